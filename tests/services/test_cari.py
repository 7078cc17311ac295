"""Find and replace over the whole office: what is found, in which order, and what is never half done."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from iki_desktop.domain.cari import Pola
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.tempat import NAMA_KOLOM, Tempat
from iki_desktop.services.cari import Temuan, find, replace
from iki_desktop.services.formulir import load_dokumen, load_jabatan
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.riwayat import history, undo
from iki_desktop.services.sunting import set_teks


@pytest.fixture
def kantor(kantor_pujon_path: Path) -> Iterator[Kantor]:
    hasil = open_office(kantor_pujon_path)
    yield hasil
    hasil.close()


def all_hits(temuan: tuple[Temuan, ...]) -> dict[Temuan, range]:
    return {satu: range(len(satu.hits)) for satu in temuan}


def mark_every_text(kantor: Kantor, tanda: str) -> int:
    """Puts `tanda` into every typed text of the first form that has all of them; returns that position."""
    connection = kantor.store.connection
    id_jabatan: int = connection.execute(
        "SELECT j.id FROM jabatan j JOIN fungsi f ON f.jabatan_id = j.id JOIN sasaran s ON s.jabatan_id = j.id "
        "JOIN indikator i ON i.sasaran_id = s.id LIMIT 1"
    ).get
    rows = {"jabatan": id_jabatan}
    for tabel, atas in (("tugas", "jabatan"), ("fungsi", "jabatan"), ("sasaran", "jabatan"), ("indikator", "sasaran")):
        ask = f"SELECT id FROM {tabel} WHERE {atas}_id = ? ORDER BY id LIMIT 1"
        rows[tabel] = connection.execute(ask, (rows[atas],)).get
    for tabel, kolom in NAMA_KOLOM:
        set_teks(kantor, Tempat(tabel, rows[tabel], kolom), f"isi {tanda} {kolom}")
    return id_jabatan


def test_every_typed_text_is_looked_through_in_the_order_of_paper(kantor: Kantor) -> None:
    id_jabatan = mark_every_text(kantor, "qzq")
    found = [(t.tempat.tabel, t.tempat.kolom) for t in find(kantor, Pola("QZQ"))]
    assert found == [
        ("jabatan", "judul"),
        ("jabatan", "nama"),
        ("tugas", "teks"),
        ("fungsi", "teks"),
        ("jabatan", "kolom_sasaran"),
        ("jabatan", "kolom_indikator"),
        ("jabatan", "kolom_penjelasan"),
        ("jabatan", "kolom_sumber"),
        ("sasaran", "teks"),
        ("indikator", "penanda"),
        ("indikator", "teks"),
        ("indikator", "penjelasan"),
        ("indikator", "rumus"),
        ("indikator", "catatan"),
        ("indikator", "sumber"),
    ]
    assert set(found) == set(NAMA_KOLOM)
    assert {t.id_jabatan for t in find(kantor, Pola("qzq"))} == {id_jabatan}


def test_positions_come_in_the_order_of_the_document(kantor: Kantor) -> None:
    found = [t.id_jabatan for t in find(kantor, Pola("melaksanakan"))]
    order = {j.id: j.urutan for j in load_jabatan(kantor)}
    assert len(set(found)) > 5
    assert [order[i] for i in found] == sorted(order[i] for i in found)


def test_one_position_only_and_no_more_than_asked_for(kantor: Kantor) -> None:
    everywhere = find(kantor, Pola("melaksanakan"))
    one = everywhere[-1].id_jabatan
    assert find(kantor, Pola("melaksanakan"), id_jabatan=one) == tuple(t for t in everywhere if t.id_jabatan == one)
    assert find(kantor, Pola("melaksanakan"), batas=3) == everywhere[: len(find(kantor, Pola("melaksanakan"), batas=3))]
    assert 3 <= sum(len(t.hits) for t in find(kantor, Pola("melaksanakan"), batas=3)) < 10
    assert find(kantor, Pola("")) == ()


def test_replacing_everywhere_is_one_step_and_undone_as_one(kantor: Kantor) -> None:
    before = load_dokumen(kantor)
    found = find(kantor, Pola("pegawai"))
    banyak = sum(len(t.hits) for t in found)
    changes = replace(kantor, all_hits(found), Pola("pegawai"), "aparatur")
    assert changes.jabatan == {t.id_jabatan for t in found}
    assert [s.label for s in history(kantor)] == [f"Ganti “pegawai” menjadi “aparatur” di {banyak} tempat"]
    assert find(kantor, Pola("pegawai")) == ()
    undo(kantor)
    assert load_dokumen(kantor) == before


def test_only_the_chosen_hits_are_replaced(kantor: Kantor) -> None:
    tempat = Tempat("tugas", next(f.tugas[0].id for f in load_dokumen(kantor).formulir if f.tugas), "teks")  # type: ignore[attr-defined]
    set_teks(kantor, tempat, "qzq satu, qzq dua, qzq tiga")
    (found,) = find(kantor, Pola("qzq"))
    replace(kantor, {found: frozenset({0, 2})}, Pola("qzq"), "x\ny\x00")
    (left,) = find(kantor, Pola("qzq"))
    assert left.teks == "x y satu, qzq dua, x y tiga"
    assert history(kantor)[0].label == "Ganti “qzq” menjadi “x y” di 2 tempat"


def test_deleting_says_so_and_replacing_by_the_same_is_no_step(kantor: Kantor) -> None:
    found = find(kantor, Pola("melaksanakan ", kata_utuh=False))[:1]
    assert replace(kantor, all_hits(found), Pola("melaksanakan "), found[0].teks[slice(*found[0].hits[0])]).step is None
    assert replace(kantor, {}, Pola("melaksanakan "), "").step is None
    replace(kantor, {found[0]: [0]}, Pola("melaksanakan "), "")
    assert history(kantor)[0].label == "Hapus “melaksanakan ” di 1 tempat"


def test_a_text_that_changed_since_is_not_guessed(kantor: Kantor) -> None:
    found = find(kantor, Pola("pegawai"))
    changed = found[-1]
    set_teks(kantor, changed.tempat, "Pegawai lain")
    before = load_dokumen(kantor)
    with pytest.raises(UserError, match=f"Teks {changed.tempat.nama} pada .* sudah berubah sejak dicari"):
        replace(kantor, all_hits(found), Pola("pegawai"), "aparatur")
    assert load_dokumen(kantor) == before
    kantor.store.connection.execute(f"DELETE FROM {changed.tempat.tabel} WHERE id = ?", (changed.tempat.id,))
    with pytest.raises(UserError, match="sudah berubah"):
        replace(kantor, all_hits(found), Pola("pegawai"), "aparatur")


def test_no_position_loses_its_name(kantor: Kantor) -> None:
    nama = load_jabatan(kantor)[0].nama
    found = find(kantor, Pola(nama, huruf_besar=True))
    before = load_dokumen(kantor)
    for baru in ("", "  ", "\u00ad"):
        with pytest.raises(UserError, match="tidak bernama"):
            replace(kantor, all_hits(found), Pola(nama), baru)
    assert load_dokumen(kantor) == before


def test_no_text_grows_beyond_what_a_cell_holds(kantor: Kantor) -> None:
    found = find(kantor, Pola("pegawai"))[:1]
    with pytest.raises(UserError, match="100 ribu huruf"):
        replace(kantor, all_hits(found), Pola("pegawai"), "x" * 100_001)
