"""A page of a PDF as a picture: what the screen shows is the PDF itself."""

from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True, slots=True)
class Gambar:
    """A picture, 32 bits a pixel (blue, green, red, unused), `stride` bytes a row."""

    lebar: int
    tinggi: int
    stride: int
    isi: bytes


def gambar_halaman(pdf: pypdfium2.PdfDocument, nomor: int, skala: float) -> Gambar:
    """Page `nomor` (from 0) at `skala` pixels a point. Only one thread at a time may call this."""
    page = pdf[nomor]
    try:
        peta = page.render(scale=skala, rev_byteorder=False, prefer_bgrx=True)
        return Gambar(peta.width, peta.height, peta.stride, bytes(peta.buffer))
    finally:
        page.close()
