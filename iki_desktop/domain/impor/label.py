"""Which columns of a table tell village, variable or period row by row, by their headers and by what stands in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from iki_desktop.domain.impor.baca_kepala import KepalaKolom
from iki_desktop.domain.impor.kata import kata
from iki_desktop.domain.impor.kenal import Kenal, seperti_angka, tahun_saja
from iki_desktop.domain.impor.kenali_periode import baca_teks_periode, kenali_periode, nomor_bulan
from iki_desktop.domain.impor.kepala import PEMISAH
from iki_desktop.domain.impor.lembar import Lembar
from iki_desktop.domain.impor.peran import peran_kepala
from iki_desktop.domain.impor.peta import Tabel
from iki_desktop.domain.periode import Periode

_TAHUN = frozenset({"tahun", "thn", "th"})
_CONTOH = 300  # data rows that are looked at


@dataclass(slots=True)
class IsiKolom:
    """How many of the different contents of a column are what; `angka`, `teks` and `tanggal` count cells."""

    lain: int = 0
    desa: int = 0
    variabel: int = 0
    periode: int = 0
    angka: int = 0
    teks: int = 0
    tanggal: int = 0
    tahun: frozenset[Periode] = frozenset()
    tanpa_tahun: bool = False

    def sebagian(self, banyak: int) -> float:
        """Which part of the different texts that is."""
        semua = self.lain
        return banyak / semua if semua else 0.0


@dataclass(slots=True)
class Label:
    """The columns of names, -1 where there is none, and how many of the names there are ours, of how many."""

    desa: int = -1
    variabel: int = -1
    periode: int = -1
    isi: Mapping[int, IsiKolom] | None = None


def kepala_bulan(judul: str) -> bool:
    """Whether a header says that months are told under it, so that numbers are such."""
    daun = judul.split(PEMISAH)[-1]
    return peran_kepala(daun) == "periode" and bool({"bulan", "bln"}.intersection(kata(daun)))


def kolom_tahun(lembar: Lembar, tabel: Tabel, bulan: int) -> int:
    """The column that tells the year of the periods of another one, by its header, or where it has none by its years;
    -1 where there is no such column."""
    contoh = tabel.baris("data")[:_CONTOH]
    for k, teks in enumerate(tabel.teks_kepala, tabel.kolom[0]):
        if k == bulan:
            continue
        if "".join(kata(teks.split(PEMISAH)[-1])) in _TAHUN:
            return k
        isi = [] if teks else [satu for b in contoh if (satu := lembar.di(b, k)) is not None]
        if isi and all(map(tahun_saja, isi)):
            return k
    return -1


def isi_kolom(lembar: Lembar, tabel: Tabel, tahu: Kenal, tahun: int | None) -> dict[int, IsiKolom]:
    """What stands in the columns of a table's data rows; each text counts once."""
    beda: dict[int, set[str]] = {}
    hasil: dict[int, IsiKolom] = {}
    for b in tabel.baris("data")[:_CONTOH]:
        for k, satu in enumerate(lembar.baris[b][: tabel.kolom[1] + 1]):
            if satu is None or k < tabel.kolom[0]:
                continue
            isi = hasil.setdefault(k, IsiKolom())
            if satu[0] in "npfe" or (satu[0] == "t" and seperti_angka(satu[1:])):
                isi.angka += 1
            elif satu[1:].strip():
                isi.teks += 1
                isi.tanggal += satu[0] == "d"
            beda.setdefault(k, set()).add(satu)
    for k, semua in beda.items():
        judul = tabel.teks_kepala[k - tabel.kolom[0]]
        sendiri = tabel.teks_kepala.count(judul) == 1  # over several columns it heads their months
        if sendiri and kepala_bulan(judul) and 2 * sum(nomor_bulan(satu[1:]) > 0 for satu in semua) > len(semua):
            semua = {f"tbulan {satu[1:]}" if nomor_bulan(satu[1:]) else satu for satu in semua}
            hasil[k] = IsiKolom(teks=hasil[k].angka + hasil[k].teks)
        _count(hasil[k], semua, tahu, tahun)
    return hasil


def _count(isi: IsiKolom, semua: set[str], tahu: Kenal, tahun: int | None) -> None:
    masa = set()
    for satu in semua:
        teks = satu[1:]
        if satu[0] in "ntd" and teks.strip():
            isi.lain += 1
            isi.desa += tahu.desa.pasti(teks) is not None
            isi.variabel += satu[0] == "t" and tahu.variabel.pasti(teks) is not None
            if (periode := kenali_periode(teks, tahun)) is not None:
                masa.add(periode)
                isi.tanpa_tahun |= baca_teks_periode(teks, tahun).tanpa_tahun
                isi.periode += 1
    isi.tahun = frozenset(masa)


def cari_label(kepala: Mapping[int, KepalaKolom], isi: Mapping[int, IsiKolom]) -> Label:
    """The columns of names. A header that says so is believed, unless what stands there is something else."""
    hasil = Label(isi=isi)
    kosong = IsiKolom()
    bebas = [k for k, satu in kepala.items() if satu.variabel is None and satu.periode is None and satu.desa is None]
    skor = {k: isi.get(k, kosong) for k in bebas}
    desa = {
        k: s.sebagian(s.desa) + (0.5 if kepala[k].peran == "desa" and s.teks >= s.angka else 0.0)
        for k, s in skor.items()
    }
    di_atas = any(satu.variabel is not None and not (satu.lain or satu.sisa) for satu in kepala.values())
    hasil.desa = _best({k: n for k, n in desa.items() if n >= 0.5}, kepala, "kode")
    variabel = {
        k: s.sebagian(s.variabel)
        + (0.3 if kepala[k].peran == "variabel" and s.teks > s.angka and (s.variabel or not di_atas) else 0.0)
        for k, s in skor.items()
        if k != hasil.desa
    }
    hasil.variabel = _best({k: n for k, n in variabel.items() if n >= 0.3}, kepala, "satuan")
    periode = {
        k: s.sebagian(s.periode) + (0.3 if kepala[k].peran == "periode" and s.teks > s.angka else 0.0)
        for k, s in skor.items()
        if k not in {hasil.desa, hasil.variabel} and (kepala[k].peran == "periode" or not (s.angka or s.tanggal))
    }
    hasil.periode = _period_column({k: n for k, n in periode.items() if n >= 0.5}, skor, kepala)
    return hasil


def _best(skor: Mapping[int, float], kepala: Mapping[int, KepalaKolom], kecuali: str) -> int:
    """The column that fits best, the first of those; one of codes only where none of names does."""
    if not skor:
        return -1
    return max(skor, key=lambda k: (kepala[k].peran != kecuali, round(skor[k], 3), -k))


def _period_column(skor: Mapping[int, float], isi: Mapping[int, IsiKolom], kepala: Mapping[int, KepalaKolom]) -> int:
    """Of a column of months and one of years, the months, if the years are all one or can be read beside them."""
    if not skor:
        return -1
    tahun = [k for k in skor if isi[k].tahun and all(p.panjang == 12 for p in isi[k].tahun)]
    lain = [k for k in skor if k not in tahun]
    if lain and all(len(isi[k].tahun) == 1 or "".join(kata(kepala[k].teks)) in _TAHUN for k in tahun):
        return max(lain, key=lambda k: (skor[k], -k))
    return max(tahun or lain, key=lambda k: (skor[k], -k))
