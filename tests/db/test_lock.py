"""One program writes, others may read; the system frees the lock of a program that dies."""

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import models
from db.errors import InUse
from db.lock import acquire, lock_path, release
from db.store import open_store
from tests.db.bahan import content, names, python

HOLD = """
import sys
from pathlib import Path
from db import models
from db.store import open_store
opened = open_store(Path(sys.argv[1]))
with opened.write("Ubah dari proses lain"):
    models.Kantor.update(kecamatan="Ngantang").execute()
print("siap", flush=True)
sys.stdin.read()
opened.close()
"""


@pytest.fixture
def holder(kantor_pujon_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the office open and has written to it."""
    process = python(HOLD, kantor_pujon_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "siap\n", process.communicate()[1]
    yield process
    process.kill()
    process.communicate()


def test_a_second_store_of_this_process_is_kept_out(kantor_pujon_path: Path) -> None:
    first = open_store(kantor_pujon_path)
    try:
        with pytest.raises(InUse):
            open_store(kantor_pujon_path)
        with first.write("Ubah"):
            models.Kantor.update(kecamatan="A").execute()
    finally:
        first.close()
    open_store(kantor_pujon_path).close()


def test_another_process_is_kept_out_and_let_in_after_closing(
    kantor_pujon_path: Path, holder: subprocess.Popen[str]
) -> None:
    with pytest.raises(InUse):
        open_store(kantor_pujon_path)
    _, errors = holder.communicate("")
    assert (holder.returncode, errors) == (0, "")
    assert names(kantor_pujon_path.parent) == ["pujon.iki"]
    open_store(kantor_pujon_path).close()


def test_readers_see_what_the_writer_has_written(kantor_pujon_path: Path, holder: subprocess.Popen[str]) -> None:
    reader = open_store(kantor_pujon_path, read_only=True)
    assert content(reader.connection)["kantor"][0][1] == "Ngantang"
    assert reader.connection.execute("SELECT label FROM langkah").fetchall() == [("Ubah dari proses lain",)]
    reader.close()
    assert holder.poll() is None


def test_the_death_of_the_holder_frees_the_lock_and_keeps_its_work(
    kantor_pujon_path: Path, holder: subprocess.Popen[str]
) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert lock_path(kantor_pujon_path).exists()
    opened = open_store(kantor_pujon_path)
    assert content(opened.connection)["kantor"][0][1] == "Ngantang"
    opened.close()
    assert names(kantor_pujon_path.parent) == ["pujon.iki"]


def test_the_lock_file_goes_with_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "a.iki"
    lock = acquire(path)
    assert names(tmp_path) == [lock_path(path).name]
    release(lock)
    assert names(tmp_path) == []


def test_a_lock_is_freed_where_its_file_cannot_be_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, which removes no open file."""
    path = tmp_path / "a.iki"

    def refuse(_: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, f"terbuka {missing_ok}")

    lock = acquire(path)
    monkeypatch.setattr(Path, "unlink", refuse)
    release(lock)
    release(acquire(path))


def test_a_failed_opening_leaves_no_lock_behind(kantor_pujon_path: Path) -> None:
    whole = kantor_pujon_path.read_bytes()
    kantor_pujon_path.write_bytes(whole[:100] + bytes(len(whole) - 100))
    with pytest.raises(Exception, match=r"."):
        open_store(kantor_pujon_path)
    assert names(kantor_pujon_path.parent) == ["pujon.iki"]
