"""The history on the screen: days, states, details, taking back, and old steps read only when one goes there."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from iki_desktop.domain.cari import Pola
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.cari import find, replace
from iki_desktop.services.jabatan import delete_jabatan
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.riwayat import Langkah, history, redo, undo
from iki_desktop.services.sunting import delete_butir, set_teks
from iki_desktop.services.tempat_langkah import tempat_langkah
from ui.penyunting import Penyunting
from ui.riwayat.kata import nama_hari
from ui.riwayat.model import STEP_ROLE, RiwayatModel
from ui.riwayat.panel import PanelRiwayat
from ui.tema.tema import Tema

KINI = date(2026, 11, 22)


def langkah(nomor: int, waktu: datetime, label: str = "Ketik tugas") -> Langkah:
    return Langkah(nomor, waktu, "siti", label, "berlaku", None, None)


class Buku:
    """A history of `banyak` steps, ten a day; notes how it was read."""

    def __init__(self, banyak: int) -> None:
        self.asked: list[tuple[int | None, int]] = []
        self.steps = [
            langkah(n, datetime(2026, 11, 22, 12) - timedelta(days=(banyak - n) // 10), f"Ketik tugas {n}")
            for n in range(banyak, 0, -1)
        ]

    def load(self, sebelum: int | None, batas: int) -> list[Langkah]:
        self.asked.append((sebelum, batas))
        return [s for s in self.steps if sebelum is None or s.id < sebelum][:batas]


def watched(buku: Buku) -> RiwayatModel:
    model = RiwayatModel(buku.load, lambda: KINI)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    tester.setUseFetchMore(False)
    model.reload()
    return model


def rows(model: RiwayatModel) -> list[str]:
    return [str(model.index(n).data()) for n in range(model.rowCount())]


# -- the model


def test_days_have_names() -> None:
    assert nama_hari(KINI, KINI) == "Hari ini"
    assert nama_hari(KINI - timedelta(days=1), KINI) == "Kemarin"
    assert nama_hari(date(2026, 11, 14), KINI) == "Sabtu, 14 November 2026"


def test_steps_stand_under_their_days_newest_first() -> None:
    assert rows(watched(Buku(12))) == [
        "Hari ini",
        *(f"Ketik tugas {n}" for n in range(12, 2, -1)),
        "Kemarin",
        "Ketik tugas 2",
        "Ketik tugas 1",
    ]


def test_old_steps_are_read_page_by_page_and_days_are_not_repeated() -> None:
    buku = Buku(20_000)
    model = watched(buku)
    assert buku.asked == [(None, 200)]
    model.fetchMore()
    assert buku.asked[1:] == [(19_801, 200)]
    assert model.rowCount() == 400 + 40
    assert len(set(rows(model))) == model.rowCount()


def test_the_end_is_found() -> None:
    model = watched(Buku(200))
    assert model.canFetchMore()  # it can't know yet
    model.fetchMore()
    assert not model.canFetchMore()
    assert not watched(Buku(3)).canFetchMore()


def test_search_reads_back_until_it_has_some() -> None:
    buku = Buku(5_000)
    model = watched(buku)
    model.set_search("TUGAS 17")
    assert "Ketik tugas 17" not in rows(model)  # the first page had none, so some pages were read, not all
    assert model.rowCount() > 50
    model.set_search("tugas 4321 x")
    assert rows(model) == []
    assert not model.canFetchMore()
    model.set_search("")
    assert model.rowCount() == 5_500


def test_reading_anew_keeps_the_depth() -> None:
    buku = Buku(1_000)
    model = watched(buku)
    model.fetchMore()
    buku.steps.insert(0, langkah(1_001, datetime(2026, 11, 22, 13), "Ketik tugas baru"))
    model.reload(deep=True)
    assert rows(model)[:2] == ["Hari ini", "Ketik tugas baru"]
    assert buku.asked[-1] == (None, 400)
    assert model.index_of(602).isValid()
    model.fetchMore()
    assert model.index_of(502).isValid()


# -- the page


@pytest.fixture
def panel(qtbot: QtBot, tema: Tema, penyunting: Penyunting) -> Iterator[PanelRiwayat]:
    hasil = PanelRiwayat(tema, penyunting)
    qtbot.addWidget(hasil)
    hasil.resize(1000, 600)
    yield hasil
    hasil.hide()


def duties(kantor: Kantor) -> list[tuple[Tempat, int]]:
    """All duties with their positions."""
    found = kantor.store.connection.execute("SELECT id, jabatan_id FROM tugas ORDER BY id")
    return [(Tempat("tugas", id_tugas, "teks"), id_jabatan) for id_tugas, id_jabatan in found]


def choose(panel: PanelRiwayat, id_langkah: int) -> None:
    panel.view.setCurrentIndex(panel.model.index_of(id_langkah))


def words(panel: PanelRiwayat, *, struck: bool) -> list[str]:
    """The pieces of the details that are struck through, or that stand on a ground of their own and aren't."""
    hasil = []
    block = panel.details.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            form = pieces.fragment().charFormat()
            marked = form.background().style() != Qt.BrushStyle.NoBrush
            if marked and form.fontStrikeOut() == struck:
                hasil.append(pieces.fragment().text())
            pieces += 1
        block = block.next()
    return hasil


def test_an_office_without_changes_says_so(panel: PanelRiwayat) -> None:
    panel.show()
    assert panel._empty.isVisible()
    assert "Belum ada perubahan." in panel._empty.label.text()
    assert not any(tombol.isEnabled() for tombol in panel.buttons.steps)


def test_details_show_what_went_and_what_came(panel: PanelRiwayat, kantor: Kantor) -> None:
    tempat, _ = duties(kantor)[0]
    set_teks(kantor, tempat, "menyusun rencana kerja <b>tahunan</b>")
    set_teks(kantor, tempat, "menyusun laporan kerja <b>tahunan</b>")
    panel.show()
    assert words(panel, struck=True) == ["rencana"]
    assert words(panel, struck=False) == ["laporan"]
    teks = panel.details.toPlainText()
    assert "SEKRETARIS KECAMATAN · tugas" in teks
    assert "kerja <b>tahunan</b>" in teks
    assert f"langkah {panel.current}" in teks
    first = panel.details.document().begin().begin().fragment().charFormat()
    assert first.fontWeight() == QFont.Weight.Bold


def test_each_state_is_named_and_decides_what_can_be_done(panel: PanelRiwayat, kantor: Kantor) -> None:
    (one, _), (other, _) = duties(kantor)[:2]
    taken = set_teks(kantor, one, "satu").step or 0
    left = set_teks(kantor, other, "dua").step or 0
    undo(kantor)
    panel.show()
    choose(panel, taken)
    panel.take_back_step()
    undone = set_teks(kantor, other, "tiga").step or 0
    undo(kantor)
    panel.refresh()
    spoken = {}
    for row in range(panel.model.rowCount()):
        if step := panel.model.index(row).data(STEP_ROLE):
            spoken[step.id] = panel.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    for nomor, state in ((taken, "diambil kembali"), (left, "ditinggalkan"), (undone, "diurungkan")):
        assert spoken[nomor].endswith(state)
        choose(panel, nomor)
        assert not panel.buttons.take_back.isEnabled()
        assert panel.buttons.take_back.toolTip()
        assert panel.buttons.document.isEnabled() == panel.buttons.compare.isEnabled() == (nomor == taken)
    assert "Ctrl+Y" in panel.details.toPlainText()


def test_taking_back_an_old_step_is_a_step_that_is_told(panel: PanelRiwayat, kantor: Kantor) -> None:
    (one, _), (other, _) = duties(kantor)[:2]
    before = kantor.store.connection.execute("SELECT teks FROM tugas WHERE id = ?", (one.id,)).get
    old = set_teks(kantor, one, "satu").step or 0
    set_teks(kantor, other, "dua")
    panel.show()
    choose(panel, old)
    panel.buttons.take_back.click()
    assert kantor.store.connection.execute("SELECT teks FROM tugas WHERE id = ?", (one.id,)).get == before
    assert panel.bars.texts() == [f"Langkah {old} diambil kembali. Ctrl+Z mengembalikannya."]
    assert panel.current == old
    assert str(panel.model.index(1).data()).startswith("Ambil kembali: ")
    assert "sudah diambil kembali oleh langkah" in panel.details.toPlainText()


def test_a_clash_is_named_and_the_rest_can_be_taken_back(
    panel: PanelRiwayat, kantor: Kantor, refused: list[str]
) -> None:
    found = {t: range(len(t.hits)) for t in find(kantor, Pola("pegawai"))}
    changed = next(t.tempat for t in found if t.tempat.tabel == "tugas")
    old = replace(kantor, found, Pola("pegawai"), "aparatur").step or 0
    set_teks(kantor, changed, "ditulis sesudah itu")
    panel.show()
    choose(panel, old)
    panel.buttons.take_back.click()
    (teks,) = panel.bars.texts()
    assert "tidak bisa diambil kembali seluruhnya" in teks
    assert "• SEKRETARIS KECAMATAN · tugas: sudah diubah lagi oleh langkah" in teks
    assert refused == []
    assert len(history(kantor)) == 2
    next(b for b in panel.bars.findChildren(QPushButton) if "selebihnya" in b.text()).click()
    assert len(history(kantor)) == 3
    assert len(find(kantor, Pola("pegawai"))) == len(found) - 1
    assert kantor.store.connection.execute("SELECT teks FROM tugas WHERE id = ?", (changed.id,)).get.startswith("dit")


def test_changes_elsewhere_are_followed_and_the_choice_stays(qtbot: QtBot, panel: PanelRiwayat, kantor: Kantor) -> None:
    (one, _), (other, _) = duties(kantor)[:2]
    old = set_teks(kantor, one, "satu").step or 0
    panel.show()
    assert panel.current == old
    panel._penyunting.do(set_teks, other, "dua")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3)
    assert panel.current == old
    panel._penyunting.do(undo)
    qtbot.waitUntil(lambda: panel.model.index(1).data(STEP_ROLE).keadaan == "diurungkan")
    panel.hide()
    panel._penyunting.do(redo)
    panel.show()
    assert panel.model.index(1).data(STEP_ROLE).keadaan == "berlaku"


def test_one_position_and_words(panel: PanelRiwayat, kantor: Kantor) -> None:
    (one, position), *_, (last, other) = duties(kantor)
    set_teks(kantor, one, "satu")
    set_teks(kantor, last, "dua")
    panel.show()
    assert not panel.saringan.ini.isEnabled()
    panel.show_jabatan(position)
    panel.saringan.ini.click()
    assert rows(panel.model) == ["Hari ini", "Ketik tugas SEKRETARIS KECAMATAN"]
    panel.show_jabatan(next(j for _, j in duties(kantor) if j not in (position, other)))
    assert panel._empty.label.text() == "Belum ada perubahan pada jabatan ini."
    panel._empty.button.click()
    assert panel.model.rowCount() == 3
    panel.saringan.cari.setText("sekretaris kec")
    assert rows(panel.model) == ["Hari ini", "Ketik tugas SEKRETARIS KECAMATAN"]
    panel.saringan.cari.setText("xyz")
    assert "“xyz”" in panel._empty.label.text()
    panel.saringan.cari.clear()
    assert panel.current


def test_the_keyboard_does_it_all(qtbot: QtBot, panel: PanelRiwayat, kantor: Kantor) -> None:
    (one, _), (other, _) = duties(kantor)[:2]
    set_teks(kantor, one, "satu")
    set_teks(kantor, other, "dua")
    panel.show()
    panel.setFocus()
    newest = panel.current
    with qtbot.waitSignal(panel.go_to) as go:
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert go.args == [other]
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    assert panel.current == newest - 1
    QTest.keyClick(panel.view, Qt.Key.Key_Up)
    QTest.keyClick(panel.view, Qt.Key.Key_Up)  # the day above can't be chosen
    assert panel.current == newest
    for signal, tombol in (
        (panel.document_wanted, panel.buttons.document),
        (panel.compare_wanted, panel.buttons.compare),
    ):
        with qtbot.waitSignal(signal) as wanted:
            QTest.keyClick(tombol, Qt.Key.Key_Return)
        assert wanted.args == [newest]
    QTest.keyClick(panel.saringan.cari, Qt.Key.Key_Down)
    for widget in (panel.saringan.cari, panel.view, panel.details, panel.buttons.take_back):
        with qtbot.waitSignal(panel.closed):
            QTest.keyClick(widget, Qt.Key.Key_Escape)


def test_what_is_gone_leads_to_its_position_or_nowhere(panel: PanelRiwayat, kantor: Kantor) -> None:
    tempat, position = duties(kantor)[-1]
    typed = set_teks(kantor, tempat, "satu").step or 0
    assert tempat_langkah(kantor, typed) == tempat
    deleted = delete_butir(kantor, "tugas", [tempat.id]).step or 0
    assert tempat_langkah(kantor, typed) == tempat_langkah(kantor, deleted) == Tempat("jabatan", position, "nama")
    delete_jabatan(kantor, position)
    assert tempat_langkah(kantor, typed) is None
    panel.show()
    choose(panel, typed)
    assert not panel.buttons.to_form.isEnabled()
    assert tempat_langkah(kantor, 4711) is None


def test_a_deleted_branch_is_not_written_out_without_end(panel: PanelRiwayat, kantor: Kantor) -> None:
    delete_jabatan(kantor, kantor.store.connection.execute("SELECT id FROM jabatan WHERE nama = 'CAMAT'").get)
    panel.show()
    assert "perubahan lain." in panel.details.toPlainText()
    assert panel.details.document().blockCount() < 1000


def test_narrow_and_wide(qtbot: QtBot, panel: PanelRiwayat, kantor: Kantor) -> None:
    set_teks(kantor, duties(kantor)[0][0], "satu")
    panel.show()
    assert panel._splitter.orientation() == Qt.Orientation.Horizontal
    panel.resize(640, 600)
    assert panel._splitter.orientation() == Qt.Orientation.Vertical
    assert panel.width() == 640
    qtbot.waitUntil(lambda: panel.buttons.compare.y() > panel.buttons.take_back.y())
    assert panel.buttons.close_button.geometry().right() < 640


def test_a_file_that_cannot_be_written_is_only_read(qtbot: QtBot, tema: Tema, pujon: Path) -> None:
    kantor = open_office(pujon)
    set_teks(kantor, duties(kantor)[0][0], "satu")
    kantor.close()
    kantor = open_office(pujon, hanya_baca=True)
    panel = PanelRiwayat(tema, Penyunting(kantor, lambda galat: pytest.fail(str(galat))))
    qtbot.addWidget(panel)
    panel.show()
    assert panel.current
    assert not panel.buttons.take_back.isEnabled()
    assert panel.buttons.document.isEnabled()
    panel.hide()
    kantor.close()
