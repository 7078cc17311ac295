"""The letters of the window: Segoe UI where Windows brings it, else the Liberation Sans that travels with us."""

import sys

from PySide6.QtGui import QFont, QFontDatabase

from resources import font


def ui_font() -> QFont:
    """The font of the whole window; a bare Debian has no fonts at all, so ours is loaded there."""
    if sys.platform == "win32":
        return QFont("Segoe UI", 10)
    for name in ("LiberationSans-Regular", "LiberationSans-Bold"):
        QFontDatabase.addApplicationFont(str(font(name)))
    huruf = QFont("Liberation Sans")
    huruf.setPointSizeF(10)
    return huruf
