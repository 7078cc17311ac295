"""The page of the history: steps at the left, what the chosen one changed at the right, and the ways back."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.kantor import Changes, Kantor
from iki_desktop.services.riwayat import Bentrok, Langkah, history, langkah_ke, rincian, take_back
from iki_desktop.services.tahun import current_year
from iki_desktop.services.target import KunciTarget
from iki_desktop.services.tempat_langkah import figur_langkah, target_langkah, tempat_langkah
from iki_desktop.services.variabel import load_variabel
from ui.bersama.bilah import TumpukanBilah
from ui.bersama.garis import garis
from ui.bersama.kosong import Kosong
from ui.bersama.nanti import once
from ui.riwayat.kata import dari_tahun
from ui.riwayat.model import RiwayatModel
from ui.riwayat.pandangan import RiwayatView
from ui.riwayat.rincian import write_step
from ui.riwayat.saringan import Saringan
from ui.riwayat.tombol import BarisTombol
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

_PAUSE = 100  # ms after a change elsewhere; typing makes one with each letter
_WIDE = 800  # pixels that list and details need side by side
_CLASHES = 5  # told one by one


class PanelRiwayat(QWidget):
    """Shows the history and takes steps back. `go_to` carries a `Tempat`, `figure_wanted` the key of a figure,
    `target_wanted` the id of an indicator and a `Periode`, the others the number of a step."""

    go_to = Signal(object)
    document_wanted = Signal(int)
    compare_wanted = Signal(int)
    figure_wanted = Signal(object)
    target_wanted = Signal(int, object)
    closed = Signal()

    def __init__(self, tema: Tema, penyunting: "Penyunting", today: Callable[[], date] = date.today) -> None:
        """Reads nothing until it is shown."""
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tema, self._penyunting = tema, penyunting
        self._stale = True
        self._chosen = 0  # the step whose details are shown
        self._place: Tempat | None = None  # where in the forms it can be seen
        self._figure: KunciFigur | None = None  # or in the grid of figures
        self._target: KunciTarget | None = None  # or in that of targets
        self.model = RiwayatModel(self._load, today, self)
        self.view = RiwayatView(tema, self.model)
        self.saringan = Saringan(tema)
        self.details = QTextBrowser()
        self.buttons = BarisTombol()
        self.bars = TumpukanBilah(tema)
        self._timer = once(self, _PAUSE, self._follow)
        self._lay_out()
        self._connect()

    # -- made once

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bars)
        column.addWidget(self.saringan)
        self.details.setAccessibleName("Rincian langkah")
        self.details.setFrameShape(QFrame.Shape.NoFrame)
        self.details.setTabChangesFocus(True)
        self.details.document().setDocumentMargin(16)
        self._splitter = QSplitter()
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.view)
        self._splitter.addWidget(self.details)
        self._splitter.setStretchFactor(0, 2)
        self._splitter.setStretchFactor(1, 3)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._empty = Kosong("Tampilkan semua langkah")
        self._stack.addWidget(self._empty)
        column.addWidget(self._stack, 1)
        column.addWidget(garis())
        column.addWidget(self.buttons)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self._penyunting.changed.connect(self._changed)
        self._tema.changed.connect(self._show_step)
        self.view.chosen.connect(self._choose)
        self.view.entered.connect(self._go)
        self.saringan.cari.textChanged.connect(self._search)
        self.saringan.cari.left.connect(self._into_list)
        self.saringan.changed.connect(self.refresh)
        self._empty.wanted.connect(self._widen)
        self.buttons.take_back.clicked.connect(lambda: self.take_back_step())
        self.buttons.to_form.clicked.connect(self._go)
        self.buttons.document.clicked.connect(lambda: self.document_wanted.emit(self._chosen))
        self.buttons.compare.clicked.connect(lambda: self.compare_wanted.emit(self._chosen))
        self.buttons.close_button.clicked.connect(self.closed)

    # -- from outside

    def show_jabatan(self, id_jabatan: int) -> None:
        """The position that “Jabatan ini” means (0: none)."""
        self.saringan.lingkup.show_jabatan(id_jabatan)

    def refresh(self) -> None:
        """Reads the newest steps anew: another office is open, or another filter is on."""
        if self.isVisible():
            self.bars.clear()
            self._reload(deep=False)
        else:
            self._stale = True

    @property
    def current(self) -> int:
        """The step chosen (0: none)."""
        return self._chosen

    # -- reading

    def _load(self, sebelum: int | None, batas: int) -> tuple[Langkah, ...]:
        id_jabatan = self.saringan.lingkup.id_jabatan
        try:
            return self._penyunting.ask(history, id_jabatan=id_jabatan, sebelum=sebelum, batas=batas)
        except EnvironmentFailure as galat:
            self.bars.tell("salah", str(galat))
            return ()

    def _reload(self, *, deep: bool) -> None:
        self._timer.stop()
        self._stale = False
        chosen, place = self._chosen, self.view.verticalScrollBar().value()
        self.model.reload(deep=deep)
        if deep:
            self.view.doItemsLayout()
            self.view.verticalScrollBar().setValue(place)
        self._choose_again(chosen)

    def _choose_again(self, id_langkah: int) -> None:
        """The same step as before where it is shown, else the newest."""
        index = self.model.index_of(id_langkah)
        index = index if index.isValid() else self.model.first()
        if self.view.currentIndex() == index:
            self._choose()
        else:
            self.view.setCurrentIndex(index)

    def _changed(self, _changes: object, origin: object) -> None:
        if origin is self:
            return
        self.bars.clear()  # what they say may have been taken back
        if self.isVisible():
            self._timer.start()
        else:
            self._stale = True

    def _follow(self) -> None:
        self._reload(deep=True)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is read."""
        super().showEvent(event)
        if self._stale:
            self._reload(deep=False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is read while nobody sees it: the office may be closed by then."""
        super().hideEvent(event)
        self._stale = self._stale or self._timer.isActive()
        self._timer.stop()

    def _search(self, teks: str) -> None:
        chosen = self._chosen
        self.model.set_search(teks)
        self._choose_again(chosen)

    def _into_list(self) -> None:
        if self.model.rowCount():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _widen(self) -> None:
        self.saringan.widen()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is shown

    def _choose(self) -> None:
        langkah = self.model.langkah_at(self.view.currentIndex())
        if self._chosen != (langkah.id if langkah else 0):
            self._chosen = langkah.id if langkah else 0
            self.details.verticalScrollBar().setValue(0)
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        if not self.model.rowCount():
            self._show_empty()
        self._show_step()

    def _show_empty(self) -> None:
        if self.saringan.teks:
            teks = f"Tidak ada langkah yang cocok dengan “{self.saringan.teks}”."
        elif self.saringan.lingkup.id_jabatan is not None:
            teks = "Belum ada perubahan pada jabatan ini."
        else:
            teks = "Belum ada perubahan. Yang Anda ubah akan tercatat di sini, dan bisa diambil kembali kapan saja."
        self._empty.say(teks, offer=bool(self.saringan.teks) or self.saringan.lingkup.id_jabatan is not None)

    def _show_step(self) -> None:
        langkah = self.model.langkah_at(self.view.currentIndex())
        self._switch_buttons(langkah)
        if langkah is None:
            self.details.clear()
            return
        try:
            perubahan = self._penyunting.ask(rincian, langkah.id)
        except (UserError, EnvironmentFailure) as galat:
            self.details.setPlainText(str(galat))
            return
        place = self.details.verticalScrollBar().value()
        write_step(self.details.document(), self._tema.palet, langkah, perubahan)
        self.details.verticalScrollBar().setValue(place)

    def _switch_buttons(self, langkah: Langkah | None) -> None:
        holds = langkah is not None and langkah.keadaan == "berlaku"
        taken = langkah is not None and bool(langkah.dibatalkan_oleh)
        self.buttons.take_back.setEnabled(holds and not taken and self._penyunting.writable)
        self.buttons.document.setEnabled(holds)
        self.buttons.compare.setEnabled(holds)
        self._find_place(langkah)
        why = "" if holds or langkah is None else "Langkah ini tidak berlaku lagi."
        for tombol in (self.buttons.document, self.buttons.compare):
            tombol.setToolTip(why)
        if not self._penyunting.writable:
            why = "Berkas ini hanya bisa dibaca."
        self.buttons.take_back.setToolTip("Langkah ini sudah diambil kembali." if taken else why)

    def _find_place(self, langkah: Langkah | None) -> None:
        """Where a step can be seen: its text in the form, else its figure or target, else the position it touched."""
        ask = self._penyunting.ask
        self._place = ask(tempat_langkah, langkah.id) if langkah else None
        self._figure = self._target = None
        if langkah is not None and (
            self._place is None or (self._place.tabel, self._place.kolom) == ("jabatan", "nama")
        ):
            tahun, variabel = ask(current_year), {v.id for v in ask(load_variabel)}
            angka, target = ask(figur_langkah, langkah.id), ask(target_langkah, langkah.id)
            if angka is not None and angka[0] in variabel and angka[1].tahun == tahun:
                self._figure = angka
            elif target is not None and target[1].tahun == tahun:
                self._target = target
        ke = "angka" if self._figure else "target" if self._target else "formulir"
        self.buttons.to_form.setText(f"Ke {ke}")
        self.buttons.to_form.setEnabled(any((self._place, self._figure, self._target)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else one above the other."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        self._splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    # -- acting

    def take_back_step(self, *, lewati: bool = False) -> None:
        """Takes back the chosen step; where later ones clash with it, says which and offers the rest."""
        id_langkah, clash = self._chosen, []
        langkah = self._penyunting.ask(langkah_ke, id_langkah)

        def service(kantor: Kantor) -> Changes | None:
            try:
                return take_back(kantor, id_langkah, lewati=lewati)
            except Bentrok as bentrok:
                clash.append(bentrok)
                return None

        self.bars.clear()
        changes = self._penyunting.do(service, origin=self)
        if clash:
            self._tell_clash(id_langkah, clash[0])
        elif changes is not None:
            self._reload(deep=True)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            tahun = f" di {dari_tahun(langkah)}" if langkah.tahun else ""
            self.bars.tell("selesai", f"Langkah {id_langkah}{tahun} diambil kembali. Ctrl+Z mengembalikannya.")

    def _tell_clash(self, id_langkah: int, bentrok: Bentrok) -> None:
        baris = [str(bentrok), *(f"• {satu}" for satu in bentrok.rincian[:_CLASHES])]
        if len(bentrok.rincian) > _CLASHES:
            baris.append(f"• dan {len(bentrok.rincian) - _CLASHES} lagi.")

        def rest() -> None:
            self._choose_again(id_langkah)
            self.take_back_step(lewati=True)

        self.bars.tell("perhatian", "\n".join(baris), [("Ambil kembali selebihnya", rest)], subject="bentrok")

    def _go(self) -> None:
        if self._figure is not None:
            self.figure_wanted.emit(self._figure)
        elif self._target is not None:
            self.target_wanted.emit(*self._target)
        elif self._place is not None:
            self.go_to.emit(self._place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
