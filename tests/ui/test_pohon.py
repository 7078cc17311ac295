"""The tree: its rows, its search, its keys."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from iki_desktop.domain.jabatan import Jabatan
from iki_desktop.services.formulir import load_jabatan
from iki_desktop.services.kantor import open_office
from tests.ui.conftest import jabatan
from ui.pohon.model import COUNT_ROLE, DOUBT_ROLE, HIT_ROLE, PohonModel
from ui.pohon.panel import PanelPohon
from ui.tema.tema import Tema

pytestmark = pytest.mark.usefixtures("app")

KANTOR = (
    jabatan(1, "SEKRETARIS", 4, jumlah_indikator=3),
    jabatan(2, "KASI PEMERINTAHAN", 4),
    jabatan(3, "PENGADMINISTRASI UMUM", 1, atasan_pasti=False),
    jabatan(4, "CAMAT", None, atasan_luar="Bupati"),
    jabatan(5, "STAF DESA NGROTO", None, cabang="Pemerintah Desa", atasan_luar="Kepala Desa Ngroto"),
)


def rows(model: QAbstractItemModel, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    """The tree as lines, one dot a level."""
    parent = parent or QModelIndex()
    hasil = []
    for baris in range(model.rowCount(parent)):
        index = model.index(baris, 0, parent)
        hasil += ["." * depth + str(index.data()), *rows(model, index, depth + 1)]
    return hasil


def watched(daftar: Sequence[Jabatan]) -> PohonModel:
    model = PohonModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_jabatan(daftar)
    return model


@pytest.fixture
def panel(qtbot: QtBot, tema: Tema) -> PanelPohon:
    hasil = PanelPohon(tema)
    qtbot.addWidget(hasil)
    hasil.resize(320, 500)
    hasil.show()
    hasil.show_office(KANTOR)
    return hasil


def test_positions_stand_under_their_superiors_and_branches_last() -> None:
    assert rows(watched(KANTOR)) == [
        "CAMAT",
        ".SEKRETARIS",
        "..PENGADMINISTRASI UMUM",
        ".KASI PEMERINTAHAN",
        "Pemerintah Desa",
        ".STAF DESA NGROTO",
    ]


def test_heading_can_be_folded_but_not_chosen() -> None:
    model = watched(KANTOR)
    heading, position = model.index(1, 0), model.index_of(5)
    assert not model.flags(heading) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(position) & Qt.ItemFlag.ItemIsSelectable
    assert model.parent(position) == heading
    assert model.jabatan_at(heading) is None


def test_row_tells_counts_and_doubts() -> None:
    model = watched(KANTOR)
    assert model.index_of(1).data(COUNT_ROLE) == 3
    ragu = model.index_of(3)
    assert ragu.data(DOUBT_ROLE) is True
    assert "Atasan belum pasti: SEKRETARIS" in ragu.data(Qt.ItemDataRole.ToolTipRole)
    assert "Kepala Desa Ngroto" in model.index_of(5).data(Qt.ItemDataRole.ToolTipRole)
    assert "belum pasti" in ragu.data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize(
    ("teks", "expected"),
    [
        ("umum", ["CAMAT", ".SEKRETARIS", "..PENGADMINISTRASI UMUM"]),
        ("desa staf", ["Pemerintah Desa", ".STAF DESA NGROTO"]),
        ("kasipem", ["CAMAT", ".KASI PEMERINTAHAN"]),
        ("tidak ada", []),
        ("   ", rows(watched(KANTOR))),
    ],
)
def test_search_keeps_hits_and_those_above(teks: str, expected: list[str]) -> None:
    model = watched(KANTOR)
    model.set_search(teks)
    assert rows(model) == expected


def test_search_tells_hits_from_those_above() -> None:
    model = watched(KANTOR)
    model.set_search("umum")
    assert (model.hits, model.first()) == (1, 3)
    assert model.index_of(3).data(HIT_ROLE) is True
    assert model.index_of(1).data(HIT_ROLE) is False
    assert not model.index_of(2).isValid()


def test_model_stays_sound_while_one_types() -> None:
    model = watched(KANTOR)
    for teks in ("k", "ka", "kas", "kasx", "", "desa", "DESA NGROTO", ""):
        model.set_search(teks)
    model.set_jabatan(KANTOR[:2])  # superiors that are not in the list
    model.set_jabatan(())
    assert model.rowCount() == 0


def test_five_hundred_positions_and_a_deep_chain() -> None:
    broad = [jabatan(n, f"STAF {n}", None if n <= 10 else n // 10) for n in range(1, 501)]
    deep = [jabatan(n, f"TINGKAT {n}", n - 1 or None) for n in range(1, 2001)]
    model = watched(broad)
    assert len(model.shown_ids()) == 500
    model.set_search("staf 49")
    assert len(rows(model)) > 11
    plain = PohonModel()
    plain.set_jabatan(deep)
    plain.set_search("tingkat 2000")
    assert plain.index_of(1).isValid()
    assert plain.hits == 1


def test_real_office(pujon: object) -> None:
    kantor = open_office(pujon)  # type: ignore[arg-type]
    try:
        model = watched(load_jabatan(kantor))
    finally:
        kantor.close()
    assert len(model.shown_ids()) == 28
    assert model.index(0, 0).data() == "CAMAT"
    assert sum(model.index_of(i).data(COUNT_ROLE) for i in model.shown_ids()) == 73


def test_panel_chooses_the_first_and_tells(qtbot: QtBot, panel: PanelPohon) -> None:
    assert panel.current == 4
    assert panel.count.text() == "5 jabatan"
    with qtbot.waitSignal(panel.chosen) as chosen:
        QTest.keyClick(panel.view, Qt.Key.Key_Down)
    assert chosen.args == [1]


def test_choice_survives_a_search_that_hides_it(qtbot: QtBot, panel: PanelPohon) -> None:
    panel.choose(2)
    with qtbot.assertNotEmitted(panel.chosen):
        panel.search.setText("umum")
        panel.search.setText("")
    assert panel.current == 2
    assert panel.model.jabatan_at(panel.view.currentIndex()) == KANTOR[1]


def test_keys_of_the_search_field(panel: PanelPohon) -> None:
    QTest.keyClicks(panel.search, "umum")
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.current == 3
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.search.text() == ""
    assert rows(panel.model)[-1] == ".STAF DESA NGROTO"


def test_nothing_found_offers_the_way_back(panel: PanelPohon) -> None:
    QTest.keyClicks(panel.search, "xyz")
    assert not panel.view.isVisible()
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.view.isVisible()


def test_folding_is_kept_over_a_search(panel: PanelPohon) -> None:
    sekretaris = panel.model.index_of(1)
    panel.view.setExpanded(sekretaris, False)
    assert panel.folded() == {1}
    panel.search.setText("umum")
    assert panel.view.isExpanded(panel.model.index_of(1))
    assert panel.folded() == {1}
    panel.search.setText("")
    assert not panel.view.isExpanded(panel.model.index_of(1))
    panel.fold_all()
    assert panel.folded() == {1, 4, -2}
    panel.expand_all()
    assert panel.folded() == set()


def test_choosing_ends_a_search_that_hides_it(panel: PanelPohon) -> None:
    panel.search.setText("umum")
    panel.choose(2)
    assert (panel.search.text(), panel.current) == ("", 2)


def test_what_was_remembered_comes_back(panel: PanelPohon) -> None:
    panel.show_office(KANTOR, 3, frozenset({-2}))
    assert panel.current == 3
    assert not panel.view.isExpanded(panel.model.index(1, 0))
    panel.show_office(KANTOR, 99, frozenset())
    assert panel.current == 4
    panel.show_office(())
    assert (panel.current, panel.count.text()) == (0, "0 jabatan")


def test_long_name_is_painted_within_its_row(panel: PanelPohon) -> None:
    panjang = jabatan(1, "PENGELOLA " + "DATA PEMBERDAYAAN MASYARAKAT " * 5, jumlah_indikator=1234)
    panel.show_office([panjang])
    gambar = panel.view.viewport().grab().toImage()
    assert gambar.width() == panel.view.viewport().width()
    assert panel.view.horizontalScrollBar().maximum() == 0
