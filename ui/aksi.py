"""What the user can do, as a table: words, keys, icons; and the menus and the tool bar made from it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from ui.bersama.label import ElidedLabel
from ui.tema.ikon import give_icon
from ui.tema.tema import PILIHAN, PilihanTema, Tema

if TYPE_CHECKING:
    from ui.formulir.editor import FormulirEditor

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
    "urungkan": Spec("&Urungkan", ("Ctrl+Z",), "undo-2"),
    "ulangi": Spec("U&langi", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2"),
    "riwayat": Spec("&Riwayat perubahan", ("Ctrl+Shift+H",), "history"),
    "ganti": Spec("&Cari dan ganti", ("Ctrl+H",), "search"),
    "salin_dari": Spec("Salin isi dari &jabatan lain…"),
    "pegawai": Spec("&Pegawai dan pemangku", (), "users"),
    "penandatangan": Spec("Penanda&tangan", (), "user"),
    "desa": Spec("D&esa", (), "map-pin"),
    "variabel": Spec("&Variabel"),
    "aturan": Spec("&Aturan antarvariabel"),
    "lengkapi": Spec("&Lengkapi dari katalog"),
    "pengaturan": Spec("Predi&kat, tenggat, dan kunci", (), "lock"),
    "angka": Spec("&Isi angka", ("Ctrl+4",), "table"),
    "target": Spec("&Target", (), "target"),
    "impor": Spec("Impor &lembar kerja…", ("Ctrl+I",), "file-up"),
    "templat": Spec("Buat te&mplat desa…"),
    "pantau": Spec("Pantau &folder…"),
    "capaian": Spec("&Capaian dan kelengkapan", ("Ctrl+5",), "chart-column"),
    "data_kantor": Spec("&Data kantor", (), "building-2"),
    "salin_tahun": Spec("&Salin ke tahun baru…", (), "copy"),
    "hapus_tahun": Spec("&Hapus tahun ini…"),
    "banding": Spec("&Bandingkan tahun…"),
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
    "ekspor_semua", "ekspor_ini", "ekspor_pilih", "ganti", "salin_dari", "cari", "buka_cabang", "lipat_cabang",
    "ke_pohon", "ke_formulir",
    "ke_pratinjau", "bagian_berikut", "bagian_sebelum", "halaman_berikut", "halaman_sebelum", "perbesar", "perkecil",
    "ukuran_semula",
)  # fmt: skip
# These need an office, also an empty one.
NEED_OFFICE = (
    "tutup", "riwayat", "pegawai", "penandatangan", "data_kantor", "salin_tahun", "hapus_tahun", "banding",
    "desa", "variabel", "aturan", "pengaturan", "angka", "target", "capaian", "lengkapi",
    "impor", "templat", "pantau",
)  # fmt: skip
# What can be worked on in the place of the form; each has its action.
PAGES = (
    "riwayat", "pegawai", "penandatangan", "desa", "variabel", "aturan", "pengaturan", "angka", "target", "capaian",
    "impor", "templat",
)  # fmt: skip
# The three places of the window, and the action that leads to each.
PLACES = {"formulir": ("ke_formulir", "Formulir"), "angka": ("angka", "Angka"), "laporan": ("capaian", "Laporan")}
NEED_WRITING = ("lengkapi", "salin_dari", "salin_tahun", "hapus_tahun")  # and one that can be changed
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


def name_step(action: QAction, nama: str, label: str | None) -> None:
    """Says what undo or redo would do; None: nothing."""
    kata, keys = SPECS[nama].teks, action.shortcut().toString()
    action.setEnabled(label is not None)
    action.setText(f"{kata}: {label.replace('&', '&&')}" if label else kata)
    polos = kata.replace("&", "")
    action.setToolTip(f"{polos}: {label} ({keys})" if label else f"{polos} ({keys})")


def _call(slot: Callable[[], object], _checked: bool = False) -> None:
    slot()


class MenuJendela(NamedTuple):
    """The menus that are filled when they open: the recent files, what can be done with form, tree and grid."""

    recent: QMenu
    formulir: QMenu
    jabatan: QMenu
    sel: QMenu


def fill_menus(
    window: QMainWindow, actions: Actions, tema: Tema, choose_tema: Callable[[PilihanTema], None]
) -> MenuJendela:
    """Berkas, Sunting, Jabatan, Kantor, Tampilan, Bantuan."""
    bar = window.menuBar()
    berkas = bar.addMenu("&Berkas")
    _add(berkas, actions, "baru", "buka")
    recent = berkas.addMenu("Buka &yang terakhir")
    _add(berkas, actions, "tutup", "")
    ekspor = berkas.addMenu("&Ekspor PDF")
    _add(ekspor, actions, *EXPORTS)
    _add(berkas, actions, "", "keluar")
    sunting = bar.addMenu("&Sunting")
    _add(sunting, actions, "urungkan", "ulangi", "riwayat", "")
    formulir = sunting.addMenu("&Formulir")
    _add(sunting, actions, "salin_dari", "", "ganti")
    jabatan = bar.addMenu("&Jabatan")
    angka = bar.addMenu("&Angka")
    _add(angka, actions, "angka", "target", "capaian", "")
    sel = angka.addMenu("&Sel kisi")
    _add(angka, actions, "", "impor", "templat", "pantau", "", "pengaturan")
    kantor = bar.addMenu("&Kantor")
    _add(kantor, actions, "pegawai", "penandatangan", "data_kantor", "", "desa", "variabel", "aturan", "lengkapi", "")
    _add(kantor, actions, "salin_tahun", "banding", "hapus_tahun")
    tampilan = bar.addMenu("&Tampilan")
    _add(tampilan, actions, "cari", "buka_cabang", "lipat_cabang", "")
    _add(tampilan, actions, "ke_pohon", "ke_formulir", "ke_pratinjau")
    for nama, kata in (("angka", "Ke an&gka"), ("capaian", "Ke lap&oran")):
        _add_again(tampilan, actions[nama], kata)
    _add(tampilan, actions, "bagian_berikut", "bagian_sebelum", "")
    _add(tampilan, actions, "halaman_berikut", "halaman_sebelum", "")
    _add(tampilan, actions, "perbesar", "perkecil", "ukuran_semula", "")
    _add_themes(tampilan.addMenu("&Tema"), tema, choose_tema)
    bantuan = bar.addMenu("Ba&ntuan")
    _add(bantuan, actions, "bantuan", "tentang")
    for menu in (berkas, sunting, angka, kantor, tampilan, bantuan):
        _icons_when_seen(menu, actions, tema)
    return MenuJendela(recent, formulir, jabatan, sel)


def fill_form_menu(menu: QMenu, editor: "FormulirEditor") -> None:
    """What can be done with the current slot of the form, as its own menu has it."""
    menu.clear()
    for old in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        old.deleteLater()
    own = editor.make_menu()
    own.setParent(menu)
    menu.addActions(own.actions())


def fill_cell_menu(menu: QMenu, panel: QWidget | None) -> None:
    """What can be done with the chosen cells, as the grid of the page has it."""
    menu.clear()
    kisi = getattr(panel, "kisi", None)
    if kisi is not None:
        own = kisi.make_menu()
        own.setParent(menu)
        menu.addActions(own.actions())


def _add(menu: QMenu, actions: Actions, *names: str) -> None:
    for nama in names:
        menu.addAction(actions[nama]) if nama else menu.addSeparator()


def _add_again(menu: QMenu, action: QAction, kata: str) -> None:
    """An action of another menu under other words; its keys are only shown."""
    lagi = menu.addAction(f"{kata}\t{action.shortcut().toString()}")
    lagi.setEnabled(action.isEnabled())
    action.enabledChanged.connect(lagi.setEnabled)
    lagi.triggered.connect(partial(_call, action.trigger))


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
    """The tool bar: whose office and which year at the left, undo and redo, what matters most at the right."""

    def __init__(self, actions: Actions, tema: Tema, tahun: QToolButton) -> None:
        """Buttons of the same actions as the menus; `tahun` chooses the year."""
        super().__init__("Bilah alat")
        self.setMovable(False)
        self.setIconSize(QSize(18, 18))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setVisible(False)
        self.judul = ElidedLabel()
        self.judul.setProperty("peran", "judul")
        self.judul.setContentsMargins(4, 0, 8, 0)
        self.judul.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.addWidget(self.judul)
        self.addWidget(tahun)
        self.addSeparator()
        self.tempat = {nama: self._place_button(actions[aksi], kata) for nama, (aksi, kata) in PLACES.items()}
        self.addSeparator()
        for nama, teks in (("urungkan", ""), ("ulangi", ""), ("riwayat", "Riwayat")):
            self._add_button(actions[nama], nama, teks, tema)
        between = QWidget()
        between.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(between)
        for nama, teks in (("ganti", ""), ("buka", "")):
            self._add_button(actions[nama], nama, teks, tema)
        self.addSeparator()
        self.ekspor = self._export_button(actions, tema)
        self.addWidget(self.ekspor)

    def _place_button(self, action: QAction, kata: str) -> QToolButton:
        """One of the three places; which of them one is at, `show_place` says."""
        tombol = QToolButton()
        tombol.setText(kata)
        tombol.setToolTip(f"{kata} ({action.shortcut().toString()})")
        tombol.setCheckable(True)
        tombol.setProperty("rata", True)
        tombol.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tombol.clicked.connect(partial(_call, action.trigger))
        action.enabledChanged.connect(tombol.setEnabled)
        self.addWidget(tombol)
        return tombol

    def show_place(self, tempat: str) -> None:
        """Marks the place one is at; none of them where a page stands there."""
        for nama, tombol in self.tempat.items():
            tombol.setChecked(nama == tempat)

    def _add_button(self, action: QAction, nama: str, teks: str, tema: Tema) -> None:
        """A flat button; without `teks` the icon alone."""
        kata = action.text().replace("&", "").rstrip("…")
        action.setIconText(f" {teks}" if teks else kata)
        give_icon(action, SPECS[nama].icon, tema.palet)
        self.addAction(action)
        tombol = self.widgetForAction(action)
        assert isinstance(tombol, QToolButton)
        if not teks:
            tombol.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        tombol.setProperty("rata", True)
        tombol.setAccessibleName(kata)
        action.setToolTip(f"{kata} ({action.shortcut().toString()})")
        tombol.setFocusPolicy(Qt.FocusPolicy.TabFocus)

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
