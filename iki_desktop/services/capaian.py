"""What the indicators have reached: the figures of a period read once, and every indicator computed from them."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

import apsw

from db import queries
from iki_desktop.domain.acuan import Calon, cari
from iki_desktop.domain.figur import Figur, Rekap
from iki_desktop.domain.hasil import Butir, Hasil, hasil_indikator
from iki_desktop.domain.nama_rumus import nama_tertulis
from iki_desktop.domain.nilai import KunciFigur, Laporan, asal_figur, rekap_desa
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import kunci_cari, singkat
from iki_desktop.domain.variabel import Variabel
from iki_desktop.services.angka import figur_dari
from iki_desktop.services.desa import read_desa
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.pengaturan import read_pita
from iki_desktop.services.target import read_target
from iki_desktop.services.variabel import read_variabel

_BUTIR = """
    SELECT i.id, j.id, j.nama, i.teks, CASE WHEN trim(i.hitungan) <> '' THEN i.hitungan ELSE i.rumus END, i.arah
    FROM indikator i JOIN sasaran s ON s.id = i.sasaran_id JOIN jabatan j ON j.id = s.jabatan_id
    WHERE j.tahun_id = ? ORDER BY j.urutan, j.id, s.urutan, s.id, i.urutan, i.id
"""


def load_butir(kantor: Kantor) -> tuple[Butir, ...]:
    """The indicators of the year one works in, in the order of the document."""
    with kantor.read() as connection:
        *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        return _items(connection, id_tahun)


def _items(connection: apsw.Connection, id_tahun: int) -> tuple[Butir, ...]:
    return tuple(
        Butir(nomor, id_jabatan, " ".join(jabatan.split()), teks, rumus, arah)
        for nomor, id_jabatan, jabatan, teks, rumus, arah in connection.execute(_BUTIR, (id_tahun,))
    )


def cari_indikator(semua: Sequence[Butir], acuan: str) -> Butir:
    """The indicator that `acuan` names: its id or its text (cli.md). Raises `UserError` where none or several fit."""
    calon = (Calon(b.id, (b.teks,), f"{singkat(' '.join(b.teks.split()))} ({b.jabatan})") for b in semua)
    nomor = cari(calon, acuan, "indikator", "Lihat nomor dan teksnya dengan “iki hitung”.")
    return next(b for b in semua if b.id == nomor)


def load_laporan(kantor: Kantor, periode: Periode, hanya: Collection[int] | None = None) -> Laporan:
    """What was reported for a period, and for the years that variables look back at.

    `hanya`: the figures of these variables, and of those they look back at, alone.
    """
    with kantor.read() as connection:
        return read_laporan(connection, (periode,), hanya)


def read_laporan(
    connection: apsw.Connection, periode: Sequence[Periode], hanya: Collection[int] | None = None
) -> Laporan:
    """The same of a connection, for several periods."""
    variabel = tuple(read_variabel(connection))
    bernama = Laporan(variabel)
    figur: dict[KunciFigur, Figur] = {}
    pakai = variabel if hanya is None else [v for v in variabel if v.id in hanya]
    sendiri = [v for v in pakai if v.asal_id is None and not v.tetap]
    for masa in periode:
        _read_figures(connection, figur, masa, None if hanya is None else [v.id for v in sendiri])
        for satu in pakai:
            asal = asal_figur(satu, masa, bernama)
            if asal is not None and asal[1] != masa:
                _read_figures(connection, figur, asal[1], [asal[0].id])
    return Laporan(variabel, tuple(d.id for d in read_desa(connection)), figur, _constants(connection))


def _read_figures(
    connection: apsw.Connection, ke: dict[KunciFigur, Figur], masa: Periode, hanya: Collection[int] | None
) -> None:
    di = "" if hanya is None else f"AND variabel_id IN ({', '.join(map(str, map(int, hanya)))})"
    periode: dict[tuple[int, int], Periode] = {}
    for panjang in (1, 3, 6, 12):
        for nomor, awal, desa, status, nilai in connection.execute(
            "SELECT variabel_id, awal, desa_id, status, nilai FROM angka "
            f"WHERE tahun = ? AND panjang = ? AND awal BETWEEN ? AND ? {di}",
            (masa.tahun, panjang, masa.awal, masa.akhir - panjang + 1),
        ):
            satu = periode.get((awal, panjang))
            if satu is None:
                satu = periode[awal, panjang] = Periode(masa.tahun, awal, panjang)
            ke[nomor, satu, desa] = figur_dari(status, nilai)


def _constants(connection: apsw.Connection) -> dict[tuple[int, int], Decimal]:
    return {
        (nomor, tahun): Decimal(nilai)
        for nomor, tahun, nilai in connection.execute(
            "SELECT k.variabel_id, t.tahun, k.nilai FROM konstanta k JOIN tahun t ON t.id = k.tahun_id"
        )
    }


def compute(kantor: Kantor, periode: Periode, hanya: Collection[int] | None = None) -> tuple[Hasil, ...]:
    """Every indicator of the year one works in (or those of the positions `hanya`), in the order of the document."""
    with kantor.read() as connection:
        *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        butir = [b for b in _items(connection, id_tahun) if hanya is None or b.jabatan_id in hanya]
        return _computed(connection, id_tahun, butir, periode, read_laporan(connection, (periode,)))


def compute_touched(kantor: Kantor, periode: Periode, variabel: Collection[int]) -> tuple[Hasil, ...]:
    """Only the indicators that other figures of these variables may change, read with only what they need."""
    with kantor.read() as connection:
        *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        semua = read_variabel(connection)
        kunci = {kunci_cari(v.nama): v for v in semua}
        berubah = looking_back(semua, variabel)
        perlu: set[int] = set()
        butir = []
        for satu in _items(connection, id_tahun):
            dinamai = {v.id for nama in nama_tertulis(satu.rumus) if (v := kunci.get(kunci_cari(nama))) is not None}
            if dinamai & berubah:
                butir.append(satu)
                perlu |= dinamai
        return _computed(connection, id_tahun, butir, periode, read_laporan(connection, (periode,), perlu))


def looking_back(semua: Iterable[Variabel], variabel: Collection[int]) -> set[int]:
    """These variables, and those that look back at them, step by step."""
    hasil, asal = set(variabel), {v.id: v.asal_id for v in semua}
    while baru := {n for n, a in asal.items() if a in hasil} - hasil:
        hasil |= baru
    return hasil


def load_rekap(
    kantor: Kantor, variabel: Collection[int], periode: Collection[Periode]
) -> dict[tuple[int, Periode], Rekap]:
    """What the villages' figures of these variables add up to in each period."""
    with kantor.read() as connection:
        pakai = [v for v in read_variabel(connection) if v.id in variabel and v.lingkup == "desa"]
        laporan = read_laporan(connection, tuple(periode), [v.id for v in pakai])
    return {(v.id, masa): rekap_desa(v, masa, laporan) for v in pakai for masa in periode}


def _computed(
    connection: apsw.Connection, id_tahun: int, butir: Sequence[Butir], periode: Periode, laporan: Laporan
) -> tuple[Hasil, ...]:
    target, pita = read_target(connection, id_tahun), read_pita(connection, id_tahun)
    return tuple(hasil_indikator(b, periode, laporan, target.get((b.id, periode)), pita) for b in butir)
