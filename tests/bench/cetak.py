"""The whole document: `iki cetak` beside typst and LibreOffice, each as a process of its own."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from resources import folder
from tests.bench.laporan import Bagian, Sasaran, Tabel
from tests.bench.odt_doc import write_odt
from tests.bench.periksa import differences
from tests.bench.tempat import BIN, Tempat, python
from tests.bench.typst_doc import typst_source
from tests.bench.ukur import Jalan, Kasus, Ringkas, busy, interleave, peak_memory, ringkas

KITA, TYPST, OFFICE = "iki cetak", "typst", "LibreOffice"
_PAKET = ("libreoffice-writer", "libreoffice-math")
_MEMORI = 3  # runs for the peak of memory

_CARA = """
All positions of Pujon as one PDF: A4 landscape, the same margins, letters, lists, tables and stacked fractions; each
program breaks the lines itself. `iki cetak` reads the office file; typst (PyPI, called from Python) reads a ready
source and finds only our fonts; LibreOffice (`soffice --headless --convert-to pdf`, profile warmed up) reads a ready
.odt whose fractions are formula objects. The three PDFs are compared letter by letter.
"""


def measure_cetak(tempat: Tempat) -> Bagian:
    """Runs the comparison."""
    huruf = folder() / "fonts"
    keluar = {nama: tempat.folder / f"{n}.pdf" for n, nama in enumerate((KITA, TYPST))}
    sumber = tempat.folder / "pujon.typ"
    sumber.write_text(typst_source(tempat.dokumen), encoding="utf-8")
    kasus = [
        Kasus(KITA, [str(BIN / "iki"), "cetak", str(tempat.kantor), "-o", str(keluar[KITA])], tempat.env),
        Kasus(TYPST, python("jalan_typst.py", sumber, keluar[TYPST], huruf), tempat.env),
    ]
    catatan = []
    if office := find_office():
        kasus.append(_office_case(tempat, office))
        keluar[OFFICE] = tempat.folder / "office" / "pujon.pdf"
    else:
        catatan.append(
            f"LibreOffice is not here; `apt-get install --no-install-recommends {' '.join(_PAKET)}` gets it."
        )
    jalan = interleave(kasus, tempat.kali)
    puncak = {satu.nama: max(peak_memory(satu) for _ in range(_MEMORI)) for satu in kasus}
    mesin = ringkas([float(j.keluaran) for j in jalan[TYPST]])
    catatan.append(
        f"Of typst's process, the compiler itself takes {mesin.tengah:.0f} ms; the rest is Python and loading it."
    )
    catatan += [differences(tempat.dokumen, keluar[KITA], pdf, nama) for nama, pdf in keluar.items() if nama != KITA]
    catatan += filter(None, [busy(jalan[KITA])])
    catatan.append(
        "File size: " + ", ".join(f"{nama} {pdf.stat().st_size / 1024:.0f} KiB" for nama, pdf in keluar.items())
    )
    return Bagian("The whole document", _CARA, [_table(jalan, puncak)], _targets(jalan), catatan)


def find_office() -> str | None:
    """LibreOffice with its formulas; installed where that is missing and we may."""
    if (ada := _office_here()) or os.geteuid() != 0 or not shutil.which("apt-get"):
        return ada
    print("Memasang LibreOffice untuk pembanding ...", flush=True)
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for perintah in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *_PAKET]):
        if subprocess.run(["apt-get", *perintah], env=env, capture_output=True, check=False).returncode:
            break
    return _office_here()


def _office_here() -> str | None:
    program = shutil.which("soffice")
    if program and (Path(program).resolve().parent / "libsmlo.so").exists():
        return program
    return None


def _office_case(tempat: Tempat, office: str) -> Kasus:
    sumber, keluar = tempat.folder / "pujon.odt", tempat.folder / "office"
    write_odt(tempat.dokumen, sumber)
    profil = f"-env:UserInstallation={(tempat.folder / 'profil').as_uri()}"
    perintah = [office, profil, "--headless", "--convert-to", "pdf", "--outdir", str(keluar), str(sumber)]
    return Kasus(OFFICE, perintah, tempat.env, lambda: shutil.rmtree(keluar, ignore_errors=True))


def _table(jalan: Mapping[str, Sequence[Jalan]], puncak: Mapping[str, float]) -> Tabel:
    jam = {nama: ringkas([j.jam * 1000 for j in semua]) for nama, semua in jalan.items()}
    prosesor = {nama: ringkas([j.prosesor * 1000 for j in semua]) for nama, semua in jalan.items()}
    kepala = ("program", "time, ms", "of typst's", "fastest, ms", "CPU, ms", "of typst's CPU", "peak memory, MiB")
    return Tabel(
        kepala,
        [
            (
                nama,
                spread(jam[nama]),
                f"{jam[nama].tengah / jam[TYPST].tengah:.2f}",
                f"{min(j.jam for j in jalan[nama]) * 1000:.0f}",
                spread(prosesor[nama]),
                f"{prosesor[nama].tengah / prosesor[TYPST].tengah:.2f}",
                f"{puncak[nama]:.0f}",
            )
            for nama in jalan
        ],
    )


def spread(angka: Ringkas) -> str:
    """`80 (76–91)`."""
    return f"{angka.tengah:.0f} ({angka.rendah:.0f}–{angka.tinggi:.0f})"


def _targets(jalan: Mapping[str, Sequence[Jalan]]) -> list[Sasaran]:
    tengah = {nama: ringkas([j.jam for j in semua]).tengah for nama, semua in jalan.items()}
    beda = tengah[KITA] / tengah[TYPST]
    hasil = [Sasaran("the whole document: not slower than typst", f"{beda:.2f} × its time", beda <= 1.0)]
    if OFFICE in tengah:
        beda = tengah[KITA] / tengah[OFFICE]
        return [*hasil, Sasaran("the whole document: at most ¼ of LibreOffice", f"{beda:.2f} × its time", beda <= 0.25)]
    return [*hasil, Sasaran("the whole document: at most ¼ of LibreOffice", "LibreOffice is not here", None)]
