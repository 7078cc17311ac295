"""Days and times as the history names them."""

from datetime import date, datetime, timedelta

from iki_desktop.domain.teks import tanggal_panjang
from iki_desktop.services.riwayat import Langkah

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def nama_hari(hari: date, kini: date) -> str:
    """“Hari ini”, “Kemarin”, “Sabtu, 21 November 2026”."""
    if hari == kini:
        return "Hari ini"
    if hari == kini - timedelta(days=1):
        return "Kemarin"
    return hari_tanggal(hari)


def hari_tanggal(hari: date) -> str:
    """“Sabtu, 21 November 2026”."""
    return f"{HARI[hari.weekday()]}, {tanggal_panjang(hari)}"


def jam(waktu: datetime) -> str:
    """“10.42”."""
    return f"{waktu.hour:02}.{waktu.minute:02}"


def dari_tahun(langkah: Langkah) -> str:
    """Which year's forms a step touches, where there is more than one."""
    return f"tahun {langkah.tahun}" if langkah.tahun else ""
