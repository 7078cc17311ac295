"""A field of find and replace: Enter and the down arrow are told apart."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit


class KolomGanti(QLineEdit):
    """`entered`: Enter; `down`: the user wants to go on into the list; `begun`: the user came here by key or mouse."""

    entered = Signal()
    down = Signal()
    begun = Signal()

    def __init__(self, hint: str, nama: str) -> None:
        """`hint` is what an empty field says, `nama` what it is called."""
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(nama)
        self.setClearButtonEnabled(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here means something."""
        super().focusInEvent(event)
        self.begun.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is not for the field goes on to the page."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        elif key == Qt.Key.Key_Down:
            self.down.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)
