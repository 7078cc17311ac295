"""What an import teaches: the next file of a layout asks nothing, and lands where it says itself that it belongs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
from iki_desktop.domain.impor.ingat import nama_baru, peta_baru
from iki_desktop.domain.impor.lembar import Buku
from iki_desktop.domain.impor.peta import KolomNilai, Peta, Sumbu
from iki_desktop.domain.impor.peta_json import baca_peta, tulis_peta
from iki_desktop.domain.impor.tanya import ABAIKAN
from iki_desktop.domain.impor.tinjau_buku import tinjau_buku
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import kunci_cari
from tests.domain.impor.bantu_kenali import BPNT, DESA, LINMAS, NAMA, VARIABEL, Nilai, konteks, lembar

Hasil = list[tuple[int, str, int | None, str]]


def tinjau(
    baris: Sequence[Sequence[Nilai]],
    peta: Mapping[str, Peta] | None = None,
    jawaban: Mapping[str, str] | None = None,
    tangan: Peta | None = None,
    nama: str = "Sheet1",
) -> TinjauanBuku:
    """The review of a file with one sheet; what is remembered comes as it does from the store."""
    disimpan = {kunci: baca_peta(json.loads(tulis_peta(satu)), DESA, VARIABEL) for kunci, satu in (peta or {}).items()}
    buku = Buku("data.xlsx", str(baris), "xlsx", (lembar(baris, nama=nama),))
    jawab = {kunci_cari(kunci): nilai for kunci, nilai in (jawaban or {}).items()}
    return tinjau_buku(buku, konteks(peta=disimpan), jawab, {(nama, 0): tangan} if tangan else None)


def ingat(hasil: TinjauanBuku, jawaban: Mapping[str, str], tangan: Peta | None = None) -> dict[str, Peta]:
    """What is remembered of a file, as it would be stored."""
    jawab = {kunci_cari(kunci): nilai for kunci, nilai in jawaban.items()}
    milik = {("Sheet1", 0): tangan} if tangan else {}
    return peta_baru([hasil], konteks(), jawab, {"data.xlsx": milik})


def ambilan(hasil: TinjauanBuku) -> Hasil:
    """The figures taken: variable, period, village, number."""
    return [(a.kunci[0], str(a.kunci[1]), a.kunci[2], f"{a.figur.nilai}") for _, _, a in hasil.ambilan()]


def tanya(hasil: TinjauanBuku) -> list[str]:
    return [p.kunci.removeprefix(f"[{hasil.buku.nama}] ") for p in hasil.pertanyaan]


# -- names


def test_an_answered_misspelt_village_is_another_name_of_it() -> None:
    baris: list[list[Nilai]] = [["Januari 2026"], ["Desa", NAMA[BPNT]], ["Pandansari", 4], ["Ngroto", 5]]
    hasil = tinjau(baris)
    assert tanya(hasil) == ["Pandansari"]
    jawab = {kunci_cari("Pandansari"): "Pandesari"}
    assert nama_baru([hasil], konteks(), jawab) == {4: {"Pandansari"}}
    desa = tuple(replace(d, nama_lain=(*d.nama_lain, "Pandansari")) if d.id == 4 else d for d in DESA)
    lagi = tinjau_buku(hasil.buku, konteks(desa=desa), {})
    assert not lagi.pertanyaan
    assert (BPNT, "2026-01", 4, "4") in ambilan(lagi)


def test_what_is_no_answer_about_a_name_teaches_none() -> None:
    hasil = tinjau([["Januari 2026"], ["Desa", NAMA[BPNT]], ["Pandansari", 4], ["Ngroto", 5]])
    for kunci, nilai in (
        ("Pandansari", ABAIKAN),
        ("Pandansari", "Tidak Ada"),
        ("Lain", "Ngroto"),
        ("Ngroto", "Ngroto"),
    ):
        assert nama_baru([hasil], konteks(), {kunci_cari(kunci): nilai}) == {}


def test_a_foreign_village_is_ignored_in_this_layout_only() -> None:
    def isi(nama: str) -> list[list[Nilai]]:
        return [["Februari 2026"], ["Desa", nama], ["Kaumrejo", 4], ["Ngroto", 5]]

    jawaban = {"Kaumrejo": ABAIKAN}
    peta = ingat(tinjau(isi(NAMA[BPNT]), jawaban=jawaban), jawaban)
    lagi = tinjau([["Maret 2026"], *isi(NAMA[BPNT])[1:], ["Ngabab", 9]], peta)
    assert not lagi.pertanyaan
    assert ambilan(lagi) == [(BPNT, "2026-03", 6, "5"), (BPNT, "2026-03", 7, "9")]
    assert tanya(tinjau(isi(NAMA[LINMAS]), peta)) == ["Kaumrejo"]


def test_a_foreign_village_above_a_column_is_ignored_in_this_layout() -> None:
    def isi(bulan: str) -> list[list[Nilai]]:
        return [[f"{bulan} 2026"], ["Uraian", "Ngroto", "Kaumrejo", "Ngabab"], [NAMA[BPNT], 1, 2, 3]]

    (kunci,) = tanya(hasil := tinjau(isi("Januari")))
    assert kunci == "Kaumrejo"
    peta = ingat(hasil, {kunci: ABAIKAN})
    lagi = tinjau(isi("Mei"), peta)
    assert not lagi.pertanyaan
    assert ambilan(lagi) == [(BPNT, "2026-05", 6, "1"), (BPNT, "2026-05", 7, "3")]


# -- columns


def _ronda(bulan: str, *baris: Sequence[Nilai]) -> list[Sequence[Nilai]]:
    return [[f"Rekap {bulan} 2026"], ["No", "Desa", NAMA[BPNT], "Giat pembinaan linmas"], *baris]


def test_an_answered_column_is_known_in_the_next_file() -> None:
    awal = tinjau(_ronda("Januari", [1, "Ngroto", 3, 7]))
    assert tanya(awal) == ["variabel Sheet1!D2"]
    jawaban = {"variabel Sheet1!D2": NAMA[LINMAS]}
    peta = ingat(tinjau(_ronda("Januari", [1, "Ngroto", 3, 7]), jawaban=jawaban), jawaban)
    lagi = tinjau(_ronda("April", [1, "Ngabab", 4, 8], [2, "Madiredo", 5, 9]), peta, nama="April")
    assert not lagi.pertanyaan
    assert ambilan(lagi) == [
        (BPNT, "2026-04", 7, "4"), (LINMAS, "2026-04", 7, "8"),
        (BPNT, "2026-04", 9, "5"), (LINMAS, "2026-04", 9, "9"),
    ]  # fmt: skip
    assert lagi.lembar[0].usulan[0].yakin == 1.0


def test_a_column_answered_to_be_nothing_isnt_asked_again() -> None:
    jawaban = {"variabel Sheet1!D2": ABAIKAN}
    peta = ingat(tinjau(_ronda("Januari", [1, "Ngroto", 3, 7]), jawaban=jawaban), jawaban)
    lagi = tinjau(_ronda("Mei", [1, "Ngabab", 4, 8]), peta)
    assert not lagi.pertanyaan
    assert ambilan(lagi) == [(BPNT, "2026-05", 7, "4")]


def test_an_answered_row_label_is_known_in_the_next_file() -> None:
    def isi(desa: str, *bulan: str) -> list[list[Nilai]]:
        return [[f"DESA {desa} 2026"], ["Uraian", *bulan], ["Giat pembinaan linmas", *range(7, 7 + len(bulan))]]

    awal = tinjau(isi("NGROTO", "Januari"))
    assert tanya(awal) == ["variabel Giat pembinaan linmas"]
    jawaban = {"variabel Giat pembinaan linmas": NAMA[LINMAS]}
    peta = ingat(awal, jawaban)
    lagi = tinjau(isi("NGABAB", "Februari"), peta)
    assert not lagi.pertanyaan
    assert ambilan(lagi) == [(LINMAS, "2026-02", 7, "7")]


def test_what_is_understood_without_help_isnt_remembered() -> None:
    assert ingat(tinjau([["Januari 2026"], ["Desa", NAMA[BPNT]], ["Ngroto", 5]]), {}) == {}


# -- by hand


def _tangan(periode: Periode | None = None) -> Peta:
    kolom = (KolomNilai(1, LINMAS),)
    return Peta(Sumbu("kolom", kolom=0), Sumbu("kepala"), Sumbu("tetap", periode), kolom, frozenset({2}))


def test_a_table_that_isnt_recognised_may_be_given_a_meaning_and_is_known_then() -> None:
    def isi(*atas: str) -> list[list[Nilai]]:
        judul: list[list[Nilai]] = [[a] for a in atas]
        return [*judul, ["Tempat", "Poskamling", "x"], ["Ngroto", 7, 1], ["Ngabab", 8, 2]]

    polos = tinjau(isi())
    assert not polos.pertanyaan
    assert not ambilan(polos)
    hasil = tinjau(isi(), tangan=(peta := _tangan(Periode(2026, 2, 1))))
    assert ambilan(hasil) == [(LINMAS, "2026-02", 6, "7"), (LINMAS, "2026-02", 7, "8")]
    diingat = ingat(hasil, {}, peta)
    assert ambilan(tinjau(isi("Laporan Maret 2026"), diingat)) == [
        (LINMAS, "2026-03", 6, "7"), (LINMAS, "2026-03", 7, "8"),
    ]  # fmt: skip
    tanpa_bulan = tinjau(isi(), diingat)
    assert tanya(tanpa_bulan) == ["periode Sheet1"]  # not the February of the file before
    assert not ambilan(tanpa_bulan)


def test_a_table_without_a_header_is_never_known_again() -> None:
    isi: list[list[Nilai]] = [["Ngroto", 7, 1], ["Ngabab", 8, 2]]
    peta = _tangan(Periode(2026, 2, 1))
    hasil = tinjau(isi, tangan=peta)
    assert ambilan(hasil) == [(LINMAS, "2026-02", 6, "7"), (LINMAS, "2026-02", 7, "8")]
    assert ingat(hasil, {}, peta) == {}


def test_a_fixed_village_period_or_variable_stays_with_its_file() -> None:
    peta = Peta(Sumbu("tetap", 6), Sumbu("tetap", LINMAS), Sumbu("tetap", Periode(2026, 2, 1)), (KolomNilai(1),))
    isi: list[list[Nilai]] = [["Uraian", "Nilai"], ["Seluruhnya", 7]]
    hasil = tinjau(isi, tangan=peta)
    assert ambilan(hasil) == [(LINMAS, "2026-02", 6, "7")]
    lagi = tinjau([["Uraian", "Nilai"], ["Seluruhnya", 99]], ingat(hasil, {}, peta))
    assert not ambilan(lagi)


def test_a_remembered_column_gives_way_to_a_title_that_names_another_variable() -> None:
    peta = Peta(Sumbu("kolom", kolom=0), Sumbu("kepala"), Sumbu("tetap", Periode(2026, 2, 1)), (KolomNilai(1, LINMAS),))
    isi: list[list[Nilai]] = [["Desa", "Jumlah"], ["Ngroto", 7]]
    hasil = tinjau(isi, tangan=peta)
    diingat = ingat(hasil, {}, peta)
    assert ambilan(tinjau([["Maret 2026"], *isi], diingat)) == [(LINMAS, "2026-03", 6, "7")]
    lain = tinjau([[NAMA[BPNT]], ["Maret 2026"], *isi], diingat)
    assert ambilan(lain) == [(BPNT, "2026-03", 6, "7")]
