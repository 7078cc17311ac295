"""The form on the screen: read, select, copy; the letters can be made larger."""

from PySide6.QtCore import QMimeData, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QTextEdit

from iki_desktop.domain.dokumen import Formulir
from ui.formulir.isi import write_form
from ui.formulir.rumus import RumusObject, plain_text
from ui.tema.tema import Tema

ZOOMS = (70, 80, 90, 100, 110, 125, 150, 175, 200)


class FormulirView(QTextEdit):
    """Shows one form. `zoomed` carries the new size of the letters in per cent."""

    zoomed = Signal(int)

    def __init__(self, tema: Tema, zoom: int = 100) -> None:
        """Empty."""
        super().__init__()
        self._tema = tema
        self._formulir: Formulir | None = None
        self.zoom = zoom
        self.setObjectName("formulir")
        self.setAccessibleName("Isi formulir")
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setTabChangesFocus(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rumus = RumusObject(self.document())
        self.document().documentLayout().documentSizeChanged.connect(self._offer_bar)
        tema.changed.connect(self._write)

    def show_form(self, formulir: Formulir | None) -> None:
        """Another form, from its top; None for none."""
        self._formulir = formulir
        self._write()
        self.verticalScrollBar().setValue(0)

    def _write(self) -> None:
        if self._formulir is None:
            self.document().clear()
            return
        font = QFont(self.font())
        font.setPointSizeF(self.font().pointSizeF() * self.zoom / 100)
        place = self.verticalScrollBar().value()
        write_form(self.document(), self._formulir, self._tema.palet, font)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(place)

    def _offer_bar(self, size: QSizeF) -> None:
        """A bar to scroll sideways where it is needed, but not for the pixel that rounding adds to a table."""
        wide = size.width() > self.document().textWidth() + 1
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wide else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)

    def set_zoom(self, persen: int) -> None:
        """The size of the letters."""
        persen = max(ZOOMS[0], min(ZOOMS[-1], persen))
        if persen != self.zoom:
            self.zoom = persen
            self._write()
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

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text, formulas as they are written."""
        hasil = QMimeData()
        hasil.setText(plain_text(self.textCursor()))
        return hasil

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The place that was read stays where it was, roughly."""
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        super().resizeEvent(event)
        bar.setValue(round(share * bar.maximum()))
