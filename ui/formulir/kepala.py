"""The line above the form: whose it is, under whom, and how much it holds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from iki_desktop.domain.dokumen import Formulir
from ui.bersama.label import ElidedLabel


class KepalaFormulir(QWidget):
    """Name, superior, counts of the chosen position."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.setObjectName("kepala")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.nama = ElidedLabel()
        font = self.nama.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() + 1)
        self.nama.setFont(font)
        self.atasan = ElidedLabel()
        self.atasan.setProperty("peran", "dua")
        self.ragu = QLabel("belum pasti")
        self.ragu.setProperty("peran", "cip")
        self.ragu.setToolTip("Dokumen tidak menyebut atasan jabatan ini; periksa sebelum dipakai.")
        self.jumlah = QLabel()
        self.jumlah.setProperty("peran", "dua")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addWidget(self.nama)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.atasan, 1)
        row.addWidget(self.ragu)
        row.addWidget(self.jumlah)
        column.addLayout(row)

    def show_form(self, formulir: Formulir) -> None:
        """Another position."""
        self.nama.setText(" ".join(formulir.nama.split()))
        self.atasan.setText(f"Atasan: {formulir.atasan or 'belum ditulis'}")
        self.ragu.setVisible(not formulir.atasan_pasti)
        bagian = (
            (len(formulir.tugas), "tugas"),
            (len(formulir.fungsi), "fungsi"),
            (len(formulir.sasaran), "sasaran"),
            (formulir.jumlah_indikator, "indikator"),
        )
        self.jumlah.setText(" · ".join(f"{banyak} {nama}" for banyak, nama in bagian))
