"""The differences of one position as a document of the screen, word by word. Everything goes in as plain text."""

from itertools import pairwise

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from iki_desktop.domain.banding import BedaBagian, BedaJabatan
from iki_desktop.domain.teks import bersihkan
from ui.banding.model import SEBUTAN, told
from ui.tema.palet import Palet

MARGIN = 16
_LINE_HEIGHT = 122  # per cent
TIDAK_BERUBAH = "Jabatan ini tidak berubah."
KOSONG = "(kosong)"


class PenulisBeda:
    """Writes one position; `starts` then holds the block each difference begins with."""

    def __init__(self, doc: QTextDocument, palet: Palet, font: QFont) -> None:
        """`doc` is written anew."""
        self.doc = doc
        doc.clear()
        doc.setDefaultFont(font)
        doc.setDocumentMargin(MARGIN)
        doc.setUndoRedoEnabled(False)
        self.cursor = QTextCursor(doc)
        self.starts: list[int] = []
        self._fresh = True
        self.biasa = _format(palet.text)
        self.tebal = _format(palet.text)
        self.tebal.setFontWeight(QFont.Weight.Bold)
        self.dua = _format(palet.text2)
        self.hapus = _format(palet.text, palet.wrong_soft)
        self.hapus.setFontStrikeOut(True)
        self.tambah = _format(palet.text, palet.done_soft)
        self.tambah.setFontUnderline(True)
        self.tambah.setFontWeight(QFont.Weight.DemiBold)
        self.bentuk = {"sama": self.biasa, "hapus": self.hapus, "tambah": self.tambah}

    def write(self, beda: BedaJabatan) -> None:
        """Name, kind, and its differences in reading order."""
        self.cursor.beginEditBlock()
        self.block()
        self.cursor.insertText(" ".join(bersihkan(beda.nama).split()), self.tebal)
        self.block(above=2)
        self.cursor.insertText(told(beda).capitalize() if beda.bagian else TIDAK_BERUBAH, self.dua)
        for satu in beda.bagian:
            self.part(satu)
        self.cursor.endEditBlock()

    def part(self, satu: BedaBagian) -> None:
        """Where it is, and below that what went and what came."""
        self.block(above=16)
        self.starts.append(self.cursor.blockNumber())
        sebutan = "" if satu.jenis == "berubah" else f"  ·  {SEBUTAN[satu.jenis]}"
        self.cursor.insertText(satu.tempat + sebutan, self.dua)
        self.block(above=2)
        for before, (jenis, teks) in pairwise((("sama", ""), *satu.kata)):
            if before[0] == "hapus" and jenis == "tambah" and not before[1][-1].isspace():
                self.cursor.insertText(" ", self.biasa)  # what went and what came in its place are not one word
            self.cursor.insertText(_shown(teks, changed=jenis != "sama"), self.bentuk[jenis])
        if not satu.kata:
            self.cursor.insertText(KOSONG, self.dua)

    def block(self, *, above: float = 0.0) -> None:
        """Begins a block."""
        bentuk = QTextBlockFormat()
        bentuk.setTopMargin(above)
        bentuk.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._fresh:
            self.cursor.setBlockFormat(bentuk)
        else:
            self.cursor.insertBlock(bentuk, self.biasa)
        self._fresh = False


def _format(colour: str, ground: str = "") -> QTextCharFormat:
    hasil = QTextCharFormat()
    hasil.setForeground(QColor(colour))
    if ground:
        hasil.setBackground(QColor(ground))
    return hasil


def _shown(teks: str, *, changed: bool) -> str:
    """Line ends within the block; where only a line end changed, a sign for it."""
    teks = bersihkan(teks)
    if changed and not teks.strip():
        teks = teks.replace("\n", "¶\n")
    return teks.replace("\n", "\u2028")
