"""What a step of the history changed, in the words of the clerk: where, which text, and what it was and became."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import apsw

from db.history import OWNER
from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.figur import Figur, tulis_figur
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.tempat import NAMA_KOLOM

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
    ("pemangku", "jabatan_id"): "jabatan",
    ("penandatangan", "pemangku_id"): "pemangku",
    ("variabel", "asal_id"): "variabel asal",
    ("variabel", "tetap"): "tetapan",
    ("indikator", "hitungan"): "rumus hitung",
    ("tahun", "batas_capaian"): "batas capaian tercetak",
    ("tahun", "tenggat"): "tanggal tenggat",
    ("variabel", "bulat"): "hanya angka utuh",
    ("variabel", "negatif"): "boleh di bawah nol",
    ("angka", "alasan"): "alasan dipertahankan",
    ("kantor", "ukuran_huruf"): "ukuran huruf",
    ("kantor", "tanda_tangan"): "letak tanda tangan",
    ("impor", "berkas"): "berkas",
}
# What tables are called where not by their own name.
_TABEL = {
    "kantor": "data kantor",
    "konstanta": "tetapan",
    "nama_lain": "nama lain",
    "pita": "predikat",
    "peta": "arti lembar",
}
_JENIS: dict[str, Jenis] = {"INSERT": "tambah", "DELETE": "hapus", "UPDATE": "ubah"}
# Say nothing to the clerk by themselves.
_DIAM = {
    "id", "urutan", "tahun_id", "variabel_id", "indikator_id", "desa_id", "awal", "panjang", "waktu", "oleh",
    "impor_id", "lembar", "sel", "kode", "sha256", "sumber", "diambil", "dikoreksi", "ditolak", "diabaikan", "sidik",
    "isi",
}  # fmt: skip
# Set for each new row, and of no interest until somebody changes them.
_BAWAAN = {
    "jabatan_id", "pemangku_id", "arah", "kolom_catatan", "judul", "kolom_sasaran", "kolom_indikator",
    "kolom_penjelasan", "kolom_sumber", "gaya_daftar", "atasan_pasti", "fungsi_tercetak", "frekuensi", "lingkup",
    "rekap_waktu", "rekap_desa", "bentuk", "jenis", "lonjakan", "tenggat", "tahun",
}  # fmt: skip
_Baris = Mapping[tuple[str, int], Mapping[str, Any]]  # the columns of rows, by table and id
_TAK_ADA: _Baris = {}
_YA = {"fungsi_tercetak", "atasan_pasti", "gabung_penjelasan", "gabung_sumber", "tetap", "bulat", "negatif"}
_BERKALA = {"angka", "target", "kunci"}  # whose rows are of a period


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One change of a step: where (“KASI PEMERINTAHAN · tugas”), which text, and what it was and became."""

    jenis: Jenis
    tempat: str
    kolom: str
    lama: str
    baru: str


def read_changes(connection: apsw.Connection, changeset: bytes) -> Iterator[Perubahan]:
    """What a changeset changed, text by text; a row that was added or deleted gives all of its texts."""
    semua = [(c.name, c.op, c.old, c.new) for c in apsw.Changeset.iter(changeset)]
    kolom = {tabel: _columns(connection, tabel) for tabel in {satu[0] for satu in semua}}
    hilang: dict[tuple[str, int], Mapping[str, Any]] = {}
    diubah: set[tuple[str, int]] = set()
    dirujuk: set[tuple[str, int]] = set()
    for tabel, op, lama, baru in semua:
        isi: Any = lama if lama else baru
        hilang[tabel, isi[0]] = dict(zip(kolom[tabel], isi, strict=False))
        dirujuk |= _referred(hilang[tabel, isi[0]])
        if op == "UPDATE":
            diubah.add((tabel, isi[0]))
            dirujuk |= _referred(dict(zip(kolom[tabel], baru or (), strict=False)))
    for satu, utuh in _recalled(connection, diubah | (dirujuk - set(hilang))).items():
        hilang[satu] = utuh | {k: n for k, n in hilang.get(satu, {}).items() if n is not apsw.no_change}
    pindah = dict[str, None]()
    for tabel, op, lama, baru in semua:
        tua = dict(zip(kolom[tabel], lama, strict=False)) if lama else {}
        muda = dict(zip(kolom[tabel], baru, strict=False)) if baru else {}
        nomor: Any = (tua or muda)["id"]
        tempat = place_of(connection, tabel, nomor, hilang)
        if op == "UPDATE" and set(_changed(tua, muda)) == {"urutan"}:
            pindah[tempat] = None
            continue
        yield from _row(connection, tabel, op, tempat, tua, muda, hilang)
    for tempat in pindah:
        yield Perubahan("ubah", tempat, "urutan", "", "dipindah")


def _recalled(connection: apsw.Connection, baris: set[tuple[str, int]]) -> dict[tuple[str, int], dict[str, Any]]:
    """Rows that are gone since, and those they refer to, as the step that made or deleted them has them whole.

    A changeset of a change holds only what changed: not which figure it was of.
    """
    hasil: dict[tuple[str, int], dict[str, Any]] = {}
    dicari = {satu for satu in baris if not _is_there(connection, *satu)}
    while dicari:
        ketemu = dict(_whole_rows(connection, dicari))
        hasil |= ketemu
        atas = {satu for isi in ketemu.values() for satu in _referred(isi)}
        dicari = {satu for satu in atas if satu not in hasil and not _is_there(connection, *satu)}
    return hasil


def _referred(isi: Mapping[str, Any]) -> set[tuple[str, int]]:
    """The rows that a row refers to, as far as it says so."""
    return {(tabel, isi[kolom]) for kolom, tabel in _RUJUKAN.items() if isinstance(isi.get(kolom), int)}


def _is_there(connection: apsw.Connection, tabel: str, nomor: int) -> bool:
    return connection.execute(f"SELECT 1 FROM {tabel} WHERE id = ?", (nomor,)).get is not None


def _whole_rows(
    connection: apsw.Connection, dicari: set[tuple[str, int]]
) -> Iterator[tuple[tuple[str, int], dict[str, Any]]]:
    sisa = set(dicari)
    for (changeset,) in connection.execute("SELECT perubahan FROM langkah ORDER BY id DESC"):
        for change in apsw.Changeset.iter(changeset):
            isi: Any = change.old or change.new
            if change.op != "UPDATE" and (satu := (change.name, isi[0])) in sisa:
                sisa.remove(satu)
                yield satu, dict(zip(_columns(connection, change.name), isi, strict=False))
        if not sisa:
            return


def _changed(tua: dict[str, Any], muda: dict[str, Any]) -> list[str]:
    return [k for k in muda if muda[k] is not apsw.no_change and k != "id" and muda[k] != tua.get(k)]


def _row(
    connection: apsw.Connection,
    tabel: str,
    op: str,
    tempat: str,
    tua: dict[str, Any],
    muda: dict[str, Any],
    hilang: _Baris,
) -> Iterator[Perubahan]:
    jenis = _JENIS[op]
    ada = tabel in _JUMLAH
    if ada and (jumlah := (_amount(tabel, tua), _amount(tabel, muda)))[0] != jumlah[1]:
        yield Perubahan(jenis, tempat, _part(tabel, op, muda), *jumlah)
    diam = _DIAM | _JUMLAH.get(tabel, set())
    for kolom in tua or muda:
        lama, baru = tua.get(kolom), muda.get(kolom)
        if kolom in diam or lama is apsw.no_change or baru is apsw.no_change or lama == baru:
            continue
        if jenis != "ubah" and (kolom in _BAWAAN or (lama if jenis == "hapus" else baru) in (None, "", 0)):
            continue
        ada = True
        nama = _KOLOM.get((tabel, kolom), kolom.replace("_", " "))
        teks = [_text(connection, kolom, isi, hilang) for isi in (lama, baru)]
        yield Perubahan(jenis, tempat, nama, *teks)
    if not ada and jenis != "ubah":
        yield Perubahan(jenis, tempat, _TABEL.get(tabel, tabel), "", "")


# Columns that together are one amount.
_JUMLAH = {"angka": {"status", "nilai", "tahun"}, "target": {"bawah", "atas"}}


def _part(tabel: str, op: str, muda: dict[str, Any]) -> str:
    """“target”, or its one end that changed: a changeset doesn't hold the other one."""
    if tabel == "target" and op == "UPDATE":
        for ujung, lain in (("bawah", "atas"), ("atas", "bawah")):
            if muda[lain] is apsw.no_change:
                return f"batas {ujung} target"
    return tabel


def _amount(tabel: str, isi: dict[str, Any]) -> str:
    """A figure or a target of a changeset as it is typed; what stayed as it was counts as a number."""
    ada = {k: n for k, n in isi.items() if n is not apsw.no_change}
    if tabel == "target":
        return " – ".join(tulis_angka(Decimal(n)) for n in dict.fromkeys(ada.get(k) for k in ("bawah", "atas")) if n)
    status, nilai = ada.get("status", "terisi"), ada.get("nilai")
    return tulis_figur(Figur(status, Decimal(nilai) if nilai else None)) if status != "terisi" or nilai else ""


# Which table a column refers to.
_RUJUKAN = {
    "induk_id": "jabatan",
    "jabatan_id": "jabatan",
    "sasaran_id": "sasaran",
    "indikator_id": "indikator",
    "pegawai_id": "pegawai",
    "pemangku_id": "pemangku",
    "variabel_id": "variabel",
    "asal_id": "variabel",
    "desa_id": "desa",
}


def _text(connection: apsw.Connection, kolom: str, nilai: Any, hilang: _Baris) -> str:
    if nilai is None:
        return ""
    if kolom in _YA:
        return "ya" if nilai else "tidak"
    if kolom == "pemangku_id":
        kolom, nilai = "pegawai_id", _column(connection, "pemangku", nilai, "pegawai_id", hilang)
    if kolom == "sasaran_id":
        return str(_column(connection, "sasaran", nilai, "teks", hilang) or "sasaran tanpa teks")
    return _name(connection, _RUJUKAN[kolom], nilai, hilang) if kolom in _RUJUKAN else str(nilai)


def _column(connection: apsw.Connection, tabel: str, nomor: int, kolom: str, hilang: _Baris) -> Any:
    """A column of a row: as it is now, or as it was in one that is gone; None where nothing says it."""
    nilai = connection.execute(f"SELECT {kolom} FROM {tabel} WHERE id = ?", (nomor,)).get
    return hilang.get((tabel, nomor), {}).get(kolom) if nilai is None else nilai


def _name(connection: apsw.Connection, tabel: str, nomor: int, hilang: _Baris) -> str:
    """What a row is called, on one line; by its number where nothing says its name."""
    nama = _column(connection, tabel, nomor, "nama", hilang)
    return " ".join(nama.split()) if isinstance(nama, str) else f"{tabel} {nomor}"


def _columns(connection: apsw.Connection, tabel: str) -> tuple[str, ...]:
    return tuple(baris[1] for baris in connection.execute(f"PRAGMA table_info({tabel})"))


_NAIK = {
    **OWNER,
    "konstanta": ("variabel_id", "variabel"),
    "angka": ("variabel_id", "variabel"),
    "nama_lain": ("desa_id", "desa"),
}


def place_of(connection: apsw.Connection, tabel: str, nomor: int, hilang: _Baris = _TAK_ADA) -> str:
    """“KASI PEMERINTAHAN · indikator”, “Pegawai · Januari 2026 · Ngroto”: whose row it is; of one that is gone, as far
    as `hilang` still says so."""
    if tabel in _BERKALA:
        masa = _period_of(connection, tabel, nomor, hilang)
        milik = _owner_of(connection, tabel, nomor, hilang)
        return " · ".join(filter(None, (milik, masa)))
    return _owner_of(connection, tabel, nomor, hilang)


def _period_of(connection: apsw.Connection, tabel: str, nomor: int, hilang: _Baris) -> str:
    """“Januari 2026 · Ngroto” of a figure; of a target, “Januari”: its year is that of its form."""
    kolom = {"angka": ("tahun", "awal", "panjang", "desa_id"), "target": ("awal", "panjang")}.get(
        tabel, ("tahun", "awal", "panjang")
    )
    lama = hilang.get((tabel, nomor), {})
    isi: list[Any] = [lama.get(k) for k in kolom]
    if any(n is None or n is apsw.no_change for n in isi[: min(3, len(kolom))]):
        baris = connection.execute(f"SELECT {', '.join(kolom)} FROM {tabel} WHERE id = ?", (nomor,)).fetchone()
        if baris is None:
            return ""
        isi = list(baris)
    if tabel == "target":
        return Periode(0, *isi).nama_pendek
    desa = _name(connection, "desa", isi[3], hilang) if len(isi) == 4 and isi[3] else ""
    return " · ".join(filter(None, (Periode(*isi[:3]).nama, desa)))


def _owner_of(connection: apsw.Connection, tabel: str, nomor: int, hilang: _Baris) -> str:
    asal, baris = tabel, nomor
    while tabel in _NAIK:
        kolom, atas = _NAIK[tabel]
        naik = hilang.get((tabel, nomor), {}).get(kolom)
        if naik is None or naik is apsw.no_change:
            naik = connection.execute(f"SELECT {kolom} FROM {tabel} WHERE id = ?", (nomor,)).get
        if naik is None:
            return _TABEL.get(asal, asal)
        tabel, nomor = atas, naik
    if tabel not in {"jabatan", "pegawai", "variabel", "desa"}:
        return _TABEL.get(asal, asal)
    nama = _name(connection, tabel, nomor, hilang)
    if asal == "angka" or (asal == tabel and baris == nomor):
        return nama
    return f"{nama} · {_TABEL.get(asal, asal)}"
