"""The page where targets are agreed: a grid of the year's indicators, typed, pasted and spread over the year."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from iki_desktop.domain.capaian import Target
from iki_desktop.domain.hasil import satuan_indikator
from iki_desktop.domain.kunci import Kunci
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.services.capaian import load_butir, load_laporan
from iki_desktop.services.kantor import Changes
from iki_desktop.services.kunci import load_kunci
from iki_desktop.services.sunting import set_indikator
from iki_desktop.services.tahun import current_year
from iki_desktop.services.target import KunciTarget
from ui.bersama.garis import garis
from ui.bersama.kosong import Kosong
from ui.bersama.nanti import once
from ui.kisi.panel import PanelKisi
from ui.target.kepala import KepalaTarget
from ui.target.model import BarisTarget, ModelTarget
from ui.target.pandangan import PandanganTarget
from ui.target.pita import PitaTarget
from ui.target.sebar import TERPILIH, BilahSebar
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

_STRUCTURE = {"jabatan", "sasaran", "indikator", "variabel", "kunci", "tahun"}
_SHAPES = {"target", "angka", "konstanta", "desa"}  # what spreading depends on besides


class PanelTarget(PanelKisi[KunciTarget, Target | None]):
    """`kisi` is the grid; its rows are indicators in the order of the document, its columns the year and its parts."""

    model: ModelTarget
    pita: PitaTarget
    kepala: KepalaTarget

    def __init__(self, tema: Tema, penyunting: "Penyunting") -> None:
        """With what is stored now."""
        super().__init__(tema, penyunting, "Target", "target")
        self._semua: Sequence[BarisTarget] = ()
        self._kunci: Sequence[Kunci] = ()
        self._tahun = 0
        self.kepala = KepalaTarget(tema)
        self.model = ModelTarget(penyunting, self)
        self.kisi = PandanganTarget(self.model, tema, "Target")
        self.bilah = BilahSebar(tema, penyunting)
        self.bilah.hide()
        self.pita = PitaTarget(tema)
        self.kosong = Kosong("Tampilkan semua indikator")
        self._stack = QStackedWidget()
        self._picking = once(self, 0, self._pick)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self.close_button.setToolTip("")
        self._stack.addWidget(self.kisi)
        self._stack.addWidget(self.kosong)
        for widget in (self.kepala, garis(), self.bilah, self._stack, garis(), self.pita):
            self.isi.addWidget(widget, 1 if widget is self._stack else 0)

    def _connect(self) -> None:
        self.kepala.changed.connect(self.arrange)
        self.kepala.spread_wanted.connect(self.begin_spread)
        self.kepala.cari.left.connect(self.kisi.setFocus)
        self.kosong.wanted.connect(self._show_all)
        self.kisi.moved.connect(lambda _: self._moved())
        self.kisi.picked.connect(self._picking.start)
        self.pita.directed.connect(self._direct)
        self.bilah.done.connect(self._spread_done)
        self.bilah.written.connect(self.model.dismiss)
        self.bilah.closed.connect(self.end_spread)
        self._connect_grid(
            ("sebar", "Se&bar target setahun…", "Ctrl+Shift+B", self.begin_spread),
            ("arah", "&Arah indikator…", "Ctrl+Shift+A", self._go_to_direction),
            ("cari", "&Cari indikator…", "Ctrl+Shift+F", self.kepala.cari.setFocus),
        )

    # -- what is shown

    def refresh(self) -> None:
        """Reads indicators, locks and targets again."""
        ask = self._penyunting.ask
        self._tahun = ask(current_year)
        laporan = ask(load_laporan, Periode(self._tahun, 1, 12), ())
        self._semua = [BarisTarget(b, satuan_indikator(b.rumus, laporan)) for b in ask(load_butir)]
        self._kunci = ask(load_kunci)
        self.model.name(self._tahun, {satu.butir.id: satu.nama for satu in self._semua})
        self.model.reread()
        self.arrange()

    def arrange(self) -> None:
        """The rows and columns that are wanted; one stays at the cell one is at where it is still seen."""
        self.kisi.finish()
        at = self.key
        setahun = Periode(self._tahun, 1, 12)
        bagian = setahun.bagian(self.kepala.frekuensi)
        kata, hanya = [kunci_cari(satu) for satu in self.kepala.cari.text().split()], self.kepala.lingkup.id_jabatan
        baris = [
            satu
            for satu in self._semua
            if hanya in (None, satu.butir.jabatan_id) and all(k in kunci_cari(satu.nama) for k in kata)
        ]
        self.model.show(baris, (setahun, *bagian), self._kunci)
        if baris:
            letak = (self.model.letak(at) or self.model.letak((at[0], setahun))) if at is not None else None
            self.kisi.go(*(letak or (0, 0)))
        self.bilah.show_rows({satu.butir.id: satu.teks for satu in baris}, self.kepala.frekuensi, self._tahun)
        self._pick()
        self._show_empty()
        self._moved()

    def _show_empty(self) -> None:
        ada = bool(self.model.baris)
        self._stack.setCurrentIndex(0 if ada else 1)
        self.kepala.sebar.setEnabled(ada and self._penyunting.writable)
        self.kisi.actions_["sebar"].setEnabled(ada and self._penyunting.writable)
        if not self._semua:
            kata = f"Belum ada indikator di tahun {self._tahun}. Tulis di Formulir, lalu isi targetnya di sini."
        elif self.kepala.cari.text().strip():
            kata = "Tidak ada indikator yang cocok dengan pencarian."
        else:
            kata = "Jabatan ini belum punya indikator. Pilih jabatan lain di pohon, atau tampilkan semua indikator."
        self.kosong.say("" if ada else kata, offer=bool(self._semua))
        if not ada:
            self.end_spread()

    def _show_all(self) -> None:
        self.kepala.show_all()
        self.kisi.setFocus()

    def show_jabatan(self, id_jabatan: int) -> None:
        """Another position is chosen in the tree."""
        self.kepala.lingkup.show_jabatan(id_jabatan)

    def show_target(self, kunci: KunciTarget) -> None:
        """Shows the cell of a target, among all where it has to be."""
        if kunci[1].panjang != 12:
            self.kepala.bagian.show_value(kunci[1].frekuensi)
        self.arrange()
        if self.model.letak(kunci) is None:
            self.kepala.show_all()
        if letak := self.model.letak(kunci):
            self.kisi.go(*letak)
        self.kisi.setFocus()

    # -- the cell one is at

    def _moved(self) -> None:
        self._show_count()
        self._show_cell()

    def _counted(self) -> str:
        setahun = Periode(self._tahun, 1, 12)
        punya = sum(1 for satu in self.model.baris if (satu.butir.id, setahun) in self.model.target)
        banyak = len(self.model.baris)
        return f"{banyak} indikator · {punya} punya target {self._tahun}" if banyak else ""

    def _show_key(self, kunci: KunciTarget) -> None:
        self.show_target(kunci)

    def _show_cell(self) -> None:
        if (at := self.at) is None:
            self.pita.show_nothing()
            return
        kunci, kalimat = self.model.kunci(*at), self.model.kalimat(*at)
        self.pita.show_cell(
            self.model.sebut(kunci),
            kalimat or self.model.petunjuk(*at),
            self.model.baris[at[0]].butir.arah,
            refused=kunci in self.model.salah,
            doubtful=bool(kalimat),
            locked=self.model.pemegang(*at) is not None,
            writable=self._penyunting.writable,
        )

    def _pick(self) -> None:
        baris = sorted({b for b, _ in self.kisi.chosen_cells() if b < len(self.model.baris)})
        self.bilah.show_chosen([self.model.baris[b].butir.id for b in baris])

    # -- what the user does

    def _go_to_direction(self) -> None:
        if self.pita.arah.isVisible():
            self.pita.arah.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _direct(self, arah: str) -> None:
        if (kunci := self.key) is not None:
            self.do(set_indikator, kunci[0], arah=arah)
            self.kisi.setFocus()

    def begin_spread(self) -> None:
        """Offers to spread the year's targets, those of the chosen rows to begin with."""
        if not self.kepala.sebar.isEnabled():
            return
        self._pick()
        self.bilah.ganti.setChecked(False)
        self.bilah.show()
        self.bilah.choose_scope(TERPILIH)
        self.bilah.cara.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end_spread(self) -> None:
        """Back to the grid."""
        had = self.bilah.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.bilah.hide()
        if had:
            self.kisi.setFocus()

    def _spread_done(self, banyak: int, dilewati: int) -> None:
        self.end_spread()
        ekor = f" {dilewati} indikator dilewati." if dilewati else ""
        self._tell(f"Disebar: {banyak} target.{ekor}")

    # -- kept in step with the office

    def _changed(self, changes: object, origin: object) -> None:
        assert isinstance(changes, Changes)
        berubah = set(changes.rows)
        if berubah & _STRUCTURE:
            super()._changed(changes, origin)
        elif "target" in berubah and origin is not self.model:
            self.model.reread()
            self._moved()
        if berubah & _SHAPES:
            self.bilah.plan_soon()
