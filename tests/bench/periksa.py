"""Whether several PDFs hold the same document: pages, and the letters on them."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pypdfium2

from iki_desktop.domain.dokumen import Dokumen


def letters(path: Path) -> tuple[int, Counter[str]]:
    """Pages, and how often each letter stands on them; spaces don't count."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        teks = "".join(pdf[n].get_textpage().get_text_range() for n in range(len(pdf)))
        polos = unicodedata.normalize("NFKC", teks).replace("\ufffe", "-").replace("\x02", "-")
        return len(pdf), Counter(c for c in polos if not c.isspace())
    finally:
        pdf.close()


def differences(dokumen: Dokumen, kita: Path, lain: Path, nama: str) -> str:
    """A sentence on what another program's PDF holds more or less than ours."""
    halaman, ini = letters(kita)
    halaman_lain, itu = letters(lain)
    lebih, kurang = itu - ini, ini - itu
    ulang = _repeated(dokumen, kurang) - _repeated(dokumen, lebih)
    kata = [f"{nama}: {halaman_lain} pages (ours {halaman}), {sum(itu.values())} letters (ours {sum(ini.values())})"]
    if ulang:
        kata.append(f"{abs(ulang)} table heading(s) {'fewer' if ulang > 0 else 'more'} repeated on a new page")
    kata.append(f"otherwise missing: {_list(kurang)}; otherwise more: {_list(lebih)}")
    return "; ".join(kata)


def _repeated(dokumen: Dokumen, sisa: Counter[str]) -> int:
    """How many whole table headings the letters hold; they are taken out."""
    banyak = 0
    for kolom in dict.fromkeys(f.kolom for f in dokumen.formulir):
        kepala = Counter(c for c in "".join(kolom) if not c.isspace())
        while all(sisa[c] >= n for c, n in kepala.items()):
            sisa.subtract(kepala)
            banyak += 1
    for c in [c for c, n in sisa.items() if not n]:
        del sisa[c]
    return banyak


def _list(sisa: Counter[str]) -> str:
    isi: Sequence[str] = [f"{c!r} × {n}" for c, n in sorted(sisa.items())]
    return ", ".join(isi) or "nothing"
