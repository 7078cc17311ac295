"""Formulas made up, each said twice: in the language of the forms, and as arithmetic of a spreadsheet.

The spreadsheet says percent its own way, which is not the engine's: there `100%` is 1 and `50%` is 0,5, and everything
is carried as a share. Percent is only a manner of writing: a plain term beside a percentage figure in a sum is read as
per cents, a percentage figure below a plain term stands as it is written, and the outcome is written a hundredfold.
Nothing here comes from the engine: brackets and precedence are left to the spreadsheet.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Jenis = Literal["biasa", "bagian", "persen"]  # a plain figure, a share written as percent, a percentage figure

KALI, BAGI, TAMBAH, KURANG = "xX*×", "/:÷", "+", "-−–"
ANGKA = ("0", "1", "2", "7", "12", "100", "245", "1.000", "1.234,5", "0,75", "0,001", "12.345.678", "3,14159")
PERSEN = ("50%", "37,5 %", "25%", "110%", "0,5%")
SERATUS = ("100%", "100 %")


@dataclass(frozen=True, slots=True)
class Nama:
    """Variable number `ke`, by its name as the formula spells it."""

    ke: int
    teks: str


@dataclass(frozen=True, slots=True)
class Angka:
    """A number as typed."""

    teks: str


@dataclass(frozen=True, slots=True)
class Kurung:
    """Brackets."""

    isi: "Pohon"


@dataclass(frozen=True, slots=True)
class Minus:
    """A sign before a term."""

    isi: "Pohon"


@dataclass(frozen=True, slots=True)
class Deret:
    """Terms side by side, all of a sum or all of a product, with the signs between them."""

    suku: tuple["Pohon", ...]
    tanda: str


Pohon = Nama | Angka | Kurung | Minus | Deret


def tulis(pohon: Pohon) -> str:
    """The formula as an office types it."""
    match pohon:
        case Nama(_, teks) | Angka(teks):
            return teks
        case Kurung(isi):
            return f"({tulis(isi)})"
        case Minus(isi):
            return f"-{tulis(isi)}"
        case Deret(suku, tanda):
            return tulis(suku[0]) + "".join(f" {t} {tulis(s)}" for t, s in zip(tanda, suku[1:], strict=True))


def dipakai(pohon: Pohon) -> dict[int, str]:
    """The variables a formula uses, in order of appearance, each as spelled there."""
    match pohon:
        case Nama(ke, teks):
            return {ke: teks.lstrip("∑Σ ")[1:-1]}
        case Kurung(isi) | Minus(isi):
            return dipakai(isi)
        case Deret(suku):
            return {ke: ejaan for satu in suku for ke, ejaan in dipakai(satu).items()}
    return {}


def lembar(pohon: Pohon) -> str:
    """The formula as a spreadsheet computes it, with `{0}` for the cell of the first variable."""
    teks, jenis = _lembar(pohon)
    return f"({teks})*100" if jenis == "persen" else teks


def _lembar(pohon: Pohon) -> tuple[str, Jenis]:
    match pohon:
        case Nama(ke):
            return f"{{{ke}}}", "biasa"
        case Angka(teks):
            return teks.replace(".", "").replace(",", ".").replace(" ", ""), "bagian" if "%" in teks else "biasa"
        case Kurung(isi):
            teks, jenis = _lembar(isi)
            return f"({teks})", jenis
        case Minus(isi):
            teks, jenis = _lembar(isi)
            return f"-{teks}", jenis
    return _jumlah(pohon) if pohon.tanda[0] in TAMBAH + KURANG else _kali(pohon)


def _jumlah(deret: Deret) -> tuple[str, Jenis]:
    bagian = [_lembar(s) for s in deret.suku]
    jenis = {j for _, j in bagian}
    persen = "persen" in jenis
    suku = [f"({t})%" if persen and j == "biasa" else t for t, j in bagian]
    teks = suku[0] + "".join(("+" if t in TAMBAH else "-") + s for t, s in zip(deret.tanda, suku[1:], strict=True))
    return teks, "persen" if persen else "bagian" if jenis == {"bagian"} else "biasa"


def _kali(deret: Deret) -> tuple[str, Jenis]:
    teks, jenis = _lembar(deret.suku[0])
    if _seratus(deret.suku[0]) and deret.tanda[0] in KALI:
        jenis = "persen"
    for tanda, satu in zip(deret.tanda, deret.suku[1:], strict=True):
        kanan, jenis_kanan = _lembar(satu)
        if tanda in KALI:
            teks += f"*{kanan}"
            if _seratus(satu) or "persen" in (jenis, jenis_kanan):
                jenis = "persen"
            elif jenis != jenis_kanan:
                jenis = "biasa"
        else:
            # What is divided by a percentage figure, and is none, is divided by the figure as it is written.
            teks += f"/({kanan}*100)" if jenis_kanan == "persen" != jenis else f"/{kanan}"
            if (jenis, jenis_kanan) != ("persen", "bagian") and jenis_kanan != "biasa":
                jenis = "biasa"
    return teks, jenis


def _inti(pohon: Pohon) -> Pohon:
    """What stands behind brackets and signs."""
    while isinstance(pohon, Kurung | Minus):
        pohon = pohon.isi
    return pohon


def _seratus(pohon: Pohon) -> bool:
    inti = _inti(pohon)
    return isinstance(inti, Angka) and inti.teks in SERATUS


def jelas(pohon: Pohon) -> bool:
    """Whether the words on percent at the head of hitung.py say what the formula amounts to.

    They are silent on a product that begins with `100% /`, and on percents beside a percentage figure that aren't
    plainly written there: `50% x 0,5`, or `50%` that a plain term was added to before.
    """
    match pohon:
        case Kurung(isi) | Minus(isi):
            return jelas(isi)
        case Deret(suku, tanda) if not all(map(jelas, suku)) or _seratus(suku[0]) and tanda[0] in BAGI:
            return False
        case Deret(suku, tanda) if tanda[0] in TAMBAH + KURANG:
            jenis = [_lembar(s)[1] for s in suku]
            if "persen" not in jenis:
                return True
            tercampur = any(_campuran(s) for s, j in zip(suku, jenis, strict=True) if j != "persen")
            return not tercampur and len(set(jenis[: jenis.index("persen")])) < 2
    return True


def _campuran(pohon: Pohon) -> bool:
    """A term with percents in it that are neither the whole of it nor the share of a product."""
    inti = _inti(pohon)
    match inti:
        case Deret(suku, tanda) if tanda[0] in TAMBAH + KURANG:
            return any(_lembar(s)[1] == "bagian" or _campuran(s) for s in suku)
        case Deret(suku):
            return _lembar(inti)[1] == "bagian" or any(map(_campuran, suku))
    return False


def rumus_acak(acak: random.Random, ejaan: Sequence[str]) -> Pohon:
    """A formula over some of the variables, spelled as given; the shapes that offices write, and any other."""
    while True:
        pohon = acak.choice((_persentase, _persentase, _sisa, _bobot, _acak, _acak))(acak, ejaan)
        if dipakai(pohon) and jelas(pohon):
            return pohon


def _persentase(acak: random.Random, ejaan: Sequence[str]) -> Pohon:
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


def _sisa(acak: random.Random, ejaan: Sequence[str]) -> Pohon:
    """What is left of a hundred per cent."""
    penuh = Angka(acak.choice((*SERATUS, "100", "50%")))
    isi = _persentase(acak, ejaan) if acak.random() < 0.7 else _suku(acak, ejaan, 2)
    return Deret((penuh, isi), acak.choice(KURANG + TAMBAH))


def _bobot(acak: random.Random, ejaan: Sequence[str]) -> Pohon:
    """Two percentages, weighed or their mean, or one in terms of the other."""
    satu, dua = Kurung(_persentase(acak, ejaan)), Kurung(_persentase(acak, ejaan))
    match acak.randrange(3):
        case 0:
            return Deret((Kurung(Deret((satu, dua), "+")), Angka("2")), acak.choice(BAGI))
        case 1:
            return Deret((satu, dua), acak.choice(KALI + BAGI))
    porsi = Angka(acak.choice(PERSEN))
    return Deret((Deret((porsi, satu), acak.choice(KALI)), Deret((dua, porsi), acak.choice(KALI))), "+")


def _acak(acak: random.Random, ejaan: Sequence[str], dalam: int = 3) -> Pohon:
    return _deret(acak, [_deret(acak, [_suku(acak, ejaan, dalam) for _ in range(acak.choice((1, 1, 2, 3)))], KALI + BAGI)
                         for _ in range(acak.choice((1, 2, 2, 3)))], TAMBAH + KURANG)  # fmt: skip


def _deret(acak: random.Random, suku: list[Pohon], tanda: str) -> Pohon:
    return Deret(tuple(suku), "".join(acak.choice(tanda) for _ in suku[1:])) if len(suku) > 1 else suku[0]


def _suku(acak: random.Random, ejaan: Sequence[str], dalam: int) -> Pohon:
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
    return Nama(ke, acak.choice(("", "∑", "Σ ")) + f"[{ejaan[ke]}]")
