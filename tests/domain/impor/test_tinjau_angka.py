"""The review of one sheet: the numbers of a column, what is hidden, what comes twice, notes."""

from dataclasses import replace

from iki_desktop.domain.impor.lembar import Lembar, Rentang
from iki_desktop.domain.impor.peta import KolomNilai, Peta, Sumbu
from tests.domain.impor.meja_uji import (
    BELANJA,
    BENDOSARI,
    HADIR,
    JANUARI,
    NGROTO,
    SERAPAN,
    SUKOMULYO,
    kolom_desa,
    kunci_tanya,
    lembar,
    nasib,
    nilai,
    sebab,
    tinjau,
)

DUA = kolom_desa(KolomNilai(1, HADIR.id), KolomNilai(2, BELANJA.id))


# -- numbers of a column


def test_an_ambiguous_point_is_asked_once_per_column() -> None:
    satu = lembar(["tDesa", "tHadir", "tBelanja"], ["tNgroto", "t1.234", "t1.234"], ["tBendosari", "t2.345", "t1,5"])
    hasil = tinjau(satu, DUA)
    assert kunci_tanya(hasil) == ["pemisah Rekap!B1"]
    assert hasil.pertanyaan[0].banyak == 2
    assert nilai(hasil)[BELANJA.id, "2026-01", NGROTO] == "1234"
    assert nilai(tinjau(satu, DUA, {"pemisah Rekap!B1": "ribuan"}))[HADIR.id, "2026-01", BENDOSARI] == "2345"
    hasil = tinjau(satu, DUA, {"pemisah Rekap!B1": "desimal"})
    assert "padahal di sini hanya angka bulat" in sebab(hasil, "B2")
    assert kunci_tanya(tinjau(satu, DUA, {"pemisah Rekap!B1": "mungkin"})) == ["pemisah Rekap!B1"]


def test_a_column_that_proves_the_english_manner() -> None:
    satu = lembar(["tDesa", "tHadir", "tBelanja"], ["tNgroto", "n1", "t1.234"], ["tBendosari", "n2", "t0.75"])
    hasil = tinjau(satu, DUA)
    assert not hasil.pertanyaan
    assert nilai(hasil)[BELANJA.id, "2026-01", NGROTO] == "1.234"
    assert nasib(hasil, "C2") == "dikoreksi"


def test_a_column_in_both_manners_is_read_but_told() -> None:
    satu = lembar(["tDesa", "tHadir", "tBelanja"], ["tNgroto", "n1", "t12,5"], ["tBendosari", "n2", "t1,234.5"])
    hasil = tinjau(satu, DUA)
    assert nilai(hasil)[BELANJA.id, "2026-01", NGROTO] == "12.5"
    assert nilai(hasil)[BELANJA.id, "2026-01", BENDOSARI] == "1234.5"
    assert sebab(hasil, "C2") == "“12,5” dibaca 12,5, cara Indonesia. Kolom ini memakai dua cara menulis angka."
    assert sebab(hasil, "C3").endswith("dengan cara Inggris. Kolom ini memakai dua cara menulis angka.")
    ragu = lembar(["tDesa", "tBelanja"], ["tNgroto", "t12,5"], ["tBendosari", "t12.5"], ["tSukomulyo", "t1.234"])
    assert kunci_tanya(tinjau(ragu, kolom_desa(KolomNilai(1, BELANJA.id)))) == ["pemisah Rekap!B1"]


def test_fractions_of_a_percentage_are_asked_once() -> None:
    peta = kolom_desa(KolomNilai(1, SERAPAN.id))
    satu = lembar("Desa|Serapan", "Ngroto|0.98", "Bendosari|0", ["tSukomulyo", "p0.5"])
    hasil = tinjau(satu, peta)
    assert kunci_tanya(hasil) == ["persen Rekap!B1"]
    assert hasil.pertanyaan[0].sel == ("B2",)
    assert nilai(hasil) == {(SERAPAN.id, "2026-01", BENDOSARI): "0", (SERAPAN.id, "2026-01", SUKOMULYO): "50"}
    pecahan = tinjau(satu, peta, {"persen Rekap!B1": "pecahan"})
    assert nilai(pecahan)[SERAPAN.id, "2026-01", NGROTO] == "98"
    assert nasib(pecahan, "B2") == "dikoreksi"
    assert nilai(tinjau(satu, peta, {"persen Rekap!B1": "persen"}))[SERAPAN.id, "2026-01", NGROTO] == "0.98"
    assert not tinjau(lembar("Desa|Serapan", "Ngroto|0.98", "Bendosari|97"), peta).pertanyaan


# -- hidden, twice, notes


def test_hidden_rows_and_columns_are_asked_for() -> None:
    satu = replace(
        lembar("Desa|Hadir|Belanja", "Ngroto|1|2", "Bendosari|3|4"),
        baris_tersembunyi=frozenset({2}),
        kolom_tersembunyi=frozenset({2}),
    )
    hasil = tinjau(satu, DUA)
    assert kunci_tanya(hasil) == ["tersembunyi Rekap"]
    assert hasil.pertanyaan[0].banyak == 3
    assert len(tinjau(satu, DUA, {"tersembunyi Rekap": "ya"}).ambilan) == 4
    hasil = tinjau(satu, DUA, {"tersembunyi Rekap": "tidak"})
    assert len(hasil.ambilan) == 1
    assert sebab(hasil, "B3") == "Baris atau kolomnya tersembunyi di berkas, dan diabaikan (jawaban Anda)."


def test_what_is_hidden_asks_nothing_else_when_it_is_ignored() -> None:
    satu = replace(lembar("Desa|Hadir|Belanja", "Atlantis|1|2"), baris_tersembunyi=frozenset({1}))
    assert kunci_tanya(tinjau(satu, DUA)) == ["tersembunyi Rekap"]
    assert kunci_tanya(tinjau(satu, DUA, {"tersembunyi Rekap": "ya"})) == ["Atlantis"]
    assert not tinjau(satu, DUA, {"tersembunyi Rekap": "tidak"}).pertanyaan


def test_a_hidden_sheet_is_ignored() -> None:
    hasil = tinjau(replace(lembar("Desa|Hadir", "Ngroto|1"), tersembunyi=True), kolom_desa(KolomNilai(1, HADIR.id)))
    assert sebab(hasil, "B2") == "Lembar ini tersembunyi di berkasnya, jadi tidak diimpor."


def test_the_same_figure_twice() -> None:
    peta = kolom_desa(KolomNilai(1, HADIR.id))
    hasil = tinjau(lembar("Desa|Hadir", "Ngroto|1", "Ngroto|1"), peta)
    assert (nasib(hasil, "B2"), nasib(hasil, "B3")) == ("diambil", "diabaikan")
    assert sebab(hasil, "B3") == "Sama dengan B2."
    hasil = tinjau(lembar("Desa|Hadir", "Ngroto|1", "Ngroto|2", "Ngroto|1"), peta)
    assert not hasil.ambilan
    assert sebab(hasil, "B2") == "Angka ini juga ada di B3: 2. Hapus yang salah, lalu impor lagi."
    assert sebab(hasil, "B3") == "Angka ini juga ada di B2: 1. Hapus yang salah, lalu impor lagi."
    assert sebab(hasil, "B4") == "Angka ini juga ada di B3: 2. Hapus yang salah, lalu impor lagi."
    assert hasil.niat[1, 1] == (HADIR.id, JANUARI, NGROTO)


def test_notes_go_with_the_last_figure_of_their_row() -> None:
    satu = lembar("Desa|Hadir|Belanja|Catatan", "Ngroto|1|2|hujan", "Bendosari|3|?|banjir", "Sukomulyo|||kosong")
    hasil = tinjau(satu, replace(DUA, catatan=3))
    assert {(a.kunci[2], a.kunci[0]): a.catatan for a in hasil.ambilan.values()} == {
        (NGROTO, HADIR.id): "",
        (NGROTO, BELANJA.id): "hujan",
        (BENDOSARI, HADIR.id): "banjir",
    }
    assert (nasib(hasil, "D2"), sebab(hasil, "D2")) == ("diambil", "Catatan untuk C2.")
    assert sebab(hasil, "D3") == "Catatan untuk B3."
    assert (nasib(hasil, "D4"), sebab(hasil, "D4")) == ("diabaikan", "Catatan tanpa angka yang diambil di barisnya.")


def test_a_number_in_a_cell_merged_over_two_figures_is_refused() -> None:
    satu = lembar("Desa|Hadir|Belanja", "Ngroto|1|2", "Bendosari||3", "Sukomulyo|4|")
    hasil = tinjau(replace(satu, gabung=(Rentang(1, 1, 2, 1), Rentang(3, 1, 3, 2))), DUA)
    assert sebab(hasil, "B2").startswith("Sel ini digabung dengan sel angka lain")
    assert nasib(hasil, "B4") == "ditolak"
    assert len(hasil.ambilan) == 2
    hasil = tinjau(replace(satu, gabung=(Rentang(0, 1, 1, 1),)), DUA)
    assert len(hasil.ambilan) == 4


def test_a_merged_number_speaks_against_the_same_figure_elsewhere() -> None:
    satu = lembar("Desa|Hadir|Belanja", "Ngroto|1|2", "Bendosari||3", "Ngroto|4|2")
    hasil = tinjau(replace(satu, gabung=(Rentang(1, 1, 2, 1),)), DUA)
    assert sebab(hasil, "B4") == "Angka ini juga ada di B2: 1. Hapus yang salah, lalu impor lagi."
    assert sorted(nilai(hasil).values()) == ["2", "3"]


def test_a_fraction_concerns_only_percentages_of_its_column() -> None:
    satu = lembar("Uraian|Nilai", "Warga hadir|12", "Serapan anggaran|0.5")
    peta = Peta(Sumbu("tetap", NGROTO), Sumbu("kolom", kolom=0), Sumbu("tetap", JANUARI), (KolomNilai(1),))
    assert nilai(tinjau(satu, peta)) == {(HADIR.id, "2026-01", NGROTO): "12"}
    hasil = tinjau(satu, peta, {"persen Rekap!B1": "pecahan"})
    assert nilai(hasil) == {(HADIR.id, "2026-01", NGROTO): "12", (SERAPAN.id, "2026-01", NGROTO): "50"}


def test_a_cell_of_spaces_is_counted_too() -> None:
    hasil = tinjau(Lembar("Rekap", [["tDesa", "tHadir"], ["tNgroto", "t  "]]), kolom_desa(KolomNilai(1, HADIR.id)))
    assert sebab(hasil, "B2") == "Sel ini hanya berisi spasi."
    assert not hasil.pertanyaan
