"""How the rows of the history are painted: days bold, steps with their time and who, a mark on what doesn't hold."""

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from iki_desktop.services.riwayat import Langkah
from ui.bersama.baris import draw_ground
from ui.riwayat.kata import dari_tahun, jam
from ui.riwayat.model import STEP_ROLE, Index, mark
from ui.tema.palet import Palet
from ui.tema.tema import Tema

DAY, STEP = 32, 48
_LEFT, _LINE, _GAP = 12, 20, 8
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CHIP = {
    "diurungkan": ("attention", "attention_soft"),
    "ditinggalkan": ("text2", "ground"),
    "diambil kembali": ("accent", "accent_soft"),
}


class LukisLangkah(QStyledItemDelegate):
    """Two lines a step: its label; time, who, and what became of it."""

    def __init__(self, tema: Tema, parent: QObject | None = None) -> None:
        """Colours come from the theme at the time of painting."""
        super().__init__(parent)
        self._tema = tema

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """One of two heights."""
        return QSize(200, DAY if index.data(STEP_ROLE) is None else STEP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, then a day or a step."""
        palet, rect = self._tema.palet, QRect(option.rect)
        langkah: Langkah | None = index.data(STEP_ROLE)
        painter.save()
        if langkah is None:
            self._day(painter, rect.adjusted(_LEFT, 6, -_LEFT, 0), str(index.data()), palet)
        else:
            draw_ground(painter, option, palet)
            self._step(painter, rect.adjusted(_LEFT, 4, -_LEFT, -4), langkah, palet)
        painter.restore()

    def _day(self, painter: QPainter, rect: QRect, nama: str, palet: Palet) -> None:
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(palet.text2))
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | _MIDDLE, nama)

    def _step(self, painter: QPainter, rect: QRect, langkah: Langkah, palet: Palet) -> None:
        metrics = painter.fontMetrics()
        holds = langkah.keadaan == "berlaku"
        upper = QRect(rect.left(), rect.top(), rect.width(), _LINE)
        painter.setPen(QColor(palet.text if holds else palet.text2))
        label = metrics.elidedText(" ".join(langkah.label.split()), Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(upper, Qt.AlignmentFlag.AlignLeft | _MIDDLE, label)
        lower = upper.translated(0, _LINE)
        if teks := mark(langkah):
            lower.setRight(lower.right() - self._chip(painter, lower, teks, palet) - _GAP)
        painter.setPen(QColor(palet.text2))
        kapan = " · ".join(t for t in (jam(langkah.waktu), langkah.oleh, dari_tahun(langkah)) if t)
        kapan = metrics.elidedText(kapan, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignLeft | _MIDDLE, kapan)

    def _chip(self, painter: QPainter, rect: QRect, teks: str, palet: Palet) -> int:
        """A word on a ground of its own at the right; returns its width."""
        ink, ground = (QColor(getattr(palet, role)) for role in _CHIP[teks])
        wide = painter.fontMetrics().horizontalAdvance(teks) + 12
        chip = QRect(rect.right() - wide + 1, rect.top() + 1, wide, rect.height() - 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(ink)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, teks)
        return wide
