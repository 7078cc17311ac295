"""What the cells of the matrix say, and its sum."""

from datetime import date

import pytest

from iki_desktop.domain.dokumen import Gaya, Penandatangan
from iki_desktop.domain.keadaan import Ditunggu, Kelengkapan
from iki_desktop.domain.matriks import BahanMatriks, isi_sel, lengkap_bulan, ringkasan
from iki_desktop.domain.periode import baca_periode
from iki_desktop.domain.surat import KepalaSurat

KEPALA = KepalaSurat("Pujon", "Malang", date(2026, 3, 23), Gaya(), Penandatangan())
TENGGAT = tuple(date(2026 + b // 12, b % 12 + 1, 10) for b in range(1, 13))
NANTI, LEWAT, PENUH, TIADA = Ditunggu(0, 8), Ditunggu(0, 8, True), Ditunggu(8, 8), Ditunggu(0, 0)


def bahan(*deret: tuple[Ditunggu, ...], periode: str = "2026-TW1") -> BahanMatriks:
    """Villages A, B …, each with its first months; the rest is not asked for."""
    penuh = tuple(d + (TIADA,) * (12 - len(d)) for d in ((TIADA,), *deret))
    tempat = (None, *range(1, len(deret) + 1))
    nama = ("Kecamatan", *"ABCDEFGH"[: len(deret)])
    return BahanMatriks(KEPALA, Kelengkapan(2026, tempat, nama, penuh, TENGGAT), baca_periode(periode))


@pytest.mark.parametrize(
    ("sel", "kata"),
    [
        (PENUH, "Lengkap"),
        (Ditunggu(3, 8), "3 dari 8"),
        (Ditunggu(3, 8, True), "3 dari 8"),
        (Ditunggu(1000, 1200), "1.000 dari 1.200"),
        (LEWAT, "Belum"),
        (NANTI, "○"),
        (TIADA, "–"),
    ],
)
def test_a_cell_says_how_much_came_in(sel: Ditunggu, kata: str) -> None:
    assert isi_sel(sel) == kata


def test_the_kecamatan_is_no_village_and_months_after_the_period_are_not_shown() -> None:
    isi = bahan((PENUH,), (LEWAT,))
    assert [(nama, len(sel)) for nama, sel in isi.desa] == [("A", 3), ("B", 3)]
    assert list(isi.bulan) == [1, 2, 3]
    assert list(bahan((PENUH,), periode="2026-TW2").bulan) == [1, 2, 3, 4, 5, 6]


def test_the_last_row_counts_villages_that_were_asked() -> None:
    isi = bahan((PENUH, NANTI), (LEWAT, NANTI), (TIADA, NANTI))
    assert [lengkap_bulan(isi, b) for b in isi.bulan] == ["1 dari 2", "○", "–"]
    assert lengkap_bulan(bahan((LEWAT,)), 1) == "0 dari 1"


def test_the_sum_names_who_is_late_and_who_sent_nothing() -> None:
    isi = bahan((PENUH, NANTI), (Ditunggu(3, 8, True), LEWAT), (LEWAT, LEWAT))
    assert dict(ringkasan(isi)) == {
        "Angka masuk": "11 dari 48 angka",
        "Tanpa tunggakan": "1 dari 3 desa",
        "Lewat tenggat": "2 desa: B, C",
        "Belum satu pun": "1 desa: C",
    }


def test_where_all_is_well_nobody_is_named() -> None:
    assert dict(ringkasan(bahan((PENUH,), (PENUH, NANTI)))) == {
        "Angka masuk": "16 dari 24 angka",
        "Tanpa tunggakan": "2 dari 2 desa",
    }


def test_where_nothing_is_asked_that_is_said() -> None:
    assert ringkasan(bahan((TIADA,))) == (("Hasil", "Tidak ada angka yang diminta dari desa sampai bulan ini."),)
