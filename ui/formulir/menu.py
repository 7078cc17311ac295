"""The menu of the current slot, made from one table that the window's own menus use as well."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction, QActionGroup, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from iki_desktop.domain.teks import GAYA_DAFTAR
from ui.formulir.dasar import EditorDasar
from ui.formulir.isian import Tawaran, letak_indikator
from ui.formulir.perkakas import Perkakas
from ui.formulir.ubah import Gabung

if TYPE_CHECKING:
    from iki_desktop.domain.dokumen import Indikator

PENANDA = (("", "Tanpa penanda"), ("-", "-"), ("•", "•"), ("❖", "❖"))
ARAH = (
    ("naik", "Lebih tinggi lebih baik"),
    ("turun", "Lebih rendah lebih baik"),
    ("rentang", "Dalam rentang"),
)
GABUNG: tuple[tuple[Gabung, str], ...] = (("gabung_penjelasan", "penjelasan"), ("gabung_sumber", "sumber data"))


class Perintah(NamedTuple):
    """One command: its words, its keys (shown only: the editor takes them itself), what it does, whether it can."""

    teks: str
    keys: str
    run: Callable[[], object]
    can: bool


def commands(editor: EditorDasar, perkakas: Perkakas) -> dict[str, Perintah]:
    """What can be done with the current slot now. Ask again whenever a menu opens."""
    ubah, papan = perkakas.ubah, perkakas.papan
    kunci, tulis = editor.sorotan.kini, editor.can_edit and editor.formulir is not None
    petak = editor.tata.at(kunci)
    jenis = petak.satuan[0] if petak and petak.satuan else ""
    tabel = jenis in ("indikator", "sasaran")
    apa = {"tugas": "tugas", "fungsi": "fungsi", "sasaran": "sasaran", "indikator": "baris"}.get(jenis, "baris")
    banyak = len(editor.selected())
    hapus = f"Hapus {banyak} {apa}" if banyak > 1 else f"Hapus {apa}"
    teks = bool(petak and petak.teks and not isinstance(kunci, Tawaran)) or bool(editor.sorotan.pilihan)
    return {
        "potong": Perintah("Po&tong", "Ctrl+X", papan.cut, tulis and teks),
        "salin": Perintah("&Salin", "Ctrl+C", papan.copy, teks),
        "tempel": Perintah("Te&mpel", "Ctrl+V", papan.paste_now, tulis and papan.can_paste()),
        "sunting": Perintah("S&unting", "F2", editor.edit, tulis and kunci is not None and not editor.editing),
        "tambah_butir": Perintah("Tambah &butir", "", ubah.add_item, tulis and not tabel),
        "baris_atas": Perintah("Sisipkan baris di &atas", "", ubah.add_row_above, tulis and tabel),
        "baris_bawah": Perintah("Sisipkan baris di ba&wah", "Ins", ubah.add_row_below, tulis and tabel),
        "tambah_sasaran": Perintah("Tambah sasa&ran", "", ubah.add_sasaran, tulis),
        "gandakan": Perintah("&Gandakan", "", ubah.duplicate, tulis and jenis in ("tugas", "fungsi", "indikator")),
        "naik": Perintah("Pindah ke ata&s", "Alt+Up", partial(ubah.move, -1), tulis and bool(jenis)),
        "turun": Perintah("Pindah ke bawa&h", "Alt+Down", partial(ubah.move, 1), tulis and bool(jenis)),
        "hapus": Perintah(hapus, "Ctrl+Del", ubah.delete_selected, tulis and bool(jenis)),
    }


_LIST = ("tambah_butir", "gandakan", "naik", "turun", "", "hapus")
_TABLE = ("baris_atas", "baris_bawah", "tambah_sasaran", "gandakan", "", "naik", "turun", "", "hapus")


def make_menu(editor: EditorDasar, perkakas: Perkakas) -> QMenu:
    """The menu as it is for the current slot; it deletes itself when it closes."""
    menu = QMenu(editor)
    semua = commands(editor, perkakas)
    names = ["potong", "salin", "tempel"]
    if editor.can_edit:
        tabel = semua["baris_bawah"].can
        names += ["sunting", "", *(_TABLE if tabel else _LIST if semua["hapus"].can else ("tambah_butir",))]
    for nama in names:
        if not nama:
            menu.addSeparator()
            continue
        satu = semua[nama]
        # Behind a tab keys are shown only: as shortcuts they would be taken from the tree and the panels.
        keys = QKeySequence(satu.keys).toString(QKeySequence.SequenceFormat.NativeText)
        action = menu.addAction(f"{satu.teks}\t{keys}" if keys else satu.teks, satu.run)
        action.setEnabled(satu.can)
        action.setObjectName(nama)
    if editor.can_edit and editor.formulir is not None:
        _add_row(menu, editor, perkakas)
        _add_form(menu, perkakas)
    return menu


def _add_row(menu: QMenu, editor: EditorDasar, perkakas: Perkakas) -> None:
    kini, ubah = editor.kini, perkakas.ubah
    letak = letak_indikator(ubah.form, kini.id) if kini and kini.tabel == "indikator" else None
    if letak is None:
        return
    satu = letak.indikator
    menu.addSeparator()
    for kolom, teks in (("penjelasan", "penjelasan"), ("rumus", "rumus"), ("catatan", "catatan")):
        if not getattr(satu, kolom):
            action = menu.addAction(f"Tambah {teks}", partial(_edit_column, editor, satu, kolom))
            action.setObjectName(f"tambah_{kolom}")
    for gabung, teks in GABUNG:
        action = menu.addAction(f"Gabung {teks} dengan baris di atas")
        action.setCheckable(True)
        action.setChecked(letak.nomor > 0 and getattr(satu, gabung))
        action.setEnabled(letak.nomor > 0)
        action.setObjectName(gabung)
        action.triggered.connect(partial(_call, partial(ubah.toggle_merge, gabung)))
    for judul, kolom, pilihan in (
        ("Letak catatan", "kolom_catatan", (("penjelasan", "Di kolom penjelasan"), ("sumber", "Di kolom sumber data"))),
        ("Penanda indikator", "penanda", PENANDA),
        ("Arah indikator", "arah", ARAH),
    ):
        _choices(menu, judul, pilihan, getattr(satu, kolom), partial(_set_row, perkakas, kolom))


def _add_form(menu: QMenu, perkakas: Perkakas) -> None:
    formulir, ubah = perkakas.ubah.form, perkakas.ubah
    menu.addSeparator()
    gaya = [(satu, satu) for satu in dict.fromkeys((*GAYA_DAFTAR, formulir.gaya_daftar))]
    _choices(menu, "Penanda daftar", tuple(gaya), formulir.gaya_daftar, partial(_set_form, perkakas, "gaya_daftar"))
    if not formulir.fungsi:
        action = menu.addAction("Cetak “3. Fungsi : -”")
        action.setCheckable(True)
        action.setChecked(formulir.fungsi_tercetak)
        action.setObjectName("fungsi_tercetak")
        action.triggered.connect(partial(_call, partial(ubah.set_form, fungsi_tercetak=not formulir.fungsi_tercetak)))


def _choices(
    menu: QMenu, judul: str, pilihan: tuple[tuple[str, str], ...], kini: str, choose: Callable[[str], object]
) -> None:
    isi = menu.addMenu(judul)
    kelompok = QActionGroup(isi)
    for nilai, teks in pilihan:
        action = QAction(teks, kelompok)
        action.setCheckable(True)
        action.setChecked(nilai == kini)
        action.triggered.connect(partial(_call, partial(choose, nilai)))
        isi.addAction(action)


def _call(run: Callable[[], object], _checked: bool = False) -> None:
    run()


def _edit_column(editor: EditorDasar, satu: "Indikator", kolom: str) -> None:
    from iki_desktop.domain.tempat import Tempat

    editor.edit(Tempat("indikator", satu.id, kolom))


def _set_row(perkakas: Perkakas, kolom: str, nilai: str) -> None:
    perkakas.ubah.set_row(**{kolom: nilai})


def _set_form(perkakas: Perkakas, kolom: str, nilai: str) -> None:
    perkakas.ubah.set_form(**{kolom: nilai})


def show_menu(editor: EditorDasar, perkakas: Perkakas, event: QContextMenuEvent) -> QMenu:
    """Opens the menu where the mouse is, or below the current slot for the menu key."""
    menu = make_menu(editor, perkakas)
    menu.aboutToHide.connect(menu.deleteLater)
    petak = editor.tata.at(editor.sorotan.kini)
    letak = event.globalPos()
    if event.reason() == QContextMenuEvent.Reason.Keyboard and petak is not None:
        letak = editor.viewport().mapToGlobal(editor.on_view(petak.kotak).bottomLeft() - QPointF(0, 1)).toPoint()
    menu.popup(letak)
    return menu
