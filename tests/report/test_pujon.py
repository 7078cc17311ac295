"""The PDF of Pujon beside the reference: every letter there, in reading order, nothing else."""

import json
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.domain.dokumen import Dokumen
from iki_desktop.services.cetak import render_pdf
from tests.report.baca_pdf import Lembar, Tulisan, bab, baca, huruf, huruf_pdfium
from tests.report.harapan import harapan_rujukan, periksa_urutan

DATA = Path(__file__).parent.parent / "data"
RUJUKAN: dict[str, Any] = json.loads((DATA / "pujon-rujukan.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pdf(dokumen_pujon: Dokumen) -> bytes:
    return render_pdf(dokumen_pujon)[0]


@pytest.fixture(scope="module")
def lembar(pdf: bytes) -> list[Lembar]:
    return baca(pdf)


@pytest.fixture(scope="module")
def halaman(pdf: bytes, lembar: list[Lembar]) -> list[list[Lembar]]:
    """The pages of each position."""
    awal = [nomor for _, nomor in bab(pdf)]
    return [lembar[a:b] for a, b in zip(awal, [*awal[1:], len(lembar)], strict=True)]


@pytest.mark.parametrize("urutan", range(28), ids=lambda n: RUJUKAN["jabatan"][n]["nama"][:30])
def test_a_position_says_what_the_reference_says(halaman: list[list[Lembar]], urutan: int) -> None:
    periksa_urutan(halaman[urutan], harapan_rujukan(RUJUKAN)[urutan])


def test_columns_are_as_wide_as_on_the_forms(lembar: list[Lembar]) -> None:
    """About 20 : 25 : 35 : 20 of the width between the margins (rules.md)."""
    for satu in lembar:
        lebar = [b - a for a, b in pairwise(satu.tepi_tabel)]
        assert [n / sum(lebar) for n in lebar] == pytest.approx([0.20, 0.25, 0.35, 0.20], abs=0.005)


def test_another_reader_finds_the_same_letters_in_the_same_order(pdf: bytes, lembar: list[Lembar]) -> None:
    lain = ["".join(satu for satu, _ in halaman) for halaman in huruf_pdfium(pdf)]
    assert lain == ["".join(huruf(t.isi) for t in satu.tulisan) for satu in lembar]


def test_each_page_is_numbered(lembar: list[Lembar]) -> None:
    assert [[t.isi for t in satu.kaki] for satu in lembar] == [
        [f"{n} dari {len(lembar)}"] for n in range(1, len(lembar) + 1)
    ]


def test_the_letters_are_those_of_the_office_s_own_file(lembar: list[Lembar]) -> None:
    """Against the raw text layer, which nobody paired into cells: the same letters, each as often.

    There one private sign stands for both kinds of mark, and the title stands twice on the first page.
    """
    teks = (DATA / "pujon-rujukan.txt").read_text(encoding="utf-8").replace("\uf076", "•")
    asli = Counter(huruf(unicodedata.normalize("NFKC", teks)))
    asli.subtract(huruf("INDIKATOR KINERJA INDIVIDU"))
    badan = Counter(huruf("".join(t.isi for satu in lembar for t in satu.badan).replace("❖", "•")))
    for satu in lembar:
        if not satu.sebelum_tabel:  # the table goes on here: its header, the only bold text, stands once more
            badan.subtract(huruf("".join(t.isi for t in satu.di_tabel if "Bold" in "".join(t.font))))
    assert badan == asli


@pytest.mark.parametrize("urutan", [0, 27], ids=["Sekretaris", "Camat"])
def test_a_formula_is_printed_as_a_fraction(halaman: list[list[Lembar]], urutan: int) -> None:
    jabatan = RUJUKAN["jabatan"][urutan]
    harapan = [i["pecahan"] for s in jabatan["sasaran"] for i in s["indikator"] if "pecahan" in i]
    dapat = [pecahan for satu in halaman[urutan] for pecahan in _pecahan(satu)]
    assert dapat == [
        (
            huruf(f"{p['label']} =" if "label" in p else ""),
            huruf(p["pembilang"]),
            huruf(p["penyebut"]),
            huruf(p["tanda_kali"] + p["kali"]),
        )
        for p in harapan
    ]


def _pecahan(lembar: Lembar) -> list[tuple[str, str, str, str]]:
    """The fractions of the third column: what stands before, above, below, and beside the rule."""
    kiri, kanan = lembar.tepi_tabel[2:4]
    penuh = [r for r in lembar.datar if r.x0 <= kiri + 1 and r.x1 >= kanan - 1]
    hasil = []
    for palang in sorted((r for r in lembar.datar if kiri + 1 < r.x0 and r.x1 < kanan - 1), key=lambda r: r.y0):
        atas = max(r.y0 for r in penuh if r.y0 < palang.y0)
        bawah = min(r.y0 for r in penuh if r.y0 > palang.y0)
        sel = [t for t in lembar.di_tabel if kiri < t.x < kanan and atas < t.y < bawah]
        samping = [t for t in sel if t.x >= palang.x1 and t.atas < palang.y0 < t.bawah]
        tumpuk = [t for t in sel if t.x > palang.x0 - 0.01 and t.kanan < palang.x1 + 0.01]
        hasil.append(
            (
                _huruf([t for t in sel if t not in samping and t not in tumpuk]),
                _huruf([t for t in tumpuk if t.bawah <= palang.y0]),
                _huruf([t for t in tumpuk if t.atas >= palang.y0]),
                _huruf(samping),
            )
        )
    return hasil


def _huruf(tulisan: list[Tulisan]) -> str:
    return huruf("".join(t.isi for t in tulisan))
