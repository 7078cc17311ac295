"""The matrix of who has reported, on the sheet of the forms: villages down, months across, legible on any printer."""

from itertools import pairwise

from iki_desktop.domain.matriks import (
    NANTI,
    TIADA,
    BahanMatriks,
    isi_sel,
    lengkap_bulan,
    ringkasan,
)
from iki_desktop.domain.teks import BULAN, satu_baris, tanggal_panjang
from iki_desktop.domain.telusur import banyak
from iki_desktop.report.halaman import TEPI_KIRI, Aliran, Bidang, Halaman
from iki_desktop.report.huruf import tercetak
from iki_desktop.report.kepala import put_tengah, susun_ruas
from iki_desktop.report.kotak import LINE, Huruf, Kotak
from iki_desktop.report.sel import Susunan
from iki_desktop.report.tabel import PAD_X, PAD_Y, Baris, Sel, susun_tabel
from iki_desktop.report.tanda_tangan import (
    JARAK_TTD,
    LETAK_TTD,
    put_tanda_tangan,
    susun_tanda_tangan,
    tinggi_tanda_tangan,
)

JUDUL = "REKAPITULASI LAPORAN ANGKA DESA"
KETERANGAN = (
    f"{NANTI} belum satu pun, tenggatnya belum lewat; {TIADA} tidak ada yang diminta; tebal: tenggatnya sudah lewat. "
    "Di bawah nama bulan: tenggatnya."
)
SEMUA = "Desa lengkap"
_NOMOR = 2.9  # width of the numbers, of the size of the letters
_NAMA = 0.24  # of the village names, of the width
_BULAN_TERLEBAR = 9.0  # of a month, of the size of the letters
_TERKECIL = 8.0  # points
_DALAM = 1.5  # points between the letters of a narrow cell and its rules
_LONGGAR = 0.05  # points: a word that just fits is not broken for how a float was rounded
_SELA = 0.03  # between the sum and the signature, of the width
_TITIK = 8.4  # where the colons of the sum stand, of the size of the letters


def susun_matriks(bahan: BahanMatriks, bidang: Bidang) -> list[Halaman]:
    """The pages of a matrix. Below it its sum, and beside that the signature; the last row stays with both."""
    aliran = Aliran(bidang)
    kepala = bahan.kepala
    kantor = " ".join(filter(None, (_named("KECAMATAN", kepala.kecamatan), _named("KABUPATEN", kepala.kabupaten))))
    keadaan = f"KEADAAN {tanggal_panjang(kepala.hari).upper()}"
    put_tengah(aliran, f"{_title(bahan)}\n{', '.join(filter(None, (kantor, keadaan)))}", bidang.ukuran + 1)
    aliran.gap(0.8 * bidang.ukuran)
    for kotak in Susunan(bidang.lebar, bidang.ukuran - 2, bidang.measure).lines(KETERANGAN):
        aliran.put(TEPI_KIRI, kotak)
    aliran.gap(0.3 * bidang.ukuran)
    kiri = Susunan((LETAK_TTD - _SELA) * bidang.lebar, bidang.ukuran, bidang.measure)
    jumlah = [kotak for label, isi in ringkasan(bahan) for kotak in susun_ruas(label, isi, _TITIK, kiri)]
    blok = susun_tanda_tangan(kepala.bertanggal, bidang)
    tinggi = max(sum(k.tinggi for k in jumlah) + JARAK_TTD * bidang.ukuran, tinggi_tanda_tangan(blok, bidang))
    _put_table(aliran, bahan, tinggi)
    if tinggi <= bidang.tinggi:
        aliran.need(tinggi)
    _put_sum(aliran, jumlah, beside=tinggi <= bidang.tinggi)
    put_tanda_tangan(aliran, blok)
    return aliran.halaman


def _put_sum(aliran: Aliran, jumlah: list[Kotak], *, beside: bool) -> None:
    """The sum below the table; the signature comes `beside` it, or below where a page doesn't hold both."""
    atas = aliran.y
    aliran.gap(JARAK_TTD * aliran.bidang.ukuran)
    for kotak in jumlah:
        aliran.put(TEPI_KIRI, kotak)
    if beside:
        aliran.y = atas


def _named(apa: str, nama: str) -> str:
    return f"{apa} {nama.upper()}" if nama else ""


def _title(bahan: BahanMatriks) -> str:
    """Which year, and up to which month of it."""
    akhir, tahun = bahan.periode.akhir, bahan.isi.tahun
    return f"{JUDUL} {f'TAHUN {tahun}' if akhir == 12 else f'SAMPAI {BULAN[akhir - 1].upper()} {tahun}'}"


def _put_table(aliran: Aliran, bahan: BahanMatriks, ekor: float) -> None:
    bidang = aliran.bidang
    tepi = _edges(bahan, bidang)
    isi = [*(isi_sel(s) for _, sel in bahan.desa for s in sel), *(lengkap_bulan(bahan, b) for b in bahan.bulan)]
    ukuran = _size(bidang, tepi[3] - tepi[2], isi)
    lebar = [kanan - kiri for kiri, kanan in pairwise(tepi)]
    tulis = _Penulis(bidang, ukuran)
    kepala = [
        tulis.centred("No.", lebar[0], "tebal"),
        Susunan(lebar[1] - 2 * PAD_X, ukuran, bidang.measure, "tebal").centred("Desa"),
        *(
            tulis.centred(BULAN[b - 1][:3], lebar[1 + b], "tebal") + tulis.centred(_due(bahan, b), lebar[1 + b])
            for b in bahan.bulan
        ),
    ]
    baris: list[Baris] = []
    for nomor, (nama, sel) in enumerate(bahan.desa, start=1):
        kolom = [
            Sel(tulis.centred(isi_sel(s), ruang, "tebal" if s.terlambat else "biasa"))
            for s, ruang in zip(sel, lebar[2:], strict=True)
        ]
        baris.append([Sel(tulis.centred(banyak(nomor), lebar[0])), Sel(tulis.name(nama, lebar[1])), *kolom])
    jumlah = [Sel(tulis.centred(lengkap_bulan(bahan, b), lebar[1 + b], "tebal")) for b in bahan.bulan]
    baris.append([Sel(()), Sel(tulis.name(SEMUA, lebar[1], "tebal")), *jumlah])
    susun_tabel(aliran, tepi, kepala, baris, baris_min=LINE * ukuran + 2 * PAD_Y, ekor=ekor)


def _edges(bahan: BahanMatriks, bidang: Bidang) -> list[float]:
    """The edges of the columns: with few months the names get what the months leave."""
    nomor = _NOMOR * bidang.ukuran
    bulan = len(bahan.bulan)
    sisa = (bidang.lebar - nomor - _NAMA * bidang.lebar) / bulan
    satu = min(sisa, _BULAN_TERLEBAR * bidang.ukuran)
    nama = bidang.lebar - nomor - satu * bulan
    tepi = [TEPI_KIRI, TEPI_KIRI + nomor, TEPI_KIRI + nomor + nama]
    return [*tepi, *(tepi[2] + satu * ke for ke in range(1, bulan + 1))]


def _size(bidang: Bidang, lebar: float, isi: list[str]) -> float:
    """The largest letters, down to the smallest that can be read, in which each cell has its words on one line."""
    terlebar = max(bidang.measure(teks, "tebal") for teks in {*isi, "30 Sep"})
    return max(_TERKECIL, min(bidang.ukuran - 1, (lebar - 2 * _DALAM) / terlebar))


def _due(bahan: BahanMatriks, bulan: int) -> str:
    tenggat = bahan.isi.tenggat[bulan - 1]
    return f"{tenggat.day} {BULAN[tenggat.month - 1][:3]}"


class _Penulis:
    """Sets what stands in cells, in the letters of the table."""

    def __init__(self, bidang: Bidang, ukuran: float) -> None:
        self.bidang, self.ukuran = bidang, ukuran

    def name(self, teks: str, lebar: float, huruf: Huruf = "biasa") -> list[Kotak]:
        """A name, as many lines as it takes."""
        return Susunan(lebar - 2 * PAD_X, self.ukuran, self.bidang.measure, huruf).lines(tercetak(satu_baris(teks)))

    def centred(self, teks: str, lebar: float, huruf: Huruf = "biasa") -> list[Kotak]:
        """A word in the middle of a narrow cell, up to its rules."""
        kotak = Susunan(lebar - 2 * _DALAM + _LONGGAR, self.ukuran, self.bidang.measure, huruf).centred(teks)
        return [k._replace(teks=k.geser(_DALAM - PAD_X, 0.0)[0]) for k in kotak]
