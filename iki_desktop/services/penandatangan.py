"""Who signs the document of the year, and the names of the office."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import apsw

from db import queries
from db.history import Changes
from iki_desktop.domain.dokumen import Penandatangan
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.pegawai import BENTUK, Bentuk
from iki_desktop.domain.teks import bersihkan, rapikan_spasi, satu_baris
from iki_desktop.domain.tempat import NAMA_KOLOM
from iki_desktop.services.kantor import Kantor

_TEKS = ("jabatan", "nama", "pangkat", "nip", "tempat")
_KOLOM = (*_TEKS, "tanggal", "bentuk", "pemangku_id")
_PANJANG_MAKS = 500  # characters of one text


@dataclass(frozen=True, slots=True)
class PenandatanganTahun:
    """The signatory of the year as stored: the texts that are printed, and how they came to be."""

    cetak: Penandatangan = field(default_factory=Penandatangan)
    bentuk: Bentuk = "langsung"
    pemangku_id: int | None = None


@dataclass(frozen=True, slots=True)
class DataKantor:
    """The names of the office and the year one works in."""

    kecamatan: str
    kabupaten: str
    tahun: int


def load_penandatangan(kantor: Kantor) -> PenandatanganTahun:
    """Who signs; empty where the year has nobody yet."""
    with kantor.read() as connection:
        *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        baris = connection.execute(
            f"SELECT {', '.join(_KOLOM)} FROM penandatangan WHERE tahun_id = ?", (id_tahun,)
        ).fetchone()
    if baris is None:
        return PenandatanganTahun()
    jabatan, nama, pangkat, nip, tempat, tanggal, bentuk, pemangku_id = baris
    cetak = Penandatangan(jabatan, nama, pangkat, nip, tempat, date.fromisoformat(tanggal) if tanggal else None)
    return PenandatanganTahun(cetak, bentuk, pemangku_id)


def set_penandatangan(kantor: Kantor, **kolom: Any) -> Changes:
    """Sets some of `jabatan` (its lines), `nama`, `pangkat`, `nip`, `tempat`, `tanggal`, `bentuk`, `pemangku_id`.

    All in one step. Who is not among the holders signs with `pemangku_id` None.
    """
    assert kolom
    assert set(kolom) <= set(_KOLOM), kolom
    assert kolom.get("bentuk", BENTUK[0]) in BENTUK
    isi = {k: _bersih(k, n) for k, n in kolom.items()}
    if isinstance(isi.get("tanggal"), date):
        isi["tanggal"] = isi["tanggal"].isoformat()
    with kantor.write("Ubah penandatangan") as changes:
        connection = kantor.store.connection
        *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        connection.execute(
            "INSERT OR IGNORE INTO penandatangan (tahun_id, jabatan, nama, pangkat, nip, tempat) "
            "VALUES (?, '', '', '', '', '')",
            (id_tahun,),
        )
        tetapkan = ", ".join(f"{k} = ?" for k in isi)
        connection.execute(f"UPDATE penandatangan SET {tetapkan} WHERE tahun_id = ?", (*isi.values(), id_tahun))
    return changes


def _bersih(kolom: str, nilai: Any) -> Any:
    if kolom not in _TEKS:
        return nilai
    baris = [rapikan_spasi(b) for b in bersihkan(nilai).strip("\n ").split("\n")]
    teks = "\n".join(baris) if kolom == "jabatan" else " ".join(filter(None, baris))
    if len(teks) > _PANJANG_MAKS:
        raise UserError(
            f"Teks tanda tangan lebih dari {_PANJANG_MAKS} huruf dan tidak disimpan. Periksa apa yang ditempel."
        )
    return teks


def load_kantor(kantor: Kantor) -> DataKantor:
    """The names of the office."""
    with kantor.read() as connection:
        kecamatan, kabupaten, *_, tahun = queries.office(connection, kantor.id_tahun)
        return DataKantor(kecamatan, kabupaten, tahun)


def set_kantor(kantor: Kantor, kecamatan: str, kabupaten: str) -> Changes:
    """Sets the names of the office, without the words “Kecamatan” and “Kabupaten” before them.

    Where they were left to fill in (“(nama kecamatan)”, catalogue *umum*), the forms and the signature of all years get
    them too, in the same step.
    """
    bersih = [satu_baris(n) for n in (kecamatan, kabupaten)]
    for nama, apa in zip(bersih, ("Kecamatan", "Kabupaten"), strict=True):
        if len(nama) > _PANJANG_MAKS:
            raise UserError(f"Nama {apa.lower()} lebih dari {_PANJANG_MAKS} huruf. Periksa apa yang ditempel.")
    if not bersih[0].split():
        raise UserError("Nama kecamatan kosong. Ketik namanya saja, misalnya “Pujon”.")
    bersih = [_tanpa_awalan(n, a) for n, a in zip(bersih, ("kecamatan", "kabupaten"), strict=True)]
    with kantor.write("Ubah data kantor") as changes:
        connection = kantor.store.connection
        (lama,) = connection.execute("SELECT kecamatan, kabupaten FROM kantor WHERE id = 1")
        connection.execute("UPDATE kantor SET kecamatan = ?, kabupaten = ? WHERE id = 1", bersih)
        for isian, nama in zip(lama, bersih, strict=True):
            if isian != nama and _ISIAN.fullmatch(isian) and nama:
                _fill_in(connection, isian, nama)
    return changes


def _fill_in(connection: apsw.Connection, isian: str, nama: str) -> None:
    """Puts a name wherever its blank stands, in capitals where the blank does."""
    kolom = [*NAMA_KOLOM, ("penandatangan", "jabatan"), ("penandatangan", "tempat")]
    for tabel, satu in kolom:
        for dari, ke in ((isian, nama), (isian.upper(), nama.upper())):
            connection.execute(
                f"UPDATE {tabel} SET {satu} = replace({satu}, ?, ?) WHERE instr({satu}, ?)", (dari, ke, dari)
            )


_ISIAN = re.compile(r"\(nama [^()]+\)")


def _tanpa_awalan(nama: str, awalan: str) -> str:
    kata, _, sisa = nama.partition(" ")
    return sisa if kata.casefold() == awalan and sisa else nama
