"""The page of the rules between figures, by mouse and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iki_desktop.domain.aturan import Aturan
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.ragu import add_aturan, load_aturan
from iki_desktop.services.variabel import create_variabel, rename_variabel
from ui.aturan.panel import PanelAturan
from ui.penyunting import Penyunting
from ui.tema.tema import Tema

pytestmark = pytest.mark.usefixtures("app")

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ids(kantor: Kantor) -> dict[str, int]:
    """Two variables of our own, and one rule between them, the last of the list."""
    hasil = {nama: create_variabel(kantor, nama).new[0] for nama in ("Hadir", "Undangan")}
    return hasil | {"aturan": add_aturan(kantor, "[Hadir] <= [Undangan]", "Terlalu banyak yang hadir.").new[0]}


@pytest.fixture
def panel(qtbot: QtBot, tema: Tema, penyunting: Penyunting, ids: dict[str, int]) -> PanelAturan:
    hasil = PanelAturan(tema, penyunting)
    qtbot.addWidget(hasil)
    hasil.resize(1000, 650)
    hasil.show()
    qtbot.waitExposed(hasil)
    hasil.choose(ids["aturan"])
    return hasil


def last(kantor: Kantor) -> Aturan:
    return load_aturan(kantor)[-1]


def type_in(panel: PanelAturan, teks: str) -> None:
    panel.rincian.teks.setFocus()
    panel.rincian.teks.selectAll()
    QTest.keyClick(panel.rincian.teks, Qt.Key.Key_Delete)
    QTest.keyClicks(panel.rincian.teks, teks)


def steps(kantor: Kantor) -> int:
    return int(kantor.store.connection.execute("SELECT count(*) FROM langkah").get)


def test_the_rule_chosen_stands_in_the_form(panel: PanelAturan) -> None:
    assert panel.rincian.teks.text() == "[Hadir] <= [Undangan]"
    assert panel.rincian.kalimat.toPlainText() == "Terlalu banyak yang hadir."
    assert panel.rincian.galat.isHidden()
    assert panel.count.text() == f"{len(panel.model.rows)} aturan"


def test_a_rule_is_added_by_keys_alone(panel: PanelAturan, kantor: Kantor) -> None:
    panel.daftar.add.click()
    teks = panel.rincian.teks
    assert QApplication.focusWidget() is teks
    QTest.keyClicks(teks, "[unda")
    assert teks.completing
    QTest.keyClick(teks, Qt.Key.Key_Return)  # takes the name, doesn't save
    QTest.keyClicks(teks, " >= [Had")
    QTest.keyClick(teks, Qt.Key.Key_Tab)
    QTest.keyClick(teks, Qt.Key.Key_Return)
    assert last(kantor).teks == "[Undangan] >= [Hadir]"
    assert QApplication.focusWidget() is panel.rincian.kalimat
    QTest.keyClicks(panel.rincian.kalimat, "Periksa undangan.")
    panel.daftar.tabel.setFocus()
    assert last(kantor).kalimat == "Periksa undangan."
    assert panel.current == last(kantor).id


def test_the_text_is_saved_when_one_leaves(panel: PanelAturan, kantor: Kantor) -> None:
    type_in(panel, "[Hadir] < [Undangan]")
    panel.rincian.kalimat.setFocus()
    assert last(kantor) == Aturan(panel.current, "[Hadir] < [Undangan]", "Terlalu banyak yang hadir.")


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("[Hadir] =< [Undangan]", "Tanda “=<” tidak dikenal. Pakai <=."),
        ("[Hadir]", "Aturan belum punya tanda banding."),
        ("[Hadir] <= [Tamu]", "Variabel “Tamu” belum ada."),
    ],
)
def test_what_cannot_be_read_stays_with_its_sentence(
    panel: PanelAturan, kantor: Kantor, refused: list[str], teks: str, kalimat: str
) -> None:
    before = steps(kantor)
    type_in(panel, teks)
    QTest.keyClick(panel.rincian.teks, Qt.Key.Key_Return)
    panel.rincian.kalimat.setFocus()
    panel.refresh()
    assert panel.rincian.teks.text() == teks
    assert panel.rincian.galat.text().startswith(kalimat)
    assert panel.rincian.teks.extraSelections()
    assert (steps(kantor), refused) == (before, [])
    panel.rincian.teks.setFocus()
    QTest.keyClick(panel.rincian.teks, Qt.Key.Key_Escape)
    assert panel.rincian.teks.text() == "[Hadir] <= [Undangan]"
    assert panel.rincian.galat.isHidden()


def test_undo_takes_back_what_is_being_typed(panel: PanelAturan, kantor: Kantor) -> None:
    before = steps(kantor)
    type_in(panel, "[Hadir] < 3")
    QTest.keyClick(panel.rincian.teks, Qt.Key.Key_Z, CTRL)
    assert panel.rincian.teks.text() == "[Hadir] <= [Undangan]"
    panel.rincian.kalimat.setFocus()
    assert steps(kantor) == before


def test_esc_ends_adding_before_it_closes(panel: PanelAturan, qtbot: QtBot) -> None:
    panel.begin_new()
    QTest.keyClicks(panel.rincian.teks, "3 <")
    with qtbot.assertNotEmitted(panel.closed):
        QTest.keyClick(panel.rincian.teks, Qt.Key.Key_Escape)
        assert panel.rincian.teks.text() == ""
        QTest.keyClick(panel.rincian.teks, Qt.Key.Key_Escape)
    assert panel.rincian.teks.text() == "[Hadir] <= [Undangan]"
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel.daftar.tabel, Qt.Key.Key_Escape)


def test_a_new_name_of_a_variable_is_in_its_rules_too(
    panel: PanelAturan, penyunting: Penyunting, ids: dict[str, int]
) -> None:
    penyunting.do(rename_variabel, ids["Hadir"], "Yang hadir")
    assert panel.rincian.teks.text() == "[Yang hadir] <= [Undangan]"
    assert panel.rincian.galat.isHidden()


def test_a_rule_whose_variable_is_gone_is_marked(
    panel: PanelAturan, penyunting: Penyunting, kantor: Kantor, ids: dict[str, int]
) -> None:
    with kantor.write("Hapus variabel") as changes:
        kantor.store.connection.execute("DELETE FROM variabel WHERE id = ?", (ids["Hadir"],))
    penyunting.changed.emit(changes, None)
    assert panel.rincian.galat.text().startswith("Variabel “Hadir” belum ada.")
    assert panel.count.text().endswith("1 tidak terbaca")
    panel.rincian.kalimat.setFocus()
    panel.rincian.teks.setFocus()
    assert panel.rincian.galat.isVisible()


def test_a_rule_is_deleted_and_comes_back(panel: PanelAturan, kantor: Kantor, penyunting: Penyunting) -> None:
    banyak = len(load_aturan(kantor))
    panel.daftar.tabel.setFocus()
    QTest.keyClick(panel.daftar.tabel, Qt.Key.Key_Delete)
    assert len(load_aturan(kantor)) == banyak - 1
    penyunting.changed.emit(kantor.store.undo(), None)
    assert len(panel.model.rows) == banyak


def test_after_a_deletion_by_the_button_the_keys_are_in_the_list_at_the_row_in_its_place(
    panel: PanelAturan, kantor: Kantor
) -> None:
    pertama, kedua = (a.id for a in load_aturan(kantor)[:2])
    panel.choose(pertama)
    panel.rincian.delete.setFocus()
    QTest.keyClick(panel.rincian.delete, Qt.Key.Key_Space)
    assert panel.current == kedua
    assert panel.focusWidget() is panel.daftar.tabel


def test_what_was_typed_last_is_kept_when_the_page_goes(panel: PanelAturan, kantor: Kantor) -> None:
    type_in(panel, "[Hadir] = [Undangan]")
    panel.hide()
    assert last(kantor).teks == "[Hadir] = [Undangan]"


def test_an_empty_office_shows_an_example(qtbot: QtBot, tema: Tema, kosong: Path) -> None:
    kantor = open_office(kosong)
    panel = PanelAturan(tema, Penyunting(kantor, lambda e: pytest.fail(str(e))))
    qtbot.addWidget(panel)
    panel.show()
    assert "[Hadir] <= [Undangan]" in panel.daftar.empty.text()
    assert not panel.rincian.teks.isEnabled()
    kantor.close()


def test_a_file_that_can_only_be_read_can_be_looked_at(qtbot: QtBot, tema: Tema, pujon: Path) -> None:
    kantor = open_office(pujon, hanya_baca=True)
    panel = PanelAturan(tema, Penyunting(kantor, lambda e: pytest.fail(str(e))))
    qtbot.addWidget(panel)
    panel.show()
    assert panel.rincian.teks.text() == load_aturan(kantor)[0].teks
    for widget in (panel.rincian.teks, panel.rincian.kalimat, panel.daftar.add):
        assert not widget.isEnabled()
    QTest.keyClick(panel.daftar.tabel, Qt.Key.Key_Delete)
    kantor.close()
