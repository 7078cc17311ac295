"""The office file: making, opening, closing it, and what it says of itself."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from db import queries
from db.history import Changes as Changes  # what the services of all modules return
from db.store import Store, create_store, open_store
from iki_desktop.domain.dokumen import Gaya
from iki_desktop.domain.galat import UserError
from iki_desktop.services.berkas import put_in_place
from iki_desktop.services.lingkungan import sentences

if TYPE_CHECKING:
    from iki_desktop.services.katalog import NamaKatalog

AKHIRAN = ".iki"


@dataclass(frozen=True, slots=True)
class InfoKantor:
    """What an office file holds, counted."""

    berkas: Path
    kecamatan: str
    kabupaten: str
    tahun: int
    versi: int
    jumlah: dict[str, int]
    hanya_baca: bool


def create_office(path: Path, katalog: "NamaKatalog" = "pujon", tahun: int | None = None) -> None:
    """Makes a new office file from a catalogue, wholly or not at all; never over a file that exists."""
    from iki_desktop.services.katalog import fill_store

    tahun = date.today().year if tahun is None else tahun
    if not 1945 <= tahun <= 2999:
        raise UserError(f"Tahun {tahun} tidak masuk akal. Tulis tahun anggaran dengan empat angka, misalnya 2026.")
    with sentences(path):
        if path.exists():
            raise FileExistsError(path)

        def make(beside: Path) -> None:
            store = create_store(beside)
            try:
                fill_store(store, katalog, tahun)
            finally:
                store.close()

        # What a program that was killed left beside a file of this name, deleted since: SQLite would take it for ours.
        for ending in ("-wal", "-shm", "-journal"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        put_in_place(path, make)


class Kantor:
    """An open office. The services that read and write take it as their first argument."""

    def __init__(self, store: Store) -> None:
        """Use `open_office`."""
        self.store = store
        self.id_tahun = 0  # the year one works in; 0, or one that is gone: the newest

    @property
    def path(self) -> Path:
        """The office file."""
        return self.store.path

    @contextmanager
    def write(self, label: str, *, typing: object = None) -> Iterator[Changes]:
        """One transaction, one undo step, one line of the history; errors of the store as sentences.

        Writes that follow one another with the same `typing` (the cell one types in) are one step.
        """
        with sentences(self.path), self.store.write(label, typing=typing) as changes:
            yield changes

    @contextmanager
    def read(self) -> Iterator[apsw.Connection]:
        """Around queries: what disk or damage raises comes out as a sentence."""
        with sentences(self.path):
            yield self.store.connection

    def close(self) -> None:
        """Closes the file; a copy of it made afterwards is whole."""
        with sentences(self.path):
            self.store.close()


def open_office(path: Path, *, hanya_baca: bool = False) -> Kantor:
    """Opens an office file; where its place refuses writing, it is opened for reading only.

    Raises `UserError` (no such file, no office file, a newer one) or `EnvironmentFailure` (in use, damaged).
    """
    with sentences(path):
        if not hanya_baca and not _writable(path):
            hanya_baca = True
        return Kantor(open_store(path, read_only=hanya_baca))


@contextmanager
def opened(path: Path) -> Iterator[Kantor]:
    """An office file opened for reading only, while the window may have it open too; closed at the end."""
    kantor = open_office(path, hanya_baca=True)
    try:
        yield kantor
    finally:
        kantor.close()


def _writable(path: Path) -> bool:
    """Whether file and folder may be written; a missing file counts as writable, opening it tells better."""
    return not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def office_info(kantor: Kantor) -> InfoKantor:
    """Office, year, version, and how much the file holds (`iki info`)."""
    with kantor.read() as connection:
        kecamatan, kabupaten, *_, tahun = queries.office(connection, kantor.id_tahun)
        return InfoKantor(
            berkas=kantor.path,
            kecamatan=kecamatan,
            kabupaten=kabupaten,
            tahun=tahun,
            versi=kantor.store.version,
            hanya_baca=kantor.store.read_only,
            jumlah=queries.counts(connection, _COUNTED),
        )


_COUNTED = ("jabatan", "tugas", "fungsi", "sasaran", "indikator", "variabel", "desa", "angka")


def set_gaya(kantor: Kantor, gaya: Gaya) -> Changes:
    """Sets how the documents of this office are printed: paper, size of letters, place of the signature."""
    with kantor.write("Ubah tata letak dokumen") as changes:
        from db import models

        models.Kantor.update(kertas=gaya.kertas, ukuran_huruf=gaya.ukuran_huruf, tanda_tangan=gaya.tanda_tangan).where(
            models.Kantor.id == 1
        ).execute()
    return changes
