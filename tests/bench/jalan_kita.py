"""Our window as its user starts it, with an office file. Prints when it is usable; `lengkap` goes on to the preview.

`lengkap` prints one JSON object: memory (MiB) at the start, with the first page shown and after paging through all
positions; and the milliseconds from an edit to its picture on the screen.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from tests.bench.mulai import start  # as the program itself does: before Qt

# isort: split
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QTreeView

from tests.bench.saat import Penonton, print_now

if TYPE_CHECKING:
    from ui.pratinjau.panel import PanelPratinjau
    from ui.window import MainWindow

_PATIENCE = 20_000  # ms
_SUNTINGAN = 30


def watch(then: Callable[["MainWindow"], None]) -> None:
    """Lets `then` be called in the program's own event loop, once tree and form have been painted."""
    asli = QApplication.exec
    simpan: list[Penonton] = []

    def watched(*_: object) -> int:
        window = _main_window()
        pohon = window.kerja.pohon.findChild(QTreeView)
        if not isinstance(pohon, QTreeView):
            raise TypeError("tidak ada pohon di jendela")
        simpan.append(Penonton([pohon.viewport(), window.kerja.formulir.viewport()], lambda: then(window)))
        return asli()

    QApplication.exec = watched  # type: ignore[method-assign]


def _main_window() -> "MainWindow":
    from ui.window import MainWindow

    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))


def tell_and_end(_: "MainWindow") -> None:
    """All that the start needs."""
    print_now()
    os._exit(0)


def tell_and_close(window: "MainWindow", measure: Callable[[], Any]) -> None:
    """Prints what was measured in a window as JSON, then the end."""
    try:
        print(json.dumps(measure()), flush=True)
        window.close()
        os._exit(0)
    finally:  # the event loop of the window would go on
        traceback.print_exc()
        os._exit(1)


class Pratinjau:
    """The preview pane of a window, asked for one page after the other."""

    def __init__(self, window: "MainWindow") -> None:
        """Brings it to the front and waits for its page."""
        self.window, self._loop = window, QEventLoop()
        window.actions_["ke_pratinjau"].trigger()
        if window.kerja.pratinjau is None:
            raise TypeError("tidak ada pratinjau di jendela")
        self.panel: PanelPratinjau = window.kerja.pratinjau
        self.wait_after(lambda: None)

    def wait_after(self, act: Callable[[], object]) -> float:
        """Milliseconds from `act` until the next page is ready and painted."""
        penonton: list[Penonton] = []
        kertas = self.panel.view.viewport()

        def ready(_: object) -> None:
            self.panel.penggambar.ready.disconnect(ready)
            penonton.append(Penonton([kertas], self._loop.quit))
            kertas.update()

        self.panel.penggambar.ready.connect(ready)
        batas = QTimer()
        batas.setSingleShot(True)
        batas.timeout.connect(lambda: _give_up("pratinjau tidak datang"))
        batas.start(_PATIENCE)
        mulai = time.perf_counter()
        act()
        self._loop.exec()
        return (time.perf_counter() - mulai) * 1000


def _give_up(kalimat: str) -> None:
    print(kalimat, file=sys.stderr, flush=True)
    os._exit(1)


def go_on(window: "MainWindow") -> None:
    """The preview, all positions, some edits; then the end."""
    from tests.bench.suntingan import typed
    from tests.bench.ukur import own_memory, own_peak

    sesi = window.berkas.sesi
    if sesi is None:
        raise TypeError("berkas tidak terbuka")
    hasil: dict[str, Any] = {"awal": own_memory()}
    pratinjau = Pratinjau(window)
    hasil["pratinjau"] = own_memory()
    for satu in sesi.jabatan:
        if satu.id != window.kerja.pohon.current:
            pratinjau.wait_after(partial(window.kerja.pohon.choose, satu.id))
    hasil["semua"] = own_memory()
    sekarang, dokumen = window.kerja.pohon.current, sesi.dokumen
    hasil["ketikan"] = []
    for n in range(_SUNTINGAN):
        dokumen = typed(dokumen, sekarang, n)
        hasil["ketikan"].append(pratinjau.wait_after(partial(pratinjau.panel.show_position, dokumen, sekarang)))
    print(json.dumps(hasil | {"puncak": own_peak(), "jabatan": len(sesi.jabatan)}), flush=True)
    window.close()
    os._exit(0)


def main() -> None:
    """One run."""
    watch(go_on if sys.argv[2:] == ["lengkap"] else tell_and_end)
    start(sys.argv[:2])


if __name__ == "__main__":
    main()
