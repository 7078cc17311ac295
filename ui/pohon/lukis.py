"""How a row of the tree is painted: the name, cut where it must be, and the number of indicators at the right."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.pohon.model import COUNT_ROLE, DOUBT_ROLE, HIT_ROLE, SEARCHED_ROLE
from ui.tema.ikon import drawing
from ui.tema.tema import Tema

ROW = 28
_GAP = 8
_MARK = 16
_MIDDLE = Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class LukisJabatan(QStyledItemDelegate):
    """Paints names with counts; a search makes its hits bold and the superiors above them faint."""

    def __init__(self, tema: Tema, parent: QObject | None = None) -> None:
        """Colours come from the theme at the time of painting."""
        super().__init__(parent)
        self._tema = tema
        self._marks: dict[str, QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Rows of one height."""
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row; the ground below it is the view's."""
        palet = self._tema.palet
        rect = self.before_name(painter, QRect(option.rect), index)
        count = index.data(COUNT_ROLE)
        painter.save()
        if count is not None:
            rect.setRight(rect.right() - _GAP)
            painter.setPen(QColor(palet.text2))
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | _MIDDLE, str(count))
            rect.setRight(rect.right() - painter.fontMetrics().horizontalAdvance(max("00", str(count), key=len)) - _GAP)
        if index.data(DOUBT_ROLE):
            rect.setRight(rect.right() - _MARK - 4)
            mark = self._mark(palet.attention)
            painter.drawPixmap(rect.right() + 4, rect.top() + (rect.height() - _MARK) // 2, mark)
        painter.setFont(_font(painter.font(), index, heading=count is None))
        painter.setPen(QColor(palet.text if count is not None and index.data(HIT_ROLE) else palet.text2))
        rect.setLeft(rect.left() + 4)
        nama = " ".join(str(index.data()).split())
        # cut in the middle: names of neighbours often differ at their end only
        nama = painter.fontMetrics().elidedText(nama, Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | _MIDDLE, nama)
        painter.restore()

    def before_name(self, painter: QPainter, rect: QRect, index: Index) -> QRect:  # noqa: ARG002
        """Paints what stands before the name; returns the room that is left."""
        return rect

    def _mark(self, colour: str) -> QPixmap:
        if colour not in self._marks:
            self._marks[colour] = drawing("help-circle", colour, _MARK)
        return self._marks[colour]


class LukisCentang(LukisJabatan):
    """The same with a box to tick before each name; a click anywhere in the row ticks, and so does the space bar."""

    def before_name(self, painter: QPainter, rect: QRect, index: Index) -> QRect:
        """The box: an outline, or filled with a tick."""
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return rect
        palet = self._tema.palet
        box = QRectF(rect.left() + 4.5, rect.top() + (rect.height() - _MARK) // 2 + 0.5, _MARK - 1, _MARK - 1)
        ticked = Qt.CheckState(state) == Qt.CheckState.Checked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(palet.accent if ticked else palet.edge))
        painter.setBrush(QColor(palet.accent if ticked else palet.surface))
        painter.drawRoundedRect(box, 3, 3)
        if ticked:
            painter.setPen(QPen(QColor(palet.on_accent), 1.8))
            painter.drawPolyline([box.topLeft() + QPointF(x, y) for x, y in ((3.5, 7.8), (6.4, 10.6), (11.5, 4.8))])
        painter.restore()
        return rect.adjusted(_MARK + 6, 0, 0, 0)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: Index,
    ) -> bool:
        """Ticks."""
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        clicked = isinstance(event, QMouseEvent) and (
            event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton
        )
        typed = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if state is None or not (clicked or typed):
            return False
        other = Qt.CheckState.Unchecked if Qt.CheckState(state) == Qt.CheckState.Checked else Qt.CheckState.Checked
        return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)


def _font(font: QFont, index: Index, *, heading: bool) -> QFont:
    hasil = QFont(font)
    hasil.setBold(heading or bool(index.data(SEARCHED_ROLE) and index.data(HIT_ROLE)))
    return hasil
