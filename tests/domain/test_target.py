"""Targets as people type them: one figure or a range, and nothing guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.capaian import Target
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.target import baca_target, tulis_target

ANGKA = st.decimals(0, 10**12, places=4)


def target(bawah: str, atas: str = "") -> Target:
    """A target of plain decimals."""
    return Target(Decimal(bawah), Decimal(atas or bawah))


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("97,5", target("97.5")), (" 1.234,50 ", target("1234.50")), ("0", target("0")), ("12\u00a0", target("12")),
        ("80-90", target("80", "90")), ("80 - 90", target("80", "90")), ("80 – 90", target("80", "90")),
        ("80—90", target("80", "90")), ("80 .. 90", target("80", "90")), ("80 s.d. 90", target("80", "90")),
        ("80 s.d 90", target("80", "90")), ("80 sd 90", target("80", "90")), ("80 S/D 90", target("80", "90")),
        ("80 sampai 90", target("80", "90")), ("7,5\u00a0–\u00a08", target("7.5", "8")),
        ("1.000 - 2.000,5", target("1000", "2000.5")), ("80 - 80", target("80")), ("0 - 0", target("0")),
    ],
)  # fmt: skip
def test_one_figure_or_a_range(teks: str, hasil: Target) -> None:
    assert baca_target(teks) == hasil


@pytest.mark.parametrize("teks", ["", "  ", "\u00a0\n"])
def test_nothing_is_no_target(teks: str) -> None:
    assert baca_target(teks) is None
    assert tulis_target(None) == ""


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("97,5 %", target("97.5")),
        ("97,5%", target("97.5")),
        ("80% - 90 %", target("80", "90")),
        ("80 - 90%", target("80", "90")),
    ],
)
def test_the_sign_of_per_cent_belongs_to_an_indicator_in_per_cent(teks: str, hasil: Target) -> None:
    assert baca_target(teks, "%") == hasil
    with pytest.raises(UserError, match="tidak terbaca"):
        baca_target(teks, "orang")


@pytest.mark.parametrize("teks", ["90 - 80", "90 s.d. 80", "1.000 - 999,99"])
def test_a_range_the_wrong_way_round_is_told_and_not_turned(teks: str) -> None:
    with pytest.raises(UserError, match=f"Rentang target “{teks}” terbalik. Tulis yang lebih kecil dahulu"):
        baca_target(teks)


@pytest.mark.parametrize("teks", ["-5", "−5", "-5 - 10", "-0,1"])
def test_a_target_below_zero_is_refused(teks: str) -> None:
    with pytest.raises(UserError, match=r"di bawah nol\. Tulis nol atau lebih"):
        baca_target(teks)


@pytest.mark.parametrize(
    "teks",
    [
        "1.5",
        "1,234.5",
        "80-",
        "-",
        "80 - 90 - 100",
        "80--90",
        ">= 80",
        "delapan",
        "80 orang",
        "1e3",
        "%",
        "n/a",
        "100 %%",
    ],
)
@pytest.mark.parametrize("satuan", ["", "%"])
def test_what_is_no_target_is_refused_as_a_whole(teks: str, satuan: str) -> None:
    with pytest.raises(UserError, match=r"^Target “.*” tidak terbaca\. Tulis seperti 97,5 atau 80 - 90"):
        baca_target(teks, satuan)


def test_an_endless_text_is_quoted_short() -> None:
    with pytest.raises(UserError) as galat:
        baca_target("x" * 1000)
    assert len(str(galat.value)) < 120


@given(bawah=ANGKA, lebih=st.one_of(st.just(Decimal(0)), ANGKA))
def test_what_is_written_is_read_back(bawah: Decimal, lebih: Decimal) -> None:
    satu = Target(bawah, bawah + lebih)
    kembali = baca_target(tulis_target(satu))
    assert kembali is not None
    assert (kembali.bawah, kembali.atas) == (satu.bawah, satu.atas)


def test_a_target_is_written_as_it_is_typed() -> None:
    assert tulis_target(target("1234.50")) == "1.234,50"
    assert tulis_target(target("80", "90")) == "80 – 90"
