"""A new year: which, and from which it is copied."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from iki_desktop.services.tahun import TAHUN_AKHIR, TAHUN_AWAL

YANG_DISALIN = (
    "Ikut: jabatan, formulir, tetapan, predikat. Tidak ikut: angka dan target. Pemangku yang masih menjabat pada "
    "tahun itu dan penandatangan tanpa tanggalnya juga ikut; tahun asalnya tidak berubah."
)
TANPA_ISI = "Tahun baru dimulai tanpa jabatan."


@dataclass(frozen=True, slots=True)
class TahunBaru:
    """The new year `ke`, copied from `dari`; None: without content."""

    dari: int | None
    ke: int


class DialogTahunBaru(QDialog):
    """A small dialog; a year that is there already is told below the field."""

    def __init__(self, parent: QWidget | None, tahun: Sequence[int], kini: int) -> None:
        """`kini` is offered to copy from, the year after the newest to begin."""
        super().__init__(parent)
        self.setWindowTitle("Salin ke tahun baru")
        self._ada = frozenset(tahun)
        self.dari = QComboBox()
        for satu in tahun:
            self.dari.addItem(f"Tahun {satu}", satu)
        self.dari.addItem("Tanpa isi", None)
        self.dari.setCurrentIndex(max(0, self.dari.findData(kini)))
        self.ke = QLineEdit(str(min(TAHUN_AKHIR, max(tahun, default=kini) + 1)))
        self.ke.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{0,4}"), self))
        for isian in (self.dari, self.ke):
            isian.setMinimumWidth(140)
            isian.setMinimumHeight(30)
        self.keterangan, self.galat = QLabel(), QLabel()
        for label in (self.keterangan, self.galat):
            label.setWordWrap(True)
        self.keterangan.setProperty("peran", "dua")
        self.galat.setProperty("peran", "cip")
        ruang = self.galat.sizePolicy()
        ruang.setRetainSizeWhenHidden(True)  # the dialog keeps still while a year is typed
        self.galat.setSizePolicy(ruang)
        self._lay_out()
        self.dari.currentIndexChanged.connect(self._tell)
        self.ke.textChanged.connect(self._tell)
        self._tell()
        self.ke.setFocus()
        self.ke.selectAll()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow("&Salin dari", self.dari)
        form.addRow("Tahun &baru", self.ke)
        column.addLayout(form)
        column.addWidget(self.galat)
        column.addWidget(self.keterangan)
        column.addStretch(1)
        buttons = QDialogButtonBox()
        self.buat = buttons.addButton("Buat tahun", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buat.setDefault(True)
        buttons.addButton("Batal", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(440)

    def _tell(self) -> None:
        galat = self._wrong()
        self.galat.setText(galat)
        self.galat.setVisible(bool(galat))
        self.buat.setEnabled(not galat)
        self.buat.setText("Buat tahun" if galat else f"Buat tahun {self.ke.text()}")
        self.keterangan.setText(YANG_DISALIN if self.dari.currentData() is not None else TANPA_ISI)

    def _wrong(self) -> str:
        """What is wrong with the new year, as a sentence."""
        if len(self.ke.text()) != 4 or not TAHUN_AWAL <= int(self.ke.text()) <= TAHUN_AKHIR:
            return "Tulis tahun anggaran dengan empat angka, misalnya 2026."
        if int(self.ke.text()) in self._ada:
            return f"Tahun {self.ke.text()} sudah ada di berkas ini. Tulis tahun lain."
        return ""

    def answer(self) -> TahunBaru:
        """What was chosen."""
        return TahunBaru(self.dari.currentData(), int(self.ke.text()))
