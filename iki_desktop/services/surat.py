"""Back to the villages on paper: letters about figures that are missing, and the matrix of who has reported.

Facts are read first (`load_*`, where the store may be touched), pages are made of them later (`export_*`).
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from db import queries
from iki_desktop.domain.dokumen import Gaya
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.matriks import BahanMatriks
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.surat import (
    BahanSurat,
    KepalaSurat,
    bulan_diminta,
    diminta_tiap_desa,
    masa_diminta,
    surat_desa,
)
from iki_desktop.services.berkas import write_whole
from iki_desktop.services.desa import read_desa
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.keadaan import completeness
from iki_desktop.services.kemajuan import Progress, silent
from iki_desktop.services.kunci import read_kunci
from iki_desktop.services.penandatangan import load_penandatangan
from iki_desktop.services.variabel import read_variabel

if TYPE_CHECKING:  # it brings the writer of PDFs, which reading facts needs not
    from iki_desktop.services.cetak import HasilCetak

HURUF_MATRIKS = 11  # points at most: ten villages, their sum and a full signature stay on one sheet
TANPA_DESA = "Belum ada desa di berkas kantor ini. Tambahkan desanya di menu Kantor, lalu ulangi."


def load_surat(
    kantor: Kantor, periode: Periode, hari: date, desa: Collection[int] = (), *, lewat: bool = False
) -> BahanSurat:
    """The letters of a day to villages that owe figures of a period; only to `desa` where some are named.

    With `lewat` only figures whose deadline has come are asked for. Figures of locked periods are not. Raises
    `UserError` where nobody has to be written to.
    """
    kepala = load_kepala(kantor, hari)
    with kantor.read() as connection:
        *_, id_tahun, tahun = queries.office(connection, kantor.id_tahun)
        assert periode.tahun == tahun, (periode, tahun)
        hari_tenggat: int = connection.execute("SELECT tenggat FROM tahun WHERE id = ?", (id_tahun,)).get
        variabel, kunci = read_variabel(connection), read_kunci(connection)
        semua, status = read_desa(connection), _stored(connection, tahun)
    if not semua:
        raise UserError(TANPA_DESA)
    bulan = bulan_diminta(periode, hari, hari_tenggat, lewat=lewat)
    dipilih = [d for d in semua if not desa or d.id in desa]
    diminta = diminta_tiap_desa(variabel, bulan, hari_tenggat, kunci)
    isi = [surat_desa(satu, diminta, status) for satu in dipilih]
    batas = (bulan[0][1], bulan[-1][1]) if bulan else (periode.awal, periode.akhir)
    surat = tuple(s for s, _ in isi if s.tagihan)
    hasil = BahanSurat(kepala, periode, batas, surat, hari_tenggat, sum(t for _, t in isi))
    if not surat:
        ada = any(s.seharusnya for s, _ in isi)
        raise UserError(_nobody(hasil, sudah_tiba=bool(bulan), dipilih=bool(desa), diminta=ada))
    return hasil


def _nobody(bahan: BahanSurat, *, sudah_tiba: bool, dipilih: bool, diminta: bool) -> str:
    """Why there is no letter to write."""
    masa = masa_diminta(bahan)
    if not sudah_tiba:
        return f"Tenggat laporan {masa} belum tiba. Surat pengingat dapat dibuat setelah tenggatnya."
    if bahan.terkunci:
        return (
            f"Angka {masa} yang belum masuk ada di periode yang sudah dikunci. "
            "Buka kuncinya dahulu bila angka itu masih akan diminta."
        )
    if not diminta:
        return f"Tidak ada angka {masa} yang diminta dari desa. Periksa variabel yang lingkupnya tiap desa."
    siapa = "Desa yang dipilih" if dipilih else "Semua desa"
    return f"{siapa} sudah melapor lengkap untuk {masa}. Tidak ada surat yang perlu dibuat."


def _stored(connection: apsw.Connection, tahun: int) -> dict[KunciFigur, str]:
    """The status of all figures of villages in a year."""
    return {
        (variabel, Periode(tahun, awal, panjang), desa): status
        for variabel, awal, panjang, desa, status in connection.execute(
            "SELECT variabel_id, awal, panjang, desa_id, status FROM angka WHERE tahun = ? AND desa_id IS NOT NULL",
            (tahun,),
        )
    }


def load_matriks(kantor: Kantor, periode: Periode, hari: date) -> BahanMatriks:
    """Who has reported of the year one works in, up to the end of a period, as of a day. Raises `UserError` where there
    is no village."""
    isi = completeness(kantor, hari)
    assert periode.tahun == isi.tahun, (periode, isi.tahun)
    if len(isi.tempat) == 1:
        raise UserError(TANPA_DESA)
    return BahanMatriks(load_kepala(kantor, hari), isi, periode)


def load_kepala(kantor: Kantor, hari: date) -> KepalaSurat:
    """Whose paper it is, of which day."""
    with kantor.read() as connection:
        kecamatan, kabupaten, kertas, ukuran, tanda_tangan, *_ = queries.office(connection, kantor.id_tahun)
    siapa = load_penandatangan(kantor).cetak
    return KepalaSurat(kecamatan, kabupaten, hari, Gaya(kertas, ukuran, tanda_tangan), siapa)


# -- paper


def export_surat(bahan: BahanSurat, path: Path, progress: Progress = silent) -> "HasilCetak":
    """Writes all letters as one PDF, each beginning on a page of its own, wholly or not at all."""
    from iki_desktop.services.cetak import HasilCetak

    _require_pdf(path)
    isi, halaman = render_surat(bahan, progress)
    write_whole(path, isi)
    return HasilCetak(path, halaman, len(bahan.surat), _warnings(bahan.kepala, _texts(bahan), bahan.terkunci))


def render_surat(bahan: BahanSurat, progress: Progress = silent) -> tuple[bytes, int]:
    """The PDF of all letters, and how many pages it has."""
    from iki_desktop.domain.surat import hal_surat, sebutan_desa
    from iki_desktop.report.halaman import bidang_tegak
    from iki_desktop.report.huruf import measure
    from iki_desktop.report.pdf import Bab, Keterangan, tulis_pdf
    from iki_desktop.report.surat import susun_surat

    area = bidang_tegak(bahan.kepala.gaya, measure)
    bab = []
    for nomor, satu in enumerate(bahan.surat):
        nama = sebutan_desa(satu.desa)
        progress(nomor, len(bahan.surat), f"Menata surat {nama}")
        bab.append(Bab(nama, susun_surat(satu, bahan, area)))
    progress(len(bahan.surat), len(bahan.surat), "Menulis PDF")
    tentang = Keterangan(hal_surat(bahan), _office(bahan.kepala), f"Surat kepada {len(bahan.surat)} desa")
    return tulis_pdf(bab, area, tentang, tiap_bab=True), sum(len(b.halaman) for b in bab)


def export_matriks(bahan: BahanMatriks, path: Path, progress: Progress = silent) -> "HasilCetak":
    """Writes the matrix as a PDF, wholly or not at all."""
    from iki_desktop.services.cetak import HasilCetak

    _require_pdf(path)
    isi, halaman = render_matriks(bahan, progress)
    write_whole(path, isi)
    nama = [nama for nama, _ in bahan.desa]
    return HasilCetak(path, halaman, len(nama), _warnings(bahan.kepala, nama))


def render_matriks(bahan: BahanMatriks, progress: Progress = silent) -> tuple[bytes, int]:
    """The PDF of the matrix, and how many pages it has."""
    from iki_desktop.report.halaman import bidang
    from iki_desktop.report.huruf import measure
    from iki_desktop.report.matriks import JUDUL, susun_matriks
    from iki_desktop.report.pdf import Bab, Keterangan, tulis_pdf

    progress(0, 2, "Menata matriks")
    gaya = bahan.kepala.gaya
    area = bidang(replace(gaya, ukuran_huruf=min(gaya.ukuran_huruf, HURUF_MATRIKS)), measure)
    halaman = susun_matriks(bahan, area)
    progress(1, 2, "Menulis PDF")
    judul = f"{JUDUL.capitalize()} {bahan.periode.nama}"
    tentang = Keterangan(judul, _office(bahan.kepala), f"Laporan {len(bahan.desa)} desa")
    isi = tulis_pdf([Bab(judul, halaman)], area, tentang)
    progress(2, 2, "Selesai")
    return isi, len(halaman)


def _require_pdf(path: Path) -> None:
    if path.suffix.lower() != ".pdf":
        raise UserError(f"“{path.name}” tidak berakhiran .pdf. Dokumen ini hanya ditulis sebagai PDF.")


def _office(kepala: KepalaSurat) -> str:
    return f"Kecamatan {kepala.kecamatan}".strip()


def _texts(bahan: BahanSurat) -> list[str]:
    return [teks for s in bahan.surat for t in s.tagihan for teks in (s.desa.nama, t.variabel.nama, t.variabel.satuan)]


def _warnings(kepala: KepalaSurat, teks: Collection[str], terkunci: int = 0) -> tuple[str, ...]:
    """Sentences about what the paper could not say, or leaves out."""
    from iki_desktop.domain.telusur import banyak
    from iki_desktop.report.huruf import tanpa_huruf

    hasil = []
    if not kepala.dikenal:
        hasil.append("Penandatangan belum diisi, jadi hanya jabatan Camat yang tercetak. Isi di menu Kantor.")
    if terkunci:
        hasil.append(f"{banyak(terkunci)} angka di periode yang sudah dikunci tidak diminta.")
    hilang = set[str]().union(*map(tanpa_huruf, {kepala.kecamatan, kepala.kabupaten, *teks}))
    if hilang:
        huruf = " ".join(sorted(hilang)[:10])
        hasil.append(f"Huruf {huruf} tidak ada pada huruf cetak, tercetak sebagai kodenya.")
    return tuple(hasil)
