"""Names in formulas: renamed letter for letter, completed where the caret stands, recognised when mistyped."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.domain.nama_rumus import ganti_nama, ganti_semua, lengkapi, mirip, nama_di, salah_nama
from iki_desktop.domain.rumus import baca_rumus, nama_dalam
from iki_desktop.domain.teks import kunci_cari
from tests.domain.pohon_rumus import Bahan, rumus

NAMA = ("Pegawai", "Hari kerja efektif", "Hari tidak masuk kerja", "Nilai SKM Tahun N − 1")


def test_a_name_is_renamed_in_brackets_only_and_all_else_stays() -> None:
    teks = "Pegawai = ∑[ PEGAWAI ] X [Pegawai tetap]\n[pega wai / (Pegawai] ( [Pegawai"
    assert (
        ganti_nama(teks, "Pegawai", "ASN") == "Pegawai = ∑[ ASN ] X [Pegawai tetap]\n[pega wai / (Pegawai] ( [Pegawai"
    )
    assert ganti_nama("[ ] / []", " ", "x") == "[ ] / []"


@pytest.mark.parametrize("baru", ["", "  ", "a[b", "a]b", "a\nb", "n" * 201])
def test_a_name_that_can_not_stand_in_brackets_is_refused(baru: str) -> None:
    assert salah_nama(baru.strip() or baru).endswith(".")
    with pytest.raises(ValueError, match=r"Nama variabel"):
        ganti_nama("[A]", "A", baru)


@given(rumus, st.data())
@settings(max_examples=60)
def test_renamed_to_and_fro_it_is_the_same(bahan: Bahan, data: st.DataObject) -> None:
    nama = nama_dalam(baca_rumus(bahan.teks))
    if not nama:
        return
    lama = data.draw(st.sampled_from(nama))
    sama = {n for n in nama if kunci_cari(n) == kunci_cari(lama)}
    baru = "Nama yang belum ada di mana pun"
    diganti = ganti_nama(bahan.teks, lama, baru)
    assert nama_dalam(baca_rumus(diganti)) == tuple(dict.fromkeys(baru if n in sama else n for n in nama))
    if len(sama) == 1:
        assert ganti_nama(diganti, baru, lama) == bahan.teks


@given(st.text("[]ab \n/x", max_size=40))
def test_renaming_any_draft_keeps_all_that_is_not_the_name(teks: str) -> None:
    assert ganti_nama(ganti_nama(teks, "a", "Lain"), "Lain", "a").count("[") == teks.count("[")
    assert ganti_nama(teks, "tidak ada", "Lain") == teks


@pytest.mark.parametrize(
    ("teks", "ganti", "calon"),
    [
        ("[|", "[", NAMA),
        ("2 x [ha|", "[ha", NAMA[1:3]),
        ("2 x [ha|]", "[ha]", NAMA[1:3]),
        ("[kerja|] / 2", "[kerja]", NAMA[1:3]),
        ("[Peg|awai] / 2", None, None),  # already whole
        ("[xyz|", None, None),
        ("[Pegawai] / ha|", "ha", NAMA[1:3]),
        ("jumlah hari k|", "hari k", NAMA[1:2]),
        ("nilai SKM tahun n − 1|", "nilai SKM tahun n − 1", NAMA[3:]),
        ("h|", None, None),
        ("ha|ri", None, None),
        ("[Pegawai] x|", None, None),
        ("[Hari\nha|", "ha", NAMA[1:3]),
    ],
)
def test_what_is_completed(teks: str, ganti: str | None, calon: tuple[str, ...] | None) -> None:
    kursor = teks.index("|")
    polos = teks.replace("|", "")
    hasil = lengkapi(polos, kursor, NAMA)
    if ganti is None:
        assert hasil is None
        return
    assert hasil is not None
    assert polos[hasil.awal : hasil.akhir] == ganti
    assert hasil.calon == calon
    assert hasil.di_kurung == ganti.startswith("[")


def test_which_name_is_meant() -> None:
    assert mirip("hari KERJAefektif", NAMA) == ("Hari kerja efektif",)
    assert mirip("Pegawi", NAMA) == ("Pegawai",)
    assert mirip("efektif", NAMA) == ("Hari kerja efektif",)
    assert mirip("Anggaran", NAMA) == ()


def test_which_name_the_caret_is_at() -> None:
    teks = "∑[Pegawai] / [ Hari ]"
    assert nama_di(teks, 0) == ""
    assert nama_di(teks, 1) == nama_di(teks, 5) == nama_di(teks, 10) == "Pegawai"
    assert nama_di(teks, len(teks)) == "Hari"


def test_names_that_take_one_anothers_place_are_renamed_once() -> None:
    assert ganti_semua("[A] / [b] x [C]", {"a": "B", "b": "A"}) == "[B] / [A] x [C]"
