"""The field where a rule is typed: completes names as that of formulas does, and saves when one leaves it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence

from ui.rumus.kolom import KolomRumus
from ui.tema.tema import Tema

_LINES = 3
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KolomAturan(KolomRumus):
    """`entered` carries what was typed when one leaves the field or presses Enter, if it is something new.

    `reverted`: what is stored stands in it again.
    """

    entered = Signal(str)
    reverted = Signal()

    def __init__(self, tema: Tema) -> None:
        """Empty."""
        super().__init__(tema)
        self._benar = ""  # what is stored
        self._passed = ""  # what was passed on last
        self.setAccessibleName("Aturan")
        self.setPlaceholderText("Misalnya [Hadir] <= [Undangan]")
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 18)

    @property
    def pending(self) -> bool:
        """Whether something is typed that was not passed on yet."""
        return self.text() != self._passed

    def show_text(self, teks: str) -> None:
        """What is stored; what is being typed stays."""
        if not (self.pending and self.hasFocus()) and self.text() != teks:
            self.set_text(teks, keep_caret=self.hasFocus())
        self._benar = self._passed = teks

    def commit(self) -> None:
        """Passes on what was typed."""
        if self.pending:
            self._passed = self.text()
            self.entered.emit(self._passed)

    def revert(self) -> None:
        """What is stored again."""
        self.set_text(self._benar)
        self._passed = self._benar
        self.reverted.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving keeps it; a menu or another window is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.commit()

    def event(self, event: QEvent) -> bool:
        """Undo takes back what is being typed, as long as something is."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes_back(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, Esc takes back; a rule has one line."""
        if self._takes_back(event):
            self.revert()
        elif event.key() in _ENTER and not (self.completing and self.popup.currentRow() >= 0):
            self.close_popup()
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and not self.completing:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _takes_back(self, event: QKeyEvent) -> bool:
        if self.completing or self.text() == self._benar:
            return False
        return event.key() == Qt.Key.Key_Escape or (self.pending and event.matches(QKeySequence.StandardKey.Undo))
