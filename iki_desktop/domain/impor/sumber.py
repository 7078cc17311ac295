"""What a file is of, by its name: a corrected one and a copy are known for the same."""

import re
import unicodedata

from iki_desktop.domain.impor.templat import Templat

_AKHIRAN = re.compile(r"\.[a-z0-9]{1,5}\Z")
_AWAL = re.compile(r"(?:copy of|salinan(?: dari)?)\s+(?=\S)")
# What copies and corrections add at the end; a bare number stays, it may be a month.
_EKOR = re.compile(
    r"""(?:\s*[(\[][0-9]{1,2}[)\]]
      | (?:\s+|\s*-\s*)(?:-\s*)?(?:copy|salinan)(?:\s*[0-9]{1,2}(?![0-9]))?
      | (?:\s+|\s*[-.]\s*)[(\[]?(?:revisi|rev|perbaikan|fix|fixed|final|terbaru)\.?
        (?:\s*-?\s*(?:ke\s*-?\s*)?[0-9]{1,2})?[)\]]?
      | (?:\s+|\s*[-.]\s*)[(\[]?(?:v|ver|versi)\.?\s*[0-9]{1,2}(?:\.[0-9]{1,2})?[)\]]?
    )\Z""",
    re.VERBOSE,
)


def nama_sumber(nama: str) -> str:
    """A file's name in small letters, without its extension and what copies and corrections add to it."""
    penuh = unicodedata.normalize("NFKC", nama).casefold().strip()
    utuh = " ".join(_AKHIRAN.sub("", penuh).replace("_", " ").split()) or penuh
    hasil = utuh
    while True:
        baru = _AWAL.sub("", _EKOR.sub("", hasil), count=1).strip(" -.")
        if not baru or baru == hasil:
            return hasil
        hasil = baru


def sumber_buku(nama: str, templat: Templat | None) -> str:
    """What a file is of: our own template by village and period (`templat:3:2026-01`), else its name."""
    if templat is not None and templat.desa is not None:
        return f"templat:{templat.desa}:{templat.periode}"
    return nama_sumber(nama)
