"""A field whose text has to be read before it is passed on; what can't be read stays in it, with the sentence."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from iki_desktop.domain.angka import AngkaError, baca_angka, tulis_angka
from iki_desktop.domain.galat import UserError
from ui.bersama.kolom import KolomTeks
from ui.bersama.peran import give_role


class KolomBaca(KolomTeks):
    """`given` carries what was read, `refused` the sentence about what could not be (empty: nothing is wrong now)."""

    given = Signal(object)
    refused = Signal(str)

    def __init__(self, nama: str, hint: str, baca: Callable[[str], Any]) -> None:
        """`baca` raises `UserError` or `AngkaError`."""
        super().__init__(nama, hint)
        self.baca = baca
        self._benar = ""  # what is stored, as it is shown
        self.galat = ""  # what is wrong with the text in it
        self.entered.connect(self._read)
        self.textEdited.connect(lambda: self.mark(""))

    def show_stored(self, teks: str, *, other: bool = False) -> None:
        """What is stored. What could not be read stays, but where it is `other`: of another row than before."""
        if self.galat and teks == self._benar and not other:
            return
        self._benar = teks
        self.mark("")
        self.show_text(teks)

    def mark(self, galat: str) -> None:
        """Says what is wrong with the text."""
        if galat == self.galat:
            return
        self.galat = galat
        give_role(self, bool(galat), "salah")
        self.refused.emit(galat)

    def retry(self) -> None:
        """Reads once more what could not be read, after something else was put right."""
        if self.galat:
            self._read(self.text())

    def _read(self, teks: str) -> None:
        try:
            nilai = self.baca(teks)
        except (UserError, AngkaError) as galat:
            self.mark(str(galat))
            return
        self.mark("")
        self.given.emit(nilai)

    def revert(self) -> None:
        """What is stored again."""
        self._stored = self._benar
        self.mark("")
        super().revert()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what could not be read, too."""
        if event.key() == Qt.Key.Key_Escape and self.galat:
            self.revert()
        else:
            super().keyPressEvent(event)


class KolomAngka(KolomBaca):
    """A number as Indonesians write it, or nothing; `given` carries a Decimal or None."""

    def __init__(self, nama: str, hint: str = "", periksa: Callable[[Decimal | None], None] | None = None) -> None:
        """`periksa` raises `UserError` for numbers that won't do here."""
        super().__init__(nama, hint, self._number)
        self._periksa = periksa
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def show_number(self, nilai: Decimal | None, *, other: bool = False) -> None:
        """What is stored."""
        self.show_stored("" if nilai is None else tulis_angka(nilai), other=other)

    def _number(self, teks: str) -> Decimal | None:
        nilai = baca_angka(teks) if teks.strip() else None
        if self._periksa is not None:
            self._periksa(nilai)
        return nilai
