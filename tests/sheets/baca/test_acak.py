"""Good files, broken at random: whatever is changed or cut off, they end as a book or as a sentence, and soon."""

import random
import time
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest

from iki_desktop.sheets.baca.batas import Batas
from iki_desktop.sheets.baca.induk import GagalBaca, Pembaca
from tests.sheets.baca.bahan import DATA, arsip, xlsb, xlsx
from tests.sheets.baca.test_xml2003 import buku

BAIK = {
    "contoh.ods": (DATA / "contoh.ods").read_bytes(),
    "contoh.xls": (DATA / "contoh.xls").read_bytes(),
    "contoh.xlsb": xlsb({(0, 0): "Desa", (1, 0): 12.5, (1, 1): "Ngroto"}),
    "contoh.csv": b'Desa;Jumlah\n"Pujon Kidul";1.234,5\n' * 20,
    "contoh.html": b"<table><tr><td rowspan=2>Desa<td>3</tr><tr><td>4</tr></table>" * 9,
    "contoh.xml": buku(
        '<Worksheet ss:Name="Data"><Table><Row><Cell><Data>Desa</Data></Cell></Row></Table></Worksheet>'
    ),
    "contoh.xlsx": xlsx(
        '<cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>'
        '<c r="B1" s="1"><v>46053</v></c></row><row r="9" hidden="1"><c r="A9"><f>A1</f></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
        gaya='<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
        teks="<si><t>Desa</t></si>",
    ),
}


@pytest.fixture(scope="module")
def pembaca() -> Iterator[Pembaca]:
    """One for all."""
    with Pembaca(Batas(diam=15, total=20)) as ada:
        yield ada


def broken(isi: bytes, acak: random.Random) -> bytes:
    """The same bytes with some changed, cut off, doubled or left out."""
    hasil = bytearray(isi)
    for _ in range(acak.randint(1, 6)):
        a, b = sorted(acak.randrange(len(hasil) + 1) for _ in range(2))
        b = min(b, a + acak.choice([1, 4, 60, 4000]))
        match acak.randrange(5):
            case 0 | 1:
                hasil[a:b] = acak.randbytes(b - a)
            case 2:
                del hasil[a:b]
            case 3:
                hasil[a:a] = hasil[a:b]
            case _:
                del hasil[max(a, 1) :]
        hasil = hasil or bytearray(b"\0")
    return bytes(hasil)


def inside(isi: bytes, acak: random.Random) -> bytes:
    """An archive whose members are broken but whose check sums are right."""
    if not isi.startswith(b"PK"):
        return broken(isi, acak)
    with ZipFile(BytesIO(isi)) as asli:
        anggota = {satu: asli.read(satu) for satu in asli.namelist()}
    pilih = acak.choice([satu for satu in anggota if anggota[satu]])
    return arsip(anggota | {pilih: broken(anggota[pilih], acak)})


def coba(pembaca: Pembaca, nama: str, benih: int) -> None:
    """One broken file, and that the next good one is read."""
    acak = random.Random(f"{nama} {benih}")
    isi = (broken if benih % 2 else inside)(BAIK[nama], acak)
    mulai = time.monotonic()
    with suppress(GagalBaca):
        pembaca.baca(nama, isi)
    assert time.monotonic() - mulai < 25


@pytest.mark.parametrize("nama", BAIK)
def test_a_good_file_is_read(pembaca: Pembaca, nama: str) -> None:
    assert pembaca.baca(nama, BAIK[nama]).lembar


@pytest.mark.parametrize("nama", BAIK)
def test_a_broken_file_is_a_book_or_a_sentence(pembaca: Pembaca, nama: str) -> None:
    for benih in range(8):
        coba(pembaca, nama, benih)
    assert pembaca.baca("contoh.csv", BAIK["contoh.csv"]).lembar


@pytest.mark.slow
@pytest.mark.parametrize("nama", BAIK)
def test_many_broken_files_are_books_or_sentences(pembaca: Pembaca, nama: str) -> None:
    for benih in range(8, 300):
        coba(pembaca, nama, benih)
    assert pembaca.baca("contoh.csv", BAIK["contoh.csv"]).lembar
