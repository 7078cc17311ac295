"""The review of one sheet: what becomes of each cell, and why."""

from dataclasses import replace
from datetime import datetime

import pytest

from iki_desktop.domain.impor.lembar import Rentang
from iki_desktop.domain.impor.peta import KolomNilai, Peta, Sumbu
from iki_desktop.domain.kunci import Kunci
from iki_desktop.domain.periode import Periode
from tests.domain.impor.meja_uji import (
    BELANJA,
    BENDOSARI,
    HADIR,
    JANUARI,
    KONTEKS,
    LUAS,
    NGROTO,
    PANDESARI,
    PUJON_KIDUL,
    SERAPAN,
    SURAT,
    kolom_desa,
    kunci_tanya,
    lembar,
    nasib,
    nilai,
    sebab,
    tinjau,
)

DUA = kolom_desa(KolomNilai(1, HADIR.id), KolomNilai(2, BELANJA.id))


def test_each_cell_comes_to_its_end() -> None:
    satu = lembar(
        "LAPORAN BULANAN",
        "Desa|Hadir|Belanja|Ket",
        "1|2|3|4",
        "Ngroto|12|1.5|lancar",
        "Bendosari|13 orang|-|",
        "Jumlah|25|1.5|",
        "Mengetahui",
    )
    hasil = tinjau(
        satu, replace(DUA, abaikan=frozenset({3})), kepala=1, jenis={2: "nomor", 5: "jumlah", 6: "tanda_tangan"}
    )
    assert nilai(hasil) == {
        (HADIR.id, "2026-01", NGROTO): "12",
        (BELANJA.id, "2026-01", NGROTO): "1.5",
        (HADIR.id, "2026-01", BENDOSARI): "13",
        (BELANJA.id, "2026-01", BENDOSARI): "nihil",
    }
    assert sebab(hasil, "A1") == "Judul di atas tabel."
    assert sebab(hasil, "B2") == "Kepala tabel."
    assert sebab(hasil, "B3") == "Baris nomor kolom."
    assert sebab(hasil, "A4") == "Nama desa baris ini."
    assert sebab(hasil, "D4") == "Kolom “Ket” bukan angka kantor ini."
    assert (nasib(hasil, "B4"), sebab(hasil, "B4")) == ("diambil", "")
    assert nasib(hasil, "B5") == "dikoreksi"
    assert sebab(hasil, "B6") == "Baris jumlah: dihitung sendiri dari angka yang diambil."
    assert sebab(hasil, "A7") == "Bagian tanda tangan."
    assert sum(hasil.hitung().values()) == sum(1 for _ in satu.terisi())
    assert not hasil.pertanyaan


def test_a_total_that_is_not_the_sum_says_so() -> None:
    satu = lembar("Desa|Hadir|Belanja", "Ngroto|10|1", "Jumlah|10|2", "Bendosari|8|3", "Sub Jumlah|9|3", "Total|18|4")
    hasil = tinjau(satu, DUA, jenis={2: "jumlah", 4: "jumlah", 5: "jumlah"})
    assert sebab(hasil, "B3").startswith("Baris jumlah: dihitung sendiri")
    assert sebab(hasil, "C3") == "Baris jumlah: tertulis 2, jumlah angka yang dibaca 1."
    assert sebab(hasil, "B5") == "Baris jumlah: tertulis 9, jumlah angka yang dibaca 8."
    assert sebab(hasil, "B6").startswith("Baris jumlah: dihitung sendiri")  # of subtotals: not compared
    rata = tinjau(lembar("Desa|Hadir|Belanja", "Ngroto|10|1", "Rata-rata|5|1"), DUA, jenis={2: "jumlah"})
    assert sebab(rata, "B3").startswith("Baris jumlah: dihitung sendiri")


# -- villages


def test_an_unknown_village_is_asked_once_and_its_cells_wait() -> None:
    satu = lembar("Desa|Hadir|Belanja", "Pandansari|1|2", "PANDANSARI |3|", "Ngroto|4|5")
    hasil = tinjau(satu, DUA)
    (tanya,) = hasil.pertanyaan
    assert (tanya.jenis, tanya.kunci, tanya.bebas, tanya.banyak) == ("desa", "Pandansari", True, 3)
    assert tanya.sel == ("B2", "C2", "B3")
    assert tanya.pilihan[0].nilai == "Pandesari"
    assert tanya.pilihan[-1].nilai == "abaikan"
    assert (nasib(hasil, "B2"), sebab(hasil, "B2")) == ("ditolak", f"Menunggu jawaban: {tanya.kalimat}")
    assert len(hasil.ambilan) == 2


@pytest.mark.parametrize("jawaban", ["Pandesari", "pandesari", "4", "3507310004", "Desa Pandesari"])
def test_the_answer_names_the_village(jawaban: str) -> None:
    hasil = tinjau(lembar("Desa|Hadir|Belanja", "Pandansari|1|2"), DUA, {"pandansari": jawaban})
    assert not hasil.pertanyaan
    assert nilai(hasil) == {(HADIR.id, "2026-01", PANDESARI): "1", (BELANJA.id, "2026-01", PANDESARI): "2"}


def test_a_village_of_another_place_is_ignored_when_the_clerk_says_so() -> None:
    hasil = tinjau(lembar("Desa|Hadir|Belanja", "Pandansari|1|2"), DUA, {"Pandansari": "abaikan"})
    assert (nasib(hasil, "B2"), sebab(hasil, "B2")) == (
        "diabaikan",
        "“Pandansari” bukan desa di kecamatan ini (jawaban Anda).",
    )
    assert not hasil.pertanyaan


def test_answers_remembered_for_a_layout_hold_where_none_is_given() -> None:
    satu = lembar("Desa|Hadir|Belanja", "Pandansari|1|", "Atlantis|2|")
    peta = replace(DUA, jawaban=(("atlantis", "abaikan"), ("pandansari", "4")))
    assert nilai(tinjau(satu, peta)) == {(HADIR.id, "2026-01", PANDESARI): "1"}
    hasil = tinjau(satu, peta, {"Pandansari": "Ngroto"})
    assert nilai(hasil) == {(HADIR.id, "2026-01", NGROTO): "1"}
    assert not hasil.pertanyaan


def test_a_choice_may_be_answered_in_any_case() -> None:
    hasil = tinjau(lembar("Desa|Hadir|Belanja", "Pandansari|1|"), DUA, {"Pandansari": " Abaikan"})
    assert nasib(hasil, "B2") == "diabaikan"
    assert kunci_tanya(tinjau(lembar("Desa|Hadir|Belanja", "Pandansari|1|"), DUA, {"Pandansari": " "}))


def test_an_answer_that_cannot_be_used_keeps_the_question_open() -> None:
    assert kunci_tanya(tinjau(lembar("Desa|Hadir|Belanja", "Pandansari|1|"), DUA, {"Pandansari": "Atlantis"})) == [
        "Pandansari"
    ]


def test_a_row_of_another_subdistrict_is_refused_whatever_its_village_is_called() -> None:
    satu = lembar("Kec.|Desa|Hadir", "Pujon|Ngroto|1", "Kecamatan Pujon|Sukomulyo|2", "Ngantang|Bendosari|3")
    peta = Peta(Sumbu("kolom", kolom=1), Sumbu("kepala"), Sumbu("tetap", JANUARI), (KolomNilai(2, HADIR.id),))
    hasil = tinjau(satu, peta)
    assert len(hasil.ambilan) == 2
    assert (nasib(hasil, "C4"), sebab(hasil, "C4")) == ("ditolak", "Baris ini dari Kecamatan “Ngantang”, bukan Pujon.")


def test_a_row_without_a_village_is_refused_by_its_number() -> None:
    hasil = tinjau(lembar("Desa|Hadir|Belanja", "Ngroto|1|2", "|3|4"), DUA)
    assert sebab(hasil, "B3") == "Baris 3 tanpa nama desa. Tulis nama desa di baris itu."
    assert nasib(hasil, "B3") == "ditolak"
    assert len(hasil.ambilan) == 2


def test_a_merged_label_is_told_in_each_row() -> None:
    satu = replace(lembar("Desa|Bulan|Hadir", "Ngroto|Januari|1", "|Februari|2"), gabung=(Rentang(1, 0, 2, 0),))
    peta = Peta(Sumbu("kolom", kolom=0), Sumbu("tetap", HADIR.id), Sumbu("kolom", kolom=1), (KolomNilai(2),))
    assert nilai(tinjau(satu, peta)) == {(HADIR.id, "2026-01", NGROTO): "1", (HADIR.id, "2026-02", NGROTO): "2"}


def test_a_code_in_the_label_column_and_an_error_there() -> None:
    satu = lembar(["tDesa", "tHadir"], ["n3507310005", "n1"], ["e#REF!", "n2"])
    hasil = tinjau(satu, kolom_desa(KolomNilai(1, HADIR.id)))
    assert nilai(hasil) == {(HADIR.id, "2026-01", NGROTO): "1"}
    assert sebab(hasil, "B3") == "Baris 3: nama desa tidak terbaca (“#REF!”). Tulis namanya."


def test_a_table_that_names_no_village() -> None:
    peta = Peta(
        Sumbu("tetap"), Sumbu("kepala"), Sumbu("tetap", JANUARI), (KolomNilai(0, HADIR.id), KolomNilai(1, SURAT.id))
    )
    satu = lembar("Hadir|Surat", "5|6")
    hasil = tinjau(satu, peta)
    assert kunci_tanya(hasil) == ["desa Rekap"]
    assert nilai(hasil) == {(SURAT.id, "2026-01", None): "6"}
    assert nilai(tinjau(satu, peta, {"desa Rekap": "Ngroto"})) == {
        (SURAT.id, "2026-01", None): "6",
        (HADIR.id, "2026-01", NGROTO): "5",
    }


def test_a_figure_of_the_office_beside_villages_is_refused() -> None:
    hasil = tinjau(lembar("Desa|Surat", "Ngroto|5"), kolom_desa(KolomNilai(1, SURAT.id)))
    assert sebab(hasil, "B2").startswith("Surat terlayani: dilaporkan kecamatan, bukan tiap desa.")
    peta = Peta(Sumbu("tetap", 0), Sumbu("kepala"), Sumbu("tetap", JANUARI), (KolomNilai(1, HADIR.id),), frozenset({0}))
    hasil = tinjau(lembar("No|Hadir", "1|5"), peta)
    assert sebab(hasil, "B2").startswith("Warga hadir: dilaporkan tiap desa;")


def test_villages_above_the_columns() -> None:
    satu = lembar("Uraian|Ngroto|Bendosari|Desa Atlantis", "Warga hadir|1|2|3", "Cuaca|4|5|6")
    peta = Peta(
        Sumbu("kepala"), Sumbu("kolom", kolom=0), Sumbu("tetap", JANUARI), (KolomNilai(1, desa=NGROTO), KolomNilai(2))
    )
    hasil = tinjau(satu, peta)
    assert nilai(hasil) == {(HADIR.id, "2026-01", NGROTO): "1", (HADIR.id, "2026-01", BENDOSARI): "2"}
    assert kunci_tanya(hasil) == ["Desa Atlantis"]
    assert sebab(hasil, "B3") == "“Cuaca” tidak dikenali sebagai variabel."


def test_villages_in_headings_of_groups() -> None:
    satu = lembar(
        "Uraian|Nilai", "Warga hadir|9", "Desa Ngroto|", "Warga hadir|1", "DESA PUJON KIDUL|", "Warga hadir|2"
    )
    peta = Peta(Sumbu("kelompok"), Sumbu("kolom", kolom=0), Sumbu("tetap", JANUARI), (KolomNilai(1),))
    hasil = tinjau(satu, peta, jenis={2: "kelompok", 4: "kelompok"})
    assert nilai(hasil) == {(HADIR.id, "2026-01", NGROTO): "1", (HADIR.id, "2026-01", PUJON_KIDUL): "2"}
    assert sebab(hasil, "B2").startswith("Baris 2 tanpa nama desa.")
    assert sebab(hasil, "A3") == "Judul kelompok baris."


def test_two_axes_in_headings_of_groups() -> None:
    satu = lembar(
        "Uraian|Nilai",
        "Januari|",
        "Ngroto|",
        "Warga hadir|1",
        "Bendosari|",
        "Warga hadir|2",
        "Februari|",
        "Warga hadir|3",
    )
    peta = Peta(Sumbu("kelompok"), Sumbu("kolom", kolom=0), Sumbu("kelompok"), (KolomNilai(1),))
    hasil = tinjau(satu, peta, jenis=dict.fromkeys((1, 2, 4, 6), "kelompok"))
    assert nilai(hasil) == {
        (HADIR.id, "2026-01", NGROTO): "1",
        (HADIR.id, "2026-01", BENDOSARI): "2",
        (HADIR.id, "2026-02", BENDOSARI): "3",
    }


# -- periods


def test_periods_above_the_columns_and_an_unknown_one() -> None:
    satu = lembar("Desa|Januari|Februari|s/d Maret", "Ngroto|1|2|3")
    peta = Peta(
        Sumbu("kolom", kolom=0),
        Sumbu("tetap", HADIR.id),
        Sumbu("kepala"),
        (KolomNilai(1, periode=JANUARI), KolomNilai(2)),
    )
    hasil = tinjau(satu, peta)
    assert nilai(hasil) == {(HADIR.id, "2026-01", NGROTO): "1", (HADIR.id, "2026-02", NGROTO): "2"}
    assert kunci_tanya(hasil) == ["periode s/d Maret"]
    hasil = tinjau(satu, peta, {"periode s/d Maret": "2026-03"})
    assert nilai(hasil)[HADIR.id, "2026-03", NGROTO] == "3"
    hasil = tinjau(satu, peta, {"periode s/d Maret": "abaikan"})
    assert sebab(hasil, "D2") == "“s/d Maret” bukan periode (jawaban Anda)."


def test_the_year_of_months_is_that_of_the_title() -> None:
    satu = lembar("REKAP TAHUN 2025", "Bulan|Hadir", "Januari|1")
    peta = Peta(Sumbu("tetap", NGROTO), Sumbu("kepala"), Sumbu("kolom", kolom=0), (KolomNilai(1, HADIR.id),))
    hasil = tinjau(satu, peta, kepala=1)
    assert kunci_tanya(hasil) == ["tahun 2025"]
    assert nilai(tinjau(satu, peta, {"tahun 2025": "ya"}, kepala=1)) == {(HADIR.id, "2025-01", NGROTO): "1"}
    hasil = tinjau(satu, peta, {"tahun 2025": "tidak"}, kepala=1)
    assert (nasib(hasil, "B3"), sebab(hasil, "B3")) == ("diabaikan", "Angka tahun 2025 tidak diimpor (jawaban Anda).")


def test_a_table_that_names_no_period() -> None:
    satu = lembar("Desa|Hadir", "Ngroto|1")
    peta = kolom_desa(KolomNilai(1, HADIR.id), periode=None)
    hasil = tinjau(satu, peta)
    (tanya,) = hasil.pertanyaan
    assert (tanya.jenis, tanya.kunci, len(tanya.pilihan)) == ("periode", "periode Rekap", 13)
    for jawaban in ("2026-03", "Maret 2026", "maret"):
        assert nilai(tinjau(satu, peta, {"periode Rekap": jawaban})) == {(HADIR.id, "2026-03", NGROTO): "1"}
    assert kunci_tanya(tinjau(satu, peta, {"periode Rekap": "kapan-kapan"})) == ["periode Rekap"]
    diminta = replace(KONTEKS, periode=Periode(2026, 1, 3))
    (tanya,) = tinjau(satu, peta, konteks=diminta).pertanyaan
    assert [p.nilai for p in tanya.pilihan] == ["2026-01", "2026-02", "2026-03", "abaikan"]
    assert nilai(tinjau(satu, peta, konteks=replace(KONTEKS, periode=JANUARI))) == {(HADIR.id, "2026-01", NGROTO): "1"}


def test_a_period_other_than_the_one_imported_is_refused_naming_both() -> None:
    peta = kolom_desa(KolomNilai(1, HADIR.id), periode=Periode(2026, 4, 1))
    hasil = tinjau(lembar("Desa|Hadir", "Ngroto|1"), peta, konteks=replace(KONTEKS, periode=Periode(2026, 1, 3)))
    assert sebab(hasil, "B2") == "Angka ini untuk April 2026, padahal yang diimpor Triwulan I 2026."


def test_frequency_lock_and_foreign_year() -> None:
    satu = lembar("Desa|Luas", "Ngroto|1")
    hasil = tinjau(satu, kolom_desa(KolomNilai(1, LUAS.id)))
    assert sebab(hasil, "B2") == "Luas tanam: dilaporkan tahunan, bukan bulanan. Pilih periode tahunan."
    terkunci = replace(KONTEKS, kunci=(Kunci(1, Periode(2026, 1, 3), "dilaporkan", datetime(2026, 4, 1), "camat"),))
    hasil = tinjau(lembar("Desa|Hadir", "Ngroto|1"), kolom_desa(KolomNilai(1, HADIR.id)), konteks=terkunci)
    assert sebab(hasil, "B2").startswith("Januari 2026 sudah dikunci, karena Triwulan I 2026 dikunci.")
    assert hasil.niat == {(1, 1): (HADIR.id, JANUARI, NGROTO)}
    lama = kolom_desa(KolomNilai(1, LUAS.id), periode=Periode(2019, 1, 12))
    assert sebab(tinjau(satu, lama), "B2").startswith("Tahun 2019 tidak ada di berkas kantor ini.")
    boleh = kolom_desa(KolomNilai(1, LUAS.id), periode=Periode(2023, 1, 12))
    assert nilai(tinjau(satu, boleh, {"tahun 2023": "ya"})) == {(LUAS.id, "2023", NGROTO): "1"}


# -- variables


def test_a_column_nobody_knows_is_asked() -> None:
    satu = lembar("Desa|Hadir|Pengunjung|Cuaca", "Ngroto|1|2|cerah")
    peta = kolom_desa(KolomNilai(1, HADIR.id))
    hasil = tinjau(satu, peta)
    assert kunci_tanya(hasil) == ["variabel Rekap!C1"]
    assert sebab(hasil, "D2") == "Kolom “Cuaca” tidak berisi angka."
    assert nilai(tinjau(satu, peta, {"variabel Rekap!C1": "belanja"}))[BELANJA.id, "2026-01", NGROTO] == "2"
    hasil = tinjau(satu, peta, {"variabel Rekap!C1": "abaikan"})
    assert sebab(hasil, "C2") == "Kolom “Pengunjung” bukan variabel kantor ini (jawaban Anda)."


def test_a_label_like_a_variable_is_asked() -> None:
    satu = lembar("Uraian|Nilai", "Serapan anggarn|5 %")
    peta = Peta(Sumbu("tetap", NGROTO), Sumbu("kolom", kolom=0), Sumbu("tetap", JANUARI), (KolomNilai(1),))
    hasil = tinjau(satu, peta)
    assert kunci_tanya(hasil) == ["variabel Serapan anggarn"]
    assert hasil.pertanyaan[0].pilihan[0].nilai == SERAPAN.nama
    assert nilai(tinjau(satu, peta, {"variabel Serapan anggarn": SERAPAN.nama})) == {
        (SERAPAN.id, "2026-01", NGROTO): "5"
    }


def test_a_table_of_which_nothing_is_known() -> None:
    satu = lembar("Nama|Umur", "Ani|30")
    hasil = tinjau(satu, Peta(Sumbu("tetap"), Sumbu("tetap"), Sumbu("tetap")), yakin=0.0)
    assert sebab(hasil, "B2") == (
        "Tabel ini tidak berisi variabel yang dikenal. Klik kepala kolom untuk memilih artinya."
    )
    assert not hasil.pertanyaan
    peta = Peta(Sumbu("kolom", kolom=0), Sumbu("tetap"), Sumbu("tetap", JANUARI))
    satu = lembar("Desa|Banyak", "Ngroto|30")
    hasil = tinjau(satu, peta, yakin=0.0)
    assert kunci_tanya(hasil) == ["variabel Rekap!A1"]
    assert nilai(tinjau(satu, peta, {"variabel Rekap!A1": "warga hadir"})) == {(HADIR.id, "2026-01", NGROTO): "30"}
    assert nasib(tinjau(satu, peta, {"variabel Rekap!A1": "abaikan"}), "B2") == "diabaikan"
    tanpa_periode = replace(peta, periode=Sumbu("tetap"))
    assert kunci_tanya(tinjau(satu, tanpa_periode, yakin=0.0)) == ["variabel Rekap!A1"]
    assert kunci_tanya(tinjau(satu, tanpa_periode, {"variabel Rekap!A1": "warga hadir"})) == ["periode Rekap"]
