"""Blocks of cells on their way to and from Excel and LibreOffice: read, written, laid over a selection, filled.

A block is rows of one length; its cells are text as `tempel.rapikan_tempel` leaves it.
"""

import html
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from iki_desktop.domain.tabel_html import periksa_besar, tabel_pertama
from iki_desktop.domain.tempel import sel_tabel, tulis_tabel

Blok: TypeAlias = list[list[str]]

SEL_MAKS = 500_000  # cells of a block: beyond what an office has, and what a window can show at once

_KEPALA = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>'
    '<meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body>'
)
# Without this style Excel makes two cells of two lines.
_BARIS_BARU = '<br style="mso-data-placement:same-cell">'
# Text that spreadsheets take for a number, a date or a formula, and how LibreOffice and Excel are told that it is none.
_SEPERTI_ANGKA = re.compile(r"[0-9]|\A\s*[=+@-]\s*[^\s-]")
_TEKS = """ sdnum="1033;0;@" style="mso-number-format:'\\@'\""""
# In the English manner without doubt: a point before decimals, or commas before it.
_INGGRIS = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,}))", re.ASCII)
_DUA_ARTI = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}", re.ASCII)


def baca_blok(teks: str) -> Blok:
    """The cells of a text as spreadsheets copy it, empty rows and columns included; [] of an empty text.

    The line end after the last row makes no row of its own. Raises `UserError` for more than `SEL_MAKS` cells.
    """
    return _same_length(sel_tabel(re.sub(r"\r\n?", "\n", teks).removesuffix("\n"))) if teks else []


def _same_length(baris: Blok) -> Blok:
    lebar = max(map(len, baris), default=0)
    periksa_besar(len(baris) * lebar, SEL_MAKS)
    return [satu + [""] * (lebar - len(satu)) for satu in baris]


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
    tabel = tabel_pertama(teks, SEL_MAKS)
    return _same_length([["" if sel is None else sel.teks for sel in baris] for baris in tabel.baris])


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
