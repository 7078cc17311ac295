"""`python -m tests.oracle`: makes the cases anew, has LibreOffice compute them, and stores them with its answers."""

import argparse
import sys

from tests.oracle.libre import halangan
from tests.oracle.simpanan import BENIH, BERKAS, simpan, susun


def main() -> int:
    """Stores nothing where engine and workbook differ: that is to be looked into first."""
    parser = argparse.ArgumentParser(prog="python -m tests.oracle", description=__doc__)
    parser.add_argument("--benih", type=int, default=BENIH, help=f"the seed ({BENIH})")
    parser.add_argument("--banyak", type=int, default=600, help="how many cases (600)")
    parser.add_argument("--coba", action="store_true", help="compares only, stores nothing")
    pilihan = parser.parse_args()
    if sebab := halangan():
        print(f"oracle: {sebab}", file=sys.stderr)
        return 1
    hasil = susun(pilihan.benih, pilihan.banyak)
    beda = hasil.beda()
    print(*beda, sep="\n", end="\n" if beda else "")
    print(f"{hasil.mesin}: {len(hasil.isi)} kasus sama dihitung, {hasil.goyah} goyah dibuang, {len(beda)} beda")
    if not beda and not pilihan.coba:
        simpan(hasil)
        print(f"disimpan di {BERKAS}")
    return int(bool(beda))


if __name__ == "__main__":
    sys.exit(main())
