"""The form of one variable: name, how it is reported and rolled up, its constant, its past, where it is used."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.domain.angka import AngkaError, baca_angka, tulis_angka
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.variabel import (
    FREKUENSI,
    JEDA_MAKS,
    LINGKUP,
    NAMA_FREKUENSI,
    NAMA_LINGKUP,
    NAMA_REKAP,
    REKAP_DESA,
    REKAP_WAKTU,
    Variabel,
    arti_rekap,
    nama_bersih,
)
from iki_desktop.services.variabel import Pemakaian
from ui.bersama.centang import Centang
from ui.bersama.kolom import Kalimat, KolomTeks, medan
from ui.bersama.panel_isi import judul
from ui.bersama.pilihan import Pilihan, PilihanCari
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema
from ui.variabel.batas import BagianBatas
from ui.variabel.pakai import DaftarPakai


class RincianVariabel(QWidget):
    """`named`, `edited` (columns) and `valued` (Decimal or None) tell what the user wants of the variable shown.

    `go_to` carries the place of a formula, `deleted`: delete it.
    """

    named = Signal(str)
    edited = Signal(object)
    valued = Signal(object)
    go_to = Signal(object)
    deleted = Signal()

    def __init__(self, tema: Tema) -> None:
        """Empty; `show_variabel` fills it."""
        super().__init__()
        self._variabel = Variabel(0, "")
        self._semua: Mapping[int, Variabel] = {}
        self._pakai: Pemakaian = ()
        self._tahun = 0
        self._baru = False
        self._make_fields(tema)
        self._lay_out()
        self._connect()

    def _make_fields(self, tema: Tema) -> None:
        self.nama = KolomTeks("Nama variabel", "Seperti tertulis di rumus, tanpa kurung siku")
        self.nama_arti = Kalimat("dua")
        self.nama_galat = Kalimat("salah")
        self.tercetak = KolomTeks("Nama tercetak", "Sama dengan namanya")
        self.satuan = KolomTeks("Satuan", "Misalnya orang")
        self.frekuensi = Pilihan(tema, "Frekuensi", [(NAMA_FREKUENSI[f], f) for f in FREKUENSI])
        self.lingkup = Pilihan(tema, "Lingkup", [(NAMA_LINGKUP[n], n) for n in LINGKUP])
        self.waktu = Pilihan(tema, "Angka setahun", [(NAMA_REKAP[r], r) for r in REKAP_WAKTU])
        self.desa = Pilihan(tema, "Angka kecamatan", [(NAMA_REKAP[r], r) for r in REKAP_DESA])
        self.arti = Kalimat("dua")
        self.tetap = Centang(tema, "Nilai tetap setahun", "Misalnya hari kerja efektif: satu angka, tidak dilaporkan")
        self.nilai_label = QLabel()
        self.nilai = KolomTeks("Nilai tetap", "Belum diisi")
        self.nilai.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.nilai_galat = Kalimat("salah")
        self.batas = BagianBatas(tema)
        self.asal = PilihanCari(tema, "Variabel asal", "Tidak melihat ke belakang")
        self.jeda = Pilihan(tema, "Berapa tahun", [(f"{n} tahun lalu", n) for n in range(1, JEDA_MAKS + 1)])
        self.pakai_judul = judul("Dipakai di")
        self.pakai = DaftarPakai()
        self.delete = QPushButton("Hapus variabel")
        give_icon(self.delete, "x", tema.palet)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addLayout(medan("Nama", self.nama, self.nama_galat, self.nama_arti))
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(12)
        rest.addLayout(self._pair(medan("Nama tercetak", self.tercetak), medan("Satuan", self.satuan)))
        self._report = QWidget()
        report = QVBoxLayout(self._report)
        report.setContentsMargins(0, 0, 0, 0)
        report.setSpacing(12)
        report.addLayout(self._pair(medan("Dilaporkan", self.frekuensi), medan("Oleh", self.lingkup)))
        self._waktu_part, self._desa_part = QWidget(), QWidget()
        for part, label, kolom in (
            (self._waktu_part, "Angka setahun", self.waktu),
            (self._desa_part, "Angka kecamatan", self.desa),
        ):
            inside = medan(label, kolom)
            inside.setContentsMargins(0, 0, 0, 0)
            part.setLayout(inside)
        rolls = QHBoxLayout()
        rolls.setSpacing(8)
        rolls.addWidget(self._waktu_part, 1)
        rolls.addWidget(self._desa_part, 1)
        report.addLayout(rolls)
        rest.addWidget(self._report)
        rest.addWidget(self.arti)
        rest.addLayout(self._constant())
        rest.addWidget(self.nilai_galat)
        self._asal_part = QWidget()
        back = QHBoxLayout(self._asal_part)
        back.setContentsMargins(0, 0, 0, 0)
        back.setSpacing(8)
        back.addLayout(medan("Ambil nilai dari variabel", self.asal), 2)
        self._jeda_part = QWidget()
        inside = medan("Tahun", self.jeda)
        inside.setContentsMargins(0, 0, 0, 0)
        self._jeda_part.setLayout(inside)
        back.addWidget(self._jeda_part, 1)
        rest.addWidget(self._asal_part)
        rest.addWidget(self.batas)
        rest.addWidget(self.pakai_judul)
        rest.addWidget(self.pakai)
        row = QHBoxLayout()
        row.addWidget(self.delete)
        row.addStretch(1)
        rest.addLayout(row)
        column.addWidget(self._rest)
        column.addStretch(1)

    def _constant(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.tetap, 1)
        row.addWidget(self.nilai_label)
        self.nilai_label.setBuddy(self.nilai)
        self.nilai_label.setProperty("peran", "dua")
        self.nilai.setFixedWidth(104)
        row.addWidget(self.nilai)
        return row

    def _pair(self, kiri: QVBoxLayout, kanan: QVBoxLayout) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.addLayout(kiri, 0, 0)
        grid.addLayout(kanan, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _connect(self) -> None:
        self.nama.entered.connect(self._name_entered)
        self.nama.textChanged.connect(self._check_name)
        for kolom, nama in ((self.tercetak, "tercetak"), (self.satuan, "satuan")):
            kolom.entered.connect(lambda teks, n=nama: self._edit(**{n: teks}))
        for pilihan, nama in (
            (self.frekuensi, "frekuensi"),
            (self.lingkup, "lingkup"),
            (self.waktu, "rekap_waktu"),
            (self.desa, "rekap_desa"),
            (self.asal, "asal_id"),
            (self.jeda, "jeda"),
        ):
            pilihan.chosen.connect(lambda nilai, n=nama: self._edit(**{n: nilai}))
        self.tetap.clicked.connect(lambda on: self._edit(tetap=on))
        self.batas.edited.connect(lambda kolom: self._edit(**kolom))
        self.nilai.entered.connect(self._value_entered)
        self.nilai.textEdited.connect(lambda: self.nilai_galat.say(""))
        self.pakai.go_to.connect(self.go_to)
        self.delete.clicked.connect(self.deleted)

    # -- what is shown

    def show_variabel(
        self,
        variabel: Variabel | None,
        semua: Mapping[int, Variabel],
        pakai: Pemakaian,
        nilai: Decimal | None,
        tahun: int,
        *,
        baru: bool = False,
        writable: bool = True,
    ) -> None:
        """What is stored of a variable; None for none, or, with `baru`, for one that has no name yet."""
        self._variabel = variabel or Variabel(0, "")
        self._semua, self._pakai, self._tahun = semua, pakai, tahun
        self.nama.setEnabled(writable and (variabel is not None or baru))
        self.nama.show_text(self._variabel.nama)
        self._rest.setVisible(variabel is not None)
        for kolom in (self.tercetak, self.satuan, self.frekuensi, self.lingkup, self.waktu, self.desa, self.asal,
                      self.jeda, self.tetap, self.nilai):  # fmt: skip
            kolom.setEnabled(writable)
        self.delete.setVisible(writable)
        self._baru = baru
        self._show_name()
        if variabel is not None:
            self._show_choices(variabel, nilai)
            self.batas.show_batas(variabel, writable=writable)
            self._show_usage()

    def _show_name(self) -> None:
        banyak = len(self._pakai)
        if self._baru:
            teks = "Tekan Enter untuk menambahkan, Esc untuk batal."
        elif not self._variabel.id:
            teks = ""
        elif banyak:
            teks = f"Dipakai di {banyak} rumus; jika namanya diganti, semuanya ikut berganti."
        else:
            teks = "Belum dipakai di rumus mana pun."
        self.nama_arti.say(teks)
        self._check_name()

    def _show_choices(self, variabel: Variabel, nilai: Decimal | None) -> None:
        self.tercetak.show_text(variabel.tercetak)
        self.satuan.show_text(variabel.satuan)
        self.frekuensi.show_value(variabel.frekuensi)
        self.lingkup.show_value(variabel.lingkup)
        self.waktu.show_value(variabel.rekap_waktu)
        self.desa.show_value(variabel.rekap_desa)
        lain = sorted((v.nama, v.id) for v in self._semua.values() if v.id != variabel.id)
        self.asal.fill([("Tidak melihat ke belakang", None), *lain])
        self.asal.show_value(variabel.asal_id)
        self.jeda.show_value(variabel.jeda or 1)
        self.tetap.setChecked(variabel.tetap)
        self.nilai_label.setText(f"Nilai {self._tahun}")
        self.nilai.show_text("" if nilai is None else tulis_angka(nilai))
        if not self.nilai.pending:
            self.nilai_galat.say("")
        asal = self._semua.get(variabel.asal_id or 0)
        self.arti.say(arti_rekap(variabel, asal.nama if asal else "", self._tahun))
        ikut = variabel.asal_id is not None
        self._report.setVisible(not ikut and not variabel.tetap)
        self._waktu_part.setVisible(variabel.frekuensi != "tahunan")
        self._desa_part.setVisible(variabel.lingkup == "desa")
        self.tetap.setVisible(not ikut)
        for widget in (self.nilai_label, self.nilai):
            widget.setVisible(variabel.tetap and not ikut)
        self._asal_part.setVisible(not variabel.tetap or ikut)
        self._jeda_part.setVisible(ikut)

    def _show_usage(self) -> None:
        self.pakai.show_usage(self._pakai)
        self.pakai_judul.setText(f"Dipakai di {len(self._pakai)} rumus")
        for widget in (self.pakai_judul, self.pakai):
            widget.setVisible(bool(self._pakai))

    # -- what the user does

    def _check_name(self) -> None:
        self.nama_galat.say(self._wrong_name())

    def _wrong_name(self) -> str:
        """What is wrong with the name in the field, while it is not the one that is stored."""
        teks = self.nama.text()
        if teks == self._variabel.nama:
            return ""
        try:
            kunci = kunci_cari(nama_bersih(teks))
        except UserError as galat:
            return str(galat)
        for lain in self._semua.values():
            if lain.id != self._variabel.id and kunci_cari(lain.nama) == kunci:
                return f"Variabel “{lain.nama}” sudah ada. Pilih nama lain."
        return ""

    def _name_entered(self, teks: str) -> None:
        if self._wrong_name():
            self.nama.setText(self._variabel.nama)
            self.nama.show_text(self._variabel.nama)
        else:
            self.named.emit(teks)

    def _value_entered(self, teks: str) -> None:
        try:
            nilai = baca_angka(teks) if teks.strip() else None
        except AngkaError as galat:
            self.nilai_galat.say(galat.kalimat)
            return
        self.valued.emit(nilai)

    def _edit(self, **kolom: Any) -> None:
        if self._variabel.id:
            self.edited.emit(kolom)
