"""What comes of the cells of a sheet: each is taken, corrected, refused or ignored, with its reason; none vanishes."""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Literal

from iki_desktop.domain.figur import Figur
from iki_desktop.domain.impor.lembar import Lembar
from iki_desktop.domain.impor.peta import Tabel, Usulan
from iki_desktop.domain.impor.tanya import Pertanyaan
from iki_desktop.domain.nilai import KunciFigur

NasibSel = Literal["diambil", "dikoreksi", "ditolak", "diabaikan"]
NIAT_MAKS = 20_000  # cells of a sheet: a registry's export has a million that are refused alike
NASIB: tuple[NasibSel, ...] = ("diambil", "dikoreksi", "ditolak", "diabaikan")


@dataclass(frozen=True, slots=True)
class Temuan:
    """What becomes of a cell, and why: a sentence for the clerk, empty where a cell was taken as it is."""

    nasib: NasibSel
    sebab: str = ""


@dataclass(frozen=True, slots=True)
class Ambilan:
    """A figure that a cell gives, and the note the village wrote beside it. The key has no village where the figure is
    the office's own."""

    kunci: KunciFigur
    figur: Figur
    catatan: str = ""


@dataclass(slots=True)
class Tinjauan:
    """The review of one sheet. `kode` has a place for each cell, row by row as long as the row is (`letak`): 0 for an
    empty cell, else 1 + the index of its finding in `temuan`. `ambilan` has the figure of each cell that is taken or
    corrected, by row and column from 0.

    `niat` tells of refused cells what they would have been, as far as that is known, and of at most `NIAT_MAKS`.
    `pertanyaan` are open: as long as there are any, nothing of the file is written.
    """

    lembar: Lembar
    tabel: tuple[Tabel, ...] = ()
    usulan: tuple[Usulan, ...] = ()  # one for each table
    mulai: "array[int]" = field(default_factory=lambda: array("Q", (0,)))  # where each row begins in `kode`
    kode: "array[int]" = field(default_factory=lambda: array("I"))
    temuan: list[Temuan] = field(default_factory=list)
    ambilan: dict[tuple[int, int], Ambilan] = field(default_factory=dict)
    niat: dict[tuple[int, int], KunciFigur] = field(default_factory=dict)
    pertanyaan: tuple[Pertanyaan, ...] = ()

    def letak(self, baris: int, kolom: int) -> int:
        """The place of a cell in `kode`; -1 for one beyond what its row holds."""
        if not 0 <= baris < len(self.mulai) - 1:
            return -1
        awal = self.mulai[baris]
        return awal + kolom if 0 <= kolom < self.mulai[baris + 1] - awal else -1

    def tempat(self, letak: int) -> tuple[int, int]:
        """Row and column of a place in `kode`."""
        baris = bisect_right(self.mulai, letak) - 1
        return baris, letak - self.mulai[baris]

    def temuan_di(self, baris: int, kolom: int) -> Temuan | None:
        """What becomes of a cell; None where it is empty."""
        letak = self.letak(baris, kolom)
        kode = self.kode[letak] if letak >= 0 else 0
        return self.temuan[kode - 1] if kode else None

    def intend(self, baris: int, kolom: int, niat: KunciFigur | None) -> None:
        """Notes what a refused cell would have been."""
        if niat is not None and len(self.niat) < NIAT_MAKS:
            self.niat[baris, kolom] = niat

    def hitung(self) -> Mapping[NasibSel, int]:
        """How many cells come to each end; together these are the cells that hold something."""
        banyak = Counter(self.kode)
        hasil = dict.fromkeys(NASIB, 0)
        for ke, satu in enumerate(self.temuan, start=1):
            hasil[satu.nasib] += banyak[ke]
        return hasil


class Penulis:
    """Fills the review of a sheet, cell by cell; a cell that is told twice keeps what was told last."""

    def __init__(self, lembar: Lembar) -> None:
        """Each cell that holds something begins as ignored, as one that is no part of any table."""
        mulai = array("Q", accumulate(map(len, lembar.baris), initial=0))
        self.tinjauan = Tinjauan(lembar, mulai=mulai)
        self._nomor: dict[tuple[NasibSel, str], int] = {}
        luar = self._number("diabaikan", "Di luar tabel angka.")
        self.tinjauan.kode = array("I", (luar if satu is not None else 0 for baris in lembar.baris for satu in baris))

    @classmethod
    def lanjutkan(cls, tinjauan: Tinjauan) -> "Penulis":
        """Goes on with a copy of a review; the one given stays as it is."""
        penulis = cls.__new__(cls)
        penulis.tinjauan = replace(
            tinjauan,
            kode=array("I", tinjauan.kode),
            temuan=list(tinjauan.temuan),
            ambilan=dict(tinjauan.ambilan),
            niat=dict(tinjauan.niat),
        )
        penulis._nomor = {(satu.nasib, satu.sebab): nomor for nomor, satu in enumerate(tinjauan.temuan, start=1)}
        return penulis

    def _number(self, nasib: NasibSel, sebab: str) -> int:
        nomor = self._nomor.get((nasib, sebab))
        if nomor is None:
            self.tinjauan.temuan.append(Temuan(nasib, sebab))
            nomor = self._nomor[nasib, sebab] = len(self.tinjauan.temuan)
        return nomor

    def tandai(self, baris: int, kolom: int, nasib: NasibSel, sebab: str = "") -> None:
        """Says what becomes of a cell; an empty one stays empty."""
        letak = self.tinjauan.letak(baris, kolom)
        if letak >= 0 and self.tinjauan.kode[letak]:
            self.tinjauan.kode[letak] = self._number(nasib, sebab)

    def ambil(self, baris: int, kolom: int, ambilan: Ambilan, koreksi: str = "") -> None:
        """Takes the figure of a cell; `koreksi` says from what to what and why, where it isn't taken as it is."""
        self.tandai(baris, kolom, "dikoreksi" if koreksi else "diambil", koreksi)
        self.tinjauan.ambilan[baris, kolom] = ambilan

    def lepas(self, baris: int, kolom: int, nasib: NasibSel, sebab: str) -> None:
        """Lets go of a cell that was taken before."""
        self.tandai(baris, kolom, nasib, sebab)
        self.tinjauan.ambilan.pop((baris, kolom), None)

    def tolak(self, baris: int, kolom: int, sebab: str, niat: KunciFigur | None = None) -> None:
        """Refuses a cell; what was taken of it before is not any more."""
        self.lepas(baris, kolom, "ditolak", sebab)
        self.tinjauan.intend(baris, kolom, niat)
