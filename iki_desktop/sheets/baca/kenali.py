"""What kind of file some bytes are: by what is in them, since a name tells little (`.xls` is often HTML or CSV)."""

import re
from contextlib import suppress
from typing import Literal

from iki_desktop.sheets.baca import ole
from iki_desktop.sheets.baca.arsip import Arsip
from iki_desktop.sheets.baca.batas import Batas, Tolak
from iki_desktop.sheets.baca.kata import Sebab

Jenis = Literal["xlsx", "xlsb", "xls", "ods", "fods", "xml2003", "html", "csv"]

_MAGIS: tuple[tuple[bytes, Sebab], ...] = (
    (b"\x89PNG", "gambar"), (b"\xff\xd8\xff", "gambar"), (b"GIF8", "gambar"), (b"BM", "gambar"), (b"II*\0", "gambar"),
    (b"MM\0*", "gambar"), (b"\0\0\1\0", "gambar"), (b"{\\rtf", "word"), (b"Rar!", "arsip_lain"),
    (b"7z\xbc\xaf\x27\x1c", "arsip_lain"), (b"\x1f\x8b", "arsip_lain"),
    (b"\x09\x00\x04\x00", "xls_kuno"), (b"\x09\x02\x06\x00", "xls_kuno"), (b"\x09\x04\x06\x00", "xls_kuno"),
)  # fmt: skip
_KENDALI = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_HTML = re.compile(r"<(?:!doctype html|html|head|body|meta|table|style|title|div|center|tr|td)[\s>]", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_BOM = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_AWAL = 4096
_XML_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
_ODF = b"application/vnd.oasis.opendocument."


def kenali(nama: str, isi: bytes, batas: Batas) -> tuple[Jenis, str | Arsip | None]:
    """The kind of a file, and what was opened of it on the way: its archive, or its text; raises `Tolak` where it is
    no spreadsheet."""
    if not isi:
        raise Tolak("kosong")
    if len(isi) < 2048 and nama.startswith(("~$", ".~lock.")):
        raise Tolak("kunci_office")
    if isi.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        arsip = Arsip(isi, batas)
        return _in_zip(arsip), arsip
    if isi.startswith(ole.TANDA):
        return _in_ole(isi), None
    for tanda, sebab in _MAGIS:
        if isi.startswith(tanda) and not (tanda == b"BM" and isi[:_AWAL].isascii()):
            raise Tolak(sebab)
    if isi[:4] == b"RIFF" and isi[8:12] == b"WEBP":
        raise Tolak("gambar")
    if b"%PDF-" in isi[:1024]:
        raise Tolak("pdf")
    return _in_text(isi)


def _in_zip(arsip: Arsip) -> Jenis:
    ada = arsip.anggota
    odf = arsip.awal("mimetype", 100)
    if odf.startswith(_ODF):
        if odf.removeprefix(_ODF).startswith(b"spreadsheet"):
            return "ods"
        raise Tolak("presentasi" if b"presentation" in odf else "word")
    if "[content_types].xml" in ada:
        for nama in ada:
            if nama.endswith("xl/workbook.bin"):
                return "xlsb"
        for nama in ada:
            if nama.endswith("workbook.xml"):
                return "xlsx"
    if any(nama.startswith("word/") for nama in ada):
        raise Tolak("word")
    if any(nama.startswith("ppt/") for nama in ada):
        raise Tolak("presentasi")
    if any(nama.endswith((".iwa", "index.zip")) for nama in ada):
        raise Tolak("numbers")
    if "content.xml" in ada and "meta-inf/manifest.xml" in ada:
        return "ods"
    raise Tolak("zip")


def _in_ole(isi: bytes) -> Jenis:
    nama = ole.aliran_utama(isi)
    if not nama:
        raise Tolak("terpotong")
    if "encryptedpackage" in nama:
        raise Tolak("sandi")
    if "workbook" in nama or "book" in nama:
        return "xls"
    if "worddocument" in nama:
        raise Tolak("word")
    raise Tolak("presentasi" if "powerpoint document" in nama else "ole_lain")


def _in_text(isi: bytes) -> tuple[Jenis, str]:
    teks = dekode(isi)
    kepala = teks[:_AWAL].lstrip("\ufeff \t\r\n")
    if kepala.lower().startswith("mime-version:") and "multipart/" in kepala.lower():
        raise Tolak("mht")
    if not kepala.startswith("<"):
        return "csv", teks
    if _XML_2003 in kepala and re.search(r"<(?:\w+:)?Workbook[\s>]", kepala):
        return "xml2003", ""
    if "opendocument.spreadsheet" in kepala and "<office:document" in kepala:
        return "fods", ""
    if _HTML.search(kepala) or "<table" in teks[: 1 << 20].lower():
        return "html", teks
    raise Tolak("xml_lain")


def dekode(isi: bytes) -> str:
    """The text of some bytes: as their mark at the start says, or `charset=` in HTML, else UTF-8, else Windows-1252.

    Raises `Tolak` for what is no text.
    """
    teks = _decoded(isi)
    if len(_KENDALI.findall(teks[: 1 << 16])) * 100 > min(len(teks), 1 << 16):
        raise Tolak("biner")
    return teks


def _decoded(isi: bytes) -> str:
    for tanda, sandi in _BOM:
        if isi.startswith(tanda):
            return isi.decode(sandi, "replace")
    if isi[1:200:2].count(0) > len(isi[1:200:2]) * 0.4 and 0 not in isi[:200:2]:
        return isi.decode("utf-16-le", "replace")
    awal = isi[:_AWAL]
    calon = ["utf-8", "cp1252"]
    if b"<" in awal and (cocok := _CHARSET.search(awal)):
        calon.insert(0, cocok[1].decode("ascii"))
    for sandi in calon:
        with suppress(UnicodeError, LookupError):  # a charset may be told wrongly, or be none
            teks = isi.decode(sandi)
            if b"<" not in awal or "<" in teks:
                return teks
    raise Tolak("biner")
