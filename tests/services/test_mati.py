"""Killed amid edits, undos, thousands of figures or a migration, the file is whole and leads both ways. Slow."""

import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from db.migrations import VERSION
from db.store import open_store
from iki_desktop.services import riwayat
from iki_desktop.services.kantor import open_office
from tests.db.bahan import content, content_of, names, python
from tests.db.test_migrations import NEW_COLUMNS, version_2_of
from tests.services.bahan_banyak import BANYAK, isi_banyak

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
FIGURE_KILLS, MIGRATION_KILLS = 16, 24


def test_killed_editors_leave_a_history_that_leads_back_and_forth(kantor_pujon_path: Path, tmp_path: Path) -> None:
    first = content_of(kantor_pujon_path)
    chance = random.Random(5)
    steps = 0
    for number in range(KILLS):
        _killed(python(EDIT, kantor_pujon_path, number), chance.uniform(0, 0.15))
        store = open_store(kantor_pujon_path)
        assert store.connection.pragma("integrity_check") == "ok"
        assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        store.close()
        assert names(kantor_pujon_path.parent) == ["pujon.iki"]
        steps = _back_and_forth(Path(shutil.copy(kantor_pujon_path, tmp_path / "salinan.iki")), first)
    assert steps > KILLS


# -- figures

FIGURES = """
import sys
from decimal import Decimal
from pathlib import Path
from iki_desktop.domain.capaian import Target
from iki_desktop.domain.figur import Figur
from iki_desktop.services import angka, capaian, desa, riwayat, sebar_target, target
from iki_desktop.services.kantor import open_office
from tests.services.bahan_banyak import SETAHUN, sel_banyak

kantor = open_office(Path(sys.argv[1]))
cells, indicators = sel_banyak(kantor), [b.id for b in capaian.load_butir(kantor)]
village = desa.load_desa(kantor)[0].id

def paste(number):
    angka.set_angka(kantor, dict.fromkeys(cells, Figur("terisi", Decimal(number))), "Tempel")

def spread(number):
    goal = Target(Decimal(12 * number), Decimal(12 * number))
    target.set_target(kantor, {(n, SETAHUN): goal for n in indicators}, "Isi")
    sebar_target.spread_target(kantor, indicators, "rata", "bulanan", ganti=True)

def delete(number):
    if number == 1:
        paste(number)
    desa.delete_desa(kantor, village)
    riwayat.undo(kantor)

work = locals()[sys.argv[2]]
if work is delete:
    paste(1)
print("siap", flush=True)
number = 1
while True:
    number += 1
    work(number)
"""


def _pasted(connection: apsw.Connection) -> object:
    """Of which round the figures are: all of one."""
    ((banyak, nilai, lain),) = connection.execute("SELECT count(*), min(nilai), max(nilai) FROM angka")
    assert (banyak in (0, BANYAK), nilai) == (True, lain)
    return nilai


def _spread(connection: apsw.Connection) -> object:
    """Of which round the targets of the year are, and those of its months: all of one."""
    hasil = []
    indikator = connection.execute("SELECT count(*) FROM indikator").get
    for panjang in (12, 1):
        ((banyak, nilai, lain),) = connection.execute(
            "SELECT count(*), min(bawah), max(atas) FROM target WHERE panjang = ?", (panjang,)
        )
        assert banyak in (0, indikator * 12 // panjang)
        assert nilai == lain
        hasil.append(nilai)
    return tuple(hasil)


def _deleted(connection: apsw.Connection) -> object:
    """Whether the first village is there: with all its figures, or none."""
    ada, banyak = (
        connection.execute(f"SELECT count(*) FROM {di}").get for di in ("desa WHERE id = 1", "angka WHERE desa_id = 1")
    )
    assert banyak == ada * BANYAK // 10
    return ada


@pytest.mark.parametrize(("work", "whole"), [("paste", _pasted), ("spread", _spread), ("delete", _deleted)])
def test_killed_amid_thousands_of_figures_each_step_is_there_whole_or_not_at_all(
    kantor_pujon_path: Path, tmp_path: Path, work: str, whole: Callable[[apsw.Connection], object]
) -> None:
    isi_banyak(kantor_pujon_path)
    first, chance, seen = content_of(kantor_pujon_path), random.Random(7), set()
    for _ in range(FIGURE_KILLS):
        path = Path(shutil.copy(kantor_pujon_path, tmp_path / "mati.iki"))
        _killed(python(FIGURES, path, work), chance.uniform(0, 0.5))
        kantor = open_office(path)
        connection = kantor.store.connection
        assert connection.pragma("integrity_check") == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        seen.add(whole(connection))
        kantor.close()
        _back_and_forth(path, first)
        assert names(tmp_path) == ["pujon.iki"]
    assert len(seen) > 1


def _killed(running: subprocess.Popen[str], seconds: float) -> None:
    """Waits until it is at work, and some more, and kills."""
    assert running.stdout is not None
    assert running.stdout.readline() == "siap\n", running.communicate()[1]
    time.sleep(seconds)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL, running.communicate()[1]
    running.communicate()


# -- the migration

OPEN = """
import sys
import time
from pathlib import Path
from iki_desktop.services.kantor import open_office
print("siap", flush=True)
open_office(Path(sys.argv[1]))
time.sleep(9)
"""


def test_killed_amid_a_migration_the_file_comes_up_with_nothing_lost_and_a_whole_backup(
    kantor_pujon_path: Path, tmp_path: Path
) -> None:
    lama = tmp_path / "lama.iki"
    before = version_2_of(kantor_pujon_path, lama)
    connection = apsw.Connection(str(lama))
    connection.execute(  # large, so that copying takes a while
        "INSERT INTO langkah (waktu, oleh, label, perubahan, keadaan) "
        "VALUES ('2026-02-03T08:09:10', '', '', randomblob(20000000), 'ditinggalkan')"
    )
    connection.close()
    after = {t: [(*row, *NEW_COLUMNS.get(t, {}).values()) for row in rows] for t, rows in before.items()}
    chance, seen = random.Random(11), set()
    for _ in range(MIGRATION_KILLS):
        folder = tmp_path / "tempat"
        folder.mkdir()
        path, cadangan = folder / "kantor.iki", folder / "kantor (cadangan versi 2).iki"
        shutil.copy(lama, path)
        _killed(python(OPEN, path), chance.uniform(0, 0.2))
        seen.add(cadangan.exists())
        if cadangan.exists():
            assert _version_2(cadangan, list(before)) == before
        store = open_store(path)
        assert store.version == VERSION
        now = content(store.connection)
        now["kantor"] = [row[:-1] for row in now["kantor"]]  # the mark of its templates is drawn anew
        assert {t: rows for t, rows in now.items() if t in after} == after
        assert store.connection.pragma("integrity_check") == "ok"
        while store.undo():
            pass
        assert len(content(store.connection)["jabatan"]) == 28
        store.close()
        assert _version_2(cadangan, list(before)) == before
        assert names(folder) == [cadangan.name, path.name]
        shutil.rmtree(folder)
    assert seen == {True, False}


def _version_2(path: Path, tables: list[str]) -> dict[str, list[tuple[object, ...]]]:
    """The rows of a whole file of version 2, but the history."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    assert connection.pragma("integrity_check") == "ok"
    assert connection.pragma("user_version") == 2
    assert connection.execute("SELECT max(length(perubahan)) FROM langkah").get == 20_000_000
    hasil = {t: connection.execute(f"SELECT * FROM {t} ORDER BY id").fetchall() for t in tables}
    connection.close()
    return hasil


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
