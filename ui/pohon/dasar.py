"""The panel at the left as it shows: heading with the count, search, tree, what stands there when nothing fits."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from iki_desktop.domain.jabatan import Jabatan
from ui.pohon.cari import KolomCari
from ui.pohon.pandangan_sunting import PohonSuntingView
from ui.pohon.seret import PohonSeret
from ui.pohon.susunan import Susunan
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from iki_desktop.services.temuan import Temuan

_MANY = 100  # positions; a larger tree opens with its upper levels only


class PanelDasar(QWidget):
    """Chooses a position: `chosen` carries its id. `entered`: the user goes on to its form. `finding_wanted`: to the
    place of a `Temuan`; where that is on a form, its position has been chosen before."""

    chosen = Signal(int)
    entered = Signal()
    finding_wanted = Signal(object)

    def __init__(self, tema: Tema) -> None:
        """Empty; `show_office` fills it."""
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tema = tema
        self._current = 0
        self._folded: frozenset[int] = frozenset()
        self._shown_finding: Temuan | None = None
        self._refreshed = 0
        self.model = PohonSeret(self)
        self.view = PohonSuntingView(tema, self.model)
        self.search = KolomCari(tema, "Cari jabatan…")
        self.count = QLabel()
        self.count.setProperty("peran", "dua")
        self.office_mark = self._button("triangle-alert", "", self._go_to_office_finding, "attention")
        self.office_mark.hide()
        self._office: tuple[Temuan, ...] = ()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._pages: dict[str, QWidget] = {"": self.view}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        heading = self.heading = QHBoxLayout()
        heading.setContentsMargins(12, 0, 8, 0)
        heading.setSpacing(4)
        judul = QLabel("JABATAN")
        judul.setProperty("peran", "judul")
        heading.addWidget(judul)
        heading.addWidget(self.count)
        heading.addStretch(1)
        heading.addWidget(self.office_mark)
        column.addLayout(heading)
        around = QHBoxLayout()
        around.setContentsMargins(8, 0, 8, 4)
        around.addWidget(self.search)
        column.addLayout(around)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)

    def _button(self, icon: str, teks: str, act: Callable[[], object], role: str = "text") -> QToolButton:
        tombol = QToolButton()
        tombol.setProperty("rata", True)
        tombol.setIconSize(QSize(16, 16))
        tombol.setToolTip(teks)
        tombol.setAccessibleName(teks)
        tombol.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        give_icon(tombol, icon, self._tema.palet, role)
        tombol.clicked.connect(lambda _=False: act())
        return tombol

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.entered.connect(self.entered)
        self.view.escaped.connect(self.search.clear)
        self.search.textChanged.connect(self._search)
        self.search.left.connect(self._go_to_hits)
        self.view.finding_clicked.connect(self._go_to_finding)

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
        self._after_rows()
        self.choose(chosen if self.model.index_of(chosen).isValid() else self.model.first())

    def refresh(self, jabatan: Sequence[Jabatan]) -> None:
        """The same office after a change: folding, scroll and choice stay. Where the chosen position went, its
        neighbour is chosen."""
        self._refreshed += 1
        before = self.model.susunan
        folded = self._read_keys()
        scroll = self.view.verticalScrollBar().value()
        self.view.setUpdatesEnabled(False)
        try:
            if not self.model.renew(jabatan):
                self._fold(folded)
                self._choose_again(before)
                self.view.executeDelayedItemsLayout()
                self.view.verticalScrollBar().setValue(scroll)
        finally:
            self.view.setUpdatesEnabled(True)
        self._after_rows()

    def _choose_again(self, before: Susunan) -> None:
        """The chosen position again, or who stands nearest to it."""
        if self._current in self.model.susunan.by_id:
            self._mark_current()
            return
        gone, self._current = self._current, 0
        semua = self.model.susunan.by_id
        shown = self.model.shown_ids()
        lain = (
            before.nearest(gone, set(shown))
            or self.model.first()
            or before.nearest(gone, semua)
            or min(semua, default=0)
        )
        if lain:
            self.choose(lain)

    def _mark_current(self) -> None:
        index = self.model.index_of(self._current)
        if index.isValid():
            self.view.setAutoScroll(False)
            self.view.setCurrentIndex(index)
            self.view.setAutoScroll(True)

    def _after_rows(self) -> None:
        """What follows from other rows."""
        self.count.setText(f"{len(self.model.susunan.by_id)} jabatan")
        self._show_page()

    def _show_page(self) -> None:
        """The tree, or what stands there instead."""
        if not self.model.susunan.by_id:
            nama = "empty"
        else:
            nama = "nothing" if self.model.searching and not self.model.hits else ""
        if nama not in self._pages:
            self._pages[nama] = self._make_empty() if nama == "empty" else self._make_nothing()
            self._stack.addWidget(self._pages[nama])
        page = self._pages[nama]
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page.focusProxy() or self.view)
        self.search.setEnabled(nama != "empty")

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

    # -- findings

    def set_temuan(self, temuan: "Mapping[int, Sequence[Temuan]]", kantor: "Sequence[Temuan]" = ()) -> None:
        """What is missing or wrong, by position, and for the office as a whole."""
        self.model.set_temuan(temuan)
        self._office = tuple(kantor)
        kalimat = "\n".join(t.kalimat for t in kantor)
        self.office_mark.setVisible(bool(kantor))
        self.office_mark.setToolTip(kalimat)
        self.office_mark.setAccessibleName(kalimat)

    def _go_to_office_finding(self) -> None:
        if self._office:
            self.finding_wanted.emit(self._office[0])

    def _go_to_finding(self, index: QModelIndex, jenis: str) -> None:
        """The first finding of a kind; clicked again, the next one."""
        jabatan = self.model.jabatan_at(index)
        temuan = [t for t in self.model.temuan_of(jabatan.id) if t.jenis == jenis] if jabatan else []
        if jabatan is None or not temuan:
            return
        self.choose(jabatan.id)
        ke = temuan.index(self._shown_finding) + 1 if self._shown_finding in temuan else 0
        self._shown_finding = temuan[ke % len(temuan)]
        self.finding_wanted.emit(self._shown_finding)

    # -- search

    def _search(self, teks: str) -> None:
        if not self.model.searching:
            self._folded = self._read_folding()
        self.model.set_search(teks)
        if self.model.searching:
            self.view.expandAll()
        else:
            self._restore_folding()
        self._show_page()
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

    def _make_nothing(self) -> QWidget:
        return make_page("Tidak ada jabatan yang cocok.", "Hapus pencarian", self.search.clear)

    def _make_empty(self) -> QWidget:
        return make_page("Kantor ini belum berisi jabatan.")

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
        return frozenset(self._number(i) for i in self.model.branches() if not self.view.isExpanded(i))

    def _restore_folding(self) -> None:
        self._fold(frozenset(self._key(i) for i in self.model.branches() if self._number(i) in self._folded))

    def _read_keys(self) -> frozenset[int | str]:
        return frozenset(self._key(i) for i in self.model.branches() if not self.view.isExpanded(i))

    def _fold(self, keys: frozenset[int | str]) -> None:
        if not keys:
            self.view.expandAll()
            return
        for index in self.model.branches():
            self.view.setExpanded(index, self._key(index) not in keys)

    def _key(self, index: QModelIndex) -> int | str:
        """What a row is known by while rows come and go."""
        jabatan = self.model.jabatan_at(index)
        return jabatan.id if jabatan else str(index.data())

    def _number(self, index: QModelIndex) -> int:
        """What a row is remembered by in the settings."""
        jabatan = self.model.jabatan_at(index)
        return jabatan.id if jabatan else -1 - index.row()


def make_page(teks: str, tulisan: str = "", act: Callable[[], object] | None = None) -> QWidget:
    """What stands in the place of the rows: a sentence, and a button with the way on."""
    hasil = QWidget()
    column = QVBoxLayout(hasil)
    column.setContentsMargins(12, 16, 12, 12)
    column.setSpacing(12)
    label = QLabel(teks)
    label.setProperty("peran", "dua")
    label.setWordWrap(True)
    column.addWidget(label)
    if act is not None:
        tombol = QPushButton(tulisan)
        tombol.clicked.connect(lambda _=False: act())
        hasil.setFocusProxy(tombol)
        column.addWidget(tombol, 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    return hasil
