"""The list of the files: name, what each brings, how many questions are open, or why it could not be read."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.telusur import banyak
from ui.bersama.baris import draw_ground, write_cut
from ui.grafik.petunjuk import plain
from ui.impor.kata import jumlah_berkas
from ui.impor.keadaan import Berkas
from ui.tema.tema import Tema

Index = QModelIndex | QPersistentModelIndex
ROW = 46
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_KIRI = Qt.AlignmentFlag.AlignLeft | _MIDDLE


class DaftarBerkas(QAbstractListModel):
    """The files in the order they came in; those that wait for an answer say so."""

    def __init__(self, parent: QObject | None = None) -> None:
        """None."""
        super().__init__(parent)
        self.berkas: list[Berkas] = []

    def show(self, berkas: Sequence[Berkas]) -> None:
        """Other files; the same ones are only painted anew."""
        if list(berkas) != self.berkas:
            self.beginResetModel()
            self.berkas = list(berkas)
            self.endResetModel()
        elif self.berkas:
            self.dataChanged.emit(self.index(0), self.index(len(self.berkas) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self.berkas)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name and what comes of it, in words."""
        if not index.isValid():
            return None
        satu = self.berkas[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return satu.nama
            case Qt.ItemDataRole.ToolTipRole:
                return plain(f"{satu.bacaan.path}\n{second_line(satu)}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{satu.nama}: {second_line(satu)}"
        return None


def second_line(berkas: Berkas) -> str:
    """What a file brings, or why it could not be read."""
    if berkas.bacaan.galat:
        return berkas.bacaan.galat
    tanya = len({kunci_cari(p.kunci) for p in berkas.pertanyaan})
    return jumlah_berkas(berkas) + (f" · {banyak(tanya)} pertanyaan" if tanya else "")


class LukisBerkas(QStyledItemDelegate):
    """Two lines, and the number of open questions at the right."""

    def __init__(self, tema: Tema, parent: QObject | None = None) -> None:
        """Colours come from the theme at the time of painting."""
        super().__init__(parent)
        self._tema = tema

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All rows alike."""
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One file."""
        model = index.model()
        assert isinstance(model, DaftarBerkas)
        satu, palet = model.berkas[index.row()], self._tema.palet
        draw_ground(painter, option, palet)
        rect = QRect(option.rect).adjusted(12, 4, -8, -4)
        tanya = len({kunci_cari(p.kunci) for p in satu.pertanyaan})
        if tanya:
            rect.setRight(self._badge(painter, rect, f"{banyak(tanya)}?") - 6)
        atas = QRect(rect.left(), rect.top(), rect.width(), rect.height() // 2)
        bawah = atas.translated(0, rect.height() // 2)
        painter.setPen(QColor(palet.text))
        write_cut(painter, atas, satu.nama, _KIRI, Qt.TextElideMode.ElideMiddle)
        galat = satu.bacaan.galat
        painter.setPen(QColor(palet.wrong if galat else palet.text2))
        write_cut(painter, bawah, galat or jumlah_berkas(satu), _KIRI)

    def _badge(self, painter: QPainter, rect: QRect, teks: str) -> int:
        """A chip; returns where it begins."""
        palet = self._tema.palet
        painter.save()
        tebal = QFont(painter.font())
        tebal.setBold(True)
        painter.setFont(tebal)
        lebar = painter.fontMetrics().horizontalAdvance(teks) + 12
        kotak = QRect(rect.right() - lebar, rect.center().y() - 9, lebar, 19)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palet.attention_soft))
        painter.drawRoundedRect(kotak, 4, 4)
        painter.setPen(QColor(palet.attention))
        painter.drawText(kotak, Qt.AlignmentFlag.AlignCenter, teks)
        painter.restore()
        return kotak.left()


class PandanganBerkas(QListView):
    """`chosen` carries a `Berkas` or None; `removed` the one that is to go; `entered`: on to its sheet."""

    chosen = Signal(object)
    removed = Signal(object)
    entered = Signal()

    def __init__(self, tema: Tema, model: DaftarBerkas) -> None:
        """A view of `model`."""
        super().__init__()
        self._rows = model
        self.setAccessibleName("Berkas yang diimpor")
        self.setModel(model)
        self.setItemDelegate(LukisBerkas(tema, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._kini: Berkas | None = None
        self._row = 0
        model.modelReset.connect(self._restore)
        tema.changed.connect(self.viewport().update)

    @property
    def berkas(self) -> Berkas | None:
        """The chosen one."""
        return self._kini

    def choose(self, berkas: Berkas) -> None:
        """Makes a file the current one."""
        if berkas in self._rows.berkas:
            self.setCurrentIndex(self._rows.index(self._rows.berkas.index(berkas)))

    def _restore(self) -> None:
        """After files came or went: the same one, or that in its place."""
        if self._kini is not None and self._kini in self._rows.berkas:
            self.choose(self._kini)
        elif self._rows.berkas:
            self.setCurrentIndex(self._rows.index(min(self._row, len(self._rows.berkas) - 1)))
        else:
            self._row = 0  # what comes next begins at its first file
            self._tell(None)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Tells which one is chosen."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._row = current.row()
            self._tell(self._rows.berkas[current.row()])

    def _tell(self, berkas: Berkas | None) -> None:
        if berkas is not self._kini:
            self._kini = berkas
            self.chosen.emit(berkas)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes the chosen one off the list, Enter goes on to its sheet; Esc is the page's."""
        if event.key() == Qt.Key.Key_Delete:
            if self._kini is not None:
                self.removed.emit(self._kini)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
