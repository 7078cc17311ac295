"""The five colours of capaian, and what tells them apart without colour: hatching and a sign.

Seen in grey, the best is dark and plain, the worst dark and hatched; towards the middle both grow light.
"""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui.tema.palet import TERANG, Palet, contrast

PITA = 5  # how many bands have a colour

# On paper: no colour but grey, so that what is seen is what each printer gives.
KERTAS = TERANG._replace(
    ground="#FFFFFF",
    text="#000000",
    text2="#404040",
    faint="#707070",
    line="#D0D0D0",
    edge="#808080",
    accent="#000000",
    accent_soft="#EEEEEE",
)

_ARSIR = (0, 0, 0, 1, 2)
# Heights of the chevrons of a sign, from the best band to the worst; the middle one is two level strokes.
_SUDUT = ((-1, -1), (-1,), (), (1,), (1, 1))


class WarnaPita(NamedTuple):
    """How a band is filled: ground, text on it, outline, and in how many directions it is hatched (0 to 2)."""

    isi: QColor
    teks: QColor
    tepi: QColor
    arsir: int


def capaian_colour(pita: int | None, palet: Palet) -> WarnaPita:
    """The fill of a band, 0 the best to 4 the worst; None, where there is no capaian, is plain ground.

    Raises ValueError for a band that has no colour.
    """
    if pita is None:
        return WarnaPita(QColor(palet.ground), QColor(palet.text2), QColor(palet.edge), 0)
    if not 0 <= pita < PITA:
        raise ValueError(f"no colour for band {pita}")
    isi = palet.capaian[pita]
    # a pale fill would be lost on the ground
    tepi = isi if contrast(isi, palet.surface) >= 3 else palet.edge
    return WarnaPita(QColor(isi), QColor(palet.on_capaian[pita]), QColor(tepi), _ARSIR[pita])


def unit(metrics: QFontMetricsF) -> float:
    """The width of a thin line beside text of this size: one pixel on the screen, more on a printer."""
    return max(1.0, metrics.height() / 16)


def metrics_of(painter: QPainter) -> QFontMetricsF:
    """The letters as the device of `painter` has them."""
    device = painter.device()
    return QFontMetricsF(painter.font()) if device is None else QFontMetricsF(painter.font(), device)


def hatch(
    painter: QPainter, rect: QRectF, colour: QColor, gap: float, width: float = 1.0, *, both: bool = False
) -> None:
    """Slanting lines, `gap` from one to the next; drawn, as the patterns of Qt grow too fine on a printer."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, width))
    tinggi, x = rect.height(), rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + tinggi, rect.top()))
        if both:
            painter.drawLine(QPointF(x, rect.top()), QPointF(x + tinggi, rect.bottom()))
        x += gap
    painter.restore()


def fill_band(painter: QPainter, rect: QRectF, warna: WarnaPita, satu: float) -> None:
    """A rectangle of one band with its hatching and outline; `satu` is the width of a thin line."""
    painter.fillRect(rect, warna.isi)
    if warna.arsir:
        garis = QColor(warna.teks)
        garis.setAlpha(110)
        hatch(painter, rect, garis, 6 * satu, satu, both=warna.arsir > 1)
    if warna.tepi != warna.isi:
        painter.save()
        pen = QPen(warna.tepi, satu)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(satu / 2, satu / 2, -satu / 2, -satu / 2))
        painter.restore()


def draw_sign(painter: QPainter, rect: QRectF, pita: int, colour: QColor) -> None:
    """The sign of a band in the middle of `rect`: chevrons up for good ones, down for bad ones, two lines between."""
    sisi = min(rect.width(), rect.height())
    lebar, tinggi, tengah = sisi * 0.32, sisi * 0.2, rect.center()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, sisi / 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    for ke, arah in enumerate(sudut := _SUDUT[pita]):
        y = tengah.y() + (ke - (len(sudut) - 1) / 2) * sisi * 0.34 - arah * tinggi / 2
        painter.drawPolyline(
            [
                QPointF(tengah.x() - lebar, y),
                QPointF(tengah.x(), y + arah * tinggi),
                QPointF(tengah.x() + lebar, y),
            ]
        )
    if not sudut:
        for y in (tengah.y() - sisi * 0.15, tengah.y() + sisi * 0.15):
            painter.drawLine(QPointF(tengah.x() - lebar, y), QPointF(tengah.x() + lebar, y))
    painter.restore()
