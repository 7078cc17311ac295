"""The view of the grid of targets: its rows are headed by position and indicator, which take what room there is."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from iki_desktop.domain.dokumen import Arah
from ui.kisi.pandangan import ROW, PandanganKisi
from ui.target.model import BarisTarget, ModelTarget
from ui.tema.palet import Palet
from ui.tema.tema import Tema

TANDA: dict[Arah, str] = {"naik": "↑", "turun": "↓", "rentang": "↔"}

_LEAST, _MOST = 224, 960  # width of a heading
_TWO_LINES, _HIGH = 360, 42  # a narrower heading has two lines, in a row of this height
_SIDE, _GAP, _ARROW, _UNIT = 12, 8, 20, 72
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class JudulBaris(QHeaderView):
    """The headings of the rows. Where they are wide, a position is named once for all its indicators; else each row has
    it on a line of its own."""

    def __init__(self, model: ModelTarget, tema: Tema, parent: QWidget) -> None:
        """`model` says what stands in the rows."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self._kisi, self._tema = model, tema
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setMinimumSectionSize(ROW)
        self.setDefaultSectionSize(ROW)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        tema.changed.connect(self.viewport().update)

    @property
    def narrow(self) -> bool:
        """Whether position and indicator stand one under the other."""
        return self.width() < _TWO_LINES

    def paintSection(self, painter: QPainter, rect: QRect, ke: int) -> None:
        """Position, indicator, unit, and which way is better."""
        if ke >= len(self._kisi.baris):
            return
        palet, baris = self._tema.palet, self._kisi.baris[ke]
        chosen = self.selectionModel().rowIntersectsSelection(ke)
        painter.save()
        painter.fillRect(rect, QColor(palet.accent_soft if chosen else palet.ground))
        self._lines(painter, rect, ke, palet)
        if self.narrow:
            half = rect.height() // 2
            atas, bawah = rect.adjusted(_SIDE, 3, -_SIDE, -half), rect.adjusted(_SIDE, half, -_SIDE, -3)
            self._write(painter, self._with_unit(painter, atas, baris), baris.butir.jabatan, palet.text2)
            self._write(painter, self._with_sign(painter, bawah, baris), baris.teks, palet.text)
        else:
            room = self._with_sign(painter, rect.adjusted(_SIDE, 0, -_SIDE, 0), baris)
            room = self._with_unit(painter, room, baris)
            if self._first(ke):
                own = QRect(room.left(), room.top(), self._own - _GAP, room.height())
                self._write(painter, own, baris.butir.jabatan, palet.text2)
            self._write(painter, room.adjusted(self._own, 0, 0, 0), baris.teks, palet.text)
        painter.restore()

    @property
    def _own(self) -> int:
        """Room for the name of the position."""
        return self.width() * 3 // 10

    def _first(self, ke: int) -> bool:
        """Whether a row is the first of its position, of all or of those that are seen."""
        baris = self._kisi.baris
        return not ke or ke == self.logicalIndexAt(0) or baris[ke - 1].butir.jabatan_id != baris[ke].butir.jabatan_id

    def _lines(self, painter: QPainter, rect: QRect, ke: int, palet: Palet) -> None:
        """Around the section; under a position only after the last of its rows."""
        baris = self._kisi.baris
        goes_on = ke + 1 < len(baris) and baris[ke + 1].butir.jabatan_id == baris[ke].butir.jabatan_id
        kiri = rect.left() + (_SIDE + self._own - _GAP if goes_on and not self.narrow else 0)
        painter.setPen(QColor(palet.line))
        painter.drawLine(kiri, rect.bottom(), rect.right(), rect.bottom())
        painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())

    def _with_sign(self, painter: QPainter, room: QRect, baris: BarisTarget) -> QRect:
        """Which way is better at the right end; the room that is left."""
        painter.setPen(QColor(self._tema.palet.text2))
        painter.drawText(room, _RIGHT, TANDA[baris.butir.arah])
        return room.adjusted(0, 0, -_ARROW, 0)

    def _with_unit(self, painter: QPainter, room: QRect, baris: BarisTarget) -> QRect:
        """The unit at the right end; the room that is left."""
        metrics = painter.fontMetrics()
        satuan = metrics.elidedText(baris.satuan, Qt.TextElideMode.ElideRight, _UNIT)
        painter.setPen(QColor(self._tema.palet.text2))
        painter.drawText(room, _RIGHT, satuan)
        return room.adjusted(0, 0, -_GAP - metrics.horizontalAdvance(satuan), 0)

    def _write(self, painter: QPainter, room: QRect, teks: str, colour: str) -> None:
        """Cut in the middle: many indicators begin alike."""
        painter.setPen(QColor(colour))
        cut = painter.fontMetrics().elidedText(teks, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, _LEFT | Qt.TextFlag.TextSingleLine, cut)


class PandanganTarget(PandanganKisi):
    """The grid of targets."""

    def __init__(self, model: ModelTarget, tema: Tema, nama: str) -> None:
        """`nama` is what the grid is called."""
        super().__init__(model, tema, nama)
        self._side = JudulBaris(model, tema, self)
        self.setVerticalHeader(self._side)
        # The name of a position stands in the first row that is seen.
        self.verticalScrollBar().valueChanged.connect(self._side.viewport().update)
        self.selectionModel().selectionChanged.connect(self._side.viewport().update)
        for nama_ in ("nihil", "tidak_berlaku"):  # a target is there or not
            self.removeAction(self.actions_.pop(nama_))
        self.fit_columns()

    def fit_columns(self) -> None:
        """What room the columns leave is for the words of the indicators."""
        super().fit_columns()
        if not hasattr(self, "_side"):  # while the grid is being made
            return
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2
        heading = max(min(room - self.horizontalHeader().length(), _MOST), _LEAST)
        if heading != self._side.width():
            self._side.setFixedWidth(heading)
            self._side.setDefaultSectionSize(_HIGH if heading < _TWO_LINES else ROW)
            self.updateGeometries()
