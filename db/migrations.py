"""The steps from one version of the office file to the next: frozen SQL, never today's models.

`PRAGMA user_version` is the number of steps a file has had. A step is a function that gets the open apsw
connection inside a transaction; add a new one at the end, never change an old one.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import TypeAlias

import apsw

Migration: TypeAlias = Callable[[apsw.Connection], None]

APPLICATION_ID = 0x494B4931  # "IKI1", the mark of an office file in the SQLite header


def initial_schema(connection: apsw.Connection) -> None:
    """Version 1: office, year, signatory, positions with their forms, and the history.

    Strict tables, so that the check on opening also finds a text that damage made a number or a blob.
    """
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(
        """
        CREATE TABLE kantor (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            kecamatan TEXT NOT NULL,
            kabupaten TEXT NOT NULL,
            kertas TEXT NOT NULL,
            ukuran_huruf INTEGER NOT NULL,
            tanda_tangan TEXT NOT NULL
        ) STRICT;
        CREATE TABLE tahun (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tahun INTEGER NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE penandatangan (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tahun_id INTEGER NOT NULL UNIQUE REFERENCES tahun (id) ON DELETE CASCADE,
            jabatan TEXT NOT NULL,
            nama TEXT NOT NULL,
            pangkat TEXT NOT NULL,
            nip TEXT NOT NULL,
            tempat TEXT NOT NULL,
            tanggal TEXT CHECK (tanggal IS date(tanggal))
        ) STRICT;
        CREATE TABLE jabatan (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tahun_id INTEGER NOT NULL REFERENCES tahun (id) ON DELETE CASCADE,
            induk_id INTEGER REFERENCES jabatan (id) ON DELETE CASCADE,
            urutan INTEGER NOT NULL,
            nama TEXT NOT NULL,
            judul TEXT NOT NULL,
            kolom_sasaran TEXT NOT NULL,
            kolom_indikator TEXT NOT NULL,
            kolom_penjelasan TEXT NOT NULL,
            kolom_sumber TEXT NOT NULL,
            gaya_daftar TEXT NOT NULL,
            fungsi_tercetak INTEGER NOT NULL,
            cabang TEXT NOT NULL,
            atasan_luar TEXT NOT NULL,
            atasan_pasti INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX jabatan_tahun ON jabatan (tahun_id, urutan);
        CREATE INDEX jabatan_induk ON jabatan (induk_id);
        CREATE TABLE tugas (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            jabatan_id INTEGER NOT NULL REFERENCES jabatan (id) ON DELETE CASCADE,
            urutan INTEGER NOT NULL,
            teks TEXT NOT NULL
        ) STRICT;
        CREATE INDEX tugas_jabatan ON tugas (jabatan_id, urutan);
        CREATE TABLE fungsi (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            jabatan_id INTEGER NOT NULL REFERENCES jabatan (id) ON DELETE CASCADE,
            urutan INTEGER NOT NULL,
            teks TEXT NOT NULL
        ) STRICT;
        CREATE INDEX fungsi_jabatan ON fungsi (jabatan_id, urutan);
        CREATE TABLE sasaran (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            jabatan_id INTEGER NOT NULL REFERENCES jabatan (id) ON DELETE CASCADE,
            urutan INTEGER NOT NULL,
            teks TEXT NOT NULL
        ) STRICT;
        CREATE INDEX sasaran_jabatan ON sasaran (jabatan_id, urutan);
        CREATE TABLE indikator (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            sasaran_id INTEGER NOT NULL REFERENCES sasaran (id) ON DELETE CASCADE,
            urutan INTEGER NOT NULL,
            teks TEXT NOT NULL,
            penanda TEXT NOT NULL,
            penjelasan TEXT NOT NULL,
            rumus TEXT NOT NULL,
            catatan TEXT NOT NULL,
            kolom_catatan TEXT NOT NULL,
            sumber TEXT NOT NULL,
            gabung_penjelasan INTEGER NOT NULL,
            gabung_sumber INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX indikator_sasaran ON indikator (sasaran_id, urutan);
        CREATE TABLE langkah (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            waktu TEXT NOT NULL,
            oleh TEXT NOT NULL,
            label TEXT NOT NULL,
            perubahan BLOB NOT NULL
        ) STRICT;
        """
    )


_ORDERED = ("jabatan", "tugas", "fungsi", "sasaran", "indikator")
_GAP = 1 << 20


def editing(connection: apsw.Connection) -> None:
    """Version 2: undo and redo, people and who holds which position, variables, the direction of an indicator.

    Orders get gaps, so that a row can be put between two others without touching them: a step taken back later then
    meets no other. The variables of the formulas that are there are made from their names.
    """
    connection.execute(
        """
        ALTER TABLE langkah ADD COLUMN keadaan TEXT NOT NULL DEFAULT 'berlaku'
            CHECK (keadaan IN ('berlaku', 'diurungkan', 'ditinggalkan'));
        ALTER TABLE langkah ADD COLUMN membatalkan INTEGER REFERENCES langkah (id);
        CREATE INDEX langkah_keadaan ON langkah (keadaan, id);
        CREATE INDEX langkah_membatalkan ON langkah (membatalkan) WHERE membatalkan IS NOT NULL;
        CREATE TABLE langkah_jabatan (
            langkah_id INTEGER NOT NULL REFERENCES langkah (id) ON DELETE CASCADE,
            jabatan_id INTEGER NOT NULL,
            PRIMARY KEY (jabatan_id, langkah_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX langkah_jabatan_langkah ON langkah_jabatan (langkah_id);
        CREATE TABLE pegawai (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            nama TEXT NOT NULL,
            nip TEXT NOT NULL,
            pangkat TEXT NOT NULL,
            golongan TEXT NOT NULL,
            telepon TEXT NOT NULL
        ) STRICT;
        CREATE TABLE pemangku (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            jabatan_id INTEGER NOT NULL REFERENCES jabatan (id) ON DELETE CASCADE,
            pegawai_id INTEGER NOT NULL REFERENCES pegawai (id) ON DELETE CASCADE,
            sebagai TEXT NOT NULL CHECK (sebagai IN ('definitif', 'plt', 'plh', 'pj')),
            mulai TEXT CHECK (mulai IS date(mulai)),
            selesai TEXT CHECK (selesai IS date(selesai))
        ) STRICT;
        CREATE INDEX pemangku_jabatan ON pemangku (jabatan_id);
        CREATE INDEX pemangku_pegawai ON pemangku (pegawai_id);
        CREATE TABLE variabel (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            nama TEXT NOT NULL,
            tercetak TEXT NOT NULL DEFAULT '',
            satuan TEXT NOT NULL DEFAULT '',
            frekuensi TEXT NOT NULL DEFAULT 'bulanan'
                CHECK (frekuensi IN ('bulanan', 'triwulanan', 'semesteran', 'tahunan')),
            lingkup TEXT NOT NULL DEFAULT 'kecamatan' CHECK (lingkup IN ('kecamatan', 'desa')),
            rekap_waktu TEXT NOT NULL DEFAULT 'jumlah'
                CHECK (rekap_waktu IN ('jumlah', 'rata', 'akhir', 'tertinggi', 'terendah')),
            rekap_desa TEXT NOT NULL DEFAULT 'jumlah'
                CHECK (rekap_desa IN ('jumlah', 'rata', 'tertinggi', 'terendah')),
            tetap INTEGER NOT NULL DEFAULT 0,
            asal_id INTEGER REFERENCES variabel (id) ON DELETE SET NULL,
            jeda INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX variabel_asal ON variabel (asal_id);
        CREATE TABLE konstanta (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            variabel_id INTEGER NOT NULL REFERENCES variabel (id) ON DELETE CASCADE,
            tahun_id INTEGER NOT NULL REFERENCES tahun (id) ON DELETE CASCADE,
            nilai TEXT NOT NULL,
            UNIQUE (variabel_id, tahun_id)
        ) STRICT;
        CREATE INDEX konstanta_tahun ON konstanta (tahun_id);
        ALTER TABLE indikator ADD COLUMN arah TEXT NOT NULL DEFAULT 'naik' CHECK (arah IN ('naik', 'turun', 'rentang'));
        ALTER TABLE penandatangan ADD COLUMN bentuk TEXT NOT NULL DEFAULT 'langsung'
            CHECK (bentuk IN ('langsung', 'an', 'ub'));
        ALTER TABLE penandatangan ADD COLUMN pemangku_id INTEGER REFERENCES pemangku (id) ON DELETE SET NULL;
        """
    )
    for table in _ORDERED:
        connection.execute(f"UPDATE {table} SET urutan = urutan * {_GAP}")
    names: dict[str, str] = {}
    for (text,) in connection.execute("SELECT rumus FROM indikator ORDER BY id"):
        for name in re.findall(r"\[([^\[\]\n]*)\]", text):
            key = "".join(unicodedata.normalize("NFKC", name).casefold().split())
            names.setdefault(key, " ".join(name.split()))
    connection.executemany("INSERT INTO variabel (nama) VALUES (?)", [(name,) for key, name in names.items() if key])


def figures(connection: apsw.Connection) -> None:
    """Version 3: villages, figures, targets, locked periods, rules between figures, bands of predikat.

    A figure's key is its variable, its period and its village (none: the office's own). A figure that was not reported
    has no row, or one with status "kosong" where a note hangs on it. The unique key begins with the period, so that a
    grid or a year is one stretch of it.
    """
    connection.execute(
        """
        CREATE TABLE desa (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            urutan INTEGER NOT NULL,
            nama TEXT NOT NULL,
            jenis TEXT NOT NULL DEFAULT 'desa' CHECK (jenis IN ('desa', 'kelurahan')),
            kode_bps TEXT NOT NULL DEFAULT '',
            kode_kemendagri TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE TABLE nama_lain (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            desa_id INTEGER NOT NULL REFERENCES desa (id) ON DELETE CASCADE,
            nama TEXT NOT NULL
        ) STRICT;
        CREATE INDEX nama_lain_desa ON nama_lain (desa_id);
        CREATE TABLE angka (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            variabel_id INTEGER NOT NULL REFERENCES variabel (id) ON DELETE CASCADE,
            tahun INTEGER NOT NULL,
            awal INTEGER NOT NULL CHECK (awal BETWEEN 1 AND 12),
            panjang INTEGER NOT NULL CHECK (panjang IN (1, 3, 6, 12)),
            desa_id INTEGER REFERENCES desa (id) ON DELETE CASCADE,
            status TEXT NOT NULL CHECK (status IN ('terisi', 'kosong', 'nihil', 'tidak_berlaku')),
            nilai TEXT NOT NULL CHECK ((status = 'terisi') = (nilai <> '')),
            catatan TEXT NOT NULL DEFAULT '',
            alasan TEXT NOT NULL DEFAULT '',
            waktu TEXT NOT NULL,
            oleh TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX angka_kunci ON angka (tahun, panjang, awal, variabel_id, ifnull(desa_id, 0));
        CREATE INDEX angka_variabel ON angka (variabel_id, tahun);
        CREATE TABLE target (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            indikator_id INTEGER NOT NULL REFERENCES indikator (id) ON DELETE CASCADE,
            awal INTEGER NOT NULL CHECK (awal BETWEEN 1 AND 12),
            panjang INTEGER NOT NULL CHECK (panjang IN (1, 3, 6, 12)),
            bawah TEXT NOT NULL,
            atas TEXT NOT NULL,
            UNIQUE (indikator_id, panjang, awal)
        ) STRICT;
        CREATE TABLE kunci (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tahun INTEGER NOT NULL,
            awal INTEGER NOT NULL CHECK (awal BETWEEN 1 AND 12),
            panjang INTEGER NOT NULL CHECK (panjang IN (1, 3, 6, 12)),
            alasan TEXT NOT NULL,
            waktu TEXT NOT NULL,
            oleh TEXT NOT NULL,
            UNIQUE (tahun, panjang, awal)
        ) STRICT;
        CREATE TABLE aturan (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            teks TEXT NOT NULL,
            kalimat TEXT NOT NULL
        ) STRICT;
        CREATE TABLE pita (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tahun_id INTEGER NOT NULL REFERENCES tahun (id) ON DELETE CASCADE,
            dari TEXT NOT NULL,
            predikat TEXT NOT NULL
        ) STRICT;
        CREATE INDEX pita_tahun ON pita (tahun_id);
        ALTER TABLE tahun ADD COLUMN batas_capaian TEXT NOT NULL DEFAULT '';
        ALTER TABLE tahun ADD COLUMN tenggat INTEGER NOT NULL DEFAULT 10 CHECK (tenggat BETWEEN 1 AND 28);
        ALTER TABLE variabel ADD COLUMN bulat INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE variabel ADD COLUMN negatif INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE variabel ADD COLUMN terkecil TEXT NOT NULL DEFAULT '';
        ALTER TABLE variabel ADD COLUMN terbesar TEXT NOT NULL DEFAULT '';
        ALTER TABLE variabel ADD COLUMN lonjakan TEXT NOT NULL DEFAULT '3';
        ALTER TABLE indikator ADD COLUMN hitungan TEXT NOT NULL DEFAULT '';
        """
    )


def imports(connection: apsw.Connection) -> None:
    """Version 4: which file, sheet and cell a figure came from, and what a layout of a foreign sheet means.

    `kantor.kode` is the mark by which an office knows the templates that it gave out. A figure that is typed has no
    `impor_id`; that is no foreign key, so that an import taken back leaves a figure somebody noted something on since.
    Meanings (`peta`) are remembered by the signature of the layout; they are JSON.
    """
    connection.execute(
        """
        ALTER TABLE kantor ADD COLUMN kode TEXT NOT NULL DEFAULT '';
        UPDATE kantor SET kode = lower(hex(randomblob(8)));
        CREATE TABLE impor (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            berkas TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            sumber TEXT NOT NULL,
            diambil INTEGER NOT NULL,
            dikoreksi INTEGER NOT NULL,
            ditolak INTEGER NOT NULL,
            diabaikan INTEGER NOT NULL,
            waktu TEXT NOT NULL,
            oleh TEXT NOT NULL
        ) STRICT;
        CREATE INDEX impor_sha256 ON impor (sha256);
        CREATE TABLE peta (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            sidik TEXT NOT NULL UNIQUE,
            isi TEXT NOT NULL
        ) STRICT;
        ALTER TABLE angka ADD COLUMN impor_id INTEGER;
        ALTER TABLE angka ADD COLUMN lembar TEXT NOT NULL DEFAULT '';
        ALTER TABLE angka ADD COLUMN sel TEXT NOT NULL DEFAULT '';
        CREATE INDEX angka_impor ON angka (impor_id) WHERE impor_id IS NOT NULL;
        """
    )


MIGRATIONS: tuple[Migration, ...] = (initial_schema, editing, figures, imports)
VERSION = len(MIGRATIONS)


def migrate(connection: apsw.Connection, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Brings a file to the newest version, each step whole or not at all.

    Foreign keys are off meanwhile, else a step that rebuilds a table would empty its children by cascade, silently;
    they are checked before each step is kept.
    """
    done = connection.pragma("user_version")
    keys = connection.pragma("foreign_keys")
    connection.pragma("foreign_keys", 0)
    try:
        for number, step in enumerate(migrations[done:], start=done + 1):
            _one_step(connection, number, step)
    finally:
        connection.pragma("foreign_keys", keys)


def _one_step(connection: apsw.Connection, number: int, step: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        step(connection)
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
        if orphans:
            raise apsw.ConstraintError(f"step {number} leaves rows without their parents: {orphans[:3]}")
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if not connection.getautocommit():
            connection.execute("ROLLBACK")
        raise
