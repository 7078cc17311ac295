"""A model of an office's figures as one flat mapping, and what must hold of any step: what the second machine runs on.

Flat, so that what a step changed is the difference of two: keys are `("angka", cell)`, `("bawah", indicator, period)`,
`("kunci", period)`, `("variabel", id, column)` …
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from iki_desktop.domain.capaian import Target
from iki_desktop.domain.figur import Figur
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.periode import PANJANG, Periode, baca_periode
from iki_desktop.services import jabatan, sunting
from iki_desktop.services.angka import load_angka, set_alasan, set_catatan
from iki_desktop.services.capaian import load_butir
from iki_desktop.services.desa import add_desa, load_desa
from iki_desktop.services.kantor import Kantor, create_office, open_office
from iki_desktop.services.kunci import load_kunci, lock
from iki_desktop.services.pengaturan import load_pengaturan
from iki_desktop.services.perubahan import Perubahan
from iki_desktop.services.ragu import add_aturan, load_aturan
from iki_desktop.services.target import load_target, set_target
from iki_desktop.services.variabel import create_variabel, load_konstanta, load_variabel, set_konstanta
from tests.db.bahan import names
from tests.services.bahan_angka import isi as isi_sel
from tests.services.bahan_angka import kunci as sel

Isi: TypeAlias = dict[tuple[Any, ...], Any]

_BULAN, _LAIN = ("2025-12", "2026-01", "2026-02", "2026-04"), ("2025-TW4", "2026-TW1", "2026-TW2", "2026-S1")
MASA = tuple(baca_periode(teks) for teks in (*_BULAN, *_LAIN, "2025", "2026"))
_RUMUS = re.compile(r"\[([^\[\]]*)\]")
_DIHITUNG = "SELECT count(*) FROM angka UNION ALL SELECT count(*) FROM target"


@cache
def kantor_awal(folder: Path) -> Path:
    """A small office, made once in a folder: a variable of each kind, two villages, indicators that use them, figures
    of all four states, notes and reasons, targets, a locked month."""
    path = folder / "awal.iki"
    create_office(path, "kosong", 2026)
    kantor = open_office(path)
    for nama in ("Ngroto", "Ngabab"):
        add_desa(kantor, nama)
    for nama, kolom in (
        ("A", {}),
        ("B", {"lingkup": "desa", "bulat": True}),
        ("C", {"frekuensi": "triwulanan", "rekap_waktu": "rata", "negatif": True}),
        ("D", {"frekuensi": "tahunan", "rekap_waktu": "akhir"}),
        ("E", {"tetap": True}),
    ):
        create_variabel(kantor, nama, **kolom)
    create_variabel(kantor, "F", asal_id=4)
    for nama, rumus in (("CAMAT", ("[A] / [B] x 100%", "[C]", "([D] + [F]) / 2")), ("KASI", ("[A] x [E]", "", ""))):
        (nomor,) = jabatan.add_jabatan(kantor, nama, induk=None).new
        sasaran, kosong = sunting.insert_sasaran(kantor, nomor, 0, "sasaran").new
        baris = [{"teks": f"Jumlah usulan {ke}", "rumus": satu} for ke, satu in enumerate(rumus)]
        sunting.insert_indikator(kantor, sasaran, 0, baris)
        sunting.delete_indikator(kantor, [kosong])
    _fill(kantor)
    kantor.store.connection.execute("DELETE FROM langkah")
    kantor.close()
    assert names(folder) == ["awal.iki"]
    return path


def _fill(kantor: Kantor) -> None:
    for nama, masa, figur in (
        ("A", "2026-01", "5"), ("A", "2026-02", "-"), ("A", "2025-12", "n/a"), ("B", "2026-01 Ngroto", "6"),
        ("B", "2026-02 Ngabab", "0"), ("C", "2026-TW1", "-3"), ("C", "2025-TW4", "5,0"), ("D", "2025", "12,5"),
        ("A", "2026-04", "7"),
    ):  # fmt: skip
        isi_sel(kantor, nama, masa.split(" ")[0], figur, *masa.split(" ")[1:])
    set_catatan(kantor, sel(kantor, "A", "2026-02"), "nihil")
    set_catatan(kantor, sel(kantor, "D", "2026"), "menyusul")
    set_alasan(kantor, sel(kantor, "C", "2026-TW1"), "panen")
    set_konstanta(kantor, sel(kantor, "E", "2026")[0], Decimal(245))
    setahun, tw1, april = MASA[-1], baca_periode("2026-TW1"), baca_periode("2026-04")
    nomor = [b.id for b in load_butir(kantor)]
    set_target(kantor, {(n, setahun): Target(Decimal(80), Decimal(80 + 10 * (n % 2))) for n in nomor})
    set_target(kantor, {(n, m): Target.satu(Decimal(20)) for n in nomor[::2] for m in (tw1, april)})
    add_aturan(kantor, "[A] <= [C] + 2", "periksa")
    lock(kantor, april)


# -- what the store says


def terbaca(kantor: Kantor) -> Isi:
    """All that the services tell of figures and of what they hang on, of all years."""
    isi: Isi = {}
    variabel, desa = load_variabel(kantor), load_desa(kantor)
    for v in variabel:
        isi |= {("variabel", v.id, kolom): nilai for kolom, nilai in asdict(v).items() if kolom != "id"}
    for d in desa:
        isi |= {("desa", d.id): d.nama} | {("nama lain", d.id, n.casefold()): n for n in d.nama_lain}
        assert jenis_ada(isi, "nama lain", d.id) == len(d.nama_lain)
    isi |= {("urutan", d): n for d, n in kantor.store.connection.execute("SELECT id, urutan FROM desa")}
    for kunci, angka in load_angka(kantor, [v.id for v in variabel], MASA, [None, *(d.id for d in desa)]).items():
        isi["baris", kunci] = True
        isi |= {k: n for k, n in ((("catatan", kunci), angka.catatan), (("alasan", kunci), angka.alasan)) if n}
        if angka.figur.status != "kosong":
            isi["angka", kunci] = teks_figur(angka.figur)
        if angka.asal is not None:
            isi["asal", kunci] = angka.asal.kalimat
    isi |= {("impor", nomor): nama for nomor, nama in kantor.store.connection.execute("SELECT id, berkas FROM impor")}
    isi |= {("kunci", k.periode): k.alasan for k in load_kunci(kantor)}
    isi |= {("aturan", a.id): (a.teks, a.kalimat) for a in load_aturan(kantor)}
    _read_years(kantor, isi)
    banyak = [n for (n,) in kantor.store.connection.execute(_DIHITUNG)]
    assert banyak == [jenis_ada(isi, "baris"), jenis_ada(isi, "bawah")], "rows that no service shows"
    return isi


def _read_years(kantor: Kantor, isi: Isi) -> None:
    di = kantor.id_tahun
    for id_tahun, tahun in list(kantor.store.connection.execute("SELECT id, tahun FROM tahun")):
        kantor.id_tahun = id_tahun
        atur = load_pengaturan(kantor)
        isi |= {("tahun", tahun): id_tahun, ("pita", tahun): atur.pita}
        isi |= {("batas", tahun): atur.batas, ("tenggat", tahun): atur.tenggat}
        isi |= {("konstanta", nomor, tahun): f"{nilai:f}" for nomor, nilai in load_konstanta(kantor).items()}
        for (nomor, masa), target in load_target(kantor).items():
            isi |= teks_target(nomor, masa, target)
    kantor.id_tahun = di
    for nomor, tahun, rumus, hitungan in kantor.store.connection.execute(
        "SELECT i.id, t.tahun, i.rumus, i.hitungan FROM indikator i JOIN sasaran s ON s.id = i.sasaran_id "
        "JOIN jabatan j ON j.id = s.jabatan_id JOIN tahun t ON t.id = j.tahun_id"
    ):
        isi |= {("indikator", nomor): tahun, ("rumus", nomor): rumus, ("hitungan", nomor): hitungan}


def teks_figur(figur: Figur) -> str:
    """A figure letter for letter: `5` and `5,0` are two."""
    return f"{figur.nilai:f}" if figur.nilai is not None else figur.status


def teks_target(nomor: int, masa: Periode, target: Target) -> Isi:
    """The two ends of a target."""
    return {("bawah", nomor, masa): f"{target.bawah:f}", ("atas", nomor, masa): f"{target.atas:f}"}


# -- asking the model


def desa_urut(isi: Isi) -> list[int]:
    """The villages in their order."""
    return sorted(semua(isi, "desa"), key=lambda d: (isi["urutan", d], d))


def jenis_ada(isi: Isi, *awal: Any) -> int:
    """How many there are of a kind; of one thing, where that is named too."""
    return sum(kunci[: len(awal)] == awal for kunci in isi)


def semua(isi: Isi, jenis: str) -> list[Any]:
    """What the keys of a kind are of, in order."""
    return sorted({kunci[1] for kunci in isi if kunci[0] == jenis})


def hapus(isi: Isi, jenis: Iterable[str], milik: Any) -> None:
    """Takes away what is of some kinds and of one thing."""
    for kunci in [k for k in isi if k[0] in jenis and k[1] == milik]:
        del isi[kunci]


def set_figur(isi: Isi, sel: KunciFigur, teks: str, asal: str = "") -> None:
    """Another figure in a cell: it has no reason any more, and came from where this one does (empty: it is typed).
    Without figure and note, the cell has no row."""
    if isi.get(("angka", sel), "kosong") != teks:
        isi.pop(("alasan", sel), None)
        isi.pop(("asal", sel), None)
        isi["angka", sel] = teks
        if asal:
            isi["asal", sel] = asal
        if teks == "kosong":
            del isi["angka", sel]
    rapikan_baris(isi, sel)


def rapikan_baris(isi: Isi, sel: KunciFigur) -> None:
    """A cell has a row where it has a figure or a note."""
    isi.pop(("baris", sel), None)
    if ("angka", sel) in isi or ("catatan", sel) in isi:
        isi["baris", sel] = True


def variabel(isi: Isi, nomor: int) -> dict[str, Any]:
    """The columns of a variable."""
    return {kunci[2]: nilai for kunci, nilai in isi.items() if kunci[:2] == ("variabel", nomor)}


def diketik(isi: Isi, nomor: int) -> bool:
    """Whether figures of a variable are typed."""
    kolom = variabel(isi, nomor)
    return not kolom["tetap"] and kolom["asal_id"] is None


def berbaris(isi: Isi, ke: int, milik: int) -> list[Periode]:
    """The periods in which a variable (`ke` 0) or a village (`ke` 2) has figures or notes."""
    return [k[1][1] for k in isi if k[0] == "baris" and k[1][ke] == milik]


def terkunci(isi: Isi, masa: Iterable[Periode]) -> bool:
    """Whether one of these periods lies in a locked one."""
    kunci = semua(isi, "kunci")
    return any(
        k.tahun == m.tahun and k.awal <= m.awal and m.awal + m.panjang <= k.awal + k.panjang
        for m in masa
        for k in kunci
    )


def bisa_diisi(isi: Isi, sel: KunciFigur, teks: str = "kosong") -> bool:
    """Whether a figure can be set in a cell."""
    nomor, masa, desa = sel
    kolom = variabel(isi, nomor)
    if not diketik(isi, nomor) or PANJANG[kolom["frekuensi"]] != masa.panjang or terkunci(isi, [masa]):
        return False
    if (desa is not None) != (kolom["lingkup"] == "desa"):
        return False
    pecahan = teks.partition(".")[2].strip("0")
    return not (teks.startswith("-") and not kolom["negatif"]) and not (pecahan and kolom["bulat"])


def dipakai(isi: Isi, nama: str) -> bool:
    """Whether a formula or a rule names a variable."""
    teks = [nilai for kunci, nilai in isi.items() if kunci[0] in ("rumus", "hitungan")]
    teks += [nilai[0] for kunci, nilai in isi.items() if kunci[0] == "aturan"]
    return any(nama in _RUMUS.findall(satu) for satu in teks)


# -- what must hold of any step


def beda(lama: Isi, baru: Isi) -> set[tuple[Any, ...]]:
    """The keys that two differ in."""
    return {k for k in lama.keys() | baru.keys() if lama.get(k) != baru.get(k)}


def dari_terkunci(lama: Isi, berubah: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """What changed though its period was locked: figures and targets; a note changes no figure."""
    for kunci in berubah:
        masa = {"angka": lambda k: k[1][1], "bawah": lambda k: k[2], "atas": lambda k: k[2]}.get(kunci[0])
        if masa is not None and terkunci(lama, [masa(kunci)]):
            yield kunci


def locks(lama: Isi, baru: Isi) -> bool:
    """Whether a step locked a period: that is opened with a reason, not undone."""
    return any(kunci[0] == "kunci" and kunci in baru for kunci in beda(lama, baru))


_MENTAH = {"waktu", "oleh", "awal", "panjang", "status", "id"}
_TANPA_NAMA = re.compile(r"\b(?:variabel|desa|jabatan|indikator|nomor) \d+\b")


def require_readable(perubahan: Iterable[Perubahan]) -> None:
    """What a step changed, told in the words of the clerk: no column of a table, no row by its number."""
    for satu in perubahan:
        assert "_" not in "".join((satu.tempat, satu.kolom, satu.lama, satu.baru)), satu
        assert satu.kolom not in _MENTAH, satu
        assert not satu.kolom.endswith(" id"), satu
        assert satu.tempat, satu
        assert not _TANPA_NAMA.search(f"{satu.tempat} {satu.lama} {satu.baru}"), satu
