"""A page that is a grid: the cell one is at, the strip below it, trouble to go to, what a block came to."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from iki_desktop.domain.angka import tulis_angka
from ui.bersama.panel_isi import PanelIsi
from ui.bersama.peran import give_role
from ui.kisi.kata import hasil_blok
from ui.kisi.model import Diterima
from ui.kisi.pandangan import PandanganKisi
from ui.kisi.pita import PitaKisi
from ui.kisi.tulis import ModelTulis
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

K = TypeVar("K")
V = TypeVar("V")


class PanelKisi(PanelIsi, Generic[K, V]):
    """Of the place Angka. A subclass makes `kepala`, `model`, `kisi` and `pita`, lays them out, then calls
    `_connect_grid`. `lock_wanted`: the page of locked periods is wanted."""

    lock_wanted = Signal()
    place = "angka"
    kepala: QWidget
    model: ModelTulis[K, V]
    kisi: PandanganKisi
    pita: PitaKisi

    def __init__(self, tema: Tema, penyunting: "Penyunting", judul: str, satuan: str) -> None:
        """`satuan` is what the cells hold."""
        super().__init__(tema, penyunting, judul)
        self._satuan = satuan
        self._pesan, self._ingat = "", False  # what the last act came to, and whether it is to be heeded
        self.belum = QPushButton()
        self.belum.setObjectName("belum")
        self.belum.setProperty("rata", True)
        self.belum.setToolTip("Ke sel berikutnya yang belum tersimpan (F8)")
        self.belum.clicked.connect(self._next_refused)
        self.belum.hide()
        self.heading.insertWidget(2, self.belum)

    def _dress(self) -> None:
        super()._dress()
        self.setStyleSheet(f"{self.styleSheet()} QPushButton#belum {{ color: {self._tema.palet.attention}; }}")

    def parts(self) -> list[QWidget]:
        """Where the keys can be, one after the other (F6)."""
        return [self.kepala, self.kisi] if not self.kisi.isHidden() else [self.kepala]

    def _connect_grid(self, *aksi: tuple[str, str, str, Callable[[], object]]) -> None:
        """`aksi`: name, words, keys and deed of what the menu of the cells has besides."""
        self.setFocusProxy(self.kisi)
        self.kisi.came_of.connect(self._say)
        self.kisi.refused.connect(lambda teks: self._tell(teks, heed=True))
        self.kisi.moved.connect(lambda _: self._moved_on())
        self.model.marked.connect(self._marked)
        self.model.acted.connect(self._tell)
        self.pita.dismissed.connect(self._dismiss)
        self.pita.unlock_wanted.connect(self.lock_wanted)
        umum: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("kembalikan", "&Kembalikan", "Ctrl+Shift+.", self._dismiss),
            ("masalah", "Sel ber&masalah berikutnya", "F8", self.next_trouble),
        )
        for nama, teks, keys, act in (*aksi, *umum):
            action = QAction(teks, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, act=act: act())
            self.addAction(action)
            self.kisi.actions_[nama] = action
        self._show_actions()

    def _show_actions(self) -> None:
        """What can be done with the cell one is at."""
        self.kisi.actions_["kembalikan"].setEnabled(self.key in self.model.salah)

    def _marked(self) -> None:
        self._show_cell()
        self._show_actions()
        self._show_count()

    def _moved_on(self) -> None:
        self._show_actions()
        self._tell()

    # -- the cell one is at

    @property
    def at(self) -> tuple[int, int] | None:
        """The cell one is at."""
        kini = self.kisi.currentIndex()
        ada = kini.isValid() and kini.row() < self.model.rowCount() and kini.column() < self.model.columnCount()
        return (kini.row(), kini.column()) if ada else None

    @property
    def key(self) -> K | None:
        """Its key."""
        return self.model.kunci(*self.at) if self.at is not None else None

    def _show_cell(self) -> None:
        """The strip tells of it."""
        raise NotImplementedError

    def _dismiss(self) -> None:
        if (kunci := self.key) is not None:
            self._tell()
            self.model.dismiss([kunci])
            self.kisi.setFocus()

    def _troubled(self) -> Iterable[K]:
        """The cells that something is wrong with."""
        return self.model.salah

    def next_trouble(self) -> None:
        """To the next such cell, row by row, and round again."""
        self._go_next(self._troubled())

    def _go_next(self, semua: Iterable[K]) -> bool:
        tempat = sorted({letak for kunci in semua if (letak := self.model.letak(kunci)) is not None})
        kini = self.kisi.currentIndex()
        if tempat:
            self.kisi.go(*next((t for t in tempat if t > (kini.row(), kini.column())), tempat[0]))
        return bool(tempat)

    def _next_refused(self) -> None:
        """To the next cell that was refused, also where another way to look has it."""
        if not self._go_next(self.model.salah):
            for kunci in self.model.salah:
                if self.model.sebut(kunci):
                    self._show_key(kunci)
                    break
        self.kisi.setFocus()

    def _show_key(self, kunci: K) -> None:
        """Shows a cell, in a way to look that has it."""
        raise NotImplementedError

    # -- the heading

    def _counted(self) -> str:
        """What the heading says where there is nothing else to say."""
        raise NotImplementedError

    def _show_count(self) -> None:
        give_role(self.count, "ingat" if self._pesan and self._ingat else "dua")
        self.count.setText(self._pesan or self._counted())
        banyak = len(self.model.unsaved())
        self.belum.setText(f"{tulis_angka(Decimal(banyak))} sel belum tersimpan")
        self.belum.setVisible(bool(banyak))

    def _tell(self, teks: str = "", *, heed: bool = False) -> None:
        """Until the next act or another cell; nothing: the count again."""
        self._pesan, self._ingat = teks, heed
        self._show_count()

    def _say(self, hasil: Diterima, kata: str) -> None:
        """What a block came to; nothing of one that came to nothing."""
        if hasil.pertama is not None:
            self.kisi.go(*hasil.pertama)
        ada = hasil.diambil or hasil.ditolak or hasil.sebab
        self._tell(hasil_blok(kata, hasil.diambil, self._satuan, hasil.ditolak, hasil.sebab) if ada else "")

    def give_up_refused(self) -> bool:
        """As `ModelTulis.give_up_refused`; what was said of that act goes with it."""
        self.kisi.finish()
        self._tell()
        return self.model.give_up_refused()

    # -- what is typed

    def flush(self) -> None:
        """Stores what is being typed, also what the store refused before."""
        self.kisi.finish()
        super().flush()
        self.model.retry()

    def unsaved(self) -> tuple[str, ...]:
        """What was typed and can't be stored as it stands, each with its cell."""
        return self.model.unsaved()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes to the grid: this is a place, not a page that closes by itself."""
        if event.key() == Qt.Key.Key_Escape:
            self.kisi.setFocus()
        else:
            super().keyPressEvent(event)
