"""The texts of a form by their addresses: read one, put another in its place, find its row. Without Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple, TypeAlias

from iki_desktop.domain.dokumen import Butir, Formulir, Indikator, Sasaran
from iki_desktop.domain.tempat import NamaDaftar, Tempat

KEPALA = ("kolom_sasaran", "kolom_indikator", "kolom_penjelasan", "kolom_sumber")
DAFTAR: tuple[NamaDaftar, ...] = ("tugas", "fungsi")
JenisTawaran = Literal["tugas", "fungsi", "sasaran", "indikator"]


@dataclass(frozen=True, slots=True)
class Tawaran:
    """The place of something that isn't there yet: the next item of a list, a goal, the first row of goal `id`."""

    jenis: JenisTawaran
    id: int = 0


Kunci: TypeAlias = Tempat | Tawaran


class LetakIndikator(NamedTuple):
    """Which goal of the form, which row of it."""

    sasaran: Sasaran
    nomor_sasaran: int
    nomor: int
    indikator: Indikator


def daftar(formulir: Formulir, nama: NamaDaftar) -> tuple[Butir, ...]:
    """A list of the form; items that come from no store get addresses of their own."""
    asal = formulir.tugas if nama == "tugas" else formulir.fungsi
    return tuple(b if isinstance(b, Butir) and b.id else Butir(b, -1 - ke) for ke, b in enumerate(asal))


def letak_butir(formulir: Formulir, nama: NamaDaftar, id: int) -> int | None:
    """The place of an item in its list."""
    return next((ke for ke, butir in enumerate(daftar(formulir, nama)) if butir.id == id), None)


def letak_sasaran(formulir: Formulir, id: int) -> int | None:
    """The place of a goal."""
    return next((ke for ke, satu in enumerate(formulir.sasaran) if satu.id == id), None)


def letak_indikator(formulir: Formulir, id: int) -> LetakIndikator | None:
    """The place of a row."""
    return next((letak for letak in semua_indikator(formulir) if letak.indikator.id == id), None)


def semua_indikator(formulir: Formulir) -> Iterator[LetakIndikator]:
    """All rows of the table, in order."""
    for ke, sasaran in enumerate(formulir.sasaran):
        for nomor, indikator in enumerate(sasaran.indikator):
            yield LetakIndikator(sasaran, ke, nomor, indikator)


def teks_di(formulir: Formulir, tempat: Tempat) -> str | None:
    """The text at an address; None where the form has no such place."""
    match tempat.tabel:
        case "jabatan":
            if tempat.id != formulir.id:
                return None
            return formulir.kolom[KEPALA.index(tempat.kolom)] if tempat.kolom in KEPALA else _kolom(formulir, tempat)
        case "sasaran":
            ke = letak_sasaran(formulir, tempat.id)
            return None if ke is None else formulir.sasaran[ke].teks
        case "indikator":
            letak = letak_indikator(formulir, tempat.id)
            return None if letak is None else _kolom(letak.indikator, tempat)
        case nama:
            ke = letak_butir(formulir, nama, tempat.id)
            return None if ke is None else str(daftar(formulir, nama)[ke])


def _kolom(baris: Any, tempat: Tempat) -> str:
    return str(getattr(baris, tempat.kolom))


def ganti_teks(formulir: Formulir, tempat: Tempat, teks: str) -> Formulir:
    """The form with another text at an address; the same form where it has no such place."""
    lain: dict[str, Any]
    match tempat.tabel:
        case "jabatan":
            if tempat.id != formulir.id:
                return formulir
            if tempat.kolom in KEPALA:
                kolom = list(formulir.kolom)
                kolom[KEPALA.index(tempat.kolom)] = teks
                lain = {"kolom": tuple(kolom)}
            else:
                lain = {tempat.kolom: teks}
        case "sasaran":
            lain = {"sasaran": tuple(replace(s, teks=teks) if s.id == tempat.id else s for s in formulir.sasaran)}
        case "indikator":
            lain = {"sasaran": tuple(_ganti_baris(s, tempat, teks) for s in formulir.sasaran)}
        case nama:
            isi = daftar(formulir, nama)
            lain = {nama: tuple(Butir(teks, b.id) if b.id == tempat.id else b for b in isi)}
    return replace(formulir, **lain)


def _ganti_baris(sasaran: Sasaran, tempat: Tempat, teks: str) -> Sasaran:
    if all(i.id != tempat.id for i in sasaran.indikator):
        return sasaran
    kolom: dict[str, Any] = {tempat.kolom: teks}
    return replace(sasaran, indikator=tuple(replace(i, **kolom) if i.id == tempat.id else i for i in sasaran.indikator))


def sama(satu: Formulir, lain: Formulir) -> bool:
    """Whether two forms show the same; two items with one text are the same only if they are one row."""
    return satu == lain and all(_ids(satu, nama) == _ids(lain, nama) for nama in DAFTAR)


def _ids(formulir: Formulir, nama: NamaDaftar) -> Sequence[int]:
    return [butir.id for butir in daftar(formulir, nama)]
