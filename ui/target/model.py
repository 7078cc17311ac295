"""The grid of targets over the store: indicators down, the year and its parts across; written as it is typed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from iki_desktop.domain.capaian import Target
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.hasil import Butir
from iki_desktop.domain.kunci import Kunci, kalimat_terkunci, pengunci
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.target import baca_target, tulis_target
from iki_desktop.services.target import KunciTarget, load_target, set_target
from ui.angka.model import Salah, nama_kolom
from ui.kisi.model import NOBODY, Diterima, Index, ModelKisi, Sel

if TYPE_CHECKING:
    from ui.penyunting import Penyunting

_RANCU = (
    "“{teks}” punya dua arti, karena yang ditempel juga berisi angka bergaya Inggris. Ketik {ribu} bila maksudnya "
    "ribuan, atau pakai koma bila pecahan."
)
_GAGAL = "Belum tersimpan: lihat pesan di atas. Tekan F2 lalu Enter untuk mencoba lagi."
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


class ModelTarget(ModelKisi):
    """`marked`: other cells are refused than before."""

    marked = Signal()

    def __init__(self, penyunting: "Penyunting", parent: QObject | None = None) -> None:
        """Shows nothing yet."""
        super().__init__(parent)
        self._penyunting = penyunting
        self.baris: Sequence[BarisTarget] = ()
        self.periode: Sequence[Periode] = ()
        self.target: dict[KunciTarget, Target] = {}
        self.salah: dict[KunciTarget, Salah] = {}
        self._kunci: Sequence[Kunci] = ()
        self._terkunci: Mapping[Periode, Kunci] = {}

    @property
    def writable(self) -> bool:
        """Whether the office can be changed."""
        return self._penyunting.writable

    # -- what is shown

    def show(self, baris: Sequence[BarisTarget], periode: Sequence[Periode], kunci: Sequence[Kunci]) -> None:
        """Other rows or columns; what was refused stays where it was typed."""
        self.beginResetModel()
        self.baris, self.periode = baris, periode
        self._terkunci = {p: k for p in periode if (k := pengunci(p, kunci)) is not None}
        self.endResetModel()

    def reread(self) -> None:
        """The store changed."""
        self.target = self._penyunting.try_ask(load_target) or {}
        self._all_changed()

    def _all_changed(self) -> None:
        if self.baris and self.periode:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.baris) - 1, len(self.periode) - 1))

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

    def ketikan(self, baris: int, kolom: int) -> str:
        """What one would type to have it so."""
        kunci = self.kunci(baris, kolom)
        salah = self.salah.get(kunci)
        return salah.teks if salah is not None else tulis_target(self.target.get(kunci))

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
        if (pemegang := self._terkunci.get(kunci[1])) is not None:
            return kalimat_terkunci(kunci[1], pemegang)
        return _KOSONG if kunci not in self.target and self.writable else ""

    # -- writing

    def terima(
        self, isi: Mapping[tuple[int, int], str], apa: str = "Isi", rancu: Collection[tuple[int, int]] = ()
    ) -> Diterima:
        """Takes what was typed: targets go to the store, what can't be read stays in its cell with its sentence."""
        baik: dict[KunciTarget, Target | None] = {}
        ditolak: list[tuple[tuple[int, int], Salah]] = []
        for letak, teks in isi.items():
            kunci = self.kunci(*letak)
            if teks == self.ketikan(*letak) and kunci not in self.salah:
                continue
            if not teks.strip() and kunci[1] in self._terkunci and self.salah.pop(kunci, None) is not None:
                continue  # what was refused there is given up
            hasil = self._judge(letak[0], kunci, teks, rancu=letak in rancu)
            if isinstance(hasil, Salah):
                ditolak.append((letak, hasil))
            else:
                baik[kunci] = hasil
        self.salah |= {self.kunci(*letak): salah for letak, salah in ditolak if salah.teks.strip()}
        if baik:
            self._store(baik, apa)
        self._all_changed()
        self.marked.emit()
        pertama, sebab = (ditolak[0][0], ditolak[0][1].kalimat) if ditolak else (None, "")
        return Diterima(len(baik), len(ditolak), sebab, pertama)

    def _judge(self, baris: int, kunci: KunciTarget, teks: str, *, rancu: bool) -> Target | Salah | None:
        """The target (None: it goes), or why what was typed is refused."""
        if (pemegang := self._terkunci.get(kunci[1])) is not None:
            return Salah(teks, kalimat_terkunci(kunci[1], pemegang))
        if rancu:
            return Salah(teks, _RANCU.format(teks=teks.strip(), ribu=teks.strip().replace(".", "")))
        try:
            return baca_target(teks, self.baris[baris].satuan)
        except UserError as galat:
            return Salah(teks, str(galat))

    def _store(self, baik: Mapping[KunciTarget, Target | None], apa: str) -> None:
        for kunci in baik:
            self.salah.pop(kunci, None)
        if self._penyunting.do(set_target, baik, apa, origin=self) is None:
            self.salah |= {kunci: Salah(tulis_target(satu), _GAGAL) for kunci, satu in baik.items() if satu is not None}
            return
        for kunci, satu in baik.items():
            if satu is None:
                self.target.pop(kunci, None)
            else:
                self.target[kunci] = satu

    def retry(self) -> None:
        """Stores what the store refused before."""
        gagal = {kunci: baca_target(satu.teks) for kunci, satu in self.salah.items() if satu.kalimat == _GAGAL}
        if gagal:
            self._store(gagal, "Isi")
            self._all_changed()
            self.marked.emit()

    def forget(self, kunci: Iterable[KunciTarget]) -> None:
        """What was refused in these cells is given up: what is stored shows again."""
        for satu in kunci:
            self.salah.pop(satu, None)
        self._all_changed()
        self.marked.emit()


def _doubt(baris: BarisTarget, target: Target | None) -> str:
    """What is odd about a target; empty where nothing is."""
    if target is None:
        return ""
    if not target.atas and baris.butir.arah == "naik":
        return _NOL
    if baris.satuan == "%" and target.atas > _SERATUS:
        return f"Target {tulis_target(target)} lebih dari 100 %. Periksa letak komanya."
    return ""
