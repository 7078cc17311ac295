"""The years of an office: choosing one, beginning one from another, deleting one."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import apsw

from db import queries
from db.history import Changes
from iki_desktop.domain.dokumen import Dokumen
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.jabatan import Jabatan
from iki_desktop.services.formulir import load_jabatan, read_dokumen
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.kunci import require_open

TAHUN_AWAL, TAHUN_AKHIR = 1945, 2999


@dataclass(frozen=True, slots=True)
class IsiTahun:
    """What a year holds, counted."""

    jabatan: int
    sasaran: int
    indikator: int


def years(kantor: Kantor) -> tuple[int, ...]:
    """The years of the office, newest first."""
    with kantor.read() as connection:
        return _years(connection)


def current_year(kantor: Kantor) -> int:
    """The year one works in."""
    with kantor.read() as connection:
        tahun: int = queries.office(connection, kantor.id_tahun)[6]
        return tahun


def year_of(kantor: Kantor, id_jabatan: int) -> int | None:
    """The year a position belongs to; None where it is gone."""
    with kantor.read() as connection:
        tahun: int | None = connection.execute(
            "SELECT t.tahun FROM jabatan j JOIN tahun t ON t.id = j.tahun_id WHERE j.id = ?", (id_jabatan,)
        ).get
        return tahun


def choose_year(kantor: Kantor, tahun: int) -> None:
    """Works in another year from now on. Raises `UserError` if the office hasn't that year."""
    with kantor.read() as connection:
        kantor.id_tahun = _id_of(connection, tahun)


def year_contents(kantor: Kantor, tahun: int) -> IsiTahun:
    """What goes when a year is deleted."""
    with kantor.read() as connection:
        id_tahun = _id_of(connection, tahun)
        return IsiTahun(*(_count(connection, tabel, id_tahun) for tabel in ("jabatan", "sasaran", "indikator")))


def load_dokumen_tahun(kantor: Kantor, tahun: int) -> Dokumen:
    """The whole document of a year, whichever one works in."""
    with kantor.read() as connection:
        return read_dokumen(connection, _id_of(connection, tahun))


def load_jabatan_tahun(kantor: Kantor, tahun: int) -> tuple[Jabatan, ...]:
    """The positions of a year, whichever one works in."""
    with _within(kantor, tahun):
        return load_jabatan(kantor)


@contextmanager
def _within(kantor: Kantor, tahun: int) -> Iterator[None]:
    semula = kantor.id_tahun
    choose_year(kantor, tahun)
    try:
        yield
    finally:
        kantor.id_tahun = semula


# -- making and deleting


def copy_year(kantor: Kantor, dari: int, ke: int) -> Changes:
    """Begins year `ke` with all that `dari` holds; `new` is the id of the year. One step.

    Positions, forms, constants and how capaian is judged come along, the signatory without a date, and who holds a
    position in that year. Targets don't: they are agreed anew, from last year's where that helps.
    """
    with kantor.write(f"Salin tahun {dari} ke {ke}") as changes:
        connection = kantor.store.connection
        id_dari = _id_of(connection, dari)
        id_ke = _add(connection, ke)
        _copy_all(connection, id_dari, id_ke, ke)
        changes.new = (id_ke,)
    return changes


def new_year(kantor: Kantor, tahun: int) -> Changes:
    """Begins a year without positions; `new` is its id."""
    with kantor.write(f"Buat tahun {tahun}") as changes:
        connection = kantor.store.connection
        id_tahun = _add(connection, tahun)
        connection.execute(
            "INSERT INTO penandatangan (tahun_id, jabatan, nama, pangkat, nip, tempat) VALUES (?, '', '', '', '', '')",
            (id_tahun,),
        )
        changes.new = (id_tahun,)
    return changes


def delete_year(kantor: Kantor, tahun: int) -> Changes:
    """Deletes a year with all it holds. Raises `UserError` for the only one, and for one with locked targets."""
    with kantor.write(f"Hapus tahun {tahun}") as changes:
        connection = kantor.store.connection
        id_tahun = _id_of(connection, tahun)
        if len(_years(connection)) == 1:
            raise UserError(
                f"Tahun {tahun} satu-satunya tahun di berkas ini, jadi tidak bisa dihapus. Buat tahun lain dulu."
            )
        require_open(connection, f"Tahun {tahun}", "t.id = ?", id_tahun, "target")
        connection.execute("DELETE FROM tahun WHERE id = ?", (id_tahun,))
    return changes


def _years(connection: apsw.Connection) -> tuple[int, ...]:
    return tuple(tahun for (tahun,) in connection.execute("SELECT tahun FROM tahun ORDER BY tahun DESC"))


def _id_of(connection: apsw.Connection, tahun: int) -> int:
    found: int | None = connection.execute("SELECT id FROM tahun WHERE tahun = ?", (tahun,)).get
    if found is None:
        ada = ", ".join(map(str, _years(connection)))
        raise UserError(f"Tahun {tahun} tidak ada di berkas ini. Pilih tahun yang ada: {ada}.")
    return found


def _add(connection: apsw.Connection, tahun: int) -> int:
    if not TAHUN_AWAL <= tahun <= TAHUN_AKHIR:
        raise UserError(f"Tahun {tahun} tidak masuk akal. Tulis tahun anggaran dengan empat angka, misalnya 2026.")
    if tahun in _years(connection):
        raise UserError(f"Tahun {tahun} sudah ada di berkas ini dan tidak ditimpa. Pilih tahun lain.")
    connection.execute("INSERT INTO tahun (tahun) VALUES (?)", (tahun,))
    return connection.last_insert_rowid()


def _count(connection: apsw.Connection, tabel: str, id_tahun: int) -> int:
    banyak: int = connection.execute(f"SELECT count(*) FROM {tabel} WHERE {_OF_YEAR[tabel]}", (id_tahun,)).get
    return banyak


# -- copying: rows are read, given numbers of their own, and written in bulk

_OF_YEAR = {
    "jabatan": "tahun_id = ?",
    "penandatangan": "tahun_id = ?",
    "konstanta": "tahun_id = ?",
    "pita": "tahun_id = ?",
    **dict.fromkeys(
        ("tugas", "fungsi", "sasaran", "pemangku"), "jabatan_id IN (SELECT id FROM jabatan WHERE tahun_id = ?)"
    ),
    "indikator": (
        "sasaran_id IN (SELECT s.id FROM sasaran s JOIN jabatan j ON j.id = s.jabatan_id WHERE j.tahun_id = ?)"
    ),
}
_IN_FORCE = "coalesce(mulai, '') <= ? AND coalesce(selesai, '9999') >= ?"


def _copy_all(connection: apsw.Connection, dari: int, ke: int, tahun: int) -> None:
    connection.pragma("defer_foreign_keys", 1)  # a position may come before its superior; over with this transaction
    jabatan = _copy(connection, "jabatan", (dari,), {"tahun_id": ke}, referring="induk_id")
    for tabel in ("tugas", "fungsi"):
        _copy(connection, tabel, (dari,), {"jabatan_id": jabatan})
    sasaran = _copy(connection, "sasaran", (dari,), {"jabatan_id": jabatan})
    _copy(connection, "indikator", (dari,), {"sasaran_id": sasaran})
    _copy(connection, "konstanta", (dari,), {"tahun_id": ke})
    _copy(connection, "pita", (dari,), {"tahun_id": ke})
    connection.execute(
        "UPDATE tahun SET (batas_capaian, tenggat) = (SELECT batas_capaian, tenggat FROM tahun WHERE id = ?) "
        "WHERE id = ?",
        (dari, ke),
    )
    pemangku = _copy(
        connection, "pemangku", (dari, f"{tahun}-12-31", f"{tahun}-01-01"), {"jabatan_id": jabatan}, _IN_FORCE
    )
    _copy(connection, "penandatangan", (dari,), {"tahun_id": ke, "tanggal": None, "pemangku_id": pemangku})


def _copy(
    connection: apsw.Connection,
    tabel: str,
    nilai: tuple[Any, ...],
    ganti: Mapping[str, Any],
    syarat: str = "",
    *,
    referring: str = "",
) -> dict[int, int]:
    """Copies rows of a table; which new id each old one got.

    `ganti` gives columns another value, or the new ids for those they refer to; `referring` refers to the table itself.
    """
    kolom = [baris[1] for baris in connection.execute(f"PRAGMA table_info({tabel})")]
    where = " AND ".join(filter(None, (_OF_YEAR[tabel], syarat)))
    baris = list(connection.execute(f"SELECT {', '.join(kolom)} FROM {tabel} WHERE {where} ORDER BY id", nilai))
    akhir = connection.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?", (tabel,)).get
    peta: dict[int, int] = {satu[0]: akhir + n for n, satu in enumerate(baris, start=1)}
    pengganti = [{"id": peta, referring: peta, **ganti}.get(nama, _KEEP) for nama in kolom]
    connection.executemany(
        f"INSERT INTO {tabel} ({', '.join(kolom)}) VALUES ({', '.join('?' * len(kolom))})",
        ([_replaced(isi, p) for isi, p in zip(satu, pengganti, strict=True)] for satu in baris),
    )
    return peta


_KEEP = object()


def _replaced(isi: Any, pengganti: Any) -> Any:
    """A value of a copied row: kept, given anew, or the new id of the row it refers to (None where that stayed)."""
    if pengganti is _KEEP:
        return isi
    return pengganti.get(isi) if isinstance(pengganti, dict) else pengganti
