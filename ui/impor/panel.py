"""The page of imports: the files, the sheet as it is, what becomes of its cells, and one button that writes all."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.domain.impor.lembar import baca_alamat
from iki_desktop.domain.impor.rencana import Perubahan
from iki_desktop.domain.impor.tanya import Pertanyaan
from iki_desktop.domain.telusur import banyak
from iki_desktop.services.impor import load_konteks
from iki_desktop.services.kantor import Changes
from ui.bersama.bilah import TumpukanBilah
from ui.bersama.garis import garis
from ui.bersama.panel_isi import PanelIsi
from ui.impor.ajakan import Ajakan
from ui.impor.alur import AlurImpor
from ui.impor.baca import SedangBaca
from ui.impor.bawah import BilahBawah
from ui.impor.berkas import DaftarBerkas, PandanganBerkas
from ui.impor.isi_lembar import IsiLembar
from ui.impor.keadaan import Berkas, Terjawab, yang_ditolak
from ui.impor.kepala import KepalaImpor
from ui.impor.layanan import Layanan
from ui.impor.model import Tempat
from ui.impor.panel_temuan import PanelTemuan
from ui.impor.sesudah import SesudahImpor
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.ingatan import Ingatan
    from ui.jobs import Lane
    from ui.pemilih import Pemilih
    from ui.penyunting import Penyunting

_KOSONG, _BACA, _TINJAU = range(3)
_GALAT = "galat"  # subject of bars


class PanelImpor(PanelIsi):
    """`templates_wanted`: the page of templates; `figures_wanted`: the grid, at the figure whose key it carries (None:
    as it was left)."""

    templates_wanted = Signal()
    figures_wanted = Signal(object)

    def __init__(
        self,
        tema: Tema,
        penyunting: "Penyunting",
        lane: "Lane",
        pemilih: "Pemilih",
        ingatan: "Ingatan",
        layanan: Layanan | None = None,
    ) -> None:
        """No file yet. `layanan`: tests bring their own."""
        super().__init__(tema, penyunting, "Impor lembar kerja")
        self._pemilih, self._ingatan = pemilih, ingatan
        self.alur = AlurImpor(penyunting, lane, layanan)
        self._ubah: dict[tuple[int, Tempat], Perubahan] = {}
        self._jump = False  # after an answer the next question gets the keys
        self._arrived = False  # so does the first one after reading
        self.bilah = TumpukanBilah(tema)
        self.kepala = KepalaImpor(tema)
        self.model = DaftarBerkas(self)
        self.daftar = PandanganBerkas(tema, self.model)
        self.lembar = IsiLembar(tema)
        self.temuan = PanelTemuan(tema)
        self.bawah = BilahBawah()
        self.baca = SedangBaca()
        self.ajakan = Ajakan(writable=penyunting.writable)
        self.sesudah = SesudahImpor(self.alur, self.bilah, penyunting, pemilih, ingatan)
        self._lay_out()
        self._connect()
        self.refresh()
        self._show_place()

    # -- putting together

    def _lay_out(self) -> None:
        self.heading.insertWidget(2, self.kepala)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(5)
        for satu in (self.daftar, self.lembar, self.temuan):
            self.splitter.addWidget(satu)
        self.daftar.setMinimumWidth(150)
        self.lembar.setMinimumWidth(300)
        self.temuan.setMinimumWidth(300)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([180, 560, 340])
        state = self._ingatan.state("impor")
        if not state.isEmpty():
            self.splitter.restoreState(state)
        tinjau = QWidget()
        column = QVBoxLayout(tinjau)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.splitter, garis(), self.bawah):
            column.addWidget(widget, 1 if widget is self.splitter else 0)
        self._stack = QStackedWidget()
        for widget in (self.ajakan, self.baca, tinjau):
            self._stack.addWidget(widget)
        self.isi.addWidget(self.bilah)
        self.isi.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.ajakan.files_wanted.connect(self.ask_files)
        self.ajakan.templates_wanted.connect(self.templates_wanted)
        self.sesudah.figures_wanted.connect(self.figures_wanted)
        self.kepala.files_wanted.connect(self.ask_files)
        self.kepala.period_chosen.connect(self.alur.set_period)
        self.baca.stopped.connect(self._stop)
        self.daftar.chosen.connect(lambda _: self._show_file())
        self.daftar.removed.connect(self.alur.remove)
        self.daftar.entered.connect(self.lembar.setFocus)
        self.lembar.meant.connect(self.alur.set_peta)
        self.lembar.moved.connect(lambda nomor, b, k: self.temuan.show_cell(nomor, (b, k)))
        self.lembar.entered.connect(self.temuan.daftar.setFocus)
        self.temuan.cell_wanted.connect(self.lembar.go)
        self.temuan.filtered.connect(self.lembar.filter_by)
        tanya = self.temuan.tanya
        tanya.answered.connect(self._answer)
        tanya.reopened.connect(self._reopen)
        tanya.cell_wanted.connect(self._show_asked)
        self.bawah.wanted.connect(self.alur.do)
        self.bawah.dropped.connect(self._drop_all)
        self.bawah.back_wanted.connect(lambda: self.sesudah.save_refused(yang_ditolak(self.alur.berkas)))
        self.bawah.questions_wanted.connect(tanya.take_keys)
        alur = self.alur
        alur.listed.connect(self._listed)
        alur.reviewed.connect(self._reviewed)
        alur.working.connect(self._working)
        alur.progressed.connect(self._progressed)
        alur.failed.connect(self._failed)
        alur.imported.connect(lambda _: self.ajakan.setFocus())
        for keys, langkah in (("F8", 1), ("Shift+F8", -1)):
            pintas = QShortcut(QKeySequence(keys), self)
            pintas.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            pintas.activated.connect(lambda langkah=langkah: self.temuan.step(langkah))

    def _dress(self) -> None:
        super()._dress()
        palet = self._tema.palet
        self.setStyleSheet(
            f"{self.styleSheet()}"
            f"QWidget#bawah {{ background: {palet.surface}; }}"
            f"QPushButton#belum {{ color: {palet.attention}; }}"
            f"QPushButton#tautan {{ color: {palet.accent}; padding: 0 4px; min-height: 18px; }}"
            f"QPushButton#tautan:focus {{ padding: 0 3px; }}"
            f"QFrame#tanya {{ background: {palet.surface}; border: 1px solid {palet.line};"
            f" border-left: 3px solid {palet.attention}; border-radius: 4px; }}"
            f"QProgressBar::chunk {{ background: {palet.accent}; }}"
            f"QTabBar::scroller {{ width: 28px; }}"
            f"QTabBar QToolButton {{ padding: 0; margin: 2px 1px; min-width: 0; min-height: 0; }}"
            f"QPushButton#jawab {{ padding: 0; min-height: 24px; text-align: left; }}"
        )

    # -- files

    def ask_files(self) -> None:
        """Asks which files, and reads them."""
        paths = self._pemilih.sheets_to_import(self._ingatan.folder("impor"))
        if paths:
            self._ingatan.remember_folder("impor", paths[0].parent)
            self.add(paths)

    def add(self, paths: Sequence[Path]) -> None:
        """Reads files, and folders of them."""
        self.bilah.drop(_GALAT)
        self.sesudah.begin()
        self.alur.add(paths)

    def _stop(self) -> None:
        """Nothing more is read; what was read before stays."""
        self.alur.stop()
        self.bilah.tell("perhatian", "Membaca berkas dibatalkan. Tidak ada yang diimpor.", subject=_GALAT)
        if not self.alur.berkas:
            self.ajakan.setFocus()

    def _drop_all(self) -> None:
        self.alur.clear()
        self.ajakan.setFocus()

    # -- what is shown

    def refresh(self) -> None:
        """Asks again what the office knows; the files are looked at anew."""
        konteks = self._penyunting.try_ask(load_konteks, self.alur.periode)
        if konteks is not None:
            if self.alur.periode is not None and self.alur.periode.tahun not in konteks.semua_tahun:
                self.alur.periode = None
            self.kepala.show_period(konteks, self.alur.periode)
        self.alur.renew()

    def _listed(self) -> None:
        self.model.show(self.alur.berkas)
        self.daftar.setVisible(len(self.alur.berkas) > 1)
        self._show_file()
        self._show_place()

    def _reviewed(self) -> None:
        self.model.show(self.alur.berkas)
        self._show_file()
        self._show_questions()
        self._show_state()

    def _show_file(self) -> None:
        """The chosen file: its sheet and what becomes of it."""
        berkas = self.daftar.berkas
        self._ubah = _beside(berkas)
        self.lembar.show_file(berkas, self.alur.konteks, self._ubah)
        self.temuan.show_file(berkas, self._ubah)
        if (at := self.lembar.lembar.at) is not None:
            self.temuan.show_cell(self.lembar.nomor, at)

    def _show_questions(self) -> None:
        tanya = self.temuan.tanya
        tanya.show_questions(
            list(self.alur.questions()),
            list(self.alur.terjawab.values()),
            self.alur.konteks,
            sebut_berkas=len(self.alur.berkas) > 1,
        )
        self.temuan.show_room()
        if self._arrived and not self.alur.kerja:
            self._arrived = False
            tanya.take_keys()
        if self._jump and not self.alur.kerja:
            self._jump = False
            if tanya.kartu:
                tanya.take_keys()
            elif self.bawah.impor.isEnabled() or self.alur.siap:
                self._show_state()
                self.bawah.impor.setFocus()

    def _show_state(self) -> None:
        self.bawah.show_state(self.alur, writable=self._penyunting.writable)
        self.count.setText(_heading(self.alur.berkas))

    def _show_place(self) -> None:
        """What stands in the middle: the way in, what is being read, or the review."""
        kini = _BACA if self.alur.kerja == "baca" else _TINJAU if self.alur.berkas else _KOSONG
        lama = self._stack.currentIndex()
        focus = self.focusWidget()
        berkunci = focus is not None and self._stack.isAncestorOf(focus)
        self._stack.setCurrentIndex(kini)
        self.kepala.pilih.setVisible(kini == _TINJAU)
        self.setFocusProxy({_KOSONG: self.ajakan, _BACA: self.baca.batal, _TINJAU: self.lembar}[kini])
        if lama != kini and berkunci:
            self._lead()
            self._arrived = kini == _TINJAU
        self._show_state()

    def _lead(self) -> None:
        """The keys go to what is to be done next: a question, else the sheet."""
        if self._stack.currentIndex() == _TINJAU and self.temuan.tanya.kartu:
            self.temuan.tanya.take_keys()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _working(self, kerja: str) -> None:
        if kerja == "baca" and self._stack.currentIndex() != _BACA:
            self.baca.begin("Membaca berkas")
        self._show_place()

    def _progressed(self, kemajuan: tuple[int, int, str]) -> None:
        if self._stack.currentIndex() == _BACA:
            self.baca.show_progress(kemajuan)
        elif self.alur.kerja == "tinjau":
            self.bawah.show_progress(kemajuan)

    def _failed(self, galat: Exception) -> None:
        """What went wrong, in the bar of this page; a bug goes on to where bugs go."""
        self._show_place()
        if not isinstance(galat, UserError | EnvironmentFailure):
            raise galat
        self.bilah.tell("perhatian" if isinstance(galat, UserError) else "salah", str(galat), subject=_GALAT)

    # -- questions

    def _answer(self, pertanyaan: Pertanyaan, nilai: str, serupa: Sequence[Pertanyaan] = ()) -> None:
        self._jump = True
        self.alur.answer(pertanyaan, nilai, serupa)

    def _reopen(self, terjawab: Terjawab) -> None:
        self._jump = True
        self.alur.ask_again(terjawab)

    def _show_asked(self, berkas: Berkas, pertanyaan: Pertanyaan, di: str) -> None:
        """A cell that a question is about."""
        self.daftar.choose(berkas)
        tempat = baca_alamat(di)
        hasil = berkas.hasil
        if tempat is None or hasil is None:
            return
        bernama = (k for k, s in enumerate(hasil.lembar) if s.lembar.nama == pertanyaan.lembar)
        berubah = (n for (n, t), u in self._ubah.items() if t == tempat and u.jenis == "ubah")
        self.lembar.go(next(bernama if pertanyaan.lembar else berubah, 0), *tempat)

    # -- kept in step with the office

    def _changed(self, changes: object, origin: object) -> None:
        assert isinstance(changes, Changes)
        if origin is self.alur:
            return
        self.sesudah.check()
        super()._changed(changes, origin)

    def end(self) -> None:
        """The office closes: nothing is read or reviewed any more."""
        self.alur.end()

    # -- keys

    def parts(self) -> list[QWidget]:
        """Where F6 stops: above, files, sheet, questions, kinds, list, and the button."""
        match self._stack.currentIndex():
            case 0:
                return [self.ajakan]
            case 1:
                return [self.baca]
        berkas = [self.daftar] if not self.daftar.isHidden() else []
        return [self.kepala, *berkas, self.lembar, *self.temuan.parts(), self.bawah]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops what is read; else it closes the page: what is on it stays."""
        if event.key() == Qt.Key.Key_Escape and self.alur.kerja == "baca":
            self._stop()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remembers how the room was shared out."""
        self._ingatan.remember_state("impor", self.splitter.saveState())
        super().hideEvent(event)


def _beside(berkas: Berkas | None) -> dict[tuple[int, Tempat], Perubahan]:
    """The figures of a file beside those that are stored, by number of sheet and cell."""
    if berkas is None or berkas.rencana is None:
        return {}
    nomor = {satu.lembar.nama: ke for ke, satu in enumerate(berkas.rencana.hasil.lembar)}
    return {(nomor[p.lembar], p.tempat): p for p in berkas.rencana.perubahan}


def _heading(berkas: Sequence[Berkas]) -> str:
    if len(berkas) == 1:
        return berkas[0].nama
    return f"{banyak(len(berkas))} berkas" if berkas else ""
