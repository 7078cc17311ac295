"""The watched folder as the clerk meets it: chosen and left by one action, what has arrived offered in a bar."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.bersama.bilah import TumpukanBilah
from ui.ingatan import Ingatan
from ui.jobs import Lane
from ui.pemilih import Pemilih

if TYPE_CHECKING:
    from ui.galat import PelaporGalat
    from ui.impor.pantau import Pantau

_KEADAAN, _TIBA = "pantau", "pantau tiba"  # subjects of bars
_DISEBUT = 3  # files that the offer names
_NANTI = 2000  # ms after an office was opened: its first page is not kept waiting


class MejaPantau(QObject):
    """`review` is called with the files that the clerk wants to look at."""

    def __init__(
        self, bilah: TumpukanBilah, pemilih: Pemilih, ingatan: Ingatan, lane: Lane, pelapor: "PelaporGalat"
    ) -> None:
        """Nothing is looked at yet, and nothing loaded."""
        super().__init__()
        self._bilah, self._pemilih, self._ingatan, self._lane, self._pelapor = bilah, pemilih, ingatan, lane, pelapor
        self.review: Callable[[Sequence[Path]], object] = lambda _: None
        self._pantau: Pantau | None = None
        self._tiba: dict[Path, None] = {}

    def resume(self) -> None:
        """An office is open: goes on watching where the clerk wanted that."""
        if self._ingatan.pantauan is not None and self._pantau is None:
            QTimer.singleShot(_NANTI, self, self._watch)

    def ask(self) -> None:
        """Chooses a folder; where one is watched already, says which, and lets it go."""
        folder = self._ingatan.pantauan
        if folder is None:
            self._choose()
            return
        self._bilah.tell(
            "selesai",
            f"Folder “{folder}” dan flash disk yang baru dipasang sedang dipantau.",
            (("Hentikan", self._stop), ("Ganti folder…", self._choose)),
            _KEADAAN,
        )

    def _choose(self) -> None:
        folder = self._pemilih.folder_to_write("Pilih folder yang dipantau", self._ingatan.folder("impor"))
        if folder is None:
            return
        self._watch().begin(folder)
        self._bilah.tell(
            "selesai",
            f"Folder “{folder}” dipantau. Lembar kerja yang tiba di situ, atau di flash disk yang baru dipasang, "
            "ditawarkan untuk diimpor.",
            (("Hentikan", self._stop),),
            _KEADAAN,
        )

    def _watch(self) -> "Pantau":
        if self._pantau is None:
            from ui.impor.pantau import Pantau

            self._pantau = Pantau(self._lane, self._ingatan, partial(self._pelapor.report, subject=_KEADAAN))
            self._pantau.arrived.connect(self._offer)
        return self._pantau

    def _stop(self) -> None:
        self._watch().stop()
        self._bilah.tell("selesai", "Folder tidak dipantau lagi.", (), _KEADAAN)

    def _offer(self, files: Sequence[Path]) -> None:
        """What has arrived, together with what was offered before and not looked at."""
        self._tiba.update(dict.fromkeys(files))
        nama = [path.name for path in self._tiba]
        lagi = f", dan {len(nama) - _DISEBUT} lagi" if len(nama) > _DISEBUT else ""
        self._bilah.tell(
            "perhatian",
            f"{len(nama)} lembar kerja baru: {', '.join(nama[:_DISEBUT])}{lagi}.",
            (("Tinjau", self._review), ("Abaikan", self._ignore)),
            _TIBA,
        )

    def _review(self) -> None:
        files = tuple(self._tiba)
        self._ignore()
        self.review(files)

    def _ignore(self) -> None:
        self._tiba.clear()
        self._bilah.drop(_TIBA)
