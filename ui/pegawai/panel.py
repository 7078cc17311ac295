"""People and positions: two lists of one page, each with its form."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar

from iki_desktop.domain.jabatan import urut_pohon
from iki_desktop.services.formulir import load_jabatan
from iki_desktop.services.pegawai import load_pegawai, load_pemangku
from ui.bersama.panel_isi import PanelIsi
from ui.pegawai.orang import HalamanPegawai
from ui.pegawai.tempati import HalamanJabatan
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

ORANG, JABATAN = 0, 1


class PanelPegawai(PanelIsi):
    """Who works here, and who holds which position."""

    def __init__(self, tema: Tema, penyunting: "Penyunting") -> None:
        """With what is stored now."""
        super().__init__(tema, penyunting, "Pegawai")
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("Pegawai atau jabatan")
        for judul in ("Pegawai", "Jabatan"):
            self.tabs.addTab(judul)
        self.orang = HalamanPegawai(tema, self)
        self.jabatan = HalamanJabatan(tema, self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.orang)
        self._pages.addWidget(self.jabatan)
        self.isi.addWidget(self.tabs)
        self.isi.addWidget(self._pages, 1)
        self.tabs.currentChanged.connect(self._turn)
        self._turn(ORANG)
        self.refresh()

    def _turn(self, ke: int) -> None:
        self._pages.setCurrentIndex(ke)
        self.setFocusProxy((self.orang if ke == ORANG else self.jabatan).daftar)

    def refresh(self) -> None:
        """Reads people, appointments and positions again."""
        ask, writable = self._penyunting.ask, self._penyunting.writable
        isi = ask(load_pegawai), ask(load_pemangku), urut_pohon(ask(load_jabatan))
        self.orang.show_all(*isi, writable=writable)
        self.jabatan.show_all(*isi, writable=writable)
        teks = f"{len(isi[0])} pegawai"
        if isi[2]:
            teks += f" · {self.jabatan.vacant()} dari {len(isi[2])} jabatan kosong"
        self.count.setText(teks)

    def show_pegawai(self, id_pegawai: int = 0) -> None:
        """The list of people, with one of them in the form."""
        self.tabs.setCurrentIndex(ORANG)
        if id_pegawai:
            self.orang.choose(id_pegawai)
        self.orang.daftar.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_jabatan(self, id_jabatan: int) -> None:
        """The list of positions with one chosen, ready to appoint somebody."""
        self.tabs.setCurrentIndex(JABATAN)
        self.jabatan.choose(id_jabatan)
        self.jabatan.daftar.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends adding first."""
        if event.key() == Qt.Key.Key_Escape and self.orang.cancel_new():
            return
        super().keyPressEvent(event)
