"""Where in the forms of today a step of the history left its mark."""

from collections.abc import Iterator
from typing import Any, cast, get_args

import apsw

from db import queries
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.tempat import NAMA_KOLOM, Tabel, Tempat
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.target import KunciTarget

_UP = {
    "jabatan": "",
    "tugas": "JOIN jabatan j ON j.id = t.jabatan_id",
    "fungsi": "JOIN jabatan j ON j.id = t.jabatan_id",
    "sasaran": "JOIN jabatan j ON j.id = t.jabatan_id",
    "indikator": "JOIN sasaran s ON s.id = t.sasaran_id JOIN jabatan j ON j.id = s.jabatan_id",
}


def tempat_langkah(kantor: Kantor, id_langkah: int) -> Tempat | None:
    """The first text of a step that is still there in the year one works in.

    Where none of them is, the name of a position that the step touched; None where that, or the step itself, is gone.
    """
    with kantor.read() as connection:
        *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        changeset = connection.execute("SELECT perubahan FROM langkah WHERE id = ?", (id_langkah,)).get
        for tempat in _texts(connection, changeset or b""):
            if _is_there(connection, tempat, id_tahun):
                return tempat
        jabatan: int | None = connection.execute(
            "SELECT min(j.id) FROM langkah_jabatan l JOIN jabatan j ON j.id = l.jabatan_id "
            "WHERE l.langkah_id = ? AND j.tahun_id = ?",
            (id_langkah, id_tahun),
        ).get
        return Tempat("jabatan", jabatan, "nama") if jabatan else None


def figur_langkah(kantor: Kantor, id_langkah: int) -> KunciFigur | None:
    """The first figure that a step of the history changed; None where it changed none."""
    with kantor.read() as connection:
        baris = _first_row(connection, id_langkah, "angka")
        if baris is None:
            return None
        nomor, tahun, awal, panjang, desa = baris[1:6]
        return nomor, Periode(tahun, awal, panjang), desa


def target_langkah(kantor: Kantor, id_langkah: int) -> KunciTarget | None:
    """The first target that a step changed; None where it changed none, or its indicator is gone."""
    with kantor.read() as connection:
        baris = _first_row(connection, id_langkah, "target")
        if baris is None:
            return None
        nomor, awal, panjang = baris[1:4]
        tahun: int | None = connection.execute(
            "SELECT t.tahun FROM indikator i JOIN sasaran s ON s.id = i.sasaran_id "
            "JOIN jabatan j ON j.id = s.jabatan_id JOIN tahun t ON t.id = j.tahun_id WHERE i.id = ?",
            (nomor,),
        ).get
        return (nomor, Periode(tahun, awal, panjang)) if tahun is not None else None


def _first_row(connection: apsw.Connection, id_langkah: int, tabel: str) -> Any:
    """The first row of a table that a step touched, as it is, or as it was or became where it is gone."""
    changeset = connection.execute("SELECT perubahan FROM langkah WHERE id = ?", (id_langkah,)).get
    for change in apsw.Changeset.iter(changeset or b""):
        if change.name == tabel:
            baris: Any = change.old or change.new
            if change.op == "UPDATE":
                baris = connection.execute(f"SELECT * FROM {tabel} WHERE id = ?", (baris[0],)).fetchone()
            if baris is not None:
                return baris
    return None


def _texts(connection: apsw.Connection, changeset: bytes) -> Iterator[Tempat]:
    """The typed texts that a changeset changed or made."""
    columns: dict[str, list[str]] = {}
    for change in apsw.Changeset.iter(changeset):
        if change.name not in get_args(Tabel) or change.new is None:
            continue
        if change.name not in columns:
            columns[change.name] = [row[1] for row in connection.execute(f"PRAGMA table_info({change.name})")]
        values: Any = change.old or change.new
        for kolom, baru in zip(columns[change.name], change.new, strict=False):
            if (change.name, kolom) in NAMA_KOLOM and baru is not apsw.no_change and (baru or change.old):
                yield Tempat(cast(Tabel, change.name), values[0], kolom)


def _is_there(connection: apsw.Connection, tempat: Tempat, id_tahun: int) -> bool:
    owner = "t" if tempat.tabel == "jabatan" else "j"
    ask = f"SELECT 1 FROM {tempat.tabel} t {_UP[tempat.tabel]} WHERE t.id = ? AND {owner}.tahun_id = ?"
    return connection.execute(ask, (tempat.id, id_tahun)).get is not None
