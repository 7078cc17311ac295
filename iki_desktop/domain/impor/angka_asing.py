"""What a cell of a foreign sheet means for a variable: a figure, a sentence why it is none, or something to be asked.

Two things can't be told from one cell: whether `1.234` is one thousand or a little more than one, and whether 0.98 of
a percentage is a fraction. The cells of the same column are heard as witnesses; where they are silent, it is asked.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal, NamedTuple

from iki_desktop.domain.angka import tulis_angka
from iki_desktop.domain.figur import Figur, tulis_figur
from iki_desktop.domain.impor.lembar import isi, jenis
from iki_desktop.domain.impor.satuan import KATA_KALI, beda_satuan, kata_satuan, satuan_persen
from iki_desktop.domain.impor.tanya import DESIMAL, RIBUAN
from iki_desktop.domain.ketikan import KetikanError, baca_ketikan
from iki_desktop.domain.kisi import salah_angka
from iki_desktop.domain.teks import bersihkan, singkat
from iki_desktop.domain.tempel import rapikan_tempel
from iki_desktop.domain.variabel import Variabel

# How thousands and decimals are told apart: `1.234,5` or `1,234.5`.
Cara = Literal["indonesia", "inggris"]
# How a plain number of a percentage is taken: as it is, as a fraction, or not before it was asked.
CaraPersen = Literal["persen", "pecahan", "tanya"]
PERSEN: CaraPersen = "persen"
PECAHAN: CaraPersen = "pecahan"

_PALING = Decimal(10) ** 15  # from here on, a spreadsheet doesn't keep all digits of a number
_TUKAR = str.maketrans(".,", ",.")
_DERET = re.compile(r"(?:(?<![\w.,])|(?<=rp)|(?<=idr))[0-9][0-9.,]*(?<![.,])", re.ASCII | re.IGNORECASE)
_PASTI = (
    r"[0-9]+{k}(?:[0-9]{{1,2}}|[0-9]{{4,}})|(?:0|[0-9]{{4,}}){k}[0-9]{{3}}"
    r"|[1-9][0-9]{{0,2}}(?:{r}[0-9]{{3}})+{k}[0-9]+|[1-9][0-9]{{0,2}}(?:{r}[0-9]{{3}}){{2,}}"
)
_INDONESIA = re.compile(_PASTI.format(k=",", r=r"\."), re.ASCII)
_INGGRIS = re.compile(_PASTI.format(k=r"\.", r=","), re.ASCII)
_DUA_ARTI = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}", re.ASCII)
_NOL_DI_DEPAN = re.compile(r"0[0-9]+[.,][0-9]+", re.ASCII)  # 07.30 is an hour, if anything
_RINGKAS = re.compile(r"[-−–+]?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+", re.ASCII)
_ADA_PERSEN = re.compile(r"%|persen|prosen", re.IGNORECASE)


class Bacaan(NamedTuple):
    """What a cell means. With a figure, `sebab` says from what to what it was corrected (empty: taken as it is);
    without one, why it is refused, unless `tanya` says what has to be known first. `berpersen`: it was written as a
    percentage, so there is nothing to ask."""

    figur: Figur | None
    sebab: str = ""
    tanya: Literal["", "pemisah", "persen"] = ""
    berpersen: bool = False


@dataclass(frozen=True, slots=True)
class Bukti:
    """What the text numbers of a column tell of its manner: the first that proves each, and the first with two
    readings, by its sign; all empty where there is none."""

    indonesia: str = ""
    inggris: str = ""
    titik: str = ""
    koma: str = ""

    @property
    def cara(self) -> Cara | None:
        """The manner that is proven; None where nothing is, or both are."""
        if bool(self.indonesia) == bool(self.inggris):
            return None
        return "indonesia" if self.indonesia else "inggris"

    @property
    def perlu_tanya(self) -> bool:
        """Whether some number has two readings and no other tells which."""
        return bool(self.titik or self.koma) and self.cara is None

    def cara_jawaban(self, jawaban: str | None) -> Cara | None:
        """The manner that an answer means; of a column without `1.234` the question is about the comma of `1,234`."""
        if jawaban not in (RIBUAN, DESIMAL):
            return None
        return "indonesia" if (jawaban == RIBUAN) == bool(self.titik) else "inggris"


def bukti_pemisah(sel: Iterable[str]) -> Bukti:
    """What the cells of a column prove; those that are no text prove nothing."""
    indonesia = inggris = titik = koma = ""
    for satu in sel:
        if satu[0] != "t":
            continue
        arti = _arti_pemisah(satu[1:])
        if arti == "indonesia":
            indonesia = indonesia or satu[1:]
        elif arti == "inggris":
            inggris = inggris or satu[1:]
        elif arti == ".":
            titik = titik or satu[1:]
        elif arti == ",":
            koma = koma or satu[1:]
    return Bukti(indonesia, inggris, titik, koma)


def cara_pasti(satu: str) -> Cara | None:
    """The manner in which a cell is written without doubt; None where it has no sign, or one of two readings."""
    arti = _arti_pemisah(satu[1:]) if satu[0] == "t" else ""
    return arti if arti == "indonesia" or arti == "inggris" else None


@lru_cache(maxsize=65536)
def _arti_pemisah(teks: str) -> Literal["", "aneh", "indonesia", "inggris", ".", ","]:
    """The manner that the one number of a text proves, or the sign that has two readings; "" where it has no sign."""
    if teks.isdigit():
        return ""
    deret = _DERET.findall(teks)
    if len(deret) != 1 or not ("." in deret[0] or "," in deret[0]) or _RINGKAS.search(teks):
        return ""
    angka = deret[0]
    if cocok := _DUA_ARTI.fullmatch(angka):
        return "." if cocok[1] == "." else ","
    if _NOL_DI_DEPAN.fullmatch(angka):
        return "aneh"
    if _INDONESIA.fullmatch(angka):
        return "indonesia"
    return "inggris" if _INGGRIS.fullmatch(angka) else "aneh"


def baca_asing(satu: str, variabel: Variabel, cara: Cara | None = None, persen: CaraPersen = PERSEN) -> Bacaan:
    """What a cell means for a variable, in the manner of its column (None: not known).

    Exact, and never guessed. A text of nothing but spaces is the figure "kosong". `persen` only matters where the
    variable is a percentage.
    """
    if persen != PERSEN and not satuan_persen(variabel.satuan):
        persen = PERSEN
    match jenis(satu):
        case "angka":
            return _angka(isi(satu), variabel, persen)
        case "persen":
            return _persen(isi(satu), variabel)
        case "teks":
            return _teks(isi(satu), variabel, cara, persen)
        case "tanggal":
            return _tolak(f"“{isi(satu)[:10]}” adalah tanggal, bukan angka. Ubah selnya menjadi angka.")
        case "logika":
            return _tolak(f"{_kutip(isi(satu))} adalah nilai benar atau salah, bukan angka. Tulis angkanya.")
        case "galat":
            return _tolak(f"{_kutip(isi(satu))} adalah galat rumus. Perbaiki rumusnya atau tulis angkanya.")
        case "rumus":
            return _tolak(
                "Rumus ini tidak menyimpan hasilnya. Buka berkasnya di Excel, simpan sekali, lalu impor lagi."
            )


def _tolak(sebab: str) -> Bacaan:
    return Bacaan(None, sebab)


def _kutip(teks: str) -> str:
    return f"“{singkat(bersihkan(teks.strip()), 40)}”"


def _nilai(teks: str) -> Decimal | None:
    """The number of a cell; None where a reader gave something else (`NaN`)."""
    try:
        nilai = Decimal(teks)
    except InvalidOperation:
        return None
    return nilai if nilai.is_finite() else None


def _angka(teks: str, variabel: Variabel, persen: CaraPersen) -> Bacaan:
    if persen == PERSEN and len(teks) < 15 and teks.isdecimal() and teks.isascii():
        return Bacaan(Figur("terisi", Decimal(teks)))  # most are: every variable may have them
    nilai = _nilai(teks)
    if nilai is None:
        return _tolak(f"{_kutip(teks)} bukan angka. Tulis angkanya.")
    if abs(nilai) >= _PALING:
        return _tolak(
            f"{_kutip(f'{nilai:f}')} lebih dari 15 digit, dan lembar kerja tidak menyimpan digit selebihnya. "
            "Tulis angkanya sebagai teks."
        )
    asal = tulis_angka(nilai) if persen != PERSEN else ""
    return _as_percent(_boleh(nilai, variabel), asal, variabel, persen)


def _boleh(nilai: Decimal, variabel: Variabel) -> Bacaan:
    """The number, if the variable may have it."""
    figur = Figur("terisi", nilai if nilai else nilai.copy_abs())
    if not salah_angka(variabel, figur):
        return Bacaan(Figur("terisi", Decimal(int(nilai))) if variabel.bulat else figur)
    try:
        return Bacaan(baca_ketikan(tulis_angka(nilai), variabel))
    except KetikanError as galat:
        return _tolak(galat.kalimat)


def _persen(teks: str, variabel: Variabel) -> Bacaan:
    nilai = _nilai(teks)
    if nilai is None or abs(nilai) >= _PALING:
        return _tolak(f"{_kutip(teks)} bukan angka. Tulis angkanya.")
    seratus = _kali_seratus(nilai)
    if satuan_persen(variabel.satuan):
        bacaan = _boleh(seratus, variabel)
        return Bacaan(bacaan.figur, bacaan.sebab, berpersen=True)
    try:
        baca_ketikan(f"{tulis_angka(seratus)} %", variabel)
    except KetikanError as galat:
        return _tolak(galat.kalimat)
    raise AssertionError("a percentage was read for another unit")


def _kali_seratus(nilai: Decimal) -> Decimal:
    """Exactly, and written without an exponent."""
    hasil = Decimal(f"{nilai.scaleb(2):f}")
    return hasil.to_integral_value() if hasil == hasil.to_integral_value() else hasil.normalize()


def _as_percent(bacaan: Bacaan, asal: str, variabel: Variabel, persen: CaraPersen) -> Bacaan:
    """A plain number as what the clerk says plain numbers of its column are; one beyond 1 is no fraction of it."""
    if persen == PERSEN or bacaan.berpersen or bacaan.figur is None or not bacaan.figur.nilai:
        return bacaan
    if abs(bacaan.figur.nilai) > 1:
        return bacaan
    if persen == "tanya":
        return Bacaan(bacaan.figur, bacaan.sebab, "persen")
    baru = _boleh(_kali_seratus(bacaan.figur.nilai), variabel)
    if baru.figur is None:
        return baru
    hasil = tulis_figur(baru.figur)
    return Bacaan(baru.figur, f"Dari “{asal}” menjadi {hasil}: pecahan dijadikan persen, sesuai jawaban Anda.")


def _teks(teks: str, variabel: Variabel, cara: Cara | None, persen: CaraPersen) -> Bacaan:
    if _RINGKAS.search(teks):
        return _tolak(f"{_kutip(teks)} ditulis ringkas, sehingga digitnya tidak utuh lagi. Tulis angka lengkapnya.")
    arti = _arti_pemisah(teks)
    if arti in (".", ",") and cara is None:
        return Bacaan(None, tanya="pemisah")
    inggris = arti == "inggris" or (arti in (".", ",") and cara == "inggris")
    ditulis = _DERET.sub(lambda cocok: cocok[0].translate(_TUKAR), teks) if inggris else teks
    bacaan = _ketikan(teks, ditulis, variabel, arti == "aneh")
    if bacaan.figur is None or bacaan.figur.status == "kosong":
        return bacaan
    sebab = bacaan.sebab
    if inggris:
        angka = tulis_figur(bacaan.figur)
        sebab = f"Dari {_kutip(teks)} menjadi {angka}: titik dan koma ditulis dengan cara Inggris."
    siap = Bacaan(bacaan.figur, sebab, berpersen=_ADA_PERSEN.search(teks) is not None)
    return _as_percent(siap, singkat(teks.strip(), 40), variabel, persen)


def _ketikan(teks: str, ditulis: str, variabel: Variabel, aneh: bool) -> Bacaan:
    """A text as one who types it would mean it; what had to be left out of it is told."""
    try:
        figur = baca_ketikan(ditulis, variabel)
    except KetikanError as galat:
        sebab = galat.kalimat if aneh or not galat.saran else _tak_dipahami(teks, variabel, galat.kalimat)
        if sebab:
            return _tolak(sebab)
        figur = baca_ketikan(galat.saran, variabel)
        return Bacaan(figur, f"Dari {_kutip(teks)} menjadi {tulis_figur(figur)}: {_dibuang(teks, variabel)}")
    if figur.nilai is not None and (sisa := _hiasan(teks)):
        return Bacaan(figur, f"Dari {_kutip(teks)} menjadi {tulis_figur(figur)}: {sisa} dibuang.")
    return Bacaan(figur)


def _tak_dipahami(teks: str, variabel: Variabel, kalimat: str) -> str:
    """Why the number in a text with words is no figure of the variable; empty where it is one."""
    kata = kata_satuan(_DERET.sub(" ", teks))
    if not kata:
        return ""
    if kata[0] in KATA_KALI and kata[0] not in kata_satuan(variabel.satuan):
        return kalimat
    return beda_satuan(_kutip(teks), _DERET.sub(" ", teks), variabel.satuan)


def _dibuang(teks: str, variabel: Variabel) -> str:
    """What was left out of a text, as the end of a sentence."""
    sisa = _DERET.sub(" ", teks).strip()
    if kata_satuan(sisa):
        return "satuannya dibuang." if variabel.satuan else f"{_kutip(sisa)} dibuang."
    if sisa.startswith("(") and sisa.endswith(")"):
        return "tanda kurung berarti di bawah nol."
    return "tanda di sekitarnya dibuang." if sisa else "spasinya dibuang."


def _hiasan(teks: str) -> str:
    """What has no meaning beside the number of a text and was left out silently when it was read."""
    tepi = teks.strip(" \t\r\n")
    if tepi.startswith("'"):
        return "tanda petik di depannya"
    rapi = rapikan_tempel(bersihkan(teks.strip())).strip()
    return "spasi atau huruf tak terlihat" if " ".join(tepi.split(" ")) != rapi else ""
