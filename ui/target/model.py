"""The grid of targets over the store: indicators down, the year and its parts across; written as it is typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from iki_desktop.domain.capaian import Target
from iki_desktop.domain.hasil import Butir
from iki_desktop.domain.kunci import Kunci, kalimat_terkunci, pengunci
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.target import baca_target, tulis_target
from iki_desktop.services.kantor import Changes
from iki_desktop.services.target import KunciTarget, load_target, set_target
from ui.kisi.kata import kalimat_kunci, nama_kolom
from ui.kisi.model import NOBODY, Index, Sel
from ui.kisi.tulis import ModelTulis

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

_KOSONG = "Belum ada target. Ketik seperti 97,5 atau rentang 80 - 90."
_NOL = "Target nol, jadi capaiannya tidak dapat dihitung. Bila lebih rendah lebih baik, ubah arahnya."
_SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True)
class BarisTarget:
    """A row: an indicator, and the unit it is counted in."""

    butir: Butir
    satuan: str = ""

    @property
    def teks(self) -> str:
        """The indicator on one line."""
        return " ".join(self.butir.teks.split()) or "Indikator tanpa nama"

    @property
    def nama(self) -> str:
        """“CAMAT · Persentase … (%)”."""
        satuan = f" ({self.satuan})" if self.satuan else ""
        return f"{self.butir.jabatan} · {self.teks}{satuan}"


class ModelTarget(ModelTulis[KunciTarget, Target | None]):
    """Targets that are there or not; None is none."""

    def __init__(self, penyunting: "Penyunting", parent: QObject | None = None) -> None:
        """Shows nothing yet."""
        super().__init__(penyunting, parent)
        self.baris: Sequence[BarisTarget] = ()
        self.periode: Sequence[Periode] = ()
        self.target: dict[KunciTarget, Target] = {}
        self._nama: dict[int, dict[int, str]] = {}  # of the indicators of each year
        self._terkunci: Mapping[Periode, Kunci] = {}

    # -- what is shown

    def name(self, tahun: int, nama: dict[int, str]) -> None:
        """What the indicators of a year are called, also those that are not shown."""
        self._nama[tahun] = nama

    def show(self, baris: Sequence[BarisTarget], periode: Sequence[Periode], kunci: Sequence[Kunci]) -> None:
        """Other rows or columns; what was refused stays where it was typed."""
        self.beginResetModel()
        self.baris, self.periode = baris, periode
        self._terkunci = {p: k for p in periode if (k := pengunci(p, kunci)) is not None}
        self.endResetModel()

    def reread(self) -> None:
        """The store changed."""
        self.target = self._penyunting.try_ask(load_target) or {}
        self._settle()
        self.all_changed()

    def rowCount(self, parent: Index = NOBODY) -> int:
        """One for each indicator."""
        return 0 if parent.isValid() else len(self.baris)

    def columnCount(self, parent: Index = NOBODY) -> int:
        """The year and its parts."""
        return 0 if parent.isValid() else len(self.periode)

    def judul(self, ke: int, orientation: Qt.Orientation, *, pendek: bool = True) -> str:
        """An indicator with its position, a period."""
        if orientation == Qt.Orientation.Vertical:
            return self.baris[ke].nama
        return nama_kolom(self.periode[ke]) if pendek else self.periode[ke].nama

    def kunci(self, baris: int, kolom: int) -> KunciTarget:
        """The key of the target of a cell."""
        return self.baris[baris].butir.id, self.periode[kolom]

    def letak(self, kunci: KunciTarget) -> tuple[int, int] | None:
        """The cell of a target; None where the grid doesn't show it."""
        baris = next((ke for ke, satu in enumerate(self.baris) if satu.butir.id == kunci[0]), None)
        return (baris, self.periode.index(kunci[1])) if baris is not None and kunci[1] in self.periode else None

    def sebut(self, kunci: KunciTarget) -> str:
        """“Triwulan I 2026 · CAMAT · Persentase … (%)”; empty where the indicator is gone."""
        nama = self._nama.get(kunci[1].tahun, {}).get(kunci[0], "")
        return f"{kunci[1].nama} · {nama}" if nama else ""

    def sel(self, baris: int, kolom: int) -> Sel:
        """The cell as it is painted."""
        kunci = self.kunci(baris, kolom)
        terkunci = kunci[1] in self._terkunci
        if (salah := self.salah.get(kunci)) is not None:
            return Sel(salah.teks, salah=True, terkunci=terkunci)
        target = self.target.get(kunci)
        ragu = bool(_doubt(self.baris[baris], target))
        return Sel(tulis_target(target), "kosong" if target is None else "terisi", ragu=ragu, terkunci=terkunci)

    def terbuka(self, baris: int, kolom: int) -> bool:  # noqa: ARG002
        """All are typed in; a locked one says why not."""
        return True

    def tersimpan(self, baris: int, kolom: int) -> str:
        """What one would type to have what is stored."""
        return tulis_target(self.target.get(self.kunci(baris, kolom)))

    def nilai(self, baris: int, kolom: int) -> Decimal | None:
        """The number it counts as; a range is none."""
        kunci = self.kunci(baris, kolom)
        target = self.target.get(kunci) if kunci not in self.salah else None
        return target.atas if target is not None and target.bawah == target.atas else None

    def kalimat(self, baris: int, kolom: int) -> str:
        """What is wrong with a cell, or odd about it."""
        kunci = self.kunci(baris, kolom)
        if kunci in self.salah:
            return self.salah[kunci].kalimat
        return _doubt(self.baris[baris], self.target.get(kunci))

    def petunjuk(self, baris: int, kolom: int) -> str:
        """Where nothing is wrong with a cell: that it is locked, or what could be typed into an empty one."""
        kunci = self.kunci(baris, kolom)
        kosong = _KOSONG if kunci not in self.target and self.writable else ""
        pemegang = self.pemegang(baris, kolom)
        return kalimat_kunci(pemegang) if pemegang is not None else kosong

    # -- writing

    def halangan(self, baris: int, kolom: int) -> str:  # noqa: ARG002
        """That the period is locked."""
        pemegang = self._terkunci.get(periode := self.periode[kolom])
        return kalimat_terkunci(periode, pemegang) if pemegang is not None else ""

    def pemegang(self, baris: int, kolom: int) -> Kunci | None:  # noqa: ARG002
        """The lock that holds a cell."""
        return self._terkunci.get(self.periode[kolom])

    def baca(self, teks: str, baris: int, kolom: int) -> Target | None:  # noqa: ARG002
        """The target that was typed."""
        return baca_target(teks, self.baris[baris].satuan)

    def tulis(self, isi: Target | None) -> str:
        """A target as one types it."""
        return tulis_target(isi)

    def _send(self, isi: Mapping[KunciTarget, Target | None], apa: str) -> Changes | None:
        return self._penyunting.do(set_target, isi, apa, origin=self)

    def _stored(self, isi: Mapping[KunciTarget, Target | None]) -> None:
        for kunci, satu in isi.items():
            if satu is None:
                self.target.pop(kunci, None)
            else:
                self.target[kunci] = satu


def _doubt(baris: BarisTarget, target: Target | None) -> str:
    """What is odd about a target; empty where nothing is."""
    if target is None:
        return ""
    if not target.atas and baris.butir.arah == "naik":
        return _NOL
    if baris.satuan == "%" and target.atas > _SERATUS:
        return f"Target {tulis_target(target)} lebih dari 100 %. Periksa letak komanya."
    return ""
