"""What calamine leaves out of an .xls, from its records: percents, hidden rows and columns, cells with an error."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from iki_desktop.sheets.baca.bentuk import bentuk_format
from iki_desktop.sheets.baca.ole import isi_aliran

Tempat: TypeAlias = tuple[int, int]
_BOF, _EOF, _SANDI, _LEMBAR, _FORMAT, _XF = 0x809, 0x0A, 0x2F, 0x85, 0x41E, 0xE0
_BARIS, _KOLOM, _RUMUS, _ANGKA, _RK, _BANYAK_RK, _LOGIKA_GALAT = 0x208, 0x7D, 0x06, 0x203, 0x27E, 0xBD, 0x205
_GALAT = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass(slots=True)
class Pelengkap:
    """Of one sheet: the cells shown as percents, those with an error, hidden rows, first and last hidden columns."""

    persen: set[Tempat] = field(default_factory=set)
    galat: dict[Tempat, str] = field(default_factory=dict)
    baris_tersembunyi: set[int] = field(default_factory=set)
    kolom_tersembunyi: list[tuple[int, int]] = field(default_factory=list)


def berkata_sandi(isi: bytes) -> bool:
    """Whether an .xls is encrypted. Of calamine one hears only that it knows no such file, or gets rubbish."""
    return any(jenis == _SANDI for nama in ("workbook", "book") for jenis, _ in _records(isi_aliran(isi, nama), 0))


def pelengkap(isi: bytes) -> list[Pelengkap]:
    """One for each sheet in the order of the file; none at all where the records aren't as they should be."""
    aliran = isi_aliran(isi, "workbook")
    if not aliran:
        return []
    tempat: list[int] = []
    kode: dict[int, str] = {}
    nomor: list[int] = []
    for jenis, data in _records(aliran, 0):
        if jenis == _LEMBAR:
            tempat.append(_u32(data, 0))
        elif jenis == _FORMAT:
            kode[_u16(data, 0)] = _text(data[2:])
        elif jenis == _XF:
            nomor.append(_u16(data, 2))
    persen = frozenset(ke for ke, satu in enumerate(nomor) if bentuk_format(satu, kode.get(satu)) == "persen")
    hasil = [_sheet(aliran, satu, persen) for satu in tempat]
    return [satu for satu in hasil if satu is not None] if None not in hasil else []


def _sheet(aliran: bytes, tempat: int, persen: frozenset[int]) -> Pelengkap | None:
    hasil = Pelengkap()
    jenis = -1
    for ke, (jenis, data) in enumerate(_records(aliran, tempat)):
        if not ke and (jenis != _BOF or _u16(data, 0) != 0x600):  # Excel 97 and later
            return None
        if jenis == _BARIS:
            if data[12] & 0x20:
                hasil.baris_tersembunyi.add(_u16(data, 0))
        elif jenis == _KOLOM:
            if data[8] & 1:
                hasil.kolom_tersembunyi.append((_u16(data, 0), _u16(data, 2)))
        elif jenis in {_ANGKA, _RK}:
            if _u16(data, 4) in persen:
                hasil.persen.add((_u16(data, 0), _u16(data, 2)))
        elif jenis == _BANYAK_RK:
            for i in range((len(data) - 6) // 6):
                if _u16(data, 4 + 6 * i) in persen:
                    hasil.persen.add((_u16(data, 0), _u16(data, 2) + i))
        elif jenis == _RUMUS:
            _formula(data, persen, hasil)
        elif jenis == _LOGIKA_GALAT and data[7]:
            hasil.galat[_u16(data, 0), _u16(data, 2)] = _GALAT.get(data[6], "#VALUE!")
    return hasil if jenis == _EOF else None


def _formula(data: bytes, persen: frozenset[int], hasil: Pelengkap) -> None:
    satu = _u16(data, 0), _u16(data, 2)
    if data[12:14] != b"\xff\xff":
        if _u16(data, 4) in persen:
            hasil.persen.add(satu)
    elif data[6] == 2:
        hasil.galat[satu] = _GALAT.get(data[8], "#VALUE!")


def _records(aliran: bytes, tempat: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place to the end of its part; those of parts inside of it (charts) are passed over."""
    dalam = 0
    while tempat + 4 <= len(aliran):
        jenis, panjang = _u16(aliran, tempat), _u16(aliran, tempat + 2)
        data = aliran[tempat + 4 : tempat + 4 + panjang]
        tempat += 4 + panjang
        if jenis == _BOF:
            dalam += 1
        if dalam <= 1:
            yield jenis, data
        if jenis == _EOF:
            dalam -= 1
            if dalam <= 0:
                return


def _text(data: bytes) -> str:
    """A text of the records: its length, whether its letters take two bytes, the letters."""
    panjang = _u16(data, 0)
    return data[3 : 3 + 2 * panjang].decode("utf-16-le", "replace") if data[2] & 1 else data[3:].decode("latin-1")


def _u16(data: bytes, tempat: int) -> int:
    if tempat + 2 > len(data):
        raise ValueError("a record too short")
    return data[tempat] | data[tempat + 1] << 8


def _u32(data: bytes, tempat: int) -> int:
    return _u16(data, tempat) | _u16(data, tempat + 2) << 16
