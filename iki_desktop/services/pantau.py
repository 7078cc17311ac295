"""A watched folder: which spreadsheets have arrived there since one looked last, and have come whole."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from iki_desktop.services.impor_baca import AKHIRAN

_KENAL = 5000  # marks that are kept
_FOLDER = 50  # folders in a watched one that are looked into
_BANYAK = 2000  # entries of a folder that are looked at: a stick full of pictures isn't walked through each time


class Pemantau:
    """Remembers what was seen."""

    def __init__(self, kenal: Iterable[str]) -> None:
        """`kenal` are the marks of files that were offered or were there before (`known`)."""
        self._kenal = dict.fromkeys(kenal)
        self._lalu: dict[Path, str] = {}

    def known(self) -> tuple[str, ...]:
        """What one keeps over a restart, so that also what came meanwhile is offered; the oldest are let go of."""
        return tuple(self._kenal)[-_KENAL:]

    def look(self, folder: Iterable[Path]) -> tuple[Path, ...]:
        """The files that are new and have not grown since the last look: one that is being copied waits.

        A folder that isn't there (a stick pulled out) has none. Those given are known from then on.
        """
        kini = {path: tanda for satu in folder for path, tanda in _sheets(satu)}
        baru = tuple(
            path for path, tanda in sorted(kini.items()) if tanda not in self._kenal and self._lalu.get(path) == tanda
        )
        self._lalu = kini
        self._kenal.update(dict.fromkeys(kini[path] for path in baru))
        return baru

    def know(self, folder: Path) -> None:
        """Takes all that is in a folder now for known: watching begins."""
        self._kenal.update(dict.fromkeys(tanda for _, tanda in _sheets(folder)))


def with_subfolders(folder: Iterable[Path]) -> tuple[Path, ...]:
    """Folders and those right in them: people put the files of a month into one."""
    hasil: list[Path] = []
    for satu in folder:
        hasil.append(satu)
        with suppress(OSError), os.scandir(satu) as isi:
            dalam = [Path(e.path) for _, e in zip(range(_BANYAK), isi, strict=False) if e.is_dir(follow_symlinks=False)]
            hasil += sorted(path for path in dalam if not path.name.startswith((".", "$")))[:_FOLDER]
    return tuple(hasil)


def _sheets(folder: Path) -> list[tuple[Path, str]]:
    """The spreadsheets of a folder, each with a mark of what it is: place, size, time."""
    hasil: list[tuple[Path, str]] = []
    with suppress(OSError), os.scandir(folder) as isi:  # a folder that went away has nothing new
        for ke, satu in enumerate(isi):
            if ke >= _BANYAK:
                break
            if satu.name.lower().endswith(AKHIRAN) and not satu.name.startswith(("~$", ".")) and satu.is_file():
                keadaan = satu.stat()
                hasil.append((Path(satu.path), f"{satu.path}|{keadaan.st_size}|{keadaan.st_mtime_ns}"))
    return hasil
