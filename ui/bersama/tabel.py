"""A table of rows of one kind, filled as it is looked at; and the list side of a panel: search, table, add."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from iki_desktop.domain.teks import kunci_cari
from ui.tema.tema import Tema

Index = QModelIndex | QPersistentModelIndex
ROW = 28
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column. `lebar` 0 takes what is left; below a view of width `dari` the column is not shown."""

    judul: str
    teks: Callable[[Any], str]
    lebar: int = 0
    kanan: bool = False
    dari: int = 0
    peran: Callable[[Any], str] | None = None  # the role of the palette it is written in


class TabelModel(QAbstractTableModel):
    """Rows that have an `id`; a search leaves those whose texts hold what is looked for."""

    def __init__(self, tema: Tema, kolom: Sequence[Kolom], parent: QObject | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self._tema, self.kolom = tema, tuple(kolom)
        self._all: tuple[Any, ...] = ()
        self._dicari = ""
        self._fits: Callable[[Any], bool] | None = None
        self.rows: list[Any] = []

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Other rows; the search stays on."""
        same = tuple(rows) == self._all
        self._all = tuple(rows)
        if same and self.rows and self._fits is None and not self._dicari:
            # only what the columns make of them may be another
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.kolom) - 1))
        else:
            self._choose()

    def set_search(self, teks: str, fits: Callable[[Any], bool] | None = None) -> None:
        """Shows only rows whose texts hold `teks`, and which `fits` lets through."""
        self._dicari, self._fits = kunci_cari(teks), fits
        self._choose()

    def _choose(self) -> None:
        rows = [b for b in self._all if (self._fits is None or self._fits(b)) and self._holds(b)]
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def _holds(self, baris: Any) -> bool:
        return not self._dicari or any(self._dicari in kunci_cari(k.teks(baris)) for k in self.kolom)

    @property
    def total(self) -> int:
        """How many rows there are without a search."""
        return len(self._all)

    def row_of(self, nomor: int) -> int:
        """The place of the row with an id; -1 where it is not shown."""
        return next((i for i, b in enumerate(self.rows) if b.id == nomor), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.kolom)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles."""
        if orientation == Qt.Orientation.Horizontal and section < len(self.kolom):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.kolom[section].judul
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self._aligned(self.kolom[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, where they stand, and the colour of some."""
        if not index.isValid():
            return None
        kolom, baris = self.kolom[index.column()], self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return kolom.teks(baris)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._aligned(kolom)
            case Qt.ItemDataRole.ForegroundRole if kolom.peran is not None:
                return QColor(getattr(self._tema.palet, kolom.peran(baris)))
        return None

    def _aligned(self, kolom: Kolom) -> Qt.AlignmentFlag:
        return (Qt.AlignmentFlag.AlignRight if kolom.kanan else Qt.AlignmentFlag.AlignLeft) | _MIDDLE


class Tabel(QTableView):
    """Whole rows are chosen. `chosen` carries an id (0: none); `entered`: Enter, on to the form; `deleted`: Del."""

    chosen = Signal(int)
    entered = Signal()
    deleted = Signal()

    def __init__(self, model: TabelModel, nama: str) -> None:
        """`nama` is what the table is called."""
        super().__init__()
        self._rows = model
        self.current = 0
        self._row = 0
        self.setObjectName("tabel")
        self.setAccessibleName(nama)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(40)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | _MIDDLE)
        for place, kolom in enumerate(model.kolom):
            if kolom.lebar:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(place, kolom.lebar)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(self._moved)

    def choose(self, nomor: int) -> bool:
        """Makes the row with an id the current one; False where it is not shown."""
        row = self._rows.row_of(nomor)
        if row < 0:
            return False
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        index = self._rows.index(row, self._first_column())
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def _first_column(self) -> int:
        return next((i for i in range(len(self._rows.kolom)) if not self.isColumnHidden(i)), 0)

    def _restore(self) -> None:
        """After a reset: the same row, or the one in its place, or none."""
        was = self.current
        near = self._rows.rows[min(self._row, len(self._rows.rows) - 1)].id if self._rows.rows else 0
        if not self.choose(was) and not self.choose(near):
            self.current = 0
            if was:
                self.chosen.emit(0)

    def _moved(self, index: QModelIndex) -> None:
        nomor = self._rows.rows[index.row()].id if index.isValid() else 0
        if index.isValid():
            self._row = index.row()
        if index.isValid() and nomor != self.current:
            self.current = nomor
            self.chosen.emit(nomor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 go on to the form, Del asks to delete; Esc is the panel's."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.entered.emit()
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, some columns are not shown."""
        for place, kolom in enumerate(self._rows.kolom):
            self.setColumnHidden(place, self.width() < kolom.dari)
        super().resizeEvent(event)
