"""Cases of rules.md that stand nowhere else, each named after the fault it prevents.

A target met, zero violations, no target, the regulation's ranges and the bands at their cuts are in
tests/domain/test_capaian.py; three of four quarters, eight of ten desa, headcounts, look-back, desa before time and the
ratio of sums in tests/domain/test_nilai.py; the states of a figure in tests/domain/test_figur.py.
"""

from decimal import Decimal

import pytest

from iki_desktop.domain.capaian import Pita, Target, capaian, predikat, tampil
from iki_desktop.domain.dokumen import Arah
from iki_desktop.domain.figur import Figur, baca_figur
from iki_desktop.domain.nilai import KunciFigur, Laporan, nilai_indikator, nilai_variabel
from iki_desktop.domain.periode import Periode, baca_periode
from iki_desktop.domain.variabel import Variabel

D = Decimal
TAHUN = baca_periode("2026")


def diisi(satu: Variabel, *isi: str, tahun: int = 2026) -> dict[KunciFigur, Figur]:
    """Its figures as typed, with `|` between them; a row for each desa."""
    masa = Periode(tahun, 1, 12).bagian(satu.frekuensi)
    return {
        (satu.id, m, desa if satu.lingkup == "desa" else None): baca_figur(teks)
        for desa, baris in enumerate(isi)
        for m, teks in zip(masa, baris.split("|"), strict=False)
    }


def nilai(satu: Variabel, *isi: str, kapan: Periode = TAHUN) -> tuple[Decimal | None, int, int]:
    """Its value, how many figures were reported, of how many."""
    hasil = nilai_variabel(satu.nama, kapan, Laporan((satu,), tuple(range(len(isi))), diisi(satu, *isi)))
    return hasil.nilai, hasil.terisi, hasil.seharusnya


def test_the_last_value_is_not_a_blank_nor_what_does_not_apply_but_may_be_nihil() -> None:
    aduan = Variabel(1, "Aduan terbuka", frekuensi="triwulanan", rekap_waktu="akhir")
    assert nilai(aduan, "20|7|n/a|") == (D(7), 2, 3)
    assert nilai(aduan, "20|-|n/a|") == (D(0), 2, 3)


def test_the_mean_over_desa_divides_by_the_desa_that_reported() -> None:
    skor = Variabel(1, "Skor", frekuensi="tahunan", lingkup="desa", rekap_desa="rata")
    assert nilai(skor, "10", "20", "", "n/a") == (D(15), 2, 3)
    assert nilai(skor, "10", "20", "-", "n/a") == (D(10), 3, 3)


def test_a_month_with_fewer_desa_weighs_as_much_as_another() -> None:
    """Desa first: the mean of 15 and 40, not of all three figures."""
    skor = Variabel(1, "Skor", frekuensi="semesteran", lingkup="desa", rekap_desa="rata", rekap_waktu="rata")
    assert nilai(skor, "10|40", "20|") == (D("27.5"), 3, 4)


def test_nihil_is_neither_lowest_of_nothing_nor_left_out_of_it() -> None:
    suhu = Variabel(1, "Selisih", frekuensi="triwulanan", rekap_waktu="tertinggi")
    assert nilai(suhu, "-5|-|-8|") == (D(0), 3, 4)
    assert nilai(suhu, "-5||-8|n/a") == (D(-5), 2, 3)


def test_a_quarter_that_is_missing_is_told_in_the_semester_and_not_outside_it() -> None:
    surat = Variabel(1, "Surat", frekuensi="triwulanan")
    assert nilai(surat, "3||5|7", kapan=baca_periode("2026-S1")) == (D(3), 1, 2)
    assert nilai(surat, "3||5|7", kapan=baca_periode("2026-S2")) == (D(12), 2, 2)
    assert nilai(surat, "3||5|7", kapan=baca_periode("2026-TW2")) == (None, 0, 1)


@pytest.mark.parametrize(
    ("undangan", "alasan"),
    [("-", "penyebut nol"), ("0", "penyebut nol"), ("", "belum diisi: Undangan"), ("n/a", "tidak berlaku: Undangan")],
)
def test_a_denominator_not_reported_is_missing_and_not_a_division_by_zero(undangan: str, alasan: str) -> None:
    hadir, semua = Variabel(1, "Hadir", frekuensi="tahunan"), Variabel(2, "Undangan", frekuensi="tahunan")
    figur = diisi(hadir, "5") | diisi(semua, undangan)
    hasil = nilai_indikator("[Hadir] / [Undangan] x 100%", TAHUN, Laporan((hadir, semua), (), figur))
    assert (hasil.nilai, hasil.alasan) == (None, alasan)


def test_a_variable_spelled_in_two_ways_is_counted_once() -> None:
    """As Pujon's form has it: three of four quarters, not six of eight."""
    hari = Variabel(1, "Hari kerja efektif", frekuensi="triwulanan")
    laporan = Laporan((hari,), (), diisi(hari, "60|60|60|"))
    hasil = nilai_indikator("([Hari kerja efektif] - 9) / [hari kerja efektif] x 100%", TAHUN, laporan)
    assert (hasil.nilai, hasil.lengkap) == (D(95), (3, 4))
    kosong = nilai_indikator("[Hari kerja efektif] / [hari kerja efektif]", TAHUN, Laporan((hari,)))
    assert kosong.alasan == "belum diisi: Hari kerja efektif"


def test_attendance_is_computed_as_written_by_the_working_days_of_each_year() -> None:
    pegawai = Variabel(1, "P", frekuensi="tahunan", rekap_waktu="akhir")
    hari, absen = Variabel(2, "H", tetap=True), Variabel(3, "A", frekuensi="tahunan")
    lalu = Variabel(4, "H tahun lalu", asal_id=2, jeda=1)
    konstanta = {(2, 2026): D(245), (2, 2025): D(240)}
    laporan = Laporan((pegawai, hari, absen, lalu), (), diisi(pegawai, "20") | diisi(absen, "49"), konstanta)
    for rumus, hasil in {
        "[P] x ([H] - [A]) / ([P] x [H]) x 100%": 80,
        "([P] x [H] - [A]) / ([P] x [H]) x 100%": 99,
        "[H] - [H tahun lalu]": 5,
    }.items():
        assert nilai_indikator(rumus, TAHUN, laporan).nilai == hasil


def test_looking_back_from_a_quarter_sees_that_quarter_and_not_the_year() -> None:
    surat, lalu = Variabel(1, "Surat", frekuensi="triwulanan"), Variabel(2, "Surat lalu", asal_id=1, jeda=1)
    figur = diisi(surat, "1|2|3|4") | diisi(surat, "10|20|30|40", tahun=2025)
    hasil = nilai_indikator(
        "[Surat] / [Surat lalu] x 100%", baca_periode("2026-TW2"), Laporan((surat, lalu), (), figur)
    )
    assert (hasil.nilai, hasil.lengkap) == (D(10), (2, 2))


@pytest.mark.parametrize("arah", ["naik", "turun", "rentang"])
def test_the_ends_of_a_range_lie_in_it(arah: Arah) -> None:
    for r in ("80", "85", "90"):
        assert capaian(D(r), Target(D(80), D(90)), arah) == 100
    for r in ("0", "3"):
        assert capaian(D(r), Target(D(0), D(3)), arah) == 100


def test_above_a_range_that_begins_at_zero_is_measured_against_its_upper_end() -> None:
    assert capaian(D(3), Target(D(0), D(2)), "naik") == 150
    assert capaian(D(3), Target(D(0), D(2)), "turun") == 50
    assert capaian(D(3), Target(D(0), D(2)), "rentang") == 50


def test_the_cap_on_display_lifts_nothing_and_moves_no_band() -> None:
    pita = (Pita(D(110), "Istimewa"), Pita(D(90), "Sesuai"), Pita(D(0), "Belum"))
    hasil = capaian(D(12), Target.satu(D(10)), "naik")
    assert hasil is not None
    assert (tampil(hasil, batas=D(100)), predikat(hasil, pita)) == (D(100), "Istimewa")
    assert tampil(D("87.5"), batas=D(100)) == D("87.5")
