"""Blocks of cells on their way to and from Excel and LibreOffice: read, written, laid over a selection, filled.

A block is rows of one length; its cells are text as `tempel.rapikan_tempel` leaves it.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html.parser import HTMLParser
from typing import TypeAlias

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.tempel import rapikan_tempel, sel_tabel, tulis_tabel

Blok: TypeAlias = list[list[str]]

SEL_MAKS = 500_000  # cells of a block: beyond what an office has, and what a window can show at once
_KOLOM_MAKS, _BARIS_MAKS = 1000, 65534  # that one cell of an HTML table may span, as browsers have it

_KEPALA = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>'
    '<meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body>'
)
# Without this style Excel makes two cells of two lines.
_BARIS_BARU = '<br style="mso-data-placement:same-cell">'
# Text that spreadsheets take for a number, a date or a formula, and how LibreOffice and Excel are told that it is none.
_SEPERTI_ANGKA = re.compile(r"[0-9]|\A\s*[=+@-]\s*[^\s-]")
_TEKS = """ sdnum="1033;0;@" style="mso-number-format:'\\@'\""""
_BERSYARAT = re.compile(r"<!\[[^<>]*>?")  # Microsoft's `<![if …]>`, at which html.parser may stop
# In the English manner without doubt: a point before decimals, or commas before it.
_INGGRIS = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,}))", re.ASCII)
_DUA_ARTI = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}", re.ASCII)
_SPASI = re.compile(r"[ \t\r\n\f\0]+")  # not the no-break space, with which cells are indented
_PUTUS = re.compile(r" *(?:\0 *)+")
# What a tag inside a cell means in text; `\0` is where a paragraph begins or ends.
_SISIPAN = {"br": "\n", "p": "\0", "div": "\0", "li": "\0", "tr": "\0", "td": " ", "th": " "}


def baca_blok(teks: str) -> Blok:
    """The cells of a text as spreadsheets copy it, empty rows and columns included; [] of an empty text.

    The line end after the last row makes no row of its own. Raises `UserError` for more than `SEL_MAKS` cells.
    """
    return _same_length(sel_tabel(re.sub(r"\r\n?", "\n", teks).removesuffix("\n"))) if teks else []


def _same_length(baris: Blok) -> Blok:
    lebar = max(map(len, baris), default=0)
    _check(len(baris) * lebar)
    return [satu + [""] * (lebar - len(satu)) for satu in baris]


def _check(sel: int) -> None:
    if sel > SEL_MAKS:
        raise UserError(f"Yang disalin lebih dari {SEL_MAKS:,} sel. Salin sebagian saja.".replace(",", "."))


def tulis_blok(baris: Sequence[Sequence[str]]) -> str:
    """The text that spreadsheets paste as these cells, and `baca_blok` reads as the same; line ends `\\n`."""
    teks = tulis_tabel([list(satu) for satu in baris])
    # A last row of one empty cell leaves no trace but the line end after it.
    return f"{teks}\n" if baris and (not teks or teks.endswith("\n")) else teks


def tulis_html(baris: Sequence[Sequence[str]], nilai: Sequence[Sequence[Decimal | None]] = ()) -> str:
    """The same as a table for `text/html`, so that Word and e-mail also paste a table.

    `nilai` are the numbers of the cells that have one: Excel and LibreOffice take these instead of the text, which a
    program in English would read otherwise. A cell without one comes as text, also where it looks like a number.
    """
    isi = "".join(
        f"<tr>{''.join(map(_cell, satu, nilai[ke] if ke < len(nilai) else [None] * len(satu)))}</tr>\n"
        for ke, satu in enumerate(baris)
    )
    return f"{_KEPALA}<table>\n{isi}</table></body></html>"


def _cell(teks: str, nilai: Decimal | None) -> str:
    if nilai is not None and teks:
        # LibreOffice reads `sdval` in the language of `sdnum`, and leaves it out without one.
        atribut = f' sdnum="1033;" x:num="{nilai:f}" sdval="{nilai:f}"'
    else:
        atribut = _TEKS if _SEPERTI_ANGKA.search(teks) else ""
    return f"<td{atribut}>{_as_html(teks)}</td>"


def _as_html(sel: str) -> str:
    baris = []
    for satu in sel.split("\n"):
        tanpa = satu.lstrip(" ")
        baris.append("&nbsp;" * (len(satu) - len(tanpa)) + html.escape(tanpa))
    return _BARIS_BARU.join(baris)


def baca_html(teks: str) -> Blok:
    """The cells of the first table of a `text/html` as Excel, LibreOffice and Word write it; [] where there is none.

    A cell that spans others has its text in the first of them. Rows that aren't shown are left out: Excel adds one.
    Raises `UserError` for more than `SEL_MAKS` cells.
    """
    pembaca = _Pembaca()
    pembaca.feed(_BERSYARAT.sub("", teks))
    pembaca.close()
    pembaca.finish()
    return _laid_out(pembaca.baris)


@dataclass(slots=True)
class _Sel:
    lebar: int
    tinggi: int
    potongan: list[str]

    @property
    def teks(self) -> str:
        """Its text, spaces folded as a browser does."""
        isi = _PUTUS.sub("\n", "".join(self.potongan).strip(" \0"))
        return rapikan_tempel("\n".join(satu.strip(" ") for satu in isi.split("\n")))


class _Pembaca(HTMLParser):
    """Collects the cells of the first table, row by row; tables inside its cells are text of these."""

    def __init__(self) -> None:
        super().__init__()
        self.baris: list[list[_Sel]] = []
        self.dalam, self.selesai, self.tersembunyi, self.bukan_teks = 0, False, False, False
        self.sel: _Sel | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        atribut = {nama: isi or "" for nama, isi in attrs}
        self.bukan_teks = tag in {"style", "script"}
        if tag == "table":
            self.dalam += not self.selesai
        elif self.dalam == 1 and tag == "tr":
            self.sel, self.tersembunyi = None, "display:none" in atribut.get("style", "").replace(" ", "")
            if not self.tersembunyi:
                self.baris.append([])
        elif self.dalam == 1 and tag in {"td", "th"}:
            lebar = _number(atribut.get("colspan", ""), _KOLOM_MAKS)
            self.sel = _Sel(lebar, _number(atribut.get("rowspan", ""), _BARIS_MAKS), [])
            if not self.tersembunyi:
                self.baris = self.baris or [[]]
                self.baris[-1].append(self.sel)
        elif self.sel is not None:
            self.sel.potongan.append(_SISIPAN.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self.bukan_teks = False
        if self.dalam == 1 and tag in {"td", "th", "tr"}:
            self.sel = None
        elif tag == "table" and self.dalam:
            self.dalam -= 1
            if not self.dalam:
                self.finish()
        elif self.sel is not None and _SISIPAN.get(tag) == "\0":
            self.sel.potongan.append("\0")

    def handle_data(self, data: str) -> None:
        if self.sel is not None and not self.bukan_teks:
            self.sel.potongan.append(_SPASI.sub(" ", data))

    def finish(self) -> None:
        """What comes after the first table is of no interest."""
        self.dalam, self.selesai, self.sel = 0, True, None


def _number(teks: str, paling: int) -> int:
    return min(max(int(teks), 1), paling) if re.fullmatch(r"[0-9]{1,9}", teks.strip()) else 1


def _laid_out(baris: Sequence[Sequence[_Sel]]) -> Blok:
    """Each cell in its column, next to those that hang down from the rows above."""
    hasil: Blok = []
    hangs: dict[int, int] = {}  # column: how many rows more
    banyak = 0
    for satu in baris:
        if not satu and not hangs:
            continue
        isi: list[str] = []
        baru: dict[int, int] = {}
        for sel in satu:
            while len(isi) in hangs:
                isi.append("")
            if sel.tinggi > 1:
                baru |= dict.fromkeys(range(len(isi), len(isi) + sel.lebar), sel.tinggi - 1)
            isi += [sel.teks, *[""] * (sel.lebar - 1)]
            _check(banyak + len(isi))
        hangs = {kolom: n - 1 for kolom, n in hangs.items() if n > 1} | baru
        hasil.append(isi)
        banyak += len(isi)
    return _same_length(hasil)


def rancu(blok: Sequence[Sequence[str]]) -> frozenset[tuple[int, int]]:
    """The cells of a block whose numbers have two readings: `1.234` beside numbers in the English manner (`1,234.5`).

    Alone, `1.234` is one thousand and more, as everywhere here; beside such it may be a little more than one.
    """
    if not any(_INGGRIS.fullmatch(sel.strip()) for baris in blok for sel in baris):
        return frozenset()
    return frozenset(
        (b, k) for b, baris in enumerate(blok) for k, sel in enumerate(baris) if _DUA_ARTI.fullmatch(sel.strip())
    )


def letakkan(blok: Sequence[Sequence[str]], pilihan_baris: int, pilihan_kolom: int) -> Blok:
    """What a paste puts from the first cell of a selection on: a block that divides the selection evenly (one cell
    always does) is repeated over it; any other comes once as it is, also where it is larger."""
    tinggi, lebar = len(blok), len(blok[0]) if blok else 0
    kali_baris = kali_kolom = 1
    if tinggi and lebar and not pilihan_baris % tinggi and not pilihan_kolom % lebar:
        kali_baris, kali_kolom = max(pilihan_baris // tinggi, 1), max(pilihan_kolom // lebar, 1)
    return [list(satu) * kali_kolom for _ in range(kali_baris) for satu in blok]


def yang_muat(blok: Sequence[Sequence[str]], baris_ada: int, kolom_ada: int) -> tuple[Blok, int]:
    """The part of a block that there is room for, and how many of its cells with text fall outside."""
    muat = [list(satu[:kolom_ada]) for satu in blok[:baris_ada]]
    return muat, sum(map(_filled, blok)) - sum(map(_filled, muat))


def _filled(baris: Sequence[str]) -> int:
    return sum(1 for sel in baris if sel.strip())


def isi_ke_bawah(blok: Sequence[Sequence[str]]) -> Blok:
    """The first row copied over the others (Ctrl+D)."""
    return [list(blok[0]) for _ in blok]


def isi_ke_kanan(blok: Sequence[Sequence[str]]) -> Blok:
    """The first column copied over the others (Ctrl+R)."""
    return [[satu[0]] * len(satu) if satu else [] for satu in blok]
