"""Figures in the grid: what can't be one says its own sentence and stays until it is mended; doubts, notes, marks."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from iki_desktop.domain.galat import EnvironmentFailure
from iki_desktop.domain.periode import Periode
from iki_desktop.services.angka import set_angka
from iki_desktop.services.kantor import Changes
from iki_desktop.services.kunci import load_kunci, lock
from iki_desktop.services.ragu import load_aturan
from iki_desktop.services.riwayat import undo
from iki_desktop.services.variabel import set_variabel
from tests.ui.bahan_angka import (
    ABSEN,
    CAIR,
    CTRL,
    PEGAWAI,
    SEHARUSNYA,
    SHIFT,
    JuruAngka,
    Ketuk,
    Key,
    juru,
    panel,
)
from ui.angka import model
from ui.kisi.kata import HANYA_BACA
from ui.kisi.model import Sel

__all__ = ["juru", "panel"]

pytestmark = pytest.mark.usefixtures("app")

ENTER = Key.Key_Return
BURUK = {  # what is typed, its sentence, what is offered instead
    "dua belas": ("“dua belas” bukan angka. Ketik seperti 1.234, atau - bila nihil.", ""),
    "12 orang": ("“12 orang” bukan angka. Ketik 12 saja.", "12"),
    "1,234": ("“1,234” berarti 1 koma 234, padahal di sini hanya angka bulat. Ketik 1.234 bila maksudnya ribuan.", ""),
    "1,5": ("“1,5” adalah pecahan, padahal di sini hanya angka bulat. Ketik tanpa koma.", ""),
    "97,5 %": ("“97,5 %” adalah persen, padahal satuannya orang. Ketik jumlahnya, bukan persennya.", ""),
    "-5": ("“-5” di bawah nol. Ketik nol atau lebih, atau - bila nihil.", ""),
    "5/1/2026": ("“5/1/2026” adalah tanggal, bukan angka. Ketik angkanya, seperti 1.234,5.", ""),
    "5 Jan": ("“5 Jan” adalah tanggal, bukan angka. Ketik angkanya, seperti 1.234,5.", ""),
    "1" * 31: ("Angka ini lebih dari 30 digit. Tulis seperti 1.234.", ""),
    "2 ribu": ("“2 ribu” memakai kata “ribu”. Ketik 2.000.", "2.000"),
    "1 234": ("“1 234” berisi spasi. Ketik 1.234.", "1.234"),
    "12 13": ("“12 13” berisi beberapa angka. Ketik satu angka saja.", ""),
    "=A1": ("“=A1” adalah rumus lembar kerja. Ketik hasilnya, seperti 1.234,5.", ""),
    "#REF!": ("“#REF!” adalah tanda galat atau kolom sempit di lembar kerja. Ketik angkanya.", ""),
}


# -- what can't be read


@pytest.mark.parametrize(("ketik", "kalimat", "saran"), [(k, *v) for k, v in BURUK.items()], ids=BURUK)
def test_what_is_no_figure_stays_with_its_own_sentence(juru: JuruAngka, ketik: str, kalimat: str, saran: str) -> None:
    juru.keys("20", ENTER, "0,5", ENTER)
    juru.at(PEGAWAI, 0)
    juru.keys(ketik, ENTER)
    assert juru.stored(PEGAWAI, 0) == ["20"]
    assert juru.seen(PEGAWAI, 0) == [ketik]
    assert juru.sentence() == ""  # of the cell below
    juru.at(PEGAWAI, 0)
    assert juru.sentence() == kalimat
    assert juru.panel.model.index(PEGAWAI, 0).data(Qt.ItemDataRole.ToolTipRole) == kalimat
    assert juru.panel.pita.ambil.isVisible() == bool(saran)
    assert juru.panel.pita.batal.isVisible()
    if saran:
        assert juru.panel.pita.ambil.text() == f"Ambil {saran}"


def test_sentences_differ_and_thirty_digits_are_a_figure(juru: JuruAngka) -> None:
    assert len({kalimat for kalimat, _ in BURUK.values()}) == len(BURUK)
    juru.keys("123456789012345678901234567890", ENTER)
    assert juru.stored(PEGAWAI, 0) == ["123.456.789.012.345.678.901.234.567.890"]


def test_pasted_bad_cells_are_marked_and_the_good_ones_kept(juru: JuruAngka) -> None:
    juru.choose(PEGAWAI, 0, 1, 1)
    juru.paste("\t".join([*BURUK, "5", "-"]) + "\r\n")  # more than the year has months
    muat = list(BURUK)[:12]
    assert juru.marked() == {(PEGAWAI, k) for k in range(12)}
    assert juru.seen(PEGAWAI, 0, 12) == muat
    assert juru.all_stored() == 0
    assert juru.panel.count.text().startswith("Ditempel: 0 angka. 16 sel tidak diterima. “dua belas” bukan angka.")
    for kolom, ketik in enumerate(muat):
        juru.at(PEGAWAI, kolom)
        assert juru.sentence() == BURUK[ketik][0]


def test_the_offer_is_taken_by_its_button(juru: JuruAngka) -> None:
    juru.keys("12 orang", ENTER)
    juru.at(PEGAWAI, 0)
    juru.panel.pita.ambil.click()
    assert juru.stored(PEGAWAI, 0) == ["12"]
    assert juru.marked() == set()
    assert juru.panel.kisi.hasFocus()
    assert (juru.sentence(), juru.panel.pita.ambil.isVisible(), juru.panel.pita.batal.isVisible()) == ("", False, False)


def test_giving_up_shows_what_is_stored(juru: JuruAngka) -> None:
    juru.keys("20", ENTER)
    juru.at(PEGAWAI, 0)
    juru.keys("dua", (ENTER, CTRL))
    juru.panel.pita.batal.click()
    assert (juru.seen(PEGAWAI, 0), juru.stored(PEGAWAI, 0), juru.marked()) == (["20"], ["20"], set())


@pytest.mark.parametrize(
    ("keys", "stored"),
    [
        (("7", ENTER), "7"), ((Key.Key_Delete,), "20"), ((Key.Key_Delete, Key.Key_Delete), ""), (("20", ENTER), "20"),
        ((Key.Key_Backspace, ENTER), "20"),
    ],
)  # fmt: skip
def test_typing_over_a_mark_mends_it(juru: JuruAngka, keys: tuple[str | Key, ...], stored: str) -> None:
    juru.keys("20", ENTER)
    juru.at(PEGAWAI, 0)
    juru.keys("dua", (ENTER, CTRL), *keys)
    assert (juru.marked(), juru.stored(PEGAWAI, 0)) == (set(), [stored])


def test_f2_mends_a_letter_of_what_was_refused(juru: JuruAngka) -> None:
    juru.keys("1O", (ENTER, CTRL), Key.Key_F2)
    assert juru.field.text() == "1O"
    juru.keys(Key.Key_Backspace, "0", ENTER)
    assert (juru.marked(), juru.stored(PEGAWAI, 0)) == (set(), ["10"])


def test_f8_goes_round_what_is_refused_or_doubtful(juru: JuruAngka) -> None:
    juru.fill(ABSEN, 2, "99")  # above what is usual
    juru.fill(CAIR, 1, "dua")
    juru.fill(PEGAWAI, 5, "satu")
    juru.judged()
    juru.at(0, 0)
    seen = []
    for _ in range(4):
        juru.keys(Key.Key_F8)
        seen.append(juru.here)
    assert seen == [(PEGAWAI, 5), (ABSEN, 2), (CAIR, 1), (PEGAWAI, 5)]


def test_marks_survive_another_way_to_look_and_another_page(juru: JuruAngka) -> None:
    juru.keys("dua", (ENTER, CTRL))
    juru.pick(juru.panel.kepala.cara, "semua_desa")
    assert juru.marked() == set()
    juru.panel.hide()
    juru.panel.refresh()
    juru.panel.show()
    juru.pick(juru.panel.kepala.cara, "kecamatan")
    assert juru.marked() == {(PEGAWAI, 0)}
    assert juru.seen(PEGAWAI, 0) == ["dua"]
    juru.show("sendiri", baris="periode", kolom="variabel")  # the same cell in another place
    assert len(juru.marked()) == 1


# -- doubts, notes, locks, today


def test_a_doubtful_figure_is_marked_until_a_reason_keeps_it(juru: JuruAngka) -> None:
    juru.fill(ABSEN, 0, "99")
    juru.judged()
    assert juru.panel.model.sel(ABSEN, 0).ragu
    juru.at(ABSEN, 0)
    assert juru.sentence() == "99 di atas batas wajar 23. Periksa lagi, atau pertahankan dengan alasan."
    assert juru.panel._tema.palet.attention in juru.colours(ABSEN, 0)
    juru.keys((Key.Key_F2, CTRL | SHIFT))
    juru.keys("cuti bersama", ENTER)
    juru.judged()
    assert juru.panel.kisi.hasFocus()
    assert not juru.panel.model.sel(ABSEN, 0).ragu
    assert juru.sentence() == "Dipertahankan: cuti bersama"
    assert juru.angka(juru.key("hari tidak masuk kerja", "2026-01")).alasan == "cuti bersama"
    juru.keys("98", (ENTER, CTRL))
    juru.judged()
    assert juru.panel.model.sel(ABSEN, 0).ragu  # another figure needs its own reason


def test_a_rule_between_figures_marks_both_and_the_mended_one_frees_both(juru: JuruAngka) -> None:
    juru.fill(CAIR, 0, "9")
    juru.fill(SEHARUSNYA, 0, "8")
    juru.judged()
    assert [juru.panel.model.sel(b, 0).ragu for b in (CAIR, SEHARUSNYA)] == [True, True]
    juru.at(CAIR, 0)
    aturan = next(a for a in load_aturan(juru.kantor) if "dicairkan" in a.teks)
    assert juru.sentence() == aturan.kalimat
    juru.keys("8", ENTER)
    juru.judged()
    assert [juru.panel.model.sel(b, 0).ragu for b in (CAIR, SEHARUSNYA)] == [False, False]


def test_a_note_by_shift_f2(juru: JuruAngka) -> None:
    juru.keys((Key.Key_F2, SHIFT))
    juru.keys("menunggu Bu Sri", ENTER)
    juru.rest()
    assert juru.panel.kisi.hasFocus()
    assert juru.panel.model.sel(PEGAWAI, 0).catatan
    assert juru.angka(juru.key("Pegawai", "2026-01")).catatan == "menunggu Bu Sri"
    assert juru.panel.model.sel(PEGAWAI, 0).status == "kosong"
    juru.at(0, 1)
    assert juru.panel.pita.catatan.text() == ""
    juru.at(0, 0)
    assert juru.panel.pita.catatan.text() == "menunggu Bu Sri"
    assert "Catatan: menunggu Bu Sri" in juru.panel.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    juru.keys("20", (ENTER, CTRL), Key.Key_Delete)
    assert juru.angka(juru.key("Pegawai", "2026-01")).catatan == "menunggu Bu Sri"  # the note outlives the figure


def test_a_note_that_is_being_typed_belongs_to_the_cell_it_was_begun_at(juru: JuruAngka) -> None:
    juru.show("satu_desa", desa=1)
    juru.at(0, 0)
    juru.keys((Key.Key_F2, SHIFT))
    juru.keys("dari Bendosari")
    juru.panel.turn(1)
    juru.rest()
    nama = juru.panel.model.kisi.variabel[0].nama
    assert juru.angka(juru.key(nama, "2026-01", "Bendosari")).catatan == "dari Bendosari"
    juru.keys(ENTER)
    assert juru.angka(juru.key(nama, "2026-01", "Sukomulyo")).catatan == ""


def test_locked_cells_look_it_and_say_it(juru: JuruAngka) -> None:
    palet = juru.panel._tema.palet
    juru.fill(PEGAWAI, 0, "20", "21")
    assert {palet.surface, palet.accent} <= juru.colours(PEGAWAI, 0)  # changed today: a bar
    assert palet.ground not in juru.colours(PEGAWAI, 0)
    juru.panel._penyunting.do(lock, Periode(2026, 1, 3))
    assert palet.ground in juru.colours(PEGAWAI, 0)
    assert juru.panel.model.sel(PEGAWAI, 0) == Sel("20", "terisi", terkunci=True, hari_ini=True)
    assert not juru.panel.model.sel(PEGAWAI, 3).terkunci
    juru.at(PEGAWAI, 2)
    juru.keys("22", (ENTER, CTRL))
    kalimat = "Maret 2026 sudah dikunci, karena Triwulan I 2026 dikunci. Buka kuncinya dahulu dengan menulis alasannya."
    assert (juru.stored(PEGAWAI, 2), juru.typing, juru.here) == ([""], False, (PEGAWAI, 2))
    assert juru.panel.count.text() == kalimat  # at once, and Enter doesn't go on
    assert juru.sentence().startswith("Triwulan I 2026 dikunci ")
    juru.keys(Key.Key_Down)
    assert (juru.here, juru.panel.count.text()) == ((ABSEN, 2), juru.panel._counted())
    juru.at(PEGAWAI, 2)
    juru.paste("22")
    assert (juru.seen(PEGAWAI, 2), juru.sentence()) == (["22"], kalimat)
    assert palet.wrong in juru.colours(PEGAWAI, 2)


def test_states_are_told_apart_by_what_is_painted(juru: JuruAngka) -> None:
    juru.fill(PEGAWAI, 0, "7", "-", "n/a")
    juru.at(5, 5)
    gambar = [frozenset(juru.colours(PEGAWAI, k)) for k in range(4)]
    assert len(set(gambar)) == 4
    assert juru.seen(PEGAWAI, 0, 4) == ["7", "–", "n/a", ""]


# -- when the store refuses


def test_what_the_store_refused_stays_and_is_stored_on_the_next_try(
    juru: JuruAngka, refused: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Changes:
        raise EnvironmentFailure("Penyimpanan penuh. Kosongkan ruang di disk, lalu coba lagi.")

    monkeypatch.setattr(model, "set_angka", full)
    juru.keys("20", ENTER)
    juru.rest()
    assert refused == ["Penyimpanan penuh. Kosongkan ruang di disk, lalu coba lagi."]
    assert (juru.seen(PEGAWAI, 0), juru.marked()) == (["20"], {(PEGAWAI, 0)})
    juru.at(PEGAWAI, 0)
    assert juru.sentence() == "Belum tersimpan: lihat pesan di atas. Tekan F2 lalu Enter untuk mencoba lagi."
    juru.keys(Key.Key_F2, ENTER)
    assert (juru.stored(PEGAWAI, 0), len(refused)) == ([""], 2)
    juru.fill(ABSEN, 3, "1,5")
    monkeypatch.setattr(model, "set_angka", set_angka)
    juru.at(PEGAWAI, 0)
    juru.keys(Key.Key_F2, ENTER)
    assert (juru.stored(PEGAWAI, 0), juru.marked()) == (["20"], {(ABSEN, 3)})
    juru.panel.flush()  # as on leaving the page
    assert (juru.stored(ABSEN, 3), juru.marked()) == (["1,5"], set())


def test_an_office_that_cannot_be_changed_takes_nothing(juru: JuruAngka, monkeypatch: pytest.MonkeyPatch) -> None:
    juru.fill(PEGAWAI, 0, "20")
    monkeypatch.setattr(juru.kantor.store, "read_only", True)
    juru.at(PEGAWAI, 0)
    for key in ("7", Key.Key_F2, Key.Key_Backspace, Key.Key_Delete, (Key.Key_D, CTRL)):
        juru.panel._tell()
        juru.keys(key)
        assert juru.panel.count.text() == HANYA_BACA
    juru.panel._tell()
    juru.paste("1\t2")
    assert juru.panel.count.text() == HANYA_BACA
    assert not juru.typing
    assert (juru.stored(PEGAWAI, 0, 2), juru.marked()) == (["20", ""], set())
    juru.keys((Key.Key_C, CTRL))
    assert QApplication.clipboard().text() == "20"


def test_another_kind_of_variable_is_judged_anew(juru: JuruAngka) -> None:
    juru.fill(PEGAWAI, 0, "1,5")
    juru.panel._penyunting.do(set_variabel, juru.key("Pegawai", "2026-01")[0], bulat=False, terbesar=Decimal(10))
    juru.at(PEGAWAI, 0)
    juru.keys(Key.Key_F2, ENTER)
    assert (juru.stored(PEGAWAI, 0), juru.marked()) == (["1,5"], set())


# -- back


def test_undo_gives_up_what_the_newest_act_left_refused(juru: JuruAngka) -> None:
    juru.keys("20", ENTER)
    juru.at(PEGAWAI, 0)
    juru.keys("dua", (ENTER, CTRL))
    juru.at(ABSEN, 0)
    juru.paste("1\tx\t3")
    assert juru.panel.count.text().startswith("Ditempel: 2 angka. 1 sel tidak diterima.")
    assert not juru.panel.give_up_refused()  # the figures of the paste are the store's to undo
    assert juru.panel.count.text() == juru.panel._counted()
    assert juru.marked() == {(PEGAWAI, 0)}
    juru.panel._penyunting.do(undo)
    assert juru.stored(ABSEN, 0, 3) == ["", "", ""]
    assert juru.panel.give_up_refused()  # now what was typed before it
    assert (juru.marked(), juru.seen(PEGAWAI, 0), juru.stored(PEGAWAI, 0)) == (set(), ["20"], ["20"])
    assert not juru.panel.give_up_refused()


def test_undo_leaves_what_is_older_than_the_newest_step(juru: JuruAngka) -> None:
    juru.keys("dua", (ENTER, CTRL), (Key.Key_F2, SHIFT))
    juru.keys("catatan", ENTER)  # a step that is no figure
    juru.at(ABSEN, 0)
    juru.keys("1", ENTER)
    for _ in range(2):
        assert not juru.panel.give_up_refused()
        juru.panel._penyunting.do(undo)
        assert juru.marked() == {(PEGAWAI, 0)}
    assert juru.panel.give_up_refused()
    assert juru.marked() == set()


@pytest.mark.parametrize("keys", [((Key.Key_Period, CTRL | SHIFT),), ("7", (ENTER, CTRL))])
def test_what_was_given_up_or_mended_is_not_taken_back(juru: JuruAngka, keys: tuple[Ketuk, ...]) -> None:
    juru.keys("dua", (ENTER, CTRL), *keys)
    juru.rest()
    assert not juru.panel.give_up_refused()


def test_what_the_store_refused_is_taken_back(juru: JuruAngka, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Changes:
        raise EnvironmentFailure("Penyimpanan penuh.")

    monkeypatch.setattr(model, "set_angka", full)
    juru.keys("20", ENTER)
    juru.rest()
    assert juru.panel.give_up_refused()
    assert (juru.marked(), juru.stored(PEGAWAI, 0)) == (set(), [""])


# -- the heading and the keys of the strip


def test_what_was_said_of_a_block_goes_with_the_next_cell(juru: JuruAngka) -> None:
    biasa = juru.panel.count.text()
    juru.keys(Key.Key_Delete)
    assert juru.panel.count.text() == biasa  # nothing was cleared
    juru.paste("1\tx")
    assert (juru.here, juru.panel.count.text()[:19]) == ((PEGAWAI, 1), "Ditempel: 1 angka. ")
    juru.keys(Key.Key_Down)
    assert juru.panel.count.text() == biasa
    assert (juru.panel.belum.text(), juru.panel.belum.isVisible()) == ("1 sel belum tersimpan", True)
    juru.panel.belum.click()
    assert (juru.here, juru.panel.kisi.hasFocus()) == ((PEGAWAI, 1), True)
    juru.show("semua_desa")
    juru.panel.belum.click()  # to a way to look that has it
    assert juru.marked() == {juru.here}
    juru.keys((Key.Key_Period, CTRL | SHIFT))
    assert (juru.marked(), juru.panel.belum.isVisible()) == (set(), False)


def test_the_offer_is_taken_by_its_keys(juru: JuruAngka) -> None:
    aksi = juru.panel.kisi.actions_
    assert not aksi["ambil"].isEnabled()
    assert not aksi["kembalikan"].isEnabled()
    juru.keys("12 orang", (ENTER, CTRL))
    assert (aksi["ambil"].text(), aksi["kembalikan"].isEnabled()) == ("Ambil 12", True)
    juru.keys((Key.Key_Period, CTRL))
    assert (juru.stored(PEGAWAI, 0), juru.marked()) == (["12"], set())
    assert "Ctrl+." in juru.panel.pita.ambil.toolTip()
    assert "Ctrl+Shift+." in juru.panel.pita.batal.toolTip()


def test_a_locked_cell_tells_of_its_lock_and_leads_to_it(juru: JuruAngka) -> None:
    juru.panel._penyunting.do(lock, Periode(2026, 1, 1), "sudah dilaporkan")
    juru.at(PEGAWAI, 0)
    kunci = load_kunci(juru.kantor)[0]
    assert juru.sentence() == f"Januari 2026 dikunci {kunci.waktu:%d-%m-%Y} oleh {kunci.oleh}: sudah dilaporkan"
    assert juru.panel.pita.buka.isVisible()
    with juru.qtbot.waitSignal(juru.panel.lock_wanted):
        juru.panel.pita.buka.click()
    juru.at(PEGAWAI, 1)
    assert not juru.panel.pita.buka.isVisible()


def test_a_figure_that_is_not_doubtful_needs_no_reason(juru: JuruAngka) -> None:
    juru.keys("20", (ENTER, CTRL))
    juru.judged()
    juru.keys((Key.Key_F2, CTRL | SHIFT))
    assert juru.sentence() == "Angka ini tidak diragukan, jadi tidak perlu alasan."
    assert juru.panel.kisi.hasFocus()
    assert juru.panel.pita.alasan.placeholderText() == "Alasan angka ini benar…"


def test_keys_reach_the_header_and_the_grid(juru: JuruAngka) -> None:
    kepala, kisi = juru.panel.parts()
    kepala.setFocus()
    assert QApplication.focusWidget() is juru.panel.kepala.cara
    kisi.setFocus()
    assert QApplication.focusWidget() is juru.panel.kisi
