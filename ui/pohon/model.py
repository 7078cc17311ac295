"""The tree as Qt asks for it, straight from the nodes; nothing is copied into items."""

from collections.abc import Container, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iki_desktop.domain.jabatan import Jabatan
from ui.pohon.simpul import Simpul, build, same_rows, search, tooltip
from ui.pohon.susunan import Susunan

if TYPE_CHECKING:
    from iki_desktop.services.temuan import Temuan

Index = QModelIndex | QPersistentModelIndex

COUNT_ROLE = Qt.ItemDataRole.UserRole + 1  # number of indicators, None for a heading
DOUBT_ROLE = Qt.ItemDataRole.UserRole + 2  # the superior is not certain
HIT_ROLE = Qt.ItemDataRole.UserRole + 3  # False: only there because something below it was found
SEARCHED_ROLE = Qt.ItemDataRole.UserRole + 4  # a search is on
TWIN_ROLE = Qt.ItemDataRole.UserRole + 5  # which one of several siblings of the same name (2, 3 …); None: the first
FINDINGS_ROLE = Qt.ItemDataRole.UserRole + 6  # kinds of findings, each once


class PohonModel(QAbstractItemModel):
    """Positions under their superiors; a search leaves the hits and all above them."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self.susunan = Susunan()
        self._jabatan: tuple[Jabatan, ...] = ()
        self._temuan: Mapping[int, Sequence[Temuan]] = {}
        self._dicari = ""
        self._akar = self._lama = Simpul(None, "")
        self._by_id: dict[int, Simpul] = {}
        self.hits = 0

    # -- what is shown

    def set_jabatan(self, jabatan: Sequence[Jabatan]) -> None:
        """Other positions; the search stays on."""
        self._take(jabatan)
        self._reset(*self._built())

    def renew(self, jabatan: Sequence[Jabatan]) -> bool:
        """The same positions after a change; False where rows had to be made anew, and what hung on them is lost."""
        kembar = self.susunan.kembar
        self._take(jabatan)
        akar, hits = self._built()
        pairs = same_rows(self._akar, akar)
        if pairs is None:
            self._reset(akar, hits)
            return False
        for lama, baru in pairs:
            if lama.jabatan and baru.jabatan:
                nomor = baru.jabatan.id
                if lama.jabatan != baru.jabatan or kembar.get(nomor) != self.susunan.kembar.get(nomor):
                    lama.jabatan, lama.nama = baru.jabatan, baru.nama
                    index = self.createIndex(lama.baris, 0, lama)
                    self.dataChanged.emit(index, index)
        return True

    def set_temuan(self, temuan: "Mapping[int, Sequence[Temuan]]") -> None:
        """Other findings, by position."""
        lama, self._temuan = self._temuan, temuan
        for nomor in lama.keys() | temuan.keys():
            if lama.get(nomor) != temuan.get(nomor) and (index := self.index_of(nomor)).isValid():
                self.dataChanged.emit(index, index)

    def temuan_of(self, nomor: int) -> "Sequence[Temuan]":
        """The findings of a position."""
        return self._temuan.get(nomor, ())

    def set_search(self, teks: str) -> None:
        """Shows only what fits `teks`; all, if it is blank."""
        teks = teks.strip()
        if teks != self._dicari:
            self._dicari = teks
            self._reset(*self._built())

    @property
    def searching(self) -> bool:
        """Whether a search hides rows."""
        return bool(self._dicari)

    def _take(self, jabatan: Sequence[Jabatan]) -> None:
        self._jabatan = tuple(jabatan)
        self.susunan = Susunan(self._jabatan)

    def _built(self) -> tuple[Simpul, int]:
        if not self._dicari:
            return build(self._jabatan), len(self._jabatan)
        hits, shown = search(self._jabatan, self._dicari)
        return build(self._jabatan, shown, hits), len(hits)

    def _reset(self, akar: Simpul, hits: int) -> None:
        self.beginResetModel()
        self._lama = self._akar  # an index of Qt's may point to the old rows until everybody has heard of the reset
        self._akar, self.hits = akar, hits
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

    @property
    def shown(self) -> Container[int]:
        """The positions that have a row, also those that stand there only for what is below them."""
        return self._by_id.keys()

    def text_of(self, index: Index) -> str:
        """The names of a row and all below it, a tab deeper with each level."""
        simpul = self._node(index)
        baris: list[str] = []
        work = [(simpul, 0)]
        while work:
            satu, dalam = work.pop()
            baris.append("\t" * dalam + " ".join(satu.nama.split()))
            work += [(lain, dalam + 1) for lain in reversed(satu.anak)]
        return "\n".join(baris)

    def branches(self) -> list[QModelIndex]:
        """All rows that can be folded."""
        return [self.createIndex(s.baris, 0, s) for s in self._walk(self._akar) if s.anak]

    def branch_index(self, cabang: str) -> QModelIndex:
        """The heading of a branch; not valid where there is none."""
        simpul = next((s for s in self._akar.anak if s.jabatan is None and s.nama == cabang), None)
        return self.createIndex(simpul.baris, 0, simpul) if simpul else QModelIndex()

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
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return simpul.nama
            case _ if role == HIT_ROLE:
                return simpul.hit
            case _ if role == SEARCHED_ROLE:
                return self.searching
        return self._of_position(simpul.jabatan, role) if simpul.jabatan else None

    def _of_position(self, jabatan: Jabatan, role: int) -> Any:
        kembar = self.susunan.kembar.get(jabatan.id)
        match role:
            case Qt.ItemDataRole.ToolTipRole:
                atasan = self.susunan.by_id.get(jabatan.induk_id or 0)
                temuan = [t.kalimat for t in self.temuan_of(jabatan.id)]
                return _plain(tooltip(jabatan, atasan.nama if atasan else "", kembar, temuan))
            case Qt.ItemDataRole.AccessibleTextRole:
                ragu = ", atasan belum pasti" if not jabatan.atasan_pasti else ""
                banyak = len(self.temuan_of(jabatan.id))
                ke = f" ke-{kembar[0]}" if kembar else ""
                ada = f", {banyak} temuan" if banyak else ""
                return f"{jabatan.nama}{ke}, {jabatan.jumlah_indikator} indikator{ragu}{ada}"
            case _ if role == COUNT_ROLE:
                return jabatan.jumlah_indikator
            case _ if role == DOUBT_ROLE:
                return not jabatan.atasan_pasti
            case _ if role == TWIN_ROLE:
                return kembar[0] if kembar and kembar[0] > 1 else None
            case _ if role == FINDINGS_ROLE:
                return tuple(dict.fromkeys(t.jenis for t in self.temuan_of(jabatan.id)))
        return None


def _plain(teks: str) -> str:
    """A tooltip that is never read as markup."""
    return f"<p style='white-space:pre'>{escape(teks)}</p>" if "<" in teks else teks
