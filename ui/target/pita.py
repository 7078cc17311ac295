"""Below the grid: which target one is at, what is wrong with it, and which way its indicator is better."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iki_desktop.domain.dokumen import Arah
from ui.bersama.label import ElidedLabel
from ui.bersama.pilihan import Pilihan
from ui.formulir.menu import ARAH
from ui.target.pandangan import TANDA
from ui.tema.tema import Tema


class PitaTarget(QWidget):
    """`directed` carries another direction of the indicator, `dismissed` gives up what was refused."""

    directed = Signal(str)
    dismissed = Signal()

    def __init__(self, tema: Tema) -> None:
        """No cell yet."""
        super().__init__()
        self.setObjectName("pita_sel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.nama = ElidedLabel()
        self.nama.setProperty("peran", "judul")
        self.kalimat = QLabel()
        self.kalimat.setTextFormat(Qt.TextFormat.PlainText)
        self.kalimat.setWordWrap(True)
        self.kalimat.setMinimumHeight(self.kalimat.fontMetrics().height())  # the grid doesn't jump where it is silent
        self.batal = QPushButton("Kembalikan")
        self.batal.setToolTip("Buang yang diketik, tampilkan lagi target yang tersimpan")
        kata = dict(ARAH)
        self.arah = Pilihan(tema, "Arah indikator", [(f"{tanda}  {kata[arah]}", arah) for arah, tanda in TANDA.items()])
        self.arah.setFixedWidth(212)
        self._label = QLabel("&Arah")
        self._label.setBuddy(self.arah)
        self._label.setProperty("peran", "dua")
        self._lay_out()
        self.batal.clicked.connect(self.dismissed)
        self.arah.chosen.connect(lambda arah: self.directed.emit(arah))
        self.show_nothing()

    def _lay_out(self) -> None:
        atas = QHBoxLayout()
        atas.setSpacing(8)
        atas.addWidget(self.nama, 1)
        atas.addWidget(self.batal)
        atas.addWidget(self._label)
        atas.addWidget(self.arah)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(4)
        column.addLayout(atas)
        column.addWidget(self.kalimat)

    def show_nothing(self) -> None:
        """No cell is chosen."""
        self.nama.setText("")
        self.kalimat.setText("")
        for widget in (self.batal, self._label, self.arah):
            widget.hide()

    def show_cell(self, nama: str, kalimat: str, arah: Arah, *, refused: bool, doubtful: bool, writable: bool) -> None:
        """A cell: `kalimat` says what was `refused` in it, what is `doubtful`, or what one might want to know."""
        self.nama.setText(nama)
        peran = "salah" if refused else "ingat" if doubtful else "dua"
        if self.kalimat.property("peran") != peran:
            self.kalimat.setProperty("peran", peran)
            self.kalimat.style().unpolish(self.kalimat)
            self.kalimat.style().polish(self.kalimat)
        self.kalimat.setText(kalimat)
        self.batal.setVisible(refused)
        self.arah.show_value(arah)
        self.arah.setEnabled(writable)
        for widget in (self._label, self.arah):
            widget.show()
