"""The years of the office that is open: the button that says which one, and going from one to another."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.berkas import AlurBerkas
from ui.pemilih import Pemilih
from ui.tahun.menu import MenuTahun
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.tahun.alur import AlurTahun


class MejaTahun(QObject):
    """`moved`: one works in another year, and all that is shown has to be read anew."""

    moved = Signal()

    def __init__(self, tema: Tema, berkas: AlurBerkas, pemilih: Pemilih) -> None:
        """No office yet."""
        super().__init__()
        self._berkas, self._pemilih = berkas, pemilih
        self._alur: AlurTahun | None = None
        self.leave: Callable[[], None] = lambda: None  # stores what is typed, in the year it was typed in
        self.menu = MenuTahun(tema)
        self.menu.year_chosen.connect(self.choose)
        self.menu.menu().aboutToShow.connect(self._fill)

    def show(self) -> None:
        """The year one works in; the others are read when the menu opens."""
        if (sesi := self._berkas.sesi) is None:
            self.menu.show_years((), 0)
        else:
            self.menu.show_years((sesi.info.tahun,), sesi.info.tahun, writable=not sesi.info.hanya_baca)

    def end(self) -> None:
        """The office is about to close."""
        self._alur = None

    def _fill(self) -> None:
        if (sesi := self._berkas.sesi) is not None:
            self.menu.show_years(*self._way().years(), writable=not sesi.info.hanya_baca)

    def _way(self) -> "AlurTahun":
        from ui.tahun.alur import AlurTahun

        assert self._berkas.sesi is not None
        if self._alur is None:
            self._alur = AlurTahun(self._berkas.sesi.penyunting, self._pemilih)
            self._alur.moved.connect(lambda _: self.moved.emit())
        return self._alur

    def choose(self, tahun: int) -> None:
        """Works in another year."""
        self.leave()
        self._way().choose(tahun)

    def copy(self) -> None:
        """Makes a new year, as the user wants it."""
        self.leave()
        self._way().copy()

    def delete(self) -> None:
        """Deletes the year one works in, where the user agrees."""
        self.leave()
        self._way().delete()
