"""A year's target spread over its parts: nothing lost, nothing added, never below zero."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.sebar import CaraSebar, sebar

banyak = st.sampled_from([1, 2, 4, 12])
desimal = st.integers(0, 3)
nilai = st.decimals(0, 10**12, places=2) | st.integers(0, 10**30).map(Decimal)
bagian = st.decimals(0, 10**6, places=1)


def angka(teks: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(satu) for satu in teks.split())


@pytest.mark.parametrize(
    ("tahun", "banyaknya", "cara", "tempat", "hasil"),
    [
        ("100", 4, "rata", 0, "25 25 25 25"),
        ("10", 4, "rata", 0, "2 3 2 3"),
        ("3", 12, "rata", 0, "0 0 0 1 0 0 0 1 0 0 0 1"),
        ("100", 12, "rata", 2, "8.33 8.33 8.34 8.33 8.33 8.34 8.33 8.33 8.34 8.33 8.33 8.34"),
        ("-10", 4, "rata", 0, "-2 -3 -2 -3"),
        ("100.5", 2, "rata", 0, "50.2 50.3"),
        ("100.00", 4, "kumulatif", 0, "25 50 75 100"),
        ("10", 4, "kumulatif", 0, "2 5 7 10"),
        ("97.5", 4, "tetap", 0, "97.5 97.5 97.5 97.5"),
        ("0", 2, "rata", 2, "0 0"),
    ],
)
def test_a_year_in_parts(tahun: str, banyaknya: int, cara: CaraSebar, tempat: int, hasil: str) -> None:
    sebaran = sebar(Decimal(tahun), banyaknya, cara, desimal=tempat)
    assert [str(satu) for satu in sebaran] == hasil.split()  # 25, not 25,00


def test_last_year_gives_the_shape() -> None:
    assert sebar(Decimal(100), 4, "bentuk", desimal=0, bentuk=angka("1 0 2 1")) == angka("25 0 50 25")
    assert sebar(Decimal(10), 4, "bentuk", desimal=0, bentuk=angka("1 1 1 1")) == angka("2 3 2 3")


@pytest.mark.parametrize(
    ("bentuk", "kalimat"), [("0 0 0 0", "nol semua"), ("1 -1 2 2", "di bawah nol"), ("1 2 3", "baru 3 dari 4")]
)
def test_a_shape_that_says_nothing_is_refused(bentuk: str, kalimat: str) -> None:
    with pytest.raises(UserError, match=kalimat):
        sebar(Decimal(100), 4, "bentuk", desimal=0, bentuk=angka(bentuk))


def test_nothing_is_spread_over_nothing() -> None:
    with pytest.raises(ValueError, match="nothing"):
        sebar(Decimal(100), 0, "rata", desimal=0)
    with pytest.raises(ValueError, match="nothing"):
        sebar(Decimal("NaN"), 4, "rata", desimal=0)


@given(nilai, banyak, desimal)
def test_even_parts_sum_up_exactly_and_differ_by_one_step(tahun: Decimal, n: int, tempat: int) -> None:
    hasil = sebar(tahun, n, "rata", desimal=tempat)
    assert len(hasil) == n
    assert sum(map(Fraction, hasil)) == Fraction(tahun)
    assert min(hasil) >= 0
    # A year's figure with more decimals than asked for is spread in its own.
    assert max(map(Fraction, hasil)) - min(map(Fraction, hasil)) <= Fraction(1, 10**tempat)


@given(nilai, banyak, desimal)
def test_what_is_reached_never_falls_and_ends_at_the_years(tahun: Decimal, n: int, tempat: int) -> None:
    hasil = sebar(tahun, n, "kumulatif", desimal=tempat)
    assert list(hasil) == sorted(hasil)
    assert hasil[0] >= 0
    assert hasil[-1] == tahun
    rata = list(map(Fraction, sebar(tahun, n, "rata", desimal=tempat)))
    assert [sum(rata[: i + 1]) for i in range(n)] == list(map(Fraction, hasil))


@given(nilai, st.lists(bagian, min_size=4, max_size=4).filter(any), desimal)
def test_parts_follow_last_year_to_within_a_step(tahun: Decimal, bentuk: list[Decimal], tempat: int) -> None:
    hasil = sebar(tahun, 4, "bentuk", desimal=tempat, bentuk=bentuk)
    assert sum(map(Fraction, hasil)) == Fraction(tahun)
    semua = sum(map(Fraction, bentuk))
    for satu, dulu in zip(hasil, bentuk, strict=True):
        tepat = Fraction(tahun) * Fraction(dulu) / semua
        assert abs(Fraction(satu) - tepat) < Fraction(1, 10**tempat)
        assert satu >= 0
        assert dulu or not satu  # where there was nothing, nothing is asked for


@given(nilai, banyak, st.sampled_from(["rata", "kumulatif", "tetap"]))
def test_below_zero_is_the_mirror(tahun: Decimal, n: int, cara: CaraSebar) -> None:
    lawan = sebar(tahun.copy_negate(), n, cara, desimal=1)
    assert lawan == tuple(satu.copy_negate() for satu in sebar(tahun, n, cara, desimal=1))
