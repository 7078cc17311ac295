"""The results of a period: how the office stands, each indicator, and the details of the chosen one."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from iki_desktop.domain.hasil import Hasil
from iki_desktop.domain.keadaan import sebaran, triwulan_kini
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.telusur import banyak
from iki_desktop.services.angka import load_angka
from iki_desktop.services.capaian import compute
from iki_desktop.services.desa import load_desa
from iki_desktop.services.hitungan import formulas
from iki_desktop.services.keadaan import trend
from iki_desktop.services.pengaturan import load_pengaturan
from iki_desktop.services.tahun import current_year
from ui.bersama.garis import garis
from ui.bersama.kosong import Kosong
from ui.bersama.panel_isi import scrolled
from ui.capaian.kepala import KepalaCapaian
from ui.capaian.lukis import JudulKolom
from ui.capaian.model import DaftarCapaian
from ui.capaian.pandangan import PandanganCapaian
from ui.capaian.rincian import Rincian, RincianIndikator
from ui.capaian.sebaran import BilahSebaran
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

_BESIDE = 900  # pixels from which list and details stand beside one another
_SIZES = [3000, 2000]  # shares of list and details
_TANPA = "Tahun ini belum berisi indikator. Tambahkan indikator di formulir jabatan."


class HalamanCapaian(QWidget):
    """Reads and shows; what is wanted of the chosen indicator the panel hears from `rincian`. `counted` carries what
    stands in the heading."""

    counted = Signal(str)

    def __init__(self, tema: Tema, penyunting: "Penyunting", today: Callable[[], date]) -> None:
        """Reads nothing until `refresh`."""
        super().__init__()
        self._penyunting, self._today = penyunting, today
        self._semua: tuple[Hasil, ...] = ()
        self._desa: dict[int, str] = {}
        self.periode: Periode | None = None
        self.kepala = KepalaCapaian(tema)
        self.sebaran = BilahSebaran(tema)
        self.model = DaftarCapaian(self)
        self.daftar = PandanganCapaian(tema, self.model)
        self.judul = JudulKolom(tema, self.daftar)
        self.rincian = RincianIndikator(tema)
        self.kosong = Kosong("Tampilkan semua indikator")
        self.kosong.setContentsMargins(4, 0, 4, 0)
        self._lay_out()
        self.setFocusProxy(self.daftar)
        self.kepala.period_chosen.connect(self.show_period)
        self.kepala.changed.connect(self._show_list)
        self.daftar.chosen.connect(lambda _: self._show_details())
        self.daftar.entered.connect(self._enter)
        self.kosong.wanted.connect(self._show_all)

    def _lay_out(self) -> None:
        kiri = QWidget()
        column = QVBoxLayout(kiri)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.judul)
        column.addWidget(self.daftar, 1)
        self._gulir = scrolled(self.rincian)
        kiri.setMinimumWidth(360)
        self._gulir.setMinimumWidth(320)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(5)
        self.splitter.setStyleSheet("QSplitter::handle:vertical { margin: 2px 0; }")
        self.splitter.addWidget(kiri)
        self.splitter.addWidget(self._gulir)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes(_SIZES)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self.kosong)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.kepala, self.sebaran, garis()):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)

    # -- reading

    def refresh(self) -> None:
        """Reads everything again; another year begins with its newest quarter."""
        ask = self._penyunting.ask
        tahun = ask(current_year)
        if self.periode is None or self.periode.tahun != tahun:
            self.periode = triwulan_kini(tahun, self._today())
        self._desa = {d.id: d.nama for d in ask(load_desa)}
        self.kepala.show_period(self.periode)
        self._read()

    def show_period(self, periode: Periode) -> None:
        """The results of another period."""
        self.periode = periode
        self.kepala.show_period(periode)
        self._read()

    def _read(self) -> None:
        assert self.periode is not None
        ask = self._penyunting.ask
        self._semua = ask(compute, self.periode)
        self._pengaturan = ask(load_pengaturan)
        self.sebaran.show_sebaran(sebaran(self._semua, self._pengaturan.pita), f"Seluruh kantor, {self.periode.nama}")
        self._show_list()

    # -- showing

    def _show_list(self) -> None:
        hasil = [h for h in self._semua if self.kepala.fits(h)]
        before = self.daftar.current
        self.model.show(hasil, self._pengaturan.pita, self._pengaturan.batas)
        self._stack.setCurrentIndex(0 if hasil else 1)
        self.kosong.say(
            "Tidak ada indikator yang cocok dengan pilihan ini." if self._semua else _TANPA, offer=bool(self._semua)
        )
        dari = f" dari {banyak(len(self._semua))}" if len(hasil) < len(self._semua) else ""
        self.counted.emit(f"{banyak(len(hasil))}{dari} indikator")
        if self.daftar.current == before:  # else the list has told of it
            self._show_details()

    def _show_all(self) -> None:
        self.kepala.show_all()
        self._show_list()
        self.daftar.setFocus()

    @property
    def hasil(self) -> Hasil | None:
        """The result of the chosen indicator."""
        return self.model.hasil_at(self.daftar.currentIndex())

    def _show_details(self) -> None:
        hasil, ask = self.hasil, self._penyunting.ask
        if hasil is None:
            return
        sel = {kunci for nama in hasil.nilai.nama for kunci in nama.sel}
        angka = ask(load_angka, {v for v, _, _ in sel}, {p for _, p, _ in sel}, {d for *_, d in sel})
        self.rincian.show_rincian(
            Rincian(
                hasil,
                ask(trend, hasil.butir),
                self.model.colour(hasil),
                self._pengaturan.batas,
                ask(formulas, hasil.butir.id)[1],
                angka,
                self._desa,
                self._penyunting.writable,
            )
        )

    def _enter(self) -> None:
        """On to the reasons."""
        self._gulir.ensureWidgetVisible(self.rincian.pohon)
        self.rincian.pohon.setFocus()

    def parts(self) -> list[QWidget]:
        """Heading, list, details; without a list what stands in its place."""
        if self._stack.currentIndex() == 0:
            return [self.kepala, self.daftar, self.rincian]
        return [self.kepala, self.kosong.button] if self.kosong.button.isVisible() else [self.kepala]

    def choose(self, id_indikator: int) -> None:
        """Shows an indicator; ends what hides it."""
        if self.model.row_of(id_indikator) < 0:
            self._show_all()
        self.daftar.choose(id_indikator)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Details beside the list, or below it where it is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE
        arah = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.splitter.orientation() != arah:
            self.splitter.setOrientation(arah)
            self.splitter.setHandleWidth(5 if beside else 1)  # one that lies gets its margins on top
            self.splitter.setSizes(_SIZES)
