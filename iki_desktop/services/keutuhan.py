"""What no constraint of the tables holds: rules across rows, to be asked after an old step was taken back by itself.

Each edit keeps them by itself, and undoing the newest step leads back to where they held.
"""

from collections.abc import Iterator

import apsw

from iki_desktop.domain.teks import kunci_cari
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


def troubles(connection: apsw.Connection) -> Iterator[str]:
    """What is wrong, to stand behind “karena”: no year, a position or a variable below itself, two variables or
    villages alike, figures that their variable doesn't show."""
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
    for nomor, nama in connection.execute("SELECT id, nama FROM desa UNION ALL SELECT desa_id, nama FROM nama_lain"):
        if desa.setdefault(kunci_cari(nama), nomor) != nomor:
            yield f"akan ada dua desa bernama “{nama}”. Ganti dulu nama desa yang sekarang."
