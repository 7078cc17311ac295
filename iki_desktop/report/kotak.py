"""Boxes: what is drawn, measured once, the same for paper and screen. All lengths in points, y downwards."""

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

Huruf = Literal["biasa", "tebal"]
# The width of a text in points at a size of one point; multiply by the size.
Measure: TypeAlias = Callable[[str, Huruf], float]

# Of the size of the letters: from the top of a line to its base line, and from one line to the next.
ASCENT = 0.95
LINE = 1.25
AXIS = 0.30  # from the base line up to where the rule of a fraction lies


class Teks(NamedTuple):
    """A piece of text: its left end, its base line, its letters, their size in points and their weight."""

    x: float
    y: float
    isi: str
    ukuran: float
    huruf: Huruf = "biasa"


class Garis(NamedTuple):
    """A level rule: left end, height of its middle, width."""

    x: float
    y: float
    lebar: float


class Kotak(NamedTuple):
    """What can't be split: a line of text, or a formula. `teks` and `garis` count from its upper left corner."""

    lebar: float
    tinggi: float
    teks: tuple[Teks, ...] = ()
    garis: tuple[Garis, ...] = ()
    dasar: float = 0.0  # base line of the first line, from the top

    def geser(self, x: float, y: float) -> tuple[tuple[Teks, ...], tuple[Garis, ...]]:
        """The same texts and rules, moved."""
        return (
            tuple(Teks(t.x + x, t.y + y, t.isi, t.ukuran, t.huruf) for t in self.teks),
            tuple(Garis(g.x + x, g.y + y, g.lebar) for g in self.garis),
        )
