"""A form in an office of its own, with the editor beside it and a window that answers each change."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.history import Changes
from iki_desktop.domain.dokumen import Formulir
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services import riwayat
from iki_desktop.services.formulir import load_formulir
from iki_desktop.services.jabatan import add_jabatan
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.sunting import insert_butir, insert_indikator, insert_sasaran, set_teks
from ui.formulir.editor import FormulirEditor
from ui.formulir.petak import NamaSatuan, Petak
from ui.penyunting import Penyunting
from ui.tema.tema import Tema

Key = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@dataclass
class Meja:
    """The editor at work on one form of an office."""

    editor: FormulirEditor
    kantor: Kantor
    penyunting: Penyunting
    id: int
    galat: list[Exception] = field(default_factory=list)

    def isi(self) -> Formulir:
        """The form as the store has it."""
        return load_formulir(self.kantor, self.id)

    def answer(self, changes: Changes, _origin: object = None) -> None:
        """What the window does after each change."""
        if self.id in changes.jabatan:
            self.editor.show_form(self.isi())

    def undo(self) -> None:
        """Ctrl+Z in the window."""
        self.editor.flush()
        changes = riwayat.undo(self.kantor)
        if changes is not None:
            self.answer(changes)

    def steps(self) -> int:
        """How many steps the history has."""
        return len(riwayat.history(self.kantor))

    def keys(self, *isi: str | Key | tuple[Key, Qt.KeyboardModifier]) -> None:
        """Keys to whatever has the focus: letters, keys, keys with modifiers."""
        for satu in isi:
            tujuan = QApplication.focusWidget()
            assert tujuan is not None
            if isinstance(satu, str):
                QTest.keyClicks(tujuan, satu)
            elif isinstance(satu, tuple):
                QTest.keyClick(tujuan, satu[0], satu[1])
            else:
                QTest.keyClick(tujuan, satu)

    def petak(self, tempat: Tempat) -> Petak:
        """A slot."""
        petak = self.editor.tata.at(tempat)
        assert petak is not None, tempat
        return petak

    def at(self, petak: Petak) -> QPoint:
        """Where a slot is on the viewport."""
        return self.editor.on_view(petak.kotak).center().toPoint()

    def click(self, tempat: Tempat, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """The mouse on a slot."""
        QTest.mouseClick(self.editor.viewport(), Qt.MouseButton.LeftButton, modifier, self.at(self.petak(tempat)))

    def drag(self, satuan: tuple[NamaSatuan, int], ke: tuple[NamaSatuan, int], bagian: float) -> None:
        """A unit dragged by its handle to a part (0 top, 1 bottom) of another one."""
        editor = self.editor
        gagang = editor.on_view(editor.tata.satuan[satuan].gagang)
        tujuan = editor.on_view(editor.tata.satuan[ke].kotak)
        dari = QPointF(gagang.center().x(), gagang.top() + 6).toPoint()
        hingga = QPointF(tujuan.center().x(), tujuan.top() + bagian * tujuan.height()).toPoint()
        view, left = editor.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(view, left, Qt.KeyboardModifier.NoModifier, dari)
        QTest.mouseMove(view, (dari + hingga) / 2)
        QTest.mouseMove(view, hingga)
        assert editor.sorotan.sisip is not None
        QTest.mouseRelease(view, left, Qt.KeyboardModifier.NoModifier, hingga)
        assert editor.sorotan.sisip is None

    def paste(self, teks: str) -> None:
        """Ctrl+V of a text."""
        QApplication.clipboard().setText(teks)
        tujuan = QApplication.focusWidget()
        assert tujuan is not None
        QTest.keySequence(tujuan, QKeySequence(QKeySequence.StandardKey.Paste))

    def tugas(self, ke: int) -> Tempat:
        """The slot of a duty."""
        return Tempat("tugas", self.isi().tugas[ke].id, "teks")  # type: ignore[attr-defined]

    def baris(self, sasaran: int, ke: int, kolom: str = "teks") -> Tempat:
        """The slot of a column of a row."""
        return Tempat("indikator", self.isi().sasaran[sasaran].indikator[ke].id, kolom)

    def sasaran(self, ke: int) -> Tempat:
        """The slot of a goal."""
        return Tempat("sasaran", self.isi().sasaran[ke].id, "teks")


def fill(kantor: Kantor) -> int:
    """A form with three duties and two goals of two rows and one."""
    (id_jabatan,) = add_jabatan(kantor, "KASI UJI", induk=None).new
    insert_butir(kantor, id_jabatan, "tugas", 0, ("menyusun rencana;", "melaksanakan;", "melapor."))
    for ke, (teks, baris) in enumerate((("Tertib administrasi", ("surat", "arsip")), ("Pelayanan", ("warga",)))):
        id_sasaran, id_kosong = insert_sasaran(kantor, id_jabatan, ke, teks).new
        set_teks(kantor, Tempat("indikator", id_kosong, "teks"), f"Jumlah {baris[0]}")
        if baris[1:]:
            insert_indikator(kantor, id_sasaran, 1, [{"teks": f"Jumlah {b}"} for b in baris[1:]])
    return id_jabatan


@pytest.fixture
def meja(qtbot: QtBot, tema: Tema, kosong: Path) -> Iterator[Meja]:
    """The editor on a filled form, 1000 × 600, with the focus."""
    yield from make_meja(qtbot, tema, kosong, filled=True)


@pytest.fixture
def meja_kosong(qtbot: QtBot, tema: Tema, kosong: Path) -> Iterator[Meja]:
    """The editor on an empty form."""
    yield from make_meja(qtbot, tema, kosong, filled=False)


def make_meja(qtbot: QtBot, tema: Tema, path: Path, *, filled: bool) -> Iterator[Meja]:
    """An editor and its office; closed in the end."""
    kantor = open_office(path)
    galat: list[Exception] = []
    penyunting = Penyunting(kantor, galat.append)
    id_jabatan = fill(kantor) if filled else add_jabatan(kantor, "KASI UJI", induk=None).new[0]
    editor = FormulirEditor(tema, penyunting=penyunting)
    qtbot.addWidget(editor)
    hasil = Meja(editor, kantor, penyunting, id_jabatan, galat)
    penyunting.changed.connect(hasil.answer)
    editor.resize(1000, 600)
    editor.show()
    editor.show_form(hasil.isi())
    editor.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    yield hasil
    editor.use(None)
    kantor.close()
