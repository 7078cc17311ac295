"""The view of the grid of targets: its rows are headed by position and indicator, which take what room there is."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QHeaderView

from iki_desktop.domain.dokumen import Arah
from ui.kisi.lebar import ROW, LebarJudul
from ui.kisi.pandangan import PandanganKisi
from ui.target.model import BarisTarget, ModelTarget
from ui.tema.palet import Palet
from ui.tema.tema import Tema

TANDA: dict[Arah, str] = {"naik": "↑", "turun": "↓", "rentang": "↔"}

_HEADING = LebarJudul(224, 264, 960, 224)
_TWO_LINES, _HIGH = 360, 42  # a narrower heading has two lines, in a row of this height
_SIDE, _GAP, _ARROW, _UNIT = 12, 8, 20, 72
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class JudulBaris(QHeaderView):
    """The headings of the rows. Where they are wide, a position is named once beside all its indicators; else each row
    has it on a line of its own."""

    def __init__(self, model: ModelTarget, tema: Tema) -> None:
        """`model` says what stands in the rows."""
        super().__init__(Qt.Orientation.Vertical)
        self._kisi, self._tema = model, tema
        self.setSectionsClickable(True)
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
            self._write_position(painter, rect, ke)
            self._write(painter, room.adjusted(self._own, 0, 0, 0), baris.teks, palet.text)
        painter.restore()

    @property
    def _own(self) -> int:
        """Room for the name of the position."""
        return self.width() // 3

    def _of_position(self, ke: int) -> tuple[int, int]:
        """The first and the last row of the position that a row is of."""
        baris = self._kisi.baris
        awal = akhir = ke
        while awal and baris[awal - 1].butir.jabatan_id == baris[ke].butir.jabatan_id:
            awal -= 1
        while akhir + 1 < len(baris) and baris[akhir + 1].butir.jabatan_id == baris[ke].butir.jabatan_id:
            akhir += 1
        return awal, akhir

    def _write_position(self, painter: QPainter, rect: QRect, ke: int) -> None:
        """What of its name falls into this row: it runs over all rows of the position, from the first that is seen."""
        awal, akhir = self._of_position(ke)
        atas = max(self.sectionViewportPosition(awal), 0)
        tinggi = self.sectionViewportPosition(akhir) + self.sectionSize(akhir) - atas
        metrics, lebar = painter.fontMetrics(), self._own - _GAP
        banyak = max((tinggi - _GAP) // metrics.lineSpacing(), 1)
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.setPen(QColor(self._tema.palet.text2))
        y = atas + (ROW - metrics.height()) // 2 + metrics.ascent()
        for nomor, baris in enumerate(broken(self._kisi.baris[ke].butir.jabatan, painter.font(), lebar, banyak)):
            painter.drawText(rect.left() + _SIDE, y + nomor * metrics.lineSpacing(), baris)
        painter.restore()

    def _lines(self, painter: QPainter, rect: QRect, ke: int, palet: Palet) -> None:
        """Around the section; under a position only after the last of its rows."""
        goes_on = self._of_position(ke)[1] > ke
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


def broken(teks: str, font: QFont, lebar: int, banyak: int) -> list[str]:
    """A text in lines of a width, `banyak` at most; the last one cut in the middle where there is more."""
    layout = QTextLayout(teks, font)
    layout.beginLayout()
    awal: list[int] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(lebar)
        awal.append(line.textStart())
    layout.endLayout()
    hasil = [teks[a:b].strip() for a, b in zip(awal, [*awal[1:], len(teks)], strict=True)]
    if len(hasil) > banyak:
        hasil[banyak - 1 :] = [teks[awal[banyak - 1] :]]
    return [QFontMetrics(font).elidedText(satu, Qt.TextElideMode.ElideMiddle, lebar) for satu in hasil]


class PandanganTarget(PandanganKisi):
    """The grid of targets."""

    def __init__(self, model: ModelTarget, tema: Tema, nama: str) -> None:
        """`nama` is what the grid is called."""
        side = JudulBaris(model, tema)
        super().__init__(model, tema, nama, side=side, heading=_HEADING)
        # The name of a position stands in the first row that is seen.
        self.verticalScrollBar().valueChanged.connect(side.viewport().update)
        self.selectionModel().selectionChanged.connect(side.viewport().update)
        for nama_ in ("nihil", "tidak_berlaku"):  # a target is there or not
            self.removeAction(self.actions_.pop(nama_))

    def _set_heading(self, lebar: int) -> None:
        """Two lines where position and indicator don't fit side by side."""
        super()._set_heading(lebar)
        self.verticalHeader().setDefaultSectionSize(_HIGH if lebar < _TWO_LINES else ROW)
