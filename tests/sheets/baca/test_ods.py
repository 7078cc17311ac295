"""Documents of LibreOffice: percents, hidden rows, repeated cells and errors, and the same cells as calamine finds."""

from datetime import date, datetime, time
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook

from iki_desktop.domain.impor.lembar import Lembar, Rentang, Sel
from iki_desktop.sheets.baca.batas import Batas, Tolak
from iki_desktop.sheets.baca.bentuk import angka_dari
from tests.sheets.baca.bahan import DATA, hasil, langsung, ods


def lembar(isi: str) -> Lembar:
    """The one sheet of a document."""
    return langsung("a.ods", ods(f'<table:table table:name="Data">{isi}</table:table>')).lembar[0]


def baris(sel: str) -> tuple[Sel, ...]:
    """The first row."""
    return tuple(lembar(f"<table:table-row>{sel}</table:table-row>").baris[0])


def sel(atribut: str = "", teks: str = "", tag: str = "table-cell") -> str:
    """A cell."""
    return f"<table:{tag} {atribut}>{teks}</table:{tag}>"


def test_what_libreoffice_wrote() -> None:
    buku = langsung("contoh.ods", (DATA / "contoh.ods").read_bytes())
    data, sembunyi, kosong = buku.lembar
    assert data.baris == (
        (), (), (),
        (None, None, "tDesa", "n0.3", "n12", "p0.975"),
        (None, None, "d2026-01-31", "d12:30:00", "n1", "e#DIV/0!", "n0.6"),
        (None, None, "d2026-01-31T08:15:00", "d27:36:00"),
        (None, None, "n3507261234567890", "n150000000000000000000", "ta\nb", "t  dua  spasi "),
        (), (),
        (None, None, "tgabung"),
        (None, None, None, None, None, "n-1.25"),
    )  # fmt: skip
    assert (data.baris_tersembunyi, data.kolom_tersembunyi) == (frozenset({6}), frozenset({4}))
    assert data.gabung == (Rentang(9, 2, 9, 4),)
    assert (sembunyi.tersembunyi, data.tersembunyi, kosong.baris) == (True, False, ())
    assert buku.catatan == ()


def test_calamine_finds_the_same_cells() -> None:
    isi = (DATA / "contoh.ods").read_bytes()
    buku = langsung("contoh.ods", isi)
    lain = load_workbook(BytesIO(isi))
    assert [satu.nama for satu in buku.lembar] == lain.sheet_names
    for satu in buku.lembar:
        baris_lain = list(lain.get_sheet_by_name(satu.nama).iter_rows())
        for b, isi_baris in enumerate(baris_lain):
            for k, nilai in enumerate(isi_baris):
                ada = satu.di(b, k + (lain.get_sheet_by_name(satu.nama).start or (0, 0))[1])
                if ada is not None and ada[0] in "ep":
                    assert nilai in ("", 0.975)
                else:
                    assert (ada or "")[1:] == _written(nilai)


def _written(nilai: object) -> str:
    if isinstance(nilai, float):
        return angka_dari(nilai)
    if isinstance(nilai, (datetime, date, time)):
        return nilai.isoformat()
    return "27:36:00" if nilai == "PT27H36M00S" else str(nilai)


def test_each_kind_of_cell() -> None:
    assert baris(
        sel('office:value-type="float" office:value="1.5E3"', "<text:p>1.500,00</text:p>")
        + sel('office:value-type="currency" office:value="2"', "<text:p>Rp2</text:p>")
        + sel('office:value-type="percentage" office:value="0.5"')
        + sel('office:value-type="boolean" office:boolean-value="true"', "<text:p>BENAR</text:p>")
        + sel('office:value-type="date" office:date-value="2026-01-31T00:00:00"')
        + sel('office:value-type="time" office:time-value="PT08H15M00.5S"')
        + sel('office:value-type="string"', "<text:p>a<text:s text:c='2'/>b<text:tab/><text:span>c</text:span></text:p>"
              "<text:p>d</text:p>")
        + sel('office:value-type="string" calcext:value-type="error"', "<text:p>Err:502</text:p>")
        + sel('office:value-type="float" office:value="0" table:formula="of:=1/0"', "<text:p>#DIV/0!</text:p>")
        + sel('table:formula="of:=[.A1]+1"')
        + sel('office:value-type="string" table:formula="of:=&quot;&quot;"')
        + sel("", "<text:p>polos</text:p>")
        + sel('office:value-type="string" office:string-value="asli"', "<text:p>tampil</text:p>")
    ) == ("n1500", "n2", "p0.5", "bTRUE", "d2026-01-31", "d08:15:00", "ta  b\tc\nd", "eErr:502", "e#DIV/0!",
          "f=[.A1]+1", None, "tpolos", "tasli")  # fmt: skip


def test_notes_and_drawings_are_no_text_of_the_cell() -> None:
    catatan = "<office:annotation><text:p>catatan</text:p></office:annotation>"
    assert baris(sel("", f"{catatan}<text:p>isi{catatan}</text:p>")) == ("tisi",)


def test_repeated_cells_and_rows_are_laid_out_and_the_empty_end_is_not() -> None:
    ada = lembar(
        "<table:table-row table:number-rows-repeated='2'>" + sel("table:number-columns-repeated='2'")
        + sel("table:number-columns-repeated='3'", "<text:p>x</text:p>") + sel("table:number-columns-repeated='16379'")
        + "</table:table-row><table:table-row-group><table:table-row table:number-rows-repeated='1048574'>"
        + sel("table:number-columns-repeated='16384'") + "</table:table-row></table:table-row-group>"
    )  # fmt: skip
    assert ada.baris == ((None, None, "tx", "tx", "tx"),) * 2


def test_hidden_and_filtered_rows_and_columns() -> None:
    satu = sel("", "<text:p>x</text:p>")
    ada = lembar(
        "<table:table-column/><table:table-column table:visibility='collapse' table:number-columns-repeated='16383'/>"
        f"<table:table-row table:visibility='filter'>{satu}{satu}{satu}</table:table-row>"
        f"<table:table-row>{satu}</table:table-row>"
        f"<table:table-row table:visibility='collapse'>{satu}</table:table-row>"
    )
    assert (ada.baris_tersembunyi, ada.kolom_tersembunyi) == (frozenset({0, 2}), frozenset({1, 2}))


def test_what_merged_cells_cover_is_not_lost() -> None:
    awal = sel("table:number-columns-spanned='2' table:number-rows-spanned='1'", "<text:p>a</text:p>")
    ada = lembar(f"<table:table-row>{awal}{sel('', '<text:p>b</text:p>', 'covered-table-cell')}</table:table-row>")
    assert ada.baris == (("ta", "tb"),)
    assert ada.gabung == (Rentang(0, 0, 0, 1),)


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ("<table:table-row table:number-rows-repeated='1048576'>{}{}{}</table:table-row>", "banyak_sel"),
        ("<table:table-row table:number-rows-repeated='1048577'>{}</table:table-row>", "rusak"),
        ("<table:table-row table:number-rows-repeated='-3'>{}</table:table-row>", "rusak"),
        ("<table:table-row table:number-rows-repeated='99999999999'>{}</table:table-row>", "rusak"),
    ],
)
def test_repetitions_that_would_never_end_are_refused(isi: str, sebab: str) -> None:
    with pytest.raises(Tolak) as tolak:
        lembar(isi.replace("{}", sel("", "<text:p>x</text:p>")))
    assert tolak.value.sebab == sebab


def test_spaces_without_end_are_refused() -> None:
    with pytest.raises(Tolak):
        baris(sel("", "<text:p><text:s text:c='99999999'/></text:p>"))


_tag = st.sampled_from(
    ["table:table", "table:table-row", "table:table-cell", "table:covered-table-cell", "text:p", "text:s", "text:span",
     "office:annotation", "table:table-column", "table:shapes", "style:style"]
)  # fmt: skip
_atribut = st.dictionaries(
    st.sampled_from(
        ["table:name", "table:number-rows-repeated", "table:number-columns-repeated", "table:number-columns-spanned",
         "office:value-type", "office:value", "table:visibility", "text:c", "office:time-value"]
    ),
    st.sampled_from(["1", "2", "-1", "x", "", "float", "percentage", "collapse", "1e5", "PT1H", "1048575", "40"]),
    max_size=3,
)  # fmt: skip


@st.composite
def _pohon(draw: st.DrawFn, dalam: int = 0) -> str:
    tag, atribut = draw(_tag), draw(_atribut)
    anak = (
        "".join(draw(st.lists(_pohon(dalam + 1), max_size=3))) if dalam < 4 else draw(st.sampled_from(["", "x", "12"]))
    )
    return f"<{tag} {' '.join(f'{k}={v!r}' for k, v in atribut.items())}>{anak}</{tag}>"


@given(st.lists(_pohon(), max_size=3))
def test_whatever_is_nested_in_whatever_ends_as_a_book_or_a_reason(isi: list[str]) -> None:
    ada = hasil("a.ods", ods("".join(isi)), Batas(sel=5000, petak=20_000))
    assert ada in {"rusak", "banyak_sel"} if isinstance(ada, str) else ada.jenis == "ods"
