"""Editing a form: one small function per intention, each one step of the history.

Texts are stored as they were typed, without what has no shape (`teks.bersihkan`).
"""

from collections.abc import Mapping, Sequence

import apsw

from db.history import Changes
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.teks import bersihkan
from iki_desktop.domain.tempat import NAMA_KOLOM, NamaDaftar, Tabel, Tempat
from iki_desktop.services.baris import INDUK, TEKS_INDIKATOR, gone, insert_rows, move_row, place, siblings
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.kunci import require_open
from iki_desktop.services.sel import enter_cells, leave_cells

PANJANG_MAKS = 100_000  # characters in one cell: more is no text of a form but a wrong clipboard
NAMA_MAKS = 300  # of the name of a position, which each step of the history repeats
PILIHAN_INDIKATOR = ("kolom_catatan", "gabung_penjelasan", "gabung_sumber", "arah", "hitungan")
KEPALA = (
    "judul", "kolom_sasaran", "kolom_indikator", "kolom_penjelasan", "kolom_sumber", "gaya_daftar", "fungsi_tercetak",
)  # fmt: skip


# -- texts


def set_teks(kantor: Kantor, tempat: Tempat, teks: str, *, ketik: bool = False) -> Changes:
    """Sets one text of a form. With `ketik`, writes that follow one another at the same place are one step.

    Raises `UserError` for a position without a name, for a text no cell is meant to hold, and where the row is gone.
    """
    assert (tempat.tabel, tempat.kolom) in NAMA_KOLOM
    teks = bersih(tempat.tabel, tempat.kolom, teks)
    label = f"Ketik {tempat.nama} {_pemilik(kantor, tempat)}".strip()
    with kantor.write(label, typing=tempat if ketik else None) as changes:
        kantor.store.connection.execute(f"UPDATE {tempat.tabel} SET {tempat.kolom} = ? WHERE id = ?", (teks, tempat.id))
    return changes


def bersih(tabel: Tabel, kolom: str, teks: str) -> str:
    """A text ready to store. Raises `UserError` for a position without a name and for what no cell is meant to hold."""
    teks = bersihkan(teks)
    if (tabel, kolom) == ("jabatan", "nama"):
        teks = teks.replace("\n", " ")
        if not teks.strip():
            raise UserError("Nama jabatan kosong. Ketik namanya, misalnya “Kasi Pemerintahan”.")
        if len(teks) > NAMA_MAKS:
            raise UserError(
                f"Nama jabatan lebih dari {NAMA_MAKS} huruf. Periksa apa yang ditempel, lalu singkatkan namanya."
            )
    if len(teks) > PANJANG_MAKS:
        raise UserError(
            f"Teks {NAMA_KOLOM.get((tabel, kolom), kolom)} lebih dari {PANJANG_MAKS // 1000} ribu huruf dan tidak "
            "disimpan. Periksa apa yang ditempel, lalu bagi menjadi beberapa bagian."
        )
    return teks


def _pemilik(kantor: Kantor, tempat: Tempat) -> str:
    """The name of the position that a text belongs to. Raises `UserError` where the row is gone."""
    nomor = jabatan_dari(kantor, tempat)
    with kantor.read() as connection:
        return nama_jabatan(connection, nomor)


def jabatan_dari(kantor: Kantor, tempat: Tempat) -> int:
    """The id of the position that a text belongs to. Raises `UserError` where the row is gone."""
    with kantor.read() as connection:
        tabel, nomor = tempat.tabel, tempat.id
        while tabel != "jabatan":
            naik: int | None = connection.execute(f"SELECT {INDUK[tabel]} FROM {tabel} WHERE id = ?", (nomor,)).get
            if naik is None:
                raise gone(tempat.nama)
            tabel, nomor = ("sasaran" if tabel == "indikator" else "jabatan"), naik
        return nomor


def nama_jabatan(connection: apsw.Connection, id_jabatan: int) -> str:
    """The name of a position, on one line. Raises `UserError` where it is gone."""
    nama: str | None = connection.execute("SELECT nama FROM jabatan WHERE id = ?", (id_jabatan,)).get
    if nama is None:
        raise UserError("Jabatan ini sudah tidak ada, mungkin baru dihapus atau diurungkan. Pilih jabatan lain.")
    return " ".join(nama.split())


# -- the head of a form


def set_formulir(kantor: Kantor, id_jabatan: int, **kolom: str | bool) -> Changes:
    """Sets headings, list marks, or whether the empty line of functions is printed."""
    with kantor.read() as connection:
        nama = nama_jabatan(connection, id_jabatan)
    with kantor.write(f"Atur formulir {nama}") as changes:
        _update(kantor.store.connection, "jabatan", id_jabatan, KEPALA, kolom)
    return changes


def set_indikator(kantor: Kantor, id_indikator: int, **kolom: str | bool) -> Changes:
    """Sets what an indicator is besides its texts: mark, column of the note, merged cells, direction,
    and the formula that computes it where that is not the printed one."""
    label = f"Atur indikator {_pemilik(kantor, Tempat('indikator', id_indikator, 'teks'))}"
    with kantor.write(label) as changes:
        _update(kantor.store.connection, "indikator", id_indikator, (*TEKS_INDIKATOR, *PILIHAN_INDIKATOR), kolom)
    return changes


def _update(
    connection: apsw.Connection, tabel: Tabel, nomor: int, boleh: Sequence[str], kolom: Mapping[str, str | bool]
) -> None:
    assert kolom
    assert set(kolom) <= set(boleh), kolom
    nilai = [int(n) if isinstance(n, bool) else bersih(tabel, k, n) for k, n in kolom.items()]
    connection.execute(f"UPDATE {tabel} SET {', '.join(f'{k} = ?' for k in kolom)} WHERE id = ?", (*nilai, nomor))


# -- duties and functions


def insert_butir(kantor: Kantor, id_jabatan: int, daftar: NamaDaftar, ke: int, teks: Sequence[str] = ("",)) -> Changes:
    """Puts items at place `ke` (from 0) of a list; `new` are their ids."""
    with kantor.read() as connection:
        nama = nama_jabatan(connection, id_jabatan)
    isi = [{"teks": bersih(daftar, "teks", t)} for t in teks]
    with kantor.write(f"Tambah {_banyak(len(teks), daftar)} {nama}") as changes:
        changes.new = insert_rows(kantor.store.connection, daftar, id_jabatan, ke, isi)
    return changes


def split_butir(kantor: Kantor, daftar: NamaDaftar, id_butir: int, kiri: str, *kanan: str) -> Changes:
    """Enter in the middle of an item: what stands left of the caret stays, the rest is the next item (or several,
    where a list was pasted there). `new` are the ids of those."""
    nama = _pemilik(kantor, Tempat(daftar, id_butir, "teks"))
    kiri, sisa = bersih(daftar, "teks", kiri), [{"teks": bersih(daftar, "teks", satu)} for satu in kanan]
    apa = f"Bagi {daftar}" if len(kanan) == 1 else f"Tempel {len(kanan) + 1} {daftar}"
    with kantor.write(f"{apa} {nama}") as changes:
        connection = kantor.store.connection
        induk, ke = place(connection, daftar, id_butir)
        connection.execute(f"UPDATE {daftar} SET teks = ? WHERE id = ?", (kiri, id_butir))
        changes.new = insert_rows(connection, daftar, induk, ke + 1, sisa)
    return changes


def join_butir(kantor: Kantor, daftar: NamaDaftar, id_butir: int) -> Changes:
    """Backspace at the start of an item: its text goes to the end of the item before it (nothing for the first)."""
    nama = _pemilik(kantor, Tempat(daftar, id_butir, "teks"))
    with kantor.write(f"Gabung {daftar} {nama}") as changes:
        connection = kantor.store.connection
        induk, ke = place(connection, daftar, id_butir)
        if ke:
            sebelum = siblings(connection, daftar, induk)[ke - 1][0]
            teks = [
                connection.execute(f"SELECT teks FROM {daftar} WHERE id = ?", (i,)).get for i in (sebelum, id_butir)
            ]
            satu = " ".join(t.strip() for t in teks if t.strip())
            connection.execute(f"UPDATE {daftar} SET teks = ? WHERE id = ?", (satu, sebelum))
            connection.execute(f"DELETE FROM {daftar} WHERE id = ?", (id_butir,))
            changes.new = (sebelum,)
    return changes


def delete_butir(kantor: Kantor, daftar: NamaDaftar, ids: Sequence[int]) -> Changes:
    """Deletes items."""
    return _delete(kantor, daftar, ids)


def move_butir(kantor: Kantor, daftar: NamaDaftar, id_butir: int, ke: int) -> Changes:
    """Puts an item at place `ke` among the others of its list."""
    return _move(kantor, daftar, id_butir, None, ke)


# -- goals and indicators


def insert_sasaran(kantor: Kantor, id_jabatan: int, ke: int, teks: str = "") -> Changes:
    """A goal with one empty indicator; `new` are the ids of both."""
    with kantor.read() as connection:
        nama = nama_jabatan(connection, id_jabatan)
    teks = bersih("sasaran", "teks", teks)
    with kantor.write(f"Tambah sasaran {nama}") as changes:
        connection = kantor.store.connection
        (sasaran,) = insert_rows(connection, "sasaran", id_jabatan, ke, [{"teks": teks}])
        changes.new = (sasaran, *insert_rows(connection, "indikator", sasaran, 0, [{}]))
    return changes


def delete_sasaran(kantor: Kantor, ids: Sequence[int]) -> Changes:
    """Deletes goals with their indicators. Refused where a locked period holds their targets."""
    return _delete(kantor, "sasaran", ids)


def move_sasaran(kantor: Kantor, id_sasaran: int, ke: int) -> Changes:
    """Puts a goal with its indicators at place `ke` among the others of its form."""
    return _move(kantor, "sasaran", id_sasaran, None, ke)


def insert_indikator(kantor: Kantor, id_sasaran: int, ke: int, baris: Sequence[Mapping[str, str]] = ({},)) -> Changes:
    """Puts rows at place `ke` of a goal; each names the texts it begins with. `new` are their ids."""
    nama = _pemilik(kantor, Tempat("sasaran", id_sasaran, "teks"))
    isi = [{k: bersih("indikator", k, t) for k, t in satu.items()} for satu in baris]
    with kantor.write(f"Tambah {_banyak(len(baris), 'indikator')} {nama}") as changes:
        connection = kantor.store.connection
        changes.new = insert_rows(connection, "indikator", id_sasaran, ke, isi)
        for nomor in reversed(changes.new):
            if not enter_cells(connection, nomor, {}):
                break
    return changes


def delete_indikator(kantor: Kantor, ids: Sequence[int]) -> Changes:
    """Deletes rows; a goal stays, also without any. Refused where a locked period holds their targets."""
    return _delete(kantor, "indikator", ids)


def move_indikator(kantor: Kantor, id_indikator: int, id_sasaran: int, ke: int) -> Changes:
    """Puts a row at place `ke` among the others of a goal, its own or another one.

    What it shared with its neighbours each of them keeps (`services.sel`).
    """
    return _move(kantor, "indikator", id_indikator, id_sasaran, ke)


def _delete(kantor: Kantor, tabel: Tabel, ids: Sequence[int]) -> Changes:
    if not ids:
        raise gone(tabel)
    nama = _pemilik(kantor, Tempat(tabel, ids[0], "teks"))
    if tabel in ("sasaran", "indikator"):
        with kantor.read() as connection:
            for nomor in ids:
                require_open(connection, f"{tabel.capitalize()} ini", f"{tabel[0]}.id = ?", nomor, "target")
    with kantor.write(f"Hapus {_banyak(len(ids), tabel)} {nama}") as changes:
        connection = kantor.store.connection
        for nomor in ids:
            ada = connection.execute(f"SELECT 1 FROM {tabel} WHERE id = ?", (nomor,)).get
            if ada and tabel == "indikator":
                leave_cells(connection, nomor)
            connection.execute(f"DELETE FROM {tabel} WHERE id = ?", (nomor,))
    return changes


def _move(kantor: Kantor, tabel: Tabel, nomor: int, induk: int | None, ke: int) -> Changes:
    nama = _pemilik(kantor, Tempat(tabel, nomor, "teks"))
    with kantor.write(f"Pindah {tabel} {nama}") as changes:
        connection = kantor.store.connection
        asal, semula = place(connection, tabel, nomor)
        induk = asal if induk is None else induk
        ke = max(0, ke)
        if induk == asal and semula == min(ke, len(siblings(connection, tabel, asal)) - 1):
            return changes  # it is there: the history shall not tell of a move
        bersama = leave_cells(connection, nomor) if tabel == "indikator" else {}
        move_row(connection, tabel, nomor, induk, ke)
        if tabel == "indikator":
            enter_cells(connection, nomor, bersama)
    return changes


def _banyak(banyak: int, apa: str) -> str:
    return apa if banyak == 1 else f"{banyak} {apa}"
