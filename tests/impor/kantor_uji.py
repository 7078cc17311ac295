"""The office that the files of these tests are for: Pujon's villages and variables, and a few more variables."""

import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from iki_desktop.domain.desa import Desa
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.kunci import Kunci
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.variabel import Variabel

TAHUN = 2026
_KATALOG = Path(__file__).parents[2] / "resources" / "catalogue" / "pujon.json"
# Beyond the catalogue: what villages send besides, with units that matter to the reading of a cell.
TAMBAHAN: tuple[dict[str, Any], ...] = (
    {"nama": "Penduduk laki-laki", "satuan": "orang", "lingkup": "desa", "bulat": True, "rekap_waktu": "akhir"},
    {"nama": "Penduduk perempuan", "satuan": "orang", "lingkup": "desa", "bulat": True, "rekap_waktu": "akhir"},
    {"nama": "Realisasi PBB", "satuan": "Rp", "lingkup": "desa"},
    {"nama": "Target PBB", "satuan": "Rp", "lingkup": "desa"},
    {"nama": "Luas tanam padi", "satuan": "ha", "lingkup": "desa"},
    {"nama": "Kehadiran rapat desa", "satuan": "%", "lingkup": "desa", "rekap_waktu": "rata"},
    {"nama": "KPM penerima BPNT", "satuan": "KPM", "lingkup": "desa", "bulat": True},
    {"nama": "KPM penerima PKH", "satuan": "KPM", "lingkup": "desa", "bulat": True},
)


def _katalog() -> dict[str, Any]:
    isi: dict[str, Any] = json.loads(_KATALOG.read_text(encoding="utf-8"))
    return isi


def _desa() -> tuple[Desa, ...]:
    return tuple(Desa(ke, d["nama"], kode_bps=d["kode_bps"]) for ke, d in enumerate(_katalog()["desa"], start=1))


def _variabel() -> tuple[Variabel, ...]:
    kolom = ("nama", "tercetak", "satuan", "frekuensi", "lingkup", "rekap_waktu", "rekap_desa", "bulat", "negatif")
    semua = [*_katalog()["variabel"], *TAMBAHAN]
    return tuple(Variabel(ke, **{k: v[k] for k in kolom if k in v}) for ke, v in enumerate(semua, start=1))


DESA = _desa()
VARIABEL = _variabel()
NAMA_DESA = {d.id: d.nama for d in DESA}
NAMA_VARIABEL = {v.id: v.nama for v in VARIABEL}
MENURUT_NAMA = {v.nama: v for v in VARIABEL}


def konteks(periode: Periode | None = None, terkunci: tuple[Periode, ...] = ()) -> Konteks:
    """Kecamatan Pujon in 2026, with some periods locked."""
    kunci = tuple(
        Kunci(ke, satu, "sudah dilaporkan", datetime(2026, 7, 1, 8, 0), "Bunga") for ke, satu in enumerate(terkunci, 1)
    )
    return Konteks("uji-7", "Pujon", "Malang", TAHUN, (TAHUN,), DESA, VARIABEL, kunci=kunci, periode=periode, peta={})


def desimal(teks: str) -> Decimal:
    """A known figure as a number."""
    return Decimal(teks)
