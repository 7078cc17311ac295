"""The history as the clerk sees it: undo, redo, what each step did, taking back an old one, the document as it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import apsw

from db import history as langkah_db
from db import queries
from db.errors import Conflict
from db.history import Changes, Clash
from iki_desktop.domain.dokumen import Dokumen
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.tempat import NAMA_KOLOM
from iki_desktop.services.formulir import read_dokumen
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.lingkungan import sentences

Keadaan = Literal["berlaku", "diurungkan", "ditinggalkan"]
Jenis = Literal["tambah", "ubah", "hapus"]

_KOLOM: dict[tuple[str, str], str] = {
    **{(tabel, kolom): nama for (tabel, kolom), nama in NAMA_KOLOM.items()},
    ("jabatan", "induk_id"): "atasan",
    ("jabatan", "gaya_daftar"): "tanda daftar",
    ("jabatan", "fungsi_tercetak"): "baris fungsi kosong tercetak",
    ("jabatan", "cabang"): "cabang",
    ("jabatan", "atasan_luar"): "atasan di luar pohon",
    ("jabatan", "atasan_pasti"): "atasan sudah pasti",
    ("indikator", "arah"): "arah",
    ("indikator", "kolom_catatan"): "letak catatan",
    ("indikator", "gabung_penjelasan"): "penjelasan bergabung dengan atasnya",
    ("indikator", "gabung_sumber"): "sumber data bergabung dengan atasnya",
    ("indikator", "sasaran_id"): "sasaran",
    ("penandatangan", "jabatan"): "jabatan penandatangan",
    ("pemangku", "pegawai_id"): "pegawai",
    ("variabel", "asal_id"): "variabel asal",
    ("variabel", "tetap"): "tetapan",
    ("kantor", "ukuran_huruf"): "ukuran huruf",
    ("kantor", "tanda_tangan"): "letak tanda tangan",
}
_TABEL = {"penandatangan": "penandatangan", "kantor": "data kantor", "tahun": "tahun", "variabel": "variabel"}
_DIAM = {
    "id",
    "urutan",
    "tahun_id",
    "jabatan_id",
    "pemangku_id",
    "variabel_id",
}  # say nothing to the clerk by themselves
# Set for each new row, and of no interest until somebody changes them.
_BAWAAN = {
    "arah", "kolom_catatan", "judul", "kolom_sasaran", "kolom_indikator", "kolom_penjelasan", "kolom_sumber",
    "gaya_daftar", "atasan_pasti", "fungsi_tercetak", "frekuensi", "lingkup", "rekap_waktu", "rekap_desa", "bentuk",
}  # fmt: skip
_YA = {"fungsi_tercetak", "atasan_pasti", "gabung_penjelasan", "gabung_sumber", "tetap"}


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step. `membatalkan` is the older step that it takes back; `dibatalkan_oleh` the one that took this back."""

    id: int
    waktu: datetime
    oleh: str
    label: str
    keadaan: Keadaan
    membatalkan: int | None
    dibatalkan_oleh: int | None


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One change of a step: where (“KASI PEMERINTAHAN · tugas”), which text, and what it was and became."""

    jenis: Jenis
    tempat: str
    kolom: str
    lama: str
    baru: str


class Bentrok(UserError):
    """An old step can't be taken back whole; `rincian` are sentences about what was changed since."""

    def __init__(self, kalimat: str, rincian: tuple[str, ...]) -> None:
        """`kalimat` says what to do."""
        super().__init__(kalimat)
        self.rincian = rincian


# -- back and forth


def undo(kantor: Kantor) -> Changes | None:
    """Takes back the newest step; None if there is none. Also after a restart."""
    with sentences(kantor.path):
        return kantor.store.undo()


def redo(kantor: Kantor) -> Changes | None:
    """Does the step again that was taken back last; None if there is none, or other work was done since."""
    with sentences(kantor.path):
        return kantor.store.redo()


def undo_label(kantor: Kantor) -> str | None:
    """What `undo` would take back."""
    with kantor.read() as connection:
        satu = langkah_db.undo_step(connection)
    return satu[1] if satu else None


def redo_label(kantor: Kantor) -> str | None:
    """What `redo` would do again."""
    with kantor.read() as connection:
        satu = langkah_db.redo_step(connection)
    return satu[1] if satu else None


def take_back(kantor: Kantor, id_langkah: int, *, lewati: bool = False) -> Changes:
    """Takes back one old step, as a new step of its own. With `lewati`, what was changed since stays as it is.

    Raises `Bentrok` with a sentence for each change that clashes, `UserError` where there is nothing to take back.
    """
    langkah = langkah_ke(kantor, id_langkah)
    if langkah.keadaan != "berlaku":
        raise UserError(f"Langkah {id_langkah} “{langkah.label}” sudah diurungkan. Pilih langkah lain.")
    if langkah.dibatalkan_oleh:
        raise UserError(
            f"Langkah {id_langkah} “{langkah.label}” sudah diambil kembali oleh langkah {langkah.dibatalkan_oleh}. "
            "Untuk memulihkannya, ambil kembali langkah itu."
        )
    try:
        with sentences(kantor.path):
            changes = kantor.store.revert(id_langkah, f"Ambil kembali: {langkah.label}", skip=lewati)
    except Conflict as galat:
        raise _bentrok(kantor, langkah, galat.args[0]) from galat
    if changes.step is None:
        raise UserError(f"Langkah {id_langkah} “{langkah.label}” tidak menyisakan apa pun untuk diambil kembali.")
    return changes


def _bentrok(kantor: Kantor, langkah: Langkah, clashes: list[Clash]) -> Bentrok:
    rincian = []
    with kantor.read() as connection:
        for satu in dict.fromkeys(clashes):
            if not satu.table:
                rincian.append("Ada isi lain yang sekarang bergantung padanya, jadi tidak bisa diambil kembali.")
                continue
            sesudah = _later(connection, satu, langkah.id)
            tempat = _tempat(connection, satu.table, satu.id, {})
            oleh = f"langkah {sesudah[0]} “{sesudah[1]}”" if sesudah else "langkah lain"
            rincian.append(f"{tempat}: sudah diubah lagi oleh {oleh}.")
    return Bentrok(
        f"Langkah {langkah.id} “{langkah.label}” tidak bisa diambil kembali seluruhnya, karena {len(rincian)} isinya "
        "sudah diubah sesudah itu. Ambil kembali langkah yang lebih baru dulu, atau ambil kembali selebihnya saja.",
        tuple(rincian),
    )


def _later(connection: apsw.Connection, satu: Clash, sesudah: int) -> tuple[int, str] | None:
    """The newest step after one that touched a row."""
    for nomor, label, perubahan in connection.execute(
        "SELECT id, label, perubahan FROM langkah WHERE id > ? AND keadaan = 'berlaku' ORDER BY id DESC", (sesudah,)
    ):
        if satu.id in langkah_db.touched(perubahan).get(satu.table, ()):
            return nomor, label
    return None


# -- looking back


_LANGKAH = (
    "SELECT l.id, l.waktu, l.oleh, l.label, l.keadaan, l.membatalkan, "
    "(SELECT max(b.id) FROM langkah b WHERE b.membatalkan = l.id AND b.keadaan = 'berlaku') FROM langkah l "
)


def history(
    kantor: Kantor, *, id_jabatan: int | None = None, sebelum: int | None = None, batas: int = 200
) -> tuple[Langkah, ...]:
    """The steps, newest first: at most `batas`, those before step `sebelum`, those that touch one position."""
    syarat, nilai = ["l.id < ?"], [sebelum if sebelum is not None else 2**62]
    if id_jabatan is not None:
        syarat.append("l.id IN (SELECT langkah_id FROM langkah_jabatan WHERE jabatan_id = ?)")
        nilai.append(id_jabatan)
    with kantor.read() as connection:
        baris = connection.execute(
            f"{_LANGKAH} WHERE {' AND '.join(syarat)} ORDER BY l.id DESC LIMIT ?", (*nilai, batas)
        )
        return tuple(_langkah(b) for b in baris)


def langkah_ke(kantor: Kantor, id_langkah: int) -> Langkah:
    """One step. Raises `UserError` if there is none of that number."""
    with kantor.read() as connection:
        baris = list(connection.execute(f"{_LANGKAH} WHERE l.id = ?", (id_langkah,)))
    if not baris:
        raise UserError(f"Langkah {id_langkah} tidak ada. Lihat nomor langkah di riwayat.")
    return _langkah(baris[0])


def _langkah(baris: queries.Row) -> Langkah:
    nomor, waktu, oleh, label, keadaan, membatalkan, dibatalkan = baris
    return Langkah(nomor, datetime.fromisoformat(waktu), oleh, label, keadaan, membatalkan, dibatalkan)


def rincian(kantor: Kantor, id_langkah: int) -> tuple[Perubahan, ...]:
    """What a step changed, text by text; a row that was added or deleted shows all of its texts."""
    langkah_ke(kantor, id_langkah)
    with kantor.read() as connection:
        return tuple(_perubahan(connection, langkah_db.changeset_of(connection, id_langkah)))


def _perubahan(connection: apsw.Connection, changeset: bytes) -> Iterator[Perubahan]:
    semua = [(c.name, c.op, c.old, c.new) for c in apsw.Changeset.iter(changeset)]
    hilang: dict[tuple[str, int], dict[str, Any]] = {}
    for tabel, _, lama, baru in semua:
        kolom = _columns(connection, tabel)
        isi: Any = lama if lama else baru
        hilang[tabel, isi[0]] = dict(zip(kolom, isi, strict=False))
    pindah = dict[str, None]()
    for tabel, op, lama, baru in semua:
        kolom = _columns(connection, tabel)
        tua = dict(zip(kolom, lama, strict=False)) if lama else {}
        muda = dict(zip(kolom, baru, strict=False)) if baru else {}
        nomor: Any = (tua or muda)["id"]
        tempat = _tempat(connection, tabel, nomor, hilang)
        if op == "UPDATE" and set(_changed(tua, muda)) == {"urutan"}:
            pindah[tempat] = None
            continue
        yield from _row(connection, tabel, op, tempat, tua, muda)
    for tempat in pindah:
        yield Perubahan("ubah", tempat, "urutan", "", "dipindah")


def _changed(tua: dict[str, Any], muda: dict[str, Any]) -> list[str]:
    return [k for k in muda if muda[k] is not apsw.no_change and k != "id" and muda[k] != tua.get(k)]


def _row(
    connection: apsw.Connection, tabel: str, op: str, tempat: str, tua: dict[str, Any], muda: dict[str, Any]
) -> Iterator[Perubahan]:
    jenis: Jenis = {"INSERT": "tambah", "DELETE": "hapus", "UPDATE": "ubah"}[op]  # type: ignore[assignment]
    ada = False
    for kolom in tua or muda:
        lama, baru = tua.get(kolom), muda.get(kolom)
        if kolom in _DIAM or lama is apsw.no_change or baru is apsw.no_change or lama == baru:
            continue
        if jenis != "ubah" and (kolom in _BAWAAN or (lama if jenis == "hapus" else baru) in (None, "", 0)):
            continue
        ada = True
        nama = _KOLOM.get((tabel, kolom), kolom.replace("_", " "))
        yield Perubahan(jenis, tempat, nama, _text(connection, kolom, lama), _text(connection, kolom, baru))
    if not ada and jenis != "ubah":
        yield Perubahan(jenis, tempat, _TABEL.get(tabel, tabel), "", "")


def _text(connection: apsw.Connection, kolom: str, nilai: Any) -> str:
    if nilai is None:
        return ""
    if kolom in _YA:
        return "ya" if nilai else "tidak"
    rujukan = {"induk_id": "jabatan", "pegawai_id": "pegawai", "asal_id": "variabel"}.get(kolom)
    if rujukan:
        return connection.execute(f"SELECT nama FROM {rujukan} WHERE id = ?", (nilai,)).get or f"nomor {nilai}"
    if kolom == "sasaran_id":
        return connection.execute("SELECT teks FROM sasaran WHERE id = ?", (nilai,)).get or "sasaran tanpa teks"
    return str(nilai)


def _columns(connection: apsw.Connection, tabel: str) -> tuple[str, ...]:
    return tuple(baris[1] for baris in connection.execute(f"PRAGMA table_info({tabel})"))


_NAIK = {
    "tugas": ("jabatan_id", "jabatan"),
    "fungsi": ("jabatan_id", "jabatan"),
    "sasaran": ("jabatan_id", "jabatan"),
    "indikator": ("sasaran_id", "sasaran"),
    "pemangku": ("jabatan_id", "jabatan"),
}


def _tempat(connection: apsw.Connection, tabel: str, nomor: int, hilang: dict[tuple[str, int], dict[str, Any]]) -> str:
    """“KASI PEMERINTAHAN · indikator”: whose row it is, also of one that is gone."""
    asal, baris = tabel, nomor
    while tabel in _NAIK:
        kolom, atas = _NAIK[tabel]
        naik = hilang.get((tabel, nomor), {}).get(kolom)
        if naik is None or naik is apsw.no_change:
            naik = connection.execute(f"SELECT {kolom} FROM {tabel} WHERE id = ?", (nomor,)).get
        if naik is None:
            return _TABEL.get(asal, asal)
        tabel, nomor = atas, naik
    if tabel not in {"jabatan", "pegawai", "variabel"}:
        return _TABEL.get(asal, asal)
    nama = connection.execute(f"SELECT nama FROM {tabel} WHERE id = ?", (nomor,)).get
    if nama is None:
        nama = hilang.get((tabel, nomor), {}).get("nama")
    nama = " ".join(nama.split()) if isinstance(nama, str) else f"{tabel} {nomor}"
    return nama if asal == tabel and baris == nomor else f"{nama} · {_TABEL.get(asal, asal)}"


def dokumen_pada(kantor: Kantor, id_langkah: int) -> Dokumen:
    """The document of the year as it was right after a step: all later steps are taken back in a copy in memory.

    Raises `UserError` where that step isn't there, or the year didn't exist then.
    """
    langkah_ke(kantor, id_langkah)
    salinan = apsw.Connection(":memory:")
    with kantor.read() as connection:
        id_tahun = queries.office(connection, kantor.id_tahun)[5]
        with salinan.backup("main", connection, "main") as backup:
            backup.step()
    try:
        return _taken_back(salinan, id_langkah, id_tahun)
    finally:
        salinan.close()


def _taken_back(salinan: apsw.Connection, id_langkah: int, id_tahun: int) -> Dokumen:
    """Takes back, in a copy, all that was done after a step, and reads the document."""
    salinan.pragma("foreign_keys", 1)
    salinan.execute("BEGIN")
    for (nomor,) in list(
        salinan.execute("SELECT id FROM langkah WHERE id > ? AND keadaan = 'berlaku' ORDER BY id DESC", (id_langkah,))
    ):
        if langkah_db.apply(salinan, apsw.Changeset.invert(langkah_db.changeset_of(salinan, nomor))):
            raise UserError(f"Riwayat sesudah langkah {nomor} tidak bisa dibaca utuh. Pilih langkah yang lebih baru.")
    if not salinan.execute("SELECT count(*) FROM tahun WHERE id = ?", (id_tahun,)).get:
        raise UserError("Pada langkah itu dokumen tahun ini belum ada. Pilih langkah yang lebih baru.")
    return read_dokumen(salinan, id_tahun)
