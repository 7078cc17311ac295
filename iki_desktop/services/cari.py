"""Find and replace over all typed texts of the forms of a year."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import apsw

from db import queries
from db.history import Changes
from iki_desktop.domain.cari import Hit, Pola, ganti_hits, temukan
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.teks import bersihkan, singkat
from iki_desktop.domain.tempat import Tabel, Tempat
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.sunting import PANJANG_MAKS


@dataclass(frozen=True, slots=True)
class Temuan:
    """One text with hits: its place, its position, the text as it was found, and where in it the hits stand."""

    tempat: Tempat
    id_jabatan: int
    jabatan: str
    teks: str
    hits: tuple[Hit, ...]


_HEADINGS = ("kolom_sasaran", "kolom_indikator", "kolom_penjelasan", "kolom_sumber")
_CELLS = ("penanda", "teks", "penjelasan", "rumus", "catatan", "sumber")
_Typed = tuple[Tabel, int, str, str]  # table, row, column, text


def find(kantor: Kantor, pola: Pola, *, id_jabatan: int | None = None, batas: int | None = None) -> tuple[Temuan, ...]:
    """All texts in which the pattern stands, in the order of the document; of one position if `id_jabatan` is given.

    With `batas` it ends at the text with the hit of that number: a single letter stands in most texts of an office.
    """
    if not pola.teks:
        return ()
    hasil, banyak = [], 0
    with kantor.read() as connection:
        *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        for jabatan, nama, texts in _forms(connection, id_tahun, id_jabatan):
            for tabel, id_baris, kolom, teks in texts:
                if teks and (hits := temukan(teks, pola)):
                    hasil.append(Temuan(Tempat(tabel, id_baris, kolom), jabatan, nama, teks, hits))
                    banyak += len(hits)
                    if batas is not None and banyak >= batas:
                        return tuple(hasil)
    return tuple(hasil)


def _forms(
    connection: apsw.Connection, id_tahun: int, id_jabatan: int | None
) -> Iterator[tuple[int, str, list[_Typed]]]:
    """Each position with its name and its typed texts, in the order in which they are read on paper."""
    where, value = ("j.tahun_id = ?", id_tahun) if id_jabatan is None else ("j.id = ?", id_jabatan)
    lists = [_list(connection, tabel, where, value) for tabel in ("tugas", "fungsi")]
    rows = _rows(connection, where, value)
    columns = ", ".join(_HEADINGS)
    for jabatan, nama, judul, *headings in connection.execute(
        f"SELECT id, nama, judul, {columns} FROM jabatan j WHERE {where} ORDER BY urutan, id", (value,)
    ):
        texts: list[_Typed] = [("jabatan", jabatan, "judul", judul), ("jabatan", jabatan, "nama", nama)]
        for each in lists:
            texts += each.get(jabatan, ())
        texts += [("jabatan", jabatan, kolom, teks) for kolom, teks in zip(_HEADINGS, headings, strict=True)]
        texts += rows.get(jabatan, ())
        yield jabatan, nama, texts


def _list(
    connection: apsw.Connection, tabel: Literal["tugas", "fungsi"], where: str, value: int
) -> dict[int, list[_Typed]]:
    hasil: dict[int, list[_Typed]] = {}
    for jabatan, id_baris, teks in connection.execute(
        f"SELECT t.jabatan_id, t.id, t.teks FROM {tabel} t JOIN jabatan j ON j.id = t.jabatan_id WHERE {where} "
        "ORDER BY t.jabatan_id, t.urutan, t.id",
        (value,),
    ):
        hasil.setdefault(jabatan, []).append((tabel, id_baris, "teks", teks))
    return hasil


def _rows(connection: apsw.Connection, where: str, value: int) -> dict[int, list[_Typed]]:
    """The rows of the tables: each goal, then its indicators cell by cell."""
    hasil: dict[int, list[_Typed]] = {}
    columns = ", ".join(f"i.{kolom}" for kolom in _CELLS)
    last = 0
    for jabatan, sasaran, teks, indikator, *cells in connection.execute(
        f"SELECT s.jabatan_id, s.id, s.teks, i.id, {columns} "
        "FROM sasaran s JOIN jabatan j ON j.id = s.jabatan_id LEFT JOIN indikator i ON i.sasaran_id = s.id "
        f"WHERE {where} ORDER BY s.jabatan_id, s.urutan, s.id, i.urutan, i.id",
        (value,),
    ):
        texts = hasil.setdefault(jabatan, [])
        if sasaran != last:
            texts.append(("sasaran", sasaran, "teks", teks))
            last = sasaran
        if indikator is not None:
            texts += [("indikator", indikator, kolom, cell) for kolom, cell in zip(_CELLS, cells, strict=True)]
    return hasil


def replace(kantor: Kantor, pilihan: Mapping[Temuan, Collection[int]], pola: Pola, baru: str) -> Changes:
    """Replaces the chosen hits (their numbers from 0, for each text found) as one step.

    Raises `UserError`, with nothing replaced, where a text is no longer as it was found, where a position would be left
    without a name, and for a text that no cell is meant to hold.
    """
    baru = bersihkan(baru).replace("\n", " ")
    tempat = sum(len(hanya) for hanya in pilihan.values())
    with kantor.write(_label(pola.teks, baru, tempat)) as changes:
        connection = kantor.store.connection
        for temuan, hanya in pilihan.items():
            _replace(connection, temuan, ganti_hits(temuan.teks, temuan.hits, baru, hanya))
    return changes


def _replace(connection: apsw.Connection, temuan: Temuan, teks: str) -> None:
    tabel, nomor, kolom = temuan.tempat.tabel, temuan.tempat.id, temuan.tempat.kolom
    if connection.execute(f"SELECT {kolom} FROM {tabel} WHERE id = ?", (nomor,)).get != temuan.teks:
        raise UserError(
            f"Teks {temuan.tempat.nama} pada {singkat(temuan.jabatan)} sudah berubah sejak dicari, jadi tidak ada yang "
            "diganti. Periksa hasil yang baru, lalu ulangi."
        )
    if kolom == "nama" and not teks.strip():
        raise UserError(
            f"Penggantian ini membuat jabatan “{singkat(temuan.teks)}” tidak bernama, jadi tidak ada yang diganti. "
            "Lepaskan centang hasil itu, atau tulis penggantinya."
        )
    if len(teks) > PANJANG_MAKS:
        raise UserError(
            f"Teks {temuan.tempat.nama} pada {singkat(temuan.jabatan)} akan lebih dari {PANJANG_MAKS // 1000} ribu "
            "huruf, jadi tidak ada yang diganti. Tulis pengganti yang lebih pendek."
        )
    connection.execute(f"UPDATE {tabel} SET {kolom} = ? WHERE id = ?", (teks, nomor))


def _label(lama: str, baru: str, tempat: int) -> str:
    if not baru:
        return f"Hapus “{singkat(lama)}” di {tempat} tempat"
    return f"Ganti “{singkat(lama)}” menjadi “{singkat(baru)}” di {tempat} tempat"
