"""Boxes of formulas drawn on the screen, for the form and for the formula panel."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from iki_desktop.report.kotak import Huruf, Kotak, Measure

NO_LIMIT = 1e6  # of height: the screen scrolls


def screen_fonts(font: QFont) -> dict[Huruf, QFont]:
    """The letters of a box in the font of the place, which has a size in pixels."""
    biasa, tebal = QFont(font), QFont(font)
    biasa.setBold(False)
    tebal.setBold(True)
    return {"biasa": biasa, "tebal": tebal}


def screen_measure(font: QFont) -> Measure:
    """Widths as the screen draws them in `font` (which has a size in pixels), brought to a size of one."""
    size = font.pixelSize()
    metrics = {huruf: QFontMetricsF(satu) for huruf, satu in screen_fonts(font).items()}

    def measure(teks: str, huruf: Huruf) -> float:
        return metrics[huruf].horizontalAdvance(teks) / size

    return measure


def draw_boxes(
    painter: QPainter, boxes: Iterable[Kotak], left: float, top: float, fonts: Mapping[Huruf, QFont], colour: QColor
) -> None:
    """Letters and rules of boxes, one under another, in the fonts of `screen_fonts`."""
    painter.save()
    painter.setPen(QPen(colour, max(1.0, fonts["biasa"].pixelSize() / 15)))
    y = top
    for kotak in boxes:
        for teks in kotak.teks:
            painter.setFont(fonts[teks.huruf])
            painter.drawText(QPointF(left + teks.x, y + teks.y), teks.isi)
        for garis in kotak.garis:
            tinggi = round(y + garis.y) + 0.5
            painter.drawLine(QPointF(left + garis.x, tinggi), QPointF(left + garis.x + garis.lebar, tinggi))
        y += kotak.tinggi
    painter.restore()
