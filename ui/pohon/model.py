"""The tree as Qt asks for it, straight from the nodes; nothing is copied into items."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iki_desktop.domain.jabatan import Jabatan
from ui.pohon.simpul import Simpul, build, search, tooltip

Index = QModelIndex | QPersistentModelIndex

COUNT_ROLE = Qt.ItemDataRole.UserRole + 1  # number of indicators, None for a heading
DOUBT_ROLE = Qt.ItemDataRole.UserRole + 2  # the superior is not certain
HIT_ROLE = Qt.ItemDataRole.UserRole + 3  # False: only there because something below it was found
SEARCHED_ROLE = Qt.ItemDataRole.UserRole + 4  # a search is on


class PohonModel(QAbstractItemModel):
    """Positions under their superiors; a search leaves the hits and all above them."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self._jabatan: tuple[Jabatan, ...] = ()
        self._nama: dict[int, str] = {}
        self._dicari = ""
        self._akar = Simpul(None, "")
        self._by_id: dict[int, Simpul] = {}
        self.hits = 0

    # -- what is shown

    def set_jabatan(self, jabatan: Sequence[Jabatan]) -> None:
        """Other positions; the search stays on."""
        self._jabatan = tuple(jabatan)
        self._nama = {j.id: j.nama for j in self._jabatan}
        self._rebuild()

    def set_search(self, teks: str) -> None:
        """Shows only what fits `teks`; all, if it is blank."""
        teks = teks.strip()
        if teks != self._dicari:
            self._dicari = teks
            self._rebuild()

    @property
    def searching(self) -> bool:
        """Whether a search hides rows."""
        return bool(self._dicari)

    def _rebuild(self) -> None:
        self.beginResetModel()
        if self._dicari:
            hits, shown = search(self._jabatan, self._dicari)
            self._akar, self.hits = build(self._jabatan, shown, hits), len(hits)
        else:
            self._akar, self.hits = build(self._jabatan), len(self._jabatan)
        self._by_id = {s.jabatan.id: s for s in self._walk(self._akar) if s.jabatan}
        self.endResetModel()

    def _walk(self, simpul: Simpul) -> Iterator[Simpul]:
        work = simpul.anak[::-1]
        while work:
            satu = work.pop()
            yield satu
            work += satu.anak[::-1]

    # -- finding rows

    def index_of(self, id_jabatan: int) -> QModelIndex:
        """The row of a position; not valid where the search hides it."""
        simpul = self._by_id.get(id_jabatan)
        return self.createIndex(simpul.baris, 0, simpul) if simpul else QModelIndex()

    def jabatan_at(self, index: Index) -> Jabatan | None:
        """The position of a row; None for a heading."""
        return self._node(index).jabatan

    def first(self) -> int:
        """The first position from the top (0: there is none), the first hit if a search is on."""
        return next(iter(self.shown_ids()), 0)

    def is_hit(self, id_jabatan: int) -> bool:
        """Whether a position is shown for its own sake."""
        simpul = self._by_id.get(id_jabatan)
        return simpul is not None and simpul.hit

    def shown_ids(self) -> list[int]:
        """The positions shown for their own sake, from the top."""
        return [s.jabatan.id for s in self._walk(self._akar) if s.jabatan and s.hit]

    def branches(self) -> list[QModelIndex]:
        """All rows that can be folded."""
        return [self.createIndex(s.baris, 0, s) for s in self._walk(self._akar) if s.anak]

    def _node(self, index: Index) -> Simpul:
        if not index.isValid():
            return self._akar
        simpul = index.internalPointer()
        assert isinstance(simpul, Simpul)
        return simpul

    # -- what Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The place of a row under its parent."""
        if column != 0 or row < 0 or (parent.isValid() and parent.column() != 0):
            return QModelIndex()
        anak = self._node(parent).anak
        return self.createIndex(row, 0, anak[row]) if row < len(anak) else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The row above."""
        induk = self._node(index).induk
        if induk is None or induk is self._akar:
            return QModelIndex()
        return self.createIndex(induk.baris, 0, induk)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows stand under one."""
        return 0 if parent.isValid() and parent.column() != 0 else len(self._node(parent).anak)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """One."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can be folded but not chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | (
            Qt.ItemFlag.ItemIsSelectable if self._node(index).jabatan else Qt.ItemFlag.NoItemFlags
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, count, marks and the words for those who don't see them."""
        if not index.isValid():
            return None
        simpul = self._node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return simpul.nama
            case _ if role == HIT_ROLE:
                return simpul.hit
            case _ if role == SEARCHED_ROLE:
                return self.searching
        jabatan = simpul.jabatan
        if jabatan is None:
            return None
        match role:
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(jabatan, self._nama.get(jabatan.induk_id or 0, ""))
            case Qt.ItemDataRole.AccessibleTextRole:
                ragu = ", atasan belum pasti" if not jabatan.atasan_pasti else ""
                return f"{jabatan.nama}, {jabatan.jumlah_indikator} indikator{ragu}"
            case _ if role == COUNT_ROLE:
                return jabatan.jumlah_indikator
            case _ if role == DOUBT_ROLE:
                return not jabatan.atasan_pasti
        return None
