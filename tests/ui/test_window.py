"""The main window as its user meets it: what opens, what is said, what is remembered, what the keys do."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iki_desktop.services.kantor import open_office
from tests.ui.conftest import Jawaban, PratinjauTiruan, jabatan, make_window
from ui.aksi import EXPORTS, NEED_POSITIONS, SPECS
from ui.bantuan.dialog import DialogBantuan
from ui.ingatan import Ingatan
from ui.jawaban import KantorBaru
from ui.kerja import SIDE_BY_SIDE
from ui.sesi import Sesi
from ui.tema.tema import Tema
from ui.window import MainWindow


def start_page(window: MainWindow) -> list[str]:
    """The words of the start page, empty where it isn't seen."""
    awal = window._awal
    if awal is None or not awal.isVisible():
        return []
    return [b.text().strip() for b in awal.findChildren(QPushButton) if b.isVisible()]


def choose(window: MainWindow, nama: str) -> None:
    window.kerja.pohon.choose(next(j.id for j in _sesi(window).jabatan if j.nama == nama))


def _sesi(window: MainWindow) -> Sesi:
    assert window.berkas.sesi is not None
    return window.berkas.sesi


# -- what opens


def test_first_start_offers_the_first_steps(window: MainWindow) -> None:
    window.start(None)
    assert start_page(window) == ["Buat berkas kantor…", "Buka berkas…"]
    assert not any(window.actions_[nama].isEnabled() for nama in (*NEED_POSITIONS, "tutup"))
    assert window.status.berkas.text() == "Belum ada berkas yang dibuka"


def test_file_opens_with_tree_form_and_counts(window: MainWindow, pujon: Path) -> None:
    window.start(pujon)
    assert window.windowTitle() == "Kecamatan Pujon · 2026"
    assert window.kerja.pohon.count.text() == "28 jabatan"
    assert window.status.jumlah.text() == "28 jabatan · 73 indikator"
    assert window.status.berkas.text() == f"Dibuka dari {pujon}"
    assert not window.status.kunci.isVisible()
    assert window.kerja.kepala.nama.text() == "CAMAT"
    assert "Survey Kepuasan Masyarakat" in window.kerja.formulir.toPlainText()


def test_position_shows_its_form_and_page(qtbot: QtBot, window: MainWindow, pujon: Path) -> None:
    window.start(pujon)
    choose(window, "KASI PEMERINTAHAN")
    assert window.kerja.kepala.nama.text() == "KASI PEMERINTAHAN"
    assert "menginventarisasi kekayaan Kecamatan" in window.kerja.formulir.toPlainText()
    window.actions_["ke_pratinjau"].trigger()
    panel = window.kerja.preview()
    qtbot.waitUntil(lambda: panel.halaman is not None and panel.halaman.ke == 3)
    window.actions_["halaman_berikut"].trigger()
    qtbot.waitUntil(lambda: panel.halaman is not None and panel.halaman.ke == 4)
    window.actions_["halaman_berikut"].trigger()  # over the end of the form: the tree follows
    qtbot.waitUntil(lambda: panel.halaman is not None and panel.halaman.ke == 5)
    assert window.kerja.kepala.nama.text() == "KASI KESEJAHTERAAN SOSIAL DAN KEPEMUDAAN"


@pytest.mark.parametrize("isi", [None, b"", b"bukan basis data" * 100])
def test_file_that_cannot_be_opened_is_explained_on_the_start_page(
    window: MainWindow, tmp_path: Path, isi: bytes | None
) -> None:
    path = tmp_path / "lain.iki"
    if isi is not None:
        path.write_bytes(isi)
    window.start(path)
    assert len(window.bilah.texts()) == 1
    assert "lain.iki" in window.bilah.texts()[0]
    assert start_page(window)[:2] == ["Buat berkas kantor…", "Buka berkas…"]
    assert window.ingatan.recent() == []


def test_failed_opening_keeps_what_is_open(window: MainWindow, jawaban: Jawaban, pujon: Path, tmp_path: Path) -> None:
    window.start(pujon)
    jawaban.open_path = tmp_path / "tidak ada.iki"
    window.actions_["buka"].trigger()
    assert "tidak ada" in window.bilah.texts()[0]
    assert window.kerja.kepala.nama.text() == "CAMAT"
    jawaban.open_path = pujon
    window.actions_["buka"].trigger()  # the same again: nothing happens
    assert _sesi(window).path == pujon


def test_last_file_opens_by_itself(window: MainWindow, ingatan: Ingatan, pujon: Path) -> None:
    ingatan.remember_file(pujon)
    window.start(None)
    assert window.windowTitle() == "Kecamatan Pujon · 2026"


def test_recent_files_on_start_page_and_in_menu(window: MainWindow, ingatan: Ingatan, pujon: Path) -> None:
    gone = pujon.with_name("hilang.iki")
    ingatan.remember_file(pujon)
    ingatan.remember_file(gone)
    window._show_office()
    assert start_page(window) == ["Buat berkas kantor…", "Buka berkas…", "pujon.iki"]
    window._menus.recent.aboutToShow.emit()
    assert [a.text() for a in window._menus.recent.actions()] == [f"&1  pujon.iki  –  {pujon.parent}"]
    window._menus.recent.actions()[0].trigger()
    assert window.kerja.isVisible()
    window.actions_["tutup"].trigger()
    assert start_page(window)
    assert window.windowTitle() == ""


def test_new_office(window: MainWindow, jawaban: Jawaban, tmp_path: Path) -> None:
    window.start(None)
    window.actions_["baru"].trigger()
    assert len(jawaban.asked) == 1
    jawaban.baru, jawaban.make_path = KantorBaru("umum", 2027), tmp_path / "baru.iki"
    window.actions_["baru"].trigger()
    assert jawaban.asked[-1] == "make Kecamatan 2027.iki"
    assert _sesi(window).path == tmp_path / "baru.iki"
    assert window.kerja.pohon.count.text() == "28 jabatan"
    window.actions_["baru"].trigger()  # never over a file that exists
    assert "sudah ada" in window.bilah.texts()[0]


def test_office_without_positions_says_what_belongs_there(window: MainWindow, jawaban: Jawaban, kosong: Path) -> None:
    window.start(kosong)
    tombol = [b for b in window.kerja._right.findChildren(QPushButton) if b.isVisible()]
    assert [b.text() for b in tombol] == ["Tambah jabatan pertama", "Buat berkas kantor…"]
    tombol[1].click()
    assert jawaban.asked[-1].startswith("new ")
    assert not window.actions_["ekspor_semua"].isEnabled()
    window.actions_["bagian_berikut"].trigger()
    assert window.kerja.pohon.count.text() == "0 jabatan"


def test_from_an_empty_office_to_a_full_one_and_back(window: MainWindow, pujon: Path, kosong: Path) -> None:
    window.start(kosong)
    window.berkas.open(pujon)
    assert window.kerja.formulir.isVisible()
    assert all(window.actions_[nama].isEnabled() for nama in EXPORTS)
    window.berkas.open(kosong)
    assert not window.kerja.formulir.isVisible()
    assert not window.actions_["ekspor_semua"].isEnabled()


def test_file_that_can_only_be_read(
    window: MainWindow, pujon: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("ui.sesi.open_office", lambda path: open_office(path, hanya_baca=True))
    window.start(pujon)
    assert window.status.kunci.isVisible()
    window.actions_["ke_pratinjau"].trigger()
    panel = window.kerja.preview()
    qtbot.waitUntil(lambda: panel.halaman is not None)
    assert not panel.alat.paper.isEnabled()


def test_dropped_file_opens(window: MainWindow, pujon: Path) -> None:
    window.start(None)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pujon))])
    keys, action = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    window.dropEvent(QDropEvent(QPointF(9, 9), action, data, Qt.MouseButton.LeftButton, keys))
    assert _sesi(window).path == pujon


def test_paper_is_kept_in_the_file(qtbot: QtBot, window: MainWindow, pujon: Path) -> None:
    window.start(pujon)
    window.actions_["ke_pratinjau"].trigger()
    panel = window.kerja.preview()
    qtbot.waitUntil(lambda: panel.halaman is not None)
    panel.alat._papers.actions()[1].trigger()
    qtbot.waitUntil(lambda: panel.halaman is not None and panel.halaman.ukuran[0] > 900)
    assert panel.alat.paper.text() == "F4"
    assert _sesi(window).dokumen.gaya.kertas == "f4"
    window.berkas.close()
    window.berkas.open(pujon)
    assert _sesi(window).dokumen.gaya.kertas == "f4"


def test_failure_of_the_preview_is_told(
    qtbot: QtBot, window: MainWindow, pujon: Path, pratinjau: PratinjauTiruan, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: int) -> None:
        raise ValueError("rusak")

    pratinjau.before = broken
    window.start(pujon)
    window.actions_["ke_pratinjau"].trigger()
    qtbot.waitUntil(lambda: bool(window.bilah.texts()))
    assert "Simpan catatan galat" in window.bilah.texts()[0]
    assert "ValueError" in capsys.readouterr().err


# -- keys and arrangement


def test_search_is_a_key_away(window: MainWindow, pujon: Path) -> None:
    window.start(pujon)
    window.activateWindow()
    window.actions_["cari"].trigger()
    assert QApplication.focusWidget() is window.kerja.pohon.search
    QTest.keyClicks(window.kerja.pohon.search, "pengemudi")
    QTest.keyClick(window.kerja.pohon.search, Qt.Key.Key_Return)
    assert window.kerja.kepala.nama.text().startswith("PENGEMUDI")
    QTest.keyClick(window.kerja.pohon.view, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.kerja.formulir


def test_f6_goes_round(window: MainWindow, pujon: Path) -> None:
    window.start(pujon)
    window.activateWindow()
    seen: list[QWidget | None] = []
    for _ in range(3):
        window.actions_["bagian_berikut"].trigger()
        seen.append(QApplication.focusWidget())
    assert seen == [window.kerja.formulir, window.kerja.preview().view, window.kerja.pohon.view]
    window.actions_["bagian_sebelum"].trigger()
    assert QApplication.focusWidget() is window.kerja.preview().view


def test_form_and_preview_are_tabs_where_room_is_short(qtbot: QtBot, window: MainWindow, pujon: Path) -> None:
    window.start(pujon)
    kerja = window.kerja
    assert kerja.pratinjau is None  # nothing of paper is loaded before it is wanted
    assert kerja.tabs.isVisible()
    kerja.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: kerja.pratinjau is not None and kerja.pratinjau.isVisible())
    assert not kerja.formulir.isVisible()
    window.resize(SIDE_BY_SIDE + 100, 800)
    qtbot.waitUntil(lambda: kerja.side_by_side)
    assert kerja.formulir.isVisible()
    assert kerja.preview().isVisible()
    assert not kerja.tabs.isVisible()


def test_zoom_means_the_letters_or_the_page(qtbot: QtBot, window: MainWindow, pujon: Path) -> None:
    window.start(pujon)
    window.actions_["perbesar"].trigger()
    assert (window.kerja.formulir.zoom, window.ingatan.zoom_formulir) == (110, 110)
    window.actions_["ukuran_semula"].trigger()
    window.actions_["ke_pratinjau"].trigger()
    panel = window.kerja.preview()
    qtbot.waitUntil(lambda: panel.halaman is not None)
    window.actions_["perkecil"].trigger()
    assert window.kerja.formulir.zoom == 100
    fits: list[str] = [panel.tampilan.pas]
    window.actions_["ukuran_semula"].trigger()
    assert [*fits, panel.tampilan.pas] == ["bebas", "lebar"]


def test_smallest_window_cuts_nothing_off(qtbot: QtBot, window: MainWindow, pujon: Path) -> None:
    window.start(pujon)
    window.resize(1, 1)
    assert (window.width(), window.height()) == (900, 560)
    window.actions_["ke_pratinjau"].trigger()
    panel = window.kerja.preview()
    qtbot.waitUntil(lambda: panel.halaman is not None)
    for tombol in panel.alat.findChildren(QAbstractButton):
        assert tombol.isVisible()
        assert panel.alat.rect().contains(tombol.geometry()), tombol.accessibleName()
    assert window.rect().contains(window.alat.ekspor.mapTo(window, window.alat.ekspor.rect().bottomRight()))


def test_every_action_is_in_a_menu_and_no_key_means_two_things(window: MainWindow) -> None:
    found = {action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()}
    assert set(window.actions_.values()) <= found
    keys = [QKeySequence(key).toString() for spec in SPECS.values() for key in spec.keys]
    assert len(keys) == len(set(keys))


def test_alt_letters_are_not_doubled(window: MainWindow) -> None:
    def letters(actions: list[str]) -> list[str]:
        return [teks[teks.index("&") + 1].lower() for teks in actions if "&" in teks]

    for menu in [window.menuBar(), *window.menuBar().findChildren(QMenu)]:
        found = letters([a.text() for a in menu.actions() if not a.isSeparator()])
        assert len(found) == len(set(found)), found


def test_menus_lead_to_the_three_places(window: MainWindow, pujon: Path) -> None:
    window.start(pujon)
    bar = {a.text(): a.menu() for a in window.menuBar().actions()}
    assert {"&Angka", "Ba&ntuan"} <= set(bar)
    tampilan = bar["&Tampilan"]
    assert isinstance(tampilan, QMenu)
    for awal, tempat in (("Ke an&gka", "angka"), ("Ke lap&oran", "laporan")):
        entri = next(a for a in tampilan.actions() if a.text().startswith(awal))
        assert entri.isEnabled()
        entri.trigger()
        assert getattr(window.kerja.panel, "place", "") == tempat


def test_controls_have_names(qtbot: QtBot, window: MainWindow, pujon: Path) -> None:
    window.start(pujon)
    window.actions_["ke_pratinjau"].trigger()
    qtbot.waitUntil(lambda: window.kerja.preview().halaman is not None)
    for tombol in window.findChildren(QAbstractButton):
        if tombol.isVisible() and not tombol.objectName().startswith("qt_"):
            assert tombol.accessibleName() or tombol.text() or tombol.toolTip(), tombol


def test_help_is_one_window(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["bantuan"].trigger()
    window.actions_["tentang"].trigger()
    (dialog,) = window.findChildren(DialogBantuan)
    qtbot.addWidget(dialog)
    assert dialog.isVisible()
    assert dialog.tabs.tabText(dialog.tabs.currentIndex()) == "Tentang"


# -- memory


def test_place_size_and_choice_come_back(
    qtbot: QtBot,
    tema: Tema,
    settings: QSettings,
    ingatan: Ingatan,
    jawaban: Jawaban,
    pratinjau: PratinjauTiruan,
    pujon: Path,
    tmp_path: Path,
) -> None:
    window = make_window(tema, ingatan, jawaban, pratinjau, tmp_path)
    qtbot.addWidget(window)
    window.show()
    window.start(pujon)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(900, 640)  # the offscreen screen is 800 × 800: no wider than the smallest window
    choose(window, "CARAKA")
    window.kerja.pohon.fold_all()
    window.kerja._panels.setSizes([420, 480])
    width = window.kerja.pohon.width()
    window.close()

    settings.sync()
    besok = Ingatan(QSettings(settings.fileName(), QSettings.Format.IniFormat))
    again = make_window(tema, besok, jawaban, pratinjau, tmp_path)
    qtbot.addWidget(again)
    again.start(None)
    again.show()
    assert (again.width(), again.height()) == (900, 640)
    assert again.kerja.kepala.nama.text() == "CARAKA"
    assert again.kerja.pohon.width() == pytest.approx(width, abs=2)
    assert not again.kerja.pohon.view.isExpanded(again.kerja.pohon.model.index(1, 0))
    again.close()


def test_theme_is_remembered_and_recolours_icons(window: MainWindow, tema: Tema) -> None:
    def ink() -> str:
        gambar = window.actions_["buka"].icon().pixmap(20, 20).toImage()
        colours = [gambar.pixelColor(x, y) for x in range(20) for y in range(20)]
        return max((c for c in colours if c.alpha() > 200), key=lambda c: c.alpha()).name()

    before = ink()
    try:
        window._choose_tema("gelap")
        assert window.ingatan.tema == "gelap"
        assert ink() != before
    finally:
        tema.choose("terang")
    assert ink() == before


# -- much and long


def test_five_hundred_positions_and_long_names(window: MainWindow, pujon: Path, qtbot: QtBot) -> None:
    window.start(pujon)
    panjang = "PENGADMINISTRASI KEUANGAN DAN ASET PEMERINTAHAN DESA YANG SANGAT PANJANG SEKALI"
    banyak = [jabatan(n, f"{panjang} {n}", None if n < 6 else n // 5) for n in range(1, 501)]
    window.kerja.pohon.show_office(banyak)
    assert window.kerja.pohon.count.text() == "500 jabatan"
    assert window.kerja.pohon.folded()  # too many to unfold all at once
    window.kerja.pohon.search.setText("sekali 499")
    assert window.kerja.pohon.model.hits == 1
    assert window.kerja.pohon.view.horizontalScrollBar().maximum() == 0
    window.kerja.pohon.search.setText("")
    qtbot.wait(1)
