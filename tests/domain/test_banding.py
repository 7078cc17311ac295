"""Two texts and two documents compared: both sides can be had back, nothing is told that isn't so."""

import time
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iki_desktop.domain.banding import DOKUMEN, BedaBagian, BedaJabatan, banding_dokumen, banding_kata
from iki_desktop.domain.dokumen import Dokumen, Formulir, Gaya, Indikator, Penandatangan, Sasaran
from iki_desktop.domain.pasangan import align

_words = st.lists(st.sampled_from(["desa", "dan", "laporan", ",", "12,5", "\n", " ", "a)"]), max_size=40).map(" ".join)
texts = st.one_of(_words, st.text(max_size=60))


@given(texts, texts)
@example("", "")
@example("a", "")
@example(" ", "\n")
@example("satu  dua\tтри", "satu dua\nтри")
def test_both_texts_are_had_back_letter_for_letter(lama: str, baru: str) -> None:
    hasil = banding_kata(lama, baru)
    assert "".join(teks for jenis, teks in hasil if jenis != "tambah") == lama
    assert "".join(teks for jenis, teks in hasil if jenis != "hapus") == baru
    assert all(teks for _, teks in hasil)
    assert all(a[0] != b[0] for a, b in pairwise(hasil))


def test_only_the_words_that_changed_are_told() -> None:
    assert banding_kata("Persentase desa yang tepat waktu;", "Persentase desa dan kelurahan yang tepat waktu.") == (
        ("sama", "Persentase desa "),
        ("tambah", "dan kelurahan "),
        ("sama", "yang tepat waktu"),
        ("hapus", ";"),
        ("tambah", "."),
    )


def test_a_figure_is_one_word() -> None:
    assert banding_kata("naik 1.234,5 persen", "naik 1.234,6 persen")[1:3] == (
        ("hapus", "1.234,5"),
        ("tambah", "1.234,6"),
    )


def test_neighbouring_words_are_one_change() -> None:
    assert [j for j, _ in banding_kata("menyusun rencana kerja tahunan", "menyusun laporan hasil tahunan")] == [
        "sama", "hapus", "tambah", "sama",
    ]  # fmt: skip


def test_another_text_is_no_confetti() -> None:
    lama, baru = "melaksanakan tugas lain dari atasan", "Persentase surat yang masuk dari desa"
    assert banding_kata(lama, baru) == (("hapus", lama), ("tambah", baru))


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("a " * 5000, "a " * 4000 + "b " * 1000),
        ("a b " * 2500, "b a a " * 1700),
        (" ".join(str(n * 7919 % 3000) for n in range(2200)), " ".join(str(n * 7907 % 3000) for n in range(2200))),
        (".,;" * 3333, ";;,." * 2500),
        ("x" * 10_000, "y" * 10_000),
    ],
    ids=["repeated", "woven", "shuffled", "signs", "one word"],
)
def test_ten_thousand_letters_take_no_long_time(lama: str, baru: str) -> None:
    mulai = time.perf_counter()
    hasil = banding_kata(lama, baru)
    assert time.perf_counter() - mulai < 2
    assert "".join(teks for jenis, teks in hasil if jenis != "tambah") == lama


@given(st.lists(texts, max_size=8), st.lists(texts, max_size=8))
def test_every_item_of_both_lists_comes_once_and_in_order(lama: list[str], baru: list[str]) -> None:
    pasangan = list(align(lama, baru, str, str))
    assert [a for a, _ in pasangan if a is not None] == list(range(len(lama)))
    assert [b for _, b in pasangan if b is not None] == list(range(len(baru)))


# -- documents

_nama = st.sampled_from(["CAMAT", "KASI PEMERINTAHAN", "KASI PEMBANGUNAN", "STAF", "STAF ", "SEKRETARIS"])
_teks = st.sampled_from(["", "menyusun rencana", "menyusun rencana kerja", "membuat laporan", "[A] / [B] x 100%"])
_indikator = st.builds(
    Indikator,
    id=st.integers(1, 99),
    teks=_teks,
    penanda=st.sampled_from(["", "-"]),
    penjelasan=_teks,
    rumus=_teks,
    catatan=_teks,
    kolom_catatan=st.sampled_from(["penjelasan", "sumber"]),
    sumber=_teks,
    gabung_penjelasan=st.booleans(),
    gabung_sumber=st.booleans(),
    arah=st.sampled_from(["naik", "turun", "rentang"]),
)
_formulir = st.builds(
    Formulir,
    id=st.integers(1, 9),
    nama=_nama,
    tugas=st.lists(_teks, max_size=4).map(tuple),
    fungsi=st.lists(_teks, max_size=3).map(tuple),
    fungsi_tercetak=st.booleans(),
    sasaran=st.lists(
        st.builds(Sasaran, id=st.integers(1, 9), teks=_teks, indikator=st.lists(_indikator, max_size=3).map(tuple)),
        max_size=3,
    ).map(tuple),
    atasan=st.sampled_from(["CAMAT", "SEKRETARIS", "Bupati"]),
    atasan_pasti=st.booleans(),
)
_dokumen = st.builds(
    Dokumen,
    kecamatan=st.just("Pujon"),
    kabupaten=st.just("Malang"),
    tahun=st.sampled_from([2026, 2027]),
    formulir=st.lists(_formulir, max_size=5).map(tuple),
)


@given(_dokumen)
def test_a_document_differs_nowhere_from_itself(dokumen: Dokumen) -> None:
    for lain in (dokumen, replace(dokumen, tahun=2025)):
        hasil = banding_dokumen(dokumen, lain)
        assert {beda.jenis for beda in hasil} <= {"sama"}
        assert [beda.nama for beda in hasil] == [f.nama for f in dokumen.formulir]


def texts_of(satu: Formulir) -> list[str]:
    return [*satu.tugas, *satu.fungsi, *(t for s in satu.sasaran for t in (s.teks, *map(row_of, s.indikator)))]


def row_of(i: Indikator) -> str:
    return "|".join(
        (i.teks, i.penanda, i.penjelasan, i.rumus, i.catatan, i.kolom_catatan, i.sumber, i.arah)
    ) + f"{i.gabung_penjelasan}{i.gabung_sumber}"  # fmt: skip


@given(_dokumen, _dokumen)
def test_no_difference_is_kept_silent(lama: Dokumen, baru: Dokumen) -> None:
    """Every position of both comes once; where nothing is told, both say the same."""
    hasil = banding_dokumen(lama, baru)
    assert [b.nama for b in hasil if b.jenis != "dihapus"] == [f.nama for f in baru.formulir]
    dihapus = [b.nama for b in hasil if b.jenis == "dihapus"]
    assert len(dihapus) + sum(b.jenis in {"sama", "berubah"} for b in hasil) == len(lama.formulir)
    for beda in hasil:
        assert all(bagian.jenis != "sama" for bagian in beda.bagian)
        assert bool(beda.bagian) == (beda.jenis != "sama")
    sama = sum(b.jenis == "sama" for b in hasil)
    isi_baru = [(f.nama, texts_of(f)) for f in baru.formulir]
    assert sum((f.nama, texts_of(f)) in isi_baru for f in lama.formulir) >= sama


@given(_formulir, _formulir)
def test_both_lists_of_a_changed_position_are_had_back(dulu: Formulir, kini: Formulir) -> None:
    kini = replace(kini, nama=dulu.nama, id=dulu.id)
    (beda,) = banding_dokumen(doc(dulu), doc(kini))
    lama = [p.lama for p in beda.bagian if p.tempat.startswith("Tugas") and p.jenis != "baru"]
    baru = [p.baru for p in beda.bagian if p.tempat.startswith("Tugas") and p.jenis != "dihapus"]
    tetap = len(dulu.tugas) - len(lama)
    assert tetap == len(kini.tugas) - len(baru)
    assert sorted([*lama, *kini.tugas]) == sorted([*baru, *dulu.tugas])


def form(id: int, nama: str, *tugas: str, **lain: object) -> Formulir:
    return Formulir(id, nama, tugas=tugas, **lain)  # type: ignore[arg-type]


def doc(*formulir: Formulir, tahun: int = 2027) -> Dokumen:
    return Dokumen("Pujon", "Malang", tahun, formulir)


def kinds(hasil: tuple[BedaJabatan, ...]) -> list[tuple[str, str]]:
    return [(b.nama, b.jenis) for b in hasil]


def places(beda: BedaJabatan) -> list[tuple[str, str]]:
    return [(b.tempat, b.jenis) for b in beda.bagian]


def test_positions_are_known_by_their_names_over_the_years() -> None:
    lama = doc(form(1, "CAMAT", "a"), form(2, "KASI  Kesra", "b"), form(3, "PENGADMINISTRASI", "c"), tahun=2026)
    baru = doc(form(11, "CAMAT", "a"), form(12, "KASI KESRA", "b"), form(13, "PRANATA KOMPUTER", "d"))
    hasil = banding_dokumen(lama, baru)
    assert kinds(hasil) == [
        ("CAMAT", "sama"), ("KASI KESRA", "berubah"), ("PENGADMINISTRASI", "dihapus"), ("PRANATA KOMPUTER", "baru"),
    ]  # fmt: skip
    assert places(hasil[1]) == [("Nama jabatan", "berubah")]


def test_a_position_clearly_renamed_is_the_same_one() -> None:
    lama = doc(form(1, "KASI KETENTRAMAN DAN KETERTIBAN", "a"), tahun=2026)
    baru = doc(form(9, "KASI KETENTERAMAN DAN KETERTIBAN UMUM", "b"))
    (beda,) = banding_dokumen(lama, baru)
    assert places(beda) == [("Nama jabatan", "berubah"), ("Tugas 1", "dihapus"), ("Tugas 1", "baru")]


def test_between_equals_nothing_is_guessed() -> None:
    lama = doc(form(1, "STAF PELAYANAN A", "a"), tahun=2026)
    baru = doc(form(8, "STAF PELAYANAN B", "b"), form(9, "STAF PELAYANAN C", "c"))
    assert [jenis for _, jenis in kinds(banding_dokumen(lama, baru))] == ["dihapus", "baru", "baru"]


def test_the_same_content_under_another_name_is_a_renamed_position() -> None:
    lama = doc(form(1, "KASI TRANTIB", "menjaga ketertiban"), tahun=2026)
    baru = doc(form(9, "KEPALA SEKSI POLISI PAMONG PRAJA", "menjaga ketertiban"))
    assert [b.jenis for b in banding_dokumen(lama, baru)] == ["berubah"]


def test_twins_are_told_apart_by_their_superior_and_their_content() -> None:
    lama = doc(form(1, "STAF", "a", atasan="KASI A"), form(2, "STAF", "b", atasan="KASI B"), tahun=2026)
    baru = doc(form(7, "STAF", "b", atasan="KASI B"), form(8, "STAF", "a", atasan="KASI A"))
    hasil = banding_dokumen(lama, baru)
    assert [p.tempat for b in hasil for p in b.bagian] == ["Urutan dalam dokumen"]


def test_one_more_of_the_same_name_is_new_and_the_others_stay() -> None:
    lama = doc(form(1, "STAF", atasan="A"), form(2, "STAF", atasan="A"), tahun=2026)
    baru = doc(form(7, "STAF", atasan="A"), form(8, "STAF", atasan="A"), form(9, "STAF", atasan="A"))
    assert [b.jenis for b in banding_dokumen(lama, baru)] == ["sama", "sama", "baru"]


def test_within_a_year_a_position_stays_itself_whatever_its_name() -> None:
    lama, baru = doc(form(1, "A", "x"), form(2, "B", "y")), doc(form(1, "B", "x"), form(2, "A", "y"))
    assert [places(b) for b in banding_dokumen(lama, baru)] == [[("Nama jabatan", "berubah")]] * 2


def test_a_renamed_superior_is_told_once() -> None:
    lama = doc(form(1, "SEKRETARIS", "a"), form(2, "STAF", "b", atasan="SEKRETARIS"))
    baru = doc(form(1, "SEKRETARIS CAMAT", "a"), form(2, "STAF", "b", atasan="SEKRETARIS CAMAT"))
    assert [b.jenis for b in banding_dokumen(lama, baru)] == ["berubah", "sama"]
    pindah = doc(form(1, "SEKRETARIS", "a"), form(2, "STAF", "b", atasan="CAMAT"))
    assert places(banding_dokumen(lama, pindah)[1]) == [("Atasan", "berubah")]


def test_an_item_put_in_between_leaves_its_neighbours_alone() -> None:
    lama = form(1, "A", "menyusun rencana kerja;", "membuat laporan bulanan;", "melaksanakan tugas lain.")
    baru = form(
        1, "A", "menyusun rencana kerja;", "mengelola arsip surat;", "membuat laporan bulanan dan tahunan;",
        "melaksanakan tugas lain.",
    )  # fmt: skip
    (beda,) = banding_dokumen(doc(lama), doc(baru))
    assert places(beda) == [("Tugas 2", "baru"), ("Tugas 3", "berubah")]
    assert beda.bagian[1].kata[1] == ("tambah", " dan tahunan")


def test_cells_of_the_table_are_named_and_counted_through_the_form() -> None:
    satu = Sasaran(1, "Pelayanan", (Indikator(1, "Nilai SKM"),))
    dua = Sasaran(2, "Keuangan", (Indikator(2, "Serapan anggaran", rumus="[A] / [B]", sumber="Laporan"),))
    ganti = replace(dua.indikator[0], rumus="[A] / [C]", arah="turun", gabung_sumber=True)
    tambahan = Indikator(9, "Laporan tepat waktu", rumus="[X]")
    lama, baru = (
        form(1, "A", sasaran=(satu, dua)),
        form(1, "A", sasaran=(satu, replace(dua, indikator=(ganti, tambahan)))),
    )
    (beda,) = banding_dokumen(doc(lama), doc(baru))
    assert places(beda) == [
        ("Indikator 2 · rumus", "berubah"),
        ("Indikator 2 · sel sumber data", "baru"),
        ("Indikator 2 · arah", "baru"),
        ("Indikator 3", "baru"),
        ("Indikator 3 · rumus", "baru"),
    ]
    assert beda.bagian[0] == BedaBagian("Indikator 2 · rumus", "berubah", "[A] / [B]", "[A] / [C]")


def test_signature_and_paper_stand_in_an_entry_of_their_own() -> None:
    lama = replace(doc(form(1, "A")), penandatangan=Penandatangan("CAMAT", "MULYONO", tanggal=date(2026, 1, 5)))
    baru = replace(lama, penandatangan=Penandatangan("CAMAT", "SITI"), gaya=Gaya("f4"))
    hasil = banding_dokumen(lama, baru)
    assert kinds(hasil) == [("A", "sama"), (DOKUMEN, "berubah")]
    assert [p for p, _ in places(hasil[1])] == ["Nama penandatangan", "Tanggal penandatanganan", "Kertas"]
    assert hasil[1].bagian[1].lama == "5 Januari 2026"
