"""The four states of a figure, and how figures add up: blank is not zero."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.figur import KOSONG, NIHIL, TIDAK_BERLAKU, Cara, Figur, baca_figur, rekap, tulis_figur
from iki_desktop.domain.galat import UserError

angka = st.decimals(-(10**9), 10**9, places=2).map(lambda n: Figur("terisi", n))
figur = angka | st.sampled_from([KOSONG, NIHIL, TIDAK_BERLAKU])
cara: st.SearchStrategy[Cara] = st.sampled_from(("jumlah", "rata", "akhir", "tertinggi", "terendah"))


def isi(*nilai: int) -> list[Figur]:
    """Reported figures."""
    return [Figur("terisi", Decimal(n)) for n in nilai]


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("", KOSONG),
        ("  ", KOSONG),
        ("-", NIHIL),
        ("–", NIHIL),
        ("Nihil", NIHIL),
        ("n/a", TIDAK_BERLAKU),
        ("N/A", TIDAK_BERLAKU),
        ("0", Figur("terisi", Decimal(0))),
        ("1.234,5", Figur("terisi", Decimal("1234.5"))),
    ],
)
def test_the_four_states_are_typed(teks: str, hasil: Figur) -> None:
    assert baca_figur(teks) == hasil


@pytest.mark.parametrize("teks", ["12 orang", "1,234.5", "1.5", "1e3", "--", "5 Januari"])
def test_what_is_no_figure_is_refused(teks: str) -> None:
    with pytest.raises(UserError, match=r"Tulis seperti 1\.234,5"):
        baca_figur(teks)


@given(figur)
def test_writing_and_reading_agree(satu: Figur) -> None:
    assert baca_figur(tulis_figur(satu)) == satu


def test_blank_is_left_out_and_told() -> None:
    hasil = rekap([*isi(3, 5), KOSONG, NIHIL, TIDAK_BERLAKU], "jumlah")
    assert (hasil.nilai, hasil.terisi, hasil.seharusnya, hasil.lengkap) == (Decimal(8), 3, 4, False)


def test_the_mean_divides_by_what_was_reported_not_by_twelve() -> None:
    assert rekap([*isi(3, 5), *[KOSONG] * 10], "rata").nilai == 4
    assert rekap([*isi(3, 6), NIHIL, KOSONG], "rata").nilai == 3


def test_nihil_counts_as_zero_and_not_applicable_not_at_all() -> None:
    assert rekap([NIHIL], "jumlah").nilai == 0
    assert rekap([NIHIL, *isi(4)], "terendah").nilai == 0
    tanpa = rekap([TIDAK_BERLAKU, TIDAK_BERLAKU], "jumlah")
    assert (tanpa.nilai, tanpa.seharusnya, tanpa.figur) == (None, 0, TIDAK_BERLAKU)


def test_no_figure_appears_from_nothing() -> None:
    for satu in ("jumlah", "rata", "akhir", "tertinggi", "terendah"):
        assert rekap([KOSONG, KOSONG], satu).nilai is None
        assert rekap([], satu).figur == TIDAK_BERLAKU


def test_the_last_value_is_the_last_reported() -> None:
    assert rekap([*isi(7, 9), KOSONG], "akhir").nilai == 9


@given(st.lists(figur, max_size=12), cara, st.randoms())
def test_order_does_not_matter_but_for_the_last_value(semua: list[Figur], bagaimana: Cara, acak: object) -> None:
    if bagaimana == "akhir":
        return
    lain = list(semua)
    acak.shuffle(lain)  # type: ignore[attr-defined]
    assert rekap(lain, bagaimana) == rekap(semua, bagaimana)
