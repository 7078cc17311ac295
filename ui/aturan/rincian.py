"""The form of one rule: its text, and the sentence that is said where figures break it."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iki_desktop.domain.aturan import Aturan, nama_aturan
from iki_desktop.domain.cela_rumus import Cela
from iki_desktop.domain.rumus import RumusError
from iki_desktop.domain.teks import kunci_cari
from ui.aturan.kolom import KolomAturan
from ui.bersama.kolom import Kalimat, medan
from ui.bersama.kolom_baris import KolomBaris
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema

_LINES = 4
_CARA = "Ketik [ lalu sebagian nama variabel untuk memilihnya. Di antaranya satu tanda: <, <=, =, >= atau >."
_ARTI = "Kosong: aturan dan angka-angkanya yang disebut."


def cela_aturan(teks: str, dikenal: Iterable[str]) -> Cela | None:
    """What is wrong with a rule: it can't be read, or names what is no variable (`dikenal`: their keys)."""
    dikenal = set(dikenal)
    try:
        nama = nama_aturan(teks)
    except RumusError as galat:
        return Cela(galat.awal, galat.akhir, galat.kalimat)
    for satu in nama:
        if kunci_cari(satu) not in dikenal:
            awal = teks.find(f"[{satu}]")
            kalimat = f"Variabel “{satu}” belum ada. Ketik [ lalu pilih nama dari daftar."
            return Cela(max(0, awal), awal + len(satu) + 2 if awal >= 0 else len(teks), kalimat)
    return None


class RincianAturan(QWidget):
    """`edited` carries text and sentence of a rule that can be read; `deleted`: delete it."""

    edited = Signal(str, str)
    deleted = Signal()

    def __init__(self, tema: Tema) -> None:
        """Empty; `show_aturan` fills it."""
        super().__init__()
        self._aturan = Aturan(0, "", "")
        self._dikenal: set[str] = set()
        self._baru = False
        self._draf = False  # whether a text stands in the field that can't be stored
        self.teks = KolomAturan(tema)
        self.galat, self.cara = Kalimat("salah"), Kalimat("dua")
        self.kalimat = KolomBaris("Kalimat jika dilanggar", _LINES)
        self.kalimat.setPlaceholderText("Misalnya: Yang hadir lebih banyak daripada yang diundang.")
        self.arti = Kalimat("dua")
        self.delete = QPushButton("Hapus aturan")
        give_icon(self.delete, "x", tema.palet)
        self._lay_out()
        self.arti.say(_ARTI)
        self.teks.entered.connect(self._text_entered)
        self.teks.edited.connect(lambda _: self._mark(None))
        self.teks.reverted.connect(self._show_text)
        self.kalimat.entered.connect(self._sentence_entered)
        self.delete.clicked.connect(self.deleted)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addLayout(medan("Aturan", self.teks, self.galat, self.cara))
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(12)
        rest.addLayout(medan("Kalimat jika dilanggar", self.kalimat, self.arti))
        row = QHBoxLayout()
        row.addWidget(self.delete)
        row.addStretch(1)
        rest.addLayout(row)
        column.addWidget(self._rest)
        column.addStretch(1)

    # -- what is shown

    def show_aturan(
        self, aturan: Aturan | None, nama: Iterable[str], *, baru: bool = False, writable: bool = True
    ) -> None:
        """What is stored of a rule; None for none, or, with `baru`, for one that is being added.

        `nama` are those of the variables.
        """
        isi = aturan or Aturan(0, "", "")
        nama = tuple(nama)
        self._dikenal = {kunci_cari(n) for n in nama}
        self.teks.set_names(nama)
        stays = self._draf and isi == self._aturan and baru == self._baru
        self._aturan, self._baru = isi, baru
        can = writable and (aturan is not None or baru)
        self.teks.setEnabled(can)
        self.cara.say(f"{_CARA} Enter menambahkan, Esc membatalkan." if baru else _CARA if can else "")
        self._rest.setVisible(aturan is not None)
        self.kalimat.setEnabled(writable)
        self.delete.setVisible(writable)
        self.kalimat.show_text(isi.kalimat)
        if not stays:
            self.teks.show_text(isi.teks)
            self._show_text()

    def _show_text(self) -> None:
        """What is stored stands in the field, or what is being typed; a variable that it names may be gone since."""
        self._draf = False
        isi = self._aturan
        self._mark(cela_aturan(isi.teks, self._dikenal) if isi.id and not self.teks.pending else None)

    def _mark(self, cela: Cela | None) -> None:
        self.galat.say(cela.kalimat if cela else "")
        self.teks.show_faults([cela] if cela else [], None)

    # -- what the user does

    def _text_entered(self, teks: str) -> None:
        if self._baru and not teks.strip():
            return
        cela = cela_aturan(teks, self._dikenal)
        self._mark(cela)
        self._draf = cela is not None
        if cela is None:
            self.edited.emit(teks, self._aturan.kalimat)

    def _sentence_entered(self, kalimat: str) -> None:
        if self._aturan.id:
            self.edited.emit(self._aturan.teks, kalimat)
