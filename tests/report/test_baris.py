"""Breaking text to a width, and hanging it under its marks: nothing is lost, nothing sticks out."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iki_desktop.report.baris import bungkus, kotak_baris
from iki_desktop.report.huruf import measure, tercetak
from iki_desktop.report.kotak import LINE, Huruf, Kotak, Measure
from iki_desktop.report.sel import Susunan
from tests.report.baca_pdf import huruf


def kotakan(teks: str, huruf: Huruf = "biasa") -> float:
    """A measure where each letter is one wide."""
    return float(len(teks)) + 0 * len(huruf)


UKURAN: st.SearchStrategy[Measure] = st.sampled_from([kotakan, measure])


@pytest.mark.parametrize(
    ("teks", "lebar", "baris"),
    [
        ("", 10, [""]),
        ("   ", 10, [""]),
        ("satu dua tiga", 8, ["satu dua", "tiga"]),
        ("satu dua tiga", 7, ["satu", "dua", "tiga"]),
        ("satu  \t dua", 20, ["satu dua"]),
        ("Musyawarah/Mufakat desa", 11, ["Musyawarah/", "Mufakat", "desa"]),
        ("RPJMDes,APBDes", 8, ["RPJMDes,", "APBDes"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("ab cdefghij kl", 4, ["ab", "cdef", "ghij", "kl"]),
        ("abc", 0.5, ["a", "b", "c"]),
    ],
)
def test_text_is_broken_at_spaces_then_after_signs_then_anywhere(teks: str, lebar: float, baris: list[str]) -> None:
    assert bungkus(teks, lebar, kotakan) == baris


@given(st.text(max_size=200), st.floats(0.1, 60), UKURAN)
@example("a" * 5000, 12.0, measure)
@example("\u00a0\u00a0", 0.1, measure)
def test_no_letter_is_lost_and_no_line_is_too_wide(teks: str, lebar: float, ukur: Measure) -> None:
    teks = tercetak(teks).replace("\n", " ")
    baris = bungkus(teks, lebar, ukur)
    assert "".join(huruf(b) for b in baris) == huruf(teks)
    assert [b for b in baris if ukur(b, "biasa") > lebar + 1e-6 and len(b) > 1] == []


@given(st.lists(st.text("abcdef", min_size=1, max_size=9), min_size=1, max_size=20), st.integers(9, 30))
def test_no_line_is_shorter_than_it_must_be(kata: list[str], lebar: int) -> None:
    baris = bungkus(" ".join(kata), lebar, kotakan)
    assert " ".join(baris).split() == kata
    for atas, bawah in pairwise(baris):
        assert len(atas) + 1 + len(bawah.split()[0]) > lebar


def test_a_line_is_centred_in_its_width() -> None:
    kotak = kotak_baris("JUDUL", 10.0, kotakan, lebar=100.0)
    assert kotak.teks[0].x == 25.0
    assert kotak.tinggi == LINE * 10


def baris_kotak(kotak: list[Kotak]) -> list[list[tuple[float, str]]]:
    return [[(t.x, t.isi) for t in k.teks] for k in kotak]


SUSUNAN = Susunan(200.0, 10.0, kotakan)


def test_text_hangs_under_its_mark() -> None:
    assert baris_kotak(SUSUNAN.hanging("-", "satu dua tiga empat lima")) == [
        [(0.0, "-"), (15.5, "satu dua tiga")],
        [(15.5, "empat lima")],
    ]


def test_lines_that_begin_with_marks_hang_each_under_its_own() -> None:
    assert baris_kotak(SUSUNAN.text("Judul\n- satu\n  - dua\na) tiga")) == [
        [(0.0, "Judul")],
        [(0.0, "-"), (15.5, "satu")],
        [(11.0, "-"), (26.5, "dua")],
        [(0.0, "a)"), (25.5, "tiga")],
    ]


def test_texts_of_a_list_are_flush_though_their_marks_are_not() -> None:
    assert baris_kotak(SUSUNAN.hanging("a)", "x", lebar_tanda=30.0)) == [[(0.0, "a)"), (35.5, "x")]]


def test_deep_indentation_stops_before_the_text_has_no_room() -> None:
    (kotak,) = SUSUNAN.text(" " * 60 + "dalam")
    assert kotak.teks[0].x == 33.0


def test_an_empty_text_is_no_line_but_an_empty_line_is_one() -> None:
    assert SUSUNAN.text("") == []
    assert len(SUSUNAN.text("a\n\nb")) == 3


@given(st.text(max_size=8), st.text(max_size=80), st.floats(60, 400), st.floats(0, 20), st.floats(0, 60), st.booleans())
@example("x\ny", "teks\nlagi", 130.0, 0.0, 0.0, False)
@example("tanda panjang", "teks\nlagi", 130.0, 0.0, 0.0, False)
def test_no_letter_of_mark_or_text_is_lost(
    tanda: str, teks: str, lebar: float, x: float, lebar_tanda: float, tebal: bool
) -> None:
    tanda, teks = tercetak(tanda), tercetak(teks)
    susunan = Susunan(lebar, 11.0, measure, "tebal" if tebal else "biasa")
    kotak = susunan.hanging(tanda, teks, x, lebar_tanda)
    assert "".join(huruf(t.isi) for k in kotak for t in k.teks) == huruf(tanda + teks)
    assert not any("\n" in t.isi for k in kotak for t in k.teks)
    # Only a single letter may stick out, in a column that is narrower than an indented letter.
    assert [t for k in kotak for t in k.teks if len(t.isi) > 1 and t.x + measure(t.isi) * 11 > lebar + 25] == []
