"""Messy workbooks from known figures: a layout, any set of traps, a kind of file; the same again for the same draw."""

from collections.abc import Iterable
from random import Random

from tests.impor import jebakan_arti, jebakan_licik, jebakan_sel, jebakan_tabel
from tests.impor.jebakan import JEBAKAN as JEBAKAN
from tests.impor.papan import Berkas, Format
from tests.impor.tata import TATA

LACI = (jebakan_tabel, jebakan_sel, jebakan_arti, jebakan_licik)  # each registers its traps
_NAMA = {"xlsx": ".xlsx", "csv": ".csv", "html": ".xls"}


def buat(benih: int, tata: str, jebakan: Iterable[str] = (), format: Format = "xlsx") -> Berkas:
    """A file of a layout with traps. What only a workbook can have makes it one; `Berkas.jebakan` are the traps that
    could be laid."""
    r = Random(f"{benih} {tata}")
    berkas = TATA[tata](r)
    berkas.tata, berkas.format = tata, format
    urut = sorted(set(jebakan), key=lambda nama: (JEBAKAN[nama].urutan, list(JEBAKAN).index(nama)))
    for nama in urut:
        if JEBAKAN[nama].fungsi(Random(f"{benih} {nama}"), berkas):
            berkas.jebakan.append(nama)
            if JEBAKAN[nama].xlsx:
                berkas.format = "xlsx"
    if len(berkas.papan) > 1:
        berkas.format = "xlsx"
    berkas.nama = berkas.nama.replace(".xlsx", _NAMA[berkas.format])
    berkas.pemisah_csv, berkas.bom = r.choice(";;,"), r.random() < 0.5
    return berkas


def acak(benih: int) -> Berkas:
    """Any file: what the report counts over."""
    r = Random(f"acak {benih}")
    banyak = r.choice((0, 1, 2, 3, 4, 6, 8))
    format: Format = r.choice(("xlsx", "xlsx", "xlsx", "csv", "html"))
    return buat(benih, r.choice(list(TATA)), r.sample(list(JEBAKAN), banyak), format)
