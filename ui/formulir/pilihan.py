"""A form in which one slot is the current one, and items, rows or goals may be selected together."""

from PySide6.QtCore import Signal

from iki_desktop.domain.tempat import Tempat
from ui.formulir import gerak
from ui.formulir.isian import Kunci, teks_di
from ui.formulir.kanvas import Kanvas
from ui.formulir.petak import KunciSatuan, Petak
from ui.formulir.sebutan import describe
from ui.tema.tema import Tema


class KanvasPilihan(Kanvas):
    """`slot_changed` carries the current `Tempat` or None. `anchor`: where a selection began."""

    slot_changed = Signal(object)

    def __init__(self, tema: Tema, zoom: int = 100) -> None:
        """Without a slot."""
        super().__init__(tema, zoom)
        self.anchor: KunciSatuan | None = None

    def finish(self, *, drop: bool = True) -> None:
        """Ends typing before another slot is chosen."""

    @property
    def kini(self) -> Tempat | None:
        """The current slot; None if there is none, or if it is the offer of something new."""
        return self.sorotan.kini if isinstance(self.sorotan.kini, Tempat) else None

    @property
    def editing(self) -> bool:
        """Whether the current slot is being typed in."""
        return self.sorotan.sunting

    def select(self, kunci: Kunci | None, *, extend: bool = False) -> bool:
        """Makes a slot the current one and brings it into sight; False where the form has no such slot."""
        if self.formulir is None or kunci is None:
            return False
        if isinstance(kunci, Tempat) and teks_di(self.formulir, kunci) is None:
            return False
        lama = self.tata.at(self.sorotan.kini)
        if kunci != self.sorotan.kini:
            self.finish()
            self._set_current(kunci)
            if self.tata.at(kunci) is None or (lama is not None and not lama.teks and _optional(lama)):
                self.lay_out()
        self._select_units(extend=extend)
        petak = self.tata.at(kunci)
        if petak is None:  # the headings of a table that isn't shown
            self._set_current(None)
            return False
        self.bring_into_view(petak.kotak)
        self.laid_out()
        self.viewport().update()
        return True

    def _set_current(self, kunci: Kunci | None) -> None:
        if kunci == self.sorotan.kini:
            return
        self.sorotan.kini = kunci
        self._describe()
        self.slot_changed.emit(self.kini)

    def _select_units(self, *, extend: bool) -> None:
        petak = self.tata.at(self.sorotan.kini)
        kini = petak.satuan if petak else None
        if extend and self.anchor and kini and self.formulir:
            self.sorotan.pilihan = frozenset(gerak.between(self.formulir, self.anchor, kini))
        else:
            self.anchor, self.sorotan.pilihan = kini, frozenset()

    def _describe(self) -> None:
        self.setAccessibleDescription(self.describe())

    def describe(self) -> str:
        """The current slot in words, for a screen reader."""
        return describe(self.formulir, self.sorotan.kini)

    def selected(self) -> list[KunciSatuan]:
        """The items, rows or goals that are selected, in order; the one the current slot belongs to, if none is."""
        if self.sorotan.pilihan and self.formulir:
            nama = next(iter(self.sorotan.pilihan))[0]
            return [(nama, id) for id in gerak.units(self.formulir, nama) if (nama, id) in self.sorotan.pilihan]
        petak = self.tata.at(self.sorotan.kini)
        return [petak.satuan] if petak and petak.satuan else []

    def select_all(self) -> None:
        """All items of the list, or the whole table."""
        petak = self.tata.at(self.sorotan.kini)
        if self.formulir is None or petak is None or petak.satuan is None:
            return
        self.finish()
        nama = "sasaran" if petak.satuan[0] == "indikator" else petak.satuan[0]
        self.sorotan.pilihan = frozenset((nama, id) for id in gerak.units(self.formulir, nama))
        self.viewport().update()


def _optional(petak: Petak) -> bool:
    return isinstance(petak.kunci, Tempat) and petak.kunci.kolom in ("penjelasan", "rumus", "catatan", "sumber")
