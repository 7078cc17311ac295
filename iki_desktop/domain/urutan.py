"""Orders with gaps: a row is put between two others without touching them."""

from collections.abc import Sequence

GAP = 1 << 20  # between neighbours of a fresh list: twenty halvings at one place


def tempat_baru(lain: Sequence[int], ke: int, banyak: int = 1) -> list[int] | None:
    """Rising numbers for `banyak` rows put at place `ke` (from 0) among rows numbered `lain`, themselves rising.

    None where there is no room between the neighbours: then all have to be numbered anew (`bernomor`).
    """
    if ke >= len(lain):
        awal = lain[-1] if lain else 0
        return [awal + GAP * n for n in range(1, banyak + 1)]
    bawah = lain[ke - 1] if ke > 0 else min(0, lain[0] - GAP * (banyak + 1))
    langkah = (lain[ke] - bawah) // (banyak + 1)
    return [bawah + langkah * n for n in range(1, banyak + 1)] if langkah > 0 else None


def bernomor(banyak: int) -> list[int]:
    """Numbers for a list of its own."""
    return [GAP * n for n in range(1, banyak + 1)]
