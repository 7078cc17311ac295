"""A figure and its four states (rules.md, "Blank is not zero"), and how figures add up over desa and time."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from iki_desktop.domain.angka import KONTEKS, AngkaError, baca_angka, tulis_angka
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.teks import kunci_cari

Status = Literal["terisi", "kosong", "nihil", "tidak_berlaku"]
Cara = Literal["jumlah", "rata", "akhir", "tertinggi", "terendah"]

_NIHIL = {"-", "–", "−", "nihil"}
_TIDAK_BERLAKU = {"n/a", "na", "tidakberlaku"}


@dataclass(frozen=True, slots=True)
class Figur:
    """`nilai` only where `status` is "terisi". *Nihil* was reported as nothing and counts as 0; *tidak berlaku* is left
    out of sum, mean and completeness."""

    status: Status
    nilai: Decimal | None = None

    @property
    def hitungan(self) -> Decimal | None:
        """The number it counts as; None where it counts as none."""
        return Decimal(0) if self.status == "nihil" else self.nilai


KOSONG, NIHIL, TIDAK_BERLAKU = Figur("kosong"), Figur("nihil"), Figur("tidak_berlaku")


def baca_figur(teks: str) -> Figur:
    """A figure as it is typed: `1.234,5`; `-` nihil; `n/a` tidak berlaku; empty: not reported.

    Raises `UserError` with what can't be read and what to type instead; nothing is guessed.
    """
    kunci = kunci_cari(teks)
    if not kunci:
        return KOSONG
    if kunci in _NIHIL:
        return NIHIL
    if kunci in _TIDAK_BERLAKU:
        return TIDAK_BERLAKU
    try:
        return Figur("terisi", baca_angka(teks.strip()))
    except AngkaError as galat:
        raise UserError(galat.kalimat) from galat


def tulis_figur(figur: Figur) -> str:
    """As it is typed."""
    match figur.status:
        case "terisi":
            assert figur.nilai is not None
            return tulis_angka(figur.nilai)
        case "nihil":
            return "-"
        case "tidak_berlaku":
            return "n/a"
    return ""


@dataclass(frozen=True, slots=True)
class Rekap:
    """What figures add up to: `nilai` (None: nothing was reported), and how many of those that matter were reported.

    `status` is "tidak_berlaku" where none of them applies.
    """

    nilai: Decimal | None
    terisi: int
    seharusnya: int

    @property
    def lengkap(self) -> bool:
        """Whether all that matter were reported."""
        return self.terisi == self.seharusnya

    @property
    def figur(self) -> Figur:
        """As one figure of the level above."""
        if not self.seharusnya:
            return TIDAK_BERLAKU
        return KOSONG if self.nilai is None else Figur("terisi", self.nilai)


def rekap(figur: Iterable[Figur], cara: Cara) -> Rekap:
    """Rolls figures up, in order of time where `cara` is "akhir".

    What isn't reported is left out and told, never taken as 0; a mean divides by what was reported.
    """
    semua = [f for f in figur if f.status != "tidak_berlaku"]
    angka = [n for f in semua if (n := f.hitungan) is not None]
    return Rekap(_gabung(angka, cara) if angka else None, len(angka), len(semua))


def _gabung(angka: list[Decimal], cara: Cara) -> Decimal:
    match cara:
        case "akhir":
            return angka[-1]
        case "tertinggi":
            return max(angka)
        case "terendah":
            return min(angka)
    jumlah = Decimal(0)
    for satu in angka:
        jumlah = KONTEKS.add(jumlah, satu)
    return jumlah if cara == "jumlah" else KONTEKS.divide(jumlah, Decimal(len(angka)))
