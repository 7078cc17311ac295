"""What stands on the page of imports before there is a file: what belongs there, and the first steps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.kisi.kata import HANYA_BACA

_LEBAR = 640
_AJAKAN = (
    "Seret lembar kerja dari desa ke jendela ini, atau pilih berkasnya: .xlsx, .xls, .ods, .xlsb, .csv. "
    "Bentuknya bebas; berkas tidak perlu dirapikan dahulu."
)
_JANJI = (
    "Setiap sel ditunjukkan: diambil, dikoreksi, ditolak, atau diabaikan, dengan sebabnya. "
    "Tidak ada yang tersimpan sebelum Anda menekan Impor, dan satu impor bisa diurungkan."
)


class Ajakan(QWidget):
    """`files_wanted`: which files is to be asked; `templates_wanted`: the page of templates."""

    files_wanted = Signal()
    templates_wanted = Signal()

    def __init__(self, *, writable: bool) -> None:
        """`writable`: whether the office can be changed at all."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(12)
        self.larangan = QLabel()
        for label, teks, peran in (
            (QLabel(), _AJAKAN, ""), (QLabel(), _JANJI, "dua"), (self.larangan, HANYA_BACA, "ingat"),
        ):  # fmt: skip
            label.setText(teks)
            label.setWordWrap(True)
            label.setMaximumWidth(_LEBAR)
            label.setProperty("peran", peran)
            column.addWidget(label)
        self.larangan.setVisible(not writable)
        self.pilih = QPushButton("Pilih berkas…")
        self.pilih.setProperty("utama", True)
        self.templat = QPushButton("Buat templat desa…")
        self.templat.setToolTip("Lembar kerja kosong untuk diisi desa, yang terbaca tanpa pertanyaan")
        row = QHBoxLayout()
        row.setSpacing(8)
        for tombol in (self.pilih, self.templat):
            tombol.setAutoDefault(True)  # Enter presses it too
            row.addWidget(tombol)
        row.addStretch(1)
        column.addSpacing(4)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self.pilih)
        self.pilih.clicked.connect(self.files_wanted)
        self.templat.clicked.connect(self.templates_wanted)
