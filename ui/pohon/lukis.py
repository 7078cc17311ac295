"""How a row of the tree is painted: the name, cut where it must be, marks and the number of indicators at the right."""

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.bersama.centang import draw_box
from ui.pohon.model import COUNT_ROLE, DOUBT_ROLE, FINDINGS_ROLE, HIT_ROLE, SEARCHED_ROLE, TWIN_ROLE
from ui.tema.ikon import drawing
from ui.tema.tema import Tema

ROW = 28
_GAP = 8
_MARK = 16
_MIDDLE = Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex

# The mark of each kind of finding, and the colour it has: rightmost first.
_FINDINGS = {"rumus": ("circle-alert", "wrong"), "sasaran": ("triangle-alert", "attention")}


class Tanda(NamedTuple):
    """A mark in a row; `jenis` is the kind of finding it stands for, empty for a doubt about the superior."""

    rect: QRect
    icon: str
    role: str
    jenis: str


class LukisJabatan(QStyledItemDelegate):
    """Paints names with counts; a search makes its hits bold and the superiors above them faint."""

    def __init__(self, tema: Tema, parent: QObject | None = None) -> None:
        """Colours come from the theme at the time of painting."""
        super().__init__(parent)
        self._tema = tema
        self._marks: dict[tuple[str, str], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Rows of one height."""
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row; the ground below it is the view's."""
        palet = self._tema.palet
        rect = self.before_name(painter, QRect(option.rect), index)
        count = index.data(COUNT_ROLE)
        painter.save()
        if count is not None:
            painter.setPen(QColor(palet.text2))
            painter.drawText(rect.adjusted(0, 0, -_GAP, 0), Qt.AlignmentFlag.AlignRight | _MIDDLE, str(count))
        for tanda in (marks := marks_of(rect, index, painter.fontMetrics())):
            painter.drawPixmap(tanda.rect.topLeft(), self._mark(tanda.icon, getattr(palet, tanda.role)))
        rect.setRight(_right_of_name(rect, index, painter.fontMetrics(), marks))
        painter.setFont(_font(painter.font(), index, heading=count is None))
        painter.setPen(QColor(palet.text if count is not None and index.data(HIT_ROLE) else palet.text2))
        rect.setLeft(rect.left() + 4)
        kembar = f"  ({twin})" if (twin := index.data(TWIN_ROLE)) else ""
        nama = " ".join(str(index.data()).split())
        # cut in the middle: names of neighbours often differ at their end only
        room = rect.width() - painter.fontMetrics().horizontalAdvance(kembar)
        nama = painter.fontMetrics().elidedText(nama, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | _MIDDLE, nama)
        if kembar:
            painter.setPen(QColor(palet.text2))
            rect.setLeft(rect.left() + painter.fontMetrics().horizontalAdvance(nama))
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | _MIDDLE, kembar)
        painter.restore()

    def before_name(self, painter: QPainter, rect: QRect, index: Index) -> QRect:  # noqa: ARG002
        """Paints what stands before the name; returns the room that is left."""
        return rect

    def _mark(self, icon: str, colour: str) -> QPixmap:
        if (icon, colour) not in self._marks:
            self._marks[icon, colour] = drawing(icon, colour, _MARK)
        return self._marks[icon, colour]


def marks_of(rect: QRect, index: Index, metrics: QFontMetrics) -> list[Tanda]:
    """The marks of a row that fills `rect`, from the right."""
    x = rect.right() - _width_of_count(index, metrics)
    wanted = [
        (icon, role, jenis) for jenis, (icon, role) in _FINDINGS.items() if jenis in (index.data(FINDINGS_ROLE) or ())
    ]
    if index.data(DOUBT_ROLE):
        wanted.append(("help-circle", "attention", ""))
    hasil = []
    for icon, role, jenis in wanted:
        x -= _MARK + 4
        place = QRect(x + 4, rect.top() + (rect.height() - _MARK) // 2, _MARK, _MARK)
        hasil.append(Tanda(place, icon, role, jenis))
    return hasil


def finding_at(pos: QPoint, rect: QRect, index: Index, metrics: QFontMetrics) -> str:
    """The kind of finding whose mark lies below the mouse; empty: none."""
    around = (m.jenis for m in marks_of(rect, index, metrics) if m.rect.adjusted(-2, -6, 2, 6).contains(pos))
    return next(around, "")


def _width_of_count(index: Index, metrics: QFontMetrics) -> int:
    count = index.data(COUNT_ROLE)
    return 0 if count is None else metrics.horizontalAdvance(max("00", str(count), key=len)) + 2 * _GAP


def _right_of_name(rect: QRect, index: Index, metrics: QFontMetrics, marks: list[Tanda]) -> int:
    return marks[-1].rect.left() - 4 if marks else rect.right() - _width_of_count(index, metrics)


class LukisCentang(LukisJabatan):
    """The same with a box to tick before each name; a click anywhere in the row ticks, and so does the space bar."""

    def before_name(self, painter: QPainter, rect: QRect, index: Index) -> QRect:
        """The box: an outline, or filled with a tick."""
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return rect
        box = QRectF(rect.left() + 4.5, rect.top() + (rect.height() - _MARK) // 2 + 0.5, _MARK - 1, _MARK - 1)
        draw_box(painter, box, Qt.CheckState(state), self._tema.palet)
        return rect.adjusted(_MARK + 6, 0, 0, 0)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: Index,
    ) -> bool:
        """Ticks."""
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        clicked = isinstance(event, QMouseEvent) and (
            event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton
        )
        typed = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if state is None or not (clicked or typed):
            return False
        other = Qt.CheckState.Unchecked if Qt.CheckState(state) == Qt.CheckState.Checked else Qt.CheckState.Checked
        return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)


def _font(font: QFont, index: Index, *, heading: bool) -> QFont:
    hasil = QFont(font)
    hasil.setBold(heading or bool(index.data(SEARCHED_ROLE) and index.data(HIT_ROLE)))
    return hasil
