"""Formulas said twice: in the language of the forms, and as arithmetic of a spreadsheet.

The spreadsheet says percent its own way, which is not the engine's: there `100%` is 1 and `50%` is 0,5, and everything
is carried as a share. Percent is only a manner of writing: a plain term beside a percentage figure in a sum is read as
per cents, a percentage figure below a plain term stands as it is written, and the outcome is written a hundredfold.
Nothing here comes from the engine: brackets and precedence are left to the spreadsheet.
"""

from dataclasses import dataclass
from typing import Literal

Jenis = Literal["biasa", "bagian", "persen"]  # a plain figure, a share written as percent, a percentage figure

KALI, BAGI, TAMBAH, KURANG = "xX*×", "/:÷", "+", "-−–"
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
    """The variables a formula uses, in order of appearance, each as spelled where it appears first."""
    match pohon:
        case Nama(ke, teks):
            return {ke: teks.lstrip("∑Σ ")[1:-1]}
        case Kurung(isi) | Minus(isi):
            return dipakai(isi)
        case Deret(suku):
            hasil: dict[int, str] = {}
            for ke, ejaan in (nama for satu in suku for nama in dipakai(satu).items()):
                hasil.setdefault(ke, ejaan)
            return hasil
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
        case Deret(suku, tanda) if not all(map(jelas, suku)) or (_seratus(suku[0]) and tanda[0] in BAGI):
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
