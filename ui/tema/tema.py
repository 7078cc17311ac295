"""The theme in use: follows the system or the user's choice, and colours the whole application."""

from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.tema.palet import GELAP, TERANG, Palet
from ui.tema.qss import style_sheet

PilihanTema = Literal["sistem", "terang", "gelap"]
PILIHAN: tuple[PilihanTema, ...] = get_args(PilihanTema)
_SCHEME = {
    "sistem": Qt.ColorScheme.Unknown,
    "terang": Qt.ColorScheme.Light,
    "gelap": Qt.ColorScheme.Dark,
}


class Tema(QObject):
    """Holds the palette in use. `changed` comes after the application has been coloured anew."""

    changed = Signal()

    def __init__(self, pilihan: PilihanTema = "sistem") -> None:
        """Sets the colours at once; the style sheet waits for `dress`."""
        super().__init__()
        self._dressed = False
        self.pilihan = pilihan
        self.palet = TERANG
        hints = QGuiApplication.styleHints()
        self._apply()
        hints.colorSchemeChanged.connect(self._system_changed)

    def dress(self) -> None:
        """Sets the style sheet: once the window is built, or each widget would be dressed again with every parent."""
        self._dressed = True
        _app().setStyleSheet(style_sheet(self.palet))

    def choose(self, pilihan: PilihanTema) -> None:
        """Another theme, by the user's choice."""
        if pilihan != self.pilihan:
            self.pilihan = pilihan
            self._apply()

    def _system_changed(self) -> None:
        if self.pilihan == "sistem" and self._wanted() is not self.palet:
            self._apply()

    def _wanted(self) -> Palet:
        if self.pilihan != "sistem":
            return GELAP if self.pilihan == "gelap" else TERANG
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return GELAP if dark else TERANG

    def _apply(self) -> None:
        hints = QGuiApplication.styleHints()
        if self.pilihan != "sistem" or self.palet is not TERANG:
            hints.setColorScheme(_SCHEME[self.pilihan])  # title bars and the system's own dialogs follow
        self.palet = self._wanted()
        _app().setPalette(qt_palette(self.palet))
        if self._dressed:
            self.dress()
        self.changed.emit()


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def qt_palette(palet: Palet) -> QPalette:
    """The roles of ours as the roles of Qt."""
    hasil = QPalette()
    role = QPalette.ColorRole
    for satu, warna in (
        (role.Window, palet.ground),
        (role.WindowText, palet.text),
        (role.Base, palet.surface),
        (role.AlternateBase, palet.ground),
        (role.Text, palet.text),
        (role.PlaceholderText, palet.text2),
        (role.Button, palet.surface),
        (role.ButtonText, palet.text),
        (role.BrightText, palet.on_accent),
        (role.Highlight, palet.accent),
        (role.HighlightedText, palet.on_accent),
        (role.Accent, palet.accent),
        (role.Link, palet.accent),
        (role.LinkVisited, palet.accent),
        (role.ToolTipBase, palet.surface),
        (role.ToolTipText, palet.text),
        (role.Light, palet.surface),
        (role.Midlight, palet.line),
        (role.Mid, palet.line),
        (role.Dark, palet.edge),
        (role.Shadow, palet.edge),
    ):
        hasil.setColor(satu, QColor(warna))
    for satu in (role.WindowText, role.Text, role.ButtonText):
        hasil.setColor(QPalette.ColorGroup.Disabled, satu, QColor(palet.faint))
    hasil.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(palet.line))
    return hasil
