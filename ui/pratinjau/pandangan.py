"""The page on the screen: sharp at the scale of the screen, scrolled, turned at its ends."""

import time

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from ui.pratinjau.penggambar import Halaman
from ui.pratinjau.skala import MARGIN, Tampilan
from ui.tema.tema import Tema

_ROOM = 48  # pixels kept above and below what is brought into view
_PAUSE = 0.35  # seconds after a page was turned by the wheel in which the wheel turns no other


class HalamanView(QAbstractScrollArea):
    """Shows one page. `turn` and `zoom_step` carry 1 or -1; `resized`: the page may have to be drawn anew."""

    turn = Signal(int)
    ends = Signal(int)  # -1: to the first page of the form, 1: to its last
    zoom_step = Signal(int)
    resized = Signal()

    def __init__(self, tema: Tema) -> None:
        """Without a page."""
        super().__init__()
        self._tema = tema
        self._halaman: Halaman | None = None
        self._turned = 0.0
        self.tampilan = Tampilan(400, 300)
        self.setObjectName("halaman")
        self.setAccessibleName("Halaman pratinjau")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tema.changed.connect(self.viewport().update)

    # -- what is shown

    def show_page(self, halaman: Halaman | None, *, at_end: bool = False, stay: bool = False) -> None:
        """Another page, from its top (`at_end`: from its foot; `stay`: where the old one was)."""
        self._halaman = halaman
        self._set_bars()
        bar = self.verticalScrollBar()
        if not stay:
            bar.setValue(bar.maximum() if at_end else 0)
        self.viewport().update()

    def bring_into_view(self, y: float) -> None:
        """Scrolls no further than is needed to see a place so many points below the upper edge of the page."""
        if self._halaman is None:
            return
        bar, di = self.verticalScrollBar(), MARGIN + y * self.tampilan.scale(self._halaman.ukuran)
        atas, bawah = bar.value() + _ROOM, bar.value() + self.viewport().height() - _ROOM
        if di > bawah:
            bar.setValue(round(bar.value() + di - bawah))
        elif di < atas:
            bar.setValue(round(bar.value() + di - atas))

    def set_view(self, tampilan: Tampilan) -> None:
        """Another zoom; what is in the middle stays there. The old picture serves until the new one comes."""
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        bars = ((horizontal, self.viewport().width()), (vertical, self.viewport().height()))
        middles = [(bar.value() + room / 2) / (bar.maximum() + room) for bar, room in bars]
        self.tampilan = tampilan
        self._set_bars()
        for (bar, _), middle, room in zip(
            bars, middles, (self.viewport().width(), self.viewport().height()), strict=True
        ):
            bar.setValue(round(middle * (bar.maximum() + room) - room / 2))
        self.viewport().update()

    def room(self) -> QSize:
        """The pane without scroll bars."""
        return self.maximumViewportSize()

    def bar_width(self) -> int:
        """How much a scroll bar takes."""
        return self.verticalScrollBar().sizeHint().width()

    def _page_size(self) -> tuple[float, float]:
        if self._halaman is None:
            return 0.0, 0.0
        scale = self.tampilan.scale(self._halaman.ukuran)
        return self._halaman.ukuran[0] * scale, self._halaman.ukuran[1] * scale

    def _set_bars(self) -> None:
        width, height = self._page_size()
        room = self.room()
        wide, high = round(width) + 2 * MARGIN, round(height) + 2 * MARGIN
        if high > room.height():
            room.setWidth(room.width() - self.bar_width())
        if wide > room.width() + 1:
            room.setHeight(room.height() - self.bar_width())
        for bar, size, seen in (
            (self.horizontalScrollBar(), wide, room.width()),
            (self.verticalScrollBar(), high, room.height()),
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(40)
            bar.setRange(0, size - seen if size > seen + 1 else 0)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The page on its ground, each dot of the picture on one dot of the screen."""
        if self._halaman is None:
            return
        painter = QPainter(self.viewport())
        width, height = self._page_size()
        seen = self.viewport().size()
        ratio = self.devicePixelRatioF()
        left = (
            (seen.width() - width) / 2
            if width + 2 * MARGIN <= seen.width() + 1
            else MARGIN - self.horizontalScrollBar().value()
        )
        top = MARGIN - self.verticalScrollBar().value()
        place = QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio)
        gambar = self._halaman.gambar
        if abs(gambar.width() - width * ratio) < 2 and abs(gambar.height() - height * ratio) < 2:
            gambar.setDevicePixelRatio(ratio)
            painter.drawImage(place, gambar)
            width, height = gambar.width() / ratio, gambar.height() / ratio
        else:
            gambar.setDevicePixelRatio(1)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(place.x(), place.y(), width, height), gambar)
        painter.setPen(QColor(self._tema.palet.line))
        painter.drawRect(QRectF(place.x() - 0.5, place.y() - 0.5, width + 1, height + 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted page changes its size."""
        super().resizeEvent(event)
        self.resized.emit()
        self._set_bars()

    # -- keys and wheel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys scroll and then turn; Home and End go to the ends of the form; + and - zoom."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self._scroll_or_turn(1, bar.pageStep())
            case Qt.Key.Key_PageUp:
                self._scroll_or_turn(-1, bar.pageStep())
            case Qt.Key.Key_Home:
                self.ends.emit(-1)
            case Qt.Key.Key_End:
                self.ends.emit(1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_step.emit(1)
            case Qt.Key.Key_Minus:
                self.zoom_step.emit(-1)
            case _:
                super().keyPressEvent(event)

    def _scroll_or_turn(self, direction: int, far: int) -> None:
        bar = self.verticalScrollBar()
        if bar.value() == (bar.maximum() if direction > 0 else 0):
            self.turn.emit(direction)
        else:
            bar.setValue(bar.value() + direction * far)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls, turns the page at its end, zooms with Ctrl."""
        delta: QPoint = event.angleDelta()
        if not delta.y():
            super().wheelEvent(event)
            return
        up = delta.y() > 0
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_step.emit(1 if up else -1)
        else:
            bar = self.verticalScrollBar()
            if bar.value() != (0 if up else bar.maximum()):
                self._turned = time.monotonic()  # the rest of the same swing doesn't turn the page
                super().wheelEvent(event)
            elif time.monotonic() - self._turned > _PAUSE:
                self._turned = time.monotonic()
                self.turn.emit(-1 if up else 1)
        event.accept()
