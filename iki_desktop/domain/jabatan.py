"""The tree of positions: its rows in order, and how a reference by number or name finds one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from iki_desktop.domain.acuan import Calon, cari


@dataclass(frozen=True, slots=True)
class Jabatan:
    """One position as the tree shows it. Siblings and the document share one order, `urutan`.

    `cabang` groups positions without a superior in the tree ("Pemerintah Desa"); `atasan_luar` is a superior
    outside it ("Bupati", "Kepala Desa Ngroto"); `atasan_pasti` is false where the form names no superior.
    """

    id: int
    nama: str
    urutan: int
    induk_id: int | None = None
    cabang: str = ""
    atasan_luar: str = ""
    atasan_pasti: bool = True
    jumlah_sasaran: int = 0
    jumlah_indikator: int = 0


def anak(jabatan: Iterable[Jabatan]) -> dict[int | None, list[Jabatan]]:
    """The children of each position (of `None`: the roots), in order."""
    hasil: dict[int | None, list[Jabatan]] = {}
    for satu in sorted(jabatan, key=lambda j: j.urutan):
        hasil.setdefault(satu.induk_id, []).append(satu)
    return hasil


def cabang_akar(akar: Iterable[Jabatan]) -> dict[str, list[Jabatan]]:
    """The roots by branch: those of the office itself (branch "") first, then each named branch."""
    hasil: dict[str, list[Jabatan]] = {"": []}
    for satu in akar:
        hasil.setdefault(satu.cabang, []).append(satu)
    return hasil


def urut_pohon(jabatan: Iterable[Jabatan]) -> tuple[Jabatan, ...]:
    """The positions as the tree shows them, each superior before those below it: as one looks for them in a list."""
    menurut_induk = anak(jabatan)
    hasil: list[Jabatan] = []
    sisa = [j for akar in cabang_akar(menurut_induk.get(None, ())).values() for j in akar][::-1]
    while sisa:  # no recursion: a tree may be deep
        satu = sisa.pop()
        hasil.append(satu)
        sisa += menurut_induk.get(satu.id, [])[::-1]
    return tuple(hasil)


def cari_jabatan(jabatan: Sequence[Jabatan], acuan: str) -> Jabatan:
    """The position that `acuan` names: its id or its name (cli.md). A name that fits none whole may be a part of one.

    Raises `UserError` where none or several fit.
    """
    semua = {j.id: j for j in jabatan}
    calon = (Calon(j.id, (j.nama,), j.nama) for j in jabatan)
    lihat = "Lihat nama dan nomornya dengan “iki jabatan”."
    return semua[cari(calon, acuan, "jabatan", lihat, sebagian=True)]
