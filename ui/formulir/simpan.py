"""Typing on its way to the store: what has been sent, what the store is known to hold, what it refused."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from iki_desktop.domain.dokumen import Formulir
from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.domain.teks import bersihkan
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.sunting import jabatan_dari, set_teks
from ui.bersama.nanti import once
from ui.formulir.isian import Kunci, ganti_teks, teks_di

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

PAUSE = 250  # ms without a key, then it is stored
LONGEST = 2000  # ms of typing without a pause, then it is stored as well: that much a power cut may take
STEP = 1000  # ms without a key end the step that undo takes back


class Simpanan(QObject):
    """Stores what is typed in one slot after another."""

    def __init__(self, parent: QObject) -> None:
        """Nothing is typed yet."""
        super().__init__(parent)
        self.penyunting: Penyunting | None = None
        self.tempat: Tempat | None = None
        self.refused: dict[Kunci, str] = {}
        self._behind: dict[Kunci, str] = {}  # what the store holds where it refused another text
        self._teks = self.stored = ""  # as it stands, as the store has it
        self._sent: str | None = ""  # as it was sent last; None: what was sent was not taken
        self._sending = False
        self._pause = once(self, PAUSE, self._paused)
        self._longest = once(self, LONGEST, self._paused)
        self._step = once(self, STEP, self._end_step)

    def use(self, penyunting: "Penyunting | None") -> None:
        """Another office, or none."""
        self.stop()
        self.refused.clear()
        self._behind.clear()
        self.penyunting = penyunting

    def share(self, other: "Simpanan") -> None:
        """What either was refused is shown and tried again as one."""
        self.refused, self._behind = other.refused, other._behind

    def give_up_blank(self) -> None:
        """A name that was emptied is no work to keep."""
        for tempat, teks in list(self.refused.items()):
            if isinstance(tempat, Tempat) and tempat.kolom == "nama" and not teks.strip():
                self._taken(tempat)

    def start(self, tempat: Tempat, teks: str) -> None:
        """Typing begins in a slot that shows `teks`."""
        self.tempat = tempat
        self._teks = self._sent = self.stored = teks
        if tempat in self.refused:
            self._sent, self.stored = None, self._behind.get(tempat, teks)  # it isn't what the store holds

    def type(self, teks: str) -> None:
        """The text is another one now."""
        self._teks = teks
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        self._step.start()

    def stop(self) -> None:
        """Typing is over; call `flush` before if it is to be stored."""
        self._pause.stop()
        self._longest.stop()
        self._step.stop()
        self.tempat = None

    def flush(self) -> bool:
        """Stores what isn't yet. False where the store refused it."""
        self._pause.stop()
        self._longest.stop()
        if self.tempat is None or self.penyunting is None or self._teks == self._sent:
            return True
        tempat, teks, known = self.tempat, self._teks, self.stored
        self._sent, self.stored, self._sending = teks, bersihkan(teks), True
        try:
            changes = self.penyunting.do(set_teks, tempat, teks, ketik=True, origin=self.parent())
        finally:
            self._sending = False
        if changes is None:
            self.refused[tempat], self._behind[tempat] = teks, known
            self.stored, self._sent = known, None  # it is tried again whenever it is to be stored
            return False
        self._taken(tempat)
        return True

    def retry(self) -> bool:
        """Tries again what was refused before, wherever it was typed. False where some of it still isn't stored."""
        if self.penyunting is None:
            return not self.refused
        for tempat, teks in list(self.refused.items()):
            if tempat == self.tempat or not isinstance(tempat, Tempat):
                continue  # that one is flushed
            try:
                self.penyunting.ask(jabatan_dari, tempat)
            except UserError:  # its row is gone: there is no place for it any more
                self._taken(tempat)
            except EnvironmentFailure:
                return False
            else:
                if self.penyunting.do(set_teks, tempat, teks, origin=self.parent()) is not None:
                    self._taken(tempat)
        return not self.refused

    def _taken(self, tempat: Tempat) -> None:
        self.refused.pop(tempat, None)
        self._behind.pop(tempat, None)

    def _paused(self) -> None:
        kosong = self.tempat is not None and self.tempat.kolom == "nama" and not self._teks.strip()
        if not kosong:  # a name is emptied in order to type another: it is refused when it is left so
            self.flush()

    def _end_step(self) -> None:
        if self.penyunting is not None:
            self.penyunting.kantor.store.end_typing()

    # -- what comes from the store

    def news(self, formulir: Formulir) -> str | None:
        """The text that somebody else gave the slot being typed in; None if it is as typing knows it."""
        if self.tempat is None:
            return None
        teks = teks_di(formulir, self.tempat)
        if teks is None or self._sending or teks == self.stored:
            self.stored = self.stored if teks is None else teks
            return None
        self._pause.stop()
        self._teks = self._sent = self.stored = teks
        return teks

    def with_refused(self, formulir: Formulir) -> Formulir:
        """The form with the texts that the store refused still in their places."""
        for tempat, teks in self.refused.items():
            if isinstance(tempat, Tempat):
                formulir = ganti_teks(formulir, tempat, teks)
        return formulir
