"""One office = one SQLite file. Opening, creating, writing, closing."""

import os
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import apsw
from playhouse.apsw_ext import APSWDatabase

from db import history, models
from db.errors import NewerFile, NotAnOffice, ReadOnly
from db.migrations import APPLICATION_ID, MIGRATIONS, VERSION, Migration, migrate

_HEADER = b"SQLite format 3\x00"
_BUSY_SECONDS = 5
PRAGMAS = {"foreign_keys": 1, "synchronous": "full"}


class Store:
    """An open office file. The models of `db.models` speak to the store opened last."""

    def __init__(self, path: Path, *, read_only: bool, lock: Any = None) -> None:
        """Opens the file as it is; use `open_store` or `create_store`."""
        self.path, self.read_only, self._lock = path, read_only, lock
        self.database = APSWDatabase(
            _uri(path, read_only),
            pragmas=PRAGMAS,
            timeout=_BUSY_SECONDS,
            flags=apsw.SQLITE_OPEN_URI
            | (apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE),
        )
        models.proxy.initialize(self.database)
        self.database.connect()

    @property
    def connection(self) -> apsw.Connection:
        """The one connection of this store."""
        connection: apsw.Connection = self.database.connection()
        return connection

    @property
    def version(self) -> int:
        """The version of the file: how many migrations it has had."""
        return int(self.connection.pragma("user_version"))

    def write(self, label: str) -> AbstractContextManager[history.Changes]:
        """One transaction, one undo step, one line of the history. Raises `ReadOnly` on a file open for reading."""
        if self.read_only:
            raise ReadOnly(str(self.path))
        return history.recorded(self.connection, label)

    def checkpoint(self) -> None:
        """Folds the write-ahead log into the file, so that a copy of the one file is whole."""
        if not self.read_only:
            self.connection.pragma("wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Folds the log, closes, and lets another program in."""
        if not self.database.is_closed():
            self.checkpoint()
            self.database.close()
        if self._lock is not None:
            Path(self._lock.lock_file).unlink(missing_ok=True)
            self._lock.release()
            self._lock = None


def open_store(path: Path, *, read_only: bool = False, migrations: tuple[Migration, ...] = MIGRATIONS) -> Store:
    """Opens an office file, for writing alone under its lock, and brings it to the newest version after a backup.

    Raises `NotAnOffice`, `NewerFile`, `InUse`, `ReadOnly` (an older file can't be brought up while it is only
    read), or `OSError` for what the file system refuses.
    """
    check_header(path)
    lock = None
    if not read_only:
        from db.lock import acquire

        lock = acquire(path)
    try:
        store = Store(path, read_only=read_only, lock=lock)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    try:
        version = store.version
        if version > len(migrations):
            raise NewerFile(version, len(migrations))
        if version < len(migrations):
            _bring_up(store, version, migrations)
        if not read_only:
            store.connection.pragma("journal_mode", "wal")
    except BaseException:
        store.close()
        raise
    return store


def _bring_up(store: Store, version: int, migrations: tuple[Migration, ...]) -> None:
    if store.read_only:
        raise ReadOnly(str(store.path))
    from db.backup import copy_whole

    copy_whole(
        store.connection, store.path.with_name(f"{store.path.stem} (cadangan versi {version}){store.path.suffix}")
    )
    migrate(store.connection, migrations)


def create_store(path: Path) -> Store:
    """A new, empty office file at `path`, which must not exist yet."""
    path.touch(exist_ok=False)
    store = Store(path, read_only=False)
    migrate(store.connection)
    return store


def check_header(path: Path) -> None:
    """Raises `NotAnOffice` unless the header is that of an office file (a damaged body is found later)."""
    with path.open("rb") as file:
        header = file.read(100)
    if len(header) < 100 or not header.startswith(_HEADER):
        raise NotAnOffice(str(path))
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotAnOffice(str(path))


def _uri(path: Path, read_only: bool) -> str:
    """The file as an SQLite URI. Where no log can lie beside it (a read-only folder), it is read as unchanging."""
    uri = path.absolute().as_uri()
    if not read_only:
        return uri
    log = path.with_name(path.name + "-wal")
    unchanging = not log.exists() and not os.access(path.parent, os.W_OK)
    return f"{uri}?mode=ro{'&immutable=1' if unchanging else ''}"


__all__ = ["VERSION", "Store", "check_header", "create_store", "open_store"]
