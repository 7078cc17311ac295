"""What stands in place of a list that is empty: a sentence, and the way on where there is one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class Kosong(QWidget):
    """`wanted`: the button was pressed."""

    wanted = Signal()

    def __init__(self, tombol: str, tooltip: str = "") -> None:
        """Says nothing yet; `tombol` is what the button does."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(12)
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setProperty("peran", "dua")
        self.label.setWordWrap(True)
        self.button = QPushButton(tombol)
        self.button.setToolTip(tooltip)
        self.button.setAutoDefault(True)  # Enter presses it too
        self.button.clicked.connect(self.wanted)
        self.button.hide()
        column.addWidget(self.label)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def say(self, teks: str, *, offer: bool) -> None:
        """Another sentence; `offer` shows the button."""
        self.label.setText(teks)
        self.button.setVisible(offer)
