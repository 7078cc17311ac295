"""The formula language: what is read, what is kept as typed, and how a mistake is told."""

import re
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from iki_desktop.domain.rumus import (
    BANYAK_MAKS,
    DALAM_MAKS,
    PANJANG_MAKS,
    Angka,
    Biner,
    Kurung,
    Minus,
    Nama,
    Rumus,
    RumusError,
    Simpul,
    baca_rumus,
    nama_dalam,
    pecahan,
    tulis_rumus,
)
from tests.domain.pohon_rumus import Bahan, rumus

A, B, C = Nama("A"), Nama("B"), Nama("C")


def isi(teks: str) -> Simpul:
    return baca_rumus(teks).isi


def galat(teks: str) -> RumusError:
    with pytest.raises(RumusError) as tangkap:
        baca_rumus(teks)
    return tangkap.value


@pytest.mark.parametrize(
    ("teks", "pohon"),
    [
        ("[A] + [B] x [C]", Biner("+", A, Biner("x", B, C))),
        ("[A] x [B] + [C]", Biner("+", Biner("x", A, B), C)),
        ("[A] - [B] - [C]", Biner("-", Biner("-", A, B), C)),
        ("[A] / [B] / [C]", Biner("/", Biner("/", A, B), C)),
        ("[A] / [B] x [C]", Biner("x", Biner("/", A, B), C)),
        ("([A] + [B]) x [C]", Biner("x", Kurung(Biner("+", A, B)), C)),
        ("-[A] x [B]", Biner("x", Minus("-", A), B)),
        ("[A] - -[B]", Biner("-", A, Minus("-", B))),
    ],
)
def test_products_bind_before_sums_and_left_before_right(teks: str, pohon: Simpul) -> None:
    assert isi(teks) == pohon


@pytest.mark.parametrize("tanda", ["x", "X", "*", "×", "/", ":", "÷"])
def test_each_sign_of_product_and_quotient_is_kept_as_typed(tanda: str) -> None:
    assert isi(f"[A] {tanda} [B] + [C]") == Biner("+", Biner(tanda, A, B), C)


@pytest.mark.parametrize("tanda", ["-", "−", "–"])
def test_each_minus_is_kept_as_typed(tanda: str) -> None:
    assert isi(f"[A] {tanda} [B] x [C]") == Biner(tanda, A, Biner("x", B, C))
    assert isi(f"{tanda}[A]") == Minus(tanda, A)


@pytest.mark.parametrize("sigma", ["∑", "Σ"])
def test_sign_of_summation_is_kept_as_typed(sigma: str) -> None:
    assert isi(f"{sigma} [Hari kerja]") == Nama("Hari kerja", sigma)


@pytest.mark.parametrize("teks", ["[A] x100%", "[A]x100%", "[A] X 100%"])
def test_a_number_may_follow_the_sign_at_once(teks: str) -> None:
    dibaca = isi(teks)
    assert isinstance(dibaca, Biner)
    assert dibaca.kanan == Angka("100%", Decimal(100), persen=True)


@pytest.mark.parametrize(
    ("teks", "nilai", "persen"),
    [
        ("245", "245", False),
        ("1.234,5", "1234.5", False),
        ("12.345.678", "12345678", False),
        ("0,75", "0.75", False),
        ("100%", "100", True),
        ("100 %", "100", True),
        ("97,5\u00a0%", "97.5", True),
    ],
)
def test_numbers_are_read_as_indonesians_write_them(teks: str, nilai: str, persen: bool) -> None:
    assert isi(teks) == Angka(teks, Decimal(nilai), persen)


@pytest.mark.parametrize("teks", ["1.2", "1,2,3", "1.23.456", "1234.567", "1,", "1."])
def test_a_number_in_another_manner_is_refused(teks: str) -> None:
    assert "1.234,5" in galat(f"[A] x {teks}").kalimat


def test_label_is_what_stands_before_the_first_equals_sign() -> None:
    assert baca_rumus("Tingkat Partisipasi = [a = b] / 2") == Rumus(
        "Tingkat Partisipasi", Biner("/", Nama("a = b"), Angka("2", Decimal(2)))
    )
    assert baca_rumus("[a = b]").label == ""


def test_only_the_slash_is_drawn_as_a_fraction() -> None:
    assert pecahan(isi("([A] + [B]) / ([C])")) == (Biner("+", A, B), C)
    assert pecahan(isi("[A] : [B]")) is None
    assert pecahan(isi("[A] ÷ [B]")) is None


def test_brackets_around_a_part_of_the_numerator_stay() -> None:
    assert pecahan(isi("([A]) x ([B]) / [C]")) == (Biner("x", Kurung(A), Kurung(B)), C)


def test_names_of_a_formula_each_once_in_order() -> None:
    assert nama_dalam(baca_rumus("∑[B] x ([A] - [C]) / (-∑[B] + [a]) x 100%")) == ("B", "A", "C", "a")


@given(rumus)
@settings(max_examples=60)
def test_what_was_typed_is_what_is_meant(bahan: Bahan) -> None:
    assert isi(bahan.teks) == bahan.pohon


@given(st.sampled_from(["", "Label", "Nilai x (2)"]), rumus)
@settings(max_examples=60)
def test_written_and_read_again_it_is_the_same(label: str, bahan: Bahan) -> None:
    semula = Rumus(label, bahan.pohon)
    assert baca_rumus(tulis_rumus(semula)) == semula


@given(
    st.one_of(
        st.text(max_size=80),
        st.text("[]()∑Σx*X×/:÷+-−–%=.,0123456789 \n\tab\u00a0\u2009\x1c١²", max_size=60),
        st.lists(st.sampled_from(["[a]", "(", ")", "x", "/", "-", "∑", "1.234,5", "%", "=", " ", "kata"])).map("".join),
    )
)
@example("\ud800")
@example("1" * 5000)
@example("١٢٣ + ²")
def test_any_text_is_a_formula_or_a_sentence(teks: str) -> None:
    try:
        dibaca = baca_rumus(teks)
    except RumusError as e:
        periksa_galat(e, teks)
    else:
        assert baca_rumus(tulis_rumus(dibaca)).isi == dibaca.isi


def periksa_galat(e: RumusError, teks: str) -> None:
    """A sentence that begins large and ends with a full stop, and a place inside the text."""
    assert re.fullmatch(r"[A-Z“].*\.", e.kalimat, re.DOTALL)
    assert str(e) == e.kalimat
    assert 0 <= e.awal <= e.akhir <= len(teks)


@pytest.mark.parametrize(
    ("teks", "tempat", "kata"),
    [
        ("", "", "belum selesai"),
        ("[A] x", "", "belum selesai"),
        ("[A] + / [B]", "/", "kurang nama"),
        ("([A] + [B]", "(", "belum ditutup"),
        ("[A] + [B])", ")", "kurung buka"),
        ("[A] [B]", "[B]", "kurang tanda"),
        ("[A] 100%", "100%", "kurang tanda"),
        ("[] / [B]", "[]", "kosong"),
        ("[  ] / [B]", "[  ]", "kosong"),
        ("[A / B", "[", "Kurung siku"),
        ("A] / [B]", "A", "di luar kurung siku"),
        ("[A] / ]", "]", "Kurung siku"),
        ("∑ / [B]", "∑", "Sesudah ∑"),
        ("% / [B]", "%", "Tanda %"),
        ("100%% x [B]", "%", "Tanda %"),
        ("[A] = [B]", "=", "tidak dikenal"),
        ("= [A] / [B]", "=", "label"),
    ],
)
def test_a_mistake_is_told_with_its_place(teks: str, tempat: str, kata: str) -> None:
    e = galat(teks)
    periksa_galat(e, teks)
    assert teks[e.awal : e.akhir] == tempat
    assert kata in e.kalimat


@pytest.mark.parametrize(
    "teks",
    [
        "Pegawai / [Hari]",
        "[Hari] x Pegawai",
        "∑Pegawai x 100%",
        "(Hari) / 2",
        "Hari kerja efektif / 2",
        "[Hadir] / jumlah undangan x 100%",
        "[Hadir] / undangan X [Xenia]",
        "2 x tahun lalu",
    ],
)
def test_a_name_without_brackets_is_cured_by_what_is_proposed(teks: str) -> None:
    e = galat(teks)
    assert e.saran == f"[{teks[e.awal : e.akhir]}]"
    baca_rumus(teks[: e.awal] + e.saran + teks[e.akhir :])


@given(st.text("Pegawai= [](x)/%1", max_size=40))
def test_proposed_cures_come_to_an_end(teks: str) -> None:
    for _ in range(60):
        try:
            baca_rumus(teks)
        except RumusError as e:
            if not e.saran:
                return
            teks = teks[: e.awal] + e.saran + teks[e.akhir :]
        else:
            return
    pytest.fail(f"still proposes: {teks}")


def test_what_is_too_much_is_refused_in_words_and_what_is_just_not_is_read() -> None:
    def bersusun(dalam: int) -> str:
        return "(" * dalam + "[A]" + ")" * dalam

    def berderet(banyak: int) -> str:
        return "[A]" + " / [A]" * banyak

    baca_rumus(bersusun(DALAM_MAKS))
    assert str(DALAM_MAKS) in galat(bersusun(DALAM_MAKS + 1)).kalimat
    assert str(DALAM_MAKS) in galat("-" * (DALAM_MAKS + 1) + "[A]").kalimat
    tulis_rumus(baca_rumus(berderet(BANYAK_MAKS)))
    assert str(BANYAK_MAKS) in galat(berderet(BANYAK_MAKS + 1)).kalimat
    baca_rumus("[" + "n" * (PANJANG_MAKS - 2) + "]")
    assert str(PANJANG_MAKS) in galat("[" + "n" * (PANJANG_MAKS - 1) + "]").kalimat
    for jahat in ("(" * PANJANG_MAKS, "-" * PANJANG_MAKS, "[a]/" * (PANJANG_MAKS // 4), "1+" * (PANJANG_MAKS // 2)):
        periksa_galat(galat(jahat), jahat)


def test_a_mistake_quotes_no_more_than_a_sentence_holds() -> None:
    panjang = "kata " * 700 + "akhir"
    with pytest.raises(RumusError) as galat:
        baca_rumus(panjang)
    assert len(galat.value.kalimat) < 200
    assert galat.value.saran == f"[{panjang}]"
