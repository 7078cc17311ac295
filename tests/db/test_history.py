"""A write is one transaction, one line of the history, and a changeset that turns round exactly."""

import getpass
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import apsw
import peewee
import pytest

from db import models
from db.history import joined, who
from db.store import Store, open_store
from tests.db.bahan import apply, changeset, content, turn_round


@pytest.fixture
def opened(kantor_pujon_path: Path) -> Iterator[Store]:
    """Pujon's office, open for writing."""
    store = open_store(kantor_pujon_path)
    yield store
    store.close()


def delete_everything_below_the_camat() -> None:
    models.Jabatan.delete().where(models.Jabatan.id == 28).execute()


def delete_a_goal() -> None:
    models.Sasaran.delete().where(models.Sasaran.jabatan == 1).execute()


def change_texts() -> None:
    models.Indikator.update(teks=models.Indikator.teks.concat(" ∑ é")).execute()
    models.Penandatangan.update(tanggal="2026-01-05", nip="197001011995031001").execute()


def add_a_position() -> None:
    baru = models.Jabatan.create(
        **dict.fromkeys(("nama", "judul", "gaya_daftar", "cabang", "atasan_luar"), ""),
        **dict.fromkeys(("kolom_sasaran", "kolom_indikator", "kolom_penjelasan", "kolom_sumber"), ""),
        tahun=1,
        induk=28,
        urutan=29,
        fungsi_tercetak=False,
        atasan_pasti=True,
    )
    for urutan in range(3):
        models.Tugas.create(jabatan=baru, urutan=urutan, teks=f"tugas {urutan}")


def move_positions() -> None:
    models.Jabatan.update(induk=1).where(models.Jabatan.induk == 28, models.Jabatan.id != 1).execute()
    models.Jabatan.update(urutan=100 - models.Jabatan.urutan).execute()


def replace_the_duties() -> None:
    models.Tugas.delete().where(models.Tugas.jabatan == 2).execute()
    models.Tugas.insert_many([{"jabatan": 2, "urutan": n, "teks": f"baru {n}"} for n in range(20)]).execute()


STEPS: list[Callable[[], None]] = [
    delete_everything_below_the_camat,
    delete_a_goal,
    change_texts,
    add_a_position,
    move_positions,
    replace_the_duties,
]


@pytest.mark.parametrize("step", STEPS, ids=lambda s: str(s.__name__))
def test_turning_a_step_round_restores_the_content_exactly(opened: Store, step: Callable[[], None]) -> None:
    before = content(opened.connection)
    with opened.write("Langkah") as changes:
        step()
    after = content(opened.connection)
    assert after != before
    recorded = changeset(opened.connection, changes.step)
    assert turn_round(opened.connection, recorded) == []
    assert content(opened.connection) == before
    assert apply(opened.connection, recorded) == []
    assert content(opened.connection) == after


def test_deleting_a_subtree_takes_all_that_hangs_below_and_gives_it_back(opened: Store) -> None:
    with opened.write("Hapus Camat") as changes:
        delete_everything_below_the_camat()
    assert [j.id for j in models.Jabatan.select().order_by(models.Jabatan.id)] == [20, 21, 22]
    assert set(changes.rows) == {"jabatan", "tugas", "fungsi", "sasaran", "indikator"}
    assert changes.rows["jabatan"] == set(range(1, 29)) - {20, 21, 22}
    turn_round(opened.connection, changeset(opened.connection, changes.step))
    assert models.Jabatan.select().count() == 28
    assert opened.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_many_steps_turn_round_one_after_the_other(opened: Store) -> None:
    chance = random.Random(7)
    states = [content(opened.connection)]
    for number in range(12):
        with opened.write(f"Langkah {number}"):
            chance.choice(STEPS[1:])()
            models.Kantor.update(ukuran_huruf=number).execute()
        states.append(content(opened.connection))
    steps = [row.id for row in models.Langkah.select().order_by(models.Langkah.id)]
    assert len(steps) == 12
    for step in reversed(steps):
        assert content(opened.connection) == states.pop()
        assert turn_round(opened.connection, changeset(opened.connection, step)) == []
    assert [content(opened.connection)] == states


def test_turning_an_old_step_round_names_what_has_changed_since(opened: Store) -> None:
    with opened.write("Dulu") as changes:
        models.Kantor.update(kecamatan="A").execute()
    with opened.write("Kemudian"):
        models.Kantor.update(kecamatan="B").execute()
    assert turn_round(opened.connection, changeset(opened.connection, changes.step)) == ["kantor"]
    assert models.Kantor.get().kecamatan == "B"


def test_the_history_says_what_who_and_when(opened: Store) -> None:
    with opened.write("Ubah nama kecamatan") as changes:
        models.Kantor.update(kecamatan="Ngantang").execute()
    line = models.Langkah.get()
    assert (line.id, line.label, line.oleh) == (changes.step, "Ubah nama kecamatan", getpass.getuser())
    when = datetime.fromisoformat(line.waktu)
    assert when.tzinfo is not None
    assert abs(datetime.now().astimezone() - when) < timedelta(minutes=1)


def test_a_user_without_a_name_can_write(opened: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr(getpass, "getuser", nameless)
    assert who() == ""
    with opened.write("Ubah"):
        models.Kantor.update(kecamatan="Ngantang").execute()
    assert models.Langkah.get().oleh == ""


@pytest.mark.parametrize("change", [lambda: None, lambda: models.Kantor.update(kecamatan="Pujon").execute()])
def test_a_write_that_changes_nothing_leaves_no_line(opened: Store, change: Callable[[], object]) -> None:
    with opened.write("Tidak ada") as changes:
        change()
    assert (changes.step, changes.rows) == (None, {})
    assert models.Langkah.select().count() == 0


def test_what_is_undone_within_a_write_is_no_change(opened: Store) -> None:
    with opened.write("Bolak-balik") as changes:
        models.Kantor.update(kecamatan="X").execute()
        models.Kantor.update(kecamatan="Pujon").execute()
    assert changes.step is None


@pytest.mark.parametrize("exception", [ValueError, KeyboardInterrupt])
def test_an_exception_inside_rolls_everything_back(opened: Store, exception: type[BaseException]) -> None:
    def work() -> None:
        with opened.write("Gagal"):
            for step in (*STEPS[1:], STEPS[0]):
                step()
            raise exception

    before = content(opened.connection)
    with pytest.raises(exception):
        work()
    assert content(opened.connection) == before
    assert models.Langkah.select().count() == 0
    with opened.write("Sesudahnya"):
        models.Kantor.update(kecamatan="Ngantang").execute()
    assert models.Langkah.select().count() == 1


def test_a_broken_rule_of_the_schema_rolls_everything_back(opened: Store) -> None:
    def work() -> None:
        with opened.write("Gagal"):
            models.Tugas.delete().execute()
            models.Kantor.update(id=2).execute()

    before = content(opened.connection)
    with pytest.raises(peewee.IntegrityError):
        work()
    assert content(opened.connection) == before


def test_a_full_disk_inside_a_write_rolls_everything_back(opened: Store) -> None:
    def work() -> None:
        with opened.write("Terlalu besar"):
            models.Kantor.update(kecamatan="X").execute()
            models.Indikator.update(teks="x" * 5000).execute()

    before = content(opened.connection)
    opened.connection.pragma("max_page_count", opened.connection.pragma("page_count"))
    with pytest.raises(peewee.OperationalError, match="full"):
        work()
    opened.connection.pragma("max_page_count", 1_000_000)
    assert content(opened.connection) == before
    assert opened.connection.getautocommit()
    with opened.write("Sesudahnya"):
        models.Kantor.update(kecamatan="Ngantang").execute()


def test_a_write_inside_a_write_is_refused_and_rolls_the_outer_back(opened: Store) -> None:
    def work() -> None:
        with opened.write("Luar"):
            models.Kantor.update(kecamatan="X").execute()
            with opened.write("Dalam"):
                models.Kantor.update(kecamatan="Y").execute()

    before = content(opened.connection)
    with pytest.raises(apsw.SQLError):
        work()
    assert content(opened.connection) == before


def test_history_survives_closing_and_turns_round_in_another_session(kantor_pujon_asli: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(kantor_pujon_asli, tmp_path / "a.iki"))
    store = open_store(path)
    before = content(store.connection)
    with store.write("Hapus") as changes:
        delete_everything_below_the_camat()
    store.close()
    store = open_store(path)
    assert turn_round(store.connection, changeset(store.connection, changes.step)) == []
    assert content(store.connection) == before
    store.close()


def test_only_what_has_changed_is_recorded(opened: Store) -> None:
    with opened.write("Ubah") as changes:
        models.Kantor.update(kecamatan="Ngantang").execute()
    assert len(changeset(opened.connection, changes.step)) < 200


def test_a_full_disk_inside_an_undo_leaves_the_step_and_the_store_usable(opened: Store) -> None:
    with opened.write("Panjang"):
        models.Kantor.update(kecamatan="x" * 90_000).execute()
    with opened.write("Pendek"):
        models.Kantor.update(kecamatan="x").execute()
    opened.checkpoint()
    opened.connection.execute("VACUUM")
    opened.connection.pragma("max_page_count", opened.connection.pragma("page_count"))
    with pytest.raises(apsw.FullError):
        opened.undo()
    assert opened.connection.getautocommit()
    opened.connection.pragma("max_page_count", 1_000_000)
    assert opened.undo() is not None
    assert len(models.Kantor.get().kecamatan) == 90_000


def test_steps_from_before_a_column_was_added_turn_round_and_join_those_from_after(opened: Store) -> None:
    before = content(opened.connection)
    with opened.write("Hapus"):
        delete_everything_below_the_camat()
    with opened.write("Tambah"):
        models.Tugas.create(jabatan=20, urutan=1, teks="baru")
    opened.connection.execute("ALTER TABLE tugas ADD COLUMN sifat TEXT NOT NULL DEFAULT 'pokok'")
    with opened.write("Sifat"):
        opened.connection.execute("UPDATE tugas SET sifat = 'tambahan'")
    after = content(opened.connection)
    for _ in range(3):
        opened.undo()
    now = content(opened.connection)
    assert now.pop("tugas") == [(*row, "pokok") for row in before["tugas"]]
    assert now == {table: rows for table, rows in before.items() if table != "tugas"}
    for _ in range(3):
        opened.redo()
    assert content(opened.connection) == after
    both = joined(opened.connection, (changeset(opened.connection, step) for step in (1, 2, 3)))
    assert turn_round(opened.connection, both) == []
    assert [row[:4] for row in content(opened.connection)["tugas"]] == before["tugas"]
