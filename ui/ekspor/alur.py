"""The way of an export: what, where, the work in the lane, and the message about what came of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from iki_desktop.domain.dokumen import Dokumen
from iki_desktop.services.kemajuan import Progress
from ui.bersama.bilah import TumpukanBilah
from ui.ekspor.nama import pdf_name
from ui.galat import PelaporGalat
from ui.ingatan import Ingatan
from ui.jobs import Job, Lane
from ui.pemilih import Pemilih
from ui.sesi import Sesi

_SUBJECT = "ekspor"


class HasilLike(Protocol):
    """What was written, as `services.cetak.HasilCetak`."""

    @property
    def berkas(self) -> Path: ...
    @property
    def halaman(self) -> int: ...
    @property
    def peringatan(self) -> tuple[str, ...]: ...


Export = Callable[[Dokumen, Path, Progress], HasilLike]
Tulis = Callable[[Path, Progress], HasilLike]


def service(dokumen: Dokumen, path: Path, progress: Progress) -> HasilLike:
    """The real one; it loads the PDF writer, so it is only called in the lane."""
    from iki_desktop.services.cetak import export_pdf

    return export_pdf(dokumen, path, progress)


class AlurEkspor(QObject):
    """`running` tells of the job that runs, or None; `progressed` carries step, total, text."""

    running = Signal(object)
    progressed = Signal(object)

    def __init__(
        self,
        lane: Lane,
        pemilih: Pemilih,
        ingatan: Ingatan,
        bilah: TumpukanBilah,
        pelapor: PelaporGalat,
        export: Export = service,
    ) -> None:
        """`export` writes the file."""
        super().__init__()
        self._lane, self._pemilih, self._ingatan = lane, pemilih, ingatan
        self._bilah, self._pelapor, self._export = bilah, pelapor, export
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl

    # -- what

    def export_all(self, sesi: Sesi) -> None:
        """All positions."""
        self._ask_where(sesi.dokumen, sesi)

    def export_one(self, sesi: Sesi, id_jabatan: int) -> None:
        """One position."""
        self._ask_where(sesi.dokumen.sebagian(frozenset({id_jabatan})), sesi)

    def export_some(self, sesi: Sesi, current: int) -> None:
        """Those that the user ticks."""
        pilihan = self._pemilih.positions(sesi.jabatan, current, sesi.dokumen.gaya)
        if pilihan is not None:
            self._ask_where(replace(sesi.dokumen.sebagian(pilihan.id_jabatan), gaya=pilihan.gaya), sesi)

    # -- where

    def _ask_where(self, dokumen: Dokumen, sesi: Sesi) -> None:
        self.export_with(dokumen, pdf_name(dokumen, len(sesi.jabatan)), self._export)

    def export_with(self, dokumen: Dokumen, nama: str, export: Export) -> None:
        """Asks where something else made of a document goes, offers it a name, and has it written by `export`."""
        self.export_work(nama, lambda path, progress: export(dokumen, path, progress))

    def export_work(self, nama: str, tulis: Tulis) -> None:
        """Asks where a paper goes, offers it a name, and has it written by `tulis`."""
        path = self._pemilih.pdf_to_write(self._ingatan.folder("ekspor") / nama)
        if path is None:
            return
        self._ingatan.remember_folder("ekspor", path.parent)
        self._start(path, tulis)

    # -- the work

    def _start(self, path: Path, tulis: Tulis) -> None:
        self._bilah.drop(_SUBJECT)

        def work(progress: Progress) -> HasilLike:
            return tulis(path, progress)

        job = Job(work, self._done, self._failed, self.progressed.emit, self._cancelled)
        self.running.emit(job)
        self._lane.submit(job)

    def _done(self, hasil: HasilLike) -> None:
        self.running.emit(None)
        berkas = hasil.berkas
        teks = f"{hasil.halaman} halaman tertulis ke {berkas}"
        aksi = [("Buka", lambda: self._open(berkas)), ("Buka foldernya", lambda: self._open(berkas.parent))]
        if hasil.peringatan:
            self._bilah.tell(
                "perhatian", "\n".join((f"{teks}, dengan catatan:", *_some(hasil.peringatan))), aksi, _SUBJECT
            )
        else:
            self._bilah.tell("selesai", teks, aksi, _SUBJECT)

    def _failed(self, galat: Exception) -> None:
        self.running.emit(None)
        self._pelapor.report(galat, _SUBJECT)

    def _cancelled(self, _: None) -> None:
        self.running.emit(None)
        self._bilah.tell("perhatian", "Ekspor dibatalkan, tidak ada berkas yang ditulis.", subject=_SUBJECT)

    def _open(self, path: Path) -> None:
        if not self.open_url(QUrl.fromLocalFile(str(path))):
            self._bilah.tell("perhatian", f"“{path}” tidak bisa dibuka dari sini. Buka lewat pengelola berkas.")


def _some(kalimat: tuple[str, ...], most: int = 3) -> tuple[str, ...]:
    """The first few sentences, and how many there are besides."""
    sisa = len(kalimat) - most
    return (*kalimat[:most], f"… dan {sisa} lagi.") if sisa > 0 else kalimat
