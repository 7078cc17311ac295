"""The heat map: a row for each desa, a column for each month, in each cell how much has come in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ui.grafik.kisi import Isi, Kisi, make_grid, summary
from ui.grafik.lukis_panas import Sorotan, draw_map
from ui.grafik.petak import KUNCI, Isian
from ui.grafik.petunjuk import plain
from ui.tema.ikon import drawing
from ui.tema.tema import Tema

__all__ = ["KOSONG", "Isian", "PetaPanas"]

KOSONG = "Belum ada yang ditunggu."
Petak = tuple[int, int]


class PetaPanas(QAbstractScrollArea):
    """`cell_chosen` carries row and column: a click, Enter or the space bar.

    `current_changed` carries them too: another cell is the current one, by the arrows or the mouse.
    """

    cell_chosen = Signal(int, int)
    current_changed = Signal(int, int)

    def __init__(self, tema: Tema, parent: QWidget | None = None, *, nama: str = "Peta isian") -> None:
        """Without rows; `nama` is what it is called for those who listen."""
        super().__init__(parent)
        self._tema = tema
        self._isi = Isi()
        self._kalimat: Callable[[int, int], str] | None = None
        self._kisi: Kisi | None = None
        self._kunci: QPixmap | None = None
        self._bawah: Petak | None = None  # the cell below the mouse
        self._ditekan: Petak | None = None
        self.current: Petak = (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(nama)
        self.setCornerWidget(QWidget())  # plain: where the bars meet, Fusion draws a box
        self.viewport().setMouseTracking(True)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(28)
        tema.changed.connect(self._recolour)

    def show_grid(
        self,
        baris: Sequence[str],
        kolom: Sequence[str],
        isian: Sequence[Sequence[Isian]],
        kalimat: Callable[[int, int], str] | None = None,
    ) -> None:
        """Other rows and columns; `kalimat` is what is told of a cell, by row and column."""
        self._isi = Isi(tuple(baris), tuple(kolom), tuple(map(tuple, isian)))
        self._kalimat = kalimat
        self._bawah = self._ditekan = None
        self.current = self._isi.clamped(*self.current)
        self._arrange()
        self._tell()

    def sentence(self, baris: int, kolom: int) -> str:
        """What is told of a cell."""
        if self._kalimat is not None:
            return self._kalimat(baris, kolom)
        return f"{self._isi.baris[baris]}, {self._isi.kolom[kolom]}: {self._isi.isian[baris][kolom].kalimat}."

    def cell_rect(self, baris: int, kolom: int) -> QRect:
        """Where a cell stands in the viewport."""
        return self._grid().cell(baris, kolom, self._geser)

    def cell_at(self, place: QPoint) -> Petak | None:
        """The cell at a place of the viewport."""
        kisi = self._grid()
        baris, kolom = kisi.row_at(place.y(), self._geser), kisi.column_at(place.x(), self._geser)
        return None if baris is None or kolom is None else (baris, kolom)

    # -- size

    @property
    def _geser(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    @property
    def _is_empty(self) -> bool:
        return not self._isi.baris or not self._isi.kolom

    def sizeHint(self) -> QSize:
        """All rows, in columns of a middling width."""
        kisi = self._grid()
        return QSize(kisi.judul + 56 * kisi.kolom + kisi.ringkasan, kisi.tinggi * (min(kisi.baris, 12) + 1))

    def minimumSizeHint(self) -> QSize:
        """Headings and a few cells."""
        kisi = self._grid()
        return QSize(min(kisi.judul, 120) + kisi.ringkasan + 120, 4 * kisi.tinggi)

    def _grid(self) -> Kisi:
        if self._kisi is None:
            room = self.viewport().size()
            self._kisi = make_grid(self._isi, self.fontMetrics(), (room.width(), room.height()))
        return self._kisi

    def _arrange(self) -> None:
        self._kisi = None
        kisi = self._grid()
        for bar, jauh, ruang in (
            (self.horizontalScrollBar(), kisi.gulir[0], kisi.jendela.width()),
            (self.verticalScrollBar(), kisi.gulir[1], kisi.jendela.height()),
        ):
            bar.setPageStep(ruang)
            bar.setRange(0, jauh)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns grow with the room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other widths."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _recolour(self) -> None:
        self._kunci = None
        self.viewport().update()

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The map, or the sentence in its place."""
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        palet = self._tema.palet
        painter.fillRect(event.rect(), QColor(palet.surface))
        if self._is_empty:
            painter.setPen(QColor(palet.text2))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, KOSONG)
            return
        if self._kunci is None:
            self._kunci = drawing("lock", palet.text2, KUNCI)
        sorotan = Sorotan(self._bawah, self.current if self.hasFocus() else None)
        draw_map(painter, self._isi, self._grid(), self._geser, palet, self._kunci, sorotan)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is seen."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    # -- mouse

    def _hint_at(self, place: QPoint) -> str:
        if (petak := self.cell_at(place)) is not None:
            return self.sentence(*petak)
        kisi = self._grid()
        baris = kisi.row_at(place.y(), self._geser)
        if baris is None:
            return ""
        if place.x() < kisi.judul:
            return self._isi.baris[baris]
        lengkap, diminta = summary(self._isi.isian[baris])
        kata = f"{lengkap} dari {diminta} lengkap" if diminta else "tidak ada yang harus diisi"
        return f"{self._isi.baris[baris]}: {kata}."

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Outlines the cell below the mouse, and tells of it or of a name that is cut."""
        place = event.position().toPoint()
        if (teks := plain(self._hint_at(place))) != self.viewport().toolTip():
            QToolTip.hideText()
            self.viewport().setToolTip(teks)
        self._point_at(self.cell_at(place))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse points at nothing."""
        super().leaveEvent(event)
        self._point_at(None)

    def _point_at(self, petak: Petak | None) -> None:
        if petak != self._bawah:
            self._bawah = petak
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The cell becomes the current one."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._ditekan = self.cell_at(event.position().toPoint())
            if self._ditekan is not None:
                self._go(*self._ditekan, reveal=False)  # or another cell would lie below the mouse when it is let go

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chosen, where the mouse was not moved to another cell meanwhile."""
        if event.button() == Qt.MouseButton.LeftButton:
            ditekan, self._ditekan = self._ditekan, None
            if ditekan is not None and ditekan == self.cell_at(event.position().toPoint()):
                self._go(*ditekan)
                self.cell_chosen.emit(*ditekan)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End and the page keys move; Enter and the space bar choose."""
        if self._is_empty:
            super().keyPressEvent(event)
            return
        baris, kolom = self.current
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        akhir, ujung = len(self._isi.baris) - 1, len(self._isi.kolom) - 1
        halaman = max(1, self._grid().jendela.height() // self._grid().tinggi - 1)
        match event.key():
            case Qt.Key.Key_Left:
                self._go(baris, 0 if ctrl else kolom - 1)
            case Qt.Key.Key_Right:
                self._go(baris, ujung if ctrl else kolom + 1)
            case Qt.Key.Key_Up:
                self._go(0 if ctrl else baris - 1, kolom)
            case Qt.Key.Key_Down:
                self._go(akhir if ctrl else baris + 1, kolom)
            case Qt.Key.Key_PageUp:
                self._go(baris - halaman, kolom)
            case Qt.Key.Key_PageDown:
                self._go(baris + halaman, kolom)
            case Qt.Key.Key_Home:
                self._go(0 if ctrl else baris, 0)
            case Qt.Key.Key_End:
                self._go(akhir if ctrl else baris, ujung)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.cell_chosen.emit(*self.current)
            case _:
                super().keyPressEvent(event)

    def _go(self, baris: int, kolom: int, *, reveal: bool = True) -> None:
        dulu, self.current = self.current, self._isi.clamped(baris, kolom)
        if reveal:
            geser = self._grid().reveal(*self.current, self._geser)
            self.horizontalScrollBar().setValue(geser.x())
            self.verticalScrollBar().setValue(geser.y())
        self.viewport().update()
        self._tell()
        if self.current != dulu:
            self.current_changed.emit(*self.current)

    def _tell(self) -> None:
        self.setAccessibleDescription(KOSONG if self._is_empty else self.sentence(*self.current))
