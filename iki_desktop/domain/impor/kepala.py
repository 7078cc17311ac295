"""The header of a table: its rows found above the first row of figures, its text told for each column."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from iki_desktop.domain.impor.kata import kunci_kata, lipat
from iki_desktop.domain.impor.kenal import Isi, Kenal, isi_baris, seperti_angka, tahun_saja, teks_sel
from iki_desktop.domain.impor.kenali_periode import kenali_periode, nomor_bulan
from iki_desktop.domain.impor.lembar import Lembar, Rentang
from iki_desktop.domain.impor.peran import jenis_label, peran_kepala

BARIS_KEPALA_MAKS = 4
PEMISAH = " · "  # between the rows of a header's text
_NAIK_MAKS = 80  # rows without figures that may stand between header and first figure
_LABEL = frozenset({"no", "desa", "variabel", "periode", "kode", "satuan"})
_KODE = re.compile(r"((?!tw|q|s)[a-z]{1,2}\.?)(\d{1,3})")


@dataclass(frozen=True, slots=True)
class Bidang:
    """A part of a sheet to look at: rows `atas` to before `bawah`, columns `kiri` to `kanan`."""

    lembar: Lembar
    atas: int
    bawah: int
    kiri: int
    kanan: int

    def isi(self, baris: int) -> Isi:
        """The cells of a row that hold something."""
        return isi_baris(self.lembar.baris[baris], self.kiri, self.kanan)


def berangka(isi: Isi) -> bool:
    """Whether a row has a figure, or what stands for one behind its first text."""
    teks = 0
    for _, satu in isi:
        if satu[0] in "npfeb":
            return True
        if satu[0] == "t":
            if teks and seperti_angka(satu[1:]):
                return True
            teks += 1
    return False


def baris_nomor(isi: Isi, *, bebas: bool) -> bool:
    """Whether a row numbers the columns: `(1) (2) (3)`, -1 -2 -3, formulas that add one, and `1 2 3` where `bebas`."""
    if len(isi) < 2:
        return len(isi) == 1 and _codes_of_columns(isi)
    pertama = isi[0][1]
    if pertama[0] == "n":
        if pertama not in {"n-1", "n1"} or (pertama == "n1" and not bebas):
            return False
        arah = -1 if pertama == "n-1" else 1
        lain = 0
        for ke, (_, satu) in enumerate(isi, start=1):
            if satu[0] == "f":
                continue
            if satu != f"n{arah * ke}":
                lain += 1
                if satu[0] != "t" or not satu[1:2].isdigit():  # `6=4+5`
                    return False
        return lain * 3 <= len(isi)
    if pertama[0] != "t":
        return False
    kurung = [satu[0] == "t" and _in_brackets(satu[1:]) for _, satu in isi]
    if all(kurung) or _codes_of_columns(isi):
        return True
    return bebas and _letters_in_order(isi)


def _in_brackets(teks: str) -> bool:
    teks = teks.strip()
    return teks[:1] == "(" and teks[-1:] == ")" and len(teks) <= 12 and teks[1:2].isdigit()


def _codes_of_columns(isi: Isi) -> bool:
    """A row of codes that count the columns: `K.3 K.4`; a single one (`R14`) only where its column is the fourth."""
    cocok = [(k, _KODE.fullmatch(lipat(satu[1:]).strip())) for k, satu in isi if satu[0] == "t"]
    kode = [(c[1], int(c[2]), k) for k, c in cocok if c is not None]
    if len(kode) < len(isi) or len({(awal, nomor - k) for awal, nomor, k in kode}) > 1:
        return False
    return len(kode) > 1 or str(kode[0][1]).endswith(str(kode[0][2] + 1))


def _letters_in_order(isi: Isi) -> bool:
    """A row of codes: A B C, or short ones with digits (`A1 A2`), no two alike."""
    semua = [kunci_kata(satu[1:]) if satu[0] == "t" else satu[1:] for _, satu in isi]
    if len(semua) < 3 or any(not 0 < len(t) <= 4 for t in semua) or len(set(semua)) < len(semua):
        return False
    if all(len(t) == 1 for t in semua):
        return [ord(t) - ord(semua[0]) for t in semua] == list(range(len(semua)))
    return all(any(h.isdigit() for h in t) and t[0].isalpha() and not t.startswith(("tw", "q", "s")) for t in semua)


def seperti_kepala(isi: Isi, kenal: Kenal) -> int:
    """How many cells of a row are such as headers have; -1 where the row can't be one."""
    teks = [c for _, c in isi if c[0] in "td"]
    angka = [c for _, c in isi if c[0] not in "td"]
    if len(isi) < 2 or not teks or kenal.sebutan_judul(isi):
        return -1
    if not all(tahun_saja(c) or _village_code(c, kenal) for c in angka):
        return -1
    pertama = teks_sel(teks[0])
    tertulis = [f"n{c[1:].strip()}" for c in teks if c[0] == "t" and seperti_angka(c[1:])]
    if peran_kepala(pertama) in _LABEL:
        tertulis = [c for c in tertulis if any(map(str.isdigit, c))]  # `x` heads a column
    if not all(tahun_saja(c) or _village_code(c, kenal) for c in tertulis):
        return -1
    dikenal = sum(map(kenal.kepala, map(teks_sel, teks)))
    if angka:
        return dikenal + len(angka) if peran_kepala(pertama) else -1
    if dikenal == 1 and kenal.label(pertama):
        return -1  # a row of the table that has no figures yet
    if not dikenal and jenis_label(pertama) not in {"", "mungkin_jumlah"}:
        return -1
    return -1 if dikenal and _labels_of_a_row(teks, kenal) else dikenal


def _village_code(satu: str, kenal: Kenal) -> bool:
    return satu[0] == "n" and len(satu) > 10 and kenal.desa.pasti(satu[1:]) is not None


def _labels_of_a_row(teks: Sequence[str], kenal: Kenal) -> bool:
    """Whether texts are the labels of a row of a list whose figure can't be seen: no word of tables, and of village,
    variable and period one each; or a name of ours beside dates that are no months."""
    banyak: Counter[str] = Counter()
    for satu in map(teks_sel, teks):
        if peran_kepala(satu):
            return False
        banyak["desa"] += kenal.desa.pasti(satu) is not None
        banyak["variabel"] += kenal.variabel.pasti(satu) is not None
        banyak["periode"] += kenali_periode(satu, kenal.tahun) is not None
    tanggal = [c for c in teks if c[0] == "d"]
    if len(set(tanggal)) < len(tanggal) or any(not c.startswith("-01", 8) for c in tanggal):
        return kenal.label(teks_sel(teks[0]))
    return max(banyak.values()) == 1 and banyak.total() > 1


def angka_kepala(isi: Isi, bidang: Bidang, baris: int) -> bool:
    """Whether numbers are the lowest row of a header: years, or months from 1 to 12 (I to XII) under a `Bulan`."""
    if len(isi) < 2 or any(c[0] not in "nt" for _, c in isi) or baris <= bidang.atas:
        return False
    atas = bidang.isi(baris - 1)
    isi = [satu for satu in isi if satu not in atas]  # what a header of two rows says in both
    if len(isi) < 2 or not atas or any(c[0] not in "td" for _, c in atas) or isi[0][0] <= atas[0][0]:
        return False
    if all(tahun_saja(c) for _, c in isi):
        return True
    bulan = [nomor_bulan(c[1:]) for _, c in isi]
    naik = bulan == sorted({b for b in bulan if b})
    di_atas = [c for k, c in atas if k <= isi[0][0]]
    lain = any(isi[0][0] < k <= isi[-1][0] for k, _ in atas)
    return naik and not lain and "bulan" in lipat(teks_sel(di_atas[-1]))


def cari_kepala(bidang: Bidang, data: int, kenal: Kenal) -> tuple[int, int] | None:
    """First and last header row above a row with figures; None where nothing above it is a header."""
    dasar = _lowest(bidang, data, kenal)
    if dasar is None:
        return None
    awal = dasar
    while awal > bidang.atas and dasar - awal + 1 < BARIS_KEPALA_MAKS and _belongs_above(bidang, awal - 1, awal, kenal):
        awal -= 1
    return awal, _down(bidang, awal, dasar, data, kenal)


def _lowest(bidang: Bidang, data: int, kenal: Kenal) -> int | None:
    cadangan, kosong = None, 0
    for b in range(data - 1, max(bidang.atas, data - _NAIK_MAKS) - 1, -1):
        isi = bidang.isi(b)
        if not isi:
            kosong += 1
            if kosong > 2 or cadangan is not None:
                break
            continue
        if baris_nomor(isi, bebas=True) and not angka_kepala(isi, bidang, b):
            continue
        if angka_kepala(isi, bidang, b):
            return b
        dikenal = seperti_kepala(isi, kenal)
        if dikenal > 0:
            return b
        if dikenal == 0 and cadangan is None and kosong <= 1:
            cadangan = b
        elif dikenal < 0 and (berangka(isi) or (len(isi) > 1 and kenal.sebutan_judul(isi))):
            break
        if cadangan is not None and cadangan - b >= 6:
            break
    return cadangan


def _down(bidang: Bidang, awal: int, dasar: int, data: int, kenal: Kenal) -> int:
    """The last row of the header: what stands right under it, but under none of its label columns, is part of it."""
    isi = bidang.isi(awal)
    label = {isi[0][0]}
    for k, c in isi:
        if peran_kepala(teks_sel(c)) not in _LABEL:
            break
        label.add(k)
    akhir = dasar
    while akhir + 1 < data and akhir - awal < BARIS_KEPALA_MAKS - 1:
        bawah = bidang.isi(akhir + 1)
        if not bawah or (baris_nomor(bawah, bebas=True) and not angka_kepala(bawah, bidang, akhir + 1)):
            break
        if berangka(bawah) and not angka_kepala(bawah, bidang, akhir + 1):
            break
        berlabel = bawah[0][0] <= min(label) or any(k in label for k, _ in bawah)
        if (berlabel or kenal.label(teks_sel(bawah[0][1]))) and not _units(bawah):
            break
        akhir += 1
    return akhir


def _units(isi: Isi) -> bool:
    return all(c[0] == "t" and c[1:].strip()[:1] == "(" and c.strip()[-1:] == ")" for _, c in isi)


def _belongs_above(bidang: Bidang, baris: int, bawah: int, kenal: Kenal) -> bool:
    """Whether a row is a further row of the header that begins under it, and no title."""
    isi, di_bawah = bidang.isi(baris), bidang.isi(bawah)
    if not isi or any(c[0] not in "td" and not tahun_saja(c) for _, c in isi) or kenal.sebutan_judul(isi):
        return False
    if any(c[0] == "t" and seperti_angka(c[1:]) for _, c in isi[1:]):
        return False
    gabung = [g for g in bidang.lembar.gabung if g.atas <= baris <= g.bawah and g.kanan >= bidang.kiri]
    ujung = max(di_bawah[-1][0], isi[-1][0])
    if any(g.kiri <= min(isi[0][0], di_bawah[0][0]) and g.kanan >= ujung and g.kanan > g.kiri for g in gabung):
        return False  # over the whole width: a title
    terisi_bawah = {k for k, _ in di_bawah}
    if len(isi) == 1:
        kolom, satu = isi[0]
        lebar = any(g.kiri == kolom and g.kanan > kolom for g in gabung)
        return kolom > di_bawah[0][0] and kolom <= ujung and (lebar or kenal.kepala(teks_sel(satu)))
    if any(g.kanan > g.kiri or g.bawah >= bawah for g in gabung):
        return True
    if not any(kenal.kepala(teks_sel(c)) for _, c in isi) and jenis_label(teks_sel(isi[0][1])) not in {
        "",
        "mungkin_jumlah",
    }:
        return False
    hanya_atas = sum(k not in terisi_bawah for k, _ in isi)
    return (hanya_atas > 0 and isi[-1][0] <= ujung) or (2 * len(isi) >= len(di_bawah) and len(isi) > 2)


def _spans(bidang: Bidang, awal: int, akhir: int) -> list[Rentang]:
    return [
        g
        for g in bidang.lembar.gabung
        if g.atas <= akhir and g.bawah >= awal and g.kiri <= bidang.kanan and g.kanan >= bidang.kiri
    ]


def teks_kolom(bidang: Bidang, awal: int, akhir: int) -> dict[int, str]:
    """The whole header text of each column that has one."""
    baris: list[dict[int, str]] = [
        {k: " ".join(teks_sel(c).split()) for k, c in bidang.isi(b)} for b in range(awal, akhir + 1)
    ]
    gabung = _spans(bidang, awal, akhir)
    for g in gabung:
        if g.atas < awal or g.kiri < bidang.kiri:
            continue
        teks = baris[g.atas - awal].get(g.kiri)
        if teks:
            for b in range(g.atas, min(g.bawah, akhir) + 1):
                baris[b - awal] |= dict.fromkeys(range(g.kiri, min(g.kanan, bidang.kanan) + 1), teks)
    if not gabung:
        for ke in range(len(baris) - 2, -1, -1):
            _fill_right(baris[ke], baris[ke + 1 :])
    hasil: dict[int, str] = {}
    for kolom in sorted({k for satu in baris for k in satu}):
        bagian = [satu[kolom] for satu in baris if satu.get(kolom)]
        hasil[kolom] = PEMISAH.join(t for ke, t in enumerate(bagian) if not ke or t != bagian[ke - 1])
    return hasil


def _fill_right(atas: dict[int, str], di_bawah: Sequence[dict[int, str]]) -> None:
    """Where merged cells aren't known: a text goes on over empty neighbours that have texts below, if it has itself."""
    terakhir = -1
    for kolom in sorted({k for satu in di_bawah for k in satu} | set(atas)):
        if kolom in atas:
            terakhir = kolom if any(kolom in satu for satu in di_bawah) else -1
        elif terakhir >= 0 and atas.get(kolom - 1) == atas[terakhir]:
            atas[kolom] = atas[terakhir]
        else:
            terakhir = -1
