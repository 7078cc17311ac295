"""People, positions and the signatory, by mouse and keys."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iki_desktop.domain.dokumen import Penandatangan
from iki_desktop.domain.pegawai import Pegawai
from iki_desktop.services.formulir import load_jabatan
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.pegawai import add_pegawai, add_pemangku, load_pegawai, load_pemangku
from iki_desktop.services.penandatangan import load_kantor, load_penandatangan
from ui.bersama.kolom import KolomTanggal
from ui.pegawai.kantor import PanelKantor
from ui.pegawai.panel import JABATAN, PanelPegawai
from ui.pegawai.pemangku import BarisPemangku
from ui.pegawai.penandatangan import PanelPenandatangan
from ui.penyunting import Penyunting
from ui.tema.tema import Tema

pytestmark = pytest.mark.usefixtures("app")


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(1000, 650)
    widget.show()
    qtbot.waitExposed(widget)


@pytest.fixture
def panel(qtbot: QtBot, tema: Tema, penyunting: Penyunting) -> PanelPegawai:
    hasil = PanelPegawai(tema, penyunting)
    shown(qtbot, hasil)
    return hasil


def type_in(widget: QWidget, teks: str) -> None:
    widget.setFocus()
    QTest.keyClicks(widget, teks)


def undo(penyunting: Penyunting) -> None:
    penyunting.changed.emit(penyunting.kantor.store.undo(), None)


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def test_an_empty_office_offers_the_first_step(panel: PanelPegawai) -> None:
    assert "Belum ada pegawai" in panel.orang.daftar.empty.text()
    assert panel.count.text() == "0 pegawai · 28 dari 28 jabatan kosong"
    assert not panel.orang.nama.isEnabled()


def test_a_person_is_added_by_keys_alone(panel: PanelPegawai, kantor: Kantor) -> None:
    panel.orang.daftar.add.click()
    assert focused() is panel.orang.nama
    QTest.keyClicks(panel.orang.nama, "SITI AMINAH")
    QTest.keyClick(panel.orang.nama, Qt.Key.Key_Return)
    assert focused() is panel.orang.nip
    QTest.keyClicks(panel.orang.nip, "196905121994032005")
    assert panel.orang.nip_kalimat.isHidden()
    QTest.keyClick(panel.orang.nip, Qt.Key.Key_Tab)
    assert focused() is panel.orang.golongan
    (siti,) = load_pegawai(kantor)
    assert (siti.nama, siti.nip) == ("SITI AMINAH", "196905121994032005")
    assert panel.orang.nip.text() == "19690512 199403 2 005"


def test_esc_ends_adding_before_it_closes(panel: PanelPegawai, kantor: Kantor, qtbot: QtBot) -> None:
    panel.orang.begin_new()
    QTest.keyClicks(panel.orang.nama, "X")
    with qtbot.assertNotEmitted(panel.closed):
        QTest.keyClick(panel.orang.nama, Qt.Key.Key_Escape)  # what was typed
        QTest.keyClick(panel.orang.nama, Qt.Key.Key_Escape)  # adding
    assert load_pegawai(kantor) == ()
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel, Qt.Key.Key_Escape)


def test_a_doubtful_nip_is_told_while_typed_and_still_saved(panel: PanelPegawai, kantor: Kantor) -> None:
    add_pegawai(kantor, nama="SITI")
    panel.refresh()
    type_in(panel.orang.nip, "1234")
    assert "18 angka, ini 4" in panel.orang.nip_kalimat.text()
    assert panel.orang.nip_kalimat.isVisible()
    panel.orang.telepon.setFocus()
    assert load_pegawai(kantor)[0].nip == "1234"


def test_golongan_fills_the_rank_but_not_over_one_typed_otherwise(panel: PanelPegawai, kantor: Kantor) -> None:
    add_pegawai(kantor, nama="SITI")
    panel.refresh()
    golongan = panel.orang.golongan
    for isi, pangkat in (("III/d", "Penata Tingkat I"), ("IV/a", "Pembina")):
        golongan.activated.emit(golongan.findData(isi))
        assert (panel.orang.pangkat.text(), load_pegawai(kantor)[0].golongan) == (pangkat, isi)
    panel.orang.pangkat.setText("Juru Kunci")
    panel.orang.pangkat.commit()
    golongan.activated.emit(golongan.findData("II/a"))
    assert load_pegawai(kantor)[0] == Pegawai(1, "SITI", "", "Juru Kunci", "II/a")


def test_an_empty_name_is_refused_and_the_old_one_shown(
    panel: PanelPegawai, kantor: Kantor, refused: list[str]
) -> None:
    add_pegawai(kantor, nama="SITI")
    panel.refresh()
    panel.orang.nama.setFocus()
    panel.orang.nama.clear()
    QTest.keyClick(panel.orang.nama, Qt.Key.Key_Return)
    assert refused == ["Nama pegawai kosong. Ketik namanya, lengkap dengan gelar."]
    assert panel.orang.nama.text() == "SITI"


def test_undo_shows_at_once_and_what_is_being_typed_stays(
    panel: PanelPegawai, kantor: Kantor, penyunting: Penyunting
) -> None:
    panel.do(add_pegawai, nama="SITI")
    panel.orang.telepon.setText("0812")
    panel.orang.telepon.commit()
    type_in(panel.orang.nip, "19")
    undo(penyunting)
    assert panel.orang.telepon.text() == ""
    assert panel.orang.nip.text() == "19"
    undo(penyunting)
    assert panel.orang.daftar.model.rows == []
    assert load_pegawai(kantor) == ()


def test_positions_are_given_edited_and_taken(panel: PanelPegawai, kantor: Kantor) -> None:
    panel.do(add_pegawai, nama="SITI")
    tambah = panel.orang.tambah
    type_in(tambah.siapa, "sekretaris kec")
    tambah.button.click()
    (pemangku,) = load_pemangku(kantor)
    assert (pemangku.jabatan, pemangku.sebagai) == ("SEKRETARIS KECAMATAN", "definitif")
    (kartu,) = panel.orang.kartu.cards
    kartu.sebagai.activated.emit(kartu.sebagai.findData("plt"))
    type_in(kartu.mulai, "5/1/2026")
    QTest.keyClick(kartu.mulai, Qt.Key.Key_Return)
    assert kartu.mulai.text() == "5 Jan 2026"
    assert panel.orang.kartu.cards == [kartu]  # the same widget: the focus stays where it was
    assert focused() is kartu.mulai
    (pemangku,) = load_pemangku(kantor)
    assert (pemangku.sebagai, pemangku.mulai) == ("plt", date(2026, 1, 5))
    assert panel.orang.model.index(0, 2).data() == "Plt. SEKRETARIS KECAMATAN"
    kartu.remove.click()
    assert load_pemangku(kantor) == ()


def test_a_date_that_is_none_is_told_below_the_field(panel: PanelPegawai, kantor: Kantor, refused: list[str]) -> None:
    siti = add_pegawai(kantor, nama="SITI").new[0]
    add_pemangku(kantor, load_jabatan(kantor)[0].id, siti, mulai=date(2026, 5, 1))
    panel.refresh()
    (kartu,) = panel.orang.kartu.cards
    type_in(kartu.selesai, "besok")
    QTest.keyClick(kartu.selesai, Qt.Key.Key_Return)
    assert "“besok” bukan tanggal" in kartu.galat.text()
    kartu.selesai.setText("1/1/2026")
    QTest.keyClick(kartu.selesai, Qt.Key.Key_Return)
    assert "lebih awal daripada tanggal mulai" in refused[0]
    assert kartu.galat.isHidden()
    assert kartu.selesai.text() == ""


def test_two_definitive_holders_draw_attention(panel: PanelPegawai, kantor: Kantor) -> None:
    sekretaris = load_jabatan(kantor)[0].id
    for nama in ("ANI", "BUDI"):
        add_pemangku(kantor, sekretaris, add_pegawai(kantor, nama=nama).new[0])
    panel.refresh()
    panel.show_jabatan(sekretaris)
    assert "sama-sama definitif" in panel.jabatan.bentrok.text()
    assert "sama-sama definitif" in panel.orang.rangkap.text()


def test_positions_show_who_holds_them_and_which_are_vacant(panel: PanelPegawai, kantor: Kantor) -> None:
    camat = load_jabatan(kantor)[-1].id
    add_pemangku(kantor, camat, add_pegawai(kantor, nama="SITI").new[0], "plh")
    panel.refresh()
    panel.show_jabatan(camat)
    model = panel.jabatan.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert panel.tabs.currentIndex() == JABATAN
    assert model.index(model.row_of(camat), 1).data() == "SITI (Plh.)"
    assert (model.row_of(camat), model.index(1, 1).data()) == (0, "kosong")
    panel.jabatan.hanya_kosong.click()
    assert len(model.rows) == 27
    assert model.row_of(camat) == -1
    panel.show_jabatan(camat)
    assert model.row_of(camat) >= 0
    assert not panel.jabatan.hanya_kosong.isChecked()


def test_somebody_is_appointed_from_the_side_of_the_position(panel: PanelPegawai, kantor: Kantor) -> None:
    panel.do(add_pegawai, nama="SITI")
    camat = load_jabatan(kantor)[-1].id
    panel.show_jabatan(camat)
    panel.jabatan.tambah.siapa.setEditText("siti")
    panel.jabatan.tambah.button.click()
    assert [(p.id_jabatan, p.pegawai.nama) for p in load_pemangku(kantor)] == [(camat, "SITI")]


def test_search_finds_people_by_each_column(panel: PanelPegawai, kantor: Kantor) -> None:
    siti = add_pegawai(kantor, nama="SITI").new[0]
    add_pegawai(kantor, nama="BUDI", nip="198001012005011002")
    add_pemangku(kantor, load_jabatan(kantor)[0].id, siti)
    panel.refresh()
    for teks, nama in (("sekretaris", ["SITI"]), ("19800101 2005", ["BUDI"]), ("x", []), ("", ["BUDI", "SITI"])):
        panel.orang.daftar.search.setText(teks)
        assert [p.nama for p in panel.orang.model.rows] == nama
    panel.orang.daftar.search.setText("x")
    assert "Tidak ada yang cocok" in panel.orang.daftar.empty.text()
    assert not panel.orang.nama.isEnabled()


def test_what_was_typed_last_is_kept_when_the_panel_goes(panel: PanelPegawai, kantor: Kantor) -> None:
    panel.do(add_pegawai, nama="SITI")
    type_in(panel.orang.telepon, "0812")
    panel.hide()
    assert load_pegawai(kantor)[0].telepon == "0812"


def test_a_file_that_can_only_be_read_can_be_looked_at(qtbot: QtBot, tema: Tema, pujon: Path) -> None:
    kantor = open_office(pujon)
    add_pemangku(kantor, load_jabatan(kantor)[0].id, add_pegawai(kantor, nama="SITI").new[0])
    kantor.close()
    kantor = open_office(pujon, hanya_baca=True)
    panel = PanelPegawai(tema, Penyunting(kantor, lambda e: pytest.fail(str(e))))
    shown(qtbot, panel)
    assert panel.orang.nama.text() == "SITI"
    assert not panel.orang.nama.isEnabled()
    assert not panel.orang.daftar.add.isEnabled()
    kantor.close()


def test_date_field_takes_today_and_the_calendar(qtbot: QtBot, tema: Tema) -> None:
    kolom = KolomTanggal(tema, "Tanggal")
    shown(qtbot, kolom)
    seen: list[date | None] = []
    kolom.dated.connect(seen.append)
    QTest.keyClick(kolom, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    kolom.open_calendar()
    (kalender,) = kolom.findChildren(QWidget, "tanggal")
    kalender.blank.click()  # type: ignore[attr-defined]
    assert seen == [date.today(), None]
    assert kolom.text() == ""


# -- the line at the head of a form


def test_the_line_says_who_holds_the_position(qtbot: QtBot, tema: Tema) -> None:
    baris = BarisPemangku(tema)
    shown(qtbot, baris)
    baris.show_pemangku(7, ())
    assert (baris.label.text(), baris.button.text()) == ("Pemangku: belum diisi", "Isi")
    baris.show_pemangku(7, ("SITI (Plt.)",))
    assert (baris.label.text(), baris.button.text()) == ("Pemangku: SITI (Plt.)", "Ubah")
    with qtbot.waitSignal(baris.edit_wanted) as told:
        baris.button.click()
    assert told.args == [7]


# -- the signatory


@pytest.fixture
def holders(kantor: Kantor) -> dict[str, int]:
    """Pujon's Camat post held as Plt. by the Sekretaris, and a Kasubag below."""
    jabatan = {j.nama: j.id for j in load_jabatan(kantor)}
    siti = add_pegawai(kantor, nama="SITI", nip="196905121994032005", pangkat="Pembina").new[0]
    budi = add_pegawai(kantor, nama="BUDI").new[0]
    return {
        "plt": add_pemangku(kantor, jabatan["CAMAT"], siti, "plt").new[0],
        "sekretaris": add_pemangku(kantor, jabatan["SEKRETARIS KECAMATAN"], siti).new[0],
        "kasubag": add_pemangku(kantor, jabatan["KASUBAG. PERENCANAAN EVALUASI DAN PELAPORAN"], budi).new[0],
    }


@pytest.fixture
def ttd(qtbot: QtBot, tema: Tema, penyunting: Penyunting) -> PanelPenandatangan:
    hasil = PanelPenandatangan(tema, penyunting)
    shown(qtbot, hasil)
    return hasil


def pick(ttd: PanelPenandatangan, nomor: int | None) -> None:
    ttd.siapa.activated.emit(ttd.siapa.findData(nomor))


def test_pujons_own_lines_stay_until_somebody_is_chosen(ttd: PanelPenandatangan, kantor: Kantor) -> None:
    assert ttd.gambar.lines() == ["CAMAT PUJON", "", "", "", "", "MULYONO HS"]
    ttd.nama.setFocus()
    ttd.tempat.setFocus()
    ttd.hide()
    assert load_penandatangan(kantor).cetak == Penandatangan("CAMAT PUJON", "MULYONO HS")
    assert kantor.store.connection.execute("SELECT count(*) FROM langkah").get == 0


def test_without_holders_the_way_there_is_offered(ttd: PanelPenandatangan, qtbot: QtBot) -> None:
    assert "Tetapkan dahulu" in ttd.belum.text()
    with qtbot.waitSignal(ttd.people_wanted):
        ttd.ke_pegawai.click()


def test_the_block_in_all_its_forms(ttd: PanelPenandatangan, holders: dict[str, int], kantor: Kantor) -> None:
    ttd.refresh()
    pick(ttd, holders["plt"])
    cetak = load_penandatangan(kantor).cetak
    assert cetak.jabatan == "Plt. CAMAT PUJON\nSEKRETARIS KECAMATAN,"
    assert (cetak.nama, cetak.pangkat, cetak.nip) == ("SITI", "Pembina", "196905121994032005")
    pick(ttd, holders["sekretaris"])
    ttd.bentuk.idClicked.emit(1)
    assert load_penandatangan(kantor).cetak.jabatan == "a.n. CAMAT PUJON\nSEKRETARIS KECAMATAN,"
    pick(ttd, holders["kasubag"])
    ttd.bentuk.idClicked.emit(2)
    tersimpan = load_penandatangan(kantor)
    assert tersimpan.cetak.jabatan.split("\n") == [
        "a.n. CAMAT PUJON",
        "SEKRETARIS KECAMATAN",
        "u.b.",
        "KASUBAG. PERENCANAAN EVALUASI DAN PELAPORAN,",
    ]
    assert (tersimpan.bentuk, tersimpan.pemangku_id) == ("ub", holders["kasubag"])
    assert ttd.atas_nama.currentText() == "CAMAT PUJON"
    assert ttd.melalui.currentText() == "SEKRETARIS KECAMATAN"
    assert ttd.gambar.lines()[0] == "a.n. CAMAT PUJON"


def test_each_choice_is_one_step(ttd: PanelPenandatangan, holders: dict[str, int], kantor: Kantor) -> None:
    ttd.refresh()
    before = kantor.store.connection.execute("SELECT count(*) FROM langkah").get
    pick(ttd, holders["plt"])
    assert kantor.store.connection.execute("SELECT count(*) FROM langkah").get == before + 1
    undo(ttd._penyunting)
    assert ttd.gambar.lines() == ["CAMAT PUJON", "", "", "", "", "MULYONO HS"]
    assert ttd.siapa.currentData() is None


def test_raw_lines_place_and_date_can_be_typed(ttd: PanelPenandatangan, kantor: Kantor) -> None:
    ttd.baris.setFocus()
    ttd.baris.setPlainText("Pj. CAMAT PUJON,\n")
    assert ttd.gambar.lines()[0] == "Pj. CAMAT PUJON,"  # before it is saved
    type_in(ttd.tempat, "Pujon")
    type_in(ttd.tanggal, "5/1/2026")
    ttd.nama.setFocus()
    cetak = load_penandatangan(kantor).cetak
    assert (cetak.jabatan, cetak.tempat, cetak.tanggal) == ("Pj. CAMAT PUJON,", "Pujon", date(2026, 1, 5))
    assert ttd.gambar.lines()[0] == "Pujon, 5 Januari 2026"
    ttd.tanggal.choose(None)
    assert load_penandatangan(kantor).cetak.tanggal is None


def test_the_picture_stands_below_where_room_is_short(ttd: PanelPenandatangan) -> None:
    assert ttd.gambar.mapTo(ttd, ttd.gambar.rect().topLeft()).x() > ttd.nama.width()
    ttd.resize(640, 650)
    QApplication.processEvents()
    assert ttd.gambar.mapTo(ttd, ttd.gambar.rect().topLeft()).y() > ttd.nip.mapTo(ttd, ttd.nip.rect().topLeft()).y()


# -- the names of the office


def test_office_names_are_saved_on_leaving(qtbot: QtBot, tema: Tema, penyunting: Penyunting, kantor: Kantor) -> None:
    panel = PanelKantor(tema, penyunting)
    shown(qtbot, panel)
    panel.kecamatan.setText("Ngantang")
    QTest.keyClick(panel.kecamatan, Qt.Key.Key_Return)
    assert load_kantor(kantor).kecamatan == "Ngantang"
    panel.kecamatan.setText(" ")
    assert panel.galat.isVisible()
    QTest.keyClick(panel.kecamatan, Qt.Key.Key_Return)
    assert (panel.kecamatan.text(), load_kantor(kantor).kecamatan) == ("Ngantang", "Ngantang")
