"""The list of steps on the screen and its keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from ui.riwayat.lukis import LukisLangkah
from ui.riwayat.model import Index, RiwayatModel
from ui.tema.tema import Tema


class RiwayatView(QListView):
    """`chosen`: another row is the current one; `entered`: Enter or a double click on it."""

    chosen = Signal()
    entered = Signal()

    def __init__(self, tema: Tema, model: RiwayatModel) -> None:
        """Shows `model`."""
        super().__init__()
        self.setAccessibleName("Riwayat perubahan")
        self.setModel(model)
        self.setItemDelegate(LukisLangkah(tema, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda _: self.entered.emit())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The day of the first step below it comes into sight too."""
        super().currentChanged(current, previous)
        if current.row() == 1:
            self.scrollToTop()
        self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen step stays in sight, also when a message takes room above."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; Esc is the page's; letters don't jump about in a list of labels that begin alike."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)
