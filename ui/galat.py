"""Errors: a sentence for what the user or the disk did, a log and a way to save it for what we did wrong."""

import contextlib
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QStandardPaths

from iki_desktop.domain.galat import EnvironmentFailure, UserError
from ui.bersama.bilah import TumpukanBilah

BUG = (
    "Ada kesalahan di program ini; berkas Anda tidak diubah. "
    "Simpan catatan galat dan kirimkan kepada pengelola program."
)
_MOST = 512 * 1024  # characters kept of the log


def sentence(galat: BaseException) -> str | None:
    """What to show for an error that is not ours; None for a bug."""
    return str(galat) if isinstance(galat, UserError | EnvironmentFailure) else None


def log_folder() -> Path:
    """Where the log lies."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)) / "log"


class Catatan:
    """The log of bugs: written to a file, kept in memory where that fails, saved where the user wants it."""

    def __init__(self, folder: Path) -> None:
        """Nothing is made before the first bug."""
        self.path = folder / "galat.txt"
        self._session = ""
        self.on_bug: Callable[[], None] | None = None
        self.on_sentence: Callable[[BaseException], None] | None = None

    def install(self) -> None:
        """From now on every exception that nobody catches comes here (those in slots of Qt too)."""
        sys.excepthook = self.catch

    def catch(self, jenis: type[BaseException], galat: BaseException, jejak: TracebackType | None) -> None:
        """Notes a bug and tells of it; Ctrl+C in a terminal ends the program as usual."""
        if issubclass(jenis, KeyboardInterrupt):
            sys.__excepthook__(jenis, galat, jejak)
            return
        if self.on_sentence and sentence(galat) is not None:  # what the disk did, in a slot that only reads
            self.on_sentence(galat)
            return
        self.note(galat)
        if self.on_bug:
            self.on_bug()

    def note(self, galat: BaseException) -> None:
        """Writes an exception with its traceback to the log."""
        jejak = "".join(traceback.format_exception(galat))
        kapan = datetime.now().isoformat(timespec="seconds")
        isi = f"--- {kapan} · Python {sys.version.split()[0]} · {sys.platform}\n{jejak}\n"
        self._session += isi
        if sys.stderr is not None:
            sys.stderr.write(isi)
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lama = self.path.read_text(encoding="utf-8", errors="replace") if self.path.exists() else ""
            self.path.write_text((lama + isi)[-_MOST:], encoding="utf-8")

    def text(self) -> str:
        """All that is known, of earlier days too."""
        try:
            return self.path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return self._session


class PelaporGalat:
    """Shows what went wrong in the bars of the window; the one place where an exception becomes a message."""

    def __init__(self, bilah: TumpukanBilah, catatan: Catatan, ask_where: Callable[[], Path | None]) -> None:
        """`ask_where` asks for the file that the log is saved to."""
        self._bilah, self._catatan, self._ask_where = bilah, catatan, ask_where
        catatan.on_bug, catatan.on_sentence = self.tell_bug, self.report

    def report(self, galat: BaseException, subject: str = "galat") -> None:
        """The sentence of an error, or, of a bug, its log."""
        teks = sentence(galat)
        if teks is None:
            self._catatan.note(galat)
            self.tell_bug()
        else:
            self._bilah.tell("perhatian" if isinstance(galat, UserError) else "salah", teks, subject=subject)

    def drop(self, subject: str) -> None:
        """Takes back what was said about `subject`."""
        self._bilah.drop(subject)

    def tell_bug(self) -> None:
        """Says that there was a bug, once however many there were."""
        self._bilah.tell("salah", BUG, [("Simpan catatan galat…", self.save_log)], subject="bug")

    def save_log(self) -> None:
        """Saves the log where the user says."""
        path = self._ask_where()
        if path is None:
            return
        try:
            path.write_text(self._catatan.text(), encoding="utf-8")
        except OSError:
            self._bilah.tell(
                "salah", f"Catatan galat tidak bisa ditulis ke “{path}”. Pilih tempat lain.", subject="catatan"
            )
        else:
            self._bilah.drop("bug")
            self._bilah.tell("selesai", f"Catatan galat tertulis ke “{path}”.", subject="catatan")
