"""`python -m tests.bench [name …]`: measures, prints, and rewrites docs/BENCHMARKS.md.

The names are `cetak`, `jendela`, `pratinjau`, `sunting`, `angka`, `impor` and `memori`. With names only those are
measured and printed; the page is rewritten by a whole run.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.angka import measure_angka
from tests.bench.cetak import measure_cetak
from tests.bench.impor import measure_impor
from tests.bench.jendela import measure_jendela, measure_memori, measure_pratinjau
from tests.bench.laporan import Bagian, as_text, write_page
from tests.bench.sunting import measure_sunting
from tests.bench.tempat import AKAR, Tempat
from tests.bench.ukur import Gagal

UKURAN: dict[str, Callable[[Tempat], Bagian]] = {
    "cetak": measure_cetak,
    "jendela": measure_jendela,
    "pratinjau": measure_pratinjau,
    "sunting": measure_sunting,
    "angka": measure_angka,
    "impor": measure_impor,
    "memori": measure_memori,
}


def main() -> int:
    """Runs what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("nama", nargs="*", help=", ".join(UKURAN))
    parser.add_argument("--kali", type=int, default=11, help="runs of each program (11)")
    pilihan = parser.parse_args()
    if asing := set(pilihan.nama) - set(UKURAN):
        parser.error(f"tidak dikenal: {', '.join(sorted(asing))}")
    hasil, gagal = [], False
    with tempfile.TemporaryDirectory(prefix="iki-bench-") as folder:
        tempat = Tempat(Path(folder), max(1, pilihan.kali))
        tempat.compile()
        for nama in pilihan.nama or UKURAN:
            try:
                hasil.append(UKURAN[nama](tempat))
                print(as_text(hasil[-1]), flush=True)
            except Gagal as galat:
                gagal = True
                print(f"{nama}: {galat}", file=sys.stderr)
    if not pilihan.nama and not gagal:
        write_page(hasil, AKAR / "docs" / "BENCHMARKS.md")
    return int(gagal)


if __name__ == "__main__":
    sys.exit(main())
