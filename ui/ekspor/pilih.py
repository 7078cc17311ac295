"""Which positions go into the document: a tree with boxes to tick, and the paper."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.domain.dokumen import NAMA_KERTAS, Gaya, NamaKertas
from iki_desktop.domain.jabatan import Jabatan
from ui.jawaban import Pilihan
from ui.pohon.cari import KolomCari
from ui.pohon.lukis import LukisCentang
from ui.pohon.model import PohonModel
from ui.pohon.pandangan import PohonView
from ui.tema.tema import Tema


class CentangModel(PohonModel):
    """The tree with a box before each position."""

    def __init__(self, jabatan: Sequence[Jabatan], ticked: frozenset[int]) -> None:
        """`ticked` are ticked at first."""
        super().__init__()
        self.ticked = set(ticked)
        self.set_jabatan(jabatan)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Positions can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if flags & Qt.ItemFlag.ItemIsSelectable else flags

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The state of the box too."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid():
            jabatan = self.jabatan_at(index)
            if jabatan is None:
                return None
            return Qt.CheckState.Checked if jabatan.id in self.ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(
        self, index: QModelIndex | QPersistentModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Ticks or unticks."""
        jabatan = self.jabatan_at(index)
        if role != Qt.ItemDataRole.CheckStateRole or jabatan is None:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.ticked.add(jabatan.id)
        else:
            self.ticked.discard(jabatan.id)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        return True

    def tick_shown(self, *, ticked: bool) -> None:
        """Ticks or unticks all that the search shows for its own sake."""
        for id_jabatan in self.shown_ids():
            self.ticked.add(id_jabatan) if ticked else self.ticked.discard(id_jabatan)
        self.layoutChanged.emit()


class DialogPilih(QDialog):
    """Tick positions, choose the paper."""

    def __init__(
        self, parent: QWidget | None, tema: Tema, jabatan: Sequence[Jabatan], current: int, gaya: Gaya
    ) -> None:
        """The chosen position is ticked at first."""
        super().__init__(parent)
        self.setWindowTitle("Ekspor PDF: pilih jabatan")
        self.resize(520, 560)
        self._gaya, self._all = gaya, len(jabatan)
        self.model = CentangModel(jabatan, frozenset({current}) & {j.id for j in jabatan})
        self.view = PohonView(tema)
        self.view.setAccessibleName("Jabatan yang diekspor")
        self.view.setItemDelegate(LukisCentang(tema, self.view))
        self.view.setModel(self.model)
        self.search = KolomCari(tema, "Cari jabatan…")
        self.count = QLabel()
        self._papers = QButtonGroup(self)
        self._lay_out()
        self.model.dataChanged.connect(self._show_count)
        self.model.layoutChanged.connect(self._show_count)
        self.search.textChanged.connect(self._search)
        self.search.left.connect(self.view.setFocus)
        self.view.escaped.connect(self.reject)
        self.view.entered.connect(self.export.click)
        self.view.expandAll()
        self._show_count()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.addWidget(self.count)
        row.addStretch(1)
        for teks, ticked in (("Pilih semua", True), ("Kosongkan pilihan", False)):
            tombol = QPushButton(teks)
            tombol.setAutoDefault(False)
            tombol.clicked.connect(lambda _=False, t=ticked: self.model.tick_shown(ticked=t))
            row.addWidget(tombol)
        column.addLayout(row)
        column.addLayout(self._paper_row())
        buttons = QDialogButtonBox()
        self.export = buttons.addButton("Ekspor PDF…", QDialogButtonBox.ButtonRole.AcceptRole)
        self.export.setDefault(True)
        buttons.addButton("Batal", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addSpacing(4)
        column.addWidget(buttons)

    def _paper_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        label = QLabel("Kertas")
        label.setProperty("peran", "judul")
        row.addWidget(label)
        for nomor, nama in enumerate(get_args(NamaKertas)):
            tombol = QRadioButton(NAMA_KERTAS[nama])
            tombol.setChecked(nama == self._gaya.kertas)
            self._papers.addButton(tombol, nomor)
            row.addWidget(tombol)
        row.addStretch(1)
        return row

    def _search(self, teks: str) -> None:
        self.model.set_search(teks)
        self.view.expandAll()

    def _show_count(self) -> None:
        banyak = len(self.model.ticked)
        self.count.setText(f"{banyak} dari {self._all} dipilih")
        self.export.setEnabled(banyak > 0)

    def answer(self) -> Pilihan:
        """What was chosen."""
        kertas = get_args(NamaKertas)[self._papers.checkedId()]
        return Pilihan(frozenset(self.model.ticked), replace(self._gaya, kertas=kertas))
