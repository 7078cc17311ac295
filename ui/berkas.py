"""Opening, making and closing an office file."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.services.kantor import AKHIRAN, create_office
from ui.galat import PelaporGalat
from ui.ingatan import Ingatan
from ui.pemilih import Pemilih
from ui.sesi import Sesi

_SUBJECT = "berkas"
EDIT = "sunting"  # what bars say of a change that was refused


class AlurBerkas(QObject):
    """Holds the office that is open. `closing` comes before it goes, `changed` when another one, or none, is there."""

    closing = Signal()
    changed = Signal()

    def __init__(self, pemilih: Pemilih, ingatan: Ingatan, pelapor: PelaporGalat) -> None:
        """Nothing is open."""
        super().__init__()
        self._pemilih, self._ingatan, self._pelapor = pemilih, ingatan, pelapor
        self.sesi: Sesi | None = None
        self.may_close: Callable[[], bool] = lambda: True  # asked before another takes its place, or none

    def open(self, path: Path) -> bool:
        """Opens a file in place of the one that is open; where that fails, the old one stays."""
        path = path.absolute()
        if self.sesi is not None and self.sesi.path.absolute() == path:
            return True
        if self.sesi is not None and not self.may_close():
            return False
        try:
            new = Sesi(path, partial(self._pelapor.report, subject=EDIT))
        except (UserError, EnvironmentFailure) as galat:
            self._pelapor.report(galat, _SUBJECT)
            return False
        self.close(quiet=True)
        self.sesi = new
        self._pelapor.drop(_SUBJECT)
        self._ingatan.remember_file(path)
        self._ingatan.remember_folder("kantor", path.parent)
        self.changed.emit()
        return True

    def close(self, *, quiet: bool = False) -> None:
        """Closes what is open; `quiet`: another one follows at once."""
        if self.sesi is None or not (quiet or self.may_close()):
            return
        self.closing.emit()
        old, self.sesi = self.sesi, None
        try:
            old.close()
        except (UserError, EnvironmentFailure) as galat:
            self._pelapor.report(galat, _SUBJECT)
        if not quiet:
            self.changed.emit()

    def ask_open(self) -> None:
        """Asks which file, and opens it."""
        path = self._pemilih.office_to_open(self._ingatan.folder("kantor"))
        if path is not None:
            self.open(path)

    def ask_new(self) -> None:
        """Asks what a new office begins with and where it goes; makes and opens it."""
        baru = self._pemilih.new_office(date.today().year)
        if baru is None:
            return
        nama = "Kecamatan Pujon" if baru.katalog == "pujon" else "Kecamatan"
        usul = self._ingatan.folder("kantor") / f"{nama} {baru.tahun}{AKHIRAN}"
        path = self._pemilih.office_to_make(usul)
        if path is None:
            return
        try:
            create_office(path, baru.katalog, baru.tahun)
        except (UserError, EnvironmentFailure) as galat:
            self._pelapor.report(galat, _SUBJECT)
            return
        self.open(path)
