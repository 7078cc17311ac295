"""Which period a text names: a month, a quarter, a half year or a year, in the many ways in which offices write them.

What has two readings, is counted from the beginning of the year on (“s/d Juni”) or is a day has none.
"""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

from iki_desktop.domain.impor.kata import lipat
from iki_desktop.domain.periode import PANJANG, Frekuensi, Periode, periode_ke
from iki_desktop.domain.teks import BULAN

_LAIN = (
    ("january",), ("february", "pebruari", "peb", "pebr", "febr", "feb"), ("march", "mart", "mrt", "mar"), ("apr",),
    ("may",), ("june",), ("july",), ("august", "agust", "agst", "agt", "ags", "agu", "aug"), ("sept",),
    ("october", "oct", "oktob"), ("nopember", "nop", "nopem"), ("december", "dec"),
)  # fmt: skip
_BULAN: dict[str, int] = {}
for _nomor, _nama in enumerate(BULAN, start=1):
    _BULAN |= dict.fromkeys((_nama.casefold(), _nama[:3].casefold(), *_LAIN[_nomor - 1]), _nomor)
_BULAN_PENUH = tuple(nama for nama in _BULAN if len(nama) > 3)
_NAMA_BULAN = "|".join(sorted(_BULAN, key=len, reverse=True))

_TRIWULAN = ("triwulan", "tribulan", "triwulanan", "triw", "trw", "tw", "kuartal", "q")
_SEMESTER = ("semester", "smt", "sem", "smtr")
_MASA: dict[str, Frekuensi] = {
    **dict.fromkeys(_TRIWULAN, "triwulanan"),
    **dict.fromkeys(_SEMESTER, "semesteran"),
}
_NOMOR = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4} | {
    f"{nol}{n}": n for nol in ("", "0") for n in range(1, 5)
}
_ROMAWI = {
    satu: n
    for n, satu in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1)
}
_KATA_TAHUN = frozenset({"tahun", "thn", "th", "ta", "anggaran"})
# What may stand beside a period without saying anything else.
_PENGISI = frozenset({"bulan", "bln", "bl", "periode", "masa", "ke", ":", ".", ",", "(", ")", "'", *_KATA_TAHUN})
_SAMPAI = "§"  # counted up to

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_PERATURAN = re.compile(
    r"\b(?:nomor|no|uu|pp|perda|perbup|perdes|perpres|permendagri|permendes|kepmendagri)\b\s*\.?\s*:?\s*[\w./-]+\s*"
    r"(?:tahun|thn|th)\b\.?\s*\d{4}"
)
_HARI = re.compile(
    rf"(?<![\w/])(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}([-/.])\d{{1,2}}\1\d{{2,4}}"
    rf"|\d{{1,2}}(?:\s+|-|/)(?:{_NAMA_BULAN})\b\.?(?:[\s'/-]*\d{{4}}(?!\d)|['/-]\d{{2}}(?!\d))?)(?![\w])"
)
_S_D = re.compile(
    r"\bs\s*[./]\s*d\b\.?|\bsampai(?:\s+(?:dengan|bulan|akhir))*\b|\bhingga\b|\bkumulatif\b"
    rf"|\bsd\b\.?(?=\s*(?:bulan\s+|bln\s+)?(?:{_NAMA_BULAN}|tw|triwulan|semester|smt)\b)"
)
_RAPAT = re.compile(r"\b(tw|trw|triwulan|smt|sem|semester)(iv|i{1,3})\b")
_POTONGAN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_MUNGKIN = re.compile(rf"\d{{4}}|\d[-/]\d|{_NAMA_BULAN}|bulan|bln|tw|tri|semes|smt|sem|q[1-4]|kuartal|trw|s\s*/\s*d")


@dataclass(slots=True)
class _Sebutan:
    """Months of a year not told yet (None), the pieces of text from `mulai` to before `sampai`."""

    awal: int
    panjang: int
    mulai: int
    sampai: int
    tahun: int | None = None


@dataclass(frozen=True, slots=True)
class BacaanPeriode:
    """What a text says of periods: those it names, whether it names time in a way that is none (`tak_tentu`: “s/d
    Juni”, “Januari–Februari”), the years in it, and its words without all that."""

    periode: tuple[Periode, ...] = ()
    tak_tentu: bool = False
    tahun: tuple[int, ...] = ()
    sisa: str = ""
    tanpa_tahun: bool = False  # some were told without a year


@dataclass(slots=True)
class _Pembaca:
    potongan: list[str]
    tahun_dua: int | None
    sebutan: list[_Sebutan] = field(default_factory=list)
    tahun: list[tuple[int, int, int]] = field(default_factory=list)  # which, from piece, to before piece
    ragu: bool = False

    def di(self, ke: int) -> str:
        return self.potongan[ke] if 0 <= ke < len(self.potongan) else ""

    def read(self) -> None:
        ke = 0
        while ke < len(self.potongan):
            ke = self._one(ke)
        self._ranges()

    def _one(self, ke: int) -> int:
        """Reads what begins at a piece; where to go on."""
        kata = self.di(ke)
        if kata in _BULAN and not (kata == "des" and not self._alone(ke)):
            return self._with_year(_Sebutan(_BULAN[kata], 1, ke, ke + 1))
        if kata in _MASA:
            return self._numbered(ke, _MASA[kata])
        if kata in {"bulan", "bln"} and (bulan := self._month_number(self._skip(ke + 1, {"ke", "-", ":", "."}))):
            return self._with_year(_Sebutan(bulan[0], 1, ke, bulan[1]))
        if _is_year(kata):
            self.ragu |= _SAMPAI in (self.di(ke - 1), self.di(ke - 2)) and self.di(ke - 1) in {_SAMPAI, "tahun"}
            return self._year_first(ke)
        if kata.isdigit() and len(kata) <= 2 and self.di(ke + 1) in {"/", "-"} and _is_year(self.di(ke + 2)):
            if 1 <= int(kata) <= 12 and self.di(ke - 1) not in {"/", "-"}:
                self.sebutan.append(_Sebutan(int(kata), 1, ke, ke + 3, int(self.di(ke + 2))))
                self.tahun.append((int(self.di(ke + 2)), ke + 2, ke + 3))
            else:
                self.ragu = True
            return ke + 3
        return ke + 1

    def _alone(self, ke: int) -> bool:
        """Whether `des` is December and not “desa” cut short: with a year, or with nothing else."""
        lain = [
            p for n, p in enumerate(self.potongan) if n != ke and p not in _PENGISI and not p.isdigit() and p != "-"
        ]
        return not lain or any(_is_year(self.di(ke + n)) for n in (1, 2))

    def _skip(self, ke: int, apa: set[str] | frozenset[str]) -> int:
        while self.di(ke) in apa:
            ke += 1
        return ke

    def _month_number(self, ke: int) -> tuple[int, int] | None:
        kata = self.di(ke)
        if kata in _ROMAWI:
            return _ROMAWI[kata], ke + 1
        if kata.isdigit() and len(kata) <= 2 and 1 <= int(kata) <= 12:
            return (int(kata), ke + 1) if self.di(ke + 1) not in {"/", "-"} or _is_year(self.di(ke + 2)) else None
        return None

    def _with_year(self, satu: _Sebutan) -> int:
        """A year that follows directly is its own: `2026`, `tahun 2026`, `/2026`, and of two digits `-26`, `'26`."""
        self.sebutan.append(satu)
        tanda = self.di(satu.sampai)
        ke = self._skip(satu.sampai, {"-", "/", ",", ".", "'", ":", "(", *_KATA_TAHUN})
        if _is_year(self.di(ke)):
            satu.tahun = int(self.di(ke))
            self.tahun.append((satu.tahun, ke, ke + 1))
            satu.sampai = ke + 1
        elif tanda in {"-", "'", "/"} and ke == satu.sampai + 1 and re.fullmatch(r"\d{2}", self.di(ke)):
            tahun = 2000 + int(self.di(ke))
            if abs(tahun - (self.tahun_dua or tahun)) <= 10 and self.di(ke + 1) not in {"/", "-"}:
                satu.tahun = tahun
                self.tahun.append((tahun, ke, ke + 1))
                satu.sampai = ke + 1
            else:
                self.ragu = True
        elif re.fullmatch(r"\d{2}", tanda) and self.tahun_dua != 2000 + int(tanda):
            self.ragu = True  # `Jan 25`: a day, or a year
        return satu.sampai

    def _numbered(self, ke: int, frekuensi: Frekuensi) -> int:
        """`Triwulan I`, `TW-1`, `Semester ke 2`; more numbers after it are more of them, or a range."""
        nomor_ke = self._skip(ke + 1, {"ke", "-", ".", ":", ","})
        nomor = self._number(nomor_ke, frekuensi)
        if nomor is None:
            return ke + 1
        panjang = PANJANG[frekuensi]
        satu = _Sebutan((nomor - 1) * panjang + 1, panjang, ke, nomor_ke + 1)
        while self.di(satu.sampai) in {"-", _SAMPAI, "dan", "&", ",", "/", "+"}:
            lanjut = self._number(satu.sampai + 1, frekuensi)
            if lanjut is None:
                break
            baru = _Sebutan((lanjut - 1) * panjang + 1, panjang, satu.sampai + 1, satu.sampai + 2)
            if self.di(satu.sampai) in {"-", _SAMPAI}:
                satu = _Sebutan(satu.awal, baru.awal + panjang - satu.awal, satu.mulai, baru.sampai)
            else:
                self.sebutan.append(satu)
                satu = baru
        return self._with_year(satu)

    def _number(self, ke: int, frekuensi: Frekuensi) -> int | None:
        nomor = _NOMOR.get(self.di(ke))
        return nomor if nomor is not None and nomor <= 12 // PANJANG[frekuensi] else None

    def _year_first(self, ke: int) -> int:
        tahun, sesudah = int(self.di(ke)), self.di(ke + 2)
        if self.di(ke + 1) in {"-", "/"} and re.fullmatch(r"\d{1,2}", sesudah):
            if len(sesudah) == 2 and 1 <= int(sesudah) <= 12 and self.di(ke + 3) not in {"-", "/"}:
                self.tahun.append((tahun, ke, ke + 1))
                self.sebutan.append(_Sebutan(int(sesudah), 1, ke, ke + 3, tahun))
            else:
                self.ragu = True  # 2026/27, 2026-1
            return ke + 3
        self.tahun.append((tahun, ke, ke + 1))
        return ke + 1

    def _ranges(self) -> None:
        """Joins `Januari - Maret`; what is counted up to a period without a beginning is none."""
        hasil: list[_Sebutan] = []
        for satu in self.sebutan:
            depan = self._before(satu.mulai)
            if depan >= 0 and self.di(depan) in {"-", _SAMPAI}:
                lalu = hasil[-1] if hasil else None
                if lalu is not None and lalu.sampai == depan:
                    self._join(lalu, satu)
                    continue
                if self.di(depan) == _SAMPAI or self.di(depan - 1) == "#":
                    self.ragu = True
            hasil.append(satu)
        self.sebutan = hasil

    def _before(self, ke: int) -> int:
        ke -= 1
        while self.di(ke) in {"bulan", "bln", "periode", "dengan"}:
            ke -= 1
        return ke

    def _join(self, lalu: _Sebutan, satu: _Sebutan) -> None:
        if lalu.tahun is not None and satu.tahun is not None and lalu.tahun != satu.tahun:
            self.ragu = True
        if satu.awal <= lalu.awal:
            self.ragu = True
        lalu.panjang = satu.awal + satu.panjang - lalu.awal
        lalu.sampai, lalu.tahun = satu.sampai, satu.tahun or lalu.tahun


def _is_year(kata: str) -> bool:
    return len(kata) == 4 and kata.isascii() and kata.isdigit() and "1990" <= kata <= "2099"


@lru_cache(maxsize=8192)
def baca_teks_periode(teks: str, tahun: int | None) -> BacaanPeriode:
    """All that a text says of periods; `tahun` is that of those it tells without one (None: such are left out)."""
    rata = lipat(teks).replace("_", " ")
    if not _MUNGKIN.search(rata):
        return BacaanPeriode(sisa=teks)
    rata = _HARI.sub(" # ", _PERATURAN.sub(" # ", rata))
    rata = re.sub(r"\bt\s*\.\s*a\b\.?", " ta ", _S_D.sub(f" {_SAMPAI} ", rata))
    pembaca = _Pembaca(_POTONGAN.findall(_RAPAT.sub(r"\1 \2", rata)), tahun)
    pembaca.read()
    semua_tahun = tuple(dict.fromkeys(t for t, _, _ in pembaca.tahun))
    ragu = pembaca.ragu or (_SAMPAI in pembaca.potongan and not pembaca.sebutan and not semua_tahun)
    hasil: list[Periode] = []
    tanpa = False
    for satu in pembaca.sebutan:
        tahun_nya = satu.tahun
        if tahun_nya is None and len(semua_tahun) == 1:
            tahun_nya = semua_tahun[0]
        elif tahun_nya is None and not semua_tahun:
            tahun_nya, tanpa = tahun, True
        akhir = satu.awal + satu.panjang
        if satu.panjang not in PANJANG.values() or (satu.awal - 1) % satu.panjang or akhir > 13:
            ragu = True
        elif tahun_nya is not None:
            hasil.append(Periode(tahun_nya, satu.awal, satu.panjang))
        elif semua_tahun:
            ragu = True
    if not pembaca.sebutan and not ragu:
        hasil += [periode_ke(t, "tahunan", 1) for t in semua_tahun]
    return BacaanPeriode(tuple(dict.fromkeys(hasil)), ragu, semua_tahun, _rest(pembaca), tanpa)


def _rest(pembaca: _Pembaca) -> str:
    terpakai = {ke for s in pembaca.sebutan for ke in range(s.mulai, s.sampai)}
    terpakai |= {ke for _, awal, akhir in pembaca.tahun for ke in range(awal, akhir)}
    sisa = [p for ke, p in enumerate(pembaca.potongan) if ke not in terpakai]
    return "" if all(p in _PENGISI or p == "-" for p in sisa) else " ".join(sisa)


def nomor_bulan(teks: str) -> int:
    """1 to 12 of a number or Roman number of a month; 0 where it is none."""
    rata = teks.strip().casefold()
    nomor = int(rata) if len(rata) <= 2 and rata.isascii() and rata.isdigit() else _ROMAWI.get(rata, 0)
    return nomor if nomor <= 12 else 0


def kenali_periode(teks: str, tahun: int | None) -> Periode | None:
    """The period that a text is and nothing else: `JAN`, `Bulan : Maret 2026`, `TW-1`, `01/2026`, `Pebruari`.

    `tahun` is taken where none is said (None: then such a text is no period). An ISO date is its month. None for what
    is cumulative (“s/d Juni”), for several periods, and for months together that are no quarter, half year or year.
    """
    teks = teks.strip()
    if (iso := _ISO.fullmatch(teks.casefold())) is not None:
        return periode_ke(int(iso[1]), "bulanan", int(iso[2])) if 1 <= int(iso[2]) <= 12 else None
    if len(teks) > 80:
        return None
    bacaan = baca_teks_periode(teks, tahun)
    if bacaan.tak_tentu or bacaan.sisa or len(bacaan.periode) != 1:
        return None
    return bacaan.periode[0]


def periode_dalam(teks: str, tahun: int | None) -> tuple[Periode, ...]:
    """All periods that a title mentions, each once; days are none, nor is anything where it speaks of time that is no
    period (“s/d Juni”). A year beside months or quarters is theirs."""
    bacaan = baca_teks_periode(teks, tahun)
    return () if bacaan.tak_tentu else bacaan.periode


def mirip_periode(teks: str) -> bool:
    """Whether a text that is no period is something like one: a month spelt wrong, or told without its year."""
    if kenali_periode(teks, 2000) is not None:
        return True
    semua = _POTONGAN.findall(lipat(teks))
    return len(semua) <= 4 and any(get_close_matches(k, _BULAN_PENUH, 1, 0.75) for k in semua if len(k) > 3)
