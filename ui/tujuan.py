"""Where one goes in the window: to a text, to a finding, to what a step of the history touched."""

from PySide6.QtCore import QObject, Signal

from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.domain.tempat import Tabel, Tempat
from iki_desktop.services.kantor import Changes
from ui.berkas import EDIT, AlurBerkas
from ui.galat import PelaporGalat
from ui.kerja import RuangKerja

FIGURES = {"angka", "target", "kunci", "aturan", "pita", "desa", "nama_lain"}  # no form shows any of these
_SLOTS: tuple[tuple[Tabel, str], ...] = (
    ("indikator", "teks"), ("sasaran", "teks"), ("tugas", "teks"), ("fungsi", "teks"),
)  # fmt: skip


class Tujuan(QObject):
    """Goes to forms itself; for what stands on pages it asks: `figure_wanted` carries the key of a figure to show,
    `target_wanted` an indicator and a period, `year_wanted` the year to work in."""

    signatory_wanted = Signal()
    year_wanted = Signal(int)
    figure_wanted = Signal(object)
    target_wanted = Signal(int, object)

    def __init__(self, kerja: RuangKerja, berkas: AlurBerkas, pelapor: PelaporGalat) -> None:
        """In the office that is open."""
        super().__init__()
        self._kerja, self._berkas, self._pelapor = kerja, berkas, pelapor

    def go_to(self, tempat: object) -> None:
        """The form that holds a text, at that text."""
        from iki_desktop.services.sunting import jabatan_dari

        sesi = self._berkas.sesi
        if sesi is None or not isinstance(tempat, Tempat):
            return
        try:
            id_jabatan = sesi.penyunting.ask(jabatan_dari, tempat)
        except (UserError, EnvironmentFailure) as galat:
            self._pelapor.report(galat, EDIT)
            return
        if not sesi.holds(id_jabatan):
            self._go_to_year(id_jabatan)
        self._kerja.pohon.choose(id_jabatan)
        self._kerja.go_to(self._kerja.formulir)
        self._kerja.formulir.select(tempat)

    def go_to_finding(self, temuan: object) -> None:
        """What a finding is about."""
        if getattr(temuan, "jenis", "") == "penandatangan":
            self.signatory_wanted.emit()
        else:
            self.go_to(getattr(temuan, "tempat", None))

    def go_where(self, changes: Changes) -> None:
        """What was just taken back or done again."""
        sesi = self._berkas.sesi
        if sesi is None:
            return
        if set(changes.rows) <= FIGURES:
            self._go_to_figure(changes)
            return
        if changes.jabatan and not any(sesi.holds(nomor) for nomor in changes.jabatan):
            self._go_to_year(min(changes.jabatan))
        ada = [j.id for j in sesi.jabatan if j.id in changes.jabatan]
        if ada and self._kerja.pohon.current not in ada:
            self._kerja.pohon.choose(ada[0])
        kini = self._kerja.formulir.kini
        if kini is not None and kini.id in changes.rows.get(kini.tabel, ()):
            return  # one is there
        for tabel, kolom in _SLOTS:
            for nomor in sorted(changes.rows.get(tabel, ())):
                if self._kerja.formulir.select(Tempat(tabel, nomor, kolom)):
                    return

    def _go_to_figure(self, changes: Changes) -> None:
        from iki_desktop.services.tempat_langkah import figur_langkah, target_langkah

        sesi = self._berkas.sesi
        if sesi is None or changes.step is None:
            return
        if (kunci := sesi.penyunting.try_ask(figur_langkah, changes.step)) is not None:
            self.figure_wanted.emit(kunci)
        elif (target := sesi.penyunting.try_ask(target_langkah, changes.step)) is not None:
            self.target_wanted.emit(*target)

    def _go_to_year(self, id_jabatan: int) -> None:
        from iki_desktop.services.tahun import year_of

        sesi = self._berkas.sesi
        tahun = sesi.penyunting.try_ask(year_of, id_jabatan) if sesi is not None else None
        if tahun is not None:
            self.year_wanted.emit(tahun)
