"""A large sheet on the page of imports of our window: prints JSON with the seconds until every cell has its fate, and
the longest time in milliseconds that the window didn't answer meanwhile."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.mulai import start  # as the program itself does: before Qt

# isort: split
from PySide6.QtCore import QEventLoop, QTimer

from tests.bench.jalan_kita import tell_and_close, watch

if TYPE_CHECKING:
    from ui.window import MainWindow

_DENYUT = 5  # ms between two signs of life
_TUNGGU = 200  # ms after the review, for what is painted then


def measure(window: "MainWindow", path: Path) -> dict[str, Any]:
    """From the drop of the file to its review."""
    panel = window.laman.show("impor")
    loop, celah, lalu = QEventLoop(), [0.0], [time.perf_counter()]

    def beat() -> None:
        kini = time.perf_counter()
        celah[0] = max(celah[0], (kini - lalu[0]) * 1000 - _DENYUT)
        lalu[0] = kini

    jam = QTimer()
    jam.setInterval(_DENYUT)
    jam.timeout.connect(beat)
    jam.start()
    selesai: list[float] = []

    def reviewed() -> None:
        if panel.alur.berkas and panel.alur.berkas[0].rencana is not None and not selesai:
            selesai.append(time.perf_counter())
            QTimer.singleShot(_TUNGGU, loop.quit)

    panel.alur.reviewed.connect(reviewed)
    mulai = time.perf_counter()
    panel.add([path])
    loop.exec()
    hitung = panel.alur.berkas[0].rencana.hasil.hitung()
    return {"detik": selesai[0] - mulai, "celah": celah[0], "sel": sum(hitung.values())}


def main() -> None:
    """`jalan_impor_besar BERKAS.iki LEMBAR`."""
    watch(lambda window: tell_and_close(window, lambda: measure(window, Path(sys.argv[2]))))
    start(sys.argv[:2])


if __name__ == "__main__":
    main()
