"""Doubtful figures: out of range, out of the usual, or against a rule between figures; and those rules themselves."""

from collections.abc import Collection, Iterable
from decimal import Decimal

import apsw

from db.history import Changes
from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.aturan import Aturan, baca_aturan, langgar, nama_aturan, ragu
from iki_desktop.domain.figur import Figur
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.nilai import KunciFigur, Laporan, nilai_variabel
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.rumus import RumusError
from iki_desktop.domain.teks import kunci_cari, satu_baris
from iki_desktop.domain.variabel import Variabel
from iki_desktop.services.angka import figur_dari
from iki_desktop.services.capaian import read_laporan
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.variabel import read_variabel

_TEKS_MAKS = 1000  # characters


# -- the rules


def load_aturan(kantor: Kantor) -> tuple[Aturan, ...]:
    """All rules between figures."""
    with kantor.read() as connection:
        return read_aturan(connection)


def read_aturan(connection: apsw.Connection) -> tuple[Aturan, ...]:
    """The same of a connection."""
    return tuple(Aturan(*baris) for baris in connection.execute("SELECT id, teks, kalimat FROM aturan ORDER BY id"))


def add_aturan(kantor: Kantor, teks: str, kalimat: str = "") -> Changes:
    """A rule, `[Hadir] <= [Undangan]`, and what to say where it is broken. `new` is its id."""
    isi = _checked(kantor, teks), _sentence(kalimat)
    with kantor.write(f"Tambah aturan {isi[0]}") as changes:
        connection = kantor.store.connection
        connection.execute("INSERT INTO aturan (teks, kalimat) VALUES (?, ?)", isi)
        changes.new = (connection.last_insert_rowid(),)
    return changes


def set_aturan(kantor: Kantor, id_aturan: int, teks: str, kalimat: str) -> Changes:
    """Another text of a rule."""
    isi = _checked(kantor, teks), _sentence(kalimat)
    with kantor.write(f"Ubah aturan {isi[0]}") as changes:
        kantor.store.connection.execute("UPDATE aturan SET teks = ?, kalimat = ? WHERE id = ?", (*isi, id_aturan))
    return changes


def delete_aturan(kantor: Kantor, id_aturan: int) -> Changes:
    """Takes a rule away."""
    with kantor.write("Hapus aturan") as changes:
        kantor.store.connection.execute("DELETE FROM aturan WHERE id = ?", (id_aturan,))
    return changes


def _checked(kantor: Kantor, teks: str) -> str:
    """A rule ready to store. Raises `UserError` for one that can't be read or names what there isn't."""
    teks = satu_baris(teks)
    try:
        baca_aturan(teks)
    except RumusError as galat:
        raise UserError(galat.kalimat) from galat
    with kantor.read() as connection:
        ada = {kunci_cari(v.nama) for v in read_variabel(connection)}
    asing = [nama for nama in nama_aturan(teks) if kunci_cari(nama) not in ada]
    if asing:
        raise UserError(f"Variabel “{asing[0]}” di aturan ini belum ada. Tulis nama variabel yang ada.")
    return teks


def _sentence(kalimat: str) -> str:
    kalimat = satu_baris(kalimat)
    if len(kalimat) > _TEKS_MAKS:
        raise UserError(f"Kalimat aturan lebih dari {_TEKS_MAKS} huruf. Singkatkan.")
    return kalimat


# -- doubts


def doubts_of(kantor: Kantor, kunci: Collection[KunciFigur]) -> dict[KunciFigur, str]:
    """The doubts about figures of these cells; those kept with a reason are no longer doubtful."""
    with kantor.read() as connection:
        return {k: kalimat for k, kalimat in _doubts(connection, kunci) if k in kunci}


def doubts_near(kantor: Kantor, kunci: Collection[KunciFigur]) -> set[KunciFigur]:
    """The cells whose doubts may be others once these have changed: they themselves, and those a rule binds them to."""
    with kantor.read() as connection:
        semua = {kunci_cari(v.nama): v.id for v in read_variabel(connection)}
        kelompok = [{semua.get(kunci_cari(n)) for n in nama_aturan(a.teks)} for a in read_aturan(connection)]
    terikat: dict[int, set[int]] = {}
    for nomor in {k[0] for k in kunci}:
        terikat[nomor] = {n for satu in kelompok if nomor in satu for n in satu if n is not None} | {nomor}
    return {(lain, masa, desa) for nomor, masa, desa in kunci for lain in terikat[nomor]}


def _doubts(connection: apsw.Connection, kunci: Collection[KunciFigur]) -> Iterable[tuple[KunciFigur, str]]:
    if not kunci:
        return
    semua = {v.id: v for v in read_variabel(connection)}
    dipakai = {k[0] for k in kunci} & set(semua)
    tahun, panjang = {k[1].tahun for k in kunci}, max(k[1].panjang for k in kunci)
    deret = _series(connection, dipakai, {k[2] or 0 for k in kunci}, min(tahun) - panjang, max(tahun))
    aturan = _about(read_aturan(connection), [semua[nomor] for nomor in dipakai])
    laporan = _for_rules(connection, aturan, {k[1] for k in kunci}, semua) if aturan else Laporan()
    for satu in kunci:
        nomor, masa, desa = satu
        isi = deret.get((nomor, desa, masa.panjang), {})
        figur, alasan = isi.get((masa.tahun, masa.awal), (None, ""))
        if figur is None or figur.hitungan is None or alasan:
            continue
        dua_belas_lalu = (masa.tahun - masa.panjang, masa.awal)  # as many years ago as a period has months
        lalu = [f.hitungan for waktu, (f, _) in isi.items() if dua_belas_lalu <= waktu < (masa.tahun, masa.awal)]
        kalimat = ragu(figur, semua[nomor], [n for n in lalu if n is not None])
        kalimat = kalimat or _broken(aturan.get(nomor, ()), masa, desa, laporan)
        if kalimat:
            yield satu, kalimat


_Deret = dict[tuple[int, int | None, int], dict[tuple[int, int], tuple[Figur, str]]]


def _series(
    connection: apsw.Connection, variabel: Collection[int], desa: Collection[int], dari: int, sampai: int
) -> _Deret:
    """What was reported by variable, village and length of period, in order of time, each with why it stands."""
    hasil: _Deret = {}
    di, di_desa = ", ".join(map(str, variabel)), ", ".join(map(str, desa))
    for nomor, id_desa, panjang, tahun, awal, status, nilai, alasan in connection.execute(
        "SELECT variabel_id, desa_id, panjang, tahun, awal, status, nilai, alasan FROM angka "
        f"WHERE variabel_id IN ({di}) AND tahun BETWEEN ? AND ? AND ifnull(desa_id, 0) IN ({di_desa}) "
        "AND status IN ('terisi', 'nihil') ORDER BY tahun, awal",
        (dari, sampai),
    ):
        hasil.setdefault((nomor, id_desa, panjang), {})[tahun, awal] = figur_dari(status, nilai), alasan
    return hasil


def _about(aturan: Iterable[Aturan], variabel: Iterable[Variabel]) -> dict[int, list[Aturan]]:
    """The rules that name each of these variables."""
    dinamai = {kunci_cari(v.nama): v.id for v in variabel}
    hasil: dict[int, list[Aturan]] = {}
    for satu in aturan:
        for nama in nama_aturan(satu.teks):
            if (nomor := dinamai.get(kunci_cari(nama))) is not None:
                hasil.setdefault(nomor, []).append(satu)
    return hasil


def _for_rules(
    connection: apsw.Connection,
    aturan: dict[int, list[Aturan]],
    periode: Collection[Periode],
    semua: dict[int, Variabel],
) -> Laporan:
    nama = {kunci_cari(n) for daftar in aturan.values() for satu in daftar for n in nama_aturan(satu.teks)}
    return read_laporan(connection, tuple(periode), [v.id for v in semua.values() if kunci_cari(v.nama) in nama])


def _broken(aturan: Iterable[Aturan], masa: Periode, desa: int | None, laporan: Laporan) -> str:
    for satu in aturan:
        nilai = {n: _value_at(n, masa, desa, laporan) for n in nama_aturan(satu.teks)}
        ada = {n: angka for n, angka in nilai.items() if angka is not None}
        if len(ada) == len(nilai) and langgar(satu, ada):
            angka = ", ".join(f"{n} {tulis_angka(a, 4)}" for n, a in ada.items())
            return satu.kalimat or f"Tidak sesuai aturan {satu.teks} ({angka}). Periksa lagi angkanya."
    return ""


def _value_at(nama: str, masa: Periode, desa: int | None, laporan: Laporan) -> Decimal | None:
    """A name at a cell: of the same village where villages report it, else of the kecamatan, once all is reported."""
    variabel = laporan.bernama(nama)
    if variabel is not None and desa is not None and variabel.lingkup == "desa" and variabel.asal_id is None:
        figur = laporan.figur.get((variabel.id, masa, desa))
        return figur.hitungan if figur is not None else None
    hasil = nilai_variabel(nama, masa, laporan)
    return hasil.nilai if hasil.terisi == hasil.seharusnya else None
