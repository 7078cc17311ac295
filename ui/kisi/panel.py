"""A page that is a grid: the cell one is at, the strip below it, trouble to go to, what a block came to."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from ui.bersama.panel_isi import PanelIsi
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
    """Of the place Angka. A subclass makes `model`, `kisi` and `pita`, lays them out, then calls `_connect_grid`."""

    place = "angka"
    model: ModelTulis[K, V]
    kisi: PandanganKisi
    pita: PitaKisi

    def __init__(self, tema: Tema, penyunting: "Penyunting", judul: str, satuan: str) -> None:
        """`satuan` is what the cells hold."""
        super().__init__(tema, penyunting, judul)
        self._satuan = satuan

    def _connect_grid(self, *aksi: tuple[str, str, str, Callable[[], object]]) -> None:
        """`aksi`: name, words, keys and deed of what the menu of the cells has besides."""
        self.setFocusProxy(self.kisi)
        self.kisi.came_of.connect(self._say)
        self.model.marked.connect(self._show_cell)
        self.pita.dismissed.connect(self._dismiss)
        for nama, teks, keys, act in (*aksi, ("masalah", "Sel ber&masalah berikutnya", "F8", self.next_trouble)):
            action = QAction(teks, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, act=act: act())
            self.addAction(action)
            self.kisi.actions_[nama] = action

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
            self.model.dismiss([kunci])
            self.kisi.setFocus()

    def _troubled(self) -> Iterable[K]:
        """The cells that something is wrong with."""
        return self.model.salah

    def next_trouble(self) -> None:
        """To the next such cell, row by row, and round again."""
        tempat = sorted({letak for kunci in self._troubled() if (letak := self.model.letak(kunci)) is not None})
        kini = self.kisi.currentIndex()
        if tempat:
            self.kisi.go(*next((t for t in tempat if t > (kini.row(), kini.column())), tempat[0]))

    def _say(self, hasil: Diterima, kata: str) -> None:
        """What a block came to."""
        if hasil.pertama is not None:
            self.kisi.go(*hasil.pertama)
        self.count.setText(hasil_blok(kata, hasil.diambil, self._satuan, hasil.ditolak, hasil.sebab))

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
