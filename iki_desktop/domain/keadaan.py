"""How an office stands: how many indicators are in which band, an indicator over the year, what has not come in yet.

Pure: figures are computed by the same functions as everywhere (`domain.nilai`), and what is missing stays a gap.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from iki_desktop.domain.capaian import Pita, Target, pita_ke
from iki_desktop.domain.hasil import Butir, Hasil
from iki_desktop.domain.hitung import nama_unik
from iki_desktop.domain.kisi import diisi, periode_tahun
from iki_desktop.domain.kunci import Kunci, pengunci
from iki_desktop.domain.nilai import Laporan, asal_figur, nilai_indikator, rumus_pertama
from iki_desktop.domain.periode import PANJANG, Frekuensi, Periode
from iki_desktop.domain.rumus import Rumus, RumusError
from iki_desktop.domain.variabel import Variabel

# -- bands


@dataclass(frozen=True, slots=True)
class Sebaran:
    """How many indicators fall in each band (`banyak`, as `pita`), and of how many there is no capaian (`tanpa`)."""

    pita: tuple[Pita, ...]
    banyak: tuple[int, ...]
    tanpa: int

    @property
    def semua(self) -> int:
        """How many indicators there are."""
        return sum(self.banyak) + self.tanpa


def sebaran(hasil: Iterable[Hasil], pita: Sequence[Pita]) -> Sebaran:
    """Counts the bands. There is no mean of capaian: rules.md has none."""
    banyak, tanpa = [0] * len(pita), 0
    for satu in hasil:
        if satu.capaian is None:
            tanpa += 1
        else:
            banyak[pita_ke(satu.capaian, pita)] += 1
    return Sebaran(tuple(pita), tuple(banyak), tanpa)


# -- periods


def periode_setahun(tahun: int) -> tuple[Periode, ...]:
    """All periods of a year: months, quarters, half years, the year."""
    setahun = Periode(tahun, 1, 12)
    return tuple(satu for frekuensi in PANJANG for satu in setahun.bagian(frekuensi))


def triwulan_kini(tahun: int, hari: date) -> Periode:
    """The newest quarter of a year that has begun by a day; the first where none has."""
    semua = Periode(tahun, 1, 12).bagian("triwulanan")
    return next((p for p in reversed(semua) if (p.tahun, p.awal) <= (hari.year, hari.month)), semua[0])


# -- over the year


@dataclass(frozen=True, slots=True)
class Perjalanan:
    """An indicator period by period: realisasi of this year (`ini`) and of the one before (`lalu`; None where years
    are compared), and its targets. None is a gap."""

    periode: tuple[Periode, ...]
    ini: tuple[Decimal | None, ...]
    lalu: tuple[Decimal | None, ...] | None
    target: tuple[Target | None, ...]

    @property
    def frekuensi(self) -> Frekuensi:
        """How long its periods are."""
        return self.periode[0].frekuensi


def terbaca(rumus: str) -> Rumus | None:
    """The formula that computes a cell, the first of it; None where there is none or it can't be read."""
    try:
        return rumus_pertama(rumus)
    except RumusError:
        return None


def nama_dihitung(rumus: str) -> tuple[str, ...]:
    """The names that computing a cell needs."""
    isi = terbaca(rumus)
    return nama_unik(isi.isi) if isi is not None else ()


def frekuensi_rumus(rumus: str, laporan: Laporan) -> Frekuensi:
    """How often a formula has a value of its own: as the slowest of its variables. Constants don't slow it down; one
    of nothing else is yearly."""
    ada: list[Frekuensi] = []
    for nama in nama_dihitung(rumus):
        variabel = laporan.bernama(nama)
        asal = asal_figur(variabel, Periode(1, 1, 12), laporan) if variabel is not None else None
        if asal is not None and not asal[0].tetap:
            ada.append(asal[0].frekuensi)
    return max(ada, key=lambda f: PANJANG[f], default="tahunan")


def tahun_tren(frekuensi: Frekuensi, tahun: int) -> tuple[Periode, ...]:
    """The years whose figures a trend shows: this one and the last, of yearly figures the last five."""
    masa = periode_tahun(tahun, frekuensi) if frekuensi == "tahunan" else (Periode(tahun - 1, 1, 12),)
    return tuple(dict.fromkeys((*masa, Periode(tahun, 1, 12))))


def tren(butir: Butir, tahun: int, laporan: Laporan, target: Mapping[tuple[int, Periode], Target]) -> Perjalanan:
    """An indicator over a year, each period by itself; of a yearly one over the last five years."""
    frekuensi = frekuensi_rumus(butir.rumus, laporan)
    masa = periode_tahun(tahun, frekuensi)

    def values(mundur: int) -> tuple[Decimal | None, ...]:
        return tuple(nilai_indikator(butir.rumus, satu.mundur(mundur), laporan).nilai for satu in masa)

    lalu = values(1) if frekuensi != "tahunan" else None
    return Perjalanan(masa, values(0), lalu, tuple(target.get((butir.id, satu)) for satu in masa))


# -- what has come in


@dataclass(frozen=True, slots=True)
class Ditunggu:
    """One desa (or the kecamatan) in one month: figures that came in, of those expected; `terlambat`: some are missing
    after their day; `terkunci`: none of them can be changed any more."""

    terisi: int
    seharusnya: int
    terlambat: bool = False
    terkunci: bool = False

    @property
    def kurang(self) -> int:
        """How many are missing."""
        return self.seharusnya - self.terisi


@dataclass(frozen=True, slots=True)
class Kelengkapan:
    """What has come in of a year: a row for the kecamatan (None) and for each desa, in each 12 months.

    `tenggat` are the days until which the figures of each month are due.
    """

    tahun: int
    tempat: tuple[int | None, ...]
    nama: tuple[str, ...]
    sel: tuple[tuple[Ditunggu, ...], ...]
    tenggat: tuple[date, ...]

    def belum(self, bulan: int) -> tuple[int | None, ...]:
        """Who has not reported all of a month (1 to 12)."""
        return tuple(t for t, deret in zip(self.tempat, self.sel, strict=True) if deret[bulan - 1].kurang)

    def diminta(self, bulan: int) -> bool:
        """Whether anything is expected of a month."""
        return any(deret[bulan - 1].seharusnya for deret in self.sel)


def ditunggu(
    variabel: Iterable[Variabel], desa: int | None, tahun: int, bulan: int
) -> tuple[tuple[Variabel, Periode], ...]:
    """What is expected of a desa (None: the kecamatan) with a month: typed variables whose own period ends with it."""
    lingkup = "kecamatan" if desa is None else "desa"
    return tuple(
        (satu, Periode(tahun, bulan - panjang + 1, panjang))
        for satu in variabel
        if diisi(satu) and satu.lingkup == lingkup and bulan % (panjang := PANJANG[satu.frekuensi]) == 0
    )


def tenggat_bulan(tahun: int, bulan: int, hari: int) -> date:
    """The day until which the figures of a month are due: one of the month after it."""
    return date(tahun + bulan // 12, bulan % 12 + 1, hari)


def kelengkapan(
    tahun: int,
    variabel: Sequence[Variabel],
    desa: Mapping[int, str],
    masuk: Mapping[tuple[int | None, int], tuple[int, int]],
    kunci: Sequence[Kunci],
    hari_tenggat: int,
    hari_ini: date,
) -> Kelengkapan:
    """`masuk`: by place and month, how many figures were reported and how many don't apply (those are not expected)."""
    tempat: tuple[int | None, ...] = (None, *desa)
    tenggat = tuple(tenggat_bulan(tahun, bulan, hari_tenggat) for bulan in range(1, 13))
    # a desa is asked what every other is asked
    masa = {
        lingkup: [[p for _, p in ditunggu(variabel, wakil, tahun, bulan)] for bulan in range(1, 13)]
        for lingkup, wakil in (("kecamatan", None), ("desa", 0))
    }
    terkunci = {p: pengunci(p, kunci) is not None for p in periode_setahun(tahun)} if kunci else {}

    def cell(satu: int | None, bulan: int) -> Ditunggu:
        diminta = masa["kecamatan" if satu is None else "desa"][bulan - 1]
        terisi, tidak_berlaku = masuk.get((satu, bulan), (0, 0))
        seharusnya = len(diminta) - tidak_berlaku
        return Ditunggu(
            terisi,
            seharusnya,
            terisi < seharusnya and hari_ini > tenggat[bulan - 1],
            bool(terkunci) and all(terkunci[p] for p in diminta or [Periode(tahun, bulan, 1)]),
        )

    sel = tuple(tuple(cell(satu, bulan) for bulan in range(1, 13)) for satu in tempat)
    return Kelengkapan(tahun, tempat, ("Kecamatan", *desa.values()), sel, tenggat)
