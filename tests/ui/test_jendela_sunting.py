"""Editing in the whole window, as a clerk does it: the tree, the form, the formula panel; by mouse and by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.kantor import open_office
from tests.ui.bahan_jendela import ALT, CTRL, SHIFT, Juru, Key, jawaban, juru, pratinjau
from ui.formulir.isian import Tawaran
from ui.pohon.nama import KolomNama
from ui.pohon.panel import NEW_NAME
from ui.tahun.salin import JawabanSalin

__all__ = ["jawaban", "juru", "pratinjau"]

KASI = "KASI PEMERINTAHAN"
SEKRETARIS = "SEKRETARIS KECAMATAN"


# -- the tree


def test_sibling_and_child_by_keys_the_form_and_the_counts_follow(juru: Juru) -> None:
    juru.choose(KASI)
    juru.tree()
    juru.keys(Key.Key_Insert)
    juru.type_name("KASI UJI")
    assert juru.window.kerja.kepala.nama.text() == "KASI UJI"
    assert juru.editor.formulir == juru.isi("KASI UJI")
    juru.keys((Key.Key_Insert, ALT))
    juru.type_name("STAF UJI")
    assert juru.rows()[juru.rows().index(".KASI UJI") + 1] == "..STAF UJI"
    assert juru.window.kerja.kepala.atasan.text() == "Atasan: KASI UJI"
    assert juru.window.status.jumlah.text().startswith("30 jabatan · 73 indikator")
    assert juru.window.status.berkas.text().startswith("Tersimpan ")
    juru.qtbot.waitUntil(lambda: "temuan" in juru.window.status.jumlah.text())  # two forms without sasaran


def test_renaming_in_place_changes_the_head_of_the_form(juru: Juru) -> None:
    juru.choose(KASI)
    juru.tree()
    juru.keys(Key.Key_F2)
    juru.type_name("KASI TATA PEMERINTAHAN")
    assert juru.window.kerja.kepala.nama.text() == "KASI TATA PEMERINTAHAN"
    assert juru.editor.formulir is not None
    assert juru.editor.formulir.nama == "KASI TATA PEMERINTAHAN"
    juru.choose("PENGADMINISTRASI PEMERINTAHAN")
    assert juru.window.kerja.kepala.atasan.text() == "Atasan: KASI TATA PEMERINTAHAN"
    juru.tree()
    juru.undo()
    assert KASI in juru.names()
    assert juru.window.kerja.kepala.nama.text() == KASI  # one is shown what was taken back


def test_name_in_the_form_and_in_the_tree_are_one(juru: Juru) -> None:
    juru.choose(KASI)
    juru.type_in(Tempat("jabatan", juru.id(KASI), "nama"))
    juru.keys(" UMUM", Key.Key_Escape)
    assert f".{KASI} UMUM" in juru.rows()
    assert juru.names().count(f"{KASI} UMUM") == 1


def test_deleted_branch_is_told_and_comes_back(juru: Juru) -> None:
    before = juru.rows()
    juru.choose(SEKRETARIS)
    juru.tree()
    juru.boleh = False
    juru.keys(Key.Key_Delete)
    assert juru.rows() == before
    (kalimat,) = juru.asked
    assert kalimat.startswith(f"Hapus “{SEKRETARIS}” dengan 12 bawahan: ")
    assert kalimat.endswith(" indikator? Bisa diurungkan dengan Ctrl+Z.")
    juru.boleh = True
    juru.keys(Key.Key_Delete)
    assert len(juru.names()) < 28
    assert not any(SEKRETARIS in row for row in juru.rows())
    assert juru.editor.formulir is not None
    assert juru.editor.formulir.id == juru.window.kerja.pohon.current
    juru.undo()
    assert juru.rows() == before
    assert juru.window.kerja.kepala.nama.text() == SEKRETARIS
    assert juru.window.status.jumlah.text().startswith("28 jabatan · 73 indikator")
    juru.redo()
    assert len(juru.names()) < 28
    assert juru.window.kerja.pohon.current in {j.id for j in juru.sesi.jabatan}


def test_row_dragged_to_another_superior(juru: Juru) -> None:
    pohon = juru.window.kerja.pohon
    mime: QMimeData = pohon.model.mimeData([pohon.model.index_of(juru.id("CARAKA"))])
    tujuan: QModelIndex = pohon.model.index_of(juru.id(KASI))
    assert pohon.model.dropMimeData(mime, Qt.DropAction.MoveAction, -1, 0, tujuan)
    juru.qtbot.waitUntil(lambda: juru.isi("CARAKA").atasan == KASI)
    assert "..CARAKA" in juru.rows()
    assert juru.window.kerja.kepala.nama.text() == "CARAKA"
    assert juru.window.kerja.kepala.atasan.text() == f"Atasan: {KASI}"
    juru.tree()
    juru.undo()
    assert "...CARAKA" in juru.rows()


def test_position_under_itself_is_refused(juru: Juru) -> None:
    before = juru.rows()
    pohon = juru.window.kerja.pohon
    mime = pohon.model.mimeData([pohon.model.index_of(juru.id(SEKRETARIS))])
    tujuan = pohon.model.index_of(juru.id("CARAKA"))
    assert not pohon.model.dropMimeData(mime, Qt.DropAction.MoveAction, -1, 0, tujuan)
    QApplication.processEvents()
    assert juru.rows() == before


def test_copied_branch_has_its_forms(juru: Juru) -> None:
    juru.choose(KASI)
    juru.tree()
    juru.keys((Key.Key_D, CTRL | SHIFT))
    assert juru.window.kerja.kepala.nama.text() == f"{KASI} (salinan)"
    assert [s.teks for s in juru.isi().sasaran] == [s.teks for s in juru.isi(KASI).sasaran]
    assert juru.names().count("PENGADMINISTRASI PEMERINTAHAN") == 2
    juru.undo()
    assert len(juru.names()) == 28


def test_alt_arrows_move_in_the_tree(juru: Juru) -> None:
    juru.choose("CARAKA")
    juru.tree()
    juru.keys((Key.Key_Up, ALT))
    nama = [n for n in juru.names() if n in ("CARAKA", "PENGURUS BARANG")]
    assert nama == ["CARAKA", "PENGURUS BARANG"]
    juru.keys((Key.Key_Left, ALT))
    assert juru.isi("CARAKA").atasan == SEKRETARIS
    assert juru.window.kerja.kepala.atasan.text() == f"Atasan: {SEKRETARIS}"


def test_office_that_becomes_empty_and_is_filled_again(juru: Juru) -> None:
    juru.tree()
    while juru.names():
        juru.window.kerja.pohon.choose(juru.sesi.jabatan[0].id)
        juru.window.kerja.pohon.delete()
    window = juru.window
    assert window.status.jumlah.text().startswith("0 jabatan · 0 indikator")
    assert not any(window.actions_[n].isEnabled() for n in ("ekspor_semua", "ganti", "salin_dari", "ke_formulir"))
    assert window.actions_["urungkan"].isEnabled()
    tambah = next(b for b in window.kerja._right.findChildren(QPushButton) if b.isVisible() and "Tambah" in b.text())
    tambah.click()
    juru.type_name("CAMAT")
    assert juru.names() == ["CAMAT"]
    assert juru.editor.isVisible()
    assert all(window.actions_[n].isEnabled() for n in ("ekspor_semua", "ganti", "salin_dari", "ke_formulir"))
    while len(juru.names()) < 28:
        juru.undo()
    assert juru.editor.isVisible()


def test_first_letters_in_an_office_can_be_taken_back_at_once(juru: Juru) -> None:
    juru.choose(KASI)
    before = juru.tugas()
    juru.type_in(juru.butir(0))
    juru.keys(" segera")  # nothing is stored yet, so there is no step
    juru.undo()
    assert juru.editor.field.text() == before[0]
    assert juru.tugas() == before


def test_name_being_typed_is_kept_when_the_window_closes(juru: Juru) -> None:
    juru.choose(KASI)
    juru.tree()
    juru.keys(Key.Key_F2, "KASI TUTUP")
    assert isinstance(juru.focus(), KolomNama)
    juru.window.close()
    assert juru.reread("KASI TUTUP").nama == "KASI TUTUP"


# -- the form


def test_duty_is_typed_and_enter_makes_the_next(juru: Juru) -> None:
    juru.choose(KASI)
    before = juru.tugas()
    juru.type_in(juru.butir(0))
    juru.keys(Key.Key_Return, "menyusun laporan;", Key.Key_Return, "melapor.", Key.Key_Escape)
    assert juru.tugas() == [before[0], "menyusun laporan;", "melapor.", *before[1:]]
    assert juru.window.kerja.kepala.jumlah.text().startswith(f"{len(before) + 2} tugas")
    assert juru.editor.hasFocus()


def test_page_follows_before_anything_is_stored(juru: Juru) -> None:
    juru.widen()
    juru.choose(KASI)
    lama = juru.tugas()[0]
    juru.type_in(juru.butir(0))
    juru.keys(" segera")
    assert juru.tugas()[0] == lama
    juru.qtbot.waitUntil(lambda: str(juru.pratinjau.formulir().tugas[0]) == f"{lama} segera")
    assert juru.tugas()[0] == lama
    juru.qtbot.waitUntil(lambda: juru.tugas()[0] == f"{lama} segera")  # the pause
    assert juru.editor.editing
    assert juru.window.status.berkas.text().endswith(f"Ketik tugas {KASI}")


def test_numbered_text_from_word_becomes_items(juru: Juru) -> None:
    juru.choose(KASI)
    before = juru.tugas()
    juru.editor.setFocus()
    juru.click(juru.butir(len(before) - 1))
    juru.editor.edit(Tawaran("tugas"))
    juru.paste("1. menyusun\u00ad rencana;\n2.\tmelaksanakan;\n\n3) melapor.")
    assert juru.tugas() == [*before, "menyusun rencana;", "melaksanakan;", "melapor."]
    while len(juru.tugas()) > len(before):
        juru.undo()
    assert juru.tugas() == before


def test_tab_goes_through_the_cells_and_on_to_what_is_offered(juru: Juru) -> None:
    juru.choose(KASI)
    juru.click(Tempat("sasaran", juru.isi().sasaran[0].id, "teks"))
    seen = []
    for _ in range(5):
        seen.append(juru.editor.kini)
        juru.keys(Key.Key_Tab)
    assert [t.kolom if t else "" for t in seen[:2]] == ["teks", "teks"]
    assert seen[1] == juru.baris(0, 0)
    juru.keys((Key.Key_Backtab, SHIFT))
    assert juru.editor.kini == seen[-1]
    assert juru.editor.hasFocus()


def test_new_indicator_and_a_row_taken_to_another_goal(juru: Juru) -> None:
    juru.choose(KASI)
    banyak = len(juru.isi().sasaran[0].indikator)
    juru.click(juru.baris(0, banyak - 1))
    juru.keys(Key.Key_Insert, "Jumlah surat", Key.Key_Escape)
    assert juru.isi().sasaran[0].indikator[-1].teks == "Jumlah surat"
    assert juru.window.status.jumlah.text().startswith("28 jabatan · 74 indikator")
    juru.editor.ubah.add_sasaran()
    juru.keys("Tertib arsip", Key.Key_Escape)
    assert [s.teks for s in juru.isi().sasaran][-1] == "Tertib arsip"
    juru.click(juru.baris(0, banyak))
    juru.keys((Key.Key_Down, ALT))
    assert juru.isi().sasaran[1].indikator[0].teks == "Jumlah surat"
    juru.undo()
    assert juru.isi().sasaran[0].indikator[-1].teks == "Jumlah surat"


def test_closing_in_the_middle_of_typing_loses_nothing(juru: Juru) -> None:
    juru.choose(KASI)
    lama = juru.tugas()[0]
    juru.type_in(juru.butir(0))
    juru.keys(" dan lain-lain")
    juru.window.close()
    assert str(juru.reread(KASI).tugas[0]) == f"{lama} dan lain-lain"


def test_another_position_in_the_middle_of_typing_stores(juru: Juru) -> None:
    juru.choose(KASI)
    lama = juru.tugas()[0]
    juru.type_in(juru.butir(0))
    juru.keys(" dan lain-lain")
    juru.choose("CAMAT")
    assert not juru.editor.editing
    assert juru.editor.formulir is not None
    assert juru.editor.formulir.nama == "CAMAT"
    assert str(juru.isi(KASI).tugas[0]) == f"{lama} dan lain-lain"


def test_typing_is_one_step_back_and_forth(juru: Juru) -> None:
    juru.choose(KASI)
    before = juru.tugas()
    juru.type_in(juru.butir(0))
    juru.keys(" segera")
    juru.editor.flush()
    juru.keys(" sekali")
    assert juru.focus() is juru.editor.field
    juru.undo()
    assert juru.tugas() == before
    assert juru.editor.field.text() == before[0]
    juru.redo()
    assert juru.tugas()[0] == f"{before[0]} segera sekali"
    assert juru.editor.field.text() == f"{before[0]} segera sekali"
    assert juru.editor.editing


def test_undo_after_the_file_was_opened_again(juru: Juru) -> None:
    juru.choose(KASI)
    before = juru.tugas()
    juru.type_in(juru.butir(0))
    juru.keys(" segera", Key.Key_Escape)
    juru.do("tutup")
    juru.open()
    juru.choose("CAMAT")
    juru.tree()
    assert juru.window.actions_["urungkan"].text() == f"&Urungkan: Ketik tugas {KASI}"
    juru.undo()
    assert juru.window.kerja.kepala.nama.text() == KASI  # where it was
    assert juru.tugas() == before
    assert juru.editor.kini == juru.butir(0)


def test_item_left_empty_goes_and_leaves_no_step_to_stumble_over(juru: Juru) -> None:
    juru.choose(KASI)
    before = juru.tugas()
    juru.type_in(juru.butir(0))
    juru.keys(Key.Key_Return)
    assert len(juru.tugas()) == len(before) + 1
    juru.choose("CAMAT")
    assert [str(b) for b in juru.isi(KASI).tugas] == before


def test_copy_from_another_position(juru: Juru) -> None:
    juru.choose("CARAKA")
    juru.jawaban.salin = JawabanSalin(juru.id(KASI), frozenset({"tugas"}), ganti=True)
    juru.do("salin_dari")
    assert juru.jawaban.asked[-1] == f"copy {juru.id('CARAKA')} True"
    assert [str(b) for b in juru.isi("CARAKA").tugas] == [str(b) for b in juru.isi(KASI).tugas]
    assert juru.editor.formulir is not None
    assert juru.editor.formulir.tugas == juru.isi().tugas


# -- formulas


def open_formula(juru: Juru) -> Tempat:
    juru.choose(SEKRETARIS)
    tempat = juru.baris(0, 0, "rumus")
    juru.click(tempat, double=True)
    assert juru.window.sunting.rumus.panel.isVisible()
    return tempat


def test_formula_is_typed_in_its_panel(juru: Juru) -> None:
    tempat = open_formula(juru)
    panel = juru.window.sunting.rumus.panel
    assert juru.focus() is panel.kolom
    panel.kolom.selectAll()
    juru.keys(Key.Key_Delete, "[Pegawai] / 2")
    assert juru.editor.formulir is not None
    assert juru.editor.formulir.sasaran[0].indikator[0].rumus == "[Pegawai] / 2"  # shown at once
    assert juru.isi().sasaran[0].indikator[0].rumus != "[Pegawai] / 2"
    juru.qtbot.waitUntil(lambda: juru.isi().sasaran[0].indikator[0].rumus == "[Pegawai] / 2")
    juru.keys(Key.Key_Escape)
    assert not panel.isVisible()
    assert juru.editor.hasFocus()
    assert juru.editor.kini == tempat


def test_unknown_variable_is_made_in_one_click_and_the_mark_goes(juru: Juru) -> None:
    open_formula(juru)
    panel, model = juru.window.sunting.rumus.panel, juru.window.kerja.pohon.model
    panel.kolom.selectAll()
    juru.keys(Key.Key_Delete, "[Pegawai] / [Meja")
    assert panel.kolom.text() == "[Pegawai] / [Meja]"
    here = juru.id(SEKRETARIS)
    juru.qtbot.waitUntil(lambda: any("Meja" in t.kalimat for t in model.temuan_of(here)))
    obat = next(b for b in panel.temuan.buttons if b.isVisible() and "Meja" in b.accessibleName())
    obat.click()
    juru.qtbot.waitUntil(lambda: not any("Meja" in t.kalimat for t in model.temuan_of(here)))
    assert juru.focus() is panel.kolom
    assert panel.temuan.label.text() == "Rumus dapat dibaca."


def test_renamed_variable_is_renamed_in_every_formula(juru: Juru) -> None:
    open_formula(juru)
    panel = juru.window.sunting.rumus.panel
    lain = juru.isi().sasaran[0].indikator[0].rumus
    assert "[Pegawai]" in lain
    panel.rename_variable.emit("Pegawai", "ASN")
    assert juru.isi().sasaran[0].indikator[0].rumus == lain.replace("[Pegawai]", "[ASN]")
    assert panel.kolom.text() == lain.replace("[Pegawai]", "[ASN]")
    juru.undo()
    assert panel.kolom.text() == lain
    assert panel.isVisible()


def test_undo_while_the_panel_is_open_shows_the_old_formula(juru: Juru) -> None:
    open_formula(juru)
    panel = juru.window.sunting.rumus.panel
    lama = panel.kolom.text()
    juru.keys((Key.Key_End, CTRL), " + 1")
    juru.qtbot.waitUntil(lambda: juru.isi().sasaran[0].indikator[0].rumus == f"{lama} + 1")
    juru.undo()
    assert panel.kolom.text() == lama
    assert juru.isi().sasaran[0].indikator[0].rumus == lama
    juru.redo()
    assert panel.kolom.text() == f"{lama} + 1"


def test_formula_being_typed_is_kept_when_one_goes_or_closes(juru: Juru) -> None:
    open_formula(juru)
    lama = juru.isi().sasaran[0].indikator[0].rumus
    juru.keys((Key.Key_End, CTRL), " + 1")
    juru.choose("CAMAT")
    assert not juru.window.sunting.rumus.panel.isVisible()
    assert juru.isi(SEKRETARIS).sasaran[0].indikator[0].rumus == f"{lama} + 1"
    open_formula(juru)
    juru.keys((Key.Key_End, CTRL), " + 2")
    juru.window.close()
    assert juru.reread(SEKRETARIS).sasaran[0].indikator[0].rumus == f"{lama} + 1 + 2"


def test_row_of_the_open_formula_deleted_closes_the_panel(juru: Juru) -> None:
    open_formula(juru)
    rumus = juru.window.sunting.rumus
    juru.editor.ubah.delete_selected()
    assert not rumus.panel.isVisible()
    juru.editor.setFocus()
    juru.undo()
    assert juru.isi().sasaran[0].indikator[0].rumus


# -- for reading only


def test_office_for_reading_only_cannot_be_changed(juru: Juru, monkeypatch: pytest.MonkeyPatch) -> None:
    juru.do("tutup")
    monkeypatch.setattr("ui.sesi.open_office", lambda path: open_office(path, hanya_baca=True))
    juru.open()
    window = juru.window
    before = juru.rows(), juru.isi(KASI)
    juru.choose(KASI)
    juru.tree()
    juru.keys(Key.Key_Insert, (Key.Key_Insert, ALT), Key.Key_F2, (Key.Key_D, CTRL), Key.Key_Delete, (Key.Key_Up, ALT))
    assert not isinstance(juru.focus(), KolomNama)
    juru.click(juru.butir(0), double=True)
    juru.editor.setFocus()
    juru.keys("huruf", Key.Key_Return, Key.Key_Delete, Key.Key_Insert, (Key.Key_Down, ALT))
    juru.paste("1. satu\n2. dua")
    assert not juru.editor.editing
    for nama in ("urungkan", "ulangi", "salin_dari", "salin_tahun", "hapus_tahun"):
        assert not window.actions_[nama].isEnabled(), nama
    juru.choose(SEKRETARIS)
    juru.click(juru.baris(0, 0, "rumus"), double=True)
    juru.keys("x")
    juru.choose(KASI)
    assert (juru.rows(), juru.isi(KASI)) == before
    assert juru.steps() == []
    assert window.bilah.texts() == []


# -- much and long


def test_ten_thousand_letters_in_a_cell(juru: Juru) -> None:
    juru.choose(KASI)
    juru.type_in(juru.baris(0, 0))
    panjang = "kegiatan " * 1200
    juru.paste(panjang)
    juru.keys(Key.Key_Escape)
    assert juru.isi().sasaran[0].indikator[0].teks.endswith(panjang.strip())
    assert juru.editor.horizontalScrollBar().maximum() == 0
    juru.undo()
    assert len(juru.isi().sasaran[0].indikator[0].teks) < 200


def test_long_name_and_word_without_spaces(juru: Juru) -> None:
    nama = "PENGADMINISTRASI KEUANGAN DAN ASET PEMERINTAHAN DESA YANG SANGAT PANJANG SEKALI"
    juru.choose(KASI)
    juru.tree()
    juru.keys(Key.Key_F2)
    juru.type_name(nama)
    assert juru.window.kerja.pohon.view.horizontalScrollBar().maximum() == 0
    assert juru.window.width() == 1366
    juru.type_in(juru.butir(0))
    juru.keys("x" * 300, Key.Key_Escape)
    assert juru.editor.horizontalScrollBar().maximum() == 0
    assert juru.window.width() == 1366


def test_hundreds_of_items_pasted_and_taken_back(juru: Juru) -> None:
    juru.choose(KASI)
    before = juru.tugas()
    juru.type_in(juru.butir(len(before) - 1))
    juru.keys(Key.Key_Return)
    juru.paste("\n".join(f"{n}. tugas nomor {n};" for n in range(1, 301)))
    assert len(juru.tugas()) == len(before) + 300
    while len(juru.tugas()) > len(before):
        juru.undo()
    assert juru.tugas() == before


def test_empty_office_begins(juru: Juru, kosong: Path) -> None:
    juru.do("tutup")
    juru.open(kosong)
    juru.keys(Key.Key_Insert)
    if not juru.names():
        next(b for b in juru.window.kerja._right.findChildren(QPushButton) if "pertama" in b.text()).click()
    assert isinstance(juru.focus(), KolomNama)
    juru.type_name("CAMAT")
    juru.tree()
    juru.keys(Key.Key_Return)
    juru.editor.edit(Tawaran("tugas"))
    juru.keys("memimpin;", Key.Key_Escape)
    juru.editor.edit(Tawaran("sasaran"))
    juru.keys("Pelayanan baik", Key.Key_Tab, "Nilai SKM", Key.Key_Escape)
    isi = juru.isi("CAMAT")
    assert ([str(b) for b in isi.tugas], isi.sasaran[0].teks, isi.sasaran[0].indikator[0].teks) == (
        ["memimpin;"], "Pelayanan baik", "Nilai SKM",
    )  # fmt: skip
    while juru.window.actions_["urungkan"].isEnabled():
        juru.do("urungkan")
    assert juru.names() == []
    assert not juru.editor.isVisible()
    assert NEW_NAME not in juru.rows()
