"""The review of a whole file: its sheets one by one, or why nothing of it could be read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from iki_desktop.domain.impor.hasil import NASIB, Ambilan, NasibSel, Tinjauan
from iki_desktop.domain.impor.lembar import Buku
from iki_desktop.domain.impor.tanya import Pertanyaan


@dataclass(frozen=True, slots=True)
class TinjauanBuku:
    """`sumber` names what the file is of, so that a corrected one is known for the same: our own template by village
    and period (`templat:3:2026-01`), else its name without what copies and corrections add to it."""

    buku: Buku
    lembar: tuple[Tinjauan, ...]
    sumber: str
    templat: bool = False

    @property
    def pertanyaan(self) -> tuple[Pertanyaan, ...]:
        """All that is open, each question once."""
        semua = {p.kunci: p for satu in self.lembar for p in satu.pertanyaan}
        return tuple(semua.values())

    def ambilan(self) -> Iterator[tuple[Tinjauan, tuple[int, int], Ambilan]]:
        """All figures it gives, with their sheet and cell."""
        for satu in self.lembar:
            for tempat, ambilan in satu.ambilan.items():
                yield satu, tempat, ambilan

    def hitung(self) -> Mapping[NasibSel, int]:
        """How many cells come to each end, over all sheets."""
        semua: Counter[NasibSel] = Counter()
        for satu in self.lembar:
            semua.update(satu.hitung())
        return {nasib: semua[nasib] for nasib in NASIB}
