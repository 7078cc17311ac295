"""From child to parent: sheets as lines of JSON, some rows at a time, so that neither holds the file twice.

Lines are `["J", kind]`, then of each sheet `["L", name, hidden, percents known]`, `["B", [[row, [cell, …]], …]]` and
`["A", merged, hidden rows, hidden columns]`, at the end `["S", notes]`, or any time `["G", reason, detail]`; `["M"]`
only says that the child is at work. A request is a line too: name, length and limits; the bytes of the file follow.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any, get_args

from iki_desktop.domain.impor.lembar import BARIS_MAKS, KOLOM_MAKS, Buku, Lembar, Rentang, Sel
from iki_desktop.sheets.baca.batas import Batas, Tolak
from iki_desktop.sheets.baca.kata import Sebab

KELUAR_MEMORI = 77  # exit code of a child that could get no more memory
_SEKALI = 2000  # cells of one line, more or less
_SEBAB: dict[str, Sebab] = {satu: satu for satu in get_args(Sebab)}
_AWALAN = frozenset("nptdbef")


def permintaan(nama: str, panjang: int, batas: Batas) -> bytes:
    """The line before the bytes of a file."""
    return json.dumps({"nama": nama, "panjang": panjang, "batas": asdict(batas)}).encode() + b"\n"


class Aliran:
    """What a reader of the child tells of a file; keeps the limits of it."""

    def __init__(self, tulis: Callable[[bytes], object], batas: Batas) -> None:
        """`tulis` takes a line with its end."""
        self.batas = batas
        self._tulis = tulis
        self._tunda: list[tuple[int, list[Sel]]] = []
        self._tertunda = self._sel = self._petak = self._huruf = self._gabung = self._lembar = 0
        self._terakhir, self._lebar, self._tersembunyi = -1, 0, [0][:0]
        self.catatan: list[str] = []

    def _send(self, *isi: object) -> None:
        self._tulis(json.dumps(isi, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")

    def jenis(self, jenis: str) -> None:
        """What kind of file it is."""
        self._send("J", jenis)

    def maju(self) -> None:
        """A sign of life where there is nothing to tell."""
        self._send("M")

    def lembar(self, nama: str, *, tersembunyi: bool = False, persen_diketahui: bool = True) -> None:
        """A sheet begins."""
        self._lembar += 1
        if self._lembar > self.batas.lembar:
            raise Tolak("banyak_sel")
        self._terakhir, self._lebar, self._tersembunyi = -1, 0, []
        self._send("L", nama, tersembunyi, persen_diketahui)

    def baris(self, nomor: int, sel: list[Sel], *, tersembunyi: bool = False) -> None:
        """Row `nomor` (from 0) of the sheet, after those before it; an empty one needn't be told."""
        while sel and sel[-1] is None:
            sel.pop()
        if not sel:
            return
        if not self._terakhir < nomor < BARIS_MAKS or len(sel) > KOLOM_MAKS:
            raise Tolak("rusak")
        self._terakhir, self._lebar = nomor, max(self._lebar, len(sel))
        if tersembunyi:
            self._tersembunyi.append(nomor)
        self._sel += len(sel) - sel.count(None)
        self._petak += len(sel)
        self._huruf += sum(map(len, filter(None, sel)))
        if self._sel > self.batas.sel or self._petak > self.batas.petak or self._huruf > self.batas.huruf:
            raise Tolak("banyak_sel")
        self._tunda.append((nomor, sel))
        self._tertunda += len(sel)
        if self._tertunda > _SEKALI:
            self._flush()

    def _flush(self) -> None:
        if self._tunda:
            self._send("B", self._tunda)
            self._tunda, self._tertunda = [], 0

    def akhir(self, gabung: Iterable[Rentang] = (), kolom_tersembunyi: Iterable[tuple[int, int]] = ()) -> None:
        """The sheet ends. Merged cells are cut to where it holds something; hidden columns come as first and last."""
        self._flush()
        dalam: list[tuple[int, int, int, int]] = []
        for satu in gabung:
            bawah, kanan = min(satu.bawah, self._terakhir), min(satu.kanan, self._lebar - 1)
            if 0 <= satu.atas <= bawah and 0 <= satu.kiri <= kanan and (satu.atas, satu.kiri) != (bawah, kanan):
                dalam.append((satu.atas, satu.kiri, bawah, kanan))
        self._gabung += len(dalam)
        if self._gabung > self.batas.sel // 10:
            raise Tolak("banyak_sel")
        kolom = {k for awal, habis in kolom_tersembunyi for k in range(max(awal, 0), min(habis + 1, self._lebar))}
        self._send("A", dalam, self._tersembunyi, sorted(kolom))

    def catat(self, kalimat: str) -> None:
        """Something of the file that could not be read."""
        self.catatan.append(kalimat)

    def selesai(self) -> None:
        """The file ends."""
        self._send("S", self.catatan)

    def gagal(self, tolak: Tolak) -> None:
        """The file isn't read."""
        self._send("G", tolak.sebab, tolak.rincian)


class _Kamus(dict[Sel, Sel]):
    """Equal cells become one; what is none is refused where it is first seen."""

    def __missing__(self, satu: Sel) -> Sel:
        if not isinstance(satu, str) or satu[:1] not in _AWALAN:
            raise ValueError("no cell")
        if len(self) > 100_000:  # beyond that, most cells differ
            self.clear()
            self[None] = None
        self[satu] = satu
        return satu


class Perakit:
    """Puts the lines of a child together in the parent, which believes none of them."""

    def __init__(self, nama: str, sha256: str) -> None:
        """The name of the file without folder, and the hash of its bytes."""
        self._nama, self._sha256 = nama, sha256
        self.jenis = ""
        self.banyak_baris = 0
        self._kamus = _Kamus({None: None})
        self._lembar: list[Lembar] = []
        self._kepala: tuple[str, bool, bool] | None = None
        self._baris: list[Sequence[Sel]] = []

    def terima(self, baris: bytes) -> Buku | None:
        """One line; the book with the last. Raises `Tolak` where the child says so, ValueError or TypeError for what
        is no line of a child."""
        match json.loads(baris):
            case ["B", list(isi)] if self._kepala:
                self._rows(isi)
            case ["M"]:
                pass
            case ["J", str(jenis)]:
                self.jenis = jenis
            case ["L", str(nama), bool(tersembunyi), bool(persen)] if not self._kepala:
                self._kepala, self._baris = (nama, tersembunyi, persen), []
            case ["A", list(gabung), list(baris_t), list(kolom_t)] if self._kepala:
                self._sheet(gabung, baris_t, kolom_t)
            case ["S", list(catatan)] if not self._kepala and self.jenis:
                return Buku(self._nama, self._sha256, self.jenis, tuple(self._lembar), tuple(map(str, catatan)))
            case ["G", str(sebab), str(rincian)] if sebab in _SEBAB:
                raise Tolak(_SEBAB[sebab], rincian)
            case _:
                raise ValueError("no line of a child")
        return None

    def _rows(self, isi: list[Any]) -> None:
        ambil = self._kamus.__getitem__
        for nomor, sel in isi:
            if not isinstance(nomor, int) or not len(self._baris) <= nomor < BARIS_MAKS or len(sel) > KOLOM_MAKS:
                raise ValueError("no row")
            self._baris.extend([()] * (nomor - len(self._baris)))
            self._baris.append(tuple(map(ambil, sel)))
        self.banyak_baris += len(isi)

    def _sheet(self, gabung: list[Any], baris_t: list[Any], kolom_t: list[Any]) -> None:
        if self._kepala is None:
            raise ValueError("no sheet")
        nama, tersembunyi, persen = self._kepala
        rentang = tuple(Rentang(*map(_int, satu)) for satu in gabung)
        sembunyi = frozenset(map(_int, baris_t)), frozenset(map(_int, kolom_t))
        self._lembar.append(Lembar(nama, tuple(self._baris), rentang, *sembunyi, tersembunyi, persen))
        self._kepala, self._baris = None, []


def _int(nilai: object) -> int:
    if not isinstance(nilai, int):
        raise TypeError("no number")
    return nilai
