"""A year of figures for Pujon as an office might have them, the same each time: what a clerk types into each cell."""

import random
from collections.abc import Sequence
from fractions import Fraction

from iki_desktop.domain.desa import Desa
from iki_desktop.domain.kisi import diisi
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import PANJANG, Periode, periode_ke
from iki_desktop.domain.variabel import Variabel

# What is usual in one period of a variable; of the others, so many as their unit makes likely.
BIASA = {
    "Pegawai": 24,
    "Surat yang terdistribusi": 140,
    "Administrasi kependudukan yang ditangani": 110,
    "Pelayanan PATEN dan legalisasi umum yang ditangani": 45,
    "Draf pelayanan administrasi kependudukan": 1120,
    "Draf legalisasi umum dan administrasi PATEN": 450,
    "Surat mutasi masuk kependudukan": 35,
    "Aset kecamatan yang terdokumentasi": 212,
    "Pelaksanaan kebersihan kantor dan taman": 22,
    "Pelaksanaan tugas mengemudi": 18,
    "Pengajuan yang seharusnya Cair": 9,
    "Usulan yang diterima dalam Musrenbangdes": 14,
    "Keseluruhan undangan yang hadir": 84,
}
# What does not vary by itself, or is bound to another figure by a rule of the office.
TETAP = {
    "dokumen perencanaan dan pelaporan yang disusun": "5",
    "dokumen perencanaan dan pelaporan yang seharusnya ada": "6",
    "Dokumen perencanaan yang disusun": "2",
    "Dokumen pelaporan yang disusun": "3",
    "Kehadiran stekholder non PNS/ASN": "57",
    "Pelanggaran disiplin": "-",
    "PNS yang naik pangkat tepat waktu": "1",
    "PNS yang naik gaji berkala": "2",
    "Draf kenaikan pangkat": "1",
}
SKM = {2024: "81,25", 2025: "83,75", 2026: "84,5"}
TIDAK_ADA = ("Kegiatan pembinaan linmas", "Wiyurejo")  # where it does not apply


def setahun(variabel: Sequence[Variabel], desa: Sequence[Desa], tahun: int, benih: int = 35) -> dict[KunciFigur, str]:
    """Each figure of a year as it is typed; of the index, those of the two years before too."""
    acak = random.Random(benih)
    hasil: dict[KunciFigur, str] = {}
    for satu in variabel:
        tempat: Sequence[Desa | None] = desa if satu.lingkup == "desa" else (None,)
        for milik in tempat if diisi(satu) else ():
            for nomor in range(12 // PANJANG[satu.frekuensi]):
                masa = periode_ke(tahun, satu.frekuensi, nomor + 1)
                hasil[satu.id, masa, milik.id if milik else None] = _figure(satu, milik, masa, acak)
    nama = {v.nama: v.id for v in variabel}
    for masa in [periode_ke(tahun, "bulanan", n + 1) for n in range(12)]:
        ada = int(hasil[nama["Pengajuan yang seharusnya Cair"], masa, None])
        hasil[nama["Pengajuan yang dicairkan"], masa, None] = str(ada - (masa.awal % 4 == 0))
    for milik in desa:
        masa = periode_ke(tahun, "tahunan", 1)
        usul = int(hasil[nama["Usulan yang diterima dalam Musrenbangdes"], masa, milik.id])
        hasil[nama["Usulan yang diterima dalam Musrenbangcam"], masa, milik.id] = str(usul // 2)
    for satu_tahun, indeks in SKM.items():
        hasil[nama["Nilai SKM"], periode_ke(satu_tahun, "tahunan", 1), None] = indeks
    return hasil


def _figure(variabel: Variabel, desa: Desa | None, masa: Periode, acak: random.Random) -> str:
    if variabel.nama in TETAP:
        return TETAP[variabel.nama]
    if desa is not None and (variabel.nama, desa.nama) == TIDAK_ADA:
        return "n/a"
    if variabel.nama == "hari tidak masuk kerja":
        return f"0,{acak.randint(3, 9)}"
    biasa = BIASA.get(variabel.nama)
    if biasa is None:
        return str(acak.choice((2, 2, 2, 3))) if variabel.frekuensi != "tahunan" else "1"
    if variabel.nama == "Pegawai":
        return str(biasa - (masa.awal > 8))  # one retires in September
    return f"{round(biasa * acak.uniform(0.85, 1.15)):,}".replace(",", ".")


def angka(teks: str) -> Fraction | None:
    """A typed figure as a fraction; nothing where it doesn't apply."""
    if teks == "n/a":
        return None
    return Fraction(0) if teks == "-" else Fraction(teks.replace(".", "").replace(",", "."))
