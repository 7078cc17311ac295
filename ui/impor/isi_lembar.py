"""The middle of the page: the tabs of a file's sheets, why it is read so, the sheet itself, and the cell one is at."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.rencana import Perubahan
from iki_desktop.domain.impor.ubah_peta import NAMA_SUMBU, SUMBU, sebut_tetap
from ui.bersama.garis import garis
from ui.bersama.label import ElidedLabel
from ui.impor.keadaan import Berkas
from ui.impor.menu_kolom import MenuKolom
from ui.impor.model import ModelLembar, Tempat
from ui.impor.pandangan import PandanganLembar
from ui.impor.temuan import Jenis, nasib_terlihat
from ui.tema.ikon import give_picture
from ui.tema.tema import Tema

_TANPA_TABEL = "Tidak ada tabel angka yang dikenali di lembar ini."


class IsiLembar(QWidget):
    """`meant` carries a file, the name of a sheet, the number of a table and its new `Peta`; `moved` the number of the
    sheet, row and column; `entered`: on to the findings."""

    meant = Signal(object, str, int, object)
    moved = Signal(int, int, int)
    entered = Signal()

    def __init__(self, tema: Tema) -> None:
        """Nothing to see."""
        super().__init__()
        self._berkas: Berkas | None = None
        self._konteks: Konteks | None = None
        self._ubah: Mapping[tuple[int, Tempat], Perubahan] = {}
        self._unjudged = False  # the tabs were filled before it was known which sheets hold figures
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)  # forty names that begin alike would all be cut alike
        self.tabs.setAccessibleName("Lembar di berkas ini")
        self.sebab = ElidedLabel()
        self.sebab.setProperty("peran", "dua")
        self._gambar = QLabel()
        give_picture(self._gambar, "info", tema.palet, "text2", 16)
        self.model = ModelLembar(self)
        self.lembar = PandanganLembar(self.model, tema)
        self.menu = MenuKolom(tema, self)
        self.kalimat = QLabel()
        self.kalimat.setTextFormat(Qt.TextFormat.PlainText)
        self.kalimat.setWordWrap(True)
        self.kalimat.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.kalimat.setContentsMargins(12, 6, 12, 6)
        self.kalimat.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.kalimat.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 14)
        self.pesan = QLabel()
        self.pesan.setTextFormat(Qt.TextFormat.PlainText)
        self.pesan.setWordWrap(True)
        self.pesan.setContentsMargins(16, 16, 16, 16)
        self.pesan.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.setFocusProxy(self.lembar)
        self.tabs.currentChanged.connect(lambda _: self._show_sheet())
        self.lembar.moved.connect(self._moved)
        self.lembar.menu_wanted.connect(self._open_menu)
        self.lembar.entered.connect(self.entered)
        self.menu.changed.connect(self._mean)

    def _lay_out(self) -> None:
        atas = QHBoxLayout()
        atas.setContentsMargins(12, 5, 12, 5)
        atas.setSpacing(6)
        atas.addWidget(self._gambar)
        atas.addWidget(self.sebab, 1)
        isi = QWidget()
        column = QVBoxLayout(isi)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(garis())
        column.addLayout(atas)
        column.addWidget(garis())
        column.addWidget(self.lembar, 1)
        column.addWidget(garis())
        column.addWidget(self.kalimat)
        self._stack = QStackedWidget()
        self._stack.addWidget(isi)
        self._stack.addWidget(self.pesan)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    # -- what is shown

    def show_file(
        self, berkas: Berkas | None, konteks: Konteks | None, ubah: Mapping[tuple[int, Tempat], Perubahan]
    ) -> None:
        """A file; the same one is only judged anew."""
        lain = berkas is not self._berkas or (berkas is not None and self._stack.currentIndex() == 1)
        self._berkas, self._konteks, self._ubah = berkas, konteks, ubah
        buku = berkas.bacaan.buku if berkas is not None else None
        if buku is None or not buku.lembar:
            galat = berkas.bacaan.galat if berkas is not None else ""
            kosong = "Berkas ini tidak berisi lembar kerja." if buku is not None else ""
            self.pesan.setText(galat or kosong)
            self.pesan.setProperty("peran", "salah" if galat else "dua")
            self.pesan.style().polish(self.pesan)
            self._stack.setCurrentIndex(1)
            return
        self._stack.setCurrentIndex(0)
        nama = [s.nama for s in buku.lembar]
        if lain or [self.tabs.tabText(i) for i in range(self.tabs.count())] != [self._tab(n) for n in nama]:
            self._fill_tabs(nama)
        elif self._unjudged and berkas is not None and berkas.hasil is not None:
            self._go_to_figures()
        self._show_sheet()

    @staticmethod
    def _tab(nama: str) -> str:
        return nama.replace("&", "&&")

    def _fill_tabs(self, nama: list[str]) -> None:
        """The first sheet with figures is in front."""
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for ke, satu in enumerate(nama):
            self.tabs.addTab(self._tab(satu))
            self.tabs.setTabToolTip(ke, satu)
        self.tabs.setVisible(len(nama) > 1)
        self.tabs.blockSignals(False)
        self._unjudged = True
        self._go_to_figures()

    def _go_to_figures(self) -> None:
        """To the first sheet with figures, as soon as it is known which one that is; not away from a chosen one."""
        hasil = self._berkas.hasil if self._berkas is not None else None
        if hasil is None:
            return
        self._unjudged = False
        berisi = next((ke for ke, s in enumerate(hasil.lembar) if s.tabel or s.ambilan), 0)
        if self.tabs.currentIndex() == 0 and berisi < self.tabs.count():
            self.tabs.blockSignals(True)
            self.tabs.setCurrentIndex(berisi)
            self.tabs.blockSignals(False)

    @property
    def nomor(self) -> int:
        """The number of the sheet that is in front."""
        return max(0, self.tabs.currentIndex())

    def _show_sheet(self) -> None:
        berkas, konteks = self._berkas, self._konteks
        buku = berkas.bacaan.buku if berkas is not None else None
        if berkas is None or buku is None or self.nomor >= len(buku.lembar):
            return
        hasil = berkas.hasil
        tinjauan = hasil.lembar[self.nomor] if hasil is not None and self.nomor < len(hasil.lembar) else None
        lain = self.model.show(
            buku.lembar[self.nomor],
            tinjauan,
            {tempat: satu for (nomor, tempat), satu in self._ubah.items() if nomor == self.nomor},
            {d.id: d.nama for d in konteks.desa} if konteks is not None else {},
            {v.id: v.nama for v in konteks.variabel} if konteks is not None else {},
        )
        if lain:
            self.lembar.show_sheet()
        self._show_reason()
        self._show_cell()

    def _show_reason(self) -> None:
        """Why the sheet is read so, and what holds for the whole table."""
        peta, konteks = self.model.peta, self._konteks
        if peta is None or konteks is None:
            self.sebab.setText(_TANPA_TABEL if self.model.tinjauan is not None else "")
            return
        desa, variabel = {d.id: d.nama for d in konteks.desa}, {v.id: v.nama for v in konteks.variabel}
        tetap = [
            f"{NAMA_SUMBU[nama].removeprefix('Nama ').capitalize()}: {kata}"
            for nama in SUMBU
            if (kata := sebut_tetap(peta, nama, desa, variabel))
        ]
        self.sebab.setText(" · ".join(filter(None, (self.model.sebab, *tetap))))

    def _show_cell(self) -> None:
        at = self.lembar.at
        self.kalimat.setText(self.model.kalimat(*at) if at is not None else "")

    def _moved(self, baris: int, kolom: int) -> None:
        self._show_cell()
        self._show_reason()
        self.moved.emit(self.nomor, baris, kolom)

    def go(self, nomor: int, baris: int, kolom: int) -> None:
        """Shows a cell."""
        if nomor != self.nomor:
            self.tabs.setCurrentIndex(nomor)
        self.lembar.go(baris, kolom)

    def filter_by(self, jenis: Jenis | None) -> None:
        """Colours only the cells of a kind."""
        self.model.filter_by(nasib_terlihat(jenis))

    # -- what a column means

    def _open_menu(self, kolom: int, di: QPoint) -> None:
        tabel, peta = self.model.tabel, self.model.peta
        if self._konteks is not None and tabel is not None and peta is not None:
            self.menu.open(self._konteks, tabel, peta, kolom, di)

    def _mean(self, peta: object) -> None:
        if self._berkas is not None:
            self.meant.emit(self._berkas, self.model.lembar.nama, self.model.nomor_tabel, peta)
