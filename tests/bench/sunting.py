"""Editing in a large office: from a key, a choice or an undo to what is painted, beside bare Qt views."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from tests.bench.besar import CABANG, INDIKATOR, JABATAN, make_large
from tests.bench.cetak import spread
from tests.bench.laporan import Bagian, Sasaran, Tabel
from tests.bench.tempat import Tempat, python
from tests.bench.ukur import Kasus, Ringkas, interleave, ringkas

_JALAN = 3  # whole windows; each does everything many times
_PEMANASAN = 1  # times in each window that don't count

Angka: TypeAlias = dict[str, list[float]]

_CARA = f"""
An office file of {JABATAN} positions with {JABATAN * INDIKATOR:,} indicators; our window at 1920 × 1000 with form and
page side by side, offscreen, the tree wholly unfolded. Keys are posted as events to the field, in the middle of an
indicator of the longest form; a figure runs until the first idle moment after the paint. The page counts from the same
moment as what is done on the screen. Deleted is a branch of {CABANG} positions with {CABANG * INDIKATOR:,} indicators.
Beside it bare Qt views with the same texts in memory, nothing stored: a QTextEdit as the open editor of a table of as
many rows, a page drawn from a QTextDocument, a QTreeWidget, and a QTextEdit filled anew as the form. {_JALAN} windows
of each, in turn, after a warm-up.
"""

# The name of the figure, its words, milliseconds to reach (0: none).
_BARIS = (
    ("huruf", "keystroke to repainted cell", 16),
    ("huruf_halaman", "keystroke to new page", 150),
    ("pilih", "choosing a position: tree and form", 100),
    ("pilih_halaman", "choosing a position: its page", 0),
    ("hapus", f"deleting a branch of {CABANG}: tree and form", 0),
    ("urungkan", "undoing that: tree and form", 300),
    ("urungkan_halaman", "undoing that: the page", 0),
    ("ulangi", "redoing it: tree and form", 0),
)
_SASARAN = {
    "huruf": "a keystroke to the repainted cell under 16 ms",
    "huruf_halaman": "a keystroke to the new page under 150 ms",
    "pilih": "choosing another position under 100 ms",
    "urungkan": f"undo of a deleted subtree of {CABANG} positions under 300 ms",
}
_LAIN = (
    ("ditahan", "keystroke to repainted cell, a key held down (30 a second)"),
    ("ditahan_akhir_halaman", "the page after a key held down"),
    ("menghitung", "keystroke to repainted cell while all pages are counted"),
    ("menghitung_halaman", "keystroke to new page while all pages are counted"),
    ("tulis", "one text to the store: transaction, history, fsync"),
    ("jeda", "a pause in typing: the same, and all that shows it (window held)"),
    ("temuan", "looking for findings in all forms (window held)"),
)
_PERTAMA = (
    ("jeda", "the first pause after opening (loads what writes)"),
    ("halaman_pertama", "the window made wide: the first page, not numbered yet"),
    ("halaman_dihitung", "the same until all pages are counted and it is numbered"),
)


def measure_sunting(tempat: Tempat) -> Bagian:
    """Runs the windows in turn."""
    asal, berkas = tempat.folder / "besar.iki", tempat.folder / "sunting.iki"
    make_large(asal)
    kita = Kasus("ours", python("jalan_sunting.py", berkas), tempat.env, lambda: copy_fresh(asal, berkas))
    polos = Kasus("bare", python("jalan_polos_sunting.py", asal), tempat.env)
    jalan = interleave([kita, polos], min(tempat.kali, _JALAN))
    hasil = {nama: [json.loads(j.keluaran.splitlines()[-1]) for j in semua] for nama, semua in jalan.items()}
    ours, bare = _pooled(hasil["ours"]), _pooled(hasil["bare"])
    pertama = _first(hasil["ours"])
    return Bagian(
        "Editing a large office",
        _CARA,
        [_compared(ours, bare), _others(ours, pertama)],
        [
            Sasaran(isi, f"{ours[nama].tengah:.1f} ms", ours[nama].tengah < batas)
            for nama, _, batas in _BARIS
            if batas and (isi := _SASARAN[nama])
        ],
        [
            f"Slowest of all keystrokes: {_slowest(hasil['ours'], 'huruf', 'ditahan'):.1f} ms to the repainted cell; "
            f"while all pages are counted: {_slowest(hasil['ours'], 'menghitung'):.1f} ms."
        ],
    )


def copy_fresh(asal: Path, berkas: Path) -> None:
    """A copy for one window. What a window that was ended left beside the last copy would be read as part of it."""
    for sisa in berkas.parent.glob(f"{berkas.name}*"):
        sisa.unlink()
    shutil.copy(asal, berkas)


def _pooled(jalan: Sequence[Angka]) -> dict[str, Ringkas]:
    """All runs of all windows together."""
    return {
        nama: ringkas([ms for satu in jalan for ms in (satu[nama][_PEMANASAN:] or satu[nama])]) for nama in jalan[0]
    }


def _first(jalan: Sequence[Angka]) -> dict[str, Ringkas]:
    return {nama: ringkas([satu[nama][0] for satu in jalan]) for nama in jalan[0]}


def _slowest(jalan: Sequence[Angka], *nama: str) -> float:
    return max(ms for satu in jalan for n in nama for ms in satu[n][_PEMANASAN:])


def _compared(ours: Mapping[str, Ringkas], bare: Mapping[str, Ringkas]) -> Tabel:
    baris = []
    for nama, kata, _ in _BARIS:
        polos = bare.get(nama)
        baris.append(
            (
                kata,
                in_ms(ours[nama]),
                in_ms(polos) if polos else "",
                f"{ours[nama].tengah / polos.tengah:.2f}" if polos else "",
            )
        )
    return Tabel(("what is done", "ours, ms", "bare Qt, ms", "of the bare one's"), baris)


def _others(ours: Mapping[str, Ringkas], pertama: Mapping[str, Ringkas]) -> Tabel:
    baris = [(kata, in_ms(ours[nama])) for nama, kata in _LAIN]
    baris += [(kata, in_ms(pertama[nama])) for nama, kata in _PERTAMA]
    return Tabel(("in our window", "ms"), baris)


def in_ms(angka: Ringkas) -> str:
    """A small figure with its tenths: `1.6 (1.5–1.9)`."""
    if angka.tengah >= 10:
        return spread(angka)
    return f"{angka.tengah:.1f} ({angka.rendah:.1f}–{angka.tinggi:.1f})"
