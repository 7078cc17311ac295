"""A clerk at the page of imports: files as villages send them go in, what the office file holds comes out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from iki_desktop.domain.figur import tulis_figur
from iki_desktop.domain.periode import baca_periode
from iki_desktop.services.angka import load_angka
from iki_desktop.services.desa import cari_desa, load_desa
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.riwayat import history
from iki_desktop.services.variabel import cari_variabel, load_variabel
from tests.ui.conftest import Jawaban
from ui.impor.panel import PanelImpor
from ui.ingatan import Ingatan
from ui.jobs import Lane
from ui.penyunting import Penyunting
from ui.tema.tema import Tema

Key = Qt.Key
DESA = (
    "Bendosari", "Sukomulyo", "Pujon Kidul", "Pandesari", "Pujon Lor", "Ngroto", "Ngabab", "Tawangsari", "Madiredo",
    "Wiyurejo",
)  # fmt: skip
LINMAS, SISKAMLING = "Kegiatan pembinaan linmas", "Kegiatan monitoring siskamling"
Isi = str | int | float | None


@dataclass
class JawabanImpor(Jawaban):
    """Answers also where files are, and where they go."""

    lembar: Sequence[Path] = ()
    folder: Path | None = None

    def sheets_to_import(self, folder: Path) -> list[Path]:
        self.asked.append(f"sheets {folder}")
        return list(self.lembar)

    def folder_to_write(self, judul: str, folder: Path) -> Path | None:
        self.asked.append(f"{judul} {folder}")
        return self.folder


def book(path: Path, *baris: Sequence[Isi], lembar: str = "Rekap") -> Path:
    """A workbook of one sheet."""
    buku = openpyxl.Workbook()
    satu = buku.active
    assert satu is not None
    satu.title = lembar
    for isi in baris:
        satu.append(list(isi))
    buku.save(path)
    return path


def recap(path: Path, *, bulan: str = "Maret", nama: dict[str, str] | None = None, tambah: int = 0) -> Path:
    """Figures of two variables by village, of one month: 1 and 11 of the first village, 2 and 12 of the next …"""
    kepala: list[Sequence[Isi]] = [["KECAMATAN PUJON"], [f"Bulan {bulan} 2026"], [], ["No", "Desa", LINMAS, SISKAMLING]]
    for ke, desa in enumerate(DESA, start=1):
        kepala.append([ke, (nama or {}).get(desa, desa), ke + tambah, ke + 10 + tambah])
    return book(path, *kepala)


@dataclass
class JuruImpor:
    """Works at the page of imports."""

    panel: PanelImpor
    kantor: Kantor
    qtbot: QtBot
    pemilih: JawabanImpor

    def add(self, *paths: Path) -> None:
        """Files, read and reviewed."""
        self.panel.add(paths)
        self.rest()

    def rest(self) -> None:
        """Until nothing is read or reviewed any more."""
        self.qtbot.waitUntil(lambda: not self.panel.alur.kerja, timeout=20_000)
        for _ in range(6):
            QApplication.processEvents()

    def figure(self, variabel: str, periode: str, desa: str) -> str:
        """What the office file has, as one types it."""
        nomor = cari_variabel(load_variabel(self.kantor), variabel).id
        masa, id_desa = baca_periode(periode), cari_desa(load_desa(self.kantor), desa)
        ada = load_angka(self.kantor, [nomor], [masa], [id_desa]).get((nomor, masa, id_desa))
        return tulis_figur(ada.figur) if ada is not None else ""

    def total(self) -> int:
        """How many figures there are."""
        with self.kantor.read() as connection:
            banyak: int = connection.execute("SELECT count(*) FROM angka WHERE status <> 'kosong'").get
            return banyak

    def steps(self) -> list[str]:
        """What the history says, newest first, of what still stands."""
        return [satu.label for satu in history(self.kantor) if satu.keadaan == "berlaku"]

    def questions(self) -> list[str]:
        """The open ones, by their keys."""
        return [p.kunci for _, p in self.panel.alur.questions()]

    def press(self, *keys: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Keys, to whoever has the focus at that moment."""
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, key, modifiers)
        self.rest()

    def press_button(self, kata: str) -> None:
        """A button of the page, by its words."""
        semua = [t for t in self.panel.findChildren(QPushButton) if t.text() == kata and t.isVisible()]
        assert len(semua) == 1, [t.text() for t in self.panel.findChildren(QPushButton) if t.isVisible()]
        assert semua[0].isEnabled()
        semua[0].click()
        self.rest()

    def answer(self, kunci: str, nilai: str) -> None:
        """The answer of a question, by the mouse."""
        kartu = next(k for k in self.panel.temuan.tanya.kartu if k.pertanyaan.kunci == kunci)
        ke = [p.nilai for p in kartu.pertanyaan.pilihan].index(nilai)
        kartu.tombol[ke].click()
        self.rest()

    def counts(self) -> dict[str, int]:
        """How many cells of the chosen file come to which end."""
        berkas = self.panel.daftar.berkas
        assert berkas is not None
        return {k: v for k, v in berkas.hitung().items() if v}


@pytest.fixture
def pemilih_impor() -> JawabanImpor:
    """Dialogs that say no until a test tells them otherwise."""
    return JawabanImpor()


@pytest.fixture
def panel_impor(
    qtbot: QtBot, tema: Tema, penyunting: Penyunting, lane: Lane, pemilih_impor: JawabanImpor, ingatan: Ingatan
) -> Iterator[PanelImpor]:
    """The page of imports over Pujon, in front."""
    hasil = PanelImpor(tema, penyunting, lane, pemilih_impor, ingatan)
    qtbot.addWidget(hasil)
    hasil.resize(1026, 640)
    hasil.show()
    hasil.activateWindow()
    qtbot.waitUntil(hasil.isActiveWindow)
    hasil.setFocus()
    yield hasil
    hasil.end()


@pytest.fixture
def juru_impor(panel_impor: PanelImpor, kantor: Kantor, qtbot: QtBot, pemilih_impor: JawabanImpor) -> JuruImpor:
    """A clerk before it."""
    return JuruImpor(panel_impor, kantor, qtbot, pemilih_impor)
