"""Quantities that formulas name: how often they are reported, for whom, and how they are rolled up (rules.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from iki_desktop.domain.figur import Cara
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.periode import Frekuensi as Frekuensi
from iki_desktop.domain.teks import bersihkan, rapikan_spasi

Lingkup = Literal["kecamatan", "desa"]
RekapWaktu = Cara
RekapDesa = Literal["jumlah", "rata", "tertinggi", "terendah"]

FREKUENSI: tuple[Frekuensi, ...] = get_args(Frekuensi)
LINGKUP: tuple[Lingkup, ...] = get_args(Lingkup)
REKAP_WAKTU: tuple[RekapWaktu, ...] = get_args(RekapWaktu)
REKAP_DESA: tuple[RekapDesa, ...] = get_args(RekapDesa)

NAMA_FREKUENSI: dict[Frekuensi, str] = {
    "bulanan": "Bulanan",
    "triwulanan": "Triwulanan",
    "semesteran": "Semesteran",
    "tahunan": "Tahunan",
}
NAMA_LINGKUP: dict[Lingkup, str] = {"kecamatan": "Kecamatan", "desa": "Tiap desa"}
NAMA_REKAP: dict[RekapWaktu, str] = {
    "jumlah": "Jumlah",
    "rata": "Rata-rata",
    "akhir": "Nilai terakhir",
    "tertinggi": "Tertinggi",
    "terendah": "Terendah",
}

NAMA_MAKS = 200  # characters
JEDA_MAKS = 20  # years

_MASA: dict[Frekuensi, tuple[str, str]] = {
    "bulanan": ("tiap bulan", "12 bulan"),
    "triwulanan": ("tiap triwulan", "4 triwulan"),
    "semesteran": ("tiap semester", "2 semester"),
    "tahunan": ("sekali setahun", ""),
}
_ARTI_WAKTU: dict[RekapWaktu, str] = {
    "jumlah": "angka {masa} dijumlahkan",
    "rata": "rata-rata dari {masa}, dibagi banyaknya yang sudah terisi",
    "akhir": "angka terakhir yang terisi dari {masa}",
    "tertinggi": "angka tertinggi dari {masa}",
    "terendah": "angka terendah dari {masa}",
}
_ARTI_DESA: dict[RekapDesa, str] = {
    "jumlah": "angka semua desa dijumlahkan",
    "rata": "rata-rata desa yang sudah terisi",
    "tertinggi": "angka desa yang tertinggi",
    "terendah": "angka desa yang terendah",
}


@dataclass(frozen=True, slots=True)
class Variabel:
    """One quantity. `tercetak` is its name on paper where that differs; `tetap`: one value a year, a constant.

    With `asal_id` it is the figure of another one, `jeda` years ago.

    What may be typed: only whole numbers (`bulat`), also below zero (`negatif`). What is doubtful: below `terkecil`,
    above `terbesar`, or more than `lonjakan` times what was usual in the year before (None: not looked at).
    """

    id: int
    nama: str
    tercetak: str = ""
    satuan: str = ""
    frekuensi: Frekuensi = "bulanan"
    lingkup: Lingkup = "kecamatan"
    rekap_waktu: RekapWaktu = "jumlah"
    rekap_desa: RekapDesa = "jumlah"
    tetap: bool = False
    asal_id: int | None = None
    jeda: int = 0
    bulat: bool = False
    negatif: bool = False
    terkecil: Decimal | None = None
    terbesar: Decimal | None = None
    lonjakan: Decimal | None = Decimal(3)


def nama_bersih(nama: str) -> str:
    """A name ready to store, its runs of spaces folded. Raises `UserError` for one that no formula could say."""
    nama = bersihkan(nama).strip()
    if "\n" in nama:
        raise UserError("Nama variabel berisi baris baru. Tulis namanya dalam satu baris.")
    nama = rapikan_spasi(nama)
    if not nama.split():
        raise UserError("Nama variabel kosong. Ketik namanya, misalnya “Hari kerja efektif”.")
    if "[" in nama or "]" in nama:
        raise UserError(f"Nama variabel “{nama[:60]}” berisi kurung siku. Hapus tanda [ dan ] dari namanya.")
    if len(nama) > NAMA_MAKS:
        raise UserError(
            f"Nama variabel lebih dari {NAMA_MAKS} huruf. Singkatkan; yang panjang bisa ditulis sebagai nama tercetak."
        )
    return nama


def arti_rekap(variabel: Variabel, asal: str = "", tahun: int | None = None) -> str:
    """What the choices mean, in words. `asal` is the name of the variable it looks back at."""
    if variabel.asal_id is not None:
        lalu = f"{variabel.jeda} tahun sebelumnya"
        kapan = f"{lalu} ({tahun - variabel.jeda})" if tahun is not None else lalu
        return f"Tidak diisi sendiri: nilainya diambil dari “{asal}” {kapan}."
    if variabel.tetap:
        return "Tidak dilaporkan: satu nilai tetap berlaku untuk setahun penuh."
    kapan, masa = _MASA[variabel.frekuensi]
    siapa = "oleh tiap desa" if variabel.lingkup == "desa" else "untuk kecamatan"
    kalimat = [f"Diisi {kapan} {siapa}."]
    if masa:
        kalimat.append(f"Angka setahun: {_ARTI_WAKTU[variabel.rekap_waktu].format(masa=masa)}.")
    if variabel.lingkup == "desa":
        kalimat.append(f"Angka kecamatan: {_ARTI_DESA[variabel.rekap_desa]}.")
    return " ".join(kalimat)


def rekap_singkat(variabel: Variabel) -> str:
    """How it is rolled up, in the few words a table has room for."""
    if variabel.asal_id is not None:
        return f"{variabel.jeda} tahun lalu"
    if variabel.tetap:
        return "Tetapan"
    waktu = NAMA_REKAP[variabel.rekap_waktu] if variabel.frekuensi != "tahunan" else ""
    desa = f"{NAMA_REKAP[variabel.rekap_desa].lower()} desa" if variabel.lingkup == "desa" else ""
    teks = ", ".join(filter(None, (waktu, desa)))
    return teks[:1].upper() + teks[1:]


def memutar(asal: Mapping[int, int | None], id_variabel: int, asal_baru: int | None) -> bool:
    """Whether a variable that looks back at `asal_baru` would come to look at itself. `asal`: who looks at whom."""
    dilihat = set()
    di = asal_baru
    while di is not None and di not in dilihat:
        if di == id_variabel:
            return True
        dilihat.add(di)
        di = asal.get(di)
    return False
