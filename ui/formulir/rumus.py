"""Formulas within the text of a form: the boxes of the paper, drawn at the place of one letter."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from iki_desktop.report.kotak import Huruf, Kotak, Measure
from iki_desktop.report.rumus import susun_rumus

OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
SIGN = "\ufffc"  # the letter that stands for the drawing
_TEXT = QTextFormat.Property.UserProperty.value + 1
_SHARE = _TEXT + 1  # of the width of the document
_TAKEN = _TEXT + 2  # pixels of that share which padding takes
_NO_LIMIT = 1e6
_KEPT = 200  # formulas whose boxes are kept


def rumus_format(teks: str, share: float, taken: float) -> QTextCharFormat:
    """The format of a letter that is drawn as the formula `teks`, as wide as its column lets it."""
    hasil = QTextCharFormat()
    hasil.setObjectType(OBJECT)
    hasil.setProperty(_TEXT, teks)
    hasil.setProperty(_SHARE, share)
    hasil.setProperty(_TAKEN, float(taken))  # a whole number would be read back as 0
    return hasil


class RumusObject(QPyTextObject):
    """Measures and draws formulas in the letters of the document."""

    def __init__(self, doc: QTextDocument) -> None:
        """Draws the formulas of `doc` from now on; keep it as long as the document."""
        super().__init__(doc)
        doc.documentLayout().registerHandler(OBJECT, self)
        self._known: dict[tuple[str, float, str], list[Kotak]] = {}

    def _boxes(self, doc: QTextDocument, format: QTextFormat) -> list[Kotak]:
        """The boxes of a formula; Qt asks for them again and again."""
        room = doc.textWidth() - 2 * doc.documentMargin()
        width = max(60.0, room * format.doubleProperty(_SHARE) - format.doubleProperty(_TAKEN))
        key = (format.stringProperty(_TEXT), width, doc.defaultFont().key())
        if key not in self._known:
            if len(self._known) > _KEPT:
                self._known.clear()
            size = float(doc.defaultFont().pixelSize())
            self._known[key] = susun_rumus(key[0], width, size, _measure(doc), _NO_LIMIT)
        return self._known[key]

    def intrinsicSize(self, doc: QTextDocument, place: int, format: QTextFormat) -> QSizeF:  # noqa: ARG002
        """As wide and high as its boxes."""
        kotak = self._boxes(doc, format)
        return QSizeF(max(k.lebar for k in kotak), sum(k.tinggi for k in kotak) + 1)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        place: int,  # noqa: ARG002
        format: QTextFormat,
    ) -> None:
        """Letters and rules."""
        painter.save()
        painter.setPen(QPen(format.foreground().color(), max(1.0, doc.defaultFont().pixelSize() / 15)))
        y = rect.top()
        for kotak in self._boxes(doc, format):
            for teks in kotak.teks:
                painter.setFont(_font(doc, teks.huruf))
                painter.drawText(QPointF(rect.left() + teks.x, y + teks.y), teks.isi)
            for garis in kotak.garis:
                tinggi = round(y + garis.y) + 0.5
                painter.drawLine(
                    QPointF(rect.left() + garis.x, tinggi), QPointF(rect.left() + garis.x + garis.lebar, tinggi)
                )
            y += kotak.tinggi
        painter.restore()


def _font(doc: QTextDocument, huruf: Huruf) -> QFont:
    font = QFont(doc.defaultFont())
    font.setBold(huruf == "tebal")
    return font


def _measure(doc: QTextDocument) -> Measure:
    """Widths as the screen draws them, brought to a size of one."""
    size = doc.defaultFont().pixelSize()
    metrics = {huruf: QFontMetricsF(_font(doc, huruf)) for huruf in ("biasa", "tebal")}

    def measure(teks: str, huruf: Huruf) -> float:
        return metrics[huruf].horizontalAdvance(teks) / size

    return measure


def formulas(doc: QTextDocument) -> Iterator[tuple[int, str]]:
    """The formulas of a document: where they stand and how they are written, in order."""
    block = doc.begin()
    while block.isValid():
        for part in block:  # type: ignore[attr-defined]
            fragment = part.fragment()
            if fragment.charFormat().objectType() == OBJECT:
                for place in range(fragment.length()):
                    yield fragment.position() + place, fragment.charFormat().stringProperty(_TEXT)
        block = block.next()


def plain_text(cursor: QTextCursor) -> str:
    """The selected text, with formulas as they are written."""
    copy = QTextDocument()
    QTextCursor(copy).insertFragment(cursor.selection())
    for place, teks in reversed(list(formulas(copy))):
        satu = QTextCursor(copy)
        satu.setPosition(place)
        satu.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
        satu.insertText(teks, QTextCharFormat())
    return copy.toPlainText()
