"""Pages that stand in the place of the form: each is made when it is first wanted, and lives as long as the office."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.ingatan import Ingatan
from ui.jobs import Lane
from ui.kerja import RuangKerja
from ui.pemilih import Pemilih
from ui.penyunting import Penyunting
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.angka.panel import PanelAngka
    from ui.banding.panel import PanelBanding
    from ui.gantian.panel import PanelGanti
    from ui.impor.panel import PanelImpor


_FOLLOW = {"ganti", "riwayat", "angka", "target", "capaian"}  # pages that follow the tree


class Laman(QObject):
    """Shows and closes pages. `go_to` carries a `Tempat`; `export_wanted` the comparison that is to be written,
    `document_wanted` the step whose document is, and `paper_wanted` a `Cetakan`."""

    go_to = Signal(object)
    export_wanted = Signal(object)
    document_wanted = Signal(int)
    paper_wanted = Signal(object)

    def __init__(self, kerja: RuangKerja, tema: Tema, lane: Lane, pemilih: Pemilih, ingatan: Ingatan) -> None:
        """No page yet."""
        super().__init__()
        self._kerja, self._tema, self._lane = kerja, tema, lane
        self._pemilih, self._ingatan = pemilih, ingatan
        self.penyunting: Penyunting | None = None
        self._made: dict[str, Any] = {}
        self._from: QWidget | None = None  # the place from which a page was opened; None: the form
        self._make: dict[str, Callable[[Penyunting], QWidget]] = {
            "ganti": self._ganti,
            "riwayat": self._riwayat,
            "banding": self._banding,
            "pegawai": self._pegawai,
            "penandatangan": self._penandatangan,
            "variabel": self._variabel,
            "desa": self._desa,
            "aturan": self._aturan,
            "pengaturan": self._pengaturan,
            "angka": self._angka,
            "target": self._target,
            "capaian": self._capaian,
            "kantor": self._kantor,
            "impor": self._impor,
            "templat": self._templat,
        }
        kerja.panel_changed.connect(self._came)

    def begin(self, penyunting: Penyunting) -> None:
        """Another office."""
        self.penyunting = penyunting

    def end(self) -> None:
        """No office: its pages go."""
        self.close()
        for satu in self._made.values():
            if hasattr(satu, "end"):
                satu.end()
            satu.setParent(None)
            satu.deleteLater()
        self._made.clear()
        self.penyunting = None

    def reread(self) -> None:
        """Another year: no page shows what belongs to the one before."""
        self.leave()
        for panel in self._made.values():
            if hasattr(panel, "refresh"):
                panel.refresh()

    def show(self, nama: str) -> Any:
        """Brings a page to the front; it hears of closing itself."""
        assert self.penyunting is not None
        if nama not in self._made:
            panel: Any = self._make[nama](self.penyunting)
            panel.closed.connect(self._back)
            if hasattr(panel, "go_to"):
                panel.go_to.connect(self._go_to)
            if nama in _FOLLOW:
                self._kerja.pohon.chosen.connect(panel.show_jabatan)
                panel.show_jabatan(self._kerja.pohon.current)
            self._made[nama] = panel
        self._kerja.show_panel(self._made[nama])
        return self._made[nama]

    def close(self) -> None:
        """Back to the form."""
        self._from = None
        self._kerja.close_panel()

    def leave(self) -> None:
        """Back from a page to the place it was opened from; one of the three places is not left."""
        if not getattr(self._kerja.panel, "place", ""):
            self._back()

    def _back(self) -> None:
        """From a page to where one came from: the form, or one of the other places."""
        if self._from is not None and self._kerja.panel is not None:
            self._kerja.show_panel(self._from)
        else:
            self.close()

    def _came(self, panel: QWidget | None) -> None:
        """Remembers the place; a page that is none leaves it as it is."""
        tempat: str = getattr(panel, "place", "")
        if panel is None or tempat:
            self._from = panel

    def unsaved(self) -> tuple[str, ...]:
        """What was typed on pages and could not be stored, also on those that are not in front: these try again."""
        hasil: list[str] = []
        for panel in self._made.values():
            if hasattr(panel, "unsaved"):
                if panel is not self._kerja.panel:
                    panel.flush()
                hasil += panel.unsaved()
        return tuple(hasil)

    def _go_to(self, tempat: object) -> None:
        self._kerja.close_panel()
        self.go_to.emit(tempat)

    # -- the pages

    def _ganti(self, penyunting: Penyunting) -> "PanelGanti":
        from ui.gantian.panel import PanelGanti

        return PanelGanti(self._tema, penyunting)

    def show_figure(self, kunci: object) -> None:
        """The grid at the cell of a figure."""
        self.show("angka").show_figure(kunci)

    def show_target(self, id_indikator: int, periode: object) -> None:
        """The grid of targets at one of them."""
        self.show("target").show_target((id_indikator, periode))

    def show_locks(self) -> None:
        """The locked periods, where the next one is chosen."""
        self.show("pengaturan").begin_lock()

    def show_completeness(self) -> None:
        """What has not come in yet, in the place Laporan."""
        self.show("capaian").show_completeness()

    def find(self) -> None:
        """The page to find and replace, its field ready to be typed in."""
        self.show("ganti").start()

    def _riwayat(self, penyunting: Penyunting) -> QWidget:
        from ui.riwayat.panel import PanelRiwayat

        panel = PanelRiwayat(self._tema, penyunting)
        panel.compare_wanted.connect(self.compare_with)
        panel.document_wanted.connect(self.document_wanted)
        panel.figure_wanted.connect(self.show_figure)
        panel.target_wanted.connect(self.show_target)
        return panel

    def _banding(self, _: Penyunting) -> "PanelBanding":
        from ui.banding.panel import PanelBanding

        panel = PanelBanding(self._tema)
        panel.export_wanted.connect(self.export_wanted)
        return panel

    def _pegawai(self, penyunting: Penyunting) -> QWidget:
        from ui.pegawai.panel import PanelPegawai

        return PanelPegawai(self._tema, penyunting)

    def _penandatangan(self, penyunting: Penyunting) -> QWidget:
        from ui.pegawai.penandatangan import PanelPenandatangan

        panel = PanelPenandatangan(self._tema, penyunting)
        panel.people_wanted.connect(lambda: self.show("pegawai"))
        return panel

    def _variabel(self, penyunting: Penyunting) -> QWidget:
        from ui.variabel.panel import PanelVariabel

        panel = PanelVariabel(self._tema, penyunting)
        panel.rules_wanted.connect(lambda: self.show("aturan"))
        return panel

    def _desa(self, penyunting: Penyunting) -> QWidget:
        from ui.desa.panel import PanelDesa

        return PanelDesa(self._tema, penyunting)

    def _aturan(self, penyunting: Penyunting) -> QWidget:
        from ui.aturan.panel import PanelAturan

        return PanelAturan(self._tema, penyunting)

    def _pengaturan(self, penyunting: Penyunting) -> QWidget:
        from ui.pengaturan.panel import PanelPengaturan

        return PanelPengaturan(self._tema, penyunting)

    def _angka(self, penyunting: Penyunting) -> "PanelAngka":
        from ui.angka.panel import PanelAngka

        panel = PanelAngka(self._tema, penyunting)
        panel.lock_wanted.connect(self.show_locks)
        panel.completeness_wanted.connect(self.show_completeness)
        panel.import_wanted.connect(lambda: self.show("impor"))
        return panel

    def _target(self, penyunting: Penyunting) -> QWidget:
        from ui.target.panel import PanelTarget

        panel = PanelTarget(self._tema, penyunting)
        panel.lock_wanted.connect(self.show_locks)
        return panel

    def _capaian(self, penyunting: Penyunting) -> QWidget:
        from ui.capaian.panel import PanelCapaian

        panel = PanelCapaian(self._tema, penyunting)
        panel.figure_wanted.connect(self.show_figure)
        panel.target_wanted.connect(self.show_target)
        panel.villages_wanted.connect(lambda: self.show("desa"))
        panel.paper_wanted.connect(self.paper_wanted)
        return panel

    def _kantor(self, penyunting: Penyunting) -> QWidget:
        from ui.pegawai.kantor import PanelKantor

        return PanelKantor(self._tema, penyunting)

    def _impor(self, penyunting: Penyunting) -> "PanelImpor":
        from ui.impor.panel import PanelImpor

        panel = PanelImpor(self._tema, penyunting, self._lane, self._pemilih, self._ingatan)
        panel.templates_wanted.connect(lambda: self.show("templat"))
        panel.figures_wanted.connect(self._figures)
        return panel

    def _figures(self, kunci: object) -> None:
        """What an import brought: the grid at its first figure."""
        self.show_figure(kunci) if kunci is not None else self.show("angka")

    def _templat(self, penyunting: Penyunting) -> QWidget:
        from ui.templat.panel import PanelTemplat

        return PanelTemplat(self._tema, penyunting, self._lane, self._pemilih, self._ingatan)

    def import_files(self, paths: Sequence[Path]) -> None:
        """The page of imports, with these files."""
        self.show("impor").add(paths)

    def compare_years(self) -> None:
        """The year before beside the newest; which two can be chosen."""
        assert self.penyunting is not None
        self.show("banding").open(self.penyunting, self._lane)

    def compare_with(self, id_langkah: int) -> None:
        """The document right after a step beside the one of now."""
        from iki_desktop.services.banding import step_side, year_side
        from iki_desktop.services.tahun import current_year

        penyunting = self.penyunting
        assert penyunting is not None
        kini = year_side(penyunting.ask(current_year))
        panel: PanelBanding = self.show("banding")
        panel.open(penyunting, self._lane, penyunting.ask(step_side, id_langkah), kini)

    def appoint(self, id_jabatan: int) -> None:
        """The page on which somebody is appointed to a position."""
        self.show("pegawai").show_jabatan(id_jabatan)

    def refresh(self) -> None:
        """After a change: the pages that don't listen themselves, if they are seen."""
        banding = self._made.get("banding")
        if banding is not None and banding.isVisible():
            banding.compare()
