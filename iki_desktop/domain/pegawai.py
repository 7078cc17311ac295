"""People and the positions they hold, the number of an official (NIP), and the signature block in all its forms.

A check gives sentences that draw attention; it never stands in the way of saving.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal, get_args

from iki_desktop.domain.dokumen import Penandatangan
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.teks import BULAN, nip_berspasi, rapikan_spasi, tanggal_panjang

Sebagai = Literal["definitif", "plt", "plh", "pj"]
SEBAGAI: tuple[Sebagai, ...] = get_args(Sebagai)
NAMA_SEBAGAI: dict[Sebagai, str] = {
    "definitif": "Definitif",
    "plt": "Plt. (pelaksana tugas)",
    "plh": "Plh. (pelaksana harian)",
    "pj": "Pj. (penjabat)",
}
SINGKATAN: dict[Sebagai, str] = {"definitif": "", "plt": "Plt.", "plh": "Plh.", "pj": "Pj."}

Bentuk = Literal["langsung", "an", "ub"]
BENTUK: tuple[Bentuk, ...] = get_args(Bentuk)

# The ranks of civil servants by golongan.
PANGKAT: dict[str, str] = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}

_PPPK = 21  # stands where a civil servant's number has the month of appointment
_USIA_MASUK = 16
_USIA_AKHIR = 60
_AN = "a.n. "
_UB = "u.b."


@dataclass(frozen=True, slots=True)
class Pegawai:
    """A person of the office. All but the name may be empty."""

    id: int
    nama: str
    nip: str = ""
    pangkat: str = ""
    golongan: str = ""
    telepon: str = ""


@dataclass(frozen=True, slots=True)
class Pemangku:
    """A person holds a position; without `mulai` since ever, without `selesai` until further notice."""

    id: int
    id_jabatan: int
    jabatan: str
    pegawai: Pegawai
    sebagai: Sebagai = "definitif"
    mulai: date | None = None
    selesai: date | None = None

    @property
    def tertulis(self) -> str:
        """`MULYONO HS (Plt.)`."""
        singkatan = SINGKATAN[self.sebagai]
        return f"{self.pegawai.nama} ({singkatan})" if singkatan else self.pegawai.nama


def memangku(pemangku: Pemangku, tanggal: date) -> bool:
    """Whether the position is held on that day; the first and the last day count."""
    return (pemangku.mulai or date.min) <= tanggal <= (pemangku.selesai or date.max)


def pangkat_usulan(golongan: str) -> str:
    """The rank that goes with a golongan; empty where there is none such."""
    return PANGKAT.get(golongan.strip(), "")


# -- checks


def periksa_nip(nip: str, pada: date | None = None) -> tuple[str, ...]:
    """What looks wrong in a NIP (`YYYYMMDD YYYYMM G NNN`), as sentences; nothing for an empty one.

    `pada` is today: with it, what lies in the future is found too. PPPK have 21 in place of the month of appointment.
    """
    angka = re.sub(r"[\s.]", "", nip)
    if not angka:
        return ()
    if not (angka.isascii() and angka.isdigit()):
        return ("NIP hanya terdiri atas angka. Hapus huruf dan tanda yang lain.",)
    if len(angka) != 18:
        return (f"NIP terdiri atas 18 angka, ini {len(angka)}. Cocokkan dengan kartu pegawai.",)
    lahir = _tanggal(angka[:8])
    tahun, bulan = int(angka[8:12]), int(angka[12:14])
    hasil = []
    if lahir is None or lahir.year < 1900 or (pada and lahir > pada):
        hasil.append(f"Delapan angka pertama ({angka[:8]}) bukan tanggal lahir yang mungkin, misalnya 19700131.")
        lahir = None
    if not 1 <= bulan <= 12 and bulan != _PPPK:
        hasil.append(f"Bulan pengangkatan ({angka[12:14]}) harus 01 sampai 12, atau 21 untuk PPPK.")
    if tahun < 1960 or (pada and tahun > pada.year):
        hasil.append(f"Tahun pengangkatan ({tahun}) tidak mungkin. Periksa angka ke-9 sampai ke-12.")
    elif lahir and tahun - lahir.year < _USIA_MASUK:
        hasil.append(
            f"Diangkat tahun {tahun} pada usia {max(0, tahun - lahir.year)} tahun: terlalu muda. Periksa lagi."
        )
    elif lahir and tahun - lahir.year > _USIA_AKHIR:
        hasil.append(f"Diangkat tahun {tahun} pada usia {tahun - lahir.year} tahun: terlalu tua. Periksa lagi.")
    if angka[14] not in "12":
        hasil.append(f"Angka ke-15 ({angka[14]}) harus 1 untuk pria atau 2 untuk wanita.")
    return tuple(hasil)


def _tanggal(angka: str) -> date | None:
    try:
        return date(int(angka[:4]), int(angka[4:6]), int(angka[6:8]))
    except ValueError:
        return None


def periksa_pemangku(daftar: Iterable[Pemangku]) -> tuple[str, ...]:
    """Sentences on positions that two hold at the same time, where one of them means that it is vacant (Plt., Pj.) or
    both hold it definitively. A Plh. stands in for somebody who is away for some days."""
    per_jabatan: dict[int, list[Pemangku]] = {}
    for satu in daftar:
        if satu.sebagai != "plh":
            per_jabatan.setdefault(satu.id_jabatan, []).append(satu)
    hasil = []
    for pemangku in per_jabatan.values():
        for a, b in combinations(pemangku, 2):
            sejak = max(a.mulai or date.min, b.mulai or date.min)
            if sejak <= min(a.selesai or date.max, b.selesai or date.max):
                kapan = f" sejak {tanggal_panjang(sejak)}" if sejak > date.min else ""
                if a.sebagai == b.sebagai:
                    apa = f"sama-sama {SINGKATAN[a.sebagai] or 'definitif'} di"
                else:
                    apa = "memangku jabatan yang sama,"
                hasil.append(
                    f"{a.pegawai.nama} dan {b.pegawai.nama} {apa} {rapikan_spasi(a.jabatan)}{kapan}. "
                    "Isi tanggal selesai salah satunya."
                )
    return tuple(hasil)


# -- the signature block


def sebutan_jabatan(jabatan: str, kecamatan: str) -> str:
    """A position as the block names it: in capitals; the Camat with the name of the kecamatan."""
    nama = " ".join(jabatan.split()).upper()
    return f"{nama} {kecamatan.upper()}".strip() if nama == "CAMAT" else nama


def jabatan_tertulis(
    bentuk: Bentuk, sebagai: Sebagai, atas_nama: str, melalui: str, jabatan: str, sendiri: str = ""
) -> str:
    """The lines above the room for the signature, as `Penandatangan.jabatan` stores them.

    `jabatan` is the position one signs as. For Plt. and Plh. that is the vacant one, and `sendiri`, the signer's own,
    follows it. `atas_nama` is for a.n. and u.b., `melalui` (who stands between) for u.b. What is empty gives no line.
    """
    baris = []
    if bentuk != "langsung" and atas_nama.strip():
        baris.append(_AN + atas_nama.strip())
    if bentuk == "ub":
        baris += [melalui.strip(), _UB]
    baris.append(f"{SINGKATAN[sebagai]} {jabatan.strip()}".strip() if jabatan.strip() else "")
    if sebagai in ("plt", "plh"):
        baris.append(sendiri.strip())
    teks = "\n".join(filter(None, baris))
    return f"{teks}," if teks else ""


def urai_jabatan(bentuk: Bentuk, tertulis: str) -> tuple[str, str]:
    """`(atas_nama, melalui)` of lines written by `jabatan_tertulis`; empty where they don't say."""
    baris = tertulis.split("\n")
    if bentuk == "langsung" or not baris[0].startswith(_AN):
        return "", ""
    melalui = baris[1] if bentuk == "ub" and len(baris) > 2 and baris[2] == _UB else ""
    return baris[0][len(_AN) :], melalui


def baris_tanda_tangan(siapa: Penandatangan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of the block above and below the room for signature and stamp; what is empty prints no line."""
    tempat = ", ".join(filter(None, [siapa.tempat, tanggal_panjang(siapa.tanggal) if siapa.tanggal else ""]))
    nip = f"NIP. {nip_berspasi(siapa.nip)}" if siapa.nip else ""
    atas = [tempat, *siapa.jabatan.split("\n")]
    return tuple(filter(None, atas)), tuple(filter(None, (siapa.nama, siapa.pangkat, nip)))


# -- dates as they are typed

_ANGKA = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})")
_KATA = re.compile(r"(\d{1,2})[\s\-/.]+([^\W\d]+)\.?[\s\-/.]+(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def baca_tanggal(teks: str) -> date | None:
    """A date as the clerk types it: `5 Januari 2026`, `5 jan 2026`, `5/1/2026`, `5-1-26`; None for nothing at all."""
    bersih = " ".join(teks.split())
    if not bersih:
        return None
    bagian = _bagian(bersih)
    try:
        if bagian is not None:
            return date(*bagian)
    except ValueError:
        pass  # 31 Februari: told below like all that is no date
    raise UserError(f"“{bersih[:40]}” bukan tanggal. Ketik seperti 5 Januari 2026 atau 5/1/2026.")


def _bagian(teks: str) -> tuple[int, int, int] | None:
    if cocok := _ISO.fullmatch(teks):
        return int(cocok[1]), int(cocok[2]), int(cocok[3])
    if cocok := _ANGKA.fullmatch(teks):
        tahun = int(cocok[3])
        return (tahun + 2000 if len(cocok[3]) == 2 else tahun), int(cocok[2]), int(cocok[1])
    if cocok := _KATA.fullmatch(teks):
        bulan = _bulan(cocok[2])
        return (int(cocok[3]), bulan, int(cocok[1])) if bulan else None
    return None


def _bulan(nama: str, bulan: Sequence[str] = BULAN) -> int:
    """The number of a month by its name or the beginning of it; 0 where none or several fit."""
    cocok = [n for n, b in enumerate(bulan, start=1) if b.casefold().startswith(nama.casefold())]
    return cocok[0] if len(cocok) == 1 and len(nama) >= 3 else 0
