"""The tree that can be changed by mouse: rows dragged to another place, marks clicked, menus of rows."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QToolTip

from ui.pohon.lukis import finding_at
from ui.pohon.pandangan import PohonView
from ui.pohon.seret import PohonSeret
from ui.tema.tema import Tema

_EDGE = 8  # pixels at the top and the bottom of a row that mean the place between two rows


class Letak(NamedTuple):
    """Where a drop would go: before row `row` of `parent` (-1: on it), and where that is shown."""

    row: int
    parent: QModelIndex
    rect: QRect


class PohonSuntingView(PohonView):
    """`finding_clicked`: the mark of a kind of finding; `menu_wanted`: the menu of a row (not valid: of the tree)."""

    finding_clicked = Signal(QModelIndex, str)
    menu_wanted = Signal(QModelIndex, QPoint)

    def __init__(self, tema: Tema, model: PohonSeret) -> None:
        """Shows `model`; nothing can be dragged until `set_editable`."""
        super().__init__(tema)
        self._rows = model
        self._letak: Letak | None = None
        self._pressed: tuple[QModelIndex, str] = (QModelIndex(), "")
        self.setModel(model)
        self.setDropIndicatorShown(False)  # ours shows the level too
        self.setAutoExpandDelay(700)

    def set_editable(self, editable: bool) -> None:
        """Whether rows can be renamed and dragged."""
        self._rows.editable = editable
        self.setDragEnabled(editable)
        self.setAcceptDrops(editable)
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.DragDrop if editable else mode.NoDragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of an action that is switched off do nothing, instead of what else they would mean here."""
        keys = QKeySequence(event.keyCombination())
        if any(keys in action.shortcuts() for action in self.actions()):
            event.accept()
        else:
            super().keyPressEvent(event)

    # -- marks and menus

    def finding_below(self, pos: QPoint) -> tuple[QModelIndex, str]:
        """The row and the kind of finding whose mark lies at `pos`; the kind is empty where there is none."""
        index = self.indexAt(pos)
        if not index.isValid():
            return index, ""
        return index, finding_at(pos, self.visualRect(index), index, self.fontMetrics())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Notes the mark below the mouse."""
        self._pressed = self.finding_below(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mark."""
        super().mouseReleaseEvent(event)
        index, jenis = self.finding_below(event.position().toPoint())
        pressed, self._pressed = self._pressed, (QModelIndex(), "")
        if jenis and event.button() == Qt.MouseButton.LeftButton and (index, jenis) == pressed:
            self.finding_clicked.emit(index, jenis)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        _, jenis = self.finding_below(event.position().toPoint())
        if jenis:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()
        super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Of the row below the mouse, or, by the keyboard, of the current one."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index, at = self.indexAt(event.pos()), event.globalPos()
        else:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.menu_wanted.emit(index, at)
        event.accept()

    # -- dragging

    def place_at(self, pos: QPoint) -> Letak | None:
        """What a drop at `pos` means: between rows near their edges, else on the row; None beside all rows."""
        index = self.indexAt(pos)
        if not index.isValid():
            return None
        rect = self.visualRect(index)
        heading = self._rows.jabatan_at(index) is None
        if pos.y() < rect.top() + _EDGE and not heading:
            return Letak(index.row(), index.parent(), QRect(rect.left(), rect.top() - 1, rect.width(), 0))
        if pos.y() > rect.bottom() - _EDGE:
            below = QRect(rect.left(), rect.bottom(), rect.width(), 0)
            if self.isExpanded(index) and self._rows.rowCount(index):  # the place below it is that of its first child
                return Letak(0, index, below.adjusted(self.indentation(), 0, 0, 0))
            if not heading:
                return Letak(index.row() + 1, index.parent(), below)
        return Letak(-1, index, rect)

    def _may_drop(self, event: QDragMoveEvent | QDropEvent) -> Letak | None:
        """The place below the mouse, if a drop there is allowed; says why not where that isn't plain."""
        letak = self.place_at(event.position().toPoint())
        nomor = self._rows.dragged(event.mimeData())
        if letak is None or not nomor:
            return None
        tujuan, kalimat = self._rows.drop_place(nomor, letak.row, letak.parent)
        if kalimat:
            QToolTip.showText(self.viewport().mapToGlobal(event.position().toPoint()), kalimat, self)
        elif QToolTip.isVisible():
            QToolTip.hideText()
        return letak if tujuan is not None else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A row of this tree is welcome; all else goes on to the window."""
        if self._rows.dragged(event.mimeData()):
            super().dragEnterEvent(event)
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Shows where the row would go; the cursor forbids what can't be."""
        super().dragMoveEvent(event)  # scrolls near the edges, unfolds what one waits over
        self._show(self._may_drop(event))
        if self._letak is None:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is shown any more."""
        self._show(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tells the model."""
        letak = self._may_drop(event)
        self._show(None)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        move = Qt.DropAction.MoveAction
        if letak and self._rows.dropMimeData(event.mimeData(), move, letak.row, 0, letak.parent):
            event.setDropAction(move)
            event.accept()
        else:
            event.ignore()

    def _show(self, letak: Letak | None) -> None:
        self._letak = letak
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Over the rows the place of the drop: a line between two rows, a frame around one."""
        super().paintEvent(event)
        if self._letak is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(self._tema.palet.accent)
        rect = self._letak.rect
        painter.setPen(QPen(accent, 2))
        if self._letak.row < 0:
            painter.drawRoundedRect(rect.adjusted(1, 2, -3, -2), 4, 4)
        else:
            painter.drawLine(rect.left() + 6, rect.top(), rect.right() - 4, rect.top())
            painter.setBrush(self._tema.palet.surface)
            painter.drawEllipse(QPoint(rect.left() + 3, rect.top()), 3, 3)
        painter.end()
