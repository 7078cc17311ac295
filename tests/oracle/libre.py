"""Workbooks computed by LibreOffice, without a window and without the profile of anyone, and their answers.

The program is `soffice` from the path, or what the environment names as SOFFICE. It needs Calc beside it: Writer alone
(Debian's libreoffice-writer) has an `soffice` too, that loads no workbook and says so by no exit status.
"""

import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from openpyxl import load_workbook

from tests.oracle.buku import JAWABAN, KEPALA, TIAP, tulis_buku
from tests.oracle.kasus import Kasus

SOFFICE = shutil.which(os.environ.get("SOFFICE") or "soffice")
SABAR = 600  # seconds

Sel = float | str


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What the workbook says of one case. `nama`: of each variable its value, how many reported, of how many."""

    hasil: Sel
    capaian: Sel
    tampil: Sel
    predikat: str
    nama: list[list[Sel]]


@dataclass(frozen=True, slots=True)
class Buku:
    """The answers to cases in their order; None where doubles can't tell. `mesin`, `rilis`: who computed them, as the
    file that came back says, and as a cell of it does."""

    mesin: str
    rilis: str
    jawaban: list[Jawaban | None]


def halangan() -> str:
    """Why no workbook can be computed here; empty where one can."""
    if SOFFICE is None:
        return "LibreOffice (soffice) is not installed here"
    with tempfile.TemporaryDirectory(prefix="iki-oracle-") as nama:
        tulis_buku([], asal := Path(nama) / "kosong.xlsx")
        keluhan = _ubah(SOFFICE, asal, Path(nama) / "hasil")
        if (Path(nama) / "hasil" / asal.name).exists():
            return ""
    return f"LibreOffice is here without Calc (Debian: apt-get install libreoffice-calc): {keluhan}"


def hitung_buku(kasus: Sequence[Kasus]) -> Buku:
    """Writes the workbook, has it computed, reads it."""
    if SOFFICE is None:
        raise FileNotFoundError(halangan())
    with tempfile.TemporaryDirectory(prefix="iki-oracle-") as nama:
        asal, hasil = Path(nama) / "kasus.xlsx", Path(nama) / "hasil"
        tulis_buku(kasus, asal)
        keluhan = _ubah(SOFFICE, asal, hasil)
        if not (hasil / asal.name).exists():
            raise ChildProcessError(f"LibreOffice computed no workbook: {keluhan}")
        return _baca(hasil / asal.name, kasus)


def _ubah(soffice: str, asal: Path, hasil: Path) -> str:
    """Has a workbook loaded, and so computed, and written again; what the program complained of."""
    profil = asal.with_name("profil").as_uri()
    perintah = [soffice, f"-env:UserInstallation={profil}", "--headless", "--norestore"]
    perintah += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(hasil), str(asal)]
    jalan = subprocess.run(perintah, check=False, capture_output=True, text=True, timeout=SABAR)
    return (jalan.stderr.strip().splitlines() or [f"exit status {jalan.returncode}"])[-1]


def _baca(path: Path, kasus: Sequence[Kasus]) -> Buku:
    with zipfile.ZipFile(path) as arsip:
        app = ElementTree.fromstring(arsip.read("docProps/app.xml"))
    mesin = next(e.text or "" for e in app if e.tag.endswith("}Application"))
    buku = load_workbook(path, read_only=True, data_only=True)
    try:
        baris = list(buku[JAWABAN].iter_rows(values_only=True))
    finally:
        buku.close()
    return Buku(mesin, str(baris[0][0]), [_jawaban(k, list(b)) for k, b in zip(kasus, baris[1:], strict=True)])


def _jawaban(kasus: Kasus, sel: list[Sel]) -> Jawaban | None:
    hasil, goyah, capaian, tampil, predikat = sel[:KEPALA]
    if goyah:
        return None
    tiap = [sel[i : i + TIAP] for i in range(KEPALA, KEPALA + TIAP * len(kasus.besaran), TIAP)]
    return Jawaban(_sel(hasil), _sel(capaian), _sel(tampil), str(predikat), [[_sel(s) for s in t] for t in tiap])


def _sel(isi: Sel) -> Sel:
    """A number as a double, whatever the file writes it as."""
    return isi if isinstance(isi, str) else float(isi)
