"""Blocks of cells: nothing moves on the way to a spreadsheet and back."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.blok import (
    SEL_MAKS,
    Blok,
    baca_blok,
    baca_html,
    isi_ke_bawah,
    isi_ke_kanan,
    letakkan,
    tulis_blok,
    tulis_html,
    yang_muat,
)
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.tempel import rapikan_tempel

sel = st.text(st.characters(codec="utf-8"), max_size=12).map(rapikan_tempel) | st.sampled_from(
    ["", "1.234,5", "-", '"', 'a\n"b"', "&nbsp;", "<td>", "  - KTP\n    lagi", "=1+2"]
)


def _blok(lebar: int) -> st.SearchStrategy[Blok]:
    return st.lists(st.lists(sel, min_size=lebar, max_size=lebar), min_size=1, max_size=5)


blok = st.integers(1, 4).flatmap(_blok)

DATA = Path(__file__).parent.parent / "data"

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<style><!--table {mso-displayed-decimal-separator:"\\,";} td {color:black;}--></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:
 collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td rowspan=2 height=40 class=xl65 width=64 style='height:30.0pt;width:48pt'>Desa</td>
  <td colspan=2 class=xl65 width=128 style='width:96pt'>Triwulan
  I</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl66>Jan &amp; Feb</td>
  <td class=xl66>Maret<br>
    (akhir)</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20>Ngabab</td>
  <td align=right>1.234</td>
  <td class=xl67><span style='mso-spacerun:yes'>  </span>Rp&nbsp;&nbsp;1.500 </td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 colspan=3 style='height:15.0pt;mso-ignore:colspan'></td>
 </tr>
 <![if supportMisalignedColumns]>
 <tr height=0 style='display:none'>
  <td width=64 style='width:48pt'></td>
 </tr>
 <![endif]>
<!--EndFragment-->
</table></body></html>"""

LIBREOFFICE = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<style type="text/css">body,div,table{ font-family:"Liberation Sans" }</style></head><body>
<table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup>
\t<tr>
\t\t<td height="17" align="left"><font color="#000000">Bendosari</font></td>
\t\t<td align="right" sdval="1234.5" sdnum="1057;0;#.##0,00"><font size=1>1.234,50</font></td>
\t</tr>
\t<tr>
\t\t<td height="17" align="left"><font size=1><br></font></td>
\t\t<td align="left"><b>x</b><br>y</td>
\t</tr>
</table><table><tr><td>lain</td></tr></table></body></html>"""

WORD = """<html><body><p>Sebelum</p><table class=MsoTableGrid><thead><tr><th><p class=MsoNormal><b>Uraian</b></p></th>
<th><p>Jumlah<o:p></o:p></p></th></tr></thead><tbody><tr><td><p>baris satu</p>
<p>baris dua</p><table><tr><td>dalam</td><td>nya</td></tr></table></td><td><p>12<o:p></o:p></p><p>&nbsp;</p></td></tr>
</tbody></table><p>Sesudah</p></body></html>"""


@pytest.mark.parametrize(
    ("teks", "isi"),
    [
        ("", []),
        ("12", [["12"]]),
        ("\r\n", [[""]]),
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ("1\r\n\r\n3\r\n", [["1"], [""], ["3"]]),
        ("1\r\n\r\n", [["1"], [""]]),
        ("\t\r\n1\t2\r\n\t\r\n", [["", ""], ["1", "2"], ["", ""]]),
        ("1\r2\r", [["1"], ["2"]]),
        ("1\n2\t3\t", [["1", "", ""], ["2", "3", ""]]),
        ('a\t"baris 1\n""dua"""\tc\r\n', [["a", 'baris 1\n"dua"', "c"]]),
        ('"Kutip" saja\t"terbuka\r\n', [['"Kutip" saja', '"terbuka']]),
        ("1.234\u00a0\t 5", [["1.234", " 5"]]),
    ],
)
def test_text_of_a_spreadsheet_keeps_its_rows_and_columns(teks: str, isi: Blok) -> None:
    assert baca_blok(teks) == isi


def test_the_table_of_excel() -> None:
    assert baca_html(EXCEL) == [
        ["Desa", "Triwulan I", ""],
        ["", "Jan & Feb", "Maret\n(akhir)"],
        ["Ngabab", "1.234", "Rp 1.500"],
        ["", "", ""],
    ]


def test_the_table_of_libreoffice_and_only_the_first() -> None:
    assert baca_html(LIBREOFFICE) == [["Bendosari", "1.234,50"], ["", "x\ny"]]


def _calc(bahasa: str, *, html: bool) -> Blok:
    """What LibreOffice Calc showed when it wrote `papan-lo-*`; its plain text has no line breaks within cells, and
    quotes around a whole cell can't be told from those that hold several lines together."""
    ganti, kali = (str.maketrans("", ""), "TRUE") if bahasa == "en" else (str.maketrans(",.", ".,"), "BENAR")
    baris = "\n" if html else " "
    return [
        ["Rekap bulan ini", "", "", 'Uraian "khusus"'],
        ["12", *(angka.translate(ganti) for angka in ("1234.5", "1,234.50", "1,234,567"))],
        [*(angka.translate(ganti) for angka in ("-7.25", "-1,500", "12.5%")), "17/03/2025"],
        ["12 orang", "24", "411.5".translate(ganti), "-"],
        ["", f"baris satu{baris}baris dua", "", "menjorok" if html else "  menjorok"],
        ["", "", "", ""],
        ["Desa", "0012", "Jan & <Feb>", "1,234".translate(ganti)],
        ["", "1.234".translate(ganti), f"Rp{'1,234.50'.translate(ganti)}", f'"kutip" "dua"{baris}x'],
        ['"kutip"' if html else "kutip", "a b", "12345678901234600", "-"],
        [kali, "#DIV/0!", "1.234,50", "akhir"],
    ]


@pytest.mark.parametrize("bahasa", ["en", "id"])
def test_what_libreoffice_calc_copied(bahasa: str) -> None:
    """Merged cells, a formula, formats of numbers and a date, text that looks like a number, empty cells."""
    assert baca_blok((DATA / f"papan-lo-{bahasa}.txt").read_text(encoding="utf-8")) == _calc(bahasa, html=False)
    assert baca_html((DATA / f"papan-lo-{bahasa}.html").read_text(encoding="utf-8")) == _calc(bahasa, html=True)


def test_the_table_of_word_with_one_inside() -> None:
    assert baca_html(WORD) == [["Uraian", "Jumlah"], ["baris satu\nbaris dua\ndalam nya", "12"]]


@pytest.mark.parametrize("teks", ["", "1\t2", "<p>tidak ada</p>", "<table></table>", "<td>1</td>"])
def test_without_a_table_there_is_nothing(teks: str) -> None:
    assert baca_html(teks) == []


def test_cells_that_span_push_the_others_aside() -> None:
    teks = (
        "<table><tr><td rowspan=3>a<td>b<td rowspan=2>c<tr><td>d<td>e<tr><td>f"
        "<tr><td colspan=2>g<td colspan=x>h<td rowspan=9>i</table>"
    )
    assert baca_html(teks) == [
        ["a", "b", "c", ""],
        ["", "d", "", "e"],
        ["", "f", "", ""],
        ["g", "", "h", "i"],
    ]


def test_a_table_cut_off_in_the_middle_is_read_as_far_as_it_goes() -> None:
    assert baca_html("<TABLE><TR><TD>1</TD><TD>2") == [["1", "2"]]


def test_a_block_that_no_grid_could_show_is_refused_soon() -> None:
    lebar = "<td colspan=1000></td>" * 100
    with pytest.raises(UserError, match=r"500\.000 sel\. Salin sebagian"):
        baca_html(f"<table>{f'<tr>{lebar}</tr>' * 10}</table>")
    with pytest.raises(UserError, match="Salin sebagian"):
        baca_blok("\t" * 1000 + "\n" * (SEL_MAKS // 1000))


def test_html_is_escaped_and_lines_stay_in_one_cell() -> None:
    teks = tulis_html([["<b> & \"'", "satu\ndua"]])
    assert "&lt;b&gt; &amp; &quot;&#x27;" in teks
    assert "mso-data-placement:same-cell" in teks
    assert "charset=utf-8" in teks


def test_numbers_are_told_apart_from_what_looks_like_one() -> None:
    """As LibreOffice Calc took them over in English and in Indonesian: numbers as numbers, all else as text."""
    teks = tulis_html([["1.234,5", "-", "", "0012", "80 – 90", "=1+2"]], [[Decimal("1234.5"), *[None] * 5]])
    angka, strip, kosong, *lain = teks.partition("<tr>")[2].split("</td>")[:6]
    assert angka == '<td sdnum="1033;" x:num="1234.5" sdval="1234.5">1.234,5'
    assert (strip, kosong) == ("<td>-", "<td>")
    for sel, isi in zip(lain, ("0012", "80 – 90", "=1+2"), strict=True):
        assert sel == f"""<td sdnum="1033;0;@" style="mso-number-format:'\\@'">{isi}"""


def test_text_ends_without_a_line_end_where_it_can() -> None:
    assert tulis_blok([["12"]]) == "12"
    assert tulis_blok([["1", "2"], ["3", ""]]) == "1\t2\n3\t"
    assert tulis_blok([[""]]) == "\n"


@given(blok)
def test_text_survives_the_clipboard(isi: Blok) -> None:
    assert baca_blok(tulis_blok(isi)) == isi
    assert baca_blok(tulis_blok(isi).replace("\n", "\r\n")) == isi  # as Windows gives it back


@given(blok)
def test_html_survives_the_clipboard(isi: Blok) -> None:
    assert baca_html(tulis_html(isi)) == isi


potongan = st.sampled_from(
    ["<table>", "</table>", "<tr>", "<td rowspan=2>", "<td colspan=3>", "</td>", "<![if x]>", "<![", "<![x", "<!--",
     "<br>", "&amp", "&#0;", "<style>", "</style>", "<p", "<?", "</", "teks", "\0", "<tr style='display: none'>", ">"]
)  # fmt: skip


@given(st.lists(potongan | st.text(max_size=4), max_size=20).map("".join))
def test_any_html_gives_a_block(teks: str) -> None:
    isi = baca_html(teks)
    assert len({len(satu) for satu in isi}) <= 1


def test_one_value_fills_the_selection() -> None:
    assert letakkan([["7"]], 2, 3) == [["7"] * 3] * 2


def test_a_block_that_divides_the_selection_is_repeated() -> None:
    assert letakkan([["1", "2"]], 3, 4) == [["1", "2", "1", "2"]] * 3
    assert letakkan([["1"], ["2"]], 4, 1) == [["1"], ["2"], ["1"], ["2"]]


@pytest.mark.parametrize(("baris", "kolom"), [(1, 1), (3, 4), (4, 3), (1, 2), (2, 1)])
def test_any_other_block_comes_as_it_is(baris: int, kolom: int) -> None:
    isi = [["1", "2"], ["3", "4"]]
    assert letakkan(isi, baris, kolom) == isi
    assert letakkan([], baris, kolom) == []


@given(blok, st.integers(1, 9), st.integers(1, 9))
def test_what_is_put_never_holds_anything_else(isi: Blok, baris: int, kolom: int) -> None:
    hasil = letakkan(isi, baris, kolom)
    assert [satu[: len(isi[0])] for satu in hasil[: len(isi)]] == isi
    assert len(hasil) in {len(isi), baris}
    assert len(hasil[0]) in {len(isi[0]), kolom}


def test_what_falls_outside_is_counted_but_for_empty_cells() -> None:
    isi = [["1", "2", ""], ["3", "4", "5"], ["", " ", "6"]]
    assert yang_muat(isi, 2, 2) == ([["1", "2"], ["3", "4"]], 2)
    assert yang_muat(isi, 9, 9) == (isi, 0)
    assert yang_muat(isi, 0, 3) == ([], 6)


def test_filling_copies_the_first_row_or_column() -> None:
    isi = [["1", "2"], ["", "4"], ["5", ""]]
    assert isi_ke_bawah(isi) == [["1", "2"]] * 3
    assert isi_ke_kanan(isi) == [["1", "1"], ["", ""], ["5", "5"]]
    assert isi_ke_bawah([]) == isi_ke_kanan([]) == []


def test_what_was_put_or_filled_shares_no_rows() -> None:
    for hasil in (letakkan([["1"]], 2, 1), isi_ke_bawah([["1"], ["2"]])):
        hasil[0][0] = "lain"
        assert hasil[1][0] == "1"
