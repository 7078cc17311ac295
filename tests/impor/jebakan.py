"""Traps: what real files do to a table. Each changes a file in one way and says what may come of it.

`aman`: all figures are still taken. `tanya`: a question may be asked, and with the right answer all are taken. `tolak`:
the cells that the trap touches must not be taken; all others are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Literal

from tests.impor.kantor_uji import DESA
from tests.impor.papan import Baris, Berkas, Papan, Petak
from tests.impor.tata import PERSEN

Kelas = Literal["aman", "tanya", "tolak"]
ABAIKAN = "abaikan"
KODE = {d.nama: d.kode_bps for d in DESA}


@dataclass(frozen=True, slots=True)
class Jebakan:
    """One trap: `fungsi` changes the file and says whether it could. `xlsx`: only a workbook can have it."""

    nama: str
    kelas: Kelas
    fungsi: Callable[[Random, Berkas], bool]
    xlsx: bool
    urutan: int  # those of a higher one are applied later: they copy, or move, what others wrote


JEBAKAN: dict[str, Jebakan] = {}


def jebakan(
    kelas: Kelas, *, xlsx: bool = False, urutan: int = 0
) -> Callable[[Callable[[Random, Berkas], bool]], Callable[[Random, Berkas], bool]]:
    """Registers a trap under the name of its function."""

    def daftarkan(fungsi: Callable[[Random, Berkas], bool]) -> Callable[[Random, Berkas], bool]:
        JEBAKAN[fungsi.__name__] = Jebakan(fungsi.__name__, kelas, fungsi, xlsx, urutan)
        return fungsi

    return daftarkan


# -- what traps need


def some_cells(r: Random, berkas: Berkas, banyak: int = 3, *, nol: bool = True, bulat: bool = False) -> list[Petak]:
    """Some cells with a figure that no trap has touched."""
    semua = [
        p
        for papan in berkas.papan
        for p in papan.petak_nilai()
        if p.ada
        and p.bentuk == "n"
        and p.harap == "ambil"
        and (nol or Decimal(p.isi))
        and (not bulat or "." not in p.isi)
    ]
    return r.sample(semua, min(len(semua), r.randrange(1, banyak + 1)))


def some_labels(r: Random, berkas: Berkas, banyak: int = 2) -> list[Petak]:
    """Some labels of villages that no trap has touched, in the rows or above columns."""
    semua = [
        p
        for papan in berkas.papan
        for b in papan.baris
        if b.jenis in ("data", "kepala")
        for p in b.sel
        if p.arti is not None and p.arti[0] == "desa" and p.bentuk == "t" and p.isi.casefold() == p.arti[1].casefold()
    ]
    return r.sample(semua, min(len(semua), r.randrange(1, banyak + 1)))


def figures_of(berkas: Berkas, petak: Petak) -> list[Petak]:
    """The figures that stand in the row or the column of a label."""
    for papan in berkas.papan:
        letak = papan.letak()
        if id(petak) in letak:
            b, k = letak[id(petak)]
            if papan.baris[b].jenis == "data":
                return [p for p in papan.baris[b].sel if p.kunci is not None]
            return [baris.sel[k] for baris in papan.data() if k < len(baris.sel) and baris.sel[k].kunci is not None]
    return []


def headers(papan: Papan) -> list[int]:
    return [ke for ke, b in enumerate(papan.baris) if b.jenis == "kepala"]


def header_end(papan: Papan) -> int | None:
    """The row after the first header; None where there is none."""
    kepala = headers(papan)
    if not kepala:
        return None
    ke = kepala[0]
    while ke + 1 < len(papan.baris) and papan.baris[ke + 1].jenis == "kepala":
        ke += 1
    return ke + 1


def middle(r: Random, papan: Papan) -> int | None:
    """A place between two rows of figures."""
    calon = [ke for ke in range(1, len(papan.baris)) if papan.baris[ke].jenis == papan.baris[ke - 1].jenis == "data"]
    return r.choice(calon) if calon else None


def width(papan: Papan) -> int:
    return max(len(b.sel) for b in papan.baris)


def insert_column(papan: Papan, ke: int, kepala: str, isi: Callable[[Baris], Petak]) -> None:
    """A column more, before column `ke`, with something in each row of figures."""
    pertama = True
    for b in papan.baris:
        if b.jenis == "data":
            b.sel.insert(ke, isi(b))
        elif b.jenis == "kepala":
            b.sel.insert(ke, Petak(kepala if pertama else ""))
            pertama = False
        elif b.jenis in ("jumlah", "nomor", "kepala_lagi") and len(b.sel) > ke:
            b.sel.insert(ke, Petak())
    papan.kolom.insert(ke, "lain")


def refuse(petak: list[Petak]) -> None:
    for p in petak:
        p.harap = "tolak" if p.ada else ""


def label_column(papan: Papan) -> int:
    """The column in which rows are named."""
    return next((k for k, jenis in enumerate(papan.kolom) if jenis in ("desa", "variabel")), 0)


def disown(petak: list[Petak]) -> None:
    """Figures that are not of our villages."""
    for p in petak:
        p.kunci, p.harap, p.figur = None, "", ""


def another(p: Petak, berkas: Berkas) -> str:
    """A number that the cell might hold as well, and doesn't: of fractions a fraction."""
    pecahan = berkas.persen == "pecahan" and p.kunci is not None and p.kunci[0] == PERSEN
    return f"{Decimal(p.isi) + (Decimal('0.01') if pecahan else 1):f}"
