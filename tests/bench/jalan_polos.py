"""A bare Qt window to compare with: a tree and a table, filled with as many rows as ours shows, and nothing else."""

import os
import sys

from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from tests.bench.saat import Penonton, print_now


def make_window(rows_tree: int, rows_table: int) -> tuple[QMainWindow, QTreeWidget, QTableWidget]:
    """The window with its two widgets."""
    tree = QTreeWidget()
    tree.setHeaderLabels(["Jabatan"])
    tree.addTopLevelItems([QTreeWidgetItem([f"Jabatan {n}"]) for n in range(rows_tree)])
    table = QTableWidget(rows_table, 4)
    for baris in range(rows_table):
        for kolom in range(4):
            table.setItem(baris, kolom, QTableWidgetItem(f"Isi {baris} {kolom}"))
    splitter = QSplitter()
    splitter.addWidget(tree)
    splitter.addWidget(table)
    window = QMainWindow()
    window.setCentralWidget(splitter)
    window.resize(1280, 720)
    return window, tree, table


def main() -> None:
    """Shows it, says when it is usable, and ends."""
    app = QApplication(sys.argv[:1])
    window, tree, table = make_window(int(sys.argv[1]), int(sys.argv[2]))
    window.show()
    penonton = Penonton([tree.viewport(), table.viewport()], app.quit)
    app.exec()
    print_now()
    del penonton
    os._exit(0)


if __name__ == "__main__":
    main()
