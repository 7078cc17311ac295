"""The page of imports: from a file to figures in the office, through questions, corrections and second thoughts."""

import threading
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from iki_desktop.domain.figur import Figur
from iki_desktop.domain.impor.lembar import baca_alamat
from iki_desktop.domain.periode import Periode, baca_periode
from iki_desktop.services.angka import set_angka
from iki_desktop.services.desa import cari_desa, load_desa
from iki_desktop.services.impor_baca import Bacaan
from iki_desktop.services.kantor import open_office
from iki_desktop.services.kemajuan import Progress
from iki_desktop.services.kunci import lock
from iki_desktop.services.riwayat import undo
from iki_desktop.services.variabel import cari_variabel, load_variabel, set_variabel
from tests.ui.bahan_impor import (
    LINMAS,
    SISKAMLING,
    Isi,
    JawabanImpor,
    JuruImpor,
    Key,
    book,
    juru_impor,
    panel_impor,
    pemilih_impor,
    recap,
)
from ui.impor.layanan import Layanan
from ui.impor.panel import PanelImpor
from ui.ingatan import Ingatan
from ui.jobs import Lane
from ui.penyunting import Penyunting
from ui.tema.tema import Tema

__all__ = ["juru_impor", "panel_impor", "pemilih_impor"]


def at(alamat: str) -> tuple[int, int]:
    hasil = baca_alamat(alamat)
    assert hasil is not None
    return hasil


# -- from a file to figures


def test_a_plain_file_becomes_figures_in_one_step(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.pemilih.lembar = [recap(tmp_path / "Maret.xlsx")]
    juru_impor.press_button("Pilih berkas…")
    assert juru_impor.questions() == []
    assert juru_impor.counts()["diambil"] == 20
    juru_impor.press_button("Impor 20 angka")
    assert juru_impor.figure(LINMAS, "2026-03", "Bendosari") == "1"
    assert juru_impor.figure(SISKAMLING, "2026-03", "Wiyurejo") == "20"
    assert juru_impor.total() == 20
    assert juru_impor.steps()[0] == "Impor Maret.xlsx: 20 angka"
    assert juru_impor.panel.bilah.texts() == ["20 angka dari “Maret.xlsx” diimpor."]
    assert not juru_impor.panel.alur.berkas


def test_what_is_doubtful_is_told_and_shown_first(juru_impor: JuruImpor, tmp_path: Path) -> None:
    nomor = cari_variabel(load_variabel(juru_impor.kantor), LINMAS).id
    set_variabel(juru_impor.kantor, nomor, terbesar=Decimal(8))
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    juru_impor.press_button("Impor 20 angka")
    assert juru_impor.panel.bilah.texts() == [
        "20 angka dari “Maret.xlsx” diimpor. 2 meragukan: periksa yang bergelombang di kisi."
    ]
    with juru_impor.qtbot.waitSignal(juru_impor.panel.figures_wanted) as ke:
        juru_impor.press_button("Lihat angka")
    assert ke.args is not None
    assert ke.args[0][0] == nomor


def test_files_of_one_name_keep_their_own_meanings(juru_impor: JuruImpor, tmp_path: Path) -> None:
    semua = []
    for folder, bulan in (("a", "Maret"), ("b", "April")):
        (tmp_path / folder).mkdir()
        semua.append(recap(tmp_path / folder / "laporan.xlsx", bulan=bulan))
    juru_impor.add(*semua)
    assert [b.nama for b in juru_impor.panel.alur.berkas] == ["laporan.xlsx", "b/laporan.xlsx"]
    juru_impor.press_button("Impor 40 angka")
    assert juru_impor.figure(LINMAS, "2026-04", "Bendosari") == "1"


def test_the_result_can_be_taken_back_and_the_file_is_there_again(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    juru_impor.press_button("Impor 20 angka")
    juru_impor.press_button("Urungkan")
    assert juru_impor.total() == 0
    assert juru_impor.panel.bilah.texts() == []
    assert [b.nama for b in juru_impor.panel.alur.berkas] == ["Maret.xlsx"]
    juru_impor.press_button("Impor 20 angka")
    assert juru_impor.total() == 20


def test_taken_back_also_after_other_work(juru_impor: JuruImpor, penyunting: Penyunting, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    juru_impor.press_button("Impor 20 angka")
    nomor = cari_variabel(load_variabel(juru_impor.kantor), LINMAS).id
    ngroto = cari_desa(load_desa(juru_impor.kantor), "Ngroto")
    penyunting.do(set_angka, {(nomor, baca_periode("2026-07"), ngroto): Figur("terisi", Decimal(5))})
    juru_impor.press_button("Urungkan")
    assert juru_impor.total() == 1
    assert juru_impor.figure(LINMAS, "2026-07", "Ngroto") == "5"


def test_undo_elsewhere_takes_the_bar_away(juru_impor: JuruImpor, penyunting: Penyunting, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    juru_impor.press_button("Impor 20 angka")
    penyunting.do(undo)
    assert juru_impor.total() == 0
    assert juru_impor.panel.bilah.texts() == []


def test_the_same_file_again_changes_nothing_and_says_so(juru_impor: JuruImpor, tmp_path: Path) -> None:
    berkas = recap(tmp_path / "Maret.xlsx")
    juru_impor.add(berkas)
    juru_impor.press_button("Impor 20 angka")
    juru_impor.add(berkas)
    assert juru_impor.panel.bawah.jumlah.text().startswith("Tidak ada yang berubah: berkas ini sudah diimpor pada ")
    assert not juru_impor.panel.bawah.impor.isEnabled()


def test_a_corrected_file_shows_old_beside_new(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    juru_impor.press_button("Impor 20 angka")
    juru_impor.add(recap(tmp_path / "Maret.xlsx", tambah=5))
    assert juru_impor.questions() == []
    assert juru_impor.panel.temuan.saring.tombol["ubah"].text() == "20 berubah"
    juru_impor.panel.lembar.go(0, *at("C5"))
    assert "Diambil, 1 → 6. Yang tersimpan: 1 (diimpor" in juru_impor.panel.lembar.kalimat.text()
    assert juru_impor.panel.lembar.model.isi(*at("C5")).ubah
    juru_impor.press_button("Impor 20 angka")
    assert juru_impor.figure(LINMAS, "2026-03", "Bendosari") == "6"


# -- questions


def test_a_misspelt_village_is_asked_and_remembered(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx", nama={"Pandesari": "Pandansari"}))
    bawah = juru_impor.panel.bawah
    assert juru_impor.questions() == ["Pandansari"]
    assert not bawah.impor.isEnabled()
    assert bawah.sebab.text() == "1 pertanyaan belum dijawab"
    assert juru_impor.counts()["ditolak"] == 2
    juru_impor.answer("Pandansari", "Pandesari")
    assert juru_impor.questions() == []
    assert juru_impor.counts()["diambil"] == 20
    juru_impor.press_button("Impor 20 angka")
    assert juru_impor.figure(LINMAS, "2026-03", "Pandesari") == "4"
    juru_impor.add(recap(tmp_path / "April.xlsx", bulan="April", nama={"Pandesari": "Pandansari"}))
    assert juru_impor.questions() == []


def test_an_answer_can_be_changed(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx", nama={"Pandesari": "Pandansari"}))
    juru_impor.answer("Pandansari", "abaikan")
    assert juru_impor.counts()["diambil"] == 18
    juru_impor.press_button("Ubah")
    assert juru_impor.questions() == ["Pandansari"]
    juru_impor.answer("Pandansari", "Pandesari")
    assert juru_impor.counts()["diambil"] == 20


def test_another_village_than_those_proposed(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx", nama={"Wiyurejo": "Dusun Atas"}))
    (kartu,) = juru_impor.panel.temuan.tanya.kartu
    assert kartu.bebas is not None
    ketik = kartu.bebas.lineEdit()
    assert ketik is not None
    kartu.bebas.setFocus()
    QTest.keyClicks(ketik, "wiyu")
    juru_impor.press(Key.Key_Return)
    assert juru_impor.questions() == []
    assert juru_impor.counts()["diambil"] == 20


def test_one_answer_for_questions_alike(juru_impor: JuruImpor, tmp_path: Path) -> None:
    baris: list[list[Isi]] = [["Desa", LINMAS, SISKAMLING], ["Ngroto", "1.234", "2.345"], ["Ngabab", 5, 6]]
    juru_impor.add(book(tmp_path / "Maret.xlsx", ["Bulan Maret 2026"], *baris))
    assert len(juru_impor.questions()) == 2
    kartu = juru_impor.panel.temuan.tanya.kartu[0]
    assert kartu.semua is not None
    assert not kartu.semua.isChecked()
    kartu.semua.setChecked(True)
    juru_impor.answer(juru_impor.questions()[0], "ribuan")
    assert juru_impor.questions() == []
    juru_impor.press_button("Impor 4 angka")
    assert juru_impor.figure(SISKAMLING, "2026-03", "Ngroto") == "2.345"


def test_names_that_are_none_of_ours_at_once(juru_impor: JuruImpor, tmp_path: Path) -> None:
    asing = {"Pandesari": "Tulungrejo", "Ngabab": "Kasembon", "Madiredo": "Bayem"}
    juru_impor.add(recap(tmp_path / "Maret.xlsx", nama=asing))
    assert len(juru_impor.questions()) == 3
    kartu = juru_impor.panel.temuan.tanya.kartu[0]
    assert kartu.semua is None
    assert kartu.tombol[-1].accessibleName() == "Bukan desa di kecamatan ini, juga 2 lainnya"
    kartu.tombol[-1].click()
    juru_impor.rest()
    assert juru_impor.questions() == []
    assert juru_impor.counts()["diambil"] == 14
    daftar = juru_impor.panel.temuan.tanya
    assert daftar.lipat.text() == "Tampilkan 3 jawaban Anda"
    assert not [t for t in daftar.findChildren(QPushButton) if t.text() == "Ubah" and t.isVisible()]
    daftar.lipat.click()
    assert len([t for t in daftar.findChildren(QPushButton) if t.text() == "Ubah" and t.isVisible()]) == 3


def test_many_answers_are_also_found_by_typing(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.add(book(tmp_path / "data.xlsx", ["Desa", LINMAS], ["Ngroto", 4], ["Ngabab", 5]))
    (kartu,) = juru_impor.panel.temuan.tanya.kartu
    assert kartu.pertanyaan.jenis == "periode"
    assert len(kartu.pertanyaan.pilihan) > 12
    assert len(kartu.tombol) == 6
    assert kartu.bebas is not None
    assert "November 2026" in [kartu.bebas.itemText(i) for i in range(kartu.bebas.count())]


def test_nothing_is_answered_beforehand(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx", nama={"Pandesari": "Pandansari"}))
    (kartu,) = juru_impor.panel.temuan.tanya.kartu
    assert not any(t.isDefault() or t.isChecked() for t in kartu.tombol)
    assert juru_impor.panel.alur.jawaban == {}


def test_a_cell_of_a_question_is_shown(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx", nama={"Pandesari": "Pandansari"}))
    (kartu,) = juru_impor.panel.temuan.tanya.kartu
    tautan = [t for t in kartu.findChildren(QPushButton) if t.objectName() == "tautan"]
    tautan[-1].click()
    assert juru_impor.panel.lembar.lembar.at == at(tautan[-1].text())


def test_what_was_typed_is_only_replaced_when_one_says_so(
    juru_impor: JuruImpor, penyunting: Penyunting, tmp_path: Path
) -> None:
    nomor = cari_variabel(load_variabel(juru_impor.kantor), LINMAS).id
    ngroto = cari_desa(load_desa(juru_impor.kantor), "Ngroto")
    penyunting.do(set_angka, {(nomor, baca_periode("2026-03"), ngroto): Figur("terisi", Decimal(99))})
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    (kunci,) = juru_impor.questions()
    assert kunci == "timpa Maret.xlsx"
    juru_impor.answer(kunci, "tidak")
    juru_impor.press_button("Impor 19 angka")
    assert juru_impor.figure(LINMAS, "2026-03", "Ngroto") == "99"


def test_what_changes_meanwhile_is_planned_anew(juru_impor: JuruImpor, penyunting: Penyunting, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    assert juru_impor.questions() == []
    nomor = cari_variabel(load_variabel(juru_impor.kantor), LINMAS).id
    ngroto = cari_desa(load_desa(juru_impor.kantor), "Ngroto")
    penyunting.do(set_angka, {(nomor, baca_periode("2026-03"), ngroto): Figur("terisi", Decimal(99))})
    juru_impor.rest()
    assert juru_impor.questions() == ["timpa Maret.xlsx"]
    penyunting.do(undo)
    juru_impor.rest()
    assert juru_impor.questions() == []


def test_a_period_that_no_file_says_is_chosen_above(juru_impor: JuruImpor, tmp_path: Path) -> None:
    baris: list[list[Isi]] = [["Desa", LINMAS], ["Ngroto", 4], ["Ngabab", 5], ["Madiredo", 6]]
    juru_impor.add(book(tmp_path / "data.xlsx", *baris))
    assert len(juru_impor.questions()) == 1
    pilih = juru_impor.panel.kepala.periode
    ke = next(i for i in range(pilih.count()) if pilih.itemData(i) == Periode(2026, 5, 1))
    pilih.setCurrentIndex(ke)
    pilih.activated.emit(ke)
    juru_impor.rest()
    assert juru_impor.questions() == []
    juru_impor.press_button("Impor 3 angka")
    assert juru_impor.figure(LINMAS, "2026-05", "Ngabab") == "5"


def test_a_locked_period_is_refused_by_name(juru_impor: JuruImpor, penyunting: Penyunting, tmp_path: Path) -> None:
    penyunting.do(lock, baca_periode("2026-03"), "sudah dilaporkan")
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    assert juru_impor.counts()["ditolak"] == 20
    assert "Maret 2026 sudah dikunci" in juru_impor.panel.temuan.model.baris(0).sebab
    assert not juru_impor.panel.bawah.impor.isEnabled()


# -- several files


def test_one_bad_file_stops_no_other(juru_impor: JuruImpor, tmp_path: Path) -> None:
    rusak = tmp_path / "rusak.xlsx"
    rusak.write_bytes(b"PK\x03\x04 bukan apa-apa")
    juru_impor.add(rusak, recap(tmp_path / "Maret.xlsx"), recap(tmp_path / "April.xlsx", bulan="April"))
    panel = juru_impor.panel
    assert [bool(b.bacaan.galat) for b in panel.alur.berkas] == [True, False, False]
    assert not panel.daftar.isHidden()
    assert panel.daftar.berkas is panel.alur.berkas[0]
    assert panel.lembar.pesan.text() == panel.alur.berkas[0].bacaan.galat
    panel.daftar.setFocus()
    juru_impor.press(Key.Key_Delete)
    assert [b.nama for b in panel.alur.berkas] == ["Maret.xlsx", "April.xlsx"]
    juru_impor.press_button("Impor 40 angka")
    assert panel.bilah.texts() == ["40 angka dari 2 berkas diimpor."]


def test_a_folder_brings_the_sheets_in_it(juru_impor: JuruImpor, tmp_path: Path) -> None:
    folder = tmp_path / "kiriman"
    folder.mkdir()
    for bulan in ("Maret", "April", "Mei"):
        recap(folder / f"{bulan}.xlsx", bulan=bulan)
    (folder / "baca saya.txt").write_text("bukan lembar kerja", encoding="utf-8")
    juru_impor.add(folder)
    assert [b.nama for b in juru_impor.panel.alur.berkas] == ["April.xlsx", "Maret.xlsx", "Mei.xlsx"]


def test_an_empty_folder_is_told_in_a_bar(juru_impor: JuruImpor, tmp_path: Path) -> None:
    folder = tmp_path / "kosong"
    folder.mkdir()
    juru_impor.add(folder)
    assert juru_impor.panel.bilah.texts() == [
        "Tidak ada lembar kerja di situ. Pilih berkas .xlsx, .xls, .ods, atau .csv."
    ]
    assert juru_impor.panel.ajakan.pilih.isVisible()


def test_two_files_that_contradict_each_other_are_refused_until_one_goes(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "A.xlsx"), recap(tmp_path / "B.xlsx", tambah=1))
    assert juru_impor.counts()["ditolak"] == 20
    juru_impor.panel.daftar.setFocus()
    juru_impor.press(Key.Key_Delete)
    assert juru_impor.counts()["diambil"] == 20


def test_the_same_file_dropped_twice_is_there_once(juru_impor: JuruImpor, tmp_path: Path) -> None:
    berkas = recap(tmp_path / "Maret.xlsx")
    juru_impor.add(berkas)
    recap(berkas, tambah=3)
    juru_impor.add(berkas)
    assert len(juru_impor.panel.alur.berkas) == 1
    assert juru_impor.panel.lembar.model.isi(*at("C5")).teks == "4"


def test_all_can_be_put_away(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx", nama={"Pandesari": "Pandansari"}))
    juru_impor.answer("Pandansari", "Pandesari")
    juru_impor.press_button("Batal")
    assert juru_impor.panel.alur.berkas == []
    assert juru_impor.panel.alur.jawaban == {}
    assert juru_impor.panel.ajakan.pilih.isVisible()
    assert juru_impor.total() == 0


# -- reading


class Pelan:
    """Reads slowly, until it may go on; notes whether it was stopped."""

    def __init__(self) -> None:
        self.mulai, self.lanjut, self.berhenti = threading.Event(), threading.Event(), threading.Event()

    def __call__(self, paths: Sequence[Path], progress: Progress) -> tuple[Bacaan, ...]:
        try:
            for ke in range(2000):
                progress(ke, 2000, f"Berkas {ke}.xlsx")
                self.mulai.set()
                if self.lanjut.wait(0.005):
                    break
        except BaseException:
            self.berhenti.set()
            raise
        return tuple(Bacaan(path, None, "Tidak terbaca.") for path in paths)


def test_reading_shows_how_far_and_stops(juru_impor: JuruImpor, tmp_path: Path) -> None:
    panel, pelan = juru_impor.panel, Pelan()
    panel.alur.layanan = Layanan(baca=pelan)
    panel.add([tmp_path / "a.xlsx"])
    juru_impor.qtbot.waitUntil(lambda: "dari 2.000" in panel.baca.sisa.text())
    assert panel.baca.isVisible()
    assert panel.baca.nama.text().startswith("Berkas ")
    panel.baca.setFocus()
    QTest.keyClick(panel.baca.batal, Key.Key_Escape)
    assert pelan.berhenti.wait(5)
    juru_impor.rest()
    assert panel.ajakan.pilih.isVisible()
    assert panel.bilah.texts() == ["Membaca berkas dibatalkan. Tidak ada yang diimpor."]
    panel.alur.layanan = Layanan()
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    assert juru_impor.counts()["diambil"] == 20


def test_what_was_read_before_stays_when_reading_is_stopped(juru_impor: JuruImpor, tmp_path: Path) -> None:
    panel, pelan = juru_impor.panel, Pelan()
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    panel.alur.layanan = Layanan(baca=pelan)
    panel.add([tmp_path / "b.xlsx"])
    assert pelan.mulai.wait(5)
    panel.baca.batal.click()
    assert pelan.berhenti.wait(5)
    juru_impor.rest()
    assert [b.nama for b in panel.alur.berkas] == ["Maret.xlsx"]
    juru_impor.press_button("Impor 20 angka")
    assert juru_impor.total() == 20


def test_an_office_that_closes_while_reading_hears_nothing(
    qtbot: QtBot, tema: Tema, pujon: Path, pemilih_impor: JawabanImpor, ingatan: Ingatan, lane: Lane, tmp_path: Path
) -> None:
    kantor = open_office(pujon)
    panel = PanelImpor(tema, Penyunting(kantor, lambda _: None), lane, pemilih_impor, ingatan)
    pelan = Pelan()
    panel.alur.layanan = Layanan(baca=pelan)
    panel.add([tmp_path / "a.xlsx"])
    assert pelan.mulai.wait(5)
    panel.end()
    panel.deleteLater()
    kantor.close()
    assert pelan.berhenti.wait(5)
    qtbot.wait(50)


def test_a_bug_while_reviewing_is_not_swallowed(juru_impor: JuruImpor, tmp_path: Path) -> None:
    def tinjau(*_: object) -> None:
        raise ZeroDivisionError

    juru_impor.panel.alur.layanan = Layanan(tinjau=tinjau)  # type: ignore[arg-type]
    with juru_impor.qtbot.captureExceptions() as galat:
        juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    assert [satu[0] for satu in galat] == [ZeroDivisionError]


def test_a_long_sheet_is_reviewed_beside_the_window(juru_impor: JuruImpor, tmp_path: Path) -> None:
    baris: list[list[Isi]] = [[f"Catatan {i}", i, i + 1] for i in range(2000)]
    juru_impor.panel.add([book(tmp_path / "panjang.xlsx", ["Uraian", "A", "B"], *baris)])
    juru_impor.qtbot.waitUntil(lambda: juru_impor.panel.alur.kerja == "tinjau", timeout=10_000)
    assert juru_impor.panel.lembar.model.rowCount() == 2001  # seen while it is being reviewed
    assert not juru_impor.panel.bawah.impor.isEnabled()
    juru_impor.rest()
    assert sum(juru_impor.counts().values()) == 6003


# -- keys alone


def test_by_keys_alone(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.pemilih.lembar = [recap(tmp_path / "Maret.xlsx", nama={"Pandesari": "Pandansari", "Ngabab": "Ngababb"})]
    panel = juru_impor.panel
    assert panel.ajakan.pilih.hasFocus()
    juru_impor.press(Key.Key_Return)
    assert len(juru_impor.questions()) == 2
    for _ in range(2):
        tombol = QApplication.focusWidget()
        assert tombol is panel.temuan.tanya.kartu[0].tombol[0]
        juru_impor.press(Key.Key_Down, Key.Key_Up, Key.Key_Return)
    assert panel.bawah.impor.hasFocus()
    juru_impor.press(Key.Key_Return)
    assert juru_impor.total() == 20


def test_f6_stops_reach_all_parts(juru_impor: JuruImpor, tmp_path: Path) -> None:
    panel = juru_impor.panel
    juru_impor.add(
        recap(tmp_path / "Maret.xlsx", nama={"Pandesari": "Pandansari"}), recap(tmp_path / "B.xlsx", bulan="Mei")
    )
    bagian = panel.parts()
    assert len(bagian) == 7
    for satu in bagian:
        satu.setFocus(Qt.FocusReason.ShortcutFocusReason)
        juru_impor.rest()
        focus = QApplication.focusWidget()
        assert focus is not None
        assert satu is focus or satu.isAncestorOf(focus), satu
        assert focus is not satu or satu.focusPolicy() != Qt.FocusPolicy.NoFocus, satu


def test_a_read_only_office_says_so(
    qtbot: QtBot, tema: Tema, pujon: Path, pemilih_impor: JawabanImpor, ingatan: Ingatan, lane: Lane, tmp_path: Path
) -> None:
    kantor = open_office(pujon, hanya_baca=True)
    panel = PanelImpor(tema, Penyunting(kantor, lambda _: None), lane, pemilih_impor, ingatan)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.ajakan.larangan.isVisible()
    panel.add([recap(tmp_path / "Maret.xlsx")])
    qtbot.waitUntil(lambda: bool(panel.alur.rencana), timeout=10_000)
    assert not panel.bawah.impor.isEnabled()
    assert panel.bawah.jumlah.text().startswith("Berkas ini hanya bisa dibaca")
    panel.end()
    kantor.close()


@pytest.mark.parametrize("tema_nama", ["terang", "gelap"])
def test_all_colours_come_with_the_theme(juru_impor: JuruImpor, tema: Tema, tema_nama: str, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    tema.choose(tema_nama)  # type: ignore[arg-type]
    juru_impor.rest()
    lembar = juru_impor.panel.lembar.lembar
    gambar = lembar.viewport().grab(lembar.visualRect(juru_impor.panel.lembar.model.index(*at("C6")))).toImage()
    assert gambar.pixelColor(8, 12).name().upper() == tema.palet.done_soft
    tema.choose("terang")


# -- what is told, and where one is led


def test_a_result_names_the_files_that_brought_nothing(juru_impor: JuruImpor, tmp_path: Path) -> None:
    rusak = tmp_path / "rusak.xlsx"
    rusak.write_bytes(b"PK\x03\x04 bukan apa-apa")
    juru_impor.add(book(tmp_path / "surat.xlsx", ["Dengan hormat"]), recap(tmp_path / "Maret.xlsx"), rusak)
    juru_impor.press_button("Impor 20 angka")
    assert juru_impor.panel.bilah.texts() == [
        "20 angka dari “Maret.xlsx” diimpor. 1 berkas tidak mengubah apa pun: “surat.xlsx”. "
        "1 berkas tidak terbaca: “rusak.xlsx”."
    ]
    juru_impor.press_button("Urungkan")
    assert sorted(b.nama for b in juru_impor.panel.alur.berkas) == ["Maret.xlsx", "rusak.xlsx", "surat.xlsx"]


def test_what_is_refused_goes_back_also_where_nothing_can_be_imported(
    juru_impor: JuruImpor, penyunting: Penyunting, tmp_path: Path
) -> None:
    penyunting.do(lock, baca_periode("2026-03"), "sudah dilaporkan")
    keluar = tmp_path / "keluar"
    keluar.mkdir()
    juru_impor.pemilih.folder = keluar
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    assert not juru_impor.panel.bawah.impor.isEnabled()
    juru_impor.press_button("Simpan berkas perbaikan…")
    juru_impor.qtbot.waitUntil(lambda: bool(juru_impor.panel.bilah.texts()), timeout=10_000)
    assert [p.name for p in keluar.iterdir()] == ["Maret - perbaikan.xlsx"]
    juru_impor.add(recap(tmp_path / "April.xlsx", bulan="April"))
    assert juru_impor.panel.bilah.texts() == []  # other files: that is past


def test_refusals_wait_for_the_answers(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.add(recap(tmp_path / "Maret.xlsx", nama={"Pandesari": "Pandansari"}))
    assert juru_impor.counts()["ditolak"]
    assert juru_impor.panel.bawah.perbaikan.isHidden()


def test_no_card_is_wider_than_its_place(juru_impor: JuruImpor, tmp_path: Path) -> None:
    kepala = ["Desa", LINMAS]
    uraian = "gotong royong swadaya masyarakat desa dan bulan bakti penyerapan dana"
    juru_impor.add(book(tmp_path / "a.xlsx", ["Bulan Maret 2026"], kepala, ["Pandansari", 4], ["Ngabab", 5]))
    juru_impor.add(book(tmp_path / f"{uraian}.xlsx", ["Bulan Mei 2026"], kepala, ["Ngrotto raya", 4], ["Ngabab", 5]))
    temuan = juru_impor.panel.temuan
    assert len(temuan.tanya.kartu) == 2
    for kartu in temuan.tanya.kartu:
        assert kartu.mapTo(temuan, kartu.rect().topRight()).x() < temuan._gulir.viewport().width()
        assert all(t.geometry().right() < kartu.width() for t in kartu.tombol)


def test_another_list_is_read_from_its_top(juru_impor: JuruImpor, tmp_path: Path) -> None:
    juru_impor.add(*(recap(tmp_path / f"{ke}.xlsx", tambah=ke) for ke in range(3)))
    temuan, panel = juru_impor.panel.temuan, juru_impor.panel
    geser = temuan.daftar.verticalScrollBar()
    assert (temuan.judul.text(), geser.value()) == ("20 sel ditolak", 0)
    geser.setValue(geser.maximum())
    panel.daftar.choose(panel.alur.berkas[1])
    juru_impor.rest()
    assert geser.maximum()
    assert geser.value() == 0


def test_the_next_files_begin_with_the_first(juru_impor: JuruImpor, tmp_path: Path) -> None:
    semua = [recap(tmp_path / f"{b}.xlsx", bulan=b) for b in ("Maret", "April", "Mei")]
    panel = juru_impor.panel
    juru_impor.add(*semua)
    panel.daftar.choose(panel.alur.berkas[2])
    panel.bawah.batal.click()
    juru_impor.add(*semua)
    assert panel.daftar.berkas is panel.alur.berkas[0]


def test_an_unknown_table_says_how_to_tell_what_it_holds(juru_impor: JuruImpor, tmp_path: Path) -> None:
    baris: list[list[Isi]] = [["Bulan Maret 2026"], ["Desa", "Kambing"], ["Ngroto", 4], ["Ngabab", 5]]
    juru_impor.add(book(tmp_path / "a.xlsx", *baris))
    assert juru_impor.questions() == []
    assert juru_impor.panel.bawah.jumlah.text() == (
        "Tidak ada angka yang dikenali. Klik huruf kolomnya untuk menetapkan artinya."
    )


def test_an_empty_office_says_what_it_lacks(
    qtbot: QtBot, tema: Tema, kosong: Path, lane: Lane, pemilih_impor: JawabanImpor, ingatan: Ingatan, tmp_path: Path
) -> None:
    kantor = open_office(kosong)
    panel = PanelImpor(tema, Penyunting(kantor, lambda _: None), lane, pemilih_impor, ingatan)
    qtbot.addWidget(panel)
    panel.show()
    panel.add([recap(tmp_path / "Maret.xlsx")])
    qtbot.waitUntil(lambda: not panel.alur.kerja, timeout=20_000)
    assert panel.bawah.jumlah.text() == "Kantor ini belum mempunyai variabel. Tambahkan dahulu di Kantor → Variabel."
    panel.end()
    kantor.close()


def test_the_figures_are_shown_at_the_first_that_came(juru_impor: JuruImpor, tmp_path: Path) -> None:
    diminta: list[object] = []
    juru_impor.panel.figures_wanted.connect(diminta.append)
    juru_impor.add(recap(tmp_path / "Maret.xlsx"))
    juru_impor.press_button("Impor 20 angka")
    juru_impor.press_button("Lihat angka")
    kantor = juru_impor.kantor
    nomor = cari_variabel(load_variabel(kantor), LINMAS).id
    assert diminta == [(nomor, Periode(2026, 3, 1), cari_desa(load_desa(kantor), "Bendosari"))]
