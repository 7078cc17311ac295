"""Years in the window: the menu, a new year, deleting one, copying from another position or year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iki_desktop.domain.jabatan import Jabatan
from iki_desktop.services.formulir import load_jabatan
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.salinan import copy_isi
from iki_desktop.services.tahun import IsiTahun, choose_year, copy_year, current_year, load_jabatan_tahun, years
from ui.penyunting import Penyunting
from ui.tahun.alur import AlurTahun, question
from ui.tahun.baru import TANPA_ISI, YANG_DISALIN, DialogTahunBaru, TahunBaru
from ui.tahun.menu import SATU_SAJA, MenuTahun
from ui.tahun.salin import DIRI_SENDIRI, PILIH, TAK_ADA, Bagian, DialogSalin, JawabanSalin
from ui.tema.tema import Tema

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def kantor(pujon: Path) -> Iterator[Kantor]:
    hasil = open_office(pujon)
    yield hasil
    hasil.close()


@dataclass
class Rekam:
    """Notes errors; a penyunting reports to it."""

    galat: list[str] = field(default_factory=list)

    def __call__(self, satu: Exception) -> None:
        self.galat.append(str(satu))


@pytest.fixture
def rekam() -> Rekam:
    return Rekam()


@pytest.fixture
def penyunting(kantor: Kantor, rekam: Rekam) -> Penyunting:
    return Penyunting(kantor, rekam)


@dataclass
class PemilihTiruan:
    """Answers at once and notes what it was asked."""

    baru: TahunBaru | None = None
    hapus: bool = False
    asked: list[object] = field(default_factory=list)

    def new_year(self, tahun: Sequence[int], kini: int) -> TahunBaru | None:
        self.asked.append((tuple(tahun), kini))
        return self.baru

    def may_delete(self, tahun: int, isi: IsiTahun) -> bool:
        self.asked.append((tahun, isi))
        return self.hapus


# -- the menu


@pytest.fixture
def menu(qtbot: QtBot, tema: Tema) -> MenuTahun:
    hasil = MenuTahun(tema)
    qtbot.addWidget(hasil)
    return hasil


def test_the_menu_offers_the_years_and_marks_the_one_worked_in(qtbot: QtBot, menu: MenuTahun) -> None:
    menu.show_years((2027, 2026), 2026)
    assert menu.text() == "Tahun 2026"
    tahun = [a for a in menu.menu().actions() if a.isCheckable()]
    assert [(a.text(), a.isChecked()) for a in tahun] == [("Tahun 2027", False), ("Tahun 2026", True)]
    with qtbot.waitSignal(menu.year_chosen) as terkirim:
        tahun[0].trigger()
    assert terkirim.args == [2027]
    with qtbot.assertNotEmitted(menu.year_chosen):
        tahun[1].trigger()


@pytest.mark.parametrize("wish", ["copy", "delete", "compare"])
def test_the_menu_passes_wishes_on(qtbot: QtBot, menu: MenuTahun, wish: str) -> None:
    menu.show_years((2027, 2026), 2026)
    action = {"copy": menu.copy, "delete": menu.delete_, "compare": menu.compare}[wish]
    assert action in menu.menu().actions()
    with qtbot.waitSignal(getattr(menu, f"{wish}_wanted")):
        action.trigger()


def test_what_cannot_be_done_is_switched_off(menu: MenuTahun) -> None:
    assert not menu.isEnabled()
    menu.show_years((2026,), 2026)
    assert (menu.copy.isEnabled(), menu.delete_.isEnabled(), menu.delete_.toolTip()) == (True, False, SATU_SAJA)
    menu.show_years((2027, 2026), 2026, writable=False)
    assert (menu.copy.isEnabled(), menu.delete_.isEnabled(), menu.compare.isEnabled()) == (False, False, True)
    menu.show_years((), 0)
    assert not menu.isEnabled()


# -- a new year


def new_dialog(qtbot: QtBot, tahun: Sequence[int], kini: int) -> DialogTahunBaru:
    hasil = DialogTahunBaru(None, tahun, kini)
    qtbot.addWidget(hasil)
    hasil.show()
    return hasil


def test_the_next_year_is_offered_as_a_copy_of_this_one(qtbot: QtBot) -> None:
    dialog = new_dialog(qtbot, (2027, 2026), 2026)
    assert dialog.answer() == TahunBaru(2026, 2028)
    assert dialog.keterangan.text() == YANG_DISALIN
    assert "Tidak ikut: angka dan target." in YANG_DISALIN
    assert dialog.buat.text() == "Buat tahun 2028"
    dialog.dari.setCurrentIndex(2)
    assert dialog.answer() == TahunBaru(None, 2028)
    assert dialog.keterangan.text() == TANPA_ISI


def test_a_year_that_is_there_is_refused_beside_the_field(qtbot: QtBot) -> None:
    dialog = new_dialog(qtbot, (2027, 2026), 2026)
    tinggi = dialog.keterangan.y()
    QTest.keyClicks(dialog.ke, "2026")  # what is offered is selected: typing takes its place
    assert dialog.galat.isVisible()
    assert "Tahun 2026 sudah ada" in dialog.galat.text()
    assert not dialog.buat.isEnabled()
    assert dialog.keterangan.y() == tinggi
    dialog.ke.selectAll()
    QTest.keyClicks(dialog.ke, "2030x")
    assert dialog.answer() == TahunBaru(2026, 2030)
    assert not dialog.galat.isVisible()
    assert dialog.buat.isEnabled()


@pytest.mark.parametrize("teks", ["", "27", "1944", "3000"])
def test_what_is_no_year_is_refused(qtbot: QtBot, teks: str) -> None:
    dialog = new_dialog(qtbot, (2026,), 2026)
    dialog.ke.setText(teks)
    assert "empat angka" in dialog.galat.text()
    assert not dialog.buat.isEnabled()


# -- the way


def test_a_copied_year_is_the_one_worked_in_and_views_hear_of_it_after_that(
    qtbot: QtBot, kantor: Kantor, penyunting: Penyunting
) -> None:
    alur = AlurTahun(penyunting, PemilihTiruan(TahunBaru(2026, 2027)))
    heard: list[tuple[str, int]] = []
    penyunting.changed.connect(lambda *_: heard.append(("changed", current_year(kantor))))
    alur.moved.connect(lambda tahun: heard.append(("moved", tahun)))
    alur.copy()
    assert heard == [("changed", 2026), ("moved", 2027)]
    assert alur.years() == ((2027, 2026), 2027)
    assert len(load_jabatan(kantor)) == 28
    with qtbot.waitSignal(alur.moved):
        alur.choose(2026)
    assert current_year(kantor) == 2026


def test_a_year_without_content(kantor: Kantor, penyunting: Penyunting) -> None:
    AlurTahun(penyunting, PemilihTiruan(TahunBaru(None, 2030))).copy()
    assert (current_year(kantor), load_jabatan(kantor)) == (2030, ())


def test_thinking_better_of_it_changes_nothing(qtbot: QtBot, kantor: Kantor, penyunting: Penyunting) -> None:
    pemilih = PemilihTiruan()
    alur = AlurTahun(penyunting, pemilih)
    copy_year(kantor, 2026, 2027)
    with qtbot.assertNotEmitted(alur.moved):
        alur.copy()
        alur.delete()
    assert pemilih.asked == [((2027, 2026), 2027), (2027, IsiTahun(28, 37, 73))]
    assert years(kantor) == (2027, 2026)


def test_a_refused_year_is_told_and_one_stays_where_one_was(
    qtbot: QtBot, kantor: Kantor, penyunting: Penyunting, rekam: Rekam
) -> None:
    alur = AlurTahun(penyunting, PemilihTiruan(TahunBaru(2026, 2026)))
    with qtbot.assertNotEmitted(alur.moved):
        alur.copy()
    assert "sudah ada" in rekam.galat[0]
    assert current_year(kantor) == 2026


def test_a_deleted_year_leaves_one_in_the_newest(qtbot: QtBot, kantor: Kantor, penyunting: Penyunting) -> None:
    for tahun in (2027, 2028):
        copy_year(kantor, 2026, tahun)
    choose_year(kantor, 2026)
    alur = AlurTahun(penyunting, PemilihTiruan(hapus=True))
    with qtbot.waitSignal(alur.moved) as terkirim:
        alur.delete()
    assert terkirim.args == [2028]
    assert (years(kantor), current_year(kantor)) == ((2028, 2027), 2028)


def test_the_only_year_is_not_even_asked_for(kantor: Kantor, penyunting: Penyunting) -> None:
    pemilih = PemilihTiruan(hapus=True)
    AlurTahun(penyunting, pemilih).delete()
    assert pemilih.asked == []
    assert years(kantor) == (2026,)


def test_the_question_says_what_goes(qtbot: QtBot) -> None:
    kotak = question(None, 2026, IsiTahun(28, 37, 73))
    qtbot.addWidget(kotak)
    assert "2026" in kotak.text()
    assert "28 jabatan, 37 sasaran, dan 73 indikator" in kotak.informativeText()
    assert [b.text() for b in kotak.buttons()] == ["Hapus tahun 2026", "Batal"]


# -- copying from another position or year


@pytest.fixture
def salin(qtbot: QtBot, tema: Tema, penyunting: Penyunting) -> DialogSalin:
    hasil = DialogSalin(None, tema, penyunting, 2)
    qtbot.addWidget(hasil)
    hasil.show()
    return hasil


def pick(dialog: DialogSalin, nomor: int) -> None:
    dialog.view.setCurrentIndex(dialog.model.index_of(nomor))


def test_a_position_is_chosen_and_its_content_told(salin: DialogSalin) -> None:
    assert (salin.keterangan.text(), salin.salin.isEnabled()) == (PILIH, False)
    pick(salin, 2)
    assert (salin.keterangan.text(), salin.salin.isEnabled()) == (DIRI_SENDIRI, False)
    pick(salin, 3)
    assert salin.keterangan.text().startswith("Berisi ")
    assert salin.salin.isEnabled()
    assert salin.answer() == JawabanSalin(3, frozenset({"tugas", "fungsi", "tabel"}), ganti=False)


def test_parts_and_way_are_chosen(salin: DialogSalin) -> None:
    pick(salin, 3)
    wanted: tuple[Bagian, ...] = ("tugas", "fungsi")
    for nama in wanted:
        salin.bagian[nama].click()
    salin.bagian["kepala"].click()
    salin.ganti.click()
    assert salin.answer() == JawabanSalin(3, frozenset({"kepala", "tabel"}), ganti=True)
    for centang in salin.bagian.values():
        centang.setChecked(False)
    assert not salin.salin.isEnabled()


def test_a_search_finds_the_one_and_chooses_it(salin: DialogSalin) -> None:
    QTest.keyClicks(salin.search, "bendahara")
    assert salin.salin.isEnabled()
    assert salin.answer().dari == next(j.id for j in load_all(salin) if j.nama == "BENDAHARA")
    QTest.keyClicks(salin.search, " xyz")
    assert (salin.keterangan.text(), salin.salin.isEnabled()) == (TAK_ADA, False)


def load_all(dialog: DialogSalin) -> tuple[Jabatan, ...]:
    hasil: tuple[Jabatan, ...] = dialog._penyunting.ask(load_jabatan)
    return hasil


def test_the_same_position_of_another_year_is_chosen_at_once(
    qtbot: QtBot, tema: Tema, kantor: Kantor, penyunting: Penyunting
) -> None:
    copy_year(kantor, 2026, 2027)
    choose_year(kantor, 2027)
    kini = load_jabatan(kantor)
    dialog = DialogSalin(None, tema, penyunting, kini[1].id)
    qtbot.addWidget(dialog)
    assert dialog.tahun.currentText() == "Tahun 2027"
    dialog.tahun.setCurrentIndex(1)
    dulu = load_jabatan_tahun(kantor, 2026)[1]
    jawab = dialog.answer()
    assert (jawab.dari, dulu.nama) == (dulu.id, kini[1].nama)
    penyunting.do(copy_isi, jawab.dari, kini[1].id, jawab.bagian, ganti=True)
    assert current_year(kantor) == 2027
