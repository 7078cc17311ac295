"""How cells of a foreign sheet are painted: what becomes of each by its ground and by a sign, so that it also shows in
grey; and the heading that tells what each column holds."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPalette, QPen, QPixmap, QPolygon
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from iki_desktop.domain.impor.hasil import NasibSel
from iki_desktop.domain.impor.lembar import huruf_kolom
from ui.bersama.baris import write_cut
from ui.impor.model import ISI_ROLE, Index, Isi, ModelLembar
from ui.tema.ikon import drawing
from ui.tema.palet import Palet
from ui.tema.tema import Tema

SISI = 6  # from the edge of a cell to its text
_BAR, _CORNER, _ARROW = 3, 7, 12
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
# The roles of ground and text of each fate.
WARNA: Mapping[NasibSel, tuple[str, str]] = {
    "diambil": ("done_soft", "text"),
    "dikoreksi": ("attention_soft", "text"),
    "ditolak": ("wrong_soft", "wrong"),
    "diabaikan": ("surface", "text2"),
}


class LukisLembar(QStyledItemDelegate):
    """Paints cells; reads only what is seen."""

    def __init__(self, tema: Tema, parent: QObject | None = None) -> None:
        """Colours come from the theme at the time of painting."""
        super().__init__(parent)
        self._tema = tema

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, signs, text, and the frame of the cell one is at."""
        isi: Isi | None = index.data(ISI_ROLE)
        if isi is None:
            return
        palet, rect = self._tema.palet, QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground, pen = WARNA[isi.nasib] if isi.nasib is not None else ("surface", "text2")
        if isi.redup:
            ground = ground if isi.nasib not in (None, "diabaikan") else "ground"
        if chosen and isi.nasib in (None, "diabaikan"):  # the others keep the colour of what becomes of them
            ground = "accent_soft"
        painter.fillRect(rect, QColor(getattr(palet, ground)))
        if isi.nasib is not None:
            draw_sign(painter, rect, isi.nasib, palet)
        if isi.ubah and isi.nasib is not None:
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), QColor(palet.accent))
        if isi.teks:
            painter.setPen(QColor(getattr(palet, pen)))
            sisi = Qt.AlignmentFlag.AlignRight if isi.kanan else Qt.AlignmentFlag.AlignLeft
            area = rect.adjusted(SISI, 0, -SISI, 0)
            write_cut(painter, area, isi.teks, sisi | _MIDDLE | Qt.TextFlag.TextSingleLine)
        if option.state & QStyle.StateFlag.State_HasFocus or chosen:
            focus = bool(option.widget is not None and option.widget.hasFocus())
            painter.setPen(QPen(QColor(palet.accent if focus else palet.edge), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))


def draw_sign(painter: QPainter, rect: QRect, nasib: NasibSel, palet: Palet) -> None:
    """What tells a fate without its colour: a corner for corrected, a line below for refused."""
    if nasib == "dikoreksi":
        sudut = rect.topRight() + QPoint(1, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palet.attention))
        painter.drawPolygon(QPolygon([sudut, sudut - QPoint(_CORNER, 0), sudut + QPoint(0, _CORNER)]))
    elif nasib == "ditolak":
        painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), QColor(palet.wrong))


class KepalaKolom(QHeaderView):
    """Above each column what it holds, and below that its letter."""

    def __init__(self, model: ModelLembar, tema: Tema, parent: QTableView) -> None:
        """Of a view of `model`."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._lembar, self._tema, self._view = model, tema, parent
        self._panah: tuple[str, QPixmap] | None = None
        self._di = -1  # the column the mouse is over
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setMouseTracking(True)
        self.setMinimumSectionSize(40)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(super().sizeHint().width(), 2 * self.fontMetrics().height() + 12)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows where a click opens the menu."""
        self._point(self.logicalIndexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: object) -> None:
        """Nowhere."""
        self._point(-1)
        super().leaveEvent(event)  # type: ignore[arg-type]

    def _point(self, kolom: int) -> None:
        if kolom != self._di:
            self._di = kolom
            self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, kolom: int) -> None:
        """Meaning, letter, and the arrow of the menu where it can be changed."""
        palet = self._tema.palet
        jenis = self._lembar.jenis_arti(kolom).jenis
        teks = self._lembar.arti(kolom)
        bisa = self._lembar.tabel is not None
        kini = self._view.currentIndex().column() == kolom
        painter.save()
        ground = palet.accent_soft if kini or (bisa and kolom == self._di) else palet.ground
        painter.fillRect(rect, QColor(ground))
        painter.setPen(QColor(palet.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        tengah = rect.top() + rect.height() // 2
        atas = QRect(rect.left() + SISI, rect.top() + 3, rect.width() - 2 * SISI, tengah - rect.top() - 2)
        bawah = QRect(rect.left() + SISI, tengah, rect.width() - 2 * SISI, rect.bottom() - tengah - 3)
        if bisa:
            painter.drawPixmap(rect.right() - _ARROW - 4, bawah.center().y() - _ARROW // 2 + 1, self._arrow(palet))
        berarti = jenis not in ("abaikan", "lain")
        huruf = QFont(self.font())
        huruf.setBold(berarti)
        painter.setFont(huruf)
        painter.setPen(QColor(palet.accent if berarti else palet.text2))
        tengah_potong = Qt.TextElideMode.ElideMiddle  # names of variables often begin alike
        write_cut(painter, atas, teks or ("–" if bisa else ""), Qt.AlignmentFlag.AlignHCenter | _MIDDLE, tengah_potong)
        huruf.setBold(False)
        painter.setFont(huruf)
        painter.setPen(QColor(palet.text if kini else palet.text2))
        painter.drawText(bawah, Qt.AlignmentFlag.AlignHCenter | _MIDDLE, huruf_kolom(kolom))
        painter.restore()

    def _arrow(self, palet: Palet) -> QPixmap:
        if self._panah is None or self._panah[0] != palet.text2:
            self._panah = palet.text2, drawing("chevron-down", palet.text2, _ARROW)
        return self._panah[1]


class KepalaBaris(QHeaderView):
    """The numbers of the rows; those that the file hides are paler."""

    def __init__(self, model: ModelLembar, tema: Tema, parent: QTableView) -> None:
        """Of a view of `model`."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self._lembar, self._tema, self._view = model, tema, parent
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        """Wide enough for the last number: asking each row would take long."""
        angka = len(str(max(99, self._lembar.rowCount())))
        return QSize(self.fontMetrics().horizontalAdvance("8" * angka) + 2 * SISI + 4, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, baris: int) -> None:
        """One number."""
        palet = self._tema.palet
        kini = self._view.currentIndex().row() == baris
        painter.save()
        painter.fillRect(rect, QColor(palet.accent_soft if kini else palet.ground))
        painter.setPen(QColor(palet.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        tersembunyi = baris in self._lembar.lembar.baris_tersembunyi
        role = QPalette.ColorRole.PlaceholderText if not kini else QPalette.ColorRole.Text
        painter.setPen(QColor(palet.faint) if tersembunyi else self.palette().color(role))
        painter.drawText(rect.adjusted(0, 0, -SISI, 0), Qt.AlignmentFlag.AlignRight | _MIDDLE, str(baris + 1))
        painter.restore()
