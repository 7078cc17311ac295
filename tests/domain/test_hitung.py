"""What formulas amount to, against ratios of whole numbers and by hand."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from iki_desktop.domain.hitung import TakTerhitung, hitung, nama_unik, satuan
from iki_desktop.domain.rumus import Angka, Biner, Kurung, Minus, Nama, Simpul, baca_rumus
from iki_desktop.domain.teks import kunci_cari
from tests.domain.pohon_rumus import Bahan, rumus

NILAI = {"A": Decimal(3), "B": Decimal(4), "C": Decimal("0.5")}


def hasil(teks: str, **nilai: str) -> Decimal:
    return hitung(baca_rumus(teks).isi, {k: Decimal(v) for k, v in nilai.items()} or NILAI)


@pytest.mark.parametrize(
    ("teks", "angka", "jenis"),
    [
        ("[A] / [B] x 100%", "75", "persen"),
        ("[A] / [B] x 100 %", "75", "persen"),
        ("100% x ([A] / [B])", "75", "persen"),
        ("[A] x 100% / [B]", "75", "persen"),
        ("([A] / [B]) × (100%)", "75", "persen"),
        ("[A] / [B]", "0.75", "biasa"),
        ("50% x [A]", "1.5", "biasa"),
        ("[A] : 50%", "6", "biasa"),
        ("50%", "0.5", "bagian"),
        ("100% - [A] / [B]", "0.25", "biasa"),
        ("100% - [A] / [B] x 100%", "25", "persen"),
        ("100 - [A] / [B] x 100%", "25", "persen"),
        ("([A] / [B] x 100% + [C] x 100%) / 2", "62.5", "persen"),
        ("[A] / [B] x 100% x 100%", "75", "persen"),
        ("50% x ([A] / [B] x 100%)", "37.5", "persen"),
        ("([A] / [B] x 100%) x ([C] x 100%)", "37.5", "persen"),
        ("([A] / [B] x 100%) / ([C] x 100%)", "1.5", "biasa"),
        ("-100% x [A]", "-300", "persen"),
        ("[A] x 1.000,5 - -[B]", "3005.5", "biasa"),
        ("[A] / 3 x 3 / [A] - 1", "0", "biasa"),
    ],
)
def test_percent_is_counted_once(teks: str, angka: str, jenis: str) -> None:
    assert hasil(teks) == Decimal(angka)
    assert satuan(baca_rumus(teks).isi) == jenis


def test_names_match_without_case_and_spacing() -> None:
    assert hasil("∑[Hari  Kerja] / [hari kerja] + [ PEGAWAI ]", **{"hari kerja": "245", "Pegawai": "2"}) == 3


def test_attendance_as_pujon_prints_it() -> None:
    teks = (
        "∑[Pegawai] X (∑[Hari kerja efektif] - ∑[hari tidak masuk kerja]) / (∑[Pegawai] X ∑[hari kerja efektif]) x 100%"
    )
    nilai = {"Pegawai": "20", "Hari kerja efektif": "240", "Hari tidak masuk kerja": "6"}
    assert hasil(teks, **nilai) == Decimal("97.5")


def test_what_is_missing_is_told_all_at_once() -> None:
    with pytest.raises(TakTerhitung) as galat:
        hasil("[A] / ([Pegawai] + [Hari] + [pegawai])", A="1")
    assert galat.value.sebab == "belum diisi: Pegawai, Hari"
    assert galat.value.nama == ("Pegawai", "Hari")


@pytest.mark.parametrize("teks", ["[A] / ([B] - 4)", "[A] : 0", "1 / ([B] / 3 x 3 - [B])"])
def test_a_denominator_of_zero_is_no_figure(teks: str) -> None:
    with pytest.raises(TakTerhitung, match="penyebut nol") as galat:
        hasil(teks)
    assert set(galat.value.nama) <= {"B"}


@pytest.mark.parametrize("angka", ["1E+999999", "1E-999999", "NaN", "Infinity", "-Infinity"])
def test_figures_beyond_all_bounds_are_refused(angka: str) -> None:
    with pytest.raises(TakTerhitung, match="terlalu"):
        hasil("[A] x 2", A=angka)


def test_a_long_product_neither_hangs_nor_prints_a_page() -> None:
    besar = "9" * 39
    with pytest.raises(TakTerhitung, match="terlalu besar"):
        hasil(" x ".join(["[A]"] * 150), A=besar)
    kecil = hasil(" / ".join(["[A]"] * 150), A=besar)
    assert 0 < kecil < Decimal("1E-5000")


def test_the_context_of_others_plays_no_part() -> None:
    with localcontext() as konteks:
        konteks.prec = 2
        assert hasil("[A] / 7 x 100%", A="1") == Decimal("14.28571428571428571428571428571429")


def oracle(simpul: Simpul, nilai: dict[str, Fraction]) -> Fraction:
    """Without percent: Python's own arithmetic."""
    match simpul:
        case Nama(nama):
            return nilai[nama]
        case Angka(_, angka):
            return Fraction(angka)
        case Kurung(isi):
            return oracle(isi, nilai)
        case Minus(_, isi):
            return -oracle(isi, nilai)
        case Biner(tanda, kiri, kanan):
            a, b = oracle(kiri, nilai), oracle(kanan, nilai)
            if tanda in "xX*×":
                return a * b
            if tanda in "/:÷":
                return a / b
            return a + b if tanda == "+" else a - b


def tanpa_persen(simpul: Simpul) -> bool:
    match simpul:
        case Angka(persen=persen):
            return not persen
        case Kurung(isi) | Minus(_, isi):
            return tanpa_persen(isi)
        case Biner(_, kiri, kanan):
            return tanpa_persen(kiri) and tanpa_persen(kanan)
    return True


def coba(simpul: Simpul, nilai: dict[str, Decimal]) -> Decimal | str:
    """The outcome, or why there is none."""
    try:
        return hitung(simpul, nilai)
    except TakTerhitung as e:
        return e.sebab


ANGKA = st.decimals(min_value=-1000, max_value=1000, places=3)


@given(rumus, st.lists(ANGKA, min_size=1, max_size=4))
@settings(max_examples=80)
def test_same_as_arithmetic_with_ratios(bahan: Bahan, angka: list[Decimal]) -> None:
    isi = bahan.pohon
    nilai = {nama: angka[ke % len(angka)] for ke, nama in enumerate(nama_unik(isi))}
    dihitung = coba(isi, nilai)
    if isinstance(dihitung, str):
        assert dihitung == "penyebut nol"
        if tanpa_persen(isi):
            with pytest.raises(ZeroDivisionError):
                oracle(isi, _semua(isi, nilai))
        return
    assert dihitung.is_finite()
    if tanpa_persen(isi):
        pasti = oracle(isi, _semua(isi, nilai))
        assert abs(Fraction(dihitung) - pasti) <= abs(pasti) / 10**33
    # A percentage figure is a hundred times what the same formula gives without its percent.
    if satuan(isi) == "biasa":
        seratus = hitung(Biner("x", Kurung(isi), Angka("100%", Decimal(100), persen=True)), nilai)
        assert abs(Fraction(seratus) - 100 * Fraction(dihitung)) <= abs(Fraction(seratus)) / 10**32


def _semua(isi: Simpul, nilai: dict[str, Decimal]) -> dict[str, Fraction]:
    """Each spelling of each name with the figure it is found by."""
    kunci = {kunci_cari(k): Fraction(v) for k, v in nilai.items()}
    hasil: dict[str, Fraction] = {}

    def walk(satu: Simpul) -> None:
        match satu:
            case Nama(nama):
                hasil[nama] = kunci[kunci_cari(nama)]
            case Kurung(isi) | Minus(_, isi):
                walk(isi)
            case Biner(_, kiri, kanan):
                walk(kiri)
                walk(kanan)

    walk(isi)
    return hasil


@given(rumus)
@settings(max_examples=40)
@example(Bahan("[a]", Nama("a")))
def test_brackets_around_any_term_change_nothing(bahan: Bahan) -> None:
    def berkurung(satu: Simpul) -> Simpul:
        match satu:
            case Kurung(isi):
                return Kurung(berkurung(isi))
            case Minus(tanda, isi):
                return Minus(tanda, Kurung(berkurung(isi)))
            case Biner(tanda, kiri, kanan):
                return Biner(tanda, Kurung(berkurung(kiri)), Kurung(berkurung(kanan)))
        return Kurung(satu)

    nilai = {nama: Decimal(ke + 2) for ke, nama in enumerate(nama_unik(bahan.pohon))}
    assert coba(bahan.pohon, nilai) == coba(berkurung(bahan.pohon), nilai)
    assert satuan(bahan.pohon) == satuan(berkurung(bahan.pohon))


@pytest.mark.parametrize(
    "teks",
    [
        "50% + [A] + [A] / [B] x 100%",
        "[A] / [B] x 100% + 50% + [A]",
        "(50% + [A]) + [A] / [B] x 100%",
        "[A] - (-50% - [A] / [B] x 100%)",
    ],
)
def test_percents_in_a_sum_count_the_same_in_any_order_and_brackets(teks: str) -> None:
    assert hitung(baca_rumus(teks).isi, {"A": Decimal(3), "B": Decimal(4)}) == 128
