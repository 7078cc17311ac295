"""Draws a form that has been laid out: grounds, letters, rules, then what the mouse and keys point at."""

from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.formulir.isian import Kunci, Tawaran
from ui.formulir.petak import Cip, KunciSatuan, Petak, Satuan, Tata
from ui.formulir.rupa import Rupa
from ui.formulir.teks_layar import susun_teks
from ui.tema.palet import Palet


@dataclass(slots=True)
class Sorotan:
    """What is pointed at: the current slot, the one below the mouse, what is selected, what is offered, what moves."""

    kini: Kunci | None = None
    fokus: bool = False
    sunting: bool = False  # the current slot is being typed in
    bawah: Kunci | None = None
    pilihan: frozenset[KunciSatuan] = frozenset()
    gagang: list[Satuan] = field(default_factory=list)
    cip: list[Cip] = field(default_factory=list)
    cip_bawah: Kunci | None = None
    gagal: frozenset[Kunci] = frozenset()  # typed, but refused by the store
    sisip: QLineF | None = None


def draw_form(painter: QPainter, tata: Tata, rupa: Rupa, palet: Palet, sorotan: Sorotan, clip: QRectF) -> None:
    """What of the form lies in `clip`."""
    teks, dua, ragu = QColor(palet.text), QColor(palet.text2), QColor(palet.attention)
    painter.setClipRect(clip)
    if tata.kepala:
        painter.fillRect(tata.kepala, QColor(palet.ground))
    for kunci in sorotan.pilihan:
        if satuan := tata.satuan.get(kunci):
            painter.fillRect(satuan.kotak, QColor(palet.accent_soft))
    for label in tata.label:
        label.isi.lukis(painter, label.x, label.y, dua, ragu)
    for petak in tata.petak:
        if petak.kotak.intersects(clip):
            _draw_slot(painter, petak, rupa, palet, sorotan, (teks, dua, ragu))
    painter.setPen(QPen(QColor(palet.edge), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for sel in tata.sel:
        if sel.intersects(clip.adjusted(-1, -1, 1, 1)):
            painter.drawRect(sel.translated(0.5, 0.5))
    _draw_pointed(painter, tata, rupa, palet, sorotan)


def _draw_slot(
    painter: QPainter, petak: Petak, rupa: Rupa, palet: Palet, sorotan: Sorotan, warna: tuple[QColor, QColor, QColor]
) -> None:
    teks, dua, ragu = warna
    kini = petak.kunci == sorotan.kini
    typing = kini and sorotan.sunting
    if petak.kunci == sorotan.bawah and not typing and petak.satuan not in sorotan.pilihan:
        painter.fillRect(petak.kotak.adjusted(1, 1, 0, 0), QColor(palet.ground))
    if typing:
        painter.fillRect(petak.kotak.adjusted(1, 1, 0, 0), QColor(palet.surface))
    if petak.tanda:
        susun_teks(petak.tanda, rupa, rupa.em * 20).lukis(painter, petak.x_tanda, petak.y, teks, ragu)
    if petak.kunci in sorotan.gagal:
        painter.fillRect(QRectF(petak.kotak.left() + 1, petak.y, 2, petak.isi.tinggi), QColor(palet.wrong))
    if isinstance(petak.kunci, Tawaran):
        aktif = petak.kunci == sorotan.bawah or (kini and sorotan.fokus)
        petak.isi.lukis(painter, petak.x, petak.y, QColor(palet.accent) if aktif else dua, ragu)
    elif petak.teks:
        if not typing:
            petak.isi.lukis(painter, petak.x, petak.y, teks, ragu)
    elif (kini or petak.kunci == sorotan.bawah) and petak.petunjuk:
        hint = susun_teks(petak.petunjuk, rupa, petak.lebar, tengah=petak.tengah)
        if not typing:
            hint.lukis(painter, petak.x, petak.y, dua, ragu)


def _draw_pointed(painter: QPainter, tata: Tata, rupa: Rupa, palet: Palet, sorotan: Sorotan) -> None:
    aksen = QColor(palet.accent)
    petak = tata.at(sorotan.kini)
    if petak is not None:
        kuat = sorotan.fokus or sorotan.sunting
        pen = QPen(aksen if kuat else QColor(palet.edge), 2 if kuat else 1)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(petak.kotak.adjusted(1, 1, 0, 0) if kuat else petak.kotak.adjusted(1.5, 1.5, -0.5, -0.5))
    for satuan in sorotan.gagang:
        _draw_grip(painter, satuan.gagang, rupa, QColor(palet.edge))
    for cip in sorotan.cip:
        _draw_chip(painter, cip, rupa, palet, aktif=cip.kunci == sorotan.cip_bawah)
    if sorotan.sisip is not None:
        painter.setPen(QPen(aksen, 3))
        painter.drawLine(sorotan.sisip)
        painter.setBrush(aksen)
        painter.drawEllipse(sorotan.sisip.p1(), 3, 3)


def _draw_grip(painter: QPainter, gagang: QRectF, rupa: Rupa, warna: QColor) -> None:
    """Six dots beside the first line."""
    x = gagang.center().x() - 2
    y = gagang.top() + min(gagang.height() / 2, rupa.pad + rupa.baris / 2 - rupa.sela) - 4
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(warna)
    for baris in range(3):
        for kolom in range(2):
            painter.drawRect(QRectF(round(x) + 3 * kolom, round(y) + 4 * baris, 2, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _draw_chip(painter: QPainter, cip: Cip, rupa: Rupa, palet: Palet, *, aktif: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(palet.accent if aktif else palet.edge), 1))
    painter.setBrush(QColor(palet.accent_soft if aktif else palet.surface))
    painter.drawRoundedRect(cip.kotak.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QColor(palet.accent if aktif else palet.text2))
    painter.setFont(rupa.kecil)
    painter.drawText(cip.kotak, Qt.AlignmentFlag.AlignCenter, cip.teks)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def drop_line(kiri: float, kanan: float, y: float) -> QLineF:
    """Where something would be put."""
    return QLineF(QPointF(kiri, y), QPointF(kanan, y))
