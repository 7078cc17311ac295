"""Text whose columns are set apart by `;`, `,`, tabs or `|`, as web applications export it. No number is guessed."""

import csv
import re
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import PurePath

from iki_desktop.domain.impor.lembar import KOLOM_MAKS, Sel, sel
from iki_desktop.sheets.baca.aliran import Aliran
from iki_desktop.sheets.baca.batas import Tolak
from iki_desktop.sheets.baca.kata import KUTIP_TERBUKA

PEMISAH = ("\t", ";", "|", ",")  # the comma last: it also stands in numbers and in sentences
_CONTOH = 1 << 16
_BARIS_CONTOH = 200
_SEP = re.compile(r"sep=(.)[;,\t|]*\n", re.IGNORECASE)
_RUMUS_TEKS = re.compile(r'="([^"]*)"')
_PENJAGA = "\x1e\x1e\x1e"


def baca_csv(nama: str, teks: str, aliran: Aliran) -> None:
    """Tells the one sheet, named like the file without its ending."""
    aliran.jenis("csv")
    aliran.lembar(PurePath(nama).stem or nama)
    teks = teks.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a\x00")
    pemisah = ""
    if cocok := _SEP.match(teks):
        pemisah, teks = cocok[1], teks[cocok.end() :]
    kutip = ends_outside_quotes(teks, pemisah := pemisah or pemisah_dari(teks))
    if not kutip:
        aliran.catat(KUTIP_TERBUKA)
    for nomor, baris in enumerate(_rows(teks, pemisah, kutip=kutip)):
        if len(baris) > KOLOM_MAKS:
            raise Tolak("banyak_sel")
        aliran.baris(nomor, [_cell(satu) for satu in baris])
        if not nomor % 20_000:
            aliran.maju()
    aliran.akhir()


def _rows(teks: str, pemisah: str, *, kutip: bool) -> Iterator[list[str]]:
    csv.field_size_limit(max(len(teks), 1 << 17))
    if kutip:
        return csv.reader(_lines(teks), delimiter=pemisah)
    return csv.reader(_lines(teks), delimiter=pemisah, quoting=csv.QUOTE_NONE)


def _lines(teks: str) -> Iterator[str]:
    """Lines with their ends, without a second copy of the text."""
    awal = 0
    while awal < len(teks):
        akhir = teks.find("\n", awal) + 1 or len(teks)
        yield teks[awal:akhir]
        awal = akhir


def _cell(teks: str) -> Sel:
    if not teks:
        return None
    if teks[0] == "=" and (cocok := _RUMUS_TEKS.fullmatch(teks)):
        teks = cocok[1]  # how a text that looks like a number is kept from Excel
    return sel("teks", teks) if teks else None


def ends_outside_quotes(teks: str, pemisah: str) -> bool:
    """Whether the last row is one: a quote never closed would take all that follows for one cell."""
    if '"' not in teks:
        return True
    terakhir = deque(_rows(f"{teks}\n{_PENJAGA}", pemisah, kutip=True), maxlen=1)
    return terakhir[0] == [_PENJAGA]


def pemisah_dari(teks: str) -> str:
    """What sets the columns apart: what splits most rows into the same number of cells, more than one."""
    potongan = teks[:_CONTOH]
    if len(teks) > _CONTOH:
        potongan = potongan[: potongan.rfind("\n") + 1] or potongan
    nilai = {satu: _evenness(potongan, satu) for satu in PEMISAH}
    terbaik = max(nilai.values())
    return next(satu for satu in PEMISAH if nilai[satu] >= terbaik * 0.8) if terbaik else ","


def _evenness(teks: str, pemisah: str) -> int:
    """How many rows are of the commonest length; 0 where nothing is split. A row with half a quotation in a cell was
    split in the middle of it."""
    panjang: Counter[int] = Counter()
    for ke, baris in enumerate(_rows(teks, pemisah, kutip=True)):
        if ke >= _BARIS_CONTOH:
            break
        if len(baris) > 1 and not any(satu.count('"') % 2 for satu in baris):
            panjang[len(baris)] += 1
    return max(panjang.values(), default=0)
