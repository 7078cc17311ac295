"""Imports in the whole window: ways in, ways out, and what closing does."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.bahan_impor import recap
from tests.ui.bahan_jendela import Juru, jawaban, juru, pratinjau
from tests.ui.test_impor import Pelan
from ui.impor.layanan import Layanan
from ui.impor.panel import PanelImpor

__all__ = ["jawaban", "juru", "pratinjau"]

CTRL = Qt.KeyboardModifier.ControlModifier


def dropped(juru: Juru, *paths: Path) -> bool:
    """Files dropped on the window; whether they were welcome."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    masuk = QDragEnterEvent(QPoint(400, 300), copy, data, left, none)
    masuk.ignore()
    juru.window.dragEnterEvent(masuk)
    if masuk.isAccepted():
        juru.window.dropEvent(QDropEvent(QPointF(400, 300), copy, data, left, none))
    return masuk.isAccepted()


def page(juru: Juru) -> PanelImpor:
    """The page that is in front, once nothing is read any more."""
    panel = juru.window.kerja.panel
    assert isinstance(panel, PanelImpor)
    juru.qtbot.waitUntil(lambda: not panel.alur.kerja, timeout=20_000)
    QApplication.processEvents()
    return panel


def figures(juru: Juru) -> int:
    with juru.sesi.penyunting.kantor.read() as connection:
        banyak: int = connection.execute("SELECT count(*) FROM angka WHERE status <> 'kosong'").get
        return banyak


def test_ctrl_i_opens_the_page(juru: Juru) -> None:
    QTest.keyClick(juru.window, Qt.Key.Key_I, CTRL)
    panel = page(juru)
    assert panel.ajakan.pilih.hasFocus()
    QTest.keyClick(panel.ajakan.pilih, Qt.Key.Key_Escape)
    assert juru.window.kerja.panel is None


def test_the_grid_leads_to_it_and_back(juru: Juru, tmp_path: Path) -> None:
    juru.window.actions_["angka"].trigger()
    angka = juru.window.kerja.panel
    assert angka is not None
    angka.impor.click()  # type: ignore[attr-defined]
    panel = page(juru)
    panel.add([recap(tmp_path / "Maret.xlsx")])
    panel = page(juru)
    panel.bawah.impor.click()
    assert figures(juru) == 20
    panel.figures_wanted.emit(None)
    assert juru.window.kerja.panel is angka


def test_files_dropped_anywhere_are_reviewed(juru: Juru, tmp_path: Path) -> None:
    assert dropped(juru, recap(tmp_path / "Maret.xlsx"), recap(tmp_path / "April.xlsx", bulan="April"))
    panel = page(juru)
    assert [b.nama for b in panel.alur.berkas] == ["Maret.xlsx", "April.xlsx"]
    assert panel.bawah.impor.text() == "Impor 40 angka"


def test_an_office_file_among_them_is_no_sheet(juru: Juru, tmp_path: Path) -> None:
    assert not dropped(juru, recap(tmp_path / "Maret.xlsx"), juru.path)
    assert dropped(juru, juru.path)
    assert juru.window.kerja.panel is None


def test_without_an_office_there_is_nothing_to_import_into(juru: Juru, tmp_path: Path) -> None:
    juru.window.actions_["tutup"].trigger()
    assert not dropped(juru, recap(tmp_path / "Maret.xlsx"))
    assert not juru.window.actions_["impor"].isEnabled()
    assert not juru.window.actions_["templat"].isEnabled()


def test_ctrl_z_takes_the_import_back(juru: Juru, tmp_path: Path) -> None:
    dropped(juru, recap(tmp_path / "Maret.xlsx"))
    panel = page(juru)
    panel.bawah.impor.click()
    assert figures(juru) == 20
    QTest.keyClick(juru.window, Qt.Key.Key_Z, CTRL)
    assert figures(juru) == 0
    assert panel.bilah.texts() == []
    QTest.keyClick(juru.window, Qt.Key.Key_Y, CTRL)
    assert figures(juru) == 20


def test_what_is_open_stays_while_one_looks_elsewhere(juru: Juru, tmp_path: Path) -> None:
    dropped(juru, recap(tmp_path / "Maret.xlsx", nama={"Pandesari": "Pandansari"}))
    panel = page(juru)
    juru.window.actions_["angka"].trigger()
    juru.window.actions_["impor"].trigger()
    assert page(juru) is panel
    assert [p.kunci for _, p in panel.alur.questions()] == ["Pandansari"]


@pytest.mark.parametrize("cara", ["tutup", "jendela"])
def test_closing_while_reading_ends_the_reading(juru: Juru, tmp_path: Path, cara: str) -> None:
    juru.window.actions_["impor"].trigger()
    panel, pelan = page(juru), Pelan()
    panel.alur.layanan = Layanan(baca=pelan)
    panel.add([tmp_path / "a.xlsx"])
    assert pelan.mulai.wait(5)
    if cara == "tutup":
        juru.window.actions_["tutup"].trigger()
        assert juru.window.berkas.sesi is None
    else:
        juru.window.close()
    assert pelan.berhenti.wait(5)
    juru.qtbot.wait(50)
    assert juru.window.bilah.texts() == []


def test_the_templates_are_a_page_too(juru: Juru) -> None:
    juru.window.actions_["impor"].trigger()
    page(juru).ajakan.templat.click()
    panel = juru.window.kerja.panel
    assert panel is not None
    assert panel.judul.text() == "Templat desa"  # type: ignore[attr-defined]
