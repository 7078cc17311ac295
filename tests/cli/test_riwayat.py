"""`iki riwayat`, `iki urungkan`, `iki ulangi`."""

from pathlib import Path

from iki_desktop.domain.tempat import Tempat
from iki_desktop.services import jabatan, sunting
from iki_desktop.services.formulir import load_formulir
from iki_desktop.services.kantor import open_office
from tests.cli.conftest import Iki
from tests.db.bahan import content_of


def edit(path: Path) -> None:
    """Three steps: a duty, a name, and the same duty again."""
    kantor = open_office(path)
    tempat = Tempat("tugas", load_formulir(kantor, 2).tugas[0].id, "teks")  # type: ignore[attr-defined]
    sunting.set_teks(kantor, tempat, "satu")
    jabatan.rename_jabatan(kantor, 5, "KASI LAIN")
    sunting.set_teks(kantor, tempat, "dua")
    kantor.close()


def test_the_history_newest_first(kantor_pujon_path: Path, iki: Iki) -> None:
    assert iki("riwayat", kantor_pujon_path).out == "Belum ada perubahan di berkas ini.\n"
    edit(kantor_pujon_path)
    data = iki("riwayat", kantor_pujon_path, "--json").json["langkah"]
    assert [s["id"] for s in data] == [3, 2, 1]
    assert data[0]["keadaan"] == "berlaku"
    teks = iki("riwayat", kantor_pujon_path, "--jabatan", "kasi pemerintahan", "--batas", 1).out
    assert teks.count("\n") == 1
    assert "Ketik tugas KASI PEMERINTAHAN" in teks


def test_undo_all_redo_one(kantor_pujon_path: Path, iki: Iki) -> None:
    semula = content_of(kantor_pujon_path)
    edit(kantor_pujon_path)
    for langkah in (3, 2, 1):
        assert iki("urungkan", kantor_pujon_path, "--json").json["langkah"] == langkah
    assert content_of(kantor_pujon_path) == semula
    jawab = iki("urungkan", kantor_pujon_path, "--json")
    assert (jawab.status, jawab.json) == (1, {"galat": "Tidak ada langkah untuk diurungkan."})
    assert "Diulangi: langkah 1 “Ketik tugas KASI PEMERINTAHAN”" in iki("ulangi", kantor_pujon_path).out
    assert "(diurungkan)" in iki("riwayat", kantor_pujon_path).out


def test_one_old_step_is_taken_back(kantor_pujon_path: Path, iki: Iki) -> None:
    edit(kantor_pujon_path)
    data = iki("urungkan", kantor_pujon_path, 2, "--json").json
    assert (data["langkah"], data["membatalkan"]) == (4, 2)
    assert "diambil kembali oleh langkah 4" in iki("riwayat", kantor_pujon_path).out


def test_what_stands_against_it_is_named(kantor_pujon_path: Path, iki: Iki) -> None:
    edit(kantor_pujon_path)
    sebelum = content_of(kantor_pujon_path)
    jawab = iki("urungkan", kantor_pujon_path, 1)
    assert jawab.status == 1
    assert "KASI PEMERINTAHAN · tugas: sudah diubah lagi oleh langkah 3" in jawab.err
    assert content_of(kantor_pujon_path) == sebelum
    assert "Langkah 9 tidak ada" in iki("urungkan", kantor_pujon_path, 9).err


def test_nothing_to_do_again(kantor_pujon_path: Path, iki: Iki) -> None:
    jawab = iki("ulangi", kantor_pujon_path)
    assert (jawab.status, "Tidak ada langkah untuk diulangi." in jawab.err) == (1, True)


def test_a_number_beyond_all_steps_is_wrong_use(kantor_pujon_path: Path, iki: Iki) -> None:
    for perintah in (("urungkan", kantor_pujon_path, 10**20), ("riwayat", kantor_pujon_path, "--batas", 10**20)):
        hasil = iki(*perintah)
        assert hasil.status == 2
        assert "bukan nilai yang sah" in hasil.err
