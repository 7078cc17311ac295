"""Words of the page of imports (pure: no widget, no store)."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.figur import KOSONG, tulis_figur
from iki_desktop.domain.impor.hasil import NASIB, NasibSel
from iki_desktop.domain.impor.lembar import Sel, isi, jenis
from iki_desktop.domain.impor.rencana import JenisUbah, Perubahan, Rencana
from iki_desktop.domain.telusur import banyak

if TYPE_CHECKING:
    from iki_desktop.domain.impor.konteks import Konteks
    from ui.impor.keadaan import Berkas, Terimpor

NAMA_NASIB: dict[NasibSel, str] = {n: n.capitalize() for n in NASIB}
NAMA_UBAH: dict[JenisUbah, str] = {"ubah": "Berubah", "baru": "Baru", "tetap": "Tetap"}
_LOGIKA = {"TRUE": "BENAR", "FALSE": "SALAH"}
_DISEBUT = 3  # files that are told by name
_ANGKA_MAKS = 30  # digits: longer ones are shown as they are stored


def tampil_sel(satu: Sel) -> str:
    """A cell as a spreadsheet shows it to an Indonesian: `1.234,5`, `97,5%`, `31-01-2026`."""
    if satu is None:
        return ""
    teks = isi(satu)
    match jenis(satu):
        case "angka":
            return _number(teks)
        case "persen":
            return f"{_number(teks, 2)}%"
        case "tanggal":
            return _date(teks)
        case "logika":
            return _LOGIKA.get(teks, teks)
        case "rumus":
            return teks if teks.startswith("=") else f"={teks}"
    return teks.replace("\n", " ")


def _number(teks: str, geser: int = 0) -> str:
    if len(teks) > _ANGKA_MAKS:
        return teks
    try:
        return tulis_angka(Decimal(teks).scaleb(geser))
    except (ArithmeticError, ValueError):  # what is no number after all is shown as it stands
        return teks


def _date(teks: str) -> str:
    try:
        return f"{date.fromisoformat(teks[:10]):%d-%m-%Y}{teks[10:].replace('T', ' ')}"
    except ValueError:  # of a year that no calendar has: as it stands
        return teks


def jumlah_sel(hitung: Mapping[NasibSel, int]) -> str:
    """“Dilihat 480 sel = 450 diambil + 12 dikoreksi + 6 ditolak + 12 diabaikan”."""
    bagian = " + ".join(f"{banyak(hitung[n])} {n}" for n in NASIB)
    return f"Dilihat {banyak(sum(hitung.values()))} sel = {bagian}"


def jumlah_berkas(berkas: "Berkas") -> str:
    """What a file brings, on the second line of the list."""
    if berkas.hasil is None:
        return "Menunggu ditinjau"
    hitung = berkas.hitung()
    if berkas.rencana is not None:  # a note that is taken is a cell, but no figure
        diambil = len(berkas.rencana.perubahan)
    else:
        diambil = sum(len(satu.ambilan) for satu in berkas.hasil.lembar)
    bagian = [f"{banyak(diambil)} angka" if diambil else "Tidak ada angka"]
    if hitung["ditolak"]:
        bagian.append(f"{banyak(hitung['ditolak'])} ditolak")
    return " · ".join(bagian)


def lama_baru(ubah: Perubahan) -> str:
    """Old beside new: “12 → 15”, “kosong → 15”."""
    baru = tulis_figur(ubah.ambilan.figur) or "kosong"
    if ubah.lama is None or ubah.lama.figur == KOSONG:
        return f"kosong → {baru}"
    return f"{tulis_figur(ubah.lama.figur)} → {baru}" if ubah.jenis == "ubah" else baru


def asal_lama(ubah: Perubahan) -> str:
    """Whose the old figure is: “Yang tersimpan: 12, diketik Sri 3-2-2026”; empty where there is none."""
    if ubah.lama is None or ubah.lama.figur == KOSONG:
        return ""
    riwayat = f" ({ubah.lama.riwayat})" if ubah.lama.riwayat else ""
    kata = "Sama dengan yang tersimpan" if ubah.jenis == "tetap" else "Yang tersimpan"
    return f"{kata}: {tulis_figur(ubah.lama.figur)}{riwayat}."


def kata_tombol(rencana: Sequence[Rencana]) -> str:
    """What the button does: “Impor 450 angka”."""
    angka, catatan = banyak_ubah(rencana)
    if angka:
        return f"Impor {banyak(angka)} angka"
    return f"Impor {banyak(catatan)} catatan" if catatan else "Impor"


def banyak_ubah(rencana: Sequence[Rencana]) -> tuple[int, int]:
    """How many figures would change, and how many notes would come to figures that stay."""
    angka = sum(p.jenis != "tetap" for r in rencana for p in r.perubahan)
    return angka, sum(p.jenis == "tetap" for r in rencana for p in r.isi)


def kata_tetap(rencana: Sequence[Rencana], *, ditolak: bool = False) -> str:
    """That nothing would change, and why; empty where something would. `ditolak`: some cells are refused."""
    if any(r.isi for r in rencana):
        return ""
    sebelum = dict.fromkeys(r.sebelumnya for r in rencana if r.sebelumnya)
    if not any(r.perubahan for r in rencana):
        if sebelum:
            return f"Tidak ada yang berubah: {_first_small(next(iter(sebelum)))}"
        if ditolak:
            return "Tidak ada angka yang bisa diambil. Lihat sebabnya di daftar temuan."
        return "Tidak ada angka yang dikenali. Klik huruf kolomnya untuk menetapkan artinya."
    alasan = next(iter(sebelum), "semua angka sama dengan yang tersimpan.")
    return f"Tidak ada yang berubah: {_first_small(alasan)}"


def kata_kurang(konteks: "Konteks") -> str:
    """What the office itself lacks so that nothing can be taken; empty where it has both."""
    if not konteks.variabel:
        return "Kantor ini belum mempunyai variabel. Tambahkan dahulu di Kantor → Variabel."
    if not konteks.desa:
        return "Kantor ini belum mempunyai desa. Tambahkan dahulu di Kantor → Desa."
    return ""


def _first_small(teks: str) -> str:
    return teks[:1].lower() + teks[1:]


def kata_terimpor(hasil: "Terimpor") -> str:
    """“450 angka dari 3 berkas diimpor.” Files that brought nothing, or could not be read, are told by name."""
    ikut = [b for b in hasil.berkas if b.rencana is not None and b.rencana.isi]
    dari = f"“{ikut[0].nama}”" if len(ikut) == 1 else f"{banyak(len(ikut))} berkas"
    ditolak = sum(b.hitung()["ditolak"] for b in hasil.berkas)
    bagian = [f"{banyak(hasil.angka)} angka dari {dari} diimpor."]
    if hasil.ragu:
        bagian.append(f"{banyak(len(hasil.ragu))} meragukan: periksa yang bergelombang di kisi.")
    if ditolak:
        bagian.append(f"{banyak(ditolak)} sel ditolak.")
    for kata, semua in (
        ("tidak mengubah apa pun", [b for b in hasil.berkas if b not in ikut]),
        ("tidak terbaca", hasil.tak_terbaca),
    ):
        if semua:
            bagian.append(f"{banyak(len(semua))} berkas {kata}: {_names(semua)}.")
    return " ".join(bagian)


def _names(berkas: "Sequence[Berkas]") -> str:
    """“a.xlsx”, “b.xlsx”, dan 3 lagi."""
    nama = ", ".join(f"“{b.nama}”" for b in berkas[:_DISEBUT])
    lagi = len(berkas) - _DISEBUT
    return f"{nama}, dan {banyak(lagi)} lagi" if lagi > 0 else nama


def sisa_waktu(langkah: int, total: int, lewat: float) -> str:
    """How long it still takes, after two seconds: “kira-kira 5 detik lagi”."""
    if lewat < 2 or not 0 < langkah < total:
        return ""
    detik = lewat / langkah * (total - langkah)
    if detik < 60:
        return f"kira-kira {max(1, round(detik))} detik lagi"
    return f"kira-kira {round(detik / 60)} menit lagi"
