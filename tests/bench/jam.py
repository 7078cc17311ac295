"""A clock for what happens in a running window: from what is done to what is painted."""

import os
import sys
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tests.bench.saat import Penonton

_PATIENCE = 30_000  # ms
_HURUF = "abcde fghij "


class Jam:
    """Runs the window's event loop until something has been painted."""

    def __init__(self) -> None:
        """Nothing is awaited."""
        self._loop = QEventLoop()
        self._penonton: list[Penonton] = []

    def measure(
        self, act: Callable[[], object], *tahap: tuple[SignalInstance | None, Sequence[QWidget]]
    ) -> list[float]:
        """Does `act` and waits for some stages; gives the milliseconds until each was over.

        A stage is over when its widgets have been painted: after `act`, or after its signal came.
        """
        waktu = [0.0] * len(tahap)
        sisa = set(range(len(tahap)))

        def over(ke: int) -> None:
            waktu[ke] = (time.perf_counter() - mulai) * 1000
            sisa.discard(ke)
            if not sisa:
                self._loop.quit()

        def watch(ke: int, widgets: Sequence[QWidget]) -> None:
            self._penonton.append(Penonton(widgets, lambda: over(ke)))

        def watch_after(ke: int, signal: SignalInstance, widgets: Sequence[QWidget]) -> None:
            def come(*_: object) -> None:
                signal.disconnect(come)
                watch(ke, widgets)

            signal.connect(come)

        self._penonton = []
        for ke, (signal, widgets) in enumerate(tahap):
            if signal is not None:
                watch_after(ke, signal, widgets)
        batas = QTimer()
        batas.setSingleShot(True)
        batas.timeout.connect(_give_up)
        batas.start(_PATIENCE)
        mulai = time.perf_counter()
        act()
        for ke, (signal, widgets) in enumerate(tahap):
            if signal is None:
                watch(ke, widgets)
        self._loop.exec()
        return waktu

    def rest(self, ms: float) -> None:
        """Lets the window do what it does by itself."""
        QTimer.singleShot(max(0, round(ms)), self._loop.quit)
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


def press(field: QWidget, n: int) -> None:
    """Posts letter `n` of a text to a field, as the system posts it."""
    huruf = _HURUF[n % len(_HURUF)]
    kode = Qt.Key.Key_Space if huruf == " " else Qt.Key(ord(huruf.upper()))
    QCoreApplication.postEvent(field, QKeyEvent(QEvent.Type.KeyPress, kode, Qt.KeyboardModifier.NoModifier, huruf))
