"""An office file with many figures: years × variables × villages × months, all filled, seeded."""

import random
from pathlib import Path

import apsw

from iki_desktop.services.kantor import create_office, open_office

TAHUN, VARIABEL, DESA = 10, 100, 20
TAHUN_AKHIR = 2026
INDIKATOR_TIAP = 2  # variables in the formula of each indicator


def make_figures(path: Path, kali: int = 1) -> int:
    """Writes the file with `kali` times as many villages; how many figures it holds.

    Each of Pujon's indicators is computed from a ratio of two of the variables.
    """
    create_office(path, "pujon", TAHUN_AKHIR)
    kantor = open_office(path)
    connection = kantor.store.connection
    try:
        connection.execute("BEGIN")
        banyak = _fill(connection, DESA * kali)
        connection.execute("COMMIT")
        return banyak
    finally:
        kantor.close()


def _fill(connection: apsw.Connection, desa: int) -> int:
    acak = random.Random(20260122)
    for tabel in ("angka", "desa", "aturan", "konstanta", "variabel"):
        connection.execute(f"DELETE FROM {tabel}")
    connection.executemany(
        "INSERT INTO desa (id, urutan, nama) VALUES (?, ?, ?)",
        [(n, n << 20, f"Desa {n:03}") for n in range(1, desa + 1)],
    )
    connection.executemany(
        "INSERT INTO variabel (id, nama, satuan, lingkup, bulat) VALUES (?, ?, 'kegiatan', 'desa', 1)",
        [(n, f"Kegiatan {n:03}") for n in range(1, VARIABEL + 1)],
    )
    for ke, (nomor,) in enumerate(connection.execute("SELECT id FROM indikator ORDER BY id").fetchall()):
        satu, dua = (ke * INDIKATOR_TIAP) % VARIABEL + 1, (ke * INDIKATOR_TIAP + 1) % VARIABEL + 1
        rumus = f"[Kegiatan {satu:03}] / [Kegiatan {dua:03}] x 100%"
        connection.execute("UPDATE indikator SET hitungan = ? WHERE id = ?", (rumus, nomor))
    semua = (
        (v, tahun, bulan, d, str(acak.randrange(20, 60)))
        for tahun in range(TAHUN_AKHIR - TAHUN + 1, TAHUN_AKHIR + 1)
        for bulan in range(1, 13)
        for v in range(1, VARIABEL + 1)
        for d in range(1, desa + 1)
    )
    connection.executemany(
        "INSERT INTO angka (variabel_id, tahun, awal, panjang, desa_id, status, nilai, waktu, oleh) "
        "VALUES (?, ?, ?, 1, ?, 'terisi', ?, '2026-01-05T10:42:00+07:00', 'bench')",
        semua,
    )
    return TAHUN * 12 * VARIABEL * desa
