"""The right side: open questions first, then how many cells came to which end, and the list of them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from iki_desktop.domain.impor.hasil import NASIB, NasibSel
from iki_desktop.domain.impor.rencana import JenisUbah, Perubahan
from iki_desktop.domain.telusur import banyak
from ui.bersama.garis import garis
from ui.bersama.nanti import once
from ui.bersama.panel_isi import scrolled
from ui.impor.alir import Alir
from ui.impor.daftar_tanya import DaftarTanya
from ui.impor.kata import jumlah_sel
from ui.impor.lukis import WARNA
from ui.impor.temuan import JENIS, LISTED, ROW, DaftarTemuan, Jenis, Tempat, hitung_jenis, list_view
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.impor.keadaan import Berkas

_KATA: dict[Jenis, str] = {
    "diambil": "diambil", "dikoreksi": "dikoreksi", "ditolak": "ditolak", "diabaikan": "diabaikan",
    "baru": "baru", "ubah": "berubah", "tetap": "tetap",
}  # fmt: skip
_UBAH: tuple[JenisUbah, ...] = ("baru", "ubah", "tetap")


class SaringJenis(QWidget):
    """“Dilihat 480 sel = 450 diambil + …” of which each part is a button: the key to the colours, and a filter.

    `chosen` carries the kind, or None for all.
    """

    chosen = Signal(object)

    def __init__(self, tema: Tema) -> None:
        """Nothing counted."""
        super().__init__()
        self._tema = tema
        self.jenis: Jenis | None = None
        self.tombol: dict[Jenis, QPushButton] = {}
        self._grup = QButtonGroup(self)
        self._grup.setExclusive(False)
        self.dilihat, self.angka = QLabel(), QLabel()
        self._tanda: list[QLabel] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._line(self.dilihat, NASIB))
        self._kedua = self._line(self.angka, _UBAH)
        column.addWidget(self._kedua)
        tema.changed.connect(self._dress)
        self._dress()

    def _line(self, kepala: QLabel, semua: Sequence[Jenis]) -> QWidget:
        hasil = QWidget()
        hasil.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        alir = Alir(hasil)
        alir.setContentsMargins(0, 0, 0, 0)
        kepala.setMinimumHeight(26)
        alir.addWidget(kepala)
        for satu in semua:
            tombol = QPushButton()
            tombol.setObjectName(f"jenis_{satu}")
            tombol.setCheckable(True)
            tombol.setToolTip(f"Tampilkan hanya yang {_KATA[satu]}; tekan lagi untuk semua")
            tombol.clicked.connect(lambda nyala, jenis=satu: self._pick(jenis if nyala else None))
            self.tombol[satu] = tombol
            alir.addWidget(tombol)
        return hasil

    def _dress(self) -> None:
        palet = self._tema.palet
        isi = [
            "QPushButton { border: 1px solid transparent; border-radius: 4px; padding: 2px 8px; min-height: 18px; }"
            f"QPushButton:checked {{ border: 2px solid {palet.accent}; padding: 1px 7px; }}"
            f"QPushButton:focus {{ border: 2px solid {palet.accent}; padding: 1px 7px; }}"
            f"QPushButton:hover {{ border-color: {palet.edge}; }}"
            f"QPushButton {{ background: {palet.ground}; color: {palet.text}; }}"
            f"QPushButton:disabled {{ background: {palet.ground}; color: {palet.text2}; }}"
        ]
        for nasib, (ground, pen) in WARNA.items():
            role = palet.ground if nasib == "diabaikan" else getattr(palet, ground)
            isi.append(f"QPushButton#jenis_{nasib}:enabled {{ background: {role}; color: {getattr(palet, pen)}; }}")
        isi.append(f"QPushButton#jenis_ubah:enabled {{ border-left: 3px solid {palet.accent}; }}")
        self.setStyleSheet("".join(isi))

    def show_counts(self, hitung: Mapping[NasibSel, int], perubahan: Mapping[JenisUbah, int]) -> None:
        """How many there are of each kind; a kind of which there is none can't be chosen."""
        self.setAccessibleName(jumlah_sel(hitung))
        self.dilihat.setText(f"Dilihat {banyak(sum(hitung.values()))} sel =")
        angka = sum(perubahan.values())
        self.angka.setText(f"{banyak(angka)} angka =")
        self._kedua.setVisible(bool(angka))
        for jenis, jumlah in hitung_jenis(hitung, perubahan).items():
            tombol = self.tombol[jenis]
            tombol.setText(f"{banyak(jumlah)} {_KATA[jenis]}")
            tombol.setEnabled(bool(jumlah))
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys come to the first kind that there is."""
        super().focusInEvent(event)
        for satu in JENIS:
            if self.tombol[satu].isEnabled():
                self.tombol[satu].setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _pick(self, jenis: Jenis | None) -> None:
        self.show_kind(jenis)
        self.chosen.emit(jenis)

    def show_kind(self, jenis: Jenis | None) -> None:
        """Marks the one that is looked at."""
        self.jenis = jenis
        for satu, tombol in self.tombol.items():
            tombol.setChecked(satu == jenis)


class PanelTemuan(QWidget):
    """`cell_wanted` carries the number of a sheet, and row and column; `filtered` the kind that the sheet colours."""

    cell_wanted = Signal(int, int, int)
    filtered = Signal(object)

    def __init__(self, tema: Tema) -> None:
        """Nothing found."""
        super().__init__()
        self._berkas: Berkas | None = None
        self._ubah: Mapping[tuple[int, Tempat], Perubahan] = {}
        self._quiet = False
        self._listed: tuple[Berkas | None, Jenis | None] = (None, None)
        self._cards: tuple[tuple[str, ...], bool] = ((), False)
        self._sharing = once(self, 0, self._share)
        self.tanya = DaftarTanya(tema)
        self._gulir = scrolled(self.tanya)
        self.saring = SaringJenis(tema)
        self.model = DaftarTemuan(self)
        self.daftar = list_view(self.model, tema)
        self.judul = QLabel()
        self.judul.setProperty("peran", "judul")
        self.judul.setContentsMargins(12, 6, 12, 4)
        self.kosong = QLabel()
        self.kosong.setProperty("peran", "dua")
        self.kosong.setWordWrap(True)
        self.kosong.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.kosong.setContentsMargins(12, 8, 12, 8)
        self._bawah = QWidget()
        column = QVBoxLayout(self._bawah)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.saring, garis(), self.judul, self.daftar, self.kosong):
            column.addWidget(widget, 1 if widget in (self.daftar, self.kosong) else 0)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self._gulir)
        self.splitter.addWidget(self._bawah)
        self._gulir.setMinimumHeight(60)
        self._gulir.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.saring.chosen.connect(self._choose)
        self.tanya.folded.connect(self._sharing.start)
        self.daftar.selectionModel().currentChanged.connect(self._moved)
        self.daftar.clicked.connect(lambda index: self._moved(index))

    def minimumSizeHint(self) -> QSize:
        """So that no card is cut."""
        return QSize(300, super().minimumSizeHint().height())

    def parts(self) -> list[QWidget]:
        """Questions, kinds, list."""
        hasil: list[QWidget] = [self.tanya] if self.tanya.kartu and not self._gulir.isHidden() else []
        return [*hasil, self.saring, *([self.daftar] if not self.daftar.isHidden() else [])]

    def show_room(self) -> None:
        """Questions have what room they need, up to the larger half; without any, their place goes."""
        ada = bool(self.tanya.kartu)
        kini = (tuple(k.pertanyaan.kunci for k in self.tanya.kartu), self.tanya.has_answers)
        if kini != self._cards:
            self._cards = kini
            self._gulir.setVisible(ada or self.tanya.has_answers)
            self._gulir.verticalScrollBar().setValue(0)
            self._sharing.start()

    def _share(self) -> None:
        tinggi = self.height()
        perlu = max(self.tanya.heightForWidth(self.width()), self.tanya.sizeHint().height()) + 2
        kata = self.saring.heightForWidth(self.width()) if not self.saring.isHidden() else 0
        self._bawah.setMinimumHeight(min(kata + self.judul.sizeHint().height() + 2 * ROW, tinggi * 2 // 3))
        atas = min(perlu, tinggi * 5 // 8 if self.tanya.kartu else tinggi // 3)
        self.splitter.setSizes([atas, tinggi - atas])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The room is shared anew."""
        super().resizeEvent(event)
        self._sharing.start()

    # -- of one file

    def show_file(self, berkas: "Berkas | None", ubah: Mapping[tuple[int, Tempat], Perubahan]) -> None:
        """What becomes of the cells of a file."""
        self._berkas, self._ubah = berkas, ubah
        hasil = berkas.hasil if berkas is not None else None
        if hasil is None or berkas is None:
            self.saring.hide()
            self.model.show((), {}, None)
            self._say("Berkas ini tidak terbaca." if berkas is not None and berkas.bacaan.galat else "")
            return
        hitung = berkas.hitung()
        perubahan: Mapping[JenisUbah, int] = berkas.rencana.hitung_ubah() if berkas.rencana is not None else {}
        self.saring.show_counts(hitung, perubahan)
        self.saring.show()
        jenis = self.saring.jenis
        if jenis is not None and not hitung_jenis(hitung, perubahan)[jenis]:
            self.saring.show_kind(None)
            self.filtered.emit(None)
        self._show()

    def _choose(self, jenis: Jenis | None) -> None:
        self._show()
        self.filtered.emit(jenis)

    def _show(self) -> None:
        """The list of the kind that is chosen; else of the most telling one that there is."""
        hasil = self._berkas.hasil if self._berkas is not None else None
        jenis = self.saring.jenis
        if jenis is None:
            jenis = next((j for j in JENIS if self.saring.tombol[j].isEnabled()), None)
        kini = self.daftar.currentIndex()
        sama = self._listed == (self._berkas, jenis)
        self._listed = (self._berkas, jenis)
        tempat = self.model.tempat(kini.row()) if kini.isValid() and sama else None
        self._quiet = True
        self.model.show(hasil.lembar if hasil is not None else (), self._ubah, jenis)
        if tempat is not None and (ke := self.model.row_of(*tempat)) >= 0:
            self.daftar.setCurrentIndex(self.model.index(ke))
        elif not sama:  # another list is read from its beginning
            self.daftar.scrollToTop()
        self._quiet = False
        ada = self.model.banyak
        lebih = f", {banyak(LISTED)} yang pertama" if ada > LISTED else ""
        apa = "angka" if jenis in _UBAH else "sel"
        self.judul.setText(f"{banyak(ada)} {apa} {_KATA[jenis]}{lebih}" if jenis else "")
        self._say("" if ada else "Berkas ini tidak berisi apa-apa.")

    def _say(self, teks: str) -> None:
        self.kosong.setText(teks)
        ada = bool(self.model.rowCount())
        self.kosong.setVisible(not ada)
        self.judul.setVisible(ada)
        self.daftar.setVisible(ada)

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            nomor, (baris, kolom) = self.model.tempat(index.row())
            self.cell_wanted.emit(nomor, baris, kolom)

    def show_cell(self, nomor: int, tempat: Tempat) -> None:
        """Marks the finding of a cell, where it is in the list."""
        ke = self.model.row_of(nomor, tempat)
        self._quiet = True
        if ke >= 0:
            self.daftar.setCurrentIndex(self.model.index(ke))
        else:
            self.daftar.setCurrentIndex(QModelIndex())
        self._quiet = False

    def step(self, langkah: int) -> None:
        """The next finding of the list, or the one before, and round again."""
        if banyaknya := self.model.rowCount():
            kini = self.daftar.currentIndex().row()
            ke = (kini + langkah) % banyaknya if kini >= 0 else 0 if langkah > 0 else banyaknya - 1
            self.daftar.setCurrentIndex(self.model.index(ke))
