"""What the columns and rows of one table stand for, before their figures are read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from iki_desktop.domain.impor.kata import kunci_kata
from iki_desktop.domain.impor.kenal import kenal
from iki_desktop.domain.impor.kenali_desa import kenali_desa
from iki_desktop.domain.impor.kenali_periode import kenali_periode
from iki_desktop.domain.impor.kenali_variabel import kenali_variabel
from iki_desktop.domain.impor.kepala import PEMISAH
from iki_desktop.domain.impor.kunci_sel import Arti, ArtiDesa, ArtiKunci, ArtiPeriode, ArtiVariabel
from iki_desktop.domain.impor.lembar import isi, jenis
from iki_desktop.domain.impor.meja import Meja, alamat_kepala, judul_kolom, tahun_tabel, teks_label
from iki_desktop.domain.impor.peran import nama_kecamatan, peran_kepala
from iki_desktop.domain.impor.peta import KolomNilai, Peta, Sumbu, Tabel, Usulan
from iki_desktop.domain.impor.tanya_sel import kutip, tanya_variabel_kolom, tanya_variabel_tabel
from iki_desktop.domain.impor.usul import calon_kolom
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import satu_baris
from iki_desktop.domain.variabel import Variabel

T = TypeVar("T")
_BUKAN_ANGKA = frozenset({"no", "kode", "satuan", "keterangan"})  # numbers they may hold, but no figures
_KECAMATAN = frozenset({"kecamatan", "kec", "namakecamatan"})  # head a column that says of which one a row is
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


@dataclass(slots=True)
class ArtiTabel:
    """A table understood: its columns and rows; `tanpa_desa`, `tanpa_periode`: it names none at all."""

    kolom: tuple[ArtiKolom, ...] = ()
    baris: list[ArtiBaris] = field(default_factory=list)
    tanpa_desa: bool = False
    tanpa_periode: bool = False

    def kunci(self, meja: Meja, baris: ArtiBaris) -> list[ArtiKunci]:
        """The figure that each of the columns holds in a row."""
        return [
            meja.pembaca.gabung(
                satu.desa or baris.desa,
                satu.periode or baris.periode,
                satu.variabel or baris.variabel,
                tanpa_desa=self.tanpa_desa and satu.desa is None,
                tanpa_periode=self.tanpa_periode and satu.periode is None,
            )
            for satu in self.kolom
        ]

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
    kolom = tuple(pembaca.column(satu) for satu in nilai)
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
        if satu.kolom not in lain and 0 <= satu.kolom < meja.lembar.lebar:
            ada.setdefault(satu.kolom, satu)
    if not ada or any(satu.letak == "kepala" for satu in sumbu):
        for k in range(max(tabel.kolom[0], 0), min(tabel.kolom[1] + 1, meja.lembar.lebar)):
            if not ada and peran_kepala(judul_kolom(tabel, k).split(PEMISAH)[-1]) in _BUKAN_ANGKA:
                continue
            if k not in lain and k not in ada and any(_like_a_figure(meja.lembar.di(b, k)) for b in data):
                ada[k] = KolomNilai(k)
    return tuple(ada[k] for k in sorted(ada))


def _like_a_figure(satu: str | None) -> bool:
    if satu is None:
        return False
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
        self.tahun = masa.tahun if isinstance(masa, Periode) else tahun_tabel(meja, tabel)

    def candidates(self, kolom: int) -> list[tuple[int, str]]:
        return [(c.id, c.sebab) for c in calon_kolom(self.meja.lembar, self.tabel, kolom, self.meja.konteks)]

    def variable_of_table(self, kolom: Sequence[int]) -> ArtiVariabel:
        lembar, b = self.meja.lembar, max(self.tabel.kepala[0], 0)
        terisi = (k for k in range(max(self.tabel.kolom[0], 0), lembar.lebar) if lembar.di(b, k) is not None)
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
        lain = self.other_subdistrict(data)
        return [ArtiBaris(b, lain.get(b, desa[b]), periode[b], apa[b]) for b in data]

    def other_subdistrict(self, data: Sequence[int]) -> dict[int, ArtiDesa]:
        """The rows that a column “Kecamatan” says are of another one; a village there may be called like ours."""
        kita = kenal(self.meja.konteks).kecamatan
        hasil: dict[int, ArtiDesa] = {}
        arti: dict[str, ArtiDesa] = {}
        for k in range(self.tabel.kolom[0], self.tabel.kolom[1] + 1):
            if kunci_kata(judul_kolom(self.tabel, k).split(PEMISAH)[-1]) not in _KECAMATAN:
                continue
            for b, satu in teks_label(self.meja.lembar, k, data).items():
                nama = satu_baris(isi(satu))
                kunci = nama_kecamatan(nama) or kunci_kata(nama)
                if satu[0] == "t" and kita and kunci and any(c.isalpha() for c in kunci) and kunci != kita:
                    sebab = f"Baris ini dari Kecamatan {kutip(nama)}, bukan {self.meja.konteks.kecamatan}."
                    hasil[b] = arti.setdefault(nama, Arti(nasib="ditolak", sebab=sebab))
        return hasil

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
                teks = satu_baris(" ".join(isi(sel) for sel in self.meja.lembar.baris[b] if sel is not None))
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
        return {b: self.label(b, label.get(b), apa, arti) for b in data}

    def label(self, b: int, satu: str | None, apa: str, arti: Callable[[str], Arti[T]]) -> Arti[T]:
        teks = satu_baris(isi(satu))
        if satu is None or not teks.split():
            return _without(b, apa)
        if jenis(satu) in ("galat", "rumus"):
            return Arti(nasib="ditolak", sebab=f"Baris {b + 1}: {apa} tidak terbaca ({kutip(teks)}). Tulis namanya.")
        return arti(teks)


def _without(b: int, apa: str) -> Arti[Any]:
    return Arti(nasib="ditolak", sebab=f"Baris {b + 1} tanpa {apa}. Tulis {apa} di baris itu.")
