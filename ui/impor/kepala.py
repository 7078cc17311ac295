"""Above the page: of which period the files are, and the way to more files."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.periode import Periode
from ui.bersama.pilihan import PilihanCari
from ui.impor.menu_kolom import periode_pilihan
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema

DIKENALI = "Dikenali dari berkas"


class KepalaImpor(QWidget):
    """`period_chosen` carries a `Periode`, or None where the files say it themselves; `files_wanted`: more files."""

    period_chosen = Signal(object)
    files_wanted = Signal()

    def __init__(self, tema: Tema) -> None:
        """Of the period that the files say."""
        super().__init__()
        self.periode = PilihanCari(tema, "Periode berkas", "Ketik untuk mencari…")
        self.periode.setMinimumWidth(204)
        self.periode.setMaximumWidth(232)
        self.periode.setToolTip("Periode angka di berkas yang tidak menyebutkannya sendiri")
        label = QLabel("Periode")
        label.setBuddy(self.periode)
        self.pilih = QPushButton(" Pilih berkas…")
        self.pilih.setToolTip("Tambahkan lembar kerja; berkas dan folder juga bisa diseret ke jendela ini")
        give_icon(self.pilih, "folder-open", tema.palet)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.periode)
        row.addSpacing(8)
        row.addWidget(self.pilih)
        self.periode.chosen.connect(self.period_chosen)
        self.setFocusProxy(self.periode)
        self.pilih.clicked.connect(self.files_wanted)

    def show_period(self, konteks: Konteks, periode: Periode | None) -> None:
        """What is chosen, and what could be."""
        self.periode.fill([(DIKENALI, None), *periode_pilihan(konteks)])
        self.periode.show_value(periode)
