"""The lock that keeps a second program from writing the same office file; the system frees it if we die."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import InUse

if TYPE_CHECKING:
    from filelock import FileLock


def lock_path(path: Path) -> Path:
    """The lock file beside the office file."""
    return path.with_name(f".{path.name}.lock")


def acquire(path: Path) -> "FileLock":
    """Holds the lock until `release`. Raises `InUse`, or `OSError` where the folder refuses the lock file."""
    from filelock import FileLock, Timeout  # asyncio comes with it: not for those who only read

    lock = FileLock(lock_path(path), blocking=False)
    try:
        lock.acquire()
    except Timeout as taken:
        raise InUse(str(path)) from taken
    return lock


def release(lock: "FileLock") -> None:
    """Frees the lock and clears its file away: beforehand, so that no other program gets hold of a file that goes."""
    if os.name != "nt":  # Windows refuses to remove it while it is open; there `release` removes it
        with suppress(OSError):
            Path(lock.lock_file).unlink()
    lock.release()
