"""The IKI document as data: what one form, one signature and one sheet of paper hold (rules.md, "The IKI document").

Texts are stored and printed letter for letter. A text may have several lines (`\\n`); a line that begins with
a mark (`- `, `• `, `❖ `, `a) `) hangs under its mark, leading spaces put it one level deeper.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

JUDUL = "INDIKATOR KINERJA INDIVIDU"
KOLOM = ("SASARAN/KINERJA UTAMA", "INDIKATOR KINERJA INDIVIDU", "PENJELASAN/FORMULASI PENGHITUNGAN", "SUMBER DATA")

KolomCatatan = Literal["penjelasan", "sumber"]
Arah = Literal["naik", "turun", "rentang"]  # which way an indicator is better
NamaKertas = Literal["a4", "f4", "folio"]
LetakTandaTangan = Literal["akhir", "tiap"]

# Width and height of the upright sheet in mm; the forms lie on it in landscape.
KERTAS: dict[NamaKertas, tuple[int, int]] = {"a4": (210, 297), "f4": (215, 330), "folio": (210, 330)}
NAMA_KERTAS: dict[NamaKertas, str] = {
    "a4": "A4 (210 × 297 mm)",
    "f4": "F4 (215 × 330 mm)",
    "folio": "Folio (210 × 330 mm)",
}


class Butir(str):
    """The text of one duty or function, which also knows the `id` of its row (0: none yet)."""

    __slots__ = ("id",)
    id: int

    def __new__(cls, teks: str, id: int = 0) -> "Butir":
        """`Butir("menyusun rencana;", 12)`."""
        baru = super().__new__(cls, teks)
        baru.id = id
        return baru


@dataclass(frozen=True, slots=True)
class Indikator:
    """One row of the table: an indicator, how it is computed, and where its figures come from.

    `penanda` is the mark printed before `teks` (`-`, `❖` or none). `rumus` holds one formula a line in the
    formula language. A cell that `gabung_*` marks is one with the cell above it (printed once, spanning both).
    """

    id: int
    teks: str
    penanda: str = ""
    penjelasan: str = ""
    rumus: str = ""
    catatan: str = ""
    kolom_catatan: KolomCatatan = "penjelasan"
    sumber: str = ""
    gabung_penjelasan: bool = False
    gabung_sumber: bool = False
    arah: Arah = "naik"


def sel_bersama(
    indikator: Sequence[Indikator], nomor: int, gabung: Literal["gabung_penjelasan", "gabung_sumber"]
) -> Sequence[Indikator]:
    """The rows that share the cell beginning in row `nomor`; none where that row goes on in the cell above.

    What several of them say stands in the one cell, in order: nothing is lost by merging.
    """
    if nomor and getattr(indikator[nomor], gabung):
        return ()
    akhir = nomor + 1
    while akhir < len(indikator) and getattr(indikator[akhir], gabung):
        akhir += 1
    return indikator[nomor:akhir]


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A goal (may be empty, as on some of Pujon's forms) and its indicators, in order."""

    id: int
    teks: str
    indikator: tuple[Indikator, ...] = ()


@dataclass(frozen=True, slots=True)
class Formulir:
    """The form of one position. `fungsi_tercetak`: the line "3. Fungsi : -" is printed though there is none.

    The items of `tugas` and `fungsi` are `Butir` where they were read from the store.
    """

    id: int
    nama: str
    judul: str = JUDUL
    kolom: tuple[str, str, str, str] = KOLOM
    gaya_daftar: str = "•"
    tugas: tuple[str, ...] = ()
    fungsi: tuple[str, ...] = ()
    fungsi_tercetak: bool = False
    sasaran: tuple[Sasaran, ...] = ()
    atasan: str = ""
    atasan_pasti: bool = True

    @property
    def jumlah_indikator(self) -> int:
        """How many indicators the form holds."""
        return sum(len(s.indikator) for s in self.sasaran)


@dataclass(frozen=True, slots=True)
class Penandatangan:
    """Who signs. What is empty prints no line; `jabatan` may have several lines ("a.n. CAMAT PUJON\\nSEKRETARIS,")."""

    jabatan: str = ""
    nama: str = ""
    pangkat: str = ""
    nip: str = ""
    tempat: str = ""
    tanggal: date | None = None


@dataclass(frozen=True, slots=True)
class Gaya:
    """How the document is set: the paper, the size of its letters in points, and where the signature stands."""

    kertas: NamaKertas = "a4"
    ukuran_huruf: int = 11
    tanda_tangan: LetakTandaTangan = "akhir"


@dataclass(frozen=True, slots=True)
class Dokumen:
    """All that is printed together: forms in the order of the document, one signature, one office, one year.

    `nama_tercetak` are the variables that print under another name than formulas call them, `(name, printed)`.
    """

    kecamatan: str
    kabupaten: str
    tahun: int
    formulir: tuple[Formulir, ...]
    penandatangan: Penandatangan = field(default_factory=Penandatangan)
    gaya: Gaya = field(default_factory=Gaya)
    nama_tercetak: tuple[tuple[str, str], ...] = ()

    def sebagian(self, id_jabatan: frozenset[int]) -> "Dokumen":
        """The same document with the forms of these positions only, in the order of the whole."""
        return replace(self, formulir=tuple(f for f in self.formulir if f.id in id_jabatan))
