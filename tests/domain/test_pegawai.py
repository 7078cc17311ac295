"""NIP, ranks, who holds what when, and the signature block in all its forms."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.dokumen import Penandatangan
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.pegawai import (
    PANGKAT,
    Bentuk,
    Pegawai,
    Pemangku,
    Sebagai,
    baca_tanggal,
    baris_tanda_tangan,
    jabatan_tertulis,
    memangku,
    pangkat_usulan,
    periksa_nip,
    periksa_pemangku,
    sebutan_jabatan,
    urai_jabatan,
)
from iki_desktop.domain.teks import tanggal_panjang

HARI_INI = date(2026, 7, 1)


@pytest.mark.parametrize(
    "nip",
    ["", "   ", "197001011995031001", "19700101 199503 1 001", "19881231 201402 2 004", "199002282024211003"],
)
def test_a_sound_nip_draws_no_attention(nip: str) -> None:
    assert periksa_nip(nip, HARI_INI) == ()


@pytest.mark.parametrize(
    ("nip", "kata"),
    [
        ("12345", "18 angka, ini 5"),
        ("1970010119950310011", "ini 19"),
        ("19700101199503100X", "hanya terdiri atas angka"),
        ("19700101199503100²", "hanya terdiri atas angka"),
        ("197002301995031001", "bukan tanggal lahir"),
        ("197013011995031001", "bukan tanggal lahir"),
        ("203001012025031001", "bukan tanggal lahir"),
        ("187001011990031001", "bukan tanggal lahir"),
        ("197001011995131001", "Bulan pengangkatan (13)"),
        ("197001011995001001", "Bulan pengangkatan (00)"),
        ("193001011955031001", "Tahun pengangkatan (1955)"),
        ("199001012027031001", "Tahun pengangkatan (2027)"),
        ("199001012000031001", "terlalu muda"),
        ("193001011999031001", "terlalu tua"),
        ("197001011995033001", "Angka ke-15 (3)"),
    ],
)
def test_a_doubtful_nip_says_what_is_wrong(nip: str, kata: str) -> None:
    (kalimat,) = periksa_nip(nip, HARI_INI)
    assert kata in kalimat


def test_each_fault_of_a_nip_is_named() -> None:
    assert len(periksa_nip("197002301950139001")) == 4


@given(st.text(max_size=30))
def test_no_nip_is_too_strange_to_check(nip: str) -> None:
    assert all(k.endswith(".") for k in periksa_nip(nip, HARI_INI))


def test_a_golongan_proposes_its_rank() -> None:
    assert (pangkat_usulan("III/d"), pangkat_usulan(" IV/b "), pangkat_usulan("IX")) == (
        "Penata Tingkat I",
        "Pembina Tingkat I",
        "",
    )
    assert len(PANGKAT) == len(set(PANGKAT.values())) == 17


def pemangku(nama: str, mulai: date | None = None, selesai: date | None = None, **lain: object) -> Pemangku:
    isi: dict[str, object] = {"id": 1, "id_jabatan": 7, "jabatan": "CAMAT", "pegawai": Pegawai(1, nama)} | lain
    return Pemangku(**isi, mulai=mulai, selesai=selesai)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mulai", "selesai", "hasil"),
    [
        (None, None, True),
        (HARI_INI, HARI_INI, True),
        (None, date(2026, 6, 30), False),
        (date(2026, 7, 2), None, False),
        (date(2020, 1, 1), date(2027, 1, 1), True),
    ],
)
def test_a_position_is_held_from_its_first_to_its_last_day(
    mulai: date | None, selesai: date | None, hasil: bool
) -> None:
    assert memangku(pemangku("A", mulai, selesai), HARI_INI) is hasil


def test_two_definitive_holders_at_once_draw_attention() -> None:
    lama = pemangku("LAMA", selesai=date(2026, 3, 31))
    baru = pemangku("BARU", date(2026, 3, 1))
    (kalimat,) = periksa_pemangku((baru, lama))
    assert kalimat.startswith("BARU dan LAMA sama-sama definitif di CAMAT sejak 1 Maret 2026.")
    assert len(periksa_pemangku((pemangku("A"), pemangku("B"), pemangku("C")))) == 3


def test_a_plt_beside_a_definitive_holder_draws_attention() -> None:
    (kalimat,) = periksa_pemangku((pemangku("BUDI"), pemangku("SITI", sebagai="plt")))
    assert kalimat == "BUDI dan SITI memangku jabatan yang sama, CAMAT. Isi tanggal selesai salah satunya."
    (kalimat,) = periksa_pemangku((pemangku("BUDI", sebagai="plt"), pemangku("SITI", sebagai="plt")))
    assert "sama-sama Plt. di CAMAT" in kalimat


def test_those_who_follow_or_stand_in_for_one_another_draw_none() -> None:
    lama = pemangku("LAMA", selesai=date(2026, 3, 31))
    baru = pemangku("BARU", date(2026, 4, 1))
    harian = pemangku("HARIAN", date(2026, 4, 5), sebagai="plh")
    lain = pemangku("LAIN", id_jabatan=8)
    assert periksa_pemangku((lama, baru, harian, lain)) == ()


SEK, KASUBAG, CAMAT = "SEKRETARIS KECAMATAN", "KASUBAG UMUM", "CAMAT PUJON"


@pytest.mark.parametrize(
    ("bentuk", "sebagai", "atas_nama", "melalui", "jabatan", "sendiri", "baris"),
    [
        ("langsung", "definitif", "", "", CAMAT, "", ["CAMAT PUJON,"]),
        ("langsung", "pj", "", "", CAMAT, "", ["Pj. CAMAT PUJON,"]),
        ("langsung", "plt", "", "", CAMAT, SEK, ["Plt. CAMAT PUJON", "SEKRETARIS KECAMATAN,"]),
        ("langsung", "plh", "", "", CAMAT, SEK, ["Plh. CAMAT PUJON", "SEKRETARIS KECAMATAN,"]),
        ("langsung", "plt", "", "", CAMAT, "", ["Plt. CAMAT PUJON,"]),
        ("langsung", "pj", CAMAT, SEK, CAMAT, SEK, ["Pj. CAMAT PUJON,"]),
        ("an", "definitif", CAMAT, "", SEK, "", ["a.n. CAMAT PUJON", "SEKRETARIS KECAMATAN,"]),
        ("an", "plt", CAMAT, "", SEK, KASUBAG, ["a.n. CAMAT PUJON", "Plt. SEKRETARIS KECAMATAN", "KASUBAG UMUM,"]),
        ("ub", "definitif", CAMAT, SEK, KASUBAG, "", ["a.n. CAMAT PUJON", SEK, "u.b.", "KASUBAG UMUM,"]),
        ("ub", "plh", CAMAT, SEK, KASUBAG, "STAF", ["a.n. CAMAT PUJON", SEK, "u.b.", "Plh. KASUBAG UMUM", "STAF,"]),
        ("an", "definitif", "", "", SEK, "", ["SEKRETARIS KECAMATAN,"]),
        ("langsung", "plt", "", "", "", "", [""]),
    ],
)
def test_the_lines_above_the_signature(
    bentuk: Bentuk, sebagai: Sebagai, atas_nama: str, melalui: str, jabatan: str, sendiri: str, baris: list[str]
) -> None:
    tertulis = jabatan_tertulis(bentuk, sebagai, atas_nama, melalui, jabatan, sendiri)
    assert tertulis.split("\n") == baris


@pytest.mark.parametrize("sebagai", ["definitif", "plt", "plh", "pj"])
def test_on_whose_behalf_is_read_back(sebagai: Sebagai) -> None:
    assert urai_jabatan("ub", jabatan_tertulis("ub", sebagai, CAMAT, SEK, KASUBAG, "STAF")) == (CAMAT, SEK)
    assert urai_jabatan("an", jabatan_tertulis("an", sebagai, CAMAT, "", SEK)) == (CAMAT, "")
    assert urai_jabatan("langsung", jabatan_tertulis("langsung", sebagai, "", "", CAMAT)) == ("", "")
    assert urai_jabatan("ub", "CAMAT PUJON") == ("", "")
    assert urai_jabatan("ub", "a.n. CAMAT") == ("CAMAT", "")


def test_a_camat_is_named_with_the_kecamatan() -> None:
    assert sebutan_jabatan("Camat", "Pujon") == "CAMAT PUJON"
    assert sebutan_jabatan("CAMAT PUJON", "Pujon") == "CAMAT PUJON"
    assert sebutan_jabatan("Kasubag Umum\nKeuangan dan Aset", "Pujon") == "KASUBAG UMUM KEUANGAN DAN ASET"


def test_the_block_prints_no_line_for_what_is_empty() -> None:
    assert baris_tanda_tangan(Penandatangan("CAMAT PUJON", "MULYONO HS")) == (("CAMAT PUJON",), ("MULYONO HS",))
    penuh = Penandatangan("a.n. CAMAT\nSEKRETARIS,", "SITI", "Penata", "197001011995032001", "Pujon", date(2026, 1, 5))
    assert baris_tanda_tangan(penuh) == (
        ("Pujon, 5 Januari 2026", "a.n. CAMAT", "SEKRETARIS,"),
        ("SITI", "Penata", "NIP. 19700101 199503 2 001"),
    )


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("", None),
        ("  ", None),
        ("5 Januari 2026", date(2026, 1, 5)),
        ("5  januari 2026", date(2026, 1, 5)),
        ("05 Agu 2026", date(2026, 8, 5)),
        ("5-Agu-2026", date(2026, 8, 5)),
        ("5/1/2026", date(2026, 1, 5)),
        ("05-01-26", date(2026, 1, 5)),
        ("5.1.2026", date(2026, 1, 5)),
        ("5 1 2026", date(2026, 1, 5)),
        ("2026-01-05", date(2026, 1, 5)),
    ],
)
def test_dates_are_read_as_clerks_type_them(teks: str, hasil: date | None) -> None:
    assert baca_tanggal(teks) == hasil


@pytest.mark.parametrize(
    "teks", ["x", "31 Februari 2026", "5 Ju 2026", "5 Jun", "32/1/2026", "1/13/2026", "5 Januari 0000"]
)
def test_what_is_no_date_is_refused_in_words(teks: str) -> None:
    with pytest.raises(UserError, match=r"bukan tanggal\. Ketik seperti 5 Januari 2026"):
        baca_tanggal(teks)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_written_date_is_read_again(tanggal: date) -> None:
    assert baca_tanggal(tanggal_panjang(tanggal)) == tanggal


def test_a_holder_is_written_with_what_he_is() -> None:
    assert pemangku("SITI").tertulis == "SITI"
    assert pemangku("SITI", sebagai="plh").tertulis == "SITI (Plh.)"
