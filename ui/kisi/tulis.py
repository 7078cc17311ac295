"""A grid over the store: what is typed is read and stored; what is refused keeps its text and its sentence."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.ketikan import KetikanError
from iki_desktop.services.kantor import Changes
from ui.kisi.kata import BELUM_TERSIMPAN, dua_arti
from ui.kisi.model import Diterima, ModelKisi

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

K = TypeVar("K")  # the key of a cell
V = TypeVar("V")  # what is stored in one


class Tetap(Enum):
    """What was typed stands in the cell already."""

    TETAP = 0


@dataclass(frozen=True, slots=True)
class Salah(Generic[V]):
    """What was typed into a cell and refused: it stands there until it is mended. `saran` can be typed instead;
    `tunda` could be read but not stored, and waits for another try."""

    teks: str
    kalimat: str
    saran: str = ""
    tunda: V | None = None


class ModelTulis(ModelKisi, Generic[K, V]):
    """`marked`: other cells are refused, or otherwise marked, than before. What its cells are, its subclasses say."""

    marked = Signal()

    def __init__(self, penyunting: "Penyunting", parent: QObject | None = None) -> None:
        """Nothing is refused yet."""
        super().__init__(parent)
        self._penyunting = penyunting
        self.salah: dict[K, Salah[V]] = {}

    @property
    def writable(self) -> bool:
        """Whether the office can be changed."""
        return self._penyunting.writable

    # -- what a subclass says

    def kunci(self, baris: int, kolom: int) -> K:
        """The key of a cell."""
        raise NotImplementedError

    def letak(self, kunci: K) -> tuple[int, int] | None:
        """The cell of a key; None where the grid doesn't show it."""
        raise NotImplementedError

    def sebut(self, kunci: K) -> str:
        """What a cell is called, also one that isn't seen now; empty where it is gone."""
        raise NotImplementedError

    def tersimpan(self, baris: int, kolom: int) -> str:
        """What one would type to have what is stored."""
        raise NotImplementedError

    def halangan(self, baris: int, kolom: int) -> str:
        """Why nothing can be typed into a cell; empty where it can."""
        raise NotImplementedError

    def baca(self, teks: str, baris: int, kolom: int) -> V:
        """What was typed; raises `UserError`."""
        raise NotImplementedError

    def tulis(self, isi: V) -> str:
        """As one would type it."""
        raise NotImplementedError

    def _send(self, isi: Mapping[K, V], apa: str) -> Changes | None:
        """Brings it to the store, in one step called `apa`; None where that was refused."""
        raise NotImplementedError

    def _stored(self, isi: Mapping[K, V]) -> None:
        """It is stored."""
        raise NotImplementedError

    # -- what is shown

    def ketikan(self, baris: int, kolom: int) -> str:
        """What one would type to have it so; what was refused as it was typed."""
        salah = self.salah.get(self.kunci(baris, kolom))
        return salah.teks if salah is not None else self.tersimpan(baris, kolom)

    def all_changed(self) -> None:
        """All cells are painted anew."""
        tinggi, lebar = self.rowCount(), self.columnCount()
        if tinggi and lebar:
            self.dataChanged.emit(self.index(0, 0), self.index(tinggi - 1, lebar - 1))

    def _cells_changed(self, kunci: Collection[K]) -> None:  # noqa: ARG002
        """These cells are painted anew."""
        self.all_changed()

    def _mark_changed(self, kunci: Collection[K]) -> None:
        self._cells_changed(kunci)
        self.marked.emit()

    def unsaved(self) -> tuple[str, ...]:
        """What was refused, each with its cell: “Pegawai · Januari 2026 · Kecamatan: 12 orang”."""
        isi = ((self.sebut(kunci), satu.teks.strip()) for kunci, satu in self.salah.items())
        return tuple(f"{nama}: {teks}" for nama, teks in isi if nama and teks)

    # -- writing

    def terima(
        self, isi: Mapping[tuple[int, int], str], apa: str = "Isi", rancu: Collection[tuple[int, int]] = ()
    ) -> Diterima:
        """Takes what was typed: what can be read goes to the store, the rest stays in its cell with its sentence."""
        baik: dict[K, V] = {}
        salah: dict[K, Salah[V]] = {}
        sama: list[K] = []
        tetap, ditolak, sebab = 0, 0, ""
        pertama: tuple[int, int] | None = None
        for (baris, kolom), teks in isi.items():
            hasil, kunci = self._judge(baris, kolom, teks, rancu=(baris, kolom) in rancu), self.kunci(baris, kolom)
            if isinstance(hasil, Tetap):
                tetap += bool(teks.strip())
                sama.append(kunci)
            elif isinstance(hasil, Salah):
                pertama, sebab, ditolak = pertama or (baris, kolom), sebab or hasil.kalimat, ditolak + 1
                if self.terbuka(baris, kolom) and (teks.strip() or apa == "Isi"):
                    salah[kunci] = hasil
            else:
                baik[kunci] = hasil
        self.dismiss(sama)
        if baik:
            self.flush()  # each one that is typed is a step of its own
        for kunci in baik:
            self.salah.pop(kunci, None)
        self.salah |= salah
        if baik:
            self._keep(baik, apa)
        self._mark_changed([*baik, *salah])
        return Diterima(len(baik) + tetap, ditolak, sebab, pertama)

    def _judge(self, baris: int, kolom: int, teks: str, *, rancu: bool) -> V | Salah[V] | Tetap:
        """What was typed, or why it is refused."""
        if not rancu and teks == (self.tersimpan(baris, kolom) if self.terbuka(baris, kolom) else ""):
            return Tetap.TETAP
        if sebab := self.halangan(baris, kolom):
            given_up = self.kunci(baris, kolom) in self.salah and not teks.strip()
            return Tetap.TETAP if given_up else Salah(teks, sebab)
        if rancu:
            return Salah(teks, dua_arti(teks))
        try:
            return self.baca(teks, baris, kolom)
        except UserError as galat:
            return Salah(teks, str(galat), galat.saran if isinstance(galat, KetikanError) else "")

    def _keep(self, isi: Mapping[K, V], apa: str) -> None:
        """On to the store with what was read: now, or soon."""
        self._store(isi, apa)

    def _store(self, isi: Mapping[K, V], apa: str) -> None:
        if self._send(isi, apa) is None:
            self.salah |= {
                kunci: Salah(self.tulis(satu), BELUM_TERSIMPAN, tunda=satu)
                for kunci, satu in isi.items()
                if satu is not None
            }
            self.all_changed()
            self.marked.emit()
        else:
            self._stored(isi)

    def retry(self) -> None:
        """Stores also what the store refused before."""
        self.flush()
        tunda = {kunci: satu.tunda for kunci, satu in self.salah.items() if satu.tunda is not None}
        if tunda:
            for kunci in tunda:
                del self.salah[kunci]
            self._store(tunda, "Isi")
            self._mark_changed(tunda)

    def dismiss(self, kunci: Iterable[K]) -> None:
        """What was refused in these cells is given up: what is stored shows again."""
        if gone := [satu for satu in kunci if self.salah.pop(satu, None) is not None]:
            self._mark_changed(gone)
