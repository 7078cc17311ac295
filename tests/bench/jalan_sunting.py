"""Our window on a large office file, edited: milliseconds from what the user does to what is painted. Prints JSON.

Keys are posted to the field as the system posts them; a time ends at the first idle moment after the paint.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.app import main as start  # as the program itself does: before Qt

# isort: split
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.sunting import set_teks
from tests.bench.besar import KEPALA_CABANG
from tests.bench.jalan_kita import watch
from tests.bench.saat import Penonton

if TYPE_CHECKING:
    from ui.sesi import Sesi
    from ui.window import MainWindow

_PATIENCE = 30_000  # ms
_PAUSE = 700  # ms: the window has stored, looked for findings and drawn the page by then
_HELD = 33  # ms between two letters of a key held down
_HURUF = "abcde fghij "
_KALI = {"huruf": 24, "ditahan": 30, "simpan": 8, "pilih": 16, "cabang": 5}
_PEMANASAN = 2  # of each, that don't count


class Jam:
    """Runs the window's event loop until something has been painted."""

    def __init__(self) -> None:
        """Nothing is awaited."""
        self._loop = QEventLoop()
        self._penonton: list[Penonton] = []

    def until_painted(self, act: Callable[[], object], *widgets: QWidget) -> float:
        """Milliseconds from the beginning of `act`, which changes what is shown, until `widgets` are painted."""

        def begin() -> None:
            act()
            self._penonton = [Penonton(widgets, self._loop.quit)]

        return self._wait(begin)

    def until_painted_after(self, signal: SignalInstance, act: Callable[[], object], *widgets: QWidget) -> float:
        """The same where the change comes later, and `signal` tells of it."""

        def come(*_: object) -> None:
            signal.disconnect(come)
            self._penonton = [Penonton(widgets, self._loop.quit)]

        signal.connect(come)
        return self._wait(act)

    def _wait(self, act: Callable[[], object]) -> float:
        batas = QTimer()
        batas.setSingleShot(True)
        batas.timeout.connect(_give_up)
        batas.start(_PATIENCE)
        mulai = time.perf_counter()
        act()
        self._loop.exec()
        return (time.perf_counter() - mulai) * 1000

    def rest(self, ms: int = _PAUSE) -> None:
        """Lets the window do what it does by itself."""
        QTimer.singleShot(ms, self._loop.quit)
        self._loop.exec()

    def rest_until(self, ready: Callable[[], bool]) -> None:
        """The same, until something is so."""
        batas = time.perf_counter() + _PATIENCE / 1000
        while not ready():
            if time.perf_counter() > batas:
                _give_up()
            self.rest(5)


def _give_up() -> None:
    print("jendela tidak menjawab", file=sys.stderr, flush=True)
    os._exit(1)


class Percobaan:
    """All measurements in one window, form and page side by side."""

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

    def run(self) -> dict[str, list[float]]:
        """Everything, in an order in which nothing disturbs what comes after it."""
        self.open_preview()
        self.type_letters()
        self.hold_key()
        self.store()
        self.choose()
        self.delete_branch()
        return {nama: isi[_PEMANASAN:] if len(isi) > _PEMANASAN else isi for nama, isi in self.hasil.items()}

    def note(self, nama: str, ms: float) -> float:
        """One more figure."""
        self.hasil.setdefault(nama, []).append(ms)
        return ms

    def timed(self, nama: str, act: Callable[[], object]) -> float:
        """How long a call holds the window's thread."""
        mulai = time.perf_counter()
        act()
        return self.note(nama, (time.perf_counter() - mulai) * 1000)

    # -- the page

    def open_preview(self) -> None:
        """The window becomes wide; the first page comes before the pages of all other forms are counted."""
        self.jam.rest()
        self.window.showNormal()
        mulai = time.perf_counter()
        self.window.resize(1920, 1000)
        self.jam.rest_until(lambda: self.kerja.pratinjau is not None)
        panel = self.kerja.preview()
        if panel.halaman is None:
            self.jam.until_painted_after(panel.penggambar.ready, lambda: None, panel.view.viewport())
        self.note("halaman_pertama", (time.perf_counter() - mulai) * 1000)
        self.jam.rest_until(self._counted)
        self.note("halaman_dihitung", (time.perf_counter() - mulai) * 1000)
        self.jam.rest()

    def _counted(self) -> bool:
        halaman = self.kerja.preview().halaman
        return halaman is not None and halaman.pasti and halaman.id_jabatan == self.pohon.current

    def page_after(self, nama: str, mulai: float) -> None:
        """Waits for the page that follows what was done at `mulai`."""
        panel = self.kerja.preview()
        self.jam.until_painted_after(panel.penggambar.ready, lambda: None, panel.view.viewport())
        self.note(nama, (time.perf_counter() - mulai) * 1000)

    # -- typing

    def type_letters(self) -> None:
        """One letter after another in an indicator of the longest form, each when the page of the one before stands."""
        terpanjang = max(self.sesi.dokumen.formulir, key=lambda f: sum(map(len, (*f.tugas, *f.fungsi))))
        self.pohon.choose(terpanjang.id)
        self.jam.rest()
        self.editor.edit(Tempat("indikator", terpanjang.sasaran[0].indikator[2].id, "teks"))
        self.jam.rest()
        for _ in range(_KALI["huruf"]):
            mulai = time.perf_counter()
            self.note("huruf", self.jam.until_painted_after(self.editor.typed, self.press, *self._cell()))
            self.page_after("huruf_halaman", mulai)
        self.jam.rest()

    def press(self) -> None:
        """The next letter."""
        huruf = _HURUF[self.huruf % len(_HURUF)]
        self.huruf += 1
        kode = Qt.Key.Key_Space if huruf == " " else Qt.Key(ord(huruf.upper()))
        event = QKeyEvent(QEvent.Type.KeyPress, kode, Qt.KeyboardModifier.NoModifier, huruf)
        QCoreApplication.postEvent(self.editor.field, event)

    def _cell(self) -> tuple[QWidget, QWidget]:
        return self.editor.field.viewport(), self.editor.viewport()

    def hold_key(self) -> None:
        """Letters as fast as a key repeats: pages are made meanwhile, and the last one must come."""
        for _ in range(_KALI["ditahan"]):
            mulai = time.perf_counter()
            lama = self.note("ditahan", self.jam.until_painted_after(self.editor.typed, self.press, *self._cell()))
            self.jam.rest(max(0, round(_HELD - lama)))
        self.page_after("ditahan_halaman", mulai)
        self.jam.rest()

    def store(self) -> None:
        """What a pause does, whole and in parts."""
        tempat = self.editor.kini
        penyunting = self.editor.penyunting
        assert tempat is not None
        assert penyunting is not None
        for n in range(_KALI["simpan"]):
            self.jam.until_painted_after(self.editor.typed, self.press, *self._cell())
            self.timed("jeda", self.editor.flush)
            self.jam.rest()
            self.timed("temuan", self.window.sunting.look_for_findings)
            teks = f"{self.editor.field.text()} {n}"
            self.timed("tulis", lambda teks=teks: set_teks(penyunting.kantor, tempat, teks, ketik=True))  # type: ignore[misc]
        self.editor.finish()
        self.sesi.reload()
        self.jam.rest()

    # -- positions

    def choose(self) -> None:
        """Positions far from one another, none of them seen before."""
        semua = [j.id for j in self.sesi.jabatan if j.id != self.pohon.current]
        for nomor in semua[:: len(semua) // _KALI["pilih"]][: _KALI["pilih"]]:
            mulai = time.perf_counter()
            self.note("pilih", self.jam.until_painted(lambda nomor=nomor: self.pohon.choose(nomor), *self._tree()))  # type: ignore[misc]
            self.page_after("pilih_halaman", mulai)
            self.jam.rest(50)

    def _tree(self) -> tuple[QWidget, QWidget]:
        return self.pohon.view.viewport(), self.editor.viewport()

    def delete_branch(self) -> None:
        """A branch of 100 positions goes, comes back, goes again, comes back again."""
        self.pohon.confirm = lambda _: True
        urungkan, ulangi = self.window.actions_["urungkan"], self.window.actions_["ulangi"]
        for _ in range(_KALI["cabang"]):
            self.pohon.choose(KEPALA_CABANG)
            self.jam.rest()
            for nama, act in (
                ("hapus", self.pohon.delete),
                ("urungkan", urungkan.trigger),
                ("ulangi", ulangi.trigger),
                ("urungkan", urungkan.trigger),
            ):
                mulai = time.perf_counter()
                self.note(nama, self.jam.until_painted(act, *self._tree()))
                self.page_after(f"{nama}_halaman", mulai)
                ada = self.sesi.holds(KEPALA_CABANG)
                assert ada == (nama == "urungkan"), nama
                self.jam.rest_until(self._counted)
                self.jam.rest()


def go(window: "MainWindow") -> None:
    """All of it, then the end."""
    print(json.dumps(Percobaan(window).run()), flush=True)
    window.close()
    os._exit(0)


def main() -> None:
    """One run."""
    watch(go)
    start(sys.argv[:2])


if __name__ == "__main__":
    main()
