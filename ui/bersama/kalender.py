"""The calendar below a date field."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.tema.ikon import give_icon
from ui.tema.tema import Tema


class Kalender(QFrame):
    """`chosen` carries the day, or None for none; closes itself."""

    chosen = Signal(object)

    def __init__(self, tema: Tema, now: date | None, parent: QWidget) -> None:
        """`now` is marked."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("tanggal")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        plain = QTextCharFormat()
        plain.setForeground(QColor(tema.palet.text))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        if now is not None:
            self.calendar.setSelectedDate(QDate(now.year, now.month, now.day))
        for nama, gambar in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            if (tombol := self.calendar.findChild(QToolButton, nama)) is not None:
                give_icon(tombol, gambar, tema.palet)
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        self.today = QPushButton("Hari ini")
        self.today.clicked.connect(lambda: self._give(date.today()))
        self.blank = QPushButton("Kosongkan")
        self.blank.clicked.connect(lambda: self._give(None))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.calendar)
        row = QHBoxLayout()
        row.addWidget(self.today)
        row.addWidget(self.blank)
        row.addStretch(1)
        column.addLayout(row)
        self.calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self._give(date(day.year(), day.month(), day.day()))

    def _give(self, tanggal: date | None) -> None:
        self.close()
        self.chosen.emit(tanggal)

    def open_at(self, place: QPoint) -> None:
        """Shows it there, moved so that it is whole on the screen."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        x = max(room.left(), min(place.x(), room.right() - self.width()))
        y = max(room.top(), min(place.y(), room.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.calendar.setFocus()
