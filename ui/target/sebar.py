"""Above the grid while it is wanted: spreading the year's targets over its parts, with what it would write."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from iki_desktop.domain.periode import Frekuensi
from iki_desktop.services.sebar_target import Sebaran, plan_spread, spread_target
from ui.bersama.centang import Centang
from ui.bersama.kolom import Kalimat
from ui.bersama.label import ElidedLabel
from ui.bersama.nanti import once
from ui.bersama.pilihan import Pilihan
from ui.target.kalimat import NAMA_BAGIAN, kalimat_lain, kalimat_sebaran
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

_SOON = 60  # ms after another selection until its spreading is worked out
TERPILIH, SEMUA = "terpilih", "semua"


class BilahSebar(QWidget):
    """`written` carries the keys of the targets that were written, `done` how many they are and how many indicators
    were left out. `closed`: not now."""

    written = Signal(object)
    done = Signal(int, int)
    closed = Signal()

    def __init__(self, tema: Tema, penyunting: "Penyunting") -> None:
        """Knows of no rows yet."""
        super().__init__()
        self.setObjectName("kepala")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._penyunting = penyunting
        self._terpilih: Sequence[int] = ()
        self._nama: Mapping[int, str] = {}
        self._tahun = 0
        self.frekuensi: Frekuensi = "triwulanan"
        self.sebaran: Sebaran | None = None
        self.judul = ElidedLabel()
        self.judul.setProperty("peran", "judul")
        self.cara = Pilihan(tema, "Cara menyebar")
        self.cara.setToolTip(
            "Sesuai jenis indikator: persentase, indeks, dan keadaan seperti jumlah pegawai sama tiap periode; "
            "banyaknya kegiatan dibagi rata"
        )
        self.untuk = Pilihan(tema, "Baris yang disebar")
        self.ganti = Centang(
            tema, "Ganti yang sudah ada", "Target yang sudah ada di periode itu diganti dengan sebaran ini"
        )
        self.kalimat, self.lain = Kalimat("utama"), Kalimat("dua")
        self.sebar = QPushButton("Sebar")
        self.sebar.setProperty("utama", True)
        self.sebar.setAutoDefault(True)  # Enter presses it too
        self.tutup = QToolButton()
        self.tutup.setProperty("rata", True)
        self.tutup.setToolTip("Tutup (Esc)")
        self.tutup.setAccessibleName("Tutup sebaran target")
        self.tutup.setIconSize(QSize(16, 16))
        give_icon(self.tutup, "x", tema.palet)
        self._planning = once(self, _SOON, self.plan)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for pilihan, sempit, lebar in ((self.cara, 132, 204), (self.untuk, 132, 176)):
            pilihan.setMinimumWidth(sempit)
            pilihan.setMaximumWidth(lebar)
        atas = QHBoxLayout()
        atas.setSpacing(8)
        atas.addWidget(self.judul, 1)
        for widget in (self.cara, self.untuk):
            atas.addWidget(widget, 2)
        atas.addWidget(self.sebar)
        atas.addWidget(self.tutup)
        tengah = QHBoxLayout()
        tengah.setSpacing(16)
        tengah.addWidget(self.kalimat, 1)
        tengah.addWidget(self.ganti, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(atas)
        column.addLayout(tengah)
        column.addWidget(self.lain)

    def _connect(self) -> None:
        self.cara.chosen.connect(lambda _: self.plan())
        self.untuk.chosen.connect(lambda _: self.plan())
        self.ganti.toggled.connect(lambda _: self.plan())
        self.sebar.clicked.connect(self.spread)
        self.tutup.clicked.connect(self.closed)

    # -- what it is about

    def show_rows(self, nama: Mapping[int, str], frekuensi: Frekuensi, tahun: int) -> None:
        """The indicators of the grid with what they are called, and the parts of the year its columns show."""
        self._nama, self.frekuensi, self._tahun = nama, frekuensi, tahun
        self.judul.setText(f"Sebar target {tahun} ke tiap {NAMA_BAGIAN[frekuensi]}")
        self.cara.fill(
            [
                ("Sesuai jenis indikator", None),
                ("Bagi rata", "rata"),
                ("Kumulatif", "kumulatif"),
                (f"Sama tiap {NAMA_BAGIAN[frekuensi]}", "tetap"),
                (f"Menurut pola tahun {tahun - 1}", "bentuk"),
            ]
        )
        self._fill_scope()

    def show_chosen(self, nomor: Sequence[int]) -> None:
        """The indicators of the chosen rows."""
        if list(nomor) != list(self._terpilih):
            self._terpilih = nomor
            self._fill_scope()

    def _fill_scope(self) -> None:
        self.untuk.fill(
            [(f"Baris terpilih ({len(self._terpilih)})", TERPILIH), (f"Semua baris ({len(self._nama)})", SEMUA)]
        )
        self.plan_soon()

    @property
    def nomor(self) -> list[int]:
        """The indicators that are meant."""
        return list(self._nama) if self.untuk.currentData() == SEMUA else list(self._terpilih)

    def choose_scope(self, apa: str) -> None:
        """The chosen rows, or all."""
        self.untuk.show_value(apa)
        self.plan()

    # -- what it comes to

    def plan_soon(self) -> None:
        """What it comes to, once the selection rests; nothing while nobody sees it."""
        if self.isVisible():
            self._planning.start()

    def plan(self) -> None:
        """What it comes to, in words."""
        self._planning.stop()
        ganti = self.ganti.isChecked()
        self.sebaran = self._penyunting.try_ask(
            plan_spread, self.nomor, self.cara.currentData(), self.frekuensi, ganti=ganti
        )
        if self.sebaran is None:
            self.kalimat.say("")
            self.lain.say("")
            self.sebar.setEnabled(False)
            return
        apa = self._nama, self.frekuensi, self._tahun
        self.kalimat.say(kalimat_sebaran(self.sebaran, *apa) if self.nomor else "Pilih baris yang akan disebar.")
        self.lain.say(kalimat_lain(self.sebaran, *apa, ganti=ganti))
        self.sebar.setEnabled(bool(self.sebaran.isi) and self._penyunting.writable)
        self.ganti.setVisible(bool(self.sebaran.ditimpa))

    def spread(self) -> None:
        """Writes what it says, in one step."""
        self.plan()
        if self.sebaran is None or not self.sebaran.isi:
            return
        isi, dilewati = self.sebaran.isi, len(self.sebaran.dilewati)
        cara, ganti = self.cara.currentData(), self.ganti.isChecked()
        if self._penyunting.do(spread_target, self.nomor, cara, self.frekuensi, ganti=ganti, origin=self) is not None:
            self.written.emit(list(isi))
            self.done.emit(len(isi), dilewati)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing more to work out."""
        self._planning.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: not now."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
