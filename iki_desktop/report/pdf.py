"""Pages to PDF: fonts embedded, page numbers, bookmarks, metadata, the same bytes for the same content."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from iki_desktop.report.halaman import KAKI, TEPI_KANAN, TEPI_KIRI, Bidang, Halaman
from iki_desktop.report.huruf import fonts, measure, runs
from iki_desktop.report.kotak import Teks

RULE = 0.6  # thickness of rules in points
_FOOT_SIZE = 9.0


@dataclass(frozen=True, slots=True)
class Bab:
    """The pages of one form and the name under which the bookmarks list it."""

    nama: str
    halaman: Sequence[Halaman]


@dataclass(frozen=True, slots=True)
class Keterangan:
    """What the file says of itself."""

    judul: str
    penulis: str
    perihal: str


def tulis_pdf(
    bab: Sequence[Bab], bidang: Bidang, keterangan: Keterangan, *, awal: int = 1, total: int | None = None
) -> bytes:
    """The PDF of some forms. `awal` is the number of the first page and `total` that of all pages, as printed."""
    total = sum(len(b.halaman) for b in bab) if total is None else total
    isi = BytesIO()
    canvas = Canvas(
        isi, pagesize=(bidang.lebar_kertas, bidang.tinggi_kertas), invariant=1, pageCompression=1, lang="id-ID"
    )
    canvas.setTitle(keterangan.judul)
    canvas.setAuthor(keterangan.penulis)
    canvas.setSubject(keterangan.perihal)
    canvas.setCreator("IKI Desktop")
    nomor = awal
    for urutan, satu in enumerate(bab):
        for ke, halaman in enumerate(satu.halaman):
            if ke == 0:
                canvas.bookmarkPage(f"jabatan-{urutan}")
                canvas.addOutlineEntry(satu.nama, f"jabatan-{urutan}", level=0)
            _draw(canvas, halaman, bidang, f"{nomor} dari {total}")
            nomor += 1
    canvas.showOutline()
    canvas.save()
    return isi.getvalue()


def _draw(canvas: Canvas, halaman: Halaman, bidang: Bidang, kaki: str) -> None:
    tinggi = bidang.tinggi_kertas
    canvas.setLineWidth(RULE)
    canvas.setLineCap(2)
    canvas.lines(
        [(g.x, tinggi - g.y, g.x + g.lebar, tinggi - g.y) for g in halaman.garis]
        + [(x, tinggi - y, x, tinggi - y - t) for x, y, t in halaman.tegak]
    )
    teks = canvas.beginText()
    for satu in halaman.teks:
        _write(teks, satu, tinggi)
    tengah = TEPI_KIRI + (bidang.lebar_kertas - TEPI_KIRI - TEPI_KANAN - measure(kaki) * _FOOT_SIZE) / 2
    _write(teks, Teks(tengah, tinggi - KAKI, kaki, _FOOT_SIZE), tinggi)
    canvas.drawText(teks)
    canvas.showPage()


def _write(teks: PDFTextObject, satu: Teks, tinggi: float) -> None:
    teks.setTextOrigin(satu.x, tinggi - satu.y)
    for peran, isi in runs(satu.isi, satu.huruf):
        teks.setFont(fonts()[peran].fontName, satu.ukuran)
        teks.textOut(isi)
