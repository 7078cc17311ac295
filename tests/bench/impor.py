"""Imports: templates of all villages beside what openpyxl alone needs to read them, and a sheet of a million cells."""

import json
from functools import partial

from tests.bench.besar_impor import BARIS, DESA, KOLOM, VARIABEL, make_large, make_office, make_templates
from tests.bench.laporan import Bagian, Sasaran, Tabel
from tests.bench.sunting import copy_fresh
from tests.bench.tempat import Tempat, python
from tests.bench.ukur import Kasus, Ringkas, busy, interleave, peak_memory, ringkas

_JALAN = 3  # windows with the large sheet
_CARA = f"""
Ten villages' templates of 12 months × {VARIABEL} variables ({DESA * 12 * VARIABEL:,} figures), filled: read, reviewed,
set beside what is stored, and committed, from the start of the process to its end. Beside it a process that reads all
cells of the same files with openpyxl alone. Then a sheet of {BARIS:,} × {KOLOM} cells, as a registry exports it, put on
the page of imports of our window at 1366 × 728, offscreen: until every cell has its fate, and how long the window
didn't answer at the longest. Memory is that of all processes together.
"""


def measure_impor(tempat: Tempat) -> Bagian:
    """Runs both."""
    kantor, jalan_kantor = tempat.folder / "impor.iki", tempat.folder / "impor-jalan.iki"
    folder, besar = tempat.folder / "templat", tempat.folder / "besar.xlsx"
    make_office(kantor)
    make_templates(kantor, folder)
    make_large(besar)
    fresh = partial(copy_fresh, kantor, jalan_kantor)
    kita = Kasus("ours", python("jalan_impor.py", jalan_kantor, folder), tempat.env, fresh)
    polos = Kasus("openpyxl", python("jalan_openpyxl.py", folder), tempat.env)
    jalan = interleave([kita, polos], tempat.kali)
    jam = {nama: ringkas([j.jam for j in semua]) for nama, semua in jalan.items()}
    cpu = {nama: ringkas([j.prosesor for j in semua]) for nama, semua in jalan.items()}
    kali = jam["ours"].tengah / jam["openpyxl"].tengah
    jendela = Kasus("window", python("jalan_impor_besar.py", jalan_kantor, besar), tempat.env, fresh)
    ukuran = [json.loads(j.keluaran.splitlines()[-1]) for j in interleave([jendela], _JALAN, pemanasan=0)["window"]]
    detik, celah = (ringkas([satu[nama] for satu in ukuran]) for nama in ("detik", "celah"))
    memori = peak_memory(jendela)
    return Bagian(
        "Imports",
        _CARA,
        [
            Tabel(
                ("ten templates", "wall, s", "of openpyxl's", "CPU, s", "of its CPU", "peak memory, MiB"),
                [
                    (
                        nama,
                        _seconds(jam[nama]),
                        f"{jam[nama].tengah / jam['openpyxl'].tengah:.2f}",
                        _seconds(cpu[nama]),
                        f"{cpu[nama].tengah / cpu['openpyxl'].tengah:.2f}",
                        f"{peak_memory(satu):.0f}",
                    )
                    for nama, satu in (("ours", kita), ("openpyxl", polos))
                ],
            ),
            Tabel(
                ("a large sheet", "until reviewed, s", "window held at the longest, ms", "peak memory, MiB"),
                [(f"{ukuran[0]['sel']:,} cells", _seconds(detik), f"{celah.tengah:.0f}", f"{memori:.0f}")],
            ),
        ],
        [
            Sasaran("ten templates in under 3 s", f"{jam['ours'].tengah:.2f} s", jam["ours"].tengah < 3),
            Sasaran("within 1.5 × openpyxl alone", f"{kali:.2f} ×", kali < 1.5),
            Sasaran("the large sheet within 15 s", f"{detik.tengah:.1f} s", detik.tengah < 15),
            Sasaran("in under 400 MB in all processes", f"{memori * 1.048576:.0f} MB", memori * 2**20 < 400e6),
        ],
        [kalimat for kalimat in (busy(jalan["ours"]),) if kalimat],
    )


def _seconds(angka: Ringkas) -> str:
    """`0.43 (0.41–0.47)`."""
    return f"{angka.tengah:.2f} ({angka.rendah:.2f}–{angka.tinggi:.2f})"
