"""The lock that keeps a second program from writing the same office file; the system frees it if we die.

The two system calls themselves: a library for them brings asyncio along, a tenth of the window's start.
"""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from db.errors import InUse

_TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


def lock_path(path: Path) -> Path:
    """The lock file beside the office file."""
    return path.with_name(f".{path.name}.lock")


def acquire(path: Path) -> BinaryIO:
    """Holds the lock until `release`. Raises `InUse`, or `OSError` where the folder refuses the lock file."""
    file = lock_path(path).open("ab")
    try:
        _lock(file.fileno())
        # Whoever held it may have cleared the file away between our two calls; a lock on what is gone keeps nobody out.
        if not os.path.samestat(os.fstat(file.fileno()), lock_path(path).stat()):
            raise InUse(str(path))
    except OSError as failed:
        file.close()
        if failed.errno in _TAKEN or isinstance(failed, FileNotFoundError):
            raise InUse(str(path)) from failed
        raise
    except InUse:
        file.close()
        raise
    return file


def release(lock: BinaryIO) -> None:
    """Frees the lock and clears its file away; first the file, where an open one can go, so that nobody waits on it."""
    if os.name != "nt":
        with suppress(OSError):
            Path(lock.name).unlink()
    lock.close()
    if os.name == "nt":  # Windows removes no open file; one that somebody has locked since stays
        with suppress(OSError):
            Path(lock.name).unlink()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
