"""One appointment to edit: who or which position, as what, from when to when; and the line that adds one."""

from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from iki_desktop.domain.pegawai import NAMA_SEBAGAI, SEBAGAI, Pemangku, memangku
from iki_desktop.domain.teks import tanggal_panjang
from ui.bersama.kolom import Kalimat, KolomTanggal, medan
from ui.bersama.label import ElidedLabel
from ui.bersama.pilihan import Pilihan, PilihanCari
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema

_SEBAGAI = [(NAMA_SEBAGAI[s], s) for s in SEBAGAI]


class KartuPemangku(QFrame):
    """`edited` carries the columns to set, `removed`: take it back."""

    edited = Signal(int, object)
    removed = Signal(int)

    def __init__(self, tema: Tema) -> None:
        """Empty; `show_pemangku` fills it."""
        super().__init__()
        self.setObjectName("kartu")
        self.id_pemangku = 0
        self.nama = ElidedLabel()
        self.nama.setProperty("peran", "judul")
        self.remove = QToolButton()
        self.remove.setProperty("rata", True)
        self.remove.setIconSize(QSize(16, 16))
        give_icon(self.remove, "x", tema.palet)
        self.sebagai = Pilihan(tema, "Sebagai", _SEBAGAI)
        self.mulai = KolomTanggal(tema, "Mulai", "Sejak semula", pendek=True)
        self.selesai = KolomTanggal(tema, "Selesai", "Masih berlaku", pendek=True)
        self.galat = Kalimat("salah")
        self.kapan = Kalimat("dua")
        self._lay_out()
        self.remove.clicked.connect(lambda: self.removed.emit(self.id_pemangku))
        self.sebagai.chosen.connect(lambda nilai: self._set(sebagai=nilai))
        self.mulai.dated.connect(lambda hari: self._set(mulai=hari))
        self.selesai.dated.connect(lambda hari: self._set(selesai=hari))
        for kolom in (self.mulai, self.selesai):
            kolom.refused.connect(self.galat.say)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 12)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.nama, 1)
        row.addWidget(self.remove)
        column.addLayout(row)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 4, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.sebagai, 0, 0, 1, 2)
        grid.addLayout(medan("Mulai", self.mulai), 1, 0)
        grid.addLayout(medan("Selesai", self.selesai), 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addWidget(self.galat)
        column.addWidget(self.kapan)

    def show_pemangku(self, pemangku: Pemangku, judul: str, pada: date) -> None:
        """What is stored; `judul` heads it, `pada` is today."""
        self.id_pemangku = pemangku.id
        self.nama.setText(judul)
        lepas = f"Lepas {pemangku.pegawai.nama} dari {pemangku.jabatan}"
        self.remove.setToolTip(lepas)
        self.remove.setAccessibleName(lepas)
        self.sebagai.show_value(pemangku.sebagai)
        self.mulai.show_date(pemangku.mulai)
        self.selesai.show_date(pemangku.selesai)
        self.kapan.say(_when(pemangku, pada))

    def _set(self, **kolom: Any) -> None:
        self.edited.emit(self.id_pemangku, kolom)


def _when(pemangku: Pemangku, pada: date) -> str:
    if memangku(pemangku, pada):
        return ""
    if pemangku.mulai and pemangku.mulai > pada:
        return f"Baru berlaku {tanggal_panjang(pemangku.mulai)}."
    return "Sudah selesai."


class DaftarKartu(QWidget):
    """The appointments of one person or one position; cards stay the same widgets while they are edited."""

    edited = Signal(int, object)
    removed = Signal(int)

    def __init__(self, tema: Tema, kosong: str) -> None:
        """`kosong` is what stands there when there is none."""
        super().__init__()
        self._tema = tema
        self.cards: list[KartuPemangku] = []
        self._kosong = Kalimat("dua")
        self._kosong.say(kosong)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._kosong)

    def show_all(self, daftar: list[tuple[Pemangku, str]], pada: date) -> None:
        """Each with what heads it."""
        by_id = {c.id_pemangku: c for c in self.cards}
        wanted = [by_id.pop(p.id) if p.id in by_id else self._make() for p, _ in daftar]
        for card in by_id.values():
            card.hide()
            card.deleteLater()
        self.cards = wanted
        for place, (card, (pemangku, judul)) in enumerate(zip(wanted, daftar, strict=True), start=1):
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
            card.show_pemangku(pemangku, judul, pada)
        self._kosong.setVisible(not wanted)

    def _make(self) -> KartuPemangku:
        card = KartuPemangku(self._tema)
        card.edited.connect(self.edited)
        card.removed.connect(self.removed)
        return card


class BarisTambah(QWidget):
    """Chooses whom or what to add and as what; `added` carries the id and `Sebagai`."""

    added = Signal(int, object)

    def __init__(self, tema: Tema, nama: str, hint: str) -> None:
        """`nama` is what is chosen."""
        super().__init__()
        self.siapa = PilihanCari(tema, nama, hint)
        self.sebagai = Pilihan(tema, "Sebagai", _SEBAGAI)
        self.sebagai.show_value("definitif")
        self.button = QPushButton("Tetapkan")
        self.button.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.siapa)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.sebagai, 1)
        row.addWidget(self.button)
        column.addLayout(row)

    def fill(self, pilihan: list[tuple[str, int]]) -> None:
        """What there is to choose."""
        self.siapa.fill(pilihan)
        if self.siapa.value() is None:
            self.siapa.show_value(None)

    def _add(self) -> None:
        nomor, sebagai = self.siapa.value(), self.sebagai.currentData()
        if nomor is None:
            self.siapa.setFocus()
            self.siapa.showPopup()
            return
        self.siapa.show_value(None)
        self.sebagai.show_value("definitif")
        self.added.emit(nomor, sebagai)
