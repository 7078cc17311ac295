"""A year's targets spread over its parts: exact sums, ranges, locked periods, the shape of last year, one step."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from iki_desktop.domain.capaian import Target
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.periode import Frekuensi, Periode, baca_periode
from iki_desktop.domain.sebar import CaraSebar
from iki_desktop.domain.target import baca_target, tulis_target
from iki_desktop.services import riwayat
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.kunci import lock
from iki_desktop.services.sebar_target import plan_spread, spread_target
from iki_desktop.services.sunting import set_indikator
from iki_desktop.services.target import load_target, set_target
from iki_desktop.services.variabel import create_variabel
from tests.services.bahan_angka import isi, langkah

TAHUN = baca_periode("2026")
TRIWULAN = TAHUN.bagian("triwulanan")
KEHADIRAN, PEMBINAAN, BPNT, MUSRENBANG, SKM = 1, 4, 7, 13, 72  # indicators of Pujon


def sasar(kantor: Kantor, target: Mapping[int, str]) -> None:
    """The year's targets, as they are typed."""
    set_target(kantor, {(nomor, TAHUN): baca_target(teks) for nomor, teks in target.items()})


def bagian(kantor: Kantor, nomor: int, frekuensi: Frekuensi = "triwulanan") -> list[str]:
    """The targets of the parts of the year, as they are typed."""
    ada = load_target(kantor)
    return [tulis_target(ada.get((nomor, masa))) for masa in TAHUN.bagian(frekuensi)]


@pytest.mark.parametrize(
    ("nomor", "setahun", "frekuensi", "hasil"),
    [
        (PEMBINAAN, "10", "triwulanan", "2 3 2 3"),
        (PEMBINAAN, "10", "semesteran", "5 5"),
        (PEMBINAAN, "3", "bulanan", "0 0 0 1 0 0 0 1 0 0 0 1"),
        (KEHADIRAN, "97,50", "triwulanan", "97,50 97,50 97,50 97,50"),
    ],
)
def test_each_is_spread_as_its_figures_roll_up(
    kantor: Kantor, nomor: int, setahun: str, frekuensi: Frekuensi, hasil: str
) -> None:
    sasar(kantor, {nomor: setahun})
    spread_target(kantor, [nomor], None, frekuensi)
    assert bagian(kantor, nomor, frekuensi) == hasil.split()


@pytest.mark.parametrize(
    ("rumus", "variabel", "cara"),
    [
        ("[A]", {}, "rata"),
        ("2 x ([A] + [B]) / [H]", {"H": {"tetap": True}}, "rata"),
        ("[A]", {"A": {"rekap_waktu": "akhir"}}, "tetap"),
        ("[A]", {"A": {"rekap_waktu": "rata"}}, "tetap"),
        ("[A] / [B]", {}, "tetap"),
        ("[A] x [B]", {}, "tetap"),
        ("[A] - 5", {}, "tetap"),
        ("[A] / [H] x 100%", {"H": {"tetap": True}}, "tetap"),
        ("", {}, "rata"),  # “Jumlah …”
    ],
)
def test_counts_are_divided_and_states_and_ratios_stay(
    kantor: Kantor, rumus: str, variabel: Mapping[str, Mapping[str, object]], cara: CaraSebar
) -> None:
    for nama in ("A", "B", "H"):
        create_variabel(kantor, nama, **variabel.get(nama, {}))
    set_indikator(kantor, PEMBINAAN, rumus=rumus, hitungan=rumus)
    sasar(kantor, {PEMBINAAN: "100"})
    assert plan_spread(kantor, [PEMBINAAN], None, "triwulanan").cara == {PEMBINAAN: cara}


def test_what_is_reported_more_rarely_is_left_out_unless_a_way_is_chosen(kantor: Kantor) -> None:
    sasar(kantor, {MUSRENBANG: "40"})
    assert plan_spread(kantor, [MUSRENBANG], None, "triwulanan").dilewati == {MUSRENBANG: "hanya dilaporkan tahunan"}
    spread_target(kantor, [MUSRENBANG], "rata", "triwulanan")
    assert bagian(kantor, MUSRENBANG) == ["10"] * 4


def test_a_range_is_spread_at_both_ends_which_never_cross(kantor: Kantor) -> None:
    sasar(kantor, {PEMBINAAN: "5 - 7", KEHADIRAN: "80 - 90"})
    spread_target(kantor, [PEMBINAAN, KEHADIRAN], "rata", "bulanan")
    ada = load_target(kantor)
    target = [ada[PEMBINAAN, masa] for masa in TAHUN.bagian("bulanan")]
    assert (sum(t.bawah for t in target), sum(t.atas for t in target)) == (5, 7)
    assert all(t.bawah <= t.atas for t in target)
    spread_target(kantor, [PEMBINAAN], "kumulatif", "triwulanan")
    assert bagian(kantor, PEMBINAAN)[-1] == "5 – 7"
    spread_target(kantor, [KEHADIRAN], "tetap", "triwulanan")
    assert bagian(kantor, KEHADIRAN) == ["80 – 90"] * 4


def test_sums_stay_exact_whatever_was_typed(kantor: Kantor) -> None:
    panjang = "123.456.789.012.345.678,123456789012"
    sasar(kantor, {KEHADIRAN: panjang, SKM: panjang})
    spread_target(kantor, [KEHADIRAN], "rata", "bulanan")
    spread_target(kantor, [SKM], "kumulatif", "bulanan")
    ada = load_target(kantor)
    jumlah = sum(Fraction(ada[KEHADIRAN, masa].atas) for masa in TAHUN.bagian("bulanan"))
    assert jumlah == Fraction(ada[KEHADIRAN, TAHUN].atas)
    assert tulis_target(ada[SKM, Periode(2026, 12, 1)]) == panjang


def test_locked_periods_stay_and_are_told(kantor: Kantor) -> None:
    tw1 = TRIWULAN[0]
    sasar(kantor, {PEMBINAAN: "10"})
    set_target(kantor, {(PEMBINAAN, tw1): Target.satu(Decimal(9))})
    lock(kantor, tw1)
    rencana = plan_spread(kantor, [PEMBINAAN], None, "triwulanan")
    assert (rencana.terkunci, rencana.ditimpa) == ((tw1,), frozenset())
    spread_target(kantor, [PEMBINAAN], None, "triwulanan")
    assert bagian(kantor, PEMBINAAN) == ["9", "3", "2", "3"]
    spread_target(kantor, [PEMBINAAN], "tetap", "bulanan")
    assert bagian(kantor, PEMBINAAN, "bulanan") == [""] * 3 + ["10"] * 9


def test_a_locked_year_takes_no_target(kantor: Kantor) -> None:
    sasar(kantor, {PEMBINAAN: "10"})
    lock(kantor, TAHUN)
    with pytest.raises(UserError, match="Tidak ada target yang disebar: periodenya dikunci"):
        spread_target(kantor, [PEMBINAAN], None, "triwulanan")


def test_what_is_there_is_replaced_only_where_that_is_wanted(kantor: Kantor) -> None:
    sasar(kantor, {PEMBINAAN: "8", BPNT: "120"})
    set_target(kantor, {(PEMBINAAN, TRIWULAN[1]): Target.satu(Decimal(5))})
    rencana = plan_spread(kantor, [PEMBINAAN, BPNT], None, "triwulanan")
    assert (set(rencana.ditimpa), set(rencana.cara)) == ({PEMBINAAN}, {BPNT})
    spread_target(kantor, [PEMBINAAN, BPNT], None, "triwulanan")
    assert (bagian(kantor, PEMBINAAN), bagian(kantor, BPNT)) == (["", "5", "", ""], ["30"] * 4)
    with pytest.raises(UserError, match="sudah ada dan tidak diganti"):
        spread_target(kantor, [PEMBINAAN], None, "triwulanan")
    spread_target(kantor, [PEMBINAAN], None, "triwulanan", ganti=True)
    assert bagian(kantor, PEMBINAAN) == ["2"] * 4


def test_many_are_one_step_and_one_undo_and_the_same_again_is_none(kantor: Kantor) -> None:
    sasar(kantor, {PEMBINAAN: "8", BPNT: "120", KEHADIRAN: "95"})
    dulu, semula = langkah(kantor), load_target(kantor)
    semua = range(1, 74)
    spread_target(kantor, semua, None, "triwulanan")
    assert (langkah(kantor), riwayat.undo_label(kantor)) == (dulu + 1, "Sebar 12 target")
    sesudah = load_target(kantor)
    assert len(sesudah) == len(semula) + 12
    assert spread_target(kantor, [PEMBINAAN, BPNT, KEHADIRAN], None, "triwulanan").step is None
    riwayat.undo(kantor)
    assert load_target(kantor) == semula
    riwayat.redo(kantor)
    assert load_target(kantor) == sesudah


def test_without_a_target_of_the_year_there_is_nothing_to_spread(kantor: Kantor) -> None:
    with pytest.raises(UserError, match="Tidak ada target yang disebar: belum punya target setahun"):
        spread_target(kantor, [PEMBINAAN], "rata", "triwulanan")
    assert langkah(kantor) == 0


# -- the shape of last year


def test_the_year_is_shared_out_as_the_last_one_was(kantor: Kantor) -> None:
    for bulan, nilai in enumerate("110000211-20", start=1):
        isi(kantor, "Kegiatan pembinaan perangkat desa", f"2025-{bulan:02}", nilai)
    isi(kantor, "Kegiatan pembinaan perangkat desa", "2026-02", "99")
    sasar(kantor, {PEMBINAAN: "16"})
    rencana = plan_spread(kantor, [PEMBINAAN], "bentuk", "triwulanan")
    assert rencana.tak_lengkap == frozenset()
    spread_target(kantor, [PEMBINAAN], "bentuk", "triwulanan")
    assert bagian(kantor, PEMBINAAN) == ["4", "0", "8", "4"]
    spread_target(kantor, [PEMBINAAN], "bentuk", "bulanan")
    assert bagian(kantor, PEMBINAAN, "bulanan") == list("220000422040")


def test_a_shape_of_figures_that_are_not_all_reported_is_told(kantor: Kantor) -> None:
    for bulan in (1, 4, 7, 10):
        isi(kantor, "Kegiatan pembinaan perangkat desa", f"2025-{bulan:02}", "1")
    sasar(kantor, {PEMBINAAN: "8"})
    rencana = plan_spread(kantor, [PEMBINAAN], "bentuk", "triwulanan")
    assert (set(rencana.tak_lengkap), len(rencana.isi)) == ({PEMBINAAN}, 4)


def test_the_shape_of_villages_is_that_of_their_sum(kantor: Kantor) -> None:
    for masa, desa, nilai in (("2025-01", "Ngroto", "2"), ("2025-03", "Ngabab", "4"), ("2025-08", "Ngroto", "3")):
        isi(kantor, "Laporan distribusi BPNT", masa, nilai, desa)
    sasar(kantor, {BPNT: "12"})
    spread_target(kantor, [BPNT], "bentuk", "semesteran")
    assert bagian(kantor, BPNT, "semesteran") == ["8", "4"]


@pytest.mark.parametrize(
    ("angka", "sebab"),
    [
        ({}, "Triwulan I 2025 belum diisi: Kegiatan pembinaan perangkat desa"),
        ({1: "1", 4: "2", 7: "3"}, "Triwulan IV 2025 belum diisi: Kegiatan pembinaan perangkat desa"),
        ({1: "0", 4: "-", 7: "0", 10: "0"}, "angka tahun lalu nol semua, tidak bisa dijadikan pola"),
    ],
)
def test_where_there_is_no_shape_it_says_why(kantor: Kantor, angka: Mapping[int, str], sebab: str) -> None:
    for bulan, nilai in angka.items():
        isi(kantor, "Kegiatan pembinaan perangkat desa", f"2025-{bulan:02}", nilai)
    sasar(kantor, {PEMBINAAN: "8"})
    assert plan_spread(kantor, [PEMBINAAN], "bentuk", "triwulanan").dilewati == {PEMBINAAN: sebab}


def test_what_does_not_add_up_or_has_no_formula_has_no_shape(kantor: Kantor) -> None:
    sasar(kantor, {KEHADIRAN: "95", PEMBINAAN: "8"})
    set_indikator(kantor, PEMBINAAN, rumus="", hitungan="")
    assert plan_spread(kantor, [KEHADIRAN, PEMBINAAN], "bentuk", "triwulanan").dilewati == {
        KEHADIRAN: "angkanya tidak dijumlahkan sepanjang tahun, jadi tidak punya pola",
        PEMBINAAN: "belum ada rumus",
    }
