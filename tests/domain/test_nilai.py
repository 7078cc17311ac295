"""What an indicator has reached: roll-up on two axes, look-back, and the faults of systems in use."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.figur import NIHIL, TIDAK_BERLAKU, Figur
from iki_desktop.domain.nilai import KunciFigur, Laporan, nilai_indikator, nilai_variabel
from iki_desktop.domain.periode import Periode, baca_periode
from iki_desktop.domain.variabel import Variabel

TAHUN = baca_periode("2026")


def isi(nilai: int | str) -> Figur:
    """A reported figure."""
    return Figur("terisi", Decimal(nilai))


def bulanan(nomor: int, *nilai: Figur, tahun: int = 2026, desa: int | None = None) -> dict[KunciFigur, Figur]:
    """Figures of a variable from January on."""
    return {(nomor, Periode(tahun, bulan, 1), desa): satu for bulan, satu in enumerate(nilai, start=1)}


def laporan(*variabel: Variabel, figur: Mapping[KunciFigur, Figur], desa: tuple[int, ...] = ()) -> Laporan:
    """What was reported."""
    return Laporan(variabel, desa, figur)


A, B = Variabel(1, "Hadir"), Variabel(2, "Undangan")


def test_the_ratio_of_sums_not_the_mean_of_percentages() -> None:
    figur = bulanan(1, isi(1), isi(90)) | bulanan(2, isi(2), isi(100))
    hasil = nilai_indikator("[Hadir] / [Undangan] x 100%", TAHUN, laporan(A, B, figur=figur))
    assert hasil.nilai is not None
    assert round(hasil.nilai, 2) == Decimal("89.22")  # 91 / 102, where the mean of 50 % and 90 % is 70 %


def test_three_of_four_quarters_are_told_and_the_mean_divides_by_three() -> None:
    skor = Variabel(1, "Skor", frekuensi="triwulanan", rekap_waktu="rata")
    figur: dict[KunciFigur, Figur] = {
        (1, p, None): isi(n) for p, n in zip(TAHUN.bagian("triwulanan"), (80, 90, 100), strict=False)
    }
    hasil = nilai_indikator("[skor]", TAHUN, laporan(skor, figur=figur))
    assert (hasil.nilai, hasil.lengkap) == (Decimal(90), (3, 4))


def test_a_headcount_is_not_summed_over_months() -> None:
    orang = Variabel(1, "Pegawai", rekap_waktu="akhir")
    hasil = nilai_variabel("Pegawai", TAHUN, laporan(orang, figur=bulanan(1, isi(20), isi(21), isi(19))))
    assert (hasil.nilai, hasil.terisi, hasil.seharusnya) == (Decimal(19), 3, 12)


def test_a_formula_looks_back_to_the_years_before() -> None:
    skm = Variabel(1, "Nilai SKM", frekuensi="tahunan")
    lalu, lusa = Variabel(2, "SKM N-1", asal_id=1, jeda=1), Variabel(3, "SKM N-2", asal_id=2, jeda=1)
    figur: dict[KunciFigur, Figur] = {
        (1, Periode(2025, 1, 12), None): isi(82),
        (1, Periode(2024, 1, 12), None): isi(80),
    }
    semua = laporan(skm, lalu, lusa, figur=figur)
    assert nilai_indikator("([SKM N-1] + [SKM N-2]) / 2", TAHUN, semua).nilai == 81
    hasil = nilai_indikator("([SKM N-1] + [SKM N-2]) / 2", baca_periode("2025"), semua)
    assert (hasil.nilai, hasil.alasan) == (None, "belum diisi: SKM N-2")


def test_variables_that_look_back_in_a_circle_end() -> None:
    satu, dua = Variabel(1, "Satu", asal_id=2, jeda=1), Variabel(2, "Dua", asal_id=1, jeda=1)
    assert nilai_variabel("Satu", TAHUN, laporan(satu, dua, figur={})).nilai is None


def test_desa_first_then_time() -> None:
    """The best desa of each month, summed: not the best sum of a desa."""
    warga = Variabel(1, "Warga", lingkup="desa", rekap_desa="tertinggi", rekap_waktu="jumlah")
    figur = bulanan(1, isi(5), isi(1), desa=10) | bulanan(1, isi(2), isi(4), desa=11)
    hasil = nilai_variabel("Warga", TAHUN, laporan(warga, figur=figur, desa=(10, 11)))
    assert (hasil.nilai, hasil.terisi, hasil.seharusnya) == (Decimal(9), 4, 24)


def test_eight_of_ten_desa() -> None:
    warga = Variabel(1, "Warga", lingkup="desa", frekuensi="tahunan")
    figur: dict[KunciFigur, Figur] = {(1, TAHUN, desa): isi(10) for desa in range(8)}
    hasil = nilai_variabel("Warga", TAHUN, laporan(warga, figur=figur, desa=tuple(range(10))))
    assert (hasil.nilai, hasil.terisi, hasil.seharusnya) == (Decimal(80), 8, 10)
    figur |= {(1, TAHUN, 8): NIHIL, (1, TAHUN, 9): TIDAK_BERLAKU}
    hasil = nilai_variabel("Warga", TAHUN, laporan(warga, figur=figur, desa=tuple(range(10))))
    assert (hasil.nilai, hasil.terisi, hasil.seharusnya) == (Decimal(80), 9, 9)


def test_a_constant_is_that_of_its_year() -> None:
    hari = Variabel(1, "Hari kerja", tetap=True)
    semua = Laporan((hari,), konstanta={(1, 2026): Decimal(245)})
    assert nilai_variabel("hari  KERJA", baca_periode("2026-03"), semua).nilai == 245
    assert nilai_variabel("Hari kerja", baca_periode("2027"), semua).sebab == "belum diisi: Hari kerja"


def test_a_year_is_not_divided_into_months() -> None:
    skm = Variabel(1, "SKM", frekuensi="tahunan")
    hasil = nilai_variabel("SKM", baca_periode("2026-01"), laporan(skm, figur={(1, TAHUN, None): isi(82)}))
    assert (hasil.nilai, hasil.sebab) == (None, "“SKM” hanya dilaporkan tahunan")


@pytest.mark.parametrize(
    ("rumus", "alasan"),
    [
        ("", "belum ada rumus"),
        ("[Hadir] / (", "rumus belum lengkap"),
        ("[Hadir] / [Nol]", "penyebut nol"),
        ("[Hadir] / [Undangan] + [Lain]", "belum diisi: Undangan; variabel “Lain” belum ada"),
    ],
)
def test_without_a_value_there_is_a_reason(rumus: str, alasan: str) -> None:
    nol = Variabel(3, "Nol")
    figur = bulanan(1, isi(5)) | bulanan(3, NIHIL)
    hasil = nilai_indikator(rumus, TAHUN, laporan(A, B, nol, figur=figur))
    assert (hasil.nilai, hasil.alasan) == (None, alasan)


def test_why_this_number_down_to_its_cells() -> None:
    hasil = nilai_indikator("[Hadir]", baca_periode("2026-TW1"), laporan(A, figur=bulanan(1, isi(1), isi(2))))
    (nama,) = hasil.nama
    assert [str(periode) for _, periode, _ in nama.sel] == ["2026-01", "2026-02", "2026-03"]
    assert (hasil.nilai, hasil.lengkap) == (Decimal(3), (2, 3))


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**6)), min_size=12, max_size=12))
def test_the_year_is_the_sum_of_its_quarters(nilai: list[int | None]) -> None:
    figur = {k: f for k, f in bulanan(1, *(isi(n or 0) for n in nilai)).items() if nilai[k[1].awal - 1] is not None}
    semua = laporan(A, figur=figur)
    triwulan = [nilai_variabel("Hadir", p, semua).nilai for p in TAHUN.bagian("triwulanan")]
    tahun = nilai_variabel("Hadir", TAHUN, semua).nilai
    assert tahun == (sum(n for n in triwulan if n is not None) if any(n is not None for n in triwulan) else None)
