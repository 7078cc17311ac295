"""What becomes of the cells of a sheet: how many come to which end, as buttons that filter, and the list of them."""

from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from iki_desktop.domain.figur import tulis_figur
from iki_desktop.domain.impor.hasil import NASIB, NasibSel, Tinjauan
from iki_desktop.domain.impor.lembar import Lembar, alamat
from iki_desktop.domain.impor.rencana import JenisUbah, Perubahan
from iki_desktop.domain.teks import singkat
from ui.bersama.baris import draw_ground, write_cut
from ui.grafik.petunjuk import plain
from ui.impor.kata import asal_lama, lama_baru, tampil_sel
from ui.impor.lukis import WARNA, draw_sign
from ui.tema.tema import Tema

Index = QModelIndex | QPersistentModelIndex
Jenis = Literal["diambil", "dikoreksi", "ditolak", "diabaikan", "ubah", "baru", "tetap"]
JENIS: tuple[Jenis, ...] = ("ditolak", "dikoreksi", "ubah", "baru", "tetap", "diambil", "diabaikan")
ROW = 44
_LEMBAR = 2**36  # more than any sheet has cells
LISTED = 10_000  # findings of a kind: the list lays all of them out at once, and nobody reads a million
_SIGN = 18
_NAMA_MAKS = 20  # letters of the name of a sheet
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
Tempat = tuple[int, int]


@dataclass(frozen=True, slots=True)
class BarisTemuan:
    """A row of the list: where, what stands there, what comes of it, and why."""

    lembar: int
    tempat: Tempat
    isi: str
    hasil: str
    sebab: str
    nasib: NasibSel


class DaftarTemuan(QAbstractListModel):
    """The cells of one kind, over all sheets of a file; a row is only made when it is seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self._tinjauan: Sequence[Tinjauan] = ()
        self._ubah: Mapping[tuple[int, Tempat], Perubahan] = {}
        self._tempat = array("Q")  # number of the sheet and place in `kode` as one number, ascending

    def show(
        self, tinjauan: Sequence[Tinjauan], ubah: Mapping[tuple[int, Tempat], Perubahan], jenis: Jenis | None
    ) -> None:
        """The cells of a kind; `ubah` are the figures beside those that are stored, by sheet and cell."""
        self.beginResetModel()
        self._tinjauan, self._ubah = tinjauan, ubah
        self._tempat = array("Q") if jenis is None else _places(tinjauan, ubah, jenis)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many are listed."""
        return 0 if parent.isValid() else min(len(self._tempat), LISTED)

    @property
    def banyak(self) -> int:
        """How many there are, listed or not."""
        return len(self._tempat)

    def baris(self, ke: int) -> BarisTemuan:
        """One of them."""
        nomor, tempat = self.tempat(ke)
        tinjauan = self._tinjauan[nomor]
        temuan = tinjauan.temuan_di(*tempat)
        assert temuan is not None
        ubah = self._ubah.get((nomor, tempat))
        ambilan = tinjauan.ambilan.get(tempat)
        hasil = ""
        if ubah is not None:
            hasil = lama_baru(ubah)
        elif ambilan is not None:
            hasil = tulis_figur(ambilan.figur)
        sebab = " ".join(filter(None, (temuan.sebab, asal_lama(ubah) if ubah is not None else "")))
        return BarisTemuan(nomor, tempat, tampil_sel(tinjauan.lembar.di(*tempat)), hasil, sebab, temuan.nasib)

    def tempat(self, ke: int) -> tuple[int, Tempat]:
        """Sheet and cell of a row."""
        nomor, di = divmod(self._tempat[ke], _LEMBAR)
        return nomor, self._tinjauan[nomor].tempat(di)

    def row_of(self, nomor: int, tempat: Tempat) -> int:
        """The row of a cell; -1 where it isn't among them."""
        if not 0 <= nomor < len(self._tinjauan):
            return -1
        dicari = nomor * _LEMBAR + self._tinjauan[nomor].letak(*tempat)
        ke = bisect_left(self._tempat, dicari)
        return ke if ke < self.rowCount() and self._tempat[ke] == dicari else -1

    def lembar(self, nomor: int) -> Lembar:
        """One of the sheets."""
        return self._tinjauan[nomor].lembar

    @property
    def banyak_lembar(self) -> int:
        """How many sheets the file has."""
        return len(self._tinjauan)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row in words."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            satu = self.baris(index.row())
            jadi = f" → {satu.hasil}" if satu.hasil else ""
            teks = f"{self.sebut(satu)}: {singkat(satu.isi, 60)}{jadi}. {satu.sebab}".rstrip()
            return plain(teks) if role == Qt.ItemDataRole.ToolTipRole else teks
        return None

    def sebut(self, satu: BarisTemuan) -> str:
        """A cell with its sheet, where there are several."""
        di = alamat(*satu.tempat)
        return f"{_both_ends(self.lembar(satu.lembar).nama)} {di}" if self.banyak_lembar > 1 else di


def _both_ends(nama: str) -> str:
    """The name of a sheet, cut in its middle: what tells sheets apart often stands at the end."""
    return nama if len(nama) <= _NAMA_MAKS else f"{nama[: _NAMA_MAKS // 2]}…{nama[-(_NAMA_MAKS // 2) :].lstrip()}"


def _places(tinjauan: Sequence[Tinjauan], ubah: Mapping[tuple[int, Tempat], Perubahan], jenis: Jenis) -> "array[int]":
    """The cells of a kind in the order of the sheets; by whole arrays, as there may be a million."""
    if jenis in ("ubah", "baru", "tetap"):
        cocok_ubah = (tempat for tempat, satu in ubah.items() if satu.jenis == jenis)
        return array("Q", sorted(n * _LEMBAR + tinjauan[n].letak(*di) for n, di in cocok_ubah))
    hasil = array("Q")
    for nomor, satu in enumerate(tinjauan):
        cocok = [False, *(t.nasib == jenis for t in satu.temuan)]
        if any(cocok):
            awal = nomor * _LEMBAR
            hasil.extend(compress(range(awal, awal + len(satu.kode)), map(cocok.__getitem__, satu.kode)))
    return hasil


def hitung_jenis(hitung: Mapping[NasibSel, int], perubahan: Mapping[JenisUbah, int]) -> dict[Jenis, int]:
    """How many there are of each kind."""
    hasil: dict[Jenis, int] = dict.fromkeys(JENIS, 0)
    for nasib, jumlah in hitung.items():
        hasil[nasib] = jumlah
    for ubah, jumlah in perubahan.items():
        hasil[ubah] = jumlah
    return hasil


class LukisTemuan(QStyledItemDelegate):
    """Two lines: cell, content and what comes of it; why."""

    def __init__(self, tema: Tema, parent: QObject | None = None) -> None:
        """Colours come from the theme at the time of painting."""
        super().__init__(parent)
        self._tema = tema

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All rows alike."""
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        model = index.model()
        assert isinstance(model, DaftarTemuan)
        satu, palet = model.baris(index.row()), self._tema.palet
        draw_ground(painter, option, palet)
        rect = QRect(option.rect).adjusted(12, 4, -10, -4)
        tanda = QRect(rect.left(), rect.top() + 3, _SIGN, 12)
        painter.fillRect(tanda, QColor(getattr(palet, WARNA[satu.nasib][0])))
        draw_sign(painter, tanda, satu.nasib, palet)
        painter.setPen(QColor(palet.edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(tanda.adjusted(0, 0, -1, -1))
        atas = QRect(rect.left() + _SIGN + 8, rect.top(), rect.width() - _SIGN - 8, rect.height() // 2)
        bawah = atas.translated(0, rect.height() // 2)
        self._first_line(painter, atas, model.sebut(satu), satu)
        painter.setPen(QColor(palet.text2))
        write_cut(painter, bawah, satu.sebab or "Diambil apa adanya.", Qt.AlignmentFlag.AlignLeft | _MIDDLE)

    def _first_line(self, painter: QPainter, rect: QRect, sebut: str, satu: BarisTemuan) -> None:
        palet = self._tema.palet
        painter.setPen(QColor(palet.text))
        biasa, tebal = painter.font(), QFont(painter.font())
        tebal.setBold(True)
        painter.setFont(tebal)
        write_cut(painter, rect, sebut, Qt.AlignmentFlag.AlignLeft | _MIDDLE)
        kiri = painter.fontMetrics().horizontalAdvance(sebut) + 10
        lebar_hasil = 0
        if satu.hasil:
            hasil = painter.fontMetrics().elidedText(satu.hasil, Qt.TextElideMode.ElideMiddle, rect.width() // 2)
            lebar_hasil = painter.fontMetrics().horizontalAdvance(hasil) + 10
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | _MIDDLE, hasil)
        painter.setFont(biasa)
        write_cut(painter, rect.adjusted(kiri, 0, -lebar_hasil, 0), satu.isi, Qt.AlignmentFlag.AlignLeft | _MIDDLE)


def list_view(model: DaftarTemuan, tema: Tema) -> QListView:
    """The view of it."""
    hasil = QListView()
    hasil.setAccessibleName("Temuan")
    hasil.setModel(model)
    hasil.setItemDelegate(LukisTemuan(tema, hasil))
    hasil.setUniformItemSizes(True)
    hasil.setMouseTracking(True)
    hasil.setFrameShape(QListView.Shape.NoFrame)
    hasil.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    hasil.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    tema.changed.connect(hasil.viewport().update)
    return hasil


def nasib_terlihat(jenis: Jenis | None) -> frozenset[NasibSel] | None:
    """The fates that the sheet colours while a kind is looked at; None: all."""
    if jenis is None:
        return None
    return frozenset({jenis}) if jenis in NASIB else frozenset({"diambil", "dikoreksi"})
