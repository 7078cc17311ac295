"""Sheets of an .ods as its XML goes by: what calamine doesn't tell (percents, hidden rows, formulas without result)."""

import re
from dataclasses import dataclass, field
from typing import IO

from iki_desktop.domain.impor.lembar import BARIS_MAKS, KOLOM_MAKS, Rentang, Sel, sel
from iki_desktop.sheets.baca.aliran import Aliran
from iki_desktop.sheets.baca.arsip import Arsip
from iki_desktop.sheets.baca.batas import Tolak
from iki_desktop.sheets.baca.bentuk import angka_biasa
from iki_desktop.sheets.baca.xml_aman import PEMISAH, Atribut, urai

_RUANG = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}
_SEL = frozenset({"table:table-cell", "table:covered-table-cell"})  # what merged cells cover may still hold something
_HURUF = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
_TERSEMBUNYI = frozenset({"collapse", "filter"})
_GALAT = re.compile(r"Err:[0-9]{3}|#(?:DIV/0|VALUE|REF|NAME|NUM|N/A|NULL)[!?]?")
_SANDI = b"encryption-data"


def baca_ods(arsip: Arsip, aliran: Aliran) -> None:
    """Tells all sheets of a document; raises `Tolak` for one with a password."""
    if _SANDI in arsip.awal("META-INF/manifest.xml", 1 << 22) or arsip.ada("encrypted-package"):
        raise Tolak("sandi")
    with arsip.buka("content.xml") as sumber:
        baca_isi_ods(sumber, aliran)


def baca_isi_ods(sumber: IO[bytes], aliran: Aliran) -> None:
    """Tells all sheets of a `content.xml`, or of a flat document (.fods)."""
    aliran.jenis("ods")
    isi = _Isi(aliran)
    urai(sumber, isi.mulai, isi.akhir, isi.teks, aliran.maju)
    if not isi.ada_lembar:
        raise Tolak("rusak")


@dataclass(slots=True)
class _Sel:
    atribut: Atribut
    paragraf: list[str] = field(default_factory=list)


class _Isi:
    """The document as it goes by; what is in a cell but not its text (notes, drawings, tables) is passed over."""

    def __init__(self, aliran: Aliran) -> None:
        self._aliran = aliran
        self._pendek: dict[str, str] = {}
        self._gaya_tersembunyi: set[str] = set()
        self._gaya = ""
        self.ada_lembar = False
        self._lewati = 0  # how deep in what is passed over
        self._dalam_lembar = self._dalam_paragraf = 0
        self._sel: _Sel | None = None
        self._reset()

    def _reset(self) -> None:
        self._baris: list[Sel] = []
        self._rentang: list[Rentang] = []
        self._kolom_t: list[tuple[int, int]] = []
        self._nomor = self._kolom = self._kolom_ke = 0
        self._ulang, self._baris_t = 1, False

    def _short(self, nama: str) -> str:
        pendek = self._pendek.get(nama)
        if pendek is None:
            ruang, _, lokal = nama.rpartition(PEMISAH)
            pendek = self._pendek[nama] = f"{_RUANG.get(ruang, '?')}:{lokal}"
        return pendek

    def _attributes(self, atribut: Atribut) -> Atribut:
        return {self._short(nama): isi for nama, isi in atribut.items()}

    def mulai(self, nama: str, atribut: Atribut) -> None:
        tag = self._short(nama)
        if self._lewati:
            self._lewati += 1
        elif self._sel is not None:
            self._in_cell(self._sel, tag, atribut)
        elif tag in _SEL and self._dalam_lembar:
            self._sel = _Sel(self._attributes(atribut))
        elif tag == "table:table-row" and self._dalam_lembar:
            milik = self._attributes(atribut)
            self._baris, self._kolom = [], 0
            self._ulang = _count(milik.get("table:number-rows-repeated"))
            self._baris_t = milik.get("table:visibility") in _TERSEMBUNYI
        elif tag == "table:table-column" and self._dalam_lembar:
            milik = self._attributes(atribut)
            banyak = _count(milik.get("table:number-columns-repeated"))
            if milik.get("table:visibility") in _TERSEMBUNYI:
                self._kolom_t.append((self._kolom_ke, self._kolom_ke + banyak - 1))
            self._kolom_ke += banyak
        elif tag == "table:table":
            self._sheet(self._attributes(atribut))
        elif tag in {"table:tracked-changes", "table:shapes", "table:dde-links", "office:forms"}:
            self._lewati = 1
        elif tag == "style:style":
            self._gaya = self._attributes(atribut).get("style:name", "")
        elif tag == "style:table-properties" and self._attributes(atribut).get("table:display") == "false":
            self._gaya_tersembunyi.add(self._gaya)

    def _sheet(self, milik: Atribut) -> None:
        if self._dalam_lembar:
            self._lewati = 1
            return
        self.ada_lembar, self._dalam_lembar = True, 1
        self._reset()
        tersembunyi = milik.get("table:style-name", "") in self._gaya_tersembunyi
        self._aliran.lembar(milik.get("table:name", ""), tersembunyi=tersembunyi)

    def _in_cell(self, satu: _Sel, tag: str, atribut: Atribut) -> None:
        if tag == "text:p" or tag == "text:h":
            self._dalam_paragraf += 1
            satu.paragraf.append("")
        elif tag in _HURUF and self._dalam_paragraf:
            banyak = _count(self._attributes(atribut).get("text:c")) if tag == "text:s" else 1
            if banyak > KOLOM_MAKS:
                raise Tolak("rusak")
            satu.paragraf[-1] += _HURUF[tag] * banyak
        elif not tag.startswith("text:") or tag == "text:note":
            self._lewati = 1

    def teks(self, teks: str) -> None:
        if self._dalam_paragraf and not self._lewati and self._sel is not None:
            self._sel.paragraf[-1] += teks
            if len(self._sel.paragraf[-1]) > self._aliran.batas.huruf_sel:
                raise Tolak("banyak_sel")

    def akhir(self, nama: str) -> None:
        if self._lewati:
            self._lewati -= 1
            return
        tag = self._short(nama)
        if self._sel is not None:
            if tag == "text:p" or tag == "text:h":
                self._dalam_paragraf -= 1
            elif tag in _SEL:
                self._end_cell(self._sel)
                self._sel = None
        elif tag == "table:table-row" and self._dalam_lembar:
            self._end_row()
        elif tag == "table:table" and self._dalam_lembar:
            self._dalam_lembar = 0
            self._aliran.akhir(self._rentang, self._kolom_t)

    def _end_cell(self, satu: _Sel) -> None:
        milik = satu.atribut
        banyak = _count(milik.get("table:number-columns-repeated"))
        isi = _content(milik, "\n".join(satu.paragraf))
        lebar = _count(milik.get("table:number-columns-spanned"))
        tinggi = _count(milik.get("table:number-rows-spanned"))
        if lebar > 1 or tinggi > 1:
            self._rentang.append(Rentang(self._nomor, self._kolom, self._nomor + tinggi - 1, self._kolom + lebar - 1))
        if isi is not None:
            if self._kolom + banyak > KOLOM_MAKS:
                raise Tolak("rusak")
            self._baris.extend([None] * (self._kolom - len(self._baris)))
            self._baris.extend([isi] * banyak)
        self._kolom += banyak

    def _end_row(self) -> None:
        if self._baris:
            if self._nomor + self._ulang > BARIS_MAKS:
                raise Tolak("rusak")
            for ke in range(self._ulang):
                self._aliran.baris(self._nomor + ke, self._baris.copy(), tersembunyi=self._baris_t)
        self._nomor += self._ulang


def _count(teks: str | None) -> int:
    """A count of repetitions; one where it isn't told."""
    if teks is None:
        return 1
    if not (teks.isascii() and teks.isdecimal() and len(teks) < 10):
        raise Tolak("rusak")
    return max(int(teks), 1)


def _content(milik: Atribut, teks: str) -> Sel:
    """What a cell holds; its text is what it shows."""
    jenis = milik.get("office:value-type", "")
    if milik.get("calcext:value-type") == "error" or ("table:formula" in milik and _GALAT.fullmatch(teks)):
        return sel("galat", teks or "#VALUE!")
    if jenis in {"float", "currency", "percentage"}:
        biasa = angka_biasa(milik.get("office:value", ""))
        if biasa is not None:
            return sel("persen" if jenis == "percentage" else "angka", biasa)
    elif jenis == "date" and milik.get("office:date-value"):
        return sel("tanggal", milik["office:date-value"].removesuffix("T00:00:00"))
    elif jenis == "time" and milik.get("office:time-value"):
        return sel("tanggal", _time(milik["office:time-value"]))
    elif jenis == "boolean":
        return sel("logika", "TRUE" if milik.get("office:boolean-value") == "true" else "FALSE")
    elif not jenis and not teks and milik.get("table:formula"):
        rumus = milik["table:formula"]
        return sel("rumus", rumus[rumus.find(":=") + 1 :] if ":=" in rumus[:12] else rumus)
    isi = milik.get("office:string-value") or teks
    return sel("teks", isi) if isi else None


def _time(teks: str) -> str:
    """`12:30:00` of `PT12H30M00S`; anything else as it is."""
    jam, _, sisa = teks.removeprefix("PT").partition("H")
    menit, _, detik = sisa.partition("M")
    detik = detik.removesuffix("S").partition(".")[0]
    return f"{jam}:{menit}:{detik}" if jam.isdecimal() and menit.isdecimal() and detik.isdecimal() else teks
