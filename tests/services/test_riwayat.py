"""The history: undo and redo also after a restart, old steps taken back, what each step changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from iki_desktop.domain.dokumen import Butir
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services import jabatan, riwayat, sunting
from iki_desktop.services.formulir import load_dokumen, load_formulir
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.riwayat import Bentrok
from tests.db.bahan import content_of

CAMAT, KASI = 28, 2


@pytest.fixture
def kantor(kantor_pujon_path: Path) -> Iterator[Kantor]:
    """Pujon, open."""
    hasil = open_office(kantor_pujon_path)
    yield hasil
    hasil.close()


def tugas(kantor: Kantor, nomor: int = 0) -> Tempat:
    """The place of a duty of the Kasi Pemerintahan."""
    butir = load_formulir(kantor, KASI).tugas[nomor]
    assert isinstance(butir, Butir)
    return Tempat("tugas", butir.id, "teks")


def test_typing_in_one_cell_is_one_step(kantor: Kantor) -> None:
    for teks in ("M", "Me", "Men"):
        sunting.set_teks(kantor, tugas(kantor), teks, ketik=True)
    sunting.set_teks(kantor, tugas(kantor, 1), "lain", ketik=True)
    assert len(riwayat.history(kantor)) == 2
    riwayat.undo(kantor)
    assert load_formulir(kantor, KASI).tugas[0] == "Men"
    riwayat.undo(kantor)
    assert load_formulir(kantor, KASI).tugas[0].startswith("membantu Camat")


def test_typing_back_what_was_there_leaves_no_step(kantor: Kantor) -> None:
    semula = load_formulir(kantor, KASI).tugas[0]
    sunting.set_teks(kantor, tugas(kantor), "x", ketik=True)
    sunting.set_teks(kantor, tugas(kantor), semula, ketik=True)
    assert riwayat.history(kantor) == ()
    sunting.set_teks(kantor, tugas(kantor), "y", ketik=True)
    riwayat.undo(kantor)
    assert load_formulir(kantor, KASI).tugas[0] == semula


def test_typing_after_an_undo_is_a_step_of_its_own(kantor: Kantor) -> None:
    sunting.set_teks(kantor, tugas(kantor), "satu", ketik=True)
    sunting.set_teks(kantor, tugas(kantor, 1), "dua", ketik=True)
    riwayat.undo(kantor)
    sunting.set_teks(kantor, tugas(kantor), "tiga", ketik=True)
    assert [s.keadaan for s in riwayat.history(kantor)] == ["berlaku", "ditinggalkan", "berlaku"]
    assert riwayat.redo(kantor) is None


def test_undo_and_redo_go_on_after_a_restart(kantor_pujon_path: Path) -> None:
    semula = content_of(kantor_pujon_path)
    kantor = open_office(kantor_pujon_path)
    jabatan.delete_jabatan(kantor, CAMAT)
    sunting.set_formulir(kantor, 20, judul="IKI")
    kantor.close()
    sesudah = content_of(kantor_pujon_path)
    kantor = open_office(kantor_pujon_path)
    assert riwayat.undo_label(kantor) == "Atur formulir PENGADMINISTRASI PEMERINTAHAN DESA NGROTO"
    riwayat.undo(kantor)
    kantor.close()
    kantor = open_office(kantor_pujon_path)
    assert riwayat.redo_label(kantor) is not None
    changes = riwayat.undo(kantor)
    assert changes is not None
    assert len(changes.jabatan) == 25
    kantor.close()
    assert content_of(kantor_pujon_path) == semula
    kantor = open_office(kantor_pujon_path)
    riwayat.redo(kantor)
    riwayat.redo(kantor)
    assert riwayat.redo(kantor) is None
    kantor.close()
    assert content_of(kantor_pujon_path) == sesudah


def test_an_old_step_is_taken_back_and_that_can_be_undone(kantor: Kantor) -> None:
    langkah = sunting.set_teks(kantor, tugas(kantor), "salah").step
    assert langkah is not None
    sunting.set_teks(kantor, tugas(kantor, 1), "benar")
    changes = riwayat.take_back(kantor, langkah)
    assert load_formulir(kantor, KASI).tugas[:2] == (load_formulir(kantor, KASI).tugas[0], "benar")
    assert load_formulir(kantor, KASI).tugas[0].startswith("membantu Camat")
    terbaru, _, tua = riwayat.history(kantor)
    assert (terbaru.membatalkan, tua.dibatalkan_oleh) == (langkah, changes.step)
    with pytest.raises(UserError, match="sudah diambil kembali oleh langkah 3"):
        riwayat.take_back(kantor, langkah)
    riwayat.undo(kantor)
    assert load_formulir(kantor, KASI).tugas[0] == "salah"
    assert riwayat.history(kantor)[-1].dibatalkan_oleh is None


def test_what_was_changed_since_is_named_and_nothing_is_taken_back(kantor: Kantor) -> None:
    lama = sunting.insert_butir(kantor, KASI, "tugas", 0, ["satu", "dua"])
    assert lama.step is not None
    sunting.set_teks(kantor, Tempat("tugas", lama.new[0], "teks"), "satu lagi")
    sebelum = load_dokumen(kantor)
    with pytest.raises(Bentrok) as galat:
        riwayat.take_back(kantor, lama.step)
    assert galat.value.rincian == (
        "KASI PEMERINTAHAN · tugas: sudah diubah lagi oleh langkah 2 “Ketik tugas KASI PEMERINTAHAN”.",
    )
    assert load_dokumen(kantor) == sebelum
    riwayat.take_back(kantor, lama.step, lewati=True)
    assert load_formulir(kantor, KASI).tugas[0] == "satu lagi"
    assert "dua" not in load_formulir(kantor, KASI).tugas


def test_a_position_that_others_were_put_under_stays(kantor: Kantor) -> None:
    baru = jabatan.add_jabatan(kantor, "Sub", induk=KASI)
    assert baru.step is not None
    jabatan.add_jabatan(kantor, "Staf", induk=baru.new[0])
    with pytest.raises(Bentrok, match="tidak bisa diambil kembali"):
        riwayat.take_back(kantor, baru.step)
    with pytest.raises(Bentrok):
        riwayat.take_back(kantor, baru.step, lewati=True)


def test_a_step_says_what_it_changed(kantor: Kantor) -> None:
    langkah = sunting.set_teks(kantor, tugas(kantor), "baru").step
    assert langkah is not None
    (satu,) = riwayat.rincian(kantor, langkah)
    assert (satu.jenis, satu.tempat, satu.kolom) == ("ubah", "KASI PEMERINTAHAN · tugas", "tugas")
    assert satu.lama.startswith("membantu Camat")
    assert satu.baru == "baru"


def test_a_deleted_branch_is_told_with_its_texts(kantor: Kantor) -> None:
    langkah = jabatan.delete_jabatan(kantor, KASI).step
    assert langkah is not None
    semua = riwayat.rincian(kantor, langkah)
    assert {s.jenis for s in semua} == {"hapus"}
    assert any(s.tempat == "KASI PEMERINTAHAN · tugas" and s.lama.startswith("membantu") for s in semua)
    assert any(s.tempat == "KASI PEMERINTAHAN · indikator" for s in semua)


def test_the_history_of_one_position(kantor: Kantor) -> None:
    sunting.set_teks(kantor, tugas(kantor), "satu")
    sunting.set_formulir(kantor, 5, judul="IKI")
    sunting.delete_indikator(kantor, [load_formulir(kantor, KASI).sasaran[0].indikator[0].id])
    assert [s.label for s in riwayat.history(kantor, id_jabatan=KASI)] == [
        "Hapus indikator KASI PEMERINTAHAN",
        "Ketik tugas KASI PEMERINTAHAN",
    ]
    assert len(riwayat.history(kantor, sebelum=3, batas=1)) == 1


def test_the_document_as_it_was(kantor: Kantor) -> None:
    langkah = sunting.set_teks(kantor, tugas(kantor), "satu").step
    assert langkah is not None
    dulu = load_dokumen(kantor)
    jabatan.delete_jabatan(kantor, CAMAT)
    sunting.set_formulir(kantor, 20, judul="IKI")
    kini = load_dokumen(kantor)
    assert riwayat.dokumen_pada(kantor, langkah) == dulu
    assert load_dokumen(kantor) == kini
    with pytest.raises(UserError, match="Langkah 99 tidak ada"):
        riwayat.dokumen_pada(kantor, 99)


def test_nothing_to_undo(kantor: Kantor) -> None:
    assert riwayat.undo(kantor) is None
    assert riwayat.redo(kantor) is None
    assert riwayat.undo_label(kantor) is None
