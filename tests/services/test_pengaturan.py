"""How a year is judged: its bands without a gap, its cap, its day; the regulation's come back."""

from decimal import Decimal

import pytest

from iki_desktop.domain.capaian import PITA, Pita
from iki_desktop.domain.galat import UserError
from iki_desktop.services import riwayat
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.pengaturan import (
    BATAS,
    Pengaturan,
    load_pengaturan,
    set_batas,
    set_pita,
    set_tenggat,
)
from iki_desktop.services.tahun import choose_year, new_year
from tests.services.bahan_angka import langkah


def pita(**dari: str) -> list[Pita]:
    """Bands by their names."""
    return [Pita(Decimal(satu), nama) for nama, satu in dari.items()]


def bands(kantor: Kantor) -> tuple[Pita, ...]:
    """Those of the year one works in."""
    return load_pengaturan(kantor).pita


def test_a_new_office_judges_as_the_regulation_does(kantor: Kantor) -> None:
    assert load_pengaturan(kantor) == Pengaturan(PITA, None, 10)


def test_bands_are_kept_exactly_from_the_highest_on(kantor: Kantor) -> None:
    set_pita(kantor, pita(Belum="0", Istimewa="110", Sesuai="90.50"))
    assert bands(kantor) == (Pita(Decimal(110), "Istimewa"), Pita(Decimal("90.5"), "Sesuai"), Pita(Decimal(0), "Belum"))
    assert str(bands(kantor)[1].dari) == "90.50"


@pytest.mark.parametrize(
    ("baru", "kalimat"),
    [
        (pita(Baik="76", Cukup="1"), "Predikat terendah belum mulai dari 0, jadi ada capaian tanpa predikat"),
        (pita(Baik="76", Kurang="-1"), "belum mulai dari 0"),
        (pita(Baik="76", Cukup="76.0", Kurang="0"), "“Baik” dan “Cukup” mulai dari batas yang sama. Bedakan"),
        ([Pita(Decimal(0), " \n ")], "Nama predikat kosong"),
        ([Pita(Decimal(0), "x" * 61)], "Nama predikat lebih dari 60 huruf"),
    ],
)
def test_bands_that_leave_a_gap_or_say_two_things_are_refused(kantor: Kantor, baru: list[Pita], kalimat: str) -> None:
    set_pita(kantor, pita(Sesuai="90", Belum="0"))
    sebelum = bands(kantor)
    with pytest.raises(UserError, match=kalimat):
        set_pita(kantor, baru)
    assert bands(kantor) == sebelum


@pytest.mark.parametrize("bawaan", [(), PITA, PITA[::-1]])
def test_the_bands_of_the_regulation_come_back(kantor: Kantor, bawaan: tuple[Pita, ...]) -> None:
    set_pita(kantor, pita(Sesuai="90", Belum="0"))
    set_pita(kantor, bawaan)
    assert bands(kantor) == PITA
    riwayat.undo(kantor)
    assert [p.predikat for p in bands(kantor)] == ["Sesuai", "Belum"]


def test_the_same_again_is_no_step(kantor: Kantor) -> None:
    set_pita(kantor, pita(Sesuai="90", Belum="0"))
    set_batas(kantor, Decimal(120))
    set_tenggat(kantor, 5)
    banyak = langkah(kantor)
    set_pita(kantor, pita(Belum="0", Sesuai="90"))
    set_batas(kantor, Decimal(120))
    set_tenggat(kantor, 5)
    assert langkah(kantor) == banyak


@pytest.mark.parametrize("batas", BATAS)
def test_the_cap_is_one_of_three(kantor: Kantor, batas: Decimal | None) -> None:
    set_batas(kantor, Decimal(120))
    set_batas(kantor, batas)
    assert load_pengaturan(kantor).batas == batas


@pytest.mark.parametrize("hari", [0, 29, 31, -1])
def test_a_day_that_not_every_month_has_is_refused(kantor: Kantor, hari: int) -> None:
    with pytest.raises(UserError, match=f"Tanggal tenggat {hari} tidak ada di semua bulan. Isi 1 sampai 28"):
        set_tenggat(kantor, hari)
    assert load_pengaturan(kantor).tenggat == 10
    for boleh in (1, 28):
        set_tenggat(kantor, boleh)
        assert load_pengaturan(kantor).tenggat == boleh


def test_each_year_is_judged_by_itself(kantor: Kantor) -> None:
    set_pita(kantor, pita(Sesuai="90", Belum="0"))
    set_batas(kantor, Decimal(100))
    new_year(kantor, 2027)
    choose_year(kantor, 2027)
    assert load_pengaturan(kantor) == Pengaturan()
    set_pita(kantor, pita(Ya="50", Tidak="0"))
    choose_year(kantor, 2026)
    assert [p.predikat for p in bands(kantor)] == ["Sesuai", "Belum"]


def test_a_step_tells_what_was_set(kantor: Kantor) -> None:
    semua = [set_tenggat(kantor, 5).step, set_batas(kantor, Decimal(120)).step]
    kata = [
        [(p.tempat, p.kolom, p.lama, p.baru) for p in riwayat.rincian(kantor, nomor)]
        for nomor in semua
        if nomor is not None
    ]
    assert kata == [
        [("tahun", "tanggal tenggat", "10", "5")],
        [("tahun", "batas capaian tercetak", "", "120")],
    ]
    assert [s.label for s in riwayat.history(kantor)] == [
        "Ubah batas capaian tercetak",
        "Ubah tenggat menjadi tanggal 5",
    ]
