"""What a foreign cell means for a variable."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.figur import Figur
from iki_desktop.domain.impor.angka_asing import PECAHAN, Bukti, Cara, baca_asing, bukti_pemisah
from iki_desktop.domain.impor.tanya import DESIMAL, RIBUAN
from iki_desktop.domain.variabel import Variabel

ORANG = Variabel(1, "Warga", satuan="orang", bulat=True)
PERSEN = Variabel(2, "Serapan", satuan="%")
RUPIAH = Variabel(3, "Belanja", satuan="rupiah", negatif=True)
POLOS = Variabel(4, "Nilai")


def angka(satu: str, variabel: Variabel = POLOS, cara: Cara | None = None) -> str:
    figur = baca_asing(satu, variabel, cara).figur
    assert figur is not None, satu
    return str(figur.nilai) if figur.nilai is not None else figur.status


@pytest.mark.parametrize(
    ("satu", "variabel", "hasil"),
    [
        ("n12", ORANG, "12"),
        ("n12.0", ORANG, "12"),
        ("n-0", POLOS, "0"),
        ("n0.1", POLOS, "0.1"),
        ("n999999999999999", POLOS, "999999999999999"),
        ("t12", ORANG, "12"),
        ("t  12 ", ORANG, "12"),
        ("t1.234,5", POLOS, "1234.5"),
        ("t1.234.567", ORANG, "1234567"),
        ("t-", ORANG, "nihil"),
        ("tNIHIL", ORANG, "nihil"),
        ("tn/a", ORANG, "tidak_berlaku"),
        ("tRp1.500.000", RUPIAH, "1500000"),
        ("t97,5 %", PERSEN, "97.5"),
        ("p0.975", PERSEN, "97.5"),
        ("p1", PERSEN, "100"),
        ("p0", PERSEN, "0"),
        ("p0.1234567", PERSEN, "12.34567"),
    ],
)
def test_is_taken_as_it_is(satu: str, variabel: Variabel, hasil: str) -> None:
    assert angka(satu, variabel) == hasil
    assert baca_asing(satu, variabel).sebab == ""


@pytest.mark.parametrize(
    ("satu", "variabel", "hasil", "sebab"),
    [
        ("t2264 orang", ORANG, "2264", "Dari “2264 orang” menjadi 2.264: satuannya dibuang."),
        ("t12 jiwa", ORANG, "12", "Dari “12 jiwa” menjadi 12: satuannya dibuang."),
        ("t12 KK", POLOS, "12", "Dari “12 KK” menjadi 12: “KK” dibuang."),
        ("t1,234.5", POLOS, "1234.5", "Dari “1,234.5” menjadi 1.234,5: titik dan koma ditulis dengan cara Inggris."),
        ("t12.75", POLOS, "12.75", "Dari “12.75” menjadi 12,75: titik dan koma ditulis dengan cara Inggris."),
        ("t1,234,567", ORANG, "1234567", "Dari “1,234,567” menjadi 1.234.567: titik dan koma ditulis"),
        ("t97.5 %", PERSEN, "97.5", "Dari “97.5 %” menjadi 97,5: titik dan koma ditulis dengan cara Inggris."),
        ("t\u00a012\u00a0", ORANG, "12", "spasi atau huruf tak terlihat dibuang."),
        ("t'12", ORANG, "12", "tanda petik di depannya dibuang."),
        ("t1 234 567", ORANG, "1234567", "spasinya dibuang."),
        ("t(1.500,5)", RUPIAH, "-1500.5", "tanda kurung berarti di bawah nol."),
        ("t12.", ORANG, "12", "tanda di sekitarnya dibuang."),
        ("t97,5 persen", PERSEN, "97.5", "satuannya dibuang."),
    ],
)
def test_is_corrected_and_says_from_what_to_what(satu: str, variabel: Variabel, hasil: str, sebab: str) -> None:
    assert angka(satu, variabel) == hasil
    assert sebab in baca_asing(satu, variabel).sebab


@pytest.mark.parametrize(
    ("satu", "variabel", "sebab"),
    [
        ("t12 KK", ORANG, "“12 KK” berisi “KK”, padahal satuannya orang."),
        ("tRp1.500.000", ORANG, "padahal satuannya orang."),
        ("t365,75 per KM", POLOS, "adalah angka per satuan lain."),
        ("t12 orang/hari", POLOS, "adalah angka per satuan lain."),
        ("t1,5 juta", RUPIAH, "memakai kata “juta”."),
        ("t2.01e+007", ORANG, "digitnya tidak utuh lagi"),
        ("t2,01E7", ORANG, "digitnya tidak utuh lagi"),
        ("t07.30", POLOS, "bukan angka"),
        ("t19.11.2026", POLOS, "adalah tanggal"),
        ("t12 dari 20", ORANG, "beberapa angka"),
        ("t±12", ORANG, "bukan angka yang pasti"),
        ("tbelum ada", ORANG, "bukan angka"),
        ("t12,5", ORANG, "adalah pecahan"),
        ("n12.5", ORANG, "adalah pecahan"),
        ("n12.345", ORANG, "padahal di sini hanya angka bulat"),
        ("n-3", ORANG, "di bawah nol"),
        ("t-3", ORANG, "di bawah nol"),
        ("n1000000000000000", POLOS, "lebih dari 15 digit"),
        ("t" + "9" * 31, POLOS, "lebih dari 30 digit"),
        ("nNaN", POLOS, "bukan angka"),
        ("p0.975", ORANG, "“97,5 %” adalah persen, padahal satuannya orang."),
        ("t97,5%", ORANG, "“97,5%” adalah persen, padahal satuannya orang."),
        ("p0.975", POLOS, "adalah persen, padahal diminta jumlah."),
        ("d2026-01-05", ORANG, "adalah tanggal"),
        ("bTRUE", ORANG, "nilai benar atau salah"),
        ("e#REF!", ORANG, "galat rumus"),
        ("e#DIV/0!", ORANG, "galat rumus"),
        ("f=A1", ORANG, "simpan sekali"),
        ("t####", ORANG, "kolom sempit"),
    ],
)
def test_is_refused_with_its_own_sentence(satu: str, variabel: Variabel, sebab: str) -> None:
    bacaan = baca_asing(satu, variabel)
    assert bacaan.figur is None
    assert bacaan.tanya == ""
    assert sebab in bacaan.sebab


def test_one_sign_before_three_digits_waits_for_its_column() -> None:
    for satu in ("t1.234", "t1,234", "t1.234 orang", "tRp1.500", "t(1.500)", "t-1.234"):
        assert baca_asing(satu, RUPIAH).tanya == "pemisah"
    assert angka("t1.234", cara="indonesia") == "1234"
    assert angka("t1.234", cara="inggris") == "1.234"
    assert angka("t1,234", cara="indonesia") == "1.234"
    assert angka("t1,234", ORANG, "inggris") == "1234"
    assert baca_asing("t1.234", POLOS, "indonesia").sebab == ""
    assert "cara Inggris" in baca_asing("t1.234", POLOS, "inggris").sebab


@pytest.mark.parametrize(
    ("teks", "cara"),
    [
        ("1.234,5", "indonesia"),
        ("12,5", "indonesia"),
        ("1.234.567", "indonesia"),
        ("0,123", "indonesia"),
        ("1234,567", "indonesia"),
        ("365,75 per KM", "indonesia"),
        ("Rp1.500.000", "indonesia"),
        ("1,234.5", "inggris"),
        ("1.5", "inggris"),
        ("12.75", "inggris"),
        ("1,234,567", "inggris"),
        ("0.123", "inggris"),
        ("1234", None),
        ("07.30", None),
        ("19.11.2026", None),
        ("2.01e+007", None),
        ("1.2.3", None),
    ],
)
def test_what_a_text_proves_of_its_column(teks: str, cara: Cara | None) -> None:
    assert bukti_pemisah([f"t{teks}", "n1.5"]).cara == cara


def test_a_column_that_proves_one_manner_needs_no_question() -> None:
    assert not bukti_pemisah(["t1.234", "t12,5"]).perlu_tanya
    assert bukti_pemisah(["t1.234", "n12.5"]).perlu_tanya
    campur = bukti_pemisah(["t1.234", "t12,5", "t12.5"])
    assert campur.cara is None
    assert campur.perlu_tanya
    assert not bukti_pemisah(["t12,5", "t12.5"]).perlu_tanya


def test_the_answer_is_about_the_sign_that_is_there() -> None:
    titik, koma = bukti_pemisah(["t1.234", "t1,234"]), bukti_pemisah(["t1,234"])
    assert (titik.cara_jawaban(RIBUAN), titik.cara_jawaban(DESIMAL)) == ("indonesia", "inggris")
    assert (koma.cara_jawaban(RIBUAN), koma.cara_jawaban(DESIMAL)) == ("inggris", "indonesia")
    assert titik.cara_jawaban("entah") is None
    assert titik.cara_jawaban(None) is None


def test_a_fraction_of_a_percentage() -> None:
    assert baca_asing("n0.98", PERSEN, persen="tanya").tanya == "persen"
    bacaan = baca_asing("n0.98", PERSEN, persen=PECAHAN)
    assert bacaan.figur == Figur("terisi", Decimal("98"))
    assert bacaan.sebab == "Dari “0,98” menjadi 98: pecahan dijadikan persen, sesuai jawaban Anda."
    assert baca_asing("n0", PERSEN, persen="tanya").tanya == ""
    assert baca_asing("t98 %", PERSEN, persen=PECAHAN).figur == Figur("terisi", Decimal("98"))
    assert baca_asing("t0,98", PERSEN, persen=PECAHAN).figur == Figur("terisi", Decimal("98"))
    assert (
        baca_asing("n12", ORANG, persen=PECAHAN) == baca_asing("n12", ORANG, persen="tanya") == baca_asing("n12", ORANG)
    )


_ANGKA = st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False, places=3).map(
    lambda d: Decimal(f"{d.normalize():f}")
)


@given(_ANGKA, st.sampled_from(["indonesia", "inggris"]), st.sampled_from(["", " ", "\u00a0"]))
def test_reads_what_was_written_in_either_manner(nilai: Decimal, cara: Cara, tepi: str) -> None:
    teks = tulis_angka(nilai)
    if cara == "inggris":
        teks = teks.translate(str.maketrans(".,", ",."))
    assert baca_asing(f"t{tepi}{teks}{tepi}", POLOS, cara).figur == Figur("terisi", nilai)


@given(_ANGKA)
def test_without_a_manner_it_is_the_same_number_or_a_question(nilai: Decimal) -> None:
    for tabel in ("", str.maketrans(".,", ",.")):
        bacaan = baca_asing("t" + tulis_angka(nilai).translate(tabel), POLOS)
        assert bacaan.tanya == "pemisah" or bacaan.figur == Figur("terisi", nilai)


@given(st.sampled_from("nptdbef"), st.text(max_size=12), st.sampled_from([ORANG, PERSEN, RUPIAH, POLOS]))
def test_never_raises_and_always_says_something(jenis: str, teks: str, variabel: Variabel) -> None:
    for cara in (None, "indonesia", "inggris"):
        bacaan = baca_asing(jenis + teks, variabel, cara)
        assert bacaan.figur is not None or bacaan.sebab or bacaan.tanya


@given(st.lists(st.text(alphabet="0123456789.,-% e", max_size=10), max_size=6))
def test_evidence_never_raises(teks: list[str]) -> None:
    assert isinstance(bukti_pemisah(f"t{satu}" for satu in teks), Bukti)
