"""What the tests of templates share: files as plain grids, and the figures that a template that came back gives."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import Buku, Lembar, Sel, isi, sel
from iki_desktop.domain.impor.peta import Nilai
from iki_desktop.domain.impor.templat import Templat, kenali_templat, kunci_variabel, variabel_templat
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import kunci_cari

Kunci = tuple[int | None, Periode, Nilai]  # variabel, periode, desa
_SOFFICE = shutil.which(os.environ.get("SOFFICE") or "soffice")


def grids(nama: str, berkas: bytes) -> Buku:
    """A file of any kind as plain grids, as far as the tests of templates need them."""
    asal = CalamineWorkbook.from_filelike(BytesIO(berkas))
    lembar = tuple(
        Lembar(
            satu.name,
            [[_cell(c) for c in baris] for baris in asal.get_sheet_by_name(satu.name).to_python(skip_empty_area=False)],
            tersembunyi=satu.visible != SheetVisibleEnum.Visible,
        )
        for satu in asal.sheets_metadata
    )
    return Buku(nama, "", nama.rpartition(".")[2], lembar)


def _cell(nilai: Any) -> Sel:
    if isinstance(nilai, bool):
        return sel("logika", "1" if nilai else "0")
    if isinstance(nilai, int | float):
        return sel("angka", f"{nilai:.15g}")
    if isinstance(nilai, date | datetime):
        return sel("tanggal", nilai.isoformat())
    return sel("teks", nilai) if nilai else None


def figures(templat: Templat, buku: Buku, konteks: Konteks) -> dict[Kunci, list[str]]:
    """All that stands in the cells for figures, by what it would be taken for."""
    kita = variabel_templat(templat, konteks)
    menurut_nama = {kunci_cari(v.nama): v.id for v in konteks.variabel}
    hasil: dict[Kunci, list[str]] = {}
    for lembar in buku.lembar:
        if lembar.nama not in templat.lembar:
            continue
        tabel, usulan = templat.lembar[lembar.nama]
        for b in tabel.baris("data"):
            label = isi(lembar.di(b, usulan.peta.variabel.kolom))
            kunci = kunci_variabel(label)
            variabel = menurut_nama.get(kunci_cari(label)) if kunci is None else kita.get(kunci)
            for k in usulan.peta.kolom:
                if (satu := lembar.di(b, k.kolom)) is not None:
                    assert k.periode is not None
                    hasil.setdefault((variabel, k.periode, usulan.peta.desa.nilai), []).append(isi(satu))
    return hasil


def recognised(nama: str, berkas: bytes, konteks: Konteks) -> tuple[Templat, dict[Kunci, list[str]]]:
    """A template that came back, and its figures."""
    buku = grids(nama, berkas)
    templat = kenali_templat(buku, konteks)
    assert templat is not None
    return templat, figures(templat, buku, konteks)


def filled(berkas: bytes, angka: Mapping[str, Mapping[str, Any]]) -> bytes:
    """The workbook with cells typed in, by sheet and address."""
    buku = load_workbook(BytesIO(berkas))
    for lembar, isian in angka.items():
        for alamat, nilai in isian.items():
            buku[lembar][alamat].value = nilai
    hasil = BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def converted(berkas: bytes, jenis: str) -> bytes:
    """The workbook as LibreOffice writes it in another kind of file."""
    assert _SOFFICE is not None
    with tempfile.TemporaryDirectory(prefix="iki-templat-") as folder:
        asal = Path(folder) / "asal.xlsx"
        asal.write_bytes(berkas)
        profil = (Path(folder) / "profil").as_uri()
        perintah = [_SOFFICE, f"-env:UserInstallation={profil}", "--headless", "--norestore"]
        perintah += ["--convert-to", jenis, "--outdir", f"{folder}/hasil", str(asal)]
        subprocess.run(perintah, check=False, capture_output=True, timeout=300)
        return (Path(folder) / "hasil" / f"asal.{jenis}").read_bytes()


@cache
def without_calc() -> bool:
    """Whether LibreOffice with Calc isn't here."""
    if _SOFFICE is None:
        return True
    kecil = BytesIO()
    Workbook().save(kecil)
    try:
        return not converted(kecil.getvalue(), "ods")
    except FileNotFoundError:
        return True
