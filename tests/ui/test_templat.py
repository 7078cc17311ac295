"""The page of templates: for whom, of when, where to; and what comes back of it."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iki_desktop.domain.periode import Periode, baca_periode
from iki_desktop.services import templat as layanan
from iki_desktop.services.desa import add_desa
from iki_desktop.services.kemajuan import Progress
from iki_desktop.services.kunci import lock
from tests.ui.bahan_impor import DESA, JawabanImpor, JuruImpor, juru_impor, panel_impor, pemilih_impor
from ui.ingatan import Ingatan
from ui.jobs import Lane
from ui.penyunting import Penyunting
from ui.tema.tema import Tema
from ui.templat.panel import PanelTemplat

__all__ = ["juru_impor", "panel_impor", "pemilih_impor"]


@pytest.fixture
def panel(
    qtbot: QtBot, tema: Tema, penyunting: Penyunting, lane: Lane, pemilih_impor: JawabanImpor, ingatan: Ingatan,
    tmp_path: Path,
) -> Iterator[PanelTemplat]:  # fmt: skip
    """The page over Pujon on 5 March 2026, its folder empty."""
    folder = tmp_path / "templat"
    folder.mkdir()
    ingatan.remember_folder("templat", folder)
    hasil = PanelTemplat(tema, penyunting, lane, pemilih_impor, ingatan, lambda: date(2026, 3, 5))
    qtbot.addWidget(hasil)
    hasil.resize(1026, 640)
    hasil.show()
    yield hasil
    hasil.end()


def made(panel: PanelTemplat, qtbot: QtBot) -> list[str]:
    """Presses the button; the files that are there then."""
    panel.buat.click()
    qtbot.waitUntil(lambda: panel._job is None, timeout=20_000)
    return sorted(p.name for p in panel.folder.iterdir())


def test_this_month_for_all_villages(panel: PanelTemplat, qtbot: QtBot) -> None:
    assert panel.periode.currentData() == Periode(2026, 3, 1)
    assert panel.desa.dipilih == panel.desa.nomor[:-1]
    assert panel.kalimat.text() == "10 templat untuk Maret 2026, masing-masing 8 variabel."
    assert panel.buat.text() == "Buat 10 templat"
    assert made(panel, qtbot) == sorted(f"IKI {nama} 2026-03.xlsx" for nama in DESA)
    assert panel.bilah.texts() == [f"10 templat tertulis ke {panel.folder}."]
    dibuka: list[QUrl] = []

    def buka(url: QUrl) -> bool:
        dibuka.append(url)
        return True

    panel.open_url = buka
    panel._open(panel.folder)
    assert dibuka == [QUrl.fromLocalFile(str(panel.folder))]


def test_what_is_made_is_read_without_a_question(panel: PanelTemplat, qtbot: QtBot, juru_impor: JuruImpor) -> None:
    made(panel, qtbot)
    juru_impor.add(panel.folder)
    assert len(juru_impor.panel.alur.berkas) == 10
    assert juru_impor.questions() == []
    assert not any(b.bacaan.galat or b.hitung()["ditolak"] for b in juru_impor.panel.alur.berkas)


def test_one_village_and_the_office_itself(panel: PanelTemplat, qtbot: QtBot) -> None:
    panel.kosongkan.click()
    assert not panel.buat.isEnabled()
    assert panel.kalimat.text().startswith("Belum ada desa yang dipilih.")
    panel.desa.setFocus()
    panel.desa.setCurrentRow(5)
    QTest.keyClick(panel.desa, Qt.Key.Key_Space)
    QTest.mouseClick(
        panel.desa.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        panel.desa.visualItemRect(panel.desa.item(1)).center(),
    )  # fmt: skip
    assert panel.buat.text() == "Buat 2 templat"
    panel.semua.click()
    assert panel.buat.text() == "Buat 11 templat"
    panel.kosongkan.click()
    panel.desa.setCurrentRow(10)
    QTest.keyClick(panel.desa, Qt.Key.Key_Space)
    assert panel.kalimat.text().startswith("1 templat untuk Maret 2026 berisi ")
    assert len(made(panel, qtbot)) == 1


def test_a_longer_period_begins_with_the_one_of_today(panel: PanelTemplat) -> None:
    for ke, masa in ((1, Periode(2026, 1, 3)), (2, Periode(2026, 1, 6)), (3, Periode(2026, 1, 12))):
        panel.frekuensi.setCurrentIndex(ke)
        panel.frekuensi.activated.emit(ke)
        assert panel.periode.currentData() == masa
        assert panel.buat.isEnabled()


def test_a_locked_period_says_why_not(panel: PanelTemplat, penyunting: Penyunting) -> None:
    penyunting.do(lock, baca_periode("2026-03"), "sudah dilaporkan")
    assert not panel.buat.isEnabled()
    assert "dikunci" in panel.kalimat.text()


def test_without_variables_it_explains(
    qtbot: QtBot, tema: Tema, kosong: Path, lane: Lane, pemilih_impor: JawabanImpor, ingatan: Ingatan
) -> None:
    from iki_desktop.services.kantor import open_office

    kantor = open_office(kosong)
    add_desa(kantor, "Ngroto")
    panel = PanelTemplat(tema, Penyunting(kantor, lambda _: None), lane, pemilih_impor, ingatan)
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.buat.isEnabled()
    assert panel.kalimat.text().startswith("Tidak ada variabel yang diisi tiap desa untuk ")
    kantor.close()


def test_a_new_village_is_ticked_too(panel: PanelTemplat, penyunting: Penyunting) -> None:
    panel.desa.setCurrentRow(0)
    QTest.keyClick(panel.desa, Qt.Key.Key_Space)
    penyunting.do(add_desa, "Sukasari")
    assert len(panel.desa.dipilih) == 10
    assert panel.desa.nomor[0] not in panel.desa.dipilih


def test_the_folder_is_remembered(
    panel: PanelTemplat, pemilih_impor: JawabanImpor, ingatan: Ingatan, tmp_path: Path
) -> None:
    lain = tmp_path / "lain"
    lain.mkdir()
    panel.pilih_folder.click()
    assert panel.folder != lain
    pemilih_impor.folder = lain
    panel.pilih_folder.click()
    assert panel.folder == lain
    assert ingatan.folder("templat") == lain
    assert panel.tempat.text() == str(lain)


def test_a_folder_that_is_gone_is_told(panel: PanelTemplat, qtbot: QtBot) -> None:
    panel.folder.rmdir()
    panel.buat.click()
    qtbot.waitUntil(lambda: panel._job is None, timeout=10_000)
    assert panel.bilah.texts() == [f"Folder “{panel.folder}” tidak ada. Buat foldernya dulu atau pilih tempat lain."]


def test_it_can_be_stopped(panel: PanelTemplat, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    mulai, lanjut = threading.Event(), threading.Event()

    def pelan(isi: Any, folder: Path, progress: Progress) -> tuple[Path, ...]:
        mulai.set()
        lanjut.wait(5)
        progress(1, len(isi), "Menulis")
        return (folder / "tidak pernah.xlsx",)

    monkeypatch.setattr(layanan, "write_templates", pelan)
    panel.buat.click()
    assert mulai.wait(5)
    assert panel.batal.isVisible()
    assert not panel.buat.isEnabled()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    lanjut.set()
    qtbot.waitUntil(lambda: panel._job is None, timeout=5000)
    assert panel.bilah.texts() == ["Dibatalkan. Templat yang sudah tertulis tetap ada di foldernya."]
    assert panel.buat.isEnabled()


def test_the_keys_stay_on_the_button_when_nothing_could_be_made(panel: PanelTemplat, qtbot: QtBot) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.folder.rmdir()
    panel.buat.setFocus()
    panel.buat.click()
    assert panel.batal.hasFocus()
    qtbot.waitUntil(lambda: panel._job is None, timeout=10_000)
    assert panel.buat.hasFocus()


def test_files_that_were_there_already_are_told(panel: PanelTemplat, qtbot: QtBot) -> None:
    made(panel, qtbot)
    assert len(made(panel, qtbot)) == 20
    (kata,) = panel.bilah.texts()
    assert kata == (
        f"10 templat tertulis ke {panel.folder}. Berkas yang senama sudah ada dan tidak ditimpa; yang baru diberi "
        "nomor, misalnya “(2)”."
    )
    (panel.folder / "IKI Ngroto 2026-03.xlsx").unlink()
    made(panel, qtbot)
    assert "9 di antaranya: " in panel.bilah.texts()[0]
