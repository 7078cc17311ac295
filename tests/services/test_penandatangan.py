"""Who signs, and the names of the office."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from iki_desktop.domain.dokumen import Penandatangan
from iki_desktop.domain.galat import UserError
from iki_desktop.services.formulir import load_dokumen, load_jabatan
from iki_desktop.services.kantor import Kantor, create_office, open_office
from iki_desktop.services.pegawai import add_pegawai, add_pemangku
from iki_desktop.services.penandatangan import (
    DataKantor,
    PenandatanganTahun,
    load_kantor,
    load_penandatangan,
    set_kantor,
    set_penandatangan,
)
from iki_desktop.services.riwayat import undo


@pytest.fixture
def kantor(kantor_pujon_path: Path) -> Iterator[Kantor]:
    hasil = open_office(kantor_pujon_path)
    yield hasil
    hasil.close()


def steps(kantor: Kantor) -> int:
    return int(kantor.store.connection.execute("SELECT count(*) FROM langkah").get)


def test_pujon_signs_as_its_document_does(kantor: Kantor) -> None:
    assert load_penandatangan(kantor) == PenandatanganTahun(Penandatangan("CAMAT PUJON", "MULYONO HS"))


def test_all_of_a_signatory_is_one_step_and_printed(kantor: Kantor) -> None:
    siti = add_pegawai(kantor, nama="SITI").new[0]
    pemangku = add_pemangku(kantor, load_jabatan(kantor)[0].id, siti).new[0]
    before = steps(kantor)
    set_penandatangan(
        kantor,
        jabatan="a.n. CAMAT PUJON\nSEKRETARIS KECAMATAN,",
        nama="SITI",
        pangkat="Pembina",
        nip="197001011995032001",
        tempat="Pujon",
        tanggal=date(2026, 1, 5),
        bentuk="an",
        pemangku_id=pemangku,
    )
    assert steps(kantor) == before + 1
    cetak = Penandatangan(
        "a.n. CAMAT PUJON\nSEKRETARIS KECAMATAN,", "SITI", "Pembina", "197001011995032001", "Pujon", date(2026, 1, 5)
    )
    assert load_penandatangan(kantor) == PenandatanganTahun(cetak, "an", pemangku)
    assert load_dokumen(kantor).penandatangan == cetak
    set_penandatangan(kantor, tanggal=None)
    assert load_penandatangan(kantor).cetak.tanggal is None
    assert load_penandatangan(kantor).cetak.nama == "SITI"


def test_a_year_without_a_signatory_gets_one(tmp_path: Path) -> None:
    create_office(tmp_path / "a.iki", "kosong", 2026)
    kantor = open_office(tmp_path / "a.iki")
    kantor.store.connection.execute("DELETE FROM penandatangan")
    assert load_penandatangan(kantor) == PenandatanganTahun()
    set_penandatangan(kantor, nama=" BUDI \n")
    assert load_dokumen(kantor).penandatangan == Penandatangan(nama="BUDI")
    kantor.store.undo()
    assert load_penandatangan(kantor) == PenandatanganTahun()
    kantor.close()


def test_what_was_pasted_by_mistake_is_refused(kantor: Kantor) -> None:
    with pytest.raises(UserError, match="lebih dari 500 huruf"):
        set_penandatangan(kantor, nama="x" * 10_000)
    assert load_penandatangan(kantor).cetak.nama == "MULYONO HS"


def test_the_office_is_named_without_its_kind(kantor: Kantor) -> None:
    set_kantor(kantor, "Kecamatan  Ngantang", "kabupaten Malang ")
    assert load_kantor(kantor) == DataKantor("Ngantang", "Malang", 2026)
    with pytest.raises(UserError, match="Nama kecamatan kosong"):
        set_kantor(kantor, " ", "Malang")
    assert load_kantor(kantor).kecamatan == "Ngantang"


def test_the_names_of_an_office_fill_the_blanks_of_its_forms_in_one_step(tmp_path: Path) -> None:
    create_office(tmp_path / "a.iki", "umum", 2026)
    kantor = open_office(tmp_path / "a.iki")
    semula = load_dokumen(kantor)
    assert "(NAMA KECAMATAN)" in semula.penandatangan.jabatan
    set_kantor(kantor, "Sukamaju", "")
    dokumen = load_dokumen(kantor)
    assert dokumen.penandatangan.jabatan == semula.penandatangan.jabatan.replace("(NAMA KECAMATAN)", "SUKAMAJU")
    assert "(nama kecamatan)" not in repr(dokumen).casefold()
    assert "(nama kabupaten)" in repr(semula).casefold()
    set_kantor(kantor, "Sukamaju", "Malang")
    assert "(nama kabupaten)" not in repr(load_dokumen(kantor)).casefold()
    undo(kantor)
    undo(kantor)
    assert load_dokumen(kantor) == semula
    kantor.close()


def test_another_name_leaves_the_forms_alone(kantor_pujon_path: Path) -> None:
    kantor = open_office(kantor_pujon_path)
    semula = load_dokumen(kantor)
    changes = set_kantor(kantor, "Lain", "Malang")
    assert set(changes.rows) == {"kantor"}
    assert load_dokumen(kantor).formulir == semula.formulir
    kantor.close()
