"""Rules between figures (`[Hadir] <= [Pegawai]`), and when one figure is doubtful though it may be stored."""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal, cast

from iki_desktop.domain.angka import KONTEKS, tulis_angka
from iki_desktop.domain.figur import Figur
from iki_desktop.domain.hitung import TakTerhitung, hitung, nama_unik
from iki_desktop.domain.rumus import Biner, Kurung, Rumus, RumusError, baca_rumus
from iki_desktop.domain.variabel import Variabel

Tanda = Literal["<", "≤", "=", "≥", ">"]

_RAKSASA = Decimal(10) ** 9  # beyond what an office counts, money aside
BIASA_MIN = 3  # reported figures from which on there is something usual

_BENAR: dict[Tanda, Callable[[Decimal, int], bool]] = {
    "<": operator.lt, "≤": operator.le, "=": operator.eq, "≥": operator.ge, ">": operator.gt,
}  # fmt: skip
_BAKU: dict[str, Tanda] = {"<=": "≤", ">=": "≥"}
_KELIRU = {"=<": "<=", "=>": ">=", "==": "=", "<>": "", "!=": "", "≠": ""}
_TANDA = re.compile(r"\[[^\[\]\n]*\]|(<=|>=|=<|=>|==|<>|!=|[<≤=≥>≠])")


@dataclass(frozen=True, slots=True)
class Aturan:
    """A rule of the office as it was typed, and what to say where figures break it."""

    id: int
    teks: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """A rule as it is read: two formulas and what must hold between them."""

    kiri: Rumus
    tanda: Tanda
    kanan: Rumus

    @property
    def selisih(self) -> Biner:
        """Left minus right. One tree, so that `[A] / [B] x 100% <= 90%` compares percents as a sum would (`hitung`)."""
        return Biner("-", Kurung(self.kiri.isi), Kurung(self.kanan.isi))


@lru_cache(maxsize=256)
def baca_aturan(teks: str) -> Perbandingan:
    """The two formulas at the one `< <= ≤ = ≥ >= >` outside names. Raises `RumusError` with the place in the rule."""
    tanda = [cocok for cocok in _TANDA.finditer(teks) if cocok[1]]
    if not tanda:
        raise RumusError("Aturan belum punya tanda banding. Tulis seperti [Hadir] <= [Pegawai].", 0, len(teks))
    for cocok in tanda:
        if cocok[1] in _KELIRU:
            saran = _KELIRU[cocok[1]]
            pakai = saran or "<, <=, =, >= atau >"
            raise RumusError(f"Tanda “{cocok[1]}” tidak dikenal. Pakai {pakai}.", *cocok.span(), saran)
    if len(tanda) > 1:
        raise RumusError("Aturan berisi dua tanda banding. Bagi menjadi dua aturan.", *tanda[1].span())
    awal, akhir = tanda[0].span()
    kiri, kanan = _side(teks, 0, awal, f"depan “{tanda[0][1]}”"), _side(teks, akhir, len(teks), "belakangnya")
    hasil = Perbandingan(kiri, _BAKU.get(tanda[0][1]) or cast(Tanda, tanda[0][1]), kanan)
    if not nama_unik(hasil.selisih):
        raise RumusError("Aturan belum menyebut variabel. Tulis namanya dalam kurung siku.", 0, len(teks))
    return hasil


def _side(teks: str, awal: int, akhir: int, di: str) -> Rumus:
    if not teks[awal:akhir].strip():
        raise RumusError(f"Di {di} belum ada isinya. Tulis nama variabel atau angka.", awal, akhir)
    try:
        return baca_rumus(teks[awal:akhir])
    except RumusError as galat:
        raise RumusError(galat.kalimat, awal + galat.awal, awal + galat.akhir, galat.saran) from None


def nama_aturan(teks: str) -> tuple[str, ...]:
    """The names of a rule, each variable once, in order of appearance. Raises `RumusError`."""
    return nama_unik(baca_aturan(teks).selisih)


def langgar(aturan: Aturan, nilai: Mapping[str, Decimal]) -> bool | None:
    """Whether the figures break the rule; None where it can't be said: a name without a value, a division by zero."""
    try:
        banding = baca_aturan(aturan.teks)
        return not _BENAR[banding.tanda](hitung(banding.selisih, nilai), 0)
    except (RumusError, TakTerhitung):
        return None


def ragu(figur: Figur, variabel: Variabel, lalu: Sequence[Decimal]) -> str:
    """Why a figure should be looked at again, as a sentence; empty where nothing is odd about it.

    `lalu` are the numbers reported for the same variable and desa in up to 12 periods before; fewer than three tell
    nothing. Nihil counts as 0; what isn't reported or doesn't apply is never doubtful.
    """
    nilai = figur.hitungan
    if nilai is None:
        return ""
    sebab = _beyond(nilai, variabel) or _unusual(nilai, variabel.lonjakan, lalu)
    tulisan = "Nihil" if figur.status == "nihil" else tulis_angka(nilai)
    return f"{tulisan} {sebab}. Periksa lagi, atau pertahankan dengan alasan." if sebab else ""


def _beyond(nilai: Decimal, variabel: Variabel) -> str:
    if variabel.terkecil is not None and nilai < variabel.terkecil:
        return f"di bawah batas wajar {tulis_angka(variabel.terkecil)}"
    if variabel.terbesar is not None and nilai > variabel.terbesar:
        return f"di atas batas wajar {tulis_angka(variabel.terbesar)}"
    if variabel.terbesar is None and abs(nilai) >= _RAKSASA and not _is_money(variabel):
        return "sangat besar"
    return ""


def _is_money(variabel: Variabel) -> bool:
    return bool({"rp", "rupiah", "idr"} & set(variabel.satuan.casefold().replace(".", " ").split()))


def _unusual(nilai: Decimal, lonjakan: Decimal | None, lalu: Sequence[Decimal]) -> str:
    """How far a number lies from what was usual; 0 only counts as far below what was at least `lonjakan` each time."""
    if lonjakan is None or lonjakan <= 0 or len(lalu) < BIASA_MIN or max(lalu) <= 0:
        return ""
    rendah, tinggi = min(lalu), max(lalu)
    if nilai > KONTEKS.multiply(lonjakan, tinggi):
        arah = "atas"
    elif rendah > 0 and KONTEKS.multiply(nilai, lonjakan) < rendah and (nilai or rendah >= lonjakan):
        arah = "bawah"
    else:
        return ""
    biasa = (
        f"{tulis_angka(rendah)} sampai {tulis_angka(tinggi)}" if rendah < tinggi else f"selalu {tulis_angka(rendah)}"
    )
    return f"jauh di {arah} kebiasaan: {len(lalu)} laporan terakhir {biasa}"
