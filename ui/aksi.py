"""What the user can do, as a table: words, keys, icons; and the menus and the tool bar made from it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from ui.bersama.label import ElidedLabel
from ui.tema.ikon import give_icon
from ui.tema.tema import PILIHAN, PilihanTema, Tema

Actions = Mapping[str, QAction]


class Spec(NamedTuple):
    """One action: its words with their Alt letter, its keys (the first is shown), its icon."""

    teks: str
    keys: tuple[str, ...] = ()
    icon: str = ""


SPECS: dict[str, Spec] = {
    "baru": Spec("&Buat berkas kantor…", ("Ctrl+N",), "file-plus"),
    "buka": Spec("B&uka berkas…", ("Ctrl+O",), "folder-open"),
    "tutup": Spec("&Tutup berkas", ("Ctrl+W",)),
    "ekspor_semua": Spec("&Semua jabatan…", ("Ctrl+E",)),
    "ekspor_ini": Spec("&Jabatan ini…", ("Ctrl+Shift+E",)),
    "ekspor_pilih": Spec("&Pilih jabatan…"),
    "keluar": Spec("&Keluar", ("Ctrl+Q",)),
    "cari": Spec("&Cari jabatan", ("Ctrl+F",), "search"),
    "buka_cabang": Spec("&Buka semua cabang", ("Ctrl+Shift+Down",)),
    "lipat_cabang": Spec("&Lipat semua cabang", ("Ctrl+Shift+Up",)),
    "ke_pohon": Spec("Ke pohon &jabatan", ("Ctrl+1",), "list-tree"),
    "ke_formulir": Spec("Ke &formulir", ("Ctrl+2",), "file-text"),
    "ke_pratinjau": Spec("Ke &pratinjau", ("Ctrl+3",), "panel-right"),
    "bagian_berikut": Spec("Ke bagian be&rikutnya", ("F6",)),
    "bagian_sebelum": Spec("Ke bagian &sebelumnya", ("Shift+F6",)),
    "halaman_berikut": Spec("&Halaman berikutnya", ("Ctrl+PgDown",), "chevron-right"),
    "halaman_sebelum": Spec("Halaman seb&elumnya", ("Ctrl+PgUp",), "chevron-left"),
    "perbesar": Spec("Perbes&ar", ("Ctrl++", "Ctrl+="), "zoom-in"),
    "perkecil": Spec("Per&kecil", ("Ctrl+-",), "zoom-out"),
    "ukuran_semula": Spec("&Ukuran semula", ("Ctrl+0",)),
    "bantuan": Spec("&Bantuan dan pintasan", ("F1",), "help-circle"),
    "tentang": Spec("&Tentang IKI Desktop", (), "info"),
}
# These need an office that holds positions.
NEED_POSITIONS = (
    "ekspor_semua", "ekspor_ini", "ekspor_pilih", "cari", "buka_cabang", "lipat_cabang", "ke_pohon", "ke_formulir",
    "ke_pratinjau", "bagian_berikut", "bagian_sebelum", "halaman_berikut", "halaman_sebelum", "perbesar", "perkecil",
    "ukuran_semula",
)  # fmt: skip
EXPORTS = ("ekspor_semua", "ekspor_ini", "ekspor_pilih")

_TEMA: dict[PilihanTema, str] = {"sistem": "&Ikuti sistem", "terang": "&Terang", "gelap": "&Gelap"}


def make_actions(window: QMainWindow, slots: Mapping[str, Callable[[], object]]) -> Actions:
    """All actions of the table, each bound to its slot."""
    hasil = {}
    for nama, spec in SPECS.items():
        action = QAction(spec.teks, window)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.triggered.connect(partial(_call, slots[nama]))
        window.addAction(action)
        hasil[nama] = action
    return hasil


def _call(slot: Callable[[], object], _checked: bool = False) -> None:
    slot()


def fill_menus(window: QMainWindow, actions: Actions, tema: Tema, choose_tema: Callable[[PilihanTema], None]) -> QMenu:
    """Berkas, Tampilan, Bantuan; returns the menu of the recent files, to be filled when it opens."""
    bar = window.menuBar()
    berkas = bar.addMenu("&Berkas")
    _add(berkas, actions, "baru", "buka")
    recent = berkas.addMenu("Buka &yang terakhir")
    _add(berkas, actions, "tutup", "")
    ekspor = berkas.addMenu("&Ekspor PDF")
    _add(ekspor, actions, *EXPORTS)
    _add(berkas, actions, "", "keluar")
    tampilan = bar.addMenu("&Tampilan")
    _add(tampilan, actions, "cari", "buka_cabang", "lipat_cabang", "")
    _add(tampilan, actions, "ke_pohon", "ke_formulir", "ke_pratinjau", "bagian_berikut", "bagian_sebelum", "")
    _add(tampilan, actions, "halaman_berikut", "halaman_sebelum", "")
    _add(tampilan, actions, "perbesar", "perkecil", "ukuran_semula", "")
    _add_themes(tampilan.addMenu("&Tema"), tema, choose_tema)
    bantuan = bar.addMenu("B&antuan")
    _add(bantuan, actions, "bantuan", "tentang")
    for menu in (berkas, tampilan, bantuan):
        _icons_when_seen(menu, actions, tema)
    return recent


def _add(menu: QMenu, actions: Actions, *names: str) -> None:
    for nama in names:
        menu.addAction(actions[nama]) if nama else menu.addSeparator()


def _icons_when_seen(menu: QMenu, actions: Actions, tema: Tema) -> None:
    def draw() -> None:
        for nama, action in actions.items():
            if SPECS[nama].icon and action in menu.actions() and action.icon().isNull():
                give_icon(action, SPECS[nama].icon, tema.palet)

    menu.aboutToShow.connect(draw)


def _add_themes(menu: QMenu, tema: Tema, choose: Callable[[PilihanTema], None]) -> None:
    group = QActionGroup(menu)
    for pilihan in PILIHAN:
        action = QAction(_TEMA[pilihan], group)
        action.setCheckable(True)
        action.setChecked(tema.pilihan == pilihan)
        action.triggered.connect(partial(_choose, choose, pilihan))
        menu.addAction(action)


def _choose(choose: Callable[[PilihanTema], None], pilihan: PilihanTema, _checked: bool = False) -> None:
    choose(pilihan)


def fill_recent(menu: QMenu, paths: list[Path], open_file: Callable[[Path], object]) -> None:
    """The recent files, numbered for the keys."""
    menu.clear()
    for nomor, path in enumerate(paths, start=1):
        teks = f"&{nomor}  {path.name}  –  {path.parent}".replace("&", "&&").replace("&&", "&", 1)
        menu.addAction(teks).triggered.connect(partial(_open, open_file, path))
    if not paths:
        menu.addAction("Belum ada berkas").setEnabled(False)


def _open(open_file: Callable[[Path], object], path: Path, _checked: bool = False) -> None:
    open_file(path)


class BilahAlat(QToolBar):
    """The tool bar: whose office it is at the left, what matters most at the right."""

    def __init__(self, actions: Actions, tema: Tema) -> None:
        """Buttons of the same actions as the menus."""
        super().__init__("Bilah alat")
        self.setMovable(False)
        self.setIconSize(QSize(18, 18))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setVisible(False)
        self.judul = ElidedLabel()
        self.judul.setProperty("peran", "judul")
        self.judul.setContentsMargins(4, 0, 8, 0)
        self.addWidget(self.judul)
        for nama, teks in (("baru", "Buat berkas…"), ("buka", "Buka berkas…")):
            actions[nama].setIconText(f" {teks}")
            give_icon(actions[nama], SPECS[nama].icon, tema.palet)
            self.addAction(actions[nama])
            tombol = self.widgetForAction(actions[nama])
            tombol.setProperty("rata", True)
            tombol.setToolTip(f"{teks.rstrip('…')} ({actions[nama].shortcut().toString()})")
            tombol.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addSeparator()
        self.ekspor = self._export_button(actions, tema)
        self.addWidget(self.ekspor)

    def _export_button(self, actions: Actions, tema: Tema) -> QToolButton:
        tombol = QToolButton()
        tombol.setText(" Ekspor PDF")
        tombol.setToolTip("Ekspor formulir menjadi dokumen PDF")
        tombol.setAccessibleName("Ekspor PDF")
        tombol.setProperty("utama", True)
        tombol.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tombol.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        tombol.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        give_icon(tombol, "file-down", tema.palet, "on_accent")
        menu = QMenu(tombol)
        _add(menu, actions, *EXPORTS)
        tombol.setMenu(menu)
        return tombol
