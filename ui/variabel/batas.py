"""The part of a variable's form that says what may be typed as its figure, and what is doubtful."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.variabel import Variabel
from ui.bersama.centang import Centang
from ui.bersama.kolom import Kalimat
from ui.bersama.kolom_baca import KolomAngka
from ui.bersama.panel_isi import judul
from ui.tema.tema import Tema

_WIDE = 96
_ARTI = (
    "Angka di luar batas ini tetap tersimpan, tetapi ditandai meragukan. Kebiasaan dilihat dari paling banyak 12 "
    "laporan sebelumnya."
)


class BagianBatas(QWidget):
    """`edited` carries the columns to set: `bulat`, `negatif`, `terkecil`, `terbesar`, `lonjakan`."""

    edited = Signal(object)

    def __init__(self, tema: Tema) -> None:
        """Empty; `show_batas` fills it."""
        super().__init__()
        self._variabel = Variabel(0, "")
        self.bulat = Centang(tema, "Hanya angka utuh", "Misalnya banyaknya orang: 12,5 ditolak saat diketik")
        self.negatif = Centang(tema, "Boleh di bawah nol", "Misalnya selisih: -3 diterima saat diketik")
        self.terkecil = KolomAngka("Terkecil yang wajar", "Bebas", self._check_low)
        self.terbesar = KolomAngka("Terbesar yang wajar", "Bebas", self._check_high)
        self.wajar_galat = Kalimat("salah")
        self.lonjakan = KolomAngka("Lonjakan, berapa kali kebiasaan", "Bebas", _check_jump)
        self.lonjakan_galat = Kalimat("salah")
        self.arti = Kalimat("dua")
        self._lay_out()
        self.arti.say(_ARTI)
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(judul("Pemeriksaan angka"))
        ticks = QHBoxLayout()
        ticks.setSpacing(16)
        ticks.addWidget(self.bulat)
        ticks.addWidget(self.negatif)
        ticks.addStretch(1)
        column.addLayout(ticks)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(4, 1)
        for baris, (sebelum, kolom, antara) in enumerate(
            (("Wajar antara", self.terkecil, "dan"), ("Lonjakan: lebih dari", self.lonjakan, "kali kebiasaan"))
        ):
            kolom.setFixedWidth(_WIDE)
            grid.addWidget(_word(sebelum, kolom), 2 * baris, 0)
            grid.addWidget(kolom, 2 * baris, 1)
            grid.addWidget(_word(antara), 2 * baris, 2, 1, 1 if antara == "dan" else 3)
        self.terbesar.setFixedWidth(_WIDE)
        grid.addWidget(self.terbesar, 0, 3)
        grid.addWidget(self.wajar_galat, 1, 0, 1, 5)
        grid.addWidget(self.lonjakan_galat, 3, 0, 1, 5)
        column.addLayout(grid)
        column.addWidget(self.arti)

    def _connect(self) -> None:
        self.bulat.clicked.connect(lambda on: self._edit(bulat=on))
        self.negatif.clicked.connect(lambda on: self._edit(negatif=on))
        for kolom, nama in ((self.terkecil, "terkecil"), (self.terbesar, "terbesar"), (self.lonjakan, "lonjakan")):
            kolom.given.connect(lambda nilai, n=nama: self._edit(**{n: nilai}))
        for kolom, lain in ((self.terkecil, self.terbesar), (self.terbesar, self.terkecil)):
            kolom.given.connect(lain.retry)  # the two may fit one another now
            kolom.refused.connect(self._say_wrong)
        self.lonjakan.refused.connect(self.lonjakan_galat.say)

    def show_batas(self, variabel: Variabel, *, writable: bool) -> None:
        """What is stored of a variable; nothing is checked of constants and of such that look back."""
        other = variabel.id != self._variabel.id
        self._variabel = variabel
        self.setVisible(not variabel.tetap and variabel.asal_id is None)
        self.bulat.setChecked(variabel.bulat)
        self.negatif.setChecked(variabel.negatif)
        self.terkecil.show_number(variabel.terkecil, other=other)
        self.terbesar.show_number(variabel.terbesar, other=other)
        self.lonjakan.show_number(variabel.lonjakan, other=other)
        for widget in (self.bulat, self.negatif, self.terkecil, self.terbesar, self.lonjakan):
            widget.setEnabled(writable)

    def _say_wrong(self) -> None:
        self.wajar_galat.say(self.terkecil.galat or self.terbesar.galat)

    def _edit(self, **kolom: Any) -> None:
        self.edited.emit(kolom)

    def _check_low(self, nilai: Decimal | None) -> None:
        _require_order(nilai, self._variabel.terbesar)

    def _check_high(self, nilai: Decimal | None) -> None:
        _require_order(self._variabel.terkecil, nilai)


def _word(teks: str, buddy: QWidget | None = None) -> QLabel:
    hasil = QLabel(teks)
    hasil.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    hasil.setProperty("peran", "dua")
    if buddy is not None:
        hasil.setBuddy(buddy)
    return hasil


def _require_order(terkecil: Decimal | None, terbesar: Decimal | None) -> None:
    if terkecil is not None and terbesar is not None and terkecil > terbesar:
        raise UserError("Batas terkecil lebih besar daripada batas terbesar. Tukar atau perbaiki salah satunya.")


def _check_jump(nilai: Decimal | None) -> None:
    if nilai is not None and nilai <= 1:
        raise UserError("Lonjakan harus lebih dari 1 kali kebiasaan. Isi misalnya 3, atau kosongkan.")
