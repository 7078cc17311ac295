"""What buttons and keys put into the text of a formula: pure, from the text and its selection to one replacement."""

import re
from typing import NamedTuple

from iki_desktop.domain.rumus import KURANG, TAMBAH, Biner, RumusError, baca_rumus, pisah_label, potong

_NAMA = re.compile(r"\[([^\[\]\n]*)\]")
_KOSONG = re.compile(r"\[[ ]?\]")


class Sisipan(NamedTuple):
    """`teks` takes the place of what stands from `awal` to `akhir`; then `pilih` (from, to) is selected."""

    awal: int
    akhir: int
    teks: str
    pilih: tuple[int, int]


def _room_before(teks: str, tempat: int) -> str:
    return "" if tempat == 0 or teks[tempat - 1] in " (\n∑Σ" else " "


def _room_behind(teks: str, tempat: int) -> str:
    return " " if teks[tempat : tempat + 1] not in ("", " ", ")", "\n") else ""


def _at(awal: int, akhir: int, teks: str, pilih: int | None = None, panjang: int = 0) -> Sisipan:
    """A replacement after which the caret stands `pilih` letters into it (None: behind it)."""
    mulai = awal + (len(teks) if pilih is None else pilih)
    return Sisipan(awal, akhir, teks, (mulai, mulai + panjang))


def put_name(teks: str, awal: int, akhir: int, nama: str) -> Sisipan:
    """`[Nama]` at the caret, in place of the name it stands in; then the next gap `[ ]` of the line is selected."""
    for cocok in _NAMA.finditer(teks):
        if cocok.start() < akhir < cocok.end() and awal >= cocok.start():
            awal, akhir = cocok.span()
            break
    return _then_gap(teks, awal, akhir, f"{_room_before(teks, awal)}[{nama}]{_room_behind(teks, akhir)}")


def complete(teks: str, awal: int, akhir: int, nama: str) -> Sisipan:
    """`[Nama]` in place of what was begun."""
    return _then_gap(teks, awal, akhir, f"[{nama}]")


def _then_gap(teks: str, awal: int, akhir: int, isi: str) -> Sisipan:
    batas = teks.find("\n", akhir)
    celah = _KOSONG.search(teks, akhir, batas if batas >= 0 else len(teks))
    if celah is None:
        return _at(awal, akhir, isi)
    geser = awal + len(isi) - akhir
    return Sisipan(awal, akhir, isi, (celah.start() + 1 + geser, celah.end() - 1 + geser))


def put_sigma(teks: str, awal: int, akhir: int) -> Sisipan:
    """∑ before the name that is selected or follows, else before a new gap."""
    terpilih = teks[awal:akhir]
    if terpilih:
        isi = f"∑{terpilih}" if _NAMA.fullmatch(terpilih.strip()) else f"∑[{terpilih.strip('[]')}]"
        return _at(awal, akhir, isi)
    for cocok in _NAMA.finditer(teks):
        if cocok.start() <= awal < cocok.end() and teks[cocok.start() - 1 : cocok.start()] not in ("∑", "Σ"):
            return Sisipan(cocok.start(), cocok.start(), "∑", (awal + 1, awal + 1))
    depan = _room_before(teks, awal)
    return _at(awal, akhir, f"{depan}∑[]{_room_behind(teks, akhir)}", len(depan) + 2)


def put_brackets(teks: str, awal: int, akhir: int) -> Sisipan:
    """Brackets around the selection, or an empty pair with the caret inside."""
    terpilih = teks[awal:akhir]
    if terpilih:
        return _at(awal, akhir, f"({terpilih})")
    depan = _room_before(teks, awal)
    return _at(awal, akhir, f"{depan}(){_room_behind(teks, akhir)}", len(depan) + 1)


def put_fraction(teks: str, awal: int, akhir: int) -> Sisipan:
    """The selection over a gap, or a gap over a gap; the first gap is selected."""
    atas = teks[awal:akhir].strip()
    depan, belakang = _room_before(teks, awal), _room_behind(teks, akhir)
    if not atas:
        return _at(awal, akhir, f"{depan}[ ] / [ ]{belakang}", len(depan) + 1, 1)
    if any(p.jenis == "tanda" for p in potong(atas)) and not _whole_bracket(atas):
        atas = f"({atas})"
    return _at(awal, akhir, f"{depan}{atas} / [ ]{belakang}", len(depan) + len(atas) + 4, 1)


def _whole_bracket(teks: str) -> bool:
    """Whether one pair of brackets encloses all."""
    dalam = 0
    for ke, huruf in enumerate(teks):
        dalam += (huruf == "(") - (huruf == ")")
        if dalam == 0:
            return ke == len(teks) - 1 and teks[0] == "("
    return False


def put_sign(teks: str, awal: int, akhir: int, tanda: str) -> Sisipan:
    """A sign of calculation behind the selection, with a space on both sides, in the shape the cell already has."""
    tanda = _shape(teks, tanda)
    tempat = _out_of_name(teks, akhir) if awal == akhir else akhir
    depan = "" if tempat == 0 or teks[tempat - 1] in " (\n" else " "
    if teks[tempat : tempat + 1] == " ":
        return Sisipan(tempat, tempat + 1, f"{depan}{tanda} ", (tempat + len(depan + tanda) + 1,) * 2)
    return _at(tempat, tempat, f"{depan}{tanda} ")


def _out_of_name(teks: str, tempat: int) -> int:
    """The place itself, or behind the name it lies in."""
    for cocok in _NAMA.finditer(teks):
        if cocok.start() < tempat < cocok.end():
            return cocok.end()
    return tempat


def _shape(teks: str, tanda: str) -> str:
    if tanda == "×":
        tanda_ada = [p.teks for p in potong(teks) if p.jenis == "tanda" and p.teks in "xX×*"]
        return tanda_ada[0] if tanda_ada else "x"
    if tanda == "−":
        return "−" if any(p.jenis == "tanda" and p.teks == "−" for p in potong(teks)) else "-"
    return tanda


def put_percent(teks: str, awal: int, akhir: int) -> Sisipan:  # noqa: ARG001
    """A percent sign at once behind what stands there."""
    return _at(akhir, akhir, "%")


def put_hundred(teks: str, awal: int, akhir: int) -> Sisipan:
    """`x 100%` behind the selection, else behind the whole formula of the line, a sum in brackets."""
    ekor = f" {_shape(teks, '×')} 100%"
    if awal != akhir:
        return _at(akhir, akhir, ekor)
    mulai = teks.rfind("\n", 0, akhir) + 1
    batas = teks.find("\n", akhir)
    baris = teks[mulai : batas if batas >= 0 else len(teks)]
    try:
        isi = baca_rumus(baris).isi
    except RumusError:
        rapi = baris.rstrip()
        return _at(mulai + len(rapi), mulai + len(baris), ekor if rapi else ekor[1:])
    if not (isinstance(isi, Biner) and isi.tanda in TAMBAH + KURANG):
        return _at(mulai + len(baris.rstrip()), mulai + len(baris), ekor)
    kepala = pisah_label(baris)[1]
    rumus = baris[kepala:].strip()
    depan = mulai + kepala + len(baris[kepala:]) - len(baris[kepala:].lstrip())
    return _at(depan, mulai + len(baris), f"({rumus}){ekor}")
