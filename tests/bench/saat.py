"""When a window is usable: every watched widget has been painted, and nothing waits in the event loop."""

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class Penonton(QObject):
    """Calls `act` once, at the first idle moment after all `widgets` were painted."""

    def __init__(self, widgets: Iterable[QWidget], act: Callable[[], object]) -> None:
        """Watches from now on."""
        super().__init__()
        self._menunggu, self._act = set(widgets), act
        for satu in self._menunggu:
            satu.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The paint itself follows; a timer of zero comes after it, when no event is left."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched in self._menunggu:
            watched.removeEventFilter(self)
            self._menunggu.remove(watched)
            if not self._menunggu:
                QTimer.singleShot(0, self._act)
        return False


def print_now() -> None:
    """The moment, for the one who started us."""
    print(time.perf_counter(), flush=True)
