"""The head of the formula editor: whose formula it is, the buttons that build one, and the way out."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui.bersama.label import ElidedLabel
from ui.rumus.sisip import (
    Sisipan,
    put_brackets,
    put_fraction,
    put_hundred,
    put_percent,
    put_sigma,
    put_sign,
)
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema

Sisip = Callable[[str, int, int], Sisipan]


def _sign(tanda: str) -> Sisip:
    return lambda teks, awal, akhir: put_sign(teks, awal, akhir, tanda)


# What each button puts in, and what it is called aloud.
TOMBOL: tuple[tuple[str, str, Sisip], ...] = (
    ("∑", "Jumlah (∑) di depan variabel", put_sigma),
    ("( )", "Kurung", put_brackets),
    ("Pecahan", "Pecahan: pembilang / penyebut", put_fraction),
    ("×", "Kali", _sign("×")),
    ("+", "Tambah", _sign("+")),
    ("−", "Kurang", _sign("−")),
    ("%", "Persen, sesudah angka", put_percent),
    ("x 100%", "Jadikan persen: x 100%", put_hundred),
)


class KepalaRumus(QWidget):
    """`wanted` carries a function of `sisip`; `closed`: away with the editor."""

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, tema: Tema) -> None:
        """Without a formula."""
        super().__init__()
        self.setObjectName("kepalaRumus")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 8, 2)
        row.setSpacing(2)
        judul = QLabel("RUMUS")
        judul.setProperty("peran", "judul")
        row.addWidget(judul)
        row.addSpacing(8)
        self.buttons: dict[str, QToolButton] = {}
        for teks, tip, sisip in TOMBOL:
            self.buttons[teks] = self._button(teks, tip)
            self.buttons[teks].clicked.connect(lambda _=False, s=sisip: self.wanted.emit(s))
            row.addWidget(self.buttons[teks])
        row.addSpacing(8)
        self.whose = ElidedLabel()
        self.whose.setProperty("peran", "dua")
        row.addWidget(self.whose, 1)
        self.close_button = self._button("", "Tutup penyunting rumus (Esc)")
        self.close_button.setIconSize(QSize(16, 16))
        give_icon(self.close_button, "x", tema.palet)
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.close_button)

    def _button(self, teks: str, tip: str) -> QToolButton:
        tombol = QToolButton()
        tombol.setText(teks)
        tombol.setProperty("rata", True)
        tombol.setToolTip(tip)
        tombol.setAccessibleName(tip)
        tombol.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tombol.setMinimumWidth(28)
        return tombol

    def set_writable(self, writable: bool) -> None:
        """Whether the buttons do anything."""
        for tombol in self.buttons.values():
            tombol.setEnabled(writable)
