"""The IKI document as a workbook: a list of the positions, then one sheet a form, in the order of the paper."""

from collections.abc import Callable, Sequence

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from iki_desktop.domain.dokumen import (
    KERTAS,
    Dokumen,
    Formulir,
    Indikator,
    NamaKertas,
    Penandatangan,
    Sasaran,
    sel_bersama,
)
from iki_desktop.domain.pegawai import baris_tanda_tangan
from iki_desktop.domain.teks import bersihkan, penanda_ke
from iki_desktop.report.halaman import KAKI, MM, TEPI_ATAS, TEPI_BAWAH, TEPI_KANAN, TEPI_KIRI
from iki_desktop.report.huruf import measure
from iki_desktop.report.iki import BAGIAN_KOLOM, penandatangan_di
from iki_desktop.sheets.buku import nama_lembar, new_book, simpan
from iki_desktop.sheets.kisi import Gaya, Isian, Kisi
from iki_desktop.sheets.rumus import rumus_bersusun

DAFTAR = "Daftar Jabatan"
# Excel's codes: A4, and Folio 8½ × 13 inch (216 × 330 mm) for both sizes that offices call Folio or F4.
KODE_KERTAS: dict[NamaKertas, int] = {"a4": 9, "f4": 14, "folio": 14}
# The first column of the table is four of the sheet: above the table, label, colon, list mark and the beginning of
# the texts stand in them.
_LABEL, _TITIK, _TANDA = 9.8, 1.6, 2.8
_SASARAN, _INDIKATOR, _PENJELASAN, _SUMBER = (0, 3), (4, 4), (5, 5), (6, 6)
_TABEL = (_SASARAN, _INDIKATOR, _PENJELASAN, _SUMBER)
_SELEBAR = (0, 6)
_RUANG_TTD = 5  # empty lines for the hand and the stamp
_ISI, _KEPALA = Gaya(kotak=True), Gaya(tebal=True, kotak=True, datar="center", tegak="center")

Progress = Callable[[int, int, str], None]


def tulis_xlsx(dokumen: Dokumen, progress: Progress) -> bytes:
    """The workbook of a document. Raises `UserError` for a text too long for a cell."""
    buku = new_book()
    buku.properties.creator = "IKI Desktop"
    buku.properties.title = f"Indikator Kinerja Individu Tahun {dokumen.tahun}"
    daftar = buku.active
    daftar.title = DAFTAR
    terpakai = {DAFTAR.casefold()}
    lembar: list[tuple[str, str]] = []
    for nomor, formulir in enumerate(dokumen.formulir):
        progress(nomor, len(dokumen.formulir), f"Menata {formulir.nama}")
        nama = nama_lembar(formulir.nama, terpakai)
        lembar.append((formulir.nama, nama))
        _put_form(buku.create_sheet(nama), dokumen, formulir, penandatangan_di(dokumen, nomor))
    progress(len(dokumen.formulir), len(dokumen.formulir), "Menulis buku kerja")
    _put_list(daftar, dokumen, lembar)
    return simpan(buku, dokumen.tahun)


def _put_list(lembar: Worksheet, dokumen: Dokumen, isi: Sequence[tuple[str, str]]) -> None:
    """Number and name of each position; the name leads to its sheet."""
    _set_page(lembar, dokumen)
    kisi = Kisi(lembar, (40.0, _width(dokumen) - 40.0), dokumen.gaya.ukuran_huruf)
    judul = Gaya(tebal=True, datar="center")
    kantor = ", ".join(
        f"{sebutan} {nama}"
        for sebutan, nama in (("Kecamatan", dokumen.kecamatan), ("Kabupaten", dokumen.kabupaten))
        if nama
    )
    for teks in ("INDIKATOR KINERJA INDIVIDU", kantor, f"Tahun {dokumen.tahun}"):
        if teks:
            kisi.put(Isian((0, 1), teks, DAFTAR, judul))
    kisi.gap(dokumen.gaya.ukuran_huruf)
    kepala = kisi.put(Isian((0, 0), "No.", DAFTAR, _KEPALA), Isian((1, 1), "Jabatan", DAFTAR, _KEPALA))
    lembar.print_title_rows = f"{kepala}:{kepala}"
    for nomor, (jabatan, nama) in enumerate(isi, start=1):
        baris = kisi.put(
            Isian((0, 0), str(nomor), DAFTAR, Gaya(kotak=True, datar="center")),
            Isian((1, 1), bersihkan(jabatan), f"Nama jabatan {nomor}", Gaya(kotak=True, tautan=True)),
        )
        ke = nama.replace("'", "''")
        lembar.cell(baris, 1).value = nomor
        lembar.cell(baris, 2).hyperlink = Hyperlink(ref=f"B{baris}", location=f"'{ke}'!A1")


def _put_form(lembar: Worksheet, dokumen: Dokumen, formulir: Formulir, siapa: Penandatangan | None) -> None:
    _set_page(lembar, dokumen)
    ukuran = dokumen.gaya.ukuran_huruf
    awal, *lain = BAGIAN_KOLOM
    bagian = (_LABEL, _TITIK, _TANDA, awal - _LABEL - _TITIK - _TANDA, *lain)
    kisi = Kisi(lembar, [_width(dokumen) * satu / 100 for satu in bagian], ukuran)
    kisi.put(
        Isian(_SELEBAR, formulir.judul, f"{formulir.nama}, judul", Gaya(True, datar="center", ukuran=ukuran + 1.0))
    )
    kisi.gap(ukuran)
    _put_head(kisi, formulir)
    kisi.gap(ukuran)
    kepala = kisi.put(
        *(
            Isian(tempat, bersihkan(teks), f"{formulir.nama}, judul kolom", _KEPALA)
            for tempat, teks in zip(_TABEL, formulir.kolom, strict=True)
        )
    )
    lembar.print_title_rows = f"{kepala}:{kisi.baris - 1}"
    for sasaran in formulir.sasaran or (Sasaran(0, ""),):
        kisi.table(_rows(sasaran, formulir.nama, kisi))
    if siapa is not None:
        _put_signature(kisi, siapa, formulir.nama)


def _put_head(kisi: Kisi, formulir: Formulir) -> None:
    """`1. Jabatan : …`, `2. Tugas : …`, `3. Fungsi : …`, the items hanging behind their marks."""
    _put_field(kisi, "1. Jabatan", [("", formulir.nama)], formulir.nama)
    _put_field(kisi, "2. Tugas", _items(formulir.gaya_daftar, formulir.tugas), formulir.nama)
    if formulir.fungsi:
        _put_field(kisi, "3. Fungsi", _items(formulir.gaya_daftar, formulir.fungsi), formulir.nama)
    elif formulir.fungsi_tercetak:
        _put_field(kisi, "3. Fungsi", [("", "-")], formulir.nama)


def _items(gaya: str, teks: Sequence[str]) -> list[tuple[str, str]]:
    return [(penanda_ke(gaya, nomor), isi) for nomor, isi in enumerate(teks)] or [("", "")]


def _put_field(kisi: Kisi, label: str, butir: Sequence[tuple[str, str]], jabatan: str) -> None:
    tempat = f"{jabatan}, {label[3:]}"
    for urutan, (tanda, isi) in enumerate(butir):
        tanda, isi = bersihkan(tanda), bersihkan(isi)
        if measure(tanda) * kisi.ukuran > kisi.lebar[2] - 6.0:  # no list mark but a word: it stands in the text
            tanda, isi = "", f"{tanda} {isi}"
        kepala = (Isian((0, 0), label, tempat), Isian((1, 1), ":", tempat)) if urutan == 0 else ()
        kisi.put(*kepala, Isian((2, 2), tanda, tempat, Gaya(datar="right")), Isian((3, 6), isi, tempat))


def _rows(sasaran: Sasaran, jabatan: str, kisi: Kisi) -> list[list[Isian]]:
    """The rows of one goal: its text spans them, and merged cells span the rows that share them."""
    banyak = max(1, len(sasaran.indikator))
    hasil: list[list[Isian]] = [[] for _ in range(banyak)]
    hasil[0].append(Isian(_SASARAN, bersihkan(sasaran.teks), f"{jabatan}, sasaran", _ISI, banyak))
    if not sasaran.indikator:
        hasil[0] += [Isian(tempat, "", jabatan, _ISI) for tempat in _TABEL[1:]]
    for nomor, satu in enumerate(sasaran.indikator):
        sel = hasil[nomor]
        tempat = f"{jabatan}, indikator “{satu.teks[:40]}”"
        sel.append(Isian(_INDIKATOR, bersihkan(f"{satu.penanda} {satu.teks}".strip()), tempat, _ISI))
        if bersama := sel_bersama(sasaran.indikator, nomor, "gabung_penjelasan"):
            isi = "\n".join(filter(None, (_penjelasan(i, kisi) for i in bersama)))
            sel.append(Isian(_PENJELASAN, isi, tempat, _ISI, len(bersama)))
        if bersama := sel_bersama(sasaran.indikator, nomor, "gabung_sumber"):
            isi = "\n".join(filter(None, map(_sumber, bersama)))
            sel.append(Isian(_SUMBER, isi, tempat, _ISI, len(bersama)))
    return hasil


def _penjelasan(indikator: Indikator, kisi: Kisi) -> str:
    """The third column: explanation, formulas one under another, and the note where it belongs here."""
    lebar = (kisi.lebar[_PENJELASAN[0]] - 12.0) / kisi.ukuran
    rumus = [
        baris
        for satu in bersihkan(indikator.rumus).split("\n")
        if satu.strip()
        for baris in rumus_bersusun(satu, lebar, measure)
    ]
    catatan = indikator.catatan if indikator.kolom_catatan == "penjelasan" else ""
    return _lines(indikator.penjelasan, *rumus, catatan)


def _sumber(indikator: Indikator) -> str:
    return _lines(indikator.sumber, indikator.catatan if indikator.kolom_catatan == "sumber" else "")


def _lines(*teks: str) -> str:
    return "\n".join(filter(None, map(bersihkan, teks)))


def _put_signature(kisi: Kisi, siapa: Penandatangan, jabatan: str) -> None:
    """The block in one cell, so that no page break parts it; what is not known prints no line."""
    atas, bawah = (_lines(*baris) for baris in baris_tanda_tangan(siapa))
    if atas or bawah:
        kisi.gap(1.5 * kisi.ukuran)
        ruang = "\n" * (_RUANG_TTD + 1)
        kisi.put(Isian((5, 6), f"{atas}{ruang}{bawah}", f"{jabatan}, tanda tangan", Gaya(masuk=15)))


def _width(dokumen: Dokumen) -> float:
    """Width between the margins, in points."""
    return KERTAS[dokumen.gaya.kertas][1] * MM - TEPI_KIRI - TEPI_KANAN


def _set_page(lembar: Worksheet, dokumen: Dokumen) -> None:
    """Landscape, the paper of the document, the margins of the PDF, one page wide, numbered at the foot."""
    lembar.page_setup.orientation = "landscape"
    lembar.page_setup.paperSize = KODE_KERTAS[dokumen.gaya.kertas]
    lembar.page_setup.fitToWidth, lembar.page_setup.fitToHeight = 1, 0
    lembar.sheet_properties.pageSetUpPr.fitToPage = True
    tepi = lembar.page_margins
    tepi.top, tepi.bottom, tepi.left, tepi.right = (t / 72 for t in (TEPI_ATAS, TEPI_BAWAH, TEPI_KIRI, TEPI_KANAN))
    tepi.header, tepi.footer = TEPI_ATAS / 144, KAKI / 72
    lembar.oddFooter.center.text = "&P dari &N"
    lembar.sheet_view.showGridLines = False
