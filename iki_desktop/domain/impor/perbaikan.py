"""What an annotated workbook has beside what the village sent: told apart when it comes back corrected."""

from dataclasses import replace

from iki_desktop.domain.impor.lembar import Buku, Lembar, isi

LEMBAR_PERBAIKAN = "Perbaikan"
JUDUL_PERBAIKAN = "PERBAIKAN ISIAN"  # in the first cell of that sheet
KOLOM_PERBAIKAN = "Yang perlu diperbaiki"  # heads the column of reasons


def tanpa_perbaikan(buku: Buku) -> Buku:
    """The file as the village sent it: without the sheet and the columns that told what to correct.

    So a corrected file is read, and known, like the first one was.
    """
    lembar = tuple(_without_reasons(satu) for satu in buku.lembar if not _ours(satu))
    return replace(buku, lembar=lembar) if lembar != buku.lembar else buku


def _ours(lembar: Lembar) -> bool:
    return lembar.nama.startswith(LEMBAR_PERBAIKAN) and isi(lembar.di(0, 0)) == JUDUL_PERBAIKAN


def _without_reasons(lembar: Lembar) -> Lembar:
    """The sheet without its column of reasons; that is the last one, else somebody made it something of his own."""
    akhir = lembar.lebar - 1
    if not any(len(baris) > akhir and isi(baris[akhir]) == KOLOM_PERBAIKAN for baris in lembar.baris):
        return lembar
    baris = [list(satu[:akhir]) for satu in lembar.baris]
    for satu in baris:
        while satu and satu[-1] is None:
            satu.pop()
    while baris and not baris[-1]:
        baris.pop()
    return replace(lembar, baris=baris)
