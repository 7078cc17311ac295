"""Copying what forms hold: into another form, of whatever year."""

from collections.abc import Sequence
from typing import Literal

import apsw

from db.history import Changes
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.tempat import NamaDaftar, Tabel
from iki_desktop.services.baris import INDUK, TEKS_INDIKATOR, insert_rows, siblings
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.kunci import require_open
from iki_desktop.services.sunting import KEPALA, PILIHAN_INDIKATOR, nama_jabatan

Bagian = Literal["kepala", "tugas", "fungsi", "tabel"]


def copy_isi(kantor: Kantor, dari: int, ke: int, bagian: frozenset[Bagian], *, ganti: bool) -> Changes:
    """Copies parts of one form into another, of whatever year; `ganti`: in place of what is there, else after it.

    Raises `UserError` where targets of a locked period would go with what is there.
    """
    with kantor.read() as connection:
        asal, tujuan = nama_jabatan(connection, dari), nama_jabatan(connection, ke)
    if dari == ke:
        raise UserError("Formulir asal dan tujuan sama. Pilih jabatan lain sebagai asal.")
    if ganti and "tabel" in bagian:
        with kantor.read() as connection:
            require_open(connection, f"Tabel {tujuan}", "j.id = ?", ke, "target")
    with kantor.write(f"Salin isi {asal} ke {tujuan}") as changes:
        copy_parts(kantor.store.connection, dari, ke, bagian, ganti=ganti)
    return changes


def copy_parts(connection: apsw.Connection, dari: int, ke: int, bagian: frozenset[Bagian], *, ganti: bool) -> None:
    """The same within a transaction of the caller's."""
    if "kepala" in bagian:
        kolom = ", ".join(KEPALA)
        connection.execute(
            f"UPDATE jabatan SET ({kolom}) = (SELECT {kolom} FROM jabatan WHERE id = ?) WHERE id = ?", (dari, ke)
        )
    daftar: NamaDaftar
    for daftar in ("tugas", "fungsi"):
        if daftar in bagian:
            _copy_rows(connection, daftar, dari, ke, ("teks",), ganti=ganti)
    if "tabel" in bagian:
        pasangan = _copy_rows(connection, "sasaran", dari, ke, ("teks",), ganti=ganti)
        kolom_indikator = (*TEKS_INDIKATOR, *PILIHAN_INDIKATOR)
        for lama, baru in pasangan:
            _copy_rows(connection, "indikator", lama, baru, kolom_indikator, ganti=False)


def _copy_rows(
    connection: apsw.Connection, tabel: Tabel, dari: int, ke: int, kolom: Sequence[str], *, ganti: bool
) -> list[tuple[int, int]]:
    """Copies the rows under one parent to another; `(old id, new id)` of each."""
    asal = list(
        connection.execute(
            f"SELECT id, {', '.join(kolom)} FROM {tabel} WHERE {INDUK[tabel]} = ? ORDER BY urutan, id", (dari,)
        )
    )
    if ganti:
        connection.execute(f"DELETE FROM {tabel} WHERE {INDUK[tabel]} = ?", (ke,))
    akhir = len(siblings(connection, tabel, ke))
    baru = insert_rows(connection, tabel, ke, akhir, [dict(zip(kolom, b[1:], strict=True)) for b in asal])
    return [(b[0], n) for b, n in zip(asal, baru, strict=True)]
