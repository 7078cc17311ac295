"""The results as a list: a heading for each position, below it its indicators, in the order of the document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iki_desktop.domain.capaian import PITA, Pita, pita_ke
from iki_desktop.domain.hasil import Hasil
from iki_desktop.domain.keadaan import Sebaran, sebaran
from ui.capaian.kata import dibatasi, kalimat, kata_sebaran
from ui.capaian.sebaran import warna_ke
from ui.grafik.petunjuk import plain

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1  # a `Kepala` or a `Hasil`


@dataclass(frozen=True, slots=True)
class Kepala:
    """The heading of a position."""

    id: int
    nama: str
    sebaran: Sebaran


Baris = Kepala | Hasil


class DaftarCapaian(QAbstractListModel):
    """One row an indicator, and one a position above them."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self.rows: list[Baris] = []
        self._place: dict[int, int] = {}  # id of an indicator → its row
        self.pita: Sequence[Pita] = PITA
        self.batas: Decimal | None = None

    def show(self, hasil: Iterable[Hasil], pita: Sequence[Pita], batas: Decimal | None) -> None:
        """Other results; where they are of the same indicators, rows stay where they are."""
        baru: list[Baris] = []
        for (nomor, nama), isi in groupby(hasil, key=lambda h: (h.butir.jabatan_id, h.butir.jabatan)):
            milik = tuple(isi)
            baru += [Kepala(nomor, nama, sebaran(milik, pita)), *milik]
        sama = [_key(b) for b in baru] == [_key(b) for b in self.rows]
        self.pita, self.batas = pita, batas
        if sama and baru:
            self.rows = baru
            self.dataChanged.emit(self.index(0), self.index(len(baru) - 1))
            return
        self.beginResetModel()
        self.rows = baru
        self._place = {satu.butir.id: ke for ke, satu in enumerate(baru) if isinstance(satu, Hasil)}
        self.endResetModel()

    def hasil_at(self, index: Index) -> Hasil | None:
        """The result of a row; None of a heading."""
        satu = self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None
        return satu if isinstance(satu, Hasil) else None

    def row_of(self, id_indikator: int) -> int:
        """The row of an indicator, -1 where it isn't shown."""
        return self._place.get(id_indikator, -1)

    def near(self, row: int) -> int:
        """The row of the first indicator from a place on, or of the last one before; -1 where there is none."""
        depan = (ke for ke in range(max(0, row), len(self.rows)) if isinstance(self.rows[ke], Hasil))
        return next(depan, len(self.rows) - 1)  # the last row is never a heading

    def colour(self, hasil: Hasil) -> int | None:
        """Which of the five colours a result has."""
        return None if hasil.capaian is None else warna_ke(pita_ke(hasil.capaian, self.pita), len(self.pita))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Headings and indicators."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is only read."""
        return Qt.ItemFlag.NoItemFlags if self.hasil_at(index) is None else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row for the painter; for all others what it says."""
        if not 0 <= index.row() < len(self.rows):
            return None
        satu = self.rows[index.row()]
        if role == ROW_ROLE:
            return satu
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if isinstance(satu, Kepala):
            teks = f"{satu.nama}: {kata_sebaran(satu.sebaran)}"
        else:
            teks = kalimat(satu, self.batas)
        if role == Qt.ItemDataRole.DisplayRole:
            return teks
        lebih = dibatasi(satu, self.batas) if isinstance(satu, Hasil) else ""
        return plain("\n".join(filter(None, ("\n".join(teks.split("; ")), lebih))))


def _key(satu: Baris) -> tuple[str, int]:
    return ("jabatan", satu.id) if isinstance(satu, Kepala) else ("indikator", satu.butir.id)
