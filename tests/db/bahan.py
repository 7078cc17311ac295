"""What the tests of the store share: content as text, steps of the history turned round, work in another process."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import apsw

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534
TABLES = (
    "kantor", "tahun", "penandatangan", "jabatan", "tugas", "fungsi", "sasaran", "indikator", "pegawai", "pemangku",
    "variabel", "konstanta", "desa", "nama_lain", "angka", "target", "kunci", "aturan", "pita",
    "impor", "peta",
)  # fmt: skip


def content(connection: apsw.Connection) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but the history, in order."""
    return {t: connection.execute(f"SELECT * FROM {t} ORDER BY id").fetchall() for t in TABLES}


def content_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The same of a file, read by SQLite alone."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return content(connection)
    finally:
        connection.close()


def content_but_mark(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The same but for the mark of its templates, which is drawn: two new offices are alike in all else."""
    isi = content_of(path)
    return isi | {"kantor": [row[:-1] for row in isi["kantor"]]}


def changeset(connection: apsw.Connection, step: int | None) -> bytes:
    """What a step of the history recorded."""
    recorded = connection.execute("SELECT perubahan FROM langkah WHERE id = ?", (step,)).get
    assert isinstance(recorded, bytes)
    return recorded


def turn_round(connection: apsw.Connection, recorded: bytes) -> list[str]:
    """Applies the inverse of a changeset; the conflicts it met, by table."""
    return apply(connection, apsw.Changeset.invert(recorded))


def apply(connection: apsw.Connection, recorded: bytes) -> list[str]:
    """Applies a changeset; the conflicts it met, by table."""
    conflicts: list[str] = []

    def conflict(_reason: int, change: apsw.TableChange) -> int:
        conflicts.append(change.name)
        return apsw.SQLITE_CHANGESET_OMIT

    # Without this flag the delete of a parent takes its children by cascade before their own deletes are applied.
    flags = apsw.SQLITE_CHANGESETAPPLY_FKNOACTION
    apsw.Changeset.apply(recorded, connection, conflict=conflict, flags=flags)
    return conflicts


def python(code: str, *args: object) -> subprocess.Popen[str]:
    """A program of ours in another process, its output to read."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def read_only_folder(*files: Path) -> Iterator[Path]:
    """A folder with copies of some files, where a user without root's rights may read and nothing else."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in files:
            Path(shutil.copy(file, folder / file.name)).chmod(0o444)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def as_nobody(work: Callable[[], int]) -> int:
    """Runs `work` in a child without root's rights and gives its answer. It can load no module any more."""
    child = os.fork()
    if child == 0:
        status = 99
        try:
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            status = work()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def names(folder: Path) -> Sequence[str]:
    """What a folder holds."""
    return sorted(p.name for p in folder.iterdir())
