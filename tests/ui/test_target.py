"""The page of targets, by mouse and keys."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iki_desktop.domain.periode import baca_periode
from iki_desktop.domain.target import baca_target, tulis_target
from iki_desktop.services import riwayat
from iki_desktop.services.capaian import load_butir
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.kunci import lock
from iki_desktop.services.sunting import delete_indikator, set_indikator
from iki_desktop.services.target import load_target, set_target
from ui.kisi.model import Sel
from ui.penyunting import Penyunting
from ui.target.panel import PanelTarget
from ui.target.sebar import SEMUA
from ui.tema.tema import Tema

pytestmark = pytest.mark.usefixtures("app")
TAHUN, TW1, TW2 = (baca_periode(teks) for teks in ("2026", "2026-TW1", "2026-TW2"))


def make(qtbot: QtBot, tema: Tema, penyunting: Penyunting, lebar: int = 1026) -> PanelTarget:
    hasil = PanelTarget(tema, penyunting)
    qtbot.addWidget(hasil)
    hasil.resize(lebar, 640)
    hasil.show()
    qtbot.waitExposed(hasil)
    hasil.kisi.setFocus()
    return hasil


@pytest.fixture
def panel(qtbot: QtBot, tema: Tema, penyunting: Penyunting) -> Iterator[PanelTarget]:
    hasil = make(qtbot, tema, penyunting)
    yield hasil
    hasil.close()


def sasar(kantor: Kantor, target: Mapping[int, str], periode: str = "2026") -> None:
    set_target(kantor, {(nomor, baca_periode(periode)): baca_target(teks, "%") for nomor, teks in target.items()})


def ada(kantor: Kantor, nomor: int, periode: str = "2026") -> str:
    return tulis_target(load_target(kantor).get((nomor, baca_periode(periode))))


def langkah(kantor: Kantor) -> int:
    hasil: int = kantor.store.connection.execute("SELECT count(*) FROM langkah").get
    return hasil


def sel(panel: PanelTarget, baris: int, kolom: int) -> Sel:
    return panel.model.sel(baris, kolom)


def ketik(panel: PanelTarget, teks: str, selesai: Qt.Key | None = None) -> None:
    """Types where the keys go: the first letter to the grid, the rest to the field over the cell."""
    for huruf in teks:
        QTest.keyClicks(QApplication.focusWidget() or panel.kisi, huruf)
    if selesai is not None:
        QTest.keyClick(QApplication.focusWidget() or panel.kisi, selesai)


def choose(panel: PanelTarget, atas: int, bawah: int, kiri: int = 0, kanan: int = 0) -> None:
    pilihan = QItemSelection(panel.model.index(atas, kiri), panel.model.index(bawah, kanan))
    panel.kisi.selectionModel().select(pilihan, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def paste(panel: PanelTarget, teks: str, baris: int = 0, kolom: int = 0) -> None:
    QGuiApplication.clipboard().setText(teks)
    panel.kisi.go(baris, kolom)
    panel.kisi.paste()


# -- what is shown


def test_rows_are_the_indicators_in_the_order_of_the_document(panel: PanelTarget, kantor: Kantor) -> None:
    model = panel.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert [b.butir for b in model.baris] == list(load_butir(kantor))
    tegak, datar = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
    assert model.headerData(0, tegak) == (
        "SEKRETARIS KECAMATAN · Persentase Tingkat Kehadiran PNS lingkup Kecamatan (%)"
    )
    assert [model.headerData(k, datar) for k in range(5)] == ["2026", "TW I", "TW II", "TW III", "TW IV"]
    assert model.headerData(2, datar, Qt.ItemDataRole.ToolTipRole) == "Triwulan II 2026"
    assert panel.count.text() == "73 indikator · 0 punya target 2026"


@pytest.mark.parametrize(("frekuensi", "kolom"), [("semesteran", 3), ("bulanan", 13), ("triwulanan", 5)])
def test_the_parts_of_the_year_are_chosen_and_one_stays_where_one_is(
    panel: PanelTarget, frekuensi: str, kolom: int
) -> None:
    panel.kisi.go(7, 0)
    pilihan = panel.kepala.bagian
    pilihan.setCurrentIndex(pilihan.findData(frekuensi))
    pilihan.activated.emit(pilihan.currentIndex())
    assert panel.model.columnCount() == kolom
    assert (panel.kisi.currentIndex().row(), panel.kisi.currentIndex().column()) == (7, 0)


def test_the_position_of_the_tree_and_a_search_leave_rows_out(panel: PanelTarget) -> None:
    assert not panel.kepala.lingkup.ini.isEnabled()
    panel.show_jabatan(2)
    assert panel.model.rowCount() == 73
    panel.kepala.lingkup.ini.click()
    assert {b.butir.jabatan_id for b in panel.model.baris} == {2}
    panel.show_jabatan(1)
    assert {b.butir.jabatan for b in panel.model.baris} == {"SEKRETARIS KECAMATAN"}
    panel.kepala.lingkup.semua.click()
    panel.kepala.cari.setText("ngroto laporan")
    assert [b.butir.id for b in panel.model.baris] == [52, 53, 54]
    panel.kepala.cari.setText("tidak ada yang begini")
    assert panel.kosong.isVisible()
    assert panel.kosong.label.text() == "Tidak ada indikator yang cocok dengan pencarian."
    assert not panel.kepala.sebar.isEnabled()
    panel.kosong.button.click()
    assert (panel.model.rowCount(), panel.kepala.cari.text()) == (73, "")


def test_empty_places_say_what_to_do(
    qtbot: QtBot, tema: Tema, kosong: Path, panel: PanelTarget, kantor: Kantor
) -> None:
    panel.show_jabatan(1)
    panel.kepala.lingkup.ini.click()
    panel._penyunting.do(delete_indikator, [1, 2, 3])
    assert panel.kosong.label.text().startswith("Jabatan ini belum punya indikator. Pilih jabatan lain")
    riwayat.undo(kantor)
    lain = open_office(kosong)
    baru = make(qtbot, tema, Penyunting(lain, lambda e: pytest.fail(str(e))))
    assert baru.kosong.label.text().startswith("Belum ada indikator di tahun 2026. Tulis di Formulir")
    assert not baru.kosong.button.isVisible()
    baru.begin_spread()
    assert baru.bilah.isHidden()
    lain.close()


@pytest.mark.parametrize("lebar", [640, 1026, 1560])
def test_headings_take_what_the_columns_leave(qtbot: QtBot, tema: Tema, penyunting: Penyunting, lebar: int) -> None:
    panel = make(qtbot, tema, penyunting, lebar)
    side, top = panel.kisi.verticalHeader(), panel.kisi.horizontalHeader()
    assert side.width() >= 224
    assert side.width() + top.length() <= panel.width() or side.width() == 224
    assert panel.kisi.viewport().geometry().left() >= side.width()
    assert (side.defaultSectionSize() > 28) == (side.width() < 360)
    assert not panel.grab().isNull()


# -- typing


def test_a_target_is_typed_as_it_is_written(panel: PanelTarget, kantor: Kantor) -> None:
    panel.kisi.go(0, 0)
    ketik(panel, "97,5 %", Qt.Key.Key_Return)
    assert ada(kantor, 1) == "97,5"
    assert panel.kisi.currentIndex().row() == 1
    ketik(panel, "80-90", Qt.Key.Key_Tab)
    assert ada(kantor, 2) == "80 – 90"
    assert (panel.kisi.currentIndex().row(), panel.kisi.currentIndex().column()) == (1, 1)
    assert sel(panel, 1, 0) == Sel("80 – 90", "terisi")
    assert panel.model.nilai(0, 0) is not None
    assert panel.model.nilai(1, 0) is None
    assert panel.count.text() == "73 indikator · 2 punya target 2026"
    panel.kisi.go(0, 0)
    QTest.keyClick(panel.kisi, Qt.Key.Key_Delete)
    assert ada(kantor, 1) == ""


def test_what_cannot_be_read_stays_with_its_sentence(panel: PanelTarget, kantor: Kantor) -> None:
    sasar(kantor, {4: "12"})
    panel.refresh()
    panel.kisi.go(3, 0)
    panel.model.setData(panel.model.index(3, 0), "12 %")
    assert sel(panel, 3, 0).salah
    assert panel.pita.kalimat.text() == "Target “12 %” tidak terbaca. Tulis seperti 97,5 atau 80 - 90."
    assert panel.pita.kalimat.property("peran") == "salah"
    assert panel.model.nilai(3, 0) is None
    panel.kisi.go(0, 0)
    assert not panel.pita.batal.isVisible()
    QTest.keyClick(panel.kisi, Qt.Key.Key_F8)
    assert panel.kisi.currentIndex().row() == 3
    panel.pita.batal.click()
    assert sel(panel, 3, 0) == Sel("12", "terisi")
    assert QApplication.focusWidget() is panel.kisi
    assert ada(kantor, 4) == "12"


def test_a_block_is_pasted_in_one_step(panel: PanelTarget, kantor: Kantor, refused: list[str]) -> None:
    dulu = langkah(kantor)
    paste(panel, "95%\t20 – 25\r\nabc\t30\r\n\t40\r\n", 0, 1)
    assert langkah(kantor) == dulu + 1
    assert riwayat.undo_label(kantor) == "Tempel 4 target"
    assert (ada(kantor, 1, "2026-TW1"), ada(kantor, 1, "2026-TW2"), ada(kantor, 2, "2026-TW2")) == (
        "95",
        "20 – 25",
        "30",
    )
    assert panel.count.text().startswith("Ditempel: 4 target. 1 sel tidak diterima. Target “abc” tidak terbaca.")
    assert (panel.kisi.currentIndex().row(), panel.kisi.currentIndex().column()) == (1, 1)
    panel._penyunting.do(riwayat.undo)
    assert load_target(kantor) == {}
    assert sel(panel, 0, 1).teks == ""
    assert sel(panel, 1, 1).salah
    assert refused == []


def test_numbers_of_two_readings_are_asked_about(panel: PanelTarget, kantor: Kantor) -> None:
    paste(panel, "1,234.5\t1.234", 0, 0)
    assert load_target(kantor) == {}
    assert "“1.234” punya dua arti" in panel.model.kalimat(0, 1)


def test_copy_fill_and_clear_go_through_the_grid(panel: PanelTarget, kantor: Kantor) -> None:
    sasar(kantor, {1: "80 - 90", 2: "100"})
    panel.refresh()
    choose(panel, 0, 1)
    panel.kisi.copy()
    assert QGuiApplication.clipboard().text() == "80 – 90\n100"
    paste(panel, QGuiApplication.clipboard().text(), 5, 2)
    assert (ada(kantor, 6, "2026-TW2"), ada(kantor, 7, "2026-TW2")) == ("80 – 90", "100")
    choose(panel, 1, 2)
    panel.kisi.actions_["ke_bawah"].trigger()
    assert ada(kantor, 3) == "100"
    choose(panel, 0, 2)
    panel.kisi.actions_["kosongkan"].trigger()
    assert {nomor for nomor, _ in load_target(kantor)} == {6, 7}
    assert {"nihil", "tidak_berlaku"}.isdisjoint(panel.kisi.actions_)


def test_a_locked_period_is_seen_and_refused_with_its_sentence(panel: PanelTarget, kantor: Kantor) -> None:
    sasar(kantor, {1: "95"}, "2026-TW1")
    panel._penyunting.do(lock, TW1)
    assert sel(panel, 0, 1) == Sel("95", "terisi", terkunci=True)
    assert not sel(panel, 0, 0).terkunci
    panel.kisi.go(0, 1)
    assert panel.pita.kalimat.text().startswith("Triwulan I 2026 dikunci ")
    assert panel.pita.buka.isVisible()
    panel.model.setData(panel.model.index(0, 1), "96")
    assert sel(panel, 0, 1) == Sel("96", salah=True, terkunci=True)
    panel.kisi.clear()
    assert sel(panel, 0, 1) == Sel("95", "terisi", terkunci=True)
    panel.kisi.clear()
    assert "1 sel tidak diterima. Triwulan I 2026 sudah dikunci" in panel.count.text()
    assert ada(kantor, 1, "2026-TW1") == "95"


def test_what_the_store_refused_waits_and_is_tried_again(
    panel: PanelTarget, kantor: Kantor, refused: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(*_: object, **__: object) -> None:
        return None

    with monkeypatch.context() as patch:
        patch.setattr(panel._penyunting, "do", gagal)
        panel.model.terima({(0, 0): "95"})
    assert sel(panel, 0, 0).salah
    assert panel.model.kalimat(0, 0).startswith("Belum tersimpan")
    panel.flush()
    assert (ada(kantor, 1), sel(panel, 0, 0).salah, refused) == ("95", False, [])


@pytest.mark.parametrize(
    ("nomor", "target", "arah", "kata"),
    [
        (4, "0", "naik", "Target nol, jadi capaiannya tidak dapat dihitung"),
        (4, "0", "turun", ""),
        (4, "0 - 5", "naik", ""),
        (1, "975", "naik", "Target 975 lebih dari 100 %. Periksa letak komanya."),
        (4, "975", "naik", ""),
    ],
)
def test_a_target_that_is_odd_is_marked(
    panel: PanelTarget, kantor: Kantor, nomor: int, target: str, arah: str, kata: str
) -> None:
    sasar(kantor, {nomor: target})
    set_indikator(kantor, nomor, arah=arah)
    panel.refresh()
    assert sel(panel, nomor - 1, 0).ragu == bool(kata)
    assert panel.model.kalimat(nomor - 1, 0).startswith(kata)


def test_the_direction_is_chosen_by_keys_alone(panel: PanelTarget, kantor: Kantor) -> None:
    panel.kisi.go(20, 0)
    assert panel.pita.arah.currentData() == "turun"
    panel.kisi.go(3, 0)
    QTest.keyClick(panel.kisi, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is panel.pita.arah
    QTest.keyClick(panel.pita.arah, Qt.Key.Key_Down)
    assert next(b.arah for b in load_butir(kantor) if b.id == 4) == "turun"
    assert panel.model.baris[3].butir.arah == "turun"
    assert panel.pita.arah.currentData() == "turun"
    riwayat.undo(kantor)
    assert next(b.arah for b in load_butir(kantor) if b.id == 4) == "naik"


# -- spreading


def test_one_row_is_spread_with_its_numbers_told_first(panel: PanelTarget, kantor: Kantor) -> None:
    sasar(kantor, {4: "10"})
    panel.refresh()
    panel.kisi.go(3, 0)
    QTest.keyClick(panel.kisi, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    bilah = panel.bilah
    assert QApplication.focusWidget() is bilah.cara
    assert bilah.kalimat.text() == (
        "“Jumlah Pembinaan perangkat desa” dibagi rata: TW I 2 · TW II 3 · TW III 2 · TW IV 3."
    )
    QTest.keyClick(bilah.cara, Qt.Key.Key_Down)
    QTest.keyClick(bilah.cara, Qt.Key.Key_Down)
    assert bilah.kalimat.text().endswith("kumulatif: TW I 2 · TW II 5 · TW III 7 · TW IV 10.")
    assert load_target(kantor).keys() == {(4, TAHUN)}
    bilah.sebar.setFocus()
    QTest.keyClick(bilah.sebar, Qt.Key.Key_Return)
    assert [ada(kantor, 4, f"2026-TW{n}") for n in (1, 2, 3, 4)] == ["2", "5", "7", "10"]
    assert sel(panel, 3, 4).teks == "10"
    assert panel.count.text() == "Disebar: 4 target."
    assert bilah.isHidden()
    assert QApplication.focusWidget() is panel.kisi
    panel._penyunting.do(riwayat.undo)
    assert sel(panel, 3, 4).teks == ""


def test_many_rows_say_what_is_written_replaced_and_left_out(panel: PanelTarget, kantor: Kantor, qtbot: QtBot) -> None:
    sasar(kantor, {1: "95", 4: "8", 5: "12", 13: "40"})
    sasar(kantor, {5: "1"}, "2026-TW2")
    panel._penyunting.do(lock, TW1)
    panel.begin_spread()
    choose(panel, 0, 12)
    bilah = panel.bilah
    qtbot.waitUntil(lambda: bilah.untuk.currentText() == "Baris terpilih (13)" and bilah.kalimat.text()[:1] == "6")
    assert bilah.kalimat.text() == "6 target triwulan untuk 2 indikator: 1 sama tiap triwulan, 1 dibagi rata."
    assert bilah.lain.text().split("\n") == [
        "“Jumlah laporan pelayanan kependudukan” sudah punya target triwulan; dilewati. Centang “Ganti yang sudah ada” "
        "bila harus diganti.",
        "Triwulan I dilewati karena dikunci, jadi jumlah targetnya bisa berbeda dari target setahun.",
        "9 indikator (“Persentase Tingkat kelancaran administrasi perk…”, “Persentase dokumen perencanaan dan "
        "pelaporan ya…”, dan 7 lagi) dilewati: belum punya target setahun.",
        "“Jumlah usulan dalam Musrenbangdes” dilewati: hanya dilaporkan tahunan.",
    ]
    bilah.ganti.click()
    assert bilah.lain.text().startswith(
        "“Jumlah laporan pelayanan kependudukan” sudah punya target triwulan; akan diganti."
    )
    bilah.choose_scope(SEMUA)
    dulu = langkah(kantor)
    bilah.sebar.click()
    assert langkah(kantor) == dulu + 1
    assert panel.count.text() == "Disebar: 9 target. 70 indikator dilewati."
    assert (ada(kantor, 5, "2026-TW1"), ada(kantor, 5, "2026-TW2")) == ("", "3")


def test_a_row_without_the_years_target_can_not_be_spread(panel: PanelTarget, kantor: Kantor) -> None:
    panel.kisi.go(3, 2)
    panel.begin_spread()
    assert panel.bilah.kalimat.text() == "Tidak ada target yang dapat disebar."
    assert panel.bilah.lain.text() == "“Jumlah Pembinaan perangkat desa” dilewati: belum punya target setahun."
    assert not panel.bilah.sebar.isEnabled()
    sasar(kantor, {4: "8"})
    panel.refresh()
    panel.bilah.plan()
    panel.bilah.sebar.click()
    panel.begin_spread()
    assert panel.bilah.kalimat.text() == "Target triwulan sudah sesuai sebaran ini."
    QTest.keyClick(panel.bilah.cara, Qt.Key.Key_Escape)
    assert panel.bilah.isHidden()
    assert QApplication.focusWidget() is panel.kisi


def test_what_was_refused_where_targets_are_spread_gives_way(panel: PanelTarget, kantor: Kantor) -> None:
    sasar(kantor, {4: "8"})
    panel.refresh()
    panel.model.terima({(3, 1): "dua"})
    panel.kisi.go(3, 0)
    panel.begin_spread()
    panel.bilah.sebar.click()
    assert sel(panel, 3, 1) == Sel("2", "terisi")


# -- in step with the office


def test_targets_and_structure_follow_the_office(panel: PanelTarget, penyunting: Penyunting) -> None:
    panel.kisi.go(5, 2)
    penyunting.do(set_target, {(6, TW2): baca_target("7")})
    assert sel(panel, 5, 2).teks == "7"
    penyunting.do(delete_indikator, [1])
    assert panel.model.rowCount() == 72
    assert (panel.kisi.currentIndex().row(), panel.kisi.currentIndex().column()) == (4, 2)
    panel.hide()
    penyunting.do(riwayat.undo)
    assert panel.model.rowCount() == 72
    panel.show()
    assert panel.model.rowCount() == 73


def test_a_target_can_be_gone_to(panel: PanelTarget) -> None:
    panel.kepala.cari.setText("tidak ada")
    panel.show_target((6, baca_periode("2026-03")))
    assert panel.model.kunci(panel.kisi.currentIndex().row(), panel.kisi.currentIndex().column()) == (
        6, baca_periode("2026-03"),
    )  # fmt: skip


def test_what_is_being_typed_is_kept_when_the_page_goes(panel: PanelTarget, kantor: Kantor) -> None:
    panel.kisi.go(0, 0)
    ketik(panel, "95")
    panel.hide()
    assert ada(kantor, 1) == "95"


def test_reading_only_nothing_is_typed(qtbot: QtBot, tema: Tema, pujon: Path) -> None:
    kantor = open_office(pujon, hanya_baca=True)
    panel = make(qtbot, tema, Penyunting(kantor, lambda e: pytest.fail(str(e))))
    assert not panel.model.flags(panel.model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not panel.kepala.sebar.isEnabled()
    assert not panel.pita.arah.isEnabled()
    assert panel.pita.kalimat.text() == ""
    paste(panel, "5")
    panel.kisi.clear()
    kantor.close()
