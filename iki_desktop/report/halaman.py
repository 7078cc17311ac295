"""The sheet and its pages: margins, the flow of boxes down a page, and on to the next one."""

from dataclasses import dataclass, field

from iki_desktop.domain.dokumen import KERTAS, Gaya
from iki_desktop.report.kotak import Garis, Kotak, Measure, Teks

MM = 72 / 25.4

# Permenkumham 31/2020 as in rules.md: at least 2 cm above, 2.5 below, 3 left, 2 right.
TEPI_ATAS, TEPI_BAWAH, TEPI_KIRI, TEPI_KANAN = 20 * MM, 25 * MM, 30 * MM, 20 * MM
KAKI = 14 * MM  # base line of the page number, from the lower edge: inside the lower margin, never on the text


@dataclass(frozen=True, slots=True)
class Bidang:
    """The area a form or a letter may fill, in points on its sheet; `ukuran` is the size of its letters."""

    lebar_kertas: float
    tinggi_kertas: float
    ukuran: float
    measure: Measure

    @property
    def lebar(self) -> float:
        """Width between the margins."""
        return self.lebar_kertas - TEPI_KIRI - TEPI_KANAN

    @property
    def bawah(self) -> float:
        """The lowest place of the text, from the upper edge."""
        return self.tinggi_kertas - TEPI_BAWAH

    @property
    def tinggi(self) -> float:
        """Height between the margins."""
        return self.bawah - TEPI_ATAS


def bidang(gaya: Gaya, measure: Measure) -> Bidang:
    """The landscape sheet of a style."""
    pendek, panjang = KERTAS[gaya.kertas]
    return Bidang(panjang * MM, pendek * MM, float(gaya.ukuran_huruf), measure)


def bidang_tegak(gaya: Gaya, measure: Measure) -> Bidang:
    """The same sheet upright, as letters are written on."""
    pendek, panjang = KERTAS[gaya.kertas]
    return Bidang(pendek * MM, panjang * MM, float(gaya.ukuran_huruf), measure)


@dataclass(slots=True)
class Halaman:
    """All that is drawn on one page, in reading order; upright rules as (x, y, height)."""

    teks: list[Teks] = field(default_factory=list)
    garis: list[Garis] = field(default_factory=list)
    tegak: list[tuple[float, float, float]] = field(default_factory=list)


class Aliran:
    """The pages of one form as they fill: `y` is where the next box goes, `di_atas` whether the page is still empty."""

    def __init__(self, bidang: Bidang) -> None:
        """Starts on an empty first page."""
        self.bidang = bidang
        self.halaman: list[Halaman] = []
        self.new_page()

    @property
    def sisa(self) -> float:
        """Height left on this page."""
        return self.bidang.bawah - self.y

    @property
    def di_atas(self) -> bool:
        """Whether nothing stands on this page yet."""
        return self.y <= TEPI_ATAS

    def new_page(self) -> None:
        """Goes on to a new page."""
        self.halaman.append(Halaman())
        self.y = TEPI_ATAS

    def need(self, tinggi: float) -> None:
        """Goes on to a new page unless `tinggi` is left on this one, or this one is still empty."""
        if tinggi > self.sisa + 0.01 and not self.di_atas:
            self.new_page()

    def gap(self, tinggi: float) -> None:
        """Leaves room, but none at the top of a page."""
        if not self.di_atas:
            self.y += tinggi

    def put(self, x: float, kotak: Kotak) -> None:
        """Draws a box at `x` and goes on below it, on a new page where it doesn't fit."""
        self.need(kotak.tinggi)
        self.draw(x, self.y, kotak)
        self.y += kotak.tinggi

    def draw(self, x: float, y: float, kotak: Kotak) -> None:
        """Draws a box at a place of this page."""
        teks, garis = kotak.geser(x, y)
        self.halaman[-1].teks += teks
        self.halaman[-1].garis += garis
