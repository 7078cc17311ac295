"""The page of villages, by mouse and keys."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iki_desktop.domain.desa import Desa
from iki_desktop.domain.figur import Figur
from iki_desktop.domain.periode import Periode
from iki_desktop.services.angka import set_angka
from iki_desktop.services.desa import add_desa, count_angka_desa, load_desa, set_nama_lain
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.kunci import lock
from iki_desktop.services.variabel import load_variabel
from ui.desa.panel import PanelDesa
from ui.penyunting import Penyunting
from ui.tema.tema import Tema

pytestmark = pytest.mark.usefixtures("app")

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(qtbot: QtBot, tema: Tema, penyunting: Penyunting) -> PanelDesa:
    hasil = PanelDesa(tema, penyunting)
    qtbot.addWidget(hasil)
    hasil.resize(1000, 650)
    hasil.show()
    qtbot.waitExposed(hasil)
    return hasil


def names(kantor: Kantor) -> list[str]:
    return [d.nama for d in load_desa(kantor)]


def now(kantor: Kantor, panel: PanelDesa) -> Desa:
    return next(d for d in load_desa(kantor) if d.id == panel.current)


def undo(penyunting: Penyunting) -> None:
    penyunting.changed.emit(penyunting.kantor.store.undo(), None)


def give_figures(kantor: Kantor, id_desa: int) -> None:
    """Three months of one variable that each village reports."""
    nomor = next(v.id for v in load_variabel(kantor) if v.lingkup == "desa" and v.frekuensi == "bulanan")
    set_angka(kantor, {(nomor, Periode(2026, b, 1), id_desa): Figur("terisi", Decimal(b)) for b in (1, 2, 3)})


def test_the_list_stands_in_order(panel: PanelDesa) -> None:
    model = panel.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert panel.count.text() == "10 desa"
    assert [model.index(9, k).data() for k in range(4)] == ["10", "Wiyurejo", "Desa", "3507310010"]


def test_a_village_is_added_by_keys_alone(panel: PanelDesa, kantor: Kantor) -> None:
    panel.daftar.add.click()
    assert QApplication.focusWidget() is panel.rincian.nama
    QTest.keyClicks(panel.rincian.nama, "Pandansari")
    QTest.keyClick(panel.rincian.nama, Qt.Key.Key_Return)
    assert names(kantor)[-1] == "Pandansari"
    assert QApplication.focusWidget() is panel.rincian.kode_bps
    QTest.keyClicks(panel.rincian.kode_bps, "3507310011")
    QTest.keyClick(panel.rincian.kode_bps, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is panel.rincian.kode_kemendagri
    jenis = panel.rincian.jenis
    jenis.activated.emit(jenis.findData("kelurahan"))
    assert (now(kantor, panel).kode_bps, now(kantor, panel).jenis) == ("3507310011", "kelurahan")
    assert panel.count.text() == "10 desa, 1 kelurahan"


def test_esc_ends_adding_before_it_closes(panel: PanelDesa, kantor: Kantor, qtbot: QtBot) -> None:
    panel.begin_new()
    QTest.keyClicks(panel.rincian.nama, "X")
    with qtbot.assertNotEmitted(panel.closed):
        QTest.keyClick(panel.rincian.nama, Qt.Key.Key_Escape)
        QTest.keyClick(panel.rincian.nama, Qt.Key.Key_Escape)
    assert panel.rincian.nama.text() == "Bendosari"
    assert len(names(kantor)) == 10
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel.daftar.tabel, Qt.Key.Key_Escape)


def test_what_cannot_be_stored_stays_with_its_sentence(panel: PanelDesa, kantor: Kantor, refused: list[str]) -> None:
    rincian = panel.rincian
    for kolom, teks, kalimat, label in (
        (rincian.nama, "NGABAB", "Nama “NGABAB” sudah ada. Pilih nama lain.", rincian.nama_galat),
        (rincian.kode_bps, "3507310002", "Kode BPS 3507310002 sudah dipakai Sukomulyo.", rincian.kode_galat),
        (rincian.kode_kemendagri, "35-07", "“35-07” bukan kode Kemendagri.", rincian.kode_galat),
    ):
        kolom.setFocus()
        kolom.selectAll()
        QTest.keyClicks(kolom, teks)
        QTest.keyClick(kolom, Qt.Key.Key_Return)
        panel.refresh()
        assert kolom.text() == teks
        assert label.text().startswith(kalimat)
        QTest.keyClick(kolom, Qt.Key.Key_Escape)
        assert label.isHidden()
    assert (rincian.nama.text(), rincian.kode_bps.text(), rincian.kode_kemendagri.text()) == (
        "Bendosari", "3507310001", "",
    )  # fmt: skip
    assert refused == []
    assert kantor.store.connection.execute("SELECT count(*) FROM langkah").get == 0


def test_another_row_shows_its_own_though_the_last_was_wrong(panel: PanelDesa, kantor: Kantor) -> None:
    rincian = panel.rincian
    rincian.kode_kemendagri.setText("x")
    rincian.kode_kemendagri.commit()
    assert rincian.kode_galat.isVisible()
    panel.choose(load_desa(kantor)[1].id)
    assert (rincian.kode_kemendagri.text(), rincian.kode_galat.isHidden()) == ("", True)


def test_other_names_are_one_a_line(panel: PanelDesa, kantor: Kantor) -> None:
    lain = panel.rincian.lain
    lain.setFocus()
    lain.setPlainText("Bendasari\n\n  Ds. Bendosari \n")
    panel.rincian.jenis.setFocus()
    assert now(kantor, panel).nama_lain == ("Bendasari", "Ds. Bendosari")
    assert lain.toPlainText() == "Bendasari\nDs. Bendosari"
    lain.setFocus()
    lain.setPlainText("Bendasari\nngroto")
    panel.rincian.jenis.setFocus()
    assert panel.rincian.lain_galat.text() == "Nama “ngroto” sudah ada. Pilih nama lain."
    panel.refresh()
    assert lain.toPlainText() == "Bendasari\nngroto"
    QTest.keyClick(lain, Qt.Key.Key_Escape)
    assert lain.toPlainText() == "Bendasari\nDs. Bendosari"
    assert panel.rincian.lain_galat.isHidden()


def test_a_name_another_goes_by_is_told(panel: PanelDesa, kantor: Kantor) -> None:
    set_nama_lain(kantor, load_desa(kantor)[3].id, ["Pandansari"])
    panel.refresh()
    panel.rincian.nama.setText("Pandansari")
    panel.rincian.nama.commit()
    assert panel.rincian.nama_galat.text() == (
        "Nama “Pandansari” sudah ada sebagai nama lain Pandesari. Pilih nama lain."
    )


def test_villages_are_moved_by_keys_and_buttons(panel: PanelDesa, kantor: Kantor) -> None:
    panel.daftar.tabel.setFocus()
    assert not panel.rincian.up.isEnabled()
    QTest.keyClick(panel.daftar.tabel, Qt.Key.Key_Up, ALT)
    assert names(kantor)[0] == "Bendosari"
    QTest.keyClick(panel.daftar.tabel, Qt.Key.Key_Down, ALT)
    QTest.keyClick(panel.daftar.tabel, Qt.Key.Key_Down, ALT)
    assert names(kantor)[:3] == ["Sukomulyo", "Pujon Kidul", "Bendosari"]
    assert (now(kantor, panel).nama, panel.daftar.tabel.currentIndex().row()) == ("Bendosari", 2)
    panel.rincian.up.click()
    assert names(kantor)[:2] == ["Sukomulyo", "Bendosari"]
    panel.daftar.search.setText("bendo")
    assert not panel.rincian.down.isEnabled()
    QTest.keyClick(panel.daftar.tabel, Qt.Key.Key_Down, ALT)
    assert names(kantor)[:2] == ["Sukomulyo", "Bendosari"]


def test_without_figures_it_goes_at_once(panel: PanelDesa, kantor: Kantor, penyunting: Penyunting) -> None:
    panel.daftar.tabel.setFocus()
    QTest.keyClick(panel.daftar.tabel, Qt.Key.Key_Delete)
    assert "Bendosari" not in names(kantor)
    undo(penyunting)
    assert panel.model.rows[0].nama == "Bendosari"


def test_figures_that_go_too_are_counted_first(panel: PanelDesa, kantor: Kantor, penyunting: Penyunting) -> None:
    nomor = panel.current
    give_figures(kantor, nomor)
    rincian = panel.rincian
    rincian.delete.click()
    assert names(kantor)[0] == "Bendosari"
    assert rincian.ikut.text().startswith("3 angka desa ini ikut terhapus.")
    assert QApplication.focusWidget() is rincian.keep
    QTest.keyClick(rincian.keep, Qt.Key.Key_Escape)
    assert not rincian.asking
    panel.daftar.tabel.setFocus()
    QTest.keyClick(panel.daftar.tabel, Qt.Key.Key_Delete)
    QTest.keyClick(rincian.sure, Qt.Key.Key_Return)
    assert "Bendosari" not in names(kantor)
    assert not rincian.asking
    undo(penyunting)
    assert count_angka_desa(kantor, nomor) == 3


def test_the_question_belongs_to_its_village(panel: PanelDesa, kantor: Kantor) -> None:
    give_figures(kantor, panel.current)
    panel.rincian.delete.click()
    panel.choose(load_desa(kantor)[1].id)
    assert not panel.rincian.asking
    assert panel.rincian.delete.isEnabled()


def test_locked_figures_keep_their_village(panel: PanelDesa, kantor: Kantor, refused: list[str]) -> None:
    give_figures(kantor, panel.current)
    lock(kantor, Periode(2026, 1, 1))
    panel.rincian.delete.click()
    panel.rincian.sure.click()
    assert "punya angka di Januari 2026, yang sudah dikunci" in refused[0]
    assert names(kantor)[0] == "Bendosari"


def test_an_empty_office_offers_the_first_step(qtbot: QtBot, tema: Tema, kosong: Path) -> None:
    kantor = open_office(kosong)
    panel = PanelDesa(tema, Penyunting(kantor, lambda e: pytest.fail(str(e))))
    qtbot.addWidget(panel)
    panel.show()
    assert panel.daftar.empty.text().startswith("Belum ada desa. Tambahkan desa pertama")
    assert (panel.count.text(), panel.rincian.nama.isEnabled()) == ("0 desa", False)
    kantor.close()


def test_a_file_that_can_only_be_read_can_be_looked_at(qtbot: QtBot, tema: Tema, pujon: Path) -> None:
    kantor = open_office(pujon, hanya_baca=True)
    panel = PanelDesa(tema, Penyunting(kantor, lambda e: pytest.fail(str(e))))
    qtbot.addWidget(panel)
    panel.show()
    assert panel.rincian.nama.text() == "Bendosari"
    for widget in (panel.rincian.nama, panel.rincian.lain, panel.rincian.kode_bps, panel.daftar.add):
        assert not widget.isEnabled()
    assert not panel.rincian.delete.isVisible()
    QTest.keyClick(panel.daftar.tabel, Qt.Key.Key_Delete)
    QTest.keyClick(panel.daftar.tabel, Qt.Key.Key_Down, ALT)
    kantor.close()


def test_other_names_typed_last_are_kept_when_the_page_goes(panel: PanelDesa, kantor: Kantor) -> None:
    panel.rincian.lain.setFocus()
    panel.rincian.lain.setPlainText("Bendasari")
    panel.hide()
    assert load_desa(kantor)[0].nama_lain == ("Bendasari",)


def test_what_somebody_else_adds_is_seen(panel: PanelDesa, penyunting: Penyunting) -> None:
    penyunting.do(add_desa, "Baru")
    assert panel.count.text() == "11 desa"
