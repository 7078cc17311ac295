"""The view of a grid: keys, selection and clipboard as in Excel."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu

from iki_desktop.domain.blok import isi_ke_bawah, isi_ke_kanan, letakkan, rancu, yang_muat
from iki_desktop.domain.galat import UserError
from ui.kisi.kata import HANYA_BACA
from ui.kisi.lebar import NAMA_BARIS, WIDE, LebarJudul, TabelLebar
from ui.kisi.lukis import KetikSel, LukisSel, comma, is_keypad_decimal
from ui.kisi.model import Diterima, Index, ModelKisi
from ui.kisi.papan import read_clipboard, write_clipboard
from ui.tema.tema import Tema

_Flag = QItemSelectionModel.SelectionFlag
_EDIT = QAbstractItemView.EditTrigger
_AHEAD = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_FAR = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_BEGINS = (_EDIT.AnyKeyPressed, _EDIT.EditKeyPressed, _EDIT.DoubleClicked)


class PandanganKisi(TabelLebar):
    """`moved`: another cell is current. `picked`: other cells are chosen. `came_of` carries what a block came to
    (`Diterima`) and what was done (“Ditempel”). `entered`: Enter on a cell that is not typed in. `refused` says why
    typing can't begin."""

    moved = Signal(object)
    picked = Signal()
    came_of = Signal(object, str)
    entered = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        model: ModelKisi,
        tema: Tema,
        nama: str,
        *,
        side: QHeaderView | None = None,
        heading: LebarJudul = NAMA_BARIS,
        widest: int = WIDE,
    ) -> None:
        """`nama` is what the grid is called; the others are those of `TabelLebar`."""
        super().__init__(model, side, heading, widest)
        self._refused_at = (-1, -1)  # where one typed in vain: the Enter after it doesn't go on
        self._tab_from, self._tab_to = 0, (-1, -1)  # the column where Tabs began, and the cell they led to
        self.setObjectName("kisi")
        self.setAccessibleName(nama)
        self._lukis = LukisSel(tema, self)
        self._lukis.left.connect(self._typed)
        self._lukis.arrowed.connect(lambda baris, kolom: self.step(baris, kolom, wrap=False))
        self._lukis.filled.connect(self._fill_selection)
        self._lukis.cut.connect(self.widen, Qt.ConnectionType.QueuedConnection)
        self.setItemDelegate(self._lukis)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(_EDIT.AnyKeyPressed | _EDIT.EditKeyPressed | _EDIT.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(True)
        self.actions_ = self._make_actions()
        self.selectionModel().currentChanged.connect(self._went)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        tema.changed.connect(self.viewport().update)

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

    # -- where one is

    def _went(self, kini: Index) -> None:
        self._refused_at = -1, -1
        self.moved.emit(kini)

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

    def step(self, baris: int, kolom: int, *, wrap: bool = True) -> None:
        """To the next cell that is typed in, down, up, right or left; `wrap`: past the end of a row on to the next."""
        kini = self.currentIndex()
        if not kini.isValid():
            return
        tinggi, lebar = self._kisi.rowCount(), self._kisi.columnCount()
        b, k = kini.row(), kini.column()
        while True:
            b, k = b + baris, k + kolom
            if wrap and kolom and not 0 <= k < lebar:
                b, k = (b + 1, 0) if k >= lebar else (b - 1, lebar - 1)
            if not (0 <= b < tinggi and 0 <= k < lebar):
                return
            if self._kisi.terbuka(b, k):
                self.go(b, k)
                return

    def _typed(self, baris: int, kolom: int) -> None:
        """After Enter or Tab: on as the key says; Enter after Tabs begins below where the row was begun."""
        if self._go_round(baris, kolom):
            return
        kini = self.currentIndex()
        mulai = self._tab_from if self._tab_to == (kini.row(), kini.column()) else kini.column()
        di = kini.row() + baris
        if baris and 0 <= di < self._kisi.rowCount() and self._kisi.terbuka(di, mulai):
            self.go(di, mulai)
        else:
            self.step(baris, kolom)
        if kolom:
            self._tab_from, self._tab_to = mulai, (self.currentIndex().row(), self.currentIndex().column())

    def _go_round(self, baris: int, kolom: int) -> bool:
        """Within several chosen cells: down and on in the next column, or right and on in the next row, and round
        again. False where one is not among them."""
        kini, semua = self.currentIndex(), self._open_cells()
        di = kini.row(), kini.column()
        if len(semua) < 2 or di not in semua:
            return False
        if baris:
            semua.sort(key=lambda sel: (sel[1], sel[0]))
        index = self._kisi.index(*semua[(semua.index(di) + baris + kolom) % len(semua)])
        self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        self.scrollTo(index)
        return True

    def finish(self) -> None:
        """What is being typed is entered."""
        field = self.indexWidget(self.currentIndex())
        if isinstance(field, KetikSel):
            self.commitData(field)
            self.closeEditor(field, LukisSel.EndEditHint.NoHint)

    # -- keys

    def edit(self, index: Index, trigger: object = None, event: QEvent | None = None) -> bool:  # type: ignore[override]
        """Remembers how typing began: who began by typing leaves the cell with the arrows."""
        if (trigger is None or trigger in _BEGINS) and index.isValid() and self._refuse(index):
            if trigger == _EDIT.AnyKeyPressed:
                self._refused_at = index.row(), index.column()
            return True
        if trigger is None:
            self._lukis.cepat = False
            super().edit(index)
            return True
        self._lukis.cepat = trigger == _EDIT.AnyKeyPressed
        begun: bool = super().edit(index, trigger, event)  # type: ignore[call-overload]
        field = self.indexWidget(index) if begun and not self._lukis.cepat else None
        if isinstance(field, KetikSel):
            field.end(False)  # behind what is there, and nothing of it chosen
        return begun

    def _refuse(self, index: Index | None = None) -> bool:
        """Whether nothing can be typed here; says why."""
        sebab = "" if self._kisi.writable else HANYA_BACA
        if not sebab and index is not None:
            sebab = self._kisi.halangan(index.row(), index.column())
        if sebab:
            self.refused.emit(sebab)
        return bool(sebab)

    def keyboardSearch(self, search: str) -> None:
        """Letters are typed into cells; they look for none."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves as Excel does; all else that has a letter begins typing."""
        if event.key() in _ON and self._in_vain():
            return
        if is_keypad_decimal(event):
            super().keyPressEvent(comma())
            return
        key, mods = event.key(), event.modifiers()
        ctrl, shift = bool(mods & Qt.KeyboardModifier.ControlModifier), bool(mods & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not ctrl:
            self._enter(shift=shift)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not ctrl:
            self._typed(0, -1 if key == Qt.Key.Key_Backtab or shift else 1)
        elif key == Qt.Key.Key_Space and (ctrl or shift):
            self._choose_all(row=shift)
        elif shift and key in _AHEAD:
            self._stretch(*_AHEAD[Qt.Key(key)], leap=ctrl)
        elif key in _FAR:
            self._far(event, Qt.Key(key), ctrl=ctrl, shift=shift)
        elif ctrl and key in _AHEAD:
            self._leap(*_AHEAD[Qt.Key(key)])
        elif key == Qt.Key.Key_Backspace:
            self._begin_empty()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab moves within the grid; Ctrl+Shift+arrow is the grid's, not the tree's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            if event.key() in _AHEAD and event.modifiers() & ctrl_shift == ctrl_shift:
                event.accept()
                return True
        tab = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in tab:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def _in_vain(self) -> bool:
        """Whether what was typed before this Enter or Tab was refused: one stays, and sees why."""
        kini, ditolak = self.currentIndex(), self._refused_at
        self._refused_at = -1, -1
        return ditolak == (kini.row(), kini.column())

    def _enter(self, *, shift: bool) -> None:
        kini = self.currentIndex()
        if kini.isValid() and not self._kisi.terbuka(kini.row(), kini.column()):
            self.entered.emit(kini)
        else:
            self._typed(-1 if shift else 1, 0)

    def _begin_empty(self) -> None:
        """Backspace: the cell is typed anew."""
        kini = self.currentIndex()
        if kini.isValid() and not self._refuse(kini):
            self.edit(kini)
            field = self.indexWidget(kini)
            if isinstance(field, KetikSel):
                field.clear()
                field.cepat = True

    def _leap(self, baris: int, kolom: int) -> None:
        """To the edge of the grid."""
        kini = self.currentIndex()
        if kini.isValid():
            self.go(*self._ahead(kini.row(), kini.column(), baris, kolom, leap=True))

    def _ahead(self, b: int, k: int, baris: int, kolom: int, *, leap: bool) -> tuple[int, int]:
        """The next cell in a direction, or (`leap`) the last one; at the edge, the same."""
        akhir_b, akhir_k = self._kisi.rowCount() - 1, self._kisi.columnCount() - 1
        jauh = max(akhir_b, akhir_k) if leap else 1
        return min(max(b + baris * jauh, 0), akhir_b), min(max(k + kolom * jauh, 0), akhir_k)

    def _stretch(self, baris: int, kolom: int, *, leap: bool) -> None:
        """Chooses more or less cells, from the current one on: the corner across from it moves."""
        if not self.currentIndex().isValid():
            return
        self._stretch_to(*self._ahead(*self._across(), baris, kolom, leap=leap))

    def _across(self) -> tuple[int, int]:
        """The corner of what is chosen that lies across from the current cell."""
        kini, tempat = self.currentIndex(), self.chosen()
        if tempat is None:
            return kini.row(), kini.column()
        atas, kiri, tinggi, lebar = tempat
        b = atas + tinggi - 1 if kini.row() == atas else atas
        return b, kiri + lebar - 1 if kini.column() == kiri else kiri

    def _far(self, event: QKeyEvent, key: Qt.Key, *, ctrl: bool, shift: bool) -> None:
        """Home, End and the page keys: the current cell goes there, or (Shift) the corner across from it."""
        kini, paging = self.currentIndex(), key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if not kini.isValid() or (paging and ctrl):  # those turn what is not seen here
            event.ignore()
            return
        b, k = self._across() if shift else (kini.row(), kini.column())
        akhir_b, akhir_k = self._kisi.rowCount() - 1, self._kisi.columnCount() - 1
        if paging:
            sehalaman = max(self.viewport().height() // max(self.rowHeight(kini.row()), 1) - 1, 1)
            b += sehalaman if key == Qt.Key.Key_PageDown else -sehalaman
        elif key == Qt.Key.Key_Home:
            b, k = (0 if ctrl else b), 0
        else:
            b, k = (akhir_b if ctrl else b), akhir_k
        (self._stretch_to if shift else self.go)(min(max(b, 0), akhir_b), k)

    def _stretch_to(self, baris: int, kolom: int) -> None:
        """Chooses all from the current cell to this one."""
        kini, ujung = self.currentIndex(), self._kisi.index(baris, kolom)
        self.selectionModel().select(QItemSelection(kini, ujung), _Flag.ClearAndSelect)
        self.scrollTo(ujung)

    def _choose_all(self, *, row: bool) -> None:
        """All of the chosen rows or columns; one stays where one is."""
        tempat, sisi = self.chosen(), _Flag.Rows if row else _Flag.Columns
        if tempat is not None:
            atas, kiri, tinggi, lebar = tempat
            awal, akhir = self._kisi.index(atas, kiri), self._kisi.index(atas + tinggi - 1, kiri + lebar - 1)
            self.selectionModel().select(QItemSelection(awal, akhir), _Flag.ClearAndSelect | sisi)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the chosen cells."""
        menu = self.make_menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

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
        if self._refuse():
            return
        tempat = self.chosen()
        try:
            blok = read_clipboard(QGuiApplication.clipboard())
        except UserError as galat:  # more cells than any grid has
            self.came_of.emit(Diterima(0, 0, str(galat)), "Ditempel")
            return
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
        """The first row or column of what is chosen over the others; over a single one, the one before it."""
        tempat = self.chosen()
        if tempat is None:
            return
        atas, kiri, tinggi, lebar = tempat
        if arah == "bawah" and tinggi == 1 and atas:
            atas, tinggi = atas - 1, 2
        elif arah == "kanan" and lebar == 1 and kiri:
            kiri, lebar = kiri - 1, 2
        blok = [[self._kisi.ketikan(atas + b, kiri + k) for k in range(lebar)] for b in range(tinggi)]
        penuh = isi_ke_bawah(blok) if arah == "bawah" else isi_ke_kanan(blok)
        isi = {(atas + b, kiri + k): teks for b, satu in enumerate(penuh) for k, teks in enumerate(satu)}
        self._take({sel: isi[sel] for sel in self._open_cells()}, f"Isi ke {arah}", "Diisi")

    def _open_cells(self) -> list[tuple[int, int]]:
        return [sel for sel in self.chosen_cells() if self._kisi.terbuka(*sel)]

    def _take(self, isi: dict[tuple[int, int], str], apa: str, kata: str) -> None:
        if not self._refuse() and isi:
            self.came_of.emit(self._kisi.terima(isi, apa), kata)
