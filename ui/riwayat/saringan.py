"""Which steps the history shows: by words of their labels, and all or those of one position."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

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
        self.semua = QRadioButton("Semua jabatan")
        self.ini = QRadioButton("Jabatan ini")
        self.semua.setChecked(True)
        self.ini.setEnabled(False)
        self._id_jabatan = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.cari, 1)
        row.addWidget(self.semua)
        row.addWidget(self.ini)
        self.semua.toggled.connect(self.changed)

    @property
    def teks(self) -> str:
        """The words looked for."""
        return self.cari.text().strip()

    @property
    def id_jabatan(self) -> int | None:
        """The one position whose steps are shown; None for all."""
        return self._id_jabatan if self.ini.isChecked() else None

    def show_jabatan(self, id_jabatan: int) -> None:
        """The position that “Jabatan ini” means (0: none)."""
        if id_jabatan == self._id_jabatan:
            return
        self._id_jabatan = id_jabatan
        self.ini.setEnabled(id_jabatan != 0)
        if not id_jabatan:
            self.semua.setChecked(True)
        elif self.ini.isChecked():
            self.changed.emit()

    def widen(self) -> None:
        """All steps again."""
        self.cari.clear()
        self.semua.setChecked(True)
