"""Which position of one document is which of another: by name and place, then by what is clearly the same renamed."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Literal

from iki_desktop.domain.beda_kata import menaik
from iki_desktop.domain.dokumen import Dokumen, Formulir
from iki_desktop.domain.pasangan import alike
from iki_desktop.domain.teks import kunci_cari

_RENAMED = 0.7  # how alike two names must be
_CLEARLY = 0.1  # and by how much more than any other pair of the two


class _Pairing:
    """The places in both documents that have found no partner yet, and the pairs found."""

    def __init__(self, lama: tuple[Formulir, ...], baru: tuple[Formulir, ...]) -> None:
        self.lama, self.baru = lama, baru
        self.sisa_lama, self.sisa_baru = dict.fromkeys(range(len(lama))), dict.fromkeys(range(len(baru)))
        self.pasangan: list[tuple[int, int]] = []

    def pair(self, a: int, b: int) -> None:
        self.pasangan.append((a, b))
        del self.sisa_lama[a], self.sisa_baru[b]

    def by(self, kunci: Callable[[Formulir], Hashable | None], much: Literal["one", "as many", "any"] = "one") -> None:
        """Pairs those of the same key, in order: where each side has one, as many as the other, or any number."""
        kiri, kanan = _grouped(self.lama, self.sisa_lama, kunci), _grouped(self.baru, self.sisa_baru, kunci)
        for satu, tempat in kiri.items():
            lain = kanan.get(satu, [])
            if much == "any" or (len(tempat) == len(lain) and (much == "as many" or len(lain) == 1)):
                for a, b in zip(tempat, lain, strict=False):
                    self.pair(a, b)

    def by_likeness(self) -> None:
        """Pairs renamed positions: names much alike, and no other nearly as much, seen from both sides."""
        kiri = {a: _bigrams(self.lama[a].nama) for a in self.sisa_lama}
        kanan = {b: _bigrams(self.baru[b].nama) for b in self.sisa_baru}
        nilai = {(a, b): v for a, x in kiri.items() for b, y in kanan.items() if (v := alike(x, y)) >= _RENAMED - 0.1}
        per_lama, per_baru = defaultdict(list), defaultdict(list)
        for (a, b), v in nilai.items():
            per_lama[a].append(v)
            per_baru[b].append(v)
        for (a, b), v in nilai.items():
            saingan = [*per_lama[a], *per_baru[b]]
            saingan.remove(v)
            saingan.remove(v)
            if v >= _RENAMED and all(v - lain >= _CLEARLY for lain in saingan):
                self.pair(a, b)


def pair_forms(lama: Dokumen, baru: Dokumen) -> list[tuple[int, int]]:
    """The places that belong together, in the order of the newer document.

    Positions of one year are known by their row; those of two years by name, then name and superior. What is left is
    paired only where one is clearly the other: the same content, or a name much alike.
    """
    cari = _Pairing(lama.formulir, baru.formulir)
    if lama.tahun == baru.tahun and _all_differ(lama.formulir) and _all_differ(baru.formulir):
        cari.by(lambda f: f.id)
    cari.by(lambda f: kunci_cari(f.nama))
    cari.by(lambda f: (kunci_cari(f.nama), kunci_cari(f.atasan)))
    cari.by(lambda f: (kunci_cari(f.nama), kunci_cari(f.atasan), isi(f)), "any")
    cari.by(lambda f: (kunci_cari(f.nama), kunci_cari(f.atasan)), "as many")
    cari.by(lambda f: (kunci_cari(f.nama), isi(f)))
    cari.by(lambda f: kunci_cari(f.nama))
    cari.by(lambda f: isi(f) if f.tugas or f.jumlah_indikator else None)
    cari.by_likeness()
    return sorted(cari.pasangan, key=lambda p: p[1])


def nomor_pindah(pasangan: Iterable[tuple[int, int]]) -> set[int]:
    """The places in the newer document whose position stands in another order than before: as few as tell it."""
    urut = sorted(pasangan, key=lambda p: p[1])
    tetap = set(menaik([a for a, _ in urut]))
    return {b for n, (_, b) in enumerate(urut) if n not in tetap}


def isi(satu: Formulir) -> Hashable:
    """What a form says, without its name, its place and the numbers of its rows."""
    return (
        satu.tugas,
        satu.fungsi,
        tuple((s.teks, tuple((i.teks, i.penjelasan, i.rumus, i.sumber) for i in s.indikator)) for s in satu.sasaran),
    )


def _all_differ(formulir: tuple[Formulir, ...]) -> bool:
    return len({f.id for f in formulir}) == len(formulir)


def _grouped(
    formulir: tuple[Formulir, ...], tempat: Iterable[int], kunci: Callable[[Formulir], Hashable | None]
) -> dict[Hashable, list[int]]:
    hasil: dict[Hashable, list[int]] = defaultdict(list)
    for n in tempat:
        if (satu := kunci(formulir[n])) is not None:
            hasil[satu].append(n)
    return hasil


def _bigrams(nama: str) -> frozenset[str]:
    kunci = f" {kunci_cari(nama)} "
    return frozenset(kunci[n : n + 2] for n in range(len(kunci) - 1))
