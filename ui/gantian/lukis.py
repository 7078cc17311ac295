"""How the rows of find and replace are painted: the hit in its line, and below it what it will be."""

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from iki_desktop.domain.tempat import NAMA_KOLOM
from ui.bersama.baris import draw_ground
from ui.bersama.centang import draw_box
from ui.gantian.model import COUNT_ROLE, NEW_ROLE, OLD_ROLE, PLACE_ROLE, Index, Potongan
from ui.tema.palet import Palet
from ui.tema.tema import Tema

HEADING, ONE_LINE, TWO_LINES = 36, 28, 52
LINE = 20
_LEFT, _BOX, _GAP = 12, 16, 8
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class LukisTemuan(QStyledItemDelegate):
    """Headings bold with their counts; hits with their place, the old line and, when replacing, the new one."""

    def __init__(self, tema: Tema, parent: QObject | None = None) -> None:
        """Colours come from the theme at the time of painting."""
        super().__init__(parent)
        self._tema = tema

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """One of three heights."""
        if index.data(PLACE_ROLE) is None:
            return QSize(240, HEADING)
        return QSize(240, ONE_LINE if index.data(Qt.ItemDataRole.CheckStateRole) is None else TWO_LINES)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, the box to tick, and the row itself."""
        palet, rect = self._tema.palet, QRect(option.rect)
        painter.save()
        draw_ground(painter, option, palet)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        place = index.data(PLACE_ROLE)
        if place is None:
            rect.setTop(rect.bottom() - ONE_LINE)
        if state is not None:
            draw_box(painter, tick_box(rect), Qt.CheckState(state), palet)
            rect.setLeft(rect.left() + _LEFT + _BOX + _GAP)
        else:
            rect.setLeft(rect.left() + _LEFT)
        rect.setRight(rect.right() - _LEFT)
        if place is None:
            self._heading(painter, rect, index, palet)
        else:
            self._hit(painter, rect, index, palet)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, index: Index, palet: Palet) -> None:
        painter.setPen(QColor(palet.text2))
        banyak = f"{index.data(COUNT_ROLE)} hasil"
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | _MIDDLE, banyak)
        rect = rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(banyak) - 2 * _GAP, 0)
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(palet.text))
        nama = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | _MIDDLE, nama)

    def _hit(self, painter: QPainter, rect: QRect, index: Index, palet: Palet) -> None:
        metrics = painter.fontMetrics()
        wide = min(_place_width(metrics), rect.width() // 3)
        top = (rect.height() - (2 * LINE if rect.height() > ONE_LINE else LINE)) // 2
        line = QRect(rect.left() + wide + 2 * _GAP, rect.top() + top, rect.width() - wide - 2 * _GAP, LINE)
        painter.setPen(QColor(palet.text2))
        place = metrics.elidedText(str(index.data(PLACE_ROLE)), Qt.TextElideMode.ElideRight, wide)
        _write(painter, line, rect.left(), place)
        old: Potongan = index.data(OLD_ROLE)
        new: Potongan | None = index.data(NEW_ROLE)
        replacing = rect.height() > ONE_LINE
        before = _room_before(metrics, line.width(), old, new)
        if new is not None:
            draw_line(painter, line, old, before, ("wrong", "wrong_soft"), palet, strike=True)
            draw_line(painter, line.translated(0, LINE), new, before, ("done", "done_soft"), palet)
        else:
            draw_line(painter, line, old, before, ("attention", "attention_soft"), palet)
            if replacing:
                painter.setPen(QColor(palet.text2))
                _write(painter, line.translated(0, LINE), line.left(), "tidak diganti")


def tick_box(rect: QRect) -> QRectF:
    """Where the box of a row stands."""
    top = (TWO_LINES - 2 * LINE) // 2 + (LINE - _BOX) // 2 if rect.height() == TWO_LINES else (ONE_LINE - _BOX) // 2
    return QRectF(rect.left() + _LEFT + 0.5, rect.top() + top + 0.5, _BOX - 1, _BOX - 1)


def _place_width(metrics: QFontMetrics) -> int:
    """The names of places stand in a column; the few longest give way."""
    return max(metrics.horizontalAdvance(nama) for nama in NAMA_KOLOM.values() if len(nama) <= len("penanda indikator"))


def _room_before(metrics: QFontMetrics, width: int, old: Potongan, new: Potongan | None) -> int:
    """How much of the line may stand before the hit: the same for both lines, so that one reads them together."""
    both = (old, new or old)
    hit = min(max(metrics.horizontalAdvance(p.isi) for p in both), width // 2)
    behind = max(metrics.horizontalAdvance(p.belakang) for p in both)
    return max(width * 2 // 5 - hit // 2, width - hit - behind)


def draw_line(
    painter: QPainter,
    rect: QRect,
    piece: Potongan,
    before: int,
    roles: tuple[str, str],
    palet: Palet,
    *,
    strike: bool = False,
) -> None:
    """One line with its hit in colours of its own, cut at both ends where it must be; nothing put in: a thin mark."""
    ink, ground = (QColor(getattr(palet, role)) for role in roles)
    metrics, x = painter.fontMetrics(), rect.left()
    painter.setPen(QColor(palet.text))
    depan = metrics.elidedText(piece.depan, Qt.TextElideMode.ElideLeft, before)
    x = _write(painter, rect, x, depan)
    isi = metrics.elidedText(piece.isi, Qt.TextElideMode.ElideMiddle, rect.width() // 2)
    wide = metrics.horizontalAdvance(isi)
    if isi:
        painter.fillRect(QRect(x, rect.top() + 1, wide, rect.height() - 2), ground)
    else:
        painter.fillRect(QRect(x, rect.top() + 2, 2, rect.height() - 4), QColor(palet.wrong))
    painter.setPen(ink)
    font = painter.font()
    font.setStrikeOut(strike)
    painter.setFont(font)
    x = _write(painter, rect, x, isi) if isi else x + 2
    font.setStrikeOut(False)
    painter.setFont(font)
    painter.setPen(QColor(palet.text))
    belakang = metrics.elidedText(piece.belakang, Qt.TextElideMode.ElideRight, rect.right() - x)
    _write(painter, rect, x, belakang)


def _write(painter: QPainter, rect: QRect, x: int, teks: str) -> int:
    """Writes within the line from x on; returns where it ends."""
    metrics = painter.fontMetrics()
    base = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) // 2
    painter.drawText(QPointF(x, base), teks)
    return x + metrics.horizontalAdvance(teks)
