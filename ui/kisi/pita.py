"""The strip below a grid: which cell one is at, what is wrong with it, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.bersama.label import ElidedLabel
from ui.bersama.peran import give_role


class PitaKisi(QWidget):
    """`dismissed` gives up what was refused, `unlock_wanted` opens what is locked. A grid puts what else it has to say
    into `atas` and below it."""

    dismissed = Signal()
    unlock_wanted = Signal()

    def __init__(self, apa: str) -> None:
        """No cell yet; `apa` is what the cells hold."""
        super().__init__()
        self.setObjectName("pita_sel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.nama = ElidedLabel()
        self.nama.setProperty("peran", "judul")
        self.kalimat = QLabel()
        self.kalimat.setTextFormat(Qt.TextFormat.PlainText)
        self.kalimat.setWordWrap(True)
        self.batal = QPushButton("Kembalikan")
        self.batal.setToolTip(f"Buang yang diketik, tampilkan lagi {apa} yang tersimpan (Ctrl+Shift+.)")
        self.batal.clicked.connect(self.dismissed)
        self.buka = QPushButton("Buka kunci…")
        self.buka.setToolTip("Buka halaman kunci periode")
        self.buka.clicked.connect(self.unlock_wanted)
        self.buka.hide()
        self.atas = QHBoxLayout()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 6, 12, 6)
        self.column.setSpacing(4)
        self.column.addLayout(self.atas)

    def say(self, nama: str, kalimat: str, *, refused: bool = False, doubtful: bool = False) -> None:
        """A cell, and what was `refused` in it, what is `doubtful`, or what one might want to know."""
        self.nama.setText(nama)
        give_role(self.kalimat, "salah" if refused else "ingat" if doubtful else "dua")
        self.kalimat.setText(kalimat)
        self.batal.setVisible(refused)

    def tell(self, kalimat: str) -> None:
        """Until another cell is shown."""
        give_role(self.kalimat, "dua")
        self.kalimat.setText(kalimat)
