"""The watched folder: spreadsheets that arrive there, or on a stick that is plugged in, are offered for import.

Off until the clerk chooses a folder; nothing is read but the names of files, off the window's thread.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStorageInfo, QTimer, Signal

from iki_desktop.services.pantau import Pemantau, with_subfolders
from ui.ingatan import Ingatan
from ui.jobs import Job, Lane

_SETIAP = 4000  # ms between two looks


def mounted() -> frozenset[Path]:
    """The roots of all disks and sticks that are there now."""
    return frozenset(Path(v.rootPath()) for v in QStorageInfo.mountedVolumes() if v.isValid() and v.isReady())


class Pantau(QObject):
    """Looks every few seconds. `arrived` carries the new files, a tuple of paths."""

    arrived = Signal(object)

    def __init__(
        self,
        lane: Lane,
        ingatan: Ingatan,
        failed: Callable[[Exception], None],
        disks: Callable[[], Iterable[Path]] = mounted,
    ) -> None:
        """Goes on with the folder that was watched when the program was closed."""
        super().__init__()
        self._lane, self._ingatan, self._failed, self._disks = lane, ingatan, failed, disks
        self._pemantau = Pemantau(ingatan.pantauan_dikenal)
        self._before: frozenset[Path] | None = None  # disks that were there when watching began
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_SETIAP)
        self._timer.timeout.connect(self.look)
        if ingatan.pantauan is not None:
            self._timer.start()

    @property
    def folder(self) -> Path | None:
        """The folder that is watched; None while watching is off."""
        return self._ingatan.pantauan

    def begin(self, folder: Path) -> None:
        """Watches a folder from now on; what is in it already is not offered."""
        self.stop()
        self._ingatan.pantauan = folder
        self._pemantau = Pemantau(())
        for satu in with_subfolders([folder]):
            self._pemantau.know(satu)
        self._keep()
        self._timer.start()

    def stop(self) -> None:
        """Watches nothing."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
        self._job, self._before = None, None
        self._ingatan.pantauan = None

    def look(self) -> None:
        """One look, off the window's thread; while one is under way, no other begins."""
        folder = self.folder
        if folder is None or self._job is not None:
            return
        self._job = self._lane.submit(
            Job(lambda _: self._found(folder), done=self._tell, failed=self._stumble, cancelled=self._done)
        )

    def _found(self, folder: Path) -> tuple[Path, ...]:
        kini = frozenset(self._disks())
        if self._before is None:
            self._before = kini
        # What is pulled out and plugged in again has arrived anew.
        self._before &= kini
        return self._pemantau.look(with_subfolders([folder, *sorted(kini - self._before)]))

    def _tell(self, files: Sequence[Path]) -> None:
        self._job = None
        if files:
            self._keep()
            self.arrived.emit(tuple(files))

    def _stumble(self, galat: Exception) -> None:
        self._job = None
        self._failed(galat)

    def _done(self, _: object) -> None:
        self._job = None

    def _keep(self) -> None:
        self._ingatan.pantauan_dikenal = list(self._pemantau.known())
