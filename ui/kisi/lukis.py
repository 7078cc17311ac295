"""How the cells of a grid are painted, and the field in which one of them is typed (ui.md, "Look")."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap, QPolygon
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.kisi.model import SEL_ROLE, Index, ModelKisi, Sel
from ui.tema.ikon import drawing
from ui.tema.palet import Palet
from ui.tema.tema import Tema

_SIDE = 6  # from the edge of a cell to its text
_CORNER, _BAR, _LOCK = 6, 3, 12
_REFUSED = 132  # how wide a column grows for what was refused: its sentence says it whole
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class KetikSel(QLineEdit):
    """The field of a cell. `cepat`: one began by typing, so arrows leave it; else they move within the text."""

    def __init__(self, parent: QWidget, *, cepat: bool) -> None:
        """Fills its cell."""
        super().__init__(parent)
        self.cepat = cepat
        self.setObjectName("ketik_sel")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFrame(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The decimal key of the numeric keypad is a comma."""
        super().keyPressEvent(comma() if is_keypad_decimal(event) else event)


class LukisSel(QStyledItemDelegate):
    """`left` carries rows and columns to go after Enter or Tab, `arrowed` after an arrow; `filled` what was typed for
    all of the selection; `cut` a cell, and how wide its column has to be for a text that was painted cut."""

    left = Signal(int, int)
    arrowed = Signal(int, int)
    filled = Signal(str)
    cut = Signal(int, int, int)

    def __init__(self, tema: Tema, parent: QObject | None = None) -> None:
        """Colours come from the theme at the time of painting."""
        super().__init__(parent)
        self._tema = tema
        self.cepat = False
        self._lock: tuple[str, QPixmap] | None = None

    # -- typing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        """A field over the cell."""
        return KetikSel(parent, cepat=self.cepat)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What one would type to have it so; what is being typed stays, whatever changes meanwhile."""
        field = cast(QLineEdit, editor)
        if not field.isModified():
            field.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """What was typed."""
        cast(ModelKisi, model).setData(index, cast(QLineEdit, editor).text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002
        """Over the cell and its lines."""
        editor.setGeometry(option.rect.adjusted(0, 0, 1, 1))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter, Tab, and arrows after quick typing, keep what was typed and go on; Esc takes it back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(editor, KetikSel) and isinstance(event, QKeyEvent):
            return self._key(editor, event)
        return super().eventFilter(editor, event)

    def _key(self, editor: KetikSel, event: QKeyEvent) -> bool:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                teks = editor.text()
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
                self.filled.emit(teks)
            else:
                self._keep(editor)
                self.left.emit(-1 if shift else 1, 0)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._keep(editor)
            self.left.emit(0, -1 if key == Qt.Key.Key_Backtab or shift else 1)
        elif key == Qt.Key.Key_Escape:
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
        elif editor.cepat and key in _ARROWS:
            self._keep(editor)
            self.arrowed.emit(*_ARROWS[Qt.Key(key)])
        else:
            return key in (Qt.Key.Key_Up, Qt.Key.Key_Down)  # a field of one line passes them on to the grid
        return True

    def _keep(self, editor: KetikSel) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    # -- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, marks, text."""
        sel: Sel = index.data(SEL_ROLE)
        palet, rect = self._tema.palet, QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, rect, sel, palet, chosen=chosen)
        self._marks(painter, rect, sel, palet)
        self._text(painter, rect, sel, palet, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palet.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _ground(self, painter: QPainter, rect: QRect, sel: Sel, palet: Palet, *, chosen: bool) -> None:
        ground = palet.surface
        if sel.salah:
            ground = palet.wrong_soft
        elif sel.jenis != "isi" or sel.terkunci:
            ground = palet.ground
        painter.fillRect(rect, QColor(palet.accent_soft if chosen and not sel.salah else ground))
        if sel.status == "tidak_berlaku" and sel.jenis == "isi":
            painter.fillRect(rect, QBrush(QColor(palet.line), Qt.BrushStyle.BDiagPattern))

    def _marks(self, painter: QPainter, rect: QRect, sel: Sel, palet: Palet) -> None:
        if sel.jenis != "isi":
            return
        if sel.hari_ini:
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), QColor(palet.accent))
        if sel.status == "kosong" and not sel.salah and not sel.terkunci:
            _corner(painter, QPoint(rect.right(), rect.bottom()), -1, -1, QColor(palet.line))
        if sel.catatan:
            _corner(painter, rect.topRight(), -1, 1, QColor(palet.attention))
        if sel.terkunci:
            painter.drawPixmap(rect.left() + 5, rect.center().y() - _LOCK // 2 + 1, self._locked(palet))
        if sel.salah:
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), QColor(palet.wrong))
        elif sel.ragu:
            _wave(painter, rect, QColor(palet.attention))

    def _locked(self, palet: Palet) -> QPixmap:
        if self._lock is None or self._lock[0] != palet.text2:
            self._lock = palet.text2, drawing("lock", palet.text2, _LOCK)
        return self._lock[1]

    def _text(self, painter: QPainter, rect: QRect, sel: Sel, palet: Palet, index: Index) -> None:
        if not sel.teks:
            return
        pen = palet.text
        if sel.salah:
            pen = palet.wrong
        elif sel.jenis == "rekap" or sel.status == "tidak_berlaku":
            pen = palet.text2
        painter.setPen(QColor(pen))
        area = rect.adjusted(_SIDE + (_LOCK if sel.terkunci else 0), 0, -_SIDE, 0)
        tengah = sel.status in ("nihil", "tidak_berlaku") and not sel.salah
        where = Qt.AlignmentFlag.AlignHCenter if tengah else Qt.AlignmentFlag.AlignRight
        teks = sel.teks
        if painter.fontMetrics().horizontalAdvance(teks) > area.width():
            self.cut.emit(index.row(), index.column(), wanted_width(sel, painter.fontMetrics()))
            teks = painter.fontMetrics().elidedText(teks, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, where | _MIDDLE | Qt.TextFlag.TextSingleLine, teks)


def wanted_width(sel: Sel, metrik: QFontMetrics) -> int:
    """How wide a column has to be for a cell: its text, what is beside it, and the line between columns."""
    perlu = metrik.horizontalAdvance(sel.teks) + 2 * _SIDE + (_LOCK if sel.terkunci else 0) + 1
    return min(perlu, _REFUSED) if sel.salah else perlu


def is_keypad_decimal(event: QKeyEvent) -> bool:
    """The decimal key of the numeric keypad, whatever the keyboard has it write."""
    return bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier) and event.text() in (".", ",")


def comma() -> QKeyEvent:
    """What that key means here."""
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Comma, Qt.KeyboardModifier.NoModifier, ",")


def _corner(painter: QPainter, at: QPoint, right: int, down: int, colour: QColor) -> None:
    """A small triangle in a corner of the cell."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygon([at, at + QPoint(right * _CORNER, 0), at + QPoint(0, down * _CORNER)]))


def _wave(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """A wavy line along the bottom, as under a word in doubt."""
    painter.setPen(QPen(colour, 1))
    bawah = rect.bottom() - 2
    titik = [QPoint(x, bawah - (ke % 2) * 2) for ke, x in enumerate(range(rect.left() + 4, rect.right() - 2, 3))]
    painter.drawPolyline(QPolygon(titik))
