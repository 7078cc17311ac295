"""The sheet on the page of imports: what its columns mean, what becomes of its cells, and what goes back."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iki_desktop.domain.impor.hasil import Penulis
from iki_desktop.domain.impor.lembar import Lembar, baca_alamat
from iki_desktop.domain.periode import baca_periode
from iki_desktop.services.desa import cari_desa, load_desa
from iki_desktop.services.kemajuan import silent
from iki_desktop.services.templat import load_templat, write_templates
from tests.ui.bahan_impor import (
    LINMAS,
    SISKAMLING,
    Isi,
    JuruImpor,
    Key,
    book,
    juru_impor,
    panel_impor,
    pemilih_impor,
    recap,
)
from ui.impor.berkas import second_line
from ui.impor.kata import tampil_sel
from ui.impor.model import ModelLembar
from ui.impor.pandangan import PandanganLembar
from ui.impor.pilih import PilihCepat
from ui.tema.tema import Tema

__all__ = ["juru_impor", "panel_impor", "pemilih_impor"]


def at(alamat: str) -> tuple[int, int]:
    hasil = baca_alamat(alamat)
    assert hasil is not None
    return hasil


# -- what a column means


def test_a_column_is_given_another_meaning(juru_impor: JuruImpor, tmp_path: Path) -> None:
    baris: list[list[Isi]] = [["Bulan Maret 2026"], ["Desa", LINMAS, "Isian lain"], ["Ngroto", 4, 7], ["Ngabab", 5, 8]]
    juru_impor.add(book(tmp_path / "data.xlsx", *baris))
    lembar = juru_impor.panel.lembar
    for kunci in juru_impor.questions():
        juru_impor.answer(kunci, "abaikan")
    konteks, tabel, peta = juru_impor.panel.alur.konteks, lembar.model.tabel, lembar.model.peta
    assert konteks is not None
    assert tabel is not None
    assert peta is not None
    lembar.menu._choose_variable(konteks, tabel, peta, 2, QPoint(0, 0))
    (pilih,) = lembar.findChildren(PilihCepat)
    QTest.keyClicks(pilih.cari, SISKAMLING)
    QTest.keyClick(pilih.cari, Key.Key_Return)
    juru_impor.rest()
    assert lembar.model.arti(2) == SISKAMLING
    assert juru_impor.counts()["diambil"] == 4
    assert lembar.sebab.text().startswith("Ditetapkan oleh Anda.")
    juru_impor.press_button("Impor 4 angka")
    assert juru_impor.figure(SISKAMLING, "2026-03", "Ngabab") == "8"
    juru_impor.add(book(tmp_path / "lain.xlsx", ["Bulan April 2026"], *baris[1:]))
    assert juru_impor.questions() == []
    juru_impor.press_button("Impor 4 angka")
    assert juru_impor.figure(SISKAMLING, "2026-04", "Ngroto") == "7"


def test_a_column_is_ignored_by_its_menu(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    lembar = juru_impor.panel.lembar
    konteks, tabel, peta = juru_impor.panel.alur.konteks, lembar.model.tabel, lembar.model.peta
    assert konteks is not None
    assert tabel is not None
    assert peta is not None
    menu = lembar.menu.menu(konteks, tabel, peta, 3, QPoint(0, 0))
    kata = {a.text().replace("&", ""): a for a in menu.actions()}
    assert list(kata)[:4] == ["Kolom D berisi", "Nama desa", "Nama variabel", "Periode"]
    assert f"Angka variabel: {SISKAMLING}"[:40] in " ".join(kata)
    kata["Abaikan"].trigger()
    juru_impor.rest()
    assert lembar.model.arti(3) == "Diabaikan"
    assert juru_impor.counts()["diambil"] == 10
    menu.deleteLater()


def test_the_whole_table_is_of_another_period(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    lembar = juru_impor.panel.lembar
    assert lembar.model.peta is not None
    assert juru_impor.panel.alur.konteks is not None
    lembar.menu._choose_whole(juru_impor.panel.alur.konteks, lembar.model.peta, "periode", QPoint(0, 0))
    (pilih,) = lembar.findChildren(PilihCepat)
    QTest.keyClicks(pilih.cari, "agustus 2026")
    QTest.keyClick(pilih.cari, Key.Key_Down)
    QTest.keyClick(pilih.daftar, Key.Key_Return)
    juru_impor.rest()
    assert "Periode: Agustus 2026" in lembar.sebab.text()
    juru_impor.press_button("Impor 20 angka")
    assert juru_impor.figure(LINMAS, "2026-08", "Bendosari") == "1"


def test_alt_down_opens_the_menu_of_the_column(juru_impor: JuruImpor, tmp_path: Path, qtbot: QtBot) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    lembar = juru_impor.panel.lembar.lembar
    lembar.go(*at("D6"))
    lembar.setFocus()
    with qtbot.waitSignal(lembar.menu_wanted) as tanda:
        QTest.keyClick(lembar, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert tanda.args is not None
    assert tanda.args[0] == 3
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Key.Key_Escape)


# -- findings


def test_findings_and_cells_show_each_other(juru_impor: JuruImpor, tmp_path: Path) -> None:
    berkas = recap(tmp_path / "Maret.xlsx")
    juru_impor.add(
        book(
            berkas,
            ["Bulan Maret 2026"],
            ["Desa", LINMAS],
            ["Ngroto", "12 kambing"],
            ["Ngabab", 5],
            ["Madiredo", "banyak"],
        )
    )
    temuan, lembar = juru_impor.panel.temuan, juru_impor.panel.lembar
    assert [temuan.model.baris(i).isi for i in range(temuan.model.rowCount())] == ["12 kambing", "banyak"]
    temuan.daftar.setFocus()
    temuan.daftar.setCurrentIndex(temuan.model.index(0))
    assert lembar.lembar.at == at("B3")
    juru_impor.press(Key.Key_Down)
    assert lembar.lembar.at == at("B5")
    assert lembar.kalimat.text().startswith("B5 · banyak: Ditolak. ")
    lembar.lembar.go(*at("B3"))
    assert temuan.daftar.currentIndex().row() == 0
    lembar.lembar.go(*at("B4"))
    assert not temuan.daftar.currentIndex().isValid()
    juru_impor.press(Key.Key_F8)
    assert lembar.lembar.at == at("B3")


def test_the_counts_add_up_and_filter(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    saring, lembar = juru_impor.panel.temuan.saring, juru_impor.panel.lembar
    hitung = juru_impor.counts()
    assert saring.dilihat.text() == f"Dilihat {sum(hitung.values())} sel ="
    assert saring.accessibleName().startswith(f"Dilihat {sum(hitung.values())} sel = 20 diambil + 0 dikoreksi + ")
    assert not saring.tombol["ditolak"].isEnabled()
    saring.tombol["diabaikan"].click()
    assert juru_impor.panel.temuan.model.rowCount() == hitung["diabaikan"]
    assert lembar.model.isi(*at("C5")).nasib is None
    saring.tombol["diabaikan"].click()
    assert lembar.model.isi(*at("C5")).nasib == "diambil"


def test_models_keep_the_rules_of_qt(juru_impor: JuruImpor, tmp_path: Path) -> None:
    panel = juru_impor.panel
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(m, mode) for m in (panel.model, panel.lembar.model, panel.temuan.model)]
    juru_impor.add(
        recap(tmp_path / "Maret.xlsx", nama={"Pandesari": "Pandansari"}), recap(tmp_path / "B.xlsx", bulan="Mei")
    )
    juru_impor.answer("Pandansari", "Pandesari")
    panel.daftar.setCurrentIndex(panel.model.index(1))
    for jenis in ("diambil", "diabaikan"):
        panel.temuan.saring.tombol[jenis].click()
    panel._drop_all()
    assert len(testers) == 3


# -- refused goes back


def test_what_was_refused_goes_back_as_a_workbook(juru_impor: JuruImpor, tmp_path: Path) -> None:
    keluar = tmp_path / "keluar"
    keluar.mkdir()
    juru_impor.pemilih.folder = keluar
    baris: list[list[Isi]] = [
        ["Bulan Maret 2026"],
        ["Desa", LINMAS],
        ["Ngroto", "12 kambing"],
        ["Ngabab", 5],
        ["Madiredo", 6],
    ]
    juru_impor.add(book(tmp_path / "Maret.xlsx", *baris))
    juru_impor.press_button("Impor 2 angka")
    assert juru_impor.panel.bilah.texts() == ["2 angka dari “Maret.xlsx” diimpor. 1 sel ditolak."]
    juru_impor.press_button("Simpan berkas perbaikan…")
    juru_impor.qtbot.waitUntil(lambda: bool(list(keluar.iterdir())), timeout=10_000)
    juru_impor.qtbot.waitUntil(lambda: len(juru_impor.panel.bilah.texts()) == 2)
    (berkas,) = keluar.iterdir()
    assert berkas.suffix == ".xlsx"
    assert berkas.name in juru_impor.panel.bilah.texts()[1]


# -- the sheet as it is


def test_merged_cells_titles_and_hidden_rows_are_seen(juru_impor: JuruImpor, tmp_path: Path) -> None:
    import openpyxl

    berkas = recap(tmp_path / "Maret.xlsx")
    buku = openpyxl.load_workbook(berkas)
    satu = buku["Rekap"]
    satu.merge_cells("A1:D1")
    satu["A3"] = "Judul yang lebih panjang daripada kolomnya sendiri"
    satu.row_dimensions[7].hidden = True
    buku.create_sheet("Kosong")
    buku.save(berkas)
    juru_impor.add(berkas)
    lembar = juru_impor.panel.lembar
    assert [lembar.tabs.tabText(i) for i in range(lembar.tabs.count())] == ["Rekap", "Kosong"]
    assert lembar.lembar.columnSpan(0, 0) == 4
    assert lembar.lembar.columnSpan(2, 0) > 1
    assert lembar.lembar.columnSpan(4, 0) == 1
    assert lembar.model.isi(*at("C7")).redup
    assert not lembar.model.isi(*at("C6")).redup
    lembar.tabs.setCurrentIndex(1)
    assert lembar.model.rowCount() == 0
    assert lembar.kalimat.text() == ""
    lembar.tabs.setCurrentIndex(0)
    assert lembar.lembar.at == (0, 0)


@pytest.mark.parametrize(
    ("satu", "tampil"),
    [
        ("n1234.5", "1.234,5"), ("p0.975", "97,5%"), ("d2026-01-31", "31-01-2026"), ("tdua\nbaris", "dua baris"),
        ("bTRUE", "BENAR"), ("p1", "100%"), ("nbukan angka", "bukan angka"),
        ("e#REF!", "#REF!"), ("f=A1+1", "=A1+1"), ("n" + "1" * 40, "1" * 40), (None, ""),
    ],
)  # fmt: skip
def test_cells_as_an_indonesian_spreadsheet_shows_them(satu: str | None, tampil: str) -> None:
    assert tampil_sel(satu) == tampil


def test_fifty_thousand_rows_are_there_at_once(qtbot: QtBot, tema: Tema) -> None:
    baris = tuple((f"tDesa {i}", *(f"n{i + k}" for k in range(19))) for i in range(50_000))
    model = ModelLembar()
    lembar = Lembar("Data", baris)
    pandangan = PandanganLembar(model, tema)
    qtbot.addWidget(pandangan)
    pandangan.resize(1000, 500)
    pandangan.show()
    mulai = time.perf_counter()
    model.show(lembar, Penulis(lembar).tinjauan, {}, {}, {})
    sudah = time.perf_counter()
    pandangan.show_sheet()
    pandangan.grab()
    assert time.perf_counter() - sudah < 0.5
    assert sudah - mulai < 3  # the review itself is made here, in the lane elsewhere
    mulai = time.perf_counter()
    for ke in range(0, 50_000, 2500):
        pandangan.go(ke, 5)
        pandangan.viewport().grab()
    assert (time.perf_counter() - mulai) / 20 < 0.05


def sheets(path: Path, **lembar: list[list[Isi]]) -> Path:
    """A workbook of several sheets."""
    import openpyxl

    buku = openpyxl.Workbook()
    del buku["Sheet"]
    for nama, baris in lembar.items():
        satu = buku.create_sheet(nama)
        for isi in baris:
            satu.append(isi)
    buku.save(path)
    return path


REKAP: list[list[Isi]] = [["Bulan Maret 2026"], ["Desa", LINMAS], ["Ngroto", 4], ["Ngabab", 5]]


def test_the_first_sheet_with_figures_is_in_front(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.add(sheets(tmp_path / "a.xlsx", Petunjuk=[["Cara mengisi"]], Rekap=REKAP))
    tabs = juru_impor.panel.lembar.tabs
    assert tabs.tabText(tabs.currentIndex()) == "Rekap"
    tabs.setCurrentIndex(0)
    juru_impor.panel.alur.review(juru_impor.panel.alur.berkas)
    juru_impor.rest()
    assert tabs.currentIndex() == 0  # one stays where one went


def test_a_cell_of_a_sheet_that_has_just_come_is_in_sight(juru_impor: JuruImpor, tmp_path: Path) -> None:
    jauh: list[Isi] = [None] * 30
    semua: list[list[Isi]] = [*REKAP, ["Madiredo", "belum"]]
    lebar: list[list[Isi]] = [[*jauh, *satu] for satu in semua]
    juru_impor.add(sheets(tmp_path / "a.xlsx", Kecil=[["Cara mengisi"]], Lebar=lebar))
    panel = juru_impor.panel
    panel.lembar.tabs.setCurrentIndex(0)
    panel.lembar.go(1, *at("AF5"))
    kotak = panel.lembar.lembar.visualRect(panel.lembar.lembar.currentIndex())
    assert panel.lembar.lembar.viewport().rect().contains(kotak)


def test_hidden_columns_are_narrow_and_titles_run_over(juru_impor: JuruImpor, tmp_path: Path) -> None:
    import openpyxl

    judul = "Kelompok yang lebih panjang daripada kolomnya sendiri, sampai jauh ke kanan"
    semua: list[list[Isi]] = [*REKAP, [judul]]
    baris: list[list[Isi]] = [["tanda yang panjang sekali", *satu] for satu in semua]
    berkas = sheets(tmp_path / "a.xlsx", Rekap=baris)
    buku = openpyxl.load_workbook(berkas)
    buku["Rekap"].column_dimensions["A"].hidden = True
    buku.save(berkas)
    juru_impor.add(berkas)
    lembar = juru_impor.panel.lembar.lembar
    assert lembar.columnWidth(0) < 60
    assert lembar.columnWidth(1) < 100
    assert lembar.columnSpan(4, 1) == 2


def test_sheets_that_begin_alike_are_told_apart(juru_impor: JuruImpor, tmp_path: Path) -> None:
    nama = [f"Laporan bulanan desa no {ke}" for ke in (1, 2)]
    kedua: list[list[Isi]] = [["Bulan Mei 2026"], *REKAP[1:]]
    juru_impor.add(sheets(tmp_path / "a.xlsx", **{nama[0]: REKAP, nama[1]: kedua}))
    model = juru_impor.panel.temuan.model
    sebutan = {model.sebut(model.baris(ke)) for ke in range(model.rowCount())}
    assert sebutan == {f"Laporan bu…desa no {ke} B{baris}" for ke in (1, 2) for baris in (3, 4)}


def test_a_note_is_no_figure(juru_impor: JuruImpor, tmp_path: Path) -> None:
    import openpyxl

    kantor = juru_impor.kantor
    isi = load_templat(kantor, baca_periode("2026-03"), [cari_desa(load_desa(kantor), "Ngroto")])
    (berkas,) = write_templates(isi, tmp_path, silent)
    buku = openpyxl.load_workbook(berkas)
    satu = buku["Bulanan"]
    satu["F9"], satu["G9"] = 4, "dari kader"
    buku.save(berkas)
    juru_impor.add(berkas)
    assert juru_impor.counts()["diambil"] == 2
    assert second_line(juru_impor.panel.alur.berkas[0]) == "1 angka"
    juru_impor.press_button("Impor 1 angka")
