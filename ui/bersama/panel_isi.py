"""What the panels of people, signatory and variables have in common: heading, list beside form, refreshing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.services.kantor import Changes
from ui.bersama.kolom import KolomTeks
from ui.bersama.kolom_baris import KolomBaris
from ui.bersama.label import ElidedLabel
from ui.bersama.tabel import Tabel, TabelModel
from ui.pohon.cari import KolomCari
from ui.tema.ikon import give_icon
from ui.tema.qss_isian import field_sheet
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting


class PanelIsi(QWidget):
    """A page of the work area with a heading and a button to close it. `closed`: the user has done with it."""

    closed = Signal()
    place = ""  # which of the three places it is; empty for a page that is none

    def __init__(self, tema: Tema, penyunting: "Penyunting", judul: str) -> None:
        """Fill `self.isi`, then call `refresh`."""
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tema, self._penyunting = tema, penyunting
        self._stale = False
        self.judul = QLabel(judul)
        self.judul.setProperty("peran", "judul")
        self.count = ElidedLabel()
        self.count.setProperty("peran", "dua")
        self.close_button = QPushButton("Tutup")
        self.close_button.setToolTip("Esc")
        self.close_button.clicked.connect(self.closed)
        self.isi = QVBoxLayout()
        self.isi.setContentsMargins(0, 0, 0, 0)
        self.isi.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading())
        column.addLayout(self.isi, 1)
        self._dress()
        tema.changed.connect(self._dress)
        penyunting.changed.connect(self._changed)

    def _heading(self) -> QWidget:
        hasil = QWidget()
        hasil.setObjectName("kepala")
        hasil.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = QHBoxLayout(hasil)
        self.heading.setContentsMargins(16, 8, 12, 8)
        self.heading.setSpacing(8)
        self.heading.addWidget(self.judul)
        self.heading.addWidget(self.count, 1)
        self.heading.addWidget(self.close_button)
        return hasil

    def _dress(self) -> None:
        self.setStyleSheet(field_sheet(self._tema.palet))

    # -- kept in step with the office

    def refresh(self) -> None:
        """Reads again what is shown."""
        raise NotImplementedError

    def _changed(self, _changes: object, _origin: object) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is read now."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed last is kept."""
        self.flush()
        super().hideEvent(event)

    def flush(self) -> None:
        """Stores what was typed last."""
        self._commit()

    def _commit(self) -> None:
        """Passes on what was typed in a field that was not left yet."""
        for kolom in self.findChildren(KolomTeks):
            kolom.commit()
        for baris in self.findChildren(KolomBaris):
            baris.commit()

    def do(self, service: Callable[..., Changes | None], *args: Any, **kwargs: Any) -> Changes | None:
        """Changes the office and shows what came of it; what was refused shows as it was."""
        changes = self._penyunting.do(service, *args, origin=self, **kwargs)
        if changes is None or not changes.rows:
            self.refresh()
        return changes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class Daftar(QWidget):
    """The list side: search, table, the button that adds, and what stands there when there is nothing.

    `add_wanted`: a new one is wanted.
    """

    add_wanted = Signal()

    def __init__(self, tema: Tema, model: TabelModel, nama: str, cari: str, tambah: str = "", kosong: str = "") -> None:
        """`nama` is the table's, `cari` the hint of the search, `kosong` what an empty list says."""
        super().__init__()
        self._kosong = kosong
        self.model = model
        self.tabel = Tabel(model, nama)
        self.search = KolomCari(tema, cari)
        self.above = QHBoxLayout()
        self.above.setContentsMargins(12, 8, 12, 8)
        self.above.setSpacing(8)
        self.above.addWidget(self.search, 1)
        self.add = QPushButton(tambah)
        self.add.setVisible(bool(tambah))
        if tambah:
            give_icon(self.add, "plus", tema.palet)
            self.above.addWidget(self.add)
            self.add.clicked.connect(self.add_wanted)
        self.empty = QLabel()
        self.empty.setProperty("peran", "dua")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(16, 12, 16, 12)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tabel)
        self._stack.addWidget(self.empty)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(self.above)
        self.column.addWidget(self._stack, 1)
        self.search.textChanged.connect(lambda teks: model.set_search(teks, self.fits))
        self.search.left.connect(self.tabel.setFocus)
        model.modelReset.connect(self._show)
        self.fits: Callable[[Any], bool] | None = None
        self._show()

    def filter_by(self, fits: Callable[[Any], bool] | None) -> None:
        """Lets only some rows through, besides the search."""
        self.fits = fits
        self.model.set_search(self.search.text(), fits)

    def show_all(self) -> None:
        """Ends the search."""
        self.fits = None
        self.search.clear()
        self.model.set_search("", None)

    def allow_adding(self, writable: bool) -> None:
        """Whether the office can be changed."""
        self.add.setEnabled(writable)
        self._lead()

    def _lead(self) -> None:
        """Who comes here by keys is at the rows, else at what can be done where there are none."""
        first = self.search if self.model.total or not self.add.text() or not self.add.isEnabled() else self.add
        self.setFocusProxy(self.tabel if self.model.rows else first)

    def _show(self) -> None:
        self._lead()
        had = self.tabel.hasFocus()
        self._stack.setCurrentIndex(0 if self.model.rows else 1)
        if had:
            self.setFocus()
        if self.model.total and self.search.text().strip():
            self.empty.setText(f"Tidak ada yang cocok dengan “{self.search.text().strip()}”.")
        else:
            self.empty.setText("Tidak ada yang cocok dengan saringan ini." if self.model.total else self._kosong)


def beside(daftar: QWidget, rincian: QWidget) -> QSplitter:
    """List and form beside one another."""
    hasil = QSplitter(Qt.Orientation.Horizontal)
    hasil.setChildrenCollapsible(False)
    hasil.setHandleWidth(5)
    hasil.addWidget(daftar)
    hasil.addWidget(rincian)
    hasil.setStretchFactor(0, 3)
    hasil.setStretchFactor(1, 2)
    daftar.setMinimumWidth(220)
    rincian.setMinimumWidth(380)
    return hasil


def scrolled(isi: QWidget) -> QScrollArea:
    """A form that scrolls up and down where it is too tall."""
    isi.setObjectName("rincian")
    isi.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    hasil = QScrollArea()
    hasil.setFrameShape(QFrame.Shape.NoFrame)
    hasil.setWidgetResizable(True)
    hasil.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    hasil.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    hasil.setWidget(isi)
    return hasil


def judul(teks: str) -> QLabel:
    """A heading within a form."""
    hasil = QLabel(teks)
    hasil.setProperty("peran", "judul")
    return hasil
