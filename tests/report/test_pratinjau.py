"""The preview shows the very pages that will be printed, and sets again only what was changed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from iki_desktop.domain.dokumen import Dokumen, Formulir, Gaya, Penandatangan
from iki_desktop.report.gambar import Gambar
from iki_desktop.report.halaman import Halaman
from iki_desktop.services import pratinjau
from iki_desktop.services.cetak import pages_of, render_pdf
from iki_desktop.services.pratinjau import Lembar, Pratinjau
from tests.report.baca_pdf import bab, huruf_dokumen, huruf_pdfium


@pytest.fixture
def ditata(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Which forms are set, in order."""
    catatan: list[int] = []

    def hitung(dokumen: Dokumen, nomor: int) -> list[Halaman]:
        catatan.append(dokumen.formulir[nomor].id)
        return pages_of(dokumen, nomor)

    monkeypatch.setattr(pratinjau, "pages_of", hitung)
    return catatan


def ganti(dokumen: Dokumen, id_jabatan: int, **isi: object) -> Dokumen:
    """The document with one form changed."""
    form = tuple(replace(f, **isi) if f.id == id_jabatan else f for f in dokumen.formulir)  # type: ignore[arg-type]
    return replace(dokumen, formulir=form)


def huruf_lembar(lembar: Lembar) -> list[str]:
    """The letters of the pages, page number included."""
    return ["".join(satu for satu, _ in halaman) for halaman in huruf_dokumen(lembar._pdf)]


@pytest.mark.parametrize("gaya", [Gaya(), Gaya("folio", 12, "tiap")])
def test_each_position_is_numbered_and_worded_as_in_the_whole_pdf(dokumen_pujon: Dokumen, gaya: Gaya) -> None:
    dokumen = replace(dokumen_pujon, gaya=gaya)
    pdf, total = render_pdf(dokumen)
    semua = ["".join(satu for satu, _ in halaman) for halaman in huruf_pdfium(pdf)]
    awal = [n for _, n in bab(pdf)]
    layar = Pratinjau()
    for formulir, a, b in zip(dokumen.formulir, awal, [*awal[1:], total], strict=True):
        lembar = layar.susun(dokumen, formulir.id)
        assert (lembar.awal, lembar.jumlah, lembar.total) == (a + 1, b - a, total)
        assert huruf_lembar(lembar) == semua[a:b]


def test_an_edit_sets_one_form_again(dokumen_pujon: Dokumen, ditata: list[int]) -> None:
    layar = Pratinjau()
    layar.susun(dokumen_pujon, 5)
    assert sorted(ditata) == list(range(1, 29))
    ditata.clear()
    layar.susun(dokumen_pujon, 5)
    assert ditata == []
    lembar = layar.susun(ganti(dokumen_pujon, 5, nama="KASI BARU"), 5)
    assert ditata == [5]
    assert "KASIBARU" in huruf_lembar(lembar)[0]


def test_an_edit_elsewhere_moves_the_numbers(dokumen_pujon: Dokumen, ditata: list[int]) -> None:
    layar = Pratinjau()
    semula = layar.susun(dokumen_pujon, 28)
    ditata.clear()
    panjang = ganti(dokumen_pujon, 2, tugas=("tugas " * 20,) * 40)
    lembar = layar.susun(panjang, 28)
    assert ditata == [2]
    assert lembar.awal > semula.awal
    assert lembar.total - lembar.awal == semula.total - semula.awal
    assert f"{lembar.awal}dari{lembar.total}" in huruf_lembar(lembar)[0]


def test_another_paper_sets_all_again(dokumen_pujon: Dokumen, ditata: list[int]) -> None:
    layar = Pratinjau()
    layar.susun(dokumen_pujon, 1)
    ditata.clear()
    lembar = layar.susun(replace(dokumen_pujon, gaya=Gaya(kertas="f4")), 1)
    assert sorted(ditata) == list(range(1, 29))
    assert lembar.ukuran == pytest.approx((935.43, 609.45), abs=0.01)


def test_a_signer_sets_again_the_forms_that_are_signed(dokumen_pujon: Dokumen, ditata: list[int]) -> None:
    layar = Pratinjau()
    layar.susun(dokumen_pujon, 1)
    ditata.clear()
    layar.susun(replace(dokumen_pujon, penandatangan=Penandatangan(nama="BARU")), 1)
    assert ditata == [28]


def test_a_form_that_becomes_the_last_gets_the_signature(dokumen_pujon: Dokumen) -> None:
    layar = Pratinjau()
    layar.susun(dokumen_pujon, 27)
    tanpa = replace(dokumen_pujon, formulir=dokumen_pujon.formulir[:-1])
    assert "MULYONOHS" in huruf_lembar(layar.susun(tanpa, 27))[-1]
    assert "MULYONOHS" not in "".join(huruf_lembar(layar.susun(dokumen_pujon, 27)))


def test_a_position_that_is_not_there_is_no_page(dokumen_pujon: Dokumen) -> None:
    with pytest.raises(KeyError):
        Pratinjau().susun(dokumen_pujon, 999)


@pytest.mark.parametrize("skala", [0.25, 1.0, 96 / 72, 2.5])
def test_the_picture_has_the_size_asked_for_and_shows_the_page(dokumen_pujon: Dokumen, skala: float) -> None:
    lembar = Pratinjau().susun(dokumen_pujon, 1)
    gambar = lembar.gambar(0, skala)
    lebar, tinggi = lembar.ukuran
    assert gambar.lebar == pytest.approx(lebar * skala, abs=1)
    assert gambar.tinggi == pytest.approx(tinggi * skala, abs=1)
    assert gambar.stride >= 4 * gambar.lebar
    assert len(gambar.isi) == gambar.stride * gambar.tinggi
    tinta = [titik for titik in warna(gambar) if titik != (255, 255, 255)]
    assert 0.01 < len(tinta) / (gambar.lebar * gambar.tinggi) < 0.4


def warna(gambar: Gambar) -> Iterator[tuple[int, int, int]]:
    for y in range(gambar.tinggi):
        baris = gambar.isi[y * gambar.stride : y * gambar.stride + 4 * gambar.lebar]
        yield from zip(baris[0::4], baris[1::4], baris[2::4], strict=True)


def test_each_page_of_a_form_has_its_own_picture(dokumen_pujon: Dokumen) -> None:
    lembar = Pratinjau().susun(dokumen_pujon, 28)
    assert lembar.jumlah == 2
    assert lembar.gambar(0, 0.5).isi != lembar.gambar(1, 0.5).isi


def test_the_preview_warns_of_letters_that_print_as_codes(dokumen_pujon: Dokumen) -> None:
    layar = Pratinjau()
    assert layar.susun(dokumen_pujon, 1).peringatan == ()
    (kalimat,) = layar.susun(ganti(dokumen_pujon, 1, nama="漢"), 1).peringatan
    assert "漢" in kalimat


def test_an_empty_form_has_a_page(dokumen_pujon: Dokumen) -> None:
    dokumen = replace(dokumen_pujon, formulir=(*dokumen_pujon.formulir, Formulir(77, "")))
    assert Pratinjau().susun(dokumen, 77).jumlah == 1


def test_the_page_on_which_a_text_stands(dokumen_pujon: Dokumen) -> None:
    lembar = Pratinjau().susun(dokumen_pujon, 28)
    assert lembar.jumlah == 2
    atas, bawah = dokumen_pujon.formulir[-1].tugas[0], dokumen_pujon.formulir[-1].sasaran[-1].indikator[-1].sumber
    for kini in (0, 1):
        halaman, y = lembar.tempat_teks(atas[:60], kini) or (9, 0.0)
        assert (halaman, 0 < y < lembar.ukuran[1] / 2) == (0, True)
        assert (lembar.tempat_teks(bawah[:60], kini) or (9, 0.0))[0] == 1
    assert lembar.tempat_teks("CAMAT", 1) is not None
    assert lembar.tempat_teks("tidak ada di mana pun", 0) is None
    assert lembar.tempat_teks("ab", 0) is None


def test_a_text_that_a_page_break_splits_is_found_by_its_end(dokumen_pujon: Dokumen) -> None:
    panjang = " ".join(f"kata{n}" for n in range(3000))
    dokumen = ganti(dokumen_pujon, 2, tugas=(panjang,))
    lembar = Pratinjau().susun(dokumen, 2)
    letak = [lembar.tempat_teks(panjang[: panjang.index(f" kata{n} ")][-60:], 0) for n in range(10, 2990)]
    di = [satu[0] for satu in letak if satu is not None]  # at a break itself a few letters aren't enough
    assert len(letak) - len(di) <= 4 * lembar.jumlah
    assert di == sorted(di)
    assert set(di) >= set(range(lembar.jumlah - 1))
