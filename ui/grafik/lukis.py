"""Draws a curve that has been laid out, on the screen or on paper."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui.grafik.kurva import Peran, Tata, Tulisan
from ui.grafik.warna import metrics_of
from ui.tema.palet import Palet

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | _MIDDLE
_RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE
_DOT = 3.5


def draw_trend(painter: QPainter, tata: Tata, palet: Palet, penanda: int | None = None) -> None:
    """Ground lines, last year, target, this year, figures; `penanda` is the period that is pointed at."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _draw_axes(painter, tata, palet)
    if penanda is not None:
        painter.setPen(QPen(QColor(palet.accent), tata.satu))
        x = round(tata.x[penanda]) + tata.satu / 2
        painter.drawLine(QPointF(x, tata.bidang.top()), QPointF(x, tata.bidang.bottom()))
    for peran in ("lalu", "target", "ini"):
        if peran in tata.garis:
            _draw_line(painter, tata, peran, palet, penanda)
    _draw_texts(painter, tata, palet)
    painter.restore()


def pen_of(peran: Peran, palet: Palet, satu: float) -> QPen:
    """The stroke of a line: solid, dashed or dotted, so that it is known without its colour."""
    match peran:
        case "ini":
            pen = QPen(QColor(palet.accent), 2 * satu)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        case "lalu":
            pen = QPen(QColor(palet.edge), 1.5 * satu)
            pen.setDashPattern([4, 3])
        case "target":
            pen = QPen(QColor(palet.text), 1.25 * satu)
            pen.setDashPattern([1, 2])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _draw_axes(painter: QPainter, tata: Tata, palet: Palet) -> None:
    kiri, kanan = tata.bidang.left(), tata.bidang.right()
    for ke, y in enumerate(tata.garis_sumbu):
        painter.setPen(QPen(QColor(palet.line if ke else palet.edge), tata.satu))
        tinggi = round(y) + tata.satu / 2  # on the grid of the screen: sharp
        painter.drawLine(QPointF(kiri, tinggi), QPointF(kanan, tinggi))
    painter.setPen(QColor(palet.text2))
    for tulisan in tata.sumbu:
        painter.drawText(tulisan.kotak, _RIGHT, tulisan.isi)
    for tulisan in tata.bawah:
        painter.drawText(tulisan.kotak, Qt.AlignmentFlag.AlignCenter, tulisan.isi)


def _draw_line(painter: QPainter, tata: Tata, peran: Peran, palet: Palet, penanda: int | None) -> None:
    pen = pen_of(peran, palet, tata.satu)
    for titik in tata.garis[peran]:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(list(titik))
        if peran == "target":
            continue
        for satu in titik:
            here = penanda is not None and abs(satu.x() - tata.x[penanda]) < tata.satu
            _draw_dot(painter, satu, peran, palet, tata.satu, here=here)


def _draw_dot(painter: QPainter, titik: QPointF, peran: Peran, palet: Palet, satu: float, *, here: bool) -> None:
    """Filled for this year, hollow for the last; the one that is pointed at is larger."""
    jari = (_DOT if peran == "ini" else _DOT - 1) * satu + (1.5 * satu if here else 0)
    warna = QColor(palet.accent if peran == "ini" else palet.edge)
    painter.setPen(QPen(QColor(palet.surface) if peran == "ini" else warna, 1.25 * satu))
    painter.setBrush(warna if peran == "ini" else QColor(palet.surface))
    painter.drawEllipse(titik, jari, jari)


def _draw_texts(painter: QPainter, tata: Tata, palet: Palet) -> None:
    ground = QColor(palet.surface)
    ground.setAlpha(215)  # lines behind a figure are hinted at, and don't strike it out
    for tulisan in tata.angka:
        painter.fillRect(tulisan.kotak, ground)
        painter.setPen(QColor(palet.text))
        painter.drawText(tulisan.kotak, Qt.AlignmentFlag.AlignCenter, tulisan.isi)
    painter.setPen(QColor(palet.text2))
    for sisa in (tata.satuan, tata.target):
        if sisa is not None:
            painter.drawText(sisa.kotak, _LEFT, sisa.isi)
    metrics = metrics_of(painter)
    for peran, contoh, tulisan in tata.legenda:
        _draw_sample(painter, contoh, peran, palet, tata.satu)
        painter.setPen(QColor(palet.text))
        _draw_cut(painter, tulisan, metrics)


def _draw_sample(painter: QPainter, contoh: QRectF, peran: Peran, palet: Palet, satu: float) -> None:
    tengah = contoh.center()
    painter.setPen(pen_of(peran, palet, satu))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    y = round(tengah.y()) + (satu / 2 if peran != "ini" else 0)
    painter.drawLine(QPointF(contoh.left(), y), QPointF(contoh.right(), y))
    if peran != "target":
        _draw_dot(painter, QPointF(tengah.x(), y), peran, palet, satu, here=False)


def _draw_cut(painter: QPainter, tulisan: Tulisan, metrics: QFontMetricsF) -> None:
    isi = metrics.elidedText(tulisan.isi, Qt.TextElideMode.ElideRight, tulisan.kotak.width() + 1)
    painter.drawText(tulisan.kotak, _LEFT, isi)
