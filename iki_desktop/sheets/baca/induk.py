"""Reading files from outside, from the side that must live: a process of its own reads, this one watches it.

Time and memory of the child are bounded; whatever it does, a file ends as a `Buku` or as a sentence.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Thread
from types import TracebackType
from typing import IO, Self

import psutil

from iki_desktop.domain.impor.lembar import Buku
from iki_desktop.sheets.baca.aliran import KELUAR_MEMORI, Perakit, permintaan
from iki_desktop.sheets.baca.batas import MB, Batas, Tolak
from iki_desktop.sheets.baca.kata import Sebab, kalimat_gagal
from iki_desktop.sheets.baca.pintu import TANDA

_DENYUT = 0.04  # seconds between two looks at the child
_BARIS_MAKS = 64 * MB  # of one line of the child; a longer one is garbage
_ANTRE = 64  # lines that may wait
_GEMUK = 0.5  # of its memory: with more left over from one file, the next gets a new child


class GagalBaca(Exception):
    """A file that could not be read; `kalimat` says to the clerk what is wrong and what to do."""

    def __init__(self, sebab: Sebab, rincian: str = "") -> None:
        """`rincian` is what the sentence of the reason leaves open."""
        self.sebab: Sebab = sebab
        self.kalimat = kalimat_gagal(sebab, rincian)
        super().__init__(self.kalimat)


class Dibatalkan(Exception):
    """The clerk stopped it; the child is gone."""


def child_command() -> list[str]:
    """How the reading process is started: from source as a module, in a bundle as the program itself (`pintu`)."""
    if getattr(sys, "frozen", False):
        return [sys.executable, TANDA]
    return [sys.executable, "-P", "-m", "iki_desktop.sheets.baca.anak"]


class Pembaca:
    """Reads files one after another; keeps one child over them, and starts another where that is gone."""

    def __init__(self, batas: Batas | None = None, perintah: Sequence[str] | None = None) -> None:
        """`perintah` starts the child; the usual one by default."""
        self._batas = batas or Batas()
        self._perintah = list(perintah) if perintah is not None else child_command()
        self._anak: _Anak | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: TracebackType | None
    ) -> None:
        self.tutup()

    def siapkan(self) -> Self:
        """Starts the child before there is a file for it, so that both get ready at once."""
        with suppress(GagalBaca):  # the first file tells
            self._child()
        return self

    def tutup(self) -> None:
        """Ends the child; the next file would start another."""
        if self._anak is not None:
            self._anak.tutup()
            self._anak = None

    def baca(
        self,
        nama: str,
        isi: bytes,
        progress: Callable[[int], None] | None = None,
        berhenti: Callable[[], bool] = lambda: False,
    ) -> Buku:
        """What a file holds. `progress` is told the rows read so far; where `berhenti` says so, the child ends at once
        and `Dibatalkan` is raised. Raises `GagalBaca` for all else that isn't a book."""
        if len(isi) > self._batas.berkas:
            raise GagalBaca("besar_berkas", str(self._batas.berkas // MB))
        perakit = Perakit(nama, sha256(isi).hexdigest())
        try:
            anak = self._child()
            anak.minta(permintaan(nama, len(isi), self._batas), isi)
            return self._read(anak, perakit, progress or (lambda _: None), berhenti)
        except Tolak as tolak:
            raise GagalBaca(tolak.sebab, tolak.rincian) from None
        except BaseException:
            self.tutup()
            raise
        finally:
            if self._anak is not None and self._anak.memori() > self._batas.memori * _GEMUK:
                self.tutup()

    def _child(self) -> "_Anak":
        if self._anak is not None and self._anak.is_dead():
            self.tutup()
        if self._anak is None:
            try:
                self._anak = _Anak(self._perintah)
            except OSError as galat:
                raise GagalBaca("tidak_jalan") from galat
        return self._anak

    def _read(
        self, anak: "_Anak", perakit: Perakit, progress: Callable[[int], None], berhenti: Callable[[], bool]
    ) -> Buku:
        mulai = terakhir = time.monotonic()
        lihat = 0.0
        while True:
            if berhenti():
                raise Dibatalkan
            baris = anak.baris(_DENYUT)
            kini = time.monotonic()
            if kini - lihat >= _DENYUT:
                lihat = kini
                if anak.memori() > (self._batas.memori_xls if perakit.jenis == "xls" else self._batas.memori):
                    raise GagalBaca("memori")
            if kini - mulai > self._batas.total or kini - terakhir > self._batas.diam:
                raise GagalBaca("waktu")
            if baris is None:
                continue
            if not baris:
                raise GagalBaca(anak.sebab_mati())
            terakhir, banyak = kini, perakit.banyak_baris
            try:
                buku = perakit.terima(baris)
            except (ValueError, TypeError, RecursionError) as galat:
                raise GagalBaca("mati") from galat
            if perakit.banyak_baris != banyak:
                progress(perakit.banyak_baris)
            if buku is not None:
                return buku


class _Anak:
    """A child with the two threads that feed it and listen to it, so that neither waits for the other."""

    def __init__(self, perintah: Sequence[str]) -> None:
        akar = str(Path(__file__).resolve().parents[3])
        lingkungan = os.environ | {"PYTHONPATH": os.pathsep.join([akar, *filter(None, [os.environ.get("PYTHONPATH")])])}
        self._proses = subprocess.Popen(
            perintah,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=None if getattr(sys, "frozen", False) else lingkungan,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._psutil: psutil.Process | None = None
        with suppress(psutil.Error):
            self._psutil = psutil.Process(self._proses.pid)
        self._antre: Queue[bytes] = Queue(_ANTRE)
        self._usai = Event()
        self._penulis: Thread | None = None
        self._pendengar = Thread(target=self._listen, name="baca-lembar", daemon=True)
        self._pendengar.start()

    def minta(self, kepala: bytes, isi: bytes) -> None:
        """Sends a file, without waiting until it is taken."""
        self._penulis = Thread(target=self._feed, args=(kepala, isi), name="kirim-lembar", daemon=True)
        self._penulis.start()

    def _feed(self, kepala: bytes, isi: bytes) -> None:
        # A child that is gone is noticed by the one who listens.
        with suppress(OSError, ValueError):
            self._masuk.write(kepala)
            self._masuk.write(isi)
            self._masuk.flush()

    def _listen(self) -> None:
        with suppress(OSError, ValueError):
            while (baris := self._keluar.readline(_BARIS_MAKS)) and not self._usai.is_set():
                self._put(baris)
        self._put(b"")

    def _put(self, baris: bytes) -> None:
        while not self._usai.is_set():
            with suppress(Full):
                self._antre.put(baris, timeout=0.2)
                return

    @property
    def _masuk(self) -> IO[bytes]:
        assert self._proses.stdin is not None
        return self._proses.stdin

    @property
    def _keluar(self) -> IO[bytes]:
        assert self._proses.stdout is not None
        return self._proses.stdout

    def baris(self, tunggu: float) -> bytes | None:
        """The next line; None where none came in time, empty where the child is gone."""
        try:
            return self._antre.get(timeout=tunggu)
        except Empty:
            return None

    def memori(self) -> int:
        """Bytes it holds now; none where it is gone."""
        with suppress(psutil.Error):
            if self._psutil is not None:
                return int(self._psutil.memory_info().rss)
        return 0

    def is_dead(self) -> bool:
        """Whether it has ended."""
        return self._proses.poll() is not None

    def sebab_mati(self) -> Sebab:
        """Why it has ended by itself."""
        with suppress(subprocess.TimeoutExpired):
            return "memori" if self._proses.wait(1) == KELUAR_MEMORI else "mati"
        return "mati"

    def tutup(self) -> None:
        """Ends it, whatever it is doing, and both threads."""
        self._usai.set()
        self._proses.kill()
        self._proses.wait()
        for utas in (self._penulis, self._pendengar):
            if utas is not None:
                utas.join(5)
        with suppress(OSError):  # what was still to be sent
            self._masuk.close()
        self._keluar.close()
