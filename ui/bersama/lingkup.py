"""All, or only the one that is chosen in the tree."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton


class Lingkup(QObject):
    """Two radio buttons to be laid out: `semua` and `ini`. `changed`: something other is meant now."""

    changed = Signal()

    def __init__(self, semua: str, ini: str) -> None:
        """All, while no position is chosen."""
        super().__init__()
        self.semua, self.ini = QRadioButton(semua), QRadioButton(ini)
        self._group = QButtonGroup(self)
        for tombol in (self.semua, self.ini):
            self._group.addButton(tombol)
        self.semua.setChecked(True)
        self.ini.setEnabled(False)
        self._id_jabatan = 0
        self.semua.toggled.connect(self.changed)

    @property
    def id_jabatan(self) -> int | None:
        """The one position that is meant; None for all."""
        return self._id_jabatan if self.ini.isChecked() else None

    def show_jabatan(self, id_jabatan: int) -> None:
        """The position that `ini` means (0: none)."""
        if id_jabatan == self._id_jabatan:
            return
        self._id_jabatan = id_jabatan
        self.ini.setEnabled(id_jabatan != 0)
        if not id_jabatan:
            self.semua.setChecked(True)
        elif self.ini.isChecked():
            self.changed.emit()
