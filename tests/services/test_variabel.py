"""Variables: made, renamed in every formula, refused where they are needed; constants of the year."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.domain.dokumen import Formulir, Indikator, Sasaran
from iki_desktop.domain.figur import KOSONG, NIHIL
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.variabel import Variabel
from iki_desktop.services.angka import set_angka, set_catatan
from iki_desktop.services.cetak import with_printed_names
from iki_desktop.services.formulir import load_dokumen
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.ragu import add_aturan, delete_aturan
from iki_desktop.services.variabel import (
    create_unknown,
    create_variabel,
    delete_variabel,
    load_konstanta,
    load_variabel,
    rename_variabel,
    set_konstanta,
    set_variabel,
    unknown_names,
    usage,
    usage_of,
)
from tests.services.bahan_angka import langkah


@pytest.fixture
def kantor(kantor_pujon_path: Path) -> Iterator[Kantor]:
    hasil = open_office(kantor_pujon_path)
    yield hasil
    hasil.close()


def rumus(kantor: Kantor) -> dict[int, str]:
    return dict(kantor.store.connection.execute("SELECT id, rumus FROM indikator"))


def write_rumus(kantor: Kantor, nomor: int, teks: str) -> None:
    with kantor.write("Ketik rumus"):
        kantor.store.connection.execute("UPDATE indikator SET rumus = ? WHERE id = ?", (teks, nomor))


def named(kantor: Kantor, nama: str) -> Variabel:
    return next(v for v in load_variabel(kantor) if kunci_cari(v.nama) == kunci_cari(nama))


def test_pujons_formulas_have_their_variables(kantor: Kantor) -> None:
    assert unknown_names(kantor) == ()
    semua = load_variabel(kantor)
    assert len(semua) == 79
    assert {kunci_cari(v.nama) for v in semua} == set(usage(kantor)) | {"nilaiskm"}  # which others look back at
    assert [v.nama for v in semua] == sorted((v.nama for v in semua), key=str.casefold)


def test_usage_names_the_place(kantor: Kantor) -> None:
    write_rumus(kantor, 3, "[ Uji  saja ] / [uji Saja] x [lain")
    ((tempat, sebutan),) = usage_of(kantor, "ujisaja")
    assert (tempat.tabel, tempat.id, tempat.kolom) == ("indikator", 3, "rumus")
    assert sebutan == "SEKRETARIS KECAMATAN · indikator 3"
    assert usage_of(kantor, "tidak ada") == ()


def test_usage_names_other_years(kantor: Kantor) -> None:
    with kantor.write("Tahun baru"):
        kantor.store.connection.execute("INSERT INTO tahun (tahun) VALUES (2027)")
    assert all(sebutan.endswith("(2026)") for tempat in usage(kantor).values() for _, sebutan in tempat)


def test_a_variable_is_made_with_what_is_usual(kantor: Kantor) -> None:
    nomor = create_variabel(kantor, " Nilai  IKM ", satuan="poin", frekuensi="tahunan").new[0]
    assert named(kantor, "nilai ikm") == Variabel(nomor, "Nilai IKM", "", "poin", "tahunan")
    with pytest.raises(UserError, match="Variabel “Nilai IKM” sudah ada"):
        create_variabel(kantor, "NILAIIKM")
    with pytest.raises(UserError, match="kurung siku"):
        create_variabel(kantor, "a]")


def test_renaming_goes_through_every_formula_and_leaves_the_rest(kantor: Kantor) -> None:
    create_variabel(kantor, "Warga Hadir")
    lain = "Warga hadir: [Warga hadir baru] [Warga hadir"
    write_rumus(kantor, 3, f"Angka = ∑[Warga  hadir]  /( [wargaHADIR] x 2 )\n{lain}")
    write_rumus(kantor, 4, "= draf [ warga hadir ] ((")
    before = rumus(kantor)
    changes = rename_variabel(kantor, named(kantor, "warga hadir").id, r"Peserta \1 rapat")
    after = rumus(kantor)
    assert after[3] == f"Angka = ∑[Peserta \\1 rapat]  /( [Peserta \\1 rapat] x 2 )\n{lain}"
    assert after[4] == "= draf [ Peserta \\1 rapat ] (("
    assert {n for n in after if after[n] != before[n]} == {3, 4} == changes.rows["indikator"]
    assert named(kantor, r"peserta \1 rapat")
    kantor.store.undo()
    assert rumus(kantor) == before
    assert named(kantor, "Warga Hadir")


def test_a_name_in_use_by_another_is_refused_but_its_own_spelling_may_change(kantor: Kantor) -> None:
    satu, dua = load_variabel(kantor)[:2]
    with pytest.raises(UserError, match="sudah ada"):
        rename_variabel(kantor, satu.id, dua.nama.upper())
    rename_variabel(kantor, satu.id, satu.nama.upper())
    assert named(kantor, satu.nama).nama == satu.nama.upper()


def test_what_is_needed_is_not_deleted(kantor: Kantor) -> None:
    dipakai = named(kantor, "dokumen perencanaan dan pelaporan yang disusun")
    for nomor in range(10, 14):
        write_rumus(kantor, nomor, f"[{dipakai.nama}]")
    with pytest.raises(
        UserError, match=r"masih dipakai di 5 rumus: SEKRETARIS KECAMATAN · indikator 3; .*; dan 2 lagi"
    ):
        delete_variabel(kantor, dipakai.id)
    asal = create_variabel(kantor, "SKM").new[0]
    lalu = create_variabel(kantor, "SKM tahun lalu", asal_id=asal).new[0]
    with pytest.raises(UserError, match="masih menjadi asal nilai SKM tahun lalu"):
        delete_variabel(kantor, asal)
    delete_variabel(kantor, lalu)
    delete_variabel(kantor, asal)
    with pytest.raises(UserError, match="sudah tidak ada"):
        delete_variabel(kantor, asal)


def test_looking_back(kantor: Kantor) -> None:
    asal = create_variabel(kantor, "SKM").new[0]
    lalu = create_variabel(kantor, "SKM N-1", asal_id=asal).new[0]
    assert (named(kantor, "SKM N-1").asal_id, named(kantor, "SKM N-1").jeda) == (asal, 1)
    set_variabel(kantor, lalu, jeda=2)
    assert named(kantor, "SKM N-1").jeda == 2
    with pytest.raises(UserError, match="berputar ke dirinya sendiri"):
        set_variabel(kantor, asal, asal_id=lalu)
    with pytest.raises(UserError, match="berputar"):
        set_variabel(kantor, asal, asal_id=asal)
    with pytest.raises(UserError, match="Isi 1 sampai 20 tahun"):
        set_variabel(kantor, lalu, jeda=0)
    with pytest.raises(UserError, match="sudah tidak ada"):
        set_variabel(kantor, asal, asal_id=999)
    set_variabel(kantor, lalu, asal_id=None)
    assert (named(kantor, "SKM N-1").asal_id, named(kantor, "SKM N-1").jeda) == (None, 0)


def test_attributes_are_set_one_by_one(kantor: Kantor) -> None:
    nomor = create_variabel(kantor, "X").new[0]
    set_variabel(kantor, nomor, lingkup="desa", rekap_desa="rata", tercetak=" Banyak\nX ", satuan="orang")
    assert named(kantor, "X") == Variabel(nomor, "X", "Banyak X", "orang", lingkup="desa", rekap_desa="rata")
    assert set_variabel(kantor, nomor, lingkup="desa").step is None
    with pytest.raises(UserError, match="Satuan lebih dari 500 huruf"):
        set_variabel(kantor, nomor, satuan="x" * 501)


def test_constants_belong_to_their_year_and_stay_exact(kantor: Kantor) -> None:
    nomor, hari = create_variabel(kantor, "Hari kerja").new[0], named(kantor, "Hari kerja efektif").id
    set_konstanta(kantor, nomor, Decimal("245.10"))
    assert load_konstanta(kantor) == {nomor: Decimal("245.10"), hari: Decimal(245)}
    assert str(load_konstanta(kantor)[nomor]) == "245.10"
    assert named(kantor, "Hari kerja").tetap
    with kantor.write("Tahun baru"):
        kantor.store.connection.execute("INSERT INTO tahun (tahun) VALUES (2027)")
    assert load_konstanta(kantor) == {}
    set_konstanta(kantor, nomor, Decimal("1E+3"))
    assert str(load_konstanta(kantor)[nomor]) == "1000"
    set_konstanta(kantor, nomor, None)
    assert load_konstanta(kantor) == {}
    with pytest.raises(UserError, match="bukan angka"):
        set_konstanta(kantor, nomor, Decimal("NaN"))
    with pytest.raises(UserError, match="bukan angka"):
        set_konstanta(kantor, nomor, Decimal("1E+40"))
    kantor.id_tahun = int(kantor.store.connection.execute("SELECT id FROM tahun WHERE tahun = 2026").get)
    assert load_konstanta(kantor) == {nomor: Decimal("245.10"), hari: Decimal(245)}


def test_names_that_formulas_bring_become_variables_in_one_step(kantor: Kantor) -> None:
    write_rumus(kantor, 3, "[Baru  sekali] / [BARU sekali] + [Satu lagi] + [ ]")
    assert unknown_names(kantor) == ("Baru sekali", "Satu lagi")
    assert len(create_unknown(kantor).new) == 2
    assert unknown_names(kantor) == ()
    kantor.store.undo()
    assert len(unknown_names(kantor)) == 2


def printed(kantor: Kantor, rumus: str) -> str:
    """A formula under the names that its variables print with."""
    satu = Formulir(1, "X", sasaran=(Sasaran(1, "", (Indikator(1, "", rumus=rumus),)),))
    return with_printed_names(satu, load_dokumen(kantor).nama_tercetak).sasaran[0].indikator[0].rumus


def test_a_printed_name_that_is_another_variable_stays_what_it_is(kantor: Kantor) -> None:
    (pegawai,) = create_variabel(kantor, "Pegawai tetap", tercetak="Pegawai honorer").new
    create_variabel(kantor, "Pegawai honorer", tercetak="Pegawai lain")
    assert printed(kantor, "[pegawai tetap] / [ Pegawai honorer ]") == "[Pegawai honorer] / [ Pegawai lain ]"
    set_variabel(kantor, pegawai, tercetak="\u00a0")
    assert printed(kantor, "[Pegawai tetap]") == "[Pegawai tetap]"


def test_a_long_printed_name_prints_and_one_with_brackets_is_refused(kantor: Kantor) -> None:
    (pegawai,) = create_variabel(kantor, "Pegawai tetap", tercetak="panjang " * 40 + "sekali").new
    assert printed(kantor, "[Pegawai tetap]").endswith("panjang sekali]")
    with pytest.raises(UserError, match="kurung siku"):
        set_variabel(kantor, pegawai, tercetak="a] [b")


def test_a_variable_that_a_rule_names_is_not_deleted(kantor: Kantor) -> None:
    """The rule would say nothing any more, and nobody would know."""
    nomor = create_variabel(kantor, "Warga hadir").new[0]
    (aturan,) = add_aturan(kantor, "[WARGA hadir] <= [Pegawai]").new
    with pytest.raises(UserError, match=r"masih dipakai di aturan \[WARGA hadir\] <= \[Pegawai\]\. Ubah atau hapus"):
        delete_variabel(kantor, nomor)
    delete_aturan(kantor, aturan)
    delete_variabel(kantor, nomor)


TERSEMBUNYI: list[dict[str, Any]] = [
    {"frekuensi": "triwulanan"}, {"lingkup": "kecamatan"}, {"tetap": True}, {"asal_id": 1},
    {"frekuensi": "tahunan", "lingkup": "kecamatan"},
]  # fmt: skip


@pytest.mark.parametrize("kolom", TERSEMBUNYI)
def test_figures_are_not_put_out_of_sight(kantor: Kantor, kolom: dict[str, Any]) -> None:
    """They would stay in the file, in no grid and in no sum."""
    nomor = create_variabel(kantor, "Warga", lingkup="desa").new[0]
    sel: list[KunciFigur] = [(nomor, Periode(2026, bulan, 1), desa) for bulan in (1, 2) for desa in (1, 2)]
    set_angka(kantor, dict.fromkeys(sel, NIHIL))
    sebelum, banyak = named(kantor, "Warga"), langkah(kantor)
    with pytest.raises(
        UserError, match=r"^“Warga” sudah berisi 4 angka bulanan tiap desa, yang tidak akan tampil.*kosongkan angkanya"
    ):
        set_variabel(kantor, nomor, **kolom)
    assert (named(kantor, "Warga"), langkah(kantor)) == (sebelum, banyak)
    set_catatan(kantor, sel[0], "menyusul")
    set_angka(kantor, dict.fromkeys(sel, KOSONG))
    with pytest.raises(UserError, match=r"1 catatan bulanan tiap desa.*kosongkan catatannya"):
        set_variabel(kantor, nomor, **kolom)
    set_catatan(kantor, sel[0], "")
    set_variabel(kantor, nomor, **kolom)
    assert named(kantor, "Warga") != sebelum


def test_a_variable_with_figures_gets_no_value_of_the_year_instead(kantor: Kantor) -> None:
    nomor = named(kantor, "Pegawai").id
    set_angka(kantor, {(nomor, Periode(2026, 1, 1), None): NIHIL})
    with pytest.raises(UserError, match="“Pegawai” sudah berisi 1 angka bulanan kecamatan"):
        set_konstanta(kantor, nomor, Decimal(20))
    assert nomor not in load_konstanta(kantor)


def test_what_hides_no_figure_can_be_set_on_a_variable_that_has_some(kantor: Kantor) -> None:
    nomor = named(kantor, "Pegawai").id
    set_angka(kantor, {(nomor, Periode(2026, 1, 1), None): NIHIL})
    set_variabel(kantor, nomor, frekuensi="bulanan", lingkup="kecamatan", tetap=False, asal_id=None, rekap_waktu="rata")
    assert named(kantor, "Pegawai").rekap_waktu == "rata"


def test_figures_that_are_out_of_sight_can_be_brought_back(kantor: Kantor) -> None:
    """As a file may hold them that was made otherwise."""
    nomor = named(kantor, "Pegawai").id
    set_angka(kantor, {(nomor, Periode(2026, 1, 1), None): NIHIL})
    kantor.store.connection.execute("UPDATE variabel SET tetap = 1, frekuensi = 'tahunan' WHERE id = ?", (nomor,))
    set_variabel(kantor, nomor, tetap=False)
    set_variabel(kantor, nomor, frekuensi="bulanan")
    assert not named(kantor, "Pegawai").tetap
