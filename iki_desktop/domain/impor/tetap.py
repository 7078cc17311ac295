"""What is the same for a whole table, with its reason: its village, its period and its year, its variable.

Title, sheet and file may each tell it. Where two of them contradict each other it isn't known.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.domain.impor.judul import (
    SebutanDesa,
    judul_antara,
    judul_lembar,
    judul_tabel,
    periode_judul,
    sebutan_desa,
    variabel_judul,
)
from iki_desktop.domain.impor.kenal import Kenal, kenal, teks_sel
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import Lembar
from iki_desktop.domain.impor.peta import KolomNilai, Sumbu, Tabel
from iki_desktop.domain.periode import PANJANG, Periode
from iki_desktop.domain.variabel import Variabel

PILIHAN = "pilihan Anda"  # where what the clerk chose comes from


@dataclass(slots=True)
class Sumber:
    """The lines that speak of a table as a whole, each with what they are called in a sentence; `antara` are those
    between the top of the sheet and the table, of tables before it: what they name isn't what the top names."""

    teks: list[tuple[str, list[str]]]
    antara: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Tetapan:
    """What is known of a whole table; `sebab` are parts of sentences, `bentrok` what contradicts what."""

    desa: int | None = None
    dari_desa: str = ""
    tahun: int | None = None  # None: several are told
    tahun_disebut: bool = False
    periode: Periode | None = None
    dari_periode: str = ""
    variabel: int | None = None
    dari_variabel: str = ""
    bentrok: list[str] = field(default_factory=list)


def sumber_tabel(lembar: Lembar, tabel: Tabel, nama_berkas: str, tahu: Kenal) -> Sumber:
    """Title, top of the sheet, name of the sheet and of the file, the nearest first."""
    dasar, titik, akhiran = nama_berkas.rpartition(".")
    berkas = dasar if titik and len(akhiran) <= 5 else nama_berkas
    milik, puncak = judul_tabel(lembar, tabel), judul_lembar(lembar, tahu)
    return Sumber(
        [("judul", milik), ("judul lembar", puncak), ("nama lembar", [lembar.nama]), ("nama berkas", [berkas])],
        judul_antara(lembar, tabel),
    )


def tetapan(sumber: Sumber, tahu: Kenal, konteks: Konteks) -> Tetapan:
    """All that the sources tell of the table as a whole."""
    hasil = Tetapan()
    _village(hasil, sumber, tahu, konteks)
    _year(hasil, sumber, konteks)
    _period(hasil, sumber, konteks)
    _variable(hasil, sumber, tahu)
    return hasil


def _village(hasil: Tetapan, sumber: Sumber, tahu: Kenal, konteks: Konteks) -> None:
    disebut: list[tuple[str, SebutanDesa]] = []
    for apa, teks in sumber.teks:
        if apa == "judul lembar" and disebut:
            continue  # the title nearer to the table has told it
        satu = sebutan_desa(teks, tahu)
        # a village may be part of a variable's name, and the figures the office's own
        sebutan = [tahu.variabel.variabel[v].nama for v in variabel_judul(teks, tahu)]
        satu = SebutanDesa(satu.desa - sebutan_desa(sebutan, tahu).desa, satu.lain)
        if satu:
            disebut.append((apa, satu))
    if not disebut:
        return
    semua = set().union(*(s.desa for _, s in disebut))
    lain = set().union(*(s.lain for _, s in disebut))
    if disebut[0][0] == "judul lembar":
        antara = sebutan_desa(sumber.antara, tahu)
        if antara.desa - semua or antara.lain - lain:
            hasil.bentrok.append("Desanya belum pasti: lembar ini menyebut beberapa desa sebelum tabel ini.")
            return
    if len(semua) == 1 and not lain:
        hasil.desa, hasil.dari_desa = next(iter(semua)), disebut[0][0]
        return
    nama = {d.id: d.nama for d in konteks.desa}
    kata = [f"{apa} menyebut {_listed([nama[i] for i in sorted(s.desa)], sorted(s.lain))}" for apa, s in disebut]
    hasil.bentrok.append(f"Desanya belum pasti: {', '.join(kata)}.")


def _listed(nama: Sequence[str], lain: Sequence[str]) -> str:
    return " dan ".join([*nama, *(f"“{satu.title()}”" for satu in lain)])


def _year(hasil: Tetapan, sumber: Sumber, konteks: Konteks) -> None:
    """The year of months told without one; the nearest source wins, and who says otherwise is told."""
    disebut: list[tuple[str, int]] = []
    for apa, teks in sumber.teks:
        tahun = periode_judul(teks, None).tahun
        if len(tahun) > 1 and apa in {"judul", "judul lembar"} and not disebut:
            diminta = konteks.periode.tahun if konteks.periode is not None else None
            hasil.tahun = diminta if diminta in tahun else None
            hasil.bentrok.append(f"{apa.capitalize()} menyebut tahun {' dan '.join(map(str, tahun))}.")
            return
        if len(tahun) == 1:
            disebut.append((apa, tahun[0]))
    if disebut:
        hasil.tahun, hasil.tahun_disebut = disebut[0][1], True
        lain = [(apa, tahun) for apa, tahun in disebut if tahun != hasil.tahun]
        if lain:
            hasil.bentrok.append(
                f"Tahunnya berlainan: {disebut[0][0]} menyebut {hasil.tahun}, {lain[0][0]} menyebut {lain[0][1]}."
            )
    else:
        hasil.tahun = konteks.periode.tahun if konteks.periode is not None else konteks.tahun


def _period(hasil: Tetapan, sumber: Sumber, konteks: Konteks) -> None:
    dapat: Periode | None = None
    dari = ""
    for apa, teks in sumber.teks:
        if apa == "judul lembar" and dapat is not None and dari == "judul" and dapat.panjang < 12:
            continue
        bacaan = periode_judul(teks, hasil.tahun)
        if bacaan.tak_tentu or len(bacaan.periode) > 1:
            if apa in {"judul", "judul lembar"}:
                hasil.bentrok.append(f"Periodenya belum pasti: {apa} menyebut beberapa masa atau angka kumulatif.")
                return
            continue
        if not bacaan.periode:
            continue
        satu = bacaan.periode[0]
        if dapat is None or dapat.holds(satu):
            dapat, dari = satu, apa
        elif not satu.holds(dapat):
            hasil.bentrok.append(f"Periodenya belum pasti: {dari} menyebut {dapat.nama}, {apa} menyebut {satu.nama}.")
            return
    masa = [p for teks in sumber.antara for p in periode_judul([teks], hasil.tahun).periode]
    if dari == "judul lembar" and dapat is not None and any(not (p.holds(dapat) or dapat.holds(p)) for p in masa):
        hasil.bentrok.append("Periodenya belum pasti: lembar ini menyebut beberapa periode sebelum tabel ini.")
        return
    diminta = konteks.periode
    if diminta is not None and (dapat is None or (dapat.panjang == 12 and dapat.holds(diminta))):
        dapat, dari = diminta, PILIHAN
    hasil.periode, hasil.dari_periode = dapat, dari


def _variable(hasil: Tetapan, sumber: Sumber, tahu: Kenal) -> None:
    for apa, teks in sumber.teks:
        ada = variabel_judul(teks, tahu)
        if len(ada) == 1 and hasil.variabel is None:
            hasil.variabel, hasil.dari_variabel = next(iter(ada)), apa
        elif ada and ada != {hasil.variabel}:
            hasil.variabel = None
            return


def variabel_tabel(
    lembar: Lembar, tabel: Tabel, kolom: Sequence[KolomNilai], variabel: Sumbu, konteks: Konteks
) -> list[Variabel]:
    """The variables that are certain to be in a table."""
    ada: set[object] = {k.variabel for k in kolom} | {variabel.nilai}
    if variabel.letak == "kolom":
        tahu = kenal(konteks).variabel
        ada |= {tahu.pasti(teks_sel(lembar.di(b, variabel.kolom))) for b in tabel.baris("data")}
    return [v for v in konteks.variabel if v.id in ada]


def masa_tetap(tetap: Tetapan, variabel: Sequence[Variabel]) -> Periode | None:
    """The period of a whole table. A year alone is only that of yearly variables: else it merely says which year.
    What the clerk chose may hold several months of monthly variables: which one is told by none."""
    masa = tetap.periode
    if masa is not None and tetap.dari_periode == PILIHAN:
        lebih_pendek = variabel and all(PANJANG[v.frekuensi] < masa.panjang for v in variabel)
        return None if lebih_pendek else masa
    if masa is None or masa.panjang < 12:
        return masa
    return masa if variabel and all(v.frekuensi == "tahunan" for v in variabel) else None
