"""The head of the comparison: which two, what came of it, and what can be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.services.banding import Sisi
from ui.bersama.label import ElidedLabel
from ui.bersama.pilihan import Pilihan
from ui.tema.ikon import give_icon
from ui.tema.qss_isian import field_sheet
from ui.tema.tema import Tema


class KepalaBandingan(QWidget):
    """`sides_changed`: another side was chosen. The buttons are connected by the panel."""

    sides_changed = Signal()

    def __init__(self, tema: Tema) -> None:
        """Without sides."""
        super().__init__()
        self._tema = tema
        self.setObjectName("kepala")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.lama, self.baru = self._combo("Semula"), self._combo("Menjadi")
        self.ringkasan = ElidedLabel()
        self.ringkasan.setProperty("peran", "dua")
        self.sebelum = self._tool("chevron-left", "Perbedaan sebelumnya (Shift+F8)")
        self.berikut = self._tool("chevron-right", "Perbedaan berikutnya (F8)")
        self.ekspor = self._push("Ekspor PDF…")
        self.tutup = self._push("Tutup")
        self._lay_out()
        self._dress()
        tema.changed.connect(self._dress)

    def _dress(self) -> None:
        self.setStyleSheet(field_sheet(self._tema.palet))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        atas, bawah = QHBoxLayout(), QHBoxLayout()
        for row in (atas, bawah):
            row.setSpacing(8)
            column.addLayout(row)
        for teks, combo in (("Semula", self.lama), ("Menjadi", self.baru)):
            label = QLabel(teks)
            label.setProperty("peran", "dua")
            label.setBuddy(combo)
            atas.addWidget(label)
            atas.addWidget(combo, 1)
        bawah.addWidget(self.ringkasan, 1)
        for tombol in (self.sebelum, self.berikut, self.ekspor, self.tutup):
            bawah.addWidget(tombol)

    def _combo(self, nama: str) -> Pilihan:
        hasil = Pilihan(self._tema, nama)
        hasil.setMinimumHeight(30)
        hasil.currentIndexChanged.connect(lambda _: self._chosen(hasil))
        return hasil

    def _chosen(self, combo: Pilihan) -> None:
        combo.setToolTip(combo.currentText())
        self.sides_changed.emit()

    def _tool(self, icon: str, teks: str) -> QToolButton:
        hasil = QToolButton()
        hasil.setIconSize(QSize(20, 20))
        hasil.setToolTip(teks)
        hasil.setAccessibleName(teks)
        give_icon(hasil, icon, self._tema.palet)
        return hasil

    def _push(self, teks: str) -> QPushButton:
        hasil = QPushButton(teks)
        hasil.setAutoDefault(False)
        return hasil

    def show_sides(self, sisi: Sequence[Sisi], lama: Sisi, baru: Sisi) -> None:
        """Offers sides and chooses two; says nothing of it."""
        for combo, pilih in ((self.lama, lama), (self.baru, baru)):
            combo.blockSignals(True)
            combo.clear()
            for satu in sisi if pilih in sisi else (pilih, *sisi):
                combo.addItem(satu.judul, satu)
            combo.setCurrentIndex(combo.findText(pilih.judul))
            combo.setToolTip(pilih.judul)
            combo.blockSignals(False)

    def sides(self) -> tuple[Sisi, Sisi] | None:
        """The two that are chosen; None before any were offered."""
        lama, baru = self.lama.currentData(), self.baru.currentData()
        return (lama, baru) if isinstance(lama, Sisi) and isinstance(baru, Sisi) else None

    def allow(self, *, step: bool, export: bool) -> None:
        """Which buttons do something now."""
        self.sebelum.setEnabled(step)
        self.berikut.setEnabled(step)
        self.ekspor.setEnabled(export)

    def connect_all(
        self, step: Callable[[int], object], export: Callable[[], object], close: Callable[[], object]
    ) -> None:
        """What the buttons do."""
        self.sebelum.clicked.connect(lambda: step(-1))
        self.berikut.clicked.connect(lambda: step(1))
        self.ekspor.clicked.connect(lambda: export())
        self.tutup.clicked.connect(lambda: close())
