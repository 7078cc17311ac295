"""Where the keys lead: along the order of reading, or up and down over the canvas."""

from collections.abc import Sequence

from iki_desktop.domain.dokumen import Formulir
from iki_desktop.domain.tempat import Tempat
from ui.formulir.isian import Kunci, daftar, semua_indikator
from ui.formulir.petak import KunciSatuan, NamaSatuan, Petak, Tata

_ASIDE = 3.0  # a slot aside counts as so much further away than one straight on


def along(tata: Tata, kunci: Kunci | None, step: int) -> Kunci | None:
    """The next slot (1) or the one before (-1); None past the ends."""
    place = tata.place(kunci)
    if place is None:
        return tata.petak[0 if step > 0 else -1].kunci if tata.petak else None
    place += step
    return tata.petak[place].kunci if 0 <= place < len(tata.petak) else None


def straight(tata: Tata, kunci: Kunci | None, step: int, x: float) -> Kunci | None:
    """The slot above (-1) or below (1) the current one, nearest to the column `x` the way began in."""
    kini = tata.at(kunci)
    if kini is None:
        return along(tata, kunci, step)
    depan = [p for p in tata.petak if _ahead(kini, p, step)]

    def far(petak: Petak) -> float:
        jauh = petak.kotak.top() - kini.kotak.bottom() if step > 0 else kini.kotak.top() - petak.kotak.bottom()
        samping = max(petak.kotak.left() - x, x - petak.kotak.right(), 0.0)
        return jauh + _ASIDE * samping

    hasil = min(depan, key=far, default=None)
    return hasil.kunci if hasil else None


def _ahead(kini: Petak, petak: Petak, step: int) -> bool:
    if step > 0:
        return petak.kotak.top() >= kini.kotak.bottom() - 3
    return petak.kotak.bottom() <= kini.kotak.top() + 3


def units(formulir: Formulir, nama: NamaSatuan) -> Sequence[int]:
    """The ids of all units of a kind, in order."""
    if nama == "sasaran":
        return [s.id for s in formulir.sasaran]
    if nama == "indikator":
        return [letak.indikator.id for letak in semua_indikator(formulir)]
    return [butir.id for butir in daftar(formulir, nama)]


def between(formulir: Formulir, satu: KunciSatuan, lain: KunciSatuan) -> list[KunciSatuan]:
    """The units from one to another of the same kind, both counted in."""
    nama = satu[0]
    semua = units(formulir, nama)
    if nama != lain[0] or satu[1] not in semua or lain[1] not in semua:
        return []
    dari, ke = sorted((semua.index(satu[1]), semua.index(lain[1])))
    return [(nama, id) for id in semua[dari : ke + 1]]


def slot_of(satuan: KunciSatuan, seperti: Kunci | None = None) -> Tempat:
    """The slot of a unit: the same column as another slot of its kind, else its own words."""
    nama, id = satuan
    kolom = seperti.kolom if isinstance(seperti, Tempat) and seperti.tabel == nama else "teks"
    return Tempat(nama, id, kolom)
