"""The matrix of who has reported on paper: every cell in its column, legible without colour, signed at the end."""

from datetime import date
from typing import get_args

import pytest

from iki_desktop.domain.dokumen import KERTAS, Gaya, NamaKertas, Penandatangan
from iki_desktop.domain.keadaan import Ditunggu, Kelengkapan
from iki_desktop.domain.matriks import BahanMatriks, isi_sel
from iki_desktop.domain.periode import baca_periode
from iki_desktop.domain.surat import KepalaSurat
from iki_desktop.services.surat import render_matriks
from tests.report.baca_pdf import MM, Lembar, Tulisan, baca, huruf

HARI = date(2026, 3, 23)
LENGKAP = Penandatangan("CAMAT PUJON,", "MULYONO HS", "Pembina Tingkat I", "197001011995031001", "Pujon")
TENGGAT = tuple(date(2026 + b // 12, b % 12 + 1, 10) for b in range(1, 13))
SEL = (Ditunggu(8, 8), Ditunggu(3, 8, True), Ditunggu(0, 8, True), Ditunggu(5, 8), Ditunggu(0, 8), Ditunggu(0, 0))


def bahan(
    banyak: int,
    periode: str = "2026",
    gaya: Gaya | None = None,
    nama: str = "Desa Uji",
    sel: tuple[Ditunggu, ...] = SEL,
    siapa: Penandatangan = LENGKAP,
) -> BahanMatriks:
    deret = tuple(tuple(sel[(n + b) % len(sel)] for b in range(12)) for n in range(banyak + 1))
    semua = ("Kecamatan", *(f"{nama} {n}" for n in range(1, banyak + 1)))
    isi = Kelengkapan(2026, (None, *range(1, banyak + 1)), semua, deret, TENGGAT)
    return BahanMatriks(KepalaSurat("Pujon", "Malang", HARI, gaya or Gaya(), siapa), isi, baca_periode(periode))


def pages(isi: BahanMatriks) -> list[Lembar]:
    return baca(render_matriks(isi)[0])


def bold(tulisan: Tulisan) -> bool:
    return any("Bold" in f for f in tulisan.font)


def cells(semua: list[Lembar]) -> dict[int, list[Tulisan]]:
    """What stands in each row, by its number."""
    hasil: dict[int, list[Tulisan]] = {}
    for halaman in semua:
        for satu in (t for t in halaman.di_tabel if t.isi.isdigit() and halaman.kolom(t) == 0):
            hasil[int(satu.isi)] = [t for t in halaman.di_tabel if abs(t.y - satu.y) < 1 and halaman.kolom(t) > 1]
    return hasil


def within_columns(halaman: Lembar) -> bool:
    """No word of a cell touches the rules of its column."""
    tepi = halaman.tepi_tabel
    return all(tepi[k := halaman.kolom(t)] < t.x and t.kanan < tepi[k + 1] for t in halaman.di_tabel)


def test_the_head_says_whose_which_year_and_of_which_day() -> None:
    (halaman,) = pages(bahan(3))
    assert [t.isi for t in halaman.sebelum_tabel[:2]] == [
        "REKAPITULASI LAPORAN ANGKA DESA TAHUN 2026",
        "KECAMATAN PUJON KABUPATEN MALANG, KEADAAN 23 MARET 2026",
    ]
    assert pages(bahan(3, "2026-TW1"))[0].sebelum_tabel[0].isi.endswith(" SAMPAI MARET 2026")


def test_each_cell_says_what_the_map_holds_and_what_is_late_is_bold() -> None:
    isi = bahan(10)
    baris = cells(pages(isi))
    for nomor, (_, deret) in enumerate(isi.desa, start=1):
        assert [t.isi for t in baris[nomor]] == [isi_sel(s) for s in deret]
        assert [bold(t) for t in baris[nomor]] == [s.terlambat for s in deret]


@pytest.mark.parametrize(("periode", "banyak"), [("2026-01", 1), ("2026-TW1", 3), ("2026-S1", 6), ("2026", 12)])
def test_months_are_shown_up_to_the_period_each_with_its_deadline(periode: str, banyak: int) -> None:
    (halaman,) = pages(bahan(3, periode))
    kepala = [t.isi for t in halaman.di_tabel if halaman.kolom(t) > 1][: 2 * banyak]
    assert kepala[:2] == ["Jan", "10 Feb"]
    assert len(halaman.tepi_tabel) == 3 + banyak
    assert kepala[-1] == ("10 Jan" if banyak == 12 else ["10 Feb", "10 Apr", "10 Jul"][(1, 3, 6).index(banyak)])


@pytest.mark.parametrize("kertas", get_args(NamaKertas))
@pytest.mark.parametrize("ukuran", [11, 12])
@pytest.mark.parametrize("jumlah", [8, 88, 1234])
def test_words_keep_within_their_columns_on_each_paper(kertas: NamaKertas, ukuran: int, jumlah: int) -> None:
    sel = (Ditunggu(jumlah - 1, jumlah, True), Ditunggu(jumlah, jumlah), Ditunggu(1, jumlah))
    for periode in ("2026-01", "2026"):
        semua = pages(bahan(12, periode, Gaya(kertas, ukuran), sel=sel))
        pendek, panjang = KERTAS[kertas]
        for halaman in semua:
            assert (halaman.lebar, halaman.tinggi) == pytest.approx((panjang * MM, pendek * MM), abs=0.1)
            assert within_columns(halaman)
            assert min(t.ukuran for t in halaman.badan) >= 8


@pytest.mark.parametrize("kertas", get_args(NamaKertas))
@pytest.mark.parametrize("ukuran", [11, 12])
def test_the_ten_villages_of_a_kecamatan_fit_on_one_sheet(kertas: NamaKertas, ukuran: int) -> None:
    assert len(pages(bahan(10, gaya=Gaya(kertas, ukuran)))) == 1


def test_hundreds_of_villages_flow_under_the_heading() -> None:
    semua = pages(bahan(300))
    assert sorted(cells(semua)) == list(range(1, 301))
    for halaman in semua:
        assert "Desa" in [t.isi for t in halaman.di_tabel[:3]]
        assert within_columns(halaman)
    assert [h.kaki[0].isi for h in semua] == [f"{n} dari {len(semua)}" for n in range(1, len(semua) + 1)]


@pytest.mark.parametrize("banyak", [*range(1, 45), 300])
def test_the_signature_and_the_sum_stay_with_the_last_row(banyak: int) -> None:
    semua = pages(bahan(banyak))
    akhir = semua[-1]
    assert "Desa lengkap" in [t.isi for t in akhir.di_tabel]
    sesudah = [t.isi for t in akhir.sesudah_tabel]
    for satu in ("Angka masuk", "Tanpa tunggakan", "Pujon, 23 Maret 2026", "NIP. 19700101 199503 1 001"):
        assert satu in sesudah
    assert max(t.bawah for t in akhir.badan) <= akhir.tinggi - 25 * MM + 1
    for tulisan in akhir.sesudah_tabel:  # the sum on the left never runs into the signature on the right
        assert tulisan.x >= 30 * MM + 0.6 * (akhir.lebar - 50 * MM) - 0.1 or tulisan.kanan < 30 * MM + 0.6 * (
            akhir.lebar - 50 * MM
        )


def test_long_names_wrap_and_none_is_cut() -> None:
    panjang = ("Sumberagung Mulyorejo Kidul Wetan " * 4)[:95].strip()
    semua = pages(bahan(40, nama=panjang))
    for halaman in semua:
        assert within_columns(halaman)
    nama = huruf("".join(t.isi for h in semua for t in h.di_tabel if h.kolom(t) == 1))
    for n in range(1, 41):
        assert huruf(f"{panjang} {n}") in nama


def test_a_signature_that_fills_a_page_still_prints_everything() -> None:
    siapa = Penandatangan("\n".join(f"BARIS {n}" for n in range(40)), "MULYONO HS")
    teks = [t.isi for h in pages(bahan(3, siapa=siapa)) for t in h.badan]
    for satu in ("Angka masuk", "BARIS 0", "BARIS 39", "MULYONO HS", "Desa lengkap"):
        assert satu in teks


def test_nothing_that_is_asked_is_said_in_the_sum() -> None:
    (halaman,) = pages(bahan(2, sel=(Ditunggu(0, 0),)))
    assert "Tidak ada angka yang diminta dari desa sampai bulan ini." in [t.isi for t in halaman.sesudah_tabel]
