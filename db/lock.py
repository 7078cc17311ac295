"""The lock that keeps a second program from writing the same office file; the system frees it if we die."""

from pathlib import Path

from filelock import FileLock, Timeout

from db.errors import InUse


def lock_path(path: Path) -> Path:
    """The lock file beside the office file."""
    return path.with_name(f".{path.name}.lock")


def acquire(path: Path) -> FileLock:
    """Holds the lock until `release`. Raises `InUse`, or `OSError` where the folder refuses the lock file."""
    lock = FileLock(lock_path(path), blocking=False)
    try:
        lock.acquire()
    except Timeout as taken:
        raise InUse(str(path)) from taken
    return lock
