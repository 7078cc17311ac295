"""The ground of a row in a list: chosen, pointed at, or holding the keys."""

from PySide6.QtCore import QRect
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
