"""Text as the forms write it: cleaning, list marks, dates and counts in words. Never the locale of the system."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

# List marks a form may use: bullets as they are, counted ones by their first item.
GAYA_DAFTAR = ("•", "a)", "a.", "1)", "1.", "-")

_MARK = re.compile(r"(?P<spasi>\s*)(?P<tanda>[-–•❖▪●○■◆✓]|(?:\d{1,2}|[a-z])[.)]|[A-Z]\)) +(?=\S)")
_SPACES = re.compile(r"[ \t]+")


def kunci_cari(teks: str) -> str:
    """The text without regard to case and spacing, for matching names."""
    return "".join(unicodedata.normalize("NFKC", teks).casefold().split())


@lru_cache(maxsize=4096)
def bersihkan(teks: str) -> str:
    """The text ready to set: line ends as `\\n`, tabs as spaces, what has no shape (controls, soft hyphens) gone."""
    if teks.isascii() and teks.isprintable():
        return teks
    teks = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", teks).replace("\t", " ")
    return "".join(c for c in teks if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Cn"})


def rapikan_spasi(teks: str) -> str:
    """One line with its runs of spaces folded to one; no-break spaces stay."""
    return _SPACES.sub(" ", teks).strip(" ")


def satu_baris(teks: str) -> str:
    """What was typed or pasted as one clean line: `bersihkan`, line ends as spaces, `rapikan_spasi`."""
    return rapikan_spasi(bersihkan(teks).replace("\n", " "))


def singkat(teks: str, panjang: int = 60) -> str:
    """A text as a sentence can quote it: on one line, at most `panjang` letters, the cut marked."""
    teks = teks.replace("\n", " ")
    return teks if len(teks) <= panjang else f"{teks[: panjang - 1].rstrip()}…"


def pisah_penanda(baris: str) -> tuple[int, str, str]:
    """A line of a cell as (level, mark, text): `"  - KTP"` is `(1, "-", "KTP")`, a line without a mark `(0, "", …)`."""
    cocok = _MARK.match(baris)
    if cocok is None:
        tanpa = baris.lstrip(" ")
        return (len(baris) - len(tanpa)) // 2, "", rapikan_spasi(tanpa)
    return len(cocok["spasi"]) // 2, cocok["tanda"], rapikan_spasi(baris[cocok.end() :])


def penanda_ke(gaya: str, nomor: int) -> str:
    """The mark of item `nomor` (from 0) of a list: `•` stays, `a)` counts a), b) … z), aa), `1.` counts 1., 2. …"""
    if gaya[:1] == "1":
        return f"{nomor + 1}{gaya[1:]}"
    if gaya[:1] in {"a", "A"} and len(gaya) > 1:
        huruf, sisa = "", nomor
        while sisa >= 0:
            huruf = chr(ord(gaya[0]) + sisa % 26) + huruf
            sisa = sisa // 26 - 1
        return huruf + gaya[1:]
    return gaya


def tanggal_panjang(tanggal: date) -> str:
    """`5 Januari 2026`."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"


def nip_berspasi(nip: str) -> str:
    """The 18 digits of a NIP as `YYYYMMDD YYYYMM G NNN` (practice, rules.md); anything else as it was written."""
    angka = re.sub(r"\s", "", nip)
    if len(angka) != 18 or not angka.isdigit():
        return nip.strip()
    return f"{angka[:8]} {angka[8:14]} {angka[14]} {angka[15:]}"
