"""The words of a letter to a village: they agree with the figures that are missing, with the day, with who is asked."""

from datetime import date, datetime

import pytest

from iki_desktop.domain.desa import Desa
from iki_desktop.domain.dokumen import Gaya, Penandatangan
from iki_desktop.domain.kunci import Kunci
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode, baca_periode
from iki_desktop.domain.surat import (
    BahanSurat,
    KepalaSurat,
    SuratDesa,
    bulan_diminta,
    cara_kirim,
    diminta_tiap_desa,
    hal_surat,
    kalimat_tenggat,
    pembuka,
    sapaan,
    sebut_masa,
    sebutan_desa,
    surat_desa,
)
from iki_desktop.domain.variabel import Frekuensi, Lingkup, Variabel

NGROTO = Desa(6, "Ngroto")
HARI = date(2026, 3, 23)
KEPALA = KepalaSurat("Pujon", "Malang", HARI, Gaya(), Penandatangan("CAMAT PUJON", "MULYONO HS"))


def variabel(nomor: int, frekuensi: Frekuensi = "bulanan", lingkup: Lingkup = "desa") -> Variabel:
    return Variabel(nomor, f"Variabel {nomor}", satuan="kegiatan", frekuensi=frekuensi, lingkup=lingkup)


def ditulis(
    *semua: Variabel,
    periode: str = "2026-01",
    status: dict[KunciFigur, str] | None = None,
    desa: Desa = NGROTO,
    kunci: tuple[Kunci, ...] = (),
) -> tuple[SuratDesa, int]:
    masa = baca_periode(periode)
    bulan = bulan_diminta(masa, HARI, 10, lewat=False)
    return surat_desa(desa, diminta_tiap_desa(semua, bulan, 10, kunci), status or {})


def bahan(surat: SuratDesa, periode: str, hari: date = HARI, bulan: tuple[int, int] | None = None) -> BahanSurat:
    masa = baca_periode(periode)
    kepala = KepalaSurat("Pujon", "Malang", hari, Gaya(), KEPALA.penandatangan)
    return BahanSurat(kepala, masa, bulan or (masa.awal, masa.akhir), (surat,), 10)


@pytest.mark.parametrize(
    ("periode", "kata"),
    [
        ("2026-01", "Januari 2026"),
        ("2026-01 2026-02 2026-03", "Januari–Maret 2026"),
        ("2026-01 2026-03", "Januari dan Maret 2026"),
        ("2026-01 2026-02 2026-04 2026-06 2026-07", "Januari–Februari, April dan Juni–Juli 2026"),
        ("2026-TW1 2026-TW2", "Triwulan I–II 2026"),
        ("2026-TW1 2026-TW4", "Triwulan I dan Triwulan IV 2026"),
        ("2026-S2", "Semester II 2026"),
        ("2026", "Tahun 2026"),
        ("2025-12 2026-01", "Desember 2025; Januari 2026"),
    ],
)
def test_periods_are_named_in_few_words(periode: str, kata: str) -> None:
    assert sebut_masa(baca_periode(p) for p in reversed(periode.split())) == kata


@pytest.mark.parametrize(
    ("desa", "siapa", "apa"),
    [
        (NGROTO, "Kepala Desa Ngroto", "Desa Ngroto"),
        (Desa(1, "Ngroto", "kelurahan"), "Lurah Ngroto", "Kelurahan Ngroto"),
        (Desa(1, "DESA Pujon Kidul"), "Kepala Desa Pujon Kidul", "Desa Pujon Kidul"),
        (Desa(1, "Kelurahan Ngroto", "kelurahan"), "Lurah Ngroto", "Kelurahan Ngroto"),
        (Desa(1, "Desa"), "Kepala Desa Desa", "Desa Desa"),
    ],
)
def test_desa_and_kelurahan_are_addressed_as_they_are(desa: Desa, siapa: str, apa: str) -> None:
    assert (sapaan(desa), sebutan_desa(desa)) == (siapa, apa)
    surat, _ = ditulis(variabel(1), desa=desa)
    assert f"angka {apa} untuk" in pembuka(surat, bahan(surat, "2026-01"))
    assert f"bagi {desa.jenis} Saudara" in cara_kirim(surat, bahan(surat, "2026-01"))


def test_only_what_a_village_types_is_asked_for_where_its_period_ends() -> None:
    semua = (variabel(1), variabel(2, "triwulanan"), variabel(3, lingkup="kecamatan"), variabel(4, "tahunan"))
    januari, _ = ditulis(*semua)
    assert [t.variabel.id for t in januari.tagihan] == [1]
    triwulan, _ = ditulis(*semua, periode="2026-TW1")
    assert [(t.variabel.id, len(t.periode)) for t in triwulan.tagihan] == [(1, 3), (2, 1)]
    assert triwulan.tenggat == (date(2026, 2, 10), date(2026, 3, 10), date(2026, 4, 10))
    assert (triwulan.kurang, triwulan.seharusnya) == (4, 4)


def test_what_was_reported_or_does_not_apply_is_not_asked_for() -> None:
    masa = Periode(2026, 1, 1)
    status: dict[KunciFigur, str] = {
        (1, masa, 6): "nihil",
        (2, masa, 6): "tidak_berlaku",
        (3, masa, 6): "kosong",
        (4, masa, 7): "terisi",
    }
    surat, _ = ditulis(*map(variabel, (1, 2, 3, 4)), status=status)
    assert [t.variabel.id for t in surat.tagihan] == [3, 4]
    assert (surat.kurang, surat.seharusnya) == (2, 3)


def test_what_is_locked_is_not_asked_for_but_counted() -> None:
    kunci = (Kunci(1, Periode(2026, 1, 1), "", datetime(2026, 2, 11), ""),)
    surat, terkunci = ditulis(variabel(1), periode="2026-TW1", kunci=kunci)
    assert [p.awal for t in surat.tagihan for p in t.periode] == [2, 3]
    assert (surat.seharusnya, terkunci) == (2, 1)


@pytest.mark.parametrize(
    ("banyak", "terisi", "kata"),
    [(1, 0, "menerima angka Desa"), (3, 0, "satu pun dari 3 angka Desa"), (3, 1, "menerima 2 dari 3 angka Desa")],
)
def test_the_opening_agrees_with_the_number(banyak: int, terisi: int, kata: str) -> None:
    status: dict[KunciFigur, str] = {(n, Periode(2026, 1, 1), 6): "terisi" for n in range(1, terisi + 1)}
    surat, _ = ditulis(*map(variabel, range(1, banyak + 1)), status=status)
    assert kata in pembuka(surat, bahan(surat, "2026-01"))


@pytest.mark.parametrize(
    ("hari", "kata"),
    [
        (date(2026, 2, 9), "mengirimkannya paling lambat tanggal 10 Februari 2026."),
        (date(2026, 2, 10), "mengirimkannya paling lambat tanggal 10 Februari 2026."),
        (date(2026, 2, 11), "tanggal 10 Februari 2026, sudah lewat. Kami mohon Saudara segera"),
    ],
)
def test_one_deadline_has_passed_or_not(hari: date, kata: str) -> None:
    surat, _ = ditulis(variabel(1))
    assert kata in kalimat_tenggat(surat, bahan(surat, "2026-01", hari))


@pytest.mark.parametrize(
    ("hari", "ada", "tiada"),
    [
        (date(2026, 1, 5), "tepat waktu", "sudah lewat"),
        (date(2026, 3, 23), "Yang tenggatnya sudah lewat kami mohon segera dikirim", "segera mengirimkannya"),
        (date(2026, 4, 11), "tanggal 10 April 2026, sudah lewat", "tepat waktu"),
    ],
)
def test_several_deadlines_are_told_by_their_rule(hari: date, ada: str, tiada: str) -> None:
    surat, _ = ditulis(variabel(1), periode="2026-TW1")
    kalimat = kalimat_tenggat(surat, bahan(surat, "2026-TW1", hari))
    assert "paling lambat tanggal 10 pada bulan sesudah masanya berakhir" in kalimat
    assert ada in kalimat
    assert tiada not in kalimat


@pytest.mark.parametrize(
    ("periode", "bulan", "masa"),
    [
        ("2026-01", None, "Januari 2026"),
        ("2026-TW1", None, "Triwulan I 2026"),
        ("2026", None, "tahun 2026"),
        ("2026", (1, 2), "Januari–Februari 2026"),
        ("2026", (1, 1), "Januari 2026"),
    ],
)
def test_the_letter_names_what_it_asks_for(periode: str, bulan: tuple[int, int] | None, masa: str) -> None:
    surat, _ = ditulis(variabel(1))
    isi = bahan(surat, periode, bulan=bulan)
    assert hal_surat(isi) == f"Permintaan laporan data {masa}"
    assert f"untuk {masa}, yaitu:" in pembuka(surat, isi)


def test_only_months_whose_day_has_come() -> None:
    setahun = Periode(2026, 1, 12)
    assert [b for _, b in bulan_diminta(setahun, date(2026, 3, 10), 10, lewat=True)] == [1, 2]
    assert [b for _, b in bulan_diminta(setahun, date(2026, 3, 9), 10, lewat=True)] == [1]
    assert len(bulan_diminta(setahun, date(2027, 1, 10), 10, lewat=True)) == 12
    assert len(bulan_diminta(setahun, date(2026, 1, 1), 10, lewat=False)) == 12


def test_nobody_known_leaves_room_for_the_camat() -> None:
    kosong = KepalaSurat("Pujon", "Malang", HARI, Gaya(), Penandatangan())
    assert not kosong.dikenal
    assert kosong.tanpa_tanggal == Penandatangan("CAMAT PUJON,")
    assert kosong.tempat_tanggal == "Pujon, 23 Maret 2026"


def test_the_day_is_that_of_the_letter_not_of_the_form() -> None:
    siapa = Penandatangan("CAMAT PUJON,", "MULYONO HS", "", "", "Ngantang", date(2020, 1, 5))
    kepala = KepalaSurat("Pujon", "Malang", HARI, Gaya(), siapa)
    assert kepala.tempat_tanggal == "Ngantang, 23 Maret 2026"
    assert (kepala.bertanggal.tempat, kepala.bertanggal.tanggal) == ("Ngantang", HARI)
    assert (kepala.tanpa_tanggal.tempat, kepala.tanpa_tanggal.tanggal) == ("", None)
    assert kepala.pada("f4").gaya.kertas == "f4"
    assert kepala.pada(None) is kepala
