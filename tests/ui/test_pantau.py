"""The watched folder: what arrives is offered once, also after a restart; a stick that is plugged in, too."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.bahan_impor import JawabanImpor
from ui.bersama.bilah import TumpukanBilah
from ui.galat import Catatan, PelaporGalat
from ui.impor.meja import MejaPantau
from ui.impor.pantau import Pantau
from ui.ingatan import Ingatan
from ui.jobs import Lane
from ui.tema.tema import Tema


class Alat:
    """A lane, what is remembered, and the disks that are plugged in."""

    def __init__(self, settings: QSettings) -> None:
        self.ingatan = Ingatan(settings)
        self.lane = Lane()
        self.disks: list[Path] = []
        self.galat: list[Exception] = []
        self.tiba: list[tuple[Path, ...]] = []

    def pantau(self) -> Pantau:
        """A watcher whose clock doesn't run: tests look themselves."""
        pantau = Pantau(self.lane, self.ingatan, self.galat.append, lambda: list(self.disks))
        pantau._timer.setInterval(10**8)
        pantau.arrived.connect(self.tiba.append)
        return pantau


@pytest.fixture
def alat(settings: QSettings) -> Alat:
    """Nothing watched yet."""
    return Alat(settings)


def look(qtbot: QtBot, pantau: Pantau, kali: int = 2) -> None:
    """Looks, and waits until each look is over: a file is offered at the second that sees it unchanged."""
    for _ in range(kali):
        pantau.look()
        qtbot.waitUntil(lambda: pantau._job is None)


def folder(tmp_path: Path, nama: str = "masuk") -> Path:
    """A folder with a file in it already."""
    hasil = tmp_path / nama
    hasil.mkdir()
    (hasil / "lama.xlsx").write_bytes(b"lama")
    return hasil


def test_it_is_off_until_a_folder_is_chosen(qtbot: QtBot, alat: Alat) -> None:
    pantau = alat.pantau()
    assert pantau.folder is None
    assert not pantau._timer.isActive()
    look(qtbot, pantau)
    assert alat.tiba == []


def test_what_arrives_is_offered_once(qtbot: QtBot, alat: Alat, tmp_path: Path) -> None:
    pantau, tempat = alat.pantau(), folder(tmp_path)
    pantau.begin(tempat)
    assert pantau._timer.isActive()
    look(qtbot, pantau)
    assert alat.tiba == []
    (tempat / "Ngroto.ods").write_bytes(b"baru")
    look(qtbot, pantau, 4)
    assert alat.tiba == [(tempat / "Ngroto.ods",)]
    alat.lane.close()


def test_it_goes_on_after_a_restart_with_what_came_meanwhile(qtbot: QtBot, alat: Alat, tmp_path: Path) -> None:
    tempat = folder(tmp_path)
    alat.pantau().begin(tempat)
    (tempat / "malam.csv").write_text("a;b")
    lagi = alat.pantau()
    assert lagi.folder == tempat
    look(qtbot, lagi)
    assert alat.tiba == [(tempat / "malam.csv",)]
    lagi.stop()
    (tempat / "sesudah.csv").write_text("a;b")
    look(qtbot, lagi)
    assert len(alat.tiba) == 1
    assert alat.pantau().folder is None
    alat.lane.close()


def test_a_stick_that_is_plugged_in_is_looked_at_and_one_that_was_there_not(
    qtbot: QtBot, alat: Alat, tmp_path: Path
) -> None:
    lama, baru = folder(tmp_path, "disk"), folder(tmp_path, "flash")
    alat.disks = [lama]
    pantau = alat.pantau()
    pantau.begin(folder(tmp_path))
    look(qtbot, pantau)
    alat.disks = [lama, baru]
    look(qtbot, pantau)
    assert alat.tiba == [(baru / "lama.xlsx",)]
    alat.lane.close()


def test_a_folder_that_is_gone_is_no_trouble(qtbot: QtBot, alat: Alat, tmp_path: Path) -> None:
    pantau = alat.pantau()
    pantau.begin(tmp_path / "tercabut")
    look(qtbot, pantau)
    assert alat.galat == []
    alat.lane.close()


class Meja:
    """The desk of a clerk who chooses `folder` when asked; `ditinjau` is what was looked at."""

    def __init__(self, alat: Alat, tema: Tema, catatan: Catatan, folder: Path | None) -> None:
        self.bilah = TumpukanBilah(tema)
        pelapor = PelaporGalat(self.bilah, catatan, lambda: None)
        self.meja = MejaPantau(self.bilah, JawabanImpor(folder=folder), alat.ingatan, alat.lane, pelapor)
        self.ditinjau: list[tuple[Path, ...]] = []
        self.meja.review = lambda files: self.ditinjau.append(tuple(files))

    def click(self, teks: str) -> None:
        """A button of a bar."""
        (tombol,) = (t for t in self.bilah.findChildren(QPushButton) if t.text() == teks and t.isVisibleTo(self.bilah))
        tombol.click()


@pytest.fixture
def catatan(tmp_path: Path) -> Catatan:
    """Where errors are noted."""
    return Catatan(tmp_path / "catatan")


def test_the_clerk_chooses_a_folder_and_is_offered_what_arrives(
    qtbot: QtBot, alat: Alat, tema: Tema, catatan: Catatan, tmp_path: Path
) -> None:
    tempat = folder(tmp_path)
    meja = Meja(alat, tema, catatan, tempat)
    meja.meja.ask()
    assert "dipantau" in meja.bilah.texts()[0]
    assert alat.ingatan.pantauan == tempat
    pantau = meja.meja._watch()
    for nama in ("a.xlsx", "b.ods", "c.csv", "d.xls"):
        (tempat / nama).write_bytes(b"isi")
    look(qtbot, pantau)
    assert meja.bilah.texts()[-1] == "4 lembar kerja baru: a.xlsx, b.ods, c.csv, dan 1 lagi."
    meja.click("Tinjau")
    assert [path.name for path in meja.ditinjau[0]] == ["a.xlsx", "b.ods", "c.csv", "d.xls"]
    assert len(meja.bilah.texts()) == 1
    alat.lane.close()


def test_asked_again_it_says_what_is_watched_and_lets_it_go(
    alat: Alat, tema: Tema, catatan: Catatan, tmp_path: Path
) -> None:
    tempat = folder(tmp_path)
    meja = Meja(alat, tema, catatan, tempat)
    meja.meja.ask()
    meja.meja.ask()
    assert str(tempat) in meja.bilah.texts()[0]
    meja.click("Hentikan")
    assert alat.ingatan.pantauan is None
    assert meja.bilah.texts() == ["Folder tidak dipantau lagi."]


def test_who_chooses_none_watches_none(alat: Alat, tema: Tema, catatan: Catatan) -> None:
    meja = Meja(alat, tema, catatan, None)
    meja.meja.ask()
    assert meja.bilah.texts() == []
    assert alat.ingatan.pantauan is None
