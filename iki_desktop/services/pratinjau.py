"""The live preview: the pages of one position as they will print, numbered as in the whole document."""

from dataclasses import dataclass

import pypdfium2

from iki_desktop.domain.dokumen import Dokumen, Formulir, Gaya, Penandatangan
from iki_desktop.report.gambar import Gambar, gambar_halaman
from iki_desktop.report.halaman import Halaman, bidang
from iki_desktop.report.huruf import measure
from iki_desktop.report.iki import penandatangan_di
from iki_desktop.report.pdf import Bab, tulis_pdf
from iki_desktop.services.cetak import keterangan, pages_of, peringatan_formulir

_Kunci = tuple[Formulir, Gaya, Penandatangan | None]


@dataclass(slots=True)
class Lembar:
    """The pages of one form: `awal` is the number of the first in the document, `total` all of its pages.

    `ukuran` is width and height of a page in points. Used, like `Pratinjau`, from one thread only.
    """

    awal: int
    jumlah: int
    total: int
    ukuran: tuple[float, float]
    peringatan: tuple[str, ...]
    _pdf: pypdfium2.PdfDocument

    def gambar(self, nomor: int, skala: float) -> Gambar:
        """Page `nomor` of the form (from 0) at `skala` pixels a point."""
        return gambar_halaman(self._pdf, nomor, skala)


class Pratinjau:
    """Keeps the pages of each form until the form changes, so that an edit sets one form again and no other."""

    def __init__(self) -> None:
        """Starts with nothing kept."""
        self._pages: dict[int, tuple[_Kunci, list[Halaman]]] = {}

    def susun(self, dokumen: Dokumen, id_jabatan: int) -> Lembar:
        """The pages of one position within its document. Raises `KeyError` for a position that isn't in it."""
        urutan = {formulir.id: nomor for nomor, formulir in enumerate(dokumen.formulir)}
        nomor = urutan[id_jabatan]
        semua = [self._pages_of(dokumen, n) for n in range(len(dokumen.formulir))]
        halaman, formulir = semua[nomor], dokumen.formulir[nomor]
        awal = 1 + sum(len(h) for h in semua[:nomor])
        total = sum(len(h) for h in semua)
        area = bidang(dokumen.gaya, measure)
        isi = tulis_pdf([Bab(formulir.nama, halaman)], area, keterangan(dokumen), awal=awal, total=total)
        return Lembar(
            awal=awal,
            jumlah=len(halaman),
            total=total,
            ukuran=(area.lebar_kertas, area.tinggi_kertas),
            peringatan=peringatan_formulir(formulir),
            _pdf=pypdfium2.PdfDocument(isi),
        )

    def _pages_of(self, dokumen: Dokumen, nomor: int) -> list[Halaman]:
        formulir = dokumen.formulir[nomor]
        kunci = (formulir, dokumen.gaya, penandatangan_di(dokumen, nomor))
        simpan = self._pages.get(formulir.id)
        if simpan is None or simpan[0] != kunci:
            simpan = self._pages[formulir.id] = (kunci, pages_of(dokumen, nomor))
        return simpan[1]
