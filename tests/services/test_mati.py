"""Killed amid edits, undos and steps taken back, the file is whole and its history leads both ways. Slow."""

import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from db.store import open_store
from iki_desktop.services import riwayat
from iki_desktop.services.kantor import open_office
from tests.db.bahan import content, content_of, names, python

pytestmark = pytest.mark.slow

EDIT = """
import random
import sys
from contextlib import suppress
from pathlib import Path
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.tempat import Tempat
from iki_desktop.services import jabatan, riwayat, sunting, tahun
from iki_desktop.services.formulir import load_jabatan
from iki_desktop.services.kantor import open_office

kantor = open_office(Path(sys.argv[1]))
chance = random.Random(int(sys.argv[2]))

def any_of(table):
    return chance.choice([n for (n,) in kantor.store.connection.execute(f"SELECT id FROM {table}")] or [0])

def type_():
    place = Tempat("tugas", any_of("tugas"), "teks")
    for many in range(1, 4):
        sunting.set_teks(kantor, place, "kata " * many * 50, ketik=True)

def copy_year():
    if len(tahun.years(kantor)) < 3:
        tahun.copy_year(kantor, tahun.current_year(kantor), chance.randint(2020, 2030))

print("siap", flush=True)
while True:
    with suppress(UserError):
        chance.choice([
            type_,
            lambda: jabatan.delete_jabatan(kantor, any_of("jabatan")) if len(load_jabatan(kantor)) > 9 else None,
            lambda: jabatan.copy_jabatan(kantor, any_of("jabatan"), dengan_bawahan=False),
            lambda: jabatan.move_jabatan(kantor, any_of("jabatan"), None, 0),
            lambda: sunting.delete_sasaran(kantor, [any_of("sasaran")]),
            copy_year,
            lambda: tahun.delete_year(kantor, tahun.years(kantor)[-1]),
            lambda: riwayat.undo(kantor),
            lambda: riwayat.undo(kantor),
            lambda: riwayat.redo(kantor),
            lambda: riwayat.take_back(kantor, any_of("langkah"), lewati=chance.random() < 0.5),
            kantor.store.checkpoint,
        ])()
"""
KILLS = 30


def test_killed_editors_leave_a_history_that_leads_back_and_forth(kantor_pujon_path: Path, tmp_path: Path) -> None:
    first = content_of(kantor_pujon_path)
    chance = random.Random(5)
    steps = 0
    for number in range(KILLS):
        running = python(EDIT, kantor_pujon_path, number)
        assert running.stdout is not None
        assert running.stdout.readline() == "siap\n", running.communicate()[1]
        time.sleep(chance.uniform(0, 0.15))
        running.send_signal(signal.SIGKILL)
        assert running.wait() == -signal.SIGKILL, running.communicate()[1]
        running.communicate()

        store = open_store(kantor_pujon_path)
        assert store.connection.pragma("integrity_check") == "ok"
        assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        store.close()
        assert names(kantor_pujon_path.parent) == ["pujon.iki"]
        steps = _back_and_forth(Path(shutil.copy(kantor_pujon_path, tmp_path / "salinan.iki")), first)
    assert steps > KILLS


def _back_and_forth(path: Path, first: dict[str, list[tuple[object, ...]]]) -> int:
    """Undoes all there is and does it again; how many steps that were."""
    kantor = open_office(path)
    now, back = content(kantor.store.connection), 0
    while riwayat.undo(kantor):
        back += 1
    assert content(kantor.store.connection) == first
    for _ in range(back):
        assert riwayat.redo(kantor)
    assert content(kantor.store.connection) == now
    kantor.close()
    path.unlink()
    return back
