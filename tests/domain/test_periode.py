"""Periods: read, written, one within another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.periode import PANJANG, Frekuensi, baca_periode, periode_ke

frekuensi: st.SearchStrategy[Frekuensi] = st.sampled_from(tuple(PANJANG))


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("2026", "Tahun 2026"),
        ("2026-S2", "Semester II 2026"),
        ("2026-tw4", "Triwulan IV 2026"),
        (" 2026-01 ", "Januari 2026"),
        ("2026-12", "Desember 2026"),
    ],
)
def test_scripts_and_people_read_a_period(teks: str, nama: str) -> None:
    assert baca_periode(teks).nama == nama


@pytest.mark.parametrize("teks", ["", "26", "2026-1", "2026-13", "2026-00", "2026-TW5", "2026-S3", "2026-TW", "x"])
def test_what_is_no_period_is_refused_with_what_is(teks: str) -> None:
    with pytest.raises(UserError, match="Tulis 2026, 2026-S1, 2026-TW1, atau 2026-01"):
        baca_periode(teks)


@given(st.integers(1945, 2999), frekuensi, st.data())
def test_writing_and_reading_agree(tahun: int, jenis: Frekuensi, data: st.DataObject) -> None:
    satu = periode_ke(tahun, jenis, data.draw(st.integers(1, 12 // PANJANG[jenis])))
    assert baca_periode(str(satu)) == satu
    assert satu.frekuensi == jenis


@given(frekuensi, frekuensi)
def test_the_parts_of_a_year_fill_it_once(besar: Frekuensi, kecil: Frekuensi) -> None:
    tahun = baca_periode("2026")
    for satu in tahun.bagian(besar):
        bagian = satu.bagian(kecil)
        assert all(satu.holds(b) for b in bagian)
        assert sum(b.panjang for b in bagian) in (satu.panjang, 0)
    assert sum(b.panjang for b in tahun.bagian(besar)) == 12


def test_looking_back_keeps_the_months() -> None:
    assert str(baca_periode("2026-TW3").mundur(1)) == "2025-TW3"
