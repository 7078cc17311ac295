"""One file of an import as it stands at the moment, the answers that were given, and what an import wrote."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from iki_desktop.domain.impor.hasil import NASIB, NasibSel
from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
from iki_desktop.domain.impor.peta import Peta
from iki_desktop.domain.impor.rencana import Rencana
from iki_desktop.domain.impor.tanya import Pertanyaan
from iki_desktop.domain.impor.tinjau_buku import Ingatan
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.services.impor_baca import Bacaan


@dataclass(eq=False, slots=True)
class Berkas:
    """One file of the list. `peta` are meanings set by hand; `ingatan` keeps what a review finds that answers don't
    change; `versi` counts what asks for another review."""

    bacaan: Bacaan
    peta: dict[tuple[str, int], Peta] = field(default_factory=dict)
    tinjauan: TinjauanBuku | None = None
    rencana: Rencana | None = None
    ingatan: Ingatan = field(default_factory=Ingatan)
    versi: int = 1
    ditinjau: int = 0
    _terhitung: tuple[TinjauanBuku, Mapping[NasibSel, int]] | None = None

    @property
    def nama(self) -> str:
        """Without its folder, unless another file has the same."""
        return self.bacaan.buku.nama if self.bacaan.buku is not None else self.bacaan.path.name

    @property
    def hasil(self) -> TinjauanBuku | None:
        """What becomes of its cells, as far as that is known."""
        return self.rencana.hasil if self.rencana is not None else self.tinjauan

    def hitung(self) -> Mapping[NasibSel, int]:
        """How many of its cells come to each end; counted once, as there may be a million."""
        hasil = self.hasil
        if hasil is None:
            return dict.fromkeys(NASIB, 0)
        if self._terhitung is None or self._terhitung[0] is not hasil:
            self._terhitung = hasil, hasil.hitung()
        return self._terhitung[1]

    @property
    def pertanyaan(self) -> tuple[Pertanyaan, ...]:
        """What is open of it."""
        if self.rencana is not None:
            return self.rencana.pertanyaan
        return self.tinjauan.pertanyaan if self.tinjauan is not None else ()

    @property
    def banyak_sel(self) -> int:
        """How many cells its sheets hold, empty ones too: how long a review of it takes."""
        buku = self.bacaan.buku
        return sum(sum(map(len, s.baris)) for s in buku.lembar) if buku is not None else 0


@dataclass(frozen=True, slots=True)
class Terjawab:
    """A question that was answered, how, and in which files it came up."""

    pertanyaan: Pertanyaan
    nilai: str
    berkas: tuple[Berkas, ...]


@dataclass(frozen=True, slots=True)
class Terimpor:
    """What an import wrote: its step, how many figures, its files as they were reviewed, what was answered, the files
    that could not be read, and the figures that are doubtful now."""

    langkah: int
    angka: int
    berkas: tuple[Berkas, ...]
    terjawab: tuple[Terjawab, ...] = ()
    tak_terbaca: tuple[Berkas, ...] = ()
    ragu: tuple[KunciFigur, ...] = ()

    @property
    def ditolak(self) -> tuple[TinjauanBuku, ...]:
        """The files of which cells were refused."""
        return yang_ditolak(self.berkas)

    @property
    def pertama(self) -> KunciFigur | None:
        """The first figure that was written; a doubtful one before all others."""
        if self.ragu:
            return self.ragu[0]
        semua = (p for b in self.berkas if b.rencana is not None for p in b.rencana.perubahan if p.jenis != "tetap")
        return next((p.ambilan.kunci for p in semua), None)


def yang_ditolak(berkas: Iterable[Berkas]) -> tuple[TinjauanBuku, ...]:
    """Those of which cells are refused."""
    return tuple(b.hasil for b in berkas if b.hasil is not None and b.hitung()["ditolak"])
