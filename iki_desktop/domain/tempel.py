"""What was pasted, made fit for a form: list items without their marks, tables cell by cell, letters without ballast.

Text comes from Word, Excel, web pages and PDF files, each with marks, spaces and line ends of its own.
"""

import re

from iki_desktop.domain.teks import bersihkan, rapikan_spasi

_NBSP = str.maketrans(dict.fromkeys("\u00a0\u1680\u202f\u2007\u2003\u2002\u2009", " "))
# Marks that Word takes from the fonts Symbol and Wingdings arrive as letters of private use.
_SIMBOL = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf02d": "-"})
_BULAT = "•·∙◦●○■□▪▫◆◇❖➢➤►▶✓✔"
_BILANG = r"(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5})"
_MARK = re.compile(
    rf"""\s*(?:
        [{_BULAT}]\s*
      | [-–—*§o]\s+
      | [-–](?=[^\W\d])
      | (?:\({_BILANG}\)|{_BILANG}\)|[A-Z]\)|(?:\d{{1,3}}|[a-z]|[ivx]{{2,5}})\.)\s+
      | \d{{1,3}}[.)](?=[^\W\d])
    )(?=\S)""",
    re.VERBOSE,
)
_ONLY_MARK = re.compile(rf"\s*(?:[{_BULAT}\-–—*§o]|\({_BILANG}\)|{_BILANG}[.)])\s*")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")


def rapikan_tempel(teks: str) -> str:
    """A pasted text as one cell holds it: plain spaces, no empty lines around it, no spaces at the ends of lines."""
    baris = [_satu_baris(b) for b in _baku(teks).replace("\t", " ").split("\n")]
    return "\n".join(baris).strip("\n")


def pisah_butir(teks: str) -> list[str]:
    """The items of a pasted list, their marks taken off.

    Where some lines bear marks, a line without one goes on with the item above it, unless an empty line parts them;
    else each line is an item.
    """
    hasil: list[str] = []
    berpenanda = lanjut = False
    for baris in _baku(teks).split("\n"):
        if not baris.strip():
            lanjut = False
        elif _ONLY_MARK.fullmatch(baris):  # a PDF file gives marks lines of their own
            hasil.append("")
            berpenanda = lanjut = True
        elif cocok := _MARK.match(baris):
            hasil.append(_isi(baris[cocok.end() :]))
            berpenanda = lanjut = True
        elif berpenanda and lanjut:
            hasil[-1] = f"{hasil[-1]} {_isi(baris)}".strip()
        else:
            hasil.append(_isi(baris))
            lanjut = True
    return [satu for satu in hasil if satu]


def pisah_tabel(teks: str) -> list[list[str]]:
    """The rows of a table as Excel and Word copy it: cells between tabs, a cell of several lines in quotes.

    All rows are of one length; rows without any text are left out.
    """
    baris = [satu for satu in sel_tabel(teks) if any(satu)]
    lebar = max(map(len, baris), default=0)
    return [satu + [""] * (lebar - len(satu)) for satu in baris]


def sel_tabel(teks: str) -> list[list[str]]:
    """All cells of such a table, rows without text too, each row as long as it is."""
    teks = re.sub(r"\r\n?", "\n", teks)
    baris: list[list[str]] = [[]]
    place = 0
    while place <= len(teks):
        cocok = _QUOTED.match(teks, place)
        if cocok:
            isi = cocok[1].replace('""', '"')
        else:
            cocok = _PLAIN.match(teks, place)
            assert cocok is not None  # it also matches nothing
            isi = cocok[0]
        baris[-1].append(rapikan_tempel(isi))
        place = cocok.end() + 1
        if teks[cocok.end() : place] == "\n":
            baris.append([])
    return baris


def tulis_tabel(baris: list[list[str]]) -> str:
    """Rows as Excel reads them: tabs between cells, quotes around a cell of several lines."""
    return "\n".join("\t".join(map(_kutip, satu)) for satu in baris)


def _kutip(isi: str) -> str:
    return '"' + isi.replace('"', '""') + '"' if re.search(r'[\t\n]|\A"', isi) else isi


def _baku(teks: str) -> str:
    """Line ends, spaces and marks of one kind, without letters that have no shape; tabs stay."""
    bagian = (bersihkan(satu) for satu in teks.split("\t"))
    return "\t".join(bagian).translate(_NBSP).translate(_SIMBOL)


def _isi(baris: str) -> str:
    return rapikan_spasi(baris.replace("\t", " "))


def _satu_baris(baris: str) -> str:
    tanpa = baris.lstrip(" ")
    return baris[: len(baris) - len(tanpa)] + rapikan_spasi(tanpa) if tanpa else ""
