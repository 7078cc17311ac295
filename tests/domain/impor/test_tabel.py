"""Tables in sheets as villages send them: their header, and what each of their rows is."""

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.domain.impor.lembar import Lembar, Rentang
from iki_desktop.domain.impor.tabel import temukan_tabel
from tests.domain.impor.bantu_kenali import BPNT, LINMAS, NAMA, NAMA_DESA, Nilai, desa_baris, jenis, konteks, lembar

KEPALA: list[Nilai] = ["No", "Desa", NAMA[BPNT], NAMA[LINMAS], "Jumlah warga"]
JUDUL: list[list[Nilai]] = [
    ["PEMERINTAH KABUPATEN MALANG"],
    ["KECAMATAN PUJON"],
    ["Jl. Brigjen Abdul Manan 1 Telp. 0341-524000"],
    [],
    ["REKAP KEGIATAN BULAN JANUARI 2026"],
    [],
]
TANDA_TANGAN: list[list[Nilai]] = [
    [],
    [None, None, None, "Pujon, 31 Januari 2026"],
    [None, "Mengetahui,", None, "Pembuat laporan"],
    [None, "CAMAT PUJON"],
    [],
    [None, "BUDI SANTOSO", None, "SITI AMINAH"],
    [None, "NIP. 19700101 199003 1 001"],
]


def ringkas(satu: Lembar) -> list[tuple[str, int]]:
    """The kinds of its rows with how many follow each other."""
    return [(apa, len(list(semua))) for apa, semua in groupby(jenis(satu))]


def test_letterhead_title_numbering_total_and_signature() -> None:
    satu = lembar(
        [*JUDUL, KEPALA, ["(1)", "(2)", "(3)", "(4)", "(5)"], *desa_baris(), ["JUMLAH", None, 1, 2, 3], *TANDA_TANGAN]
    )
    (tabel,) = temukan_tabel(satu, konteks())
    assert (tabel.kepala, tabel.kolom) == ((6, 6), (0, 4))
    assert tabel.teks_kepala == tuple(KEPALA)
    assert tabel.baris("data") == tuple(range(8, 18))
    assert tabel.baris("nomor") == (7,)
    assert tabel.baris("jumlah") == (18,)
    assert set(tabel.jenis[12:]) == {"kosong", "tanda_tangan"}


@pytest.mark.parametrize(
    "nomor",
    [
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [-1, -2, -3, -4, -5],
        [1, 2, 3, 4, 5],
        [1, "=A2+1", "=B2+1", "=C2+1", "=D2+1"],
        [1, 2, 3, 4, "5=3+4"],
        ["A", "B", "C", "D", "E"],
        ["a1", "a2", "a3", "a4", "a5"],
    ],
)
def test_a_row_that_numbers_the_columns_is_none_of_data(nomor: list[Nilai]) -> None:
    satu = lembar([*JUDUL, KEPALA, nomor, *desa_baris()])
    assert ringkas(satu) == [("nomor", 1), ("data", 10)]


def test_merged_header_rows_are_told_in_each_column() -> None:
    isi: list[list[Nilai]] = [
        ["LAPORAN DISTRIBUSI BPNT"],
        ["No", "Desa", "Bulan", None, None, "Jumlah"],
        [None, None, "Jan", "Feb", "Mar"],
        *[[*b, 60] for b in desa_baris()],
    ]
    gabung = [(0, 0, 0, 5), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 4), (1, 5, 2, 5)]
    (tabel,) = temukan_tabel(lembar(isi, gabung=gabung), konteks())
    kepala = ("No", "Desa", "Bulan · Jan", "Bulan · Feb", "Bulan · Mar", "Jumlah")
    assert (tabel.kepala, tabel.teks_kepala) == ((1, 2), kepala)
    (tabel,) = temukan_tabel(lembar(isi), konteks())  # a file that doesn't tell merged cells
    assert (tabel.kepala, tabel.teks_kepala) == ((1, 2), kepala)


def test_three_header_rows_with_a_code_row() -> None:
    isi: list[list[Nilai]] = [
        ["BUKU INDUK"],
        [],
        ["No", "Desa", "Pegawai", None, None, None],
        [None, None, "Kantor", None, "Desa", None],
        [None, None, "L", "P", "L", "P"],
        ["A1", "A2", "A3", "A4", "A5", "A6"],
        *desa_baris(4),
    ]
    gabung = [(2, 0, 4, 0), (2, 1, 4, 1), (2, 2, 2, 5), (3, 2, 3, 3), (3, 4, 3, 5)]
    (tabel,) = temukan_tabel(lembar(isi, gabung=gabung), konteks())
    assert tabel.kepala == (2, 4)
    assert tabel.teks_kepala[2:] == (
        "Pegawai · Kantor · L",
        "Pegawai · Kantor · P",
        "Pegawai · Desa · L",
        "Pegawai · Desa · P",
    )
    assert tabel.baris("data") == tuple(range(6, 16))


def test_the_header_and_the_letterhead_come_again_on_each_page() -> None:
    satu = lembar([*JUDUL, KEPALA, *desa_baris()[:5], *TANDA_TANGAN, *JUDUL, KEPALA, *desa_baris()[5:], *TANDA_TANGAN])
    (tabel,) = temukan_tabel(satu, konteks())
    data = tabel.baris("data")
    assert [satu.di(b, 1) for b in data] == [f"t{nama}" for nama in NAMA_DESA]
    assert len(tabel.baris("kepala")) == 1


def test_a_header_under_another_village_begins_a_table_of_its_own() -> None:
    isi: list[list[Nilai]] = []
    for nama in NAMA_DESA[:3]:
        isi += [[f"DESA {nama}"], ["No", "Uraian", "Jumlah"], [1, NAMA[BPNT], 4], [2, NAMA[LINMAS], 5], []]
    semua = temukan_tabel(lembar(isi), konteks())
    assert [t.kepala for t in semua] == [(1, 1), (6, 6), (11, 11)]
    assert [t.baris("data") for t in semua] == [(2, 3), (7, 8), (12, 13)]


def test_headings_of_groups() -> None:
    satu = lembar(
        [
            ["No", "Uraian", "Satuan", "Jumlah"],
            ["DESA: NGROTO"],
            ["A", "Bidang Pemerintahan"],
            [1, NAMA[BPNT], "laporan", 4],
            ["B", "Bidang Kesejahteraan"],
            [2, NAMA[LINMAS], "kegiatan", 5],
            ["DESA: NGABAB"],
            [1, NAMA[BPNT], "laporan", 4],
        ]
    )
    assert jenis(satu) == ["kelompok", "kelompok", "data", "kelompok", "data", "kelompok", "data"]


@pytest.mark.parametrize(
    "label",
    [
        "Jumlah", "JUMLAH", "Total", "Jml", "Sub Total", "Subtotal", "SUB JUMLAH", "Jumlah/Rata-rata", "Rata-rata",
        "JUMLAH KECAMATAN",
        "Jumlah Kecamatan Pujon", "Total :", "Kecamatan Pujon", "KEC. PUJON", "Pujon", "Grand Total", "Jumlah I",
        "Jumlah seluruh desa", "Kabupaten Malang", "Jumlah (1+2)",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kolom", [0, 1])
def test_totals_of_villages(label: str, kolom: int) -> None:
    jumlah: list[Nilai] = [None, None, 1, 2, 3]
    jumlah[kolom] = label
    satu = lembar([KEPALA, *desa_baris()[:5], jumlah, *desa_baris()[5:]])
    assert ringkas(satu) == [("data", 5), ("jumlah", 1), ("data", 5)]


def test_a_variable_that_begins_with_jumlah_is_no_total() -> None:
    satu = lembar(
        [
            ["No", "Uraian", "Januari"],
            [1, "Jumlah pegawai kantor", 4],
            [2, "Jumlah penduduk", 900],
            [3, "Total kendaraan dinas", 3],
            [4, "Jumlah desa siaga", 3],
            [5, "Rata-rata lama sekolah", 3],
            [None, "Jumlah", 907],
        ]
    )
    assert jenis(satu) == ["data"] * 5 + ["jumlah"]
    satu = lembar(
        [["Desa", "Uraian", "Jan"], ["Ngroto", NAMA[BPNT], 4], [None, "Jumlah laporn", 5], [None, "Jumlah", 9]]
    )
    assert jenis(satu) == ["data", "data", "jumlah"]


def test_the_village_of_the_name_of_its_kecamatan_is_data() -> None:
    satu = lembar([["Desa", NAMA[BPNT]], ["Pujon", 4], ["Kecamatan Pujon", 9], ["Pujon Kidul", 5]])
    assert jenis(satu) == ["jumlah", "jumlah", "data"]
    desa = (*konteks().desa, type(konteks().desa[0])(99, "Pujon"))
    assert jenis(satu, konteks(desa=desa)) == ["data", "jumlah", "data"]


def test_a_column_of_the_kecamatan_before_the_villages_makes_no_totals() -> None:
    kepala: list[Nilai] = ["NO", "NAMA_KEC", "KODE_DESA", "NAMA_DESA", "PERIODE", NAMA[BPNT]]
    isi: list[list[Nilai]] = [
        [n, "PUJON", 3507310000 + n, nama, "2026-03", n] for n, nama in enumerate(NAMA_DESA, start=1)
    ]
    assert ringkas(lembar([kepala, *isi, [None, "JUMLAH", None, None, None, 55]])) == [("data", 10), ("jumlah", 1)]


def test_the_end_mark_and_notes_end_the_data() -> None:
    satu = lembar([KEPALA, *desa_baris(), ["###"], ["Catatan:"], ["1. Angka sementara"], [None, "Ngroto", 5, 6, 7]])
    assert ringkas(satu) == [("data", 10), ("catatan", 4)]
    satu = lembar([KEPALA, *desa_baris(), ["Keterangan :"], ["L = laki-laki"], ["Sumber: kantor desa"]])
    assert ringkas(satu) == [("data", 10), ("catatan", 3)]


def test_rows_without_figures_yet_are_data_where_their_name_is_known() -> None:
    satu = lembar(
        [KEPALA[1:], ["Bendosari"], ["Sukomulyo"], ["Pujon Kidul", 1, 2, 3], ["Pandesari", None, "belum lapor"]]
    )
    assert jenis(satu) == ["data"] * 4
    satu = lembar([["Uraian", "Satuan", "Jan"], [NAMA[BPNT], "laporan"], [NAMA[LINMAS], "kegiatan", 3]])
    assert jenis(satu) == ["data", "data"]


def test_signs_and_words_for_nothing_are_figures() -> None:
    satu = lembar([["Desa", NAMA[BPNT], NAMA[LINMAS]], ["Ngroto", "-", "nihil"], ["Ngabab", "2264 orang", "1.234,56"]])
    assert jenis(satu) == ["data", "data"]


def test_tables_side_by_side() -> None:
    kepala: list[Nilai] = ["No", "Desa", NAMA[BPNT], None, "No", "Desa", NAMA[LINMAS]]
    isi = [[*b[:3], None, *b[:3]] for b in desa_baris()]
    semua = temukan_tabel(lembar([["Januari 2026"], kepala, *isi]), konteks())
    assert [t.kolom for t in semua] == [(0, 2), (4, 6)]
    assert all(t.jenis == ("data",) * 10 for t in semua)
    rapat: list[list[Nilai]] = [["No", "Desa", NAMA[BPNT], "No", "Desa", NAMA[BPNT]]]
    rapat += [[*a[:3], *b[:3]] for a, b in zip(desa_baris()[:5], desa_baris()[5:], strict=True)]
    semua = temukan_tabel(lembar(rapat), konteks())
    assert [t.kolom for t in semua] == [(0, 2), (3, 5)]


def test_tables_below_one_another() -> None:
    satu = lembar(
        [KEPALA[:3], *desa_baris(1), [], ["REKAP LAIN"], ["No", "Desa", NAMA[LINMAS], "Lain"], *desa_baris(2)]
    )
    pertama, kedua = temukan_tabel(satu, konteks())
    assert (pertama.kepala, pertama.kolom, pertama.jenis) == ((0, 0), (0, 2), ("data",) * 10)
    assert (kedua.kepala, kedua.kolom, kedua.jenis) == ((13, 13), (0, 3), ("data",) * 10)


def test_years_and_month_numbers_are_headers() -> None:
    (tabel,) = temukan_tabel(lembar([["No", "Desa", 2024, 2025, 2026], *desa_baris()]), konteks())
    assert tabel.teks_kepala[2:] == ("2024", "2025", "2026")
    isi: list[list[Nilai]] = [["No", "Desa", "Bulan"], [None, None, 1, 2, 3], *desa_baris()]
    (tabel,) = temukan_tabel(lembar(isi, gabung=[(0, 2, 0, 4)]), konteks())
    assert tabel.teks_kepala[2:] == ("Bulan · 1", "Bulan · 2", "Bulan · 3")


@pytest.mark.parametrize(
    "isi",
    [
        [],
        [["LAPORAN"], ["DESA NGROTO"], [2026]],
        [["Desa", "Ngroto"], ["Tahun", 2026]],
        [["Kode", "Arti"], ["A", "aktif"], ["B", "bubar"]],
        [["Kode", "Nama Desa"], *([int(f"35073100{n:02}"), nama] for n, nama in enumerate(NAMA_DESA, start=1))],
        [[1, 2, 3], [4, 5, 6]],
        [[None, " "], ["\u00a0"]],
    ],
)
def test_sheets_without_a_table(isi: list[list[Nilai]]) -> None:
    assert temukan_tabel(lembar(isi), konteks()) == ()


_sel = st.one_of(
    st.none(),
    st.integers(-3, 2030),
    st.sampled_from(
        [
            "No",
            "Desa",
            "Jumlah",
            "Ngroto",
            "DESA: NGABAB",
            "Jan",
            "Feb",
            "2026",
            "Uraian",
            "Satuan",
            "###",
            "Catatan:",
            "-",
            "",
            "(1)",
            "(2)",
            "A",
            "B",
            NAMA[BPNT],
            NAMA[LINMAS],
            "Camat",
            "NIP. 1",
            "Kecamatan Pujon",
            "=A1",
            "1.234",
            " ",
            "Tahun",
        ]
    ),
    st.text(max_size=8),
)
_rentang = st.tuples(st.integers(0, 8), st.integers(0, 5), st.integers(0, 3), st.integers(0, 3))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(_sel, max_size=6), max_size=14), st.lists(_rentang, max_size=3))
def test_no_grid_makes_it_fail(isi: list[list[Nilai]], gabung: list[tuple[int, int, int, int]]) -> None:
    satu = lembar(isi, gabung=[(a, k, a + t, k + lebar) for a, k, t, lebar in gabung])
    for tabel in temukan_tabel(satu, konteks()):
        assert 0 <= tabel.kepala[0] <= tabel.kepala[1] < len(isi)
        assert tabel.awal + len(tabel.jenis) <= len(isi)
        assert len(tabel.teks_kepala) == tabel.kolom[1] - tabel.kolom[0] + 1
        assert tabel.baris("data")


_atas = st.lists(
    st.sampled_from([*JUDUL, ["LAPORAN", None, None, None, "Model A"], ["Kecamatan", ":", "Pujon"], ["Tahun", 2026]]),
    max_size=6,
)
_nomor: list[list[list[Nilai]]] = [[], [["(1)", "(2)", "(3)", "(4)", "(5)"]], [[-1, -2, -3, -4, -5]], [[1, 2, 3, 4, 5]]]


@settings(deadline=None)
@given(_atas, st.integers(0, 2), st.sampled_from(_nomor))
def test_the_header_is_found_whatever_stands_above_it(
    atas: list[list[Nilai]], kosong: int, nomor: list[list[Nilai]]
) -> None:
    satu = lembar([*atas, *[[]] * kosong, KEPALA, *nomor, *desa_baris()])
    (tabel,) = temukan_tabel(satu, konteks())
    di = len(atas) + kosong
    assert tabel.kepala == (di, di)
    assert tabel.baris("data") == tuple(range(di + 1 + len(nomor), di + 11 + len(nomor)))


_SISIPAN: list[list[list[Nilai]]] = [
    [],
    [[]],
    [*JUDUL, KEPALA],
    TANDA_TANGAN + JUDUL + [KEPALA],
    [["Jumlah", None, 1, 2, 3]],
    [[None, "Sub total", 1, 2, 3]],
    [["Catatan: angka sementara"]],
]


@settings(deadline=None)
@given(st.integers(1, 9), st.sampled_from(_SISIPAN), st.sampled_from([[], TANDA_TANGAN, [["Catatan:"], ["a. satu"]]]))
def test_what_is_put_inside_leaves_the_data_as_it_is(
    di: int, sisipan: list[list[Nilai]], ekor: list[list[Nilai]]
) -> None:
    satu = lembar([*JUDUL, KEPALA, *desa_baris()[:di], *sisipan, *desa_baris()[di:], *ekor])
    (tabel,) = temukan_tabel(satu, konteks())
    assert [satu.di(b, 1) for b in tabel.baris("data")] == [f"t{nama}" for nama in NAMA_DESA]


@pytest.mark.slow
def test_a_large_sheet_is_found_in_time() -> None:
    from time import perf_counter

    isi: list[list[Nilai]] = [[n, NAMA_DESA[n % 10], *range(n, n + 18)] for n in range(50_000)]
    satu = lembar([*JUDUL, ["No", "Desa", *(f"Kolom {k}" for k in range(18))], *isi])
    mulai = perf_counter()
    (tabel,) = temukan_tabel(satu, konteks())
    assert perf_counter() - mulai < 1.5
    assert len(tabel.baris("data")) == 50_000


def test_merged_cells_outside_of_the_sheet_are_no_matter() -> None:
    satu = Lembar("x", lembar([KEPALA, *desa_baris()]).baris, (Rentang(0, 2, 500, 700), Rentang(90, 0, 91, 1)))
    assert len(temukan_tabel(satu, konteks())) == 1
