"""The surface a form is drawn on: one layout for the width there is, scrolled and enlarged as a page."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from iki_desktop.domain.dokumen import Formulir
from ui.formulir.isian import Tawaran
from ui.formulir.lukis import Sorotan, draw_form
from ui.formulir.petak import Tata
from ui.formulir.rupa import Rupa
from ui.formulir.tata import PenataForm
from ui.tema.tema import Tema

ZOOMS = (70, 80, 90, 100, 110, 125, 150, 175, 200)


class Kanvas(QAbstractScrollArea):
    """Shows one form. `zoomed` carries the new size of the letters in per cent."""

    zoomed = Signal(int)

    def __init__(self, tema: Tema, zoom: int = 100) -> None:
        """Empty."""
        super().__init__()
        self.tema, self.zoom = tema, zoom
        self.formulir: Formulir | None = None
        self.tata = Tata(0)
        self.sorotan = Sorotan()
        self._rupa: Rupa | None = None
        self._laid = 0  # the width it was laid out for
        self.setObjectName("formulir")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(True)
        tema.changed.connect(self._recoloured)

    # -- layout

    @property
    def rupa(self) -> Rupa:
        """Its letters, at the size they are now."""
        if self._rupa is None:
            self._rupa = Rupa(QFont(self.font()), self.zoom)
        return self._rupa

    @property
    def can_edit(self) -> bool:
        """Whether what may be added is offered."""
        return False

    def lay_out(self) -> None:
        """Sets the form anew; what hasn't changed is known already."""
        if self.formulir is None:
            self.tata = Tata(0)
        else:
            # Room for the bar is always left, so that the width doesn't jump when it comes.
            lebar = self.width() - self.verticalScrollBar().sizeHint().width()
            terbuka, mentah = self.sorotan.kini, self.sorotan.kini if self.sorotan.sunting else None
            penata = PenataForm(self.formulir, self.rupa, lebar, sunting=self.can_edit, terbuka=terbuka, mentah=mentah)
            self.tata = penata.susun()
        self._set_bars()
        self.laid_out()
        self.viewport().update()

    def laid_out(self) -> None:
        """After each layout."""

    def _set_bars(self) -> None:
        bar = self.verticalScrollBar()
        tinggi = self.viewport().height()
        bar.setRange(0, max(0, round(self.tata.tinggi) - tinggi))
        bar.setPageStep(max(1, tinggi - self.rupa.baris))
        bar.setSingleStep(self.rupa.baris)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The place that was read stays where it was, roughly."""
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        super().resizeEvent(event)
        if self.width() != self._laid:
            self._laid = self.width()
            self.lay_out()
            bar.setValue(round(share * bar.maximum()))
        else:
            self._set_bars()

    def _recoloured(self) -> None:
        self.viewport().update()

    # -- places

    @property
    def above(self) -> int:
        """How much of the form is scrolled out at the top."""
        return self.verticalScrollBar().value()

    def on_form(self, titik: QPoint | QPointF) -> QPointF:
        """A point of the viewport as a point of the form."""
        return QPointF(titik.x(), titik.y() + self.above)

    def on_view(self, kotak: QRectF) -> QRectF:
        """A place of the form as one of the viewport."""
        return kotak.translated(0, -self.above)

    def bring_into_view(self, kotak: QRectF) -> None:
        """Scrolls as little as need be."""
        bar, tinggi = self.verticalScrollBar(), self.viewport().height()
        jarak = min(self.rupa.baris, tinggi // 4)
        if kotak.bottom() + jarak > self.above + tinggi:
            bar.setValue(round(min(kotak.bottom() + jarak - tinggi, kotak.top() - jarak)))
        if kotak.top() - jarak < self.above:
            bar.setValue(round(max(0.0, kotak.top() - jarak)))

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        """All is drawn anew, what lies over the form moves along."""
        self.laid_out()
        self.viewport().update()

    # -- size of the letters

    def set_zoom(self, persen: int) -> None:
        """The size of the letters."""
        persen = max(ZOOMS[0], min(ZOOMS[-1], persen))
        if persen != self.zoom:
            bar = self.verticalScrollBar()
            share = bar.value() / bar.maximum() if bar.maximum() else 0.0
            self.zoom, self._rupa = persen, None
            self.lay_out()
            bar.setValue(round(share * bar.maximum()))
            self.zoomed.emit(persen)

    def zoom_step(self, steps: int) -> None:
        """Larger (1) or smaller (-1)."""
        nearest = min(range(len(ZOOMS)), key=lambda i: abs(ZOOMS[i] - self.zoom))
        self.set_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, nearest + steps))])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl: the size of the letters."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    # -- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """What of the form can be seen."""
        painter = QPainter(self.viewport())
        painter.translate(0, -self.above)
        clip = QRectF(event.rect()).translated(0, self.above)
        draw_form(painter, self.tata, self.rupa, self.tema.palet, self.sorotan, clip)
        painter.end()

    def toPlainText(self) -> str:
        """All that is shown, one text a line."""
        return "\n".join(f"{p.tanda} {p.teks}".strip() for p in self.tata.petak if not isinstance(p.kunci, Tawaran))
