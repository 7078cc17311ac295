"""The small form of a position's superior: one outside the tree, the branch of a root, and whether it is certain."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget

from ui.bersama.label import ElidedLabel
from ui.pohon.susunan import Susunan

_WIDE = 320


class FormAtasan(QFrame):
    """Stands below the row until it is saved, or closed by Esc or a click beside it."""

    saved = Signal(int, str, bool, str)  # id, superior outside the tree, certain, branch

    def __init__(self, parent: QWidget, susunan: Susunan, nomor: int) -> None:
        """Filled with what is known."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("kartu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDE)
        self.nomor = nomor
        satu = susunan.by_id[nomor]
        self.luar = QLineEdit(satu.atasan_luar)
        self.luar.setPlaceholderText("misalnya Bupati Malang")
        self.cabang = QLineEdit(satu.cabang)
        self.cabang.setPlaceholderText("kosong: kantor kecamatan sendiri")
        self.pasti, self.ragu = QRadioButton("Atasan pasti"), QRadioButton("Belum pasti")
        (self.pasti if satu.atasan_pasti else self.ragu).setChecked(True)
        self.simpan = QPushButton("Simpan")
        self.simpan.setProperty("utama", True)
        self.simpan.clicked.connect(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        judul = ElidedLabel(" ".join(satu.nama.split()), middle=True)
        judul.setProperty("peran", "judul")
        column.addWidget(judul)
        column.addSpacing(4)
        atas = susunan.by_id.get(satu.induk_id or 0)
        if atas is not None:
            self._add_label(column, "Atasan dalam pohon")
            column.addWidget(ElidedLabel(" ".join(atas.nama.split()), middle=True))
            column.addSpacing(4)
        else:
            self._add_field(column, "Atasan di luar pohon", self.luar)
            self._add_field(column, "Cabang", self.cabang)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.pasti)
        row.addWidget(self.ragu)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        batal = QPushButton("Batal")
        batal.clicked.connect(self.close)
        row.addWidget(self.simpan)
        row.addWidget(batal)
        column.addLayout(row)
        sure = self.pasti if satu.atasan_pasti else self.ragu
        self._first: QWidget = sure if atas is not None else self.luar

    def _add_field(self, column: QVBoxLayout, teks: str, field: QLineEdit) -> None:
        self._add_label(column, teks).setBuddy(field)
        field.setAccessibleName(teks)
        field.returnPressed.connect(self._save)
        column.addWidget(field)
        column.addSpacing(4)

    def _add_label(self, column: QVBoxLayout, teks: str) -> QLabel:
        label = QLabel(teks)
        label.setProperty("peran", "dua")
        column.addWidget(label)
        return label

    def open_below(self, viewport: QWidget, rect: QRect) -> None:
        """Below a row, above it where there is no room on the screen."""
        self.adjustSize()
        at = viewport.mapToGlobal(rect.bottomLeft() + QPoint(0, 2))
        if at.y() + self.height() > self.screen().availableGeometry().bottom():
            at = viewport.mapToGlobal(rect.topLeft()) - QPoint(0, self.height() + 2)
        self.move(at)
        self.show()
        self._first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _save(self) -> None:
        luar = " ".join(self.luar.text().split())
        cabang = " ".join(self.cabang.text().split())
        self.close()
        self.saved.emit(self.nomor, luar, self.pasti.isChecked(), cabang)
