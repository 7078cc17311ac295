"""What a table of a sheet means: where each of desa, variabel and periode is told, and what each column holds.

It speaks of columns, not of rows, so the next file of the same layout is read by it, however long that is.
"""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from iki_desktop.domain.periode import Periode

# Where an axis is told: once for the whole table, in a column row by row, above each column of figures, or in a heading
# row before the rows it is about.
Letak = Literal["tetap", "kolom", "kepala", "kelompok"]
KECAMATAN = 0  # stands for a village where figures are the office's own
JenisBaris = Literal[
    "kosong", "judul", "kepala", "nomor", "data", "jumlah", "kelompok", "catatan", "tanda_tangan", "kop"
]


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table found in a sheet; rows and columns from 0.

    `kepala` are its header rows, first and last; `jenis` the kind of each row after them up to where the table ends
    (what is repeated inside is "kepala" again). `teks_kepala` is the whole header text of each column, its rows joined
    by " · ", merged cells told in each column they span.
    """

    kepala: tuple[int, int]
    kolom: tuple[int, int]
    jenis: tuple[JenisBaris, ...]
    teks_kepala: tuple[str, ...]  # of columns kolom[0] to kolom[1]

    @property
    def awal(self) -> int:
        """The first row after the header."""
        return self.kepala[1] + 1

    def baris(self, *jenis: JenisBaris) -> tuple[int, ...]:
        """The rows of some kinds."""
        return tuple(self.awal + ke for ke, satu in enumerate(self.jenis) if satu in jenis)


@dataclass(frozen=True, slots=True)
class KolomNilai:
    """A column of figures, and what its header says they are of (None: told elsewhere). `desa` may be `KECAMATAN`."""

    kolom: int
    variabel: int | None = None
    periode: Periode | None = None
    desa: int | None = None


Nilai: TypeAlias = int | Periode | None


@dataclass(frozen=True, slots=True)
class Sumbu:
    """Where one axis is told: `nilai` where it is "tetap" (an id, or a period), `kolom` where it is "kolom"."""

    letak: Letak
    nilai: Nilai = None
    kolom: int = -1


@dataclass(frozen=True, slots=True)
class Peta:
    """The meaning of one table. A "tetap" axis without `nilai` isn't known yet: that is asked.

    `abaikan` are columns that hold nothing of ours (number, remarks, other data); `catatan` is the column of notes that
    go with the figures of their row (our own template has one; -1: none). `jawaban` are answers about labels in its
    rows that were given before for this layout, by the key of their question.
    """

    desa: Sumbu
    variabel: Sumbu
    periode: Sumbu
    kolom: tuple[KolomNilai, ...] = ()
    abaikan: frozenset[int] = field(default_factory=frozenset)
    catatan: int = -1
    jawaban: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Usulan:
    """A proposed meaning, how sure it is (0 to 1), and why, in a sentence for the clerk; 1 is our own template or one
    that the clerk has confirmed before."""

    peta: Peta
    yakin: float
    sebab: str
