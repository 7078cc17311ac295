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


def troubles(connection: apsw.Connection) -> Iterator[str]:
    """What is wrong, to stand behind “karena”: no year, a position or a variable below itself, two variables alike."""
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
