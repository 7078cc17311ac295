"""What a text is to this office, and what a cell of a sheet looks like: used wherever tables are looked at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from iki_desktop.domain.impor.kata import kata, kunci_kata, lipat
from iki_desktop.domain.impor.kenali_desa import PengenalDesa, pengenal_desa
from iki_desktop.domain.impor.kenali_periode import kenali_periode
from iki_desktop.domain.impor.kenali_variabel import PengenalVariabel, pengenal_variabel
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import Sel
from iki_desktop.domain.impor.peran import peran_kepala

Isi = list[tuple[int, str]]  # the cells of a row that hold something, with their columns

_ANGKA = re.compile(
    r"[('\s]*(?:(?:rp|idr)\.?\s*)?[-+]?\d(?:[\d.,]*\d)?(?:,-+)?\s*(?:%|[^\W\d_][^\W\d_ ]*(?:\s[^\W\d_]+){0,2})?[)\s]*",
    re.ASCII,
)
_BUKAN_ANGKA = frozenset({
    "-", "--", "---", "nihil", "n/a", "na", "nol", "kosong", "tidakada", "tidakberlaku", "belumada", "x", ".", "…"
})  # fmt: skip
_KUNCI_JUDUL = frozenset({
    "desa", "namadesa", "desakelurahan", "kelurahan", "kecamatan", "kabupaten", "provinsi", "propinsi", "bulan",
    "tahun", "tahunanggaran", "periode", "triwulan", "semester", "kodedesa", "kode", "tanggal", "instansi",
    "unitkerja", "nama", "jabatan", "bulantahun", "perihal", "hal"
})  # fmt: skip


@lru_cache(maxsize=16384)
def seperti_angka(teks: str) -> bool:
    """Whether a text stands for a figure: digits, also with a unit, or a sign or word for none."""
    rata = lipat(teks).strip(" '\u00a0\t\n")
    if not rata:
        return False
    if rata[0].isdigit() or rata[0] in "-+(r":
        if _ANGKA.fullmatch(rata):
            return True
    elif rata[0] not in "ntkbix.…":
        return False
    return "".join(rata.split()) in _BUKAN_ANGKA


def teks_sel(satu: Sel) -> str:
    """A cell as words; empty for what is none (errors, formulas)."""
    return satu[1:].strip() if satu and satu[0] in "tndp" else ""


def isi_baris(baris: Sequence[Sel], kiri: int, kanan: int) -> Isi:
    """The cells of a row between two columns that hold more than spaces."""
    potong = baris if kiri == 0 and len(baris) <= kanan + 1 else baris[kiri : kanan + 1]
    return [(k, c) for k, c in enumerate(potong, kiri) if c and (c[0] != "t" or c[1:].strip())]


def tahun_saja(satu: str) -> bool:
    """Whether a cell is a number that may be a year."""
    return satu[0] == "n" and len(satu) == 5 and "n1990" <= satu <= "n2099"


@dataclass(frozen=True, slots=True)
class Kenal:
    """The office's villages and variables, ready to be looked up; `kecamatan` is the key of its name."""

    desa: PengenalDesa
    variabel: PengenalVariabel
    tahun: int
    kecamatan: str

    def kepala(self, teks: str) -> bool:
        """Whether the text is such as headers have: a word of tables, a period, a village or a variable."""
        return bool(
            peran_kepala(teks)
            or kenali_periode(teks, self.tahun) is not None
            or self.desa.pasti(teks) is not None
            or self.variabel.pasti(teks) is not None
        )

    def label(self, teks: str) -> bool:
        """Whether the text is one of our villages or variables."""
        return self.desa.pasti(teks) is not None or self.variabel.pasti(teks) is not None

    def sebutan_judul(self, isi: Isi) -> bool:
        """Whether a row says one thing about the whole sheet: `Desa : Ngroto`, `Tahun | 2026`."""
        if len(isi) > 6 or isi[0][1][0] != "t":
            return False
        semua = [teks_sel(c) for _, c in isi]
        if all(":" in t for t in semua):
            return True
        kunci = kunci_kata(semua[0])
        if kunci not in _KUNCI_JUDUL:
            return False
        if semua[0].endswith(":") or (len(semua) > 1 and semua[1].startswith(":")):
            return True
        if len(semua) != 2:
            return False
        if kunci in {"bulan", "tahun", "tahunanggaran", "periode", "triwulan", "semester", "bulantahun"}:
            return kenali_periode(f"{semua[0]} {semua[1]}", self.tahun) is not None
        if kunci in {"desa", "namadesa", "desakelurahan", "kelurahan"}:
            return self.desa.pasti(semua[1]) is not None
        return kunci in {"kecamatan", "kabupaten", "provinsi", "propinsi"} and not self.kepala(semua[1])


def kenal(konteks: Konteks) -> Kenal:
    """What this office knows."""
    nama = kata(konteks.kecamatan)
    nama = nama[1:] if nama[:1] in {("kecamatan",), ("kec",)} else nama
    return Kenal(pengenal_desa(konteks.desa), pengenal_variabel(konteks.variabel), konteks.tahun, "".join(nama))
