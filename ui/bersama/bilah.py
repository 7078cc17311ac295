"""Bars above the content: a result, a warning or an error, where it belongs, closed by a click. Never a dialog."""

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.tema.ikon import give_icon, give_picture
from ui.tema.tema import Tema

Jenis = Literal["selesai", "perhatian", "salah"]
Aksi = tuple[str, Callable[[], object]]

_IKON: dict[Jenis, tuple[str, str, str]] = {
    "selesai": ("check", "done", "Selesai"),
    "perhatian": ("triangle-alert", "attention", "Perhatian"),
    "salah": ("circle-alert", "wrong", "Galat"),
}


class Bilah(QFrame):
    """One message with its buttons."""

    closed = Signal()

    def __init__(self, tema: Tema, jenis: Jenis, teks: str, aksi: Sequence[Aksi] = ()) -> None:
        """`teks` is shown as it stands, never read as markup."""
        super().__init__()
        self.setObjectName("bilah")
        self.setProperty("jenis", jenis)
        nama, role, sebutan = _IKON[jenis]
        self.setAccessibleName(f"{sebutan}: {teks}")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        gambar = QLabel()
        give_picture(gambar, nama, tema.palet, role)
        row.addWidget(gambar)
        self.label = QLabel(teks)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self.label, 1)
        for tulisan, lakukan in aksi:
            tombol = QPushButton(tulisan)
            tombol.setAutoDefault(False)
            tombol.clicked.connect(lambda _=False, f=lakukan: f())
            row.addWidget(tombol)
        tutup = QToolButton()
        tutup.setProperty("rata", True)
        tutup.setToolTip("Tutup pemberitahuan ini")
        tutup.setAccessibleName("Tutup pemberitahuan ini")
        tutup.setIconSize(QSize(16, 16))
        give_icon(tutup, "x", tema.palet)
        tutup.clicked.connect(self.closed)
        row.addWidget(tutup)


class TumpukanBilah(QWidget):
    """The bars of one place, newest below; a message of the same subject takes the place of the older one."""

    MOST = 3

    def __init__(self, tema: Tema) -> None:
        """Empty, and then of no height."""
        super().__init__()
        self._tema = tema
        self._bars: dict[str, Bilah] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def tell(self, jenis: Jenis, teks: str, aksi: Sequence[Aksi] = (), subject: str = "") -> None:
        """Shows a message; `subject` (the text itself if empty) says which older one it replaces."""
        subject = subject or teks
        self.drop(subject)
        while len(self._bars) >= self.MOST:
            self.drop(next(iter(self._bars)))
        bar = Bilah(self._tema, jenis, teks, aksi)
        bar.closed.connect(lambda: self.drop(subject))
        self._bars[subject] = bar
        self._column.addWidget(bar)
        self.show()

    def drop(self, subject: str) -> None:
        """Closes the message about `subject`, if there is one."""
        bar = self._bars.pop(subject, None)
        if bar is not None:
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
            self.setVisible(bool(self._bars))

    def clear(self) -> None:
        """Closes all."""
        for subject in list(self._bars):
            self.drop(subject)

    def texts(self) -> list[str]:
        """What is being said, oldest first."""
        return [bar.label.text() for bar in self._bars.values()]
