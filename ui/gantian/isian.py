"""The fields of find and replace: what to look for, how and where, and what comes in its place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from iki_desktop.domain.cari import Pola
from ui.bersama.centang import Centang
from ui.bersama.lingkup import Lingkup
from ui.gantian.kolom import KolomGanti
from ui.tema.tema import Tema


class IsianGanti(QWidget):
    """`changed`: something other is to be looked for, by a click; typing is told by `cari.textChanged`."""

    changed = Signal()

    def __init__(self, tema: Tema) -> None:
        """Empty, over all forms."""
        super().__init__()
        self.cari = KolomGanti("Kata atau kalimat", "Cari")
        self.baru = KolomGanti("Kosongkan untuk menghapus", "Ganti dengan")
        self.huruf_besar = Centang(tema, "Huruf besar/kecil", "Bedakan huruf besar dan huruf kecil")
        self.kata_utuh = Centang(tema, "Kata utuh", "Jangan cari di dalam kata yang lebih panjang")
        self.lingkup = Lingkup("Semua formulir", "Formulir ini")
        self.semua, self.ini = self.lingkup.semua, self.lingkup.ini
        self._begun = False
        self.baru.begun.connect(self._begin)
        self._lay_out()
        for tombol in (self.huruf_besar, self.kata_utuh):
            tombol.toggled.connect(self.changed)
        self.lingkup.changed.connect(self.changed)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        self._label_baru = QLabel("Ganti dengan")
        for row, (label, kolom) in enumerate(((QLabel("Cari"), self.cari), (self._label_baru, self.baru))):
            label.setBuddy(kolom)
            grid.addWidget(label, row, 0)
            grid.addWidget(kolom, row, 1)
        grid.addWidget(self.huruf_besar, 0, 2)
        grid.addWidget(self.kata_utuh, 0, 3)
        scope = QHBoxLayout()
        scope.setSpacing(12)
        scope.addWidget(self.semua)
        scope.addWidget(self.ini)
        scope.addStretch(1)
        grid.addLayout(scope, 1, 2, 1, 2)
        grid.setColumnStretch(1, 1)

    def pola(self) -> Pola:
        """What is looked for."""
        return Pola(self.cari.text(), self.huruf_besar.isChecked(), self.kata_utuh.isChecked())

    @property
    def id_jabatan(self) -> int | None:
        """The one form that is looked through; None for all."""
        return self.lingkup.id_jabatan

    @property
    def strict(self) -> bool:
        """Whether there are conditions that could be dropped."""
        return self.ini.isChecked() or self.huruf_besar.isChecked() or self.kata_utuh.isChecked()

    def widen(self) -> None:
        """Drops the conditions, all at once."""
        self.blockSignals(True)
        self.huruf_besar.setChecked(False)
        self.kata_utuh.setChecked(False)
        self.semua.setChecked(True)
        self.blockSignals(False)
        self.changed.emit()

    @property
    def offers_replacement(self) -> bool:
        """Whether there is a field for what comes in place of the hits."""
        return not self.baru.isHidden()

    @property
    def wants_replacement(self) -> bool:
        """Whether hits are to be replaced: by words, or, once one has been in that field, by nothing."""
        return self.offers_replacement and (self._begun or bool(self.baru.text()))

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self.baru.textChanged.emit(self.baru.text())

    def show_replacement(self, *, shown: bool) -> None:
        """With or without the field for what comes in place of the hits."""
        self._begun = False
        self._label_baru.setVisible(shown)
        self.baru.setVisible(shown)
