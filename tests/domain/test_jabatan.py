"""Finding a position as a clerk names it, and the tree in order."""

import pytest

from iki_desktop.domain.dokumen import Dokumen, Formulir
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.jabatan import Jabatan, anak, cabang_akar, cari_jabatan, urut_pohon

JABATAN = (
    Jabatan(1, "SEKRETARIS KECAMATAN", 2, induk_id=28),
    Jabatan(2, "KASI PEMERINTAHAN", 3, induk_id=28),
    Jabatan(13, "PENGADMINISTRASI UMUM", 5, induk_id=1),
    Jabatan(17, "PENGADMINISTRASI UMUM (Kesejahteraan Sosial dan Kepemudaan)", 4, induk_id=1),
    Jabatan(20, "PENGADMINISTRASI DESA NGROTO", 6, cabang="Pemerintah Desa"),
    Jabatan(28, "CAMAT", 1),
)


@pytest.mark.parametrize(
    ("acuan", "id_jabatan"),
    [
        ("CAMAT", 28),
        ("camat", 28),
        (" Kasi  Pemerintahan ", 2),
        ("kasipemerintahan", 2),
        ("28", 28),
        (" 2 ", 2),
        ("ngroto", 20),
        ("Sekretaris", 1),
        ("pengadministrasi umum", 13),  # whole before part
        ("kepemudaan", 17),
    ],
)
def test_a_position_is_found_by_number_name_or_part(acuan: str, id_jabatan: int) -> None:
    assert cari_jabatan(JABATAN, acuan).id == id_jabatan


@pytest.mark.parametrize(
    ("acuan", "kata"),
    [
        ("Lurah", ["“Lurah” tidak ada", "iki jabatan"]),
        ("99", ["“99” tidak ada"]),
        ("", ["kosong"]),
        (" \t", ["kosong"]),
        ("pengadministrasi", ["3 jabatan", "13 PENGADMINISTRASI UMUM;", "17 ", "20 "]),
    ],
)
def test_none_or_several_are_told_in_words(acuan: str, kata: list[str]) -> None:
    with pytest.raises(UserError) as tangkap:
        cari_jabatan(JABATAN, acuan)
    assert [k for k in kata if k not in str(tangkap.value)] == []


def test_two_of_one_name_are_told_apart_by_number() -> None:
    kembar = (*JABATAN, Jabatan(30, "Camat", 9))
    with pytest.raises(UserError, match="28 CAMAT; 30 Camat"):
        cari_jabatan(kembar, "camat")
    assert cari_jabatan(kembar, "30").nama == "Camat"


def test_children_stand_in_the_order_of_the_document() -> None:
    susunan = anak(JABATAN)
    assert {induk: [j.id for j in isi] for induk, isi in susunan.items()} == {None: [28, 20], 28: [1, 2], 1: [17, 13]}


def test_the_office_comes_before_its_branches_even_where_it_has_no_root() -> None:
    assert [(c, [j.id for j in isi]) for c, isi in cabang_akar(anak(JABATAN)[None]).items()] == [
        ("", [28]),
        ("Pemerintah Desa", [20]),
    ]
    assert cabang_akar([]) == {"": []}


def test_a_part_of_a_document_keeps_its_order() -> None:
    dokumen = Dokumen("Pujon", "Malang", 2026, tuple(Formulir(n, f"J{n}") for n in (5, 3, 9)))
    assert [f.id for f in dokumen.sebagian(frozenset({9, 5, 77})).formulir] == [5, 9]
    assert dokumen.sebagian(frozenset()).formulir == ()


def test_a_list_of_positions_begins_with_the_superior() -> None:
    assert [j.id for j in urut_pohon(JABATAN)] == [28, 1, 17, 13, 2, 20]
