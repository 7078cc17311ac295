"""What the figures of a column add up to, beside what its row of totals says."""

from dataclasses import dataclass
from decimal import Decimal

from iki_desktop.domain.angka import KONTEKS, tulis_angka


@dataclass(slots=True)
class Jumlah:
    """The sum of the figures read since the last row of totals, and of how many; not `pasti` while some of them wait
    for an answer."""

    jumlah: Decimal = Decimal(0)
    banyak: int = 0
    pasti: bool = True

    def add(self, nilai: Decimal | None) -> None:
        """One more figure."""
        if nilai is not None:
            self.jumlah = KONTEKS.add(self.jumlah, nilai)
            self.banyak += 1

    def selisih(self, tertulis: Decimal | None) -> str:
        """That a total is another one than the sum; empty where it is the same, or nothing can be said."""
        if tertulis is None or tertulis == self.jumlah:
            return ""
        return f"Baris jumlah: tertulis {tulis_angka(tertulis)}, jumlah angka yang dibaca {tulis_angka(self.jumlah)}."
