"""Above the results: of which period, of whom, and which of them."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from iki_desktop.domain.hasil import Hasil
from iki_desktop.domain.keadaan import periode_setahun
from iki_desktop.domain.periode import Periode
from ui.bersama.lingkup import Lingkup
from ui.bersama.pilihan import Pilihan
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema

_SERATUS = Decimal(100)
_FRAME = 44  # of a choice, around its words
# Which results are shown, by what stands in the choice.
SARINGAN: dict[str, Callable[[Hasil], bool]] = {
    "Semua indikator": lambda _: True,
    "Belum terhitung": lambda h: h.capaian is None,
    "Angka belum lengkap": lambda h: h.nilai.lengkap[0] < h.nilai.lengkap[1],
    "Di bawah target": lambda h: h.capaian is not None and h.capaian < _SERATUS,
}


class KepalaCapaian(QWidget):
    """`period_chosen` carries a `Periode`; `changed`: others of the results are wanted."""

    period_chosen = Signal(object)
    changed = Signal()

    def __init__(self, tema: Tema) -> None:
        """Without a year."""
        super().__init__()
        self.periode = Pilihan(tema, "Periode")
        self.saringan = Pilihan(tema, "Indikator yang ditampilkan", ((teks, teks) for teks in SARINGAN))
        self.saringan.setCurrentIndex(0)
        self.lingkup = Lingkup("Semua jabatan", "Jabatan ini")
        self.sebelum, self.berikut = QToolButton(), QToolButton()
        for tombol, ikon, teks in (
            (self.sebelum, "chevron-left", "Periode sebelumnya (Ctrl+PgUp)"),
            (self.berikut, "chevron-right", "Periode berikutnya (Ctrl+PgDown)"),
        ):
            tombol.setProperty("rata", True)
            tombol.setIconSize(QSize(16, 16))
            tombol.setToolTip(teks)
            tombol.setAccessibleName(teks)
            give_icon(tombol, ikon, tema.palet)
        label = QLabel("Periode")
        label.setProperty("peran", "dua")
        label.setBuddy(self.periode)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for widget in (label, self.sebelum, self.periode, self.berikut):
            row.addWidget(widget)
        row.addSpacing(16)
        row.addWidget(self.lingkup.semua)
        row.addWidget(self.lingkup.ini)
        row.addStretch(1)
        row.addWidget(self.saringan)
        self.setFocusProxy(self.periode)
        self.periode.chosen.connect(self.period_chosen)
        self.saringan.chosen.connect(self.changed)
        self.lingkup.changed.connect(self.changed)
        self.sebelum.clicked.connect(lambda: self.turn(-1))
        self.berikut.clicked.connect(lambda: self.turn(1))

    def show_period(self, periode: Periode) -> None:
        """Offers the periods of its year, and chooses it."""
        self.periode.fill((p.nama, p) for p in periode_setahun(periode.tahun))
        self.periode.show_value(periode)
        for pilihan in (self.periode, self.saringan):
            teks = (pilihan.itemText(ke) for ke in range(pilihan.count()))
            pilihan.setMinimumWidth(max(map(pilihan.fontMetrics().horizontalAdvance, teks)) + _FRAME)
        ke = self.periode.currentIndex()
        self.sebelum.setEnabled(ke > 0)
        self.berikut.setEnabled(ke < self.periode.count() - 1)

    def turn(self, langkah: int) -> None:
        """The next period (1) or the one before (-1)."""
        ke = self.periode.currentIndex() + langkah
        if 0 <= ke < self.periode.count():
            self.period_chosen.emit(self.periode.itemData(ke))

    def fits(self, hasil: Hasil) -> bool:
        """Whether a result is among those that are wanted."""
        jabatan = self.lingkup.id_jabatan
        return jabatan in (None, hasil.butir.jabatan_id) and SARINGAN[self.saringan.currentData()](hasil)

    def show_all(self) -> None:
        """All results again."""
        self.saringan.setCurrentIndex(0)
        self.lingkup.semua.setChecked(True)
