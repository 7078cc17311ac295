"""A whole block of the table at once, as it comes from Word or Excel: one step of the history."""

from collections.abc import Mapping, Sequence

from db.history import Changes
from iki_desktop.services.baris import insert_rows
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.sunting import bersih, nama_jabatan


def insert_tabel(
    kantor: Kantor, id_jabatan: int, ke: int, blok: Sequence[tuple[str, Sequence[Mapping[str, str]]]]
) -> Changes:
    """Goals with their rows at place `ke` (from 0) of a form; `new` are the ids of the rows, in order.

    A goal without rows gets an empty one.
    """
    with kantor.read() as connection:
        nama = nama_jabatan(connection, id_jabatan)
    with kantor.write(f"Tempel {len(blok)} sasaran {nama}" if len(blok) > 1 else f"Tempel sasaran {nama}") as changes:
        connection = kantor.store.connection
        induk = insert_rows(
            connection, "sasaran", id_jabatan, ke, [{"teks": bersih("sasaran", "teks", t)} for t, _ in blok]
        )
        baru: list[int] = []
        for id_sasaran, (_, baris) in zip(induk, blok, strict=True):
            isi = [{k: bersih("indikator", k, t) for k, t in satu.items()} for satu in baris or ({},)]
            baru += insert_rows(connection, "indikator", id_sasaran, 0, isi)
        changes.new = tuple(baru)
    return changes
