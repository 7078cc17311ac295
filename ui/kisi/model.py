"""What a grid shows and takes: each cell as it is painted, as it is typed, and what there is to say of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from iki_desktop.domain.figur import Status

Index = QModelIndex | QPersistentModelIndex
SEL_ROLE = Qt.ItemDataRole.UserRole + 1
NOBODY = QModelIndex()


_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TYPED = _CHOSEN | Qt.ItemFlag.ItemIsEditable


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell as it is painted.

    `jenis`: "isi" is typed in, "rekap" is computed, "tutup" means nothing here. `salah`: what was typed was refused and
    still stands there. `hari_ini`: changed today.
    """

    teks: str = ""
    status: Status = "kosong"
    jenis: Literal["isi", "rekap", "tutup"] = "isi"
    salah: bool = False
    ragu: bool = False
    catatan: bool = False
    terkunci: bool = False
    hari_ini: bool = False


@dataclass(frozen=True, slots=True)
class Diterima:
    """What came of a block that was typed, pasted or cleared: cells taken, cells refused, and why the first one was."""

    diambil: int
    ditolak: int
    sebab: str = ""
    pertama: tuple[int, int] | None = None


class ModelKisi(QAbstractTableModel):
    """A grid of cells; what it is a grid of, its subclasses say."""

    def sel(self, baris: int, kolom: int) -> Sel:
        """The cell as it is painted."""
        raise NotImplementedError

    def ketikan(self, baris: int, kolom: int) -> str:
        """What one would type to have it so; what was refused as it was typed."""
        raise NotImplementedError

    def nilai(self, baris: int, kolom: int) -> Decimal | None:
        """The number it counts as; None where it counts as none."""
        raise NotImplementedError

    def kalimat(self, baris: int, kolom: int) -> str:
        """What is wrong with it or odd about it; empty where nothing is."""
        raise NotImplementedError

    def halangan(self, baris: int, kolom: int) -> str:
        """Why nothing can be typed into it; empty where it can."""
        raise NotImplementedError

    def judul(self, ke: int, orientation: Qt.Orientation, *, pendek: bool = True) -> str:
        """The heading of a row or a column, `pendek` where room is short."""
        raise NotImplementedError

    def terima(
        self, isi: Mapping[tuple[int, int], str], apa: str = "Isi", rancu: Collection[tuple[int, int]] = ()
    ) -> Diterima:
        """Takes what was typed, pasted or cleared, in one step of the history. Cells that are refused keep their mark,
        the others are stored. `apa` is what the step is called; `rancu` are cells whose number has two readings."""
        raise NotImplementedError

    def flush(self) -> None:
        """Stores what is not stored yet."""

    @property
    def writable(self) -> bool:
        """Whether the office can be changed."""
        raise NotImplementedError

    # -- as Qt asks

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, sentence and looks of a cell."""
        if not index.isValid():
            return None
        baris, kolom = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.sel(baris, kolom).teks
            case Qt.ItemDataRole.EditRole:
                return self.ketikan(baris, kolom)
            case Qt.ItemDataRole.ToolTipRole:
                return self.kalimat(baris, kolom) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(self.sel(baris, kolom))
        return self.sel(baris, kolom) if role == SEL_ROLE else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """What was typed into one cell."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        teks, baris, kolom = str(value), index.row(), index.column()
        if teks != self.ketikan(baris, kolom) or self.sel(baris, kolom).salah:  # what was refused is tried again
            self.terima({(baris, kolom): teks})
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All can be chosen; what is typed in can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _TYPED if self.writable and self.terbuka(index.row(), index.column()) else _CHOSEN

    def terbuka(self, baris: int, kolom: int) -> bool:
        """Whether a cell is typed in; a locked one is too, and says why not when one tries."""
        return self.sel(baris, kolom).jenis == "isi"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings; the whole one in the tooltip."""
        ada = self.rowCount() if orientation == Qt.Orientation.Vertical else self.columnCount()
        if section >= ada:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.judul(section, orientation)
        return self.judul(section, orientation, pendek=False) if role == Qt.ItemDataRole.ToolTipRole else None

    def rowCount(self, parent: Index = NOBODY) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def columnCount(self, parent: Index = NOBODY) -> int:
        """How many columns there are."""
        raise NotImplementedError


def _spoken(sel: Sel) -> str:
    """A cell for those who hear it."""
    kata = {"kosong": "belum diisi", "nihil": "nihil", "tidak_berlaku": "tidak berlaku", "terisi": sel.teks}[sel.status]
    if sel.salah:
        kata = f"{sel.teks}, tidak terbaca"
    tanda = (("terkunci", sel.terkunci), ("meragukan", sel.ragu), ("ada catatan", sel.catatan))
    return ", ".join([kata, *(nama for nama, ada in tanda if ada)])
