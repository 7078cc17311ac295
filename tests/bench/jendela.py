"""The window: its start beside a bare Qt window, its memory, the time from an edit to its picture."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.bench.cetak import spread
from tests.bench.laporan import Bagian, Sasaran, Tabel
from tests.bench.tempat import Tempat, python
from tests.bench.ukur import Kasus, Ringkas, interleave, peak_memory, ringkas, run

_CARA_MULAI = """
From the start of the process to the first idle moment after the first paint: our window with Pujon's file, its tree
and the form of the first position, beside a bare PySide6 window with a tree and a table of as many rows. On Qt's
offscreen platform and, where Xvfb is there, on an X server.
"""
_CARA_PRATINJAU = """
In-process: a changed document in, the picture of the page (1.5 pixels a point) as a QImage out; the longest form, one
letter typed at a time. In the window: the same through its own lane, from the edit handed to the preview pane until
the page is painted.
"""
_CARA_MEMORI = """
Resident memory of the running program: the form shown, the first page of the preview shown, and after paging through
all positions with the preview open.
"""


@dataclass(frozen=True, slots=True)
class _Layar:
    nama: str
    env: Mapping[str, str]


def measure_jendela(tempat: Tempat) -> Bagian:
    """The start of the window."""
    berkas = _copy(tempat)
    pertama = tempat.dokumen.formulir[0]
    isi_tabel = pertama.jumlah_indikator + len(pertama.tugas) + len(pertama.fungsi)
    baris, sasaran = [], []
    with _screens(tempat) as layar:
        for satu in layar:
            kita = Kasus("ours", python("jalan_kita.py", berkas), satu.env)
            polos = Kasus("bare", python("jalan_polos.py", len(tempat.dokumen.formulir), isi_tabel), satu.env)
            jalan = interleave([kita, polos], tempat.kali)
            waktu = {
                nama: ringkas([(float(j.keluaran.splitlines()[-1]) - j.mulai) * 1000 for j in semua])
                for nama, semua in jalan.items()
            }
            prosesor = {nama: ringkas([j.prosesor * 1000 for j in semua]) for nama, semua in jalan.items()}
            beda = waktu["ours"].tengah / waktu["bare"].tengah
            for kasus in (kita, polos):
                baris.append(_row(satu.nama, kasus, waktu, prosesor))
            sasaran.append(
                Sasaran(f"the window usable within 1.5 × the bare one ({satu.nama})", f"{beda:.2f} ×", beda <= 1.5)
            )
    kepala = ("window", "usable, ms", "of the bare one's", "CPU, ms", "of its CPU", "peak memory, MiB")
    catatan = () if len(layar) > 1 else ("Xvfb is not here, so there is no X server to measure on.",)
    return Bagian("The window's start", _CARA_MULAI, [Tabel(kepala, baris)], sasaran, catatan)


def _row(
    layar: str, kasus: Kasus, waktu: Mapping[str, Ringkas], prosesor: Mapping[str, Ringkas]
) -> tuple[str, str, str, str, str, str]:
    nama = kasus.nama
    return (
        f"{nama}, {layar}",
        spread(waktu[nama]),
        f"{waktu[nama].tengah / waktu['bare'].tengah:.2f}",
        spread(prosesor[nama]),
        f"{prosesor[nama].tengah / prosesor['bare'].tengah:.2f}",
        f"{peak_memory(kasus):.0f}",
    )


def measure_pratinjau(tempat: Tempat) -> Bagian:
    """One page's preview."""
    sendiri = json.loads(run(Kasus("pratinjau", python("jalan_pratinjau.py", tempat.kantor), tempat.env)).keluaran)
    jendela = _whole_window(tempat)
    dalam, luar = ringkas(sendiri["suntingan"]), ringkas(jendela["ketikan"])
    tabel = Tabel(
        ("one page", "ms"),
        [
            ("in-process: an edit", spread(dalam)),
            ("in-process: the first page after opening (fonts, all other forms counted)", f"{sendiri['pertama']:.0f}"),
            ("in the window: edit to painted page", spread(luar)),
        ],
    )
    sasaran = [
        Sasaran("one page's preview under 50 ms (in-process)", f"{dalam.tengah:.0f} ms", dalam.tengah < 50),
        Sasaran("one page's preview under 50 ms (keystroke to picture)", f"{luar.tengah:.0f} ms", luar.tengah < 50),
    ]
    return Bagian("One page's preview", _CARA_PRATINJAU, [tabel], sasaran)


def measure_memori(tempat: Tempat) -> Bagian:
    """Memory of the running program."""
    hasil = _whole_window(tempat)
    tabel = Tabel(
        ("the running program", "MiB"),
        [
            ("form shown", f"{hasil['awal']:.0f}"),
            ("first page of the preview shown", f"{hasil['pratinjau']:.0f}"),
            (f"after all {hasil['jabatan']} positions", f"{hasil['semua']:.0f}"),
            ("peak, edits included", f"{hasil['puncak']:.0f}"),
        ],
    )
    megabita = hasil["puncak"] * 1024**2 / 1e6
    sasaran = Sasaran("memory of the running program under 200 MB", f"{megabita:.0f} MB at its peak", megabita < 200)
    return Bagian("Memory", _CARA_MEMORI, [tabel], [sasaran])


def _whole_window(tempat: Tempat) -> dict[str, Any]:
    kasus = Kasus("jendela", python("jalan_kita.py", _copy(tempat), "lengkap"), tempat.env)
    hasil: dict[str, Any] = json.loads(run(kasus).keluaran.splitlines()[-1])
    return hasil


def _copy(tempat: Tempat) -> str:
    """An office file for the window alone, which opens it for writing."""
    tujuan = tempat.folder / "jendela.iki"
    tujuan.unlink(missing_ok=True)
    return str(shutil.copy(tempat.kantor, tujuan))


@contextmanager
def _screens(tempat: Tempat) -> Iterator[list[_Layar]]:
    """Qt's offscreen platform, and an X server of our own where there is Xvfb."""
    layar = [_Layar("offscreen", tempat.env)]
    if not shutil.which("Xvfb"):
        yield layar
        return
    baca, tulis = os.pipe()
    perintah = ["Xvfb", "-displayfd", str(tulis), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(perintah, pass_fds=[tulis], stderr=subprocess.DEVNULL) as server:
        os.close(tulis)
        try:
            with open(baca, encoding="ascii") as pipa:  # noqa: PTH123 - a descriptor
                nomor = pipa.readline().strip()
            if nomor:
                layar.append(_Layar("X", {**tempat.env, "DISPLAY": f":{nomor}", "QT_QPA_PLATFORM": "xcb"}))
            yield layar
        finally:
            server.terminate()
