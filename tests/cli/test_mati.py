"""Killed at any moment, the program leaves the old file or the new one, whole. Slow: many kills."""

import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from db.store import open_store
from iki_desktop.services.kantor import create_office
from tests.cli.conftest import Iki
from tests.db.bahan import content_but_mark, python

pytestmark = pytest.mark.slow

# Runs commands, one after the other and again, until it is killed.
FOR_EVER = """
import sys
import time
from pathlib import Path
from iki_desktop.cli import main
first = True
while True:
    for argv in {commands!r}:
        Path(sys.argv[1], "baru.iki").unlink(missing_ok=True)
        assert main([*argv, "--json"]) == 0
        time.sleep(0.03)  # so that some kills find it finished
        if first:
            print("siap", file=sys.stderr, flush=True)
        first = False
"""
KILLS = 40


def killed_after(running: subprocess.Popen[str], seconds: float) -> None:
    """Waits until the first round is done, and some more, and kills."""
    assert running.stderr is not None
    assert running.stderr.readline() == "siap\n"
    time.sleep(seconds)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    for stream in (running.stdin, running.stdout, running.stderr):
        if stream is not None:
            stream.close()


@pytest.mark.parametrize("ending", [".pdf", ".xlsx"])
def test_a_killed_print_leaves_the_old_result_or_the_new_one(
    kantor_pujon_path: Path, iki: Iki, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"hasil{ending}"
    argv = ["cetak", str(kantor_pujon_path), "--jabatan", "28", "-o", str(out)]
    commands = [[*argv, "--kertas", kertas] for kertas in ("a4", "f4", "folio")]
    whole = []
    for command in commands:
        assert iki(*command).status == 0
        whole.append(out.read_bytes())
    chance = random.Random(1)
    seen = set()
    for _ in range(KILLS):
        running = python(FOR_EVER.format(commands=commands), tmp_path)
        running.stdout.close()  # type: ignore[union-attr]
        killed_after(running, chance.uniform(0, 0.05))
        assert out.read_bytes() in whole
        seen.add(out.read_bytes())
        for left in tmp_path.iterdir():
            if left.name not in {out.name, kantor_pujon_path.name}:
                assert left.name.startswith(f".{out.name}.")
                left.unlink()
    assert len(seen) > 1


def test_a_killed_baru_leaves_no_office_or_a_whole_one(tmp_path: Path) -> None:
    folder = tmp_path / "tempat"
    folder.mkdir()
    create_office(tmp_path / "utuh.iki", "pujon", 2026)
    whole = content_but_mark(tmp_path / "utuh.iki")
    commands = [["baru", str(folder / "baru.iki"), "--tahun", "2026"]]
    chance = random.Random(2)
    states = set()
    for _ in range(KILLS):
        running = python(FOR_EVER.format(commands=commands), folder)
        running.stdout.close()  # type: ignore[union-attr]
        killed_after(running, chance.uniform(0, 0.1))
        made = folder / "baru.iki"
        states.add(made.exists())
        if made.exists():
            assert content_but_mark(made) == whole
            open_store(made).close()
        for left in folder.iterdir():
            assert left == made or left.name.startswith(".baru.iki.")
        shutil.rmtree(folder)
        folder.mkdir()
    assert states == {True, False}
