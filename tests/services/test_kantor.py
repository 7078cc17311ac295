"""The office file as the faces use it: made whole or not at all, opened for writing by one, never over another."""

import errno
import shutil
from pathlib import Path

import apsw
import pytest

from db import queries
from db.migrations import VERSION
from db.store import open_store
from iki_desktop.domain.dokumen import Gaya
from iki_desktop.domain.galat import EnvironmentFailure, UserError
from iki_desktop.services import katalog
from iki_desktop.services.formulir import load_dokumen, load_jabatan
from iki_desktop.services.kantor import create_office, office_info, open_office, opened, set_gaya
from tests.db.bahan import as_nobody, content_but_mark, content_of, names, read_only_folder


def disk_full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def sqlite_full(*_: object) -> None:
    raise apsw.FullError("database or disk is full")


def test_a_new_office_is_one_whole_file(tmp_path: Path) -> None:
    create_office(tmp_path / "a.iki", "pujon", 2026)
    assert names(tmp_path) == ["a.iki"]
    with opened(tmp_path / "a.iki") as kantor:
        info = office_info(kantor)
    assert (info.kecamatan, info.kabupaten, info.tahun, info.versi) == ("Pujon", "Malang", 2026, VERSION)
    assert info.jumlah["jabatan"] == 28


def test_two_new_offices_are_alike_but_for_the_mark_of_their_templates(tmp_path: Path) -> None:
    """No clock and no other chance goes into a new file."""
    for name in ("a.iki", "b.iki"):
        create_office(tmp_path / name, "pujon", 2026)
    satu, dua = (content_of(tmp_path / name) for name in ("a.iki", "b.iki"))
    assert satu["kantor"] != dua["kantor"]
    assert content_but_mark(tmp_path / "a.iki") == content_but_mark(tmp_path / "b.iki")


@pytest.mark.parametrize("tahun", [0, 26, 1944, 3000, 99999, -2026])
def test_an_impossible_year_is_refused(tmp_path: Path, tahun: int) -> None:
    with pytest.raises(UserError, match=f"Tahun {tahun} tidak masuk akal"):
        create_office(tmp_path / "a.iki", "kosong", tahun)
    assert names(tmp_path) == []


def test_an_office_is_never_made_over_another_file(kantor_pujon_path: Path) -> None:
    before = kantor_pujon_path.read_bytes()
    with pytest.raises(UserError, match="sudah ada dan tidak ditimpa"):
        create_office(kantor_pujon_path, "kosong")
    assert kantor_pujon_path.read_bytes() == before


@pytest.mark.parametrize("failure", [disk_full, sqlite_full])
@pytest.mark.parametrize("at", ["start", "middle"])
def test_a_full_disk_while_making_an_office_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: object, at: str
) -> None:
    if at == "start":
        monkeypatch.setattr("db.store.migrate", failure)
    else:
        monkeypatch.setattr(katalog, "_insert_jabatan", failure)
    with pytest.raises(EnvironmentFailure, match="penuh"):
        create_office(tmp_path / "a.iki", "pujon")
    assert names(tmp_path) == []


def test_where_writing_is_refused_an_office_opens_for_reading(kantor_pujon_path: Path) -> None:
    def read() -> int:
        kantor = open_office(path)
        try:
            set_gaya(kantor, Gaya("f4"))
        except EnvironmentFailure as refused:
            return 0 if office_info(kantor).hanya_baca and "Salin ke folder" in str(refused) else 1
        return 2

    with read_only_folder(kantor_pujon_path) as folder:
        path = folder / kantor_pujon_path.name
        assert as_nobody(read) == 0
        assert names(folder) == [path.name]


def test_a_second_window_is_refused_in_words(kantor_pujon_path: Path) -> None:
    kantor = open_office(kantor_pujon_path)
    with pytest.raises(EnvironmentFailure, match="sedang dibuka di jendela atau komputer lain"):
        open_office(kantor_pujon_path)
    kantor.close()
    open_office(kantor_pujon_path).close()


def test_the_style_is_stored_as_one_step(kantor_pujon_path: Path) -> None:
    kantor = open_office(kantor_pujon_path)
    changes = set_gaya(kantor, Gaya("folio", 12, "tiap"))
    assert changes.rows == {"kantor": {1}}
    assert set_gaya(kantor, Gaya("folio", 12, "tiap")).step is None
    kantor.close()
    with opened(kantor_pujon_path) as kantor:
        assert load_dokumen(kantor).gaya == Gaya("folio", 12, "tiap")


@pytest.mark.parametrize("what", ["made", "opened", "refused", "newer"])
def test_an_open_office_goes_on_whatever_happens_with_another(
    kantor_pujon_path: Path, tmp_path: Path, what: str
) -> None:
    """The models of peewee speak to one store at a time; each office makes sure that it is its own."""
    other = Path(shutil.copy(kantor_pujon_path, tmp_path / "lain.iki"))
    kantor = open_office(kantor_pujon_path)
    set_gaya(kantor, Gaya("f4"))
    if what == "made":
        create_office(tmp_path / "baru.iki", "umum", 2026)
    elif what == "opened":
        with opened(other) as yang_lain:
            load_jabatan(yang_lain)
    elif what == "newer":
        raw = apsw.Connection(str(other))
        raw.pragma("user_version", VERSION + 1)
        raw.close()
        with pytest.raises(UserError, match="lebih baru"):
            open_office(other)
    else:
        other.write_bytes(b"bukan")
        with pytest.raises(UserError, match="bukan berkas kantor"):
            open_office(other)
    before = other.read_bytes()
    assert set_gaya(kantor, Gaya("folio")).rows == {"kantor": {1}}
    assert load_dokumen(kantor).gaya.kertas == "folio"
    assert len(load_jabatan(kantor)) == 28
    kantor.close()
    assert other.read_bytes() == before
    with opened(kantor_pujon_path) as kantor:
        assert load_dokumen(kantor).gaya.kertas == "folio"


def test_damage_that_appears_while_the_office_is_open_is_told_in_words(kantor_pujon_path: Path) -> None:
    kantor = open_office(kantor_pujon_path, hanya_baca=True)
    kantor.store.connection.pragma("shrink_memory")
    size = kantor_pujon_path.stat().st_size
    with kantor_pujon_path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    with pytest.raises(EnvironmentFailure, match="rusak"):
        load_dokumen(kantor)
    kantor.close()


def test_a_bug_is_no_sentence(kantor_pujon_path: Path) -> None:
    """What is neither the user's nor the environment's fault must surface as what it is."""

    def work() -> None:
        with kantor.read() as connection:
            queries.form_head(connection, 4711)

    kantor = open_office(kantor_pujon_path, hanya_baca=True)
    with pytest.raises(ValueError, match="unpack"):
        work()
    kantor.close()


def test_a_log_left_by_a_killed_program_is_not_taken_for_the_new_office(tmp_path: Path) -> None:
    path = tmp_path / "a.iki"
    create_office(path, "pujon", 2026)
    store = open_store(path)
    with store.write("Ubah"):
        store.connection.execute("UPDATE kantor SET kecamatan = 'LAMA'")
    log = path.with_name("a.iki-wal").read_bytes()  # as it lies there when the program is killed now
    store.close()
    path.unlink()
    path.with_name("a.iki-wal").write_bytes(log)
    create_office(path, "pujon", 2027)
    with opened(path) as kantor:
        assert (office_info(kantor).kecamatan, office_info(kantor).tahun) == ("Pujon", 2027)
