"""A text with its changes marked: what went is struck through, what came is bold and underlined; also in grey."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from iki_desktop.domain.beda_kata import Jenis, Potongan
from iki_desktop.report.huruf import tercetak
from iki_desktop.report.kotak import ASCENT, LINE, Garis, Huruf, Kotak, Measure, Teks

_ATOMS = re.compile(r"\n|[^\S\n\u00a0]+|(?:[^\s]|\u00a0)+")
_STRIKE = 0.28  # of the size, above the base line: through the middle of small letters
_UNDER = 0.14  # below it
_INDENT_MOST = 0.25  # of the width: more leading spaces than that are no indentation any more


class _Keping(NamedTuple):
    """Letters that go together, all of one kind, with their width in points."""

    jenis: Jenis
    isi: str
    lebar: float


_Kata = list[_Keping]  # pieces without a space between them


def susun_kata(potongan: Iterable[Potongan], lebar: float, ukuran: float, measure: Measure) -> list[Kotak]:
    """The lines of a text, no letter dropped; where only a line end changed, it is shown as ¶."""
    penyusun = _Penyusun(lebar, ukuran, measure)
    for jenis, teks in potongan:
        penyusun.take(jenis, tercetak(teks))
    return penyusun.end()


class _Penyusun:
    """Fills lines word by word."""

    def __init__(self, lebar: float, ukuran: float, measure: Measure) -> None:
        self.lebar, self.ukuran, self.measure = lebar, ukuran, measure
        self.kotak: list[Kotak] = []
        self.baris: _Kata = []
        self.spasi: _Kata = []
        self.kata: _Kata = []
        self.mulai = True  # nothing was taken yet

    def take(self, jenis: Jenis, teks: str) -> None:
        """More of the text; a word may go on from what was taken before."""
        if jenis != "sama" and not teks.strip():
            teks = teks.replace("\n", "¶\n")
        for isi in _ATOMS.findall(teks):
            self.mulai = False
            if isi == "\n":
                self.place()
                self.flush()
            elif isi.isspace() and "\u00a0" not in isi:
                self.place()
                self.spasi.append(self.piece(jenis, isi))
            else:
                self.kata.append(self.piece(jenis, isi))

    def end(self) -> list[Kotak]:
        """The last line, and all of them."""
        self.place()
        if not self.mulai:
            self.flush()
        return self.kotak

    def piece(self, jenis: Jenis, isi: str) -> _Keping:
        return _Keping(jenis, isi, self.measure(isi, _huruf(jenis)) * self.ukuran)

    def place(self) -> None:
        """The word that is whole now goes onto this line, or onto the next one."""
        if not self.kata:
            return
        kata, self.kata = self.kata, []
        ruang = _width(self.spasi) if self.baris else min(_width(self.spasi), _INDENT_MOST * self.lebar)
        if self.baris and _width(self.baris) + ruang + _width(kata) > self.lebar:
            self.flush()
        elif self.spasi and _width(self.spasi) <= ruang:
            self.baris += self.spasi
        self.spasi = []
        if _width(self.baris) + _width(kata) > self.lebar:
            kata = list(self.broken(kata))
        for satu in kata:
            if self.baris and _width(self.baris) + satu.lebar > self.lebar + 0.01:
                self.flush()
            self.baris.append(satu)

    def broken(self, kata: _Kata) -> Iterator[_Keping]:
        """A word too long for the line, letter by letter."""
        for satu in kata:
            yield from (self.piece(satu.jenis, huruf) for huruf in satu.isi)

    def flush(self) -> None:
        """Ends this line."""
        self.kotak.append(_line(_joined(self.baris), self.ukuran, self.measure))
        self.baris, self.spasi = [], []


def _huruf(jenis: Jenis) -> Huruf:
    return "tebal" if jenis == "tambah" else "biasa"


def _width(keping: Sequence[_Keping]) -> float:
    return sum(k.lebar for k in keping)


def _joined(keping: Iterable[_Keping]) -> Iterator[tuple[Jenis, str]]:
    jenis: Jenis = "sama"
    isi = ""
    for satu in keping:
        if satu.jenis != jenis and isi:
            yield jenis, isi
            isi = ""
        jenis, isi = satu.jenis, isi + satu.isi
    if isi:
        yield jenis, isi


def _line(keping: Iterable[tuple[Jenis, str]], ukuran: float, measure: Measure) -> Kotak:
    x, dasar = 0.0, ASCENT * ukuran
    teks: list[Teks] = []
    garis: list[Garis] = []
    for jenis, isi in keping:
        lebar = measure(isi, _huruf(jenis)) * ukuran
        teks.append(Teks(x, dasar, isi, ukuran, _huruf(jenis)))
        if jenis != "sama":
            garis.append(Garis(x, dasar - _STRIKE * ukuran if jenis == "hapus" else dasar + _UNDER * ukuran, lebar))
        x += lebar
    return Kotak(x, LINE * ukuran, tuple(teks), tuple(garis), dasar=dasar)
