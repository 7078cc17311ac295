"""Three axes: whichever two are rows and columns, a figure is in its own cell; ready ways to look; search; the tree."""

from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from iki_desktop.domain.figur import Figur
from iki_desktop.domain.kisi import Sumbu, diisi, jenis_sel
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.variabel import FREKUENSI, LINGKUP, Variabel
from iki_desktop.services.angka import set_angka
from iki_desktop.services.desa import add_desa, delete_desa, load_desa
from iki_desktop.services.formulir import load_jabatan
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.variabel import create_variabel, load_variabel
from tests.ui.bahan_angka import CTRL, JuruAngka, Key, juru, panel
from ui.angka.panel import PanelAngka
from ui.angka.tampilan import NAMA_TAMPILAN, SUMBU, Cakupan, Tampilan, periode_kini, preset, susun
from ui.penyunting import Penyunting
from ui.tema.tema import Tema

__all__ = ["juru", "panel"]

SEMUA = tuple(permutations(SUMBU, 2))
CAKUPAN: tuple[Cakupan, ...] = ("kecamatan", "desa", "semua")


@st.composite
def variabel(draw: st.DrawFn) -> tuple[Variabel, ...]:
    """Variables of all kinds, also those that are not typed."""
    banyak = draw(st.integers(0, 8))
    return tuple(
        Variabel(
            ke + 1,
            f"V{ke}",
            frekuensi=draw(st.sampled_from(FREKUENSI)),
            lingkup=draw(st.sampled_from(LINGKUP)),
            tetap=draw(st.booleans()) and draw(st.booleans()),
        )
        for ke in range(banyak)
    )


@st.composite
def tampilan(draw: st.DrawFn) -> Tampilan:
    """Any way to look, also at what isn't there."""
    baris, kolom = draw(st.sampled_from(SEMUA))
    hasil = Tampilan(
        "sendiri",
        baris,
        kolom,
        draw(st.sampled_from(FREKUENSI)),
        draw(st.sampled_from(CAKUPAN)),
        draw(st.integers(0, 9)),
        draw(st.none() | st.integers(1, 4)),
        draw(st.none() | st.builds(Periode, st.just(2026), st.integers(1, 12), st.just(1))),
    )
    return preset(draw(st.sampled_from(list(NAMA_TAMPILAN))), hasil) if draw(st.booleans()) else hasil


# -- what lies where


@given(variabel(), tampilan(), st.integers(0, 3))
def test_each_cell_has_its_own_figure_and_each_figure_its_cell(
    semua: tuple[Variabel, ...], cara: Tampilan, desa: int
) -> None:
    kisi = susun(cara, semua, tuple(range(1, desa + 1)), 2026)
    tinggi, lebar = kisi.ukuran
    seen: dict[KunciFigur, tuple[int, int]] = {}
    for b in range(tinggi):
        for k in range(lebar):
            kunci = kisi.kunci(b, k)
            assert kisi.letak(kunci) == (b, k)
            assert seen.setdefault(kunci, (b, k)) == (b, k)
            milik, masa, tempat = kisi.tempat(b, k)
            assert (milik.id, masa, tempat) == kunci
            assert diisi(milik)
            assert masa.frekuensi == milik.frekuensi == cara.frekuensi
    assert kisi.letak((99, Periode(2026, 1, 1), None)) is None


@given(variabel(), st.integers(1, 3))
def test_all_six_arrangements_show_the_same_figures(semua: tuple[Variabel, ...], desa: int) -> None:
    """Turning the third axis round, each arrangement shows the same cells, and each of them once."""
    tempat = tuple(range(1, desa + 1))
    for frekuensi in FREKUENSI:
        ada = [
            _all_cells(Tampilan("sendiri", baris, kolom, frekuensi, "semua"), semua, tempat) for baris, kolom in SEMUA
        ]
        assert all(satu == ada[0] for satu in ada)


def _all_cells(cara: Tampilan, semua: tuple[Variabel, ...], desa: tuple[int, ...]) -> set[object]:
    hasil: set[object] = set()
    for ketiga in _thirds(cara, semua, desa):
        kisi = susun(ketiga, semua, desa, 2026)
        tinggi, lebar = kisi.ukuran
        sel = [kisi.tempat(b, k) for b in range(tinggi) for k in range(lebar)]
        isi = {(v.id, p, d) for v, p, d in sel if jenis_sel(v, d) == "isi"}
        assert not isi & hasil
        hasil |= isi
    return hasil


def _thirds(cara: Tampilan, semua: tuple[Variabel, ...], desa: tuple[int, ...]) -> list[Tampilan]:
    match cara.ketiga:
        case "variabel":
            return [replace(cara, variabel=v.id) for v in semua if diisi(v) and v.frekuensi == cara.frekuensi]
        case "desa":
            return [replace(cara, desa=d) for d in (None, *desa)]
    masa = susun(replace(cara, baris="variabel", kolom="periode"), semua, desa, 2026).periode
    return [replace(cara, periode=p) for p in masa]


@given(tampilan(), st.sampled_from(SUMBU), st.booleans())
def test_choosing_an_axis_twice_changes_places(cara: Tampilan, sumbu: Sumbu, baris: bool) -> None:
    baru = cara.dengan_sumbu(sumbu, cara.kolom) if baris else cara.dengan_sumbu(cara.baris, sumbu)
    assert (baru.baris if baris else baru.kolom) == sumbu
    assert len({baru.baris, baru.kolom, baru.ketiga}) == 3


def test_yearly_figures_stand_beside_those_of_the_four_years_before() -> None:
    skm = Variabel(1, "Nilai SKM", frekuensi="tahunan", rekap_waktu="akhir")
    kisi = susun(Tampilan(frekuensi="tahunan"), (skm,), (), 2026)
    assert [p.tahun for p in kisi.periode] == [2022, 2023, 2024, 2025, 2026]
    assert periode_kini(2026, "tahunan", (2031, 5)) == Periode(2026, 1, 12)
    assert periode_kini(2026, "triwulanan", (2026, 5)) == Periode(2026, 4, 3)
    assert periode_kini(2026, "bulanan", (2027, 5)) == Periode(2026, 1, 1)


# -- in the page


def widths(juru: JuruAngka) -> list[int]:
    juru.rest()
    return [juru.panel.kisi.columnWidth(k) for k in range(juru.panel.model.columnCount())]


def test_all_villages_and_their_sum_are_seen_with_their_names(juru: JuruAngka) -> None:
    juru.show("semua_desa")
    kisi, top = juru.panel.kisi, juru.panel.kisi.horizontalHeader()
    assert not kisi.horizontalScrollBar().isVisible()
    for kolom, lebar in enumerate(widths(juru)):
        judul = juru.panel.model.judul(kolom, top.orientation())
        assert top.fontMetrics().horizontalAdvance(judul) + 13 <= lebar, judul


def test_a_long_figure_widens_its_own_column_and_is_seen_whole(juru: JuruAngka) -> None:
    sebelum = widths(juru)
    assert len(set(sebelum)) == 1
    juru.fill(0, 4, "123456789012345678901234567890")
    sesudah = widths(juru)
    assert sesudah[4] > juru.panel.kisi.fontMetrics().horizontalAdvance(juru.seen(0, 4)[0]) + 12
    assert all(lebar <= sebelum[0] for k, lebar in enumerate(sesudah) if k != 4)
    juru.show("semua_desa")
    juru.show("kecamatan", frekuensi="triwulanan")
    assert len(set(widths(juru))) == 1  # what another grid needed is forgotten


def test_the_page_fits_beside_the_tree_at_150_percent(juru: JuruAngka) -> None:
    for nama in NAMA_TAMPILAN:
        juru.show(nama)
        assert juru.panel.minimumSizeHint().width() <= 911 - 200 - 5  # 1366 pixels, the tree at its narrowest


def test_one_begins_at_the_period_of_now_never_in_a_year_long_past(juru: JuruAngka) -> None:
    juru.show("kecamatan", frekuensi="tahunan", periode=None)
    assert (
        juru.panel.model.sebut(juru.panel.model.kisi.kunci(*juru.here)) == "Draf dokumen SKM · Tahun 2026 · Kecamatan"
    )
    juru.show("kecamatan", frekuensi="triwulanan", periode=Periode(2026, 7, 3))
    assert juru.here == (0, 2)


def test_one_figure_is_found_in_all_six_arrangements(juru: JuruAngka, kantor: Kantor) -> None:
    kunci = juru.key("Kegiatan pembinaan linmas", "2026-03", "Ngroto")
    set_angka(kantor, {kunci: Figur("terisi", Decimal(17))})
    for baris, kolom in SEMUA:
        juru.show("sendiri", baris=baris, kolom=kolom, variabel=kunci[0], desa=kunci[2], periode=kunci[1])
        model = juru.panel.model
        letak = model.kisi.letak(kunci)
        assert letak is not None, (baris, kolom)
        assert juru.seen(*letak) == ["17"]
        tinggi, lebar = model.kisi.ukuran
        isi = [(b, k) for b in range(tinggi) for k in range(lebar) if juru.seen(b, k) == ["17"]]
        assert [s for s in isi if model.terbuka(*s)] == [letak]


def test_presets_frequency_and_axes_are_chosen_above_the_grid(juru: JuruAngka) -> None:
    kepala = juru.panel.kepala
    assert juru.panel.model.kisi.ukuran == (41, 12)
    assert not kepala.ketiga.isVisible()
    juru.pick(kepala.cara, "semua_desa")
    assert juru.panel.model.kisi.ukuran == (8, 11)
    assert (kepala.nama_ketiga.text(), kepala.ketiga.isVisible()) == ("Periode", True)
    juru.pick(kepala.frekuensi, "triwulanan")
    assert juru.panel.model.kisi.ukuran == (2, 11)
    juru.pick(kepala.cara, "satu_desa")
    assert (juru.panel.model.kisi.ukuran, kepala.nama_ketiga.text()) == ((2, 4), "Desa")
    juru.pick(kepala.cara, "sendiri")
    assert kepala.baris.isVisible()
    juru.pick(kepala.baris, "periode")  # columns were that: the two change places
    assert (kepala.kolom.currentData(), juru.panel.model.kisi.ukuran) == ("variabel", (4, 13))
    juru.pick(kepala.kolom, "desa")
    assert (kepala.nama_ketiga.text(), juru.panel.model.kisi.ukuran[0]) == ("Variabel", 4)


def test_the_way_to_look_is_reached_and_left_by_keys(juru: JuruAngka, qtbot: QtBot) -> None:
    kepala = juru.panel.kepala
    juru.keys(Key.Key_F7)
    assert kepala.cara.hasFocus()
    urut = []
    for _ in range(3):
        juru.keys(Key.Key_Tab)
        urut.append(juru.panel.focusWidget())
    assert urut == [kepala.frekuensi, kepala.cari, juru.panel.kisi]
    kepala.cari.setFocus()
    juru.keys("zzz")
    assert not juru.panel.kisi.isVisible()
    juru.keys(Key.Key_Escape, Key.Key_Escape)
    assert juru.panel.kisi.hasFocus()
    kepala.cari.setFocus()
    juru.keys("linmas", Key.Key_Down)
    with qtbot.assertNotEmitted(juru.panel.closed):
        juru.keys(Key.Key_Escape)


def test_ctrl_page_keys_turn_the_third_axis(juru: JuruAngka) -> None:
    panel = juru.panel
    panel.turn(1)  # there is nothing to turn in the grid of the office itself
    assert (panel.model.kisi.ukuran, panel.model.kisi.desa) == ((41, 12), (None,))
    juru.show("semua_desa", periode=Periode(2026, 11, 1))
    juru.at(3, 2)
    panel.turn(1)
    assert panel.kepala.ketiga.currentText() == "Desember 2026"
    assert juru.here[1] == 2
    panel.turn(1)
    assert panel.kepala.ketiga.currentText() == "Desember 2026"
    panel.turn(-1)
    assert panel.model.kisi.periode == (Periode(2026, 11, 1),)


def test_search_leaves_the_variables_that_fit(juru: JuruAngka) -> None:
    juru.fill(0, 0, "20")
    juru.panel.kepala.cari.setText("GAJI ber")
    model = juru.panel.model
    assert [v.nama for v in model.kisi.variabel] == ["PNS yang naik gaji berkala", "Draf kenaikan gaji berkala"]
    assert juru.panel.kepala.frekuensi.currentText() == "Bulanan (2)"
    juru.panel.kepala.cari.setText("tidak ada")
    assert juru.panel.kosong.isVisible()
    assert juru.panel.kosong.text() == "Tidak ada variabel yang cocok dengan pencarian."
    juru.panel.kepala.cari.clear()
    assert juru.seen(0, 0) == ["20"]


def test_the_grid_of_a_position_follows_the_tree(juru: JuruAngka, kantor: Kantor) -> None:
    nomor = {j.nama: j.id for j in load_jabatan(kantor)}
    juru.panel.show_jabatan(nomor["KASI KETENTRAMAN DAN KETERTIBAN UMUM"])
    assert len(juru.panel.model.kisi.variabel) == 41  # the other ways don't follow
    juru.show("jabatan")
    nama = [v.nama for v in juru.panel.model.kisi.variabel]
    assert nama[:2] == ["Kegiatan pembinaan linmas", "Kegiatan monitoring siskamling"]
    juru.panel.show_jabatan(nomor["BENDAHARA"])
    nama = [v.nama for v in juru.panel.model.kisi.variabel]
    assert nama == ["Laporan keuangan bendahara", "Dokumen pengajuan SPP dan SPM"]
    juru.pick(juru.panel.kepala.frekuensi, "tahunan")
    assert juru.panel.kosong.text().startswith("Jabatan ini tidak memakai variabel dengan frekuensi ini.")
    juru.panel.show_jabatan(nomor["CAMAT"])
    assert [v.nama for v in juru.panel.model.kisi.variabel][-1] == "Keseluruhan undangan yang hadir"


def test_turning_to_a_position_shows_a_frequency_that_it_uses(juru: JuruAngka, kantor: Kantor) -> None:
    nomor = {j.nama: j.id for j in load_jabatan(kantor)}
    kepala, model = juru.panel.kepala, juru.panel.model
    juru.panel.show_jabatan(nomor["BENDAHARA"])
    juru.pick(kepala.frekuensi, "tahunan")
    juru.pick(kepala.cara, "jabatan")
    assert (kepala.frekuensi.currentData(), model.rowCount()) == ("bulanan", 2)
    juru.pick(kepala.frekuensi, "tahunan")  # who asks for it sees that there is none
    assert (kepala.frekuensi.currentData(), model.rowCount()) == ("tahunan", 0)
    juru.panel.show_jabatan(nomor["CARAKA"])
    assert model.rowCount() > 0
    juru.pick(kepala.cara, "kecamatan")
    juru.panel.show_jabatan(0)
    juru.pick(kepala.frekuensi, "semesteran")
    juru.pick(kepala.cara, "jabatan")  # a position that uses nothing leaves it as it is
    assert kepala.frekuensi.currentData() == "semesteran"


def test_enter_on_a_sum_opens_the_villages(juru: JuruAngka) -> None:
    juru.show("jabatan", frekuensi="bulanan")
    juru.panel.show_jabatan(0)
    juru.show("sendiri", baris="variabel", kolom="periode", desa=None)
    model = juru.panel.model
    baris = next(b for b in range(model.rowCount()) if not model.terbuka(b, 4))
    nama = model.kisi.variabel[baris].nama
    juru.at(baris, 4)
    assert juru.sentence() == "Dihitung dari angka desa. Tekan Enter untuk membuka angka tiap desanya."
    juru.keys(Key.Key_Return)
    juru.rest()
    assert (model.kisi.baris, model.kisi.kolom, len(model.kisi.desa)) == ("desa", "periode", 11)
    assert model.sebut(model.kisi.kunci(*juru.here)) == f"{nama} · Mei 2026 · Bendosari"
    juru.keys("3", Key.Key_Return, "4", Key.Key_Return)
    juru.rest()
    assert juru.seen(10, 4) == ["7"]
    juru.at(10, 4)
    juru.keys((Key.Key_Return, CTRL))  # nothing is typed into a sum


def test_what_is_gone_gives_way(juru: JuruAngka, kantor: Kantor) -> None:
    juru.show("satu_desa", desa=3)
    juru.at(2, 5)
    juru.panel._penyunting.do(delete_desa, 3)
    assert juru.panel.kepala.ketiga.currentText() == "Bendosari"
    for desa in load_desa(kantor):
        juru.panel._penyunting.do(delete_desa, desa.id)
    assert juru.panel.kosong.text() == "Belum ada desa. Tambahkan desa di menu Kantor, lalu isi angkanya di sini."
    juru.panel._penyunting.do(add_desa, "Pujon Baru")
    assert juru.panel.kisi.isVisible()
    juru.at(0, 0)
    juru.keys("5", Key.Key_Return)
    assert juru.stored(0, 0) == ["5"]


def test_an_empty_office_says_what_belongs_there(qtbot: QtBot, tema: Tema, kosong: Path) -> None:
    kantor = open_office(kosong)
    panel = PanelAngka(tema, Penyunting(kantor, lambda e: pytest.fail(str(e))))
    qtbot.addWidget(panel)
    panel.show()
    assert panel.kosong.text().startswith("Belum ada variabel yang diisi.")
    for nama in NAMA_TAMPILAN:
        panel.show_tampilan(preset(nama, panel._tampilan))
        panel.turn(1)
        panel.next_trouble()
    kantor.close()


def test_a_new_variable_has_its_row_at_once(juru: JuruAngka, kantor: Kantor) -> None:
    juru.at(7, 7)
    juru.panel._penyunting.do(create_variabel, "Rapat koordinasi", satuan="kali")
    model = juru.panel.model
    assert (model.rowCount(), juru.here) == (42, (7, 7))
    assert juru.panel.model.judul(41, juru.panel.kisi.verticalHeader().orientation()) == "Rapat koordinasi (kali)"
    assert len(load_variabel(kantor)) == 80


def test_the_model_keeps_what_qt_asks_of_one(juru: JuruAngka) -> None:
    model = juru.panel.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    juru.panel.show_jabatan(next(j.id for j in load_jabatan(juru.kantor) if j.nama == "BENDAHARA"))
    for nama in NAMA_TAMPILAN:
        juru.show(nama)
        juru.fill(0, 0, "5", "x")
    juru.show("sendiri", baris="desa", kolom="periode")
    juru.panel.kepala.cari.setText("zzz")
    juru.panel.kepala.cari.clear()
    juru.panel._penyunting.do(delete_desa, 4)
