"""What stands in a cell or behind a list mark: lines of text that hang under their marks, as boxes."""

from dataclasses import dataclass

from iki_desktop.domain.teks import pisah_penanda
from iki_desktop.report.baris import bungkus, kotak_baris
from iki_desktop.report.kotak import ASCENT, Huruf, Kotak, Measure, Teks

_INDENT = 1.1  # one level of indentation, of the size of the letters
_DEEPEST = 3
_MARK_GAP = 0.55  # between a mark and its text
_WIDEST_MARK = 0.4  # of the width; a longer mark is set as text


@dataclass(frozen=True, slots=True)
class Susunan:
    """How a piece of text is set: the width it may take, the size and weight of its letters, how they are measured."""

    lebar: float
    ukuran: float
    measure: Measure
    huruf: Huruf = "biasa"

    def lines(self, isi: str, x: float = 0.0) -> list[Kotak]:
        """One paragraph, flush left at `x`, broken at the width."""
        baris = bungkus(isi, (self.lebar - x) / self.ukuran, self.measure, self.huruf)
        return [kotak_baris(b, self.ukuran, self.measure, self.huruf, x=x) for b in baris]

    def centred(self, teks: str) -> list[Kotak]:
        """A text of several lines, each centred in the width."""
        return [
            kotak_baris(b, self.ukuran, self.measure, self.huruf, lebar=self.lebar)
            for satu in teks.split("\n")
            for b in bungkus(satu, self.lebar / self.ukuran, self.measure, self.huruf)
        ]

    def text(self, teks: str, x: float = 0.0) -> list[Kotak]:
        """A text of several lines; one that begins with a mark hangs under it, leading spaces indent it. "" is none."""
        hasil: list[Kotak] = []
        for baris in teks.split("\n") if teks else ():
            tingkat, tanda, isi = pisah_penanda(baris)
            masuk = x + min(tingkat, _DEEPEST) * _INDENT * self.ukuran
            hasil += self.hanging(tanda, isi, masuk) if tanda else self.lines(isi, masuk)
        return hasil

    def hanging(self, tanda: str, teks: str, x: float = 0.0, lebar_tanda: float = 0.0) -> list[Kotak]:
        """A text behind a mark at `x`: the mark on its first line, all of it flush behind the mark.

        `lebar_tanda` is room for the widest mark of a list. Without a mark it is `text`.
        """
        lebar_tanda = max(lebar_tanda, self.measure(tanda, self.huruf) * self.ukuran)
        if not tanda:
            return self.text(teks, x)
        if "\n" in tanda or lebar_tanda > (self.lebar - x) * _WIDEST_MARK:
            pertama, _, sisanya = f"{tanda} {teks}".strip().partition("\n")
            return self.lines(pertama, x) + self.text(sisanya, x)
        masuk = x + lebar_tanda + _MARK_GAP * self.ukuran
        pertama, _, sisanya = teks.partition("\n")
        kotak = self.lines(pertama.strip(" "), masuk)
        kotak[0] = kotak[0]._replace(
            teks=(Teks(x, ASCENT * self.ukuran, tanda, self.ukuran, self.huruf), *kotak[0].teks)
        )
        return kotak + self.text(sisanya, masuk)
