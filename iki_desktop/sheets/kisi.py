"""A sheet being filled: styled cells that may span, and rows high enough for their wrapped texts.

Excel never fits the height of merged cells by itself, so the heights are reckoned here with the widths of the
letters of the paper (Liberation Sans is the metric twin of Arial). A row of Excel is at most 409 points high:
a higher one is made of several, with its cells merged over them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from iki_desktop.report.baris import bungkus
from iki_desktop.report.huruf import measure
from iki_desktop.report.kotak import Huruf
from iki_desktop.sheets.buku import HURUF, teks_sel

TINGGI_MAKS = 400.0
_SATUAN = 6.0  # Excel's unit of width, a digit of the standard font (Arial 11: 8 pixels), in points
_BIRU = "0563C1"
_BARIS = 1.3  # from line to line, of the size of the letters
_PAD_X, _PAD_Y = 6.0, 4.0
_MASUK = 8.0  # a step of the indent
_LONGGAR = 0.97  # of the width: Excel rounds letters to pixels and so breaks a little earlier
_TIPIS = Side(style="thin")
KOTAK = Border(left=_TIPIS, right=_TIPIS, top=_TIPIS, bottom=_TIPIS)
TANPA_KOTAK = Border()


@dataclass(frozen=True, slots=True)
class Gaya:
    """How a cell looks: weight, rules round it, place of its text; `masuk` in steps of Excel's indent."""

    tebal: bool = False
    kotak: bool = False
    datar: str = "left"
    tegak: str = "top"
    masuk: int = 0
    ukuran: float | None = None
    tautan: bool = False


@dataclass(frozen=True, slots=True)
class Isian:
    """A text over the columns `kolom` (from 0, both ends counted) and over `baris` rows; `tempat` names
    the place where it is refused.
    """

    kolom: tuple[int, int]
    teks: str
    tempat: str
    gaya: Gaya = Gaya()
    baris: int = 1


class Kisi:
    """Fills a sheet from above, row by row. `lebar` are the widths of its columns in points."""

    def __init__(self, lembar: Worksheet, lebar: Sequence[float], ukuran: float) -> None:
        """Sets the widths of the columns."""
        self.lembar, self.lebar, self.ukuran = lembar, lebar, ukuran
        self.baris = 1  # the next free row, as Excel counts
        for nomor, satu in enumerate(lebar):
            lembar.column_dimensions["ABCDEFGHIJ"[nomor]].width = round(satu / _SATUAN, 2)

    def put(self, *isian: Isian, tinggi: float = 0.0) -> int:
        """One row of cells, at least `tinggi` points high; its number."""
        return self.table([isian], tinggi)

    def gap(self, tinggi: float) -> None:
        """An empty row."""
        self.lembar.row_dimensions[self.baris].height = tinggi
        self.baris += 1

    def table(self, baris: Sequence[Sequence[Isian]], tinggi: float = 0.0) -> int:
        """Rows whose cells may span those below; the number of the first."""
        tinggi_baris = [max([tinggi, *(self.height(i) for i in isi if i.baris == 1)]) for isi in baris]
        for nomor, isi in enumerate(baris):
            for satu in isi:
                kurang = self.height(satu) - sum(tinggi_baris[nomor : nomor + satu.baris])
                if satu.baris > 1 and kurang > 0:
                    tinggi_baris[nomor + satu.baris - 1] += kurang
        awal = [self.baris]
        for satu_tinggi in tinggi_baris:
            banyak = max(1, ceil(satu_tinggi / TINGGI_MAKS))
            for n in range(awal[-1], awal[-1] + banyak):
                self.lembar.row_dimensions[n].height = round(satu_tinggi / banyak, 2)
            awal.append(awal[-1] + banyak)
        for nomor, isi in enumerate(baris):
            for satu in isi:
                self.write(satu, awal[nomor], awal[nomor + satu.baris] - 1)
        self.baris = awal[-1]
        return awal[0]

    def height(self, isian: Isian) -> float:
        """The height that the wrapped text of a cell asks for, in points."""
        awal, akhir = isian.kolom
        ukuran = isian.gaya.ukuran or self.ukuran
        lebar = (sum(self.lebar[awal : akhir + 1]) - _PAD_X - isian.gaya.masuk * _MASUK) * _LONGGAR / ukuran
        huruf: Huruf = "tebal" if isian.gaya.tebal else "biasa"
        banyak = sum(len(bungkus(satu, lebar, measure, huruf)) for satu in isian.teks.split("\n"))
        return banyak * _BARIS * ukuran + _PAD_Y

    def write(self, isian: Isian, atas: int, bawah: int) -> None:
        """One text into the sheet rows `atas` to `bawah`."""
        awal, akhir = isian.kolom[0] + 1, isian.kolom[1] + 1
        if (awal, atas) != (akhir, bawah):
            self.lembar.merge_cells(start_row=atas, start_column=awal, end_row=bawah, end_column=akhir)
        if isian.gaya.kotak:
            for baris in self.lembar.iter_rows(atas, bawah, awal, akhir):
                for sel in baris:
                    sel.border = KOTAK
        sel = self.lembar.cell(atas, awal)
        gaya = isian.gaya
        warna = {"color": _BIRU, "underline": "single"} if gaya.tautan else {}
        sel.font = Font(name=HURUF, size=gaya.ukuran or self.ukuran, bold=gaya.tebal, **warna)
        sel.alignment = Alignment(gaya.datar, gaya.tegak, wrap_text=True, indent=gaya.masuk)
        put_text(sel, teks_sel(isian.teks, isian.tempat))


def put_text(sel: Any, teks: str) -> None:
    """The text as a text: what begins with `=`, `+`, `-` or `@` is never computed, also when it is edited."""
    if teks:
        sel.value = teks
        sel.data_type = "s"
        sel.quotePrefix = teks[0] in "=+-@'"
