"""The desk at which one sheet is reviewed: what was said of its cells so far, what is asked, what texts mean."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from iki_desktop.domain.impor.angka_asing import Bacaan
from iki_desktop.domain.impor.hasil import NasibSel, Penulis
from iki_desktop.domain.impor.judul import judul_tabel, periode_judul
from iki_desktop.domain.impor.kenal import kenal
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.kunci_sel import ArtiKunci, PembacaSumbu
from iki_desktop.domain.impor.lembar import Lembar, Rentang, alamat
from iki_desktop.domain.impor.peta import Peta, Tabel
from iki_desktop.domain.impor.tanya import Jawaban, Pertanyaan
from iki_desktop.domain.impor.tanya_sel import menunggu
from iki_desktop.domain.impor.templat import Templat, variabel_templat
from iki_desktop.domain.impor.tetap import PILIHAN, sumber_tabel, tetapan
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import kunci_cari, satu_baris

_SEL_DISEBUT = 5  # cells that a question names


@dataclass(slots=True)
class Calon:
    """The cells of a sheet that may give one figure, by their place (`baris * lebar + kolom`), and what was read there:
    two lists, since a million small objects would take longer than all the rest."""

    meja: "Meja"
    tempat: list[int] = field(default_factory=list)
    bacaan: list[Bacaan] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CatatanBaris:
    """A note of a row: its cell, and the columns whose figures it may go with."""

    baris: int
    kolom: int
    angka: tuple[int, ...]


@dataclass
class Meja:
    """All that is known while one sheet is reviewed; `templat` is the one that it belongs to."""

    lembar: Lembar
    konteks: Konteks
    jawaban: Jawaban
    templat: Templat | None = None
    nama_berkas: str = ""
    lebar: int = field(init=False)
    penulis: Penulis = field(init=False)
    pembaca: PembacaSumbu = field(init=False)
    _asing: Mapping[int, int | None] | None = field(init=False)
    # What can be taken, by its key. Whether it is, is decided when all sheets are read.
    calon: dict[ArtiKunci, Calon] = field(default_factory=dict)
    # Of what can't be taken, but shows that another cell with the same key may be wrong.
    sanggah: dict[KunciFigur, tuple[int, Bacaan]] = field(default_factory=dict)
    catatan: list[CatatanBaris] = field(default_factory=list)
    bacaan: dict[tuple[object, ...], dict[str, Bacaan]] = field(default_factory=dict)  # by variable and manner
    _tanya: dict[str, tuple[Pertanyaan, list[tuple[int, int]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """With nothing said yet."""
        self.penulis = Penulis(self.lembar)
        self.lebar = self.lembar.lebar
        self._asing = variabel_templat(self.templat, self.konteks) if self.templat is not None else None
        self.pembaca = PembacaSumbu(self.konteks, self.jawaban, self.lembar.nama, self._asing)

    def gabungan(self, baris: Sequence[int], kolom: Sequence[int]) -> dict[tuple[int, int], Rentang]:
        """The merged cells, by their first one, that span several of some rows and columns, both in order."""
        return {
            (satu.atas, satu.kiri): satu
            for satu in self.lembar.gabung
            if _within(baris, satu.atas, satu.bawah) * _within(kolom, satu.kiri, satu.kanan) > 1
        }

    def mulai_tabel(self, peta: Peta) -> None:
        """Goes on to a table; answers remembered for its layout hold where none is given now."""
        if peta.jawaban:
            jawaban = {**dict(peta.jawaban), **self.jawaban}
            self.pembaca = PembacaSumbu(self.konteks, jawaban, self.lembar.nama, self._asing)
        elif self.pembaca.jawaban is not self.jawaban:
            self.pembaca = PembacaSumbu(self.konteks, self.jawaban, self.lembar.nama, self._asing)

    def tunggu(self, baris: int, kolom: int, tanya: Iterable[Pertanyaan], niat: KunciFigur | None = None) -> None:
        """A cell that can't be decided before some questions are answered: refused until then."""
        pertama = ""
        for satu in tanya:
            pertanyaan, sel = self._tanya.setdefault(kunci_cari(satu.kunci), (satu, []))
            sel.append((baris, kolom))
            pertama = pertama or menunggu(pertanyaan)
        self.penulis.tolak(baris, kolom, pertama, niat)

    def semua(self, nasib: NasibSel, sebab: str) -> None:
        """Says the same of all cells."""
        for b, k, _ in self.lembar.terisi():
            self.penulis.tandai(b, k, nasib, sebab)

    def pertanyaan(self) -> tuple[Pertanyaan, ...]:
        """All that is asked, each with the cells it is about."""
        return tuple(
            replace(satu, sel=tuple(alamat(*di) for di in sel[:_SEL_DISEBUT]), banyak=len(sel))
            for satu, sel in self._tanya.values()
        )


def _within(urut: Sequence[int], awal: int, akhir: int) -> int:
    return max(bisect_right(urut, akhir) - bisect_left(urut, awal), 0)


def alamat_kepala(lembar: Lembar, tabel: Tabel, kolom: int) -> str:
    """The lowest header cell with text of a column, else its first cell: the name by which questions call a column."""
    for b in range(tabel.kepala[1], tabel.kepala[0] - 1, -1):
        if lembar.di(b, kolom) is not None:
            return alamat(b, kolom)
    return alamat(tabel.awal, kolom)


def judul_kolom(tabel: Tabel, kolom: int) -> str:
    """The header text of a column; empty where it has none."""
    ke = kolom - tabel.kolom[0]
    return satu_baris(tabel.teks_kepala[ke]) if 0 <= ke < len(tabel.teks_kepala) else ""


def masa_tabel(meja: Meja, tabel: Tabel) -> tuple[int | None, Periode | None]:
    """Of title, sheet and file: the year of the periods of a table that don't name one (the one worked in where none is
    told, None where the title names several), and the one period that they tell."""
    if len(periode_judul(judul_tabel(meja.lembar, tabel), None).tahun) > 1:
        return None, None
    tahu = kenal(meja.konteks)
    semua = tetapan(sumber_tabel(meja.lembar, tabel, meja.nama_berkas, tahu), tahu, meja.konteks)
    return semua.tahun, semua.periode if semua.dari_periode != PILIHAN else None


def teks_label(lembar: Lembar, kolom: int, baris: Sequence[int]) -> dict[int, str]:
    """The cells of a label column by row, merged ones told in each row they span; rows without one are left out."""
    hasil = {b: satu for b in baris if (satu := lembar.di(b, kolom)) is not None}
    if not baris:
        return hasil
    boleh = set(baris)
    for rentang in lembar.gabung:
        sel = lembar.di(rentang.atas, rentang.kiri)
        if sel is None or not rentang.kiri <= kolom <= rentang.kanan:
            continue
        for b in range(max(rentang.atas, baris[0]), min(rentang.bawah, baris[-1]) + 1):
            if b in boleh:
                hasil.setdefault(b, sel)
    return hasil
