"""A spreadsheet as it came: plain grids of cells, whatever kind of file they were in.

A cell is one short text, its kind in the first letter (`"n12.5"`, `"tNgroto"`), or None where it holds nothing: a
million of them fit where a million objects wouldn't.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Sel: TypeAlias = str | None
# What the first letter of a cell says. A number is written in plain decimal with the 15 digits that spreadsheets keep;
# "persen" is the number as stored (0.975) where the sheet shows it as 97,5 %. A formula is here only where the file has
# no result of it. A date is ISO text.
JenisSel = Literal["angka", "persen", "teks", "tanggal", "logika", "galat", "rumus"]
_JENIS: dict[str, JenisSel] = {
    "n": "angka", "p": "persen", "t": "teks", "d": "tanggal", "b": "logika", "e": "galat", "f": "rumus",
}  # fmt: skip
_AWALAN: dict[JenisSel, str] = {jenis: huruf for huruf, jenis in _JENIS.items()}

BARIS_MAKS, KOLOM_MAKS = 1_048_576, 16_384  # of any spreadsheet
_ALAMAT = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def sel(jenis: JenisSel, isi: str) -> str:
    """A cell of a kind."""
    return _AWALAN[jenis] + isi


def jenis(satu: str) -> JenisSel:
    """The kind of a cell that holds something."""
    return _JENIS[satu[0]]


def isi(satu: Sel) -> str:
    """What a cell holds, as text of its kind; empty where it holds nothing."""
    return satu[1:] if satu else ""


@dataclass(frozen=True, slots=True)
class Rentang:
    """A rectangle of cells, its edges within; rows and columns from 0."""

    atas: int
    kiri: int
    bawah: int
    kanan: int


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet. `baris[0]` is row 1 of the file; a row may be shorter than others, and the last ones are gone where
    nothing is in them: what is formatted only doesn't count.

    `persen_diketahui`: whether the file said which numbers it shows as percents; where not (`.xls`, `.xlsb`), a number
    of such a cell comes as "angka". `gabung` are merged cells; their text is in the first one.
    """

    nama: str
    baris: Sequence[Sequence[Sel]]
    gabung: tuple[Rentang, ...] = ()
    baris_tersembunyi: frozenset[int] = frozenset()
    kolom_tersembunyi: frozenset[int] = frozenset()
    tersembunyi: bool = False
    persen_diketahui: bool = True

    @property
    def lebar(self) -> int:
        """How many columns its longest row has."""
        return max(map(len, self.baris), default=0)

    def di(self, baris: int, kolom: int) -> Sel:
        """A cell, from 0; None also outside of what the sheet holds."""
        if 0 <= baris < len(self.baris) and 0 <= kolom < len(self.baris[baris]):
            return self.baris[baris][kolom]
        return None

    def terisi(self) -> Iterator[tuple[int, int, str]]:
        """Row, column and content of each cell that holds something."""
        for b, baris in enumerate(self.baris):
            for k, satu in enumerate(baris):
                if satu is not None:
                    yield b, k, satu


@dataclass(frozen=True, slots=True)
class Buku:
    """A file as it was read: its name without folder, the SHA-256 of its bytes, what kind it turned out to be
    (`xlsx`, `xls`, `ods`, `xlsb`, `csv`, `html`, `xml2003`), and sentences about what could not be read of it."""

    nama: str
    sha256: str
    jenis: str
    lembar: tuple[Lembar, ...]
    catatan: tuple[str, ...] = ()


def huruf_kolom(kolom: int) -> str:
    """`A` of column 0, `AB` of 27."""
    huruf = ""
    kolom += 1
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        huruf = chr(ord("A") + sisa) + huruf
    return huruf


def alamat(baris: int, kolom: int) -> str:
    """`C7` of row 6, column 2."""
    return f"{huruf_kolom(kolom)}{baris + 1}"


def baca_alamat(teks: str) -> tuple[int, int] | None:
    """Row and column of `C7`, from 0; None where it is no address."""
    cocok = _ALAMAT.fullmatch(teks.strip().upper())
    if cocok is None:
        return None
    kolom = 0
    for satu in cocok[1]:
        kolom = kolom * 26 + ord(satu) - ord("A") + 1
    return (int(cocok[2]) - 1, kolom - 1) if kolom <= KOLOM_MAKS and int(cocok[2]) <= BARIS_MAKS else None
