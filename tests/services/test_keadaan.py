"""How the office's file stands: trend, completeness, what is missing, and formulas that only compute."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iki_desktop.domain.capaian import Target
from iki_desktop.domain.figur import KOSONG, NIHIL, TIDAK_BERLAKU, Figur
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.keadaan import Kelengkapan
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode, baca_periode
from iki_desktop.services import riwayat
from iki_desktop.services.angka import set_angka
from iki_desktop.services.capaian import compute, load_butir
from iki_desktop.services.desa import add_desa, load_desa
from iki_desktop.services.hitungan import count_one, formulas, set_hitungan, wrong_hitungan
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.keadaan import completeness, missing, trend
from iki_desktop.services.kunci import lock
from iki_desktop.services.pengaturan import set_tenggat
from iki_desktop.services.sunting import set_indikator
from iki_desktop.services.tahun import choose_year, copy_year
from iki_desktop.services.target import set_target
from iki_desktop.services.variabel import create_variabel, load_variabel
from tests.services.bahan_angka import BULANAN, PER_DESA, isi, langkah

HARI = date(2026, 4, 11)


def sel(kantor: Kantor, desa: str, bulan: int, hari: date = HARI) -> tuple[int, int, bool, bool]:
    """One cell of the map; no desa: the kecamatan."""
    peta: Kelengkapan = completeness(kantor, hari)
    satu = peta.sel[peta.nama.index(desa or "Kecamatan")][bulan - 1]
    return satu.terisi, satu.seharusnya, satu.terlambat, satu.terkunci


# -- completeness


def test_a_map_has_the_kecamatan_and_each_desa_in_twelve_months(kantor: Kantor) -> None:
    peta = completeness(kantor, HARI)
    assert peta.nama[:2] == ("Kecamatan", "Bendosari")
    assert [len(deret) for deret in peta.sel] == [12] * 11
    assert all(not c.terisi for deret in peta.sel for c in deret)
    diminta = peta.sel[1][0].seharusnya
    isi(kantor, PER_DESA, "2026-01", "5", "Ngabab")
    assert sel(kantor, "Ngabab", 1) == (1, diminta, True, False)
    isi(kantor, PER_DESA, "2026-01", "-", "Ngabab")  # nihil was reported
    assert sel(kantor, "Ngabab", 1)[:2] == (1, diminta)
    isi(kantor, PER_DESA, "2026-01", "n/a", "Ngabab")  # it doesn't concern this desa
    assert sel(kantor, "Ngabab", 1)[:2] == (0, diminta - 1)
    assert sel(kantor, "Ngroto", 1)[:2] == (0, diminta)


def test_lateness_follows_the_day_of_the_year_and_locks_are_marked(kantor: Kantor) -> None:
    assert [sel(kantor, "Ngabab", b)[2] for b in (3, 4)] == [True, False]
    set_tenggat(kantor, 20)
    assert not sel(kantor, "Ngabab", 3)[2]
    lock(kantor, baca_periode("2026-TW1"))
    assert [sel(kantor, "Ngabab", b)[3] for b in (1, 3, 4)] == [True, True, False]


def test_only_the_year_one_works_in_counts_and_a_new_desa_is_expected(kantor: Kantor) -> None:
    isi(kantor, BULANAN, "2025-01", "5")
    assert sel(kantor, "", 1)[0] == 0
    add_desa(kantor, "Baru")
    assert completeness(kantor, HARI).nama[-1] == "Baru"
    copy_year(kantor, 2026, 2027)
    choose_year(kantor, 2027)
    assert completeness(kantor, HARI).tahun == 2027


def test_what_is_missing_is_named_with_its_cell(kantor: Kantor) -> None:
    semua = missing(kantor, None, 1)
    assert len(semua.belum) == len(semua.diminta) > 1
    isi(kantor, BULANAN, "2026-01", "5")
    lagi = missing(kantor, None, 1)
    assert [v.nama for v, _ in semua.belum if v.nama == BULANAN] == [BULANAN]
    assert BULANAN not in [v.nama for v, _ in lagi.belum]
    assert len(lagi.diminta) == len(semua.diminta)
    variabel, cell = lagi.belum[0]
    assert cell == (variabel.id, Periode(2026, 1, 1), None)


_FIGUR = st.one_of(st.just(NIHIL), st.just(TIDAK_BERLAKU), st.just(KOSONG), st.just(Figur("terisi", Decimal(3))))


@given(
    angka=st.dictionaries(st.tuples(st.integers(0, 30), st.integers(0, 11), st.integers(0, 10)), _FIGUR, max_size=40)
)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_map_counts_what_is_missing_cell_by_cell(kantor: Kantor, angka: dict[tuple[int, int, int], Figur]) -> None:
    with kantor.write("kosongkan"):
        kantor.store.connection.execute("DELETE FROM angka")
    ketik = [v for v in load_variabel(kantor) if not v.tetap and v.asal_id is None]
    desa = [d.id for d in load_desa(kantor)]
    cells: dict[KunciFigur, Figur] = {}
    for (ke, waktu, di), figur in angka.items():
        variabel = ketik[ke]
        masa = Periode(2026, 1, 12).bagian(variabel.frekuensi)
        tempat = desa[di % len(desa)] if variabel.lingkup == "desa" else None
        cells[variabel.id, masa[waktu % len(masa)], tempat] = figur
    set_angka(kantor, cells)
    peta = completeness(kantor, HARI)
    for tempat, deret in zip(peta.tempat, peta.sel, strict=True):
        for bulan, satu in enumerate(deret, start=1):
            owed = missing(kantor, tempat, bulan)
            assert (satu.seharusnya, satu.kurang) == (len(owed.diminta), len(owed.belum))


# -- over the year


def test_a_trend_is_what_iki_hitung_says_of_each_period(kantor: Kantor) -> None:
    for bulan, nilai in (("2026-01", "5"), ("2026-03", "7"), ("2025-03", "4")):
        isi(kantor, BULANAN, bulan, nilai)
    set_indikator(kantor, 1, hitungan="[Pegawai] x 2")
    set_target(kantor, {(1, baca_periode("2026-03")): Target.satu(Decimal(9))})
    butir = next(b for b in load_butir(kantor) if b.id == 1)
    satu = trend(kantor, butir)
    assert satu.lalu is not None
    assert [*satu.ini[:4], satu.lalu[2]] == [10, None, 14, None, 8]
    for periode, nilai_ini, target in zip(satu.periode, satu.ini, satu.target, strict=True):
        hasil = next(h for h in compute(kantor, periode) if h.butir.id == 1)
        assert (hasil.nilai.nilai, hasil.target) == (nilai_ini, target)


def test_a_yearly_trend_goes_five_years_back_and_looks_further(kantor: Kantor) -> None:
    for tahun in range(2020, 2026):
        isi(kantor, "Nilai SKM", str(tahun), str(tahun - 1940))
    butir = next(b for b in load_butir(kantor) if "Nilai SKM" in b.rumus)
    satu = trend(kantor, butir)
    assert [p.tahun for p in satu.periode] == [2022, 2023, 2024, 2025, 2026]
    assert satu.ini[0] == Decimal("80.5")  # of 2020 and 2021
    assert satu.lalu is None


# -- formulas that only compute


def test_a_formula_that_computes_is_checked_before_it_is_kept(kantor: Kantor) -> None:
    cetak = formulas(kantor, 1)[0]
    assert wrong_hitungan("") == wrong_hitungan("[Pegawai] x 2") == ""
    with pytest.raises(UserError) as galat:
        set_hitungan(kantor, 1, "[Pegawai] x")
    assert str(galat.value) == wrong_hitungan("[Pegawai] x") != ""
    set_hitungan(kantor, 1, "  [Pegawai]\n x 2 ")
    assert formulas(kantor, 1) == (cetak, "[Pegawai] x 2")
    assert set_hitungan(kantor, 1, "[Pegawai] x 2").step is None
    set_hitungan(kantor, 1, "")
    assert formulas(kantor, 1) == (cetak, "")


def bare(kantor: Kantor, teks: str, rumus: str = "") -> None:
    """The first indicator with another name and no formula that could be computed."""
    set_indikator(kantor, 1, teks=teks, rumus=rumus, hitungan="")


@pytest.mark.parametrize(
    ("teks", "nama", "satuan", "rekap"),
    [
        ("Jumlah usulan warga", "Usulan warga", "", "jumlah"),
        ("- jumlah  usulan [desa];", "Usulan (desa)", "", "jumlah"),
        ("Persentase usulan yang selesai", "Usulan yang selesai", "%", "akhir"),
        ("Jumlah Pegawai", "Pegawai (2)", "", "jumlah"),
        ("Jumlah", "Jumlah", "", "jumlah"),
    ],
)
def test_one_variable_named_after_the_indicator_computes_it_in_one_step(
    kantor: Kantor, teks: str, nama: str, satuan: str, rekap: str
) -> None:
    bare(kantor, teks)
    sebelum = langkah(kantor)
    changes = count_one(kantor, 1)
    baru = next(v for v in load_variabel(kantor) if v.id == changes.new[0])
    assert (baru.nama, baru.satuan, baru.rekap_waktu) == (nama, satuan, rekap)
    assert formulas(kantor, 1) == ("", f"[{nama}]")
    assert langkah(kantor) == sebelum + 1
    isi(kantor, nama, "2026-01", "12")
    hasil = next(h for h in compute(kantor, baca_periode("2026-01")) if h.butir.id == 1)
    assert hasil.nilai.nilai == 12
    assert hasil.satuan == satuan
    riwayat.undo(kantor)
    riwayat.undo(kantor)
    assert formulas(kantor, 1) == ("", "")
    assert nama == "Pegawai" or nama not in {v.nama for v in load_variabel(kantor)}


def test_a_second_one_of_the_same_name_is_told_apart_and_a_long_one_cut(kantor: Kantor) -> None:
    create_variabel(kantor, "Usulan warga")
    create_variabel(kantor, "usulan  warga (2)")
    bare(kantor, "Jumlah usulan warga")
    count_one(kantor, 1)
    assert formulas(kantor, 1)[1] == "[Usulan warga (3)]"
    bare(kantor, f"Jumlah {'usulan ' * 60}")
    assert count_one(kantor, 1).new
    assert len(formulas(kantor, 1)[1]) <= 202


def test_what_is_computed_already_or_has_no_name_is_refused(kantor: Kantor) -> None:
    with pytest.raises(UserError, match="sudah punya rumus"):
        count_one(kantor, 1)
    bare(kantor, "", "kata saja")
    with pytest.raises(UserError, match="belum bernama"):
        count_one(kantor, 1)
    bare(kantor, "Jumlah usulan", "kata saja")  # words that are printed, and compute nothing
    assert count_one(kantor, 1).new
    with pytest.raises(UserError, match="sudah tidak ada"):
        count_one(kantor, 999)
