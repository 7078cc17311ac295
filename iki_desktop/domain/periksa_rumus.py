"""The check of a formula cell: what can't be read or is probably not meant, each with its place and its cures.

A line of words alone is no formula and no fault: it is a draft to parser and printer, and prints as typed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from iki_desktop.domain.cela_rumus import Cela, Obat, hapus, pendek
from iki_desktop.domain.hitung import TakTerhitung, hitung, nama_unik, satuan, seratus_persen
from iki_desktop.domain.nama_rumus import kunci_dikenal, mirip
from iki_desktop.domain.rumus import (
    BAGI,
    KALI,
    PANJANG_MAKS,
    Angka,
    Biner,
    Kurung,
    Minus,
    Nama,
    Potongan,
    RumusError,
    Simpul,
    baca_rumus,
    pisah_label,
    potong,
)
from iki_desktop.domain.susunan_rumus import Penelusur
from iki_desktop.domain.teks import kunci_cari

# What a line is: a formula, words only, or a formula that can't be read.
JenisBaris = Literal["kosong", "rumus", "teks", "draf"]

# What makes a formula of words: signs that words don't have, and signs of calculation with room before them.
_FORMULA_SIGN = re.compile(r"[\[\]∑Σ%=+*×÷]|\S\s+(?:[/:\-−–](?=\s|$)|[xX](?=\s|$|\d))")
_WORDS = re.compile(r"(?:[-–•]\s+)?[^\W\d_](?:[^\W\d_]|$)")
_UNKNOWN_MANY = 20  # unknown names for which similar ones are looked up

Letak = tuple[Simpul, int, int]


def periksa(teks: str, dikenal: Sequence[str]) -> tuple[Cela, ...]:
    """The faults of a cell of formulas, one a line, in order of the text. `dikenal`: the names of the variables."""
    hasil: list[Cela] = []
    mulai = 0
    for baris in teks.split("\n"):
        hasil += (_geser(cela, mulai) for cela in _periksa_baris(baris, dikenal))
        mulai += len(baris) + 1
    return tuple(hasil)


def jenis_baris(baris: str) -> JenisBaris:
    """What one line of a cell is to the printer."""
    if not baris.strip():
        return "kosong"
    try:
        baca_rumus(baris)
    except RumusError:
        return "teks" if _teks_saja(baris) else "draf"
    return "rumus"


def _teks_saja(baris: str) -> bool:
    rapi = baris.strip()
    if not _WORDS.match(rapi) or _FORMULA_SIGN.search(rapi):
        return False
    return rapi.count("(") == rapi.count(")")


def _geser(cela: Cela, jarak: int) -> Cela:
    obat = tuple(replace(o, awal=o.awal + jarak, akhir=o.akhir + jarak) for o in cela.obat)
    return replace(cela, awal=cela.awal + jarak, akhir=cela.akhir + jarak, obat=obat)


def _periksa_baris(baris: str, dikenal: Sequence[str]) -> list[Cela]:
    try:
        isi = baca_rumus(baris).isi
    except RumusError as e:
        return _susunan(baris, e, dikenal)
    _, mulai = pisah_label(baris)
    potongan = list(potong(baris, mulai))
    letak: list[Letak] = []
    _letakkan(isi, iter(potongan), letak)
    hasil = _tak_dikenal(potongan, dikenal)
    for satu in letak:
        if isinstance(satu[0], Biner):
            hasil += _biner(baris, satu[0], letak)
    return sorted(hasil, key=lambda c: (c.awal, c.akhir))


def _susunan(baris: str, galat: RumusError, dikenal: Sequence[str]) -> list[Cela]:
    """Why a line can't be read: all of it that can be told, at least what the parser stopped at."""
    kosong = not baris.strip()
    if kosong or len(baris) > PANJANG_MAKS:
        return [] if kosong else [Cela(galat.awal, galat.akhir, galat.kalimat)]
    if _teks_saja(baris):
        return _nama_polos(baris, dikenal)
    try:
        label, mulai = pisah_label(baris)
    except RumusError as e:
        obat = Obat("Hapus =", e.awal, e.akhir + (baris[e.akhir : e.akhir + 1] == " "), "")
        return [Cela(e.awal, e.akhir, e.kalimat, obat=(obat,))]
    if label and not baris[mulai:].strip():
        kalimat = "Sesudah “=” belum ada rumus. Ketik rumusnya, atau hapus tanda “=”."
        return [Cela(mulai - 1, mulai, kalimat, obat=(hapus(baris, mulai - 1, mulai),))]
    penelusur = Penelusur(baris, mulai, dikenal)
    hasil = penelusur.walk() or [Cela(galat.awal, galat.akhir, galat.kalimat)]
    return sorted(hasil + _tak_dikenal(penelusur.potongan, dikenal), key=lambda c: (c.awal, c.akhir))


def _nama_polos(baris: str, dikenal: Sequence[str]) -> list[Cela]:
    """Words that are the name of a variable, without brackets: printed alike, but nothing can be computed from them."""
    nama = kunci_dikenal(tuple(dikenal)).get(kunci_cari(baris))
    if nama is None:
        return []
    awal, akhir = len(baris) - len(baris.lstrip()), len(baris.rstrip())
    obat = Obat(f"Jadikan [{pendek(nama)}]", awal, akhir, f"[{nama}]")
    return [Cela(awal, akhir, "Ini nama variabel, tetapi belum berkurung siku.", "perhatian", (obat,))]


def _tak_dikenal(potongan: Sequence[Potongan], dikenal: Sequence[str]) -> list[Cela]:
    """The names in brackets that no variable has."""
    kunci, hasil = kunci_dikenal(tuple(dikenal)), list[Cela]()
    for satu in potongan:
        nama = satu.teks[1:-1].strip()
        if satu.jenis != "nama" or not nama or kunci_cari(nama) in kunci:
            continue
        if (belum := _belum_ditutup(satu, nama)) is not None:
            hasil.append(belum)
            continue
        dekat = mirip(nama, dikenal) if len(hasil) < _UNKNOWN_MANY else ()
        obat = [Obat(f"Ganti dengan [{pendek(n)}]", satu.awal, satu.akhir, f"[{n}]") for n in dekat]
        obat.append(Obat(f"Buat variabel “{pendek(nama)}”", satu.awal, satu.akhir, satu.teks, buat=nama))
        kalimat = f"Variabel “{pendek(nama)}” belum ada."
        hasil.append(Cela(satu.awal, satu.akhir, kalimat, "perhatian", tuple(obat)))
    return hasil


# What stands in formulas between names and hardly in one.
_DI_LUAR = re.compile(r"\)|\s[xX×*/:÷+]\s")


def _belum_ditutup(potongan: Potongan, nama: str) -> Cela | None:
    """A name that runs on into the formula: its bracket was closed too late, as editors do that close it themselves."""
    cocok = _DI_LUAR.search(nama)
    if cocok is None or (cocok[0] == ")" and "(" in nama[: cocok.start()]) or not nama[: cocok.start()].strip():
        return None
    sampai, sisa = nama[: cocok.start()].rstrip(), nama[cocok.start() :]
    sisa = sisa[1:] if sisa.startswith(")") else f" {sisa.lstrip()}"
    try:
        baca_rumus(f"[{sampai}]{sisa}")
    except RumusError:
        return None  # closed there, it would be no formula
    obat = (
        Obat(f"Tutup sesudah [{pendek(sampai)}]", potongan.awal, potongan.akhir, f"[{sampai}]{sisa}"),
        Obat(f"Buat variabel “{pendek(nama)}”", potongan.awal, potongan.akhir, potongan.teks, buat=nama),
    )
    kalimat = f"Kurung siku tampaknya terlambat ditutup: “{pendek(nama)}” memuat tanda hitung."
    return Cela(potongan.awal, potongan.akhir, kalimat, "perhatian", obat)


def _letakkan(simpul: Simpul, potongan: Iterator[Potongan], letak: list[Letak]) -> tuple[int, int]:
    """Finds where each term stands, by taking its pieces in order; gives the place of the whole."""
    match simpul:
        case Biner(_, kiri, kanan):
            awal, _ = _letakkan(kiri, potongan, letak)
            next(potongan)
            _, akhir = _letakkan(kanan, potongan, letak)
        case Minus(_, isi):
            awal = next(potongan).awal
            _, akhir = _letakkan(isi, potongan, letak)
        case Kurung(isi):
            awal = next(potongan).awal
            _letakkan(isi, potongan, letak)
            akhir = next(potongan).akhir
        case Nama(_, sigma):
            awal, akhir = _ambil(potongan, lagi=bool(sigma))
        case Angka(persen=persen):
            awal, akhir = _ambil(potongan, lagi=persen)
    letak.append((simpul, awal, akhir))
    return awal, akhir


def _ambil(potongan: Iterator[Potongan], *, lagi: bool) -> tuple[int, int]:
    pertama = next(potongan)
    return pertama.awal, (next(potongan) if lagi else pertama).akhir


def _biner(baris: str, simpul: Biner, letak: Sequence[Letak]) -> Iterator[Cela]:
    """What one sign of calculation does that is probably not meant."""
    if simpul.tanda in BAGI and _nol(simpul.kanan):
        awal, akhir = _tempat(simpul.kanan, letak)
        yield Cela(awal, akhir, "Pembagian dengan nol tidak dapat dihitung. Ganti penyebutnya.", "perhatian")
    if simpul.tanda in KALI and _persen_ganda(simpul):
        kiri, kanan = _tempat(simpul.kiri, letak), _tempat(simpul.kanan, letak)
        # The sign goes with the factor that is one too many.
        buang = (kiri[1], kanan[1]) if seratus_persen(simpul.kanan) else (kiri[0], kanan[0])
        berlebih = seratus_persen(simpul.kanan) or seratus_persen(simpul.kiri)
        obat = (Obat(f"Hapus {pendek(baris[slice(*buang)])}", *buang, ""),) if berlebih else ()
        kalimat = "Persen dari persen: kedua bagian perkalian ini sudah dalam persen."
        yield Cela(*(kanan if seratus_persen(simpul.kanan) else kiri), kalimat, "perhatian", obat)


def _tempat(simpul: Simpul, letak: Sequence[Letak]) -> tuple[int, int]:
    return next((awal, akhir) for satu, awal, akhir in letak if satu is simpul)


def _nol(simpul: Simpul) -> bool:
    """Whether a term without names is zero."""
    if nama_unik(simpul):
        return False
    try:
        return not hitung(simpul, {})
    except TakTerhitung:
        return False  # told at the sign inside it


def _persen_ganda(simpul: Biner) -> bool:
    """Percent times percent; a share of a percentage figure (`50% x …`) is a weight and may well be meant."""
    kiri, kanan = satuan(simpul.kiri), satuan(simpul.kanan)
    if "biasa" in (kiri, kanan):
        return False
    return kiri == kanan or bool(seratus_persen(simpul.kiri) or seratus_persen(simpul.kanan))
