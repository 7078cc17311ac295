"""The page one sees while no office file is open: what this is, and the first steps."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from resources import icon
from ui.bersama.label import ElidedLabel
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema

APA = (
    "Susun Indikator Kinerja Individu tiap jabatan di kantor kecamatan, lalu ekspor menjadi dokumen PDF siap cetak.\n"
    "Semua isi satu kantor tersimpan dalam satu berkas .iki di komputer Anda."
)


class PanelAwal(QWidget):
    """`new_wanted`, `open_wanted`: the buttons; `file_wanted` carries one of the recent files."""

    new_wanted = Signal()
    open_wanted = Signal()
    file_wanted = Signal(object)  # Path

    def __init__(self, tema: Tema) -> None:
        """Without recent files."""
        super().__init__()
        self._tema = tema
        self._recent = QVBoxLayout()
        self._recent.setSpacing(4)
        body = QFrame()
        body.setObjectName("kartu")
        body.setFixedWidth(600)  # words of a width that reads well
        column = QVBoxLayout(body)
        column.setContentsMargins(32, 24, 32, 32)
        column.setSpacing(16)
        column.addLayout(self._make_title())
        apa = QLabel(APA)
        apa.setWordWrap(True)
        column.addWidget(apa)
        column.addLayout(self._make_buttons())
        column.addLayout(self._recent)
        around = QVBoxLayout(self)
        around.addStretch(1)
        middle = QHBoxLayout()  # not by alignment: that takes no account of wrapped lines
        middle.addStretch(1)
        middle.addWidget(body)
        middle.addStretch(1)
        around.addLayout(middle)
        around.addStretch(2)
        tema.changed.connect(self._recolour)

    def _make_title(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self._logo = QLabel()
        row.addWidget(self._logo)
        judul = QLabel("IKI Desktop")
        judul.setProperty("peran", "judul")
        font = judul.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        judul.setFont(font)
        row.addWidget(judul)
        row.addStretch(1)
        self._recolour()
        return row

    def _recolour(self) -> None:
        self._logo.setPixmap(QIcon(str(icon("app"))).pixmap(QSize(40, 40), self.devicePixelRatioF()))

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.new = QPushButton(" Buat berkas kantor…")
        self.new.setProperty("utama", True)
        give_icon(self.new, "file-plus", self._tema.palet, "on_accent")
        self.new.clicked.connect(self.new_wanted)
        self.open = QPushButton(" Buka berkas…")
        give_icon(self.open, "folder-open", self._tema.palet)
        self.open.clicked.connect(self.open_wanted)
        row.addWidget(self.new)
        row.addWidget(self.open)
        row.addStretch(1)
        return row

    def show_recent(self, paths: Sequence[Path]) -> None:
        """The files opened last; the heading only where there are some."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        teks = "Berkas terakhir" if paths else "Anda juga bisa menyeret berkas .iki ke jendela ini."
        judul = QLabel(teks)
        judul.setProperty("peran", "judul" if paths else "dua")
        self._recent.addWidget(judul)
        for path in paths:
            self._recent.addWidget(self._recent_row(path))

    def _recent_row(self, path: Path) -> QWidget:
        hasil = QWidget()
        row = QHBoxLayout(hasil)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        nama = path.name if len(path.name) <= 48 else f"{path.name[:30]}…{path.name[-15:]}"
        tombol = QPushButton(f" {nama}".replace("&", "&&"))
        tombol.setToolTip(str(path))
        tombol.setAccessibleName(f"Buka {path.name}")
        give_icon(tombol, "file-text", self._tema.palet)
        tombol.clicked.connect(lambda: self.file_wanted.emit(path))
        folder = ElidedLabel(str(path.parent), middle=True)
        folder.setProperty("peran", "dua")
        row.addWidget(tombol)
        row.addWidget(folder, 1)
        return hasil
