"""Files that were reviewed, made by hand: cells and the figures they give."""

from collections.abc import Mapping

from iki_desktop.domain.impor.hasil import Ambilan, Penulis
from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
from iki_desktop.domain.impor.lembar import Buku, Lembar, baca_alamat


def tinjauan_buku(
    nama: str, sumber: str, isi: Mapping[str, Ambilan], tolak: Mapping[str, str] | None = None
) -> TinjauanBuku:
    """A file of one sheet, “Data”, whose cells give these figures, and others are refused for a reason; its hash is
    `sha` and its name."""
    sel = {di: alamat for alamat in (*isi, *(tolak or {})) if (di := baca_alamat(alamat))}
    tinggi, lebar = max(b for b, _ in sel) + 1, max(k for _, k in sel) + 1
    baris = [["n1" if (b, k) in sel else None for k in range(lebar)] for b in range(tinggi)]
    penulis = Penulis(Lembar("Data", baris))
    for di, alamat in sel.items():
        if alamat in isi:
            penulis.ambil(*di, isi[alamat])
        else:
            penulis.tolak(*di, (tolak or {})[alamat])
    return TinjauanBuku(Buku(nama, f"sha {nama}", "xlsx", ()), (penulis.tinjauan,), sumber)
