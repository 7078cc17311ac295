"""Lines: text broken to a width. No letter is ever dropped; a word that is too long is broken inside."""

import re

from iki_desktop.report.kotak import ASCENT, LINE, Huruf, Kotak, Measure, Teks

_GAPS = re.compile(r"[ \t]+")
_EDGES = re.compile(r"(?<=[/\-–,;.)])(?=\w)")


def bungkus(teks: str, lebar: float, measure: Measure, huruf: Huruf = "biasa") -> list[str]:
    """One paragraph as lines no wider than `lebar` (in widths of a point of size); at least one line, maybe empty.

    A single letter wider than `lebar` stands alone on its line.
    """
    baris: list[str] = []
    isi, terpakai, spasi = "", 0.0, measure(" ", huruf)
    for kata in _GAPS.split(teks.strip(" ")):
        panjang = measure(kata, huruf)
        if isi and terpakai + spasi + panjang <= lebar:
            isi, terpakai = f"{isi} {kata}", terpakai + spasi + panjang
            continue
        if isi:
            baris.append(isi)
        if panjang > lebar:
            *penuh, kata = _pecah_kata(kata, lebar, measure, huruf)
            baris += penuh
            panjang = measure(kata, huruf)
        isi, terpakai = kata, panjang
    return [*baris, isi]


def _pecah_kata(kata: str, lebar: float, measure: Measure, huruf: Huruf) -> list[str]:
    """A word too long for a line, broken after `/ - , .` where that helps, else between letters."""
    potongan: list[str] = []
    isi, terpakai = "", 0.0
    for bagian in _EDGES.split(kata):
        panjang = measure(bagian, huruf)
        if isi and terpakai + panjang > lebar:
            potongan.append(isi)
            isi, terpakai = "", 0.0
        if panjang <= lebar:
            isi, terpakai = isi + bagian, terpakai + panjang
            continue
        for satu in bagian:
            panjang = measure(satu, huruf)
            if isi and terpakai + panjang > lebar:
                potongan.append(isi)
                isi, terpakai = "", 0.0
            isi, terpakai = isi + satu, terpakai + panjang
    return [*potongan, isi]


def kotak_baris(
    isi: str, ukuran: float, measure: Measure, huruf: Huruf = "biasa", *, x: float = 0.0, lebar: float | None = None
) -> Kotak:
    """One line of text as a box; with `lebar`, centred in it."""
    panjang = measure(isi, huruf) * ukuran
    if lebar is not None:
        x += (lebar - panjang) / 2
    tinggi = LINE * ukuran
    return Kotak(
        x + panjang, tinggi, (Teks(x, ASCENT * ukuran, isi, ukuran, huruf),) if isi else (), dasar=ASCENT * ukuran
    )
