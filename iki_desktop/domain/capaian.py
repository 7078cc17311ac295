"""Capaian and predikat: how a realisasi stands against its target (rules.md, "Realisasi, capaian, predikat").

Figures are exact: divided in a context of our own, rounded for display only, never before the band is chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from iki_desktop.domain.angka import KONTEKS
from iki_desktop.domain.dokumen import Arah

_SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Target:
    """A target: one value, or for a range its two ends (`bawah` ≤ `atas`)."""

    bawah: Decimal
    atas: Decimal

    @classmethod
    def satu(cls, nilai: Decimal) -> "Target":
        """A target of one value."""
        return cls(nilai, nilai)


@dataclass(frozen=True, slots=True)
class Pita:
    """One band of predikat: from `dari` per cent on."""

    dari: Decimal
    predikat: str


# Found: a regency's LKjIP; the same cuts in Permendagri 86/2017. Cuts are lower bounds: nothing falls between bands.
PITA = (
    Pita(Decimal(91), "Sangat Baik"),
    Pita(Decimal(76), "Baik"),
    Pita(Decimal(66), "Cukup"),
    Pita(Decimal(51), "Kurang"),
    Pita(Decimal(0), "Sangat Kurang"),
)


def capaian(realisasi: Decimal, target: Target, arah: Arah) -> Decimal | None:
    """Capaian in per cent, never below 0; None where it is not computable.

    Higher is better: R / T × 100. Lower is better: (2T − R) / T × 100. A target with two ends [a, b] gives 100 inside;
    R above is measured against b and R below against a, by the formula of the direction. Where being inside is all that
    matters (`rentang`), too much counts as lower is better and too little as higher is better.
    With T = 0, lower is better gives 100 for R = 0 and 0 above it; higher is better is not computable, never 0.
    """
    rentang = target.bawah != target.atas or arah == "rentang"
    if rentang and target.bawah <= realisasi <= target.atas:
        return _SERATUS
    atas = realisasi > target.atas
    ujung = target.atas if atas else target.bawah
    if arah == "turun" or (arah == "rentang" and atas):
        return _turun(realisasi, ujung)
    return _naik(realisasi, ujung)


def _naik(realisasi: Decimal, target: Decimal) -> Decimal | None:
    if target == 0:
        return None
    return _floored(KONTEKS.divide(KONTEKS.multiply(realisasi, _SERATUS), target))


def _turun(realisasi: Decimal, target: Decimal) -> Decimal | None:
    if target == 0:
        return _SERATUS if realisasi <= 0 else Decimal(0)
    selisih = KONTEKS.subtract(KONTEKS.multiply(Decimal(2), target), realisasi)
    return _floored(KONTEKS.divide(KONTEKS.multiply(selisih, _SERATUS), target))


def _floored(nilai: Decimal) -> Decimal:
    return max(nilai, Decimal(0))


def pita_ke(nilai: Decimal, pita: Sequence[Pita] = PITA) -> int:
    """Which band a capaian falls in, 0 the highest; `pita` from the highest cut to the lowest."""
    return next((ke for ke, satu in enumerate(pita) if nilai >= satu.dari), len(pita) - 1)


def predikat(nilai: Decimal, pita: Sequence[Pita] = PITA) -> str:
    """The word of that band."""
    return pita[pita_ke(nilai, pita)].predikat


def tampil(nilai: Decimal, desimal: int = 2, batas: Decimal | None = None) -> Decimal:
    """A capaian for display: rounded half up, and not above the cap where one is set."""
    bulat = nilai.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP, KONTEKS)
    return bulat if batas is None else min(bulat, batas)
