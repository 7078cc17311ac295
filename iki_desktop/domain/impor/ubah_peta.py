"""Changing what a table means, one thing at a time: what a clerk says of a column, or of the whole table."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from iki_desktop.domain.impor.peta import KECAMATAN, KolomNilai, Nilai, Peta, Sumbu
from iki_desktop.domain.periode import Periode

NamaSumbu = Literal["desa", "variabel", "periode"]
JenisArti = Literal["desa", "variabel", "periode", "angka", "catatan", "abaikan", "lain"]
SUMBU: tuple[NamaSumbu, ...] = ("desa", "variabel", "periode")
NAMA_SUMBU: dict[NamaSumbu, str] = {"desa": "Nama desa", "variabel": "Nama variabel", "periode": "Periode"}
_BELUM = Sumbu("tetap")  # not known: it is asked


@dataclass(frozen=True, slots=True)
class Arti:
    """What a column holds: an axis, figures (`nilai` says of what), notes, nothing of ours ("abaikan"), or something
    of which nothing was said ("lain")."""

    jenis: JenisArti
    nilai: KolomNilai | None = None


def sumbu(peta: Peta, nama: NamaSumbu) -> Sumbu:
    """One of the three axes."""
    semua = {"desa": peta.desa, "variabel": peta.variabel, "periode": peta.periode}
    return semua[nama]


def arti_kolom(peta: Peta, kolom: int) -> Arti:
    """What a column holds."""
    for nama in SUMBU:
        satu = sumbu(peta, nama)
        if satu.letak == "kolom" and satu.kolom == kolom:
            return Arti(nama)
    for nilai in peta.kolom:
        if nilai.kolom == kolom:
            return Arti("angka", nilai)
    if kolom == peta.catatan:
        return Arti("catatan")
    return Arti("abaikan" if kolom in peta.abaikan else "lain")


def jadikan_sumbu(peta: Peta, nama: NamaSumbu, kolom: int) -> Peta:
    """The column tells one of the axes, row by row. A column that told it before is ignored from now on."""
    lama = sumbu(peta, nama)
    peta = _without_header(_free(peta, kolom), nama)
    abaikan = peta.abaikan - {kolom}
    if lama.letak == "kolom" and lama.kolom != kolom:
        abaikan |= {lama.kolom}
    return replace(_with_axis(peta, nama, Sumbu("kolom", kolom=kolom)), abaikan=abaikan)


def jadikan_angka(peta: Peta, kolom: int, variabel: int | None = None) -> Peta:
    """The column holds figures: of a variable, or (None) of what is told elsewhere."""
    lama = arti_kolom(peta, kolom).nilai or KolomNilai(kolom)
    peta = _free(peta, kolom)
    if variabel is not None:
        peta = _by_column(peta)
    kolom_nilai = (*peta.kolom, replace(lama, variabel=variabel))
    return replace(peta, kolom=tuple(sorted(kolom_nilai, key=lambda k: k.kolom)), abaikan=peta.abaikan - {kolom})


def abaikan_kolom(peta: Peta, kolom: int) -> Peta:
    """The column holds nothing of ours."""
    peta = _free(peta, kolom)
    return replace(peta, abaikan=peta.abaikan | {kolom})


def tetapkan(peta: Peta, nama: NamaSumbu, nilai: Nilai) -> Peta:
    """The whole table is of one village, period or variable. A column that told it before is ignored from now on."""
    lama = sumbu(peta, nama)
    peta = _with_axis(_without_header(peta, nama), nama, Sumbu("tetap", nilai))
    return replace(peta, abaikan=peta.abaikan | {lama.kolom}) if lama.letak == "kolom" else peta


def sebut_arti(peta: Peta, kolom: int, desa: Mapping[int, str], variabel: Mapping[int, str]) -> str:
    """What a column holds, in a few words: “Nama desa”, “Kegiatan linmas · Maret”; empty where nothing was said."""
    arti = arti_kolom(peta, kolom)
    match arti.jenis:
        case "desa" | "variabel" | "periode":
            return NAMA_SUMBU[arti.jenis]
        case "angka":
            assert arti.nilai is not None
            return _figures(peta, arti.nilai, desa, variabel)
        case "catatan":
            return "Catatan"
    return "Diabaikan" if arti.jenis == "abaikan" else ""


def sebut_tetap(peta: Peta, nama: NamaSumbu, desa: Mapping[int, str], variabel: Mapping[int, str]) -> str:
    """What the whole table is of along an axis; empty where that is told elsewhere or not known."""
    satu = sumbu(peta, nama)
    if satu.letak != "tetap" or satu.nilai is None:
        return ""
    if isinstance(satu.nilai, Periode):
        return satu.nilai.nama
    return _village(satu.nilai, desa) if nama == "desa" else variabel.get(satu.nilai, "")


def _figures(peta: Peta, nilai: KolomNilai, desa: Mapping[int, str], variabel: Mapping[int, str]) -> str:
    bagian = [
        variabel.get(nilai.variabel, "") if nilai.variabel is not None else "",
        _village(nilai.desa, desa) if nilai.desa is not None else "",
        nilai.periode.nama if nilai.periode is not None else "",
    ]
    if not any(bagian):
        bagian = [sebut_tetap(peta, "variabel", desa, variabel)]
    return " · ".join(filter(None, bagian)) or "Angka"


def _village(nomor: int, desa: Mapping[int, str]) -> str:
    return "Kecamatan" if nomor == KECAMATAN else desa.get(nomor, "")


def _with_axis(peta: Peta, nama: NamaSumbu, satu: Sumbu) -> Peta:
    match nama:
        case "desa":
            return replace(peta, desa=satu)
        case "variabel":
            return replace(peta, variabel=satu)
    return replace(peta, periode=satu)


def _free(peta: Peta, kolom: int) -> Peta:
    """Takes from a column what it was said to hold; an axis that it told isn't known then."""
    for nama in SUMBU:
        satu = sumbu(peta, nama)
        if satu.letak == "kolom" and satu.kolom == kolom:
            peta = _with_axis(peta, nama, _BELUM)
    return replace(
        peta,
        kolom=tuple(k for k in peta.kolom if k.kolom != kolom),
        abaikan=peta.abaikan - {kolom},
        catatan=-1 if peta.catatan == kolom else peta.catatan,
    )


def _without_header(peta: Peta, nama: NamaSumbu) -> Peta:
    """What the headers say of an axis doesn't count any more."""
    match nama:
        case "desa":
            return replace(peta, kolom=tuple(replace(k, desa=None) for k in peta.kolom))
        case "variabel":
            return replace(peta, kolom=tuple(replace(k, variabel=None) for k in peta.kolom))
    return replace(peta, kolom=tuple(replace(k, periode=None) for k in peta.kolom))


def _by_column(peta: Peta) -> Peta:
    """The variable is told above each column. The other columns stay of the one the table was of so far."""
    lama = peta.variabel
    if lama.letak == "kepala":
        return peta
    if lama.letak == "tetap" and isinstance(lama.nilai, int):
        semula = lama.nilai
        peta = replace(
            peta, kolom=tuple(k if k.variabel is not None else replace(k, variabel=semula) for k in peta.kolom)
        )
    if lama.letak == "kolom":
        peta = replace(peta, abaikan=peta.abaikan | {lama.kolom})
    return replace(peta, variabel=Sumbu("kepala"))
