"""What the header of one column says: its role, its variable, its period, its village, and what of it is not known."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from iki_desktop.domain.impor.kata import kata
from iki_desktop.domain.impor.kenal import Kenal
from iki_desktop.domain.impor.kenali_periode import baca_teks_periode, kenali_periode, mirip_periode
from iki_desktop.domain.impor.kenali_variabel import CalonVariabel
from iki_desktop.domain.impor.kepala import PEMISAH
from iki_desktop.domain.impor.peran import Peran, peran_kepala
from iki_desktop.domain.periode import Periode

T = TypeVar("T")
_HARI = re.compile(r"\d{4}-\d\d-\d\d")

# Words of figures that are none of what was done.
_LAIN = frozenset(
    {"target", "rencana", "persen", "persentase", "prosentase", "anggaran", "pagu", "selisih", "kumulatif"}
)


@dataclass(slots=True)
class KepalaKolom:
    """`sisa` are its texts that are neither of ours nor words of tables; with any, nothing of the column is certain.

    `lain` says that it holds something else for certain: a target, a percentage, what is counted up to a month;
    `mirip_desa` and `mirip_periode` that what remains is like a village or a period.
    """

    teks: str
    peran: Peran = ""
    variabel: int | None = None
    periode: Periode | None = None
    desa: int | None = None
    lain: bool = False
    hari: bool = False  # a date is in it
    sisa: list[str] = field(default_factory=list)
    mirip_desa: bool = False
    mirip_periode: bool = False


def baca_kepala(teks: str, tahu: Kenal, tahun: int | None) -> KepalaKolom:
    """Reads the header text of a column, whose rows are joined by ` · `."""
    hasil = KepalaKolom(teks)
    bagian: list[str | None] = [b for b in teks.split(PEMISAH) if b]
    semua = [b for b in bagian if b]
    variabel = _take(bagian, tahu.variabel.pasti)
    periode = _take(bagian, lambda t: kenali_periode(t, tahun))
    desa = _take(bagian, tahu.desa.pasti)
    for ke, satu in enumerate(bagian):
        if satu is not None and (bacaan := baca_teks_periode(satu, tahun)).periode and not bacaan.tak_tentu:
            pasti = tahu.variabel.pasti(bacaan.sisa)
            if len(bacaan.periode) == 1 and pasti is not None:
                variabel.append(pasti)
                periode.append(bacaan.periode[0])
                bagian[ke] = None
    tersisa = [b for b in bagian if b]
    hasil.hari = any(map(_HARI.fullmatch, semua))
    hasil.lain = any(_LAIN.intersection(kata(b)) or "%" in b or baca_teks_periode(b, tahun).tak_tentu for b in tersisa)
    hasil.variabel = variabel[0] if len(set(variabel)) == 1 else None
    hasil.desa = desa[0] if len(set(desa)) == 1 else None
    hasil.periode = _finest(periode)
    if len(set(variabel)) > 1 or len(set(desa)) > 1 or (periode and hasil.periode is None):
        hasil.sisa.append(teks)
    ada = hasil.variabel is not None or hasil.periode is not None or hasil.desa is not None
    for satu in tersisa:
        peran = peran_kepala(satu)
        if not peran and not _plain_unit(satu, hasil.variabel, tahu):
            hasil.sisa.append(satu)
        elif peran == "lain":
            hasil.lain = True
        elif peran == "jumlah" and ada and satu == semua[-1]:
            hasil.peran = "jumlah"
        elif peran and not ada:
            hasil.peran = peran
    hasil.mirip_desa = any(tahu.desa.kenali(t).calon for t in hasil.sisa)
    hasil.mirip_periode = any(map(mirip_periode, hasil.sisa))
    return hasil


def _take(bagian: list[str | None], kenali: Callable[[str], T | None]) -> list[T]:
    """What neighbouring texts name together or alone, the longest first; those texts are then done."""
    hasil: list[T] = []
    for panjang in range(min(len(bagian), 4), 0, -1):
        for ke in range(len(bagian) - panjang + 1):
            potong = bagian[ke : ke + panjang]
            if any(p is None for p in potong):
                continue
            nilai = kenali(" ".join(p for p in potong if p))
            if nilai is not None:
                hasil.append(nilai)
                bagian[ke : ke + panjang] = [None] * panjang
    return hasil


def _finest(periode: Sequence[Periode]) -> Periode | None:
    """The one that lies in all others; None where two are apart."""
    if not periode:
        return None
    hasil = min(periode, key=lambda p: p.panjang)
    return hasil if all(p.holds(hasil) for p in periode) else None


def _plain_unit(teks: str, variabel: int | None, tahu: Kenal) -> bool:
    """Whether a text is only the unit in brackets under a header, and that of its variable."""
    if not (teks.startswith("(") and teks.endswith(")")):
        return False
    if variabel is None:
        return len(kata(teks)) <= 2 and all(len(k) > 2 and k.isalpha() for k in kata(teks))
    return tahu.variabel.pasti(f"{tahu.variabel.variabel[variabel].nama} {teks}") == variabel


def calon_kepala(kepala: KepalaKolom, tahu: Kenal) -> tuple[CalonVariabel, ...]:
    """The variables that a header may mean, the likeliest first: by its whole text, by each of its parts."""
    skor: dict[int, CalonVariabel] = {}
    semua = kepala.teks.split(PEMISAH)
    rupa = [" ".join(semua), *(" ".join(semua[a:b]) for a in range(len(semua)) for b in range(a + 1, len(semua) + 1))]
    rupa += [bacaan.sisa for b in semua if (bacaan := baca_teks_periode(b, tahu.tahun)).periode and bacaan.sisa]
    for teks in dict.fromkeys(r for r in rupa if r and not peran_kepala(r)):
        dikenal = tahu.variabel.kenali(teks)
        calon = dikenal.calon
        if dikenal.id is not None:
            calon = (CalonVariabel(dikenal.id, 1.0 if teks == rupa[0] else 0.95, "namanya disebut di kepala kolom"),)
        for satu in calon:
            if satu.id not in skor or skor[satu.id].skor < satu.skor:
                skor[satu.id] = satu
    return tuple(sorted(skor.values(), key=lambda c: (-c.skor, c.id)))[:5]
