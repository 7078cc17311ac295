"""The main window: puts the parts together and passes on what they tell one another. It decides nothing itself."""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from iki_desktop.domain.dokumen import Gaya
from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.services.kantor import AKHIRAN
from ui.aksi import EXPORTS, NEED_POSITIONS, BilahAlat, fill_menus, fill_recent, make_actions
from ui.awal.panel import PanelAwal
from ui.berkas import AlurBerkas
from ui.bersama.bilah import TumpukanBilah
from ui.galat import Catatan, PelaporGalat
from ui.ingatan import Ingatan
from ui.jobs import Job, Lane
from ui.kerja import RuangKerja
from ui.pemilih import Pemilih
from ui.status import BarisStatus
from ui.tema.ikon import recolour
from ui.tema.tema import PilihanTema, Tema

if TYPE_CHECKING:
    from ui.ekspor.alur import AlurEkspor, Export
    from ui.pratinjau.panel import PanelPratinjau
    from ui.pratinjau.penggambar import PratinjauLike

SMALLEST = QSize(900, 560)
FIRST = QSize(1280, 720)


class MainWindow(QMainWindow):
    """One window, one office."""

    def __init__(
        self,
        tema: Tema,
        ingatan: Ingatan,
        catatan: Catatan,
        *,
        pemilih: Pemilih | None = None,
        make_preview: "Callable[[], PratinjauLike] | None" = None,
        export: "Export | None" = None,
    ) -> None:
        """The services of preview and export, and the dialogs, can be others (tests)."""
        super().__init__()
        self.tema, self.ingatan = tema, ingatan
        self.pemilih = pemilih or Pemilih(self, tema)
        self.lane = Lane(self)
        self.bilah = TumpukanBilah(tema)
        self.pelapor = PelaporGalat(
            self.bilah, catatan, lambda: self.pemilih.log_to_write(ingatan.folder("ekspor") / "Catatan galat IKI.txt")
        )
        self.berkas = AlurBerkas(self.pemilih, ingatan, self.pelapor)
        self._preview_service, self._export_service = make_preview, export
        self.kerja = RuangKerja(tema, ingatan, self._make_preview)
        self.status = BarisStatus()
        self.job: Job | None = None
        self._awal: PanelAwal | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.kerja)
        self.actions_ = make_actions(self, self._slots())
        self.alat = BilahAlat(self.actions_, tema)
        self._lay_out()
        self._connect()
        self._restore()

    # -- putting together

    def _slots(self) -> Mapping[str, Callable[[], object]]:
        kerja = self.kerja
        return {
            "baru": self.berkas.ask_new,
            "buka": self.berkas.ask_open,
            "tutup": self.berkas.close,
            "ekspor_semua": self._export_all,
            "ekspor_ini": self._export_one,
            "ekspor_pilih": self._export_some,
            "keluar": self.close,
            "cari": self._search,
            "buka_cabang": kerja.pohon.expand_all,
            "lipat_cabang": kerja.pohon.fold_all,
            "ke_pohon": lambda: kerja.go_to(kerja.pohon),
            "ke_formulir": lambda: kerja.go_to(kerja.formulir),
            "ke_pratinjau": lambda: kerja.go_to(kerja.parts()[-1]),
            "bagian_berikut": lambda: kerja.next_part(1),
            "bagian_sebelum": lambda: kerja.next_part(-1),
            "halaman_berikut": lambda: self._turn(1),
            "halaman_sebelum": lambda: self._turn(-1),
            "perbesar": lambda: self._zoom(1),
            "perkecil": lambda: self._zoom(-1),
            "ukuran_semula": lambda: self._zoom(0),
            "bantuan": lambda: self._help("bantuan"),
            "tentang": lambda: self._help("tentang"),
        }

    def _lay_out(self) -> None:
        self.setMinimumSize(SMALLEST)
        self.setAcceptDrops(True)
        self._recent = fill_menus(self, self.actions_, self.tema, self._choose_tema)
        self.addToolBar(self.alat)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bilah)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(content)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        kerja = self.kerja
        kerja.pohon.chosen.connect(self._choose)
        kerja.new_wanted.connect(self.berkas.ask_new)
        kerja.preview_made.connect(lambda: self._show_page(kerja.pohon.current))
        self.berkas.closing.connect(self._remember_tree)
        self.berkas.changed.connect(self._show_office)
        self.status.cancel.connect(self._cancel_job)
        self._recent.aboutToShow.connect(lambda: fill_recent(self._recent, self.ingatan.recent(), self.berkas.open))
        self.tema.changed.connect(self._recolour)

    # -- made when they are first wanted: the window stands before paper is thought of

    def _make_preview(self) -> "PanelPratinjau":
        from ui.pratinjau.panel import PanelPratinjau
        from ui.pratinjau.penggambar import Penggambar, service

        penggambar = Penggambar(self.lane, self._preview_service or service)
        panel = PanelPratinjau(self.tema, penggambar, *self.ingatan.zoom_pratinjau)
        panel.neighbour.connect(self._choose_neighbour)
        panel.failed.connect(lambda galat: self.pelapor.report(galat, "pratinjau"))
        panel.alat.styled.connect(self._set_gaya)
        return panel

    @cached_property
    def ekspor(self) -> "AlurEkspor":
        """The way of an export."""
        from ui.ekspor.alur import AlurEkspor, service

        alur = AlurEkspor(
            self.lane, self.pemilih, self.ingatan, self.bilah, self.pelapor, self._export_service or service
        )
        alur.running.connect(self._show_job)
        alur.progressed.connect(self.status.show_progress)
        return alur

    # -- the office

    def start(self, path: Path | None) -> None:
        """What is seen first: the file asked for, else the last one, else the start page."""
        recent = [] if path is not None else self.ingatan.recent()[:1]
        for satu in [path] if path is not None else recent:
            if self.berkas.open(satu):
                return
        self._show_office()

    def _show_office(self) -> None:
        sesi = self.berkas.sesi
        ada = sesi is not None and bool(sesi.jabatan)
        for nama in NEED_POSITIONS:
            self.actions_[nama].setEnabled(ada)
        self.actions_["tutup"].setEnabled(sesi is not None)
        self.alat.ekspor.setEnabled(ada)
        if sesi is None:
            self._show_start()
            return
        self._stack.setCurrentWidget(self.kerja)
        self.setWindowTitle(sesi.judul)
        self.alat.judul.setText(sesi.judul)
        jumlah = sesi.info.jumlah
        self.status.say_open(str(sesi.path), jumlah["jabatan"], jumlah["indikator"], hanya_baca=sesi.info.hanya_baca)
        if self.kerja.pratinjau is not None:
            self.kerja.pratinjau.clear()
        if not ada:
            self.kerja.show_form(None)
        self.kerja.pohon.show_office(sesi.jabatan, *self.ingatan.tree(sesi.path))
        self.kerja.pohon.setFocus()

    def _show_start(self) -> None:
        if self._awal is None:
            self._awal = PanelAwal(self.tema)
            self._awal.new_wanted.connect(self.berkas.ask_new)
            self._awal.open_wanted.connect(self.berkas.ask_open)
            self._awal.file_wanted.connect(self.berkas.open)
            self._stack.addWidget(self._awal)
        self._awal.show_recent(self.ingatan.recent())
        self._stack.setCurrentWidget(self._awal)
        self.setWindowTitle("")
        self.alat.judul.setText("")
        self.status.say_nothing_open()
        self._awal.new.setFocus()

    def _choose(self, id_jabatan: int) -> None:
        """The form and the page of a position."""
        sesi = self.berkas.sesi
        if sesi is None:
            return
        try:
            self.kerja.show_form(sesi.formulir(id_jabatan))
            self._show_page(id_jabatan)
        except (UserError, EnvironmentFailure) as galat:
            self.pelapor.report(galat, "formulir")

    def _show_page(self, id_jabatan: int) -> None:
        sesi, pratinjau = self.berkas.sesi, self.kerja.pratinjau
        if sesi is not None and pratinjau is not None and id_jabatan:
            pratinjau.alat.show_style(sesi.dokumen.gaya, locked=sesi.info.hanya_baca)
            pratinjau.show_position(sesi.dokumen, id_jabatan)

    def _choose_neighbour(self, step: int) -> None:
        sesi = self.berkas.sesi
        if sesi is not None and (lain := sesi.neighbour(self.kerja.pohon.current, step)):
            self.kerja.pohon.choose(lain)

    def _set_gaya(self, gaya: Gaya) -> None:
        sesi = self.berkas.sesi
        if sesi is None:
            return
        try:
            sesi.set_gaya(gaya)
        except (UserError, EnvironmentFailure) as galat:
            self.pelapor.report(galat, "gaya")
        self._show_page(self.kerja.pohon.current)

    # -- export

    def _export_all(self) -> None:
        if self.berkas.sesi is not None:
            self.ekspor.export_all(self.berkas.sesi)

    def _export_one(self) -> None:
        if self.berkas.sesi is not None:
            self.ekspor.export_one(self.berkas.sesi, self.kerja.pohon.current)

    def _export_some(self) -> None:
        if self.berkas.sesi is not None:
            self.ekspor.export_some(self.berkas.sesi, self.kerja.pohon.current)

    def _show_job(self, job: Job | None) -> None:
        self.job = job
        self.status.show_job(job)
        ada = self.berkas.sesi is not None and bool(self.berkas.sesi.jabatan)
        for nama in EXPORTS:
            self.actions_[nama].setEnabled(ada and job is None)
        self.alat.ekspor.setEnabled(ada and job is None)

    def _cancel_job(self) -> None:
        if self.job is not None:
            self.job.cancel()
            self.status.say_stopping()

    # -- view

    def _search(self) -> None:
        self.kerja.pohon.search.setFocus()
        self.kerja.pohon.search.selectAll()

    def _turn(self, step: int) -> None:
        if self.kerja.pratinjau is not None:
            self.kerja.pratinjau.turn(step)

    def _zoom(self, steps: int) -> None:
        """Larger, smaller, or (0) as at first: the page or the letters of the form, whichever one is at."""
        if self.kerja.zooms_preview():
            pratinjau = self.kerja.preview()
            pratinjau.zoom_step(steps) if steps else pratinjau.set_fit("lebar")
        elif steps:
            self.kerja.formulir.zoom_step(steps)
        else:
            self.kerja.formulir.set_zoom(100)

    def _choose_tema(self, pilihan: PilihanTema) -> None:
        self.ingatan.tema = pilihan
        self.tema.choose(pilihan)

    def _recolour(self) -> None:
        recolour(self, self.tema.palet)

    def _help(self, page: str) -> None:
        from ui.bantuan.dialog import show_help

        show_help(self, page)

    # -- memory

    def _restore(self) -> None:
        geometry = self.ingatan.state("jendela")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            self.resize(FIRST.boundedTo(room))
            if room.width() < 1600:
                self.setWindowState(Qt.WindowState.WindowMaximized)
        self.kerja.restore()

    def _remember_tree(self) -> None:
        if self.berkas.sesi is not None:
            self.ingatan.remember_tree(self.berkas.sesi.path, self.kerja.pohon.current, self.kerja.pohon.folded())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is put away; a job that runs is stopped and leaves nothing half done."""
        self.ingatan.remember_state("jendela", self.saveGeometry())
        self.kerja.remember()
        self.lane.close()
        self.berkas.close(quiet=True)
        self.ingatan.settings.sync()
        super().closeEvent(event)

    # -- files dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One office file is welcome."""
        if _dropped(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens it."""
        if path := _dropped(event.mimeData().urls()):
            event.acceptProposedAction()
            self.berkas.open(path)


def _dropped(urls: list[QUrl]) -> Path | None:
    paths = [Path(u.toLocalFile()) for u in urls if u.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() == AKHIRAN else None
