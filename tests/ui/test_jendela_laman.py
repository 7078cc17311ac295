"""The pages of the window at work: history, find and replace, people, signatory, variables, office, comparison."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from iki_desktop.domain.capaian import Target
from iki_desktop.domain.figur import baca_figur
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.angka import set_angka
from iki_desktop.services.desa import load_desa
from iki_desktop.services.kantor import open_office
from iki_desktop.services.pegawai import add_pegawai, add_pemangku, load_pegawai, load_pemangku
from iki_desktop.services.sunting import delete_butir, set_teks
from iki_desktop.services.target import set_target
from iki_desktop.services.variabel import load_variabel
from tests.ui.bahan_jendela import CTRL, SHIFT, Juru, Key, button, jawaban, juru, pratinjau
from ui.angka.panel import PanelAngka
from ui.bersama.kolom import KolomTeks
from ui.capaian.panel import PanelCapaian
from ui.gantian.panel import PanelGanti
from ui.pegawai.kantor import PanelKantor
from ui.pegawai.panel import JABATAN, PanelPegawai
from ui.pegawai.penandatangan import PanelPenandatangan
from ui.pengaturan.panel import PanelPengaturan
from ui.pohon.nama import KolomNama
from ui.riwayat.panel import PanelRiwayat
from ui.target.panel import PanelTarget
from ui.variabel.panel import PanelVariabel

__all__ = ["jawaban", "juru", "pratinjau"]

KASI = "KASI PEMERINTAHAN"
SEKRETARIS = "SEKRETARIS KECAMATAN"
LAMAN = ("riwayat", "ganti", "pegawai", "penandatangan", "variabel", "data_kantor", "banding")


def ketik(kolom: QLineEdit, teks: str, *keys: Key) -> None:
    """Another text in a field, then keys."""
    kolom.setFocus()
    kolom.selectAll()
    QTest.keyClicks(kolom, teks)
    for key in keys:
        QTest.keyClick(kolom, key)


def store(juru: Juru, tempat: Tempat, teks: str) -> None:
    juru.sesi.penyunting.do(set_teks, tempat, teks)


# -- every page


@pytest.mark.parametrize("nama", LAMAN)
def test_page_comes_and_goes_by_keys(juru: Juru, nama: str) -> None:
    kerja = juru.window.kerja
    juru.choose(KASI)
    panel = juru.page(nama)
    juru.qtbot.waitUntil(lambda: panel is juru.focus() or panel.isAncestorOf(juru.focus()))
    juru.do("bagian_berikut")
    assert juru.focus() is kerja.pohon.view
    juru.do("bagian_berikut")
    assert panel is juru.focus() or panel.isAncestorOf(juru.focus())
    juru.do("ke_pohon")
    assert juru.focus() is kerja.pohon.view
    assert panel.isVisible()
    juru.choose(SEKRETARIS)  # the form behind it follows
    juru.do("bagian_sebelum")
    juru.keys(Key.Key_Escape)
    assert not panel.isVisible()
    assert kerja.panel is None
    assert juru.focus() is kerja.formulir
    assert kerja.kepala.nama.text() == SEKRETARIS
    assert juru.page(nama) is panel
    button(panel, "Tutup").click()
    assert kerja.formulir.isVisible()


@pytest.mark.parametrize(("nama", "tujuan"), [("riwayat", "ke_formulir"), ("variabel", "ke_pratinjau")])
def test_keys_to_form_and_preview_leave_the_page(juru: Juru, nama: str, tujuan: str) -> None:
    kerja = juru.window.kerja
    panel = juru.page(nama)
    juru.do(tujuan)
    assert not panel.isVisible()
    if tujuan == "ke_formulir":
        assert juru.focus() is kerja.formulir
    else:
        juru.qtbot.waitUntil(lambda: kerja.preview().isAncestorOf(juru.focus()))


@pytest.mark.parametrize("tempat", ["angka", "capaian"])
def test_a_page_closes_to_the_place_it_was_opened_from(juru: Juru, tempat: str) -> None:
    kerja = juru.window.kerja
    asal = juru.page(tempat)
    for nama in ("variabel", "aturan", "desa", "pengaturan"):
        juru.page(nama)
        juru.keys(Key.Key_Escape)
        assert kerja.panel is asal, nama
    button(juru.page("variabel"), "Tutup").click()
    assert kerja.panel is asal
    assert asal.isAncestorOf(juru.focus())
    juru.page("variabel")
    juru.do("ke_formulir")
    juru.page("variabel")
    juru.keys(Key.Key_Escape)
    assert kerja.panel is None


def test_locking_from_the_grid_is_at_once_at_the_locks(juru: Juru) -> None:
    panel = juru.page("angka")
    assert isinstance(panel, PanelAngka)
    juru.window.resize(900, 560)
    panel.kunci.click()
    kunci = juru.window.kerja.panel
    assert isinstance(kunci, PanelPengaturan)
    assert kunci.judul.text() == juru.window.actions_["pengaturan"].text().replace("&", "")
    assert juru.focus() is kunci.kunci.periode
    juru.qtbot.waitUntil(lambda: not kunci.kunci.lock.visibleRegion().isEmpty())


def test_f6_stops_within_the_results(juru: Juru) -> None:
    panel = juru.page("capaian")
    assert isinstance(panel, PanelCapaian)
    stops = (panel.capaian.rincian, juru.window.kerja.pohon, panel.capaian.kepala, panel.capaian.daftar)
    for stop in stops:
        juru.do("bagian_berikut")
        assert stop.isAncestorOf(juru.focus()) or stop is juru.focus()
    juru.do("bagian_sebelum")
    assert panel.capaian.kepala.isAncestorOf(juru.focus())
    panel.tabs.setFocus()
    juru.do("bagian_berikut")
    assert panel.capaian.kepala.isAncestorOf(juru.focus())


def test_history_leads_to_figure_and_target(juru: Juru) -> None:
    penyunting = juru.sesi.penyunting
    pegawai = next(v for v in penyunting.ask(load_variabel) if v.nama == "Pegawai")
    angka = (pegawai.id, Periode(2026, 2, 1), None)
    penyunting.do(set_angka, {angka: baca_figur("20")})
    panel = juru.page("riwayat")
    assert isinstance(panel, PanelRiwayat)
    button(panel, "Ke angka").click()
    kisi = juru.window.kerja.panel
    assert isinstance(kisi, PanelAngka)
    assert kisi.key == angka
    target = (juru.isi(SEKRETARIS).sasaran[0].indikator[0].id, Periode(2026, 1, 3))
    penyunting.do(set_target, {target: Target.satu(Decimal(40))})
    assert juru.page("riwayat") is panel
    juru.qtbot.waitUntil(lambda: panel.buttons.to_form.text() == "Ke angka")
    panel.view.setCurrentIndex(panel.model.first())
    button(panel, "Ke target").click()
    sasaran = juru.window.kerja.panel
    assert isinstance(sasaran, PanelTarget)
    assert sasaran.key == target


def test_enter_in_the_tree_leads_to_the_form_also_from_a_page(juru: Juru) -> None:
    panel = juru.page("variabel")
    juru.tree()
    juru.keys(Key.Key_Return)
    assert not panel.isVisible()
    assert juru.focus() is juru.window.kerja.formulir


def test_pages_go_with_their_office(juru: Juru, kosong: Path) -> None:
    for nama in LAMAN:
        juru.page(nama)
    juru.open(kosong)
    assert juru.window.kerja.panel is None
    for nama in ("riwayat", "pegawai", "penandatangan", "variabel", "data_kantor", "banding"):
        panel = juru.page(nama)  # an empty office has them too
        assert panel is juru.focus() or panel.isAncestorOf(juru.focus()), nama
    juru.do("tutup")
    assert not juru.window.kerja.isVisible()


# -- history


def test_old_step_is_taken_back_and_again(juru: Juru) -> None:
    juru.choose(KASI)
    lama = juru.tugas()
    store(juru, juru.butir(0), "satu")
    store(juru, juru.butir(1), "dua")
    panel = juru.page("riwayat")
    assert isinstance(panel, PanelRiwayat)
    juru.keys(Key.Key_Down)
    assert panel.details.toPlainText().count("satu")
    button(panel, "Ambil kembali langkah ini").click()
    assert juru.tugas()[:2] == [lama[0], "dua"]
    assert panel.bars.texts() != []
    juru.undo()
    assert juru.tugas()[:2] == ["satu", "dua"]
    assert panel.bars.texts() == []  # it says nothing that no longer holds
    assert panel.isVisible()


def test_clash_names_what_changed_since(juru: Juru) -> None:
    juru.choose(KASI)
    tempat = juru.butir(0)
    store(juru, tempat, "satu")
    juru.choose("CAMAT")
    store(juru, tempat, "satu setengah")
    juru.choose(KASI)
    store(juru, juru.butir(1), "dua")
    juru.sesi.penyunting.do(delete_butir, "tugas", (tempat.id,))
    panel = juru.page("riwayat")
    assert isinstance(panel, PanelRiwayat)
    juru.keys(*[Key.Key_Down] * (len(juru.steps()) - 1))
    before = juru.tugas()
    button(panel, "Ambil kembali langkah ini").click()
    assert len(panel.bars.texts()) == 1
    assert KASI in panel.bars.texts()[0]
    assert juru.tugas() == before


def test_history_leads_to_the_place(juru: Juru) -> None:
    juru.choose(KASI)
    tempat = juru.butir(2)
    store(juru, tempat, "tiga")
    juru.choose("CAMAT")
    panel = juru.page("riwayat")
    juru.keys(Key.Key_Return)
    assert not panel.isVisible()
    assert juru.window.kerja.kepala.nama.text() == KASI
    assert juru.editor.kini == tempat


# -- find and replace


def test_all_is_replaced_in_one_step(juru: Juru) -> None:
    panel = juru.page("ganti")
    assert isinstance(panel, PanelGanti)
    ketik(panel.cari, "Kecamatan")
    juru.qtbot.waitUntil(lambda: panel.model.hits > 20)
    ketik(panel.baru, "Distrik")
    langkah = len(juru.steps())
    button(panel, "Ganti yang dipilih").click()
    assert "SEKRETARIS Distrik" in juru.names() or "SEKRETARIS DISTRIK" in juru.names()
    assert len(juru.steps()) == langkah + 1
    assert panel.model.hits == 0
    assert any("distrik" in row.lower() for row in juru.rows())
    juru.tree()
    juru.undo()
    assert SEKRETARIS in juru.names()
    juru.qtbot.waitUntil(lambda: panel.model.hits > 20)
    assert panel.bars.texts() == []


def test_find_leads_to_the_hit_in_its_form(juru: Juru) -> None:
    juru.choose("CAMAT")
    panel = juru.page("ganti")
    assert isinstance(panel, PanelGanti)
    assert juru.focus() is panel.cari
    juru.keys("menginventarisasi kekayaan", Key.Key_Return)
    assert juru.window.kerja.kepala.nama.text() == KASI
    assert juru.editor.kini == juru.butir(5)
    juru.keys((Key.Key_H, CTRL))
    assert panel.isVisible()
    assert panel.cari.selectedText() == "menginventarisasi kekayaan"


# -- people and signatory


def test_person_added_and_appointed_signs_the_document(juru: Juru) -> None:
    juru.widen()
    juru.choose("CAMAT")
    juru.window.kerja.kepala.pemangku.button.click()
    panel = juru.window.kerja.panel
    assert isinstance(panel, PanelPegawai)
    assert panel.tabs.currentIndex() == JABATAN
    panel.show_pegawai()
    button(panel, "Tambah").click()
    juru.keys("SITI AMINAH, S.Sos.", Key.Key_Return)
    assert [p.nama for p in juru.sesi.penyunting.ask(load_pegawai)] == ["SITI AMINAH, S.Sos."]
    panel.show_jabatan(juru.id("CAMAT"))
    panel.jabatan.tambah.siapa.setFocus()
    juru.keys("siti", Key.Key_Tab)
    panel.jabatan.tambah.button.click()
    assert [p.pegawai.nama for p in juru.sesi.penyunting.ask(load_pemangku)] == ["SITI AMINAH, S.Sos."]
    ttd = juru.page("penandatangan")
    assert isinstance(ttd, PanelPenandatangan)
    assert ttd.siapa.count() == 2
    ttd.siapa.setFocus()
    juru.keys(Key.Key_Down)
    assert ttd.nama.text() == "SITI AMINAH, S.Sos."
    juru.keys(Key.Key_Escape)
    assert "SITI AMINAH" in juru.window.kerja.kepala.pemangku.label.text()
    assert juru.sesi.dokumen.penandatangan is not None
    juru.qtbot.waitUntil(lambda: "SITI AMINAH" in str(juru.pratinjau.dokumen[-1].penandatangan))


def test_office_without_signatory_is_marked_and_the_mark_leads_there(juru: Juru) -> None:
    ttd = juru.page("penandatangan")
    assert isinstance(ttd, PanelPenandatangan)
    ketik(ttd.nama, " ", Key.Key_Return)
    mark = juru.window.kerja.pohon.office_mark
    juru.qtbot.waitUntil(mark.isVisible)
    juru.keys(Key.Key_Escape)
    mark.click()
    assert juru.window.kerja.panel is ttd
    ketik(ttd.nama, "MULYONO", Key.Key_Return)
    juru.qtbot.waitUntil(lambda: not mark.isVisible())


def test_what_is_typed_in_a_page_is_kept_when_it_closes_or_the_window(juru: Juru) -> None:
    juru.choose("CAMAT")
    panel = juru.page("data_kantor")
    assert isinstance(panel, PanelKantor)
    ketik(panel.kabupaten, "Kediri")
    button(panel, "Tutup").click()
    ttd = juru.page("penandatangan")
    assert isinstance(ttd, PanelPenandatangan)
    assert "Kediri" not in juru.window.windowTitle()
    ketik(ttd.nama, "BUDI")
    juru.window.close()
    kantor = open_office(juru.path, hanya_baca=True)
    try:
        from iki_desktop.services.penandatangan import load_kantor, load_penandatangan

        assert load_kantor(kantor).kabupaten == "Kediri"
        assert load_penandatangan(kantor).cetak.nama == "BUDI"
    finally:
        kantor.close()


def test_name_of_the_office_is_the_title(juru: Juru) -> None:
    panel = juru.page("data_kantor")
    assert isinstance(panel, PanelKantor)
    ketik(panel.kecamatan, "Ngantang", Key.Key_Return)
    assert juru.window.windowTitle() == "Kecamatan Ngantang · 2026"
    assert juru.window.alat.judul.text() == "Kecamatan Ngantang"
    juru.undo()
    assert juru.window.windowTitle() == "Kecamatan Pujon · 2026"
    assert panel.kecamatan.text() == "Pujon"


# -- variables


def test_variable_renamed_on_its_page_is_renamed_in_the_form_behind_it(juru: Juru) -> None:
    juru.choose(SEKRETARIS)
    panel = juru.page("variabel")
    assert isinstance(panel, PanelVariabel)
    panel.show_nama("Pegawai")
    ketik(panel.rincian.nama, "ASN", Key.Key_Return)
    assert "ASN" in {v.nama for v in juru.sesi.penyunting.ask(load_variabel)}
    assert juru.editor.formulir is not None
    assert "[ASN]" in juru.editor.formulir.sasaran[0].indikator[0].rumus
    juru.tree()
    juru.undo()
    assert "[Pegawai]" in juru.isi().sasaran[0].indikator[0].rumus
    assert panel.rincian.nama.text() == "Pegawai"


def test_variable_in_use_is_not_deleted_and_unknown_names_become_variables(juru: Juru) -> None:
    juru.choose(SEKRETARIS)
    store(juru, juru.baris(0, 0, "rumus"), "[Pegawai] / [Meja]")
    panel, bilah = juru.page("variabel"), juru.window.bilah
    assert isinstance(panel, PanelVariabel)
    panel.show_nama("Pegawai")
    button(panel, "Hapus variabel").click()
    assert [t.split(":")[0] for t in bilah.texts()] == ["“Pegawai” masih dipakai di 2 rumus"]
    model, here = juru.window.kerja.pohon.model, juru.id(SEKRETARIS)
    juru.qtbot.waitUntil(lambda: any("Meja" in t.kalimat for t in model.temuan_of(here)))
    button(panel, "Jadikan variabel").click()
    assert bilah.texts() == []  # what is refused is said until something else is done
    juru.qtbot.waitUntil(lambda: not any("Meja" in t.kalimat for t in model.temuan_of(here)))


def test_variable_leads_to_its_formula(juru: Juru) -> None:
    juru.choose("CAMAT")
    panel = juru.page("variabel")
    assert isinstance(panel, PanelVariabel)
    panel.show_nama("Pegawai")
    panel.rincian.go_to.emit(Tempat("indikator", juru.isi(SEKRETARIS).sasaran[0].indikator[0].id, "rumus"))
    assert not panel.isVisible()
    assert juru.window.kerja.kepala.nama.text() == SEKRETARIS
    assert juru.editor.kini == juru.baris(0, 0, "rumus")


# -- a change elsewhere while a page is open


def test_tree_is_edited_beside_a_page_and_keeps_the_keys(juru: Juru) -> None:
    juru.choose(KASI)
    store(juru, juru.butir(0), "satu")
    banding = juru.page("riwayat")
    assert isinstance(banding, PanelRiwayat)
    button(banding, "Bandingkan dengan sekarang").click()
    panel = juru.window.kerja.panel
    assert panel is not None
    juru.tree()
    juru.keys(Key.Key_F2)
    juru.type_name("KASI BARU")
    juru.keys(Key.Key_Insert, "KASI")
    juru.qtbot.waitUntil(lambda: panel.findChild(QWidget, "kepala") is not None)
    juru.qtbot.waitUntil(lambda: "1" in panel.kepala.ringkasan.text())  # type: ignore[attr-defined]
    juru.qtbot.wait(50)
    assert isinstance(juru.focus(), KolomNama), "the page that compares anew doesn't take the keys"
    juru.keys(" LAIN", Key.Key_Return)
    assert "KASI LAIN" in juru.names()


# -- for reading only


def test_pages_of_an_office_for_reading_only(juru: Juru, monkeypatch: pytest.MonkeyPatch) -> None:
    penyunting = juru.sesi.penyunting
    baru = penyunting.do(add_pegawai, nama="SITI AMINAH")
    assert baru is not None
    penyunting.do(add_pemangku, juru.id("CAMAT"), baru.new[0])
    juru.do("tutup")
    before = juru.path.read_bytes()
    monkeypatch.setattr("ui.sesi.open_office", lambda path: open_office(path, hanya_baca=True))
    juru.open()
    for nama in LAMAN:
        panel = juru.page(nama)
        for kolom in panel.findChildren(KolomTeks):
            if kolom.isVisible() and kolom.isEnabled() and not kolom.isReadOnly():
                ketik(kolom, "lain", Key.Key_Return)
        for tombol in panel.findChildren(QPushButton):
            if tombol.isVisible() and tombol.isEnabled() and tombol.text() in (
                "Tambah", "Ganti yang dipilih", "Ambil kembali langkah ini", "Hapus pegawai", "Hapus variabel",
                "Jadikan variabel", "Tetapkan",
            ):  # fmt: skip
                tombol.click()
                juru.keys("x", Key.Key_Return)
        QTest.keyClick(panel, Qt.Key.Key_Delete)
    assert juru.window.bilah.texts() == []
    juru.qtbot.waitUntil(juru.window.kerja.kepala.pemangku.button.isHidden)
    juru.do("tutup")
    assert juru.path.read_bytes() == before


# -- much


def test_hundreds_of_steps_and_people(juru: Juru) -> None:
    juru.choose(KASI)
    tempat = juru.butir(0)
    for n in range(300):
        store(juru, tempat, f"tugas {n}")
    panel = juru.page("riwayat")
    assert isinstance(panel, PanelRiwayat)
    juru.keys(Key.Key_End)
    assert panel.current
    juru.keys((Key.Key_Backtab, SHIFT))
    for n in range(150):
        juru.sesi.penyunting.do(
            add_pegawai, nama=f"ORANG KE-{n} DENGAN NAMA DAN GELAR YANG PANJANG SEKALI, S.Sos., M.Si."
        )
    orang = juru.page("pegawai")
    assert isinstance(orang, PanelPegawai)
    assert orang.count.text().startswith("150 pegawai")
    assert orang.orang.daftar.tabel.horizontalScrollBar().maximum() == 0
    assert juru.window.width() == 1366


def test_an_old_office_is_completed_by_one_menu_entry(juru: Juru) -> None:
    kantor = juru.sesi.penyunting.kantor
    kantor.store.connection.execute("UPDATE indikator SET hitungan = ''; DELETE FROM desa")
    juru.window.actions_["lengkapi"].trigger()
    assert len(load_desa(kantor)) == 10
    assert juru.window.actions_["urungkan"].toolTip().startswith("Urungkan: Lengkapi dari katalog")
    juru.window.actions_["lengkapi"].trigger()
    assert "Tidak ada yang perlu dilengkapi" in juru.window.bilah.texts()[-1]
