"""What goes back to the village: its own sheets with the refused cells marked, importable again once corrected."""

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from iki_desktop.domain.figur import Figur
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.impor.hasil import Ambilan, Penulis, Tinjauan
from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import Buku, Lembar, Rentang, Sel, alamat, isi, jenis, sel
from iki_desktop.domain.impor.perbaikan import KOLOM_PERBAIKAN, LEMBAR_PERBAIKAN, tanpa_perbaikan
from iki_desktop.domain.impor.peta import JenisBaris, KolomNilai, Peta, Sumbu, Tabel, Usulan
from iki_desktop.domain.impor.templat import kenali_templat, kunci_variabel, variabel_templat
from iki_desktop.domain.ketikan import KetikanError, baca_ketikan
from iki_desktop.domain.teks import bersihkan
from iki_desktop.sheets.salinan import tampil
from iki_desktop.sheets.templat import tulis_templat
from iki_desktop.sheets.tolakan import DAFTAR_MAKS, jumlah_tolakan, write_tolakan
from tests.sheets.bahan_templat import figures, filled, grids
from tests.sheets.test_templat import FEB, JAN, KONTEKS, MAR, MASA, content

MERAH, KUNING = "00FDECEA", "00FFF1CC"


def book(berkas: bytes) -> Any:
    return load_workbook(BytesIO(berkas))


def foreign(*, tolak: tuple[tuple[int, int], ...] = ((3, 1),), baris: list[list[Sel]] | None = None) -> TinjauanBuku:
    """A sheet of a village as it came, some of its cells refused."""
    isi_lembar: list[list[Sel]] = baris or [
        ["tREKAP BULANAN"],
        [],
        ["tUraian", "tJan", "tFeb", "tKet"],
        ["tLinmas", "t12 orang", "n1234567", "tlihat lampiran"],
        ["tSKM", "p0.975", "f=A1+B1", "d2026-01-05"],
        ["t=HYPERLINK(1)", "e#REF!", "bTRUE", "n12345678901234567890"],
    ]
    lembar = Lembar(
        "Rekap: Desa/Ngroto", isi_lembar, (Rentang(0, 0, 0, 3), Rentang(0, 2, 1, 3), Rentang(2, 0, 3, 0)),
        frozenset({4}), frozenset({2}), tersembunyi=True,
    )  # fmt: skip
    penulis = Penulis(lembar)
    jenis_baris: list[JenisBaris] = ["data"] * (len(isi_lembar) - 3)
    tabel = Tabel((2, 2), (0, 3), tuple(jenis_baris), ("Uraian", "Jan", "Feb", "Ket"))
    peta = Peta(
        Sumbu("tetap", 6), Sumbu("kolom", kolom=0), Sumbu("kepala"), (KolomNilai(1, periode=JAN), KolomNilai(2))
    )
    penulis.tinjauan.tabel, penulis.tinjauan.usulan = (tabel,), (Usulan(peta, 0.9, "x"),)
    penulis.ambil(3, 2, Ambilan((11, FEB, 6), Figur("terisi", Decimal(7))), "Dibulatkan.")
    for b, k in tolak:
        penulis.tolak(b, k, f"Sel {alamat(b, k)} bukan angka. Ketik angkanya.", (11, JAN, 6))
    buku = Buku("Rekap Ngroto.xls", "", "xls", (lembar,))
    return TinjauanBuku(buku, (penulis.tinjauan,), "rekap ngroto")


def test_refused_cells_are_marked_with_their_reason() -> None:
    hasil = foreign(tolak=((3, 1), (5, 1), (5, 2)))
    assert jumlah_tolakan(hasil) == 3
    buku = book(write_tolakan(hasil, KONTEKS))
    assert buku.sheetnames == [LEMBAR_PERBAIKAN, "Rekap Desa Ngroto"]
    lembar = buku.worksheets[1]
    assert lembar.sheet_state == "visible"
    for tempat in ("B4", "B6", "C6"):
        assert lembar[tempat].fill.fgColor.rgb == MERAH
        assert lembar[tempat].border.left.style == "medium"
        assert lembar[tempat].comment.text == f"Sel {tempat} bukan angka. Ketik angkanya."
    assert lembar["C4"].fill.fgColor.rgb == KUNING
    assert lembar["C4"].comment.text == "Dibulatkan."
    assert lembar["D4"].comment is None
    assert lembar["E3"].value == KOLOM_PERBAIKAN
    assert lembar["E4"].value == "B4: Sel B4 bukan angka. Ketik angkanya."
    assert lembar["E6"].value.count("\n") == 1
    assert lembar["E5"].value is None
    assert not lembar.row_dimensions[5].hidden
    assert not lembar.column_dimensions["C"].hidden
    assert lembar.page_setup.fitToWidth == 1


def test_the_first_sheet_is_a_letter_and_leads_to_each_cell() -> None:
    buku = book(write_tolakan(foreign(tolak=((3, 1), (5, 1))), KONTEKS, "folio"))
    daftar = buku[LEMBAR_PERBAIKAN]
    teks = [str(c.value) for b in daftar.iter_rows() for c in b if c.value is not None]
    surat = next(t for t in teks if t.startswith("Terima kasih"))
    assert "Ada 2 isian" in surat
    assert "dikirim kembali kepada Kantor Kecamatan Pujon" in surat
    assert "Sel kuning" in surat
    assert "Berkas: Rekap Ngroto.xls" in teks
    tautan = {c.value: c.hyperlink.location for b in daftar.iter_rows() for c in b if c.hyperlink}
    assert tautan == {"B4": "'Rekap Desa Ngroto'!B4", "B6": "'Rekap Desa Ngroto'!B6"}
    (baris,) = [[c.value for c in b] for b in daftar.iter_rows() if b[2].value == "B4"]
    assert baris == [
        1, "Rekap Desa Ngroto", "B4", "12 orang", "Laporan distribusi BPNT, Januari 2026, Ngroto",
        "Sel B4 bukan angka. Ketik angkanya.",
    ]  # fmt: skip
    assert daftar.page_setup.paperSize == 14
    assert (daftar.page_setup.fitToWidth, daftar.page_setup.orientation) == (1, "landscape")


def test_values_go_out_as_what_they_are_and_nothing_becomes_a_formula() -> None:
    lembar = book(write_tolakan(foreign(), KONTEKS)).worksheets[1]
    assert lembar["C4"].value == 1234567
    assert (lembar["B5"].value, lembar["B5"].number_format) == (0.975, "0.0%")
    assert (lembar["C5"].value, lembar["C5"].data_type, lembar["C5"].quotePrefix) == ("=A1+B1", "s", True)
    assert (lembar["A6"].value, lembar["A6"].data_type) == ("=HYPERLINK(1)", "s")
    assert lembar["D5"].is_date
    assert (lembar["B6"].value, lembar["B6"].data_type) == ("#REF!", "s")
    assert (lembar["C6"].value, lembar["C6"].data_type) == ("TRUE", "s")
    assert lembar["D6"].value == "12345678901234567890"  # more digits than a number keeps


def test_merges_stay_where_they_hide_nothing() -> None:
    lembar = book(write_tolakan(foreign(), KONTEKS)).worksheets[1]
    assert [str(g) for g in lembar.merged_cells.ranges] == ["A1:D1"]  # one overlaps it, one lies over “Linmas”
    assert lembar["A4"].value == "Linmas"


@given(
    st.lists(
        st.lists(
            st.none()
            | st.text(max_size=8).filter(lambda t: bersihkan(t).strip()).map(lambda t: sel("teks", t))
            | st.decimals(-(10**9), 10**9, places=3, allow_nan=False).map(lambda n: sel("angka", f"{n.normalize():f}")),
            max_size=5,
        ),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=30)
def test_whatever_a_sheet_holds_comes_back_in_its_place(baris: list[list[Sel]]) -> None:
    semua: list[list[Sel]] = [*baris, ["tx"]]
    lembar = Lembar("Data", semua)
    penulis = Penulis(lembar)
    penulis.tolak(len(semua) - 1, 0, "Bukan angka.")
    hasil = TinjauanBuku(Buku("a.csv", "", "csv", (lembar,)), (penulis.tinjauan,), "a")
    (kembali,) = tanpa_perbaikan(grids("a.xlsx", write_tolakan(hasil, KONTEKS))).lembar
    for b, k, satu in lembar.terisi():
        dulu, kini = isi(satu), isi(kembali.di(b, k))
        if jenis(satu) == "angka":
            assert Decimal(kini) == Decimal(dulu)
        else:
            assert kini == bersihkan(dulu)


def test_nothing_refused_is_nothing_to_send() -> None:
    with pytest.raises(UserError, match=r"Tidak ada isi “Rekap Ngroto\.xls” yang ditolak"):
        write_tolakan(foreign(tolak=()), KONTEKS)


def test_thousands_of_refused_cells_are_counted_where_they_are_not_listed() -> None:
    banyak = DAFTAR_MAKS + 500
    isian: list[list[Sel]] = [["tx", "ty"] for _ in range(banyak)]
    baris: list[list[Sel]] = [["tA", "tB"], [], ["tUraian", "tJan"], *isian]
    buku = book(write_tolakan(foreign(tolak=tuple((b, 1) for b in range(3, 3 + banyak)), baris=baris), KONTEKS))
    daftar = buku[LEMBAR_PERBAIKAN]
    assert daftar.cell(daftar.max_row, 1).value == "Masih ada 500 sel lagi, semuanya ditandai merah di lembarnya."
    assert buku.worksheets[1].cell(3 + banyak, 2).fill.fgColor.rgb == MERAH


def test_it_is_read_again_without_what_was_added() -> None:
    hasil = foreign(tolak=((3, 1), (5, 2)))
    kembali = grids("a.xlsx", write_tolakan(hasil, KONTEKS))
    bersih = tanpa_perbaikan(kembali)
    assert [s.nama for s in bersih.lembar] == ["Rekap Desa Ngroto"]
    assert bersih.lembar[0].lebar == hasil.buku.lembar[0].lebar
    assert tanpa_perbaikan(bersih) is bersih
    assert tanpa_perbaikan(hasil.buku) is hasil.buku


# -- our own template


def review(buku: Buku, konteks: Konteks) -> TinjauanBuku:
    """A small review: each cell for a figure is taken, or refused with what typing would say."""
    templat = kenali_templat(buku, konteks)
    assert templat is not None
    kita, variabel = variabel_templat(templat, konteks), {v.id: v for v in konteks.variabel}
    semua: list[Tinjauan] = []
    for lembar in buku.lembar:
        penulis = Penulis(lembar)
        if lembar.nama in templat.lembar:
            tabel, usulan = templat.lembar[lembar.nama]
            penulis.tinjauan.tabel, penulis.tinjauan.usulan = (tabel,), (usulan,)
            for b in tabel.baris("data"):
                nomor = kita[kunci_variabel(isi(lembar.di(b, usulan.peta.variabel.kolom))) or 0]
                assert nomor is not None
                for k in usulan.peta.kolom:
                    if (satu := lembar.di(b, k.kolom)) is not None:
                        assert k.periode is not None
                        try:
                            figur = baca_ketikan(isi(satu).replace(".", ","), variabel[nomor])
                        except KetikanError as galat:
                            penulis.tolak(b, k.kolom, galat.kalimat, (nomor, k.periode, 6))
                        else:
                            penulis.ambil(b, k.kolom, Ambilan((nomor, k.periode, 6), figur))
        semua.append(penulis.tinjauan)
    return TinjauanBuku(buku, tuple(semua), "templat:6:2026-TW1", templat=True)


@pytest.fixture(scope="module")
def ditolak() -> bytes:
    """A template with cells that were refused, annotated."""
    isian: dict[str, dict[str, object]] = {
        "Bulanan": {"F9": 3, "G9": "tiga", "F10": 12.5, "H11": "banyak", "F12": 97.5},
        "Triwulanan": {"F9": 1.5},
    }
    buku = grids("IKI Ngroto.xlsx", filled(tulis_templat(content()), isian))
    hasil = review(buku, KONTEKS)
    assert jumlah_tolakan(hasil) == 3
    return write_tolakan(hasil, KONTEKS)


def test_an_annotated_template_keeps_its_marks_out_of_sight(ditolak: bytes) -> None:
    buku = book(ditolak)
    assert buku.sheetnames == [LEMBAR_PERBAIKAN, "Petunjuk", "Bulanan", "Triwulanan", "_iki"]
    assert buku["_iki"].sheet_state == "veryHidden"
    lembar = buku["Bulanan"]
    assert lembar.row_dimensions[1].hidden
    assert lembar.column_dimensions["A"].hidden
    assert lembar["G9"].fill.fgColor.rgb == MERAH
    assert lembar["J7"].value == KOLOM_PERBAIKAN
    assert lembar["J9"].value.startswith("G9: “tiga” bukan angka.")


def test_corrected_right_there_each_figure_lands_where_it_belongs(ditolak: bytes) -> None:
    betul = filled(ditolak, {"Bulanan": {"G9": 4, "H11": "n/a", "H9": 5}, "Triwulanan": {"F9": 2}})
    for buku in (tanpa_perbaikan(grids("IKI Ngroto (perbaikan).xlsx", betul)), grids("IKI Ngroto.xlsx", betul)):
        templat = kenali_templat(buku, KONTEKS)
        assert templat is not None
        assert (templat.desa, templat.periode, set(templat.lembar)) == (6, MASA, {"Bulanan", "Triwulanan"})
        assert figures(templat, buku, KONTEKS) == {
            (11, JAN, 6): ["3"], (11, FEB, 6): ["4"], (11, MAR, 6): ["5"], (12, JAN, 6): ["12.5"],
            (13, MAR, 6): ["n/a"], (14, JAN, 6): ["97.5"], (15, MASA, 6): ["2"],
        }  # fmt: skip
    assert not jumlah_tolakan(review(tanpa_perbaikan(grids("a.xlsx", betul)), KONTEKS))


def test_annotating_twice_adds_nothing_twice(ditolak: bytes) -> None:
    lagi = review(tanpa_perbaikan(grids("a.xlsx", ditolak)), KONTEKS)
    buku = book(write_tolakan(lagi, KONTEKS))
    assert buku.sheetnames == [LEMBAR_PERBAIKAN, "Petunjuk", "Bulanan", "Triwulanan", "_iki"]
    assert buku["Bulanan"]["K9"].value is None


def parts(berkas: bytes) -> Iterator[tuple[str, bytes]]:
    with ZipFile(BytesIO(berkas)) as arsip:
        for nama in arsip.namelist():
            yield nama, arsip.read(nama)


def test_nothing_of_it_is_a_formula_a_macro_or_a_link_outside() -> None:
    jahat: list[list[Sel]] = [["t=cmd|' /C calc'!A0", "f=WEBSERVICE(1)", "thttps://example.org"], ["t@SUM(1)", "t+1"]]
    semua = foreign(tolak=((0, 1),), baris=[*jahat, ["tUraian"], ["tx", "ty"]])
    for nama, data in parts(write_tolakan(semua, KONTEKS)):
        assert b"<f>" not in data, nama
        assert "externalLink" not in nama
        assert "vbaProject" not in nama
        assert b'TargetMode="External"' not in data, nama


def test_cells_are_shown_as_people_write_them() -> None:
    semua = ("n1234.5", "p0.975", "d2026-01-05", "d10:30:00", "tdua", "e#REF!")
    assert [tampil(s) for s in semua] == ["1.234,5", "97,5 %", "5-1-2026", "10:30:00", "dua", "#REF!"]
