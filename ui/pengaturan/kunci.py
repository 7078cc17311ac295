"""Locked periods: each with who locked it and how it is opened again; and the line that locks one more."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iki_desktop.domain.kunci import Kunci, pengunci
from iki_desktop.domain.periode import Frekuensi, Periode, periode_ke
from iki_desktop.domain.teks import tanggal_panjang
from ui.bersama.kolom import Kalimat, KolomTeks, medan
from ui.bersama.label import ElidedLabel
from ui.bersama.pilihan import Pilihan
from ui.bersama.tampak import reveal
from ui.tema.ikon import give_icon, give_picture
from ui.tema.tema import Tema

_PILIHAN: tuple[Frekuensi, ...] = ("triwulanan", "semesteran", "tahunan", "bulanan")  # most wanted first


class KartuKunci(QFrame):
    """`opened` carries id and reason: the period is to be opened again."""

    opened = Signal(int, str)

    def __init__(self, tema: Tema) -> None:
        """Empty; `show_kunci` fills it."""
        super().__init__()
        self.setObjectName("kartu")
        self.id_kunci = 0
        gambar = QLabel()
        give_picture(gambar, "lock", tema.palet, "text2", 16)
        self.nama = ElidedLabel()
        self.nama.setProperty("peran", "judul")
        self.unlock = QPushButton("Buka kunci…")
        self.kapan, self.catatan = Kalimat("dua"), Kalimat("dua")
        self.alasan = KolomTeks("Alasan membuka kunci", "Mengapa angka yang sudah dilaporkan perlu diubah")
        self.sure, self.keep = QPushButton("Buka kunci"), QPushButton("Batal")
        for tombol in (self.unlock, self.sure, self.keep):
            tombol.setAutoDefault(True)  # Enter presses it too
        self._ask = QWidget()
        self._lay_out(gambar)
        self.unlock.clicked.connect(self._begin)
        self.alasan.textChanged.connect(lambda: self.sure.setEnabled(bool(self.alasan.text().strip())))
        self.alasan.returnPressed.connect(self._open)
        self.sure.clicked.connect(self._open)
        self.keep.clicked.connect(self._end)
        self.sure.setEnabled(False)
        self._ask.hide()

    def _lay_out(self, gambar: QLabel) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(gambar)
        row.addWidget(self.nama, 1)
        row.addWidget(self.unlock)
        column.addLayout(row)
        column.addWidget(self.kapan)
        column.addWidget(self.catatan)
        ask = medan("Alasan membuka kunci", self.alasan)
        ask.setContentsMargins(0, 4, 4, 4)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 4, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.sure)
        buttons.addWidget(self.keep)
        buttons.addStretch(1)
        ask.addLayout(buttons)
        self._ask.setLayout(ask)
        column.addWidget(self._ask)

    def show_kunci(self, kunci: Kunci, *, writable: bool) -> None:
        """What is stored."""
        self.id_kunci = kunci.id
        self.nama.setText(kunci.periode.nama)
        oleh = f" oleh {kunci.oleh}" if kunci.oleh else ""
        waktu = kunci.waktu.astimezone()
        self.kapan.say(f"Dikunci {tanggal_panjang(waktu.date())} pukul {waktu:%H.%M}{oleh}.")
        self.catatan.say(f"Catatan: {kunci.alasan}" if kunci.alasan else "")
        self.unlock.setVisible(writable)
        self.unlock.setAccessibleName(f"Buka kunci {kunci.periode.nama}")

    def _begin(self) -> None:
        self.unlock.setEnabled(False)
        self._ask.show()
        self.alasan.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self)

    def _end(self) -> None:
        self._ask.hide()
        self.alasan.setText("")
        self.alasan.show_text("")
        self.unlock.setEnabled(True)
        self.unlock.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        if self.alasan.text().strip():
            self.opened.emit(self.id_kunci, self.alasan.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: it stays locked."""
        if event.key() == Qt.Key.Key_Escape and not self._ask.isHidden():
            self._end()
        else:
            super().keyPressEvent(event)


class BagianKunci(QWidget):
    """`locked` carries a period and a note, `opened` the id of a lock and the reason."""

    locked = Signal(object, str)
    opened = Signal(int, str)

    def __init__(self, tema: Tema) -> None:
        """Empty; `show_kunci` fills it."""
        super().__init__()
        self._tema = tema
        self.cards: list[KartuKunci] = []
        self.periode = Pilihan(tema, "Periode yang dikunci")
        self.periode.setPlaceholderText("Pilih periode…")
        self.catatan = KolomTeks("Catatan", "Boleh kosong, misalnya: sudah dilaporkan ke kabupaten")
        self.lock = QPushButton("Kunci")
        self.lock.setEnabled(False)
        self.lock.setAutoDefault(True)
        give_icon(self.lock, "lock", tema.palet)
        self.lock.setIconSize(QSize(16, 16))
        self.penuh, self.kosong = Kalimat("dua"), Kalimat("dua")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._new = QWidget()
        new = QVBoxLayout(self._new)
        new.setContentsMargins(0, 0, 0, 0)
        new.setSpacing(12)
        new.addLayout(medan("Periode", self.periode, self.penuh))
        new.addLayout(medan("Catatan", self.catatan))
        row = QHBoxLayout()
        row.addWidget(self.lock)
        row.addStretch(1)
        new.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._new)
        column.addLayout(self._list)
        column.addWidget(self.kosong)
        self.periode.chosen.connect(self._choosable)
        self.catatan.returnPressed.connect(self._lock)
        self.lock.clicked.connect(self._lock)

    def show_kunci(self, kunci: Sequence[Kunci], tahun: int, *, writable: bool) -> None:
        """What is stored, the newest period first; what can be locked is of the year one works in."""
        bebas = [p for p in _periods(tahun) if pengunci(p, kunci) is None]
        self.periode.fill([(p.nama, p) for p in bebas])
        self.periode.setEnabled(bool(bebas))
        self.penuh.say("" if bebas else f"Semua periode {tahun} sudah dikunci.")
        by_id = {c.id_kunci: c for c in self.cards}
        urut = sorted(kunci, key=lambda k: (k.periode.tahun, k.periode.akhir, k.periode.panjang), reverse=True)
        wanted = [by_id.pop(k.id) if k.id in by_id else self._make() for k in urut]
        for card in by_id.values():
            if (fokus := card.focusWidget()) is not None and fokus.hasFocus():
                self.periode.setFocus(Qt.FocusReason.OtherFocusReason)  # else it would go to the tool bar
            card.hide()
            card.deleteLater()
        self.cards = wanted
        for ke, (card, satu) in enumerate(zip(wanted, urut, strict=True)):
            if self._list.indexOf(card) != ke:
                self._list.insertWidget(ke, card)
                card.show()  # at once: Tab passes over what is not seen
            card.show_kunci(satu, writable=writable)
        self.kosong.say("" if kunci else "Belum ada periode yang dikunci.")
        self._new.setVisible(writable)
        self._choosable()

    def fields(self) -> list[QWidget]:
        """What takes keys, as one reads it."""
        kartu = (widget for c in self.cards for widget in (c.unlock, c.alasan, c.sure, c.keep))
        return [self.periode, self.catatan, self.lock, *kartu]

    def start(self) -> None:
        """The keys go to the period to be locked; where all are, to the first lock."""
        utama = (self.periode, *(c.unlock for c in self.cards))
        tujuan = next((w for w in utama if w.isEnabled() and w.isVisibleTo(self)), None)
        if tujuan is not None:
            tujuan.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> KartuKunci:
        card = KartuKunci(self._tema)
        card.opened.connect(self.opened)
        return card

    def _choosable(self) -> None:
        self.lock.setEnabled(self.periode.currentData() is not None)

    def _lock(self) -> None:
        periode = self.periode.currentData()
        if periode is not None:
            catatan = self.catatan.text()
            self.catatan.setText("")
            self.catatan.show_text("")
            self.periode.setCurrentIndex(-1)
            if self.lock.hasFocus():
                self.periode.setFocus(Qt.FocusReason.OtherFocusReason)  # the button is switched off now
            self.locked.emit(periode, catatan)


def _periods(tahun: int) -> list[Periode]:
    """All that can be locked of a year."""
    setahun = periode_ke(tahun, "tahunan", 1)
    return [p for f in _PILIHAN for p in setahun.bagian(f)]
