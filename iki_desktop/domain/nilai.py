"""What an indicator has reached in a period: variables rolled up over desa, then over time, then put into its formula.

Pure: figures come in as a mapping, what comes out names what is missing and never invents a zero (rules.md, "Roll-up on
two axes"). A ratio is so the ratio of rolled-up parts, never the mean of percentages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from iki_desktop.domain.figur import KOSONG, Figur, Rekap, rekap
from iki_desktop.domain.hitung import TakTerhitung, hitung
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.rumus import RumusError, baca_rumus, nama_dalam
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.variabel import Variabel

# Which figure: the id of its variable, its period, and the id of its desa (None: the kecamatan's own).
KunciFigur: TypeAlias = tuple[int, Periode, int | None]


@dataclass(frozen=True, slots=True)
class Laporan:
    """All that was reported: figures, constants by variable and year, the desa that have to report, the variables."""

    variabel: tuple[Variabel, ...] = ()
    desa: tuple[int, ...] = ()
    figur: Mapping[KunciFigur, Figur] = field(default_factory=dict)
    konstanta: Mapping[tuple[int, int], Decimal] = field(default_factory=dict)

    def bernama(self, nama: str) -> Variabel | None:
        """The variable of a name, without regard to case and spacing."""
        kunci = kunci_cari(nama)
        return next((v for v in self.variabel if kunci_cari(v.nama) == kunci), None)

    def nomor(self, id_variabel: int) -> Variabel | None:
        """The variable of an id."""
        return next((v for v in self.variabel if v.id == id_variabel), None)


@dataclass(frozen=True, slots=True)
class NilaiVariabel:
    """One name of a formula: its value in the period (None: none), how much of it was reported, and from where.

    `sebab` says why there is no value. `sel` are the figures that were looked at, in order.
    """

    nama: str
    nilai: Decimal | None
    terisi: int = 0
    seharusnya: int = 0
    sebab: str = ""
    sel: tuple[KunciFigur, ...] = ()


@dataclass(frozen=True, slots=True)
class NilaiIndikator:
    """What an indicator has reached; without a value, `alasan` says why ("penyebut nol", "belum diisi: …")."""

    nilai: Decimal | None
    alasan: str = ""
    nama: tuple[NilaiVariabel, ...] = ()

    @property
    def lengkap(self) -> tuple[int, int]:
        """How many figures were reported, of how many that matter."""
        return sum(n.terisi for n in self.nama), sum(n.seharusnya for n in self.nama)


def nilai_variabel(nama: str, periode: Periode, laporan: Laporan) -> NilaiVariabel:
    """The value of a variable in a period: its own periods within it, each rolled up over desa first, then over time.

    A constant is that of the year. A variable that looks back has the value of the other one so many years before.
    One reported more rarely than the period has none in it: a year is not divided into months.
    """
    variabel, dicari = laporan.bernama(nama), periode
    if variabel is None:
        return NilaiVariabel(nama, None, sebab=f"variabel “{nama}” belum ada")
    dilihat: set[int] = set()
    while variabel.asal_id is not None and variabel.jeda:
        dilihat.add(variabel.id)
        asal = laporan.nomor(variabel.asal_id)
        if asal is None or asal.id in dilihat:
            return NilaiVariabel(nama, None, sebab=f"asal “{variabel.nama}” tidak ada")
        variabel, dicari = asal, dicari.mundur(variabel.jeda)
    if variabel.tetap:
        tetap = laporan.konstanta.get((variabel.id, dicari.tahun))
        return NilaiVariabel(
            nama, tetap, int(tetap is not None), 1, "" if tetap is not None else f"belum diisi: {nama}"
        )
    masa = dicari.bagian(variabel.frekuensi)
    if not masa:
        return NilaiVariabel(nama, None, sebab=f"“{nama}” hanya dilaporkan {variabel.frekuensi}")
    return _rolled_up(nama, variabel, masa, laporan)


def _rolled_up(nama: str, variabel: Variabel, masa: Sequence[Periode], laporan: Laporan) -> NilaiVariabel:
    tempat: tuple[int | None, ...] = laporan.desa if variabel.lingkup == "desa" else (None,)
    sel = tuple((variabel.id, satu, desa) for satu in masa for desa in tempat)
    terisi = seharusnya = 0
    waktu: list[Figur] = []
    for satu in masa:
        figur = [laporan.figur.get((variabel.id, satu, desa), KOSONG) for desa in tempat]
        hasil = rekap(figur, variabel.rekap_desa) if variabel.lingkup == "desa" else rekap(figur, "jumlah")
        terisi += hasil.terisi
        seharusnya += hasil.seharusnya
        waktu.append(hasil.figur)
    semua: Rekap = rekap(waktu, variabel.rekap_waktu)
    sebab = "" if semua.nilai is not None else f"belum diisi: {nama}" if seharusnya else f"tidak berlaku: {nama}"
    return NilaiVariabel(nama, semua.nilai, terisi, seharusnya, sebab, sel)


def nilai_indikator(rumus: str, periode: Periode, laporan: Laporan) -> NilaiIndikator:
    """What the formula of an indicator amounts to in a period; of several in one cell, the first."""
    baris = next((b for b in rumus.split("\n") if b.strip()), "")
    if not baris:
        return NilaiIndikator(None, "belum ada rumus")
    try:
        isi = baca_rumus(baris)
    except RumusError:
        return NilaiIndikator(None, "rumus belum lengkap")
    nama = tuple(nilai_variabel(n, periode, laporan) for n in nama_dalam(isi))
    kurang = [n for n in nama if n.nilai is None]
    if kurang:
        return NilaiIndikator(None, _alasan(kurang), nama)
    try:
        hasil = hitung(isi.isi, {n.nama: n.nilai for n in nama if n.nilai is not None})
    except TakTerhitung as galat:
        return NilaiIndikator(None, galat.sebab, nama)
    return NilaiIndikator(hasil, "", nama)


def _alasan(kurang: Sequence[NilaiVariabel]) -> str:
    """One reason for all that is missing: what is not filled in is named together."""
    kosong = [n.nama for n in kurang if n.sebab.startswith("belum diisi")]
    lain = list(dict.fromkeys(n.sebab for n in kurang if not n.sebab.startswith("belum diisi")))
    return "; ".join([*([f"belum diisi: {', '.join(kosong)}"] if kosong else []), *lain])
