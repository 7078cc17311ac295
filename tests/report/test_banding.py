"""The comparison on paper: every changed word stands there, marked so that a grey printer shows it, over any page."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings

from iki_desktop.domain.banding import BedaBagian, BedaJabatan, banding_dokumen, banding_kata, ringkasan
from iki_desktop.domain.beda_kata import Potongan
from iki_desktop.domain.dokumen import Dokumen, Formulir, Gaya, Indikator, NamaKertas, Sasaran
from iki_desktop.report.banding import KOSONG, KepalaBanding, susun_banding
from iki_desktop.report.halaman import TEPI_ATAS, TEPI_KIRI, Bidang, Halaman, bidang
from iki_desktop.report.huruf import measure, tercetak
from iki_desktop.report.kata import susun_kata
from iki_desktop.report.pdf import Keterangan, tulis_pdf
from tests.report import bahan
from tests.report.baca_pdf import Lembar, bab, baca, huruf

KEPALA = KepalaBanding("KECAMATAN PUJON", "Tahun 2026", "Tahun 2027", date(2027, 1, 5))
A4 = bidang(Gaya(), measure)


def silent(_nomor: int, _nama: str) -> None:
    """Progress that nobody watches."""


def doc(*formulir: Formulir, tahun: int = 2026) -> Dokumen:
    return Dokumen("Pujon", "Malang", tahun, formulir)


def pages(*beda: BedaJabatan, area: Bidang = A4) -> list[Halaman]:
    return [h for b in susun_banding(beda, KEPALA, area, silent) for h in b.halaman]


def words(halaman: list[Halaman]) -> str:
    return huruf("".join(t.isi for h in halaman for t in h.teks))


def changed(lama: str, baru: str, tempat: str = "Tugas 1") -> BedaJabatan:
    return BedaJabatan("KASI UJI", "berubah", (BedaBagian(tempat, "berubah", lama, baru),), 1)


# -- a text with its marks


@given(bahan.teks, bahan.teks)
@settings(max_examples=60)
def test_no_letter_of_a_marked_text_is_dropped(lama: str, baru: str) -> None:
    kotak = susun_kata(banding_kata(lama, baru), 120.0, 11.0, measure)
    tertulis = huruf("".join(t.isi for k in kotak for t in k.teks)).replace("¶", "")
    asli = "".join(tercetak(isi) for _, isi in banding_kata(lama, baru)).replace("¶", "")
    assert tertulis == huruf(asli)
    for satu in kotak:
        assert satu.lebar <= 120.01 or len(satu.teks[0].isi) == 1


def test_what_went_is_struck_through_and_what_came_is_bold_and_underlined() -> None:
    potongan: list[Potongan] = [("sama", "satu "), ("hapus", "dua"), ("tambah", "tiga"), ("sama", ";")]
    (kotak,) = susun_kata(potongan, 500.0, 10.0, measure)
    assert [(t.isi, t.huruf) for t in kotak.teks] == [
        ("satu ", "biasa"), ("dua", "biasa"), ("tiga", "tebal"), (";", "biasa"),
    ]  # fmt: skip
    coret, bawah = kotak.garis
    dua, tiga = kotak.teks[1:3]
    assert (coret.x, round(coret.lebar, 3)) == (dua.x, round(measure("dua") * 10, 3))
    assert dua.y - 5 < coret.y < dua.y - 2
    assert (bawah.x, round(bawah.lebar, 3)) == (tiga.x, round(measure("tiga", "tebal") * 10, 3))
    assert tiga.y < bawah.y < kotak.tinggi


def test_a_line_end_that_alone_changed_can_be_seen() -> None:
    potongan = banding_kata("menyusun rencana kerja", "menyusun rencana\nkerja")
    assert [t.isi for k in susun_kata(potongan, 500.0, 10.0, measure) for t in k.teks][-2:] == ["¶", "kerja"]


def test_indentation_of_a_line_stays() -> None:
    kotak = susun_kata([("sama", "syarat:\n  - KTP")], 500.0, 10.0, measure)
    assert [t.isi for k in kotak for t in k.teks] == ["syarat:", "  - KTP"]


# -- the pages


def test_both_texts_stand_in_their_columns() -> None:
    (halaman,) = pages(changed("menyusun rencana kerja tahunan", "menyusun laporan kerja tahunan"))
    tepi = sorted({x for x, _, _ in halaman.tegak})
    kolom = ["", "", ""]
    for t in halaman.teks:
        if t.y > min(y for _, y, _ in halaman.tegak) + 25 and halaman.tegak:
            kolom[sum(t.x >= x for x in tepi) - 1] += t.isi
    assert kolom == ["Tugas 1", "menyusun rencana kerja tahunan", "menyusun laporan kerja tahunan"]


def test_an_empty_text_and_one_that_is_not_there_are_told_apart() -> None:
    baru = BedaBagian("Tugas 3", "baru", "", "menulis")
    (halaman,) = pages(changed("isi", ""), BedaJabatan("KASI LAIN", "berubah", (baru,), 2))
    isi = [t.isi for t in halaman.teks]
    assert KOSONG in isi
    assert "Tugas 3 (baru)" in isi
    assert "–" in isi


def test_the_head_says_what_is_compared_and_what_came_of_it() -> None:
    beda = (
        changed("a b c", "a b d"),
        BedaJabatan("KASI LAMA", "dihapus", (BedaBagian("Tugas 1", "dihapus", "x", ""),), 2),
        BedaJabatan("STAF", "baru", (), 3),
        BedaJabatan("CAMAT", "sama", (), 4),
    )
    isi = words(pages(*beda))
    for kalimat in (
        "PERBANDINGAN INDIKATOR KINERJA INDIVIDU", "KECAMATAN PUJON", "Semula:Tahun 2026", "Menjadi:Tahun 2027",
        "Tanggal:5 Januari 2027",
        "1 jabatan berubah; 1 jabatan baru; 1 jabatan dihapus; 1 jabatan tidak berubah.",
        "Jabatan baru•STAF (belum berisi)", "Jabatan yang dihapus•KASI LAMA (1 tugas)",
        "Tidak berubah (1 jabatan)CAMAT",
    ):  # fmt: skip
        assert huruf(kalimat) in isi


def test_two_that_are_alike_say_so() -> None:
    assert ringkasan([BedaJabatan("CAMAT", "sama", (), 4)]) == "Tidak ada perbedaan."
    isi = words(pages(BedaJabatan("CAMAT", "sama", (), 4)))
    assert "Tidakadaperbedaan." in isi
    assert "dicoret" not in isi


def test_a_name_stays_with_its_table() -> None:
    beda = [changed("kata " * 3 * n, "lain " * 3 * n) for n in range(1, 30)]
    for halaman in pages(*beda):
        nama = [t.y for t in halaman.teks if t.isi == "KASI UJI"]
        kepala = [t.y for t in halaman.teks if t.isi == "Semula" and t.x > TEPI_KIRI + 50]
        assert len(kepala) >= len(nama)
        assert all(any(0 < y - n < 40 for y in kepala) for n in nama)


@pytest.mark.parametrize("kertas", get_args(NamaKertas))
def test_a_text_longer_than_a_page_goes_on_within_the_margins(kertas: NamaKertas) -> None:
    area = bidang(Gaya(kertas), measure)
    panjang = " ".join(f"kata{n}" for n in range(2000)) + " " + "W" * 400
    halaman = pages(changed("pendek", panjang), area=area)
    assert len(halaman) > 2
    assert huruf(panjang) in words(halaman).replace("BagianSemulaMenjadi", "")
    for satu in halaman:
        for t in satu.teks:
            assert t.x >= TEPI_KIRI - 0.01
            assert t.x + measure(t.isi, t.huruf) * t.ukuran <= TEPI_KIRI + area.lebar + 0.01
            assert TEPI_ATAS < t.y <= area.bawah


@given(bahan.dokumen, bahan.dokumen)
@settings(max_examples=12)
def test_whatever_two_documents_say_can_be_printed(lama: Dokumen, baru: Dokumen) -> None:
    beda = banding_dokumen(lama, baru)
    isi = words(pages(*beda)).replace("¶", "")
    for satu in beda:
        for bagian in satu.bagian if satu.jenis == "berubah" else ():
            assert huruf(tercetak(bagian.tempat)) in isi
            for kata in {*tercetak(bagian.lama).split(), *tercetak(bagian.baru).split()}:
                assert kata.replace("¶", "") in isi or len(kata) > 20  # a long word is broken over pages and columns


def test_the_file_reads_row_by_row_and_its_bookmarks_lead_to_the_positions() -> None:
    indikator = Indikator(1, "Nilai SKM", rumus="[A] / [B] x 100%")
    lama = doc(
        Formulir(1, "KASI UJI", tugas=("menyusun rencana",) * 40, sasaran=(Sasaran(1, "Pelayanan", (indikator,)),))
    )
    baru = doc(Formulir(1, "KASI UJI", tugas=tuple(f"menyusun rencana {n}" for n in range(40))), Formulir(2, "STAF"))
    pdf = tulis_pdf(susun_banding(banding_dokumen(lama, baru), KEPALA, A4, silent), A4, Keterangan("", "", ""))
    lembar: list[Lembar] = baca(pdf)
    assert len(lembar) > 2
    assert all(set(t.font) for satu in lembar for t in satu.badan)
    assert [judul for judul, _ in bab(pdf)] == ["Perbandingan indikator kinerja individu, KASI UJI"]
    badan = huruf("".join(t.isi for satu in lembar for t in satu.badan))
    assert badan.index("menyusunrencana38") < badan.index("menyusunrencana39") < badan.index("NilaiSKM")
