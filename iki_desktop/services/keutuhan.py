"""What no constraint of the tables holds: rules across rows, to be asked after an old step was taken back by itself.

Each edit keeps them by itself, and undoing the newest step leads back to where they held.
"""

from collections.abc import Iterator
from decimal import Decimal

import apsw

from iki_desktop.domain.aturan import nama_aturan
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import kunci_cari, singkat
from iki_desktop.domain.variabel import memutar

_BELOW_THEMSELVES = """
    WITH RECURSIVE pohon (id) AS (
        SELECT id FROM jabatan WHERE induk_id IS NULL
        UNION SELECT j.id FROM jabatan j JOIN pohon ON j.induk_id = pohon.id
    )
    SELECT nama FROM jabatan WHERE id NOT IN pohon ORDER BY urutan, id
"""

# Figures of another frequency or scope than their variable's, or of one whose figures aren't typed.
_OUT_OF_SIGHT = """
    SELECT DISTINCT v.nama FROM variabel v JOIN angka a ON a.variabel_id = v.id
    WHERE v.tetap OR v.asal_id IS NOT NULL OR (v.lingkup = 'desa') <> (a.desa_id IS NOT NULL) OR a.panjang <>
        CASE v.frekuensi WHEN 'bulanan' THEN 1 WHEN 'triwulanan' THEN 3 WHEN 'semesteran' THEN 6 ELSE 12 END
    ORDER BY v.id
"""

_VILLAGES = "SELECT id, nama, 0 FROM desa UNION ALL SELECT desa_id, nama, 1 FROM nama_lain"

_SAME_CODE = """
    SELECT 'BPS', kode_bps FROM desa WHERE kode_bps <> '' GROUP BY kode_bps HAVING count(*) > 1
    UNION ALL SELECT 'Kemendagri', kode_kemendagri FROM desa WHERE kode_kemendagri <> ''
    GROUP BY kode_kemendagri HAVING count(*) > 1
"""

_RANGES = """
    SELECT i.teks, t.tahun, g.awal, g.panjang, g.bawah, g.atas FROM target g JOIN indikator i ON i.id = g.indikator_id
    JOIN sasaran s ON s.id = i.sasaran_id JOIN jabatan j ON j.id = s.jabatan_id JOIN tahun t ON t.id = j.tahun_id
    WHERE g.bawah <> g.atas
"""


def troubles(connection: apsw.Connection) -> Iterator[str]:
    """What is wrong, to stand behind “karena”: no year, a position or a variable below itself, two variables or
    villages alike, figures that their variable doesn't show, rules about what there isn't, targets the wrong way round,
    bands of predikat that don't follow one another."""
    if not connection.execute("SELECT count(*) FROM tahun").get:
        yield "tidak ada tahun yang tersisa di berkas ini. Buat tahun lain dulu."
    for (nama,) in connection.execute(_BELOW_THEMSELVES):
        yield f"jabatan “{' '.join(nama.split())}” akan menjadi bawahan dirinya sendiri. Pindahkan jabatan itu dulu."
    variabel = list(connection.execute("SELECT id, nama, asal_id FROM variabel ORDER BY id"))
    asal = {nomor: ke for nomor, _, ke in variabel}
    kunci: set[str] = set()
    for nomor, nama, ke in variabel:
        if kunci_cari(nama) in kunci:
            yield f"akan ada dua variabel bernama “{nama}”. Ganti dulu nama variabel yang sekarang."
        if memutar(asal, nomor, ke):
            yield f"nilai variabel “{nama}” akan berasal dari dirinya sendiri. Ubah dulu variabel asalnya."
        kunci.add(kunci_cari(nama))
    for (nama,) in connection.execute(_OUT_OF_SIGHT):
        yield f"angka “{nama}” tidak akan tampil dan terhitung lagi. Kosongkan dulu angkanya."
    desa: dict[str, int] = {}
    lain: set[str] = set()
    for nomor, nama, sebagai_lain in connection.execute(_VILLAGES):
        if desa.setdefault(kunci_cari(nama), nomor) != nomor:
            yield f"akan ada dua desa bernama “{nama}”. Ganti dulu nama desa yang sekarang."
        elif sebagai_lain and kunci_cari(nama) in lain:
            yield f"nama lain “{nama}” akan tercatat dua kali. Hapus dulu nama lain yang sekarang."
        if sebagai_lain:
            lain.add(kunci_cari(nama))
    for apa, kode in connection.execute(_SAME_CODE):
        yield f"akan ada dua desa berkode {apa} {kode}. Ubah dulu kode desa yang sekarang."
    for (teks,) in connection.execute("SELECT teks FROM aturan ORDER BY id"):
        for nama in nama_aturan(teks):
            if kunci_cari(nama) not in kunci:
                yield f"aturan {teks} akan menyebut “{nama}”, yang tidak ada. Ubah atau hapus dulu aturan itu."
    for teks, tahun, awal, panjang, bawah, atas in connection.execute(_RANGES):
        if Decimal(bawah) > Decimal(atas):
            masa = Periode(tahun, awal, panjang).nama
            yield f"target “{singkat(' '.join(teks.split()))}” {masa} akan terbalik. Ubah dulu targetnya."
    yield from _bands(connection)


def _bands(connection: apsw.Connection) -> Iterator[str]:
    pita: dict[int, list[Decimal]] = {}
    for tahun, dari in connection.execute("SELECT t.tahun, p.dari FROM pita p JOIN tahun t ON t.id = p.tahun_id"):
        pita.setdefault(tahun, []).append(Decimal(dari))
    for tahun, batas in pita.items():
        if min(batas) != 0 or len(set(batas)) < len(batas):
            yield f"predikat {tahun} akan bercampur dengan yang sekarang. Ubah dulu predikat tahun itu."
