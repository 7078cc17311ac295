"""The review of a whole file: our own template by its marks, any other sheet by what its tables turn out to mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from iki_desktop.domain.impor.ganda import selesaikan
from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import Buku, Lembar
from iki_desktop.domain.impor.meja import Meja
from iki_desktop.domain.impor.peta import Peta, Tabel, Usulan
from iki_desktop.domain.impor.sumber import sumber_buku
from iki_desktop.domain.impor.tabel import tabel_cadangan, temukan_tabel
from iki_desktop.domain.impor.tanya import Jawaban, Pertanyaan, jawaban_di, kunci_di
from iki_desktop.domain.impor.templat import (
    LEMBAR_PETUNJUK,
    Templat,
    kenali_templat,
    lembar_identitas,
    salah_kantor,
    terlalu_baru,
)
from iki_desktop.domain.impor.tinjau import tinjau_sel
from iki_desktop.domain.impor.usul import usulan_cadangan, usulkan
from iki_desktop.domain.teks import kunci_cari

_Temuan = tuple[tuple[Tabel, ...], tuple[Usulan, ...]]


@dataclass(slots=True)
class Ingatan:
    """The tables that were found in a file, kept while its questions are answered: finding them takes the longest, and
    doesn't depend on answers."""

    _konteks: Konteks | None = None
    _temuan: dict[tuple[str, int], _Temuan] = field(default_factory=dict)

    def find(self, buku: Buku, nomor: int, konteks: Konteks) -> _Temuan:
        """The tables of a sheet and what they seem to mean."""
        if self._konteks is not konteks:
            self._konteks = konteks
            self._temuan.clear()
        if (buku.sha256, nomor) not in self._temuan:
            lembar = buku.lembar[nomor]
            tabel = () if lembar.tersembunyi else temukan_tabel(lembar, konteks)
            usulan = tuple(usulkan(lembar, satu, konteks, buku.nama) for satu in tabel)
            if not tabel and not lembar.tersembunyi and (cadangan := tabel_cadangan(lembar)) is not None:
                tabel, usulan = (cadangan,), (usulan_cadangan(lembar, cadangan, konteks, buku.nama),)
            self._temuan[buku.sha256, nomor] = tabel, usulan
        return self._temuan[buku.sha256, nomor]


def tinjau_buku(
    buku: Buku,
    konteks: Konteks,
    jawaban: Jawaban,
    peta: Mapping[tuple[str, int], Peta] | None = None,
    ingatan: Ingatan | None = None,
) -> TinjauanBuku:
    """What becomes of each cell of a file. `peta` are meanings that the clerk has set, by sheet and number of the table
    in it (from 0); `ingatan`, given again, saves finding the tables again when only answers have changed."""
    jawaban = jawaban_di(buku.nama, jawaban)
    templat = kenali_templat(buku, konteks)
    ingatan = ingatan or Ingatan()
    semua = []
    for nomor, lembar in enumerate(buku.lembar):
        meja = _without_figures(lembar, templat, konteks, jawaban)
        if meja is None:
            milik = templat.lembar.get(lembar.nama) if templat is not None else None
            tabel, usulan = ((milik[0],), (milik[1],)) if milik is not None else ingatan.find(buku, nomor, konteks)
            usulan = _as_set(lembar.nama, usulan, peta or {})
            meja = tinjau_sel(
                lembar, tabel, usulan, konteks, jawaban, templat if milik is not None else None, buku.nama
            )
        semua.append(meja)
    selesaikan(semua)
    _one_key_each(semua, buku.nama)
    hasil = tuple(meja.penulis.tinjauan for meja in semua)
    return TinjauanBuku(buku, hasil, sumber_buku(buku.nama, templat), templat is not None)


def _without_figures(lembar: Lembar, templat: Templat | None, konteks: Konteks, jawaban: Jawaban) -> Meja | None:
    """A sheet of a template that holds no figures, or none that may be taken; None where it has to be looked at."""
    if templat is None:
        return None
    meja = Meja(lembar, konteks, jawaban, templat)
    if salah := salah_kantor(templat, konteks) or terlalu_baru(templat):
        meja.semua("ditolak", salah)
    elif lembar_identitas(lembar):
        meja.semua("diabaikan", "Tanda templat.")
    elif lembar.nama == LEMBAR_PETUNJUK:
        meja.semua("diabaikan", "Petunjuk pengisian templat.")
    else:
        return None
    return meja


def _as_set(lembar: str, usulan: Sequence[Usulan], peta: Mapping[tuple[str, int], Peta]) -> tuple[Usulan, ...]:
    """The proposals, those that the clerk has set himself in their place."""
    return tuple(
        Usulan(ada, 1.0, "Ditetapkan oleh Anda.") if (ada := peta.get((lembar, ke))) is not None else satu
        for ke, satu in enumerate(usulan)
    )


def _one_key_each(semua: Sequence[Meja], berkas: str) -> None:
    """Writes the key of a question that several sheets have alike in all: one answer is for all of them. What is asked
    of this file alone has its name."""
    pertama: dict[str, Pertanyaan] = {}
    for meja in semua:
        tinjauan = meja.penulis.tinjauan
        sama = (pertama.setdefault(kunci_cari(satu.kunci), satu).kunci for satu in tinjauan.pertanyaan)
        tinjauan.pertanyaan = tuple(
            replace(satu, kunci=kunci_di(berkas, kunci) if satu.setempat else kunci)
            for satu, kunci in zip(tinjauan.pertanyaan, sama, strict=True)
        )
