"""The difference of two texts, word by word, in bounded time however long and unlike they are."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

Jenis: TypeAlias = Literal["sama", "hapus", "tambah"]
Potongan: TypeAlias = tuple[Jenis, str]

# Figures with their points and commas are one word; spaces, line ends and signs stand alone.
_WORDS = re.compile(r"\w+(?:[.,]\w+)*|[^\S\n]+|\n|[^\w\s]")
_FARTHEST = 250  # words changed in one stretch; beyond that the search is cut into pieces
_DEEPEST = 4  # cuts within cuts
_ISLAND = 3  # letters that stay between two changes are read as part of the change
_UNLIKE = 0.25  # of the longer text; where less stays, and not most of the shorter one, it is another text
_MOST = 0.6

_Run: TypeAlias = tuple[int, int, int]  # where it begins in the one and the other, and its length


@lru_cache(maxsize=2048)
def banding_kata(lama: str, baru: str) -> tuple[Potongan, ...]:
    """What stays, went and came: `sama` and `hapus` joined give `lama`, `sama` and `tambah` joined give `baru`."""
    if lama == baru:
        return (("sama", lama),) if lama else ()
    kiri, kanan = _WORDS.findall(lama), _WORDS.findall(baru)
    hasil = _without_islands(_pieces(kiri, kanan))
    tetap = sum(_letters(teks) for jenis, teks in hasil if jenis == "sama")
    pendek, panjang = sorted((_letters(lama), _letters(baru)))
    if tetap < _UNLIKE * panjang and tetap < _MOST * pendek:
        return _change(lama, baru)
    return tuple(hasil)


def _letters(teks: str) -> int:
    return len(teks) - sum(map(str.isspace, teks))


def _change(lama: str, baru: str) -> tuple[Potongan, ...]:
    """One text in place of another."""
    both: tuple[Potongan, Potongan] = (("hapus", lama), ("tambah", baru))
    return tuple(p for p in both if p[1])


def _pieces(kiri: Sequence[str], kanan: Sequence[str]) -> list[Potongan]:
    """Changes and what stays between them, in turn."""
    hasil: list[Potongan] = []
    i = j = 0
    for a, b, panjang in (*_runs(kiri, kanan), (len(kiri), len(kanan), 0)):
        hasil += _change("".join(kiri[i:a]), "".join(kanan[j:b]))
        if panjang:
            hasil.append(("sama", "".join(kiri[a : a + panjang])))
        i, j = a + panjang, b + panjang
    return hasil


def _without_islands(potongan: Sequence[Potongan]) -> list[Potongan]:
    """Spaces and short words between two changes join them: `satu dua` for `tiga empat` is one change, not two."""
    hasil: list[Potongan] = []
    hapus = tambah = pulau = ""  # the change that is open, and what stood after it
    for jenis, teks in (*potongan, ("sama", "")):
        if jenis != "sama":
            hapus, tambah, pulau = hapus + pulau, tambah + pulau, ""
            hapus, tambah = (hapus + teks, tambah) if jenis == "hapus" else (hapus, tambah + teks)
        elif (hapus or tambah) and not pulau and teks and _letters(teks) <= _ISLAND and "\n" not in teks:
            pulau = teks
        else:
            hasil += _change(hapus, tambah)
            hasil += [("sama", pulau + teks)] if pulau + teks else []
            hapus = tambah = pulau = ""
    return hasil


def _runs(kiri: Sequence[str], kanan: Sequence[str]) -> list[_Run]:
    """The stretches that both have, in order, as long as they go."""
    hasil: list[_Run] = []
    for a, b, panjang in _common(kiri, kanan, 0):
        if hasil and (hasil[-1][0] + hasil[-1][2], hasil[-1][1] + hasil[-1][2]) == (a, b):
            hasil[-1] = (hasil[-1][0], hasil[-1][1], hasil[-1][2] + panjang)
        else:
            hasil.append((a, b, panjang))
    return hasil


def _common(kiri: Sequence[str], kanan: Sequence[str], dalam: int) -> Iterator[_Run]:
    depan, batas = 0, min(len(kiri), len(kanan))
    while depan < batas and kiri[depan] == kanan[depan]:
        depan += 1
    belakang = 0
    while belakang < batas - depan and kiri[-1 - belakang] == kanan[-1 - belakang]:
        belakang += 1
    if depan:
        yield 0, 0, depan
    tengah_kiri, tengah_kanan = kiri[depan : len(kiri) - belakang], kanan[depan : len(kanan) - belakang]
    if tengah_kiri and tengah_kanan:
        found = _shortest(tengah_kiri, tengah_kanan)
        if found is None:
            found = list(_between_anchors(tengah_kiri, tengah_kanan, dalam)) if dalam < _DEEPEST else []
        yield from ((a + depan, b + depan, panjang) for a, b, panjang in found)
    if belakang:
        yield len(kiri) - belakang, len(kanan) - belakang, belakang


def _shortest(kiri: Sequence[str], kanan: Sequence[str]) -> list[_Run] | None:
    """Myers' search for the fewest changes; None where there are more than it is let look for."""
    n, m = len(kiri), len(kanan)
    jauh = {1: 0}  # how far each diagonal came
    jejak: list[dict[int, int]] = []
    for d in range(min(n + m, _FARTHEST) + 1):
        jejak.append(jauh)
        jauh = dict(jauh)
        for k in range(-d, d + 1, 2):
            x = jauh[k + 1] if k == -d or (k != d and jauh[k - 1] < jauh[k + 1]) else jauh[k - 1] + 1
            y = x - k
            if x > n or y > m:  # off the edge: kept as it is, nothing leads on from there
                jauh[k] = x
                continue
            while x < n and y < m and kiri[x] == kanan[y]:
                x, y = x + 1, y + 1
            jauh[k] = x
            if x == n and y == m:
                return _walk_back(jejak, n, m)
    return None


def _walk_back(jejak: Sequence[dict[int, int]], x: int, y: int) -> list[_Run]:
    hasil: list[_Run] = []
    for d in range(len(jejak) - 1, -1, -1):
        jauh, k = jejak[d], x - y
        k_asal = k + 1 if k == -d or (k != d and jauh[k - 1] < jauh[k + 1]) else k - 1
        x_asal = jauh[k_asal] if d else 0
        y_asal = x_asal - k_asal if d else 0
        x_mulai = x_asal if k_asal == k + 1 or not d else x_asal + 1
        if x > x_mulai:
            hasil.append((x_mulai, x_mulai - k, x - x_mulai))
        x, y = x_asal, y_asal
    return hasil[::-1]


def _between_anchors(kiri: Sequence[str], kanan: Sequence[str], dalam: int) -> Iterator[_Run]:
    """Cuts the search at words that each side has once, as many as stand in the same order on both."""
    i = j = 0
    anchors = _anchors(kiri, kanan)
    if not anchors:
        return
    for a, b in (*anchors, (len(kiri), len(kanan))):
        yield from ((x + i, y + j, p) for x, y, p in _common(kiri[i:a], kanan[j:b], dalam + 1))
        if a < len(kiri):
            yield a, b, 1
        i, j = a + 1, b + 1


def _anchors(kiri: Sequence[str], kanan: Sequence[str]) -> list[tuple[int, int]]:
    jumlah_kiri, jumlah_kanan = Counter(kiri), Counter(kanan)
    tempat = {kata: j for j, kata in enumerate(kanan) if jumlah_kanan[kata] == 1}
    pasangan = [(i, tempat[kata]) for i, kata in enumerate(kiri) if jumlah_kiri[kata] == 1 and kata in tempat]
    return [pasangan[n] for n in menaik([j for _, j in pasangan])]


def menaik(angka: Sequence[int]) -> list[int]:
    """The places of a longest rising row among numbers that all differ."""
    ujung: list[int] = []  # the least last number of a row of each length, and where it stands
    tempat: list[int] = []
    asal: list[int] = []
    for n, satu in enumerate(angka):
        ke = bisect_left(ujung, satu)
        ujung[ke : ke + 1] = [satu]
        tempat[ke : ke + 1] = [n]
        asal.append(tempat[ke - 1] if ke else -1)
    hasil: list[int] = []
    n = tempat[-1] if tempat else -1
    while n >= 0:
        hasil.append(n)
        n = asal[n]
    return hasil[::-1]
