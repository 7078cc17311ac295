"""What an indicator has reached, ready to be shown: its unit, why there is no capaian, what one should know of it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from iki_desktop.domain.capaian import PITA, Pita, Target
from iki_desktop.domain.dokumen import Arah
from iki_desktop.domain.figur import NIHIL, Figur
from iki_desktop.domain.hasil import Butir, Hasil, hasil_indikator, satuan_indikator
from iki_desktop.domain.nilai import Laporan
from iki_desktop.domain.periode import baca_periode
from iki_desktop.domain.variabel import Variabel

TAHUN = baca_periode("2026")
VARIABEL = (
    Variabel(1, "Pegawai", satuan="orang", frekuensi="tahunan"),
    Variabel(2, "Tamu", satuan="orang", frekuensi="tahunan"),
    Variabel(3, "Hari", satuan="hari", tetap=True),
    Variabel(4, "Tanpa satuan", frekuensi="tahunan"),
    Variabel(5, "Persentase", satuan="%", frekuensi="tahunan"),
    Variabel(6, "Surat"),
)
LAPORAN = Laporan(
    VARIABEL,
    (),
    {
        (1, TAHUN, None): Figur("terisi", Decimal(20)),
        (2, TAHUN, None): NIHIL,
        (6, baca_periode("2026-01"), None): Figur("terisi", Decimal(1)),
        (5, TAHUN, None): Figur("terisi", Decimal(3)),
    },
    {(3, 2026): Decimal(245)},
)


def hasil(rumus: str, target: Target | None = None, arah: Arah = "naik", **lain: object) -> Hasil:
    """An indicator of the year."""
    return hasil_indikator(Butir(1, 1, "CAMAT", "X", rumus, arah), TAHUN, replace(LAPORAN, **lain), target)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rumus", "satuan"),
    [
        ("[Pegawai] / [Tamu] x 100%", "%"), ("100% - [Pegawai] / [Tamu] x 100%", "%"),
        ("100% - [Pegawai] / [Tamu]", ""), ("50%", ""), ("100% / [Pegawai]", ""), ("2 / [Pegawai]", ""),
        ("[Pegawai]", "orang"), ("∑[pegawai] + [TAMU]", "orang"), ("([Pegawai] + [Tamu]) / 2", "orang"),
        ("[Pegawai] x 2", "orang"), ("-[Pegawai]", "orang"), ("Jumlah = [Pegawai]", "orang"),
        ("[Pegawai] x [Hari]", ""), ("[Pegawai] / [Tamu]", ""), ("[Pegawai] + [Hari]", ""),
        ("[Pegawai] x [Pegawai]", ""), ("[Pegawai] - [Tamu] : 3", "orang"),
        ("[Tanpa satuan]", ""), ("[Tidak ada]", ""), ("[Persentase]", "%"), ("3", ""), ("", ""), ("[Pegawai", ""),
    ],
)  # fmt: skip
def test_the_unit_of_what_comes_out(rumus: str, satuan: str) -> None:
    assert satuan_indikator(rumus, LAPORAN) == satuan


@pytest.mark.parametrize(
    ("rumus", "target", "alasan"),
    [
        ("[Pegawai]", "20", ""),
        ("[Pegawai]", "", "target belum diisi"),
        ("[Pegawai]", "0", "target nol, jadi capaian tidak dapat dihitung"),
        ("[Tanpa satuan]", "20", "belum diisi: Tanpa satuan"),
        ("[Tanpa satuan]", "", "belum diisi: Tanpa satuan"),
        ("[Pegawai] / [Tamu]", "20", "penyebut nol"),
        ("[Kuda]", "20", "variabel “Kuda” belum ada"),
        ("", "20", "belum ada rumus"),
        ("[Pegawai", "20", "rumus belum lengkap"),
    ],
)
def test_a_capaian_or_the_one_reason_why_there_is_none(rumus: str, target: str, alasan: str) -> None:
    satu = hasil(rumus, Target.satu(Decimal(target)) if target else None)
    assert satu.alasan == alasan
    assert (satu.capaian is None) == bool(alasan)
    assert (satu.predikat == "") == bool(alasan)


def test_lower_is_better_and_nihil_meets_a_target_of_zero() -> None:
    satu = hasil("[Tamu]", Target.satu(Decimal(0)), "turun")
    assert (satu.nilai.nilai, satu.capaian, satu.predikat) == (Decimal(0), Decimal(100), "Sangat Baik")


def test_the_bands_that_are_given_decide() -> None:
    butir = Butir(1, 1, "CAMAT", "X", "[Pegawai]")
    pita = (Pita(Decimal(50), "Sesuai"), Pita(Decimal(0), "Belum"))
    target = Target.satu(Decimal(40))
    assert hasil_indikator(butir, TAHUN, LAPORAN, target, pita).predikat == "Sesuai"
    assert hasil_indikator(butir, TAHUN, LAPORAN, target, PITA).predikat == "Sangat Kurang"


def test_a_capaian_is_not_rounded() -> None:
    satu = hasil("[Pegawai]", Target.satu(Decimal(3)))
    assert satu.capaian is not None
    assert abs(satu.capaian * 3 - 2000) < Decimal("1e-25")


@pytest.mark.parametrize(("periode", "banyak"), [("2026", 0), ("2026-S1", 1), ("2026-TW1", 1), ("2026-01", 1)])
def test_the_constant_of_a_whole_year_beside_a_part_of_it_is_told(periode: str, banyak: int) -> None:
    masa = baca_periode(periode)
    satu = hasil_indikator(Butir(1, 1, "CAMAT", "X", "[Hari] - [Surat]"), masa, LAPORAN, None)
    assert satu.nilai.nilai == 244
    assert satu.catatan == (f"“Hari” adalah tetapan setahun penuh, sedangkan angka lain hanya {masa.nama}.",) * banyak
