"""What was found as rows: a heading for each position, and a row for each hit, made only when it is painted."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iki_desktop.domain.cari import ganti_hits
from iki_desktop.services.cari import Temuan

Index = QModelIndex | QPersistentModelIndex

OLD_ROLE = Qt.ItemDataRole.UserRole + 1  # Potongan as found; None for a heading
NEW_ROLE = Qt.ItemDataRole.UserRole + 2  # Potongan as it will be; None where it stays
PLACE_ROLE = Qt.ItemDataRole.UserRole + 3  # “indikator”; None for a heading
COUNT_ROLE = Qt.ItemDataRole.UserRole + 4  # of a heading: how many hits the position has
_NEAR = 300  # letters kept on either side of a hit: more is wider than any window


class Potongan(NamedTuple):
    """A text cut at a hit, on one line."""

    depan: str
    isi: str
    belakang: str


class _Baris(NamedTuple):
    temuan: int
    hit: int  # -1: the heading of the position whose first text this is


class GantiModel(QAbstractListModel):
    """Hits under their positions, each with a tick; unticked ones stay as they are."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self._temuan: tuple[Temuan, ...] = ()
        self._baris: list[_Baris] = []
        self._off: set[tuple[int, int]] = set()
        self._group: dict[int, list[int]] = {}  # heading: the texts of its position
        self.hits = 0
        self.baru = ""
        self.replacing = True

    # -- what is shown

    def set_temuan(self, temuan: Sequence[Temuan]) -> None:
        """Other hits, all ticked but those that were unticked before and are still the same."""
        before = self.off()
        self.beginResetModel()
        self._temuan = tuple(temuan)
        self._off = {(n, h) for n, satu in enumerate(self._temuan) for h in before.get(satu, ())}
        self._baris, self._group = [], {}
        last, kepala = 0, 0
        for nomor, satu in enumerate(self._temuan):
            if satu.id_jabatan != last:
                last, kepala = satu.id_jabatan, nomor
                self._baris.append(_Baris(nomor, -1))
            self._group.setdefault(kepala, []).append(nomor)
            self._baris += [_Baris(nomor, hit) for hit in range(len(satu.hits))]
        self.hits = len(self._baris) - len(self._group)
        self.endResetModel()

    def show_replacement(self, baru: str, *, replacing: bool) -> None:
        """What the hits will be replaced by; without `replacing`, hits are only looked at."""
        other = replacing != self.replacing
        if other:
            self.layoutAboutToBeChanged.emit()  # rows get another height
        self.baru, self.replacing = baru, replacing
        if other:
            self.layoutChanged.emit()
        elif self._baris:
            self.dataChanged.emit(self.index(0), self.index(len(self._baris) - 1), [NEW_ROLE])

    # -- what it holds

    @property
    def positions(self) -> int:
        """In how many positions there are hits."""
        return len(self._group)

    @property
    def ticked(self) -> int:
        """How many hits are ticked."""
        return self.hits - len(self._off)

    def chosen(self) -> dict[Temuan, frozenset[int]]:
        """The ticked hits of each text that has any."""
        hasil = {}
        for nomor, satu in enumerate(self._temuan):
            on = frozenset(h for h in range(len(satu.hits)) if (nomor, h) not in self._off)
            if on:
                hasil[satu] = on
        return hasil

    def off(self) -> dict[Temuan, set[int]]:
        """The hits that were unticked, by text."""
        hasil: dict[Temuan, set[int]] = {}
        for nomor, hit in self._off:
            hasil.setdefault(self._temuan[nomor], set()).add(hit)
        return hasil

    def temuan_at(self, index: Index) -> tuple[Temuan, int] | None:
        """The text and the number of the hit in it; None for a heading."""
        if not index.isValid():
            return None
        baris = self._baris[index.row()]
        return None if baris.hit < 0 else (self._temuan[baris.temuan], baris.hit)

    def row_of(self, temuan: Temuan, hit: int) -> int:
        """The row of a hit; -1 where it is gone, its text was changed, or it is another one by now."""
        return next((n for n, b in enumerate(self._baris) if b.hit == hit and self._temuan[b.temuan] == temuan), -1)

    def hit_row(self, dari: int, langkah: int) -> int:
        """The next row with a hit after row `dari` (1) or before it (-1), round the ends; -1 if there is none."""
        if not self.hits:
            return -1
        row = dari
        while True:
            row = (row + langkah) % len(self._baris)
            if self._baris[row].hit >= 0:
                return row

    # -- ticks

    def tick_all(self, *, on: bool) -> None:
        """Ticks or unticks every hit."""
        self._off = set() if on else {(b.temuan, b.hit) for b in self._baris if b.hit >= 0}
        self._ticks_changed()

    def toggle(self, index: Index) -> None:
        """Ticks or unticks a hit, or all of a position by its heading."""
        baris = self._baris[index.row()]
        keys = {(baris.temuan, baris.hit)} if baris.hit >= 0 else self._keys(baris.temuan)
        self._off = self._off | keys if not keys & self._off else self._off - keys
        self._ticks_changed()

    def _keys(self, kepala: int) -> set[tuple[int, int]]:
        return {(n, h) for n in self._group[kepala] for h in range(len(self._temuan[n].hits))}

    def _ticks_changed(self) -> None:
        if self._baris:
            self.dataChanged.emit(self.index(0), self.index(len(self._baris) - 1), [Qt.ItemDataRole.CheckStateRole])

    def _state(self, baris: _Baris) -> Qt.CheckState:
        if baris.hit >= 0:
            return Qt.CheckState.Unchecked if (baris.temuan, baris.hit) in self._off else Qt.CheckState.Checked
        keys = self._keys(baris.temuan)
        off = len(keys & self._off)
        if 0 < off < len(keys):
            return Qt.CheckState.PartiallyChecked
        return Qt.CheckState.Unchecked if off else Qt.CheckState.Checked

    # -- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Headings and hits."""
        return 0 if parent.isValid() else len(self._baris)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, pieces, ticks."""
        if not index.isValid():
            return None
        baris = self._baris[index.row()]
        temuan = self._temuan[baris.temuan]
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._state(baris) if self.replacing else None
        if baris.hit < 0:
            return self._heading(baris, temuan, role)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return f"{temuan.tempat.nama}: {temuan.teks}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(baris, temuan)
            case _ if role == PLACE_ROLE:
                return temuan.tempat.nama
            case _ if role == OLD_ROLE:
                awal, akhir = temuan.hits[baris.hit]
                return _piece(temuan.teks[:awal], temuan.teks[awal:akhir], temuan.teks[akhir:])
            case _ if role == NEW_ROLE:
                return self._new(baris, temuan)
        return None

    def _heading(self, baris: _Baris, temuan: Temuan, role: int) -> Any:
        banyak = sum(len(self._temuan[n].hits) for n in self._group[baris.temuan])
        nama = " ".join(temuan.jabatan.split())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return nama
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{nama}, {banyak} hasil"
            case _ if role == COUNT_ROLE:
                return banyak
        return None

    def _spoken(self, baris: _Baris, temuan: Temuan) -> str:
        teks = f"{temuan.tempat.nama}: {temuan.teks}"
        if not self.replacing:
            return teks
        on = (baris.temuan, baris.hit) not in self._off
        return f"{teks}, {'dipilih' if on else 'tidak dipilih'}"

    def _new(self, baris: _Baris, temuan: Temuan) -> Potongan | None:
        """The text as it will be, its other ticked hits replaced too, cut at this one."""
        if not self.replacing or (baris.temuan, baris.hit) in self._off:
            return None
        awal, akhir = temuan.hits[baris.hit]
        on = [(h, hit) for h, hit in enumerate(temuan.hits) if (baris.temuan, h) not in self._off]
        depan = ganti_hits(temuan.teks[:awal], [hit for h, hit in on if h < baris.hit], self.baru)
        geser = [(a - akhir, z - akhir) for h, (a, z) in on if h > baris.hit]
        return _piece(depan, self.baru, ganti_hits(temuan.teks[akhir:], geser, self.baru))


def _piece(depan: str, isi: str, belakang: str) -> Potongan:
    """On one line: line ends and tabs are as wide as a space."""
    depan, isi, belakang = (t.translate(_ONE_LINE) for t in (depan[-_NEAR:], isi, belakang[:_NEAR]))
    return Potongan(depan, isi, belakang)


_ONE_LINE = str.maketrans("\n\r\t\v\f", "     ")
