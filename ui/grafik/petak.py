"""One cell of the heat map: how much of what is expected has come in, told by its ground and by a sign."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from ui.grafik.warna import hatch
from ui.tema.palet import Palet

Keadaan = Literal["tidak diminta", "lengkap", "sebagian", "kosong"]
KUNCI = 12  # the lock of a cell
_CELAH = 3  # between the lock and the edge
_TANDA = 7  # the corner of what is overdue


@dataclass(frozen=True, slots=True)
class Isian:
    """What has come in of what is expected; whether its day has passed, whether it may still be changed."""

    terisi: int
    seharusnya: int
    tenggat_lewat: bool = False
    terkunci: bool = False

    @property
    def keadaan(self) -> Keadaan:
        """One of four."""
        if self.seharusnya <= 0:
            return "tidak diminta"
        if self.terisi >= self.seharusnya:
            return "lengkap"
        return "sebagian" if self.terisi > 0 else "kosong"

    @property
    def is_late(self) -> bool:
        """Whether something is missing after its day."""
        return self.tenggat_lewat and self.keadaan in ("sebagian", "kosong")

    @property
    def teks(self) -> str:
        """What is written in the cell: `3/8` of one that is filled in part."""
        return f"{self.terisi}/{self.seharusnya}" if self.keadaan == "sebagian" else ""

    @property
    def kalimat(self) -> str:
        """The same in words."""
        match self.keadaan:
            case "tidak diminta":
                kata = "tidak ada yang harus diisi"
            case "lengkap":
                kata = f"lengkap, {self.terisi} dari {self.seharusnya} terisi"
            case "sebagian":
                kata = f"{self.terisi} dari {self.seharusnya} terisi"
            case "kosong":
                kata = f"belum diisi, {self.seharusnya} ditunggu"
        return kata + (", tenggat lewat" if self.is_late else "") + (", terkunci" if self.terkunci else "")


def paint_cell(painter: QPainter, rect: QRectF, isian: Isian, palet: Palet, kunci: QPixmap | None) -> None:
    """A cell without its outline; `kunci` is the lock to draw in one that is locked."""
    keadaan, terkunci = isian.keadaan, isian.terkunci and kunci is not None
    painter.save()
    painter.fillRect(rect, _ground(isian, palet))
    # a sign stands in the middle, beside the lock only where it would meet it
    lebar = painter.fontMetrics().horizontalAdvance(isian.teks or "0")
    sempit = terkunci and rect.width() < lebar + 2 * (KUNCI + 2 * _CELAH)
    tengah = rect.adjusted(0, 0, -KUNCI - _CELAH, 0) if sempit else rect
    if keadaan == "tidak diminta":
        hatch(painter, rect.adjusted(0, 0, -KUNCI - 2 * _CELAH if terkunci else 0, 0), QColor(palet.faint), 7)
    elif keadaan == "lengkap":
        _draw_tick(painter, tengah.center(), QColor(palet.done))
    elif keadaan == "sebagian":
        _draw_share(painter, rect, isian, palet)
        painter.setPen(QColor(palet.text))
        painter.drawText(tengah.adjusted(0, 0, 0, -3), Qt.AlignmentFlag.AlignCenter, isian.teks)
    elif isian.is_late:
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(palet.attention))
        painter.drawText(tengah, Qt.AlignmentFlag.AlignCenter, "!")
    if isian.is_late:
        _draw_corner(painter, rect, QColor(palet.attention))
    if terkunci and kunci is not None:
        painter.drawPixmap(QPointF(rect.right() - KUNCI - _CELAH, round(rect.center().y() - KUNCI / 2)), kunci)
    painter.restore()


def _ground(isian: Isian, palet: Palet) -> QColor:
    if isian.keadaan == "lengkap":
        return QColor(palet.done_soft)
    if isian.is_late:
        return QColor(palet.attention_soft)
    return QColor(palet.ground if isian.terkunci else palet.surface)


def _draw_tick(painter: QPainter, tengah: QPointF, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline([tengah + QPointF(x, y) for x, y in ((-4, 0.4), (-1.2, 3.2), (4, -3))])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _draw_share(painter: QPainter, rect: QRectF, isian: Isian, palet: Palet) -> None:
    """A bar at the foot, as long as what has come in."""
    kaki = QRectF(rect.left(), rect.bottom() - 4, rect.width(), 4)
    painter.fillRect(kaki, QColor(palet.line))
    kaki.setWidth(max(2.0, round(rect.width() * isian.terisi / isian.seharusnya)))
    painter.fillRect(kaki, QColor(palet.done))


def _draw_corner(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    pojok = rect.topLeft()
    painter.drawPolygon(QPolygonF([pojok, pojok + QPointF(_TANDA, 0), pojok + QPointF(0, _TANDA)]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
