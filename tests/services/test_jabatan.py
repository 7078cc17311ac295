"""Editing the tree: order of siblings and of the document, cycles, copies, what is deleted together."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.jabatan import Jabatan, anak
from iki_desktop.services import jabatan, riwayat, tahun
from iki_desktop.services.formulir import load_formulir, load_jabatan
from iki_desktop.services.jabatan import IsiCabang
from iki_desktop.services.kantor import Kantor, open_office

CAMAT, KASI = 28, 2


@pytest.fixture
def kantor(kantor_pujon_path: Path) -> Iterator[Kantor]:
    """Pujon, open."""
    hasil = open_office(kantor_pujon_path)
    yield hasil
    hasil.close()


def bawahan(kantor: Kantor, induk: int | None) -> list[int]:
    """The children of a superior, in order."""
    return [j.id for j in anak(load_jabatan(kantor)).get(induk, ())]


def satu(kantor: Kantor, nomor: int) -> Jabatan:
    """One position."""
    return next(j for j in load_jabatan(kantor) if j.id == nomor)


def test_a_new_position_is_the_last_of_its_superior_and_headed_alike(kantor: Kantor) -> None:
    lama = bawahan(kantor, CAMAT)
    (baru,) = jabatan.add_jabatan(kantor, " Kasi  Baru\n", induk=CAMAT).new
    assert bawahan(kantor, CAMAT) == [*lama, baru]
    assert satu(kantor, baru).nama == "Kasi  Baru"
    assert load_formulir(kantor, baru).kolom == load_formulir(kantor, CAMAT).kolom
    assert load_jabatan(kantor)[-1].id == CAMAT  # Pujon prints the Camat last, and still does


def test_a_new_sibling_follows_the_one_it_was_made_at(kantor: Kantor) -> None:
    lama = bawahan(kantor, CAMAT)
    (baru,) = jabatan.add_jabatan(kantor, "Kasi Baru", induk=CAMAT, sesudah=lama[1]).new
    assert bawahan(kantor, CAMAT) == [*lama[:2], baru, *lama[2:]]


def test_the_first_position_of_an_office(kantor: Kantor) -> None:
    for akar in bawahan(kantor, None):
        jabatan.delete_jabatan(kantor, akar)
    assert load_jabatan(kantor) == ()
    (baru,) = jabatan.add_jabatan(kantor, "Camat", induk=None).new
    assert [j.id for j in load_jabatan(kantor)] == [baru]


@pytest.mark.parametrize("ke", [0, 1, 3, 99])
def test_a_position_moves_among_its_siblings(kantor: Kantor, ke: int) -> None:
    lama = bawahan(kantor, CAMAT)
    jabatan.move_jabatan(kantor, lama[2], CAMAT, ke)
    sisa = [i for i in lama if i != lama[2]]
    assert bawahan(kantor, CAMAT) == [*sisa[:ke], lama[2], *sisa[ke:]]


def test_a_position_put_where_it_stands_makes_no_step(kantor: Kantor) -> None:
    ke = bawahan(kantor, CAMAT).index(KASI)
    assert jabatan.move_jabatan(kantor, KASI, CAMAT, ke).step is None


def test_a_branch_moves_whole_and_stays_together_on_paper(kantor: Kantor) -> None:
    induk = next(j for j in load_jabatan(kantor) if j.id != CAMAT and bawahan(kantor, j.id))
    ikut = {induk.id, *bawahan(kantor, induk.id)}
    tujuan = next(i for i in bawahan(kantor, CAMAT) if i not in ikut)
    jabatan.move_jabatan(kantor, induk.id, tujuan, 0)
    assert satu(kantor, induk.id).induk_id == tujuan
    tempat = sorted(j.urutan for j in load_jabatan(kantor) if j.id in ikut)
    assert tempat == list(range(tempat[0], tempat[0] + len(ikut)))


def test_a_cycle_is_refused(kantor: Kantor) -> None:
    bawah = bawahan(kantor, KASI)[0]
    for tujuan in (KASI, bawah):
        with pytest.raises(UserError, match="tidak bisa menjadi bawahan dirinya sendiri"):
            jabatan.move_jabatan(kantor, KASI, tujuan, 0)
    assert riwayat.history(kantor) == ()


def test_a_position_moves_to_a_branch_and_loses_it_under_a_superior(kantor: Kantor) -> None:
    jabatan.move_jabatan(kantor, KASI, None, 0, "Pemerintah Desa")
    assert (satu(kantor, KASI).induk_id, satu(kantor, KASI).cabang) == (None, "Pemerintah Desa")
    jabatan.move_jabatan(kantor, KASI, CAMAT, 0)
    assert (satu(kantor, KASI).induk_id, satu(kantor, KASI).cabang) == (CAMAT, "")


def test_two_positions_may_have_one_name(kantor: Kantor) -> None:
    jabatan.add_jabatan(kantor, "KASI PEMERINTAHAN", induk=CAMAT)
    assert sum(j.nama == "KASI PEMERINTAHAN" for j in load_jabatan(kantor)) == 2


def test_a_copy_holds_what_the_original_holds(kantor: Kantor) -> None:
    banyak = jabatan.isi_cabang(kantor, KASI)
    salinan, *ikut = jabatan.copy_jabatan(kantor, KASI, dengan_bawahan=True).new
    assert jabatan.isi_cabang(kantor, salinan) == banyak
    assert bawahan(kantor, salinan) == ikut
    asli, baru = load_formulir(kantor, KASI), load_formulir(kantor, salinan)
    assert baru.nama == "KASI PEMERINTAHAN (salinan)"
    assert (baru.tugas, baru.fungsi, baru.kolom) == (asli.tugas, asli.fungsi, asli.kolom)
    urutan = bawahan(kantor, CAMAT)
    assert urutan.index(salinan) == urutan.index(KASI) + 1


def test_what_goes_with_a_position_is_counted(kantor: Kantor) -> None:
    assert jabatan.isi_cabang(kantor, CAMAT) == IsiCabang(25, 141, 20, 28, 64)
    changes = jabatan.delete_jabatan(kantor, CAMAT)
    assert len(changes.rows["indikator"]) == 64
    assert len(load_jabatan(kantor)) == 3


def test_children_are_sorted_by_name_with_all_below_them(kantor: Kantor) -> None:
    jabatan.sort_jabatan(kantor, CAMAT)
    nama = [satu(kantor, i).nama for i in bawahan(kantor, CAMAT)]
    assert nama == sorted(nama)
    assert jabatan.sort_jabatan(kantor, CAMAT).step is None


def test_the_superior_outside_the_tree(kantor: Kantor) -> None:
    jabatan.set_atasan(kantor, CAMAT, " Bupati\nMalang ", pasti=True)
    assert satu(kantor, CAMAT).atasan_luar == "Bupati Malang"


def test_a_position_of_another_year_or_none_is_no_place(kantor: Kantor) -> None:
    tahun.copy_year(kantor, 2026, 2027)
    kantor.id_tahun = 1
    (lain,) = [j.id for j in tahun.load_jabatan_tahun(kantor, 2027) if j.nama == "CAMAT"]
    semua: tuple[Callable[[], object], ...] = (
        lambda: jabatan.add_jabatan(kantor, "X", induk=lain),
        lambda: jabatan.add_jabatan(kantor, "X", induk=None, sesudah=99_999),
        lambda: jabatan.move_jabatan(kantor, lain, None, 0),
        lambda: jabatan.move_jabatan(kantor, 2, lain, 0),
        lambda: jabatan.copy_jabatan(kantor, lain, dengan_bawahan=True),
    )
    for salah in semua:
        with pytest.raises(UserError, match="tidak ada di tahun yang dibuka"):
            salah()
