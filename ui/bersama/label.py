"""A label of one line that is cut with an ellipsis where room is short, and then says the whole in its tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """Plain text only: what the office typed is never read as markup."""

    def __init__(self, teks: str = "", parent: QWidget | None = None, *, middle: bool = False) -> None:
        """`middle` cuts in the middle, as paths want it."""
        super().__init__(teks, parent)
        self._mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def setText(self, teks: str) -> None:
        """Also renews the tooltip."""
        super().setText(teks)
        self._tell_whole()

    def is_cut(self) -> bool:
        """Whether some of the text can't be seen."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def minimumSizeHint(self) -> QSize:
        """Narrow: the text gives way."""
        return QSize(40, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is cut changes."""
        super().resizeEvent(event)
        self._tell_whole()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The text, cut to the width."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        teks = self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())
        painter.drawText(self.contentsRect(), self.alignment() | Qt.TextFlag.TextSingleLine, teks)

    def _tell_whole(self) -> None:
        self.setToolTip(self.text() if self.is_cut() else "")
