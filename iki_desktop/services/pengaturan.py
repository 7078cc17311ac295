"""How a year is judged: the bands of predikat, the cap on display, the day figures are due (rules.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import apsw

from db import queries
from db.history import Changes
from iki_desktop.domain.capaian import PITA, Pita
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.teks import satu_baris
from iki_desktop.services.kantor import Kantor

BATAS: tuple[Decimal | None, ...] = (None, Decimal(100), Decimal(120))  # caps that can be chosen
TENGGAT_AWAL, TENGGAT_AKHIR = 1, 28  # days every month has
_PREDIKAT_MAKS = 60  # characters


@dataclass(frozen=True, slots=True)
class Pengaturan:
    """How a year is judged: the bands of predikat, the cap on display (None: none), the day figures are due."""

    pita: tuple[Pita, ...] = PITA
    batas: Decimal | None = None
    tenggat: int = 10


def load_pengaturan(kantor: Kantor) -> Pengaturan:
    """The settings of the year one works in."""
    with kantor.read() as connection:
        *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        ((batas, tenggat),) = connection.execute("SELECT batas_capaian, tenggat FROM tahun WHERE id = ?", (id_tahun,))
        return Pengaturan(read_pita(connection, id_tahun), Decimal(batas) if batas else None, tenggat)


def set_pita(kantor: Kantor, pita: Sequence[Pita]) -> Changes:
    """The bands of the year one works in; none brings back those of the regulation.

    Raises `UserError` where they leave a gap at the bottom, or two begin at the same cut.
    """
    baru = sorted((Pita(p.dari, _word(p.predikat)) for p in pita), key=lambda p: p.dari, reverse=True)
    if baru and baru[-1].dari != 0:
        raise UserError("Predikat terendah belum mulai dari 0, jadi ada capaian tanpa predikat. Isi batas bawahnya 0.")
    for atas, bawah in pairwise(baru):
        if atas.dari == bawah.dari:
            raise UserError(
                f"“{atas.predikat}” dan “{bawah.predikat}” mulai dari batas yang sama. Bedakan batas bawahnya."
            )
    with kantor.write("Ubah predikat" if baru else "Kembalikan predikat bawaan") as changes:
        connection = kantor.store.connection
        *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        if read_pita(connection, id_tahun) == (tuple(baru) or PITA):
            return changes  # they are so: the history shall not tell of a change
        connection.execute("DELETE FROM pita WHERE tahun_id = ?", (id_tahun,))
        connection.executemany(
            "INSERT INTO pita (tahun_id, dari, predikat) VALUES (?, ?, ?)",
            [(id_tahun, f"{p.dari:f}", p.predikat) for p in baru if tuple(baru) != PITA],
        )
    return changes


def _word(predikat: str) -> str:
    predikat = satu_baris(predikat)
    if not predikat:
        raise UserError("Nama predikat kosong. Ketik namanya, misalnya “Baik”, atau hapus barisnya.")
    if len(predikat) > _PREDIKAT_MAKS:
        raise UserError(f"Nama predikat lebih dari {_PREDIKAT_MAKS} huruf. Singkatkan.")
    return predikat


def set_batas(kantor: Kantor, batas: Decimal | None) -> Changes:
    """The cap on the capaian that is shown and printed; the exact one stays as it is."""
    assert batas in BATAS, batas
    return _set(kantor, "Ubah batas capaian tercetak", "batas_capaian", "" if batas is None else f"{batas:f}")


def set_tenggat(kantor: Kantor, hari: int) -> Changes:
    """The day of the next month until which figures are due. Raises `UserError` for one that not all months have."""
    if not TENGGAT_AWAL <= hari <= TENGGAT_AKHIR:
        raise UserError(f"Tanggal tenggat {hari} tidak ada di semua bulan. Isi {TENGGAT_AWAL} sampai {TENGGAT_AKHIR}.")
    return _set(kantor, f"Ubah tenggat menjadi tanggal {hari}", "tenggat", hari)


def _set(kantor: Kantor, label: str, kolom: str, nilai: str | int) -> Changes:
    with kantor.write(label) as changes:
        connection = kantor.store.connection
        *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        connection.execute(f"UPDATE tahun SET {kolom} = ? WHERE id = ?", (nilai, id_tahun))
    return changes


def read_pita(connection: apsw.Connection, id_tahun: int) -> tuple[Pita, ...]:
    """The bands of a year from the highest cut on; those of the regulation where it has none of its own."""
    baris = connection.execute("SELECT dari, predikat FROM pita WHERE tahun_id = ?", (id_tahun,))
    pita = sorted((Pita(Decimal(dari), nama) for dari, nama in baris), key=lambda p: p.dari, reverse=True)
    return tuple(pita) or PITA
