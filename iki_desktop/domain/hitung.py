"""What a formula amounts to: a tree and the figures of its names in, one figure out. Pure and exact.

Inside, figures are ratios of whole numbers, so that a third times three is one; only the outcome is rounded, to 34
digits in a context of our own. What goes in and comes out is bounded, so nothing can hang.

Percent, as the offices write it:
- `x 100%` makes a percentage figure: `[A] / [B] x 100%` with 3 and 4 is 75. Brackets and order don't matter.
- A percentage figure stays one when added to, subtracted from, multiplied or divided by plain figures; other
  percents beside it in a sum are such figures too: `100% - [A] / [B] x 100%` is 25.
- A percentage figure of a percentage figure is again one (50% of 50 % is 25), and `x 100%` twice is the same as once.
- Any other percent is a share: `50% x [A]` is half of A, `100% - [A] / [B]` is 0,25.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from iki_desktop.domain.angka import KONTEKS
from iki_desktop.domain.rumus import BAGI, KALI, KURANG, Angka, Biner, Kurung, Minus, Nama, Simpul
from iki_desktop.domain.teks import kunci_cari

TERBESAR = 40  # digits before or behind the comma of what goes in; digits before it of what comes out

# "persen": a percentage figure (75 for three quarters), "bagian": a share written as percent, "biasa": all else.
Satuan = Literal["biasa", "bagian", "persen"]


class TakTerhitung(Exception):
    """No figure comes out: `sebab` ("belum diisi: Pegawai", "penyebut nol"), and the names it lies with."""

    def __init__(self, sebab: str, nama: tuple[str, ...] = ()) -> None:
        """`sebab` is to stand behind other words, so it begins small and has no full stop."""
        super().__init__(sebab)
        self.sebab, self.nama = sebab, nama


def hitung(simpul: Simpul, nilai: Mapping[str, Decimal]) -> Decimal:
    """The outcome, with names looked up without regard to case and spacing; raises `TakTerhitung`."""
    angka = _cari_nilai(simpul, nilai)
    hasil, _ = _nilai(simpul, angka)
    if abs(hasil) >= 10**TERBESAR:
        raise TakTerhitung("hasilnya terlalu besar")
    return KONTEKS.divide(Decimal(hasil.numerator), Decimal(hasil.denominator))


def satuan(simpul: Simpul) -> Satuan:
    """Whether the outcome is a percentage figure; depends on how the formula is written alone."""
    match simpul:
        case Nama():
            return "biasa"
        case Angka(persen=persen):
            return "bagian" if persen else "biasa"
        case Kurung(isi) | Minus(_, isi):
            return satuan(isi)
        case Biner(tanda) if _is_sum(tanda):
            return _satuan_jumlah({satuan(satu) for satu, _ in _terms(simpul)})
        case Biner():
            return _satuan(simpul, satuan(simpul.kiri), satuan(simpul.kanan))


def _satuan(simpul: Biner, kiri: Satuan, kanan: Satuan) -> Satuan:
    """Of two factors together, from what each is by itself."""
    if simpul.tanda in KALI and (seratus_persen(simpul.kiri) or seratus_persen(simpul.kanan)):
        return "persen"
    if simpul.tanda in BAGI:
        return kiri if kanan == "biasa" or (kiri, kanan) == ("persen", "bagian") else "biasa"
    return _satuan_jumlah({kiri, kanan})


def _satuan_jumlah(semua: set[Satuan]) -> Satuan:
    """Of terms that are added up."""
    if "persen" in semua:
        return "persen"
    return "bagian" if semua == {"bagian"} else "biasa"


def _is_sum(tanda: str) -> bool:
    return tanda not in KALI and tanda not in BAGI


def _terms(simpul: Simpul, tanda: int = 1) -> list[tuple[Simpul, int]]:
    """All that a sum adds up, each with its sign: brackets and order don't matter."""
    match simpul:
        case Kurung(isi):
            return _terms(isi, tanda)
        case Minus(_, isi):
            return _terms(isi, -tanda)
        case Biner(op, kiri, kanan) if _is_sum(op):
            return [*_terms(kiri, tanda), *_terms(kanan, -tanda if op in KURANG else tanda)]
    return [(simpul, tanda)]


def seratus_persen(simpul: Simpul) -> int:
    """1 for exactly `100%`, in brackets or not, -1 for `-100%`, else 0."""
    match simpul:
        case Angka(_, nilai, persen):
            return int(persen and nilai == 100)
        case Kurung(isi):
            return seratus_persen(isi)
        case Minus(_, isi):
            return -seratus_persen(isi)
        case _:
            return 0


def nama_unik(simpul: Simpul) -> tuple[str, ...]:
    """The names of a tree, each variable once, in order of appearance."""
    hasil: dict[str, str] = {}

    def walk(satu: Simpul) -> None:
        match satu:
            case Nama(nama):
                hasil.setdefault(kunci_cari(nama), nama)
            case Kurung(isi) | Minus(_, isi):
                walk(isi)
            case Biner(_, kiri, kanan):
                walk(kiri)
                walk(kanan)

    walk(simpul)
    return tuple(hasil.values())


def _cari_nilai(simpul: Simpul, nilai: Mapping[str, Decimal]) -> dict[str, Fraction]:
    """The figures of the names by their key; refuses what is missing, all of it at once."""
    perlu = nama_unik(simpul)
    kunci = nilai if all(nama in nilai for nama in perlu) else {kunci_cari(k): v for k, v in nilai.items()}
    hasil: dict[str, Fraction] = {}
    kurang, aneh = list[str](), list[str]()
    for nama in perlu:
        angka = kunci.get(nama, kunci.get(kunci_cari(nama)))
        if angka is None:
            kurang.append(nama)
        elif not _wajar(angka):
            aneh.append(nama)
        else:
            hasil[kunci_cari(nama)] = Fraction(angka)
    if kurang:
        raise TakTerhitung(f"belum diisi: {', '.join(kurang)}", tuple(kurang))
    if aneh:
        raise TakTerhitung(f"angkanya terlalu besar atau terlalu panjang: {', '.join(aneh)}", tuple(aneh))
    return hasil


def _wajar(angka: Decimal) -> bool:
    """A finite figure whose whole part and decimals are not too long."""
    exponent = angka.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -TERBESAR and (not angka or angka.adjusted() < TERBESAR)


def _nilai(simpul: Simpul, angka: Mapping[str, Fraction]) -> tuple[Fraction, Satuan]:
    match simpul:
        case Nama(nama):
            return angka[kunci_cari(nama)], "biasa"
        case Angka(_, nilai, persen):
            return (Fraction(nilai) / 100, "bagian") if persen else (Fraction(nilai), "biasa")
        case Kurung(isi):
            return _nilai(isi, angka)
        case Minus(_, isi):
            hasil, jenis = _nilai(isi, angka)
            return -hasil, jenis
        case Biner(tanda) if _is_sum(tanda):
            return _sum([(*_nilai(satu, angka), arah) for satu, arah in _terms(simpul)])
        case Biner():
            (kiri, jenis_kiri), (kanan, jenis_kanan) = _nilai(simpul.kiri, angka), _nilai(simpul.kanan, angka)
            hasil = _hasil(simpul, kiri, jenis_kiri, kanan, jenis_kanan)
            return hasil, _satuan(simpul, jenis_kiri, jenis_kanan)


def _sum(suku: Sequence[tuple[Fraction, Satuan, int]]) -> tuple[Fraction, Satuan]:
    """Beside a percentage figure, all shares are such figures too."""
    jenis = _satuan_jumlah({satu for _, satu, _ in suku})
    kali = {"bagian": 100} if jenis == "persen" else {}
    return sum((nilai * arah * kali.get(satu, 1) for nilai, satu, arah in suku), Fraction(0)), jenis


def _hasil(simpul: Biner, kiri: Fraction, jenis_kiri: Satuan, kanan: Fraction, jenis_kanan: Satuan) -> Fraction:
    if simpul.tanda in BAGI:
        if not kanan:
            raise TakTerhitung("penyebut nol", nama_unik(simpul.kanan))
        return kiri / kanan
    return kiri * kanan * _seratus(simpul, jenis_kiri, jenis_kanan)


def _seratus(simpul: Biner, kiri: Satuan, kanan: Satuan) -> Fraction:
    """What a product of these two units is to be multiplied by, so that percent is counted once."""
    if kiri == kanan == "persen":
        return Fraction(1, 100)
    if "persen" in (kiri, kanan):
        return Fraction(1)
    return Fraction(100 if seratus_persen(simpul.kiri) or seratus_persen(simpul.kanan) else 1)
