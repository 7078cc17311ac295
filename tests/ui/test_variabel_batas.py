"""The part of a variable's form that says what may be typed and what is doubtful; the way to the rules."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iki_desktop.domain.variabel import Variabel
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.variabel import create_variabel, load_variabel
from ui.bersama.kolom_baca import KolomAngka
from ui.penyunting import Penyunting
from ui.tema.tema import Tema
from ui.variabel.batas import BagianBatas
from ui.variabel.panel import PanelVariabel

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def panel(qtbot: QtBot, tema: Tema, penyunting: Penyunting, kantor: Kantor) -> PanelVariabel:
    nomor = create_variabel(kantor, "Warga hadir").new[0]
    hasil = PanelVariabel(tema, penyunting)
    qtbot.addWidget(hasil)
    hasil.resize(1000, 650)
    hasil.show()
    qtbot.waitExposed(hasil)
    hasil.choose(nomor)
    return hasil


@pytest.fixture
def batas(panel: PanelVariabel) -> BagianBatas:
    return panel.rincian.batas


def now(kantor: Kantor, panel: PanelVariabel) -> Variabel:
    return next(v for v in load_variabel(kantor) if v.id == panel.current)


def type_in(kolom: KolomAngka, teks: str) -> None:
    kolom.setFocus()
    kolom.selectAll()
    QTest.keyClicks(kolom, teks) if teks else kolom.clear()
    QTest.keyClick(kolom, Qt.Key.Key_Return)


def test_ticks_and_limits_are_saved_at_once(panel: PanelVariabel, batas: BagianBatas, kantor: Kantor) -> None:
    assert (batas.bulat.isChecked(), batas.negatif.isChecked()) == (False, False)
    assert (batas.terkecil.text(), batas.terbesar.text(), batas.lonjakan.text()) == ("", "", "3")
    batas.bulat.click()
    batas.negatif.click()
    type_in(batas.terkecil, "-5")
    type_in(batas.terbesar, "1250,5")
    type_in(batas.lonjakan, "")
    isi = now(kantor, panel)
    assert (isi.bulat, isi.negatif) == (True, True)
    assert (isi.terkecil, isi.terbesar, isi.lonjakan) == (Decimal(-5), Decimal("1250.5"), None)
    assert batas.terbesar.text() == "1.250,5"


def test_what_is_no_number_stays_with_its_sentence(panel: PanelVariabel, batas: BagianBatas, kantor: Kantor) -> None:
    type_in(batas.terkecil, "12 orang")
    batas.bulat.click()  # reads the form again
    assert (batas.terkecil.text(), batas.wajar_galat.isVisible()) == ("12 orang", True)
    assert batas.wajar_galat.text() == "“12 orang” bukan angka. Tulis seperti 1.234,5."
    assert now(kantor, panel).terkecil is None
    batas.terkecil.setFocus()
    QTest.keyClick(batas.terkecil, Qt.Key.Key_Escape)
    assert (batas.terkecil.text(), batas.wajar_galat.isHidden()) == ("", True)


def test_limits_are_in_order(panel: PanelVariabel, batas: BagianBatas, kantor: Kantor) -> None:
    type_in(batas.terbesar, "10")
    type_in(batas.terkecil, "20")
    assert batas.wajar_galat.text().startswith("Batas terkecil lebih besar daripada batas terbesar.")
    assert now(kantor, panel).terkecil is None
    type_in(batas.terbesar, "30")  # now the other is right as well
    assert (now(kantor, panel).terkecil, now(kantor, panel).terbesar) == (Decimal(20), Decimal(30))
    assert batas.wajar_galat.isHidden()


def test_a_jump_is_more_than_once(panel: PanelVariabel, batas: BagianBatas, kantor: Kantor) -> None:
    type_in(batas.lonjakan, "1")
    assert batas.lonjakan_galat.text() == "Lonjakan harus lebih dari 1 kali kebiasaan. Isi misalnya 3, atau kosongkan."
    assert now(kantor, panel).lonjakan == 3
    type_in(batas.lonjakan, "2,5")
    assert now(kantor, panel).lonjakan == Decimal("2.5")


def test_another_variable_shows_its_own(panel: PanelVariabel, batas: BagianBatas) -> None:
    type_in(batas.terkecil, "x")
    panel.show_nama("Pelanggaran disiplin")
    assert (batas.terkecil.text(), batas.wajar_galat.isHidden(), batas.bulat.isChecked()) == ("", True, True)


def test_constants_and_those_that_look_back_are_not_checked(
    panel: PanelVariabel, batas: BagianBatas, kantor: Kantor
) -> None:
    assert batas.isVisible()
    panel.rincian.tetap.click()
    assert batas.isHidden()
    panel.rincian.tetap.click()
    assert batas.isVisible()
    asal = next(v.id for v in load_variabel(kantor) if v.id != panel.current and not v.tetap)
    panel.rincian.asal.chosen.emit(asal)
    assert batas.isHidden()


def test_the_rules_are_one_click_away(panel: PanelVariabel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.rules_wanted):
        panel.aturan.click()


def test_it_can_be_looked_at_where_nothing_can_be_changed(qtbot: QtBot, tema: Tema, pujon: Path) -> None:
    kantor = open_office(pujon, hanya_baca=True)
    panel = PanelVariabel(tema, Penyunting(kantor, lambda e: pytest.fail(str(e))))
    qtbot.addWidget(panel)
    panel.show()
    panel.show_nama("Pelanggaran disiplin")
    batas = panel.rincian.batas
    for widget in (batas.bulat, batas.negatif, batas.terkecil, batas.terbesar, batas.lonjakan):
        assert not widget.isEnabled()
    kantor.close()
