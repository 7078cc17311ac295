"""The buttons below the history: in one row where there is room, else in two."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

_GAP = 8
_EDGE = 12


class BarisTombol(QWidget):
    """`steps` act on the chosen step; `close_button` stands at the right."""

    def __init__(self) -> None:
        """All switched off but the last."""
        super().__init__()
        self.take_back = QPushButton("Ambil kembali langkah ini")
        self.to_form = QPushButton("Ke formulir")
        self.document = QPushButton("Ekspor dokumen saat itu…")
        self.compare = QPushButton("Bandingkan dengan sekarang")
        self.close_button = QPushButton("Tutup")
        self.close_button.setToolTip("Esc")
        self.steps = (self.take_back, self.to_form, self.document, self.compare)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_EDGE, 8, _EDGE, 12)
        self._grid.setSpacing(_GAP)
        self._grid.setColumnStretch(len(self.steps), 1)
        for tombol in self.steps:
            tombol.setEnabled(False)
        for tombol in (*self.steps, self.close_button):
            tombol.setAutoDefault(True)  # Enter presses it too
        self._columns = 0
        self._arrange(2)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for nomor, tombol in enumerate(self.steps):
            self._grid.addWidget(tombol, nomor // columns, nomor % columns)
        last = (len(self.steps) - 1) // columns
        self._grid.addWidget(self.close_button, last, len(self.steps) + 1, Qt.AlignmentFlag.AlignRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row or two."""
        super().resizeEvent(event)
        self._arrange(len(self.steps) if self.width() >= self._needed(self.steps) else 2)

    def _needed(self, row: tuple[QPushButton, ...]) -> int:
        return sum(t.sizeHint().width() + _GAP for t in (*row, self.close_button)) + 2 * _EDGE

    def minimumSizeHint(self) -> QSize:
        """As wide as two rows need."""
        widest = (self.take_back, self.compare)  # each the wider one of its column
        return QSize(self._needed(widest), super().minimumSizeHint().height())
