"""Naming one of many: by id or name, and a refusal that says what to write instead."""

import pytest

from iki_desktop.domain.acuan import Calon, cari
from iki_desktop.domain.galat import UserError

SEMUA = (
    Calon(1, ("KASI PEMERINTAHAN",), "KASI PEMERINTAHAN"),
    Calon(2, ("Staf",), "Staf (Umum)"),
    Calon(3, ("STAF",), "STAF (PMD)"),
    Calon(4, ("Pandesari", "Pandansari"), "Pandesari"),
    Calon(5, ("2",), "nama yang berupa angka"),
)


def satu(acuan: str, *, sebagian: bool = False) -> int:
    """The id that a reference names."""
    return cari(SEMUA, acuan, "jabatan", "Lihat “iki jabatan”.", sebagian=sebagian)


@pytest.mark.parametrize(
    ("acuan", "nomor"),
    [
        ("1", 1), (" 1 ", 1), ("kasi pemerintahan", 1), ("KASIPEMERINTAHAN", 1), (" Kasi\u00a0\n Pemerintahan", 1),
        ("pandansari", 4), ("PANDESARI", 4), ("3", 3),
    ],
)  # fmt: skip
def test_one_is_found_by_id_or_any_of_its_names(acuan: str, nomor: int) -> None:
    assert satu(acuan) == nomor


def test_a_name_goes_before_a_number() -> None:
    assert satu("2") == 5


def test_several_of_one_name_are_refused_with_their_numbers() -> None:
    with pytest.raises(
        UserError, match=r"^“staf” cocok dengan 2 jabatan: 2 Staf \(Umum\); 3 STAF \(PMD\)\. Tulis nama"
    ):
        satu("staf")


@pytest.mark.parametrize("acuan", ["kasi", "99", "-1", "1.0", "kasi pemerintahan desa"])
def test_what_names_none_is_refused_with_where_to_look(acuan: str) -> None:
    with pytest.raises(UserError, match=f"^Jabatan “{acuan}” tidak ada. Lihat “iki jabatan”"):
        satu(acuan)


@pytest.mark.parametrize("acuan", ["", "  ", "\n"])
def test_nothing_is_refused_and_never_taken_for_all(acuan: str) -> None:
    with pytest.raises(UserError, match="Nama jabatan kosong"):
        satu(acuan, sebagian=True)


def test_a_part_of_a_name_counts_where_that_is_wanted_and_fits_one() -> None:
    assert satu("merintah", sebagian=True) == 1
    assert satu("dansari", sebagian=True) == 4
    with pytest.raises(UserError, match="“a” cocok dengan 4 jabatan"):
        satu("a", sebagian=True)
    with pytest.raises(UserError, match="tidak ada"):
        satu("merintah")
