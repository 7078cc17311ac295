"""A whole copy of an office file, made while it is in use."""

from pathlib import Path

import apsw


def copy_whole(connection: apsw.Connection, target: Path) -> None:
    """Copies the open file to `target`, page by page, as one consistent state; replaces what is there."""
    beside = target.with_name(target.name + ".tmp")
    beside.unlink(missing_ok=True)
    copy = apsw.Connection(str(beside))
    try:
        with copy.backup("main", connection, "main") as backup:
            backup.step()
        copy.pragma("journal_mode", "delete")
        copy.close()
        beside.replace(target)
    finally:
        copy.close()
        beside.unlink(missing_ok=True)
