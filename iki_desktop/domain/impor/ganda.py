"""What can be said of a file's cells only when all are read: figures that come twice, and notes beside figures."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, repeat

from iki_desktop.domain.figur import KOSONG, tulis_figur
from iki_desktop.domain.impor.angka_asing import Bacaan
from iki_desktop.domain.impor.hasil import Ambilan
from iki_desktop.domain.impor.lembar import alamat, isi
from iki_desktop.domain.impor.meja import Calon, CatatanBaris, Meja
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.teks import bersihkan

_Sel = tuple[Meja, int, Bacaan]  # a cell by its place


def selesaikan(meja: Sequence[Meja]) -> None:
    """Takes what was read in the sheets of a file, and gives notes to the figures beside them.

    Where several cells give one figure: equal ones count once; different ones are refused all, since nobody knows which
    is right.
    """
    semua: dict[KunciFigur, list[Calon]] = {}
    for satu in meja:
        for arti, calon in satu.calon.items():
            if arti.nilai is not None:
                semua.setdefault(arti.nilai, []).append(calon)
    urutan = {id(satu): ke for ke, satu in enumerate(meja)}
    for kunci, kelompok in semua.items():
        lawan = next(((satu, *satu.sanggah[kunci]) for satu in meja if satu.sanggah and kunci in satu.sanggah), None)
        if len(kelompok) == 1:
            _decide(kunci, partial(_cells, kelompok[0]), lawan)
        else:
            rata = sorted(
                (sel for calon in kelompok for sel in _cells(calon)), key=lambda sel: (urutan[id(sel[0])], sel[1])
            )
            _decide(kunci, partial(iter, rata), lawan)
    for satu in meja:
        for catatan in satu.catatan:
            _note(satu, catatan)


def _cells(calon: Calon) -> Iterator[_Sel]:
    return zip(repeat(calon.meja), calon.tempat, calon.bacaan)


def _decide(kunci: KunciFigur, cells: Callable[[], Iterator[_Sel]], lawan: _Sel | None) -> None:
    """Takes the figure of cells that are all equal; `lawan` is one that can't be taken, but speaks against it."""
    pertama = next(cells())
    meja, tempat, bacaan = pertama
    lain = next((sel for sel in cells() if sel[2] is not bacaan and sel[2].figur != bacaan.figur), None)
    if lain is None and lawan is not None and lawan[2].figur != bacaan.figur:
        lain = lawan
    if lain is not None:
        _refuse(kunci, cells(), pertama, lain)
        return
    assert bacaan.figur is not None  # what was read as none is no candidate
    meja.penulis.ambil(*divmod(tempat, meja.lebar), Ambilan(kunci, bacaan.figur), bacaan.sebab)
    sebab: dict[int, str] = {}
    for meja, tempat, _ in islice(cells(), 1, None):
        if id(meja) not in sebab:
            sebab[id(meja)] = f"Sama dengan {_letak(pertama, meja)}."
        meja.penulis.tandai(*divmod(tempat, meja.lebar), "diabaikan", sebab[id(meja)])


def _refuse(kunci: KunciFigur, cells: Iterator[_Sel], pertama: _Sel, lain: _Sel) -> None:
    """Refuses all, each naming another one that differs."""
    sebab: dict[tuple[int, bool], str] = {}
    for meja, tempat, bacaan in cells:
        sama = bacaan is pertama[2] or bacaan.figur == pertama[2].figur
        if (id(meja), sama) not in sebab:
            musuh = lain if sama else pertama
            ada = f"{_letak(musuh, meja)}: {tulis_figur(musuh[2].figur or KOSONG)}"
            sebab[id(meja), sama] = f"Angka ini juga ada di {ada}. Hapus yang salah, lalu impor lagi."
        meja.penulis.tolak(*divmod(tempat, meja.lebar), sebab[id(meja), sama], kunci)


def _letak(sel: _Sel, dari: Meja) -> str:
    """A cell as a sentence in one of a sheet names it."""
    nama = "" if sel[0] is dari else f"lembar {sel[0].lembar.nama} sel "
    return f"{nama}{alamat(*divmod(sel[1], sel[0].lebar))}"


def _note(meja: Meja, catatan: CatatanBaris) -> None:
    """The note of a row goes with the last figure taken in it."""
    tinjauan, b = meja.penulis.tinjauan, catatan.baris
    teks = bersihkan(isi(meja.lembar.di(b, catatan.kolom))).strip()
    angka = next((k for k in reversed(catatan.angka) if (b, k) in tinjauan.ambilan), None)
    if not teks:
        meja.penulis.tandai(b, catatan.kolom, "diabaikan", "Sel ini hanya berisi spasi.")
    elif angka is None:
        meja.penulis.tandai(b, catatan.kolom, "diabaikan", "Catatan tanpa angka yang diambil di barisnya.")
    else:
        tinjauan.ambilan[b, angka] = replace(tinjauan.ambilan[b, angka], catatan=teks)
        meja.penulis.tandai(b, catatan.kolom, "diambil", f"Catatan untuk {alamat(b, angka)}.")
