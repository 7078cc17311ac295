"""The form on the screen: its text, its merged cells, its formulas, what is copied."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iki_desktop.domain.dokumen import Formulir, Indikator, Sasaran
from tests.ui.conftest import formulir
from ui.formulir.isi import KOSONG, MARGIN, TANPA_TABEL, TANPA_TUGAS, write_form
from ui.formulir.kepala import KepalaFormulir
from ui.formulir.pandangan import FormulirView
from ui.formulir.rumus import SIGN, RumusObject, formulas
from ui.sesi import Sesi
from ui.tema.palet import GELAP, TERANG, Palet
from ui.tema.tema import Tema

RUMUS = "∑[Hadir] / ∑[Undangan] x 100%"
TABEL = (
    Sasaran(
        1,
        "Tertib administrasi",
        (
            Indikator(1, "Jumlah surat\n- masuk\n- keluar", "-", "Penjelasan pertama", sumber="Buku agenda"),
            Indikator(2, "Jumlah arsip", "-", gabung_penjelasan=True, gabung_sumber=True),
            Indikator(3, "Persentase hadir", rumus=RUMUS, catatan="Catatan : per tahun", kolom_catatan="sumber"),
        ),
    ),
    Sasaran(2, "", (Indikator(4, "Jumlah laporan"),)),
)


@pytest.fixture(autouse=True)
def _application(app: QApplication) -> None:
    """Fonts are there."""


def written(form: Formulir, palet: Palet = TERANG, width: float = 800) -> QTextDocument:
    doc = QTextDocument()
    doc.setProperty("rumus", RumusObject(doc))
    doc.setTextWidth(width)
    write_form(doc, form, palet, QFont("Liberation Sans", 10))
    return doc


def table_of(doc: QTextDocument) -> QTextTable:
    cursor = QTextCursor(doc)
    while cursor.currentTable() is None:
        assert cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    tabel = cursor.currentTable()
    assert isinstance(tabel, QTextTable)
    return tabel


def cell(tabel: QTextTable, baris: int, kolom: int) -> str:
    sel = tabel.cellAt(baris, kolom)
    cursor = sel.firstCursorPosition()
    cursor.setPosition(sel.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n").replace("\t", " ")


def test_lists_carry_the_marks_of_the_form() -> None:
    teks = written(formulir(gaya_daftar="a)", tugas=("menyusun;", "melapor."), fungsi=("membantu",))).toPlainText()
    assert "Tugas\ta)\tmenyusun;\nb)\tmelapor." in teks
    assert "Fungsi\ta)\tmembantu" in teks


@pytest.mark.parametrize(("tercetak", "ada"), [(True, True), (False, False)])
def test_fungsi_without_any(tercetak: bool, ada: bool) -> None:
    teks = written(formulir(tugas=("x",), fungsi_tercetak=tercetak)).toPlainText()
    assert ("Fungsi\t–" in teks) is ada
    assert ("Fungsi" in teks) is ada


@pytest.mark.parametrize(
    ("form", "kalimat"),
    [
        (formulir(), KOSONG),
        (formulir(tugas=("x",)), TANPA_TABEL),
        (formulir(sasaran=TABEL), TANPA_TUGAS),
    ],
)
def test_what_is_missing_is_said(form: Formulir, kalimat: str) -> None:
    assert kalimat in written(form).toPlainText()


def test_cells_are_merged_as_on_paper() -> None:
    doc = written(formulir(sasaran=TABEL))
    tabel = table_of(doc)
    assert (tabel.rows(), tabel.columns()) == (5, 4)
    assert tabel.cellAt(1, 0).rowSpan() == 3
    assert (tabel.cellAt(1, 2).rowSpan(), tabel.cellAt(1, 3).rowSpan()) == (2, 2)
    assert tabel.cellAt(2, 2).row() == 1
    assert tabel.cellAt(3, 2).rowSpan() == 1
    assert cell(tabel, 2, 1) == "- Jumlah arsip"
    assert cell(tabel, 2, 3) == "Buku agenda"


def test_cells_hold_marks_lines_notes_and_may_be_empty() -> None:
    doc = written(formulir(sasaran=TABEL))
    tabel = table_of(doc)
    assert cell(tabel, 0, 3) == "SUMBER DATA"
    assert cell(tabel, 1, 1) == "- Jumlah surat\n- masuk\n- keluar"
    assert cell(tabel, 3, 2) == SIGN
    assert cell(tabel, 3, 3) == "Catatan : per tahun"
    assert [cell(tabel, 4, k) for k in range(4)] == ["", "Jumlah laporan", "", ""]


def test_first_cell_merges_with_nothing_and_a_goal_may_be_bare() -> None:
    form = formulir(
        sasaran=(Sasaran(1, "A", (Indikator(1, "x", gabung_sumber=True, sumber="S"),)), Sasaran(2, "tanpa indikator"))
    )
    doc = written(form)
    tabel = table_of(doc)
    assert cell(tabel, 1, 3) == "S"
    assert [cell(tabel, 2, k) for k in range(4)] == ["tanpa indikator", "", "", ""]


def test_markup_is_text() -> None:
    jahat = '<b>tebal</b> & <img src="/etc/passwd"> &amp; <script>'
    form = formulir(nama=jahat, judul=jahat, tugas=(jahat,), sasaran=(Sasaran(1, jahat, (Indikator(1, jahat),)),))
    doc = written(form)
    assert doc.toPlainText().count(jahat) == 5
    assert SIGN not in doc.toPlainText()


def test_formula_is_drawn_in_the_colour_of_the_theme() -> None:
    for palet in (TERANG, GELAP):
        doc = written(formulir(sasaran=TABEL), palet)
        (place, teks) = next(formulas(doc))
        assert teks == RUMUS
        block = doc.findBlock(place)
        kotak = doc.documentLayout().blockBoundingRect(block)
        line = block.layout().lineAt(0)
        assert line.naturalTextWidth() <= 0.35 * (800 - 2 * MARGIN) - 16
        assert line.height() > 2 * doc.defaultFont().pixelSize()
        image = _drawn(doc, kotak, QColor(palet.surface))
        colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert palet.text.lower() in colours


def _drawn(doc: QTextDocument, kotak: QRectF, ground: QColor) -> QImage:
    image = QImage(round(kotak.width()), round(kotak.height()), QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    painter.translate(-kotak.topLeft())
    doc.drawContents(painter, kotak)
    painter.end()
    return image


def test_formula_is_narrower_in_a_narrower_pane() -> None:
    panjang = replace(
        TABEL[0].indikator[2], rumus="∑[Kehadiran perwakilan masyarakat] / ∑[Seluruh undangan rapat] x 100%"
    )
    form = formulir(sasaran=(Sasaran(1, "", (panjang,)),))
    doc = written(form)
    wide = doc.findBlock(next(formulas(doc))[0]).layout().lineAt(0).naturalTextWidth()
    doc.setTextWidth(420)
    narrow = doc.findBlock(next(formulas(doc))[0]).layout().lineAt(0).naturalTextWidth()
    assert narrow < wide
    assert narrow <= 0.35 * (420 - 2 * MARGIN) - 16


def test_draft_of_a_formula_is_shown_as_typed(qtbot: QtBot, tema: Tema) -> None:
    view = FormulirView(tema)
    qtbot.addWidget(view)
    view.resize(800, 400)
    view.show_form(formulir(tugas=("x",), sasaran=(Sasaran(1, "", (Indikator(1, "i", rumus="∑[Belum ( / x"),)),)))
    view.show()
    view.selectAll()
    assert "∑[Belum ( / x" in view.createMimeDataFromSelection().text()


@pytest.fixture
def view(qtbot: QtBot, tema: Tema) -> FormulirView:
    hasil = FormulirView(tema)
    qtbot.addWidget(hasil)
    hasil.resize(700, 400)
    hasil.show()
    hasil.show_form(formulir(tugas=("menyusun",) * 40, sasaran=TABEL))
    return hasil


def test_copy_takes_formulas_along(view: FormulirView) -> None:
    view.selectAll()
    view.copy()
    teks = QApplication.clipboard().text()
    assert RUMUS in teks
    assert SIGN not in teks
    assert teks.count("menyusun") == 40
    assert next(formulas(view.document()))[1] == RUMUS  # the form itself is as it was


def test_letters_grow_within_limits(qtbot: QtBot, view: FormulirView) -> None:
    before = view.document().defaultFont().pixelSize()
    with qtbot.waitSignal(view.zoomed) as zoomed:
        view.zoom_step(1)
    assert zoomed.args == [110]
    assert view.document().defaultFont().pixelSize() > before
    for _ in range(20):
        view.zoom_step(1)
    assert view.zoom == 200
    view.set_zoom(100)
    assert view.document().defaultFont().pixelSize() == before


def test_another_form_begins_at_its_top(view: FormulirView) -> None:
    view.verticalScrollBar().setValue(300)
    view.show_form(formulir(nama="LAIN", tugas=("satu",) * 60))
    assert view.verticalScrollBar().value() == 0
    assert "LAIN" in view.toPlainText()
    view.show_form(None)
    assert view.toPlainText() == ""


def test_form_fits_its_pane(view: FormulirView) -> None:
    for lebar in (*range(360, 480, 7), 900, 1201):
        view.resize(lebar, 400)
        assert not view.horizontalScrollBar().isVisible(), lebar
    panjang = "TanpaSpasi" * 30
    view.show_form(formulir(tugas=("x",), sasaran=(Sasaran(1, "", (Indikator(1, panjang, "-", panjang),)),)))
    assert not view.horizontalScrollBar().isVisible()  # a word that is too long is broken


def test_all_of_pujon_is_shown(pujon: Path) -> None:
    sesi = Sesi(pujon)
    try:
        for satu in sesi.dokumen.formulir:
            doc = written(satu)
            teks = " ".join(doc.toPlainText().split())
            for isi in (satu.nama, *satu.tugas, *satu.fungsi, *(s.teks for s in satu.sasaran)):
                assert " ".join(isi.split()) in teks
            drawn = [r for _, r in formulas(doc)]
            assert drawn == [i.rumus for s in satu.sasaran for i in s.indikator if i.rumus]
    finally:
        sesi.close()


def test_heading_says_whose_form_it_is(qtbot: QtBot) -> None:
    kepala = KepalaFormulir()
    qtbot.addWidget(kepala)
    kepala.resize(400, 60)
    nama = "PENGADMINISTRASI KEUANGAN <b> (Umum, Kepegawaian, Keuangan dan Aset) YANG PANJANG"
    kepala.show_form(formulir(nama=nama, atasan="CAMAT", atasan_pasti=False, tugas=("a", "b"), sasaran=TABEL))
    kepala.show()
    assert kepala.nama.text() == nama
    assert kepala.nama.toolTip() == nama  # it is cut, so the whole is in the tooltip
    assert kepala.atasan.text() == "Atasan: CAMAT"
    assert kepala.ragu.isVisible()
    assert kepala.jumlah.text() == "2 tugas · 0 fungsi · 2 sasaran · 4 indikator"
    kepala.show_form(formulir(nama="CAMAT", atasan="Bupati"))
    assert not kepala.ragu.isVisible()
    assert kepala.nama.toolTip() == ""
