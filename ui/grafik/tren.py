"""One indicator over the year: this year, the last and the target, for mouse, keys and those who listen."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.grafik.kurva import Deret, Tata, Tren, facts, lay_out
from ui.grafik.lukis import draw_trend
from ui.grafik.petunjuk import plain
from ui.grafik.warna import KERTAS, metrics_of
from ui.tema.palet import Palet
from ui.tema.tema import Tema

__all__ = ["KOSONG", "Deret", "GrafikTren", "Tren"]

KOSONG = "Belum ada angka tahun ini."
_PAD = 8


def draw_empty(painter: QPainter, rect: QRectF, palet: Palet) -> None:
    """The sentence that stands in place of a curve."""
    painter.setPen(QColor(palet.text2))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, KOSONG)


class GrafikTren(QWidget):
    """A curve to look at. Left and Right go through its periods, Esc lets go; the mouse tells of what it points at."""

    def __init__(self, tema: Tema, parent: QWidget | None = None) -> None:
        """Without a figure."""
        super().__init__(parent)
        self._tema = tema
        self._tren: Tren | None = None
        self._tata: Tata | None = None
        self._bawah: int | None = None  # the period below the mouse
        self.penanda: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        tema.changed.connect(self.update)
        self.show_trend(None)

    def show_trend(self, tren: Tren | None) -> None:
        """Another curve; the marker stays where it was while the periods are the same."""
        if self._tren is None or tren is None or tren.periode != self._tren.periode:
            self.penanda = None
        self._tren = None if tren is None or tren.is_empty else tren
        self._bawah = None
        self.setAccessibleName(f"Grafik tren: {tren.judul}" if tren is not None and tren.judul else "Grafik tren")
        self._renew()
        self._tell()

    def sentence(self, ke: int | None) -> str:
        """What is told of a period; of none: how many have a value."""
        if self._tren is None:
            return KOSONG
        if ke is not None:
            nama, *isi = facts(self._tren, ke)
            return f"{nama}. {'; '.join(isi)}."
        terisi = sum(n is not None for n in self._tren.ini.nilai)
        return f"{terisi} dari {len(self._tren.periode)} periode terisi. Panah kiri dan kanan membacakan angkanya."

    def print_to(self, painter: QPainter, rect: QRectF) -> None:
        """The same on paper, in greys, in the font of `painter`."""
        painter.save()
        if self._tren is None:
            draw_empty(painter, rect, KERTAS)
        else:
            draw_trend(painter, lay_out(self._tren, rect, metrics_of(painter)), KERTAS)
        painter.restore()

    # -- size and painting

    def sizeHint(self) -> QSize:
        """Twice as wide as it is high."""
        baris = self.fontMetrics().height()
        return QSize(36 * baris, 16 * baris)

    def minimumSizeHint(self) -> QSize:
        """Below this nothing could be read."""
        baris = self.fontMetrics().height()
        return QSize(15 * baris, 9 * baris)

    def _renew(self) -> None:
        self._tata = None
        self.update()

    def _laid_out(self) -> Tata | None:
        if self._tata is None and self._tren is not None:
            rect = QRectF(self.rect()).adjusted(_PAD, _PAD, -_PAD, -_PAD)
            self._tata = lay_out(self._tren, rect, QFontMetricsF(self.font(), self))
        return self._tata

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The curve or the sentence, and the ring of the focus."""
        palet = self._tema.palet
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palet.surface))
        if (tata := self._laid_out()) is None:
            draw_empty(painter, QRectF(self.rect()), palet)
        else:
            draw_trend(painter, tata, palet, self.penanda if self._bawah is None else self._bawah)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(palet.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Laid out anew."""
        super().resizeEvent(event)
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs another layout."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._renew()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is seen."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The marker's words go with the keys."""
        super().focusOutEvent(event)
        QToolTip.hideText()
        self.update()

    # -- mouse and keys

    def _period_at(self, event: QMouseEvent) -> int | None:
        tata = self._laid_out()
        return None if tata is None else tata.period_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tells of the period below the mouse."""
        bawah = self._period_at(event)
        if bawah == self._bawah:
            return
        self._bawah = bawah
        self.update()
        if bawah is None:
            QToolTip.hideText()
        else:
            self._show_facts(bawah)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Puts the marker on the period below the mouse."""
        if event.button() == Qt.MouseButton.LeftButton and (ke := self._period_at(event)) is not None:
            self._mark(ke)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse points at nothing."""
        super().leaveEvent(event)
        self._bawah = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves the marker; Esc takes it away, and is the panel's where there is none."""
        akhir = -1 if self._tren is None else len(self._tren.periode) - 1
        kini = self.penanda
        match event.key():
            case _ if akhir < 0:
                super().keyPressEvent(event)
            case Qt.Key.Key_Right:
                self._mark(0 if kini is None else min(kini + 1, akhir))
            case Qt.Key.Key_Left:
                self._mark(akhir if kini is None else max(kini - 1, 0))
            case Qt.Key.Key_Home:
                self._mark(0)
            case Qt.Key.Key_End:
                self._mark(akhir)
            case Qt.Key.Key_Escape if kini is not None:
                self._mark(None)
            case _:
                super().keyPressEvent(event)

    def _mark(self, ke: int | None) -> None:
        self.penanda, self._bawah = ke, None
        self.update()
        self._tell()
        if ke is None:
            QToolTip.hideText()
        else:
            self._show_facts(ke)

    def _tell(self) -> None:
        self.setAccessibleDescription(self.sentence(self.penanda))

    def _show_facts(self, ke: int) -> None:
        tata = self._laid_out()
        if self._tren is None or tata is None:
            return
        place = QPoint(round(tata.x[ke]), round(tata.bidang.center().y()))
        QToolTip.showText(self.mapToGlobal(place), plain("\n".join(facts(self._tren, ke))), self)
