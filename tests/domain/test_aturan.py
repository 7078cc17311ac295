"""Rules between figures, and the figures that a second look is asked for."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.aturan import Aturan, Tanda, baca_aturan, langgar, nama_aturan, ragu
from iki_desktop.domain.figur import KOSONG, NIHIL, TIDAK_BERLAKU, Figur
from iki_desktop.domain.rumus import RumusError, tulis_rumus
from iki_desktop.domain.variabel import Variabel

LAPORAN = Variabel(1, "Laporan")
BIASA = [Decimal(n) for n in (40, 95, 60, 40)]


def cek(teks: str, **nilai: float | str) -> bool | None:
    return langgar(Aturan(1, teks, ""), {nama: Decimal(str(n)) for nama, n in nilai.items()})


def isi(nilai: str) -> Figur:
    return Figur("terisi", Decimal(nilai))


@pytest.mark.parametrize(
    ("ditulis", "tanda"),
    [("<=", "≤"), ("≤", "≤"), (">=", "≥"), ("≥", "≥"), ("<", "<"), (">", ">"), ("=", "=")],
)
def test_a_rule_is_two_formulas_and_a_sign(ditulis: str, tanda: Tanda) -> None:
    for spasi in ("", " "):
        banding = baca_aturan(f"[Hadir]{spasi}{ditulis}{spasi}∑[Pegawai] x 2")
        assert banding.tanda == tanda
        assert (tulis_rumus(banding.kiri), tulis_rumus(banding.kanan)) == ("[Hadir]", "∑[Pegawai] x 2")


def test_signs_inside_names_are_letters() -> None:
    teks = "[Usia < 5] + [A = B] <= [Usia ≥ 60]"
    assert nama_aturan(teks) == ("Usia < 5", "A = B", "Usia ≥ 60")
    assert langgar(Aturan(1, teks, ""), {"usia < 5": Decimal(1), "A=B": Decimal(1), "Usia ≥ 60": Decimal(2)}) is False


def test_a_name_is_told_once_however_it_is_written() -> None:
    assert nama_aturan("[Pegawai Tetap] <= [pegawai  tetap] + [Lain]") == ("Pegawai Tetap", "Lain")


@pytest.mark.parametrize(
    ("teks", "kalimat", "tempat", "saran"),
    [
        ("[Hadir]", "tanda banding", "[Hadir]", ""),
        ("", "tanda banding", "", ""),
        ("[A] <= [B] <= [C]", "dua aturan", "<=", ""),
        ("[A] =< [B]", "Pakai <=", "=<", "<="),
        ("[A] <> [B]", "tidak dikenal", "<>", ""),
        ("<= [B]", "Di depan “<=”", "", ""),
        ("[A] = ", "Di belakangnya", " ", ""),
        ("[A] <= Pegawai", "di luar kurung siku", "Pegawai", "[Pegawai]"),
        ("[A] <= 1.5", "1.234,5", "1.5", "1,5"),
        ("[A] <= ([B]", "belum ditutup", "(", ""),
        ("[A < [B]", "Kurung siku", "[", ""),
        ("1 <= 2", "belum menyebut variabel", "1 <= 2", ""),
    ],
)
def test_what_is_no_rule_is_told_with_its_place(teks: str, kalimat: str, tempat: str, saran: str) -> None:
    with pytest.raises(RumusError) as tangkap:
        baca_aturan(teks)
    e = tangkap.value
    assert kalimat in e.kalimat
    assert (teks[e.awal : e.akhir], e.saran) == (tempat, saran)


def test_the_cure_of_the_right_side_lands_on_the_right_side() -> None:
    teks = "[A] + 1.000 <= 1.5"
    with pytest.raises(RumusError) as tangkap:
        baca_aturan(teks)
    e = tangkap.value
    assert teks[: e.awal] + e.saran + teks[e.akhir :] == "[A] + 1.000 <= 1,5"


@pytest.mark.parametrize(
    ("teks", "a", "b", "langgarkah"),
    [
        ("[a] <= [b]", 3, 3, False),
        ("[a] <= [b]", 4, 3, True),
        ("[a] < [b]", 3, 3, True),
        ("[a] = [b]", "3.0", 3, False),
        ("[a] = [b]", "3.01", 3, True),
        ("[a] >= [b]", 2, 3, True),
        ("[a] > [b]", 4, 3, False),
        ("[a] / 3 x 3 = [a]", 10, 0, False),  # a third times three is one
        ("[a] / [b] x 100% <= 90%", 3, 4, False),  # 75 % against 90 %, not 75 against 0,9
        ("[a] / [b] x 100% <= 90%", 95, 100, True),
        ("[a] / [b] <= 90%", 95, 100, True),
        ("[a] / [b] <= 1", 1, 0, None),
    ],
)
def test_figures_keep_a_rule_or_break_it(teks: str, a: float | str, b: float, langgarkah: bool | None) -> None:
    assert cek(teks, a=a, b=b) is langgarkah


def test_without_a_figure_nothing_is_said() -> None:
    assert cek("[a] <= [b]", a=3) is None
    assert cek("[a] <=", a=3) is None
    assert cek("[a] <= [b]", a="1e50", b=1) is None


@given(st.decimals(-(10**9), 10**9, places=3), st.decimals(-(10**9), 10**9, places=3))
def test_of_less_same_and_more_exactly_one_holds(a: Decimal, b: Decimal) -> None:
    nilai = {"a": a, "b": b}
    benar = [not langgar(Aturan(1, f"[a] {tanda} [b]", ""), nilai) for tanda in "<=>"]
    assert benar.count(True) == 1
    assert cek("[a] <= [b]", a=str(a), b=str(b)) is (a > b)


def test_a_figure_far_above_the_usual_is_told() -> None:
    assert ragu(isi("950"), LAPORAN, BIASA) == (
        "950 jauh di atas kebiasaan: 4 laporan terakhir 40 sampai 95. Periksa lagi, atau pertahankan dengan alasan."
    )
    assert ragu(isi("285"), LAPORAN, BIASA) == ""  # three times the highest, not more


def test_a_figure_far_below_the_usual_is_told() -> None:
    assert "13 jauh di bawah kebiasaan" in ragu(isi("13"), LAPORAN, BIASA)
    assert ragu(isi("14"), LAPORAN, BIASA) == ""
    assert ragu(NIHIL, LAPORAN, BIASA).startswith("Nihil jauh di bawah kebiasaan")
    assert "4 laporan terakhir selalu 40." in ragu(isi("0"), LAPORAN, [Decimal(40)] * 4)


@pytest.mark.parametrize(
    ("nilai", "lalu"),
    [
        ("950", (40, 95)),  # two reports are no custom
        ("950", (0, 0, 0)),
        ("0", (1, 1, 2)),  # from one to none
        ("0", (2, 2, 2)),
        ("1", (0, 40, 95)),  # there was nothing before, too
    ],
)
def test_small_and_new_figures_are_no_alarm(nilai: str, lalu: Sequence[int]) -> None:
    assert ragu(isi(nilai), LAPORAN, [Decimal(n) for n in lalu]) == ""


def test_what_is_not_a_number_is_never_doubtful() -> None:
    batas = Variabel(1, "Laporan", terkecil=Decimal(1))
    assert ragu(KOSONG, batas, BIASA) == ragu(TIDAK_BERLAKU, batas, BIASA) == ""


def test_the_bounds_of_a_variable() -> None:
    batas = Variabel(1, "SKM", terkecil=Decimal(25), terbesar=Decimal(100), lonjakan=None)
    assert ragu(isi("24.99"), batas, BIASA).startswith("24,99 di bawah batas wajar 25.")
    assert ragu(isi("100.5"), batas, []).startswith("100,5 di atas batas wajar 100.")
    assert ragu(isi("25"), batas, []) == ragu(isi("100"), batas, []) == ""
    assert ragu(NIHIL, batas, []).startswith("Nihil di bawah batas wajar 25.")


def test_leaps_are_not_looked_at_where_the_office_says_so() -> None:
    assert ragu(isi("950000"), Variabel(1, "Anggaran", lonjakan=None), BIASA) == ""


@given(st.lists(st.integers(0, 1000).map(Decimal), min_size=3, max_size=12))
def test_what_lies_among_the_usual_is_never_doubtful(lalu: list[Decimal]) -> None:
    for satu in lalu:
        assert ragu(Figur("terisi", satu), LAPORAN, lalu) == ""


def test_a_count_of_thirty_digits_is_doubtful_but_money_may_be_large() -> None:
    besar = Figur("terisi", Decimal(10) ** 29)
    assert "sangat besar" in ragu(besar, Variabel(1, "Laporan", satuan="laporan"), ())
    assert ragu(Figur("terisi", Decimal(2) * 10**9), Variabel(1, "Dana", satuan="Rp"), ()) == ""
    assert ragu(Figur("terisi", Decimal(999_999_999)), Variabel(1, "Laporan"), ()) == ""
