"""Sheets as they really come that look like ours and aren't, or not all of them: no wrong figure is taken from any."""

from collections.abc import Sequence
from datetime import date
from time import perf_counter

import pytest

from iki_desktop.domain.figur import tulis_figur
from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
from iki_desktop.domain.impor.lembar import Buku, Lembar, Rentang, alamat, baca_alamat
from iki_desktop.domain.impor.tinjau_buku import tinjau_buku
from iki_desktop.domain.periode import Periode
from tests.domain.impor.bantu_kenali import Nilai, sel
from tests.impor.kantor_uji import konteks
from tests.impor.uji import nama_kunci

Baris = Sequence[Nilai]
BPNT, LINMAS, LAKI, PBB = (
    "KPM penerima BPNT", "Kegiatan pembinaan linmas", "Penduduk laki-laki", "Realisasi PBB",
)  # fmt: skip
JAN: Baris = ["Laporan bulan Januari 2026"]


def lihat(
    *baris: Baris,
    nama: str = "Sheet1",
    berkas: str = "data.xlsx",
    gabung: Sequence[tuple[int, int, int, int]] = (),
    periode: Periode | None = None,
) -> TinjauanBuku:
    """The review of a file with one sheet."""
    isi = tuple(tuple(map(sel, satu)) for satu in baris)
    lembar = Lembar(nama, isi, tuple(Rentang(*g) for g in gabung))
    return tinjau_buku(Buku(berkas, "x", "xlsx", (lembar,)), konteks(periode), {})


def ambilan(hasil: TinjauanBuku) -> dict[str, tuple[str, str, str, str]]:
    """What is taken, by cell: variable, village, period, figure."""
    return {alamat(*di): (*nama_kunci(a.kunci), tulis_figur(a.figur)) for _, di, a in hasil.ambilan()}


def sel_diambil(hasil: TinjauanBuku) -> str:
    """The cells that are taken."""
    return " ".join(sorted(ambilan(hasil)))


def sebab(hasil: TinjauanBuku, di: str) -> str:
    """Why a cell isn't taken."""
    tempat = baca_alamat(di)
    assert tempat is not None
    temuan = hasil.lembar[0].temuan_di(*tempat)
    assert temuan is not None
    assert temuan.nasib in ("ditolak", "diabaikan"), di
    return temuan.sebab


# -- nothing is taken, something is asked


@pytest.mark.parametrize(
    "atas",
    [
        ["Catatan: Desa Ngroto belum melapor"],
        ["Kepada Yth. Kepala Desa Ngroto"],
        ["Jl. Raya Ngroto 5 Pujon"],
        ["Tempat : Balai Desa Ngroto"],
        ["Seluruh dusun kecuali Desa Ngroto"],
    ],
)
def test_a_village_that_isnt_the_one_reporting(atas: Baris) -> None:
    hasil = lihat(JAN, atas, ["Uraian", "Nilai"], [BPNT, 5], [LINMAS, 2])
    assert not ambilan(hasil)
    assert [p.jenis for p in hasil.pertanyaan] == ["desa"]


@pytest.mark.parametrize(
    "judul",
    [
        "Rekap bulan Januari dan Februari 2026",
        "Perbandingan Januari 2026 terhadap Desember 2025",
        "Kumulatif s.d. Maret 2026",
        "Posisi sampai akhir Maret 2026",
        "Dikirim paling lambat Februari 2026",
    ],
)
def test_a_title_that_tells_no_one_month(judul: str) -> None:
    hasil = lihat([judul], ["Desa", BPNT], ["Ngroto", 5], ["Ngabab", 6])
    assert not ambilan(hasil)
    assert [p.jenis for p in hasil.pertanyaan] == ["periode"]


def test_a_quarter_that_the_clerk_chose_leaves_the_month_open() -> None:
    hasil = lihat(["Rekap"], ["Desa", BPNT], ["Ngroto", 5], periode=Periode(2026, 1, 3))
    assert not ambilan(hasil)
    (tanya,) = hasil.pertanyaan
    assert [p.nilai for p in tanya.pilihan][:3] == ["2026-01", "2026-02", "2026-03"]


@pytest.mark.parametrize("judul", [f"Target {BPNT} Maret 2026", f"Persentase {BPNT} Maret 2026"])
def test_a_title_of_something_else_about_a_variable(judul: str) -> None:
    assert not ambilan(lihat([judul], ["Desa", "Nilai"], ["Ngroto", 5], ["Ngabab", 6]))


# -- nothing is taken, and it is said why


@pytest.mark.parametrize(
    ("atas", "nama", "kata"),
    [
        ("TARGET TAHUN 2026", "Sheet1", "target"),
        ("Proyeksi KPM", "Sheet1", "proyeksi"),
        ("Rekap desa", "Rencana", "rencana"),
        ("CONTOH PENGISIAN", "Sheet1", "contoh"),
    ],
)
def test_what_hasnt_come_to_pass(atas: str, nama: str, kata: str) -> None:
    hasil = lihat([atas], JAN, ["Desa", BPNT], ["Ngroto", 5], nama=nama)
    assert not ambilan(hasil)
    assert kata in sebab(hasil, "B4")


def test_a_variable_that_is_a_target_itself_is_taken_under_such_a_title() -> None:
    hasil = lihat(["TARGET PBB"], JAN, ["Desa", "Target PBB"], ["Ngroto", 5])
    assert sel_diambil(hasil) == "B4"


@pytest.mark.parametrize("kata", ["(dalam ribuan)", "Satuan: juta rupiah", "(dalam ribuan rupiah)", "(Rp 000)"])
def test_numbers_in_thousands(kata: str) -> None:
    hasil = lihat(JAN, [kata], ["Desa", PBB, BPNT], ["Ngroto", 5, 7])
    assert "B4" not in ambilan(hasil)
    assert "utuh" in sebab(hasil, "B4")
    assert ("C4" in ambilan(hasil)) == ("rupiah" in kata or "Rp" in kata)  # people aren't counted in rupiah


def test_the_unit_of_a_row() -> None:
    hasil = lihat(
        ["DESA NGROTO"], JAN, ["No", "Uraian", "Satuan", "Nilai"], [1, LINMAS, "giat", 4], [2, PBB, "ribu Rp", 4],
        [3, "Luas tanam padi", "m2", 4], [4, "Kehadiran rapat desa", "orang", 4],
    )  # fmt: skip
    assert sel_diambil(hasil) == "D4"
    assert "ribu Rp" in sebab(hasil, "D5")


def test_a_village_of_another_subdistrict_with_the_same_name() -> None:
    hasil = lihat(JAN, ["Kode", "Desa", BPNT], [3507310006, "Ngroto", 5], [3507290002, "Ngabab", 6])
    assert sel_diambil(hasil) == "C3"
    assert "3507290002" in sebab(hasil, "C4")


def test_a_code_and_a_name_of_two_villages() -> None:
    hasil = lihat(JAN, ["Kode", "Desa", BPNT], [3507310006, "Ngroto", 5], ["35.07.31.0002", "Ngabab", 6])
    assert sel_diambil(hasil) == "C3"
    assert "Ngabab" in sebab(hasil, "C4")
    assert "35.07.31.0002" in sebab(hasil, "C4")


@pytest.mark.parametrize("gabung", [(), ((2, 0, 3, 0), (4, 0, 5, 0))])
@pytest.mark.parametrize(
    ("judul", "satu", "dua"), [("Dusun", "Krajan", "Lor"), ("L/P", "L", "P"), ("Uraian", "Bulan lalu", "Bulan ini")]
)
@pytest.mark.parametrize("nilai", [5, 2])
def test_rows_of_parts_of_a_village(
    gabung: Sequence[tuple[int, int, int, int]], judul: str, satu: str, dua: str, nilai: int
) -> None:
    hasil = lihat(
        JAN, ["Desa", judul, BPNT], ["Ngroto", satu, 5], [None, dua, nilai], ["Ngabab", satu, 6], [None, dua, 8],
        gabung=gabung,
    )  # fmt: skip
    assert not ambilan(hasil)


def test_one_hamlet_of_each_village() -> None:
    hasil = lihat(
        JAN, ["Desa", "Dusun", BPNT], ["Ngroto", "Krajan", 5], ["Ngabab", "Lor", 8], ["Madiredo", "Jumlah", 9]
    )
    assert sel_diambil(hasil) == "C5"
    assert "Krajan" in sebab(hasil, "C3")


def test_hamlets_in_the_column_of_villages() -> None:
    hasil = lihat(JAN, ["Desa / RW", BPNT], ["Ngroto", 5], ["RW 1", 2], ["RW 2", 3], ["Ngabab", 6])
    assert sel_diambil(hasil) == "B3 B6"


@pytest.mark.parametrize("gabung", [(), ((2, 1, 3, 1),)])
def test_rows_of_targets(gabung: Sequence[tuple[int, int, int, int]]) -> None:
    hasil = lihat(
        JAN, ["No", "Uraian", None, "Ngroto"], [1, BPNT, "Target", 5], [None, None, "Realisasi", 3], gabung=gabung
    )
    assert not ambilan(hasil)


# -- only the right column is taken


@pytest.mark.parametrize("gabung", [(), ((1, 1, 1, 3),)])
@pytest.mark.parametrize(
    "bawah",
    [
        ["Bulan lalu", "Bulan ini", "s.d. bulan ini"],
        ["Target", "Realisasi", "%"],
        ["Rencana", "Realisasi", "Capaian"],
        ["Target Tahunan", "Realisasi", "Persentase"],
    ],
)
def test_only_what_was_done_in_the_month(bawah: list[Nilai], gabung: Sequence[tuple[int, int, int, int]]) -> None:
    hasil = lihat(
        JAN, ["Desa", BPNT, None, None], [None, *bawah], ["Ngroto", 5, 4, 9], ["Ngabab", 6, 3, 9], gabung=gabung
    )
    assert sel_diambil(hasil) == "C4 C5"


@pytest.mark.parametrize(
    "lain", [f"Target {BPNT}", f"{BPNT} s.d. bulan ini", f"{BPNT} tahun lalu", f"% {BPNT}", "Peringkat", "Rata-rata"]
)
def test_a_column_of_something_else_beside_a_variable(lain: str) -> None:
    hasil = lihat(JAN, ["Desa", lain, BPNT], ["Ngroto", 5, 4], ["Ngabab", 6, 3])
    assert sel_diambil(hasil) == "C3 C4"


def test_counts_and_percents_under_one_name() -> None:
    hasil = lihat(JAN, ["Desa", BPNT, BPNT], [None, "Jumlah", "%"], ["Ngroto", 5, 12.5], ["Ngabab", 6, 15])
    assert "C4" not in ambilan(hasil)
    assert [p.kunci for p in hasil.pertanyaan] == ["[data.xlsx] variabel Sheet1!B3"]


def test_sexes_under_a_total() -> None:
    atas: Baris = ["Desa", f"Jumlah {BPNT}", None, None]
    hasil = lihat(JAN, atas, [None, "L", "P", "L+P"], ["Ngroto", 5, 2, 7], gabung=[(1, 1, 1, 3)])
    assert not ambilan(hasil)
    assert len(hasil.pertanyaan) == 3


def test_columns_that_say_the_same_and_differ() -> None:
    hasil = lihat([BPNT], ["Desa", "Jan", "Feb", "Feb"], ["Ngroto", 1, 2, 3], ["Ngabab", 1, 2, None])
    assert sel_diambil(hasil) == "B3 B4"
    assert "C dan D" in sebab(hasil, "C4")
    sama = lihat([BPNT], ["Desa", "Jan", "Feb", "Feb"], ["Ngroto", 1, 2, 2], ["Ngabab", 1, 2, 2])
    assert sel_diambil(sama) == "B3 B4 C3 C4"


def test_totals_between_groups() -> None:
    hasil = lihat(
        JAN, ["No", "Desa", BPNT], [1, "Ngroto", 5], [None, "Sub total", 5], [2, "Ngabab", 6], [None, "Pujon", 11]
    )
    assert sel_diambil(hasil) == "C3 C5"


# -- periods


def test_last_year_beside_this_one() -> None:
    hasil = lihat(JAN, ["Desa", f"{BPNT} 2025", f"{BPNT} 2026"], ["Ngroto", 5, 4])
    assert not ambilan(hasil)


@pytest.mark.parametrize("gabung", [(), ((1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4))])
def test_a_header_over_two_years(gabung: Sequence[tuple[int, int, int, int]]) -> None:
    hasil = lihat(
        [BPNT], ["Desa", 2025, None, 2026, None], [None, "Nov", "Des", "Jan", "Feb"], ["Ngroto", 1, 2, 3, 4],
        gabung=gabung,
    )  # fmt: skip
    assert {di: k[2] for di, k in ambilan(hasil).items()} == {"D4": "2026-01", "E4": "2026-02"}
    assert [p.kunci for p in hasil.pertanyaan] == ["tahun 2025"]


def test_months_by_number_and_years_in_their_own_column() -> None:
    hasil = lihat(
        [BPNT], ["Desa", "Bulan", "Tahun", "Nilai"], ["Ngroto", 1, 2025, 4], ["Ngroto", 1, 2026, 5],
        ["Ngabab", 2, 2026, 8], ["Ngabab", 3, None, 9], ["Ngabab", 13, 2026, 9],
    )  # fmt: skip
    assert {di: k[1:3] for di, k in ambilan(hasil).items()} == {
        "D4": ("Ngroto", "2026-01"),
        "D5": ("Ngabab", "2026-02"),
    }


@pytest.mark.parametrize("bulan", [(4, 5), ("IV", "V"), ("X", "XI"), (9, 10)])
def test_months_by_number_above_columns(bulan: tuple[Nilai, Nilai]) -> None:
    hasil = lihat(
        [BPNT], ["Desa", "Bulan", None], [None, *bulan], ["Ngroto", 7, 8], ["Ngabab", 9, 1],
        gabung=[(1, 0, 2, 0), (1, 1, 1, 2)],
    )  # fmt: skip
    awal = {4: 4, "IV": 4, "X": 10, 9: 9}[bulan[0]]
    masa = {di: k[2] for di, k in ambilan(hasil).items() if di.endswith("4")}
    assert masa == {"B4": f"2026-{awal:02}", "C4": f"2026-{awal + 1:02}"}


def test_a_year_in_a_column_and_months_above_others() -> None:
    assert not ambilan(lihat([BPNT], ["Desa", "Tahun", "Jan", "Feb"], ["Ngroto", 2025, 3, 4], ["Ngabab", 2026, 7, 8]))


def test_dates_of_days_are_no_months() -> None:
    hari = [date(2026, 1, 5), date(2026, 1, 6)]
    assert not ambilan(lihat([BPNT], ["Desa", *hari], ["Ngroto", 0, 0], ["Ngabab", 0, 0]))
    diterima = lihat([BPNT], JAN, ["Desa", "Tanggal", "Jumlah"], ["Ngroto", date(2026, 2, 3), 2])
    assert ambilan(diterima) == {"C4": (BPNT, "Ngroto", "2026-01", "2")}
    terselip = lihat(JAN, ["Desa", BPNT, LINMAS], ["Ngroto", date(2026, 4, 3), "-"], ["Ngabab", 5, date(2026, 4, 3)])
    assert {k[2] for k in ambilan(terselip).values()} == {"2026-01"}


# -- cells


@pytest.mark.parametrize("isi", ["12 1)", "12 a", "ada", "tidak ada ada", "v", "±20", "10-12", "1O", "12 (5)"])
def test_what_isnt_plainly_a_number(isi: str) -> None:
    ngroto: Baris = ["Ngroto", isi]
    ngabab: Baris = ["Ngabab", 5]
    for baris in ([ngroto, ngabab], [ngabab, ngroto]):
        hasil = lihat(JAN, ["Desa", BPNT], *baris)
        assert set(ambilan(hasil).values()) == {(BPNT, "Ngabab", "2026-01", "5")}


def test_fractions_beside_a_percentage_typed_as_text_are_asked() -> None:
    hasil = lihat(JAN, ["Desa", "Kehadiran rapat desa"], ["Ngroto", 0.98], ["Ngabab", "45,5"], ["Madiredo", 0.4])
    assert sel_diambil(hasil) == "B4"
    assert [p.jenis for p in hasil.pertanyaan] == ["persen"]


def test_a_number_merged_over_a_row_without_its_own() -> None:
    baris: list[Baris] = [["Desa", "Bulan", "Variabel", "Nilai"], ["Ngroto", "Jan 2026", BPNT, 5]]
    baris += [["Ngroto", "Jan 2026", LINMAS, None], ["Ngabab", "Jan 2026", BPNT, 6]]
    assert sel_diambil(lihat(*baris, gabung=[(1, 3, 2, 3)])) == "D4"


# -- layouts


def test_a_table_that_isnt_known_is_offered_to_the_clerk() -> None:
    hasil = lihat(["a", 1], ["b", 2], ["Jumlah", 3])
    (tinjauan,) = hasil.lembar
    (tabel,), (usulan,) = tinjauan.tabel, tinjauan.usulan
    assert (tabel.kepala, tabel.kolom, tabel.jenis) == ((-1, -1), (0, 1), ("data", "data", "jumlah"))
    assert usulan.yakin == 0
    assert "Klik kepala kolom" in usulan.sebab
    assert not hasil.pertanyaan
    assert not ambilan(hasil)


def test_a_sheet_of_words_has_no_table() -> None:
    assert lihat(["Petunjuk"], ["a", "b"], ["Tulis angka", "di kolom C"]).lembar[0].tabel == ()


@pytest.mark.parametrize("kode", [("K.2", "K.3"), ("R12", "R13")])
def test_a_row_of_codes_under_the_header(kode: tuple[str, str]) -> None:
    hasil = lihat([BPNT], ["Desa", "Jan", "Feb"], [None, *kode], ["Ngroto", 1, 2], ["Ngabab", 3, 4])
    assert sel_diambil(hasil) == "B4 B5 C4 C5"


def test_rows_without_figures_begin_no_table() -> None:
    kepala: Baris = ["Variabel", "Periode", "Desa", "Nilai"]
    hasil = lihat(
        kepala, [BPNT, "2026-01", "Ngroto", 5], [BPNT, "2026-01", "Ngabab"], [LINMAS, "2026-01", "Ngabab"],
        [BPNT, "2026-01", "Madiredo", 7],
    )  # fmt: skip
    assert sel_diambil(hasil) == "D2 D5"


def test_a_stray_cell_in_the_last_corner_costs_nothing() -> None:
    isi: list[Baris] = [JAN, ["Desa", BPNT], ["Ngroto", 5], ["Ngabab", 6]]
    kecil = [tuple(map(sel, satu)) for satu in isi]
    kosong: tuple[None, ...] = ()
    pojok = (*(None,) * 16_383, "n1")
    baris = [*kecil, *[kosong] * (1_048_576 - len(kecil) - 1), pojok]
    lebar = [*kecil[:2], (*kecil[2], *(None,) * 16_381, "n1"), kecil[3], *[("tLain", "n3")] * 8_000]
    for satu in (baris, lebar):
        mulai = perf_counter()
        hasil = tinjau_buku(Buku("a.xlsx", "x", "xlsx", (Lembar("S", satu),)), konteks(), {})
        assert perf_counter() - mulai < 3
        assert sel_diambil(hasil) == "B3 B4"


def test_headers_with_words_of_other_columns_that_are_ours() -> None:
    hasil = lihat(
        JAN,
        ["Desa", "Target PBB (Rp)", "Kehadiran rapat desa (%)", "Target"],
        ["Ngroto", 5000, 80, 7],
        ["Ngabab", 1, 2, 3],
    )
    assert sel_diambil(hasil) == "B3 B4 C3 C4"


def test_a_later_table_without_a_title_isnt_of_the_village_that_the_sheet_begins_with() -> None:
    hasil = lihat(
        ["LAPORAN TAHUN 2026"], ["DESA NGROTO"], ["Uraian", "Jan", "Feb"], [BPNT, 1, 2], ["DESA NGABAB"],
        ["Uraian", "Jan", "Feb", "Total"], [BPNT, 3, 4, 7], [], ["Halaman 2"], ["Uraian", "Feb", "Jan"], [LINMAS, 5, 6],
    )  # fmt: skip
    assert {k[1] for k in ambilan(hasil).values()} <= {"Ngroto", "Ngabab"}
    assert not {"B11", "C11"} & set(ambilan(hasil))
