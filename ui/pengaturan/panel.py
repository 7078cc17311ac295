"""How the year is judged, when figures are due, and which periods are locked."""

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from iki_desktop.domain.galat import UserError
from iki_desktop.services.kunci import load_kunci, lock, unlock
from iki_desktop.services.penandatangan import load_kantor
from iki_desktop.services.pengaturan import (
    BATAS,
    TENGGAT_AKHIR,
    TENGGAT_AWAL,
    load_pengaturan,
    set_batas,
    set_pita,
    set_tenggat,
)
from ui.bersama.kolom import Kalimat
from ui.bersama.kolom_baca import KolomBaca
from ui.bersama.panel_isi import PanelIsi, judul, scrolled
from ui.bersama.pilihan import Pilihan
from ui.pengaturan.kunci import BagianKunci
from ui.pengaturan.pita import BagianPita
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

_NARROW = 780  # below this width the locks stand under the bands
_WIDEST = 480  # of one of the two columns
_BETWEEN = 32
_ARTI = (
    "Capaian mendapat predikat pertama yang batas bawahnya tercapai. Berlaku untuk tahun ini saja.",
    "Hanya yang tampil dan tercetak; capaian sebenarnya tetap tersimpan dan menentukan predikat.",
    "Angka dan target periode yang dikunci tidak bisa diubah sampai kuncinya dibuka dengan alasan.",
)


class PanelPengaturan(PanelIsi):
    """“Predikat, tenggat, dan kunci”: bands, cap and due day of the year; locked periods."""

    def __init__(self, tema: Tema, penyunting: "Penyunting") -> None:
        """With what is stored now."""
        super().__init__(tema, penyunting, "Predikat, tenggat, dan kunci")
        self.pita = BagianPita(tema)
        self.batas = Pilihan(
            tema, "Batas capaian tercetak", [(_cap(b), b) for b in sorted(BATAS, key=lambda b: (b is None, b or 0))]
        )
        self.batas.setFixedWidth(136)
        self.tenggat = KolomBaca("Tanggal tenggat", "", _day)
        self.tenggat.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.tenggat.setFixedWidth(56)
        self.tenggat_galat = Kalimat("salah")
        self.kunci = BagianKunci(tema)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        body = QWidget()
        self._lay_out(body)
        self._gulir = scrolled(body)
        self.isi.addWidget(self._gulir)
        self._connect()
        self.setFocusProxy(self.batas)
        self.refresh()

    def _lay_out(self, body: QWidget) -> None:
        parts = QWidget(), QWidget()
        judged, locks = (QVBoxLayout(part) for part in parts)
        for column in (judged, locks):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(12)
        says = [Kalimat("dua") for _ in _ARTI]
        judged.addWidget(judul("Predikat capaian"))
        judged.addWidget(says[0])
        judged.addWidget(self.pita)
        judged.addSpacing(12)
        judged.addWidget(judul("Batas capaian tercetak"))
        judged.addLayout(_line(QLabel("Paling tinggi ditulis"), self.batas))
        judged.addWidget(says[1])
        judged.addSpacing(12)
        judged.addWidget(judul("Tenggat laporan"))
        judged.addLayout(_line(QLabel("Paling lambat tanggal"), self.tenggat, QLabel("bulan berikutnya")))
        judged.addWidget(self.tenggat_galat)
        judged.addStretch(1)
        self._judul_kunci = judul("Kunci periode")
        locks.addWidget(self._judul_kunci)
        locks.addWidget(says[2])
        locks.addWidget(self.kunci)
        locks.addStretch(1)
        self._both.setSpacing(_BETWEEN)
        for widget in parts:
            self._both.addWidget(widget, 1)
        body.setLayout(self._both)
        for kalimat, teks in zip(says, _ARTI, strict=True):  # a label without a place would be a window
            kalimat.say(teks)

    def _connect(self) -> None:
        self.pita.edited.connect(lambda pita: self.do(set_pita, pita))
        self.batas.chosen.connect(lambda batas: self.do(set_batas, batas))
        self.tenggat.given.connect(lambda hari: self.do(set_tenggat, hari))
        self.tenggat.refused.connect(self.tenggat_galat.say)
        self.kunci.locked.connect(lambda periode, catatan: self.do(lock, periode, catatan))
        self.kunci.opened.connect(lambda nomor, alasan: self.do(unlock, nomor, alasan))

    def refresh(self) -> None:
        """Reads the settings and the locks again."""
        ask, writable = self._penyunting.ask, self._penyunting.writable
        isi, kunci, tahun = ask(load_pengaturan), ask(load_kunci), ask(load_kantor).tahun
        self.count.setText(f"tahun {tahun} · {len(kunci)} periode dikunci" if kunci else f"tahun {tahun}")
        self.pita.show_pita(isi.pita, writable=writable)
        self.batas.show_value(isi.batas)
        self.batas.setEnabled(writable)
        self.tenggat.show_stored(str(isi.tenggat))
        self.tenggat.setEnabled(writable)
        self.kunci.show_kunci(kunci, tahun, writable=writable)
        self._chain()

    def _chain(self) -> None:
        """Tab goes through the page as one reads it: bands, cap, due day, locks."""
        for satu, lain in pairwise([self.pita.usual, self.batas, self.tenggat, *self.kunci.fields()]):
            QWidget.setTabOrder(satu, lain)

    def begin_lock(self) -> None:
        """The locks come into sight, and the keys go to them."""
        self.kunci.start()
        QTimer.singleShot(0, self, self._show_locks)  # once they have their place

    def _show_locks(self) -> None:
        atas = self._judul_kunci.mapToGlobal(QPoint()).y() - self._gulir.viewport().mapToGlobal(QPoint()).y()
        bar = self._gulir.verticalScrollBar()
        bar.setValue(bar.value() + atas - 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The locks beside the bands, or below them where room is short."""
        narrow = self.width() < _NARROW
        self._both.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        taken = _WIDEST if narrow else 2 * _WIDEST + _BETWEEN
        # a margin, since labels that break their lines forget about a widest width
        self._both.setContentsMargins(16, 12, max(16, self.width() - taken - 16), 16)
        super().resizeEvent(event)


def _line(label: QLabel, kolom: QWidget, *lain: QWidget) -> QHBoxLayout:
    """A field within words."""
    label.setBuddy(kolom)
    row = QHBoxLayout()
    row.setSpacing(8)
    for bagian in (label, kolom, *lain):
        row.addWidget(bagian)
    row.addStretch(1)
    return row


def _cap(batas: Decimal | None) -> str:
    return "Tanpa batas" if batas is None else f"{batas} %"


def _day(teks: str) -> int:
    """The day of a month. Raises `UserError`."""
    rapi = teks.strip()
    if not rapi.isdecimal() or not rapi.isascii() or not TENGGAT_AWAL <= int(rapi) <= TENGGAT_AKHIR:
        raise UserError(f"“{rapi[:20]}” bukan tanggal tenggat. Isi {TENGGAT_AWAL} sampai {TENGGAT_AKHIR}.")
    return int(rapi)
