"""The XML of Excel 2003, named .xls."""

import pytest

from iki_desktop.domain.impor.lembar import Rentang
from tests.sheets.baca.bahan import hasil, langsung

KEPALA = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40"><Styles>'
    '<Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="s2"><NumberFormat ss:Format="0.0%"/>'
    "</Style></Styles>"
)


def buku(isi: str) -> bytes:
    """The bytes of a workbook."""
    return f"{KEPALA}{isi}</Workbook>".encode()


def test_cells_places_and_what_is_hidden() -> None:
    data, dua = langsung(
        "a.xls",
        buku(
            '<Worksheet ss:Name="Data"><Table><Column/><Column ss:Hidden="1" ss:Span="1"/><Row>'
            '<Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">Desa</Data><Comment><ss:Data>catatan'
            '</ss:Data></Comment></Cell><Cell><Data ss:Type="Number">12.50</Data></Cell></Row>'
            '<Row ss:Index="4" ss:Hidden="1"><Cell ss:Index="2" ss:StyleID="s1"><Data ss:Type="Number">0.975</Data>'
            "</Cell>"
            '<Cell ss:StyleID="s2"><Data ss:Type="Number">0.5</Data></Cell><Cell><Data ss:Type="DateTime">'
            '2026-01-31T00:00:00.000</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell>'
            '<Data ss:Type="Error">#REF!</Data></Cell><Cell ss:Formula="=RC[-1]"/><Cell><ss:Data ss:Type="String">'
            "<html:B>a</html:B>b</ss:Data></Cell></Row></Table></Worksheet>"
            '<Worksheet ss:Name="Dua"><Table/><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible>'
            "</x:WorksheetOptions></Worksheet>"
        ),
    ).lembar
    assert data.baris == (
        ("tDesa", None, "n12.5"), (), (),
        (None, "p0.975", "p0.5", "d2026-01-31", "bTRUE", "e#REF!", "f=RC[-1]", "tab"),
    )  # fmt: skip
    assert data.gabung == (Rentang(0, 0, 1, 1),)
    assert (data.baris_tersembunyi, data.kolom_tersembunyi) == (frozenset({3}), frozenset({1, 2}))
    assert (data.tersembunyi, dua.tersembunyi, dua.baris) == (False, True, ())


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ("", "xml2003"),
        ('<Worksheet><Table><Row ss:Index="0"><Cell><Data>x</Data></Cell></Row></Table></Worksheet>', "rusak"),
        ('<Worksheet><Table><Row ss:Index="x"/></Table></Worksheet>', "rusak"),
        ('<Worksheet><Table><Row><Cell ss:Index="99999"><Data>x</Data></Cell></Row></Table></Worksheet>', "rusak"),
        ("<Worksheet><Table>", "rusak"),
    ],
)
def test_what_contradicts_itself_is_refused(isi: str, sebab: str) -> None:
    assert hasil("a.xls", buku(isi)) == sebab


def test_entities_are_refused() -> None:
    isi = buku("<Worksheet/>").replace(b"<Workbook", b'<!DOCTYPE x [<!ENTITY a "b">]><Workbook')
    assert hasil("a.xls", isi) == "bom"
