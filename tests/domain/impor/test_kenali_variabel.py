"""Variables by their names: certain only where equal, else proposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.impor.kenali_variabel import kenali_variabel
from iki_desktop.domain.variabel import Variabel
from tests.domain.impor.bantu_kenali import BPNT, KEJADIAN, LINMAS, PAM, PEGAWAI, VARIABEL

_LAIN = (
    Variabel(1, "Laporan swadaya murni, gotong royong, dan penyerapan ADD/DD", satuan="laporan"),
    Variabel(2, "Penduduk", satuan="orang"),
    Variabel(3, "Jumlah penduduk miskin", satuan="KK"),
    Variabel(4, "Nilai SKM Tahun N − 1"),
    Variabel(5, "Nilai SKM Tahun N − 2"),
    Variabel(6, "Laporan Bulan Bakti Gotong Royong Masyarakat (BBGRM)", satuan="laporan"),
)


@pytest.mark.parametrize(
    ("teks", "id_variabel"),
    [
        ("Laporan distribusi BPNT", BPNT),
        ("LAPORAN  DISTRIBUSI\u00a0BPNT", BPNT),
        ("Laporan distribusi BPNT (laporan)", BPNT),
        ("Jumlah Laporan distribusi BPNT", BPNT),
        ("Jml. laporan distribusi BPNT", BPNT),
        ("Banyaknya laporan distribusi BPNT (Laporan)", BPNT),
        ("1. Laporan distribusi BPNT", BPNT),
        ("a) Kegiatan pembinaan linmas", LINMAS),
        ("1.2. Draf laporan kejadian", KEJADIAN),
        ("Draf laporan kegiatan-PAM", PAM),
        ("Jumlah pegawai kantor", PEGAWAI),
        ("Jml pegawai", PEGAWAI),
        ("Pegawai (jiwa)", PEGAWAI),
    ],
)
def test_what_is_equal_but_for_its_writing_is_certain(teks: str, id_variabel: int) -> None:
    assert kenali_variabel(teks, VARIABEL).id == id_variabel


@pytest.mark.parametrize(
    ("teks", "id_variabel"),
    [
        ("Laporan swadaya murni gotong royong & penyerapan ADD - DD", 1),
        ("Jumlah penduduk", 2),
        ("Penduduk miskin", 3),
        ("Jumlah penduduk miskin (KK)", 3),
        ("nilai skm tahun N-1", 4),
        ("Nilai SKM Tahun N - 2", 5),
        ("Laporan Bulan Bakti Gotong Royong Masyarakat (BBGRM)", 6),
    ],
)
def test_punctuation_and_counting_words_do_not_matter(teks: str, id_variabel: int) -> None:
    assert kenali_variabel(teks, _LAIN).id == id_variabel


@pytest.mark.parametrize(
    ("teks", "pertama"),
    [
        ("Draf laporan kegiatan", PAM),
        ("Draf lap. kejadiaan", KEJADIAN),
        ("Distribusi BPNT", BPNT),
        ("BPNT", BPNT),
        ("Laporan distribusi BPNT (KPM)", BPNT),  # of another unit
        ("Laporan distribusi BPNT (%)", BPNT),
        ("Pegawai (L)", PEGAWAI),
    ],
)
def test_what_is_only_alike_is_proposed(teks: str, pertama: int) -> None:
    dikenal = kenali_variabel(teks, VARIABEL)
    assert dikenal.id is None
    assert dikenal.calon[0].id == pertama
    assert 0.72 <= dikenal.calon[0].skor < 1
    assert dikenal.calon[0].sebab


@pytest.mark.parametrize("teks", ["", "(orang)", "Jumlah", "No", "Keterangan", "Luas sawah", "12", "laporan"])
def test_what_is_none_has_no_certain_one(teks: str) -> None:
    assert kenali_variabel(teks, VARIABEL).id is None


def test_two_of_one_name_are_both_proposed() -> None:
    kembar = (Variabel(1, "Jumlah surat"), Variabel(2, "Surat", tercetak="Surat masuk"), Variabel(3, "surat masuk"))
    assert kenali_variabel("Jumlah surat", kembar).id == 1
    assert kenali_variabel("Surat", kembar).id == 2
    dikenal = kenali_variabel("Surat masuk", kembar)
    assert dikenal.id is None
    assert {c.id for c in dikenal.calon} == {2, 3}
    assert kenali_variabel("Banyaknya surat", kembar).id is None


@given(st.sampled_from(VARIABEL), st.sampled_from(["{}", "1. {}", "Jumlah {}", "{} ", "b) {}"]), st.booleans())
def test_each_writing_of_each_name_is_found(variabel: Variabel, hiasan: str, besar: bool) -> None:
    teks = hiasan.format(variabel.nama)
    assert kenali_variabel(teks.upper() if besar else teks, VARIABEL).id == variabel.id


@given(st.text(max_size=40))
def test_any_text_can_be_looked_at(teks: str) -> None:
    dikenal = kenali_variabel(teks, VARIABEL)
    assert dikenal.id is None or not dikenal.calon
