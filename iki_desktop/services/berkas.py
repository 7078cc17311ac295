"""Files that leave the program: written beside and then put in place, so that no half of one is ever seen."""

import os
from collections.abc import Callable
from pathlib import Path

from iki_desktop.services.lingkungan import sentences


def write_whole(path: Path, isi: bytes) -> None:
    """Writes `isi` to `path`, replacing what is there, wholly or not at all."""
    with sentences(path):
        put_in_place(path, lambda beside: _write_synced(beside, isi))


def make_folder(folder: Path) -> None:
    """Makes a folder, and those above it, where it isn't there yet."""
    with sentences(folder):
        folder.mkdir(parents=True, exist_ok=True)


def free_name(path: Path) -> Path:
    """The path itself, or, where its folder has such a name already, the first of `nama (2).xlsx`, `nama (3).xlsx` …
    that is free, without regard to case: a stick is read by Windows too."""
    with sentences(path.parent):
        terpakai = {satu.name.casefold() for satu in path.parent.iterdir()}
    nomor = 1
    hasil = path
    while hasil.name.casefold() in terpakai:
        nomor += 1
        hasil = path.with_name(f"{path.stem} ({nomor}){path.suffix}")
    return hasil


def put_in_place(path: Path, make: Callable[[Path], None]) -> None:
    """Lets `make` write a file beside `path`, then moves it to `path`. Raises what the system raises."""
    if path.is_dir():
        raise IsADirectoryError(path)
    beside = path.with_name(f".{path.name[:80]}.{os.urandom(4).hex()}.tmp")
    try:
        make(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _write_synced(path: Path, isi: bytes) -> None:
    with path.open("xb") as file:
        file.write(isi)
        file.flush()
        os.fsync(file.fileno())
