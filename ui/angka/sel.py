"""Below the grid: which cell one is at, what is wrong with it and the cure, its note, the sum of the selection."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from iki_desktop.domain.angka import KONTEKS, tulis_angka
from iki_desktop.domain.figur import Figur
from iki_desktop.services.angka import Angka
from ui.bersama.kolom import KolomTeks
from ui.bersama.label import ElidedLabel
from ui.kisi.pita import PitaKisi
from ui.kisi.tulis import Salah

_DECIMALS = 2  # of a mean
_FIELD = 220


class PitaSel(PitaKisi):
    """`taken` carries what is typed instead of what was refused; `kept` the reason for which a doubtful figure stands,
    `noted` the note of the cell; `left`: back to the grid."""

    taken = Signal(str)
    kept = Signal(str)
    noted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        """No cell yet."""
        super().__init__("angka")
        self.asal = ElidedLabel()
        self.asal.setProperty("peran", "dua")
        self.jumlah = QLabel()
        self.jumlah.setProperty("peran", "dua")
        self.ambil = QPushButton()
        self.ambil.setToolTip("Simpan usulan ini, ganti yang diketik (Ctrl+.)")
        self.alasan = KolomTeks("Alasan angka ini benar", "Alasan angka ini benar…")
        self.catatan = KolomTeks("Catatan sel", "Catatan sel (Shift+F2)")
        self._saran = ""
        self._lay_out()
        self.ambil.clicked.connect(lambda: self.taken.emit(self._saran))
        self.alasan.entered.connect(self.kept)
        self.catatan.entered.connect(self.noted)
        for kolom in (self.alasan, self.catatan):
            kolom.returnPressed.connect(self.left)
        self.show_nothing()

    def _lay_out(self) -> None:
        self.atas.setSpacing(12)
        self.atas.addWidget(self.nama, 3)
        self.atas.addWidget(self.asal, 2)
        self.atas.addWidget(self.jumlah)
        bawah = QHBoxLayout()
        bawah.setSpacing(8)
        bawah.addWidget(self.kalimat, 3)
        for widget in (self.ambil, self.batal, self.buka):
            bawah.addWidget(widget)
        for kolom in (self.alasan, self.catatan):
            kolom.setMinimumWidth(_FIELD // 2)
            kolom.setMaximumWidth(_FIELD)
            bawah.addWidget(kolom, 1)
        self.kalimat.setMinimumHeight(self.catatan.sizeHint().height())  # the grid above stands still
        self.column.addLayout(bawah)

    def show_nothing(self) -> None:
        """No cell is chosen."""
        self.say("", "")
        for label in (self.asal, self.jumlah):
            label.setText("")
        self._show_cures("", doubtful=False)
        self.catatan.setVisible(False)
        self.buka.hide()

    def show_cell(
        self,
        nama: str,
        angka: Angka,
        salah: Salah[Figur] | None,
        ragu: str,
        lain: str,
        *,
        noted: bool,
        locked: bool,
        writable: bool,
    ) -> None:
        """A cell: `salah` what was refused in it, `ragu` why it is doubtful, `lain` what else there is to say; `noted`
        whether it can bear a note, `locked` whether a lock holds it."""
        alasan = f"Dipertahankan: {angka.alasan}" if angka.alasan else ""
        kalimat = salah.kalimat if salah is not None else ragu or " · ".join(filter(None, (lain, alasan)))
        self.say(nama, kalimat, refused=salah is not None, doubtful=bool(ragu))
        self.asal.setText(_origin(angka))
        saran = salah.saran if salah is not None and writable else ""
        self._show_cures(saran, doubtful=bool(ragu) and salah is None and writable)
        self.alasan.show_text("")
        self.catatan.setVisible(noted)
        for kolom in (self.alasan, self.catatan):
            kolom.setReadOnly(not writable)
        self.buka.setVisible(locked and writable)
        self.catatan.show_text(angka.catatan)

    def _show_cures(self, saran: str, *, doubtful: bool) -> None:
        self._saran = saran
        self.ambil.setText(f"Ambil {saran}")
        self.ambil.setVisible(bool(saran))
        self.alasan.setVisible(doubtful)

    def show_sum(self, sel: int, angka: Sequence[Decimal]) -> None:
        """What the chosen cells add up to, where there are several."""
        self.jumlah.setText(_summed(angka) if sel > 1 else "")


def _origin(angka: Angka) -> str:
    return angka.riwayat[:1].upper() + angka.riwayat[1:]


def _summed(angka: Sequence[Decimal]) -> str:
    if not angka:
        return "Belum ada angka di pilihan"
    jumlah = Decimal(0)
    for satu in angka:
        jumlah = KONTEKS.add(jumlah, satu)
    rata = tulis_angka(KONTEKS.divide(jumlah, Decimal(len(angka))), _DECIMALS)
    return f"{tulis_angka(Decimal(len(angka)))} angka · jumlah {tulis_angka(jumlah, 4)} · rata-rata {rata}"
