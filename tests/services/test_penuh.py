"""A disk that runs full under thousands of figures: a sentence, nothing half written; once there is room, it works."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest

from iki_desktop.domain.figur import Figur
from iki_desktop.domain.galat import EnvironmentFailure
from iki_desktop.services import riwayat
from iki_desktop.services.angka import set_angka
from iki_desktop.services.desa import load_desa, set_desa
from iki_desktop.services.kantor import Kantor, open_office
from tests.db.bahan import content, names
from tests.services.bahan_banyak import BANYAK, isi_banyak, sel_banyak

Intention = Callable[[Kantor], object]
ROOM = 16 << 20  # bytes of the small file system


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a small file system of its own, with an office in it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.system(f"mount -t tmpfs -o size={ROOM} tmpfs '{folder}' 2>/dev/null") != 0:
        pytest.skip("needs root to mount a small file system")
    yield folder
    os.system(f"umount '{folder}'")


@pytest.fixture
def kantor(disk: Path, kantor_pujon_path: Path) -> Iterator[Kantor]:
    """Pujon with many variables, open on that disk."""
    isi_banyak(kantor_pujon_path)
    hasil = open_office(Path(shutil.copy(kantor_pujon_path, disk)))
    set_desa(hasil, load_desa(hasil)[0].id, kode_bps="3507")  # so that the log has something, too
    yield hasil
    with suppress(EnvironmentFailure):
        hasil.close()


def leave(disk: Path, kilobytes: int) -> Path:
    """Fills the disk but for so much; the file that fills it."""
    pengisi = disk / "pengisi"
    bebas = os.statvfs(disk)
    pengisi.write_bytes(bytes(max(0, bebas.f_bavail * bebas.f_frsize - (kilobytes << 10))))
    return pengisi


def paste(kantor: Kantor, angka: int) -> None:
    set_angka(kantor, dict.fromkeys(sel_banyak(kantor), Figur("terisi", Decimal(angka))), "Tempel")


@pytest.mark.parametrize("kilobytes", [0, 40, 200, 400])
@pytest.mark.parametrize("lagi", [False, True], ids=["the first paste", "a paste over figures"])
def test_a_paste_of_thousands_is_not_written_at_all_and_works_once_there_is_room(
    kantor: Kantor, disk: Path, kilobytes: int, lagi: bool
) -> None:
    if lagi:
        paste(kantor, 1)
        kantor.store.checkpoint()
    refused(kantor, disk, kilobytes, lambda k: paste(k, 2), riwayat.undo)
    assert riwayat.undo_label(kantor) == "Tempel 5.040 angka"


def test_undoing_a_paste_of_thousands_is_not_done_half(kantor: Kantor, disk: Path) -> None:
    paste(kantor, 1)
    kantor.store.checkpoint()
    refused(kantor, disk, 40, riwayat.undo, riwayat.redo)
    assert riwayat.redo_label(kantor) == "Tempel 5.040 angka"


def refused(kantor: Kantor, disk: Path, kilobytes: int, work: Intention, back: Intention) -> None:
    """On a full disk it says so and changes nothing; with room, it is done and turned round and done again."""
    connection = kantor.store.connection
    sebelum, langkah = content(connection), riwayat.history(kantor)
    pengisi = leave(disk, kilobytes)
    for _ in range(2):
        with pytest.raises(
            EnvironmentFailure, match=r"^Tempat simpan penuh\. Perubahan terakhir .* isi sebelumnya aman"
        ):
            work(kantor)
        assert content(connection) == sebelum
        assert riwayat.history(kantor) == langkah
    pengisi.unlink()
    work(kantor)
    assert content(connection) != sebelum
    back(kantor)
    assert content(connection) == sebelum
    work(kantor)


@pytest.mark.parametrize("kilobytes", [0, 40])
def test_an_office_closed_on_a_full_disk_opens_with_all_that_was_written(
    kantor: Kantor, disk: Path, kilobytes: int
) -> None:
    paste(kantor, 1)
    sebelum = content(kantor.store.connection)
    pengisi = leave(disk, kilobytes)
    with pytest.raises(EnvironmentFailure):
        paste(kantor, 2)
    with suppress(EnvironmentFailure):
        kantor.close()
    pengisi.unlink()
    lagi = open_office(kantor.path)
    assert content(lagi.store.connection) == sebelum
    assert len(sebelum["angka"]) == BANYAK
    lagi.close()
    assert names(disk) == [kantor.path.name]
