"""The mechanics of a workbook out: its bytes, the names of its sheets, and texts that stay texts."""

import re
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.teks import bersihkan

HURUF = "Arial"
HURUF_SEL_MAKS = 32_767
NAMA_LEMBAR_MAKS = 31
_EKOR_NAMA = 10  # letters kept of the end of a long name: there the names of villages and units differ
_TERLARANG = re.compile(r"[\\/*?:\[\]\n]")
_MIRIP_KODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WAKTU = (2000, 1, 1, 0, 0, 0)


def new_book() -> Workbook:
    """An empty workbook whose standard font, the measure of its columns, is Arial 11 (openpyxl's is Calibri)."""
    buku = Workbook()
    standar = Font(name=HURUF, size=11)
    buku._fonts = IndexedList([standar])
    buku._named_styles["Normal"].font = standar
    return buku


def teks_sel(teks: str, tempat: str) -> str:
    """The text as a cell can hold it; `tempat` names the place for the sentence where it is too long.

    Controls go, as on paper. `_x0041_` would be read by Excel as the letter of that code, so it is masked.
    """
    bersih = _MIRIP_KODE.sub("_x005F_", bersihkan(teks))
    if _panjang(bersih) > HURUF_SEL_MAKS:
        raise UserError(
            f"{tempat}: teksnya lebih dari 32.767 huruf, tidak muat dalam satu sel Excel. "
            "Bagi teks itu, atau cetak ke PDF."
        )
    return bersih


def nama_lembar(nama: str, terpakai: set[str]) -> str:
    """A name Excel takes for a sheet, like no other in `terpakai` (kept there, without regard to case)."""
    polos = " ".join(_TERLARANG.sub(" ", bersihkan(nama)).split())
    polos = "".join(c for c in polos if ord(c) <= 0xFFFF).strip("' ") or "Jabatan"
    if polos.casefold() == "history":  # a name Excel keeps for itself
        polos = f"{polos}."
    nomor, hasil = 1, _pendek(polos, NAMA_LEMBAR_MAKS)
    while hasil.casefold() in terpakai:
        nomor += 1
        akhiran = f" ({nomor})"
        hasil = _pendek(polos, NAMA_LEMBAR_MAKS - len(akhiran)) + akhiran
    terpakai.add(hasil.casefold())
    return hasil


def _pendek(nama: str, maks: int) -> str:
    if len(nama) <= maks:
        return nama
    return f"{nama[: maks - _EKOR_NAMA - 1].rstrip()}…{nama[-_EKOR_NAMA:].lstrip()}".rstrip("'")


def _panjang(teks: str) -> int:
    """The length as Excel counts it, in UTF-16."""
    return len(teks.encode("utf-16-le")) // 2


class _Penulis(ExcelWriter):  # type: ignore[misc]
    """Writes the sheets in memory: openpyxl's own way leaves temporary files and needs room for them."""

    def write_worksheet(self, ws: Any) -> None:
        isi = BytesIO()
        penulis = WorksheetWriter(ws, isi)
        penulis.write()
        ws._rels = penulis._rels
        self._archive.writestr(ws.path[1:], isi.getvalue())
        self.manifest.append(ws)


def simpan(buku: Workbook, tahun: int) -> bytes:
    """The workbook as a file: the same bytes for the same content, whenever it is written."""
    buku.properties.created = buku.properties.modified = datetime(max(tahun, 1980), 1, 1)
    mentah = BytesIO()
    _Penulis(buku, ZipFile(mentah, "w")).save()
    hasil = BytesIO()
    with ZipFile(mentah) as dari, ZipFile(hasil, "w") as ke:
        for nama in dari.namelist():
            ke.writestr(ZipInfo(nama, _WAKTU), dari.read(nama), ZIP_DEFLATED)
    return hasil.getvalue()
