"""Two documents compared, as pages: for each position that changed a table of what it said and what it says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from iki_desktop.domain.banding import BedaBagian, BedaJabatan, ringkasan
from iki_desktop.domain.teks import tanggal_panjang
from iki_desktop.report.halaman import TEPI_KIRI, Aliran, Bidang
from iki_desktop.report.huruf import tercetak
from iki_desktop.report.kata import susun_kata
from iki_desktop.report.kepala import put_ruas, put_tengah
from iki_desktop.report.kotak import LINE, Kotak
from iki_desktop.report.pdf import Bab
from iki_desktop.report.sel import Susunan
from iki_desktop.report.tabel import PAD_X, PAD_Y, Baris, Sel, susun_tabel

JUDUL = "PERBANDINGAN INDIKATOR KINERJA INDIVIDU"
KOLOM = ("Bagian", "Semula", "Menjadi")
BAGIAN_KOLOM = (18, 41, 41)  # of the width
KOSONG = "(kosong)"
_TIADA = "–"
_TITIK = 4.8  # where the colons of the head stand, of the size of the letters
_FOLLOWING = 4  # lines of a table that stay with the name above it


@dataclass(frozen=True, slots=True)
class KepalaBanding:
    """What stands above a comparison: whose it is, which two are compared, and when."""

    kantor: str
    semula: str
    menjadi: str
    tanggal: date


def susun_banding(
    beda: Sequence[BedaJabatan], kepala: KepalaBanding, bidang: Bidang, begun: Callable[[int, str], None]
) -> list[Bab]:
    """The pages, as chapters that begin where positions do. `begun` hears of each table: how many before, and whose."""
    aliran = Aliran(bidang)
    _put_head(aliran, beda, kepala)
    mulai: dict[int, list[str]] = {0: [JUDUL.capitalize()]}
    berubah = [b for b in beda if b.jenis == "berubah"]
    for nomor, satu in enumerate(berubah):
        begun(nomor, satu.nama)
        halaman = _put_position(aliran, satu)
        mulai.setdefault(halaman, []).append(satu.nama)
    _put_list(aliran, "Jabatan baru", [_counted(b) for b in beda if b.jenis == "baru"])
    _put_list(aliran, "Jabatan yang dihapus", [_counted(b) for b in beda if b.jenis == "dihapus"])
    tetap = [_one_line(b.nama) for b in beda if b.jenis == "sama"]
    _put_list(aliran, f"Tidak berubah ({len(tetap)} jabatan)", ["; ".join(tetap)] if tetap else [], tanda="")
    return _chapters(aliran, mulai)


def _chapters(aliran: Aliran, mulai: dict[int, list[str]]) -> list[Bab]:
    awal = [*sorted(mulai), len(aliran.halaman)]
    return [Bab(", ".join(mulai[a]), aliran.halaman[a:b]) for a, b in pairwise(awal)]


# -- what stands above


def _put_head(aliran: Aliran, beda: Sequence[BedaJabatan], kepala: KepalaBanding) -> None:
    ukuran = aliran.bidang.ukuran
    put_tengah(aliran, "\n".join(filter(None, (JUDUL, kepala.kantor))), ukuran + 1)
    aliran.gap(ukuran)
    put_ruas(aliran, "Semula", kepala.semula, _TITIK)
    put_ruas(aliran, "Menjadi", kepala.menjadi, _TITIK)
    put_ruas(aliran, "Tanggal", tanggal_panjang(kepala.tanggal), _TITIK)
    put_ruas(aliran, "Hasil", ringkasan(beda), _TITIK)
    if any(b.jenis == "berubah" for b in beda):
        aliran.gap(0.5 * ukuran)
        _put_key(aliran)


def _put_key(aliran: Aliran) -> None:
    """One line that shows what the marks mean, with the marks themselves."""
    bidang = aliran.bidang
    for satu in susun_kata(
        [("sama", "Tanda: "), ("hapus", "dicoret"), ("sama", " = dihapus, "), ("tambah", "tebal bergaris bawah"),
         ("sama", " = ditambahkan.")],
        bidang.lebar, bidang.ukuran, bidang.measure,
    ):  # fmt: skip
        aliran.put(TEPI_KIRI, satu)


# -- one position


def _put_position(aliran: Aliran, beda: BedaJabatan) -> int:
    """Its name and its table; the page (from 0) that it begins on."""
    bidang = aliran.bidang
    tepi = [TEPI_KIRI]
    for bagian in BAGIAN_KOLOM:
        tepi.append(tepi[-1] + bidang.lebar * bagian / sum(BAGIAN_KOLOM))
    lebar = [bidang.lebar * b / sum(BAGIAN_KOLOM) - 2 * PAD_X for b in BAGIAN_KOLOM]
    kepala = [
        Susunan(ruang, bidang.ukuran, bidang.measure, "tebal").centred(judul)
        for ruang, judul in zip(lebar, KOLOM, strict=True)
    ]
    baris = [_row(satu, lebar, bidang) for satu in beda.bagian]
    nama = Susunan(bidang.lebar, bidang.ukuran, bidang.measure, "tebal").lines(tercetak(_one_line(beda.nama)))
    baris_min = LINE * bidang.ukuran + 2 * PAD_Y
    aliran.gap(1.2 * bidang.ukuran)
    _need_with_table(aliran, sum(k.tinggi for k in nama), baris[0], baris_min)
    halaman = len(aliran.halaman) - 1
    for kotak in nama:
        aliran.put(TEPI_KIRI, kotak)
    aliran.gap(0.3 * bidang.ukuran)
    susun_tabel(aliran, tepi, kepala, baris, baris_min=baris_min)
    return halaman


def _need_with_table(aliran: Aliran, nama: float, pertama: Baris, baris_min: float) -> None:
    """Room for the name with the head of the table and its first row, or the beginning of one taller than a page."""
    tinggi = max(sum(k.tinggi for k in sel.kotak) for sel in pertama if sel) + 2 * PAD_Y
    atas = nama + baris_min + 0.3 * aliran.bidang.ukuran
    penuh = aliran.bidang.tinggi - baris_min
    aliran.need(atas + (max(tinggi, baris_min) if tinggi <= penuh else _FOLLOWING * baris_min))


def _row(satu: BedaBagian, lebar: Sequence[float], bidang: Bidang) -> Baris:
    sebutan = satu.tempat if satu.jenis == "berubah" else f"{satu.tempat} ({satu.jenis})"
    tempat = Susunan(lebar[0], bidang.ukuran, bidang.measure).lines(tercetak(sebutan))
    return [
        Sel(tempat),
        Sel(_side(satu, "hapus", lebar[1], bidang)),
        Sel(_side(satu, "tambah", lebar[2], bidang)),
    ]


def _side(satu: BedaBagian, milik: Literal["hapus", "tambah"], lebar: float, bidang: Bidang) -> list[Kotak]:
    """What one side says, with its changes marked; a dash where it has no such text, a word where the text is empty."""
    isi = satu.lama if milik == "hapus" else satu.baru
    if not isi:
        tiada = satu.jenis == ("baru" if milik == "hapus" else "dihapus")
        return Susunan(lebar, bidang.ukuran, bidang.measure).lines(_TIADA if tiada else KOSONG)
    potongan = [p for p in satu.kata if p[0] in ("sama", milik)]
    return susun_kata(potongan, lebar, bidang.ukuran, bidang.measure)


# -- what follows


def _put_list(aliran: Aliran, judul: str, isi: Sequence[str], tanda: str = "•") -> None:
    if not isi:
        return
    bidang, ukuran = aliran.bidang, aliran.bidang.ukuran
    aliran.gap(1.2 * ukuran)
    kepala = Susunan(bidang.lebar, ukuran, bidang.measure, "tebal").lines(judul)
    aliran.need(sum(k.tinggi for k in kepala) + LINE * ukuran)
    susunan = Susunan(bidang.lebar, ukuran, bidang.measure)
    for kotak in [*kepala, *(k for teks in isi for k in susunan.hanging(tanda, tercetak(teks)))]:
        aliran.put(TEPI_KIRI, kotak)


def _one_line(nama: str) -> str:
    return " ".join(nama.split())


def _counted(satu: BedaJabatan) -> str:
    """A position that came or went, and how much it holds."""
    hitung = [
        (sum(b.tempat.startswith(nama) and "·" not in b.tempat for b in satu.bagian), nama.lower())
        for nama in ("Tugas ", "Fungsi ", "Sasaran ", "Indikator ")
    ]
    isi = ", ".join(f"{banyak} {nama.strip()}" for banyak, nama in hitung if banyak)
    return f"{_one_line(satu.nama)} ({isi or 'belum berisi'})"
