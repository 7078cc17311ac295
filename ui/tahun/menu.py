"""The button of the tool bar that says in which year one works, and the menu behind it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from ui.tema.ikon import give_icon
from ui.tema.tema import Tema

SATU_SAJA = "Satu-satunya tahun di berkas ini tidak bisa dihapus"


class MenuTahun(QToolButton):
    """`year_chosen` carries a year; the others are wishes that a dialog or a page fulfils."""

    year_chosen = Signal(int)
    copy_wanted = Signal()
    delete_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self, tema: Tema) -> None:
        """Without years, and switched off."""
        super().__init__()
        self._group: QActionGroup | None = None
        self.setProperty("rata", True)
        self.setProperty("bermenu", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        isi = QMenu(self)
        isi.setToolTipsVisible(True)
        self.setMenu(isi)
        self.copy = self._action("&Salin ke tahun baru…", self.copy_wanted.emit)
        self.compare = self._action("&Bandingkan tahun…", self.compare_wanted.emit)
        self.delete_ = self._action("&Hapus tahun ini…", self.delete_wanted.emit)
        give_icon(self.copy, "copy", tema.palet)
        give_icon(self.compare, "list-tree", tema.palet)
        self.show_years((), 0)

    def _action(self, teks: str, act: object) -> QAction:
        hasil = QAction(teks, self)
        hasil.triggered.connect(act)
        return hasil

    def show_years(self, tahun: Sequence[int], kini: int, *, writable: bool = True) -> None:
        """The years of the office, newest first, and the one worked in; none: no office is open."""
        menu = self.menu()
        menu.clear()
        if self._group is not None:
            self._group.deleteLater()
        self._group = QActionGroup(self)
        for satu in tahun:
            action = QAction(f"Tahun {satu}", self._group)
            action.setCheckable(True)
            action.setChecked(satu == kini)
            action.triggered.connect(partial(self._choose, satu, kini))
            menu.addAction(action)
        menu.addSeparator()
        menu.addActions([self.copy, self.compare])
        menu.addSeparator()
        menu.addAction(self.delete_)
        self.copy.setEnabled(writable)
        self.delete_.setEnabled(writable and len(tahun) > 1)
        self.delete_.setText(f"&Hapus tahun {kini}…" if tahun else "&Hapus tahun…")
        self.delete_.setToolTip(SATU_SAJA if len(tahun) == 1 else "")
        teks = f"Tahun {kini}" if tahun else "Tahun"
        self.setText(teks)
        self.setAccessibleName(f"{teks}, pilih tahun")
        self.setToolTip("Pilih tahun, salin ke tahun baru, bandingkan")
        self.setEnabled(bool(tahun))

    def _choose(self, tahun: int, kini: int, _checked: bool = False) -> None:
        if tahun != kini:
            self.year_chosen.emit(tahun)
