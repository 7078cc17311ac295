"""What has come in of what is expected: desa by month, what is missing in a cell, and the deadlines."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.domain.keadaan import Kelengkapan
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import BULAN, tanggal_panjang
from iki_desktop.domain.telusur import banyak, sebut, terisi_dari
from iki_desktop.services.keadaan import Tunggakan, completeness, missing
from iki_desktop.services.surat import load_matriks, load_surat
from ui.bersama.garis import garis
from ui.bersama.kolom import Kalimat
from ui.bersama.kosong import Kosong
from ui.bersama.panel_isi import judul
from ui.capaian.legenda import Legenda
from ui.grafik.panas import PetaPanas
from ui.grafik.petak import Isian
from ui.grafik.petunjuk import plain
from ui.tema.tema import Tema

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

TANPA_VARIABEL = (
    "Belum ada variabel yang angkanya diketik. Tulis rumus di formulir, lalu nama di dalamnya diisi di Angka."
)
TANPA_DESA = "Belum ada desa. Tambahkan desa kecamatan ini, supaya angka tiap desa dapat ditunggu dan diisi."
BELUM_DITUNGGU = "Belum ada yang ditunggu."
SEMUA_LENGKAP = "Semua angka yang ditunggu sampai bulan ini sudah lengkap."
TANPA_SURAT = "Tidak ada desa yang lewat tenggat, jadi belum ada surat yang perlu dibuat."
_DISEBUT = 8
_SLACK = (0, 0, -2, 2)  # of the sentence: letters may be a little wider than measured


class HalamanKelengkapan(QWidget):
    """`figure_wanted` carries the key of a missing figure; `villages_wanted`: the page of the villages; `paper_wanted`
    carries the `Cetakan` that is to be written."""

    figure_wanted = Signal(object)
    villages_wanted = Signal()
    paper_wanted = Signal(object)

    def __init__(self, tema: Tema, penyunting: "Penyunting", today: Callable[[], date]) -> None:
        """Reads nothing until `refresh`."""
        super().__init__()
        self._tema, self._penyunting, self._today = tema, penyunting, today
        self.isi: Kelengkapan | None = None
        self.peta = PetaPanas(tema, nama="Kelengkapan angka tiap desa dan bulan")
        self.tanpa_desa = Kosong("Tambah desa…")
        self.kosong = Kosong("Tambah desa…")
        self.legenda = Legenda(tema)
        self.kalimat = Kalimat("dua")
        self._teks: list[str] = [""]  # what there is to say of the cell, the whole first, then ever shorter
        self.tenggat = QListWidget()
        self.tenggat.setAccessibleName("Tenggat yang belum lengkap")
        self.tenggat.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tenggat.setWordWrap(True)
        self.matriks = QPushButton("Ekspor matriks (PDF)…")
        self.surat = QPushButton("Buat surat pengingat…")
        self._lay_out()
        self.setFocusProxy(self.peta)
        self.matriks.clicked.connect(self._want_matrix)
        self.surat.clicked.connect(self._want_letters)
        self.peta.current_changed.connect(lambda *_: self._show_cell())
        self.peta.cell_chosen.connect(self._open)
        tema.changed.connect(self._recolour)
        self.tenggat.itemActivated.connect(self._open_month)
        for satu in (self.tanpa_desa, self.kosong):
            satu.setContentsMargins(4, 0, 4, 0)
            satu.wanted.connect(self.villages_wanted)

    def _lay_out(self) -> None:
        atas = QVBoxLayout()
        atas.setContentsMargins(8, 8, 16, 0)
        atas.addWidget(self.peta)
        self.kalimat.setContentsMargins(16, 8, 16, 8)
        self.kalimat.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.kalimat.setFixedHeight(2 * self.kalimat.fontMetrics().lineSpacing() + 18)  # what is below stays in place
        kepala = QHBoxLayout()
        kepala.setContentsMargins(16, 0, 16, 8)
        kepala.setSpacing(8)
        kepala.addWidget(judul("Yang ditunggu"), 1)
        for tombol in (self.matriks, self.surat):
            tombol.setAutoDefault(True)  # Enter presses it too
            kepala.addWidget(tombol)
        bawah = QVBoxLayout()
        bawah.setContentsMargins(16, 0, 16, 12)
        bawah.addWidget(self.tenggat)
        isi = QWidget()
        column = QVBoxLayout(isi)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tanpa_desa)
        column.addLayout(atas, 3)
        column.addWidget(self.legenda)
        column.addWidget(self.kalimat)
        column.addWidget(garis())
        column.addSpacing(12)
        column.addLayout(kepala)
        column.addLayout(bawah, 1)
        column.addStretch(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(isi)
        self._stack.addWidget(self.kosong)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    # -- reading and showing

    def refresh(self) -> None:
        """Counts again."""
        hari_ini = self._today()
        first = self.isi is None
        self.isi = isi = self._penyunting.ask(completeness, hari_ini)
        sel = [[Isian(c.terisi, c.seharusnya, c.terlambat, c.terkunci) for c in deret] for deret in isi.sel]
        ada = any(isi.diminta(bulan) for bulan in range(1, 13))
        self._stack.setCurrentIndex(0 if ada else 1)
        desa = len(isi.tempat) > 1
        self.kosong.say(TANPA_VARIABEL if desa else f"{TANPA_VARIABEL} {TANPA_DESA}", offer=not desa)
        self.tanpa_desa.say(TANPA_DESA, offer=not desa)
        self.tanpa_desa.setVisible(not desa)
        if first and isi.tahun == hari_ini.year:
            self.peta.current = (0, max(0, hari_ini.month - 2))  # the month that is due
        self.peta.show_grid(isi.nama, [b[:3] for b in BULAN], sel, self._cell_words)
        self.peta.setMaximumHeight((len(sel) + 1) * self.peta.cell_rect(0, 0).height() + 1)
        self._show_deadlines(isi, hari_ini)
        self._show_papers(isi, hari_ini)
        self._show_cell()

    def _cell_words(self, baris: int, kolom: int) -> str:
        assert self.isi is not None
        satu = self.isi.sel[baris][kolom]
        isian = Isian(satu.terisi, satu.seharusnya, satu.terlambat, satu.terkunci)
        return f"{self.isi.nama[baris]}, {BULAN[kolom]} {self.isi.tahun}: {isian.kalimat}."

    def _owed(self, baris: int, kolom: int) -> Tunggakan:
        assert self.isi is not None
        return self._penyunting.ask(missing, self.isi.tempat[baris], kolom + 1)

    def _show_cell(self) -> None:
        """What is missing in the cell one is at."""
        baris, kolom = self.peta.current
        if self.isi is None or baris >= len(self.isi.tempat):
            return
        self._teks = [self._cell_words(baris, kolom)]
        belum = [variabel.nama for variabel, _ in self._owed(baris, kolom).belum]
        if belum:
            satu = self.isi.sel[baris][kolom]
            lagi = ", tenggat lewat" if satu.terlambat else ""
            lagi += ", terkunci" if satu.terkunci else ""
            depan = f"{self.isi.nama[baris]}, {BULAN[kolom]} {self.isi.tahun}"
            isi = terisi_dari(satu.terisi, satu.seharusnya)
            self._teks = [f"{depan}: {isi}{lagi}; belum: {sebut(belum, n)}." for n in range(len(belum), 0, -1)]
            self._teks.append(f"{depan}: {isi}{lagi}; belum {banyak(len(belum))} angka.")
        self._fit_sentence()

    def _fit_sentence(self) -> None:
        """As many names as the lines below the map hold."""
        ruang = self.kalimat.contentsRect()
        ruang = ruang.adjusted(*_SLACK)

        def fits(teks: str) -> bool:
            kotak = self.kalimat.fontMetrics().boundingRect(ruang, Qt.TextFlag.TextWordWrap, teks)
            return kotak.height() <= ruang.height() and kotak.width() <= ruang.width()

        self.kalimat.say(next(filter(fits, self._teks), self._teks[-1]))
        utuh = self.kalimat.text() == self._teks[0]
        self.kalimat.setToolTip("" if utuh else plain(self._teks[0]))

    def _show_deadlines(self, isi: Kelengkapan, hari_ini: date) -> None:
        self.tenggat.clear()
        for bulan in range(1, 13):
            if isi.belum(bulan) and (isi.tahun, bulan) <= (hari_ini.year, hari_ini.month):
                item = QListWidgetItem(deadline(isi, bulan, hari_ini))
                item.setData(Qt.ItemDataRole.UserRole, bulan)
                item.setToolTip(deadline(isi, bulan, hari_ini, semua=True))
                if hari_ini > isi.tenggat[bulan - 1]:
                    item.setForeground(QColor(self._tema.palet.attention))
                self.tenggat.addItem(item)
        if not self.tenggat.count():
            kini = hari_ini.year, hari_ini.month
            ada = any(isi.diminta(bulan) for bulan in range(1, 13) if (isi.tahun, bulan) <= kini)
            item = QListWidgetItem(SEMUA_LENGKAP if ada else BELUM_DITUNGGU)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.tenggat.addItem(item)
        self._fit()

    def _show_papers(self, isi: Kelengkapan, hari_ini: date) -> None:
        """What can go back to the villages, and why not."""
        desa = len(isi.tempat) > 1
        surat = len(reminded(isi, hari_ini))
        self.matriks.setEnabled(desa)
        self.matriks.setToolTip("Siapa yang sudah dan belum melapor, tiap desa dan bulan" if desa else TANPA_DESA)
        self.surat.setEnabled(surat > 0)
        ada = f"Surat kepada {banyak(surat)} desa tentang angka yang tenggatnya sudah tiba"
        self.surat.setToolTip(ada if surat else TANPA_SURAT if desa else TANPA_DESA)

    def _fit(self) -> None:
        """The list is not higher than its rows."""
        tinggi = sum(self.tenggat.sizeHintForRow(ke) for ke in range(self.tenggat.count()))
        self.tenggat.setMaximumHeight(tinggi + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences may take other lines."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._settle)  # once list and label have their width

    def _settle(self) -> None:
        self._fit()
        self._fit_sentence()

    def _recolour(self) -> None:
        if self.isi is not None:
            self._show_deadlines(self.isi, self._today())

    def parts(self) -> list[QWidget]:
        """The map and the list below it; without a map what stands in its place."""
        if self._stack.currentIndex() == 0:
            return [self.peta, self.tenggat]
        return [self.kosong.button] if self.kosong.button.isVisible() else []

    # -- back to the villages, on paper

    def _want_letters(self) -> None:
        """Letters about all of the year whose day has come; the facts are read now, the pages made later."""
        if self.isi is None:
            return
        from ui.ekspor.cetakan import letters

        setahun = Periode(self.isi.tahun, 1, 12)
        bahan = self._penyunting.try_ask(load_surat, setahun, self._today(), lewat=True)
        if bahan is not None:
            self.paper_wanted.emit(letters(bahan))

    def _want_matrix(self) -> None:
        """The year up to this month; of one that is over, all of it."""
        if self.isi is None:
            return
        from ui.ekspor.cetakan import matrix

        hari, tahun = self._today(), self.isi.tahun
        bulan = hari.month if tahun == hari.year else 12 if tahun < hari.year else 1
        bahan = self._penyunting.try_ask(load_matriks, Periode(tahun, bulan, 1), hari)
        if bahan is not None:
            self.paper_wanted.emit(matrix(bahan))

    # -- where the user wants to go

    def _open(self, baris: int, kolom: int) -> None:
        """The first missing figure of a cell; of a complete one, its first."""
        owed = self._owed(baris, kolom)
        kunci: KunciFigur | None = next((k for _, k in owed.belum), next(iter(owed.diminta), None))
        if kunci is not None:
            self.figure_wanted.emit(kunci)

    def _open_month(self, item: QListWidgetItem) -> None:
        bulan = item.data(Qt.ItemDataRole.UserRole)
        if self.isi is not None and bulan is not None:
            self._open(self.isi.tempat.index(self.isi.belum(bulan)[0]), bulan - 1)


def reminded(isi: Kelengkapan, hari_ini: date) -> tuple[int, ...]:
    """The villages that owe figures whose day has come and that can still be taken."""
    tiba = [ke for ke, tenggat in enumerate(isi.tenggat) if tenggat <= hari_ini]
    return tuple(
        tempat
        for tempat, deret in zip(isi.tempat, isi.sel, strict=True)
        if tempat is not None and any(deret[ke].kurang and not deret[ke].terkunci for ke in tiba)
    )


def deadline(isi: Kelengkapan, bulan: int, hari_ini: date, *, semua: bool = False) -> str:
    """“Tenggat Maret 2026: 10 April 2026, lewat 5 hari; belum lengkap: kecamatan dan 3 desa: …”; `semua` names all."""
    belum, tenggat = isi.belum(bulan), isi.tenggat[bulan - 1]
    nama = dict(zip(isi.tempat, isi.nama, strict=True))
    desa = [nama[satu] for satu in belum if satu is not None]
    sisa = (tenggat - hari_ini).days
    kapan = f", lewat {banyak(-sisa)} hari" if sisa < 0 else ", hari ini" if not sisa else f", {banyak(sisa)} hari lagi"
    siapa = ["kecamatan"] if None in belum else []
    if desa:
        semua_desa = len(desa) == len(isi.tempat) - 1
        berapa = f"{'semua ' if semua_desa else ''}{banyak(len(desa))} desa"
        siapa.append(
            f"{berapa}: {sebut(desa, len(desa) if semua else _DISEBUT)}" if semua or not semua_desa else berapa
        )
    masa = Periode(isi.tahun, bulan, 1).nama
    return f"Tenggat {masa}: {tanggal_panjang(tenggat)}{kapan}; belum lengkap: {' dan '.join(siapa)}."
