"""What rows of a list share: their ground (chosen, pointed at, holding the keys), and a text cut to its room."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.tema.palet import Palet


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, palet: Palet) -> None:
    """Fills the row of `option`; what stands in it is drawn over that."""
    rect = QRect(option.rect)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(palet.accent_soft))
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(palet.accent))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(palet.ground))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QColor(palet.accent))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


def write_cut(
    painter: QPainter,
    rect: QRect,
    teks: str,
    sisi: Qt.AlignmentFlag,
    cara: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """Writes a text in a place; what is too long for it is cut and marked."""
    painter.drawText(rect, sisi, painter.fontMetrics().elidedText(teks, cara, rect.width()))
