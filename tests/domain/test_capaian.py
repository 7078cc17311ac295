"""Capaian and predikat: the checks of the regulation, and the faults that systems in use make."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.capaian import PITA, Target, capaian, predikat, tampil

D = Decimal
satu = Target.satu
angka = st.decimals(0, 10**9, places=3)


@pytest.mark.parametrize(
    ("realisasi", "target", "arah", "hasil"),
    [
        # PermenPANRB 8/2021: a time target of 7 to 8 months, a target of 80 to 90
        (D("6.5"), Target(D(7), D(8)), "turun", D(107)),
        (D(9), Target(D(7), D(8)), "turun", D("87.5")),
        (D("7.5"), Target(D(7), D(8)), "turun", D(100)),
        (D(70), Target(D(80), D(90)), "naik", D("87.5")),
        (D(85), Target(D(80), D(90)), "naik", D(100)),
        (D(99), Target(D(80), D(90)), "naik", D(110)),
        (D(70), Target(D(80), D(90)), "rentang", D("87.5")),
        (D(108), Target(D(80), D(90)), "rentang", D(80)),
        (D(3), satu(D(4)), "naik", D(75)),
        (D(3), satu(D(4)), "turun", D(125)),
        (D(9), satu(D(4)), "turun", D(0)),
    ],
)
def test_the_formula_of_each_direction(realisasi: D, target: Target, arah: str, hasil: D) -> None:
    nilai = capaian(realisasi, target, arah)  # type: ignore[arg-type]
    assert nilai is not None
    assert tampil(nilai, 0) == tampil(hasil, 0)


def test_a_target_that_is_met_is_a_hundred_not_zero() -> None:
    for arah in ("naik", "turun", "rentang"):
        assert capaian(D("245"), satu(D("245")), arah) == 100


def test_zero_violations_where_none_are_allowed_is_a_hundred_not_zero() -> None:
    assert capaian(D(0), satu(D(0)), "turun") == 100
    assert capaian(D(0), satu(D(0)), "rentang") == 100
    assert capaian(D(1), satu(D(0)), "turun") == 0


def test_no_target_to_reach_is_not_computable_never_zero() -> None:
    assert capaian(D(0), satu(D(0)), "naik") is None
    assert capaian(D(5), satu(D(0)), "naik") is None


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [("91", "Sangat Baik"), ("90.999", "Baik"), ("90.5", "Baik"), ("76", "Baik"), ("75.99", "Cukup"), ("66", "Cukup"),
     ("65.5", "Kurang"), ("51", "Kurang"), ("50.9", "Sangat Kurang"), ("0", "Sangat Kurang"), ("140", "Sangat Baik")],
)  # fmt: skip
def test_cuts_are_lower_bounds_and_nothing_falls_between_bands(nilai: str, kata: str) -> None:
    assert predikat(D(nilai)) == kata


def test_the_band_is_chosen_before_rounding() -> None:
    nilai = D("90.996")
    assert (tampil(nilai), predikat(nilai)) == (D("91.00"), "Baik")


def test_display_rounds_half_up_and_caps() -> None:
    assert tampil(D("97.125")) == D("97.13")
    assert tampil(D("97.115")) == D("97.12")
    assert tampil(D("133.3"), batas=D(100)) == 100
    assert tampil(D("133.333")) == D("133.33")


@given(angka, angka.filter(bool))
def test_capaian_is_the_exact_quotient(realisasi: D, target: D) -> None:
    nilai = capaian(realisasi, satu(target), "naik")
    assert nilai is not None
    asli = Fraction(realisasi) * 100 / Fraction(target)
    assert abs(Fraction(nilai) - asli) <= asli * Fraction(1, 10**33)


@given(angka, angka, angka, st.sampled_from(["naik", "turun", "rentang"]))
def test_capaian_is_never_below_zero_and_has_a_band(realisasi: D, a: D, b: D, arah: str) -> None:
    nilai = capaian(realisasi, Target(min(a, b), max(a, b)), arah)  # type: ignore[arg-type]
    if nilai is not None:
        assert nilai >= 0
        assert predikat(nilai) in {p.predikat for p in PITA}
