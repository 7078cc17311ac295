"""While files are read: which one, how many there are, how long it still takes, and the way to stop."""

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from iki_desktop.domain.telusur import banyak
from ui.bersama.label import ElidedLabel
from ui.impor.kata import sisa_waktu

_LEBAR = 420


class SedangBaca(QWidget):
    """`stopped`: Batal was pressed."""

    stopped = Signal()

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self._mulai = 0.0
        self.judul = QLabel("Membaca berkas")
        self.judul.setProperty("peran", "judul")
        self.nama = ElidedLabel(middle=True)
        self.bilah = QProgressBar()
        self.bilah.setTextVisible(False)
        self.bilah.setFixedHeight(8)
        self.bilah.setAccessibleName("Kemajuan membaca berkas")
        self.sisa = QLabel()
        self.sisa.setProperty("peran", "dua")
        self.batal = QPushButton("Batal")
        self.batal.setToolTip("Esc")
        self.batal.clicked.connect(self.stopped)
        isi = QWidget()
        isi.setFixedWidth(_LEBAR)
        dalam = QVBoxLayout(isi)
        dalam.setContentsMargins(0, 0, 0, 0)
        dalam.setSpacing(8)
        for widget in (self.judul, self.nama, self.bilah, self.sisa):
            dalam.addWidget(widget)
        dalam.addSpacing(4)
        dalam.addWidget(self.batal, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(2)
        column.addWidget(isi, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setFocusProxy(self.batal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses Batal too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.batal.hasFocus():
            self.batal.click()
        else:
            super().keyPressEvent(event)

    def begin(self, judul: str) -> None:
        """Something new is being done."""
        self._mulai = time.monotonic()
        self.judul.setText(judul)
        self.nama.setText("")
        self.sisa.setText("Menyiapkan…")
        self.bilah.setRange(0, 0)

    def show_progress(self, kemajuan: tuple[int, int, str]) -> None:
        """How far."""
        langkah, total, teks = kemajuan
        self.nama.setText(teks)
        self.bilah.setRange(0, max(0, total) if total > 1 else 0)
        self.bilah.setValue(langkah)
        kira = sisa_waktu(langkah, total, time.monotonic() - self._mulai)
        ke = f"Berkas {banyak(min(langkah + 1, total))} dari {banyak(total)}" if total > 1 else ""
        self.sisa.setText(", ".join(filter(None, (ke, kira))))
