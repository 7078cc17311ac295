"""What holds for any figures: order of entry, desa before time, and that no figure appears from nothing."""

import random
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import cycle

from hypothesis import assume, given
from hypothesis import strategies as st

from iki_desktop.domain.capaian import PITA, Target, capaian, predikat
from iki_desktop.domain.dokumen import Arah
from iki_desktop.domain.figur import KOSONG, NIHIL, TIDAK_BERLAKU, Figur
from iki_desktop.domain.nilai import KunciFigur, Laporan, nilai_indikator, nilai_variabel
from iki_desktop.domain.periode import PANJANG, Periode
from iki_desktop.domain.variabel import FREKUENSI, LINGKUP, REKAP_DESA, REKAP_WAKTU, Variabel

DESA = (11, 12, 13)
RUMUS = "[V] / [W] x 100%"

isian = st.one_of(
    st.decimals(-(10**6), 10**6, places=2).map(lambda n: Figur("terisi", n)),
    st.sampled_from([KOSONG, NIHIL, TIDAK_BERLAKU]),
)
periode = st.sampled_from([*PANJANG.values()]).flatmap(
    lambda p: st.sampled_from(range(1, 13, p)).map(lambda awal: Periode(2026, awal, p))
)


@st.composite
def variabel(draw: st.DrawFn, nomor: int, nama: str) -> Variabel:
    return Variabel(
        nomor,
        nama,
        frekuensi=draw(st.sampled_from(FREKUENSI)),
        lingkup=draw(st.sampled_from(LINGKUP)),
        rekap_waktu=draw(st.sampled_from(REKAP_WAKTU)),
        rekap_desa=draw(st.sampled_from(REKAP_DESA)),
    )


def tempat(satu: Variabel) -> Sequence[int | None]:
    return DESA if satu.lingkup == "desa" else (None,)


def kunci(satu: Variabel) -> list[KunciFigur]:
    """All figures it may have in two years."""
    masa = [m for tahun in (2025, 2026) for m in Periode(tahun, 1, 12).bagian(satu.frekuensi)]
    return [(satu.id, m, desa) for m in masa for desa in tempat(satu)]


@st.composite
def laporan(draw: st.DrawFn) -> Laporan:
    """Two variables and their figures: a few, over and over, so that every period has some; some absent."""
    semua = draw(variabel(1, "V")), draw(variabel(2, "W"))
    figur: dict[KunciFigur, Figur] = {}
    for satu in semua:
        isi = draw(st.lists(st.none() | isian, min_size=1, max_size=7))
        figur |= {k: f for k, f in zip(kunci(satu), cycle(isi), strict=False) if f is not None}
    return Laporan(semua, DESA, figur)


@given(laporan(), periode, st.randoms(use_true_random=False))
def test_the_order_of_entry_does_not_matter(semua: Laporan, kapan: Periode, acak: random.Random) -> None:
    figur = acak.sample([*semua.figur.items()], len(semua.figur))
    lain = Laporan(semua.variabel[::-1], tuple(acak.sample(DESA, len(DESA))), dict(figur))
    satu, dua = nilai_indikator(RUMUS, kapan, semua), nilai_indikator(RUMUS, kapan, lain)
    assert (satu.nilai, satu.alasan, satu.lengkap) == (dua.nilai, dua.alasan, dua.lengkap)


def gabung(angka: Sequence[Fraction], cara: str) -> Fraction:
    match cara:
        case "jumlah":
            return sum(angka, Fraction(0))
        case "rata":
            return sum(angka, Fraction(0)) / len(angka)
        case "akhir":
            return angka[-1]
    return max(angka) if cara == "tertinggi" else min(angka)


@given(laporan(), periode)
def test_desa_are_rolled_up_before_time(semua: Laporan, kapan: Periode) -> None:
    v = semua.variabel[0]
    waktu, terisi, wajib = list[Fraction](), 0, 0
    for masa in kapan.bagian(v.frekuensi):
        figur = [semua.figur.get((v.id, masa, desa), KOSONG) for desa in tempat(v)]
        angka = [Fraction(f.nilai or 0) for f in figur if f.status in ("terisi", "nihil")]
        terisi, wajib = terisi + len(angka), wajib + sum(f.status != "tidak_berlaku" for f in figur)
        if angka:
            waktu.append(gabung(angka, v.rekap_desa))
    hasil = nilai_variabel("V", kapan, semua)
    assert (hasil.terisi, hasil.seharusnya) == (terisi, wajib)
    assert (hasil.nilai is None) == (not waktu)
    if hasil.nilai is not None:
        pasti = gabung(waktu, v.rekap_waktu)
        # Sums that cancel out are as exact as what they were made of.
        assert abs(Fraction(hasil.nilai) - pasti) <= Fraction(10**9, 10**33)


@given(laporan(), periode)
def test_no_figure_appears_from_nothing(semua: Laporan, kapan: Periode) -> None:
    """Without a figure of the period there is no value but a reason, whatever other figures there are."""
    kosong = {k: f for k, f in semua.figur.items() if not kapan.holds(k[1]) or f in (KOSONG, TIDAK_BERLAKU)}
    for satu in ("V", "W"):
        hasil = nilai_variabel(satu, kapan, Laporan(semua.variabel, DESA, kosong))
        assert (hasil.nilai, hasil.terisi) == (None, 0)
        assert hasil.sebab
        isi = nilai_variabel(satu, kapan, semua)
        assert (isi.nilai is None) == (isi.terisi == 0) == bool(isi.sebab)
    indikator = nilai_indikator(RUMUS, kapan, Laporan(semua.variabel, DESA, kosong))
    assert indikator.nilai is None
    assert indikator.alasan != "penyebut nol"
    assert indikator.alasan


@given(laporan(), periode)
def test_only_figures_of_the_period_count(semua: Laporan, kapan: Periode) -> None:
    dalam = {k: f for k, f in semua.figur.items() if kapan.holds(k[1]) and k[0] == 1}
    assert nilai_variabel("V", kapan, Laporan(semua.variabel, DESA, dalam)) == nilai_variabel("V", kapan, semua)
    asing: dict[KunciFigur, Figur] = {
        (1, masa, 99): Figur("terisi", Decimal(7)) for _, masa, _ in kunci(semua.variabel[0])
    }
    lain = nilai_variabel("V", kapan, Laporan(semua.variabel, DESA, {**semua.figur, **asing}))
    assert lain == nilai_variabel("V", kapan, semua)


@given(laporan(), periode)
def test_a_blank_cell_is_a_missing_one_and_nihil_a_zero(semua: Laporan, kapan: Periode) -> None:
    ditulis = {k: semua.figur.get(k, KOSONG) for k in kunci(semua.variabel[0])}
    nol = {k: Figur("terisi", Decimal(0)) if f == NIHIL else f for k, f in ditulis.items()}
    for lain in (ditulis, nol):
        assert nilai_variabel("V", kapan, Laporan(semua.variabel, DESA, lain)) == nilai_variabel("V", kapan, semua)


@given(laporan(), periode)
def test_what_does_not_apply_changes_no_value_but_what_is_missing(semua: Laporan, kapan: Periode) -> None:
    figur = {k: semua.figur.get(k, KOSONG) for k in kunci(semua.variabel[0])}
    tanpa = {k: TIDAK_BERLAKU if f == KOSONG else f for k, f in figur.items()}
    satu = nilai_variabel("V", kapan, semua)
    dua = nilai_variabel("V", kapan, Laporan(semua.variabel, DESA, tanpa))
    assert (dua.nilai, dua.terisi, dua.seharusnya) == (satu.nilai, satu.terisi, satu.terisi)


@given(laporan(), periode)
def test_looking_back_is_the_same_period_of_the_year_before(semua: Laporan, kapan: Periode) -> None:
    lalu = Variabel(3, "Tahun lalu", asal_id=1, jeda=1)
    hasil = nilai_variabel("Tahun lalu", kapan, Laporan((*semua.variabel, lalu), DESA, semua.figur))
    asli = nilai_variabel("V", kapan.mundur(1), semua)
    assert (hasil.nilai, hasil.terisi, hasil.seharusnya, hasil.sel) == (
        asli.nilai, asli.terisi, asli.seharusnya, asli.sel,
    )  # fmt: skip


bagian = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=12, max_size=12)


@given(bagian)
def test_a_ratio_is_that_of_the_sums_whatever_the_months_are(isi: list[tuple[int, int]]) -> None:
    figur: dict[KunciFigur, Figur] = {}
    for bulan, (atas, bawah) in enumerate(isi, start=1):
        figur[1, Periode(2026, bulan, 1), None] = Figur("terisi", Decimal(atas))
        figur[2, Periode(2026, bulan, 1), None] = Figur("terisi", Decimal(bawah))
    semua = Laporan((Variabel(1, "V"), Variabel(2, "W")), (), figur)
    nilai = nilai_indikator(RUMUS, Periode(2026, 1, 12), semua).nilai
    assert nilai is not None
    pasti = Fraction(100 * sum(a for a, _ in isi), sum(b for _, b in isi))
    assert abs(Fraction(nilai) - pasti) <= pasti / 10**30


angka = st.decimals(0, 10**6, places=2)


@given(angka, angka, angka, angka, st.sampled_from(["naik", "turun"]))
def test_better_is_never_rated_lower(satu: Decimal, dua: Decimal, a: Decimal, b: Decimal, arah: Arah) -> None:
    """Over a range too, and across its ends."""
    assume(min(a, b) > 0)
    buruk, baik = sorted((satu, dua), reverse=arah == "turun")
    target = Target(min(a, b), max(a, b))
    rendah, tinggi = capaian(buruk, target, arah), capaian(baik, target, arah)
    assert rendah is not None
    assert tinggi is not None
    assert rendah <= tinggi
    urut = [p.predikat for p in PITA]
    assert urut.index(predikat(rendah)) >= urut.index(predikat(tinggi))


@given(angka, angka, angka, st.sampled_from(["naik", "turun", "rentang"]), st.integers(-3, 6))
def test_capaian_is_the_same_in_any_unit(r: Decimal, a: Decimal, b: Decimal, arah: Arah, geser: int) -> None:
    """Rupiah or juta rupiah."""
    target = Target(min(a, b), max(a, b))
    lain = Target(target.bawah.scaleb(geser), target.atas.scaleb(geser))
    assert capaian(r.scaleb(geser), lain, arah) == capaian(r, target, arah)
