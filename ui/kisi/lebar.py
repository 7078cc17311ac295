"""A table whose columns share the room there is: a year is seen whole where it can be, and no figure is cut."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.bersama.nanti import once
from ui.kisi.lukis import wanted_width
from ui.kisi.model import ModelKisi

ROW = 28
WIDE = 120  # of a column that holds nothing wider
_NARROW, _WIDEST = 60, 300  # what a column holds may widen it
_PADDING = 15  # of the headings of columns, and the line between them


class LebarJudul(NamedTuple):
    """How wide the headings of the rows are: columns leave them `wanted`, but down to `least` where all columns are
    seen then, and what room is left over, up to `most`; `scrolled` where columns have to be scrolled to."""

    least: int
    wanted: int
    most: int
    scrolled: int


NAMA_BARIS = LebarJudul(200, 264, 400, 264)


class TabelLebar(QTableView):
    """Its columns are all of one width, but for those that need more."""

    def __init__(self, model: ModelKisi, side: QHeaderView | None, heading: LebarJudul, widest: int) -> None:
        """`side` paints the headings of the rows, `widest` is a column that holds nothing wide."""
        super().__init__()
        self._kisi, self._heading, self._wide = model, heading, widest
        self._needed: dict[int, int] = {}
        self._headed: dict[int, int] = {}  # what the headings of columns need
        self._wider: dict[tuple[int, int], int] = {}  # cells that needed more, and how much
        self._narrowing = once(self, 0, self._narrow_again)
        if side is not None:
            self.setVerticalHeader(side)
        self.setModel(model)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._dress_headers()
        model.modelReset.connect(self._begin_narrow)
        model.dataChanged.connect(self._narrowing.start)

    def _dress_headers(self) -> None:
        side, top = self.verticalHeader(), self.horizontalHeader()
        side.setDefaultSectionSize(ROW)
        side.setMinimumSectionSize(ROW)
        side.setFixedWidth(self._heading.wanted)
        side.setSectionResizeMode(side.ResizeMode.Fixed)
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        top.setMinimumSectionSize(48)
        top.setFixedHeight(ROW)
        top.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for header in (side, top):
            header.setHighlightSections(True)
            header.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names that begin alike, and their unit

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the room."""
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """All columns of one width, what there is room for, so that a year is seen whole where it can be; but for those
        that hold something wider. The names of the rows give way a little where all columns are seen then, and take
        what these leave."""
        top, banyak = self.horizontalHeader(), max(self._kisi.columnCount(), 1)
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2
        least, wanted, most, scrolled = self._heading
        sisa = room - sum(max(self._needed.get(kolom, 0), _NARROW) for kolom in range(banyak))
        lebar = self._share(room - (sisa if least <= sisa < wanted else wanted), banyak)
        top.setDefaultSectionSize(lebar)
        for kolom in range(self._kisi.columnCount()):
            top.resizeSection(kolom, max(self._needed.get(kolom, 0), lebar))
        sisa = room - top.length()
        self._set_heading(min(sisa, most) if sisa >= least else scrolled)
        self.updateGeometries()

    def _share(self, room: int, banyak: int) -> int:
        """The width of a column that holds nothing wide."""
        lebar = min(room // banyak, self._wide)
        lebih = [perlu for kolom, perlu in self._needed.items() if perlu > lebar and kolom < banyak]
        if len(lebih) < banyak:
            lebar = min((room - sum(lebih)) // (banyak - len(lebih)), lebar)
        return max(lebar, _NARROW)

    def _set_heading(self, lebar: int) -> None:
        """The headings of the rows are so wide."""
        self.verticalHeader().setFixedWidth(lebar)

    def _begin_narrow(self) -> None:
        """Another grid: as wide as its headings need, or narrower than that where they are too many words."""
        metrik, top = self.horizontalHeader().fontMetrics(), Qt.Orientation.Horizontal
        self._wider.clear()
        self._headed = {
            kolom: min(metrik.horizontalAdvance(self._kisi.judul(kolom, top)) + _PADDING, self._wide)
            for kolom in range(self._kisi.columnCount())
        }
        self._needed = dict(self._headed)
        self.fit_columns()

    def _narrow_again(self) -> None:
        """What made a column wide may be gone."""
        if not self._wider or not self.isVisible():
            return
        metrik, lama = self.viewport().fontMetrics(), self._wider
        self._wider = {
            sel: min(wanted_width(self._kisi.sel(*sel), metrik), perlu)
            for sel, perlu in lama.items()
            if sel[0] < self._kisi.rowCount() and sel[1] < self._kisi.columnCount()
        }
        if self._wider != lama:
            self._needed = dict(self._headed)
            for (_, kolom), perlu in self._wider.items():
                self._needed[kolom] = max(self._needed.get(kolom, 0), perlu)
            self.fit_columns()

    def widen(self, baris: int, kolom: int, needed: int) -> None:
        """A figure is wider than its column, which grows; a figure that is cut is worse than one to scroll to."""
        needed = min(needed, _WIDEST)
        self._wider[baris, kolom] = needed
        if needed > self._needed.get(kolom, _NARROW):
            self._needed[kolom] = needed
            self.fit_columns()
