"""Icons from the one set: strokes in the colour of the theme, sharp at each scale."""

from functools import cache
from typing import Protocol

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from resources import icon
from ui.tema.palet import Palet

SIZE = 20
_NAME = "ikon"
_ROLE = "ikonPeran"


class _HasIcon(Protocol):
    def setIcon(self, icon: QIcon) -> None: ...
    def setProperty(self, name: str, value: object) -> bool: ...


def drawing(nama: str, colour: str, size: int = SIZE) -> QPixmap:
    """The icon `nama` in one colour, at the scale of the sharpest screen."""
    from PySide6.QtSvg import QSvgRenderer

    scale = max((s.devicePixelRatio() for s in QGuiApplication.screens()), default=1.0)
    gambar = QPixmap(round(size * scale), round(size * scale))
    gambar.setDevicePixelRatio(scale)
    gambar.fill(Qt.GlobalColor.transparent)
    svg = _source(nama).replace("currentColor", colour)
    painter = QPainter(gambar)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return gambar


@cache
def _source(nama: str) -> str:
    return icon(nama).read_text(encoding="utf-8")


def ikon(nama: str, palet: Palet, role: str = "text") -> QIcon:
    """The icon `nama` as buttons and menus want it, in the colour of `role`, paler where it is switched off."""
    hasil = QIcon(drawing(nama, getattr(palet, role)))
    # a button that is switched off loses its accent, and then `on_accent` can't be seen
    hasil.addPixmap(drawing(nama, palet.text2 if role == "on_accent" else palet.faint), QIcon.Mode.Disabled)
    return hasil


class _Waiting:
    """While the window starts, icons are blanks of the right size: drawing them would keep tree and form waiting."""

    on = False


def draw_later() -> None:
    """From now on icons are blank, until `recolour` draws them."""
    _Waiting.on = True


def _blank() -> QPixmap:
    hasil = QPixmap(SIZE, SIZE)
    hasil.fill(Qt.GlobalColor.transparent)
    return hasil


def give_icon(target: _HasIcon, nama: str, palet: Palet, role: str = "text") -> None:
    """Sets an icon and remembers which, so that `recolour` finds it when the theme changes."""
    target.setProperty(_NAME, nama)
    target.setProperty(_ROLE, role)
    target.setIcon(QIcon(_blank()) if _Waiting.on else ikon(nama, palet, role))


def give_picture(label: QLabel, nama: str, palet: Palet, role: str = "text", size: int = SIZE) -> None:
    """Shows an icon in a label, recoloured with the theme as well."""
    label.setProperty(_NAME, nama)
    label.setProperty(_ROLE, role)
    label.setPixmap(drawing(nama, getattr(palet, role), size))


def recolour(root: QWidget, palet: Palet) -> None:
    """All icons below `root` in the colours of another palette."""
    _Waiting.on = False
    targets: list[QAction | QAbstractButton] = [*root.findChildren(QAction), *root.findChildren(QAbstractButton)]
    for target in targets:
        if nama := target.property(_NAME):
            give_icon(target, nama, palet, target.property(_ROLE))
    for label in root.findChildren(QLabel):
        if nama := label.property(_NAME):
            size = round(label.pixmap().deviceIndependentSize().width())
            give_picture(label, nama, palet, label.property(_ROLE), size)
