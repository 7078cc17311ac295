"""The grid of figures: three axes (variabel, desa, periode), two of them seen, and what each cell stands for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from iki_desktop.domain.figur import Figur
from iki_desktop.domain.kunci import Kunci, kalimat_terkunci, pengunci
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import PANJANG, Frekuensi, Periode
from iki_desktop.domain.variabel import Variabel

Sumbu = Literal["variabel", "desa", "periode"]
JenisSel = Literal["isi", "rekap", "tutup"]
TAHUN_LALU = 4  # years before the one worked in that a grid of yearly figures shows: formulas look back at them


def diisi(variabel: Variabel) -> bool:
    """Whether its figures are typed: not those of a constant, nor of one that looks back at another."""
    return not variabel.tetap and variabel.asal_id is None


def jenis_sel(variabel: Variabel, desa: int | None) -> JenisSel:
    """Of the cell of a variable for a desa (None: the kecamatan): typed, rolled up from the desa, or of no meaning."""
    if variabel.lingkup == "desa":
        return "isi" if desa is not None else "rekap"
    return "isi" if desa is None else "tutup"


def halangan(
    variabel: Variabel, periode: Periode, desa: int | None, kunci: Iterable[Kunci], figur: Figur | None = None
) -> str:
    """Why a figure can't be set there; empty where it can."""
    if not diisi(variabel):
        apa = "tetapan tahunnya, di halaman Variabel" if variabel.tetap else "angka tahun sebelumnya"
        return f"angkanya tidak diketik di sini, melainkan diambil dari {apa}."
    if variabel.frekuensi != periode.frekuensi:
        return f"dilaporkan {variabel.frekuensi}, bukan {periode.frekuensi}. Pilih periode {variabel.frekuensi}."
    match jenis_sel(variabel, desa):
        case "rekap":
            return "dilaporkan tiap desa; angka kecamatan dihitung dari angka desa. Pilih desanya."
        case "tutup":
            return "dilaporkan kecamatan, bukan tiap desa. Isi di kolom Kecamatan."
    if (pemegang := pengunci(periode, kunci)) is not None:
        return kalimat_terkunci(periode, pemegang)
    if figur is not None and figur.nilai is not None:
        return salah_angka(variabel, figur)
    return ""


def salah_angka(variabel: Variabel, figur: Figur) -> str:
    """What is wrong with a number as one of a variable, whatever the cell; empty where nothing is."""
    if figur.nilai is None:
        return ""
    if figur.nilai < 0 and not variabel.negatif:
        return "angkanya di bawah nol, padahal yang dihitung tidak bisa kurang dari nol. Periksa tandanya."
    if variabel.bulat and figur.nilai != figur.nilai.to_integral_value():
        return "angkanya berkoma, padahal yang dihitung selalu utuh. Ketik angka tanpa koma."
    return ""


def periode_tahun(tahun: int, frekuensi: Frekuensi) -> tuple[Periode, ...]:
    """The periods of a frequency that a grid of a year shows; of yearly figures, also the years before."""
    if frekuensi == "tahunan":
        return tuple(Periode(t, 1, 12) for t in range(tahun - TAHUN_LALU, tahun + 1))
    return Periode(tahun, 1, 12).bagian(frekuensi)


@dataclass(frozen=True, slots=True)
class Kisi:
    """A grid: what stands on its rows and columns, and the one thing that is chosen of the third axis.

    `variabel` are all of one frequency; `desa` may hold None, the kecamatan.
    """

    baris: Sumbu
    kolom: Sumbu
    variabel: tuple[Variabel, ...]
    desa: tuple[int | None, ...]
    periode: tuple[Periode, ...]

    def isi_sumbu(self, sumbu: Sumbu) -> Sequence[Variabel | Periode | int | None]:
        """What lies on an axis."""
        semua: dict[Sumbu, Sequence[Variabel | Periode | int | None]] = {
            "variabel": self.variabel,
            "desa": self.desa,
            "periode": self.periode,
        }
        return semua[sumbu]

    @property
    def ukuran(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.isi_sumbu(self.baris)), len(self.isi_sumbu(self.kolom))

    def tempat(self, baris: int, kolom: int) -> tuple[Variabel, Periode, int | None]:
        """What a cell stands for; the axis that is neither on rows nor on columns has but one thing."""
        ke = {self.baris: baris, self.kolom: kolom}
        return (
            self.variabel[ke.get("variabel", 0)],
            self.periode[ke.get("periode", 0)],
            self.desa[ke.get("desa", 0)],
        )

    def kunci(self, baris: int, kolom: int) -> KunciFigur:
        """The key of the figure of a cell."""
        variabel, periode, desa = self.tempat(baris, kolom)
        return variabel.id, periode, desa

    def letak(self, kunci: KunciFigur) -> tuple[int, int] | None:
        """The cell of a figure; None where the grid doesn't show it."""
        nomor, periode, desa = kunci
        nomor_variabel = [v.id for v in self.variabel]
        if nomor not in nomor_variabel or periode not in self.periode or desa not in self.desa:
            return None
        ke: dict[Sumbu, int] = {
            "variabel": nomor_variabel.index(nomor),
            "periode": self.periode.index(periode),
            "desa": self.desa.index(desa),
        }
        return ke[self.baris], ke[self.kolom]


def frekuensi_ada(variabel: Iterable[Variabel]) -> dict[Frekuensi, int]:
    """How many typed variables there are of each frequency."""
    hasil: dict[Frekuensi, int] = dict.fromkeys(PANJANG, 0)
    for satu in variabel:
        if diisi(satu):
            hasil[satu.frekuensi] += 1
    return hasil
