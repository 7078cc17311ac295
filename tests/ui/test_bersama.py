"""Small widgets that many pages share."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.bersama.kolom import Kalimat
from ui.bersama.nanti import once

pytestmark = pytest.mark.usefixtures("app")


def test_a_sentence_is_never_a_window_and_is_seen_once_it_has_its_place(qtbot: QtBot) -> None:
    kalimat, sepi = Kalimat(), Kalimat()
    qtbot.addWidget(kalimat)
    kalimat.say("Belum ada desa.")
    assert not kalimat.isVisible()
    assert kalimat not in [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    rumah = QWidget()
    qtbot.addWidget(rumah)
    column = QVBoxLayout(rumah)
    column.addWidget(kalimat)
    column.addWidget(sepi)
    rumah.show()
    assert (kalimat.isVisible(), sepi.isVisible()) == (True, False)
    kalimat.say("")
    sepi.say("Pilih Tambah.")
    assert (kalimat.isVisible(), sepi.isVisible()) == (False, True)
    sepi.setParent(None)
    assert not sepi.isVisible()
    column.addWidget(sepi)
    assert sepi.isVisible()


def test_a_timer_that_is_started_again_rings_once(qtbot: QtBot) -> None:
    parent, seen = QObject(), list[int]()
    timer = once(parent, 5, lambda: seen.append(1))
    timer.start()
    timer.start()
    qtbot.waitUntil(lambda: seen == [1])
    assert not timer.isActive()
