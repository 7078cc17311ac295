"""The Pujon document in the plain shape that the writers for typst and LibreOffice share.

It keeps to what our own paper prints: the same texts, the same lists, the same fractions. Nothing is measured here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from iki_desktop.domain.dokumen import Formulir, Indikator, Penandatangan
from iki_desktop.domain.rumus import Angka, Biner, Kurung, Minus, Nama, RumusError, Simpul, baca_rumus, pecahan
from iki_desktop.domain.teks import nip_berspasi, penanda_ke, pisah_penanda, rapikan_spasi, tanggal_panjang
from iki_desktop.report.huruf import tercetak

# Shares of the width, and lengths in points: as in iki_desktop.report (rules.md, "The page").
KOLOM = (20, 25, 35, 20)
TEPI_CM = {"atas": 2.0, "bawah": 2.5, "kiri": 3.0, "kanan": 2.0}
PAD_X, PAD_Y, TEBAL = 5.0, 4.0, 0.6
LINE, ASCENT = 1.25, 0.95
X_LABEL, X_TITIK, X_ISI = 1.7, 6.2, 7.2  # of the size of the letters
LEBAR_CM = 29.7 - TEPI_CM["kiri"] - TEPI_CM["kanan"]


@dataclass(frozen=True, slots=True)
class Baris:
    """One paragraph: its level of indentation, its mark (may be empty) and its text."""

    tingkat: int
    tanda: str
    isi: str


@dataclass(frozen=True, slots=True)
class Pecahan:
    """A stacked fraction."""

    atas: "tuple[Potong, ...]"
    bawah: "tuple[Potong, ...]"


Potong: TypeAlias = str | Pecahan


@dataclass(frozen=True, slots=True)
class Rumus:
    """A formula with a fraction in it: words and fractions side by side."""

    isi: tuple[Potong, ...]


Isi: TypeAlias = tuple[Baris | Rumus, ...]


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell of the table and how many rows it spans."""

    isi: Isi
    baris: int = 1


def judul_kolom(formulir: Formulir) -> list[str]:
    """The four headings of the table."""
    return [tercetak(judul) for judul in formulir.kolom]


def kepala(formulir: Formulir) -> Iterator[tuple[str, str, list[Baris]]]:
    """`1. Jabatan`, `2. Tugas`, `3. Fungsi`: number, label, items."""
    yield "1.", "Jabatan", [Baris(0, "", tercetak(formulir.nama))]
    yield "2.", "Tugas", _items(formulir.gaya_daftar, formulir.tugas)
    if formulir.fungsi:
        yield "3.", "Fungsi", _items(formulir.gaya_daftar, formulir.fungsi)
    elif formulir.fungsi_tercetak:
        yield "3.", "Fungsi", [Baris(0, "", "-")]


def _items(gaya: str, teks: Sequence[str]) -> list[Baris]:
    return [Baris(0, tercetak(penanda_ke(gaya, n)), tercetak(isi)) for n, isi in enumerate(teks)]


def tabel(formulir: Formulir) -> list[list[Sel | None]]:
    """The rows of the table; None where the cell above goes on."""
    hasil: list[list[Sel | None]] = []
    for sasaran in formulir.sasaran:
        semua = sasaran.indikator
        if not semua:
            hasil.append([Sel(paragraf(sasaran.teks)), Sel(()), Sel(()), Sel(())])
        for n, satu in enumerate(semua):
            hasil.append(
                [
                    Sel(paragraf(sasaran.teks), len(semua)) if n == 0 else None,
                    Sel((Baris(0, tercetak(satu.penanda), tercetak(satu.teks)),)),
                    _merged(semua, n, "gabung_penjelasan", _penjelasan(satu)),
                    _merged(semua, n, "gabung_sumber", _sumber(satu)),
                ]
            )
    return hasil


def _merged(semua: Sequence[Indikator], n: int, gabung: str, isi: Isi) -> Sel | None:
    if n > 0 and getattr(semua[n], gabung):
        return None
    banyak = 1
    while n + banyak < len(semua) and getattr(semua[n + banyak], gabung):
        banyak += 1
    return Sel(isi, banyak)


def _penjelasan(satu: Indikator) -> Isi:
    rumus = tuple(bagian for baris in satu.rumus.split("\n") if baris.strip() for bagian in _rumus(tercetak(baris)))
    catatan = paragraf(satu.catatan) if satu.kolom_catatan == "penjelasan" else ()
    return paragraf(satu.penjelasan) + rumus + catatan


def _sumber(satu: Indikator) -> Isi:
    return paragraf(satu.sumber) + (paragraf(satu.catatan) if satu.kolom_catatan == "sumber" else ())


def paragraf(teks: str) -> tuple[Baris, ...]:
    """The lines of a text, each with its mark."""
    return tuple(Baris(*pisah_penanda(baris)) for baris in tercetak(teks).split("\n")) if teks else ()


def _rumus(teks: str) -> Isi:
    """A formula: its label on a line of its own, and as text where it holds no fraction."""
    try:
        rumus = baca_rumus(teks)
    except RumusError:
        return (Baris(0, "", rapikan_spasi(teks)),)
    isi = _join((("= ",) if rumus.label else ()) + _pieces(rumus.isi))
    label = (Baris(0, "", rapikan_spasi(rumus.label)),) if rumus.label else ()
    if all(isinstance(p, str) for p in isi):
        return (*label, Baris(0, "", " ".join(str(p) for p in isi)))
    return (*label, Rumus(isi))


def _pieces(simpul: Simpul) -> tuple[Potong, ...]:
    bagian = pecahan(simpul)
    if bagian:
        return (Pecahan(_join(_pieces(bagian[0])), _join(_pieces(bagian[1]))),)
    match simpul:
        case Nama(nama, sigma):
            return (f"{sigma} {nama}".strip(),)
        case Angka(tulisan):
            return (tulisan,)
        case Kurung(isi):
            return ("(", *_pieces(isi), ")")
        case Minus(tanda, isi):
            return (tanda, *_pieces(isi))
        case Biner(tanda, kiri, kanan):
            return (*_pieces(kiri), f" {tanda} ", *_pieces(kanan))


def _join(bagian: Sequence[Potong]) -> tuple[Potong, ...]:
    """Neighbouring words as one text."""
    hasil: list[Potong] = []
    for satu in bagian:
        if isinstance(satu, str) and hasil and isinstance(hasil[-1], str):
            hasil[-1] += satu
        else:
            hasil.append(satu)
    return tuple(" ".join(p.split()) if isinstance(p, str) else p for p in hasil)


def tanda_tangan(siapa: Penandatangan) -> tuple[list[str], list[str]]:
    """The lines above and below the room for the hand."""
    tempat = ", ".join(filter(None, [siapa.tempat, tanggal_panjang(siapa.tanggal) if siapa.tanggal else ""]))
    atas = [tempat, *siapa.jabatan.split("\n")]
    bawah = [siapa.nama, siapa.pangkat, f"NIP. {nip_berspasi(siapa.nip)}" if siapa.nip else ""]
    return [tercetak(t) for t in atas if t], [tercetak(t) for t in bawah if t]
