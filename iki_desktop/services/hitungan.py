"""What computes an indicator where the printed formula doesn't: a formula of its own, or one variable made for it."""

import re

import apsw

from db.history import Changes
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.keadaan import terbaca
from iki_desktop.domain.rumus import RumusError, baca_rumus
from iki_desktop.domain.teks import bersihkan, kunci_cari, satu_baris, singkat
from iki_desktop.domain.variabel import NAMA_MAKS, nama_bersih
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.sunting import set_indikator
from iki_desktop.services.variabel import read_variabel

_AWALAN = re.compile(r"(?:[-–•*]\s*)?(?:(jumlah|banyaknya)|(persentase|prosentase|presentase))\s+", re.IGNORECASE)
_SISA = 6  # letters of a name left for what makes it another one than those there are


def formulas(kantor: Kantor, id_indikator: int) -> tuple[str, str]:
    """The printed formula of an indicator, and the one that computes it instead (mostly empty)."""
    with kantor.read() as connection:
        _, rumus, hitungan = _indicator(connection, id_indikator)
        return rumus, hitungan


def wrong_hitungan(teks: str) -> str:
    """Why a text is no formula to compute with; empty where it is one, or is empty."""
    teks = _bersih(teks)
    try:
        if teks:
            baca_rumus(teks)
    except RumusError as galat:
        return galat.kalimat
    return ""


def set_hitungan(kantor: Kantor, id_indikator: int, teks: str) -> Changes:
    """The formula that computes an indicator; empty: the printed one again. Raises `UserError` for what is none."""
    if salah := wrong_hitungan(teks):
        raise UserError(salah)
    return set_indikator(kantor, id_indikator, hitungan=_bersih(teks))


def _bersih(teks: str) -> str:
    return satu_baris(teks)


def count_one(kantor: Kantor, id_indikator: int) -> Changes:
    """Computes an indicator from one variable named after it, made for it, in one step; `new` is the variable's id.

    Raises `UserError` where it is computed already.
    """
    with kantor.read() as connection:
        teks, rumus, hitungan = _indicator(connection, id_indikator)
        nama = _free_name(connection, teks)
    if hitungan.strip() or terbaca(rumus) is not None:
        raise UserError("Indikator ini sudah punya rumus. Ubah rumusnya, atau hapus dahulu.")
    cocok = _AWALAN.match(teks)
    # A percentage that comes in as one figure is no count: it must not be added up over months.
    isi = (nama, "%", "akhir") if cocok and cocok[2] else (nama, "", "jumlah")
    with kantor.write(f"Hitung {singkat(' '.join(teks.split()))} dari satu variabel") as changes:
        connection = kantor.store.connection
        connection.execute("INSERT INTO variabel (nama, satuan, rekap_waktu) VALUES (?, ?, ?)", isi)
        changes.new = (connection.last_insert_rowid(),)
        connection.execute("UPDATE indikator SET hitungan = ? WHERE id = ?", (f"[{nama}]", id_indikator))
    return changes


def _indicator(connection: apsw.Connection, id_indikator: int) -> tuple[str, str, str]:
    baris = connection.execute("SELECT teks, rumus, hitungan FROM indikator WHERE id = ?", (id_indikator,)).fetchone()
    if baris is None:
        raise UserError("Indikator ini sudah tidak ada, mungkin baru dihapus atau diurungkan. Pilih indikator lain.")
    teks, rumus, hitungan = baris
    return teks, rumus, hitungan


def _free_name(connection: apsw.Connection, teks: str) -> str:
    """What an indicator counts, as a name that no variable has yet: “Jumlah usulan” → “Usulan”, “Usulan (2)”."""
    teks = " ".join(bersihkan(teks).translate(str.maketrans("[]", "()")).split())
    nama = _AWALAN.sub("", teks, count=1).rstrip(" .;:,") or teks
    if not nama:
        raise UserError("Indikator ini belum bernama. Tulis namanya di formulir dahulu.")
    nama = nama_bersih(nama[: NAMA_MAKS - _SISA].rstrip())
    nama = nama[:1].upper() + nama[1:]
    ada = {kunci_cari(v.nama) for v in read_variabel(connection)}
    calon, ke = nama, 1
    while kunci_cari(calon) in ada:
        ke += 1
        calon = f"{nama} ({ke})"
    return calon
