"""People and who holds which position: reading, and one small function per intention."""

from datetime import date
from typing import Any

import apsw

from db import queries
from db.history import Changes
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.pegawai import SEBAGAI, SINGKATAN, Pegawai, Pemangku, Sebagai, memangku
from iki_desktop.domain.teks import satu_baris, tanggal_panjang
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.sunting import nama_jabatan

_KOLOM = ("nama", "nip", "pangkat", "golongan", "telepon")
_KATA = {"nama": "nama", "nip": "NIP", "pangkat": "pangkat", "golongan": "golongan", "telepon": "nomor telepon"}
_PANJANG_MAKS = 500  # characters of one text
_PEMANGKU = """
    SELECT m.id, m.jabatan_id, j.nama, m.sebagai, m.mulai, m.selesai,
           p.id, p.nama, p.nip, p.pangkat, p.golongan, p.telepon
    FROM pemangku m JOIN jabatan j ON j.id = m.jabatan_id JOIN pegawai p ON p.id = m.pegawai_id
"""


# -- people


def load_pegawai(kantor: Kantor) -> tuple[Pegawai, ...]:
    """All people of the office by name."""
    with kantor.read() as connection:
        baris = connection.execute("SELECT id, nama, nip, pangkat, golongan, telepon FROM pegawai")
        return tuple(sorted((Pegawai(*b) for b in baris), key=lambda p: (p.nama.casefold(), p.id)))


def add_pegawai(kantor: Kantor, **kolom: str) -> Changes:
    """A person; `nama` is needed, `nip`, `pangkat`, `golongan`, `telepon` may follow. `new` is the id."""
    isi = dict.fromkeys(_KOLOM, "") | {k: _bersih(k, t) for k, t in kolom.items()}
    _bersih("nama", isi["nama"])
    with kantor.write(f"Tambah pegawai {isi['nama']}") as changes:
        connection = kantor.store.connection
        connection.execute(
            "INSERT INTO pegawai (nama, nip, pangkat, golongan, telepon) VALUES (?, ?, ?, ?, ?)",
            [isi[k] for k in _KOLOM],
        )
        changes.new = (connection.last_insert_rowid(),)
    return changes


def set_pegawai(kantor: Kantor, id_pegawai: int, **kolom: str) -> Changes:
    """Sets some of `nama`, `nip`, `pangkat`, `golongan`, `telepon` of a person."""
    isi = {k: _bersih(k, t) for k, t in kolom.items()}
    nama = _nama_pegawai(kantor, id_pegawai)
    apa = _KATA[next(iter(isi))] if len(isi) == 1 else "data"
    with kantor.write(f"Ubah {apa} pegawai {nama}") as changes:
        _update(kantor.store.connection, "pegawai", id_pegawai, isi)
    return changes


def delete_pegawai(kantor: Kantor, id_pegawai: int) -> Changes:
    """Deletes a person; the positions held become vacant."""
    nama = _nama_pegawai(kantor, id_pegawai)
    with kantor.write(f"Hapus pegawai {nama}") as changes:
        kantor.store.connection.execute("DELETE FROM pegawai WHERE id = ?", (id_pegawai,))
    return changes


def _bersih(kolom: str, teks: str) -> str:
    assert kolom in _KOLOM
    teks = satu_baris(teks)
    if kolom == "nama" and not teks.split():
        raise UserError("Nama pegawai kosong. Ketik namanya, lengkap dengan gelar.")
    if len(teks) > _PANJANG_MAKS:
        raise UserError(
            f"Isi {_KATA[kolom]} lebih dari {_PANJANG_MAKS} huruf. Periksa apa yang ditempel, lalu singkatkan."
        )
    return teks


def _nama_pegawai(kantor: Kantor, id_pegawai: int) -> str:
    with kantor.read() as connection:
        nama: str | None = connection.execute("SELECT nama FROM pegawai WHERE id = ?", (id_pegawai,)).get
    if nama is None:
        raise UserError("Pegawai ini sudah tidak ada, mungkin baru dihapus atau diurungkan. Pilih pegawai lain.")
    return nama


# -- who holds what


def holders(kantor: Kantor, id_jabatan: int, tanggal: date) -> tuple[str, ...]:
    """Who holds a position on a day, as it is written: “NAMA (Plt.)”."""
    return tuple(p.tertulis for p in load_pemangku(kantor, id_jabatan) if memangku(p, tanggal))


def load_pemangku(kantor: Kantor, id_jabatan: int | None = None) -> tuple[Pemangku, ...]:
    """Who holds, held or will hold a position (None: all of the year), in the order of the document, newest first."""
    with kantor.read() as connection:
        *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        syarat, nilai = ("j.tahun_id = ?", id_tahun) if id_jabatan is None else ("j.id = ?", id_jabatan)
        urut = " ORDER BY j.urutan, j.id, m.mulai IS NULL, m.mulai DESC, m.id DESC"
        return tuple(_pemangku(b) for b in connection.execute(f"{_PEMANGKU} WHERE {syarat}{urut}", (nilai,)))


def _pemangku(baris: tuple[Any, ...]) -> Pemangku:
    id_pemangku, id_jabatan, jabatan, sebagai, mulai, selesai, *pegawai = baris
    return Pemangku(
        id_pemangku, id_jabatan, " ".join(jabatan.split()), Pegawai(*pegawai), sebagai, _date(mulai), _date(selesai)
    )


def _date(teks: str | None) -> date | None:
    return date.fromisoformat(teks) if teks else None


def vacant(kantor: Kantor, tanggal: date) -> tuple[int, ...]:
    """The positions of the year that nobody holds on that day, in the order of the document."""
    with kantor.read() as connection:
        *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        return tuple(
            id_jabatan
            for (id_jabatan,) in connection.execute(
                """
                SELECT id FROM jabatan j WHERE tahun_id = ?1 AND NOT EXISTS (
                    SELECT 1 FROM pemangku WHERE jabatan_id = j.id AND coalesce(mulai, '') <= ?2
                    AND coalesce(selesai, '9999-12-31') >= ?2)
                ORDER BY urutan, id
                """,
                (id_tahun, tanggal.isoformat()),
            )
        )


def add_pemangku(
    kantor: Kantor, id_jabatan: int, id_pegawai: int, sebagai: Sebagai = "definitif", mulai: date | None = None,
    selesai: date | None = None,
) -> Changes:  # fmt: skip
    """Somebody comes to hold a position. `new` is the id."""
    with kantor.read() as connection:
        jabatan = nama_jabatan(connection, id_jabatan)
    nama = _nama_pegawai(kantor, id_pegawai)
    _check(jabatan, nama, sebagai, mulai, selesai)
    with kantor.write(f"Tetapkan {f'{SINGKATAN[sebagai]} {jabatan}'.strip()}: {nama}") as changes:
        connection = kantor.store.connection
        connection.execute(
            "INSERT INTO pemangku (jabatan_id, pegawai_id, sebagai, mulai, selesai) VALUES (?, ?, ?, ?, ?)",
            (id_jabatan, id_pegawai, sebagai, _iso(mulai), _iso(selesai)),
        )
        changes.new = (connection.last_insert_rowid(),)
    return changes


def set_pemangku(kantor: Kantor, id_pemangku: int, **kolom: Any) -> Changes:
    """Sets some of `id_jabatan`, `id_pegawai`, `sebagai`, `mulai`, `selesai`."""
    lama = _find(kantor, id_pemangku)
    baru: dict[str, Any] = {
        "id_jabatan": lama.id_jabatan,
        "id_pegawai": lama.pegawai.id,
        "sebagai": lama.sebagai,
        "mulai": lama.mulai,
        "selesai": lama.selesai,
    }
    assert set(kolom) <= set(baru), kolom
    baru |= kolom
    _check(lama.jabatan, lama.pegawai.nama, baru["sebagai"], baru["mulai"], baru["selesai"])
    with kantor.write(f"Ubah pemangku {lama.jabatan}: {lama.pegawai.nama}") as changes:
        kantor.store.connection.execute(
            "UPDATE pemangku SET jabatan_id = ?, pegawai_id = ?, sebagai = ?, mulai = ?, selesai = ? WHERE id = ?",
            (
                baru["id_jabatan"], baru["id_pegawai"], baru["sebagai"], _iso(baru["mulai"]), _iso(baru["selesai"]),
                id_pemangku,
            ),
        )  # fmt: skip
    return changes


def delete_pemangku(kantor: Kantor, id_pemangku: int) -> Changes:
    """Takes back that somebody holds a position; the person stays."""
    lama = _find(kantor, id_pemangku)
    with kantor.write(f"Lepas pemangku {lama.jabatan}: {lama.pegawai.nama}") as changes:
        kantor.store.connection.execute("DELETE FROM pemangku WHERE id = ?", (id_pemangku,))
    return changes


def _find(kantor: Kantor, id_pemangku: int) -> Pemangku:
    with kantor.read() as connection:
        baris = connection.execute(f"{_PEMANGKU} WHERE m.id = ?", (id_pemangku,)).fetchone()
    if baris is None:
        raise UserError("Pemangku ini sudah tidak ada, mungkin baru dilepas atau diurungkan. Pilih yang lain.")
    return _pemangku(baris)


def _check(jabatan: str, nama: str, sebagai: Sebagai, mulai: date | None, selesai: date | None) -> None:
    assert sebagai in SEBAGAI
    if mulai and selesai and selesai < mulai:
        raise UserError(
            f"{nama} di {jabatan}: tanggal selesai ({tanggal_panjang(selesai)}) lebih awal daripada tanggal mulai "
            f"({tanggal_panjang(mulai)}). Perbaiki salah satunya, atau kosongkan tanggal selesai."
        )


def _iso(tanggal: date | None) -> str | None:
    return tanggal.isoformat() if tanggal else None


def _update(connection: apsw.Connection, tabel: str, nomor: int, isi: dict[str, str]) -> None:
    assert isi
    connection.execute(f"UPDATE {tabel} SET {', '.join(f'{k} = ?' for k in isi)} WHERE id = ?", (*isi.values(), nomor))
