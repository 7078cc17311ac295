"""The catalogue: the forms an office starts with, put into its file row by row."""

import json
import os
from pathlib import Path
from typing import Any, Literal, get_args

from db import models
from db.store import Store
from iki_desktop.domain.dokumen import Gaya
from iki_desktop.domain.urutan import GAP
from resources import catalogue

NamaKatalog = Literal["pujon", "umum", "kosong"]
KATALOG: tuple[NamaKatalog, ...] = get_args(NamaKatalog)

_TABEL = ("desa", "variabel", "aturan", "jabatan")


def read_katalog(nama: NamaKatalog) -> dict[str, Any]:
    """The forms of `pujon` and what computes them; `umum` is the same with the office's own names left to fill in,
    without its villages and constants; `kosong` holds nothing."""
    if nama == "kosong":
        return {"kecamatan": "", "kabupaten": "", "penandatangan": {}} | {k: [] for k in _TABEL}
    teks = Path(catalogue("pujon.json")).read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(teks)
    if nama == "pujon":
        return data
    for sendiri, isian in data["nama_sendiri"]:
        teks = teks.replace(sendiri, isian).replace(sendiri.upper(), isian.upper())
    umum: dict[str, Any] = json.loads(teks)
    # Another office has other villages, and another number of working days: nothing of Pujon's is taken for granted.
    variabel = [{k: v for k, v in satu.items() if k != "konstanta"} for satu in umum["variabel"]]
    return umum | {"desa": [], "variabel": variabel}


def fill_store(store: Store, katalog: NamaKatalog, tahun: int) -> None:
    """Puts a catalogue into an empty store, in one transaction. Position `n` of the catalogue gets id `n`."""
    data = read_katalog(katalog)
    gaya = Gaya()
    store.bind()
    with models.proxy.atomic():
        models.Kantor.insert(
            id=1,
            kecamatan=data["kecamatan"],
            kabupaten=data["kabupaten"],
            kertas=gaya.kertas,
            ukuran_huruf=gaya.ukuran_huruf,
            tanda_tangan=gaya.tanda_tangan,
            kode=os.urandom(8).hex(),
        ).execute()
        id_tahun = models.Tahun.insert(tahun=tahun).execute()
        kosong = dict.fromkeys(("jabatan", "nama", "pangkat", "nip", "tempat"), "")
        models.Penandatangan.insert(tahun=id_tahun, **(kosong | data["penandatangan"])).execute()
        for nomor, isi in enumerate(data["jabatan"], start=1):
            _insert_jabatan(nomor, id_tahun, isi)
        for nomor, isi in enumerate(data["jabatan"], start=1):
            if "induk" in isi:
                models.Jabatan.update(induk=isi["induk"]).where(models.Jabatan.id == nomor).execute()
        for urutan, isi in enumerate(data["desa"], start=1):
            models.Desa.insert(urutan=GAP * urutan, **isi).execute()
        _insert_variabel(id_tahun, data["variabel"])
        for isi in data["aturan"]:
            models.Aturan.insert(**isi).execute()


def _insert_variabel(id_tahun: int, daftar: list[dict[str, Any]]) -> None:
    """The variables in the order of the list, where one that looks back stands after the one it looks at."""
    nomor: dict[str, int] = {}
    for isi in daftar:
        kolom = {k: v for k, v in isi.items() if k not in {"konstanta", "asal"}}
        asal = nomor[isi["asal"]] if "asal" in isi else None
        nomor[isi["nama"]] = models.Variabel.insert(asal=asal, **kolom).execute()
        if "konstanta" in isi:
            models.Konstanta.insert(variabel=nomor[isi["nama"]], tahun=id_tahun, nilai=isi["konstanta"]).execute()


def _insert_jabatan(nomor: int, id_tahun: int, isi: dict[str, Any]) -> None:
    sasaran_judul, indikator, penjelasan, sumber = isi["kolom"]
    models.Jabatan.insert(
        id=nomor,
        tahun=id_tahun,
        urutan=GAP * nomor,
        nama=isi["nama"],
        judul=isi["judul"],
        kolom_sasaran=sasaran_judul,
        kolom_indikator=indikator,
        kolom_penjelasan=penjelasan,
        kolom_sumber=sumber,
        gaya_daftar=isi["gaya_daftar"],
        fungsi_tercetak=isi.get("fungsi_tercetak", False),
        cabang=isi.get("cabang", ""),
        atasan_luar=isi.get("atasan_luar", ""),
        atasan_pasti=isi.get("atasan_pasti", True),
    ).execute()
    for model, daftar in ((models.Tugas, isi["tugas"]), (models.Fungsi, isi.get("fungsi", ()))):
        for urutan, teks in enumerate(daftar, start=1):
            model.insert(jabatan=nomor, urutan=GAP * urutan, teks=teks).execute()
    for urutan, sasaran in enumerate(isi["sasaran"], start=1):
        id_sasaran = models.Sasaran.insert(jabatan=nomor, urutan=GAP * urutan, teks=sasaran["teks"]).execute()
        for baris, indikator in enumerate(sasaran["indikator"], start=1):
            models.Indikator.insert(sasaran=id_sasaran, urutan=GAP * baris, **(_INDIKATOR | indikator)).execute()


_INDIKATOR: dict[str, Any] = {
    "penanda": "",
    "penjelasan": "",
    "rumus": "",
    "catatan": "",
    "kolom_catatan": "penjelasan",
    "sumber": "",
    "gabung_penjelasan": False,
    "gabung_sumber": False,
}
