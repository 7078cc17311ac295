"""Copying what another form says, of this year or another, into the one that is worked on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.domain.dokumen import Formulir
from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.domain.jabatan import Jabatan
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.services.formulir import load_formulir
from iki_desktop.services.tahun import current_year, load_jabatan_tahun, years
from ui.bersama.label import ElidedLabel
from ui.bersama.pilihan import Pilihan
from ui.pohon.cari import KolomCari
from ui.pohon.lukis import LukisJabatan
from ui.pohon.model import PohonModel
from ui.pohon.pandangan import PohonView
from ui.tema.qss_isian import field_sheet
from ui.tema.tema import Tema

Bagian = Literal["kepala", "tugas", "fungsi", "tabel"]

_BAGIAN: dict[Bagian, str] = {
    "kepala": "&Judul formulir dan kolom",
    "tugas": "&Tugas",
    "fungsi": "&Fungsi",
    "tabel": "&Sasaran dan indikator",
}
PILIH = "Pilih jabatan yang isinya disalin."
DIRI_SENDIRI = "Ini jabatan yang sedang diisi. Pilih jabatan atau tahun lain."
TAK_ADA = "Tidak ada jabatan dengan nama itu."


class PenyuntingLike(Protocol):
    """What the dialog needs of `ui.penyunting.Penyunting`."""

    def ask(self, service: Callable[..., Any], *args: Any) -> Any: ...


@dataclass(frozen=True, slots=True)
class JawabanSalin:
    """As `services.salinan.copy_isi` takes it: from which position which parts, in place of what is there or after."""

    dari: int
    bagian: frozenset[Bagian]
    ganti: bool


class DialogSalin(QDialog):
    """Year, position, parts, and how. A position of the same name in another year is chosen at once."""

    def __init__(self, parent: QWidget | None, tema: Tema, penyunting: PenyuntingLike, ke: int) -> None:
        """`ke` is the position that is copied into."""
        super().__init__(parent)
        self.setWindowTitle("Salin isi dari jabatan lain")
        self.resize(560, 600)
        self._penyunting, self._ke = penyunting, ke
        self._tujuan: Formulir = penyunting.ask(load_formulir, ke)
        self._isi: Formulir | None = None
        self.model = PohonModel(self)
        self.view = PohonView(tema)
        self.view.setAccessibleName("Jabatan asal")
        self.view.setItemDelegate(LukisJabatan(tema, self.view))
        self.view.setModel(self.model)
        self.search = KolomCari(tema, "Cari jabatan…")
        self.tahun = Pilihan(tema, "Tahun asal")
        self.tahun.setStyleSheet(field_sheet(tema.palet))
        self.tahun.setMinimumWidth(120)
        self.keterangan = ElidedLabel()
        self.keterangan.setProperty("peran", "dua")
        self.bagian = {nama: QCheckBox(teks) for nama, teks in _BAGIAN.items()}
        self.tambahkan = QRadioButton("Tam&bahkan di belakang isi yang ada")
        self.ganti = QRadioButton("&Ganti isi yang ada")
        self._cara = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self._fill()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        ke = ElidedLabel(f"Ke: {' '.join(self._tujuan.nama.split())}")
        ke.setProperty("peran", "judul")
        column.addWidget(ke)
        atas = QHBoxLayout()
        atas.setSpacing(8)
        atas.addWidget(self.tahun)
        atas.addWidget(self.search, 1)
        column.addLayout(atas)
        column.addWidget(self.view, 1)
        column.addWidget(self.keterangan)
        for judul, isi in (
            ("Bagian yang disalin", list(self.bagian.values())),
            ("Tugas, fungsi, dan sasaran di formulir tujuan", [self.tambahkan, self.ganti]),
        ):
            label = QLabel(judul)
            label.setProperty("peran", "judul")
            column.addSpacing(4)
            column.addWidget(label)
            baris = QHBoxLayout()
            baris.setSpacing(16)
            for satu in isi:
                baris.addWidget(satu)
            baris.addStretch(1)
            column.addLayout(baris)
        buttons = QDialogButtonBox()
        self.salin = buttons.addButton("Salin isi", QDialogButtonBox.ButtonRole.AcceptRole)
        self.salin.setDefault(True)
        buttons.addButton("Batal", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addSpacing(8)
        column.addWidget(buttons)

    def _connect(self) -> None:
        for nomor, tombol in enumerate((self.tambahkan, self.ganti)):
            self._cara.addButton(tombol, nomor)
        self.tambahkan.setChecked(True)
        for nama, centang in self.bagian.items():
            centang.setChecked(nama != "kepala")
            centang.toggled.connect(self._update)
        self.search.textChanged.connect(self._search)
        self.search.left.connect(self.view.setFocus)
        self.view.escaped.connect(self.reject)
        self.view.entered.connect(self.salin.click)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.tahun.currentIndexChanged.connect(lambda _: self._show_year())

    def _fill(self) -> None:
        kini = self._penyunting.ask(current_year)
        self.tahun.blockSignals(True)
        for satu in self._penyunting.ask(years):
            self.tahun.addItem(f"Tahun {satu}", satu)
        self.tahun.setCurrentIndex(self.tahun.findData(kini))
        self.tahun.blockSignals(False)
        self._show_year()
        self.search.setFocus()

    def _show_year(self) -> None:
        jabatan: Sequence[Jabatan] = self._penyunting.ask(load_jabatan_tahun, self.tahun.currentData())
        self.model.set_jabatan(jabatan)
        self.view.expandAll()
        self._isi = None
        kunci = kunci_cari(self._tujuan.nama)
        sama = [j.id for j in jabatan if j.id != self._ke and kunci_cari(j.nama) == kunci]
        if len(sama) == 1 and self.model.index_of(sama[0]).isValid():
            self.view.setCurrentIndex(self.model.index_of(sama[0]))
            self.view.scrollTo(self.view.currentIndex(), PohonView.ScrollHint.PositionAtCenter)
        self._update()

    def _search(self, teks: str) -> None:
        """Filters; a single hit is chosen."""
        self.model.set_search(teks)
        self.view.expandAll()
        self._isi = None
        hits = self.model.shown_ids() if teks else []
        if len(hits) == 1:
            self.view.setCurrentIndex(self.model.index_of(hits[0]))
        self._update()

    def _chosen(self, index: QModelIndex) -> None:
        jabatan = self.model.jabatan_at(index)
        self._isi = None
        if jabatan is not None:
            try:
                self._isi = self._penyunting.ask(load_formulir, jabatan.id)
            except (UserError, EnvironmentFailure) as galat:
                self.keterangan.setText(str(galat))
                return
        self._update()

    def _update(self) -> None:
        """What the chosen form holds, and whether it can be copied."""
        isi = self._isi
        diri = isi is not None and isi.id == self._ke
        self.salin.setEnabled(isi is not None and not diri and any(c.isChecked() for c in self.bagian.values()))
        if isi is None:
            self.keterangan.setText(PILIH if self.model.hits or not self.search.text() else TAK_ADA)
        else:
            self.keterangan.setText(DIRI_SENDIRI if diri else _contents(isi))

    def answer(self) -> JawabanSalin:
        """What was chosen."""
        assert self._isi is not None
        bagian = frozenset(nama for nama, centang in self.bagian.items() if centang.isChecked())
        return JawabanSalin(self._isi.id, bagian, self.ganti.isChecked())


def ask_copy(parent: QWidget | None, tema: Tema, penyunting: PenyuntingLike, ke: int) -> JawabanSalin | None:
    """Asks what to copy into position `ke`; None where the user thought better of it."""
    dialog = DialogSalin(parent, tema, penyunting, ke)
    return dialog.answer() if dialog.exec() == QDialog.DialogCode.Accepted else None


def _contents(isi: Formulir) -> str:
    banyak = (
        (len(isi.tugas), "tugas"), (len(isi.fungsi), "fungsi"), (len(isi.sasaran), "sasaran"),
        (isi.jumlah_indikator, "indikator"),
    )  # fmt: skip
    ada = " · ".join(f"{n} {nama}" for n, nama in banyak if n)
    return f"Berisi {ada}" if ada else "Formulir ini belum berisi."
