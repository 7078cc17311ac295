"""The letters on paper: the embedded fonts, how wide each letter is, and what stands in for one that no font has."""

import unicodedata
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from iki_desktop.domain.teks import bersihkan
from iki_desktop.report.kotak import Huruf
from resources import font

# The twin of Arial in both weights, and one font with many more signs (❖ ✓ ≥ …) that stands in for what they lack.
_BERKAS: dict[str, str] = {"biasa": "LiberationSans-Regular", "tebal": "LiberationSans-Bold", "cadangan": "DejaVuSans"}


@cache
def fonts() -> dict[str, Any]:
    """The fonts by their role: `biasa`, `tebal`, `cadangan`; loaded once."""
    hasil = {}
    for peran, berkas in _BERKAS.items():
        hasil[peran] = TTFont(berkas, str(font(berkas)))
        pdfmetrics.registerFont(hasil[peran])
    return hasil


@cache
def _letters(peran: str) -> dict[int, int]:
    """Widths of all letters that a font has, by code point, in thousandths of its size.

    Letters beyond U+FFFF are left out: the PDF writer can't say in the file which letters they are.
    """
    face = fonts()[peran].face
    widths: dict[int, int] = face.charWidths
    return {kode: lebar for kode, lebar in widths.items() if 32 <= kode <= 0xFFFF and kode in face.charToGlyph}


@cache
def _letter_role(huruf: str, satu: str) -> str:
    """Which font one letter is set in."""
    return huruf if ord(satu) in _letters(huruf) or ord(satu) not in _letters("cadangan") else "cadangan"


class _Widths(dict[str, int]):
    """Width of each letter as it will be set in one weight, in thousandths, found when it is first asked for."""

    def __init__(self, huruf: Huruf) -> None:
        self.huruf = huruf

    def __missing__(self, satu: str) -> int:
        cari = " " if satu == "\u00a0" else satu
        self[satu] = lebar = _letters(_letter_role(self.huruf, cari)).get(ord(cari), 0)
        return lebar


_widths: dict[Huruf, _Widths] = {"biasa": _Widths("biasa"), "tebal": _Widths("tebal")}


def measure(teks: str, huruf: Huruf = "biasa") -> float:
    """The width of a text set at a size of one point (the `Measure` of paper)."""
    return sum(map(_widths[huruf].__getitem__, teks)) / 1000


def runs(teks: str, huruf: Huruf) -> list[tuple[str, str]]:
    """The text cut where the font changes: `(role, part)` in order."""
    if teks.isascii():
        return [(huruf, teks)]
    hasil: list[tuple[str, str]] = []
    for satu in teks:
        peran = _letter_role(huruf, satu)
        if hasil and hasil[-1][0] == peran:
            hasil[-1] = (peran, hasil[-1][1] + satu)
        else:
            hasil.append((peran, satu))
    return hasil


@cache
def _printable(satu: str) -> str:
    """One letter as it can be printed: itself, its plain form (𝑁 → N), or its code."""
    if _in_a_font(satu):
        return satu
    polos = unicodedata.normalize("NFKC", satu)
    if polos != satu and all(_in_a_font(p) for p in polos):
        return polos
    return f"[U+{ord(satu):04X}]"


def _in_a_font(satu: str) -> bool:
    return satu == "\n" or satu == "\u00a0" or any(ord(satu) in _letters(peran) for peran in ("biasa", "cadangan"))


def tercetak(teks: str) -> str:
    """The text as it stands on paper: letters that no font has as their plain form or their code, none dropped."""
    teks = bersihkan(teks)
    return teks if teks.isascii() else "".join(map(_printable, teks))


def tanpa_huruf(teks: str) -> set[str]:
    """The letters of a text that can only be printed as their code."""
    return set() if teks.isascii() else {satu for satu in bersihkan(teks) if _printable(satu).startswith("[U+")}
