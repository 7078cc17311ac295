"""A field of several lines that saves what was typed when one leaves it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit


class KolomBaris(QPlainTextEdit):
    """Several lines; `entered` carries them when one leaves the field."""

    entered = Signal(str)

    def __init__(self, nama: str, tinggi: int = 6) -> None:
        """Empty; `tinggi` lines are seen at once."""
        super().__init__()
        self.setAccessibleName(nama)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setFixedHeight(tinggi * self.fontMetrics().lineSpacing() + 18)
        self._stored = ""

    @property
    def pending(self) -> bool:
        """Whether something is typed that was not passed on yet."""
        return self.toPlainText() != self._stored

    def show_text(self, teks: str) -> None:
        """What is stored; what is being typed stays."""
        if not (self.pending and self.hasFocus()) and self.toPlainText() != teks:
            self.setPlainText(teks)
        self._stored = teks

    def commit(self) -> None:
        """Passes on what was typed."""
        if self.pending:
            self._stored = self.toPlainText()
            self.entered.emit(self._stored)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving keeps it."""
        super().focusOutEvent(event)
        self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape:
            if self.pending:
                self.setPlainText(self._stored)
            else:
                event.ignore()
            return
        super().keyPressEvent(event)
