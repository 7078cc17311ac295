"""An office file of 500 positions with 5,000 indicators: the forms of Pujon, again and again."""

from itertools import cycle, islice
from pathlib import Path

from iki_desktop.services.kantor import create_office, open_office

JABATAN = 500
INDIKATOR = 10  # of each position


def make_large(path: Path, jabatan: int = JABATAN, indikator: int = INDIKATOR) -> None:
    """Writes the file: a tree four levels deep, each form with as many indicators."""
    create_office(path, "pujon", 2026)
    kantor = open_office(path)
    connection = kantor.store.connection
    try:
        connection.execute("BEGIN")
        isi = list(
            connection.execute(
                "SELECT teks, penanda, penjelasan, rumus, catatan, kolom_catatan, sumber FROM indikator "
                "WHERE sumber <> ''"
            )
        )
        contoh = cycle(range(1, 28))
        for nomor in range(29, jabatan + 1):
            asal = next(contoh)
            induk = 28 if nomor < 40 else 29 + (nomor - 40) // 8
            connection.execute(
                "INSERT INTO jabatan SELECT ?, tahun_id, ?, ? << 20, nama || ' ' || ?, judul, kolom_sasaran, "
                "kolom_indikator, kolom_penjelasan, kolom_sumber, gaya_daftar, fungsi_tercetak, '', '', 1 "
                "FROM jabatan WHERE id = ?",
                (nomor, induk, nomor, nomor, asal),
            )
            for tabel in ("tugas", "fungsi"):
                connection.execute(
                    f"INSERT INTO {tabel} (jabatan_id, urutan, teks) SELECT ?, urutan, teks FROM {tabel} "
                    "WHERE jabatan_id = ?",
                    (nomor, asal),
                )
        connection.execute("DELETE FROM sasaran")
        baris = cycle(isi)
        for nomor in range(1, jabatan + 1):
            for sasaran in range(2):
                connection.execute(
                    "INSERT INTO sasaran (jabatan_id, urutan, teks) VALUES (?, ?, ?)",
                    (nomor, sasaran + 1 << 20, "Meningkatkan pelayanan kepada masyarakat"),
                )
                id_sasaran = connection.last_insert_rowid()
                connection.executemany(
                    "INSERT INTO indikator (sasaran_id, urutan, teks, penanda, penjelasan, rumus, catatan, "
                    "kolom_catatan, sumber, gabung_penjelasan, gabung_sumber) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
                    [(id_sasaran, ke + 1 << 20, *b) for ke, b in enumerate(islice(baris, indikator // 2))],
                )
        connection.execute("COMMIT")
    finally:
        kantor.close()
