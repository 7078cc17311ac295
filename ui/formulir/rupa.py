"""How a form looks on the screen: its letters, the room around them, what has been laid out with them already."""

import math
from typing import Protocol

from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter

from iki_desktop.report.kotak import Huruf, Measure

SHARES = (20, 25, 35, 20)  # of the width, as on paper (rules.md)
MARGIN = 20
_LINE_GAP = 0.18  # between lines, of their height
_KEPT = 6000  # paragraphs and formulas whose layout is kept


class Susunan(Protocol):
    """Something laid out."""

    @property
    def tinggi(self) -> float:
        """How high it is."""

    def lukis(self, painter: QPainter, x: float, y: float, teks: QColor, ragu: QColor) -> None:
        """Draws it with its upper left corner at a place; `ragu` underlines what is no formula."""


class Rupa:
    """Letters of one size. Layouts made with them are kept, so that a keystroke lays out one paragraph only."""

    def __init__(self, font: QFont, persen: int) -> None:
        """`font` as the window has it, enlarged to `persen`."""
        biasa = QFont(font)
        biasa.setPixelSize(max(6, round(QFontInfo(font).pixelSize() * persen / 100)))
        tebal = QFont(biasa)
        tebal.setBold(True)
        self.huruf: dict[Huruf, QFont] = {"biasa": biasa, "tebal": tebal}
        self.ukuran: dict[Huruf, QFontMetricsF] = {h: QFontMetricsF(f) for h, f in self.huruf.items()}
        self.kecil = QFont(biasa)
        self.kecil.setPixelSize(max(6, round(biasa.pixelSize() * 0.86)))
        self.em = float(biasa.pixelSize())
        tinggi = math.ceil(self.ukuran["biasa"].height() + max(0.0, self.ukuran["biasa"].leading()))
        self.sela = round(tinggi * _LINE_GAP)
        self.baris = tinggi + self.sela
        self.pad = round(0.62 * self.em)
        self.kolom = round(5.6 * self.em)  # from the labels of the head to what they name
        self.known: dict[object, Susunan] = {}
        self._widths: dict[tuple[str, Huruf], float] = {}

    def lebar(self, teks: str, huruf: Huruf = "biasa") -> float:
        """The width of a text on one line."""
        return self.ukuran[huruf].horizontalAdvance(teks)

    def room(self, tanda: str) -> float:
        """The width of a mark that is no part of the text, with the gap behind it."""
        return round(self.lebar(tanda) + 0.55 * self.em) if tanda else 0.0

    @property
    def measure(self) -> Measure:
        """Widths as the screen draws them, brought to a size of one."""

        def measure(teks: str, huruf: Huruf) -> float:
            kunci = (teks, huruf)
            lebar = self._widths.get(kunci)
            if lebar is None:
                lebar = self._widths[kunci] = self.ukuran[huruf].horizontalAdvance(teks) / self.em
            return lebar

        return measure

    def keep(self, kunci: object, susunan: Susunan) -> None:
        """Remembers a layout."""
        if len(self.known) > _KEPT:
            self.known.clear()
            self._widths.clear()
        self.known[kunci] = susunan
