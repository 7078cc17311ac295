"""Help and the page about the program, in one small window that doesn't hold up the work."""

from importlib import metadata

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.bantuan.isi import CARA, LISENSI, TENTANG, shortcuts

_PAGES = ("bantuan", "tentang")


class DialogBantuan(QDialog):
    """Two pages: how it works, what it is made of."""

    def __init__(self, parent: QWidget) -> None:
        """Shown by `show_help`."""
        super().__init__(parent)
        self.setWindowTitle("Bantuan")
        self.resize(560, 520)
        self.tabs = QTabWidget()
        self.tabs.addTab(_scrolled(_help()), "Bantuan")
        self.tabs.addTab(_scrolled(_about()), "Tentang")
        buttons = QDialogButtonBox()
        buttons.addButton("Tutup", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)


def show_help(parent: QWidget, page: str) -> DialogBantuan:
    """Brings help to the front at a page; there is never more than one."""
    found = parent.findChildren(DialogBantuan)
    dialog = found[0] if found else DialogBantuan(parent)
    dialog.tabs.setCurrentIndex(_PAGES.index(page))
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog


def _scrolled(isi: QWidget) -> QScrollArea:
    hasil = QScrollArea()
    hasil.setWidgetResizable(True)
    hasil.setFrameShape(QScrollArea.Shape.NoFrame)
    hasil.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    isi.setObjectName("panel")
    hasil.setWidget(isi)
    return hasil


def _label(teks: str, peran: str = "") -> QLabel:
    hasil = QLabel(teks)
    hasil.setTextFormat(Qt.TextFormat.PlainText)
    hasil.setWordWrap(True)
    hasil.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if peran:
        hasil.setProperty("peran", peran)
    return hasil


def _rows(rows: list[tuple[str, ...]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    for baris, isi in enumerate(rows):
        for kolom, teks in enumerate(isi):
            grid.addWidget(_label(teks, "judul" if kolom == 0 else ""), baris, kolom, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(len(rows[0]) - 1, 1)
    return grid


def _page(*parts: QGridLayout | QLabel) -> QWidget:
    hasil = QWidget()
    column = QVBoxLayout(hasil)
    column.setContentsMargins(12, 12, 12, 12)
    column.setSpacing(12)
    for part in parts:
        column.addLayout(part) if isinstance(part, QGridLayout) else column.addWidget(part)
    column.addStretch(1)
    return hasil


def _help() -> QWidget:
    native = QKeySequence.SequenceFormat.NativeText
    keys = [(key if " " in key else QKeySequence(key).toString(native), teks) for key, teks in shortcuts()]
    return _page(_rows(list(CARA)), _label("Pintasan papan ketik", "judul"), _rows(list(keys)))


def _about() -> QWidget:
    return _page(
        _label(f"IKI Desktop {_version()}".strip(), "judul"),
        _label(TENTANG),
        _label("Komponen dan lisensinya", "judul"),
        _rows(list(LISENSI)),
    )


def _version() -> str:
    try:
        return metadata.version("iki-desktop")
    except metadata.PackageNotFoundError:  # a bundle that left the metadata out
        return ""
