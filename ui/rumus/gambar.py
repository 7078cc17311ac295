"""The formulas of a cell as they will print, drawn while they are typed."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from iki_desktop.domain.periksa_rumus import JenisBaris, jenis_baris
from iki_desktop.domain.teks import bersihkan
from iki_desktop.report.kotak import Kotak
from iki_desktop.report.rumus import susun_rumus
from ui.bersama.kotak import NO_LIMIT, draw_boxes, screen_fonts, screen_measure
from ui.tema.tema import Tema

DRAF = "Rumus belum lengkap: tercetak seperti diketik"
KOSONG = "Gambar rumus muncul di sini."
_PAD = 8
_GAP = 8
_LARGER = 1.1  # than the letters around
_LONGEST = 20_000  # letters that are drawn


@dataclass(frozen=True, slots=True)
class _Bagian:
    """One line of the cell: its number, its boxes, what it is, its height with the note below it."""

    baris: int
    boxes: tuple[Kotak, ...]
    jenis: JenisBaris
    tinggi: float


class _Kanvas(QWidget):
    def __init__(self, tema: Tema) -> None:
        super().__init__()
        self._tema = tema
        self._teks = ""
        self._bagian: list[_Bagian] = []
        self.setAccessibleName("Rumus seperti tercetak")

    def letters(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(QFontInfo(font).pixelSize() * _LARGER))
        return font

    def note_letters(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(QFontInfo(font).pixelSize() * 0.92))
        return font

    def set_text(self, teks: str) -> None:
        self._teks = teks
        self.lay_out()

    def notes(self) -> list[str]:
        return [DRAF for satu in self._bagian if satu.jenis == "draf"]

    def lay_out(self) -> None:
        font = self.letters()
        lebar, measure = max(60.0, self.width() - 2.0 * _PAD), screen_measure(font)
        note = QFontMetricsF(self.note_letters()).height()
        self._bagian = []
        for ke, baris in enumerate(bersihkan(self._teks[:_LONGEST]).split("\n")):
            jenis = jenis_baris(baris)
            if jenis == "kosong":
                continue
            boxes = tuple(susun_rumus(baris, lebar, float(font.pixelSize()), measure, NO_LIMIT))
            tinggi = sum(k.tinggi for k in boxes) + (note if jenis == "draf" else 0.0)
            self._bagian.append(_Bagian(ke, boxes, jenis, tinggi))
        self.setMinimumHeight(round(sum(b.tinggi + _GAP for b in self._bagian) - _GAP + 2 * _PAD))
        self.update()

    def extent(self, baris: int) -> tuple[int, int]:
        """From where to where a line of the text is drawn."""
        y = float(_PAD)
        for bagian in self._bagian:
            if bagian.baris >= baris:
                return round(y), round(y + bagian.tinggi)
            y += bagian.tinggi + _GAP
        return round(y), round(y)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palet, font, note = self._tema.palet, self.letters(), self.note_letters()
        if not self._bagian:
            painter.setPen(QColor(palet.text2))
            painter.drawText(self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD), Qt.TextFlag.TextWordWrap, KOSONG)
        y = float(_PAD)
        for bagian in self._bagian:
            if y <= event.rect().bottom() and y + bagian.tinggi >= event.rect().top():
                warna = QColor(palet.text2 if bagian.jenis == "draf" else palet.text)
                draw_boxes(painter, bagian.boxes, _PAD, y, screen_fonts(font), warna)
                if bagian.jenis == "draf":
                    self._draw_note(painter, note, y + sum(k.tinggi for k in bagian.boxes))
            y += bagian.tinggi + _GAP

    def _draw_note(self, painter: QPainter, font: QFont, y: float) -> None:
        painter.setFont(font)
        painter.setPen(QColor(self._tema.palet.attention))
        ruang = QRectF(_PAD, y, self.width() - 2 * _PAD, QFontMetricsF(font).height())
        teks = QFontMetricsF(font).elidedText(DRAF, Qt.TextElideMode.ElideRight, ruang.width())
        painter.drawText(ruang, Qt.TextFlag.TextSingleLine, teks)


class GambarRumus(QScrollArea):
    """Shows the formulas of a cell one under another; a draft says that it is one."""

    def __init__(self, tema: Tema) -> None:
        """Empty."""
        super().__init__()
        self.setObjectName("gambarRumus")
        self.setAccessibleName("Rumus seperti tercetak")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._kanvas = _Kanvas(tema)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._kanvas.setBackgroundRole(QPalette.ColorRole.Base)
        self.setWidget(self._kanvas)
        tema.changed.connect(self._kanvas.update)

    def set_text(self, teks: str) -> None:
        """Draws another text."""
        self._kanvas.set_text(teks)

    def show_line(self, baris: int) -> None:
        """Brings the formula of one line of the text into sight."""
        awal, akhir = self._kanvas.extent(baris)
        bar, tinggi = self.verticalScrollBar(), self.viewport().height()
        bar.setMaximum(max(bar.maximum(), self._kanvas.minimumHeight() - tinggi))  # before Qt has laid it out anew
        if akhir > bar.value() + tinggi:
            bar.setValue(min(akhir - tinggi + _PAD, awal - _PAD))
        if awal < bar.value():
            bar.setValue(awal - _PAD)

    def notes(self) -> list[str]:
        """What is said below drafts."""
        return self._kanvas.notes()

    def minimumSizeHint(self) -> QSize:
        """Low: it scrolls."""
        return QSize(160, 56)
