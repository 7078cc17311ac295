"""What differs in one position, to read and to step through."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from iki_desktop.domain.banding import BedaJabatan
from ui.banding.isi import PenulisBeda
from ui.tema.tema import Tema


class BedaView(QTextEdit):
    """Shows one position; the difference one has stepped to has a bar at its left."""

    def __init__(self, tema: Tema) -> None:
        """Empty."""
        super().__init__()
        self._tema = tema
        self._beda: BedaJabatan | None = None
        self._starts: list[int] = []
        self.current = -1
        self.setObjectName("formulir")
        self.setAccessibleName("Perbedaan jabatan yang dipilih")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        tema.changed.connect(self._write)

    @property
    def count(self) -> int:
        """How many differences are shown."""
        return len(self._starts)

    def show_beda(self, beda: BedaJabatan | None) -> None:
        """Another position, from its top."""
        self._beda, self.current = beda, -1
        self._write()
        self.verticalScrollBar().setValue(0)

    def _write(self) -> None:
        self._starts = []
        if self._beda is None:
            self.document().clear()
            return
        penulis = PenulisBeda(self.document(), self._tema.palet, self.font())
        penulis.write(self._beda)
        self._starts = penulis.starts
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def go_to(self, nomor: int) -> None:
        """Steps to a difference and brings it into sight."""
        self.current = nomor
        kotak = self._place(nomor)
        bar = self.verticalScrollBar()
        tinggi = self.viewport().height()
        if kotak.top() < bar.value() + 8 or kotak.bottom() > bar.value() + tinggi - 8:
            bar.setValue(round(kotak.top() - min(tinggi / 4, max(8, (tinggi - kotak.height()) / 2))))
        cursor = QTextCursor(self._block(nomor))
        self.setTextCursor(cursor)
        bar.setValue(bar.value())
        self.viewport().update()

    def _block(self, nomor: int) -> QTextBlock:
        return self.document().findBlockByNumber(self._starts[nomor])

    def _place(self, nomor: int) -> QRectF:
        """The rectangle of a difference, label and text, in the document."""
        layout, block = self.document().documentLayout(), self._block(nomor)
        return layout.blockBoundingRect(block).united(layout.blockBoundingRect(block.next()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and the bar."""
        super().paintEvent(event)
        if 0 <= self.current < len(self._starts):
            kotak = self._place(self.current)
            y = kotak.top() - self.verticalScrollBar().value()
            painter = QPainter(self.viewport())
            painter.fillRect(QRectF(6, y, 3, kotak.height()), QColor(self._tema.palet.accent))
            painter.end()
