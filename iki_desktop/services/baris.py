"""Rows in order under a parent: put in, moved, numbered. All within a transaction of the caller's.

They are kept in order by numbers with gaps (`domain.urutan`), so that a row put between two others touches no other.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import apsw

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.tempat import Tabel
from iki_desktop.domain.urutan import bernomor, tempat_baru

INDUK: dict[Tabel, str] = {
    "tugas": "jabatan_id",
    "fungsi": "jabatan_id",
    "sasaran": "jabatan_id",
    "indikator": "sasaran_id",
}
TEKS_INDIKATOR = ("teks", "penanda", "penjelasan", "rumus", "catatan", "sumber")


def gone(apa: str) -> UserError:
    """What to say of a row that isn't there any more."""
    return UserError(f"Baris {apa} ini sudah tidak ada, mungkin baru dihapus atau diurungkan. Pilih baris lain.")


def siblings(connection: apsw.Connection, tabel: Tabel, induk: int) -> list[tuple[int, int]]:
    """`(id, urutan)` of the rows under a parent, in order."""
    return list(
        connection.execute(f"SELECT id, urutan FROM {tabel} WHERE {INDUK[tabel]} = ? ORDER BY urutan, id", (induk,))
    )


def place(connection: apsw.Connection, tabel: Tabel, nomor: int) -> tuple[int, int]:
    """`(parent, place from 0)` of a row."""
    induk: int | None = connection.execute(f"SELECT {INDUK[tabel]} FROM {tabel} WHERE id = ?", (nomor,)).get
    if induk is None:
        raise gone(tabel)
    return induk, [i for i, _ in siblings(connection, tabel, induk)].index(nomor)


def insert_rows(
    connection: apsw.Connection, tabel: Tabel, induk: int, ke: int, baris: Sequence[Mapping[str, Any]]
) -> tuple[int, ...]:
    """Rows at place `ke` under a parent; columns they don't name are empty. Their ids, in order."""
    urutan = make_room(connection, tabel, siblings(connection, tabel, induk), ke, len(baris))
    hasil = []
    for tempat, satu in zip(urutan, baris, strict=True):
        kolom = {INDUK[tabel]: induk, "urutan": tempat, **_kosong(tabel), **satu}
        connection.execute(
            f"INSERT INTO {tabel} ({', '.join(kolom)}) VALUES ({', '.join('?' * len(kolom))})", tuple(kolom.values())
        )
        hasil.append(connection.last_insert_rowid())
    return tuple(hasil)


def move_row(connection: apsw.Connection, tabel: Tabel, nomor: int, induk: int, ke: int) -> None:
    """Puts a row at place `ke` among the others under a parent."""
    lain = [satu for satu in siblings(connection, tabel, induk) if satu[0] != nomor]
    (tempat,) = make_room(connection, tabel, lain, ke, 1)
    connection.execute(f"UPDATE {tabel} SET {INDUK[tabel]} = ?, urutan = ? WHERE id = ?", (induk, tempat, nomor))


def make_room(
    connection: apsw.Connection, tabel: str, lain: Sequence[tuple[int, int]], ke: int, banyak: int
) -> list[int]:
    """Numbers for `banyak` rows at place `ke` among others, `(id, urutan)`, all numbered anew where there is no gap."""
    urutan = tempat_baru([u for _, u in lain], ke, banyak)
    if urutan is not None:
        return urutan
    nomor = bernomor(len(lain) + banyak)
    urutan = nomor[ke : ke + banyak]
    for (satu, _), baru in zip(lain, nomor[:ke] + nomor[ke + banyak :], strict=True):
        connection.execute(f"UPDATE {tabel} SET urutan = ? WHERE id = ?", (baru, satu))
    return urutan


def _kosong(tabel: Tabel) -> dict[str, Any]:
    if tabel != "indikator":
        return {"teks": ""}
    return {
        **dict.fromkeys(TEKS_INDIKATOR, ""), "kolom_catatan": "penjelasan", "gabung_penjelasan": 0, "gabung_sumber": 0,
    }  # fmt: skip
