"""Years in the whole window: copied, worked in, compared, taken back, deleted; nothing of one shows in another."""

from tests.ui.bahan_jendela import CTRL, Juru, Key, button, jawaban, juru, pratinjau
from ui.banding.panel import PanelBanding
from ui.pegawai.penandatangan import PanelPenandatangan
from ui.tahun.baru import TahunBaru

__all__ = ["jawaban", "juru", "pratinjau"]

KASI = "KASI PEMERINTAHAN"
SEKRETARIS = "SEKRETARIS KECAMATAN"


def copy_year(juru: Juru) -> None:
    juru.jawaban.tahun_baru = TahunBaru(2026, 2027)
    juru.do("salin_tahun")


def years(juru: Juru) -> list[str]:
    """The menu of the years, the chosen one with a star."""
    menu = juru.window.tahun.menu.menu()
    menu.aboutToShow.emit()  # it is filled when it opens
    return [a.text() + ("*" if a.isChecked() else "") for a in menu.actions() if a.text().startswith("Tahun ")]


def choose_year(juru: Juru, tahun: int) -> None:
    menu = juru.window.tahun.menu.menu()
    menu.aboutToShow.emit()  # it is filled when it opens
    next(a for a in menu.actions() if a.text() == f"Tahun {tahun}").trigger()


def test_year_is_copied_and_one_works_in_it(juru: Juru) -> None:
    juru.choose(KASI)
    lama = juru.tugas()
    copy_year(juru)
    assert juru.jawaban.asked[-1] == "year (2026,) 2026"
    assert juru.window.windowTitle() == "Kecamatan Pujon · 2027"
    assert years(juru) == ["Tahun 2027*", "Tahun 2026"]
    assert len(juru.names()) == 28
    assert juru.window.status.jumlah.text().startswith("28 jabatan · 73 indikator")
    juru.choose(KASI)
    assert juru.editor.formulir is not None
    assert juru.editor.formulir.id == juru.id(KASI)
    juru.type_in(juru.butir(0))
    juru.keys(" 2027")
    choose_year(juru, 2026)  # in the middle of typing
    assert juru.window.windowTitle() == "Kecamatan Pujon · 2026"
    juru.choose(KASI)
    assert juru.tugas() == lama
    assert [str(b) for b in juru.editor.formulir.tugas] == lama
    choose_year(juru, 2027)
    juru.choose(KASI)
    assert juru.tugas() == [f"{lama[0]} 2027", *lama[1:]]


def test_the_same_position_stays_chosen_in_the_other_year(juru: Juru) -> None:
    juru.choose(KASI)
    copy_year(juru)
    assert juru.window.kerja.kepala.nama.text() == KASI
    choose_year(juru, 2026)
    assert juru.window.kerja.kepala.nama.text() == KASI


def test_undo_of_the_copy_while_the_new_year_is_shown(juru: Juru) -> None:
    before = juru.rows()
    copy_year(juru)
    juru.choose(KASI)
    juru.tree()
    juru.undo()
    assert years(juru) == ["Tahun 2026*"]
    assert juru.window.windowTitle() == "Kecamatan Pujon · 2026"
    assert juru.rows() == before
    assert juru.editor.formulir is not None
    assert juru.sesi.holds(juru.editor.formulir.id)
    assert juru.window.status.jumlah.text().startswith("28 jabatan · 73 indikator")
    juru.redo()
    assert [y.rstrip("*") for y in years(juru)] == ["Tahun 2027", "Tahun 2026"]
    choose_year(juru, 2027)
    assert juru.rows() == before


def test_undo_of_the_last_step_of_another_year_goes_there(juru: Juru) -> None:
    copy_year(juru)
    juru.choose(KASI)
    lama = juru.tugas()
    juru.type_in(juru.butir(0))
    juru.keys(" 2027", Key.Key_Escape)
    choose_year(juru, 2026)
    juru.tree()
    juru.undo()
    assert juru.window.windowTitle() == "Kecamatan Pujon · 2027"  # one sees what was taken back
    assert juru.window.kerja.kepala.nama.text() == KASI
    assert juru.tugas() == lama
    assert juru.editor.formulir is not None
    assert [str(b) for b in juru.editor.formulir.tugas] == lama


def test_year_is_deleted_after_a_question_and_comes_back(juru: Juru) -> None:
    juru.do("hapus_tahun")
    assert [t.split(" di berkas")[0] for t in juru.window.bilah.texts()] == ["Tahun 2026 satu-satunya tahun"]
    assert juru.jawaban.asked == []
    copy_year(juru)
    assert juru.window.bilah.texts() == []
    juru.do("hapus_tahun")
    assert juru.jawaban.asked[-1] == "delete 2027 28 73"
    assert years(juru) == ["Tahun 2027*", "Tahun 2026"]
    juru.jawaban.hapus_tahun = True
    juru.do("hapus_tahun")
    assert years(juru) == ["Tahun 2026*"]
    assert juru.window.windowTitle() == "Kecamatan Pujon · 2026"
    juru.tree()
    juru.undo()
    assert [y.rstrip("*") for y in years(juru)] == ["Tahun 2027", "Tahun 2026"]


def test_year_without_contents_begins_empty(juru: Juru) -> None:
    juru.jawaban.tahun_baru = TahunBaru(None, 2027)
    juru.do("salin_tahun")
    assert juru.names() == []
    assert not juru.editor.isVisible()
    assert not juru.window.actions_["ekspor_semua"].isEnabled()
    choose_year(juru, 2026)
    assert juru.editor.isVisible()
    assert juru.window.actions_["ekspor_semua"].isEnabled()


def test_two_years_are_compared(juru: Juru) -> None:
    copy_year(juru)
    juru.choose(KASI)
    juru.type_in(juru.butir(0))
    juru.keys(" dan desa")
    panel = juru.page("banding")
    assert isinstance(panel, PanelBanding)
    juru.qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    assert (panel.kepala.lama.currentText(), panel.kepala.baru.currentText()) == ("Tahun 2026", "Tahun 2027")
    assert panel.model.index(0, 0).data() == KASI
    assert "dan desa" in panel.view.toPlainText()
    assert juru.focus() is panel.daftar
    juru.undo()  # while it is seen
    juru.qtbot.waitUntil(lambda: panel.model.rowCount() == 0 and "sama isinya" in panel.pesan.text())
    juru.redo()
    juru.qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    assert panel.isAncestorOf(juru.focus()) or juru.focus() is panel
    juru.keys(Key.Key_Escape)
    assert juru.editor.isVisible()


def test_page_of_the_other_year_shows_nothing_of_this_one(juru: Juru) -> None:
    copy_year(juru)
    panel = juru.page("penandatangan")
    assert isinstance(panel, PanelPenandatangan)
    assert panel.count.text() == "dokumen tahun 2027"
    panel.nama.setFocus()
    panel.nama.selectAll()
    juru.keys("BUDI")
    choose_year(juru, 2026)  # what was typed belongs to 2027
    assert not panel.isVisible()
    juru.page("penandatangan")
    assert panel.count.text() == "dokumen tahun 2026"
    assert panel.nama.text() == "MULYONO HS"
    choose_year(juru, 2027)
    juru.page("penandatangan")
    assert panel.nama.text() == "BUDI"


def test_find_and_history_follow_the_year(juru: Juru) -> None:
    copy_year(juru)
    juru.choose(KASI)
    juru.type_in(juru.butir(0))
    juru.keys(" zzz", Key.Key_Escape)
    panel = juru.page("ganti")
    juru.keys("zzz")
    juru.qtbot.waitUntil(lambda: panel.model.hits == 1)  # type: ignore[attr-defined]
    choose_year(juru, 2026)
    juru.page("ganti")
    juru.qtbot.waitUntil(lambda: panel.model.hits == 0)  # type: ignore[attr-defined]
    riwayat = juru.page("riwayat")
    juru.keys((Key.Key_Home, CTRL), Key.Key_Return)  # the step was made in the other year
    assert riwayat.isVisible()
    assert not button(riwayat, "Ke formulir").isEnabled()


def test_preview_shows_the_year(juru: Juru) -> None:
    juru.widen()
    copy_year(juru)
    juru.choose(KASI)
    juru.qtbot.waitUntil(lambda: juru.pratinjau.dokumen[-1].tahun == 2027)
    choose_year(juru, 2026)
    juru.qtbot.waitUntil(lambda: juru.pratinjau.dokumen[-1].tahun == 2026)
    assert button(juru.window.laman.show("riwayat"), "Tutup").isVisible()
