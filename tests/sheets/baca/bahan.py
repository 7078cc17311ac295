"""Files to read, made in the test: good ones and bad ones."""

import struct
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from iki_desktop.domain.impor.lembar import Buku
from iki_desktop.sheets.baca.aliran import Aliran, Perakit
from iki_desktop.sheets.baca.anak import jawab
from iki_desktop.sheets.baca.batas import Batas, Tolak
from iki_desktop.sheets.baca.kata import Sebab

DATA = Path(__file__).parents[2] / "data" / "impor" / "baca"
UTAMA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KETAT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAKET = "http://schemas.openxmlformats.org/package/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def langsung(nama: str, isi: bytes, batas: Batas | None = None) -> Buku:
    """What child and parent make of a file, without a process between; raises `Tolak`."""
    baris: list[bytes] = []
    jawab(nama, isi, Aliran(baris.append, batas or Batas()))
    perakit = Perakit(nama, sha256(isi).hexdigest())
    hasil = [perakit.terima(satu) for satu in baris]
    assert hasil[-1] is not None
    assert not any(hasil[:-1])
    return hasil[-1]


def hasil(nama: str, isi: bytes, batas: Batas | None = None) -> Buku | Sebab:
    """The same, or why not."""
    try:
        return langsung(nama, isi, batas)
    except Tolak as tolak:
        return tolak.sebab


def arsip(anggota: Mapping[str, str | bytes]) -> bytes:
    """A zip file."""
    keluar = BytesIO()
    with ZipFile(keluar, "w", ZIP_DEFLATED) as berkas:
        for nama, isi in anggota.items():
            berkas.writestr(nama, isi)
    return keluar.getvalue()


def simpan(buku: Workbook) -> bytes:
    """The bytes of a workbook."""
    keluar = BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def xlsx(
    lembar: str, *, gaya: str = "", teks: str = "", ruang: str = UTAMA, jenis: str = "worksheet", buku: str = ""
) -> bytes:
    """A workbook of one sheet, its XML as given: what is in `<worksheet>`, `<styleSheet>`, `<sst>`, `<workbook>`."""
    buku = buku or '<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets>'
    return arsip(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PAKET}/content-types"/>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PAKET}/relationships"><Relationship Id="rId1" '
            f'Type="{_HUBUNGAN}/{jenis}" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{ruang}" xmlns:r="{_HUBUNGAN}">{buku}</workbook>',
            "xl/styles.xml": f'<styleSheet xmlns="{ruang}">{gaya}</styleSheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{ruang}">{teks}</sst>',
            "xl/worksheets/sheet1.xml": f'<?xml version="1.0"?><worksheet xmlns="{ruang}">{lembar}</worksheet>',
        }
    )


def ods(tabel: str, gaya: str = "", manifes: str = "") -> bytes:
    """A document: what is in `<office:spreadsheet>`."""
    ruang = " ".join(f'xmlns:{satu}="{_ODF}:{satu}:1.0"' for satu in ("office", "table", "text", "style"))
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    return arsip(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {ruang} {calc}><office:automatic-styles>{gaya}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{tabel}</office:spreadsheet></office:body>"
            "</office:document-content>",
            "META-INF/manifest.xml": f"<manifest>{manifes}</manifest>",
        }
    )


def ole(*nama: str) -> bytes:
    """A compound file whose root holds empty streams of some names, side by side."""
    entri = [_entry("Root Entry", 5, anak=1 if nama else 0xFFFFFFFF)]
    entri += [_entry(satu, 2, kanan=ke + 2 if ke + 1 < len(nama) else 0xFFFFFFFF) for ke, satu in enumerate(nama)]
    folder = b"".join(entri).ljust(512, b"\0")
    assert len(folder) == 512
    kepala = bytearray(512)
    kepala[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHH", kepala, 24, 0x3E, 3, 0xFFFE, 9)
    struct.pack_into("<II", kepala, 44, 1, 1)
    struct.pack_into("<109I", kepala, 76, 0, *[0xFFFFFFFF] * 108)
    tabel = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    return bytes(kepala) + tabel + folder


def _entry(nama: str, jenis: int, anak: int = 0xFFFFFFFF, kanan: int = 0xFFFFFFFF) -> bytes:
    huruf = nama.encode("utf-16-le")
    isi = huruf.ljust(64, b"\0") + struct.pack("<HBBIII", len(huruf) + 2, jenis, 1, 0xFFFFFFFF, kanan, anak)
    return isi.ljust(128, b"\0")


def xlsb(sel: Mapping[tuple[int, int], str | float]) -> bytes:
    """A binary workbook of one sheet; cells by row and column."""
    baris, kolom = sorted({k[0] for k in sel}), sorted({k[1] for k in sel})
    buku = _record(131) + _record(143) + _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Data"))
    isi = _record(129) + _record(148, struct.pack("<IIII", baris[0], baris[-1], kolom[0], kolom[-1])) + _record(145)
    terakhir = -1
    for (b, k), nilai in sorted(sel.items()):
        if b != terakhir:
            isi, terakhir = isi + _record(0, struct.pack("<IIHHBI", b, 0, 300, 0, 0, 0)), b
        if isinstance(nilai, str):
            isi += _record(6, struct.pack("<II", k, 0) + _wide(nilai))
        else:
            isi += _record(5, struct.pack("<IId", k, 0, nilai))
    return arsip(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PAKET}/content-types"/>',
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{_PAKET}/relationships"><Relationship Id="rId1" '
            f'Type="{_HUBUNGAN}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>',
            "xl/workbook.bin": buku + _record(144) + _record(132),
            "xl/worksheets/sheet1.bin": isi + _record(146) + _record(130),
        }
    )


def _record(jenis: int, isi: bytes = b"") -> bytes:
    kepala = bytes([jenis]) if jenis < 128 else bytes([jenis & 127 | 128, jenis >> 7])
    return kepala + bytes([len(isi)]) + isi


def _wide(teks: str) -> bytes:
    return struct.pack("<I", len(teks)) + teks.encode("utf-16-le")
