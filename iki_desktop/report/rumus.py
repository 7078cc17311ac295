"""The stacked form of a formula: numerator, rule, denominator, and what stands beside the rule.

The same boxes are drawn on paper and on the screen. A formula that is no formula (a draft with a mistake), or
one that would be taller than a page, is set as typed, in lines that can be split anywhere: nothing is lost.
"""

from dataclasses import dataclass
from typing import TypeAlias

from iki_desktop.domain.rumus import (
    BAGI,
    KALI,
    KURANG,
    TAMBAH,
    Angka,
    Biner,
    Kurung,
    Minus,
    Nama,
    RumusError,
    Simpul,
    baca_rumus,
    pecahan,
)
from iki_desktop.domain.teks import rapikan_spasi, satu_baris
from iki_desktop.report.baris import bungkus, kotak_baris
from iki_desktop.report.kotak import AXIS, Garis, Kotak, Measure, Teks

_RULE_GAP = 0.22  # from the rule to what stands above and below, of the size of the letters
_OVERHANG = 0.25  # how much the rule is wider than numerator and denominator, on both sides together
_NARROWEST = 0.45  # a fraction keeps at least this part of the width beside what follows it
_TOLERANCE = 1e-3  # of the size of the letters: what rounding may add to a line
_BALANCING = 7  # halvings of the width in search of the narrowest that takes no further line
NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class _Pecahan:
    atas: "tuple[_Atom, ...]"
    bawah: "tuple[_Atom, ...]"


_Atom: TypeAlias = str | _Pecahan  # a word, or a fraction


def susun_rumus(teks: str, lebar: float, ukuran: float, measure: Measure, tinggi_maks: float) -> list[Kotak]:
    """One formula of the language as boxes no wider than `lebar` and no taller than `tinggi_maks`, top to bottom."""
    teks = satu_baris(teks)
    try:
        rumus = baca_rumus(teks)
    except RumusError:
        return _linear(teks, lebar, ukuran, measure)
    kotak = _alir((("=",) if rumus.label else ()) + _atoms(rumus.isi), lebar, ukuran, measure)
    if any(k.tinggi > tinggi_maks or k.lebar > lebar + 0.01 for k in kotak):
        return _linear(teks, lebar, ukuran, measure)
    return (_linear(rumus.label, lebar, ukuran, measure) if rumus.label else []) + kotak


def _linear(teks: str, lebar: float, ukuran: float, measure: Measure) -> list[Kotak]:
    return [kotak_baris(isi, ukuran, measure) for isi in bungkus(teks, lebar / ukuran, measure)]


def _atoms(simpul: Simpul) -> tuple[_Atom, ...]:
    """The words and fractions of a term in reading order; brackets and signs cling to their neighbours."""
    bagian = pecahan(simpul)
    if bagian:
        return (_Pecahan(_atoms(bagian[0]), _atoms(bagian[1])),)
    match simpul:
        case Nama(nama, sigma):
            kata = rapikan_spasi(nama).split(" ")
            return (f"{sigma}{NBSP}{kata[0]}" if sigma else kata[0], *kata[1:])
        case Angka(tulisan):
            return (NBSP.join(tulisan.split()),)
        case Kurung(isi):
            return _cling("(", _atoms(isi), ")")
        case Minus(tanda, isi):
            return _cling(tanda, _atoms(isi), "")
        case Biner(tanda, kiri, kanan):
            return (*_atoms(kiri), *_cling(tanda + NBSP, _atoms(kanan), ""))


def _cling(awal: str, isi: tuple[_Atom, ...], akhir: str) -> tuple[_Atom, ...]:
    pertama, terakhir = isi[0], isi[-1]
    if isinstance(pertama, str):
        isi = (awal + pertama, *isi[1:])
    else:
        isi = (awal.rstrip(NBSP), *isi)
    if not akhir:
        return isi
    if isinstance(terakhir, str):
        return (*isi[:-1], str(isi[-1]) + akhir)
    return (*isi, akhir)


def _alir(atoms: tuple[_Atom, ...], lebar: float, ukuran: float, measure: Measure) -> list[Kotak]:
    """Words and fractions set in lines of `lebar`, flush left; the rule of a fraction lies on the axis of its line."""
    baris: list[Kotak] = []
    isi: list[tuple[float, Kotak]] = []
    x, spasi = 0.0, measure(" ", "biasa") * ukuran
    for nomor, atom in enumerate(atoms):
        sebelum = x + spasi if isi else 0.0
        for kotak in _set_atom(atom, sebelum, atoms[nomor + 1 :], lebar, ukuran, measure):
            if isi and x + spasi + kotak.lebar > lebar + _TOLERANCE * ukuran:
                baris.append(_satukan(isi))
                isi, x = [], 0.0
            x += spasi if isi else 0.0
            isi.append((x, kotak))
            x += kotak.lebar
    return [*baris, _satukan(isi)]


def _set_atom(
    atom: _Atom, sebelum: float, sesudah: tuple[_Atom, ...], lebar: float, ukuran: float, measure: Measure
) -> list[Kotak]:
    """A word in lines, or a fraction so narrow that what stands before and after it on the line stays beside it."""
    if isinstance(atom, str):
        return [kotak_baris(isi, ukuran, measure) for isi in bungkus(atom, lebar / ukuran, measure)]
    ekor = 0.0
    for kata in sesudah:
        if not isinstance(kata, str):
            break
        ekor += measure(" " + kata, "biasa") * ukuran
    sisa = next(s for s in (lebar - sebelum - ekor, lebar - ekor, lebar) if s >= lebar * _NARROWEST)
    return [_set_pecahan(atom, sisa, ukuran, measure)]


def _set_pecahan(isi: _Pecahan, lebar: float, ukuran: float, measure: Measure) -> Kotak:
    """A fraction as one box: both parts broken to the width and centred over and under the rule."""
    tepi = _OVERHANG * ukuran
    dalam = max(lebar - tepi, ukuran)
    atas = _seimbang(isi.atas, dalam, ukuran, measure)
    bawah = _seimbang(isi.bawah, dalam, ukuran, measure)
    penuh = max(k.lebar for k in (*atas, *bawah)) + tepi
    y, teks, garis = 0.0, list[Teks](), list[Garis]()
    for bagian in (atas, bawah):
        for kotak in bagian:
            t, g = kotak.geser((penuh - kotak.lebar) / 2, y)
            teks += t
            garis += g
            y += kotak.tinggi
        if bagian is atas:
            y += _RULE_GAP * ukuran
            palang = Garis(0.0, y, penuh)
            garis.append(palang)
            y += _RULE_GAP * ukuran
    return Kotak(penuh, y, tuple(teks), tuple(garis), dasar=palang.y + AXIS * ukuran)


def _seimbang(atoms: tuple[_Atom, ...], lebar: float, ukuran: float, measure: Measure) -> list[Kotak]:
    """Lines broken before a sign where each term fits on one, else as few as the width allows, of about one length."""
    baris = _alir(atoms, lebar, ukuran, measure)
    kata = [atom for atom in atoms if isinstance(atom, str)]
    if len(baris) == 1 or len(kata) < len(atoms):
        return baris
    suku = _suku(kata)
    if all(measure(satu, "biasa") * ukuran <= lebar for satu in suku):
        return _alir(suku, lebar, ukuran, measure)
    sempit, cukup = max(measure(satu, "biasa") for satu in kata) * ukuran, lebar
    for _ in range(_BALANCING):
        coba = (sempit + cukup) / 2
        dicoba = _alir(atoms, coba, ukuran, measure)
        if sempit >= cukup or len(dicoba) > len(baris):
            sempit = coba
        else:
            cukup, baris = coba, dicoba
    return baris


def _suku(kata: list[str]) -> tuple[str, ...]:
    """The words of each term as one that can't be broken; a term begins with its sign (_cling)."""
    hasil = kata[:1]
    for satu in kata[1:]:
        if satu[1:2] == NBSP and satu[0] in KALI + BAGI + TAMBAH + KURANG:
            hasil.append(satu)
        else:
            hasil[-1] += NBSP + satu
    return tuple(hasil)


def _satukan(isi: list[tuple[float, Kotak]]) -> Kotak:
    """Boxes side by side on one base line, as one box."""
    dasar = max(k.dasar for _, k in isi)
    bawah = max(k.tinggi - k.dasar for _, k in isi)
    teks, garis = list[Teks](), list[Garis]()
    for x, kotak in isi:
        t, g = kotak.geser(x, dasar - kotak.dasar)
        teks += t
        garis += g
    x, kotak = isi[-1]
    return Kotak(x + kotak.lebar, dasar + bawah, tuple(teks), tuple(garis), dasar)
