"""Formulas made up: each as text and as the tree that reading it must give."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from hypothesis import strategies as st

from iki_desktop.domain.rumus import Angka, Biner, Kurung, Minus, Nama, Simpul

KALI_BAGI = ("x", "X", "*", "×", "/", ":", "÷")
TAMBAH_KURANG = ("+", "-", "−", "–")
SPASI = st.sampled_from(["", " ", "  ", "\n", "\u00a0"])


@dataclass(frozen=True, slots=True)
class Bahan:
    """A formula as typed, and what it means."""

    teks: str
    pohon: Simpul


@st.composite
def nama(draw: st.DrawFn) -> Bahan:
    kata = draw(
        st.one_of(
            st.sampled_from(["Pegawai", "Hari kerja efektif", "N − 1", "x", "100%", "a = b (c) / d", "∑"]),
            st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="[]"), min_size=1, max_size=12),
        ).filter(str.strip)
    )
    sigma = draw(st.sampled_from(["", "∑", "Σ"]))
    antara = draw(SPASI) if sigma else ""
    return Bahan(f"{sigma}{antara}[{kata}]", Nama(kata.strip(), sigma))


@st.composite
def angka(draw: st.DrawFn) -> Bahan:
    polos = draw(st.sampled_from(["0", "2", "100", "1.000", "1.234,5", "0,75", "12.345.678", "245"]))
    akhir = draw(st.sampled_from(["", "", "%", " %", "\u00a0%"]))
    nilai = Decimal(polos.replace(".", "").replace(",", "."))
    return Bahan(polos + akhir, Angka(polos + akhir, nilai, bool(akhir)))


def _deret(suku: Sequence[Bahan], tanda: Sequence[str], spasi: Sequence[str]) -> Bahan:
    """Terms side by side, from left to right."""

    def sambung(kiri: Bahan, n: int) -> Bahan:
        kanan = suku[n + 1]
        # A sign that is a letter would be read with the letter before or behind it.
        s = spasi[n % len(spasi)] or " "
        return Bahan(f"{kiri.teks}{s}{tanda[n]}{s}{kanan.teks}", Biner(tanda[n], kiri.pohon, kanan.pohon))

    return reduce(sambung, range(len(suku) - 1), suku[0])


@st.composite
def _tingkat(draw: st.DrawFn, dalam: st.SearchStrategy[Bahan], tanda: Sequence[str]) -> Bahan:
    suku = draw(st.lists(dalam, min_size=1, max_size=3))
    return _deret(
        suku,
        draw(st.lists(st.sampled_from(tanda), min_size=len(suku), max_size=len(suku))),
        draw(st.lists(SPASI, min_size=1, max_size=3)),
    )


def _hasil_kali(dasar: st.SearchStrategy[Bahan]) -> st.SearchStrategy[Bahan]:
    return _tingkat(dasar, KALI_BAGI)


def _jumlah(dasar: st.SearchStrategy[Bahan]) -> st.SearchStrategy[Bahan]:
    return _tingkat(_hasil_kali(dasar), TAMBAH_KURANG)


def _kurung(isi: Bahan) -> Bahan:
    return Bahan(f"({isi.teks})", Kurung(isi.pohon))


def _minus(isi: Bahan) -> Bahan:
    return Bahan(f"-{isi.teks}", Minus("-", isi.pohon))


def _lagi(isi: st.SearchStrategy[Bahan]) -> st.SearchStrategy[Bahan]:
    kurung = _jumlah(isi).map(_kurung)
    return st.one_of(kurung, kurung, kurung.map(_minus))


rumus: st.SearchStrategy[Bahan] = _jumlah(st.recursive(st.one_of(nama(), angka()), _lagi, max_leaves=12))


def bertingkat(dalam: int, ekor: str = "") -> str:
    """A fraction in a fraction in a fraction …"""
    teks = "[a]"
    for n in range(dalam):
        teks = f"({teks}) / [b{n}]{ekor}" if n % 2 else f"[c{n}] / ({teks}){ekor}"
    return teks
