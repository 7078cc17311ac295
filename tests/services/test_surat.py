"""Letters and matrix: they ask for what the map calls missing, of whom it concerns, and say why there is none."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from iki_desktop.domain.figur import KOSONG, NIHIL, TIDAK_BERLAKU, Figur, baca_figur
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode, baca_periode
from iki_desktop.domain.surat import BahanSurat
from iki_desktop.services.angka import set_angka
from iki_desktop.services.desa import delete_desa, load_desa, set_desa
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.keadaan import completeness, missing
from iki_desktop.services.kemajuan import Cancelled
from iki_desktop.services.kunci import lock
from iki_desktop.services.penandatangan import set_penandatangan
from iki_desktop.services.pengaturan import set_tenggat
from iki_desktop.services.surat import export_matriks, export_surat, load_matriks, load_surat
from iki_desktop.services.tahun import choose_year, copy_year
from iki_desktop.services.variabel import create_variabel, load_variabel
from tests.services.bahan_angka import DESA, PER_DESA, isi

HARI = date(2026, 4, 11)
JANUARI, SETAHUN = baca_periode("2026-01"), baca_periode("2026")


def report_all(kantor: Kantor, desa: int, bulan: int) -> None:
    """A village sends all of a month."""
    set_angka(kantor, {k: baca_figur("3") for _, k in missing(kantor, desa, bulan).belum})


def owed(bahan: BahanSurat, nama: str) -> set[KunciFigur]:
    """The figures that a letter asks for."""
    (surat,) = [s for s in bahan.surat if s.desa.nama == nama]
    return {(t.variabel.id, p, surat.desa.id) for t in surat.tagihan for p in t.periode}


def test_each_village_that_owes_gets_a_letter_about_what_it_owes(kantor: Kantor) -> None:
    desa = {d.nama: d.id for d in load_desa(kantor)}
    report_all(kantor, desa["Ngabab"], 1)
    isi(kantor, PER_DESA, "2026-01", "5", "Ngroto")
    bahan = load_surat(kantor, JANUARI, HARI)
    assert [s.desa.nama for s in bahan.surat] == [d for d in DESA if d != "Ngabab"]
    assert owed(bahan, "Ngroto") == {k for _, k in missing(kantor, desa["Ngroto"], 1).belum}
    (ngroto,) = [s for s in bahan.surat if s.desa.nama == "Ngroto"]
    assert ngroto.kurang == ngroto.seharusnya - 1
    assert ngroto.tenggat == (date(2026, 2, 10),)
    assert bahan.kepala.kecamatan == "Pujon"
    assert bahan.kepala.penandatangan.nama == "MULYONO HS"


_FIGUR = st.one_of(st.just(NIHIL), st.just(TIDAK_BERLAKU), st.just(KOSONG), st.just(Figur("terisi", Decimal(3))))


@given(
    angka=st.dictionaries(st.tuples(st.integers(0, 30), st.integers(0, 11), st.integers(0, 10)), _FIGUR, max_size=40),
    masa=st.sampled_from(["2026-01", "2026-03", "2026-TW1", "2026-S1", "2026"]),
)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_letters_ask_for_what_the_map_counts_cell_by_cell(
    kantor: Kantor, angka: dict[tuple[int, int, int], Figur], masa: str
) -> None:
    with kantor.write("kosongkan"):
        kantor.store.connection.execute("DELETE FROM angka")
    ketik = [v for v in load_variabel(kantor) if not v.tetap and v.asal_id is None and v.lingkup == "desa"]
    desa = load_desa(kantor)
    cells: dict[KunciFigur, Figur] = {}
    for (ke, waktu, di), figur in angka.items():
        variabel = ketik[ke % len(ketik)]
        semua = SETAHUN.bagian(variabel.frekuensi)
        cells[variabel.id, semua[waktu % len(semua)], desa[di % len(desa)].id] = figur
    set_angka(kantor, cells)
    periode = baca_periode(masa)
    bahan = load_surat(kantor, periode, HARI)
    for satu in desa:
        tunggakan = [missing(kantor, satu.id, b) for b in range(periode.awal, periode.akhir + 1)]
        assert owed(bahan, satu.nama) == {k for t in tunggakan for _, k in t.belum}
        (surat,) = [s for s in bahan.surat if s.desa.id == satu.id]
        assert surat.seharusnya == sum(len(t.diminta) for t in tunggakan)


def test_only_what_is_due_where_that_is_wanted(kantor: Kantor) -> None:
    lewat = load_surat(kantor, SETAHUN, date(2026, 3, 10), lewat=True)
    assert lewat.bulan == (1, 2)
    assert {p.akhir for s in lewat.surat for t in s.tagihan for p in t.periode} == {1, 2}
    semua = load_surat(kantor, SETAHUN, date(2026, 3, 10))
    assert semua.bulan == (1, 12)
    assert {p.akhir for s in semua.surat for t in s.tagihan for p in t.periode} == set(range(1, 13))
    set_tenggat(kantor, 20)
    assert load_surat(kantor, SETAHUN, date(2026, 3, 10), lewat=True).bulan == (1, 1)
    with pytest.raises(UserError, match="Tenggat laporan tahun 2026 belum tiba"):
        load_surat(kantor, SETAHUN, date(2026, 2, 19), lewat=True)


def test_some_villages_are_chosen(kantor: Kantor) -> None:
    desa = load_desa(kantor)
    bahan = load_surat(kantor, JANUARI, HARI, {desa[1].id, desa[4].id})
    assert [s.desa.id for s in bahan.surat] == [desa[1].id, desa[4].id]
    report_all(kantor, desa[1].id, 1)
    with pytest.raises(UserError, match="Desa yang dipilih sudah melapor lengkap untuk Januari 2026"):
        load_surat(kantor, JANUARI, HARI, {desa[1].id})


def test_where_nobody_owes_there_is_no_letter(kantor: Kantor) -> None:
    for desa in load_desa(kantor):
        report_all(kantor, desa.id, 1)
    with pytest.raises(UserError, match=r"^Semua desa sudah melapor lengkap untuk Januari 2026\."):
        load_surat(kantor, JANUARI, HARI)
    for desa in load_desa(kantor):
        delete_desa(kantor, desa.id)
    with pytest.raises(UserError, match="Belum ada desa"):
        load_surat(kantor, JANUARI, HARI)
    with pytest.raises(UserError, match="Belum ada desa"):
        load_matriks(kantor, JANUARI, HARI)


def test_where_nothing_is_asked_of_villages_that_is_said(kantor: Kantor) -> None:
    copy_year(kantor, 2026, 2027)
    choose_year(kantor, 2027)
    with kantor.write("tanpa variabel desa"):
        kantor.store.connection.execute("UPDATE variabel SET lingkup = 'kecamatan'")
    with pytest.raises(UserError, match="Tidak ada angka Januari 2027 yang diminta dari desa"):
        load_surat(kantor, baca_periode("2027-01"), date(2027, 3, 1))


def test_locked_figures_are_not_asked_for_and_that_is_told(kantor: Kantor, tmp_path: Path) -> None:
    lock(kantor, JANUARI)
    bahan = load_surat(kantor, baca_periode("2026-TW1"), HARI)
    assert {p.awal for s in bahan.surat for t in s.tagihan for p in t.periode if p.panjang == 1} == {2, 3}
    banyak = sum(len(missing(kantor, d.id, 1).belum) for d in load_desa(kantor))
    assert bahan.terkunci == banyak
    hasil = export_surat(bahan, tmp_path / "surat.pdf")
    assert hasil.peringatan == (f"{banyak} angka di periode yang sudah dikunci tidak diminta.",)
    with pytest.raises(UserError, match="sudah dikunci"):
        load_surat(kantor, JANUARI, HARI)


def test_letters_are_one_file_written_wholly_or_not_at_all(kantor: Kantor, tmp_path: Path) -> None:
    set_desa(kantor, load_desa(kantor)[0].id, jenis="kelurahan")
    bahan = load_surat(kantor, JANUARI, HARI)
    langkah: list[tuple[int, int, str]] = []
    hasil = export_surat(bahan, tmp_path / "surat.pdf", lambda *satu: langkah.append(satu))
    pembaca = PdfReader(hasil.berkas)
    assert (hasil.formulir, hasil.halaman) == (10, len(pembaca.pages))
    assert pembaca.metadata is not None
    assert pembaca.metadata.title == "Permintaan laporan data Januari 2026"
    assert langkah[0] == (0, 10, "Menata surat Kelurahan Bendosari")
    assert langkah[-1] == (10, 10, "Menulis PDF")
    assert hasil.peringatan == ()

    def stop(*_: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export_surat(bahan, tmp_path / "lain.pdf", stop)
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".pdf"] == ["surat.pdf"]
    with pytest.raises(UserError, match=r"“surat\.xlsx” tidak berakhiran \.pdf"):
        export_surat(bahan, tmp_path / "surat.xlsx")


def test_the_matrix_is_the_map_of_the_window(kantor: Kantor, tmp_path: Path) -> None:
    isi(kantor, PER_DESA, "2026-01", "5", "Ngroto")
    bahan = load_matriks(kantor, baca_periode("2026-TW1"), HARI)
    peta = completeness(kantor, HARI)
    assert bahan.isi == peta
    assert [nama for nama, _ in bahan.desa] == list(DESA)
    hasil = export_matriks(bahan, tmp_path / "matriks.pdf")
    teks = " ".join("".join(h.extract_text() for h in PdfReader(hasil.berkas).pages).split())
    assert f"1 dari {peta.sel[1][0].seharusnya}" in teks
    assert (hasil.formulir, hasil.halaman) == (10, len(PdfReader(hasil.berkas).pages))
    with pytest.raises(UserError, match=r"tidak berakhiran \.pdf"):
        export_matriks(bahan, tmp_path / "matriks.xlsx")


def test_what_paper_lacks_is_told(kantor: Kantor, tmp_path: Path) -> None:
    set_penandatangan(kantor, jabatan="", nama="")
    create_variabel(kantor, "Surat 漢", lingkup="desa")
    hasil = export_surat(load_surat(kantor, JANUARI, HARI), tmp_path / "surat.pdf")
    assert hasil.peringatan == (
        "Penandatangan belum diisi, jadi hanya jabatan Camat yang tercetak. Isi di menu Kantor.",
        "Huruf 漢 tidak ada pada huruf cetak, tercetak sebagai kodenya.",
    )


def test_another_year_has_letters_of_its_own(kantor: Kantor) -> None:
    copy_year(kantor, 2026, 2027)
    choose_year(kantor, 2027)
    report_all(kantor, load_desa(kantor)[0].id, 1)
    bahan = load_surat(kantor, baca_periode("2027-01"), date(2027, 2, 20))
    assert len(bahan.surat) == 9
    assert {p for s in bahan.surat for t in s.tagihan for p in t.periode} == {Periode(2027, 1, 1)}
    choose_year(kantor, 2026)
    assert len(load_surat(kantor, JANUARI, HARI).surat) == 10
