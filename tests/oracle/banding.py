"""Today's engine beside the answers of the workbook."""

from collections.abc import Iterator
from decimal import Decimal

from iki_desktop.domain.angka import baca_angka
from iki_desktop.domain.capaian import Pita, Target, capaian, predikat, tampil
from iki_desktop.domain.figur import Figur, baca_figur
from iki_desktop.domain.nilai import KunciFigur, Laporan, NilaiVariabel, nilai_indikator, nilai_variabel
from iki_desktop.domain.periode import Periode
from iki_desktop.domain.variabel import Variabel
from tests.oracle.kasus import BULAN, TAHUN, Kasus
from tests.oracle.libre import Jawaban, Sel

TELITI = Decimal("1E-9")  # how far a double may lie from the decimal, as a part of it


def laporan(kasus: Kasus) -> Laporan:
    """The case as the engine takes it."""
    figur: dict[KunciFigur, Figur] = {}
    konstanta: dict[tuple[int, int], Decimal] = {}
    for ke, besaran in enumerate(kasus.besaran):
        for tahun, teks in (besaran.tetap or {}).items():
            konstanta[ke, int(tahun)] = baca_angka(teks)
        panjang = BULAN[besaran.frekuensi]
        for tahun, semua in besaran.isi.items():
            for desa, baris in enumerate(semua):
                for n, teks in enumerate(baris.split("|")):
                    if teks:
                        periode = Periode(int(tahun), n * panjang + 1, panjang)
                        figur[ke, periode, desa if besaran.lingkup == "desa" else None] = baca_figur(teks)
    variabel = tuple(
        Variabel(ke, b.nama, frekuensi=b.frekuensi, lingkup=b.lingkup, rekap_waktu=b.waktu, rekap_desa=b.desa,
                 tetap=b.tetap is not None, asal_id=b.asal, jeda=b.jeda)
        for ke, b in enumerate(kasus.besaran)
    )  # fmt: skip
    return Laporan(variabel, tuple(range(kasus.desa)), figur, konstanta)


def beda(kasus: Kasus, jawaban: Jawaban) -> list[str]:
    """Where the engine says anything else than the workbook; nothing where they agree."""
    return list(_beda(kasus, jawaban))


def _beda(kasus: Kasus, jawaban: Jawaban) -> Iterator[str]:
    semua, periode = laporan(kasus), Periode(TAHUN, *kasus.masa)
    for ke, (besaran, (nilai, terisi, wajib)) in enumerate(zip(kasus.besaran, jawaban.nama, strict=True)):
        kita = nilai_variabel(besaran.nama, periode, semua)
        yield from _lain(f"[{besaran.nama}]", kita.nilai if kita.nilai is not None else _kata(kasus, ke, kita), nilai)
        if (kita.terisi, kita.seharusnya) != (terisi, wajib):
            yield f"[{besaran.nama}]: {kita.terisi} dari {kita.seharusnya}, bukan {terisi} dari {wajib}"
    hasil = nilai_indikator(kasus.rumus, periode, semua)
    lengkap = tuple(sum(int(jawaban.nama[int(ke)][n]) for ke in kasus.dipakai) for n in (1, 2))
    if hasil.lengkap != lengkap:
        yield f"lengkap: {hasil.lengkap}, bukan {lengkap}"
    yield from _lain("hasil", hasil.nilai if hasil.nilai is not None else hasil.alasan, _alasan(kasus, jawaban))
    yield from _beda_capaian(kasus, jawaban, hasil.nilai)


def _beda_capaian(kasus: Kasus, jawaban: Jawaban, realisasi: Decimal | None) -> Iterator[str]:
    target = Target(*map(Decimal, kasus.target))
    kita = capaian(realisasi, target, kasus.arah) if realisasi is not None else None
    yield from _lain("capaian", "TAK" if kita is None else kita, jawaban.capaian)
    if kita is None or isinstance(jawaban.tampil, str):
        return
    pita = [Pita(Decimal(dari), nama) for nama, dari in kasus.pita.items()]
    # At a cut, and halfway between two figures of two decimals, a double may fall to either side.
    if all(abs(kita - p.dari) > TELITI * p.dari for p in pita if p.dari) and predikat(kita, pita) != jawaban.predikat:
        yield f"predikat: {predikat(kita, pita)}, bukan {jawaban.predikat} ({kita})"
    if abs(kita * 100 % 1 - Decimal("0.5")) > TELITI * max(kita * 100, Decimal(1)):
        yield from _lain("tampil", tampil(kita, batas=Decimal(kasus.batas) if kasus.batas else None), jawaban.tampil)


def _lain(apa: str, kita: Decimal | str, buku: Sel) -> Iterator[str]:
    if isinstance(kita, str) or isinstance(buku, str):
        sama = kita == buku
    else:
        sama = abs(kita - Decimal(buku)) <= TELITI * abs(kita)
    if not sama:
        yield f"{apa}: {kita}, bukan {buku}"


def _sebab(kasus: Kasus, ke: int, kata: str, nama: str) -> str:
    """The sentence for a word of the workbook."""
    jarang = f"“{nama}” hanya dilaporkan {kasus.besaran[kasus.sumber(ke)[0]].frekuensi}"
    return {"KOSONG": f"belum diisi: {nama}", "TAK BERLAKU": f"tidak berlaku: {nama}", "JARANG": jarang}[kata]


def _kata(kasus: Kasus, ke: int, kita: NilaiVariabel) -> str:
    """The word of the workbook for the engine's sentence."""
    kata = (k for k in ("KOSONG", "TAK BERLAKU", "JARANG") if _sebab(kasus, ke, k, kita.nama) == kita.sebab)
    return next(kata, kita.sebab)


def _alasan(kasus: Kasus, jawaban: Jawaban) -> Sel:
    """The figure, or the sentence that must stand in its place."""
    if jawaban.hasil == "NOL":
        return "penyebut nol"
    if jawaban.hasil != "KOSONG":
        return jawaban.hasil
    kurang = [(int(ke), e, k) for ke, e in kasus.dipakai.items() if isinstance(k := jawaban.nama[int(ke)][0], str)]
    kosong = [e for _, e, k in kurang if k == "KOSONG"]
    lain = [_sebab(kasus, ke, k, e) for ke, e, k in kurang if k != "KOSONG"]
    return "; ".join([*([f"belum diisi: {', '.join(kosong)}"] if kosong else []), *lain])
