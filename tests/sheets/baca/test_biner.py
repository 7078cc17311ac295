"""The two binary kinds: what calamine tells of them, at its place."""

from contextlib import suppress
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.impor.lembar import Rentang
from iki_desktop.sheets.baca.biff import pelengkap
from tests.sheets.baca.bahan import DATA, hasil, langsung, xlsb


def test_an_xls_of_libreoffice() -> None:
    buku = langsung("contoh.xls", (DATA / "contoh.xls").read_bytes())
    data, sembunyi, kosong = buku.lembar
    assert data.baris == (
        (), (), (),
        (None, None, "tDesa", "n0.3", "n12", "p0.975"),
        (None, None, "d2026-01-31", "d12:30:00", "bTRUE", "e#DIV/0!", "n0.6"),
        (None, None, "d2026-01-31T08:15:00", "d27:36:00"),
        (None, None, "n3507261234567890", "n150000000000000000000", "ta\nb", "t  dua  spasi "),
        (), (),
        (None, None, "tgabung"),
        (None, None, None, None, None, "n-1.25"),
    )  # fmt: skip
    assert data.gabung == (Rentang(9, 2, 9, 4),)
    assert (data.baris_tersembunyi, data.kolom_tersembunyi) == (frozenset({6}), frozenset({4}))
    assert (data.persen_diketahui, sembunyi.tersembunyi, kosong.baris) == (True, True, ())
    assert buku.catatan == ()


def test_a_stray_cell_in_the_last_row_of_an_xls() -> None:
    (ada,) = langsung("sudut.xls", (DATA / "sudut.xls").read_bytes()).lembar
    assert list(ada.terisi()) == [(0, 0, "n1"), (65_535, 1, "n2")]


def test_an_xlsb() -> None:
    buku = langsung("a.xlsb", xlsb({(2, 1): "Desa", (2, 2): 12.5, (4, 1): "Ngroto", (4, 2): -3.0}))
    assert buku.lembar[0].baris == ((), (), (None, "tDesa", "n12.5"), (), (None, "tNgroto", "n-3"))
    assert (buku.jenis, buku.lembar[0].persen_diketahui) == ("xlsb", False)
    assert "persen" in buku.catatan[0]


def test_the_same_cells_as_in_the_ods_of_the_same_sheets() -> None:
    xls, ods = (langsung(f"a.{satu}", (DATA / f"contoh.{satu}").read_bytes()) for satu in ("xls", "ods"))
    for satu, lain in zip(xls.lembar, ods.lembar, strict=True):
        assert [s.replace("bTRUE", "n1") for *_, s in satu.terisi()] == [s for *_, s in lain.terisi()]
        assert satu.baris_tersembunyi == lain.baris_tersembunyi


@given(st.randoms(use_true_random=False))
def test_broken_records_leave_what_is_beside_the_cells_unknown(acak: Random) -> None:
    isi = bytearray((DATA / "contoh.xls").read_bytes())
    for _ in range(acak.randint(1, 40)):
        isi[acak.randrange(len(isi))] = acak.randrange(256)
    with suppress(ValueError, IndexError):
        assert len(pelengkap(bytes(isi))) < 200


def test_an_old_format_has_no_records_to_read() -> None:
    assert pelengkap(b"") == []
    assert pelengkap((DATA / "contoh.ods").read_bytes()) == []


def test_an_xls_with_a_password() -> None:
    isi = bytearray((DATA / "contoh.xls").read_bytes())
    tempat = isi.index(b"\xe1\x00\x02\x00\xb0\x04")  # the record that says the encoding; now one that says the cipher
    for sandi in (0, 1):
        isi[tempat : tempat + 6] = bytes([0x2F, 0, 2, 0, sandi, 0])
        assert hasil("a.xls", bytes(isi)) == "sandi"
