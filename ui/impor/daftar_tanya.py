"""The open questions one below the other, and what was answered, to be changed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.tanya import Pertanyaan
from iki_desktop.domain.teks import singkat
from iki_desktop.domain.telusur import banyak
from ui.bersama.label import ElidedLabel
from ui.impor.keadaan import Berkas, Terjawab
from ui.impor.tanya import KartuTanya, alike
from ui.tema.ikon import give_picture
from ui.tema.tema import Tema

KARTU_MAKS = 12  # cards at once: the next ones come as these are answered
_LIPAT = 2  # answers that are shown at once


class DaftarTanya(QWidget):
    """The open questions, and below them what was answered. `answered` carries a `Pertanyaan`, its answer, and those
    that are answered alike; `reopened` a `Terjawab`; `cell_wanted` a `Berkas`, a `Pertanyaan` and an address."""

    answered = Signal(object, str, object)
    reopened = Signal(object)
    cell_wanted = Signal(object, object, str)
    folded = Signal()

    def __init__(self, tema: Tema) -> None:
        """None."""
        super().__init__()
        self._tema = tema
        self.kartu: list[KartuTanya] = []
        self._shown: list[Pertanyaan] = []
        self._answered: list[Terjawab] = []
        self.judul = QLabel()
        self.judul.setProperty("peran", "judul")
        self.sisa = QLabel()
        self.sisa.setProperty("peran", "dua")
        self.sisa.setWordWrap(True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self._done = QVBoxLayout()
        self._done.setSpacing(0)
        self.lipat = QPushButton()
        self.lipat.setProperty("rata", True)
        self.lipat.setCheckable(True)
        self.lipat.hide()
        self.lipat.toggled.connect(lambda _: self._fold())
        gambar = QLabel()
        give_picture(gambar, "help-circle", tema.palet, "attention", 16)
        atas = QHBoxLayout()
        atas.setSpacing(6)
        atas.addWidget(gambar)
        atas.addWidget(self.judul, 1)
        self._head = QWidget()
        self._head.setLayout(atas)
        atas.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addLayout(self._cards)
        column.addWidget(self.sisa)
        column.addWidget(self.lipat, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._done)
        column.addStretch(1)

    def show_questions(
        self, semua: Sequence[tuple[Berkas, Pertanyaan]], terjawab: Sequence[Terjawab], konteks: Konteks | None,
        *, sebut_berkas: bool,
    ) -> None:  # fmt: skip
        """Other questions; the same ones leave what is being typed as it is."""
        terbuka = [p for _, p in semua]
        if terbuka != self._shown:
            punya_kunci = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
            self._shown = terbuka
            self._fill(semua[:KARTU_MAKS], konteks, sebut_berkas=sebut_berkas)
            if punya_kunci and self.kartu:
                self.kartu[0].take_keys()
        banyaknya = len(terbuka)
        self.judul.setText(f"{banyak(banyaknya)} pertanyaan" if banyaknya else "")
        self._head.setVisible(bool(banyaknya))
        sisa = banyaknya - len(self.kartu)
        self.sisa.setText(f"Masih ada {banyak(sisa)} pertanyaan sesudah ini.")
        self.sisa.setVisible(sisa > 0)
        if list(terjawab) != self._answered:
            self._show_answered(terjawab)

    def _fill(self, semua: Sequence[tuple[Berkas, Pertanyaan]], konteks: Konteks | None, *, sebut_berkas: bool) -> None:
        for lama in self.kartu:
            self._cards.removeWidget(lama)
            lama.hide()
            lama.deleteLater()
        self.kartu = []
        for berkas, pertanyaan in semua:
            serupa = alike(pertanyaan, self._shown)
            nama = berkas.nama if sebut_berkas else ""
            kartu = KartuTanya(self._tema, nama, pertanyaan, konteks, len(serupa))
            kartu.answered.connect(
                lambda nilai, semua, p=pertanyaan, s=serupa: self.answered.emit(p, nilai, s if semua else [])
            )
            kartu.cell_wanted.connect(lambda di, b=berkas, p=pertanyaan: self.cell_wanted.emit(b, p, di))
            self._cards.addWidget(kartu)
            self.kartu.append(kartu)

    def _show_answered(self, terjawab: Sequence[Terjawab]) -> None:
        self._answered = list(terjawab)
        while (item := self._done.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for satu in terjawab:
            self._done.addWidget(self._answer_row(satu))
        self.lipat.setVisible(len(terjawab) > _LIPAT)
        if len(terjawab) <= _LIPAT:
            self.lipat.setChecked(False)
        self._fold()

    def _fold(self) -> None:
        """Many answers are only shown when one asks for them."""
        buka = self.lipat.isChecked() or self.lipat.isHidden()
        kata = "Sembunyikan" if self.lipat.isChecked() else "Tampilkan"
        self.lipat.setText(f"{kata} {banyak(len(self._answered))} jawaban Anda")
        for ke in range(self._done.count()):
            item = self._done.itemAt(ke)
            if item is not None and (widget := item.widget()) is not None:
                widget.setVisible(buka)
        self.folded.emit()

    def _answer_row(self, satu: Terjawab) -> QWidget:
        """What was answered, to be changed."""
        sebutan = next((p.sebutan for p in satu.pertanyaan.pilihan if p.nilai == satu.nilai), satu.nilai)
        hasil = QWidget()
        row = QHBoxLayout(hasil)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        apa = satu.pertanyaan
        desa = apa.jenis == "desa" and "!" not in apa.kunci
        label = ElidedLabel(f"“{singkat(apa.kunci, 40)}” = {sebutan}" if desa else f"{sebutan} · {apa.kalimat}")
        label.setProperty("peran", "dua")
        label.setToolTip(f"{satu.pertanyaan.kalimat}\n{sebutan}")
        tombol = QPushButton("Ubah")
        tombol.setProperty("rata", True)
        tombol.setAccessibleName(f"Ubah jawaban: {satu.pertanyaan.kalimat}")
        tombol.clicked.connect(lambda: self.reopened.emit(satu))
        row.addWidget(label, 1)
        row.addWidget(tombol)
        return hasil

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys come to the first question."""
        super().focusInEvent(event)
        self.take_keys()

    @property
    def has_answers(self) -> bool:
        """Whether something was answered already."""
        return bool(self._answered)

    def take_keys(self) -> None:
        """The keys go to the first question."""
        if self.kartu:
            self.kartu[0].take_keys()
