"""From one version to the next, on files that hold something: with a backup, whole or not at all."""

import shutil
from pathlib import Path

import apsw
import pytest

from db import models
from db.errors import ReadOnly
from db.migrations import MIGRATIONS, VERSION, Migration, migrate
from db.store import create_store, open_store
from tests.db.bahan import TABLES, content, content_of, names


def add_column(connection: apsw.Connection) -> None:
    connection.execute("ALTER TABLE kantor ADD COLUMN alamat TEXT NOT NULL DEFAULT 'Jalan Brigjen Abdul Manan'")


def rebuild_positions(connection: apsw.Connection) -> None:
    """The way to change a table in SQLite: a new one, the rows over, the old one dropped."""
    old = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'jabatan'").get
    connection.execute(str(old).replace("CREATE TABLE jabatan", "CREATE TABLE baru", 1))
    connection.execute("INSERT INTO baru SELECT * FROM jabatan; DROP TABLE jabatan; ALTER TABLE baru RENAME TO jabatan")


def lose_parents(connection: apsw.Connection) -> None:
    connection.execute("DELETE FROM jabatan WHERE id = 3")


def fail_half_way(connection: apsw.Connection) -> None:
    connection.execute("DELETE FROM tugas; CREATE TABLE setengah (id INTEGER PRIMARY KEY)")
    raise apsw.FullError("database or disk is full")


NEXT: tuple[Migration, ...] = (*MIGRATIONS, add_column)


def backup_name(version: int) -> str:
    return f"pujon (cadangan versi {version}).iki"


def test_every_version_has_its_step() -> None:
    assert len(MIGRATIONS) == VERSION


def test_a_populated_file_is_brought_up_with_a_backup_beside(kantor_pujon_path: Path) -> None:
    before = content_of(kantor_pujon_path)
    opened = open_store(kantor_pujon_path, migrations=NEXT)
    assert opened.version == VERSION + 1
    after = content(opened.connection)
    opened.close()
    assert after.pop("kantor") == [(*before.pop("kantor")[0], "Jalan Brigjen Abdul Manan")]
    assert after == before
    assert names(kantor_pujon_path.parent) == [backup_name(VERSION), "pujon.iki"]


def test_the_backup_is_the_former_file_and_opens(kantor_pujon_path: Path) -> None:
    before = content_of(kantor_pujon_path)
    open_store(kantor_pujon_path, migrations=NEXT).close()
    backup = kantor_pujon_path.with_name(backup_name(VERSION))
    assert content_of(backup) == before
    opened = open_store(backup)
    assert opened.version == VERSION
    opened.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(kantor_pujon_path: Path) -> None:
    before = content_of(kantor_pujon_path)
    with pytest.raises(apsw.FullError):
        open_store(kantor_pujon_path, migrations=(*MIGRATIONS, fail_half_way))
    assert content_of(kantor_pujon_path) == before
    opened = open_store(kantor_pujon_path)
    assert opened.version == VERSION
    assert "setengah" not in {n for (n,) in opened.connection.execute("SELECT name FROM sqlite_schema")}
    opened.close()


def test_the_steps_before_the_one_that_fails_are_kept(kantor_pujon_path: Path) -> None:
    with pytest.raises(apsw.FullError):
        open_store(kantor_pujon_path, migrations=(*NEXT, fail_half_way))
    opened = open_store(kantor_pujon_path, migrations=NEXT)
    assert opened.version == VERSION + 1
    assert len(content(opened.connection)["tugas"]) == 162
    opened.close()


def test_rebuilding_a_table_keeps_the_rows_that_hang_below_it(kantor_pujon_path: Path) -> None:
    """With foreign keys on, `DROP TABLE jabatan` would delete every duty, goal and indicator by cascade."""
    before = content_of(kantor_pujon_path)
    opened = open_store(kantor_pujon_path, migrations=(*MIGRATIONS, rebuild_positions))
    assert content(opened.connection) == before
    assert opened.connection.pragma("foreign_keys") == 1
    with opened.write("Hapus"):
        models.Jabatan.delete().where(models.Jabatan.id == 28).execute()
    assert models.Tugas.select().count() < 162
    opened.close()


def test_a_step_that_leaves_orphans_is_not_kept(kantor_pujon_path: Path) -> None:
    before = content_of(kantor_pujon_path)
    with pytest.raises(apsw.ConstraintError):
        open_store(kantor_pujon_path, migrations=(*MIGRATIONS, lose_parents))
    assert content_of(kantor_pujon_path) == before


def test_an_older_file_that_is_only_read_is_brought_up_in_memory(kantor_pujon_path: Path) -> None:
    before = kantor_pujon_path.read_bytes()
    reader = open_store(kantor_pujon_path, read_only=True, migrations=NEXT)
    assert reader.connection.execute("SELECT alamat FROM kantor").get == "Jalan Brigjen Abdul Manan"
    with pytest.raises(ReadOnly), reader.write("Ubah"):
        pass
    with pytest.raises(apsw.ReadOnlyError):
        reader.connection.execute("DELETE FROM tugas")
    reader.close()
    assert kantor_pujon_path.read_bytes() == before
    assert names(kantor_pujon_path.parent) == ["pujon.iki"]


def test_version_2_gives_orders_gaps_and_makes_variables_of_the_formulas(tmp_path: Path) -> None:
    old = apsw.Connection(str(tmp_path / "lama.iki"))
    migrate(old, MIGRATIONS[:1])
    old.execute(
        "INSERT INTO kantor VALUES (1, 'Pujon', 'Malang', 'a4', 11, 'akhir'); INSERT INTO tahun VALUES (1, 2026);"
        "INSERT INTO jabatan VALUES (1, 1, NULL, 1, 'CAMAT', '', '', '', '', '', '', 0, '', '', 1);"
        "INSERT INTO jabatan VALUES (2, 1, 1, 2, 'KASI', '', '', '', '', '', '', 0, '', '', 1);"
        "INSERT INTO sasaran VALUES (1, 2, 1, '');"
        "INSERT INTO indikator VALUES (1, 1, 1, '', '', '', '∑[Pegawai] / [Hari Kerja]', '', 'sumber', '', 0, 0);"
        "INSERT INTO indikator VALUES (2, 1, 2, '', '', '', '[hari kerja] - [belum', '', 'sumber', '', 0, 0);"
    )
    old.close()
    opened = open_store(tmp_path / "lama.iki")
    assert [u for (u,) in opened.connection.execute("SELECT urutan FROM jabatan ORDER BY id")] == [1 << 20, 2 << 20]
    assert [n for (n,) in opened.connection.execute("SELECT nama FROM variabel")] == ["Pegawai", "Hari Kerja"]
    assert {a for (a,) in opened.connection.execute("SELECT arah FROM indikator")} == {"naik"}
    opened.close()


def test_a_file_of_today_gets_no_backup(kantor_pujon_path: Path) -> None:
    open_store(kantor_pujon_path).close()
    assert names(kantor_pujon_path.parent) == ["pujon.iki"]


def test_steps_of_an_empty_file_and_of_one_that_grew_meet(tmp_path: Path, kantor_pujon_path: Path) -> None:
    """A file brought up step by step has the same tables as one made new."""
    new = create_store(tmp_path / "baru.iki")
    migrate(new.connection, NEXT)
    grown = open_store(Path(shutil.copy(kantor_pujon_path, tmp_path / "tumbuh.iki")), migrations=NEXT)
    schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY name"
    assert new.connection.execute(schema).fetchall() == grown.connection.execute(schema).fetchall()
    new.close()
    grown.close()


def test_the_models_fit_the_schema(kantor_pujon_path: Path) -> None:
    opened = open_store(kantor_pujon_path, read_only=True)
    for model in models.Base.__subclasses__():
        stored = [row[1] for row in opened.connection.execute(f"PRAGMA table_info({model._meta.table_name})")]
        assert [field.column_name for field in model._meta.sorted_fields] == stored
    opened.close()


@pytest.mark.parametrize("table", ["kantor", "penandatangan", "jabatan", "tugas", "sasaran", "indikator"])
def test_a_column_takes_only_its_kind(kantor_pujon_path: Path, table: str) -> None:
    """Strict tables let the check on opening find a text that damage has made something else."""
    connection = apsw.Connection(str(kantor_pujon_path))
    texts = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[2] == "TEXT"]
    assert texts
    for column in texts:
        with pytest.raises(apsw.ConstraintError):
            connection.execute(f"UPDATE {table} SET {column} = x'00'")
    connection.close()


@pytest.mark.parametrize("date", ["", "5 Januari 2026", "2026-02-30", "2026-1-5"])
def test_a_date_is_a_day_of_the_calendar(kantor_pujon_path: Path, date: str) -> None:
    connection = apsw.Connection(str(kantor_pujon_path))
    with pytest.raises(apsw.ConstraintError):
        connection.execute("UPDATE penandatangan SET tanggal = ?", (date,))
    connection.execute("UPDATE penandatangan SET tanggal = '2026-01-05'")
    connection.execute("UPDATE penandatangan SET tanggal = NULL")
    connection.close()


def test_a_step_of_version_1_is_undone_in_the_newest(tmp_path: Path) -> None:
    path = tmp_path / "lama.iki"
    old = apsw.Connection(str(path))
    migrate(old, MIGRATIONS[:1])
    old.execute(
        "INSERT INTO kantor VALUES (1, 'Pujon', 'Malang', 'a4', 11, 'akhir'); INSERT INTO tahun VALUES (1, 2026)"
    )
    session = apsw.Session(old, "main")
    session.attach("kantor")
    old.execute("UPDATE kantor SET kertas = 'f4', ukuran_huruf = 12")
    old.execute(
        "INSERT INTO langkah (waktu, oleh, label, perubahan) VALUES ('2026-01-05T08:00:00+07:00', '', 'Lama', ?)",
        (session.changeset(),),
    )
    session.close()
    old.close()
    opened = open_store(path)
    assert opened.undo() is not None
    assert [row[:6] for row in content(opened.connection)["kantor"]] == [(1, "Pujon", "Malang", "a4", 11, "akhir")]
    assert opened.redo() is not None
    assert [row[:6] for row in content(opened.connection)["kantor"]] == [(1, "Pujon", "Malang", "f4", 12, "akhir")]
    opened.close()


# What versions 3 and 4 add, with what it has where nothing was said.
NEW_COLUMNS: dict[str, dict[str, object]] = {
    "tahun": {"batas_capaian": "", "tenggat": 10},
    "variabel": {"bulat": 0, "negatif": 0, "terkecil": "", "terbesar": "", "lonjakan": "3"},
    "indikator": {"hitungan": ""},
}
NEW_TABLES = ("desa", "nama_lain", "angka", "target", "kunci", "aturan", "pita", "impor", "peta")


def version_2_of(path: Path, out: Path) -> dict[str, list[tuple[object, ...]]]:
    """The office of a file of today as version 2 held it, with people, a second year, steps done and one undone; all
    its rows but the history."""
    old = apsw.Connection(str(out))
    migrate(old, MIGRATIONS[:2])
    tables = [t for t in TABLES if t not in NEW_TABLES]
    old.execute("ATTACH ? AS baru", (str(path),))
    for table in tables:
        columns = ", ".join(row[1] for row in old.execute(f"PRAGMA main.table_info({table})"))
        old.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM baru.{table}")
    old.execute(
        "DETACH baru;"
        "INSERT INTO pegawai VALUES (1, 'SITI', '19700101 199503 1 001', 'Pembina', 'IV/a', '');"
        "INSERT INTO pemangku VALUES (1, 28, 1, 'plt', '2026-01-05', NULL);"
        "UPDATE penandatangan SET pemangku_id = 1, tanggal = '2026-01-05', bentuk = 'an';"
        "INSERT INTO tahun VALUES (2, 2027); INSERT INTO konstanta VALUES (9, 2, 2, '240.50');"
        "UPDATE variabel SET tercetak = 'PNS', asal_id = 3, jeda = 2 WHERE id = 1;"
        "UPDATE indikator SET rumus = '[Pegawai' WHERE id = 5"
    )
    old.pragma("foreign_keys", 1)
    work(old, "UPDATE variabel SET satuan = 'pns' WHERE id = 1")
    work(old, "DELETE FROM jabatan WHERE id = 22")
    work(old, "DELETE FROM tahun", undone=True)
    before = {t: old.execute(f"SELECT * FROM {t} ORDER BY id").fetchall() for t in tables}
    old.close()
    return before


def work(connection: apsw.Connection, sql: str, *, undone: bool = False) -> None:
    """One step of the history, as version 2 wrote it."""
    session = apsw.Session(connection, "main")
    session.attach()
    connection.execute("BEGIN")
    connection.execute(sql)
    step = session.changeset()
    session.close()
    connection.execute("ROLLBACK" if undone else "COMMIT")
    connection.execute(
        "INSERT INTO langkah (waktu, oleh, label, perubahan, keadaan) VALUES ('2026-02-03T08:09:10', '', ?, ?, ?)",
        (sql, step, "diurungkan" if undone else "berlaku"),
    )


def test_a_populated_version_2_comes_up_with_nothing_lost(tmp_path: Path, kantor_pujon_path: Path) -> None:
    path = tmp_path / "lama.iki"
    before = version_2_of(kantor_pujon_path, path)
    assert min(len(rows) for rows in before.values()) > 0
    opened = open_store(path)
    assert opened.version == VERSION
    after = content(opened.connection)
    (kantor,) = after["kantor"]
    assert len(str(kantor[-1])) == 16  # the mark of its templates, drawn anew
    after["kantor"] = [kantor[:-1]]
    assert [after.pop(t) for t in NEW_TABLES] == [[]] * len(NEW_TABLES)
    assert after == {
        table: [(*row, *NEW_COLUMNS.get(table, {}).values()) for row in rows] for table, rows in before.items()
    }
    for table, columns in NEW_COLUMNS.items():
        stored = [row[1] for row in opened.connection.execute(f"PRAGMA table_info({table})")]
        assert stored[-len(columns) :] == list(columns)
    opened.close()
    assert "lama (cadangan versi 2).iki" in names(tmp_path)


def test_the_history_of_version_2_goes_on_in_version_3(tmp_path: Path, kantor_pujon_path: Path) -> None:
    path = tmp_path / "lama.iki"
    version_2_of(kantor_pujon_path, path)
    opened = open_store(path)
    before = content(opened.connection)
    assert opened.undo() is not None
    assert opened.undo() is not None
    assert opened.undo() is None
    undone = content(opened.connection)
    assert len(undone["jabatan"]) == 28
    assert len(undone["indikator"]) == 73
    assert undone["variabel"][0][3] == "orang"
    assert opened.redo() is not None
    assert opened.redo() is not None
    assert content(opened.connection) == before
    assert opened.redo() is not None
    assert content(opened.connection)["tahun"] == []
    opened.close()


def test_the_figures_of_version_3_come_up_as_typed_and_their_history_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "lama.iki"
    old = apsw.Connection(str(path))
    migrate(old, MIGRATIONS[:3])
    old.execute(
        "INSERT INTO kantor VALUES (1, 'Pujon', 'Malang', 'a4', 11, 'akhir'); INSERT INTO tahun (tahun) VALUES (2026);"
        "INSERT INTO variabel (nama) VALUES ('Pegawai'); INSERT INTO desa (urutan, nama) VALUES (1, 'Ngroto')"
    )
    figure = "INSERT INTO angka VALUES ({}, 1, 2026, {}, 1, NULL, 'terisi', '12.50', 'catat', '', '2026-02-03', 'ana')"
    work(old, figure.format(1, 1))
    work(old, figure.format(2, 2))
    work(old, "UPDATE angka SET nilai = '13' WHERE id = 1", undone=True)
    old.close()
    opened = open_store(path)
    rows = content(opened.connection)["angka"]
    assert [row[-3:] for row in rows] == [(None, "", "")] * 2
    assert [row[7] for row in rows] == ["12.50", "12.50"]
    assert opened.redo() is not None
    assert content(opened.connection)["angka"][0][7] == "13"
    for _ in range(3):
        assert opened.undo() is not None
    assert content(opened.connection)["angka"] == []
    opened.close()


@pytest.mark.parametrize(
    "row",
    [
        "1, 2026, 1, 1, NULL, 'terisi', '', '', '', '', ''",
        "1, 2026, 1, 1, NULL, 'kosong', '5', '', '', '', ''",
        "1, 2026, 1, 1, NULL, 'nol', '', '', '', '', ''",
        "1, 2026, 1, 2, NULL, 'nihil', '', '', '', '', ''",
        "1, 2026, 13, 1, NULL, 'nihil', '', '', '', '', ''",
        "999, 2026, 1, 1, NULL, 'nihil', '', '', '', '', ''",
        "1, 2026, 1, 1, 99, 'nihil', '', '', '', '', ''",
        "1, 2026, 2, 1, NULL, 'nihil', '', '', '', '', ''",
    ],
)
def test_the_table_of_figures_holds_only_figures(kantor_pujon_path: Path, row: str) -> None:
    """A cell has one row: also that of the office itself, whose village is none."""
    connection = apsw.Connection(str(kantor_pujon_path))
    connection.pragma("foreign_keys", 1)
    add = "INSERT INTO angka (variabel_id, tahun, awal, panjang, desa_id, status, nilai, catatan, alasan, waktu, oleh)"
    connection.execute(f"{add} VALUES (1, 2026, 2, 1, NULL, 'nihil', '', '', '', '', '')")
    with pytest.raises(apsw.ConstraintError):
        connection.execute(f"{add} VALUES ({row})")
    connection.execute(f"{add} VALUES (1, 2026, 2, 1, 1, 'terisi', '5', '', '', '', '')")
    connection.close()
