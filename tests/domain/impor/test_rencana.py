"""Old beside new: what a file may replace, what it has to ask, and what two files dispute."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from iki_desktop.domain.figur import KOSONG, NIHIL, Figur
from iki_desktop.domain.impor.hasil import Ambilan
from iki_desktop.domain.impor.hasil_buku import TinjauanBuku
from iki_desktop.domain.impor.rencana import Rencana, Tersimpan, rencanakan
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import kunci_cari
from tests.domain.impor.bahan_rencana import tinjauan_buku

JANUARI = Periode(2026, 1, 1)


def kunci(desa: int) -> KunciFigur:
    return 12, JANUARI, desa


def terisi(nilai: str) -> Figur:
    return Figur("terisi", Decimal(nilai))


def berkas(nama: str = "a.xlsx", sumber: str = "a", catatan: str = "", **isi: str) -> TinjauanBuku:
    """A file whose cells `A1="6:12"` give village 6 the figure 12 (`-` nihil)."""

    def ambilan(teks: str) -> Ambilan:
        desa, nilai = teks.split(":")
        return Ambilan(kunci(int(desa)), NIHIL if nilai == "-" else terisi(nilai), catatan)

    return tinjauan_buku(nama, sumber, {alamat: ambilan(teks) for alamat, teks in isi.items()})


def rencana(
    *semua: TinjauanBuku,
    ada: dict[KunciFigur, Tersimpan] | None = None,
    sudah: dict[str, str] | None = None,
    jawaban: Mapping[str, str] | None = None,
) -> list[Rencana]:
    return list(rencanakan(semua, ada or {}, sudah or {}, jawaban or {}, lambda k: f"Linmas {k[2]}"))


def test_what_isnt_there_yet_is_new() -> None:
    (satu,) = rencana(berkas(A1="6:12", A2="7:-"), ada={kunci(7): Tersimpan(KOSONG, catatan="menyusul")})
    assert satu.hitung_ubah() == {"baru": 2, "ubah": 0, "tetap": 0}
    assert satu.pertanyaan == ()
    assert [(p.sel, p.ambilan.figur) for p in satu.isi] == [("A1", terisi("12")), ("A2", NIHIL)]


def test_what_is_the_same_changes_nothing_whoever_brought_it() -> None:
    (satu,) = rencana(berkas(A1="6:12"), ada={kunci(6): Tersimpan(terisi("12"), "diketik")})
    assert satu.hitung_ubah() == {"baru": 0, "ubah": 0, "tetap": 1}
    assert satu.isi == ()


def test_a_corrected_file_replaces_what_it_brought_itself() -> None:
    (satu,) = rencana(berkas(A1="6:13"), ada={kunci(6): Tersimpan(terisi("12"), "diimpor", "a")})
    assert satu.hitung_ubah()["ubah"] == 1
    assert satu.pertanyaan == ()


@pytest.mark.parametrize("lama", [Tersimpan(terisi("12"), "diketik"), Tersimpan(terisi("12"), "diimpor", "b")])
def test_what_others_brought_is_replaced_only_where_the_clerk_says_so(lama: Tersimpan) -> None:
    baru, ada = berkas(A1="6:13", A2="7:1"), {kunci(6): lama}
    (satu,) = rencana(baru, ada=ada)
    (tanya,) = satu.pertanyaan
    assert (tanya.jenis, tanya.kunci, tanya.sel) == ("timpa", "timpa a.xlsx", ("A1",))
    (ganti,) = rencana(baru, ada=ada, jawaban={kunci_cari(tanya.kunci): "ya"})
    assert (ganti.pertanyaan, ganti.hitung_ubah()) == ((), {"baru": 1, "ubah": 1, "tetap": 0})
    (biar,) = rencana(baru, ada=ada, jawaban={"timpa": "tidak"})
    assert (biar.pertanyaan, biar.hitung_ubah()) == ((), {"baru": 1, "ubah": 0, "tetap": 0})
    temuan = biar.hasil.lembar[0].temuan_di(0, 0)
    assert temuan is not None
    assert temuan.nasib == "diabaikan"
    assert "12" in temuan.sebab
    assert baru.lembar[0].ambilan.keys() == {(0, 0), (1, 0)}, "the review that was given stays as it is"


def test_the_same_file_again_brings_back_nothing_that_was_changed_since() -> None:
    ada = {kunci(6): Tersimpan(terisi("99"), "diketik"), kunci(7): Tersimpan(terisi("1"), "diimpor", "a")}
    (satu,) = rencana(berkas(A1="6:13", A2="7:1"), ada=ada, sudah={"sha a.xlsx": "Sudah diimpor."})
    assert satu.pertanyaan == ()
    assert satu.hitung_ubah() == {"baru": 0, "ubah": 0, "tetap": 1}
    assert satu.sebelumnya == "Sudah diimpor."
    assert satu.hasil.hitung() == {"diambil": 1, "dikoreksi": 0, "ditolak": 0, "diabaikan": 1}


def test_the_same_file_again_adds_only_what_the_clerk_wants() -> None:
    """Understood otherwise than before, or of a period that was locked then."""
    baru, sudah = berkas(A1="6:13", A2="7:1"), {"sha a.xlsx": "Sudah diimpor."}
    ada = {kunci(7): Tersimpan(terisi("1"), "diimpor", "a")}
    (satu,) = rencana(baru, ada=ada, sudah=sudah)
    (tanya,) = satu.pertanyaan
    assert (tanya.kunci, tanya.sel) == ("lagi a.xlsx", ("A1",))
    assert tanya.kalimat.startswith("Sudah diimpor.")
    (ya,) = rencana(baru, ada=ada, sudah=sudah, jawaban={kunci_cari(tanya.kunci): "ya"})
    assert (ya.pertanyaan, ya.hitung_ubah()) == ((), {"baru": 1, "ubah": 0, "tetap": 1})
    (tidak,) = rencana(baru, ada=ada, sudah=sudah, jawaban={"lagi": "tidak"})
    assert (tidak.pertanyaan, tidak.hitung_ubah()) == ((), {"baru": 0, "ubah": 0, "tetap": 1})


def test_two_files_that_differ_are_refused_both_there() -> None:
    a, b = rencana(berkas("a.xlsx", A1="6:13", A2="7:1"), berkas("b.xlsx", "b", A1="8:2", A3="6:14"))
    assert [p.sel for p in a.perubahan] == ["A2"]
    assert [p.sel for p in b.perubahan] == ["A1"]
    sebab = [a.hasil.lembar[0].temuan_di(0, 0), b.hasil.lembar[0].temuan_di(2, 0)]
    assert [t.nasib for t in sebab if t] == ["ditolak"] * 2
    assert [t.sebab for t in sebab if t] == [
        "Linmas 6 juga ada di b.xlsx (Data A3): 14. Impor hanya berkas yang benar.",
        "Linmas 6 juga ada di a.xlsx (Data A1): 13. Impor hanya berkas yang benar.",
    ]


def test_two_files_that_agree_are_taken_once() -> None:
    a, b = rencana(berkas("a.xlsx", A1="6:13"), berkas("b.xlsx", "b", A1="6:13"))
    assert a.hitung_ubah()["baru"] == 1
    assert b.perubahan == ()
    temuan = b.hasil.lembar[0].temuan_di(0, 0)
    assert temuan is not None
    assert (temuan.nasib, temuan.sebab) == ("diabaikan", "Sama dengan a.xlsx (Data A1).")


def test_a_note_comes_along_where_there_is_none() -> None:
    ada = {kunci(6): Tersimpan(terisi("12"), sumber="a"), kunci(7): Tersimpan(terisi("1"), sumber="a", catatan="lama")}
    (satu,) = rencana(berkas(A1="6:12", A2="7:1", catatan="baru"), ada=ada)
    assert [(p.sel, p.jenis, p.catatan) for p in satu.isi] == [("A1", "tetap", "baru")]
