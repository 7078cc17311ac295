"""Figures: reading those of a grid, setting them one or many at a time, notes, and why a doubtful one stands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

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
_DIKETIK: Mapping[KunciFigur, tuple[int, str, str]] = {}
_KEY = "tahun = ? AND panjang = ? AND awal = ? AND variabel_id = ? AND ifnull(desa_id, 0) = ?"


@dataclass(frozen=True, slots=True)
class Angka:
    """A stored figure: its note, why it stands though doubtful, who set it when, and the cell it was imported from."""

    figur: Figur
    catatan: str = ""
    alasan: str = ""
    waktu: datetime | None = None
    oleh: str = ""
    asal: "Asal | None" = None

    @property
    def riwayat(self) -> str:
        """“diketik 03-04-2026 08.09 oleh sulastri”, or imported, and from which cell; empty where nobody set it."""
        if self.waktu is None:
            return ""
        oleh = f" oleh {self.oleh}" if self.oleh else ""
        dari = f", {self.asal.kalimat}" if self.asal is not None else ""
        return f"{'diimpor' if self.asal is not None else 'diketik'} {self.waktu:%d-%m-%Y %H.%M}{oleh}{dari}"


@dataclass(frozen=True, slots=True)
class Asal:
    """Where an imported figure came from: file, sheet, cell (`C7`), and which import it was (`impor`, its id).

    `sumber` is what the file is of (`TinjauanBuku.sumber`): a corrected file is of the same.
    """

    berkas: str
    lembar: str
    sel: str
    impor: int
    sumber: str = ""

    @property
    def kalimat(self) -> str:
        """“dari linmas.xlsx, lembar Rekap, sel C7”."""
        return f"dari {self.berkas}, lembar {self.lembar}, sel {self.sel}"


def load_angka(
    kantor: Kantor, variabel: Collection[int], periode: Collection[Periode], desa: Collection[int | None]
) -> dict[KunciFigur, Angka]:
    """What is stored of these variables in these periods for these villages (None: the office itself)."""
    di_variabel, di_desa = _among(variabel), _among(d or 0 for d in desa)
    hasil: dict[KunciFigur, Angka] = {}
    with kantor.read() as connection:
        for masa in periode:
            for nomor, id_desa, *isi in connection.execute(
                "SELECT variabel_id, desa_id, status, nilai, catatan, alasan, a.waktu, a.oleh, berkas, lembar, sel, "
                "i.id, sumber FROM angka a LEFT JOIN impor i ON i.id = a.impor_id "
                "WHERE tahun = ? AND panjang = ? AND awal = ? "
                f"AND variabel_id IN ({di_variabel}) AND ifnull(desa_id, 0) IN ({di_desa})",
                (masa.tahun, masa.panjang, masa.awal),
            ):
                hasil[nomor, masa, id_desa] = _angka(*isi)
    return hasil


def _among(nomor: Iterable[int]) -> str:
    return ", ".join(str(int(n)) for n in nomor)


def _angka(status: str, nilai: str, catatan: str, alasan: str, waktu: str, oleh: str, *asal: Any) -> Angka:
    berkas, lembar, sel, impor, sumber = asal
    dari = Asal(berkas, lembar, sel, impor, sumber) if impor is not None else None
    return Angka(figur_dari(status, nilai), catatan, alasan, datetime.fromisoformat(waktu), oleh, dari)


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
        write_figures(kantor.store.connection, isi)
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


def write_figures(
    connection: apsw.Connection,
    isi: Mapping[KunciFigur, Figur],
    asal: Mapping[KunciFigur, tuple[int, str, str]] = _DIKETIK,
) -> None:
    """Puts figures in, within a write of the caller's, who has asked `Bahan.halangan`. Equal ones stay as they are.

    `asal` says of imported ones which import, sheet and cell they came from; the others were typed.
    """
    waktu, oleh = now(), who()
    baru: list[tuple[object, ...]] = []
    ubah: list[tuple[object, ...]] = []
    hapus: list[tuple[int]] = []
    for (nomor, masa, id_desa), figur in isi.items():
        status, nilai = figur.status, f"{figur.nilai:f}" if figur.nilai is not None else ""
        kunci = (masa.tahun, masa.panjang, masa.awal, nomor, id_desa or 0)
        dari = asal.get((nomor, masa, id_desa), (None, "", ""))
        lama = connection.execute(f"SELECT id, status, nilai, catatan FROM angka WHERE {_KEY}", kunci).fetchone()
        if lama is None:
            if figur != KOSONG:
                baru.append((nomor, masa.tahun, masa.awal, masa.panjang, id_desa, status, nilai, waktu, oleh, *dari))
        elif (lama[1], lama[2]) != (status, nilai):
            if figur == KOSONG and not lama[3]:
                hapus.append((lama[0],))
            else:
                ubah.append((status, nilai, waktu, oleh, *dari, lama[0]))
    connection.executemany(
        "INSERT INTO angka (variabel_id, tahun, awal, panjang, desa_id, status, nilai, waktu, oleh, impor_id, lembar, "
        "sel) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        baru,
    )
    connection.executemany(
        "UPDATE angka SET status = ?, nilai = ?, alasan = '', waktu = ?, oleh = ?, impor_id = ?, lembar = ?, sel = ? "
        "WHERE id = ?",
        ubah,
    )
    connection.executemany("DELETE FROM angka WHERE id = ?", hapus)


def write_notes(connection: apsw.Connection, catatan: Mapping[KunciFigur, str]) -> None:
    """Notes that come with imported figures, whose rows are there; within a write of the caller's."""
    for (nomor, masa, id_desa), teks in catatan.items():
        kunci = (masa.tahun, masa.panjang, masa.awal, nomor, id_desa or 0)
        connection.execute(f"UPDATE angka SET catatan = ? WHERE {_KEY}", (singkat(teks, _CATATAN_MAKS), *kunci))


_Nilai = tuple[str, str, str]  # status, number and reason of a figure as its row stores them


def stored(connection: apsw.Connection, nomor: Iterable[int]) -> dict[int, _Nilai]:
    """What rows of figures hold, by their ids."""
    baca = "SELECT status, nilai, alasan FROM angka WHERE id = ?"
    return {satu: isi for satu in nomor for isi in connection.execute(baca, (satu,))}


def settle(connection: apsw.Connection, dulu: Mapping[int, _Nilai]) -> None:
    """Keeps the rules of figures where an old step was taken back row by row; `dulu` is what its rows held before.

    Another figure needs its own reason, where there is neither figure nor note there is no row, and what came by an
    import that is gone doesn't say so any more.
    """
    for nomor, (status, nilai, alasan) in stored(connection, dulu).items():
        if alasan and alasan == dulu[nomor][2] and (status, nilai) != dulu[nomor][:2]:
            connection.execute("UPDATE angka SET alasan = '' WHERE id = ?", (nomor,))
        if status == "kosong":
            connection.execute("DELETE FROM angka WHERE id = ? AND catatan = ''", (nomor,))
    connection.execute(
        "UPDATE angka SET impor_id = NULL, lembar = '', sel = '' "
        "WHERE impor_id IS NOT NULL AND impor_id NOT IN (SELECT id FROM impor)"
    )


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
