"""A formula set as a formula: fractions with their rule, within the width, no letter lost."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from iki_desktop.report.huruf import measure, tercetak
from iki_desktop.report.kotak import Garis, Huruf, Kotak, Measure, Teks
from iki_desktop.report.rumus import susun_rumus
from tests.domain.pohon_rumus import Bahan, bertingkat, rumus
from tests.report.baca_pdf import huruf
from tests.report.bahan import RUMUS
from tests.report.harapan import cara_rumus

UKURAN, LEBAR, TINGGI = 11.0, 230.0, 210.0


def sempit(teks: str, huruf: Huruf) -> float:
    return 0.3 * len(teks) + 0 * len(huruf)


def lebar_sekali(teks: str, huruf: Huruf) -> float:
    return 1.4 * len(teks) + 0 * len(huruf)


UKURAN_LAIN: st.SearchStrategy[Measure] = st.sampled_from([measure, sempit, lebar_sekali])


def susun(teks: str, lebar: float = LEBAR, ukur: Measure = measure, tinggi: float = TINGGI) -> list[Kotak]:
    return susun_rumus(teks, lebar, UKURAN, ukur, tinggi)


def isi(kotak: list[Kotak]) -> str:
    return "".join(huruf(t.isi) for k in kotak for t in k.teks)


def kata(teks: list[Teks]) -> str:
    return " ".join(t.isi.replace("\u00a0", " ") for t in teks)


def atas(kotak: Kotak, palang: Garis) -> str:
    return kata([t for t in kotak.teks if t.y < palang.y and palang.x <= t.x < palang.x + palang.lebar])


def bawah(kotak: Kotak, palang: Garis) -> str:
    return kata([t for t in kotak.teks if t.y > palang.y and palang.x <= t.x < palang.x + palang.lebar])


def samping(kotak: Kotak, palang: Garis) -> list[Teks]:
    return [t for t in kotak.teks if t.x >= palang.x + palang.lebar]


def test_numerator_rule_denominator_and_what_stands_beside() -> None:
    (kotak,) = susun("∑[Pengajuan yang dicairkan] / ∑[Pengajuan yang ada] X 100%")
    (palang,) = kotak.garis
    assert atas(kotak, palang) == "∑ Pengajuan yang dicairkan"
    assert bawah(kotak, palang) == "∑ Pengajuan yang ada"
    (kali,) = samping(kotak, palang)
    assert kali.isi.replace("\u00a0", " ") == "X 100%"
    assert kali.y - 0.72 * UKURAN < palang.y < kali.y  # the rule runs through the height of its letters


def test_brackets_that_are_the_whole_numerator_are_not_printed() -> None:
    assert isi(susun("([A] + [B]) / ([C] x ([D] - [E]))")) == "A+BCx(D-E)"


def test_a_label_stands_above_with_the_equals_sign_beside_the_rule() -> None:
    label, kotak = susun("Tingkat Partisipasi = [Hadir] / [Undangan] x 100 %")
    assert kata(list(label.teks)) == "Tingkat Partisipasi"
    (palang,) = kotak.garis
    sama = kotak.teks[0]
    assert sama.isi == "="
    assert sama.x < palang.x
    assert sama.y - 0.72 * UKURAN < palang.y < sama.y


@pytest.mark.parametrize("nama", ["Hadir", "Nilai SKM Tahun N − 1 dan lain", "kata " * 12, "kata " * 40])
def test_times_a_hundred_stays_beside_the_rule_however_long_the_fraction(nama: str) -> None:
    kotak = susun(f"Label = [{nama}] / [Undangan] x 100 %")[-1]
    (palang,) = kotak.garis
    assert kata(samping(kotak, palang)) == "x 100 %"
    assert kotak.lebar <= LEBAR + 0.01


def test_a_colon_stays_in_its_line() -> None:
    (kotak,) = susun("[A] : [B] ÷ [C]")
    assert kotak.garis == ()
    assert kata(list(kotak.teks)) == "A : B ÷ C"


def test_a_long_numerator_is_broken_in_lines_above_the_rule() -> None:
    (kotak,) = susun("[" + "kata " * 30 + "] / 2")
    (palang,) = kotak.garis
    assert len({t.y for t in kotak.teks if t.y < palang.y}) > 2
    assert bawah(kotak, palang) == "2"


def test_each_part_is_centred_on_the_rule() -> None:
    (kotak,) = susun("[panjang sekali] / 2")
    (palang,) = kotak.garis
    dua = kotak.teks[-1]
    assert dua.x + measure("2") * UKURAN / 2 == pytest.approx(palang.x + palang.lebar / 2)


def test_fractions_in_fractions_have_each_their_rule() -> None:
    (kotak,) = susun("([A] / [B]) / ([C] / [D])")
    assert len(kotak.garis) == 3
    panjang = max(kotak.garis, key=lambda g: g.lebar)
    assert atas(kotak, panjang) == "A B"
    assert bawah(kotak, panjang) == "C D"


@pytest.mark.parametrize("teks", ["∑[Pegawai] X (", "Pegawai / 2", "[A] = [B]", "= [A] / [B]", "<b>x</b>"])
def test_a_draft_with_a_mistake_is_printed_as_typed(teks: str) -> None:
    assert isi(susun(teks)) == huruf(teks)


@pytest.mark.parametrize("dalam", [12, 30, 39])
def test_a_formula_taller_than_allowed_becomes_lines_that_can_be_split(dalam: int) -> None:
    teks = bertingkat(dalam)
    kotak = susun(teks)
    assert isi(kotak) == huruf(teks)
    assert max(k.tinggi for k in kotak) < 2 * UKURAN


def test_two_hundred_fractions_in_a_row_are_set() -> None:
    teks = "[a]" + " / [a]" * 200
    assert isi(susun(teks)) == huruf(teks)
    assert len(susun(teks, tinggi=1e6, lebar=1e6)[0].garis) == 200


@given(
    st.one_of(rumus.map(lambda r: r.teks), st.sampled_from(RUMUS), st.integers(0, 39).map(bertingkat), st.text()),
    st.floats(12, 400),
    UKURAN_LAIN,
    st.floats(30, 500),
)
@example(bertingkat(6, " x [kata kata kata]"), 100.0, measure, 500.0)
@example(
    "Label panjang sekali untuk rumus ini = ([Nilai SKM Tahun N − 1] + [Tahun N − 2]) / 2 x 100 %", 12.0, sempit, 170.0
)
def test_any_formula_stays_in_its_box_and_loses_no_letter(
    teks: str, lebar: float, ukur: Measure, tinggi: float
) -> None:
    teks = tercetak(teks).replace("\n", " ")
    kotak = susun(teks, lebar, ukur, tinggi)
    assert isi(kotak) in cara_rumus(teks)
    for k in kotak:
        assert k.tinggi <= max(tinggi, 1.25 * UKURAN) + 0.01
        for t in k.teks:
            panjang = ukur(t.isi, "biasa") * UKURAN
            assert t.x >= -0.01
            assert t.x + panjang <= k.lebar + 0.01
            assert k.lebar <= lebar + 0.02 or len(t.isi) == 1
            assert 0.7 * UKURAN <= t.y <= k.tinggi - 0.2 * UKURAN
        for g in k.garis:
            assert -0.01 <= g.x <= g.x + g.lebar <= k.lebar + 0.01
            assert 0 <= g.y <= k.tinggi
        periksa_sendiri(k, ukur)


def periksa_sendiri(kotak: Kotak, ukur: Measure) -> None:
    """No letters on letters, no rule through letters."""
    teks = [(t.x, t.x + ukur(t.isi, "biasa") * UKURAN, t.y - 0.72 * UKURAN, t.y + 0.21 * UKURAN) for t in kotak.teks]
    for n, (kiri, kanan, atas, bawah) in enumerate(teks):
        for kiri2, kanan2, atas2, bawah2 in teks[n + 1 :]:
            assert min(kanan, kanan2) - max(kiri, kiri2) < 0.01 or min(bawah, bawah2) - max(atas, atas2) < 0.01
        for g in kotak.garis:
            assert not (atas < g.y < bawah and min(kanan, g.x + g.lebar) - max(kiri, g.x) > 0.01)


@given(rumus, st.floats(60, 400), st.floats(0.3, 4))
@settings(max_examples=50)
def test_larger_letters_give_the_same_boxes_larger(bahan: Bahan, lebar: float, kali: float) -> None:
    teks = tercetak(bahan.teks).replace("\n", " ")
    kecil = susun_rumus(teks, lebar, UKURAN, measure, TINGGI)
    besar = susun_rumus(teks, lebar * kali * (1 + 1e-9), UKURAN * kali, measure, TINGGI * kali)
    assert [[t.isi for t in k.teks] for k in besar] == [[t.isi for t in k.teks] for k in kecil]
    for b, k in zip(besar, kecil, strict=True):
        for t, u in zip(b.teks, k.teks, strict=True):
            assert abs(t.x - u.x * kali) + abs(t.y - u.y * kali) < 1e-3
