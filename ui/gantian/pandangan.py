"""The list of hits on the screen and its keys."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from ui.gantian.lukis import ONE_LINE, LukisTemuan, tick_box
from ui.gantian.model import PLACE_ROLE, GantiModel
from ui.tema.tema import Tema

_SLACK = 6  # pixels around a box that count as the box


class TemuanView(QListView):
    """`entered`: the user wants to see the hit in its form (Enter, double click). Space ticks."""

    entered = Signal(QModelIndex)

    def __init__(self, tema: Tema, model: GantiModel) -> None:
        """Shows `model`."""
        super().__init__()
        self._rows = model
        self.setObjectName("temuan")
        self.setAccessibleName("Hasil pencarian")
        self.setModel(model)
        self.setItemDelegate(LukisTemuan(tema, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def go(self, row: int) -> None:
        """Makes a row the current one, its heading in sight too where it is the first below it."""
        index = self._rows.index(row)
        self.setCurrentIndex(index)
        above = self._rows.index(row - 1)
        if above.isValid() and above.data(PLACE_ROLE) is None:
            self.scrollTo(above)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter goes to the form; Esc and F3 are the panel's."""
        key, index = event.key(), self.currentIndex()
        if key == Qt.Key.Key_Space and index.isValid() and self._rows.replacing:
            self._rows.toggle(index)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and index.isValid():
            self.entered.emit(index)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_F3, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a box ticks it."""
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        index = self.indexAt(where)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and self._on_box(index, where):
            self._rows.toggle(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Anywhere else in a row it goes to the form."""
        where = event.position().toPoint()
        index = self.indexAt(where)
        if index.isValid() and not self._on_box(index, where):
            self.entered.emit(index)

    def _on_box(self, index: QModelIndex, where: QPoint) -> bool:
        if not self._rows.replacing:
            return False
        rect = self.visualRect(index)
        if index.data(PLACE_ROLE) is None:
            rect = QRect(rect.left(), rect.bottom() - ONE_LINE, rect.width(), ONE_LINE)
        return tick_box(rect).adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(where.toPointF())
