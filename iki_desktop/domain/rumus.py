"""The formula language of the forms: text to tree, and back to the same text.

    [Label =] ∑[Pegawai] X (∑[Hari kerja efektif] - ∑[hari tidak masuk kerja]) / (∑[Pegawai] X …) x 100%

Names stand in square brackets as they are printed, numbers as Indonesians write them (`1.234,5`). `x X * ×`,
`: / ÷` and `- −` mean the same; each keeps the sign it was typed with, because it is printed so. `/` is drawn
as a fraction, `:` and `÷` stay beside. Brackets that are a whole numerator or denominator are not printed.
A percent sign belongs to its number. Everything before the first `=` outside a name is a label, printed only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, NoReturn

from iki_desktop.domain.angka import AngkaError, baca_angka
from iki_desktop.domain.teks import singkat

KALI = "xX*×"
BAGI = "/:÷"
TAMBAH = "+"
KURANG = "-−–"
SIGMA = "∑Σ"
DALAM_MAKS = 40
BANYAK_MAKS = 200
PANJANG_MAKS = 4000


class RumusError(ValueError):
    """The text is no formula: a sentence, the place (characters `awal` to `akhir`) and, where there is one, a cure."""

    def __init__(self, kalimat: str, awal: int, akhir: int, saran: str = "") -> None:
        """`saran` is the text to put in place of what stands from `awal` to `akhir`."""
        super().__init__(kalimat)
        self.kalimat, self.awal, self.akhir, self.saran = kalimat, awal, akhir, saran


@dataclass(frozen=True, slots=True)
class Nama:
    """A variable by its printed name; `sigma` is the sign of summation before it as typed, or empty."""

    nama: str
    sigma: str = ""


@dataclass(frozen=True, slots=True)
class Angka:
    """A constant; `tulisan` as typed (`100 %`), `nilai` without the percent sign, which `persen` tells."""

    tulisan: str
    nilai: Decimal
    persen: bool = False


@dataclass(frozen=True, slots=True)
class Kurung:
    """Brackets as typed."""

    isi: "Simpul"


@dataclass(frozen=True, slots=True)
class Minus:
    """A sign before a term."""

    tanda: str
    isi: "Simpul"


@dataclass(frozen=True, slots=True)
class Biner:
    """Two terms and the sign between them, as typed."""

    tanda: str
    kiri: "Simpul"
    kanan: "Simpul"


Simpul = Nama | Angka | Kurung | Minus | Biner


@dataclass(frozen=True, slots=True)
class Rumus:
    """A whole formula: the label printed before `=` (empty if none), and the tree."""

    label: str
    isi: Simpul


@dataclass(frozen=True, slots=True)
class _Token:
    jenis: str  # "nama", "angka", "tanda", "(", ")", "akhir"
    teks: str
    awal: int
    akhir: int


_LEXER = re.compile(
    r"""(?P<spasi>\s+)
      | (?P<nama>\[[^\[\]\n]*\])
      | (?P<angka>\d[\d.,]*)
      | (?P<sigma>[∑Σ])
      | (?P<kurung>[()])
      | (?P<tanda>[*×/:÷+\-−–]|[xX](?![^\W\d]))
      | (?P<persen>%)
      | (?P<kata>[^\s\[\]()*×/:÷+\-−–%∑Σ=]+(?:[ ]+(?!\d|[xX](?![^\W\d]))[^\s\[\]()*×/:÷+\-−–%∑Σ=]+)*)
      | (?P<lain>.)""",
    re.VERBOSE | re.DOTALL,
)


class Potongan(NamedTuple):
    """A piece of the text of a formula as the lexer cuts it, right or wrong.

    `jenis`: "nama" (with its brackets), "angka", "sigma", "kurung", "tanda", "persen", "kata" (words), "lain".
    """

    jenis: str
    teks: str
    awal: int
    akhir: int


def potong(teks: str, mulai: int = 0) -> Iterator[Potongan]:
    """The pieces of the text from `mulai` on, spaces left out."""
    for cocok in _LEXER.finditer(teks, mulai):
        if cocok.lastgroup != "spasi":
            yield Potongan(cocok.lastgroup or "lain", cocok[0], *cocok.span())


def baca_rumus(teks: str) -> Rumus:
    """The tree of one formula. Raises `RumusError` with the place and the cure where it can't be read."""
    if len(teks) > PANJANG_MAKS:
        raise RumusError(
            f"Rumus lebih dari {PANJANG_MAKS} huruf. Bagi menjadi beberapa rumus.", PANJANG_MAKS, len(teks)
        )
    label, mulai = pisah_label(teks)
    token = _tokens(teks, mulai)
    return Rumus(label, _Parser(token).whole())


def pisah_label(teks: str) -> tuple[str, int]:
    """The label before the first `=` (empty if none), and where the formula behind it begins."""
    cocok = re.match(r"([^\[\]=]*)=", teks)
    if cocok and not cocok[1].strip():
        raise RumusError("Di depan “=” belum ada label. Tulis labelnya.", cocok.end() - 1, cocok.end())
    return (cocok[1].strip(), cocok.end()) if cocok else ("", 0)


def _tokens(teks: str, mulai: int) -> list[_Token]:
    hasil: list[_Token] = []
    for jenis, isi, awal, akhir in potong(teks, mulai):
        match jenis:
            case "nama":
                if not isi[1:-1].strip():
                    raise RumusError("Nama di dalam kurung siku kosong. Tulis nama variabelnya.", awal, akhir)
            case "angka":
                _periksa_angka(isi, awal, akhir)
            case "persen":
                if not hasil or hasil[-1].jenis != "angka" or hasil[-1].teks.endswith("%"):
                    raise RumusError("Tanda % harus mengikuti satu angka, misalnya 100%.", awal, akhir)
                angka = hasil.pop()
                hasil.append(_Token("angka", teks[angka.awal : akhir], angka.awal, akhir))
                continue
            case "kata":
                saran = f"[{isi}]"
                pendek = singkat(isi)
                kalimat = f"“{pendek}” di luar kurung siku. Nama variabel ditulis [{pendek}]."
                raise RumusError(kalimat, awal, akhir, saran)
            case "lain":
                if isi in "[]":
                    raise RumusError("Kurung siku tidak berpasangan. Nama variabel ditulis [Nama].", awal, akhir)
                raise RumusError(f"Tanda “{isi}” tidak dikenal di dalam rumus.", awal, akhir)
        hasil.append(_Token(isi if jenis == "kurung" else jenis, isi, awal, akhir))
    hasil.append(_Token("akhir", "", len(teks), len(teks)))
    return hasil


def _periksa_angka(isi: str, awal: int, akhir: int) -> None:
    try:
        baca_angka(isi)
    except AngkaError as e:
        raise RumusError(e.kalimat, awal, akhir, e.saran) from None


class _Parser:
    """Precedence climbing over the tokens of one formula."""

    def __init__(self, token: list[_Token]) -> None:
        self.token, self.i, self.dalam, self.banyak = token, 0, 0, 0

    def whole(self) -> Simpul:
        isi = self.expression(0)
        sisa = self.token[self.i]
        if sisa.jenis == ")":
            raise RumusError("Kurung tutup ini tidak punya kurung buka.", sisa.awal, sisa.akhir)
        if sisa.jenis != "akhir":
            raise RumusError(
                f"Di depan “{singkat(sisa.teks)}” kurang tanda hitung: x, /, + atau -.", sisa.awal, sisa.akhir
            )
        return isi

    def expression(self, kuat: int) -> Simpul:
        kiri = self.term()
        while True:
            tanda = self.token[self.i]
            if tanda.jenis != "tanda":
                return kiri
            tingkat = 2 if tanda.teks in KALI or tanda.teks in BAGI else 1
            if tingkat <= kuat:
                return kiri
            self.i += 1
            self.banyak += 1
            if self.banyak > BANYAK_MAKS:
                raise RumusError(f"Rumus lebih dari {BANYAK_MAKS} tanda hitung. Bagi dua.", tanda.awal, tanda.akhir)
            kiri = Biner(tanda.teks, kiri, self.expression(tingkat))

    def term(self) -> Simpul:
        token = self.token[self.i]
        self.i += 1
        match token.jenis:
            case "nama":
                return Nama(token.teks[1:-1].strip())
            case "angka":
                return Angka(token.teks, baca_angka(token.teks.rstrip("%")), token.teks.endswith("%"))
            case "sigma":
                nama = self.token[self.i]
                if nama.jenis != "nama":
                    raise RumusError("Sesudah ∑ harus ada nama variabel, misalnya ∑[Pegawai].", token.awal, token.akhir)
                self.i += 1
                return Nama(nama.teks[1:-1].strip(), token.teks)
            case "(":
                return Kurung(self.bracket(token))
            case "tanda" if token.teks in KURANG:
                return Minus(token.teks, self.deeper(token, 2))
        return self.missing(token)

    def bracket(self, buka: _Token) -> Simpul:
        isi = self.deeper(buka, 0)
        tutup = self.token[self.i]
        if tutup.jenis != ")":
            raise RumusError("Kurung buka ini belum ditutup.", buka.awal, buka.akhir)
        self.i += 1
        return isi

    def deeper(self, token: _Token, kuat: int) -> Simpul:
        self.dalam += 1
        if self.dalam > DALAM_MAKS:
            raise RumusError(f"Rumus bersusun lebih dari {DALAM_MAKS} tingkat. Sederhanakan.", token.awal, token.akhir)
        isi = self.expression(kuat)
        self.dalam -= 1
        return isi

    def missing(self, token: _Token) -> NoReturn:
        if token.jenis == "akhir":
            raise RumusError("Rumus belum selesai: kurang nama variabel atau angka.", token.awal, token.akhir)
        raise RumusError(f"Di depan “{singkat(token.teks)}” kurang nama variabel atau angka.", token.awal, token.akhir)


def pecahan(simpul: Simpul) -> tuple[Simpul, Simpul] | None:
    """Numerator and denominator of what is drawn as a fraction, each without the brackets that enclose it whole."""
    if not (isinstance(simpul, Biner) and simpul.tanda == "/"):
        return None
    return tanpa_kurung(simpul.kiri), tanpa_kurung(simpul.kanan)


def tanpa_kurung(simpul: Simpul) -> Simpul:
    """What stands inside, where the whole term is one pair of brackets."""
    return simpul.isi if isinstance(simpul, Kurung) else simpul


def tulis_rumus(rumus: Rumus) -> str:
    """The formula as text of the language; reading it gives the same tree."""
    label = f"{rumus.label} = " if rumus.label else ""
    return label + _tulis(rumus.isi)


def _tulis(simpul: Simpul) -> str:
    match simpul:
        case Nama(nama, sigma):
            return f"{sigma}[{nama}]"
        case Angka(tulisan):
            return tulisan
        case Kurung(isi):
            return f"({_tulis(isi)})"
        case Minus(tanda, isi):
            return f"{tanda}{_tulis(isi)}"
        case Biner(tanda, kiri, kanan):
            return f"{_tulis(kiri)} {tanda} {_tulis(kanan)}"


def nama_dalam(rumus: Rumus) -> tuple[str, ...]:
    """The names a formula uses, each once, in order of appearance."""
    hasil: dict[str, None] = {}

    def walk(simpul: Simpul) -> None:
        match simpul:
            case Nama(nama):
                hasil[nama] = None
            case Kurung(isi) | Minus(_, isi):
                walk(isi)
            case Biner(_, kiri, kanan):
                walk(kiri)
                walk(kanan)

    walk(rumus.isi)
    return tuple(hasil)
