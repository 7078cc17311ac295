"""Who has reported and who hasn't, as a table of villages and months: what each cell says, and the sum of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from iki_desktop.domain.keadaan import Ditunggu, Kelengkapan
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.surat import KepalaSurat
from iki_desktop.domain.telusur import banyak, sebut

LENGKAP, BELUM, NANTI, TIADA = "Lengkap", "Belum", "○", "–"
DISEBUT = 12  # villages named before the rest is counted


@dataclass(frozen=True, slots=True)
class BahanMatriks:
    """What the matrix of a period is made of: the year's completeness as of the day of `kepala`."""

    kepala: KepalaSurat
    isi: Kelengkapan
    periode: Periode

    @property
    def bulan(self) -> range:
        """The months that are shown: of the year up to the end of the period."""
        return range(1, self.periode.akhir + 1)

    @property
    def desa(self) -> tuple[tuple[str, tuple[Ditunggu, ...]], ...]:
        """Each village and its months, those that are shown."""
        semua = zip(self.isi.tempat, self.isi.nama, self.isi.sel, strict=True)
        return tuple((nama, sel[: self.periode.akhir]) for tempat, nama, sel in semua if tempat is not None)


def isi_sel(satu: Ditunggu) -> str:
    """What a cell says: “Lengkap”, “3 dari 8”, “Belum” after its day, a sign before it or where nothing is asked."""
    if not satu.seharusnya:
        return TIADA
    if not satu.kurang:
        return LENGKAP
    if satu.terisi:
        return f"{banyak(satu.terisi)} dari {banyak(satu.seharusnya)}"
    return BELUM if satu.terlambat else NANTI


def lengkap_bulan(bahan: BahanMatriks, bulan: int) -> str:
    """Of a month how many villages have reported all, of those that were asked: “8 dari 10”; before its day a sign."""
    diminta = [sel[bulan - 1] for _, sel in bahan.desa if sel[bulan - 1].seharusnya]
    lengkap = sum(not s.kurang for s in diminta)
    if not diminta:
        return TIADA
    if not lengkap and not any(s.terlambat for s in diminta):
        return NANTI
    return f"{banyak(lengkap)} dari {banyak(len(diminta))}"


def ringkasan(bahan: BahanMatriks) -> tuple[tuple[str, str], ...]:
    """The sum of the matrix, label by label."""
    diminta = [(nama, sel) for nama, sel in bahan.desa if any(s.seharusnya for s in sel)]
    if not diminta:
        return (("Hasil", "Tidak ada angka yang diminta dari desa sampai bulan ini."),)
    terisi = sum(s.terisi for _, sel in diminta for s in sel)
    seharusnya = sum(s.seharusnya for _, sel in diminta for s in sel)
    lalai = [(nama, sel) for nama, sel in diminta if any(s.terlambat for s in sel)]
    nihil = [nama for nama, sel in lalai if not any(s.terisi for s in sel)]
    baris = [
        ("Angka masuk", f"{banyak(terisi)} dari {banyak(seharusnya)} angka"),
        ("Tanpa tunggakan", f"{banyak(len(diminta) - len(lalai))} dari {banyak(len(diminta))} desa"),
    ]
    if lalai:
        baris.append(("Lewat tenggat", _named([nama for nama, _ in lalai])))
    if nihil and len(nihil) < len(lalai):
        baris.append(("Belum satu pun", _named(nihil)))
    return tuple(baris)


def _named(nama: Sequence[str]) -> str:
    return f"{banyak(len(nama))} desa: {sebut(nama, DISEBUT)}"
