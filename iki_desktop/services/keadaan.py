"""How the office stands: an indicator over the year, what has come in of what is expected, what is missing where."""

from dataclasses import dataclass
from datetime import date

import apsw

from db import queries
from iki_desktop.domain.hasil import Butir
from iki_desktop.domain.keadaan import (
    Kelengkapan,
    Perjalanan,
    ditunggu,
    frekuensi_rumus,
    kelengkapan,
    nama_dihitung,
    tahun_tren,
    tren,
)
from iki_desktop.domain.nilai import KunciFigur, Laporan
from iki_desktop.domain.periode import PANJANG
from iki_desktop.domain.variabel import Variabel
from iki_desktop.services.angka import load_angka
from iki_desktop.services.capaian import read_laporan
from iki_desktop.services.desa import read_desa
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.kunci import read_kunci
from iki_desktop.services.target import read_target
from iki_desktop.services.variabel import read_variabel

# Only figures that are typed where they count: of the variable's own length and scope, of one that is typed at all.
_MASUK = """
    SELECT a.desa_id, a.awal + a.panjang - 1,
           count(*) FILTER (WHERE a.status IN ('terisi', 'nihil')), count(*) FILTER (WHERE a.status = 'tidak_berlaku')
    FROM angka a JOIN variabel v ON v.id = a.variabel_id
    WHERE a.tahun = ? AND a.panjang IN (1, 3, 6, 12) AND NOT v.tetap AND v.asal_id IS NULL
          AND a.panjang = CASE v.frekuensi {panjang} END AND (a.desa_id IS NOT NULL) = (v.lingkup = 'desa')
    GROUP BY 1, 2
""".format(panjang=" ".join(f"WHEN '{f}' THEN {n}" for f, n in PANJANG.items()))


def trend(kantor: Kantor, butir: Butir) -> Perjalanan:
    """An indicator of the year one works in, period by period (`domain.keadaan.tren`)."""
    with kantor.read() as connection:
        *_, id_tahun, tahun = queries.office(connection, kantor.id_tahun)
        tanpa_angka = Laporan(tuple(read_variabel(connection)))
        dipakai = {v.id for nama in nama_dihitung(butir.rumus) if (v := tanpa_angka.bernama(nama)) is not None}
        masa = tahun_tren(frekuensi_rumus(butir.rumus, tanpa_angka), tahun)
        return tren(butir, tahun, read_laporan(connection, masa, dipakai), read_target(connection, id_tahun))


def completeness(kantor: Kantor, hari_ini: date) -> Kelengkapan:
    """What has come in of the year one works in, by desa and month."""
    with kantor.read() as connection:
        *_, id_tahun, tahun = queries.office(connection, kantor.id_tahun)
        hari: int = connection.execute("SELECT tenggat FROM tahun WHERE id = ?", (id_tahun,)).get
        desa = {d.id: d.nama for d in read_desa(connection)}
        masuk = _reported(connection, tahun)
        return kelengkapan(tahun, read_variabel(connection), desa, masuk, read_kunci(connection), hari, hari_ini)


def _reported(connection: apsw.Connection, tahun: int) -> dict[tuple[int | None, int], tuple[int, int]]:
    return {(desa, bulan): (terisi, tanpa) for desa, bulan, terisi, tanpa in connection.execute(_MASUK, (tahun,))}


@dataclass(frozen=True, slots=True)
class Tunggakan:
    """What is expected of a desa (or the kecamatan) with a month, and what of it is missing, in the order of making."""

    diminta: tuple[KunciFigur, ...]
    belum: tuple[tuple[Variabel, KunciFigur], ...]


def missing(kantor: Kantor, desa: int | None, bulan: int) -> Tunggakan:
    """The figures that a desa (None: the kecamatan) owes for a month (1 to 12) of the year one works in."""
    with kantor.read() as connection:
        tahun: int = queries.office(connection, kantor.id_tahun)[6]
        semua = ditunggu(read_variabel(connection), desa, tahun, bulan)
    ada = load_angka(kantor, {v.id for v, _ in semua}, {p for _, p in semua}, (desa,))
    status = {kunci: angka.figur.status for kunci, angka in ada.items()}
    kunci = [(v, (v.id, p, desa)) for v, p in semua if status.get((v.id, p, desa)) != "tidak_berlaku"]
    belum = tuple((v, k) for v, k in kunci if status.get(k, "kosong") == "kosong")
    return Tunggakan(tuple(k for _, k in kunci), belum)
