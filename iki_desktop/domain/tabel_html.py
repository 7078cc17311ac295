"""Tables of HTML as Excel, LibreOffice, Word and web applications write them: cells in their places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TypeVar

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.impor.lembar import Rentang
from iki_desktop.domain.tempel import rapikan_tempel

_KOLOM_MAKS, _BARIS_MAKS = 1000, 65534  # that one cell of an HTML table may span, as browsers have it
_BERSYARAT = re.compile(r"<!\[[^<>]*>?")  # Microsoft's `<![if …]>`, at which html.parser may stop
_SPASI = re.compile(r"[ \t\r\n\f\0]+")  # not the no-break space, with which cells are indented
_PUTUS = re.compile(r" *(?:\0 *)+")
_BUKAN_TAMPAK = "display:none"
# What a tag inside a cell means in text; `\0` is where a paragraph begins or ends.
_SISIPAN = {"br": "\n", "p": "\0", "div": "\0", "li": "\0", "tr": "\0", "td": " ", "th": " "}


@dataclass(frozen=True, slots=True)
class SelHtml:
    """A cell of a table: its text, and the number that a spreadsheet wrote beside it (empty: none)."""

    teks: str
    nilai: str = ""


@dataclass(frozen=True, slots=True)
class TabelHtml:
    """A table: its rows, not all of one length (None: covered by a cell that spans), which of them aren't shown, and
    what is spanned."""

    baris: tuple[tuple[SelHtml | None, ...], ...]
    tersembunyi: frozenset[int]
    gabung: tuple[Rentang, ...]


def tabel_pertama(teks: str, sel_maks: int) -> TabelHtml:
    """The first table of an HTML text, one inside a cell as text of it, without rows that aren't shown; empty where
    there is none. Raises `UserError` for more than `sel_maks` cells."""
    pembaca = _read(_Pembaca(), teks)
    pembaca.finish()
    return _laid_out(pembaca.baris, sel_maks)


def semua_tabel(teks: str, sel_maks: int) -> tuple[TabelHtml, ...]:
    """All tables of an HTML text, rows that aren't shown included; one inside a cell is a table of its own, and no
    text of the cell. Raises `UserError` for more than `sel_maks` cells."""
    pembaca = _read(_SemuaTabel(), teks)
    while pembaca.luar:
        pembaca.finish()
    hasil: list[TabelHtml] = []
    for baris in pembaca.tabel:
        hasil.append(_laid_out(baris, sel_maks))
        sel_maks -= sum(map(len, hasil[-1].baris))
    return tuple(hasil)


@dataclass(slots=True)
class _Sel:
    lebar: int
    tinggi: int
    potongan: list[str]
    nilai: str = ""

    @property
    def teks(self) -> str:
        """Its text, spaces folded as a browser does."""
        isi = _PUTUS.sub("\n", "".join(self.potongan).strip(" \0"))
        return rapikan_tempel("\n".join(satu.strip(" ") for satu in isi.split("\n")))


_P = TypeVar("_P", bound="_Pembaca")


def _read(pembaca: _P, teks: str) -> _P:
    pembaca.feed(_BERSYARAT.sub("", teks))
    pembaca.close()
    return pembaca


def periksa_besar(sel: int, paling: int) -> None:
    """Raises `UserError` for more cells than there may be."""
    if sel > paling:
        raise UserError(f"Yang disalin lebih dari {paling:,} sel. Salin sebagian saja.".replace(",", "."))


def _as_cell(sel: _Sel | None) -> SelHtml | None:
    return None if sel is None else SelHtml(sel.teks, sel.nilai)


@dataclass(slots=True)
class _Baris:
    sel: list[_Sel] = field(default_factory=list)
    tersembunyi: bool = False


class _Pembaca(HTMLParser):
    """Collects the cells of the first table, row by row; tables inside its cells are text of these."""

    def __init__(self) -> None:
        super().__init__()
        self.baris: list[_Baris] = []
        self.dalam, self.selesai, self.tersembunyi, self.bukan_teks = 0, False, False, False
        self.sel: _Sel | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        atribut = {nama: isi or "" for nama, isi in attrs}
        self.bukan_teks = tag in {"style", "script"}
        if tag == "table":
            self.begin_table()
        elif self.dalam == 1 and tag == "tr":
            self.sel = None
            self.begin_row(_BUKAN_TAMPAK in atribut.get("style", "").replace(" ", ""))
        elif self.dalam == 1 and tag in {"td", "th"}:
            lebar = _number(atribut.get("colspan", ""), _KOLOM_MAKS)
            nilai = atribut.get("sdval") or atribut.get("x:num", "")
            self.sel = _Sel(lebar, _number(atribut.get("rowspan", ""), _BARIS_MAKS), [], nilai)
            if not self.tersembunyi:
                if not self.baris:
                    self.baris.append(_Baris())
                self.baris[-1].sel.append(self.sel)
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

    def begin_table(self) -> None:
        """One within another is text of its cell."""
        self.dalam += not self.selesai

    def begin_row(self, tersembunyi: bool) -> None:
        """One that isn't shown is left out, and what is in it."""
        self.tersembunyi = tersembunyi
        if not tersembunyi:
            self.baris.append(_Baris())

    def finish(self) -> None:
        """What comes after the first table is of no interest."""
        self.dalam, self.selesai, self.sel = 0, True, None


class _SemuaTabel(_Pembaca):
    """Collects all tables in the order they begin; `luar` are those that another one is inside of, and their cell."""

    def __init__(self) -> None:
        super().__init__()
        self.tabel: list[list[_Baris]] = []
        self.luar: list[tuple[list[_Baris], int, _Sel | None]] = []

    def begin_table(self) -> None:
        self.luar.append((self.baris, self.dalam, self.sel))
        self.baris, self.dalam, self.sel = [], 1, None
        self.tabel.append(self.baris)

    def begin_row(self, tersembunyi: bool) -> None:
        self.baris.append(_Baris(tersembunyi=tersembunyi))

    def finish(self) -> None:
        self.baris, self.dalam, self.sel = self.luar.pop()


def _number(teks: str, paling: int) -> int:
    return min(max(int(teks), 1), paling) if re.fullmatch(r"[0-9]{1,9}", teks.strip()) else 1


def _laid_out(baris: Sequence[_Baris], sel_maks: int) -> TabelHtml:
    """Each cell in its column, next to those that hang down from the rows above."""
    hasil: list[list[_Sel | None]] = []
    tersembunyi: set[int] = set()
    gabung: list[Rentang] = []
    hangs: dict[int, int] = {}  # column: how many rows more
    banyak = 0
    for satu in baris:
        if not satu.sel and not hangs:
            continue
        isi: list[_Sel | None] = []
        baru: dict[int, int] = {}
        for sel in satu.sel:
            while len(isi) in hangs:
                isi.append(None)
            if sel.tinggi > 1:
                baru |= dict.fromkeys(range(len(isi), len(isi) + sel.lebar), sel.tinggi - 1)
            if sel.tinggi > 1 or sel.lebar > 1:
                awal = len(hasil), len(isi)
                gabung.append(Rentang(*awal, awal[0] + sel.tinggi - 1, awal[1] + sel.lebar - 1))
            isi += [sel, *[None] * (sel.lebar - 1)]
            periksa_besar(banyak + len(isi), sel_maks)
        hangs = {kolom: n - 1 for kolom, n in hangs.items() if n > 1} | baru
        if satu.tersembunyi:
            tersembunyi.add(len(hasil))
        hasil.append(isi)
        banyak += len(isi)
    semua = tuple(tuple(map(_as_cell, satu)) for satu in hasil)
    return TabelHtml(semua, frozenset(tersembunyi), tuple(gabung))
