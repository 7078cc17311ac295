"""Back to the villages from the window: two buttons below the map, the way of an export, what they say when there is
nothing to do."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from iki_desktop.domain.figur import baca_figur
from iki_desktop.domain.keadaan import Ditunggu, Kelengkapan, tenggat_bulan
from iki_desktop.domain.periode import baca_periode
from iki_desktop.services.angka import set_angka
from iki_desktop.services.desa import delete_desa, load_desa
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.keadaan import missing
from iki_desktop.services.kemajuan import Progress
from iki_desktop.services.kunci import lock
from tests.ui.conftest import Jawaban
from ui.capaian.kelengkapan import TANPA_DESA, TANPA_SURAT, HalamanKelengkapan, reminded
from ui.capaian.panel import PanelCapaian
from ui.ekspor.alur import HasilLike
from ui.ekspor.cetakan import Cetakan
from ui.ekspor.meja import SIBUK
from ui.ekspor.nama import paper_name
from ui.penyunting import Penyunting
from ui.tema.tema import Tema
from ui.window import MainWindow

pytestmark = pytest.mark.usefixtures("app")

HARI = date(2026, 3, 23)


@pytest.fixture
def halaman(qtbot: QtBot, tema: Tema, penyunting: Penyunting) -> Iterator[HalamanKelengkapan]:
    """The page alone; its panel lives as long as the test."""
    panel = PanelCapaian(tema, penyunting, lambda: HARI)
    qtbot.addWidget(panel)
    panel.resize(1026, 640)
    panel.show()
    panel.show_completeness()
    yield panel.kelengkapan
    panel.hide()


def refreshed(halaman: HalamanKelengkapan, hari: date = HARI) -> HalamanKelengkapan:
    halaman._today = lambda: hari
    halaman.refresh()
    return halaman


def report(kantor: Kantor, *bulan: int, kecuali: int = 0) -> None:
    """All villages but one send all of these months."""
    for desa in load_desa(kantor):
        for satu in bulan if desa.id != kecuali else ():
            set_angka(kantor, {k: baca_figur("3") for _, k in missing(kantor, desa.id, satu).belum})


def test_buttons_say_what_they_would_do(halaman: HalamanKelengkapan, kantor: Kantor) -> None:
    assert halaman.surat.isVisible()
    assert halaman.surat.toolTip() == "Surat kepada 10 desa tentang angka yang tenggatnya sudah tiba"
    report(kantor, 1, 2, kecuali=load_desa(kantor)[3].id)
    assert refreshed(halaman).surat.toolTip().startswith("Surat kepada 1 desa")
    assert halaman.matriks.isEnabled()


def test_where_nobody_is_late_there_is_no_letter_to_make(halaman: HalamanKelengkapan, kantor: Kantor) -> None:
    assert refreshed(halaman, date(2026, 2, 10)).surat.isEnabled()  # its last day
    refreshed(halaman, date(2026, 2, 9))
    assert (halaman.surat.isEnabled(), halaman.surat.toolTip()) == (False, TANPA_SURAT)
    report(kantor, 1, 2)
    refreshed(halaman)
    assert (halaman.surat.isEnabled(), halaman.surat.toolTip()) == (False, TANPA_SURAT)
    assert halaman.matriks.isEnabled()


def test_what_is_locked_is_not_reminded_of(halaman: HalamanKelengkapan, kantor: Kantor) -> None:
    lock(kantor, baca_periode("2026-01"))
    lock(kantor, baca_periode("2026-02"))
    assert not refreshed(halaman).surat.isEnabled()


def test_without_villages_neither_can_be_made(halaman: HalamanKelengkapan, kantor: Kantor) -> None:
    for desa in load_desa(kantor):
        delete_desa(kantor, desa.id)
    refreshed(halaman)
    for tombol in (halaman.matriks, halaman.surat):
        assert (tombol.isEnabled(), tombol.toolTip()) == (False, TANPA_DESA)


def test_a_village_is_reminded_of_figures_whose_day_has_come() -> None:
    deret = {1: Ditunggu(0, 8), 2: Ditunggu(8, 8), 3: Ditunggu(0, 8, terkunci=True), 4: Ditunggu(0, 0)}
    kosong = (Ditunggu(0, 0),) * 11
    isi = Kelengkapan(
        2026,
        (None, *deret),
        ("Kecamatan", *"ABCD"),
        ((Ditunggu(0, 8), *kosong), *((satu, *kosong) for satu in deret.values())),
        tuple(tenggat_bulan(2026, b, 10) for b in range(1, 13)),
    )
    assert reminded(isi, date(2026, 2, 10)) == (1,)
    assert reminded(isi, date(2026, 2, 9)) == ()


def test_the_matrix_covers_the_year_up_to_this_month(halaman: HalamanKelengkapan, qtbot: QtBot, tmp_path: Path) -> None:
    for hari, kata in (
        (HARI, "SAMPAI MARET 2026"),
        (date(2027, 2, 1), "TAHUN 2026"),
        (date(2025, 12, 31), "SAMPAI JANUARI 2026"),
    ):
        with qtbot.waitSignal(halaman.paper_wanted) as told:
            refreshed(halaman, hari).matriks.click()
        cetakan = told.args[0]
        assert isinstance(cetakan, Cetakan)
        assert cetakan.nama == f"Rekap laporan desa Kecamatan Pujon {hari.isoformat()}.pdf"
        hasil = cetakan.tulis(tmp_path / "matriks.pdf", lambda *_: None)
        assert f"{kata}\n" in PdfReader(hasil.berkas).pages[0].extract_text()


def test_a_refusal_is_told_and_nothing_is_asked(
    halaman: HalamanKelengkapan, kantor: Kantor, refused: list[str], qtbot: QtBot
) -> None:
    report(kantor, 1, 2)  # the page hasn't heard of it
    with qtbot.assertNotEmitted(halaman.paper_wanted):
        halaman.surat.click()
    assert len(refused) == 1
    assert refused[0].startswith("Semua desa sudah melapor lengkap untuk Januari–Februari 2026.")


def test_names_of_files() -> None:
    assert paper_name("Surat pengingat", "A/B: C", "2026-03-23") == "Surat pengingat Kecamatan A B C 2026-03-23.pdf"
    assert paper_name("Surat pengingat", "", "2026-03-23") == "Surat pengingat Kecamatan 2026-03-23.pdf"
    assert len(paper_name("Rekap", "x" * 500, "2026")) < 150


# -- the whole way


@pytest.fixture
def laporan(window: MainWindow, pujon: Path) -> HalamanKelengkapan:
    """The page in the whole window."""
    window.start(pujon)
    window.show()
    window.laman.show_completeness()
    panel = window.laman.show("capaian")
    assert isinstance(panel, PanelCapaian)
    return refreshed(panel.kelengkapan)


def test_letters_from_button_to_file(
    qtbot: QtBot, window: MainWindow, laporan: HalamanKelengkapan, jawaban: Jawaban, tmp_path: Path
) -> None:
    laporan.surat.click()
    assert jawaban.asked == ["pdf Surat pengingat Kecamatan Pujon 2026-03-23.pdf"]
    assert window.bilah.texts() == []  # nothing was chosen, nothing is written
    jawaban.pdf_path = tmp_path / "surat.pdf"
    laporan.surat.click()
    qtbot.waitUntil(lambda: bool(window.bilah.texts()) and window.ekspor.job is None, timeout=20_000)
    pembaca = PdfReader(jawaban.pdf_path)
    assert window.bilah.texts() == [f"{len(pembaca.pages)} halaman tertulis ke {jawaban.pdf_path}"]
    teks = " ".join(pembaca.pages[0].extract_text().split())
    assert "Kepala Desa Bendosari" in teks
    assert "Januari–Februari 2026" in teks


def test_only_one_export_at_a_time(
    qtbot: QtBot, window: MainWindow, laporan: HalamanKelengkapan, jawaban: Jawaban, tmp_path: Path
) -> None:
    lanjut = threading.Event()

    def slow(path: Path, _progress: Progress) -> HasilLike:
        assert lanjut.wait(10)
        raise FileNotFoundError(path)

    jawaban.pdf_path = tmp_path / "satu.pdf"
    window.ekspor.export_paper(Cetakan("satu.pdf", slow))
    try:
        laporan.matriks.click()
        assert window.bilah.texts() == [SIBUK]
        assert jawaban.asked == ["pdf satu.pdf"]
    finally:
        lanjut.set()
    qtbot.waitUntil(lambda: window.ekspor.job is None, timeout=10_000)
