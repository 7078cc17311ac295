"""The signature block as it will print: ink on paper, whatever the theme."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iki_desktop.domain.dokumen import Penandatangan
from iki_desktop.domain.pegawai import baris_tanda_tangan

_PAPER, _INK, _FAINT = "#FFFFFF", "#000000", "#8A93A0"
_EDGE = 24
_ROOM = 4  # lines for signature and stamp
_SIZE = 11


class GambarBlok(QWidget):
    """Draws the block; says so where there is none."""

    def __init__(self) -> None:
        """Without a signatory."""
        super().__init__()
        self._siapa = Penandatangan()
        self.setMinimumWidth(260)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Contoh blok tanda tangan")
        self._font = QFont("Liberation Sans")
        self._font.setPointSize(_SIZE)

    def show_block(self, siapa: Penandatangan) -> None:
        """Another signatory."""
        self._siapa = siapa
        self.setAccessibleDescription("\n".join(self.lines()))
        self.setMinimumHeight(self.heightForWidth(max(self.width(), self.minimumWidth())))
        self.updateGeometry()
        self.update()

    def lines(self) -> list[str]:
        """All that is printed, from the top; the room for the signature is empty lines."""
        atas, bawah = baris_tanda_tangan(self._siapa)
        return [*atas, *[""] * _ROOM, *bawah] if atas or bawah else []

    def sizeHint(self) -> QSize:
        """High enough for all lines."""
        return QSize(320, self.heightForWidth(320))

    def heightForWidth(self, width: int) -> int:
        """Long lines wrap, as on paper."""
        metrics = QFontMetrics(self._font)
        room = QRect(0, 0, max(80, width - 2 * _EDGE), 10_000)
        return 2 * _EDGE + sum(metrics.boundingRect(room, _FLAGS, b or " ").height() for b in self.lines() or [" "] * 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines may wrap otherwise."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A piece of paper with the lines on it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(_PAPER))
        painter.setPen(QColor(_FAINT))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        room = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        baris = self.lines()
        if not baris:
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, "Belum ada penandatangan.")
            return
        painter.setFont(self._font)
        painter.setPen(QColor(_INK))
        for satu in baris:
            used = painter.fontMetrics().boundingRect(room, _FLAGS, satu or " ")
            painter.drawText(room, _FLAGS, satu)
            room.setTop(room.top() + used.height())


_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
