"""The check of a formula: each fault with its place, its sentence and cures that cure it."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.domain.cela_rumus import Cela, terapkan
from iki_desktop.domain.periksa_rumus import jenis_baris, periksa
from iki_desktop.domain.rumus import RumusError, baca_rumus
from tests.domain.pohon_rumus import Bahan, rumus

KENAL = ("Hadir", "Undangan", "Pegawai", "Hari kerja efektif", "Nilai SKM Tahun N − 1")


def satu(teks: str) -> Cela:
    (cela,) = periksa(teks, KENAL)
    return cela


@pytest.mark.parametrize(
    ("teks", "tempat", "kata", "sembuh"),
    [
        ("([Hadir] + 2", "(", "belum ditutup", "([Hadir] + 2)"),
        ("[Hadir] + 2)", ")", "kurung buka", "[Hadir] + 2"),
        ("[Hadir", "[Hadir", "belum ditutup", "[Hadir]"),
        ("[Hadir / 2", "[Hadir", "belum ditutup", "[Hadir] / 2"),
        ("[Nilai SKM Tahun N − 1 / 2", "[Nilai SKM Tahun N − 1", "belum ditutup", "[Nilai SKM Tahun N − 1] / 2"),
        ("Hadir] / 2", "Hadir]", "belum dibuka", "[Hadir] / 2"),
        ("2 x hadir", "hadir", "di luar kurung siku", "2 x [Hadir]"),
        ("2 x Hadirin", "Hadirin", "di luar kurung siku", "2 x [Hadir]"),
        ("2 x Anggaran", "Anggaran", "di luar kurung siku", "2 x [Anggaran]"),
        ("nilai SKM tahun N − 1 / 2", "nilai SKM tahun N − 1", "di luar", "[Nilai SKM Tahun N − 1] / 2"),
        ("2 x [Hari kerja efektif] efektif", "efektif", "di luar", None),
        ("[Hadir] + / 2", "+ /", "berurutan", "[Hadir] + 2"),
        ("/ [Hadir]", "/", "kurang nama", "[Hadir]"),
        ("[Hadir] /", "/", "kurang nama", "[Hadir]"),
        ("([Hadir] x) / 2", "x", "kurang nama", "([Hadir]) / 2"),
        ("[Hadir] [Undangan]", "[Undangan]", "kurang tanda", "[Hadir] x [Undangan]"),
        ("[Hadir] 2", "2", "kurang tanda", "[Hadir] x 2"),
        ("= [Hadir]", "=", "label", "[Hadir]"),
        ("Tingkat =", "=", "belum ada rumus", "Tingkat"),
        ("A = 2 = 2 x 2", "=", "hanya boleh satu", None),
        ("2 x 1.5", "1.5", "bukan angka", "2 x 1,5"),
        ("2 x 1e3", "1e3", "bukan angka", "2 x 1.000"),
        ("[Hadir] %", "%", "mengikuti satu angka", "[Hadir] x 100%"),
        ("[Hadir] x 100%%", "%", "Persen dari persen", "[Hadir] x 100%"),
        ("[Hadir] x 100 persen", "persen", "Sesudah angka", "[Hadir] x 100%"),
        ("[Hadir] dibagi [Undangan]", "dibagi", "lambang", "[Hadir] / [Undangan]"),
        ("[Hadir] · 2", "·", "tidak dikenal", "[Hadir] x 2"),
        ("∑([Hadir])", "∑", "Sesudah ∑", "([Hadir])"),
        ("() + 2", "()", "kosong", None),
        ("[ ] / [Hadir]", "[ ]", "kosong", None),
    ],
)
def test_what_can_not_be_read_is_told_with_its_cure(teks: str, tempat: str, kata: str, sembuh: str | None) -> None:
    cela = next(c for c in periksa(teks, KENAL))
    assert cela.berat == "salah"
    assert teks[cela.awal : cela.akhir] == tempat
    assert kata in cela.kalimat
    if sembuh is not None:
        assert terapkan(teks, cela.obat[0]) == sembuh


@pytest.mark.parametrize(
    ("teks", "tempat", "kata", "sembuh"),
    [
        ("[Hadirr] / 2", "[Hadirr]", "belum ada", "[Hadir] / 2"),
        ("[Hadir] / [Undangan] x 100% x 100%", "100%", "Persen dari persen", "[Hadir] / [Undangan] x 100%"),
        ("100% x ([Hadir] x 100%)", "100%", "Persen dari persen", "([Hadir] x 100%)"),
        ("pegawai", "pegawai", "kurung siku", "[Pegawai]"),
        ("[Hadir] / (2 - 2)", "(2 - 2)", "nol", None),
        ("Label = [Hadir] : 0", "0", "nol", None),
    ],
)
def test_what_is_probably_not_meant_asks_for_attention(teks: str, tempat: str, kata: str, sembuh: str | None) -> None:
    cela = satu(teks)
    assert cela.berat == "perhatian"
    assert teks[cela.awal : cela.akhir] == tempat
    assert kata in cela.kalimat
    if sembuh is not None:
        assert terapkan(teks, cela.obat[0]) == sembuh


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "  \n\n",
        "[Hadir] / [undangan] x 100%",
        "Tingkat = ∑[HADIR] : 2 - -1",
        "50% x ([Hadir] / [Undangan] x 100%)",
        "Jumlah dokumen yang disusun",
        "PNS/ASN yang hadir (lengkap), 3 kali setahun",
        "- rata-rata nilai",
        "[Hadir] / [Undangan]\nNilai dari atasan",
    ],
)
def test_what_is_right_is_left_alone(teks: str) -> None:
    assert periksa(teks, KENAL) == ()


def test_an_unknown_name_can_be_made_a_variable() -> None:
    cela = satu("[Anggaran] / [Hadir]")
    (obat,) = cela.obat
    assert obat.label == "Buat variabel “Anggaran”"
    assert obat.buat == "Anggaran"
    assert terapkan("[Anggaran] / [Hadir]", obat) == "[Anggaran] / [Hadir]"


def test_all_faults_of_all_lines_are_told_in_order() -> None:
    teks = "[Hadir] x 1.5 dibagi 2\n\n([Lain] + [Hadir]"
    assert [teks[c.awal : c.akhir] for c in periksa(teks, KENAL)] == ["1.5", "dibagi", "(", "[Lain]"]
    terakhir = periksa(teks, KENAL)[2]
    assert terapkan(teks, terakhir.obat[0]) == teks + ")"


@pytest.mark.parametrize(
    ("baris", "jenis"),
    [
        (" ", "kosong"),
        ("[Hadir] / 2", "rumus"),
        ("245", "rumus"),
        ("Jumlah dokumen tahun 2026", "teks"),
        ("Hadir / Undangan", "draf"),
        ("Hadir x", "draf"),
        ("Tingkat =", "draf"),
        ("[Hadir", "draf"),
        ("2 kali setahun", "draf"),
    ],
)
def test_what_a_line_is(baris: str, jenis: str) -> None:
    assert jenis_baris(baris) == jenis


def test_ten_thousand_letters_are_one_fault_and_soon_told() -> None:
    mulai = time.perf_counter()
    assert len(periksa("(" * 10_000, KENAL)) == 1
    assert len(periksa("a / " * 900, KENAL)) <= 60
    periksa("[x] / " * 600 + "[y]", KENAL * 200)
    assert time.perf_counter() - mulai < 3


TEKS = st.one_of(
    st.text(max_size=60),
    st.text("[]()∑x/+-%=.,01 \nab", max_size=40),
    st.lists(
        st.sampled_from(
            ["[Hadir]", "[", "]", "(", ")", "x", "/", "-", "∑", "1.5", "100%", "%", "=", " ", "Hadir", "kali", "0", "2"]
        ),
        max_size=14,
    ).map(" ".join),
)


@given(TEKS)
@settings(max_examples=200)
def test_any_text_is_checked_and_its_cures_change_it(teks: str) -> None:
    for baris in teks.split("\n"):
        salah = any(c.berat == "salah" for c in periksa(baris, KENAL))
        try:
            baca_rumus(baris)
        except RumusError:
            assert salah == (jenis_baris(baris) == "draf"), "what can't be read is told"
        else:
            assert not salah, "what can be read is no fault"
    for cela in periksa(teks, KENAL):
        assert 0 <= cela.awal <= cela.akhir <= len(teks)
        assert re.fullmatch(r"[A-Z“∑].*\.", cela.kalimat, re.DOTALL)
        for obat in cela.obat:
            assert 0 <= obat.awal <= obat.akhir <= len(teks)
            assert obat.buat or terapkan(teks, obat) != teks
            assert terapkan(teks, obat).count("\n") == teks.count("\n")


@given(TEKS)
@settings(max_examples=100)
def test_curing_one_after_the_other_ends_without_faults_that_can_be_cured(teks: str) -> None:
    for _ in range(400):
        berobat = [c for c in periksa(teks, KENAL) if c.obat and not c.obat[0].buat]
        if not berobat:
            return
        teks = terapkan(teks, berobat[0].obat[0])
    pytest.fail(f"still proposes: {teks!r}")


@given(rumus)
@settings(max_examples=60)
def test_a_formula_is_never_wrong_and_curing_it_keeps_it_one(bahan: Bahan) -> None:
    teks = " ".join(bahan.teks.split("\n"))
    for cela in periksa(teks, KENAL):
        assert cela.berat == "perhatian"
        for obat in cela.obat:
            baca_rumus(terapkan(teks, obat))


@pytest.mark.parametrize(
    ("teks", "sesudah"),
    [
        ("[Desa tertib] / [Jumlah desa) x 100%]", "[Desa tertib] / [Jumlah desa] x 100%"),
        ("[Hadir / [x]", None),
        ("[Jumlah surat x 100%]", "[Jumlah surat] x 100%"),
        ("[Kehadiran PNS/ASN (rapat)]", None),
    ],
)
def test_a_bracket_closed_too_late_is_closed_where_the_name_ends(teks: str, sesudah: str | None) -> None:
    semua = [c for c in periksa(teks, ("Desa tertib",)) if "terlambat ditutup" in c.kalimat]
    assert bool(semua) is (sesudah is not None)
    if sesudah is not None:
        assert terapkan(teks, semua[0].obat[0]) == sesudah
