"""A grid over the store: what is typed is read and stored; what is refused keeps its text and its sentence."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.ketikan import KetikanError
from iki_desktop.domain.kunci import Kunci
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


@dataclass(slots=True)
class Tindakan(Generic[K]):
    """What one act came to: cells it refused, cells it wrote; `lain` is a step that was not typed here."""

    ditolak: set[K] = field(default_factory=set)
    ditulis: set[K] = field(default_factory=set)
    lain: bool = False

    @property
    def menulis(self) -> bool:
        """Whether it is a step of the history."""
        return self.lain or bool(self.ditulis)


_GIVES_UP = ("Isi", "Kosongkan", "Potong")  # emptying a cell by these first gives up what was refused in it


class ModelTulis(ModelKisi, Generic[K, V]):
    """`marked`: other cells are refused, or otherwise marked, than before. `acted`: something was typed, pasted or
    cleared. What its cells are, its subclasses say."""

    marked = Signal()
    acted = Signal()

    def __init__(self, penyunting: "Penyunting", parent: QObject | None = None) -> None:
        """Nothing is refused yet."""
        super().__init__(parent)
        self._penyunting = penyunting
        self.salah: dict[K, Salah[V]] = {}
        self._tindakan: list[Tindakan[K]] = []  # the newest last, from the oldest that left something refused on
        self._undoing = False  # the next step is that of the store's undo
        penyunting.changed.connect(self._heard)

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

    def pemegang(self, baris: int, kolom: int) -> Kunci | None:
        """The lock that holds a cell."""
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
        self.acted.emit()
        baik: dict[K, V] = {}
        salah: dict[K, Salah[V]] = {}
        sama: list[K] = []
        tetap, ditolak, sebab = 0, 0, ""
        pertama: tuple[int, int] | None = None
        for (baris, kolom), teks in isi.items():
            kunci = self.kunci(baris, kolom)
            if apa in _GIVES_UP and kunci in self.salah and not teks.strip():
                sama.append(kunci)
                continue
            hasil = self._judge(baris, kolom, teks, rancu=(baris, kolom) in rancu)
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
        self._settle([*baik, *salah], Tindakan(set(salah), set(baik)))
        if baik:
            self._keep(baik, apa)
        self._mark_changed([*baik, *salah])
        return Diterima(len(baik) + tetap, ditolak, sebab, pertama)

    def _judge(self, baris: int, kolom: int, teks: str, *, rancu: bool) -> V | Salah[V] | Tetap:
        """What was typed, or why it is refused."""
        if not rancu and teks == (self.tersimpan(baris, kolom) if self.terbuka(baris, kolom) else ""):
            return Tetap.TETAP
        if sebab := self.halangan(baris, kolom):
            return Salah(teks, sebab)
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
        changes = self._send(isi, apa)
        if changes is None or not changes.rows:
            self._not_written(isi)
        if changes is None:
            gagal = {
                kunci: Salah(self.tulis(satu), BELUM_TERSIMPAN, tunda=satu)
                for kunci, satu in isi.items()
                if satu is not None
            }
            self.salah |= gagal
            self._settle(gagal, Tindakan(set(gagal)))
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
            self._settle(tunda, Tindakan(ditulis=set(tunda)))
            self._store(tunda, "Isi")
            self._mark_changed(tunda)

    def dismiss(self, kunci: Iterable[K]) -> None:
        """What was refused in these cells is given up: what is stored shows again."""
        if gone := [satu for satu in kunci if self.salah.pop(satu, None) is not None]:
            self._settle(gone)
            self._mark_changed(gone)

    # -- back

    def give_up_refused(self) -> bool:
        """Gives up what the newest act left refused, where it still stands. True where that was all of the act; False
        where the store has a step of it to undo, or there was nothing."""
        self.flush()
        satu = self._tindakan.pop() if self._tindakan else Tindakan[K](lain=True)
        self._undoing = satu.menulis
        self.dismiss(satu.ditolak)
        self._settle()
        return not satu.menulis

    def _settle(self, kunci: Iterable[K] = (), baru: Tindakan[K] | None = None) -> None:
        """What older acts refused in these cells is settled; a new act is kept. Acts older than all that is still
        refused are forgotten: of them only the store's undo is left."""
        for satu in self._tindakan:
            satu.ditolak.difference_update(kunci)
            satu.ditolak &= self.salah.keys()
        if baru is not None:
            self._tindakan.append(baru)
        self._tindakan = [satu for satu in self._tindakan if satu.ditolak or satu.menulis]
        while self._tindakan and not self._tindakan[0].ditolak:
            del self._tindakan[0]

    def _not_written(self, kunci: Collection[K]) -> None:
        """The newest act that was to write these cells wrote nothing."""
        for satu in reversed(self._tindakan):
            if satu.ditulis & set(kunci):
                satu.ditulis.difference_update(kunci)
                break
        self._settle()

    def _heard(self, _changes: object, origin: object) -> None:
        """A step that was not typed here comes after the acts so far; that of an undo is the one it took back."""
        if origin is self:
            return
        if not self._undoing:
            self._settle(baru=Tindakan(lain=True))
        self._undoing = False
