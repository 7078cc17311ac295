"""Widgets one after the other that go on in the next line where there is no more room, as words do."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Alir(QLayout):
    """Left to right, each line as high as its highest."""

    def __init__(self, parent: QWidget, jarak: int = 4) -> None:
        """Nothing in it."""
        super().__init__(parent)
        self._isi: list[QLayoutItem] = []
        self.setSpacing(jarak)

    def addItem(self, item: QLayoutItem) -> None:
        """One more at the end."""
        self._isi.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._isi)

    def itemAt(self, ke: int) -> QLayoutItem | None:
        """One of them."""
        return self._isi[ke] if 0 <= ke < len(self._isi) else None

    def takeAt(self, ke: int) -> QLayoutItem | None:
        """Takes one out."""
        return self._isi.pop(ke) if 0 <= ke < len(self._isi) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrow is high."""
        return True

    def heightForWidth(self, lebar: int) -> int:
        """How high at a width."""
        return self._place(QRect(0, 0, lebar, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Puts them in their places."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """As narrow as the widest of them."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The widest of them."""
        size = QSize()
        for item in self._isi:
            size = size.expandedTo(item.minimumSize())
        m = self.contentsMargins()
        return size + QSize(m.left() + m.right(), m.top() + m.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        m = self.contentsMargins()
        dalam = rect.adjusted(m.left(), m.top(), -m.right(), -m.bottom())
        x, y, tinggi = dalam.x(), dalam.y(), 0
        for item in self._isi:
            widget = item.widget()
            if widget is None or widget.isHidden():
                continue
            hint = item.sizeHint()
            if x > dalam.x() and x + hint.width() > dalam.right() + 1:
                x, y, tinggi = dalam.x(), y + tinggi + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self.spacing()
            tinggi = max(tinggi, hint.height())
        return y + tinggi - rect.y() + m.bottom()
