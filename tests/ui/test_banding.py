"""The page that compares: the list, the differences word by word, the steps through them, its wishes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from iki_desktop.domain.banding import BedaBagian, BedaJabatan
from iki_desktop.domain.dokumen import Dokumen, Formulir
from iki_desktop.domain.galat import UserError
from iki_desktop.services.banding import Sisi, load_side, sides
from iki_desktop.services.kantor import open_office
from iki_desktop.services.tahun import copy_year
from tests.ui.conftest import Jawaban, formulir
from ui.banding.ekspor import comparison_name, comparison_writer
from ui.banding.isi import KOSONG, TIDAK_BERUBAH
from ui.banding.model import COUNT_ROLE, FOLDED_ROLE, JENIS_ROLE, DaftarBeda
from ui.banding.panel import BEKERJA, SAMA, SATU_TAHUN, SISI_SAMA, PanelBanding, Perbandingan
from ui.bersama.bilah import TumpukanBilah
from ui.ekspor.alur import AlurEkspor
from ui.galat import Catatan, PelaporGalat
from ui.ingatan import Ingatan
from ui.jobs import Lane
from ui.penyunting import Penyunting
from ui.tema.tema import Tema

pytestmark = pytest.mark.usefixtures("app")

DULU = Dokumen(
    "Pujon",
    "Malang",
    2026,
    (
        formulir(id=1, nama="CAMAT", tugas=("memimpin kecamatan;",)),
        formulir(id=2, nama="SEKRETARIS", tugas=("menyusun rencana kerja;", "membuat laporan bulanan;")),
        formulir(id=3, nama="KASI PEMERINTAHAN", tugas=("membina desa;",)),
        formulir(id=4, nama="STAF LAMA", tugas=("menulis surat;",)),
        formulir(id=5, nama="BENDAHARA", tugas=("mencatat uang;",)),
    ),
)
KINI = replace(
    DULU,
    tahun=2027,
    formulir=(
        *DULU.formulir[:1],
        formulir(id=12, nama="SEKRETARIS", tugas=("menyusun program kerja;", "membuat laporan tahunan;")),
        formulir(id=13, nama="KASI PEMERINTAHAN", tugas=("membina desa dan kelurahan;",)),
        DULU.formulir[4],
    ),
)
SISI = (Sisi("Tahun 2027", 2027), Sisi("Tahun 2026", 2026), Sisi("Tahun 2027, akhir 1 Februari 2027", 2027, 9))


class PenyuntingTiruan:
    """An office with two years and one revision."""

    def __init__(self) -> None:
        self.isi: dict[Sisi, Dokumen | Exception] = {SISI[0]: KINI, SISI[1]: DULU, SISI[2]: KINI}

    def ask(self, service: Callable[..., Any], *args: Any) -> Any:
        if service is sides:
            return SISI
        assert service is load_side
        hasil = self.isi[args[0]]
        if isinstance(hasil, Exception):
            raise hasil
        return hasil


@pytest.fixture
def kantor() -> PenyuntingTiruan:
    return PenyuntingTiruan()


@pytest.fixture
def panel(qtbot: QtBot, tema: Tema, kantor: PenyuntingTiruan, lane: Lane) -> PanelBanding:
    hasil = PanelBanding(tema)
    qtbot.addWidget(hasil)
    hasil.resize(900, 400)
    hasil.show()
    hasil.open(kantor, lane)
    assert hasil.pesan.text() == BEKERJA
    wait(qtbot, hasil)
    return hasil


def wait(qtbot: QtBot, panel: PanelBanding) -> None:
    """Until the comparison is there."""
    qtbot.waitUntil(lambda: bool(panel.kepala.ringkasan.text()))


def rows(model: QAbstractItemModel) -> list[str]:
    return [str(model.index(n, 0).data()) for n in range(model.rowCount())]


def shown(panel: PanelBanding) -> str:
    return panel.view.toPlainText()


# -- the list


def test_the_newest_year_is_compared_with_the_one_before(panel: PanelBanding) -> None:
    assert [panel.kepala.lama.currentText(), panel.kepala.baru.currentText()] == ["Tahun 2026", "Tahun 2027"]
    assert panel.kepala.lama.count() == 3
    assert panel.kepala.ringkasan.text() == "2 jabatan berubah; 1 jabatan dihapus; 2 jabatan tidak berubah."


def test_those_that_differ_come_first_and_the_others_are_folded_away(panel: PanelBanding) -> None:
    assert rows(panel.model) == ["SEKRETARIS", "KASI PEMERINTAHAN", "STAF LAMA", "2 jabatan tidak berubah"]
    roles = [(i.data(JENIS_ROLE), i.data(COUNT_ROLE)) for i in (panel.model.index(n, 0) for n in range(3))]
    assert roles[:2] == [("berubah", 2), ("berubah", 1)]
    assert roles[2][0] == "dihapus"
    lipat = panel.model.index(3, 0)
    assert lipat.data(FOLDED_ROLE) is True
    QTest.mouseClick(panel.daftar.viewport(), Qt.MouseButton.LeftButton, pos=panel.daftar.visualRect(lipat).center())
    assert rows(panel.model)[4:] == ["CAMAT", "BENDAHARA"]
    panel.daftar.setCurrentIndex(panel.model.index(4, 0))
    assert TIDAK_BERUBAH in shown(panel)


def test_the_fold_opens_by_the_keyboard_too(panel: PanelBanding) -> None:
    panel.daftar.setCurrentIndex(panel.model.index(3, 0))
    QTest.keyClick(panel.daftar, Qt.Key.Key_Return)
    assert panel.model.rowCount() == 6


def test_a_search_shows_unchanged_positions_too(panel: PanelBanding) -> None:
    QTest.keyClicks(panel.search, "bend")
    assert rows(panel.model) == ["1 jabatan tidak berubah", "BENDAHARA"]
    assert "BENDAHARA" in shown(panel)
    QTest.keyClicks(panel.search, "xyz")
    assert panel.model.rowCount() == 0
    assert panel.nothing.isVisible()
    assert shown(panel) == ""
    panel.search.clear()
    assert not panel.nothing.isVisible()
    assert panel.model.rowCount() == 4


def test_the_model_is_one_that_qt_accepts() -> None:
    model = DaftarBeda()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_all(
        [BedaJabatan("A <b>", "berubah", (BedaBagian("Tugas 1", "berubah", "a", "b"),), 1), BedaJabatan("B", "sama")]
    )
    assert "&lt;b&gt;" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    model.toggle()
    assert model.rowCount() == 3
    model.set_search("z")
    assert model.rowCount() == 0


# -- word by word


def formats(panel: PanelBanding) -> dict[str, QTextCharFormat]:
    hasil = {}
    block = panel.view.document().begin()
    while block.isValid():
        for satu in iter_fragments(block):
            hasil[satu.text()] = satu.charFormat()
        block = block.next()
    return hasil


def iter_fragments(block: Any) -> Iterator[Any]:
    it = block.begin()
    while not it.atEnd():
        yield it.fragment()
        it += 1


def test_words_that_went_are_struck_through_and_those_that_came_underlined(panel: PanelBanding) -> None:
    bentuk = formats(panel)
    assert bentuk["rencana"].fontStrikeOut()
    assert bentuk["program"].fontUnderline()
    assert not bentuk["menyusun "].fontUnderline()
    assert "menyusun rencana program kerja;" in shown(panel)
    assert "Berubah, 2 perbedaan" in shown(panel)


def test_what_the_office_typed_is_never_read_as_markup_and_empty_is_said(
    qtbot: QtBot, panel: PanelBanding, kantor: PenyuntingTiruan
) -> None:
    kantor.isi[SISI[0]] = replace(DULU, formulir=(formulir(id=1, nama="CAMAT", tugas=("<b>satu</b>\nbaris dua", "")),))
    panel.compare()
    wait(qtbot, panel)
    assert "<b>satu</b>\nbaris dua" in shown(panel)
    assert KOSONG in shown(panel)


def test_the_colours_follow_the_theme(panel: PanelBanding, tema: Tema) -> None:
    terang = formats(panel)["rencana"].background().color()
    try:
        tema.choose("gelap")
        gelap = formats(panel)["rencana"]
        assert gelap.background().color() != terang
        assert gelap.background().color().name().upper() == tema.palet.wrong_soft
    finally:
        tema.choose("terang")


# -- step by step


def place(panel: PanelBanding) -> tuple[int, int]:
    return panel.daftar.currentIndex().row(), panel.view.current


def test_f8_goes_from_difference_to_difference_through_all_positions(panel: PanelBanding) -> None:
    seen = []
    for _ in range(6):
        QTest.keyClick(panel.daftar, Qt.Key.Key_F8)
        seen.append(place(panel))
    assert seen[:3] == [(0, 0), (0, 1), (1, 0)]
    assert seen[3][0] == 2
    for _ in range(20):  # at the end round again
        QTest.keyClick(panel.daftar, Qt.Key.Key_F8)
        if place(panel) == (0, 0):
            break
    assert place(panel) == (0, 0)
    QTest.keyClick(panel.daftar, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert place(panel)[0] == 2
    panel.kepala.berikut.click()
    assert place(panel) == (0, 0)


def test_the_difference_one_steps_to_is_in_sight(qtbot: QtBot, panel: PanelBanding, kantor: PenyuntingTiruan) -> None:
    tugas = tuple(f"menyusun rencana kerja nomor {n} yang cukup panjang" for n in range(60))
    kantor.isi[SISI[1]] = replace(DULU, formulir=(Formulir(1, "CAMAT", tugas=tugas),))
    kantor.isi[SISI[0]] = replace(KINI, formulir=(Formulir(1, "CAMAT", tugas=tuple(f"{t} lagi" for t in tugas)),))
    panel.compare()
    wait(qtbot, panel)
    for _ in range(40):
        panel.step(1)
        kotak = panel.view._place(panel.view.current)
        atas = panel.view.verticalScrollBar().value()
        assert atas <= kotak.top()
        assert kotak.bottom() <= atas + panel.view.viewport().height()


# -- sides, states, wishes


def test_two_that_are_alike_say_so(qtbot: QtBot, panel: PanelBanding) -> None:
    panel.kepala.lama.setCurrentIndex(2)
    qtbot.waitUntil(lambda: panel.pesan.text().startswith(SAMA))
    assert panel.pesan.isVisible()
    assert not panel.kepala.ekspor.isEnabled()
    panel.step(1)


def test_a_side_with_itself_is_no_comparison(panel: PanelBanding) -> None:
    panel.kepala.lama.setCurrentIndex(0)
    assert panel.pesan.text() == SISI_SAMA
    assert panel.pesan.isVisible()
    assert not panel.kepala.ekspor.isEnabled()


def test_an_office_with_nothing_to_compare_says_what_to_do(qtbot: QtBot, tema: Tema, lane: Lane, pujon: Path) -> None:
    kantor = open_office(pujon, hanya_baca=True)
    panel = PanelBanding(tema)
    qtbot.addWidget(panel)
    panel.open(Penyunting(kantor, lambda _: None), lane)
    assert panel.pesan.text() == SATU_TAHUN
    kantor.close()


def test_a_side_that_is_gone_is_told_above_the_page(panel: PanelBanding, kantor: PenyuntingTiruan) -> None:
    kantor.isi[SISI[2]] = UserError("Pada langkah itu dokumen tahun ini belum ada.")
    panel.kepala.lama.setCurrentIndex(2)
    assert panel.bilah.texts() == ["Pada langkah itu dokumen tahun ini belum ada."]
    panel.kepala.lama.setCurrentIndex(1)
    assert panel.bilah.texts() == []


def test_a_revision_given_from_the_history_is_offered_too(
    qtbot: QtBot, tema: Tema, kantor: PenyuntingTiruan, lane: Lane
) -> None:
    sesudah = Sisi("Tahun 2027, sesudah langkah 7 “Ketik tugas”", 2027, 7)
    kantor.isi[sesudah] = DULU
    panel = PanelBanding(tema)
    qtbot.addWidget(panel)
    panel.open(kantor, lane, sesudah, SISI[0])
    wait(qtbot, panel)
    assert panel.kepala.lama.currentText() == sesudah.judul
    assert panel.kepala.lama.count() == 4
    assert panel.kepala.baru.count() == 3


def test_wishes_go_out(qtbot: QtBot, panel: PanelBanding) -> None:
    with qtbot.waitSignal(panel.export_wanted) as terkirim:
        panel.kepala.ekspor.click()
    assert terkirim.args == [Perbandingan(DULU, KINI, "Tahun 2026", "Tahun 2027")]
    with qtbot.waitSignal(panel.closed):
        panel.kepala.tutup.click()


def test_an_office_on_disk_is_compared_and_written(
    qtbot: QtBot, tema: Tema, lane: Lane, pujon: Path, tmp_path: Path, jawaban: Jawaban, ingatan: Ingatan
) -> None:
    kantor = open_office(pujon)
    copy_year(kantor, 2026, 2027)
    with kantor.write("Ubah"):
        kantor.store.connection.execute("UPDATE tugas SET teks = teks || ' tambahan' WHERE id = 1")
    panel = PanelBanding(tema)
    qtbot.addWidget(panel)
    panel.open(Penyunting(kantor, lambda _: None), lane)
    wait(qtbot, panel)
    assert panel.kepala.ringkasan.text() == "1 jabatan berubah; 27 jabatan tidak berubah."
    bilah = TumpukanBilah(tema)
    qtbot.addWidget(bilah)
    alur = AlurEkspor(lane, jawaban, ingatan, bilah, PelaporGalat(bilah, Catatan(tmp_path / "log"), lambda: None))
    panel.export_wanted.connect(lambda p: alur.export_with(p.baru, comparison_name(p), comparison_writer(p)))
    panel.export()
    assert jawaban.asked == ["pdf Perbandingan IKI Kecamatan Pujon 2026-2027.pdf"]
    jawaban.pdf_path = tmp_path / "banding.pdf"
    panel.export()
    qtbot.waitUntil(lambda: bool(bilah.texts()))
    assert "halaman tertulis ke" in bilah.texts()[0]
    assert jawaban.pdf_path.read_bytes().startswith(b"%PDF")
    kantor.close()


def test_the_name_of_a_revision_says_its_year_once() -> None:
    assert comparison_name(Perbandingan(KINI, KINI, "a", "b")) == "Perbandingan IKI Kecamatan Pujon 2027.pdf"
