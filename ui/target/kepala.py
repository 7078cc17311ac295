"""Above the grid of targets: of which positions, in which parts of the year, and a search."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from iki_desktop.domain.periode import Frekuensi
from ui.bersama.lingkup import Lingkup
from ui.bersama.pilihan import Pilihan
from ui.pohon.cari import KolomCari
from ui.tema.tema import Tema

_BAGIAN: tuple[tuple[str, Frekuensi], ...] = (
    ("Triwulan", "triwulanan"),
    ("Semester", "semesteran"),
    ("Bulan", "bulanan"),
)


class KepalaTarget(QWidget):
    """`changed`: other rows or columns are wanted. `spread_wanted`: spread the year's targets."""

    changed = Signal()
    spread_wanted = Signal()

    def __init__(self, tema: Tema) -> None:
        """All positions, by quarters."""
        super().__init__()
        self.lingkup = Lingkup("Semua jabatan", "Jabatan ini")
        self.setFocusProxy(self.lingkup.semua)
        self.bagian = Pilihan(tema, "Bagian tahun", _BAGIAN)
        self.bagian.show_value("triwulanan")
        self.bagian.setFixedWidth(124)
        self.sebar = QPushButton("Sebar target setahun…")
        self.sebar.setToolTip("Target setahun dibagi ke triwulan, semester, atau bulan (Ctrl+Shift+B)")
        self.cari = KolomCari(tema, "Cari indikator…")
        self.cari.setMinimumWidth(112)
        self.cari.setMaximumWidth(260)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.lingkup.semua)
        row.addWidget(self.lingkup.ini)
        row.addSpacing(8)
        label = QLabel("&Per")
        label.setBuddy(self.bagian)
        row.addWidget(label)
        row.addWidget(self.bagian)
        row.addSpacing(8)
        row.addWidget(self.sebar)
        row.addStretch(1)
        row.addWidget(self.cari, 2)
        self.lingkup.changed.connect(self.changed)
        self.bagian.chosen.connect(lambda _: self.changed.emit())
        self.cari.textChanged.connect(lambda _: self.changed.emit())
        self.sebar.clicked.connect(self.spread_wanted)

    @property
    def frekuensi(self) -> Frekuensi:
        """How long the parts of the year are that the columns show."""
        hasil: Frekuensi = self.bagian.currentData()
        return hasil

    @property
    def filtered(self) -> bool:
        """Whether some indicators may be left out."""
        return bool(self.cari.text().strip()) or self.lingkup.id_jabatan is not None

    def show_all(self) -> None:
        """All indicators of all positions."""
        self.cari.clear()
        self.lingkup.semua.setChecked(True)
