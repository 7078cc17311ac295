"""Draws the heat map: its cells, then the headings that stay while cells are scrolled."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from ui.grafik.kisi import PAD, RINGKASAN, Isi, Kisi, summary
from ui.grafik.petak import paint_cell
from ui.tema.palet import Palet

_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Sorotan(NamedTuple):
    """What is pointed at, as row and column: the cell below the mouse, and the current one while it has the keys."""

    bawah: tuple[int, int] | None = None
    kini: tuple[int, int] | None = None


def draw_map(
    painter: QPainter, isi: Isi, kisi: Kisi, geser: QPoint, palet: Palet, kunci: QPixmap | None, sorotan: Sorotan
) -> None:
    """What of the map is seen when it is scrolled by `geser`."""
    painter.save()
    painter.setClipRect(kisi.jendela)
    garis = QColor(palet.line)
    for baris in rows_seen(kisi, geser):
        for kolom in range(kisi.kolom):
            petak = kisi.cell(baris, kolom, geser)
            if petak.intersects(kisi.jendela):
                painter.fillRect(petak, garis)
                paint_cell(painter, QRectF(petak.adjusted(0, 0, -1, -1)), isi.isian[baris][kolom], palet, kunci)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if sorotan.bawah is not None:
        _draw_ring(painter, kisi.cell(*sorotan.bawah, geser), QColor(palet.edge), 1)
    if sorotan.kini is not None:
        _draw_ring(painter, kisi.cell(*sorotan.kini, geser), QColor(palet.accent), 2)
    painter.restore()
    painter.save()
    _draw_columns(painter, isi, kisi, geser, palet, sorotan)
    _draw_rows(painter, isi, kisi, geser, palet, sorotan)
    painter.setClipping(False)
    bawah = min(kisi.ruang[1], kisi.tinggi + kisi.isi[1])
    painter.fillRect(QRect(0, kisi.tinggi - 1, kisi.jendela.right() + 1 + kisi.ringkasan, 1), garis)
    for x in (kisi.judul - 1, kisi.jendela.right()):
        painter.fillRect(QRect(x, 0, 1, bawah), garis)
    painter.restore()


def rows_seen(kisi: Kisi, geser: QPoint) -> range:
    """The rows that are seen at least in part."""
    awal = geser.y() // kisi.tinggi
    return range(awal, min(kisi.baris, awal + kisi.jendela.height() // kisi.tinggi + 2))


def _draw_ring(painter: QPainter, petak: QRect, colour: QColor, tebal: int) -> None:
    painter.setPen(colour)
    for dalam in range(tebal):
        painter.drawRect(petak.adjusted(dalam, dalam, -2 - dalam, -2 - dalam))


def _pen(palet: Palet, *, here: bool) -> QColor:
    """Headings of the current cell are marked, so that the eye finds back to it."""
    return QColor(palet.accent if here else palet.text2)


def _draw_columns(painter: QPainter, isi: Isi, kisi: Kisi, geser: QPoint, palet: Palet, sorotan: Sorotan) -> None:
    painter.setPen(_pen(palet, here=False))
    painter.drawText(_summary_at(kisi, 0), _CENTRE, RINGKASAN)
    painter.setClipRect(QRect(kisi.judul, 0, kisi.jendela.width(), kisi.tinggi))
    for ke, nama in enumerate(isi.kolom):
        painter.setPen(_pen(palet, here=sorotan.kini is not None and ke == sorotan.kini[1]))
        painter.drawText(kisi.cell(-1, ke, QPoint(geser.x(), 0)), _CENTRE, nama)


def _draw_rows(painter: QPainter, isi: Isi, kisi: Kisi, geser: QPoint, palet: Palet, sorotan: Sorotan) -> None:
    metrics = painter.fontMetrics()
    painter.setClipRect(QRect(0, kisi.tinggi, kisi.ruang[0], kisi.jendela.height()))
    for baris in rows_seen(kisi, geser):
        y = kisi.cell(baris, 0, geser).top()
        tempat = QRect(PAD, y, kisi.judul - 2 * PAD, kisi.tinggi)
        nama = metrics.elidedText(isi.baris[baris], Qt.TextElideMode.ElideMiddle, tempat.width())
        painter.setPen(_pen(palet, here=sorotan.kini is not None and baris == sorotan.kini[0]))
        painter.drawText(tempat, _LEFT, nama)
        painter.setPen(QColor(palet.text))
        lengkap, diminta = summary(isi.isian[baris])
        painter.drawText(_summary_at(kisi, y), _CENTRE, f"{lengkap}/{diminta}" if diminta else "–")


def _summary_at(kisi: Kisi, y: int) -> QRect:
    return QRect(kisi.jendela.right() + 1, y, kisi.ringkasan, kisi.tinggi)
