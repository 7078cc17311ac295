"""Find and replace on the screen: hits as one types, ticks, keys, and what replacing tells."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from iki_desktop.domain.galat import EnvironmentFailure
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.formulir import load_dokumen
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.riwayat import undo
from iki_desktop.services.sunting import set_teks
from ui.gantian import panel as panel_module
from ui.gantian.model import COUNT_ROLE, NEW_ROLE, OLD_ROLE, PLACE_ROLE, Potongan
from ui.gantian.panel import PanelGanti
from ui.penyunting import Penyunting
from ui.tema.tema import Tema


@pytest.fixture
def panel(qtbot: QtBot, tema: Tema, penyunting: Penyunting) -> Iterator[PanelGanti]:
    hasil = PanelGanti(tema, penyunting)
    QAbstractItemModelTester(hasil.model, QAbstractItemModelTester.FailureReportingMode.Fatal, hasil.model)
    qtbot.addWidget(hasil)
    hasil.resize(900, 600)
    hasil.show()
    hasil.start()
    yield hasil
    hasil.hide()


def duties(kantor: Kantor) -> list[Tempat]:
    return [Tempat("tugas", butir.id, "teks") for f in load_dokumen(kantor).formulir for butir in f.tugas]  # type: ignore[attr-defined]


def look_for(panel: PanelGanti, teks: str) -> None:
    panel.cari.setText(teks)
    panel.search()


def test_hits_come_as_one_types(qtbot: QtBot, panel: PanelGanti) -> None:
    panel.baru.begun.emit()
    assert "Ketik kata yang dicari" in panel._empty.label.text()
    QTest.keyClicks(panel.cari, "pegawai")
    assert panel.model.hits == 0  # not with every letter
    qtbot.waitUntil(lambda: panel.model.hits > 0)
    assert panel.view.isVisible()
    assert panel.count.text() == "37 hasil di 9 jabatan, 37 dipilih"


def test_rows_stand_under_their_positions_with_the_hit_cut_out(panel: PanelGanti, kantor: Kantor) -> None:
    set_teks(kantor, duties(kantor)[0], "qzq satu,\nQZQ dua")
    panel.baru.setText("X")
    look_for(panel, "qzq")
    model = panel.model
    heading, first, second = (model.index(n) for n in range(3))
    assert (heading.data(), heading.data(COUNT_ROLE)) == (load_dokumen(kantor).formulir[0].nama, 2)
    assert first.data(PLACE_ROLE) == "tugas"
    assert second.data(OLD_ROLE) == Potongan("qzq satu, ", "QZQ", " dua")
    assert second.data(NEW_ROLE) == Potongan("X satu, ", "X", " dua")
    assert first.data(NEW_ROLE) == Potongan("", "X", " satu, X dua")
    model.toggle(first)
    assert first.data(NEW_ROLE) is None
    assert second.data(NEW_ROLE) == Potongan("qzq satu, ", "X", " dua")


def test_ticks_by_hit_and_by_position(panel: PanelGanti) -> None:
    panel.baru.begun.emit()
    look_for(panel, "pegawai")
    panel.view.setCurrentIndex(panel.model.index(1))
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    heading = panel.model.index(0)
    assert panel.count.text().endswith("36 dipilih")
    assert Qt.CheckState(heading.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.PartiallyChecked
    panel.model.toggle(heading)
    assert Qt.CheckState(heading.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
    panel.model.toggle(heading)
    assert panel.model.ticked == 37 - heading.data(COUNT_ROLE)
    panel._none.click()
    assert panel.model.ticked == 0
    assert not panel.replace_button.isEnabled()
    panel._all.click()
    assert panel.model.ticked == 37


def test_a_click_on_the_box_ticks_and_beside_it_does_not(panel: PanelGanti) -> None:
    panel.baru.begun.emit()
    look_for(panel, "pegawai")
    rect = panel.view.visualRect(panel.model.index(1))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(panel.view.viewport(), left, pos=rect.topLeft() + QPoint(20, 16))
    assert panel.model.ticked == 36
    QTest.mouseClick(panel.view.viewport(), left, pos=rect.center())
    assert panel.model.ticked == 36


def test_replacing_changes_what_is_ticked_and_says_how_to_take_it_back(panel: PanelGanti, kantor: Kantor) -> None:
    before = load_dokumen(kantor)
    panel.baru.setText("aparatur")
    look_for(panel, "pegawai")
    panel.model.toggle(panel.model.index(1))
    panel.replace_button.click()
    assert panel.bars.texts() == ["36 hasil di 9 jabatan diganti. Ctrl+Z mengembalikannya."]
    assert panel.count.text() == "1 hasil di 1 jabatan, 0 dipilih"
    panel._penyunting.do(undo)
    assert load_dokumen(kantor) == before
    assert panel.bars.texts() == []


def test_nothing_in_the_field_means_deleting_once_one_has_been_there(panel: PanelGanti) -> None:
    look_for(panel, "pegawai")
    assert not panel.replace_button.isEnabled()
    assert panel.count.text() == "37 hasil di 9 jabatan"
    panel.baru.begun.emit()
    assert panel.replace_button.text() == "Hapus yang dipilih"
    panel.baru.setText("x")
    assert panel.replace_button.text() == "Ganti yang dipilih"


def test_what_is_refused_is_told_and_nothing_is_done(panel: PanelGanti, kantor: Kantor, refused: list[str]) -> None:
    look_for(panel, "pegawai")
    set_teks(kantor, next(iter(panel.model.chosen())).tempat, "lain sama sekali")  # by another hand
    before = load_dokumen(kantor)
    panel.baru.setText("x")
    panel.replace_button.click()
    assert "sudah berubah sejak dicari" in refused[0]
    assert panel.bars.texts() == []
    assert load_dokumen(kantor) == before
    assert panel.model.hits < 37  # looked for again


def test_other_changes_are_followed_and_ticks_stay(qtbot: QtBot, panel: PanelGanti, kantor: Kantor) -> None:
    look_for(panel, "pegawai")
    panel.model.toggle(panel.model.index(1))
    (off,) = panel.model.off()
    other = next(t for t in duties(kantor) if t != off.tempat)
    panel._penyunting.do(set_teks, other, "pegawai pegawai pegawai pegawai pegawai pegawai")
    qtbot.waitUntil(lambda: panel.model.hits > 37)
    assert list(panel.model.off()) == [off]
    panel.hide()
    panel._penyunting.do(set_teks, other, "")
    assert panel.model.hits > 37  # not looked for while nobody sees it
    panel.show()
    assert panel.model.hits == panel.model.ticked + 1 <= 37


def test_keys_go_from_hit_to_hit(qtbot: QtBot, panel: PanelGanti) -> None:
    seen: list[Tempat] = []
    panel.go_to.connect(seen.append)
    QTest.keyClicks(panel.cari, "pegawai")
    QTest.keyClick(panel.cari, Qt.Key.Key_Return)  # at once, without waiting
    found = list(panel.model.chosen())
    assert seen == [found[0].tempat]
    for _ in range(len(found[0].hits)):
        QTest.keyClick(panel, Qt.Key.Key_F3)
    assert seen[-1] == found[1].tempat
    QTest.keyClick(panel, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert seen[-1] == found[0].tempat
    panel.view.go(1)
    panel.previous_hit()  # round the end
    assert seen[-1] == found[-1].tempat
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert seen[-2:] == [found[-1].tempat] * 2
    for widget in (panel.cari, panel.baru, panel.view):
        with qtbot.waitSignal(panel.closed):
            QTest.keyClick(widget, Qt.Key.Key_Escape)


def test_enter_on_a_heading_goes_to_the_position(panel: PanelGanti, kantor: Kantor) -> None:
    look_for(panel, "pegawai")
    seen: list[Tempat] = []
    panel.go_to.connect(seen.append)
    panel.view.setCurrentIndex(panel.model.index(0))
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    nama = {f.id: f.nama for f in load_dokumen(kantor).formulir}
    assert (seen[0].tabel, nama[seen[0].id]) == ("jabatan", panel.model.index(0).data())


def test_ctrl_enter_replaces_from_the_fields(panel: PanelGanti) -> None:
    QTest.keyClicks(panel.cari, "pegawai")
    QTest.keyClicks(panel.baru, "aparatur")
    QTest.keyClick(panel.baru, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.bars.texts()[0].startswith("37 hasil")


def test_this_form_only(panel: PanelGanti) -> None:
    look_for(panel, "pegawai")
    assert not panel.isian.ini.isEnabled()
    last = list(panel.model.chosen())[-1].id_jabatan
    panel.show_jabatan(last)
    panel.isian.ini.click()
    assert {t.id_jabatan for t in panel.model.chosen()} == {last}
    panel.show_jabatan(0)
    assert panel.isian.semua.isChecked()
    assert panel.model.hits == 37


def test_nothing_found_offers_to_look_wider(panel: PanelGanti) -> None:
    panel.isian.huruf_besar.click()
    look_for(panel, "pEGAWAI")
    assert panel._empty.label.text() == "“pEGAWAI” tidak ditemukan di semua formulir."
    panel._empty.button.click()
    assert panel.model.hits == 37
    look_for(panel, "xyzzy")
    assert panel._empty.button.isHidden()


def test_finding_only_has_no_ticks(panel: PanelGanti) -> None:
    panel.start("  pegawai\n", ganti=False)
    assert panel.count.text() == "37 hasil di 9 jabatan"
    assert not panel.replace_button.isVisible()
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    assert panel.model.ticked == 37
    panel.start()
    assert panel.cari.text() == "pegawai"
    assert panel.replace_button.isVisible()


def test_too_many_hits_are_not_all_shown(panel: PanelGanti, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panel_module, "MOST", 50)
    look_for(panel, "a")
    assert 50 <= panel.model.hits < 100
    assert "hasil pertama" in panel.count.text()


def test_a_file_that_cannot_be_written_is_only_searched(qtbot: QtBot, tema: Tema, pujon: Path) -> None:
    kantor = open_office(pujon, hanya_baca=True)
    panel = PanelGanti(tema, Penyunting(kantor, lambda galat: pytest.fail(str(galat))))
    qtbot.addWidget(panel)
    panel.start("pegawai")
    assert panel.count.text() == "37 hasil di 9 jabatan"
    assert not panel.replace_button.isEnabled()
    assert "hanya bisa dibaca" in panel.replace_button.toolTip()
    kantor.close()


def test_a_disk_that_fails_is_told(panel: PanelGanti, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise EnvironmentFailure("Disk tidak menjawab.")

    look_for(panel, "pegawai")
    monkeypatch.setattr(panel_module, "find", fail)
    panel.search()
    assert panel.bars.texts() == ["Disk tidak menjawab."]
    assert panel.model.hits == 0


def test_long_texts_stay_within_their_rows(panel: PanelGanti, kantor: Kantor) -> None:
    set_teks(kantor, duties(kantor)[0], "kata " * 2000 + "qzq" * 300 + " kata" * 2000)
    panel.baru.setText("w" * 2000)
    look_for(panel, "qzq" * 300)
    assert panel.view.viewport().grab().width() == panel.view.viewport().width()
    assert panel.view.horizontalScrollBar().maximum() == 0
