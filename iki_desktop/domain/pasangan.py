"""Which item of one list is which of another: the same ones first, then those that are most alike, in order."""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias, TypeVar

_T = TypeVar("_T")
Pasangan: TypeAlias = tuple[int | None, int | None]

_WORDS = re.compile(r"\w+")
_ALIKE = 0.35  # from here on an item is the other one changed, not another one
_MOST = 2500  # pairs that are weighed against one another; in longer stretches the order alone decides


def align(
    lama: Sequence[_T], baru: Sequence[_T], kunci: Callable[[_T], Hashable], kata: Callable[[_T], str]
) -> Iterator[Pasangan]:
    """Pairs of places in reading order; None where the other list has none.

    Equal `kunci` are the same item; what is left between those is paired by the words it shares (`kata`).
    """
    kiri, kanan = [kunci(x) for x in lama], [kunci(x) for x in baru]
    for tanda, a0, a1, b0, b1 in SequenceMatcher(None, kiri, kanan, autojunk=False).get_opcodes():
        if tanda == "equal":
            yield from zip(range(a0, a1), range(b0, b1), strict=True)
            continue
        dulu, kini = [_bag(kata(x)) for x in lama[a0:a1]], [_bag(kata(x)) for x in baru[b0:b1]]
        for a, b in _weigh(dulu, kini):
            yield None if a is None else a0 + a, None if b is None else b0 + b


def _bag(teks: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(teks.casefold()))


def alike(kiri: frozenset[str], kanan: frozenset[str]) -> float:
    """How much two sets have in common, from 0 to 1; two empty ones are the same."""
    if not kiri and not kanan:
        return 1.0
    return 2 * len(kiri & kanan) / (len(kiri) + len(kanan))


def _weigh(lama: Sequence[frozenset[str]], baru: Sequence[frozenset[str]]) -> list[Pasangan]:
    """The pairs, in order, that are most alike all together; what went stands before what came in its place."""
    n, m = len(lama), len(baru)
    if n * m > _MOST:
        sama = min(n, m)
        return [*((k, k) for k in range(sama)), *((a, None) for a in range(sama, n)),
                *((None, b) for b in range(sama, m))]  # fmt: skip
    nilai = [[alike(x, y) for y in baru] for x in lama]
    terbaik = [[0.0] * (m + 1) for _ in range(n + 1)]
    for a in range(n - 1, -1, -1):
        for b in range(m - 1, -1, -1):
            terbaik[a][b] = max(terbaik[a + 1][b], terbaik[a][b + 1])
            if nilai[a][b] >= _ALIKE:
                terbaik[a][b] = max(terbaik[a][b], nilai[a][b] + terbaik[a + 1][b + 1])
    hasil: list[Pasangan] = []
    a = b = 0
    while a < n and b < m:
        if nilai[a][b] >= _ALIKE and terbaik[a][b] == nilai[a][b] + terbaik[a + 1][b + 1]:
            hasil.append((a, b))
            a, b = a + 1, b + 1
        elif terbaik[a][b] == terbaik[a + 1][b]:
            hasil.append((a, None))
            a += 1
        else:
            hasil.append((None, b))
            b += 1
    return [*hasil, *((x, None) for x in range(a, n)), *((None, y) for y in range(b, m))]
