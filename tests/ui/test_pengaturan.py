"""Bands, cap, due day and locked periods, by mouse and keys."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from iki_desktop.domain.capaian import PITA, Pita
from iki_desktop.domain.periode import Periode
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.kunci import load_kunci, lock
from iki_desktop.services.pengaturan import load_pengaturan, set_pita
from ui.pengaturan.panel import PanelPengaturan
from ui.pengaturan.pita import BagianPita
from ui.penyunting import Penyunting
from ui.tema.tema import Tema

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def panel(qtbot: QtBot, tema: Tema, penyunting: Penyunting) -> PanelPengaturan:
    hasil = PanelPengaturan(tema, penyunting)
    qtbot.addWidget(hasil)
    hasil.resize(1000, 650)
    hasil.show()
    qtbot.waitExposed(hasil)
    return hasil


@pytest.fixture
def pita(panel: PanelPengaturan) -> BagianPita:
    return panel.pita


def type_in(kolom: QLineEdit, teks: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    kolom.setFocus()
    kolom.selectAll()
    QTest.keyClicks(kolom, teks)
    QTest.keyClick(kolom, key)


def shown(pita: BagianPita) -> list[tuple[str, str]]:
    return [(b.dari.text(), b.predikat.text()) for b in pita.rows]


def steps(kantor: Kantor) -> int:
    return int(kantor.store.connection.execute("SELECT count(*) FROM langkah").get)


def undo(penyunting: Penyunting) -> None:
    penyunting.changed.emit(penyunting.kantor.store.undo(), None)


# -- the bands


def test_the_usual_bands_stand_there_first(pita: BagianPita) -> None:
    assert shown(pita)[0] == ("91", "Sangat Baik")
    assert shown(pita)[-1] == ("0", "Sangat Kurang")
    assert not pita.rows[-1].dari.isEnabled()
    assert not pita.usual.isEnabled()


def test_a_cut_is_changed_and_the_usual_ones_come_back(
    pita: BagianPita, kantor: Kantor, penyunting: Penyunting
) -> None:
    type_in(pita.rows[0].dari, "90,5")
    assert load_pengaturan(kantor).pita[0] == Pita(Decimal("90.5"), "Sangat Baik")
    assert pita.usual.isEnabled()
    pita.usual.click()
    assert load_pengaturan(kantor).pita == PITA
    assert not pita.usual.isEnabled()
    undo(penyunting)
    assert shown(pita)[0] == ("90,5", "Sangat Baik")


def test_a_band_is_added_by_keys_and_finds_its_place(pita: BagianPita, kantor: Kantor) -> None:
    pita.add.click()
    baru = pita.rows[4]
    assert QApplication.focusWidget() is baru.dari
    assert pita.belum.isVisible()
    QTest.keyClicks(baru.dari, "105 %")
    QTest.keyClick(baru.dari, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is baru.predikat
    assert (steps(kantor), pita.galat.isHidden()) == (0, True)
    QTest.keyClicks(baru.predikat, "Istimewa")
    QTest.keyClick(baru.predikat, Qt.Key.Key_Return)
    assert load_pengaturan(kantor).pita[0] == Pita(Decimal(105), "Istimewa")
    assert shown(pita)[:2] == [("105", "Istimewa"), ("91", "Sangat Baik")]
    assert pita.rows[0] is baru
    assert QApplication.focusWidget() is baru.predikat
    assert pita.belum.isHidden()


def test_adding_twice_makes_one_row_and_esc_takes_it_back(pita: BagianPita, kantor: Kantor) -> None:
    pita.add.click()
    pita.add.click()
    assert len(pita.rows) == 6
    QTest.keyClicks(pita.rows[4].dari, "60")
    QTest.keyClick(pita.rows[4].dari, Qt.Key.Key_Tab)
    QTest.keyClick(pita.rows[4].predikat, Qt.Key.Key_Escape)
    assert (len(pita.rows), steps(kantor)) == (5, 0)


def test_a_band_is_taken_away_and_the_lowest_begins_at_zero(pita: BagianPita, kantor: Kantor) -> None:
    pita.rows[-1].remove.click()
    assert load_pengaturan(kantor).pita == (*PITA[:3], Pita(Decimal(0), "Kurang"))
    for _ in range(3):
        pita.rows[0].remove.click()
    assert load_pengaturan(kantor).pita == (Pita(Decimal(0), "Kurang"),)
    assert not pita.rows[0].remove.isEnabled()


def test_an_empty_row_goes_without_a_step(pita: BagianPita, kantor: Kantor) -> None:
    pita.add.click()
    pita.rows[4].remove.click()
    assert (len(pita.rows), steps(kantor)) == (5, 0)
    assert not pita.usual.isEnabled()


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("sembilan", "“sembilan” bukan angka."),
        ("76", "Dua predikat mulai dari 76 %."),
        ("0", "Dua predikat mulai dari 0 %."),
        ("-3", "Batas -3 % di bawah nol."),
    ],
)
def test_rows_that_cannot_be_stored_stay_with_their_sentence(
    panel: PanelPengaturan, pita: BagianPita, kantor: Kantor, refused: list[str], teks: str, kalimat: str
) -> None:
    type_in(pita.rows[0].dari, teks)
    panel.refresh()
    assert pita.rows[0].dari.text() == teks
    assert pita.galat.text().startswith(kalimat)
    assert (steps(kantor), refused) == (0, [])
    QTest.keyClick(pita.rows[0].dari, Qt.Key.Key_Escape)
    assert shown(pita)[0] == ("91", "Sangat Baik")
    assert pita.galat.isHidden()


def test_a_word_too_long_is_refused_and_the_old_one_shown(pita: BagianPita, refused: list[str]) -> None:
    type_in(pita.rows[1].predikat, "B" * 61)
    assert "lebih dari 60 huruf" in refused[0]
    assert shown(pita)[1] == ("76", "Baik")


def test_what_was_typed_last_is_kept_when_the_page_goes(
    panel: PanelPengaturan, pita: BagianPita, kantor: Kantor
) -> None:
    pita.rows[1].predikat.setFocus()
    pita.rows[1].predikat.setText("Bagus")
    panel.hide()
    assert load_pengaturan(kantor).pita[1].predikat == "Bagus"


def test_bands_set_elsewhere_are_shown(pita: BagianPita, penyunting: Penyunting) -> None:
    penyunting.do(set_pita, [Pita(Decimal(50), "Cukup"), Pita(Decimal(0), "Belum")])
    assert shown(pita) == [("50", "Cukup"), ("0", "Belum")]


# -- cap and due day


def test_cap_and_due_day_are_saved_at_once(panel: PanelPengaturan, kantor: Kantor) -> None:
    assert [panel.batas.itemText(i) for i in range(3)] == ["100 %", "120 %", "Tanpa batas"]
    assert panel.batas.currentText() == "Tanpa batas"
    panel.batas.activated.emit(1)
    type_in(panel.tenggat, "5")
    isi = load_pengaturan(kantor)
    assert (isi.batas, isi.tenggat) == (Decimal(120), 5)
    assert panel.batas.currentText() == "120 %"


@pytest.mark.parametrize("teks", ["31", "0", "lima", "5,5"])
def test_a_day_that_some_month_lacks_is_told(panel: PanelPengaturan, kantor: Kantor, teks: str) -> None:
    type_in(panel.tenggat, teks)
    assert panel.tenggat_galat.text() == f"“{teks}” bukan tanggal tenggat. Isi 1 sampai 28."
    assert load_pengaturan(kantor).tenggat == 10
    QTest.keyClick(panel.tenggat, Qt.Key.Key_Escape)
    assert panel.tenggat.text() == "10"


# -- the locks


def test_a_period_is_locked_with_a_note(panel: PanelPengaturan, kantor: Kantor, penyunting: Penyunting) -> None:
    bagian = panel.kunci
    assert (bagian.kosong.isVisible(), bagian.lock.isEnabled()) == (True, False)
    assert [bagian.periode.itemText(i) for i in (0, 4, 6, 7)] == [
        "Triwulan I 2026", "Semester I 2026", "Tahun 2026", "Januari 2026",
    ]  # fmt: skip
    bagian.periode.setCurrentIndex(0)
    bagian.periode.activated.emit(0)
    type_in(bagian.catatan, "sudah dilaporkan")
    (kunci,) = load_kunci(kantor)
    assert (kunci.periode, kunci.alasan) == (Periode(2026, 1, 3), "sudah dilaporkan")
    (kartu,) = bagian.cards
    assert kartu.nama.text() == "Triwulan I 2026"
    assert kartu.kapan.text().startswith("Dikunci ")
    assert kartu.catatan.text() == "Catatan: sudah dilaporkan"
    assert (bagian.catatan.text(), bagian.periode.currentData(), bagian.lock.isEnabled()) == ("", None, False)
    assert panel.count.text() == "tahun 2026 · 1 periode dikunci"
    undo(penyunting)
    assert bagian.cards == []
    assert bagian.kosong.isVisible()


def test_what_lies_in_a_locked_period_is_not_offered(panel: PanelPengaturan, penyunting: Penyunting) -> None:
    penyunting.do(lock, Periode(2026, 1, 6))
    nama = [panel.kunci.periode.itemText(i) for i in range(panel.kunci.periode.count())]
    assert nama[:4] == ["Triwulan III 2026", "Triwulan IV 2026", "Semester II 2026", "Tahun 2026"]
    penyunting.do(lock, Periode(2026, 1, 12))
    assert panel.kunci.penuh.text() == "Semua periode 2026 sudah dikunci."
    assert not panel.kunci.periode.isEnabled()


def test_a_lock_is_opened_with_a_reason(panel: PanelPengaturan, kantor: Kantor, penyunting: Penyunting) -> None:
    penyunting.do(lock, Periode(2026, 1, 3))
    (kartu,) = panel.kunci.cards
    kartu.unlock.click()
    assert QApplication.focusWidget() is kartu.alasan
    assert not kartu.sure.isEnabled()
    QTest.keyClick(kartu.alasan, Qt.Key.Key_Return)
    QTest.keyClicks(kartu.alasan, "  ")
    assert not kartu.sure.isEnabled()
    assert len(load_kunci(kantor)) == 1
    QTest.keyClicks(kartu.alasan, "salah ketik")
    assert kartu.sure.isEnabled()
    kartu.sure.click()
    assert load_kunci(kantor) == ()
    assert kantor.store.connection.execute("SELECT label FROM langkah ORDER BY id DESC LIMIT 1").get == (
        "Buka kunci Triwulan I 2026: salah ketik"
    )


def test_esc_leaves_it_locked_before_it_closes(panel: PanelPengaturan, penyunting: Penyunting, qtbot: QtBot) -> None:
    penyunting.do(lock, Periode(2026, 1, 3))
    (kartu,) = panel.kunci.cards
    kartu.unlock.click()
    QTest.keyClicks(kartu.alasan, "x")
    with qtbot.assertNotEmitted(panel.closed):
        QTest.keyClick(kartu.alasan, Qt.Key.Key_Escape)
        QTest.keyClick(kartu.alasan, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is kartu.unlock
    assert not kartu.alasan.isVisible()


def test_a_reason_being_typed_stays_while_another_lock_comes(panel: PanelPengaturan, penyunting: Penyunting) -> None:
    penyunting.do(lock, Periode(2026, 1, 3))
    (kartu,) = panel.kunci.cards
    kartu.unlock.click()
    QTest.keyClicks(kartu.alasan, "sebab")
    penyunting.do(lock, Periode(2026, 4, 3))
    assert [c.nama.text() for c in panel.kunci.cards] == ["Triwulan II 2026", "Triwulan I 2026"]
    assert panel.kunci.cards[1] is kartu
    assert (kartu.alasan.text(), QApplication.focusWidget() is kartu.alasan) == ("sebab", True)


def test_the_keys_stay_with_the_locks_after_opening_one(panel: PanelPengaturan, penyunting: Penyunting) -> None:
    penyunting.do(lock, Periode(2026, 1, 3))
    (kartu,) = panel.kunci.cards
    kartu.unlock.click()
    QTest.keyClicks(kartu.alasan, "salah ketik")
    QTest.keyClick(kartu.alasan, Qt.Key.Key_Return)
    assert panel.kunci.cards == []
    assert QApplication.focusWidget() is panel.kunci.periode


def test_tab_goes_through_the_locks_in_reading_order(panel: PanelPengaturan, penyunting: Penyunting) -> None:
    penyunting.do(lock, Periode(2026, 1, 3))
    penyunting.do(lock, Periode(2026, 4, 3))
    panel.tenggat.setFocus()
    found = []
    for _ in range(4):
        fokus = QApplication.focusWidget()
        assert fokus is not None
        QTest.keyClick(fokus, Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget())
    assert found == [panel.kunci.periode, panel.kunci.catatan, *(c.unlock for c in panel.kunci.cards)]


def test_the_locks_come_into_sight_where_room_is_short(panel: PanelPengaturan) -> None:
    panel.resize(540, 420)
    panel.begin_lock()
    QApplication.processEvents()
    QTest.qWait(20)
    assert QApplication.focusWidget() is panel.kunci.periode
    assert not panel.kunci.lock.visibleRegion().isEmpty()


# -- the page


def test_the_locks_stand_below_where_room_is_short(panel: PanelPengaturan) -> None:
    def left(widget: QLineEdit) -> int:
        return widget.mapTo(panel, widget.rect().topLeft()).x()

    assert left(panel.kunci.catatan) > left(panel.tenggat)
    panel.resize(640, 650)
    QApplication.processEvents()
    assert left(panel.kunci.catatan) < left(panel.tenggat)


def test_a_file_that_can_only_be_read_can_be_looked_at(qtbot: QtBot, tema: Tema, pujon: Path) -> None:
    kantor = open_office(pujon)
    lock(kantor, Periode(2026, 1, 3))
    kantor.close()
    kantor = open_office(pujon, hanya_baca=True)
    panel = PanelPengaturan(tema, Penyunting(kantor, lambda e: pytest.fail(str(e))))
    qtbot.addWidget(panel)
    panel.show()
    assert shown(panel.pita)[0] == ("91", "Sangat Baik")
    for widget in (panel.pita, panel.pita.rows[0].dari, panel.batas, panel.tenggat):
        assert not widget.isEnabled()
    assert panel.kunci.cards[0].nama.text() == "Triwulan I 2026"
    assert not panel.kunci.cards[0].unlock.isVisible()
    assert not panel.kunci.lock.isVisible()
    kantor.close()
