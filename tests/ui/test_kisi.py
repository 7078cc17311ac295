"""Typing in the grid as in Excel: how a cell is begun and left, moving, choosing, filling, clearing."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.bahan_angka import ABSEN, CTRL, PEGAWAI, SHIFT, JuruAngka, Ketuk, Key, juru, panel

__all__ = ["juru", "panel"]

pytestmark = pytest.mark.usefixtures("app")

DOWN, UP, LEFT, RIGHT = Key.Key_Down, Key.Key_Up, Key.Key_Left, Key.Key_Right
ENTER, TAB, BACKTAB = Key.Key_Return, Key.Key_Tab, (Key.Key_Backtab, SHIFT)


# -- one cell


@pytest.mark.parametrize(
    ("key", "sampai"),
    [
        (ENTER, (3, 4)), (Key.Key_Enter, (3, 4)), ((ENTER, SHIFT), (1, 4)), (TAB, (2, 5)), (BACKTAB, (2, 3)),
        (DOWN, (3, 4)), (UP, (1, 4)), (LEFT, (2, 3)), (RIGHT, (2, 5)),
    ],
)  # fmt: skip
def test_first_key_begins_and_the_key_that_leaves_says_where_to(
    juru: JuruAngka, key: Ketuk, sampai: tuple[int, int]
) -> None:
    juru.at(2, 4)
    juru.keys("12", key)
    assert not juru.typing
    assert juru.panel.kisi.hasFocus()
    assert juru.here == sampai
    assert juru.seen(2, 4) == ["12"]  # before it is stored
    assert juru.stored(2, 4) == ["12"]


def test_first_key_replaces_what_was_there(juru: JuruAngka) -> None:
    juru.keys("15", ENTER)
    juru.at(0, 0)
    juru.keys("7")
    assert juru.field.text() == "7"
    juru.keys(ENTER)
    assert juru.stored(0, 0) == ["7"]


def test_f2_keeps_the_text_and_arrows_move_in_it(juru: JuruAngka) -> None:
    juru.keys("125", ENTER)
    juru.at(0, 0)
    juru.keys(Key.Key_F2)
    assert (juru.field.text(), juru.field.selectedText(), juru.field.cursorPosition()) == ("125", "", 3)
    juru.keys(LEFT, "9", LEFT, RIGHT, UP, DOWN)
    assert juru.typing
    assert juru.here == (0, 0)
    juru.keys(ENTER)
    assert juru.stored(0, 0) == ["1.295"]


def test_double_click_is_f2(juru: JuruAngka) -> None:
    juru.keys("8", ENTER)
    kisi = juru.panel.kisi
    di = kisi.visualRect(juru.panel.model.index(0, 0)).center()
    QTest.mouseDClick(kisi.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, di)
    juru.keys("0", ENTER)
    assert juru.stored(0, 0) == ["80"]


def test_esc_takes_back_and_stays(juru: JuruAngka) -> None:
    juru.keys("15", ENTER)
    juru.at(0, 0)
    juru.keys("99", Key.Key_Escape)
    assert juru.here == (0, 0)
    assert juru.stored(0, 0) == ["15"]
    juru.keys("3", ENTER)
    assert juru.stored(0, 0) == ["3"]


def test_backspace_begins_empty_and_delete_clears(juru: JuruAngka) -> None:
    juru.fill(0, 0, "15", "16", "17")
    juru.at(0, 0)
    juru.keys(Key.Key_Backspace)
    assert juru.field.text() == ""
    juru.keys("4", RIGHT)
    assert juru.stored(0, 0, 3) == ["4", "16", "17"]
    juru.keys(Key.Key_Backspace, ENTER)
    assert juru.stored(0, 0, 3) == ["4", "", "17"]
    juru.choose(0, 0, 1, 3)
    juru.keys(Key.Key_Delete)
    assert juru.stored(0, 0, 3) == ["", "", ""]
    assert juru.panel.count.text() == "Dikosongkan: 2 angka."


def test_the_same_again_and_a_look_with_f2_are_no_step(juru: JuruAngka) -> None:
    juru.keys("15", ENTER)
    before = juru.steps()
    juru.at(0, 0)
    juru.keys(Key.Key_F2, ENTER)
    juru.at(0, 0)
    juru.keys("15", ENTER)
    juru.choose(0, 0, 1, 2)
    juru.keys((Key.Key_C, CTRL), (Key.Key_V, CTRL))
    assert juru.steps() == before
    assert juru.panel.count.text() == "Ditempel: 1 angka."


def test_another_click_in_the_middle_of_typing_enters(juru: JuruAngka) -> None:
    juru.keys("15")
    juru.at(3, 3)
    assert juru.stored(0, 0) == ["15"]


def test_fast_typist_loses_nothing_while_figures_are_stored_and_judged(juru: JuruAngka) -> None:
    juru.keys("15", ENTER, "1")
    juru.rest()  # the first figure is stored, read again, judged, and all cells painted anew
    juru.panel.model.reread()
    assert juru.field.text() == "1"
    juru.keys("6", ENTER)
    assert juru.stored(1, 0) == ["16"]


@pytest.mark.parametrize(
    ("ketik", "seen", "status"),
    [
        ("0", "0", "terisi"), ("-", "–", "nihil"), ("nihil", "–", "nihil"), ("n/a", "n/a", "tidak_berlaku"),
        ("N/A", "n/a", "tidak_berlaku"), ("1234", "1.234", "terisi"), ("1.234", "1.234", "terisi"),
        (" 12,00 ", "12", "terisi"),
    ],
)  # fmt: skip
def test_the_four_states_are_typed(juru: JuruAngka, ketik: str, seen: str, status: str) -> None:
    juru.keys(ketik, ENTER)
    assert juru.seen(0, 0) == [seen]
    juru.rest()
    assert juru.panel.model.sel(0, 0).status == status
    assert juru.panel.model.sel(1, 0).status == "kosong"


def test_nihil_and_not_applicable_by_keys_for_all_that_is_chosen(juru: JuruAngka) -> None:
    juru.choose(0, 0, 2, 2)
    juru.keys((Key.Key_Minus, CTRL | SHIFT))
    assert juru.stored(0, 0, 2) + juru.stored(1, 0, 2) == ["-"] * 4
    juru.keys((Key.Key_N, CTRL | SHIFT))
    assert juru.stored(0, 0, 3) == ["n/a", "n/a", ""]
    assert juru.steps()[:2] == ["Isi 4 angka", "Isi 4 angka"]


# -- moving


def test_enter_after_tabs_goes_below_where_the_row_began(juru: JuruAngka) -> None:
    juru.at(1, 2)
    juru.keys("1", TAB, "2", TAB, "3", ENTER)
    assert juru.here == (2, 2)
    juru.keys("4", ENTER)
    assert juru.here == (3, 2)
    juru.keys(TAB, TAB, "5", ENTER)
    assert juru.here == (4, 2)


@pytest.mark.parametrize(("key", "sampai"), [(DOWN, (2, 4)), (RIGHT, (1, 5))])
def test_an_arrow_ends_the_row_of_tabs(juru: JuruAngka, key: Key, sampai: tuple[int, int]) -> None:
    juru.at(1, 2)
    juru.keys("1", TAB, "2", TAB, "3", key)
    assert juru.here == sampai
    juru.keys("4", ENTER)
    assert juru.here == (sampai[0] + 1, sampai[1])


def test_a_click_ends_the_row_of_tabs(juru: JuruAngka) -> None:
    juru.at(1, 2)
    juru.keys("1", TAB, "2", TAB)
    juru.at(5, 7)
    juru.keys("4", ENTER)
    assert juru.here == (6, 7)


def test_nothing_is_lost_at_the_edges(juru: JuruAngka) -> None:
    tinggi, lebar = juru.panel.model.rowCount(), juru.panel.model.columnCount()
    juru.keys("1", UP, "2", LEFT, "3", (ENTER, SHIFT), "4", BACKTAB)
    assert juru.here == (0, 0)
    juru.at(tinggi - 1, lebar - 1)
    juru.keys("5", DOWN, "6", RIGHT, "7", ENTER, "8", TAB)
    assert juru.here == (tinggi - 1, lebar - 1)
    assert juru.stored(0, 0) + juru.stored(tinggi - 1, lebar - 1) == ["4", "8"]


def test_tab_goes_on_in_the_next_row_and_back(juru: JuruAngka) -> None:
    juru.at(0, 11)
    juru.keys("1", TAB)
    assert juru.here == (1, 0)
    juru.keys(BACKTAB)
    assert juru.here == (0, 11)
    juru.keys("2", RIGHT)
    assert juru.here == (0, 11)  # an arrow doesn't


def test_closed_cells_are_skipped(juru: JuruAngka) -> None:
    juru.show("semua_desa")  # its last column is what the villages add up to
    juru.at(0, 9)
    juru.keys("5", TAB)
    assert juru.here == (1, 0)
    juru.keys(BACKTAB)
    assert juru.here == (0, 9)
    juru.at(0, 10)
    juru.keys("7")
    assert not juru.typing
    juru.keys(Key.Key_Backspace, Key.Key_Delete, (Key.Key_N, CTRL | SHIFT))
    juru.rest()
    assert juru.seen(0, 10) == ["5"]


@pytest.mark.parametrize(
    ("key", "jalan"),
    [
        (ENTER, [(1, 1), (2, 1), (0, 2), (1, 2), (2, 2), (0, 1)]),
        ((ENTER, SHIFT), [(2, 2), (1, 2), (0, 2), (2, 1), (1, 1), (0, 1)]),
        (TAB, [(0, 2), (1, 1), (1, 2), (2, 1), (2, 2), (0, 1)]),
        (BACKTAB, [(2, 2), (2, 1), (1, 2), (1, 1), (0, 2), (0, 1)]),
    ],
)
def test_within_several_chosen_cells_one_goes_round(juru: JuruAngka, key: Ketuk, jalan: list[tuple[int, int]]) -> None:
    juru.choose(0, 1, 3, 2)
    seen = []
    for ke in range(6):
        juru.keys(str(ke), key)
        seen.append(juru.here)
    assert seen == jalan
    assert juru.panel.kisi.chosen() == (0, 1, 3, 2)
    assert [juru.stored(*di)[0] for di in [(0, 1), *jalan[:5]]] == list("012345")
    juru.keys(DOWN, ENTER)  # an arrow ends it
    assert juru.panel.kisi.chosen() == (2, 1, 1, 1)


def test_going_round_leaves_out_what_is_not_typed(juru: JuruAngka) -> None:
    juru.show("semua_desa")  # its last column is what the villages add up to
    juru.choose(0, 9, 2, 2)
    juru.keys("5", TAB)
    assert juru.here == (1, 9)
    juru.keys("6", TAB)
    assert juru.here == (0, 9)
    juru.at(2, 10)
    juru.keys((UP, SHIFT), ENTER)  # only sums: Enter opens the villages
    assert juru.panel.model.kisi.baris == "desa"


def test_leaps_go_to_the_edges(juru: JuruAngka) -> None:
    tinggi, lebar = juru.panel.model.rowCount(), juru.panel.model.columnCount()
    juru.at(3, 3)
    for key, sampai in (
        (RIGHT, (3, lebar - 1)),
        (DOWN, (tinggi - 1, lebar - 1)),
        (LEFT, (tinggi - 1, 0)),
        (UP, (0, 0)),
    ):
        juru.keys((key, CTRL))
        assert juru.here == sampai


# -- choosing


def test_shift_and_arrows_choose_from_where_one_is(juru: JuruAngka) -> None:
    juru.at(5, 5)
    juru.at(1, 1)
    juru.keys("1", ENTER, (DOWN, SHIFT), (RIGHT, SHIFT))  # not from where the mouse was
    assert juru.panel.kisi.chosen() == (2, 1, 2, 2)
    assert juru.here == (2, 1)
    juru.keys((UP, SHIFT), (UP, SHIFT), (LEFT, SHIFT))
    assert juru.panel.kisi.chosen() == (1, 1, 2, 1)
    juru.keys((Key.Key_Home, SHIFT))
    assert juru.panel.kisi.chosen() == (1, 0, 2, 2)
    juru.keys((Key.Key_End, SHIFT))
    assert juru.panel.kisi.chosen() == (1, 1, 2, 11)


def test_shift_and_leaps_choose_a_block(juru: JuruAngka) -> None:
    juru.at(2, 2)
    juru.keys((RIGHT, CTRL | SHIFT), (DOWN, CTRL | SHIFT))
    tinggi = juru.panel.model.rowCount() - 2
    assert juru.panel.kisi.chosen() == (2, 2, tinggi, 10)
    assert len(juru.panel.kisi.chosen_cells()) == 10 * tinggi
    assert juru.here == (2, 2)


def test_rows_columns_and_all(juru: JuruAngka) -> None:
    tinggi = juru.panel.model.rowCount()
    juru.at(3, 4)
    juru.keys((Key.Key_Space, SHIFT))
    assert juru.panel.kisi.chosen() == (3, 0, 1, 12)
    assert juru.here == (3, 4)  # typing goes on there
    juru.at(3, 4)
    juru.keys((RIGHT, SHIFT), (Key.Key_Space, CTRL))
    assert juru.panel.kisi.chosen() == (0, 4, tinggi, 2)
    juru.keys((Key.Key_A, CTRL))
    assert juru.panel.kisi.chosen() == (0, 0, tinggi, 12)


def test_what_is_chosen_is_added_up(juru: JuruAngka) -> None:
    juru.fill(ABSEN, 0, "1,5", "-", "n/a", "", "2")
    juru.choose(ABSEN, 0, 1, 5)
    juru.rest()
    assert juru.panel.pita.jumlah.text() == "3 angka · jumlah 3,5 · rata-rata 1,17"
    juru.choose(ABSEN, 5, 1, 2)
    juru.rest()
    assert juru.panel.pita.jumlah.text() == "Belum ada angka di pilihan"
    juru.at(ABSEN, 0)
    juru.rest()
    assert juru.panel.pita.jumlah.text() == ""


# -- filling


def test_ctrl_enter_fills_what_is_chosen(juru: JuruAngka) -> None:
    juru.choose(1, 1, 2, 3)
    juru.keys("7", (ENTER, CTRL))
    assert juru.stored(1, 1, 3) + juru.stored(2, 1, 3) == ["7"] * 6
    assert juru.panel.kisi.chosen() == (1, 1, 2, 3)
    assert juru.steps()[0] == "Isi 6 angka"
    juru.at(5, 5)
    juru.keys("8", (ENTER, CTRL))
    assert juru.here == (5, 5)
    assert juru.stored(5, 5) == ["8"]


def test_fill_down_and_right(juru: JuruAngka) -> None:
    juru.fill(0, 0, "1", "2", "-")
    juru.choose(0, 0, 3, 3)
    juru.keys((Key.Key_D, CTRL))
    assert [juru.stored(b, 0, 3) for b in range(4)] == [["1", "2", "-"]] * 3 + [[""] * 3]
    juru.choose(0, 2, 3, 3)
    juru.keys((Key.Key_R, CTRL))
    assert juru.stored(1, 2, 4) == ["-", "-", "-", ""]
    assert juru.steps()[:2] == ["Isi ke kanan 6 angka", "Isi ke bawah 6 angka"]  # the others were so


def test_fill_with_one_cell_chosen_takes_the_one_before_it(juru: JuruAngka) -> None:
    juru.fill(PEGAWAI, 0, "21")
    juru.at(PEGAWAI, 1)
    juru.keys((Key.Key_R, CTRL))
    juru.at(2, 0)
    juru.keys((Key.Key_D, CTRL))  # above it is nothing
    juru.at(1, 1)
    juru.keys((Key.Key_D, CTRL))
    assert juru.stored(0, 0, 2) + juru.stored(1, 0, 2) + juru.stored(2, 0) == ["21", "21", "", "21", ""]
    juru.at(0, 0)
    juru.keys((Key.Key_D, CTRL), (Key.Key_R, CTRL))
    assert juru.stored(0, 0) == ["21"]


def test_the_menu_does_what_the_keys_do(juru: JuruAngka) -> None:
    menu = juru.panel.kisi.make_menu()
    kata = [a.text().replace("&", "") for a in menu.actions() if a.text()]
    assert {"Salin", "Tempel", "Isi ke bawah", "Nihil (-)", "Tidak berlaku (n/a)", "Pilih semua"} <= set(kata)
    assert all(a.shortcut().toString() for a in menu.actions() if a.text())
    menu.deleteLater()


def test_a_cell_is_heard_as_it_is_seen(juru: JuruAngka) -> None:
    juru.fill(PEGAWAI, 0, "21", "-", "n/a", "", "dua")
    peran = Qt.ItemDataRole.AccessibleTextRole
    heard = [juru.panel.model.index(0, k).data(peran) for k in range(5)]
    assert heard == ["21", "nihil", "tidak berlaku", "belum diisi", "dua, tidak terbaca"]
    assert QApplication.focusWidget() is juru.panel.kisi


# -- far moves, the keypad, widths


@pytest.mark.parametrize(
    ("key", "sampai"),
    [
        (Key.Key_Home, (3, 0)), (Key.Key_End, (3, -1)), ((Key.Key_Home, CTRL), (0, 0)), ((Key.Key_End, CTRL), (-1, -1)),
        (Key.Key_PageUp, (0, 4)), (Key.Key_PageDown, (None, 4)),
    ],
)  # fmt: skip
def test_far_keys_move_cell_and_selection_together(juru: JuruAngka, key: Ketuk, sampai: tuple[int | None, int]) -> None:
    tinggi, lebar = juru.panel.model.rowCount(), juru.panel.model.columnCount()
    juru.at(3, 4)
    juru.keys(key)
    b, k = juru.here
    assert (b, k) == ((b if sampai[0] is None else sampai[0] % tinggi), sampai[1] % lebar)
    assert sampai[0] is not None or b > 3
    assert juru.panel.kisi.chosen() == (b, k, 1, 1)
    juru.paste("7")
    assert juru.stored(b, k) == ["7"]
    juru.keys(Key.Key_Delete)
    assert juru.stored(b, k) == [""]


@pytest.mark.parametrize(
    ("key", "mods", "dipilih"),
    [
        (Key.Key_Home, SHIFT, (3, 0, 1, 5)), (Key.Key_End, SHIFT, (3, 4, 1, 8)),
        (Key.Key_Home, CTRL | SHIFT, (0, 0, 4, 5)), (Key.Key_PageUp, SHIFT, (0, 4, 4, 1)),
    ],
)  # fmt: skip
def test_far_keys_with_shift_stretch_from_where_one_is(
    juru: JuruAngka, key: Key, mods: Qt.KeyboardModifier, dipilih: tuple[int, int, int, int]
) -> None:
    juru.at(3, 4)
    juru.keys((key, mods))
    assert (juru.panel.kisi.chosen(), juru.here) == (dipilih, (3, 4))
    juru.keys((Key.Key_End, CTRL | SHIFT))
    assert juru.panel.kisi.chosen() == (3, 4, juru.panel.model.rowCount() - 3, 8)


@pytest.mark.parametrize("tertulis", [".", ","])
def test_the_decimal_key_of_the_keypad_is_a_comma(juru: JuruAngka, tertulis: str) -> None:
    def keypad(key: Key, teks: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        mods = Qt.KeyboardModifier.KeypadModifier
        QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, key, mods, teks))

    juru.at(ABSEN, 0)
    juru.keys("1")
    keypad(Key.Key_Period, tertulis)
    juru.keys("5", ENTER)
    assert juru.stored(ABSEN, 0) == ["1,5"]
    juru.at(ABSEN, 1)
    keypad(Key.Key_Period, tertulis)
    assert juru.field.text() == ","


def test_names_take_what_the_columns_leave(juru: JuruAngka) -> None:
    kisi = juru.panel.kisi
    assert kisi.verticalHeader().width() <= 275
    juru.panel.resize(2200, 640)
    juru.rest()
    assert (kisi.verticalHeader().width(), kisi.columnWidth(0)) == (400, 120)


def test_a_column_is_narrow_again_without_its_long_figure(juru: JuruAngka) -> None:
    kisi = juru.panel.kisi
    biasa = kisi.columnWidth(3)
    juru.at(0, 3)
    juru.keys("123456789012345678901234567", (ENTER, CTRL))
    juru.qtbot.waitUntil(lambda: kisi.columnWidth(3) > 150)
    juru.keys(Key.Key_Delete)
    juru.qtbot.waitUntil(lambda: kisi.columnWidth(3) == biasa)
