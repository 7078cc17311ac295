"""The whole window with a clerk before it: keys and mouse go in, what the office file holds comes out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iki_desktop.domain.dokumen import Butir, Dokumen, Formulir
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.formulir import load_formulir, load_jabatan
from iki_desktop.services.kantor import open_office
from iki_desktop.services.riwayat import history
from iki_desktop.services.tahun import IsiTahun
from tests.ui.conftest import Jawaban, LembarTiruan, PratinjauTiruan
from tests.ui.test_pohon import rows
from ui.formulir.editor import FormulirEditor
from ui.formulir.petak import Petak
from ui.penyunting import Penyunting
from ui.pohon.nama import KolomNama
from ui.sesi import Sesi
from ui.tahun.baru import TahunBaru
from ui.tahun.salin import JawabanSalin
from ui.window import MainWindow

Key = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@dataclass
class JawabanSunting(Jawaban):
    """Answers also what editing asks."""

    tahun_baru: TahunBaru | None = None
    hapus_tahun: bool = False
    salin: JawabanSalin | None = None
    buang: bool = False
    hilang: list[tuple[str, ...]] = field(default_factory=list)  # what would have been lost, each time it was asked

    def may_lose(self, teks: Sequence[str]) -> bool:
        self.hilang.append(tuple(teks))
        self.asked.append(f"lose {len(teks)}")
        return self.buang

    def new_year(self, tahun: Sequence[int], kini: int) -> TahunBaru | None:
        self.asked.append(f"year {tuple(tahun)} {kini}")
        return self.tahun_baru

    def may_delete(self, tahun: int, isi: IsiTahun) -> bool:
        self.asked.append(f"delete {tahun} {isi.jabatan} {isi.indikator}")
        return self.hapus_tahun

    def form_to_copy(self, penyunting: Penyunting, tujuan: int) -> JawabanSalin | None:
        self.asked.append(f"copy {tujuan} {penyunting.writable}")
        return self.salin


@dataclass
class PratinjauPencatat(PratinjauTiruan):
    """Keeps the documents it was asked to lay out."""

    dokumen: list[Dokumen] = field(default_factory=list)

    def susun(self, dokumen: Dokumen, id_jabatan: int) -> LembarTiruan:
        self.dokumen.append(dokumen)
        return super().susun(dokumen, id_jabatan)

    def formulir(self) -> Formulir:
        """The form that was asked for last."""
        return next(f for f in self.dokumen[-1].formulir if f.id == self.asked[-1])


@dataclass
class Juru:
    """Works in the window on one office file."""

    window: MainWindow
    path: Path
    jawaban: JawabanSunting
    pratinjau: PratinjauPencatat
    qtbot: QtBot
    asked: list[str] = field(default_factory=list)  # what was asked before something is deleted
    boleh: bool = True

    def open(self, path: Path | None = None) -> None:
        """Opens the office file (or another)."""
        self.path = path or self.path
        self.window.start(self.path)
        self.window.kerja.pohon.confirm = self._confirm
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def _confirm(self, kalimat: str) -> bool:
        self.asked.append(kalimat)
        return self.boleh

    # -- what is there

    @property
    def sesi(self) -> Sesi:
        assert self.window.berkas.sesi is not None
        return self.window.berkas.sesi

    @property
    def editor(self) -> FormulirEditor:
        return self.window.kerja.formulir

    def id(self, nama: str) -> int:
        """A position of the year that is shown."""
        return next(j.id for j in self.sesi.jabatan if j.nama == nama)

    def names(self) -> list[str]:
        """The positions, as the office file has them."""
        return [j.nama for j in self.sesi.penyunting.ask(load_jabatan)]

    def rows(self) -> list[str]:
        """The positions, as the tree shows them, with a dot for each level."""
        return rows(self.window.kerja.pohon.model)

    def isi(self, nama: str = "") -> Formulir:
        """A form as the office file has it: of the chosen position, or another."""
        return self.sesi.penyunting.ask(load_formulir, self.id(nama) if nama else self.window.kerja.pohon.current)

    def tugas(self) -> list[str]:
        """The duties of the chosen position, as stored."""
        return [str(butir) for butir in self.isi().tugas]

    def steps(self) -> list[str]:
        """What the history says, newest first."""
        return [langkah.label for langkah in self.sesi.penyunting.ask(history)]

    def reread(self, nama: str) -> Formulir:
        """A form as the file has it, once the window is closed."""
        kantor = open_office(self.path, hanya_baca=True)
        try:
            return load_formulir(kantor, next(j.id for j in load_jabatan(kantor) if j.nama == nama))
        finally:
            kantor.close()

    # -- what one does

    def choose(self, nama: str) -> None:
        """A position in the tree."""
        self.window.kerja.pohon.choose(self.id(nama))

    def do(self, nama: str) -> None:
        """Something of the window's menus; it has to be possible."""
        action = self.window.actions_[nama]
        assert action.isEnabled(), nama
        action.trigger()

    def page(self, nama: str) -> QWidget:
        """Opens a page by its menu entry."""
        self.do(nama)
        panel = self.window.kerja.panel
        assert panel is not None
        assert panel.isVisible()
        return panel

    def focus(self) -> QWidget:
        """Who has the keys."""
        hasil = QApplication.focusWidget()
        assert hasil is not None
        return hasil

    def keys(self, *isi: str | Key | tuple[Key, Qt.KeyboardModifier]) -> None:
        """Letters, keys, keys with modifiers, to whoever has the focus at that moment."""
        for satu in isi:
            if isinstance(satu, str):
                QTest.keyClicks(self.focus(), satu)
            elif isinstance(satu, tuple):
                QTest.keyClick(self.focus(), satu[0], satu[1])
            else:
                QTest.keyClick(self.focus(), satu)

    def undo(self) -> None:
        """Ctrl+Z, to whoever has the focus."""
        self.keys((Key.Key_Z, CTRL))

    def redo(self) -> None:
        self.keys((Key.Key_Y, CTRL))

    def paste(self, teks: str) -> None:
        """Ctrl+V of a text."""
        QApplication.clipboard().setText(teks)
        QTest.keySequence(self.focus(), QKeySequence(QKeySequence.StandardKey.Paste))

    def tree(self) -> None:
        """The keys go to the tree."""
        self.window.kerja.go_to(self.window.kerja.pohon)

    def type_name(self, nama: str) -> None:
        """A name in the row that is being named, and Enter."""
        assert isinstance(self.focus(), KolomNama)
        self.keys(nama, Key.Key_Return)

    def petak(self, tempat: Tempat) -> Petak:
        """A slot of the form."""
        petak = self.editor.tata.at(tempat)
        assert petak is not None, tempat
        return petak

    def click(self, tempat: Tempat, *, double: bool = False) -> None:
        """The mouse on a slot, once it is in sight; twice begins to type."""
        petak = self.petak(tempat)
        self.editor.bring_into_view(petak.kotak)
        at = self.editor.on_view(petak.kotak).center().toPoint()
        view, left, none = self.editor.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(view, left, none, at)
        if double:
            QTest.mouseDClick(view, left, none, at)

    def type_in(self, tempat: Tempat) -> None:
        """Ready to type at the end of a slot."""
        self.click(tempat, double=True)
        self.keys((Key.Key_End, CTRL))

    def butir(self, ke: int, daftar: str = "tugas") -> Tempat:
        """The slot of a duty or function."""
        formulir = self.isi()
        butir = (formulir.tugas if daftar == "tugas" else formulir.fungsi)[ke]
        assert isinstance(butir, Butir)
        return Tempat("tugas" if daftar == "tugas" else "fungsi", butir.id, "teks")

    def baris(self, sasaran: int, ke: int, kolom: str = "teks") -> Tempat:
        """A cell of the table."""
        return Tempat("indikator", self.isi().sasaran[sasaran].indikator[ke].id, kolom)

    def widen(self) -> None:
        """Form and preview side by side."""
        self.window.resize(1600, 800)
        self.qtbot.waitUntil(lambda: self.window.kerja.side_by_side)
        self.qtbot.waitUntil(lambda: self.window.kerja.pratinjau is not None and bool(self.pratinjau.asked))


def button(panel: QWidget, teks: str) -> QPushButton:
    """The button of a page with these words."""
    return next(b for b in panel.findChildren(QPushButton) if b.text().strip() == teks and b.isVisibleTo(panel))


@pytest.fixture
def jawaban() -> JawabanSunting:
    """Dialogs that say no until a test tells them otherwise, also those of editing."""
    return JawabanSunting()


@pytest.fixture
def pratinjau() -> PratinjauPencatat:
    """Pages without a PDF; the documents are kept."""
    return PratinjauPencatat()


@pytest.fixture
def juru(
    qtbot: QtBot, window: MainWindow, pujon: Path, jawaban: JawabanSunting, pratinjau: PratinjauPencatat
) -> Iterator[Juru]:
    """A clerk in Pujon's office."""
    window.setWindowState(Qt.WindowState.WindowNoState)  # the offscreen screen is smaller than any clerk's
    QApplication.processEvents()
    window.resize(1366, 728)
    qtbot.waitUntil(lambda: window.width() == 1366)
    hasil = Juru(window, pujon, jawaban, pratinjau, qtbot)
    hasil.open()
    yield hasil
    if window.berkas.sesi is not None:
        assert window.bilah.texts() == [], "nothing was refused that the test didn't look at"
