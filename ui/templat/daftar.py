"""For whom templates are made: a list to tick, its boxes drawn as the others of the window are."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtCore import QModelIndex as Qt_Index
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from ui.bersama.baris import draw_ground, write_cut
from ui.bersama.centang import draw_box
from ui.tema.tema import Tema

Index = Qt_Index | QPersistentModelIndex
_ROW, _BOX, _GAP = 28, 16, 8
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
_CHECK = Qt.ItemDataRole.CheckStateRole


class LukisCentangan(QStyledItemDelegate):
    """A box and its words; a click anywhere in the row, or the space bar, ticks it."""

    def __init__(self, tema: Tema, parent: QObject) -> None:
        """Colours come from the theme at the time of painting."""
        super().__init__(parent)
        self._tema = tema

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All rows alike."""
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        draw_ground(painter, option, self._tema.palet)
        rect = QRect(option.rect).adjusted(10, 0, -8, 0)
        box = QRectF(rect.left() + 0.5, rect.center().y() - _BOX // 2 + 1.5, _BOX - 1, _BOX - 1)
        draw_box(painter, box, Qt.CheckState(index.data(_CHECK)), self._tema.palet)
        painter.setPen(QColor(self._tema.palet.text))
        sisi = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        write_cut(painter, rect.adjusted(_BOX + _GAP, 0, 0, 0), str(index.data()), sisi)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:  # noqa: ARG002
        """Ticks or unticks."""
        tekan = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if event.type() == QEvent.Type.MouseButtonRelease or (tekan and event.key() == Qt.Key.Key_Space):  # type: ignore[attr-defined]
            nyala = Qt.CheckState(index.data(_CHECK)) == Qt.CheckState.Checked
            return model.setData(index, Qt.CheckState.Unchecked if nyala else Qt.CheckState.Checked, _CHECK)
        return False


class DaftarCentang(QListWidget):
    """Rows with an id; `itemChanged` tells of ticks."""

    def __init__(self, tema: Tema, nama: str) -> None:
        """Empty."""
        super().__init__()
        self.setAccessibleName(nama)
        self.setItemDelegate(LukisCentangan(tema, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tema.changed.connect(self.viewport().update)

    def show_rows(self, baris: Iterable[tuple[int, str]], dipilih: Iterable[int]) -> None:
        """Other rows, some of them ticked; says nothing of it."""
        terpilih = set(dipilih)
        kini = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for nomor, nama in baris:
            item = QListWidgetItem(nama)
            item.setData(Qt.ItemDataRole.UserRole, nomor)
            item.setFlags(_FLAGS)
            item.setCheckState(Qt.CheckState.Checked if nomor in terpilih else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(max(0, min(kini, self.count() - 1)))
        self.blockSignals(False)

    @property
    def nomor(self) -> list[int]:
        """The ids of all rows."""
        return [self.item(ke).data(Qt.ItemDataRole.UserRole) for ke in range(self.count())]

    @property
    def dipilih(self) -> list[int]:
        """Those that are ticked."""
        semua = [self.item(ke) for ke in range(self.count())]
        return [s.data(Qt.ItemDataRole.UserRole) for s in semua if s.checkState() == Qt.CheckState.Checked]

    def tick_all(self, *, on: bool) -> None:
        """All, or none; says nothing of it."""
        self.blockSignals(True)
        for ke in range(self.count()):
            self.item(ke).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.viewport().update()
