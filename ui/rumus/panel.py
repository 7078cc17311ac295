"""The formula editor, docked below the form: one cell at a time, which may hold several formulas, one a line."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from iki_desktop.domain.cela_rumus import Cela, Obat, terapkan
from iki_desktop.domain.nama_rumus import nama_di
from iki_desktop.domain.periksa_rumus import jenis_baris, periksa
from iki_desktop.domain.rumus import potong
from iki_desktop.domain.tempat import Tempat
from ui.rumus.coba import TabCoba
from ui.rumus.gambar import GambarRumus
from ui.rumus.gaya import panel_sheet
from ui.rumus.kepala import KepalaRumus, Sisip
from ui.rumus.kolom import KolomRumus
from ui.rumus.pakai import TabPakai
from ui.rumus.sisip import Sisipan, put_name
from ui.rumus.temuan import LENGKAP, TEKS, BilahTemuan
from ui.rumus.variabel import TabVariabel
from ui.tema.tema import Tema

Usage = Callable[[str], Sequence[tuple[Tempat, str]]]
VARIABEL, COBA, PAKAI = range(3)
_WIDE = 860  # from here on the drawing stands beside the text
_TABS_WIDTH = 296


def _no_usage(nama: str) -> Sequence[tuple[Tempat, str]]:  # noqa: ARG001
    return ()


class PanelRumus(QWidget):
    """Writes nothing itself.

    `typed` carries the place and its new text on each change, `left` says that the user is done, `create_variable` a
    name, `rename_variable` the old and the new name, `go_to` a `Tempat`. `usage` gives the places that use a variable.
    """

    typed = Signal(object, str)  # Tempat
    left = Signal()
    create_variable = Signal(str)
    rename_variable = Signal(str, str)
    go_to = Signal(object)  # Tempat

    def __init__(self, tema: Tema, usage: Usage = _no_usage) -> None:
        """Without a formula; `show_formula` fills it."""
        super().__init__()
        self._tema, self.usage = tema, usage
        self._tempat: Tempat | None = None
        self._names: tuple[str, ...] = ()
        self._cela: tuple[Cela, ...] = ()
        self._nama: str | None = None  # the variable whose use is shown; None: not asked for yet
        self.setObjectName("panelRumus")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(560, 200)
        self.kepala = KepalaRumus(tema)
        self.kolom = KolomRumus(tema)
        self.temuan = BilahTemuan(tema)
        self.gambar = GambarRumus(tema)
        self.tabs = QTabBar()
        self.variabel, self.coba, self.pakai = TabVariabel(tema), TabCoba(tema), TabPakai()
        self._lay_out()
        self._connect()
        self._dress()
        self._check()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.kepala)
        self._body = QGridLayout()
        self._body.setContentsMargins(12, 8, 12, 6)
        self._body.setHorizontalSpacing(12)
        self._body.setVerticalSpacing(4)
        self._work = QSplitter(Qt.Orientation.Vertical)
        self._work.setChildrenCollapsible(False)
        self._work.setHandleWidth(7)
        self._work.addWidget(self.kolom)
        self._work.addWidget(self.gambar)
        self._side = self._make_tabs()
        self._body.setColumnStretch(0, 1)
        self._body.setRowStretch(0, 1)
        self._place(wide=False)
        column.addLayout(self._body, 1)
        self.setFocusProxy(self.kolom)

    def _place(self, *, wide: bool) -> None:
        """Where there is room, the drawing stands beside the text, and the faults below them alone."""
        self._wide = wide
        self._work.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self._work.setSizes([1000, 1000])
        self._body.addWidget(self._work, 0, 0)
        self._body.addWidget(self._side, 0, 1, 2 if wide else 1, 1)
        self._body.addWidget(self.temuan, 1, 0, 1, 1 if wide else 2)

    def _make_tabs(self) -> QWidget:
        hasil = QWidget()
        column = QVBoxLayout(hasil)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._pages = QStackedWidget()
        self._pages.setFixedWidth(_TABS_WIDTH)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(False)
        for teks, page in (("Variabel", self.variabel), ("Coba hitung", self.coba), ("Dipakai di", self.pakai)):
            self.tabs.addTab(teks)
            self._pages.addWidget(page)
        column.addWidget(self.tabs)
        column.addWidget(self._pages, 1)
        return hasil

    def _connect(self) -> None:
        self.kepala.wanted.connect(self._insert)
        self.kepala.closed.connect(self.left)
        self.kolom.edited.connect(self._edited)
        self.kolom.moved.connect(self._moved)
        self.kolom.left.connect(self.left)
        self.temuan.cured.connect(self.cure)
        self.temuan.next_wanted.connect(self.next_fault)
        self.tabs.currentChanged.connect(self._turn)
        self.variabel.chosen.connect(self.insert_name)
        self.variabel.wanted.connect(self._create_and_insert)
        self.pakai.go_to.connect(self.go_to)
        self.pakai.renamed.connect(self.rename_variable)
        self._tema.changed.connect(self._dress)
        for keys, act in (("Ctrl+.", self._cure_first), ("F8", self.next_fault)):
            pintas = QShortcut(QKeySequence(keys), self)
            pintas.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            pintas.activated.connect(act)
        # From the text on by Tab: to what can be mended, then to what can be built and looked up.
        urutan = [self.kolom, *self.temuan.buttons, self.temuan.next, self.gambar]
        urutan += [*self.kepala.buttons.values(), self.kepala.close_button, self.tabs]
        for satu, berikut in pairwise(urutan):
            QWidget.setTabOrder(satu, berikut)

    def _dress(self) -> None:
        self.setStyleSheet(panel_sheet(self._tema.palet))
        self.kolom.recolour()

    # -- what is shown

    def show_formula(self, tempat: Tempat, teks: str, whose: str = "") -> None:
        """The formulas of a cell. The same place again, changed elsewhere (undo, rename), keeps the caret.

        `whose` are words that say which indicator it belongs to.
        """
        same = tempat == self._tempat
        self._tempat = tempat
        if not same:
            self.pakai.stop_rename()
        self.kepala.whose.setText(" ".join(whose.split()))
        if not same or teks != self.kolom.text():
            self.kolom.set_text(teks, keep_caret=same)
            self._nama = None
            self._show_all()

    @property
    def tempat(self) -> Tempat | None:
        """The place whose formulas are shown."""
        return self._tempat

    def set_variables(self, names: Sequence[str]) -> None:
        """The names of the variables there are."""
        self._names = tuple(names)
        self.kolom.set_names(names)
        self.variabel.set_names(names)
        self.pakai.set_names(names)
        self._nama = None
        self._check()
        self._show_usage()

    def set_writable(self, writable: bool) -> None:
        """Whether the office can be changed."""
        self.kolom.setReadOnly(not writable)
        self.kepala.set_writable(writable)
        self.variabel.setEnabled(writable)
        self.temuan.setEnabled(writable)
        self.pakai.rename.setEnabled(writable)

    def refresh_usage(self) -> None:
        """Asks anew where the variable is used, as formulas elsewhere have changed."""
        self._nama = None
        self._show_usage()

    def _show_all(self) -> None:
        teks = self.kolom.text()
        self.gambar.set_text(teks)
        self.gambar.show_line(self.kolom.textCursor().blockNumber())
        self.coba.set_text(teks)
        self._check()
        self._show_usage()

    def _edited(self, teks: str) -> None:
        self._show_all()
        if self._tempat is not None:
            self.typed.emit(self._tempat, teks)

    def _moved(self) -> None:
        self.gambar.show_line(self.kolom.textCursor().blockNumber())
        self._show_fault()
        self._show_usage()

    # -- faults

    def _check(self) -> None:
        self._cela = periksa(self.kolom.text(), self._names)
        self._show_fault()

    def _show_fault(self) -> None:
        """The fault at the caret, else the nearest; those of a name just being completed wait."""
        ada = [c for c in self._cela if not self._being_typed(c)]
        if ada:
            kini = min(ada, key=lambda c: (_distance(c, self.kolom.caret), c.berat != "salah"))
            self.temuan.tell_fault(kini, ada.index(kini) + 1, len(ada))
        else:
            kini = None
            self.temuan.tell(self._all_well())
        self.kolom.show_faults(ada, kini)

    def _being_typed(self, cela: Cela) -> bool:
        return self.kolom.completing and cela.awal <= self.kolom.caret <= cela.akhir

    def _all_well(self) -> str:
        jenis = {jenis_baris(baris) for baris in self.kolom.text().split("\n")}
        return LENGKAP if "rumus" in jenis else TEKS if "teks" in jenis else ""

    def next_fault(self) -> None:
        """Goes on to the fault after the one shown."""
        if not self._cela:
            return
        caret = self.kolom.caret
        kini = min(self._cela, key=lambda c: _distance(c, caret))
        berikut = self._cela[(self._cela.index(kini) + 1) % len(self._cela)]
        self.kolom.select(berikut.akhir, berikut.akhir)
        self.kolom.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_fault()

    def cure(self, obat: Obat) -> None:
        """Applies a cure; the focus goes back to the text."""
        self.kolom.setFocus(Qt.FocusReason.OtherFocusReason)
        if obat.buat:
            self.create_variable.emit(obat.buat)
        elif not self.kolom.isReadOnly() and terapkan(self.kolom.text(), obat) != self.kolom.text():
            akhir = obat.awal + len(obat.teks)
            self.kolom.put(Sisipan(obat.awal, obat.akhir, obat.teks, (akhir, akhir)))

    def _cure_first(self) -> None:
        if self.temuan.buttons[0].isVisibleTo(self.temuan):
            self.temuan.buttons[0].click()

    # -- building

    def _insert(self, sisip: Sisip) -> None:
        self.kolom.setFocus(Qt.FocusReason.OtherFocusReason)
        self.kolom.put(sisip(self.kolom.text(), *self.kolom.selected()))

    def insert_name(self, nama: str) -> None:
        """Puts `[Nama]` where the caret is."""
        self._insert(lambda teks, awal, akhir: put_name(teks, awal, akhir, nama))

    def _create_and_insert(self, nama: str) -> None:
        self.create_variable.emit(nama)
        self.variabel.search.clear()
        self.insert_name(nama)

    # -- where used

    def variable_at_caret(self) -> str:
        """The variable the caret is at, else the only or first one of its line."""
        teks, caret = self.kolom.text(), self.kolom.caret
        mulai, batas = teks.rfind("\n", 0, caret) + 1, teks.find("\n", caret)
        baris = teks[mulai : batas if batas >= 0 else len(teks)]
        if nama := nama_di(baris, caret - mulai):
            return nama
        return next((n for p in potong(baris) if p.jenis == "nama" and (n := p.teks[1:-1].strip())), "")

    def _turn(self, ke: int) -> None:
        self._pages.setCurrentIndex(ke)
        self._show_usage()

    def _show_usage(self) -> None:
        """Asks where a variable is used only while that is seen."""
        if self.tabs.currentIndex() != PAKAI or self.pakai.renaming:
            return
        nama = self.variable_at_caret()
        if nama != self._nama:
            self._nama = nama
            lain = [(t, teks) for t, teks in self.usage(nama) if t != self._tempat] if nama else []
            self.pakai.show_usage(nama, lain)

    # -- the widget

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no part of it wanted leads out."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may want another order."""
        super().resizeEvent(event)
        if (wide := self.width() >= _WIDE) != self._wide:
            self._place(wide=wide)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(1000, 252)


def _distance(cela: Cela, caret: int) -> int:
    return max(cela.awal - caret, caret - cela.akhir, 0)
