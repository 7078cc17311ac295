"""The page of variables, by mouse and keys."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iki_desktop.domain.tempat import Tempat
from iki_desktop.domain.variabel import Variabel
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.variabel import create_variabel, load_konstanta, load_variabel, unknown_names, usage_of
from ui.penyunting import Penyunting
from ui.tema.tema import Tema
from ui.variabel.panel import PanelVariabel

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def panel(qtbot: QtBot, tema: Tema, penyunting: Penyunting) -> PanelVariabel:
    hasil = PanelVariabel(tema, penyunting)
    qtbot.addWidget(hasil)
    hasil.resize(1000, 650)
    hasil.show()
    qtbot.waitExposed(hasil)
    hasil.show_nama("hari kerja efektif")
    return hasil


def now(kantor: Kantor, panel: PanelVariabel) -> Variabel:
    return next(v for v in load_variabel(kantor) if v.id == panel.current)


def write_rumus(kantor: Kantor, nomor: int, teks: str) -> None:
    with kantor.write("Ketik rumus"):
        kantor.store.connection.execute("UPDATE indikator SET rumus = ? WHERE id = ?", (teks, nomor))


def test_list_tells_where_each_is_used(panel: PanelVariabel, kantor: Kantor) -> None:
    model = panel.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    create_variabel(kantor, "Tidak dipakai")
    panel.refresh()
    assert panel.count.text() == "80 variabel · 1 tidak dipakai"
    panel.tidak_dipakai.click()
    assert [v.nama for v in model.rows] == ["Tidak dipakai"]
    assert model.index(0, 5).data() == "0"
    panel.show_nama("hari kerja efektif")
    assert panel.rincian.nama.text().casefold() == "hari kerja efektif"


def test_each_place_of_use_can_be_gone_to(panel: PanelVariabel, qtbot: QtBot) -> None:
    item = panel.rincian.pakai.item(0)
    assert item.text() == "SEKRETARIS KECAMATAN · indikator 1"
    with qtbot.waitSignal(panel.go_to) as told:
        panel.rincian.pakai.itemActivated.emit(item)
    assert told.args == [Tempat("indikator", 1, "rumus")]


def test_renaming_says_how_far_it_goes_and_goes_there(panel: PanelVariabel, kantor: Kantor) -> None:
    write_rumus(kantor, 5, "[hari KERJA efektif]")
    panel.refresh()
    assert panel.rincian.nama_arti.text().startswith("Dipakai di 3 rumus; jika namanya diganti")
    panel.rincian.nama.setText("Hari dinas")
    QTest.keyClick(panel.rincian.nama, Qt.Key.Key_Return)
    assert now(kantor, panel).nama == "Hari dinas"
    assert len(usage_of(kantor, "Hari dinas")) == 3
    assert panel.rincian.nama.text() == "Hari dinas"


def test_a_name_that_is_taken_is_told_while_typed_and_not_saved(
    panel: PanelVariabel, kantor: Kantor, refused: list[str]
) -> None:
    nama = now(kantor, panel).nama
    panel.rincian.nama.setFocus()
    panel.rincian.nama.setText("PEGAWAI")
    assert "Variabel “Pegawai” sudah ada" in panel.rincian.nama_galat.text()
    assert panel.rincian.nama_galat.isVisible()
    QTest.keyClick(panel.rincian.nama, Qt.Key.Key_Return)
    assert (panel.rincian.nama.text(), now(kantor, panel).nama) == (nama, nama)
    assert panel.rincian.nama_galat.isHidden()
    assert refused == []


def test_choices_are_saved_at_once_and_said_in_words(panel: PanelVariabel, kantor: Kantor) -> None:
    rincian = panel.rincian
    panel.show_nama("hari tidak masuk kerja")
    assert not rincian.desa.isVisible()
    for pilihan, nilai in ((rincian.lingkup, "desa"), (rincian.desa, "rata"), (rincian.frekuensi, "triwulanan")):
        pilihan.activated.emit(pilihan.findData(nilai))
    assert rincian.arti.text() == (
        "Diisi tiap triwulan oleh tiap desa. Angka setahun: angka 4 triwulan dijumlahkan. "
        "Angka kecamatan: rata-rata desa yang sudah terisi."
    )
    assert rincian.desa.isVisible()
    tersimpan = now(kantor, panel)
    assert (tersimpan.lingkup, tersimpan.rekap_desa, tersimpan.frekuensi) == ("desa", "rata", "triwulanan")


def test_a_constant_has_its_value_of_the_year(panel: PanelVariabel, kantor: Kantor) -> None:
    rincian, semula = panel.rincian, load_konstanta(kantor)
    panel.show_nama("hari tidak masuk kerja")
    rincian.tetap.click()
    assert rincian.nilai_label.text() == "Nilai 2026"
    rincian.nilai.setFocus()
    QTest.keyClicks(rincian.nilai, "245 hari")
    QTest.keyClick(rincian.nilai, Qt.Key.Key_Return)
    assert "“245 hari” bukan angka" in rincian.nilai_galat.text()
    assert load_konstanta(kantor) == semula
    rincian.nilai.setText("1245,50")
    QTest.keyClick(rincian.nilai, Qt.Key.Key_Return)
    assert load_konstanta(kantor) == {**semula, panel.current: Decimal("1245.50")}
    assert rincian.nilai.text() == "1.245,50"
    rincian.nilai.setText("")
    QTest.keyClick(rincian.nilai, Qt.Key.Key_Return)
    assert load_konstanta(kantor) == semula


def test_looking_back_and_its_refusal(panel: PanelVariabel, kantor: Kantor, refused: list[str]) -> None:
    asal = create_variabel(kantor, "Nilai IKM").new[0]
    lalu = create_variabel(kantor, "IKM lalu").new[0]
    panel.refresh()
    panel.choose(lalu)
    rincian = panel.rincian
    rincian.asal.chosen.emit(asal)
    assert rincian.arti.text() == "Tidak diisi sendiri: nilainya diambil dari “Nilai IKM” 1 tahun sebelumnya (2025)."
    rincian.jeda.activated.emit(rincian.jeda.findData(2))
    assert (now(kantor, panel).asal_id, now(kantor, panel).jeda) == (asal, 2)
    panel.choose(asal)
    rincian.asal.chosen.emit(lalu)
    assert "berputar ke dirinya sendiri" in refused[0]
    assert rincian.asal.currentText() == "Tidak melihat ke belakang"


def test_a_variable_is_added_by_keys_alone(panel: PanelVariabel, kantor: Kantor, qtbot: QtBot) -> None:
    panel.daftar.add.click()
    assert QApplication.focusWidget() is panel.rincian.nama
    QTest.keyClicks(panel.rincian.nama, "Warga hadir")
    QTest.keyClick(panel.rincian.nama, Qt.Key.Key_Return)
    assert now(kantor, panel).nama == "Warga hadir"
    assert QApplication.focusWidget() is panel.rincian.satuan
    QTest.keyClicks(panel.rincian.satuan, "orang")
    panel.rincian.tercetak.setFocus()
    assert now(kantor, panel).satuan == "orang"
    panel.begin_new()
    with qtbot.assertNotEmitted(panel.closed):
        QTest.keyClick(panel.rincian.nama, Qt.Key.Key_Escape)
    assert panel.current != 0


def test_what_is_used_is_not_deleted_and_says_where(panel: PanelVariabel, kantor: Kantor, refused: list[str]) -> None:
    panel.rincian.delete.click()
    assert "masih dipakai di 2 rumus: SEKRETARIS KECAMATAN · indikator 1" in refused[0]
    nomor = create_variabel(kantor, "X").new[0]
    panel.refresh()
    panel.choose(nomor)
    panel.daftar.tabel.setFocus()
    QTest.keyClick(panel.daftar.tabel, Qt.Key.Key_Delete)
    assert nomor not in {v.id for v in load_variabel(kantor)}
    assert panel.current != nomor


def test_names_without_a_variable_are_offered(panel: PanelVariabel, kantor: Kantor) -> None:
    assert panel.asing.isHidden()
    write_rumus(kantor, 5, "[A baru] / [B baru] + [C baru] + [D baru]")
    panel.refresh()
    assert panel.asing.text() == "Nama di rumus yang belum menjadi variabel: A baru, B baru, C baru, dan 1 lagi."
    panel.daftarkan.click()
    assert unknown_names(kantor) == ()
    assert not panel.daftarkan.isVisible()


def test_an_empty_office_says_how_variables_come(qtbot: QtBot, tema: Tema, kosong: Path) -> None:
    kantor = open_office(kosong)
    panel = PanelVariabel(tema, Penyunting(kantor, lambda e: pytest.fail(str(e))))
    qtbot.addWidget(panel)
    panel.show()
    assert "Belum ada variabel" in panel.daftar.empty.text()
    assert not panel.rincian.nama.isEnabled()
    kantor.close()


def test_a_hidden_panel_reads_again_when_it_is_seen(panel: PanelVariabel) -> None:
    panel.hide()
    panel._penyunting.do(create_variabel, "Baru")
    assert len(panel.model.rows) == 79
    panel.show()
    assert len(panel.model.rows) == 80
