"""Where steps take positions, and the marks of findings in the rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iki_desktop.domain.jabatan import Jabatan
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.temuan import Temuan
from tests.ui.conftest import jabatan
from ui.pohon.lukis import marks_of
from ui.pohon.model import TWIN_ROLE
from ui.pohon.panel import PanelPohon
from ui.pohon.simpul import tooltip
from ui.pohon.susunan import Susunan, Tujuan
from ui.tema.tema import Tema

pytestmark = pytest.mark.usefixtures("app")

DAFTAR = (
    jabatan(1, "A"),
    jabatan(2, "B", 1),
    jabatan(3, "C", 1),
    jabatan(4, "D", 2),
    jabatan(5, "E", cabang="Desa"),
    jabatan(6, "F", cabang="Desa"),
)


def test_steps_lead_to_the_place_beside() -> None:
    susunan, semua = Susunan(DAFTAR), range(1, 7)
    assert susunan.up(3, semua) == Tujuan(1, 0)
    assert susunan.down(2, semua) == Tujuan(1, 1)
    assert susunan.deeper(3, semua) == Tujuan(2, 1)
    assert susunan.outwards(4) == Tujuan(1, 1)
    assert susunan.down(5, semua) == Tujuan(None, 1, "Desa")
    assert (susunan.up(1, semua), susunan.down(1, semua), susunan.outwards(5)) == (None, None, None)
    assert susunan.up(3, {3, 1}) is None  # the one above is hidden


def test_nearest_to_one_that_goes() -> None:
    susunan = Susunan(DAFTAR)
    assert susunan.nearest(2, {1, 3, 5}) == 3
    assert susunan.nearest(3, {1, 2, 5}) == 2
    assert susunan.nearest(4, {1, 3}) == 3  # its superior went too
    assert susunan.nearest(4, {1}) == 1
    assert susunan.nearest(1, set()) == 0


@given(st.lists(st.integers(0, 20), max_size=20))
def test_any_tree_has_its_positions_once_and_below_themselves(induk: list[int]) -> None:
    daftar: list[Jabatan] = []
    for nomor, atas in enumerate(induk, start=1):
        daftar.append(jabatan(nomor, "X", atas if 0 < atas < nomor else None))
    susunan = Susunan(daftar)
    akar = susunan.bawahan(None)
    assert sorted(satu for a in akar for satu, _ in susunan.branch(a)) == [j.id for j in daftar]
    for j in daftar:
        assert susunan.within(j.id, j.id)
        assert all(susunan.within(satu, j.id) for satu, _ in susunan.branch(j.id))
        assert (tujuan := susunan.up(j.id, susunan.by_id)) is None or tujuan.ke < len(susunan.saudara(j.id))


def test_tooltip_lists_findings_and_knows_an_end() -> None:
    teks = tooltip(DAFTAR[0], "", None, [f"Temuan {n} " + "panjang " * 12 for n in range(9)])
    assert "• Temuan 0" in teks
    assert "dan 3 temuan lain" in teks
    assert max(len(baris) for baris in teks.splitlines()) <= 72


@pytest.fixture
def panel(qtbot: QtBot, tema: Tema) -> PanelPohon:
    hasil = PanelPohon(tema)
    qtbot.addWidget(hasil)
    hasil.resize(260, 400)
    hasil.show()
    hasil.show_office(DAFTAR)
    return hasil


RUMUS = (
    Temuan("rumus", "Rumus pertama", Tempat("indikator", 1, "rumus")),
    Temuan("rumus", "Rumus kedua", Tempat("indikator", 2, "rumus")),
)
KOSONG = Temuan("sasaran", "Sasaran ke-1 belum ditulis.", Tempat("sasaran", 3, "teks"))


def _click(panel: PanelPohon, nomor: int, jenis: str) -> None:
    index = panel.model.index_of(nomor)
    marks = marks_of(panel.view.visualRect(index), index, panel.view.fontMetrics())
    at = next(m.rect.center() for m in marks if m.jenis == jenis)
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_click_on_a_mark_leads_to_its_findings_in_turn(qtbot: QtBot, panel: PanelPohon) -> None:
    panel.set_temuan({4: (*RUMUS, KOSONG)})
    seen: list[object] = []
    panel.finding_wanted.connect(seen.append)
    for jenis in ("rumus", "rumus", "rumus", "sasaran"):
        _click(panel, 4, jenis)
    assert seen == [RUMUS[0], RUMUS[1], RUMUS[0], KOSONG]
    assert panel.current == 4
    tip = panel.model.index_of(4).data(Qt.ItemDataRole.ToolTipRole)
    assert all(t.kalimat in tip for t in (*RUMUS, KOSONG))
    assert "3 temuan" in panel.model.index_of(4).data(Qt.ItemDataRole.AccessibleTextRole)
    with qtbot.assertNotEmitted(panel.finding_wanted):
        rect = panel.view.visualRect(panel.model.index_of(4))
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(10, 14))


def test_marks_stand_in_the_row_and_go_with_the_findings(qtbot: QtBot, panel: PanelPohon) -> None:
    index = panel.model.index_of(2)
    with qtbot.waitSignal(panel.model.dataChanged):
        panel.set_temuan({2: (KOSONG,)})
    rect = panel.view.visualRect(index)
    (mark,) = marks_of(rect, index, panel.view.fontMetrics())
    assert rect.contains(mark.rect)
    panel.set_temuan({})
    assert marks_of(rect, index, panel.view.fontMetrics()) == []


def test_office_without_signatory_is_marked_at_the_heading(qtbot: QtBot, panel: PanelPohon) -> None:
    assert panel.office_mark.isHidden()
    temuan = Temuan("penandatangan", "Dokumen 2026 belum punya penandatangan.")
    panel.set_temuan({}, (temuan,))
    assert panel.office_mark.toolTip() == temuan.kalimat
    with qtbot.waitSignal(panel.finding_wanted) as wanted:
        panel.office_mark.click()
    assert wanted.args == [temuan]
    panel.set_temuan({})
    assert panel.office_mark.isHidden()


def test_second_of_one_name_has_a_number(panel: PanelPohon) -> None:
    panel.show_office([jabatan(1, "KASI"), jabatan(2, "kasi "), jabatan(3, "KASI", 1), jabatan(4, "KASI", cabang="X")])
    assert [panel.model.index_of(n).data(TWIN_ROLE) for n in (1, 2, 3, 4)] == [None, 2, None, None]
    panel.model.set_search("kasi")
    assert panel.model.index_of(2).data(TWIN_ROLE) == 2


def test_names_are_never_read_as_markup(panel: PanelPohon) -> None:
    panel.show_office([jabatan(1, "<b>KASI</b>")])
    assert "&lt;b&gt;" in panel.model.index_of(1).data(Qt.ItemDataRole.ToolTipRole)
