"""What the page says of a result: figures with their units, sentences for those who listen, the lines of a trend."""

from decimal import Decimal

from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.capaian import Target, tampil
from iki_desktop.domain.dokumen import Arah
from iki_desktop.domain.hasil import Hasil
from iki_desktop.domain.keadaan import Perjalanan, Sebaran
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.target import tulis_target
from iki_desktop.domain.telusur import banyak, kata_lengkap
from ui.grafik.kurva import Deret, Tren

TANPA = "Belum terhitung"
DESIMAL = 2
_PENDEK = 3  # letters of a month


def dengan_satuan(teks: str, satuan: str) -> str:
    """A figure and its unit; nothing where there is no figure."""
    return f"{teks} {satuan}".rstrip() if teks else ""


def realisasi(hasil: Hasil) -> str:
    """“97,52 %”, “12 orang”; empty where there is none."""
    nilai = hasil.nilai.nilai
    return dengan_satuan(tulis_angka(nilai, DESIMAL), hasil.satuan) if nilai is not None else ""


def target(hasil: Hasil) -> str:
    """“100 %”, “80 – 90 %”; empty where there is none."""
    return dengan_satuan(tulis_target(hasil.target), hasil.satuan)


def capaian(hasil: Hasil, batas: Decimal | None) -> str:
    """“97,52 %” as it is shown, not above the cap; empty where there is none."""
    if hasil.capaian is None:
        return ""
    return f"{tulis_angka(tampil(hasil.capaian, DESIMAL, batas), DESIMAL)} %"


def dibatasi(hasil: Hasil, batas: Decimal | None) -> str:
    """That more was reached than is shown; empty where it wasn't."""
    if hasil.capaian is None or batas is None or hasil.capaian <= batas:
        return ""
    return f"Capaian sebenarnya {capaian(hasil, None)}, ditampilkan paling tinggi {tulis_angka(batas)} %."


def sementara(hasil: Hasil) -> str:
    """Why a predikat may still change: “baru 3 dari 7 angka terisi”; empty where all came in, or there is none."""
    terisi, seharusnya = hasil.nilai.lengkap
    return f"baru {kata_lengkap(hasil.nilai)}" if hasil.predikat and terisi < seharusnya else ""


def predikat(hasil: Hasil) -> str:
    """“Sangat Baik”; “Sangat Baik, sementara” where not all figures came in."""
    return f"{hasil.predikat}, sementara" if sementara(hasil) else hasil.predikat


def satu_baris(teks: str) -> str:
    """What a cell holds, on one line."""
    return " ".join(teks.split())


def kalimat(hasil: Hasil, batas: Decimal | None) -> str:
    """All of a row in one sentence."""
    bagian = [satu_baris(hasil.butir.teks) or "Indikator tanpa nama"]
    if teks := realisasi(hasil):
        bagian.append(f"realisasi {teks}")
    if teks := target(hasil):
        bagian.append(f"target {teks}")
    if teks := capaian(hasil, batas):
        bagian.append(f"capaian {teks}, {predikat(hasil)}")
    else:
        bagian.append(hasil.alasan)
    bagian += filter(None, (sementara(hasil) or kata_lengkap(hasil.nilai), *hasil.catatan))
    return "; ".join(bagian)


def kata_sebaran(sebaran: Sebaran) -> str:
    """“12 Sangat Baik, 3 Baik, 58 belum terhitung”; bands that nobody is in are left out."""
    bagian = [f"{banyak(n)} {p.predikat}" for p, n in zip(sebaran.pita, sebaran.banyak, strict=True) if n]
    if sebaran.tanpa:
        bagian.append(f"{banyak(sebaran.tanpa)} {TANPA.lower()}")
    return ", ".join(bagian)


_PENYEBUT = {1: "bulan", 3: "triwulan", 6: "semester", 12: "tahun"}


def judul_tren(perjalanan: Perjalanan) -> str:
    """What the curve shows: “Realisasi 2026 tiap bulan”."""
    if perjalanan.lalu is None:
        return f"Realisasi {perjalanan.periode[0].tahun}–{perjalanan.periode[-1].tahun} tiap tahun"
    return f"Realisasi {perjalanan.periode[0].tahun} tiap {_PENYEBUT[perjalanan.periode[0].panjang]}"


def kurva(perjalanan: Perjalanan, hasil: Hasil) -> Tren:
    """An indicator over the year as the picture wants it."""
    tahun = perjalanan.periode[-1].tahun
    lalu = perjalanan.lalu
    return Tren(
        satu_baris(hasil.butir.teks),
        tuple(map(_short, perjalanan.periode)),
        Deret("Realisasi" if lalu is None else str(tahun), perjalanan.ini),
        Deret(str(tahun - 1), lalu) if lalu is not None and any(n is not None for n in lalu) else None,
        _target_line(perjalanan.target, hasil.butir.arah),
        hasil.satuan,
        tuple(p.nama for p in perjalanan.periode),
    )


def _short(periode: Periode) -> str:
    match periode.panjang:
        case 12:
            return str(periode.tahun)
        case 1:
            return periode.nama_pendek[:_PENDEK]
    return periode.nama_pendek.replace("Triwulan", "TW").replace("Semester", "S")


def _target_line(semua: tuple[Target | None, ...], arah: Arah) -> Deret | None:
    """Of a range the end that counts: one must not stay below the lower one, nor above the upper one."""
    if not any(semua):
        return None
    nilai = tuple(None if t is None else t.atas if arah == "turun" else t.bawah for t in semua)
    rentang = any(t is not None and t.bawah != t.atas for t in semua)
    return Deret(f"Batas {'atas' if arah == 'turun' else 'bawah'} target" if rentang else "Target", nilai)
