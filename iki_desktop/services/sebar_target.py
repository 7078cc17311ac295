"""The targets of a year spread over its quarters, halves or months, as many indicators as wanted in one step."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from db.history import Changes
from iki_desktop.domain.angka import DIGIT_MAKS
from iki_desktop.domain.capaian import Target
from iki_desktop.domain.galat import UserError
from iki_desktop.domain.hasil import Butir
from iki_desktop.domain.jumlahan import cara_bawaan, desimal_sebar, menjumlah, paling_jarang
from iki_desktop.domain.kunci import pengunci
from iki_desktop.domain.nama_rumus import nama_tertulis
from iki_desktop.domain.nilai import Laporan, nilai_indikator
from iki_desktop.domain.periode import PANJANG, Frekuensi, Periode
from iki_desktop.domain.sebar import CaraSebar, sebar
from iki_desktop.domain.teks import kunci_cari
from iki_desktop.services.capaian import load_butir, load_laporan
from iki_desktop.services.kantor import Kantor
from iki_desktop.services.kunci import load_kunci
from iki_desktop.services.tahun import current_year
from iki_desktop.services.target import KunciTarget, load_target, set_target

# Wide enough that the two ends of a range add up exactly, whatever was typed.
_TEPAT = Context(prec=4 * DIGIT_MAKS, rounding=ROUND_HALF_EVEN)


@dataclass(frozen=True, slots=True)
class Sebaran:
    """What spreading writes (`isi`: only what is not so already), and in which way each indicator is spread (`cara`).

    `ditimpa`: indicators that have other targets in these parts; spread only where that is wanted. `terkunci`: parts
    that stay as they are. `dilewati`: why others are left out. `tak_lengkap`: those whose shape of last year is of
    figures that are not all reported.
    """

    isi: Mapping[KunciTarget, Target]
    cara: Mapping[int, CaraSebar]
    ditimpa: frozenset[int]
    terkunci: tuple[Periode, ...]
    dilewati: Mapping[int, str]
    tak_lengkap: frozenset[int]


def plan_spread(
    kantor: Kantor,
    id_indikator: Collection[int],
    cara: CaraSebar | None,
    frekuensi: Frekuensi,
    *,
    ganti: bool = False,
) -> Sebaran:
    """What spreading the year's targets of these indicators comes to; writes nothing.

    Without `cara` each is spread as its figures roll up, and one whose figures come more rarely than the parts isn't.
    `ganti`: targets that these parts have already are replaced.
    """
    setahun = Periode(current_year(kantor), 1, 12)
    semua_kunci = load_kunci(kantor)
    bagian = setahun.bagian(frekuensi)
    terkunci = tuple(p for p in bagian if pengunci(p, semua_kunci) is not None)
    nomor = set(id_indikator)
    butir = [b for b in load_butir(kantor) if b.id in nomor]
    penyebar = _Penyebar(
        load_target(kantor),
        setahun,
        bagian,
        terkunci,
        load_laporan(kantor, setahun, ()),
        _last_year(kantor, butir, cara),
    )
    for satu in butir:
        penyebar.spread(satu, cara, ganti=ganti)
    return penyebar.outcome()


def spread_target(
    kantor: Kantor,
    id_indikator: Collection[int],
    cara: CaraSebar | None,
    frekuensi: Frekuensi,
    *,
    ganti: bool = False,
) -> Changes:
    """Spreads the targets as `plan_spread` tells, in one step. Raises `UserError` where that comes to nothing."""
    sebaran = plan_spread(kantor, id_indikator, cara, frekuensi, ganti=ganti)
    if not sebaran.isi and (sebaran.dilewati or sebaran.terkunci or sebaran.ditimpa):
        sebab = next(iter(sebaran.dilewati.values()), "")
        if not sebab:
            sebab = "periodenya dikunci" if sebaran.terkunci else "targetnya sudah ada dan tidak diganti"
        raise UserError(f"Tidak ada target yang disebar: {sebab}. Pilih baris atau cara lain.")
    return set_target(kantor, sebaran.isi, "Sebar")


def _last_year(kantor: Kantor, butir: Sequence[Butir], cara: CaraSebar | None) -> Laporan:
    """What was reported in the year before, of the names in the formulas alone; nothing where no shape is asked."""
    lalu = Periode(current_year(kantor) - 1, 1, 12)
    if cara != "bentuk":
        return Laporan()
    dinamai = {kunci_cari(nama) for satu in butir for nama in nama_tertulis(satu.rumus)}
    variabel = load_laporan(kantor, lalu, ()).variabel
    return load_laporan(kantor, lalu, [v.id for v in variabel if kunci_cari(v.nama) in dinamai])


class _Dilewati(Exception):
    """An indicator is left out: why."""


class _Penyebar:
    """Collects what spreading comes to, indicator by indicator."""

    def __init__(
        self,
        target: Mapping[KunciTarget, Target],
        setahun: Periode,
        bagian: Sequence[Periode],
        terkunci: tuple[Periode, ...],
        laporan: Laporan,
        lalu: Laporan,
    ) -> None:
        self._target, self._setahun, self._bagian, self._terkunci = target, setahun, bagian, terkunci
        self._laporan, self._lalu = laporan, lalu
        self._isi: dict[KunciTarget, Target] = {}
        self._cara: dict[int, CaraSebar] = {}
        self._ditimpa: set[int] = set()
        self._dilewati: dict[int, str] = {}
        self._tak_lengkap: set[int] = set()

    def outcome(self) -> Sebaran:
        return Sebaran(
            self._isi,
            self._cara,
            frozenset(self._ditimpa),
            self._terkunci,
            self._dilewati,
            frozenset(self._tak_lengkap),
        )

    def spread(self, butir: Butir, cara: CaraSebar | None, *, ganti: bool) -> None:
        try:
            dipakai, target = self._parts(butir, cara)
        except _Dilewati as sebab:
            self._dilewati[butir.id] = str(sebab)
            return
        baru = {
            (butir.id, masa): satu
            for masa, satu in zip(self._bagian, target, strict=True)
            if masa not in self._terkunci and self._target.get((butir.id, masa)) != satu
        }
        if any(kunci in self._target for kunci in baru):
            self._ditimpa.add(butir.id)
            if not ganti:
                return
        self._isi |= baru
        self._cara[butir.id] = dipakai

    def _parts(self, butir: Butir, cara: CaraSebar | None) -> tuple[CaraSebar, list[Target]]:
        setahun = self._target.get((butir.id, self._setahun))
        if setahun is None:
            raise _Dilewati("belum punya target setahun")
        jarang = paling_jarang(butir, self._laporan)
        if cara is None and jarang is not None and PANJANG[jarang] > self._bagian[0].panjang:
            raise _Dilewati(f"hanya dilaporkan {jarang}")
        dipakai = cara or cara_bawaan(butir, self._laporan)
        bentuk = self._shape(butir) if dipakai == "bentuk" else ()
        desimal = desimal_sebar(butir, self._laporan)
        try:
            bawah = sebar(setahun.bawah, len(self._bagian), dipakai, desimal=desimal, bentuk=bentuk)
            if setahun.bawah == setahun.atas:
                return dipakai, [Target.satu(satu) for satu in bawah]
            # The width is spread by itself, so that no part has its lower end above its upper one.
            lebar = _TEPAT.subtract(setahun.atas, setahun.bawah)
            tambah = sebar(lebar, len(self._bagian), dipakai, desimal=desimal, bentuk=bentuk)
        except UserError as galat:
            kalimat = str(galat).partition(". ")[0]
            raise _Dilewati(kalimat[:1].lower() + kalimat[1:]) from galat
        return dipakai, [Target(satu, _TEPAT.add(satu, lagi)) for satu, lagi in zip(bawah, tambah, strict=True)]

    def _shape(self, butir: Butir) -> tuple[Decimal, ...]:
        """What the indicator reached in the same parts of the year before."""
        if not menjumlah(butir, self._laporan):
            raise _Dilewati("angkanya tidak dijumlahkan sepanjang tahun, jadi tidak punya pola")
        hasil: list[Decimal] = []
        for masa in (p.mundur(1) for p in self._bagian):
            nilai = nilai_indikator(butir.rumus, masa, self._lalu)
            if nilai.nilai is None:
                kapan = f"{masa.nama} " if nilai.nama else ""  # without names, no other period would help
                raise _Dilewati(f"{kapan}{nilai.alasan}")
            terisi, seharusnya = nilai.lengkap
            if terisi < seharusnya:
                self._tak_lengkap.add(butir.id)
            hasil.append(nilai.nilai)
        return tuple(hasil)
