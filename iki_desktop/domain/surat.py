"""A letter to a village about figures that have not come in: what it asks for, and its words.

Pure. The words follow from the facts alone, so that paper and tests say the same of the same office.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from iki_desktop.domain.desa import Desa
from iki_desktop.domain.dokumen import Gaya, NamaKertas, Penandatangan
from iki_desktop.domain.keadaan import ditunggu, tenggat_bulan
from iki_desktop.domain.kunci import Kunci, pengunci
from iki_desktop.domain.nilai import KunciFigur
from iki_desktop.domain.pegawai import sebutan_jabatan
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.teks import BULAN, tanggal_panjang
from iki_desktop.domain.telusur import banyak
from iki_desktop.domain.variabel import Variabel

SALAM = "Dengan hormat,"
PENUTUP = "Atas perhatian dan kerja sama Saudara, kami sampaikan terima kasih."


@dataclass(frozen=True, slots=True)
class KepalaSurat:
    """Whose paper it is and of which day: the office, how it prints, who signs."""

    kecamatan: str
    kabupaten: str
    hari: date
    gaya: Gaya
    penandatangan: Penandatangan

    @property
    def tempat_tanggal(self) -> str:
        """“Pujon, 5 Januari 2026”; a signatory without a place signs at the office."""
        tempat = self.penandatangan.tempat or self.kecamatan
        return ", ".join(filter(None, (tempat, tanggal_panjang(self.hari))))

    @property
    def tanpa_tanggal(self) -> Penandatangan:
        """Who signs where place and day stand elsewhere; where nobody is known, room for the Camat."""
        siapa = replace(self.penandatangan, tempat="", tanggal=None)
        return siapa if self.dikenal else replace(siapa, jabatan=f"{sebutan_jabatan('Camat', self.kecamatan)},")

    @property
    def bertanggal(self) -> Penandatangan:
        """The same with place and day above it."""
        tempat = self.penandatangan.tempat or self.kecamatan
        return replace(self.tanpa_tanggal, tempat=tempat, tanggal=self.hari)

    def pada(self, kertas: NamaKertas | None) -> "KepalaSurat":
        """The same on another paper; None: as the office has it."""
        return self if kertas is None else replace(self, gaya=replace(self.gaya, kertas=kertas))

    @property
    def dikenal(self) -> bool:
        """Whether the office says who signs."""
        return bool(self.penandatangan.jabatan or self.penandatangan.nama)


@dataclass(frozen=True, slots=True)
class Tagihan:
    """One variable that a village owes figures of, in these periods."""

    variabel: Variabel
    periode: tuple[Periode, ...]


@dataclass(frozen=True, slots=True)
class SuratDesa:
    """What one village is asked for: `kurang` figures of the `seharusnya` that were expected; `tenggat` their days,
    each once, the earliest first."""

    desa: Desa
    tagihan: tuple[Tagihan, ...]
    seharusnya: int
    tenggat: tuple[date, ...]

    @property
    def kurang(self) -> int:
        """How many figures are missing."""
        return sum(len(t.periode) for t in self.tagihan)


@dataclass(frozen=True, slots=True)
class BahanSurat:
    """All letters of one day about one period, of which `bulan` (first and last) are asked for.

    `hari_tenggat`: the day of the next month until which figures are due; `terkunci`: how many missing figures are not
    asked for, because their period is locked.
    """

    kepala: KepalaSurat
    periode: Periode
    bulan: tuple[int, int]
    surat: tuple[SuratDesa, ...]
    hari_tenggat: int
    terkunci: int = 0


@dataclass(frozen=True, slots=True)
class Diminta:
    """One figure that every village is asked for, until its day; `terkunci`: it can't be taken any more."""

    variabel: Variabel
    periode: Periode
    tenggat: date
    terkunci: bool


def diminta_tiap_desa(
    variabel: Sequence[Variabel], bulan: Iterable[tuple[int, int]], hari_tenggat: int, kunci: Sequence[Kunci]
) -> tuple[Diminta, ...]:
    """What villages are asked for with these months (year, month), variable by variable in their order."""
    semua = [
        Diminta(v, masa, tenggat_bulan(*satu, hari_tenggat), pengunci(masa, kunci) is not None)
        for satu in bulan
        for v, masa in ditunggu(variabel, 0, *satu)  # a desa is asked what every other is asked
    ]
    urutan = {v.id: ke for ke, v in enumerate(variabel)}
    return tuple(sorted(semua, key=lambda d: urutan[d.variabel.id]))


def surat_desa(desa: Desa, diminta: Sequence[Diminta], status: Mapping[KunciFigur, str]) -> tuple[SuratDesa, int]:
    """What a village owes, as `services.keadaan.missing` has it cell by cell, and how many figures more are missing but
    locked. `status`: of the figures that are stored."""
    belum: list[Diminta] = []
    seharusnya = terkunci = 0
    for satu in diminta:
        kini = status.get((satu.variabel.id, satu.periode, desa.id), "kosong")
        if kini == "kosong" and satu.terkunci:
            terkunci += 1
        elif kini != "tidak_berlaku":
            seharusnya += 1
            if kini == "kosong":
                belum.append(satu)
    tagihan = tuple(
        Tagihan(isi[0].variabel, tuple(d.periode for d in isi))
        for isi in (list(g) for _, g in groupby(belum, key=lambda d: d.variabel.id))
    )
    return SuratDesa(desa, tagihan, seharusnya, tuple(sorted({d.tenggat for d in belum}))), terkunci


# -- names


def sebutan_desa(desa: Desa) -> str:
    """“Desa Ngroto”, “Kelurahan Ngroto”; a name that says so already stays as it is."""
    return f"{desa.jenis.capitalize()} {nama_desa(desa)}"


def sapaan(desa: Desa) -> str:
    """Who heads it: “Kepala Desa Ngroto”, “Lurah Ngroto”."""
    return f"{'Lurah' if desa.jenis == 'kelurahan' else 'Kepala Desa'} {nama_desa(desa)}"


def nama_desa(desa: Desa) -> str:
    """The name without the word before it."""
    kata, _, sisa = desa.nama.partition(" ")
    return sisa if sisa and kata.casefold() == desa.jenis else desa.nama


def sebut_masa(periode: Iterable[Periode]) -> str:
    """Periods in few words: “Januari–Maret dan Mei 2026”, “Triwulan I 2026”; the years apart with a semicolon."""
    urut = sorted(set(periode), key=lambda p: (p.tahun, p.panjang, p.awal))
    return "; ".join(f"{_runs(list(isi))} {tahun}" for tahun, isi in groupby(urut, key=lambda p: p.tahun))


def _runs(periode: Sequence[Periode]) -> str:
    """The periods of one year; those that follow one another as from – to."""
    deret: list[list[Periode]] = []
    for satu in periode:
        if deret and deret[-1][-1].panjang == satu.panjang and deret[-1][-1].akhir + 1 == satu.awal:
            deret[-1].append(satu)
        else:
            deret.append([satu])
    nama = []
    for isi in deret:
        awal, akhir = isi[0].nama_pendek, isi[-1].nama_pendek
        nama.append(awal if len(isi) == 1 else f"{awal}–{akhir.split()[-1]}")
    return " dan ".join(filter(None, (", ".join(nama[:-1]), nama[-1])))


def masa_diminta(bahan: BahanSurat) -> str:
    """The period of the letters within a sentence: “Januari 2026”, “tahun 2026”, “Januari–Maret 2026” of the year."""
    periode = bahan.periode
    if bahan.bulan != (periode.awal, periode.akhir):
        return sebut_bulan(*bahan.bulan, periode.tahun)
    return f"tahun {periode.tahun}" if periode.panjang == 12 else periode.nama


# -- the letter


def hal_surat(bahan: BahanSurat) -> str:
    """What the letter is about."""
    return f"Permintaan laporan data {masa_diminta(bahan)}"


def pembuka(surat: SuratDesa, bahan: BahanSurat) -> str:
    """The sentence above the list."""
    kurang, semua = surat.kurang, surat.seharusnya
    berapa = f"{banyak(kurang)} dari {banyak(semua)} angka"
    if kurang == semua:
        berapa = f"satu pun dari {banyak(semua)} angka" if semua > 1 else "angka"
    return (
        f"Sampai dengan tanggal {tanggal_panjang(bahan.kepala.hari)}, kami belum menerima {berapa} "
        f"{sebutan_desa(surat.desa)} untuk {masa_diminta(bahan)}, yaitu:"
    )


def kalimat_tenggat(surat: SuratDesa, bahan: BahanSurat) -> str:
    """Until when, and what is asked for: at once where a day has passed."""
    hari, akhir = bahan.kepala.hari, surat.tenggat[-1]
    lewat = [t for t in surat.tenggat if t < hari]
    if len(surat.tenggat) == 1:
        if lewat:
            return (
                f"Tenggat laporan ini, tanggal {tanggal_panjang(akhir)}, sudah lewat. "
                "Kami mohon Saudara segera mengirimkannya."
            )
        return f"Kami mohon Saudara mengirimkannya paling lambat tanggal {tanggal_panjang(akhir)}."
    aturan = f"Angka ditunggu paling lambat tanggal {bahan.hari_tenggat} pada bulan sesudah masanya berakhir"
    if len(lewat) == len(surat.tenggat):
        return (
            f"{aturan}; yang terakhir, tanggal {tanggal_panjang(akhir)}, sudah lewat. "
            "Kami mohon Saudara segera mengirimkannya."
        )
    if lewat:
        return (
            f"{aturan}, yang terakhir tanggal {tanggal_panjang(akhir)}. "
            "Yang tenggatnya sudah lewat kami mohon segera dikirim, yang lain tepat waktu."
        )
    return f"{aturan}; yang terakhir tanggal {tanggal_panjang(akhir)}. Kami mohon Saudara mengirimkannya tepat waktu."


def cara_kirim(surat: SuratDesa, bahan: BahanSurat) -> str:
    """How figures are sent, and how one says that there is nothing to report: blank is not zero."""
    kantor = f"Kantor Kecamatan {bahan.kepala.kecamatan}".strip()
    return (
        f"Angka dapat ditulis pada buku kerja isian dari kecamatan atau pada surat balasan, lalu dikirim ke {kantor}. "
        "Tulis “-” bila nihil dan “n/a” bila tidak berlaku bagi "
        f"{surat.desa.jenis} Saudara; isian yang kosong berarti belum dilaporkan."
    )


def bulan_diminta(periode: Periode, hari: date, hari_tenggat: int, *, lewat: bool) -> tuple[tuple[int, int], ...]:
    """The months (year, month) of a period; with `lewat` only those whose day has come."""
    semua = ((periode.tahun, bulan) for bulan in range(periode.awal, periode.akhir + 1))
    return tuple(b for b in semua if not lewat or tenggat_bulan(*b, hari_tenggat) <= hari)


def sebut_bulan(awal: int, akhir: int, tahun: int) -> str:
    """“Januari 2026”, “Januari–Maret 2026”."""
    nama = BULAN[awal - 1] if awal == akhir else f"{BULAN[awal - 1]}–{BULAN[akhir - 1]}"
    return f"{nama} {tahun}"
