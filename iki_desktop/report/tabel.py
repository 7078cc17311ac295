"""The table of a form: rows whose cells may span several rows, flowing over pages and losing nothing.

A row moves to the next page whole where it fits there, else it is split between lines. A cell that spans rows
goes on across the break. The header is repeated. The last row, or the last line of a row that is split, stays
with what follows the table (the signature).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from iki_desktop.report.halaman import Aliran
from iki_desktop.report.kotak import Garis, Kotak

PAD_X, PAD_Y = 5.0, 4.0
_SPLIT_FROM = 4  # lines of room that make it worth to begin splitting a row at the foot of a page
_HIGHEST_HEADER = 0.4  # of the page; a higher one is set once, as a row that can be split


@dataclass(frozen=True, slots=True)
class Sel:
    """The boxes of one cell, top to bottom, and how many rows it spans."""

    kotak: Sequence[Kotak]
    baris: int = 1


# One row: for each column the cell that begins in it, or None where the cell above goes on.
Baris = Sequence[Sel | None]


@dataclass(slots=True)
class _Terbuka:
    """A cell that is being set: the boxes still to come, its first and last row, and where it begins on this page."""

    kotak: list[Kotak]
    awal: int
    akhir: int
    awal_y: float

    @property
    def tinggi(self) -> float:
        """Height of what is still to come, with the room around it."""
        return sum(k.tinggi for k in self.kotak) + 2 * PAD_Y


class _Penyusun:
    """Sets one table; the state is the page it is on and, for each column, the cell that is open."""

    def __init__(
        self, aliran: Aliran, tepi: Sequence[float], kepala: Sequence[Sequence[Kotak]], baris_min: float
    ) -> None:
        self.aliran, self.tepi, self.kepala, self.baris_min = aliran, tepi, kepala, baris_min
        self.tinggi_kepala = max(sum(k.tinggi for k in kotak) for kotak in kepala) + 2 * PAD_Y
        self.terbuka: dict[int, _Terbuka] = {}
        # What stands on this page so far, as (first row, column, place, boxes): drawn in that order, so that the
        # text of the file reads row by row though a spanning cell is known only when it ends.
        self.isi: list[tuple[int, int, float, list[Kotak]]] = []

    def set(self, baris: Sequence[Baris], ekor: float) -> None:
        """Sets the whole table; `ekor` is the height that must stay with its end."""
        if self.tinggi_kepala > _HIGHEST_HEADER * self.aliran.bidang.tinggi:
            baris = [[Sel(kotak) for kotak in self.kepala], *baris]
            self.kepala, self.tinggi_kepala = (), 0.0
        self.ekor = ekor if ekor < self.penuh - 2 * self.baris_min else 0.0
        self.begin(baris)
        for nomor, isi in enumerate(baris):
            for kolom, sel in enumerate(isi):
                if sel is not None:
                    self.terbuka[kolom] = _Terbuka(list(sel.kotak), nomor, nomor + sel.baris - 1, self.aliran.y)
            terakhir = nomor == len(baris) - 1
            berikut = 0.0 if terakhir else _natural(baris[nomor + 1]) + (self.ekor if nomor == len(baris) - 2 else 0.0)
            self.row(nomor, self.ekor if terakhir else 0.0, berikut)
        self.finish()

    @property
    def penuh(self) -> float:
        """Height for rows on a fresh page."""
        return self.aliran.bidang.tinggi - self.tinggi_kepala

    def begin(self, baris: Sequence[Baris]) -> None:
        """The header, on a page where the first row (or its first lines) fits below it."""
        pertama = max(self.baris_min, _natural(baris[0]))
        ekor = self.ekor if len(baris) == 1 else 0.0
        kotak = max((s.kotak[0].tinggi for s in baris[0] if s and s.kotak), default=0.0) + 2 * PAD_Y
        cukup = pertama + ekor if pertama + ekor <= self.penuh else max(_SPLIT_FROM * self.baris_min, kotak)
        self.aliran.need(self.tinggi_kepala + cukup)
        self.header()

    def header(self) -> None:
        """The header and the top of the table on this page."""
        self.atas = y = self.aliran.y
        self.rule(range(len(self.tepi) - 1), y)
        for kolom, kotak in enumerate(self.kepala):
            tinggi = sum(k.tinggi for k in kotak)
            self.stack(kolom, kotak, y + (self.tinggi_kepala - tinggi) / 2)
        if self.kepala:
            self.aliran.y += self.tinggi_kepala
            self.rule(range(len(self.tepi) - 1), self.aliran.y)
        self.mulai = self.aliran.y

    def needed(self, nomor: int) -> float:
        """Height that row `nomor` needs so that all cells ending with it are whole."""
        y = self.aliran.y
        return max(
            self.baris_min,
            *(s.tinggi - (y - s.awal_y) for s in self.terbuka.values() if s.akhir == nomor),
        )

    def row(self, nomor: int, ekor: float, berikut: float) -> None:
        """Sets one row, over as many pages as it takes; `berikut` is the height the next row asks for."""
        while True:
            perlu, sisa = self.needed(nomor), self.aliran.sisa
            if perlu + ekor <= sisa + 0.01:
                break
            di_awal = self.aliran.y <= self.mulai
            if not di_awal and (perlu + ekor <= self.penuh or sisa < _SPLIT_FROM * self.baris_min):
                self.turn(self.aliran.y)
                continue
            # Too tall for any page: split it. What fits but for the tail keeps its last line back for the tail.
            batas = self.aliran.bidang.bawah if perlu > sisa else self.aliran.y + perlu - 0.5
            if di_awal and perlu <= sisa and perlu + ekor > self.penuh and not self.fits(batas):
                ekor = 0.0  # not even the last box alone leaves room for the tail
            else:
                self.turn(batas if di_awal or self.fits(batas) else self.aliran.y)
        self.aliran.y += self.stretched(nomor, perlu, berikut)
        for kolom in [k for k, s in self.terbuka.items() if s.akhir == nomor]:
            self.close(kolom, self.aliran.y)
            del self.terbuka[kolom]

    def stretched(self, nomor: int, perlu: float, berikut: float) -> float:
        """The height of row `nomor`: more than it needs where the next one goes to a new page anyway and the text
        of a cell that spans both is kept together by it."""
        sisa = self.aliran.sisa
        utuh = [s.tinggi - (self.aliran.y - s.awal_y) for s in self.terbuka.values() if s.akhir > nomor]
        if not utuh or max(utuh) > sisa or perlu + max(berikut, self.baris_min) <= sisa or berikut > self.penuh:
            return perlu
        return max(perlu, *utuh)

    def fits(self, batas: float) -> bool:
        """Whether at least one box of an open cell fits above `batas`."""
        return any(s.kotak and s.awal_y + 2 * PAD_Y + s.kotak[0].tinggi <= batas for s in self.terbuka.values())

    def turn(self, y: float) -> None:
        """Ends the page at `y`, filling every open cell down to there, and goes on below the header of the next."""
        self.aliran.y = y
        for kolom in self.terbuka:
            self.close(kolom, y)
        self.finish()
        self.aliran.new_page()
        self.header()
        for sel in self.terbuka.values():
            sel.awal_y = self.aliran.y

    def close(self, kolom: int, y: float) -> None:
        """Draws what fits of an open cell above `y`, and the rule under it."""
        sel = self.terbuka[kolom]
        atas, banyak = sel.awal_y + PAD_Y, 0
        bawah = atas
        while banyak < len(sel.kotak) and bawah + sel.kotak[banyak].tinggi <= y - PAD_Y + 0.01:
            bawah += sel.kotak[banyak].tinggi
            banyak += 1
        self.isi.append((sel.awal, kolom, atas, sel.kotak[:banyak]))
        del sel.kotak[:banyak]
        if y > sel.awal_y:
            self.rule((kolom,), y)

    def stack(self, kolom: int, kotak: Sequence[Kotak], y: float) -> None:
        """Draws boxes under one another in a column."""
        for satu in kotak:
            self.aliran.draw(self.tepi[kolom] + PAD_X, y, satu)
            y += satu.tinggi

    def rule(self, kolom: Sequence[int], y: float) -> None:
        """A level rule across neighbouring columns."""
        kiri, kanan = self.tepi[kolom[0]], self.tepi[kolom[-1] + 1]
        self.aliran.halaman[-1].garis.append(Garis(kiri, y, kanan - kiri))

    def finish(self) -> None:
        """Draws the texts and the upright rules of the part of the table on this page."""
        for _, kolom, y, kotak in sorted(self.isi, key=lambda isi: isi[:3]):
            self.stack(kolom, kotak, y)
        self.isi.clear()
        tinggi = self.aliran.y - self.atas
        if tinggi > 0:
            self.aliran.halaman[-1].tegak += [(x, self.atas, tinggi) for x in self.tepi]


def _natural(baris: Baris) -> float:
    """The height that the cells beginning in a row and ending with it ask for."""
    return max((sum(k.tinggi for k in s.kotak) for s in baris if s and s.baris == 1), default=0.0) + 2 * PAD_Y


def susun_tabel(
    aliran: Aliran,
    tepi: Sequence[float],
    kepala: Sequence[Sequence[Kotak]],
    baris: Sequence[Baris],
    *,
    baris_min: float,
    ekor: float = 0.0,
) -> None:
    """Sets a table into the flow.

    `tepi` are the edges of the columns on the page, `kepala` the boxes of each heading, `baris` at least one row,
    `baris_min` the least height of a row, `ekor` the height that must stay on the page with the end of the table.
    """
    _Penyusun(aliran, tepi, kepala, baris_min).set(baris, ekor)
