"""What the tests of figures share: naming a cell in one line, and the regressions of rules.md as cases, each to be run
through the services and through `iki hitung`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from iki_desktop.domain.figur import baca_figur
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import baca_periode
from iki_desktop.domain.target import baca_target
from iki_desktop.services.angka import set_angka
from iki_desktop.services.desa import cari_desa, load_desa
from iki_desktop.services.kantor import Changes, Kantor
from iki_desktop.services.sunting import set_indikator
from iki_desktop.services.target import set_target
from iki_desktop.services.variabel import cari_variabel, create_variabel, load_variabel, set_konstanta

BULANAN, TRIWULANAN, TAHUNAN = "Pegawai", "Musyawarah desa tentang RPJMDes, APBDes, dan ADD/DD", "Nilai SKM"
PER_DESA = "Kegiatan pembinaan linmas"
DESA = (
    "Bendosari", "Sukomulyo", "Pujon Kidul", "Pandesari", "Pujon Lor",
    "Ngroto", "Ngabab", "Tawangsari", "Madiredo", "Wiyurejo",
)  # fmt: skip


def kunci(kantor: Kantor, variabel: str, periode: str, desa: str = "") -> KunciFigur:
    """A cell by names: `kunci(kantor, "Pegawai", "2026-01")`."""
    nomor = cari_variabel(load_variabel(kantor), variabel).id
    return nomor, baca_periode(periode), cari_desa(load_desa(kantor), desa) if desa else None


def isi(kantor: Kantor, variabel: str, periode: str, nilai: str, desa: str = "") -> Changes:
    """Sets one cell as it is typed."""
    return set_angka(kantor, {kunci(kantor, variabel, periode, desa): baca_figur(nilai)})


def angka(kantor: Kantor) -> list[tuple[Any, ...]]:
    """All rows of figures as they are stored."""
    return list(kantor.store.connection.execute("SELECT * FROM angka ORDER BY id"))


def langkah(kantor: Kantor) -> int:
    """How many steps the history has."""
    banyak: int = kantor.store.connection.execute("SELECT count(*) FROM langkah").get
    return banyak


@dataclass(frozen=True)
class Kasus:
    """One indicator, what was reported for it, and what must come out. Cells are `"A 2026-01"`, `"A 2026-01 Ngroto"`.

    Numbers are in plain decimals, as the JSON of `iki hitung` has them; endless ones are cut to eight decimals.
    """

    apa: str
    rumus: str
    angka: Mapping[str, str]
    periode: str = "2026-TW1"
    variabel: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    konstanta: Mapping[str, str] = field(default_factory=dict)
    target: str = ""
    arah: str = "naik"
    realisasi: str | None = None
    capaian: str | None = None
    predikat: str | None = None
    alasan: str | None = None
    lengkap: str = "1/1"

    def put(self, kantor: Kantor) -> int:
        """Writes it into an office as its first indicator, and gives the id of that."""
        for nama, kolom in self.variabel.items():
            asal = {"asal_id": cari_variabel(load_variabel(kantor), kolom["asal"]).id} if "asal" in kolom else {}
            create_variabel(kantor, nama, **{k: n for k, n in kolom.items() if k != "asal"}, **asal)
        for nama, nilai in self.konstanta.items():
            set_konstanta(kantor, cari_variabel(load_variabel(kantor), nama).id, Decimal(nilai))
        for tempat, nilai in self.angka.items():
            nama, periode, *desa = tempat.split(" ", 2)
            isi(kantor, nama, periode, nilai, *desa)
        set_indikator(kantor, 1, hitungan=self.rumus, arah=self.arah)
        if self.target:
            set_target(kantor, {(1, baca_periode(self.periode)): baca_target(self.target, "%")})
        return 1


def dipotong(teks: str | None) -> str | None:
    """A plain decimal; one that goes on and on cut to eight decimals."""
    bulat, _, pecahan = (teks or "").partition(".")
    return f"{bulat}.{pecahan[:8]}" if len(pecahan) > 29 else teks


def _tiap_desa(variabel: str, bulan: str, *nilai: str) -> dict[str, str]:
    return {f"{variabel} {bulan} {nama}": satu for nama, satu in zip(DESA, nilai, strict=False)}


_A: dict[str, dict[str, Any]] = {"A": {}}
_AB: dict[str, dict[str, Any]] = {"A": {}, "B": {}}
_TW: dict[str, dict[str, Any]] = {"A": {"frekuensi": "triwulanan"}}
_TAHUN: dict[str, dict[str, Any]] = {"A": {"frekuensi": "tahunan"}}
_DESA: dict[str, dict[str, Any]] = {"A": {"lingkup": "desa"}}


def _tahunan(apa: str, nilai: str, target: str, capaian: str | None, predikat: str | None, arah: str = "naik") -> Kasus:
    """One yearly figure against a target."""
    return Kasus(
        apa, "[A]", {"A 2026": nilai}, "2026", _TAHUN, {}, target, arah,
        "0" if nilai == "-" else nilai.replace(",", "."), capaian, predikat,
    )  # fmt: skip


_CUTS = (
    ("91", "Sangat Baik"), ("76", "Baik"), ("75.9", "Cukup"), ("66", "Cukup"), ("65.9", "Kurang"),
    ("51", "Kurang"), ("50.99", "Sangat Kurang"), ("0", "Sangat Kurang"),
)  # fmt: skip
KASUS = (
    # what two systems in use get wrong
    _tahunan("an office that met its target has 100", "12", "12", "100", "Sangat Baik"),
    _tahunan("no violations where none are the target are 100", "0", "0", "100", "Sangat Baik", "turun"),
    _tahunan("no violations told as nihil are 100", "-", "0", "100", "Sangat Baik", "turun"),
    _tahunan("a violation where none are the target is 0", "1", "0", "0", "Sangat Kurang", "turun"),
    _tahunan("higher is better with target 0 has none", "5", "0", None, None),
    _tahunan("without a target there is none", "5", "", None, None),
    # from the regulation
    _tahunan("time target 7 to 8 months, 6.5 taken", "6,5", "7 - 8", "107.14285714", "Sangat Baik", "turun"),
    _tahunan("time target 7 to 8 months, 9 taken", "9", "7 - 8", "87.5", "Baik", "turun"),
    _tahunan("below a range, against its lower end", "70", "80 - 90", "87.5", "Baik"),
    _tahunan("inside a range", "85", "80 - 90", "100", "Sangat Baik"),
    _tahunan("above a range, against its upper end", "99", "80 - 90", "110", "Sangat Baik"),
    _tahunan("twice the target of what should be few", "20", "10", "0", "Sangat Kurang", "turun"),
    _tahunan("never below zero", "35", "10", "0", "Sangat Kurang", "turun"),
    # bands are lower bounds, and chosen before rounding
    _tahunan("90.5 is in no gap", "90,5", "100", "90.5", "Baik"),
    _tahunan("90.999 isn't rounded up into the next band", "90,999", "100", "90.999", "Baik"),
    *(
        _tahunan(f"at the cut {cut}", cut.replace(".", ","), "100", cut, predikat)
        for cut, predikat in _CUTS
    ),
    # what was reported counts, and is counted
    Kasus(
        "3 of 4 quarters are summed and told", "[A]", {"A 2026-TW1": "5", "A 2026-TW2": "7", "A 2026-TW4": "9"},
        "2026", _TW, realisasi="21", lengkap="3/4",
    ),
    Kasus(
        "the mean divides by what was reported", "[A]", {"A 2026-01": "10", "A 2026-03": "20"},
        variabel={"A": {"rekap_waktu": "rata"}}, realisasi="15", lengkap="2/3",
    ),
    Kasus(
        "nihil counts as 0, n/a not at all", "[A]", {"A 2026-01": "10", "A 2026-02": "-", "A 2026-03": "n/a"},
        variabel={"A": {"rekap_waktu": "rata"}}, realisasi="5", lengkap="2/2",
    ),
    Kasus(
        "all n/a is no 0", "[A]", {"A 2026-01": "n/a", "A 2026-02": "n/a", "A 2026-03": "n/a"}, variabel=_A,
        target="5", alasan="tidak berlaku: A", lengkap="0/0",
    ),
    Kasus("nothing reported is no 0", "[A] / [B]", {"B 2026-01": "4"}, variabel=_AB, target="5",
          alasan="belum diisi: A", lengkap="1/6"),
    Kasus("a denominator of 0", "[A] / [B] x 100%", {"A 2026-01": "4", "B 2026-01": "-"}, "2026-01", _AB,
          alasan="penyebut nol", lengkap="2/2"),
    Kasus(
        "a headcount is not summed over months", "[A]", {"A 2026-01": "20", "A 2026-02": "21"},
        variabel={"A": {"rekap_waktu": "akhir"}}, realisasi="21", lengkap="2/3",
    ),
    Kasus("a year is not divided into quarters", "[A]", {"A 2026": "12"}, variabel=_TAHUN,
          alasan="“A” hanya dilaporkan tahunan", lengkap="0/0"),
    # only the period that is asked
    Kasus(
        "figures before, after and of another year are not counted", "[A]",
        {"A 2026-03": "1", "A 2026-04": "10", "A 2026-06": "100", "A 2026-07": "1000", "A 2025-05": "10000"},
        "2026-TW2", _A, realisasi="110", lengkap="2/3",
    ),
    # the two axes
    Kasus(
        "the ratio of sums, not the mean of ratios", "[A] / [B] x 100%",
        {"A 2026-01": "1", "B 2026-01": "2", "A 2026-02": "90", "B 2026-02": "100", "A 2026-03": "0", "B 2026-03": "0"},
        variabel=_AB, target="100 %", realisasi="89.21568627", capaian="89.21568627", predikat="Baik", lengkap="6/6",
    ),
    Kasus(
        "over desa first, then over time", "[A]",
        _tiap_desa("A", "2026-01", "5", "1") | _tiap_desa("A", "2026-02", "2", "7"),
        variabel={"A": {"lingkup": "desa", "rekap_desa": "tertinggi"}}, realisasi="12", lengkap="4/30",
    ),
    Kasus("8 of 10 desa", "[A]", _tiap_desa("A", "2026-01", "1", "2", "3", "4", "5", "6", "7", "-"), "2026-01", _DESA,
          realisasi="28", lengkap="8/10"),
    Kasus(
        "a desa that it doesn't concern is not missing", "[A]",
        _tiap_desa("A", "2026-01", *"11111111", "n/a", "n/a"), "2026-01", _DESA, realisasi="8", lengkap="8/8",
    ),
    # other years
    Kasus(
        "the mean of the index one and two years ago", "([N1] + [N2]) / 2",
        {"A 2025": "83,75", "A 2024": "81,25", "A 2026": "99"}, "2026",
        {"A": {"frekuensi": "tahunan", "rekap_waktu": "akhir"}, "N1": {"asal": "A"}, "N2": {"asal": "A", "jeda": 2}},
        target="80", realisasi="82.5", capaian="103.125", predikat="Sangat Baik", lengkap="2/2",
    ),
    Kasus(
        "what looks back is named where it is missing", "([N1] + [N2]) / 2", {"A 2025": "83,75", "A 2026": "9"}, "2026",
        {"A": {"frekuensi": "tahunan", "rekap_waktu": "akhir"}, "N1": {"asal": "A"}, "N2": {"asal": "A", "jeda": 2}},
        alasan="belum diisi: N2", lengkap="1/2",
    ),
    Kasus(
        "attendance as it is printed, with the constant of the year",
        "∑[P] × (∑[H] − ∑[A]) / (∑[P] × ∑[H]) × 100%", {"P 2026-12": "20", "A 2026-01": "0,3", "A 2026-12": "6,2"},
        "2026", {"P": {"rekap_waktu": "akhir"}, "H": {}, "A": {}}, {"H": "245"}, "97,5 %",
        realisasi="97.34693877", capaian="99.84301412", predikat="Sangat Baik", lengkap="4/25",
    ),
    Kasus("30 digits and no exponent", "[A]", {"A 2026-01": "0,00000000000000000000000000001"}, "2026-01", _A,
          realisasi="0.00000000000000000000000000001"),
)  # fmt: skip
