"""The panel at the left: heading with the count, search field, tree, and what stands there when nothing fits."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from iki_desktop.domain.jabatan import Jabatan
from ui.pohon.cari import KolomCari
from ui.pohon.model import PohonModel
from ui.pohon.pandangan import PohonView
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema

_MANY = 100  # positions; a larger tree opens with its upper levels only


class PanelPohon(QWidget):
    """Chooses a position: `chosen` carries its id. `entered`: the user goes on to its form."""

    chosen = Signal(int)
    entered = Signal()

    def __init__(self, tema: Tema) -> None:
        """Empty; `show_office` fills it."""
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tema = tema
        self._current = 0
        self._folded: frozenset[int] = frozenset()
        self.model = PohonModel(self)
        self.view = PohonView(tema)
        self.view.setModel(self.model)
        self.search = KolomCari(tema, "Cari jabatan…")
        self.count = QLabel()
        self.count.setProperty("peran", "dua")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        heading = QHBoxLayout()
        heading.setContentsMargins(12, 0, 8, 0)
        heading.setSpacing(4)
        judul = QLabel("JABATAN")
        judul.setProperty("peran", "judul")
        heading.addWidget(judul)
        heading.addWidget(self.count)
        heading.addStretch(1)
        heading.addWidget(self._button("chevron-down", "Buka semua cabang", self.expand_all))
        heading.addWidget(self._button("chevron-right", "Lipat semua cabang", self.fold_all))
        column.addLayout(heading)
        around = QHBoxLayout()
        around.setContentsMargins(8, 0, 8, 4)
        around.addWidget(self.search)
        column.addLayout(around)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)

    def _button(self, icon: str, teks: str, act: object) -> QToolButton:
        tombol = QToolButton()
        tombol.setProperty("rata", True)
        tombol.setIconSize(QSize(16, 16))
        tombol.setToolTip(teks)
        tombol.setAccessibleName(teks)
        tombol.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        give_icon(tombol, icon, self._tema.palet)
        tombol.clicked.connect(act)
        return tombol

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.entered.connect(self.entered)
        self.view.escaped.connect(self.search.clear)
        self.search.textChanged.connect(self._search)
        self.search.left.connect(self._go_to_hits)

    # -- what is shown

    def show_office(self, jabatan: Sequence[Jabatan], chosen: int = 0, folded: frozenset[int] | None = None) -> None:
        """Other positions, with the one chosen last and the rows folded last (None: never seen before)."""
        self.search.clear()
        self._current = 0
        self.model.set_jabatan(jabatan)
        if folded is None:
            folded = frozenset() if len(jabatan) <= _MANY else frozenset(j.id for j in jabatan if j.induk_id)
        self._folded = folded
        self._restore_folding()
        self.count.setText(f"{len(jabatan)} jabatan")
        self.choose(chosen if self.model.index_of(chosen).isValid() else self.model.first())

    def choose(self, id_jabatan: int) -> None:
        """Makes a position the current one and brings it into sight; ends a search that hides it."""
        if self.model.searching and not self.model.index_of(id_jabatan).isValid():
            self.search.clear()
        index = self.model.index_of(id_jabatan)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    @property
    def current(self) -> int:
        """The position chosen (0: none)."""
        return self._current

    def _current_changed(self, index: QModelIndex) -> None:
        jabatan = self.model.jabatan_at(index) if index.isValid() else None
        if jabatan and jabatan.id != self._current:
            self._current = jabatan.id
            self.chosen.emit(jabatan.id)

    # -- search

    def _search(self, teks: str) -> None:
        if not self.model.searching:
            self._folded = self._read_folding()
        self.model.set_search(teks)
        if self.model.searching:
            self.view.expandAll()
        else:
            self._restore_folding()
        if self.model.searching and not self.model.hits:
            self._show_nothing()
        else:
            self._stack.setCurrentIndex(0)
        self.choose_quietly()

    def choose_quietly(self) -> None:
        """Marks the chosen position again after the rows were made anew; it stays chosen while the search hides it."""
        index = self.model.index_of(self._current)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _go_to_hits(self) -> None:
        """From the search field into the list: to the first hit, unless the chosen position is one."""
        if not self.model.hits:
            return
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.searching and not self.model.is_hit(self._current):
            self.choose(self.model.first())

    def _show_nothing(self) -> None:
        if self._stack.count() == 1:
            self._stack.addWidget(self._make_nothing())
        self._stack.setCurrentIndex(1)

    def _make_nothing(self) -> QWidget:
        hasil = QWidget()
        column = QVBoxLayout(hasil)
        column.setContentsMargins(12, 16, 12, 12)
        teks = QLabel("Tidak ada jabatan yang cocok.")
        teks.setProperty("peran", "dua")
        teks.setWordWrap(True)
        tombol = QPushButton("Hapus pencarian")
        tombol.clicked.connect(self.search.clear)
        column.addWidget(teks)
        column.addWidget(tombol, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return hasil

    # -- folding

    def expand_all(self) -> None:
        """Unfolds all."""
        self.view.expandAll()
        self.choose_quietly()

    def fold_all(self) -> None:
        """Folds all; the chosen position stays the current one, out of sight."""
        self.view.collapseAll()

    def folded(self) -> frozenset[int]:
        """The positions folded, those of before the search if one is on; headings of branches are negative."""
        if not self.model.searching:
            self._folded = self._read_folding()
        return self._folded

    def _read_folding(self) -> frozenset[int]:
        return frozenset(self._key(i) for i in self.model.branches() if not self.view.isExpanded(i))

    def _restore_folding(self) -> None:
        if not self._folded:
            self.view.expandAll()
            return
        for index in self.model.branches():
            self.view.setExpanded(index, self._key(index) not in self._folded)

    def _key(self, index: QModelIndex) -> int:
        jabatan = self.model.jabatan_at(index)
        return jabatan.id if jabatan else -1 - index.row()
