"""Targets in the file: exact, of their own year and period, in one step, told in the history."""

from decimal import Decimal

import pytest

from iki_desktop.domain.capaian import Target
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.periode import baca_periode
from iki_desktop.services import riwayat
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.kunci import lock
from iki_desktop.services.sunting import delete_indikator
from iki_desktop.services.tahun import choose_year, copy_year, delete_year
from iki_desktop.services.target import load_target, set_target, without_locked
from tests.services.bahan_angka import langkah

TAHUN, TW1 = baca_periode("2026"), baca_periode("2026-TW1")
SATU, RENTANG = Target.satu(Decimal("97.50")), Target(Decimal(80), Decimal(90))


def test_targets_are_read_back_to_the_letter(kantor: Kantor) -> None:
    besar = Target.satu(Decimal("9" * 30))
    set_target(kantor, {(1, TAHUN): SATU, (1, TW1): RENTANG, (2, TAHUN): besar})
    assert load_target(kantor) == {(1, TAHUN): SATU, (1, TW1): RENTANG, (2, TAHUN): besar}
    assert str(load_target(kantor)[1, TAHUN].atas) == "97.50"


def test_many_are_one_step_and_one_undo(kantor: Kantor) -> None:
    set_target(kantor, {(1, TAHUN): SATU})
    set_target(kantor, {(1, TAHUN): None, (1, TW1): SATU, (2, TW1): RENTANG}, "Bagi rata")
    assert riwayat.undo_label(kantor) == "Bagi rata 3 target"
    assert load_target(kantor) == {(1, TW1): SATU, (2, TW1): RENTANG}
    riwayat.undo(kantor)
    assert load_target(kantor) == {(1, TAHUN): SATU}


def test_the_same_again_is_no_step(kantor: Kantor) -> None:
    set_target(kantor, {(1, TAHUN): SATU})
    assert set_target(kantor, {(1, TAHUN): SATU}).step is None
    assert set_target(kantor, {(1, TW1): None}).step is None
    assert langkah(kantor) == 1


def test_the_position_of_the_indicator_is_told_to_the_views(kantor: Kantor) -> None:
    changes = set_target(kantor, {(1, TAHUN): SATU})
    assert (set(changes.rows), changes.jabatan) == ({"target"}, {1})


def test_the_history_names_indicator_period_and_target(kantor: Kantor) -> None:
    set_target(kantor, {(2, TW1): RENTANG})
    assert riwayat.history(kantor)[0].label.startswith("Target Persentase")
    assert riwayat.history(kantor)[0].label.endswith("Triwulan I 2026: 80 – 90")
    set_target(kantor, {(2, TW1): None})
    assert riwayat.history(kantor)[0].label.endswith("Triwulan I 2026: kosong")


@pytest.mark.parametrize(
    ("lama", "baru", "kata"),
    [
        (None, RENTANG, ("tambah", "target", "", "80 – 90")),
        (SATU, RENTANG, ("ubah", "target", "97,50", "80 – 90")),
        (RENTANG, SATU, ("ubah", "target", "80 – 90", "97,50")),
        (RENTANG, Target(Decimal(80), Decimal(95)), ("ubah", "batas atas target", "90", "95")),
        (RENTANG, Target(Decimal(75), Decimal(90)), ("ubah", "batas bawah target", "80", "75")),
        (Target.satu(Decimal(80)), RENTANG, ("ubah", "batas atas target", "80", "90")),
        (RENTANG, None, ("hapus", "target", "80 – 90", "")),
    ],
)
def test_a_step_tells_the_target_before_and_after(
    kantor: Kantor, lama: Target | None, baru: Target | None, kata: tuple[str, ...]
) -> None:
    set_target(kantor, {(1, TW1): lama})
    nomor = set_target(kantor, {(1, TW1): baru}).step
    assert nomor is not None
    (satu,) = riwayat.rincian(kantor, nomor)
    assert satu.tempat == "SEKRETARIS KECAMATAN · target · Triwulan I"
    assert (satu.jenis, satu.kolom, satu.lama, satu.baru) == kata


def test_a_period_of_another_year_is_refused_with_the_year_of_the_form(kantor: Kantor) -> None:
    with pytest.raises(UserError, match=r"ada di dokumen tahun 2026, bukan 2027\. Pilih tahunnya"):
        set_target(kantor, {(1, TAHUN): SATU, (1, baca_periode("2027")): SATU})
    assert load_target(kantor) == {}


def test_each_year_has_its_own_targets(kantor: Kantor) -> None:
    set_target(kantor, {(1, TAHUN): SATU})
    copy_year(kantor, 2026, 2027)
    choose_year(kantor, 2027)
    baru = int(kantor.store.connection.execute("SELECT min(id) FROM indikator WHERE id > 73").get)
    set_target(kantor, {(baru, baca_periode("2027")): RENTANG})
    assert load_target(kantor) == {(baru, baca_periode("2027")): RENTANG}
    choose_year(kantor, 2026)
    assert load_target(kantor) == {(1, TAHUN): SATU}
    delete_year(kantor, 2027)
    riwayat.undo(kantor)
    choose_year(kantor, 2027)
    assert load_target(kantor) == {(baru, baca_periode("2027")): RENTANG}


def test_targets_go_with_their_indicator_and_come_back(kantor: Kantor) -> None:
    set_target(kantor, {(1, TAHUN): SATU})
    delete_indikator(kantor, [1])
    assert load_target(kantor) == {}
    with pytest.raises(UserError, match="Indikator ini sudah tidak ada"):
        set_target(kantor, {(1, TAHUN): SATU})
    riwayat.undo(kantor)
    assert load_target(kantor) == {(1, TAHUN): SATU}


def test_periods_whose_targets_can_be_set(kantor: Kantor) -> None:
    lock(kantor, baca_periode("2026-S1"))
    assert [str(p) for p in without_locked(kantor, (TAHUN, *TAHUN.bagian("triwulanan")))] == [
        "2026", "2026-TW3", "2026-TW4",
    ]  # fmt: skip
