"""A form as a document of the screen: heads, lists that hang under their marks, the table with its merged cells.

Everything goes in as plain text: what the office typed is never read as markup.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)

from iki_desktop.domain.dokumen import Formulir, Indikator, Sasaran, sel_bersama
from iki_desktop.domain.teks import bersihkan, penanda_ke, pisah_penanda
from ui.formulir.rumus import SIGN, rumus_format
from ui.tema.palet import Palet

SHARES = (20, 25, 35, 20)  # of the width, as on paper (rules.md)
MARGIN = 16
_PAD = 8
_LINE_HEIGHT = 118  # per cent
_TAB = QTextOption.TabType.LeftTab

KOSONG = "Formulir ini belum berisi tugas, sasaran, dan indikator."
TANPA_TUGAS = "Formulir ini belum berisi tugas."
TANPA_TABEL = "Formulir ini belum berisi sasaran dan indikator."


class _Baris(NamedTuple):
    """One line of a text: its indentation in levels, its mark, its words. `base` is the room of a mark above it."""

    tingkat: int
    tanda: str
    isi: str
    base: float = 0.0


class PenulisFormulir:
    """Writes one form into a document."""

    def __init__(self, doc: QTextDocument, palet: Palet, font: QFont) -> None:
        """`font` at the size wanted; `doc` is written anew."""
        self.doc, self.palet = doc, palet
        font = QFont(font)
        font.setPixelSize(round(QFontInfo(font).pixelSize()))
        doc.clear()
        doc.setDefaultFont(font)
        doc.setDocumentMargin(MARGIN)
        doc.setUndoRedoEnabled(False)
        self.metrics = QFontMetricsF(font)
        self.em = float(font.pixelSize())
        self.biasa = QTextCharFormat()
        self.biasa.setForeground(QColor(palet.text))
        self.tebal = QTextCharFormat(self.biasa)
        self.tebal.setFontWeight(QFont.Weight.Bold)
        self.dua = QTextCharFormat(self.biasa)
        self.dua.setForeground(QColor(palet.text2))
        self.cursor = QTextCursor(doc)
        self.fresh = True  # the block the cursor stands in is still empty

    # -- blocks

    def block(self, left: float = 0.0, indent: float = 0.0, tabs: Iterable[float] = (), *, above: float = 0.0) -> None:
        """Begins a block: its left edge, how far its first line hangs out, where tabs stop from there."""
        bentuk = QTextBlockFormat()
        bentuk.setLeftMargin(left)
        bentuk.setTextIndent(indent)
        bentuk.setTabPositions([QTextOption.Tab(tab, _TAB) for tab in tabs])
        bentuk.setTopMargin(above)
        bentuk.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self.fresh:
            self.cursor.setBlockFormat(bentuk)
            self.cursor.mergeBlockCharFormat(self.biasa)  # merge: the first block of a cell holds its span
        else:
            self.cursor.insertBlock(bentuk, self.biasa)
        self.fresh = False

    def put(self, teks: str, bentuk: QTextCharFormat | None = None) -> None:
        """Letters, as they are."""
        self.cursor.insertText(teks, bentuk or self.biasa)

    def room(self, tanda: str) -> float:
        """The width of a mark with the gap behind it."""
        return round(self.metrics.horizontalAdvance(tanda) + 0.55 * self.em) if tanda else 0.0

    # -- the parts of a form

    def write(self, formulir: Formulir) -> None:
        """All of it."""
        self.block()
        self.put(bersihkan(formulir.judul), self.tebal)
        self.head("Jabatan", [("", formulir.nama)])
        if not (formulir.tugas or formulir.fungsi or formulir.sasaran):
            self.note(KOSONG)
            return
        if formulir.tugas:
            self.head("Tugas", _items(formulir.gaya_daftar, formulir.tugas))
        else:
            self.note(TANPA_TUGAS)
        if formulir.fungsi:
            self.head("Fungsi", _items(formulir.gaya_daftar, formulir.fungsi))
        elif formulir.fungsi_tercetak:
            self.head("Fungsi", [("", "–")])
        if formulir.sasaran:
            self.table(formulir)
        else:
            self.note(TANPA_TABEL)

    def note(self, teks: str) -> None:
        """A sentence about what is missing."""
        self.block(above=12)
        self.put(teks, self.dua)

    def head(self, label: str, butir: Sequence[tuple[str, str]]) -> None:
        """A label at the left, its items hanging beside it."""
        kolom = round(5.6 * self.em)
        tanda_lebar = max(self.room(tanda) for tanda, _ in butir)
        for nomor, (tanda, isi) in enumerate(butir):
            teks = bersihkan(isi).replace("\n", "\u2028")
            if nomor == 0:
                stops = (kolom, kolom + tanda_lebar) if tanda else (kolom,)
                self.block(kolom + tanda_lebar, -(kolom + tanda_lebar), stops, above=10)
                self.put(label + "\t", self.dua)
            else:
                self.block(kolom + tanda_lebar, -tanda_lebar, (tanda_lebar,), above=3)
            self.put(f"{tanda}\t{teks}" if tanda else teks)

    # -- the table

    def table(self, formulir: Formulir) -> None:
        """Headings and rows; cells that are one on paper are one here."""
        baris = sum(max(1, len(s.indikator)) for s in formulir.sasaran)
        self.block(above=4)
        tabel = self.cursor.insertTable(baris + 1, len(SHARES), self.table_format())
        for kolom, judul in enumerate(formulir.kolom):
            self.heading(tabel, kolom, judul)
        nomor = 1
        for sasaran in formulir.sasaran:
            self.goal(tabel, nomor, sasaran)
            nomor += max(1, len(sasaran.indikator))
        self.cursor.movePosition(QTextCursor.MoveOperation.End)

    def table_format(self) -> QTextTableFormat:
        """Thin rules, room in the cells, columns as on paper, the heading repeated nowhere."""
        bentuk = QTextTableFormat()
        bentuk.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        bentuk.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in SHARES])
        bentuk.setBorderCollapse(True)
        bentuk.setBorder(1)
        bentuk.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        bentuk.setBorderBrush(QBrush(QColor(self.palet.edge)))
        bentuk.setCellPadding(_PAD)
        bentuk.setCellSpacing(0)
        bentuk.setTopMargin(12)
        bentuk.setHeaderRowCount(1)
        return bentuk

    def heading(self, tabel: QTextTable, kolom: int, judul: str) -> None:
        """One heading: bold, centred, on a tinted ground."""
        sel = tabel.cellAt(0, kolom)
        bentuk = sel.format()
        bentuk.setBackground(QColor(self.palet.ground))
        sel.setFormat(bentuk)
        self.cursor = sel.firstCursorPosition()
        tengah = QTextBlockFormat()
        tengah.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.cursor.setBlockFormat(tengah)
        self.put(bersihkan(judul).replace("\n", "\u2028"), self.tebal)

    def goal(self, tabel: QTextTable, awal: int, sasaran: Sasaran) -> None:
        """The rows of one goal, from row `awal` on."""
        indikator = sasaran.indikator
        if len(indikator) > 1:
            tabel.mergeCells(awal, 0, len(indikator), 1)
        self.into(tabel, awal, 0)
        self.lines(_split(sasaran.teks))
        for nomor, satu in enumerate(indikator):
            baris = awal + nomor
            self.into(tabel, baris, 1)
            self.lines(self.marked(satu))
            self.shared(tabel, baris, 2, sel_bersama(indikator, nomor, "gabung_penjelasan"), self.explanation)
            self.shared(tabel, baris, 3, sel_bersama(indikator, nomor, "gabung_sumber"), self.source)

    def shared(
        self,
        tabel: QTextTable,
        baris: int,
        kolom: int,
        bersama: Sequence[Indikator],
        write: Callable[[Indikator], None],
    ) -> None:
        """The one cell of the rows that share it; nothing where the cell above goes on."""
        if len(bersama) > 1:
            tabel.mergeCells(baris, kolom, len(bersama), 1)
        if bersama:
            self.into(tabel, baris, kolom)
        for satu in bersama:
            write(satu)

    def into(self, tabel: QTextTable, baris: int, kolom: int) -> None:
        """Goes to a cell."""
        self.cursor = tabel.cellAt(baris, kolom).firstCursorPosition()
        self.fresh = True

    def marked(self, satu: Indikator) -> list[_Baris]:
        """The text of an indicator: its further lines are flush with the first, behind its mark."""
        baris = bersihkan(satu.teks).split("\n")
        tanda = bersihkan(satu.penanda)
        if not tanda:
            return _split(satu.teks)
        return [_Baris(0, tanda, baris[0]), *(_Baris(*pisah_penanda(b), self.room(tanda)) for b in baris[1:])]

    def explanation(self, satu: Indikator) -> None:
        """The third column: explanation, formulas one under another, the note where it belongs here."""
        self.lines(_split(satu.penjelasan))
        for rumus in bersihkan(satu.rumus).split("\n"):
            if rumus.strip():
                self.formula(rumus)
        if satu.kolom_catatan == "penjelasan":
            self.lines(_split(satu.catatan))

    def source(self, satu: Indikator) -> None:
        """The fourth column."""
        self.lines(_split(satu.sumber))
        if satu.kolom_catatan == "sumber":
            self.lines(_split(satu.catatan))

    def lines(self, baris: Iterable[_Baris]) -> None:
        """Lines of a cell, each hanging under its mark."""
        for satu in baris:
            masuk = satu.base + 1.1 * self.em * min(satu.tingkat, 3)
            lebar = self.room(satu.tanda)
            self.block(masuk + lebar, -lebar, (lebar,) if lebar else ())
            self.put(f"{satu.tanda}\t{satu.isi}" if satu.tanda else satu.isi)

    def formula(self, teks: str) -> None:
        """A formula in a block of its own."""
        self.block(above=2)
        tinggi = self.cursor.blockFormat()
        tinggi.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        tinggi.setBottomMargin(4)
        self.cursor.setBlockFormat(tinggi)
        bentuk = rumus_format(teks, SHARES[2] / sum(SHARES), 2 * _PAD + 4)
        bentuk.setForeground(QColor(self.palet.text))
        self.cursor.insertText(SIGN, bentuk)


def write_form(doc: QTextDocument, formulir: Formulir, palet: Palet, font: QFont) -> None:
    """Writes `formulir` into `doc` (one that can draw formulas), in the colours of a palette and letters of a font."""
    penulis = PenulisFormulir(doc, palet, font)
    penulis.cursor.beginEditBlock()
    penulis.write(formulir)
    penulis.cursor.endEditBlock()


def _items(gaya: str, teks: Sequence[str]) -> list[tuple[str, str]]:
    return [(penanda_ke(gaya, nomor), satu) for nomor, satu in enumerate(teks)]


def _split(teks: str) -> list[_Baris]:
    return [_Baris(*pisah_penanda(baris)) for baris in bersihkan(teks).split("\n")] if teks else []
