"""Finding and replacing in a text: letter for letter, whole words or parts, with or without regard to case."""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

Hit = tuple[int, int]  # where it begins and where it ends in the text


@dataclass(frozen=True, slots=True)
class Pola:
    """What is looked for. `huruf_besar`: capitals must agree; `kata_utuh`: not within a longer word."""

    teks: str
    huruf_besar: bool = False
    kata_utuh: bool = False


def temukan(teks: str, pola: Pola) -> tuple[Hit, ...]:
    """Where the pattern stands in a text, from left to right, none overlapping another; an empty one nowhere."""
    if not pola.teks:
        return ()
    if pola.huruf_besar:
        return _scan(teks, teks, pola.teks, None, utuh=pola.kata_utuh)
    lipat, dicari = teks.casefold(), pola.teks.casefold()
    if dicari not in lipat:
        return ()
    # a letter may fold into several (ß into ss); only then places in the folded text aren't those of the text
    tempat = _places(teks) if len(lipat) != len(teks) else None
    return _scan(teks, lipat, dicari, tempat, utuh=pola.kata_utuh)


def _places(teks: str) -> dict[int, int]:
    """Where each letter begins in the folded text, and where it stands in the text itself; the end of both too."""
    hasil, di = {}, 0
    for nomor, huruf in enumerate(teks):
        hasil[di] = nomor
        di += len(huruf.casefold())
    hasil[di] = len(teks)
    return hasil


def _scan(teks: str, lipat: str, dicari: str, tempat: dict[int, int] | None, *, utuh: bool) -> tuple[Hit, ...]:
    hasil: list[Hit] = []
    di = lipat.find(dicari)
    while di >= 0:
        akhir = di + len(dicari)
        hit = (di, akhir) if tempat is None else (tempat.get(di, -1), tempat.get(akhir, -1))
        fits = min(hit) >= 0 and not (utuh and _within_word(teks, hit))  # never half of a letter
        if fits:
            hasil.append(hit)
        di = lipat.find(dicari, akhir if fits else di + 1)
    return tuple(hasil)


def _within_word(teks: str, hit: Hit) -> bool:
    """Whether a word goes on before or behind the hit."""
    awal, akhir = hit
    return _joined(teks[awal - 1 : awal], teks[awal]) or _joined(teks[akhir - 1], teks[akhir : akhir + 1])


def _joined(kiri: str, kanan: str) -> bool:
    return bool(kiri and kanan) and _of_word(kiri) and _of_word(kanan)


def _of_word(huruf: str) -> bool:
    return huruf.isalnum() or huruf == "_" or unicodedata.category(huruf)[0] == "M"


def ganti_hits(teks: str, hits: Sequence[Hit], baru: str, hanya: Collection[int] | None = None) -> str:
    """The text with its hits replaced; `hanya`: those of these numbers (from 0) only."""
    hasil, sampai = [], 0
    for nomor, (awal, akhir) in enumerate(hits):
        if hanya is None or nomor in hanya:
            hasil += [teks[sampai:awal], baru]
            sampai = akhir
    return "".join(hasil) + teks[sampai:]


def ganti(teks: str, pola: Pola, baru: str, hanya: Collection[int] | None = None) -> str:
    """The text with the pattern replaced wherever it stands, or only at the hits of these numbers (from 0)."""
    return ganti_hits(teks, temukan(teks, pola), baru, hanya)
