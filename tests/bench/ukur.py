"""Runs whole processes and measures them: time on the clock, time of the processor, memory of the process tree."""

import os
import statistics
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_POLL = 0.002  # seconds between two looks at the memory
_BUSY = 1.1  # times its CPU time; reading and writing alone take less
_PAGE_KIB = os.sysconf("SC_PAGE_SIZE") // 1024


@dataclass(frozen=True, slots=True)
class Kasus:
    """A program to run: its name in the tables and its command line; `siapkan` is done before, off the clock."""

    nama: str
    perintah: Sequence[str]
    env: Mapping[str, str]
    siapkan: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Jalan:
    """One run: seconds on the clock and of the processor (all processes of the tree), and what it printed.

    `mulai` is when it began, by `time.perf_counter`, which on Linux counts the same in every process.
    """

    mulai: float
    jam: float
    prosesor: float
    keluaran: str


@dataclass(frozen=True, slots=True)
class Ringkas:
    """Some runs of one figure: the median, and the ends of the middle half."""

    tengah: float
    rendah: float
    tinggi: float


def ringkas(angka: list[float]) -> Ringkas:
    """The median and the middle half: a run that the machine stalled in doesn't blur the others."""
    rendah, tengah, tinggi = statistics.quantiles(angka, n=4, method="inclusive") if len(angka) > 1 else angka * 3
    return Ringkas(tengah, rendah, tinggi)


def busy(jalan: Sequence[Jalan]) -> str:
    """A sentence where a program that uses one core waited for it: then the clock tells of the others, too."""
    jam, prosesor = ringkas([j.jam for j in jalan]).tengah, ringkas([j.prosesor for j in jalan]).tengah
    if jam < _BUSY * prosesor:
        return ""
    return (
        f"The machine was busy: our process took {jam / prosesor:.1f} × its CPU time on the clock. "
        "Trust the fastest runs and the CPU times, or measure again on a quiet machine."
    )


class Gagal(RuntimeError):
    """A measured program ended with an error."""


def run(kasus: Kasus) -> Jalan:
    """Runs a program once."""
    kasus.siapkan()
    baca, tulis = os.pipe()
    mulai = time.perf_counter()
    pid = _spawn(kasus, tulis)
    os.close(tulis)
    with open(baca, encoding="utf-8", errors="replace") as pipa:  # noqa: PTH123 - a descriptor
        keluaran = pipa.read()
    _, status, pakai = os.wait4(pid, 0)
    jam = time.perf_counter() - mulai
    _check(kasus, status, keluaran)
    return Jalan(mulai, jam, pakai.ru_utime + pakai.ru_stime, keluaran)


def interleave(kasus: Sequence[Kasus], kali: int, pemanasan: int = 1) -> dict[str, list[Jalan]]:
    """Each program `kali` times in turn (A B C A B C …), after `pemanasan` turns that don't count."""
    hasil: dict[str, list[Jalan]] = {satu.nama: [] for satu in kasus}
    for putaran in range(pemanasan + kali):
        for satu in kasus:
            jalan = run(satu)
            if putaran >= pemanasan:
                hasil[satu.nama].append(jalan)
    return hasil


def peak_memory(kasus: Kasus) -> float:
    """The most memory (MiB, resident) that a program and its children hold together, in a run of its own.

    Pages that several processes share count once for each of them.
    """
    kasus.siapkan()
    kosong = os.open(os.devnull, os.O_WRONLY)
    pid = _spawn(kasus, kosong)
    os.close(kosong)
    selesai, puncak = threading.Event(), [0]

    def watch() -> None:
        while not selesai.is_set():
            puncak[0] = max(puncak[0], sum(map(_resident, _tree(pid))))
            time.sleep(_POLL)

    pengamat = threading.Thread(target=watch)
    pengamat.start()
    _, status, _ = os.wait4(pid, 0)
    selesai.set()
    pengamat.join()
    _check(kasus, status, "")
    return puncak[0] / 1024


def own_memory() -> float:
    """Resident memory of this process now, in MiB."""
    return _resident(os.getpid()) / 1024


def own_peak() -> float:
    """The most this process ever held, in MiB."""
    for baris in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if baris.startswith("VmHWM"):
            return int(baris.split()[1]) / 1024
    return 0.0


def _spawn(kasus: Kasus, keluaran: int) -> int:
    return os.posix_spawnp(
        kasus.perintah[0],
        list(kasus.perintah),
        dict(kasus.env),
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, keluaran, 1),
            (os.POSIX_SPAWN_OPEN, 2, kasus.env["IKI_BENCH_STDERR"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        ],
    )


def _check(kasus: Kasus, status: int, keluaran: str) -> None:
    if status:
        galat = Path(kasus.env["IKI_BENCH_STDERR"]).read_text(encoding="utf-8", errors="replace")
        raise Gagal(f"{kasus.nama}: status {os.waitstatus_to_exitcode(status)}\n{keluaran}{galat}")


def _tree(pid: int) -> list[int]:
    """A process and all below it."""
    hasil = [pid]
    for satu in hasil:
        try:
            utas = list(Path(f"/proc/{satu}/task").iterdir())
            hasil += [int(n) for u in utas for n in (u / "children").read_text(encoding="ascii").split()]
        except OSError:  # it has ended meanwhile
            continue
    return hasil


def _resident(pid: int) -> int:
    """KiB in memory; 0 for a process that has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE_KIB
    except (OSError, IndexError):
        return 0
