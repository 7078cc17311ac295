"""Killed at any moment, the store holds each write whole or not at all. Slow: many kills."""

import random
import signal
import time
from pathlib import Path

import pytest

from db.store import open_store
from tests.db.bahan import changeset, content, content_of, names, python, turn_round

pytestmark = pytest.mark.slow

WRITE = """
import sys
from pathlib import Path
from db import models
from db.store import open_store
opened = open_store(Path(sys.argv[1]))
opened.bind()
number = models.Langkah.select().count()
print("siap", flush=True)
while True:
    number += 1
    with opened.write(f"Langkah {number}"):
        models.Kantor.update(ukuran_huruf=number).execute()
        models.Indikator.update(catatan=f"{number} " * 50).execute()
        models.Tugas.delete().where(models.Tugas.urutan == number % 9).execute()
        models.Tugas.insert(jabatan=1 + number % 28, urutan=number % 9, teks=f"tugas {number}").execute()
    if number % 7 == 0:
        opened.checkpoint()
"""


def test_killed_writers_leave_whole_steps_and_a_history_that_leads_back(kantor_pujon_path: Path) -> None:
    before = content_of(kantor_pujon_path)
    chance = random.Random(3)
    for _ in range(40):
        running = python(WRITE, kantor_pujon_path)
        assert running.stdout is not None
        assert running.stdout.readline() == "siap\n", running.communicate()[1]
        time.sleep(chance.uniform(0, 0.08))
        running.send_signal(signal.SIGKILL)
        running.communicate()

        opened = open_store(kantor_pujon_path)
        assert opened.connection.pragma("integrity_check") == "ok"
        steps = opened.connection.execute("SELECT count(*) FROM langkah").get
        size = opened.connection.execute("SELECT ukuran_huruf FROM kantor").get
        notes = [n for (n,) in opened.connection.execute("SELECT DISTINCT catatan FROM indikator")]
        if steps:
            assert size == steps
            assert notes == [f"{steps} " * 50]
        opened.close()
        assert names(kantor_pujon_path.parent) == ["pujon.iki"]

    opened = open_store(kantor_pujon_path)
    steps = [id_ for (id_,) in opened.connection.execute("SELECT id FROM langkah ORDER BY id DESC")]
    assert len(steps) > 40
    for step in steps:
        assert turn_round(opened.connection, changeset(opened.connection, step)) == []
    assert content(opened.connection) == before
    opened.close()
