"""`iki cetak` of what is no form: letters to villages, who has reported (the contract is in docs/CLI.md)."""

import argparse
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from iki_desktop.domain.galat import UserError

if TYPE_CHECKING:
    from iki_desktop.domain.surat import BahanSurat
    from iki_desktop.services.kantor import Kantor
    from iki_desktop.services.kemajuan import Progress

JENIS = ("iki", "belum-lapor", "surat", "capaian", "rekap")
_NANTI = ("capaian", "rekap")  # named by the contract, not printed yet
_MILIK_SURAT = ("desa", "lewat")


def add_options(cetak: argparse.ArgumentParser) -> None:
    """Tells the parser of `iki cetak` of the kinds and what they ask for."""
    cetak.add_argument(
        "--jenis",
        choices=JENIS,
        default=JENIS[0],
        help="jenis dokumen: iki (bawaan), belum-lapor (matriks desa dan bulan), surat (pengingat kepada desa)",
    )
    cetak.add_argument("--periode", metavar="P", help="2026, 2026-S1, 2026-TW1, atau 2026-01")
    cetak.add_argument("--desa", nargs="+", action="extend", metavar="D", help="surat hanya kepada desa ini")
    cetak.add_argument("--lewat", action="store_true", help="surat hanya tentang angka yang tenggatnya sudah tiba")
    cetak.set_defaults(salah_pakai=cetak.error)


def check_options(pilihan: argparse.Namespace) -> None:
    """Ends the program (status 2) where options don't go together; `UserError` for a kind that is not printed yet."""
    jenis: str = pilihan.jenis
    if jenis in _NANTI:
        raise UserError(f"Laporan {jenis} belum bisa dicetak; pakai iki hitung.")
    if jenis != "iki" and pilihan.periode is None:
        pilihan.salah_pakai(f"--jenis {jenis} memerlukan --periode")
    if jenis != "iki" and pilihan.jabatan:
        pilihan.salah_pakai(f"--jabatan tidak berlaku untuk --jenis {jenis}")
    for nama in _MILIK_SURAT:
        if jenis != "surat" and getattr(pilihan, nama):
            pilihan.salah_pakai(f"--{nama} hanya untuk --jenis surat")


def choose_period(kantor: "Kantor", pilihan: argparse.Namespace) -> None:
    """Works in the year of `--periode`, where it was given."""
    from iki_desktop.domain.periode import baca_periode
    from iki_desktop.services.tahun import choose_year

    if pilihan.periode is not None:
        choose_year(kantor, baca_periode(pilihan.periode).tahun)


def print_villages(pilihan: argparse.Namespace, progress: "Progress") -> tuple[dict[str, Any], str]:
    """Letters or matrix of a period, as of today."""
    from iki_desktop.domain.periode import baca_periode
    from iki_desktop.services.desa import cari_desa, load_desa
    from iki_desktop.services.kantor import opened
    from iki_desktop.services.surat import export_matriks, export_surat, load_matriks, load_surat

    masa = baca_periode(pilihan.periode)
    with opened(pilihan.berkas) as kantor:
        choose_period(kantor, pilihan)
        if pilihan.jenis == "surat":
            semua = load_desa(kantor)
            dipilih = {cari_desa(semua, acuan) for acuan in pilihan.desa or ()}
            surat = load_surat(kantor, masa, date.today(), dipilih, lewat=pilihan.lewat)
        else:
            matriks = load_matriks(kantor, masa, date.today())
    if pilihan.jenis == "surat":
        surat = replace(surat, kepala=surat.kepala.pada(pilihan.kertas))
        hasil, kertas = export_surat(surat, pilihan.keluaran, progress), surat.kepala.gaya.kertas
        isi, apa = _letters_json(surat), "surat"
    else:
        matriks = replace(matriks, kepala=matriks.kepala.pada(pilihan.kertas))
        hasil, kertas = export_matriks(matriks, pilihan.keluaran, progress), matriks.kepala.gaya.kertas
        isi, apa = {"desa": hasil.formulir}, "desa"
    data = {
        "berkas": str(hasil.berkas),
        "jenis": pilihan.jenis,
        "periode": str(masa),
        "halaman": hasil.halaman,
        **isi,
        "kertas": kertas,
        "peringatan": list(hasil.peringatan),
    }
    teks = [f"{hasil.formulir} {apa}, {hasil.halaman} halaman tertulis ke {hasil.berkas}"]
    return data, "\n".join([*teks, *(f"Perhatian: {kalimat}" for kalimat in hasil.peringatan)])


def _letters_json(bahan: "BahanSurat") -> dict[str, Any]:
    """To whom, and how many figures of how many each is asked for."""
    return {
        "surat": len(bahan.surat),
        "desa": [
            {"id": s.desa.id, "nama": s.desa.nama, "belum": s.kurang, "seharusnya": s.seharusnya} for s in bahan.surat
        ],
    }
