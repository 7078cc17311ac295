"""What an indicator has reached in a period and how that stands against its target, ready to be shown or printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from iki_desktop.domain.capaian import PITA, Pita, Target, capaian, predikat
from iki_desktop.domain.dokumen import Arah
from iki_desktop.domain.hitung import satuan
from iki_desktop.domain.nilai import Laporan, NilaiIndikator, nilai_indikator, rumus_pertama
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.rumus import BAGI, KALI, Biner, Kurung, Minus, Rumus, RumusError, Simpul, nama_dalam


@dataclass(frozen=True, slots=True)
class Butir:
    """One indicator to be computed. `rumus` is what computes it: `hitungan` of the form, or the printed formula."""

    id: int
    jabatan_id: int
    jabatan: str
    teks: str
    rumus: str
    arah: Arah = "naik"


@dataclass(frozen=True, slots=True)
class Hasil:
    """An indicator in a period. `capaian` (None: not computable) is exact, without the cap that a display may have."""

    butir: Butir
    periode: Periode
    nilai: NilaiIndikator
    satuan: str
    target: Target | None
    capaian: Decimal | None
    predikat: str
    catatan: tuple[str, ...] = ()

    @property
    def alasan(self) -> str:
        """Why there is no capaian; empty where there is one."""
        if self.capaian is not None:
            return ""
        if self.nilai.nilai is None:
            return self.nilai.alasan
        return "target belum diisi" if self.target is None else "target nol, jadi capaian tidak dapat dihitung"


def hasil_indikator(
    butir: Butir, periode: Periode, laporan: Laporan, target: Target | None, pita: Sequence[Pita] = PITA
) -> Hasil:
    """Realisasi, capaian and predikat of one indicator in a period."""
    nilai = nilai_indikator(butir.rumus, periode, laporan)
    tercapai = capaian(nilai.nilai, target, butir.arah) if nilai.nilai is not None and target is not None else None
    return Hasil(
        butir,
        periode,
        nilai,
        satuan_indikator(butir.rumus, laporan),
        target,
        tercapai,
        predikat(tercapai, pita) if tercapai is not None else "",
        _catatan(nilai, periode),
    )


def _catatan(nilai: NilaiIndikator, periode: Periode) -> tuple[str, ...]:
    """What one should know of a figure before it is sent."""
    if periode.panjang == 12:
        return ()
    setahun = [n.nama for n in nilai.nama if n.variabel is not None and n.variabel.tetap and n.nilai is not None]
    return tuple(
        f"“{nama}” adalah tetapan setahun penuh, sedangkan angka lain hanya {periode.nama}." for nama in setahun
    )


def satuan_indikator(rumus: str, laporan: Laporan) -> str:
    """“%” of a percentage; else the unit that all names of the formula share, where it doesn't multiply them."""
    try:
        isi = rumus_pertama(rumus)
    except RumusError:
        return ""
    if isi is None:
        return ""
    match satuan(isi.isi):
        case "persen":
            return "%"
        case "bagian":  # 0,05, not 5
            return ""
    return _shared_unit(isi, laporan)


def _shared_unit(rumus: Rumus, laporan: Laporan) -> str:
    semua = {v.satuan if (v := laporan.bernama(nama)) is not None else "" for nama in nama_dalam(rumus)}
    return semua.pop() if len(semua) == 1 and not _multiplies(rumus.isi) else ""


def _multiplies(simpul: Simpul) -> bool:
    """Whether units are multiplied or divided somewhere: names on both sides of such a sign, or below a rule."""
    match simpul:
        case Kurung(isi) | Minus(_, isi):
            return _multiplies(isi)
        case Biner(tanda, kiri, kanan):
            atas, bawah = (bool(nama_dalam(Rumus("", s))) for s in (kiri, kanan))
            campur = bawah and (tanda in BAGI or (tanda in KALI and atas))
            return campur or _multiplies(kiri) or _multiplies(kanan)
    return False
