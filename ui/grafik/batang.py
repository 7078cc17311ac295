"""A bar of capaian in a cell or on a page: a track from 0 to 120 per cent with a tick at 100."""

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from ui.grafik.warna import WarnaPita, fill_band, hatch, metrics_of, unit
from ui.tema.palet import Palet

UJUNG = Decimal(120)  # where the scale ends
_SERATUS = Decimal(100)


def bar_share(nilai: Decimal, batas: Decimal | None = None) -> float:
    """Which part of the track a capaian fills, 0 to 1; `batas` is the cap of what is shown (None: no cap)."""
    tampak = nilai if batas is None else min(nilai, batas)
    return float(max(Decimal(0), min(tampak, UJUNG)) / UJUNG)


def is_beyond(nilai: Decimal, batas: Decimal | None = None) -> bool:
    """Whether the bar goes on behind the end of the track."""
    return nilai > UJUNG and (batas is None or batas > UJUNG)


def paint_bar(
    painter: QPainter,
    rect: QRectF,
    nilai: Decimal | None,
    warna: WarnaPita,
    palet: Palet,
    batas: Decimal | None = None,
) -> None:
    """The bar in the middle of `rect`, as wide as it; None, not computable, is a hatched track with a dash.

    `warna` is that of `capaian_colour`, `batas` the cap of what is shown. More than 120 ends in an arrow. The figure
    beside it is the caller's to write. Line widths follow the font of `painter`, on the screen and on a printer.
    """
    metrics = metrics_of(painter)
    satu = unit(metrics)
    tinggi = min(rect.height(), round(metrics.height() * 0.7))
    lintasan = QRectF(rect.left(), round(rect.center().y() - tinggi / 2), rect.width(), tinggi)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(lintasan, QColor(palet.line))
    painter.fillRect(lintasan.adjusted(satu, satu, -satu, -satu), QColor(palet.ground))
    if nilai is None:
        _draw_nothing(painter, lintasan, rect, palet, satu)
        painter.restore()
        return
    panjang = max(round(lintasan.width() * bar_share(nilai, batas)), 2 * satu)  # 0 is seen: it is not a blank
    if is_beyond(nilai, batas):
        _draw_arrow(painter, lintasan, warna, satu)
    else:
        fill_band(painter, QRectF(lintasan.left(), lintasan.top(), panjang, tinggi), warna, satu)
    x = round(lintasan.left() + lintasan.width() * bar_share(_SERATUS))
    lebih = min(2 * satu, (rect.height() - tinggi) / 2)
    tanda = QRectF(x, lintasan.top() - lebih, satu, tinggi + 2 * lebih)
    painter.fillRect(tanda, QColor(palet.text2))
    if x < lintasan.left() + panjang:  # seen on the bar too
        painter.fillRect(tanda.adjusted(0, lebih, 0, -lebih), warna.teks)
    painter.restore()


def _draw_nothing(painter: QPainter, lintasan: QRectF, rect: QRectF, palet: Palet, satu: float) -> None:
    hatch(painter, lintasan, QColor(palet.edge), 5 * satu, satu)
    metrics = metrics_of(painter)
    lebar = metrics.horizontalAdvance("—") + 8 * satu
    painter.fillRect(
        QRectF(lintasan.center().x() - lebar / 2, lintasan.top(), lebar, lintasan.height()), QColor(palet.ground)
    )
    painter.setPen(QColor(palet.text2))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "—")


def _draw_arrow(painter: QPainter, lintasan: QRectF, warna: WarnaPita, satu: float) -> None:
    """The bar to the end of the track, its end a head that points on."""
    kepala = min(lintasan.height() / 2 + satu, lintasan.width())
    fill_band(painter, lintasan.adjusted(0, 0, -kepala, 0), warna, satu)
    atas, bawah = QPointF(lintasan.right() - kepala, lintasan.top()), lintasan.bottom()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(warna.tepi)
    painter.drawPolygon(QPolygonF([atas, QPointF(lintasan.right(), lintasan.center().y()), QPointF(atas.x(), bawah)]))
    painter.restore()
