"""Text with columns: whatever separator, encoding and quotes, cell by cell as it was written."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.impor.lembar import Sel
from iki_desktop.sheets.baca.kata import KALIMAT, KUTIP_TERBUKA
from tests.sheets.baca.bahan import hasil, langsung


def baris(teks: str, sandi: str = "utf-8") -> list[tuple[Sel, ...]]:
    """The rows of a text."""
    buku = langsung("rekap.csv", teks.encode(sandi))
    assert (buku.jenis, [satu.nama for satu in buku.lembar]) == ("csv", ["rekap"])
    return [tuple(satu) for satu in buku.lembar[0].baris]


@pytest.mark.parametrize(
    ("teks", "isi"),
    [
        ("Desa;Jumlah\r\nNgroto;1,5\r\n", [("tDesa", "tJumlah"), ("tNgroto", "t1,5")]),
        ("Desa,Jumlah\nNgroto,3\n", [("tDesa", "tJumlah"), ("tNgroto", "t3")]),
        ("Desa\tJumlah, orang\rNgroto\t3\r", [("tDesa", "tJumlah, orang"), ("tNgroto", "t3")]),
        ("Desa|Jumlah\nNgroto|0012", [("tDesa", "tJumlah"), ("tNgroto", "t0012")]),
        ("sep=,\nDesa,a;b\nNgroto,c;d", [("tDesa", "ta;b"), ("tNgroto", "tc;d")]),
        ('Desa;Alamat\n"Ngroto";"Jl. A\nNo. ""1"""\n', [("tDesa", "tAlamat"), ("tNgroto", 'tJl. A\nNo. "1"')]),
        ("Rekap, bulan Januari\n\nDesa;Jan;Feb\nNgroto;1,5;2,5\n",
         [("tRekap, bulan Januari",), (), ("tDesa", "tJan", "tFeb"), ("tNgroto", "t1,5", "t2,5")]),
        ('Kode;Desa\n="0012";Ngroto\n', [("tKode", "tDesa"), ("t0012", "tNgroto")]),
        ("Desa\nNgroto\n", [("tDesa",), ("tNgroto",)]),
        ("a;;b;\n;;;\n", [("ta", None, "tb")]),
        ("a,\"b;c\"\nd,\"e;f\"\n", [("ta", "tb;c"), ("td", "te;f")]),
    ],
)  # fmt: skip
def test_the_cells_of_a_text(teks: str, isi: list[tuple[Sel, ...]]) -> None:
    assert baris(teks) == isi


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_each_encoding(sandi: str) -> None:
    assert baris("Désa;Jumlah – orang\nNgroto;3\n", sandi)[0] == ("tDésa", "tJumlah – orang")


def test_utf_16_with_the_other_byte_first() -> None:
    assert baris("\ufeffDesa;3\n", "utf-16-be") == [("tDesa", "t3")]


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    buku = langsung("a.csv", b'Desa;Ket\nNgroto;"baik\nNgabab;3\n')
    assert buku.lembar[0].baris == (("tDesa", "tKet"), ("tNgroto", 't"baik'), ("tNgabab", "t3"))
    assert buku.catatan == (KUTIP_TERBUKA,)


_sel = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.just("\n"), max_size=6)


@given(st.lists(st.lists(_sel, min_size=2, max_size=2), min_size=3, max_size=8), st.sampled_from(";\t"))
def test_what_csv_writes_is_read_back(kisi: list[list[str]], pemisah: str) -> None:
    keluar = StringIO()
    csv.writer(keluar, delimiter=pemisah, quoting=csv.QUOTE_ALL).writerows(kisi)
    ada = langsung("a.csv", f"sep={pemisah}\n{keluar.getvalue()}".encode()).lembar[0]
    assert {(b, k): satu[1:] for b, k, satu in ada.terisi()} == {
        (b, k): satu for b, isi in enumerate(kisi) for k, satu in enumerate(isi) if satu and satu != '=""'
    }


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda teks: teks.encode()))
def test_any_bytes_end_as_a_book_or_a_reason(isi: bytes) -> None:
    ada = hasil("a.csv", isi)
    assert ada in KALIMAT if isinstance(ada, str) else ada.jenis


@given(st.text(st.sampled_from('ab;,\t|"\n\r= '), max_size=60))
def test_no_letter_of_a_text_is_lost(teks: str) -> None:
    if not teks:
        return
    ada = langsung("a.csv", teks.encode()).lembar[0]
    huruf = "".join(satu[1:] for *_, satu in ada.terisi())
    assert huruf.count("a") == teks.count("a")
    assert huruf.count("b") == teks.count("b")
