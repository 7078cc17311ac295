"""The history: each write is one transaction, one labelled step, one SQLite changeset that can be turned round."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

import apsw


@dataclass(slots=True)
class Changes:
    """What one write touched, known when it has ended: row ids by table, and the id of its step (None: nothing)."""

    rows: dict[str, set[int]] = field(default_factory=dict)
    step: int | None = None


@contextmanager
def recorded(connection: apsw.Connection, label: str) -> Iterator[Changes]:
    """One transaction, recorded in `langkah` under `label`; rolled back whole if the body raises."""
    changes = Changes()
    session = apsw.Session(connection, "main")
    try:
        connection.execute("BEGIN IMMEDIATE")
        session.table_filter(lambda name: name != "langkah")
        session.attach()
        yield changes
        changeset = session.changeset()
        session.close()
        if changeset:
            changes.rows = touched(changeset)
            now = datetime.now().astimezone().isoformat(timespec="seconds")
            connection.execute(
                "INSERT INTO langkah (waktu, oleh, label, perubahan) VALUES (?, ?, ?, ?)",
                (now, who(), label, changeset),
            )
            changes.step = connection.last_insert_rowid()
        connection.execute("COMMIT")
    except BaseException:
        session.close()
        if not connection.getautocommit():
            connection.execute("ROLLBACK")
        raise


def who() -> str:
    """The name the system knows the user by; empty where it knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no entry for this user; on Windows: no USERNAME
        return ""


def touched(changeset: bytes) -> dict[str, set[int]]:
    """The row ids that a changeset changes, by table."""
    rows: dict[str, set[int]] = {}
    for change in apsw.Changeset.iter(changeset):
        values = change.old or change.new
        if values is not None:
            rows.setdefault(change.name, set()).add(values[0])  # type: ignore[arg-type]
    return rows
