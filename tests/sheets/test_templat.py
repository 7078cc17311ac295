"""The template as a workbook: what is open, what may be typed, how it prints, and that it comes back as it went."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from iki_desktop.domain.desa import Desa
from iki_desktop.domain.figur import NIHIL, Figur
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import baca_alamat, isi
from iki_desktop.domain.impor.peta import KECAMATAN
from iki_desktop.domain.impor.templat import Identitas, kenali_templat
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Frekuensi, baca_periode
from iki_desktop.domain.variabel import Variabel
from iki_desktop.sheets.templat import tulis_templat
from iki_desktop.sheets.templat_aturan import syarat_isian
from iki_desktop.sheets.templat_isi import IsiLembar, IsiTemplat, Kelompok
from tests.sheets.bahan_templat import converted, filled, grids, recognised, without_calc

DATA = Path(__file__).parents[1] / "data" / "impor" / "templat"
MASA = baca_periode("2026-TW1")
JAN, FEB, MAR = MASA.bagian("bulanan")
BPNT = Variabel(11, "Laporan distribusi BPNT", satuan="laporan", lingkup="desa", bulat=True)
LUAS = Variabel(12, "Luas lahan kritis", satuan="ha", lingkup="desa", terkecil=Decimal(0), terbesar=Decimal("99.5"))
SELISIH = Variabel(13, "Selisih kas", satuan="rupiah", lingkup="desa", negatif=True)
HADIR = Variabel(14, "Kehadiran perangkat", satuan="%", lingkup="desa")
TW = Variabel(15, "Musyawarah desa", satuan="kali", lingkup="desa", frekuensi="triwulanan", bulat=True)
SEMUA = (BPNT, LUAS, SELISIH, HADIR, TW)
DESA = Desa(6, "Ngroto")
KONTEKS = Konteks("abc123", "Pujon", "Malang", 2026, (2026,), (DESA,), SEMUA)


def content(**ganti: Any) -> IsiTemplat:
    """What a small template tells."""
    frekuensi: tuple[Frekuensi, ...] = ("bulanan", "triwulanan")
    lembar = tuple(
        IsiLembar(
            f, MASA.bagian(f), (Kelompok("KASI PELAYANAN", tuple(v for v in SEMUA if v.frekuensi == f)),),
        )
        for f in frekuensi
    )  # fmt: skip
    variabel = tuple((v.id, v.nama) for v in SEMUA)
    identitas = Identitas("abc123", "Pujon", "Malang", 6, "Ngroto", MASA, variabel)
    figur: dict[KunciFigur, Figur] = {
        (11, baca_periode("2025-12"), 6): Figur("terisi", Decimal(1234)),
        (12, baca_periode("2025-12"), 6): Figur("terisi", Decimal("0.1234567890123456789")),
        (13, baca_periode("2025-12"), 6): NIHIL,
    }
    return replace(IsiTemplat(identitas, lembar, date(2026, 4, 10), figur=figur), **ganti)


@pytest.fixture(scope="module")
def berkas() -> bytes:
    """The small template."""
    return tulis_templat(content())


@pytest.fixture
def calc() -> None:
    """LibreOffice that can load workbooks."""
    if without_calc():
        pytest.skip("LibreOffice with Calc is not here")


def book(berkas: bytes) -> Any:
    return load_workbook(BytesIO(berkas))


def rows(lembar: Any) -> dict[str, int]:
    """The row of each key of the hidden column."""
    return {lembar.cell(b, 1).value: b for b in range(1, lembar.max_row + 1) if lembar.cell(b, 1).value}


def test_a_guide_a_sheet_for_each_frequency_and_the_hidden_identity(berkas: bytes) -> None:
    buku = book(berkas)
    assert buku.sheetnames == ["Petunjuk", "Bulanan", "Triwulanan", "_iki"]
    assert [s.sheet_state for s in buku] == ["visible", "visible", "visible", "veryHidden"]
    assert buku.active.title == "Bulanan"
    petunjuk = " ".join(str(c.value) for b in buku["Petunjuk"].iter_rows() for c in b if c.value)
    for teks in (
        "KABUPATEN MALANG", "KECAMATAN PUJON", "DESA NGROTO", "Triwulan I 2026", "10 April 2026", "n/a",
        "Kantor Kecamatan Pujon", "“Bulanan” dan “Triwulanan”", "97,5",
    ):  # fmt: skip
        assert teks in petunjuk


def test_only_cells_for_figures_and_notes_are_open(berkas: bytes) -> None:
    for lembar in book(berkas).worksheets:
        assert lembar.protection.sheet
        assert lembar.protection.password is None
    lembar = book(berkas)["Bulanan"]
    assert not lembar.protection.formatColumns
    assert lembar.column_dimensions["A"].hidden
    assert lembar.row_dimensions[1].hidden
    baris = rows(lembar)
    buka = {c.coordinate for b in lembar.iter_rows() for c in b if not c.protection.locked}
    assert buka == {f"{k}{baris[f'iki:v{v.id}']}" for v in SEMUA[:4] for k in "FGHI"}


def test_each_row_shows_its_name_unit_and_the_figure_before(berkas: bytes) -> None:
    lembar = book(berkas)["Bulanan"]
    baris = rows(lembar)
    kepala = [lembar.cell(baris["iki:kepala"], k).value for k in range(2, 10)]
    assert kepala == [
        "No.", "Uraian", "Satuan", "Sebelumnya\n(Desember 2025)", "Januari\n2026", "Februari\n2026", "Maret\n2026",
        "Catatan",
    ]  # fmt: skip
    assert [lembar.cell(baris["iki:v11"], k).value for k in range(2, 6)] == [1, BPNT.nama, "laporan", 1234]
    assert lembar.cell(baris["iki:v12"], 5).value == "0,1234567890123456789"  # more digits than a cell keeps
    assert lembar.cell(baris["iki:v13"], 5).value == "-"
    assert lembar.cell(baris["iki:v14"], 5).value is None
    assert lembar.cell(baris["iki:kelompok"], 2).value == "KASI PELAYANAN"
    for k in range(5, 9):
        assert lembar.cell(baris["iki:v11"], k).alignment.horizontal == "right"


def test_the_period_before_is_of_the_same_length() -> None:
    def before(periode: str, frekuensi: Frekuensi) -> str:
        return IsiLembar(frekuensi, baca_periode(periode).bagian(frekuensi), ()).sebelum.nama

    assert before("2026", "bulanan") == "Desember 2025"
    assert before("2026-TW2", "bulanan") == "Maret 2026"
    assert before("2026", "triwulanan") == "Triwulan IV 2025"
    assert before("2026-S2", "semesteran") == "Semester I 2026"
    assert before("2026", "tahunan") == "Tahun 2025"


def test_what_may_be_typed_is_told_and_checked_in_each_open_row(berkas: bytes) -> None:
    lembar = book(berkas)["Bulanan"]
    baris = rows(lembar)
    aturan = {str(dv.sqref): dv for dv in lembar.data_validations.dataValidation}
    for variabel in SEMUA[:4]:
        b = baris[f"iki:v{variabel.id}"]
        dv = aturan[f"F{b}:H{b}"]
        assert (dv.type, dv.errorStyle) == ("custom", "stop")
        assert dv.formula1 == syarat_isian(f"F{b}", variabel)
        assert len(dv.formula1) <= 255
        for teks in (dv.prompt, dv.error):
            assert "- bila nihil, n/a bila tidak berlaku" in teks
            assert len(teks) <= 225
        assert len(dv.promptTitle) <= 32
    assert "Biasanya paling sedikit 0, paling banyak 99,5." in aturan[f"F{baris['iki:v12']}:H{baris['iki:v12']}"].prompt
    assert "tidak kurang dari nol" not in aturan[f"F{baris['iki:v13']}:H{baris['iki:v13']}"].prompt
    assert "tanpa tanda %" in aturan[f"F{baris['iki:v14']}:H{baris['iki:v14']}"].prompt


def test_a_percentage_typed_with_its_sign_is_shown_as_one(berkas: bytes) -> None:
    lembar = book(berkas)["Bulanan"]
    baris = rows(lembar)
    assert lembar.cell(baris["iki:v11"], 6).number_format == "#,##0"
    assert lembar.cell(baris["iki:v12"], 6).number_format == "#,##0.######"
    assert lembar.cell(baris["iki:v14"], 6).number_format == "General"


def test_the_longest_texts_fit_what_excel_takes() -> None:
    panjang = replace(LUAS, nama="x" * 200, satuan="s" * 500, terkecil=Decimal("-1e29"), terbesar=Decimal("1e29"))
    lembar = (IsiLembar("bulanan", (JAN,), (Kelompok("J" * 300, (panjang,)),)),)
    (dv,) = book(tulis_templat(content(lembar=lembar)))["Bulanan"].data_validations.dataValidation
    assert len(dv.promptTitle) <= 32
    assert len(dv.prompt) <= 225
    assert len(dv.error) <= 225


def test_it_prints_one_page_wide_with_its_header_on_each_page() -> None:
    lembar = book(tulis_templat(content(kertas="folio", jenis="kelurahan")))["Bulanan"]
    assert lembar.page_setup.paperSize == 14
    assert (lembar.page_setup.fitToWidth, lembar.page_setup.fitToHeight) == (1, 0)
    assert lembar.sheet_properties.pageSetUpPr.fitToPage
    kepala = rows(lembar)["iki:kepala"]
    assert lembar.print_title_rows == f"${kepala}:${kepala}"
    assert lembar.freeze_panes == f"E{kepala + 1}"
    assert lembar.oddHeader.left.text == "Kelurahan Ngroto, Kecamatan Pujon"
    assert lembar.oddHeader.right.text == "Triwulan I 2026"
    assert "&P" in lembar.oddFooter.right.text
    assert lembar["B4"].value == "KELURAHAN NGROTO"
    assert recognised("a.xlsx", tulis_templat(content(jenis="kelurahan")), KONTEKS)[0].lembar


def test_a_locked_period_is_shown_with_its_figures_and_closed() -> None:
    semua = content()
    lembar = (replace(semua.lembar[0], terkunci=frozenset({JAN})),)
    figur: dict[KunciFigur, Figur] = {(11, JAN, 6): Figur("terisi", Decimal(5))}
    berkas = tulis_templat(content(lembar=lembar, figur=figur))
    satu = book(berkas)["Bulanan"]
    b = rows(satu)["iki:v11"]
    assert satu.cell(b, 6).value == 5
    assert satu.cell(b, 6).protection.locked
    assert satu.cell(rows(satu)["iki:kepala"], 6).value == "Januari\n2026\n(dikunci)"
    templat, angka = recognised("a.xlsx", berkas, KONTEKS)
    assert [k.periode for k in templat.lembar["Bulanan"][1].peta.kolom] == [FEB, MAR]
    assert not angka


def test_the_offices_own_form_names_no_village() -> None:
    semua = content()
    kita = replace(semua.identitas, desa=KECAMATAN, nama_desa="")
    berkas = tulis_templat(replace(semua, identitas=kita, figur={(11, baca_periode("2025-12"), None): NIHIL}))
    lembar = book(berkas)["Bulanan"]
    assert lembar["B4"].value == "REKAP KECAMATAN: BULANAN, TRIWULAN I 2026"
    assert lembar.cell(rows(lembar)["iki:v11"], 5).value == "-"
    assert lembar.oddHeader.left.text == "Kecamatan Pujon"
    assert recognised("a.xlsx", berkas, KONTEKS)[0].desa == KECAMATAN


def test_the_same_content_gives_the_same_file(berkas: bytes) -> None:
    assert tulis_templat(content()) == berkas


def test_text_that_looks_like_a_formula_stays_text() -> None:
    jahat = replace(BPNT, nama="=HYPERLINK(1)", satuan="+1")
    semua = content()
    lembar = (IsiLembar("bulanan", (JAN,), (Kelompok("@jabatan", (jahat,)),)),)
    berkas = tulis_templat(replace(semua, lembar=lembar))
    for baris in book(berkas)["Bulanan"].iter_rows():
        assert all(c.data_type != "f" for c in baris)


ISIAN: dict[str, dict[str, object]] = {
    "Bulanan": {
        "F9": 3,
        "G9": "-",
        "H9": "n/a",
        "F10": 1234.5,
        "G10": 0,
        "F11": -250000,
        "H12": 97.5,
        "I10": "perkiraan",
    },
    "Triwulanan": {"F9": 2},
}
DIHARAPKAN = {
    (11, JAN, 6): ["3"], (11, FEB, 6): ["-"], (11, MAR, 6): ["n/a"], (12, JAN, 6): ["1234.5"], (12, FEB, 6): ["0"],
    (13, JAN, 6): ["-250000"], (14, MAR, 6): ["97.5"], (15, MASA, 6): ["2"],
}  # fmt: skip


def test_a_filled_template_gives_each_figure_its_place(berkas: bytes) -> None:
    templat, angka = recognised("IKI Ngroto 2026-TW1.xlsx", filled(berkas, ISIAN), KONTEKS)
    assert (templat.desa, templat.periode, set(templat.lembar)) == (6, MASA, {"Bulanan", "Triwulanan"})
    assert angka == DIHARAPKAN
    buku = grids("a.xlsx", filled(berkas, ISIAN))
    catatan = templat.lembar["Bulanan"][1].peta.catatan
    b, _ = baca_alamat("I10") or (0, 0)
    assert isi(buku.lembar[1].di(b, catatan)) == "perkiraan"


@pytest.mark.slow
@pytest.mark.usefixtures("calc")
@pytest.mark.parametrize("jenis", ["xlsx", "ods", "xls"])
def test_it_comes_back_from_libreoffice_as_it_went(berkas: bytes, jenis: str) -> None:
    kembali = converted(filled(berkas, ISIAN), jenis)
    templat, angka = recognised(f"IKI Ngroto.{jenis}", kembali, KONTEKS)
    assert (templat.kode, templat.desa, templat.periode) == ("abc123", 6, MASA)
    assert templat.variabel == content().identitas.variabel
    assert angka == DIHARAPKAN


@pytest.mark.slow
@pytest.mark.usefixtures("calc")
def test_what_may_be_typed_is_computed_so_by_libreoffice() -> None:
    bulat, tawar = replace(LUAS, bulat=True), replace(LUAS, bulat=True, negatif=True)
    boleh = {3: "1111", -3: "0011", 1.5: "0110", 0: "1111", "-": "1111", " - ": "1111", "NIHIL": "1111", "n/a": "1111"}
    tidak = dict.fromkeys(("abc", "12 orang", "1.500", "-5 -"), "0000")
    buku = Workbook()
    for b, nilai in enumerate({**boleh, **tidak}, start=1):
        buku.active.cell(b, 1).value = nilai
        for k, variabel in enumerate((bulat, LUAS, SELISIH, tawar), start=2):
            buku.active.cell(b, k).value = f"=IF({syarat_isian(f'A{b}', variabel)},1,0)"
    berkas = BytesIO()
    buku.save(berkas)
    (lembar,) = grids("a.xlsx", converted(berkas.getvalue(), "xlsx")).lembar
    hasil = ["".join(isi(satu) for satu in baris[1:]) for baris in lembar.baris]
    assert hasil == [*boleh.values(), *tidak.values()]


@pytest.mark.parametrize("jenis", ["xlsx", "ods", "xls"])
def test_a_file_that_libreoffice_wrote_is_known(jenis: str) -> None:
    """The files were filled and saved by LibreOffice from a template of Pujon's office as it is new."""
    nama = f"IKI Ngroto 2026-TW1.{jenis}"
    buku = grids(nama, (DATA / nama).read_bytes())
    lain = Konteks("lain", "Pujon", "Malang", 2026, (2026,), (Desa(106, "Ngroto"),), ())
    templat = kenali_templat(buku, lain)
    assert templat is not None
    assert (templat.desa, templat.nama_desa, templat.periode) == (106, "Ngroto", MASA)
    assert len(templat.variabel) == 10
    semua = tuple(Variabel(nomor, nama, lingkup="desa") for nomor, nama in templat.variabel)
    kita = Konteks(templat.kode, "Pujon", "Malang", 2026, (2026,), (DESA,), semua)
    _, angka = recognised(nama, (DATA / nama).read_bytes(), kita)
    masa = [JAN, FEB, MAR]
    bulanan = {(11, JAN): "4", (11, FEB): "5", (11, MAR): "-", (14, JAN): "12", (14, FEB): "n/a", (20, MAR): "1250"}
    assert angka == {(v, p, 6): [t] for (v, p), t in bulanan.items() if p in masa} | {(13, MASA, 6): ["1"]}
