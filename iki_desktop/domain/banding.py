"""Two documents compared: which positions came, went or changed, and what in them, text by text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, TypeVar

from iki_desktop.domain.beda_kata import Potongan, banding_kata
from iki_desktop.domain.dokumen import NAMA_KERTAS, Dokumen, Formulir, Indikator, Sasaran
from iki_desktop.domain.pasangan import align
from iki_desktop.domain.pasangan_jabatan import nomor_pindah, pair_forms
from iki_desktop.domain.teks import tanggal_panjang

__all__ = ["BedaBagian", "BedaJabatan", "JenisBeda", "Potongan", "banding_dokumen", "banding_kata", "ringkasan"]

JenisBeda: TypeAlias = Literal["sama", "berubah", "baru", "dihapus"]
DOKUMEN = "Tanda tangan dan tata letak"  # the name under which what belongs to no position is compared

_ARAH = {"naik": "lebih tinggi lebih baik", "turun": "lebih rendah lebih baik", "rentang": "dalam rentang lebih baik"}
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class BedaBagian:
    """One place of a form that differs: what stood there before (`lama`) and what stands there now (`baru`)."""

    tempat: str
    jenis: JenisBeda
    lama: str
    baru: str

    @property
    def kata(self) -> tuple[Potongan, ...]:
        """The difference word by word; reckoned when it is asked for."""
        return banding_kata(self.lama, self.baru)


@dataclass(frozen=True, slots=True)
class BedaJabatan:
    """One position and what differs in it, in reading order; `id` is 0 for what belongs to no position."""

    nama: str
    jenis: JenisBeda
    bagian: tuple[BedaBagian, ...] = ()
    id: int = 0


def banding_dokumen(lama: Dokumen, baru: Dokumen) -> tuple[BedaJabatan, ...]:
    """Every position of both, in the order of the newer one; what went stands behind what it once followed.

    A last entry of its own tells where signature, paper or office differ.
    """
    pasangan = pair_forms(lama, baru)
    dari = {b: a for a, b in pasangan}
    ke = dict(pasangan)
    ganti_nama = {lama.formulir[a].nama: baru.formulir[b].nama for a, b in pasangan}
    pindah = nomor_pindah(pasangan)
    hasil: list[BedaJabatan] = []
    tertunda = _gone_after(lama, ke, -1)
    for b, kini in enumerate(baru.formulir):
        hasil += tertunda
        tertunda = []
        if b not in dari:
            hasil.append(BedaJabatan(kini.nama, "baru", tuple(_alone(kini, "baru")), kini.id))
            continue
        bagian = (*_order(dari[b], b, pindah), *_form(lama.formulir[dari[b]], kini, ganti_nama))
        hasil.append(BedaJabatan(kini.nama, "berubah" if bagian else "sama", bagian, kini.id))
        tertunda = _gone_after(lama, ke, dari[b])
    return (*hasil, *tertunda, *_whole(lama, baru))


def ringkasan(beda: Iterable[BedaJabatan]) -> str:
    """“3 jabatan berubah, 1 baru, 23 tidak berubah”, or that there is no difference."""
    jumlah = {"berubah": 0, "baru": 0, "dihapus": 0, "sama": 0}
    lain = ""
    for satu in beda:
        if satu.id or satu.jenis != "berubah":
            jumlah[satu.jenis] += 1
        else:
            lain = f"{satu.nama.lower()} berubah"
    if not lain and not (jumlah["berubah"] or jumlah["baru"] or jumlah["dihapus"]):
        return "Tidak ada perbedaan."
    sebutan = {"berubah": "jabatan berubah", "baru": "jabatan baru", "dihapus": "jabatan dihapus",
               "sama": "jabatan tidak berubah"}  # fmt: skip
    bagian = [f"{banyak} {sebutan[jenis]}" for jenis, banyak in jumlah.items() if banyak]
    return "; ".join([*bagian, *([lain] if lain else [])]) + "."


def _gone_after(lama: Dokumen, ke: dict[int, int], sesudah: int) -> list[BedaJabatan]:
    """The positions right after place `sesudah` of the older document that the newer one hasn't."""
    hasil = []
    for a in range(sesudah + 1, len(lama.formulir)):
        if a in ke:
            break
        satu = lama.formulir[a]
        hasil.append(BedaJabatan(satu.nama, "dihapus", tuple(_alone(satu, "dihapus")), satu.id))
    return hasil


def _whole(lama: Dokumen, baru: Dokumen) -> Iterator[BedaJabatan]:
    bagian = tuple(_texts("", _document(lama), _document(baru)))
    if bagian:
        yield BedaJabatan(DOKUMEN, "berubah", bagian)


def _document(dokumen: Dokumen) -> Iterator[tuple[str, str]]:
    """What a document says outside its forms, but for its year, which is what one compares."""
    siapa, gaya = dokumen.penandatangan, dokumen.gaya
    yield "Kecamatan", dokumen.kecamatan
    yield "Kabupaten", dokumen.kabupaten
    yield "Jabatan penandatangan", siapa.jabatan
    yield "Nama penandatangan", siapa.nama
    yield "Pangkat penandatangan", siapa.pangkat
    yield "NIP penandatangan", siapa.nip
    yield "Tempat penandatanganan", siapa.tempat
    yield "Tanggal penandatanganan", tanggal_panjang(siapa.tanggal) if siapa.tanggal else ""
    yield "Kertas", NAMA_KERTAS[gaya.kertas]
    yield "Ukuran huruf", f"{gaya.ukuran_huruf} pt"
    yield "Letak tanda tangan", "pada akhir dokumen" if gaya.tanda_tangan == "akhir" else "pada tiap formulir"


def _order(a: int, b: int, pindah: set[int]) -> Iterator[BedaBagian]:
    if b in pindah:
        yield BedaBagian("Urutan dalam dokumen", "berubah", f"ke-{a + 1}", f"ke-{b + 1}")


# -- one form


def _form(lama: Formulir, baru: Formulir, ganti_nama: dict[str, str]) -> Iterator[BedaBagian]:
    """What differs between two forms; a superior that only changed its name is told there, not here."""
    for (tempat, dulu), (_, kini) in zip(_head(lama), _head(baru), strict=True):
        if tempat == "Atasan" and ganti_nama.get(dulu) == kini:
            continue
        yield from _texts("", [(tempat, dulu)], [(tempat, kini)])
    yield from _list("Tugas", lama.tugas, baru.tugas)
    yield from _list("Fungsi", lama.fungsi, baru.fungsi)
    yield from _table(lama.sasaran, baru.sasaran)


def _head(satu: Formulir) -> Iterator[tuple[str, str]]:
    yield "Nama jabatan", satu.nama
    yield "Atasan", satu.atasan if satu.atasan_pasti else f"{satu.atasan} (belum pasti)"
    yield "Judul formulir", satu.judul
    yield from zip((f"Judul kolom {n}" for n in ("sasaran", "indikator", "penjelasan", "sumber data")), satu.kolom,
                   strict=True)  # fmt: skip
    yield "Penanda daftar", satu.gaya_daftar
    yield "Baris “3. Fungsi : -”", "dicetak" if satu.fungsi_tercetak else "tidak dicetak"


def _alone(satu: Formulir, jenis: JenisBeda) -> Iterator[BedaBagian]:
    """All that a form says which the other document hasn't."""
    for tempat, isi in _head(satu):
        if isi and tempat in {"Nama jabatan", "Atasan"}:
            yield _one_sided(tempat, isi, jenis)
    for nama, daftar in (("Tugas", satu.tugas), ("Fungsi", satu.fungsi)):
        for nomor, isi in enumerate(daftar, start=1):
            yield _one_sided(f"{nama} {nomor}", isi, jenis)
    yield from _table(*(((), satu.sasaran) if jenis == "baru" else (satu.sasaran, ())))


def _one_sided(tempat: str, isi: str, jenis: JenisBeda) -> BedaBagian:
    return BedaBagian(tempat, jenis, *(("", isi) if jenis == "baru" else (isi, "")))


def _texts(awalan: str, lama: Iterable[tuple[str, str]], baru: Iterable[tuple[str, str]]) -> Iterator[BedaBagian]:
    """The texts that differ, of two rows of the same places."""
    for (tempat, dulu), (_, kini) in zip(lama, baru, strict=True):
        if dulu != kini:
            jenis: JenisBeda = "berubah" if dulu and kini else "baru" if kini else "dihapus"
            yield BedaBagian(awalan + tempat, jenis, dulu, kini)


def _list(nama: str, lama: Sequence[str], baru: Sequence[str]) -> Iterator[BedaBagian]:
    if lama == baru:
        return
    for a, b in align(lama, baru, str, str):
        if a is None and b is not None:
            yield _one_sided(f"{nama} {b + 1}", baru[b], "baru")
        elif b is None and a is not None:
            yield _one_sided(f"{nama} {a + 1}", lama[a], "dihapus")
        elif a is not None and b is not None and lama[a] != baru[b]:
            yield BedaBagian(f"{nama} {b + 1}", "berubah", lama[a], baru[b])


# -- the table


def _table(lama: Sequence[Sasaran], baru: Sequence[Sasaran]) -> Iterator[BedaBagian]:
    """Goals, and the indicators in them; indicators are counted through the whole form."""
    awal_lama, awal_baru = _starts(lama), _starts(baru)
    for a, b in align(lama, baru, lambda s: s.teks, _goal_words):
        dulu = lama[a] if a is not None else None
        kini = baru[b] if b is not None else None
        nomor = (b if b is not None else a or 0) + 1
        yield from _item(f"Sasaran {nomor}", dulu, kini, lambda s: s.teks)
        yield from _indicators(
            dulu.indikator if dulu else (), kini.indikator if kini else (),
            awal_lama[a] if a is not None else 0, awal_baru[b] if b is not None else 0,
        )  # fmt: skip


def _starts(sasaran: Sequence[Sasaran]) -> list[int]:
    hasil, jumlah = [], 0
    for satu in sasaran:
        hasil.append(jumlah)
        jumlah += len(satu.indikator)
    return hasil


def _item(tempat: str, dulu: _T | None, kini: _T | None, teks: Callable[[_T], str]) -> Iterator[BedaBagian]:
    """The text of a goal or an indicator; one that came or went is told even if it is empty."""
    lama, baru = teks(dulu) if dulu else "", teks(kini) if kini else ""
    if dulu is None or kini is None:
        yield BedaBagian(tempat, "baru" if dulu is None else "dihapus", lama, baru)
    elif lama != baru:
        yield BedaBagian(tempat, "berubah", lama, baru)


def _indicators(
    lama: Sequence[Indikator], baru: Sequence[Indikator], awal_lama: int, awal_baru: int
) -> Iterator[BedaBagian]:
    if _row_contents(lama) == _row_contents(baru):
        return
    for a, b in align(lama, baru, lambda i: i.teks, _row_words):
        dulu = lama[a] if a is not None else None
        kini = baru[b] if b is not None else None
        nomor = (awal_baru + b if b is not None else awal_lama + (a or 0)) + 1
        yield from _item(f"Indikator {nomor}", dulu, kini, lambda i: i.teks)
        kosong = Indikator(0, "")
        yield from _texts(f"Indikator {nomor} · ", _cells(dulu or kosong), _cells(kini or kosong))


def _row_contents(baris: Sequence[Indikator]) -> list[tuple[Any, ...]]:
    return [
        (i.teks, i.penanda, i.penjelasan, i.rumus, i.catatan, i.kolom_catatan, i.sumber, i.gabung_penjelasan,
         i.gabung_sumber, i.arah)
        for i in baris
    ]  # fmt: skip


def _cells(satu: Indikator) -> Iterator[tuple[str, str]]:
    """What a row says beside its text. What is as usual is no text, so that new rows don't tell of it."""
    yield "penanda", satu.penanda
    yield "penjelasan", satu.penjelasan
    yield "sel penjelasan", "satu dengan baris di atasnya" if satu.gabung_penjelasan else ""
    yield "rumus", satu.rumus
    yield "catatan", satu.catatan
    yield "letak catatan", "di kolom sumber data" if satu.kolom_catatan == "sumber" else ""
    yield "sumber data", satu.sumber
    yield "sel sumber data", "satu dengan baris di atasnya" if satu.gabung_sumber else ""
    yield "arah", _ARAH[satu.arah] if satu.arah != "naik" else ""


def _goal_words(satu: Sasaran) -> str:
    return "\n".join((satu.teks, *(i.teks for i in satu.indikator)))


def _row_words(satu: Indikator) -> str:
    return "\n".join((satu.teks, satu.penjelasan, satu.rumus))
