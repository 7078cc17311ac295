"""Which steps the history shows: by words of their labels, and all or those of one position."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.bersama.lingkup import Lingkup
from ui.pohon.cari import KolomCari
from ui.tema.tema import Tema


class Saringan(QWidget):
    """`changed`: steps of another position (or of all) are wanted; typing is told by `cari.textChanged`."""

    changed = Signal()

    def __init__(self, tema: Tema) -> None:
        """All steps."""
        super().__init__()
        self.setObjectName("kepala")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.cari = KolomCari(tema, "Cari langkah…")
        self.lingkup = Lingkup("Semua jabatan", "Jabatan ini")
        self.semua, self.ini = self.lingkup.semua, self.lingkup.ini
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.cari, 1)
        row.addWidget(self.semua)
        row.addWidget(self.ini)
        self.lingkup.changed.connect(self.changed)

    @property
    def teks(self) -> str:
        """The words looked for."""
        return self.cari.text().strip()

    def widen(self) -> None:
        """All steps again."""
        self.cari.clear()
        self.semua.setChecked(True)
