"""Our own template as it comes back: what marks it, and what its sheets mean however their rows and columns moved.

A hidden sheet says whose it is. On each sheet of figures a hidden column holds the key of each row (`iki:v12`), a
hidden row the key of each column (`iki:2026-01`), and where they cross stands once more whose sheet it is. Hidden marks
alone are never believed: where they and what people see contradict each other, what people see is taken or asked.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from iki_desktop.domain.galat import UserError
from iki_desktop.domain.impor.konteks import Konteks
from iki_desktop.domain.impor.lembar import Buku, Lembar, isi
from iki_desktop.domain.impor.peta import KECAMATAN, JenisBaris, KolomNilai, Peta, Sumbu, Tabel, Usulan
from iki_desktop.domain.periode import Periode, baca_periode
from iki_desktop.domain.teks import kunci_cari, singkat

VERSI = 1  # of the layout; a file of a higher one is not read
LEMBAR_IDENTITAS, LEMBAR_PETUNJUK = "_iki", "Petunjuk"
TANDA, AWALAN_LEMBAR = "iki:templat", "iki:lembar:"
KUNCI_KEPALA, KUNCI_DESA, KUNCI_KELOMPOK = "iki:kepala", "iki:desa", "iki:kelompok"  # of rows
KUNCI_NAMA, KUNCI_CATATAN = "iki:nama", "iki:catatan"  # of columns
_VARIABEL = re.compile(r"iki:v([1-9][0-9]{0,8})")
_PERIODE = re.compile(r"iki:([0-9]{4}(?:-[A-Z0-9]+)?)")
_SUDUT = (60, 30)  # rows and columns in which the mark of a sheet is looked for
_KATA = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Identitas:
    """Whose a template is, as its hidden sheet tells: `desa` is the id in the office that made it, or `KECAMATAN`;
    `variabel` are its variables there, by id and name."""

    kode: str
    kecamatan: str
    kabupaten: str
    desa: int
    nama_desa: str
    periode: Periode
    variabel: tuple[tuple[int, str], ...] = ()
    versi: int = VERSI


@dataclass(frozen=True, slots=True)
class Templat:
    """A template that came back. `desa` is the id in our office, or `KECAMATAN`; None where it isn't certain, and so
    has to be asked. `lembar` are its sheets of figures that can be believed, by name."""

    kode: str
    kecamatan: str
    kabupaten: str
    desa: int | None
    nama_desa: str
    periode: Periode
    versi: int
    variabel: tuple[tuple[int, str], ...] = ()
    lembar: Mapping[str, tuple[Tabel, Usulan]] = field(default_factory=dict)


# -- the marks, as they are written


def tulis_kunci_variabel(id_variabel: int) -> str:
    """The key of a row: `iki:v12`."""
    return f"iki:v{id_variabel}"


def kunci_variabel(teks: str) -> int | None:
    """The id in the key of a row; None where it is none."""
    cocok = _VARIABEL.fullmatch(teks.strip())
    return int(cocok[1]) if cocok else None


def tulis_kunci_periode(periode: Periode) -> str:
    """The key of a column: `iki:2026-01`."""
    return f"iki:{periode}"


def kunci_periode(teks: str) -> Periode | None:
    """The period in the key of a column; None where it is none."""
    cocok = _PERIODE.fullmatch(teks.strip())
    try:
        return baca_periode(cocok[1]) if cocok else None
    except UserError:
        return None


def tanda_lembar(identitas: Identitas) -> str:
    """What stands where hidden row and column cross: a sheet that was moved into another file tells by it."""
    return f"{AWALAN_LEMBAR}{identitas.kode}:{identitas.desa}:{identitas.periode}"


def kepala_desa(jenis: str, nama: str) -> str:
    """The village as the head of its sheets names it."""
    return f"{jenis} {nama}".upper()


def tulis_identitas(identitas: Identitas) -> tuple[tuple[str, str], ...]:
    """The rows of the hidden sheet."""
    return (
        (TANDA, str(identitas.versi)),
        ("kode", identitas.kode),
        ("kecamatan", identitas.kecamatan),
        ("kabupaten", identitas.kabupaten),
        ("desa", str(identitas.desa)),
        ("nama_desa", identitas.nama_desa),
        ("periode", str(identitas.periode)),
        *((tulis_kunci_variabel(nomor), nama) for nomor, nama in identitas.variabel),
    )


def lembar_identitas(lembar: Lembar) -> bool:
    """Whether a sheet is the hidden one that says whose the file is."""
    return isi(lembar.di(0, 0)) == TANDA


def sudut_kunci(lembar: Lembar) -> tuple[int, int] | None:
    """The hidden row and column of keys of a sheet of figures; None where it is none of a template."""
    for b, baris in enumerate(lembar.baris[: _SUDUT[0]]):
        for k, satu in enumerate(baris[: _SUDUT[1]]):
            if isi(satu).startswith(AWALAN_LEMBAR):
                return b, k
    return None


# -- reading them


def kenali_templat(buku: Buku, konteks: Konteks) -> Templat | None:
    """What our own template says of itself; None where the file is none, or where two of them were put together."""
    semua = {_identity(satu) for satu in buku.lembar if lembar_identitas(satu)}
    if len(semua) != 1 or (identitas := semua.pop()) is None:
        return None
    lain = identitas.desa != KECAMATAN and any(_other_village(satu, identitas) for satu in buku.lembar)
    desa = None if lain else _village(identitas, konteks, buku.nama)
    lembar: dict[str, tuple[Tabel, Usulan]] = {}
    if identitas.versi <= VERSI:
        for satu in buku.lembar:
            if (dapat := _sheet(satu, identitas, desa)) is not None:
                lembar[satu.nama] = dapat
    return Templat(
        identitas.kode, identitas.kecamatan, identitas.kabupaten, desa, identitas.nama_desa, identitas.periode,
        identitas.versi, identitas.variabel, lembar,
    )  # fmt: skip


def salah_kantor(templat: Templat, konteks: Konteks) -> str:
    """That a template is another office's; empty where it is ours."""
    if _same_office(templat.kode, konteks):
        return ""
    sama = kunci_cari(templat.kecamatan) == kunci_cari(konteks.kecamatan)
    kabupaten = [kunci_cari(k) for k in (templat.kabupaten, konteks.kabupaten)]
    if sama and (kabupaten[0] == kabupaten[1] or not all(kabupaten)):
        return ""
    dari, kita = (
        f"Kecamatan {singkat(kecamatan, 40)}" + (f", Kabupaten {singkat(kab, 40)}" if sama else "")
        for kecamatan, kab in ((templat.kecamatan, templat.kabupaten), (konteks.kecamatan, konteks.kabupaten))
    )
    return f"Berkas ini adalah templat {dari}, bukan {kita}. Periksa apakah berkasnya tertukar."


def terlalu_baru(templat: Templat) -> str:
    """That a template is of a layout that this program doesn't know yet; empty where it does."""
    if templat.versi <= VERSI:
        return ""
    return (
        f"Templat ini dibuat oleh IKI Desktop yang lebih baru (susunan {templat.versi}, program ini sampai {VERSI}). "
        "Perbarui program ini, lalu baca lagi berkasnya."
    )


def variabel_templat(templat: Templat, konteks: Konteks) -> Mapping[int, int | None]:
    """Which variable of ours each of a template's is: by its id in our own one, by its name in that of an office file
    made anew; None where there is none any more, or id and name point to different ones."""
    nomor_kita = {v.id for v in konteks.variabel}
    menurut_nama = {kunci_cari(v.nama): v.id for v in konteks.variabel}
    hasil: dict[int, int | None] = {}
    for nomor, nama in templat.variabel:
        bernama = menurut_nama.get(kunci_cari(nama))
        if not _same_office(templat.kode, konteks) or nomor not in nomor_kita:
            hasil[nomor] = bernama
        else:
            hasil[nomor] = nomor if bernama in (None, nomor) else None
    return hasil


def _same_office(kode: str, konteks: Konteks) -> bool:
    return bool(kode) and kode == konteks.kode


def _identity(lembar: Lembar) -> Identitas | None:
    """What the hidden sheet says; None where it was tampered with so that it says nothing certain."""
    nilai: dict[str, str] = {}
    for baris in lembar.baris:
        kunci, teks = (isi(baris[k]) if k < len(baris) else "" for k in (0, 1))
        if kunci and nilai.setdefault(kunci, teks) != teks:
            return None
    versi, desa, periode = (nilai.get(k, "") for k in (TANDA, "desa", "periode"))
    if not (re.fullmatch(r"[1-9][0-9]{0,5}", versi) and re.fullmatch(r"[0-9]{1,9}", desa)):
        return None
    try:
        masa = baca_periode(periode)
    except UserError:
        return None
    variabel = tuple((nomor, teks) for kunci, teks in nilai.items() if (nomor := kunci_variabel(kunci)) is not None)
    kode, kecamatan, kabupaten, nama = (nilai.get(k, "") for k in ("kode", "kecamatan", "kabupaten", "nama_desa"))
    return Identitas(kode, kecamatan, kabupaten, int(desa), nama, masa, variabel, int(versi))


def _village(identitas: Identitas, konteks: Konteks, berkas: str) -> int | None:
    """The village of ours that a template is of; None where its id, its name or the file's name contradict."""
    if identitas.desa == KECAMATAN:
        return KECAMATAN
    kunci = kunci_cari(identitas.nama_desa)
    bernama = [d.id for d in konteks.desa if kunci in map(kunci_cari, d.semua_nama)]
    if len(bernama) != 1:
        return None
    (desa,) = bernama
    if _same_office(identitas.kode, konteks) and identitas.desa != desa:
        return None
    return desa if _named_by(berkas, konteks) <= {desa} else None


def _named_by(berkas: str, konteks: Konteks) -> set[int]:
    """The villages whose name is part of a file's name; of names within one another the longer, and the name of the
    sub-district or the regency only where no other is there."""
    kata = _KATA.findall(berkas)
    deret = {kunci_cari("".join(kata[i:j])) for i in range(len(kata)) for j in range(i + 1, min(i + 6, len(kata)) + 1)}
    ada = {kunci: d.id for d in konteks.desa for n in d.semua_nama if (kunci := _plain(n)) in deret}
    bukan = {_plain(konteks.kecamatan), _plain(konteks.kabupaten)}
    if set(ada) - bukan:
        ada = {kunci: nomor for kunci, nomor in ada.items() if kunci not in bukan}
    return {nomor for kunci, nomor in ada.items() if not any(kunci != lain and kunci in lain for lain in ada)}


def _plain(nama: str) -> str:
    return kunci_cari("".join(_KATA.findall(nama)))


def _sheet(lembar: Lembar, identitas: Identitas, desa: int | None) -> tuple[Tabel, Usulan] | None:
    """Table and meaning of a sheet; None where it is no sheet of this template, or its head contradicts its keys."""
    sudut = sudut_kunci(lembar)
    if sudut is None or isi(lembar.di(*sudut)) != tanda_lembar(identitas):
        return None
    atas, kiri = sudut
    kunci = [isi(lembar.di(b, kiri)) for b in range(len(lembar.baris))]
    if KUNCI_KEPALA not in kunci[atas:] or _other_village(lembar, identitas):
        return None
    kepala = kunci.index(KUNCI_KEPALA, atas)
    judul = [isi(lembar.di(kepala, k)) for k in range(lembar.lebar)]
    kunci_kolom = [isi(lembar.di(atas, k)) for k in range(lembar.lebar)]
    kolom = tuple(KolomNilai(k, periode=p) for k, teks in enumerate(kunci_kolom) if (p := kunci_periode(teks)))
    if kunci_kolom.count(KUNCI_NAMA) != 1 or not kolom:
        return None
    if any(not _header_of(judul[satu.kolom], satu.periode, identitas.periode) for satu in kolom):
        return None
    kanan = max(k for k in range(lembar.lebar) if judul[k] or kunci_kolom[k])
    nama = kunci_kolom.index(KUNCI_NAMA)
    jenis, cocok = _rows(lembar, kepala + 1, (kiri, nama), [k.kolom for k in kolom], dict(identitas.variabel))
    catatan = kunci_kolom.index(KUNCI_CATATAN) if kunci_kolom.count(KUNCI_CATATAN) == 1 else -1
    sumbu = kiri if cocok else nama
    lain = frozenset(range(kiri, kanan + 1)) - {k.kolom for k in kolom} - {catatan, sumbu}
    peta = Peta(Sumbu("tetap", desa), Sumbu("kolom", kolom=sumbu), Sumbu("kepala"), kolom, lain, catatan)
    tabel = Tabel((kepala, kepala), (kiri, kanan), jenis, tuple(judul[kiri : kanan + 1]))
    return tabel, Usulan(peta, 1.0, _why(identitas, desa, cocok=cocok))


def _other_village(lembar: Lembar, identitas: Identitas) -> bool:
    """Whether the head of a sheet names another village than the file: it was made of the template of another one."""
    sudut = sudut_kunci(lembar)
    if sudut is None:
        return False
    boleh = {kunci_cari(kepala_desa(jenis, identitas.nama_desa)) for jenis in ("", "desa", "kelurahan")}
    kepala = (baris for b, baris in enumerate(lembar.baris) if isi(lembar.di(b, sudut[1])) == KUNCI_DESA)
    tertulis = (isi(satu) for baris in kepala for satu in baris if satu is not None)
    return any(kunci_cari(teks) not in boleh for teks in tertulis if teks != KUNCI_DESA)


def _header_of(judul: str, periode: Periode | None, masa: Periode) -> bool:
    """Whether what people read above a column is the period of its key, and that one of the template's."""
    return periode is not None and masa.holds(periode) and kunci_cari(judul) == kunci_cari(periode.nama)


def _rows(
    lembar: Lembar, awal: int, kolom: tuple[int, int], angka: Iterable[int], nama: Mapping[int, str]
) -> tuple[tuple[JenisBaris, ...], bool]:
    """The kind of each row, and whether key and name agree in all that hold figures: where rows were sorted without
    their hidden keys, they don't."""
    jenis: list[JenisBaris] = []
    cocok = True
    for b in range(awal, len(lembar.baris)):
        kunci, tertulis = (isi(lembar.di(b, k)) for k in kolom)
        nomor = kunci_variabel(kunci)
        berisi = any(lembar.di(b, k) is not None for k in angka)
        if nomor is not None or berisi:
            jenis.append("data")
            seharusnya = "" if nomor is None else nama.get(nomor, "")
            cocok &= kunci_cari(seharusnya) == kunci_cari(tertulis)
        elif all(satu is None for satu in lembar.baris[b]):
            jenis.append("kosong")
        else:
            jenis.append("kelompok" if kunci == KUNCI_KELOMPOK else "catatan")
    return tuple(jenis), cocok


def _why(identitas: Identitas, desa: int | None, *, cocok: bool) -> str:
    siapa = "kecamatan" if identitas.desa == KECAMATAN else f"desa {singkat(identitas.nama_desa, 40)}"
    kalimat = [f"Templat {siapa} untuk {identitas.periode.nama}."]
    if desa is None:
        kalimat.append("Desanya tidak pasti: nama di dalam berkas, nama berkas, dan daftar desa tidak sejalan.")
    if not cocok:
        kalimat.append("Susunan barisnya berubah, jadi variabel dibaca dari namanya.")
    return " ".join(kalimat)
