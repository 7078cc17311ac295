"""Filling in a template as a village does: by the names that stand in it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl


def isi_templat(path: Path, nilai: Mapping[tuple[str, str], Any]) -> int:
    """Puts values into the cells of a variable (by name) and a period (`2026-01`); how many cells it found."""
    buku = openpyxl.load_workbook(path)
    banyak = 0
    for lembar in buku:
        kolom = {
            sel.value.removeprefix("iki:"): sel.column
            for baris in lembar.iter_rows()
            for sel in baris
            if isinstance(sel.value, str) and sel.value.startswith("iki:2")
        }
        for baris in lembar.iter_rows():
            nama = {sel.value for sel in baris if isinstance(sel.value, str)}
            for (variabel, periode), satu in nilai.items():
                if variabel in nama and periode in kolom and any(n.startswith("iki:v") for n in nama):
                    lembar.cell(baris[0].row, kolom[periode]).value = satu
                    banyak += 1
    buku.save(path)
    return banyak
