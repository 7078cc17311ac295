"""The variables of the formulas: reading, making, renaming them everywhere, their constants of the year."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

import apsw

from db import queries
from db.history import Changes
from iki_desktop.domain.acuan import Calon, cari
from iki_desktop.domain.angka import DIGIT_MAKS, tulis_angka
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.kisi import diisi
from iki_desktop.domain.nama_rumus import ganti_nama, nama_tertulis
from iki_desktop.domain.periode import PANJANG
from iki_desktop.domain.teks import kunci_cari, satu_baris
from iki_desktop.domain.tempat import Tempat
from iki_desktop.domain.variabel import (
    FREKUENSI,
    JEDA_MAKS,
    LINGKUP,
    REKAP_DESA,
    REKAP_WAKTU,
    Variabel,
    memutar,
    nama_bersih,
)
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.kunci import require_open

Pemakaian = tuple[tuple[Tempat, str], ...]

_KOLOM = (
    "id, nama, tercetak, satuan, frekuensi, lingkup, rekap_waktu, rekap_desa, tetap, asal_id, jeda, bulat, negatif, "
    "terkecil, terbesar, lonjakan"
)
_PILIHAN: dict[str, tuple[object, ...]] = {
    "frekuensi": FREKUENSI,
    "lingkup": LINGKUP,
    "rekap_waktu": REKAP_WAKTU,
    "rekap_desa": REKAP_DESA,
}
_TEKS = ("tercetak", "satuan")
_BATAS = ("terkecil", "terbesar", "lonjakan")
_FORMULAS = (("indikator", "rumus"), ("indikator", "hitungan"), ("aturan", "teks"))  # where names are written
_PANJANG_MAKS = 500
_DISEBUT = 3  # places that a refusal names before it counts the rest
_TEMPAT = """
    SELECT i.id, i.rumus || char(10) || i.hitungan, j.nama, t.id, t.tahun,
           row_number() OVER (PARTITION BY j.id ORDER BY s.urutan, s.id, i.urutan, i.id)
    FROM indikator i JOIN sasaran s ON s.id = i.sasaran_id JOIN jabatan j ON j.id = s.jabatan_id
         JOIN tahun t ON t.id = j.tahun_id
    ORDER BY t.tahun DESC, j.urutan, j.id, s.urutan, s.id, i.urutan, i.id
"""


# -- reading


def load_variabel(kantor: Kantor) -> tuple[Variabel, ...]:
    """All variables of the office by name."""
    with kantor.read() as connection:
        return tuple(sorted(read_variabel(connection), key=lambda v: (v.nama.casefold(), v.id)))


def read_variabel(connection: apsw.Connection) -> list[Variabel]:
    """All variables of the office in the order they were made."""
    return [_variabel(baris) for baris in connection.execute(f"SELECT {_KOLOM} FROM variabel ORDER BY id")]


def cari_variabel(semua: Sequence[Variabel], acuan: str) -> Variabel:
    """The variable that `acuan` names: its id or its name (cli.md). Raises `UserError` where none fits."""
    mirip = get_close_matches(acuan.casefold(), [v.nama.casefold() for v in semua], 3, 0.6)
    dekat = [v.nama for v in semua if v.nama.casefold() in mirip]
    lihat = f"Yang mirip: {'; '.join(dekat)}." if dekat else "Lihat nama dan nomornya di halaman Variabel."
    nomor = cari((Calon(v.id, (v.nama,), v.nama) for v in semua), acuan, "variabel", lihat)
    return next(v for v in semua if v.id == nomor)


def _variabel(baris: queries.Row) -> Variabel:
    nomor, nama, tercetak, satuan, frekuensi, lingkup, waktu, desa, tetap, asal, jeda, bulat, negatif, *batas = baris
    terkecil, terbesar, lonjakan = (Decimal(teks) if teks else None for teks in batas)
    return Variabel(
        nomor, nama, tercetak, satuan, frekuensi, lingkup, waktu, desa, bool(tetap), asal, jeda, bool(bulat),
        bool(negatif), terkecil, terbesar, lonjakan,
    )  # fmt: skip


def usage(kantor: Kantor) -> dict[str, Pemakaian]:
    """Where each name is used, by its key (`teks.kunci_cari`): the cell, and what the clerk calls it
    (“KASI X · indikator 2”); formulas that are printed and such that only compute. Formulas of all years count, the
    years one doesn't work in are named."""
    hasil: dict[str, list[tuple[Tempat, str]]] = {}
    with kantor.read() as connection:
        *_, tahun_ini, _ = queries.office(connection, kantor.id_tahun)
        for nomor, rumus, jabatan, id_tahun, tahun, ke in connection.execute(_TEMPAT):
            kunci = dict.fromkeys(kunci_cari(nama) for nama in nama_tertulis(rumus))
            if kunci:
                sebutan = f"{' '.join(jabatan.split())} · indikator {ke}"
                if id_tahun != tahun_ini:
                    sebutan += f" ({tahun})"
                for satu in kunci:
                    hasil.setdefault(satu, []).append((Tempat("indikator", nomor, "rumus"), sebutan))
        semua = read_variabel(connection)
    menurut_id = {v.id: v for v in semua}
    for penerus in semua:  # who looks back at a variable uses it
        asal = menurut_id.get(penerus.asal_id or 0)
        while asal is not None and asal.id != penerus.id:
            hasil.setdefault(kunci_cari(asal.nama), []).extend(hasil.get(kunci_cari(penerus.nama), ()))
            asal = menurut_id.get(asal.asal_id or 0)
    hasil.pop("", None)
    return {kunci: tuple(dict.fromkeys(tempat)) for kunci, tempat in hasil.items()}


def variabel_jabatan(kantor: Kantor, id_jabatan: int) -> frozenset[int]:
    """The variables whose figures the indicators of a position are computed from, those looked back at included."""
    with kantor.read() as connection:
        semua = read_variabel(connection)
        nama = {
            kunci_cari(satu)
            for (rumus,) in connection.execute(
                "SELECT CASE WHEN trim(i.hitungan) <> '' THEN i.hitungan ELSE i.rumus END "
                "FROM indikator i JOIN sasaran s ON s.id = i.sasaran_id WHERE s.jabatan_id = ?",
                (id_jabatan,),
            )
            for satu in nama_tertulis(rumus)
        }
    asal = {v.id: v.asal_id for v in semua}
    dipakai = {v.id for v in semua if kunci_cari(v.nama) in nama}
    baru: set[int] = dipakai
    while baru:
        baru = {a for n in baru if (a := asal.get(n)) is not None} - dipakai
        dipakai |= baru
    return frozenset(dipakai)


def usage_of(kantor: Kantor, nama: str) -> Pemakaian:
    """Where one name is used."""
    return usage(kantor).get(kunci_cari(nama), ())


def unknown_names(kantor: Kantor) -> tuple[str, ...]:
    """Names that formulas use and no variable has, as first written."""
    hasil: dict[str, str] = {}
    with kantor.read() as connection:
        kenal = {kunci_cari(v.nama) for v in read_variabel(connection)} | {""}
        for (rumus,) in connection.execute("SELECT rumus || char(10) || hitungan FROM indikator ORDER BY id"):
            for nama in nama_tertulis(rumus):
                if (kunci := kunci_cari(nama)) not in kenal:
                    hasil.setdefault(kunci, " ".join(nama.split()))
    return tuple(hasil.values())


# -- making and changing


def create_variabel(kantor: Kantor, nama: str, **kolom: Any) -> Changes:
    """A variable; what isn't given is as usual. `new` is its id. Raises `UserError` where the name is taken."""
    nama = nama_bersih(nama)
    with kantor.read() as connection:
        _require_free(connection, nama, 0)
        isi = _checked(connection, Variabel(0, nama), kolom)
    with kantor.write(f"Tambah variabel {nama}") as changes:
        changes.new = (_insert(kantor.store.connection, {"nama": nama} | isi),)
    return changes


def create_unknown(kantor: Kantor) -> Changes:
    """Makes a variable of each name that formulas use and no variable has yet. `new` are their ids."""
    nama = unknown_names(kantor)
    with kantor.write(f"Tambah {len(nama)} variabel dari rumus") as changes:
        changes.new = tuple(_insert(kantor.store.connection, {"nama": n}) for n in nama)
    return changes


def _insert(connection: apsw.Connection, isi: dict[str, Any]) -> int:
    tanda = ", ".join("?" * len(isi))
    connection.execute(f"INSERT INTO variabel ({', '.join(isi)}) VALUES ({tanda})", tuple(isi.values()))
    return connection.last_insert_rowid()


def set_variabel(kantor: Kantor, id_variabel: int, **kolom: Any) -> Changes:
    """Sets attributes of a variable, all but its name (`rename_variabel`).

    Looking back (`asal_id`) without saying how far means one year; a cycle is refused. So is what would put figures
    out of sight: another frequency or scope, or that they are no longer typed.
    """
    with kantor.read() as connection:
        lama = _find(connection, id_variabel)
        isi = _checked(connection, lama, kolom)
        _require_seen(connection, lama, isi)
    with kantor.write(f"Atur variabel {lama.nama}") as changes:
        tetapkan = ", ".join(f"{k} = ?" for k in isi)
        kantor.store.connection.execute(f"UPDATE variabel SET {tetapkan} WHERE id = ?", (*isi.values(), id_variabel))
    return changes


def _checked(connection: apsw.Connection, lama: Variabel, kolom: dict[str, Any]) -> dict[str, Any]:
    """The columns ready to store. Raises `UserError` where they make no sense together."""
    isi: dict[str, Any] = {}
    for nama, nilai in kolom.items():
        if nama in _TEKS:
            isi[nama] = _teks(nama, nilai)
        elif nama in _PILIHAN:
            assert nilai in _PILIHAN[nama], (nama, nilai)
            isi[nama] = nilai
        elif nama in _BATAS:
            assert nilai is None or (nilai.is_finite() and nilai.adjusted() < DIGIT_MAKS), (nama, nilai)
            isi[nama] = "" if nilai is None else f"{nilai:f}"
        else:
            assert nama in ("tetap", "asal_id", "jeda", "bulat", "negatif"), nama
            isi[nama] = int(nilai) if nilai is not None else None
    if "asal_id" in isi or "jeda" in isi:
        _check_lag(connection, lama, isi)
    return isi


def _require_seen(connection: apsw.Connection, lama: Variabel, isi: dict[str, Any]) -> None:
    """Raises `UserError` where figures of the variable would stay in the file and be neither shown nor counted."""
    sama = all(isi.get(k, n) == n for k, n in (("frekuensi", lama.frekuensi), ("lingkup", lama.lingkup)))
    diketik = not isi.get("tetap", lama.tetap) and isi.get("asal_id", lama.asal_id) is None
    if not diisi(lama) or (sama and diketik):
        return
    ((angka, semua),) = connection.execute(
        "SELECT count(*) FILTER (WHERE status <> 'kosong'), count(*) FROM angka "
        "WHERE variabel_id = ? AND panjang = ? AND (desa_id IS NOT NULL) = ?",
        (lama.id, PANJANG[lama.frekuensi], lama.lingkup == "desa"),
    )
    if semua:
        banyak, apa = tulis_angka(Decimal(angka or semua)), "angka" if angka else "catatan"
        siapa = "tiap desa" if lama.lingkup == "desa" else "kecamatan"
        raise UserError(
            f"“{lama.nama}” sudah berisi {banyak} {apa} {lama.frekuensi} {siapa}, yang tidak akan tampil dan terhitung "
            f"lagi. Buat variabel baru, atau kosongkan {apa}nya dahulu."
        )


def _check_lag(connection: apsw.Connection, lama: Variabel, isi: dict[str, Any]) -> None:
    asal = isi.get("asal_id", lama.asal_id)
    jeda = isi.get("jeda", lama.jeda)
    if asal is None:
        isi["jeda"] = 0
        return
    if "jeda" not in isi and jeda == 0:
        isi["jeda"] = jeda = 1
    if not 1 <= jeda <= JEDA_MAKS:
        raise UserError(f"“{lama.nama}” melihat {jeda} tahun ke belakang. Isi 1 sampai {JEDA_MAKS} tahun.")
    semua = {v.id: v for v in read_variabel(connection)}
    if asal not in semua:
        raise UserError("Variabel asal sudah tidak ada, mungkin baru dihapus. Pilih variabel lain.")
    if memutar({v.id: v.asal_id for v in semua.values()}, lama.id, asal):
        raise UserError(
            f"“{lama.nama}” tidak bisa mengambil nilai “{semua[asal].nama}”, karena itu berputar ke dirinya sendiri. "
            "Pilih variabel asal yang lain."
        )


def _teks(kolom: str, nilai: str) -> str:
    teks = satu_baris(nilai)
    apa = "Nama tercetak" if kolom == "tercetak" else "Satuan"
    if kolom == "tercetak" and ("[" in teks or "]" in teks):
        raise UserError(
            f"{apa} “{teks[:60]}” berisi kurung siku, sehingga rumusnya tidak terbaca. Hapus tanda [ dan ]."
        )
    if len(teks) > _PANJANG_MAKS:
        raise UserError(f"{apa} lebih dari {_PANJANG_MAKS} huruf. Periksa apa yang ditempel, lalu singkatkan.")
    return teks if teks.split() else ""  # spaces that don't break print nothing either


def rename_variabel(kantor: Kantor, id_variabel: int, nama: str) -> Changes:
    """Another name, in every formula of every year too, drafts included; the rest of each text stays letter for letter.

    Raises `UserError` where another variable has that name.
    """
    nama = nama_bersih(nama)
    with kantor.read() as connection:
        lama = _find(connection, id_variabel)
        _require_free(connection, nama, id_variabel)
    with kantor.write(f"Ganti nama variabel {lama.nama} menjadi {nama}") as changes:
        connection = kantor.store.connection
        for tabel, kolom in _FORMULAS:
            for nomor, rumus in list(connection.execute(f"SELECT id, {kolom} FROM {tabel} WHERE {kolom} LIKE '%[%]%'")):
                baru = ganti_nama(rumus, lama.nama, nama)
                if baru != rumus:
                    connection.execute(f"UPDATE {tabel} SET {kolom} = ? WHERE id = ?", (baru, nomor))
        connection.execute("UPDATE variabel SET nama = ? WHERE id = ?", (nama, id_variabel))
    return changes


def delete_variabel(kantor: Kantor, id_variabel: int) -> Changes:
    """Deletes a variable with its constants and figures. Refused while a formula, a rule or another variable needs
    it, and where a locked period holds some of the figures."""
    with kantor.read() as connection:
        lama = _find(connection, id_variabel)
        penerus = [v.nama for v in read_variabel(connection) if v.asal_id == id_variabel]
    dipakai = [sebutan for _, sebutan in usage_of(kantor, lama.nama)]
    if dipakai:
        raise UserError(
            f"“{lama.nama}” masih dipakai di {len(dipakai)} rumus: {_named(dipakai)}. Hapus dari rumusnya dahulu."
        )
    if penerus:
        raise UserError(
            f"“{lama.nama}” masih menjadi asal nilai {_named(penerus)}. Kosongkan variabel asalnya di sana dahulu."
        )
    with kantor.read() as connection:
        for (teks,) in connection.execute("SELECT teks FROM aturan ORDER BY id"):
            if kunci_cari(lama.nama) in {kunci_cari(nama) for nama in nama_tertulis(teks)}:
                raise UserError(f"“{lama.nama}” masih dipakai di aturan {teks}. Ubah atau hapus aturan itu dahulu.")
        require_open(connection, f"Variabel {lama.nama}", "variabel_id = ?", id_variabel)
    with kantor.write(f"Hapus variabel {lama.nama}") as changes:
        kantor.store.connection.execute("DELETE FROM variabel WHERE id = ?", (id_variabel,))
    return changes


def _named(tempat: Iterable[str]) -> str:
    semua = list(tempat)
    sisa = len(semua) - _DISEBUT
    return "; ".join(semua[:_DISEBUT]) + (f"; dan {sisa} lagi" if sisa > 0 else "")


def _find(connection: apsw.Connection, id_variabel: int) -> Variabel:
    for variabel in read_variabel(connection):
        if variabel.id == id_variabel:
            return variabel
    raise UserError("Variabel ini sudah tidak ada, mungkin baru dihapus atau diurungkan. Pilih variabel lain.")


def _require_free(connection: apsw.Connection, nama: str, kecuali: int) -> None:
    kunci = kunci_cari(nama)
    for variabel in read_variabel(connection):
        if variabel.id != kecuali and kunci_cari(variabel.nama) == kunci:
            raise UserError(f"Variabel “{variabel.nama}” sudah ada. Pakai variabel itu di rumus, atau pilih nama lain.")


# -- constants of the year


def load_konstanta(kantor: Kantor) -> dict[int, Decimal]:
    """The constants of the year one works in, by the id of the variable."""
    with kantor.read() as connection:
        *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        baris = connection.execute("SELECT variabel_id, nilai FROM konstanta WHERE tahun_id = ?", (id_tahun,))
        return {nomor: Decimal(nilai) for nomor, nilai in baris}


def set_konstanta(kantor: Kantor, id_variabel: int, nilai: Decimal | None) -> Changes:
    """Sets the value of a constant in the year one works in; None takes it away. A variable with one is a constant."""
    with kantor.read() as connection:
        lama = _find(connection, id_variabel)
        _require_seen(connection, lama, {"tetap": 1} if nilai is not None else {})
        *_, id_tahun, tahun = queries.office(connection, kantor.id_tahun)
    if nilai is not None and not (nilai.is_finite() and nilai.adjusted() < DIGIT_MAKS):
        raise UserError(f"Nilai “{lama.nama}” bukan angka. Ketik angka saja, misalnya 245.")
    apa = "kosongkan" if nilai is None else tulis_angka(nilai)
    with kantor.write(f"Tetapan {lama.nama} {tahun}: {apa}") as changes:
        connection = kantor.store.connection
        if nilai is None:
            connection.execute("DELETE FROM konstanta WHERE variabel_id = ? AND tahun_id = ?", (id_variabel, id_tahun))
        else:
            connection.execute(
                "INSERT INTO konstanta (variabel_id, tahun_id, nilai) VALUES (?, ?, ?) "
                "ON CONFLICT (variabel_id, tahun_id) DO UPDATE SET nilai = excluded.nilai",
                (id_variabel, id_tahun, f"{nilai:f}"),
            )
            connection.execute("UPDATE variabel SET tetap = 1 WHERE id = ? AND tetap = 0", (id_variabel,))
    return changes
