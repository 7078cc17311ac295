"""The history: undo and redo also after a restart, old steps taken back, what each step changed."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from iki_desktop.domain.dokumen import Butir
from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services import jabatan, pegawai, penandatangan, riwayat, sunting, tahun, variabel
from iki_desktop.services.formulir import load_dokumen, load_formulir
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.riwayat import Bentrok
from iki_desktop.services.tahun import choose_year, copy_year
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


def test_a_step_taken_back_and_given_back_holds(kantor: Kantor) -> None:
    satu = sunting.set_teks(kantor, tugas(kantor), "satu").step
    assert satu is not None
    dua = riwayat.take_back(kantor, satu).step
    assert dua is not None
    tiga = riwayat.take_back(kantor, dua).step
    assert load_formulir(kantor, KASI).tugas[0] == "satu"
    assert [(s.id, s.dibatalkan_oleh) for s in riwayat.history(kantor)] == [(tiga, None), (dua, tiga), (satu, None)]
    riwayat.take_back(kantor, satu)
    assert load_formulir(kantor, KASI).tugas[0].startswith("membantu Camat")


def test_no_step_taken_back_makes_a_circle_of_positions(kantor: Kantor) -> None:
    keluar = jabatan.move_jabatan(kantor, KASI, None, 0).step
    assert keluar is not None
    jabatan.move_jabatan(kantor, CAMAT, KASI, 0)  # which stood above it
    sebelum = load_dokumen(kantor)
    with pytest.raises(UserError, match="akan menjadi bawahan dirinya sendiri"):
        riwayat.take_back(kantor, keluar)
    with pytest.raises(UserError, match="akan menjadi bawahan dirinya sendiri"):
        riwayat.take_back(kantor, keluar, lewati=True)
    assert load_dokumen(kantor) == sebelum


def test_no_step_taken_back_leaves_an_office_without_a_year(kantor: Kantor) -> None:
    baru = tahun.new_year(kantor, 2027).step
    assert baru is not None
    tahun.delete_year(kantor, 2026)
    with pytest.raises(UserError, match="tidak ada tahun yang tersisa"):
        riwayat.take_back(kantor, baru)
    assert tahun.years(kantor) == (2027,)


def test_no_step_taken_back_makes_two_variables_of_one_name(kantor: Kantor) -> None:
    lama = variabel.create_variabel(kantor, "Jumlah surat").new[0]
    hapus = variabel.delete_variabel(kantor, lama).step
    assert hapus is not None
    variabel.create_variabel(kantor, "jumlah Surat")
    with pytest.raises(UserError, match="dua variabel bernama"):
        riwayat.take_back(kantor, hapus)


def test_a_year_deleted_and_made_anew_is_named_as_in_the_way(kantor: Kantor) -> None:
    tahun.new_year(kantor, 2027)
    hapus = tahun.delete_year(kantor, 2027).step
    assert hapus is not None
    tahun.new_year(kantor, 2027)
    with pytest.raises(Bentrok) as galat:
        riwayat.take_back(kantor, hapus)
    assert "tahun: sekarang ada isi lain di tempatnya." in galat.value.rincian


def test_a_row_deleted_since_is_told_as_deleted(kantor: Kantor) -> None:
    satu = sunting.set_teks(kantor, tugas(kantor), "satu")
    assert satu.step is not None
    sunting.delete_butir(kantor, "tugas", tuple(satu.rows["tugas"]))
    with pytest.raises(Bentrok) as galat:
        riwayat.take_back(kantor, satu.step)
    assert galat.value.rincian == ("tugas: sudah dihapus oleh langkah 2 “Hapus tugas KASI PEMERINTAHAN”.",)


def test_the_document_as_an_undone_step_left_it(kantor: Kantor) -> None:
    semua = [sunting.set_teks(kantor, tugas(kantor), teks).step for teks in ("satu", "dua", "tiga")]
    riwayat.undo(kantor)
    riwayat.undo(kantor)
    dua = semua[1]
    assert dua is not None
    assert riwayat.dokumen_pada(kantor, dua).formulir[KASI - 1].tugas[0] == "dua"
    sunting.set_teks(kantor, tugas(kantor), "empat")
    with pytest.raises(UserError, match="sudah diurungkan lalu diganti"):
        riwayat.dokumen_pada(kantor, dua)


def test_a_file_changed_by_another_hand_is_told_and_left(kantor: Kantor) -> None:
    sunting.set_teks(kantor, tugas(kantor), "satu")
    kantor.store.connection.execute("UPDATE tugas SET teks = 'dari luar'")
    with pytest.raises(UserError, match="“Ketik tugas KASI PEMERINTAHAN” tidak bisa diurungkan"):
        riwayat.undo(kantor)
    assert load_formulir(kantor, KASI).tugas[0] == "dari luar"
    assert [s.keadaan for s in riwayat.history(kantor)] == ["berlaku"]


def test_a_full_disk_leaves_a_step_undone_neither_half_nor_whole(kantor: Kantor) -> None:
    sunting.set_teks(kantor, tugas(kantor), "x" * 90_000)
    sunting.set_teks(kantor, tugas(kantor), "")
    connection = kantor.store.connection
    kantor.store.checkpoint()
    connection.execute("VACUUM")
    connection.pragma("max_page_count", connection.pragma("page_count"))
    with pytest.raises(EnvironmentFailure, match="Tempat simpan penuh"):
        riwayat.undo(kantor)
    assert load_formulir(kantor, KASI).tugas[0] == ""
    connection.pragma("max_page_count", 1_000_000)
    riwayat.undo(kantor)
    assert len(load_formulir(kantor, KASI).tugas[0]) == 90_000


def test_a_step_says_who_came_to_hold_what_and_which_constant_changed(kantor: Kantor) -> None:
    (orang,) = pegawai.add_pegawai(kantor, nama="SITI").new
    (pemangku,) = pegawai.add_pemangku(kantor, KASI, orang).new
    pindah = pegawai.set_pemangku(kantor, pemangku, id_jabatan=CAMAT).step
    assert pindah is not None
    assert [(p.kolom, p.lama, p.baru) for p in riwayat.rincian(kantor, pindah)] == [
        ("jabatan", "KASI PEMERINTAHAN", "CAMAT")
    ]
    tanda_tangan = penandatangan.set_penandatangan(kantor, pemangku_id=pemangku).step
    assert tanda_tangan is not None
    assert [(p.kolom, p.baru) for p in riwayat.rincian(kantor, tanda_tangan)] == [("pemangku", "SITI")]
    (hari,) = (v for v in variabel.load_variabel(kantor) if v.nama == "Hari kerja efektif")
    tetapan = variabel.set_konstanta(kantor, hari.id, Decimal(240)).step
    assert tetapan is not None
    assert riwayat.rincian(kantor, tetapan)[0].tempat == "Hari kerja efektif · tetapan"


def test_a_step_tells_its_year_where_there_is_more_than_one(kantor: Kantor) -> None:
    sunting.set_teks(kantor, tugas(kantor), "satu")
    assert riwayat.history(kantor)[0].tahun is None
    copy_year(kantor, 2026, 2027)
    choose_year(kantor, 2027)
    jabatan.add_jabatan(kantor, "Baru", induk=None)
    assert [s.tahun for s in riwayat.history(kantor)] == [2027, 2027, 2026]
