"""What is taken for an office file."""

from pathlib import Path

import apsw
import pytest

from db.errors import NotAnOffice
from db.migrations import APPLICATION_ID
from db.store import check_header, open_store


def sqlite_file(path: Path, application_id: int = 0) -> Path:
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE catatan (isi TEXT)")
    connection.pragma("application_id", application_id)
    connection.close()
    return path


@pytest.mark.parametrize(
    "content",
    [b"", b"SQLite format 3\x00", b"Kecamatan Pujon\n" * 100, b"\x89PNG\r\n\x1a\n" + bytes(200), bytes(4096)],
    ids=["empty", "only the beginning", "text", "picture", "zeros"],
)
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.iki"
    path.write_bytes(content)
    with pytest.raises(NotAnOffice):
        check_header(path)


def test_the_database_of_another_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = sqlite_file(tmp_path / "lain.iki")
    before = path.read_bytes()
    with pytest.raises(NotAnOffice):
        open_store(path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["lain.iki"]


def test_the_mark_of_an_office_is_enough_for_the_header(tmp_path: Path) -> None:
    check_header(sqlite_file(tmp_path / "a.iki", APPLICATION_ID))


def test_a_new_office_has_the_header(kantor_pujon_asli: Path) -> None:
    check_header(kantor_pujon_asli)


def test_a_missing_file_and_a_folder_are_told_by_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        check_header(tmp_path / "tidak ada.iki")
    with pytest.raises(IsADirectoryError):
        check_header(tmp_path)
