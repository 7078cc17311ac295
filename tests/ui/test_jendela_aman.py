"""Nothing typed is lost: what the store refuses is kept and tried again, undo and export begin with what is typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from db.history import Changes
from db.store import Store
from iki_desktop.domain.dokumen import Dokumen
from iki_desktop.domain.galat import EnvironmentFailure
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services.desa import delete_desa
from tests.ui.bahan_jendela import CTRL, Juru, Key, jawaban, juru, pratinjau
from ui.angka.panel import PanelAngka
from ui.angka.tampilan import preset
from ui.bersama.kolom import KolomTeks
from ui.formulir.isian import teks_di
from ui.pemilih import Pemilih
from ui.sesi import Sesi
from ui.tahun.baru import TahunBaru
from ui.target.panel import PanelTarget

__all__ = ["jawaban", "juru", "pratinjau"]

KASI, SEKRETARIS = "KASI PEMERINTAHAN", "SEKRETARIS KECAMATAN"


@contextmanager
def full_disk() -> Iterator[None]:
    """A store that can write nothing."""

    @contextmanager
    def write(_self: Store, _label: str, *, typing: object = None) -> Iterator[Changes]:  # noqa: ARG001
        raise apsw.FullError("database or disk is full")
        yield

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "write", write)
        yield


def shown(juru: Juru, tempat: Tempat) -> str:
    """What the form shows in a place."""
    assert juru.editor.formulir is not None
    return teks_di(juru.editor.formulir, tempat) or ""


def refused(juru: Juru) -> Tempat:
    """A duty of the Kasi, typed while the disk is full, and the pause that would have stored it."""
    juru.choose(KASI)
    tempat = juru.butir(0)
    with full_disk():
        juru.type_in(tempat)
        juru.keys(" BARU")
        assert not juru.editor.flush()
    assert "penuh" in juru.window.bilah.texts()[0]
    return tempat


def test_what_a_full_disk_refused_is_stored_when_there_is_room_again(juru: Juru) -> None:
    tempat = refused(juru)
    juru.keys(Key.Key_Escape)
    assert shown(juru, tempat).endswith(" BARU")
    assert juru.tugas()[0].endswith(" BARU")
    assert juru.editor.simpanan.refused == {}


def test_it_waits_while_one_works_elsewhere(juru: Juru) -> None:
    tempat = refused(juru)
    with full_disk():
        juru.choose(SEKRETARIS)
        juru.choose(KASI)
        assert shown(juru, tempat).endswith(" BARU")
        assert not juru.tugas()[0].endswith(" BARU")
    juru.choose(SEKRETARIS)
    assert juru.isi(KASI).tugas[0].endswith(" BARU")


def test_closing_asks_before_it_is_lost(juru: Juru) -> None:
    refused(juru)
    with full_disk():
        assert not juru.window.close()
        assert juru.jawaban.asked[-1] == "lose 1"
        assert juru.window.isVisible()
    juru.jawaban.asked.clear()
    assert juru.window.close()
    assert juru.jawaban.asked == []
    assert juru.reread(KASI).tugas[0].endswith(" BARU")


def test_it_is_given_up_where_the_user_says_so(juru: Juru) -> None:
    refused(juru)
    juru.jawaban.buang = True
    with full_disk():
        assert juru.window.close()
    assert not juru.reread(KASI).tugas[0].endswith(" BARU")


def cells(juru: Juru) -> None:
    """A figure and a target that can't be read, on pages that are behind the form again."""
    for nama, (baris, kolom), teks in (("angka", (0, 0), "12 orang"), ("target", (3, 1), "dua")):
        panel = juru.page(nama)
        assert isinstance(panel, PanelAngka | PanelTarget)
        panel.model.terima({(baris, kolom): teks})
    juru.do("ke_formulir")


def test_cells_that_were_refused_are_asked_about_in_one_question(juru: Juru, kosong: Path) -> None:
    cells(juru)
    refused(juru)
    with full_disk():
        assert not juru.window.close()
        juru.do("tutup")
        assert not juru.window.berkas.open(kosong)
    teks, *sel = juru.jawaban.hilang[0]
    assert juru.jawaban.hilang == [(teks, *sel)] * 3
    assert teks.endswith(" BARU")
    assert sel == [
        "Pegawai · Januari 2026 · Kecamatan: 12 orang",
        "Triwulan I 2026 · KASI PEMERINTAHAN · Jumlah Pembinaan perangkat desa (kegiatan): dua",
    ]
    assert juru.window.berkas.sesi is not None
    juru.window.bilah.clear()
    juru.jawaban.buang = True


def test_cells_in_the_page_in_front_and_of_another_view_are_asked_about_too(juru: Juru) -> None:
    panel = juru.page("angka")
    assert isinstance(panel, PanelAngka)
    panel.model.terima({(0, 0): "12 orang"})
    panel.kepala.cari.setText("zzz")
    juru.do("tutup")
    assert juru.jawaban.asked[-1] == "lose 1"
    assert juru.window.kerja.panel is panel
    panel.kepala.cari.clear()
    panel.model.terima({(0, 0): "12"})
    juru.jawaban.asked.clear()
    juru.do("tutup")
    assert juru.jawaban.asked == []
    assert juru.window.berkas.sesi is None


def test_a_cell_that_the_store_refused_is_tried_again_before_anybody_asks(juru: Juru) -> None:
    panel = juru.page("angka")
    assert isinstance(panel, PanelAngka)
    with full_disk():
        panel.model.terima({(0, 0): "20"})
        juru.do("ke_formulir")
        assert panel.unsaved() == ("Pegawai · Januari 2026 · Kecamatan: 20",)
    assert juru.window.close()
    assert juru.jawaban.asked == []


def test_what_goes_with_its_village_is_not_asked_about(juru: Juru) -> None:
    panel = juru.page("angka")
    assert isinstance(panel, PanelAngka)
    panel.show_tampilan(preset("satu_desa", panel._tampilan))
    panel.model.terima({(0, 0): "dua"})
    assert len(panel.unsaved()) == 1
    desa = panel.model.kunci(0, 0)[2]
    juru.sesi.penyunting.do(delete_desa, desa)
    assert panel.unsaved() == ()


def test_the_question_fits_forms_and_figures(juru: Juru, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, str]] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda kotak: seen.append((kotak.text(), kotak.detailedText())))
    pemilih = Pemilih(juru.window, juru.window.tema)
    assert not pemilih.may_lose(("membantu Camat BARU", "Pegawai · Januari 2026 · Kecamatan: 12 orang"))
    assert seen == [
        (
            "2 isian yang Anda ketik belum tersimpan. Tutup dan buang isian itu?",
            "membantu Camat BARU\n\nPegawai · Januari 2026 · Kecamatan: 12 orang",
        )
    ]


def test_undo_takes_back_a_refused_name_and_nothing_older(juru: Juru) -> None:
    juru.choose(SEKRETARIS)
    juru.type_in(juru.butir(0))
    juru.keys(" KERJA", Key.Key_Escape)
    juru.choose(KASI)
    juru.type_in(Tempat("jabatan", juru.id(KASI), "nama"))
    juru.keys((Key.Key_A, CTRL), Key.Key_Backspace)
    juru.undo()
    assert juru.isi(SEKRETARIS).tugas[0].endswith(" KERJA")
    assert KASI in juru.names()
    juru.window.bilah.clear()


def test_undo_by_the_menu_takes_back_a_name_that_is_being_typed(juru: Juru) -> None:
    juru.choose(SEKRETARIS)
    juru.type_in(juru.butir(0))
    juru.keys(" KERJA", Key.Key_Escape)
    juru.choose(KASI)
    juru.tree()
    juru.keys(Key.Key_F2)
    juru.keys("NAMA TERKETIK")
    juru.do("urungkan")
    assert juru.isi(SEKRETARIS).tugas[0].endswith(" KERJA")
    assert "NAMA TERKETIK" not in juru.names()
    juru.do("ulangi")
    assert "NAMA TERKETIK" in juru.names()


def test_an_export_holds_what_is_still_being_typed_on_a_page(juru: Juru) -> None:
    page = juru.page("penandatangan")
    kolom = next(k for k in page.findChildren(KolomTeks) if k.isVisible() and k.accessibleName() == "Nama")
    kolom.setFocus()
    kolom.selectAll()
    juru.keys("SITI AMINAH")
    dokumen: list[Dokumen] = []

    def note(sesi: Sesi) -> None:
        dokumen.append(sesi.dokumen)

    juru.window.ekspor.alur.export_all = note  # type: ignore[method-assign]
    juru.do("ekspor_semua")
    assert dokumen[0].penandatangan.nama == "SITI AMINAH"


def test_a_place_of_another_year_is_gone_to(juru: Juru) -> None:
    juru.choose(KASI)
    tempat = juru.baris(0, 0)
    juru.jawaban.tahun_baru = TahunBaru(2026, 2027)
    juru.do("salin_tahun")
    assert juru.sesi.info.tahun == 2027
    juru.window.tujuan.go_to(tempat)
    assert juru.sesi.info.tahun == 2026
    assert juru.editor.kini == tempat


def test_a_read_that_fails_after_a_change_is_a_sentence(juru: Juru, monkeypatch: pytest.MonkeyPatch) -> None:
    juru.choose(KASI)
    seen: list[int] = []
    juru.window.sunting.changed.connect(lambda: seen.append(1))

    def fail(_sesi: Sesi, _changes: Changes) -> None:
        raise EnvironmentFailure("Disk tidak menjawab.")

    with monkeypatch.context() as patch:
        patch.setattr(Sesi, "refresh", fail)
        juru.type_in(juru.butir(0))
        juru.keys(" X", Key.Key_Escape)
        QApplication.processEvents()
    assert "Disk tidak menjawab." in juru.window.bilah.texts()
    assert seen
    assert juru.tugas()[0].endswith(" X")
