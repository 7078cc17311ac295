"""One row of the reasons: what it says, and how it is painted."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.figur import Figur, tulis_figur
from iki_desktop.domain.nilai import KunciFigur, NilaiVariabel
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.telusur import asal_nilai, menunggu
from iki_desktop.services.angka import Angka
from ui.bersama.baris import draw_ground, write_cut
from ui.capaian.kata import dengan_satuan
from ui.tema.tema import Tema

Index = QModelIndex | QPersistentModelIndex
RUAS_ROLE = Qt.ItemDataRole.UserRole + 1
DESIMAL = 4
BELUM = "belum diisi"
_DIKETIK = "diketik "
_AIR = 8
_PAD = 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Ruas:
    """One row: what it is, its value, what else there is to say of it, and what is missing (`ingat`).

    `kunci` is that of a cell; `nama` says that it is a name of the formula, in lines below one another.
    """

    teks: str
    nilai: str
    asal: str = ""
    ingat: str = ""
    kunci: KunciFigur | None = None
    nama: bool = False

    @property
    def judul(self) -> str:
        """What it is and its value."""
        return f"{self.teks}: {self.nilai}"

    @property
    def kalimat(self) -> str:
        """All of it."""
        return "; ".join(filter(None, (self.judul, self.asal, self.ingat)))

    @property
    def baris(self) -> int:
        """How many lines it takes."""
        return 1 + bool(self.asal) + bool(self.ingat) if self.nama else 1


def ruas_nama(
    satu: NilaiVariabel, periode: Periode, figur: Mapping[KunciFigur, Figur], desa: Mapping[int, str]
) -> Ruas:
    """The row of a name: its value, how it was rolled up, how much came in, and who is being waited for."""
    satuan = satu.variabel.satuan if satu.variabel is not None else ""
    nilai = dengan_satuan(tulis_angka(satu.nilai, DESIMAL), satuan) if satu.nilai is not None else ""
    return Ruas(
        satu.nama, nilai or "–", asal_nilai(satu, periode), menunggu(satu, figur, desa) or satu.sebab, nama=True
    )


def ruas_sel(teks: str, kunci: KunciFigur, angka: Angka | None) -> Ruas:
    """The row of a cell: what was typed, when and by whom, and what was noted there."""
    if angka is None:
        return Ruas(teks, "–", BELUM, kunci=kunci)
    kapan = angka.riwayat
    kosong = angka.figur.status == "kosong"
    nilai = {"nihil": "nihil", "tidak_berlaku": "n/a", "kosong": "–"}.get(angka.figur.status) or tulis_figur(
        angka.figur
    )
    catatan = f"catatan: {angka.catatan}" if angka.catatan else ""
    alasan = f"dipertahankan: {angka.alasan}" if angka.alasan else ""
    return Ruas(teks, nilai, " · ".join(filter(None, (BELUM if kosong else kapan, catatan, alasan))), kunci=kunci)


class LukisRuas(QStyledItemDelegate):
    """Colours come from the theme at the time of painting."""

    def __init__(self, tema: Tema) -> None:
        """Owned by who holds it."""
        super().__init__()
        self._tema = tema

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As many lines as it has."""
        ruas = index.data(RUAS_ROLE)
        return QSize(120, ruas.baris * option.fontMetrics.height() + _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A name in its lines, or a cell in one."""
        ruas, palet = index.data(RUAS_ROLE), self._tema.palet
        painter.save()
        draw_ground(painter, option, palet)
        painter.setFont(option.font)
        rect = option.rect.adjusted(_PAD, _AIR // 2, -_PAD, 0)
        rect.setHeight(option.fontMetrics.height())
        if ruas.nama:
            self._name(painter, rect, ruas)
        else:
            self._cell(painter, rect, ruas, option.widget.width() if option.widget else rect.right())
        painter.restore()

    def _name(self, painter: QPainter, rect: QRect, ruas: Ruas) -> None:
        palet, biasa = self._tema.palet, painter.font()
        tebal = QFont(biasa)
        tebal.setBold(True)
        painter.setFont(tebal)
        painter.setPen(QColor(palet.text))
        lebar = min(painter.fontMetrics().horizontalAdvance(ruas.nilai), rect.width() // 2)
        write_cut(painter, rect, ruas.nilai, _RIGHT, Qt.TextElideMode.ElideRight)
        write_cut(painter, rect.adjusted(0, 0, -lebar - 12, 0), ruas.teks, _LEFT, Qt.TextElideMode.ElideMiddle)
        painter.setFont(biasa)
        for teks, warna in ((ruas.asal, palet.text2), (ruas.ingat, palet.attention)):
            if teks:
                rect.translate(0, rect.height())
                painter.setPen(QColor(warna))
                write_cut(painter, rect, teks, _LEFT, Qt.TextElideMode.ElideRight)

    def _cell(self, painter: QPainter, rect: QRect, ruas: Ruas, lebar: int) -> None:
        palet = self._tema.palet
        batas = max(rect.left() + 120, lebar * 56 // 100)  # where the values of all cells end
        angka = painter.fontMetrics().horizontalAdvance(ruas.nilai)
        painter.setPen(QColor(palet.text))
        kiri = QRect(rect.left(), rect.top(), batas - rect.left() - angka - 8, rect.height())
        write_cut(painter, kiri, ruas.teks, _LEFT)
        painter.drawText(QRect(batas - angka, rect.top(), angka + 1, rect.height()), _RIGHT, ruas.nilai)
        painter.setPen(QColor(palet.attention if ruas.ingat else palet.text2))
        sisa = QRect(batas + 12, rect.top(), rect.right() - batas - 11, rect.height())
        teks = ruas.ingat or ruas.asal
        muat = painter.fontMetrics().horizontalAdvance(teks) <= sisa.width()
        write_cut(painter, sisa, teks if muat else teks.removeprefix(_DIKETIK), _LEFT)
