"""The villages of the sub-district: reading, and one small function per intention."""

from collections.abc import Iterable
from typing import Any

import apsw

from db.history import Changes
from iki_desktop.domain.acuan import Calon, cari
from iki_desktop.domain.desa import JENIS, Desa, kode_bersih, nama_bersih
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.services.baris import make_room
from iki_desktop.services.kantor import Kantor

_KOLOM = {"nama": "nama", "jenis": "jenis", "kode_bps": "kode BPS", "kode_kemendagri": "kode Kemendagri"}


def load_desa(kantor: Kantor) -> tuple[Desa, ...]:
    """All villages in their order."""
    with kantor.read() as connection:
        return read_desa(connection)


def read_desa(connection: apsw.Connection) -> tuple[Desa, ...]:
    """The same of a connection."""
    lain: dict[int, list[str]] = {}
    for id_desa, nama in connection.execute("SELECT desa_id, nama FROM nama_lain ORDER BY id"):
        lain.setdefault(id_desa, []).append(nama)
    return tuple(
        Desa(nomor, nama, jenis, bps, kemendagri, tuple(lain.get(nomor, ())))
        for nomor, nama, jenis, bps, kemendagri in connection.execute(
            "SELECT id, nama, jenis, kode_bps, kode_kemendagri FROM desa ORDER BY urutan, id"
        )
    )


def cari_desa(semua: Iterable[Desa], acuan: str) -> int:
    """The id of the village that `acuan` names: its id, its name or another name it goes by."""
    calon = [Calon(d.id, d.semua_nama, d.nama) for d in semua]
    return cari(calon, acuan, "desa", f"Desa yang ada: {', '.join(c.sebutan for c in calon) or 'belum ada'}.")


def add_desa(kantor: Kantor, nama: str, ke: int | None = None) -> Changes:
    """A village at place `ke` (from 0; None: the end). `new` is its id. Raises `UserError` where the name is taken."""
    nama = nama_bersih(nama)
    with kantor.read() as connection:
        semua = read_desa(connection)
        _require_free(semua, nama, 0)
    with kantor.write(f"Tambah desa {nama}") as changes:
        connection = kantor.store.connection
        urutan = _place(connection, None, len(semua) if ke is None else ke)
        connection.execute("INSERT INTO desa (urutan, nama) VALUES (?, ?)", (urutan, nama))
        changes.new = (connection.last_insert_rowid(),)
    return changes


def set_desa(kantor: Kantor, id_desa: int, **kolom: str) -> Changes:
    """Sets some of `nama`, `jenis`, `kode_bps`, `kode_kemendagri`."""
    assert kolom
    assert set(kolom) <= set(_KOLOM), kolom
    with kantor.read() as connection:
        semua = read_desa(connection)
    desa = _find(semua, id_desa)
    isi: dict[str, Any] = {}
    for nama, nilai in kolom.items():
        if nama == "nama":
            isi[nama] = nama_bersih(nilai)
            _require_free(semua, isi[nama], id_desa)
        elif nama == "jenis":
            assert nilai in JENIS, nilai
            isi[nama] = nilai
        else:
            isi[nama] = kode_bersih(nilai, _KOLOM[nama])
            _require_own(semua, nama, isi[nama], id_desa)
    apa = _KOLOM[next(iter(isi))] if len(isi) == 1 else "data"
    with kantor.write(f"Ubah {apa} desa {desa.nama}") as changes:
        tetapkan = ", ".join(f"{k} = ?" for k in isi)
        kantor.store.connection.execute(f"UPDATE desa SET {tetapkan} WHERE id = ?", (*isi.values(), id_desa))
    return changes


def set_nama_lain(kantor: Kantor, id_desa: int, nama: Iterable[str]) -> Changes:
    """Other names by which a village is written, in place of those it had. Refused where one means another village."""
    with kantor.read() as connection:
        semua = read_desa(connection)
    desa = _find(semua, id_desa)
    baru = {kunci_cari(n): nama_bersih(n) for n in nama if n.strip()}
    for satu in baru.values():
        _require_free(semua, satu, id_desa)
    with kantor.write(f"Ubah nama lain desa {desa.nama}") as changes:
        connection = kantor.store.connection
        baris = connection.execute("SELECT id, nama FROM nama_lain WHERE desa_id = ?", (id_desa,)).fetchall()
        ada = {kunci_cari(str(n)): nomor for nomor, n in baris}
        for kunci, nomor in ada.items():
            if kunci in baru:
                connection.execute("UPDATE nama_lain SET nama = ? WHERE id = ?", (baru[kunci], nomor))
            else:
                connection.execute("DELETE FROM nama_lain WHERE id = ?", (nomor,))
        for kunci, satu in baru.items():
            if kunci not in ada and kunci != kunci_cari(desa.nama):
                connection.execute("INSERT INTO nama_lain (desa_id, nama) VALUES (?, ?)", (id_desa, satu))
    return changes


def move_desa(kantor: Kantor, id_desa: int, ke: int) -> Changes:
    """Puts a village at place `ke` (from 0) among the others."""
    with kantor.read() as connection:
        semua = read_desa(connection)
    desa = _find(semua, id_desa)
    ke = max(0, min(ke, len(semua) - 1))
    with kantor.write(f"Pindahkan desa {desa.nama}") as changes:
        if semua.index(desa) == ke:
            return changes  # it is there: the history shall not tell of a move
        connection = kantor.store.connection
        urutan = _place(connection, id_desa, ke)
        connection.execute("UPDATE desa SET urutan = ? WHERE id = ?", (urutan, id_desa))
    return changes


def delete_desa(kantor: Kantor, id_desa: int) -> Changes:
    """Deletes a village with its figures. Refused where a locked period holds some of them."""
    from iki_desktop.services.kunci import require_open

    with kantor.read() as connection:
        desa = _find(read_desa(connection), id_desa)
        require_open(connection, f"Desa {desa.nama}", "desa_id = ?", id_desa)
    with kantor.write(f"Hapus desa {desa.nama}") as changes:
        kantor.store.connection.execute("DELETE FROM desa WHERE id = ?", (id_desa,))
    return changes


def count_angka_desa(kantor: Kantor, id_desa: int) -> int:
    """How many figures go with a village."""
    with kantor.read() as connection:
        banyak: int = connection.execute("SELECT count(*) FROM angka WHERE desa_id = ?", (id_desa,)).get
        return banyak


def _find(semua: Iterable[Desa], id_desa: int) -> Desa:
    for desa in semua:
        if desa.id == id_desa:
            return desa
    raise UserError("Desa ini sudah tidak ada, mungkin baru dihapus atau diurungkan. Pilih desa lain.")


def _require_free(semua: Iterable[Desa], nama: str, kecuali: int) -> None:
    kunci = kunci_cari(nama)
    for desa in semua:
        if desa.id != kecuali and any(kunci_cari(n) == kunci for n in desa.semua_nama):
            sebagai = "" if kunci_cari(desa.nama) == kunci else f", sebagai nama lain desa {desa.nama}"
            raise UserError(f"Nama “{nama}” sudah ada{sebagai}. Pilih nama lain.")


def _require_own(semua: Iterable[Desa], kolom: str, kode: str, id_desa: int) -> None:
    for desa in semua:
        if kode and desa.id != id_desa and getattr(desa, kolom) == kode:
            apa = _KOLOM[kolom]
            raise UserError(f"{apa[:1].upper()}{apa[1:]} {kode} sudah dipakai {desa.nama}. Periksa kodenya.")


def _place(connection: apsw.Connection, kecuali: int | None, ke: int) -> int:
    """The order of a village put at place `ke` among the others."""
    lain = [(i, u) for i, u in connection.execute("SELECT id, urutan FROM desa ORDER BY urutan, id") if i != kecuali]
    return make_room(connection, "desa", lain, ke, 1)[0]
