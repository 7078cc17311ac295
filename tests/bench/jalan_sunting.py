"""Our window on a large office file, edited: milliseconds from what the user does to what is painted. Prints JSON.

Keys are posted to the field as the system posts them; a time ends at the first idle moment after the paint. Of each
figure all runs are printed, the first ones too.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tests.bench.mulai import start  # as the program itself does: before Qt

# isort: split
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.sunting import set_teks
from tests.bench.besar import KEPALA_CABANG
from tests.bench.jalan_kita import tell_and_close, watch
from tests.bench.jam import Jam, press

if TYPE_CHECKING:
    from ui.pratinjau.panel import PanelPratinjau
    from ui.sesi import Sesi
    from ui.window import MainWindow

LEBAR, TINGGI = 1920, 1000  # form and page side by side
_PAUSE = 550  # ms: the window has stored, looked for findings and drawn the page by then
_HELD = 33  # ms between two letters of a key held down
_KALI = {"huruf": 24, "ditahan": 30, "simpan": 6, "pilih": 18, "cabang": 3, "menghitung": 6}


class Percobaan:
    """All measurements in one window."""

    def __init__(self, window: "MainWindow") -> None:
        """The window as it is when it has just been opened."""
        self.window, self.kerja, self.jam = window, window.kerja, Jam()
        self.editor, self.pohon = window.kerja.formulir, window.kerja.pohon
        self.hasil: dict[str, list[float]] = {}
        self.huruf = 0

    @property
    def sesi(self) -> "Sesi":
        """The office."""
        assert self.window.berkas.sesi is not None
        return self.window.berkas.sesi

    @property
    def panel(self) -> "PanelPratinjau":
        """The preview."""
        return self.kerja.preview()

    def run(self) -> dict[str, list[float]]:
        """Everything, in an order in which nothing disturbs what comes after it."""
        self.jam.rest(_PAUSE)
        self.open_preview()
        self.begin_typing()
        self.type_letters("huruf", _KALI["huruf"])
        self.jam.rest(_PAUSE)
        self.hold_key()
        self.store()
        self.choose()
        self.delete_branch()
        self.type_while_counting()
        return self.hasil

    def note(self, nama: str, ms: float) -> None:
        """One more figure."""
        self.hasil.setdefault(nama, []).append(ms)

    def seen(self, nama: str, act: Callable[[], object], *widgets: QWidget) -> None:
        """From `act` until the widgets, and until the page that follows, are painted."""
        halaman = (self.panel.penggambar.ready, [self.panel.view.viewport()])
        layar, kertas = self.jam.measure(act, (None, widgets), halaman)
        self.note(nama, layar)
        self.note(f"{nama}_halaman", kertas)

    def held(self, nama: str, act: Callable[[], object]) -> None:
        """How long a call holds the window's thread."""
        mulai = time.perf_counter()
        act()
        self.note(nama, (time.perf_counter() - mulai) * 1000)

    # -- the page

    def open_preview(self) -> None:
        """The window becomes wide; the first page comes before the pages of all other forms are counted."""
        self.window.showNormal()
        mulai = time.perf_counter()
        self.window.resize(LEBAR, TINGGI)
        self.jam.rest_until(lambda: self.kerja.pratinjau is not None and self.panel.halaman is not None)
        self.jam.measure(self.panel.view.viewport().update, (None, [self.panel.view.viewport()]))
        self.note("halaman_pertama", (time.perf_counter() - mulai) * 1000)
        self.jam.rest_until(self._counted)
        self.note("halaman_dihitung", (time.perf_counter() - mulai) * 1000)
        self.jam.rest(_PAUSE)

    def _counted(self) -> bool:
        halaman = self.panel.halaman
        return halaman is not None and halaman.pasti and halaman.id_jabatan == self.pohon.current

    # -- typing

    def begin_typing(self) -> None:
        """In an indicator of the form with the longest lists, with its page shown."""
        terpanjang = max(self.sesi.dokumen.formulir, key=lambda f: sum(map(len, (*f.tugas, *f.fungsi))))
        self.pohon.choose(terpanjang.id)
        self.jam.rest(_PAUSE)
        if not self.editor.edit(Tempat("indikator", terpanjang.sasaran[0].indikator[2].id, "teks"), caret=8):
            raise RuntimeError("indikator tidak bisa diketik")
        if self.panel.halaman is not None and self.panel.halaman.nomor == 0:
            self.panel.turn(1)
        self.jam.rest(_PAUSE)

    def type_letters(self, nama: str, kali: int) -> None:
        """One letter after another, each when the page of the one before is there."""
        for _ in range(kali):
            lama = self.picture()
            layar, kertas = self.letter_and_page()
            if self.picture() == lama:
                raise RuntimeError("yang diketik tidak tampak di halaman")
            self.note(nama, layar)
            self.note(f"{nama}_halaman", kertas)

    def letter_and_page(self) -> list[float]:
        """The next letter, and its page."""
        sel = (self.editor.typed, [self.editor.field.viewport(), self.editor.viewport()])
        return self.jam.measure(self.press, sel, (self.panel.penggambar.ready, [self.panel.view.viewport()]))

    def picture(self) -> QImage:
        """The page as it is shown."""
        if self.panel.halaman is None:
            raise RuntimeError("tidak ada halaman")
        return self.panel.halaman.gambar

    def press(self) -> None:
        """The next letter."""
        press(self.editor.field, self.huruf)
        self.huruf += 1

    def one_letter(self) -> float:
        """The next letter, without its page."""
        sel = (self.editor.typed, [self.editor.field.viewport(), self.editor.viewport()])
        return self.jam.measure(self.press, sel)[0]

    def hold_key(self) -> None:
        """Letters as fast as a key repeats: pages are made meanwhile."""
        for _ in range(_KALI["ditahan"]):
            lama = self.one_letter()
            self.note("ditahan", lama)
            self.jam.rest(_HELD - lama)
        self.type_letters("ditahan_akhir", 1)
        self.jam.rest(_PAUSE)

    def store(self) -> None:
        """What a pause in typing costs, whole and in parts."""
        tempat, penyunting = self.editor.kini, self.editor.penyunting
        assert tempat is not None
        assert penyunting is not None
        for n in range(_KALI["simpan"]):
            self.one_letter()
            self.held("jeda", self.editor.flush)
            self.jam.rest(_PAUSE)
            self.held("temuan", self.window.sunting.look_for_findings)
            teks = f"{self.editor.field.text()} {n}"
            self.held("tulis", partial(set_teks, penyunting.kantor, tempat, teks, ketik=True))
        self.editor.finish()
        self.sesi.reload()
        self.jam.rest(_PAUSE)

    # -- positions

    def choose(self) -> None:
        """Positions far from one another, none of them seen before, in a tree that is wholly unfolded."""
        self.pohon.expand_all()
        semua = [j.id for j in self.sesi.jabatan if j.id != self.pohon.current]
        for nomor in semua[:: len(semua) // _KALI["pilih"]]:
            self.jam.rest(100)
            self.seen("pilih", partial(self.pohon.choose, nomor), *self._tree())
        self.jam.rest(_PAUSE)

    def _tree(self) -> tuple[QWidget, QWidget]:
        return self.pohon.view.viewport(), self.editor.viewport()

    def delete_branch(self) -> None:
        """A branch of 100 positions goes, comes back, goes again, comes back again."""
        self.pohon.confirm = lambda _: True
        urungkan, ulangi = self.window.actions_["urungkan"].trigger, self.window.actions_["ulangi"].trigger
        for _ in range(_KALI["cabang"]):
            self.pohon.choose(KEPALA_CABANG)
            self.jam.rest(_PAUSE)
            semua = (("hapus", self.pohon.delete), ("urungkan", urungkan), ("ulangi", ulangi), ("urungkan", urungkan))
            for nama, act in semua:
                self.seen(nama, act, *self._tree())
                if self.sesi.holds(KEPALA_CABANG) != (nama == "urungkan"):
                    raise RuntimeError(f"{nama} tidak terjadi")
                self.jam.rest_until(self._counted)
                self.jam.rest(_PAUSE)

    # -- typing while the pages of all forms have to be counted again

    def type_while_counting(self) -> None:
        """Right after the letters of the whole document were given another size."""
        self.begin_typing()
        gaya = self.sesi.dokumen.gaya
        lain = replace(gaya, ukuran_huruf=gaya.ukuran_huruf + 1)
        self.jam.measure(
            partial(self.window.sunting.set_gaya, lain), (self.panel.penggambar.ready, [self.panel.view.viewport()])
        )
        for _ in range(_KALI["menghitung"]):
            layar, kertas = self.letter_and_page()
            if self._counted():  # that page may have been the one before, now with its number
                break
            self.note("menghitung", layar)
            self.note("menghitung_halaman", kertas)


def main() -> None:
    """One run."""
    watch(lambda window: tell_and_close(window, lambda: Percobaan(window).run()))
    start(sys.argv[:2])


if __name__ == "__main__":
    main()
