"""A PDF read back, by means that know nothing of how it was written: each piece of text, each rule, with its place.

All lengths are points, `y` counts downwards from the upper edge as in the code.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, PdfObject

MM = 72 / 25.4


def huruf(teks: str) -> str:
    """The visible letters of a text: all but white space."""
    return "".join(teks.split())


@dataclass(slots=True)
class Tulisan:
    """One piece of text that was placed at once."""

    x: float
    y: float
    ukuran: float
    isi: str = ""
    lebar: float = 0.0
    font: set[str] = field(default_factory=set)

    @property
    def atas(self) -> float:
        """Where its capitals begin, roughly."""
        return self.y - 0.72 * self.ukuran

    @property
    def bawah(self) -> float:
        """Where its descenders end, roughly."""
        return self.y + 0.21 * self.ukuran

    @property
    def kanan(self) -> float:
        return self.x + self.lebar


@dataclass(frozen=True, slots=True)
class Ruas:
    """A level or an upright rule."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def datar(self) -> bool:
        return abs(self.y0 - self.y1) < 0.01


@dataclass
class Lembar:
    """One page as read: texts in the order of the file, and rules."""

    lebar: float
    tinggi: float
    tulisan: list[Tulisan]
    ruas: list[Ruas]

    @cached_property
    def kaki(self) -> list[Tulisan]:
        """What stands in the lower margin: the page number."""
        return [t for t in self.tulisan if t.y > self.tinggi - 25 * MM + 1]

    @cached_property
    def badan(self) -> list[Tulisan]:
        """All but the page number."""
        return [t for t in self.tulisan if t.y <= self.tinggi - 25 * MM + 1]

    @cached_property
    def datar(self) -> list[Ruas]:
        return [r for r in self.ruas if r.datar]

    @cached_property
    def tegak(self) -> list[Ruas]:
        return [r for r in self.ruas if not r.datar]

    @cached_property
    def tepi_tabel(self) -> list[float]:
        """The edges of the columns, empty on a page without a table."""
        return sorted({round(r.x0, 2) for r in self.tegak})

    @cached_property
    def atas_tabel(self) -> float:
        return min((min(r.y0, r.y1) for r in self.tegak), default=0.0)

    @cached_property
    def bawah_tabel(self) -> float:
        return max((max(r.y0, r.y1) for r in self.tegak), default=0.0)

    @cached_property
    def di_tabel(self) -> list[Tulisan]:
        """What stands in the table."""
        return [t for t in self.badan if self.atas_tabel < t.y < self.bawah_tabel]

    @cached_property
    def sebelum_tabel(self) -> list[Tulisan]:
        return [t for t in self.badan if not self.tegak or t.y <= self.atas_tabel]

    @cached_property
    def sesudah_tabel(self) -> list[Tulisan]:
        return [t for t in self.badan if self.tegak and t.y >= self.bawah_tabel]

    def kolom(self, tulisan: Tulisan) -> int:
        """The column a text of the table begins in."""
        return sum(tulisan.x >= tepi for tepi in self.tepi_tabel) - 1


def baca(pdf: bytes) -> list[Lembar]:
    """All pages of a PDF."""
    pembaca = PdfReader(BytesIO(pdf), strict=True)
    font: dict[int, _Font] = {}
    hasil = []
    for halaman in pembaca.pages:
        kotak = halaman.mediabox
        assert (kotak.left, kotak.bottom) == (0, 0)
        isi = ContentStream(halaman.get_contents(), pembaca)
        milik = {
            nama: font.setdefault(acuan.idnum, _Font(acuan.get_object()))
            for nama, acuan in halaman["/Resources"]["/Font"].items()  # type: ignore[index]
        }
        hasil.append(_lembar(isi, milik, float(kotak.width), float(kotak.height)))
    return hasil


class _Font:
    """How wide the letters of an embedded font are, and which they are."""

    def __init__(self, kamus: DictionaryObject) -> None:
        self.nama = str(kamus["/BaseFont"])
        self.huruf: dict[int, str] = {}
        self.lebar: dict[int, float] = {}
        if "/ToUnicode" in kamus:
            self.huruf = dict(_bfchar(kamus["/ToUnicode"].get_data().decode("ascii")))  # type: ignore[attr-defined]
            awal = int(str(kamus["/FirstChar"]))
            lebar: Any = kamus["/Widths"]
            self.lebar = {awal + n: float(w) for n, w in enumerate(lebar)}


def _bfchar(cmap: str) -> Iterator[tuple[int, str]]:
    """The pairs of a ToUnicode map that lists single codes or consecutive ranges."""
    jenis = ""
    for baris in cmap.splitlines():
        kata = baris.replace("<", " ").replace(">", " ").replace("[", " ").replace("]", " ").split()
        if baris.endswith(("beginbfchar", "beginbfrange")):
            jenis = kata[-1]
        elif baris.startswith("endbf"):
            jenis = ""
        elif jenis == "beginbfchar":
            yield int(kata[0], 16), bytes.fromhex(kata[1]).decode("utf-16-be")
        elif jenis == "beginbfrange":
            awal, akhir = int(kata[0], 16), int(kata[1], 16)
            if len(kata) - 2 == akhir - awal + 1:
                for n, kode in enumerate(kata[2:]):
                    yield awal + n, bytes.fromhex(kode).decode("utf-16-be")
            else:
                for n in range(akhir - awal + 1):
                    yield awal + n, chr(int(kata[2], 16) + n)


def _lembar(isi: ContentStream, font: dict[str, _Font], lebar: float, tinggi: float) -> Lembar:
    tulisan: list[Tulisan] = []
    ruas: list[Ruas] = []
    pakai, ukuran, titik = "", 0.0, (0.0, 0.0)
    for operan, operator in isi.operations:
        match operator:
            case b"Tm":
                a, b, c, d, x, y = (float(n) for n in operan)
                assert (a, b, c, d) == (1, 0, 0, 1)
                tulisan.append(Tulisan(x, tinggi - y, 0.0))
            case b"Tf":
                pakai, ukuran = str(operan[0]), float(operan[1])
            case b"Tj":
                _tambah(tulisan[-1], _bytes(operan[0]), font[pakai], ukuran)
            case b"m":
                titik = (float(operan[0]), float(operan[1]))
            case b"l":
                x, y = (float(n) for n in operan)
                ruas.append(Ruas(titik[0], tinggi - titik[1], x, tinggi - y))
            case b"TJ" | b"'" | b'"' | b"Td" | b"TD" | b"T*" | b"re" | b"c" | b"Do" | b"W":
                raise AssertionError(f"operator {operator!r} is not one this reader knows")
    return Lembar(lebar, tinggi, [t for t in tulisan if huruf(t.isi)], ruas)


def _tambah(tulisan: Tulisan, isi: bytes, font: _Font, ukuran: float) -> None:
    tulisan.isi += "".join(font.huruf[kode] for kode in isi)
    tulisan.lebar += sum(font.lebar[kode] for kode in isi) / 1000 * ukuran
    tulisan.ukuran = max(tulisan.ukuran, ukuran)
    tulisan.font.add(font.nama)


def _bytes(isi: PdfObject) -> bytes:
    asli: Any = isi
    return asli if isinstance(asli, bytes) else bytes(asli.original_bytes)


def huruf_pdfium(pdf: bytes) -> list[list[tuple[str, tuple[float, float, float, float]]]]:
    """What another reader finds: for each page its visible letters with their boxes (left, bottom, right, top)."""
    dokumen = pypdfium2.PdfDocument(pdf)
    try:
        return huruf_dokumen(dokumen)
    finally:
        dokumen.close()


def huruf_dokumen(dokumen: pypdfium2.PdfDocument) -> list[list[tuple[str, tuple[float, float, float, float]]]]:
    """The same of a document that is open."""
    return [_huruf_halaman(dokumen[n]) for n in range(len(dokumen))]


def _huruf_halaman(halaman: Any) -> list[tuple[str, tuple[float, float, float, float]]]:
    teks = halaman.get_textpage()
    hasil = []
    for n in range(teks.count_chars()):
        satu = chr(pdfium.FPDFText_GetUnicode(teks, n))
        if not pdfium.FPDFText_IsGenerated(teks, n) and not satu.isspace():
            hasil.append((satu, teks.get_charbox(n)))
    teks.close()
    halaman.close()
    return hasil


def bab(pdf: bytes) -> list[tuple[str, int]]:
    """The bookmarks in order, each with its page (from 0)."""
    dokumen = pypdfium2.PdfDocument(pdf)
    try:
        hasil = []
        for satu in dokumen.get_toc():
            tujuan = satu.get_dest()
            assert tujuan is not None
            halaman = tujuan.get_index()
            assert halaman is not None
            hasil.append((satu.get_title(), halaman))
        return hasil
    finally:
        dokumen.close()
