"""Locked periods: what was reported stays as it was, until a reason is written."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from iki_desktop.domain.capaian import Target
from iki_desktop.domain.figur import NIHIL
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.periode import baca_periode
from iki_desktop.services import riwayat
from iki_desktop.services.angka import set_angka
from iki_desktop.services.desa import delete_desa, load_desa
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.kunci import load_kunci, lock, unlock
from iki_desktop.services.pengaturan import set_tenggat
from iki_desktop.services.target import load_target, set_target
from iki_desktop.services.variabel import create_variabel, delete_variabel, load_variabel
from tests.services.bahan_angka import BULANAN, PER_DESA, TAHUNAN, TRIWULANAN, angka, isi, kunci, langkah

# What makes figures of Februari 2026 out of reach, and what doesn't.
MEMEGANG = ("2026-02", "2026-TW1", "2026-S1", "2026")
LEPAS = ("2026-01", "2026-03", "2026-TW2", "2026-S2", "2025", "2027-02")


@pytest.mark.parametrize("masa", MEMEGANG)
def test_a_month_in_a_locked_period_is_refused_by_name(kantor: Kantor, masa: str) -> None:
    isi(kantor, BULANAN, "2026-02", "20")
    sebelum = angka(kantor)
    lock(kantor, baca_periode(masa))
    nama = baca_periode(masa).nama
    karena = "" if masa == "2026-02" else f", karena {nama} dikunci"
    for nilai in ("21", "-", ""):
        with pytest.raises(UserError, match=f"^Pegawai: Februari 2026 sudah dikunci{karena}. Buka kunci"):
            isi(kantor, BULANAN, "2026-02", nilai)
    assert angka(kantor) == sebelum


@pytest.mark.parametrize("masa", LEPAS)
def test_a_lock_holds_nothing_outside_its_period(kantor: Kantor, masa: str) -> None:
    lock(kantor, baca_periode(masa))
    isi(kantor, BULANAN, "2026-02", "20")
    assert len(angka(kantor)) == 1


def test_a_quarter_stays_open_where_only_a_month_of_it_is_locked(kantor: Kantor) -> None:
    lock(kantor, baca_periode("2026-01"))
    isi(kantor, TRIWULANAN, "2026-TW1", "3")
    isi(kantor, TAHUNAN, "2026", "80")
    assert len(angka(kantor)) == 2


def test_one_locked_cell_keeps_all_that_were_set_with_it_from_being_written(kantor: Kantor) -> None:
    lock(kantor, baca_periode("2026-01"))
    semua = [kunci(kantor, BULANAN, f"2026-0{bulan}") for bulan in (3, 2, 1)]
    with pytest.raises(UserError, match="Pegawai: Januari 2026 sudah dikunci"):
        set_angka(kantor, dict.fromkeys(semua, NIHIL))
    assert angka(kantor) == []


def test_a_lock_says_who_when_and_why(kantor: Kantor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iki_desktop.services.kunci.who", lambda: "sulastri")
    monkeypatch.setattr("iki_desktop.services.kunci.now", lambda: "2026-04-10T08:09:10+07:00")
    changes = lock(kantor, baca_periode("2026-TW1"), "  sudah dikirim\nke Bagian Organisasi ")
    (satu,) = load_kunci(kantor)
    assert (satu.id,) == changes.new
    assert (str(satu.periode), satu.alasan, satu.oleh) == ("2026-TW1", "sudah dikirim ke Bagian Organisasi", "sulastri")
    assert satu.waktu.isoformat() == "2026-04-10T08:09:10+07:00"
    assert riwayat.history(kantor)[0].label == "Kunci Triwulan I 2026: sudah dikirim ke Bagian Organisasi"
    with pytest.raises(UserError, match=r"Triwulan I 2026 sudah dikunci sejak 10-04-2026\. Tidak perlu"):
        lock(kantor, baca_periode("2026-TW1"))


def test_what_a_longer_lock_holds_needs_none_of_its_own(kantor: Kantor) -> None:
    lock(kantor, baca_periode("2026"))
    banyak = langkah(kantor)
    for masa in ("2026", "2026-S2", "2026-TW4", "2026-12"):
        with pytest.raises(UserError, match="sudah dikunci sejak"):
            lock(kantor, baca_periode(masa))
    assert langkah(kantor) == banyak


def test_months_stay_locked_when_the_year_around_them_is_opened(kantor: Kantor) -> None:
    lock(kantor, baca_periode("2026-02"))
    (tahun,) = lock(kantor, baca_periode("2026")).new
    assert [str(k.periode) for k in load_kunci(kantor)] == ["2026", "2026-02"]
    unlock(kantor, tahun, "revisi")
    isi(kantor, BULANAN, "2026-01", "20")
    with pytest.raises(UserError, match="Februari 2026 sudah dikunci\\. "):
        isi(kantor, BULANAN, "2026-02", "20")


@pytest.mark.parametrize("alasan", ["", "  \n ", "\u200b"])
def test_opening_needs_a_reason(kantor: Kantor, alasan: str) -> None:
    (nomor,) = lock(kantor, baca_periode("2026-01")).new
    with pytest.raises(UserError, match="Alasan membuka kunci belum ditulis"):
        unlock(kantor, nomor, alasan)
    with pytest.raises(UserError, match="Alasan lebih dari 500 huruf"):
        unlock(kantor, nomor, "x" * 501)
    assert len(load_kunci(kantor)) == 1


def test_the_reason_for_opening_stays_in_the_history(kantor: Kantor) -> None:
    (nomor,) = lock(kantor, baca_periode("2026-01")).new
    langkah_buka = unlock(kantor, nomor, "Desa Ngroto salah hitung").step
    assert load_kunci(kantor) == ()
    isi(kantor, BULANAN, "2026-01", "20")
    assert riwayat.history(kantor)[1].label == "Buka kunci Januari 2026: Desa Ngroto salah hitung"
    assert langkah_buka is not None
    assert {p.tempat for p in riwayat.rincian(kantor, langkah_buka)} == {"kunci · Januari 2026"}
    with pytest.raises(UserError, match="Kunci ini sudah dibuka"):
        unlock(kantor, nomor, "lagi")


def test_undo_stops_at_a_lock_which_opens_with_a_reason_alone(kantor: Kantor) -> None:
    isi(kantor, BULANAN, "2026-01", "20")
    lock(kantor, baca_periode("2026-01"))
    sebelum = load_kunci(kantor)
    with pytest.raises(UserError, match="Buka kuncinya dengan menulis alasan"):
        riwayat.undo(kantor)
    assert load_kunci(kantor) == sebelum
    assert riwayat.undo_label(kantor) == "Kunci Januari 2026"
    unlock(kantor, sebelum[0].id, "keliru")
    riwayat.undo(kantor)  # opening it was the mistake
    assert load_kunci(kantor) == sebelum
    riwayat.redo(kantor)
    assert load_kunci(kantor) == ()


# -- what else a lock holds


def test_targets_of_a_locked_period_stay(kantor: Kantor) -> None:
    tw1, tahun = baca_periode("2026-TW1"), baca_periode("2026")
    set_target(kantor, {(1, tw1): Target.satu(Decimal(97))})
    lama = riwayat.history(kantor)[0].id
    lock(kantor, tw1)
    for target in (Target.satu(Decimal(90)), None):
        with pytest.raises(UserError, match=r"Target “Persentase .*Triwulan I 2026 sudah dikunci"):
            set_target(kantor, {(1, tahun): Target.satu(Decimal(1)), (1, tw1): target})
    with pytest.raises(UserError, match="Triwulan I 2026 sudah dikunci"):
        riwayat.take_back(kantor, lama)
    assert load_target(kantor) == {(1, tw1): Target.satu(Decimal(97))}
    set_target(kantor, {(1, tahun): Target.satu(Decimal(98))})


def _hapus_desa(kantor: Kantor) -> None:
    delete_desa(kantor, next(d.id for d in load_desa(kantor) if d.nama == "Ngroto"))


def _hapus_variabel(kantor: Kantor) -> None:
    delete_variabel(kantor, next(v.id for v in load_variabel(kantor) if v.nama == "Warga hadir"))


@pytest.mark.parametrize(("hapus", "nama"), [(_hapus_desa, "Desa Ngroto"), (_hapus_variabel, "Variabel Warga hadir")])
def test_what_has_figures_in_a_locked_period_is_not_deleted(
    kantor: Kantor, hapus: Callable[[Kantor], None], nama: str
) -> None:
    create_variabel(kantor, "Warga hadir", lingkup="desa")
    isi(kantor, "Warga hadir", "2026-02", "20", "Ngroto")
    (nomor,) = lock(kantor, baca_periode("2026-TW1")).new
    sebelum = angka(kantor), load_desa(kantor), load_variabel(kantor)
    with pytest.raises(UserError, match=f"^{nama} punya angka di Triwulan I 2026, yang sudah dikunci, jadi tidak bisa"):
        hapus(kantor)
    assert (angka(kantor), load_desa(kantor), load_variabel(kantor)) == sebelum
    unlock(kantor, nomor, "digabung")
    lock(kantor, baca_periode("2026-TW2"))
    hapus(kantor)
    assert angka(kantor) == []
    riwayat.undo(kantor)
    assert (angka(kantor), load_desa(kantor), load_variabel(kantor)) == sebelum


def test_figures_deleted_with_their_desa_do_not_come_back_into_a_locked_period(kantor: Kantor) -> None:
    isi(kantor, PER_DESA, "2026-02", "20", "Ngroto")
    ngroto = kunci(kantor, PER_DESA, "2026-02", "Ngroto")[2]
    assert ngroto is not None
    hapus = delete_desa(kantor, ngroto).step
    assert hapus is not None
    lock(kantor, baca_periode("2026-TW1"))
    with pytest.raises(UserError, match=r"tidak bisa diambil kembali\. Februari 2026 sudah dikunci, karena Triwulan I"):
        riwayat.take_back(kantor, hapus)
    assert (angka(kantor), len(load_desa(kantor))) == ([], 9)


def test_a_lock_of_long_ago_is_not_taken_back_without_a_reason(kantor: Kantor) -> None:
    terkunci = lock(kantor, baca_periode("2026-01")).step
    set_tenggat(kantor, 12)
    assert terkunci is not None
    with pytest.raises(UserError, match="Buka kuncinya dengan menulis alasan"):
        riwayat.take_back(kantor, terkunci)
    assert len(load_kunci(kantor)) == 1
