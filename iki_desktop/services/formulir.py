"""Reading the forms: the tree of positions, one form, the whole document."""

from collections.abc import Iterable
from typing import Any

from peewee import JOIN, fn

from db import models
from iki_desktop.domain.dokumen import Dokumen, Formulir, Gaya, Indikator, Penandatangan, Sasaran
from iki_desktop.domain.jabatan import Jabatan
from iki_desktop.services.kantor import Kantor


def load_jabatan(kantor: Kantor) -> tuple[Jabatan, ...]:
    """All positions of the year, in the order of the document, with what each holds counted."""
    with kantor.read():
        jumlah = {
            id_jabatan: (sasaran, indikator)
            for id_jabatan, sasaran, indikator in models.Sasaran.select(
                models.Sasaran.jabatan, fn.COUNT(fn.DISTINCT(models.Sasaran.id)), fn.COUNT(models.Indikator.id)
            )
            .join(models.Indikator, JOIN.LEFT_OUTER)
            .group_by(models.Sasaran.jabatan)
            .tuples()
        }
        return tuple(
            Jabatan(
                id=baris["id"],
                nama=baris["nama"],
                urutan=baris["urutan"],
                induk_id=baris["induk"],
                cabang=baris["cabang"],
                atasan_luar=baris["atasan_luar"],
                atasan_pasti=baris["atasan_pasti"],
                jumlah_sasaran=jumlah.get(baris["id"], (0, 0))[0],
                jumlah_indikator=jumlah.get(baris["id"], (0, 0))[1],
            )
            for baris in models.Jabatan.select().order_by(models.Jabatan.urutan, models.Jabatan.id).dicts()
        )


def load_formulir(kantor: Kantor, id_jabatan: int) -> Formulir:
    """The form of one position."""
    with kantor.read():
        return _load_forms(models.Jabatan.id == id_jabatan)[0]


def load_dokumen(kantor: Kantor) -> Dokumen:
    """The whole document of the office: all forms in order, the signature, and how it is set."""
    with kantor.read():
        baris = models.Kantor.get()
        tahun = models.Tahun.select().order_by(models.Tahun.tahun.desc()).get()
        return Dokumen(
            kecamatan=baris.kecamatan,
            kabupaten=baris.kabupaten,
            tahun=tahun.tahun,
            formulir=_load_forms(models.Jabatan.tahun == tahun),
            penandatangan=_load_penandatangan(tahun),
            gaya=Gaya(baris.kertas, baris.ukuran_huruf, baris.tanda_tangan),
        )


def _load_penandatangan(tahun: models.Tahun) -> Penandatangan:
    baris = models.Penandatangan.get_or_none(models.Penandatangan.tahun == tahun)
    if baris is None:
        return Penandatangan()
    return Penandatangan(baris.jabatan, baris.nama, baris.pangkat, baris.nip, baris.tempat, baris.tanggal)


def _load_forms(syarat: Any) -> tuple[Formulir, ...]:
    """The forms of the positions that meet a condition on `Jabatan`, with five queries however many they are."""
    jabatan = list(models.Jabatan.select().where(syarat).order_by(models.Jabatan.urutan, models.Jabatan.id).dicts())
    ids = models.Jabatan.select(models.Jabatan.id).where(syarat)
    indikator = _grouped(
        models.Indikator.select()
        .join(models.Sasaran)
        .where(models.Sasaran.jabatan.in_(ids))
        .order_by(models.Indikator.sasaran, models.Indikator.urutan, models.Indikator.id)
        .dicts(),
        "sasaran",
    )
    sasaran, tugas, fungsi = (
        _grouped(
            model.select().where(model.jabatan.in_(ids)).order_by(model.jabatan, model.urutan, model.id).dicts(),
            "jabatan",
        )
        for model in (models.Sasaran, models.Tugas, models.Fungsi)
    )
    nama = dict(models.Jabatan.select(models.Jabatan.id, models.Jabatan.nama).tuples())
    return tuple(
        Formulir(
            id=baris["id"],
            nama=baris["nama"],
            judul=baris["judul"],
            kolom=(baris["kolom_sasaran"], baris["kolom_indikator"], baris["kolom_penjelasan"], baris["kolom_sumber"]),
            gaya_daftar=baris["gaya_daftar"],
            tugas=tuple(t["teks"] for t in tugas.get(baris["id"], ())),
            fungsi=tuple(f["teks"] for f in fungsi.get(baris["id"], ())),
            fungsi_tercetak=baris["fungsi_tercetak"],
            sasaran=tuple(
                Sasaran(s["id"], s["teks"], tuple(_indikator(i) for i in indikator.get(s["id"], ())))
                for s in sasaran.get(baris["id"], ())
            ),
            atasan=nama.get(baris["induk"], baris["atasan_luar"]),
            atasan_pasti=baris["atasan_pasti"],
        )
        for baris in jabatan
    )


def _indikator(baris: dict[str, Any]) -> Indikator:
    return Indikator(**{kunci: nilai for kunci, nilai in baris.items() if kunci not in {"sasaran", "urutan"}})


def _grouped(baris: Iterable[dict[str, Any]], kunci: str) -> dict[int, list[dict[str, Any]]]:
    hasil: dict[int, list[dict[str, Any]]] = {}
    for satu in baris:
        hasil.setdefault(satu[kunci], []).append(satu)
    return hasil
