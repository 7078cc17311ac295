"""Figures as Indonesians write them (`1.234.567,89`), read strictly and printed alike; never the system's locale."""

import re
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

from iki_desktop.domain.teks import singkat

DIGIT_MAKS = 30  # digits of one figure, and decimals of a printed one

# All that is computed, in a context of our own: what comes out doesn't depend on who else is in the program.
KONTEKS = Context(prec=34, rounding=ROUND_HALF_EVEN)

_ANGKA = re.compile(r"([-−–]?)([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?", re.ASCII)
_RUPA_LAIN = re.compile(r"[-−–]?[0-9.,]*[0-9][0-9.,]*", re.ASCII)
_RIBUAN_INGGRIS = re.compile(r"[-−–]?[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}", re.ASCII)
_ILMIAH = re.compile(r"[0-9]{1,3}[eE][0-9]", re.ASCII)
_LUAS = Context(prec=4 * DIGIT_MAKS, rounding=ROUND_HALF_UP)


class AngkaError(ValueError):
    """The text is no figure: a sentence, and what was probably meant (empty where there is more than one reading)."""

    def __init__(self, kalimat: str, saran: str = "") -> None:
        """`saran` is a figure that can be read."""
        super().__init__(kalimat)
        self.kalimat, self.saran = kalimat, saran


def baca_angka(teks: str) -> Decimal:
    """The figure of `1.234,5`, `1234,5` or `-7`; raises `AngkaError` for any other manner (`1,234.5`, `1.5`, `1e3`)."""
    rapi = teks.strip()
    if not rapi:
        raise AngkaError("Angka belum diketik. Tulis seperti 1.234,5.")
    cocok = _ANGKA.fullmatch(rapi)
    if cocok is None:
        raise AngkaError(f"“{singkat(rapi, 40)}” bukan angka. Tulis seperti 1.234,5.", _saran(rapi))
    tanda, bulat, pecahan = cocok[1], cocok[2].replace(".", ""), cocok[3] or ""
    if len(bulat) + len(pecahan) > DIGIT_MAKS:
        raise AngkaError(f"Angka ini lebih dari {DIGIT_MAKS} digit. Tulis seperti 1.234,5.")
    return Decimal(f"{'-' if tanda else ''}{bulat}.{pecahan or '0'}" if pecahan else f"{'-' if tanda else ''}{bulat}")


def tulis_angka(nilai: Decimal, desimal: int | None = None) -> str:
    """`1.234.567,89`: all digits as they are, or rounded half up to at most `desimal` decimals, zeros at the end gone.

    Raises ValueError for what is no finite figure of a size that can be read.
    """
    if not nilai.is_finite() or (nilai and nilai.adjusted() > 2 * DIGIT_MAKS):
        raise ValueError("no figure that can be printed")
    bulatkan = -2 * DIGIT_MAKS if desimal is None else -desimal
    exponent = nilai.as_tuple().exponent
    if isinstance(exponent, int) and exponent < bulatkan:
        nilai = nilai.quantize(Decimal(1).scaleb(bulatkan), context=_LUAS)
    teks = f"{nilai.copy_abs():f}"  # abs() would round to the digits of the context
    bulat, _, pecahan = teks.partition(".")
    if desimal is not None:
        pecahan = pecahan.rstrip("0")
    tanda = "-" if nilai < 0 else ""
    return tanda + _beri_titik(bulat) + (f",{pecahan}" if pecahan else "")


def _beri_titik(bulat: str) -> str:
    pertama = len(bulat) % 3 or 3
    return ".".join([bulat[:pertama], *(bulat[i : i + 3] for i in range(pertama, len(bulat), 3))])


def _saran(teks: str) -> str:
    """The figure as it was probably meant: with point and comma exchanged, or written out."""
    calon = ""
    if _ILMIAH.fullmatch(teks):
        calon = tulis_angka(Decimal(teks))
    elif not _RUPA_LAIN.fullmatch(teks):
        return ""
    elif _RIBUAN_INGGRIS.fullmatch(teks):
        calon = teks.replace(",", ".")
    elif teks[-1] in ".,":
        calon = teks.rstrip(".,")
    elif teks.count(".") == 1 and teks.rfind(",") < teks.index("."):
        calon = teks.translate(str.maketrans(".,", ",."))
    return calon if calon and _ANGKA.fullmatch(calon) else ""
