"""What the office knows when a foreign sheet is looked at: handed in once, so that all that follows is pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from iki_desktop.domain.desa import Desa
from iki_desktop.domain.dokumen import NamaKertas
from iki_desktop.domain.impor.peta import Peta
from iki_desktop.domain.kunci import Kunci
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.variabel import Variabel


@dataclass(frozen=True, slots=True)
class Konteks:
    """The office: its name, the year one works in and all it has, its villages, variables and locked periods.

    `kode` is the mark that this office puts into its own templates. `periode` is what the clerk says the files are of
    (None: they say it themselves); `peta` are the meanings remembered, by the signature of a table (`usul.sidik`);
    `kertas` is what goes back is set on.
    """

    kode: str
    kecamatan: str
    kabupaten: str
    tahun: int
    semua_tahun: tuple[int, ...]
    desa: tuple[Desa, ...]
    variabel: tuple[Variabel, ...]
    kunci: tuple[Kunci, ...] = ()
    periode: Periode | None = None
    peta: Mapping[str, Peta] | None = None
    kertas: NamaKertas = "a4"
