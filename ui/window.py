"""The main window: puts the parts together and passes on what they tell one another. It decides nothing itself."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from iki_desktop.services.kantor import AKHIRAN
from ui.aksi import (
    EXPORTS,
    NEED_OFFICE,
    NEED_POSITIONS,
    NEED_WRITING,
    PAGES,
    BilahAlat,
    fill_cell_menu,
    fill_form_menu,
    fill_menus,
    fill_recent,
    make_actions,
    name_step,
)
from ui.awal.panel import PanelAwal
from ui.berkas import AlurBerkas
from ui.bersama.bilah import TumpukanBilah
from ui.ekspor.meja import MejaEkspor
from ui.galat import Catatan, PelaporGalat
from ui.impor.meja import MejaPantau
from ui.ingatan import Ingatan
from ui.jobs import Lane
from ui.kerja import RuangKerja
from ui.laman import Laman
from ui.pemilih import Pemilih
from ui.pohon.perintah import MENU, fill_menu
from ui.status import BarisStatus
from ui.suntingan import AlurSunting
from ui.tahun.meja import MejaTahun
from ui.tema.ikon import recolour
from ui.tema.tema import PilihanTema, Tema
from ui.tujuan import Tujuan

if TYPE_CHECKING:
    from ui.ekspor.alur import Export
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
        self.berkas.may_close = self._may_close
        self._preview_service = make_preview
        self.kerja = RuangKerja(tema, ingatan, self._make_preview)
        self.status = BarisStatus()
        self.tujuan = Tujuan(self.kerja, self.berkas, self.pelapor)
        self.sunting = AlurSunting(self.kerja, self.berkas, self.pelapor, self.status, tema, self.tujuan)
        self.laman = Laman(self.kerja, tema, self.lane, self.pemilih, ingatan)
        self.tahun = MejaTahun(tema, self.berkas, self.pemilih)
        self.tahun.leave = self._leave_year
        self.ekspor = MejaEkspor(
            self.lane, self.pemilih, ingatan, self.bilah, self.pelapor, self.status, self.berkas, export
        )
        self.ekspor.finish, self.ekspor.current = self._finish, lambda: self.kerja.pohon.current
        self.pantau = MejaPantau(self.bilah, self.pemilih, ingatan, self.lane, self.pelapor)
        self.pantau.review = self._import
        self._awal: PanelAwal | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.kerja)
        self.actions_ = make_actions(self, self._slots())
        self.alat = BilahAlat(self.actions_, tema, self.tahun.menu)
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
            "ekspor_semua": self.ekspor.export_all,
            "ekspor_ini": self.ekspor.export_one,
            "ekspor_pilih": self.ekspor.export_some,
            "keluar": self.close,
            "urungkan": self.sunting.undo,
            "ulangi": self.sunting.redo,
            "ganti": lambda: self._page(self.laman.find),
            "salin_dari": self._copy_from,
            **{nama: partial(self._open, nama) for nama in PAGES},
            "data_kantor": lambda: self._open("kantor"),
            "lengkapi": self._complete,
            "pantau": self.pantau.ask,
            "salin_tahun": self.tahun.copy,
            "hapus_tahun": self.tahun.delete,
            "banding": lambda: self._page(self.laman.compare_years),
            "cari": self._search,
            "buka_cabang": kerja.pohon.expand_all,
            "lipat_cabang": kerja.pohon.fold_all,
            "ke_pohon": lambda: kerja.go_to(kerja.pohon),
            "ke_formulir": lambda: kerja.go_to(kerja.formulir),
            "ke_pratinjau": kerja.go_to_preview,
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
        self._menus = fill_menus(self, self.actions_, self.tema, self._choose_tema)
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
        kerja.new_wanted.connect(self.berkas.ask_new)
        self.berkas.closing.connect(self._end_office)
        self.berkas.changed.connect(self._show_office)
        self.sunting.stepped.connect(self._show_steps)
        self.sunting.emptied.connect(self._enable)
        self.sunting.years_changed.connect(self._show_year)
        self.sunting.changed.connect(self.laman.refresh)
        self.sunting.changed.connect(self._name_office)
        self.tujuan.signatory_wanted.connect(lambda: self._open("penandatangan"))
        self.tujuan.figure_wanted.connect(self.laman.show_figure)
        self.tujuan.target_wanted.connect(self.laman.show_target)
        self.tujuan.year_wanted.connect(self.tahun.choose)
        kerja.formulir.typed.connect(lambda _: self.actions_["urungkan"].setEnabled(True))
        kerja.kepala.pemangku.edit_wanted.connect(self.laman.appoint)
        self.laman.go_to.connect(self.tujuan.go_to)
        self.laman.export_wanted.connect(self.ekspor.export_comparison)
        self.laman.document_wanted.connect(self.ekspor.export_step)
        self.laman.paper_wanted.connect(self.ekspor.export_paper)
        self.ekspor.busy_changed.connect(self._enable)
        recent, formulir, jabatan, sel = self._menus
        sel.aboutToShow.connect(lambda: fill_cell_menu(sel, kerja.panel))
        kerja.panel_changed.connect(self._show_place)
        recent.aboutToShow.connect(lambda: fill_recent(recent, self.ingatan.recent(), self.berkas.open))
        formulir.aboutToShow.connect(lambda: fill_form_menu(formulir, kerja.formulir))
        fill_menu(jabatan, kerja.pohon.actions_, self.tema, MENU)
        self.tahun.moved.connect(self._show_year)
        for wanted, nama in (
            (self.tahun.menu.copy_wanted, "salin_tahun"),
            (self.tahun.menu.delete_wanted, "hapus_tahun"),
            (self.tahun.menu.compare_wanted, "banding"),
        ):
            wanted.connect(self.actions_[nama].trigger)
        self.tema.changed.connect(self._recolour)

    # -- made when they are first wanted: the window stands before paper is thought of

    def _make_preview(self) -> "PanelPratinjau":
        from ui.pratinjau.panel import PanelPratinjau
        from ui.pratinjau.penggambar import Penggambar, service

        penggambar = Penggambar(self.lane, self._preview_service or service)
        panel = PanelPratinjau(self.tema, penggambar, *self.ingatan.zoom_pratinjau)
        panel.neighbour.connect(self._choose_neighbour)
        panel.failed.connect(lambda galat: self.pelapor.report(galat, "pratinjau"))
        panel.alat.styled.connect(self.sunting.set_gaya)
        return panel

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
        if sesi is None:
            self._show_start()
            return
        self._stack.setCurrentWidget(self.kerja)
        self.laman.begin(sesi.penyunting)
        self.sunting.begin(sesi)
        self._show_title()
        self.status.say_open(str(sesi.path), *sesi.counts, hanya_baca=sesi.info.hanya_baca)
        if self.kerja.pratinjau is not None:
            self.kerja.pratinjau.clear()
        if not sesi.jabatan:
            self.kerja.show_form(None)
        self.kerja.pohon.show_office(sesi.jabatan, *self.ingatan.tree(sesi.path))
        self.kerja.pohon.setFocus()
        self.pantau.resume()

    def _finish(self) -> None:
        """Stores what is being typed, wherever that is: menus and keys take no focus from a field."""
        self.kerja.pohon.finish()
        self.kerja.flush_panel()
        self.sunting.finish()

    def _may_close(self) -> bool:
        """Whether the office may go: all is stored, or the user gives up what the store refused."""
        self._finish()
        simpanan = self.kerja.formulir.simpanan
        simpanan.give_up_blank()
        hilang = (*simpanan.refused.values(), *self.laman.unsaved())
        return not hilang or self.pemilih.may_lose(hilang)

    def _leave_year(self) -> None:
        """What is typed is stored in the year it was typed in."""
        self._finish()
        self.laman.leave()

    def _name_office(self) -> None:
        sesi = self.berkas.sesi
        self.setWindowTitle(sesi.judul if sesi else "")
        self.alat.judul.setText(sesi.judul.split(" · ")[0] if sesi else "")

    def _show_title(self) -> None:
        """Whose office, which year, and what can be done."""
        self._name_office()
        self.tahun.show()
        self._enable()

    def _enable(self) -> None:
        sesi = self.berkas.sesi
        ada, tulis = sesi is not None and bool(sesi.jabatan), sesi is not None and not sesi.info.hanya_baca
        can = dict.fromkeys(NEED_POSITIONS, ada) | dict.fromkeys(NEED_OFFICE, sesi is not None)
        can |= {nama: can[nama] and tulis for nama in NEED_WRITING}
        can |= dict.fromkeys(EXPORTS, ada and self.ekspor.job is None)
        for nama, boleh in can.items():
            self.actions_[nama].setEnabled(boleh)
        for menu in (self._menus.formulir, self._menus.jabatan):
            menu.setEnabled(sesi is not None)
        self._show_place(self.kerja.panel)
        self.alat.ekspor.setEnabled(can["ekspor_semua"])
        self._show_steps()

    def _show_year(self) -> None:
        """One works in another year, or years came or went."""
        sesi = self.berkas.sesi
        if sesi is None:
            return
        sesi.reload()
        self.laman.reread()
        if self.kerja.pratinjau is not None:
            self.kerja.pratinjau.clear()
        formulir = self.kerja.formulir.formulir
        sama = [j.id for j in sesi.jabatan if formulir is not None and j.nama == formulir.nama]
        chosen = sama[0] if sama else self.kerja.pohon.current
        self._show_title()
        if not sesi.jabatan:
            self.kerja.show_form(None)
        self.kerja.pohon.show_office(sesi.jabatan, chosen)
        self.sunting.show_year()

    def _show_steps(self) -> None:
        """What undo and redo would do."""
        from iki_desktop.services.riwayat import redo_label, undo_label

        sesi = self.berkas.sesi
        for nama, service in (("urungkan", undo_label), ("ulangi", redo_label)):
            label = sesi.penyunting.try_ask(service) if sesi is not None and not sesi.info.hanya_baca else None
            name_step(self.actions_[nama], nama, label)

    def _end_office(self) -> None:
        self._remember_tree()
        self.sunting.end()
        self.laman.end()
        self.tahun.end()

    def _page(self, show: Callable[[], object]) -> None:
        """A page in the place of the form."""
        if self.berkas.sesi is not None:
            self._finish()
            show()

    def _open(self, nama: str) -> None:
        self._page(partial(self.laman.show, nama))

    def _import(self, paths: Sequence[Path]) -> None:
        self._page(partial(self.laman.import_files, paths))

    def _complete(self) -> None:
        """What the catalogue has to compute the indicators of an office from before figures were known."""
        from iki_desktop.services.lengkapi import complete_from_katalog

        sesi = self.berkas.sesi
        if sesi is not None:
            self._finish()
            if sesi.penyunting.do(complete_from_katalog) is not None:
                self.status.say_done("Dilengkapi dari katalog: desa, variabel, aturan, dan rumus hitung")

    def _copy_from(self) -> None:
        """Copies parts of another form into the chosen one."""
        from iki_desktop.services.salinan import copy_isi

        sesi, tujuan = self.berkas.sesi, self.kerja.pohon.current
        if sesi is None or not tujuan:
            return
        self._finish()
        jawab = self.pemilih.form_to_copy(sesi.penyunting, tujuan)
        if jawab is not None:
            sesi.penyunting.do(copy_isi, jawab.dari, tujuan, jawab.bagian, ganti=jawab.ganti)

    def _show_start(self) -> None:
        if self._awal is None:
            self._awal = PanelAwal(self.tema)
            self._awal.new_wanted.connect(self.berkas.ask_new)
            self._awal.open_wanted.connect(self.berkas.ask_open)
            self._awal.file_wanted.connect(self.berkas.open)
            self._stack.addWidget(self._awal)
        self._awal.show_recent(self.ingatan.recent())
        self._stack.setCurrentWidget(self._awal)
        self._show_title()
        self.status.say_nothing_open()
        self._awal.new.setFocus()

    def _choose_neighbour(self, step: int) -> None:
        sesi = self.berkas.sesi
        if sesi is not None and (lain := sesi.neighbour(self.kerja.pohon.current, step)):
            self.kerja.pohon.choose(lain)

    # -- view

    def _search(self) -> None:
        self.kerja.pohon.search.setFocus()
        self.kerja.pohon.search.selectAll()

    def _show_place(self, panel: QWidget | None) -> None:
        """Which of the three places one is at."""
        tempat = getattr(panel, "place", "") if panel is not None else "formulir" if self.berkas.sesi else ""
        self.alat.show_place(tempat)
        self._menus.sel.setEnabled(hasattr(panel, "kisi"))

    def _turn(self, step: int) -> None:
        if (turn := getattr(self.kerja.panel, "turn", None)) is not None:
            turn(step)
        elif self.kerja.pratinjau is not None:
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
        if self.berkas.sesi is not None and not self._may_close():
            event.ignore()
            return
        self.ingatan.remember_state("jendela", self.saveGeometry())
        self.kerja.remember()
        self.lane.close()
        self.berkas.close(quiet=True)
        self.ingatan.settings.sync()
        super().closeEvent(event)

    # -- files dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One office file is welcome, and with an office open sheets and folders of them."""
        urls = event.mimeData().urls()
        if _dropped(urls) or (self.berkas.sesi is not None and _sheets(urls)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens the office; shows the sheets on the page of imports."""
        urls = event.mimeData().urls()
        if path := _dropped(urls):
            event.acceptProposedAction()
            self.berkas.open(path)
        elif self.berkas.sesi is not None and (paths := _sheets(urls)):
            event.acceptProposedAction()
            self._import(paths)


def _dropped(urls: list[QUrl]) -> Path | None:
    paths = [Path(u.toLocalFile()) for u in urls if u.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() == AKHIRAN else None


def _sheets(urls: list[QUrl]) -> list[Path]:
    """What may be imported of what was dropped: anything of this machine but office files."""
    paths = [Path(u.toLocalFile()) for u in urls if u.isLocalFile()]
    return [] if any(p.suffix.lower() == AKHIRAN for p in paths) else paths
