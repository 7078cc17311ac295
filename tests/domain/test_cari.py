"""Finding and replacing: literal, by whole words or not, with places that are right whatever letters there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.cari import Pola, ganti, temukan

# letters that fold into several, that combine, that differ from their capitals in length
ANEH = st.text(alphabet="aAbBßẞİıſﬁŉ ςΣ\u0301-_.\n", max_size=30)


@pytest.mark.parametrize(
    ("teks", "pola", "expected"),
    [
        ("Data data DATA", Pola("data"), ((0, 4), (5, 9), (10, 14))),
        ("Data data DATA", Pola("data", huruf_besar=True), ((5, 9),)),
        ("pendataan data-data", Pola("data", kata_utuh=True), ((10, 14), (15, 19))),
        ("aaaa", Pola("aa"), ((0, 2), (2, 4))),
        ("a.b axb", Pola("a.b"), ((0, 3),)),
        ("x (a) y", Pola("(a)", kata_utuh=True), ((2, 5),)),
        ("satu  dua", Pola("  "), ((4, 6),)),
        ("baris\nlain", Pola("s\nl"), ((4, 7),)),
        ("Straße, STRASSE", Pola("strasse"), ((0, 6), (8, 15))),
        ("ßx", Pola("s"), ()),
        ("İstanbul", Pola("stan"), ((1, 5),)),
        ("efe\u0301 ef", Pola("efe", kata_utuh=True), ()),
        ("aaab", Pola("aab", kata_utuh=True), ()),
        ("apa saja", Pola(""), ()),
        ("", Pola("a"), ()),
    ],
)
def test_hits(teks: str, pola: Pola, expected: tuple[tuple[int, int], ...]) -> None:
    assert temukan(teks, pola) == expected


def test_a_hit_refused_does_not_hide_one_that_overlaps_it() -> None:
    assert temukan("xaba aba", Pola("aba", kata_utuh=True)) == ((5, 8),)
    assert temukan("tugas. tugasan", Pola("tugas", kata_utuh=True)) == ((0, 5),)


def test_replacing_all_or_some() -> None:
    teks, pola = "Asset kantor, asset desa, ASSET", Pola("asset")
    assert ganti(teks, pola, "aset") == "aset kantor, aset desa, aset"
    assert ganti(teks, pola, "aset", {1}) == "Asset kantor, aset desa, ASSET"
    assert ganti(teks, pola, "aset", ()) == teks
    assert ganti(teks, pola, "") == " kantor,  desa, "
    assert ganti("a", Pola("a"), r"\1") == r"\1"


@given(ANEH, ANEH.filter(bool), st.booleans(), st.booleans())
def test_each_hit_says_the_pattern_and_none_overlaps(teks: str, dicari: str, huruf_besar: bool, utuh: bool) -> None:
    hits = temukan(teks, Pola(dicari, huruf_besar, utuh))
    sampai = 0
    for awal, akhir in hits:
        assert sampai <= awal < akhir <= len(teks)
        potong = teks[awal:akhir]
        assert potong == dicari if huruf_besar else potong.casefold() == dicari.casefold()
        sampai = akhir


@given(ANEH, ANEH.filter(bool), st.booleans())
def test_what_is_there_is_found(teks: str, dicari: str, huruf_besar: bool) -> None:
    assert temukan(teks + dicari, Pola(dicari, huruf_besar)) or not dicari
    assert (dicari in teks) <= bool(temukan(teks, Pola(dicari, huruf_besar)))


@given(ANEH, ANEH.filter(bool))
def test_replacing_by_itself_changes_nothing(teks: str, dicari: str) -> None:
    assert ganti(teks, Pola(dicari, huruf_besar=True), dicari) == teks
