"""The tables of a measurement, as plain text and as docs/BENCHMARKS.md."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows below their headings; the first column is a name, the others are figures."""

    kepala: Sequence[str]
    baris: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A target, what was measured, and whether it is reached (None: could not be measured here)."""

    isi: str
    hasil: str
    tercapai: bool | None


@dataclass(frozen=True, slots=True)
class Bagian:
    """One measurement: what is compared and how, its tables, notes, and targets."""

    judul: str
    cara: str
    tabel: Sequence[Tabel]
    sasaran: Sequence[Sasaran]
    catatan: Sequence[str] = ()


_AWAL = """\
# Benchmarks

`make bench` rewrites this page. Times differ from machine to machine, so read the ratios. Programs that are compared
run in turn (A B C A B C …) after a warm-up; a figure is the median of the runs, with the middle half of them in
brackets. CPU is user and system time of all processes together. Peak memory is the resident memory of the whole
process tree, looked at every two milliseconds in runs of its own.

Machine: {mesin}. Other programs may have been at work on it.
"""


def machine() -> str:
    """The machine as far as it matters: cores that may be used, and memory."""
    memori = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return f"{len(os.sched_getaffinity(0))} cores, {memori:.0f} GiB of memory"


def as_text(bagian: Bagian) -> str:
    """One measurement for the terminal."""
    isi = [f"== {bagian.judul}"]
    for tabel in bagian.tabel:
        semua = [tabel.kepala, *tabel.baris]
        lebar = [max(len(b[k]) for b in semua) for k in range(len(tabel.kepala))]
        isi += ["  ".join(s.ljust(w) for s, w in zip(b, lebar, strict=True)).rstrip() for b in semua]
        isi.append("")
    isi += [f"- {catatan}" for catatan in bagian.catatan]
    isi += [f"{_verdict(s.tercapai):<12} {s.isi}: {s.hasil}" for s in bagian.sasaran]
    return "\n".join(isi) + "\n"


def as_markdown(semua: Sequence[Bagian]) -> str:
    """The whole page."""
    sasaran = [(s.isi, s.hasil, _verdict(s.tercapai)) for b in semua for s in b.sasaran]
    isi = [_AWAL.format(mesin=machine()), "## Targets\n", _md(Tabel(("target", "measured", ""), sasaran))]
    for bagian in semua:
        isi += [f"## {bagian.judul}\n", bagian.cara.strip() + "\n", *(_md(t) for t in bagian.tabel)]
        if bagian.catatan:
            isi.append("\n".join(f"- {c}" for c in bagian.catatan) + "\n")
    return "\n".join(isi)


def write_page(semua: Sequence[Bagian], path: Path) -> None:
    """Rewrites the page."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(as_markdown(semua), encoding="utf-8")


def _md(tabel: Tabel) -> str:
    garis = ["---", *("---:" for _ in tabel.kepala[1:])]
    return "\n".join(f"| {' | '.join(b)} |" for b in (tabel.kepala, garis, *tabel.baris)) + "\n"


def _verdict(tercapai: bool | None) -> str:
    return "not measured" if tercapai is None else "reached" if tercapai else "MISSED"
