"""A choice among words, drawn in the colours of the theme; and one among many, found by typing."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from ui.tema.ikon import drawing
from ui.tema.qss_isian import field_sheet
from ui.tema.tema import Tema

_CHEVRON = 16
_FRAME = 6  # border and padding of the list, above and below


class Pilihan(QComboBox):
    """A choice among words; `chosen` carries what the word stands for, when the user chose it."""

    chosen = Signal(object)

    def __init__(self, tema: Tema, nama: str, pilihan: Iterable[tuple[str, Any]] = ()) -> None:
        """`pilihan`: words, and what each stands for."""
        super().__init__()
        self._tema = tema
        self.setAccessibleName(nama)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(16)
        self.fill(pilihan)
        self.activated.connect(lambda place: self.chosen.emit(self.itemData(place)))

    def fill(self, pilihan: Iterable[tuple[str, Any]]) -> None:
        """Other words; what was chosen stays chosen where it is still there."""
        pilihan = list(pilihan)
        if pilihan == [(self.itemText(i), self.itemData(i)) for i in range(self.count())]:
            return
        now = self.currentData()
        self.clear()
        for teks, nilai in pilihan:
            self.addItem(teks, nilai)
            self.setItemData(self.count() - 1, teks, Qt.ItemDataRole.ToolTipRole)
        self.show_value(now)

    def show_value(self, nilai: Any) -> None:
        """Shows what is stored; nothing where that is no choice."""
        for place in range(self.count()):
            if self.itemData(place) == nilai:
                self.setCurrentIndex(place)
                return
        self.setCurrentIndex(-1)

    def showPopup(self) -> None:
        """All rows whole: the style's own height leaves out the padding of the sheet."""
        view = self.view()
        tampak = min(self.count(), self.maxVisibleItems())
        view.setMinimumHeight(sum(view.sizeHintForRow(baris) for baris in range(tampak)) + _FRAME)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves the page, never a choice by accident."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The frame by the style, the arrow ours."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.rect().adjusted(9, 0, -26, 0)
        palet = self._tema.palet
        if not self.isEditable():
            teks = self.currentText() or self.placeholderText()
            role = "text" if self.isEnabled() and self.currentText() else "text2"
            painter.setPen(QColor(getattr(palet, role)))
            cut = self.fontMetrics().elidedText(teks, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        arrow = drawing("chevron-down", palet.text2 if self.isEnabled() else palet.faint, _CHEVRON)
        painter.drawPixmap(self.width() - 8 - _CHEVRON, (self.height() - _CHEVRON) // 2, arrow)


class PilihanCari(Pilihan):
    """A choice among many: one types a part of the word."""

    def __init__(self, tema: Tema, nama: str, hint: str) -> None:
        """`hint` is what an empty field says."""
        super().__init__(tema, nama)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        field = self.lineEdit()
        assert field is not None
        field.setPlaceholderText(hint)
        field.setAccessibleName(nama)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        popup = QListView()
        popup.setObjectName("usulan")
        popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        completer.setPopup(popup)
        self._popup = popup
        tema.changed.connect(self._dress)
        self._dress()
        self.setCompleter(completer)
        field.editingFinished.connect(self._settle)

    def _dress(self) -> None:
        """The list of proposals is a window of its own, which no sheet of the panel reaches."""
        self._popup.setStyleSheet(field_sheet(self._tema.palet))

    def show_value(self, nilai: Any) -> None:
        """An empty field where it is no choice."""
        super().show_value(nilai)
        if self.currentIndex() < 0:
            self.setEditText("")
        else:
            self.setEditText(self.currentText())
        field = self.lineEdit()
        if field is not None and not field.hasFocus():
            field.setCursorPosition(0)

    def value(self) -> Any:
        """What the words in the field stand for, also where they are only a part; None where they fit none or many."""
        place = self._fitting()
        return self.itemData(place) if place >= 0 else None

    def _fitting(self) -> int:
        teks = self.currentText().strip()
        place = self.findText(teks, Qt.MatchFlag.MatchFixedString)
        if place >= 0 or not teks:
            return place
        found = [i for i in range(self.count()) if teks.casefold() in self.itemText(i).casefold()]
        return found[0] if len(found) == 1 else -1

    def _settle(self) -> None:
        """Words that fit none or many go; the only one that fits is taken."""
        place = self._fitting()
        if place >= 0 and place != self.currentIndex():
            self.setCurrentIndex(place)
            self.chosen.emit(self.itemData(place))
        else:
            self.setEditText(self.itemText(self.currentIndex()) if self.currentIndex() >= 0 else "")
