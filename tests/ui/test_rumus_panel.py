"""The formula editor: typing with completion, cures, buttons, drawing, trying out, looking up and renaming."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from iki_desktop.domain.tempat import Tempat
from ui.rumus.gambar import DRAF
from ui.rumus.kolom import our_place, qt_place
from ui.rumus.panel import COBA, PAKAI, VARIABEL, PanelRumus
from ui.rumus.sisip import (
    complete,
    put_brackets,
    put_fraction,
    put_hundred,
    put_name,
    put_sigma,
    put_sign,
)
from ui.tema.tema import Tema

pytestmark = pytest.mark.usefixtures("app")

NAMA = ("Hadir", "Undangan", "Hari kerja efektif", "Hari tidak masuk kerja")
SEL = Tempat("indikator", 1, "rumus")
LAIN = Tempat("indikator", 2, "rumus")
HADIR = "[Hadir] / [Undangan] x 100%"


@pytest.fixture
def panel(qtbot: QtBot, tema: Tema) -> PanelRumus:
    hasil = PanelRumus(tema)
    qtbot.addWidget(hasil)
    hasil.resize(1000, 250)
    hasil.set_variables(NAMA)
    hasil.show_formula(SEL, "")
    hasil.show()
    hasil.kolom.setFocus()
    return hasil


def ketik(panel: PanelRumus, teks: str) -> None:
    QTest.keyClicks(panel.kolom, teks)


def tekan(panel: PanelRumus, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(panel.kolom, key)


def sembuh(panel: PanelRumus) -> list[str]:
    """The labels of the cures that are offered."""
    return [b.accessibleName() for b in panel.temuan.buttons if b.isVisibleTo(panel)]


# -- typing


def test_a_formula_is_typed_with_completion_alone_by_keys(panel: PanelRumus) -> None:
    tertulis: list[tuple[Tempat, str]] = []
    panel.typed.connect(lambda tempat, teks: tertulis.append((tempat, teks)))
    ketik(panel, "[ha")
    assert panel.kolom.completing
    tekan(panel, Qt.Key.Key_Return)
    assert panel.kolom.text() == "[Hadir]"
    ketik(panel, " / [")
    tekan(panel, Qt.Key.Key_Down, Qt.Key.Key_Tab)
    ketik(panel, " x 100%")
    assert panel.kolom.text() == HADIR
    assert tertulis[-1] == (SEL, HADIR)
    assert len(tertulis) == len(set(tertulis))  # each change is told once
    assert panel.temuan.label.text() == "Rumus dapat dibaca."


def test_words_outside_brackets_are_completed_only_when_asked(panel: PanelRumus) -> None:
    ketik(panel, "undang")
    assert panel.kolom.completing
    tekan(panel, Qt.Key.Key_Return)  # may be meant as words: Enter is a new line
    assert panel.kolom.text() == "undang\n"
    ketik(panel, "undang")
    tekan(panel, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert panel.kolom.text() == "undang\n[Undangan]"


def test_esc_closes_the_list_first_then_the_editor(qtbot: QtBot, panel: PanelRumus) -> None:
    ketik(panel, "[ha")
    with qtbot.assertNotEmitted(panel.left):
        tekan(panel, Qt.Key.Key_Escape)
    assert not panel.kolom.completing
    with qtbot.waitSignal(panel.left):
        tekan(panel, Qt.Key.Key_Escape)


def test_ctrl_space_offers_all_names(panel: PanelRumus) -> None:
    ketik(panel, "[")
    tekan(panel, Qt.Key.Key_Escape)
    QTest.keyClick(panel.kolom, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert panel.kolom.popup.count() == len(NAMA)


def test_brackets_come_and_go_in_pairs(panel: PanelRumus) -> None:
    ketik(panel, "(")
    assert panel.kolom.text() == "()"
    ketik(panel, "2)")
    assert panel.kolom.text() == "(2)"
    ketik(panel, " + [")
    tekan(panel, Qt.Key.Key_Backspace)
    assert panel.kolom.text() == "(2) + "
    panel.kolom.select(0, 3)
    ketik(panel, "(")
    assert panel.kolom.text() == "((2)) + "


def test_undo_is_left_to_the_window(qtbot: QtBot, panel: PanelRumus) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    diminta: list[str] = []
    for nama, keys in (("urungkan", "Ctrl+Z"), ("ulangi", "Ctrl+Y")):
        action = QAction(nama, window)
        action.setShortcut(keys)
        action.triggered.connect(lambda _=False, n=nama: diminta.append(n))
        window.addAction(action)
    window.setCentralWidget(panel)
    window.show()
    window.activateWindow()
    panel.kolom.setFocus()
    ketik(panel, "2 + 2")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel.kolom)
    QTest.keyClick(panel.kolom, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(panel.kolom, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert diminta == ["urungkan", "ulangi"]
    assert panel.kolom.text() == "2 + 2"
    window.takeCentralWidget()  # each goes by itself
    panel.setParent(None)


def test_same_cell_changed_elsewhere_keeps_the_caret_and_stays_silent(qtbot: QtBot, panel: PanelRumus) -> None:
    panel.show_formula(SEL, HADIR)
    panel.kolom.select(len(HADIR), len(HADIR))
    with qtbot.assertNotEmitted(panel.typed):
        panel.show_formula(SEL, HADIR.replace("Hadir", "Kehadiran"))
    assert panel.kolom.text().startswith("[Kehadiran]")
    assert panel.kolom.caret == len(panel.kolom.text())
    with qtbot.assertNotEmitted(panel.typed):
        panel.show_formula(LAIN, "[Undangan]\n2")
    assert panel.kolom.text() == "[Undangan]\n2"


def test_text_stays_letter_for_letter(panel: PanelRumus) -> None:
    teks = "𝑁 = [𝑁 𝑥] / 2 x 100\u00a0%\n∑[Hadir]"
    panel.show_formula(SEL, teks)
    assert panel.kolom.text() == teks
    for tempat in range(len(teks) + 1):
        assert our_place(teks, qt_place(teks, tempat)) == tempat
    panel.kolom.select(teks.index("x 100"), teks.index("x 100"))
    ketik(panel, "+")
    assert panel.kolom.text() == teks.replace("x 100", "+x 100")


def test_pasted_text_from_word_is_cleaned_and_bounded(panel: PanelRumus) -> None:
    data = QMimeData()
    data.setText("[Ha\u00addir]\t/ 2\r\n" + "x" * 100_000)
    panel.kolom.insertFromMimeData(data)
    teks = panel.kolom.text()
    assert teks.startswith("[Hadir] / 2\n")
    assert len(teks) <= 20_000
    assert "4000" in panel.temuan.label.text()


# -- faults


def test_the_fault_at_the_caret_is_told_and_cured_with_one_click(panel: PanelRumus) -> None:
    panel.show_formula(SEL, "[Hadirr] / [Undangan] x 1.5")
    panel.kolom.select(3, 3)
    assert panel.temuan.label.text() == "Variabel “Hadirr” belum ada."
    assert sembuh(panel) == ["Ganti dengan [Hadir]", "Buat variabel “Hadirr”"]
    panel.temuan.buttons[0].click()
    assert panel.kolom.text() == "[Hadir] / [Undangan] x 1.5"
    assert "1.5" in panel.temuan.label.text()
    QTest.keyClick(panel.kolom, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert panel.kolom.text() == "[Hadir] / [Undangan] x 1,5"
    assert sembuh(panel) == []


def test_mistakes_are_underlined_in_the_colour_of_their_weight(panel: PanelRumus, tema: Tema) -> None:
    panel.show_formula(SEL, "[Hadirr] / (2")
    garis = {
        s.cursor.selectedText(): s.format.underlineColor().name().upper()
        for s in panel.kolom.extraSelections()
        if s.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
    }
    assert garis == {"[Hadirr]": tema.palet.attention, "(": tema.palet.wrong}


def test_f8_goes_from_fault_to_fault(panel: PanelRumus) -> None:
    panel.show_formula(SEL, "[A] / 1.5\n(2")
    panel.kolom.select(0, 0)
    assert panel.temuan.next.text() == "1/3"
    tempat = []
    for _ in range(3):
        QTest.keyClick(panel.kolom, Qt.Key.Key_F8)
        tempat.append((panel.kolom.caret, panel.temuan.next.text()))
    assert tempat == [(9, "2/3"), (11, "3/3"), (3, "1/3")]


def test_a_variable_is_made_from_the_formula(qtbot: QtBot, panel: PanelRumus) -> None:
    panel.show_formula(SEL, "[Anggaran] / 2")
    with qtbot.waitSignal(panel.create_variable) as dibuat:
        panel.temuan.buttons[0].click()
    assert dibuat.args == ["Anggaran"]
    panel.set_variables((*NAMA, "Anggaran"))
    assert panel.temuan.label.text() == "Rumus dapat dibaca."


def test_a_name_that_is_being_typed_is_no_fault_yet(panel: PanelRumus) -> None:
    ketik(panel, "[")
    assert "kosong" not in panel.temuan.label.text()
    ketik(panel, "Had")
    assert "belum ada" not in panel.temuan.label.text()
    tekan(panel, Qt.Key.Key_Escape)
    assert "belum ada" in panel.temuan.label.text()


def test_a_draft_says_that_it_prints_as_typed_and_words_do_not(panel: PanelRumus) -> None:
    panel.show_formula(SEL, "[Hadir] / (2")
    assert panel.gambar.notes() == [DRAF]
    panel.show_formula(LAIN, "Jumlah dokumen yang disusun")
    assert panel.gambar.notes() == []
    assert panel.temuan.label.text() == "Tercetak sebagai teks."


# -- building by clicking


def test_a_formula_is_built_by_clicks_alone(panel: PanelRumus) -> None:
    panel.kepala.buttons["Pecahan"].click()
    assert panel.kolom.text() == "[ ] / [ ]"
    panel.insert_name("Hadir")
    panel.insert_name("Undangan")  # the next gap was waiting
    panel.kepala.buttons["x 100%"].click()
    assert panel.kolom.text() == HADIR


def test_the_list_of_variables_is_searched_and_taken_by_keys(qtbot: QtBot, panel: PanelRumus) -> None:
    panel.variabel.search.setFocus()
    QTest.keyClicks(panel.variabel.search, "hari")
    assert panel.variabel.shown() == list(NAMA[2:])
    QTest.keyClick(panel.variabel.search, Qt.Key.Key_Return)
    QTest.keyClick(panel.variabel.view, Qt.Key.Key_Down)
    QTest.keyClick(panel.variabel.view, Qt.Key.Key_Return)
    assert panel.kolom.text() == "[Hari tidak masuk kerja]"
    panel.variabel.search.setText("Anggaran")
    with qtbot.waitSignal(panel.create_variable) as dibuat:
        panel.variabel.make.click()
    assert dibuat.args == ["Anggaran"]
    assert panel.kolom.text() == "[Hari tidak masuk kerja] [Anggaran]"


def jalankan(teks: str, sisip: object, *lain: str) -> str:
    """`teks` has `|` for the caret, or two for a selection; so has what comes out."""
    bagian = teks.split("|")
    polos, awal = "".join(bagian), len(bagian[0])
    akhir = awal + (len(bagian[1]) if len(bagian) > 2 else 0)
    s = sisip(polos, awal, akhir, *lain)  # type: ignore[operator]
    hasil = polos[: s.awal] + s.teks + polos[s.akhir :]
    kiri, kanan = s.pilih
    tengah = f"{hasil[kiri:kanan]}|" if kanan > kiri else ""
    return f"{hasil[:kiri]}|{tengah}{hasil[kanan:]}"


@pytest.mark.parametrize(
    ("teks", "sisip", "lain", "hasil"),
    [
        ("|", put_fraction, (), "[| |] / [ ]"),
        ("2 +|", put_fraction, (), "2 + [| |] / [ ]"),
        ("|[A] + [B]|", put_fraction, (), "([A] + [B]) / [| |]"),
        ("|([A] + [B])|", put_fraction, (), "([A] + [B]) / [| |]"),
        ("|[N − 1]| x 2", put_fraction, (), "[N − 1] / [| |] x 2"),
        ("[A]|", put_sigma, (), "[A] ∑[|]"),
        ("|[A]", put_sigma, (), "∑|[A]"),
        ("[A|]", put_sigma, (), "∑[A|]"),
        ("|[A]|", put_sigma, (), "∑[A]|"),
        ("|Hadir|", put_sigma, (), "∑[Hadir]|"),
        ("2 x|", put_brackets, (), "2 x (|)"),
        ("2 x |[A] + 1|", put_brackets, (), "2 x ([A] + 1)|"),
        ("[A]|", put_sign, ("×",), "[A] x |"),
        ("[A] X 2|", put_sign, ("×",), "[A] X 2 X |"),
        ("[A|B] 2", put_sign, ("+",), "[AB] + |2"),
        ("[A] |", put_sign, ("−",), "[A] - |"),
        ("[A] / [B]|", put_hundred, (), "[A] / [B] x 100%|"),
        ("L = [A] + [|B]\n2", put_hundred, (), "L = ([A] + [B]) x 100%|\n2"),
        ("([A] +| ", put_hundred, (), "([A] + x 100%|"),
        ("|", put_hundred, (), "x 100%|"),
        ("[|] / [ ]", put_name, ("A",), "[A] / [| |]"),
        ("2 x|", put_name, ("A",), "2 x [A]|"),
        ("2 x [|Lama] / 2", put_name, ("A",), "2 x [A]| / 2"),
        ("∑|", put_name, ("A",), "∑[A]|"),
    ],
)
def test_what_buttons_put_in(teks: str, sisip: object, lain: Sequence[str], hasil: str) -> None:
    assert jalankan(teks, sisip, *lain) == hasil


def test_completion_leaves_the_next_line_alone() -> None:
    assert complete("[A\n[ ]", 0, 2, "Alpa").pilih == (6, 6)


# -- trying out


def isi(panel: PanelRumus, baris: int, teks: str) -> None:
    """Types a figure into the table as a user does."""
    panel.coba.table.setCurrentCell(baris, 1)
    QTest.keyClicks(panel.coba.table, teks[:1])
    kolom = panel.coba.table.findChildren(QLineEdit)[-1]
    QTest.keyClicks(kolom, teks[1:])
    QTest.keyClick(kolom, Qt.Key.Key_Return)
    QApplication.processEvents()  # the view closes its field later


def test_a_formula_is_tried_with_figures(panel: PanelRumus) -> None:
    panel.show_formula(SEL, HADIR)
    panel.tabs.setCurrentIndex(COBA)
    assert panel.coba.outcomes() == ["Hasil: belum diisi: Hadir, Undangan"]
    isi(panel, 0, "39")
    assert panel.coba.table.currentRow() == 1  # Enter goes down
    isi(panel, 1, "40")
    assert panel.coba.outcomes() == ["Hasil: 97,5 %"]
    assert panel.coba.results[0].text() == "Hasil: 97,5 %"
    isi(panel, 1, "0")
    assert panel.coba.outcomes() == ["Hasil: penyebut nol"]
    isi(panel, 1, "1.5")
    assert panel.coba.outcomes() == ["“1.5” bukan angka. Tulis seperti 1.234,5."]


def test_figures_stay_with_their_names_while_the_formula_changes(panel: PanelRumus) -> None:
    panel.show_formula(SEL, "[Hadir]")
    panel.tabs.setCurrentIndex(COBA)
    isi(panel, 0, "1.234,5")
    panel.show_formula(SEL, "[Undangan] +\nNilai = [hadir] x 2\n50%")
    assert panel.coba.outcomes() == ["Baris 2: 2.469", "Baris 3: 50 %"]


# -- where used


def test_usage_is_asked_for_only_while_it_is_seen(qtbot: QtBot, panel: PanelRumus) -> None:
    ditanya: list[str] = []

    def usage(nama: str) -> list[tuple[Tempat, str]]:
        ditanya.append(nama)
        return [(SEL, "ini"), (LAIN, "KASI · Persentase")]

    panel.usage = usage
    panel.show_formula(SEL, HADIR)
    panel.kolom.select(1, 1)
    assert ditanya == []
    panel.tabs.setCurrentIndex(PAKAI)
    assert ditanya == ["Hadir"]
    assert panel.pakai.list.count() == 1  # not the cell itself
    panel.kolom.select(3, 3)
    assert ditanya == ["Hadir"]
    panel.kolom.select(14, 14)
    assert ditanya == ["Hadir", "Undangan"]
    with qtbot.waitSignal(panel.go_to) as pergi:
        panel.pakai.list.setCurrentRow(0)
        QTest.keyClick(panel.pakai.list, Qt.Key.Key_Return)
    assert pergi.args == [LAIN]


def test_a_variable_is_renamed_in_place(qtbot: QtBot, panel: PanelRumus) -> None:
    panel.show_formula(SEL, HADIR)
    panel.kolom.select(1, 1)
    panel.tabs.setCurrentIndex(PAKAI)
    panel.pakai.rename.click()
    for salah in ("", "a[b", "undangan"):
        panel.pakai.field.setText(salah)
        assert not panel.pakai.apply.isEnabled()
        assert panel.pakai.note.property("peran") == "salah"
    panel.pakai.field.setText("  Yang   hadir ")
    with qtbot.waitSignal(panel.rename_variable) as diganti:
        QTest.keyClick(panel.pakai.field, Qt.Key.Key_Return)
    assert diganti.args == ["Hadir", "Yang hadir"]
    assert not panel.pakai.renaming
    panel.pakai.begin_rename()
    with qtbot.assertNotEmitted(panel.left):
        QTest.keyClick(panel.pakai.field, Qt.Key.Key_Escape)
    assert not panel.pakai.renaming


# -- the widget


def test_read_only_office_can_be_looked_at(panel: PanelRumus) -> None:
    panel.show_formula(SEL, "[Hadirr] / 2")
    panel.set_writable(False)
    ketik(panel, "x[")
    panel.kepala.buttons["Pecahan"].click()
    assert panel.kolom.text() == "[Hadirr] / 2"
    assert not panel.temuan.buttons[0].isEnabled()


@pytest.mark.parametrize("lebar", [560, 640, 859, 860, 1400])
def test_nothing_is_cut_off_at_any_width(panel: PanelRumus, lebar: int) -> None:
    panel.show_formula(SEL, "\n".join([f"{HADIR} + [{'Nama yang panjang ' * 9}]"] * 3))
    panel.resize(lebar, 220)
    assert panel.width() == lebar
    for widget in (panel.kolom, panel.gambar, panel.temuan, panel.tabs, *panel.temuan.buttons):
        if widget.isVisible():
            kotak = widget.rect().translated(widget.mapTo(panel, widget.rect().topLeft()))
            assert panel.rect().contains(kotak), widget.objectName()
    assert panel.kolom.height() >= 40
    assert panel.tabs.currentIndex() == VARIABEL
