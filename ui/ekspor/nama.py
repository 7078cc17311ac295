"""Names of the files that are written."""

import re

from iki_desktop.domain.dokumen import Dokumen

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_WORD = re.compile(r"[^\W\d_]+")
_MOST = 120


def pdf_name(dokumen: Dokumen, whole: int) -> str:
    """`IKI Kecamatan Pujon 2026.pdf`, for one position `IKI Kasi Pemerintahan 2026.pdf`; `whole` positions are all."""
    banyak = len(dokumen.formulir)
    if banyak == 1 and whole > 1:
        siapa = title_case(dokumen.formulir[0].nama)
    else:
        siapa = f"Kecamatan {dokumen.kecamatan}".strip()
        if banyak < whole:
            siapa += f" {banyak} jabatan"
    return f"IKI {_clean(siapa)} {dokumen.tahun}.pdf"


def paper_name(apa: str, kecamatan: str, kapan: str) -> str:
    """`Surat pengingat Kecamatan Pujon 2026-05-12.pdf`."""
    return f"{apa} {_clean(f'Kecamatan {kecamatan}')} {kapan}.pdf"


def _clean(nama: str) -> str:
    """What a file may be called."""
    return " ".join(_FORBIDDEN.sub(" ", nama).split())[:_MOST].strip(" .")


def title_case(nama: str) -> str:
    """A name that is stored in capitals, as one writes it in a sentence; a name with small letters stays as it is."""
    return _WORD.sub(lambda kata: kata[0].capitalize() if kata[0].isupper() else kata[0], " ".join(nama.split()))
