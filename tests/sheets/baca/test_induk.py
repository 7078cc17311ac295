"""The process that reads may do anything; a file ends as a book or as a sentence, and the next one is read."""

import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import psutil
import pytest
from openpyxl import Workbook

from iki_desktop.sheets.baca import induk, pintu
from iki_desktop.sheets.baca.batas import MB, Batas
from iki_desktop.sheets.baca.induk import Dibatalkan, GagalBaca, Pembaca, child_command
from tests.sheets.baca.bahan import DATA, simpan, xlsb, xlsx

CSV = b"Desa;Jumlah\nNgroto;3\n"
SISA = "import json,sys,time;b=sys.stdin.buffer;o=sys.stdout.buffer;k=json.loads(b.readline())\n"


def anak(isi: str) -> list[str]:
    """A child of our own: `b` and `o` are its pipes, `k` the head of the first request."""
    return [sys.executable, "-c", SISA + isi]


@pytest.fixture(scope="module")
def pembaca() -> Iterator[Pembaca]:
    """One for the files of a batch."""
    with Pembaca() as ada:
        yield ada


@pytest.fixture(scope="module")
def besar() -> bytes:
    """A workbook that takes a moment."""
    asli = Workbook(write_only=True)
    lembar = asli.create_sheet("Data")
    for n in range(6000):
        lembar.append([f"Warga {n}", *range(n, n + 9)])
    return simpan(asli)


def sebab(pembaca: Pembaca, isi: bytes = CSV, nama: str = "a.csv") -> str:
    """Why a file isn't read."""
    with pytest.raises(GagalBaca) as gagal:
        pembaca.baca(nama, isi)
    assert gagal.value.kalimat
    return gagal.value.sebab


def test_files_one_after_another(pembaca: Pembaca) -> None:
    for _ in range(2):
        buku = pembaca.baca("rekap.csv", CSV)
        assert (buku.nama, buku.sha256, buku.jenis) == ("rekap.csv", sha256(CSV).hexdigest(), "csv")
        assert sebab(pembaca, b"%PDF-1.7 ") == "pdf"
        assert len(pembaca.baca("contoh.xls", (DATA / "contoh.xls").read_bytes()).lembar) == 3


def test_progress_tells_the_rows_read(pembaca: Pembaca, besar: bytes) -> None:
    maju: list[int] = []
    buku = pembaca.baca("a.xlsx", besar, maju.append)
    assert len(buku.lembar[0].baris) == 6000
    assert maju == sorted(maju)
    assert maju[-1] == 6000
    assert len(maju) > 5


def test_a_stray_cell_that_ends_the_process_costs_nothing_but_its_file(pembaca: Pembaca) -> None:
    assert sebab(pembaca, xlsb({(0, 0): "Desa", (1_048_575, 16_383): 1.0}), "a.xlsb") in {"mati", "memori"}
    assert pembaca.baca("a.csv", CSV).lembar


@pytest.mark.parametrize("banyak", range(0, 5632, 700))
def test_a_cut_xls(pembaca: Pembaca, banyak: int) -> None:
    isi = (DATA / "sudut.xls").read_bytes()[:banyak]
    assert sebab(pembaca, isi, "a.xls") in {"kosong", "terpotong", "rusak", "mati"}


def test_stopping_ends_the_process_at_once(besar: bytes) -> None:
    with Pembaca() as pembaca:
        maju: list[int] = []
        with pytest.raises(Dibatalkan):
            pembaca.baca("a.xlsx", besar, maju.append, lambda: len(maju) > 1)
        assert len(maju) == 2
        assert not _children()
        assert len(pembaca.baca("a.xlsx", besar).lembar[0].baris) == 6000
    assert not _children()


_LAIN: set[int] = set()  # children that other tests have left running


@pytest.fixture(autouse=True)
def _note_others() -> None:
    _LAIN.clear()
    _LAIN.update(satu.pid for satu in psutil.Process().children())


def _children() -> list[psutil.Process]:
    """The reading processes of this test."""
    semua = [satu for satu in psutil.Process().children() if satu.pid not in _LAIN]
    return [satu for satu in semua if "anak" in " ".join(satu.cmdline())]


def test_an_error_of_the_one_who_watches_leaves_no_process(besar: bytes) -> None:
    def jatuh(_: int) -> None:
        raise RuntimeError("kata pemanggil")

    with Pembaca() as pembaca:
        with pytest.raises(RuntimeError, match="kata pemanggil"):
            pembaca.baca("a.xlsx", besar, jatuh)
        assert pembaca.baca("a.csv", CSV).lembar


@pytest.mark.parametrize("ke", range(6))
def test_a_process_killed_at_any_moment(besar: bytes, ke: int) -> None:
    acak = random.Random(ke)
    with Pembaca() as pembaca:
        pembaca.baca("a.csv", CSV)
        (proses,) = _children()
        bunuh = threading.Timer(acak.random() * 0.3, proses.kill)
        bunuh.start()
        with suppress(GagalBaca):
            assert len(pembaca.baca("a.xlsx", besar).lembar[0].baris) == 6000
        bunuh.join()
        proses.wait(5)
        assert len(pembaca.baca("a.xlsx", besar).lembar[0].baris) == 6000


LEMBAR = '["L","a",false,true]\n'
UCAPAN = [
    "rusak", "[" * 100_000, '["S",[]]', "{}", '["J",3]', '["G","tidak-ada",""]', f'{LEMBAR}["B",[[0,[5]]]]',
    f'{LEMBAR}["B",[[0,["x5"]]]]', f'{LEMBAR}["B",[[3,["n5"]],[3,[]]]]', f'{LEMBAR}["B",[[99999999,["n5"]]]]',
    f'{LEMBAR}["A",[[1,2]],[],[]]', f'{LEMBAR}["A",[],["x"],[]]', f"{LEMBAR}{LEMBAR}", "\xff\xfe",
]  # fmt: skip


@pytest.mark.parametrize(
    "isi",
    ["", "sys.exit(3)", 'o.write(b\'["J","xlsx"]\\n["L",\')']
    + [f"o.write({satu.encode('latin-1')!r}+b'\\n');o.flush();time.sleep(60)" for satu in UCAPAN],
)
def test_whatever_a_process_says_ends_as_a_sentence(isi: str) -> None:
    with Pembaca(perintah=anak(isi)) as pembaca:
        assert sebab(pembaca) == "mati"
        assert sebab(pembaca) == "mati"


def test_a_process_that_is_silent_and_one_that_never_ends() -> None:
    mulai = time.monotonic()
    with Pembaca(Batas(diam=0.3), anak("time.sleep(60)")) as pembaca:
        assert sebab(pembaca) == "waktu"
    with Pembaca(Batas(total=0.5), anak("while 1: o.write(b'[\"M\"]\\n');o.flush();time.sleep(.01)")) as pembaca:
        assert sebab(pembaca) == "waktu"
    assert time.monotonic() - mulai < 5


def test_a_process_that_takes_nothing_in() -> None:
    with Pembaca(Batas(diam=0.3), [sys.executable, "-c", "import time;time.sleep(60)"]) as pembaca:
        assert sebab(pembaca, bytes(20 * MB)) == "waktu"


def test_a_process_that_takes_all_memory() -> None:
    isi = "a=[]\nwhile 1: a.append(bytearray(4<<20));time.sleep(.01)"
    with Pembaca(Batas(memori=100 * MB), anak(isi)) as pembaca:
        assert sebab(pembaca) == "memori"


def test_a_process_that_says_it_got_no_more_memory() -> None:
    with Pembaca(perintah=anak("sys.exit(77)")) as pembaca:
        assert sebab(pembaca) == "memori"


def test_what_a_process_writes_to_its_errors_stops_nobody() -> None:
    with Pembaca(Batas(diam=5), anak("sys.stderr.write('x'*1000000);sys.exit(3)")) as pembaca:
        assert sebab(pembaca) == "mati"


def test_a_program_that_is_not_there() -> None:
    with Pembaca(perintah=["/tidak/ada/program"]) as pembaca:
        assert sebab(pembaca) == "tidak_jalan"


def test_a_file_too_large_is_not_even_sent() -> None:
    with Pembaca(Batas(berkas=10), ["/tidak/ada/program"]) as pembaca:
        assert sebab(pembaca, bytes(11)) == "besar_berkas"


def test_a_process_grown_fat_is_not_given_another_file(monkeypatch: pytest.MonkeyPatch) -> None:
    with Pembaca() as pembaca:
        pembaca.baca("a.csv", CSV)
        assert len(_children()) == 1
        monkeypatch.setattr(induk, "_GEMUK", 0.0)
        pembaca.baca("a.csv", CSV)
        assert not _children()


def test_limits_reach_the_process(pembaca: Pembaca) -> None:
    with Pembaca(Batas(sel=3)) as sempit:
        assert sebab(sempit) == "banyak_sel"
    assert pembaca.baca("a.csv", CSV).lembar


def test_the_working_folder_is_no_place_to_import_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    with Pembaca() as pembaca:
        assert pembaca.baca("a.csv", CSV).lembar


def test_a_bundle_starts_itself_with_a_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child_command()[0] == sys.executable
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command() == [sys.executable, pintu.TANDA]
    assert pintu.run_if_child(["iki", "cetak"]) is False
    assert pintu.run_if_child(["iki", pintu.TANDA, "x"]) is False


def test_the_door_serves_and_imports_nothing_before() -> None:
    isi = (
        "import sys;from iki_desktop.sheets.baca.pintu import run_if_child;"
        "assert not {'openpyxl','json','PySide6','iki_desktop.sheets.baca.anak'} & set(sys.modules), sys.modules;"
        "sys.exit(0 if run_if_child(['iki','--baca-lembar']) else 9)"
    )
    with Pembaca(perintah=[sys.executable, "-c", isi]) as pembaca:
        assert pembaca.baca("a.csv", CSV).lembar


def test_a_process_ends_with_its_parent() -> None:
    proses = subprocess.Popen(child_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    proses.communicate(timeout=10)
    assert proses.returncode == 0


@pytest.mark.slow
def test_a_million_formatted_rows(pembaca: Pembaca) -> None:
    gaya = "".join(f'<row r="{n}" s="1" ht="15"><c r="A{n}" s="1"/><c r="B{n}"/></row>' for n in range(2, 1_048_577))
    isi = xlsx(f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>{gaya}</sheetData>')
    mulai = time.monotonic()
    assert pembaca.baca("a.xlsx", isi).lembar[0].baris == (("n1",),)
    assert time.monotonic() - mulai < 30


@pytest.mark.slow
def test_fifty_thousand_rows_of_twenty() -> None:
    asli = Workbook(write_only=True)
    lembar = asli.create_sheet("Data")
    acak = random.Random(5)
    for n in range(50_000):
        lembar.append([f"Warga {n}", *(round(acak.random() * 1e5, 2) for _ in range(19))])
    isi, puncak = simpan(asli), 0
    with Pembaca() as pembaca:

        def lihat(_: int) -> None:
            nonlocal puncak
            puncak = max([puncak, *(satu.memory_info().rss for satu in _children())])

        buku = pembaca.baca("a.xlsx", isi, lihat)
    assert (len(buku.lembar[0].baris), buku.lembar[0].lebar) == (50_000, 20)
    assert 0 < puncak < 120 * MB
