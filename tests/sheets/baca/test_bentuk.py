"""Numbers and dates as spreadsheets show them."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from iki_desktop.sheets.baca.bentuk import angka_biasa, angka_dari, bentuk_format, sel_angka, sel_waktu


@pytest.mark.parametrize(
    ("teks", "biasa"),
    [
        ("12", "12"), ("0", "0"), ("-0", "0"), ("007", "7"), ("+5", "5"), ("12.50", "12.5"), ("12.0", "12"),
        (" 3 ", "3"),
        ("0.30000000000000004", "0.3"), ("1E3", "1000"), ("1.5E+20", "150000000000000000000"), ("2.5e-7", "0.00000025"),
        ("3507261234567891", "3507261234567891"), ("3.50726123456789E+15", "3507261234567890"),
        ("-1e-9", "-0.000000001"),
        ("0.97499999999999998", "0.975"), (".5", "0.5"), ("1234567.1234567890", "1234567.12345679"),
        ("", None), ("1_0", None), ("1e999", None), ("nan", None), ("inf", None), ("٣", None), ("1,5", None),
    ],
)  # fmt: skip
def test_a_number_in_plain_decimal(teks: str, biasa: str | None) -> None:
    assert angka_biasa(teks) == biasa


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_plain_and_within_15_digits_of_what_it_was(nilai: float) -> None:
    biasa = angka_dari(nilai)
    assert "e" not in biasa.lower()
    assert abs(Decimal(biasa) - Decimal(nilai)) <= abs(Decimal(nilai)) * Decimal("1e-14")
    assert angka_biasa(biasa) == biasa


@pytest.mark.parametrize(
    ("kode", "bentuk"),
    [
        ("General", "angka"), ("0%", "persen"), ('0.0"%"', "angka"), (r"0\%", "angka"),
        ('#,##0 "orang hidup"', "angka"),
        ("0.00E+00", "angka"), ("[$Rp-421]#,##0", "angka"), ('_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "angka"),
        ("[Red]0;[Blue]-0", "angka"), ("dd/mm/yyyy", "tanggal"), ("[$-421]dd mmmm yyyy;@", "tanggal"),
        ("mmm", "tanggal"),
        ("mmm-yy", "tanggal"), ("d/m/yy h:mm", "tanggal"), ("h:mm AM/PM", "jam"), ("[h]:mm:ss", "lama"),
        ("mm:ss", "jam"),
        ("[<1]0%;0", "persen"), ("@", "angka"), ("0;-0;;@", "angka"), ("# ?/?", "angka"),
    ],
)  # fmt: skip
def test_what_a_format_makes_of_a_number(kode: str, bentuk: str) -> None:
    assert bentuk_format(200, kode) == bentuk


@pytest.mark.parametrize("nomor", BUILTIN_FORMATS)
def test_formats_without_code_are_those_of_the_standard(nomor: int) -> None:
    kode = BUILTIN_FORMATS[nomor]
    assert bentuk_format(nomor) == bentuk_format(nomor, kode)
    assert (bentuk_format(nomor) in {"tanggal", "jam", "lama"}) == is_date_format(kode)


@given(st.integers(1, 2_950_000), st.integers(0, 86_399), st.booleans())
def test_a_date_is_the_one_openpyxl_finds(hari: int, detik: int, mac: bool) -> None:
    satu = sel_waktu(hari + detik / 86400, "tanggal", mac=mac)
    tebak = from_excel(hari, MAC_EPOCH if mac else WINDOWS_EPOCH)
    assert isinstance(tebak, datetime)
    tepat = tebak + timedelta(seconds=detik)
    assert satu == "d" + (tepat.isoformat() if detik else tepat.date().isoformat())


@pytest.mark.parametrize(
    ("teks", "bentuk", "satu"),
    [
        ("46053", "tanggal", "d2026-01-31"), ("0.5", "tanggal", "d12:00:00"), ("0.520833333333333", "jam", "d12:30:00"),
        ("1.15", "lama", "d27:36:00"), ("-1", "tanggal", "e########"), ("3500000", "tanggal", "e########"),
        ("0.975", "persen", "p0.975"), ("abc", "persen", "tabc"), ("1", "tanggal", "d1900-01-01"),
        ("46053.9999999", "tanggal", "d2026-02-01"), ("2958465", "tanggal", "d9999-12-31"),
    ],
)  # fmt: skip
def test_the_cell_of_a_number(teks: str, bentuk: str, satu: str) -> None:
    assert sel_angka(teks, bentuk) == satu  # type: ignore[arg-type]
