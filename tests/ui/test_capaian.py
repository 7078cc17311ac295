"""The page of capaian: the list, the details with their reasons, completeness; by mouse and keys."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from iki_desktop.domain.capaian import Pita, Target
from iki_desktop.domain.figur import baca_figur
from iki_desktop.domain.periode import Periode, baca_periode
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.angka import set_angka
from iki_desktop.services.capaian import compute, load_butir
from iki_desktop.services.desa import cari_desa, load_desa, set_desa
from iki_desktop.services.hitungan import formulas
from iki_desktop.services.kantor import Changes, Kantor, open_office
from iki_desktop.services.pengaturan import set_batas, set_pita
from iki_desktop.services.sunting import set_indikator
from iki_desktop.services.tahun import choose_year, copy_year
from iki_desktop.services.target import set_target
from iki_desktop.services.variabel import cari_variabel, create_variabel, load_variabel
from tests.services.bahan_angka import isi, kunci
from ui.capaian.kelengkapan import BELUM_DITUNGGU, TANPA_DESA
from ui.capaian.model import ROW_ROLE, DaftarCapaian, Kepala
from ui.capaian.panel import KELENGKAPAN, PanelCapaian
from ui.capaian.rincian import RUMUS_HITUNG, TANPA_RUMUS
from ui.capaian.ruas import RUAS_ROLE, Ruas
from ui.capaian.sebaran import warna_ke
from ui.capaian.tata import lay_out, row_height, two_lines
from ui.penyunting import Penyunting
from ui.tema.tema import Tema

pytestmark = pytest.mark.usefixtures("app")

HARI = date(2026, 5, 12)
TW1, TW2 = baca_periode("2026-TW1"), baca_periode("2026-TW2")


@pytest.fixture
def angka(kantor: Kantor) -> Kantor:
    """Some figures and targets of the first quarter: `[Pegawai]` of indicator 1, a desa variable of indicator 10."""
    set_indikator(kantor, 1, hitungan="[Pegawai] x 2")
    set_indikator(kantor, 10, hitungan="[Kegiatan pembinaan linmas]")
    for bulan, nilai in (("01", "20"), ("02", "21"), ("03", "22")):
        isi(kantor, "Pegawai", f"2026-{bulan}", nilai)
    for desa in load_desa(kantor)[:8]:
        isi(kantor, "Kegiatan pembinaan linmas", "2026-01", "3", desa.nama)
    set_target(kantor, {(1, TW1): Target.satu(Decimal(40)), (10, TW1): Target.satu(Decimal(30))})
    return kantor


@pytest.fixture
def panel(qtbot: QtBot, tema: Tema, penyunting: Penyunting, angka: Kantor) -> PanelCapaian:  # noqa: ARG001
    hasil = PanelCapaian(tema, penyunting, lambda: HARI)
    qtbot.addWidget(hasil)
    hasil.resize(1026, 640)
    hasil.show()
    qtbot.waitExposed(hasil)
    hasil.capaian.show_period(TW1)
    return hasil


def says(panel: PanelCapaian, id_indikator: int) -> str:
    """What the row of an indicator says."""
    model = panel.capaian.model
    return str(model.index(model.row_of(id_indikator)).data())


def tops(panel: PanelCapaian) -> list[QTreeWidgetItem]:
    """The names of the formula."""
    pohon = panel.capaian.rincian.pohon
    items = [pohon.topLevelItem(ke) for ke in range(pohon.topLevelItemCount())]
    return [item for item in items if item is not None]


def ruas(item: QTreeWidgetItem | None) -> Ruas:
    """What a row of the reasons holds."""
    assert item is not None
    satu = item.data(0, RUAS_ROLE)
    assert isinstance(satu, Ruas)
    return satu


# -- the list


def test_page_opens_at_the_newest_quarter_and_offers_all_of_the_year(
    qtbot: QtBot, tema: Tema, penyunting: Penyunting
) -> None:
    panel = PanelCapaian(tema, penyunting, lambda: HARI)
    qtbot.addWidget(panel)
    kepala = panel.capaian.kepala
    assert panel.capaian.periode == TW2
    assert kepala.periode.currentText() == "Triwulan II 2026"
    assert kepala.periode.count() == 19
    kepala.sebelum.click()
    assert panel.capaian.periode == TW1
    panel.turn(1)
    assert kepala.periode.currentText() == "Triwulan II 2026"
    kepala.periode.chosen.emit(baca_periode("2026"))
    assert not kepala.berikut.isEnabled()
    assert panel.capaian.periode == Periode(2026, 1, 12)


def test_rows_say_what_iki_hitung_says(panel: PanelCapaian, kantor: Kantor) -> None:
    model = panel.capaian.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    semua = compute(kantor, TW1)
    assert [b.butir.id for b in model.rows if not isinstance(b, Kepala)] == [h.butir.id for h in semua]
    assert says(panel, 1).endswith("realisasi 44 orang; target 40 orang; capaian 110 %, Sangat Baik; lengkap")
    assert says(panel, 10).endswith(
        "realisasi 24 kegiatan; target 30 kegiatan; capaian 80 %, Baik, sementara; baru 8 dari 30 angka terisi"
    )
    assert "belum diisi: Pengajuan yang dicairkan" in says(panel, 2)
    assert panel.count.text() == "73 indikator"


def test_each_position_has_a_heading_with_its_own_count(panel: PanelCapaian) -> None:
    model = panel.capaian.model
    kepala = model.index(0).data(ROW_ROLE)
    assert isinstance(kepala, Kepala)
    assert (kepala.nama, kepala.sebaran.banyak[0], kepala.sebaran.tanpa) == ("SEKRETARIS KECAMATAN", 1, 2)
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert len({b.id for b in model.rows if isinstance(b, Kepala)}) == 28


def test_the_office_is_told_in_numbers_and_words_never_in_a_mean(panel: PanelCapaian) -> None:
    assert panel.capaian.sebaran.kalimat == (
        "Seluruh kantor, Triwulan I 2026: 1 Sangat Baik, 1 Baik, 71 belum terhitung."
    )


def test_bands_of_the_office_have_colours_from_best_to_worst() -> None:
    assert [warna_ke(ke, 5) for ke in range(5)] == [0, 1, 2, 3, 4]
    assert [warna_ke(ke, 3) for ke in range(3)] == [0, 2, 4]
    assert [warna_ke(ke, 2) for ke in range(2)] == [0, 4]
    assert warna_ke(0, 1) == 2
    assert {warna_ke(ke, 9) for ke in range(9)} == {0, 1, 2, 3, 4}


def test_bands_and_cap_of_the_year_are_used(panel: PanelCapaian, kantor: Kantor) -> None:
    set_pita(kantor, [Pita(Decimal(0), "Belum"), Pita(Decimal(105), "Lebih")])
    set_batas(kantor, Decimal(100))
    panel.refresh()
    assert "capaian 100 %, Lebih" in says(panel, 1)
    panel.choose(1)
    assert panel.capaian.rincian.dibatasi.text() == "Capaian sebenarnya 110 %, ditampilkan paling tinggi 100 %."
    assert panel.capaian.rincian.tanda.pita == 0


def test_rows_can_be_fewer_and_all_again(panel: PanelCapaian) -> None:
    halaman = panel.capaian
    saringan = halaman.kepala.saringan
    for ke, jumlah in ((3, 1), (1, 71)):
        saringan.setCurrentIndex(ke)
        saringan.activated.emit(ke)
        assert panel.count.text() == f"{jumlah} dari 73 indikator"
    panel.choose(1)  # hidden until now
    assert halaman.daftar.current == 1
    assert panel.count.text() == "73 indikator"


def test_one_position_is_the_one_of_the_tree(panel: PanelCapaian, kantor: Kantor) -> None:
    lingkup = panel.capaian.kepala.lingkup
    assert not lingkup.ini.isEnabled()
    milik = load_butir(kantor)[-1].jabatan_id
    panel.show_jabatan(milik)
    lingkup.ini.click()
    model = panel.capaian.model
    assert {b.butir.jabatan_id for b in model.rows if not isinstance(b, Kepala)} == {milik}
    panel.show_jabatan(load_butir(kantor)[0].jabatan_id)
    assert model.row_of(1) >= 0
    panel.show_jabatan(99)  # has none
    assert panel.capaian.kosong.button.isVisible()
    panel.capaian.kosong.button.click()
    assert panel.count.text() == "73 indikator"


def test_keys_pass_over_headings(panel: PanelCapaian) -> None:
    daftar = panel.capaian.daftar
    panel.choose(3)
    daftar.setFocus()
    QTest.keyClick(daftar, Qt.Key.Key_Down)
    assert daftar.current == 4  # of the next position
    QTest.keyClick(daftar, Qt.Key.Key_Up)
    assert daftar.current == 3
    QTest.keyClick(daftar, Qt.Key.Key_Home)
    assert daftar.current == 1
    QTest.keyClick(daftar, Qt.Key.Key_End)
    assert daftar.current == 73
    panel.choose(1)
    QTest.keyClick(daftar, Qt.Key.Key_Return)
    assert panel.capaian.rincian.pohon.hasFocus()


def test_what_is_chosen_stays_while_figures_come_in(panel: PanelCapaian, penyunting: Penyunting) -> None:
    panel.choose(10)
    daftar = panel.capaian.daftar
    tempat = daftar.verticalScrollBar().value()
    penyunting.do(set_angka, {kunci(penyunting.kantor, "Pegawai", "2026-03"): baca_figur("30")})
    assert "realisasi 60" in says(panel, 1)
    assert (daftar.current, daftar.verticalScrollBar().value()) == (10, tempat)


def test_a_hidden_page_reads_when_it_is_seen_and_other_changes_pass(
    panel: PanelCapaian, penyunting: Penyunting, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.hide()
    penyunting.do(set_angka, {kunci(penyunting.kantor, "Pegawai", "2026-03"): baca_figur("30")})
    assert "realisasi 44" in says(panel, 1)
    panel.show()
    assert "realisasi 60" in says(panel, 1)
    monkeypatch.setattr(panel, "refresh", lambda: pytest.fail("nothing that is shown has changed"))
    penyunting.do(_write_note)


def _write_note(kantor: Kantor) -> Changes:
    with kantor.write("Tugas") as changes:
        kantor.store.connection.execute("UPDATE tugas SET teks = 'x' WHERE id = 1")
    return changes


def test_another_year_begins_with_its_own_quarter(panel: PanelCapaian, kantor: Kantor) -> None:
    from iki_desktop.services.tahun import choose_year, copy_year

    copy_year(kantor, 2026, 2027)
    choose_year(kantor, 2027)
    panel.refresh()
    assert panel.capaian.periode == baca_periode("2027-TW1")
    assert "belum diisi" in panel.capaian.rincian.sebab.text().lower()


@pytest.mark.parametrize("lebar", [360, 600, 1200])
def test_columns_of_a_row_do_not_meet(panel: PanelCapaian, lebar: int) -> None:
    metrics = panel.fontMetrics()
    tata = lay_out(QRect(0, 0, lebar, row_height(metrics)), metrics)
    for one, other in ((tata.realisasi, tata.target), (tata.target, tata.lengkap), (tata.lengkap, tata.capaian)):
        assert one.right() < other.left()
    assert tata.capaian.right() < lebar
    assert not tata.teks.intersects(tata.capaian)
    assert not tata.teks.intersects(tata.realisasi)


def test_a_reason_is_broken_between_words_and_cut_after_two_lines(panel: PanelCapaian) -> None:
    font = panel.font().toString()
    assert two_lines("pendek", 200, font) == "pendek"
    dua = two_lines("belum diisi: Pengajuan yang dicairkan, Pengajuan yang seharusnya cair", 180, font)
    assert dua.count("\n") == 1
    assert dua.endswith("…")
    assert two_lines("x" * 80, 100, font).count("\n") == 0


# -- details


def test_details_say_how_a_figure_came_to_be(panel: PanelCapaian) -> None:
    panel.choose(1)
    rincian = panel.capaian.rincian
    assert [label.text() for label in rincian.nilai.values()] == ["44 orang", "40 orang", "110 %"]
    assert rincian.predikat.text() == "Sangat Baik"
    assert rincian.lain.text() == RUMUS_HITUNG
    assert rincian.gambar.teks == "[Pegawai] x 2"
    (pegawai,) = tops(panel)
    assert ruas(pegawai) == Ruas("Pegawai", "22 orang", "nilai terakhir dari 3 bulan · 3 dari 3 terisi", nama=True)
    pegawai.setExpanded(True)
    assert [ruas(pegawai.child(ke)).teks for ke in range(3)] == ["Januari 2026", "Februari 2026", "Maret 2026"]
    assert ruas(pegawai.child(0)).asal.startswith("diketik ")
    assert " oleh " in ruas(pegawai.child(0)).asal


def test_a_desa_that_is_missing_is_named_and_its_cell_opens_in_the_grid(
    panel: PanelCapaian, kantor: Kantor, qtbot: QtBot
) -> None:
    panel.capaian.show_period(baca_periode("2026-01"))
    panel.choose(10)
    (satu,) = tops(panel)
    assert ruas(satu).asal == "jumlah 8 dari 10 desa"
    assert ruas(satu).ingat == "menunggu 2 desa: Madiredo, Wiyurejo"
    pohon = panel.capaian.rincian.pohon
    pohon.setCurrentItem(satu)
    QTest.keyClick(pohon, Qt.Key.Key_Return)  # opens it
    sel = satu.child(8)
    assert sel is not None
    assert ruas(sel).asal == "belum diisi"
    pohon.setCurrentItem(sel)
    with qtbot.waitSignal(panel.figure_wanted) as told:
        QTest.keyClick(pohon, Qt.Key.Key_Return)
    madiredo = cari_desa(load_desa(kantor), "Madiredo")
    nomor = cari_variabel(load_variabel(kantor), "Kegiatan pembinaan linmas").id
    assert told.args == [(nomor, Periode(2026, 1, 1), madiredo)]
    with qtbot.waitSignal(panel.figure_wanted) as told:
        pohon.itemActivated.emit(sel, 0)  # a double click
    assert told.args[0][2] == madiredo


def test_several_months_of_desa_are_rolled_up_step_by_step(panel: PanelCapaian) -> None:
    panel.choose(10)
    (satu,) = tops(panel)
    assert ruas(satu).asal == "jumlah 10 desa, lalu jumlah 3 bulan · 8 dari 30 terisi"
    satu.setExpanded(True)
    bulan = ruas(satu.child(0))
    assert (bulan.teks, bulan.nilai, bulan.asal) == ("Januari 2026", "24", "8 dari 10 desa terisi")
    assert ruas(satu.child(1)).nilai == "–"
    januari = satu.child(0)
    assert januari is not None
    assert januari.childCount() == 10
    panel.refresh()
    assert tops(panel)[0].isExpanded()  # what was open stays so


def test_constants_and_what_looks_back_say_their_year(panel: PanelCapaian, kantor: Kantor) -> None:
    isi(kantor, "Nilai SKM", "2025", "80")
    skm = next(b.id for b in load_butir(kantor) if "Nilai SKM" in b.rumus)
    set_indikator(kantor, 1, hitungan="[Pegawai] x [Hari kerja efektif]")
    panel.capaian.show_period(TW1)
    panel.choose(1)
    assert ruas(tops(panel)[1]).asal == "tetapan tahun 2026"
    assert "tetapan setahun penuh" in panel.capaian.rincian.catatan.text()
    panel.capaian.show_period(baca_periode("2026"))
    panel.choose(skm)
    assert ruas(tops(panel)[0]).asal == "“Nilai SKM” Tahun 2025"
    assert panel.capaian.rincian.judul_tren.text() == "Realisasi 2022–2026 tiap tahun"


def test_trend_leaves_gaps_and_shows_last_year_and_target(panel: PanelCapaian, kantor: Kantor) -> None:
    isi(kantor, "Pegawai", "2025-02", "10")
    set_target(kantor, {(1, baca_periode("2026-03")): Target(Decimal(30), Decimal(50))})
    panel.refresh()
    panel.choose(1)
    tren = panel.capaian.rincian.tren
    assert panel.capaian.rincian.judul_tren.text() == "Realisasi 2026 tiap bulan"
    assert tren.sentence(None).startswith("3 dari 12 periode terisi")
    assert tren.sentence(1) == "Februari 2026. 2026: 42 orang; 2025: 20 orang; Batas bawah target: belum ada angka."
    assert tren.sentence(2).endswith("Batas bawah target: 30 orang.")


def test_buttons_lead_to_target_and_form(panel: PanelCapaian, qtbot: QtBot) -> None:
    panel.choose(2)
    rincian = panel.capaian.rincian
    assert rincian.isi_target.text() == "Isi target…"
    with qtbot.waitSignal(panel.target_wanted) as told:
        rincian.isi_target.click()
    assert told.args == [2, TW1]
    with qtbot.waitSignal(panel.go_to) as told:
        rincian.ke_formulir.click()
    assert told.args == [Tempat("indikator", 2, "teks")]


# -- formulas that only compute


def test_an_indicator_without_a_formula_is_counted_from_one_variable(panel: PanelCapaian, kantor: Kantor) -> None:
    set_indikator(kantor, 1, rumus="", hitungan="", teks="Jumlah usulan warga")
    panel.refresh()
    panel.choose(1)
    rincian = panel.capaian.rincian
    assert rincian.tanpa.text() == TANPA_RUMUS
    assert not rincian.tren.isVisible()
    rincian.hitung_satu.click()
    assert formulas(kantor, 1) == ("", "[Usulan warga]")
    assert not rincian.hitung_satu.isVisible()
    assert ruas(tops(panel)[0]).ingat == "menunggu 3 bulan: Januari, Februari, Maret"


def type_formula(panel: PanelCapaian, teks: str) -> None:
    kolom = panel.capaian.rincian.hitungan.kolom
    kolom.setFocus()
    kolom.setText(teks)
    QTest.keyClick(kolom, Qt.Key.Key_Return)


def test_a_formula_is_checked_before_it_is_kept(panel: PanelCapaian, kantor: Kantor, refused: list[str]) -> None:
    panel.choose(1)
    hitungan = panel.capaian.rincian.hitungan
    type_formula(panel, "[Pegawai] x")
    assert hitungan.galat.isVisible()
    assert formulas(kantor, 1)[1] == "[Pegawai] x 2"
    panel.refresh()
    assert hitungan.kolom.text() == "[Pegawai] x"  # nothing typed is lost
    QTest.keyClick(hitungan.kolom, Qt.Key.Key_Escape)
    assert hitungan.kolom.text() == "[Pegawai] x 2"
    assert not hitungan.galat.isVisible()
    type_formula(panel, "[Pegawai] x 3")
    assert "realisasi 66" in says(panel, 1)
    type_formula(panel, "")
    assert formulas(kantor, 1)[1] == ""
    assert panel.capaian.rincian.lain.text() == ""
    assert refused == []


def test_what_was_typed_belongs_to_the_indicator_it_was_typed_for(panel: PanelCapaian, kantor: Kantor) -> None:
    panel.choose(1)
    panel.activateWindow()
    hitungan = panel.capaian.rincian.hitungan
    hitungan.kolom.setFocus()
    hitungan.kolom.setText("[Pegawai] x 5")
    lain = formulas(kantor, 10)[1]
    panel.choose(10)
    assert (formulas(kantor, 1)[1], formulas(kantor, 10)[1]) == ("[Pegawai] x 5", lain)
    assert hitungan.kolom.text() == lain
    hitungan.kolom.setText("[")
    panel.choose(1)
    assert hitungan.kolom.text() == "[Pegawai] x 5"
    assert not hitungan.galat.isVisible()
    assert formulas(kantor, 10)[1] == lain


# -- completeness


@pytest.fixture
def peta(panel: PanelCapaian) -> PanelCapaian:
    """The same page, its map in front."""
    panel.tabs.setCurrentIndex(KELENGKAPAN)
    return panel


def test_map_says_what_is_missing_where_one_is(peta: PanelCapaian, kantor: Kantor) -> None:
    halaman = peta.kelengkapan
    assert halaman.peta.current == (0, 3)  # April is due
    halaman.peta.setFocus()
    QTest.keyClick(halaman.peta, Qt.Key.Key_Home)
    assert halaman.kalimat.text().startswith("Kecamatan, Januari 2026: 1 dari ")
    assert "terisi, tenggat lewat; belum: " in halaman.kalimat.text()
    assert "Pegawai" not in halaman.kalimat.text().split("belum: ")[1].split(", ")
    QTest.keyClick(halaman.peta, Qt.Key.Key_Down)
    assert halaman.kalimat.text().startswith("Bendosari, Januari 2026: 1 dari ")
    set_desa(kantor, load_desa(kantor)[0].id, nama="Bendo")
    peta.refresh()
    assert halaman.kalimat.text().startswith("Bendo, Januari 2026")
    assert halaman.peta.current == (1, 0)


def test_the_sentence_below_the_map_is_whole_or_counts_the_rest(peta: PanelCapaian) -> None:
    halaman = peta.kelengkapan
    for lebar in (1026, 620, 540):
        peta.resize(lebar, 480)
        QApplication.processEvents()
        kalimat = halaman.kalimat
        assert kalimat.heightForWidth(kalimat.width()) <= kalimat.height()
        assert kalimat.text().endswith((" lagi.", " angka.")) or not kalimat.toolTip()
    assert kalimat.text().endswith(" lagi.")
    assert kalimat.toolTip()


def test_title_and_legend_of_the_map(peta: PanelCapaian) -> None:
    assert peta.judul.text() == "Kelengkapan"
    assert peta.kelengkapan.legenda.isVisible()
    assert "gembok terkunci" in peta.kelengkapan.legenda.accessibleName()
    peta.tabs.setCurrentIndex(0)
    assert peta.judul.text() == "Capaian"


def test_months_that_have_not_come_are_not_called_complete(peta: PanelCapaian, kantor: Kantor) -> None:
    copy_year(kantor, 2026, 2027)
    choose_year(kantor, 2027)
    peta.refresh()
    assert peta.kelengkapan.tenggat.item(0).text() == BELUM_DITUNGGU


def test_f6_stops_at_heading_list_and_details(panel: PanelCapaian) -> None:
    capaian = panel.capaian
    assert panel.parts() == [capaian.kepala, capaian.daftar, capaian.rincian]
    for bagian in panel.parts():
        bagian.setFocus()
        fokus = QApplication.focusWidget()
        assert fokus is not None
        assert bagian is fokus or bagian.isAncestorOf(fokus)
    panel.tabs.setCurrentIndex(KELENGKAPAN)
    assert panel.parts() == [panel.tabs, panel.kelengkapan.peta, panel.kelengkapan.tenggat]


def test_a_predikat_of_few_figures_is_provisional(panel: PanelCapaian) -> None:
    panel.choose(10)
    assert panel.capaian.rincian.predikat.text() == "Baik, sementara"
    assert panel.capaian.rincian.predikat.toolTip() == "baru 8 dari 30 angka terisi"
    panel.choose(1)
    assert "sementara" not in panel.capaian.rincian.predikat.text()
    assert panel.capaian.rincian.predikat.toolTip() == ""


def test_a_cell_opens_its_first_missing_figure(peta: PanelCapaian, kantor: Kantor, qtbot: QtBot) -> None:
    from iki_desktop.services.keadaan import missing

    halaman = peta.kelengkapan
    with qtbot.waitSignal(peta.figure_wanted) as told:
        halaman.peta.cell_chosen.emit(1, 0)
    owed = missing(kantor, load_desa(kantor)[0].id, 1)
    assert told.args == [owed.belum[0][1]]
    set_angka(kantor, {k: baca_figur("1") for _, k in owed.belum})
    peta.refresh()
    with qtbot.waitSignal(peta.figure_wanted) as told:
        halaman.peta.cell_chosen.emit(1, 0)
    assert told.args == [owed.diminta[0]]  # complete: its first one
    with qtbot.waitSignal(peta.figure_wanted) as told:
        halaman.tenggat.itemActivated.emit(halaman.tenggat.item(0))
    assert told.args[0][1:] == (Periode(2026, 1, 1), None)


def test_deadlines_name_who_is_late_up_to_this_month(peta: PanelCapaian, kantor: Kantor) -> None:
    tenggat = peta.kelengkapan.tenggat
    teks = [tenggat.item(ke).text() for ke in range(tenggat.count())]
    assert len(teks) == 5
    assert teks[0] == (
        "Tenggat Januari 2026: 10 Februari 2026, lewat 91 hari; belum lengkap: kecamatan dan semua 10 desa."
    )
    assert teks[4].startswith("Tenggat Mei 2026: 10 Juni 2026, 29 hari lagi; belum lengkap: ")
    from iki_desktop.services.keadaan import missing

    for desa in load_desa(kantor)[2:]:
        set_angka(kantor, {k: baca_figur("-") for _, k in missing(kantor, desa.id, 1).belum})
    peta.refresh()
    assert tenggat.item(0).text().endswith("belum lengkap: kecamatan dan 2 desa: Bendosari, Sukomulyo.")


@pytest.fixture
def office(kosong: Path) -> Iterator[Penyunting]:
    """An office without anything."""
    kantor = open_office(kosong)
    yield Penyunting(kantor, lambda galat: pytest.fail(str(galat)))
    kantor.close()


def test_an_empty_office_says_what_to_do(qtbot: QtBot, tema: Tema, office: Penyunting) -> None:
    panel = PanelCapaian(tema, office, lambda: HARI)
    qtbot.addWidget(panel)
    panel.resize(1026, 640)
    panel.show()
    assert panel.capaian.kosong.label.text().startswith("Tahun ini belum berisi indikator.")
    assert not panel.capaian.kosong.button.isVisible()
    assert not panel.capaian.sebaran.isVisible()
    panel.tabs.setCurrentIndex(KELENGKAPAN)
    assert TANPA_DESA in panel.kelengkapan.kosong.label.text()
    with qtbot.waitSignal(panel.villages_wanted):
        panel.kelengkapan.kosong.button.click()
    office.do(create_variabel, "Surat", frekuensi="tahunan")
    assert panel.kelengkapan.peta.isVisible()
    assert panel.kelengkapan.tanpa_desa.label.text() == TANPA_DESA
    assert panel.kelengkapan.tenggat.item(0).text() == BELUM_DITUNGGU


def test_an_office_that_can_only_be_read_offers_no_change(qtbot: QtBot, tema: Tema, pujon: Path) -> None:
    kantor = open_office(pujon, hanya_baca=True)
    panel = PanelCapaian(tema, Penyunting(kantor, lambda galat: pytest.fail(str(galat))), lambda: HARI)
    qtbot.addWidget(panel)
    assert not panel.capaian.rincian.isi_target.isEnabled()
    assert panel.capaian.rincian.hitungan.kolom.isReadOnly()
    kantor.close()


def test_esc_stays(panel: PanelCapaian, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.closed):
        QTest.keyClick(panel.capaian.daftar, Qt.Key.Key_Escape)


def test_model_alone() -> None:
    model = DaftarCapaian()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert model.near(0) == -1
    assert model.row_of(3) == -1
