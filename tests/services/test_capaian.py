"""What the indicators have reached, computed from the file: regressions of rules.md, bands and years of their own."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iki_desktop.domain.capaian import Pita, Target
from iki_desktop.domain.figur import NIHIL, TIDAK_BERLAKU, Figur
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.hasil import Hasil
from iki_desktop.domain.periode import Periode, baca_periode
from iki_desktop.services import riwayat
from iki_desktop.services.angka import set_angka
from iki_desktop.services.capaian import cari_indikator, compute, compute_touched, load_butir
from iki_desktop.services.desa import add_desa, load_desa
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.pengaturan import load_pengaturan, set_batas, set_pita, set_tenggat
from iki_desktop.services.sunting import set_indikator
from iki_desktop.services.tahun import choose_year, copy_year
from iki_desktop.services.target import load_target, set_target
from tests.services.bahan_angka import KASUS, Kasus, angka, dipotong, isi, kunci

TAHUN = baca_periode("2026")


def hasil(kantor: Kantor, nomor: int = 1, periode: str = "2026") -> Hasil:
    """What one indicator has reached."""
    return next(h for h in compute(kantor, baca_periode(periode)) if h.butir.id == nomor)


def teks(nilai: Decimal | None) -> str | None:
    """As the cases of rules.md write it."""
    return None if nilai is None else dipotong(f"{nilai:f}")


@pytest.mark.parametrize("kasus", [pytest.param(k, id=k.apa) for k in KASUS])
def test_rules_through_the_store(kantor: Kantor, kasus: Kasus) -> None:
    satu = hasil(kantor, kasus.put(kantor), kasus.periode)
    terisi, seharusnya = satu.nilai.lengkap
    assert (
        teks(satu.nilai.nilai), teks(satu.capaian), satu.predikat or None, satu.nilai.alasan or None,
        f"{terisi}/{seharusnya}",
    ) == (kasus.realisasi, kasus.capaian, kasus.predikat, kasus.alasan, kasus.lengkap)  # fmt: skip
    assert bool(satu.alasan) == (kasus.capaian is None)


@pytest.mark.parametrize(
    ("target", "kalimat"), [("", "target belum diisi"), ("0", "target nol, jadi capaian tidak dapat dihitung")]
)
def test_a_capaian_that_is_missing_says_why(kantor: Kantor, target: str, kalimat: str) -> None:
    Kasus("", "[A]", {"A 2026": "5"}, "2026", {"A": {"frekuensi": "tahunan"}}, target=target).put(kantor)
    assert hasil(kantor).alasan == kalimat


def test_of_all_indicators_each_position_gets_its_own_in_the_order_of_the_document(kantor: Kantor) -> None:
    semua = compute(kantor, TAHUN)
    assert [h.butir.id for h in semua] == [b.id for b in load_butir(kantor)] == list(range(1, 74))
    hanya = compute(kantor, TAHUN, {28, 1})
    assert [h.butir.id for h in hanya] == [b.id for b in load_butir(kantor) if b.jabatan_id in {1, 28}]
    assert {h.butir.jabatan for h in hanya} == {"SEKRETARIS KECAMATAN", "CAMAT"}
    assert compute(kantor, TAHUN, ()) == ()


def test_what_computes_is_the_hitungan_where_there_is_one(kantor: Kantor) -> None:
    isi(kantor, "Pegawai", "2026-12", "20")
    set_indikator(kantor, 1, hitungan="[Pegawai] x 2")
    assert hasil(kantor).nilai.nilai == 40
    set_indikator(kantor, 1, hitungan="  ")
    assert hasil(kantor).butir.rumus.startswith("∑[Pegawai]")


def test_a_target_counts_for_its_own_period_alone(kantor: Kantor) -> None:
    Kasus("", "[A]", {"A 2026-TW1": "5"}, "2026-TW1", {"A": {"frekuensi": "triwulanan"}}, target="10").put(kantor)
    assert hasil(kantor, periode="2026-TW1").capaian == 50
    assert (hasil(kantor, periode="2026").target, hasil(kantor, periode="2026").capaian) == (None, None)


def test_a_new_desa_has_not_reported_yet(kantor: Kantor) -> None:
    Kasus("", "[A]", {"A 2026 Ngroto": "5"}, "2026", {"A": {"frekuensi": "tahunan", "lingkup": "desa"}}).put(kantor)
    assert hasil(kantor).nilai.lengkap == (1, 10)
    add_desa(kantor, "Desa Baru")
    assert hasil(kantor).nilai.lengkap == (1, 11)
    assert hasil(kantor).nilai.nilai == 5


def test_the_constant_of_a_year_is_set_against_its_part_with_a_word(kantor: Kantor) -> None:
    isi(kantor, "Pegawai", "2026-01", "20")
    isi(kantor, "hari tidak masuk kerja", "2026-01", "1")
    assert hasil(kantor, periode="2026-01").catatan == (
        "“Hari kerja efektif” adalah tetapan setahun penuh, sedangkan angka lain hanya Januari 2026.",
    )
    assert hasil(kantor).catatan == ()


def test_a_year_is_judged_by_its_own_bands(kantor: Kantor) -> None:
    Kasus("", "[A]", {"A 2026": "90,5"}, "2026", {"A": {"frekuensi": "tahunan"}}, target="100").put(kantor)
    set_pita(kantor, [Pita(Decimal(0), "Belum"), Pita(Decimal("90.5"), "Sesuai")])
    assert hasil(kantor).predikat == "Sesuai"
    set_pita(kantor, [Pita(Decimal(0), "Belum"), Pita(Decimal("90.51"), "Sesuai")])
    assert hasil(kantor).predikat == "Belum"


def test_the_cap_is_for_display_only(kantor: Kantor) -> None:
    Kasus("", "[A]", {"A 2026": "15"}, "2026", {"A": {"frekuensi": "tahunan"}}, target="10").put(kantor)
    set_batas(kantor, Decimal(120))
    assert hasil(kantor).capaian == 150


def test_a_new_year_is_judged_as_the_old_one_and_agrees_its_targets_anew(kantor: Kantor) -> None:
    pita = (Pita(Decimal(60), "Sesuai"), Pita(Decimal(0), "Belum"))
    set_pita(kantor, pita)
    set_batas(kantor, Decimal(120))
    set_tenggat(kantor, 5)
    set_target(kantor, {(1, TAHUN): Target.satu(Decimal(97))})
    copy_year(kantor, 2026, 2027)
    choose_year(kantor, 2027)
    baru = load_pengaturan(kantor)
    assert (baru.pita, baru.batas, baru.tenggat) == (pita, Decimal(120), 5)
    assert load_target(kantor) == {}
    set_pita(kantor, ())
    choose_year(kantor, 2026)
    assert load_pengaturan(kantor).pita == pita
    assert load_target(kantor) == {(1, TAHUN): Target.satu(Decimal(97))}


def test_the_new_year_looks_back_at_the_figures_of_the_old_one_and_has_none_of_them(kantor: Kantor) -> None:
    isi(kantor, "Nilai SKM", "2025", "80")
    isi(kantor, "Nilai SKM", "2026", "90")
    copy_year(kantor, 2026, 2027)
    choose_year(kantor, 2027)
    skm = next(h for h in compute(kantor, baca_periode("2027")) if "Nilai SKM" in h.butir.rumus)
    assert skm.nilai.nilai == 85
    assert len(angka(kantor)) == 2


@pytest.mark.parametrize(
    ("variabel", "indikator"),
    [
        ("Pegawai", [1, 20]),
        ("Hari kerja efektif", [1, 20]),
        ("Nilai SKM", [72]),
        ("Kegiatan pembinaan linmas", [10]),
        ("dokumen perencanaan dan pelaporan yang disusun", [3]),
    ],
)
def test_what_a_figure_may_change_is_computed_as_with_all_others(
    kantor: Kantor, variabel: str, indikator: list[int]
) -> None:
    isi(kantor, "Pegawai", "2026-12", "20")
    isi(kantor, "hari tidak masuk kerja", "2026-12", "1,5")
    isi(kantor, "Nilai SKM", "2025", "80")
    isi(kantor, "Nilai SKM", "2024", "90")
    isi(kantor, "Kegiatan pembinaan linmas", "2026-02", "4", "Ngroto")
    set_target(kantor, {(nomor, TAHUN): Target.satu(Decimal(97)) for nomor in indikator})
    sebagian = compute_touched(kantor, TAHUN, [kunci(kantor, variabel, "2026")[0]])
    assert [h.butir.id for h in sebagian] == indikator
    assert sebagian == tuple(h for h in compute(kantor, TAHUN) if h.butir.id in indikator)


def test_an_indicator_is_named_by_id_or_text(kantor: Kantor) -> None:
    semua = load_butir(kantor)
    assert cari_indikator(semua, "73").id == 73
    assert cari_indikator(semua, f"  {semua[2].teks.upper()} ").id == 3
    with pytest.raises(UserError, match="Lihat nomor dan teksnya dengan “iki hitung”"):
        cari_indikator(semua, "Jumlah kuda")


_FIGUR = st.one_of(
    st.just(NIHIL),
    st.just(TIDAK_BERLAKU),
    st.decimals(0, 10**9, places=3).map(lambda d: Figur("terisi", d)),
)
_SEL = st.dictionaries(st.tuples(st.integers(1, 12), st.integers(0, 9)), _FIGUR, min_size=1, max_size=12)


@given(sel=_SEL, acak=st.randoms(use_true_random=False))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_typing_changes_nothing_and_undoing_all_leaves_nothing(
    kantor: Kantor, sel: dict[tuple[int, int], Figur], acak: Random
) -> None:
    linmas = kunci(kantor, "Kegiatan pembinaan linmas", "2026-01")[0]
    kantor.store.connection.execute("UPDATE variabel SET bulat = 0 WHERE id = ?", (linmas,))
    desa = [d.id for d in load_desa(kantor)]
    semua = [((linmas, Periode(2026, bulan, 1), desa[ke]), figur) for (bulan, ke), figur in sel.items()]
    kosong = compute(kantor, TAHUN)
    set_angka(kantor, dict(semua))
    sekaligus = compute(kantor, TAHUN)
    assert sekaligus != kosong
    riwayat.undo(kantor)
    assert angka(kantor) == []
    acak.shuffle(semua)
    for satu, figur in semua:
        set_angka(kantor, {satu: figur})
    assert compute(kantor, TAHUN) == sekaligus
    for _ in semua:
        riwayat.undo(kantor)
    assert angka(kantor) == []
