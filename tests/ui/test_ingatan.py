"""What is remembered comes back, also from a damaged file of settings."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ui.ingatan import RECENT, Ingatan


def again(settings: QSettings) -> Ingatan:
    """The memory of the next day."""
    settings.sync()
    return Ingatan(QSettings(settings.fileName(), QSettings.Format.IniFormat))


def files(folder: Path, banyak: int) -> list[Path]:
    hasil = [folder / f"kantor {n}, lama.iki" for n in range(banyak)]
    for path in hasil:
        path.touch()
    return hasil


def test_recent_files_newest_first(settings: QSettings, tmp_path: Path) -> None:
    paths = files(tmp_path, RECENT + 2)
    ingatan = Ingatan(settings)
    for path in paths:
        ingatan.remember_file(path)
    ingatan.remember_file(paths[5])
    besok = again(settings).recent()
    assert besok[0] == paths[5]
    assert len(besok) == RECENT
    assert len(set(besok)) == RECENT


@pytest.mark.parametrize("banyak", [0, 1, 2])
def test_few_files(settings: QSettings, tmp_path: Path, banyak: int) -> None:
    paths = files(tmp_path, banyak)
    for path in paths:
        Ingatan(settings).remember_file(path)
    assert again(settings).recent() == paths[::-1]


def test_missing_file_is_left_out_but_comes_back(settings: QSettings, tmp_path: Path) -> None:
    (path,) = files(tmp_path, 1)
    ingatan = Ingatan(settings)
    ingatan.remember_file(path)
    path.rename(tmp_path / "cabut")
    assert ingatan.recent() == []
    (tmp_path / "cabut").rename(path)
    assert ingatan.recent() == [path]


def test_tree_of_each_file(settings: QSettings, tmp_path: Path) -> None:
    satu, dua = files(tmp_path, 2)
    ingatan = Ingatan(settings)
    assert ingatan.tree(satu) == (0, None)
    ingatan.remember_tree(satu, 7, frozenset({3, -2}))
    ingatan.remember_tree(dua, 1, frozenset())
    besok = again(settings)
    assert besok.tree(satu) == (7, frozenset({3, -2}))
    assert besok.tree(dua) == (1, frozenset())


def test_trees_of_forgotten_files_go(settings: QSettings, tmp_path: Path) -> None:
    paths = files(tmp_path, RECENT + 1)
    ingatan = Ingatan(settings)
    for path in paths:
        ingatan.remember_tree(path, 5, frozenset())
        ingatan.remember_file(path)
    assert ingatan.tree(paths[0]) == (0, None)
    assert ingatan.tree(paths[1])[0] == 5


def test_folder_that_is_gone_is_not_offered(settings: QSettings, tmp_path: Path) -> None:
    ingatan = Ingatan(settings)
    ingatan.remember_folder("ekspor", tmp_path)
    assert ingatan.folder("ekspor") == tmp_path
    ingatan.remember_folder("ekspor", tmp_path / "tidak ada")
    assert ingatan.folder("ekspor") != tmp_path / "tidak ada"


def test_damaged_settings_read_as_defaults(settings: QSettings) -> None:
    for key in ("tampilan/tema", "tampilan/zoom_formulir", "tampilan/pas_pratinjau", "tampilan/zoom_pratinjau"):
        settings.setValue(key, "rusak")
    settings.setValue("jendela/jendela", "rusak")
    settings.setValue("berkas/terakhir", 5)
    ingatan = Ingatan(settings)
    assert ingatan.tema == "sistem"
    assert ingatan.zoom_formulir == 100
    assert ingatan.zoom_pratinjau == ("lebar", 100)
    assert ingatan.state("jendela").isEmpty()
    assert ingatan.recent() == []


def test_theme_and_zoom(settings: QSettings) -> None:
    ingatan = Ingatan(settings)
    ingatan.tema, ingatan.zoom_formulir, ingatan.zoom_pratinjau = "gelap", 125, ("bebas", 150)
    besok = again(settings)
    assert (besok.tema, besok.zoom_formulir, besok.zoom_pratinjau) == ("gelap", 125, ("bebas", 150))
