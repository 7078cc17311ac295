"""The sheet as it is, in a table view that is built at once, however long the sheet is."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from iki_desktop.domain.impor.lembar import Sel, isi
from ui.impor.kata import tampil_sel
from ui.impor.lukis import SISI, KepalaBaris, KepalaKolom, LukisLembar
from ui.impor.model import ModelLembar
from ui.tema.tema import Tema

BARIS = 24  # pixels of a row
_LEBAR_MIN, _LEBAR_MAKS, _LEBAR, _LEBAR_SEMBUNYI = 80, 172, 96, 44
_DIUKUR, _KOLOM_DIUKUR = 60, 120  # rows and columns that widths are measured of
_GABUNG_MAKS = 200  # merged cells that are shown merged: the view goes through all of them on each paint


class PandanganLembar(QTableView):
    """`moved` carries the row and column one is at; `menu_wanted` a column and where its menu opens."""

    moved = Signal(int, int)
    menu_wanted = Signal(int, QPoint)
    entered = Signal()

    def __init__(self, model: ModelLembar, tema: Tema) -> None:
        """A view of `model`."""
        super().__init__()
        self._lembar = model
        self._judul: set[int] = set()  # rows with one text alone, which may run over the cells beside it
        self.setObjectName("kisi")
        self.setAccessibleName("Isi lembar kerja")
        self.setHorizontalHeader(KepalaKolom(model, tema, self))
        self.setVerticalHeader(KepalaBaris(model, tema, self))
        self.setModel(model)
        self.setItemDelegate(LukisLembar(tema, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        tegak = self.verticalHeader()
        tegak.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        tegak.setMinimumSectionSize(BARIS)
        tegak.setDefaultSectionSize(BARIS)
        datar = self.horizontalHeader()
        datar.setDefaultSectionSize(_LEBAR)
        datar.sectionClicked.connect(self._open_menu)
        tema.changed.connect(self.viewport().update)

    def show_sheet(self) -> None:
        """After the model shows another sheet: widths, merged cells, the first cell."""
        self.clearSpans()
        datar = self.horizontalHeader()
        pertama = self._lembar.lembar.baris[:_DIUKUR]
        self._judul = {ke for ke, baris in enumerate(pertama) if len(self._seen(baris)) == 1}
        for kolom in range(min(self._lembar.columnCount(), _KOLOM_DIUKUR)):
            datar.resizeSection(kolom, self._width(kolom))
        gabung = self._lembar.lembar.gabung
        if len(gabung) <= _GABUNG_MAKS:
            baris, lebar = self._lembar.rowCount(), self._lembar.columnCount()
            for satu in gabung:
                tinggi, luas = min(satu.bawah, baris - 1) - satu.atas + 1, min(satu.kanan, lebar - 1) - satu.kiri + 1
                if tinggi > 0 and luas > 0 and tinggi * luas > 1:
                    self.setSpan(satu.atas, satu.kiri, tinggi, luas)
        self._let_titles_run()
        if self._lembar.rowCount() and self._lembar.columnCount():
            self.go(0, 0)
        self.verticalHeader().updateGeometry()

    def _let_titles_run(self) -> None:
        """A text that stands alone in its row runs over the empty cells beside it, as spreadsheets show it."""
        lebar = self._lembar.columnCount()
        for baris in self._judul:
            isi_baris = self._lembar.lembar.baris[baris]
            (kolom,) = self._seen(isi_baris)
            perlu = self.fontMetrics().horizontalAdvance(tampil_sel(isi_baris[kolom])) + 2 * SISI
            if any(g.atas <= baris <= g.bawah for g in self._lembar.lembar.gabung):
                continue  # spans must not overlap
            akhir, ruang = kolom, self.columnWidth(kolom)
            while ruang < perlu and akhir + 1 < lebar:
                akhir += 1
                ruang += self.columnWidth(akhir)
            if akhir > kolom:
                self.setSpan(baris, kolom, 1, akhir - kolom + 1)

    def _seen(self, baris: Sequence[Sel]) -> list[int]:
        """The columns of a row that hold something and that the file itself shows."""
        sembunyi = self._lembar.lembar.kolom_tersembunyi
        return [ke for ke, satu in enumerate(baris) if satu is not None and ke not in sembunyi]

    def _width(self, kolom: int) -> int:
        lembar, metrik = self._lembar.lembar, self.fontMetrics()
        if kolom in lembar.kolom_tersembunyi:
            return _LEBAR_SEMBUNYI  # there to be looked at, but not in the way
        gabung = {(g.atas, g.kiri) for g in lembar.gabung[:_GABUNG_MAKS] if g.kanan > g.kiri}
        lebar = _LEBAR_MIN
        for baris in range(min(_DIUKUR, len(lembar.baris))):
            satu = lembar.di(baris, kolom)
            if baris in self._judul:
                continue
            if satu is not None and (baris, kolom) not in gabung and len(isi(satu)) <= 60:  # a title runs over
                lebar = max(lebar, metrik.horizontalAdvance(tampil_sel(satu)) + 2 * SISI + 4)
        return min(lebar, _LEBAR_MAKS)

    def go(self, baris: int, kolom: int) -> None:
        """Makes a cell the current one, and brings it into sight."""
        index = self._lembar.index(baris, kolom)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
            self.executeDelayedItemsLayout()  # of a sheet that has just come: how far one can scroll isn't known yet
            self.updateGeometries()
            self.scrollTo(index)

    @property
    def at(self) -> tuple[int, int] | None:
        """The cell one is at."""
        kini = self.currentIndex()
        return (kini.row(), kini.column()) if kini.isValid() else None

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Tells where one is; the headings mark it."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._lembar.go_to_row(current.row())
            self.moved.emit(current.row(), current.column())
        for kepala in (self.horizontalHeader(), self.verticalHeader()):
            kepala.viewport().update()

    def _open_menu(self, kolom: int) -> None:
        datar = cast(KepalaKolom, self.horizontalHeader())
        di = QPoint(datar.sectionViewportPosition(kolom), datar.height())
        self.menu_wanted.emit(kolom, datar.viewport().mapToGlobal(di))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What the column holds, asked at a cell: by the mouse, or by the Menu key."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._menu_here()
        elif (index := self.indexAt(event.pos())).isValid():
            self.go(index.row(), index.column())
            self.menu_wanted.emit(index.column(), event.globalPos())

    def _menu_here(self) -> None:
        if (at := self.at) is not None:
            self._open_menu(at[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+↓ opens the menu of the column, Enter goes on to the findings; Esc is the page's."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Down and alt:
            self._menu_here()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
