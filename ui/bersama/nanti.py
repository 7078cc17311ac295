"""A timer that rings once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def once(parent: QObject, ms: int, act: Callable[[], object]) -> QTimer:
    """Calls `act` so many milliseconds after it was started last; it goes with its `parent`."""
    timer = QTimer(parent, singleShot=True, interval=ms)
    timer.timeout.connect(act)
    return timer
