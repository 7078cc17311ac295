"""Periods of figures: a month, a quarter, a half year, a year; written `2026-01`, `2026-TW1`, `2026-S1`, `2026`.

A period is its year and its months, so that what lies in what is a question of numbers (rules.md, "Roll-up").
"""

import re
from dataclasses import dataclass
from typing import Literal

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.teks import BULAN

Frekuensi = Literal["bulanan", "triwulanan", "semesteran", "tahunan"]

PANJANG: dict[Frekuensi, int] = {"bulanan": 1, "triwulanan": 3, "semesteran": 6, "tahunan": 12}
_ROMAWI = ("I", "II", "III", "IV")
_TULISAN = re.compile(r"(\d{4})(?:-(?:TW([1-4])|S([12])|(0[1-9]|1[0-2])))?")


@dataclass(frozen=True, slots=True, order=True)
class Periode:
    """`panjang` months of `tahun` from month `awal` (1 to 12) on."""

    tahun: int
    awal: int
    panjang: int

    @property
    def frekuensi(self) -> Frekuensi:
        """How often a period of this length comes."""
        return next(f for f, panjang in PANJANG.items() if panjang == self.panjang)

    @property
    def nomor(self) -> int:
        """Which of its kind in the year, from 1."""
        return (self.awal - 1) // self.panjang + 1

    def __str__(self) -> str:
        """As scripts write it: `2026-TW1`."""
        match self.panjang:
            case 1:
                return f"{self.tahun}-{self.awal:02}"
            case 3:
                return f"{self.tahun}-TW{self.nomor}"
            case 6:
                return f"{self.tahun}-S{self.nomor}"
        return str(self.tahun)

    @property
    def nama(self) -> str:
        """As people read it: `Januari 2026`, `Triwulan I 2026`, `Tahun 2026`."""
        return f"{self.nama_pendek} {self.tahun}"

    @property
    def nama_pendek(self) -> str:
        """The same without its year: `Januari`, `Triwulan I`, `Tahun`."""
        match self.panjang:
            case 1:
                return BULAN[self.awal - 1]
            case 3:
                return f"Triwulan {_ROMAWI[self.nomor - 1]}"
            case 6:
                return f"Semester {_ROMAWI[self.nomor - 1]}"
        return "Tahun"

    @property
    def akhir(self) -> int:
        """Its last month, 1 to 12."""
        return self.awal + self.panjang - 1

    def overlaps(self, lain: "Periode") -> bool:
        """Whether the two have a month in common."""
        return self.tahun == lain.tahun and self.awal <= lain.akhir and lain.awal <= self.akhir

    def holds(self, lain: "Periode") -> bool:
        """Whether another period lies wholly in this one."""
        akhir, akhir_lain = self.awal + self.panjang, lain.awal + lain.panjang
        return self.tahun == lain.tahun and self.awal <= lain.awal and akhir_lain <= akhir

    def bagian(self, frekuensi: Frekuensi) -> tuple["Periode", ...]:
        """The periods of a frequency that lie in this one, in order; none where they are longer than it."""
        panjang = PANJANG[frekuensi]
        return tuple(
            Periode(self.tahun, awal, panjang)
            for awal in range(1, 13, panjang)
            if self.awal <= awal and awal + panjang <= self.awal + self.panjang
        )

    def mundur(self, tahun: int) -> "Periode":
        """The same months so many years before."""
        return Periode(self.tahun - tahun, self.awal, self.panjang)


def periode_ke(tahun: int, frekuensi: Frekuensi, nomor: int) -> Periode:
    """Period `nomor` (from 1) of a frequency in a year."""
    panjang = PANJANG[frekuensi]
    return Periode(tahun, (nomor - 1) * panjang + 1, panjang)


def baca_periode(teks: str) -> Periode:
    """The period that scripts and files write (cli.md). Raises `UserError` with what is allowed."""
    cocok = _TULISAN.fullmatch(teks.strip().upper())
    if cocok is None:
        raise UserError(f"“{teks}” bukan periode. Tulis 2026, 2026-S1, 2026-TW1, atau 2026-01.")
    tahun, triwulan, semester, bulan = cocok.groups()
    if triwulan:
        return periode_ke(int(tahun), "triwulanan", int(triwulan))
    if semester:
        return periode_ke(int(tahun), "semesteran", int(semester))
    if bulan:
        return periode_ke(int(tahun), "bulanan", int(bulan))
    return periode_ke(int(tahun), "tahunan", 1)
