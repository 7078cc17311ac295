"""Periods in the many ways in which offices write them; what has two readings has none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.impor.kenali_periode import baca_teks_periode, kenali_periode, periode_dalam
from iki_desktop.domain.periode import PANJANG, Frekuensi, Periode, baca_periode, periode_ke


@pytest.mark.parametrize(
    ("teks", "masa"),
    [
        ("Januari 2026", "2026-01"),
        ("JANUARI\u00a02026", "2026-01"),
        ("Jan-26", "2026-01"),
        ("Jan '26", "2026-01"),
        ("Jan. 2026", "2026-01"),
        ("BULAN : MARET 2026", "2026-03"),
        ("BULAN JANUARI TAHUN 2026", "2026-01"),
        ("01/2026", "2026-01"),
        ("01-2026", "2026-01"),
        ("2026-01", "2026-01"),
        ("2026/01", "2026-01"),
        ("Maret/2026", "2026-03"),
        ("TW I 2026", "2026-TW1"),
        ("tw.1/2026", "2026-TW1"),
        ("Triwulan 2 Tahun 2026", "2026-TW2"),
        ("TRIWULAN IV TAHUN ANGGARAN 2026", "2026-TW4"),
        ("Tahun 2026", "2026"),
        ("T.A. 2026", "2026"),
        ("TAHUN ANGGARAN 2026", "2026"),
        ("2026", "2026"),
        ("2026-01-31", "2026-01"),
        ("2026-01-31 00:00:00", "2026-01"),
        ("Januari s/d Juni 2026", "2026-S1"),
        ("Jan s.d. Des 2026", "2026"),
        ("Triwulan I (Januari - Maret) 2026", "2026-TW1"),
        ("Desember-25", "2025-12"),
    ],
)
def test_with_its_year(teks: str, masa: str) -> None:
    assert kenali_periode(teks, None) == baca_periode(masa)
    assert kenali_periode(teks, 2026) == baca_periode(masa)


@pytest.mark.parametrize(
    ("teks", "masa"),
    [
        ("JAN", "2026-01"),
        ("Pebruari", "2026-02"),
        ("Mart", "2026-03"),
        ("Agt", "2026-08"),
        ("Nopember", "2026-11"),
        ("Des", "2026-12"),
        ("Bulan Maret", "2026-03"),
        ("Bulan 5", "2026-05"),
        ("Bulan ke-3", "2026-03"),
        ("Triwulan I", "2026-TW1"),
        ("TW-1", "2026-TW1"),
        ("TW1", "2026-TW1"),
        ("TWIII", "2026-TW3"),
        ("Tribulan II", "2026-TW2"),
        ("Triwulan Kedua", "2026-TW2"),
        ("Semester I", "2026-S1"),
        ("Smt 2", "2026-S2"),
        ("Januari - Maret", "2026-TW1"),
        ("Triwulan I - II", "2026-S1"),
    ],
)
def test_without_a_year_that_of_the_sheet_is_taken(teks: str, masa: str) -> None:
    assert kenali_periode(teks, 2026) == baca_periode(masa)
    assert kenali_periode(teks, None) is None


@pytest.mark.parametrize(
    "teks",
    [
        "", "12", "5", "Jumlah", "s/d Juni", "s.d. Maret", "sd Januari", "sampai dengan Juni 2026",
        "Kumulatif Maret 2026",
        "Januari - Februari", "Januari, Februari", "Januari dan Maret", "Nov 2025 - Jan 2026", "2025/2026", "2026/27",
        "13/2026", "2026-13", "Semester 3", "TW 5", "31 Januari 2026", "1 Januari - 31 Maret 2026", "Minggu 1 Januari",
        "Jan 26", "01/02/2026", "2026-13-01", "Realisasi Januari", "Triwulan I dan II", "Perbup Nomor 12 Tahun 2020",
        "2000 orang", "mei mei 2026 2025", "Jan-99", "III", "s/d 2026",
    ],
)  # fmt: skip
def test_what_has_no_one_reading_is_none(teks: str) -> None:
    assert kenali_periode(teks, 2026) is None


@pytest.mark.parametrize(
    ("teks", "masa"),
    [
        ("LAPORAN KEGIATAN BULAN JANUARI TAHUN 2026", ["2026-01"]),
        ("REKAP TW I TAHUN ANGGARAN 2026", ["2026-TW1"]),
        ("Ngroto_Jan_2026", ["2026-01"]),
        ("TAHUN 2025 DAN 2026", ["2025", "2026"]),
        ("Januari, Februari 2026", ["2026-01", "2026-02"]),
        ("Rekap s/d Juni 2026", []),
        ("Pujon, 31 Januari 2026", []),
        ("Sesuai Perbup Nomor 12 Tahun 2020, bulan Mei 2026", ["2026-05"]),
        ("Laporan PKH - Maret 2026", ["2026-03"]),
        ("Ds. Ngroto", []),
        ("Des. Ngroto", []),
    ],
)
def test_titles_mention_periods(teks: str, masa: list[str]) -> None:
    assert [str(p) for p in periode_dalam(teks, 2026)] == masa


def test_what_remains_of_a_title_is_told() -> None:
    bacaan = baca_teks_periode("Laporan PKH Januari 2026", None)
    assert (bacaan.sisa, bacaan.tahun, bacaan.tak_tentu) == ("laporan pkh", (2026,), False)


_frekuensi: st.SearchStrategy[Frekuensi] = st.sampled_from(tuple(PANJANG))


@given(st.integers(1990, 2099), _frekuensi, st.data())
def test_all_that_the_program_writes_is_read(tahun: int, frekuensi: Frekuensi, data: st.DataObject) -> None:
    satu = periode_ke(tahun, frekuensi, data.draw(st.integers(1, 12 // PANJANG[frekuensi])))
    assert kenali_periode(satu.nama, None) == satu
    assert kenali_periode(satu.nama.upper(), 2026) == satu
    if frekuensi in {"bulanan", "tahunan"}:
        assert kenali_periode(str(satu), None) == satu


@given(st.integers(1, 12), st.integers(1, 12))
def test_a_range_is_the_period_of_just_these_months_or_none(awal: int, akhir: int) -> None:
    teks = f"{periode_ke(2026, 'bulanan', awal).nama_pendek} - {periode_ke(2026, 'bulanan', akhir).nama}"
    panjang = akhir - awal + 1
    utuh = panjang in {3, 6, 12} and (awal - 1) % panjang == 0
    assert kenali_periode(teks, 2026) == (Periode(2026, awal, panjang) if utuh else None)


@given(st.text("0123456789 -/.,'jJanfebMARtwTWIVsdSD()", max_size=30), st.none() | st.integers(2000, 2040))
def test_any_text_can_be_read(teks: str, tahun: int | None) -> None:
    masa = kenali_periode(teks, tahun)
    assert masa is None or (masa.awal >= 1 and masa.akhir <= 12 and masa.panjang in PANJANG.values())
    assert all(p.panjang in PANJANG.values() for p in periode_dalam(teks, tahun))
