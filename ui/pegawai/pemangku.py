"""The line at the head of a form that says who holds the position."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.bersama.label import ElidedLabel
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema


class BarisPemangku(QWidget):
    """`edit_wanted` carries the position whose holder the user wants to choose."""

    edit_wanted = Signal(int)

    def __init__(self, tema: Tema) -> None:
        """Empty; `show_pemangku` fills it."""
        super().__init__()
        self._id_jabatan = 0
        self.label = ElidedLabel()
        self.label.setProperty("peran", "dua")
        self.button = QPushButton()
        self.button.setProperty("rata", True)
        give_icon(self.button, "user", tema.palet, "text2")
        self.button.clicked.connect(lambda: self.edit_wanted.emit(self._id_jabatan))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)

    def show_pemangku(self, id_jabatan: int, nama: Sequence[str], *, writable: bool = True) -> None:
        """Another position, and who holds it today."""
        self._id_jabatan = id_jabatan
        self.label.setText(f"Pemangku: {'; '.join(nama) or 'belum diisi'}")
        self.button.setText("Ubah" if nama else "Isi")
        self.button.setToolTip("Tetapkan siapa yang memangku jabatan ini")
        self.button.setAccessibleName(f"{self.button.text()} pemangku jabatan")
        self.button.setVisible(writable)
