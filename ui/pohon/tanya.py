"""The question before a branch is deleted."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


class Isi(Protocol):
    """What goes with a position, counted; `jabatan` counts it too."""

    @property
    def jabatan(self) -> int: ...
    @property
    def tugas(self) -> int: ...
    @property
    def fungsi(self) -> int: ...
    @property
    def sasaran(self) -> int: ...
    @property
    def indikator(self) -> int: ...


def question(nama: str, isi: Isi) -> str:
    """What to ask; empty where nothing but an empty form goes, and nothing has to be asked."""
    banyak = ((isi.tugas, "tugas"), (isi.fungsi, "fungsi"), (isi.sasaran, "sasaran"), (isi.indikator, "indikator"))
    rincian = ", ".join(f"{n} {satuan}" for n, satuan in banyak if n)
    bawahan = isi.jabatan - 1
    if not bawahan and not rincian:
        return ""
    ikut = f" dengan {bawahan} bawahan" if bawahan else ""
    return f"Hapus “{nama}”{ikut}{': ' if rincian else ''}{rincian}? Bisa diurungkan dengan Ctrl+Z."


def ask_delete(parent: QWidget, kalimat: str) -> bool:
    """Whether the user means it."""
    tanya = make_box(parent, kalimat)
    tanya.exec()
    return tanya.clickedButton() is tanya.defaultButton()


def make_box(parent: QWidget, kalimat: str) -> QMessageBox:
    """The dialog; its default button deletes."""
    tanya = QMessageBox(parent)
    tanya.setWindowTitle("Hapus jabatan")
    tanya.setIcon(QMessageBox.Icon.Question)
    tanya.setTextFormat(Qt.TextFormat.PlainText)
    tanya.setText(kalimat)
    tanya.setDefaultButton(tanya.addButton("Hapus", QMessageBox.ButtonRole.AcceptRole))
    tanya.addButton("Batal", QMessageBox.ButtonRole.RejectRole)
    return tanya
