"""Editing as the window sees it: what is chosen is shown, what is typed goes to the page, what changed is reread."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from iki_desktop.domain.dokumen import Formulir, Gaya
from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.kantor import Changes, Kantor
from ui.berkas import EDIT, AlurBerkas
from ui.bersama.nanti import once
from ui.formulir.isian import teks_di
from ui.galat import PelaporGalat
from ui.kerja import RuangKerja
from ui.penyunting import Penyunting
from ui.sesi import Sesi
from ui.status import BarisStatus
from ui.tema.tema import Tema
from ui.tujuan import FIGURES, Tujuan

if TYPE_CHECKING:
    from iki_desktop.services.temuan import Temuan
    from ui.perumusan import AlurRumus

Step = Callable[[Kantor], Changes | None]

_LOOK = 400  # ms after a change until the badges of the tree are counted again
_UNDONE = "Diurungkan"
_WORDS = 60  # letters by which a place is found on the page
_SOON = 20  # ms after a position was chosen until its head says who holds it: the form comes first


class AlurSunting(QObject):
    """`stepped`: undo and redo would do something else now. `emptied`: there are positions now, or none any more.

    `years_changed`: years came or went. `changed`: all that the window shows of the office is read again.
    """

    stepped = Signal()
    emptied = Signal()
    changed = Signal()
    years_changed = Signal()

    def __init__(
        self,
        kerja: RuangKerja,
        berkas: AlurBerkas,
        pelapor: PelaporGalat,
        status: BarisStatus,
        tema: Tema,
        tujuan: Tujuan,
    ) -> None:
        """Nothing is open yet."""
        super().__init__()
        self._tujuan = tujuan
        self._tema, self._rumus_made = tema, False
        self._kerja, self._berkas, self._pelapor, self._status = kerja, berkas, pelapor, status
        self._look = once(self, _LOOK, self.look_for_findings)
        self._holder = once(self, _SOON, self._show_holder)
        self._temuan: dict[int, tuple[Temuan, ...]] = {}
        self._changed_forms: set[int] | None = None  # since the badges were counted; None: all have to be
        self._banyak = 0
        kerja.pohon.chosen.connect(self.choose)
        kerja.pohon.finding_wanted.connect(tujuan.go_to_finding)
        kerja.formulir.typed.connect(self._show_typed)
        kerja.formulir.slot_changed.connect(self._follow)
        kerja.formulir.formula_editor = self
        kerja.formulir.formula_wanted.connect(lambda tempat: self.rumus.open(tempat))
        kerja.preview_made.connect(lambda: self.show_page())

    @property
    def sesi(self) -> Sesi | None:
        """The office that is open."""
        return self._berkas.sesi

    @property
    def penyunting(self) -> Penyunting | None:
        """The way to change it."""
        return self.sesi.penyunting if self.sesi is not None else None

    @cached_property
    def rumus(self) -> "AlurRumus":
        """The panel that helps to write formulas."""
        from ui.perumusan import AlurRumus

        hasil = AlurRumus(self._kerja, self._tema)
        hasil.use(self.penyunting)
        hasil.go_to.connect(self._tujuan.go_to)
        self._rumus_made = True
        return hasil

    # -- an office comes and goes

    def begin(self, sesi: Sesi) -> None:
        """Another office is open; tree and form can change it from now on."""
        sesi.penyunting.changed.connect(self._changed)
        self._kerja.formulir.use(sesi.penyunting)
        if self._rumus_made:
            self.rumus.use(sesi.penyunting)
        self._kerja.pohon.set_penyunting(sesi.penyunting)
        self._changed_forms = None
        self._look.start()
        self.stepped.emit()

    def end(self) -> None:
        """The office is about to close: what was typed is stored, nothing can be changed any more."""
        self.finish()
        self._kerja.formulir.use(None)
        self._kerja.pohon.set_penyunting(None)
        self._look.stop()
        self._holder.stop()

    def finish(self) -> bool:
        """Ends typing in the form and in the formula panel; False where the store refused some of it."""
        if self._rumus_made:
            self.rumus.close()
        self._kerja.formulir.finish()
        return self._kerja.formulir.simpanan.retry()

    # -- what is shown

    def show_year(self) -> None:
        """One works in another year: all badges are counted again."""
        self._changed_forms = None
        self.look_for_findings()

    def choose(self, id_jabatan: int) -> None:
        """The form and the page of a position."""
        if self.sesi is None:
            return
        self.finish()
        try:
            self._kerja.show_form(self.sesi.formulir(id_jabatan))
            self._holder.start()
            self.show_page()
        except (UserError, EnvironmentFailure) as galat:
            self._pelapor.report(galat, "formulir")

    def _show_holder(self) -> None:
        """Who holds the chosen position, in the head of its form."""
        from iki_desktop.services.pegawai import holders

        chosen = self._kerja.pohon.current
        nama = self.penyunting.try_ask(holders, chosen, date.today()) if self.penyunting is not None else None
        if nama is not None and self.penyunting is not None:
            self._kerja.kepala.pemangku.show_pemangku(chosen, nama, writable=self.penyunting.writable)

    def show_page(self) -> None:
        """The page of the chosen position, as it will print."""
        sesi, pratinjau, chosen = self.sesi, self._kerja.pratinjau, self._kerja.pohon.current
        if sesi is not None and pratinjau is not None and sesi.holds(chosen):
            pratinjau.alat.show_style(sesi.dokumen.gaya, locked=sesi.info.hanya_baca)
            pratinjau.show_position(sesi.dokumen, chosen, self._at())

    def _show_typed(self, formulir: Formulir) -> None:
        """The page follows each key, before it is stored."""
        if self.sesi is not None and self._kerja.pratinjau is not None and self.sesi.holds(formulir.id):
            self._kerja.pratinjau.show_position(self.sesi.dokumen_dengan(formulir), formulir.id, self._at())

    def _follow(self, tempat: Tempat | None) -> None:
        """The page goes where one goes in the form."""
        formulir = self._kerja.formulir.formulir
        if tempat is not None and formulir is not None and formulir.id == self._kerja.pohon.current:
            self._show_typed(formulir)

    def _at(self) -> str:
        """The words one is at in the form, by which the page finds the place: those before the caret, or the first."""
        editor = self._kerja.formulir
        kini = editor.kini
        if editor.formulir is None or kini is None:
            return ""
        if editor.editing and kini.kolom != "rumus":
            return editor.field.text()[: editor.field.textCursor().position()][-_WORDS:]
        if kini.kolom == "rumus":  # a fraction is read otherwise than it is written
            kini = Tempat("indikator", kini.id, "teks")
        return (teks_di(editor.formulir, kini) or "")[:_WORDS]

    def set_gaya(self, gaya: Gaya) -> None:
        """Stores how the document is set."""
        from iki_desktop.services.kantor import set_gaya

        if self.penyunting is not None:
            self.penyunting.do(set_gaya, gaya)
        self.show_page()

    # -- after a change

    def _changed(self, changes: Changes, _origin: object) -> None:
        try:
            self._reread(changes)
        except (UserError, EnvironmentFailure) as galat:  # it is stored; only showing it failed
            self._pelapor.report(galat, EDIT)
        self.stepped.emit()
        self.changed.emit()

    def _reread(self, changes: Changes) -> None:
        sesi = self.sesi
        if sesi is None:
            return
        if not self._kerja.formulir.simpanan.refused:
            self._pelapor.drop(EDIT)
        if set(changes.rows) <= FIGURES:
            self._say_saved()
            return
        pohon = sesi.jabatan
        sesi.refresh(changes)
        if "tahun" in changes.rows:
            self.years_changed.emit()
        else:
            self._show_changed(sesi, changes, tree=sesi.jabatan is not pohon)
            if self._rumus_made:
                self.rumus.refresh(changes)
        if self._changed_forms is None or {"variabel", "tahun"} & set(changes.rows):
            self._changed_forms = None
        else:
            self._changed_forms |= changes.jabatan
        self._look.start()
        self._say_saved()

    def _show_changed(self, sesi: Sesi, changes: Changes, *, tree: bool) -> None:
        pohon, formulir = self._kerja.pohon, self._kerja.formulir.formulir
        if tree:
            pohon.refresh(sesi.jabatan)
            self.emptied.emit()
        if not sesi.jabatan:
            self._kerja.show_form(None)
        elif formulir is not None and sesi.holds(formulir.id) and pohon.current == formulir.id:
            naik = {j.induk_id for j in sesi.jabatan if j.id == formulir.id}
            if changes.jabatan & {formulir.id, *naik}:
                self._kerja.show_form(sesi.formulir(formulir.id))
        elif sesi.holds(pohon.current):
            self.choose(pohon.current)
        if {"pegawai", "pemangku"} & set(changes.rows):
            self._show_holder()
        self.show_page()

    def _say_saved(self) -> None:
        from iki_desktop.services.riwayat import undo_label

        if self.penyunting is not None:
            self._status.say_saved(f"{datetime.now():%H.%M}", self.penyunting.ask(undo_label) or "semua diurungkan")
        self._say_counts()

    def _say_counts(self) -> None:
        if self.sesi is not None:
            self._status.say_counts(*self.sesi.counts, self._banyak)

    def look_for_findings(self) -> None:
        """Counts again what the badges of the tree tell: of the forms that changed, or of all."""
        from iki_desktop.services.temuan import load_temuan, office_temuan

        if self.penyunting is None:
            return
        temuan = self.penyunting.try_ask(load_temuan, self._changed_forms)
        kantor = self.penyunting.try_ask(office_temuan)
        if temuan is None or kantor is None:
            return
        if self._changed_forms is not None:
            sisa = {i: isi for i, isi in self._temuan.items() if i not in self._changed_forms}
            temuan = sisa | temuan
        self._temuan, self._changed_forms = temuan, set()
        self._kerja.pohon.set_temuan(temuan, kantor)
        self._banyak = sum(map(len, temuan.values())) + len(kantor)
        self._say_counts()

    # -- back and forth

    def undo(self) -> None:
        """Takes back the last step, and goes where it was."""
        from iki_desktop.services.riwayat import undo, undo_label

        self._turn(undo, undo_label, _UNDONE)

    def redo(self) -> None:
        """Does it again."""
        from iki_desktop.services.riwayat import redo, redo_label

        self._turn(redo, redo_label, "Diulangi")

    def _turn(self, service: Step, label: Callable[[Kantor], str | None], kata: str) -> None:
        if self.penyunting is None or self.sesi is None:
            return
        self._kerja.pohon.finish()
        self._kerja.flush_panel()
        if not self._kerja.formulir.flush():
            self._kerja.formulir.take_back()  # that is what there is to take back
            return
        if self._rumus_made and not self.rumus.flush():
            return
        give_up = getattr(self._kerja.panel, "give_up_refused", None)
        if kata == _UNDONE and give_up is not None and give_up():
            return  # what was typed into cells and refused was no step yet
        apa = self.penyunting.try_ask(label)
        changes = self.penyunting.do(service)
        if changes is not None:
            self._tujuan.go_where(changes)
            self._status.say_done(f"{kata}: {apa}")
