"""Every indicator of the catalogue is computed: from variables that are there, per desa where desa are its source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from iki_desktop.domain.figur import Figur
from iki_desktop.domain.nilai import KunciFigur, Laporan, NilaiIndikator, nilai_indikator
from iki_desktop.domain.periode import Frekuensi, periode_ke
from iki_desktop.domain.rumus import baca_rumus, nama_dalam
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.variabel import Variabel, nama_bersih
from iki_desktop.services.formulir import load_formulir, load_jabatan
from iki_desktop.services.kantor import Kantor, opened
from iki_desktop.services.katalog import read_katalog
from iki_desktop.services.variabel import load_konstanta, load_variabel, read_variabel, unknown_names

DUA = Figur("terisi", Decimal(2))
TAHUN = periode_ke(2026, "tahunan", 1)

# What each indicator amounts to in 2026 where each figure is 2: 12 months, 4 quarters, 2 half years, ten desa.
PECAHAN = {
    1: Decimal(245 - 24) / 245 * 100,
    2: Decimal(100),
    3: Decimal(100),
    20: Decimal(2 * (245 - 24)),
    26: Decimal(2),  # a stock: the last one
    72: Decimal("82.5"),
    73: Decimal(100),
}
TRIWULANAN = {6, 18, 19, 33, 47, 63, 64, 65, 69}
SEMESTERAN = {26, 30}
TAHUNAN = {13, 14, 32, 53, 56, 59, 66, 67, 68, 72, 73}
DESA = {*range(7, 18), 41}
DESA_TRIWULANAN = {9, 15}

# Signs between the two formulas of a rule; those of two letters first.
TANDA = re.compile(r"(\[[^\]]*\])|(<=|>=|<|>|=)")


@dataclass(frozen=True)
class Baris:
    """What is asked of one indicator."""

    rumus: str
    hitungan: str
    arah: str
    sumber: str

    @property
    def dihitung(self) -> str:
        """What computes it."""
        return self.hitungan or self.rumus


@pytest.fixture(scope="module")
def kantor(kantor_pujon_asli: Path) -> Iterator[Kantor]:
    with opened(kantor_pujon_asli) as satu:
        yield satu


@pytest.fixture(scope="module")
def baris(kantor: Kantor) -> dict[int, Baris]:
    """The indicators by their number in the document."""
    semua = kantor.store.connection.execute(
        """
        SELECT i.rumus, i.hitungan, i.arah, i.sumber FROM indikator i JOIN sasaran s ON s.id = i.sasaran_id
        JOIN jabatan j ON j.id = s.jabatan_id ORDER BY j.urutan, s.urutan, i.urutan
        """
    )
    return {nomor: Baris(*satu) for nomor, satu in enumerate(semua, start=1)}


@pytest.fixture(scope="module")
def variabel(kantor: Kantor) -> dict[str, Variabel]:
    return {kunci_cari(v.nama): v for v in load_variabel(kantor)}


def laporan(kantor: Kantor, figur: dict[KunciFigur, Figur]) -> Laporan:
    """What the file holds, with these figures."""
    connection = kantor.store.connection
    desa = tuple(nomor for (nomor,) in connection.execute("SELECT id FROM desa ORDER BY urutan"))
    konstanta = {
        (nomor, tahun): Decimal(nilai)
        for nomor, tahun, nilai in connection.execute(
            "SELECT k.variabel_id, t.tahun, k.nilai FROM konstanta k JOIN tahun t ON t.id = k.tahun_id"
        )
    }
    return Laporan(tuple(read_variabel(connection)), desa, figur, konstanta)


def terisi_semua(kantor: Kantor) -> dict[KunciFigur, Figur]:
    """A 2 for each figure of 2026 that somebody has to report, and the SKM of the two years before."""
    kosong = laporan(kantor, {})
    figur: dict[KunciFigur, Figur] = {}
    for v in kosong.variabel:
        if v.tetap or v.asal_id is not None:
            continue
        tempat: tuple[int | None, ...] = kosong.desa if v.lingkup == "desa" else (None,)
        figur |= {(v.id, masa, desa): DUA for masa in TAHUN.bagian(v.frekuensi) for desa in tempat}
    skm = kosong.bernama("Nilai SKM")
    assert skm is not None
    figur[skm.id, TAHUN.mundur(2), None] = Figur("terisi", Decimal("81.25"))
    figur[skm.id, TAHUN.mundur(1), None] = Figur("terisi", Decimal("83.75"))
    return figur


def harapan(nomor: int) -> Decimal:
    """What an indicator that counts one variable amounts to."""
    if nomor in DESA:
        return Decimal(2 * 10 * (1 if nomor in TAHUNAN else 4 if nomor in DESA_TRIWULANAN else 12))
    return Decimal(2 * (1 if nomor in TAHUNAN else 4 if nomor in TRIWULANAN else 2 if nomor in SEMESTERAN else 12))


def test_each_indicator_has_a_formula_whose_names_all_have_variables(
    kantor: Kantor, baris: dict[int, Baris], variabel: dict[str, Variabel]
) -> None:
    assert len(baris) == 73
    assert unknown_names(kantor) == ()
    for satu in baris.values():
        nama = nama_dalam(baca_rumus(satu.dihitung))
        assert nama
        assert {kunci_cari(n) for n in nama} <= set(variabel)


def test_each_variable_is_named_by_a_formula_or_looked_back_at(
    kantor: Kantor, baris: dict[int, Baris], variabel: dict[str, Variabel]
) -> None:
    dipakai = {kunci_cari(n) for b in baris.values() for n in nama_dalam(baca_rumus(b.dihitung))}
    assert set(variabel) - dipakai == {"nilaiskm"}
    assert len(variabel) == len(read_variabel(kantor.store.connection)) == 79
    assert all(nama_bersih(v.nama) == v.nama for v in variabel.values())


def test_an_indicator_that_counts_has_a_variable_of_its_own(baris: dict[int, Baris]) -> None:
    satu = [b.hitungan for n, b in baris.items() if n not in PECAHAN or n == 26]
    assert len(satu) == len({kunci_cari(h) for h in satu}) == 67
    assert all(re.fullmatch(r"\[[^\[\]]+\]", h) for h in satu)


def test_only_where_the_printed_formula_does_not_do_another_one_computes(baris: dict[int, Baris]) -> None:
    assert {n for n, b in baris.items() if b.rumus and b.hitungan} == {72}
    assert {n for n, b in baris.items() if b.rumus} == {1, 2, 3, 72, 73}
    assert [n for n, b in baris.items() if b.arah != "naik"] == [21]


def test_what_desa_are_the_source_of_is_reported_by_each_desa(
    baris: dict[int, Baris], variabel: dict[str, Variabel]
) -> None:
    sumber = re.compile(r"seluruh desa|pemerintah desa se-kecamatan", re.IGNORECASE)
    assert {n for n, b in baris.items() if sumber.search(b.sumber)} == DESA
    for nomor, satu in baris.items():
        for nama in nama_dalam(baca_rumus(satu.dihitung)):
            v = variabel[kunci_cari(nama)]
            assert (v.lingkup, v.rekap_desa) == ("desa" if nomor in DESA else "kecamatan", "jumlah")


def test_what_is_counted_is_whole_and_has_a_unit(variabel: dict[str, Variabel]) -> None:
    assert {v.nama for v in variabel.values() if not v.bulat} == {
        "hari tidak masuk kerja",
        "Nilai SKM",
        "Nilai SKM Tahun N − 1",
        "Tahun N − 2",
    }
    assert all(v.satuan for v in variabel.values())
    assert not any(v.negatif for v in variabel.values())
    assert not [v.nama for v in variabel.values() if kunci_cari(v.nama).startswith("jumlah")]


def test_headcounts_and_stocks_are_not_summed_over_time(variabel: dict[str, Variabel]) -> None:
    skm = {"Nilai SKM", "Nilai SKM Tahun N − 1", "Tahun N − 2"}
    assert {v.nama for v in variabel.values() if v.rekap_waktu != "jumlah"} == skm | {
        "Pegawai",
        "Aset kecamatan yang terdokumentasi",
    }


def test_the_working_days_are_a_constant_and_the_skm_looks_back(kantor: Kantor, variabel: dict[str, Variabel]) -> None:
    hari, skm = variabel["harikerjaefektif"], variabel["nilaiskm"]
    assert load_konstanta(kantor) == {hari.id: Decimal(245)}
    assert [v.nama for v in variabel.values() if v.tetap] == [hari.nama]
    assert (skm.frekuensi, skm.terkecil, skm.terbesar) == ("tahunan", Decimal(25), Decimal(100))
    assert {v.nama: (v.asal_id, v.jeda) for v in variabel.values() if v.jeda or v.asal_id} == {
        "Nilai SKM Tahun N − 1": (skm.id, 1),
        "Tahun N − 2": (skm.id, 2),
    }


def test_ten_desa_with_their_codes(kantor: Kantor) -> None:
    desa = list(
        kantor.store.connection.execute("SELECT nama, jenis, kode_bps, kode_kemendagri FROM desa ORDER BY urutan")
    )
    assert [nama for nama, *_ in desa] == [
        "Bendosari", "Sukomulyo", "Pujon Kidul", "Pandesari", "Pujon Lor",
        "Ngroto", "Ngabab", "Tawangsari", "Madiredo", "Wiyurejo",
    ]  # fmt: skip
    assert [sisa for _, *sisa in desa] == [["desa", f"35073100{n:02}", ""] for n in range(1, 11)]


def test_all_is_computed_for_a_year_that_is_reported_wholly(kantor: Kantor, baris: dict[int, Baris]) -> None:
    semua = laporan(kantor, terisi_semua(kantor))
    for nomor, satu in baris.items():
        hasil = nilai_indikator(satu.dihitung, TAHUN, semua)
        assert hasil.alasan == ""
        assert hasil.nilai is not None
        assert abs(hasil.nilai - PECAHAN.get(nomor, harapan(nomor))) < Decimal("1e-20"), nomor
        terisi, seharusnya = hasil.lengkap
        assert terisi == seharusnya > 0


def test_the_printed_skm_would_read_a_hundredfold(kantor: Kantor, baris: dict[int, Baris]) -> None:
    hasil = nilai_indikator(baris[72].rumus, TAHUN, laporan(kantor, terisi_semua(kantor)))
    assert hasil.nilai == Decimal(8250)


def test_an_empty_year_names_what_is_missing(kantor: Kantor, baris: dict[int, Baris]) -> None:
    kosong = laporan(kantor, {})

    def hasil(nomor: int) -> NilaiIndikator:
        return nilai_indikator(baris[nomor].dihitung, TAHUN, kosong)

    assert all(hasil(n).nilai is None and hasil(n).alasan.startswith("belum diisi: ") for n in baris)
    assert hasil(1).alasan == "belum diisi: Pegawai, hari tidak masuk kerja"
    assert hasil(72).alasan == "belum diisi: Nilai SKM Tahun N − 1, Tahun N − 2"


@pytest.mark.parametrize(
    ("frekuensi", "jarang"),
    [
        ("bulanan", {3, *TAHUNAN, *SEMESTERAN, *TRIWULANAN, *DESA_TRIWULANAN}),
        ("triwulanan", TAHUNAN | SEMESTERAN),
        ("semesteran", TAHUNAN),
    ],
)
def test_what_comes_more_rarely_says_so(
    kantor: Kantor, baris: dict[int, Baris], frekuensi: Frekuensi, jarang: set[int]
) -> None:
    semua, masa = laporan(kantor, terisi_semua(kantor)), periode_ke(2026, frekuensi, 1)
    hasil = {n: nilai_indikator(b.dihitung, masa, semua) for n, b in baris.items()}
    assert {n for n, h in hasil.items() if h.nilai is None} == jarang
    assert all("hanya dilaporkan" in hasil[n].alasan for n in jarang)


def test_rules_between_figures_are_two_formulas_of_known_names(kantor: Kantor, variabel: dict[str, Variabel]) -> None:
    aturan = list(kantor.store.connection.execute("SELECT teks, kalimat FROM aturan ORDER BY id"))
    assert len(aturan) == len(dict(aturan)) == 8
    for teks, kalimat in aturan:
        (tanda,) = (cocok for cocok in TANDA.finditer(teks) if cocok[2])
        for sisi in (teks[: tanda.start()], teks[tanda.end() :]):
            assert {kunci_cari(n) for n in nama_dalam(baca_rumus(sisi))} <= set(variabel)
        assert kalimat.endswith(".")
        assert "!" not in kalimat
        frekuensi = {variabel[kunci_cari(n)].frekuensi for n in re.findall(r"\[([^\]]*)\]", teks)}
        assert len(frekuensi) == 1  # so that it holds for each period that is reported


def test_rules_hold_where_figures_are_equal_and_break_where_they_are_not(kantor: Kantor) -> None:
    semua = laporan(kantor, terisi_semua(kantor))
    langgar = []
    for (teks,) in kantor.store.connection.execute("SELECT teks FROM aturan ORDER BY id"):
        kiri, kanan = (nilai_indikator(sisi, TAHUN, semua).nilai for sisi in teks.split(" <= "))
        assert kiri is not None
        assert kanan is not None
        if kiri > kanan:
            langgar.append(teks)
    # Two parts of 8 and a whole of 8; each month two of two people go up.
    assert langgar == [
        "[Dokumen perencanaan yang disusun] + [Dokumen pelaporan yang disusun]"
        " <= [dokumen perencanaan dan pelaporan yang disusun]",
        "[PNS yang naik pangkat tepat waktu] <= [Pegawai]",
        "[PNS yang naik gaji berkala] <= [Pegawai]",
    ]


def test_the_printed_form_has_nothing_of_it(kantor: Kantor) -> None:
    formulir = [load_formulir(kantor, j.id) for j in load_jabatan(kantor)]
    assert [i.rumus for f in formulir for s in f.sasaran for i in s.indikator] == [
        i.get("rumus", "") for j in read_katalog("pujon")["jabatan"] for s in j["sasaran"] for i in s["indikator"]
    ]


def test_the_choices_are_told(variabel: dict[str, Variabel]) -> None:
    halaman = (Path(__file__).parent.parent.parent / "docs" / "VARIABEL.md").read_text(encoding="utf-8")
    assert [v.nama for v in variabel.values() if v.nama not in halaman] == []
