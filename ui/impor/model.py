"""A sheet as it is, for the table view: nothing is made of a cell before it is seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iki_desktop.domain.impor.hasil import NasibSel, Tinjauan
from iki_desktop.domain.impor.lembar import Lembar, alamat, huruf_kolom, jenis
from iki_desktop.domain.impor.peta import Peta, Tabel
from iki_desktop.domain.impor.rencana import Perubahan
from iki_desktop.domain.impor.ubah_peta import Arti, arti_kolom, sebut_arti
from iki_desktop.domain.teks import singkat
from ui.grafik.petunjuk import plain
from ui.impor.kata import NAMA_NASIB, asal_lama, lama_baru, tampil_sel

Index = QModelIndex | QPersistentModelIndex
ISI_ROLE = Qt.ItemDataRole.UserRole + 1
Tempat = tuple[int, int]
_KANAN = {"angka", "persen", "tanggal"}
_TEKS_MAKS = 300  # letters of a cell that are painted: more of them are never seen


@dataclass(frozen=True, slots=True)
class Isi:
    """A cell as it is painted. `nasib` is None where it is empty or another kind is looked at; `ubah`: a figure that
    is stored would become another one; `redup`: hidden in the file."""

    teks: str
    nasib: NasibSel | None = None
    ubah: bool = False
    kanan: bool = False
    redup: bool = False


class ModelLembar(QAbstractTableModel):
    """Nothing at first. `saring` are the fates that are coloured; all where it is None."""

    def __init__(self, parent: QObject | None = None) -> None:
        """An empty sheet."""
        super().__init__(parent)
        self.lembar = Lembar("", ())
        self.tinjauan: Tinjauan | None = None
        self.perubahan: Mapping[Tempat, Perubahan] = {}
        self.saring: frozenset[NasibSel] | None = None
        self._desa: Mapping[int, str] = {}
        self._variabel: Mapping[int, str] = {}
        self._lebar = 0
        self._tabel = 0

    def show(
        self,
        lembar: Lembar,
        tinjauan: Tinjauan | None,
        perubahan: Mapping[Tempat, Perubahan],
        desa: Mapping[int, str],
        variabel: Mapping[int, str],
    ) -> bool:
        """A sheet and what becomes of its cells; False where it is the same sheet as before, only judged anew."""
        sama = lembar is self.lembar
        if not sama:
            self.beginResetModel()
        self.lembar, self.tinjauan, self.perubahan = lembar, tinjauan, perubahan
        self._desa, self._variabel = desa, variabel
        if not sama:
            self._lebar, self._tabel = lembar.lebar, 0
            self.endResetModel()
        elif self.rowCount() and self.columnCount():
            self._tell_all()
        return not sama

    def _tell_all(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def filter_by(self, saring: frozenset[NasibSel] | None) -> None:
        """Colours only some fates."""
        if saring != self.saring:
            self.saring = saring
            if self.rowCount() and self.columnCount():
                self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    # -- the tables in it

    @property
    def tabel(self) -> Tabel | None:
        """The table whose columns the heading tells of."""
        semua = self.tinjauan.tabel if self.tinjauan is not None else ()
        return semua[self._tabel] if self._tabel < len(semua) else None

    @property
    def nomor_tabel(self) -> int:
        """Its number."""
        return self._tabel

    @property
    def peta(self) -> Peta | None:
        """What it means."""
        usulan = self.tinjauan.usulan if self.tinjauan is not None else ()
        return usulan[self._tabel].peta if self._tabel < len(usulan) else None

    @property
    def sebab(self) -> str:
        """Why that is thought."""
        usulan = self.tinjauan.usulan if self.tinjauan is not None else ()
        return usulan[self._tabel].sebab if self._tabel < len(usulan) else ""

    def go_to_row(self, baris: int) -> None:
        """The heading tells of the table that a row belongs to: the last one that begins above it."""
        semua = self.tinjauan.tabel if self.tinjauan is not None else ()
        ke = max((k for k, t in enumerate(semua) if t.kepala[0] <= baris), default=0)
        if ke != self._tabel:
            self._tabel = ke
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.columnCount() - 1))

    def arti(self, kolom: int) -> str:
        """What a column holds, in words."""
        peta, tabel = self.peta, self.tabel
        if peta is None or tabel is None or not tabel.kolom[0] <= kolom <= tabel.kolom[1]:
            return ""
        return sebut_arti(peta, kolom, self._desa, self._variabel)

    def jenis_arti(self, kolom: int) -> Arti:
        """The same, not in words."""
        return arti_kolom(self.peta, kolom) if self.peta is not None else Arti("lain")

    # -- cells

    def isi(self, baris: int, kolom: int) -> Isi:
        """A cell as it is painted."""
        lembar = self.lembar
        satu = lembar.di(baris, kolom)
        redup = baris in lembar.baris_tersembunyi or kolom in lembar.kolom_tersembunyi
        if satu is None:
            return Isi("", redup=redup)
        nasib = self.nasib(baris, kolom)
        lain = nasib is not None and self.saring is not None and nasib not in self.saring
        ubah = self.perubahan.get((baris, kolom))
        return Isi(
            tampil_sel(satu)[:_TEKS_MAKS],
            None if lain else nasib,
            ubah is not None and ubah.jenis == "ubah",
            jenis(satu) in _KANAN,
            redup,
        )

    def nasib(self, baris: int, kolom: int) -> NasibSel | None:
        """What becomes of a cell."""
        temuan = self.tinjauan.temuan_di(baris, kolom) if self.tinjauan is not None else None
        return temuan.nasib if temuan is not None else None

    def kalimat(self, baris: int, kolom: int) -> str:
        """What there is to say of a cell: “C7 · 12 orang: Dikoreksi. … Yang tersimpan: 10 (diketik …).”"""
        satu = self.lembar.di(baris, kolom)
        if satu is None:
            return ""
        temuan = self.tinjauan.temuan_di(baris, kolom) if self.tinjauan is not None else None
        kepala = f"{alamat(baris, kolom)} · {singkat(tampil_sel(satu), 60)}"
        if temuan is None:
            return kepala
        ubah = self.perubahan.get((baris, kolom))
        bagian = [f"{NAMA_NASIB[temuan.nasib]}{_change(ubah)}.", temuan.sebab, asal_lama(ubah) if ubah else ""]
        return f"{kepala}: {' '.join(filter(None, bagian))}"

    # -- as Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The rows that hold something, and those before them."""
        return 0 if parent.isValid() else len(self.lembar.baris)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The columns of the longest row."""
        return 0 if parent.isValid() else self._lebar

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, sentence, looks."""
        if not index.isValid():
            return None
        baris, kolom = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.isi(baris, kolom).teks
            case Qt.ItemDataRole.ToolTipRole:
                return plain(self.kalimat(baris, kolom)) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.kalimat(baris, kolom) or alamat(baris, kolom)
        return self.isi(baris, kolom) if role == ISI_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Letters with what the column holds, and numbers."""
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole and section < self.rowCount() else None
        if section >= self.columnCount():
            return None
        huruf, arti = huruf_kolom(section), self.arti(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{huruf} · {arti}" if arti else huruf
        if role == Qt.ItemDataRole.ToolTipRole and self.tabel is not None:
            kini = f"Kolom {huruf}: {arti}." if arti else f"Kolom {huruf} belum diberi arti."
            return plain(f"{kini} Klik untuk mengubah artinya (Alt+↓).")
        return None


def _change(ubah: Perubahan | None) -> str:
    """Old beside new, where a cell brings a figure."""
    return f", {lama_baru(ubah)}" if ubah is not None else ""
