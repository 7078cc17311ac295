"""Trying a formula out with figures of one's own: names and figures in, the outcome of each line below."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.domain.angka import AngkaError, baca_angka, tulis_angka
from iki_desktop.domain.hitung import TakTerhitung, hitung, nama_unik, satuan
from iki_desktop.domain.rumus import Rumus, RumusError, baca_rumus
from iki_desktop.domain.teks import kunci_cari
from ui.bersama.label import ElidedLabel
from ui.bersama.peran import give_role
from ui.tema.tema import Tema

KOSONG = "Tulis rumus dahulu, lalu isi contoh angka di sini."
TANPA_NAMA = "Rumus ini tanpa variabel."
_DESIMAL = 4
_RESULTS = 3  # lines of results that are shown at once
_ROW = 26


class _Tabel(QTableWidget):
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and self.currentRow() + 1 < self.rowCount():
            self.setCurrentCell(self.currentRow() + 1, 1)  # as in a sheet: Enter goes down

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = None if self.state() == self.State.EditingState else self.currentItem()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and item and item.column() == 1:
            item.setText("")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item:
            self.editItem(item)
        else:
            super().keyPressEvent(event)


class TabCoba(QWidget):
    """Figures stay with their names while the formula changes; they are not stored."""

    def __init__(self, tema: Tema) -> None:
        """Nothing to try."""
        super().__init__()
        self._tema = tema
        self._rumus: list[tuple[int, Rumus | None]] = []
        self._typed: dict[str, str] = {}
        self._names: tuple[str, ...] = ()
        self._filling = False
        self.table = _Tabel(0, 2)
        self._dress_table()
        self.nothing = QLabel(KOSONG)
        self.nothing.setProperty("peran", "dua")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.results = [ElidedLabel() for _ in range(_RESULTS)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        for label in self.results:
            column.addWidget(label)
        self.table.itemChanged.connect(self._item_changed)
        tema.changed.connect(self._mark_all)
        self.set_text("")

    def _dress_table(self) -> None:
        self.table.setHorizontalHeaderLabels(["Variabel", "Contoh angka"])
        self.table.setAccessibleName("Contoh angka untuk menghitung")
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        kepala = self.table.horizontalHeader()
        kepala.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        kepala.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        kepala.setSectionsClickable(False)
        kepala.setHighlightSections(False)
        kepala.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setColumnWidth(1, 104)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )

    # -- what is tried

    def set_text(self, teks: str) -> None:
        """The formulas of a cell; lines that can't be read are left out."""
        self._rumus = [(ke, _read(baris)) for ke, baris in enumerate(teks.split("\n"), start=1) if baris.strip()]
        nama: dict[str, str] = {}
        for _, rumus in self._rumus:
            for satu in nama_unik(rumus.isi) if rumus else ():
                nama.setdefault(kunci_cari(satu), satu)
        if tuple(nama.values()) != self._names:
            self._fill(tuple(nama.values()))
        self.table.setVisible(bool(nama))
        self.nothing.setVisible(not nama)
        self.nothing.setText(TANPA_NAMA if any(r for _, r in self._rumus) else KOSONG)
        self._show_results()

    def _fill(self, names: Sequence[str]) -> None:
        self._names = tuple(names)
        self._filling = True
        self.table.setRowCount(len(names))
        for baris, nama in enumerate(names):
            label = QTableWidgetItem(nama)
            label.setFlags(Qt.ItemFlag.ItemIsEnabled)
            label.setToolTip(nama)
            angka = QTableWidgetItem(self._typed.get(kunci_cari(nama), ""))
            angka.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(baris, 0, label)
            self.table.setItem(baris, 1, angka)
            self._mark(angka)
        self._filling = False
        if names and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 1)

    def _item_changed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        self._filling = True
        self._typed[kunci_cari(self._names[item.row()])] = item.text()
        self._mark(item)
        self._filling = False
        self._show_results()

    def _mark(self, item: QTableWidgetItem) -> None:
        """Shows a figure that can't be read in red, with the reason."""
        salah = _why_not(item.text())
        item.setForeground(QColor(self._tema.palet.wrong if salah else self._tema.palet.text))
        item.setToolTip(salah)

    def _mark_all(self) -> None:
        self._filling = True
        for baris in range(self.table.rowCount()):
            if (item := self.table.item(baris, 1)) is not None:
                self._mark(item)
        self._filling = False

    # -- the outcome

    def _figures(self) -> tuple[dict[str, Decimal], str]:
        """The figures that can be read, and what is wrong with the first that can't."""
        hasil, salah = dict[str, Decimal](), ""
        for nama in self._names:
            teks = self._typed.get(kunci_cari(nama), "")
            if not teks.strip():
                continue
            try:
                hasil[nama] = baca_angka(teks)
            except AngkaError as e:
                salah = salah or e.kalimat
        return hasil, salah

    def outcomes(self) -> list[str]:
        """What is said about each line."""
        angka, salah = self._figures()
        if salah:
            return [salah]
        dibaca = [(ke, r) for ke, r in self._rumus if r]
        return [
            f"{f'Baris {ke}' if len(self._rumus) > 1 else 'Hasil'}: {_outcome(rumus, angka)}" for ke, rumus in dibaca
        ]

    def _show_results(self) -> None:
        kalimat = self.outcomes()
        salah = bool(self._figures()[1])
        if len(kalimat) > _RESULTS:
            kalimat = [*kalimat[: _RESULTS - 1], " · ".join(kalimat[_RESULTS - 1 :])]
        for ke, label in enumerate(self.results):
            label.setVisible(ke < len(kalimat))
            label.setText(kalimat[ke] if ke < len(kalimat) else "")
            give_role(label, "salah" if salah else "hasil")


def _read(baris: str) -> Rumus | None:
    try:
        return baca_rumus(baris)
    except RumusError:
        return None


def _why_not(teks: str) -> str:
    if not teks.strip():
        return ""
    try:
        baca_angka(teks)
    except AngkaError as e:
        return e.kalimat
    return ""


def _outcome(rumus: Rumus, angka: dict[str, Decimal]) -> str:
    try:
        hasil = hitung(rumus.isi, angka)
    except TakTerhitung as e:
        return e.sebab
    jenis = satuan(rumus.isi)
    if jenis == "bagian":
        hasil = hasil.scaleb(2)
    return tulis_angka(hasil, _DESIMAL) + ("" if jenis == "biasa" else " %")
