"""The form on the screen: its texts, its merged cells, its formulas, its size, its heading."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from pytestqt.qtbot import QtBot

from iki_desktop.domain.dokumen import Formulir, Indikator, Sasaran
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.formulir import load_dokumen
from iki_desktop.services.kantor import opened
from tests.ui.conftest import formulir
from ui.formulir.editor import FormulirEditor
from ui.formulir.isian import Tawaran
from ui.formulir.kepala import KepalaFormulir
from ui.formulir.petak import Petak, Tata
from ui.formulir.rupa import MARGIN, Rupa
from ui.formulir.tata import KOSONG, TANPA_TABEL, TANPA_TUGAS, PenataForm
from ui.formulir.teks_layar import Alinea, Pecahan, Tumpukan, gantung
from ui.tema.palet import GELAP, TERANG
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
def _application(app: object) -> None:
    """Fonts are there."""


def laid(form: Formulir, width: float = 800, *, sunting: bool = False) -> Tata:
    return PenataForm(form, Rupa(QFont("Liberation Sans", 10), 100), width, sunting=sunting).susun()


def texts(tata: Tata, *tabel: str) -> list[str]:
    return [f"{p.tanda} {p.teks}".strip() for p in tata.petak if isinstance(p.kunci, Tempat) and p.kunci.tabel in tabel]


def slot(tata: Tata, tabel: str, id: int, kolom: str = "teks") -> Petak:
    petak = tata.at(Tempat(tabel, id, kolom))  # type: ignore[arg-type]
    assert petak is not None
    return petak


def sentences(tata: Tata) -> str:
    return " ".join(b._layout.text() for label in tata.label for b in _paragraphs(label.isi))


def _paragraphs(isi: object) -> list[Alinea]:
    if isinstance(isi, Tumpukan):
        return [b for b in isi.bagian if isinstance(b, Alinea)]
    return [isi] if isinstance(isi, Alinea) else []


def test_lists_carry_the_marks_of_the_form() -> None:
    tata = laid(formulir(gaya_daftar="a)", tugas=("menyusun;", "melapor."), fungsi=("membantu",)))
    assert texts(tata, "tugas") == ["a) menyusun;", "b) melapor."]
    assert texts(tata, "fungsi") == ["a) membantu"]


@pytest.mark.parametrize(("tercetak", "kata"), [(True, ["Fungsi", "–"]), (False, [])])
def test_fungsi_without_any(tercetak: bool, kata: list[str]) -> None:
    seen = sentences(laid(formulir(tugas=("x",), fungsi_tercetak=tercetak))).split()
    assert [k for k in seen if k in ("Fungsi", "–")] == kata


@pytest.mark.parametrize(
    ("form", "kalimat"),
    [
        (formulir(), KOSONG),
        (formulir(tugas=("x",)), TANPA_TABEL),
        (formulir(sasaran=TABEL), TANPA_TUGAS),
    ],
)
def test_what_is_missing_is_said(form: Formulir, kalimat: str) -> None:
    assert kalimat in sentences(laid(form))


def test_what_is_missing_is_offered() -> None:
    tata = laid(formulir(sasaran=(Sasaran(5, "tanpa indikator"),)), sunting=True)
    assert [p.kunci for p in tata.petak if isinstance(p.kunci, Tawaran)] == [
        Tawaran("tugas"), Tawaran("fungsi"), Tawaran("indikator", 5), Tawaran("sasaran"),
    ]  # fmt: skip


def test_cells_are_merged_as_on_paper() -> None:
    tata = laid(formulir(sasaran=TABEL))
    satu, akhir = slot(tata, "indikator", 1), slot(tata, "indikator", 3)
    sasaran = slot(tata, "sasaran", 1).kotak
    assert (sasaran.top(), sasaran.bottom()) == (satu.kotak.top(), akhir.kotak.bottom())
    for kolom in ("penjelasan", "sumber"):
        kotak = slot(tata, "indikator", 1, kolom).kotak
        assert (kotak.top(), kotak.bottom()) == (satu.kotak.top(), slot(tata, "indikator", 2).kotak.bottom())
        assert tata.at(Tempat("indikator", 2, kolom)) is None


def test_what_merged_rows_say_stands_in_the_one_cell() -> None:
    baris = (Indikator(1, "a", sumber="S1"), Indikator(2, "b", sumber="S2", gabung_sumber=True))
    tata = laid(formulir(sasaran=(Sasaran(1, "", baris),)))
    satu, dua = slot(tata, "indikator", 1, "sumber"), slot(tata, "indikator", 2, "sumber")
    assert satu.kotak.bottom() == dua.kotak.top()
    assert dua.kotak.bottom() == slot(tata, "indikator", 2).kotak.bottom()


def test_cells_hold_marks_lines_notes_and_may_be_empty() -> None:
    tata = laid(formulir(sasaran=TABEL))
    assert texts(tata, "indikator") == [
        "- Jumlah surat\n- masuk\n- keluar", "Penjelasan pertama", "Buku agenda", "- Jumlah arsip", "Persentase hadir",
        RUMUS, "Catatan : per tahun", "Jumlah laporan", "", "",
    ]  # fmt: skip
    satu = slot(tata, "indikator", 1)
    assert satu.x > satu.x_tanda


@pytest.mark.parametrize(
    ("baris", "depan"),
    [("kata", ""), ("- masuk", "- "), ("  - KTP", "  - "), ("a)  dua", "a)  "), (" " * 30 + "x", ""), ("-kata", "")],
)
def test_further_lines_hang_under_the_words(baris: str, depan: str) -> None:
    assert gantung(baris) == depan


def test_formula_is_drawn_stacked_in_the_colour_of_the_theme() -> None:
    tata = laid(formulir(sasaran=TABEL))
    petak = slot(tata, "indikator", 3, "rumus")
    assert isinstance(petak.isi, Pecahan)
    for palet in (TERANG, GELAP):
        image = QImage(400, round(petak.isi.tinggi), QImage.Format.Format_RGB32)
        image.fill(QColor(palet.surface))
        painter = QPainter(image)
        petak.isi.lukis(painter, 0, 0, QColor(palet.text), QColor(palet.attention))
        painter.end()
        colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert palet.text.lower() in colours


def test_a_draft_is_set_as_typed_with_a_wavy_line() -> None:
    form = formulir(sasaran=(Sasaran(1, "", (Indikator(1, "i", rumus=f"{RUMUS}\n∑[Belum ( / x"),)),))
    isi = slot(laid(form), "indikator", 1, "rumus").isi
    assert isinstance(isi, Tumpukan)
    satu, dua = isi.bagian
    assert isinstance(satu, Pecahan)
    assert isinstance(dua, Alinea)
    assert dua.ragu


def test_formula_is_higher_in_a_narrower_pane() -> None:
    panjang = "∑[Kehadiran perwakilan masyarakat] / ∑[Seluruh undangan rapat] x 100%"
    form = formulir(sasaran=(Sasaran(1, "", (replace(TABEL[0].indikator[2], rumus=panjang),)),))
    wide, narrow = (slot(laid(form, width), "indikator", 3, "rumus") for width in (1000, 420))
    assert narrow.isi.tinggi > wide.isi.tinggi


@pytest.mark.parametrize("width", [360, 421, 640, 1000, 1601])
def test_nothing_lies_over_another_or_sticks_out(width: int) -> None:
    nama = "PENGADMINISTRASI KEUANGAN DAN PENGELOLA BARANG MILIK DAERAH KECAMATAN PUJON"
    panjang = Indikator(9, "TanpaSpasi" * 30, "-", "kata " * 400, RUMUS, "n" * 200, sumber="S" * 90)
    form = formulir(
        nama=nama, tugas=("t " * 200, "u"), sasaran=(*TABEL, Sasaran(3, "X" * 300, (panjang,)), Sasaran(4, "bare"))
    )
    tata = laid(form, width, sunting=True)
    for nomor, satu in enumerate(tata.petak):
        assert satu.y + satu.isi.tinggi <= satu.kotak.bottom() + 4
        assert satu.kotak.right() <= max(width, 320) - MARGIN + 5
        for lain in tata.petak[nomor + 1 :]:
            assert not satu.kotak.adjusted(1, 4, -1, -4).intersects(lain.kotak.adjusted(1, 4, -1, -4))
    assert tata.petak[-1].kotak.bottom() < tata.tinggi


def test_markup_is_text(qtbot: QtBot, tema: Tema) -> None:
    jahat = '<b>tebal</b> & <img src="/etc/passwd"> &amp; <script>'
    form = formulir(nama=jahat, judul=jahat, tugas=(jahat,), sasaran=(Sasaran(1, jahat, (Indikator(1, jahat),)),))
    view = FormulirEditor(tema)
    qtbot.addWidget(view)
    view.show_form(form)
    assert view.toPlainText().count(jahat) == 5


@pytest.fixture
def view(qtbot: QtBot, tema: Tema) -> FormulirEditor:
    hasil = FormulirEditor(tema)
    qtbot.addWidget(hasil)
    hasil.resize(700, 400)
    hasil.show()
    hasil.show_form(formulir(tugas=("menyusun",) * 40, sasaran=TABEL))
    return hasil


def test_letters_grow_within_limits(qtbot: QtBot, view: FormulirEditor) -> None:
    before = view.rupa.em
    with qtbot.waitSignal(view.zoomed) as zoomed:
        view.zoom_step(1)
    assert zoomed.args == [110]
    assert view.rupa.em > before
    for _ in range(20):
        view.zoom_step(1)
    assert view.zoom == 200
    view.set_zoom(100)
    assert view.rupa.em == before


def test_another_form_begins_at_its_top(view: FormulirEditor) -> None:
    view.verticalScrollBar().setValue(300)
    assert view.verticalScrollBar().value() == 300
    view.show_form(formulir(id=2, nama="LAIN", tugas=("satu",) * 60))
    assert view.verticalScrollBar().value() == 0
    assert "LAIN" in view.toPlainText()
    view.show_form(None)
    assert view.toPlainText() == ""


def test_the_same_form_keeps_place_and_slot(view: FormulirEditor) -> None:
    view.select(Tempat("indikator", 4, "teks"))
    atas = view.verticalScrollBar().value()
    assert atas > 0
    view.show_form(formulir(tugas=("menyusun",) * 40, sasaran=(*TABEL, Sasaran(3, "baru"))))
    assert view.kini == Tempat("indikator", 4, "teks")
    assert view.verticalScrollBar().value() == atas


def test_form_fits_its_pane(view: FormulirEditor) -> None:
    for lebar in (*range(360, 480, 7), 900, 1201):
        view.resize(lebar, 400)
        assert view.tata.lebar <= view.viewport().width() + 1, lebar


def test_all_of_pujon_is_shown(qtbot: QtBot, tema: Tema, pujon: Path) -> None:
    view = FormulirEditor(tema)
    qtbot.addWidget(view)
    with opened(pujon) as kantor:
        dokumen = load_dokumen(kantor)
    for satu in dokumen.formulir:
        view.show_form(satu)
        teks = " ".join(view.toPlainText().split())
        for isi in (satu.nama, *satu.tugas, *satu.fungsi, *(s.teks for s in satu.sasaran)):
            assert " ".join(isi.split()) in teks
        for i in (i for s in satu.sasaran for i in s.indikator):
            for isi in (i.teks, i.penjelasan, i.rumus, i.catatan, i.sumber):
                assert " ".join(isi.split()) in teks


def test_heading_says_whose_form_it_is(qtbot: QtBot, tema: Tema) -> None:
    kepala = KepalaFormulir(tema)
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
