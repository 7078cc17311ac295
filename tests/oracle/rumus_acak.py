"""Formulas made up over given names: the shapes that offices write, and any other."""

import random
from collections.abc import Sequence

from tests.oracle.pohon import (
    BAGI,
    KALI,
    KURANG,
    SERATUS,
    TAMBAH,
    Angka,
    Deret,
    Kurung,
    Minus,
    Nama,
    Pohon,
    dipakai,
    jelas,
)

ANGKA = ("0", "1", "2", "7", "12", "100", "245", "1.000", "1.234,5", "0,75", "0,001", "12.345.678", "3,14159")
PERSEN = ("50%", "37,5 %", "25%", "110%", "0,5%")

Ejaan = Sequence[Sequence[str]]  # of each variable, how its name may be spelled


def rumus_acak(acak: random.Random, ejaan: Ejaan) -> Pohon:
    """A formula over some of the variables; the shapes that offices write, and any other."""
    while True:
        pohon = acak.choice((_persentase, _persentase, _sisa, _bobot, _acak, _acak))(acak, ejaan)
        if dipakai(pohon) and jelas(pohon):
            return pohon


def _persentase(acak: random.Random, ejaan: Ejaan) -> Pohon:
    """A fraction x 100%, with the hundred per cent at any of its places."""
    seratus: Pohon = Angka(acak.choice(SERATUS))
    seratus = Kurung(seratus) if acak.random() < 0.1 else Minus(seratus) if acak.random() < 0.05 else seratus
    atas, bawah, kali, bagi = _suku(acak, ejaan, 2), _suku(acak, ejaan, 2), acak.choice(KALI), acak.choice(BAGI)
    match acak.randrange(6):
        case 0:
            return Deret((seratus, atas, bawah), kali + bagi)
        case 1:
            return Deret((atas, seratus, bawah), kali + bagi)
        case 2:
            return Deret((Kurung(Deret((atas, bawah), bagi)), seratus), kali)
    return Deret((atas, bawah, seratus), bagi + kali)


def _sisa(acak: random.Random, ejaan: Ejaan) -> Pohon:
    """What is left of a hundred per cent."""
    penuh = Angka(acak.choice((*SERATUS, "100", "50%")))
    isi = _persentase(acak, ejaan) if acak.random() < 0.7 else _suku(acak, ejaan, 2)
    return Deret((penuh, isi), acak.choice(KURANG + TAMBAH))


def _bobot(acak: random.Random, ejaan: Ejaan) -> Pohon:
    """Two percentages, weighed or their mean, or one in terms of the other."""
    satu, dua = Kurung(_persentase(acak, ejaan)), Kurung(_persentase(acak, ejaan))
    match acak.randrange(3):
        case 0:
            return Deret((Kurung(Deret((satu, dua), "+")), Angka("2")), acak.choice(BAGI))
        case 1:
            return Deret((satu, dua), acak.choice(KALI + BAGI))
    porsi = Angka(acak.choice(PERSEN))
    return Deret((Deret((porsi, satu), acak.choice(KALI)), Deret((dua, porsi), acak.choice(KALI))), "+")


def _acak(acak: random.Random, ejaan: Ejaan, dalam: int = 3) -> Pohon:
    """A sum of products, of as many terms as it happens."""

    def kali() -> Pohon:
        return _deret(acak, [_suku(acak, ejaan, dalam) for _ in range(acak.choice((1, 1, 2, 3)))], KALI + BAGI)

    return _deret(acak, [kali() for _ in range(acak.choice((1, 2, 2, 3)))], TAMBAH + KURANG)


def _deret(acak: random.Random, suku: list[Pohon], tanda: str) -> Pohon:
    return Deret(tuple(suku), "".join(acak.choice(tanda) for _ in suku[1:])) if len(suku) > 1 else suku[0]


def _suku(acak: random.Random, ejaan: Ejaan, dalam: int) -> Pohon:
    untung = acak.random()
    if dalam and untung < 0.25:
        return Kurung(_acak(acak, ejaan, dalam - 1))
    if dalam and untung < 0.3:
        return Minus(_suku(acak, ejaan, 0))
    if untung < 0.4:
        return Angka(acak.choice(ANGKA))
    if untung < 0.47:
        return Angka(acak.choice((*PERSEN, *SERATUS)))
    ke = acak.randrange(len(ejaan))
    return Nama(ke, acak.choice(("", "∑", "Σ ")) + f"[{acak.choice(ejaan[ke])}]")
