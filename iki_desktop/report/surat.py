"""A letter to a village about figures that have not come in, on upright pages: letterhead, list, signature block."""

from itertools import pairwise

from iki_desktop.domain.surat import (
    PENUTUP,
    SALAM,
    BahanSurat,
    KepalaSurat,
    SuratDesa,
    Tagihan,
    cara_kirim,
    hal_surat,
    kalimat_tenggat,
    nama_desa,
    pembuka,
    sapaan,
    sebut_masa,
)
from iki_desktop.domain.teks import satu_baris
from iki_desktop.domain.telusur import banyak
from iki_desktop.report.halaman import TEPI_KIRI, Aliran, Bidang, Halaman
from iki_desktop.report.huruf import tercetak
from iki_desktop.report.kepala import put_ruas, put_tengah
from iki_desktop.report.kotak import LINE, Garis, Kotak
from iki_desktop.report.sel import Susunan
from iki_desktop.report.tabel import PAD_X, PAD_Y, Baris, Sel, susun_tabel
from iki_desktop.report.tanda_tangan import put_tanda_tangan, susun_tanda_tangan, tinggi_tanda_tangan

NOMOR = "." * 40  # filled by hand
KOLOM = ("No.", "Angka yang diminta", "Satuan", "Periode yang belum")
BAGIAN_KOLOM = (7, 51, 16, 26)  # of the width
TANPA_SATUAN = "–"
_LETAK_TTD = 0.52  # of an upright page
_TITIK = 5.0  # where the colons of the head stand, of the size of the letters
_JARAK = 0.7  # below paragraphs and the table, of the size of the letters
_KOP = ((0.0, 0.6, 1.2), (3.2,))  # the rules below the letterhead: a thick one and a thin one, in points


def susun_surat(surat: SuratDesa, bahan: BahanSurat, bidang: Bidang) -> list[Halaman]:
    """The pages of one letter. The last paragraphs stay with the signature, the last row with what follows it."""
    aliran, kepala = Aliran(bidang), bahan.kepala
    _put_letterhead(aliran, kepala)
    _put_right(aliran, kepala.tempat_tanggal)
    for label, isi in (("Nomor", NOMOR), ("Sifat", "Penting"), ("Lampiran", "-"), ("Hal", hal_surat(bahan))):
        put_ruas(aliran, label, isi, _TITIK)
    aliran.gap(bidang.ukuran)
    biasa = Susunan(bidang.lebar, bidang.ukuran, bidang.measure)
    _put(aliran, biasa.hanging("Yth.", tercetak(f"{sapaan(surat.desa)}\ndi {nama_desa(surat.desa)}")), 1.0)
    _put(aliran, biasa.lines(SALAM))
    _put(aliran, biasa.lines(tercetak(satu_baris(pembuka(surat, bahan)))))
    tenggat = biasa.lines(tercetak(kalimat_tenggat(surat, bahan)))
    _put_table(aliran, surat, _height(tenggat, bidang))
    aliran.gap(_JARAK * bidang.ukuran)
    _put(aliran, tenggat)
    blok = susun_tanda_tangan(kepala.tanpa_tanggal, bidang, _LETAK_TTD)
    akhir = [biasa.lines(tercetak(satu_baris(cara_kirim(surat, bahan)))), biasa.lines(PENUTUP)]
    aliran.need(sum(_height(a, bidang) for a in akhir) + tinggi_tanda_tangan(blok, bidang))
    for satu in akhir:
        _put(aliran, satu)
    put_tanda_tangan(aliran, blok, _LETAK_TTD)
    return aliran.halaman


def _height(alinea: list[Kotak], bidang: Bidang) -> float:
    return sum(k.tinggi for k in alinea) + _JARAK * bidang.ukuran


def _put(aliran: Aliran, alinea: list[Kotak], jarak: float = _JARAK) -> None:
    """A paragraph and the room below it."""
    for kotak in alinea:
        aliran.put(TEPI_KIRI, kotak)
    aliran.gap(jarak * aliran.bidang.ukuran)


def _put_letterhead(aliran: Aliran, kepala: KepalaSurat) -> None:
    bidang = aliran.bidang
    if kepala.kabupaten:
        put_tengah(aliran, f"PEMERINTAH KABUPATEN {kepala.kabupaten.upper()}", bidang.ukuran + 2, "biasa")
    put_tengah(aliran, f"KECAMATAN {kepala.kecamatan.upper()}".strip(), bidang.ukuran + 5)
    aliran.gap(0.4 * bidang.ukuran)
    for deret in _KOP:
        aliran.halaman[-1].garis += [Garis(TEPI_KIRI, aliran.y + turun, bidang.lebar) for turun in deret]
    aliran.gap(1.3 * bidang.ukuran)


def _put_right(aliran: Aliran, teks: str) -> None:
    """Lines flush with the right margin."""
    bidang = aliran.bidang
    for kotak in Susunan(bidang.lebar, bidang.ukuran, bidang.measure).lines(tercetak(teks)):
        aliran.put(TEPI_KIRI + bidang.lebar - kotak.lebar, kotak)
    aliran.gap(0.4 * bidang.ukuran)


def _put_table(aliran: Aliran, surat: SuratDesa, ekor: float) -> None:
    bidang = aliran.bidang
    tepi = [TEPI_KIRI]
    for bagian in BAGIAN_KOLOM:
        tepi.append(tepi[-1] + bidang.lebar * bagian / sum(BAGIAN_KOLOM))
    ukuran = bidang.ukuran - 1
    kolom = [Susunan(kanan - kiri - 2 * PAD_X, ukuran, bidang.measure) for kiri, kanan in pairwise(tepi)]
    kepala = [
        Susunan(s.lebar, s.ukuran, s.measure, "tebal").centred(judul) for s, judul in zip(kolom, KOLOM, strict=True)
    ]
    baris = [_row(nomor, satu, kolom) for nomor, satu in enumerate(surat.tagihan, start=1)]
    susun_tabel(aliran, tepi, kepala, baris, baris_min=LINE * ukuran + 2 * PAD_Y, ekor=ekor)


def _row(nomor: int, satu: Tagihan, kolom: list[Susunan]) -> Baris:
    return [
        Sel(kolom[0].centred(f"{banyak(nomor)}.")),
        Sel(kolom[1].lines(tercetak(satu_baris(satu.variabel.nama)))),
        Sel(kolom[2].lines(tercetak(satu_baris(satu.variabel.satuan) or TANPA_SATUAN))),
        Sel(kolom[3].lines(sebut_masa(satu.periode))),
    ]
