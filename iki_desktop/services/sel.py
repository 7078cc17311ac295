"""Cells of the table that several rows share, when rows come and go: what was printed for a row stays printed for it.

`gabung_*` of a row says that its cell is one with that of the row above (`domain.dokumen.sel_bersama`). The text of
such a cell belongs to one of its rows, mostly the first. All within a transaction of the caller's.
"""

from typing import NamedTuple

import apsw

# The texts that stand in a cell of their own; a note belongs to its row.
_TEKS = {"gabung_penjelasan": ("penjelasan", "rumus"), "gabung_sumber": ("sumber",)}


class _Baris(NamedTuple):
    id: int
    gabung: bool


def leave_cells(connection: apsw.Connection, nomor: int) -> dict[str, int]:
    """Sets a row apart that is to be moved or deleted; the row below it goes on with the text of the cell it began.

    Gives the first rows of the cells that it was in, by the column that says so.
    """
    bersama = {}
    for gabung in _TEKS:
        baris, ke = _rows(connection, nomor, gabung)
        if ke and baris[ke].gabung:
            _merge(connection, nomor, gabung, 0)
            bersama[gabung] = _first(baris, ke)
        elif ke + 1 < len(baris) and baris[ke + 1].gabung:
            _merge(connection, baris[ke + 1].id, gabung, 0)
            _give(connection, gabung, nomor, baris[ke + 1].id)
    return bersama


def enter_cells(connection: apsw.Connection, nomor: int, bersama: dict[str, int]) -> bool:
    """Fits a row in where it has come to stand; whether it has become part of a cell.

    Within a shared cell it joins it or, where it has a text of its own, parts it. Elsewhere it takes along what it
    shared (`bersama`, from `leave_cells`).
    """
    menyatu = False
    for gabung in _TEKS:
        baris, ke = _rows(connection, nomor, gabung)
        terbelah = ke + 1 < len(baris) and baris[ke + 1].gabung
        if terbelah and ke and _empty(connection, gabung, nomor):
            _merge(connection, nomor, gabung, 1)
            menyatu = True
            continue
        if terbelah:
            _merge(connection, baris[ke + 1].id, gabung, 0)
            if ke:
                _give(connection, gabung, _first(baris, ke - 1), baris[ke + 1].id)
        if gabung in bersama:
            _give(connection, gabung, bersama[gabung], nomor)
    return menyatu


def _rows(connection: apsw.Connection, nomor: int, gabung: str) -> tuple[list[_Baris], int]:
    """The rows of the goal that a row belongs to, in order, and its place among them."""
    baris = [
        _Baris(id_baris, bool(satu))
        for id_baris, satu in connection.execute(
            f"SELECT id, {gabung} FROM indikator WHERE sasaran_id = (SELECT sasaran_id FROM indikator WHERE id = ?) "
            "ORDER BY urutan, id",
            (nomor,),
        )
    ]
    return baris, [satu.id for satu in baris].index(nomor)


def _first(baris: list[_Baris], ke: int) -> int:
    """The row in which the cell of row `ke` begins."""
    while ke and baris[ke].gabung:
        ke -= 1
    return baris[ke].id


def _merge(connection: apsw.Connection, nomor: int, gabung: str, nilai: int) -> None:
    connection.execute(f"UPDATE indikator SET {gabung} = ? WHERE id = ?", (nilai, nomor))


def _empty(connection: apsw.Connection, gabung: str, nomor: int) -> bool:
    teks = " || ".join(_TEKS[gabung])
    return bool(connection.execute(f"SELECT trim({teks}) = '' FROM indikator WHERE id = ?", (nomor,)).get)


def _give(connection: apsw.Connection, gabung: str, dari: int, ke: int) -> None:
    """A row gets the text of the cell that it shared, unless it has one of its own."""
    if _empty(connection, gabung, ke):
        kolom = ", ".join(_TEKS[gabung])
        connection.execute(
            f"UPDATE indikator SET ({kolom}) = (SELECT {kolom} FROM indikator WHERE id = ?) WHERE id = ?", (dari, ke)
        )
