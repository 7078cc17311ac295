"""What each command says and leaves when something is wrong: one sentence, the right status, nothing half done."""

import errno
import io
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from db.migrations import VERSION
from db.store import open_store
from iki_desktop.cli import main
from iki_desktop.services.kantor import open_office
from tests.cli.bahan import ENGLISH, Jawab, content, process, require_sentence
from tests.cli.conftest import Iki
from tests.db.bahan import ROOT, as_nobody, python, read_only_folder
from tests.db.test_lock import HOLD

# Commands that read an office; `{}` is its path. `cetak` writes over an old file each time.
READERS = [("info", "{}"), ("jabatan", "{}"), ("cetak", "{}", "-o", "hasil.pdf"), ("cetak", "{}", "-o", "hasil.xlsx")]
WRITERS = READERS[2:]
OLD = b"hasil yang lama"

readers = pytest.mark.parametrize("argv", READERS, ids=" ".join)
writers = pytest.mark.parametrize("argv", WRITERS, ids=" ".join)
one_form = pytest.mark.parametrize("argv", [(*w[:2], "--jabatan", "28", *w[2:]) for w in WRITERS], ids=" ".join)


@pytest.fixture
def tempat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kantor_pujon_asli: Path) -> Path:
    """A folder to work in: an office, and results of an earlier time."""
    folder = tmp_path / "tempat"
    folder.mkdir()
    monkeypatch.chdir(folder)
    shutil.copy(kantor_pujon_asli, folder / "a.iki")
    for name in ("hasil.pdf", "hasil.xlsx"):
        (folder / name).write_bytes(OLD)
    return folder


@pytest.fixture
def gagal(tempat: Path, iki: Iki) -> Callable[..., str]:
    """Runs a command with and without --json that must fail and change nothing; its sentence."""

    def run(status: int, *argv: object) -> str:
        before = content(tempat)
        plain, as_json = iki(*argv), iki(*argv, "--json")
        assert content(tempat) == before
        assert (plain.status, as_json.status) == (status, status)
        assert plain.out == ""
        sentence = require_sentence(plain, tempat)
        assert as_json.json == {"galat": sentence}
        assert as_json.err == plain.err
        return sentence

    return run


Gagal = Callable[..., str]


def at(argv: tuple[str, ...], path: object) -> list[str]:
    return [part.format(path) for part in argv]


def other_database(path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE catatan (isi TEXT); INSERT INTO catatan VALUES ('x')")
    connection.close()


NOT_OFFICES: dict[str, Callable[[Path], object]] = {
    "text": lambda p: p.write_text("Kecamatan Pujon\n" * 50),
    "empty": lambda p: p.touch(),
    "picture": lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000)),
    "workbook": lambda p: p.write_bytes(b"PK\x03\x04" + bytes(5000)),
    "another database": other_database,
    "the first 60 bytes": lambda p: p.write_bytes(Path("a.iki").read_bytes()[:60]),
}


@readers
@pytest.mark.parametrize("kind", NOT_OFFICES)
def test_what_is_no_office_is_refused(gagal: Gagal, tempat: Path, argv: tuple[str, ...], kind: str) -> None:
    NOT_OFFICES[kind](tempat / "b.iki")
    assert "bukan berkas kantor IKI. Pilih berkas berakhiran .iki" in gagal(1, *at(argv, "b.iki"))


@readers
def test_a_folder_is_no_office(gagal: Gagal, tempat: Path, argv: tuple[str, ...]) -> None:
    (tempat / "b.iki").mkdir()
    assert "adalah folder" in gagal(1, *at(argv, "b.iki"))
    assert "adalah folder" in gagal(1, *at(argv, tempat))


@readers
def test_a_missing_office_is_named(gagal: Gagal, argv: tuple[str, ...]) -> None:
    assert gagal(1, *at(argv, "b.iki")) == "Berkas “b.iki” tidak ada. Periksa nama dan foldernya."
    assert gagal(1, *at(argv, "belum/b.iki")).startswith("Folder “belum” tidak ada.")
    assert "tidak ada" in gagal(1, *at(argv, "a.iki/b.iki"))
    assert "terlalu panjang" in gagal(1, *at(argv, "x" * 300))


@pytest.mark.parametrize("name", ["", ".", "..", "/", "b/"])
def test_no_name_at_all_is_told(gagal: Gagal, tempat: Path, name: str) -> None:
    (tempat / "b").mkdir()
    assert "adalah folder" in gagal(1, "info", name)
    gagal(1, "baru", name)


@readers
def test_a_newer_office_asks_for_a_newer_program(gagal: Gagal, tempat: Path, argv: tuple[str, ...]) -> None:
    raw = apsw.Connection(str(tempat / "a.iki"))
    raw.pragma("user_version", VERSION + 3)
    raw.close()
    assert f"(versi berkas {VERSION + 3}, program ini sampai {VERSION})" in gagal(1, *at(argv, "a.iki"))


@readers
@pytest.mark.parametrize("kind", ["truncated", "page of zeros", "page of noise", "schema", "invalid text"])
def test_a_damaged_office_points_at_the_backup(gagal: Gagal, tempat: Path, argv: tuple[str, ...], kind: str) -> None:
    path = tempat / "a.iki"
    whole = path.read_bytes()
    middle = len(whole) // 4096 // 2 * 4096
    path.write_bytes(
        {
            "truncated": whole[: len(whole) // 2 + 77],
            "page of zeros": whole[:middle] + bytes(4096) + whole[middle + 4096 :],
            "page of noise": whole[:middle] + b"\xd7\x1e" * 2048 + whole[middle + 4096 :],
            "schema": whole[:100] + bytes(3996) + whole[4096:],
            "invalid text": whole.replace(b"Pujon", b"Puj\xff\xfe").replace(b"CAMAT", b"\xc3AMAT"),
        }[kind]
    )
    assert gagal(3, *at(argv, "a.iki")).endswith(
        "rusak dan tidak bisa dibaca utuh. Jangan ditimpa; pakai cadangan terakhirnya."
    )


@pytest.mark.slow
def test_any_flipped_bytes_are_a_sentence_or_change_nothing_that_matters(tempat: Path, iki: Iki) -> None:
    whole = (tempat / "a.iki").read_bytes()
    for seed in range(600):
        chance = random.Random(seed)
        broken = bytearray(whole)
        for _ in range(chance.choice((1, 3, 20))):
            broken[chance.randrange(100, len(broken))] = chance.randrange(256)
        (tempat / "a.iki").write_bytes(
            bytes(broken[: chance.choice((len(broken), chance.randrange(100, len(broken))))])
        )
        before = content(tempat)
        for argv in READERS[:3]:
            jawab = iki(*at(argv, "a.iki"))
            assert jawab.status in {0, 3}, seed
            if jawab.status:
                require_sentence(jawab, tempat)
                assert content(tempat) == before
        (tempat / "hasil.pdf").write_bytes(OLD)


def test_baru_never_writes_over_anything(gagal: Gagal, tempat: Path) -> None:
    (tempat / "map").mkdir()
    for name in ("a.iki", "hasil.pdf", "map"):
        assert f"“{name}”" in gagal(1, "baru", name)


@pytest.mark.parametrize("tahun", ["0", "26", "3000", "-1"])
def test_baru_refuses_a_year_that_is_none(gagal: Gagal, tahun: str) -> None:
    assert f"Tahun {tahun} tidak masuk akal" in gagal(1, "baru", "b.iki", f"--tahun={tahun}")


def test_baru_needs_its_folder(gagal: Gagal) -> None:
    assert gagal(1, "baru", "belum/ada/b.iki").startswith("Folder “belum/ada” tidak ada.")


@one_form
@pytest.mark.parametrize(
    ("keluaran", "part"),
    [
        ("hasil", "tidak berakhiran .pdf atau .xlsx"),
        ("hasil.doc", "tidak berakhiran .pdf atau .xlsx"),
        ("hasil.pdf.", "tidak berakhiran .pdf atau .xlsx"),
        ("a.iki", "berkas kantor itu sendiri"),
        ("belum ada/hasil.pdf", "Folder “belum ada” tidak ada"),
        ("map.pdf", "adalah folder"),
        ("a.iki/hasil.pdf", "tidak ada"),
        ("x" * 300 + ".pdf", "terlalu panjang"),
    ],
)
def test_an_output_that_can_not_be_is_refused(
    gagal: Gagal, tempat: Path, argv: tuple[str, ...], keluaran: str, part: str
) -> None:
    (tempat / "map.pdf").mkdir()
    assert part in gagal(1, *at(argv, "a.iki")[:-1], keluaran)


def test_an_office_under_the_name_of_a_pdf_is_not_written_over(gagal: Gagal, tempat: Path) -> None:
    (tempat / "a.iki").rename(tempat / "kantor.pdf")
    (tempat / "tautan.pdf").symlink_to("kantor.pdf")
    for name in ("kantor.pdf", "./kantor.pdf", "tautan.pdf"):
        assert "berkas kantor itu sendiri" in gagal(1, "cetak", "kantor.pdf", "-o", name)


@one_form
@pytest.mark.parametrize(
    ("acuan", "part"),
    [
        ("Lurah", "Jabatan “Lurah” tidak ada. Lihat nama dan nomornya dengan “iki jabatan”"),
        ("99", "Jabatan “99” tidak ada"),
        ("kasi", "cocok dengan 5 jabatan: 2 KASI PEMERINTAHAN; 3 "),
        ("", "Nama jabatan kosong"),
        ("   ", "Nama jabatan kosong"),
    ],
)
def test_a_position_that_is_none_or_several_is_refused(
    gagal: Gagal, argv: tuple[str, ...], acuan: str, part: str
) -> None:
    assert part in gagal(1, *at(argv, "a.iki"), "--jabatan", acuan)
    assert part in gagal(1, *at(argv, "a.iki"), "--jabatan", "Camat", acuan)


@writers
def test_an_office_without_positions_has_nothing_to_print(
    gagal: Gagal, iki: Iki, tempat: Path, argv: tuple[str, ...]
) -> None:
    iki("baru", "kosong.iki", "--katalog", "kosong")
    assert "Belum ada jabatan untuk dicetak" in gagal(1, *at(argv, "kosong.iki"))
    assert (tempat / "kosong.iki").exists()


@one_form
@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("step", ["open", "sync", "replace"])
def test_a_result_that_can_not_be_written_leaves_the_old_one(
    gagal: Gagal, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...], number: int, step: str
) -> None:
    """`replace` refused with EACCES is what Windows does while another program has the PDF open."""

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    if step == "replace":
        monkeypatch.setattr(Path, "replace", refuse)
    elif step == "sync":
        monkeypatch.setattr(os, "fsync", refuse)
    else:
        plain = io.open

        def no_new(file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
            if "x" in mode:
                refuse()
            return plain(file, mode, *rest, **named)

        monkeypatch.setattr(io, "open", no_new)
    part = {errno.EACCES: "dibuka program lain", errno.ENOSPC: "penuh", errno.EROFS: "dibaca", errno.EIO: "disk"}
    assert part[number] in gagal(3, *at(argv, "a.iki"))


@pytest.fixture
def penuh(tempat: Path) -> Iterator[Callable[[int], Path]]:
    """`penuh(kilobytes)`: a folder in the place of work with that much room, on a file system of its own."""
    folder = tempat / "penuh"
    folder.mkdir()
    mounted = False

    def mount(kilobytes: int) -> Path:
        nonlocal mounted
        mounted = os.system(f"mount -t tmpfs -o size={kilobytes}k tmpfs '{folder}' 2>/dev/null") == 0
        if not mounted:
            pytest.skip("needs root to mount a small file system")
        return folder

    yield mount
    if mounted:
        os.system(f"umount '{folder}'")


@pytest.mark.parametrize("kilobytes", [4, 16, 40, 100, 120])
def test_a_full_disk_while_making_an_office_leaves_nothing(
    gagal: Gagal, penuh: Callable[[int], Path], kilobytes: int
) -> None:
    folder = penuh(kilobytes)
    assert "penuh" in gagal(3, "baru", "penuh/b.iki").lower()
    assert list(folder.iterdir()) == []


@writers
@pytest.mark.parametrize("kilobytes", [4, 24, 48])
def test_a_full_disk_while_printing_leaves_the_old_result(
    gagal: Gagal, penuh: Callable[[int], Path], argv: tuple[str, ...], kilobytes: int
) -> None:
    *rest, name = at(argv, "a.iki")
    (penuh(kilobytes) / name).write_bytes(OLD)
    assert "penuh" in gagal(3, *rest, f"penuh/{name}").lower()


def as_nobody_main(*argv: object) -> Jawab:
    """The command without root's rights; all it needs must have been loaded before."""
    read, write = os.pipe()

    def work() -> int:
        sys.stdout, sys.stderr = out, err = io.StringIO(), io.StringIO()
        status = main([str(a) for a in argv])
        os.write(write, json.dumps([out.getvalue(), err.getvalue()]).encode())
        return status

    status = as_nobody(work)
    os.close(write)
    said = os.read(read, 65536)
    os.close(read)
    return Jawab(status, *json.loads(said))


def test_without_the_right_to_write_reading_works_and_writing_is_refused(tempat: Path, iki: Iki) -> None:
    for name in ("lain.pdf", "lain.xlsx"):
        assert iki("cetak", "a.iki", "-o", name).status == 0
    with read_only_folder(tempat / "a.iki", tempat / "hasil.pdf", tempat / "hasil.xlsx") as folder:
        before = content(folder)
        for argv in READERS[:2]:
            assert as_nobody_main(*at(argv, folder / "a.iki")) == iki(*at(argv, folder / "a.iki"))
        refused = [
            as_nobody_main("cetak", folder / "a.iki", "-o", folder / n) for n in ("hasil.pdf", "hasil.xlsx", "c.pdf")
        ]
        refused.append(as_nobody_main("baru", folder / "b.iki"))
        for jawab in refused:
            assert jawab.status == 3
            assert "Tutup program itu atau pilih tempat lain" in require_sentence(jawab, folder)
        assert content(folder) == before


@readers
def test_an_office_nobody_may_read_is_told(tempat: Path, argv: tuple[str, ...]) -> None:
    with read_only_folder(tempat / "a.iki") as folder:
        (folder / "a.iki").chmod(0o000)
        jawab = as_nobody_main(*at(argv, folder / "a.iki"))
    assert jawab.status == 3
    assert "tidak bisa ditulis atau dibaca" in require_sentence(jawab, folder)


@readers
def test_an_office_in_use_can_be_read_and_printed(iki: Iki, tempat: Path, argv: tuple[str, ...]) -> None:
    process_ = python(HOLD, tempat / "a.iki")
    assert process_.stdout is not None
    assert process_.stdout.readline() == "siap\n"
    beside = {"a.iki-wal", "a.iki-shm", ".a.iki.lock"}
    assert beside < set(content(tempat))
    assert iki(*at(argv, "a.iki")).status == 0
    assert beside < set(content(tempat))
    process_.communicate("")
    assert beside & set(content(tempat)) == set()
    assert "Ngantang" in iki("info", "a.iki").out


@readers
def test_an_office_that_another_program_is_just_writing_asks_for_patience(
    gagal: Gagal, tempat: Path, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]
) -> None:
    monkeypatch.setattr("db.store._BUSY_SECONDS", 0)
    other = apsw.Connection(str(tempat / "a.iki"))
    other.execute("BEGIN EXCLUSIVE")
    assert "Coba lagi" in gagal(3, *at(argv, "a.iki"))
    other.close()


def test_an_office_of_the_window_is_not_written_over_by_baru(gagal: Gagal, tempat: Path) -> None:
    kantor = open_office(tempat / "a.iki")
    assert "sudah ada" in gagal(1, "baru", "a.iki")
    kantor.close()


WRONG_USE: list[tuple[tuple[str, ...], str]] = [
    ((), "argumen ini belum ditulis: PERINTAH"),
    (("buka", "a.iki"), "“buka” tidak ada pilihannya"),
    (("--versi",), "argumen ini belum ditulis: PERINTAH"),
    (("info",), "argumen ini belum ditulis: BERKAS.iki"),
    (("info", "a.iki", "b.iki"), "argumen tidak dikenal: b.iki"),
    (("info", "a.iki", "--rinci"), "argumen tidak dikenal: --rinci"),
    (("info", "a.iki", "--js"), "argumen tidak dikenal: --js"),
    (("info", "a.iki", "--json=1"), "tidak memakai nilai: '1'"),
    (("cetak", "a.iki"), "argumen ini belum ditulis: -o/--keluaran"),
    (("cetak", "a.iki", "-o"), "perlu satu nilai"),
    (("cetak", "a.iki", "-o", "x.pdf", "--kertas", "a5"), "“a5” tidak ada pilihannya"),
    (("cetak", "a.iki", "-o", "x.pdf", "--kertas"), "perlu satu nilai"),
    (("cetak", "a.iki", "-o", "x.pdf", "--jabatan"), "perlu sedikitnya satu nilai"),
    (("cetak", "a.iki", "-o", "x.pdf", "--jenis", "buku"), "“buku” tidak ada pilihannya"),
    (("baru", "b.iki", "--katalog", "malang"), "“malang” tidak ada pilihannya"),
    (("baru", "b.iki", "--tahun", "dua ribu"), "“dua ribu” bukan nilai yang sah"),
    (("baru", "b.iki", "--tahun"), "perlu satu nilai"),
    (("baru", "b.iki", "--tahun", "2026,5"), "“2026,5” bukan nilai yang sah"),
]


@pytest.mark.parametrize(("argv", "part"), WRONG_USE, ids=lambda v: " ".join(v) if isinstance(v, tuple) else "")
def test_wrong_use_is_told_in_indonesian(iki: Iki, tempat: Path, argv: tuple[str, ...], part: str) -> None:
    before = content(tempat)
    jawab = iki(*argv)
    assert (jawab.status, jawab.out) == (2, "")
    assert part in jawab.err
    assert jawab.err.startswith("pemakaian: iki ")
    last = jawab.err.splitlines()[-1]
    assert last.startswith("iki")
    assert last.endswith("--help”.")
    assert not ENGLISH.search(last.replace("--help", "").replace("--json", "")), last
    assert content(tempat) == before


@readers
def test_an_interrupt_leaves_nothing_half_done(
    iki: Iki, tempat: Path, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("db.store._check_body" if argv[0] != "cetak" else "os.fsync", interrupt)
    before = content(tempat)
    jawab = iki(*at(argv, "a.iki"))
    assert jawab.status == 130
    require_sentence(jawab)
    assert content(tempat) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("json_", [(), ("--json",)])
def test_a_full_standard_output_is_told(tempat: Path, json_: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "iki_desktop.cli", "info", str(tempat / "a.iki"), *json_],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    require_sentence(Jawab(done.returncode, "", done.stderr.decode()))
    assert done.returncode == 3


def test_a_reader_of_the_output_that_leaves_is_no_error(tempat: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "iki_desktop.cli", "jabatan", str(tempat / "a.iki")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    running.stdout.close()
    assert running.stderr is not None
    assert (running.stderr.read(), running.wait()) == (b"", 0)
    running.stderr.close()


def test_failures_of_a_process_of_its_own(tempat: Path) -> None:
    (tempat / "b.iki").write_text("bukan")
    jawab = process("info", "b.iki", "--json", cwd=tempat)
    assert jawab.status == 1
    assert jawab.json == {"galat": require_sentence(jawab)}
    assert process("info", cwd=tempat).status == 2
    (tempat / "a.iki").write_bytes((tempat / "a.iki").read_bytes()[:50_000])
    assert process("jabatan", "a.iki", cwd=tempat).status == 3


def test_a_bug_is_not_dressed_as_a_sentence(iki: Iki, tempat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("iki_desktop.services.kantor.office_info", broken)
    with pytest.raises(ZeroDivisionError):
        iki("info", tempat / "a.iki")
    open_store(tempat / "a.iki").close()
