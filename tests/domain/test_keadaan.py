"""How an office stands: bands counted, a way over the year with its gaps, what is expected when, and why in words."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

import pytest

from iki_desktop.domain.capaian import PITA, Target, pita_ke, predikat
from iki_desktop.domain.figur import TIDAK_BERLAKU, Figur
from iki_desktop.domain.hasil import Butir, Hasil, hasil_indikator
from iki_desktop.domain.keadaan import (
    Ditunggu,
    ditunggu,
    frekuensi_rumus,
    kelengkapan,
    periode_setahun,
    sebaran,
    tenggat_bulan,
    tren,
    triwulan_kini,
)
from iki_desktop.domain.kunci import Kunci
from iki_desktop.domain.nilai import KunciFigur, Laporan, nilai_variabel
from iki_desktop.domain.periode import Periode, baca_periode
from iki_desktop.domain.telusur import asal_nilai, cara_rekap, kata_lengkap, menunggu, sebut
from iki_desktop.domain.variabel import Variabel

TAHUN, TW1 = baca_periode("2026"), baca_periode("2026-TW1")
DESA = {7: "Ngabab", 8: "Wiyurejo", 9: "Ngroto"}
A = Variabel(1, "A")


def isi(nilai: int | str) -> Figur:
    """A reported figure."""
    return Figur("terisi", Decimal(nilai))


def laporan(*variabel: Variabel, figur: Mapping[KunciFigur, Figur] | None = None) -> Laporan:
    """What was reported, by three desa."""
    return Laporan(variabel, tuple(DESA), figur or {})


def bulanan(nomor: int, *nilai: int | None, tahun: int = 2026) -> dict[KunciFigur, Figur]:
    """Figures of the kecamatan from January on."""
    return {(nomor, Periode(tahun, ke, 1), None): isi(n) for ke, n in enumerate(nilai, start=1) if n is not None}


def hasil(nilai: int | None, target: int = 100) -> Hasil:
    """An indicator that reached so much."""
    angka = {} if nilai is None else bulanan(1, nilai)
    return hasil_indikator(
        Butir(1, 1, "X", "Y", "[A]"), Periode(2026, 1, 1), laporan(A, figur=angka), Target.satu(Decimal(target))
    )


# -- bands


def test_bands_are_counted_and_what_has_no_capaian_is_in_none() -> None:
    satu = sebaran([hasil(95), hasil(91), hasil(80), hasil(0), hasil(None), hasil(5, 0)], PITA)
    assert (satu.banyak, satu.tanpa, satu.semua) == ((2, 1, 0, 0, 1), 2, 6)
    assert sebaran((), PITA).semua == 0


@pytest.mark.parametrize("nilai", ["0", "50.99", "51", "75.999", "90.5", "90.999", "91", "250"])
def test_a_band_is_the_one_that_the_word_names(nilai: str) -> None:
    assert PITA[pita_ke(Decimal(nilai), PITA)].predikat == predikat(Decimal(nilai))


# -- periods


def test_a_year_has_nineteen_periods_and_begins_with_its_newest_quarter() -> None:
    assert len(periode_setahun(2026)) == 19
    assert triwulan_kini(2026, date(2026, 1, 1)).nama == "Triwulan I 2026"
    assert triwulan_kini(2026, date(2026, 6, 30)).nama == "Triwulan II 2026"
    assert triwulan_kini(2026, date(2027, 3, 1)).nama == "Triwulan IV 2026"
    assert triwulan_kini(2026, date(2025, 12, 31)).nama == "Triwulan I 2026"


# -- over the year


def test_a_trend_keeps_its_gaps_and_has_the_last_year_behind_it() -> None:
    figur = bulanan(1, 5, None, 7) | bulanan(1, 4, tahun=2025)
    satu = tren(Butir(3, 1, "X", "Y", "[A] x 2"), 2026, laporan(A, figur=figur), {(3, baca_periode("2026-03")): _T9})
    assert list(satu.ini) == [10, None, 14, *[None] * 9]
    assert list(satu.lalu or ()) == [8, *[None] * 11]
    assert satu.target == (None, None, _T9, *[None] * 9)
    assert [p.nama_pendek for p in satu.periode][:2] == ["Januari", "Februari"]


_T9 = Target.satu(Decimal(9))


def test_a_yearly_one_is_seen_beside_the_four_years_before() -> None:
    skor = Variabel(1, "Skor", frekuensi="tahunan")
    figur: dict[KunciFigur, Figur] = {(1, Periode(2023, 1, 12), None): isi(3), (1, TAHUN, None): isi(9)}
    satu = tren(Butir(3, 1, "X", "Y", "[Skor]"), 2026, laporan(skor, figur=figur), {})
    assert list(satu.ini) == [None, 3, None, None, 9]
    assert satu.lalu is None


@pytest.mark.parametrize(
    ("rumus", "frekuensi"),
    [
        ("[A] / [B]", "triwulanan"),
        ("[A] x [Tetap]", "bulanan"),
        ("[Tetap]", "tahunan"),
        ("[Lalu] + [A]", "tahunan"),  # as slow as what it looks back at
        ("[Tidak ada] + [A]", "bulanan"),
        ("", "tahunan"),
        ("dua kata", "tahunan"),
    ],
)
def test_the_slowest_of_its_variables_says_how_often(rumus: str, frekuensi: str) -> None:
    semua = laporan(
        A,
        Variabel(2, "B", frekuensi="triwulanan"),
        Variabel(3, "Tetap", tetap=True),
        Variabel(4, "Skor", frekuensi="tahunan"),
        Variabel(5, "Lalu", asal_id=4, jeda=1),
    )
    assert frekuensi_rumus(rumus, semua) == frekuensi


# -- completeness

TIAP_DESA = Variabel(2, "D", lingkup="desa", frekuensi="triwulanan")
SEMUA = (A, TIAP_DESA, Variabel(3, "T", tetap=True), Variabel(4, "L", asal_id=1, jeda=1))


def test_what_is_expected_of_a_month_are_the_figures_whose_period_ends_with_it() -> None:
    assert ditunggu(SEMUA, None, 2026, 2) == ((A, Periode(2026, 2, 1)),)
    assert ditunggu(SEMUA, 7, 2026, 2) == ()
    assert ditunggu(SEMUA, 7, 2026, 6) == ((TIAP_DESA, Periode(2026, 4, 3)),)


def test_figures_of_december_are_due_in_the_next_year() -> None:
    assert [tenggat_bulan(2026, b, 10) for b in (1, 11, 12)] == [
        date(2026, 2, 10),
        date(2026, 12, 10),
        date(2027, 1, 10),
    ]


def test_late_is_what_is_missing_after_its_day_and_locked_what_cannot_be_changed() -> None:
    kunci = [Kunci(1, Periode(2026, 3, 1), "", datetime(2026, 4, 1), "ani")]
    satu = kelengkapan(2026, SEMUA, DESA, {(None, 1): (1, 0), (8, 3): (0, 1)}, kunci, 10, date(2026, 4, 10))
    kecamatan, ngabab, wiyurejo, _ = satu.sel
    assert kecamatan[:4] == (Ditunggu(1, 1), Ditunggu(0, 1, True), Ditunggu(0, 1, False, True), Ditunggu(0, 1))
    assert ngabab[2] == Ditunggu(0, 1)  # of the quarter, of which only a month is locked
    assert wiyurejo[2] == Ditunggu(0, 0)  # doesn't apply
    assert satu.belum(1) == ()
    assert satu.belum(3) == (None, 7, 9)
    assert kelengkapan(2026, SEMUA, DESA, {}, kunci, 10, date(2026, 4, 11)).sel[1][2].terlambat


# -- why, in words


def nilai(variabel: Variabel, periode: Periode, *figur: tuple[KunciFigur, Figur]) -> str:
    """How a variable came to its value."""
    return cara_rekap(nilai_variabel(variabel.nama, periode, laporan(A, variabel, figur=dict(figur))), periode)


def test_how_much_came_in_is_said_once() -> None:
    variabel = Variabel(5, "X", rekap_waktu="akhir")
    satu: dict[tuple[int, Periode, int | None], Figur] = {(5, Periode(2026, 1, 1), None): isi(1)}
    hasil = nilai_variabel("X", TW1, laporan(A, variabel, figur=satu))
    assert asal_nilai(hasil, TW1) == "nilai terakhir, 1 dari 3 bulan terisi"


def test_how_a_name_was_rolled_up_is_said_as_the_clerk_would() -> None:
    setahun = [((5, Periode(2026, b, 1), None), isi(b)) for b in range(1, 13)]
    assert nilai(Variabel(5, "X"), TAHUN, *setahun) == "jumlah 12 bulan"
    assert nilai(Variabel(5, "X"), TAHUN, *setahun[:7]) == "jumlah 7 dari 12 bulan"
    assert nilai(Variabel(5, "X", rekap_waktu="akhir"), TAHUN, *setahun[:7]) == "nilai terakhir, 7 dari 12 bulan terisi"
    assert nilai(Variabel(5, "X", rekap_waktu="tertinggi"), TW1, *setahun) == "tertinggi dari 3 bulan"
    assert nilai(Variabel(5, "X"), Periode(2026, 1, 1), *setahun) == "Januari 2026"
    desa = Variabel(5, "X", lingkup="desa", rekap_desa="rata")
    dua = [((5, Periode(2026, 1, 1), d), isi(1)) for d in (7, 9)]
    assert nilai(desa, Periode(2026, 1, 1), *dua) == "rata-rata 2 dari 3 desa"
    assert nilai(desa, TW1, *dua) == "rata-rata 3 desa, lalu jumlah 3 bulan"


def test_constants_and_what_looks_back_name_their_year() -> None:
    semua = Laporan((Variabel(1, "SKM", frekuensi="tahunan"), Variabel(2, "SKM lalu", asal_id=1, jeda=2)))
    assert cara_rekap(nilai_variabel("SKM lalu", TAHUN, semua), TAHUN) == "“SKM” Tahun 2024"
    tetap = Laporan((Variabel(1, "Hari", tetap=True),), konstanta={(1, 2026): Decimal(245)})
    assert cara_rekap(nilai_variabel("Hari", TW1, tetap), TW1) == "tetapan tahun 2026"


def test_completeness_is_told_in_what_is_missing() -> None:
    def lengkap(rumus: str, periode: Periode, *variabel: Variabel, figur: Mapping[KunciFigur, Figur]) -> str:
        satu = hasil_indikator(Butir(1, 1, "", "", rumus), periode, laporan(*variabel, figur=figur), None)
        return kata_lengkap(satu.nilai)

    triwulanan = Variabel(1, "A", frekuensi="triwulanan")
    assert lengkap("[A]", TAHUN, triwulanan, figur={(1, TW1, None): isi(1)}) == "1 dari 4 triwulan terisi"
    desa = Variabel(1, "A", lingkup="desa", frekuensi="triwulanan")
    assert lengkap("[A]", TW1, desa, figur={(1, TW1, 7): isi(1), (1, TW1, 8): TIDAK_BERLAKU}) == "1 dari 2 desa terisi"
    assert lengkap("[A]", TAHUN, desa, figur={(1, TW1, 7): isi(1)}) == "1 dari 12 angka terisi"
    assert lengkap("[A] / [B]", TW1, A, Variabel(2, "B"), figur=bulanan(1, 1, 2)) == "2 dari 6 angka terisi"
    assert lengkap("[A]", TW1, A, figur=bulanan(1, 1, 2, 3)) == "lengkap"
    assert lengkap("2", TW1, figur={}) == ""


def test_who_is_waited_for_is_named_in_the_order_of_the_office() -> None:
    desa = Variabel(1, "A", lingkup="desa")
    figur: dict[KunciFigur, Figur] = {
        (1, Periode(2026, b, 1), d): isi(1) for b, d in ((1, 7), (2, 7), (3, 7), (1, 8), (2, 9), (3, 8))
    }
    satu = nilai_variabel("A", TW1, laporan(desa, figur=figur))
    assert menunggu(satu, figur, DESA) == "menunggu 2 desa: Wiyurejo, Ngroto"
    sendiri = nilai_variabel("A", TW1, laporan(A, figur=bulanan(1, 3)))
    assert menunggu(sendiri, bulanan(1, 3), DESA) == "menunggu 2 bulan: Februari, Maret"
    assert menunggu(sendiri, bulanan(1, 3, 4, 5), DESA) == ""


def test_of_many_names_the_first_are_said() -> None:
    assert sebut("abcdefg") == "a, b, c, d, e, f, g"
    assert sebut("abcdefgh") == "a, b, c, d, e, f, dan 2 lagi"
