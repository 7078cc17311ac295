"""What an .xlsx says beside its sheets: which there are, the shared texts, and what each style makes of a number.

Read here and not by openpyxl: that fails for a whole file where a font or a filter of it isn't as it should be, and
takes strict Open XML for empty.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from iki_desktop.domain.impor.lembar import Sel, sel
from iki_desktop.sheets.baca.arsip import Arsip
from iki_desktop.sheets.baca.batas import Tolak
from iki_desktop.sheets.baca.bentuk import Bentuk, bentuk_format
from iki_desktop.sheets.baca.xml_aman import PEMISAH, Atribut, nama_tag, urai

RUANG = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
BENAR = frozenset({"1", "true", "on"})
_TEKS = nama_tag(RUANG, "si", "t", "rPh")
_GAYA = nama_tag(RUANG, "numFmt", "cellXfs", "xf")
_BUKU = nama_tag(RUANG, "workbookPr", "sheet")
_KODE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BAKU = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Bagian:
    """A sheet of the workbook: its name, its member in the archive, its kind as the relation says."""

    nama: str
    tempat: str
    jenis: str
    tersembunyi: bool


@dataclass(frozen=True, slots=True)
class IsiBuku:
    """All that the sheets refer to; `teks` are ready cells."""

    lembar: tuple[Bagian, ...]
    teks: list[Sel]
    gaya: tuple[Bentuk, ...]
    mac: bool


def baca_buku(arsip: Arsip) -> IsiBuku:
    """The parts of a workbook; raises `Tolak` where it has none."""
    tempat = _workbook(arsip)
    hubungan = _relations(arsip, tempat)
    lembar, mac = _sheets(arsip, tempat, {id_: satu for id_, (_, satu) in hubungan.items()}, hubungan)
    return IsiBuku(
        lembar,
        _strings(arsip, _of_kind(hubungan, "sharedStrings", tempat)),
        _styles(arsip, _of_kind(hubungan, "styles", tempat)),
        mac,
    )


def teks_asli(teks: str) -> str:
    """A text without the codes Excel writes for what XML can't hold; line ends as `\\n`."""
    if "_x" in teks:
        teks = _KODE.sub(lambda m: chr(int(m[1], 16)), teks)
        teks = teks.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return teks.replace("\r\n", "\n").replace("\r", "\n") if "\r" in teks else teks


def _workbook(arsip: Arsip) -> str:
    if arsip.ada(_BAKU):
        return _BAKU
    for jenis, tempat in _read_relations(arsip, "_rels/.rels", "").values():
        if jenis == "officeDocument" and arsip.ada(tempat):
            return tempat
    raise Tolak("rusak")


def _relations(arsip: Arsip, tempat: str) -> Mapping[str, tuple[str, str]]:
    folder, nama = posixpath.split(tempat)
    return _read_relations(arsip, posixpath.join(folder, "_rels", f"{nama}.rels"), folder)


def _read_relations(arsip: Arsip, tempat: str, folder: str) -> dict[str, tuple[str, str]]:
    """Of each id: the last word of its kind, and the member. What lies outside the archive is left out."""
    hasil: dict[str, tuple[str, str]] = {}

    def mulai(nama: str, atribut: Atribut) -> None:
        if nama.rpartition(PEMISAH)[2] == "Relationship" and atribut.get("TargetMode") != "External":
            jenis = atribut.get("Type", "").rpartition("/")[2]
            hasil[atribut.get("Id", "")] = jenis, posixpath.join("/", folder, atribut.get("Target", ""))[1:]

    if arsip.ada(tempat):
        with arsip.buka(tempat) as sumber:
            urai(sumber, mulai, _nothing, _nothing)
    return hasil


def _nothing(_: str) -> None:
    """Of no interest."""


def _of_kind(hubungan: Mapping[str, tuple[str, str]], jenis: str, tempat: str) -> str:
    ada = [satu for nama, satu in hubungan.values() if nama == jenis]
    return ada[0] if ada else posixpath.join(posixpath.dirname(tempat), f"{jenis}.xml")


def _sheets(
    arsip: Arsip, tempat: str, anggota: Mapping[str, str], hubungan: Mapping[str, tuple[str, str]]
) -> tuple[tuple[Bagian, ...], bool]:
    lembar: list[Bagian] = []
    mac = False

    def mulai(nama: str, atribut: Atribut) -> None:
        nonlocal mac
        tag = _BUKU.get(nama)
        if tag == "workbookPr":
            mac = atribut.get("date1904", "").lower() in BENAR
        elif tag == "sheet":
            id_ = next((isi for kunci, isi in atribut.items() if kunci.endswith(f"{PEMISAH}id")), "")
            jenis = hubungan.get(id_, ("worksheet", ""))[0]
            judul = teks_asli(atribut.get("name", ""))
            lembar.append(Bagian(judul, anggota.get(id_, ""), jenis, atribut.get("state", "visible") != "visible"))

    with arsip.buka(tempat) as sumber:
        urai(sumber, mulai, _nothing, _nothing)
    if not lembar:
        raise Tolak("rusak")
    return tuple(lembar), mac


def _strings(arsip: Arsip, tempat: str) -> list[Sel]:
    """The shared texts as cells; of rich text all letters, of phonetic help none."""
    hasil: list[Sel] = []
    satu: list[str] = []
    kumpul = bunyi = False

    def mulai(nama: str, _: Atribut) -> None:
        nonlocal kumpul, bunyi
        tag = _TEKS.get(nama)
        if tag == "t":
            kumpul = not bunyi
        elif tag == "si":
            satu.clear()
        elif tag == "rPh":
            bunyi = True

    def akhir(nama: str) -> None:
        nonlocal kumpul, bunyi
        tag = _TEKS.get(nama)
        if tag == "t":
            kumpul = False
        elif tag == "rPh":
            bunyi = False
        elif tag == "si":
            teks = teks_asli("".join(satu))
            hasil.append(sel("teks", teks) if teks else None)

    def isi(teks: str) -> None:
        if kumpul:
            satu.append(teks)

    if arsip.ada(tempat):
        with arsip.buka(tempat) as sumber:
            urai(sumber, mulai, akhir, isi)
    return hasil


def _styles(arsip: Arsip, tempat: str) -> tuple[Bentuk, ...]:
    kode: dict[int, str] = {}
    nomor: list[int] = []
    dalam = False

    def mulai(nama: str, atribut: Atribut) -> None:
        nonlocal dalam
        tag = _GAYA.get(nama)
        if tag == "numFmt":
            kode[_int(atribut.get("numFmtId", ""))] = atribut.get("formatCode", "")
        elif tag == "cellXfs":
            dalam = True
        elif tag == "xf" and dalam:
            nomor.append(_int(atribut.get("numFmtId", "0")))

    def akhir(nama: str) -> None:
        nonlocal dalam
        if _GAYA.get(nama) == "cellXfs":
            dalam = False

    if arsip.ada(tempat):
        with arsip.buka(tempat) as sumber:
            urai(sumber, mulai, akhir, _nothing)
    return tuple(bentuk_format(satu, kode.get(satu)) for satu in nomor)


def _int(teks: str) -> int:
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 10 else -1
