"""Reading the forms: the tree of positions, one form, the whole document."""

from datetime import date

import apsw

from db import queries
from iki_desktop.domain.dokumen import Butir, Dokumen, Formulir, Gaya, Indikator, Penandatangan, Sasaran
from iki_desktop.domain.jabatan import Jabatan
from iki_desktop.services.kantor import Kantor


def load_jabatan(kantor: Kantor) -> tuple[Jabatan, ...]:
    """All positions of the year, in the order of the document, with what each holds counted."""
    with kantor.read() as connection:
        *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        return tuple(
            Jabatan(id, nama, ke, induk, cabang, luar, bool(pasti), sasaran, indikator)
            for ke, (id, nama, induk, cabang, luar, pasti, sasaran, indikator) in enumerate(
                queries.positions(connection, id_tahun), start=1
            )
        )


def load_formulir(kantor: Kantor, id_jabatan: int) -> Formulir:
    """The form of one position."""
    with kantor.read() as connection:
        return _form(connection, queries.form_head(connection, id_jabatan))


def load_dokumen(kantor: Kantor) -> Dokumen:
    """The whole document of the office: all forms in order, the signature, and how it is set."""
    with kantor.read() as connection:
        return read_dokumen(connection, kantor.id_tahun)


def read_dokumen(connection: apsw.Connection, id_tahun: int) -> Dokumen:
    """The document of a year (0: the newest) as a connection shows it."""
    kecamatan, kabupaten, kertas, ukuran, tanda_tangan, id_tahun, tahun = queries.office(connection, id_tahun)
    return Dokumen(
        kecamatan=kecamatan,
        kabupaten=kabupaten,
        tahun=tahun,
        formulir=tuple(_form(connection, kepala) for kepala in queries.form_heads(connection, id_tahun)),
        penandatangan=_penandatangan(queries.signatory(connection, id_tahun)),
        gaya=Gaya(kertas, ukuran, tanda_tangan),
        nama_tercetak=queries.printed_names(connection),
    )


def _penandatangan(baris: queries.Row | None) -> Penandatangan:
    if baris is None:
        return Penandatangan()
    jabatan, nama, pangkat, nip, tempat, tanggal = baris
    return Penandatangan(jabatan, nama, pangkat, nip, tempat, date.fromisoformat(tanggal) if tanggal else None)


def _form(connection: apsw.Connection, kepala: queries.Row) -> Formulir:
    id_jabatan, nama, judul, k1, k2, k3, k4, gaya, fungsi_tercetak, induk, atasan_luar, atasan_pasti = kepala
    return Formulir(
        id=id_jabatan,
        nama=nama,
        judul=judul,
        kolom=(k1, k2, k3, k4),
        gaya_daftar=gaya,
        tugas=tuple(Butir(*b) for b in queries.list_items(connection, "tugas", id_jabatan)),
        fungsi=tuple(Butir(*b) for b in queries.list_items(connection, "fungsi", id_jabatan)),
        fungsi_tercetak=bool(fungsi_tercetak),
        sasaran=tuple(
            Sasaran(id_sasaran, teks, tuple(_indikator(b) for b in queries.indicators(connection, id_sasaran)))
            for id_sasaran, teks in queries.goals(connection, id_jabatan)
        ),
        atasan=queries.name(connection, induk) if induk else atasan_luar,
        atasan_pasti=bool(atasan_pasti),
    )


def _indikator(baris: queries.Row) -> Indikator:
    id_indikator, teks, penanda, penjelasan, rumus, catatan, kolom_catatan, sumber, gabung_p, gabung_s, arah = baris
    return Indikator(
        id_indikator, teks, penanda, penjelasan, rumus, catatan, kolom_catatan, sumber, bool(gabung_p), bool(gabung_s),
        arah,
    )  # fmt: skip
