"""What holds for every review, whatever the sheet and whatever its tables are said to mean."""

import time
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.impor.hasil import Tinjauan
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import Buku, Lembar, Rentang
from iki_desktop.domain.impor.peta import JenisBaris, KolomNilai, Nilai, Peta, Sumbu, Tabel, Usulan
from iki_desktop.domain.impor.tinjau import tinjau_lembar
from iki_desktop.domain.impor.tinjau_buku import tinjau_buku
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.variabel import Variabel
from tests.domain.impor.meja_uji import BELANJA, DESA, JANUARI, KONTEKS, SERAPAN, VARIABEL, kolom_desa

KATA = (
    "Desa", "Ngroto", "Bendosari", "Pandansari", "Jumlah", "Januari", "Maret 2025", "s/d Juni", "Warga hadir",
    "Belanja", "Serapan anggarn", "KECAMATAN NGANTANG", "1.234", "1,234", "12,5", "12.5", "2264 orang", "12 KK",
    "Rp1.500", "97 %", "-", "n/a", "  ", "iki:v1", "Catatan", "No", "2026", "Mengetahui", "'5", "07.30", "1 234",
)  # fmt: skip
SEL = st.one_of(
    st.none(),
    st.sampled_from(KATA).map(lambda t: f"t{t}"),
    st.sampled_from(
        [
            "n0",
            "n5",
            "n0.5",
            "n-3",
            "n1234",
            "n1000000000000000",
            "p0.5",
            "p1",
            "d2026-01-31",
            "e#REF!",
            "f=A1",
            "bTRUE",
        ]
    ),
    st.text(max_size=5).map(lambda t: f"t{t}"),
)
PERIODE = st.sampled_from(
    [JANUARI, Periode(2026, 1, 3), Periode(2026, 1, 12), Periode(2025, 3, 1), Periode(2010, 1, 1)]
)
NOMOR = st.integers(0, 7)
KOLOM = st.integers(0, 6)
RENTANG = st.tuples(KOLOM, KOLOM, KOLOM, KOLOM).map(lambda t: Rentang(*t))


@st.composite
def lembar_acak(draw: st.DrawFn) -> Lembar:
    baris = draw(st.lists(st.lists(SEL, max_size=6), max_size=9))
    return Lembar(
        draw(st.sampled_from(["Rekap", "Data"])),
        baris,
        tuple(draw(st.lists(RENTANG, max_size=2))),
        frozenset(draw(st.sets(KOLOM, max_size=2))),
        frozenset(draw(st.sets(KOLOM, max_size=2))),
        draw(st.booleans()) and draw(st.booleans()),
    )


@st.composite
def peta_acak(draw: st.DrawFn) -> Peta:
    def axis(nilai: st.SearchStrategy[Nilai]) -> Sumbu:
        letak = draw(st.sampled_from(["tetap", "kolom", "kepala", "kelompok"]))
        return Sumbu(letak, draw(nilai), draw(KOLOM))  # type: ignore[arg-type]

    bilangan = st.one_of(st.none(), NOMOR)
    kolom = draw(st.lists(st.builds(KolomNilai, KOLOM, bilangan, st.one_of(st.none(), PERIODE), bilangan), max_size=3))
    return Peta(
        axis(bilangan),
        axis(bilangan),
        axis(st.one_of(st.none(), PERIODE)),
        tuple(kolom),
        frozenset(draw(st.sets(KOLOM, max_size=2))),
        draw(st.integers(-1, 6)),
    )


JENIS: tuple[JenisBaris, ...] = ("data", "data", "data", "jumlah", "kelompok", "kepala", "nomor", "catatan", "kosong")
JUDUL = ("", "Desa", "Belanja", "Ngroto", "2026 · Januari", "Umur", "Warga hadir")


@st.composite
def tabel_acak(draw: st.DrawFn, lembar: Lembar) -> list[Tabel]:
    """Tables one under the other."""
    hasil: list[Tabel] = []
    awal = draw(st.integers(0, 3))
    while awal < len(lembar.baris) and len(hasil) < 2:
        kiri = draw(st.integers(0, 2))
        kanan = kiri + draw(st.integers(0, 5))
        bawah = min(awal + draw(st.integers(0, 1)), len(lembar.baris) - 1)
        jenis = draw(st.lists(st.sampled_from(JENIS), max_size=len(lembar.baris) - bawah - 1))
        judul = draw(st.lists(st.sampled_from(JUDUL), min_size=kanan - kiri + 1, max_size=kanan - kiri + 1))
        hasil.append(Tabel((awal, bawah), (kiri, kanan), tuple(jenis), tuple(judul)))
        awal = bawah + len(jenis) + 1
    return hasil


KUNCI = (
    "Pandansari",
    "pemisah Rekap!B1",
    "variabel Rekap!B1",
    "tahun 2025",
    "periode Rekap",
    "desa Rekap",
    "kantor Rekap",
)
JAWABAN = st.dictionaries(
    st.sampled_from([kunci_cari(k) for k in (*KUNCI, "kantor Rekap", "tersembunyi Rekap", "persen Rekap!B1")]),
    st.sampled_from(["abaikan", "ya", "tidak", "ribuan", "desimal", "pecahan", "Ngroto", "2026-01", "belanja", "???"]),
    max_size=6,
)
KONTEKS_ACAK = st.one_of(st.none(), PERIODE).map(
    lambda p: Konteks("kode-kita", "Pujon", "Malang", 2026, (2025, 2026), DESA, VARIABEL, periode=p)
)


def pastikan(hasil: Tinjauan) -> None:
    """What has to hold of every review."""
    satu = hasil.lembar
    assert sum(hasil.hitung().values()) == sum(1 for _ in satu.terisi())
    for b, k, _ in satu.terisi():
        temuan = hasil.temuan_di(b, k)
        assert temuan is not None
        assert temuan.sebab or temuan.nasib == "diambil"
        if temuan.sebab.startswith("Menunggu"):
            assert temuan.nasib == "ditolak"
            assert hasil.pertanyaan
    for tempat in hasil.ambilan:
        temuan = hasil.temuan_di(*tempat)
        assert temuan is not None
        assert temuan.nasib in ("diambil", "dikoreksi")
    kunci = [a.kunci for a in hasil.ambilan.values()]
    assert len(set(kunci)) == len(kunci)
    tanya = [kunci_cari(p.kunci) for p in hasil.pertanyaan]
    assert len(set(tanya)) == len(tanya)
    for pertanyaan in hasil.pertanyaan:
        assert pertanyaan.banyak >= len(pertanyaan.sel) > 0
        assert pertanyaan.pilihan
        assert pertanyaan.kalimat.strip()


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), lembar_acak(), KONTEKS_ACAK, JAWABAN)
def test_any_sheet_with_any_meaning(
    data: st.DataObject, satu: Lembar, konteks: Konteks, jawaban: dict[str, str]
) -> None:
    tabel = data.draw(tabel_acak(satu))
    usulan = [Usulan(data.draw(peta_acak()), 1.0, "") for _ in tabel]
    pastikan(tinjau_lembar(satu, tabel, usulan, konteks, jawaban))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(lembar_acak(), max_size=3), KONTEKS_ACAK, JAWABAN)
def test_any_file(lembar: list[Lembar], konteks: Konteks, jawaban: dict[str, str]) -> None:
    hasil = tinjau_buku(Buku("berkas.xlsx", "0", "xlsx", tuple(lembar)), konteks, jawaban)
    for satu in hasil.lembar:
        pastikan(satu)
    assert sum(hasil.hitung().values()) == sum(1 for satu in lembar for _ in satu.terisi())


# -- what is written is what is read

ANGKA = st.decimals(min_value=0, max_value=10**9, places=2).map(lambda d: Decimal(f"{d.normalize():f}"))


@st.composite
def tertulis(draw: st.DrawFn, nilai: Decimal, inggris: bool) -> str:
    """A figure as a cell: as a number, or as text in the manner of its column, with things around it."""
    cara = draw(st.sampled_from(["angka", "teks", "polos", "nbsp", "petik"]))
    if cara == "angka":
        return f"n{nilai}"
    teks = tulis_angka(nilai) if cara != "polos" else str(nilai).replace(".", ",")
    if inggris:
        teks = teks.translate(str.maketrans(".,", ",."))
    return {"nbsp": f"t\u00a0{teks} ", "petik": f"t'{teks}"}.get(cara, f"t{teks}")


@given(st.data(), st.lists(st.tuples(ANGKA, ANGKA), min_size=1, max_size=len(DESA)), st.booleans())
def test_what_is_taken_is_what_was_written(
    data: st.DataObject, angka: list[tuple[Decimal, Decimal]], inggris: bool
) -> None:
    desa = data.draw(st.permutations([d.id for d in DESA]))[: len(angka)]
    nama = {d.id: d.nama for d in DESA}
    bukti = ["t1.5" if inggris else "t1,5"] * 2  # a column that proves its manner
    baris = [["tDesa", "tBelanja", "tSerapan"], ["tJumlah", *bukti]]
    for nomor, satu in zip(desa, angka, strict=True):
        baris.append([f"tDs. {nama[nomor].upper()}", *(data.draw(tertulis(n, inggris)) for n in satu)])
    lembar = Lembar("Rekap", baris)
    jenis: list[JenisBaris] = ["data"] * len(angka)
    tabel = Tabel((0, 0), (0, 2), ("jumlah", *jenis), ("Desa", "Belanja", "Serapan"))
    peta = kolom_desa(KolomNilai(1, BELANJA.id), KolomNilai(2, SERAPAN.id))
    jawaban = {kunci_cari("persen Rekap!C1"): "persen"}
    hasil = tinjau_lembar(lembar, [tabel], [Usulan(peta, 1.0, "")], KONTEKS, jawaban)
    pastikan(hasil)
    assert not hasil.pertanyaan
    semestinya = {
        (variabel, JANUARI, nomor): nilai
        for nomor, satu in zip(desa, angka, strict=True)
        for variabel, nilai in zip((BELANJA.id, SERAPAN.id), satu, strict=True)
    }
    assert {a.kunci: a.figur.nilai for a in hasil.ambilan.values()} == semestinya


@given(st.data(), st.lists(ANGKA, min_size=1, max_size=len(DESA)))
def test_without_a_proof_what_is_taken_is_what_was_written(data: st.DataObject, angka: list[Decimal]) -> None:
    inggris = data.draw(st.booleans())
    baris = [["tDesa", "tBelanja"]]
    baris += [[f"t{d.nama}", data.draw(tertulis(n, inggris))] for d, n in zip(DESA, angka, strict=False)]
    jenis: list[JenisBaris] = ["data"] * len(angka)
    tabel = Tabel((0, 0), (0, 1), tuple(jenis), ("Desa", "Belanja"))
    peta = kolom_desa(KolomNilai(1, BELANJA.id))
    hasil = tinjau_lembar(Lembar("Rekap", baris), [tabel], [Usulan(peta, 1.0, "")], KONTEKS, {})
    if hasil.pertanyaan:
        assert [p.kunci for p in hasil.pertanyaan] == ["pemisah Rekap!B1"]
        titik = "titik" in hasil.pertanyaan[0].kalimat
        ribuan = "ribuan" if titik != inggris else "desimal"  # in English, the comma is between thousands
        jawaban = {kunci_cari("pemisah Rekap!B1"): ribuan}
        hasil = tinjau_lembar(Lembar("Rekap", baris), [tabel], [Usulan(peta, 1.0, "")], KONTEKS, jawaban)
    assert not hasil.pertanyaan
    assert {a.kunci[2]: a.figur.nilai for a in hasil.ambilan.values()} == {
        d.id: n for d, n in zip(DESA, angka, strict=False)
    }


@pytest.mark.slow
def test_a_million_cells_are_reviewed_in_seconds() -> None:
    banyak = 100_000
    variabel = tuple(Variabel(ke, f"Variabel {ke}", lingkup="desa") for ke in range(1, 11))
    konteks = Konteks("kode", "Pujon", "Malang", 2026, (2026,), DESA, variabel)
    baris = [[f"t{DESA[ke % 5].nama}", *(f"n{(ke * 7 + k) % 500}" for k in range(10))] for ke in range(banyak)]
    lembar = Lembar("Rekap", [["tDesa", *[f"tVariabel {k}" for k in range(10)]], *baris])
    jenis: list[JenisBaris] = ["data"] * banyak
    tabel = Tabel((0, 0), (0, 10), tuple(jenis), ("Desa",) * 11)
    usulan = Usulan(kolom_desa(*(KolomNilai(ke, ke) for ke in range(1, 11))), 1.0, "")
    mulai = time.process_time()
    hasil = tinjau_lembar(lembar, [tabel], [usulan], konteks, {})
    assert time.process_time() - mulai < 8
    assert sum(hasil.hitung().values()) == 11 * banyak + 11
