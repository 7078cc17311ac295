"""Where the parts of a row stand: the text above its figures, capaian at the right of both."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

PAD = 16
GAP = 12
_CAPAIAN = 25  # widths of columns, in letters
_ANGKA = (19, 17, 21)  # realisasi, target, how much came in


class Tata(NamedTuple):
    """The places of one row."""

    teks: QRect
    realisasi: QRect
    target: QRect
    lengkap: QRect
    capaian: QRect


def row_height(metrics: QFontMetrics) -> int:
    """Two lines and their air."""
    return max(44, 2 * metrics.height() + 12)


def lay_out(rect: QRect, metrics: QFontMetrics) -> Tata:
    """The places in a row of this size; columns of figures give way where room is short."""
    em = metrics.averageCharWidth()
    isi = rect.adjusted(PAD, 5, -PAD, -5)
    capaian = min(_CAPAIAN * em, isi.width() * 2 // 5)
    kanan = QRect(isi.right() - capaian + 1, isi.top(), capaian, isi.height())
    teks = QRect(isi.left(), isi.top(), isi.width() - capaian - 2 * GAP, isi.height() // 2)
    sisa = (teks.width() - 2 * GAP) / sum(_ANGKA)
    x, kolom = teks.left(), list[QRect]()
    for huruf in _ANGKA:
        lebar = int(min(sisa, em) * huruf)
        kolom.append(QRect(x, teks.bottom() + 1, lebar, isi.height() - teks.height()))
        x += lebar + GAP
    return Tata(teks, kolom[0], kolom[1], kolom[2], kanan)


@lru_cache(maxsize=2048)
def two_lines(teks: str, lebar: int, font: str) -> str:
    """A text in at most two lines, broken between words, the second one cut. `font`: `QFont.toString()`."""
    huruf = QFont()
    huruf.fromString(font)
    metrics = QFontMetrics(huruf)
    kata = teks.split(" ")
    muat = len(kata)
    while muat > 1 and metrics.horizontalAdvance(" ".join(kata[:muat])) > lebar:
        muat -= 1
    baris = [" ".join(kata[:muat]), " ".join(kata[muat:])]
    return "\n".join(metrics.elidedText(satu, Qt.TextElideMode.ElideRight, lebar) for satu in baris if satu)
