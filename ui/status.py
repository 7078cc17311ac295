"""The status line: which file, what it holds, and how far the work is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from ui.bersama.label import ElidedLabel
from ui.jobs import Job


class BarisStatus(QStatusBar):
    """One line of words; during a job a progress bar with Batal."""

    cancel = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Says that nothing is open."""
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self.berkas = ElidedLabel(middle=True)
        self.kunci = QLabel("Hanya baca")
        self.kunci.setProperty("peran", "cip")
        self.kunci.setToolTip("Berkas ini tidak bisa ditulis di tempatnya; salin ke folder Anda untuk mengubahnya.")
        self.jumlah = QLabel()
        self._work = QWidget()
        self._row = QHBoxLayout(self._work)
        self._row.setContentsMargins(0, 0, 8, 0)
        self._row.setSpacing(8)
        self._work.hide()
        self.addWidget(self.berkas, 1)
        self.addPermanentWidget(self._work)
        self.addPermanentWidget(self.kunci)
        self.addPermanentWidget(self.jumlah)
        self._bar: QProgressBar | None = None
        self._button: QPushButton | None = None
        self._what: ElidedLabel | None = None
        self.say_nothing_open()

    def say_nothing_open(self) -> None:
        """No office file."""
        self.berkas.setText("Belum ada berkas yang dibuka")
        self.kunci.hide()
        self.jumlah.setText("")

    def say_open(self, path: str, jabatan: int, indikator: int, *, hanya_baca: bool) -> None:
        """An office file and what it holds."""
        self.berkas.setText(f"Dibuka dari {path}")
        self.kunci.setVisible(hanya_baca)
        self.say_counts(jabatan, indikator, 0)

    def say_saved(self, jam: str, apa: str) -> None:
        """The last change, and when it was stored: saved is the normal state."""
        self.berkas.setText(f"Tersimpan {jam} · {apa}")

    def say_done(self, teks: str) -> None:
        """What was just taken back, or done again."""
        self.berkas.setText(teks)

    def say_counts(self, jabatan: int, indikator: int, temuan: int) -> None:
        """What the office holds, and how many things a reviewer would find."""
        ditemukan = f" · {temuan} temuan" if temuan else ""
        self.jumlah.setText(f"{jabatan} jabatan · {indikator} indikator{ditemukan}")

    def show_job(self, job: Job | None) -> None:
        """A job runs (or, with None, none)."""
        if self._bar is None or self._button is None or self._what is None:
            if job is None:
                return
            self._bar, self._button, self._what = QProgressBar(), QPushButton("Batal"), ElidedLabel()
            self._bar.setFixedWidth(180)
            self._bar.setMaximumHeight(20)
            self._bar.setAccessibleName("Kemajuan pekerjaan")
            self._button.clicked.connect(self.cancel)
            self._what.setMinimumWidth(240)
            for widget in (self._what, self._bar, self._button):
                self._row.addWidget(widget)
        self._work.setVisible(job is not None)
        self._bar.setRange(0, 0)
        self._button.setEnabled(True)
        self._what.setText("Menyiapkan…")

    def show_progress(self, kemajuan: tuple[int, int, str]) -> None:
        """How far."""
        step, total, teks = kemajuan
        if self._bar is not None and self._what is not None:
            self._bar.setRange(0, max(total, 0))
            self._bar.setValue(step)
            self._bar.setFormat(f"{step} dari {total}")
            self._what.setText(teks)

    def say_stopping(self) -> None:
        """Batal was pressed; the work ends at its next step."""
        if self._button is not None and self._what is not None:
            self._button.setEnabled(False)
            self._what.setText("Menghentikan…")
