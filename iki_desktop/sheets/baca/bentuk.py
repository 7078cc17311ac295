"""Numbers and dates as spreadsheets store and format them, as plain text."""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from iki_desktop.domain.impor.lembar import sel

# What a number format makes of a number: a number, a percent, a date (maybe with time), a time of day, a duration.
Bentuk = Literal["angka", "persen", "tanggal", "jam", "lama"]
_BAWAAN: dict[int, Bentuk] = (
    dict.fromkeys((9, 10), "persen")
    | dict.fromkeys((14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)), "tanggal")
    | dict.fromkeys((18, 19, 20, 21, 45, 47), "jam")
    | {46: "lama"}
)
_ANGKA = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?", re.ASCII)
_HARFIAH = re.compile(r'"[^"]*"|\\.|_.|\*.|AM/PM|A/P', re.IGNORECASE | re.DOTALL)
_LAMA = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_KURUNG = re.compile(r"\[[^\]]*\]")
_AWAL, _AWAL_MAC = datetime(1899, 12, 30), datetime(1904, 1, 1)
_HARI_MAKS = 2_958_465  # 31 December 9999
_LUBER = "########"  # as a spreadsheet shows what is no date in a date's format


def bentuk_format(nomor: int, kode: str | None = None) -> Bentuk:
    """What the number format of an id makes of a number; `kode` is its code where the file has one."""
    return _BAWAAN.get(nomor, "angka") if kode is None else _of_code(kode)


@lru_cache(maxsize=1024)
def _of_code(kode: str) -> Bentuk:
    polos = _HARFIAH.sub("", kode[:500]).split(";")[0]
    if _LAMA.search(polos):
        return "lama"
    polos = _KURUNG.sub("", polos).casefold()
    if "%" in polos:
        return "persen"
    if re.search("[dy]", polos):
        return "tanggal"
    if re.search("[hs]", polos):
        return "jam"
    return "tanggal" if "m" in polos else "angka"


def angka_biasa(teks: str) -> str | None:
    """The number of a file in plain decimal, with the 15 digits that spreadsheets show; None where it is none.

    `0.30000000000000004` is `0.3`, `1.5E+3` is `1500`; a whole number keeps all its digits.
    """
    if len(teks) < 16 and teks.isdecimal() and teks.isascii() and (teks[0] != "0" or len(teks) == 1):
        return teks
    teks = teks.strip()
    if not _ANGKA.fullmatch(teks) or len(teks) > 400:
        return None
    if teks.lstrip("+-").isdecimal():
        return f"{Decimal(teks):f}" if Decimal(teks) else "0"
    nilai = float(teks)
    return None if nilai in (float("inf"), float("-inf")) else angka_dari(nilai)


def angka_dari(nilai: float) -> str:
    """A finite number in plain decimal; from 10^15 on with all digits that tell it apart."""
    teks = repr(nilai) if abs(nilai) >= 1e15 else format(nilai, ".15g")
    if "e" in teks:
        teks = f"{Decimal(teks):f}"
    if "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return "0" if teks == "-0" else teks


def sel_angka(teks: str, bentuk: Bentuk, *, mac: bool = False) -> str:
    """The cell of a number as stored, in its format; what is no number stays as text. `mac`: dates count from 1904."""
    biasa = angka_biasa(teks)
    if biasa is None:
        return sel("teks", teks)
    if bentuk == "angka" or bentuk == "persen":
        return sel(bentuk, biasa)
    return sel_waktu(float(biasa), bentuk, mac=mac)


def sel_waktu(nilai: float, bentuk: Bentuk, *, mac: bool = False) -> str:
    """The cell of a serial number: `2026-01-31`, `2026-01-31T08:15:00`, `08:15:00`, or `27:30:00` as a duration."""
    if not 0 <= nilai <= _HARI_MAKS + 1 - 1e-5:
        return sel("galat", _LUBER)
    hari, detik = divmod(round(nilai * 86400), 86400)
    if bentuk == "lama":
        return sel("tanggal", jam(hari * 86400 + detik))
    if not hari:
        return sel("tanggal", jam(detik))
    if not mac and hari < 60:
        hari += 1  # to spreadsheets, 1900 was a leap year
    try:
        waktu = (_AWAL_MAC if mac else _AWAL) + timedelta(hari, detik)
    except OverflowError:
        return sel("galat", _LUBER)
    return sel("tanggal", waktu.isoformat() if detik else waktu.date().isoformat())


def jam(detik: int) -> str:
    """`08:15:00` of seconds; a duration may have more than 24 hours."""
    return f"{detik // 3600:02}:{detik // 60 % 60:02}:{detik % 60:02}"
