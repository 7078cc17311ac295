"""What the window exports: of the office that is open, with what was typed last, one job at a time."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.berkas import AlurBerkas
from ui.bersama.bilah import TumpukanBilah
from ui.galat import PelaporGalat
from ui.ingatan import Ingatan
from ui.jobs import Job, Lane
from ui.pemilih import Pemilih
from ui.sesi import Sesi
from ui.status import BarisStatus

if TYPE_CHECKING:
    from ui.banding.panel import Perbandingan
    from ui.ekspor.alur import AlurEkspor, Export
    from ui.ekspor.cetakan import Cetakan

SIBUK = "Ekspor sebelumnya belum selesai. Tunggu sampai selesai, lalu ulangi."


class MejaEkspor(QObject):
    """`busy_changed`: a job began or ended."""

    busy_changed = Signal()

    def __init__(
        self,
        lane: Lane,
        pemilih: Pemilih,
        ingatan: Ingatan,
        bilah: TumpukanBilah,
        pelapor: PelaporGalat,
        status: BarisStatus,
        berkas: AlurBerkas,
        export: "Export | None" = None,
    ) -> None:
        """`export` writes forms; tests bring their own."""
        super().__init__()
        self._parts = lane, pemilih, ingatan, bilah, pelapor
        self._status, self._berkas, self._export = status, berkas, export
        self.finish: Callable[[], None] = lambda: None  # stores what is being typed
        self.current: Callable[[], int] = lambda: 0  # the chosen position
        self.job: Job | None = None
        status.cancel.connect(self.cancel)

    @cached_property
    def alur(self) -> "AlurEkspor":
        """The way of an export, made when it is first wanted: it brings what asks where."""
        from ui.ekspor.alur import AlurEkspor, service

        alur = AlurEkspor(*self._parts, self._export or service)
        alur.running.connect(self._show_job)
        alur.progressed.connect(self._status.show_progress)
        return alur

    def _show_job(self, job: Job | None) -> None:
        self.job = job
        self._status.show_job(job)
        self.busy_changed.emit()

    def cancel(self) -> None:
        """Stops the job that runs."""
        if self.job is not None:
            self.job.cancel()
            self._status.say_stopping()

    def _ready(self) -> Sesi | None:
        self.finish()
        return self._berkas.sesi

    def export_all(self) -> None:
        """All positions."""
        if sesi := self._ready():
            self.alur.export_all(sesi)

    def export_one(self) -> None:
        """The chosen one."""
        if sesi := self._ready():
            self.alur.export_one(sesi, self.current())

    def export_some(self) -> None:
        """Those that the user ticks."""
        if sesi := self._ready():
            self.alur.export_some(sesi, self.current())

    def export_comparison(self, apa: "Perbandingan") -> None:
        """What a comparison shows."""
        if self.job is not None:
            return
        from ui.banding.ekspor import comparison_name, comparison_writer

        self.alur.export_with(apa.baru, comparison_name(apa), comparison_writer(apa))

    def export_paper(self, apa: "Cetakan") -> None:
        """A paper that is no form: letters to villages, the matrix of who has reported."""
        if self.job is not None:
            self._parts[3].tell("perhatian", SIBUK, subject="ekspor")
        elif self._ready() is not None:
            self.alur.export_work(apa.nama, apa.tulis)

    def export_step(self, id_langkah: int) -> None:
        """The whole document as it was right after a step of the history."""
        from iki_desktop.services.riwayat import dokumen_pada
        from ui.ekspor.alur import service
        from ui.ekspor.nama import pdf_name

        if self.job is None and (sesi := self._ready()):
            dokumen = sesi.penyunting.try_ask(dokumen_pada, id_langkah)
            if dokumen is not None:
                nama = pdf_name(dokumen, len(dokumen.formulir)).removesuffix(".pdf")
                self.alur.export_with(dokumen, f"{nama}, langkah {id_langkah}.pdf", self._export or service)
