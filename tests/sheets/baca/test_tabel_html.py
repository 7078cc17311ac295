"""HTML named .xls: all tables, with what spans and what isn't shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.blok import baca_html
from iki_desktop.domain.impor.lembar import Rentang
from iki_desktop.domain.tabel_html import semua_tabel
from iki_desktop.sheets.baca.batas import Batas, Tolak
from tests.sheets.baca.bahan import langsung


def test_an_export_of_a_web_application() -> None:
    buku = langsung(
        "rekap.xls",
        b"""\xef\xbb\xbf
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style>td {mso-number-format:"\\@"}</style>
<table border=1><tr><th rowspan=2>No</th><th rowspan=2>Desa</th><th colspan=2>Triwulan I</th></tr>
<tr><th>Jan</th><th>Feb</th></tr>
<tr style="display: none"><td>1<td>Tersembunyi<td>5<td>6</tr>
<tr><td>2<td>Ngroto<td x:num="1234.5">1.234,50<td>0012</tr></table>
<p>Dicetak</p><table><tr><td>lain</table>""",
    )
    satu, dua = buku.lembar
    assert (buku.jenis, satu.nama, dua.nama) == ("html", "Tabel 1", "Tabel 2")
    assert satu.baris == (
        ("tNo", "tDesa", "tTriwulan I"),
        (None, None, "tJan", "tFeb"),
        ("t1", "tTersembunyi", "t5", "t6"),
        ("t2", "tNgroto", "n1234.5", "t0012"),
    )
    assert satu.gabung == (Rentang(0, 0, 1, 0), Rentang(0, 1, 1, 1), Rentang(0, 2, 0, 3))
    assert satu.baris_tersembunyi == {2}
    assert dua.baris == (("tlain",),)


@pytest.mark.parametrize(
    ("nilai", "teks", "sel"),
    [
        ("0.975", "97,5%", "p0.975"), ("1500000", "Rp 1.500.000", "n1500000"), ("46053", "31/01/2026", "t31/01/2026"),
        ("46053", "31.01.2026", "t31.01.2026"), ("46053", "2026-01-31", "t2026-01-31"), ("1234.6", "1.235", "n1234.6"),
        ("-5", "(5)", "n-5"), ("", "7", "t7"), ("x", "7", "t7"), ("3", "", None), ("3", "tiga", "ttiga"),
    ],
)  # fmt: skip
def test_a_number_beside_a_text_counts_where_the_text_shows_it(nilai: str, teks: str, sel: str | None) -> None:
    ada = langsung("a.xls", f'<table><tr><td sdval="{nilai}">{teks}</td><td>.</td></tr></table>'.encode())
    assert ada.lembar[0].di(0, 0) == sel


def test_a_table_inside_a_cell_is_one_of_its_own() -> None:
    luar, dalam = semua_tabel("<table><tr><td>a<table><tr><td>b</td></tr></table>c</td><td>d</td></tr></table>", 99)
    assert [[sel and sel.teks for sel in baris] for baris in luar.baris] == [["ac", "d"]]
    assert [[sel and sel.teks for sel in baris] for baris in dalam.baris] == [["b"]]


def test_tables_without_number_are_refused() -> None:
    with pytest.raises(Tolak):
        langsung("a.xls", b"<table>" * 6000)


def test_cells_without_a_row_and_tables_without_an_end() -> None:
    assert langsung("a.xls", b"<table><td>a<td>b<tr><td>c").lembar[0].baris == (("ta", "tb"), ("tc",))


@pytest.mark.parametrize("sandi", ["utf-8", "utf-16", "cp1252"])
def test_the_encoding_that_is_told(sandi: str) -> None:
    isi = f'<html><meta charset="{sandi}"><table><tr><td>Désa</td></tr></table>'.encode(sandi)
    assert langsung("a.xls", isi).lembar[0].baris == (("tDésa",),)


@pytest.mark.parametrize("sandi", ["utf-16", "tidak-ada", "base64", "idna"])
def test_an_encoding_that_is_told_wrongly(sandi: str) -> None:
    isi = f'<html><meta charset="{sandi}"><table><tr><td>Desa</td></tr></table>'.encode()
    assert langsung("a.xls", isi).lembar[0].baris == (("tDesa",),)


def test_spans_without_measure_are_bounded() -> None:
    isi = (
        '<table><tr><td colspan="999999999" rowspan="999999999">x</td></tr></table>'
        + "<table><tr><td colspan=1000>" * 30
    )
    with pytest.raises(Tolak) as tolak:
        langsung("a.xls", isi.encode(), Batas(petak=20_000))
    assert tolak.value.sebab == "banyak_sel"


_bagian = st.sampled_from(
    ["<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=2>", "<th colspan=3>", "x", "<br>", "<p>",
     "<tr style='display:none'>", "<!--", "-->", "<![if x]>", "&amp;", "<style>", "</style>", "<"]
)  # fmt: skip


@given(st.lists(_bagian, max_size=30).map("".join))
def test_whatever_is_nested_in_whatever_ends_as_tables(teks: str) -> None:
    for tabel in semua_tabel(teks, 999):
        lebar = max(map(len, tabel.baris), default=0)
        assert all(r.kiri <= r.kanan < lebar and r.atas < len(tabel.baris) for r in tabel.gabung)
    baca_html(teks)
