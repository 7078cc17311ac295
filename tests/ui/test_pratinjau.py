"""The preview: the page wished for last, at the size of the pane; turning pages over the ends of forms."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iki_desktop.domain.dokumen import Dokumen, Gaya
from tests.ui.conftest import PratinjauTiruan, formulir
from ui.jobs import Lane
from ui.pratinjau.panel import SIBUK, PanelPratinjau
from ui.pratinjau.penggambar import Penggambar, service
from ui.pratinjau.skala import MARGIN, PX_PER_POINT, Tampilan
from ui.sesi import Sesi
from ui.tema.tema import Tema

A4 = (842.0, 595.0)
DOKUMEN = Dokumen("Uji", "Uji", 2026, tuple(formulir(id=n, nama=f"JABATAN {n}") for n in (1, 2, 3)))


@pytest.fixture
def panel(qtbot: QtBot, tema: Tema, lane: Lane, pratinjau: PratinjauTiruan) -> PanelPratinjau:
    hasil = PanelPratinjau(tema, Penggambar(lane, lambda: pratinjau))
    qtbot.addWidget(hasil)
    hasil.resize(600, 500)
    hasil.show()
    return hasil


def settle(qtbot: QtBot, panel: PanelPratinjau, ke: int) -> None:
    qtbot.waitUntil(lambda: panel.halaman is not None and panel.halaman.ke == ke and not panel._stale)


def test_page_of_the_position_is_shown_and_named(qtbot: QtBot, panel: PanelPratinjau) -> None:
    panel.show_position(DOKUMEN, 2)
    settle(qtbot, panel, 3)
    assert panel.alat.where.text() == "Halaman 3 dari 6"
    assert panel.alat.where.toolTip() == "Halaman 1 dari 2 pada formulir ini"
    assert panel.alat.prev.isEnabled()
    assert panel.alat.next.isEnabled()


def test_the_page_follows_what_one_types_and_stays_where_one_turns_to(qtbot: QtBot, panel: PanelPratinjau) -> None:
    panel.show_position(DOKUMEN, 1)
    settle(qtbot, panel, 1)
    panel.show_position(DOKUMEN, 1, "kata di halaman dua")
    settle(qtbot, panel, 2)
    bar = panel.view.verticalScrollBar()
    assert bar.maximum() == 0 or bar.value() > 0
    panel.turn(-1)
    settle(qtbot, panel, 1)
    panel.show_position(DOKUMEN, 1)
    qtbot.waitUntil(lambda: not panel._stale)
    assert panel.halaman is not None
    assert panel.halaman.ke == 1


def test_page_is_as_wide_as_the_pane_and_as_sharp_as_the_screen(
    qtbot: QtBot, panel: PanelPratinjau, pratinjau: PratinjauTiruan
) -> None:
    panel.show_position(DOKUMEN, 1)
    settle(qtbot, panel, 1)
    assert panel.halaman is not None
    ratio = panel.devicePixelRatioF()
    room = panel.view.viewport().width() - 2 * MARGIN
    assert panel.halaman.gambar.width() == pytest.approx(room * ratio, abs=1)
    panel.resize(800, 500)
    qtbot.waitUntil(lambda: len(pratinjau.drawn) == 2 and not panel._stale)
    assert panel.halaman.gambar.width() > room * ratio + 100


@pytest.mark.parametrize(
    ("tampilan", "scale"),
    [
        (Tampilan(842 + 2 * MARGIN, 2000), 1.0),
        (Tampilan(842 + 2 * MARGIN, 300, bar=42), 800 / 842),
        (Tampilan(2000, 595 + 2 * MARGIN, pas="penuh"), 1.0),
        (Tampilan(300, 300, pas="bebas", zoom=150), 1.5 * PX_PER_POINT),
    ],
)
def test_scale(tampilan: Tampilan, scale: float) -> None:
    assert tampilan.scale(A4) == pytest.approx(scale)


def test_zoom_goes_in_steps_and_memory_has_a_limit() -> None:
    tampilan = Tampilan(600, 500, ratio=3, pas="bebas", zoom=100)
    assert tampilan.stepped(1, A4).zoom == 110
    assert tampilan.stepped(-1, A4).zoom == 90
    assert replace(tampilan, zoom=300).stepped(1, A4).zoom == 300
    dots = replace(tampilan, zoom=300).dots(A4)
    assert dots * dots * A4[0] * A4[1] < 25_000_000


def test_newest_wish_wins(qtbot: QtBot, panel: PanelPratinjau, pratinjau: PratinjauTiruan) -> None:
    gate = threading.Event()
    pratinjau.before = lambda _: (gate.wait(5), None)[1]
    panel.show_position(DOKUMEN, 1)
    panel._settle.stop()
    panel._ask()
    panel.show_position(DOKUMEN, 2)
    panel.show_position(DOKUMEN, 3)
    qtbot.wait(80)
    gate.set()
    settle(qtbot, panel, 5)
    assert pratinjau.asked[-1] == 3
    assert 2 not in pratinjau.asked


def test_says_it_is_working_and_keeps_the_old_page(
    qtbot: QtBot, panel: PanelPratinjau, pratinjau: PratinjauTiruan
) -> None:
    panel.show_position(DOKUMEN, 1)
    settle(qtbot, panel, 1)
    gate = threading.Event()
    pratinjau.before = lambda _: (gate.wait(5), None)[1]
    panel.show_position(DOKUMEN, 2)
    assert panel.halaman is not None
    qtbot.waitUntil(lambda: panel._note.isVisible())
    assert panel._note.text() == SIBUK
    assert panel.halaman.id_jabatan == 1
    gate.set()
    settle(qtbot, panel, 3)
    assert not panel._note.isVisible()


def test_turning_goes_on_to_the_neighbours(qtbot: QtBot, panel: PanelPratinjau) -> None:
    panel.neighbour.connect(lambda step: panel.show_position(DOKUMEN, panel._id + step))
    panel.show_position(DOKUMEN, 1)
    settle(qtbot, panel, 1)
    panel.turn(-1)
    for ke in (2, 3, 4):
        panel.turn(1)
        settle(qtbot, panel, ke)
    panel.turn(-1)
    settle(qtbot, panel, 3)
    panel.turn(-1)
    settle(qtbot, panel, 2)  # the last page of the form before
    assert panel._id == 1
    panel.show_position(DOKUMEN, 3)
    settle(qtbot, panel, 5)
    panel.turn(1)
    settle(qtbot, panel, 6)
    with qtbot.assertNotEmitted(panel.neighbour):
        panel.turn(1)


def test_keys(qtbot: QtBot, panel: PanelPratinjau) -> None:
    panel.show_position(DOKUMEN, 1)
    settle(qtbot, panel, 1)
    QTest.keyClick(panel.view, Qt.Key.Key_PageDown)
    settle(qtbot, panel, 2)
    QTest.keyClick(panel.view, Qt.Key.Key_Home)
    settle(qtbot, panel, 1)
    before = panel.tampilan.percent(A4)
    QTest.keyClick(panel.view, Qt.Key.Key_Plus)
    assert panel.tampilan.pas == "bebas"
    assert panel.tampilan.zoom > before
    settle(qtbot, panel, 1)
    assert panel.view.verticalScrollBar().maximum() > 0


def wheel(panel: PanelPratinjau, up: bool, ctrl: bool = False) -> None:
    middle = QPointF(100, 100)
    keys = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    turn = QPoint(0, 120 if up else -120)
    event = QWheelEvent(
        middle, middle, QPoint(), turn, Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(panel.view.viewport(), event)


def test_wheel_turns_at_the_end_once_a_swing(qtbot: QtBot, panel: PanelPratinjau) -> None:
    panel.show_position(DOKUMEN, 1)
    settle(qtbot, panel, 1)
    wheel(panel, up=False)
    settle(qtbot, panel, 2)
    wheel(panel, up=True)
    qtbot.wait(60)
    assert panel.halaman is not None
    assert panel.halaman.ke == 2
    wheel(panel, up=True, ctrl=True)
    assert panel.tampilan.pas == "bebas"


def test_hidden_pane_asks_for_nothing(qtbot: QtBot, panel: PanelPratinjau, pratinjau: PratinjauTiruan) -> None:
    panel.hide()
    panel.show_position(DOKUMEN, 1)
    qtbot.wait(80)
    assert pratinjau.asked == []
    panel.show()
    settle(qtbot, panel, 1)


def test_warnings_stand_above_the_page(qtbot: QtBot, panel: PanelPratinjau, pratinjau: PratinjauTiruan) -> None:
    pratinjau.peringatan = ("Huruf x tidak ada.",)
    panel.show_position(DOKUMEN, 1)
    settle(qtbot, panel, 1)
    assert panel.bilah.texts() == ["Huruf x tidak ada."]
    pratinjau.peringatan = ()
    panel.show_position(DOKUMEN, 2)
    settle(qtbot, panel, 3)
    assert panel.bilah.texts() == []


def test_failure_is_passed_on(qtbot: QtBot, panel: PanelPratinjau, pratinjau: PratinjauTiruan) -> None:
    def broken(_: int) -> None:
        raise ValueError("rusak")

    pratinjau.before = broken
    with qtbot.waitSignal(panel.failed) as failed:
        panel.show_position(DOKUMEN, 1)
    assert isinstance(failed.args[0], ValueError)


def test_style_is_shown_and_changed(qtbot: QtBot, panel: PanelPratinjau) -> None:
    panel.alat.show_style(Gaya("f4", 12, "tiap"), locked=False)
    assert panel.alat.paper.text() == "F4"
    menu = panel.alat.paper.menu()
    assert [a.isChecked() for a in menu.actions()] == [False, True, False]
    with qtbot.waitSignal(panel.alat.styled) as styled:
        menu.actions()[2].trigger()
    assert styled.args == [Gaya("folio", 12, "tiap")]
    panel.alat.show_style(Gaya(), locked=True)
    assert not panel.alat.paper.isEnabled()
    assert not panel.alat.settings.isEnabled()


def test_real_pages(qtbot: QtBot, tema: Tema, lane: Lane, pujon: Path) -> None:
    panel = PanelPratinjau(tema, Penggambar(lane, service))
    qtbot.addWidget(panel)
    panel.resize(600, 500)
    panel.show()
    sesi = Sesi(pujon, lambda galat: pytest.fail(str(galat)))
    try:
        panel.show_position(sesi.dokumen, 2)
        qtbot.waitUntil(lambda: panel.halaman is not None, timeout=10_000)
    finally:
        sesi.close()
    assert panel.halaman is not None
    assert panel.halaman.total >= 28
    gambar = panel.halaman.gambar
    dark = sum(
        gambar.pixelColor(x, y).lightness() < 100 for x in range(0, gambar.width(), 2) for y in range(gambar.height())
    )
    assert dark > 200
    assert panel.view.viewport().grab().toImage().pixelColor(300, 30).lightness() > 200
