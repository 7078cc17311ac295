"""Rows that are not of what they seem to name: of another village or sub-district, of a part, in another unit."""

from collections.abc import Mapping, Sequence
from typing import Any

from iki_desktop.domain.impor.kata import kata, kunci_kata
from iki_desktop.domain.impor.kenal import kenal, seperti_angka
from iki_desktop.domain.impor.kenali_desa import berkode
from iki_desktop.domain.impor.kepala import PEMISAH
from iki_desktop.domain.impor.kunci_sel import Arti, ArtiDesa
from iki_desktop.domain.impor.lembar import isi
from iki_desktop.domain.impor.meja import Meja, judul_kolom, teks_label
from iki_desktop.domain.impor.peran import jenis_label, nama_kecamatan, peran_kepala
from iki_desktop.domain.impor.peta import Peta, Tabel
from iki_desktop.domain.impor.satuan import lain_ukuran
from iki_desktop.domain.impor.tanya_sel import kutip
from iki_desktop.domain.teks import satu_baris
from iki_desktop.domain.variabel import Variabel

_KECAMATAN = frozenset({"kecamatan", "kec", "namakecamatan"})  # head a column that says of which one a row is
_BAGIAN = frozenset({"dusun", "dukuh", "padukuhan", "pedukuhan", "lingkungan", "kampung", "rw", "rt"})
_BUKAN_NAMA = frozenset({"no", "kode", "satuan", "keterangan"})


def desa_lain(meja: Meja, tabel: Tabel, peta: Peta, desa: Mapping[int, ArtiDesa]) -> dict[int, ArtiDesa]:
    """The rows in which another cell names another village than the label does, or has a code that isn't its."""
    if peta.desa.letak != "kolom":
        return {}
    tahu, nama = kenal(meja.konteks).desa, peta.desa.kolom
    angka = {satu.kolom for satu in peta.kolom}
    kolom = [k for k in range(tabel.kolom[0], tabel.kolom[1] + 1) if k != nama and k not in angka]

    def differs(teks: str, sebutan: str, milik: int) -> bool:
        lain = tahu.pasti(teks)
        return lain != milik if lain is not None else berkode(teks) and tahu.pasti(f"{teks} {sebutan}") is None

    hasil: dict[int, ArtiDesa] = {}
    ingat: dict[tuple[str | None, str | None], ArtiDesa | None] = {}
    for b, arti in desa.items():
        baris = meja.lembar.baris[b]
        for k in kolom if arti.nilai else ():
            if k >= len(baris):
                break
            tanda = (baris[k], baris[nama] if nama < len(baris) else None)
            if tanda[0] is None or tanda[0][0] not in "nt":
                continue
            if tanda not in ingat:
                teks, sebutan = satu_baris(isi(tanda[0])), satu_baris(isi(tanda[1]))
                sebab = f"Baris ini menyebut {kutip(teks)} dan {kutip(sebutan)}, dua desa. Betulkan salah satunya."
                beda = differs(teks, sebutan, arti.nilai or 0)
                ingat[tanda] = Arti(nasib="ditolak", sebab=sebab) if beda else None
            if (tolak := ingat[tanda]) is not None:
                hasil[b] = tolak
    return hasil


def kecamatan_lain(meja: Meja, tabel: Tabel, data: Sequence[int]) -> dict[int, ArtiDesa]:
    """The rows that a column “Kecamatan” says are of another one; a village there may be called like ours."""
    kita = kenal(meja.konteks).kecamatan
    hasil: dict[int, ArtiDesa] = {}
    arti: dict[str, ArtiDesa] = {}
    for k in range(tabel.kolom[0], tabel.kolom[1] + 1):
        if kunci_kata(judul_kolom(tabel, k).split(PEMISAH)[-1]) not in _KECAMATAN:
            continue
        for b, satu in teks_label(meja.lembar, k, data).items():
            nama = satu_baris(isi(satu))
            kunci = nama_kecamatan(nama) or kunci_kata(nama)
            if satu[0] == "t" and kita and kunci and any(c.isalpha() for c in kunci) and kunci != kita:
                sebab = f"Baris ini dari Kecamatan {kutip(nama)}, bukan {meja.konteks.kecamatan}."
                hasil[b] = arti.setdefault(nama, Arti(nasib="ditolak", sebab=sebab))
    return hasil


def bukan_seluruhnya(
    meja: Meja, tabel: Tabel, peta: Peta, label: Mapping[int, tuple[Arti[Any], ...]]
) -> dict[int, ArtiDesa]:
    """The rows that another name tells to be of a part only, or of something else: a hamlet, a target, or one of
    several rows of one figure that differ in that name. `label` is what the rows are of; one without goes with the row
    above it."""
    bukan = {satu.kolom for satu in (peta.desa, peta.periode, peta.variabel) if satu.letak == "kolom"} | {peta.catatan}
    angka = min((satu.kolom for satu in peta.kolom), default=tabel.kolom[1] + 1)
    hasil: dict[int, ArtiDesa] = {}
    for k in range(tabel.kolom[0], angka) if bukan != {-1} else ():  # what comes after may be another table
        judul = judul_kolom(tabel, k).split(PEMISAH)[-1]
        if k in bukan or peran_kepala(judul) in _BUKAN_NAMA:
            continue
        nama = {b: satu_baris(isi(c)) for b, c in teks_label(meja.lembar, k, list(label)).items() if c[0] in "tn"}
        berbagian = bool(_BAGIAN.intersection(kata(judul)))
        nama = {b: t for b, t in nama.items() if berbagian or not seperti_angka(t)}
        if nama:
            hasil |= _parts(label, nama, berbagian=berbagian)
    return hasil


def _parts(
    label: Mapping[int, tuple[Arti[Any], ...]], nama: Mapping[int, str], *, berbagian: bool
) -> dict[int, ArtiDesa]:
    """Those of one column of names."""
    kelompok: dict[tuple[object, ...], list[int]] = {}
    pemilik: list[object] = [None, None, None]
    for b, semua in label.items():
        for ke, arti in enumerate(semua):
            if arti.nasib != "ditolak":
                pemilik[ke] = arti.nilai or arti
        if b in nama and jenis_label(nama[b]) != "jumlah":
            kelompok.setdefault(tuple(pemilik), []).append(b)
    hasil: dict[int, ArtiDesa] = {}
    for baris in kelompok.values():
        beda = len({kunci_kata(nama[b]) for b in baris}) > 1
        for b in baris:
            lain = peran_kepala(nama[b]) == "lain" or (berbagian and not seperti_angka(nama[b]))
            if beda or lain:
                sebab = (
                    f"Baris ini tentang {kutip(nama[b])}, bukan angka seluruhnya. Tulis satu baris untuk seluruhnya."
                )
                hasil[b] = Arti(nasib="ditolak", sebab=sebab)
    return hasil


def satuan_lain(meja: Meja, tabel: Tabel, label: Mapping[int, Variabel | None]) -> dict[int, ArtiDesa]:
    """The rows whose column of units says that the number is of another one than the variable's: thousands, per cent,
    another measure. Words for one thing counted (`giat`, `kegiatan`) don't matter."""
    hasil: dict[int, ArtiDesa] = {}
    for k in range(tabel.kolom[0], tabel.kolom[1] + 1):
        if peran_kepala(judul_kolom(tabel, k).split(PEMISAH)[-1]) != "satuan":
            continue
        for b, satu in teks_label(meja.lembar, k, list(label)).items():
            teks, variabel = satu_baris(isi(satu)), label[b]
            if variabel is None or satu[0] != "t" or not lain_ukuran(teks, variabel.satuan):
                continue
            apa = f"padahal {kutip(variabel.nama)} dalam {variabel.satuan or 'satuan lain'}"
            sebab = f"Satuan baris ini {kutip(teks)}, {apa}. Tulis angkanya dalam satuan itu."
            hasil[b] = Arti(nasib="ditolak", sebab=sebab)
    return hasil
