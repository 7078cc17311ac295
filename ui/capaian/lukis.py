"""How a row of the results is painted, and the titles above the list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from iki_desktop.domain.hasil import Hasil
from iki_desktop.domain.telusur import kata_lengkap
from ui.bersama.baris import draw_ground, write_cut
from ui.capaian import kata
from ui.capaian.model import ROW_ROLE, DaftarCapaian, Kepala
from ui.capaian.sebaran import paint_sebaran
from ui.capaian.tata import GAP, PAD, Tata, lay_out, row_height, two_lines
from ui.grafik.batang import paint_bar
from ui.grafik.warna import capaian_colour, draw_sign
from ui.tema.palet import Palet
from ui.tema.tema import Tema

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_HEADING = 28
_COUNT = 16  # height of the small stacked bar


class LukisCapaian(QStyledItemDelegate):
    """Colours come from the theme at the time of painting."""

    def __init__(self, tema: Tema, model: DaftarCapaian) -> None:
        """Owned by who holds it."""
        super().__init__()
        self._tema, self._model = tema, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Rows of one height, so that thousands of them are laid out at once."""
        return QSize(320, row_height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A heading or an indicator."""
        satu = index.data(ROW_ROLE)
        painter.save()
        painter.setFont(option.font)
        if isinstance(satu, Kepala):
            self._heading(painter, QRect(option.rect), satu)
        elif isinstance(satu, Hasil):
            draw_ground(painter, option, self._tema.palet)
            self._row(painter, lay_out(option.rect, option.fontMetrics), satu)
            painter.setPen(QColor(self._tema.palet.line))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, satu: Kepala) -> None:
        palet = self._tema.palet
        rect.setTop(rect.bottom() - _HEADING + 1)
        painter.fillRect(rect, QColor(palet.ground))
        painter.setPen(QColor(palet.line))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        kolom = lay_out(rect, painter.fontMetrics()).capaian
        kolom.setLeft(kolom.left() + kolom.width() // 3)
        batang = QRectF(kolom.left(), rect.center().y() - _COUNT / 2 + 1, kolom.width(), _COUNT)
        paint_sebaran(painter, batang, satu.sebaran, palet)
        huruf = QFont(painter.font())
        huruf.setBold(True)
        painter.setFont(huruf)
        painter.setPen(QColor(palet.text))
        rect.setLeft(rect.left() + PAD)
        rect.setRight(kolom.left() - GAP)
        write_cut(painter, rect, satu.nama, _LEFT, Qt.TextElideMode.ElideMiddle)

    def _row(self, painter: QPainter, tata: Tata, hasil: Hasil) -> None:
        palet = self._tema.palet
        painter.setPen(QColor(palet.text))
        teks = kata.satu_baris(hasil.butir.teks) or "(tanpa nama)"
        write_cut(painter, tata.teks, teks, _LEFT)
        write_cut(painter, tata.realisasi, kata.realisasi(hasil) or "–", _RIGHT)
        write_cut(painter, tata.target, kata.target(hasil) or "–", _RIGHT)
        painter.setPen(QColor(palet.text2))
        write_cut(painter, tata.lengkap, kata_lengkap(hasil.nilai).removesuffix(" terisi"), _LEFT)
        if hasil.capaian is None:
            painter.setPen(QColor(palet.attention))
            lebar = tata.capaian.width()
            painter.drawText(tata.capaian, _LEFT, two_lines(hasil.alasan, lebar, painter.font().toString()))
        else:
            self._capaian(painter, tata.capaian, hasil, palet)

    def _capaian(self, painter: QPainter, rect: QRect, hasil: Hasil, palet: Palet) -> None:
        """The bar with its figure, below them sign and word."""
        warna = self._model.colour(hasil)
        assert warna is not None
        metrics = painter.fontMetrics()
        teks = kata.capaian(hasil, self._model.batas)
        angka = max(metrics.horizontalAdvance("100,00 %"), metrics.horizontalAdvance(teks)) + 1
        atas, bawah = QRect(rect), QRect(rect)
        atas.setHeight(rect.height() // 2)
        bawah.setTop(atas.bottom() + 1)
        batang = QRectF(atas.adjusted(0, 0, -angka - 8, 0))
        paint_bar(painter, batang, hasil.capaian, capaian_colour(warna, palet), palet, self._model.batas)
        painter.setPen(QColor(palet.text))
        write_cut(painter, atas, teks, _RIGHT)
        tanda = QRectF(bawah.left(), bawah.center().y() - 7, 14, 14)
        draw_sign(painter, tanda, warna, QColor(palet.text2))
        painter.setPen(QColor(palet.text2))
        write_cut(painter, bawah.adjusted(18, 0, 0, 0), kata.predikat(hasil), _LEFT)


class JudulKolom(QWidget):
    """The titles of the columns, above those of the rows; `daftar` is the list that they belong to."""

    def __init__(self, tema: Tema, daftar: QAbstractItemView) -> None:
        """As wide as the list."""
        super().__init__()
        self._tema, self._daftar = tema, daftar
        self.setFixedHeight(_HEADING)
        tema.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Where the list paints what belongs below."""
        painter = QPainter(self)
        palet = self._tema.palet
        painter.fillRect(self.rect(), QColor(palet.surface))
        metrics = QFontMetrics(self.font())
        tinggi = row_height(metrics)
        tata = lay_out(QRect(0, 0, self._daftar.viewport().width(), tinggi), metrics)
        painter.setPen(QColor(palet.text2))
        for kotak, judul, sisi in (
            (tata.realisasi, "Realisasi", _RIGHT),
            (tata.target, "Target", _RIGHT),
            (tata.lengkap, "Terisi", _LEFT),
            (tata.capaian, "Capaian", _LEFT),
        ):
            painter.drawText(QRect(kotak.left(), 0, kotak.width(), self.height()), sisi, judul)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(palet.line))
