"""The view of a grid: keys, selection and clipboard as in Excel."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from iki_desktop.domain.blok import isi_ke_bawah, isi_ke_kanan, letakkan, rancu, yang_muat
from ui.kisi.lukis import LukisSel
from ui.kisi.model import Diterima, Index, ModelKisi
from ui.kisi.papan import read_clipboard, write_clipboard
from ui.tema.tema import Tema

ROW, HEADING = 28, 264
_NARROW, _WIDE, _WIDEST = 60, 120, 240  # columns share the room there is, within these; what they hold may widen them
_Flag = QItemSelectionModel.SelectionFlag
_EDIT = QAbstractItemView.EditTrigger
_AHEAD = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class PandanganKisi(QTableView):
    """`moved`: another cell is current. `picked`: other cells are chosen. `came_of` carries what a block came to
    (`Diterima`) and what was done (“Ditempel”). `entered`: Enter on a cell that is not typed in."""

    moved = Signal(object)
    picked = Signal()
    came_of = Signal(object, str)
    entered = Signal(object)

    def __init__(self, model: ModelKisi, tema: Tema, nama: str) -> None:
        """`nama` is what the grid is called."""
        super().__init__()
        self._kisi = model
        self._tab_from: int | None = None
        self._needed = _NARROW
        self.setObjectName("kisi")
        self.setAccessibleName(nama)
        self.setModel(model)
        self._lukis = LukisSel(tema, self)
        self._lukis.left.connect(self._typed)
        self._lukis.filled.connect(self._fill_selection)
        self._lukis.cut.connect(self._widen, Qt.ConnectionType.QueuedConnection)
        self.setItemDelegate(self._lukis)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(_EDIT.AnyKeyPressed | _EDIT.EditKeyPressed | _EDIT.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._dress_headers()
        self.actions_ = self._make_actions()
        model.modelReset.connect(self._begin_narrow)
        self.selectionModel().currentChanged.connect(lambda kini, _: self.moved.emit(kini))
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        tema.changed.connect(self.viewport().update)

    def _dress_headers(self) -> None:
        side, top = self.verticalHeader(), self.horizontalHeader()
        side.setDefaultSectionSize(ROW)
        side.setMinimumSectionSize(ROW)
        side.setFixedWidth(HEADING)
        side.setSectionResizeMode(side.ResizeMode.Fixed)
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        top.setMinimumSectionSize(48)
        top.setFixedHeight(ROW)
        top.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for header in (side, top):
            header.setHighlightSections(True)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _make_actions(self) -> dict[str, QAction]:
        spec: dict[str, tuple[str, str, Callable[[], object]]] = {
            "potong": ("Po&tong", "Ctrl+X", self.cut),
            "salin": ("&Salin", "Ctrl+C", self.copy),
            "tempel": ("&Tempel", "Ctrl+V", self.paste),
            "ke_bawah": ("Isi ke &bawah", "Ctrl+D", lambda: self._fill("bawah")),
            "ke_kanan": ("Isi ke &kanan", "Ctrl+R", lambda: self._fill("kanan")),
            "kosongkan": ("K&osongkan", "Del", self.clear),
            "nihil": ("&Nihil (-)", "Ctrl+Shift+-", lambda: self._fill_selection("-")),
            "tidak_berlaku": ("Tidak b&erlaku (n/a)", "Ctrl+Shift+N", lambda: self._fill_selection("n/a")),
            "semua": ("Pilih se&mua", "Ctrl+A", self.selectAll),
        }
        hasil = {}
        for nama, (teks, keys, act) in spec.items():
            action = QAction(teks, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, act=act: act())
            self.addAction(action)
            hasil[nama] = action
        return hasil

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the room."""
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """All columns of one width: what there is room for, so that a year is seen whole where it can be."""
        banyak = max(self._kisi.columnCount(), 1)
        room = self.width() - HEADING - self.verticalScrollBar().sizeHint().width() - 2
        self.horizontalHeader().setDefaultSectionSize(max(min(room // banyak, _WIDE), self._needed))

    def _begin_narrow(self) -> None:
        self._needed = _NARROW
        self.fit_columns()

    def _widen(self, needed: int) -> None:
        """A figure is wider than its column: all of them grow; a figure that is cut is worse than one to scroll to."""
        if needed > self._needed:
            self._needed = min(needed, _WIDEST)
            self.fit_columns()

    # -- where one is

    def _ranges(self) -> list[QItemSelectionRange]:
        pilihan = self.selectionModel().selection()
        return [pilihan.at(ke) for ke in range(pilihan.count())]

    def chosen(self) -> tuple[int, int, int, int] | None:
        """First row and column of what is chosen, and how many; None where nothing is."""
        pilihan = self._ranges()
        if not pilihan:
            kini = self.currentIndex()
            return (kini.row(), kini.column(), 1, 1) if kini.isValid() else None
        atas, kiri = min(r.top() for r in pilihan), min(r.left() for r in pilihan)
        bawah, kanan = max(r.bottom() for r in pilihan), max(r.right() for r in pilihan)
        return atas, kiri, bawah - atas + 1, kanan - kiri + 1

    def chosen_cells(self) -> list[tuple[int, int]]:
        """All chosen cells, row by row."""
        ranges = self._ranges()
        sel = {(b, k) for r in ranges for b in range(r.top(), r.bottom() + 1) for k in range(r.left(), r.right() + 1)}
        kini = self.currentIndex()
        return sorted(sel) if sel else [(kini.row(), kini.column())] if kini.isValid() else []

    def go(self, baris: int, kolom: int) -> None:
        """Makes a cell the current one, and seen."""
        index = self._kisi.index(baris, kolom)
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        self.scrollTo(index)

    def step(self, baris: int, kolom: int) -> None:
        """To the next cell that is typed in, down, up, right or left; past the end of a row, on to the next row."""
        kini = self.currentIndex()
        if not kini.isValid():
            return
        tinggi, lebar = self._kisi.rowCount(), self._kisi.columnCount()
        b, k = kini.row(), kini.column()
        while True:
            b, k = b + baris, k + kolom
            if kolom and not 0 <= k < lebar:
                b, k = (b + 1, 0) if k >= lebar else (b - 1, lebar - 1)
            if not (0 <= b < tinggi and 0 <= k < lebar):
                return
            if self._kisi.terbuka(b, k):
                self.go(b, k)
                return

    def _typed(self, baris: int, kolom: int) -> None:
        """After typing: on as the key says; Enter after Tabs begins below where the row was begun."""
        kini = self.currentIndex()
        if kolom and not baris:
            self._tab_from = kini.column() if self._tab_from is None else self._tab_from
        elif baris and self._tab_from is not None:
            mulai, self._tab_from = self._tab_from, None
            if 0 <= kini.row() + baris < self._kisi.rowCount() and self._kisi.terbuka(kini.row() + baris, mulai):
                self.go(kini.row() + baris, mulai)
                return
        self.step(baris, kolom)

    # -- keys

    def edit(self, index: Index, trigger: object = None, event: QEvent | None = None) -> bool:  # type: ignore[override]
        """Remembers how typing began: who began by typing leaves the cell with the arrows."""
        if trigger is None:
            self._lukis.cepat = False
            super().edit(index)
            return True
        self._lukis.cepat = trigger == _EDIT.AnyKeyPressed
        return super().edit(index, trigger, event)  # type: ignore[call-overload,no-any-return]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves as Excel does; all else that has a letter begins typing."""
        key, mods = event.key(), event.modifiers()
        ctrl, shift = bool(mods & Qt.KeyboardModifier.ControlModifier), bool(mods & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not ctrl:
            self._enter(shift=shift)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not ctrl:
            self._typed(0, -1 if key == Qt.Key.Key_Backtab or shift else 1)
        elif key == Qt.Key.Key_Space and (ctrl or shift):
            self.selectRow(self.currentIndex().row()) if shift else self.selectColumn(self.currentIndex().column())
        elif ctrl and key in _AHEAD:
            self._leap(*_AHEAD[Qt.Key(key)], stretch=shift)
        elif key == Qt.Key.Key_Backspace:
            self._begin_empty()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            if key in _AHEAD:
                self._tab_from = None
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab moves within the grid."""
        tab = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in tab:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def _enter(self, *, shift: bool) -> None:
        kini = self.currentIndex()
        if kini.isValid() and not self._kisi.terbuka(kini.row(), kini.column()):
            self.entered.emit(kini)
        else:
            self._typed(-1 if shift else 1, 0)

    def _begin_empty(self) -> None:
        """Backspace: the cell is typed anew."""
        kini = self.currentIndex()
        if kini.isValid() and kini.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(kini)
            field = self.indexWidget(kini)
            if field is not None:
                field.clear()  # type: ignore[attr-defined]

    def _leap(self, baris: int, kolom: int, *, stretch: bool) -> None:
        """To the edge of the grid."""
        kini = self.currentIndex()
        if not kini.isValid():
            return
        b = {-1: 0, 0: kini.row(), 1: self._kisi.rowCount() - 1}[baris]
        k = {-1: 0, 0: kini.column(), 1: self._kisi.columnCount() - 1}[kolom]
        index = self._kisi.index(b, k)
        if stretch:
            self.selectionModel().select(QItemSelection(kini, index), _Flag.Select)
        else:
            self.go(b, k)
        self.scrollTo(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the chosen cells."""
        self.make_menu().exec(event.globalPos())

    def make_menu(self) -> QMenu:
        """The same for whoever shows it."""
        menu = QMenu(self)
        for nama, action in self.actions_.items():
            if nama in ("ke_bawah", "kosongkan", "semua"):
                menu.addSeparator()
            menu.addAction(action)
        return menu

    # -- blocks

    def cells(self, atas: int, kiri: int, tinggi: int, lebar: int) -> list[list[str]]:
        """The texts of a block; of cells that are not chosen, nothing."""
        chosen = set(self.chosen_cells())
        return [
            [self._kisi.ketikan(b, k) if (b, k) in chosen else "" for k in range(kiri, kiri + lebar)]
            for b in range(atas, atas + tinggi)
        ]

    def copy(self) -> None:
        """Chosen cells to the clipboard, as Excel and LibreOffice take them."""
        tempat = self.chosen()
        if tempat is not None:
            atas, kiri, tinggi, lebar = tempat
            nilai: list[list[Decimal | None]] = [
                [self._kisi.nilai(b, k) for k in range(kiri, kiri + lebar)] for b in range(atas, atas + tinggi)
            ]
            write_clipboard(self.cells(*tempat), nilai)

    def cut(self) -> None:
        """Copies, and empties the cells."""
        self.copy()
        self._take(dict.fromkeys(self._open_cells(), ""), "Potong", "Dipotong")

    def paste(self) -> None:
        """The block of the clipboard from the first chosen cell on; repeated where the selection is a multiple."""
        tempat, blok = self.chosen(), read_clipboard(QGuiApplication.clipboard())
        if tempat is None or not blok:
            return
        atas, kiri, tinggi, lebar = tempat
        ada = self._kisi.rowCount() - atas, self._kisi.columnCount() - kiri
        muat, luar = yang_muat(letakkan(blok, tinggi, lebar), *ada)
        isi = {(atas + b, kiri + k): teks for b, satu in enumerate(muat) for k, teks in enumerate(satu)}
        hasil = self._kisi.terima(isi, "Tempel", frozenset((atas + b, kiri + k) for b, k in rancu(muat)))
        self._select(atas, kiri, len(muat), max(map(len, muat), default=0))
        if luar:
            sebab = hasil.sebab or f"{luar} sel jatuh di luar kisi. Pilih sel awal lebih ke kiri atau ke atas."
            hasil = Diterima(hasil.diambil, hasil.ditolak + luar, sebab, hasil.pertama)
        self.came_of.emit(hasil, "Ditempel")

    def _select(self, atas: int, kiri: int, tinggi: int, lebar: int) -> None:
        if tinggi and lebar:
            akhir = self._kisi.index(atas + tinggi - 1, kiri + lebar - 1)
            self.selectionModel().select(QItemSelection(self._kisi.index(atas, kiri), akhir), _Flag.ClearAndSelect)

    def clear(self) -> None:
        """Empties the chosen cells: not reported."""
        self._take(dict.fromkeys(self._open_cells(), ""), "Kosongkan", "Dikosongkan")

    def _fill_selection(self, teks: str) -> None:
        """The same in all chosen cells."""
        self._take(dict.fromkeys(self._open_cells(), teks), "Isi", "Diisi")

    def _fill(self, arah: str) -> None:
        tempat = self.chosen()
        if tempat is None:
            return
        atas, kiri, tinggi, lebar = tempat
        blok = [[self._kisi.ketikan(atas + b, kiri + k) for k in range(lebar)] for b in range(tinggi)]
        penuh = isi_ke_bawah(blok) if arah == "bawah" else isi_ke_kanan(blok)
        isi = {(atas + b, kiri + k): teks for b, satu in enumerate(penuh) for k, teks in enumerate(satu)}
        self._take({sel: isi[sel] for sel in self._open_cells()}, f"Isi ke {arah}", "Diisi")

    def _open_cells(self) -> list[tuple[int, int]]:
        return [sel for sel in self.chosen_cells() if self._kisi.terbuka(*sel)]

    def _take(self, isi: dict[tuple[int, int], str], apa: str, kata: str) -> None:
        if isi and self._kisi.writable:
            self.came_of.emit(self._kisi.terima(isi, apa), kata)
