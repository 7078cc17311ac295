"""Words of a cell as names are compared: without regard to case, spacing, punctuation and letters without a shape."""

import re
import unicodedata
from functools import lru_cache

_KATA = re.compile(r"[^\W_]+")
_TAK_BERBENTUK = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def lipat(teks: str) -> str:
    """The text in small letters of one form, every kind of space and dash as the plain one."""
    if not teks.isascii():
        teks = _TAK_BERBENTUK.sub("", unicodedata.normalize("NFKC", teks)).translate(_GARIS)
    return teks.casefold()


_GARIS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("‘’ʼ`´", "'"))


@lru_cache(maxsize=8192)
def kata(teks: str) -> tuple[str, ...]:
    """The words and numbers of a text, in order."""
    return tuple(_KATA.findall(lipat(teks)))


def kunci_kata(teks: str) -> str:
    """The words of a text joined, for comparing: `Pujon Kidul`, `PUJONKIDUL` and `pujon-kidul` are one."""
    return "".join(kata(teks))
