"""What is no spreadsheet, or none that can be read, is told apart, each with a sentence that says what to do."""

import string
import zlib
from typing import get_args

import pytest

from iki_desktop.sheets.baca.arsip import Arsip
from iki_desktop.sheets.baca.batas import MB, Batas, Tolak
from iki_desktop.sheets.baca.kata import KALIMAT, Sebab, kalimat_gagal
from tests.sheets.baca.bahan import DATA, arsip, langsung, ods, ole, xlsb, xlsx

BOM_XML = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
BUKU = xlsx("<sheetData/>")
BURUK: dict[str, tuple[str, bytes, Sebab]] = {
    "nothing": ("a.xlsx", b"", "kosong"),
    "lock file of Office": ("~$rekap.xlsx", b"\x06Camat" + bytes(160), "kunci_office"),
    "lock file of LibreOffice": (".~lock.rekap.ods#", b",camat,pc,01.01.2026 10:00,file:///;", "kunci_office"),
    "password of Office": ("a.xlsx", ole("EncryptionInfo", "EncryptedPackage"), "sandi"),
    "password of LibreOffice": ("a.ods", ods("", manifes="<manifest:encryption-data/>"), "sandi"),
    "Word of old": ("a.xls", ole("WordDocument"), "word"),
    "another document of old Office": ("a.xls", ole("Contents"), "ole_lain"),
    "slides of old": ("a.xls", ole("PowerPoint Document"), "presentasi"),
    "only the head of an .xls": ("a.xls", ole("Workbook")[:600], "terpotong"),
    "an .xls without what it says": ("a.xls", ole("Workbook"), "rusak"),
    "Excel before 1993": ("a.xls", b"\x09\x00\x04\x00\x02\x00\x10\x00" + bytes(40), "xls_kuno"),
    "picture, PNG": ("a.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(40), "gambar"),
    "picture, JPEG": ("foto.jpg", b"\xff\xd8\xff\xe0" + bytes(40), "gambar"),
    "picture, GIF": ("a.gif", b"GIF89a" + bytes(40), "gambar"),
    "picture, WebP": ("a.webp", b"RIFF\0\0\0\0WEBPVP8 ", "gambar"),
    "PDF": ("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
    "RTF": ("a.doc", b"{\\rtf1 Desa}", "word"),
    "Word": ("a.docx", arsip({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}), "word"),
    "slides": ("a.pptx", arsip({"[Content_Types].xml": "<a/>", "ppt/presentation.xml": "<a/>"}), "presentasi"),
    "Writer": ("a.odt", arsip({"mimetype": "application/vnd.oasis.opendocument.text"}), "word"),
    "Numbers": ("a.numbers", arsip({"Index/Document.iwa": b"x"}), "numbers"),
    "another zip": ("a.zip", arsip({"desa/rekap.xlsx": BUKU}), "zip"),
    "RAR": ("a.rar", b"Rar!\x1a\x07\x01\x00", "arsip_lain"),
    "gzip": ("a.gz", b"\x1f\x8b\x08\x00" + bytes(9), "arsip_lain"),
    "half an .xlsx": ("a.xlsx", BUKU[: len(BUKU) // 2], "terpotong"),
    "half an .ods": ("a.ods", ods("")[:300], "terpotong"),
    "an .xlsx whose sheets are cut": ("a.xlsx", xlsx("<sheetData><row"), "rusak"),
    "an .xlsx without sheets": ("a.xlsx", xlsx("", buku="<sheets/>"), "rusak"),
    "an .ods without sheets": ("a.ods", ods(""), "rusak"),
    "entities in an .xlsx": (
        "a.xlsx",
        arsip({"[Content_Types].xml": "<a/>", "xl/workbook.xml": f"{BOM_XML}<a>&b;</a>"}),
        "bom",
    ),
    "entities in an .ods": (
        "a.ods",
        arsip(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": f"{BOM_XML}<a>&b;</a>",
            }
        ),
        "bom",
    ),
    "XML of another kind": ("a.xml", b'<?xml version="1.0"?><data><x/></data>', "xml_lain"),
    "a page in one file": ("a.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "mht"),
    "a page without table": ("a.xls", b"<html><body><p>Sesi Anda berakhir</p></body></html>", "html_tanpa_tabel"),
    "rubbish": ("a.xlsx", bytes(range(256)) * 20, "biner"),
    "zeros": ("a.csv", bytes(5000), "biner"),
}  # fmt: skip


@pytest.mark.parametrize("nama", BURUK)
def test_what_cannot_be_read_is_told_apart(nama: str) -> None:
    berkas, isi, sebab = BURUK[nama]
    with pytest.raises(Tolak) as tolak:
        langsung(berkas, isi)
    assert tolak.value.sebab == sebab


@pytest.mark.parametrize("sebab", get_args(Sebab))
def test_each_reason_has_two_short_sentences(sebab: Sebab) -> None:
    kalimat = kalimat_gagal(sebab, "50")
    assert kalimat.count(". ") >= 1
    assert kalimat.endswith(".")
    assert "!" not in kalimat
    assert "{" not in kalimat
    assert len(kalimat) < 190


def test_the_sentences_leave_open_only_what_is_filled_in() -> None:
    for kalimat in KALIMAT.values():
        assert {nama for _, nama, _, _ in string.Formatter().parse(kalimat) if nama} <= {"rincian"}


def test_a_name_says_nothing() -> None:
    assert langsung("rekap.xls", BUKU).jenis == "xlsx"
    assert langsung("rekap.xlsx", b"Desa;Jumlah\nNgroto;3\n").jenis == "csv"
    assert langsung("~$besar.xlsx", b"Desa;Jumlah\n" * 500).jenis == "csv"
    assert langsung("rekap.xlsx", (DATA / "contoh.xls").read_bytes()).jenis == "xls"


def test_an_archive_that_gets_too_large_is_not_unpacked() -> None:
    besar = xlsx("<sheetData>" + " " * (3 * MB) + "</sheetData>")
    assert len(besar) < MB
    with pytest.raises(Tolak) as tolak:
        langsung("a.xlsx", besar, Batas(buka=2 * MB))
    assert (tolak.value.sebab, tolak.value.rincian) == ("besar_isi", "2")


def test_an_archive_that_hides_how_large_it_gets_is_not_handed_on() -> None:
    """The size in the directory and the check sum are of the first bytes only: who trusts them unpacks more."""
    isi = bytearray(xlsb({(0, 0): 1.0}))
    besar = arsip({"xl/worksheets/sheet1.bin": bytes(4 * MB)})
    nama = b"xl/workbook.bin"
    asli = Arsip(bytes(isi), Batas())
    asli.periksa()
    info = asli.anggota["xl/workbook.bin"]
    assert nama in isi
    pusat = besar.rindex(b"PK\x01\x02")
    bohong = bytearray(besar)
    bohong[pusat + 24 : pusat + 28] = (10).to_bytes(4, "little")
    bohong[pusat + 16 : pusat + 20] = zlib.crc32(bytes(10)).to_bytes(4, "little")
    assert info.file_size < 4 * MB
    terbuka = Arsip(bytes(bohong), Batas())
    assert terbuka.awal("xl/worksheets/sheet1.bin") == bytes(10)
    with pytest.raises(Tolak) as tolak:
        terbuka.periksa()
    assert tolak.value.sebab == "bom"


def test_a_member_with_a_password() -> None:
    isi = bytearray(BUKU)
    pusat = isi.index(b"PK\x01\x02")
    isi[pusat + 8] |= 1
    with pytest.raises(Tolak) as tolak:
        langsung("a.xlsx", bytes(isi))
    assert tolak.value.sebab == "sandi"
