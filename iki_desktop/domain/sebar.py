"""A target of a year spread over its parts: two semesters, four quarters, twelve months."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Literal

from iki_desktop.domain.galat import UserError

# "rata": the same share for each; "kumulatif": what is reached by then (25, 50, 75, 100 %); "tetap": the year's value
# in each part, as for percentages and stocks; "bentuk": as last year was shared out.
CaraSebar = Literal["rata", "kumulatif", "tetap", "bentuk"]


def sebar(
    nilai: Decimal, banyak: int, cara: CaraSebar, *, desimal: int, bentuk: Sequence[Decimal] = ()
) -> tuple[Decimal, ...]:
    """The targets of `banyak` parts from that of the year, with at most `desimal` decimals (or as many as the year's).

    "rata" and "bentuk" sum up to the year's exactly, the last of "kumulatif" is the year's. What is reached by the end
    of a part is its exact share rounded toward zero: so what can't be divided comes late and evenly (10 over 4 is
    2, 3, 2, 3), shares that are whole stay as they are, and "rata" summed up is "kumulatif".

    `bentuk` are the figures of the same parts of last year; raises `UserError` for a shape that can't be followed.
    """
    if banyak < 1 or desimal < 0 or not nilai.is_finite():
        raise ValueError("nothing to spread, or over nothing")
    if cara == "tetap":
        return (nilai,) * banyak
    bobot = _shape(bentuk, banyak) if cara == "bentuk" else [Fraction(1)] * banyak
    utuh = Fraction(nilai) * 10**desimal
    while utuh.denominator > 1:
        utuh, desimal = utuh * 10, desimal + 1
    hingga = [int(utuh * bagian / sum(bobot)) for bagian in accumulate(bobot)]  # toward zero
    if cara != "kumulatif":
        hingga = [kini - lalu for lalu, kini in pairwise([0, *hingga])]
    return tuple(_written(satu, desimal) for satu in hingga)


def _shape(bentuk: Sequence[Decimal], banyak: int) -> list[Fraction]:
    if len(bentuk) != banyak:
        raise UserError(f"Angka tahun lalu baru {len(bentuk)} dari {banyak}. Lengkapi dahulu, atau pilih sebaran rata.")
    if any(satu < 0 for satu in bentuk):
        raise UserError("Angka tahun lalu ada yang di bawah nol, tidak bisa dijadikan pola. Pilih sebaran rata.")
    if not any(bentuk):
        raise UserError("Angka tahun lalu nol semua, tidak bisa dijadikan pola. Pilih sebaran rata.")
    return [Fraction(satu) for satu in bentuk]


def _written(satuan: int, desimal: int) -> Decimal:
    """So many units of the last decimal, without zeros at the end (25 rather than 25,00)."""
    while desimal and satuan % 10 == 0:
        satuan, desimal = satuan // 10, desimal - 1
    return Decimal(f"{satuan}E-{desimal}")
