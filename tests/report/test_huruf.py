"""The letters on paper: each one that is printed has a shape, and one that has none is not lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.report.huruf import fonts, measure, runs, tanpa_huruf, tercetak
from iki_desktop.report.kotak import Huruf

BERAT: st.SearchStrategy[Huruf] = st.sampled_from(["biasa", "tebal"])

# All that text can hold: the basic plane and samples beyond it.
SEMUA = [chr(kode) for kode in (*range(0x10000), *range(0x1D400, 0x1D800), *range(0x1F300, 0x1F700), 0x20000)]


@pytest.mark.parametrize("berat", ["biasa", "tebal"])
def test_every_letter_that_is_printed_has_a_shape(berat: Huruf) -> None:
    for satu in SEMUA:
        for peran, isi in runs(tercetak(satu), berat):
            glyph = fonts()[peran].face.charToGlyph
            assert [c for c in isi if not glyph.get(ord(c)) and c not in "\n\u00a0"] == [], ascii(satu)


def test_no_letter_is_dropped_that_has_a_shape_of_its_own() -> None:
    hilang = [satu for satu in SEMUA if satu.isprintable() and not satu.isspace() and not tercetak(satu).strip()]
    assert hilang == []


@pytest.mark.parametrize(
    ("teks", "cetak"),
    [
        ("Nilai SKM 𝑁 − 1", "Nilai SKM N − 1"),
        ("½ ≥ ❖ ∑ ✓", "½ ≥ ❖ ∑ ✓"),
        ("\ue000", "[U+E000]"),
        ("漢", "[U+6F22]"),
        ("👍", "[U+1F44D]"),
        ("a\tb\r\nc\x00", "a b\nc"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
    ],
)
def test_what_no_font_has_is_printed_in_its_plain_form_or_as_its_code(teks: str, cetak: str) -> None:
    assert tercetak(teks) == cetak


def test_only_letters_printed_as_codes_are_warned_of() -> None:
    assert tanpa_huruf("𝑁 漢 ❖ \x00 \ue000 a") == {"漢", "\ue000"}
    assert tanpa_huruf("[U+0041]") == set()


@given(st.text(), BERAT)
def test_cut_by_font_the_text_is_the_same(teks: str, berat: Huruf) -> None:
    assert "".join(isi for _, isi in runs(tercetak(teks), berat)) == tercetak(teks)


def test_widths_are_those_of_the_fonts() -> None:
    assert measure("AAA") == pytest.approx(3 * measure("A"))
    assert measure("A") == pytest.approx(0.667, abs=0.001)  # as Arial
    assert measure("i", "tebal") > measure("i")
    assert measure("\u00a0") == measure(" ") > 0
    assert measure("") == 0
