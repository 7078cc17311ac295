"""What a table is taken to mean: where each axis is told, what stays open, what is remembered."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import Lembar
from iki_desktop.domain.impor.peta import KolomNilai, Peta, Sumbu
from iki_desktop.domain.impor.tabel import temukan_tabel
from iki_desktop.domain.impor.usul import calon_kolom, kecamatan_lain, sidik, usulkan
from iki_desktop.domain.periode import baca_periode
from iki_desktop.domain.variabel import Variabel
from tests.domain.impor.bantu_kenali import (
    BPNT,
    KEJADIAN,
    LINMAS,
    MUSREN,
    NAMA,
    NAMA_DESA,
    PAM,
    PEGAWAI,
    PENDUDUK,
    PKH,
    VARIABEL,
    Nilai,
    arti,
    desa_baris,
    konteks,
    lembar,
)

NGROTO, NGABAB, PUJON_KIDUL = 6, 7, 3
JANUARI, FEBRUARI = baca_periode("2026-01"), baca_periode("2026-02")
KEPALA: list[Nilai] = ["No", "Desa", NAMA[BPNT], NAMA[LINMAS]]
BARIS: list[list[Nilai]] = [
    [1, NAMA[BPNT], "laporan", 4, 5],
    [2, NAMA[LINMAS], "kegiatan", 6, 7],
    [3, NAMA[PAM], "draf", 0, 1],
]
BULAN: list[Nilai] = ["No", "Uraian", "Satuan", "Januari", "Februari"]


def kolom(peta: Peta) -> list[tuple[int, int | None, str | None, int | None]]:
    """Its columns of figures: column, variable, period, village."""
    return [(k.kolom, k.variabel, str(k.periode) if k.periode else None, k.desa) for k in peta.kolom]


def usul(satu: Lembar, di: Konteks | None = None, berkas: str = "berkas.xlsx") -> tuple[float, str]:
    """How sure, and why."""
    (tabel,) = temukan_tabel(satu, di or konteks())
    hasil = usulkan(satu, tabel, di or konteks(), berkas)
    return hasil.yakin, hasil.sebab


# -- where things are told


def test_villages_by_variables_with_the_period_in_the_title() -> None:
    satu = lembar([["REKAP BULAN JANUARI 2026"], KEPALA, *desa_baris(2)])
    peta = arti(satu)
    assert (peta.desa, peta.variabel, peta.periode) == (
        Sumbu("kolom", None, 1),
        Sumbu("kepala"),
        Sumbu("tetap", JANUARI),
    )
    assert kolom(peta) == [(2, BPNT, None, None), (3, LINMAS, None, None)]
    assert peta.abaikan == {0}
    yakin, sebab = usul(satu)
    assert yakin > 0.9
    assert sebab == (
        "Kolom B berisi nama desa (10 dari 10 dikenal), kolom C–D nama variabel, periode Januari 2026 dari judul."
    )


def test_villages_by_months_with_the_variable_in_the_title() -> None:
    satu = lembar(
        [
            ["REKAPITULASI LAPORAN DISTRIBUSI BPNT PER DESA TAHUN 2025"],
            ["No", "Desa", "Jan", "Feb", "TW I"],
            *desa_baris(),
        ]
    )
    peta = arti(satu)
    assert (peta.desa, peta.variabel, peta.periode) == (Sumbu("kolom", None, 1), Sumbu("tetap", BPNT), Sumbu("kepala"))
    assert [k[2] for k in kolom(peta)] == ["2025-01", "2025-02", "2025-TW1"]


@pytest.mark.parametrize(
    ("judul", "nama", "berkas", "dari"),
    [
        ("DESA NGROTO TAHUN 2026", "Sheet1", "x.xlsx", "judul"),
        ("Pemerintah Desa Ngroto", "Sheet1", "x.xlsx", "judul"),
        ("LAPORAN DESA NGROTO KECAMATAN PUJON", "Sheet1", "x.xlsx", "judul"),
        ("LAPORAN", "6. NGROTO", "x.xlsx", "nama lembar"),
        ("LAPORAN", "Sheet1", "Laporan Ngroto 2026 (2).xlsx", "nama berkas"),
        ("LAPORAN", "Sheet1", "laporan_ds_ngroto.ods", "nama berkas"),
        ("LAPORAN", "Sheet1", "Ngroto", "nama berkas"),
    ],
)
def test_variables_by_months_of_one_village(judul: str, nama: str, berkas: str, dari: str) -> None:
    satu = lembar([[judul], BULAN, *BARIS], nama=nama)
    peta = arti(satu, berkas=berkas)
    assert (peta.desa, peta.variabel, peta.periode) == (
        Sumbu("tetap", NGROTO),
        Sumbu("kolom", None, 1),
        Sumbu("kepala"),
    )
    assert kolom(peta) == [(3, None, "2026-01", None), (4, None, "2026-02", None)]
    assert peta.abaikan == {0, 2}
    assert f"esa Ngroto dari {dari}" in usul(satu, berkas=berkas)[1]


def test_key_and_value_above_a_table() -> None:
    satu = lembar(
        [
            ["Desa", ":", "Ngroto"],
            ["Bulan", ": Januari"],
            ["Tahun", 2025],
            [],
            ["No", "Uraian", "Jumlah"],
            [1, NAMA[BPNT], 3],
        ]
    )
    peta = arti(satu)
    assert (peta.desa, peta.periode) == (Sumbu("tetap", NGROTO), Sumbu("tetap", baca_periode("2025-01")))
    assert kolom(peta) == [(2, None, None, None)]


def test_variables_by_villages() -> None:
    satu = lembar(
        [
            ["TRIWULAN I TAHUN 2026"],
            ["No", "Indikator", "Ngroto", "Desa Ngabab", "Pujonkidul", "Jumlah"],
            [1, NAMA[PKH], 1, 2, 3, 6],
        ]
    )
    peta = arti(satu)
    assert (peta.desa.letak, peta.variabel.kolom, peta.periode.nilai) == ("kepala", 1, baca_periode("2026-TW1"))
    assert [k.desa for k in peta.kolom] == [NGROTO, NGABAB, PUJON_KIDUL]
    assert peta.abaikan == {0, 5}


def test_a_long_list() -> None:
    satu = lembar(
        [
            ["Desa", "Bulan", "Indikator", "Nilai", "Keterangan"],
            ["Ngroto", "Januari 2026", NAMA[BPNT], 3, None],
            ["Ngabab", "Pebruari 2026", NAMA[LINMAS], "-", "menyusul"],
        ]
    )
    peta = arti(satu)
    assert [s.kolom for s in (peta.desa, peta.periode, peta.variabel)] == [0, 1, 2]
    assert (kolom(peta), set(peta.abaikan)) == ([(3, None, None, None)], {4})


def test_a_column_of_years_beside_one_of_months_is_not_lost() -> None:
    kepala: list[Nilai] = ["Tahun", "Bulan", "Desa", NAMA[BPNT]]
    sama = arti(lembar([kepala, [2026, "Januari", "Ngroto", 1], [2026, "Februari", "Ngroto", 1]]))
    assert sama.periode == Sumbu("kolom", None, 1)
    beda = arti(lembar([kepala, [2025, "Januari", "Ngroto", 1], [2026, "Januari", "Ngroto", 1]]))
    assert beda.periode == Sumbu("kolom", None, 1)  # the year beside is read with each month


@pytest.mark.parametrize("gabung", [True, False])
def test_variables_over_months_and_months_over_variables(gabung: bool) -> None:
    atas: list[Nilai] = ["No", "Desa", NAMA[BPNT], None, NAMA[LINMAS], None]
    rentang = [(0, 2, 0, 3), (0, 4, 0, 5), (0, 0, 1, 0), (0, 1, 1, 1)] if gabung else []
    satu = lembar([atas, [None, None, "Jan", "Feb", "Jan", "Feb"], *desa_baris(4)], gabung=rentang)
    assert kolom(arti(satu)) == [
        (2, BPNT, "2026-01", None), (3, BPNT, "2026-02", None),
        (4, LINMAS, "2026-01", None), (5, LINMAS, "2026-02", None),
    ]  # fmt: skip
    atas[2:] = ["Januari", None, "Februari", None]
    bawah: list[Nilai] = [None, None, NAMA[BPNT], NAMA[LINMAS], NAMA[BPNT], NAMA[LINMAS]]
    satu = lembar([atas, bawah, *desa_baris(4)], gabung=rentang)
    assert [k[1:3] for k in kolom(arti(satu))] == [
        (BPNT, "2026-01"),
        (LINMAS, "2026-01"),
        (BPNT, "2026-02"),
        (LINMAS, "2026-02"),
    ]


def test_variables_over_villages() -> None:
    satu = lembar(
        [
            ["Bulan", NAMA[BPNT], None, NAMA[LINMAS], None],
            [None, "Ngroto", "Ngabab", "Ngroto", "Ngabab"],
            ["Januari", 1, 2, 3, 4],
        ]
    )
    peta = arti(satu, berkas="rekap 2025.xlsx")
    assert peta.periode == Sumbu("kolom", None, 0)
    assert [(k.variabel, k.desa) for k in peta.kolom] == [
        (BPNT, NGROTO),
        (BPNT, NGABAB),
        (LINMAS, NGROTO),
        (LINMAS, NGABAB),
    ]


def test_headings_of_groups_name_the_village() -> None:
    satu = lembar(
        [
            ["Januari 2026"],
            ["No", "Uraian", "Jumlah"],
            ["DESA: NGROTO"],
            [1, NAMA[BPNT], 4],
            ["DESA: NGABAB"],
            [1, NAMA[BPNT], 4],
        ]
    )
    peta = arti(satu)
    assert (peta.desa.letak, peta.variabel.letak, peta.periode.nilai) == ("kelompok", "kolom", JANUARI)
    assert kolom(peta) == [(2, None, None, None)]


def test_a_table_for_each_village_below_one_another() -> None:
    isi: list[list[Nilai]] = []
    for nama in ("NGROTO", "NGABAB"):
        isi += [[f"DESA {nama}"], ["BULAN JANUARI 2026"], ["No", "Uraian", "Jumlah"], [1, NAMA[BPNT], 4], []]
    satu = lembar(isi)
    semua = [usulkan(satu, t, konteks(), "x").peta for t in temukan_tabel(satu, konteks())]
    assert [p.desa.nilai for p in semua] == [NGROTO, NGABAB]
    assert [p.periode.nilai for p in semua] == [JANUARI, JANUARI]


def test_dates_above_columns_are_months() -> None:
    satu = lembar([["Desa Ngroto"], ["Uraian", date(2026, 1, 1), date(2026, 2, 1)], [NAMA[BPNT], 1, 2]])
    assert [k[2] for k in kolom(arti(satu))] == ["2026-01", "2026-02"]
    harian = lembar([["Desa Ngroto"], ["Uraian", date(2026, 1, 1), date(2026, 1, 2)], [NAMA[BPNT], 1, 2]])
    assert arti(harian).kolom == ()  # days, not months


def test_units_in_brackets_below_the_header() -> None:
    satu = lembar(
        [["Januari 2026"], ["No", "Desa", "Pegawai", NAMA[BPNT]], [None, None, "(orang)", "(laporan)"], *desa_baris(2)]
    )
    assert [k[1] for k in kolom(arti(satu))] == [PEGAWAI, BPNT]


# -- what stays open


def test_a_part_of_a_variable_is_never_taken_for_it() -> None:
    satu = lembar(
        [["Januari 2026"], ["No", "Desa", "Pegawai", None, NAMA[LINMAS]], [None, None, "L", "P", None], *desa_baris(3)],
        gabung=[(1, 2, 1, 3)],
    )
    peta = arti(satu)
    assert kolom(peta) == [(4, LINMAS, None, None)]
    assert not {2, 3} & peta.abaikan  # they are asked
    (tabel,) = temukan_tabel(satu, konteks())
    assert calon_kolom(satu, tabel, 2, konteks())[0].id == PEGAWAI


@pytest.mark.parametrize("anak", [("Target", "Realisasi"), ("s/d bulan lalu", "bulan ini"), ("Jumlah", "%")])
def test_targets_percentages_and_running_totals_are_left_out(anak: tuple[str, str]) -> None:
    satu = lembar(
        [["Desa Ngroto, Januari 2026"], ["No", "Uraian", *anak], [1, NAMA[BPNT], 5, 4], [2, NAMA[LINMAS], 5, 4]]
    )
    diambil = {"Realisasi", "bulan ini", "Jumlah"}
    assert [k.kolom for k in arti(satu).kolom] == [2 + ke for ke, nama in enumerate(anak) if nama in diambil]


def test_columns_that_are_only_alike_are_asked_and_others_left_out() -> None:
    satu = lembar(
        [
            ["Januari 2026"],
            ["No", "Desa", "Distribusi BPNT", "Luas sawah", NAMA[LINMAS], "Draf laporan"],
            *desa_baris(4),
        ]
    )
    peta = arti(satu)
    assert kolom(peta) == [(4, LINMAS, None, None)]
    assert peta.abaikan == {0, 3}
    (tabel,) = temukan_tabel(satu, konteks())
    assert calon_kolom(satu, tabel, 2, konteks())[0].id == BPNT
    assert calon_kolom(satu, tabel, 5, konteks())[0].id == KEJADIAN
    assert "Kolom C, F belum pasti artinya." in usul(satu)[1]


def test_two_columns_of_one_variable_are_both_asked() -> None:
    satu = lembar([["Januari 2026"], ["No", "Desa", NAMA[BPNT], NAMA[BPNT], NAMA[LINMAS]], *desa_baris(3)])
    peta = arti(satu)
    assert [k.variabel for k in peta.kolom] == [LINMAS]
    assert peta.abaikan == {0}


def test_where_nothing_is_recognised_nothing_is_proposed() -> None:
    satu = lembar([["No", "Nama Sekolah", "Guru", "Murid"], [1, "SDN 1", 5, 100], [2, "SDN 2", 6, 120]])
    (tabel,) = temukan_tabel(satu, konteks())
    hasil = usulkan(satu, tabel, konteks(), "x")
    assert (hasil.yakin, hasil.peta.variabel, hasil.peta.kolom) == (0.0, Sumbu("tetap"), ())


@pytest.mark.parametrize(
    ("judul", "berkas"),
    [
        ("DESA NGROTO", "Ngabab.xlsx"),
        ("DESA PANDANSARI", "Pandesari.xlsx"),
        ("DESA NGROTO DAN NGABAB", "x.xlsx"),
        ("DESA NGROTO BARAT", "x.xlsx"),
        ("DESA : PANDANSARI", "x.xlsx"),
        ("LAPORAN", "x.xlsx"),
    ],
)
def test_a_village_told_in_two_ways_or_of_elsewhere_is_asked(judul: str, berkas: str) -> None:
    satu = lembar([[judul], BULAN, *BARIS])
    assert arti(satu, berkas=berkas).desa == Sumbu("tetap")
    assert ("esanya belum pasti" in usul(satu, berkas=berkas)[1]) == (judul != "LAPORAN")


@pytest.mark.parametrize(
    ("judul", "berkas", "masa"),
    [
        ("BULAN JANUARI 2026", "Februari.xlsx", None),
        ("BULAN JANUARI 2026", "Laporan 2025.xlsx", None),
        ("BULAN JANUARI S/D MARET", "x.xlsx", "2026-TW1"),
        ("REKAP S/D MARET 2026", "Maret 2026.xlsx", None),
        ("JANUARI DAN FEBRUARI 2026", "x.xlsx", None),
        ("TAHUN ANGGARAN 2026", "x.xlsx", None),
        ("TAHUN ANGGARAN 2025", "Januari.xlsx", "2025-01"),
        ("LAPORAN", "Laporan Jan 2026.xlsx", "2026-01"),
        ("LAPORAN", "iki-2026-02.csv", "2026-02"),
        ("LAPORAN", "x.xlsx", None),
    ],
)
def test_a_period_is_known_only_where_all_say_the_same(judul: str, berkas: str, masa: str | None) -> None:
    satu = lembar([[judul], KEPALA, *desa_baris(2)])
    assert arti(satu, berkas=berkas).periode == Sumbu("tetap", baca_periode(masa) if masa else None)


def test_a_year_is_the_period_of_yearly_figures_only() -> None:
    satu = lembar([["TAHUN 2026"], ["No", "Desa", NAMA[MUSREN]], *desa_baris(1)])
    assert arti(satu).periode.nilai == baca_periode("2026")
    satu = lembar([["TAHUN 2026"], ["No", "Desa", NAMA[MUSREN], NAMA[BPNT]], *desa_baris(2)])
    assert arti(satu).periode.nilai is None


def test_what_the_clerk_says_of_the_period_fills_what_the_sheet_does_not() -> None:
    di = konteks(periode=FEBRUARI)
    assert arti(lembar([KEPALA, *desa_baris(2)]), di).periode.nilai == FEBRUARI
    assert arti(lembar([["TAHUN 2026"], KEPALA, *desa_baris(2)]), di).periode.nilai == FEBRUARI
    assert arti(lembar([["JANUARI 2026"], KEPALA, *desa_baris(2)]), di).periode.nilai == JANUARI


def test_a_year_that_nobody_says_is_told() -> None:
    satu = lembar([["DESA NGROTO"], BULAN, *BARIS])
    assert "Tahunnya tidak disebut; dipakai 2026." in usul(satu)[1]
    assert "Tahunnya" not in usul(satu, berkas="2026.xlsx")[1]
    assert [k[2] for k in kolom(arti(satu, konteks(periode=baca_periode("2025"))))] == ["2025-01", "2025-02"]


@pytest.mark.parametrize(
    ("judul", "nama"),
    [
        ("KECAMATAN NGANTANG", "Ngantang"),
        ("REKAP KECAMATAN : NGANTANG BULAN JANUARI", "Ngantang"),
        ("Desa Pandansari Kec. Ngantang Kab. Malang", "Ngantang"),
        ("PEMERINTAH KECAMATAN PUJON", ""),
        ("SE-KECAMATAN PUJON TAHUN 2026", ""),
        ("Laporan lomba desa tingkat kecamatan tahun 2026", ""),
    ],
)
def test_a_title_of_another_kecamatan(judul: str, nama: str) -> None:
    satu = lembar([[judul], KEPALA, *desa_baris(2)])
    (tabel,) = temukan_tabel(satu, konteks())
    assert kecamatan_lain(satu, tabel, konteks()) == nama


def test_rows_of_something_smaller_are_not_the_village() -> None:
    satu = lembar([["DESA NGROTO JANUARI 2026"], ["No", "Dusun", NAMA[BPNT]], [1, "Krajan", 5], [2, "Kidul", 6]])
    (tabel,) = temukan_tabel(satu, konteks())
    hasil = usulkan(satu, tabel, konteks(), "x")
    assert (hasil.peta.kolom, set(hasil.peta.abaikan), hasil.yakin) == ((), {0, 1, 2}, 0.0)


def test_a_heading_inside_that_says_another_village_or_period_is_never_passed_over() -> None:
    isi: list[Nilai] = [1, NAMA[BPNT], 4]
    kepala: list[Nilai] = ["No", "Uraian", "Jumlah"]
    for lain in ("DESA : PANDANSARI", "LAPORAN DESA NGABAB BULAN JANUARI", "PEMERINTAH DESA NGABAB"):
        peta = arti(lembar([["DESA NGROTO"], ["JANUARI 2026"], kepala, isi, [lain], isi]))
        assert peta.desa.letak == "kelompok"
    for lain in ("BULAN : FEBRUARI", "REKAP BULAN FEBRUARI 2026", "Februari"):
        peta = arti(lembar([["DESA NGROTO"], ["JANUARI 2026"], kepala, isi, [lain], isi]))
        assert peta.periode.letak == "kelompok"
    sama = arti(
        lembar([["DESA NGROTO"], ["JANUARI 2026"], kepala, isi, ["LAPORAN BULAN JANUARI 2026"], ["DESA NGROTO"], isi])
    )
    assert (sama.desa, sama.periode) == (Sumbu("tetap", NGROTO), Sumbu("tetap", JANUARI))
    satu = lembar([["LAPORAN DESA NGROTO"], kepala, isi, ["LAPORAN DESA NGABAB BULAN JANUARI"], kepala, isi])
    semua = [usulkan(satu, t, konteks(), "x").peta for t in temukan_tabel(satu, konteks())]
    assert [p.desa.nilai for p in semua] == [NGROTO, NGABAB]


def test_months_of_a_title_with_two_years_are_asked() -> None:
    satu = lembar([["DESA NGROTO TAHUN 2025 DAN 2026"], BULAN, *BARIS])
    peta = arti(satu)
    assert (peta.periode, peta.kolom) == (Sumbu("kepala"), ())
    assert not {3, 4} & peta.abaikan
    assert [k[2] for k in kolom(arti(satu, konteks(periode=baca_periode("2025"))))] == ["2025-01", "2025-02"]
    satu = lembar([["DESA NGROTO 2026"], BULAN, BARIS[0], ["TAHUN 2025"], BARIS[1]])
    assert arti(satu).kolom == ()


def test_a_village_or_a_month_spelt_wrong_above_a_column_is_asked() -> None:
    satu = lembar([["Januari 2026"], ["Uraian", "Ngroto", "Pandansari", "Luas"], [NAMA[BPNT], 1, 2, 3]])
    peta = arti(satu)
    assert ([k.kolom for k in peta.kolom], set(peta.abaikan)) == ([1], {3})
    satu = lembar([["Desa Ngroto"], ["Uraian", "Januari", "Febuary", "Luas"], [NAMA[BPNT], 1, 2, 3]])
    peta = arti(satu)
    assert ([k.kolom for k in peta.kolom], set(peta.abaikan)) == ([1], {3})


def test_a_village_in_the_name_of_a_variable_is_not_whose_figures_they_are() -> None:
    satu = lembar(
        [["Laporan kependudukan Desa Ngroto"], ["Tahun 2026"], ["Bulan", "Jumlah"], ["Januari", 3], ["Mei", 4]]
    )
    peta = arti(satu)
    assert (peta.desa, peta.variabel.nilai) == (Sumbu("tetap"), PENDUDUK)
    assert arti(satu, berkas="Desa Ngabab.xlsx").desa == Sumbu("tetap", NGABAB)


def test_a_variable_may_be_a_target_itself() -> None:
    pbb = Variabel(50, "Target PBB", satuan="Rp", lingkup="desa")
    satu = lembar([["JANUARI 2026"], ["No", "Desa", "Target PBB (Rp)", "Target"], *desa_baris(2)])
    peta = arti(satu, konteks(variabel=(*VARIABEL, pbb)))
    assert kolom(peta) == [(2, 50, None, None)]
    assert 3 in peta.abaikan


def test_codes_of_other_villages_than_the_names_are_told() -> None:
    kepala: list[Nilai] = ["Kode", "Desa", NAMA[BPNT]]
    satu = lembar([["JANUARI 2026"], kepala, [3507310006, "Ngroto", 4], [3507310007, "Ngroto", 5]])
    assert "Baris 4: desa di kolom A dan kolom B berlainan." in usul(satu)[1]
    satu = lembar([["JANUARI 2026"], kepala, [3507310006, "Ngroto", 4], [3507310007, "Ngabab", 5]])
    assert "berlainan" not in usul(satu)[1]


def test_halves_of_a_month_are_none_of_it() -> None:
    satu = lembar(
        [["DESA NGROTO 2026"], ["No", "Uraian", "Januari", None], [None, None, "L", "P"], [1, "Pegawai", 1, 2]],
        gabung=[(1, 2, 1, 3)],
    )
    peta = arti(satu)
    assert (peta.kolom, set(peta.abaikan)) == ((), {0, 2, 3})
    assert usul(satu)[0] == 0


@pytest.mark.parametrize("berkas", ["Laporan distribusi BPNT 2026.xlsx", "rekap_laporan_distribusi_BPNT_TW_I.xlsx"])
def test_the_file_name_may_tell_the_variable(berkas: str) -> None:
    satu = lembar([["No", "Desa", "Jan", "Feb"], *desa_baris(2)])
    assert arti(satu, berkas=berkas).variabel == Sumbu("tetap", BPNT)


# -- what is remembered


def tanda(satu: Lembar) -> str:
    """The signature of its only table."""
    (tabel,) = temukan_tabel(satu, konteks())
    return sidik(satu, tabel, konteks())


def test_the_signature_is_that_of_the_layout() -> None:
    dasar = lembar([["JANUARI 2026"], ["No", "Desa", "Data A", "Data B (orang)"], *desa_baris(2)])
    sama = lembar([["KOP"], [], ["FEBRUARI 2026"], ["NO", "DESA", "Data A", "DATA B (ORANG)"], *desa_baris(2, 3)])
    assert tanda(dasar) == tanda(sama)
    assert len(tanda(dasar)) == 32
    lain = lembar([["JANUARI 2026"], ["No", "Desa", "Data B (orang)", "Data A"], *desa_baris(2)])
    geser = lembar(
        [["JANUARI 2026"], [None, "No", "Desa", "Data A", "Data B (orang)"], *([None, *b] for b in desa_baris(2))]
    )
    assert len({tanda(dasar), tanda(lain), tanda(geser)}) == 3


def test_the_signature_does_not_know_villages_periods_and_years() -> None:
    satu = lembar([["Uraian", "Januari 2026", "Target 2026"], [NAMA[BPNT], 1, 2]])
    dua = lembar([["Uraian", "Mei 2025", "Target 2025"], [NAMA[BPNT], 1, 2], [NAMA[LINMAS], 1, 2]])
    assert tanda(satu) == tanda(dua)
    assert tanda(lembar([["Uraian", "Ngroto"], [NAMA[BPNT], 1]])) == tanda(
        lembar([["Uraian", "Ngabab"], [NAMA[BPNT], 1]])
    )
    assert tanda(satu) != tanda(lembar([["Uraian", "TW I 2026", "Target 2026"], [NAMA[BPNT], 1, 2]]))


def test_a_remembered_meaning_wins_but_not_its_village_and_period() -> None:
    kepala: list[Nilai] = ["No", "Uraian", "Ini", "Itu"]
    isi: list[list[Nilai]] = [[1, "sesuatu", 5, 6], [2, "lainnya", 7, 8]]
    januari = lembar([["DESA NGROTO JANUARI 2026"], kepala, *isi])
    ingatan = Peta(
        Sumbu("tetap", NGROTO),
        Sumbu("kepala"),
        Sumbu("tetap", JANUARI),
        (KolomNilai(2, BPNT), KolomNilai(3, LINMAS)),
        frozenset({0, 1}),
    )
    di = konteks(peta={tanda(januari): ingatan})
    februari = lembar([["DESA NGABAB FEBRUARI 2026"], kepala, *isi])
    (tabel,) = temukan_tabel(februari, di)
    hasil = usulkan(februari, tabel, di, "x")
    assert hasil.yakin == 1
    assert (hasil.peta.desa.nilai, hasil.peta.periode.nilai) == (NGABAB, FEBRUARI)
    assert (hasil.peta.kolom, hasil.peta.abaikan) == (ingatan.kolom, ingatan.abaikan)
    tanpa = lembar([kepala, *isi])
    assert (arti(tanpa, di).desa.nilai, arti(tanpa, di).periode.nilai) == (None, None)


def test_remembered_columns_of_months_and_villages_are_read_anew() -> None:
    januari = lembar([["Uraian", "Januari", "Februari"], [NAMA[BPNT], 1, 2]])
    ingatan = arti(januari)
    mei = lembar([["TAHUN 2025"], ["Uraian", "Mei", "Juni"], [NAMA[BPNT], 1, 2]])
    di = konteks(peta={tanda(januari): ingatan})
    assert [k[2] for k in kolom(arti(mei, di))] == ["2025-05", "2025-06"]
    ngroto = lembar([["Uraian", "Ngroto", "Ngabab"], [NAMA[BPNT], 1, 2]])
    di = konteks(peta={tanda(ngroto): arti(ngroto)})
    balik = lembar([["Uraian", "Ngabab", "Pujon Lor"], [NAMA[BPNT], 1, 2]])
    assert [k.desa for k in arti(balik, di).kolom] == [NGABAB, 5]


# -- whatever comes


_KOLOM: list[tuple[str, str]] = [
    ("No", ""),
    ("Desa", "desa"),
    (NAMA[BPNT], "a"),
    (NAMA[LINMAS], "b"),
    ("Keterangan", ""),
    ("Luas sawah", "c"),
]


@settings(deadline=None)
@given(st.permutations(_KOLOM))
def test_the_order_of_columns_does_not_matter(urut: list[tuple[str, str]]) -> None:
    def cell(apa: str, nomor: int) -> Nilai:
        if apa == "desa":
            return NAMA_DESA[nomor]
        return 10 * nomor + ord(apa) if apa else None

    isi = [[cell(apa, n) if judul != "No" else n + 1 for judul, apa in urut] for n in range(10)]
    satu = lembar([["JANUARI 2026"], [], [judul for judul, _ in urut], *isi])
    peta = arti(satu)
    tempat = {judul: ke for ke, (judul, _) in enumerate(urut)}
    assert peta.desa == Sumbu("kolom", None, tempat["Desa"])
    assert {(k.kolom, k.variabel) for k in peta.kolom} == {(tempat[NAMA[BPNT]], BPNT), (tempat[NAMA[LINMAS]], LINMAS)}
    assert peta.abaikan == {tempat["No"], tempat["Keterangan"], tempat["Luas sawah"]}


_sel = st.one_of(
    st.none(),
    st.integers(-3, 2030),
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.sampled_from(
        [
            "No",
            "Desa",
            "Jumlah",
            "Ngroto",
            "DESA NGABAB",
            "Jan",
            "s/d Feb",
            "2026",
            "Uraian",
            "Satuan",
            "Nilai",
            "Target",
            "TW I",
            "-",
            NAMA[BPNT],
            NAMA[LINMAS],
            "Draf laporan",
            "Kecamatan Ngantang",
            "L",
            "1.234",
            "Tahun",
            "Bulan",
            "Pandansari",
        ]
    ),
    st.text(max_size=8),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(_sel, max_size=6), min_size=1, max_size=12), st.text(max_size=20))
def test_no_grid_makes_it_fail(isi: list[list[Nilai]], berkas: str) -> None:
    satu = lembar(isi)
    di = konteks()
    for tabel in temukan_tabel(satu, di):
        hasil = usulkan(satu, tabel, di, berkas)
        peta = hasil.peta
        assert 0 <= hasil.yakin < 1
        assert hasil.sebab.endswith(".")
        diambil = {k.kolom for k in peta.kolom}
        assert not diambil & peta.abaikan
        assert len({(k.variabel, k.periode, k.desa) for k in peta.kolom}) == len(peta.kolom)
        for k in range(tabel.kolom[0], tabel.kolom[1] + 1):
            calon_kolom(satu, tabel, k, di)
        kecamatan_lain(satu, tabel, di)
        lagi = usulkan(satu, tabel, konteks(peta={sidik(satu, tabel, di): peta}), berkas)
        assert lagi.yakin == 1
        assert [(k.kolom, k.variabel) for k in lagi.peta.kolom] == [(k.kolom, k.variabel) for k in peta.kolom]
