"""Creating, opening, closing: one whole file, in WAL while it is open, in one piece when it rests."""

import shutil
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import unquote

import apsw
import peewee
import pytest

from db import models, store
from db.backup import copy_whole
from db.errors import Damaged, NewerFile, NotAnOffice, ReadOnly
from db.migrations import VERSION
from db.store import create_store, open_store, sqlite_uri
from tests.db.bahan import as_nobody, content, content_of, names, read_only_folder


def test_a_new_store_has_the_newest_version_and_no_rows(tmp_path: Path) -> None:
    new = create_store(tmp_path / "baru.iki")
    assert new.version == VERSION
    assert not any(content(new.connection).values())
    new.close()
    assert names(tmp_path) == ["baru.iki"]
    open_store(tmp_path / "baru.iki").close()


def test_creating_never_writes_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "ada.iki"
    path.write_text("punya orang")
    with pytest.raises(FileExistsError):
        create_store(path)
    assert path.read_text() == "punya orang"


def test_creating_that_fails_closes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[apsw.Connection] = []

    def full(connection: apsw.Connection) -> None:
        seen.append(connection)
        raise apsw.FullError("database or disk is full")

    monkeypatch.setattr(store, "migrate", full)
    with pytest.raises(apsw.FullError):
        create_store(tmp_path / "baru.iki")
    with pytest.raises(apsw.ConnectionClosedError):
        seen[0].execute("SELECT 1")
    assert names(tmp_path) == ["baru.iki"]


def test_writing_is_in_wal_with_full_syncs_and_foreign_keys(kantor_pujon_path: Path) -> None:
    opened = open_store(kantor_pujon_path)
    try:
        pragma = opened.connection.pragma
        assert pragma("journal_mode") == "wal"
        assert pragma("synchronous") == 2
        assert pragma("foreign_keys") == 1
        assert pragma("busy_timeout") > 0
    finally:
        opened.close()


def test_nothing_lies_beside_the_file_when_it_is_closed(kantor_pujon_path: Path) -> None:
    opened = open_store(kantor_pujon_path)
    with opened.write("Ubah"):
        models.Kantor.update(kecamatan="Ngantang").execute()
    assert len(names(kantor_pujon_path.parent)) > 1
    opened.close()
    assert names(kantor_pujon_path.parent) == ["pujon.iki"]


def test_reading_a_file_at_rest_leaves_nothing_beside_it(kantor_pujon_path: Path) -> None:
    opened = open_store(kantor_pujon_path)
    with opened.write("Ubah"):
        models.Kantor.update(kecamatan="Ngantang").execute()
    opened.close()
    reader = open_store(kantor_pujon_path, read_only=True)
    assert content(reader.connection)["kantor"][0][1] == "Ngantang"
    assert names(kantor_pujon_path.parent) == ["pujon.iki"]
    reader.close()
    assert names(kantor_pujon_path.parent) == ["pujon.iki"]


@pytest.mark.parametrize("how", ["close", "checkpoint"])
def test_a_copy_of_the_one_file_is_whole(kantor_pujon_path: Path, tmp_path: Path, how: str) -> None:
    opened = open_store(kantor_pujon_path)
    with opened.write("Ubah"):
        models.Kantor.update(kecamatan="Ngantang").execute()
        models.Tugas.delete().where(models.Tugas.jabatan == 3).execute()
    now = content(opened.connection)
    getattr(opened, how)()
    folder = tmp_path / "salinan"
    folder.mkdir()
    copy = Path(shutil.copy(kantor_pujon_path, folder / "salinan.iki"))
    assert content_of(copy) == now
    opened.close()
    open_store(copy).close()
    assert names(folder) == ["salinan.iki"]


def test_a_copy_whole_is_equal_while_the_file_is_written_to(kantor_pujon_path: Path, tmp_path: Path) -> None:
    opened = open_store(kantor_pujon_path)
    try:
        with opened.write("Ubah"):
            models.Kantor.update(kecamatan="Ngantang").execute()
        target = tmp_path / "cadangan.iki"
        target.write_text("yang lama")
        copy_whole(opened.connection, target)
        assert content_of(target) == content(opened.connection)
        assert set(names(tmp_path)) >= {"cadangan.iki", "pujon.iki"}
        assert not [n for n in names(tmp_path) if "tmp" in n]
    finally:
        opened.close()


def test_a_copy_that_fails_leaves_the_old_one_and_no_rubbish(
    kantor_pujon_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "cadangan.iki"
    target.write_text("yang lama")
    opened = open_store(kantor_pujon_path)

    def refuse(_: Path, __: Path) -> Path:
        raise PermissionError(13, "terkunci", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        copy_whole(opened.connection, target)
    opened.close()
    assert target.read_text() == "yang lama"
    assert names(tmp_path) == ["cadangan.iki", "pujon.iki"]


def test_a_file_in_wal_can_be_opened_where_wal_cannot(kantor_pujon_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite's dot-file locking has no shared memory, as some network folders: there WAL can't be opened."""
    before = content_of(kantor_pujon_path)
    raw = apsw.Connection(str(kantor_pujon_path))
    raw.pragma("journal_mode", "wal")
    raw.close()
    assert kantor_pujon_path.read_bytes()[18:20] == b"\x02\x02"

    plain = store._uri
    monkeypatch.setattr(store, "_uri", lambda path, read_only: plain(path, read_only) + "?vfs=unix-dotfile")
    opened = open_store(kantor_pujon_path)
    assert opened.connection.pragma("journal_mode") == "delete"
    assert content(opened.connection) == before
    with opened.write("Ubah"):
        models.Kantor.update(kecamatan="Ngantang").execute()
    opened.close()
    assert content_of(kantor_pujon_path)["kantor"][0][1] == "Ngantang"
    assert names(kantor_pujon_path.parent) == ["pujon.iki"]


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_an_older_program_refuses_a_newer_file_and_leaves_it_as_it_is(kantor_pujon_path: Path, mode: str) -> None:
    raw = apsw.Connection(str(kantor_pujon_path))
    raw.pragma("user_version", VERSION + 1)
    raw.pragma("journal_mode", mode)
    raw.close()
    before = kantor_pujon_path.read_bytes()
    with pytest.raises(NewerFile) as refused:
        open_store(kantor_pujon_path)
    assert refused.value.args == (VERSION + 1, VERSION)
    assert kantor_pujon_path.read_bytes() == before
    assert names(kantor_pujon_path.parent) == ["pujon.iki"]
    with pytest.raises(NewerFile):
        open_store(kantor_pujon_path, read_only=True)
    assert kantor_pujon_path.read_bytes() == before


def test_damage_in_any_page_is_found_on_opening_and_nothing_is_changed(kantor_pujon_path: Path) -> None:
    whole = kantor_pujon_path.read_bytes()
    size = int.from_bytes(whole[16:18], "big")
    found = 0
    for page in range(1, len(whole) // size):
        broken = whole[: page * size] + bytes(size) + whole[(page + 1) * size :]
        kantor_pujon_path.write_bytes(broken)
        try:
            open_store(kantor_pujon_path).close()
        except (Damaged, apsw.CorruptError):
            found += 1
            assert kantor_pujon_path.read_bytes() == broken
            assert names(kantor_pujon_path.parent) == ["pujon.iki"]
    assert found >= len(whole) // size - 2


def test_a_truncated_file_is_damaged(kantor_pujon_path: Path) -> None:
    whole = kantor_pujon_path.read_bytes()
    kantor_pujon_path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises((Damaged, apsw.CorruptError)):
        open_store(kantor_pujon_path)


def test_a_store_opened_for_reading_refuses_to_write(kantor_pujon_path: Path) -> None:
    reader = open_store(kantor_pujon_path, read_only=True)
    with pytest.raises(ReadOnly), reader.write("Ubah"):
        pass
    reader.bind()
    with pytest.raises(peewee.OperationalError):
        models.Kantor.update(kecamatan="X").execute()
    reader.close()


@pytest.mark.parametrize("at_rest", ["rollback journal", "WAL"])
def test_a_read_only_folder_can_be_read(kantor_pujon_path: Path, at_rest: str) -> None:
    before = content_of(kantor_pujon_path)
    if at_rest == "WAL":
        raw = apsw.Connection(str(kantor_pujon_path))
        raw.pragma("journal_mode", "wal")
        raw.close()

    def read() -> int:
        reader = open_store(path, read_only=True)
        same = content(reader.connection) == before
        reader.close()
        try:
            open_store(path)
        except PermissionError:
            return 0 if same else 1
        return 2

    with read_only_folder(kantor_pujon_path) as folder:
        path = folder / kantor_pujon_path.name
        assert as_nobody(read) == 0
        assert names(folder) == [path.name]


def test_a_half_written_file_in_a_read_only_folder_is_not_read_as_it_stands(kantor_pujon_path: Path) -> None:
    """A rollback journal says that the pages are half written; reading them as unchanging would show nonsense."""
    journal = kantor_pujon_path.with_name("pujon.iki-journal")
    journal.write_bytes(b"x" * 600)
    with read_only_folder(kantor_pujon_path) as whole, read_only_folder(kantor_pujon_path, journal) as half:
        assert as_nobody(lambda: int("immutable" in store._uri(whole / "pujon.iki", True))) == 1
        assert as_nobody(lambda: int("immutable" in store._uri(half / "pujon.iki", True))) == 0


def test_models_speak_to_the_store_that_writes_though_another_was_opened_since(
    kantor_pujon_path: Path, tmp_path: Path
) -> None:
    other_path = Path(shutil.copy(kantor_pujon_path, tmp_path / "lain.iki"))
    first, other = open_store(kantor_pujon_path), open_store(other_path)
    try:
        with first.write("Ubah yang pertama") as changes:
            models.Kantor.update(kecamatan="Ngantang").execute()
        assert changes.rows == {"kantor": {1}}
    finally:
        other.close()
        first.close()
    assert content_of(kantor_pujon_path)["kantor"][0][1] == "Ngantang"
    assert content_of(other_path)["kantor"][0][1] == "Pujon"


def test_a_closed_store_is_not_opened_again_by_a_query(kantor_pujon_path: Path) -> None:
    opened = open_store(kantor_pujon_path)
    opened.bind()
    opened.close()
    opened.close()
    kantor_pujon_path.unlink()
    with pytest.raises(peewee.ProgrammingError):
        models.Kantor.get()
    with pytest.raises(apsw.ConnectionClosedError):
        opened.connection.execute("SELECT 1")
    assert names(kantor_pujon_path.parent) == []


def test_closing_frees_the_lock_though_folding_fails(kantor_pujon_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_store(kantor_pujon_path)

    def full() -> None:
        raise apsw.FullError("database or disk is full")

    monkeypatch.setattr(opened, "checkpoint", full)
    with pytest.raises(apsw.FullError):
        opened.close()
    with pytest.raises(apsw.ConnectionClosedError):
        opened.connection.execute("SELECT 1")
    open_store(kantor_pujon_path).close()
    assert names(kantor_pujon_path.parent) == ["pujon.iki"]


def test_a_reader_who_stays_does_not_keep_the_writer_from_closing(kantor_pujon_path: Path) -> None:
    opened = open_store(kantor_pujon_path)
    with opened.write("Sebelum"):
        models.Kantor.update(kecamatan="A").execute()
    reader = open_store(kantor_pujon_path, read_only=True)
    reader.connection.execute("BEGIN; SELECT * FROM kantor").fetchall()
    with opened.write("Sesudah"):
        models.Kantor.update(kecamatan="B").execute()
    opened.close()
    assert reader.connection.execute("SELECT kecamatan FROM kantor").fetchall() == [("A",)]
    reader.close()
    again = open_store(kantor_pujon_path)
    assert content(again.connection)["kantor"][0][1] == "B"
    again.close()
    assert names(kantor_pujon_path.parent) == ["pujon.iki"]


def test_a_folder_is_no_office(tmp_path: Path) -> None:
    with pytest.raises((IsADirectoryError, PermissionError)):
        open_store(tmp_path)


@pytest.mark.parametrize(
    "name", ["dengan spasi.iki", "tanda ' dan \".iki", "100% # ?.iki", "kantor é ∑ 漢字.iki", "x" * 200]
)
def test_odd_names_open_like_any_other(kantor_pujon_asli: Path, tmp_path: Path, name: str) -> None:
    path = Path(shutil.copy(kantor_pujon_asli, tmp_path / name))
    opened = open_store(path)
    with opened.write("Ubah"):
        models.Kantor.update(kecamatan="Ngantang").execute()
    opened.close()
    assert names(tmp_path) == [name]
    assert content_of(path)["kantor"][0][1] == "Ngantang"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/a b/x%.iki"), "file:///home/a b/x%.iki"),
        (PureWindowsPath(r"C:\Data\kantor #1.iki"), "file:///C:/Data/kantor #1.iki"),
        (PureWindowsPath(r"\\server\bagi\x.iki"), "file:////server/bagi/x.iki"),
    ],
)
def test_a_path_as_sqlite_takes_it(path: PurePosixPath | PureWindowsPath, uri: str) -> None:
    """https://www.sqlite.org/uri.html: a network share has an empty authority and four slashes."""
    assert unquote(sqlite_uri(path)) == uri
    assert not {"?", "#", " "} & set(sqlite_uri(path))


def test_text_for_header_errors_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.iki"
    path.write_text("x")
    with pytest.raises(NotAnOffice, match=r"a\.iki"):
        open_store(path)
