"""Bare Qt views of the same large office, for what `jalan_sunting` measures in ours. Prints JSON, milliseconds.

A tree of Qt's own items, a form as a QTextEdit that is filled anew, a table over all indicators with an open editor,
and a page drawn from a QTextDocument. Nothing is stored, read or counted; all data is in memory.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from iki_desktop.domain.dokumen import Formulir, Indikator
from iki_desktop.domain.jabatan import Jabatan
from iki_desktop.services.formulir import load_dokumen, load_jabatan
from iki_desktop.services.kantor import opened
from tests.bench.besar import CAMAT, KEPALA_CABANG
from tests.bench.jam import Jam, press

_KALI = {"huruf": 24, "pilih": 18, "cabang": 3}
_KERTAS = QSizeF(842, 595)  # points
_TUNGGU = 50  # ms
Index = QModelIndex | QPersistentModelIndex


def as_html(formulir: Formulir) -> str:
    """A form: its lists and its table."""
    daftar = "".join(f"<li>{escape(butir)}</li>" for butir in (*formulir.tugas, *formulir.fungsi))
    baris = "".join(
        f"<tr>{f'<td rowspan={len(s.indikator)}>{escape(s.teks)}</td>' if n == 0 else ''}"
        f"<td>{escape(i.teks)}</td><td>{escape(i.penjelasan)}<br>{escape(i.rumus)}</td><td>{escape(i.sumber)}</td></tr>"
        for s in formulir.sasaran
        for n, i in enumerate(s.indikator)
    )
    return f"<h3>{escape(formulir.nama)}</h3><ul>{daftar}</ul><table border=1 width='100%'>{baris}</table>"


class Tabel(QAbstractTableModel):
    """All indicators of the office."""

    def __init__(self, indikator: Sequence[Indikator]) -> None:
        """Four texts a row."""
        super().__init__()
        self._isi = [(i.teks, i.penjelasan, i.rumus, i.sumber) for i in indikator]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008, N802
        """All."""
        return len(self._isi)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008, N802
        """Four."""
        return 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._isi[index.row()][index.column()]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each cell can be typed in."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable


class Isian(QStyledItemDelegate):
    """Types in several lines."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002, N802
        """A plain text field."""
        return QTextEdit(parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Its text."""
        if isinstance(editor, QTextEdit):
            editor.setPlainText(index.data())


class JendelaPolos(QMainWindow):
    """Tree, form, table and page side by side. `drawn`: the page is another one."""

    drawn = Signal()

    def __init__(self, jabatan: Sequence[Jabatan], formulir: Sequence[Formulir]) -> None:
        """All of it is filled."""
        super().__init__()
        self.formulir = {f.id: f for f in formulir}
        self.tree, self.form, self.table, self.page = QTreeWidget(), QTextEdit(), QTableView(), QLabel()
        self.items = {j.id: QTreeWidgetItem([j.nama]) for j in jabatan}
        for satu in jabatan:
            self.items[satu.id].setData(0, Qt.ItemDataRole.UserRole, satu.id)
            atas = self.items[satu.induk_id] if satu.induk_id else self.tree.invisibleRootItem()
            atas.addChild(self.items[satu.id])
        self.tree.expandAll()
        self.model = Tabel([i for f in formulir for s in f.sasaran for i in s.indikator])
        self.table.setModel(self.model)
        self.isian = Isian()
        self.table.setItemDelegate(self.isian)
        self.table.verticalHeader().setDefaultSectionSize(90)
        splitter = QSplitter()
        for widget in (self.tree, self.form, self.table, self.page):
            splitter.addWidget(widget)
        splitter.setSizes([340, 500, 480, 600])
        self.setCentralWidget(splitter)
        self.tree.currentItemChanged.connect(self._chosen)
        self.resize(1920, 1000)

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.form.setHtml(as_html(self.formulir[item.data(0, Qt.ItemDataRole.UserRole)]))

    def draw(self, html: str) -> None:
        """A page as wide as there is room."""
        dokumen = QTextDocument()
        dokumen.setPageSize(_KERTAS)
        dokumen.setHtml(html)
        skala = self.page.width() / _KERTAS.width()
        image = QImage(self.page.width(), round(_KERTAS.height() * skala), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(skala, skala)
        dokumen.drawContents(painter)
        painter.end()
        self.page.setPixmap(QPixmap.fromImage(image))
        self.drawn.emit()


class Percobaan:
    """The measurements, named as ours."""

    def __init__(self, window: JendelaPolos) -> None:
        """The window is shown."""
        self.window, self.jam = window, Jam()
        self.hasil: dict[str, list[float]] = {}

    def run(self) -> dict[str, list[float]]:
        """All."""
        self.jam.rest(500)
        self.type_letters()
        self.choose()
        self.delete_branch()
        return self.hasil

    def seen(self, nama: str, act: Callable[[], object]) -> None:
        widgets = [self.window.tree.viewport(), self.window.form.viewport()]
        self.hasil.setdefault(nama, []).extend(self.jam.measure(act, (None, widgets)))
        self.jam.rest(_TUNGGU)

    def type_letters(self) -> None:
        """In an editor of the table; the page is drawn from the form and what is typed."""
        window = self.window
        window.table.edit(window.model.index(2, 0))
        self.jam.rest(_TUNGGU)
        field = window.table.viewport().findChild(QTextEdit)
        if not isinstance(field, QTextEdit):
            raise TypeError("tidak ada isian")
        html = as_html(max(window.formulir.values(), key=lambda f: sum(map(len, (*f.tugas, *f.fungsi)))))
        for n in range(_KALI["huruf"]):
            sel = (field.textChanged, [field.viewport()])
            self.hasil.setdefault("huruf", []).extend(self.jam.measure(partial(press, field, n), sel))
            self.jam.rest(_TUNGGU)

        def follow() -> None:
            window.draw(escape(field.toPlainText()) + html)

        field.textChanged.connect(follow)
        for n in range(_KALI["huruf"]):
            halaman = (window.drawn, [window.page])
            self.hasil.setdefault("huruf_halaman", []).extend(self.jam.measure(partial(press, field, n), halaman))
            self.jam.rest(_TUNGGU)

    def choose(self) -> None:
        """One position after another."""
        semua = list(self.window.items.values())
        for item in semua[5 :: len(semua) // _KALI["pilih"]]:
            self.seen("pilih", partial(self.window.tree.setCurrentItem, item))

    def delete_branch(self) -> None:
        """The item of a branch taken out, put back, and so on."""
        tree, item = self.window.tree, self.window.items[KEPALA_CABANG]
        atas = self.window.items[CAMAT]
        ke = atas.indexOfChild(item)
        dalam = [anak for n in range(item.childCount()) if (anak := item.child(n)) is not None]

        def take() -> None:
            tree.setCurrentItem(atas)
            atas.takeChild(ke)

        def put() -> None:
            atas.insertChild(ke, item)
            for satu in (item, *dalam):
                satu.setExpanded(True)
            tree.setCurrentItem(item)

        for _ in range(_KALI["cabang"]):
            tree.setCurrentItem(item)
            self.jam.rest(_TUNGGU)
            for nama, act in (("hapus", take), ("urungkan", put), ("ulangi", take), ("urungkan", put)):
                self.seen(nama, act)


def main() -> None:
    """One run on the office file that is named."""
    with opened(Path(sys.argv[1])) as kantor:
        jabatan, dokumen = load_jabatan(kantor), load_dokumen(kantor)
    app = QApplication(sys.argv[:1])
    window = JendelaPolos(jabatan, dokumen.formulir)
    window.show()
    print(json.dumps(Percobaan(window).run()), flush=True)
    del app
    os._exit(0)


if __name__ == "__main__":
    main()
