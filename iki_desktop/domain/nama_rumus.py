"""The names in formulas: which one stands where, what was meant by a wrong one, completing and renaming them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.variabel import NAMA_MAKS

_NAMA = re.compile(r"\[([^\[\]\n]*)\]")
_MIRIP = 0.68  # of 1: below this two names have little in common
_CUKUP = 4  # letters that tell enough when they stand within a name
_CALON_MAKS = 50
_AWAL_KATA = re.compile(r"(?<![^\W_])(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Lengkapan:
    """What may be completed: `[Name]` for one of the names `calon` in place of the text from `awal` to `akhir`.

    `di_kurung`: the caret stands inside square brackets, so a name is surely wanted.
    """

    awal: int
    akhir: int
    calon: tuple[str, ...]
    di_kurung: bool


def ganti_nama(teks: str, lama: str, baru: str) -> str:
    """The text of a cell with the variable renamed wherever it stands in square brackets, else letter for letter.

    Names match without regard to case and spacing; a draft that can't be read is treated alike.
    """
    rapi = baru.strip()
    if salah_nama(rapi):
        raise ValueError(salah_nama(rapi))
    return ganti_semua(teks, {kunci_cari(lama): rapi})


def ganti_semua(teks: str, pengganti: Mapping[str, str]) -> str:
    """The same for many names, by their keys, at once: one that takes the name of another isn't renamed again."""

    def ganti(cocok: re.Match[str]) -> str:
        isi = cocok[1]
        baru = pengganti.get(kunci_cari(isi)) if isi.strip() else None
        if baru is None:
            return cocok[0]
        awal = len(isi) - len(isi.lstrip())
        return f"[{isi[:awal]}{baru}{isi[len(isi.rstrip()) :]}]"

    return _NAMA.sub(ganti, teks)


def nama_tertulis(teks: str) -> list[str]:
    """What stands in square brackets in the text of a cell, in order, also in a draft that can't be read."""
    hasil: list[str] = _NAMA.findall(teks)
    return hasil


def salah_nama(nama: str) -> str:
    """What is wrong with a name of a variable, as a sentence; empty if nothing is."""
    if not kunci_cari(nama):
        return "Nama variabel belum diketik."
    if re.search(r"[\[\]\n]", nama):
        return "Nama variabel tidak boleh berisi kurung siku atau baris baru."
    if len(nama) > NAMA_MAKS:
        return f"Nama variabel lebih dari {NAMA_MAKS} huruf. Singkatkan."
    return ""


def nama_di(teks: str, kursor: int) -> str:
    """The name in whose square brackets the caret stands, or touches them; empty if there is none."""
    for cocok in _NAMA.finditer(teks):
        if cocok.start() <= kursor <= cocok.end():
            return cocok[1].strip()
    return ""


def mirip(nama: str, dikenal: Sequence[str], paling: int = 2) -> tuple[str, ...]:
    """The known names that are most like `nama`, the best first; the same but for case and spacing comes alone."""
    return _mirip(nama[:NAMA_MAKS], tuple(dikenal), paling)


@lru_cache(maxsize=512)
def _mirip(nama: str, dikenal: tuple[str, ...], paling: int) -> tuple[str, ...]:
    kunci, semua = kunci_cari(nama), kunci_dikenal(dikenal)
    if kunci in semua:
        return (semua[kunci],)
    dekat = get_close_matches(kunci, semua, paling, _MIRIP)
    if not dekat and len(kunci) >= _CUKUP:
        dekat = [satu for satu in semua if kunci in satu][:paling]
    return tuple(semua[satu] for satu in dekat)


@lru_cache(maxsize=8)
def kunci_dikenal(dikenal: tuple[str, ...]) -> dict[str, str]:
    """The known names by their key; the first of two that are the same but for case and spacing."""
    hasil: dict[str, str] = {}
    for nama in dikenal:
        hasil.setdefault(kunci_cari(nama), nama)
    hasil.pop("", None)
    return hasil


def lengkapi(teks: str, kursor: int, dikenal: Sequence[str]) -> Lengkapan | None:
    """What the caret's place can be completed to: inside `[…`, or at the end of a word that begins a known name."""
    mulai = teks.rfind("\n", 0, kursor) + 1
    buka = max(teks.rfind("[", mulai, kursor), teks.rfind("]", mulai, kursor))
    if buka >= 0 and teks[buka] == "[":
        return _di_kurung(teks, buka, kursor, tuple(dikenal))
    return _di_kata(teks, max(mulai, buka + 1), kursor, tuple(dikenal))


def _di_kurung(teks: str, buka: int, kursor: int, dikenal: tuple[str, ...]) -> Lengkapan | None:
    kunci = kunci_cari(teks[buka + 1 : kursor])
    tutup = re.compile(r"[^\[\]\n]*\]").match(teks, kursor)
    akhir = tutup.end() if tutup else kursor
    awalan = [nama for k, nama in kunci_dikenal(dikenal).items() if k.startswith(kunci)]
    memuat = [nama for k, nama in kunci_dikenal(dikenal).items() if kunci in k and not k.startswith(kunci)]
    calon = (awalan + memuat)[:_CALON_MAKS]
    if not calon or (tutup and teks[buka:akhir] == f"[{calon[0]}]"):
        return None
    return Lengkapan(buka, akhir, tuple(calon), di_kurung=True)


def _di_kata(teks: str, mulai: int, kursor: int, dikenal: tuple[str, ...]) -> Lengkapan | None:
    """The longest run of words before the caret that begins a known name; one letter alone is too little."""
    if kursor < len(teks) and (teks[kursor].isalnum() or teks[kursor] == "_"):
        return None
    mulai = max(mulai, kursor - NAMA_MAKS)
    for cocok in _AWAL_KATA.finditer(teks, mulai, kursor):
        kunci = kunci_cari(teks[cocok.start() : kursor])
        calon = tuple(nama for k, nama in kunci_dikenal(dikenal).items() if k.startswith(kunci)) if kunci[1:] else ()
        if calon:
            return Lengkapan(cocok.start(), kursor, calon[:_CALON_MAKS], di_kurung=False)
    return None
