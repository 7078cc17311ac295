"""What a check of a formula finds, and how it can be cured with one click."""

from dataclasses import dataclass
from typing import Literal

Berat = Literal["salah", "perhatian"]


@dataclass(frozen=True, slots=True)
class Obat:
    """A cure: puts `teks` where the text from `awal` to `akhir` stands; or makes the variable `buat`."""

    label: str
    awal: int
    akhir: int
    teks: str
    buat: str = ""


@dataclass(frozen=True, slots=True)
class Cela:
    """A fault at `awal` to `akhir` of the text (may be of no width), as a sentence, with its cures, the best first.

    "salah": the formula can't be read and prints as typed; "perhatian": it can, but is probably not what is meant.
    """

    awal: int
    akhir: int
    kalimat: str
    berat: Berat = "salah"
    obat: tuple[Obat, ...] = ()


def terapkan(teks: str, obat: Obat) -> str:
    """The text with the cure applied; one that makes a variable leaves the text as it is."""
    return teks if obat.buat else teks[: obat.awal] + obat.teks + teks[obat.akhir :]


def hapus(teks: str, awal: int, akhir: int, label: str = "") -> Obat:
    """A cure that removes a piece, together with one space where two would be left."""
    label = label or f"Hapus {pendek(teks[awal:akhir])}"
    if awal and teks[awal - 1] == " " and teks[akhir : akhir + 1] in ("", " ", "\n", ")"):
        awal -= 1
    elif teks[akhir : akhir + 1] == " " and (awal == 0 or teks[awal - 1] in "(\n"):
        akhir += 1
    return Obat(label, awal, akhir, "")


def sisip(teks: str, tempat: int, isi: str, label: str) -> Obat:
    """A cure that puts a piece in, with a space to what stands before and behind it."""
    depan = "" if tempat == 0 or teks[tempat - 1] in " (\n" else " "
    belakang = "" if teks[tempat : tempat + 1] in ("", " ", ")", "\n") else " "
    return Obat(label, tempat, tempat, depan + isi + belakang)


def pendek(teks: str, panjang: int = 40) -> str:
    """The text, cut in the middle where it is long."""
    teks = " ".join(teks.split())
    return teks if len(teks) <= panjang else f"{teks[: panjang * 2 // 3]}…{teks[-panjang // 3 + 1 :]}"
