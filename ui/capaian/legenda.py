"""What the signs of the map mean, on one line below it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.capaian.sebaran import widest
from ui.grafik.petak import KUNCI, Isian, paint_cell
from ui.tema.ikon import drawing
from ui.tema.tema import Tema

_CELL = QSize(32, 18)
_PAD, _GAP, _BESIDE = 16, 14, 6
LEGENDA = (
    (Isian(8, 8), "lengkap"),
    (Isian(6, 8), "sebagian"),
    (Isian(0, 8, tenggat_lewat=True), "lewat tenggat"),
    (Isian(0, 8, terkunci=True), "terkunci"),
    (Isian(0, 0), "tidak diminta"),
)


class Legenda(QWidget):
    """Small cells as the map paints them, each with its word."""

    def __init__(self, tema: Tema) -> None:
        """Always the same."""
        super().__init__()
        self._tema = tema
        self._kunci: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            "Tanda: centang lengkap, 6/8 sebagian, sudut atau tanda seru lewat tenggat, gembok terkunci, "
            "arsir tidak ada yang diminta"
        )
        self.setToolTip(self.accessibleName())
        tema.changed.connect(self._recolour)

    def _recolour(self) -> None:
        self._kunci = None
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(320, max(_CELL.height(), self.fontMetrics().height()) + 8)

    def minimumSizeHint(self) -> QSize:
        """Narrow: the words are cut."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """From the left."""
        painter, palet, metrics = QPainter(self), self._tema.palet, self.fontMetrics()
        if self._kunci is None:
            self._kunci = drawing("lock", palet.text2, KUNCI)
        lebar = [metrics.horizontalAdvance(kata) + 1.0 for _, kata in LEGENDA]
        tetap = (_CELL.width() + _BESIDE) * len(LEGENDA) + _GAP * (len(LEGENDA) - 1)
        paling = widest(lebar, self.width() - 2.0 * _PAD - tetap)
        x, tengah = float(_PAD), self.height() / 2
        for (isian, kata), perlu in zip(LEGENDA, lebar, strict=True):
            kotak = QRectF(round(x), round(tengah - _CELL.height() / 2), _CELL.width(), _CELL.height())
            paint_cell(painter, kotak, isian, palet, self._kunci)
            painter.setPen(QColor(palet.line))
            painter.drawRect(kotak)
            x += _CELL.width() + _BESIDE
            ruang = min(perlu, paling)
            painter.setPen(QColor(palet.text2))
            tulisan = metrics.elidedText(kata, Qt.TextElideMode.ElideRight, round(ruang))
            painter.drawText(QRectF(x, 0, ruang + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, tulisan)
            x += ruang + _GAP
