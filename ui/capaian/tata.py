"""Where the parts of a row stand: beside one another where there is room, else the text above its figures."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

PAD = 16
GAP = 12


class Tata(NamedTuple):
    """The places of one row. `lebar`: text and figures beside one another."""

    teks: QRect
    realisasi: QRect
    target: QRect
    lengkap: QRect
    capaian: QRect
    lebar: bool


def row_height(metrics: QFontMetrics) -> int:
    """Two lines and their air."""
    return max(44, 2 * metrics.height() + 12)


def lay_out(rect: QRect, metrics: QFontMetrics) -> Tata:
    """The places in a row of this size."""
    em = metrics.averageCharWidth()
    capaian, realisasi, target, lengkap = 27 * em, 20 * em, 17 * em, 21 * em
    isi = rect.adjusted(PAD, 5, -PAD, -5)
    angka = realisasi + target + lengkap + 2 * GAP
    lebar = isi.width() >= angka + capaian + 2 * GAP + 40 * em
    kanan = QRect(isi.right() - capaian + 1, isi.top(), capaian, isi.height())
    sisa = QRect(isi.left(), isi.top(), isi.width() - capaian - 2 * GAP, isi.height())
    if lebar:
        teks = sisa.adjusted(0, 0, -angka - GAP, 0)
        deret = QRect(teks.right() + 1 + GAP, isi.top(), angka, isi.height())
    else:
        tengah = isi.height() // 2
        teks = sisa.adjusted(0, 0, 0, -tengah)
        deret = sisa.adjusted(0, tengah, 0, 0)
        bagian = (deret.width() - 2 * GAP) / (realisasi + target + lengkap)
        realisasi, target = int(min(1, bagian) * realisasi), int(min(1, bagian) * target)
        lengkap = deret.width() - realisasi - target - 2 * GAP
    x = deret.left()
    tempat = []
    for lebar_kolom in (realisasi, target, lengkap):
        tempat.append(QRect(x, deret.top(), lebar_kolom, deret.height()))
        x += lebar_kolom + GAP
    return Tata(teks, tempat[0], tempat[1], tempat[2], kanan, lebar)


@lru_cache(maxsize=2048)
def two_lines(teks: str, lebar: int, font: str) -> tuple[str, ...]:
    """A text in at most two lines, broken between words, the second one cut. `font`: `QFont.toString()`."""
    huruf = QFont()
    huruf.fromString(font)
    metrics = QFontMetrics(huruf)
    if metrics.horizontalAdvance(teks) <= lebar:
        return (teks,)
    kata = teks.split(" ")
    muat = 1
    while muat < len(kata) and metrics.horizontalAdvance(" ".join(kata[: muat + 1])) <= lebar:
        muat += 1
    if muat == len(kata) or metrics.horizontalAdvance(kata[0]) > lebar:
        return (metrics.elidedText(teks, Qt.TextElideMode.ElideRight, lebar),)
    sisa = metrics.elidedText(" ".join(kata[muat:]), Qt.TextElideMode.ElideRight, lebar)
    return " ".join(kata[:muat]), sisa
