"""Text laid out once and drawn often: paragraphs that hang under their marks, formulas stacked as on paper."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption

from iki_desktop.domain.rumus import RumusError, baca_rumus
from iki_desktop.domain.teks import bersihkan, pisah_penanda, rapikan_spasi
from iki_desktop.report.kotak import Huruf, Kotak
from iki_desktop.report.rumus import susun_rumus
from ui.bersama.kotak import NO_LIMIT, draw_boxes
from ui.formulir.rupa import Rupa, Susunan

_DEEP = 24  # letters: a line that is indented further doesn't hang, or there would be no room left


def gantung(teks: str) -> str:
    """What stands before the words of a line: its spaces and its mark; further lines hang under the words."""
    _, tanda, _ = pisah_penanda(teks[:_DEEP])
    tanpa = teks.lstrip(" ")
    masuk = len(teks) - len(tanpa)
    if masuk >= _DEEP:
        return ""
    if not tanda:
        return teks[:masuk]
    sisa = tanpa[len(tanda) :]
    return teks[: masuk + len(tanda) + len(sisa) - len(sisa.lstrip(" "))]


class Alinea:
    """One paragraph."""

    def __init__(
        self, teks: str, rupa: Rupa, lebar: float, huruf: Huruf = "biasa", *, tengah: bool = False, ragu: bool = False
    ) -> None:
        """Lays it out in lines of `lebar`."""
        self.ragu = ragu
        self._layout = layout = QTextLayout(teks, rupa.huruf[huruf])
        layout.setCacheEnabled(True)
        pilihan = QTextOption(Qt.AlignmentFlag.AlignHCenter if tengah else Qt.AlignmentFlag.AlignLeft)
        pilihan.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(pilihan)
        masuk = 0.0 if tengah else rupa.lebar(gantung(teks), huruf)
        x = y = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(max(lebar - x, rupa.em))
            line.setPosition(QPointF(x, y))
            y += math.ceil(line.ascent() + line.descent() + line.leading()) + rupa.sela
            x = masuk
        layout.endLayout()
        self.tinggi = y

    def lukis(self, painter: QPainter, x: float, y: float, teks: QColor, ragu: QColor) -> None:
        """Its lines."""
        painter.setPen(teks)
        formats: Sequence[QTextLayout.FormatRange] = ()
        if self.ragu:
            garis = QTextLayout.FormatRange()
            bentuk = QTextCharFormat()
            bentuk.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            bentuk.setUnderlineColor(ragu)
            garis.start, garis.length, garis.format = 0, len(self._layout.text()), bentuk
            formats = (garis,)
        self._layout.draw(painter, QPointF(x, y), formats)


class Pecahan:
    """One formula in the boxes of the paper."""

    def __init__(self, kotak: list[Kotak], rupa: Rupa) -> None:
        """As `susun_rumus` sets it."""
        self._kotak, self._rupa = kotak, rupa
        self._atas, bawah = round(0.15 * rupa.em), round(0.3 * rupa.em)
        self.tinggi = math.ceil(self._atas + sum(k.tinggi for k in kotak)) + bawah

    def lukis(self, painter: QPainter, x: float, y: float, teks: QColor, ragu: QColor) -> None:  # noqa: ARG002
        """Letters and rules."""
        draw_boxes(painter, self._kotak, x, y + self._atas, self._rupa.huruf, teks)


class Tumpukan(NamedTuple):
    """Parts one below another."""

    tinggi: float
    bagian: tuple[Susunan, ...]

    def lukis(self, painter: QPainter, x: float, y: float, teks: QColor, ragu: QColor) -> None:
        """From top to bottom, what can be seen of it."""
        atas, bawah = _seen(painter)
        for satu in self.bagian:
            if y + satu.tinggi >= atas and y <= bawah:
                satu.lukis(painter, x, y, teks, ragu)
            y += satu.tinggi


def _seen(painter: QPainter) -> tuple[float, float]:
    kotak = painter.clipBoundingRect()
    return (kotak.top(), kotak.bottom()) if kotak.isValid() else (-NO_LIMIT, NO_LIMIT)


def susun_teks(teks: str, rupa: Rupa, lebar: float, huruf: Huruf = "biasa", *, tengah: bool = False) -> Susunan:
    """A text of several lines; an empty one is as high as a line."""
    bagian = tuple(_alinea(b, rupa, lebar, huruf, tengah=tengah) for b in bersihkan(teks).split("\n"))
    return bagian[0] if len(bagian) == 1 else Tumpukan(sum(b.tinggi for b in bagian), bagian)


def susun_isi_rumus(teks: str, rupa: Rupa, lebar: float) -> Susunan:
    """The formulas of a cell, one a line; what is none (yet) is set as typed and marked."""
    bagian = tuple(_rumus(b, rupa, lebar) for b in bersihkan(teks).split("\n") if b.strip())
    if not bagian:
        return _alinea("", rupa, lebar, "biasa")
    return bagian[0] if len(bagian) == 1 else Tumpukan(sum(b.tinggi for b in bagian), bagian)


def _alinea(teks: str, rupa: Rupa, lebar: float, huruf: Huruf, *, tengah: bool = False, ragu: bool = False) -> Susunan:
    kunci = (teks, lebar, huruf, tengah, ragu)
    hasil = rupa.known.get(kunci)
    if hasil is None:
        hasil = Alinea(teks, rupa, lebar, huruf, tengah=tengah, ragu=ragu)
        rupa.keep(kunci, hasil)
    return hasil


def _rumus(teks: str, rupa: Rupa, lebar: float) -> Susunan:
    kunci = (teks, lebar, "rumus")
    hasil = rupa.known.get(kunci)
    if hasil is None:
        try:
            baca_rumus(rapikan_spasi(teks))
        except RumusError:
            return _alinea(teks, rupa, lebar, "biasa", ragu=True)
        hasil = Pecahan(susun_rumus(teks, lebar, rupa.em, rupa.measure, NO_LIMIT), rupa)
        rupa.keep(kunci, hasil)
    return hasil
