"""The tree as it can be changed: which rows take an editor, can be dragged, and where a drop puts a position."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from ui.pohon.model import Index, PohonModel
from ui.pohon.susunan import Tujuan

MIME = "application/x-iki-jabatan"
HIDDEN = "Pencarian menyembunyikan sebagian jabatan di sini, jadi urutannya tidak bisa diubah. Hapus pencarian dahulu."


class PohonSeret(PohonModel):
    """Nothing is moved or renamed here: `dropped` tells which position was dropped where, and what comes of it comes
    back through `renew`."""

    dropped = Signal(int, object)  # id, Tujuan

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty, and not to be changed until `editable` is set."""
        super().__init__(parent)
        self.editable = False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Positions can be renamed and dragged, and dropped on positions and headings."""
        flags = super().flags(index)
        if not self.editable or not index.isValid():
            return flags
        if flags & Qt.ItemFlag.ItemIsSelectable:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        """A position of this tree only."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The position that is dragged, with a mark of this tree."""
        hasil = QMimeData()
        dibawa = [j.id for i in indexes if (j := self.jabatan_at(i))]
        hasil.setData(MIME, f"{id(self)} {dibawa[0] if dibawa else 0}".encode())
        return hasil

    def supportedDropActions(self) -> Qt.DropAction:
        """Moved, never copied."""
        return Qt.DropAction.MoveAction

    def dragged(self, data: QMimeData) -> int:
        """The position that is being dragged, if it is one of this tree; else 0."""
        if not self.editable or not data.hasFormat(MIME):
            return 0
        tree, _, nomor = bytes(data.data(MIME).data()).decode().partition(" ")
        return int(nomor) if tree == str(id(self)) and int(nomor) in self.susunan.by_id else 0

    def drop_place(self, nomor: int, row: int, parent: Index) -> tuple[Tujuan | None, str]:
        """Where a drop before row `row` of `parent` (-1: on it) puts a position; or None and, if need be, why not."""
        atas = self._node(parent)
        induk = atas.jabatan.id if atas.jabatan else None
        shown = [a.jabatan.id for a in atas.anak if a.jabatan]
        if atas is self._akar and not 0 <= row <= len(shown):
            return None, ""  # beside the headings of branches stands nothing
        if self.susunan.within(induk, nomor):
            return None, ""
        cabang = "" if induk else atas.nama
        semua = self.susunan.bawahan(induk, cabang)
        if row >= 0 and len(shown) != len(semua):
            return None, HIDDEN
        ke = row if row >= 0 else len(semua)
        if nomor in semua and semua.index(nomor) < ke:
            ke -= 1
        return Tujuan(induk, ke, cabang), ""

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: ARG002
        """Whether a drop there means anything."""
        nomor = self.dragged(data)
        return bool(nomor) and self.drop_place(nomor, row, parent)[0] is not None

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: ARG002
        """Tells of the drop; the rows move when the office has changed."""
        nomor = self.dragged(data)
        tujuan = self.drop_place(nomor, row, parent)[0] if nomor else None
        if tujuan is None:
            return False
        saudara = self.susunan.saudara(nomor)
        if saudara is not self.susunan.bawahan(tujuan.induk, tujuan.cabang) or saudara.index(nomor) != tujuan.ke:
            self.dropped.emit(nomor, tujuan)
        return True
