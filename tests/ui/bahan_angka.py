"""A clerk at the grid of figures: keys and the clipboard go in, what the office file holds comes out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from iki_desktop.domain.figur import KOSONG, tulis_figur
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import baca_periode
from iki_desktop.services.angka import Angka, load_angka
from iki_desktop.services.desa import cari_desa, load_desa
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.riwayat import history
from iki_desktop.services.variabel import cari_variabel, load_variabel
from ui.angka.panel import PanelAngka
from ui.angka.tampilan import NamaTampilan, preset
from ui.kisi.lukis import KetikSel
from ui.penyunting import Penyunting
from ui.tema.tema import Tema

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Ketuk = str | Key | tuple[Key, Qt.KeyboardModifier]

# Rows of the monthly grid of the kecamatan, as Pujon's catalogue has them.
PEGAWAI, ABSEN, CAIR, SEHARUSNYA, PEMBINAAN = range(5)


@dataclass
class JuruAngka:
    """Works in the page of figures."""

    panel: PanelAngka
    kantor: Kantor
    qtbot: QtBot

    # -- what is there

    @property
    def here(self) -> tuple[int, int]:
        """The cell one is at."""
        kini: QModelIndex = self.panel.kisi.currentIndex()
        return kini.row(), kini.column()

    @property
    def field(self) -> QLineEdit:
        """The field of the cell that is being typed."""
        focus = QApplication.focusWidget()
        assert isinstance(focus, KetikSel), focus
        return focus

    @property
    def typing(self) -> bool:
        return isinstance(QApplication.focusWidget(), KetikSel)

    def seen(self, baris: int, kolom: int, lebar: int = 1) -> list[str]:
        """Cells of a row as they are painted."""
        return [self.panel.model.sel(baris, kolom + ke).teks for ke in range(lebar)]

    def stored(self, baris: int, kolom: int, lebar: int = 1) -> list[str]:
        """Cells of a row as the office file has them, as one types them."""
        self.rest()
        return [tulis_figur(self.angka(self.panel.model.kisi.kunci(baris, kolom + ke)).figur) for ke in range(lebar)]

    def angka(self, kunci: KunciFigur) -> Angka:
        """What the office file has of a figure."""
        nomor, masa, desa = kunci
        return load_angka(self.kantor, [nomor], [masa], [desa]).get(kunci, Angka(KOSONG))

    def all_stored(self) -> int:
        """How many figures there are."""
        self.rest()
        with self.kantor.read() as connection:
            banyak: int = connection.execute("SELECT count(*) FROM angka WHERE status <> 'kosong'").get
            return banyak

    def key(self, variabel: str, periode: str, desa: str = "") -> KunciFigur:
        """A cell by names: `key("Pegawai", "2026-01")`."""
        nomor = cari_variabel(load_variabel(self.kantor), variabel).id
        return nomor, baca_periode(periode), cari_desa(load_desa(self.kantor), desa) if desa else None

    def steps(self) -> list[str]:
        """What the history says, newest first."""
        self.rest()
        return [langkah.label for langkah in history(self.kantor)]

    def sentence(self) -> str:
        """What the strip says of the chosen cell."""
        return self.panel.pita.kalimat.text()

    def marked(self) -> set[tuple[int, int]]:
        """The cells whose text was refused."""
        model = self.panel.model
        return {(b, k) for b in range(model.rowCount()) for k in range(model.columnCount()) if model.sel(b, k).salah}

    # -- what one does

    def at(self, baris: int, kolom: int) -> None:
        """The mouse on a cell."""
        kisi = self.panel.kisi
        index = self.panel.model.index(baris, kolom)
        kisi.scrollTo(index)
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(kisi.viewport(), left, none, kisi.visualRect(index).center())
        assert self.here == (baris, kolom)

    def keys(self, *isi: Ketuk) -> None:
        """Letters, keys, keys with modifiers, to whoever has the focus at that moment; a word can end in Enter."""
        for satu in isi:
            focus = QApplication.focusWidget()
            assert focus is not None
            if isinstance(satu, str):
                _letters(satu)
            elif isinstance(satu, tuple):
                QTest.keyClick(focus, satu[0], satu[1])
            else:
                QTest.keyClick(focus, satu)

    def rest(self) -> None:
        """The clerk takes a breath: what waits is done."""
        for _ in range(6):
            QApplication.processEvents()

    def judged(self) -> None:
        """A longer one: what was typed is also looked at for what is doubtful."""
        self.rest()
        self.qtbot.waitUntil(lambda: not self.panel.model._doubting.isActive())
        self.rest()

    def choose(self, atas: int, kiri: int, tinggi: int, lebar: int) -> None:
        """A block, by Shift and arrows."""
        self.at(atas, kiri)
        self.keys(*[(Key.Key_Down, SHIFT)] * (tinggi - 1), *[(Key.Key_Right, SHIFT)] * (lebar - 1))

    def fill(self, baris: int, kolom: int, *isi: str) -> None:
        """A row of figures, typed with Tab between them."""
        self.at(baris, kolom)
        for satu in isi:
            self.keys(satu, Key.Key_Tab)
        self.rest()

    def paste(self, teks: str) -> None:
        """Ctrl+V of a text."""
        QApplication.clipboard().setText(teks)
        self.keys((Key.Key_V, CTRL))
        self.rest()

    def paste_html(self, html: str) -> None:
        """Ctrl+V of a table alone."""
        data = QMimeData()
        data.setHtml(html)
        QApplication.clipboard().setMimeData(data)
        self.keys((Key.Key_V, CTRL))
        self.rest()

    def copied(self) -> str:
        """Ctrl+C, and what another program then finds as text."""
        self.keys((Key.Key_C, CTRL))
        return QApplication.clipboard().text()

    def show(self, nama: NamaTampilan, **lain: Any) -> None:
        """Another way to look."""
        self.panel.show_tampilan(replace(preset(nama, self.panel._tampilan), **lain))
        self.rest()

    def pick(self, pilihan: QWidget, nilai: object) -> None:
        """A choice above the grid, as by mouse."""
        tempat = pilihan.findData(nilai)  # type: ignore[attr-defined]
        assert tempat >= 0, nilai
        pilihan.setCurrentIndex(tempat)  # type: ignore[attr-defined]
        pilihan.activated.emit(tempat)  # type: ignore[attr-defined]
        self.rest()

    def colours(self, baris: int, kolom: int) -> set[str]:
        """The colours a cell is painted in."""
        kisi = self.panel.kisi
        index = self.panel.model.index(baris, kolom)
        kisi.scrollTo(index)
        self.rest()
        gambar = kisi.viewport().grab(kisi.visualRect(index)).toImage()
        return {
            QColor(gambar.pixel(x, y)).name().upper() for x in range(gambar.width()) for y in range(gambar.height())
        }


def _letters(teks: str) -> None:
    """Each letter to who has the focus then: the first one opens the field."""
    for huruf in teks:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, huruf)


def table(*baris: Sequence[str]) -> str:
    """Rows as Excel puts them on the clipboard."""
    return "".join("\t".join(satu) + "\r\n" for satu in baris)


@pytest.fixture
def panel(qtbot: QtBot, tema: Tema, penyunting: Penyunting) -> PanelAngka:
    """The page of figures over Pujon, with the keys in the grid."""
    hasil = PanelAngka(tema, penyunting)
    qtbot.addWidget(hasil)
    hasil.resize(1026, 640)
    hasil.show()
    hasil.activateWindow()
    qtbot.waitUntil(hasil.isActiveWindow)
    hasil.kisi.setFocus()
    return hasil


@pytest.fixture
def juru(panel: PanelAngka, kantor: Kantor, qtbot: QtBot) -> JuruAngka:
    """A clerk at the monthly grid of the kecamatan, empty yet, at its first cell."""
    hasil = JuruAngka(panel, kantor, qtbot)
    hasil.at(0, 0)
    return hasil
