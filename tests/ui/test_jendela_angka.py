"""Figures in the whole window: undo and history, changes from elsewhere, and nothing typed is lost on the way out."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from iki_desktop.domain.figur import KOSONG, NIHIL, Figur, tulis_figur
from iki_desktop.domain.galat import EnvironmentFailure
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode
from iki_desktop.services.angka import Angka, load_angka, set_angka
from iki_desktop.services.kantor import Changes, open_office
from iki_desktop.services.kunci import load_kunci, lock, unlock
from iki_desktop.services.riwayat import history, take_back
from iki_desktop.services.tahun import current_year
from tests.ui.bahan_angka import ABSEN, CAIR, PEGAWAI, JuruAngka
from tests.ui.bahan_jendela import CTRL, SHIFT, JawabanSunting, Juru, Key, button, jawaban, juru, pratinjau
from ui.angka import model
from ui.angka.panel import PanelAngka
from ui.capaian.panel import PanelCapaian
from ui.tahun.baru import TahunBaru

__all__ = ["jawaban", "juru", "pratinjau"]

ENTER = Key.Key_Return
KUNCI = "Januari 2026 sudah dikunci. Buka kuncinya dahulu dengan menulis alasannya."


@pytest.fixture
def meja(juru: Juru) -> JuruAngka:
    """The clerk at the monthly grid of the kecamatan, in the window."""
    panel = juru.page("angka")
    assert isinstance(panel, PanelAngka)
    hasil = JuruAngka(panel, juru.sesi.penyunting.kantor, juru.qtbot)
    hasil.at(0, 0)
    return hasil


def in_file(path: Path, kunci: KunciFigur) -> str:
    """A figure as the file has it, once the window is closed."""
    kantor = open_office(path, hanya_baca=True)
    try:
        return tulis_figur(load_angka(kantor, [kunci[0]], [kunci[1]], [kunci[2]]).get(kunci, Angka(KOSONG)).figur)
    finally:
        kantor.close()


# -- back and forth


def test_ctrl_z_brings_figures_back_and_the_grid_shows_it(juru: Juru, meja: JuruAngka) -> None:
    meja.keys("20", ENTER, "0,5", ENTER)
    meja.rest()
    assert juru.window.actions_["urungkan"].text().endswith("Isi hari tidak masuk kerja Januari 2026: 0,5")
    juru.undo()
    assert meja.seen(ABSEN, 0) == [""]
    assert juru.window.kerja.panel is meja.panel
    juru.undo()
    assert meja.seen(PEGAWAI, 0) == [""]
    juru.redo()
    juru.redo()
    assert (meja.seen(PEGAWAI, 0), meja.seen(ABSEN, 0)) == (["20"], ["0,5"])
    assert meja.steps()[0] == "Isi hari tidak masuk kerja Januari 2026: 0,5"


def test_undo_right_after_the_last_key_takes_that_figure_back(juru: Juru, meja: JuruAngka) -> None:
    meja.keys("20", ENTER, "7", ENTER)
    juru.undo()  # nothing has been stored yet
    assert (meja.seen(PEGAWAI, 0), meja.seen(ABSEN, 0)) == (["20"], [""])


def test_one_paste_is_one_step(juru: Juru, meja: JuruAngka) -> None:
    meja.paste("1\t2\t3\r\n4\tdua\t6\r\n")
    assert meja.steps()[0] == "Tempel 5 angka"
    assert meja.stored(PEGAWAI, 0, 3) + meja.stored(ABSEN, 0, 3) == ["1", "2", "3", "4", "", "6"]
    juru.undo()
    assert meja.stored(PEGAWAI, 0, 3) + meja.stored(ABSEN, 0, 3) == [""] * 6
    assert (meja.seen(ABSEN, 1), meja.marked()) == ([""], set())  # what was refused of it goes too
    assert not juru.window.actions_["urungkan"].isEnabled()
    juru.redo()
    assert meja.seen(PEGAWAI, 0, 3) == ["1", "2", "3"]


def test_esc_and_undo_in_the_middle_of_typing_are_of_the_field(juru: Juru, meja: JuruAngka) -> None:
    meja.keys("20", ENTER)
    meja.rest()
    meja.at(PEGAWAI, 0)
    meja.keys(Key.Key_F2, "5")
    juru.undo()
    assert meja.field.text() == "20"
    meja.keys(Key.Key_Escape)
    assert meja.stored(PEGAWAI, 0) == ["20"]


def test_changes_made_elsewhere_appear(juru: Juru, meja: JuruAngka) -> None:
    penyunting = juru.sesi.penyunting
    kunci = meja.key("Pegawai", "2026-02")
    meja.keys("20", ENTER)
    meja.rest()
    langkah = history(penyunting.kantor)[0].id
    penyunting.do(set_angka, {kunci: Figur("terisi", Decimal(21))})
    assert meja.seen(PEGAWAI, 0, 2) == ["20", "21"]
    penyunting.do(take_back, langkah)
    assert meja.seen(PEGAWAI, 0, 2) == ["", "21"]
    juru.page("riwayat")
    penyunting.do(set_angka, {kunci: KOSONG})
    juru.page("angka")
    assert meja.seen(PEGAWAI, 1) == [""]


def test_what_is_being_typed_stays_while_something_else_changes(juru: Juru, meja: JuruAngka) -> None:
    meja.at(ABSEN, 1)
    meja.keys("3")
    juru.sesi.penyunting.do(set_angka, {meja.key("Pegawai", "2026-03"): NIHIL})
    meja.rest()
    assert meja.field.text() == "3"
    meja.keys("1", ENTER)
    assert meja.stored(ABSEN, 1) == ["31"]


def test_a_lock_and_its_opening_are_seen_at_once(juru: Juru, meja: JuruAngka) -> None:
    penyunting = juru.sesi.penyunting
    meja.keys("20", ENTER)
    meja.rest()
    penyunting.do(lock, Periode(2026, 1, 1))
    meja.at(PEGAWAI, 0)
    meja.keys("21")
    assert (meja.panel.count.text(), meja.stored(PEGAWAI, 0)) == (KUNCI, ["20"])
    meja.paste("21")
    assert (meja.sentence(), meja.stored(PEGAWAI, 0)) == (KUNCI, ["20"])
    penyunting.do(unlock, load_kunci(penyunting.kantor)[0].id, "salah hitung")
    assert meja.seen(PEGAWAI, 0) == ["21"]
    meja.keys(Key.Key_F2, ENTER)  # now it can be stored as it stands
    assert (meja.marked(), meja.stored(PEGAWAI, 0)) == (set(), ["21"])


def test_undo_of_a_figure_whose_month_was_locked_is_refused(juru: Juru, meja: JuruAngka) -> None:
    meja.keys("20", ENTER)
    meja.rest()
    juru.sesi.penyunting.do(lock, Periode(2026, 1, 1))
    langkah = next(s.id for s in history(meja.kantor) if s.label.startswith("Isi Pegawai"))
    juru.sesi.penyunting.do(take_back, langkah)
    assert meja.stored(PEGAWAI, 0) == ["20"]
    assert any("sudah dikunci" in teks for teks in juru.window.bilah.texts())
    juru.window.pelapor.drop("sunting")


# -- keys that the window has too


def test_keys_of_the_grid_are_not_those_of_the_tree(juru: Juru, meja: JuruAngka) -> None:
    before = juru.window.kerja.pohon.folded()
    meja.at(2, 2)
    meja.keys((Key.Key_Down, CTRL | SHIFT), (Key.Key_Right, CTRL | SHIFT))
    assert meja.panel.kisi.chosen() == (2, 2, 39, 10)
    meja.keys((Key.Key_Up, CTRL | SHIFT))
    assert juru.window.kerja.pohon.folded() == before


def test_page_keys_turn_the_third_axis_and_enter_what_is_typed(juru: Juru, meja: JuruAngka) -> None:
    meja.show("satu_desa", desa=1)
    meja.at(1, 2)
    meja.keys("7")
    juru.do("halaman_berikut")
    meja.rest()
    assert (meja.panel.kepala.ketiga.currentText(), meja.here, meja.seen(1, 2)) == ("Sukomulyo", (1, 2), [""])
    juru.do("halaman_sebelum")
    assert meja.seen(1, 2) == ["7"]
    assert meja.stored(1, 2) == ["7"]


def test_the_cell_menu_of_the_window_works_on_the_grid(juru: Juru, meja: JuruAngka) -> None:
    meja.fill(0, 0, "5")
    meja.choose(0, 0, 3, 1)
    menu = juru.window._menus.sel
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text().replace("&", "") == "Isi ke bawah").trigger()
    assert [meja.stored(b, 0)[0] for b in range(4)] == ["5", "5", "5", ""]
    menu.aboutToShow.emit()
    meja.at(4, 4)
    meja.keys("6", ENTER)  # its keys still work
    meja.at(4, 4)
    meja.keys(Key.Key_Delete)
    assert meja.stored(4, 4) == [""]


def test_a_figure_is_shown_where_it_is(meja: JuruAngka) -> None:
    meja.panel.kepala.cari.setText("zzz")
    meja.panel.show_figure(meja.key("Kegiatan pembinaan linmas", "2026-05", "Ngroto"))
    assert meja.panel.model.sebut(meja.panel.model.kisi.kunci(*meja.here)) == (
        "Kegiatan pembinaan linmas · Mei 2026 · Ngroto"
    )
    meja.panel.show_figure(meja.key("Nilai SKM", "2024"))
    assert meja.panel.model.sebut(meja.panel.model.kisi.kunci(*meja.here)) == "Nilai SKM · Tahun 2024 · Kecamatan"
    assert meja.panel.kisi.hasFocus()


def test_from_the_grid_to_what_is_missing(juru: Juru, meja: JuruAngka) -> None:
    button(meja.panel, "Kelengkapan").click()
    panel = juru.window.kerja.panel
    assert isinstance(panel, PanelCapaian)
    assert panel.kelengkapan.isVisible()
    assert panel.isAncestorOf(juru.focus())


# -- on the way out


def test_closing_the_window_in_the_middle_of_typing_enters_it(juru: Juru, meja: JuruAngka) -> None:
    kunci = meja.key("Pegawai", "2026-01")
    meja.keys("2", "0")
    assert meja.typing
    juru.window.close()
    assert in_file(juru.path, kunci) == "20"


def test_closing_the_file_and_opening_another_store_what_was_typed(juru: Juru, meja: JuruAngka, kosong: Path) -> None:
    kunci, path = meja.key("Pegawai", "2026-01"), juru.path
    meja.keys("20", ENTER)
    juru.do("tutup")
    assert in_file(path, kunci) == "20"
    QTest.qWait(100)  # nothing is asked of the closed file
    juru.open(path)
    panel = juru.page("angka")
    assert isinstance(panel, PanelAngka)
    panel.kisi.go(0, 0)
    panel.kisi.setFocus()
    juru.keys("2", "1")
    juru.window.start(kosong)
    assert in_file(path, kunci) == "21"


def test_another_year_stores_in_the_year_it_was_typed_in(juru: Juru, meja: JuruAngka, jawaban: JawabanSunting) -> None:
    kunci = meja.key("Pegawai", "2026-01")
    meja.keys("2", "0")
    jawaban.tahun_baru = TahunBaru(dari=2026, ke=2027)
    juru.do("salin_tahun")
    assert juru.sesi.penyunting.ask(current_year) == 2027
    assert tulis_figur(meja.angka(kunci).figur) == "20"
    panel = juru.page("angka")
    assert panel is meja.panel
    assert meja.panel.model.kisi.periode[0] == Periode(2027, 1, 1)
    assert meja.seen(PEGAWAI, 0) == [""]
    meja.at(PEGAWAI, 0)
    meja.keys("30", ENTER)
    meja.rest()
    assert tulis_figur(meja.angka((kunci[0], Periode(2027, 1, 1), None)).figur) == "30"
    assert tulis_figur(meja.angka(kunci).figur) == "20"


@pytest.mark.parametrize("ke", ["preset", "tree", "page", "F7", "F8", "note"])
def test_wherever_one_goes_what_is_typed_is_entered(juru: Juru, meja: JuruAngka, ke: str) -> None:
    meja.fill(CAIR, 5, "dua")
    meja.show("jabatan" if ke == "tree" else "kecamatan")
    if ke == "tree":
        juru.choose("BENDAHARA")
    kunci = meja.panel.model.kisi.kunci(0, 0)
    meja.at(0, 0)
    meja.keys("2", "0")
    match ke:
        case "preset":
            meja.pick(meja.panel.kepala.cara, "semua_desa")
        case "tree":
            juru.choose("CARAKA")
        case "page":
            juru.do("variabel")
        case "F7":
            meja.keys(Key.Key_F7)
        case "F8":
            meja.keys(Key.Key_F8)
        case "note":
            meja.keys((Key.Key_F2, SHIFT))
    meja.rest()
    assert not meja.typing
    assert tulis_figur(meja.angka(kunci).figur) == "20"


def test_a_note_being_typed_is_kept_when_the_window_closes(juru: Juru, meja: JuruAngka) -> None:
    kunci = meja.key("Pegawai", "2026-01")
    meja.keys((Key.Key_F2, SHIFT))
    meja.keys("menunggu")
    juru.window.close()
    kantor = open_office(juru.path, hanya_baca=True)
    assert load_angka(kantor, [kunci[0]], [kunci[1]], [None])[kunci].catatan == "menunggu"
    kantor.close()


def test_a_full_disk_is_told_and_the_figure_tried_again_on_leaving(
    juru: Juru, meja: JuruAngka, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Changes:
        raise EnvironmentFailure("Penyimpanan penuh.")

    monkeypatch.setattr(model, "set_angka", full)
    meja.keys("20", ENTER)
    meja.rest()
    assert juru.window.bilah.texts() == ["Penyimpanan penuh."]
    assert meja.seen(PEGAWAI, 0) == ["20"]
    monkeypatch.setattr(model, "set_angka", set_angka)
    juru.do("riwayat")
    assert tulis_figur(meja.angka(meja.key("Pegawai", "2026-01")).figur) == "20"
    assert juru.window.bilah.texts() == []


def test_a_hidden_page_reads_again_what_changed(juru: Juru, meja: JuruAngka) -> None:
    meja.keys("20", ENTER)
    meja.rest()
    juru.do("riwayat")
    juru.undo()
    juru.page("angka")
    assert meja.seen(PEGAWAI, 0) == [""]
    assert QApplication.focusWidget() is meja.panel.kisi
    assert meja.panel.kisi.focusPolicy() & Qt.FocusPolicy.TabFocus
