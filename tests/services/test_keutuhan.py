"""What holds across rows: after an old step was taken back by itself, and where something goes with all it holds."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from iki_desktop.domain.capaian import Pita, Target
from iki_desktop.domain.dokumen import Sasaran
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.periode import baca_periode
from iki_desktop.services import riwayat
from iki_desktop.services.angka import set_alasan, set_catatan
from iki_desktop.services.desa import add_desa, delete_desa, load_desa, set_desa, set_nama_lain
from iki_desktop.services.formulir import load_formulir, load_jabatan
from iki_desktop.services.jabatan import add_jabatan, delete_jabatan, move_jabatan
from iki_desktop.services.kantor import Changes, Kantor
from iki_desktop.services.kunci import load_kunci, lock, unlock
from iki_desktop.services.pengaturan import load_pengaturan, set_pita
from iki_desktop.services.ragu import add_aturan, load_aturan
from iki_desktop.services.salinan import copy_isi
from iki_desktop.services.sunting import delete_indikator, delete_sasaran, insert_sasaran
from iki_desktop.services.tahun import choose_year, copy_year, delete_year
from iki_desktop.services.target import load_target, set_target
from iki_desktop.services.variabel import create_variabel, delete_variabel, rename_variabel, set_variabel
from tests.db.bahan import content
from tests.services.bahan_angka import BULANAN, PER_DESA, angka, isi, kunci

MASA, SETAHUN = "2026-01", baca_periode("2026")


def taken_back(kantor: Kantor, changes: Changes, *, lewati: bool = False) -> None:
    assert changes.step is not None
    riwayat.take_back(kantor, changes.step, lewati=lewati)


def refused(kantor: Kantor, changes: Changes, sebab: str, *, lewati: bool = False) -> None:
    """The step isn't taken back, and nothing is another."""
    sebelum = content(kantor.store.connection)
    with pytest.raises(UserError, match=f"tidak bisa diambil kembali, karena {sebab}"):
        taken_back(kantor, changes, lewati=lewati)
    assert content(kantor.store.connection) == sebelum


# -- figures


def isi_sel(kantor: Kantor) -> list[tuple[str, str, str, str]]:
    """State, number, note and reason of the figures there are."""
    return [baris[6:10] for baris in angka(kantor)]


def test_a_figure_that_comes_back_does_not_stand_for_the_reason_of_another(kantor: Kantor) -> None:
    sel = kunci(kantor, BULANAN, MASA)
    isi(kantor, BULANAN, MASA, "5")
    enam = isi(kantor, BULANAN, MASA, "6")
    set_alasan(kantor, sel, "pindahan")
    taken_back(kantor, enam)
    assert isi_sel(kantor) == [("terisi", "5", "", "")]
    riwayat.undo(kantor)
    assert isi_sel(kantor) == [("terisi", "6", "", "pindahan")]


def test_a_reason_stays_where_only_the_note_beside_it_is_taken_back(kantor: Kantor) -> None:
    sel = kunci(kantor, BULANAN, MASA)
    isi(kantor, BULANAN, MASA, "5")
    catatan = set_catatan(kantor, sel, "sementara")
    set_alasan(kantor, sel, "pindahan")
    taken_back(kantor, catatan)
    assert isi_sel(kantor) == [("terisi", "5", "", "pindahan")]


@pytest.mark.parametrize("catatan", ["", "menyusul"])
def test_a_figure_taken_back_leaves_its_note_and_nothing_else(kantor: Kantor, catatan: str) -> None:
    """A row without figure and note would be seen nowhere, and keep its variable from another frequency."""
    sel = kunci(kantor, BULANAN, MASA)
    set_catatan(kantor, sel, "nanti")
    lima = isi(kantor, BULANAN, MASA, "5")
    set_alasan(kantor, sel, "pindahan")
    set_catatan(kantor, sel, catatan)
    taken_back(kantor, lima)
    assert isi_sel(kantor) == ([("kosong", "", catatan, "")] if catatan else [])
    riwayat.undo(kantor)
    assert isi_sel(kantor) == [("terisi", "5", catatan, "pindahan")]
    if not catatan:
        riwayat.redo(kantor)
        set_variabel(kantor, sel[0], frekuensi="triwulanan")


# -- what no step taken back leaves


def test_no_step_taken_back_turns_a_target_round(kantor: Kantor) -> None:
    def target(bawah: int, atas: int) -> Changes:
        return set_target(kantor, {(1, SETAHUN): Target(Decimal(bawah), Decimal(atas))})

    target(80, 90)
    lebar = target(80, 95)
    target(93, 95)
    refused(kantor, lebar, "target “Persentase Tingkat Kehadiran PNS lingkup Kecamatan” Tahun 2026 akan terbalik")
    target(85, 95)
    taken_back(kantor, lebar)
    assert load_target(kantor) == {(1, SETAHUN): Target(Decimal(85), Decimal(90))}


def test_no_step_taken_back_mixes_two_sets_of_bands(kantor: Kantor) -> None:
    set_pita(kantor, [Pita(Decimal(50), "Cukup"), Pita(Decimal(0), "Kurang")])
    satu = set_pita(kantor, [Pita(Decimal(0), "Ada")])
    kini = (Pita(Decimal(60), "Tercapai"), Pita(Decimal(0), "Belum"))
    set_pita(kantor, kini)
    refused(kantor, satu, "predikat 2026 akan bercampur dengan yang sekarang", lewati=True)
    assert load_pengaturan(kantor).pita == kini


def test_no_step_taken_back_leaves_a_rule_about_what_there_is_not(kantor: Kantor) -> None:
    baru = create_variabel(kantor, "Warga hadir")
    nama = rename_variabel(kantor, baru.new[0], "Undangan")
    aturan = add_aturan(kantor, "[Undangan] <= 500")
    refused(kantor, nama, r"aturan \[Undangan\] <= 500 akan menyebut “Undangan”, yang tidak ada")
    taken_back(kantor, aturan)
    taken_back(kantor, nama)
    delete_variabel(kantor, baru.new[0])
    assert not [a for a in load_aturan(kantor) if "Undangan" in a.teks]


def test_no_step_taken_back_writes_a_village_twice_by_one_other_name(kantor: Kantor) -> None:
    """The second of them could not be taken away any more."""
    desa = load_desa(kantor)[0].id
    set_nama_lain(kantor, desa, ["Bendo Sari Lor"])
    hapus = set_nama_lain(kantor, desa, [])
    set_nama_lain(kantor, desa, ["bendo sari lor"])
    refused(kantor, hapus, "nama lain “bendo sari lor” akan tercatat dua kali")


@pytest.mark.parametrize("kolom", ["kode_bps", "kode_kemendagri"])
def test_no_step_taken_back_gives_two_villages_one_code(kantor: Kantor, kolom: str) -> None:
    satu, dua = (d.id for d in load_desa(kantor)[:2])
    set_desa(kantor, satu, **{kolom: "35.07"})
    hapus = set_desa(kantor, satu, **{kolom: ""})
    set_desa(kantor, dua, **{kolom: "35.07"})
    refused(kantor, hapus, "akan ada dua desa berkode (BPS|Kemendagri) 35.07")


# -- what doesn't go with a locked target


CAMAT = 28


def _sasaran(kantor: Kantor) -> Sasaran:
    """The first goal of the Camat."""
    return load_formulir(kantor, CAMAT).sasaran[0]


def _delete_above(kantor: Kantor) -> Changes:
    """Deletes the position that the Camat was put below."""
    return delete_jabatan(kantor, max(j.id for j in load_jabatan(kantor) if j.nama == "BUPATI"))


HAPUS: dict[str, Callable[[Kantor], Changes]] = {
    "Indikator ini": lambda k: delete_indikator(k, [_sasaran(k).indikator[0].id]),
    "Sasaran ini": lambda k: delete_sasaran(k, [_sasaran(k).id]),
    "Jabatan CAMAT": lambda k: delete_jabatan(k, CAMAT),
    "Jabatan BUPATI": _delete_above,
    "Tahun 2026": lambda k: delete_year(k, 2026),
    "Tabel CAMAT": lambda k: copy_isi(k, 2, CAMAT, frozenset(("tabel",)), ganti=True),
}


@pytest.mark.parametrize("apa", HAPUS)
def test_what_has_targets_in_a_locked_period_is_not_deleted(kantor: Kantor, apa: str) -> None:
    copy_year(kantor, 2026, 2027)
    choose_year(kantor, 2026)
    move_jabatan(kantor, CAMAT, add_jabatan(kantor, "BUPATI", induk=None).new[0], 0)
    set_target(kantor, {(_sasaran(kantor).indikator[0].id, baca_periode(MASA)): Target.satu(Decimal(5))})
    (nomor,) = lock(kantor, baca_periode("2026-TW1")).new
    sebelum = content(kantor.store.connection)
    with pytest.raises(UserError, match=f"^{apa} punya target di Triwulan I 2026, yang sudah dikunci, jadi tidak bisa"):
        HAPUS[apa](kantor)
    assert content(kantor.store.connection) == sebelum
    unlock(kantor, nomor, "digabung")
    lock(kantor, baca_periode("2026-TW2"))
    HAPUS[apa](kantor)
    assert load_target(kantor) == {}


def test_what_has_no_target_in_a_locked_period_goes(kantor: Kantor) -> None:
    set_target(kantor, {(1, SETAHUN): Target.satu(Decimal(5))})
    lock(kantor, baca_periode("2026-TW1"))
    (sasaran, indikator) = insert_sasaran(kantor, CAMAT, 0).new
    delete_indikator(kantor, [indikator])
    delete_sasaran(kantor, [sasaran])
    delete_jabatan(kantor, CAMAT)
    assert len(load_kunci(kantor)) == 1


# -- the history names what is gone


def test_a_figure_is_told_by_the_name_of_a_village_and_a_variable_that_are_gone(kantor: Kantor) -> None:
    (desa,) = add_desa(kantor, "Sukomulyo Baru").new
    (variabel,) = create_variabel(kantor, "Warga hadir", lingkup="desa").new
    satu = isi(kantor, PER_DESA, MASA, "5", "Sukomulyo Baru").step
    dua = isi(kantor, "Warga hadir", MASA, "6", "Ngroto").step
    delete_desa(kantor, desa)
    delete_variabel(kantor, variabel)
    assert [p.tempat for p in riwayat.rincian(kantor, satu or 0)] == [f"{PER_DESA} · Januari 2026 · Sukomulyo Baru"]
    assert [p.tempat for p in riwayat.rincian(kantor, dua or 0)] == ["Warga hadir · Januari 2026 · Ngroto"]


def test_a_variable_that_was_looked_back_at_is_told_by_its_name_when_gone(kantor: Kantor) -> None:
    (lalu,) = create_variabel(kantor, "Nilai lalu", frekuensi="tahunan").new
    (variabel,) = create_variabel(kantor, "Nilai").new
    langkah = set_variabel(kantor, variabel, asal_id=lalu).step
    set_variabel(kantor, variabel, asal_id=None)
    delete_variabel(kantor, lalu)
    baru = {p.kolom: p.baru for p in riwayat.rincian(kantor, langkah or 0)}
    assert baru["variabel asal"] == "Nilai lalu"
