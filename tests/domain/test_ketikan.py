"""What a clerk types into a cell of a variable: read exactly, or refused with a cure that works."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.figur import KOSONG, NIHIL, TIDAK_BERLAKU, Figur, tulis_figur
from iki_desktop.domain.ketikan import KetikanError, baca_ketikan
from iki_desktop.domain.variabel import Variabel

PEGAWAI = Variabel(1, "Pegawai", satuan="orang", bulat=True)
PERSEN = Variabel(2, "Kehadiran", satuan="%")
RUPIAH = Variabel(3, "Anggaran", satuan="Rp")
JARAK = Variabel(4, "Jarak", satuan="KM")
SELISIH = Variabel(5, "Selisih", negatif=True)
SEMUA = (PEGAWAI, PERSEN, RUPIAH, JARAK, SELISIH)


def galat(teks: str, variabel: Variabel = PEGAWAI) -> KetikanError:
    with pytest.raises(KetikanError) as tangkap:
        baca_ketikan(teks, variabel)
    return tangkap.value


def check(e: KetikanError, variabel: Variabel) -> None:
    """A whole sentence, and a proposal that the variable may have."""
    assert e.kalimat == str(e)
    assert e.kalimat.endswith(".")
    assert "!" not in re.sub("“.*”", "", e.kalimat)
    assert not e.saran or baca_ketikan(e.saran, variabel).nilai is not None


@pytest.mark.parametrize("variabel", SEMUA)
@pytest.mark.parametrize(
    ("teks", "figur"),
    [("", KOSONG), (" \u00a0", KOSONG), ("-", NIHIL), ("'-", NIHIL), ("Nihil", NIHIL), ("n/a", TIDAK_BERLAKU)],
)
def test_the_states_that_are_no_number_are_the_same_for_all(teks: str, figur: Figur, variabel: Variabel) -> None:
    assert baca_ketikan(teks, variabel) == figur


@pytest.mark.parametrize(
    ("teks", "variabel", "nilai"),
    [
        ("1.234", PEGAWAI, "1234"),
        ("12,0", PEGAWAI, "12"),
        ("1.234,000", PEGAWAI, "1234"),
        ("0,000", PEGAWAI, "0"),
        ("-0", PEGAWAI, "0"),
        ("12\u00a0", PEGAWAI, "12"),
        ("\u202f\u20071.234 \r\n", PEGAWAI, "1234"),
        ("'12", PEGAWAI, "12"),
        ("' 007", PEGAWAI, "7"),
        ("\ufeff12\u200b", PEGAWAI, "12"),
        ("1,234", JARAK, "1.234"),
        ("365,750", JARAK, "365.750"),
        ("-7,5", SELISIH, "-7.5"),
        ("97,5%", PERSEN, "97.5"),
        ("97,5 %", PERSEN, "97.5"),
        ("97,5", PERSEN, "97.5"),
        ("98\u00a0%", replace(PERSEN, satuan="Persen", bulat=True), "98"),
        ("Rp1.500.000", RUPIAH, "1500000"),
        ("Rp. 1.500.000,00", RUPIAH, "1500000.00"),
        ("rp\u00a01.500.000,-", replace(RUPIAH, satuan="rupiah"), "1500000"),
    ],
)
def test_a_number_is_read_as_it_stands(teks: str, variabel: Variabel, nilai: str) -> None:
    figur = baca_ketikan(teks, variabel)
    assert (figur.status, str(figur.nilai)) == ("terisi", nilai)


@pytest.mark.parametrize(
    ("teks", "saran"),
    [
        ("12 orang", "12"),
        ("2264 orang", "2264"),
        ("12orang", "12"),
        ("12 (dua belas) orang", "12"),
        ("sebanyak 12 org.", "12"),
        ("+12", "12"),
        ("Rp1.500.000", "1.500.000"),
        ("Rp. 1.500.000,-", "1.500.000"),
        ("1.500.000,-", "1.500.000"),
        ("1 234", "1.234"),
        ("1\u00a0234\u00a0567", "1.234.567"),
        ("1,5 juta", "1.500.000"),
        ("2 rb orang", "2.000"),
        ("1e3", "1.000"),
        ("1,234.00", "1.234,00"),
        ("5 m2", "5"),
    ],
)
def test_what_has_one_reading_is_proposed(teks: str, saran: str) -> None:
    e = galat(teks)
    assert e.saran == saran
    assert "“" in e.kalimat


@pytest.mark.parametrize(
    ("teks", "variabel", "saran"),
    [
        ("365,75 per KM", JARAK, "365,75"),
        ("12 km", JARAK, "12"),
        ("97,5 persen", PERSEN, "97,5"),
        ("97.5%", PERSEN, "97,5"),
        ("-5 derajat", SELISIH, "-5"),
        ("(1.234)", SELISIH, "-1.234"),
        ("1,234.5", JARAK, "1.234,5"),
        ("1,5 juta", replace(RUPIAH, satuan="juta rupiah"), "1,5"),
        ("12 m", replace(JARAK, satuan="m"), "12"),
        ("Rp1.500 per bulan", RUPIAH, "1.500"),
    ],
)
def test_the_unit_of_the_variable_decides_what_is_proposed(teks: str, variabel: Variabel, saran: str) -> None:
    assert galat(teks, variabel).saran == saran


@pytest.mark.parametrize(
    ("teks", "variabel"),
    [
        ("1,234", PEGAWAI),  # a thousand and more, or one and a bit
        ("1,000", PEGAWAI),
        ("1,234 orang", PEGAWAI),
        ("1.5", PEGAWAI),  # 1,5 can't be: it counts whole things
        ("12,5 orang", PEGAWAI),
        ("97,5%", PEGAWAI),
        ("80 persen", JARAK),
        ("12 dari 20 orang", PEGAWAI),
        ("10-15", PEGAWAI),
        ("1 juta 200 ribu", PEGAWAI),
        ("lebih dari 12", PEGAWAI),
        ("<5", PEGAWAI),
        ("± 3 orang", PEGAWAI),
        ("1,5 M", RUPIAH),
        ("3 lusin", PEGAWAI),
        ("Rp1.500.000", replace(RUPIAH, satuan="juta rupiah")),
        ("1.5 juta", RUPIAH),
        ("1O", PEGAWAI),
        ("1OO", PEGAWAI),
        ("l2", PEGAWAI),
        ("5k", PEGAWAI),
        ("(1.234)", PEGAWAI),  # Excel's minus
        ("(12) orang", PEGAWAI),
        ("Rp -", RUPIAH),
        ("-5", PEGAWAI),
        ("-5 orang", PEGAWAI),
        ("05/01/2026", PEGAWAI),
        ("#N/A", PEGAWAI),
        ("=A1+2", PEGAWAI),
    ],
)
def test_what_has_two_readings_or_none_is_not_proposed(teks: str, variabel: Variabel) -> None:
    assert galat(teks, variabel).saran == ""


def test_each_kind_of_mistake_has_its_own_sentence() -> None:
    jenis = {
        "huruf": galat("abc"),
        "satuan": galat("12 orang"),
        "persen": galat("97,5%"),
        "ribuan atau pecahan": galat("1,234"),
        "cara lain": galat("1.5"),
        "pecahan": galat("12,5"),
        "di bawah nol": galat("-5"),
        "tanggal": galat("12/05/2026"),
        "panjang": galat("9" * 31),
        "spasi": galat("1 234"),
        "baris": galat("12\n13"),
        "rumus": galat("=A1+2"),
        "galat Excel": galat("#DIV/0!"),
        "beberapa": galat("12 dari 20"),
        "kira-kira": galat("lebih dari 12"),
        "kata bilangan": galat("1,5 juta"),
    }
    polos = {re.sub(r"“[^”]*”|[0-9.,]+", "", e.kalimat) for e in jenis.values()}
    assert len(polos) == len(jenis)
    assert "1 koma 234" in jenis["ribuan atau pecahan"].kalimat
    assert "Ketik 1.234 bila" in jenis["ribuan atau pecahan"].kalimat
    assert jenis["satuan"].kalimat == "“12 orang” bukan angka. Ketik 12 saja."


@pytest.mark.parametrize(
    "teks",
    ["12/05/2026", "12-05-2026", "12.05.2026", "1/2/26", "2026-05-12", "2026-05-12 00:00:00", "5 Januari 2026",
     "Senin, 5 Januari 2026", "05-Jan", "5 Agt 26", "Mei 2026", "Aug-26", "17 nopember 2025"],
)  # fmt: skip
def test_a_date_is_called_a_date(teks: str) -> None:
    assert "tanggal" in galat(teks, SELISIH).kalimat
    assert galat(teks, SELISIH).saran == ""


@pytest.mark.parametrize("teks", ["12 desa", "3 marga", "5 septik tank", "12 junior"])
def test_a_unit_that_begins_like_a_month_is_no_date(teks: str) -> None:
    assert galat(teks).saran == teks.split()[0]


@pytest.mark.parametrize("teks", ["12\t13", "12\n13", "12\r\n13", "12\x0b13", "a\u2028b"])
def test_several_cells_are_not_one_number(teks: str) -> None:
    assert "lebih dari satu baris" in galat(teks).kalimat
    assert "\n" not in galat(teks).kalimat


def test_a_long_text_is_quoted_short_and_told_at_once() -> None:
    for teks in ("ab " * 100_000, "1 " * 100_000, "1," * 100_000, "<" * 100_000, "9" * 100_000, "1 x" * 100_000):
        assert len(galat(teks).kalimat) < 160


angka = st.decimals(-(10**9), 10**9, places=2)
ketikan = st.text("0123456789.,-−eEO RpMjuta%()/<\u00a0'=#²", max_size=14) | st.text(max_size=14)


@given(angka.map(lambda n: Figur("terisi", n)) | st.sampled_from([KOSONG, NIHIL, TIDAK_BERLAKU]))
def test_what_the_program_writes_it_reads_again(figur: Figur) -> None:
    assert baca_ketikan(tulis_figur(figur), SELISIH) == figur


@given(ketikan, st.sampled_from(SEMUA))
def test_any_text_is_a_figure_the_variable_may_have_or_a_sentence_with_a_cure_that_works(
    teks: str, variabel: Variabel
) -> None:
    try:
        figur = baca_ketikan(teks, variabel)
    except KetikanError as e:
        check(e, variabel)
        return
    if figur.nilai is not None:
        assert variabel.negatif or figur.nilai >= 0
        assert not variabel.bulat or figur.nilai == int(figur.nilai)


@given(st.integers(0, 10**6), st.sampled_from(["orang", "KK", "berkas", "kegiatan", "Dokumen", "unit/tahun"]))
def test_a_number_with_its_unit_is_proposed_without(banyak: int, satuan: str) -> None:
    e = galat(f"{banyak} {satuan}")
    assert baca_ketikan(e.saran, PEGAWAI) == Figur("terisi", Decimal(banyak))


@pytest.mark.parametrize("teks", ["abc", "12.5"])
def test_the_example_of_a_refusal_is_one_that_is_taken(teks: str) -> None:
    with pytest.raises(KetikanError) as galat:
        baca_ketikan(teks, Variabel(1, "Laporan", bulat=True))
    assert "1.234" in galat.value.kalimat
    assert "1.234,5" not in galat.value.kalimat
