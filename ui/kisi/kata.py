"""Words that all grids share (pure: no widget, no store)."""

from decimal import Decimal

from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.kunci import Kunci
from iki_desktop.domain.periode import Periode

HANYA_BACA = "Berkas ini hanya bisa dibaca di tempatnya sekarang. Salin ke folder milik Anda, lalu buka salinannya."
BELUM_TERSIMPAN = "Belum tersimpan: lihat pesan di atas. Tekan F2 lalu Enter untuk mencoba lagi."


def dua_arti(teks: str) -> str:
    """What to say of a pasted number that has two readings."""
    angka = teks.strip()
    return (
        f"“{angka}” punya dua arti, karena yang ditempel juga berisi angka bergaya Inggris. "
        f"Ketik {angka.replace('.', '')} bila maksudnya ribuan, atau pakai koma bila pecahan."
    )


def kalimat_kunci(kunci: Kunci) -> str:
    """Since when a period is locked, by whom and why: “November 2026 dikunci 23-11-2026 oleh Sri: sudah dilaporkan”."""
    oleh = f" oleh {kunci.oleh}" if kunci.oleh else ""
    alasan = f": {kunci.alasan}" if kunci.alasan else "."
    return f"{kunci.periode.nama} dikunci {kunci.waktu:%d-%m-%Y}{oleh}{alasan}"


def nama_kolom(periode: Periode) -> str:
    """A period as the heading of a column: `Jan`, `TW I`, `Sem. I`, `2026`."""
    match periode.panjang:
        case 1:
            return periode.nama_pendek[:3]
        case 12:
            return str(periode.tahun)
    return periode.nama_pendek.replace("Triwulan", "TW").replace("Semester", "Sem.")


def hasil_blok(kata: str, diambil: int, satuan: str, ditolak: int, sebab: str) -> str:
    """What a block came to: “Ditempel: 5 angka. 1 sel tidak diterima. …”."""
    teks = f"{kata}: {tulis_angka(Decimal(diambil))} {satuan}."
    if ditolak:
        teks += f" {tulis_angka(Decimal(ditolak))} sel tidak diterima."
    return f"{teks} {sebab}".rstrip()
