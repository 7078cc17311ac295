"""An office file of 500 positions with 5,000 indicators: the forms of Pujon, again and again, each with its own words.

No text but the sources of data stands in two forms, so that nothing is known from another form when one is shown.
"""

from itertools import cycle, islice
from pathlib import Path

import apsw

from iki_desktop.services.kantor import create_office, open_office

JABATAN = 500
INDIKATOR = 10  # of each position
CABANG = 100  # positions of a branch: its head, 9 sections, 10 in each of these
CAMAT, KEPALA_CABANG = 28, 29 + CABANG  # the root; the head of the second branch


def make_large(path: Path, jabatan: int = JABATAN, indikator: int = INDIKATOR) -> None:
    """Writes the file: Pujon's positions and branches below its head, four levels deep; most rows have a formula."""
    create_office(path, "pujon", 2026)
    kantor = open_office(path)
    connection = kantor.store.connection
    try:
        connection.execute("BEGIN")
        _add_positions(connection, jabatan)
        _fill_tables(connection, jabatan, indikator)
        connection.execute("COMMIT")
    finally:
        kantor.close()


def _add_positions(connection: apsw.Connection, jabatan: int) -> None:
    contoh = cycle(range(1, CAMAT))
    for nomor in range(CAMAT + 1, jabatan + 1):
        asal = next(contoh)
        connection.execute(
            "INSERT INTO jabatan SELECT ?, tahun_id, ?, ? << 20, nama || ' ' || ?, judul, kolom_sasaran, "
            "kolom_indikator, kolom_penjelasan, kolom_sumber, gaya_daftar, fungsi_tercetak, '', '', 1 "
            "FROM jabatan WHERE id = ?",
            (nomor, _superior(nomor), nomor, nomor, asal),
        )
        for tabel in ("tugas", "fungsi"):
            connection.execute(
                f"INSERT INTO {tabel} (jabatan_id, urutan, teks) SELECT ?, urutan, teks || ' (' || ? || ')' "
                f"FROM {tabel} WHERE jabatan_id = ?",
                (nomor, nomor, asal),
            )


def _superior(nomor: int) -> int:
    """Branches stand whole in the document: a head, its first section, those in it, the next section."""
    ke_cabang, ke = divmod(nomor - CAMAT - 1, CABANG)
    if ke == 0:
        return CAMAT
    kepala = CAMAT + 1 + ke_cabang * CABANG
    bagian = kepala + 1 + (ke - 1) // 11 * 11
    return kepala if nomor == bagian else bagian


def _fill_tables(connection: apsw.Connection, jabatan: int, indikator: int) -> None:
    baris = cycle(
        connection.execute(
            "SELECT teks, penanda, penjelasan, catatan, kolom_catatan, sumber FROM indikator WHERE sumber <> ''"
        ).fetchall()
    )
    rumus = cycle(str(r) for (r,) in connection.execute("SELECT rumus FROM indikator WHERE rumus <> ''").fetchall())
    connection.execute("DELETE FROM sasaran")
    for nomor in range(1, jabatan + 1):
        for ke in (1, 2):
            connection.execute(
                "INSERT INTO sasaran (jabatan_id, urutan, teks) VALUES (?, ?, ?)",
                (nomor, ke << 20, f"Meningkatkan pelayanan kepada masyarakat ({nomor}.{ke})"),
            )
            id_sasaran = connection.last_insert_rowid()
            for n, (teks, penanda, penjelasan, catatan, kolom_catatan, sumber) in enumerate(
                islice(baris, indikator // 2), start=1
            ):
                sendiri = f"({nomor}.{ke}.{n})"
                connection.execute(
                    "INSERT INTO indikator (sasaran_id, urutan, teks, penanda, penjelasan, rumus, catatan, "
                    "kolom_catatan, sumber, gabung_penjelasan, gabung_sumber) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
                    (
                        id_sasaran, n << 20, f"{teks} {sendiri}", penanda,
                        f"{penjelasan} {sendiri}" if penjelasan else "",
                        _labelled(next(rumus), sendiri) if n % 2 else "", catatan, kolom_catatan, sumber,
                    ),
                )  # fmt: skip


def _labelled(rumus: str, sendiri: str) -> str:
    """The formula under a label of its own."""
    label, _, isi = rumus.rpartition("=")
    return f"{label.strip() or 'Capaian'} {sendiri} = {isi.strip()}"
