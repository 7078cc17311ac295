"""The reckoning behind a curve: round ticks, their texts, which values are joined. No Qt, no binary fractions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from iki_desktop.domain.angka import KONTEKS, tulis_angka

_LUAS = Context(prec=200)  # ticks are multiples of a round step: nothing is ever rounded here
_LANGKAH = (1, 2, 5)
_PALING_BANYAK = 5
_KATA = {6: "juta", 9: "miliar", 12: "triliun"}


@dataclass(frozen=True, slots=True)
class Besaran:
    """By which power of ten the figures of an axis are shortened, and the word that says so (empty: not at all)."""

    pangkat: int = 0
    kata: str = ""

    def write(self, nilai: Decimal, desimal: int | None = None) -> str:
        """A figure of the axis, shortened."""
        return tulis_angka(nilai.scaleb(-self.pangkat, _LUAS), desimal)


def round_ticks(terendah: Decimal, tertinggi: Decimal) -> tuple[Decimal, ...]:
    """Three to five ticks, evenly spaced by 1, 2 or 5 times a power of ten, that hold all from the one to the other.

    Where the values lie far apart, or there is only one, the axis begins at zero.
    """
    if terendah == tertinggi or 0 < terendah * 2 < tertinggi or terendah < tertinggi * 2 < 0:
        terendah, tertinggi = min(terendah, Decimal(0)), max(tertinggi, Decimal(0))
    if terendah == tertinggi:
        tertinggi = Decimal(1)
    pangkat = KONTEKS.subtract(tertinggi, terendah).adjusted() - 2
    while True:
        for kali in _LANGKAH:
            langkah = Decimal(kali).scaleb(pangkat, _LUAS)
            awal = Fraction(terendah) // Fraction(langkah)
            akhir = -(-Fraction(tertinggi) // Fraction(langkah))
            if akhir - awal < _PALING_BANYAK:
                return tuple(_LUAS.multiply(Decimal(n), langkah) for n in range(awal, akhir + 1))
        pangkat += 1


def share(nilai: Decimal, dari: Decimal, sampai: Decimal) -> float:
    """Where a value lies between two others: 0 at the first, 1 at the second."""
    return float((Fraction(nilai) - Fraction(dari)) / (Fraction(sampai) - Fraction(dari)))


def runs(nilai: Sequence[Decimal | None]) -> tuple[tuple[int, ...], ...]:
    """The places of values that follow one another: what a line joins. A blank ends one and is in none."""
    hasil: list[list[int]] = []
    for ke, satu in enumerate(nilai):
        if satu is None:
            continue
        if hasil and hasil[-1][-1] == ke - 1:
            hasil[-1].append(ke)
        else:
            hasil.append([ke])
    return tuple(tuple(run) for run in hasil)


def magnitude(nilai: Iterable[Decimal]) -> Besaran:
    """How figures of this size are shortened: from a million on, and below a thousandth."""
    besar = max((abs(n) for n in nilai), default=Decimal(0))
    if not besar:
        return Besaran()
    pangkat = besar.adjusted() // 3 * 3
    if -3 <= pangkat < 6:
        return Besaran()
    return Besaran(pangkat, _KATA.get(pangkat, f"× 10^{pangkat}"))


def tick_texts(ticks: Sequence[Decimal], besaran: Besaran) -> tuple[str, ...]:
    """The ticks as they are written, all with the same number of decimals."""
    exponents = (t.normalize(_LUAS).as_tuple().exponent for t in ticks if t)
    desimal = max(0, besaran.pangkat - min((e for e in exponents if isinstance(e, int)), default=0))
    satuan = Decimal(1).scaleb(besaran.pangkat - desimal)
    return tuple(besaran.write(t.quantize(satuan, context=_LUAS)) for t in ticks)


def label_decimals(ticks: Sequence[Decimal], besaran: Besaran) -> int:
    """How many decimals a figure beside its dot needs: two, more where ticks lie closer than that."""
    langkah = _LUAS.subtract(ticks[1], ticks[0])
    return max(2, besaran.pangkat - langkah.adjusted() + 1)


def write_exactly(nilai: Decimal) -> str:
    """All digits of a figure; one that never ends is rounded, and says so."""
    if len(nilai.as_tuple().digits) <= 30:
        return tulis_angka(nilai)
    return f"≈ {tulis_angka(nilai, max(6, 3 - nilai.adjusted()))}"
