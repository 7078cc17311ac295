"""Spreadsheets to import: templates of many villages, filled; and one sheet of a million cells."""

import random
from pathlib import Path

import openpyxl

from iki_desktop.domain.periode import baca_periode
from iki_desktop.services.desa import load_desa
from iki_desktop.services.kantor import create_office, open_office
from iki_desktop.services.kemajuan import silent
from iki_desktop.services.templat import load_templat, write_templates

TAHUN, VARIABEL, DESA = 2026, 40, 10
BARIS, KOLOM = 50_000, 20
_KEPALA = "iki:2026"


def make_office(path: Path) -> None:
    """Ten villages, forty variables that each of them reports every month."""
    create_office(path, "pujon", TAHUN)
    kantor = open_office(path)
    try:
        connection = kantor.store.connection
        connection.execute("DELETE FROM aturan; DELETE FROM konstanta; DELETE FROM variabel")
        connection.executemany(
            "INSERT INTO variabel (id, nama, satuan, lingkup, bulat) VALUES (?, ?, 'kegiatan', 'desa', 1)",
            [(n, f"Kegiatan {n:03}") for n in range(1, VARIABEL + 1)],
        )
    finally:
        kantor.close()


def make_templates(path: Path, folder: Path) -> tuple[Path, ...]:
    """The templates of a year for all villages of an office, every cell filled."""
    kantor = open_office(path, hanya_baca=True)
    try:
        isi = load_templat(kantor, baca_periode(str(TAHUN)), [d.id for d in load_desa(kantor)])
    finally:
        kantor.close()
    folder.mkdir()
    acak = random.Random(20260123)
    semua = write_templates(isi, folder, silent)
    for satu in semua:
        _fill(satu, acak)
    return semua


def _fill(path: Path, acak: random.Random) -> None:
    buku = openpyxl.load_workbook(path)
    for lembar in buku:
        kolom = [s.column for baris in lembar.iter_rows() for s in baris if str(s.value).startswith(_KEPALA)]
        for b in range(1, lembar.max_row + 1):
            if str(lembar.cell(b, 1).value).startswith("iki:v"):
                for k in kolom:
                    lembar.cell(b, k).value = acak.randrange(500)
    buku.save(path)


def make_large(path: Path) -> None:
    """A sheet as a registry exports it: a village in each row, each of them thousands of times, and figures."""
    acak = random.Random(20260124)
    buku = openpyxl.Workbook(write_only=True)
    lembar = buku.create_sheet("Ekspor")
    lembar.append(["DAFTAR KEGIATAN BULAN JANUARI 2026"])
    lembar.append(["No", "Desa", *(f"Kegiatan {n:03}" for n in range(1, KOLOM - 1))])
    desa = ("Bendosari", "Sukomulyo", "Ngroto", "Ngabab", "Tawangsari", "Madiredo", "Wiyurejo")
    for b in range(BARIS):
        lembar.append([b + 1, desa[b % len(desa)], *(acak.randrange(10_000) for _ in range(KOLOM - 2))])
    buku.save(path)
