"""A box to tick with its words, drawn as those of the lists are: seen on dark ground too."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from ui.tema.palet import Palet
from ui.tema.tema import Tema

_BOX, _GAP, _EDGE = 16, 8, 3


class Centang(QCheckBox):
    """A check box in the colours of the theme."""

    def __init__(self, tema: Tema, teks: str, tooltip: str) -> None:
        """Not ticked."""
        super().__init__(teks)
        self._tema = tema
        self.setToolTip(tooltip)

    def sizeHint(self) -> QSize:
        """Box and words, with room for the ring of the focus."""
        metrics = self.fontMetrics()
        wide = 2 * _EDGE + _BOX + _GAP + metrics.horizontalAdvance(self.text())
        return QSize(wide + 1, max(_BOX, metrics.height()) + 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:
        """The words are never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """All of it takes the click."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The box, the words, and the ring of the focus."""
        palet = self._tema.palet
        painter = QPainter(self)
        box = QRectF(_EDGE + 0.5, (self.height() - _BOX) // 2 + 0.5, _BOX - 1, _BOX - 1)
        draw_box(painter, box, self.checkState(), palet)
        painter.setPen(QColor(palet.text if self.isEnabled() else palet.faint))
        words = QRect(_EDGE + _BOX + _GAP, 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(palet.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def draw_box(painter: QPainter, box: QRectF, state: Qt.CheckState, palet: Palet) -> None:
    """An outline; filled with a tick, or with a dash where only some below are ticked."""
    on = state != Qt.CheckState.Unchecked
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(palet.accent if on else palet.edge))
    painter.setBrush(QColor(palet.accent if on else palet.surface))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(QPen(QColor(palet.on_accent), 1.8))
    if state == Qt.CheckState.Checked:
        painter.drawPolyline([box.topLeft() + QPointF(x, y) for x, y in ((3.5, 7.8), (6.4, 10.6), (11.5, 4.8))])
    elif on:
        painter.drawLine(box.topLeft() + QPointF(4, 7.5), box.topLeft() + QPointF(11, 7.5))
    painter.restore()
