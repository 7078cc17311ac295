"""Templates for villages: what goes into them is read first, the workbooks are written after, off the store."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import Path

import apsw

from db import queries
from iki_desktop.domain.desa import Desa
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.impor.peta import KECAMATAN
from iki_desktop.domain.impor.templat import Identitas
from iki_desktop.domain.kisi import diisi
from iki_desktop.domain.kunci import pengunci
from iki_desktop.domain.nama_rumus import nama_tertulis
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import bersihkan, kunci_cari
from iki_desktop.domain.variabel import FREKUENSI, Lingkup, Variabel
from iki_desktop.services.angka import load_angka
from iki_desktop.services.berkas import free_name, write_whole
from iki_desktop.services.desa import read_desa
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.kemajuan import Progress
from iki_desktop.services.kunci import read_kunci
from iki_desktop.services.lingkungan import sentences
from iki_desktop.services.variabel import read_variabel
from iki_desktop.sheets.templat import tulis_templat
from iki_desktop.sheets.templat_isi import IsiLembar, IsiTemplat, Kelompok

LAIN_LAIN = "Lain-lain"  # the group of variables that no formula of this year uses
_TERLARANG = re.compile(r'[<>:"/\\|?*\x00-\x1f]')  # in names of files on Windows
_NAMA_MAKS = 80
_FORMULAS = """
    SELECT j.id, j.nama, CASE WHEN trim(i.hitungan) <> '' THEN i.hitungan ELSE i.rumus END
    FROM indikator i JOIN sasaran s ON s.id = i.sasaran_id JOIN jabatan j ON j.id = s.jabatan_id
    WHERE j.tahun_id = ? ORDER BY j.urutan, j.id, s.urutan, s.id, i.urutan, i.id
"""


def load_templat(kantor: Kantor, periode: Periode, desa: Sequence[int | None]) -> tuple[IsiTemplat, ...]:
    """All that the templates of a period tell. Raises `UserError` where there is nothing to fill in."""
    if not desa:
        raise UserError("Belum ada desa yang dipilih. Pilih desa yang akan dibuatkan templat.")
    with kantor.read() as connection:
        kecamatan, kabupaten, kertas, *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        kode: str = connection.execute("SELECT kode FROM kantor").get
        menurut_id = {d.id: d for d in read_desa(connection)}
        dipilih = [_chosen(menurut_id, satu) for satu in dict.fromkeys(d or KECAMATAN for d in desa)]
        tenggat = _due(connection, periode, id_tahun)
        lembar: dict[Lingkup, tuple[IsiLembar, ...]] = {
            lingkup: _sheets(connection, periode, lingkup, id_tahun)
            for lingkup in dict.fromkeys(_scope(d) for d in dipilih)
        }
    lalu = {p for semua in lembar.values() for satu in semua for p in (satu.sebelum, *satu.terkunci)}
    nomor = {v.id for semua in lembar.values() for satu in semua for k in satu.kelompok for v in k.variabel}
    figur = {k: a.figur for k, a in load_angka(kantor, nomor, lalu, [d.id if d else None for d in dipilih]).items()}
    hasil = []
    for satu in dipilih:
        isi = lembar[_scope(satu)]
        variabel = tuple((v.id, v.nama) for s in isi for k in s.kelompok for v in k.variabel)
        siapa = (satu.id, satu.nama) if satu else (KECAMATAN, "")
        identitas = Identitas(kode, kecamatan, kabupaten, *siapa, periode, variabel)
        id_desa = satu.id if satu else None
        milik = {kunci: f for kunci, f in figur.items() if kunci[2] == id_desa}
        hasil.append(IsiTemplat(identitas, isi, tenggat, satu.jenis if satu else "desa", kertas, milik))
    return tuple(hasil)


def write_templates(isi: Iterable[IsiTemplat], folder: Path, progress: Progress) -> tuple[Path, ...]:
    """Writes the workbooks, each whole or not at all; needs no store. What was written stays where it is cancelled."""
    semua = list(isi)
    hasil: list[Path] = []
    with sentences(folder):
        if not folder.is_dir():
            raise UserError(f"Folder “{folder}” tidak ada. Buat foldernya dulu atau pilih tempat lain.")
    for nomor, satu in enumerate(semua):
        progress(nomor, len(semua), f"Menulis templat {satu.sebutan}")
        path = free_name(folder / f"{nama_berkas(satu)}.xlsx")
        write_whole(path, tulis_templat(satu))
        hasil.append(path)
    progress(len(semua), len(semua), "Selesai")
    return tuple(hasil)


def nama_berkas(isi: IsiTemplat) -> str:
    """The name of a template without its ending: `IKI Ngroto 2026-01`, as Windows takes it too."""
    siapa = isi.identitas.nama_desa if isi.id_desa is not None else isi.sebutan
    polos = " ".join(_TERLARANG.sub(" ", bersihkan(siapa)).split())[:_NAMA_MAKS].strip(" .")
    return f"IKI {polos or isi.identitas.desa} {isi.identitas.periode}"


def _chosen(menurut_id: dict[int, Desa], satu: int) -> Desa | None:
    if satu == KECAMATAN:
        return None
    if satu not in menurut_id:
        raise UserError("Desa ini sudah tidak ada, mungkin baru dihapus atau diurungkan. Pilih desa lain.")
    return menurut_id[satu]


def _scope(desa: Desa | None) -> Lingkup:
    return "desa" if desa else "kecamatan"


def _due(connection: apsw.Connection, periode: Periode, id_tahun: int) -> date:
    """The day of the month after the period; of a year that the office hasn't, as in the one worked in."""
    ((hari,),) = connection.execute(
        "SELECT tenggat FROM tahun WHERE tahun = ? OR id = ? ORDER BY tahun = ? DESC LIMIT 1",
        (periode.tahun, id_tahun, periode.tahun),
    )
    bulan = periode.akhir + 1
    return date(periode.tahun + bulan // 13, bulan if bulan < 13 else 1, hari)


def _sheets(connection: apsw.Connection, periode: Periode, lingkup: Lingkup, id_tahun: int) -> tuple[IsiLembar, ...]:
    """The sheets of a scope: one for each frequency that has whole periods in this one, and variables."""
    kunci = read_kunci(connection)
    semua = read_variabel(connection)
    susunan = _groups(connection, semua, id_tahun)
    hasil = []
    for frekuensi in FREKUENSI:
        masa = periode.bagian(frekuensi)
        variabel = [v for v in semua if v.frekuensi == frekuensi and v.lingkup == lingkup and diisi(v)]
        if masa and variabel:
            terkunci = frozenset(p for p in masa if pengunci(p, kunci) is not None)
            hasil.append(IsiLembar(frekuensi, masa, _grouped(variabel, susunan), terkunci))
    _require_some(hasil, periode, lingkup)
    return tuple(satu for satu in hasil if satu.terkunci < set(satu.periode))


def _require_some(lembar: Collection[IsiLembar], periode: Periode, lingkup: Lingkup) -> None:
    siapa = "tiap desa" if lingkup == "desa" else "kecamatan"
    if not lembar:
        raise UserError(
            f"Tidak ada variabel yang diisi {siapa} untuk {periode.nama}. "
            "Pilih masa yang lebih panjang, atau atur variabelnya di halaman Variabel."
        )
    if all(satu.terkunci >= set(satu.periode) for satu in lembar):
        raise UserError(
            f"{periode.nama} sudah dikunci, jadi tidak bisa diisi {siapa}. Pilih masa lain, atau buka kuncinya dahulu."
        )


def _groups(
    connection: apsw.Connection, semua: Iterable[Variabel], id_tahun: int
) -> list[tuple[str, dict[int, Variabel]]]:
    """The positions of the year in the order of the document, each with the variables its formulas need; of one that
    looks back the one it looks at too."""
    menurut_id = {v.id: v for v in semua}
    menurut_nama = {kunci_cari(v.nama): v for v in menurut_id.values()}
    hasil: dict[int, tuple[str, dict[int, Variabel]]] = {}
    for nomor, jabatan, rumus in connection.execute(_FORMULAS, (id_tahun,)):
        milik = hasil.setdefault(nomor, (jabatan, {}))[1]
        for nama in nama_tertulis(rumus):
            satu = menurut_nama.get(kunci_cari(nama))
            while satu is not None and satu.id not in milik:
                milik[satu.id] = satu
                satu = menurut_id.get(satu.asal_id or 0)
    return list(hasil.values())


def _grouped(variabel: Iterable[Variabel], susunan: Sequence[tuple[str, dict[int, Variabel]]]) -> tuple[Kelompok, ...]:
    """The variables under the first position that uses them, in the order of its formulas; the rest at the end."""
    sisa = {v.id: v for v in variabel}
    hasil = []
    for nama, dipakai in susunan:
        milik = tuple(sisa.pop(nomor) for nomor in dipakai if nomor in sisa)
        if milik:
            hasil.append(Kelompok(nama, milik))
    if sisa:
        lain = sorted(sisa.values(), key=lambda v: (v.nama.casefold(), v.id))
        hasil.append(Kelompok(LAIN_LAIN, tuple(lain)))
    return tuple(hasil)
