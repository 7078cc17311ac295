"""What arrives in a watched folder: offered once, when it is whole."""

from pathlib import Path

from iki_desktop.services.pantau import Pemantau, with_subfolders


def tulis(folder: Path, nama: str, isi: str = "a;b") -> Path:
    path = folder / nama
    path.write_text(isi)
    return path


def test_a_file_that_arrives_is_offered_once_and_only_when_it_has_come_whole(tmp_path: Path) -> None:
    tulis(tmp_path, "lama.xlsx")
    pantau = Pemantau(())
    pantau.know(tmp_path)
    assert pantau.look([tmp_path]) == ()
    baru = tulis(tmp_path, "Baru.XLSX", "se")
    assert pantau.look([tmp_path]) == (), "seen for the first time: it may still be growing"
    tulis(tmp_path, "Baru.XLSX", "setengah")
    assert pantau.look([tmp_path]) == (), "it has grown"
    assert pantau.look([tmp_path]) == (baru,)
    assert pantau.look([tmp_path]) == ()


def test_a_corrected_file_is_offered_again(tmp_path: Path) -> None:
    path = tulis(tmp_path, "a.csv")
    pantau = Pemantau(())
    pantau.look([tmp_path])
    assert pantau.look([tmp_path]) == (path,)
    tulis(tmp_path, "a.csv", "lebih panjang")
    pantau.look([tmp_path])
    assert pantau.look([tmp_path]) == (path,)


def test_what_came_while_the_program_was_closed_is_offered(tmp_path: Path) -> None:
    tulis(tmp_path, "lama.ods")
    pantau = Pemantau(())
    pantau.know(tmp_path)
    baru = tulis(tmp_path, "baru.ods")
    lagi = Pemantau(pantau.known())
    lagi.look([tmp_path])
    assert lagi.look([tmp_path]) == (baru,)


def test_other_files_locks_and_missing_folders_are_nothing(tmp_path: Path) -> None:
    for nama in ("foto.jpg", "~$a.xlsx", ".~lock.a.ods#", ".a.xlsx", "surat.docx"):
        tulis(tmp_path, nama)
    (tmp_path / "map.xlsx").mkdir()
    pantau = Pemantau(())
    tempat = [tmp_path, tmp_path / "tidak ada"]
    pantau.look(tempat)
    assert pantau.look(tempat) == ()


def test_folders_in_a_watched_one_are_looked_into_but_no_deeper(tmp_path: Path) -> None:
    for nama in ("Januari", ".sampah", "$RECYCLE.BIN"):
        (tmp_path / nama / "dalam").mkdir(parents=True)
    tulis(tmp_path, "berkas.xlsx")
    assert with_subfolders([tmp_path, tmp_path / "tidak ada"]) == (
        tmp_path,
        tmp_path / "Januari",
        tmp_path / "tidak ada",
    )
