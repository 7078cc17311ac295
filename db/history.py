"""The history: each write is one transaction, one labelled step, one SQLite changeset that can be turned round.

A step *berlaku* (it holds), is *diurungkan* (undone, and can be done again) or *ditinggalkan* (undone, and then other
work went on: it stays in the history only). The undone steps are always the newest of those that aren't left behind.
"""

import getpass
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import apsw

from db.errors import Conflict

_OWN = {"langkah", "langkah_jabatan"}
# Which column leads from a row to the one it belongs to, and in the end to the position of its form.
OWNER = {
    "tugas": ("jabatan_id", "jabatan"),
    "fungsi": ("jabatan_id", "jabatan"),
    "sasaran": ("jabatan_id", "jabatan"),
    "pemangku": ("jabatan_id", "jabatan"),
    "indikator": ("sasaran_id", "sasaran"),
    "target": ("indikator_id", "indikator"),
}
_OWNER_PLACE = 1  # each of these columns is the second of its table


@dataclass(slots=True)
class Changes:
    """What one write touched, known when it has ended: row ids by table, positions, and the id of its step.

    `step` is None where nothing changed. `new` holds the rows that the service made, in order, for the view to go to.
    """

    rows: dict[str, set[int]] = field(default_factory=dict)
    jabatan: set[int] = field(default_factory=set)
    step: int | None = None
    new: tuple[int, ...] = ()


@contextmanager
def recorded(
    connection: apsw.Connection, label: str, *, into: int | None = None, reverts: int | None = None
) -> Iterator[Changes]:
    """One transaction, recorded in `langkah` under `label`; rolled back whole if the body raises.

    `into`: the changes join that step instead of making one of their own (typing goes on in one cell); a step in which
    nothing is left of its changes goes. `reverts`: the older step that this one takes back.
    """
    changes = Changes()
    session = apsw.Session(connection, "main")
    try:
        connection.execute("BEGIN IMMEDIATE")
        session.table_filter(lambda name: name not in _OWN)
        session.attach()
        yield changes
        changeset = session.changeset()
        session.close()
        if changeset:
            _note(connection, changes, changeset)
            changes.step = _join(connection, into, changeset) if into else _add(connection, label, changeset, reverts)
            if changes.step is not None:
                connection.executemany(
                    "INSERT OR IGNORE INTO langkah_jabatan VALUES (?, ?)", [(changes.step, j) for j in changes.jabatan]
                )
        connection.execute("COMMIT")
    except BaseException:
        session.close()
        if not connection.getautocommit():
            connection.execute("ROLLBACK")
        raise


def _add(connection: apsw.Connection, label: str, changeset: bytes, reverts: int | None) -> int:
    """A step of its own; what was undone before can't be done again any more."""
    connection.execute("UPDATE langkah SET keadaan = 'ditinggalkan' WHERE keadaan = 'diurungkan'")
    connection.execute(
        "INSERT INTO langkah (waktu, oleh, label, perubahan, membatalkan) VALUES (?, ?, ?, ?, ?)",
        (datetime.now().astimezone().isoformat(timespec="seconds"), who(), label, changeset, reverts),
    )
    return connection.last_insert_rowid()


def _join(connection: apsw.Connection, into: int, changeset: bytes) -> int | None:
    """Adds a changeset to that of a step; None where they cancel one another out, and the step is gone."""
    both = joined(connection, (changeset_of(connection, into), changeset))
    if both:
        connection.execute("UPDATE langkah SET perubahan = ? WHERE id = ?", (both, into))
        return into
    connection.execute("DELETE FROM langkah WHERE id = ?", (into,))
    return None


def can_join(connection: apsw.Connection, step: int) -> bool:
    """Whether a step is the newest and holds, so that more may join it."""
    return bool(connection.execute("SELECT max(id) FROM langkah").get == step and _newest(connection) == step)


def _newest(connection: apsw.Connection) -> int | None:
    found: int | None = connection.execute("SELECT max(id) FROM langkah WHERE keadaan = 'berlaku'").get
    return found


def _undone(connection: apsw.Connection) -> int | None:
    found: int | None = connection.execute("SELECT min(id) FROM langkah WHERE keadaan = 'diurungkan'").get
    return found


def undo_step(connection: apsw.Connection) -> tuple[int, str] | None:
    """Id and label of the step that `undo` would take back; None if there is none."""
    return _labelled(connection, _newest(connection))


def redo_step(connection: apsw.Connection) -> tuple[int, str] | None:
    """Id and label of the step that `redo` would do again; None if there is none."""
    return _labelled(connection, _undone(connection))


def _labelled(connection: apsw.Connection, step: int | None) -> tuple[int, str] | None:
    if step is None:
        return None
    return step, str(connection.execute("SELECT label FROM langkah WHERE id = ?", (step,)).get)


def undo(connection: apsw.Connection) -> Changes | None:
    """Takes back the newest step that holds; None if there is none."""
    step = _newest(connection)
    return None if step is None else _turn(connection, step, "diurungkan", backwards=True)


def redo(connection: apsw.Connection) -> Changes | None:
    """Does the oldest undone step again; None if there is none."""
    step = _undone(connection)
    return None if step is None else _turn(connection, step, "berlaku", backwards=False)


def _turn(connection: apsw.Connection, step: int, keadaan: str, *, backwards: bool) -> Changes:
    changes = Changes(step=step)
    changeset = changeset_of(connection, step)
    if backwards:
        changeset = apsw.Changeset.invert(changeset)
    connection.execute("BEGIN IMMEDIATE")
    try:
        conflicts = apply(connection, changeset)
        if conflicts:  # every change is recorded, so this is damage or somebody else's hand in the file
            raise Conflict(conflicts)
        _note(connection, changes, changeset)
        connection.execute("UPDATE langkah SET keadaan = ? WHERE id = ?", (keadaan, step))
        connection.execute("COMMIT")
    except BaseException:
        if not connection.getautocommit():  # a full disk has rolled it back already
            connection.execute("ROLLBACK")
        raise
    return changes


Check = Callable[[apsw.Connection], None]


def no_check(connection: apsw.Connection) -> None:
    """Finds nothing wrong."""


def revert(
    connection: apsw.Connection, step: int, label: str, *, skip: bool = False, check: Check = no_check
) -> Changes:
    """Takes back one step of long ago, as a new step. Raises `Conflict` with the rows that were changed since, or,
    with `skip`, leaves those as they are.

    What later steps were built on, row by row untouched, may still make no sense without it: `check` looks at the
    outcome, mends what it can as part of the step, and raises what forbids it.
    """
    with recorded(connection, label, reverts=step) as changes:
        conflicts = apply(connection, apsw.Changeset.invert(changeset_of(connection, step)))
        if conflicts and (not skip or any(c.table == "" for c in conflicts)):
            raise Conflict(conflicts)
        check(connection)
    return changes


@dataclass(frozen=True, slots=True)
class Clash:
    """A row that a changeset can't be applied to: it was changed or deleted since. Without table: rows that depend on
    one another would be left alone."""

    table: str
    id: int


def apply(connection: apsw.Connection, changeset: bytes) -> list[Clash]:
    """Applies a changeset, leaving out what clashes; within a transaction of the caller's."""
    clashes: list[Clash] = []

    def conflict(reason: int, change: apsw.TableChange) -> int:
        if reason == apsw.SQLITE_CHANGESET_FOREIGN_KEY:
            clashes.append(Clash("", 0))
        else:
            values: Any = change.old or change.new
            clashes.append(Clash(change.name, values[0]))
        return apsw.SQLITE_CHANGESET_OMIT

    # Without this flag the delete of a parent takes its children by cascade before their own deletes are applied.
    flags = apsw.SQLITE_CHANGESETAPPLY_FKNOACTION
    apsw.Changeset.apply(changeset, connection, conflict=conflict, flags=flags)
    return clashes


def changeset_of(connection: apsw.Connection, step: int) -> bytes:
    """What a step of the history recorded. Raises `KeyError` for a step that isn't there."""
    recorded_: bytes | None = connection.execute("SELECT perubahan FROM langkah WHERE id = ?", (step,)).get
    if recorded_ is None:
        raise KeyError(step)
    return recorded_


def who() -> str:
    """The name the system knows the user by; empty where it knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no entry for this user; on Windows: no USERNAME
        return ""


def _note(connection: apsw.Connection, changes: Changes, changeset: bytes) -> None:
    """Rows and positions that a changeset, already applied, touches."""
    gone: dict[tuple[str, int], int] = {}
    asked: list[tuple[str, int]] = []
    for change in apsw.Changeset.iter(changeset):
        values: Any = change.old or change.new
        row = (change.name, values[0])
        changes.rows.setdefault(change.name, set()).add(values[0])
        if change.name == "jabatan" or change.name in OWNER:
            asked.append(row)
        if change.name in OWNER and change.old and change.old[_OWNER_PLACE] is not apsw.no_change:
            owner: Any = change.old[_OWNER_PLACE]
            if change.new is None:
                gone[row] = owner
            else:  # it was moved from there
                asked.append((OWNER[change.name][1], owner))
    for table, id_row in asked:
        found = _position(connection, table, id_row, gone)
        if found is not None:
            changes.jabatan.add(found)


def _position(connection: apsw.Connection, table: str, id_row: int, gone: dict[tuple[str, int], int]) -> int | None:
    while table != "jabatan":
        column, above = OWNER[table]
        parent: int | None = gone.get((table, id_row))
        if parent is None:
            parent = connection.execute(f"SELECT {column} FROM {table} WHERE id = ?", (id_row,)).get
        if parent is None:
            return None
        table, id_row = above, parent
    return id_row


def touched(changeset: bytes) -> Iterator[tuple[Clash, bool]]:
    """The rows that a changeset changes, each with whether it deletes it."""
    for change in apsw.Changeset.iter(changeset):
        values: Any = change.old or change.new
        yield Clash(change.name, values[0]), change.new is None


def joined(connection: apsw.Connection, changesets: Iterable[bytes]) -> bytes:
    """Changesets that follow one another as one: twenty thousand of them apply as fast as what they amount to.

    Those from before a column was added join the later ones: the schema is that of the connection.
    """
    builder = apsw.ChangesetBuilder()  # type: ignore[no-untyped-call]
    try:
        builder.schema(connection, "main")
        for changeset in changesets:
            builder.add(changeset)
        both: bytes = builder.output()
    finally:
        builder.close()
    return both
