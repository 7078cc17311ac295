"""A line of one pixel between what scrolls and what stays."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget


def garis() -> QWidget:
    """In the colour of the theme."""
    hasil = QWidget()
    hasil.setFixedHeight(1)
    hasil.setAutoFillBackground(True)
    hasil.setBackgroundRole(QPalette.ColorRole.Mid)
    return hasil
