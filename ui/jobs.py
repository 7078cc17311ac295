"""Long work off the window's thread: one lane, one job at a time, with progress and a way to stop it.

Everything that is not thread-safe below us (the PDF renderer, the fonts of the paper) runs in this one thread.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from iki_desktop.services.kemajuan import Cancelled, Progress

_TICK = 0.05  # seconds between two reports of progress: more often than that nobody sees


def _ignore(_: Any) -> None:
    return None


@dataclass(eq=False)
class Job:
    """One piece of work and whom to tell. The work runs in the lane, all the others in the window's thread."""

    work: Callable[[Progress], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    progressed: Callable[[tuple[int, int, str]], None] = _ignore
    cancelled: Callable[[None], None] = _ignore
    key: str = ""
    stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Asks the work to stop; it does so at its next step. What comes of it afterwards is not told."""
        self.stop.set()


class Lane(QObject):
    """Runs jobs one after the other. A job with a key takes the place of the one before it with that key."""

    _outcome = Signal(object, object, object)  # job, whom to tell, what

    def __init__(self, parent: QObject | None = None) -> None:
        """The thread starts with the first job."""
        super().__init__(parent)
        self._waiting: deque[Job] = deque()
        self._running: Job | None = None
        self._latest: dict[str, Job] = {}
        self._changed = threading.Condition()
        self._closed = False
        self._thread: threading.Thread | None = None
        self._outcome.connect(self._tell)

    def submit(self, job: Job) -> Job:
        """Puts a job in the lane."""
        with self._changed:
            if job.key:
                if older := self._latest.get(job.key):
                    older.cancel()  # also one that is done and whose result is still on its way here
                self._latest[job.key] = job
            self._waiting.append(job)
            self._changed.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="lane", daemon=True)
            self._thread.start()
        return job

    def close(self, timeout: float = 5.0) -> None:
        """Stops what runs, drops what waits, ends the thread."""
        with self._changed:
            self._closed = True
            for job in (*self._waiting, self._running):
                if job:
                    job.cancel()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(timeout)

    def _tell(self, job: Job, whom: Callable[[Any], None], what: Any) -> None:
        if not self._closed and (not job.stop.is_set() or whom is job.cancelled):
            whom(what)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._running = None
                while not self._waiting and not self._closed:
                    self._changed.wait()
                if self._closed:
                    return
                self._running = job = self._waiting.popleft()
            self._do(job)

    def _do(self, job: Job) -> None:
        last = 0.0

        def progress(step: int, total: int, teks: str) -> None:
            nonlocal last
            if job.stop.is_set():
                raise Cancelled
            if (now := time.monotonic()) - last >= _TICK:
                last = now
                self._outcome.emit(job, job.progressed, (step, total, teks))

        try:
            if job.stop.is_set():
                raise Cancelled
            hasil = job.work(progress)
        except Cancelled:
            self._outcome.emit(job, job.cancelled, None)
        except Exception as galat:  # noqa: BLE001 - carried to the window's thread and told there
            self._outcome.emit(job, job.failed, galat)
        else:
            self._outcome.emit(job, job.done, hasil)
