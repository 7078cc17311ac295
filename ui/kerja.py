"""Where one works: the tree at the left; form and preview side by side, or as two tabs where room is short."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from iki_desktop.domain.dokumen import Formulir
from ui.formulir.editor import FormulirEditor
from ui.formulir.kepala import KepalaFormulir
from ui.ingatan import Ingatan
from ui.pohon.panel import PanelPohon
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.pratinjau.panel import PanelPratinjau

SIDE_BY_SIDE = 1500  # pixels of the window from which form and preview fit beside one another
FORMULIR, PRATINJAU = 0, 1


class RuangKerja(QWidget):
    """Lays out the three panels. `new_wanted`: the office is empty and the user wants to make another.
    `panel_changed` carries the page that stands in the place of the form, or None.

    The preview is made when it is first seen, after tree and form stand: `preview_made` tells of it.
    """

    new_wanted = Signal()
    preview_made = Signal()
    panel_changed = Signal(object)

    def __init__(self, tema: Tema, ingatan: Ingatan, make_preview: "Callable[[], PanelPratinjau]") -> None:
        """Panels without content."""
        super().__init__()
        self._ingatan, self._make_preview = ingatan, make_preview
        self.pratinjau: PanelPratinjau | None = None
        self._wide = False
        self._empty: QWidget | None = None
        self.pohon = PanelPohon(tema)
        self.kepala = KepalaFormulir(tema)
        self.formulir = FormulirEditor(tema, ingatan.zoom_formulir)
        self._writing = QSplitter(Qt.Orientation.Vertical)  # the form, and below it what helps to write a formula
        self._panel: QWidget | None = None
        self._preview_place = QWidget()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("Formulir atau pratinjau")
        for judul in ("Formulir", "Pratinjau"):
            self.tabs.addTab(judul)
        self._pages = QSplitter(Qt.Orientation.Horizontal)
        self._panels = QSplitter(Qt.Orientation.Horizontal)
        self._right = QStackedWidget()
        self._lay_out()
        self.tabs.currentChanged.connect(self._arrange)
        self.formulir.zoomed.connect(self._remember_zoom)
        self.pohon.entered.connect(lambda: self.go_to(self.formulir))
        self._arrange()

    def _lay_out(self) -> None:
        self._writing.addWidget(self.formulir)
        self._writing.setChildrenCollapsible(False)
        self._writing.setHandleWidth(5)
        self._pages.addWidget(self._writing)
        place = QVBoxLayout(self._preview_place)
        place.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(self._preview_place)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.kepala)
        column.addWidget(self.tabs)
        column.addWidget(self._pages, 1)
        self._right.addWidget(content)
        self._panels.addWidget(self.pohon)
        self._panels.addWidget(self._right)
        self._panels.setStretchFactor(1, 1)
        for splitter in (self._panels, self._pages):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(5)
        self.pohon.setMinimumWidth(200)
        self._writing.setMinimumWidth(360)
        self._preview_place.setMinimumWidth(560)  # its tool bar whole
        self._panels.setSizes([340, 1026])
        self._pages.setSizes([640, 560])
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._panels)

    # -- what is shown

    def show_form(self, formulir: Formulir | None) -> None:
        """The form of the chosen position; None in an office without positions."""
        if formulir is None:
            if self._empty is None:
                self._empty = self._make_empty()
                self._right.addWidget(self._empty)
            self.close_panel()
        else:
            self.kepala.show_form(formulir)
        self.formulir.show_form(formulir)
        self._show_right()

    def _make_empty(self) -> QWidget:
        hasil = QWidget()
        teks = QLabel(
            "Kantor ini belum berisi jabatan.\n"
            "Tambahkan jabatan pertama di pohon sebelah kiri, biasanya Camat, "
            "atau buat berkas kantor dari katalog yang sudah terisi."
        )
        teks.setWordWrap(True)
        tambah = QPushButton("Tambah jabatan pertama")
        tambah.setProperty("utama", True)
        tambah.clicked.connect(lambda: self.pohon.add_sibling())
        self._first = tambah
        baru = QPushButton("Buat berkas kantor…")
        baru.clicked.connect(self.new_wanted)
        column = QVBoxLayout(hasil)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(12)
        column.addWidget(teks)
        row = QHBoxLayout()
        row.addWidget(tambah)
        row.addWidget(baru)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return hasil

    def _show_right(self) -> None:
        if self._panel is not None:
            self._right.setCurrentWidget(self._panel)
        elif self.formulir.formulir is None and self._empty is not None:
            self._first.setEnabled(self.pohon.editable)
            self._right.setCurrentWidget(self._empty)
        else:
            self._right.setCurrentIndex(0)

    # -- pages beside the form, and the help below it

    def show_panel(self, panel: QWidget) -> None:
        """A page in the place of form and preview, until it is closed."""
        if self._right.indexOf(panel) < 0:
            self._right.addWidget(panel)
        self._panel = panel
        self._show_right()
        self.panel_changed.emit(panel)
        panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Back to the form."""
        if self._panel is not None:
            self._panel = None
            self._show_right()
            self.panel_changed.emit(None)
            self.formulir.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush_panel(self) -> None:
        """What is typed in a field of the page and was not left yet is stored: menus and keys take no focus from it."""
        if (flush := getattr(self._panel, "flush", None)) is not None:
            flush()

    @property
    def panel(self) -> QWidget | None:
        """The page that stands in the place of the form."""
        return self._panel

    def show_below(self, helper: QWidget) -> None:
        """A panel below the form."""
        if self._writing.indexOf(helper) < 0:
            self._writing.addWidget(helper)
            tinggi = max(250, self.height() * 3 // 10)
            self._writing.setSizes([self.height() - tinggi, tinggi])
        helper.show()

    # -- arrangement

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two panes or two tabs, by the room there is."""
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE
        if wide != self._wide:
            self._wide = wide
            self._arrange()

    def _arrange(self) -> None:
        self.tabs.setVisible(not self._wide)
        self._writing.setVisible(self._wide or self.tabs.currentIndex() == FORMULIR)
        seen = self._wide or self.tabs.currentIndex() == PRATINJAU
        self._preview_place.setVisible(seen)
        if seen and self.pratinjau is None:
            QTimer.singleShot(0, self.preview)

    def preview(self) -> "PanelPratinjau":
        """The preview, made now if it wasn't yet."""
        if self.pratinjau is None:
            self.pratinjau = self._make_preview()
            layout = self._preview_place.layout()
            assert layout is not None
            layout.addWidget(self.pratinjau)
            self._preview_place.setFocusProxy(self.pratinjau)
            self.preview_made.emit()
        return self.pratinjau

    @property
    def side_by_side(self) -> bool:
        """Whether form and preview are seen together."""
        return self._wide

    def go_to(self, part: QWidget) -> None:
        """The keys go to one of `parts`, which is brought to the front."""
        if part in (self.formulir, self._preview_place):
            self.close_panel()
        if part not in self.parts():
            return
        if part in (self.formulir, self._preview_place):
            self.tabs.setCurrentIndex(FORMULIR if part is self.formulir else PRATINJAU)
        if part is self._preview_place:
            part = self.preview()
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_preview(self) -> None:
        """The keys go to the preview, also from a page."""
        self.go_to(self._preview_place)

    def parts(self) -> list[QWidget]:
        """Tree, form and preview; where a page stands in their place, the tree and the page or its own stops."""
        if self._right.currentIndex() == 0:
            return [self.pohon, self.formulir, self._preview_place]
        if self._panel is None:
            return [self.pohon]
        own: Callable[[], list[QWidget]] | None = getattr(self._panel, "parts", None)
        return [self.pohon, *(own() if own is not None else [self._panel])]

    def next_part(self, step: int = 1) -> None:
        """F6: tree, form, preview, and round again."""
        parts = self.parts()
        focus = self.focusWidget()
        now = next((i for i, part in enumerate(parts) if focus and (part is focus or part.isAncestorOf(focus))), -1)
        if now < 0 and focus is not None and self._panel is not None and self._panel.isAncestorOf(focus):
            now = max(0, -step)  # between its stops: on to the first of them, or back to the tree
        self.go_to(parts[(now + step) % len(parts)])

    def zooms_preview(self) -> bool:
        """Whether the zoom keys mean the page and not the letters of the form."""
        if not self._wide:
            return self.tabs.currentIndex() == PRATINJAU
        focus = self.focusWidget()
        return focus is not None and self._preview_place.isAncestorOf(focus)

    # -- memory

    def restore(self) -> None:
        """The splitters as they were left."""
        for nama, splitter in (("panel", self._panels), ("halaman", self._pages)):
            state = self._ingatan.state(nama)
            if not state.isEmpty():
                splitter.restoreState(state)
        self._arrange()

    def remember(self) -> None:
        """Keeps splitters and zoom."""
        self._ingatan.remember_state("panel", self._panels.saveState())
        if self._wide:
            self._ingatan.remember_state("halaman", self._pages.saveState())
        if self.pratinjau is not None:
            tampilan = self.pratinjau.tampilan
            self._ingatan.zoom_pratinjau = (tampilan.pas, tampilan.zoom)

    def _remember_zoom(self, persen: int) -> None:
        self._ingatan.zoom_formulir = persen
