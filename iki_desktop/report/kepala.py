"""What stands above a table: headings in the middle, and lines of a label, a colon and what is said."""

from iki_desktop.report.halaman import TEPI_KIRI, Aliran
from iki_desktop.report.huruf import tercetak
from iki_desktop.report.kotak import ASCENT, Huruf, Kotak, Teks
from iki_desktop.report.sel import Susunan

_TITIK_ISI = 1.0  # from the colon to what follows it, of the size of the letters


def put_tengah(aliran: Aliran, teks: str, ukuran: float, huruf: Huruf = "tebal") -> None:
    """Lines in the middle of the page."""
    bidang = aliran.bidang
    for kotak in Susunan(bidang.lebar, ukuran, bidang.measure, huruf).centred(tercetak(teks)):
        aliran.put(TEPI_KIRI, kotak)


def susun_ruas(label: str, isi: str, titik: float, susunan: Susunan) -> list[Kotak]:
    """A label, its colon `titik` (of the size of the letters) from the edge, and a text that hangs behind it."""
    ukuran = susunan.ukuran
    depan = tuple(Teks(x * ukuran, ASCENT * ukuran, t, ukuran) for x, t in ((0.0, label), (titik, ":")))
    pertama, *sisanya = susunan.lines(tercetak(isi).replace("\n", " "), (titik + _TITIK_ISI) * ukuran)
    return [pertama._replace(teks=(*depan, *pertama.teks)), *sisanya]


def put_ruas(aliran: Aliran, label: str, isi: str, titik: float) -> None:
    """The same, flowing down the page."""
    bidang = aliran.bidang
    for kotak in susun_ruas(label, isi, titik, Susunan(bidang.lebar, bidang.ukuran, bidang.measure)):
        aliran.put(TEPI_KIRI, kotak)
