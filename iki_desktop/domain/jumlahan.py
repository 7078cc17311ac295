"""Whether what an indicator computes adds up over time, and so how a target of its year is best spread (rules.md)."""

from typing import Literal

from iki_desktop.domain.hasil import Butir, satuan_indikator
from iki_desktop.domain.hitung import nama_unik
from iki_desktop.domain.nilai import Laporan, asal_figur, rumus_pertama
from iki_desktop.domain.periode import PANJANG, Frekuensi, Periode
from iki_desktop.domain.rumus import BAGI, KALI, Angka, Biner, Kurung, Minus, Nama, RumusError, Simpul
from iki_desktop.domain.sebar import CaraSebar
from iki_desktop.domain.variabel import Variabel

_DESIMAL = 2  # of a part where fractions make sense
_SEBUT_JUMLAH = ("jumlah", "banyak")

# "tetap": the same all year; "jumlah": the parts of a year add up to it; "lain": neither, as ratios and headcounts.
_Sifat = Literal["tetap", "jumlah", "lain"]


def menjumlah(butir: Butir, laporan: Laporan) -> bool:
    """Whether its figures of the parts of a year add up to that of the year: a number of services does, a headcount,
    a ratio or an index doesn't. Of an indicator without formula its words tell."""
    isi = _tree(butir)
    if isi is None:
        return butir.teks.split()[:1] != [] and butir.teks.split()[0].casefold().startswith(_SEBUT_JUMLAH)
    return _kind(isi, laporan) == "jumlah"


def cara_bawaan(butir: Butir, laporan: Laporan) -> CaraSebar:
    """Shares of the year for what adds up; the year's own target in each part for all else, and for percentages."""
    adds = menjumlah(butir, laporan) and satuan_indikator(butir.rumus, laporan) != "%"
    return "rata" if adds else "tetap"


def desimal_sebar(butir: Butir, laporan: Laporan) -> int:
    """Decimals that a share may have: none of what is counted in whole numbers."""
    isi = _tree(butir)
    if isi is None:
        return 0 if menjumlah(butir, laporan) else _DESIMAL
    semua = [laporan.bernama(nama) for nama in nama_unik(isi)]
    return 0 if all(v is not None and v.bulat for v in semua) and not _divides(isi) else _DESIMAL


def paling_jarang(butir: Butir, laporan: Laporan) -> Frekuensi | None:
    """How often the figures come that it waits longest for; None where it needs none. In shorter periods it has no
    figure, so a target there is of no use."""
    isi = _tree(butir)
    asal = [_source(nama, laporan) for nama in nama_unik(isi)] if isi is not None else []
    sering = [v.frekuensi for v in asal if v is not None and not v.tetap]
    return max(sering, key=lambda f: PANJANG[f], default=None)


def _tree(butir: Butir) -> Simpul | None:
    try:
        rumus = rumus_pertama(butir.rumus)
    except RumusError:
        return None
    return rumus.isi if rumus is not None else None


def _source(nama: str, laporan: Laporan) -> Variabel | None:
    """The variable whose figures count: another one where it looks back."""
    variabel = laporan.bernama(nama)
    asal = asal_figur(variabel, Periode(1, 1, 12), laporan) if variabel is not None else None
    return asal[0] if asal is not None else None


def _kind(simpul: Simpul, laporan: Laporan) -> _Sifat:
    match simpul:
        case Angka():
            return "tetap"
        case Nama(nama):
            variabel = _source(nama, laporan)
            if variabel is None:
                return "jumlah"  # as one that is not registered yet will begin
            return "tetap" if variabel.tetap else "jumlah" if variabel.rekap_waktu == "jumlah" else "lain"
        case Kurung(isi) | Minus(_, isi):
            return _kind(isi, laporan)
        case Biner(tanda, kiri, kanan):
            return _of_two(tanda, _kind(kiri, laporan), _kind(kanan, laporan))


def _of_two(tanda: str, kiri: _Sifat, kanan: _Sifat) -> _Sifat:
    if kiri == kanan == "tetap":
        return "tetap"
    if tanda in BAGI:
        return kiri if kanan == "tetap" else "lain"
    if tanda in KALI:
        return next((satu for satu, lain in ((kiri, kanan), (kanan, kiri)) if lain == "tetap"), "lain")
    return kiri if kiri == kanan else "lain"


def _divides(simpul: Simpul) -> bool:
    match simpul:
        case Kurung(isi) | Minus(_, isi):
            return _divides(isi)
        case Biner(tanda, kiri, kanan):
            return tanda in BAGI or _divides(kiri) or _divides(kanan)
    return False
