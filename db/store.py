"""One office = one SQLite file. Opening, creating, writing, closing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import BinaryIO
from urllib.parse import quote_from_bytes

import apsw

from db import history
from db.backup import copy_whole
from db.errors import Damaged, NewerFile, NotAnOffice, ReadOnly
from db.lock import acquire, release
from db.migrations import APPLICATION_ID, MIGRATIONS, VERSION, Migration, migrate

_HEADER = b"SQLite format 3\x00"
_BUSY_SECONDS = 5
_FOLD_MILLISECONDS = 300  # the window waits for it
PRAGMAS = {"foreign_keys": 1, "synchronous": "full"}


class Store:
    """An open office file. The models of `db.models` speak to the store that was bound last."""

    def __init__(self, path: Path, *, read_only: bool, lock: BinaryIO | None = None) -> None:
        """Opens the file as it is; use `open_store` or `create_store`."""
        self.path, self.read_only, self._lock = path, read_only, lock
        mode = apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE
        # The one connection of this store: of peewee's models, of plain queries and of the history.
        self.connection = apsw.Connection(_uri(path, read_only), flags=apsw.SQLITE_OPEN_URI | mode)
        try:
            self.connection.set_busy_timeout(_BUSY_SECONDS * 1000)
            if not read_only:
                _leave_impossible_wal(self.connection)
            for name, value in PRAGMAS.items():
                self.connection.pragma(name, value)
        except BaseException:
            self.connection.close()
            raise
        self._open = True
        self._typed: tuple[object, int] | None = None  # the cell one types in, and its step

    def bind(self) -> None:
        """Lets the models of `db.models` speak to this store: another one may have been opened, and closed, since.

        They are imported with the first change, not with the start: a program that reads needs none (db.queries).
        """
        from db import models

        models.bind(self.connection)

    @property
    def version(self) -> int:
        """The version of the file: how many migrations it has had."""
        return int(self.connection.pragma("user_version"))

    def read_as_newest(self, migrations: tuple[Migration, ...]) -> None:
        """Reads an older file that can't be changed here: a copy in memory is brought up, the file stays as it is."""
        newest = apsw.Connection(":memory:")
        with newest.backup("main", self.connection, "main") as backup:
            backup.step()
        migrate(newest, migrations)
        self.connection.close()
        self.connection = newest
        newest.pragma("query_only", 1)

    @contextmanager
    def write(self, label: str, *, typing: object = None) -> Iterator[history.Changes]:
        """One transaction, one undo step, one line of the history. Raises `ReadOnly` on a file open for reading.

        Writes that follow one another with the same `typing` (the cell one types in) are one step.
        """
        self._require_writing()
        self.bind()
        into = None
        if typing is not None and self._typed is not None and self._typed[0] == typing:
            step = self._typed[1]
            into = step if history.can_join(self.connection, step) else None
        self._typed = None
        with history.recorded(self.connection, label, into=into) as changes:
            yield changes
        if typing is not None:
            step_now = changes.step or (None if changes.rows else into)
            self._typed = (typing, step_now) if step_now else None

    def end_typing(self) -> None:
        """The next write makes a step of its own."""
        self._typed = None

    def undo(self) -> history.Changes | None:
        """Takes back the newest step; None if there is none."""
        self._require_writing()
        self._typed = None
        return history.undo(self.connection)

    def redo(self) -> history.Changes | None:
        """Does again what was undone last; None if there is nothing."""
        self._require_writing()
        self._typed = None
        return history.redo(self.connection)

    def revert(
        self, step: int, label: str, *, skip: bool = False, check: history.Check = history.no_check
    ) -> history.Changes:
        """Takes back one step of long ago, as a new step (see `history.revert`)."""
        self._require_writing()
        self._typed = None
        return history.revert(self.connection, step, label, skip=skip, check=check)

    def _require_writing(self) -> None:
        if self.read_only:
            raise ReadOnly(str(self.path))

    def checkpoint(self) -> None:
        """Folds the write-ahead log into the file, so that a copy of the one file is whole.

        Somebody who reads it longer than a moment hinders that: then nothing is lost, and the next fold does it.
        """
        if self.read_only:
            return
        self.connection.set_busy_timeout(_FOLD_MILLISECONDS)
        try:
            with suppress(apsw.BusyError):
                self.connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        finally:
            self.connection.set_busy_timeout(_BUSY_SECONDS * 1000)

    def close(self) -> None:
        """Folds the log, closes, and lets another program in; lets it in also where folding fails."""
        try:
            if self._open:
                self._rest()
        finally:
            self._open = False
            self.connection.close()
            if self._lock is not None:
                release(self._lock)
                self._lock = None

    def _rest(self) -> None:
        """Folds the log and leaves WAL, so that the file can be read from any place without files beside it."""
        if self.read_only:
            return
        self.checkpoint()
        self.connection.set_busy_timeout(0)
        with suppress(apsw.BusyError):  # somebody reads it: it stays in WAL, and whole
            self.connection.pragma("journal_mode", "delete")


def open_store(path: Path, *, read_only: bool = False, migrations: tuple[Migration, ...] = MIGRATIONS) -> Store:
    """Opens an office file, for writing alone under its lock, and brings it to the newest version after a backup.

    An older file that is only read is brought up in memory. Raises `NotAnOffice`, `NewerFile`, `Damaged`, `InUse`, or
    `OSError` for what the file system refuses.
    """
    check_header(path)
    lock = None if read_only else acquire(path)
    try:
        store = Store(path, read_only=read_only, lock=lock)
    except BaseException:
        if lock is not None:
            release(lock)
        raise
    try:
        version = store.version
        if version > len(migrations):
            raise NewerFile(version, len(migrations))
        _check_body(store)
        if version < len(migrations):
            _bring_up(store, version, migrations)
        if not read_only:
            store.connection.pragma("journal_mode", "wal")
    except BaseException:
        store.read_only = True  # what was refused is left as it is
        store.close()
        raise
    return store


def _leave_impossible_wal(connection: apsw.Connection) -> None:
    """For a file left in WAL by a program that died, and brought where WAL can't be done (some network folders)."""
    try:
        connection.pragma("user_version")
    except apsw.CantOpenError:
        connection.pragma("locking_mode", "exclusive")
        connection.pragma("journal_mode", "delete")
        connection.pragma("locking_mode", "normal")


def _check_body(store: Store) -> None:
    """Finds damage before anybody works on it; 11 ms for a file of 24 MB."""
    answer = store.connection.execute("PRAGMA quick_check(1)").fetchone()
    if answer != ("ok",):
        raise Damaged(str(answer))


def _bring_up(store: Store, version: int, migrations: tuple[Migration, ...]) -> None:
    if store.read_only:
        store.read_as_newest(migrations)
        return
    copy_whole(
        store.connection, store.path.with_name(f"{store.path.stem} (cadangan versi {version}){store.path.suffix}")
    )
    migrate(store.connection, migrations)


def create_store(path: Path) -> Store:
    """A new, empty office file at `path`, which must not exist yet."""
    path.touch(exist_ok=False)
    store = Store(path, read_only=False)
    try:
        migrate(store.connection)
    except BaseException:
        store.close()
        raise
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
    uri = sqlite_uri(path.absolute())
    if not read_only:
        return uri
    log = any(path.with_name(path.name + ending).exists() for ending in ("-wal", "-journal"))
    unchanging = not log and not os.access(path.parent, os.W_OK)
    return f"{uri}?mode=ro{'&immutable=1' if unchanging else ''}"


def sqlite_uri(path: PurePath) -> str:
    """An absolute path as SQLite takes it: four slashes before a network share, where `as_uri` writes two."""
    text = path.as_posix()
    return f"file://{'' if text.startswith('/') else '/'}{quote_from_bytes(os.fsencode(text), safe='/:')}"


__all__ = ["VERSION", "Store", "check_header", "create_store", "open_store", "sqlite_uri"]
