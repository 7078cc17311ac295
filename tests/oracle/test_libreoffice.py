"""The engine gives the numbers that LibreOffice computes from the same figures, by formulas written from rules.md.

The stored answers are compared on every run; `make oracle`, and the slow tests where LibreOffice is, compute afresh.
"""

import os
import random
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from iki_desktop.domain.dokumen import Arah
from iki_desktop.domain.nilai import nilai_indikator
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.variabel import FREKUENSI, LINGKUP, REKAP_DESA, REKAP_WAKTU
from tests.oracle.banding import beda, laporan
from tests.oracle.kasus import PITA_BAKU, PITA_LAIN, TAHUN, Besaran, Kasus
from tests.oracle.libre import halangan, hitung_buku
from tests.oracle.simpanan import BENIH, BERKAS, Simpanan, muat, susun


@pytest.fixture(scope="module")
def simpanan() -> Simpanan:
    """What is stored."""
    return muat()


@pytest.fixture(scope="module")
def _libreoffice() -> None:
    """Leaves the test out where no workbook can be computed."""
    if sebab := halangan():
        pytest.skip(sebab)


def test_the_engine_gives_what_libreoffice_computed(simpanan: Simpanan) -> None:
    assert len(simpanan.isi) >= 400
    assert simpanan.beda() == []


def test_the_stored_cases_are_of_all_kinds(simpanan: Simpanan) -> None:
    besaran = [b for k, _ in simpanan.isi for b in k.besaran]
    sendiri = [b for b in besaran if b.asal is None and b.tetap is None]
    assert {(b.frekuensi, b.lingkup, b.waktu) for b in sendiri} == {
        (f, li, w) for f in FREKUENSI for li in LINGKUP for w in REKAP_WAKTU
    }
    assert {b.desa for b in sendiri if b.lingkup == "desa"} == set(REKAP_DESA)
    assert {teks for b in sendiri for satu in b.isi.values() for t in satu for teks in t.split("|")} > {"", "-", "n/a"}
    assert {b.jeda for b in besaran if b.asal is not None} == {1, 2}
    assert sum(b.tetap is not None for b in besaran) > 50
    assert {k.masa[1] for k, _ in simpanan.isi} == {1, 3, 6, 12}
    assert {k.arah for k, _ in simpanan.isi} == set(get_args(Arah))
    assert {j.predikat for _, j in simpanan.isi} == {*PITA_BAKU, *PITA_LAIN, "TAK"}
    kata = {n[0] for _, j in simpanan.isi for n in j.nama if isinstance(n[0], str)}
    assert kata == {"KOSONG", "TAK BERLAKU", "JARANG"}
    hasil = [j.hasil for _, j in simpanan.isi]
    assert min(hasil.count("KOSONG"), hasil.count("NOL")) > 30
    assert sum(isinstance(h, float) for h in hasil) > 300


def test_the_stored_answers_came_from_a_workbook(simpanan: Simpanan) -> None:
    """The file that came back names its program, one of its cells the release; and its numbers are doubles."""
    assert re.match(r"LibreOffice/\d+(\.\d+)+\$\w+ LibreOffice_project/\w+", simpanan.mesin)
    assert simpanan.rilis.split("(")[0] in simpanan.mesin
    tepat = biner = 0
    for kasus, jawaban in simpanan.isi:
        nilai = nilai_indikator(kasus.rumus, Periode(TAHUN, *kasus.masa), laporan(kasus)).nilai
        if nilai is not None and isinstance(jawaban.hasil, float):
            tepat += nilai == Decimal(repr(jawaban.hasil))
            biner += nilai != Decimal(repr(jawaban.hasil))
    assert min(tepat, biner) > 100


def test_cases_changed_by_hand_are_refused(tmp_path: Path) -> None:
    berkas = tmp_path / "oracle.json"
    berkas.write_text(BERKAS.read_text("utf-8").replace('"n/a|', '"0|', 1), "utf-8")
    with pytest.raises(ValueError, match="make oracle"):
        muat(berkas)


def _isi(dari: str, ke: str) -> Callable[[Besaran], Besaran]:
    """Every figure of one state taken for another."""

    def ubah(b: Besaran) -> Besaran:
        isi = {t: ["|".join(ke if x == dari else x for x in s.split("|")) for s in semua] for t, semua in b.isi.items()}
        return replace(b, isi=isi)

    return ubah


SALAH: dict[str, Callable[[Besaran], Besaran]] = {
    "blank is zero": _isi("", "-"),
    "nihil is blank": _isi("-", ""),
    "not applicable is blank": _isi("n/a", ""),
    "not applicable is zero": _isi("n/a", "0"),
    "one year less back": lambda b: replace(b, jeda=b.jeda - 1) if b.jeda == 2 else b,
    "means are sums": lambda b: replace(b, waktu="jumlah") if b.waktu == "rata" else b,
    "headcounts are summed": lambda b: replace(b, waktu="jumlah") if b.waktu == "akhir" else b,
    "desa are always summed": lambda b: replace(b, desa="jumlah"),
    "highest and lowest exchanged": lambda b: replace(
        b,
        waktu={"tertinggi": "terendah", "terendah": "tertinggi"}.get(b.waktu, b.waktu),  # type: ignore[arg-type]
    ),
}


@pytest.mark.parametrize("salah", SALAH)
def test_an_engine_with_this_fault_would_be_found(simpanan: Simpanan, salah: str) -> None:
    def rusak(kasus: Kasus) -> Kasus:
        return replace(kasus, besaran=tuple(map(SALAH[salah], kasus.besaran)))

    assert sum(bool(beda(rusak(k), j)) for k, j in simpanan.isi) >= 10


@pytest.mark.slow
@pytest.mark.usefixtures("_libreoffice")
def test_libreoffice_says_today_what_is_stored(simpanan: Simpanan) -> None:
    buku = hitung_buku([k for k, _ in simpanan.isi])
    assert None not in buku.jawaban
    if buku.mesin == simpanan.mesin:
        assert buku.jawaban == [j for _, j in simpanan.isi]
    isi = [(k, j) for (k, _), j in zip(simpanan.isi, buku.jawaban, strict=True) if j is not None]
    assert replace(simpanan, isi=isi).beda() == []


@pytest.mark.slow
@pytest.mark.usefixtures("_libreoffice")
def test_cases_never_seen_before_agree_too() -> None:
    """CI takes the same ones each time, as with hypothesis."""
    benih = BENIH + 1 if os.environ.get("CI") else random.randrange(10**6)
    baru = susun(benih, 300)
    assert baru.beda() == [], f"python -m tests.oracle --coba --banyak 300 --benih {benih}"
    assert baru.goyah <= 30
