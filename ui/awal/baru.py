"""What a new office begins with: its catalogue and its year."""

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.services.katalog import KATALOG, NamaKatalog
from ui.jawaban import KantorBaru
from ui.tema.tema import Tema

_KATALOG: dict[NamaKatalog, tuple[str, str]] = {
    "pujon": ("Kecamatan Pujon", "28 jabatan dengan tugas, sasaran, dan indikatornya."),
    "umum": ("Umum", "Jabatan yang sama, nama kantor diisi sendiri."),
    "kosong": ("Kosong", "Tanpa jabatan."),
}


class DialogBaru(QDialog):
    """A small dialog; where the file goes is asked next."""

    def __init__(self, parent: QWidget | None, tema: Tema, tahun: int) -> None:  # noqa: ARG002
        """`tahun` is offered."""
        super().__init__(parent)
        self.setWindowTitle("Buat berkas kantor")
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        judul = QLabel("Isi awal")
        judul.setProperty("peran", "judul")
        column.addWidget(judul)
        for nomor, nama in enumerate(KATALOG):
            teks, keterangan = _KATALOG[nama]
            tombol = QRadioButton(teks)
            tombol.setChecked(nomor == 0)
            tombol.setAccessibleDescription(keterangan)
            self._group.addButton(tombol, nomor)
            column.addWidget(tombol)
            dua = QLabel(keterangan)
            dua.setProperty("peran", "dua")
            dua.setContentsMargins(24, 0, 0, 8)
            column.addWidget(dua)
        self.tahun = QLineEdit(str(tahun))
        self.tahun.setValidator(QIntValidator(1945, 2999, self.tahun))
        self.tahun.setMaximumWidth(96)
        form = QFormLayout()
        form.setContentsMargins(0, 8, 0, 16)
        form.addRow("&Tahun anggaran", self.tahun)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        column.addLayout(form)
        buttons = QDialogButtonBox()
        lanjut = buttons.addButton("Pilih tempat berkas…", QDialogButtonBox.ButtonRole.AcceptRole)
        lanjut.setDefault(True)
        self.tahun.textChanged.connect(lambda: lanjut.setEnabled(self.tahun.hasAcceptableInput()))
        buttons.addButton("Batal", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(400)

    def choose(self, katalog: NamaKatalog) -> None:
        """Ticks a catalogue."""
        self._group.button(KATALOG.index(katalog)).setChecked(True)

    def answer(self) -> KantorBaru:
        """What was chosen."""
        return KantorBaru(KATALOG[self._group.checkedId()], int(self.tahun.text()))
