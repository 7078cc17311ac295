"""The way of a year: asking, doing, and going to work in it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from iki_desktop.services.tahun import (
    IsiTahun,
    choose_year,
    copy_year,
    current_year,
    delete_year,
    new_year,
    year_contents,
    years,
)
from ui.penyunting import Penyunting

if TYPE_CHECKING:
    from ui.tahun.baru import TahunBaru


class PemilihTahunLike(Protocol):
    """Who asks the user; tests bring their own."""

    def new_year(self, tahun: Sequence[int], kini: int) -> "TahunBaru | None": ...

    def may_delete(self, tahun: int, isi: IsiTahun) -> bool: ...


class AlurTahun(QObject):
    """`moved`: one works in another year from now on, and all that is shown has to be read anew."""

    moved = Signal(int)

    def __init__(self, penyunting: Penyunting, pemilih: PemilihTahunLike) -> None:
        """Lives as long as the office is open."""
        super().__init__()
        self._penyunting, self._pemilih = penyunting, pemilih

    def years(self) -> tuple[tuple[int, ...], int]:
        """All years, newest first, and the one worked in: as `MenuTahun.show_years` takes them."""
        return self._penyunting.ask(years), self._penyunting.ask(current_year)

    def choose(self, tahun: int) -> None:
        """Works in another year."""
        self._penyunting.ask(choose_year, tahun)
        self.moved.emit(tahun)

    def copy(self) -> None:
        """Asks for a new year, makes it, and works in it."""
        semua, kini = self.years()
        baru = self._pemilih.new_year(semua, kini)
        if baru is None:
            return
        self._penyunting.ask(choose_year, kini)  # views that hear of the change stay in this year until `moved`
        if baru.dari is None:
            made = self._penyunting.do(new_year, baru.ke)
        else:
            made = self._penyunting.do(copy_year, baru.dari, baru.ke)
        if made is not None:
            self.choose(baru.ke)

    def delete(self) -> None:
        """Asks, deletes the year worked in, and works in the newest that is left."""
        semua, kini = self.years()
        sisa = [satu for satu in semua if satu != kini]
        if not sisa:
            self._penyunting.do(delete_year, kini)  # says why the only one stays
            return
        if not self._pemilih.may_delete(kini, self._penyunting.ask(year_contents, kini)):
            return
        self._penyunting.ask(choose_year, sisa[0])
        if self._penyunting.do(delete_year, kini) is None:
            self._penyunting.ask(choose_year, kini)
        else:
            self.moved.emit(sisa[0])


def question(parent: QWidget | None, tahun: int, isi: IsiTahun) -> QMessageBox:
    """The question before a year is deleted; it can be undone, but it is much that goes."""
    kotak = QMessageBox(parent)
    kotak.setWindowTitle("Hapus tahun")
    kotak.setIcon(QMessageBox.Icon.Warning)
    kotak.setText(f"Hapus tahun {tahun} seluruhnya?")
    kotak.setInformativeText(
        f"{isi.jabatan} jabatan, {isi.sasaran} sasaran, dan {isi.indikator} indikator ikut terhapus. "
        "Tahun lain tidak berubah. Selama riwayatnya ada, penghapusan ini bisa diurungkan."
    )
    hapus = kotak.addButton(f"Hapus tahun {tahun}", QMessageBox.ButtonRole.AcceptRole)
    batal = kotak.addButton("Batal", QMessageBox.ButtonRole.RejectRole)
    kotak.setDefaultButton(hapus)
    kotak.setEscapeButton(batal)
    return kotak
