"""What can be done with positions, as a table: words, keys, icons; and the actions made from it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.tema.ikon import give_icon
from ui.tema.tema import Tema


class Perintah(NamedTuple):
    """One action; its keys work while the tree has them. `mengubah`: it changes the office."""

    teks: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    mengubah: bool = True


PERINTAH: dict[str, Perintah] = {
    "tambah_setara": Perintah("Tambah jabatan &setara", ("Ins",), "plus"),
    "tambah_bawahan": Perintah("Tambah &bawahan", ("Alt+Ins",)),
    "ganti_nama": Perintah("&Ganti nama", ("F2",)),
    "salin_satu": Perintah("Buat sa&linan", ("Ctrl+D",)),
    "salin_cabang": Perintah("Buat salinan &dengan bawahannya", ("Ctrl+Shift+D",)),
    "naik": Perintah("Pindah ke &atas", ("Alt+Up",)),
    "turun": Perintah("Pindah ke ba&wah", ("Alt+Down",)),
    "masuk": Perintah("&Jadikan bawahan jabatan di atasnya", ("Alt+Right",)),
    "keluar": Perintah("&Keluarkan satu tingkat", ("Alt+Left",)),
    "urutkan": Perintah("&Urutkan bawahan menurut nama"),
    "atasan": Perintah("A&tur atasan dan cabang…"),
    "hapus": Perintah("&Hapus", ("Del",)),
    "salin_nama": Perintah("Salin &nama sebagai teks", ("Ctrl+C",), "copy", mengubah=False),
    "buka_semua": Perintah("Bu&ka semua cabang", mengubah=False),
    "lipat_semua": Perintah("L&ipat semua cabang", mengubah=False),
}
# The menu of a row, and (without what is only view) that of the window.
MENU = (
    "tambah_setara", "tambah_bawahan", "", "ganti_nama", "salin_satu", "salin_cabang", "", "naik", "turun", "masuk",
    "keluar", "urutkan", "", "atasan", "", "hapus",
)  # fmt: skip
FOLDING = ("buka_semua", "lipat_semua")
VIEW = ("salin_nama", *FOLDING)

Actions = Mapping[str, QAction]


def make_actions(parent: QWidget, view: QWidget, slots: Mapping[str, Callable[[], object]]) -> Actions:
    """All actions of the table; their keys are those of `view`, never of an editor in it or of the window."""
    hasil = {}
    for nama, spec in PERINTAH.items():
        action = QAction(spec.teks, parent)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(partial(_call, slots[nama]))
        view.addAction(action)
        hasil[nama] = action
    return hasil


def _call(slot: Callable[[], object], _checked: bool = False) -> None:
    slot()


def fill_menu(menu: QMenu, actions: Actions, tema: Tema, names: tuple[str, ...]) -> QMenu:
    """The actions by name, an empty name is a line between them; their icons are drawn when the menu is seen."""
    for nama in names:
        menu.addAction(actions[nama]) if nama else menu.addSeparator()

    def draw() -> None:
        for nama in names:
            if nama and PERINTAH[nama].icon and actions[nama].icon().isNull():
                give_icon(actions[nama], PERINTAH[nama].icon, tema.palet)

    menu.aboutToShow.connect(draw)
    return menu


class MenuPohon:
    """The menus of buttons and rows, one at a time."""

    def __init__(self, parent: QWidget, actions: Actions, tema: Tema) -> None:
        """`actions` as from `make_actions`."""
        self._parent, self._actions, self._tema = parent, actions, tema
        self.menu: QMenu | None = None

    def open(self, at: QPoint, names: tuple[str, ...]) -> QMenu:
        """Shows some of the actions at a place of the screen."""
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = fill_menu(QMenu(self._parent), self._actions, self._tema, names)
        self.menu.popup(at)
        return self.menu

    def open_below(self, tombol: QWidget, names: tuple[str, ...]) -> None:
        """The same below a button."""
        self.open(tombol.mapToGlobal(QPoint(0, tombol.height())), names)

    def open_heading(self, at: QPoint, add: Callable[[], object], *, editable: bool) -> None:
        """The menu of the heading of a branch."""
        menu = self.open(at, FOLDING)
        first = self._actions[FOLDING[0]]
        tambah = QAction("Tambah jabatan di cabang ini", menu)
        tambah.triggered.connect(partial(_call, add))
        tambah.setEnabled(editable)
        menu.insertAction(first, tambah)
        menu.insertSeparator(first)
