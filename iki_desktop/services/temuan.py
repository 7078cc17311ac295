"""What is still missing or wrong on the forms: sentences by position, for the marks of the tree and the status line."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Literal

from db import queries
from iki_desktop.domain.periksa_rumus import jenis_baris
from iki_desktop.domain.rumus import RumusError, baca_rumus, nama_dalam
from iki_desktop.domain.teks import bersihkan, kunci_cari, rapikan_spasi, singkat
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.kantor import Kantor

JenisTemuan = Literal["sasaran", "rumus", "penandatangan"]


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding; `tempat` is the text to go to, None where there is none yet."""

    jenis: JenisTemuan
    kalimat: str
    tempat: Tempat | None = None


def load_temuan(kantor: Kantor, hanya: Collection[int] | None = None) -> dict[int, tuple[Temuan, ...]]:
    """The findings of all forms of the year (or of `hanya` these), by position; one without any is left out."""
    syarat = "" if hanya is None else f"AND j.id IN ({', '.join(str(int(i)) for i in hanya)})"
    with kantor.read() as connection:
        *_, id_tahun, _ = queries.office(connection, kantor.id_tahun)
        dikenal = frozenset(kunci_cari(nama) for (nama,) in connection.execute("SELECT nama FROM variabel"))
        baris = connection.execute(
            f"""
            SELECT j.id, s.id, s.teks, i.id, i.teks, i.rumus
            FROM jabatan j LEFT JOIN sasaran s ON s.jabatan_id = j.id LEFT JOIN indikator i ON i.sasaran_id = s.id
            WHERE j.tahun_id = ? {syarat} ORDER BY j.id, s.urutan, s.id, i.urutan, i.id
            """,
            (id_tahun,),
        ).fetchall()
    hasil = {id_jabatan: _of_form(list(isi), dikenal) for id_jabatan, isi in groupby(baris, itemgetter(0))}
    return {id_jabatan: temuan for id_jabatan, temuan in hasil.items() if temuan}


def office_temuan(kantor: Kantor) -> tuple[Temuan, ...]:
    """The findings that concern the document as a whole: nobody signs it."""
    with kantor.read() as connection:
        *_, id_tahun, tahun = queries.office(connection, kantor.id_tahun)
        ada = connection.execute(
            "SELECT count(*) FROM penandatangan WHERE tahun_id = ? AND (trim(nama) <> '' OR pemangku_id IS NOT NULL)",
            (id_tahun,),
        ).get
    if ada:
        return ()
    return (Temuan("penandatangan", f"Dokumen {tahun} belum punya penandatangan. Pilih siapa yang menandatanganinya."),)


def _of_form(baris: list[queries.Row], dikenal: frozenset[str]) -> tuple[Temuan, ...]:
    if baris[0][1] is None:
        return (Temuan("sasaran", "Formulir ini belum berisi sasaran."),)
    hasil: list[Temuan] = []
    for ke, (_, isi) in enumerate(groupby(baris, itemgetter(1)), start=1):
        indikator = list(isi)
        _, id_sasaran, teks, *_ = indikator[0]
        tempat = Tempat("sasaran", id_sasaran, "teks")
        if not teks.strip():
            hasil.append(Temuan("sasaran", f"Sasaran ke-{ke} belum ditulis.", tempat))
        elif not any(i[4].strip() for i in indikator if i[3] is not None):
            hasil.append(Temuan("sasaran", f"Sasaran ke-{ke} belum punya indikator.", tempat))
        for _, _, _, id_indikator, teks_indikator, rumus in indikator:
            if rumus:
                temuan = _of_formula(id_indikator, teks_indikator, rumus, dikenal)
                hasil += [temuan] if temuan else []
    return tuple(hasil)


def _of_formula(id_indikator: int, teks: str, rumus: str, dikenal: frozenset[str]) -> Temuan | None:
    galat, nama = _baca(rumus)
    asing = [satu for satu, kunci in nama if kunci not in dikenal]
    if not galat and not asing:
        return None
    indikator = singkat(" ".join(teks.split()))
    awal = f"Rumus “{indikator}”" if indikator else "Rumus indikator tanpa nama"
    if galat:
        kalimat = f"{awal} masih konsep. {galat}"
    elif len(asing) == 1:
        kalimat = f"{awal} memakai [{asing[0]}], yang belum ada di daftar variabel."
    else:
        kalimat = f"{awal} memakai {len(asing)} nama yang belum ada di daftar variabel: {', '.join(asing)}."
    return Temuan("rumus", kalimat, Tempat("indikator", id_indikator, "rumus"))


@lru_cache(maxsize=16384)
def _baca(rumus: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The first mistake of the formulas of a cell (empty: none), and the names they use with their keys."""
    galat, nama = "", dict[str, str]()
    for baris in bersihkan(rumus).split("\n"):
        if not baris.strip():
            continue
        try:
            for satu in nama_dalam(baca_rumus(rapikan_spasi(baris))):
                nama.setdefault(kunci_cari(satu), satu)
        except RumusError as salah:
            if jenis_baris(baris) == "draf":  # words alone are printed as they are
                galat = galat or salah.kalimat
    return galat, tuple((satu, kunci) for kunci, satu in nama.items())
