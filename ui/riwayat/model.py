"""The steps as rows, newest first, under their days; older ones are read when one scrolls to them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from iki_desktop.domain.teks import kunci_cari
from iki_desktop.services.riwayat import Langkah
from ui.riwayat.kata import jam, nama_hari

Index = QModelIndex | QPersistentModelIndex
Load = Callable[[int | None, int], Sequence[Langkah]]  # the steps before one (None: the newest), and how many

PAGE = 200
_SOME = 50  # rows that a search wants before it stops reading back
STEP_ROLE = Qt.ItemDataRole.UserRole + 1  # the step; None for a day

MARK = {"diurungkan": "diurungkan", "ditinggalkan": "ditinggalkan"}


def mark(langkah: Langkah) -> str:
    """What is to be said of a step beside its label; nothing of one that simply holds."""
    if langkah.keadaan != "berlaku":
        return MARK[langkah.keadaan]
    return "diambil kembali" if langkah.dibatalkan_oleh else ""


class RiwayatModel(QAbstractListModel):
    """Days and steps. Days can't be chosen."""

    def __init__(self, load: Load, today: Callable[[], date], parent: QObject | None = None) -> None:
        """Empty; `reload` reads the first page."""
        super().__init__(parent)
        self._load, self._today = load, today
        self._langkah: list[Langkah] = []  # as far as they were read
        self._baris: list[Langkah | date] = []
        self._kunci = ""
        self._end = True  # nothing older is left to read
        self._kini = today()

    # -- what is shown

    def reload(self, *, deep: bool = False) -> None:
        """Reads anew: the newest steps, or (`deep`) as many as were read before."""
        banyak = max(PAGE, len(self._langkah)) if deep else PAGE
        self.beginResetModel()
        self._kini = self._today()
        self._langkah = list(self._load(None, banyak))
        self._end = len(self._langkah) < banyak
        self._baris = self._rows(self._langkah, None)
        self.endResetModel()

    def set_search(self, teks: str) -> None:
        """Only the steps whose labels hold `teks`; all, if it is blank."""
        kunci = kunci_cari(teks)
        if kunci != self._kunci:
            self._kunci = kunci
            self.beginResetModel()
            self._baris = self._rows(self._langkah, None)
            self.endResetModel()
            if not self._baris:
                self.fetchMore()

    def _rows(self, langkah: Iterable[Langkah], hari: date | None) -> list[Langkah | date]:
        """The steps that fit, a day before the first of each; `hari` is the day that stands already."""
        hasil: list[Langkah | date] = []
        for satu in langkah:
            if self._kunci and self._kunci not in kunci_cari(satu.label):
                continue
            if satu.waktu.date() != hari:
                hari = satu.waktu.date()
                hasil.append(hari)
            hasil.append(satu)
        return hasil

    # -- finding rows

    def langkah_at(self, index: Index) -> Langkah | None:
        """The step of a row; None for a day."""
        baris = self._baris[index.row()] if index.isValid() else None
        return baris if isinstance(baris, Langkah) else None

    def index_of(self, id_langkah: int) -> QModelIndex:
        """The row of a step as far as it was read; not valid where the search hides it."""
        for nomor, baris in enumerate(self._baris):
            if isinstance(baris, Langkah) and baris.id == id_langkah:
                return self.index(nomor)
        return QModelIndex()

    def first(self) -> QModelIndex:
        """The newest step shown."""
        return self.index(1) if self._baris else QModelIndex()

    # -- what Qt asks

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """Whether there is more to read."""
        return not parent.isValid() and not self._end

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: ARG002, B008
        """Reads the next page; while a search is on, until it has found some."""
        baru: list[Langkah] = []
        baris: list[Langkah | date] = []
        hari = next((b.waktu.date() for b in reversed(self._baris) if isinstance(b, Langkah)), None)
        while not self._end and len(baris) < (_SOME if self._kunci else 1):
            last = (baru or self._langkah)[-1].id if baru or self._langkah else None
            halaman = self._load(last, PAGE)
            self._end = len(halaman) < PAGE
            baru += halaman
            baris += self._rows(halaman, hari)
            hari = next((b.waktu.date() for b in reversed(baris) if isinstance(b, Langkah)), hari)
        self._langkah += baru
        if baris:
            self.beginInsertRows(QModelIndex(), len(self._baris), len(self._baris) + len(baris) - 1)
            self._baris += baris
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Days and steps, as far as they were read."""
        return 0 if parent.isValid() else len(self._baris)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Steps can be chosen."""
        if self.langkah_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name of the day, or the step and its words."""
        if not index.isValid():
            return None
        baris = self._baris[index.row()]
        if role == STEP_ROLE:
            return baris if isinstance(baris, Langkah) else None
        if not isinstance(baris, Langkah):
            return nama_hari(baris, self._kini) if role in _SPOKEN else None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return baris.label
            case Qt.ItemDataRole.AccessibleTextRole:
                teks = (baris.label, jam(baris.waktu), f"oleh {baris.oleh}" if baris.oleh else "", mark(baris))
                return ", ".join(t for t in teks if t)
        return None


_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
