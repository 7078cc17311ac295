"""The field where formulas are typed: completes names, closes brackets, underlines faults. Undo is the window's."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from iki_desktop.domain.cela_rumus import Cela
from iki_desktop.domain.nama_rumus import Lengkapan, lengkapi
from iki_desktop.domain.rumus import potong
from iki_desktop.domain.teks import bersihkan
from ui.rumus.calon import DaftarCalon
from ui.rumus.sisip import Sisipan, complete
from ui.tema.tema import Tema

KOSONG = "Ketik rumus, atau pilih variabel di kanan.\nContoh: [Hadir] / [Undangan] x 100%"
_PAIRS = {"[": "]", "(": ")"}
_BEHIND_PAIR = ("", " ", "\n", ")", "]")  # what may stand behind a bracket that is closed by itself
_MANY = 4000  # letters; a longer text is shown without colours
_LONGEST_PASTE = 20_000


def qt_place(teks: str, tempat: int) -> int:
    """A place of Python's in the text as Qt counts it: letters beyond the basic plane are two."""
    return tempat + sum(1 for huruf in teks[:tempat] if ord(huruf) > 0xFFFF)


def our_place(teks: str, tempat: int) -> int:
    """A place of Qt's as Python counts it."""
    if teks.isascii():
        return tempat
    return len(teks.encode("utf-16-le", "surrogatepass")[: 2 * tempat].decode("utf-16-le", "replace"))


class KolomRumus(QPlainTextEdit):
    """`edited`: the user changed the text. `moved`: the caret went elsewhere. `left`: Esc."""

    edited = Signal(str)
    moved = Signal()
    left = Signal()

    def __init__(self, tema: Tema) -> None:
        """Empty."""
        super().__init__()
        self._tema = tema
        self._names: tuple[str, ...] = ()
        self._known, self._quiet = "", False
        self._cela: tuple[Cela, ...] = ()
        self._current: Cela | None = None
        self._offer: Lengkapan | None = None
        self.setObjectName("teksRumus")
        self.setAccessibleName("Teks rumus")
        self.setPlaceholderText(KOSONG)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.popup = DaftarCalon(tema)
        self.popup.picked.connect(self._complete)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._moved)
        self.verticalScrollBar().valueChanged.connect(self.close_popup)

    # -- the text

    def text(self) -> str:
        """Letter for letter; `toPlainText` would make spaces of no-break ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, teks: str, *, keep_caret: bool = False) -> None:
        """Another text, by itself: `edited` stays silent. `keep_caret`: the same formulas, changed elsewhere."""
        self._quiet = True
        sekarang = self.text()
        if not keep_caret:
            self.setPlainText(teks)
            self.moveCursor(QTextCursor.MoveOperation.End)
        elif teks != sekarang:
            awal, akhir, isi = _difference(sekarang, teks)
            self._replace(awal, akhir, isi)
        self._known = self.text()
        self._quiet = False
        self.close_popup()

    def selected(self) -> tuple[int, int]:
        """From where to where is selected; twice the caret's place if nothing is."""
        teks, cursor = self.text(), self.textCursor()
        return our_place(teks, cursor.selectionStart()), our_place(teks, cursor.selectionEnd())

    @property
    def caret(self) -> int:
        """Where the caret stands."""
        return our_place(self.text(), self.textCursor().position())

    def select(self, awal: int, akhir: int) -> None:
        """Selects, with the caret at the end."""
        teks, cursor = self.text(), self.textCursor()
        cursor.setPosition(qt_place(teks, awal))
        cursor.setPosition(qt_place(teks, akhir), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _replace(self, awal: int, akhir: int, isi: str) -> None:
        teks = self.text()
        cursor = QTextCursor(self.document())
        cursor.setPosition(qt_place(teks, awal))
        cursor.setPosition(qt_place(teks, akhir), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(isi)

    def put(self, sisipan: Sisipan) -> None:
        """Replaces a piece of the text as if it had been typed."""
        self._replace(sisipan.awal, sisipan.akhir, sisipan.teks)
        self.select(*sisipan.pilih)
        self._changed()

    def _changed(self) -> None:
        """Tells a change once; formats and the signals of Qt that come twice are none."""
        if self._quiet:
            return
        teks = self.text()
        if teks != self._known:
            self._known = teks
            self.edited.emit(teks)

    def _moved(self) -> None:
        if not self._quiet:
            self.moved.emit()

    # -- faults and colours

    def show_faults(self, cela: Sequence[Cela], current: Cela | None) -> None:
        """Underlines faults and colours names; `current` also has a tinted ground."""
        self._cela, self._current = tuple(cela), current
        self.recolour()

    def recolour(self) -> None:
        """Colours and underlines in the theme of now."""
        teks, palet = self.text(), self._tema.palet
        pilihan = []
        if len(teks) <= _MANY:
            nama = QTextCharFormat()
            nama.setForeground(QColor(palet.accent))
            pilihan = [self._span(teks, p.awal, p.akhir, nama) for p in potong(teks) if p.jenis == "nama"]
        for cela in self._cela:
            garis = QTextCharFormat()
            garis.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            salah = cela.berat == "salah"
            garis.setUnderlineColor(QColor(palet.wrong if salah else palet.attention))
            if cela == self._current:
                garis.setBackground(QColor(palet.wrong_soft if salah else palet.attention_soft))
            awal = cela.awal if cela.akhir > cela.awal else max(0, cela.awal - 1)
            pilihan.append(self._span(teks, awal, max(cela.akhir, awal + 1), garis))
        self.setExtraSelections(pilihan)

    def _span(self, teks: str, awal: int, akhir: int, bentuk: QTextCharFormat) -> QTextEdit.ExtraSelection:
        hasil = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(qt_place(teks, min(awal, len(teks))))
        cursor.setPosition(qt_place(teks, min(akhir, len(teks))), QTextCursor.MoveMode.KeepAnchor)
        hasil.cursor, hasil.format = cursor, bentuk
        return hasil

    # -- completion

    def set_names(self, names: Sequence[str]) -> None:
        """The names of the variables."""
        self._names = tuple(names)

    @property
    def completing(self) -> bool:
        """Whether the list of names is open."""
        return self.popup.isVisible()

    def offer(self, *, asked: bool = False) -> None:
        """Opens the list of names that fit the caret's place, or closes it. `asked`: the first is chosen."""
        self._offer = lengkapi(self.text(), self.caret, self._names)
        if self._offer is None or self.isReadOnly() or (self.textCursor().hasSelection() and not asked):
            self.close_popup()
            return
        host = self.window()
        kotak = self.cursorRect()
        kotak.moveTopLeft(self.viewport().mapTo(host, kotak.topLeft()))
        # Outside brackets the words may be meant as words: Enter must stay a new line.
        row = 0 if asked or self._offer.di_kurung else -1
        self.popup.open_at(host, kotak, self._offer.calon, row)
        self._moved()  # what is being completed is no fault meanwhile

    def close_popup(self) -> None:
        """Closes the list of names; hidden it belongs to the field, and goes with it."""
        if self.completing:
            self.popup.hide()
            self.popup.setParent(self)
            self._moved()

    def _complete(self, nama: str) -> None:
        offer = self._offer
        self.close_popup()
        if offer:
            self.put(complete(self.text(), offer.awal, offer.akhir, nama))

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Undo and redo are not claimed: they are the window's. Tab takes a name before it moves the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            if self.completing and self._key_of_popup(event):
                return True
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """List of names, brackets in pairs, Esc; all else as in any text."""
        if _undo(event):
            event.ignore()
        elif self.completing and self._key_of_popup(event):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.offer(asked=True)
        elif not self.isReadOnly() and self._pair(event):
            self.offer()
        else:
            before = self.text()
            super().keyPressEvent(event)
            if self.text() == before:
                if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
                    self.close_popup()
            elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.close_popup()
            else:
                self.offer()

    def _key_of_popup(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.popup.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.close_popup()
        elif key == Qt.Key.Key_Tab or (key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.popup.currentRow() >= 0):
            self.popup.pick()
        else:
            return False
        return True

    def _pair(self, event: QKeyEvent) -> bool:
        """Brackets come in pairs, go in pairs, and one that is there already is stepped over."""
        teks, huruf = self.text(), event.text()
        awal, akhir = self.selected()
        berikut = teks[akhir : akhir + 1]
        if huruf in _PAIRS and huruf:
            if awal != akhir:
                self.put(Sisipan(awal, akhir, huruf + teks[awal:akhir] + _PAIRS[huruf], (akhir + 2, akhir + 2)))
            elif berikut in _BEHIND_PAIR or berikut in "+-*/:×x":
                self.put(Sisipan(awal, akhir, huruf + _PAIRS[huruf], (awal + 1, awal + 1)))
            else:
                return False
        elif huruf and huruf in _PAIRS.values() and awal == akhir and berikut == huruf:
            self.select(awal + 1, awal + 1)
        elif (
            event.key() == Qt.Key.Key_Backspace
            and not event.modifiers()
            and awal == akhir > 0
            and _PAIRS.get(teks[awal - 1]) == berikut
        ):
            self.put(Sisipan(awal - 1, awal + 1, "", (awal - 1, awal - 1)))
        else:
            return False
        return True

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted text comes without what has no shape, and not without end."""
        if source.hasText() and not self.isReadOnly():
            awal, akhir = self.selected()
            isi = bersihkan(source.text()[:_LONGEST_PASTE])
            self.put(Sisipan(awal, akhir, isi, (awal + len(isi),) * 2))
        self.close_popup()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list of names goes with the focus."""
        self.close_popup()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click elsewhere ends the completion."""
        self.close_popup()
        super().mousePressEvent(event)


def _undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def _difference(lama: str, baru: str) -> tuple[int, int, str]:
    """The one replacement (from, to, text) that makes `baru` of `lama`, as small as can be."""
    pendek = min(len(lama), len(baru))
    awal = next((i for i in range(pendek) if lama[i] != baru[i]), pendek)
    ekor = next((i for i in range(pendek - awal) if lama[-1 - i] != baru[-1 - i]), pendek - awal)
    return awal, len(lama) - ekor, baru[awal : len(baru) - ekor]
