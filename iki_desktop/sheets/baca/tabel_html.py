"""HTML that calls itself a spreadsheet, as web applications export it: each table a sheet."""

import re
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.impor.lembar import BARIS_MAKS, KOLOM_MAKS, Sel, sel
from iki_desktop.domain.tabel_html import SelHtml, TabelHtml, semua_tabel
from iki_desktop.sheets.baca.aliran import Aliran
from iki_desktop.sheets.baca.batas import Tolak
from iki_desktop.sheets.baca.bentuk import angka_biasa

# A text of which the number that stands beside it is the value: no date, no code, nothing written out.
_TAMPILAN = re.compile(r"(?:Rp\.?)?[-−(]?(?:Rp\.?)?[0-9][0-9.,]*\)?(%?)", re.IGNORECASE | re.ASCII)


def baca_tabel_html(teks: str, aliran: Aliran) -> None:
    """Tells each table as a sheet named `Tabel 1` and so on; raises `Tolak` where there is none."""
    aliran.jenis("html")
    try:
        tabel = semua_tabel(teks, aliran.batas.petak)
    except UserError as galat:
        raise Tolak("banyak_sel") from galat
    if not tabel:
        raise Tolak("html_tanpa_tabel")
    for nomor, satu in enumerate(tabel, start=1):
        aliran.lembar(f"Tabel {nomor}")
        _table(satu, aliran)


def _table(tabel: TabelHtml, aliran: Aliran) -> None:
    if len(tabel.baris) > BARIS_MAKS or any(len(baris) > KOLOM_MAKS for baris in tabel.baris):
        raise Tolak("banyak_sel")
    for nomor, baris in enumerate(tabel.baris):
        aliran.baris(nomor, [_cell(satu) for satu in baris], tersembunyi=nomor in tabel.tersembunyi)
    aliran.akhir(tabel.gabung)


def _cell(satu: SelHtml | None) -> Sel:
    if satu is None:
        return None
    if satu.nilai and (cocok := _TAMPILAN.fullmatch("".join(satu.teks.split()))):
        biasa = angka_biasa(satu.nilai)
        if biasa is not None and _is_shown(biasa, satu.teks, 100 if cocok[1] else 1):
            return sel("persen" if cocok[1] else "angka", biasa)
    return sel("teks", satu.teks) if satu.teks else None


def _is_shown(angka: str, teks: str, kali: int) -> bool:
    """Whether the text begins with the digits of the number; `31.01.2026` beside 46053 is a date."""
    nilai = abs(Decimal(angka)) * kali
    digit = "".join(satu for satu in teks if satu in "0123456789")
    return any(digit.startswith(f"{nilai.to_integral_value(cara):f}") for cara in (ROUND_FLOOR, ROUND_HALF_UP))
