"""How a person or a script names one of many: by its id or its name, without regard to case and spacing (cli.md)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.teks import kunci_cari


@dataclass(frozen=True, slots=True)
class Calon:
    """One that may be meant: its id, all names it goes by, and how a refusal tells it from the others."""

    id: int
    nama: Sequence[str]
    sebutan: str


def cari(calon: Iterable[Calon], acuan: str, apa: str, lihat: str, *, sebagian: bool = False) -> int:
    """The id of the one that `acuan` names. With `sebagian`, a name that fits none whole may be a part of one name.

    `apa` is what it is called (“jabatan”), `lihat` where names are found. Raises `UserError` where none or several fit.
    """
    semua, kunci = list(calon), kunci_cari(acuan)
    if not kunci:
        raise UserError(f"Nama {apa} kosong. Tulis nama atau nomor {apa}.")
    cocok = [c for c in semua if any(kunci_cari(n) == kunci for n in c.nama)]
    if not cocok:
        cocok = [c for c in semua if str(c.id) == acuan.strip()]
    if not cocok and sebagian:
        cocok = [c for c in semua if any(kunci in kunci_cari(n) for n in c.nama)]
    if not cocok:
        raise UserError(f"{apa.capitalize()} “{acuan}” tidak ada. {lihat}")
    if len(cocok) > 1:
        sebutan = "; ".join(f"{c.id} {c.sebutan}" for c in cocok)
        raise UserError(f"“{acuan}” cocok dengan {len(cocok)} {apa}: {sebutan}. Tulis namanya lengkap atau nomornya.")
    return cocok[0].id
