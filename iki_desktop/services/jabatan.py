"""Editing the tree of positions. A branch moves whole: its forms stay together in the document, in their order."""

from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from db import queries
from db.history import Changes
from iki_desktop.domain.dokumen import JUDUL, KOLOM
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.teks import bersihkan, kunci_cari
from iki_desktop.services.baris import make_room
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.kunci import require_open
from iki_desktop.services.salinan import copy_parts
from iki_desktop.services.sunting import bersih, nama_jabatan

_SALINAN = (
    "judul", "kolom_sasaran", "kolom_indikator", "kolom_penjelasan", "kolom_sumber", "gaya_daftar", "fungsi_tercetak",
    "cabang", "atasan_luar", "atasan_pasti",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class IsiCabang:
    """What goes when a position is deleted with all below it, counted; `jabatan` counts it too."""

    jabatan: int
    tugas: int
    fungsi: int
    sasaran: int
    indikator: int


@dataclass(frozen=True, slots=True)
class _Pohon:
    """The tree of a year as it stands: all positions in the order of the document."""

    id_tahun: int
    urut: list[int]
    urutan: dict[int, int]
    induk: dict[int, int | None]

    def require(self, *semua: int | None) -> None:
        """Raises `UserError` for a position that isn't in this year: a view may still show what is gone."""
        if not set(semua) <= {None, *self.urut}:
            raise UserError(
                "Jabatan ini tidak ada di tahun yang dibuka, mungkin baru dihapus atau diurungkan. Pilih jabatan lain."
            )

    def anak(self, induk: int | None) -> list[int]:
        return [i for i in self.urut if self.induk[i] == induk]

    def cabang(self, akar: int) -> list[int]:
        """A position and all below it, in the order of the document."""
        dalam = {akar}
        lapis = [akar]
        while lapis:
            lapis = [i for i in self.urut if self.induk[i] in lapis and i not in dalam]
            dalam.update(lapis)
        return [i for i in self.urut if i in dalam]


def _pohon(connection: apsw.Connection, kantor: Kantor) -> _Pohon:
    *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
    baris = list(
        connection.execute(
            "SELECT id, urutan, induk_id FROM jabatan WHERE tahun_id = ? ORDER BY urutan, id", (id_tahun,)
        )
    )
    return _Pohon(id_tahun, [b[0] for b in baris], {b[0]: b[1] for b in baris}, {b[0]: b[2] for b in baris})


def _satu_baris(teks: str) -> str:
    return bersihkan(teks).replace("\n", " ").strip()


def add_jabatan(
    kantor: Kantor, nama: str, *, induk: int | None, sesudah: int | None = None, cabang: str = ""
) -> Changes:
    """A position with an empty form, headed as its superior's (or the sibling's it follows); `new` is its id.

    `sesudah` is the sibling it comes after, with all below that; None: the last below `induk`.
    """
    nama = bersih("jabatan", "nama", nama).strip()
    with kantor.write(f"Tambah jabatan {nama}") as changes:
        connection = kantor.store.connection
        pohon = _pohon(connection, kantor)
        pohon.require(induk, sesudah)
        contoh = sesudah if sesudah is not None else induk
        urutan = _room(connection, pohon, [], _after(pohon, induk, sesudah), 1)[0]
        changes.new = (_insert(connection, pohon.id_tahun, induk, urutan, nama, cabang, contoh),)
    return changes


def _insert(
    connection: apsw.Connection, id_tahun: int, induk: int | None, urutan: int, nama: str, cabang: str,
    contoh: int | None,
) -> int:  # fmt: skip
    kepala = (JUDUL, *KOLOM, "•")
    if contoh is not None:
        (kepala,) = connection.execute(
            "SELECT judul, kolom_sasaran, kolom_indikator, kolom_penjelasan, kolom_sumber, gaya_daftar FROM jabatan "
            "WHERE id = ?",
            (contoh,),
        )
    connection.execute(
        "INSERT INTO jabatan (tahun_id, induk_id, urutan, nama, judul, kolom_sasaran, kolom_indikator, "
        "kolom_penjelasan, kolom_sumber, gaya_daftar, fungsi_tercetak, cabang, atasan_luar, atasan_pasti) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, '', 1)",
        (id_tahun, induk, urutan, nama, *kepala, _satu_baris(cabang) if induk is None else ""),
    )
    return connection.last_insert_rowid()


def _after(pohon: _Pohon, induk: int | None, sesudah: int | None) -> int:
    """The place in the document (from 0) behind a sibling, or behind all of the superior's."""
    if sesudah is not None:
        return _behind(pohon, pohon.urut, sesudah, pohon.anak(pohon.induk[sesudah]))
    if induk is None:
        return len(pohon.urut)
    bawahan = [i for anak in pohon.anak(induk) for i in pohon.cabang(anak)]
    return max((pohon.urut.index(i) for i in bawahan), default=pohon.urut.index(induk)) + 1


def _behind(pohon: _Pohon, urut: list[int], satu: int, saudara: Sequence[int]) -> int:
    """The place in `urut` behind a position and what of its branch comes before its next sibling.

    Offices print subordinates also after the neighbours of their superior; the order of siblings goes first.
    """
    ke = saudara.index(satu) + 1
    batas = urut.index(saudara[ke]) if ke < len(saudara) else len(urut)
    return max(n for i in pohon.cabang(satu) if i in urut and (n := urut.index(i)) < batas) + 1


def _room(connection: apsw.Connection, pohon: _Pohon, tanpa: Sequence[int], ke: int, banyak: int) -> list[int]:
    """Numbers for `banyak` positions at place `ke` of the document without the positions `tanpa`."""
    lain = [(i, pohon.urutan[i]) for i in pohon.urut if i not in tanpa]
    return make_room(connection, "jabatan", lain, ke, banyak)


def rename_jabatan(kantor: Kantor, id_jabatan: int, nama: str) -> Changes:
    """Another name. Raises `UserError` for an empty one."""
    nama = bersih("jabatan", "nama", nama).strip()
    with kantor.read() as connection:
        lama = nama_jabatan(connection, id_jabatan)
    with kantor.write(f"Ganti nama {lama} menjadi {nama}") as changes:
        kantor.store.connection.execute("UPDATE jabatan SET nama = ? WHERE id = ?", (nama, id_jabatan))
    return changes


def move_jabatan(kantor: Kantor, id_jabatan: int, induk: int | None, ke: int, cabang: str = "") -> Changes:
    """Puts a position with all below it as child number `ke` (from 0, among the others) of a superior.

    Without superior it is a root, of the branch `cabang`. Raises `UserError` for a place below itself.
    """
    with kantor.read() as connection:
        nama = nama_jabatan(connection, id_jabatan)
    cabang = _satu_baris(cabang)
    with kantor.write(f"Pindah jabatan {nama}") as changes:
        connection = kantor.store.connection
        pohon = _pohon(connection, kantor)
        pohon.require(id_jabatan, induk)
        ikut = pohon.cabang(id_jabatan)
        if induk in ikut:
            raise UserError(
                f"“{nama}” tidak bisa menjadi bawahan dirinya sendiri atau bawahannya. Pilih atasan yang lain."
            )
        cabang_di = dict(connection.execute("SELECT id, cabang FROM jabatan WHERE tahun_id = ?", (pohon.id_tahun,)))
        saudara = [i for i in pohon.anak(induk) if i != id_jabatan and (induk is not None or cabang_di[i] == cabang)]
        ke = max(0, min(ke, len(saudara)))
        sisa = [i for i in pohon.urut if i not in ikut]
        lama = [i for i in pohon.anak(induk) if i == id_jabatan or i in saudara]
        if id_jabatan in lama and lama.index(id_jabatan) == ke:
            urutan = [pohon.urutan[i] for i in ikut]  # the place it has: the document stays as it is
        else:
            urutan = _room(connection, pohon, ikut, _place_of(pohon, sisa, induk, saudara, ke), len(ikut))
        for satu, baru in zip(ikut, urutan, strict=True):
            if pohon.urutan[satu] != baru:
                connection.execute("UPDATE jabatan SET urutan = ? WHERE id = ?", (baru, satu))
        if induk != pohon.induk[id_jabatan] or cabang_di[id_jabatan] != cabang:
            connection.execute(
                "UPDATE jabatan SET induk_id = ?, cabang = ?, atasan_luar = CASE WHEN ? IS NULL THEN atasan_luar "
                "ELSE '' END, atasan_pasti = 1 WHERE id = ?",
                (induk, cabang if induk is None else "", induk, id_jabatan),
            )
    return changes


def _place_of(pohon: _Pohon, sisa: list[int], induk: int | None, saudara: list[int], ke: int) -> int:
    """The place among `sisa` (the document without what moves) for child number `ke`."""
    if ke:
        return _behind(pohon, sisa, saudara[ke - 1], saudara)
    if saudara:
        cabang, tempat = set(pohon.cabang(saudara[0])), sisa.index(saudara[0])
        while tempat and sisa[tempat - 1] in cabang:
            tempat -= 1
        return tempat
    return sisa.index(induk) + 1 if induk is not None else len(sisa)


def copy_jabatan(kantor: Kantor, id_jabatan: int, *, dengan_bawahan: bool) -> Changes:
    """Copies a position with its form behind itself, with or without all below it; `new` are the copies, it first."""
    with kantor.read() as connection:
        nama = nama_jabatan(connection, id_jabatan)
    with kantor.write(f"Salin jabatan {nama}") as changes:
        connection = kantor.store.connection
        pohon = _pohon(connection, kantor)
        pohon.require(id_jabatan)
        asal = pohon.cabang(id_jabatan) if dengan_bawahan else [id_jabatan]
        ke = _behind(pohon, pohon.urut, id_jabatan, pohon.anak(pohon.induk[id_jabatan]))
        baru: dict[int, int] = {}
        for satu, urutan in zip(asal, _room(connection, pohon, [], ke, len(asal)), strict=True):
            nama_baru = f"{nama_jabatan(connection, satu)} (salinan)" if satu == id_jabatan else None
            baru[satu] = _copy_one(connection, satu, urutan, nama_baru)
        for satu in asal:
            if satu != id_jabatan:
                atas = pohon.induk[satu]
                assert atas is not None
                connection.execute("UPDATE jabatan SET induk_id = ? WHERE id = ?", (baru[atas], baru[satu]))
        changes.new = (baru[id_jabatan], *(n for i, n in baru.items() if i != id_jabatan))
    return changes


def _copy_one(connection: apsw.Connection, asal: int, urutan: int, nama: str | None) -> int:
    kolom = ", ".join(_SALINAN)
    connection.execute(
        f"INSERT INTO jabatan (tahun_id, induk_id, urutan, nama, {kolom}) "
        f"SELECT tahun_id, induk_id, ?, coalesce(?, nama), {kolom} FROM jabatan WHERE id = ?",
        (urutan, nama, asal),
    )
    baru = connection.last_insert_rowid()
    copy_parts(connection, asal, baru, frozenset(("tugas", "fungsi", "tabel")), ganti=False)
    return baru


_CABANG = """
    WITH RECURSIVE cabang (id) AS (
        SELECT ? UNION SELECT j.id FROM jabatan j JOIN cabang ON j.induk_id = cabang.id
    )
"""


def isi_cabang(kantor: Kantor, id_jabatan: int) -> IsiCabang:
    """What goes with a position when it is deleted."""
    with kantor.read() as connection:
        (hitung,) = connection.execute(
            f"""
            {_CABANG}
            SELECT (SELECT count(*) FROM jabatan WHERE id IN cabang),
                   (SELECT count(*) FROM tugas WHERE jabatan_id IN cabang),
                   (SELECT count(*) FROM fungsi WHERE jabatan_id IN cabang),
                   (SELECT count(*) FROM sasaran WHERE jabatan_id IN cabang),
                   (SELECT count(*) FROM indikator i JOIN sasaran s ON s.id = i.sasaran_id WHERE s.jabatan_id IN cabang)
            """,
            (id_jabatan,),
        )
        return IsiCabang(*hitung)


def delete_jabatan(kantor: Kantor, id_jabatan: int) -> Changes:
    """Deletes a position with all below it, their forms included. Refused where a locked period holds their targets."""
    with kantor.read() as connection:
        nama = nama_jabatan(connection, id_jabatan)
        require_open(connection, f"Jabatan {nama}", f"j.id IN ({_CABANG} SELECT id FROM cabang)", id_jabatan, "target")
    bawahan = isi_cabang(kantor, id_jabatan).jabatan - 1
    ikut = f" dan {bawahan} bawahannya" if bawahan else ""
    with kantor.write(f"Hapus jabatan {nama}{ikut}") as changes:
        kantor.store.connection.execute("DELETE FROM jabatan WHERE id = ?", (id_jabatan,))
    return changes


def sort_jabatan(kantor: Kantor, induk: int | None) -> Changes:
    """Sorts the children of a superior (None: the roots) by name, each with all below it."""
    with kantor.read() as connection:
        nama = nama_jabatan(connection, induk) if induk is not None else "kantor"
    with kantor.write(f"Urutkan bawahan {nama}") as changes:
        connection = kantor.store.connection
        pohon = _pohon(connection, kantor)
        nama_di = dict(connection.execute("SELECT id, nama FROM jabatan WHERE tahun_id = ?", (pohon.id_tahun,)))
        anak = sorted(pohon.anak(induk), key=lambda i: kunci_cari(nama_di[i]))
        baru = [i for satu in anak for i in pohon.cabang(satu)]
        # the places they had are the places they get: whatever stands between them stays there
        for satu, urutan in zip(baru, sorted(pohon.urutan[i] for i in baru), strict=True):
            if pohon.urutan[satu] != urutan:
                connection.execute("UPDATE jabatan SET urutan = ? WHERE id = ?", (urutan, satu))
    return changes


def set_atasan(kantor: Kantor, id_jabatan: int, atasan_luar: str, *, pasti: bool) -> Changes:
    """The superior outside the tree of a root (“Bupati Malang”), and whether the superior is certain."""
    with kantor.read() as connection:
        nama = nama_jabatan(connection, id_jabatan)
    with kantor.write(f"Atur atasan {nama}") as changes:
        kantor.store.connection.execute(
            "UPDATE jabatan SET atasan_luar = ?, atasan_pasti = ? WHERE id = ?",
            (_satu_baris(atasan_luar), int(pasti), id_jabatan),
        )
    return changes
