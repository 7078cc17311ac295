"""Items, rows and goals: added, moved by keys and mouse, selected, copied, pasted, deleted; how rows are set."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.formulir import load_formulir, load_jabatan
from iki_desktop.services.kantor import open_office
from tests.ui.bahan_formulir import ALT, CTRL, SHIFT, Key, Meja, meja, meja_kosong
from ui.formulir.editor import FormulirEditor
from ui.formulir.isian import Tawaran, daftar
from ui.formulir.menu import commands
from ui.penyunting import Penyunting
from ui.tema.tema import Tema

__all__ = ["meja", "meja_kosong"]


def rows(meja: Meja) -> list[list[str]]:
    return [[i.teks.removeprefix("Jumlah ") for i in s.indikator] for s in meja.isi().sasaran]


def test_alt_arrows_move_items_rows_and_goals(meja: Meja) -> None:
    meja.editor.select(meja.tugas(0))
    meja.keys((Key.Key_Down, ALT))
    assert meja.isi().tugas == ("melaksanakan;", "menyusun rencana;", "melapor.")
    assert meja.editor.kini == meja.tugas(1)
    meja.keys((Key.Key_Up, ALT), (Key.Key_Up, ALT))
    assert meja.isi().tugas[0] == "menyusun rencana;"
    meja.editor.select(meja.baris(0, 1))
    meja.keys((Key.Key_Down, ALT))
    assert rows(meja) == [["surat"], ["arsip", "warga"]]
    meja.keys((Key.Key_Down, ALT), (Key.Key_Down, ALT))
    assert rows(meja) == [["surat"], ["warga", "arsip"]]
    meja.editor.select(meja.sasaran(1))
    meja.keys((Key.Key_Up, ALT))
    assert rows(meja) == [["warga", "arsip"], ["surat"]]


def test_moving_keeps_the_typing(meja: Meja) -> None:
    meja.editor.edit(meja.tugas(0), 4)
    meja.keys("X", (Key.Key_Down, ALT), "Y")
    assert meja.editor.editing
    meja.keys(Key.Key_Escape)
    assert meja.isi().tugas[1] == "menyXYusun rencana;"


def test_handles_drag_items_rows_and_goals(meja: Meja) -> None:
    ids = [b.id for b in meja.isi().tugas]  # type: ignore[attr-defined]
    meja.drag(("tugas", ids[2]), ("tugas", ids[0]), 0.1)
    assert meja.isi().tugas == ("melapor.", "menyusun rencana;", "melaksanakan;")
    surat, arsip, warga = meja.baris(0, 0).id, meja.baris(0, 1).id, meja.baris(1, 0).id
    meja.drag(("indikator", surat), ("indikator", warga), 0.9)
    assert rows(meja) == [["arsip"], ["warga", "surat"]]
    meja.drag(("indikator", surat), ("indikator", arsip), 0.1)
    assert rows(meja) == [["surat", "arsip"], ["warga"]]
    meja.drag(("indikator", surat), ("indikator", arsip), 0.9)
    assert rows(meja) == [["arsip", "surat"], ["warga"]]
    satu, dua = (s.id for s in meja.isi().sasaran)
    meja.drag(("sasaran", satu), ("sasaran", dua), 0.9)
    assert rows(meja) == [["warga"], ["arsip", "surat"]]


def test_chips_open_what_is_missing(meja: Meja) -> None:
    editor = meja.editor
    editor.select(meja.baris(0, 0))
    cip = {c.teks: c for c in editor.sorotan.cip}
    assert set(cip) == {"+ indikator", "+ rumus", "+ catatan"}
    titik = editor.on_view(cip["+ rumus"].kotak).center().toPoint()
    QTest.mouseMove(editor.viewport(), titik)
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, titik)
    assert editor.kini == meja.baris(0, 0, "rumus")
    meja.keys("[A] / [B]", Key.Key_Escape)
    assert meja.isi().sasaran[0].indikator[0].rumus == "[A] / [B]"
    titik = editor.on_view(next(c for c in editor.sorotan.cip if c.teks == "+ indikator").kotak).center().toPoint()
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, titik)
    meja.keys("Jumlah baru", Key.Key_Escape)
    assert rows(meja) == [["surat", "baru", "arsip"], ["warga"]]


def test_an_optional_text_left_empty_is_not_shown(meja: Meja) -> None:
    tempat = meja.baris(0, 0, "catatan")
    assert meja.editor.tata.at(tempat) is None
    assert meja.editor.select(tempat)
    assert meja.editor.tata.at(tempat) is not None
    meja.editor.select(meja.tugas(0))
    assert meja.editor.tata.at(tempat) is None


def test_shift_selects_and_delete_takes_away(meja: Meja) -> None:
    meja.click(meja.tugas(0))
    meja.keys((Key.Key_Down, SHIFT))
    assert len(meja.editor.selected()) == 2
    meja.keys(Key.Key_Delete)
    assert meja.isi().tugas == ("melapor.",)
    meja.undo()
    assert len(meja.isi().tugas) == 3
    meja.click(meja.baris(0, 1))
    meja.click(meja.baris(1, 0), SHIFT)
    meja.keys(Key.Key_Delete)
    assert rows(meja) == [["surat"], []]
    meja.editor.select(Tawaran("indikator", meja.isi().sasaran[1].id))
    meja.keys("Jumlah lain", Key.Key_Escape)
    assert rows(meja) == [["surat"], ["lain"]]


def test_delete_empties_a_cell_and_ctrl_delete_its_row(meja: Meja) -> None:
    meja.editor.select(meja.baris(0, 0))
    meja.keys(Key.Key_Delete)
    assert rows(meja) == [["", "arsip"], ["warga"]]
    meja.keys((Key.Key_Delete, CTRL))
    assert rows(meja) == [["arsip"], ["warga"]]


def test_copy_of_items_and_rows(meja: Meja) -> None:
    meja.click(meja.tugas(0))
    meja.keys((Key.Key_C, CTRL))
    assert QApplication.clipboard().text() == "menyusun rencana;"
    meja.keys((Key.Key_A, CTRL), (Key.Key_C, CTRL))
    assert QApplication.clipboard().text() == "• menyusun rencana;\n• melaksanakan;\n• melapor."
    meja.editor.edit(meja.baris(0, 0, "sumber"))
    meja.keys("Buku", Key.Key_Return, "agenda", Key.Key_Escape, (Key.Key_A, CTRL), (Key.Key_C, CTRL))
    assert QApplication.clipboard().text().split("\t") == [
        "Tertib administrasi", "Jumlah surat", "", '"Buku\nagenda"\n', "Jumlah arsip", "", "\nPelayanan",
        "Jumlah warga", "", "",
    ]  # fmt: skip


def test_cut_and_paste_of_rows_keeps_all(meja: Meja) -> None:
    meja.editor.edit(meja.baris(0, 1, "rumus"))
    meja.keys("[A] / [B]", Key.Key_Escape)
    meja.editor.select(meja.baris(0, 1))
    meja.keys((Key.Key_Down, SHIFT), (Key.Key_Up, SHIFT))
    assert meja.editor.selected() == [("indikator", meja.baris(0, 1).id)]
    meja.keys((Key.Key_X, CTRL))
    assert rows(meja) == [["surat"], ["warga"]]
    meja.editor.select(meja.baris(1, 0))
    meja.keys((Key.Key_V, CTRL))
    assert rows(meja) == [["surat"], ["warga", "arsip"]]
    assert meja.isi().sasaran[1].indikator[1].rumus == "[A] / [B]"


def test_pasted_lists_become_items(meja: Meja) -> None:
    meja.editor.select(meja.tugas(0))
    meja.paste("1.\tsatu;\r\n2.\tdua yang\r\n   berlanjut;\r\n")
    assert meja.isi().tugas == ("menyusun rencana;", "satu;", "dua yang berlanjut;", "melaksanakan;", "melapor.")
    before = meja.steps()
    meja.editor.edit(meja.tugas(3), len("melak"))
    meja.paste("• A\n• B")
    assert meja.isi().tugas[3:] == ("melakA", "Bsanakan;", "melapor.")
    assert meja.steps() == before + 1
    meja.editor.edit(meja.tugas(0))
    meja.paste("satu\u00adkata")
    assert meja.editor.field.text() == "menyusun rencana;satukata"


def test_a_pasted_block_becomes_rows_in_one_step(meja: Meja) -> None:
    before = meja.steps()
    meja.editor.select(meja.baris(0, 0))
    meja.paste('Jumlah a\t"Baris 1\nbaris 2"\tBuku\nJumlah b\t\tDPA\n')
    assert rows(meja) == [["surat", "a", "b", "arsip"], ["warga"]]
    assert meja.isi().sasaran[0].indikator[1].penjelasan == "Baris 1\nbaris 2"
    assert meja.isi().sasaran[0].indikator[2].sumber == "DPA"
    assert meja.steps() == before + 1
    meja.editor.select(meja.baris(0, 0))
    meja.paste("Sasaran X\tJumlah c\tP\tS\n\tJumlah d\t\t\nSasaran Y\tJumlah e\t\tT")
    assert rows(meja) == [["surat", "a", "b", "arsip"], ["c", "d"], ["e"], ["warga"]]
    assert meja.steps() == before + 2
    assert [s.teks for s in meja.isi().sasaran][1:3] == ["Sasaran X", "Sasaran Y"]
    meja.editor.select(meja.baris(0, 0, "sumber"))
    meja.paste("satu\ndua")
    assert meja.isi().sasaran[0].indikator[0].sumber == "satu\ndua"


def test_a_table_pasted_on_an_empty_form(meja_kosong: Meja) -> None:
    meja_kosong.editor.select(Tawaran("sasaran"))
    meja_kosong.paste("S\tJumlah a\tP\tB\n\tJumlah b\tQ\tC")
    assert rows(meja_kosong) == [["a", "b"]]


def test_esc_ends_dragging(meja: Meja) -> None:
    editor = meja.editor
    dari, ke = (editor.on_view(editor.tata.satuan["tugas", b.id].gagang) for b in daftar(meja.isi(), "tugas")[:2])
    QTest.mousePress(editor.viewport(), Qt.MouseButton.LeftButton, pos=dari.center().toPoint())
    QTest.mouseMove(editor.viewport(), ke.bottomLeft().toPoint() + QPoint(4, 8))
    assert editor.sorotan.sisip is not None
    meja.keys(Key.Key_Escape)
    assert editor.sorotan.sisip is None
    QTest.mouseRelease(editor.viewport(), Qt.MouseButton.LeftButton, pos=ke.bottomLeft().toPoint())
    assert meja.isi().tugas[0] == "menyusun rencana;"


def test_the_menu_key_opens_the_menu_at_the_slot(meja: Meja) -> None:
    editor = meja.editor
    for edit in (False, True):
        editor.edit(meja.tugas(0)) if edit else editor.select(meja.tugas(0))
        tujuan = QApplication.focusWidget()
        assert tujuan is not None
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(3, 3), tujuan.mapToGlobal(QPoint(3, 3)))
        QApplication.sendEvent(tujuan, event)
        menu = next(m for m in editor.findChildren(QMenu) if m.isVisible())
        assert any(a.objectName() == "gandakan" for a in menu.actions())
        assert all(a.shortcut().isEmpty() for a in menu.actions())
        menu.close()
        assert editor.editing is edit
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_menu_sets_rows_and_form(meja: Meja) -> None:
    editor = meja.editor
    editor.select(meja.baris(0, 1))
    menu = editor.make_menu()
    by_name = {a.objectName(): a for a in menu.actions() if a.objectName()}
    by_name["gabung_penjelasan"].trigger()
    assert meja.isi().sasaran[0].indikator[1].gabung_penjelasan
    for judul, teks in (
        ("Penanda indikator", "❖"),
        ("Arah indikator", "Lebih rendah lebih baik"),
        ("Letak catatan", "Di kolom sumber data"),
        ("Penanda daftar", "a)"),
    ):
        isi = next(a.menu() for a in menu.actions() if a.text() == judul)
        assert isinstance(isi, QMenu)
        next(a for a in isi.actions() if a.text() == teks).trigger()
    by_name["fungsi_tercetak"].trigger()
    satu = meja.isi().sasaran[0].indikator[1]
    assert (satu.penanda, satu.arah, satu.kolom_catatan) == ("❖", "turun", "sumber")
    assert (meja.isi().gaya_daftar, meja.isi().fungsi_tercetak) == ("a)", True)
    assert "a) menyusun rencana;" in editor.toPlainText()
    editor.select(meja.baris(0, 0))
    assert not {a.objectName(): a for a in editor.make_menu().actions()}["gabung_penjelasan"].isEnabled()


def test_commands_for_the_menus(meja: Meja) -> None:
    editor = meja.editor
    editor.select(meja.baris(0, 0))
    commands(editor, editor.perkakas)["baris_atas"].run()
    meja.keys("Jumlah awal", Key.Key_Escape)
    commands(editor, editor.perkakas)["gandakan"].run()
    commands(editor, editor.perkakas)["tambah_sasaran"].run()
    meja.keys("Sasaran baru", Key.Key_Escape)
    assert rows(meja) == [["awal", "awal", "surat", "arsip"], [""], ["warga"]]
    assert meja.isi().sasaran[1].teks == "Sasaran baru"
    commands(editor, editor.perkakas)["hapus"].run()
    assert rows(meja) == [["awal", "awal", "surat", "arsip"], ["warga"]]
    editor.select(meja.tugas(1))
    assert commands(editor, editor.perkakas)["hapus"].teks == "Hapus tugas"
    commands(editor, editor.perkakas)["gandakan"].run()
    assert meja.isi().tugas[2] == "melaksanakan;"
    meja.keys(Key.Key_Insert)
    assert meja.editor.editing
    assert len(meja.isi().tugas) == 5


def test_headings_and_title_are_edited_in_place(meja: Meja) -> None:
    for kolom in ("judul", "kolom_sumber"):
        meja.editor.select(Tempat("jabatan", meja.id, kolom))
        meja.keys(" X", Key.Key_Escape)
    assert meja.isi().judul.endswith(" X")
    assert meja.isi().kolom[3].endswith(" X")


def test_an_office_for_reading_only_is_seen_and_copied(qtbot: QtBot, tema: Tema, pujon: Path) -> None:
    kantor = open_office(pujon, hanya_baca=True)
    try:
        editor = FormulirEditor(tema, penyunting=Penyunting(kantor, pytest.fail))  # type: ignore[arg-type]
        qtbot.addWidget(editor)
        editor.resize(800, 500)
        editor.show()
        formulir = load_formulir(kantor, load_jabatan(kantor)[1].id)
        editor.show_form(formulir)
        assert not any(isinstance(p.kunci, Tawaran) for p in editor.tata.petak)
        tempat = Tempat("tugas", formulir.tugas[0].id, "teks")  # type: ignore[attr-defined]
        editor.setFocus()
        editor.select(tempat)
        assert not editor.edit()
        for key in (Key.Key_X, Key.Key_Delete, Key.Key_F2, Key.Key_Insert):
            QTest.keyClick(editor, key)
        QTest.keyClick(editor, Key.Key_Down, ALT)
        QTest.keyClick(editor, Key.Key_C, CTRL)
        assert QApplication.clipboard().text() == formulir.tugas[0]
        QTest.keyClick(editor, Key.Key_V, CTRL)
        QTest.mouseMove(editor.viewport(), editor.on_view(editor.tata.petak[3].kotak).center().toPoint())
        assert editor.sorotan.gagang == []
        assert not editor.editing
        assert load_formulir(kantor, formulir.id) == formulir
        assert [a.objectName() for a in editor.make_menu().actions()] == ["potong", "salin", "tempel"]
    finally:
        kantor.close()


def test_the_current_slot_is_described(meja: Meja) -> None:
    seen: list[object] = []
    meja.editor.slot_changed.connect(seen.append)
    meja.editor.select(meja.tugas(1))
    assert meja.editor.describe() == "Tugas 2 dari 3"
    meja.editor.select(meja.baris(0, 1, "sumber"))
    assert meja.editor.accessibleDescription() == "Sumber data, sasaran 1, baris 2 dari 2"
    meja.editor.select(Tawaran("fungsi"))
    assert meja.editor.describe() == "Tambah fungsi"
    assert len(seen) == 3
    assert seen[2] is None
    assert not meja.editor.select(Tempat("tugas", 999, "teks"))
