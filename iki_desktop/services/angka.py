"""Figures: reading those of a grid, setting them one or many at a time, notes, and why a doubtful one stands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import apsw

from db.history import Changes, who
from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.figur import KOSONG, Figur, tulis_figur
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.kisi import halangan
from iki_desktop.domain.kunci import Kunci
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import bersihkan, singkat
from iki_desktop.domain.variabel import Variabel
from iki_desktop.services.desa import read_desa
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.kunci import now, read_kunci
from iki_desktop.services.variabel import read_variabel

_CATATAN_MAKS = 2000  # characters
_KEY = "tahun = ? AND panjang = ? AND awal = ? AND variabel_id = ? AND ifnull(desa_id, 0) = ?"


@dataclass(frozen=True, slots=True)
class Angka:
    """A stored figure: its note, why it stands though doubtful, and who set it when."""

    figur: Figur
    catatan: str = ""
    alasan: str = ""
    waktu: datetime | None = None
    oleh: str = ""


def load_angka(
    kantor: Kantor, variabel: Collection[int], periode: Collection[Periode], desa: Collection[int | None]
) -> dict[KunciFigur, Angka]:
    """What is stored of these variables in these periods for these villages (None: the office itself)."""
    di_variabel, di_desa = _among(variabel), _among(d or 0 for d in desa)
    hasil: dict[KunciFigur, Angka] = {}
    with kantor.read() as connection:
        for masa in periode:
            for nomor, id_desa, *isi in connection.execute(
                "SELECT variabel_id, desa_id, status, nilai, catatan, alasan, waktu, oleh FROM angka "
                "WHERE tahun = ? AND panjang = ? AND awal = ? "
                f"AND variabel_id IN ({di_variabel}) AND ifnull(desa_id, 0) IN ({di_desa})",
                (masa.tahun, masa.panjang, masa.awal),
            ):
                hasil[nomor, masa, id_desa] = _angka(*isi)
    return hasil


def _among(nomor: Iterable[int]) -> str:
    return ", ".join(str(int(n)) for n in nomor)


def _angka(status: str, nilai: str, catatan: str, alasan: str, waktu: str, oleh: str) -> Angka:
    return Angka(figur_dari(status, nilai), catatan, alasan, datetime.fromisoformat(waktu), oleh)


def figur_dari(status: str, nilai: str) -> Figur:
    """A figure as its row stores it."""
    return Figur(status, Decimal(nilai) if nilai else None)  # type: ignore[arg-type]  # the table checks the status


def set_angka(kantor: Kantor, isi: Mapping[KunciFigur, Figur], apa: str = "Isi") -> Changes:
    """Sets figures, in one step; an empty one goes, its note stays. Those that are already so make no change.

    Raises `UserError` where one of them can't be set (locked period, another frequency, nobody who reports it): then
    nothing is written.
    """
    with kantor.read() as connection:
        bahan = Bahan.read(connection)
    for kunci, figur in isi.items():
        if salah := bahan.halangan(kunci, figur):
            raise UserError(f"{bahan.nama(kunci)}: {salah}")
    with kantor.write(_label(bahan, isi, apa)) as changes:
        _write(kantor.store.connection, isi)
    return changes


@dataclass(frozen=True, slots=True)
class Bahan:
    """What one has to know to set a figure."""

    variabel: Mapping[int, Variabel]
    desa: Mapping[int, str]
    kunci: Sequence[Kunci]

    @classmethod
    def read(cls, connection: apsw.Connection) -> "Bahan":
        """As it is stored now."""
        return cls(
            {v.id: v for v in read_variabel(connection)},
            {d.id: d.nama for d in read_desa(connection)},
            read_kunci(connection),
        )

    def halangan(self, kunci: KunciFigur, figur: Figur) -> str:
        """Why a figure can't be set; empty where it can."""
        nomor, masa, id_desa = kunci
        if nomor not in self.variabel:
            return "variabelnya sudah tidak ada, mungkin baru dihapus. Muat ulang halaman ini."
        if id_desa is not None and id_desa not in self.desa:
            return "desanya sudah tidak ada, mungkin baru dihapus. Muat ulang halaman ini."
        return halangan(self.variabel[nomor], masa, id_desa, self.kunci, figur)

    def sebut(self, kunci: KunciFigur) -> str:
        """“Pegawai Januari 2026”, “Kegiatan linmas Januari 2026 Ngroto”."""
        return " ".join(filter(None, (self.nama(kunci), kunci[1].nama, self.desa.get(kunci[2] or 0, ""))))

    def nama(self, kunci: KunciFigur) -> str:
        """The name of its variable."""
        return self.variabel[kunci[0]].nama if kunci[0] in self.variabel else f"variabel {kunci[0]}"


def _label(bahan: Bahan, isi: Mapping[KunciFigur, Figur], apa: str) -> str:
    if len(isi) != 1:
        return f"{apa} {tulis_angka(Decimal(len(isi)))} angka"
    ((kunci, figur),) = isi.items()
    return f"{apa} {bahan.sebut(kunci)}: {tulis_figur(figur) or 'kosong'}"


def _write(connection: apsw.Connection, isi: Mapping[KunciFigur, Figur]) -> None:
    waktu, oleh = now(), who()
    baru: list[tuple[object, ...]] = []
    ubah: list[tuple[object, ...]] = []
    hapus: list[tuple[int]] = []
    for (nomor, masa, id_desa), figur in isi.items():
        status, nilai = figur.status, f"{figur.nilai:f}" if figur.nilai is not None else ""
        kunci = (masa.tahun, masa.panjang, masa.awal, nomor, id_desa or 0)
        lama = connection.execute(f"SELECT id, status, nilai, catatan FROM angka WHERE {_KEY}", kunci).fetchone()
        if lama is None:
            if figur != KOSONG:
                baru.append((nomor, masa.tahun, masa.awal, masa.panjang, id_desa, status, nilai, waktu, oleh))
        elif (lama[1], lama[2]) != (status, nilai):
            if figur == KOSONG and not lama[3]:
                hapus.append((lama[0],))
            else:
                ubah.append((status, nilai, waktu, oleh, lama[0]))
    connection.executemany(
        "INSERT INTO angka (variabel_id, tahun, awal, panjang, desa_id, status, nilai, waktu, oleh) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        baru,
    )
    connection.executemany(
        "UPDATE angka SET status = ?, nilai = ?, alasan = '', waktu = ?, oleh = ? WHERE id = ?", ubah
    )
    connection.executemany("DELETE FROM angka WHERE id = ?", hapus)


_Nilai = tuple[str, str, str]  # status, number and reason of a figure as its row stores them


def stored(connection: apsw.Connection, nomor: Iterable[int]) -> dict[int, _Nilai]:
    """What rows of figures hold, by their ids."""
    baca = "SELECT status, nilai, alasan FROM angka WHERE id = ?"
    return {satu: isi for satu in nomor for isi in connection.execute(baca, (satu,))}


def settle(connection: apsw.Connection, dulu: Mapping[int, _Nilai]) -> None:
    """Keeps the rules of figures where an old step was taken back row by row; `dulu` is what its rows held before.

    Another figure needs its own reason, and where there is neither figure nor note there is no row.
    """
    for nomor, (status, nilai, alasan) in stored(connection, dulu).items():
        if alasan and alasan == dulu[nomor][2] and (status, nilai) != dulu[nomor][:2]:
            connection.execute("UPDATE angka SET alasan = '' WHERE id = ?", (nomor,))
        if status == "kosong":
            connection.execute("DELETE FROM angka WHERE id = ? AND catatan = ''", (nomor,))


def set_catatan(kantor: Kantor, kunci: KunciFigur, teks: str) -> Changes:
    """A note on a cell, filled or not; empty takes it away. Also on a figure that is locked: it changes no figure.

    Raises `UserError` for an empty cell that no figure can be set in.
    """
    return _annotate(kantor, kunci, "catatan", teks, "Catatan")


def set_alasan(kantor: Kantor, kunci: KunciFigur, teks: str) -> Changes:
    """Why a doubtful figure stands; empty: it is doubtful again. Another figure in that cell needs its own reason."""
    return _annotate(kantor, kunci, "alasan", teks, "Pertahankan")


def _annotate(kantor: Kantor, kunci: KunciFigur, kolom: str, teks: str, apa: str) -> Changes:
    teks = bersihkan(teks).strip()
    if len(teks) > _CATATAN_MAKS:
        raise UserError(f"Catatan lebih dari {_CATATAN_MAKS} huruf. Singkatkan.")
    nomor, masa, id_desa = kunci
    with kantor.read() as connection:
        bahan = Bahan.read(connection)
        ada = connection.execute(
            f"SELECT id, status, {kolom}, waktu, oleh FROM angka WHERE {_KEY}",
            (masa.tahun, masa.panjang, masa.awal, nomor, id_desa or 0),
        ).fetchone()
    if kolom == "alasan" and (ada is None or ada[1] == "kosong"):
        raise UserError(f"{bahan.sebut(kunci)} belum berisi angka. Isi angkanya dahulu.")
    if ada is None and (salah := bahan.halangan(kunci, KOSONG)):
        raise UserError(f"{bahan.nama(kunci)}: {salah}")
    label = f"{apa} {bahan.sebut(kunci)}: {singkat(teks)}" if teks else f"Hapus {kolom} {bahan.sebut(kunci)}"
    with kantor.write(label) as changes:
        connection = kantor.store.connection
        if ada is None and teks:
            connection.execute(
                "INSERT INTO angka (variabel_id, tahun, awal, panjang, desa_id, status, nilai, catatan, waktu, oleh) "
                "VALUES (?, ?, ?, ?, ?, 'kosong', '', ?, ?, ?)",
                (nomor, masa.tahun, masa.awal, masa.panjang, id_desa, teks, now(), who()),
            )
        elif ada is not None and ada[1] == "kosong" and not teks:
            connection.execute("DELETE FROM angka WHERE id = ?", (ada[0],))
        elif ada is not None and ada[2] != teks:
            connection.execute(f"UPDATE angka SET {kolom} = ? WHERE id = ?", (teks, ada[0]))
    return changes
