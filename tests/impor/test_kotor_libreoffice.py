"""The same messes as .xls and .ods, written by LibreOffice; only where that is installed."""

import subprocess
from pathlib import Path
from random import Random

import pytest

from tests.impor.kotor import JEBAKAN, buat
from tests.impor.papan import Berkas
from tests.impor.tata import TATA
from tests.impor.uji import hakimi, pembaca
from tests.oracle.libre import SOFFICE

# What LibreOffice computes anew, and what an .xls doesn't tell of a number (that it is shown as a percentage).
_TIDAK = frozenset({
    "rumus_tanpa_hasil", "rumus_berhasil", "nomor_rumus", "galat", "persen", "persen_berformat", "angka_kembar_biner",
})  # fmt: skip
_BANYAK = 60


def _files() -> list[Berkas]:
    semua = []
    for benih in range(_BANYAK):
        r = Random(f"libreoffice {benih}")
        jebakan = r.sample(sorted(set(JEBAKAN) - _TIDAK), r.randrange(5))
        semua.append(buat(benih, r.choice(list(TATA)), jebakan))
    return semua


@pytest.mark.slow
@pytest.mark.parametrize("jenis", ["xls", "ods"])
def test_as_libreoffice_writes_them(jenis: str, tmp_path: Path) -> None:
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed here")
    semua = _files()
    for ke, berkas in enumerate(semua):
        (tmp_path / f"{ke}.xlsx").write_bytes(berkas.bytes())
    perintah = [SOFFICE, f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless", "--norestore"]
    perintah += [
        "--convert-to",
        jenis,
        "--outdir",
        str(tmp_path),
        *(str(tmp_path / f"{k}.xlsx") for k in range(_BANYAK)),
    ]
    subprocess.run(perintah, check=False, capture_output=True, timeout=600)
    if not (tmp_path / f"0.{jenis}").exists():
        pytest.skip("LibreOffice is here without Calc")
    for ke, berkas in enumerate(semua):
        nama = berkas.nama.replace(".xlsx", f".{jenis}")
        putusan = hakimi(berkas, pembaca().baca(nama, (tmp_path / f"{ke}.{jenis}").read_bytes()))
        cela = [*putusan.salah, *putusan.hilang]
        assert not cela, "\n".join([f"{nama} ({berkas.tata}; {', '.join(berkas.jebakan)})", *cela[:8]])
