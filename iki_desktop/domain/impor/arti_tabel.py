"""What the columns and rows of one table stand for, before their figures are read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from iki_desktop.domain.impor.baris_asing import bukan_seluruhnya, desa_lain, kecamatan_lain, satuan_lain
from iki_desktop.domain.impor.kenali_desa import kenali_desa
from iki_desktop.domain.impor.kenali_periode import baca_teks_periode, kenali_periode, nomor_bulan
from iki_desktop.domain.impor.kenali_variabel import kenali_variabel
from iki_desktop.domain.impor.kepala import PEMISAH
from iki_desktop.domain.impor.kunci_sel import Arti, ArtiDesa, ArtiKunci, ArtiPeriode, ArtiVariabel
from iki_desktop.domain.impor.label import kepala_bulan, kolom_tahun
from iki_desktop.domain.impor.lembar import isi, jenis, sel
from iki_desktop.domain.impor.meja import Meja, alamat_kepala, judul_kolom, masa_tabel, teks_label
from iki_desktop.domain.impor.peran import peran_kepala
from iki_desktop.domain.impor.peta import KolomNilai, Peta, Sumbu, Tabel, Usulan
from iki_desktop.domain.impor.tanya_sel import kutip, tanya_variabel_kolom, tanya_variabel_tabel
from iki_desktop.domain.impor.usul import calon_kolom
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import satu_baris
from iki_desktop.domain.variabel import Variabel

T = TypeVar("T")
_BUKAN_ANGKA = frozenset({"no", "kode", "satuan", "keterangan"})  # numbers they may hold, but no figures
# A cell that may be a figure, not a text with some digits in it.
_SEPERTI_ANGKA = re.compile(r"[\s'(]*(?:rp\.?\s*)?[-−–+]?[0-9][0-9.,]*(?:\s|%|\)|[^\W\d]|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArtiKolom:
    """A column of figures: the address and text of its header, and what it tells itself (None: its rows tell)."""

    kolom: int
    alamat: str
    judul: str
    desa: ArtiDesa | None = None
    periode: ArtiPeriode | None = None
    variabel: ArtiVariabel | None = None


@dataclass(frozen=True, slots=True)
class ArtiBaris:
    """A row of figures and what it tells itself."""

    baris: int
    desa: ArtiDesa
    periode: ArtiPeriode
    variabel: ArtiVariabel
    tolak: ArtiDesa | None = None  # why none of its figures is what it seems to be


@dataclass(slots=True)
class ArtiTabel:
    """A table understood: its columns and rows; `tanpa_desa`, `tanpa_periode`: it names none at all."""

    kolom: tuple[ArtiKolom, ...] = ()
    baris: list[ArtiBaris] = field(default_factory=list)
    tanpa_desa: bool = False
    tanpa_periode: bool = False

    def kunci(self, meja: Meja, baris: ArtiBaris) -> list[ArtiKunci]:
        """The figure that each of the columns holds in a row."""
        semua = [
            meja.pembaca.gabung(
                satu.desa or baris.desa,
                satu.periode or baris.periode,
                satu.variabel or baris.variabel,
                tanpa_desa=self.tanpa_desa and satu.desa is None,
                tanpa_periode=self.tanpa_periode and satu.periode is None,
            )
            for satu in self.kolom
        ]
        if (tolak := baris.tolak) is None:
            return semua
        return [satu if satu.nasib else Arti(satu.nilai, tolak.nasib, tolak.sebab) for satu in semua]

    def variabel(self, baris: ArtiBaris) -> list[Variabel | None]:
        """The variable of each of the columns in a row, where it is known."""
        return [(satu.variabel or baris.variabel).nilai for satu in self.kolom]


def artikan(meja: Meja, tabel: Tabel, usulan: Usulan) -> ArtiTabel | None:
    """What the columns and rows of a table stand for; None where nothing of ours is in it."""
    peta = usulan.peta
    data = [b for b in tabel.baris("data") if 0 <= b < len(meja.lembar.baris)]
    nilai = _value_columns(meja, tabel, peta, data)
    pembaca = _Pembaca(meja, tabel, peta)
    if not nilai:
        return ArtiTabel()
    if _unknown_variable(peta, nilai):
        if not _recognised(peta):
            return None
        tetap = pembaca.variable_of_table([k.kolom for k in nilai])
    elif peta.variabel.letak == "tetap" and isinstance(peta.variabel.nilai, int):
        tetap = meja.pembaca.variabel(peta.variabel.nilai)
    else:
        tetap = Arti(nasib="diabaikan", sebab="Kolom ini tidak bervariabel.")
    kolom = pembaca.beside_title([pembaca.column(satu) for satu in nilai])
    disebut = [a.nilai for k in kolom if (a := k.variabel) is not None and a.nilai is not None]
    if tetap.nilai is not None:
        disebut.append(tetap.nilai)
    hasil = ArtiTabel(
        kolom,
        tanpa_desa=peta.desa.letak == "tetap" and not isinstance(peta.desa.nilai, int),
        tanpa_periode=peta.periode.letak == "tetap" and not isinstance(peta.periode.nilai, Periode),
    )
    hasil.baris = pembaca.rows(data, tetap, disebut)
    return hasil


def _value_columns(meja: Meja, tabel: Tabel, peta: Peta, data: Sequence[int]) -> tuple[KolomNilai, ...]:
    """The columns of figures: those of the map, and others with figures that nobody has said anything of."""
    sumbu = (peta.desa, peta.periode, peta.variabel)
    lain = {satu.kolom for satu in sumbu if satu.letak == "kolom"} | peta.abaikan | {peta.catatan}
    ada: dict[int, KolomNilai] = {}
    for satu in peta.kolom:
        if satu.kolom not in lain and 0 <= satu.kolom < meja.lebar:
            ada.setdefault(satu.kolom, satu)
    if not ada or any(satu.letak == "kepala" for satu in sumbu):
        tanpa = not ada
        for k in sorted(_with_figures(meja, tabel, data) - lain - set(ada)):
            if not (tanpa and peran_kepala(judul_kolom(tabel, k).split(PEMISAH)[-1]) in _BUKAN_ANGKA):
                ada[k] = KolomNilai(k)
    return tuple(ada[k] for k in sorted(ada))


def _with_figures(meja: Meja, tabel: Tabel, data: Sequence[int]) -> set[int]:
    """The columns of a table that have something like a figure in its data rows."""
    hasil: set[int] = set()
    kiri, kanan = max(tabel.kolom[0], 0), tabel.kolom[1]
    for b in data:
        for k, satu in enumerate(meja.lembar.baris[b][kiri : kanan + 1], kiri):
            if satu is not None and k not in hasil and _like_a_figure(satu):
                hasil.add(k)
    return hasil


def _like_a_figure(satu: str) -> bool:
    return satu[0] in "np" or (satu[0] == "t" and _SEPERTI_ANGKA.match(satu[1:]) is not None)


def _unknown_variable(peta: Peta, nilai: Sequence[KolomNilai]) -> bool:
    if peta.variabel.letak != "tetap" or isinstance(peta.variabel.nilai, int):
        return False
    return any(satu.variabel is None for satu in nilai)


def _recognised(peta: Peta) -> bool:
    """Whether the table names a village or a period at all."""
    sumbu = (peta.desa, peta.periode)
    return any(satu.letak != "tetap" or satu.nilai is not None for satu in sumbu) or any(
        satu.desa is not None or satu.periode is not None for satu in peta.kolom
    )


class _Pembaca:
    """Reads headers, labels and group headings of one table."""

    def __init__(self, meja: Meja, tabel: Tabel, peta: Peta) -> None:
        self.meja, self.tabel, self.peta, self.sumbu = meja, tabel, peta, meja.pembaca
        masa = peta.periode.nilai
        self.tahun, self.masa_judul = masa_tabel(meja, tabel)
        if isinstance(masa, Periode):
            self.tahun = masa.tahun

    def candidates(self, kolom: int) -> list[tuple[int, str]]:
        return [(c.id, c.sebab) for c in calon_kolom(self.meja.lembar, self.tabel, kolom, self.meja.konteks)]

    def variable_of_table(self, kolom: Sequence[int]) -> ArtiVariabel:
        lembar, b = self.meja.lembar, max(self.tabel.kepala[0], 0)
        terisi = (k for k in range(max(self.tabel.kolom[0], 0), self.meja.lebar) if lembar.di(b, k) is not None)
        di = alamat_kepala(lembar, Tabel((b, b), self.tabel.kolom, (), ()), next(terisi, kolom[0]))
        calon = self.sumbu.pilihan_variabel(self.candidates(kolom[0]))
        return self.sumbu.jawaban_variabel(
            tanya_variabel_tabel(di, calon, lembar.nama), "Tabel ini bukan variabel kantor ini (jawaban Anda)."
        )

    # -- columns

    def column(self, satu: KolomNilai) -> ArtiKolom:
        """What a column tells itself; what its header has to tell and the map doesn't say is read there."""
        judul = judul_kolom(self.tabel, satu.kolom)
        di = alamat_kepala(self.meja.lembar, self.tabel, satu.kolom)
        desa = self.sumbu.desa(satu.desa) if satu.desa is not None else None
        periode = self.sumbu.periode(satu.periode) if satu.periode is not None else None
        variabel = self.sumbu.variabel(satu.variabel) if satu.variabel is not None else None
        if desa is None and self.peta.desa.letak == "kepala":
            desa = self.header(judul, lambda t: kenali_desa(t, self.meja.konteks.desa).id, self.sumbu.desa_bernama)
        if periode is None and self.peta.periode.letak == "kepala":
            periode = self.header(judul, lambda t: kenali_periode(t, self.tahun), self.period)
        if variabel is None and self.peta.variabel.letak == "kepala":
            pertanyaan = tanya_variabel_kolom(
                di, judul, self.sumbu.pilihan_variabel(self.candidates(satu.kolom)), self.meja.lembar.nama
            )
            bukan = f"Kolom {kutip(judul or di)} bukan variabel kantor ini (jawaban Anda)."
            variabel = self.sumbu.jawaban_variabel(pertanyaan, bukan)
        return ArtiKolom(satu.kolom, di, judul, desa, periode, variabel)

    def beside_title(self, kolom: Sequence[ArtiKolom]) -> tuple[ArtiKolom, ...]:
        """The columns, but those of periods of which the title says another one are asked: who writes a new month over
        an old header may forget the title, or may have filled in the wrong file."""
        judul = self.masa_judul
        masa = {a.nilai for k in kolom if (a := k.periode) is not None and a.nilai is not None}
        if self.meja.templat is not None or judul is None or any(judul.overlaps(satu) for satu in masa):
            return tuple(kolom)
        return tuple(
            replace(k, periode=self.sumbu.periode_kolom(k.alamat, k.judul, (a.nilai, judul)))
            if (a := k.periode) is not None and a.nilai is not None
            else k
            for k in kolom
        )

    def period(self, teks: str) -> ArtiPeriode:
        return self.sumbu.periode_bernama(teks, self.tahun)

    def header(self, judul: str, pasti: Callable[[str], object], arti: Callable[[str], Arti[T]]) -> Arti[T]:
        """What a header means: the part of it that is certain, else it is asked by its lowest part."""
        bagian = [satu.strip() for satu in judul.split(PEMISAH)]
        calon = [judul.replace(PEMISAH, " "), *reversed(bagian)]
        teks = next((satu for satu in calon if satu and pasti(satu) is not None), bagian[-1])
        return arti(teks) if teks else Arti(nasib="ditolak", sebab="Kolom ini tidak berjudul. Tulis kepalanya.")

    # -- rows

    def rows(self, data: Sequence[int], variabel: ArtiVariabel, disebut: Sequence[Variabel]) -> list[ArtiBaris]:
        """What each data row tells itself, by label, group heading, or once for all."""
        peta = self.peta
        semua = self.groups()
        desa = self.axis(peta.desa, data, semua[0], "nama desa", self.sumbu.desa_bernama, self.fixed_village())
        periode = self.axis(peta.periode, data, semua[1], "periode", self.period, self.fixed_period(disebut))
        apa = self.axis(peta.variabel, data, semua[2], "nama variabel", self.sumbu.variabel_bernama, variabel)
        asing: dict[int, ArtiDesa] = {}
        if self.meja.templat is None:
            meja, tabel = self.meja, self.tabel
            asing |= bukan_seluruhnya(meja, tabel, peta, {b: (desa[b], periode[b], apa[b]) for b in data})
            asing |= satuan_lain(meja, tabel, {b: apa[b].nilai for b in data})
            asing |= desa_lain(meja, tabel, peta, desa) | kecamatan_lain(meja, tabel, data)
        return [ArtiBaris(b, desa[b], periode[b], apa[b], asing.get(b)) for b in data]

    def fixed_village(self) -> ArtiDesa:
        nilai = self.peta.desa.nilai
        if isinstance(nilai, int):
            return self.sumbu.desa(nilai)
        nama, templat = self.meja.lembar.nama, self.meja.templat
        if templat is not None:
            apa = f"templat {kutip(templat.nama_desa)}"
            return self.sumbu.desa_lembar(f"desa templat {templat.nama_desa}", apa)
        return self.sumbu.desa_lembar(f"desa {nama}", f"angka di lembar {kutip(nama)}")

    def fixed_period(self, disebut: Sequence[Variabel]) -> ArtiPeriode:
        nilai, diminta = self.peta.periode.nilai, self.meja.konteks.periode
        if isinstance(nilai, Periode):
            return self.sumbu.periode(nilai)
        if diminta is not None and disebut and all(v.frekuensi == diminta.frekuensi for v in disebut):
            return self.sumbu.periode(diminta)  # the clerk said so of the whole file
        return self.sumbu.periode_lembar(disebut)

    def groups(self) -> tuple[dict[int, str], ...]:
        """The group heading above each data row, for each axis. Where headings tell several axes, one speaks of those
        that it names, and of all where it names none."""
        konteks = self.meja.konteks
        pasti: tuple[Callable[[str], object], ...] = (
            lambda teks: kenali_desa(teks, konteks.desa).id,
            lambda teks: kenali_periode(teks, self.tahun),
            lambda teks: kenali_variabel(teks, konteks.variabel).id,
        )
        sumbu = (self.peta.desa, self.peta.periode, self.peta.variabel)
        berkelompok = [ke for ke, satu in enumerate(sumbu) if satu.letak == "kelompok"]
        judul = ["", "", ""]
        hasil: tuple[dict[int, str], ...] = ({}, {}, {})
        for b, satu in enumerate(self.tabel.jenis, start=self.tabel.awal):
            if satu == "kelompok" and 0 <= b < len(self.meja.lembar.baris):
                teks = satu_baris(" ".join(isi(c) for c in self.meja.lembar.baris[b] if c is not None))
                tentang = [ke for ke in berkelompok if pasti[ke](teks) is not None]
                for ke in tentang or berkelompok:
                    judul[ke] = teks
            elif satu == "data":
                for ke in berkelompok:
                    hasil[ke][b] = judul[ke]
        return hasil

    def axis(
        self,
        sumbu: Sumbu,
        data: Sequence[int],
        kelompok: dict[int, str],
        apa: str,
        arti: Callable[[str], Arti[T]],
        tetap: Arti[T],
    ) -> dict[int, Arti[T]]:
        """What an axis is in each row."""
        if sumbu.letak in ("tetap", "kepala"):
            return dict.fromkeys(data, tetap)
        if sumbu.letak == "kelompok":
            return {b: arti(kelompok[b]) if kelompok.get(b) else _without(b, apa) for b in data}
        label = teks_label(self.meja.lembar, sumbu.kolom, data)
        if sumbu is self.peta.periode:
            self.complete(label, sumbu.kolom, data)
        return {b: self.label(b, label.get(b), apa, arti) for b in data}

    def complete(self, label: dict[int, str], kolom: int, data: Sequence[int]) -> None:
        """Months told by number under a “Bulan”, and years told in a column of their own, made whole periods."""
        berbulan = kepala_bulan(judul_kolom(self.tabel, kolom))
        tahun = kolom_tahun(self.meja.lembar, self.tabel, kolom)
        semua = teks_label(self.meja.lembar, tahun, data) if tahun >= 0 else {}
        for b, satu in list(label.items()):
            teks = isi(satu)
            if berbulan and nomor_bulan(teks):
                teks = f"bulan {teks}"
            if tahun >= 0 and not baca_teks_periode(teks, None).tahun and jenis(satu) != "tanggal":
                if (pada := semua.get(b)) is None:
                    del label[b]
                    continue
                teks = f"{teks} {isi(pada)}"
            label[b] = satu if teks == isi(satu) else sel("teks", teks)

    def label(self, b: int, satu: str | None, apa: str, arti: Callable[[str], Arti[T]]) -> Arti[T]:
        teks = satu_baris(isi(satu))
        if satu is None or not teks.split():
            return _without(b, apa)
        if jenis(satu) in ("galat", "rumus"):
            return Arti(nasib="ditolak", sebab=f"Baris {b + 1}: {apa} tidak terbaca ({kutip(teks)}). Tulis namanya.")
        return arti(teks)


def _without(b: int, apa: str) -> Arti[Any]:
    return Arti(nasib="ditolak", sebab=f"Baris {b + 1} tanpa {apa}. Tulis {apa} di baris itu.")
