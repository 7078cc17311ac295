"""Boxes of formulas drawn on the screen, in whatever letters the place has. Shared by form and formula editor."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from iki_desktop.report.kotak import Huruf, Kotak, Measure

NO_LIMIT = 1e6  # of height: the screen scrolls


def weighted(font: QFont, huruf: Huruf) -> QFont:
    """The letters of a box in the font of the place."""
    hasil = QFont(font)
    hasil.setBold(huruf == "tebal")
    return hasil


def screen_measure(font: QFont) -> Measure:
    """Widths as the screen draws them in `font` (which has a size in pixels), brought to a size of one."""
    size = font.pixelSize()
    metrics = {huruf: QFontMetricsF(weighted(font, huruf)) for huruf in ("biasa", "tebal")}

    def measure(teks: str, huruf: Huruf) -> float:
        return metrics[huruf].horizontalAdvance(teks) / size

    return measure


def draw_boxes(painter: QPainter, boxes: Iterable[Kotak], left: float, top: float, font: QFont, colour: QColor) -> None:
    """Letters and rules of boxes, one under another."""
    painter.save()
    painter.setPen(QPen(colour, max(1.0, font.pixelSize() / 15)))
    y = top
    for kotak in boxes:
        for teks in kotak.teks:
            painter.setFont(weighted(font, teks.huruf))
            painter.drawText(QPointF(left + teks.x, y + teks.y), teks.isi)
        for garis in kotak.garis:
            tinggi = round(y + garis.y) + 0.5
            painter.drawLine(QPointF(left + garis.x, tinggi), QPointF(left + garis.x + garis.lebar, tinggi))
        y += kotak.tinggi
    painter.restore()
