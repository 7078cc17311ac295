"""Two years or revisions side by side: which positions differ, and in each of them what, word by word."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QListView, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from iki_desktop.domain.banding import BedaJabatan, banding_dokumen, ringkasan
from iki_desktop.domain.dokumen import Dokumen
from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.services.banding import Sisi, load_side, sides
from ui.banding.kepala import KepalaBandingan
from ui.banding.lukis import LukisBeda
from ui.banding.model import DaftarBeda
from ui.banding.pandangan import BedaView
from ui.bersama.bilah import TumpukanBilah
from ui.jobs import Job, Lane
from ui.pohon.cari import KolomCari
from ui.tema.tema import Tema

SAMA = "Tidak ada perbedaan"
SISI_SAMA = "Pilih dua tahun atau revisi yang berlainan untuk dibandingkan."
SATU_TAHUN = (
    "Berkas ini baru berisi satu tahun dan belum ada hari kerja sebelumnya untuk dibandingkan.\n"
    "Salin ke tahun baru dulu, atau pilih satu langkah di riwayat."
)
BEKERJA = "Membandingkan…"
TAK_DITEMUKAN = "Tidak ada jabatan dengan nama itu."
_WAIT, _LIST = 0, 1


class PenyuntingLike(Protocol):
    """What the panel needs of `ui.penyunting.Penyunting`."""

    def ask(self, service: Callable[..., Any], *args: Any) -> Any: ...


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """A comparison that is shown, as the export takes it."""

    lama: Dokumen
    baru: Dokumen
    judul_lama: str
    judul_baru: str


class PanelBanding(QWidget):
    """A page of its own. `export_wanted` carries the `Perbandingan` that is shown; `closed`: back to the work."""

    closed = Signal()
    export_wanted = Signal(object)

    def __init__(self, tema: Tema) -> None:
        """Without an office; see `open`."""
        super().__init__()
        self._penyunting: PenyuntingLike | None = None
        self._lane: Lane | None = None
        self._shown: Perbandingan | None = None
        self._kept = -1  # the position that stays chosen while it is compared anew
        self.bilah = TumpukanBilah(tema)
        self.kepala = KepalaBandingan(tema)
        self.search = KolomCari(tema, "Cari jabatan…")
        self.model, self._lukis = DaftarBeda(), LukisBeda(tema)
        self.daftar = _list_view(self.model, self._lukis)
        self.nothing = _sentence(TAK_DITEMUKAN)
        self.nothing.hide()
        self.view = BedaView(tema)
        self.pesan = _sentence(BEKERJA)
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        kiri = QWidget()
        kiri.setObjectName("panel")
        kolom = QVBoxLayout(kiri)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        baris = QVBoxLayout()
        baris.setContentsMargins(8, 8, 8, 8)
        baris.addWidget(self.search)
        kolom.addLayout(baris)
        kolom.addWidget(self.nothing, 1)
        kolom.addWidget(self.daftar, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for bagian in (kiri, self.view):
            self.splitter.addWidget(bagian)
        kiri.setMinimumWidth(180)
        self.view.setMinimumWidth(280)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([260, 740])
        self.pages.addWidget(self.pesan)
        self.pages.addWidget(self.splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.kepala)
        column.addWidget(self.bilah)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.kepala.sides_changed.connect(self.compare)
        self.kepala.connect_all(self.step, self.export, self.closed.emit)
        self.search.textChanged.connect(self._search)
        self.search.left.connect(self.daftar.setFocus)
        self.daftar.selectionModel().currentChanged.connect(self._chosen)
        self.daftar.clicked.connect(self._fold)
        self.daftar.activated.connect(self._entered)
        for key, act in (("F8", lambda: self.step(1)), ("Shift+F8", lambda: self.step(-1))):
            short = QShortcut(QKeySequence(key), self)
            short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            short.activated.connect(act)

    # -- which two

    def open(self, penyunting: PenyuntingLike, lane: Lane, lama: Sisi | None = None, baru: Sisi | None = None) -> None:
        """Compares two sides of an office: by default the year before with the newest, or the last day with now."""
        self._penyunting, self._lane = penyunting, lane
        self.bilah.clear()
        try:
            semua: tuple[Sisi, ...] = penyunting.ask(sides)
        except (UserError, EnvironmentFailure) as galat:
            self._tell(galat)
            return
        baru = baru or semua[0]
        lama = lama or next((s for s in semua if s != baru), baru)
        self.kepala.show_sides(semua, lama, baru)
        self.search.clear()
        self.model.folded = True
        self.model.show_all(())
        self._kept = -1
        self.compare()

    def compare(self) -> None:
        """Compares the two that are chosen, anew; call it also when the office changed while this is shown."""
        pilihan = self.kepala.sides()
        if pilihan is None or self._penyunting is None or self._lane is None:
            return
        self.bilah.clear()
        self._shown = None
        if (chosen := self.model.beda_at(self.daftar.currentIndex())) is not None:
            self._kept = chosen.id
        self.kepala.allow(step=False, export=False)
        lama, baru = pilihan
        if lama == baru:
            self._wait(SISI_SAMA if self.kepala.lama.count() > 1 else SATU_TAHUN)
            return
        try:
            dulu: Dokumen = self._penyunting.ask(load_side, lama)
            kini: Dokumen = self._penyunting.ask(load_side, baru)
        except (UserError, EnvironmentFailure) as galat:
            self._wait("")
            self._tell(galat)
            return
        self._shown = Perbandingan(dulu, kini, lama.judul, baru.judul)
        self._wait(BEKERJA)
        self._lane.submit(Job(lambda _: banding_dokumen(dulu, kini), self._show, self._tell, key="banding"))

    def _wait(self, teks: str) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.splitter.isAncestorOf(focus):
            self.setFocus()  # until the list is there again
        self.model.show_all(())
        self.view.show_beda(None)
        self.kepala.ringkasan.setText("")
        self.pesan.setText(teks)
        self.pages.setCurrentIndex(_WAIT)

    def _tell(self, galat: Exception) -> None:
        """What went wrong, in the bar of this page; a bug goes on to where bugs go."""
        if not isinstance(galat, UserError | EnvironmentFailure):
            raise galat
        self.bilah.tell("perhatian" if isinstance(galat, UserError) else "salah", str(galat))

    # -- what came of it

    def _show(self, beda: tuple[BedaJabatan, ...]) -> None:
        assert self._shown is not None
        self.kepala.ringkasan.setText(ringkasan(beda))
        ada = any(b.bagian for b in beda)
        self.kepala.allow(step=ada, export=ada)
        if not ada:
            self.pesan.setText(f"{SAMA}\n\n{self._shown.judul_lama} dan {self._shown.judul_baru} sama isinya.")
            return
        self.model.show_all(beda)
        self.pages.setCurrentIndex(_LIST)
        self._choose(max(0, self.model.row_of_id(self._kept)))
        if self.hasFocus():
            self.daftar.setFocus()

    def _choose(self, row: int) -> None:
        self.daftar.setCurrentIndex(self.model.index(row, 0))

    def _chosen(self, index: QModelIndex) -> None:
        if (beda := self.model.beda_at(index)) is not None:
            self.view.show_beda(beda)

    def _fold(self, index: QModelIndex) -> None:
        if self.model.beda_at(index) is None and index.isValid():
            row = index.row()
            self.model.toggle()
            self._choose(row)

    def _entered(self, index: QModelIndex) -> None:
        """Enter unfolds, or goes to the first difference."""
        if self.model.beda_at(index) is None:
            self._fold(index)
        elif self.view.count and self.view.current < 0:
            self.view.go_to(0)

    def _search(self, teks: str) -> None:
        before = self.model.beda_at(self.daftar.currentIndex())
        self.model.set_search(teks)
        row = self.model.row_of(before)
        self.nothing.setVisible(not self.model.rowCount())
        self.daftar.setVisible(bool(self.model.rowCount()))
        if row < 0:
            row = max(0, self.model.neighbour(-1, 1))
            if self.model.beda_at(self.model.index(row, 0)) is None:
                row += 1  # only unchanged ones were found: the first of them
        self._choose(row)
        if not self.model.rowCount():
            self.view.show_beda(None)

    def step(self, by: int) -> None:
        """To the next difference (1) or the one before (-1), from position to position, at the end round again."""
        ke = self.view.current + by if self.view.current >= 0 else (0 if by > 0 else -1)
        if 0 <= ke < self.view.count:
            self.view.go_to(ke)
            return
        row = self.model.neighbour(self.daftar.currentIndex().row(), by)
        if row < 0:
            row = self.model.neighbour(-1 if by > 0 else self.model.rowCount(), by)
        if row < 0:
            return
        self._choose(row)
        self.view.go_to(0 if by > 0 else self.view.count - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def export(self) -> None:
        """Asks for the PDF of what is shown."""
        if self._shown is not None:
            self.export_wanted.emit(self._shown)


def _list_view(model: DaftarBeda, lukis: LukisBeda) -> QListView:
    hasil = QListView()
    hasil.setAccessibleName("Jabatan yang dibandingkan")
    hasil.setModel(model)
    hasil.setItemDelegate(lukis)
    hasil.setUniformItemSizes(True)
    hasil.setMouseTracking(True)
    hasil.setFrameShape(QListView.Shape.NoFrame)
    hasil.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return hasil


def _sentence(teks: str) -> QLabel:
    hasil = QLabel(teks)
    hasil.setTextFormat(Qt.TextFormat.PlainText)
    hasil.setAlignment(Qt.AlignmentFlag.AlignCenter)
    hasil.setWordWrap(True)
    hasil.setContentsMargins(24, 24, 24, 24)
    hasil.setProperty("peran", "dua")
    return hasil
