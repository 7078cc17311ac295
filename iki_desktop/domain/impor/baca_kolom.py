"""How the numbers of each column are to be read: in whose manner, and whether plain ones are fractions of a percentage.

One cell doesn't tell; the whole column is heard, and where it is silent the clerk is asked once for all of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from iki_desktop.domain.figur import tulis_figur
from iki_desktop.domain.impor.angka_asing import (
    PECAHAN,
    PERSEN,
    Bacaan,
    Cara,
    CaraPersen,
    baca_asing,
    bukti_pemisah,
    cara_pasti,
)
from iki_desktop.domain.impor.arti_tabel import ArtiKolom
from iki_desktop.domain.impor.meja import Meja
from iki_desktop.domain.impor.satuan import satuan_persen
from iki_desktop.domain.impor.tanya import Pertanyaan
from iki_desktop.domain.impor.tanya_sel import dijawab, tanya_pemisah, tanya_persen
from iki_desktop.domain.teks import singkat
from iki_desktop.domain.variabel import Variabel


@dataclass(slots=True)
class CaraKolom:
    """The manner of a column, and what its cells may have to wait for."""

    pemisah: Cara | None = None
    persen: CaraPersen = PERSEN
    campur: bool = False  # it has numbers in both manners
    tanya_pemisah: Pertanyaan | None = None
    tanya_persen: Pertanyaan | None = None
    _ingat: dict[int, dict[str, Bacaan]] = field(default_factory=dict)

    def baca(self, meja: Meja, satu: str, variabel: Variabel) -> Bacaan:
        """What a cell of it means for a variable."""
        ingat = self._ingat.get(variabel.id)
        if ingat is None:
            tanda = (variabel.id, self.pemisah, self.persen, self.campur)
            ingat = self._ingat[variabel.id] = meja.bacaan.setdefault(tanda, {})
        bacaan = ingat.get(satu)
        if bacaan is None:
            bacaan = baca_asing(satu, variabel, self.pemisah, self.persen)
            if self.campur and (pasti := cara_pasti(satu)) is not None:
                bacaan = _flagged(satu, bacaan, pasti)
            ingat[satu] = bacaan
        return bacaan

    def pertanyaan(self, bacaan: Bacaan) -> tuple[Pertanyaan, ...]:
        """What has to be answered before a cell read so can be taken."""
        satu = {"pemisah": self.tanya_pemisah, "persen": self.tanya_persen}.get(bacaan.tanya)
        return () if satu is None else (satu,)


def _flagged(satu: str, bacaan: Bacaan, cara: Cara) -> Bacaan:
    """A number whose manner is certain, in a column that has both: taken, but told."""
    if bacaan.figur is None or bacaan.figur.nilai is None:
        return bacaan
    sebab = (
        bacaan.sebab or f"“{singkat(satu[1:].strip(), 40)}” dibaca {tulis_figur(bacaan.figur)}, cara {cara.title()}."
    )
    return bacaan._replace(sebab=f"{sebab} Kolom ini memakai dua cara menulis angka.")


def cara_kolom(
    meja: Meja, kolom: ArtiKolom, sel: Sequence[str], berpersen: Iterable[tuple[str, Variabel]]
) -> CaraKolom:
    """How a column is to be read, of all its cells with figures and totals; `berpersen` are those of a percentage."""
    cara = CaraKolom()
    bukti = bukti_pemisah(sel)
    cara.pemisah = bukti.cara
    cara.campur = bool(bukti.indonesia and bukti.inggris)
    if bukti.perlu_tanya:
        pertanyaan = tanya_pemisah(kolom.alamat, singkat(bukti.titik or bukti.koma, 30), meja.lembar.nama)
        cara.pemisah = bukti.cara_jawaban(dijawab(pertanyaan, meja.jawaban))
        cara.tanya_pemisah = pertanyaan
    contoh = _fraction(meja, cara, berpersen)
    if contoh:
        pertanyaan = tanya_persen(kolom.alamat, contoh, meja.lembar.nama)
        jawaban = dijawab(pertanyaan, meja.jawaban)
        cara.persen = PECAHAN if jawaban == PECAHAN else PERSEN if jawaban == PERSEN else "tanya"
        cara.tanya_persen = pertanyaan
        cara._ingat = {}  # what was read so far was read in another manner
    return cara


def _fraction(meja: Meja, cara: CaraKolom, berpersen: Iterable[tuple[str, Variabel]]) -> str:
    """The first plain number of a percentage, where all of them are at most 1; empty where one is larger. Numbers and
    texts speak for themselves: who types `45,5` may well have computed the others."""
    contoh = {"n": "", "t": ""}
    for satu, variabel in berpersen:
        if satu[0] not in contoh or not satuan_persen(variabel.satuan):
            continue
        bacaan = cara.baca(meja, satu, variabel)
        if bacaan.tanya == "pemisah":
            contoh["t"] = "-"  # in either reading it is more than 1
        elif not bacaan.berpersen and bacaan.figur is not None and bacaan.figur.nilai:
            kecil = abs(bacaan.figur.nilai) <= 1
            ditulis = f"{bacaan.figur.nilai:f}".replace(".", ",")
            contoh[satu[0]] = (contoh[satu[0]] or ditulis) if kecil else "-"
    return next((teks for teks in contoh.values() if teks not in ("", "-")), "")
