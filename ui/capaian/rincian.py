"""The details of the chosen indicator: what it reached, its way over the year, and why its figure is what it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from iki_desktop.domain.hasil import Hasil
from iki_desktop.domain.keadaan import Perjalanan, terbaca
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.services.angka import Angka
from ui.bersama.kolom import Kalimat
from ui.bersama.label import ElidedLabel
from ui.bersama.panel_isi import judul
from ui.capaian import kata
from ui.capaian.pohon import PohonAngka
from ui.capaian.rumus import GambarHitung, KolomHitungan
from ui.grafik.tren import GrafikTren
from ui.grafik.warna import capaian_colour, draw_sign, fill_band
from ui.tema.tema import Tema

TANPA_RUMUS = "Indikator ini belum punya rumus yang dapat dihitung."
RUMUS_HITUNG = "Dihitung dengan rumus hitung, bukan rumus tercetak."
_CURVE = 216
_MARGIN = 16


@dataclass(frozen=True, slots=True)
class Rincian:
    """All that is shown of an indicator. `warna`: which of the five colours it has; `hitungan`: the formula that
    computes it instead of the printed one."""

    hasil: Hasil
    perjalanan: Perjalanan
    warna: int | None = None
    batas: Decimal | None = None
    hitungan: str = ""
    angka: Mapping[KunciFigur, Angka] = field(default_factory=dict)
    desa: Mapping[int, str] = field(default_factory=dict)
    writable: bool = True


class Tanda(QWidget):
    """The colour of a band with its sign."""

    def __init__(self, tema: Tema) -> None:
        """None yet."""
        super().__init__()
        self._tema = tema
        self.pita: int | None = None
        self.setFixedSize(16, 16)
        tema.changed.connect(self.update)

    def show_band(self, pita: int | None) -> None:
        """Another band; hidden where there is none."""
        self.pita = pita
        self.setVisible(pita is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A square and its sign."""
        if self.pita is not None:
            painter, rect = QPainter(self), QRectF(self.rect())
            warna = capaian_colour(self.pita, self._tema.palet)
            fill_band(painter, rect, warna._replace(arsir=0), 1)
            draw_sign(painter, rect, self.pita, QColor(warna.teks))


class Predikat(ElidedLabel):
    """The word of a band; its tooltip also says why it may still change."""

    sebab = ""

    def show_word(self, teks: str, sebab: str) -> None:
        """Another word; `sebab` is empty where it is final."""
        self.sebab = sebab
        self.setText(teks)
        self.setAccessibleDescription(sebab)

    def _tell_whole(self) -> None:
        self.setToolTip("\n".join(filter(None, (self.text() if self.is_cut() else "", self.sebab))))


class RincianIndikator(QWidget):
    """`figure_wanted` carries the key of a cell; the others: the target, the form, a variable made for it are wanted.

    `hitungan.entered` carries the id of an indicator and a formula to compute it with.
    """

    figure_wanted = Signal(object)
    target_wanted = Signal()
    form_wanted = Signal()
    single_wanted = Signal()

    def __init__(self, tema: Tema) -> None:
        """Nothing chosen."""
        super().__init__()
        self.nama = judul("")
        self.nama.setTextFormat(Qt.TextFormat.PlainText)
        self.nama.setWordWrap(True)
        self.jabatan = ElidedLabel()
        self.jabatan.setProperty("peran", "dua")
        self.nilai = {nama: ElidedLabel() for nama in ("Realisasi", "Target", "Capaian")}
        self.tanda, self.predikat = Tanda(tema), Predikat()
        self.sebab, self.catatan, self.dibatasi = Kalimat("ingat"), Kalimat("ingat"), Kalimat("dua")
        self.isi_target = QPushButton("Isi target…")
        self.ke_formulir = QPushButton("Ke formulir")
        self.judul_tren = judul("")
        self.tren = GrafikTren(tema)
        self.lain = Kalimat("dua")
        self.gambar = GambarHitung(tema)
        self.tanpa = Kalimat("dua")
        self.hitung_satu = QPushButton("Hitung dari satu variabel")
        self.hitung_satu.setToolTip("Buat variabel bernama indikator ini, lalu ketik angkanya di halaman Angka")
        self.pohon = PohonAngka(tema)
        self.hitungan = KolomHitungan()
        for tombol in (self.isi_target, self.ke_formulir, self.hitung_satu):
            tombol.setAutoDefault(True)  # Enter presses it too
        self._lay_out()
        self.isi_target.clicked.connect(self.target_wanted)
        self.ke_formulir.clicked.connect(self.form_wanted)
        self.hitung_satu.clicked.connect(self.single_wanted)
        self.pohon.figure_wanted.connect(self.figure_wanted)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        column.setSpacing(4)
        column.addWidget(self.nama)
        column.addWidget(self.jabatan)
        column.addSpacing(8)
        column.addLayout(self._figures())
        for kalimat in (self.sebab, self.dibatasi, self.catatan):
            column.addWidget(kalimat)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.isi_target)
        row.addWidget(self.ke_formulir)
        row.addStretch(1)
        column.addSpacing(4)
        column.addLayout(row)
        column.addSpacing(12)
        column.addWidget(self.judul_tren)
        self.tren.setFixedHeight(_CURVE)
        self.tren.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column.addWidget(self.tren)
        column.addSpacing(8)
        column.addWidget(judul("Mengapa angka ini"))
        column.addWidget(self.lain)
        column.addWidget(self.gambar)
        column.addWidget(self.tanpa)
        column.addWidget(self.hitung_satu, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(4)
        column.addWidget(self.pohon)
        column.addSpacing(12)
        column.addWidget(self.hitungan)
        column.addStretch(1)

    def _figures(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for kolom, (nama, nilai) in enumerate(self.nilai.items()):
            label = QLabel(nama)
            label.setProperty("peran", "dua")
            nilai.setProperty("peran", "judul")
            grid.addWidget(label, 0, kolom)
            grid.addWidget(nilai, 1, kolom)
            grid.setColumnStretch(kolom, 4 if nama == "Capaian" else 3)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.tanda)
        row.addWidget(self.predikat, 1)
        grid.addLayout(row, 2, 2)
        return grid

    # -- what is shown

    def show_rincian(self, satu: Rincian) -> None:
        """Another indicator, or other figures of the same."""
        hasil = satu.hasil
        self.nama.setText(kata.satu_baris(hasil.butir.teks) or "(indikator tanpa nama)")
        self.jabatan.setText(hasil.butir.jabatan)
        isi = (kata.realisasi(hasil), kata.target(hasil), kata.capaian(hasil, satu.batas))
        for label, teks in zip(self.nilai.values(), isi, strict=True):
            label.setText(teks or "–")
        self.tanda.show_band(satu.warna)
        self.predikat.show_word(kata.predikat(hasil), kata.sementara(hasil))
        self.sebab.say(_sentence(hasil.alasan))
        self.dibatasi.say(kata.dibatasi(hasil, satu.batas))
        self.catatan.say("\n".join(hasil.catatan))
        self.isi_target.setText("Isi target…" if hasil.target is None else "Ubah target…")
        self.isi_target.setEnabled(satu.writable)
        self.setFocusProxy(self.isi_target if satu.writable else self.ke_formulir)
        self.judul_tren.setText(kata.judul_tren(satu.perjalanan))
        self.tren.show_trend(kata.kurva(satu.perjalanan, hasil))
        ada = terbaca(hasil.butir.rumus) is not None
        for widget in (self.judul_tren, self.tren):
            widget.setVisible(ada)
        self._show_why(satu, ada=ada)

    def _show_why(self, satu: Rincian, *, ada: bool) -> None:
        hasil = satu.hasil
        self.lain.say(RUMUS_HITUNG if satu.hitungan.strip() else "")
        self.gambar.set_text(hasil.butir.rumus)
        self.tanpa.say("" if ada else TANPA_RUMUS)
        self.hitung_satu.setVisible(not ada and satu.writable)
        self.pohon.show_names(hasil.nilai.nama, hasil.periode, satu.angka, satu.desa)
        self.hitungan.show_text(hasil.butir.id, satu.hitungan, writable=satu.writable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The formula may need other lines."""
        super().resizeEvent(event)
        self.gambar.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Narrow: texts are cut or wrapped."""
        return QSize(240, super().minimumSizeHint().height())


def _sentence(alasan: str) -> str:
    return f"{alasan[:1].upper()}{alasan[1:]}." if alasan else ""
