"""The place of what goes out: capaian of each indicator and why, and what has not come in yet."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.hitungan import count_one, set_hitungan
from iki_desktop.services.kantor import Changes
from ui.bersama.garis import garis
from ui.bersama.panel_isi import PanelIsi
from ui.capaian.halaman import HalamanCapaian
from ui.capaian.kelengkapan import HalamanKelengkapan
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

CAPAIAN, KELENGKAPAN = 0, 1
# What results and completeness are made of; a change of other tables leaves them as they are.
_TABLES = {
    "angka", "target", "indikator", "sasaran", "jabatan", "variabel", "konstanta", "desa", "kunci", "pita", "tahun",
}  # fmt: skip


class PanelCapaian(PanelIsi):
    """`figure_wanted` carries the key of a figure to open in the grid, `target_wanted` the id of an indicator and its
    `Periode`; `go_to` the `Tempat` of an indicator in its form; `villages_wanted`: the page of the villages;
    `paper_wanted` carries the `Cetakan` that is to be written."""

    place = "laporan"
    figure_wanted = Signal(object)
    target_wanted = Signal(int, object)
    go_to = Signal(object)
    villages_wanted = Signal()
    paper_wanted = Signal(object)

    def __init__(self, tema: Tema, penyunting: "Penyunting", today: Callable[[], date] = date.today) -> None:
        """With what is stored now."""
        super().__init__(tema, penyunting, "Capaian")
        self.capaian = HalamanCapaian(tema, penyunting, today)
        self.kelengkapan = HalamanKelengkapan(tema, penyunting, today)
        self._old = {CAPAIAN, KELENGKAPAN}  # tabs that don't show what is stored now
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("Capaian atau kelengkapan")
        for teks in ("Capaian", "Kelengkapan"):
            self.tabs.addTab(teks)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.capaian)
        self._stack.addWidget(self.kelengkapan)
        for widget in (self.tabs, garis(), self._stack):
            self.isi.addWidget(widget, 1 if widget is self._stack else 0)
        self.close_button.hide()
        self.setFocusProxy(self.capaian)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turned)
        self.capaian.counted.connect(self.count.setText)
        rincian = self.capaian.rincian
        rincian.figure_wanted.connect(self.figure_wanted)
        rincian.target_wanted.connect(self._want_target)
        rincian.form_wanted.connect(self._want_form)
        rincian.single_wanted.connect(self._count_one)
        rincian.hitungan.entered.connect(self._set_hitungan)
        self.kelengkapan.figure_wanted.connect(self.figure_wanted)
        self.kelengkapan.villages_wanted.connect(self.villages_wanted)
        self.kelengkapan.paper_wanted.connect(self.paper_wanted)

    # -- what is shown

    def refresh(self) -> None:
        """Reads again what is seen; the other tab when it is looked at."""
        self._old = {CAPAIAN, KELENGKAPAN}
        self._renew()

    def _renew(self) -> None:
        if (kini := self.tabs.currentIndex()) in self._old:
            self._old.discard(kini)
            (self.capaian if kini == CAPAIAN else self.kelengkapan).refresh()

    def _turned(self, ke: int) -> None:
        self._stack.setCurrentIndex(ke)
        self.judul.setText(self.tabs.tabText(ke))
        self.setFocusProxy(self.capaian if ke == CAPAIAN else self.kelengkapan)
        self.count.setVisible(ke == CAPAIAN)
        self._renew()

    def show_jabatan(self, id_jabatan: int) -> None:
        """The position that “Jabatan ini” means (0: none)."""
        self.capaian.kepala.lingkup.show_jabatan(id_jabatan)

    def choose(self, id_indikator: int) -> None:
        """Shows an indicator."""
        self.tabs.setCurrentIndex(CAPAIAN)
        self.capaian.choose(id_indikator)

    def show_completeness(self) -> None:
        """What has not come in yet."""
        self.tabs.setCurrentIndex(KELENGKAPAN)
        self.setFocus()

    def parts(self) -> list[QWidget]:
        """Where F6 stops: what is chosen above, the list, the details; or the map and what is waited for."""
        if self.tabs.currentIndex() == CAPAIAN:
            return self.capaian.parts()
        return [self.tabs, *self.kelengkapan.parts()]

    def turn(self, langkah: int) -> None:
        """The next period (1) or the one before (-1)."""
        if self.tabs.currentIndex() == CAPAIAN:
            self.capaian.kepala.turn(langkah)

    # -- what the user wants

    def _want_target(self) -> None:
        if (hasil := self.capaian.hasil) is not None:
            self.target_wanted.emit(hasil.butir.id, hasil.periode)

    def _want_form(self) -> None:
        if (hasil := self.capaian.hasil) is not None:
            self.go_to.emit(Tempat("indikator", hasil.butir.id, "teks"))

    def _count_one(self) -> None:
        if (hasil := self.capaian.hasil) is not None:
            self.do(count_one, hasil.butir.id)

    def _set_hitungan(self, id_indikator: int, teks: str) -> None:
        self.do(set_hitungan, id_indikator, teks)

    # -- kept in step with the office

    def _changed(self, changes: object, origin: object) -> None:
        assert isinstance(changes, Changes)
        if set(changes.rows) & _TABLES:
            super()._changed(changes, origin)

    def showEvent(self, event: QShowEvent) -> None:
        """Another day may be another deadline."""
        if self.tabs.currentIndex() == KELENGKAPAN:
            self._stale = True
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stays: this is a place, not a page that closes."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
