"""The grid of figures: which cell stands for what, what may be typed there and why not."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.figur import KOSONG, NIHIL, TIDAK_BERLAKU, Figur
from iki_desktop.domain.kisi import (
    Kisi,
    Sumbu,
    diisi,
    frekuensi_ada,
    halangan,
    jenis_sel,
    periode_tahun,
    salah_angka,
)
from iki_desktop.domain.kunci import Kunci
from iki_desktop.domain.periode import PANJANG, Frekuensi, Periode, baca_periode
from iki_desktop.domain.variabel import Variabel

KECAMATAN, DESA = Variabel(1, "Pegawai", bulat=True), Variabel(2, "Linmas", lingkup="desa")
JANUARI, TW1 = baca_periode("2026-01"), baca_periode("2026-TW1")


def kunci(periode: str) -> Kunci:
    """A locked period."""
    return Kunci(1, baca_periode(periode), "", datetime(2026, 4, 10), "")


@pytest.mark.parametrize(
    ("variabel", "desa", "jenis"),
    [(KECAMATAN, None, "isi"), (KECAMATAN, 5, "tutup"), (DESA, None, "rekap"), (DESA, 5, "isi")],
)
def test_a_cell_is_typed_rolled_up_or_of_no_meaning(variabel: Variabel, desa: int | None, jenis: str) -> None:
    assert jenis_sel(variabel, desa) == jenis
    assert bool(halangan(variabel, JANUARI, desa, ())) == (jenis != "isi")


def test_a_constant_and_what_looks_back_are_not_typed() -> None:
    for lain, kata in (
        (replace(KECAMATAN, tetap=True), "tetapan tahunnya"),
        (replace(KECAMATAN, asal_id=2), "sebelumnya"),
    ):
        assert not diisi(lain)
        assert kata in halangan(lain, JANUARI, None, ())
    assert diisi(KECAMATAN)


@pytest.mark.parametrize("frekuensi", PANJANG)
def test_a_figure_has_the_frequency_of_its_variable(frekuensi: Frekuensi) -> None:
    variabel = replace(KECAMATAN, frekuensi=frekuensi)
    for lain, panjang in PANJANG.items():
        kata = halangan(variabel, Periode(2026, 1, panjang), None, ())
        assert kata == (
            "" if lain == frekuensi else f"dilaporkan {frekuensi}, bukan {lain}. Pilih periode {frekuensi}."
        )


@pytest.mark.parametrize(("masa", "ditahan"), [("2026-01", True), ("2026", True), ("2026-02", False), ("2025", False)])
def test_a_locked_period_holds_its_cells(masa: str, ditahan: bool) -> None:
    kata = halangan(KECAMATAN, JANUARI, None, [kunci("2024"), kunci(masa)])
    assert kata.startswith("Januari 2026 sudah dikunci") == ditahan
    assert bool(kata) == ditahan


def test_a_longer_period_is_not_held_by_a_shorter_lock() -> None:
    assert halangan(replace(KECAMATAN, frekuensi="triwulanan"), TW1, None, [kunci("2026-01")]) == ""


@pytest.mark.parametrize(
    ("nilai", "variabel", "kata"),
    [
        ("-1", KECAMATAN, "di bawah nol"), ("1.5", KECAMATAN, "berkoma"), ("-1.5", KECAMATAN, "di bawah nol"),
        ("1.50", DESA, ""), ("2.00", KECAMATAN, ""), ("0", KECAMATAN, ""), ("1E+30", KECAMATAN, ""),
        ("-1.5", replace(DESA, negatif=True), ""), ("-2", replace(KECAMATAN, negatif=True), ""),
    ],
)  # fmt: skip
def test_a_number_that_the_variable_can_not_have(nilai: str, variabel: Variabel, kata: str) -> None:
    salah = salah_angka(variabel, Figur("terisi", Decimal(nilai)))
    assert kata in salah
    assert bool(salah) == bool(kata)


@pytest.mark.parametrize("figur", [KOSONG, NIHIL, TIDAK_BERLAKU])
def test_what_is_no_number_fits_every_variable(figur: Figur) -> None:
    assert salah_angka(KECAMATAN, figur) == halangan(KECAMATAN, JANUARI, None, (), figur) == ""


@pytest.mark.parametrize(
    ("frekuensi", "tulisan"),
    [
        ("bulanan", [f"2026-{bulan:02}" for bulan in range(1, 13)]),
        ("triwulanan", ["2026-TW1", "2026-TW2", "2026-TW3", "2026-TW4"]),
        ("semesteran", ["2026-S1", "2026-S2"]),
        ("tahunan", ["2022", "2023", "2024", "2025", "2026"]),
    ],
)
def test_the_periods_of_a_year_and_of_yearly_figures_the_years_before(frekuensi: Frekuensi, tulisan: list[str]) -> None:
    assert [str(p) for p in periode_tahun(2026, frekuensi)] == tulisan


def test_typed_variables_are_counted_by_frequency() -> None:
    semua = [
        KECAMATAN,
        DESA,
        replace(KECAMATAN, frekuensi="tahunan"),
        replace(DESA, tetap=True),
        replace(DESA, asal_id=1),
    ]
    assert frekuensi_ada(semua) == {"bulanan": 2, "triwulanan": 0, "semesteran": 0, "tahunan": 1}


@st.composite
def grids(draw: st.DrawFn) -> Kisi:
    """Grids with two axes seen and one thing chosen of the third."""
    sumbu: list[Sumbu] = ["variabel", "desa", "periode"]
    baris, kolom, satu = draw(st.permutations(sumbu))
    panjang: dict[Sumbu, int] = {baris: draw(st.integers(1, 4)), kolom: draw(st.integers(1, 4)), satu: 1}
    desa: list[int | None] = [None, 3, 1, 2]
    mulai = draw(st.integers(0, 4 - panjang["desa"]))
    return Kisi(
        baris,
        kolom,
        tuple(Variabel(10 - n, f"V{n}") for n in range(panjang["variabel"])),
        tuple(desa[mulai : mulai + panjang["desa"]]),
        tuple(Periode(2026, n, 1) for n in range(1, panjang["periode"] + 1)),
    )


@given(kisi=grids())
def test_each_cell_has_its_own_key_and_is_found_by_it(kisi: Kisi) -> None:
    baris, kolom = kisi.ukuran
    semua = {kisi.kunci(b, k): (b, k) for b in range(baris) for k in range(kolom)}
    assert len(semua) == baris * kolom
    assert {sel: kisi.letak(sel) for sel in semua} == semua
    assert {masa for _, masa, _ in semua} == set(kisi.periode)
    assert {desa for _, _, desa in semua} == set(kisi.desa)


@given(kisi=grids())
def test_what_a_grid_does_not_show_has_no_place(kisi: Kisi) -> None:
    nomor, masa, desa = kisi.kunci(0, 0)
    assert kisi.letak((99, masa, desa)) is None
    assert kisi.letak((nomor, masa.mundur(1), desa)) is None
    assert kisi.letak((nomor, masa, 99)) is None
