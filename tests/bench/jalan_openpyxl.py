"""Reads all cells of the workbooks of a folder with openpyxl alone, and prints how many hold something."""

import sys
from pathlib import Path

import openpyxl


def main() -> None:
    """`jalan_openpyxl FOLDER`."""
    banyak = 0
    for path in sorted(Path(sys.argv[1]).iterdir()):
        buku = openpyxl.load_workbook(path, data_only=True)
        banyak += sum(
            sel is not None for lembar in buku for baris in lembar.iter_rows(values_only=True) for sel in baris
        )
    print(banyak)


if __name__ == "__main__":
    main()
