"""Importing what was read: what the office knows, what would change, and writing it, all in one step of the history."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from db import queries
from db.history import Changes, who
from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.desa import Desa, nama_bersih
from iki_desktop.domain.figur import Figur
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.impor.hasil import NASIB
from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.peta import Peta
from iki_desktop.domain.impor.peta_json import baca_peta, tulis_peta
from iki_desktop.domain.impor.rencana import Rencana, Tersimpan, rencanakan
from iki_desktop.domain.impor.tanya import Jawaban
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.variabel import Variabel
from iki_desktop.services.angka import Angka, Bahan, load_angka, write_figures, write_notes
from iki_desktop.services.berkas import free_name, make_folder, write_whole
from iki_desktop.services.desa import read_desa
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.kunci import now, read_kunci
from iki_desktop.services.ragu import doubts_of
from iki_desktop.services.tahun import current_year, years
from iki_desktop.services.variabel import read_variabel


def load_konteks(kantor: Kantor, periode: Periode | None = None) -> Konteks:
    """What the office knows when foreign sheets are looked at; `periode` is what the clerk says they are of."""
    tahun, semua_tahun = current_year(kantor), years(kantor)
    with kantor.read() as connection:
        kecamatan, kabupaten, kertas, *_ = queries.office(connection, kantor.id_tahun)
        desa, variabel = read_desa(connection), tuple(read_variabel(connection))
        ingatan = dict(connection.execute("SELECT sidik, isi FROM peta ORDER BY id"))
        return Konteks(
            kode=connection.execute("SELECT kode FROM kantor").get or "",
            kecamatan=kecamatan,
            kabupaten=kabupaten,
            tahun=tahun,
            semua_tahun=semua_tahun,
            desa=desa,
            variabel=variabel,
            kunci=read_kunci(connection),
            periode=periode,
            kertas=kertas,
            peta={
                sidik: peta for sidik, isi in ingatan.items() if (peta := _recalled(isi, desa, variabel)) is not None
            },
        )


def _recalled(isi: str, desa: Iterable[Desa], variabel: Iterable[Variabel]) -> Peta | None:
    """A remembered meaning; None where it names a variable that is gone since."""
    try:
        return baca_peta(json.loads(isi), desa, variabel)
    except UserError:
        return None


def plan(kantor: Kantor, hasil: Sequence[TinjauanBuku], jawaban: Jawaban) -> tuple[Rencana, ...]:
    """What importing these files would change, beside what is stored."""
    with kantor.read() as connection:
        bahan = Bahan.read(connection)
        sudah = {
            sha256: f"Berkas ini sudah diimpor pada {datetime.fromisoformat(waktu):%d-%m-%Y %H.%M}."
            for sha256, waktu in connection.execute("SELECT sha256, max(waktu) FROM impor GROUP BY sha256")
        }
    ada = {kunci: _stored(angka) for kunci, angka in _existing(kantor, hasil).items()}
    return rencanakan(hasil, ada, sudah, jawaban, bahan.sebut)


def _existing(kantor: Kantor, hasil: Iterable[TinjauanBuku]) -> dict[KunciFigur, Angka]:
    kunci = {ambilan.kunci for satu in hasil for _, _, ambilan in satu.ambilan()}
    if not kunci:
        return {}
    return load_angka(kantor, {k[0] for k in kunci}, {k[1] for k in kunci}, {k[2] for k in kunci})


def _stored(angka: Angka) -> Tersimpan:
    sumber = angka.asal.sumber if angka.asal is not None else ""
    return Tersimpan(angka.figur, angka.riwayat, sumber, angka.catatan)


def commit(
    kantor: Kantor,
    rencana: Sequence[Rencana],
    nama_lain: Mapping[int, Collection[str]] | None = None,
    peta: Mapping[str, Peta] | None = None,
) -> Changes:
    """Writes what was planned, all files in one step; nothing is written where nothing changes (`step` is None then).

    `nama_lain` are names that the clerk said mean a village, `peta` the meanings to be remembered by the signature of
    their layout. Raises `UserError` where a question is open, or the figures changed since the plan was made.
    """
    if any(satu.pertanyaan for satu in rencana):
        raise UserError("Masih ada pertanyaan yang belum dijawab. Jawab dahulu, lalu impor.")
    _require_unchanged(kantor, rencana)
    banyak = sum(p.jenis != "tetap" for satu in rencana for p in satu.perubahan)
    with kantor.write(_label(rencana, banyak)) as changes:
        connection = kantor.store.connection
        for satu in rencana:
            if not satu.isi:
                continue
            hitung = satu.hasil.hitung()
            buku = satu.hasil.buku
            connection.execute(
                f"INSERT INTO impor (berkas, sha256, sumber, {', '.join(NASIB)}, waktu, oleh) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (buku.nama, buku.sha256, satu.hasil.sumber, *(hitung[n] for n in NASIB), now(), who()),
            )
            nomor = connection.last_insert_rowid()
            isi: dict[KunciFigur, Figur] = {}
            asal: dict[KunciFigur, tuple[int, str, str]] = {}
            for p in satu.isi:
                if p.jenis != "tetap":
                    isi[p.ambilan.kunci] = p.ambilan.figur
                    asal[p.ambilan.kunci] = (nomor, p.lembar, p.sel)
            write_figures(connection, isi, asal)
            write_notes(connection, {p.ambilan.kunci: p.catatan for p in satu.isi if p.catatan})
        _remember(kantor, nama_lain or {}, peta or {})
    return changes


def doubtful(kantor: Kantor, rencana: Iterable[Rencana]) -> dict[KunciFigur, str]:
    """The figures that an import has changed and that are doubtful, each with the sentence why."""
    kunci = {p.ambilan.kunci for satu in rencana for p in satu.perubahan if p.jenis != "tetap"}
    return doubts_of(kantor, kunci)


def _label(rencana: Sequence[Rencana], banyak: int) -> str:
    berkas = [satu.hasil.buku.nama for satu in rencana if satu.isi]
    apa = berkas[0] if len(berkas) == 1 else f"{len(berkas)} berkas"
    return f"Impor {apa}: {tulis_angka(Decimal(banyak))} angka"


def _require_unchanged(kantor: Kantor, rencana: Sequence[Rencana]) -> None:
    """Raises `UserError` where what is stored isn't what the plan was made beside, or can't be set any more."""
    ada = _existing(kantor, [satu.hasil for satu in rencana])
    with kantor.read() as connection:
        bahan = Bahan.read(connection)
    for satu in rencana:
        for p in satu.perubahan:
            lama = ada.get(p.ambilan.kunci)
            if (lama.figur if lama is not None else None) != (p.lama.figur if p.lama is not None else None):
                raise UserError(
                    f"{bahan.sebut(p.ambilan.kunci)} berubah sejak berkas ini ditinjau. Tinjau ulang, lalu impor."
                )
            if p.jenis != "tetap" and (salah := bahan.halangan(p.ambilan.kunci, p.ambilan.figur)):
                raise UserError(f"{bahan.sebut(p.ambilan.kunci)}: {salah}")


def _remember(kantor: Kantor, nama_lain: Mapping[int, Collection[str]], peta: Mapping[str, Peta]) -> None:
    connection = kantor.store.connection
    ada = {kunci_cari(nama): d.id for d in read_desa(connection) for nama in d.semua_nama}
    for id_desa, semua in nama_lain.items():
        for nama in map(nama_bersih, semua):
            if kunci_cari(nama) not in ada:
                ada[kunci_cari(nama)] = id_desa
                connection.execute("INSERT INTO nama_lain (desa_id, nama) VALUES (?, ?)", (id_desa, nama))
    for sidik, satu in peta.items():
        connection.execute(
            "INSERT INTO peta (sidik, isi) VALUES (?, ?) ON CONFLICT (sidik) DO UPDATE SET isi = excluded.isi "
            "WHERE isi <> excluded.isi",
            (sidik, tulis_peta(satu)),
        )


def save_refused(folder: Path, hasil: TinjauanBuku, konteks: Konteks) -> Path:
    """Writes what was refused of a file as a workbook into a folder, to be sent back; gives its place.

    A file that is there already stays: the new one gets a number.
    """
    from iki_desktop.sheets.tolakan import write_tolakan

    make_folder(folder)
    path = free_name(folder / f"{Path(hasil.buku.nama).stem} - perbaikan.xlsx")
    write_whole(path, write_tolakan(hasil, konteks, konteks.kertas))
    return path
