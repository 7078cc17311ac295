"""Typing in the form: where the keys lead, what is stored and when, what undo takes back, what others change."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iki_desktop.domain.dokumen import Formulir
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services import riwayat
from iki_desktop.services.sunting import set_teks
from tests.ui.bahan_formulir import CTRL, SHIFT, Key, Meja, meja, meja_kosong
from ui.formulir.isian import Tawaran

__all__ = ["meja", "meja_kosong"]


def test_typing_goes_on_behind_the_text_and_is_stored_at_a_pause(qtbot: QtBot, meja: Meja) -> None:
    before = meja.steps()
    meja.click(meja.tugas(0))
    seen: list[Formulir] = []
    meja.editor.typed.connect(seen.append)
    meja.keys("x", "y")
    assert seen[-1].tugas[0] == "menyusun rencana;xy"
    assert meja.isi().tugas[0] == "menyusun rencana;"
    qtbot.waitUntil(lambda: meja.isi().tugas[0] == "menyusun rencana;xy")
    meja.keys("z", Key.Key_Escape)
    assert meja.isi().tugas[0] == "menyusun rencana;xyz"
    assert meja.steps() == before + 1
    assert not meja.editor.editing
    assert meja.editor.hasFocus()


def test_typing_without_a_pause_is_stored_too(qtbot: QtBot, meja: Meja) -> None:
    """A power cut takes the last moments of typing, never a minute of it."""
    meja.editor.simpanan._pause.setInterval(60_000)
    meja.editor.simpanan._longest.setInterval(20)
    meja.click(meja.tugas(0))
    meja.keys("x")
    qtbot.waitUntil(lambda: meja.isi().tugas[0] == "menyusun rencana;x")


@pytest.mark.parametrize("key", [Key.Key_F2, Key.Key_Return, Key.Key_Enter])
def test_keys_that_begin_to_edit(meja: Meja, key: Key) -> None:
    meja.editor.select(meja.baris(0, 0))
    meja.keys(key)
    assert meja.editor.editing
    assert meja.editor.field.text() == "Jumlah surat"
    assert meja.editor.field.textCursor().atEnd()


def test_double_click_puts_the_caret_there(meja: Meja) -> None:
    petak = meja.petak(meja.tugas(0))
    titik = meja.editor.on_view(petak.kotak).topLeft().toPoint()
    titik.setX(round(petak.x + meja.editor.rupa.lebar("menyusun")))
    titik.setY(titik.y() + 8)
    view = meja.editor.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, titik)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, titik)
    assert meja.editor.editing
    assert meja.editor.field.textCursor().position() == len("menyusun")


def test_the_field_lies_over_the_letters(meja: Meja) -> None:
    tempat = meja.baris(0, 0, "penjelasan")
    meja.editor.edit(tempat)
    meja.editor.field.insert_cleaned(
        "Kata pertama\n- butir yang cukup panjang untuk berlanjut di baris berikutnya\n∑ x"
    )
    meja.keys(Key.Key_Escape)
    petak = meja.petak(tempat)
    tinggi = petak.isi.tinggi
    before = meja.editor.viewport().grab(meja.editor.on_view(petak.kotak).toRect()).toImage()
    meja.editor.edit(tempat, 0)
    meja.editor.field.setCursorWidth(0)
    petak = meja.petak(tempat)
    after = meja.editor.viewport().grab(meja.editor.on_view(petak.kotak).toRect()).toImage()
    assert petak.isi.tinggi == tinggi
    assert meja.editor.field.document().size().height() == pytest.approx(tinggi + 4, abs=1)
    dark = [
        {(x, y) for x in range(4, i.width() - 4) for y in range(4, i.height() - 14) if i.pixelColor(x, y).value() < 90}
        for i in (before, after)
    ]
    assert dark[0] == dark[1]


def test_rows_below_move_along(meja: Meja) -> None:
    lain = meja.baris(1, 0)
    y = meja.petak(lain).kotak.top()
    meja.editor.edit(meja.baris(0, 0))
    meja.keys((Key.Key_Return, CTRL), "baris dua", Key.Key_Return, "baris tiga")
    assert meja.petak(lain).kotak.top() > y + meja.editor.rupa.baris
    assert meja.editor.field.height() >= 3 * meja.editor.rupa.baris
    meja.keys(Key.Key_Escape)
    assert meja.isi().sasaran[0].indikator[0].teks == "Jumlah surat\nbaris dua\nbaris tiga"


def test_enter_makes_the_next_item_and_ends_the_list_when_empty(meja: Meja) -> None:
    meja.editor.edit(meja.tugas(2))
    meja.keys(Key.Key_Return, "satu lagi", Key.Key_Return)
    assert len(meja.isi().tugas) == 5
    assert meja.editor.editing
    meja.keys(Key.Key_Return)
    assert meja.isi().tugas == ("menyusun rencana;", "melaksanakan;", "melapor.", "satu lagi")
    assert meja.editor.sorotan.kini == Tawaran("tugas")


def test_enter_splits_and_backspace_joins(meja: Meja) -> None:
    meja.editor.edit(meja.tugas(0), len("menyusun"))
    meja.keys(Key.Key_Return)
    assert meja.isi().tugas[:2] == ("menyusun", "rencana;")
    assert meja.editor.kini == meja.tugas(1)
    assert meja.editor.field.textCursor().position() == 0
    meja.keys(Key.Key_Backspace)
    assert meja.isi().tugas[0] == "menyusun rencana;"
    assert meja.editor.field.textCursor().position() == len("menyusun ")
    meja.editor.field.put_caret(-1)
    meja.keys(Key.Key_Delete)
    assert meja.isi().tugas == ("menyusun rencana; melaksanakan;", "melapor.")
    meja.editor.field.put_caret(0)
    meja.keys(Key.Key_Backspace)  # the first item has none before it
    assert len(meja.isi().tugas) == 2


def test_ctrl_enter_is_a_line_in_an_item(meja: Meja) -> None:
    meja.editor.edit(meja.tugas(0))
    meja.keys((Key.Key_Return, CTRL), "- rinci", Key.Key_Tab)
    assert meja.isi().tugas[0] == "menyusun rencana;\n- rinci"
    assert meja.editor.kini == meja.tugas(1)
    assert not meja.editor.editing


def test_arrows_and_tab_go_through_all_slots(meja: Meja) -> None:
    editor = meja.editor
    editor.select(editor.tata.petak[0].kunci)
    seen = [editor.sorotan.kini]
    for _ in range(len(editor.tata.petak) - 1):
        meja.keys(Key.Key_Tab)
        seen.append(editor.sorotan.kini)
    assert seen == [p.kunci for p in editor.tata.petak]
    meja.keys((Key.Key_Tab, SHIFT), Key.Key_Left)
    assert editor.sorotan.kini == seen[-3]
    editor.select(meja.baris(0, 0, "sumber"))
    meja.keys(Key.Key_Down)
    assert editor.kini == meja.baris(0, 1, "sumber")
    meja.keys(Key.Key_Up, Key.Key_Up)
    assert editor.kini == Tempat("jabatan", meja.id, "kolom_sumber")


def test_arrows_leave_a_slot_that_is_typed_in(meja: Meja) -> None:
    meja.editor.edit(meja.tugas(0))
    meja.keys("!", Key.Key_Down)
    assert meja.editor.kini == meja.tugas(1)
    assert meja.editor.editing
    assert meja.isi().tugas[0].endswith("!")


def test_undo_and_redo_reach_the_window(meja: Meja) -> None:
    meja.editor.edit(meja.tugas(0))
    meja.keys("x")
    field = meja.editor.field
    for key, mod in ((Key.Key_Z, CTRL), (Key.Key_Y, CTRL)):
        event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, mod)
        event.ignore()
        QApplication.sendEvent(field, event)
        assert not event.isAccepted()
        meja.keys((key, mod))
    assert field.text() == "menyusun rencana;x"


def test_undo_shows_in_the_field_with_the_caret_where_it_was(meja: Meja) -> None:
    meja.editor.edit(meja.tugas(0), len("menyusun"))
    meja.keys(" baik")
    assert meja.editor.field.text() == "menyusun baik rencana;"
    meja.undo()
    assert meja.editor.editing
    assert meja.editor.field.text() == "menyusun rencana;"
    assert meja.editor.field.textCursor().position() == len("menyusun")
    assert meja.isi().tugas[0] == "menyusun rencana;"
    changes = riwayat.redo(meja.kantor)
    assert changes is not None
    meja.answer(changes)
    assert meja.editor.field.text() == "menyusun baik rencana;"


def test_a_pause_of_a_second_ends_the_step(qtbot: QtBot, meja: Meja) -> None:
    before = meja.steps()
    meja.editor.edit(meja.tugas(0))
    meja.keys("a")
    meja.editor.flush()
    meja.keys("b")
    meja.editor.flush()
    assert meja.steps() == before + 1
    meja.editor.simpanan._step.setInterval(0)
    meja.keys("c")
    qtbot.waitUntil(lambda: not meja.editor.simpanan._step.isActive())
    meja.editor.flush()
    assert meja.steps() == before + 2


def test_what_others_change_leaves_field_scroll_and_caret(meja: Meja) -> None:
    meja.editor.edit(meja.tugas(1), 3)
    meja.keys("X")
    meja.penyunting.do(set_teks, meja.tugas(0), "lain sama sekali")
    assert meja.editor.field.text() == "melXaksanakan;"
    assert meja.editor.field.textCursor().position() == 4
    assert "lain sama sekali" in meja.editor.toPlainText()
    meja.keys(Key.Key_Escape)
    assert meja.isi().tugas[:2] == ("lain sama sekali", "melXaksanakan;")


def test_the_slot_may_go_while_it_is_typed_in(meja: Meja) -> None:
    meja.editor.edit(meja.tugas(1))
    meja.keys("x")
    meja.kantor.store.connection.execute("DELETE FROM tugas WHERE id = ?", (meja.tugas(1).id,))
    meja.editor.show_form(meja.isi())
    assert not meja.editor.editing
    assert meja.editor.kini == meja.tugas(1)  # the one that stands there now
    assert meja.galat == []


def test_what_the_store_refuses_stays_in_the_cell(meja: Meja) -> None:
    nama = Tempat("jabatan", meja.id, "nama")
    meja.editor.edit(nama)
    meja.editor.field.selectAll()
    meja.keys(Key.Key_Delete, Key.Key_Escape)
    assert len(meja.galat) == 1
    assert meja.petak(nama).teks == ""
    assert meja.editor.sorotan.gagal == {nama}
    meja.editor.show_form(meja.isi())
    assert meja.petak(nama).teks == ""
    assert meja.isi().nama == "KASI UJI"
    meja.editor.edit(nama)
    meja.keys("KASI BARU", Key.Key_Escape)
    assert meja.isi().nama == "KASI BARU"
    assert meja.editor.sorotan.gagal == frozenset()


def test_control_characters_do_not_reach_the_store(meja: Meja) -> None:
    meja.editor.edit(meja.baris(0, 0))
    meja.editor.field.insert_cleaned("a\u00ad\x07b\u00a0c")
    meja.keys(Key.Key_Escape)
    assert meja.isi().sasaran[0].indikator[0].teks == "Jumlah suratab\u00a0c"
    assert meja.petak(meja.baris(0, 0)).teks == "Jumlah suratab\u00a0c"


def test_another_form_stores_what_was_typed(meja: Meja) -> None:
    meja.editor.edit(meja.tugas(0))
    meja.keys("x")
    meja.editor.show_form(None)
    assert meja.isi().tugas[0] == "menyusun rencana;x"
    assert not meja.editor.field.isVisible()


def test_formula_panel_types_into_the_form(meja: Meja) -> None:
    tempat = meja.baris(0, 0, "rumus")
    meja.penyunting.do(set_teks, tempat, "[A] / [B]")
    meja.editor.formula_editor = object()
    wanted: list[Tempat] = []
    meja.editor.formula_wanted.connect(wanted.append)
    meja.editor.select(tempat)
    meja.keys(Key.Key_F2)
    assert wanted == [tempat]
    assert not meja.editor.editing
    seen: list[Formulir] = []
    meja.editor.typed.connect(seen.append)
    meja.editor.set_live_text(tempat, "[A] / [C]")
    assert seen[-1].sasaran[0].indikator[0].rumus == "[A] / [C]"
    assert meja.petak(tempat).teks == "[A] / [C]"


def test_an_empty_form_offers_what_belongs_there(meja_kosong: Meja) -> None:
    meja = meja_kosong
    assert [p.kunci for p in meja.editor.tata.petak if isinstance(p.kunci, Tawaran)] == [
        Tawaran("tugas"), Tawaran("fungsi"), Tawaran("sasaran"),
    ]  # fmt: skip
    meja.editor.select(Tawaran("tugas"))
    meja.keys("membantu Camat", Key.Key_Return, "melapor", Key.Key_Escape)
    assert meja.isi().tugas == ("membantu Camat", "melapor")
    meja.editor.select(Tawaran("sasaran"))
    meja.keys(Key.Key_Return, "Tertib", Key.Key_Tab, "Jumlah surat", Key.Key_Tab, "Penjelasan", Key.Key_Tab, "Buku")
    meja.keys(Key.Key_Escape)
    (sasaran,) = meja.isi().sasaran
    (satu,) = sasaran.indikator
    assert (sasaran.teks, satu.teks, satu.penjelasan, satu.sumber) == ("Tertib", "Jumlah surat", "Penjelasan", "Buku")


def test_an_item_begun_and_left_empty_goes_again(meja: Meja) -> None:
    meja.editor.select(Tawaran("fungsi"))
    meja.keys(Key.Key_Return)
    assert len(meja.isi().fungsi) == 1
    meja.keys(Key.Key_Escape)
    assert meja.isi().fungsi == ()


def test_long_text_is_neither_cut_nor_over_others(meja: Meja) -> None:
    meja.editor.edit(meja.baris(0, 0, "penjelasan"))
    meja.editor.field.insert_cleaned("kata " * 2000 + "TanpaSpasi" * 30)
    meja.keys(Key.Key_Escape)
    assert len(meja.isi().sasaran[0].indikator[0].penjelasan) == 10300
    kotak = [p.kotak.adjusted(1, 4, -1, -4) for p in meja.editor.tata.petak]
    for nomor, satu in enumerate(kotak):
        assert not any(satu.intersects(lain) for lain in kotak[nomor + 1 :])
    for petak in meja.editor.tata.petak:
        assert petak.y + petak.isi.tinggi <= petak.kotak.bottom() + 3
