"""The reads that every start and every print waits for: plain SQL on the store's own connection.

Changes go through the peewee models of `db.models`. These few reads don't: importing peewee and building its models
takes several times as long as reading all forms of an office, and a program that only reads needs none of it.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

import apsw

Row: TypeAlias = tuple[Any, ...]

_FORM_COLUMNS = (
    "id, nama, judul, kolom_sasaran, kolom_indikator, kolom_penjelasan, kolom_sumber, gaya_daftar, fungsi_tercetak, "
    "induk_id, atasan_luar, atasan_pasti"
)


def office(connection: apsw.Connection, id_tahun: int = 0) -> Row:
    """`(kecamatan, kabupaten, kertas, ukuran_huruf, tanda_tangan, id of the year, that year)`.

    The year is the one asked for, or the newest where that one isn't there.
    """
    row: Row
    (row,) = connection.execute(
        "SELECT kecamatan, kabupaten, kertas, ukuran_huruf, tanda_tangan, tahun.id, tahun.tahun "
        "FROM kantor, tahun ORDER BY tahun.id = ? DESC, tahun.tahun DESC LIMIT 1",
        (id_tahun,),
    )
    return row


def counts(connection: apsw.Connection, tables: tuple[str, ...]) -> dict[str, int]:
    """How many rows each table has."""
    return {table: connection.execute(f"SELECT count(*) FROM {table}").get for table in tables}


def signatory(connection: apsw.Connection, id_tahun: int) -> Row | None:
    """`(jabatan, nama, pangkat, nip, tempat, tanggal as ISO text or None)` of a year."""
    rows = list(
        connection.execute(
            "SELECT jabatan, nama, pangkat, nip, tempat, tanggal FROM penandatangan WHERE tahun_id = ?", (id_tahun,)
        )
    )
    return rows[0] if rows else None


def positions(connection: apsw.Connection, id_tahun: int) -> Iterator[Row]:
    """The tree of a year in order: id, nama, induk_id, cabang, atasan_luar, atasan_pasti, and how many
    sasaran and indikator it holds."""
    yield from connection.execute(
        """
        SELECT j.id, j.nama, j.induk_id, j.cabang, j.atasan_luar, j.atasan_pasti,
               count(DISTINCT s.id), count(i.id)
        FROM jabatan j LEFT JOIN sasaran s ON s.jabatan_id = j.id LEFT JOIN indikator i ON i.sasaran_id = s.id
        WHERE j.tahun_id = ? GROUP BY j.id ORDER BY j.urutan, j.id
        """,
        (id_tahun,),
    )


def form_heads(connection: apsw.Connection, id_tahun: int) -> list[Row]:
    """The heads of all forms of a year, in the order of the document, columns as in `_FORM_COLUMNS`."""
    return list(
        connection.execute(f"SELECT {_FORM_COLUMNS} FROM jabatan WHERE tahun_id = ? ORDER BY urutan, id", (id_tahun,))
    )


def form_head(connection: apsw.Connection, id_jabatan: int) -> Row:
    """The head of one form."""
    row: Row
    (row,) = connection.execute(f"SELECT {_FORM_COLUMNS} FROM jabatan WHERE id = ?", (id_jabatan,))
    return row


def name(connection: apsw.Connection, id_jabatan: int) -> str:
    """The name of a position."""
    found: str = connection.execute("SELECT nama FROM jabatan WHERE id = ?", (id_jabatan,)).get
    return found


def list_items(connection: apsw.Connection, table: str, id_jabatan: int) -> list[Row]:
    """`(teks, id)` of `tugas` or `fungsi` of a position, in order."""
    return list(
        connection.execute(f"SELECT teks, id FROM {table} WHERE jabatan_id = ? ORDER BY urutan, id", (id_jabatan,))
    )


def goals(connection: apsw.Connection, id_jabatan: int) -> list[Row]:
    """`(id, teks)` of the goals of a position, in order."""
    return list(
        connection.execute("SELECT id, teks FROM sasaran WHERE jabatan_id = ? ORDER BY urutan, id", (id_jabatan,))
    )


def indicators(connection: apsw.Connection, id_sasaran: int) -> Iterator[Row]:
    """The rows of a goal, in order: all columns of `indikator` but `sasaran_id` and `urutan`."""
    yield from connection.execute(
        """
        SELECT id, teks, penanda, penjelasan, rumus, catatan, kolom_catatan, sumber, gabung_penjelasan, gabung_sumber,
               arah
        FROM indikator WHERE sasaran_id = ? ORDER BY urutan, id
        """,
        (id_sasaran,),
    )


def printed_names(connection: apsw.Connection) -> tuple[tuple[str, str], ...]:
    """`(nama, tercetak)` of the variables that print under another name."""
    return tuple(connection.execute("SELECT nama, tercetak FROM variabel WHERE tercetak <> '' ORDER BY id"))
