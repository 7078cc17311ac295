"""Locking a period after it was reported, and opening it again with a reason."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

import apsw

from db.history import Changes, Clash, who
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.kunci import Kunci, kalimat_terkunci, pengunci
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import satu_baris
from iki_desktop.services.kantor import Kantor

_ALASAN_MAKS = 500  # characters


def load_kunci(kantor: Kantor) -> tuple[Kunci, ...]:
    """All locked periods, in order of time."""
    with kantor.read() as connection:
        return read_kunci(connection)


def read_kunci(connection: apsw.Connection) -> tuple[Kunci, ...]:
    """The same of a connection."""
    return tuple(
        Kunci(nomor, Periode(tahun, awal, panjang), alasan, datetime.fromisoformat(waktu), oleh)
        for nomor, tahun, awal, panjang, alasan, waktu, oleh in connection.execute(
            "SELECT id, tahun, awal, panjang, alasan, waktu, oleh FROM kunci ORDER BY tahun, awal, panjang, id"
        )
    )


def lock(kantor: Kantor, periode: Periode, alasan: str = "") -> Changes:
    """Locks a month, quarter, half year or year. Raises `UserError` where it is locked already."""
    alasan = _bersih(alasan)
    with kantor.read() as connection:
        ada = pengunci(periode, read_kunci(connection))
    if ada is not None:
        raise UserError(f"{periode.nama} sudah dikunci sejak {ada.waktu:%d-%m-%Y}. Tidak perlu dikunci lagi.")
    with kantor.write(f"Kunci {periode.nama}{f': {alasan}' if alasan else ''}") as changes:
        connection = kantor.store.connection
        connection.execute(
            "INSERT INTO kunci (tahun, awal, panjang, alasan, waktu, oleh) VALUES (?, ?, ?, ?, ?, ?)",
            (periode.tahun, periode.awal, periode.panjang, alasan, now(), who()),
        )
        changes.new = (connection.last_insert_rowid(),)
    return changes


def unlock(kantor: Kantor, id_kunci: int, alasan: str) -> Changes:
    """Opens a locked period; the reason stays in the history. Raises `UserError` without one."""
    alasan = _bersih(alasan)
    if not alasan:
        raise UserError("Alasan membuka kunci belum ditulis. Tulis mengapa angka yang sudah dilaporkan perlu diubah.")
    with kantor.read() as connection:
        kunci = next((k for k in read_kunci(connection) if k.id == id_kunci), None)
    if kunci is None:
        raise UserError("Kunci ini sudah dibuka. Angkanya sudah bisa diubah.")
    with kantor.write(f"Buka kunci {kunci.periode.nama}: {alasan}") as changes:
        kantor.store.connection.execute("DELETE FROM kunci WHERE id = ?", (id_kunci,))
    return changes


def _bersih(alasan: str) -> str:
    alasan = satu_baris(alasan)
    if len(alasan) > _ALASAN_MAKS:
        raise UserError(f"Alasan lebih dari {_ALASAN_MAKS} huruf. Singkatkan.")
    return alasan


def now() -> str:
    """The moment as figures and locks keep it: ISO text with its time zone."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def require_open(
    connection: apsw.Connection, apa: str, syarat: str, nilai: int, tabel: Literal["angka", "target"] = "angka"
) -> None:
    """Raises `UserError` where figures (or targets) that `syarat` selects are of a locked period: `apa` can't go then.

    In `syarat` a target is `g`; its indicator, goal, position and year are `i`, `s`, `j` and `t`.
    """
    semua = read_kunci(connection)
    for baris in connection.execute(f"{_MASA[tabel]} WHERE {syarat}", (nilai,)) if semua else ():
        if (kunci := pengunci(Periode(*baris), semua)) is not None:
            raise UserError(
                f"{apa} punya {tabel} di {kunci.periode.nama}, yang sudah dikunci, jadi tidak bisa dihapus. "
                "Buka kuncinya dahulu dengan menulis alasannya."
            )


def locked_among(connection: apsw.Connection, rows: Iterable[Clash]) -> str:
    """The sentence about the first figure or target among rows that is of a locked period; empty where none is."""
    semua = read_kunci(connection)
    for row in rows if semua else ():
        masa = period_of(connection, row.table, row.id)
        if masa is not None and (kunci := pengunci(masa, semua)) is not None:
            return kalimat_terkunci(masa, kunci)
    return ""


_MASA = {
    "angka": "SELECT DISTINCT g.tahun, g.awal, g.panjang FROM angka g",
    "target": """
        SELECT DISTINCT t.tahun, g.awal, g.panjang FROM target g JOIN indikator i ON i.id = g.indikator_id
        JOIN sasaran s ON s.id = i.sasaran_id JOIN jabatan j ON j.id = s.jabatan_id JOIN tahun t ON t.id = j.tahun_id
    """,
}


def period_of(connection: apsw.Connection, tabel: str, nomor: int) -> Periode | None:
    """The period of a figure or a target; None for other tables and where it is gone."""
    baris = connection.execute(f"{_MASA[tabel]} WHERE g.id = ?", (nomor,)).fetchone() if tabel in _MASA else None
    return Periode(*baris) if baris else None
