"""The clipboard as spreadsheets use it: text with tabs, and a table that keeps its numbers."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

from iki_desktop.domain.blok import baca_blok, baca_html, tulis_blok, tulis_html


def write_clipboard(teks: Sequence[Sequence[str]], nilai: Sequence[Sequence[Decimal | None]]) -> None:
    """A block for Excel, LibreOffice, Word and a text editor; `nilai` are the numbers of the cells that have one."""
    data = QMimeData()
    data.setText(tulis_blok(teks))
    data.setHtml(tulis_html(teks, nilai))
    QGuiApplication.clipboard().setMimeData(data)


def read_clipboard(clipboard: QClipboard) -> list[list[str]]:
    """The block on the clipboard; [] where there is none. Plain text is as it was seen, so it is preferred."""
    data = clipboard.mimeData()
    if data is None:  # an empty clipboard, or one that another program holds
        return []
    if teks := data.text():
        return baca_blok(teks)
    return baca_html(data.html()) if data.hasHtml() else []
