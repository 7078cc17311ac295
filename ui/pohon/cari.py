"""The search field: filters as one types, Esc clears, the down arrow goes on to what was found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.tema.ikon import give_icon
from ui.tema.tema import Tema


class KolomCari(QLineEdit):
    """`left`: the user wants to go on into the list."""

    left = Signal()

    def __init__(self, tema: Tema, hint: str) -> None:
        """`hint` is what an empty field says."""
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint.rstrip("…"))
        lens = QAction(hint.rstrip("…"), self)
        lens.triggered.connect(self.setFocus)
        give_icon(lens, "search", tema.palet, "text2")
        self.addAction(lens, QLineEdit.ActionPosition.LeadingPosition)
        self._tema = tema
        self._clear: QAction | None = None
        self.textChanged.connect(self._offer_clear)

    def _offer_clear(self, teks: str) -> None:
        """A button to clear the field, while there is something to clear."""
        if self._clear is None:
            self._clear = QAction("Hapus pencarian", self)
            give_icon(self._clear, "x", self._tema.palet, "text2")
            self._clear.triggered.connect(self.clear)
        if not teks:
            self.removeAction(self._clear)
        elif self._clear not in self.actions():
            self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, down and Enter go on; Esc in an empty field is left to the window or dialog."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
