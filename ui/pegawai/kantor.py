"""The names of the office: kecamatan and kabupaten."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iki_desktop.services.penandatangan import load_kantor, set_kantor
from ui.bersama.kolom import Kalimat, KolomTeks, medan
from ui.bersama.panel_isi import PanelIsi, scrolled
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting


class PanelKantor(PanelIsi):
    """Two fields."""

    def __init__(self, tema: Tema, penyunting: "Penyunting") -> None:
        """With what is stored now."""
        super().__init__(tema, penyunting, "Data kantor")
        self.kecamatan = KolomTeks("Kecamatan", "Misalnya Pujon")
        self.kabupaten = KolomTeks("Kabupaten", "Misalnya Malang")
        self.galat = Kalimat("salah")
        self.arti = Kalimat("dua")
        self.arti.say(
            "Dipakai di judul jendela, dan menggantikan “(nama kecamatan)” atau “(nama kabupaten)” yang masih kosong "
            "di formulir dan tanda tangan. Tulis namanya saja, misalnya Pujon."
        )
        self.arti.setMaximumWidth(560)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addLayout(medan("Kecamatan", self.kecamatan, self.galat))
        column.addLayout(medan("Kabupaten", self.kabupaten))
        column.addWidget(self.arti)
        column.addStretch(1)
        for kolom in (self.kecamatan, self.kabupaten):
            kolom.setMaximumWidth(420)
            kolom.entered.connect(self._save)
        self.kecamatan.textChanged.connect(self._check)
        self.isi.addWidget(scrolled(body))
        self.setFocusProxy(self.kecamatan)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Ready to type another name."""
        super().showEvent(event)
        self.kecamatan.selectAll()

    def refresh(self) -> None:
        """Reads the names again."""
        kantor = self._penyunting.ask(load_kantor)
        self.count.setText(f"tahun {kantor.tahun}")
        self.kecamatan.show_text(kantor.kecamatan)
        self.kabupaten.show_text(kantor.kabupaten)
        for kolom in (self.kecamatan, self.kabupaten):
            kolom.setEnabled(self._penyunting.writable)
        self._check()

    def _check(self) -> None:
        kosong = not self.kecamatan.text().strip()
        self.galat.say("Nama kecamatan kosong. Ketik namanya, misalnya Pujon." if kosong else "")

    def _save(self) -> None:
        if self.kecamatan.text().strip():
            self.do(set_kantor, self.kecamatan.text(), self.kabupaten.text())
        else:
            self.refresh()
