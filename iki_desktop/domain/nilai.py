"""What an indicator has reached in a period: variables rolled up over desa, then over time, then put into its formula.

Pure: figures come in as a mapping, what comes out names what is missing and never invents a zero (rules.md, "Roll-up on
two axes"). A ratio is so the ratio of rolled-up parts, never the mean of percentages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TypeAlias

from iki_desktop.domain.figur import KOSONG, Figur, Rekap, rekap
from iki_desktop.domain.hitung import TakTerhitung, hitung, nama_unik
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.rumus import Rumus, RumusError, baca_rumus
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.variabel import Variabel

# Which figure: the id of its variable, its period, and the id of its desa (None: the kecamatan's own).
KunciFigur: TypeAlias = tuple[int, Periode, int | None]


@dataclass(frozen=True)
class Laporan:
    """All that was reported: figures, constants by variable and year, the desa that have to report, the variables.

    What was once rolled up of it is kept: many indicators ask for the same variables.
    """

    variabel: tuple[Variabel, ...] = ()
    desa: tuple[int, ...] = ()
    figur: Mapping[KunciFigur, Figur] = field(default_factory=dict)
    konstanta: Mapping[tuple[int, int], Decimal] = field(default_factory=dict)
    _terekap: dict[tuple[str, Periode], "NilaiVariabel"] = field(default_factory=dict, init=False, compare=False)

    @cached_property
    def _menurut_nama(self) -> dict[str, Variabel]:
        return {kunci_cari(v.nama): v for v in reversed(self.variabel)}

    @cached_property
    def _menurut_id(self) -> dict[int, Variabel]:
        return {v.id: v for v in self.variabel}

    def bernama(self, nama: str) -> Variabel | None:
        """The variable of a name, without regard to case and spacing."""
        return self._menurut_nama.get(kunci_cari(nama))

    def nomor(self, id_variabel: int) -> Variabel | None:
        """The variable of an id."""
        return self._menurut_id.get(id_variabel)


@dataclass(frozen=True, slots=True)
class NilaiVariabel:
    """One name of a formula: its value in the period (None: none), how much of it was reported, and from where.

    `sebab` says why there is no value. `sel` are the figures that were looked at, in order. `masa` is the period they
    are of (another one where it looks back), `tetap` whether the value is a constant of the year.
    """

    nama: str
    nilai: Decimal | None
    terisi: int = 0
    seharusnya: int = 0
    sebab: str = ""
    sel: tuple[KunciFigur, ...] = ()
    variabel: Variabel | None = None
    masa: Periode | None = None


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
    kunci = (nama, periode)
    if kunci not in laporan._terekap:
        laporan._terekap[kunci] = _value(nama, periode, laporan)
    return laporan._terekap[kunci]


def _value(nama: str, periode: Periode, laporan: Laporan) -> NilaiVariabel:
    variabel = laporan.bernama(nama)
    if variabel is None:
        return NilaiVariabel(nama, None, sebab=f"variabel “{nama}” belum ada")
    asal = asal_figur(variabel, periode, laporan)
    if asal is None:
        return NilaiVariabel(nama, None, sebab=f"asal “{variabel.nama}” tidak ada")
    variabel, dicari = asal
    if variabel.tetap:
        tetap = laporan.konstanta.get((variabel.id, dicari.tahun))
        ada, sebab = tetap is not None, "" if tetap is not None else f"belum diisi: {nama}"
        return NilaiVariabel(nama, tetap, int(ada), 1, sebab, variabel=variabel, masa=Periode(dicari.tahun, 1, 12))
    masa = dicari.bagian(variabel.frekuensi)
    if not masa:
        return NilaiVariabel(nama, None, sebab=f"“{nama}” hanya dilaporkan {variabel.frekuensi}", variabel=variabel)
    return _rolled_up(nama, variabel, dicari, masa, laporan)


def asal_figur(variabel: Variabel, periode: Periode, laporan: Laporan) -> tuple[Variabel, Periode] | None:
    """The variable whose figures count, and their period: another one and years ago where it looks back, step by step.

    None where what it looks back at isn't there.
    """
    dilihat: set[int] = set()
    while variabel.asal_id is not None and variabel.jeda:
        dilihat.add(variabel.id)
        asal = laporan.nomor(variabel.asal_id)
        if asal is None or asal.id in dilihat:
            return None
        variabel, periode = asal, periode.mundur(variabel.jeda)
    return variabel, periode


def _rolled_up(
    nama: str, variabel: Variabel, dicari: Periode, masa: Sequence[Periode], laporan: Laporan
) -> NilaiVariabel:
    tempat = tempat_lapor(variabel, laporan.desa)
    sel = tuple((variabel.id, satu, desa) for satu in masa for desa in tempat)
    per_desa = [rekap_desa(variabel, satu, laporan) for satu in masa]
    terisi, seharusnya = sum(r.terisi for r in per_desa), sum(r.seharusnya for r in per_desa)
    semua = rekap((r.figur for r in per_desa), variabel.rekap_waktu)
    sebab = ""
    if not tempat:
        sebab = f"belum ada desa yang melaporkan {nama}"
    elif semua.nilai is None:
        sebab = f"belum diisi: {nama}" if seharusnya else f"tidak berlaku: {nama}"
    return NilaiVariabel(nama, semua.nilai, terisi, seharusnya, sebab, sel, variabel, dicari)


def tempat_lapor(variabel: Variabel, desa: tuple[int, ...]) -> tuple[int | None, ...]:
    """Who reports a variable: each desa, or (None) the kecamatan itself."""
    return desa if variabel.lingkup == "desa" else (None,)


def rekap_desa(variabel: Variabel, periode: Periode, laporan: Laporan) -> Rekap:
    """What the figures of one of its periods add up to over the desa; of the kecamatan's own, the one there is."""
    figur = [laporan.figur.get((variabel.id, periode, desa), KOSONG) for desa in tempat_lapor(variabel, laporan.desa)]
    return rekap(figur, variabel.rekap_desa if variabel.lingkup == "desa" else "jumlah")


def nilai_indikator(rumus: str, periode: Periode, laporan: Laporan) -> NilaiIndikator:
    """What the formula of an indicator amounts to in a period; of several in one cell, the first."""
    try:
        isi = rumus_pertama(rumus)
    except RumusError:
        return NilaiIndikator(None, "rumus belum lengkap")
    if isi is None:
        return NilaiIndikator(None, "belum ada rumus")
    nama = tuple(nilai_variabel(n, periode, laporan) for n in nama_unik(isi.isi))
    kurang = [n for n in nama if n.nilai is None]
    if kurang:
        return NilaiIndikator(None, _alasan(kurang), nama)
    try:
        hasil = hitung(isi.isi, {n.nama: n.nilai for n in nama if n.nilai is not None})
    except TakTerhitung as galat:
        return NilaiIndikator(None, galat.sebab, nama)
    return NilaiIndikator(hasil, "", nama)


@lru_cache(maxsize=8192)
def rumus_pertama(teks: str) -> Rumus | None:
    """The first formula of a cell; None where there is none. Raises `RumusError` where it can't be read."""
    baris = next((b for b in teks.split("\n") if b.strip()), "")
    return baca_rumus(baris) if baris else None


def _alasan(kurang: Sequence[NilaiVariabel]) -> str:
    """One reason for all that is missing: what is not filled in is named together."""
    kosong = [n.nama for n in kurang if n.sebab.startswith("belum diisi")]
    lain = list(dict.fromkeys(n.sebab for n in kurang if not n.sebab.startswith("belum diisi")))
    return "; ".join([*([f"belum diisi: {', '.join(kosong)}"] if kosong else []), *lain])
