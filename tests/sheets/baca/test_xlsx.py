"""Workbooks as Excel and others write them: nothing lost, nothing moved, formulas without result told apart."""

from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.chart import BarChart

from iki_desktop.domain.impor.lembar import Lembar, Rentang, Sel
from iki_desktop.sheets.baca.batas import Batas, Tolak
from tests.sheets.baca.bahan import KETAT, arsip, hasil, langsung, simpan, xlsx


def lembar(xml: str, **lain: str) -> Lembar:
    """The one sheet of a workbook."""
    return langsung("a.xlsx", xlsx(xml, **lain)).lembar[0]


def baris(sel: str, **lain: str) -> tuple[Sel, ...]:
    """The first row."""
    return tuple(lembar(f"<sheetData><row>{sel}</row></sheetData>", **lain).baris[0])


def test_each_kind_of_cell() -> None:
    gaya = (
        '<numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs>'
    )
    teks = "<si><t>Desa</t></si><si><r><t>Pujon </t></r><r><t>Kidul</t></r><rPh><t>x</t></rPh></si><si><t/></si>"
    assert baris(
        '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c><v>12.50</v></c><c s="1"><v>0.975</v></c>'
        '<c s="2"><v>46053</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c>'
        '<c t="str"><f>A1</f><v>a_x000D_\nb</v></c>'
        '<c t="inlineStr"><is><t>x</t><r><t>y</t></r><rPh><t>z</t></rPh></is></c>'
        '<c t="d"><v>2026-01-31T00:00:00Z</v></c>'
        '<c s="9"><v>7</v></c>',
        gaya=gaya,
        teks=teks,
    ) == ("tDesa", "tPujon Kidul", None, "n12.5", "p0.975", "d2026-01-31", "bTRUE", "e#REF!", "ta\nb", "txy",
          "d2026-01-31", "n7")  # fmt: skip


def test_a_formula_without_result_is_no_empty_cell() -> None:
    assert baris(
        "<c><f>B1+1</f></c><c><f>B1</f><v/></c><c><f>B1</f><v>3</v></c><c t='str'><f>\"\"</f><v></v></c><c><v>1</v></c>"
    ) == ("f=B1+1", "f=B1", "n3", None, "n1")


def test_a_formula_that_others_share_is_told_as_theirs() -> None:
    ada = lembar(
        '<sheetData><row r="1"><c r="C1"><f t="shared" ref="C1:C2" si="0">A1+B1</f><v>3</v></c></row>'
        '<row r="2"><c r="C2"><f t="shared" si="0"/></c></row></sheetData>'
    )
    assert ada.baris[1] == (None, None, "f=A2+B2")


def test_places_come_from_the_cells_and_not_from_the_size_that_is_told() -> None:
    ada = lembar(
        '<dimension ref="A1:B2"/><sheetData><row r="3"><c r="B3"><v>1</v></c><c r="D3"><v>2</v></c></row>'
        "<row><c><v>3</v></c></row><row r='9'><c r='A9' s='0'/></row></sheetData>"
    )
    assert ada.baris == ((), (), (None, "n1", None, "n2"), ("n3",))


def test_hidden_rows_columns_and_sheets() -> None:
    ada = lembar(
        '<cols><col min="2" max="3" hidden="1"/><col min="4" max="16384" hidden="true"/></cols><sheetData>'
        '<row r="1"><c r="E1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row>'
        '<row r="3" ht="0" customHeight="1"><c r="A3"><v>1</v></c></row><row r="4" hidden="1"/></sheetData>',
        buku='<sheets><sheet name="Data" r:id="rId1" state="veryHidden"/></sheets>',
    )
    assert ada.baris_tersembunyi == {1, 2}
    assert ada.kolom_tersembunyi == {1, 2, 3, 4}
    assert ada.tersembunyi


def test_merged_cells_within_what_the_sheet_holds() -> None:
    ada = lembar(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="E3"><v>1</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="D2:XFD1048576"/><mergeCell ref="A9:B9"/></mergeCells>'
    )
    assert ada.gabung == (Rentang(0, 0, 1, 2), Rentang(1, 3, 2, 4))


def test_strict_open_xml_is_read_too() -> None:
    assert baris('<c t="s"><v>0</v></c><c><v>3</v></c>', teks="<si><t>Desa</t></si>", ruang=KETAT) == ("tDesa", "n3")


def test_members_named_with_the_other_slash_or_at_another_place() -> None:
    with ZipFile(BytesIO(xlsx("<sheetData><row><c><v>3</v></c></row></sheetData>"))) as asli:
        anggota = {satu: asli.read(satu) for satu in asli.namelist()}
    miring = {satu.replace("/", "\\").upper() if "xl" in satu else satu: isi for satu, isi in anggota.items()}
    lain = {satu.replace("xl/", "isi/buku/"): isi for satu, isi in anggota.items()}
    lain["_rels/.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        b'Target="/isi/buku/workbook.xml"/></Relationships>'
    )
    for satu in (miring, lain):
        assert langsung("a.xlsx", arsip(satu)).lembar[0].baris == (("n3",),)


def test_a_sheet_whose_member_is_missing_is_named() -> None:
    buku = '<sheets><sheet name="Data" r:id="rId1"/><sheet name="Hilang" r:id="rId9"/></sheets>'
    ada = langsung("a.xlsx", xlsx("<sheetData/>", buku=buku))
    assert [satu.nama for satu in ada.lembar] == ["Data"]
    assert "“Hilang”" in ada.catatan[0]


def test_dates_of_a_mac() -> None:
    buku = '<workbookPr date1904="1"/><sheets><sheet name="Data" r:id="rId1"/></sheets>'
    gaya = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    assert baris('<c s="0"><v>44591</v></c>', gaya=gaya, buku=buku) == ("d2026-01-31",)


@pytest.mark.parametrize("jenis", ["chartsheet", "dialogsheet", "xlMacrosheet"])
def test_sheets_without_cells_are_named(jenis: str) -> None:
    buku = langsung("a.xlsm", xlsx("<sheetData/>", jenis=jenis))
    assert buku.lembar == ()
    assert "“Data”" in buku.catatan[0]


def test_a_chart_sheet_of_openpyxl() -> None:
    asli = Workbook()
    asli.active["A1"] = 1
    asli.create_chartsheet("Grafik").add_chart(BarChart())
    buku = langsung("a.xlsx", simpan(asli))
    assert [satu.nama for satu in buku.lembar] == ["Sheet"]
    assert "“Grafik”" in buku.catatan[0]


@pytest.mark.parametrize(
    "xml",
    [
        '<row r="2"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>', '<row r="1048577"><c><v>1</v></c></row>',
        '<row r="0"><c><v>1</v></c></row>', '<row r="x"><c><v>1</v></c></row>', '<row><c t="s"><v>5</v></c></row>',
        '<row><c t="s"><v>-1</v></c></row>', '<row><c s="x"><v>1</v></c></row>', '<row r="1e400"/>',
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_refused(xml: str) -> None:
    with pytest.raises(Tolak) as tolak:
        lembar(f"<sheetData>{xml}</sheetData>")
    assert tolak.value.sebab == "rusak"


def test_a_stray_cell_in_the_last_corner() -> None:
    ada = lembar(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>'
    )
    assert (len(ada.baris), ada.lebar) == (1_048_576, 16_384)
    assert list(ada.terisi()) == [(0, 0, "n1"), (1_048_575, 16_383, "n2")]


def test_too_many_cells_or_far_ones_are_refused() -> None:
    jauh = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 20))
    for batas in (Batas(sel=18), Batas(petak=18 * 16_384), Batas(huruf=30)):
        with pytest.raises(Tolak) as tolak:
            langsung("a.xlsx", xlsx(f"<sheetData>{jauh}</sheetData>"), batas)
        assert tolak.value.sebab == "banyak_sel"


def test_a_text_without_end_is_refused() -> None:
    isi = "<sheetData><row><c t='str'><v>" + "x" * 3_000_000 + "</v></c></row></sheetData>"
    assert hasil("a.xlsx", xlsx(isi)) == "banyak_sel"


def test_three_hundred_sheets_are_all_read() -> None:
    asli = Workbook()
    for n in range(299):
        asli.create_sheet(f"Desa {n}")["A1"] = n
    assert len(langsung("a.xlsx", simpan(asli)).lembar) == 300


def test_surrogates_and_codes_of_letters() -> None:
    ada = baris('<c t="str"><v>_xD83D__xDE00_ _xD800_ _x0041_ _x005F_x0041_</v></c>')
    assert ada == ("t😀 \ufffd A _x0041_",)


nilai = (
    st.none()
    | st.integers(-(10**14), 10**14)
    | st.decimals(-(10**9), 10**9, places=3, allow_nan=False)
    | st.booleans()
    | st.text(st.characters(codec="utf-8"), max_size=8).map(lambda teks: ILLEGAL_CHARACTERS_RE.sub("", teks))
    | st.sampled_from(["#N/A", "Desa\nNgroto", " dua  spasi ", "-"])
    | st.dates(date(1900, 3, 1), date(2100, 1, 1))
    | st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1)).map(lambda satu: satu.replace(microsecond=0))
    | st.times().map(lambda satu: satu.replace(microsecond=0))
)


def harapan(satu: object) -> Sel:
    """The cell that a value of openpyxl is."""
    if satu is None or satu == "":
        return None
    if isinstance(satu, bool):
        return f"b{satu}".upper().replace("B", "b", 1)
    if isinstance(satu, str):
        if satu == "#N/A":
            return "e#N/A"
        return (
            f"f{satu}"
            if satu.startswith("=") and len(satu) > 1
            else "t" + satu.replace("\r\n", "\n").replace("\r", "\n")
        )
    if isinstance(satu, (datetime, date, time)):
        return "d" + satu.isoformat().removesuffix("T00:00:00")
    teks = f"{satu:f}" if not isinstance(satu, int) else str(satu)
    return "n" + ((teks.rstrip("0").rstrip(".") if "." in teks else teks) if float(teks) else "0")


@settings(max_examples=60)
@given(st.lists(st.lists(nilai, max_size=5), max_size=6))
def test_what_openpyxl_writes_is_read_back(kisi: list[list[object]]) -> None:
    asli = Workbook()
    lembar_asli = asli.active
    for b, isi in enumerate(kisi, start=1):
        for k, satu in enumerate(isi, start=1):
            lembar_asli.cell(b, k).value = satu
    buku = langsung("a.xlsx", BytesIO(simpan(asli)).getvalue())
    ada = {(b, k): satu for b, k, satu in buku.lembar[0].terisi()}
    harap = {(b, k): harapan(satu) for b, isi in enumerate(kisi) for k, satu in enumerate(isi)}
    assert ada == {tempat: satu for tempat, satu in harap.items() if satu is not None}
