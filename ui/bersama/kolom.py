"""Fields that save what was typed when one leaves them: Enter and Tab keep it, Esc takes it back."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.pegawai import baca_tanggal
from iki_desktop.domain.teks import BULAN, tanggal_panjang
from ui.bersama.peran import give_role
from ui.tema.ikon import give_icon
from ui.tema.tema import Tema

_CHEVRON = 16


class KolomTeks(QLineEdit):
    """`entered` carries what was typed when one leaves the field or presses Enter, if it is something new."""

    entered = Signal(str)

    def __init__(self, nama: str, hint: str = "") -> None:
        """`nama` is what the field is called, `hint` what an empty one says."""
        super().__init__()
        self.setAccessibleName(nama)
        self.setPlaceholderText(hint)
        self._stored = ""
        self.editingFinished.connect(self.commit)

    @property
    def pending(self) -> bool:
        """Whether something is typed that was not passed on yet."""
        return self.text() != self._stored

    def show_text(self, teks: str) -> None:
        """What is stored; what is being typed stays."""
        if not (self.pending and self.hasFocus()) and self.text() != teks:
            place = self.cursorPosition()
            self.setText(teks)
            self.setCursorPosition(place if self.hasFocus() else 0)
        self._stored = teks

    def commit(self) -> None:
        """Passes on what was typed."""
        if self.pending:
            self._stored = self.text()
            self.entered.emit(self.text())

    def revert(self) -> None:
        """What was stored again."""
        self.setText(self._stored)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what was typed; where there is nothing to take back, it is the panel's."""
        if event.key() == Qt.Key.Key_Escape:
            if self.pending:
                self.revert()
            else:
                event.ignore()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the window's as long as nothing is being typed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self.pending:
            for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
                if event.matches(key):
                    event.ignore()
                    return False
        return super().event(event)


class KolomTanggal(KolomTeks):
    """A date, typed or chosen in a calendar; blank is allowed. `dated` carries it, `refused` what is wrong with it."""

    dated = Signal(object)  # date | None
    refused = Signal(str)

    def __init__(self, tema: Tema, nama: str, hint: str = "Kosong", *, pendek: bool = False) -> None:
        """Blank. `pendek` writes it with the month cut short, where room is."""
        super().__init__(nama, hint)
        self._tema, self._pendek = tema, pendek
        self.setMinimumWidth(116 if pendek else 168)
        self.setToolTip("Ketik 5/1/2026 atau 5 Januari 2026; Ctrl+; untuk hari ini")
        calendar = QAction("Pilih dari kalender (Alt+↓)", self)
        give_icon(calendar, "calendar" if _has_icon("calendar") else "chevron-down", tema.palet, "text2")
        calendar.triggered.connect(self.open_calendar)
        self.addAction(calendar, QLineEdit.ActionPosition.TrailingPosition)
        self.entered.connect(self._read)
        self.textEdited.connect(lambda: self._mark(""))

    def show_date(self, tanggal: date | None) -> None:
        """What is stored."""
        self.show_text(self._written(tanggal))
        if not self.pending:
            self._mark("")

    def choose(self, tanggal: date | None) -> None:
        """As if it were typed."""
        self.setText(self._written(tanggal))
        self.commit()

    def _written(self, tanggal: date | None) -> str:
        if tanggal is None:
            return ""
        if self._pendek:
            return f"{tanggal.day} {BULAN[tanggal.month - 1][:3]} {tanggal.year}"
        return tanggal_panjang(tanggal)

    def _read(self, teks: str) -> None:
        try:
            tanggal = baca_tanggal(teks)
        except UserError as galat:
            self._mark(str(galat))
            return
        self._mark("")
        self.setText(self._written(tanggal))
        self._stored = self.text()
        self.dated.emit(tanggal)

    def _mark(self, galat: str) -> None:
        give_role(self, bool(galat), "salah")
        self.refused.emit(galat)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+; is today, Alt+down the calendar."""
        if event.key() == Qt.Key.Key_Semicolon and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.choose(date.today())
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """The calendar below the field."""
        if self.isReadOnly():
            return
        from ui.bersama.kalender import Kalender

        try:
            now = baca_tanggal(self.text())
        except UserError:
            now = None
        popup = Kalender(self._tema, now, self)
        popup.chosen.connect(self.choose)
        popup.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)))


def _has_icon(nama: str) -> bool:
    from resources import icon

    return icon(nama).exists()


class Kalimat(QLabel):
    """A sentence below a field, of no height where there is nothing to say. `peran`: "dua", "ingat" or "salah"."""

    def __init__(self, peran: str = "ingat") -> None:
        """Silent."""
        super().__init__()
        self.setProperty("peran", peran)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def say(self, teks: str) -> None:
        """Shows a sentence; hides where it is empty."""
        self.setText(teks)
        self._show()

    def _show(self) -> None:
        """Never as a window of its own: one that has no place yet is seen once it has."""
        self.setVisible(bool(self.text()) and self.parentWidget() is not None)

    def event(self, event: QEvent) -> bool:
        """What was said before it had a place is seen in it."""
        if event.type() == QEvent.Type.ParentChange:
            self._show()
        return super().event(event)


def medan(label: str, *widgets: QWidget) -> QVBoxLayout:
    """A field below its label, and what stands below the field."""
    column = QVBoxLayout()
    column.setSpacing(4)
    nama = QLabel(label)
    nama.setProperty("peran", "dua")
    nama.setBuddy(widgets[0])
    column.addWidget(nama)
    for widget in widgets:
        column.addWidget(widget)
    return column
