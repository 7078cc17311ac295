"""A formula as lines of a cell: numerator, a line, denominator; in one line where it is no plain fraction."""

from collections.abc import Callable

from iki_desktop.domain.rumus import (
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
from iki_desktop.domain.teks import rapikan_spasi

GARIS = "─"
_PALING_PENDEK = 3  # signs of the line of a fraction


def rumus_bersusun(teks: str, lebar: float, measure: Callable[[str], float]) -> list[str]:
    """One formula of the language as printed lines; `lebar` is the room for the line of the fraction.

    A text that is no formula stands as it was typed: no letter is lost.
    """
    teks = rapikan_spasi(teks)
    try:
        rumus = baca_rumus(teks)
    except RumusError:
        return [teks]
    label, awal = ([rumus.label], "= ") if rumus.label else ([], "")
    susunan = _bersusun(rumus.isi)
    if susunan is None:
        return [*label, awal + _datar(rumus.isi)]
    atas, bawah, ekor = susunan
    ruang = lebar - measure(awal) - measure(ekor)
    panjang = min(max(measure(atas), measure(bawah)), ruang)
    garis = GARIS * max(_PALING_PENDEK, int(panjang / measure(GARIS)))
    return [*label, atas, f"{awal}{garis}{ekor}", bawah]


def _bersusun(simpul: Simpul) -> tuple[str, str, str] | None:
    """Numerator, denominator and what stands behind the line, where the formula is one fraction and its factors."""
    bagian = pecahan(simpul)
    if bagian is not None:
        return None if any(map(_memuat_pecahan, bagian)) else (_datar(bagian[0]), _datar(bagian[1]), "")
    if not isinstance(simpul, Biner) or _memuat_pecahan(simpul.kanan):
        return None
    kiri = _bersusun(simpul.kiri)
    return None if kiri is None else (kiri[0], kiri[1], f"{kiri[2]} {simpul.tanda} {_datar(simpul.kanan)}")


def _memuat_pecahan(simpul: Simpul) -> bool:
    match simpul:
        case Kurung(isi) | Minus(_, isi):
            return _memuat_pecahan(isi)
        case Biner(_, kiri, kanan):
            return pecahan(simpul) is not None or _memuat_pecahan(kiri) or _memuat_pecahan(kanan)
    return False


def _datar(simpul: Simpul) -> str:
    """A term in one line, names without their square brackets, as on paper."""
    match simpul:
        case Nama(nama, sigma):
            return f"{sigma} {nama}" if sigma else nama
        case Angka(tulisan):
            return tulisan
        case Kurung(isi):
            return f"({_datar(isi)})"
        case Minus(tanda, isi):
            return f"{tanda}{_datar(isi)}"
        case Biner(tanda, kiri, kanan):
            return f"{_datar(kiri)} {tanda} {_datar(kanan)}"
