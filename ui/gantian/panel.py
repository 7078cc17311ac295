"""The page of find and replace: what to look for, the hits as one types, and what they will be."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.domain.cari import Pola
from iki_desktop.domain.galat import EnvironmentFailure
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.cari import find, replace
from ui.bersama.bilah import TumpukanBilah
from ui.bersama.garis import garis
from ui.bersama.kosong import Kosong
from ui.bersama.label import ElidedLabel
from ui.bersama.nanti import once
from ui.gantian.isian import IsianGanti
from ui.gantian.model import GantiModel
from ui.gantian.pandangan import TemuanView
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

PAUSE = 150  # ms after the last key
MOST = 5000  # hits shown at once; beyond that one types more letters
_START = (
    "Ketik kata yang dicari. Semua teks formulir ikut dicari: nama jabatan, tugas, fungsi, sasaran, indikator, "
    "penjelasan, rumus, catatan, dan sumber data."
)


class PanelGanti(QWidget):
    """Finds in all forms and replaces what is ticked. `go_to` carries the `Tempat` to show; `closed`: enough of it."""

    go_to = Signal(object)
    closed = Signal()

    def __init__(self, tema: Tema, penyunting: "Penyunting") -> None:
        """With empty fields; `start` prepares them."""
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tema, self._penyunting = tema, penyunting
        self._stale = False
        self._found = Pola("")  # what the hits shown were found with
        self.model = GantiModel(self)
        self.view = TemuanView(tema, self.model)
        self.isian = IsianGanti(tema)
        self.cari, self.baru = self.isian.cari, self.isian.baru
        self.count = ElidedLabel()
        self.bars = TumpukanBilah(tema)
        self._timer = once(self, PAUSE, self.search)
        self._lay_out()
        self._connect()
        self._show()

    # -- made once

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bars)
        above = QWidget()
        above.setObjectName("kepala")
        above.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(above)
        inside.setContentsMargins(12, 12, 12, 8)
        inside.setSpacing(8)
        inside.addWidget(self.isian)
        inside.addLayout(self._above_list())
        column.addWidget(above)
        self._empty = Kosong("Cari tanpa syarat", "Di semua formulir, apa pun besar hurufnya, juga di dalam kata")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column.addWidget(self._stack, 1)
        column.addWidget(garis())
        column.addLayout(self._buttons())
        self.setFocusProxy(self.cari)

    def _above_list(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.count.setProperty("peran", "dua")
        row.addWidget(self.count, 1)
        self._all = self._button("Pilih semua", lambda: self.model.tick_all(on=True))
        self._none = self._button("Kosongkan pilihan", lambda: self.model.tick_all(on=False))
        row.addWidget(self._all)
        row.addWidget(self._none)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 12)
        row.setSpacing(8)
        self.replace_button = self._button("Ganti yang dipilih", self.replace)
        self.replace_button.setProperty("utama", True)
        self.close_button = self._button("Tutup", self.closed.emit)
        self.close_button.setToolTip("Esc")
        row.addStretch(1)
        row.addWidget(self.replace_button)
        row.addWidget(self.close_button)
        return row

    def _button(self, teks: str, act: object) -> QPushButton:
        tombol = QPushButton(teks)
        tombol.setAutoDefault(True)  # Enter presses it too
        tombol.clicked.connect(act)
        return tombol

    def _connect(self) -> None:
        self.cari.textChanged.connect(self._typed)
        self.cari.entered.connect(self._enter)
        self.cari.down.connect(self._into_list)
        self.baru.textChanged.connect(self._show_replacement)
        self.baru.entered.connect(self._into_list)
        self.baru.down.connect(self._into_list)
        self.isian.changed.connect(self._again)
        self.view.entered.connect(self._go)
        self.model.dataChanged.connect(self._show)
        self._empty.wanted.connect(self._search_wider)
        self._penyunting.changed.connect(self._changed)

    # -- from outside

    def start(self, teks: str = "", *, ganti: bool = True) -> None:
        """Ready to type in: to find and replace, or (without `ganti`) to find only; `teks` is looked for at once."""
        self.isian.show_replacement(shown=ganti)
        if teks:
            self.cari.setText(" ".join(teks.split()))
        self._show_replacement()
        self.search()
        self.cari.selectAll()
        self.cari.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_jabatan(self, id_jabatan: int) -> None:
        """The form that “Formulir ini” means (0: none)."""
        self.isian.lingkup.show_jabatan(id_jabatan)

    def refresh(self) -> None:
        """Looks again: another office or year is open."""
        self.bars.clear()
        self.search()

    def next_hit(self) -> None:
        """Goes to the next hit in its form."""
        self._step(1)

    def previous_hit(self) -> None:
        """Goes to the hit before."""
        self._step(-1)

    # -- searching

    def search(self) -> None:
        """Looks for what the fields say; the hit chosen stays chosen where it still is one."""
        self._timer.stop()
        self._stale = False
        self._found = self.isian.pola()
        chosen = self.model.temuan_at(self.view.currentIndex())
        id_jabatan = self.isian.id_jabatan
        try:
            self.model.set_temuan(self._penyunting.ask(find, self._found, id_jabatan=id_jabatan, batas=MOST))
        except EnvironmentFailure as galat:
            self.model.set_temuan(())
            self.bars.tell("salah", str(galat))
        row = self.model.row_of(*chosen) if chosen else -1
        if row < 0:
            row = self.model.hit_row(0, 1)
        if row >= 0:
            self.view.go(row)
        self._show()

    def _typed(self) -> None:
        self.bars.clear()
        self._timer.start()

    def _soon(self) -> None:
        if self.isVisible():
            self._timer.start()
        else:
            self._stale = True

    def _again(self) -> None:
        if self.isVisible():
            self.search()
        else:
            self._stale = True

    def _changed(self, _changes: object, origin: object) -> None:
        if origin is not self:
            self.bars.clear()  # what they say may have been taken back
            self._soon()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is looked for again."""
        super().showEvent(event)
        if self._stale:
            self.search()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is looked for while nobody sees it: the office may be closed by then."""
        super().hideEvent(event)
        self._stale = self._stale or self._timer.isActive()
        self._timer.stop()

    def _search_wider(self) -> None:
        self.isian.widen()
        self.cari.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is shown

    @property
    def replacing(self) -> bool:
        """Whether hits are to be replaced, not only found."""
        return self.isian.wants_replacement and self._penyunting.writable

    def _show_replacement(self) -> None:
        self.model.show_replacement(self.baru.text(), replacing=self.replacing)
        self._show()

    def _show(self) -> None:
        model = self.model
        self._stack.setCurrentIndex(0 if model.hits else 1)
        self.count.setText(self._sentence())
        for tombol in (self._all, self._none):
            tombol.setVisible(bool(model.hits) and model.replacing)
        self.replace_button.setVisible(self.isian.offers_replacement)
        self.replace_button.setEnabled(bool(model.ticked) and model.replacing)
        self.replace_button.setText(
            "Ganti yang dipilih" if self.baru.text() or not model.replacing or not model.hits else "Hapus yang dipilih"
        )
        self.replace_button.setToolTip(
            "Ctrl+Enter" if self._penyunting.writable else "Berkas ini hanya bisa dibaca, jadi tidak bisa diganti."
        )
        if not model.hits:
            self._show_empty()

    def _show_empty(self) -> None:
        dicari = self._found.teks
        if not dicari:
            self._empty.say(_START, offer=False)
            return
        di = "semua formulir" if self.isian.id_jabatan is None else "formulir ini"
        self._empty.say(f"“{dicari}” tidak ditemukan di {di}.", offer=self.isian.strict)

    def _sentence(self) -> str:
        model = self.model
        if not model.hits:
            return ""
        if model.hits >= MOST:
            teks = f"{_ribuan(model.hits)} hasil pertama di {model.positions} jabatan; ketik lebih panjang"
        else:
            teks = f"{_ribuan(model.hits)} hasil di {model.positions} jabatan"
        return f"{teks}, {_ribuan(model.ticked)} dipilih" if model.replacing else teks

    # -- going to a hit

    def _flush(self) -> None:
        """What was typed last is looked for at once."""
        if self._timer.isActive() or self._stale:
            self.search()

    def _enter(self) -> None:
        self._flush()
        row = self.model.hit_row(0, 1)
        if row >= 0:
            self.view.go(row)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._go(self.view.currentIndex())

    def _into_list(self) -> None:
        self._flush()
        if self.model.hits:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, langkah: int) -> None:
        self._flush()
        row = self.model.hit_row(self.view.currentIndex().row(), langkah)
        if row >= 0:
            self.view.go(row)
            self._go(self.view.currentIndex())

    def _go(self, index: QModelIndex) -> None:
        found = self.model.temuan_at(index)
        if found is not None:
            self.go_to.emit(found[0].tempat)
        elif (below := self.model.temuan_at(self.model.index(index.row() + 1))) is not None:
            self.go_to.emit(Tempat("jabatan", below[0].id_jabatan, "nama"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, F3 and Shift+F3 go on and back, Ctrl+Enter replaces."""
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key == Qt.Key.Key_F3:
            self._step(-1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.replace()
        else:
            super().keyPressEvent(event)

    # -- replacing

    def replace(self) -> None:
        """Replaces what is ticked, and says so; where it is refused, what is found is looked for again."""
        self._flush()
        if not (self.model.ticked and self.replacing):
            return
        chosen, baru = self.model.chosen(), self.baru.text()
        banyak, jabatan = self.model.ticked, len({t.id_jabatan for t in chosen})
        changes = self._penyunting.do(replace, chosen, self._found, baru, origin=self)
        self.search()
        if changes is not None:
            apa = "diganti" if baru else "dihapus"
            self.bars.tell(
                "selesai", f"{_ribuan(banyak)} hasil di {jabatan} jabatan {apa}. Ctrl+Z mengembalikannya.", subject="g"
            )


def _ribuan(angka: int) -> str:
    return f"{angka:,}".replace(",", ".")
