"""Thousands of cells for the tests that kill a paste or let the disk run full."""

from pathlib import Path

from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import Periode
from iki_desktop.services.desa import load_desa
from iki_desktop.services.kantor import Kantor, open_office
from iki_desktop.services.variabel import create_variabel, load_variabel

SETAHUN = Periode(2026, 1, 12)
VARIABEL = 42
BANYAK = VARIABEL * 12 * 10  # figures: of each month and each of Pujon's villages


def isi_banyak(path: Path) -> None:
    """Gives Pujon's file as many variables as a paste of thousands needs, without a history of them."""
    kantor = open_office(path)
    for ke in range(VARIABEL):
        create_variabel(kantor, f"Banyak {ke}", lingkup="desa")
    kantor.store.connection.execute("DELETE FROM langkah")
    kantor.close()


def sel_banyak(kantor: Kantor) -> list[KunciFigur]:
    """The cells of those variables."""
    nomor = [v.id for v in load_variabel(kantor) if v.nama.startswith("Banyak ")]
    desa = [d.id for d in load_desa(kantor)]
    return [(n, masa, d) for n in nomor for masa in SETAHUN.bagian("bulanan") for d in desa]
