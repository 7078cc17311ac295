"""Figures as text: what is read, what is refused with a proposal, how they are printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.angka import DIGIT_MAKS, AngkaError, baca_angka, tulis_angka


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("0", "0"),
        ("245", "245"),
        (" 1.234,5 ", "1234.5"),
        ("1234,5", "1234.5"),
        ("12.345.678", "12345678"),
        ("97,50", "97.50"),
        ("-7", "-7"),
        ("−1.000,25", "-1000.25"),
        ("0,001", "0.001"),
    ],
)
def test_read_as_indonesians_write_them(teks: str, nilai: str) -> None:
    dibaca = baca_angka(teks)
    assert str(dibaca) == nilai  # also the zeros behind the comma


@pytest.mark.parametrize(
    ("teks", "saran"),
    [
        ("1.5", "1,5"),
        ("1234.567", "1234,567"),
        ("0.123", "0,123"),
        ("1,234.5", "1.234,5"),
        ("1e3", "1.000"),
        ("12,", "12"),
        ("1.", "1"),
        ("1,2,3", ""),
        ("1.23.456", ""),
        ("", ""),
        (",", ""),
        ("12 orang", ""),
        ("1 234", ""),
        ("٣", ""),
        ("NaN", ""),
        ("1_000", ""),
        ("9" * (DIGIT_MAKS + 1), ""),
    ],
)
def test_another_manner_is_refused_and_what_was_meant_is_proposed(teks: str, saran: str) -> None:
    with pytest.raises(AngkaError) as galat:
        baca_angka(teks)
    assert "1.234,5" in galat.value.kalimat
    assert galat.value.saran == saran
    if saran:
        baca_angka(saran)


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        ("1234567.89", None, "1.234.567,89"),
        ("97.50", None, "97,50"),
        ("97.50", 2, "97,5"),
        ("100.00", 2, "100"),
        ("2.345", 2, "2,35"),
        ("-0.004", 2, "0"),
        ("-1234.5", 1, "-1.234,5"),
        ("1E+3", None, "1.000"),
        ("999.995", 2, "1.000"),
        ("1E-900", 2, "0"),
    ],
)
def test_printed_with_points_and_comma(nilai: str, desimal: int | None, teks: str) -> None:
    assert tulis_angka(Decimal(nilai), desimal) == teks


@pytest.mark.parametrize("nilai", ["NaN", "Infinity", "1E+900000"])
def test_what_no_one_can_read_is_not_printed(nilai: str) -> None:
    with pytest.raises(ValueError, match="no figure"):
        tulis_angka(Decimal(nilai), 2)


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=6))
def test_printed_and_read_again_it_is_the_same(nilai: Decimal) -> None:
    assert baca_angka(tulis_angka(nilai)) == nilai


def periksa_galat(e: AngkaError) -> None:
    """A whole sentence, and a proposal that can be read."""
    assert e.kalimat.endswith(".")
    assert not e.saran or baca_angka(e.saran) is not None


@given(st.text("0123456789.,-eE \u00a0x٣", max_size=20))
def test_any_text_is_a_figure_or_a_sentence(teks: str) -> None:
    try:
        dibaca = baca_angka(teks)
    except AngkaError as e:
        periksa_galat(e)
    else:
        assert baca_angka(tulis_angka(dibaca)) == dibaca
