"""Whatever a document holds: its PDF opens, says all of it once and in order, and stays on the paper."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings

from iki_desktop.domain.dokumen import KOLOM, Dokumen, Formulir, Gaya, Indikator, NamaKertas, Penandatangan, Sasaran
from iki_desktop.services.cetak import render_pdf
from tests.report import bahan
from tests.report.baca_pdf import MM, Lembar, Tulisan, bab, baca, huruf, huruf_pdfium
from tests.report.harapan import Harapan, harapan_dokumen, periksa_urutan

KERTAS: dict[NamaKertas, tuple[int, int]] = {"a4": (297, 210), "f4": (330, 215), "folio": (330, 210)}


def periksa(dokumen: Dokumen) -> None:
    """All that must be true of the PDF of any document."""
    pdf, jumlah = render_pdf(dokumen)
    lembar = baca(pdf)
    assert len(lembar) == jumlah
    for nomor, satu in enumerate(lembar, start=1):
        assert [t.isi for t in satu.kaki] == [f"{nomor} dari {jumlah}"]
        periksa_kertas(satu, dokumen.gaya)
        periksa_tindih(satu)
        periksa_garis(satu)
    for halaman, satu in zip(huruf_pdfium(pdf), lembar, strict=True):
        for _, (kiri, bawah, kanan, atas) in halaman:
            assert 0 <= kiri <= kanan <= satu.lebar
            assert 0 <= bawah <= atas <= satu.tinggi
    awal = [nomor for _, nomor in bab(pdf)]
    assert awal[0] == 0
    assert all(a < b for a, b in pairwise(awal))
    for a, b, harapan in zip(awal, [*awal[1:], jumlah], harapan_dokumen(dokumen), strict=True):
        periksa_urutan(lembar[a:b], harapan)
        periksa_tanda_tangan(lembar[a:b], harapan)


def periksa_kertas(lembar: Lembar, gaya: Gaya) -> None:
    """The paper is the one that was asked for, and all stays within its margins (rules.md: 2, 2.5, 3, 2 cm)."""
    lebar, tinggi = KERTAS[gaya.kertas]
    assert abs(lembar.lebar / MM - lebar) < 0.1
    assert abs(lembar.tinggi / MM - tinggi) < 0.1
    for t in lembar.badan:
        assert t.x >= 30 * MM - 0.1, t
        assert t.kanan <= lembar.lebar - 20 * MM + 0.1, t
        assert t.atas >= 20 * MM - 0.1, t
        assert t.bawah <= lembar.tinggi - 25 * MM + 0.1, t
    for r in lembar.ruas:
        assert 30 * MM - 0.1 <= r.x0 <= r.x1 <= lembar.lebar - 20 * MM + 0.1
        assert 20 * MM - 0.1 <= min(r.y0, r.y1) <= max(r.y0, r.y1) <= lembar.tinggi - 25 * MM + 0.1


def periksa_tindih(lembar: Lembar) -> None:
    """No text stands on another."""
    urut = sorted(lembar.tulisan, key=lambda t: t.atas)
    for n, satu in enumerate(urut):
        for lain in urut[n + 1 :]:
            if lain.atas >= satu.bawah - 0.1:
                break
            assert not bersentuhan(satu, lain), (satu, lain)


def bersentuhan(satu: Tulisan, lain: Tulisan) -> bool:
    return (
        min(satu.kanan, lain.kanan) - max(satu.x, lain.x) > 0.1
        and min(satu.bawah, lain.bawah) - max(satu.atas, lain.atas) > 0.1
    )


def periksa_garis(lembar: Lembar) -> None:
    """No rule runs through a text."""
    for r in lembar.ruas:
        for t in lembar.badan:
            if r.datar:
                assert not (t.atas < r.y0 < t.bawah and min(t.kanan, r.x1) - max(t.x, r.x0) > 0.1), (r, t)
            else:
                atas, bawah = min(r.y0, r.y1), max(r.y0, r.y1)
                assert not (t.x < r.x0 - 0.1 < t.kanan - 0.2 and min(bawah, t.bawah) - max(atas, t.atas) > 0.1), (r, t)


def _blok(lembar: Lembar) -> list[Tulisan]:
    return lembar.sesudah_tabel if lembar.tegak else lembar.badan


def periksa_tanda_tangan(lembar: list[Lembar], harapan: Harapan) -> None:
    """The signature block stands whole on one page, below at least one row of the table."""
    akhir = lembar[-1]
    awal = next(n for n, satu in enumerate(lembar) if satu.tegak)
    baris = (
        len({(n, t.y) for n, satu in enumerate(lembar) for t in _blok(satu) if n >= awal}) + 6
    )  # with the room for the hand
    if not harapan.ttd or baris * 1.25 * akhir.badan[0].ukuran > 0.5 * (akhir.tinggi - 45 * MM):
        return  # one that fills a page has to be split
    assert huruf("".join(t.isi for t in akhir.sesudah_tabel)) == harapan.ttd
    if not harapan.kepala_tinggi:
        _, bawah_kepala, *lagi = sorted({round(r.y0, 1) for r in akhir.datar if r.x0 < akhir.tepi_tabel[0] + 1})
        assert lagi or akhir.bawah_tabel - bawah_kepala > 10, "only the header of the table stands with the signature"


def isian(teks: str, **lain: str) -> Formulir:
    """A form that holds one text wherever it can."""
    satu = Indikator(1, teks, penanda=teks[:9], penjelasan=teks, catatan=teks[:400], sumber=teks, **lain)  # type: ignore[arg-type]
    baris = (satu, replace(satu, gabung_sumber=True, kolom_catatan="sumber"), replace(satu, gabung_penjelasan=True))
    return Formulir(
        1, teks, teks, (teks, teks, teks, teks), teks[:3], (teks, teks), (teks,), sasaran=(Sasaran(1, teks, baris),)
    )


@pytest.mark.parametrize("teks", bahan.PAHIT, ids=lambda t: ascii(t)[:30])
def test_an_odd_text_wherever_a_text_can_stand(teks: str) -> None:
    siapa = Penandatangan(teks[:60], teks[:60], teks[:60], teks[:60], teks[:60])
    periksa(Dokumen(teks, teks, 2026, (isian(teks),), siapa))


@pytest.mark.parametrize("rumus", bahan.RUMUS, ids=lambda r: ascii(r)[:40])
def test_a_formula_in_a_form(rumus: str) -> None:
    periksa(Dokumen("Pujon", "Malang", 2026, (replace(isian("Jumlah", rumus=rumus), kolom=KOLOM),)))


@pytest.mark.parametrize("kertas", KERTAS)
@pytest.mark.parametrize("ukuran", [11, 12])
def test_pujon_on_each_paper_in_each_size_signed_form_by_form(
    dokumen_pujon: Dokumen, kertas: NamaKertas, ukuran: int
) -> None:
    periksa(replace(dokumen_pujon, gaya=Gaya(kertas, ukuran, "tiap")))


# A document is large: making a failing one smaller takes minutes, and its parts have tests of their own.
TANPA_SUSUT = (Phase.explicit, Phase.reuse, Phase.generate)


@given(bahan.dokumen)
@settings(max_examples=25, phases=TANPA_SUSUT)
def test_any_document(dokumen: Dokumen) -> None:
    periksa(dokumen)


@pytest.mark.slow
@given(bahan.dokumen)
@settings(max_examples=500, phases=TANPA_SUSUT)
def test_any_document_at_length(dokumen: Dokumen) -> None:
    periksa(dokumen)
