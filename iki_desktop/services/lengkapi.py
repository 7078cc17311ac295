"""For an office that was made before figures were known: what the catalogue has to compute its indicators, in one step.

Only what is missing comes in. Nothing that somebody typed or chose is changed, and no printed text.
"""

from typing import Any

import apsw

from db.history import Changes
from iki_desktop.domain.aturan import nama_aturan
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.nama_rumus import nama_tertulis
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.domain.urutan import GAP
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.katalog import read_katalog
from iki_desktop.services.variabel import read_variabel

# What a variable has that was made of a name in a formula and that nobody touched since.
_BAWAAN = {
    "tercetak": "", "satuan": "", "frekuensi": "bulanan", "lingkup": "kecamatan", "rekap_waktu": "jumlah",
    "rekap_desa": "jumlah", "tetap": 0, "asal_id": None, "jeda": 0, "bulat": 0, "terkecil": "", "terbesar": "",
}  # fmt: skip


def complete_from_katalog(kantor: Kantor) -> Changes:
    """Adds villages (to Kecamatan Pujon, if it has none), variables, rules, and to each indicator of the catalogue the
    formula that computes it. Raises `UserError` where there is nothing to add."""
    with kantor.read() as connection:
        pujon = kunci_cari(connection.execute("SELECT kecamatan FROM kantor").get or "") == "pujon"
    data = read_katalog("pujon" if pujon else "umum")
    with kantor.write("Lengkapi dari katalog") as changes:
        connection = kantor.store.connection
        banyak = _add_formulas(connection, data)
        banyak += _add_variables(connection, data) + _add_villages(connection, data) + _add_rules(connection, data)
        if not banyak:
            raise UserError(
                "Tidak ada yang perlu dilengkapi. Indikator, variabel, dan desa di berkas ini sudah ada, atau "
                "kata-katanya berbeda dari katalog."
            )
    return changes


def _add_formulas(connection: apsw.Connection, data: dict[str, Any]) -> int:
    """To indicators with the words of the catalogue, in whatever year, that no formula computes otherwise."""
    katalog = {
        kunci_cari(i["teks"]) + "|" + kunci_cari(j["nama"]): i
        for j in data["jabatan"]
        for s in j["sasaran"]
        for i in s["indikator"]
    }
    banyak = 0
    for nomor, teks, jabatan, rumus, arah in connection.execute(
        "SELECT i.id, i.teks, j.nama, i.rumus, i.arah FROM indikator i JOIN sasaran s ON s.id = i.sasaran_id "
        "JOIN jabatan j ON j.id = s.jabatan_id WHERE trim(i.hitungan) = ''"
    ).fetchall():
        isi = katalog.get(kunci_cari(str(teks)) + "|" + kunci_cari(str(jabatan)), {})
        if "hitungan" in isi and kunci_cari(str(rumus)) == kunci_cari(isi.get("rumus", "")):
            ke = isi.get("arah", arah) if arah == "naik" else arah
            connection.execute("UPDATE indikator SET hitungan = ?, arah = ? WHERE id = ?", (isi["hitungan"], ke, nomor))
            banyak += 1
    return banyak


def _add_variables(connection: apsw.Connection, data: dict[str, Any]) -> int:
    """Those that formulas name, with what they look back at; one that nobody touched becomes as it is there."""
    dinamai = {
        kunci_cari(nama)
        for (rumus,) in connection.execute("SELECT rumus || char(10) || hitungan FROM indikator")
        for nama in nama_tertulis(rumus)
    }
    menurut_nama = {kunci_cari(isi["nama"]): isi for isi in data["variabel"]}
    asal = {kunci: kunci_cari(isi["asal"]) for kunci, isi in menurut_nama.items() if "asal" in isi}
    perlu = dinamai | {asal[kunci] for kunci in dinamai & set(asal)}
    ada = {kunci_cari(v.nama): v.id for v in read_variabel(connection)}
    banyak = 0
    for kunci, isi in menurut_nama.items():
        if kunci not in perlu or (kunci in ada and not _untouched(connection, ada[kunci])):
            continue
        kolom = {k: v for k, v in isi.items() if k not in {"konstanta", "asal"}}
        if "asal" in isi:
            kolom["asal_id"] = ada[kunci_cari(isi["asal"])]
        if kunci in ada:
            kolom.pop("nama")
            if not kolom:
                continue
            tetapkan = ", ".join(f"{k} = ?" for k in kolom)
            connection.execute(f"UPDATE variabel SET {tetapkan} WHERE id = ?", (*kolom.values(), ada[kunci]))
        else:
            tanda = ", ".join("?" * len(kolom))
            connection.execute(f"INSERT INTO variabel ({', '.join(kolom)}) VALUES ({tanda})", tuple(kolom.values()))
            ada[kunci] = connection.last_insert_rowid()
        if "konstanta" in isi:
            connection.execute(
                "INSERT INTO konstanta (variabel_id, tahun_id, nilai) SELECT ?, id, ? FROM tahun "
                "WHERE true ON CONFLICT (variabel_id, tahun_id) DO NOTHING",
                (ada[kunci], isi["konstanta"]),
            )
        banyak += 1
    return banyak


def _untouched(connection: apsw.Connection, nomor: int) -> bool:
    baris = connection.execute(f"SELECT {', '.join(_BAWAAN)} FROM variabel WHERE id = ?", (nomor,)).fetchone()
    dipakai = connection.execute(
        "SELECT (SELECT count(*) FROM angka WHERE variabel_id = ?1) + (SELECT count(*) FROM konstanta "
        "WHERE variabel_id = ?1)",
        (nomor,),
    ).get
    return baris == tuple(_BAWAAN.values()) and not dipakai


def _add_villages(connection: apsw.Connection, data: dict[str, Any]) -> int:
    if connection.execute("SELECT count(*) FROM desa").get:
        return 0
    for urutan, isi in enumerate(data["desa"], start=1):
        connection.execute(
            "INSERT INTO desa (urutan, nama, kode_bps) VALUES (?, ?, ?)",
            (GAP * urutan, isi["nama"], isi.get("kode_bps", "")),
        )
    return len(data["desa"])


def _add_rules(connection: apsw.Connection, data: dict[str, Any]) -> int:
    """Rules whose names are all there, where there are none yet."""
    if connection.execute("SELECT count(*) FROM aturan").get:
        return 0
    ada = {kunci_cari(v.nama) for v in read_variabel(connection)}
    cocok = [isi for isi in data["aturan"] if all(kunci_cari(n) in ada for n in nama_aturan(isi["teks"]))]
    connection.executemany(
        "INSERT INTO aturan (teks, kalimat) VALUES (?, ?)", [(isi["teks"], isi["kalimat"]) for isi in cocok]
    )
    return len(cocok)
