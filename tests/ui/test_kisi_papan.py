"""The clipboard of the grid: blocks to and from Excel, LibreOffice and the grid itself; what doesn't fit is told."""

import pytest
from PySide6.QtWidgets import QApplication

from iki_desktop.domain.blok import baca_html
from iki_desktop.domain.periode import Periode
from iki_desktop.services.kunci import lock
from tests.ui.bahan_angka import ABSEN, CAIR, CTRL, PEGAWAI, SEHARUSNYA, JuruAngka, Key, juru, panel, table

__all__ = ["juru", "panel"]

pytestmark = pytest.mark.usefixtures("app")

COPY, PASTE, CUT = (Key.Key_C, CTRL), (Key.Key_V, CTRL), (Key.Key_X, CTRL)
LIBREOFFICE = (
    '<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/></head><body>'
    '<table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup>'
    '<tr><td height="17" align="right" sdval="1234" sdnum="1057;0;#.##0"><font face="Arial">1.234</font></td>'
    '<td align="left">-</td></tr>'
    '<tr><td height="17" align="right" sdval="0.5" sdnum="1057;">0</td><td align="left"><br></td></tr>'
    "</table></body></html>"
)


def lock_january(juru: JuruAngka) -> None:
    juru.panel._penyunting.do(lock, Periode(2026, 1, 1), "sudah dilaporkan")


# -- out


def test_a_copied_block_is_read_back_by_the_same_grid(juru: JuruAngka) -> None:
    juru.fill(ABSEN, 0, "1,5", "-", "n/a")
    juru.fill(CAIR, 0, "1234", "", "dua")  # also what was refused
    juru.choose(ABSEN, 0, 2, 3)
    assert juru.copied() == "1,5\t-\tn/a\n1.234\t\tdua"
    juru.at(ABSEN, 5)
    juru.keys(PASTE)
    assert juru.stored(ABSEN, 5, 3) + juru.stored(CAIR, 5, 3) == ["1,5", "-", "n/a", "1.234", "", ""]
    assert juru.seen(CAIR, 7) == ["dua"]


def test_excel_finds_numbers_and_word_a_table(juru: JuruAngka) -> None:
    juru.fill(CAIR, 0, "1234567", "-")
    juru.choose(CAIR, 0, 1, 3)
    juru.keys(COPY)
    html = QApplication.clipboard().mimeData().html()
    assert 'x:num="1234567" sdval="1234567">1.234.567<' in html
    assert baca_html(html) == [["1.234.567", "-", ""]]


def test_what_villages_add_up_to_is_copied_as_a_value(juru: JuruAngka) -> None:
    juru.show("semua_desa")
    juru.fill(0, 0, "5", "7")
    juru.choose(0, 0, 1, 11)
    assert juru.copied() == "\t".join(["5", "7", *[""] * 8, "12"])
    juru.at(1, 0)
    juru.keys(PASTE)
    assert juru.stored(1, 0, 2) == ["5", "7"]
    assert juru.panel.count.text() == (
        "Ditempel: 2 angka. 1 sel tidak diterima. "
        "Dilaporkan tiap desa; angka kecamatan dihitung dari angka desa. Pilih desanya."
    )


# -- in


def test_text_as_excel_writes_it(juru: JuruAngka) -> None:
    juru.at(CAIR, 1)
    juru.paste(table(["1.234", "-"], ["", '"5"'], ["7", "n/a"]))
    assert [juru.stored(b, 1, 2) for b in range(CAIR, CAIR + 4)] == [["1.234", "-"], ["", "5"], ["7", "n/a"], [""] * 2]
    assert juru.panel.kisi.chosen() == (CAIR, 1, 3, 2)
    assert juru.steps()[0] == "Tempel 5 angka"
    assert juru.panel.count.text() == "Ditempel: 5 angka."


def test_html_alone_as_libreoffice_writes_it(juru: JuruAngka) -> None:
    juru.at(CAIR, 1)
    juru.paste_html(LIBREOFFICE)
    assert juru.stored(CAIR, 1, 2) + juru.stored(CAIR + 1, 1, 2) == ["1.234", "-", "0", ""]


def test_a_cell_of_several_lines_goes_into_one_cell_and_is_refused(juru: JuruAngka) -> None:
    juru.at(CAIR, 0)
    juru.paste('"12\n13"\t4\r\n')
    assert juru.stored(CAIR, 0, 2) == ["", "4"]
    assert juru.sentence() == "“12 13” lebih dari satu baris atau sel. Ketik satu angka di tiap sel."


@pytest.mark.parametrize(
    ("teks", "stored"),
    [
        ("1.234,5", "1.234,5"), ("1234,5", "1.234,5"), ("\u00a02.000\u00a0", "2.000"), ("'12", "12"),
        ("−3", ""), ("0,30", "0,30"),
    ],
)  # fmt: skip
def test_indonesian_numbers(juru: JuruAngka, teks: str, stored: str) -> None:
    juru.at(ABSEN, 0)
    juru.paste(teks)
    assert juru.stored(ABSEN, 0) == [stored]


def test_one_value_goes_into_all_that_is_chosen(juru: JuruAngka) -> None:
    juru.choose(1, 1, 3, 2)
    juru.paste("4\r\n")
    assert [juru.stored(b, 1, 2) for b in (1, 2, 3)] == [["4", "4"]] * 3
    assert juru.stored(4, 1) == [""]


def test_a_block_is_repeated_where_the_selection_is_a_multiple_of_it(juru: JuruAngka) -> None:
    juru.choose(1, 1, 4, 2)
    juru.paste("1\t2\r\n3\t4\r\n")
    assert [juru.stored(b, 1, 2) for b in range(1, 5)] == [["1", "2"], ["3", "4"]] * 2
    juru.choose(1, 5, 3, 3)  # no multiple: once, as it is
    juru.paste("1\t2\r\n3\t4\r\n")
    assert [juru.stored(b, 5, 3) for b in range(1, 4)] == [["1", "2", ""], ["3", "4", ""], [""] * 3]


def test_a_block_larger_than_the_grid_is_told(juru: JuruAngka) -> None:
    juru.at(PEGAWAI, 10)
    juru.paste("1\t2\t3\t4\r\n5\t6\t\t\r\n")
    assert juru.stored(PEGAWAI, 10, 2) + juru.stored(PEGAWAI + 1, 10, 2) == ["1", "2", "5", "6"]
    assert juru.panel.count.text() == (
        "Ditempel: 4 angka. 2 sel tidak diterima. 2 sel jatuh di luar kisi. Pilih sel awal lebih ke kiri atau ke atas."
    )
    assert juru.panel.kisi.chosen() == (PEGAWAI, 10, 2, 2)


def test_more_cells_than_any_grid_has_are_refused_whole(juru: JuruAngka) -> None:
    juru.paste(("1\t" * 999 + "1\r\n") * 501)
    assert juru.all_stored() == 0
    assert juru.panel.count.text() == ("Ditempel: 0 angka. Yang disalin lebih dari 500.000 sel. Salin sebagian saja.")


def test_rows_of_other_lengths_keep_their_columns(juru: JuruAngka) -> None:
    juru.fill(CAIR + 1, 2, "99")
    juru.at(CAIR, 0)
    juru.paste("1\t2\t3\r\n4\r\n")
    assert juru.stored(CAIR, 0, 3) + juru.stored(CAIR + 1, 0, 3) == ["1", "2", "3", "4", "", ""]


def test_locked_cells_keep_their_figures_and_the_others_are_taken(juru: JuruAngka) -> None:
    juru.fill(PEGAWAI, 0, "20")
    lock_january(juru)
    juru.at(PEGAWAI, 0)
    juru.paste("21\t22\r\n23\t24\r\n")
    assert juru.stored(PEGAWAI, 0, 2) + juru.stored(ABSEN, 0, 2) == ["20", "22", "", "24"]
    assert juru.seen(PEGAWAI, 0) == ["21"]  # what was pasted stands there, marked
    assert juru.marked() == {(PEGAWAI, 0), (ABSEN, 0)}
    kunci = "Januari 2026 sudah dikunci. Buka kuncinya dahulu dengan menulis alasannya."
    assert juru.panel.count.text() == f"Ditempel: 2 angka. 2 sel tidak diterima. {kunci}"
    assert (juru.here, juru.sentence()) == ((PEGAWAI, 0), kunci)
    juru.choose(PEGAWAI, 0, 2, 1)
    juru.keys(Key.Key_Delete)  # gives up what was refused, and touches no figure
    assert (juru.marked(), juru.seen(PEGAWAI, 0), juru.stored(PEGAWAI, 0)) == (set(), ["20"], ["20"])


def test_clearing_a_locked_figure_is_refused_and_told(juru: JuruAngka) -> None:
    juru.fill(PEGAWAI, 0, "20", "21")
    lock_january(juru)
    juru.choose(PEGAWAI, 0, 1, 2)
    juru.keys(Key.Key_Delete)
    assert juru.stored(PEGAWAI, 0, 2) == ["20", ""]
    assert juru.panel.count.text().startswith("Dikosongkan: 1 angka. 1 sel tidak diterima. Januari 2026 sudah dikunci.")
    juru.keys(Key.Key_Backspace)
    assert not juru.typing
    assert juru.panel.count.text().startswith("Januari 2026 sudah dikunci.")
    assert juru.stored(PEGAWAI, 0) == ["20"]


def test_the_same_again_over_locked_cells_is_no_refusal(juru: JuruAngka) -> None:
    juru.fill(PEGAWAI, 0, "20", "21")
    lock_january(juru)
    juru.at(PEGAWAI, 0)
    juru.paste("20\t22")
    assert juru.panel.count.text() == "Ditempel: 2 angka."
    assert juru.marked() == set()
    assert juru.stored(PEGAWAI, 0, 2) == ["20", "22"]


def test_numbers_of_two_manners_side_by_side_are_not_guessed(juru: JuruAngka) -> None:
    juru.at(ABSEN, 0)
    juru.paste("1.234\t1,234.5\t7")
    assert juru.stored(ABSEN, 0, 3) == ["", "", "7"]
    assert juru.marked() == {(ABSEN, 0), (ABSEN, 1)}
    assert juru.sentence() == (
        "“1.234” punya dua arti, karena yang ditempel juga berisi angka bergaya Inggris. "
        "Ketik 1234 bila maksudnya ribuan, atau pakai koma bila pecahan."
    )
    juru.at(ABSEN, 4)
    juru.paste("1.234\t1.234,5\t7")  # of one manner there is one reading
    assert juru.stored(ABSEN, 4, 3) == ["1.234", "1.234,5", "7"]


def test_cut_takes_along_and_leaves_empty(juru: JuruAngka) -> None:
    juru.fill(CAIR, 0, "1", "-")
    juru.choose(CAIR, 0, 1, 2)
    juru.keys(CUT)
    assert juru.stored(CAIR, 0, 2) == ["", ""]
    assert juru.steps()[0] == "Potong 2 angka"
    juru.at(SEHARUSNYA, 0)
    juru.keys(PASTE)
    assert juru.stored(SEHARUSNYA, 0, 2) == ["1", "-"]


def test_an_empty_clipboard_and_a_picture_change_nothing(juru: JuruAngka) -> None:
    juru.fill(CAIR, 0, "1")
    before = juru.steps()
    juru.at(CAIR, 0)
    QApplication.clipboard().clear()
    juru.keys(PASTE)
    juru.paste_html("<p>bukan tabel</p>")
    assert juru.steps() == before
    assert juru.stored(CAIR, 0) == ["1"]
