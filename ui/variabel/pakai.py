"""Where a variable is used, to go there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from iki_desktop.services.variabel import Pemakaian

_ROW = 28
_MOST = 6  # places seen at once


class DaftarPakai(QListWidget):
    """`go_to` carries the `Tempat` of a formula."""

    go_to = Signal(object)

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.setAccessibleName("Dipakai di")
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMinimumWidth(80)
        self.itemActivated.connect(self._go)
        self.itemClicked.connect(self._go)

    def show_usage(self, pakai: Pemakaian) -> None:
        """Other places; the same ones leave the chosen one chosen."""
        now = [(self.item(i).data(Qt.ItemDataRole.UserRole), self.item(i).text()) for i in range(self.count())]
        if now != list(pakai):
            self.clear()
            for tempat, sebutan in pakai:
                item = QListWidgetItem(sebutan)
                item.setData(Qt.ItemDataRole.UserRole, tempat)
                item.setToolTip(f"Buka {sebutan}")
                self.addItem(item)
        self.setFixedHeight(_ROW * min(_MOST, max(1, len(pakai))) + 2)

    def _go(self, item: QListWidgetItem) -> None:
        self.go_to.emit(item.data(Qt.ItemDataRole.UserRole))
