"""`iki cetak -o OUT.xlsx`: the workbook holds every letter of the document, as texts, in the order of the paper."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from iki_desktop.domain.dokumen import Dokumen, Formulir, Gaya, Indikator, Penandatangan, Sasaran
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.rumus import baca_rumus, nama_dalam
from iki_desktop.domain.teks import penanda_ke
from iki_desktop.report.huruf import measure
from iki_desktop.sheets.buku import nama_lembar
from iki_desktop.sheets.iki import DAFTAR, tulis_xlsx
from iki_desktop.sheets.kisi import TINGGI_MAKS
from iki_desktop.sheets.rumus import GARIS, rumus_bersusun

FORMULA = "∑[Pegawai] X (∑[Hari kerja] - ∑[hari tidak masuk]) / (∑[Pegawai] X ∑[Hari kerja]) x 100%"


def silent(_step: int, _total: int, _text: str) -> None:
    return None


def book(dokumen: Dokumen) -> Any:
    """The workbook as openpyxl reads it."""
    return load_workbook(BytesIO(tulis_xlsx(dokumen, silent)))


def one(*indikator: Indikator, **lain: Any) -> Dokumen:
    """A document of one form with one goal."""
    formulir = Formulir(1, "CAMAT", sasaran=(Sasaran(1, "Tertib", indikator),), **lain)
    return Dokumen("Pujon", "Malang", 2026, (formulir,))


def texts(sheet: Any) -> list[str]:
    """All texts of a sheet, row by row."""
    return [str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None]


def letters(*teks: str) -> str:
    """Texts without their spaces, which may stand otherwise beside a mark or in a formula."""
    return "".join("".join(teks).split())


@pytest.fixture(scope="module")
def pujon(dokumen_pujon: Dokumen) -> Any:
    """Pujon's document as a workbook."""
    return book(dokumen_pujon)


def test_one_sheet_a_position_behind_the_list(pujon: Any, dokumen_pujon: Dokumen) -> None:
    assert pujon.sheetnames[0] == DAFTAR
    assert len(pujon.sheetnames) == 1 + len(dokumen_pujon.formulir)
    for sheet, formulir in zip(pujon.worksheets[1:], dokumen_pujon.formulir, strict=True):
        assert formulir.nama in texts(sheet)
        assert formulir.nama.startswith(sheet.title[:15])


def test_the_list_numbers_the_positions_and_leads_to_their_sheets(pujon: Any, dokumen_pujon: Dokumen) -> None:
    daftar = pujon[DAFTAR]
    links = {cell.value: cell.hyperlink.location for row in daftar.iter_rows() for cell in row if cell.hyperlink}
    assert list(links) == [f.nama for f in dokumen_pujon.formulir]
    assert list(links.values()) == [f"'{name}'!A1" for name in pujon.sheetnames[1:]]
    numbers = [row[0].value for row in daftar.iter_rows() if row[1].hyperlink]
    assert numbers == list(range(1, 29))


def expected(formulir: Formulir) -> Iterator[str]:
    """The texts of a form in the order of the paper, formulas without signs."""
    yield from (formulir.judul, "1. Jabatan", ":", formulir.nama)
    for label, daftar in (("2. Tugas", formulir.tugas), ("3. Fungsi", formulir.fungsi)):
        if label == "2. Tugas" or daftar or formulir.fungsi_tercetak:
            yield from (label, ":")
        for nomor, isi in enumerate(daftar):
            yield from (penanda_ke(formulir.gaya_daftar, nomor), isi)
        if label == "3. Fungsi" and formulir.fungsi_tercetak and not daftar:
            yield "-"
    yield from formulir.kolom
    for sasaran in formulir.sasaran:
        yield sasaran.teks
        for nomor, i in enumerate(sasaran.indikator):
            di_penjelasan, di_sumber = (
                i.catatan if i.kolom_catatan == kolom else "" for kolom in ("penjelasan", "sumber")
            )
            rumus = [r for satu in i.rumus.split("\n") if satu for r in rumus_bersusun(satu, 20.0, measure)]
            yield f"{i.penanda} {i.teks}"
            if not nomor or not i.gabung_penjelasan:
                yield from (i.penjelasan, *rumus, di_penjelasan)
            if not nomor or not i.gabung_sumber:
                yield from (i.sumber, di_sumber)


def test_every_form_holds_every_letter_in_the_order_of_the_paper(pujon: Any, dokumen_pujon: Dokumen) -> None:
    for sheet, formulir in zip(pujon.worksheets[1:-1], dokumen_pujon.formulir[:-1], strict=True):
        written = letters(*texts(sheet)).replace(GARIS, "")
        assert written == letters(*expected(formulir)).replace(GARIS, "")


def test_the_signature_closes_the_last_sheet_only(pujon: Any, dokumen_pujon: Dokumen) -> None:
    last = texts(pujon.worksheets[-1])[-1]
    assert last.startswith("CAMAT PUJON\n\n\n\n\n")
    assert last.endswith("\nMULYONO HS")
    assert not [s.title for s in pujon.worksheets[:-1] if "MULYONO HS" in "".join(texts(s))]
    each = book(replace(dokumen_pujon, gaya=Gaya(tanda_tangan="tiap")))
    assert all(texts(s)[-1].endswith("MULYONO HS") for s in each.worksheets[1:])


def test_a_full_signature_has_its_lines_in_order() -> None:
    siapa = Penandatangan("a.n. CAMAT\nSEKRETARIS,", "SITI", "Pembina", "197001011995032001", "Pujon", date(2026, 1, 5))
    block = texts(book(replace(one(Indikator(1, "x")), penandatangan=siapa)).worksheets[1])[-1]
    assert [line for line in block.split("\n") if line] == [
        "Pujon, 5 Januari 2026", "a.n. CAMAT", "SEKRETARIS,", "SITI", "Pembina", "NIP. 19700101 199503 2 001",
    ]  # fmt: skip
    assert block.count("\n\n\n\n\n") == 1


def test_nobody_signs_without_a_block() -> None:
    sheet = book(one(Indikator(1, "x", sumber="terakhir"))).worksheets[1]
    assert texts(sheet)[-1] == "terakhir"


def test_columns_are_20_25_35_20(pujon: Any) -> None:
    sheet = pujon.worksheets[1]
    width = {c: sheet.column_dimensions[c].width for c in "ABCDEFG"}
    whole = sum(width.values())
    parts = [sum(width[c] for c in "ABCD"), width["E"], width["F"], width["G"]]
    assert [round(100 * p / whole) for p in parts] == [20, 25, 35, 20]


def test_merged_cells_span_what_they_share() -> None:
    indikator = (
        Indikator(1, "satu", penjelasan="P1", sumber="S1"),
        Indikator(2, "dua", penjelasan="P2", gabung_sumber=True),
        Indikator(3, "tiga", gabung_penjelasan=True, sumber="S3"),
    )
    sheet = book(one(*indikator)).worksheets[1]
    place = {c.value: c for row in sheet.iter_rows() for c in row if c.value}
    top = place["satu"].row
    merged = {str(m) for m in sheet.merged_cells.ranges}
    assert f"A{top}:D{top + 2}" in merged
    assert f"F{top + 1}:F{top + 2}" in merged
    assert f"G{top}:G{top + 1}" in merged
    assert place["S3"].coordinate == f"G{top + 2}"


def test_cells_are_ruled_wrapped_and_at_the_top(pujon: Any) -> None:
    sheet = pujon.worksheets[1]
    (header,) = (c for row in sheet.iter_rows() for c in row if c.value == "SUMBER DATA")
    assert (header.font.bold, header.alignment.horizontal, header.alignment.wrap_text) == (True, "center", True)
    title = sheet["A1"]
    assert (title.font.bold, title.alignment.horizontal) == (True, "center")
    assert "A1:G1" in {str(m) for m in sheet.merged_cells.ranges}
    for row in sheet.iter_rows(min_row=header.row):
        for cell in row:
            assert cell.border.left.style == cell.border.bottom.style == "thin" or cell.column < 5
            if cell.value and cell.row > header.row:
                assert (cell.alignment.vertical, cell.alignment.wrap_text) == ("top", True)
                assert not cell.font.bold


@pytest.mark.parametrize(("kertas", "kode"), [("a4", 9), ("f4", 14), ("folio", 14)])
def test_the_page_is_that_of_the_pdf(dokumen_pujon: Dokumen, kertas: Any, kode: int) -> None:
    for sheet in book(replace(dokumen_pujon, gaya=Gaya(kertas))).worksheets:
        page = sheet.page_setup
        assert (page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight) == ("landscape", kode, 1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        margins = sheet.page_margins
        sides = (margins.top, margins.bottom, margins.left, margins.right)
        assert [round(side * 2.54, 3) for side in sides] == [2.0, 2.5, 3.0, 2.0]
        assert sheet.print_title_rows


def test_the_header_rows_are_repeated(pujon: Any) -> None:
    sheet = pujon.worksheets[1]
    first, last = (int(n) for n in sheet.print_title_rows.replace("$", "").split(":"))
    assert "SUMBER DATA" in [c.value for row in sheet.iter_rows(first, last) for c in row]


FORBIDDEN_START = ["=1+1", "+62 341", "-", "@camat", "'petik", '=HYPERLINK("http://x")', "\t=1"]


@pytest.mark.parametrize("text", FORBIDDEN_START)
def test_no_text_becomes_a_formula(text: str) -> None:
    dokumen = Dokumen(
        text,
        text,
        2026,
        (
            Formulir(
                1,
                text,
                text,
                (text,) * 4,
                text,
                (text,),
                (text,),
                sasaran=(Sasaran(1, text, (Indikator(1, text, "", text, text, text, "sumber", text),)),),
            ),
        ),
        Penandatangan(text, text, text, text, text),
    )
    raw = zipfile.ZipFile(BytesIO(tulis_xlsx(dokumen, silent)))
    for name in raw.namelist():
        assert b"<f>" not in raw.read(name)
    for sheet in book(dokumen).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n"}
                if isinstance(cell.value, str) and cell.value[0] in "=+-@":
                    assert cell.quotePrefix


def test_controls_go_and_codes_stay_letters() -> None:
    sheet = book(one(Indikator(1, "a\x00b\x0bc\ufffed\x1b", penjelasan="_x0041_ dan \r\n baris"))).worksheets[1]
    assert "ab\ncd" in texts(sheet)
    assert any(t.startswith("_x005F_x0041_ dan \n baris") for t in texts(sheet))


@pytest.mark.parametrize("kolom", ["penjelasan", "sumber"])
def test_a_text_too_long_for_a_cell_is_refused_with_its_place(kolom: Any) -> None:
    def long(banyak: int) -> Dokumen:
        return one(Indikator(1, "Jumlah surat", catatan="∑" * banyak, kolom_catatan=kolom))

    assert "∑" * 32_767 in texts(book(long(32_767)).worksheets[1])
    with pytest.raises(UserError, match=r"CAMAT, indikator “Jumlah surat”: .*32\.767 huruf"):
        tulis_xlsx(long(32_768), silent)


def test_the_length_of_a_cell_counts_as_excel_counts() -> None:
    with pytest.raises(UserError, match="tidak muat"):
        tulis_xlsx(one(Indikator(1, "𝑁" * 20_000)), silent)


def test_rows_are_high_enough_for_their_texts_and_none_higher_than_excel_takes() -> None:
    long = "kata demi kata " * 400
    sheet = book(one(Indikator(1, "satu", penjelasan=long), Indikator(2, "dua", sumber=long))).worksheets[1]
    heights = [d.height for d in sheet.row_dimensions.values() if d.height]
    assert max(heights) <= TINGGI_MAKS
    for cell in (c for row in sheet.iter_rows() for c in row if c.value == long.strip() or c.value == long):
        (span,) = (m for m in sheet.merged_cells.ranges if cell.coordinate in m)
        room = sum(sheet.row_dimensions[r].height for r in range(span.min_row, span.max_row + 1))
        width = sheet.column_dimensions[cell.column_letter].width * 6.0
        lines = measure(long) * 11 / width
        assert room > lines * 11 * 1.2


def test_a_text_that_spans_short_rows_has_room_in_them_together() -> None:
    goal = "sasaran yang panjang sekali " * 40
    formulir = Formulir(1, "CAMAT", sasaran=(Sasaran(1, goal, (Indikator(1, "satu"), Indikator(2, "dua"))),))
    sheet = book(Dokumen("Pujon", "Malang", 2026, (formulir,))).worksheets[1]
    (cell,) = (c for row in sheet.iter_rows() for c in row if c.value and c.value.startswith("sasaran yang"))
    (span,) = (m for m in sheet.merged_cells.ranges if cell.coordinate in m)
    room = sum(sheet.row_dimensions[r].height for r in range(span.min_row, span.max_row + 1))
    width = sum(sheet.column_dimensions[c].width for c in "ABCD") * 6.0
    assert room > measure(goal) * 11 / width * 11 * 1.2


@given(st.lists(st.text(max_size=60), max_size=12))
def test_sheet_names_are_such_as_excel_takes(names: list[str]) -> None:
    used = {DAFTAR.casefold()}
    given_names = [nama_lembar(name, used) for name in names]
    assert len({n.casefold() for n in given_names} | {DAFTAR.casefold()}) == len(names) + 1
    for name in given_names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("\\/*?:[]\n")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


def test_long_names_keep_the_end_that_tells_them_apart() -> None:
    used: set[str] = set()
    names = [nama_lembar(f"PENGADMINISTRASI PEMERINTAHAN DESA {d}", used) for d in ("NGROTO", "SUKOMULYO", "NGROTO")]
    assert names[0].endswith("NGROTO")
    assert names[1].endswith("SUKOMULYO")
    assert names[2].endswith(" (2)")


def test_a_fraction_stands_over_three_lines() -> None:
    atas, garis, bawah = rumus_bersusun(FORMULA, 30.0, measure)
    assert atas == "∑ Pegawai X (∑ Hari kerja - ∑ hari tidak masuk)"
    assert bawah == "∑ Pegawai X ∑ Hari kerja"
    assert garis.rstrip("x 10%").strip(GARIS) == ""
    assert garis.endswith(" x 100%")
    assert measure(garis) <= 30.0


def test_a_label_stands_above_and_the_equals_sign_beside_the_line() -> None:
    assert rumus_bersusun("Tingkat = ([A] + [B]) / 2 x 100 %", 9.0, measure)[0] == "Tingkat"
    assert rumus_bersusun("Tingkat = ([A] + [B]) / 2", 9.0, measure)[2].startswith(f"= {GARIS}")


@pytest.mark.parametrize(
    ("rumus", "datar"),
    [
        ("[A] + [B] : 2", "A + B : 2"),
        ("[A] / [B] + [C] / [D]", "A / B + C / D"),
        ("([A] / [B]) / [C]", "(A / B) / C"),
        ("-[A] x 2,5", "-A x 2,5"),
        ("Jumlah semua surat", "Jumlah semua surat"),
        ("[A / 2", "[A / 2"),
    ],
)
def test_what_is_no_plain_fraction_stands_in_one_line(rumus: str, datar: str) -> None:
    assert rumus_bersusun(rumus, 30.0, measure) == [datar]


def test_every_name_of_pujons_formulas_is_in_the_workbook(pujon: Any, dokumen_pujon: Dokumen) -> None:
    for sheet, formulir in zip(pujon.worksheets[1:], dokumen_pujon.formulir, strict=True):
        written = letters(*texts(sheet))
        for i in (i for s in formulir.sasaran for i in s.indikator):
            for rumus in filter(None, i.rumus.split("\n")):
                assert all(letters(name) in written for name in nama_dalam(baca_rumus(rumus)))


def test_the_same_document_gives_the_same_bytes(dokumen_pujon: Dokumen, monkeypatch: pytest.MonkeyPatch) -> None:
    first = tulis_xlsx(dokumen_pujon, silent)
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2099, 1, 2, 3, 4, 5, 0, 2, 0))
    assert tulis_xlsx(dokumen_pujon, silent) == first


def test_nothing_is_written_to_the_disk_meanwhile(dokumen_pujon: Dokumen, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no room for temporary files")

    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", refuse)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert tulis_xlsx(dokumen_pujon, silent)[:2] == b"PK"


def test_progress_counts_every_form(dokumen_pujon: Dokumen) -> None:
    steps: list[tuple[int, int, str]] = []
    tulis_xlsx(dokumen_pujon, lambda *step: steps.append(step))
    assert [step for step, _, _ in steps] == list(range(29))
    assert {total for _, total, _ in steps} == {28}


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=40))
def test_any_text_can_be_written_and_read_back(satu: str, dua: str, nama: str) -> None:
    dokumen = one(Indikator(1, satu, penjelasan=dua, rumus=dua, sumber=nama), tugas=(satu, dua), gaya_daftar=nama)
    dokumen = replace(dokumen, formulir=(replace(dokumen.formulir[0], nama=nama), dokumen.formulir[0]))
    assert len(book(dokumen).sheetnames) == 3
