"""Villages: one name for each, whichever of its names; codes of digits; an order; found by what people write."""

import pytest

from iki_desktop.domain.desa import Desa
from iki_desktop.domain.galat import UserError
from iki_desktop.services import riwayat
from iki_desktop.services.desa import (
    add_desa,
    cari_desa,
    count_angka_desa,
    delete_desa,
    load_desa,
    move_desa,
    set_desa,
    set_nama_lain,
)
from iki_desktop.services.kantor import Kantor
from tests.services.bahan_angka import DESA, PER_DESA, angka, isi, langkah


def nomor(kantor: Kantor, nama: str) -> int:
    """The id of a village."""
    return next(d.id for d in load_desa(kantor) if d.nama == nama)


def satu(kantor: Kantor, nama: str) -> Desa:
    """A village by its name."""
    return next(d for d in load_desa(kantor) if d.nama == nama)


def urutan(kantor: Kantor) -> list[str]:
    """The names in their order."""
    return [d.nama for d in load_desa(kantor)]


def test_a_village_is_added_at_the_end_or_at_a_place(kantor: Kantor) -> None:
    (baru,) = add_desa(kantor, "  Pujon   Wetan ").new
    add_desa(kantor, "Paling Atas", 0)
    assert urutan(kantor) == ["Paling Atas", *DESA, "Pujon Wetan"]
    assert satu(kantor, "Pujon Wetan") == Desa(baru, "Pujon Wetan")
    assert riwayat.history(kantor)[1].label == "Tambah desa Pujon Wetan"


@pytest.mark.parametrize(
    ("nama", "kalimat"),
    [
        ("", "Nama desa kosong"), (" \u00a0\n", "Nama desa kosong"), ("x" * 101, "lebih dari 100 huruf"),
        ("NGROTO", "Nama “NGROTO” sudah ada. Pilih nama lain"), ("pujonkidul", "sudah ada"),
        ("Pandan sari", "sudah ada, sebagai nama lain desa Pandesari"),
    ],
)  # fmt: skip
def test_a_name_that_is_none_or_taken_is_refused(kantor: Kantor, nama: str, kalimat: str) -> None:
    set_nama_lain(kantor, nomor(kantor, "Pandesari"), ["Pandansari"])
    banyak = langkah(kantor)
    with pytest.raises(UserError, match=kalimat):
        add_desa(kantor, nama)
    with pytest.raises(UserError, match=kalimat):
        set_desa(kantor, nomor(kantor, "Wiyurejo"), nama=nama)
    assert (langkah(kantor), urutan(kantor)) == (banyak, list(DESA))


def test_a_village_may_change_the_spelling_of_its_own_name(kantor: Kantor) -> None:
    ngroto = nomor(kantor, "Ngroto")
    set_desa(kantor, ngroto, nama="NGROTO", jenis="kelurahan", kode_bps="3507310099")
    assert satu(kantor, "NGROTO") == Desa(ngroto, "NGROTO", "kelurahan", "3507310099")
    assert riwayat.history(kantor)[0].label == "Ubah data desa Ngroto"
    assert set_desa(kantor, ngroto, nama="NGROTO").step is None


def test_other_names_are_of_one_village_alone(kantor: Kantor) -> None:
    pandesari, ngroto = nomor(kantor, "Pandesari"), nomor(kantor, "Ngroto")
    set_nama_lain(kantor, pandesari, ["Pandansari", " pandan  sari ", "", "PANDESARI", "Ds. Pandesari"])
    assert satu(kantor, "Pandesari").nama_lain == ("pandan sari", "Ds. Pandesari")
    for nama in ("pandansari", "PANDESARI", "Ngabab"):
        with pytest.raises(UserError, match="sudah ada"):
            set_nama_lain(kantor, ngroto, ["Groto", nama])
    assert satu(kantor, "Ngroto").nama_lain == ()


def test_other_names_are_replaced_and_their_spelling_too(kantor: Kantor) -> None:
    pandesari = nomor(kantor, "Pandesari")
    set_nama_lain(kantor, pandesari, ["pandansari", "Pandes"])
    set_nama_lain(kantor, pandesari, ["Pandansari", "Desa Pandesari"])
    assert satu(kantor, "Pandesari").nama_lain == ("Pandansari", "Desa Pandesari")
    assert set_nama_lain(kantor, pandesari, ["Desa Pandesari", "Pandansari"]).step is None
    riwayat.undo(kantor)
    assert satu(kantor, "Pandesari").nama_lain == ("pandansari", "Pandes")


@pytest.mark.parametrize("kode", ["35.07.26.2001", "3507310001", ""])
@pytest.mark.parametrize("kolom", ["kode_bps", "kode_kemendagri"])
def test_codes_of_digits_and_points_are_kept(kantor: Kantor, kolom: str, kode: str) -> None:
    bendosari = nomor(kantor, "Bendosari")
    set_desa(kantor, bendosari, **{kolom: f" {kode}\n"})
    assert getattr(satu(kantor, "Bendosari"), kolom) == kode


@pytest.mark.parametrize(
    ("kolom", "kode", "kalimat"),
    [
        ("kode_bps", "35O7", "“35O7” bukan kode BPS. Tulis angka dan titik saja"),
        ("kode_kemendagri", "35-07", "bukan kode Kemendagri"),
        ("kode_bps", "1" * 21, "bukan kode BPS"),
        ("kode_bps", "٣٥", "bukan kode BPS"),
        ("kode_bps", "3507310001", "^Kode BPS 3507310001 sudah dipakai Bendosari. Periksa kodenya"),
    ],
)
def test_a_code_that_is_none_or_of_another_village_is_refused(
    kantor: Kantor, kolom: str, kode: str, kalimat: str
) -> None:
    sebelum = satu(kantor, "Ngroto")
    with pytest.raises(UserError, match=kalimat):
        set_desa(kantor, sebelum.id, **{kolom: kode})
    assert satu(kantor, "Ngroto") == sebelum


def test_villages_without_a_code_are_not_taken_for_one(kantor: Kantor) -> None:
    for nama in DESA[:3]:
        set_desa(kantor, nomor(kantor, nama), kode_bps="")
    assert [d.kode_bps for d in load_desa(kantor)[:3]] == ["", "", ""]


@pytest.mark.parametrize(("ke", "jadi"), [(0, 0), (3, 3), (9, 9), (99, 9), (-5, 0)])
def test_a_village_is_put_at_another_place_and_back(kantor: Kantor, ke: int, jadi: int) -> None:
    move_desa(kantor, nomor(kantor, "Ngroto"), ke)
    lain = [d for d in DESA if d != "Ngroto"]
    assert urutan(kantor) == [*lain[:jadi], "Ngroto", *lain[jadi:]]
    riwayat.undo(kantor)
    assert urutan(kantor) == list(DESA)


def test_a_village_that_is_there_already_is_not_moved(kantor: Kantor) -> None:
    assert move_desa(kantor, nomor(kantor, "Ngroto"), 5).step is None
    assert move_desa(kantor, nomor(kantor, "Wiyurejo"), 99).step is None


def test_moving_to_and_fro_never_runs_out_of_room(kantor: Kantor) -> None:
    for _ in range(30):
        move_desa(kantor, load_desa(kantor)[0].id, 1)
        move_desa(kantor, load_desa(kantor)[2].id, 1)
    for ke in range(40):
        add_desa(kantor, f"Baru {ke}", 1)
    assert urutan(kantor)[1:41] == [f"Baru {ke}" for ke in reversed(range(40))]
    assert len(set(urutan(kantor))) == 50


def test_a_village_goes_with_its_figures_and_comes_back_with_them(kantor: Kantor) -> None:
    ngroto = nomor(kantor, "Ngroto")
    set_nama_lain(kantor, ngroto, ["Groto"])
    isi(kantor, PER_DESA, "2026-01", "3", "Ngroto")
    isi(kantor, PER_DESA, "2026-01", "4", "Ngabab")
    assert count_angka_desa(kantor, ngroto) == 1
    sebelum = load_desa(kantor), angka(kantor)
    delete_desa(kantor, ngroto)
    assert [b[7] for b in angka(kantor)] == ["4"]
    riwayat.undo(kantor)
    assert (load_desa(kantor), angka(kantor)) == sebelum
    riwayat.redo(kantor)
    for buat in (delete_desa, lambda k, n: move_desa(k, n, 0), lambda k, n: set_desa(k, n, nama="X")):
        with pytest.raises(UserError, match="Desa ini sudah tidak ada"):
            buat(kantor, ngroto)


@pytest.mark.parametrize("nama", ["ngroto", "GROTO"])
def test_no_step_taken_back_makes_two_villages_of_one_name(kantor: Kantor, nama: str) -> None:
    ngroto = nomor(kantor, "Ngroto")
    set_nama_lain(kantor, ngroto, ["Groto"])
    hapus = delete_desa(kantor, ngroto).step
    assert hapus is not None
    add_desa(kantor, nama)
    with pytest.raises(UserError, match="akan ada dua desa bernama"):
        riwayat.take_back(kantor, hapus)
    assert urutan(kantor)[-1] == nama


@pytest.mark.parametrize("acuan", ["Pujon Kidul", "pujonkidul", " PUJON  KIDUL ", "3", "Pj. Kidul", "pj.kidul"])
def test_a_village_is_found_by_id_name_or_other_name(kantor: Kantor, acuan: str) -> None:
    set_nama_lain(kantor, 3, ["Pj. Kidul"])
    assert cari_desa(load_desa(kantor), acuan) == 3


@pytest.mark.parametrize(("acuan", "kalimat"), [
    ("Pujon", "Desa “Pujon” tidak ada. Desa yang ada: Bendosari, Sukomulyo"),
    ("99", "Desa “99” tidak ada"),
    ("  ", "Nama desa kosong"),
])  # fmt: skip
def test_a_village_that_is_none_is_told_with_those_there_are(kantor: Kantor, acuan: str, kalimat: str) -> None:
    with pytest.raises(UserError, match=kalimat):
        cari_desa(load_desa(kantor), acuan)


def test_an_office_without_villages_says_so() -> None:
    with pytest.raises(UserError, match="Desa yang ada: belum ada"):
        cari_desa((), "Ngroto")
