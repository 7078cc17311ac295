"""Variables: their names, what the choices mean in words, looking back."""

import pytest

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.variabel import (
    Variabel,
    arti_rekap,
    memutar,
    nama_bersih,
    rekap_singkat,
)


@pytest.mark.parametrize(
    ("nama", "kata"),
    [
        ("", "kosong"),
        (" \u200b \t", "kosong"),
        ("a[b", "kurung siku"),
        ("]", "kurung siku"),
        ("a\nb", "baris baru"),
        ("a\r\nb", "baris baru"),
        ("a" * 201, "lebih dari 200 huruf"),
    ],
)
def test_names_that_no_formula_could_say_are_refused(nama: str, kata: str) -> None:
    with pytest.raises(UserError, match=kata):
        nama_bersih(nama)


def test_a_name_is_stored_clean() -> None:
    assert nama_bersih("  Hari \t kerja\u00ad efektif ") == "Hari kerja efektif"


@pytest.mark.parametrize(
    ("kolom", "kalimat"),
    [
        ({}, "Diisi tiap bulan untuk kecamatan. Angka setahun: angka 12 bulan dijumlahkan."),
        (
            {"frekuensi": "triwulanan", "rekap_waktu": "rata"},
            "Diisi tiap triwulan untuk kecamatan. "
            "Angka setahun: rata-rata dari 4 triwulan, dibagi banyaknya yang sudah terisi.",
        ),
        ({"frekuensi": "tahunan"}, "Diisi sekali setahun untuk kecamatan."),
        (
            {"lingkup": "desa", "rekap_waktu": "akhir", "rekap_desa": "tertinggi"},
            "Diisi tiap bulan oleh tiap desa. Angka setahun: angka terakhir yang terisi dari 12 bulan. "
            "Angka kecamatan: angka desa yang tertinggi.",
        ),
        ({"tetap": True}, "Tidak dilaporkan: satu nilai tetap berlaku untuk setahun penuh."),
        ({"asal_id": 4, "jeda": 2}, "Tidak diisi sendiri: nilainya diambil dari “SKM” 2 tahun sebelumnya (2024)."),
    ],
)
def test_the_choices_are_said_in_words(kolom: dict[str, object], kalimat: str) -> None:
    assert arti_rekap(Variabel(1, "X", **kolom), "SKM", 2026) == kalimat  # type: ignore[arg-type]


def test_a_table_says_it_in_few_words() -> None:
    assert rekap_singkat(Variabel(1, "X")) == "Jumlah"
    assert rekap_singkat(Variabel(1, "X", lingkup="desa", rekap_desa="rata")) == "Jumlah, rata-rata desa"
    assert rekap_singkat(Variabel(1, "X", frekuensi="tahunan", lingkup="desa")) == "Jumlah desa"
    assert rekap_singkat(Variabel(1, "X", frekuensi="tahunan")) == ""
    assert rekap_singkat(Variabel(1, "X", tetap=True)) == "Tetapan"
    assert rekap_singkat(Variabel(1, "X", asal_id=2, jeda=1)) == "1 tahun lalu"


def test_looking_back_must_not_come_round() -> None:
    asal = {1: None, 2: 1, 3: 2, 8: 9, 9: 8}
    assert memutar(asal, 1, 3)
    assert memutar(asal, 1, 1)
    assert not memutar(asal, 3, 1)
    assert not memutar(asal, 3, None)
    assert not memutar(asal, 1, 9)  # a ring that is there already doesn't hold the program
