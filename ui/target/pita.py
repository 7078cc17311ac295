"""Below the grid: which target one is at, what is wrong with it, and which way its indicator is better."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from iki_desktop.domain.dokumen import Arah
from ui.bersama.pilihan import Pilihan
from ui.formulir.menu import ARAH
from ui.kisi.pita import PitaKisi
from ui.target.pandangan import TANDA
from ui.tema.tema import Tema


class PitaTarget(PitaKisi):
    """`directed` carries another direction of the indicator."""

    directed = Signal(str)

    def __init__(self, tema: Tema) -> None:
        """No cell yet."""
        super().__init__("target")
        self.kalimat.setMinimumHeight(self.kalimat.fontMetrics().height())  # the grid doesn't jump where it is silent
        kata = dict(ARAH)
        self.arah = Pilihan(tema, "Arah indikator", [(f"{tanda}  {kata[arah]}", arah) for arah, tanda in TANDA.items()])
        self.arah.setFixedWidth(212)
        self._label = QLabel("&Arah")
        self._label.setBuddy(self.arah)
        self._label.setProperty("peran", "dua")
        self._lay_out()
        self.arah.chosen.connect(lambda arah: self.directed.emit(arah))
        self.show_nothing()

    def _lay_out(self) -> None:
        self.atas.setSpacing(8)
        self.atas.addWidget(self.nama, 1)
        for widget in (self.buka, self.batal, self._label, self.arah):
            self.atas.addWidget(widget)
        self.column.addWidget(self.kalimat)

    def show_nothing(self) -> None:
        """No cell is chosen."""
        self.say("", "")
        for widget in (self._label, self.arah, self.buka):
            widget.hide()

    def show_cell(
        self, nama: str, kalimat: str, arah: Arah, *, refused: bool, doubtful: bool, locked: bool, writable: bool
    ) -> None:
        """A cell, as `say` takes it, which way its indicator is better, and whether it is `locked`."""
        self.say(nama, kalimat, refused=refused, doubtful=doubtful)
        self.arah.show_value(arah)
        self.arah.setEnabled(writable)
        self.buka.setVisible(locked and writable)
        for widget in (self._label, self.arah):
            widget.show()
