"""What a template tells: whose it is, its sheets, groups and variables, and the figures that are known already."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from iki_desktop.domain.dokumen import NamaKertas
from iki_desktop.domain.figur import Figur
from iki_desktop.domain.impor.peta import KECAMATAN
from iki_desktop.domain.impor.templat import Identitas
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Frekuensi, Periode
from iki_desktop.domain.variabel import Variabel


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Variables under the position whose formulas use them."""

    nama: str
    variabel: tuple[Variabel, ...]


@dataclass(frozen=True, slots=True)
class IsiLembar:
    """One sheet: its periods, of which those in `terkunci` are shown but can't be filled in any more."""

    frekuensi: Frekuensi
    periode: tuple[Periode, ...]
    kelompok: tuple[Kelompok, ...]
    terkunci: frozenset[Periode] = frozenset()

    @property
    def sebelum(self) -> Periode:
        """The period before the first one, for comparison."""
        awal = self.periode[0]
        if awal.awal > 1:
            return Periode(awal.tahun, awal.awal - awal.panjang, awal.panjang)
        return Periode(awal.tahun - 1, 13 - awal.panjang, awal.panjang)


@dataclass(frozen=True, slots=True)
class IsiTemplat:
    """All that a template tells. `jenis` is what the village is (desa, kelurahan), `tenggat` until when it is due;
    `figur` are those stored of the periods before and of locked ones."""

    identitas: Identitas
    lembar: tuple[IsiLembar, ...]
    tenggat: date
    jenis: str = "desa"
    kertas: NamaKertas = "a4"
    figur: Mapping[KunciFigur, Figur] = field(default_factory=dict)

    @property
    def id_desa(self) -> int | None:
        """The village as the key of a figure has it: None for the office's own."""
        return None if self.identitas.desa == KECAMATAN else self.identitas.desa

    @property
    def sebutan(self) -> str:
        """Whose it is: `Desa Ngroto`, `Kecamatan Pujon`."""
        if self.id_desa is None:
            return f"Kecamatan {self.identitas.kecamatan}".strip()
        return f"{self.jenis.capitalize()} {self.identitas.nama_desa}"
