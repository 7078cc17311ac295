"""Pages to PDF: fonts embedded, page numbers, bookmarks, metadata, the same bytes for the same content."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from iki_desktop.domain.teks import bersihkan
from iki_desktop.report.halaman import KAKI, TEPI_KIRI, Bidang, Halaman
from iki_desktop.report.huruf import fonts, measure, runs
from iki_desktop.report.kotak import Teks

RULE = 0.6  # thickness of rules in points
_FOOT_SIZE = 9.0

# Streams as bytes, not as letters: a fifth smaller, and faster to write.
rl_config.useA85 = 0


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
    bab: Sequence[Bab],
    bidang: Bidang,
    keterangan: Keterangan,
    *,
    awal: int = 1,
    total: int | None = None,
    bernomor: bool = True,
    tiap_bab: bool = False,
) -> bytes:
    """The PDF of some forms. `awal` is the number of the first page and `total` that of all pages, as printed;
    not `bernomor`: no numbers are printed; `tiap_bab`: each chapter counts its own, one of a single page has none."""
    total = sum(len(b.halaman) for b in bab) if total is None else total
    isi = BytesIO()
    canvas = Canvas(
        isi,
        pagesize=(bidang.lebar_kertas, bidang.tinggi_kertas),
        invariant=1,
        pageCompression=1,
        lang="id-ID",
        initialFontName=fonts()["biasa"].fontName,  # else each page names Helvetica, which is not embedded
    )
    canvas.setTitle(_one_line(keterangan.judul))
    canvas.setAuthor(_one_line(keterangan.penulis))
    canvas.setSubject(_one_line(keterangan.perihal))
    canvas.setCreator("IKI Desktop")
    nomor = awal
    for urutan, satu in enumerate(bab):
        for ke, halaman in enumerate(satu.halaman):
            if ke == 0:
                canvas.bookmarkPage(f"jabatan-{urutan}")
                canvas.addOutlineEntry(_one_line(satu.nama), f"jabatan-{urutan}", level=0)
            ke_berapa, dari = (ke + 1, len(satu.halaman)) if tiap_bab else (nomor, total)
            tanpa = not bernomor or (tiap_bab and dari == 1)
            _draw(canvas, halaman, bidang, "" if tanpa else f"{ke_berapa} dari {dari}")
            nomor += 1
    canvas.showOutline()
    canvas.save()
    return isi.getvalue()


def _one_line(teks: str) -> str:
    """A text as the reader's window can show it beside the pages."""
    return " ".join(bersihkan(teks).split())


def _draw(canvas: Canvas, halaman: Halaman, bidang: Bidang, kaki: str) -> None:
    tinggi = bidang.tinggi_kertas
    canvas.setLineWidth(RULE)
    canvas.setLineCap(2)
    canvas.lines(
        [(g.x, tinggi - g.y, g.x + g.lebar, tinggi - g.y) for g in halaman.garis]
        + [(x, tinggi - y, x, tinggi - y - t) for x, y, t in halaman.tegak]
    )
    tengah = TEPI_KIRI + (bidang.lebar - measure(kaki) * _FOOT_SIZE) / 2
    _write(canvas, [*halaman.teks, Teks(tengah, tinggi - KAKI, kaki, _FOOT_SIZE)], tinggi)
    canvas.showPage()


def _write(canvas: Canvas, teks: Sequence[Teks], tinggi: float) -> None:
    """Texts at their places, in order, as one text object."""
    objek, terakhir, nama = canvas.beginText(), None, {peran: satu.fontName for peran, satu in fonts().items()}
    for satu in teks:
        objek.setTextOrigin(satu.x, tinggi - satu.y)
        for peran, isi in runs(satu.isi, satu.huruf):
            if terakhir != (peran, satu.ukuran):
                terakhir = peran, satu.ukuran
                objek.setFont(nama[peran], satu.ukuran)
            objek.textOut(isi)
    canvas.drawText(objek)
