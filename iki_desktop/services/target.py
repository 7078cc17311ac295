"""Targets of the indicators: reading, setting one or many, spreading those of the year over its parts."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeAlias

import apsw

from db import queries
from db.history import Changes
from iki_desktop.domain.capaian import Target
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.kunci import kalimat_terkunci, pengunci
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.target import tulis_target
from iki_desktop.domain.teks import singkat
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.kunci import read_kunci

KunciTarget: TypeAlias = tuple[int, Periode]  # id of the indicator, and the period


def load_target(kantor: Kantor) -> dict[KunciTarget, Target]:
    """All targets of the year one works in."""
    with kantor.read() as connection:
        *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        return read_target(connection, id_tahun)


def read_target(connection: apsw.Connection, id_tahun: int) -> dict[KunciTarget, Target]:
    """The targets of a year."""
    return {
        (nomor, Periode(tahun, awal, panjang)): Target(Decimal(bawah), Decimal(atas))
        for nomor, tahun, awal, panjang, bawah, atas in connection.execute(
            """
            SELECT g.indikator_id, t.tahun, g.awal, g.panjang, g.bawah, g.atas
            FROM target g JOIN indikator i ON i.id = g.indikator_id JOIN sasaran s ON s.id = i.sasaran_id
                 JOIN jabatan j ON j.id = s.jabatan_id JOIN tahun t ON t.id = j.tahun_id
            WHERE t.id = ?
            """,
            (id_tahun,),
        )
    }


def set_target(kantor: Kantor, isi: Mapping[KunciTarget, Target | None], apa: str = "") -> Changes:
    """Sets targets, in one step; None takes one away. `apa` is what the step is called where there are several.

    Raises `UserError` for a locked period, a period of another year than the indicator's, an indicator that is gone.
    """
    with kantor.read() as connection:
        semua_kunci = read_kunci(connection)
        nama = {nomor: _indicator(connection, nomor) for nomor in {nomor for nomor, _ in isi}}
    for nomor, masa in isi:
        teks, tahun = nama[nomor]
        if masa.tahun != tahun:
            raise UserError(
                f"Indikator “{teks}” ada di dokumen tahun {tahun}, bukan {masa.tahun}. Pilih tahunnya dulu."
            )
        if (pemegang := pengunci(masa, semua_kunci)) is not None:
            raise UserError(f"Target “{teks}”: {kalimat_terkunci(masa, pemegang)}")
    if len(isi) == 1:
        ((nomor, masa), target) = next(iter(isi.items()))
        label = f"Target {nama[nomor][0]} {masa.nama}: {tulis_target(target) or 'kosong'}"
    else:
        label = f"{apa or 'Isi'} {len(isi)} target"
    with kantor.write(label) as changes:
        for (nomor, masa), target in isi.items():
            _write(kantor.store.connection, nomor, masa, target)
    return changes


def _indicator(connection: apsw.Connection, nomor: int) -> tuple[str, int]:
    """What an indicator is called in a sentence, and its year."""
    baris = connection.execute(
        "SELECT i.teks, t.tahun FROM indikator i JOIN sasaran s ON s.id = i.sasaran_id "
        "JOIN jabatan j ON j.id = s.jabatan_id JOIN tahun t ON t.id = j.tahun_id WHERE i.id = ?",
        (nomor,),
    ).fetchone()
    if baris is None:
        raise UserError("Indikator ini sudah tidak ada, mungkin baru dihapus atau diurungkan. Pilih indikator lain.")
    return singkat(" ".join(baris[0].split())) or "tanpa nama", baris[1]


def _write(connection: apsw.Connection, nomor: int, masa: Periode, target: Target | None) -> None:
    if target is None:
        connection.execute(
            "DELETE FROM target WHERE indikator_id = ? AND panjang = ? AND awal = ?", (nomor, masa.panjang, masa.awal)
        )
        return
    connection.execute(
        "INSERT INTO target (indikator_id, awal, panjang, bawah, atas) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (indikator_id, panjang, awal) DO UPDATE SET bawah = excluded.bawah, atas = excluded.atas",
        (nomor, masa.awal, masa.panjang, f"{target.bawah:f}", f"{target.atas:f}"),
    )


def without_locked(kantor: Kantor, masa: Iterable[Periode]) -> tuple[Periode, ...]:
    """Those of the periods whose targets can be set."""
    with kantor.read() as connection:
        semua = read_kunci(connection)
    return tuple(p for p in masa if pengunci(p, semua) is None)
