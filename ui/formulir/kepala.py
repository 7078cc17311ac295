"""The line above the form: whose it is, under whom, and how much it holds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from iki_desktop.domain.dokumen import Formulir
from ui.bersama.label import ElidedLabel
from ui.pegawai.pemangku import BarisPemangku
from ui.tema.tema import Tema


class KepalaFormulir(QWidget):
    """Name, superior, counts of the chosen position."""

    def __init__(self, tema: Tema) -> None:
        """Empty."""
        super().__init__()
        self.pemangku = BarisPemangku(tema)
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
        for isi in ((self.nama, self.jumlah), (self.atasan, self.ragu, self.pemangku)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for satu in isi:
                row.addWidget(satu, 0 if satu in (self.jumlah, self.ragu) else 1)
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
