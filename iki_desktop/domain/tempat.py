"""The address of a text of a form: which row of which table, and which of its columns."""

from dataclasses import dataclass
from typing import Literal

Tabel = Literal["jabatan", "tugas", "fungsi", "sasaran", "indikator"]
NamaDaftar = Literal["tugas", "fungsi"]

# The texts of a form that are typed, and what the clerk calls them.
NAMA_KOLOM: dict[tuple[Tabel, str], str] = {
    ("jabatan", "nama"): "nama jabatan",
    ("jabatan", "judul"): "judul formulir",
    ("jabatan", "kolom_sasaran"): "judul kolom sasaran",
    ("jabatan", "kolom_indikator"): "judul kolom indikator",
    ("jabatan", "kolom_penjelasan"): "judul kolom penjelasan",
    ("jabatan", "kolom_sumber"): "judul kolom sumber data",
    ("tugas", "teks"): "tugas",
    ("fungsi", "teks"): "fungsi",
    ("sasaran", "teks"): "sasaran",
    ("indikator", "teks"): "indikator",
    ("indikator", "penanda"): "penanda indikator",
    ("indikator", "penjelasan"): "penjelasan",
    ("indikator", "rumus"): "rumus",
    ("indikator", "catatan"): "catatan",
    ("indikator", "sumber"): "sumber data",
}


@dataclass(frozen=True, slots=True)
class Tempat:
    """One text: `Tempat("indikator", 12, "rumus")`."""

    tabel: Tabel
    id: int
    kolom: str

    @property
    def nama(self) -> str:
        """What the clerk calls it: “rumus”, “tugas”."""
        return NAMA_KOLOM[self.tabel, self.kolom]
