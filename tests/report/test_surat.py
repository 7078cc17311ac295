"""Letters to villages on paper: all that is asked for stands there, on any paper, and the signature is never alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.domain.desa import Desa
from iki_desktop.domain.dokumen import KERTAS, Gaya, NamaKertas, Penandatangan
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.surat import PENUTUP, BahanSurat, KepalaSurat, SuratDesa, Tagihan
from iki_desktop.domain.variabel import Variabel
from iki_desktop.report.huruf import tercetak
from iki_desktop.services.surat import render_surat
from tests.report import bahan as acak
from tests.report.baca_pdf import MM, Lembar, bab, baca, huruf

HARI = date(2026, 3, 23)
LENGKAP = Penandatangan("CAMAT PUJON,", "MULYONO HS", "Pembina Tingkat I", "197001011995031001", "Pujon")
JANUARI = Periode(2026, 1, 1)
NGROTO = Desa(6, "Ngroto")


def surat(banyak: int, desa: Desa = NGROTO, nama: str = "Kegiatan pembinaan linmas") -> SuratDesa:
    tagihan = tuple(Tagihan(Variabel(n, f"{nama} {n}", satuan="kegiatan"), (JANUARI,)) for n in range(1, banyak + 1))
    return SuratDesa(desa, tagihan, banyak + 2, (date(2026, 2, 10),))


def tulis(
    *semua: SuratDesa, gaya: Gaya | None = None, siapa: Penandatangan = LENGKAP, kabupaten: str = "Malang"
) -> bytes:
    kepala = KepalaSurat("Pujon", kabupaten, HARI, gaya or Gaya(), siapa)
    return render_surat(BahanSurat(kepala, JANUARI, (1, 1), semua, 10))[0]


def isi(halaman: Sequence[Lembar]) -> str:
    return " ".join(t.isi for h in halaman for t in h.tulisan)


def within(halaman: Lembar) -> bool:
    """Nothing on a page stands outside its margins."""
    kiri, kanan = 30 * MM - 0.1, halaman.lebar - 20 * MM + 0.1
    badan = all(kiri <= t.x and t.kanan <= kanan and t.atas >= 20 * MM - 1 for t in halaman.badan)
    return badan and all(kiri <= r.x0 and r.x1 <= kanan for r in halaman.ruas)


def test_a_letter_has_all_its_parts_in_order() -> None:
    (halaman,) = baca(tulis(surat(3)))
    baris = [t.isi for t in halaman.badan]
    urut = [
        "PEMERINTAH KABUPATEN MALANG", "KECAMATAN PUJON", "Pujon, 23 Maret 2026", "Nomor", "Penting", "Lampiran",
        "Permintaan laporan data Januari 2026", "Yth.", "Kepala Desa Ngroto", "di Ngroto", "Dengan hormat,", "No.",
        "Angka yang diminta", "Satuan", "Periode yang belum", "1.", "Kegiatan pembinaan linmas 1", "kegiatan",
        "Januari 2026", PENUTUP, "CAMAT PUJON,", "MULYONO HS", "Pembina Tingkat I", "NIP. 19700101 199503 1 001",
    ]  # fmt: skip
    tempat = [baris.index(satu) for satu in urut]
    assert tempat == sorted(tempat)
    assert "belum menerima 3 dari 5 angka Desa Ngroto untuk Januari 2026, yaitu:" in isi([halaman])
    assert "tanggal 10 Februari 2026, sudah lewat" in isi([halaman])


def test_place_and_day_end_at_the_right_margin_and_stand_once() -> None:
    (halaman,) = baca(tulis(surat(1)))
    (hari,) = [t for t in halaman.badan if t.isi == "Pujon, 23 Maret 2026"]
    assert hari.kanan == pytest.approx(halaman.lebar - 20 * MM, abs=0.1)


def test_a_double_rule_closes_the_letterhead() -> None:
    (halaman,) = baca(tulis(surat(1)))
    kop = [r for r in halaman.datar if r.y0 < halaman.atas_tabel - 50]
    assert len(kop) == 4
    assert all(r.x0 == pytest.approx(30 * MM) and r.x1 == pytest.approx(halaman.lebar - 20 * MM) for r in kop)


def test_a_kelurahan_is_written_to_as_one() -> None:
    teks = isi(baca(tulis(surat(1, Desa(1, "Ngroto", "kelurahan")))))
    assert "Yth. Lurah Ngroto di Ngroto" in teks
    assert "Kelurahan Ngroto" in teks
    assert "Desa" not in teks


def test_what_is_not_known_prints_no_line() -> None:
    (halaman,) = baca(tulis(surat(1), siapa=Penandatangan(), kabupaten=""))
    assert halaman.badan[0].isi == "KECAMATAN PUJON"
    assert halaman.badan[-1].isi == "CAMAT PUJON,"


@pytest.mark.parametrize("kertas", get_args(NamaKertas))
@pytest.mark.parametrize("ukuran", [11, 12])
def test_letters_stand_upright_on_the_paper_of_the_office(kertas: NamaKertas, ukuran: int) -> None:
    semua = baca(tulis(surat(60), gaya=Gaya(kertas, ukuran)))
    lebar, tinggi = KERTAS[kertas]
    for halaman in semua:
        assert (halaman.lebar, halaman.tinggi) == pytest.approx((lebar * MM, tinggi * MM), abs=0.1)
        assert within(halaman)
        assert min(t.ukuran for t in halaman.badan) >= ukuran - 1


def test_a_long_list_goes_on_under_its_heading() -> None:
    semua = baca(tulis(surat(300)))
    assert len(semua) > 5
    berisi = [h for h in semua if h.tegak]
    for halaman in berisi:
        assert [t.isi for t in halaman.di_tabel if t.font and "Bold" in "".join(t.font)][:2] == [
            "No.",
            "Angka yang diminta",
        ]
    nomor = [t.isi for h in berisi for t in h.di_tabel if h.kolom(t) == 0 and t.isi != "No."]
    assert nomor == [f"{n}." for n in range(1, 301)]


@pytest.mark.parametrize("banyak", range(1, 40))
def test_the_signature_is_whole_and_never_alone(banyak: int) -> None:
    for ukuran in (11, 12):
        semua = baca(tulis(surat(banyak), gaya=Gaya(ukuran_huruf=ukuran)))
        (tenggat,) = [h for h in semua if "Tenggat laporan ini" in isi([h])]
        assert tenggat.di_tabel  # a row of the list stands above the sentence that follows it
        akhir = semua[-1]
        baris = [t.isi for t in akhir.badan]
        mulai = baris.index("CAMAT PUJON,")
        assert baris[mulai:] == ["CAMAT PUJON,", "MULYONO HS", "Pembina Tingkat I", "NIP. 19700101 199503 1 001"]
        assert baris[mulai - 1] == PENUTUP
        assert any(teks.startswith("Angka dapat ditulis") for teks in baris[:mulai])
        assert max(t.bawah for t in akhir.badan) <= akhir.tinggi - 25 * MM + 1


def test_a_village_with_the_usual_few_figures_gets_one_page() -> None:
    for kertas in get_args(NamaKertas):
        for ukuran in (11, 12) if kertas != "a4" else (11,):
            assert len(baca(tulis(surat(10), gaya=Gaya(kertas, ukuran)))) == 1


def test_each_letter_begins_on_a_page_of_its_own_and_counts_its_own_pages() -> None:
    pdf = tulis(surat(40), surat(1, Desa(2, "Ngabab")), surat(2, Desa(3, "Pandesari", "kelurahan")))
    halaman = baca(pdf)
    panjang = len(halaman) - 2
    assert bab(pdf) == [("Desa Ngroto", 0), ("Desa Ngabab", panjang), ("Kelurahan Pandesari", panjang + 1)]
    kaki = [" ".join(t.isi for t in h.kaki) for h in halaman]
    assert kaki == [*(f"{n} dari {panjang}" for n in range(1, panjang + 1)), "", ""]


def test_long_names_wrap_and_none_is_cut() -> None:
    desa = Desa(1, ("Sumberagung Mulyorejo Kidul Wetan " * 4)[:100].strip())
    panjang = ("pembinaan kemasyarakatan " * 9)[:197].strip()
    tagihan = Tagihan(Variabel(1, panjang, satuan="dokumen/berkas/laporan " * 4), (JANUARI,))
    siapa = replace(LENGKAP, nama="N" * 120, jabatan="a.n. CAMAT PUJON\n" + "SEKRETARIS " * 12)
    semua = baca(tulis(SuratDesa(desa, (tagihan,), 1, (HARI,)), siapa=siapa))
    assert all(within(h) for h in semua)
    padat = huruf(isi(semua))
    for teks in (desa.nama, panjang, "N" * 120, "SEKRETARIS" * 12):
        assert huruf(teks) in padat


@given(
    nama=st.lists(acak.pendek.filter(lambda t: bool(t.strip())), min_size=1, max_size=12),
    desa=acak.pendek.filter(lambda t: bool(t.strip()) and not t.casefold().startswith("desa ")),
)
@settings(max_examples=25)
def test_no_letter_of_any_text_is_lost(nama: list[str], desa: str) -> None:
    tagihan = tuple(Tagihan(Variabel(n, satu, satuan=satu[:9]), (JANUARI,)) for n, satu in enumerate(nama, start=1))
    pdf = tulis(SuratDesa(Desa(1, desa), tagihan, len(tagihan), (HARI,)))
    semua = baca(pdf)
    tertulis = "".join(
        t.isi for h in semua for t in h.di_tabel if h.kolom(t) == 1 and not huruf(t.isi).startswith("Angkayangdiminta")
    )
    assert huruf(tertulis) == huruf("".join(tercetak(satu) for satu in nama))
    if len(semua) == 1:
        assert huruf(f"Yth.Kepala Desa{tercetak(desa)}di{tercetak(desa)}") in huruf(isi(semua))
    assert all(within(h) for h in semua)
    assert pdf == tulis(SuratDesa(Desa(1, desa), tagihan, len(tagihan), (HARI,)))  # the same bytes for the same facts
