"""Pasted text: marks taken off, tables taken apart, ballast left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.tempel import pisah_butir, pisah_tabel, rapikan_tempel, tulis_tabel


@pytest.mark.parametrize(
    ("teks", "butir"),
    [
        ("", []),
        (" \r\n\t\r\n", []),
        ("menyusun rencana", ["menyusun rencana"]),
        ("menyusun rencana\nmelapor", ["menyusun rencana", "melapor"]),
        ("•\tmenyusun;\r\n•\tmelapor.\r\n", ["menyusun;", "melapor."]),
        ("1.\tmenyusun;\n2.\tmelapor.\n10. lain", ["menyusun;", "melapor.", "lain"]),
        ("a) satu\nb)  dua\n(c) tiga\n(4) empat", ["satu", "dua", "tiga", "empat"]),
        ("o\tsatu\no\tdua\n§ tiga\n– empat\n-lima", ["satu", "dua", "tiga", "empat", "lima"]),
        ("\uf0b7\tsatu\n\uf0a7 dua\n●tiga", ["satu", "dua", "tiga"]),
        ("ii. dua\niii) tiga\nA) besar", ["dua", "tiga", "besar"]),
        ("1.Menyusun\n2)Melapor", ["Menyusun", "Melapor"]),
        ("• menyusun rencana kerja\n  dan anggaran;\n• melapor", ["menyusun rencana kerja dan anggaran;", "melapor"]),
        ("Tugas pokok:\n- satu\n- dua", ["Tugas pokok:", "satu", "dua"]),
        ("- satu\n\nBagian lain\n- dua", ["satu", "Bagian lain", "dua"]),
        ("•\nmenyusun\n•\nmelapor\nsemua", ["menyusun", "melapor semua"]),
        ("menyu\u00adsun\u00a0rencana\u200b\x07", ["menyusun rencana"]),
        ("satu\x0bdua", ["satu", "dua"]),
        ("12.000 orang dilayani\nH. Ahmad\noperator", ["12.000 orang dilayani", "H. Ahmad", "operator"]),
        ("-5 derajat", ["-5 derajat"]),
    ],
)
def test_items(teks: str, butir: list[str]) -> None:
    assert pisah_butir(teks) == butir


@pytest.mark.parametrize(
    ("teks", "baris"),
    [
        ("", []),
        ("satu", [["satu"]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\nb\tc", [["a", ""], ["b", "c"]]),
        ("\tb\n\t\n\td", [["", "b"], ["", "d"]]),
        ('a\t"baris 1\n""baris"" 2"\tc', [["a", 'baris 1\n"baris" 2', "c"]]),
        ('"Kutip" di depan\tb\n"belum ditutup\tx', [['"Kutip" di depan', "b"], ['"belum ditutup', "x"]]),
        ("a\x0bb\tc\u00a0 d", [["a\nb", "c d"]]),
    ],
)
def test_tables(teks: str, baris: list[list[str]]) -> None:
    assert pisah_tabel(teks) == baris


@pytest.mark.parametrize(
    ("teks", "bersih"),
    [
        ("", ""),
        ("\n\n  - KTP  \r\n\n x\t y\n\n", "  - KTP\n\n x y"),
        ("“kutip” – ∑", "“kutip” – ∑"),
        ("kata\u00adpanjang\x00\x0bbaris", "katapanjang\nbaris"),
    ],
)
def test_cells(teks: str, bersih: str) -> None:
    assert rapikan_tempel(teks) == bersih


ISI = st.text(st.characters(codec="utf-8"), max_size=40)


@given(ISI)
def test_nothing_without_shape_gets_through(teks: str) -> None:
    for hasil in (rapikan_tempel(teks), *pisah_butir(teks), *(c for b in pisah_tabel(teks) for c in b)):
        assert all(c.isprintable() or c == "\n" or ord(c) > 0x2000 for c in hasil)
    assert rapikan_tempel(rapikan_tempel(teks)) == rapikan_tempel(teks)


@given(st.lists(st.lists(ISI.map(rapikan_tempel), min_size=3, max_size=3), max_size=4))
def test_a_table_survives_the_clipboard(baris: list[list[str]]) -> None:
    assert pisah_tabel(tulis_tabel(baris)) == [b for b in baris if any(b)]


def test_a_million_empty_lines_are_soon_gone() -> None:
    assert rapikan_tempel("\n" * 1_000_000 + "satu\n\ndua" + "\n" * 1_000_000) == "satu\n\ndua"
