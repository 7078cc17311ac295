"""People, and who holds which position."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.pegawai import Pegawai
from iki_desktop.services.formulir import load_jabatan
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.pegawai import (
    add_pegawai,
    add_pemangku,
    delete_pegawai,
    delete_pemangku,
    load_pegawai,
    load_pemangku,
    set_pegawai,
    set_pemangku,
    vacant,
)
from iki_desktop.services.penandatangan import load_penandatangan, set_penandatangan

HARI_INI = date(2026, 7, 1)


@pytest.fixture
def kantor(kantor_pujon_path: Path) -> Iterator[Kantor]:
    hasil = open_office(kantor_pujon_path)
    yield hasil
    hasil.close()


def label(kantor: Kantor) -> str:
    return str(kantor.store.connection.execute("SELECT label FROM langkah ORDER BY id DESC LIMIT 1").get)


def person(kantor: Kantor, nama: str = "SITI") -> int:
    return add_pegawai(kantor, nama=nama).new[0]


def test_people_are_kept_and_listed_by_name(kantor: Kantor) -> None:
    budi = add_pegawai(kantor, nama="  budi,  S.E. ", nip="197001011995031001", golongan="III/d").new[0]
    assert label(kantor) == "Tambah pegawai budi, S.E."
    ani = person(kantor, "Ani")
    set_pegawai(kantor, ani, telepon="0812\n345", pangkat="Penata")
    assert label(kantor) == "Ubah data pegawai Ani"
    assert load_pegawai(kantor) == (
        Pegawai(ani, "Ani", "", "Penata", "", "0812 345"),
        Pegawai(budi, "budi, S.E.", "197001011995031001", "", "III/d", ""),
    )
    set_pegawai(kantor, ani, nip="1")
    assert label(kantor) == "Ubah NIP pegawai Ani"


@pytest.mark.parametrize("nama", ["", "  ", "\u200b"])
def test_a_person_needs_a_name(kantor: Kantor, nama: str) -> None:
    ani = person(kantor, "Ani")
    with pytest.raises(UserError, match="Nama pegawai kosong"):
        add_pegawai(kantor, nama=nama)
    with pytest.raises(UserError, match="Nama pegawai kosong"):
        set_pegawai(kantor, ani, nama=nama)
    assert [p.nama for p in load_pegawai(kantor)] == ["Ani"]


def test_texts_no_field_can_mean_are_refused(kantor: Kantor) -> None:
    with pytest.raises(UserError, match="Isi NIP lebih dari 500 huruf"):
        add_pegawai(kantor, nama="Ani", nip="1" * 10_000)
    with pytest.raises(UserError, match="sudah tidak ada"):
        set_pegawai(kantor, 99, nama="Ani")


def test_one_person_holds_several_positions(kantor: Kantor) -> None:
    jabatan = load_jabatan(kantor)
    sekretaris, camat = jabatan[0].id, jabatan[-1].id
    siti = person(kantor)
    assert len(vacant(kantor, HARI_INI)) == 28
    changes = add_pemangku(kantor, sekretaris, siti)
    assert changes.jabatan == {sekretaris}
    add_pemangku(kantor, camat, siti, "plt", date(2026, 2, 1), date(2026, 8, 1))
    assert label(kantor) == "Tetapkan Plt. CAMAT: SITI"
    assert [(p.jabatan, p.tertulis) for p in load_pemangku(kantor)] == [
        ("SEKRETARIS KECAMATAN", "SITI"),
        ("CAMAT", "SITI (Plt.)"),
    ]
    assert len(vacant(kantor, HARI_INI)) == 26
    assert camat in vacant(kantor, date(2026, 1, 31))
    assert camat in vacant(kantor, date(2026, 8, 2))
    assert camat not in vacant(kantor, date(2026, 8, 1))


def test_a_position_lists_its_holders_newest_first(kantor: Kantor) -> None:
    camat = load_jabatan(kantor)[-1].id
    for nama, mulai in (("A", None), ("B", date(2020, 1, 1)), ("C", date(2024, 1, 1))):
        add_pemangku(kantor, camat, person(kantor, nama), mulai=mulai)
    assert [p.pegawai.nama for p in load_pemangku(kantor, camat)] == ["C", "B", "A"]
    assert load_pemangku(kantor, camat - 1) == ()


def test_an_end_before_the_beginning_is_refused(kantor: Kantor) -> None:
    camat, siti = load_jabatan(kantor)[-1].id, person(kantor)
    with pytest.raises(UserError, match=r"SITI di CAMAT: tanggal selesai \(1 Januari 2026\) lebih awal"):
        add_pemangku(kantor, camat, siti, mulai=date(2026, 2, 1), selesai=date(2026, 1, 1))
    satu = add_pemangku(kantor, camat, siti, mulai=date(2026, 2, 1)).new[0]
    with pytest.raises(UserError, match="lebih awal"):
        set_pemangku(kantor, satu, selesai=date(2026, 1, 31))
    set_pemangku(kantor, satu, selesai=date(2026, 2, 1), sebagai="pj")
    (pemangku,) = load_pemangku(kantor)
    assert (pemangku.sebagai, pemangku.mulai, pemangku.selesai) == ("pj", date(2026, 2, 1), date(2026, 2, 1))


def test_deleting_a_person_vacates_and_one_undo_brings_all_back(kantor: Kantor) -> None:
    camat, siti = load_jabatan(kantor)[-1].id, person(kantor)
    satu = add_pemangku(kantor, camat, siti).new[0]
    set_penandatangan(kantor, pemangku_id=satu, nama="SITI")
    delete_pegawai(kantor, siti)
    assert (load_pegawai(kantor), load_pemangku(kantor)) == ((), ())
    assert load_penandatangan(kantor).pemangku_id is None
    assert load_penandatangan(kantor).cetak.nama == "SITI"
    kantor.store.undo()
    assert [p.pegawai.id for p in load_pemangku(kantor)] == [siti]
    assert load_penandatangan(kantor).pemangku_id == satu


def test_a_holder_can_be_taken_back_and_is_then_gone(kantor: Kantor) -> None:
    camat, siti = load_jabatan(kantor)[-1].id, person(kantor)
    satu = add_pemangku(kantor, camat, siti).new[0]
    assert delete_pemangku(kantor, satu).jabatan == {camat}
    assert label(kantor) == "Lepas pemangku CAMAT: SITI"
    assert len(load_pegawai(kantor)) == 1
    with pytest.raises(UserError, match="Pemangku ini sudah tidak ada"):
        delete_pemangku(kantor, satu)
    with pytest.raises(UserError, match="Jabatan ini sudah tidak ada"):
        add_pemangku(kantor, 999, siti)


def test_who_or_what_is_gone_is_told(kantor: Kantor) -> None:
    (orang,) = add_pegawai(kantor, nama="SITI").new
    (pemangku,) = add_pemangku(kantor, 2, orang).new
    for kolom in ({"id_jabatan": 99_999}, {"id_pegawai": 99_999}):
        with pytest.raises(UserError, match="sudah tidak ada"):
            set_pemangku(kantor, pemangku, **kolom)
