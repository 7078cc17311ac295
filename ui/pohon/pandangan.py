"""The tree on the screen: rows of one height, the chosen one marked over the whole width."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyleOptionViewItem, QTreeView

from ui.pohon.lukis import LukisJabatan
from ui.tema.tema import Tema


class PohonView(QTreeView):
    """`entered`: Enter on a row, the user wants to go on to its form; `escaped`: Esc."""

    entered = Signal()
    escaped = Signal()

    def __init__(self, tema: Tema) -> None:
        """Without a model yet."""
        super().__init__()
        self._tema = tema
        self._hovered = QPersistentModelIndex()
        self.setAccessibleName("Pohon jabatan")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(LukisJabatan(tema, self))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row below the mouse is tinted."""
        self._below(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """None is."""
        self._below(QModelIndex())
        super().leaveEvent(event)

    def _below(self, index: QModelIndex) -> None:
        if index != self._hovered:
            self._hovered = QPersistentModelIndex(index)
            self.viewport().update()

    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The ground of the row first, then arrow and name."""
        palet = self._tema.palet
        row = QRect(0, options.rect.top(), self.viewport().width(), options.rect.height())
        if self.selectionModel().isSelected(index):
            painter.fillRect(row, QColor(palet.accent_soft))
            painter.fillRect(QRect(0, row.top(), 3, row.height()), QColor(palet.accent))
        elif index == self._hovered:
            painter.fillRect(row, QColor(palet.ground))
        super().drawRow(painter, options, index)
        if self.hasFocus() and index == self.currentIndex():
            painter.setPen(QColor(palet.accent))
            painter.drawRect(row.adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc ends a search, all else as in each tree."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
