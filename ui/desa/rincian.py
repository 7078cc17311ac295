"""The form of one village: its names, its codes, its place in the order, and taking it away."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iki_desktop.domain.desa import JENIS, Desa, kode_bersih, nama_bersih
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.teks import kunci_cari
from ui.bersama.kolom import Kalimat, medan
from ui.bersama.kolom_baca import KolomBaca
from ui.bersama.kolom_baris import KolomBaris
from ui.bersama.pilihan import Pilihan
from ui.bersama.tampak import reveal
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema

_LINES = 4  # of other names seen at once
_HINT_LAIN = "Cara lain desa ini ditulis di berkas yang dikirim, misalnya Pandansari; satu nama satu baris."
_KODE = {"kode_bps": "kode BPS", "kode_kemendagri": "kode Kemendagri"}


class RincianDesa(QWidget):
    """`edited` (columns), `renamed` (other names), `moved` (-1 up, 1 down) tell what the user wants.

    `named` carries the name of a village, also of one that is being added; `deleted`: delete it, `asked`: it is not
    known yet how many figures would go with it.
    """

    named = Signal(str)
    edited = Signal(object)
    renamed = Signal(object)
    moved = Signal(int)
    asked = Signal()
    deleted = Signal()

    def __init__(self, tema: Tema) -> None:
        """Empty; `show_desa` fills it."""
        super().__init__()
        self._desa = Desa(0, "")
        self._semua: tuple[Desa, ...] = ()
        self._lain_salah = False
        self._make_fields(tema)
        self._lay_out()
        self._connect()

    def _make_fields(self, tema: Tema) -> None:
        self.nama = KolomBaca("Nama desa", "Misalnya Pandesari", self._read_name)
        self.nama_galat, self.nama_arti = Kalimat("salah"), Kalimat("dua")
        self.jenis = Pilihan(tema, "Jenis", [(j.capitalize(), j) for j in JENIS])
        self.kode_bps = KolomBaca("Kode BPS", "Misalnya 3507310001", lambda t: self._read_code("kode_bps", t))
        self.kode_kemendagri = KolomBaca(
            "Kode Kemendagri", "Misalnya 35.07.26.2001", lambda t: self._read_code("kode_kemendagri", t)
        )
        self.kode_galat = Kalimat("salah")
        self.lain = KolomBaris("Nama lain", _LINES)
        self.lain_galat, self.lain_arti = Kalimat("salah"), Kalimat("dua")
        self.up, self.down = QPushButton("Naik"), QPushButton("Turun")
        self.up.setToolTip("Pindah ke atas (Alt+↑ di daftar)")
        self.down.setToolTip("Pindah ke bawah (Alt+↓ di daftar)")
        self.delete = QPushButton("Hapus desa")
        give_icon(self.delete, "x", tema.palet)
        self.ikut = Kalimat("ingat")
        self.sure, self.keep = QPushButton(), QPushButton("Batal")
        for tombol in (self.sure, self.keep):
            tombol.setAutoDefault(True)  # Enter presses it too

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addLayout(medan("Nama", self.nama, self.nama_galat, self.nama_arti))
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(12)
        rest.addLayout(medan("Jenis", self.jenis))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addLayout(medan("Kode BPS", self.kode_bps), 0, 0)
        grid.addLayout(medan("Kode Kemendagri", self.kode_kemendagri), 0, 1)
        grid.addWidget(self.kode_galat, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        rest.addLayout(grid)
        rest.addLayout(medan("Nama lain", self.lain, self.lain_galat, self.lain_arti))
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for tombol in (self.up, self.down):
            row.addWidget(tombol)
        row.addStretch(1)
        row.addWidget(self.delete)
        rest.addWidget(self._tools)
        self._question = QWidget()
        question = QVBoxLayout(self._question)
        question.setContentsMargins(0, 0, 0, 0)
        question.setSpacing(8)
        question.addWidget(self.ikut)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.sure)
        row.addWidget(self.keep)
        row.addStretch(1)
        question.addLayout(row)
        self._question.hide()
        rest.addWidget(self._question)
        column.addWidget(self._rest)
        column.addStretch(1)

    def _connect(self) -> None:
        self.nama.given.connect(lambda nama: self.named.emit(nama))
        self.nama.refused.connect(self.nama_galat.say)
        self.jenis.chosen.connect(lambda nilai: self._edit(jenis=nilai))
        self.kode_bps.given.connect(lambda kode: self._edit(kode_bps=kode))
        self.kode_kemendagri.given.connect(lambda kode: self._edit(kode_kemendagri=kode))
        for kolom in (self.kode_bps, self.kode_kemendagri):
            kolom.refused.connect(lambda: self.kode_galat.say(self.kode_bps.galat or self.kode_kemendagri.galat))
        self.lain.entered.connect(self._lain_entered)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.delete.clicked.connect(self.asked)
        self.sure.clicked.connect(self.deleted)
        self.keep.clicked.connect(self.forget_question)

    # -- what is shown

    def show_desa(
        self,
        desa: Desa | None,
        semua: Sequence[Desa],
        *,
        baru: bool = False,
        writable: bool = True,
        movable: bool = True,
    ) -> None:
        """What is stored of a village; None for none, or, with `baru`, for one that has no name yet."""
        other = desa is None or desa.id != self._desa.id
        self._desa, self._semua = desa or Desa(0, ""), tuple(semua)
        self.nama.setEnabled(writable and (desa is not None or baru))
        for kolom in (self.jenis, self.kode_bps, self.kode_kemendagri, self.lain):
            kolom.setEnabled(writable)
        self.lain_arti.say(_HINT_LAIN)
        self._rest.setVisible(desa is not None)
        self._tools.setVisible(writable)
        self.nama_arti.say("Tekan Enter untuk menambahkan, Esc untuk batal." if baru else "")
        self.nama.show_stored(self._desa.nama, other=other)
        self.nama.setToolTip(self._desa.nama)
        self.jenis.show_value(self._desa.jenis)
        self.kode_bps.show_stored(self._desa.kode_bps, other=other)
        self.kode_kemendagri.show_stored(self._desa.kode_kemendagri, other=other)
        self._show_others(other=other)
        ke = next((i for i, d in enumerate(self._semua) if d.id == self._desa.id), -1)
        self.up.setEnabled(movable and ke > 0)
        self.down.setEnabled(movable and 0 <= ke < len(self._semua) - 1)
        if other:
            self.forget_question()

    def _show_others(self, *, other: bool) -> None:
        teks = "\n".join(self._desa.nama_lain)
        if self._lain_salah and not other:
            return
        self._lain_salah = False
        self.lain_galat.say("")
        self.lain.show_text(teks)

    def ask_delete(self, banyak: int) -> None:
        """Says how many figures go too, beside the button that does it."""
        self.ikut.say(f"{banyak} angka desa ini ikut terhapus. Urungkan mengembalikan desa beserta angkanya.")
        self.sure.setText(f"Hapus beserta {banyak} angka")
        self._question.show()
        self._tools.setEnabled(False)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self._question)

    @property
    def asking(self) -> bool:
        """Whether the user is being asked if it is to be deleted."""
        return not self._question.isHidden()

    def forget_question(self) -> None:
        """It stays."""
        had = self.keep.hasFocus() or self.sure.hasFocus()
        self._question.hide()
        self._tools.setEnabled(True)
        if had:
            self.delete.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what the user does

    def _edit(self, **kolom: str) -> None:
        if self._desa.id:
            self.edited.emit(kolom)

    def _read_name(self, teks: str) -> str:
        nama = nama_bersih(teks)
        self._require_free(nama)
        return nama

    def _read_code(self, kolom: str, teks: str) -> str:
        kode = kode_bersih(teks, _KODE[kolom])
        for lain in self._semua:
            if kode and lain.id != self._desa.id and getattr(lain, kolom) == kode:
                apa = _KODE[kolom]
                raise UserError(f"{apa[:1].upper()}{apa[1:]} {kode} sudah dipakai {lain.nama}. Periksa kodenya.")
        return kode

    def _lain_entered(self, teks: str) -> None:
        baris = [satu for satu in teks.split("\n") if satu.strip()]
        try:
            self._check_others(baris)
        except UserError as galat:
            self._lain_salah = True
            self.lain_galat.say(str(galat))
            return
        self._lain_salah = False
        self.renamed.emit(baris)

    def _check_others(self, baris: Iterable[str]) -> None:
        for satu in baris:
            self._require_free(nama_bersih(satu))

    def _require_free(self, nama: str) -> None:
        """Raises `UserError` where another village goes by that name: a file that says it would mean both."""
        kunci = kunci_cari(nama)
        for lain in self._semua:
            if lain.id != self._desa.id and kunci in map(kunci_cari, lain.semua_nama):
                sebagai = "" if kunci_cari(lain.nama) == kunci else f" sebagai nama lain {lain.nama}"
                raise UserError(f"Nama “{nama}” sudah ada{sebagai}. Pilih nama lain.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: it stays; names that could not be taken go back."""
        if event.key() == Qt.Key.Key_Escape and self.asking:
            self.forget_question()
        elif event.key() == Qt.Key.Key_Escape and self._lain_salah:
            self._show_others(other=True)
        else:
            super().keyPressEvent(event)
