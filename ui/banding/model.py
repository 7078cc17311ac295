"""The positions of a comparison as a list: those that differ first, the others folded away behind one row."""

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from iki_desktop.domain.banding import BedaJabatan, JenisBeda
from iki_desktop.domain.teks import kunci_cari

Index = QModelIndex | QPersistentModelIndex

JENIS_ROLE = Qt.ItemDataRole.UserRole + 1  # None for the row that folds
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2
FOLDED_ROLE = Qt.ItemDataRole.UserRole + 3  # True, False, or None where the row doesn't fold

SEBUTAN: dict[JenisBeda, str] = {"berubah": "berubah", "baru": "baru", "dihapus": "dihapus", "sama": "tidak berubah"}


class DaftarBeda(QAbstractListModel):
    """One row a position, in the order of the document; the last of those that differ is followed by the fold."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self._all: Sequence[BedaJabatan] = ()
        self._rows: list[BedaJabatan | None] = []  # None: the row that folds
        self._same = 0
        self._search = ""
        self.folded = True

    def show_all(self, beda: Sequence[BedaJabatan]) -> None:
        """Another comparison."""
        self._all = beda
        self._build()

    def set_search(self, teks: str) -> None:
        """Leaves the positions whose names hold the text."""
        self._search = kunci_cari(teks)
        self._build()

    def toggle(self) -> None:
        """Folds what didn't change away, or unfolds it."""
        self.folded = not self.folded
        self._build()

    def _build(self) -> None:
        found = [b for b in self._all if self._search in kunci_cari(b.nama)]
        sama = [b for b in found if b.jenis == "sama"]
        self.beginResetModel()
        self._same = len(sama)
        self._rows = [b for b in found if b.jenis != "sama"]
        if sama:
            self._rows.append(None)
            self._rows += [] if self.folded and not self._search else sama
        self.endResetModel()

    def beda_at(self, index: Index) -> BedaJabatan | None:
        """The position of a row; None for the row that folds."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def row_of(self, beda: BedaJabatan | None) -> int:
        """The row of a position, -1 where it isn't shown."""
        return next((n for n, b in enumerate(self._rows) if b is not None and b is beda), -1)

    def row_of_id(self, id_jabatan: int) -> int:
        """The row of a position by its id, -1 where it isn't shown."""
        return next((n for n, b in enumerate(self._rows) if b is not None and b.id == id_jabatan), -1)

    def neighbour(self, row: int, step: int) -> int:
        """The next row up or down whose position differs, -1 if there is none."""
        row += step
        while 0 <= row < len(self._rows):
            satu = self._rows[row]
            if satu is not None and satu.bagian:
                return row
            row += step
        return -1

    # -- what Qt asks for

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """All rows hang on the root."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, kind, count of differences."""
        if not 0 <= index.row() < len(self._rows):
            return None
        satu = self._rows[index.row()]
        if satu is None:
            return self._of_fold(role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(satu.nama.split())
            case Qt.ItemDataRole.ToolTipRole:
                nama = escape(" ".join(satu.nama.split()))
                return f"<p>{nama}: {told(satu)}</p>"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{' '.join(satu.nama.split())}, {told(satu)}"
            case _ if role == JENIS_ROLE:
                return satu.jenis
            case _ if role == COUNT_ROLE:
                return len(satu.bagian)
        return None

    def _of_fold(self, role: int) -> Any:
        folded = self.folded and not self._search
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{self._same} jabatan tidak berubah"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._same} jabatan tidak berubah, {'terlipat' if folded else 'terbuka'}"
            case _ if role == FOLDED_ROLE:
                return folded
        return None


def told(satu: BedaJabatan) -> str:
    """“berubah, 3 perbedaan”."""
    banyak = f", {len(satu.bagian)} perbedaan" if satu.jenis == "berubah" else ""
    return SEBUTAN[satu.jenis] + banyak
