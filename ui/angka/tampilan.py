"""What the grid shows: which axis lies where, and the one thing chosen of the third (pure: no widget, no store)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from iki_desktop.domain.kisi import Kisi, Sumbu, diisi, periode_tahun
from iki_desktop.domain.periode import Frekuensi, Periode
from iki_desktop.domain.variabel import Variabel

_T = TypeVar("_T")
NamaTampilan = Literal["semua_desa", "satu_desa", "kecamatan", "jabatan", "sendiri"]
Cakupan = Literal["kecamatan", "desa", "semua"]

NAMA_TAMPILAN: dict[NamaTampilan, str] = {
    "kecamatan": "Kecamatan, setahun",
    "semua_desa": "Semua desa, satu periode",
    "satu_desa": "Satu desa, setahun",
    "jabatan": "Jabatan ini, setahun",
    "sendiri": "Atur sendiri",
}
NAMA_SUMBU: dict[Sumbu, str] = {"variabel": "Variabel", "desa": "Desa", "periode": "Periode"}
SUMBU: tuple[Sumbu, ...] = ("variabel", "desa", "periode")


@dataclass(frozen=True, slots=True)
class Tampilan:
    """One way to look at the figures. `variabel`, `desa`, `periode` count where their axis is neither row nor column;
    what isn't there any more gives way to the first."""

    nama: NamaTampilan = "kecamatan"
    baris: Sumbu = "variabel"
    kolom: Sumbu = "periode"
    frekuensi: Frekuensi = "bulanan"
    cakupan: Cakupan = "kecamatan"
    variabel: int = 0
    desa: int | None = None
    periode: Periode | None = None

    @property
    def ketiga(self) -> Sumbu:
        """The axis that is neither row nor column."""
        return next(s for s in SUMBU if s not in (self.baris, self.kolom))

    def dengan_sumbu(self, baris: Sumbu, kolom: Sumbu) -> "Tampilan":
        """Other axes; where both are the same, the one that was not named changes places with it."""
        if baris == kolom:
            baris, kolom = (baris, self.baris) if baris != self.baris else (self.kolom, kolom)
        return replace(self, nama="sendiri", baris=baris, kolom=kolom)


def preset(nama: NamaTampilan, lama: Tampilan) -> Tampilan:
    """A way to look by its name; what was chosen of the third axis stays."""
    match nama:
        case "semua_desa":
            return replace(lama, nama=nama, baris="variabel", kolom="desa", cakupan="desa")
        case "satu_desa":
            return replace(lama, nama=nama, baris="variabel", kolom="periode", cakupan="desa")
        case "kecamatan":
            return replace(lama, nama=nama, baris="variabel", kolom="periode", cakupan="kecamatan", desa=None)
        case "jabatan":
            return replace(lama, nama=nama, baris="variabel", kolom="periode", cakupan="semua", desa=None)
    return replace(lama, nama=nama, cakupan="semua")


def susun(
    tampilan: Tampilan,
    variabel: Sequence[Variabel],
    desa: Sequence[int],
    tahun: int,
    cocok: Callable[[Variabel], bool] = lambda _: True,
) -> Kisi:
    """The grid of a way to look; `cocok` leaves out variables."""
    semua = tuple(v for v in variabel if _belongs(v, tampilan) and cocok(v))
    masa = periode_tahun(tahun, tampilan.frekuensi)
    tempat: tuple[int | None, ...] = (*desa, None)
    match tampilan.ketiga:
        case "variabel":
            semua = _one(semua, lambda v: v.id == tampilan.variabel)
            tempat = tempat if any(v.lingkup == "desa" for v in semua) else (None,)
        case "desa":
            ada = tampilan.desa in tempat and not (tampilan.desa is None and _villages(tampilan))
            tempat = (tampilan.desa,) if ada else tempat[:1] if _villages(tampilan) else (None,)
        case "periode":
            masa = _one(masa, lambda p: p == tampilan.periode)
    if not semua:  # no cell has a meaning without its variable, whatever lies on rows and columns
        tempat, masa = (), ()
    return Kisi(tampilan.baris, tampilan.kolom, semua, tempat, masa)


def _belongs(variabel: Variabel, tampilan: Tampilan) -> bool:
    if not diisi(variabel) or variabel.frekuensi != tampilan.frekuensi:
        return False
    if tampilan.ketiga == "desa" and tampilan.desa is not None:
        return variabel.lingkup == "desa"
    return tampilan.cakupan in ("semua", variabel.lingkup)


def _villages(tampilan: Tampilan) -> bool:
    return tampilan.cakupan == "desa"


def _one(semua: tuple[_T, ...], cocok: Callable[[_T], bool]) -> tuple[_T, ...]:
    """The one that fits, or the first; none of none."""
    return tuple(s for s in semua if cocok(s))[:1] or semua[:1]


def periode_kini(tahun: int, frekuensi: Frekuensi, bulan_ini: tuple[int, int]) -> Periode:
    """The period to begin with: that of this month (year and month) where the year is this one, else the first;
    of yearly figures the year itself."""
    masa = periode_tahun(tahun, frekuensi)
    if frekuensi == "tahunan":
        return masa[-1]
    kini = Periode(*bulan_ini, 1)
    return next((p for p in masa if p.holds(kini)), masa[0])
