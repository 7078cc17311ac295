"""Sheets made of plain values, and an office to look at them, for the tests of what is recognised."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from iki_desktop.domain.desa import Desa
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import Lembar, Rentang, Sel
from iki_desktop.domain.impor.peta import Peta
from iki_desktop.domain.impor.tabel import temukan_tabel
from iki_desktop.domain.impor.usul import usulkan
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.variabel import Variabel

Nilai: TypeAlias = str | int | float | date | None

NAMA_DESA = (
    "Bendosari", "Sukomulyo", "Pujon Kidul", "Pandesari", "Pujon Lor",
    "Ngroto", "Ngabab", "Tawangsari", "Madiredo", "Wiyurejo",
)  # fmt: skip
DESA = tuple(
    Desa(nomor, nama, kode_bps=f"35073100{nomor:02}", nama_lain=("Wiyu Rejo Lama",) if nama == "Wiyurejo" else ())
    for nomor, nama in enumerate(NAMA_DESA, start=1)
)
BPNT, PKH, LINMAS, KEJADIAN, PAM, PEGAWAI, MUSREN, PAMONG, PENDUDUK = range(1, 10)
VARIABEL = (
    Variabel(BPNT, "Laporan distribusi BPNT", satuan="laporan", lingkup="desa"),
    Variabel(PKH, "Laporan monitoring dan fasilitasi PKH", satuan="laporan", lingkup="desa", frekuensi="triwulanan"),
    Variabel(LINMAS, "Kegiatan pembinaan linmas", satuan="kegiatan", lingkup="desa"),
    Variabel(KEJADIAN, "Draf laporan kejadian", satuan="draf"),
    Variabel(PAM, "Draf laporan kegiatan PAM", satuan="draf"),
    Variabel(PEGAWAI, "Pegawai", tercetak="Jumlah pegawai kantor", satuan="orang"),
    Variabel(MUSREN, "Usulan yang diterima dalam Musrenbangdes", satuan="usulan", lingkup="desa", frekuensi="tahunan"),
    Variabel(PAMONG, "Kegiatan pembinaan perangkat desa", satuan="kegiatan"),
    Variabel(PENDUDUK, "Laporan kependudukan Desa Ngroto", satuan="laporan"),
)
NAMA = {v.id: v.nama for v in VARIABEL}


def konteks(
    *,
    periode: Periode | None = None,
    peta: Mapping[str, Peta] | None = None,
    desa: tuple[Desa, ...] = DESA,
    variabel: tuple[Variabel, ...] = VARIABEL,
) -> Konteks:
    """The office of Pujon in 2026."""
    return Konteks("abc", "Pujon", "Malang", 2026, (2025, 2026), desa, variabel, periode=periode, peta=peta)


def sel(nilai: Nilai) -> Sel:
    """A cell of a Python value; text that begins with `=` is a formula without a result."""
    match nilai:
        case None:
            return None
        case date():
            return f"d{nilai.isoformat()}"
        case int() | float():
            return f"n{nilai}"
        case str() if nilai.startswith("="):
            return f"f{nilai}"
    return f"t{nilai}"


def lembar(
    baris: Sequence[Sequence[Nilai]], *, nama: str = "Sheet1", gabung: Sequence[tuple[int, int, int, int]] = ()
) -> Lembar:
    """A sheet of rows of values; `gabung` as top, left, bottom, right."""
    return Lembar(nama, [[sel(n) for n in satu] for satu in baris], tuple(Rentang(*g) for g in gabung))


def jenis(satu: Lembar, di: Konteks | None = None) -> list[str]:
    """The kinds of the rows of its only table."""
    (tabel,) = temukan_tabel(satu, di or konteks())
    return list(tabel.jenis)


def arti(satu: Lembar, di: Konteks | None = None, berkas: str = "berkas.xlsx") -> Peta:
    """The proposed meaning of its only table."""
    (tabel,) = temukan_tabel(satu, di or konteks())
    return usulkan(satu, tabel, di or konteks(), berkas).peta


def desa_baris(isi: int = 3, banyak: int = 10) -> list[list[Nilai]]:
    """Rows of villages: number, name, and figures."""
    return [[n, nama, *(n * 10 + k for k in range(isi))] for n, nama in enumerate(NAMA_DESA[:banyak], start=1)]
