"""The grid of figures and the engine in an office of ten years, beside what SQLite alone needs to read the same."""

import json
from collections.abc import Mapping, Sequence
from functools import partial

from tests.bench.besar_angka import DESA, TAHUN, VARIABEL, make_figures
from tests.bench.laporan import Bagian, Sasaran, Tabel
from tests.bench.sunting import copy_fresh, in_ms
from tests.bench.tempat import Tempat, python
from tests.bench.ukur import Kasus, Ringkas, interleave, ringkas

_JALAN = 3  # whole windows; each does everything many times
_KALI = 10  # times as many villages in the larger file

_CARA = f"""
An office file of {TAHUN} years × 12 months × {VARIABEL} variables × {DESA} villages, {TAHUN * 12 * VARIABEL * DESA:,}
figures, and one with {_KALI} times as many villages; each of the 73 indicators is a ratio of two variables. Our window
at 1366 × 728, offscreen. A figure runs from what the user does to the first idle moment after the paint; “on the disk”
until the store has committed it and it is painted again. Pasted is a block over the whole grid. Beside it, in the same
process, SQLite alone: a plain SELECT of the same figures, fetched and thrown away. {_JALAN} windows of each.
"""
# The name of the figure, its words, and that of the raw reading beside it.
_BARIS = (
    ("halaman_pertama", "opening the page for the first time (loads its modules)", ""),
    ("buka_bulan", "opening a grid: a month, all villages", "buka_bulan_sqlite"),
    ("buka_desa", "opening a grid: a village, all months", "buka_desa_sqlite"),
    ("ketik", "figure and Enter to the next cell", ""),
    ("tersimpan", "figure and Enter to the figure on the disk", ""),
    ("gulir", "a notch of the wheel", ""),
    ("tempel", "pasting a block, in one step", ""),
    ("hitung", "computing all indicators for a year", "hitung_sqlite"),
    ("hitung_sentuh", "computing what one variable touches", ""),
)
# In the smaller file: milliseconds to reach.
_SASARAN = (
    ("buka_bulan", "a grid opens under 150 ms", 150),
    ("ketik", "a figure typed to the next cell under 16 ms", 16),
    ("tersimpan", "the figure on the disk within 50 ms", 50),
    ("gulir", "scrolling at 60 frames a second", 1000 / 60),
    ("hitung", "the whole office for a year under 300 ms", 300),
    ("hitung_sentuh", "what a changed figure touches under 20 ms", 20),
)


def measure_angka(tempat: Tempat) -> Bagian:
    """Runs the windows in turn."""
    kasus = []
    for nama, kali in (("kecil", 1), ("besar", _KALI)):
        asal, berkas = tempat.folder / f"angka-{nama}.iki", tempat.folder / f"angka-{nama}-jalan.iki"
        make_figures(asal, kali)
        perintah = python("jalan_angka.py", berkas)
        kasus.append(Kasus(nama, perintah, tempat.env, partial(copy_fresh, asal, berkas)))
    jalan = interleave(kasus, min(tempat.kali, _JALAN), pemanasan=0)
    hasil = {nama: _pooled([json.loads(j.keluaran.splitlines()[-1]) for j in semua]) for nama, semua in jalan.items()}
    kecil, besar = hasil["kecil"], hasil["besar"]
    sel = besar["tempel_sel"].tengah
    return Bagian(
        "Figures",
        _CARA,
        [_table(kecil, besar)],
        [
            *(_target(isi, kecil[nama], batas) for nama, isi, batas in _SASARAN),
            Sasaran(
                "a paste of 5,000 cells under 1 s",
                f"{besar['tempel'].tengah:.0f} ms",
                besar["tempel"].tengah < 1000 if sel >= 5000 else None,
            ),
            _target("ten times the file: a grid opens under 150 ms", besar["buka_bulan"], 150),
        ],
        [f"Pasted were {kecil['tempel_sel'].tengah:.0f} cells, in the larger file {sel:.0f}."],
    )


def _target(isi: str, angka: Ringkas, batas: float) -> Sasaran:
    return Sasaran(isi, f"{angka.tengah:.1f} ms", angka.tengah < batas)


def _pooled(jalan: Sequence[Mapping[str, list[float]]]) -> dict[str, Ringkas]:
    """All runs of all windows together; the first of each window warms up, where there are several."""
    return {nama: ringkas([ms for satu in jalan for ms in (satu[nama][1:] or satu[nama])]) for nama in jalan[0]}


def _table(kecil: Mapping[str, Ringkas], besar: Mapping[str, Ringkas]) -> Tabel:
    baris = []
    for nama, kata, polos in _BARIS:
        mentah = (in_ms(kecil[polos]), f"{kecil[nama].tengah / kecil[polos].tengah:.0f}") if polos else ("", "")
        kali = f"{besar[nama].tengah / kecil[nama].tengah:.2f}"
        baris.append((kata, in_ms(kecil[nama]), *mentah, in_ms(besar[nama]), kali))
    kepala = ("what is done", "ours, ms", "SQLite alone, ms", "of its", "ten times the file, ms", "of the smaller")
    return Tabel(kepala, baris)
