"""The villages of the sub-district: names, codes of two bodies, and the other names by which they are written."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.teks import bersihkan, satu_baris

Jenis = Literal["desa", "kelurahan"]
JENIS: tuple[Jenis, ...] = get_args(Jenis)
NAMA_MAKS = 100  # characters
KODE_MAKS = 20


@dataclass(frozen=True, slots=True)
class Desa:
    """One village; `kode_bps` as `3507310001`, `kode_kemendagri` as `35.07.26.2001`, empty where not known."""

    id: int
    nama: str
    jenis: Jenis = "desa"
    kode_bps: str = ""
    kode_kemendagri: str = ""
    nama_lain: tuple[str, ...] = ()

    @property
    def semua_nama(self) -> tuple[str, ...]:
        """Its name and the others it goes by."""
        return (self.nama, *self.nama_lain)


def nama_bersih(nama: str) -> str:
    """A name ready to store. Raises `UserError` for an empty or an endless one."""
    nama = satu_baris(nama)
    if not nama.split():
        raise UserError("Nama desa kosong. Ketik namanya, misalnya “Pandesari”.")
    if len(nama) > NAMA_MAKS:
        raise UserError(f"Nama desa lebih dari {NAMA_MAKS} huruf. Periksa apa yang ditempel, lalu singkatkan.")
    return nama


def kode_bersih(kode: str, apa: str) -> str:
    """A code ready to store: digits and points. Raises `UserError` for anything else."""
    kode = bersihkan(kode).replace("\n", " ").strip()
    if not re.fullmatch(r"[0-9.]*", kode) or len(kode) > KODE_MAKS:
        raise UserError(f"“{kode[:40]}” bukan {apa}. Tulis angka dan titik saja, atau kosongkan.")
    return kode
