"""The signature block: who signs, how, and where it stands."""

from dataclasses import replace
from datetime import date

import pytest

from iki_desktop.domain.dokumen import Dokumen, Formulir, Gaya, Indikator, Penandatangan, Sasaran
from iki_desktop.services.cetak import render_pdf
from tests.report.baca_pdf import Lembar, bab, baca

LENGKAP = Penandatangan(
    "CAMAT PUJON,", "MULYONO HS", "Pembina Tingkat I", "197001011995031001", "Pujon", date(2026, 1, 5)
)


def dokumen(siapa: Penandatangan, banyak_baris: int = 1, gaya: Gaya | None = None) -> Dokumen:
    baris = tuple(Indikator(n, f"Indikator {n}", sumber="Seksi") for n in range(banyak_baris))
    form = tuple(Formulir(n, f"JABATAN {n}", sasaran=(Sasaran(n, "Sasaran", baris),)) for n in (1, 2))
    return Dokumen("Pujon", "Malang", 2026, form, siapa, gaya or Gaya())


def lembar(isi: Dokumen) -> list[Lembar]:
    return baca(render_pdf(isi)[0])


def blok(halaman: Lembar) -> list[str]:
    return [t.isi for t in halaman.sesudah_tabel]


@pytest.mark.parametrize(
    ("siapa", "baris"),
    [
        (Penandatangan(), []),
        (Penandatangan("CAMAT PUJON", "MULYONO HS"), ["CAMAT PUJON", "MULYONO HS"]),
        (
            LENGKAP,
            ["Pujon, 5 Januari 2026", "CAMAT PUJON,", "MULYONO HS", "Pembina Tingkat I", "NIP. 19700101 199503 1 001"],
        ),
        (
            replace(LENGKAP, jabatan="a.n. CAMAT PUJON\nSEKRETARIS KECAMATAN,\nu.b.\nKASI PEMERINTAHAN,", nip=""),
            [
                "Pujon, 5 Januari 2026",
                "a.n. CAMAT PUJON",
                "SEKRETARIS KECAMATAN,",
                "u.b.",
                "KASI PEMERINTAHAN,",
                "MULYONO HS",
                "Pembina Tingkat I",
            ],
        ),
        (Penandatangan("BUPATI MALANG,", "H. SANUSI", tempat="Kepanjen"), ["Kepanjen", "BUPATI MALANG,", "H. SANUSI"]),
        (Penandatangan(nama="MULYONO HS", tanggal=date(2026, 8, 17)), ["17 Agustus 2026", "MULYONO HS"]),
        (Penandatangan(jabatan="Plt. CAMAT PUJON", nip="510 123"), ["Plt. CAMAT PUJON", "NIP. 510 123"]),
    ],
    ids=["none", "as in Pujon", "all", "on behalf", "Bupati", "no post", "odd NIP"],
)
def test_what_is_not_known_prints_no_line(siapa: Penandatangan, baris: list[str]) -> None:
    assert blok(lembar(dokumen(siapa))[-1]) == baris


def test_it_stands_once_at_the_end_of_the_document() -> None:
    assert [bool(blok(halaman)) for halaman in lembar(dokumen(LENGKAP))] == [False, True]


def test_it_stands_below_each_form_where_that_is_set() -> None:
    assert [bool(blok(halaman)) for halaman in lembar(dokumen(LENGKAP, gaya=Gaya(tanda_tangan="tiap")))] == [True, True]


def test_the_last_form_of_a_part_is_signed() -> None:
    (halaman,) = lembar(dokumen(LENGKAP).sebagian(frozenset({1})))
    assert blok(halaman)[-1] == "NIP. 19700101 199503 1 001"


def test_there_is_room_for_hand_and_stamp() -> None:
    tulisan = {t.isi: t for t in lembar(dokumen(LENGKAP))[-1].sesudah_tabel}
    ruang = tulisan["MULYONO HS"].atas - tulisan["CAMAT PUJON,"].bawah
    assert ruang >= 4 * 1.25 * 11


def test_its_lines_are_flush_in_the_right_half() -> None:
    halaman = lembar(dokumen(LENGKAP))[-1]
    assert {round(t.x, 1) for t in halaman.sesudah_tabel} == {round(halaman.sesudah_tabel[0].x, 1)}
    assert halaman.sesudah_tabel[0].x > halaman.lebar / 2


@pytest.mark.parametrize("ukuran", [11, 12])
@pytest.mark.parametrize("banyak", range(1, 30, 2))
def test_it_is_never_split_nor_alone(banyak: int, ukuran: int) -> None:
    """Whatever is left of the last page: the block is whole there, and at least the last row stands above it."""
    isi = dokumen(LENGKAP, banyak, Gaya(ukuran_huruf=ukuran, tanda_tangan="tiap"))
    pdf = render_pdf(isi)[0]
    halaman = baca(pdf)
    awal = [n for _, n in bab(pdf)]
    for akhir in (awal[1] - 1, len(halaman) - 1):
        assert len(blok(halaman[akhir])) == 5
        assert f"Indikator {banyak - 1}" in [t.isi for t in halaman[akhir].di_tabel]


def test_it_keeps_clear_of_the_table_and_the_page_number() -> None:
    for banyak in range(8, 20):
        akhir = lembar(dokumen(LENGKAP, banyak))[-1]
        assert akhir.sesudah_tabel[0].atas > akhir.bawah_tabel + 11
        assert max(t.bawah for t in akhir.sesudah_tabel) < akhir.kaki[0].atas - 11
