"""The one field that is typed in: it lies over the current slot, with the same letters at the same places."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ui.formulir.petak import Petak
from ui.formulir.rupa import Rupa
from ui.formulir.teks_layar import gantung
from ui.tema.palet import Palet

EDGE = 2  # pixels around the text, for the caret at its left end
_OTHERS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class KotakKetik(QTextEdit):
    """Plain text in a form. `typed`: the text is another one; `left`: the keys go elsewhere.

    `keys` sees each key first and says whether it took it; `pasted` the same with what is pasted.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget, keys: Callable[[QKeyEvent], bool], pasted: Callable[[QMimeData], bool]) -> None:
        """Hidden; `lay_over` shows it."""
        super().__init__(parent)
        self._keys, self._pasted = keys, pasted
        self._hang = self._setting = False
        self._rupa: Rupa | None = None
        self._huruf: QFont | None = None
        self.setObjectName("ketik")
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(False)
        self.document().setDocumentMargin(EDGE)
        self.document().contentsChange.connect(self._shape)
        self.textChanged.connect(self._tell)
        self.hide()

    # -- the text

    def text(self) -> str:
        """As typed: `toPlainText` would turn no-break spaces into plain ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, teks: str) -> None:
        """Another text, not typed; the caret goes behind what is new in it."""
        lama = self.text()
        if teks == lama:
            return
        akhir = 0
        while akhir < min(len(teks), len(lama)) and teks[len(teks) - 1 - akhir] == lama[len(lama) - 1 - akhir]:
            akhir += 1
        self._setting = True
        self.setPlainText(teks)
        self._setting = False
        self.put_caret(len(teks) - akhir)

    def put_caret(self, tempat: int) -> None:
        """The caret behind so many letters; -1: behind the last one."""
        cursor = self.textCursor()
        banyak = self.document().characterCount() - 1
        cursor.setPosition(banyak if tempat < 0 else min(tempat, banyak))
        self.setTextCursor(cursor)

    def insert_cleaned(self, teks: str) -> None:
        """Text at the caret, in place of what is selected."""
        self.textCursor().insertText(teks)

    def _tell(self) -> None:
        if not self._setting and self.isVisible():
            self.typed.emit()

    # -- its place and look

    def dress(self, petak: Petak, rupa: Rupa, palet: Palet) -> None:
        """The letters and colours of a slot."""
        self._rupa, self._huruf = rupa, rupa.huruf[petak.huruf]
        self._hang = not petak.tengah
        self.document().setDefaultFont(self._huruf)
        self.setFont(self._huruf)
        # A style sheet would win over a palette, and over the font where the application has one.
        huruf = f"font-size: {self._huruf.pixelSize()}px; font-weight: {700 if self._huruf.bold() else 400};"
        warna = f"background: transparent; color: {palet.text}; border: none; padding: 0; margin: 0;"
        self.setStyleSheet(f"QTextEdit#ketik {{ {warna} {huruf} }}")
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Text, QColor(palet.text))
        self.setPalette(colours)
        pilihan = self.document().defaultTextOption()
        rata = Qt.AlignmentFlag.AlignHCenter if petak.tengah else Qt.AlignmentFlag.AlignLeft
        pilihan.setAlignment(rata)
        self.document().setDefaultTextOption(pilihan)
        self._shape(0, 0, self.document().characterCount())

    def lay_over(self, kotak: QRectF) -> None:
        """Over the text of a slot, in pixels of the canvas."""
        self.setGeometry(kotak.toRect().adjusted(-EDGE, -EDGE, EDGE, EDGE + 1))

    def _shape(self, place: int, removed: int, added: int) -> None:  # noqa: ARG002
        """Lines hang as they will when they are shown."""
        if self._rupa is None or self._huruf is None:
            return
        block = self.document().findBlock(place)
        while block.isValid() and block.position() <= place + added:
            masuk = self._rupa.lebar(gantung(block.text()), "tebal" if self._huruf.bold() else "biasa")
            bentuk = QTextBlockFormat()
            if self._hang and masuk:
                bentuk.setLeftMargin(masuk)
                bentuk.setTextIndent(-masuk)
            bentuk.setLineHeight(self._rupa.sela, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
            lama = block.blockFormat()
            if (lama.leftMargin(), lama.lineHeight()) != (bentuk.leftMargin(), bentuk.lineHeight()):
                QTextCursor(block).setBlockFormat(bentuk)
            block = block.next()

    # -- keys, mouse, clipboard

    def event(self, event: QEvent) -> bool:
        """Undo and redo belong to the window: here they would take back letters that are stored already."""
        if isinstance(event, QKeyEvent) and any(event.matches(key) for key in _OTHERS):
            event.ignore()
            return False
        tab = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if tab and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._keys(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is no typing goes to the form."""
        if self._keys(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def at_edge(self, step: int) -> bool:
        """Whether the caret is in the first (-1) or last (1) line, so that it can't go further that way."""
        cursor = self.textCursor()
        move = QTextCursor.MoveOperation.Up if step < 0 else QTextCursor.MoveOperation.Down
        return not cursor.movePosition(move)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text."""
        hasil = QMimeData()
        hasil.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))
        return hasil

    def insertFromMimeData(self, source: QMimeData) -> None:
        """The form decides what becomes of it."""
        self._pasted(source)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text only."""
        return source.hasText()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the form."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The form scrolls, not the field."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells that the user went elsewhere; a menu that opens is no elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()
