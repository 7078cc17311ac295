"""Villages by their names and codes: certain only where equal, else proposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.desa import Desa
from iki_desktop.domain.impor.kenali_desa import kenali_desa
from tests.domain.impor.bantu_kenali import DESA, NAMA_DESA

NGROTO, PUJON_KIDUL, PANDESARI, WIYUREJO = 6, 3, 4, 10


@pytest.mark.parametrize(
    ("teks", "id_desa"),
    [
        ("Ngroto", NGROTO),
        ("NGROTO", NGROTO),
        ("  ngroto ", NGROTO),
        ("DESA PUJON KIDUL", PUJON_KIDUL),
        ("Pujonkidul", PUJON_KIDUL),
        ("Pujon\u00a0Kidul\u00a0", PUJON_KIDUL),
        ("PUJON-KIDUL", PUJON_KIDUL),
        ("'Pujon Kidul", PUJON_KIDUL),
        ("Ds. Ngroto", NGROTO),
        ("DS.NGROTO", NGROTO),
        ("Ds Ngroto", NGROTO),
        ("Kel. Ngroto", NGROTO),
        ("Kelurahan Ngroto", NGROTO),
        ("PEMDES NGROTO", NGROTO),
        ("Pemerintah Desa Ngroto", NGROTO),
        ("KANTOR DESA NGROTO", NGROTO),
        ("Desa : Ngroto", NGROTO),
        ("Nama Desa: Ngroto", NGROTO),
        ("1. Ngroto", NGROTO),
        ("6) Desa Ngroto", NGROTO),
        ("(6) Ngroto", NGROTO),
        ("a. Ngroto", NGROTO),
        ("IV. Ngroto", NGROTO),
        ("Wiyu Rejo Lama", WIYUREJO),
        ("wiyurejolama", WIYUREJO),
        ("3507310006", NGROTO),
        ("3507310006.0", NGROTO),
        ("35.07.310.006", NGROTO),
        ("3507310006 NGROTO", NGROTO),
        ("NGROTO (3507310006)", NGROTO),
        ("3507310006\u00a0", NGROTO),
        ("35.07.26.2006 Ngroto", NGROTO),  # a code that this office hasn't filled in says nothing against it
    ],
)
def test_what_is_equal_but_for_its_writing_is_certain(teks: str, id_desa: int) -> None:
    assert kenali_desa(teks, DESA).id == id_desa


@pytest.mark.parametrize("teks", ["Pandansari", "Pandensari", "DESA PANDANSARI", "Pandasari", "1. Ds. Pandansari"])
def test_a_name_that_is_only_alike_is_proposed_never_taken(teks: str) -> None:
    dikenal = kenali_desa(teks, DESA)
    assert dikenal.id is None
    assert dikenal.calon[0].id == PANDESARI
    assert dikenal.calon[0].skor < 1
    assert "Pandesari" in dikenal.calon[0].sebab


@pytest.mark.parametrize(
    ("teks", "calon"),
    [
        ("3507310006 NGABAB", {6, 7}),  # code and name disagree
        ("3507310099 Ngroto", {NGROTO}),  # a code of this kecamatan that no village has
        ("1234567890 Ngroto", {NGROTO}),  # of another province
        ("3507310006 Ngrotto", {NGROTO}),
        ("3507310006 3507310007", {6, 7}),
        ("Pujon", {3, 5}),
        ("Ngroto Kidul", {NGROTO}),
        ("Ngroto, Kec. Ngantang", set()),
        ("Ngroto dan Ngabab", set()),
    ],
)
def test_what_is_told_in_two_ways_is_not_certain(teks: str, calon: set[int]) -> None:
    dikenal = kenali_desa(teks, DESA)
    assert dikenal.id is None
    assert calon <= {c.id for c in dikenal.calon}


@pytest.mark.parametrize(
    "teks",
    ["", "   ", "-", "1.", "6", "Jumlah", "Desa", "3507310011", "3.50731E+09", "Kecamatan Pujon", "DESA/KELURAHAN"],
)
def test_what_names_none_is_none(teks: str) -> None:
    assert kenali_desa(teks, DESA).id is None


def test_a_name_of_two_villages_is_asked() -> None:
    desa = (Desa(1, "Ngroto"), Desa(2, "Ngroto", jenis="kelurahan"), Desa(3, "Ngabab", nama_lain=("Ngroto Baru",)))
    assert kenali_desa("Desa Ngroto", desa).id is None
    assert {c.id for c in kenali_desa("Ngroto", desa).calon} >= {1, 2}
    assert kenali_desa("Ngroto Baru", desa).id == 3


def test_kemendagri_codes_are_read_with_and_without_points() -> None:
    desa = (Desa(1, "Ngroto", kode_kemendagri="35.07.26.2006", kode_bps="3507310006"), Desa(2, "Ngabab"))
    assert {kenali_desa(t, desa).id for t in ("35.07.26.2006", "3507262006", "35.07.26.2006 - NGROTO")} == {1}
    assert kenali_desa("35.07.26.2007 Ngroto", desa).id is None


def test_another_village_is_told_by_its_name() -> None:
    assert kenali_desa("DESA PANDANSARI", DESA).desa_lain == "Pandansari"
    assert kenali_desa("Ngroto", DESA).desa_lain == ""


_HIASAN = st.sampled_from(["{}", "DESA {}", "Ds. {}", " {}\u00a0", "1. {}", "kel {}", "'{}", "3) desa {}"])


@given(st.sampled_from(DESA), _HIASAN, st.sampled_from([str.upper, str.lower, str.title, lambda t: t.replace(" ", "")]))
def test_each_writing_of_each_name_is_found(desa: Desa, hiasan: str, rupa: object) -> None:
    assert callable(rupa)
    assert kenali_desa(hiasan.format(rupa(desa.nama)), DESA).id == desa.id


@given(st.sampled_from(NAMA_DESA), st.integers(0, 12), st.sampled_from("aeioubdgkmnrst"))
def test_a_letter_more_is_never_certain(nama: str, di: int, huruf: str) -> None:
    di = min(di, len(nama))
    assert kenali_desa(nama[:di] + huruf + nama[di:], DESA).id is None


@given(st.text(max_size=40))
def test_any_text_can_be_looked_at(teks: str) -> None:
    dikenal = kenali_desa(teks, DESA)
    assert dikenal.id is None or not dikenal.calon
