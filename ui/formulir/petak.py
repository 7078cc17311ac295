"""What lies on the canvas: slots that hold one text each, units that can be moved, cells of the table, labels."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from iki_desktop.report.kotak import Huruf
from ui.formulir.isian import Kunci
from ui.formulir.rupa import Susunan

NamaSatuan = Literal["tugas", "fungsi", "sasaran", "indikator"]
KunciSatuan = tuple[NamaSatuan, int]


@dataclass(slots=True)
class Petak:
    """One text at its address: what can be clicked, and where its letters begin. Offers are slots without an address.

    `petunjuk` says what belongs there while it is empty; `tanda` is a mark drawn before the text and no part of it.
    """

    kunci: Kunci
    teks: str
    kotak: QRectF
    x: float
    y: float
    lebar: float
    isi: Susunan
    petunjuk: str = ""
    huruf: Huruf = "biasa"
    tengah: bool = False
    tanda: str = ""
    x_tanda: float = 0.0
    satuan: KunciSatuan | None = None


@dataclass(slots=True)
class Satuan:
    """What is moved and deleted as a whole: an item, a row, a goal; and the handle it is dragged by."""

    kunci: KunciSatuan
    kotak: QRectF
    gagang: QRectF


class Label(NamedTuple):
    """Words that aren't anybody's text: `Tugas`, a sentence about what is missing."""

    x: float
    y: float
    isi: Susunan


class Cip(NamedTuple):
    """A small offer on the rule below a row: what it opens, its words, its place."""

    kunci: Kunci
    teks: str
    kotak: QRectF
    baris: int


@dataclass(slots=True)
class Tata:
    """A form laid out for one width. `petak` are in the order of reading."""

    lebar: float
    tinggi: float = 0.0
    petak: list[Petak] = field(default_factory=list)
    satuan: dict[KunciSatuan, Satuan] = field(default_factory=dict)
    label: list[Label] = field(default_factory=list)
    sel: list[QRectF] = field(default_factory=list)
    kepala: QRectF | None = None  # the headings of the table
    tabel: QRectF | None = None
    penjelasan: dict[int, QRectF] = field(default_factory=dict)  # by row: the third cell it shares
    sumber: dict[int, QRectF] = field(default_factory=dict)
    _places: dict[Kunci, int] = field(default_factory=dict)

    def add(self, petak: Petak) -> None:
        """The next slot."""
        self._places[petak.kunci] = len(self.petak)
        self.petak.append(petak)

    def place(self, kunci: Kunci | None) -> int | None:
        """Where a slot stands in the order of reading."""
        return None if kunci is None else self._places.get(kunci)

    def at(self, kunci: Kunci | None) -> Petak | None:
        """The slot at an address."""
        place = self.place(kunci)
        return None if place is None else self.petak[place]

    def under(self, titik: QPointF) -> Petak | None:
        """The slot below a point."""
        return next((p for p in self.petak if p.kotak.contains(titik)), None)

    def grips_at(self, titik: QPointF) -> Satuan | None:
        """The unit whose handle is below a point; the smallest, where several are."""
        hasil = [s for s in self.satuan.values() if s.gagang.contains(titik)]
        return min(hasil, key=lambda s: s.kotak.width(), default=None)

    def units_at(self, titik: QPointF) -> list[Satuan]:
        """The units below a point, their handles counted in."""
        return [s for s in self.satuan.values() if s.kotak.united(s.gagang).contains(titik)]
