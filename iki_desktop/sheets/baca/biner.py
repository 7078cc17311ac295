"""Sheets of .xls and .xlsb, by calamine: quick, but it may end the whole process, so only in the child.

It doesn't tell percents, hidden rows or columns, and a cell with an error comes as empty, as does a formula without
result. Of .xls the first are read beside it (`biff`); where that isn't possible, and of .xlsb, the notes say so.
"""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any, Literal

from python_calamine import CalamineError, CalamineSheet, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

from iki_desktop.domain.impor.lembar import Rentang, Sel, sel
from iki_desktop.sheets.baca.aliran import Aliran
from iki_desktop.sheets.baca.batas import Tolak
from iki_desktop.sheets.baca.bentuk import angka_dari, jam
from iki_desktop.sheets.baca.biff import Pelengkap, berkata_sandi, pelengkap
from iki_desktop.sheets.baca.kata import BUKAN_LEMBAR, TANPA_TAMPILAN

_MAJU = 5000  # rows between two signs of life


def baca_biner(isi: bytes, jenis: Literal["xls", "xlsb"], aliran: Aliran) -> None:
    """Tells all sheets of a workbook; a zipped one has to be counted before (`Arsip.periksa`)."""
    aliran.jenis(jenis)
    if jenis == "xls" and berkata_sandi(isi):
        raise Tolak("sandi")
    try:
        _sheets(isi, jenis, aliran)
    except PasswordError as galat:
        raise Tolak("sandi") from galat
    except CalamineError as galat:
        raise Tolak("rusak") from galat


def _sheets(isi: bytes, jenis: str, aliran: Aliran) -> None:
    buku = load_workbook(BytesIO(isi))
    aliran.maju()
    semua = _beside(isi) if jenis == "xls" else []
    lengkap = len(semua) == len(buku.sheets_metadata)
    for ke, satu in enumerate(buku.sheets_metadata):
        if satu.typ != SheetTypeEnum.WorkSheet:
            aliran.catat(BUKAN_LEMBAR.format(nama=satu.name))
            continue
        aliran.lembar(satu.name, tersembunyi=satu.visible != SheetVisibleEnum.Visible, persen_diketahui=lengkap)
        _sheet(buku.get_sheet_by_index(ke), semua[ke] if lengkap else Pelengkap(), aliran)
    if not lengkap:
        aliran.catat(TANPA_TAMPILAN.format(jenis=f".{jenis}"))


def _beside(isi: bytes) -> list[Pelengkap]:
    try:
        return pelengkap(isi)
    except (ValueError, IndexError):  # records that aren't as expected: what calamine reads is still good
        return []


def _sheet(lembar: CalamineSheet, lain: Pelengkap, aliran: Aliran) -> None:
    galat: dict[int, list[tuple[int, str]]] = {}
    for (b, k), kode in sorted(lain.galat.items()):
        galat.setdefault(b, []).append((k, sel("galat", kode)))
    kiri: list[Sel] = [None] * (lembar.start or (0, 0))[1]
    nomor = -1
    # Its rows are counted from the first of the sheet, its columns from the first that holds something.
    for nomor, baris in enumerate(lembar.iter_rows() if lembar.start else ()):
        isi = kiri + [_cell(nilai) for nilai in baris]
        for k, satu in galat.get(nomor, ()):
            isi.extend([None] * (k + 1 - len(isi)))
            isi[k] = satu
        for k, ada in enumerate(isi):
            if ada is not None and ada[0] == "n" and (nomor, k) in lain.persen:
                isi[k] = sel("persen", ada[1:])
        aliran.baris(nomor, isi, tersembunyi=nomor in lain.baris_tersembunyi)
        if not nomor % _MAJU:
            aliran.maju()
    for b in sorted(b for b in galat if b > nomor):
        isi = [None] * (galat[b][-1][0] + 1)
        for k, satu in galat[b]:
            isi[k] = satu
        aliran.baris(b, isi, tersembunyi=b in lain.baris_tersembunyi)
    gabung = lembar.merged_cell_ranges or []
    aliran.akhir((Rentang(*awal, *ujung) for awal, ujung in gabung), lain.kolom_tersembunyi)


def _cell(nilai: Any) -> Sel:
    if isinstance(nilai, str):
        return sel("teks", nilai.replace("\r\n", "\n").replace("\r", "\n")) if nilai else None
    if isinstance(nilai, bool):
        return sel("logika", "TRUE" if nilai else "FALSE")
    if isinstance(nilai, int):
        return sel("angka", str(nilai))
    if isinstance(nilai, float):
        return sel("angka", angka_dari(nilai)) if abs(nilai) < float("inf") else sel("galat", "#NUM!")
    if isinstance(nilai, timedelta):
        return sel("tanggal", jam(round(nilai.total_seconds())))
    if isinstance(nilai, (datetime, time)):
        return sel("tanggal", nilai.isoformat(timespec="seconds").removesuffix("T00:00:00"))
    if isinstance(nilai, date):
        return sel("tanggal", nilai.isoformat())
    return sel("teks", str(nilai))
