"""The page of templates: of which period, for whom, where to; made in the lane, a workbook for each."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.domain.impor.peta import KECAMATAN
from iki_desktop.domain.periode import PANJANG, Frekuensi, Periode, periode_ke
from iki_desktop.domain.telusur import banyak
from iki_desktop.domain.variabel import FREKUENSI, NAMA_FREKUENSI
from iki_desktop.services.desa import load_desa
from iki_desktop.services.kemajuan import Progress
from iki_desktop.services.tahun import current_year
from ui.bersama.bilah import TumpukanBilah
from ui.bersama.label import ElidedLabel
from ui.bersama.panel_isi import PanelIsi, judul, scrolled
from ui.bersama.peran import give_role
from ui.bersama.pilihan import Pilihan
from ui.jobs import Job, Lane
from ui.tema.tema import Tema
from ui.templat.daftar import DaftarCentang

if TYPE_CHECKING:
    from iki_desktop.sheets.templat_isi import IsiTemplat
    from ui.ingatan import Ingatan
    from ui.pemilih import Pemilih
    from ui.penyunting import Penyunting

_LEBAR = 560
_SUBJECT = "templat"
_NUMBERED = re.compile(r" \(\d+\)$")  # how the name of a file ends where one of that name was there already
_PENJELASAN = (
    "Templat adalah lembar kerja kosong untuk satu desa dan satu masa: desa mengisi, mengirim kembali, dan Impor "
    "membacanya tanpa pertanyaan. Variabelnya yang diisi desa pada masa itu."
)


class PanelTemplat(PanelIsi):
    """All villages are ticked at first, and the month is this one."""

    def __init__(
        self,
        tema: Tema,
        penyunting: "Penyunting",
        lane: Lane,
        pemilih: "Pemilih",
        ingatan: "Ingatan",
        today: Callable[[], date] = date.today,
    ) -> None:
        """With the villages and the year of now."""
        super().__init__(tema, penyunting, "Templat desa")
        self._lane, self._pemilih, self._ingatan, self._today = lane, pemilih, ingatan, today
        self._tahun = 0
        self._job: Job | None = None
        self._held = False  # the button has the keys, or gave them to its neighbour while it works
        self._isi: tuple[IsiTemplat, ...] = ()
        self.folder = ingatan.folder("templat")
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        self.bilah = TumpukanBilah(tema)
        self.frekuensi = Pilihan(tema, "Jenis masa", [(NAMA_FREKUENSI[f], f) for f in FREKUENSI])
        self.periode = Pilihan(tema, "Masa")
        self.desa = DaftarCentang(tema, "Dibuat untuk")
        self.semua = QPushButton("Pilih semua")
        self.kosongkan = QPushButton("Kosongkan")
        self.tempat = ElidedLabel(middle=True)
        self.pilih_folder = QPushButton("Pilih folder…")
        self.kalimat = QLabel()
        self.kalimat.setWordWrap(True)
        self.kalimat.setTextFormat(Qt.TextFormat.PlainText)
        self.kemajuan = QProgressBar()
        self.kemajuan.setFixedSize(200, 8)
        self.kemajuan.setTextVisible(False)
        self.kemajuan.setAccessibleName("Kemajuan membuat templat")
        self.batal = QPushButton("Batal")
        self.buat = QPushButton("Buat templat")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.frekuensi)
        self.frekuensi.show_value("bulanan")
        self.refresh()

    def _lay_out(self) -> None:
        isi = QWidget()
        column = QVBoxLayout(isi)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        penjelasan = QLabel(_PENJELASAN)
        penjelasan.setWordWrap(True)
        penjelasan.setProperty("peran", "dua")
        self.buat.setProperty("utama", True)
        for tombol in (self.buat, self.batal, self.pilih_folder):
            tombol.setAutoDefault(True)
        for tombol in (self.semua, self.kosongkan):
            tombol.setProperty("rata", True)
        masa = _row(self.frekuensi, self.periode)
        pilih = _row(self.semua, self.kosongkan)
        pilih.addStretch(1)
        folder = _row(self.tempat, self.pilih_folder)
        folder.setStretch(0, 1)
        bawah = _row(self.buat, self.batal, self.kemajuan)
        bawah.addStretch(1)
        column.addWidget(penjelasan)
        column.addSpacing(8)
        for nama, susunan in (("Masa", masa), ("Dibuat untuk", pilih)):
            column.addWidget(judul(nama))
            column.addLayout(susunan)
        column.addWidget(self.desa, 1)
        column.addSpacing(4)
        column.addWidget(judul("Disimpan di"))
        column.addLayout(folder)
        column.addSpacing(4)
        column.addWidget(self.kalimat)
        column.addLayout(bawah)
        isi.setMaximumWidth(_LEBAR + 48)
        luar = QWidget()
        row = QHBoxLayout(luar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(isi, 1)
        row.addStretch(1)
        row.setStretch(0, 1000)
        self.desa.setMinimumHeight(140)
        self.isi.addWidget(self.bilah)
        self.isi.addWidget(scrolled(luar), 1)
        self.batal.hide()
        self.kemajuan.hide()

    def _connect(self) -> None:
        self.frekuensi.chosen.connect(lambda _: self._fill_periods())
        self.periode.chosen.connect(lambda _: self._look())
        self.desa.itemChanged.connect(lambda _: self._look())
        self.semua.clicked.connect(lambda: self._tick_all(on=True))
        self.kosongkan.clicked.connect(lambda: self._tick_all(on=False))
        self.pilih_folder.clicked.connect(self._choose_folder)
        self.buat.clicked.connect(self.make)
        self.batal.clicked.connect(self.cancel)

    def _dress(self) -> None:
        super()._dress()
        self.setStyleSheet(f"{self.styleSheet()} QProgressBar::chunk {{ background: {self._tema.palet.accent}; }}")

    # -- what is shown

    def refresh(self) -> None:
        """Villages and year again; what was ticked stays ticked, a new village is ticked too."""
        self._tahun = self._penyunting.ask(current_year)
        semua = [(d.id, d.nama) for d in self._penyunting.ask(load_desa)]
        if self.desa.count():
            lepas = set(self.desa.nomor) - set(self.desa.dipilih)
        else:  # at first the villages alone; without any, the office's own desks
            lepas = {KECAMATAN} if semua else set()
        semua.append((KECAMATAN, "Kecamatan (untuk meja sendiri)"))
        self.desa.show_rows(semua, {nomor for nomor, _ in semua} - lepas)
        self.tempat.setText(str(self.folder))
        self._fill_periods()

    def _fill_periods(self) -> None:
        frekuensi: Frekuensi = self.frekuensi.currentData()
        lama = self.periode.currentData()
        masa = [periode_ke(self._tahun, frekuensi, n) for n in range(1, 12 // PANJANG[frekuensi] + 1)]
        self.periode.fill([(p.nama, p) for p in masa])
        if lama not in masa:
            kini = self._today()
            bulan = kini.month if kini.year == self._tahun else 1
            self.periode.show_value(next(p for p in masa if p.awal <= bulan <= p.akhir))
        self._look()

    def _tick_all(self, *, on: bool) -> None:
        self.desa.tick_all(on=on)
        self._look()

    def _look(self) -> None:
        """What would be made, or why nothing can be."""
        from iki_desktop.services.templat import load_templat

        periode: Periode = self.periode.currentData()
        try:
            self._isi = self._penyunting.ask(load_templat, periode, self.desa.dipilih)
        except (UserError, EnvironmentFailure) as galat:
            self._isi = ()
            self.kalimat.setText(str(galat))
            give_role(self.kalimat, "ingat")
        else:
            self.kalimat.setText(_said(self._isi, periode))
            give_role(self.kalimat, "dua")
        self._show_state()

    def _show_state(self) -> None:
        sibuk = self._job is not None
        self.buat.setText(f"Buat {banyak(len(self._isi))} templat" if self._isi else "Buat templat")
        if sibuk:  # the keys stay here: they go from the one button to the other before it is off
            self.batal.show()
            if self.buat.hasFocus():
                self.batal.setFocus()
        self.buat.setEnabled(bool(self._isi) and not sibuk)
        if self._held and not sibuk:
            self.buat.setFocus()
        self._held = sibuk and (self._held or self.batal.hasFocus())
        self.batal.setVisible(sibuk)
        self.kemajuan.setVisible(sibuk)

    # -- what the user does

    def _choose_folder(self) -> None:
        folder = self._pemilih.folder_to_write("Simpan templat di", self.folder)
        if folder is not None:
            self.folder = folder
            self._ingatan.remember_folder("templat", folder)
            self.tempat.setText(str(folder))

    def make(self) -> None:
        """Writes the workbooks."""
        from iki_desktop.services.templat import write_templates

        if self._job is not None or not self._isi:
            return
        isi, folder = self._isi, self.folder

        def work(progress: Progress) -> tuple[Path, ...]:
            return write_templates(isi, folder, progress)

        self.bilah.drop(_SUBJECT)
        self.kemajuan.setRange(0, len(isi))
        self.kemajuan.setValue(0)
        self._job = Job(work, self._done, self._failed, self._progressed, self._cancelled)
        self._show_state()
        self._lane.submit(self._job)

    def cancel(self) -> None:
        """Stops after the workbook that is being written; those that are written stay."""
        if self._job is not None:
            self._job.cancel()
            self.batal.setEnabled(False)

    def _progressed(self, kemajuan: tuple[int, int, str]) -> None:
        langkah, total, _ = kemajuan
        self.kemajuan.setRange(0, total)
        self.kemajuan.setValue(langkah)

    def _ended(self) -> None:
        self._job = None
        self.batal.setEnabled(True)
        self._show_state()

    def _done(self, berkas: tuple[Path, ...]) -> None:
        self._ended()
        folder = berkas[0].parent
        nama = f"“{berkas[0].name}”" if len(berkas) == 1 else f"{banyak(len(berkas))} templat"
        bernomor = sum(1 for satu in berkas if _NUMBERED.search(satu.stem))
        self.bilah.tell(
            "perhatian" if bernomor else "selesai",
            f"{nama} tertulis ke {folder}.{_numbered(bernomor, len(berkas))}",
            [("Buka folder", lambda: self._open(folder))],
            _SUBJECT,
        )

    def _open(self, folder: Path) -> None:
        if not self.open_url(QUrl.fromLocalFile(str(folder))):
            self.bilah.tell("perhatian", f"“{folder}” tidak bisa dibuka dari sini. Buka lewat pengelola berkas.")

    def _failed(self, galat: Exception) -> None:
        self._ended()
        if not isinstance(galat, UserError | EnvironmentFailure):
            raise galat
        self.bilah.tell("perhatian" if isinstance(galat, UserError) else "salah", str(galat), subject=_SUBJECT)

    def _cancelled(self, _: None) -> None:
        self._ended()
        self.bilah.tell(
            "perhatian", "Dibatalkan. Templat yang sudah tertulis tetap ada di foldernya.", subject=_SUBJECT
        )

    def end(self) -> None:
        """The office closes."""
        if self._job is not None:
            self._job.cancelled = lambda _: None
            self._job.cancel()

    def parts(self) -> list[QWidget]:
        """Where F6 stops."""
        return [self.frekuensi, self.desa, self.pilih_folder, self.buat]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops the work first; else it closes."""
        if event.key() == Qt.Key.Key_Escape and self._job is not None:
            self.cancel()
        else:
            super().keyPressEvent(event)


def _row(*widgets: QWidget) -> QHBoxLayout:
    hasil = QHBoxLayout()
    hasil.setSpacing(8)
    for widget in widgets:
        hasil.addWidget(widget)
    return hasil


def _numbered(bernomor: int, semua: int) -> str:
    """That files of the same names were there already, and what the new ones are called therefore."""
    if not bernomor:
        return ""
    berapa = "" if bernomor == semua else f"{banyak(bernomor)} di antaranya: "
    return f" {berapa}Berkas yang senama sudah ada dan tidak ditimpa; yang baru diberi nomor, misalnya “(2)”."


def _said(isi: "tuple[IsiTemplat, ...]", periode: Periode) -> str:
    """“10 templat untuk Maret 2026, masing-masing 8 variabel.”"""
    variabel = {len({v.id for s in satu.lembar for k in s.kelompok for v in k.variabel}) for satu in isi}
    berapa = f"{min(variabel)}" if len(variabel) == 1 else f"{min(variabel)} sampai {max(variabel)}"
    masing = ", masing-masing" if len(isi) > 1 else " berisi"
    return f"{banyak(len(isi))} templat untuk {periode.nama}{masing} {berapa} variabel."
