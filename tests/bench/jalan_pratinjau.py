"""One page's preview inside a running process: from a changed document to the picture. Prints JSON, milliseconds."""

import json
import sys
import time
from pathlib import Path

from PySide6.QtGui import QImage

from iki_desktop.services.formulir import load_dokumen
from iki_desktop.services.kantor import opened
from iki_desktop.services.pratinjau import Pratinjau
from tests.bench.suntingan import typed

SKALA = 1.5  # pixels a point
_SUNTINGAN = 30


def main() -> None:
    """The first page as it comes after opening a file, then one edit after another of the longest form."""
    with opened(Path(sys.argv[1])) as kantor:
        dokumen = load_dokumen(kantor)
    terpanjang = max(dokumen.formulir, key=lambda f: sum(map(len, (*f.tugas, *f.fungsi))) + 200 * f.jumlah_indikator)
    pratinjau, waktu = Pratinjau(), []
    for n in range(_SUNTINGAN + 1):
        mulai = time.perf_counter()
        gambar = pratinjau.susun(dokumen, terpanjang.id).gambar(0, SKALA)
        QImage(gambar.isi, gambar.lebar, gambar.tinggi, gambar.stride, QImage.Format.Format_RGB32).copy()
        waktu.append((time.perf_counter() - mulai) * 1000)
        dokumen = typed(dokumen, terpanjang.id, n)
    print(json.dumps({"pertama": waktu[0], "suntingan": waktu[1:]}))


if __name__ == "__main__":
    main()
