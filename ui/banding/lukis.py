"""How a row of the list is painted: the name, and at the right how many differences, or that it is new or gone."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.banding.model import COUNT_ROLE, FOLDED_ROLE, JENIS_ROLE
from ui.bersama.baris import draw_ground
from ui.tema.ikon import drawing
from ui.tema.tema import Tema

ROW = 28
_PAD = 12
_ICON = 16
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CHIPS = {"baru": ("baru", "done", "done_soft"), "dihapus": ("dihapus", "wrong", "wrong_soft")}

Index = QModelIndex | QPersistentModelIndex


class LukisBeda(QStyledItemDelegate):
    """Colours come from the theme at the time of painting."""

    def __init__(self, tema: Tema) -> None:
        """Owned by who holds it."""
        super().__init__()
        self._tema = tema

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Rows of one height."""
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, name, chip or number."""
        palet = self._tema.palet
        row = QRect(option.rect)
        painter.save()
        draw_ground(painter, option, palet)
        rect = row.adjusted(_PAD, 0, -_PAD, 0)
        folded = index.data(FOLDED_ROLE)
        if folded is not None:
            gambar = drawing("chevron-right" if folded else "chevron-down", palet.text2, _ICON)
            painter.drawPixmap(rect.left() - 4, rect.top() + (rect.height() - _ICON) // 2, gambar)
            rect.setLeft(rect.left() + _ICON)
        else:
            rect.setRight(self._mark(painter, rect, index))
        berubah = index.data(JENIS_ROLE) not in (None, "sama")
        painter.setPen(QColor(palet.text if berubah else palet.text2))
        teks = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | _MIDDLE, teks)
        painter.restore()

    def _mark(self, painter: QPainter, rect: QRect, index: Index) -> int:
        """Paints what stands at the right; where the name must end."""
        palet, jenis = self._tema.palet, index.data(JENIS_ROLE)
        if jenis == "berubah":
            teks = str(index.data(COUNT_ROLE))
            painter.setPen(QColor(palet.text2))
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | _MIDDLE, teks)
            return rect.right() - painter.fontMetrics().horizontalAdvance(teks) - 8
        if jenis not in _CHIPS:
            return rect.right()
        teks, role, soft = _CHIPS[jenis]
        lebar = painter.fontMetrics().horizontalAdvance(teks) + 12
        cip = QRect(rect.right() - lebar, rect.top() + 5, lebar, rect.height() - 10)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(palet, soft)))
        painter.drawRoundedRect(cip, 4, 4)
        painter.setPen(QColor(getattr(palet, role)))
        painter.drawText(cip, Qt.AlignmentFlag.AlignCenter, teks)
        return cip.left() - 8
