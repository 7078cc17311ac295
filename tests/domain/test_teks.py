"""Text as the forms write it."""

import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iki_desktop.domain.teks import (
    bersihkan,
    kunci_cari,
    nip_berspasi,
    penanda_ke,
    pisah_penanda,
    rapikan_spasi,
    tanggal_panjang,
)


@pytest.mark.parametrize(
    ("gaya", "nomor", "tanda"),
    [
        ("•", 0, "•"),
        ("•", 30, "•"),
        ("-", 4, "-"),
        ("a)", 0, "a)"),
        ("a)", 1, "b)"),
        ("a)", 25, "z)"),
        ("a)", 26, "aa)"),
        ("a)", 27, "ab)"),
        ("a)", 51, "az)"),
        ("a)", 52, "ba)"),
        ("a)", 701, "zz)"),
        ("a)", 702, "aaa)"),
        ("a.", 2, "c."),
        ("A)", 27, "AB)"),
        ("1)", 0, "1)"),
        ("1.", 11, "12."),
        ("", 3, ""),
        ("a", 3, "a"),
    ],
)
def test_list_marks_count_on(gaya: str, nomor: int, tanda: str) -> None:
    assert penanda_ke(gaya, nomor) == tanda


def test_no_two_items_have_one_mark() -> None:
    tanda = [penanda_ke("a)", n) for n in range(800)]
    assert len(set(tanda)) == 800
    assert all(len(a) <= len(b) for a, b in pairwise(tanda))


@pytest.mark.parametrize(
    ("baris", "hasil"),
    [
        ("teks saja", (0, "", "teks saja")),
        ("- KTP", (0, "-", "KTP")),
        ("  - KTP", (1, "-", "KTP")),
        ("    ❖ dalam", (2, "❖", "dalam")),
        ("    tanpa tanda", (2, "", "tanpa tanda")),
        ("a) butir", (0, "a)", "butir")),
        ("12. butir", (0, "12.", "butir")),
        ("B) butir", (0, "B)", "butir")),
        ("B. J. Habibie", (0, "", "B. J. Habibie")),
        ("123. bukan butir", (0, "", "123. bukan butir")),
        ("-tanpa spasi", (0, "", "-tanpa spasi")),
        ("- ", (0, "", "-")),
        ("•   jauh   sekali", (0, "•", "jauh sekali")),
        ("", (0, "", "")),
    ],
)
def test_a_mark_is_told_from_its_text(baris: str, hasil: tuple[int, str, str]) -> None:
    assert pisah_penanda(baris) == hasil


@given(st.text(max_size=60).filter(lambda t: "\n" not in t))
def test_telling_marks_loses_no_letter(baris: str) -> None:
    _, tanda, isi = pisah_penanda(baris)
    assert "".join((tanda + isi).split()) == "".join(baris.split())


@pytest.mark.parametrize(
    ("kotor", "bersih"),
    [
        ("a\r\nb\rc\x0bd\x0ce\u2028f\u2029g\x85h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\tb", "a b"),
        ("a\x00\x07\x1bb", "ab"),
        ("se\u00admentara\u200b\ufeff", "sementara"),
        ("\u202eterbalik\u202c", "terbalik"),
        ("a\u00a0b", "a\u00a0b"),
        ("Sasaran <b>&amp;", "Sasaran <b>&amp;"),
        ("x\ud800y", "xy"),
    ],
)
def test_cleaning(kotor: str, bersih: str) -> None:
    assert bersihkan(kotor) == bersih


@given(st.text())
@example("\r\r\n\n")
def test_cleaning_keeps_every_letter_that_has_a_shape(teks: str) -> None:
    hasil = bersihkan(teks)
    assert bersihkan(hasil) == hasil
    assert "".join(hasil.split()) == "".join(
        c for c in "".join(teks.split()) if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Cn"}
    )


def test_spaces_are_folded_but_not_no_break_ones() -> None:
    assert rapikan_spasi("  a  b \t c\u00a0 ") == "a b c\u00a0"


def test_names_match_without_case_and_spacing() -> None:
    assert kunci_cari(" Kasi\u00a0 PEMERINTAHAN\n") == kunci_cari("kasipemerintahan")
    assert kunci_cari("ＣＡＭＡＴ") == kunci_cari("camat")
    assert kunci_cari("Kasi") != kunci_cari("Kasubag")


def test_dates_are_indonesian_whatever_the_system_speaks() -> None:
    assert tanggal_panjang(date(2026, 1, 5)) == "5 Januari 2026"
    assert [tanggal_panjang(date(2026, bulan, 31)) for bulan in (3, 5, 8, 12)] == [
        "31 Maret 2026",
        "31 Mei 2026",
        "31 Agustus 2026",
        "31 Desember 2026",
    ]


@pytest.mark.parametrize(
    ("nip", "hasil"),
    [
        ("197001011995031001", "19700101 199503 1 001"),
        ("19700101 199503 1 001", "19700101 199503 1 001"),
        (" 1970010119 95031001\n", "19700101 199503 1 001"),
        ("19700101", "19700101"),
        (" 510 123 456 ", "510 123 456"),
        ("", ""),
    ],
)
def test_nip_in_groups_and_anything_else_as_written(nip: str, hasil: str) -> None:
    assert nip_berspasi(nip) == hasil
