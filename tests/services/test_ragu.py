"""Doubtful figures: out of range, out of the usual, against a rule; kept with a reason, no longer doubtful."""

from decimal import Decimal
from typing import Any

import pytest

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.periode import baca_periode
from iki_desktop.services import riwayat
from iki_desktop.services.angka import set_alasan
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.ragu import (
    add_aturan,
    delete_aturan,
    doubts_near,
    doubts_of,
    load_aturan,
    set_aturan,
)
from iki_desktop.services.variabel import create_variabel, rename_variabel, set_konstanta
from tests.services.bahan_angka import DESA, angka, isi, kunci, langkah


def ragu(kantor: Kantor, variabel: str, periode: str, desa: str = "") -> str:
    """The doubt about one cell; empty for none."""
    satu = kunci(kantor, variabel, periode, desa)
    return doubts_of(kantor, [satu]).get(satu, "")


def fill(kantor: Kantor, variabel: str, sel: dict[str, str], **kolom: Any) -> None:
    """A variable of its own with figures by period, `"2026-01 Ngroto"` for those of a village."""
    create_variabel(kantor, variabel, **kolom)
    for tempat, nilai in sel.items():
        periode, *desa = tempat.split(" ", 1)
        isi(kantor, variabel, periode, nilai, *desa)


# -- range and what is usual


@pytest.mark.parametrize(
    ("nilai", "kalimat"),
    [
        ("25", ""), ("100", ""), ("24,99", "24,99 di bawah batas wajar 25."),
        ("100,01", "100,01 di atas batas wajar 100."),
        ("-", "Nihil di bawah batas wajar 25."), ("n/a", ""),
    ],
)  # fmt: skip
def test_a_figure_out_of_range_is_doubtful(kantor: Kantor, nilai: str, kalimat: str) -> None:
    isi(kantor, "Nilai SKM", "2026", nilai)
    kata = ragu(kantor, "Nilai SKM", "2026")
    assert kata.startswith(kalimat)
    assert bool(kata) == bool(kalimat)
    assert not kata or kata.endswith("Periksa lagi, atau pertahankan dengan alasan.")


@pytest.mark.parametrize(
    ("sel", "periode"),
    [
        ({"2025-10": "10", "2025-11": "12", "2026-01": "11"}, "2026-02"),
        ({"2024-TW1": "10", "2024-TW2": "12", "2025-TW4": "11"}, "2026-TW2"),
        ({"2021": "10", "2023": "12", "2025": "11"}, "2026"),
        ({"2020-S1": "10", "2021-S2": "12", "2025-S2": "11"}, "2026-S1"),
    ],
)
def test_what_leaps_out_of_the_twelve_periods_before_is_doubtful(
    kantor: Kantor, sel: dict[str, str], periode: str
) -> None:
    fill(kantor, "Surat", sel, frekuensi=baca_periode(periode).frekuensi)
    isi(kantor, "Surat", periode, "36")
    assert ragu(kantor, "Surat", periode) == ""
    isi(kantor, "Surat", periode, "37")
    assert ragu(kantor, "Surat", periode).startswith("37 jauh di atas kebiasaan: 3 laporan terakhir 10 sampai 12.")
    isi(kantor, "Surat", periode, "3")
    assert ragu(kantor, "Surat", periode).startswith("3 jauh di bawah kebiasaan")


def test_what_lies_more_than_twelve_periods_back_or_ahead_tells_nothing(kantor: Kantor) -> None:
    fill(kantor, "Surat", {"2025-01": "10", "2025-03": "12", "2026-01": "11", "2026-03": "12", "2026-02": "500"})
    assert ragu(kantor, "Surat", "2026-02") == ""
    isi(kantor, "Surat", "2025-02", "11")
    assert "500 jauh di atas" in ragu(kantor, "Surat", "2026-02")


def test_a_cell_is_judged_alike_whatever_is_asked_with_it(kantor: Kantor) -> None:
    fill(kantor, "Surat", {"2023-01": "10", "2023-02": "12", "2023-03": "11", "2024-01": "10", "2026-02": "500"})
    sendiri, lama = kunci(kantor, "Surat", "2026-02"), kunci(kantor, "Surat", "2024-01")
    assert doubts_of(kantor, [sendiri]) == doubts_of(kantor, [sendiri, lama]) == {}


def test_what_is_usual_in_one_village_tells_nothing_of_another(kantor: Kantor) -> None:
    banyak = {f"2026-0{bulan} Ngroto": "10" for bulan in (1, 2, 3)}
    fill(kantor, "Surat", banyak | {"2026-04 Ngabab": "500"}, lingkup="desa")
    assert ragu(kantor, "Surat", "2026-04", "Ngabab") == ""
    isi(kantor, "Surat", "2026-04", "500", "Ngroto")
    assert "3 laporan terakhir selalu 10" in ragu(kantor, "Surat", "2026-04", "Ngroto")


def test_a_variable_that_leaps_by_nature_is_not_looked_at(kantor: Kantor) -> None:
    fill(kantor, "Surat", {"2026-01": "1", "2026-02": "1", "2026-03": "1", "2026-04": "900"}, lonjakan=None)
    assert ragu(kantor, "Surat", "2026-04") == ""


# -- rules


def test_a_rule_asks_about_both_figures(kantor: Kantor) -> None:
    isi(kantor, "Pengajuan yang dicairkan", "2026-01", "5")
    isi(kantor, "Pengajuan yang seharusnya Cair", "2026-01", "4")
    kata = "Pengajuan yang dicairkan melebihi pengajuan yang seharusnya cair. Periksa kedua angka itu."
    assert ragu(kantor, "Pengajuan yang dicairkan", "2026-01") == kata
    assert ragu(kantor, "Pengajuan yang seharusnya Cair", "2026-01") == kata
    isi(kantor, "Pengajuan yang seharusnya Cair", "2026-01", "5")
    assert ragu(kantor, "Pengajuan yang dicairkan", "2026-01") == ""


def test_a_rule_without_a_sentence_shows_itself_and_the_figures(kantor: Kantor) -> None:
    fill(kantor, "Hadir", {"2026-01": "1234,5"})
    fill(kantor, "Undangan", {"2026-01": "-"})
    add_aturan(kantor, " [Hadir]  <=\n[Undangan] ")
    assert ragu(kantor, "Hadir", "2026-01") == (
        "Tidak sesuai aturan [Hadir] <= [Undangan] (Hadir 1.234,5, Undangan 0). Periksa lagi angkanya."
    )


@pytest.mark.parametrize("lawan", ["", "n/a"])
def test_a_rule_waits_for_all_its_figures(kantor: Kantor, lawan: str) -> None:
    fill(kantor, "Hadir", {"2026-01": "5"})
    fill(kantor, "Undangan", {"2026-01": lawan, "2026-02": "1", "2025-01": "1"})
    add_aturan(kantor, "[Hadir] <= [Undangan]")
    assert ragu(kantor, "Hadir", "2026-01") == ""


def test_a_rule_between_figures_of_villages_holds_for_each_by_itself(kantor: Kantor) -> None:
    fill(kantor, "Hadir", {"2026-01 Ngroto": "5", "2026-01 Ngabab": "5"}, lingkup="desa")
    fill(kantor, "Undangan", {"2026-01 Ngroto": "4", "2026-01 Ngabab": "6"}, lingkup="desa")
    add_aturan(kantor, "[Hadir] <= [Undangan]")
    assert ragu(kantor, "Hadir", "2026-01", "Ngroto") != ""
    assert ragu(kantor, "Hadir", "2026-01", "Ngabab") == ""
    assert ragu(kantor, "Hadir", "2026-01", "Madiredo") == ""


def test_what_villages_add_up_to_raises_no_alarm_before_all_have_reported(kantor: Kantor) -> None:
    fill(kantor, "Seluruh laporan", {"2026-01": "20"})
    fill(kantor, "Laporan desa", {f"2026-01 {nama}": "1" for nama in DESA[:9]}, lingkup="desa")
    add_aturan(kantor, "[Seluruh laporan] <= [Laporan desa]")
    assert ragu(kantor, "Seluruh laporan", "2026-01") == ""
    isi(kantor, "Laporan desa", "2026-01", "1", DESA[9])
    assert "Laporan desa 10" in ragu(kantor, "Seluruh laporan", "2026-01")
    isi(kantor, "Laporan desa", "2026-01", "n/a", DESA[9])
    assert "Laporan desa 9" in ragu(kantor, "Seluruh laporan", "2026-01")


def test_months_add_up_to_a_quarter_only_when_all_are_there(kantor: Kantor) -> None:
    fill(kantor, "Dokumen triwulan", {"2026-TW1": "20"}, frekuensi="triwulanan")
    fill(kantor, "Dokumen bulan", {"2026-01": "1", "2026-02": "1"})
    add_aturan(kantor, "[Dokumen triwulan] <= [Dokumen bulan]")
    assert ragu(kantor, "Dokumen triwulan", "2026-TW1") == ""
    isi(kantor, "Dokumen bulan", "2026-03", "1")
    assert "Dokumen bulan 3" in ragu(kantor, "Dokumen triwulan", "2026-TW1")
    assert ragu(kantor, "Dokumen bulan", "2026-03") == ""


def test_a_rule_looks_back_and_at_constants(kantor: Kantor) -> None:
    fill(kantor, "Warga", {"2025": "100", "2026": "90"}, frekuensi="tahunan", lonjakan=None)
    create_variabel(kantor, "Warga tahun lalu", asal_id=kunci(kantor, "Warga", "2026")[0])
    add_aturan(kantor, "[Warga] >= [Warga tahun lalu]")
    assert "Warga tahun lalu 100" in ragu(kantor, "Warga", "2026")
    isi(kantor, "hari tidak masuk kerja", "2026-01", "20")
    assert ragu(kantor, "hari tidak masuk kerja", "2026-01") == ""
    set_konstanta(kantor, kunci(kantor, "Hari kerja efektif", "2026")[0], Decimal(19))
    assert ragu(kantor, "hari tidak masuk kerja", "2026-01").startswith("Hari tidak masuk kerja melebihi hari kerja")


def test_cells_that_a_change_may_make_doubtful(kantor: Kantor) -> None:
    satu = kunci(kantor, "Pengajuan yang dicairkan", "2026-01")
    assert doubts_near(kantor, [satu]) == {satu, kunci(kantor, "Pengajuan yang seharusnya Cair", "2026-01")}
    tanpa = kunci(kantor, "Surat yang terdistribusi", "2026-01")
    assert doubts_near(kantor, [tanpa]) == {tanpa}


# -- kept with a reason


def test_what_is_kept_with_a_reason_is_no_longer_doubtful(kantor: Kantor) -> None:
    isi(kantor, "Nilai SKM", "2026", "12")
    sel = kunci(kantor, "Nilai SKM", "2026")
    set_alasan(kantor, sel, "skala 1 sampai 25")
    assert ragu(kantor, "Nilai SKM", "2026") == ""
    set_alasan(kantor, sel, "")
    assert ragu(kantor, "Nilai SKM", "2026") != ""
    set_alasan(kantor, sel, "skala 1 sampai 25")
    isi(kantor, "Nilai SKM", "2026", "13")
    assert ragu(kantor, "Nilai SKM", "2026") != ""
    assert "12" in {b[7] for b in _undone(kantor)}
    assert ragu(kantor, "Nilai SKM", "2026") == ""


def _undone(kantor: Kantor) -> list[tuple[Any, ...]]:
    riwayat.undo(kantor)
    return angka(kantor)


# -- the rules themselves


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("[Pegawai] [Nilai SKM]", "belum punya tanda banding"),
        ("[Pegawai] <=", "belum ada isinya"),
        ("[Pegawai] <= [Kuda]", "Variabel “Kuda” di aturan ini belum ada"),
        ("[Pegawai] <= (3", "."),
        ("3 <= 4", "belum menyebut variabel"),
        ("", "belum punya tanda banding"),
    ],
)
def test_a_rule_that_says_nothing_is_refused(kantor: Kantor, teks: str, kalimat: str) -> None:
    sebelum, banyak = load_aturan(kantor), langkah(kantor)
    with pytest.raises(UserError, match=kalimat):
        add_aturan(kantor, teks)
    with pytest.raises(UserError, match=kalimat):
        set_aturan(kantor, sebelum[0].id, teks, "")
    with pytest.raises(UserError, match="Kalimat aturan lebih dari 1000 huruf"):
        add_aturan(kantor, "[Pegawai] > 0", "x" * 1001)
    assert (load_aturan(kantor), langkah(kantor)) == (sebelum, banyak)


def test_a_rule_is_made_changed_deleted_and_undone(kantor: Kantor) -> None:
    (nomor,) = add_aturan(kantor, "[Pegawai] > 0", " Pegawai  kosong.\n").new
    assert (load_aturan(kantor)[-1].teks, load_aturan(kantor)[-1].kalimat) == ("[Pegawai] > 0", "Pegawai kosong.")
    isi(kantor, "Pegawai", "2026-01", "0")
    assert ragu(kantor, "Pegawai", "2026-01") == "Pegawai kosong."
    set_aturan(kantor, nomor, "[Pegawai] >= 0", "")
    assert ragu(kantor, "Pegawai", "2026-01") == ""
    delete_aturan(kantor, nomor)
    assert len(load_aturan(kantor)) == 8
    riwayat.undo(kantor)
    assert load_aturan(kantor)[-1].teks == "[Pegawai] >= 0"


def test_a_rule_goes_on_when_its_variable_gets_another_name(kantor: Kantor) -> None:
    fill(kantor, "Hadir", {"2026-01": "5"})
    fill(kantor, "Undangan", {"2026-01": "4"})
    add_aturan(kantor, "[HADIR] <= [undangan]")
    rename_variabel(kantor, kunci(kantor, "Undangan", "2026-01")[0], "Yang diundang")
    assert load_aturan(kantor)[-1].teks == "[HADIR] <= [Yang diundang]"
    assert "Yang diundang 4" in ragu(kantor, "Hadir", "2026-01")
