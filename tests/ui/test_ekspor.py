"""Export: the names of files, the choice of positions, the whole way from the menu to the file."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from iki_desktop.domain.dokumen import Dokumen, Gaya
from iki_desktop.services.kemajuan import Progress
from tests.ui.conftest import Jawaban, formulir, jabatan
from ui.ekspor.alur import HasilLike
from ui.ekspor.nama import pdf_name
from ui.ekspor.pilih import DialogPilih
from ui.jawaban import Pilihan
from ui.pemilih import with_suffix
from ui.tema.tema import Tema
from ui.window import MainWindow

PUJON = Dokumen("Pujon", "Malang", 2026, tuple(formulir(id=n, nama=f"KASI {n}") for n in range(1, 29)))


@pytest.mark.parametrize(
    ("dokumen", "nama"),
    [
        (PUJON, "IKI Kecamatan Pujon 2026.pdf"),
        (PUJON.sebagian(frozenset({1, 2})), "IKI Kecamatan Pujon 2 jabatan 2026.pdf"),
        (replace(PUJON, formulir=(formulir(nama="KASI PEMERINTAHAN"),)), "IKI Kasi Pemerintahan 2026.pdf"),
        (replace(PUJON, formulir=(formulir(nama='A/B: "C" (dan Aset)'),)), "IKI A B C (dan Aset) 2026.pdf"),
        (replace(PUJON, kecamatan=""), "IKI Kecamatan 2026.pdf"),
        (replace(PUJON, formulir=(formulir(nama="X" * 300),)), f"IKI {'X' + 'x' * 119} 2026.pdf"),
    ],
)
def test_names(dokumen: Dokumen, nama: str) -> None:
    assert pdf_name(dokumen, 28) == nama


def test_ending_is_put_after_the_name() -> None:
    assert with_suffix(Path("Kec. Pujon"), ".pdf") == Path("Kec. Pujon.pdf")
    assert with_suffix(Path("a.PDF"), ".pdf") == Path("a.PDF")


@pytest.fixture
def dialog(qtbot: QtBot, tema: Tema) -> DialogPilih:
    posisi = [jabatan(1, "CAMAT"), jabatan(2, "KASI SATU", 1), jabatan(3, "KASI DUA", 1), jabatan(4, "STAF", 2)]
    hasil = DialogPilih(None, tema, posisi, 2, Gaya("f4", 12))
    qtbot.addWidget(hasil)
    hasil.show()
    return hasil


def test_dialog_begins_with_the_chosen_position(dialog: DialogPilih) -> None:
    assert dialog.answer() == Pilihan(frozenset({2}), Gaya("f4", 12))
    assert dialog.count.text() == "1 dari 4 dipilih"


def test_boxes_are_ticked_by_click_and_space(dialog: DialogPilih) -> None:
    rect = dialog.view.visualRect(dialog.model.index_of(3))
    QTest.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert dialog.answer().id_jabatan == {2, 3}
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert dialog.answer().id_jabatan == {2}


def test_all_and_none_mean_what_the_search_shows(dialog: DialogPilih) -> None:
    dialog.model.tick_shown(ticked=True)
    assert dialog.count.text() == "4 dari 4 dipilih"
    dialog.search.setText("kasi")
    dialog.model.tick_shown(ticked=False)
    assert dialog.answer().id_jabatan == {1, 4}
    dialog.search.setText("")
    dialog.model.tick_shown(ticked=False)
    assert not dialog.export.isEnabled()


def wait_for_bar(qtbot: QtBot, window: MainWindow) -> str:
    qtbot.waitUntil(lambda: bool(window.bilah.texts()) and window.ekspor.job is None, timeout=20_000)
    return window.bilah.texts()[-1]


def test_all_positions_from_menu_to_file(
    qtbot: QtBot, window: MainWindow, jawaban: Jawaban, pujon: Path, tmp_path: Path
) -> None:
    window.start(pujon)
    jawaban.pdf_path = tmp_path / "keluar" / "semua.pdf"
    jawaban.pdf_path.parent.mkdir()
    window.actions_["ekspor_semua"].trigger()
    assert jawaban.asked == ["pdf IKI Kecamatan Pujon 2026.pdf"]
    teks = wait_for_bar(qtbot, window)
    banyak = len(PdfReader(jawaban.pdf_path).pages)
    assert teks == f"{banyak} halaman tertulis ke {jawaban.pdf_path}"
    assert banyak >= 28
    assert window.ingatan.folder("ekspor") == jawaban.pdf_path.parent


def test_result_can_be_opened(qtbot: QtBot, window: MainWindow, jawaban: Jawaban, pujon: Path, tmp_path: Path) -> None:
    window.start(pujon)
    opened: list[QUrl] = []

    def note(url: QUrl) -> bool:
        opened.append(url)
        return True

    window.ekspor.alur.open_url = note
    jawaban.pdf_path = tmp_path / "satu.pdf"
    window.actions_["ekspor_ini"].trigger()
    assert jawaban.asked == ["pdf IKI Camat 2026.pdf"]
    wait_for_bar(qtbot, window)
    for tombol in window.bilah.findChildren(QPushButton):
        tombol.click()
    assert [Path(u.toLocalFile()) for u in opened] == [jawaban.pdf_path, tmp_path]


def test_some_positions_on_another_paper(
    qtbot: QtBot, window: MainWindow, jawaban: Jawaban, pujon: Path, tmp_path: Path
) -> None:
    window.start(pujon)
    jawaban.pdf_path = tmp_path / "tiga.pdf"
    jawaban.pilihan = Pilihan(frozenset({2, 3, 5}), Gaya("f4"))
    window.actions_["ekspor_pilih"].trigger()
    assert jawaban.asked == ["positions 28 28 a4", "pdf IKI Kecamatan Pujon 3 jabatan 2026.pdf"]
    wait_for_bar(qtbot, window)
    pages = PdfReader(jawaban.pdf_path).pages
    assert float(pages[0].mediabox.width) == pytest.approx(330 / 25.4 * 72, abs=1)
    teks = "".join(p.extract_text() for p in pages)
    assert "KASI PEMERINTAHAN" in teks
    assert "KASI PELAYANAN PUBLIK" not in teks


def test_thinking_better_of_it_writes_nothing(window: MainWindow, jawaban: Jawaban, pujon: Path) -> None:
    window.start(pujon)
    window.actions_["ekspor_pilih"].trigger()
    window.actions_["ekspor_semua"].trigger()
    assert jawaban.asked == ["positions 28 28 a4", "pdf IKI Kecamatan Pujon 2026.pdf"]
    assert window.ekspor.job is None
    assert window.bilah.texts() == []


def test_refusal_is_said_where_it_belongs(
    qtbot: QtBot, window: MainWindow, jawaban: Jawaban, pujon: Path, tmp_path: Path
) -> None:
    window.start(pujon)
    jawaban.pdf_path = tmp_path / "tidak" / "ada" / "x.pdf"
    window.actions_["ekspor_ini"].trigger()
    assert "tidak ada" in wait_for_bar(qtbot, window)


def test_cancel_leaves_no_file(qtbot: QtBot, window: MainWindow, jawaban: Jawaban, pujon: Path, tmp_path: Path) -> None:
    begun = threading.Event()

    def slow(dokumen: Dokumen, path: Path, progress: Progress) -> HasilLike:
        for step in range(10_000):
            progress(step, 10_000, f"Menata {dokumen.formulir[0].nama}")
            begun.set()
            threading.Event().wait(0.001)
        path.touch()
        raise AssertionError

    window.ekspor._export = slow
    window.start(pujon)
    jawaban.pdf_path = tmp_path / "batal.pdf"
    window.actions_["ekspor_semua"].trigger()
    assert not window.actions_["ekspor_ini"].isEnabled()
    assert begun.wait(5)
    qtbot.waitUntil(lambda: window.status._what is not None and "Menata" in window.status._what.text())
    assert window.status._button is not None
    window.status._button.click()
    assert wait_for_bar(qtbot, window) == "Ekspor dibatalkan, tidak ada berkas yang ditulis."
    assert not jawaban.pdf_path.exists()
    assert window.actions_["ekspor_ini"].isEnabled()
    assert not window.status._work.isVisible()
