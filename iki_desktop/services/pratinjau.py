"""The live preview: the pages of one position as they will print, numbered as in the whole document."""

from collections import OrderedDict
from dataclasses import dataclass, field

import pypdfium2

from iki_desktop.domain.dokumen import Dokumen, Formulir, Gaya, Penandatangan
from iki_desktop.report.gambar import Gambar, gambar_halaman
from iki_desktop.report.halaman import Halaman, bidang
from iki_desktop.report.huruf import measure
from iki_desktop.report.iki import penandatangan_di
from iki_desktop.report.pdf import Bab, tulis_pdf
from iki_desktop.services.cetak import keterangan, pages_of, peringatan_formulir

_Kunci = tuple[Formulir, Gaya, Penandatangan | None, tuple[tuple[str, str], ...]]
_TERPENDEK, _EKOR = 4, 16  # letters by which a text is found on a page: at least, and where more aren't together
_KEPT = 8  # forms whose pages are kept: the one in work and those around it
_SMALL = 32  # forms of an office that are all counted by the first call: some 100 ms
_AT_ONCE = 8  # forms of a larger one that a call counts beside the one it is asked for: some 20 ms


@dataclass(slots=True)
class Lembar:
    """The pages of one form: `awal` is the number of the first in the document, `total` all of its pages.

    `pasti` is false while the pages of other forms aren't counted yet: then the numbers are those of the form alone.
    `ukuran` is width and height of a page in points. Used, like `Pratinjau`, from one thread only.
    """

    awal: int
    jumlah: int
    total: int
    ukuran: tuple[float, float]
    peringatan: tuple[str, ...]
    _pdf: pypdfium2.PdfDocument
    pasti: bool = True
    _halaman: list[Halaman] = field(default_factory=list)

    def tempat_teks(self, teks: str, kini: int) -> tuple[int, float] | None:
        """The page (from 0) on which a text stands and how far from its upper edge it ends, in points; page `kini` goes
        before others. None where it can't be found: too short, or printed otherwise than it is written."""
        kunci = "".join(teks.split())
        for panjang in (len(kunci), _EKOR):  # a page break may lie within it
            cari = kunci[-panjang:]
            if len(cari) < _TERPENDEK:
                return None
            for nomor in sorted(range(self.jumlah), key=lambda n: n != kini):
                y = _ends_at(self._halaman[nomor], cari)
                if y is not None:
                    return nomor, y
        return None

    def gambar(self, nomor: int, skala: float) -> Gambar:
        """Page `nomor` of the form (from 0) at `skala` pixels a point."""
        return gambar_halaman(self._pdf, nomor, skala)


class Pratinjau:
    """Counts the pages of each form until the form changes, so that an edit sets one form again and no other."""

    def __init__(self) -> None:
        """Starts with nothing kept."""
        self._count: dict[int, tuple[_Kunci, int]] = {}
        self._pages: OrderedDict[int, tuple[_Kunci, list[Halaman]]] = OrderedDict()

    def susun(self, dokumen: Dokumen, id_jabatan: int) -> Lembar:
        """The pages of one position within its document. Raises `KeyError` for a position that isn't in it.

        In a large office a call counts the pages of some other forms only; call again until the numbers are `pasti`.
        """
        urutan = {formulir.id: nomor for nomor, formulir in enumerate(dokumen.formulir)}
        nomor = urutan[id_jabatan]
        halaman, formulir = self._pages_of(dokumen, nomor), dokumen.formulir[nomor]
        banyak = self._counted(dokumen)
        semua = [b for b in banyak if b is not None]
        pasti = len(semua) == len(banyak)
        awal = 1 + (sum(semua[:nomor]) if pasti else 0)
        total = sum(semua) if pasti else len(halaman)
        area = bidang(dokumen.gaya, measure)
        bab = [Bab(formulir.nama, halaman)]
        isi = tulis_pdf(bab, area, keterangan(dokumen), awal=awal, total=total, bernomor=pasti)
        return Lembar(
            awal=awal,
            jumlah=len(halaman),
            total=total,
            ukuran=(area.lebar_kertas, area.tinggi_kertas),
            peringatan=peringatan_formulir(formulir),
            _pdf=pypdfium2.PdfDocument(isi),
            pasti=pasti,
            _halaman=halaman,
        )

    def _counted(self, dokumen: Dokumen) -> list[int | None]:
        """The pages of each form, as far as they are known after counting some more."""
        if len(self._count) > 2 * len(dokumen.formulir):  # positions of a file that is closed, or deleted
            self._count.clear()
        hasil = [self._known(dokumen, n) for n in range(len(dokumen.formulir))]
        belum = [n for n, b in enumerate(hasil) if b is None]
        for nomor in belum if len(hasil) <= _SMALL else belum[:_AT_ONCE]:
            hasil[nomor] = len(self._set(dokumen, nomor))
        return hasil

    def _known(self, dokumen: Dokumen, nomor: int) -> int | None:
        simpan = self._count.get(dokumen.formulir[nomor].id)
        return simpan[1] if simpan is not None and simpan[0] == _kunci(dokumen, nomor) else None

    def _pages_of(self, dokumen: Dokumen, nomor: int) -> list[Halaman]:
        id_jabatan, kunci = dokumen.formulir[nomor].id, _kunci(dokumen, nomor)
        simpan = self._pages.get(id_jabatan)
        if simpan is None or simpan[0] != kunci:
            simpan = self._pages[id_jabatan] = (kunci, self._set(dokumen, nomor))
        self._pages.move_to_end(id_jabatan)
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        return simpan[1]

    def _set(self, dokumen: Dokumen, nomor: int) -> list[Halaman]:
        halaman = pages_of(dokumen, nomor)
        self._count[dokumen.formulir[nomor].id] = (_kunci(dokumen, nomor), len(halaman))
        return halaman


def _ends_at(halaman: Halaman, cari: str) -> float | None:
    """How far down a page the last line of a text without spaces stands."""
    semua = ["".join(teks.isi.split()) for teks in halaman.teks]
    di = "".join(semua).find(cari)
    if di < 0:
        return None
    akhir, sampai = di + len(cari), 0
    for teks, isi in zip(halaman.teks, semua, strict=True):
        sampai += len(isi)
        if sampai >= akhir:
            return teks.y
    return None


def _kunci(dokumen: Dokumen, nomor: int) -> _Kunci:
    return dokumen.formulir[nomor], dokumen.gaya, penandatangan_di(dokumen, nomor), dokumen.nama_tercetak
