"""The signature block: its lines, room for hand and stamp, and how it is set so that it is never split."""

from collections.abc import Sequence

from iki_desktop.domain.dokumen import Penandatangan
from iki_desktop.domain.pegawai import baris_tanda_tangan
from iki_desktop.report.halaman import TEPI_KIRI, Aliran, Bidang
from iki_desktop.report.huruf import tercetak
from iki_desktop.report.kotak import LINE, Kotak, Teks
from iki_desktop.report.sel import Susunan

RUANG_TTD = 4.5  # lines left for the hand and the stamp: at least 4
LETAK_TTD = 0.60  # where the block begins, of the width
JARAK_TTD = 1.5  # room above it, of the size of the letters


def susun_tanda_tangan(siapa: Penandatangan, bidang: Bidang, letak: float = LETAK_TTD) -> list[Kotak]:
    """The lines of the signature block; what is not known prints no line, and nobody known no block."""
    susunan = Susunan(bidang.lebar * (1 - letak), bidang.ukuran, bidang.measure)
    atas, bawah = baris_tanda_tangan(siapa)
    if not (atas or bawah):
        return []
    ruang = Kotak(0.0, RUANG_TTD * LINE * bidang.ukuran)
    return [
        *(k for teks in atas for k in susunan.text(tercetak(teks))),
        ruang,
        *(k for teks in bawah for k in susunan.text(tercetak(teks))),
    ]


def tinggi_tanda_tangan(blok: Sequence[Kotak], bidang: Bidang) -> float:
    """The height it needs below what stands above it."""
    return sum(k.tinggi for k in blok) + JARAK_TTD * bidang.ukuran if blok else 0.0


def put_tanda_tangan(aliran: Aliran, blok: Sequence[Kotak], letak: float = LETAK_TTD) -> None:
    """Sets the block below what stands above it, whole; only one taller than a page is split."""
    if not blok:
        return
    bidang = aliran.bidang
    utuh = tinggi_tanda_tangan(blok, bidang) <= bidang.tinggi
    aliran.gap(JARAK_TTD * bidang.ukuran)
    for kotak in [_stacked(blok)] if utuh else blok:
        aliran.put(TEPI_KIRI + letak * bidang.lebar, kotak)


def _stacked(kotak: Sequence[Kotak]) -> Kotak:
    """Boxes under one another as one, which can't be split."""
    y, teks = 0.0, list[Teks]()
    for satu in kotak:
        teks += satu.geser(0.0, y)[0]
        y += satu.tinggi
    return Kotak(max(k.lebar for k in kotak), y, tuple(teks))
