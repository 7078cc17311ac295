"""Cases made up from a seed: variables with their figures as typed, a formula, a period, a target.

A case says everything as text and whole numbers, so that it can be stored, written into a workbook, and given to the
engine, each reading it by itself.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from iki_desktop.domain.dokumen import Arah
from iki_desktop.domain.variabel import FREKUENSI, REKAP_DESA, REKAP_WAKTU, Frekuensi, Lingkup, RekapDesa, RekapWaktu
from tests.oracle.pohon import dipakai, lembar, tulis
from tests.oracle.rumus_acak import rumus_acak

TAHUN = 2026
BULAN: Mapping[str, int] = {"bulanan": 1, "triwulanan": 3, "semesteran": 6, "tahunan": 12}
NAMA = ("Pegawai", "Hari kerja efektif", "Aduan", "Nilai SKM", "Surat masuk", "RT/RW", "x", "Hadir (rapat)", "N − 1",
        "100%", "a = b (c) / d", "Realisasi anggaran")  # fmt: skip
PITA_BAKU = {"Sangat Baik": "91", "Baik": "76", "Cukup": "66", "Kurang": "51", "Sangat Kurang": "0"}
PITA_LAIN = {"Istimewa": "110", "Sesuai": "90", "Hampir": "62.5", "Belum": "0"}

# How much is reported, as weights: a number, nothing yet, nihil, not applicable.
_PENUH = (1, 0, 0, 0)
_ISIAN = (_PENUH, *((85, 5, 5, 5),) * 8, *((60, 15, 15, 10),) * 4, (40, 10, 10, 40), (10, 2, 20, 2), (20, 60, 10, 10),
          (0, 1, 0, 0), (0, 0, 0, 1), (0, 2, 0, 1))  # fmt: skip
# Ranges of figures: lowest, highest, decimals. Only whole numbers go below zero, where doubles stay exact.
_RENTANG = ((0, 60, 0), (0, 5000, 0), (1, 12, 0), (0, 100, 2), (0, 1, 3), (10**6, 10**12, 2), (-40, 60, 0))
# What is reached as a part of the target: all over the bands, and where rounding would lift it into the next.
_SEKITAR = (0.3, 0.5, 0.55, 0.7, 0.8, 0.95, 1, 1, 1, 1.05, 1.3, 2.5,
            0.5096, 0.513, 0.657, 0.663, 0.755, 0.7599, 0.763, 0.896, 0.9, 0.905, 0.9099, 0.913, 1.097)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Besaran:
    """A variable. `isi`: by year, the figures of each desa (or the kecamatan) in order of time, `|` between them.

    `tetap`: the constant by year, where it is one. `asal`, `jeda`: the number of the one it looks back at, and how far.
    """

    nama: str
    frekuensi: Frekuensi = "tahunan"
    lingkup: Lingkup = "kecamatan"
    waktu: RekapWaktu = "jumlah"
    desa: RekapDesa = "jumlah"
    isi: dict[str, list[str]] = field(default_factory=dict)
    tetap: dict[str, str] | None = None
    asal: int | None = None
    jeda: int = 0


@dataclass(frozen=True, slots=True)
class Kasus:
    """One case. `masa`: first month and how many; `lembar`: the formula for a spreadsheet; `dipakai`: its variables in
    order, as spelled there; `target`: lower and upper end; `pita`: names and cuts, from the highest."""

    desa: int
    masa: tuple[int, int]
    besaran: tuple[Besaran, ...]
    rumus: str
    lembar: str
    dipakai: dict[str, str]
    arah: Arah = "naik"
    target: tuple[str, str] = ("100", "100")
    pita: dict[str, str] = field(default_factory=lambda: dict(PITA_BAKU))
    batas: str | None = None

    def sumber(self, ke: int) -> tuple[int, int]:
        """The variable whose figures number `ke` shows in the end, and how many years before."""
        jeda, satu = 0, self.besaran[ke]
        while satu.asal is not None:
            ke, jeda = satu.asal, jeda + satu.jeda
            satu = self.besaran[ke]
        return ke, jeda


def buat_kasus(acak: random.Random) -> Kasus:
    """A case, with no target of its own yet."""
    panjang = acak.choice((1, 3, 6, 12, 12))
    masa = acak.randrange(12 // panjang) * panjang + 1, panjang
    desa = acak.randint(1, 4)
    nama = acak.sample(NAMA, acak.randint(1, 4))
    besaran: list[Besaran] = []
    for satu in nama:
        if besaran and acak.random() < 0.2:
            besaran.append(Besaran(satu, asal=acak.randrange(len(besaran)), jeda=acak.randint(1, 2)))
        elif acak.random() < 0.12:
            besaran.append(Besaran(satu, tetap={}))
        else:
            besaran.append(_besaran(acak, satu, panjang))
    pohon = rumus_acak(acak, [_ejaan(satu) for satu in nama])
    label = acak.choice(("", "", "", "", "Tingkat kehadiran = "))
    kasus = Kasus(
        desa, masa, tuple(besaran), label + tulis(pohon), lembar(pohon), {str(k): e for k, e in dipakai(pohon).items()}
    )
    # Figures for the years that are looked at, and sometimes for one that is not.
    dilihat: dict[int, set[int]] = {ke: {TAHUN} for ke in range(len(besaran))}
    for ke in range(len(besaran)):
        sumber, jeda = kasus.sumber(ke)
        dilihat[sumber].add(TAHUN - jeda)
    isi = (_berisi(acak, b, sorted(dilihat[ke] | ({TAHUN - 1} if acak.random() < 0.2 else set())), desa)
           for ke, b in enumerate(besaran))  # fmt: skip
    return replace(kasus, besaran=tuple(isi))


def _besaran(acak: random.Random, nama: str, panjang: int) -> Besaran:
    muat = [f for f in FREKUENSI if BULAN[f] <= panjang]
    frekuensi = acak.choice(muat) if acak.random() < 0.95 else acak.choice(FREKUENSI)
    lingkup: Lingkup = "desa" if acak.random() < 0.45 else "kecamatan"
    return Besaran(nama, frekuensi, lingkup, acak.choice(REKAP_WAKTU), acak.choice(REKAP_DESA))


def _ejaan(nama: str) -> tuple[str, ...]:
    """How formulas may spell a name: case and spaces don't matter."""
    return nama, nama, nama.upper(), nama.replace(" ", "  ")


def _berisi(acak: random.Random, besaran: Besaran, tahun: list[int], desa: int) -> Besaran:
    if besaran.asal is not None:
        return besaran
    rentang, isian = acak.choice(_RENTANG), acak.choice(_ISIAN)
    if besaran.tetap is not None:
        return replace(besaran, tetap={str(t): _angka(acak, rentang) for t in tahun if acak.random() < 0.9})
    baris, masa = desa if besaran.lingkup == "desa" else 1, 12 // BULAN[besaran.frekuensi]
    return replace(
        besaran,
        isi={
            str(t): ["|".join(_figur(acak, rentang, isian) for _ in range(masa)) for _ in range(baris)] for t in tahun
        },
    )


def _figur(acak: random.Random, rentang: tuple[int, int, int], isian: tuple[int, int, int, int]) -> str:
    return acak.choices((_angka(acak, rentang), "", "-", "n/a"), isian)[0]


def _angka(acak: random.Random, rentang: tuple[int, int, int]) -> str:
    """A figure as a clerk types it, thousands with points or without."""
    bawah, atas, desimal = rentang
    angka = acak.randint(bawah * 10**desimal, atas * 10**desimal)
    teks = f"{Decimal(angka).scaleb(-desimal):{acak.choice((',', ''))}f}"
    return teks.translate(str.maketrans(".,", ",."))


def bertarget(acak: random.Random, kasus: Kasus, realisasi: float | str) -> Kasus:
    """The case with a target around what was reached, so that capaian falls into every band."""
    besar = abs(realisasi) if isinstance(realisasi, float) and realisasi else 1.0
    satu = _wajar(besar / acak.choice(_SEKITAR))
    arah: Arah = acak.choice(("naik", "naik", "turun", "rentang"))
    dua = satu * Decimal(acak.choice(("1", "1.1", "2")))
    if acak.random() < 0.05:
        satu = Decimal(0)  # a range from nothing on
    elif arah != "rentang" and acak.random() < (0.15 if realisasi else 0.6):
        satu = dua = Decimal(0)
    pita = PITA_LAIN if acak.random() < 0.2 else PITA_BAKU
    batas = acak.choice((None, "100", "120"))
    return replace(kasus, arah=arah, target=(f"{satu:f}", f"{dua:f}"), pita=dict(pita), batas=batas)


def _wajar(besar: float) -> Decimal:
    """At most eight digits of it, as a target is typed."""
    return Decimal(f"{besar:.7e}").normalize() + 0
