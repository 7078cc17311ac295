"""A file that leaves the program is there whole, or what was there before is."""

import errno
import os
from pathlib import Path

import pytest

from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.services import berkas
from iki_desktop.services.berkas import put_in_place, write_whole
from tests.db.bahan import names

OLD, NEW = b"yang lama", b"yang baru" * 1000


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file that is there already."""
    path = tmp_path / "iki.pdf"
    path.write_bytes(OLD)
    return path


def test_writes_a_new_file_and_nothing_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.pdf", NEW)
    assert (tmp_path / "a.pdf").read_bytes() == NEW
    assert names(tmp_path) == ["a.pdf"]


def test_replaces_the_old_file(old: Path) -> None:
    write_whole(old, NEW)
    assert old.read_bytes() == NEW
    assert names(old.parent) == [old.name]


def test_the_old_file_stands_until_the_new_one_is_whole(old: Path) -> None:
    def make(beside: Path) -> None:
        beside.write_bytes(NEW[:5])
        assert old.read_bytes() == OLD
        assert beside.parent == old.parent

    put_in_place(old, make)
    assert old.read_bytes() == NEW[:5]


@pytest.mark.parametrize(
    ("number", "kind", "part"),
    [
        (errno.ENOSPC, EnvironmentFailure, "penuh"),
        (errno.EDQUOT, EnvironmentFailure, "penuh"),
        (errno.EACCES, EnvironmentFailure, "dibuka program lain"),
        (errno.EROFS, EnvironmentFailure, "hanya bisa dibaca"),
        (errno.EIO, EnvironmentFailure, "Periksa disk"),
        (errno.ENOENT, UserError, "Berkas"),
    ],
)
@pytest.mark.parametrize("where", ["write", "sync", "replace"])
def test_a_failure_leaves_the_old_file_and_no_rubbish(
    old: Path, monkeypatch: pytest.MonkeyPatch, where: str, number: int, kind: type[Exception], part: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    def half(path: Path, isi: bytes) -> None:
        path.write_bytes(isi[:7])
        fail()

    if where == "write":
        monkeypatch.setattr(berkas, "_write_synced", half)
    elif where == "sync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(kind, match=part) as refused:
        write_whole(old, NEW)
    assert str(refused.value).endswith(".")
    assert os.strerror(number) not in str(refused.value)
    assert old.read_bytes() == OLD
    assert names(old.parent) == [old.name]


def test_an_interrupt_leaves_the_old_file_and_no_rubbish(old: Path) -> None:
    def make(beside: Path) -> None:
        beside.write_bytes(NEW[:7])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put_in_place(old, make)
    assert old.read_bytes() == OLD
    assert names(old.parent) == [old.name]


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "iki.pdf"
    folder.mkdir()
    with pytest.raises(UserError, match="folder"):
        write_whole(folder, NEW)
    assert names(tmp_path) == ["iki.pdf"]
    assert names(folder) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"Folder “.*belum ada” tidak ada"):
        write_whole(tmp_path / "belum ada" / "iki.pdf", NEW)
    assert names(tmp_path) == []


@pytest.mark.parametrize("length", [200, 251, 255])
@pytest.mark.parametrize("letter", ["x", "é", "漢"])
def test_a_name_as_long_as_the_system_takes_is_written(tmp_path: Path, letter: str, length: int) -> None:
    name = letter * ((length - 4) // len(letter.encode())) + ".pdf"
    write_whole(tmp_path / name, NEW)
    assert names(tmp_path) == [name]


def test_a_name_too_long_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="terlalu panjang"):
        write_whole(tmp_path / ("x" * 300 + ".pdf"), NEW)
    assert names(tmp_path) == []
