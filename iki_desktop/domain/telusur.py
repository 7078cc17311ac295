"""Why a figure is what it is, in words: how a name was rolled up, how much of it came in, who is being waited for."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.figur import KOSONG, Cara, Figur
from iki_desktop.domain.nilai import KunciFigur, NilaiIndikator, NilaiVariabel
from iki_desktop.domain.periode import Frekuensi, Periode

SATUAN_MASA: dict[Frekuensi, str] = {
    "bulanan": "bulan",
    "triwulanan": "triwulan",
    "semesteran": "semester",
    "tahunan": "tahun",
}
DISEBUT = 6  # names said before the rest is counted
_DARI: dict[Cara, str] = {"akhir": "nilai terakhir", "tertinggi": "tertinggi", "terendah": "terendah"}
_GABUNG: dict[Cara, str] = {"jumlah": "jumlah", "rata": "rata-rata"}


def sebut(nama: Iterable[str], maks: int = DISEBUT) -> str:
    """Names one after another; of many the first, the rest counted."""
    semua = list(nama)
    if len(semua) <= maks + 1:  # “dan 1 lagi” would take the room of the name
        return ", ".join(semua)
    return f"{', '.join(semua[:maks])}, dan {len(semua) - maks} lagi"


def banyak(jumlah: int) -> str:
    """A count as Indonesians write it."""
    return tulis_angka(Decimal(jumlah))


def terisi_dari(terisi: int, seharusnya: int, apa: str = "") -> str:
    """“3 dari 4 triwulan terisi”."""
    return " ".join(filter(None, (banyak(terisi), "dari", banyak(seharusnya), apa, "terisi")))


def lihat_mundur(nilai: NilaiVariabel, periode: Periode) -> bool:
    """Whether the value of a name is that of another year than the one asked for."""
    return nilai.masa is not None and nilai.masa.tahun != periode.tahun


def cara_rekap(nilai: NilaiVariabel, periode: Periode) -> str:
    """How a name came to its value for a period: “jumlah 12 bulan”, “rata-rata 8 dari 10 desa”, “tetapan tahun 2026”.

    One that looks back names its year, and whose figures they are. Empty where nothing was rolled up.
    """
    if nilai.variabel is None or nilai.masa is None:
        return ""
    asal = f"“{nilai.variabel.nama}” " if lihat_mundur(nilai, periode) else ""
    if nilai.variabel.tetap:
        return f"{asal}tetapan tahun {nilai.masa.tahun}"
    kata = _rolled_up(nilai)
    return f"{asal}{nilai.masa.nama}: {kata}" if asal and kata else f"{asal}{kata or nilai.masa.nama}"


def _rolled_up(nilai: NilaiVariabel) -> str:
    variabel = nilai.variabel
    assert variabel is not None
    masa = list(dict.fromkeys(p for _, p, _ in nilai.sel))
    desa = len({d for _, _, d in nilai.sel})
    waktu = SATUAN_MASA[variabel.frekuensi]
    if variabel.lingkup == "kecamatan":
        return _joined(variabel.rekap_waktu, nilai.terisi, nilai.seharusnya, waktu) if len(masa) > 1 else ""
    if len(masa) == 1:
        return _joined(variabel.rekap_desa, nilai.terisi, nilai.seharusnya, "desa")
    semua = _joined(variabel.rekap_desa, desa, desa, "desa")
    return f"{semua}, lalu {_joined(variabel.rekap_waktu, len(masa), len(masa), waktu)}" if masa else ""


def _joined(cara: Cara, terisi: int, seharusnya: int, apa: str) -> str:
    kata = _GABUNG.get(cara)
    if kata is not None:
        berapa = banyak(seharusnya) if terisi == seharusnya else f"{banyak(terisi)} dari {banyak(seharusnya)}"
        return f"{kata} {berapa} {apa}"
    if terisi == seharusnya:
        return f"{_DARI[cara]} dari {banyak(terisi)} {apa}"
    return f"{_DARI[cara]}, {terisi_dari(terisi, seharusnya, apa)}"


def asal_nilai(nilai: NilaiVariabel, periode: Periode) -> str:
    """How a name came to its value, and how much of it came in where that doesn't say so: “jumlah 8 dari 10 desa”."""
    cara = cara_rekap(nilai, periode)
    berapa = f"{banyak(nilai.terisi)} dari {banyak(nilai.seharusnya)}"
    if nilai.seharusnya <= 1 or berapa in cara:
        return cara
    return " · ".join(filter(None, (cara, f"{berapa} terisi")))


def kata_lengkap(nilai: NilaiIndikator) -> str:
    """How much of what an indicator needs came in, as exactly as one can say it: “3 dari 4 triwulan terisi”, “8 dari 10
    desa terisi”, “6 dari 12 angka terisi”; “lengkap” where nothing is missing, empty where nothing is needed."""
    terisi, seharusnya = nilai.lengkap
    if not seharusnya:
        return ""
    if terisi == seharusnya:
        return "lengkap"
    angka = [n for n in nilai.nama if n.sel]
    if len(angka) == 1 and angka[0].seharusnya - angka[0].terisi == seharusnya - terisi:
        satu = angka[0]
        masa, desa = {p for _, p, _ in satu.sel}, {d for _, _, d in satu.sel}
        if satu.variabel is not None and None in desa and len(masa) > 1:
            return terisi_dari(satu.terisi, satu.seharusnya, SATUAN_MASA[satu.variabel.frekuensi])
        if None not in desa and len(masa) == 1:
            return terisi_dari(satu.terisi, satu.seharusnya, "desa")
    return terisi_dari(terisi, seharusnya, "angka")


def kosong_di(sel: Sequence[KunciFigur], figur: Mapping[KunciFigur, Figur]) -> tuple[KunciFigur, ...]:
    """The cells that were not reported."""
    return tuple(kunci for kunci in sel if figur.get(kunci, KOSONG).status == "kosong")


def menunggu(nilai: NilaiVariabel, figur: Mapping[KunciFigur, Figur], desa: Mapping[int, str]) -> str:
    """Who or what is missing of a name: “menunggu 2 desa: Ngabab, Wiyurejo”, “menunggu 1 bulan: Agustus”."""
    kosong = kosong_di(nilai.sel, figur)
    if not kosong or nilai.variabel is None:
        return ""
    if nilai.variabel.lingkup == "desa":
        lalai = {d for _, _, d in kosong}
        nama = [satu for nomor, satu in desa.items() if nomor in lalai]
        return f"menunggu {banyak(len(nama))} desa: {sebut(nama)}"
    masa = [p.nama if p.panjang == 12 else p.nama_pendek for _, p, _ in kosong]
    return f"menunggu {banyak(len(masa))} {SATUAN_MASA[nilai.variabel.frekuensi]}: {sebut(masa)}"
