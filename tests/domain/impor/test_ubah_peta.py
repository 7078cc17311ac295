"""What a click on a column changes of the meaning of a table, and what it leaves alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.impor.peta import KECAMATAN, KolomNilai, Peta, Sumbu
from iki_desktop.domain.impor.ubah_peta import (
    SUMBU,
    Arti,
    NamaSumbu,
    abaikan_kolom,
    arti_kolom,
    jadikan_angka,
    jadikan_sumbu,
    sebut_arti,
    sebut_tetap,
    sumbu,
    tetapkan,
)
from iki_desktop.domain.periode import Periode

JANUARI = Periode(2026, 1, 1)
DESA = {1: "Ngroto", 2: "Ngabab"}
VARIABEL = {7: "Kegiatan linmas", 8: "Jumlah RT"}
# A no., B village, C and D figures of two variables, E remarks, F notes
PETA = Peta(
    Sumbu("kolom", kolom=1), Sumbu("kepala"), Sumbu("tetap", JANUARI),
    (KolomNilai(2, variabel=7), KolomNilai(3, variabel=8)), frozenset({0, 4}), 5,
)  # fmt: skip


@pytest.mark.parametrize(
    ("kolom", "jenis"),
    [(0, "abaikan"), (1, "desa"), (2, "angka"), (3, "angka"), (4, "abaikan"), (5, "catatan"), (6, "lain")],
)
def test_each_column_has_one_meaning(kolom: int, jenis: str) -> None:
    assert arti_kolom(PETA, kolom).jenis == jenis


def test_another_column_tells_the_village() -> None:
    hasil = jadikan_sumbu(PETA, "desa", 0)
    assert hasil.desa == Sumbu("kolom", kolom=0)
    assert hasil.abaikan == {1, 4}
    assert hasil.kolom == PETA.kolom


def test_a_column_of_figures_becomes_the_axis_of_periods() -> None:
    hasil = jadikan_sumbu(PETA, "periode", 3)
    assert hasil.periode == Sumbu("kolom", kolom=3)
    assert hasil.kolom == (KolomNilai(2, variabel=7),)


def test_names_of_variables_in_rows_leave_the_headers_out() -> None:
    hasil = jadikan_sumbu(PETA, "variabel", 4)
    assert hasil.variabel == Sumbu("kolom", kolom=4)
    assert [k.variabel for k in hasil.kolom] == [None, None]
    assert hasil.abaikan == {0}


def test_an_axis_that_loses_its_column_is_asked() -> None:
    hasil = jadikan_sumbu(PETA, "variabel", 1)
    assert hasil.desa == Sumbu("tetap")
    assert hasil.variabel == Sumbu("kolom", kolom=1)
    assert abaikan_kolom(PETA, 1).desa == Sumbu("tetap")


def test_a_column_holds_figures_of_a_variable() -> None:
    hasil = jadikan_angka(PETA, 4, 7)
    assert arti_kolom(hasil, 4) == Arti("angka", KolomNilai(4, variabel=7))
    assert [k.kolom for k in hasil.kolom] == [2, 3, 4]
    assert hasil.abaikan == {0}


def test_another_variable_keeps_what_else_the_header_says() -> None:
    peta = Peta(Sumbu("kolom", kolom=0), Sumbu("kepala"), Sumbu("kepala"), (KolomNilai(1, 7, Periode(2026, 2, 1), 2),))
    assert jadikan_angka(peta, 1, 8).kolom == (KolomNilai(1, 8, Periode(2026, 2, 1), 2),)


def test_the_others_stay_of_the_variable_the_table_was_of() -> None:
    peta = Peta(
        Sumbu("kolom", kolom=0), Sumbu("tetap", 7), Sumbu("kepala"),
        (KolomNilai(1, periode=JANUARI), KolomNilai(2, periode=Periode(2026, 2, 1))),
    )  # fmt: skip
    hasil = jadikan_angka(peta, 2, 8)
    assert hasil.variabel == Sumbu("kepala")
    assert [k.variabel for k in hasil.kolom] == [7, 8]


def test_figures_of_what_is_told_elsewhere() -> None:
    hasil = jadikan_angka(PETA, 4)
    assert arti_kolom(hasil, 4).nilai == KolomNilai(4)
    assert hasil.variabel == PETA.variabel


def test_a_column_that_names_variables_is_ignored_where_each_column_has_its_own() -> None:
    peta = Peta(Sumbu("tetap", 1), Sumbu("kolom", kolom=0), Sumbu("tetap", JANUARI), (KolomNilai(1),))
    hasil = jadikan_angka(peta, 1, 8)
    assert hasil.variabel == Sumbu("kepala")
    assert hasil.abaikan == {0}


def test_a_whole_table_is_of_one_village() -> None:
    hasil = tetapkan(PETA, "desa", 2)
    assert hasil.desa == Sumbu("tetap", 2)
    assert 1 in hasil.abaikan
    assert sebut_tetap(hasil, "desa", DESA, VARIABEL) == "Ngabab"
    assert sebut_tetap(tetapkan(PETA, "desa", KECAMATAN), "desa", DESA, VARIABEL) == "Kecamatan"


def test_a_whole_table_is_of_one_period_whatever_its_headers_say() -> None:
    peta = Peta(Sumbu("kolom", kolom=0), Sumbu("tetap", 7), Sumbu("kepala"), (KolomNilai(1, periode=JANUARI),))
    hasil = tetapkan(peta, "periode", Periode(2026, 1, 3))
    assert hasil.kolom == (KolomNilai(1),)
    assert sebut_tetap(hasil, "periode", DESA, VARIABEL) == "Triwulan I 2026"


@pytest.mark.parametrize(
    ("kolom", "kata"),
    [
        (0, "Diabaikan"), (1, "Nama desa"), (2, "Kegiatan linmas"), (3, "Jumlah RT"), (5, "Catatan"), (6, ""),
    ],
)  # fmt: skip
def test_columns_in_words(kolom: int, kata: str) -> None:
    assert sebut_arti(PETA, kolom, DESA, VARIABEL) == kata


def test_figures_in_words_tell_what_the_header_tells() -> None:
    peta = Peta(
        Sumbu("kepala"), Sumbu("tetap", 7), Sumbu("kepala"), (KolomNilai(1, periode=JANUARI, desa=1), KolomNilai(2))
    )
    assert sebut_arti(peta, 1, DESA, VARIABEL) == "Ngroto · Januari 2026"
    assert sebut_arti(peta, 2, DESA, VARIABEL) == "Kegiatan linmas"
    assert sebut_arti(tetapkan(peta, "variabel", None), 2, DESA, VARIABEL) == "Angka"


_AXES = st.sampled_from(SUMBU)
_COLUMNS = st.integers(0, 7)
_ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("sumbu"), _AXES, _COLUMNS),
        st.tuples(st.just("angka"), _COLUMNS, st.sampled_from((None, 7, 8))),
        st.tuples(st.just("abaikan"), _COLUMNS),
        st.tuples(st.just("tetap"), _AXES),
    ),
    max_size=12,
)


def _act(peta: Peta, aksi: tuple[object, ...]) -> Peta:
    match aksi:
        case ("sumbu", str() as nama, int() as kolom):
            return jadikan_sumbu(peta, _axis(nama), kolom)
        case ("angka", int() as kolom, (int() | None) as variabel):
            return jadikan_angka(peta, kolom, variabel)
        case ("abaikan", int() as kolom):
            return abaikan_kolom(peta, kolom)
    assert isinstance(aksi[1], str)
    return tetapkan(peta, _axis(aksi[1]), JANUARI if aksi[1] == "periode" else 1)


def _axis(nama: str) -> NamaSumbu:
    return next(satu for satu in SUMBU if satu == nama)


@given(_ACTS)
def test_no_column_ever_means_two_things(aksi: list[tuple[object, ...]]) -> None:
    peta = PETA
    for satu in aksi:
        peta = _act(peta, satu)
        sumbu_kolom = [s.kolom for nama in SUMBU if (s := sumbu(peta, nama)).letak == "kolom"]
        nilai = [k.kolom for k in peta.kolom]
        catatan = [peta.catatan] if peta.catatan >= 0 else []
        semua = [*sumbu_kolom, *nilai, *catatan, *peta.abaikan]
        assert len(semua) == len(set(semua))
        if satu[0] == "sumbu":
            assert arti_kolom(peta, int(str(satu[2]))).jenis == satu[1]
