"""The list of names that opens at the caret. It never takes the focus: the editor hands it the keys."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QWidget

from ui.rumus.gaya import popup_sheet
from ui.tema.tema import Tema

_ROWS = 8
_WIDEST = 420
_EDGE = 4


class DaftarCalon(QListWidget):
    """`picked` carries the name chosen by mouse or by `pick`."""

    picked = Signal(str)

    def __init__(self, tema: Tema) -> None:
        """Hidden, until `open_at`."""
        super().__init__()
        self._tema = tema
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUniformItemSizes(True)
        self.setAccessibleName("Nama variabel yang cocok")
        self.itemClicked.connect(lambda item: self.picked.emit(item.text()))
        self.hide()

    def open_at(self, host: QWidget, caret: QRect, names: Sequence[str], row: int) -> None:
        """Shows the names below the caret (a rectangle of `host`), or above it where there is more room."""
        if self.parentWidget() is not host:
            self.setParent(host)
        self.setStyleSheet(popup_sheet(self._tema.palet))
        self.clear()
        self.addItems(list(names))
        for ke, nama in enumerate(names):
            self.item(ke).setToolTip(nama)
        self.setCurrentRow(row)
        self.ensurePolished()
        lebar = min(_WIDEST, host.width() - 2 * _EDGE, self.sizeHintForColumn(0) + 40)
        tinggi = self.sizeHintForRow(0) * min(_ROWS, len(names)) + 8
        self.resize(max(160, lebar), tinggi)
        self.move(self._place(host, caret))
        self.raise_()
        self.show()

    def _place(self, host: QWidget, caret: QRect) -> QPoint:
        x = max(_EDGE, min(caret.left(), host.width() - self.width() - _EDGE))
        below = caret.bottom() + _EDGE
        if below + self.height() <= host.height() or caret.top() < self.height() + _EDGE:
            return QPoint(x, below)
        return QPoint(x, caret.top() - self.height() - _EDGE)

    def step(self, rows: int) -> None:
        """Moves the choice, around the ends."""
        if self.count():
            now = self.currentRow()
            self.setCurrentRow((now + rows) % self.count() if now >= 0 else (0 if rows > 0 else self.count() - 1))

    def pick(self) -> None:
        """Takes the chosen name, the first if none is."""
        item = self.currentItem() or self.item(0)
        if item:
            self.picked.emit(item.text())
